//! Where a caret stands, what a click means, and where the arrow keys lead. It knows places, not
//! keys: which key asks for what is decided elsewhere.
//!
//! A line of n clusters has n + 1 edges from left to right and n + 1 offsets. At a seam of two
//! directions an edge could stand for two offsets: here it stands for that of the neighbour with
//! the lower level (the paragraph's own level at both ends). So every edge has one offset and every
//! offset has one edge, the arrow keys pass each edge once in either direction, and no place in the
//! text is out of their reach.

use super::lines::{Piece, SetLine};
use super::paragraph::{Affinity, Layout, Line, Position, Rect};
use super::shape::{Flags, Unit};
use crate::text::{self, words::words};

/// Edges nearer to each other than this are one place to the eye, in logical pixels.
const SAME_PLACE: f32 = 0.01;

/// How a caret is drawn. Measures are logical pixels from the paragraph's upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Caret {
    /// Where it stands.
    pub x: f32,
    /// Its upper end.
    pub top: f32,
    /// Its length.
    pub height: f32,
    /// The number of its line.
    pub line: usize,
    /// Whether the text it belongs to runs right to left: the way its flag points.
    pub rtl: bool,
    /// Where the offset's other neighbour is, when it stands elsewhere on the same line.
    pub secondary: Option<SecondaryCaret>,
}

/// The other place of an offset at a seam of two directions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SecondaryCaret {
    /// Where it stands, in logical pixels.
    pub x: f32,
    /// Whether the text there runs right to left.
    pub rtl: bool,
}

/// A side of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// One edge of a line's clusters.
#[derive(Clone, Copy, Debug)]
struct Edge {
    x: f32,
    position: Position,
}

impl Caret {
    /// Whether it is drawn at two places.
    pub fn is_split(&self) -> bool {
        self.secondary.is_some()
    }
}

impl Layout {
    /// The caret at a position; inside a cluster it goes to the cluster's start, past the end to
    /// the end.
    pub fn caret(&self, position: Position) -> Caret {
        let position = self.snapped(position);
        let number = self.line_of(position);
        let Some(line) = self.lines.get(number) else {
            return Caret {
                x: 0.0,
                top: 0.0,
                height: 0.0,
                line: 0,
                rtl: self.rtl,
                secondary: None,
            };
        };
        let set = self.set_line(line);
        let (x, rtl) = self.edge_of(line, &set, position);
        let at_start = position.offset == line.range.start;
        let at_end = position.offset == line.range.end;
        let other = match position.affinity {
            Affinity::After if at_start => Affinity::LineStart,
            Affinity::Before if at_end => Affinity::LineEnd,
            Affinity::LineEnd | Affinity::After => Affinity::Before,
            Affinity::LineStart | Affinity::Before | Affinity::Between => Affinity::After,
        };
        let (other_x, other_rtl) =
            self.edge_of(line, &set, Position { affinity: other, ..position });
        let apart = (other_x - x).abs() > SAME_PLACE;
        let secondary = apart.then_some(SecondaryCaret { x: other_x, rtl: other_rtl });
        Caret { x, top: line.top, height: line.height, line: number, rtl, secondary }
    }

    /// The caret inside what an input method is composing.
    pub fn preedit_caret(&self) -> Option<Caret> {
        let composed = self.preedit.as_ref()?;
        let before = text::floor_boundary(&composed.text, composed.caret);
        let wanted = composed.text.get(..before)?.chars().count();
        let placed = self.chunks.iter().find(|placed| placed.chunk.composed)?;
        let is_composed = |unit: &Unit| unit.flags.has(Flags::PREEDIT);
        let first = placed.chunk.units.iter().position(is_composed)?;
        let units = placed.chunk.units.iter().enumerate().skip(first);
        let composed_units = units.take_while(|(_, unit)| is_composed(unit));
        let start = placed.chunk.units.get(first)?.first_char as usize;
        let before_caret =
            composed_units.filter(|(_, unit)| (unit.first_char as usize) < start + wanted).last();
        let index = placed.first_unit + before_caret.map_or(first, |(index, _)| index);
        let number = self.lines.partition_point(|line| line.end as usize <= index);
        let line = self.lines.get(number)?;
        let set = self.set_line(line);
        let unit = set.units.get(index.checked_sub(set.first)?)?;
        let edge = if before_caret.is_some() { trailing_edge(unit) } else { leading_edge(unit) };
        let (x, rtl) = edge;
        Some(Caret { x, top: line.top, height: line.height, line: number, rtl, secondary: None })
    }

