//! Points of the checklist for right-to-left editors that more than one room has a part in. The
//! others stand beside what they are about: `grep -rn "fn points\?_[0-9]" tests src`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;

use crate::{generate, golden};
use tahrir::article::{
    Article, Block, BlockKind, Body, Field, Lead, Picture, RefId, Reference, RichText, Title,
};
use tahrir::dates::DateField;
use tahrir::import;
use tahrir::markup::{Format, Profile, export};
use tahrir::storage::draft;
use tahrir::text::letters::is_bidi_control;

const FORMATS: [Format; 4] = [Format::Wikitext, Format::Html, Format::Markdown, Format::Text];

fn text_of(article: &Article) -> String {
    export(article, &Profile::by_id("marefa").unwrap(), Format::Text).text
}

/// An article that says a date in its text and another as its source's.
fn dated(in_text: &str, published: &str) -> Article {
    let mut rich = RichText::plain(&format!("عُقدت القمة في {in_text} بسمرقند"));
    rich.push_citation([RefId::new("a")]);
    let source = Reference {
        id: RefId::new("a"),
        title: "قمة".to_owned(),
        published: DateField::typed(published),
        ..Reference::default()
    };
    let body = Body::new([Block::new(BlockKind::Paragraph, rich)]);
    Article::with_body(Title::main("قمة"), body).with_references(vec![source]).0
}

#[test]
fn point_25_a_date_in_a_text_is_exported_as_it_was_written() {
    for written in ["13/9/2022", "١٣/٩/٢٠٢٢", "۱۳/۹/۲۰۲۲", "2022-09-13", "13.9.2022"]
    {
        let article = dated(written, "");
        for profile in Profile::bundled() {
            for format in FORMATS {
                let text = export(&article, profile, format).text;
                // As it was written or, in Markdown, with signs that Markdown takes for its own.
                let plain = text.replace('\\', "");
                let found = plain.contains(&format!(" {written} "));
                assert!(found, "{written} for {} in {format:?}: {text}", profile.id);
            }
        }
    }
}

#[test]
fn point_25_a_sources_date_is_exported_in_the_order_of_the_wiki() {
    // Day before month, as Arabic newspapers write it; each wiki has its own order for it.
    let article = dated("2022", "13/9/2022");
    for (profile, expected) in [
        ("marefa", "2022-09-13"),
        ("arwiki", "2022-09-13"),
        ("enwiki", "13 September 2022"),
        ("arwikinews", "2022-09-13"),
    ] {
        let profile = Profile::by_id(profile).unwrap();
        for format in FORMATS {
            let text = export(&article, &profile, format).text;
            let plain = text.replace('\\', "");
            let iso = plain.contains("2022-09-13");
            assert!(plain.contains(expected) || iso, "{} in {format:?}: {text}", profile.id);
            assert!(format != Format::Wikitext || plain.contains(expected), "{text}");
            assert!(!text.contains("9/13") && !text.contains("2022/9"), "{text}");
        }
    }
}

/// In the window: whatever order a wiki asks for, a date stands in it, in an article of its language.
#[cfg(feature = "gui")]
#[test]
fn point_25_a_date_in_every_wikis_order_is_shown_in_that_order() {
    use tahrir::dates::{PartialDate, write};
    use tahrir::typeset::{Direction, FontBook, Layout, ParagraphText};
    let day = PartialDate::day(2022, 9, 13).unwrap();
    let mut book = FontBook::new();
    for profile in Profile::bundled() {
        let written = write(day, profile.dates);
        let (direction, around) = if profile.language == "ar" {
            (Direction::Rtl, [("عُقدت في ", " بسمرقند"), ("", ""), ("(", ")"), ("قمة ", "، ثم")])
        } else {
            (
                Direction::Ltr,
                [("held on ", " in Samarkand"), ("", ""), ("(", ")"), ("on ", ", then")],
            )
        };
        for (before, after) in around {
            let text = [before, &written, after].concat();
            let paragraph = ParagraphText { text: &text, direction, ..ParagraphText::default() };
            let layout = Layout::new(&mut book, &paragraph, f32::INFINITY);
            let shown: String = layout
                .clusters(0)
                .iter()
                .map(|it| layout.text().get(it.range.start..it.range.end).unwrap())
                .collect();
            assert!(shown.contains(&written), "{text}: {shown}");
        }
    }
}

#[track_caller]
fn check_draft(article: &Article) {
    let first = draft::write(article).unwrap();
    let read = draft::read(first.as_bytes()).unwrap().article;
    assert_eq!(draft::write(&read).unwrap(), first);
}

#[test]
fn point_40_the_examples_come_back_to_the_byte() {
    for name in ["every-feature", "samarkand"] {
        let file = golden::read(&format!("assets/examples/{name}.ron"));
        let article = draft::read(file.as_bytes()).unwrap().article;
        assert_eq!(draft::write(&article).unwrap(), file, "{name}");
        // What a page of text can say comes back; what it can't is text after the first time.
        let once = text_of(&import::published(&text_of(&article)).article);
        let twice = text_of(&import::published(&once).article);
        assert_eq!(twice, once, "{name}");
    }
    let page = golden::read("tests/data/published/samarkand.txt");
    let page = format!("{}\n", page.trim_end_matches('\n'));
    assert_eq!(text_of(&import::published(&page).article), page);
    let plain = text_of(&import::plain(&page).article);
    assert_eq!(text_of(&import::plain(&plain).article), plain);
}

