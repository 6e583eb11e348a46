//! Breaks a paragraph into lines and gives every cluster its place on them. It knows widths and
//! levels, no glyphs.
//!
//! A line holds what fits; blanks at a wrap hang over the edge. Rule L1 (Unicode Standard Annex 9)
//! is applied here, for each line anew: a blank at a wrap goes to the line's end, not to that of
//! the Latin phrase it follows.

use std::ops::Range;

use super::direction::visual_groups;
use super::paragraph::{Layout, Line};
use super::shape::{Flags, Unit, small};
use crate::text::Span;

/// Rounding of sums of widths never wraps a line, in logical pixels.
const TOLERANCE: f32 = 0.02;

/// A line's units and their widths together.
struct Broken {
    units: Range<usize>,
    width: f32,
    /// The width without the blanks that hang over the edge.
    width_in_column: f32,
    wrapped: bool,
}

impl Layout {
    /// Sets the lines and the place of every unit.
    pub(super) fn break_lines(&mut self) {
        let broken = break_units(&self.shaped.units, self.wrap_width);
        self.width = if self.wrap_width.is_finite() {
            self.wrap_width
        } else {
            broken.iter().map(|line| line.width).fold(0.0, f32::max)
        };
        self.lines.clear();
        self.lines.reserve(broken.len());
        let base_level = u8::from(self.rtl);
        let mut top = 0.0;
        for (index, line) in broken.iter().enumerate() {
            let left = if self.rtl {
                self.width - line.width_in_column - (line.width - line.width_in_column)
            } else {
                0.0
            };
            if let Some(units) = self.shaped.units.get_mut(line.units.clone()) {
                apply_rule_l1(units, base_level);
                place(units, left);
            }
            let (over, under) = self.extents(&line.units);
            let height = over + under;
            let start = if index == 0 { 0 } else { self.unit_start(line.units.start) };
            let end = if line.wrapped { self.unit_start(line.units.end) } else { self.text.len() };
            self.lines.push(Line {
                range: Span::new(start, end),
                baseline: top + over,
                top,
                height,
                left,
                width: line.width,
                wrapped: line.wrapped,
                first: small(line.units.start),
                end: small(line.units.end),
            });
            top += height;
        }
    }

    /// The first byte of a unit; the end of the text after the last one.
    pub(super) fn unit_start(&self, index: usize) -> usize {
        self.shaped.units.get(index).map_or(self.text.len(), |unit| unit.start as usize)
    }

    /// Height over and under the baseline: that of the paragraph's own style, more where a line
    /// has larger letters. Which faces draw them makes no difference.
    fn extents(&self, units: &Range<usize>) -> (f32, f32) {
        let own = self.style.extents();
        if self.shaped.styles.len() < 2 {
            return own;
        }
        let units = self.shaped.units.get(units.clone()).unwrap_or(&[]);
        let mut last = None;
        units.iter().fold(own, |(over, under), unit| {
            if last.replace(unit.style) == Some(unit.style) {
                return (over, under);
            }
            let style = self.shaped.styles.get(usize::from(unit.style));
            let (of_over, of_under) = style.map_or(own, |style| style.extents());
            (over.max(of_over), under.max(of_under))
        })
    }
}

fn break_units(units: &[Unit], width: f32) -> Vec<Broken> {
    let mut lines = Vec::new();
    let mut start = 0;
    // Widths of the line so far: with and without the blanks at its end.
    let (mut whole, mut in_column) = (0.0_f32, 0.0_f32);
    // The last place where the line could be broken, with the widths up to there.
    let mut chance: Option<(usize, f32, f32)> = None;
    // The same for a break inside a word that is too long for any line.
    let mut emergency: Option<(usize, f32, f32)> = None;
    let mut index = 0;
    while let Some(unit) = units.get(index) {
        if index > start {
            if unit.flags.has(Flags::BREAK_BEFORE) {
                chance = Some((index, whole, in_column));
            }
            if !unit.flags.has(Flags::INSIDE_LIGATURE) && unit.width > 0.0 {
                emergency = Some((index, whole, in_column));
            }
        }
        let space = unit.flags.has(Flags::SPACE);
        let overflows = !space && unit.width > 0.0 && whole + unit.width > width + TOLERANCE;
        if overflows && let Some((at, whole_there, in_column_there)) = chance.or(emergency) {
            lines.push(Broken {
                units: start..at,
                width: whole_there,
                width_in_column: in_column_there,
                wrapped: true,
            });
            start = at;
            index = at;
            (whole, in_column, chance, emergency) = (0.0, 0.0, None, None);
            continue;
        }
        whole += unit.width;
        if !space {
            in_column = whole;
        }
        index += 1;
    }
    lines.push(Broken {
        units: start..units.len(),
        width: whole,
        width_in_column: whole,
        wrapped: false,
    });
    lines
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

/// Rule L2, and the places that follow from it.
fn place(units: &mut [Unit], left: f32) {
    let mut x = left;
    for (group, level) in visual_groups(units.iter().map(|unit| unit.level)) {
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
