//! How long an article is: words, and how long a reader needs. It knows texts, no numbers' words.

use crate::article::{Article, BlockKind};
use crate::text::words::words;

/// Words of running Arabic that an adult reads aloud in a minute (Trauzettel-Klosinski and Dietz,
/// IOVS 2012, 53:5452).
const WORDS_A_MINUTE: usize = 138;

/// How long an article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words of the body: headings, lists, quotations and captions too; no citations, no raw
    /// markup.
    pub words: usize,
}

impl Counts {
    /// Counts an article.
    pub fn of(article: &Article) -> Self {
        let counted = |kind: &BlockKind| !matches!(kind, BlockKind::Raw | BlockKind::Unknown(_));
        let blocks = article.body().iter().filter(|block| counted(block.kind()));
        Self { words: blocks.map(|block| words(block.text()).count()).sum() }
    }

    /// Minutes that reading takes, to the nearest; one at least, but none for an empty article.
    pub fn minutes(self) -> usize {
        let nearest = (self.words + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
        nearest.max(usize::from(self.words > 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Body, RichText, Title};

    #[track_caller]
    fn check(blocks: Vec<Block>, words: usize, minutes: usize) {
        let article = Article::with_body(Title::main("عنوان طويل"), Body::new(blocks));
        let counts = Counts::of(&article);
        assert_eq!((counts.words, counts.minutes()), (words, minutes));
    }

    #[test]
    fn words_are_counted_without_markup() {
        check(vec![], 0, 0);
        check(vec![Block::paragraph("قال بوتن: «نعم»، 13 سبتمبر.")], 5, 1);
        let raw = Block::new(BlockKind::Raw, RichText::plain("{{قالب|كلمة}}"));
        check(vec![Block::paragraph("كلمة"), raw], 1, 1);
        check(vec![Block::paragraph(&"كلمة ".repeat(318))], 318, 2);
    }
}
