//! The rich texts of an article, each with its place: for rules that read what is written.
//!
//! It must not know any rule.

use super::Place;
use crate::article::{Article, BlockKind, RichText};
use crate::text::Span;

/// Which rich text of an article is meant, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Holder {
    /// The lead picture's caption.
    Lead,
    /// The block of this number.
    Block(usize),
}

impl Holder {
    /// A range of this text as a place.
    pub(super) fn place(self, span: Span) -> Place {
        match self {
            Self::Lead => Place::LeadCaption(span),
            Self::Block(block) => Place::Body { block, span },
        }
    }
}

/// The lead caption (as if it were a paragraph), then each block in order.
pub(super) fn texts(article: &Article) -> impl Iterator<Item = (Holder, &BlockKind, &RichText)> {
    let lead = article.lead().map(|lead| (Holder::Lead, &BlockKind::Paragraph, &lead.caption));
    let blocks = article.body().iter().enumerate();
    lead.into_iter()
        .chain(blocks.map(|(at, block)| (Holder::Block(at), block.kind(), block.content())))
}
