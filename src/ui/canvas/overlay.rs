//! What lies over the text without being part of it: what was found, and problems. It knows places
//! and colours; who found them and why is nobody's business here.

use std::ops::Range;

use egui::{Pos2, Stroke, pos2, vec2};

use super::paint::Brush;
use super::rows::Laid;
use crate::checks::{Diagnostic, Place, Severity};
use crate::editor::search::Match;
use crate::entities::{Mention, Verdict};
use crate::text::Span;
use crate::typeset::Layout;

/// How far under the baseline problems are underlined, as a part of the font size: below most
/// letters; where one reaches deeper, the line is broken.
const PROBLEM_DEPTH: f32 = 0.5;
/// The same for links, which stand nearer, but under the bowls of letters such as ن and ق: a line
/// that each of them breaks looks like crumbs.
const LINK_DEPTH: f32 = 0.44;
/// Free space on both sides of a letter that breaks a line, in logical pixels.
const GAP: f32 = 1.5;
/// Shorter pieces of a line are left out, in logical pixels.
const SHORTEST: f32 = 2.5;

/// One stretch of text and what is said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlay {
    /// The block.
    pub block: usize,
    /// Bytes of its text.
    pub span: Span,
    /// What is said.
    pub kind: OverlayKind,
}

/// What is said of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OverlayKind {
    /// It is somebody's words without a source beside them.
    Uncited,
    /// It names what a page is linked for.
    Named,
    /// It names what is chosen beside the text.
    Chosen,
    /// It names something in letters to look at.
    Doubt,
    /// It was found.
    Found,
    /// It was found and is the one looked at.
    FoundHere,
    /// It may want another look.
    Hint,
    /// It is doubtful.
    Warning,
    /// It is wrong.
    Error,
}

impl OverlayKind {
    /// The kind for something found, which may be what is looked at.
    pub fn found(is_current: bool) -> Self {
        if is_current { Self::FoundHere } else { Self::Found }
    }

    /// The kind for a problem of this gravity.
    pub fn of(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Info => Self::Hint,
        }
    }
}

impl Overlay {
    /// A problem of the body, under the letters that it is about; nothing for one elsewhere.
    pub fn of_problem(problem: &Diagnostic) -> Option<Self> {
        Self::at(&problem.place, OverlayKind::of(problem.severity))
    }

    /// A match in the body.
    pub fn of_match(found: &Match, is_current: bool) -> Option<Self> {
        Self::at(&found.place, OverlayKind::found(is_current))
    }

    /// A name in any of an article's texts, where there is something to be seen of it: it is doubtful,
    /// it is of the entity that is chosen, or it will be a link. Outside the body its block is 0.
    pub fn of_mention(mention: &Mention, chosen: Option<usize>) -> Option<Self> {
        let kind = if mention.is_fixable() {
            OverlayKind::Doubt
        } else if chosen == Some(mention.entity) {
            OverlayKind::Chosen
        } else if mention.is_linked {
            OverlayKind::Named
        } else {
            return None;
        };
        let block = match mention.place {
            Place::Body { block, .. } => block,
            _ => 0,
        };
        let span = match mention.verdict {
            Verdict::Glued { word, .. } => word,
            _ => mention.span(),
        };
        Some(Self { block, span, kind })
    }

    fn at(place: &Place, kind: OverlayKind) -> Option<Self> {
        match *place {
            Place::Body { block, span } => Some(Self { block, span, kind }),
            _ => None,
        }
    }
}

/// How a line under letters is drawn.
#[derive(Clone, Copy)]
struct Pen {
    shape: PenShape,
    /// How far under the baseline, as a part of the font size.
    depth: f32,
    stroke: Stroke,
}

/// Kinds differ in shape too, for those who see no colours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PenShape {
    Straight,
    Dotted,
    Wavy,
}

/// The overlays of one block; `all` are in the order of their blocks.
pub(super) fn of_block(all: &[Overlay], block: usize) -> &[Overlay] {
    let from = all.partition_point(|overlay| overlay.block < block);
    let rest = all.get(from..).unwrap_or(&[]);
    let len = rest.partition_point(|overlay| overlay.block == block);
    rest.get(..len).unwrap_or(&[])
}

