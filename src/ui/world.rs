//! What the window asks of the world outside of it, and what the world answers: two closed lists.
//! `desktop` fulfils them, on threads where it takes time; the window never waits. Here nothing is
//! done, so that everything can be tried without files, dialogs or a clock.

use std::path::PathBuf;

use egui::ColorImage;

use super::app::DocumentId;
use crate::article::Article;
use crate::checks;
use crate::storage::paths::Looked;
use crate::storage::settings::Settings;
use crate::survey::Survey;

/// Something that the window wants.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Look an article over. Only the newest one matters.
    Survey {
        /// Whose.
        document: DocumentId,
        /// Of which revision.
        revision: u64,
        /// The article.
        article: Box<Article>,
        /// What a check must know besides.
        context: checks::Context,
        /// The newsroom's register of names, if it has one.
        register: Option<PathBuf>,
    },
    /// Read a file.
    Open {
        /// Which.
        path: PathBuf,
        /// As what.
        reading: Reading,
    },
    /// Ask the person for a file.
    Pick {
        /// What for.
        purpose: Purpose,
        /// What the file might be called; empty where one is to be read.
        suggested: String,
        /// Where to begin.
        folder: Option<PathBuf>,
    },
    /// Save a draft.
    Save {
        /// Whose.
        document: DocumentId,
        /// Of which revision.
        revision: u64,
        /// The article.
        article: Box<Article>,
        /// Where.
        path: PathBuf,
        /// What of the file that may be there.
        over: Over,
    },
    /// Keep a copy that survives a crash.
    Keep {
        /// Whose.
        document: DocumentId,
        /// Of which revision.
        revision: u64,
        /// The article.
        article: Box<Article>,
        /// The draft's file, if it has one.
        path: Option<PathBuf>,
    },
    /// The article is closed: its copy is needed no more.
    Forget(DocumentId),
    /// Write a text down: a finished article.
    Write {
        /// Where.
        path: PathBuf,
        /// What.
        text: String,
        /// Whether another file may be replaced.
        over: Over,
    },
    /// Look at what is at a path that somebody types.
    Look(String),
    /// Use these settings at the next start too.
    SaveSettings(Box<Settings>),
    /// Load a picture that belongs to an article.
    Picture {
        /// Whose.
        document: DocumentId,
        /// Its name in the article.
        file: String,
        /// The article's own file; pictures lie beside it.
        beside: Option<PathBuf>,
    },
    /// Close the window: nothing is unsaved any more.
    Quit,
}

/// As what a file is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// A draft, or else a text.
    #[default]
    Any,
    /// A text, to make an article of.
    Text,
}

/// What may become of a file that is in the place of a new one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Over {
    /// Nothing, unless it is as it was when it was read or saved last.
    #[default]
    Unchanged,
    /// It may go: the person said so.
    Anything,
}

/// What a file is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// To open it.
    Open(Reading),
    /// To save a draft there; the window may be closed afterwards.
    Save(DocumentId),
    /// To write a finished article there.
    Export(Box<Written>),
    /// To put a picture into the text.
    Picture(DocumentId),
    /// To use it as a register of names.
    Register,
}

/// A finished article as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Whose.
    pub document: DocumentId,
    /// The text.
    pub text: String,
    /// Ending of the file's name, without the dot.
    pub extension: &'static str,
    /// What the article is to keep about it: why it is exported although it has errors.
    pub remark: Option<String>,
}

/// Something that happened in the world.
#[derive(Clone, Debug)]
pub enum Event {
    /// An article was looked over.
    Surveyed {
        /// Whose.
        document: DocumentId,
        /// Of which revision.
        revision: u64,
        /// What was seen.
        survey: Box<Survey>,
    },
    /// A file was read.
    Opened(Box<Opened>),
    /// It could not be; the sentence says why and names it.
    NotOpened(String),
    /// A draft is on the disk.
    Saved {
        /// Whose.
        document: DocumentId,
        /// Of which revision.
        revision: u64,
        /// Where.
        path: PathBuf,
    },
    /// It is not.
    NotSaved {
        /// Whose.
        document: DocumentId,
        /// Where it was to be.
        path: PathBuf,
        /// Why.
        why: NotSaved,
    },
    /// A copy of an article would survive a crash.
    Kept {
        /// Whose.
        document: DocumentId,
        /// Of which revision.
        revision: u64,
    },
    /// None would; the sentence says why.
    NotKept {
        /// Whose.
        document: DocumentId,
        /// Why.
        why: String,
    },
    /// The person chose a file, or none after all.
    Picked {
        /// What for.
        purpose: Purpose,
        /// Which.
        path: Option<PathBuf>,
    },
    /// The system has no dialog to ask for files; the window asks itself.
    NoDialog {
        /// What for.
        purpose: Purpose,
        /// What the file might be called.
        suggested: String,
        /// Where to begin.
        folder: Option<PathBuf>,
        /// Why there is none, in a sentence.
        why: String,
    },
    /// What is at a path that was typed.
    Looked(Looked),
    /// A finished article was written.
    Wrote(PathBuf),
    /// It was not.
    NotWritten {
        /// Where it was to be.
        path: PathBuf,
        /// The text.
        text: String,
        /// Why.
        why: NotSaved,
    },
    /// Settings could not be read or kept, or the like; the sentence says what.
    Trouble(String),
    /// A picture of an article.
    Picture {
        /// Whose.
        document: DocumentId,
        /// Its name in the article.
        file: String,
        /// What it looks like.
        image: ColorImage,
    },
    /// The program was started once more; with a file, that is in an event of its own.
    Called,
    /// The system wants the program to end.
    Ending,
}

/// Why a file was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// Somebody else changed it since, or it is not ours: the person may say that it may go.
    Differs,
    /// It lacks what this version does not know; the sentence says so.
    ReadOnly(String),
    /// The system refused; the sentence says why.
    Failed(String),
}

/// An article that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The article.
    pub article: Article,
    /// Its draft's file. None for a text that was imported, or an article that had no file.
    pub path: Option<PathBuf>,
    /// Where it came back after a crash: by what its copy is known, which becomes the document's
    /// own. Its file, if it has one, holds an older article.
    pub recovered: Option<DocumentId>,
    /// What the person should know about it, in sentences.
    pub notes: Vec<String>,
}
