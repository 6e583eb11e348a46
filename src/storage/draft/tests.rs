//! Drafts written, read, cut short, bent, and made by versions to come.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::article::{
    Author, Body, Direction, EntityDecision, EntityKind, Field, HeadingLevel, Ignored, Lead,
    ListLevel, ListStyle, Mark, MarkedSpan, Note, Object, Picture, RefId, Reference, ReferenceKind,
    RichTextError, Side, Status, Target, Title, UrlStatus,
};
use crate::dates::{DateField, PartialDate};
use crate::text::Span;

const FULL: &str = include_str!("../../../tests/data/files/v1/full.ron");
const NEWER: &str = include_str!("../../../tests/data/files/v1/newer.ron");

fn rich(text: &str, marks: &[(&str, Mark)], objects: Vec<Object>) -> RichText {
    let marks = marks.iter().map(|(piece, mark)| {
        let start = text.find(piece).unwrap();
        MarkedSpan { span: Span::new(start, start + piece.len()), mark: mark.clone() }
    });
    RichText::from_parts(text.to_owned(), marks.collect(), objects).unwrap()
}

fn cite(ids: &[&str]) -> Object {
    let references = ids.iter().map(|id| RefId::new(id)).collect();
    Object::Citation(crate::article::Citation { references })
}

fn page(name: &str) -> Mark {
    Mark::Link(Target::Page(name.to_owned()))
}

fn full_body() -> Body {
    let heading = |level| BlockKind::Heading(HeadingLevel::new(level).unwrap());
    let item = |style, level| BlockKind::ListItem { style, level: ListLevel::new(level).unwrap() };
    let quotation = |by: &str| BlockKind::Quotation { attribution: by.to_owned() };
    let first = rich(
        "وصل شي جين پنگ إلى سمرقند،\u{FFFC} والتقى ڤلاديمير پوتن.\u{FFFC}",
        &[
            ("سمرقند", page("سمرقند")),
            ("شي جين پنگ", Mark::Entity("شي جين پنگ".to_owned())),
            ("جين", Mark::Bold),
            ("والتقى", Mark::Link(Target::Url("https://example.org/?a=\"b\"".to_owned()))),
            ("ڤلاديمير پوتن", Mark::Italic),
        ],
        vec![cite(&["independent-2022-09-13", "كتاب"]), Object::Raw("<br>".to_owned())],
    );
    let awkward = "مُضِيفًا می\u{200C}خواهم 👨\u{200D}👩 \"نعم\" \\ \u{200F}(1)\u{2066}x\u{2069} a\tb \u{0} \u{FEFF}\u{FFFE}";
    let picture = Picture {
        file: "Samarkand.jpg".to_owned(),
        alt: "ساحة".to_owned(),
        side: Side::Left,
        width: Some(300),
        credit: "رويترز".to_owned(),
    };
    Body::new([
        Block::new(BlockKind::Paragraph, first),
        Block::new(heading(2), RichText::plain("خلفية")),
        Block::paragraph(awkward),
        Block::new(item(ListStyle::Bullet, 1), RichText::plain("أول")),
        Block::new(item(ListStyle::Numbered, 6), RichText::plain("ثان")),
        Block::new(quotation(""), RichText::plain("قال")),
        Block::new(quotation("پوتن"), rich("نعم", &[("نعم", Mark::Italic)], vec![])),
        Block::new(BlockKind::Picture(picture), rich("قمة\u{FFFC}", &[], vec![cite(&["كتاب"])])),
        Block::new(BlockKind::Picture(Picture::default()), RichText::default()),
        Block::new(BlockKind::Raw, RichText::plain("{| class=\"wikitable\"\r\n|}\n")),
        Block::new(BlockKind::Raw, RichText::default()).with_direction(Some(Direction::Ltr)),
        Block::paragraph("English").with_direction(Some(Direction::Ltr)),
        Block::new(heading(5), RichText::plain("x")).with_direction(Some(Direction::Rtl)),
        Block::default(),
    ])
}

