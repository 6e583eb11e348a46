//! Places in an article: where something stands that is spoken of, in the order of the page.
//!
//! It must not know who speaks: checks, searches and the names found all name places by it.

use super::{RefId, ReferenceDate, ReferenceText};
use crate::text::Span;

/// A place in an article, in the order in which an article is read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// The article as a whole.
    Article,
    /// A range of the title, in bytes of [`super::Title::name`].
    Title(Span),
    /// The dateline.
    Dateline,
    /// A range of the lead picture's caption, in bytes of its text.
    LeadCaption(Span),
    /// A range of a block's text.
    Body {
        /// Which block, counted from 0.
        block: usize,
        /// Bytes of its text.
        span: Span,
    },
    /// The section «انظر أيضاً».
    SeeAlso,
    /// A category, counted from 0.
    Category(usize),
    /// A reference, or one field of it.
    Reference {
        /// Its number in the list, counted from 0.
        index: usize,
        /// Its name.
        id: RefId,
        /// The field; `None` for the whole reference.
        field: Option<ReferenceField>,
    },
}

/// A field of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReferenceField {
    /// One that holds text.
    Text(ReferenceText),
    /// One that holds a date.
    Date(ReferenceDate),
}
