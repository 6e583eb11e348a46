//! Breaks a paragraph into lines and gives every cluster of a line its place. It knows widths and
//! levels, no glyphs.
//!
//! A line holds what fits; blanks at a wrap hang over the edge. Rule L1 (Unicode Standard Annex 9)
//! is applied when a line is set, for each line anew: a blank at a wrap goes to the line's end, not
//! to that of the Latin phrase it follows. A line that begins where it began before, with the same
//! text up to the letter that did not fit, is the same line: so after a key only few are broken.

use std::ops::Range;

use super::direction::visual_groups;
use super::fill::{Earlier, PlacedChunk};
use super::paragraph::{Layout, Line};
use super::shape::{Flags, Unit, small};
use crate::text::Span;

/// Rounding of sums of widths never wraps a line, in logical pixels.
const TOLERANCE: f32 = 0.02;
/// More clusters are never on a line that is wrapped, but where it is so wide that each still has a
/// pixel: millions of invisible ones would fit.
const MOST_UNITS: usize = 10_000;

/// A line's end and its width.
struct Broken {
    end: usize,
    width: f32,
    wrapped: bool,
    /// Whether a line break of the text ends it.
    breaks: bool,
    /// The unit that did not fit; their number where all did.
    seen: usize,
}

/// A line with its units at their places.
pub(super) struct SetLine {
    /// The number of the first unit, of all of the paragraph's.
    pub(super) first: usize,
    /// In reading order; each begins at its byte in the paragraph's text.
    pub(super) units: Vec<Unit>,
    /// Where the text of the last unit ends.
    pub(super) end: usize,
    /// Which of them come from which chunk.
    pub(super) parts: Vec<(usize, Range<usize>)>,
}

/// A unit of a line, or the wall before one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// The index of the unit.
    pub(super) at: usize,
    pub(super) level: u8,
    pub(super) is_wall: bool,
}

impl Layout {
    /// Breaks all lines anew.
    pub(super) fn break_lines(&mut self) {
        self.lines.clear();
        self.break_lines_after(0, None);
    }

    /// Breaks the lines of a layout that takes the place of an earlier one.
    pub(super) fn take_over_lines(&mut self, earlier: Earlier) {
        let Earlier { chunks: old, lines, wrap_width, .. } = earlier;
        if wrap_width.to_bits() != self.wrap_width.to_bits() {
            return self.break_lines();
        }
        let same = |a: &PlacedChunk, b: &PlacedChunk| std::sync::Arc::ptr_eq(&a.chunk, &b.chunk);
        let head = old.iter().zip(&self.chunks).take_while(|(a, b)| same(a, b)).count();
        let most = old.len().min(self.chunks.len()) - head;
        let backwards = old.iter().rev().zip(self.chunks.iter().rev()).take(most);
        let tail = backwards.take_while(|(a, b)| same(a, b)).count();
        let unit_at = |chunks: &[PlacedChunk], number: usize| match chunks.get(number) {
            Some(chunk) => (chunk.first_unit, chunk.start),
            None => chunks.last().map_or((0, 0), |last| (last.end_unit(), last.end())),
        };
        let same_units = unit_at(&self.chunks, head).0;
        let from = unit_at(&old, old.len() - tail);
        let to = unit_at(&self.chunks, self.chunks.len() - tail);
        let kept = lines.partition_point(|line| (line.seen as usize) < same_units);
        self.lines = lines;
        let rest = self.lines.split_off(kept);
        let tail = (tail > 0).then_some(Tail { lines: rest, from, to });
        self.break_lines_after(kept, tail.as_ref());
    }

    /// Goes on after chunks were added.
    pub(super) fn break_added_lines(&mut self, units_before: usize) {
        let kept = self.lines.partition_point(|line| (line.seen as usize) < units_before);
        self.lines.truncate(kept);
        self.break_lines_after(kept, None);
    }

