//! Blocks: the paragraphs of a body and what else can stand between them.

use serde::{Deserialize, Serialize};

use super::{Direction, MarkedSpan, RichText};
use crate::text::letters;

/// A whole number between two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Level<const MIN: u8, const MAX: u8>(u8);

/// A heading's level, 2 to 5 (1 is the title's).
pub type HeadingLevel = Level<2, 5>;

/// How deep a list item is nested, 1 to 6.
pub type ListLevel = Level<1, 6>;

impl<const MIN: u8, const MAX: u8> Level<MIN, MAX> {
    /// The lowest level.
    pub const FIRST: Self = Self(MIN);

    /// The level, or nothing where the number is out of bounds.
    pub fn new(level: u8) -> Option<Self> {
        (MIN..=MAX).contains(&level).then_some(Self(level))
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

/// Bullets or numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ListStyle {
    /// A bullet before each item.
    Bullet,
    /// A number before each item.
    Numbered,
}

/// On which side of the text a picture stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Side {
    /// Where the wiki puts it.
    #[default]
    Default,
    /// Left, whatever the direction.
    Left,
    /// Right, whatever the direction.
    Right,
    /// In the middle, the text above and below.
    Center,
}

/// A picture, without its caption (that is rich text beside it).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Picture {
    /// File name on the wiki, without its namespace; empty while unknown.
    pub file: String,
    /// What the picture shows, for those who don't see it.
    pub alt: String,
    /// Where it stands.
    pub side: Side,
    /// Width in CSS pixels; `None` for the wiki's own.
    pub width: Option<u32>,
    /// Photographer or agency; may be empty.
    pub credit: String,
}

/// What a block is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading; the text is its words.
    Heading(HeadingLevel),
    /// One item of a list; neighbours make the list.
    ListItem {
        /// Bullets or numbers.
        style: ListStyle,
        /// How deep.
        level: ListLevel,
    },
    /// A paragraph of a quotation; neighbours without an attribution between them are one.
    Quotation {
        /// Who said it, written under the quotation; may be empty.
        attribution: String,
    },
    /// A picture; the text is its caption.
    Picture(Picture),
    /// Markup kept as it is; the text is the markup, lines and all, with neither marks nor objects.
    Raw,
    /// A block of a newer draft file that this version does not know: its source, kept byte for
    /// byte. It has no text.
    Unknown(String),
}

impl BlockKind {
    /// Whether a block of this kind may have these marks, where any are asked for.
    pub(super) fn admits_marks(&self, marks: Option<&[MarkedSpan]>) -> bool {
        marks.is_none_or(<[_]>::is_empty) || !matches!(self, Self::Raw | Self::Unknown(_))
    }
}

/// One block of a body: its kind, its text, and a direction if it has its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    pub(super) kind: BlockKind,
    pub(super) content: RichText,
    pub(super) direction: Option<Direction>,
}

impl Block {
    /// A block. Line breaks inside the text become spaces except in raw markup, which in turn
    /// keeps neither marks nor objects.
    pub fn new(kind: BlockKind, content: RichText) -> Self {
        let content = match kind {
            BlockKind::Raw => RichText::plain(content.text()),
            BlockKind::Unknown(_) => RichText::default(),
            _ => content.with_each_break_as_space(),
        };
        Self { kind, content, direction: None }
    }

    /// A paragraph of plain text.
    pub fn paragraph(text: &str) -> Self {
        Self::new(BlockKind::Paragraph, RichText::plain(text))
    }

    /// The same block with a direction of its own.
    #[must_use]
    pub fn with_direction(mut self, direction: Option<Direction>) -> Self {
        self.direction = direction;
        self
    }

    /// What it is.
    pub fn kind(&self) -> &BlockKind {
        &self.kind
    }

    /// Its text with marks and objects.
    pub fn content(&self) -> &RichText {
        &self.content
    }

    /// Its text.
    pub fn text(&self) -> &str {
        self.content.text()
    }

    /// Its own direction, where it differs from the article's.
    pub fn direction(&self) -> Option<Direction> {
        self.direction
    }

    /// Whether this content may stand in a block of this kind (see [`Block::new`]).
    pub(super) fn admits(kind: &BlockKind, content: &RichText) -> bool {
        match kind {
            BlockKind::Raw => content.marks().is_empty() && content.objects().is_empty(),
            BlockKind::Unknown(_) => content.text().is_empty(),
            _ => !content.text().contains(letters::is_line_break),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_is_one_line_and_raw_markup_keeps_its_lines() {
        assert_eq!(Block::paragraph("سطر\nثان\r\nثالث").text(), "سطر ثان  ثالث");
        assert_eq!(Block::new(BlockKind::Raw, RichText::plain("{|\n|}")).text(), "{|\n|}");
    }

    #[test]
    fn levels_have_bounds() {
        assert_eq!(HeadingLevel::new(1), None);
        assert_eq!(HeadingLevel::new(5).map(Level::get), Some(5));
        assert_eq!(ListLevel::new(7), None);
    }
}
