//! What is drawn: the glyph runs of a line, its clusters, and the boxes of a selection. It knows
//! where things stand and nothing of colours.

use std::ops::Range;

use parley_engine::ShapedRun;
use parley_engine::shape::Whitespace;

use super::fill::PlacedChunk;
use super::fonts::{Face, Synthesis};
use super::lines::SetLine;
use super::paragraph::{Cluster, ClusterKind, Glyph, Layout, Line, Rect, Run};
use super::shape::{Flags, Unit, small};
use crate::text::Span;

impl Layout {
    /// The glyphs of a line in runs, from left to right; nothing for a line that there is not.
    /// They are made when asked for, so that lines out of sight cost nothing.
    pub fn runs(&self, line: usize) -> Vec<Run> {
        let Some(line) = self.lines.get(line) else { return Vec::new() };
        let set = self.set_line(line);
        let mut runs = Vec::new();
        let mut x = line.left;
        for (group, level) in set.visual_groups() {
            let rtl = level % 2 == 1;
            let first_run = runs.len();
            // The part of the group that each chunk has, in the order in which they stand.
            let mut parts: Vec<(usize, Range<usize>)> = Vec::with_capacity(1);
            for (chunk, part) in &set.parts {
                let inside = part.start.max(group.start)..part.end.min(group.end);
                if !inside.is_empty() {
                    parts.push((*chunk, inside));
                }
            }
            if rtl {
                parts.reverse();
            }
            for (chunk, part) in parts {
                let Some(chunk) = self.chunks.get(chunk) else { continue };
                let units = set.units.get(part.clone()).unwrap_or(&[]);
                let end = set.first + part.end - chunk.first_unit;
                self.push_runs(&mut runs, first_run, line, (chunk, end), units, rtl, &mut x);
            }
        }
        runs
    }

    /// The clusters of a line from left to right.
    pub fn clusters(&self, line: usize) -> Vec<Cluster> {
        let Some(line) = self.lines.get(line) else { return Vec::new() };
        let set = self.set_line(line);
        set.visual_order().into_iter().filter_map(|place| self.cluster(&set, place)).collect()
    }

    /// The boxes that cover a stretch of text, line by line from left to right: as high as their
    /// lines, and one for all clusters that stand side by side.
    pub fn selection_boxes(&self, range: Span) -> Vec<Rect> {
        self.selection_boxes_on(range, 0..self.lines.len())
    }

    /// The same on some lines only, such as those in sight.
    pub fn selection_boxes_on(&self, range: Span, lines: Range<usize>) -> Vec<Rect> {
        let from = self.lines.partition_point(|line| line.wrapped && line.range.end <= range.start);
        let to = self.lines.partition_point(|line| line.range.start <= range.end);
        let mut boxes = Vec::new();
        for line in self.lines.iter().take(to.min(lines.end)).skip(from.max(lines.start)) {
            let inside = range.start <= line.range.start && line.range.end <= range.end;
            if inside && self.preedit.is_none() {
                let Line { left, top, width, height, .. } = *line;
                boxes.push(Rect { left, top, width, height });
                continue;
            }
            self.boxes(&mut boxes, line, |unit| {
                let inside = (range.start..range.end).contains(&(unit.start as usize));
                inside && !unit.flags.has(Flags::PREEDIT)
            });
        }
        boxes.retain(|area| area.width > 0.0);
        boxes
    }

    /// The boxes under what an input method is composing.
    pub fn preedit_boxes(&self) -> Vec<Rect> {
        let mut boxes = Vec::new();
        if self.preedit.is_none() {
            return boxes;
        }
        for chunk in self.chunks.iter().filter(|chunk| chunk.chunk.composed) {
            let from = self.lines.partition_point(|line| (line.end as usize) <= chunk.first_unit);
            let to = self.lines.partition_point(|line| (line.first as usize) < chunk.end_unit());
            for line in self.lines.iter().take(to).skip(from) {
                self.boxes(&mut boxes, line, |unit| unit.flags.has(Flags::PREEDIT));
            }
        }
        boxes.retain(|area| area.width > 0.0);
        boxes
    }

    fn boxes(&self, boxes: &mut Vec<Rect>, line: &Line, covered: impl Fn(&Unit) -> bool) {
        let set = self.set_line(line);
        let mut open: Option<Rect> = None;
        for place in set.visual_order() {
            let Some(unit) = set.units.get(place) else { continue };
            if covered(unit) {
                let (left, top, height) = (unit.left, line.top, line.height);
                let open = open.get_or_insert(Rect { left, top, width: 0.0, height });
                open.width = unit.left + unit.width - open.left;
            } else if unit.width > 0.0 {
                boxes.extend(open.take());
            }
        }
        boxes.extend(open);
    }