    /// Breaks lines after the first `kept`, until those of an earlier layout agree.
    fn break_lines_after(&mut self, kept: usize, tail: Option<&Tail>) {
        let count = self.unit_count();
        let mut from = self.lines.last().map_or(0, |line| line.end as usize);
        loop {
            if let Some(tail) = tail.filter(|_| !self.lines.is_empty())
                && let Some(old) = tail.line_at(from)
            {
                let moved =
                    tail.lines.get(old..).unwrap_or(&[]).iter().map(|line| tail.moved(line));
                self.lines.extend(moved);
                break;
            }
            let broken = self.next_line(from);
            let (over, under) = self.extents(from..broken.end);
            let start = if self.lines.is_empty() { 0 } else { self.unit_start(from) };
            let end = if broken.wrapped { self.unit_start(broken.end) } else { self.end };
            self.lines.push(Line {
                range: Span::new(start, end),
                baseline: 0.0,
                top: 0.0,
                height: over + under,
                left: 0.0,
                width: broken.width,
                wrapped: broken.wrapped,
                first: small(from),
                end: small(broken.end),
                breaks: broken.breaks,
                seen: small(broken.seen),
                over,
            });
            from = broken.end;
            // Behind a line break at the text's end there is one more line, if an empty one.
            if !broken.wrapped || from >= count && !broken.breaks {
                break;
            }
        }
        self.width = if self.wrap_width.is_finite() {
            self.wrap_width
        } else {
            self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
        };
        // Without a width to wrap at, the longest line says where the others begin.
        if self.rtl && !self.wrap_width.is_finite() {
            for line in self.lines.iter_mut().take(kept) {
                line.left = self.width - line.width;
            }
        }
        let above = kept.checked_sub(1).and_then(|last| self.lines.get(last));
        let mut top = above.map_or(0.0, |line| line.top + line.height);
        for line in self.lines.iter_mut().skip(kept) {
            line.top = top;
            line.baseline = top + line.over;
            line.left = if self.rtl { self.width - line.width } else { 0.0 };
            top += line.height;
        }
    }

    /// Number of units laid out.
    pub(super) fn unit_count(&self) -> usize {
        self.chunks.last().map_or(0, PlacedChunk::end_unit)
    }

    /// The number of the chunk that has a unit.
    pub(super) fn chunk_of(&self, unit: usize) -> usize {
        self.chunks.partition_point(|chunk| chunk.end_unit() <= unit)
    }

    /// A unit with its chunk.
    pub(super) fn unit(&self, index: usize) -> Option<(&Unit, &PlacedChunk)> {
        let chunk = self.chunks.get(self.chunk_of(index))?;
        Some((chunk.chunk.units.get(index.checked_sub(chunk.first_unit)?)?, chunk))
    }

    /// The first byte of a unit; the end of what is laid out after the last one.
    pub(super) fn unit_start(&self, index: usize) -> usize {
        self.unit(index).map_or(self.end, |(unit, chunk)| chunk.start + unit.start as usize)
    }

    /// The units of a line at their places.
    pub(super) fn set_line(&self, line: &Line) -> SetLine {
        let (first, end) = (line.first as usize, line.end as usize);
        let mut units = Vec::with_capacity(end.saturating_sub(first));
        let mut parts = Vec::new();
        let from = self.chunk_of(first);
        for (number, placed) in self.chunks.iter().enumerate().skip(from) {
            if placed.first_unit >= end {
                break;
            }
            let begin = first.saturating_sub(placed.first_unit);
            let stop = (end - placed.first_unit).min(placed.chunk.units.len());
            let Some(inside) = placed.chunk.units.get(begin..stop) else { continue };
            let before = units.len();
            let offset = small(placed.start);
            units.extend(inside.iter().map(|unit| Unit { start: unit.start + offset, ..*unit }));
            parts.push((number, before..units.len()));
        }
        apply_rule_l1(&mut units, u8::from(self.rtl));
        place(&mut units, line.left);
        SetLine { first, units, end: self.unit_start(end), parts }
    }

    /// Height over and under the baseline: that of the paragraph's own style, more where a line
    /// has larger letters. Which faces draw them makes no difference.
    fn extents(&self, units: Range<usize>) -> (f32, f32) {
        let own = self.style.extents();
        let (mut over, mut under) = own;
        for placed in self.chunks.iter().skip(self.chunk_of(units.start)) {
            if placed.first_unit >= units.end {
                break;
            }
            if placed.chunk.styles.len() < 2 {
                continue;
            }
            let begin = units.start.saturating_sub(placed.first_unit);
            let inside =
                placed.chunk.units.iter().skip(begin).take(units.end - placed.first_unit - begin);
            let mut last = None;
            for unit in inside {
                if last.replace(unit.style) != Some(unit.style) {
                    let style = placed.chunk.styles.get(usize::from(unit.style));
                    let (of_over, of_under) = style.map_or(own, |style| style.extents());
                    (over, under) = (over.max(of_over), under.max(of_under));
                }
            }
        }
        (over, under)
    }

