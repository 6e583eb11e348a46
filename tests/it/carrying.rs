//! Carrying text by chance: whatever is copied, pasted, dragged, styled or cited anywhere fits, is one
//! step of undo taken back to the byte, and loses neither words nor sources.

use proptest::prelude::*;

use crate::generate;
use tahrir::article::{
    Article, Block, BlockKind, HeadingLevel, ListStyle, Object, Picture, Position, RefId, Target,
};
use tahrir::editor::clipboard::{Clip, copy, paste_clip};
use tahrir::editor::insert::{self, Isolate};
use tahrir::editor::moving::{Carry, drop_at};
use tahrir::editor::styles::{self, Nesting, Style};
use tahrir::editor::{Editor, Selection, Transaction, marks};
use tahrir::storage::clip;

fn place() -> impl Strategy<Value = Position> {
    (0..8_usize, 0..60_usize).prop_map(|(block, offset)| Position { block, offset })
}

fn selection() -> impl Strategy<Value = Selection> {
    (place(), place(), prop::bool::weighted(0.3)).prop_map(|(anchor, head, is_caret)| Selection {
        anchor: if is_caret { head } else { anchor },
        head,
    })
}

fn style() -> impl Strategy<Value = Style> {
    prop_oneof![
        Just(Style::Paragraph),
        (2..=5_u8).prop_map(|level| Style::Heading(HeadingLevel::new(level).unwrap())),
        Just(Style::Item(ListStyle::Bullet)),
        Just(Style::Item(ListStyle::Numbered)),
        Just(Style::Quotation),
        Just(Style::Raw),
    ]
}

/// The article and selection after a transaction, which is one step that can be taken back.
fn done(article: &Article, at: Selection, transaction: Transaction) -> (Article, Selection) {
    assert!(!transaction.changes.is_empty());
    let mut editor = Editor::new(article.clone());
    editor.select(at);
    let at = editor.selection();
    editor.run(transaction).unwrap();
    let (after, selected) = (editor.article().clone(), editor.selection());
    assert!(editor.undo() && !editor.can_undo());
    assert_eq!(editor.article(), article);
    assert_eq!(editor.selection(), at);
    assert!(editor.redo());
    assert_eq!(editor.article(), &after);
    assert_eq!(editor.selection(), selected);
    (after, selected)
}

/// The ids cited, in order.
fn cited(article: &Article) -> Vec<RefId> {
    let objects = article.body().iter().flat_map(|block| block.content().objects());
    let ids = objects.filter_map(|placed| match &placed.object {
        Object::Citation(citation) => Some(citation.references.clone()),
        Object::Raw(_) => None,
    });
    ids.flatten().collect()
}

/// Letters without white space, in order of their numbers: what may not be lost.
fn letters(article: &Article) -> Vec<char> {
    let texts = article.body().iter().map(Block::text);
    let mut letters: Vec<char> =
        texts.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}

