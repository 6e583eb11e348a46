//! Markdown, read back by pulldown-cmark: every letter, bold and italic exactly, every footnote.

use super::plain::check_in_order;
use super::{awkward_article, awkward_line, check_golden, hostile, kept, samples, written};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use tahrir::article::{Article, Block, BlockKind, Mark, Object, RichText};
use tahrir::markup::{ExportNote, Format};
use tahrir::text::OBJECT;

/// A letter and whether it is bold and italic.
type Letter = (char, bool, bool);

fn events(text: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    Parser::new_ext(text, options).collect()
}

/// The paragraphs that a reader sees before the first heading after the title.
fn paragraphs(text: &str) -> Vec<Vec<Letter>> {
    let mut found = Vec::new();
    let (mut bold, mut italic) = (false, false);
    let mut body = false;
    for event in events(text) {
        match event {
            Event::End(TagEnd::Heading(_)) if !body => body = true,
            _ if !body => {}
            Event::Start(Tag::Paragraph) => found.push(Vec::new()),
            Event::Start(Tag::Heading { .. } | Tag::FootnoteDefinition(_)) => break,
            Event::Start(Tag::Strong) => bold = true,
            Event::End(TagEnd::Strong) => bold = false,
            Event::Start(Tag::Emphasis) => italic = true,
            Event::End(TagEnd::Emphasis) => italic = false,
            Event::InlineHtml(tag) => match &*tag {
                "<b>" => bold = true,
                "</b>" => bold = false,
                "<i>" => italic = true,
                "</i>" => italic = false,
                "<!-- -->" => {}
                other => panic!("tag {other}"),
            },
            Event::Text(text) | Event::Code(text) => {
                found.last_mut().unwrap().extend(text.chars().map(|c| (c, bold, italic)));
            }
            Event::FootnoteReference(_) => found.last_mut().unwrap().push((OBJECT, false, false)),
            Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link | TagEnd::Paragraph) => {}
            other => panic!("{other:?} in {text}"),
        }
    }
    found
}

/// The letters that a reader of this line must see.
fn letters(line: &RichText) -> Vec<Letter> {
    let mut objects = line.objects().iter();
    let mut letters = Vec::new();
    for (at, c) in line.text().char_indices() {
        let has = |wanted: Mark| {
            let covers = |span: tahrir::text::Span| (span.start..span.end).contains(&at);
            line.marks().iter().any(|marked| covers(marked.span) && marked.mark == wanted)
        };
        if c != OBJECT {
            let c = kept(&c.to_string()).chars().next().unwrap();
            letters.push((c, has(Mark::Bold), has(Mark::Italic)));
            continue;
        }
        match &objects.next().unwrap().object {
            Object::Citation(citation) => {
                letters.extend(citation.references.iter().map(|_| (OBJECT, false, false)));
            }
            Object::Raw(raw) => {
                let raw = raw.trim().replace(tahrir::text::letters::is_line_break, " ");
                letters.extend(kept(&raw).chars().map(|c| (c, false, false)));
            }
        }
    }
    letters
}

#[track_caller]
fn check(lines: &[RichText]) {
    let blocks = lines.iter().map(|line| Block::new(BlockKind::Paragraph, line.clone()));
    let blocks: Vec<Block> = blocks.collect();
    let text = written(&samples::paragraphs(lines.iter().cloned()), Format::Markdown).text;
    let seen = |letters: &Vec<Letter>| letters.iter().any(|(c, ..)| !c.is_whitespace());
    let expected: Vec<_> = blocks.iter().map(|block| letters(block.content())).collect();
    let expected: Vec<_> = expected.into_iter().filter(seen).collect();
    let found = paragraphs(&text);
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected, "{text}");
    }
    assert_eq!(found.len(), expected.len(), "{text}");
}

fn everything(text: &str) -> String {
    let mut seen = String::new();
    for event in events(text) {
        match event {
            Event::Text(text) | Event::Code(text) => seen.push_str(&text),
            Event::Html(html) => assert_eq!(html.trim(), "<!-- -->", "{text}"),
            Event::InlineHtml(html) => {
                assert!(
                    ["<b>", "</b>", "<i>", "</i>", "<!-- -->"].contains(&&*html),
                    "{html} in {text}"
                );
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule | Event::TaskListMarker(_) => {
                panic!("{event:?} in {text}");
            }
            Event::Start(Tag::Table(_) | Tag::Strikethrough) => panic!("{event:?} in {text}"),
            _ => {}
        }
    }
    seen
}

#[test]
fn every_feature() {
    let found = written(&samples::every_feature(), Format::Markdown);
    check_golden("every-feature.md", &found.text);
    check_in_order(&samples::every_feature(), &everything(&found.text));
    let is_raw = |note: &&ExportNote| **note == ExportNote::RawAsCode;
    assert_eq!(found.notes.iter().filter(is_raw).count(), 1);
    let footnotes = |event: &Event<'_>| matches!(event, Event::Start(Tag::FootnoteDefinition(_)));
    assert_eq!(events(&found.text).iter().filter(|event| footnotes(event)).count(), 2);
    let uses = |event: &Event<'_>| matches!(event, Event::FootnoteReference(_));
    assert_eq!(events(&found.text).iter().filter(|event| uses(event)).count(), 3);
}

#[test]
fn lists_are_read_as_they_nest() {
    let found = written(&samples::every_feature(), Format::Markdown).text;
    let mut shape = String::new();
    for event in events(&found) {
        match event {
            Event::Start(Tag::List(Some(_))) => shape.push('('),
            Event::Start(Tag::List(None)) => shape.push('['),
            Event::Start(Tag::Item) => shape.push('i'),
            Event::End(TagEnd::List(true)) => shape.push(')'),
            Event::End(TagEnd::List(false)) => shape.push(']'),
            _ => {}
        }
    }
    assert_eq!(shape, "[i(ii[i])i](i)[ii][i]");
}

#[test]
fn the_awkward_corpus_is_read_as_it_was_written() {
    let lines: Vec<RichText> = hostile().iter().map(|line| RichText::plain(line)).collect();
    check(&lines);
}

#[test]
fn the_awkward_corpus_in_bold() {
    let lines = hostile().into_iter().map(|line| {
        let end = line.len();
        let middle = tahrir::text::Span::new(end / 3, end - end / 4);
        RichText::plain(&line).with_mark(middle, Mark::Bold)
    });
    check(&lines.collect::<Vec<_>>());
}

#[test]
fn an_empty_article_is_an_empty_text() {
    assert_eq!(written(&Article::new(), Format::Markdown).text, "");
}

proptest! {
    #[test]
    fn letters_and_styles_come_back(lines in prop::collection::vec(awkward_line(), 1..4)) {
        check(&lines);
    }

    #[test]
    fn no_letter_is_lost(article in awkward_article()) {
        check_in_order(&article, &everything(&written(&article, Format::Markdown).text));
    }
}
