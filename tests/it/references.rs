//! References by chance: whatever is done with them fits, is one step of undo taken back to the byte,
//! and leaves no citation that names what is no longer there.

use proptest::prelude::*;

use crate::generate;
use tahrir::article::{Article, BlockKind, Object, Position, RefId};
use tahrir::editor::references::{self, Citations};
use tahrir::editor::{Editor, Selection, Transaction};

/// The article after a transaction, which is one step that can be taken back and made again.
fn done(article: &Article, transaction: Transaction) -> Article {
    let mut editor = Editor::new(article.clone());
    let has_changes = !transaction.changes.is_empty();
    editor.run(transaction).unwrap();
    let after = editor.article().clone();
    assert!(has_changes);
    assert!(editor.undo() && !editor.can_undo());
    assert_eq!(editor.article(), article);
    assert!(editor.redo());
    assert_eq!(editor.article(), &after);
    after
}

/// The names of every citation in the caption and the text, in order.
fn cited(article: &Article) -> Vec<Vec<RefId>> {
    let lead = article.lead().into_iter().map(|lead| &lead.caption);
    let blocks = article.body().iter().filter(|block| *block.kind() != BlockKind::Raw);
    let objects = lead.chain(blocks.map(|block| block.content())).flat_map(|it| it.objects());
    objects
        .filter_map(|placed| match &placed.object {
            Object::Citation(citation) => Some(citation.references.clone()),
            Object::Raw(_) => None,
        })
        .collect()
}

fn is_cited(article: &Article, id: &RefId) -> bool {
    cited(article).iter().any(|ids| ids.contains(id))
}

fn ids(article: &Article) -> Vec<RefId> {
    article.references().iter().map(|it| it.id.clone()).collect()
}

/// Texts without their citations: what no change of a reference may touch.
fn letters(article: &Article) -> Vec<String> {
    let lead = article.lead().into_iter().map(|lead| &lead.caption);
    let texts = lead.chain(article.body().iter().map(|block| block.content()));
    texts.map(tahrir::article::RichText::plain_text).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_done_with_references_can_be_taken_back(
        article in generate::article(),
        new in generate::reference(),
        at in 0..6_usize,
        other in 0..6_usize,
        place in (0..8_usize, 0..60_usize),
    ) {
        let count = article.references().len();
        let (id, added) = references::add(&article, &new);
        let after = done(&article, added);
        prop_assert_eq!(after.references().len(), count + 1);
        prop_assert_eq!(ids(&after).pop(), Some(id));

        let position = Position { block: place.0, offset: place.1 };
        let caret = Selection::caret(article.body().clamp(position));
        let (added_ids, added) = references::add_and_cite(&article, caret, std::slice::from_ref(&new));
        let id = added_ids[0].clone();
        let after = done(&article, added);
        prop_assert_eq!(ids(&after).pop(), Some(id));

        if let Some(replaced) = references::replace(&article, at, &new) {
            let after = done(&article, replaced);
            prop_assert_eq!(after.references().len(), count);
            let (old, id) = (&ids(&article)[at], &ids(&after)[at]);
            prop_assert!(old == id || !is_cited(&after, old));
            prop_assert_eq!(is_cited(&after, id), is_cited(&article, old) || is_cited(&article, id));
            prop_assert_eq!(letters(&after), letters(&article));
        }

        if let Some((id, made)) = references::duplicate(&article, at) {
            let after = done(&article, made);
            prop_assert_eq!(&ids(&after)[at + 1], &id);
            prop_assert!(!ids(&article).contains(&id));
        }

        if let Some(merged) = references::merge(&article, at, other) {
            let after = done(&article, merged);
            let (kept, gone) = (&ids(&article)[at], &ids(&article)[other]);
            prop_assert!(!ids(&after).contains(gone) && !is_cited(&after, gone));
            prop_assert_eq!(is_cited(&after, kept), is_cited(&article, kept) || is_cited(&article, gone));
            for (before, now) in cited(&article).iter().zip(cited(&after)) {
                if before.contains(gone) {
                    prop_assert_eq!(now.iter().filter(|id| *id == kept).count(), 1);
                }
            }
            prop_assert_eq!(letters(&after), letters(&article));
        }

        if let Some(id) = ids(&article).get(at) {
            let removed = references::remove(&article, at, Citations::Stay).unwrap();
            prop_assert_eq!(cited(&done(&article, removed)), cited(&article));
            let removed = references::remove(&article, at, Citations::Go).unwrap();
            let after = done(&article, removed);
            prop_assert!(!ids(&after).contains(id) && !is_cited(&after, id));
            prop_assert_eq!(letters(&after), letters(&article));
        }
    }

    #[test]
    fn uses_say_where_each_reference_is_cited(article in generate::article()) {
        let uses = references::uses(&article);
        let all = cited(&article);
        for (id, places) in &uses {
            let count = all.iter().filter(|ids| ids.contains(id)).count();
            prop_assert_eq!(places.len(), count);
            prop_assert!(places.is_sorted());
        }
        prop_assert!(all.iter().flatten().all(|id| uses.contains_key(id)));
    }
}
