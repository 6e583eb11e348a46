//! Editing by chance: whatever is typed, deleted, pasted or replaced anywhere is one step of undo,
//! taken back to the byte; and what is found is what was asked for.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::generate;
use tahrir::article::{Article, Block, Position};
use tahrir::editor::paste::{clean, paste};
use tahrir::editor::search::{
    Folding, Keep, Objects, Pattern, Query, Search, WholeWord, find, replace_all, replace_one,
};
use tahrir::editor::typing::{self, Punctuation};
use tahrir::editor::{Editor, Selection, Transaction, deletion};
use tahrir::text::letters::{ascii_digit, fold};
use tahrir::text::{is_boundary, words};

/// What somebody does at a selection.
#[derive(Clone, Debug)]
enum Deed {
    Delete(usize),
    Type(String),
    Enter,
    Paste(String),
    Replace(Query, String),
}

fn query() -> impl Strategy<Value = Query> {
    let text = prop_oneof![
        4 => proptest::sample::select(vec![
            "پوتن", "بوتن", "گ", "ج", "لا", "13", "٢", "xi", "ه", "a", "ا", "َ", "ـ", " ", "", "''",
            "قال و", "e\u{301}", "é", "👩",
        ]).prop_map(str::to_owned),
        1 => generate::text(),
    ];
    let whole_word =
        proptest::sample::select(vec![WholeWord::No, WholeWord::Yes, WholeWord::WithParticles]);
    (text, whole_word, any::<[bool; 7]>(), any::<[bool; 3]>()).prop_map(
        |(text, whole_word, switches, [all, crosses, is_regex])| {
            let [marks, hamza, yeh, teh, digits, house_letters, case] = switches;
            let folding = Folding { marks, hamza, yeh, teh, digits, house_letters, case };
            Query {
                text,
                whole_word,
                folding: if all { Folding::ALL } else { folding },
                pattern: if is_regex { Pattern::Regex } else { Pattern::Plain },
                objects: if crosses { Objects::LookThrough } else { Objects::Stop },
            }
        },
    )
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0..7_usize).prop_map(Deed::Delete),
        3 => generate::text().prop_map(Deed::Type),
        3 => proptest::sample::select(vec!["\"", ",", ";", "?", " ", "ب", "\u{64E}", "x", "5"])
            .prop_map(|key| Deed::Type(key.to_owned())),
        2 => Just(Deed::Enter),
        2 => vec(generate::text(), 1..4).prop_map(|lines| Deed::Paste(lines.join("\n"))),
        1 => (query(), generate::text()).prop_map(|(query, with)| Deed::Replace(query, with)),
    ]
}

fn place() -> impl Strategy<Value = Position> {
    (0..8_usize, 0..60_usize).prop_map(|(block, offset)| Position { block, offset })
}

/// What a deed does, and what a backspace right after it does.
fn transactions(deed: Deed, article: &Article, at: Selection) -> Vec<Transaction> {
    let one = match deed {
        Deed::Delete(which) => {
            let commands = [
                deletion::backspace,
                deletion::delete,
                deletion::backspace_word,
                deletion::delete_word,
                deletion::backspace_to_start,
                deletion::delete_to_end,
                deletion::delete_paragraphs,
            ];
            commands[which](article, at)
        }
        Deed::Type(text) => {
            let typed = typing::insert(article, at, &text, Punctuation::Arabic);
            let Some(typed) = typed else { return vec![] };
            return std::iter::once(typed.transaction).chain(typed.as_typed).collect();
        }
        Deed::Enter => typing::enter(article, at),
        Deed::Paste(text) => paste(article, at, &clean(&text)),
        Deed::Replace(query, with) => {
            let all = replace_all(article, &query, &with, Keep::Particles);
            all.ok().flatten().map(|replaced| replaced.transaction)
        }
    };
    one.into_iter().collect()
}