fn full_references() -> Vec<Reference> {
    let text = |text: &str| text.to_owned();
    vec![
        Reference {
            id: RefId::new("independent-2022-09-13"),
            kind: ReferenceKind::News,
            authors: vec![
                Author::Person { given: text("Borzou"), family: text("Daragahi") },
                Author::Name(text("رويترز")),
            ],
            title: text("Xi and Putin"),
            translated_title: text("شي وپوتن"),
            site: text("The Independent"),
            publisher: text("ناشر"),
            agency: text("وكالة"),
            place: text("لندن"),
            language: text("en"),
            published: DateField::typed("13 سبتمبر 2022"),
            accessed: DateField::typed("2022-09-15"),
            url: text("https://www.independent.co.uk/a?b=1&c=\\"),
            archive_url: text("https://web.archive.org/x"),
            archived: DateField::typed("قبل أيام"),
            url_status: UrlStatus::Live,
            quote: text("قال: \"نعم\""),
            pages: text("12–13"),
            volume: text("3"),
            issue: text("4"),
            isbn: text("978-3-16-148410-0"),
            doi: text("10.1000/182"),
            note: text("راجعه"),
            extra: vec![(text("via"), text("أ")), (text("اسم"), String::new())],
        },
        Reference {
            id: RefId::new("كتاب"),
            kind: ReferenceKind::Book,
            published: DateField::from_parts("", PartialDate::year(1999).ok()),
            ..Reference::default()
        },
        Reference { id: RefId::new("web"), ..Reference::default() },
    ]
}

fn full() -> Article {
    let title = Title {
        namespace: "أخبار".to_owned(), name: "شي وپوتن في سمرقند".to_owned()
    };
    let lead = Lead {
        picture: Picture { file: "Xi.jpg".to_owned(), width: Some(250), ..Picture::default() },
        caption: rich("شي\u{FFFC}", &[("شي", Mark::Bold)], vec![cite(&["web"])]),
    };
    let person = EntityDecision {
        name: "ڤلاديمير پوتن".to_owned(),
        page: "ڤلاديمير پوتن".to_owned(),
        accepted: vec!["بوتين".to_owned()],
        ..EntityDecision::default()
    };
    let place = EntityDecision {
        name: "سمرقند".to_owned(),
        kind: EntityKind::Place,
        ..EntityDecision::default()
    };
    let note = Note {
        author: "هدى".to_owned(),
        date: "2022-09-15".to_owned(),
        text: "راجع\nالمصدر".to_owned(),
    };
    let (article, refused) =
        Article::with_body(title, full_body()).with_references(full_references());
    assert!(refused.is_empty());
    article
        .with(Field::Dateline(DateField::typed("15 أيلول 2022")))
        .with(Field::Status(Status::Review))
        .with(Field::Lead(Some(lead)))
        .with(Field::SeeAlso(Some(vec!["قمة شنغهاي".to_owned(), "سمرقند".to_owned()])))
        .with(Field::Categories(vec!["آسيا".to_owned(), "2022".to_owned()]))
        .with(Field::Entities(vec![person, place]))
        .with(Field::Notes(vec![note, Note::default()]))
}

/// A draft of a few lines.
fn small() -> Article {
    let first = rich("قال\u{FFFC}", &[("قا", Mark::Bold)], vec![cite(&["a"])]);
    let body = Body::new([
        Block::new(BlockKind::Paragraph, first),
        Block::new(BlockKind::Heading(HeadingLevel::FIRST), RichText::plain("b")),
    ]);
    let reference = Reference { id: RefId::new("a"), ..Reference::default() };
    Article::with_body(Title::main("شي"), body).with_references(vec![reference]).0
}

/// A whole file with these lines, as format `format` for readers of format 1.
fn sealed(format: u32, lines: &str) -> String {
    envelope::seal(format, 1, lines)
}

