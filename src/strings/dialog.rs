//! The words of what the window asks and shows over the article: which ones there are. They word,
//! they decide nothing.

use crate::import::Part;
use crate::markup::Format;
use crate::storage::templates::Template;

/// The words of the dialogs in one language.
pub struct DialogStrings {
    /// Nothing is to happen after all.
    pub cancel: &'static str,
    /// Everything that can be done, by name.
    pub palette: PaletteStrings,
    /// All keys.
    pub shortcuts: ShortcutStrings,
    /// The finished article.
    pub preview: PreviewStrings,
    /// What a new article begins with.
    pub begin: BeginStrings,
    /// Unsaved articles.
    pub close: CloseStrings,
    /// A draft's file that is not as it was.
    pub changed: ChangedStrings,
    /// What is let go over the window.
    pub drop: DropStrings,
    /// What this program is.
    pub about: AboutStrings,
    /// Why a task can't be done now.
    pub obstacle: fn(Obstacle) -> &'static str,
    /// What belongs into an empty paragraph.
    pub hint: fn(Part) -> &'static str,
}

/// Why a task can't be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Obstacle {
    /// There is no step to take back.
    NothingDone,
    /// No step was taken back.
    NothingUndone,
    /// Nothing is selected.
    NothingSelected,
    /// No problem has a place in the text.
    NoProblems,
    /// Only one article is open.
    OneArticle,
}

/// The words of the palette.
pub struct PaletteStrings {
    /// What it is called.
    pub name: &'static str,
    /// Said in its field while that is empty.
    pub placeholder: &'static str,
    /// Nothing has this name.
    pub nothing: &'static str,
    /// What was chosen last.
    pub recent: &'static str,
    /// What can be done.
    pub tasks: &'static str,
    /// Open articles.
    pub articles: &'static str,
    /// Headings of the article.
    pub headings: &'static str,
    /// Its sources.
    pub sources: &'static str,
    /// Files that were open.
    pub files: &'static str,
    /// How it is walked through.
    pub keys: &'static str,
}

/// The words of the list of shortcuts.
pub struct ShortcutStrings {
    /// What it is called.
    pub name: &'static str,
    /// Said in its field while that is empty.
    pub placeholder: &'static str,
    /// Moving through the text.
    pub moving: &'static str,
    /// Deleting.
    pub deleting: &'static str,
    /// Other keys of the text.
    pub writing: &'static str,
    /// Letters of the house.
    pub letters: &'static str,
    /// What Shift does with moves.
    pub with_shift: &'static str,
    /// What the keys of the text do that no task does.
    pub key: fn(TextKey) -> &'static str,
}

/// What keys of the text do that no task does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextKey {
    /// One place.
    Left,
    /// One place.
    Right,
    /// One word.
    WordLeft,
    /// One word.
    WordRight,
    /// One line.
    Up,
    /// One line.
    Down,
    /// The start of the line.
    LineStart,
    /// Its end.
    LineEnd,
    /// The start of the paragraph.
    ParagraphUp,
    /// The next paragraph.
    ParagraphDown,
    /// One screenful.
    PageUp,
    /// One screenful.
    PageDown,
    /// The start of the text.
    TextStart,
    /// Its end.
    TextEnd,
    /// A new paragraph.
    Enter,
    /// What is before the caret.
    Backward,
    /// What is after it.
    Forward,
    /// The word before it.
    WordBackward,
    /// The word after it.
    WordForward,
    /// The line before it.
    LineBackward,
    /// The line after it.
    LineForward,
    /// The paragraph.
    Paragraphs,
    /// Items move in.
    Deeper,
    /// Items move out.
    Shallower,
    /// A heading of the third degree.
    ThirdHeading,
    /// A heading of the fourth degree.
    FourthHeading,
}

/// The words of the preview.
pub struct PreviewStrings {
    /// What it is called.
    pub name: &'static str,
    /// What is chosen by its tabs.
    pub views: &'static str,
    /// The article as it is read.
    pub reading: &'static str,
    /// Its markup.
    pub markup: &'static str,
    /// The wiki that is written for.
    pub profile: &'static str,
    /// Nobody has confirmed what this wiki calls things.
    pub unconfirmed: &'static str,
    /// What it is written as.
    pub format: &'static str,
    /// One of these.
    pub format_name: fn(Format) -> &'static str,
    /// Put the whole markup on the clipboard.
    pub copy: &'static str,
    /// It is there.
    pub copied: &'static str,
    /// Write it to a file.
    pub save: &'static str,
    /// Where it was written: a path.
    pub wrote: fn(&str) -> String,
    /// Over what the writer should know about the export.
    pub notes: fn(usize) -> String,
    /// So many errors are in the article: it is not exported.
    pub refused: fn(usize) -> String,
    /// Go and look at them.
    pub look: &'static str,
    /// Asks why it is exported all the same.
    pub reason: &'static str,
    /// Said in that field while it is empty.
    pub reason_hint: &'static str,
    /// Export all the same.
    pub anyway: &'static str,
    /// The remark that the article keeps: so many errors, and why.
    pub remark: fn(usize, &str) -> String,
    /// The article is still being looked over.
    pub looking: &'static str,
    /// There is nothing to export.
    pub empty: &'static str,
}

/// The words of what a new article begins with.
pub struct BeginStrings {
    /// What the dialog is called.
    pub name: &'static str,
    /// What a template is called.
    pub template: fn(Template) -> &'static str,
    /// What it has, in a few words.
    pub about: fn(Template) -> &'static str,
    /// Files that were open.
    pub recent: &'static str,
    /// None was yet.
    pub no_recent: &'static str,
}

/// The words of what is asked about unsaved articles.
pub struct CloseStrings {
    /// Asks about one.
    pub one: &'static str,
    /// Asks about so many.
    pub several: fn(usize) -> String,
    /// What will be lost.
    pub lost: &'static str,
    /// Save.
    pub save: &'static str,
    /// Save those that are ticked.
    pub save_ticked: &'static str,
    /// Do not save.
    pub discard: &'static str,
}

/// The words of what is asked about a file that is not as it was.
pub struct ChangedStrings {
    /// What the dialog is called.
    pub name: &'static str,
    /// What happened to this file.
    pub text: fn(&str) -> String,
    /// Save over it.
    pub overwrite: &'static str,
    /// Save elsewhere.
    pub save_as: &'static str,
    /// Open what is there beside this one.
    pub open: &'static str,
}

/// The words of what is let go over the window.
pub struct DropStrings {
    /// A file is held over the window.
    pub file: &'static str,
    /// A picture is.
    pub picture: &'static str,
}

/// The words of what this program is.
pub struct AboutStrings {
    /// What the dialog is called.
    pub name: &'static str,
    /// What it is.
    pub what: &'static str,
    /// Its version.
    pub version: fn(&str) -> String,
    /// Of what it is made, and under which licences.
    pub licences: &'static str,
}
