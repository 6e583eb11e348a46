//! The article: what a journalist writes, as plain values, and the only way to change it.
//!
//! It knows text, dates and its own parts. It must not know files, wikis, windows or the clock.
//! Everything that alters an article is a [`Change`], and every change has an inverse.

mod block;
mod body;
mod change;
mod meta;
mod place;
mod reference;
mod rich;

pub use block::{Block, BlockKind, HeadingLevel, Level, ListLevel, ListStyle, Picture, Side};
pub use body::{Body, Position};
pub use change::{Applied, Change, ChangeError, Field, Mapping, SpliceMarks};
pub use meta::{Direction, EntityDecision, EntityKind, Ignored, Lead, Note, Status, Title};
pub use place::{Place, ReferenceField};
pub use reference::{
    Author, Bibliography, RefId, Reference, ReferenceDate, ReferenceKind, ReferenceText, UrlStatus,
};
pub use rich::{Citation, Mark, MarkedSpan, Object, Placed, RichText, RichTextError, Target};

use crate::dates::DateField;

/// An article with everything that belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    title: Title,
    dateline: DateField,
    language: String,
    direction: Direction,
    lead: Option<Lead>,
    body: Body,
    see_also: Option<Vec<String>>,
    categories: Vec<String>,
    references: Bibliography,
    entities: Vec<EntityDecision>,
    notes: Vec<Note>,
    ignored: Vec<Ignored>,
    status: Status,
}

impl Article {
    /// An empty article in Arabic, right to left.
    pub fn new() -> Self {
        Self { language: "ar".to_owned(), ..Self::default() }
    }

    /// An article with this title and body, in Arabic.
    pub fn with_body(title: Title, body: Body) -> Self {
        Self { title, body, ..Self::new() }
    }

    /// An article with one part set: for building one up before anybody edits it.
    #[must_use]
    pub fn with(mut self, field: Field) -> Self {
        self.swap_field(field);
        self
    }

    /// An article with these references; those whose id repeats an earlier one are given back.
    pub fn with_references(mut self, references: Vec<Reference>) -> (Self, Vec<Reference>) {
        let refused = self.references.extend(references);
        (self, refused)
    }

    /// Namespace and name of the page.
    pub fn title(&self) -> &Title {
        &self.title
    }

    /// The day that the article speaks of or is dated by.
    pub fn dateline(&self) -> &DateField {
        &self.dateline
    }

    /// Language of the text, as a BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Base direction of every paragraph that has none of its own.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The picture above the text.
    pub fn lead(&self) -> Option<&Lead> {
        self.lead.as_ref()
    }

    /// The text.
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// Pages under «انظر أيضاً»; `None` where the article has no such section, an empty list
    /// where it has one with nothing in it.
    pub fn see_also(&self) -> Option<&[String]> {
        self.see_also.as_deref()
    }

    /// Names of the categories, without their namespace.
    pub fn categories(&self) -> &[String] {
        &self.categories
    }

    /// The entries that citations point at.
    pub fn references(&self) -> &Bibliography {
        &self.references
    }

    /// What was decided about names in this article.
    pub fn entities(&self) -> &[EntityDecision] {
        &self.entities
    }

    /// Editors' remarks; they never leave the newsroom.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// What was found in it and stays as it is, with the reasons.
    pub fn ignored(&self) -> &[Ignored] {
        &self.ignored
    }

    /// How far the article has come.
    pub fn status(&self) -> Status {
        self.status
    }
}
