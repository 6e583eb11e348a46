//! The rich texts of an article, each with its place: for rules that read what is written.
//!
//! It must not know any rule.

use super::Place;
use crate::article::{
    Article, BlockKind, Change, Field, Lead, MarkedSpan, RichText, SpliceMarks, Title,
};
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

/// What comes in the place of a range of a text.
pub(super) type Edit = (Span, String);

/// The title's name with `edits` (in order, none touching another) made.
pub(super) fn edited_title(article: &Article, edits: &[Edit]) -> Option<Change> {
    let name = edited_text(&article.title().name, edits)?;
    let title = Title { name, ..article.title().clone() };
    Some(Change::Field(Box::new(Field::Title(title))))
}

/// The changes that make `edits` (in order, none touching another) in a text of the article. Every
/// mark that covers what is replaced covers what comes.
pub(super) fn edited(
    article: &Article,
    holder: Holder,
    content: &RichText,
    edits: &[Edit],
) -> Option<Vec<Change>> {
    let marks = moved_marks(content, edits);
    let block = match holder {
        Holder::Block(block) => block,
        Holder::Lead => {
            let text = edited_text(content.text(), edits)?;
            let objects = content.objects().iter().map(|placed| placed.object.clone()).collect();
            let caption = RichText::from_parts(text, marks, objects).ok()?;
            let lead = Lead { caption, ..article.lead()?.clone() };
            return Some(vec![Change::Field(Box::new(Field::Lead(Some(lead))))]);
        }
    };
    // From the last to the first, so that each range is still right when its turn comes.
    let splices = edits.iter().rev().map(|(span, with)| Change::Splice {
        block,
        span: *span,
        with: RichText::plain(with),
        marks: SpliceMarks::Follow,
    });
    let has_marks = !content.marks().is_empty();
    Some(splices.chain(has_marks.then_some(Change::Marks { block, marks })).collect())
}

fn edited_text(text: &str, edits: &[Edit]) -> Option<String> {
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for (span, with) in edits {
        edited.push_str(text.get(at..span.start)?);
        edited.push_str(with);
        at = span.end;
    }
    edited.push_str(text.get(at..)?);
    Some(edited)
}

fn moved_marks(content: &RichText, edits: &[Edit]) -> Vec<MarkedSpan> {
    // How far what stands behind the first edits moves.
    let (mut came, mut went) = (0, 0);
    let mut moves = vec![(0, 0)];
    for (span, with) in edits {
        came += with.len();
        went += span.len();
        moves.push((came, went));
    }
    let moved = |offset: usize, before: usize| {
        let (came, went) = moves.get(before).copied().unwrap_or_default();
        offset + came - went
    };
    let marks = content.marks().iter().map(|marked| {
        let Span { start, end } = marked.span;
        // Of an edit around its start a mark takes all, and so at its end.
        let first = edits.partition_point(|(span, _)| span.end <= start);
        let last = edits.partition_point(|(span, _)| span.start < end);
        let start = match edits.get(first) {
            Some((span, _)) if span.start < start => span.start,
            _ => start,
        };
        let end = match last.checked_sub(1).and_then(|last| edits.get(last)) {
            Some((span, _)) if span.end > end => span.end,
            _ => end,
        };
        let span = Span::new(moved(start, first), moved(end, last));
        MarkedSpan { span, mark: marked.mark.clone() }
    });
    marks.filter(|marked| !marked.span.is_empty()).collect()
}
