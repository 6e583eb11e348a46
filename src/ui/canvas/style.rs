//! How each kind of block looks: measures only. It knows kinds, not pixels on a screen.

use crate::article::{Block, BlockKind, Direction, HeadingLevel, ListLevel, ListStyle, Mark};
use crate::typeset::{self, Family, StyledSpan, TextStyle};

/// Size of running text in logical pixels, before zoom.
const BODY: f32 = 20.0;
/// Size of a block's foot in logical pixels, before zoom.
const FOOT: f32 = 13.5;
/// How far one level of a list is moved in.
const INDENT: f32 = 28.0;

/// The widest column at [`BODY`]: 60 to 75 letters.
const WIDEST: f32 = 720.0;
/// The bounds of a size that can be read and laid out, in logical pixels.
const SIZES: std::ops::RangeInclusive<f32> = 10.0..=48.0;

/// In what running text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Face {
    family: Family,
    /// How many times as large as [`BODY`].
    scale: f32,
}

impl Default for Face {
    fn default() -> Self {
        Self { family: Family::Body, scale: 1.0 }
    }
}

impl Face {
    /// A face at a size in logical pixels, within bounds.
    pub(super) fn new(family: Family, size: f32) -> Self {
        let size = if size.is_nan() { BODY } else { size.clamp(*SIZES.start(), *SIZES.end()) };
        Self { family, scale: size / BODY }
    }

    /// Which faces draw it.
    pub(super) fn family(self) -> Family {
        self.family
    }

    /// How many times as large as the usual size.
    pub(super) fn scale(self) -> f32 {
        self.scale
    }

    /// Width of the widest column that is still read with ease.
    pub(super) fn measure(self) -> f32 {
        WIDEST * self.scale
    }
}

/// Measures of a block in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct BlockStyle {
    /// How its text looks where no mark says otherwise.
    pub(super) text: TextStyle,
    /// Free space above it.
    pub(super) above: f32,
    /// Space below it for its foot: who is quoted, who took the picture.
    pub(super) below: f32,
    /// How far it is moved in from its start side.
    pub(super) indent: f32,
    /// What stands beside it.
    pub(super) beside: Beside,
}

/// What stands beside a block's text, on its start side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    Nothing,
    Bullet,
    Number,
    /// The bar of a quotation.
    Bar,
    /// The ground of raw markup.
    Ground,
    /// The frame of a picture above its caption.
    Frame,
}

/// The look of a block in a face at a zoom.
pub(super) fn of(block: &Block, face: Face, zoom: f32) -> BlockStyle {
    let zoom = zoom * face.scale;
    let size = BODY * zoom;
    let plain = TextStyle { family: face.family, size, bold: false, italic: false };
    let below = if foot(block).is_some() { FOOT * FOOT_HEIGHT * zoom } else { 0.0 };
    let style = |text, above: f32, indent: f32, beside| BlockStyle {
        text,
        above: above * zoom,
        below,
        indent: indent * zoom,
        beside,
    };
    match block.kind() {
        BlockKind::Paragraph => style(plain, 14.0, 0.0, Beside::Nothing),
        BlockKind::Heading(level) => {
            let text = TextStyle { size: heading_size(*level) * zoom, bold: true, ..plain };
            style(text, 26.0, 0.0, Beside::Nothing)
        }
        BlockKind::ListItem { style: list, level } => {
            let beside = match list {
                ListStyle::Bullet => Beside::Bullet,
                ListStyle::Numbered => Beside::Number,
            };
            style(plain, 4.0, INDENT * depth(*level), beside)
        }
        BlockKind::Quotation { .. } => style(plain, 14.0, INDENT, Beside::Bar),
        BlockKind::Picture(_) => {
            let text = TextStyle { family: Family::Interface, size: 15.0 * zoom, ..plain };
            style(text, 20.0, 0.0, Beside::Frame)
        }
        BlockKind::Raw | BlockKind::Unknown(_) => {
            let text = TextStyle { family: Family::Code, size: 14.0 * zoom, ..plain };
            style(text, 16.0, 12.0, Beside::Ground)
        }
    }
}

/// What stands under a block in small print: who said what is quoted, who took the picture.
pub(super) fn foot(block: &Block) -> Option<String> {
    let (text, sign) = match block.kind() {
        BlockKind::Quotation { attribution } => (attribution, "— "),
        BlockKind::Picture(picture) => (&picture.credit, ""),
        _ => return None,
    };
    let text = text.trim();
    (!text.is_empty()).then(|| format!("{sign}{text}"))
}

/// Height of a block's foot as a part of its font size.
pub(super) const FOOT_HEIGHT: f32 = 1.9;

fn heading_size(level: HeadingLevel) -> f32 {
    match level.get() {
        2 => 27.0,
        3 => 24.0,
        4 => 22.0,
        _ => 20.0,
    }
}

fn depth(level: ListLevel) -> f32 {
    f32::from(level.get())
}

/// Which way a block runs: raw markup always left to right.
pub(super) fn direction(block: &Block, article: Direction) -> typeset::Direction {
    match (block.kind(), block.direction().unwrap_or(article)) {
        (BlockKind::Raw | BlockKind::Unknown(_), _) | (_, Direction::Ltr) => {
            typeset::Direction::Ltr
        }
        (_, Direction::Rtl) => typeset::Direction::Rtl,
    }
}

/// Where marks make the text bold or italic.
pub(super) fn spans(block: &Block, plain: TextStyle) -> Vec<StyledSpan> {
    let marks = block.content().marks();
    let mut cuts: Vec<usize> = marks
        .iter()
        .filter(|marked| matches!(marked.mark, Mark::Bold | Mark::Italic))
        .flat_map(|marked| [marked.span.start, marked.span.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let pairs = cuts.iter().zip(cuts.iter().skip(1));
    pairs
        .map(|(&start, &end)| {
            let has = |mark: &Mark| {
                marks
                    .iter()
                    .any(|it| it.mark == *mark && it.span.start <= start && end <= it.span.end)
            };
            let style = TextStyle {
                bold: plain.bold || has(&Mark::Bold),
                italic: has(&Mark::Italic),
                ..plain
            };
            StyledSpan { span: crate::text::Span::new(start, end), style }
        })
        .filter(|styled| styled.style != plain)
        .collect()
}
