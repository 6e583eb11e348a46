//! One paragraph laid out: what goes in, and the [`Layout`] that answers questions about it.
//!
//! It knows text, styles and numbers. How letters are shaped, how lines are broken and where carets
//! stand is told in the files beside this one.

use std::ops::Range;

use super::cuts::ChunkSizes;
use super::direction::Direction;
use super::fill::{Earlier, PlacedChunk};
use super::fonts::{Face, Family, FontBook, Synthesis};
use super::projection::{Preedit, Projection};
use crate::text::{self, Span};

/// How a stretch of text looks, as far as letters and their places go. Colours, underlines and
/// highlights are no part of it: they never move or part letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Which faces draw it.
    pub family: Family,
    /// Font size in logical pixels; kept between 1 and 512.
    pub size: f32,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is italic.
    pub italic: bool,
}

/// A style and where it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StyledSpan {
    /// Bytes of the paragraph's text.
    pub span: Span,
    /// The whole style that holds there.
    pub style: TextStyle,
}

/// A paragraph to be laid out.
#[derive(Clone, Copy, Debug, Default)]
pub struct ParagraphText<'a> {
    /// The text, with U+FFFC for each inline object. A line break in it ends the line, and what
    /// stands behind it has the paragraph's direction anew.
    pub text: &'a str,
    /// What holds where nothing else is said; it alone sets the least height of a line.
    pub style: TextStyle,
    /// Where something else is said; of several at one place the last one holds.
    pub styles: &'a [StyledSpan],
    /// The widths of the inline objects in logical pixels, in the order of their U+FFFC; one of
    /// the font's size for each that is missing here.
    pub objects: &'a [f32],
    /// Stretches that keep their own order beside their neighbours, such as a link's words.
    /// Addresses, dates and the like are found without being named here.
    pub isolated: &'a [Span],
    /// What an input method is composing.
    pub preedit: Option<Preedit<'a>>,
    /// Which way the paragraph runs.
    pub direction: Direction,
}

/// To which neighbour a position between two clusters belongs, where these stand apart: at the
/// seam of two directions and where a line was wrapped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// To the cluster before it, in reading order.
    Before,
    /// To the cluster after it.
    #[default]
    After,
    /// To the start of the line that begins there: the right edge of a paragraph that runs right
    /// to left, even where the line's first word does not.
    LineStart,
    /// To the end of the line that ends there, likewise.
    LineEnd,
    /// To neither: where something isolated begins or ends and both neighbours' edges are
    /// elsewhere, it stands between the two.
    Between,
}

/// A place where a caret may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Position {
    /// Byte offset into the paragraph's text.
    pub offset: usize,
    /// The neighbour at which it is drawn.
    pub affinity: Affinity,
}

/// A rectangle in logical pixels; y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Width, never negative.
    pub width: f32,
    /// Height, never negative.
    pub height: f32,
}

/// One line of a paragraph. Measures are logical pixels from the paragraph's upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The bytes of the paragraph's text that stand on it.
    pub range: Span,
    /// Where letters stand.
    pub baseline: f32,
    /// Upper edge; lines follow each other without a gap.
    pub top: f32,
    /// From the upper edge of this line to that of the next.
    pub height: f32,
    /// Left edge of what stands on it, blanks at a wrap included. Such blanks hang over the
    /// paragraph's edge, so this may be negative.
    pub left: f32,
    /// Width of what stands on it, with such blanks.
    pub width: f32,
    /// Whether the text goes on in the next line.
    pub wrapped: bool,
    /// Whether a line break of the text ends it.
    pub(super) breaks: bool,
    /// Its clusters, by their numbers in the paragraph.
    pub(super) first: u32,
    pub(super) end: u32,
    /// The cluster that did not fit any more: nothing after it had a say in this line.
    pub(super) seen: u32,
    /// Height over the baseline.
    pub(super) over: f32,
}

/// What a cluster is, where it is not letters with glyphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClusterKind {
    /// Letters, drawn by the glyphs of [`Layout::runs`].
    Text,
    /// White space.
    Space,
    /// The inline object of this number, counted from the paragraph's start.
    Object(usize),
    /// Something for which no bundled face has a glyph: to be drawn as a box with its code.
    Missing,
    /// Part of what an input method is composing.
    Preedit,
}

