//! Plain text: the published sample comes out byte for byte, and no letter is lost.

use super::{awkward_article, check_golden, hostile, kept, samples, written};
use proptest::prelude::*;
use std::path::Path;
use tahrir::article::{Article, BlockKind, RichText};
use tahrir::markup::{ExportNote, Format};
use tahrir::text::OBJECT;

/// Every text of the body stands in `found`, in order.
#[track_caller]
pub(super) fn check_in_order(article: &Article, found: &str) {
    let mut rest = found;
    for block in article.body().iter() {
        let raw = *block.kind() == BlockKind::Raw;
        let parts = block.text().split(|c| c == OBJECT || (raw && matches!(c, '\n' | '\r')));
        // A paragraph of blanks is left out.
        for part in parts.map(kept).filter(|part| !part.trim().is_empty()) {
            rest = match rest.split_once(&part) {
                Some((_, rest)) => rest,
                None => panic!("lost: {part:?}\nin {found:?}"),
            };
        }
    }
}

#[test]
fn the_published_sample_byte_for_byte() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/published/samarkand.txt");
    let published = std::fs::read_to_string(path).unwrap();
    let published = published.trim_end_matches('\n');
    let found = written(&samples::samarkand(published), Format::Text);
    for (found, expected) in found.text.lines().zip(published.lines()) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.text, format!("{published}\n"));
    assert_eq!(found.notes, [ExportNote::LeadWithoutFile]);
}

#[test]
fn every_feature() {
    let found = written(&samples::every_feature(), Format::Text);
    check_golden("every-feature.txt", &found.text);
    assert_eq!(found.notes.iter().filter(|note| **note == ExportNote::RawAsCode).count(), 1);
}

#[test]
fn the_awkward_corpus_stands_as_it_is() {
    let lines = hostile();
    let article = samples::paragraphs(lines.iter().map(|line| RichText::plain(line)));
    let found = written(&article, Format::Text).text;
    let expected: Vec<String> = lines.iter().map(|line| kept(line)).collect();
    assert_eq!(
        found,
        format!("ع\n\n{}\n\nالمصادر\n\n{}", expected.join("\n\n"), {
            let line = "\"Kremlin hails importance of Putin-Xi meeting in Samarkand\". The independent. \
                    2022-09-13. Retrieved 2022-09-13.";
            format!("  • {line}\n").repeat(3)
        })
    );
}

#[test]
fn an_empty_article_is_an_empty_text() {
    assert_eq!(written(&Article::new(), Format::Text).text, "");
}

proptest! {
    #[test]
    fn no_letter_is_lost(article in awkward_article()) {
        check_in_order(&article, &written(&article, Format::Text).text);
    }
}
