//! The clipboard between articles: what is copied with all that belongs to it, and its way into
//! another article. It knows no system's clipboard: the plain text goes there, and a [`Clip`] is
//! ours only as long as that text is still there ([`Clip::is`]).
//!
//! `put.rs` puts the blocks in; how a clip is written down for another process, `storage` knows.

mod put;

use std::collections::HashSet;
use std::sync::Arc;

pub(super) use put::put;

use super::deletion::ending_at;
use super::{Selection, Transaction};
use crate::article::{
    Article, Block, BlockKind, Body, Field, Mark, Object, RefId, Reference, RichText, Title,
};
use crate::markup::{self, Profile};
use crate::text::{OBJECT, Span};

/// What was copied: blocks with their marks and objects, the references that they cite, what was
/// decided about the names in them, their language and direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip {
    content: Arc<Article>,
}

impl Clip {
    /// What a clip keeps of an article: everything of its body, nothing of what is around it.
    pub fn new(article: &Article) -> Self {
        let body = article.body();
        let contents = || body.iter().map(Block::content);
        let objects = contents().flat_map(RichText::objects);
        let cited: HashSet<&RefId> = objects
            .filter_map(|placed| match &placed.object {
                Object::Citation(citation) => Some(&citation.references),
                Object::Raw(_) => None,
            })
            .flatten()
            .collect();
        let references: Vec<Reference> =
            article.references().iter().filter(|it| cited.contains(&it.id)).cloned().collect();
        let marks = contents().flat_map(RichText::marks);
        let names: HashSet<&str> = marks
            .filter_map(|marked| match &marked.mark {
                Mark::Entity(name) => Some(name.as_str()),
                _ => None,
            })
            .collect();
        let decided = article.entities().iter().filter(|it| names.contains(it.name.as_str()));
        let (content, _) = Article::with_body(Title::default(), body.clone())
            .with(Field::Entities(decided.cloned().collect()))
            .with(Field::Language(article.language().to_owned()))
            .with(Field::Direction(article.direction()))
            .with_references(references);
        Self { content: Arc::new(content) }
    }

    /// What was copied, as an article without a title.
    pub fn content(&self) -> &Article {
        &self.content
    }

    /// The letters alone, a line for each block, without objects: for other programs.
    pub fn plain(&self) -> String {
        let lines = self.content.body().iter().map(|block| block.text().replace(OBJECT, ""));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Text with bold, italic, links, headings and lists for other programs, as HTML. Links to pages
    /// lead to the wiki of the profile.
    pub fn html(&self, profile: &Profile) -> String {
        markup::fragment(&self.content, profile)
    }

    /// Whether a text that comes from the system's clipboard is what was copied here: systems
    /// change ends of lines and close texts with a NUL.
    pub fn is(&self, text: &str) -> bool {
        text.trim_end_matches('\0').replace("\r\n", "\n") == self.plain()
    }
}

/// What is selected, to be put in elsewhere. `None` where nothing is.
///
/// A part of one block is a part of a line, whatever block it is from. Of several blocks each keeps
/// its kind; a picture comes along where all of its caption is selected, its caption's words alone
/// where a part is.
pub fn copy(article: &Article, selection: Selection) -> Option<Clip> {
    let selection = selection.clamped(article.body());
    let (start, end) = (selection.start(), selection.end());
    if start == end {
        return None;
    }
    let blocks = (start.block..=end.block).filter_map(|at| {
        let block = article.body().block(at)?;
        let len = block.text().len();
        let (is_first, is_last) = (at == start.block, at == end.block);
        let from = if is_first { start.offset } else { 0 };
        let to = if is_last { end.offset } else { len };
        let content = block.content().slice(Span::new(from, to))?;
        // What goes when the selection is deleted comes with it when it is copied.
        let is_whole = from == 0 && to == len && (is_first || !is_last || to > 0);
        let kind = match block.kind() {
            BlockKind::Raw if is_whole || content.text().contains('\n') => BlockKind::Raw,
            BlockKind::Raw if !is_first || !is_last => BlockKind::Raw,
            BlockKind::Picture(_) if !is_whole || (is_first && is_last) => BlockKind::Paragraph,
            BlockKind::Quotation { .. } if to < len && !content.is_empty() && !is_first => {
                BlockKind::Quotation { attribution: String::new() }
            }
            BlockKind::Unknown(_) => block.kind().clone(),
            _ if !is_whole && (content.is_empty() || (is_first && is_last)) => BlockKind::Paragraph,
            kind => kind.clone(),
        };
        Some(Block::new(kind, content).with_direction(block.direction()))
    });
    let body: Body = blocks.collect();
    let (copied, _) = Article::with_body(Title::default(), body)
        .with(Field::Entities(article.entities().to_vec()))
        .with(Field::Language(article.language().to_owned()))
        .with(Field::Direction(article.direction()))
        .with_references(article.references().iter().cloned().collect());
    Some(Clip::new(&copied))
}

/// Puts a clip in the place of what is selected, as one step of undo, the caret behind it.
///
/// Its first block joins what stands before and its last what stands after, as pasted text does;
/// at the start of a paragraph the first brings its kind along, at an end the last does. Paragraphs
/// put into a list or quotation belong to it. Pictures and raw markup stay blocks of their own; in
/// raw markup only the letters arrive.
///
/// References come along. One that the article has already (it says the same, or has the same name
/// and address) is cited there; a name that means another source here is exchanged for a new one.
pub fn paste_clip(article: &Article, selection: Selection, clip: &Clip) -> Option<Transaction> {
    let put = put(article, selection, clip)?;
    Some(ending_at(put.changes, put.end))
}

#[cfg(test)]
mod tests;
