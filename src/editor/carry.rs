//! Text put in the place of other text, with the marks that go on over it.
//!
//! [`crate::article::Change::Splice`] leaves what comes in outside the marks whose edge it
//! touches. Whoever types at the end of a bold word, or corrects a whole link, expects otherwise.
//! This file decides nothing: callers say which marks go on. It knows no keys and no search.

use std::borrow::Cow;

use crate::article::{
    Article, Block, BlockKind, Body, Change, Mark, MarkedSpan, RichText, SpliceMarks, Title,
};
use crate::text::Span;

/// More edits than these in one block are made as one.
const MANY: usize = 200;

/// One replacement in a text.
pub(super) struct Edit {
    /// What goes.
    pub(super) span: Span,
    /// What comes.
    pub(super) with: RichText,
}

/// The changes that make `edits` (in order, none overlapping another) in block `block` whose
/// content is `content`. Of the marks that touch an edit, those for which `goes_on` says so cover
/// what comes; the others follow the rule of a splice.
pub(super) fn splices(
    block: usize,
    content: &RichText,
    edits: &[Edit],
    goes_on: impl Fn(&MarkedSpan, Span) -> bool,
) -> Vec<Change> {
    let carries = |marked: &MarkedSpan, edit: &Edit| {
        !edit.with.is_empty() && marked.span.touches(edit.span) && goes_on(marked, edit.span)
    };
    if edits.len() > MANY
        && let Some(all) = all_as_one(content, edits)
    {
        let span = all.span;
        let mut changes =
            vec![Change::Splice { block, span, with: all.with, marks: SpliceMarks::Follow }];
        if !content.marks().is_empty() {
            changes.push(marks_afterwards(block, content, edits, carries));
        }
        return changes;
    }
    let mut needs_marks = false;
    let mut changes = Vec::with_capacity(edits.len() + 1);
    // From the last to the first, so that each range is still right when its turn comes.
    for edit in edits.iter().rev() {
        let mut with = edit.with.clone();
        for marked in touching(content, edit.span).filter(|marked| carries(marked, edit)) {
            let is_inside = marked.span.start < edit.span.start && edit.span.end < marked.span.end;
            if is_inside {
                continue;
            }
            match marked.mark {
                Mark::Bold | Mark::Italic => {
                    let whole = Span::new(0, with.text().len());
                    with = with.with_mark(whole, marked.mark.clone());
                }
                // Put in as a mark of its own it would be a second link beside the first.
                Mark::Link(_) | Mark::Entity(_) => needs_marks = true,
            }
        }
        let marks = SpliceMarks::Follow;
        changes.push(Change::Splice { block, span: edit.span, with, marks });
    }
    if needs_marks {
        changes.push(marks_afterwards(block, content, edits, carries));
    }
    changes
}

/// The same for a text outside the body: what `content` is once `edits` are made.
pub(super) fn spliced(
    content: &RichText,
    edits: &[Edit],
    goes_on: impl Fn(&MarkedSpan, Span) -> bool,
) -> RichText {
    // A body of one paragraph makes the edits by the one set of rules that there is.
    let paragraph = Block::new(BlockKind::Paragraph, content.clone());
    let mut draft = Article::with_body(Title::default(), Body::new([paragraph]));
    for change in splices(0, content, edits, goes_on) {
        if draft.apply(change).is_err() {
            return content.clone();
        }
    }
    draft.body().block(0).map_or_else(RichText::default, |block| block.content().clone())
}

/// What may stand in a block of this kind of a text that a person gives: one line, unless raw.
pub(super) fn in_one_line<'a>(kind: &BlockKind, text: &'a str) -> Cow<'a, str> {
    use crate::text::letters::is_line_break;
    if *kind != BlockKind::Raw && text.contains(is_line_break) {
        Cow::Owned(text.replace("\r\n", " ").replace(is_line_break, " "))
    } else {
        Cow::Borrowed(text)
    }
}

fn touching(content: &RichText, span: Span) -> impl Iterator<Item = &MarkedSpan> {
    content
        .marks()
        .iter()
        .take_while(move |marked| marked.span.start <= span.end)
        .filter(move |marked| marked.span.touches(span))
}

/// From the first edit to the last as a single one, for each edit moves all text behind it.
fn all_as_one(content: &RichText, edits: &[Edit]) -> Option<Edit> {
    let span = Span::new(edits.first()?.span.start, edits.last()?.span.end);
    let mut text = String::with_capacity(span.len());
    let mut objects = Vec::new();
    let mut placed = content.objects().iter().skip_while(|it| it.offset < span.start).peekable();
    let mut at = span.start;
    for edit in edits {
        text.push_str(content.text().get(at..edit.span.start)?);
        while let Some(kept) = placed.next_if(|it| it.offset < edit.span.start) {
            objects.push(kept.object.clone());
        }
        while placed.next_if(|it| it.offset < edit.span.end).is_some() {}
        text.push_str(edit.with.text());
        objects.extend(edit.with.objects().iter().map(|it| it.object.clone()));
        at = edit.span.end;
    }
    Some(Edit { span, with: RichText::from_parts(text, Vec::new(), objects).ok()? })
}

/// All marks of the block as they are once the edits are made.
fn marks_afterwards(
    block: usize,
    content: &RichText,
    edits: &[Edit],
    carries: impl Fn(&MarkedSpan, &Edit) -> bool,
) -> Change {
    let starts = starts_afterwards(edits);
    let marks = content
        .marks()
        .iter()
        .filter_map(|marked| moved(marked, edits, &starts, &carries))
        .collect();
    Change::Marks { block, marks }
}

/// Where each edit begins once all are made.
fn starts_afterwards(edits: &[Edit]) -> Vec<usize> {
    let (mut came, mut went) = (0, 0);
    edits
        .iter()
        .map(|edit| {
            let start = edit.span.start + came - went;
            came += edit.with.text().len();
            went += edit.span.len();
            start
        })
        .collect()
}

/// A mark where it is once all edits are made; nothing where nothing is left of it.
fn moved(
    marked: &MarkedSpan,
    edits: &[Edit],
    starts: &[usize],
    carries: impl Fn(&MarkedSpan, &Edit) -> bool,
) -> Option<MarkedSpan> {
    let Span { start, end } = marked.span;
    let at = |index: usize| edits.get(index).zip(starts.get(index).copied());
    let before_start = edits.partition_point(|edit| edit.span.start <= start).checked_sub(1);
    let start = match before_start.and_then(at) {
        Some((edit, new)) if start <= edit.span.end => {
            let is_covered = edit.span.start == start && carries(marked, edit);
            if is_covered { new } else { new + edit.with.text().len() }
        }
        Some((edit, new)) => start - edit.span.end + new + edit.with.text().len(),
        None => start,
    };
    let after_end = edits.partition_point(|edit| edit.span.end < end);
    let end = match at(after_end) {
        Some((edit, new)) if edit.span.start <= end => {
            if carries(marked, edit) {
                new + edit.with.text().len()
            } else {
                new
            }
        }
        Some((edit, new)) => end + new - edit.span.start,
        None => match after_end.checked_sub(1).and_then(at) {
            Some((edit, new)) => end - edit.span.end + new + edit.with.text().len(),
            None => end,
        },
    };
    (start < end).then(|| MarkedSpan { span: Span { start, end }, mark: marked.mark.clone() })
}
