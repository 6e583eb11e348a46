//! The words of the field in which a file is named where the system has no dialog for it: which ones
//! there are. They word, they decide nothing.

use crate::storage::paths::PathState;

/// What a file is named for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PathPurpose {
    /// To open it.
    Open,
    /// To make an article of its text.
    Import,
    /// To save a draft.
    Save,
    /// To write a finished article.
    Export,
    /// To put a picture into the text.
    Picture,
    /// To use it as a register of names.
    Register,
}

/// The words of that field in one language.
pub struct PathStrings {
    /// What the dialog is called.
    pub name: fn(PathPurpose) -> &'static str,
    /// What the field is called.
    pub field: &'static str,
    /// What Tab does in it.
    pub hint: &'static str,
    /// What is at the path, where it can't be used, or what should be known.
    pub state: fn(&PathState, PathPurpose) -> String,
    /// Use it.
    pub take: fn(PathPurpose) -> &'static str,
    /// Use it, though a file is there, which goes.
    pub replace: &'static str,
}
