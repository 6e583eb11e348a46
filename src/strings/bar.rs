//! The words of the bar and the status line: which ones there are. It words, it decides nothing.

use crate::article::Direction;
use crate::checks::Severity;

/// How safe what was written is, as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safe<'a> {
    /// Nothing was written yet.
    Untouched,
    /// It is in its file.
    Saved,
    /// A copy of all of it would survive a crash.
    Kept,
    /// Some of it is only in memory, not for long.
    Pending,
    /// It could not be kept, for this reason.
    Trouble(&'a str),
}

/// The words of the bar and the status line in one language.
pub struct BarStrings {
    /// What the button of the menu is called.
    pub menu: &'static str,
    /// Its tooltip.
    pub menu_hint: &'static str,
    /// The menus within it: file, edit, insert, view, tools, help.
    pub groups: [&'static str; 6],
    /// Everything that can be done, in short.
    pub command: &'static str,
    /// The keys for it.
    pub command_keys: &'static str,
    /// Export to a wiki of this name.
    pub export: fn(&str) -> String,
    /// The same in one word.
    pub export_short: &'static str,
    /// What an open article's tab is called, and whether its file is older.
    pub tab: fn(&str, bool) -> String,
    /// Closes the article of this name.
    pub close: fn(&str) -> String,
    /// The menu of all open articles.
    pub all_articles: &'static str,
    /// The line between the text and the panel at the start side.
    pub start_width: &'static str,
    /// The line between the text and the panel at the end side.
    pub end_width: &'static str,
    /// What the panel at the end side shows.
    pub end_tabs: &'static str,
    /// A new source, on a button.
    pub new_source: &'static str,
    /// How safe what was written is.
    pub safety: fn(Safe<'_>) -> String,
    /// More about that.
    pub safety_hint: fn(Safe<'_>) -> String,
    /// How many words.
    pub words: fn(usize) -> String,
    /// What is counted.
    pub words_hint: &'static str,
    /// How many minutes of reading.
    pub minutes: fn(usize) -> String,
    /// How the paragraph at the caret runs.
    pub direction: fn(Direction) -> &'static str,
    /// What a click does.
    pub direction_hint: &'static str,
    /// So many problems of one gravity.
    pub problems: fn(Severity, usize) -> String,
    /// There is none.
    pub no_problems: &'static str,
    /// What a click does.
    pub problems_hint: &'static str,
    /// The wiki that is written for, and its format.
    pub profile: fn(&str) -> String,
    /// What a click does.
    pub profile_hint: &'static str,
    /// How large the text is.
    pub zoom: fn(f32) -> String,
}
