//! Any text as an article. It interprets nothing, and must not begin to.

use super::Imported;
use super::lines::lines;
use crate::article::{Article, Block, Body, Title};

/// Every line that shows anything is a paragraph, without the white space around it. There is no
/// title, no citation and no finding.
pub fn plain(text: &str) -> Imported {
    let body: Body = lines(text).iter().map(|line| Block::paragraph(line.text)).collect();
    Imported { article: Article::with_body(Title::default(), body), findings: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, paragraphs: &[&str]) {
        let imported = plain(text);
        let found: Vec<&str> = imported.article.body().iter().map(Block::text).collect();
        assert_eq!(found, paragraphs);
        let title = Title::default();
        assert_eq!((imported.article.title(), imported.findings), (&title, vec![]));
    }

    #[test]
    fn every_line_is_a_paragraph() {
        check("", &[]);
        check(
            "أخبار:عنوان\n\nنص.[1]\n المصادر\n1. ^ \"T\".",
            &["أخبار:عنوان", "نص.[1]", "المصادر", "1. ^ \"T\"."],
        );
        check("== a ==\r\n* b", &["== a ==", "* b"]);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in any::<String>()) {
            let imported = plain(&text);
            let kept: String = imported.article.body().iter().map(Block::text).collect();
            let seen = |text: &str| -> String {
                let shown = |c: &char| {
                    !c.is_whitespace() && !crate::text::letters::is_bidi_control(*c)
                };
                text.replace('\u{FFFC}', "\u{FFFD}").chars().filter(shown).collect()
            };
            let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
            prop_assert_eq!(seen(&kept), seen(text));
        }
    }
}
