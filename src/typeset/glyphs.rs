//! What is drawn: the glyph runs of a line, its clusters, and the boxes of a selection. It knows
//! where things stand and nothing of colours.

use parley_engine::ShapedRun;
use parley_engine::shape::Whitespace;

use super::direction::visual_groups;
use super::fonts::{Face, Synthesis};
use super::paragraph::{Cluster, ClusterKind, Glyph, Layout, Line, Rect, Run};
use super::shape::{Flags, Unit, small};
use crate::text::Span;

impl Layout {
    /// The glyphs of a line in runs, from left to right; nothing for a line that there is not.
    /// They are made when asked for, so that lines out of sight cost nothing.
    pub fn runs(&self, line: usize) -> Vec<Run> {
        let Some(line) = self.lines.get(line) else { return Vec::new() };
        let units = self.units_of(line);
        let mut runs = Vec::new();
        let mut x = line.left;
        for (group, level) in visual_groups(units.iter().map(|unit| unit.level)) {
            let first = line.first as usize + group.start;
            let group = units.get(group).unwrap_or(&[]);
            self.push_runs(&mut runs, line, first, group, level % 2 == 1, &mut x);
        }
        runs
    }

    /// The clusters of a line from left to right.
    pub fn clusters(&self, line: usize) -> Vec<Cluster> {
        let Some(line) = self.lines.get(line) else { return Vec::new() };
        self.visual_units(line).into_iter().filter_map(|index| self.cluster(index)).collect()
    }

    /// The boxes that cover a stretch of text, line by line from left to right: as high as their
    /// lines, and one for all clusters that stand side by side.
    pub fn selection_boxes(&self, range: Span) -> Vec<Rect> {
        let covered = |unit: &Unit| {
            let inside = (range.start..range.end).contains(&(unit.start as usize));
            inside && !unit.flags.has(Flags::PREEDIT)
        };
        self.boxes(range, covered)
    }

    /// The boxes under what an input method is composing.
    pub fn preedit_boxes(&self) -> Vec<Rect> {
        let whole = Span::new(0, self.text.len());
        self.boxes(whole, |unit| unit.flags.has(Flags::PREEDIT))
    }

    fn boxes(&self, range: Span, covered: impl Fn(&Unit) -> bool) -> Vec<Rect> {
        let mut boxes: Vec<Rect> = Vec::new();
        let from = self.lines.partition_point(|line| line.wrapped && line.range.end <= range.start);
        for line in self.lines.iter().skip(from) {
            if line.range.start > range.end {
                break;
            }
            let mut open: Option<Rect> = None;
            for index in self.visual_units(line) {
                let Some(unit) = self.shaped.units.get(index) else { continue };
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
        boxes.retain(|area| area.width > 0.0);
        boxes
    }

    /// The units of a line in reading order.
    pub(super) fn units_of(&self, line: &Line) -> &[Unit] {
        self.shaped.units.get(line.first as usize..line.end as usize).unwrap_or(&[])
    }

    /// The numbers of a line's units from left to right.
    pub(super) fn visual_units(&self, line: &Line) -> Vec<usize> {
        let units = self.units_of(line);
        let first = line.first as usize;
        let mut order = Vec::with_capacity(units.len());
        for (group, level) in visual_groups(units.iter().map(|unit| unit.level)) {
            let numbers = first + group.start..first + group.end;
            if level % 2 == 1 {
                order.extend(numbers.rev());
            } else {
                order.extend(numbers);
            }
        }
        order
    }

    /// A unit as others see it.
    pub(super) fn cluster(&self, index: usize) -> Option<Cluster> {
        let unit = self.shaped.units.get(index)?;
        let start = unit.start as usize;
        let kind = if unit.flags.has(Flags::PREEDIT) {
            ClusterKind::Preedit
        } else if unit.flags.has(Flags::OBJECT) {
            let number = self.shaped.objects.partition_point(|&at| (at as usize) < index);
            ClusterKind::Object(number)
        } else if unit.flags.has(Flags::MISSING) {
            ClusterKind::Missing
        } else if unit.flags.has(Flags::SPACE) {
            ClusterKind::Space
        } else {
            ClusterKind::Text
        };
        let end = if kind == ClusterKind::Preedit { start } else { self.unit_start(index + 1) };
        Some(Cluster {
            range: Span::new(start, end),
            left: unit.left,
            width: unit.width,
            rtl: unit.level % 2 == 1,
            level: unit.level,
            kind,
        })
    }

    /// Adds the runs of a group of units of one level; `x` moves from its left edge to its right.
    fn push_runs(
        &self,
        runs: &mut Vec<Run>,
        line: &Line,
        first: usize,
        group: &[Unit],
        rtl: bool,
        x: &mut f32,
    ) {
        let Some(first_char) = group.first().map(|unit| unit.first_char) else { return };
        let end_char =
            self.shaped.units.get(first + group.len()).map_or(u32::MAX, |u| u.first_char);
        let shaped = self.shaped.glyphs.runs();
        let from = shaped.partition_point(|run| run.characters_range.end <= first_char);
        let to = shaped.partition_point(|run: &ShapedRun| run.characters_range.start < end_char);
        let numbers = from..to.max(from);
        let ordered: Box<dyn Iterator<Item = usize>> =
            if rtl { Box::new(numbers.rev()) } else { Box::new(numbers) };
        for number in ordered {
            let Some(source) = shaped.get(number) else { continue };
            let slice = self.shaped.glyphs.run_slice(small(number));
            let clusters = source.shaped_clusters_range.clone();
            let all = slice.shaped_clusters();
            let begin = all.partition_point(|cluster| cluster.chars_range().start < first_char);
            let end = all.partition_point(|cluster| cluster.chars_range().start < end_char);
            let Some(inside) = all.get(begin..end) else { continue };
            let style = inside.first().and_then(|cluster| {
                self.shaped.styles.get(usize::from(cluster.style_index)).copied()
            });
            let style = style.unwrap_or(self.style);
            let face = self.shaped.faces.get(source.font_index).copied();
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
            if !run.glyphs.is_empty() {
                runs.push(run);
            }
        }
    }
}

impl Run {
    /// Whether the glyphs are to be drawn as they are in the face.
    pub fn is_plain(&self) -> bool {
        self.synthesis == Synthesis::default()
    }
}
