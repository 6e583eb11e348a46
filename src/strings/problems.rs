//! The words of the panel of problems: which ones there are. It words, it decides nothing.

use crate::checks::Severity;

/// The words of the panel of problems in one language.
pub struct ProblemsStrings {
    /// What the list is called, for those who don't see it.
    pub list: &'static str,
    /// A group of problems of one gravity.
    pub group: fn(Severity) -> &'static str,
    /// The group of what was ignored.
    pub ignored: &'static str,
    /// There is none.
    pub none: &'static str,
    /// When there will be.
    pub none_sentence: &'static str,
    /// Ignore a problem, with a reason.
    pub ignore: &'static str,
    /// Asks for the reason.
    pub why: &'static str,
    /// The reason is given.
    pub ignore_now: &'static str,
    /// Don't ignore it after all.
    pub cancel: &'static str,
    /// The reason that was given.
    pub reason: fn(&str) -> String,
    /// None was given.
    pub no_reason: &'static str,
    /// Look at it again.
    pub restore: &'static str,
    /// Put right all of its kind, of which there are so many.
    pub fix_all: fn(usize) -> String,
}
