//! Which part of an article is told: all of it, or of a giant one the surroundings of the caret.
//! It knows lengths, no nodes.
//!
//! Whoever listens gets the whole tree with every key, so its size bounds what a key costs.

use std::ops::Range;

use crate::article::{Article, Position};
use crate::text::{Span, ceil_boundary, floor_boundary};

/// Texts of so many bytes are told whole: some 20,000 Arabic words.
const WHOLE: usize = 256 * 1024;
/// If no paragraph is longer than this, in bytes: one that changes is told anew as a whole.
const PARAGRAPH: usize = 32 * 1024;
/// How much is told on either side of the caret in a longer one, in bytes.
const AROUND: usize = 24 * 1024;
/// How near the caret may come to the edge before the part moves along, in bytes.
const EDGE: usize = 4 * 1024;

/// The part of an article that is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reach {
    start: Position,
    end: Position,
    /// Of how many blocks it was made.
    of: usize,
}

impl Reach {
    /// Moves the part so that the caret is well inside. It stays as it is while it can.
    pub(super) fn follow(&mut self, article: &Article, caret: Position) {
        let body = article.body();
        let blocks = body.len();
        let lengths = || body.iter().map(|block| block.text().len());
        if lengths().sum::<usize>() <= WHOLE && lengths().all(|len| len <= PARAGRAPH) {
            let end = Position { block: blocks.saturating_sub(1), offset: usize::MAX };
            *self = Self { start: Position::default(), end, of: blocks };
            return;
        }
        let fits = self.of == blocks
            && (self.start == Position::default() || self.start <= away(article, caret, EDGE, -1))
            && (is_end(self.end, blocks) || away(article, caret, EDGE, 1) <= self.end)
            && self.len(article) <= 3 * AROUND;
        if !fits {
            let (start, end) = (away(article, caret, AROUND, -1), away(article, caret, AROUND, 1));
            *self = Self { start, end, of: blocks };
        }
    }

    /// The blocks that are told, in whole or in part.
    pub(super) fn blocks(&self) -> Range<usize> {
        self.start.block..(self.end.block + 1).min(self.of)
    }

    /// The part of a block's text that is told.
    pub(super) fn part(&self, block: usize, text: &str) -> Span {
        let start = if block == self.start.block { self.start.offset } else { 0 };
        let end = if block == self.end.block { self.end.offset } else { usize::MAX };
        Span::new(floor_boundary(text, start), ceil_boundary(text, end))
    }

    /// Its length in bytes.
    fn len(&self, article: &Article) -> usize {
        let texts = self.blocks().filter_map(|at| Some((at, article.body().block(at)?.text())));
        texts.map(|(at, text)| self.part(at, text).len()).sum()
    }
}

fn is_end(end: Position, blocks: usize) -> bool {
    end.offset == usize::MAX && end.block + 1 >= blocks
}

/// The place so many bytes before or behind another, or the end of the text on that side.
fn away(article: &Article, from: Position, bytes: usize, by: isize) -> Position {
    let body = article.body();
    let len = |block: usize| body.block(block).map_or(0, |block| block.text().len());
    let mut at = from;
    let mut left = bytes;
    loop {
        let room = if by < 0 { at.offset } else { len(at.block).saturating_sub(at.offset) };
        if left <= room {
            let offset = if by < 0 { at.offset - left } else { at.offset + left };
            return Position { offset, ..at };
        }
        // The break between two paragraphs counts too, or empty ones would cost nothing.
        left -= (room + 1).min(left);
        match at.block.checked_add_signed(by).filter(|block| *block < body.len()) {
            Some(block) if by < 0 => at = Position { block, offset: len(block) },
            Some(block) => at = Position { block, offset: 0 },
            None if by < 0 => return Position::default(),
            None => return Position { offset: usize::MAX, ..at },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Body, Title};

    fn article(paragraphs: usize, text: &str) -> Article {
        let body = Body::new((0..paragraphs).map(|_| Block::paragraph(text)));
        Article::with_body(Title::main("ع"), body)
    }

    fn at(block: usize, offset: usize) -> Position {
        Position { block, offset }
    }

    #[test]
    fn an_ordinary_article_is_told_whole() {
        let article = article(200, &"قال الرئيس ".repeat(20));
        let mut reach = Reach::default();
        reach.follow(&article, at(100, 3));
        assert_eq!(reach.blocks(), 0..200);
        let text = article.body().block(7).unwrap().text();
        assert_eq!(reach.part(7, text), Span::new(0, text.len()));
    }

    #[test]
    fn a_giant_one_is_told_around_the_caret_and_the_part_stays_while_it_can() {
        let article = article(5_000, &"قال الرئيس ".repeat(20));
        let mut reach = Reach::default();
        reach.follow(&article, at(2_000, 4));
        let first = reach;
        assert!(reach.blocks().contains(&2_000) && reach.blocks().len() < 1_000, "{reach:?}");
        assert!(reach.len(&article) <= 2 * AROUND + 64);
        reach.follow(&article, at(2_010, 4));
        assert_eq!(reach, first);
        reach.follow(&article, at(4_999, 4));
        assert_eq!(reach.blocks().end, 5_000);
        reach.follow(&article, at(0, 0));
        assert_eq!(reach.blocks().start, 0);
    }

    #[test]
    fn a_giant_paragraph_is_told_in_part_between_clusters() {
        let article = article(1, &"مُحَمَّد ".repeat(100_000));
        let text = article.body().block(0).unwrap().text();
        let mut reach = Reach::default();
        reach.follow(&article, at(0, 800_000));
        let part = reach.part(0, text);
        assert!(part.start > 770_000 && part.end < 830_000 && part.len() >= 2 * AROUND);
        assert!(crate::text::is_boundary(text, part.start));
        assert!(crate::text::is_boundary(text, part.end));
    }
}