    /// A unit of a line as others see it.
    fn cluster(&self, set: &SetLine, place: usize) -> Option<Cluster> {
        let unit = set.units.get(place)?;
        let start = unit.start as usize;
        let kind = if unit.flags.has(Flags::PREEDIT) {
            ClusterKind::Preedit
        } else if unit.flags.has(Flags::OBJECT) {
            let number = set.first + place;
            let chunk = self.chunks.get(self.chunk_of(number))?;
            let inside = number - chunk.first_unit;
            let before = chunk.chunk.objects.partition_point(|&at| (at as usize) < inside);
            ClusterKind::Object(chunk.first_object + before)
        } else if unit.flags.has(Flags::MISSING) {
            ClusterKind::Missing
        } else if unit.flags.has(Flags::SPACE) {
            ClusterKind::Space
        } else {
            ClusterKind::Text
        };
        let end = if kind == ClusterKind::Preedit { start } else { set.unit_end(place) };
        Some(Cluster {
            range: Span::new(start, end),
            left: unit.left,
            width: unit.width,
            rtl: unit.level % 2 == 1,
            level: unit.level,
            kind,
        })
    }

    /// Adds the runs of a group of units of one level, all of one chunk, that ends before the
    /// chunk's unit `end`; `x` moves from its left edge to its right. Runs of the group before
    /// this one, from `first_run` on, may go on.
    #[expect(clippy::too_many_arguments, reason = "all of them change from call to call")]
    fn push_runs(
        &self,
        runs: &mut Vec<Run>,
        first_run: usize,
        line: &Line,
        (placed, end): (&PlacedChunk, usize),
        group: &[Unit],
        rtl: bool,
        x: &mut f32,
    ) {
        let Some(first_char) = group.first().map(|unit| unit.first_char) else { return };
        let chunk = &placed.chunk;
        let end_char = chunk.units.get(end).map_or(u32::MAX, |unit| unit.first_char);
        let shaped = chunk.glyphs.runs();
        let from = shaped.partition_point(|run| run.characters_range.end <= first_char);
        let to = shaped.partition_point(|run: &ShapedRun| run.characters_range.start < end_char);
        let numbers = from..to.max(from);
        let ordered: Box<dyn Iterator<Item = usize>> =
            if rtl { Box::new(numbers.rev()) } else { Box::new(numbers) };
        for number in ordered {
            let Some(source) = shaped.get(number) else { continue };
            let slice = chunk.glyphs.run_slice(small(number));
            let clusters = source.shaped_clusters_range.clone();
            let all = slice.shaped_clusters();
            let begin = all.partition_point(|cluster| cluster.chars_range().start < first_char);
            let end = all.partition_point(|cluster| cluster.chars_range().start < end_char);
            let Some(inside) = all.get(begin..end) else { continue };
            let style = inside
                .first()
                .and_then(|cluster| chunk.styles.get(usize::from(cluster.style_index)).copied());
            let style = style.unwrap_or(self.style);
            let face = chunk.faces.get(source.font_index).copied();
            let face = face.unwrap_or(Face::SerifRegular);
            let mut run = Run {
                face,
                size: source.font_size,
                synthesis: face.synthesis(style.bold, style.italic),
                rtl,
                left: *x,
                width: 0.0,
                glyphs: Vec::with_capacity(inside.len()),
            };
            let mut draw = |place: usize| {
                let Some(cluster) = inside.get(place) else { return };
                let char_number = cluster.chars_range().start;
                let at = group.partition_point(|unit| unit.first_char <= char_number);
                let Some(unit) = at.checked_sub(1).and_then(|at| group.get(at)) else { return };
                // Objects, tabs and boxes have a width of ours and no glyph.
                let special = unit.flags.has(Flags::OBJECT)
                    || unit.flags.has(Flags::MISSING)
                    || unit.flags.has(Flags::SEPARATOR);
                if special {
                    if unit.first_char == char_number {
                        *x += unit.width;
                    }
                    return;
                }
                let mut pen = *x;
                *x += cluster.advance;
                if cluster.whitespace() != Whitespace::None {
                    return;
                }
                let index = clusters.start + small(begin + place);
                for glyph in slice.shaped_cluster_glyphs(index) {
                    run.glyphs.push(Glyph {
                        id: glyph.id,
                        x: pen + glyph.x,
                        y: line.baseline + glyph.y,
                        offset: unit.start as usize,
                    });
                    pen += glyph.advance;
                }
            };
            if rtl {
                (0..inside.len()).rev().for_each(&mut draw);
            } else {
                (0..inside.len()).for_each(&mut draw);
            }
            run.width = *x - run.left;
            let before = runs.get_mut(first_run..).and_then(<[Run]>::last_mut);
            match before.filter(|before| before.goes_on_with(&run)) {
                Some(before) => {
                    before.width = run.left + run.width - before.left;
                    before.glyphs.append(&mut run.glyphs);
                }
                None if run.glyphs.is_empty() => {}
                None => runs.push(run),
            }
        }
    }
}

impl Run {
    fn goes_on_with(&self, next: &Self) -> bool {
        let same_place = self.left + self.width == next.left;
        let same_look = self.face == next.face && self.synthesis == next.synthesis;
        same_place && same_look && self.size.to_bits() == next.size.to_bits()
    }

    /// Whether the glyphs are to be drawn as they are in the face.
    pub fn is_plain(&self) -> bool {
        self.synthesis == Synthesis::default()
    }
}
