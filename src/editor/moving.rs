//! Text dragged to another place of the same article and dropped there, with all that belongs to it.
//! It knows no pointer: where it is dropped, the window says.

use super::clipboard::{copy, put};
use super::deletion::delete_selection;
use super::{Selection, Transaction};
use crate::article::{Article, BlockKind, Position};
use crate::text::Assoc;

/// What becomes of the place from which text is dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Carry {
    /// The text leaves it.
    Move,
    /// It stays there too.
    Copy,
}

/// Drops what is selected at `to`, as one step of undo; it is selected there afterwards. `None`
/// where nothing is selected, where it is dropped on itself, or where markup would lose its
/// citations.
pub fn drop_at(
    article: &Article,
    selection: Selection,
    to: Position,
    carry: Carry,
) -> Option<Transaction> {
    let selection = selection.clamped(article.body());
    let (start, end) = (selection.start(), selection.end());
    let to = article.body().clamp(to);
    let is_on_itself = match carry {
        Carry::Move => start <= to && to <= end,
        Carry::Copy => start < to && to < end,
    };
    if is_on_itself {
        return None;
    }
    let clip = copy(article, selection)?;
    let lands_in = article.body().block(to.block)?.kind();
    let has_objects =
        clip.content().body().iter().any(|block| !block.content().objects().is_empty());
    if carry == Carry::Move && *lands_in == BlockKind::Raw && has_objects {
        return None;
    }
    let mut without = article.clone();
    let mut changes = Vec::new();
    let mut to = to;
    if carry == Carry::Move {
        for change in delete_selection(article, selection)?.changes {
            to = without.apply(change.clone()).ok()?.mapping.map(to, Assoc::After);
            changes.push(change);
        }
    }
    let put = put(&without, Selection::caret(without.body().clamp(to)), &clip)?;
    changes.extend(put.changes);
    let selection = Some(Selection { anchor: put.start, head: put.end });
    Some(Transaction { selection, ..Transaction::new(changes) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Body, Mark, MarkedSpan, Title};
    use crate::editor::scripts::{read, run, write};
    use crate::text::Span;

    /// Drops at the byte `to` of a block (the signs of selection are no bytes).
    #[track_caller]
    fn check(before: &str, (block, offset): (usize, usize), carry: Carry, after: &str) {
        let (article, selection) = read(before);
        let to = Position { block, offset };
        let dropped = drop_at(&article, selection, to, carry);
        let (article, selection) = run(&article, selection, dropped);
        assert_eq!(write(&article, selection), after);
    }

    #[test]
    fn text_is_moved_and_stays_selected() {
        let moved = |before, to, after| check(before, to, Carry::Move, after);
        moved("[أب]جد", (0, 8), "جد[أب]");
        moved("أب[جد]", (0, 0), "[جد]أب");
        moved("أ{ب}ج", (0, 6), "أج[ب]");
        moved("[أ@]ب\nج", (1, 2), "ب\nج[أ@]");
        moved("أ[ب\nج]د\nه", (2, 0), "أد\n[ب\nج]ه");
        moved("أ\nب[ج\nد]", (0, 0), "[ج\nد]أ\nب");
        moved("* [أ\n* ب]\nج", (2, 2), "* \nج[أ\n* ب]");
        moved("أ[ب]\n! ج", (1, 2), "أ\n! ج[ب]");
        moved("أ[ب]\n% ج", (1, 2), "أ\n% ج[ب]");
        moved("% [أ↵ب]\nج", (1, 0), "% \n% [أ↵ب]\nج");
        moved("أ[ب]\n? ", (1, 0), "أ\n? \n[ب]");
        moved("[أ\n! ب]\nج", (2, 2), "\nج[أ\n! ب]");
    }

    #[test]
    fn on_itself_nothing_happens() {
        check("أ[بج]د", (0, 4), Carry::Move, "أ[بج]د");
        check("أ[بج]د", (0, 2), Carry::Move, "أ[بج]د");
        check("أ[بج]د", (0, 6), Carry::Move, "أ[بج]د");
        check("أ[بج]د", (0, 4), Carry::Copy, "أ[بج]د");
        check("أ|ب", (0, 4), Carry::Move, "أ|ب");
        check("[أ@]\n% ب", (1, 0), Carry::Move, "[أ@]\n% ب");
        check("أ[\n! ]ب", (0, 0), Carry::Move, "أ[\n! ]ب");
    }

    #[test]
    fn a_copy_leaves_the_text_where_it_was() {
        check("أ[بج]د", (0, 8), Carry::Copy, "أبجد[بج]");
        check("أ[بج]د", (0, 6), Carry::Copy, "أبج[بج]د");
        check("أ[ب\n= ج]\nد", (2, 0), Carry::Copy, "أب\n= ج\n[ب\nج]د");
        check("[أ@]\n% ب", (1, 0), Carry::Copy, "أ@\n% [أ]ب");
    }

    #[test]
    fn marks_travel_along() {
        let (mut article, selection) = read("أ[بج]د");
        let span = Span::new(4, 8);
        let marks = vec![MarkedSpan { span, mark: Mark::Bold }];
        article.apply(crate::article::Change::Marks { block: 0, marks }).unwrap();
        let to = Position { block: 0, offset: 0 };
        let dropped = drop_at(&article, selection, to, Carry::Move);
        let (article, _) = run(&article, selection, dropped);
        let block = article.body().block(0).unwrap();
        let bold: Vec<&str> = block
            .content()
            .marks()
            .iter()
            .map(|it| block.text().get(it.span.start..it.span.end).unwrap())
            .collect();
        assert_eq!((block.text(), bold), ("بجأد", vec!["ج", "د"]));
        let empty = Article::with_body(Title::default(), Body::default());
        assert_eq!(drop_at(&empty, selection, to, Carry::Move), None);
    }
}