/// A file with this body, as one line.
fn with_body(format: u32, body: &str) -> String {
    let lines = format!("title: \"\", language: \"ar\", direction: Rtl, body: [\n{body}\n]\n");
    sealed(format, &lines)
}

fn read_text(text: &str) -> Result<Draft, DraftError> {
    read(text.as_bytes())
}

#[track_caller]
fn fault_of(text: &str) -> Fault {
    match read_text(text) {
        Err(DraftError::Content(fault)) => *fault,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_golden_file_is_read_and_written_back_to_the_byte() {
    let draft = read_text(FULL).unwrap();
    assert_eq!(draft.access, Access::ReadWrite);
    assert_eq!(draft.article, full());
    assert_eq!(write(&draft.article).unwrap(), FULL);
}

#[test]
fn an_empty_article_is_a_draft() {
    for article in [Article::new(), Article::default()] {
        let text = write(&article).unwrap();
        assert_eq!(read_text(&text).unwrap().article, article);
    }
    // No section is not an empty section.
    let article = Article::new().with(Field::SeeAlso(Some(vec![])));
    assert_eq!(read_text(&write(&article).unwrap()).unwrap().article, article);
}

#[test]
fn a_draft_cut_short_anywhere_is_noticed() {
    let text = write(&small()).unwrap();
    for len in 1..text.len() {
        let error = read(&text.as_bytes()[..len]).unwrap_err();
        let line = text.as_bytes()[..len].iter().filter(|&&byte| byte == b'\n').count() + 1;
        match error {
            DraftError::EndsEarly { line: found } => assert!(found.abs_diff(line) <= 1, "{len}"),
            other => panic!("{len}: {other:?}"),
        }
    }
}

#[test]
fn a_bent_bit_anywhere_is_noticed_and_its_line_named() {
    let article = small();
    let text = write(&article).unwrap();
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let line = text.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
            match read(&bytes) {
                // A format of 3, 5 or 9 has the names of 1.
                Ok(draft) => assert_eq!((draft.article, line), (article.clone(), 1)),
                Err(DraftError::Damaged { first_bad_line, .. }) => {
                    assert_eq!(first_bad_line, line, "{at} {bit}");
                }
                Err(DraftError::NotUtf8 { line: found, .. }) => assert_eq!(found, line),
                Err(DraftError::NotADraft) => assert_eq!(line, 1),
                // A lost last line feed, or a last line that is none any more.
                Err(other) => panic!("{at} {bit} {other:?}"),
            }
        }
    }
}

#[test]
fn damage_has_a_line() {
    let check = |from: &str, to: &str, first_bad_line, bad_lines| {
        let text = FULL.replacen(from, to, 1);
        assert_ne!(text, FULL);
        let expected = DraftError::Damaged { first_bad_line, bad_lines };
        assert_eq!(read_text(&text), Err(expected), "{from} {to}");
    };
    let line_of = |piece: &str| FULL.lines().position(|line| line.contains(piece)).unwrap() + 1;
    let last = FULL.lines().count();
    check("شي وپوتن", "شي وبوتن", 2, 1);
    check("خلفية", "خلفيه", line_of("خلفية"), 1);
    check("), lines: \"", "), lines: \"0", last, 1);
    let lost = FULL
        .lines()
        .filter(|line| !line.contains("خلفية"))
        .fold(String::new(), |text, line| text + line + "\n");
    let error = read_text(&lost).unwrap_err();
    assert!(
        matches!(error, DraftError::Damaged { first_bad_line, .. } if first_bad_line == line_of("خلفية"))
    );
}