impl Brush<'_> {
    /// The ground of what was found, and of quotations without a source.
    pub(super) fn found(
        &self,
        overlays: &[Overlay],
        laid: &Laid,
        origin: Pos2,
        lines: Range<usize>,
    ) {
        for overlay in overlays {
            let colour = match overlay.kind {
                OverlayKind::Uncited => self.scene.theme.quiet,
                OverlayKind::Found => self.scene.theme.found,
                OverlayKind::FoundHere => self.scene.theme.found_here,
                OverlayKind::Chosen => self.scene.theme.accent_soft,
                OverlayKind::Doubt => self.scene.theme.warn_soft,
                OverlayKind::Named
                | OverlayKind::Hint
                | OverlayKind::Warning
                | OverlayKind::Error => continue,
            };
            for area in laid.layout.selection_boxes_on(overlay.span, lines.clone()) {
                // Lines are far apart: the ground is as high as letters with their signs.
                let trim = area.height * 0.1;
                let corner = origin + vec2(area.left, area.top + trim);
                let size = vec2(area.width, area.height - 2.0 * trim);
                self.painter.rect_filled(egui::Rect::from_min_size(corner, size), 3.0, colour);
            }
        }
    }

    /// Lines under problems.
    pub(super) fn problems(
        &mut self,
        overlays: &[Overlay],
        laid: &Laid,
        origin: Pos2,
        lines: Range<usize>,
    ) {
        for overlay in overlays {
            let (pen, colour) = match overlay.kind {
                OverlayKind::Uncited
                | OverlayKind::Found
                | OverlayKind::FoundHere
                | OverlayKind::Chosen => continue,
                OverlayKind::Named => {
                    self.link(laid, overlay.span, origin, lines.clone());
                    continue;
                }
                OverlayKind::Hint => (PenShape::Dotted, self.scene.theme.soft),
                OverlayKind::Warning | OverlayKind::Doubt => {
                    (PenShape::Dotted, self.scene.theme.warn)
                }
                OverlayKind::Error => (PenShape::Wavy, self.scene.theme.error),
            };
            let pen = Pen { shape: pen, depth: PROBLEM_DEPTH, stroke: Stroke::new(1.5, colour) };
            self.underline(laid, overlay.span, pen, origin, lines.clone());
        }
    }

    /// A line under a link.
    pub(super) fn link(&mut self, laid: &Laid, span: Span, origin: Pos2, lines: Range<usize>) {
        let stroke = Stroke::new(1.0, self.scene.theme.accent.gamma_multiply(0.55));
        let pen = Pen { shape: PenShape::Straight, depth: LINK_DEPTH, stroke };
        self.underline(laid, span, pen, origin, lines);
    }

    /// A line under a stretch of text, broken where letters, dots and vowel signs reach into it.
    fn underline(
        &mut self,
        laid: &Laid,
        span: Span,
        pen: Pen,
        origin: Pos2,
        lines_in_sight: Range<usize>,
    ) {
        let depth = pen.depth * laid.style.text.size;
        for area in laid.layout.selection_boxes_on(span, lines_in_sight) {
            let lines = laid.layout.lines();
            let number = lines.partition_point(|line| line.top + line.height <= area.top + 0.5);
            let Some(line) = lines.get(number) else { continue };
            let y = line.baseline + depth;
            let thick = if pen.shape == PenShape::Wavy { 3.0 } else { pen.stroke.width };
            let band = (y - thick / 2.0, y + thick / 2.0);
            let gaps = self.ink_in(&laid.layout, number, band);
            let y = self.snapped(pos2(0.0, origin.y + y)).y + 0.5;
            for (from, to) in pieces((area.left, area.right()), &gaps) {
                self.stroke_line(origin.x + from, origin.x + to, y, pen);
            }
        }
    }

    fn stroke_line(&self, from: f32, to: f32, y: f32, pen: Pen) {
        let stroke = pen.stroke;
        match pen.shape {
            PenShape::Straight => {
                self.painter.line_segment([pos2(from, y), pos2(to, y)], stroke);
            }
            PenShape::Dotted => {
                let radius = stroke.width * 0.55;
                let mut x = from + radius;
                while x + radius <= to + 0.01 {
                    self.painter.circle_filled(pos2(x, y), radius, stroke.color);
                    x += 4.0;
                }
            }
            PenShape::Wavy => {
                let mut points = vec![pos2(from, y)];
                let mut x = from;
                let mut up = true;
                while x < to {
                    x = (x + 2.5).min(to);
                    points.push(pos2(x, if up { y - 1.5 } else { y + 1.5 }));
                    up = !up;
                }
                self.painter.line(points, stroke);
            }
        }
    }

    /// The stretches of a line where glyphs reach into a band over and under certain heights, from
    /// left to right, all in the layout's logical pixels.
    fn ink_in(&mut self, layout: &Layout, line: usize, band: (f32, f32)) -> Vec<(f32, f32)> {
        let scale = self.context.pixels_per_point();
        let mut ink = Vec::new();
        for run in layout.runs(line) {
            let size = run.size * scale;
            for glyph in &run.glyphs {
                let (context, x) = (self.context, glyph.x * scale);
                let drawn = self.atlas.glyph(context, run.face, glyph.id, size, run.synthesis, x);
                let Some((slot, whole)) = drawn else { continue };
                let top = glyph.y + slot.offset.y / scale;
                let bottom = top + slot.size.y / scale;
                if top < band.1 + GAP && bottom > band.0 - GAP {
                    let left = (whole + slot.offset.x) / scale;
                    ink.push((left - GAP, left + slot.size.x / scale + GAP));
                }
            }
        }
        ink.sort_by(|one, other| one.0.total_cmp(&other.0));
        ink
    }
}

/// What is left of a line from `whole.0` to `whole.1` without the gaps, which are in order.
fn pieces(whole: (f32, f32), gaps: &[(f32, f32)]) -> Vec<(f32, f32)> {
    let mut pieces = Vec::new();
    let mut from = whole.0;
    for &(left, right) in gaps {
        if left >= whole.1 {
            break;
        }
        pieces.push((from, left.max(from)));
        from = from.max(right);
    }
    pieces.push((from, whole.1));
    pieces.retain(|&(from, to)| to - from >= SHORTEST);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_broken_where_letters_reach_into_it() {
        let check = |gaps: &[(f32, f32)], expected: &[(f32, f32)]| {
            assert_eq!(pieces((10.0, 50.0), gaps), expected);
        };
        check(&[], &[(10.0, 50.0)]);
        check(&[(0.0, 5.0), (20.0, 25.0), (60.0, 70.0)], &[(10.0, 20.0), (25.0, 50.0)]);
        check(&[(12.0, 30.0), (15.0, 20.0), (28.0, 49.0)], &[]);
        check(&[(0.0, 90.0)], &[]);
    }

    #[test]
    fn overlays_are_found_by_their_block() {
        let overlay = |block| Overlay { block, span: Span::at(0), kind: OverlayKind::Found };
        let all = [overlay(1), overlay(1), overlay(4)];
        let count = |block| of_block(&all, block).len();
        assert_eq!([count(0), count(1), count(2), count(4), count(5)], [0, 2, 0, 1, 0]);
    }
}
