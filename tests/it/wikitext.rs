//! Wikitext: what it looks like (golden files), and that no letter is lost or misread. The judge
//! over what MediaWiki makes of it is the system test with a real one.

use proptest::prelude::*;

use crate::example::every_feature;
use crate::{generate, golden};
use tahrir::article::{Article, Block, BlockKind, Body, Title};
use tahrir::import;
use tahrir::markup::{self, Format, Profile};
use tahrir::text::normal;

fn wikitext(article: &Article, profile: &str) -> String {
    let profile = Profile::by_id(profile).unwrap();
    markup::export(article, &profile, Format::Wikitext).text
}

/// What MediaWiki shows for text without marks: character references become their letters.
fn shown(wikitext: &str) -> String {
    let mut shown = String::new();
    let mut rest = wikitext;
    while let Some((before, after)) = rest.split_once('&') {
        shown.push_str(before);
        let known = after.split_once(';').and_then(|(name, after)| {
            let letter = match name {
                "lt" => '<',
                "amp" => '&',
                name => char::from_u32(name.strip_prefix('#')?.parse().ok()?)?,
            };
            Some((letter, after))
        });
        match known {
            Some((letter, after)) => {
                shown.push(letter);
                rest = after;
            }
            None => {
                shown.push('&');
                rest = after;
            }
        }
    }
    shown + rest
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_letter_of_a_paragraph_is_lost(text in generate::text()) {
        prop_assume!(!text.trim().is_empty());
        let article = Article::with_body(Title::main("ع"), Body::new([Block::paragraph(&text)]));
        let written = wikitext(&article, "marefa");
        let line = written.strip_suffix('\n').unwrap();
        let block = article.body().block(0).unwrap();
        prop_assert_eq!(shown(line), normal::as_stored_by_wiki(block.text()));
        for mark in ["[", "]", "{", "}", "|", "<", "''", "~~~", "__", "\n"] {
            prop_assert!(!line.contains(mark), "{mark:?} in {line:?}");
        }
        prop_assert!(!line.starts_with([' ', '*', '#', ':', ';', '=']), "{line:?}");
        prop_assert!(!line.ends_with(' '), "{line:?}");
    }

    #[test]
    fn any_article_can_be_exported_and_always_to_the_same_bytes(article in generate::article()) {
        let raw = article.body().iter().any(|block| *block.kind() == BlockKind::Raw);
        for profile in Profile::bundled() {
            let written = markup::export(&article, profile, Format::Wikitext);
            prop_assert_eq!(&written, &markup::export(&article.clone(), profile, Format::Wikitext));
            // Raw markup is whatever its writer made of it; all the rest closes what it opens.
            if !raw {
                let count = |mark: &str| written.text.matches(mark).count();
                prop_assert_eq!(count("[["), count("]]"), "{}", written.text);
                prop_assert_eq!(count("{{"), count("}}"), "{}", written.text);
                let closed = count("</ref>") + count("\" />");
                prop_assert_eq!(count("<ref name="), closed, "{}", written.text);
            }
        }
    }
}

#[test]
fn the_article_with_every_feature_is_written_for_every_wiki() {
    for profile in Profile::bundled() {
        let written = markup::export(&every_feature(), profile, Format::Wikitext);
        golden::check(
            &format!("tests/data/wikitext/every-feature.{}.wiki", profile.id),
            &written.text,
        );
    }
}

#[test]
fn the_published_sample_is_written_for_every_wiki() {
    let sample = golden::read("tests/data/published/samarkand.txt");
    for profile in Profile::bundled() {
        let written =
            markup::export(&import::published(&sample).article, profile, Format::Wikitext);
        golden::check(&format!("tests/data/wikitext/samarkand.{}.wiki", profile.id), &written.text);
    }
}