#[test]
fn what_is_not_a_draft_is_told_apart() {
    let check = |text: &str, expected: DraftError| assert_eq!(read_text(text), Err(expected));
    check("", DraftError::Empty);
    check("{\"a\": 1}\n", DraftError::NotADraft);
    check("()", DraftError::NotADraft);
    check("Draft()\n", DraftError::NotADraft);
    check("\0\0\0\0", DraftError::NotADraft);
    let check = |format, reader, expected: DraftError| {
        let text = envelope::seal(format, reader, "");
        assert_eq!(read_text(&text), Err(expected));
    };
    let damaged = || DraftError::Damaged { first_bad_line: 1, bad_lines: 1 };
    check(0, 0, DraftError::NotADraft);
    check(0, 1, DraftError::NotADraft);
    check(1, 0, damaged());
    check(1, 2, damaged());
    check(3, 2, DraftError::TooNew { format: 3, reader: 2 });
    let other = "Draft(format: 4, reader: 3, checksum: \"00000000\", sealed: (\n";
    assert_eq!(read_text(other), Err(DraftError::TooNew { format: 4, reader: 3 }));
}

#[test]
fn bytes_that_are_not_text_are_named() {
    let mut bytes = FULL.as_bytes().to_vec();
    let at = FULL.find("خلفية").unwrap();
    bytes[at] = 0xFF;
    let (line, _) = scan::line_and_column(FULL, at);
    assert_eq!(read(&bytes), Err(DraftError::NotUtf8 { offset: at, line }));
    assert_eq!(read(&[0xFF, 0xFE, 0]), Err(DraftError::NotUtf8 { offset: 0, line: 1 }));
    let zeros = [FULL.as_bytes(), &[0; 512]].concat();
    let last = FULL.lines().count();
    let expected = DraftError::Damaged { first_bad_line: last + 1, bad_lines: 1 };
    assert_eq!(read(&zeros), Err(expected));
    // What a power cut can leave: the length, and zeros where the end was.
    let mut zeros = FULL.as_bytes().to_vec();
    zeros[at..].fill(0);
    assert_eq!(read(&zeros), Err(DraftError::EndsEarly { line }));
    let giant = vec![b' '; MAX_DRAFT_BYTES + 1];
    assert_eq!(read(&giant), Err(DraftError::TooLarge { bytes: giant.len() }));
}

#[test]
fn marks_and_line_ends_of_tools_are_passed_over() {
    let draft = read_text(FULL).unwrap();
    let check = |text: &str| assert_eq!(read_text(text).as_ref(), Ok(&draft));
    check(&format!("\u{FEFF}{FULL}"));
    check(&FULL.replace('\n', "\r\n"));
    check(&format!("\u{FEFF}{}", FULL.replace('\n', "\r\n")));
    check(&FULL.replacen(",\n", ",\r\n", 3));
    let bent = FULL.replace('\n', "\r\n").replace("خلفية", "خلفيه");
    assert!(matches!(read_text(&bent), Err(DraftError::Damaged { .. })));
}

#[track_caller]
fn check_fault(text: &str, path: &str, line: usize, column: usize, wrong: Wrong) {
    let block = path.starts_with("article.body[0]").then_some(0);
    let expected = Fault { path: path.to_owned(), block, line, column, wrong };
    assert_eq!(fault_of(text), expected);
}

#[test]
fn what_no_draft_can_say_is_named_with_its_place() {
    let text_error = |error| Wrong::Text(error);
    let check = |block: &str, wrong: Wrong| {
        check_fault(&with_body(1, block), "article.body[0]", 3, 1, wrong);
    };
    check("Heading(level: 9, text: \"x\")", Wrong::HeadingLevel(9));
    check("Item(style: Bullet, level: 7, text: \"x\")", Wrong::ListLevel(7));
    let bad = |start, end| text_error(RichTextError::BadSpan(Span { start, end }));
    check("Paragraph(text: \"abc\", marks: [(2, 4, Bold)])", bad(2, 4));
    check("Paragraph(text: \"abc\", marks: [(2, 1, Bold)])", bad(2, 1));
    check("Paragraph(text: \"ب\", marks: [(0, 1, Bold)])", bad(0, 1));
    let count = |places, objects| text_error(RichTextError::ObjectCount { places, objects });
    check("Paragraph(text: \"\\u{fffc}\")", count(1, 0));
    check("Paragraph(text: \"\", objects: [Cite([])])", count(0, 1));
}

