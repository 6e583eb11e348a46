//! Articles by chance: every kind of block, mark and object, over an alphabet of letters that have
//! made trouble somewhere.

use proptest::collection::vec;
use proptest::prelude::*;

use tahrir::article::{
    Article, Author, Block, BlockKind, Body, Citation, Direction, Field, HeadingLevel, Lead,
    ListLevel, ListStyle, Mark, Object, Picture, RefId, Reference, ReferenceKind, RichText, Side,
    Target, Title,
};
use tahrir::dates::DateField;
use tahrir::text::Span;

/// Pieces out of which texts are made.
const PIECES: [&str; 62] = [
    "س",
    "پوتن",
    "و",
    "قال",
    "لا",
    "مَ",
    "ـ",
    " ",
    "  ",
    "13",
    "٢٠٢٢",
    "Xi",
    "e\u{301}",
    "👩\u{200D}🚀",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "{{",
    "}}",
    "|",
    "<",
    ">",
    "</ref>",
    "<!--",
    "&",
    "&amp;",
    "&#1;",
    "&رلم;",
    "'",
    "''",
    "'''",
    "~~~~",
    "__",
    "__لافهرس__",
    ":",
    "http://",
    "https://e.org/?a=b",
    "mailto:",
    "*",
    "#",
    ";",
    "=",
    "==",
    "----",
    "!",
    "%",
    "؟",
    "«",
    "»",
    "\"",
    "\\",
    "\u{338}",
    "\u{200F}",
    "\u{2067}",
    "\u{A0}",
    "\t",
    "\u{1}",
    "ﻻ",
    "_",
];

/// A text of a few pieces.
pub(crate) fn text() -> impl Strategy<Value = String> {
    vec(0..PIECES.len(), 0..12).prop_map(|picks| picks.iter().map(|&pick| PIECES[pick]).collect())
}

fn id() -> impl Strategy<Value = RefId> {
    prop_oneof![
        4 => (0..6_u8).prop_map(|n| RefId::new(&format!("مصدر-{n}"))),
        1 => text().prop_map(|name| RefId::new(&name)),
    ]
}

fn object() -> impl Strategy<Value = Object> {
    prop_oneof![
        3 => vec(id(), 0..3).prop_map(|references| Object::Citation(Citation { references })),
        1 => Just(Object::Raw("<br />".to_owned())),
    ]
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        Just(Mark::Bold),
        Just(Mark::Italic),
        text().prop_map(|page| Mark::Link(Target::Page(page))),
        Just(Mark::Link(Target::Page("سمرقند".to_owned()))),
        Just(Mark::Link(Target::Url("https://e.org/a|b c".to_owned()))),
        text().prop_map(|url| Mark::Link(Target::Url(url))),
        Just(Mark::Entity("ڤلاديمير پوتن".to_owned())),
    ]
}

/// Text with marks and objects.
pub(crate) fn rich() -> impl Strategy<Value = RichText> {
    let parts = vec((text(), proptest::option::of(object())), 0..4);
    (parts, vec((0..60_usize, 0..60_usize, mark()), 0..5)).prop_map(|(parts, marks)| {
        let mut rich = RichText::default();
        for (text, object) in parts {
            rich.push_text(&text);
            if let Some(object) = object {
                rich.push_object(object);
            }
        }
        let len = rich.text().len();
        for (a, b, mark) in marks {
            rich = rich.with_mark(Span::new(a.min(len), b.min(len)), mark);
        }
        rich
    })
}

fn picture() -> impl Strategy<Value = Picture> {
    let side =
        prop_oneof![Just(Side::Default), Just(Side::Left), Just(Side::Right), Just(Side::Center),];
    let file = prop_oneof![Just("شي.jpg".to_owned()), text()];
    (file, text(), side, proptest::option::of(1..2000_u32), text())
        .prop_map(|(file, alt, side, width, credit)| Picture { file, alt, side, width, credit })
}

/// What a block can be.
pub(crate) fn kind() -> impl Strategy<Value = BlockKind> {
    let style = prop_oneof![Just(ListStyle::Bullet), Just(ListStyle::Numbered)];
    prop_oneof![
        4 => Just(BlockKind::Paragraph),
        1 => (2..=5_u8).prop_map(|level| BlockKind::Heading(HeadingLevel::new(level).unwrap())),
        2 => (style, 1..=6_u8).prop_map(|(style, level)| {
            BlockKind::ListItem { style, level: ListLevel::new(level).unwrap() }
        }),
        1 => text().prop_map(|attribution| BlockKind::Quotation { attribution }),
        1 => picture().prop_map(BlockKind::Picture),
        1 => Just(BlockKind::Raw),
    ]
}

/// A block of any kind.
pub(crate) fn block() -> impl Strategy<Value = Block> {
    let direction = proptest::option::of(prop_oneof![Just(Direction::Rtl), Just(Direction::Ltr)]);
    (kind(), rich(), direction)
        .prop_map(|(kind, rich, direction)| Block::new(kind, rich).with_direction(direction))
}

/// A reference with awkward fields.
pub(crate) fn reference() -> impl Strategy<Value = Reference> {
    let date = || {
        prop_oneof![
            Just(DateField::default()),
            Just(DateField::typed("2022-09-13")),
            Just(DateField::typed("سبتمبر 2022")),
            text().prop_map(DateField::typed),
        ]
    };
    let kind = prop_oneof![
        Just(ReferenceKind::Web),
        Just(ReferenceKind::News),
        Just(ReferenceKind::Book),
        Just(ReferenceKind::Journal),
        Just(ReferenceKind::Other),
    ];
    let author = prop_oneof![
        text().prop_map(Author::Name),
        (text(), text()).prop_map(|(given, family)| Author::Person { given, family }),
    ];
    let url = prop_oneof![Just("https://e.org/x".to_owned()), Just(String::new()), text()];
    (id(), kind, vec(author, 0..3), (text(), text(), text(), text()), url, date(), date(), date())
        .prop_map(
            |(
                id,
                kind,
                authors,
                (title, site, publisher, quote),
                url,
                published,
                accessed,
                archived,
            )| {
                Reference {
                    id,
                    kind,
                    authors,
                    title,
                    site,
                    publisher,
                    quote,
                    archive_url: url.clone(),
                    url,
                    published,
                    accessed,
                    archived,
                    ..Reference::default()
                }
            },
        )
}

/// A whole article.
pub(crate) fn article() -> impl Strategy<Value = Article> {
    let lead = proptest::option::of(
        (picture(), rich()).prop_map(|(picture, caption)| Lead { picture, caption }),
    );
    let see_also = proptest::option::of(vec(text(), 0..3));
    let parts = (lead, see_also, vec(text(), 0..3), vec(reference(), 0..6));
    (text(), vec(block(), 0..8), parts).prop_map(
        |(title, blocks, (lead, see_also, categories, references))| {
            let title = Title { namespace: "أخبار".to_owned(), name: title };
            Article::with_body(title, Body::new(blocks))
                .with(Field::Lead(lead))
                .with(Field::SeeAlso(see_also))
                .with(Field::Categories(categories))
                .with_references(references)
                .0
        },
    )
}
