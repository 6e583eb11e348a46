//! The words of the find bar: which ones there are. It words, it decides nothing.

use crate::editor::search::QueryError;

/// The words of the find bar in one language.
pub struct FindStrings {
    /// What the field for what is looked for is called.
    pub query: &'static str,
    /// What the field for what is put in its place is called.
    pub replacement: &'static str,
    /// Which match of how many, or how many where none is the current one.
    pub count: fn(Option<usize>, usize) -> String,
    /// The same while the article is still being searched.
    pub counting: fn(usize) -> String,
    /// Nothing was found.
    pub nothing: &'static str,
    /// How many matches were replaced.
    pub replaced: fn(usize) -> String,
    /// Why a query can't be searched for.
    pub error: fn(&QueryError) -> String,
    /// To the next match.
    pub next: Switch,
    /// To the one before.
    pub previous: Switch,
    /// Close the bar.
    pub close: Switch,
    /// Show or hide the field for what is put in.
    pub with_replacement: Switch,
    /// Replace the current match.
    pub replace: Switch,
    /// Replace all of them.
    pub replace_all: Switch,
    /// Whole words only.
    pub whole_word: Switch,
    /// With their particles.
    pub particles: Switch,
    /// The query is a regular expression.
    pub regex: Switch,
    /// Particles stay when a word is replaced.
    pub keep_particles: Switch,
    /// Said before the differences that a search passes over.
    pub ignoring: &'static str,
    /// Vowel signs don't count.
    pub marks: Switch,
    /// Hamza doesn't.
    pub hamza: Switch,
    /// ى is ي.
    pub yeh: Switch,
    /// ة is ه.
    pub teh: Switch,
    /// Digits of all scripts are one.
    pub digits: Switch,
    /// پ is ب.
    pub house_letters: Switch,
    /// Capitals are small letters.
    pub case: Switch,
}

/// A button or switch: what stands on it, and what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switch {
    /// A word or two.
    pub label: &'static str,
    /// A sentence, for a tooltip and for a screen reader, with its key where it has one.
    pub hint: &'static str,
}
