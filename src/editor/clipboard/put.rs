//! The blocks of a clip put into an article: what joins what, and which names its references get
//! there. It knows no clipboard.

use std::collections::HashMap;
use std::sync::Arc;

use super::Clip;
use crate::article::{
    Article, Block, BlockKind, Change, Citation, Direction, Field, MarkedSpan, Object, Position,
    RefId, Reference, RichText, SpliceMarks,
};
use crate::editor::Selection;
use crate::editor::carry::{Edit, splices};
use crate::editor::deletion::is_prose;
use crate::editor::sources::Known;
use crate::editor::typing::{Start, goes_on};
use crate::text::{Span, ceil_boundary};

/// How a clip gets into an article.
pub(in crate::editor) struct Put {
    /// What does it.
    pub(in crate::editor) changes: Vec<Change>,
    /// Where it begins afterwards.
    pub(in crate::editor) start: Position,
    /// Where it ends.
    pub(in crate::editor) end: Position,
}

/// Puts a clip in the place of what is selected; `None` where there is nothing to put in.
pub(in crate::editor) fn put(article: &Article, selection: Selection, clip: &Clip) -> Option<Put> {
    if clip.content().body().is_empty() {
        return None;
    }
    let Start { mut changes, article, at, span } = Start::of(article, selection)?;
    let target = article.body().block(at);
    if let Some(block) = target.filter(|it| *it.kind() == BlockKind::Raw) {
        let with = RichText::plain(&clip.plain());
        if with.is_empty() {
            return None;
        }
        let (start, end) = ends_in_line(at, block, span, &with);
        let marks = SpliceMarks::Follow;
        changes.push(Change::Splice { block: at, span, with, marks });
        return Some(Put { changes, start, end });
    }
    let (blocks, around) = fitted(&article, clip);
    changes.extend(around);
    let block = match target {
        Some(block) if !matches!(block.kind(), BlockKind::Unknown(_)) => block,
        none => {
            // Nothing can join there.
            let number = at + usize::from(none.is_some());
            let offset = blocks.last().map_or(0, |it| it.text().len());
            let end = Position { block: number + blocks.len().saturating_sub(1), offset };
            let blocks = blocks.into_iter().map(Arc::new).collect();
            changes.push(Change::Insert { at: number, blocks });
            return Some(Put { changes, start: Position { block: number, offset: 0 }, end });
        }
    };
    if let [only] = blocks.as_slice()
        && is_prose(only.kind())
    {
        let (start, end) = ends_in_line(at, block, span, only.content());
        changes.extend(in_line(at, block, span, only)?);
        return Some(Put { changes, start, end });
    }
    let (made, start, end) = Target { at, block, span }.with(blocks)?;
    changes.push(Change::Remove { at, count: 1 });
    changes.push(Change::Insert { at, blocks: made.into_iter().map(Arc::new).collect() });
    Some(Put { changes, start, end })
}

/// Where text put in the place of `span` of a block begins and ends.
fn ends_in_line(at: usize, block: &Block, span: Span, with: &RichText) -> (Position, Position) {
    let before = block.text().get(..span.start).unwrap_or("");
    let after = block.text().get(span.end..).unwrap_or("");
    let whole = [before, with.text(), after].concat();
    let offset = ceil_boundary(&whole, span.start + with.text().len());
    (Position { block: at, offset: span.start }, Position { block: at, offset })
}

/// One block of text put into another; an empty paragraph becomes what is put into it.
fn in_line(at: usize, block: &Block, span: Span, only: &Block) -> Option<Vec<Change>> {
    let takes_kind = *block.kind() == BlockKind::Paragraph
        && span == Span::new(0, block.text().len())
        && only.kind() != block.kind();
    if only.content().is_empty() && span.is_empty() && !takes_kind {
        return None;
    }
    let with = only.content().clone();
    // What brings marks of its own is as it was; bare letters are as those that they replace.
    let is_bare = with.marks().is_empty();
    let goes = |marked: &MarkedSpan, span: Span| is_bare && goes_on(marked, span);
    let mut changes = splices(at, block.content(), &[Edit { span, with }], goes);
    if takes_kind {
        changes.push(Change::Kind { block: at, kind: only.kind().clone() });
        if only.direction() != block.direction() {
            changes.push(Change::BlockDirection { block: at, direction: only.direction() });
        }
    }
    Some(changes)
}