    /// What a click at a point means: the nearest edge of the cluster under it, as a place at that
    /// cluster. Points outside go to the nearest line and its nearest end.
    pub fn hit(&self, x: f32, y: f32) -> Position {
        let y = if y.is_nan() { 0.0 } else { y };
        let number = self.lines.partition_point(|line| line.top + line.height <= y);
        self.offset_on_line(number.min(self.lines.len().saturating_sub(1)), x)
    }

    /// The place on a line that is nearest to `x` logical pixels, for the keys that move up and
    /// down. A line past the last one counts as the last.
    pub fn offset_on_line(&self, line: usize, x: f32) -> Position {
        let number = line.min(self.lines.len().saturating_sub(1));
        let Some(line) = self.lines.get(number) else { return Position::default() };
        let x = if x.is_nan() { 0.0 } else { x };
        let set = self.set_line(line);
        let order = set.visual_order();
        let visible = |place: &&usize| {
            let unit = set.units.get(**place);
            unit.is_some_and(|unit| unit.width > 0.0 && x < unit.left + unit.width)
        };
        let Some((place, unit)) =
            order.iter().find(visible).and_then(|&at| Some((at, set.units.get(at)?)))
        else {
            return self.end_of_side(number, Side::Right);
        };
        if x < line.left {
            return self.end_of_side(number, Side::Left);
        }
        let on_the_right = x > unit.left + unit.width / 2.0;
        let rtl = unit.level % 2 == 1;
        let position = if on_the_right == rtl {
            Position::before_text_at(unit.start as usize)
        } else {
            Position::after_text_until(set.unit_end(place))
        };
        // Behind the blank at a wrap there is no place of its own: the next line begins there.
        if line.wrapped && position.offset >= line.range.end && unit.flags.has(Flags::SPACE) {
            self.line_end(number)
        } else {
            self.snapped(position)
        }
    }

    /// The first place of a line: its right end in a paragraph that runs right to left.
    pub fn line_start(&self, line: usize) -> Position {
        let line = self.lines.get(line).or(self.lines.last());
        Position::line_start_at(line.map_or(0, |line| line.range.start))
    }

    /// The last place of a line: its left end in a paragraph that runs right to left, before the
    /// blanks that hang over the edge at a wrap.
    pub fn line_end(&self, line: usize) -> Position {
        let Some(line) = self.lines.get(line).or(self.lines.last()) else {
            return Position::default();
        };
        let blanks = (line.first..line.end).rev().map(|index| self.unit(index as usize));
        let hangs = |unit: &Unit| match line.breaks {
            true => unit.flags.has(Flags::ENDS_LINE),
            false => line.wrapped && unit.flags.has(Flags::SPACE),
        };
        let blanks = blanks.map_while(|found| found.filter(|(unit, _)| hangs(unit)));
        match blanks.last() {
            Some((blank, chunk)) => Position::before_text_at(chunk.start + blank.start as usize),
            None => Position::line_end_at(line.range.end),
        }
    }

    /// The line on which a position is drawn.
    pub fn line_of(&self, position: Position) -> usize {
        let last = self.lines.len().saturating_sub(1);
        let begins_line = matches!(position.affinity, Affinity::After | Affinity::LineStart);
        let above = |line: &Line| {
            line.wrapped
                && (line.range.end < position.offset
                    || line.range.end == position.offset && (begins_line || line.breaks))
        };
        self.lines.partition_point(above).min(last)
    }

    /// One press of the left arrow: the next place to the left, or on the line that follows in
    /// that direction; nothing at the paragraph's end.
    pub fn visual_left(&self, position: Position) -> Option<Position> {
        self.step(position, Side::Left, |_| true)
    }

    /// One press of the right arrow: the mirror of [`Self::visual_left`].
    pub fn visual_right(&self, position: Position) -> Option<Position> {
        self.step(position, Side::Right, |_| true)
    }

    /// To the next place on the left where a word begins, or where the line ends.
    pub fn visual_word_left(&self, position: Position) -> Option<Position> {
        self.word_step(position, Side::Left)
    }

    /// The mirror of [`Self::visual_word_left`].
    pub fn visual_word_right(&self, position: Position) -> Option<Position> {
        self.word_step(position, Side::Right)
    }

    /// The box of a stretch's first line, for a window of suggestions; nothing where it is empty.
    pub fn first_box(&self, range: text::Span) -> Option<Rect> {
        self.selection_boxes(range).into_iter().next()
    }

    fn word_step(&self, position: Position, side: Side) -> Option<Position> {
        let position = self.snapped(position);
        let line = self.lines.get(self.line_of(position))?;
        let inside = self.text.get(line.range.start..line.range.end).unwrap_or("");
        let starts: Vec<usize> =
            words(inside).map(|(span, _)| line.range.start + span.start).collect();
        self.step(position, side, |offset| starts.binary_search(&offset).is_ok())
    }

