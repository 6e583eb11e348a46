//! Direction marks that the check calls needless move nothing when they go.

use std::cell::RefCell;

use proptest::prelude::*;

use super::{laid_out, visual};
use tahrir::article::{self, Article, Block, Body, Field, Title};
use tahrir::checks::{self, Context, Finding};
use tahrir::text::letters::is_bidi_control;
use tahrir::typeset::{Direction, FontBook, Layout};

/// What stands on the line, with the way that each cluster runs, without controls.
fn shown(layout: &Layout) -> Vec<(String, bool)> {
    let clusters = layout.clusters(0).into_iter().map(|it| {
        let text = layout.text().get(it.range.start..it.range.end).unwrap();
        (text.chars().filter(|c| !is_bidi_control(*c)).collect::<String>(), it.rtl)
    });
    clusters.filter(|(text, _)| !text.is_empty()).collect()
}

fn text() -> impl Strategy<Value = String> {
    let pieces = vec![
        "ب", "لا", "א", "a", "Xi", "1", "22", "٣", "۴", " ", "-", "/", ".", "،", "(", ")", "[", "]",
        "%", "+", "\u{200E}", "\u{200F}", "\u{61C}", "\u{200E}", "\u{200F}", "\u{2066}",
        "\u{2067}", "\u{2069}", "\u{202A}", "\u{202B}", "\u{202E}", "\u{202C}", "\u{64E}",
    ];
    prop::collection::vec(prop::sample::select(pieces), 1..14).prop_map(|it| it.concat())
}

thread_local! {
    static BOOK: RefCell<FontBook> = RefCell::new(FontBook::new());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn point_36_marks_called_needless_are(text in text(), rtl in any::<bool>()) {
        let (own, base) = match rtl {
            true => (article::Direction::Rtl, Direction::Rtl),
            false => (article::Direction::Ltr, Direction::Ltr),
        };
        let body = Body::new([Block::paragraph(&text)]);
        let article =
            Article::with_body(Title::default(), body).with(Field::Direction(own));
        let today = chrono::NaiveDate::MIN;
        let found = checks::run(&article, &Context { today, digits: None });
        let needless = |it: &&checks::Diagnostic| matches!(it.finding, Finding::NeedlessMark { .. });
        for one in found.iter().filter(needless) {
            let mut article = article.clone();
            for change in one.fix.clone().unwrap().changes {
                article.apply(change).unwrap();
            }
            let after = article.body().block(0).unwrap().text().to_owned();
        BOOK.with_borrow_mut(|book| {
            let before = laid_out(book, &text, base, f32::INFINITY);
            let layout = laid_out(book, &after, base, f32::INFINITY);
            // The layout puts isolates around some numbers of its own accord, unless a mark is in
            // the way: then two things change at once, and this is about one.
            let display = |layout: &Layout| {
                layout.projection().text().replace(['\u{200E}', '\u{200F}', '\u{61C}'], "")
            };
            if display(&before) != display(&layout) {
                return Ok(());
            }
            prop_assert_eq!(
                shown(&before), shown(&layout),
                "{} → {}", text.escape_unicode(), after.escape_unicode()
            );
            prop_assert_eq!(
                visual(&before, 0).replace(is_bidi_control, ""),
                visual(&layout, 0).replace(is_bidi_control, "")
            );
            Ok(())
        })?;
        }
    }
}