/// The block that a clip of several blocks, or of one that is no text, is put into.
struct Target<'a> {
    at: usize,
    block: &'a Block,
    span: Span,
}

impl Target<'_> {
    /// The blocks that come in its place, and where in them the clip begins and ends.
    fn with(&self, blocks: Vec<Block>) -> Option<(Vec<Block>, Position, Position)> {
        let Self { at, block, span } = *self;
        let content = block.content();
        let mut before = content.slice(Span::new(0, span.start))?;
        let mut after = content.slice(Span::new(span.end, content.text().len()))?;
        let is_text = is_prose(block.kind());
        let mut middle = blocks;
        let first_joins = middle.first().is_some_and(|it| is_prose(it.kind()));
        if !is_text && !first_joins {
            // A picture keeps its caption, and what is put in comes after it.
            before.append(std::mem::take(&mut after));
        }
        let last_joins = middle.len() > 1 && middle.last().is_some_and(|it| is_prose(it.kind()));
        let (own, said_by) = without_speaker(block.kind());
        let mut made: Vec<Block> = Vec::with_capacity(middle.len() + 2);

        let start;
        let mut head_is_own = true;
        if first_joins {
            let first = middle.remove(0);
            start = Position { block: at, offset: before.text().len() };
            // Where all text of the block comes behind the clip, its kind does too.
            let is_free = *block.kind() == BlockKind::Paragraph || (is_text && !after.is_empty());
            head_is_own = !(before.is_empty() && is_free);
            let (kind, direction) = if head_is_own {
                (own.clone(), block.direction())
            } else {
                (self.kind_of(first.kind()), first.direction())
            };
            before.append(first.content().clone());
            made.push(Block::new(kind, before).with_direction(direction));
        } else {
            if !before.is_empty() || !is_text || (said_by.is_some() && after.is_empty()) {
                made.push(Block::new(own.clone(), before).with_direction(block.direction()));
            }
            start = Position { block: at + made.len(), offset: 0 };
        }
        let last = if last_joins { middle.pop() } else { None };
        for it in middle {
            let kind = self.kind_of(it.kind());
            let direction = it.direction();
            made.push(Block::new(kind, it.content().clone()).with_direction(direction));
        }
        let rest_kind = match &own {
            BlockKind::Picture(_) => BlockKind::Paragraph,
            BlockKind::Heading(_) if head_is_own && last.is_some() => BlockKind::Paragraph,
            kind => kind.clone(),
        };
        let end = |made: &[Block]| {
            let offset = made.last().map_or(0, |it| it.text().len());
            Position { block: at + made.len().saturating_sub(1), offset }
        };
        let end = match last {
            Some(last) => {
                let (kind, direction) = if after.is_empty() {
                    (self.kind_of(last.kind()), last.direction())
                } else {
                    (rest_kind, block.direction())
                };
                let mut joined = last.content().clone();
                let len = joined.text().len();
                joined.append(after);
                let offset = ceil_boundary(joined.text(), len);
                made.push(Block::new(kind, joined).with_direction(direction));
                Position { block: at + made.len() - 1, offset }
            }
            None => {
                let end = end(&made);
                if !after.is_empty() {
                    made.push(Block::new(rest_kind, after).with_direction(block.direction()));
                }
                end
            }
        };
        if let Some(said_by) = said_by
            && let Some(last) = made.iter_mut().rev().find(|it| *it.kind() == own)
        {
            *last = Block::new(said_by, last.content().clone()).with_direction(last.direction());
        }
        Some((made, start, end))
    }

    /// What a block becomes here: paragraphs in a list or quotation belong to it.
    fn kind_of(&self, kind: &BlockKind) -> BlockKind {
        match (kind, self.block.kind()) {
            (BlockKind::Paragraph, BlockKind::ListItem { .. } | BlockKind::Quotation { .. }) => {
                without_speaker(self.block.kind()).0
            }
            (kind, _) => kind.clone(),
        }
    }
}