    /// The nearest edge on one side whose offset pleases, or else the last edge on that side; from
    /// there, the first place of the line that follows.
    fn step(
        &self,
        position: Position,
        side: Side,
        pleases: impl Fn(usize) -> bool,
    ) -> Option<Position> {
        let position = self.snapped(position);
        let number = self.line_of(position);
        let line = self.lines.get(number)?;
        let set = self.set_line(line);
        let (x, _) = self.edge_of(line, &set, position);
        let edges = self.edges(line, &set);
        let lies_beyond = |edge: &Edge| match side {
            Side::Left => edge.x < x - SAME_PLACE,
            Side::Right => edge.x > x + SAME_PLACE,
        };
        let beyond: Vec<Edge> = match side {
            Side::Left => edges.iter().rev().copied().filter(lies_beyond).collect(),
            Side::Right => edges.iter().copied().filter(lies_beyond).collect(),
        };
        let goes_down = (side == Side::Left) == self.rtl;
        // The end of a wrapped line and the start of the next one are one offset: the caret is
        // shown at the latter.
        let is_place = |edge: &&Edge| {
            let at_wrap = line.wrapped && edge.position.offset == line.range.end;
            !(at_wrap && goes_down)
        };
        let found = beyond.iter().filter(is_place).find(|edge| pleases(edge.position.offset));
        let found = found.or_else(|| beyond.iter().rfind(is_place));
        if let Some(edge) = found {
            return Some(edge.position);
        }
        if goes_down {
            let next = self.lines.get(number + 1).filter(|_| line.wrapped)?;
            Some(self.paragraph_end_of(next, Side::other(side)))
        } else {
            let above = self.lines.get(number.checked_sub(1)?)?;
            // Its end is the place where this line starts, so the edge before that.
            let edges = self.edges(above, &self.set_line(above));
            let is_place = |edge: &&Edge| edge.position.offset != above.range.end;
            let entry = match side {
                Side::Right => edges.iter().find(is_place),
                Side::Left => edges.iter().rev().find(is_place),
            };
            entry.map(|edge| edge.position)
        }
    }

    /// The place of the first or last edge of a line.
    fn paragraph_end_of(&self, line: &Line, side: Side) -> Position {
        let edges = self.edges(line, &self.set_line(line));
        let edge = match side {
            Side::Left => edges.first(),
            Side::Right => edges.last(),
        };
        edge.map_or(Position::line_start_at(line.range.start), |edge| edge.position)
    }

    /// Where a click beside a line goes.
    fn end_of_side(&self, line: usize, side: Side) -> Position {
        if (side == Side::Left) == self.rtl { self.line_end(line) } else { self.line_start(line) }
    }

    /// The edges of a line from left to right, one for each place; where several share a place,
    /// one that invisible characters have no part in, or else the one with the last offset.
    fn edges(&self, line: &Line, set: &SetLine) -> Vec<Edge> {
        let pieces = set.visual_pieces();
        let base = u8::from(self.rtl);
        let piece_at = |place: Option<usize>| {
            let piece = *pieces.get(place?)?;
            Some((piece, set.units.get(piece.at)?))
        };
        let mut edges: Vec<Edge> = Vec::with_capacity(pieces.len() + 1);
        let mut x = line.left;
        for place in 0..=pieces.len() {
            let on_left = piece_at(place.checked_sub(1));
            let on_right = piece_at(Some(place));
            if let Some((_, unit)) = on_left.filter(|(piece, _)| !piece.is_wall) {
                x = unit.left + unit.width;
            }
            let place_beside = |piece: Piece, unit: &Unit, side| match piece.is_wall {
                true => place_at_wall(set, piece.at, unit, x),
                false => place_beside(set, piece.at, unit, side),
            };
            // The ends of the line have the paragraph's level, and it is the lowest.
            let left_level = on_left.map_or(base, |(piece, _)| piece.level);
            let right_level = on_right.map_or(base, |(piece, _)| piece.level);
            let position = match (on_left, on_right) {
                (Some((piece, unit)), _) if left_level < right_level => {
                    place_beside(piece, unit, Side::Right)
                }
                (_, Some((piece, unit))) if right_level < left_level => {
                    place_beside(piece, unit, Side::Left)
                }
                (Some((left_piece, left)), Some((right_piece, right))) => {
                    // One level: the offset is the same from both; the later text says where.
                    if left_piece.at < right_piece.at {
                        place_beside(right_piece, right, Side::Left)
                    } else {
                        place_beside(left_piece, left, Side::Right)
                    }
                }
                // The left end, then the right end.
                (None, _) if !self.rtl => Position::line_start_at(line.range.start),
                (None, _) => Position::line_end_at(line.range.end),
                _ if self.rtl => Position::line_start_at(line.range.start),
                _ => Position::line_end_at(line.range.end),
            };
            match edges.last_mut() {
                Some(last) if x - last.x <= SAME_PLACE => {
                    let worth = |at: Position| (self.is_between_visible(at.offset), at.offset);
                    if worth(position) > worth(last.position) {
                        last.position = position;
                    }
                }
                _ => edges.push(Edge { x, position }),
            }
        }
        edges
    }

