//! Undo falls out of invertible changes: whatever is done can be taken back to the byte.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use crate::generate;
use tahrir::article::{
    Article, Block, BlockKind, Body, Change, Position, RichText, SpliceMarks, Title,
};
use tahrir::editor::{Editor, Transaction, UndoStep};
use tahrir::text::{Span, is_boundary};

/// A change by chance; it need not fit.
fn change() -> impl Strategy<Value = Change> {
    let block = 0..6_usize;
    let offset = 0..40_usize;
    prop_oneof![
        6 => (block.clone(), offset.clone(), offset.clone(), generate::rich()).prop_map(
            |(block, a, b, with)| {
                let with = Block::new(BlockKind::Paragraph, with).content().clone();
                Change::Splice { block, span: Span::new(a, b), with, marks: SpliceMarks::Follow }
            }
        ),
        3 => (block.clone(), offset, generate::kind()).prop_map(|(block, offset, kind)| {
            Change::Split { block, offset, tail: (kind, None), marks: None }
        }),
        1 => (block.clone(), generate::kind()).prop_map(|(block, kind)| Change::Kind { block, kind }),
        2 => block.clone().prop_map(|block| Change::Join { block, marks: None }),
        1 => block.clone().prop_map(|block| Change::Marks { block, marks: vec![] }),
        1 => (block.clone(), 0..3_usize).prop_map(|(at, count)| Change::Remove { at, count }),
        1 => (block, vec(generate::block(), 0..3)).prop_map(|(at, blocks)| {
            Change::Insert { at, blocks: blocks.into_iter().map(Arc::new).collect() }
        }),
        1 => (0..4_usize).prop_map(|at| Change::RemoveReference { at }),
        1 => (0..4_usize, generate::reference()).prop_map(|(at, reference)| {
            Change::InsertReference { at, reference: Arc::new(reference) }
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_change_has_an_exact_inverse(before in generate::article(), change in change()) {
        let mut after = before.clone();
        match after.apply(change) {
            Ok(applied) => {
                let changed = after.clone();
                let again = after.apply(applied.inverse).unwrap();
                prop_assert_eq!(&after, &before);
                after.apply(again.inverse).unwrap();
                prop_assert_eq!(&after, &changed);
            }
            Err(_) => prop_assert_eq!(&after, &before),
        }
    }

    #[test]
    fn a_session_can_be_undone_and_redone_whole(
        before in generate::article(),
        steps in vec((vec(change(), 1..4), prop::bool::ANY), 1..20),
    ) {
        let mut editor = Editor::new(before.clone());
        for (changes, alone) in steps {
            let step = if alone { UndoStep::Own } else { UndoStep::WithPrevious };
            let _ = editor.run(Transaction::new(changes).as_step(step));
            let head = editor.selection().head;
            let text = editor.article().body().block(head.block).map_or("", Block::text);
            prop_assert!(is_boundary(text, head.offset));
        }
        let after = editor.article().clone();
        while editor.undo() {}
        prop_assert_eq!(editor.article(), &before);
        while editor.redo() {}
        prop_assert_eq!(editor.article(), &after);
    }
}

#[test]
fn ten_thousand_edits_are_undone_to_the_byte() {
    let body = Body::new([Block::paragraph("بداية")]);
    let before = Article::with_body(Title::main("عنوان"), body);
    let mut editor = Editor::new(before.clone());
    for index in 0..10_000_usize {
        let text = editor.article().body().block(0).map_or("", Block::text);
        let at = tahrir::text::floor_boundary(text, (index * 7919) % (text.len() + 1));
        let transaction = if index % 5 == 4 {
            let end = tahrir::text::ceil_boundary(text, at + 1);
            Transaction::new(vec![Change::Splice {
                block: 0,
                span: Span::new(at, end),
                with: RichText::default(),
                marks: SpliceMarks::Follow,
            }])
        } else {
            Transaction::insert(Position { block: 0, offset: at }, ["س", "َ", "پ", " "][index % 4])
        };
        editor.run(transaction).unwrap();
    }
    let after = editor.article().clone();
    let mut steps = 0;
    while editor.undo() {
        steps += 1;
    }
    assert_eq!(steps, 10_000);
    assert_eq!(editor.article(), &before);
    while editor.redo() {}
    assert_eq!(editor.article(), &after);
}
