//! The article as HTML, Markdown and plain text: golden files, independent readers, and generated
//! articles whose every letter must be found again.

mod html;
mod markdown;
mod plain;
mod samples;

use tahrir::article::{
    Article, Block, BlockKind, Direction, ListLevel, ListStyle, Mark, Object, RichText, Target,
};
use tahrir::markup::{Export, Format, Profile, export};
use tahrir::text::Span;

use proptest::prelude::*;

fn marefa() -> Profile {
    Profile::by_id("marefa").unwrap()
}

fn written(article: &Article, format: Format) -> Export {
    let export_once = export(article, &marefa(), format);
    assert_eq!(export_once, export(article, &marefa(), format), "not the same bytes again");
    export_once
}

/// The awkward corpus, one text a line, without the controls that no format keeps.
fn hostile() -> Vec<String> {
    let corpus = crate::golden::read("tests/data/wiki/hostile.txt");
    let lines = corpus.split('\n').filter(|line| !line.trim().is_empty());
    lines.map(|line| Block::paragraph(line).text().to_owned()).collect()
}

/// Letters as files keep them.
fn kept(text: &str) -> String {
    let kept = |c| if tahrir::text::letters::is_unwanted_control(c) { '\u{FFFD}' } else { c };
    text.chars().map(kept).collect()
}

/// Compares with a golden file of this part.
#[track_caller]
fn check_golden(name: &str, found: &str) {
    crate::golden::check(&format!("tests/data/markup/{name}"), found);
}

/// A text of letters that formats take for their own.
fn awkward() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[\\\\`*_{}\\[\\]<>()#+.!|~$^&;:='\"/@%-]",
        2 => "[ابپڤ«»،؟ً0-9a-z]",
        2 => Just(" ".to_owned()),
        1 => prop::sample::select(vec![
            "\t", "\u{A0}", "\u{200F}", "\u{338}", "\u{1}", "&amp;", "&#32;", "]:", "](x)", "[^a]",
            "[^t-2022]", "<b>", "</b>", "<!--", "```", "***", "---", "1.", "12)", "# ", "- ", "| a |",
            "http://e.org", "😀", "\u{2028}", "\u{85}", "\u{AD}", "[x]", "- [ ] ", "<script>", "~~",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..12).prop_map(|pieces| pieces.concat())
}

/// A line of awkward text with marks, citations and raw markup anywhere.
fn awkward_line() -> impl Strategy<Value = RichText> {
    let object = prop_oneof![
        prop::collection::vec(0..3_usize, 1..3).prop_map(|ids| {
            let references = ids.into_iter().map(samples::id).collect();
            Object::Citation(tahrir::article::Citation { references })
        }),
        awkward().prop_map(Object::Raw),
    ];
    let mark = prop_oneof![
        3 => Just(Mark::Bold),
        3 => Just(Mark::Italic),
        1 => Just(Mark::Link(Target::Url("https://e.org/(a)_b?c=d&copy;".to_owned()))),
        1 => Just(Mark::Link(Target::Url("javascript:x".to_owned()))),
        1 => awkward().prop_map(|name| Mark::Link(Target::Page(name))),
    ];
    let pieces = prop::collection::vec((awkward(), prop::option::weighted(0.2, object)), 1..4);
    let marks = prop::collection::vec((0..100_usize, 0..100_usize, mark), 0..5);
    (pieces, marks).prop_map(|(pieces, marks)| {
        let mut line = RichText::default();
        for (text, object) in pieces {
            line.push_text(&text);
            if let Some(object) = object {
                line.push_object(object);
            }
        }
        let len = line.text().len();
        for (from, to, mark) in marks {
            let (from, to) = (from.min(to) * len / 100, from.max(to) * len / 100);
            line = line.with_mark(Span::new(from, to), mark);
        }
        line
    })
}

fn awkward_kind() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        2 => Just(BlockKind::Paragraph),
        1 => (2..=5_u8).prop_map(|level| BlockKind::Heading(
            tahrir::article::HeadingLevel::new(level).unwrap()
        )),
        3 => (1..=6_u8, any::<bool>()).prop_map(|(level, bullet)| BlockKind::ListItem {
            style: if bullet { ListStyle::Bullet } else { ListStyle::Numbered },
            level: ListLevel::new(level).unwrap(),
        }),
        1 => awkward().prop_map(|attribution| BlockKind::Quotation { attribution }),
        1 => (awkward(), awkward(), awkward()).prop_map(|(file, alt, credit)| {
            BlockKind::Picture(tahrir::article::Picture {
                file, alt, credit, ..tahrir::article::Picture::default()
            })
        }),
        1 => Just(BlockKind::Raw),
    ]
}

/// An article of anything that the formats may find hard.
fn awkward_article() -> impl Strategy<Value = Article> {
    let blocks = prop::collection::vec((awkward_kind(), awkward_line(), any::<bool>()), 0..8);
    let lists = (awkward(), prop::option::of(prop::collection::vec(awkward(), 0..3)), awkward());
    (blocks, lists, samples::references()).prop_map(
        |(blocks, (title, pages, category), sources)| {
            let blocks = blocks.into_iter().map(|(kind, line, turned)| {
                Block::new(kind, line).with_direction(turned.then_some(Direction::Ltr))
            });
            samples::put_together(&title, blocks.collect(), pages, vec![category], sources)
        },
    )
}