/// A line of a page: words, with isolates, signs and digits as journalists have them.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "قال",
        "پوتن،",
        "في",
        "سمرقند.",
        "\u{2066}G20\u{2069}",
        "Xi",
        "(شي)",
        "«نعم»",
        "13/9/2022",
        "١٢٪",
        "مُضِيفًا",
        "لا",
        "والصين",
        "https://e.org/?a=b",
        "می\u{200C}خ",
        "ـ",
        "؟",
        "50%",
    ]);
    vec(word, 1..8).prop_map(|words| words.join(" "))
}

/// An article of what a published page can say: a title, a caption, paragraphs that cite sources,
/// pages to see, categories.
fn page() -> impl Strategy<Value = Article> {
    let paragraph = (words(), vec(0..4_usize, 0..3), words());
    let source = (words(), prop::sample::select(vec!["", "2022-09-13", "2022"]));
    let parts = (words(), prop::option::of(words()), vec(paragraph, 1..5));
    let around = (vec(source, 4), prop::option::of(vec(words(), 0..3)), vec(words(), 0..2));
    (parts, around).prop_map(|((title, caption, paragraphs), (sources, pages, categories))| {
        let id = |number: usize| RefId::new(&format!("s-{number}"));
        let mut cited: BTreeSet<usize> = BTreeSet::new();
        let blocks: Vec<Block> = paragraphs
            .into_iter()
            .map(|(before, ids, after)| {
                let mut rich = RichText::plain(&before);
                if !ids.is_empty() {
                    cited.extend(&ids);
                    let mut seen = BTreeSet::new();
                    rich.push_citation(ids.into_iter().filter(|it| seen.insert(*it)).map(id));
                }
                rich.push_text(&format!(" {after}"));
                Block::new(BlockKind::Paragraph, rich)
            })
            .collect();
        let sources = sources.into_iter().enumerate().filter(|(at, _)| cited.contains(at));
        let sources = sources.map(|(at, (title, date))| Reference {
            id: id(at),
            title,
            site: "The Independent".to_owned(),
            published: DateField::typed(date),
            ..Reference::default()
        });
        let lead =
            caption.map(|it| Lead { picture: Picture::default(), caption: RichText::plain(&it) });
        Article::with_body(Title::main(title), Body::new(blocks))
            .with(Field::Lead(lead))
            .with(Field::SeeAlso(pages))
            .with(Field::Categories(categories))
            .with_references(sources.collect())
            .0
    })
}

proptest! {
    #[test]
    fn point_40_a_draft_comes_back_to_the_byte(article in generate::article()) {
        check_draft(&article);
    }

    #[test]
    fn point_40_a_page_comes_back_to_the_byte(article in page()) {
        let first = text_of(&article);
        let second = text_of(&import::published(&first).article);
        prop_assert_eq!(&second, &first);
    }

    #[test]
    fn point_40_plain_text_comes_back_to_the_byte(article in generate::article()) {
        let once = text_of(&import::plain(&text_of(&article)).article);
        let twice = text_of(&import::plain(&once).article);
        prop_assert_eq!(twice, once);
    }

    #[test]
    fn point_40_direction_controls_appear_only_where_they_were_written(
        article in generate::article(),
    ) {
        let written = format!("{article:?}");
        for profile in Profile::bundled() {
            for format in FORMATS {
                let text = export(&article, profile, format).text;
                for c in text.chars().filter(|c| is_bidi_control(*c)) {
                    let debug = format!("\\u{{{:x}}}", u32::from(c));
                    prop_assert!(written.contains(&debug), "{debug} in {format:?}");
                }
            }
        }
    }

    #[test]
    fn point_40_the_writers_own_isolates_are_exported(before in words(), inside in words()) {
        let text = format!("{before} \u{2067}{inside}\u{2069}");
        let article = Article::with_body(Title::main("ع"), Body::new([Block::paragraph(&text)]));
        let count = |text: &str| text.chars().filter(|c| is_bidi_control(*c)).count();
        for format in FORMATS {
            let written = export(&article, &Profile::by_id("marefa").unwrap(), format).text;
            prop_assert_eq!(count(&written), count(&text), "{:?}: {}", format, written);
        }
    }
}

#[test]
fn every_point_has_a_test_that_bears_its_number() {
    fn read(folder: &Path, found: &mut BTreeSet<usize>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, found);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                for name in text.split("fn point").skip(1) {
                    let name = name.split('(').next().unwrap();
                    let numbers = name.trim_start_matches('s').split('_');
                    found.extend(numbers.filter_map(|it| it.parse::<usize>().ok()));
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    for folder in ["src", "tests"] {
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    }
    let missing: Vec<usize> = (1..=44).filter(|point| !found.contains(point)).collect();
    assert_eq!(missing, Vec::<usize>::new());
}