proptest! {
    #[test]
    fn every_deed_is_one_step_taken_back_to_the_byte(
        before in generate::article(),
        deeds in vec((place(), place(), any::<bool>(), deed()), 1..8),
    ) {
        let mut editor = Editor::new(before.clone());
        let mut steps = 0;
        for (anchor, head, is_caret, deed) in deeds {
            editor.select(Selection { anchor: if is_caret { head } else { anchor }, head });
            for transaction in transactions(deed, editor.article(), editor.selection()) {
                prop_assert!(!transaction.changes.is_empty());
                let (article, selection) = (editor.article().clone(), editor.selection());
                let asked = transaction.selection;
                editor.run(transaction).unwrap();
                steps += 1;
                if let Some(asked) = asked {
                    let text = |at: Position| {
                        editor.article().body().block(at.block).map_or("", Block::text)
                    };
                    prop_assert!(asked.head.offset <= text(asked.head).len());
                    prop_assert!(is_boundary(text(editor.selection().head), editor.selection().head.offset));
                }
                let (after, selected) = (editor.article().clone(), editor.selection());
                prop_assert!(editor.undo());
                prop_assert_eq!(editor.article(), &article);
                prop_assert_eq!(editor.selection(), selection);
                prop_assert!(editor.redo());
                prop_assert_eq!(editor.article(), &after);
                prop_assert_eq!(editor.selection(), selected);
            }
        }
        for _ in 0..steps {
            prop_assert!(editor.undo());
        }
        prop_assert!(!editor.can_undo());
        prop_assert_eq!(editor.article(), &before);
    }

    #[test]
    fn what_is_found_is_what_was_asked_for(text in generate::text(), mut query in query()) {
        query.pattern = Pattern::Plain;
        query.objects = Objects::Stop;
        let mut last = 0;
        for found in Search::new(&query).unwrap().in_text(&text) {
            prop_assert!(found.span.start >= last && !found.span.is_empty());
            last = found.span.end;
            let stem = text.get(found.span.start + found.particles..found.span.end).unwrap();
            // گ meets letters that are not one another, so it has no one key.
            if query.folding == Folding::ALL && !fold(&query.text).is_empty() && !query.text.contains('گ') {
                let key = |text: &str| -> String {
                    fold(text).chars().map(ascii_digit).filter(|c| *c != '\u{200D}').collect::<String>()
                        .to_lowercase().replace('\u{A0}', " ").replace("e\u{301}", "é")
                };
                prop_assert_eq!(key(stem), key(&query.text));
                prop_assert!(is_boundary(&text, found.span.end));
            }
            if query.whole_word == WholeWord::WithParticles && found.particles > 0 {
                let particles = text.get(found.span.start..found.span.start + found.particles);
                let plain = tahrir::text::letters::without_marks(particles.unwrap()).into_owned();
                let lengths = words::particle_lengths(&(plain + "ددد"));
                prop_assert!(lengths.len() > 1);
            }
        }
    }

    #[test]
    fn any_text_is_found_in_itself(text in generate::text(), before in generate::text()) {
        let query = Query { folding: Folding::NONE, ..Query::plain(text.clone()) };
        let whole = format!("{before}{text}");
        // A sign may be one letter with the one before it, which was not asked for.
        let joins = text.starts_with(['\u{301}', '\u{338}']);
        let found = Search::new(&query).unwrap().in_text(&whole).len();
        prop_assert!(text.is_empty() || joins || found > 0);
    }

    #[test]
    fn an_expression_by_chance_never_panics(pattern in "[\\[\\](){}|*+?^$\\\\ .\\-0-9a-cاأبپxpu<>:=]{0,12}", text in generate::text()) {
        if let Ok(search) = Search::new(&Query::regex(pattern)) {
            search.in_text(&text);
        }
    }

    #[test]
    fn each_match_can_be_replaced_alone(before in generate::article(), query in query(), with in "[ا-ي$0-9{}]{0,4}") {
        let Ok(found) = find(&before, &query) else { return Ok(()) };
        for one in found {
            let mut editor = Editor::new(before.clone());
            let done = replace_one(&before, &query, &one, &with, Keep::Nothing).unwrap().unwrap();
            editor.run(done).unwrap();
            editor.undo();
            prop_assert_eq!(editor.article(), &before);
        }
    }

    #[test]
    fn a_clean_text_stays_as_it_is(text in vec(generate::text(), 1..4)) {
        let cleaned = clean(&text.join("\n"));
        let again = clean(&cleaned.lines.join("\n"));
        prop_assert!(again.report.is_empty());
        prop_assert_eq!(again.lines, cleaned.lines);
    }
}