/// What a caret never enters: one or more characters that are one letter to a reader.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// Its bytes in the paragraph's text; empty while it is being composed.
    pub range: Span,
    /// Left edge in logical pixels.
    pub left: f32,
    /// Width in logical pixels.
    pub width: f32,
    /// Whether it runs right to left.
    pub rtl: bool,
    /// Its level of embedding after rule L1.
    pub level: u8,
    /// What it is.
    pub kind: ClusterKind,
}

/// A glyph at its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u32,
    /// Where its origin stands, in logical pixels from the paragraph's left edge.
    pub x: f32,
    /// The same from its upper edge; y grows downwards.
    pub y: f32,
    /// The byte offset of the cluster it belongs to, for its colour.
    pub offset: usize,
}

/// Neighbouring glyphs of one line, face, size and level, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The face that has the glyphs.
    pub face: Face,
    /// Font size in logical pixels.
    pub size: f32,
    /// What is done to the glyphs.
    pub synthesis: Synthesis,
    /// Whether it runs right to left.
    pub rtl: bool,
    /// Left edge in logical pixels.
    pub left: f32,
    /// Width in logical pixels.
    pub width: f32,
    /// The glyphs; blanks and objects have none.
    pub glyphs: Vec<Glyph>,
}

/// A paragraph laid out in lines.
///
/// It answers for the text it was made from and never changes, but for its width. A very long
/// paragraph may be laid out in parts: then it answers for what was laid out so far, and a place
/// behind that counts as its end.
pub struct Layout {
    pub(super) text: String,
    /// Stretches that keep their own order, widened to clusters.
    pub(super) isolated: Vec<Span>,
    pub(super) preedit: Option<Composed>,
    pub(super) chunks: Vec<PlacedChunk>,
    /// How far the text is laid out, and whether a line may begin there.
    pub(super) end: usize,
    pub(super) breaks_at_end: bool,
    pub(super) has_missing: bool,
    pub(super) sizes: ChunkSizes,
    pub(super) rtl: bool,
    pub(super) style: TextStyle,
    pub(super) wrap_width: f32,
    pub(super) width: f32,
    pub(super) lines: Vec<Line>,
}

/// What an input method is composing, as [`Preedit`] says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Composed {
    pub(super) at: usize,
    pub(super) text: String,
    pub(super) caret: usize,
}

impl Default for TextStyle {
    fn default() -> Self {
        Self { family: Family::Body, size: 18.0, bold: false, italic: false }
    }
}

impl TextStyle {
    /// Height over and under the baseline in logical pixels.
    pub(super) fn extents(self) -> (f32, f32) {
        let (over, under) = self.family.line_extents();
        (over * self.size, under * self.size)
    }

    /// The same style with a size that can be laid out.
    pub(super) fn sane(self) -> Self {
        let size = if self.size.is_finite() { self.size.clamp(1.0, 512.0) } else { 18.0 };
        Self { size, ..self }
    }
}

impl Position {
    /// The place before the text at `offset`.
    pub fn before_text_at(offset: usize) -> Self {
        Self { offset, affinity: Affinity::After }
    }

    /// The start of the line that begins at `offset`.
    pub fn line_start_at(offset: usize) -> Self {
        Self { offset, affinity: Affinity::LineStart }
    }

    /// The end of the line that ends at `offset`.
    pub fn line_end_at(offset: usize) -> Self {
        Self { offset, affinity: Affinity::LineEnd }
    }

    /// The place after the text that ends at `offset`.
    pub fn after_text_until(offset: usize) -> Self {
        Self { offset, affinity: Affinity::Before }
    }
}

impl Composed {
    pub(super) fn as_preedit(&self) -> Preedit<'_> {
        Preedit { at: self.at, text: &self.text, caret: self.caret }
    }
}

impl Rect {
    /// Right edge in logical pixels.
    pub fn right(self) -> f32 {
        self.left + self.width
    }

    /// Lower edge in logical pixels.
    pub fn bottom(self) -> f32 {
        self.top + self.height
    }
}

impl Layout {
    /// Lays a paragraph out in lines of `width` logical pixels. Without a finite width nothing is
    /// wrapped and the longest line is the paragraph's width; a width under one pixel counts as one.
    pub fn new(book: &mut FontBook, paragraph: &ParagraphText<'_>, width: f32) -> Self {
        Self::build(None, book, paragraph, width, usize::MAX, ChunkSizes::USUAL)
    }

