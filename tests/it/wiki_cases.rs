//! Marked lines by chance: paragraphs, headings, list items and quotations, for the system test to hold against a real MediaWiki.
//!
//! With `TAHRIR_WIKI_CASES=FILE` the cases are written there as JSON: a page's wikitext and, for
//! each of its blocks, what it is and every letter with what is said of it. `tests/system/wiki_test.py` saves
//! the pages and compares letter by letter.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::generate;
use tahrir::article::{
    Article, Block, BlockKind, Body, HeadingLevel, ListLevel, ListStyle, Mark, Object, RefId,
    Reference, RichText, Target, Title,
};
use tahrir::markup::{self, Format, Profile};
use tahrir::text::{Span, is_boundary, normal};

const PAGES: usize = 6;
const BLOCKS: usize = 160;

fn mark() -> impl Strategy<Value = Mark> {
    let page = |page: &str| Just(Mark::Link(Target::Page(page.to_owned())));
    let url = |url: &str| Just(Mark::Link(Target::Url(url.to_owned())));
    prop_oneof![
        3 => Just(Mark::Bold),
        3 => Just(Mark::Italic),
        2 => page("سمرقند"),
        1 => page("تصنيف:أخبار"),
        1 => page("غير|مقبول"),
        1 => url("https://e.org/?a=b|c&lt;d"),
        1 => url("javascript:alert(1)"),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    let object = proptest::option::weighted(0.4, 0..4_u8);
    let marks = vec((0..80_usize, 0..80_usize, mark()), 0..6);
    let level = |level| ListLevel::new(level).unwrap();
    let kind = prop_oneof![
        4 => Just(BlockKind::Paragraph),
        1 => Just(BlockKind::Heading(HeadingLevel::FIRST)),
        1 => (1..4_u8).prop_map(move |it| BlockKind::ListItem { style: ListStyle::Bullet, level: level(it) }),
        1 => (1..4_u8).prop_map(move |it| BlockKind::ListItem { style: ListStyle::Numbered, level: level(it) }),
        1 => Just(BlockKind::Quotation { attribution: String::new() }),
    ];
    (kind, vec((generate::text(), object), 1..4), marks).prop_map(|(kind, parts, marks)| {
        let mut rich = RichText::default();
        for (text, cited) in parts {
            rich.push_text(&text);
            if let Some(number) = cited {
                rich.push_citation([RefId::new(&format!("مصدر-{number}"))]);
            }
        }
        let len = rich.text().len();
        for (a, b, mark) in marks {
            rich = rich.with_mark(Span::new(a.min(len), b.min(len)), mark);
        }
        Block::new(kind, rich)
    })
}

fn article(runner: &mut TestRunner) -> Article {
    let blocks = vec(block(), BLOCKS).new_tree(runner).unwrap().current();
    // Two neighbours alike would blur the report of a failure; blank ones are not exported.
    let blocks = blocks.into_iter().filter(|block| {
        let stored = normal::as_stored_by_wiki(block.text()).into_owned();
        // Normal forms may join letters over the end of a mark; then nobody can say whose they are.
        let whole = stored.chars().count() == block.text().chars().count();
        whole && stored == block.text() && block.text().chars().any(|c| !c.is_whitespace())
    });
    let references = (0..4)
        .map(|number| Reference {
            id: RefId::new(&format!("مصدر-{number}")),
            title: format!("عنوان {number}"),
            ..Reference::default()
        })
        .collect();
    Article::with_body(Title::main("تجربة"), Body::new(blocks)).with_references(references).0
}

/// What the page's reader calls a block.
fn kind(block: &Block) -> &'static str {
    match block.kind() {
        BlockKind::Heading(_) => "heading",
        BlockKind::ListItem { .. } => "item",
        BlockKind::Quotation { .. } => "quote",
        _ => "paragraph",
    }
}

/// Every letter of a block with what the wiki must show of it: bold, italic, link.
fn letters(block: &Block, numbers: &mut Vec<RefId>) -> Vec<Value> {
    let content = block.content();
    let mut letters = Vec::new();
    for (at, c) in content.text().char_indices() {
        assert!(
            !content.marks().iter().any(|m| m.span.start == at && !is_boundary(block.text(), at))
        );
        if let Some(placed) = content.objects().iter().find(|placed| placed.offset == at) {
            let Object::Citation(citation) = &placed.object else { continue };
            for id in &citation.references {
                let number = numbers.iter().position(|it| it == id).unwrap_or_else(|| {
                    numbers.push(id.clone());
                    numbers.len() - 1
                });
                let marker = format!("[{}]", number + 1);
                letters.extend(marker.chars().map(|c| json!([c, false, false, null])));
            }
            continue;
        }
        let here = || content.marks().iter().filter(|m| (m.span.start..m.span.end).contains(&at));
        let link = here().find_map(|marked| match &marked.mark {
            Mark::Link(Target::Page(page)) if !page.contains('|') => Some(page.clone()),
            Mark::Link(Target::Url(url)) => {
                url.starts_with("https").then(|| "https://e.org/?a=b%7Cc&lt;d".to_owned())
            }
            _ => None,
        });
        let bold = here().any(|marked| marked.mark == Mark::Bold);
        let italic = here().any(|marked| marked.mark == Mark::Italic);
        letters.push(json!([c, bold, italic, link]));
    }
    letters
}

#[test]
fn marked_lines_for_the_wiki() {
    let profile = Profile::by_id("marefa").unwrap();
    let mut runner = TestRunner::deterministic();
    let mut pages = Vec::new();
    for _ in 0..PAGES {
        let article = article(&mut runner);
        assert!(article.body().len() > BLOCKS / 3, "too few cases are left");
        let wikitext = markup::export(&article, &profile, Format::Wikitext).text;
        let mut numbers = Vec::new();
        let blocks: Vec<_> = article
            .body()
            .iter()
            .map(|block| json!({ "kind": kind(block), "letters": letters(block, &mut numbers) }))
            .collect();
        for (index, id) in numbers.iter().enumerate() {
            let name = format!("<ref name=\"{id}\">");
            assert!(wikitext.contains(&name), "source {index} is defined");
        }
        pages.push(json!({ "wikitext": wikitext, "blocks": blocks }));
    }
    if let Some(file) = std::env::var_os("TAHRIR_WIKI_CASES") {
        std::fs::write(file, serde_json::to_string(&pages).unwrap()).unwrap();
    }
}