#[test]
fn names_that_do_not_exist_are_errors_in_a_file_of_this_format() {
    let at = |block: &str, path: &str, column, wrong| {
        check_fault(&with_body(1, block), path, 3, column, wrong);
    };
    let body = "article.body[0]";
    at("Table(rows: 1)", body, 1, Wrong::UnknownName("Table".to_owned()));
    let colour = "Paragraph(text: \"x\", colour: (1, [Red]))";
    at(colour, "article.body[0].colour", 22, Wrong::UnknownField);
    let found = fault_of(&with_body(1, "Paragraph(text: \"x\", text: \"y\")"));
    assert_eq!((found.line, found.wrong), (3, Wrong::Duplicate("text".to_owned())));
    at("Paragraph()", body, 11, Wrong::Missing("text".to_owned()));
    let found = fault_of(&with_body(1, "Paragraph(text: \"x\", marks: [(0, 1, Loud)])"));
    assert_eq!(found.path, "article.body[0].marks[0][2]");
    assert_eq!(found.wrong, Wrong::UnknownName("Loud".to_owned()));
    let found = fault_of(&with_body(1, "Paragraph(text: \"x\" marks: [])"));
    assert_eq!((found.line, found.block), (3, Some(0)));
    assert!(matches!(found.wrong, Wrong::Syntax(_)));
}

#[test]
fn an_article_of_nothing_is_none() {
    for lines in ["", "()\n", "title: \"x\",\n", "title: \"\", language: \"\", body: []\n"] {
        let found = fault_of(&sealed(1, lines));
        assert!(matches!(found.wrong, Wrong::Missing(_) | Wrong::Syntax(_)), "{found}");
    }
}

#[test]
fn references_and_dates_are_looked_at() {
    let with = |fields: &str| {
        let start = "title: \"\", language: \"ar\", direction: Rtl, body: [],\n";
        sealed(1, &format!("{start}{fields}\n"))
    };
    let twice = with("references: [\n(id: \"a\"),\n(id: \"b\"),\n(id: \" a\")]");
    let wrong = Wrong::DuplicateReference("a".to_owned());
    check_fault(&twice, "article.references[2].id", 6, 2, wrong);
    let bad = with("references: [(id: \"a\", published: (typed: \"\", is: \"2022-13\"))]");
    let found = fault_of(&bad);
    assert_eq!(found.path, "article.references[0].published.is");
    assert!(matches!(found.wrong, Wrong::Date(_)));
    let found = fault_of(&with("dateline: (typed: \"\", is: \"x\")"));
    assert_eq!((found.path.as_str(), found.line), ("article.dateline.is", 3));
    assert_eq!(fault_of(&with("lead: (file: \"\", caption: \"\\u{fffc}\")")).line, 3);
}

#[test]
fn brackets_without_end_are_refused() {
    let deep = |open: &str| open.repeat(100_000);
    for open in ["(", "[", "{", "Some(", "a(b:", "/*"] {
        for body in [deep(open), format!("Paragraph(text: \"\", x: {})", deep(open))] {
            for format in [1, 2] {
                assert!(read_text(&with_body(format, &body)).is_err());
            }
        }
    }
    let nested = format!("Table({}{})", deep("["), deep("]"));
    assert_eq!(fault_of(&with_body(2, &nested)).wrong, Wrong::TooDeep);
}