    /// The line that begins with a unit.
    fn next_line(&self, start: usize) -> Broken {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a guess")]
        let most = MOST_UNITS.max(self.wrap_width as usize);
        let mut whole = 0.0_f32;
        // The last place where the line could be broken, with the width up to there.
        let mut chance: Option<(usize, f32)> = None;
        // The same for a break inside a word that is too long for any line.
        let mut emergency: Option<(usize, f32)> = None;
        let mut index = start;
        for placed in self.chunks.iter().skip(self.chunk_of(start)) {
            let begin = start.saturating_sub(placed.first_unit);
            for unit in placed.chunk.units.iter().skip(begin) {
                if index > start {
                    if unit.flags.has(Flags::BREAK_BEFORE) {
                        chance = Some((index, whole));
                    }
                    if !unit.flags.has(Flags::INSIDE_LIGATURE)
                        && (unit.width > 0.0 || index - start >= most)
                    {
                        emergency = Some((index, whole));
                    }
                }
                let space = unit.flags.has(Flags::SPACE);
                let overflows =
                    !space && unit.width > 0.0 && whole + unit.width > self.wrap_width + TOLERANCE
                        || index - start >= most;
                if overflows && let Some((end, width)) = chance.or(emergency) {
                    return Broken { end, width, wrapped: true, breaks: false, seen: index };
                }
                whole += unit.width;
                index += 1;
                if unit.flags.has(Flags::ENDS_LINE) {
                    let (end, width, seen) = (index, whole, index);
                    return Broken { end, width, wrapped: true, breaks: true, seen };
                }
            }
        }
        Broken { end: index, width: whole, wrapped: false, breaks: false, seen: index }
    }
}

/// Lines of an earlier layout whose text is the same to its end.
struct Tail {
    lines: Vec<Line>,
    /// The first unit and byte of that text then, and now.
    from: (usize, usize),
    to: (usize, usize),
}

impl Tail {
    /// The number of the line that begins with a unit.
    fn line_at(&self, unit: usize) -> Option<usize> {
        let then = unit.checked_sub(self.to.0)? + self.from.0;
        self.lines.binary_search_by_key(&then, |line| line.first as usize).ok()
    }

    fn moved(&self, line: &Line) -> Line {
        let unit = |number: u32| small((number as usize + self.to.0).saturating_sub(self.from.0));
        let byte = |at: usize| (at + self.to.1).saturating_sub(self.from.1);
        Line {
            range: Span::new(byte(line.range.start), byte(line.range.end)),
            first: unit(line.first),
            end: unit(line.end),
            seen: unit(line.seen),
            ..*line
        }
    }
}

impl SetLine {
    /// Its units and the walls between them, from left to right.
    pub(super) fn visual_pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(self.units.len());
        for (group, level) in self.visual_groups() {
            let unit = |at| Piece { at, level, is_wall: false };
            if group.is_empty() {
                pieces.push(Piece { at: group.start, level, is_wall: true });
            } else if level % 2 == 1 {
                pieces.extend(group.rev().map(unit));
            } else {
                pieces.extend(group.map(unit));
            }
        }
        pieces
    }

    /// Where the wall before a unit stands, if there is one, and whether text there runs right to
    /// left.
    pub(super) fn wall_before(&self, index: usize) -> Option<(f32, bool)> {
        let (unit, before) = (self.units.get(index)?, self.units.get(index.checked_sub(1)?)?);
        if unit.wall >= unit.level.min(before.level) {
            return None;
        }
        let pieces = self.visual_pieces();
        let place = pieces.iter().position(|piece| piece.is_wall && piece.at == index)?;
        let on_right = self.units.get(pieces.get(place + 1)?.at)?;
        Some((on_right.left, unit.wall % 2 == 1))
    }

    /// Where a unit of the line ends in the text.
    pub(super) fn unit_end(&self, place: usize) -> usize {
        self.units.get(place + 1).map_or(self.end, |next| next.start as usize)
    }

    /// Its units in groups from left to right, as [`visual_groups`] makes them.
    pub(super) fn visual_groups(&self) -> Vec<(Range<usize>, u8)> {
        groups(&self.units)
    }

    /// The places of its units from left to right, as indexes into them.
    pub(super) fn visual_order(&self) -> Vec<usize> {
        let mut order = Vec::with_capacity(self.units.len());
        for (group, level) in self.visual_groups() {
            if level % 2 == 1 {
                order.extend(group.rev());
            } else {
                order.extend(group);
            }
        }
        order
    }
}

/// Rule L1: separators, and blanks before them and at the line's end, take the paragraph's level.
fn apply_rule_l1(units: &mut [Unit], base_level: u8) {
    let mut falling = true;
    for unit in units.iter_mut().rev() {
        let separates = unit.flags.has(Flags::SEPARATOR);
        falling = separates || (falling && unit.flags.has(Flags::FALLS_BACK));
        unit.level = if falling { base_level } else { unit.own_level };
    }
}

/// Rule L2.
fn groups(units: &[Unit]) -> Vec<(Range<usize>, u8)> {
    visual_groups(units.iter().map(|unit| (unit.level, unit.wall)))
}

/// The places that follow from rule L2.
fn place(units: &mut [Unit], left: f32) {
    let mut x = left;
    for (group, level) in groups(units) {
        let Some(group) = units.get_mut(group) else { continue };
        let mut set = |unit: &mut Unit| {
            unit.left = x;
            x += unit.width;
        };
        if level % 2 == 1 {
            group.iter_mut().rev().for_each(&mut set);
        } else {
            group.iter_mut().for_each(&mut set);
        }
    }
}