    /// The same for a paragraph that was laid out before and has changed since: what is still as
    /// it was is taken over. At most about `budget` bytes of text are shaped; after that the
    /// layout is not complete and goes on by [`Self::extend`].
    pub fn renewed(
        earlier: Option<Self>,
        book: &mut FontBook,
        paragraph: &ParagraphText<'_>,
        width: f32,
        budget: usize,
    ) -> Self {
        Self::build(earlier, book, paragraph, width, budget, ChunkSizes::USUAL)
    }

    /// Lays out about `budget` further bytes of the same paragraph.
    pub fn extend(&mut self, book: &mut FontBook, paragraph: &ParagraphText<'_>, budget: usize) {
        if !self.is_complete() && paragraph.text.len() == self.text.len() {
            let units = self.unit_count();
            self.fill(book, paragraph, None, budget);
            self.break_added_lines(units);
        }
    }

    pub(super) fn build(
        earlier: Option<Self>,
        book: &mut FontBook,
        paragraph: &ParagraphText<'_>,
        width: f32,
        budget: usize,
        sizes: ChunkSizes,
    ) -> Self {
        let widened = |span: &Span| {
            let start = text::floor_boundary(paragraph.text, span.start);
            Span::new(start, text::ceil_boundary(paragraph.text, span.end))
        };
        let mut isolated: Vec<Span> = paragraph.isolated.iter().map(widened).collect();
        isolated.sort_by_key(|span| (span.start, span.end));
        let preedit = paragraph.preedit.filter(|preedit| !preedit.text.is_empty());
        let mut layout = Self {
            text: paragraph.text.to_owned(),
            isolated,
            preedit: preedit.map(|preedit| Composed {
                at: text::floor_boundary(paragraph.text, preedit.at),
                text: preedit.text.to_owned(),
                caret: preedit.caret,
            }),
            chunks: Vec::new(),
            end: 0,
            breaks_at_end: false,
            has_missing: false,
            sizes,
            rtl: paragraph.direction.is_rtl_for(paragraph.text),
            style: paragraph.style.sane(),
            wrap_width: if width.is_finite() { width.max(1.0) } else { f32::INFINITY },
            width: 0.0,
            lines: Vec::new(),
        };
        let earlier = earlier.filter(|earlier| earlier.rtl == layout.rtl);
        let earlier = earlier.map(|earlier| Earlier::new(earlier, &layout));
        layout.fill(book, paragraph, earlier.as_ref(), budget.max(1));
        match earlier {
            Some(earlier) => layout.take_over_lines(earlier),
            None => layout.break_lines(),
        }
        layout
    }

    /// Breaks the lines anew for another width in logical pixels; letters are not shaped again.
    pub fn set_width(&mut self, width: f32) {
        let wrap_width = if width.is_finite() { width.max(1.0) } else { f32::INFINITY };
        if wrap_width.to_bits() != self.wrap_width.to_bits() {
            self.wrap_width = wrap_width;
            self.break_lines();
        }
    }

    /// Whether the whole text is laid out.
    pub fn is_complete(&self) -> bool {
        self.end == self.text.len()
    }

    /// How many bytes of the text are laid out.
    pub fn laid_out(&self) -> usize {
        self.end
    }

    /// Whether a place in the text is laid out.
    pub fn covers(&self, offset: usize) -> bool {
        offset < self.end || self.is_complete()
    }

    /// Whether there are letters for which no face has a glyph.
    pub fn has_missing(&self) -> bool {
        self.has_missing
    }

    /// The text that was laid out, without what is there for display only.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The way between the text and what is displayed of it; made when it is asked for.
    pub fn projection(&self) -> Projection {
        let preedit = self.preedit.as_ref().map(Composed::as_preedit);
        Projection::new(&self.text, self.rtl, &self.isolated, preedit)
    }

    /// Whether the paragraph runs right to left.
    pub fn is_rtl(&self) -> bool {
        self.rtl
    }

    /// Width of the paragraph in logical pixels.
    pub fn width(&self) -> f32 {
        self.width
    }

    /// Height of all lines in logical pixels; one line at least.
    pub fn height(&self) -> f32 {
        self.lines.last().map_or(0.0, |line| line.top + line.height)
    }

    /// The lines from top to bottom; there is one even without text.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The numbers of the lines that reach into the stretch between two heights, in logical
    /// pixels from the paragraph's upper edge.
    pub fn lines_between(&self, top: f32, bottom: f32) -> Range<usize> {
        let first = self.lines.partition_point(|line| line.top + line.height <= top);
        let end = self.lines.partition_point(|line| line.top < bottom);
        first..end.max(first)
    }
}