fn is_raw(article: &Article, at: Position) -> bool {
    let at = article.body().clamp(at);
    article.body().block(at.block).is_some_and(|block| *block.kind() == BlockKind::Raw)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn what_is_copied_can_be_pasted_anywhere(
        from in generate::article(), copied in selection(),
        into in generate::article(), at in selection(),
    ) {
        let Some(clip) = copy(&from, copied) else { return Ok(()) };
        let mut editor = Editor::new(from.clone());
        editor.select(copied);
        prop_assert!(clip.is(&marks::plain_text(&from, editor.selection())));
        prop_assert_eq!(Clip::new(clip.content()), clip.clone());
        let Some(pasted) = paste_clip(&into, at, &clip) else { return Ok(()) };
        let (after, _) = done(&into, at, pasted);
        // What is selected may leave nothing but markup, which holds letters alone.
        let lands_raw = is_raw(&into, at.start()) || is_raw(&into, at.end());
        // Each citation of a source cites the same one: by what it says, or by name and address.
        for id in cited(clip.content()) {
            let Some(reference) = clip.content().references().get(&id) else { continue };
            let arrived = after.references().iter().any(|it| {
                (it.url == reference.url && !it.url.is_empty() && it.id == id)
                    || (it.title == reference.title && it.quote == reference.quote)
            });
            prop_assert!(arrived || lands_raw);
        }
        // And one of none cites none.
        for id in cited(clip.content()) {
            if clip.content().references().get(&id).is_none() {
                let had = cited(&into).iter().filter(|it| **it == id).count();
                let has = cited(&after).iter().filter(|it| **it == id).count();
                prop_assert!(after.references().get(&id).is_none() || has <= had);
            }
        }
        let ids: Vec<&RefId> = after.references().iter().map(|it| &it.id).collect();
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        prop_assert_eq!(ids.len(), unique.len());
    }

    #[test]
    fn what_is_cut_and_pasted_back_is_all_there(
        article in generate::article(), at in selection(), to in place(),
    ) {
        for carry in [Carry::Move, Carry::Copy] {
            let Some(dropped) = drop_at(&article, at, to, carry) else { continue };
            let (after, selected) = done(&article, at, dropped);
            let count = |article: &Article| cited(article).len();
            match carry {
                Carry::Move => {
                    let lands_raw = is_raw(&article, to);
                    prop_assert!(lands_raw || count(&after) == count(&article));
                    if !lands_raw {
                        // A quotation that ends here says in a paragraph of its own whose it was.
                        let mut left = letters(&after);
                        for letter in letters(&article) {
                            let found = left.binary_search(&letter);
                            prop_assert!(found.is_ok(), "{letter} is lost");
                            left.remove(found.unwrap());
                        }
                        prop_assert!(left.is_empty() || left.contains(&'—'), "{left:?}");
                    }
                    prop_assert_eq!(after.references(), article.references());
                }
                Carry::Copy => prop_assert!(letters(&after).len() >= letters(&article).len()),
            }
            prop_assert!(selected.anchor <= selected.head);
        }
    }

    #[test]
    fn a_clip_crosses_processes(article in generate::article(), at in selection()) {
        let Some(copied) = copy(&article, at) else { return Ok(()) };
        let text = clip::write(&copied).unwrap();
        prop_assert_eq!(clip::read(text.as_bytes()), Ok(copied));
    }

    #[test]
    fn no_text_makes_reading_a_clip_fail_loudly(text in any::<String>(), bytes in any::<Vec<u8>>()) {
        let _ = clip::read(&bytes);
        let _ = clip::read(format!("TahrirClip(1)\n{text}").as_bytes());
    }

    #[test]
    fn styles_lose_no_word(article in generate::article(), at in selection(), style in style()) {
        if let Some(styled) = styles::set(&article, at, style) {
            let (after, _) = done(&article, at, styled);
            let (before, after) = (letters(&article), letters(&after));
            prop_assert!(before.iter().all(|c| after.contains(c)) && after.len() >= before.len());
        }
        for nesting in [Nesting::Deeper, Nesting::Shallower] {
            if let Some(nested) = styles::nest(&article, at, nesting) {
                let (after, selected) = done(&article, at, nested);
                prop_assert_eq!(letters(&after), letters(&article));
                let mut editor = Editor::new(article.clone());
                editor.select(at);
                prop_assert_eq!(selected, editor.selection());
            }
        }
    }

    #[test]
    fn what_is_put_in_fits(
        article in generate::article(), at in selection(), reference in generate::reference(),
        page in generate::text(), c in any::<char>(), caption in generate::text(),
    ) {
        if let Some(cited_one) = insert::citation(&article, at, &reference) {
            let (after, _) = done(&article, at, cited_one);
            prop_assert_eq!(cited(&after).len(), cited(&article).len() + 1);
            prop_assert!(after.references().len() <= article.references().len() + 1);
        }
        let linked = insert::link(&article, at, &Target::Page(page));
        let singles = [
            linked,
            insert::unlink(&article, at),
            insert::character(&article, at, c),
            insert::isolate(&article, at, Isolate::Ltr),
            Some(insert::picture(&article, at, Picture::default(), &caption)),
        ];
        for transaction in singles.into_iter().flatten() {
            done(&article, at, transaction);
        }
    }
}
