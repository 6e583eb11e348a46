//! # Text from elsewhere made an article
//!
//! A published page, copied as text, comes in with its title, sources and citations; any other
//! text comes in as paragraphs. Nothing of the text is dropped: what was guessed or not understood
//! is listed, so that the writer can look at it. This room knows articles and citation lines. It
//! must not know files, wiki markup or the words in which findings are shown.
//!
//! - [`published()`] (`published.rs`): the text of a published page.
//! - [`plain()`] (`plain.rs`): any text, nothing interpreted.
//! - [`part_at`] (`parts.rs`): what belongs under a usual heading.
//! - `lines.rs`: text to lines; `sections.rs`: headings, categories and list marks;
//!   `sources.rs`: the numbered list of sources.

mod lines;
mod parts;
mod plain;
mod published;
mod sections;
mod sources;

pub use parts::{Part, part_at};
pub use plain::plain;
pub use published::published;

use crate::article::Article;

/// An article read from text, and what a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The article. A draft, whatever the page was.
    pub article: Article,
    /// What was guessed or not understood, by line.
    pub findings: Vec<Finding>,
}

/// Something about a text that was guessed or not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Line of the text, counted from 1.
    pub line: usize,
    /// The words it is about, as they stand there.
    pub text: String,
    /// What was found.
    pub what: FindingKind,
}

/// What a [`Finding`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingKind {
    /// The first line was taken as the title, but no wiki has such a title: it is longer than 255
    /// bytes or holds one of `#<>[]{}|`.
    TitleGuessed,
    /// A short paragraph before a longer one was taken as the caption of the lead picture, whose
    /// file is not known.
    LeadCaptionGuessed,
    /// A line looked like a part of the page's frame but was not; it was kept as a paragraph, or
    /// (a number or bullet with nothing after it) only here.
    NotUnderstood,
    /// A number in square brackets for which there is no source; kept as text.
    MarkerWithoutSource,
    /// A source that no number in the text leads to; kept as a reference.
    SourceWithoutMarker,
    /// A source whose number an earlier one has; kept as a reference that nothing cites.
    DuplicateNumber,
    /// A heading with nothing under it.
    EmptySection,
    /// A source whose line was not understood; it is a reference with the whole line as title.
    SourceKeptAsText,
    /// A part of a source's line that was not understood; kept among the reference's extra fields.
    SourcePartlyUnderstood,
}