#[test]
fn a_newer_draft_is_edited_where_nothing_would_be_lost() {
    let draft = read_text(NEWER).unwrap();
    assert_eq!(draft.access, Access::ReadWrite);
    let kinds: Vec<_> = draft.article.body().iter().map(Block::kind).collect();
    let table =
        "Table(\n            rows: [[\"(\", r#\"\")\"#], /* ] */ ['\\'']], // a, b)\n        )";
    assert_eq!(kinds[0], &BlockKind::Paragraph);
    assert_eq!(kinds[1], &BlockKind::Unknown(table.to_owned()));
    assert_eq!(kinds[2], &BlockKind::Unknown("Rule".to_owned()));
    let loud = "Paragraph(text: \"x\", marks: [(0, 1, Loud)])";
    assert_eq!(kinds[3], &BlockKind::Unknown(loud.to_owned()));
    let text = write(&draft.article).unwrap();
    assert!(text.starts_with("Draft(format: 2, reader: 1,") && text.contains(table));
    assert_eq!(read_text(&text), Ok(draft));
}

#[test]
fn a_newer_draft_is_only_read_where_something_would_be_lost() {
    let lines = "title: \"\", language: \"ar\", direction: Rtl, mood: (a: [1]), body: [\n\
                 Paragraph(text: \"x\", colour: Red),\nRaw(text: \"\")], references: [(id: \"a\"),\n\
                 (id: \"b\", stars: {\"x\": 5})]\n";
    let draft = read_text(&sealed(7, lines)).unwrap();
    let mut expected =
        vec!["article.mood", "article.references[1].stars", "article.body[0].colour"];
    let Access::ReadOnly(mut paths) = draft.access else { panic!("{:?}", draft.access) };
    paths.sort();
    expected.sort_unstable();
    assert_eq!(paths, expected);
    assert_eq!(draft.article.body().len(), 2);
}

#[test]
fn what_was_ignored_is_kept_and_nobody_from_before_it_writes_over_it() {
    let ignored = Ignored {
        rule: "future-date".to_owned(),
        key: "dateline | 2032".to_owned(),
        reason: "موعد «معلن»\u{200F}".to_owned(),
    };
    let article = small().with(Field::Ignored(vec![ignored, Ignored::default()]));
    let text = write(&article).unwrap();
    assert!(text.starts_with("Draft(format: 2, reader: 1,"), "{text}");
    assert_eq!(read_text(&text), Ok(Draft { article, access: Access::ReadWrite }));
    // A program from before it has no such name, and finds it as this one finds `left`.
    let lines: String = text
        .lines()
        .filter(|line| line.starts_with("    "))
        .fold(String::new(), |all, line| all + line.replace("ignored:", "left:").as_str() + "\n");
    let draft = read_text(&sealed(2, lines.trim_start())).unwrap();
    assert_eq!(draft.access, Access::ReadOnly(vec!["article.left".to_owned()]));
    assert!(write(&small()).unwrap().starts_with("Draft(format: 1,"));
}

#[test]
fn an_unknown_block_must_be_one_value() {
    let check = |source: &str, is_written: bool| {
        let unknown = BlockKind::Unknown(source.to_owned());
        let body = Body::new([Block::new(unknown, RichText::default())]);
        let article = Article::with_body(Title::default(), body);
        match write(&article) {
            Ok(text) => assert_eq!(read_text(&text).unwrap().article, article, "{source}"),
            Err(error) => assert_eq!(error, WriteError::UnknownBlock { block: 0 }),
        }
        assert_eq!(write(&article).is_ok(), is_written, "{source}");
    };
    check("Table(1)", true);
    check("Table(\n\"ب\", // x\n)", true);
    for source in ["", "A, B", "A)", "A]], [[B", "A // b", " A", "A,", "\"", "A(", "/* */"] {
        check(source, false);
    }
}

fn texts() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(vec![
        '"', '\\', '\0', '\t', '\u{7f}', '\u{85}', '\u{200F}', '\u{200C}', '\u{64E}', '\u{2066}',
        '\u{2028}', '\u{FEFF}', '\u{FFFE}', '(', ']', ',', '/', '#', 'r', '\'', '\u{FFFD}',
    ]);
    let any = prop_oneof![
        4 => prop::char::range('ا', 'ي'),
        3 => awkward,
        1 => any::<char>(),
        1 => Just('\n'),
        1 => Just('\r'),
    ];
    vec(any, 0..12).prop_map(|chars| chars.into_iter().filter(|&c| c != '\u{FFFC}').collect())
}