    /// Whether the clusters before and after an offset have a width.
    fn is_between_visible(&self, offset: usize) -> bool {
        let number = self.chunks.partition_point(|placed| placed.end() < offset);
        let after = self.chunks.get(number).map_or(self.unit_count(), |placed| {
            placed.first_unit + placed.chunk.unit_from(offset.saturating_sub(placed.start))
        });
        let visible =
            |index: usize| self.unit(index).is_none_or(|(unit, _)| unit.width > SAME_PLACE);
        visible(after) && after.checked_sub(1).is_none_or(visible)
    }

    /// Where a position of a line is drawn, and whether the text there runs right to left.
    fn edge_of(&self, line: &Line, set: &SetLine, position: Position) -> (f32, bool) {
        let units = &set.units;
        let index = units.partition_point(|unit| (unit.start as usize) < position.offset);
        let letters = match position.affinity {
            // What is being composed at this place stands before the text after it.
            Affinity::After => {
                let mut after = units.iter().skip(index);
                after.find(|unit| !unit.flags.has(Flags::PREEDIT)).map(leading_edge)
            }
            Affinity::Before => {
                index.checked_sub(1).and_then(|index| units.get(index)).map(trailing_edge)
            }
            Affinity::Between => {
                set.wall_before(index).or_else(|| units.get(index).map(leading_edge))
            }
            Affinity::LineStart | Affinity::LineEnd => None,
        };
        // Outside the text the paragraph's direction holds.
        letters.unwrap_or_else(|| match position.affinity {
            Affinity::After | Affinity::LineEnd | Affinity::Between => {
                (self.end_edge(line), self.rtl)
            }
            Affinity::Before | Affinity::LineStart => (self.start_edge(line), self.rtl),
        })
    }

    /// The side on which a line begins.
    fn start_edge(&self, line: &Line) -> f32 {
        if self.rtl { line.left + line.width } else { line.left }
    }

    /// The side on which a line ends.
    fn end_edge(&self, line: &Line) -> f32 {
        if self.rtl { line.left } else { line.left + line.width }
    }

    /// A position that lies between clusters of the text, and at a line's edge only where there
    /// still is one: widths change.
    fn snapped(&self, position: Position) -> Position {
        let offset = text::floor_boundary(&self.text, position.offset);
        let at = |edge: fn(&Line) -> usize| {
            let index = self.lines.partition_point(|line| edge(line) < offset);
            self.lines.get(index).is_some_and(|line| edge(line) == offset)
        };
        let affinity = match position.affinity {
            Affinity::LineStart if !at(|line| line.range.start) => Affinity::After,
            Affinity::LineEnd if !at(|line| line.range.end) => Affinity::Before,
            affinity => affinity,
        };
        Position { offset, affinity }
    }
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// The place at one side of a unit of a line, belonging to that unit.
fn place_beside(set: &SetLine, index: usize, unit: &Unit, side: Side) -> Position {
    let rtl = unit.level % 2 == 1;
    if (side == Side::Right) == rtl {
        Position::before_text_at(unit.start as usize)
    } else {
        Position::after_text_until(set.unit_end(index))
    }
}

/// The place at a wall that stands at `x`, before a unit of a line.
fn place_at_wall(set: &SetLine, index: usize, unit: &Unit, x: f32) -> Position {
    let is_here = |edge: (f32, bool)| (edge.0 - x).abs() <= SAME_PLACE;
    let offset = unit.start as usize;
    let before = index.checked_sub(1).and_then(|before| set.units.get(before));
    let affinity = if !unit.flags.has(Flags::PREEDIT) && is_here(leading_edge(unit)) {
        Affinity::After
    } else if before.is_some_and(|before| is_here(trailing_edge(before))) {
        Affinity::Before
    } else {
        Affinity::Between
    };
    Position { offset, affinity }
}

/// Where a unit begins in its own direction, and whether that is from the right.
fn leading_edge(unit: &Unit) -> (f32, bool) {
    let rtl = unit.level % 2 == 1;
    (if rtl { unit.left + unit.width } else { unit.left }, rtl)
}

/// Where a unit ends in its own direction, and whether it came from the right.
fn trailing_edge(unit: &Unit) -> (f32, bool) {
    let rtl = unit.level % 2 == 1;
    (if rtl { unit.left } else { unit.left + unit.width }, rtl)
}
