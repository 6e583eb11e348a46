//! What was made of a text that holds references, and what was not: the answer of every reader of
//! this room.
//!
//! It must not know how any of it is worded or shown.

use crate::article::Reference;

/// The references of a text, and every part of it that is not in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// In the order of the text. Their ids are those that the text gives, or empty; two may have
    /// one, for whoever takes them in knows which are taken.
    pub references: Vec<Reference>,
    /// What was not understood, in the order of the text.
    pub leftover: Vec<Leftover>,
}

/// A part of a text that is in no reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// Line of the text at which it begins, counted from 1.
    pub line: usize,
    /// The part, as it stands there.
    pub text: String,
    /// Why it is in no reference.
    pub why: Why,
}

/// Why a part of a text is in no reference, or should be looked at though it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// It has no shape of a reference.
    NotUnderstood,
    /// A part of a citation line that is in none of its reference's fields; the reference keeps it
    /// among its extra ones.
    PartOfReference,
    /// It is an address that is not of the web, such as `javascript:…`; it is kept as text.
    NotWeb,
    /// It has the length of an ISBN, but its check digit is wrong.
    WrongIsbn,
    /// It begins as a template, an entry or a record, and never ends. Of a record, what stands there
    /// was read.
    Unclosed,
    /// It is JSON, but broken or of something else.
    NotCslJson,
    /// It is a part of the format that is no reference: a comment, a preamble.
    NoReference,
    /// It begins a saved page that is longer than is read of one; its reference is of that part.
    PageCut,
    /// It is longer than a text to paste may be; nothing of it was read.
    TooLong,
}

impl Pasted {
    /// Adds what another text gave.
    pub(super) fn take(&mut self, other: Self) {
        self.references.extend(other.references);
        self.leftover.extend(other.leftover);
    }

    /// Keeps a part that is in no reference; white space is none.
    pub(super) fn leave(&mut self, line: usize, text: &str, why: Why) {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        if !text.is_empty() {
            self.leftover.push(Leftover { line, text: text.to_owned(), why });
        }
    }
}