fn richs() -> impl Strategy<Value = RichText> {
    let objects = prop_oneof![
        vec(texts(), 0..3).prop_map(|ids| {
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            cite(&ids)
        }),
        texts().prop_map(Object::Raw),
    ];
    let marks = prop_oneof![
        Just(Mark::Bold),
        Just(Mark::Italic),
        texts().prop_map(|it| Mark::Link(Target::Page(it))),
        texts().prop_map(|it| Mark::Link(Target::Url(it))),
        texts().prop_map(Mark::Entity),
    ];
    let pieces = vec((texts(), prop::option::of(objects)), 0..4);
    (pieces, vec((0..60_usize, 0..60_usize, marks), 0..5)).prop_map(|(pieces, marks)| {
        let mut rich = RichText::default();
        for (text, object) in pieces {
            rich.push_text(&text);
            if let Some(object) = object {
                rich.push_object(object);
            }
        }
        let marked = |rich: RichText, (a, b, mark)| rich.with_mark(Span::new(a, b), mark);
        marks.into_iter().fold(rich, marked)
    })
}

fn pictures() -> impl Strategy<Value = Picture> {
    let sides = prop::sample::select(vec![Side::Default, Side::Left, Side::Right, Side::Center]);
    (texts(), texts(), sides, any::<Option<u32>>(), texts())
        .prop_map(|(file, alt, side, width, credit)| Picture { file, alt, side, width, credit })
}

fn directions() -> impl Strategy<Value = Option<Direction>> {
    prop::sample::select(vec![None, Some(Direction::Rtl), Some(Direction::Ltr)])
}

fn blocks() -> impl Strategy<Value = Block> {
    let kinds = prop_oneof![
        Just(BlockKind::Paragraph),
        (2..=5_u8).prop_map(|level| BlockKind::Heading(HeadingLevel::new(level).unwrap())),
        (any::<bool>(), 1..=6_u8).prop_map(|(bullet, level)| BlockKind::ListItem {
            style: if bullet { ListStyle::Bullet } else { ListStyle::Numbered },
            level: ListLevel::new(level).unwrap(),
        }),
        texts().prop_map(|attribution| BlockKind::Quotation { attribution }),
        pictures().prop_map(BlockKind::Picture),
        Just(BlockKind::Raw),
    ];
    let known = (kinds, richs(), directions())
        .prop_map(|(kind, rich, direction)| Block::new(kind, rich).with_direction(direction));
    let unknown = texts().prop_map(|text| {
        let mut source = "Table(\n".to_owned();
        layout::quote(&mut source, &text);
        Block::new(BlockKind::Unknown(source + ")"), RichText::default())
    });
    prop_oneof![9 => known, 1 => unknown]
}

fn dates() -> impl Strategy<Value = DateField> {
    prop_oneof![
        texts().prop_map(DateField::typed),
        Just(DateField::typed("13 سبتمبر 2022")),
        (texts(), 1..9999_i32, 1..=12_u8)
            .prop_map(|(typed, y, m)| DateField::from_parts(typed, PartialDate::month(y, m).ok())),
    ]
}