/// A kind without whom it is by, and the kind itself where it says that.
fn without_speaker(kind: &BlockKind) -> (BlockKind, Option<BlockKind>) {
    match kind {
        BlockKind::Quotation { attribution } if !attribution.is_empty() => {
            (BlockKind::Quotation { attribution: String::new() }, Some(kind.clone()))
        }
        kind => (kind.clone(), None),
    }
}

/// The clip's blocks as they must be in this article, and the changes around the text that they
/// need: references to be added, names decided.
fn fitted(article: &Article, clip: &Clip) -> (Vec<Block>, Vec<Change>) {
    let content = clip.content();
    let mut changes = Vec::new();
    let mut known = Known::of(article.references());
    let in_clip: HashMap<&RefId, &Reference> =
        content.references().iter().map(|entry| (&entry.id, entry)).collect();
    let here: HashMap<&RefId, &Reference> =
        article.references().iter().map(|entry| (&entry.id, entry)).collect();
    let mut ids: HashMap<&RefId, RefId> = HashMap::new();
    let objects = content.body().iter().flat_map(|block| block.content().objects());
    let citations = objects.filter_map(|placed| match &placed.object {
        Object::Citation(citation) => Some(&citation.references),
        Object::Raw(_) => None,
    });
    for id in citations.flatten() {
        if ids.contains_key(id) {
            continue;
        }
        let new = match (in_clip.get(id), here.get(id)) {
            (None, _) => known.reserve(id),
            // The same source that somebody has corrected since: what is written here counts.
            (Some(it), Some(own)) if !own.url.is_empty() && own.url == it.url => id.clone(),
            (Some(it), _) => {
                let (new, added) = known.arrive(it);
                let at = here.len() + changes.len();
                changes.extend(added.map(|reference| Change::InsertReference { at, reference }));
                new
            }
        };
        ids.insert(id, new);
    }
    let decided: Vec<_> = content
        .entities()
        .iter()
        .filter(|it| article.entities().iter().all(|own| own.name != it.name))
        .cloned()
        .collect();
    if !decided.is_empty() {
        let all = article.entities().iter().cloned().chain(decided).collect();
        changes.push(Change::Field(Box::new(Field::Entities(all))));
    }
    let is_renamed = ids.iter().any(|(old, new)| *old != new);
    let blocks = content.body().iter().map(|block| {
        let direction = block.direction().unwrap_or(content.direction());
        let own: Option<Direction> = Some(direction).filter(|it| *it != article.direction());
        // Neither is read by anybody in markup.
        let own = if is_prose(block.kind()) { own } else { block.direction() };
        let content =
            if is_renamed { renamed(block.content(), &ids) } else { block.content().clone() };
        Block::new(block.kind().clone(), content).with_direction(own)
    });
    (blocks.collect(), changes)
}

/// The same text with its citations renamed.
fn renamed(content: &RichText, ids: &HashMap<&RefId, RefId>) -> RichText {
    if content.objects().is_empty() {
        return content.clone();
    }
    let object = |object: &Object| match object {
        Object::Citation(citation) => {
            let new = |id: &RefId| ids.get(id).unwrap_or(id).clone();
            let references = citation.references.iter().map(new).collect();
            Object::Citation(Citation { references })
        }
        raw @ Object::Raw(_) => raw.clone(),
    };
    let objects = content.objects().iter().map(|placed| object(&placed.object)).collect();
    RichText::from_parts(content.text().to_owned(), content.marks().to_vec(), objects)
        .unwrap_or_else(|_| content.clone())
}
