//! Bold, italic and direction: what is said of text that is there. It changes no letter.

use super::{Selection, Transaction};
use crate::article::{Article, BlockKind, Change, Direction, Mark, MarkedSpan};
use crate::text::{Span, ceil_boundary, floor_boundary};

/// Marks what is selected, or unmarks it where all of it is marked so already. `None` where
/// nothing is selected that could be marked.
pub fn toggle(article: &Article, selection: Selection, mark: &Mark) -> Option<Transaction> {
    let parts = parts(article, selection);
    let covered = |&(block, span): &(usize, Span)| {
        let marks = article.body().block(block).map_or(&[][..], |it| it.content().marks());
        marks
            .iter()
            .any(|it| it.mark == *mark && it.span.start <= span.start && span.end <= it.span.end)
    };
    let unmark = !parts.is_empty() && parts.iter().all(covered);
    let changes: Vec<Change> = parts
        .into_iter()
        .filter_map(|(block, span)| {
            let marks = article.body().block(block)?.content().marks();
            let mut kept: Vec<MarkedSpan> = Vec::with_capacity(marks.len() + 1);
            for it in marks {
                if it.mark != *mark || !unmark {
                    kept.push(it.clone());
                    continue;
                }
                let before = Span { start: it.span.start, end: it.span.end.min(span.start) };
                let after = Span { start: it.span.start.max(span.end), end: it.span.end };
                let rest = [before, after].into_iter().filter(|span| span.start < span.end);
                kept.extend(rest.map(|span| MarkedSpan { span, mark: it.mark.clone() }));
            }
            if !unmark {
                kept.push(MarkedSpan { span, mark: mark.clone() });
            }
            Some(Change::Marks { block, marks: kept })
        })
        .collect();
    (!changes.is_empty())
        .then(|| Transaction { selection: Some(selection), ..Transaction::new(changes) })
}

/// Turns the direction of the paragraphs that the selection touches.
pub fn turn_direction(article: &Article, selection: Selection) -> Transaction {
    let last = selection.end().block.min(article.body().len().saturating_sub(1));
    let changes = (selection.start().block..=last)
        .filter_map(|block| {
            let it = article.body().block(block)?;
            if matches!(it.kind(), BlockKind::Unknown(_) | BlockKind::Raw) {
                return None;
            }
            let turned = match it.direction().unwrap_or(article.direction()) {
                Direction::Rtl => Direction::Ltr,
                Direction::Ltr => Direction::Rtl,
            };
            let direction = Some(turned).filter(|own| *own != article.direction());
            Some(Change::BlockDirection { block, direction })
        })
        .collect();
    Transaction { selection: Some(selection), ..Transaction::new(changes) }
}

/// The selected text, a line for each paragraph, without objects and without added controls.
pub fn plain_text(article: &Article, selection: Selection) -> String {
    let (start, end) = (selection.start(), selection.end());
    let lines = (start.block..=end.block).filter_map(|block| {
        let text = article.body().block(block)?.text();
        let from = if block == start.block { floor_boundary(text, start.offset) } else { 0 };
        let to = if block == end.block { ceil_boundary(text, end.offset) } else { text.len() };
        Some(text.get(from..to)?.replace(crate::text::OBJECT, ""))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The selected part of each block whose text can carry marks.
fn parts(article: &Article, selection: Selection) -> Vec<(usize, Span)> {
    let (start, end) = (selection.start(), selection.end());
    let last = end.block.min(article.body().len().saturating_sub(1));
    (start.block..=last)
        .filter_map(|block| {
            let it = article.body().block(block)?;
            if matches!(it.kind(), BlockKind::Raw | BlockKind::Unknown(_)) {
                return None;
            }
            let text = it.text();
            let from = if block == start.block { floor_boundary(text, start.offset) } else { 0 };
            let to = if block == end.block { ceil_boundary(text, end.offset) } else { text.len() };
            (from < to).then_some((block, Span { start: from, end: to }))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Body, Position, Title};
    use crate::editor::Editor;

    fn editor(texts: &[&str]) -> Editor {
        let body = Body::new(texts.iter().map(|text| Block::paragraph(text)));
        Editor::new(Article::with_body(Title::main("ع"), body))
    }

    fn selection(from: (usize, usize), to: (usize, usize)) -> Selection {
        let at = |(block, offset)| Position { block, offset };
        Selection { anchor: at(from), head: at(to) }
    }

    /// The bold parts of each paragraph.
    fn bold(editor: &Editor) -> Vec<String> {
        let part = |block: &Block| {
            let marks = block.content().marks().iter();
            let texts =
                marks.map(|it| block.text().get(it.span.start..it.span.end).unwrap().to_owned());
            texts.collect::<Vec<_>>().join("،")
        };
        editor.article().body().iter().map(part).collect()
    }

    #[track_caller]
    fn check(editor: &mut Editor, at: Selection, expected: &[&str]) {
        let before = editor.article().clone();
        editor.run(toggle(editor.article(), at, &Mark::Bold).unwrap()).unwrap();
        assert_eq!(bold(editor), expected);
        assert_eq!(editor.selection(), at);
        let after = editor.article().clone();
        assert!(editor.undo());
        assert_eq!(editor.article(), &before);
        assert!(editor.redo());
        assert_eq!(editor.article(), &after);
    }

    #[test]
    fn marks_come_and_go_over_paragraphs() {
        let mut editor = editor(&["سلام", "عالم"]);
        check(&mut editor, selection((0, 4), (1, 4)), &["ام", "عا"]);
        check(&mut editor, selection((1, 6), (0, 0)), &["سلام", "عال"]);
        check(&mut editor, selection((0, 2), (0, 4)), &["س،ام", "عال"]);
        check(&mut editor, selection((0, 4), (1, 2)), &["س", "ال"]);
        assert!(toggle(editor.article(), selection((0, 2), (0, 2)), &Mark::Bold).is_none());
    }

    #[test]
    fn what_is_copied_is_what_was_written() {
        let editor = editor(&["سلام", "عالم"]);
        assert_eq!(plain_text(editor.article(), selection((1, 4), (0, 4))), "ام\nعا");
    }

    #[test]
    fn a_paragraph_turns_and_turns_back() {
        let mut editor = editor(&["سلام"]);
        for expected in [Some(Direction::Ltr), None] {
            let turn = turn_direction(editor.article(), selection((0, 0), (0, 0)));
            editor.run(turn).unwrap();
            assert_eq!(editor.article().body().block(0).unwrap().direction(), expected);
        }
    }
}