fn references() -> impl Strategy<Value = Reference> {
    let kinds = prop::sample::select(vec![
        ReferenceKind::Web,
        ReferenceKind::News,
        ReferenceKind::Book,
        ReferenceKind::Journal,
        ReferenceKind::Report,
        ReferenceKind::Broadcast,
        ReferenceKind::Social,
        ReferenceKind::Interview,
        ReferenceKind::Other,
    ]);
    let statuses = prop::sample::select(vec![
        UrlStatus::Unknown,
        UrlStatus::Live,
        UrlStatus::Dead,
        UrlStatus::Usurped,
    ]);
    let authors = prop_oneof![
        (texts(), texts()).prop_map(|(given, family)| Author::Person { given, family }),
        texts().prop_map(Author::Name),
    ];
    let lists = (vec(authors, 0..3), vec((texts(), texts()), 0..3), vec(texts(), 17));
    (texts(), kinds, statuses, vec(dates(), 3), lists).prop_map(
        |(id, kind, url_status, dates, (authors, extra, texts))| {
            let mut texts = texts.into_iter();
            let mut text = || texts.next().unwrap();
            let mut dates = dates.into_iter();
            let mut date = || dates.next().unwrap();
            Reference {
                id: RefId::new(&id),
                kind,
                authors,
                title: text(),
                translated_title: text(),
                site: text(),
                publisher: text(),
                agency: text(),
                place: text(),
                language: text(),
                published: date(),
                accessed: date(),
                url: text(),
                archive_url: text(),
                archived: date(),
                url_status,
                quote: text(),
                pages: text(),
                volume: text(),
                issue: text(),
                isbn: text(),
                doi: text(),
                note: text(),
                extra,
            }
        },
    )
}

fn entities() -> impl Strategy<Value = EntityDecision> {
    let kinds = prop::sample::select(vec![
        EntityKind::Person,
        EntityKind::Organisation,
        EntityKind::Place,
        EntityKind::Event,
        EntityKind::Work,
    ]);
    (texts(), kinds, texts(), vec(texts(), 0..3))
        .prop_map(|(name, kind, page, accepted)| EntityDecision { name, kind, page, accepted })
}

fn articles() -> impl Strategy<Value = Article> {
    let notes =
        (texts(), texts(), texts()).prop_map(|(author, date, text)| Note { author, date, text });
    let leads = (pictures(), richs()).prop_map(|(picture, caption)| Lead { picture, caption });
    let statuses =
        prop::sample::select(vec![Status::Draft, Status::Review, Status::Ready, Status::Published]);
    let parts = (
        (texts(), texts(), dates(), texts(), directions(), statuses),
        (prop::option::of(leads), prop::option::of(vec(texts(), 0..3)), vec(texts(), 0..3)),
        (vec(entities(), 0..3), vec(notes, 0..3)),
    );
    (vec(blocks(), 0..5), vec(references(), 0..4), parts).prop_map(|(blocks, references, parts)| {
        let (head, (lead, see_also, categories), (entities, notes)) = parts;
        let (namespace, name, dateline, language, direction, status) = head;
        Article::with_body(Title { namespace, name }, Body::new(blocks))
            .with_references(references)
            .0
            .with(Field::Dateline(dateline))
            .with(Field::Language(language))
            .with(Field::Direction(direction.unwrap_or_default()))
            .with(Field::Status(status))
            .with(Field::Lead(lead))
            .with(Field::SeeAlso(see_also))
            .with(Field::Categories(categories))
            .with(Field::Entities(entities))
            .with(Field::Notes(notes))
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read(article in articles()) {
        let text = write(&article).unwrap();
        let draft = read_text(&text).unwrap();
        prop_assert_eq!(&draft.article, &article);
        prop_assert_eq!(draft.access, Access::ReadWrite);
        prop_assert_eq!(write(&draft.article).unwrap(), text);
    }

    #[test]
    fn nothing_panics(lines in "[a-zA-Z0-9\"'#/*(){}\\[\\]:,\\\\ \n]{0,80}", format in 1..3_u32) {
        let _ = read_text(&sealed(format, &lines));
        let _ = read_text(&with_body(format, &lines));
        let _ = read_text(&lines);
        let _ = read_text(&format!("Draft(format: {lines}"));
    }

    #[test]
    fn damage_never_panics(article in articles(), at: prop::sample::Index, byte: u8) {
        let mut bytes = write(&article).unwrap().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(draft) = read(&bytes) {
            prop_assert_eq!(draft.article, article);
        }
    }
}
