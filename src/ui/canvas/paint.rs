//! Letters, chips, boxes and carets on the screen. It knows colours and textures, not what keys do.

use std::collections::BTreeMap;
use std::ops::Range;

use egui::{Color32, Context, CornerRadius, Mesh, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::Scene;
use super::overlay::Overlay;
use super::rows::{Laid, Row};
use super::style::{self, Beside};
use crate::article::{Block, BlockKind, Mark};
use crate::text::Span;
use crate::typeset::{
    self, Caret, ClusterKind, Family, FontBook, Layout, ParagraphText, TextStyle,
};
use crate::ui::atlas::Atlas;

/// The letters of a row as they were last drawn, some lines together.
pub(super) struct Ink {
    /// By the number of the first line of each, counted in [`STRIP`]s.
    strips: BTreeMap<usize, Vec<(usize, Mesh)>>,
    generation: u64,
    pixels_per_point: f32,
    colour: Color32,
}

/// Lines whose letters are one mesh: a paragraph of the usual length has one or two.
const STRIP: usize = 12;

/// Which part of a label stands at its place.
#[derive(Clone, Copy)]
pub(super) enum Edge {
    Left,
    Middle,
    Right,
}

/// What drawing needs.
pub(super) struct Brush<'a> {
    pub(super) context: &'a Context,
    pub(super) painter: &'a Painter,
    pub(super) atlas: &'a mut Atlas,
    pub(super) book: &'a mut FontBook,
    pub(super) scene: &'a Scene<'a>,
    pub(super) shows_unseen: bool,
}

/// What lies over one row.
#[derive(Clone, Copy)]
pub(super) struct Over<'a> {
    /// What of its block is selected.
    pub(super) selected: Option<Span>,
    pub(super) overlays: &'a [Overlay],
}

impl Brush<'_> {
    /// Draws a row whose upper left corner is at `origin`: what lies behind, then letters.
    pub(super) fn row(&mut self, row: &mut Row, origin: Pos2, width: f32, over: Over<'_>) {
        let Some(laid) = &mut row.laid else { return };
        let text = origin + vec2(laid.left, laid.top);
        self.beside(&row.block, laid, row.number, origin, width);
        let rtl = laid.layout.is_rtl();
        let clip = self.painter.clip_rect();
        let lines = laid.layout.lines_between(clip.top() - text.y, clip.bottom() - text.y);
        self.found(over.overlays, laid, text, lines.clone());
        if let Some(span) = over.selected {
            for area in laid.layout.selection_boxes_on(span, lines.clone()) {
                self.fill(area, text, self.scene.theme.selected);
            }
            if span.end > laid.layout.text().len()
                && let Some(line) = laid.layout.lines().last()
            {
                // The end of the paragraph is selected too: a short piece past the last letter.
                let wide = laid.style.text.size * 0.4;
                let left = if rtl { line.left - wide } else { line.left + line.width };
                let area = typeset::Rect { left, top: line.top, width: wide, height: line.height };
                self.fill(area, text, self.scene.theme.selected);
            }
        }
        for marked in row.block.content().marks() {
            if matches!(marked.mark, Mark::Link(_)) {
                self.link(laid, marked.span, text, lines.clone());
            }
        }
        self.problems(over.overlays, laid, text, lines.clone());
        self.letters(&row.block, laid, text, lines.clone());
        self.objects(&row.block, laid, text, lines.clone());
        if self.shows_unseen {
            self.unseen(laid, text, lines);
        }
        self.foot(&row.block, laid, text);
        for area in laid.layout.preedit_boxes() {
            let from = text + vec2(area.left, area.bottom() - 4.0);
            let to = from + vec2(area.width, 0.0);
            self.painter.line_segment([from, to], Stroke::new(1.0, self.scene.theme.ink));
        }
    }

    fn fill(&self, area: typeset::Rect, origin: Pos2, colour: Color32) {
        self.painter.rect_filled(rect(area, origin), 0.0, colour);
    }

    /// Bullets, numbers, the bar of a quotation, the ground of raw markup, a picture's frame.
    fn beside(&mut self, block: &Block, laid: &Laid, number: usize, origin: Pos2, width: f32) {
        let style = laid.style;
        let rtl = laid.layout.is_rtl();
        let size = style.text.size;
        let first = laid.layout.lines().first().copied();
        let baseline = origin.y + laid.top + first.map_or(size, |line| line.baseline);
        // The edge of the text on its start side.
        let start = if rtl { origin.x + laid.layout.width() } else { origin.x + laid.left };
        let outward = if rtl { 1.0 } else { -1.0 };
        match style.beside {
            Beside::Nothing => {}
            Beside::Bullet => {
                let centre = pos2(start + outward * size * 0.6, baseline - size * 0.3);
                self.painter.circle_filled(centre, size * 0.11, self.scene.theme.soft);
            }
            Beside::Number => {
                // The full stop stands on the far side of the number: left of it in Arabic.
                let label = if rtl { format!(".{number}") } else { format!("{number}.") };
                let at = pos2(start + outward * size * 0.35, baseline);
                let edge = if rtl { Edge::Left } else { Edge::Right };
                let text = TextStyle { size: size * 0.9, ..style.text };
                self.label(&label, text, at, edge, self.scene.theme.soft);
            }
            Beside::Bar => {
                let x = start + outward * size * 0.7;
                // One bar for the paragraphs of one quotation.
                let top = if laid.joins_above { origin.y } else { origin.y + laid.top };
                let bottom = origin.y + laid.top + laid.layout.height() + style.below;
                self.painter.line_segment(
                    [pos2(x, top), pos2(x, bottom)],
                    Stroke::new(3.0, self.scene.theme.line),
                );
            }
            Beside::Ground => {
                let top = origin.y + style.above;
                let bottom = origin.y + laid.top + laid.layout.height() + (laid.top - style.above);
                let area = Rect::from_min_max(pos2(origin.x, top), pos2(origin.x + width, bottom));
                self.painter.rect_filled(area, CornerRadius::same(7), self.scene.theme.paper);
            }
            Beside::Frame => {
                let area = Rect::from_min_max(
                    origin + vec2(0.0, style.above),
                    pos2(origin.x + width, origin.y + laid.top - size * 0.3),
                );
                self.picture(block, area, size);
            }
        }
    }

    /// Who is quoted or took the picture, under the text, at its start side.
    fn foot(&mut self, block: &Block, laid: &Laid, text: Pos2) {
        let Some(words) = style::foot(block) else { return };
        let layout = &laid.layout;
        let direction =
            if layout.is_rtl() { typeset::Direction::Rtl } else { typeset::Direction::Ltr };
        let size = laid.style.below / style::FOOT_HEIGHT;
        let (width, height) = (layout.width(), layout.height());
        let foot = self.cut(&words, small(size), direction, width);
        let Some(line) = foot.lines().first() else { return };
        let left = if layout.is_rtl() { width - foot.width() } else { 0.0 };
        let origin = text + vec2(left, height + (laid.style.below - line.height) / 2.0);
        let colour = self.scene.theme.soft;
        let meshes = self.mesh(&foot, 0..1, |_| colour);
        self.draw(&meshes, self.snapped(origin));
    }

    /// What belongs into an empty paragraph, in its place and its size.
    pub(super) fn hint(&mut self, words: &str, laid: &Laid, text: Pos2) {
        let rtl = laid.layout.is_rtl();
        let direction = if rtl { typeset::Direction::Rtl } else { typeset::Direction::Ltr };
        let width = laid.layout.width();
        // One line: a second one would lie on the paragraph below.
        let layout = self.cut(words, laid.style.text, direction, width);
        let colour = self.scene.theme.soft;
        let left = if rtl { width - layout.width() } else { 0.0 };
        let meshes = self.mesh(&layout, 0..1, |_| colour);
        self.draw(&meshes, self.snapped(text + vec2(left, 0.0)));
    }

    /// A picture in its frame; its name where it is not at hand.
    fn picture(&mut self, block: &Block, area: Rect, size: f32) {
        let BlockKind::Picture(picture) = block.kind() else { return };
        let corners = CornerRadius::same(7);
        self.painter.rect_filled(area, corners, self.scene.theme.paper);
        if let Some(texture) = self.scene.pictures.get(&picture.file) {
            let shown = texture.size_vec2();
            let fitting = (area.width() / shown.x).min(area.height() / shown.y);
            let place = Rect::from_center_size(area.center(), shown * fitting);
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            self.painter.image(texture.id(), place, whole, Color32::WHITE);
        } else {
            let colour = self.scene.theme.soft;
            let middle = area.center() - vec2(0.0, size * 0.7);
            self.sign_of_picture(middle, size, colour);
            let room = area.width() - 2.0 * size;
            let name = pos2(area.center().x, middle.y + size * 2.6);
            self.cut_label(&picture.file, size, room, name, colour);
        }
        let frame = Stroke::new(1.0, self.scene.theme.line);
        self.painter.rect_stroke(area, corners, frame, egui::StrokeKind::Inside);
    }

    /// A sun over two hills, as pictures are signed everywhere.
    fn sign_of_picture(&self, middle: Pos2, size: f32, colour: Color32) {
        let stroke = Stroke::new(1.6, colour);
        let at = |x: f32, y: f32| middle + vec2(x, y) * size;
        let frame = Rect::from_min_max(at(-1.1, -0.85), at(1.1, 0.85));
        self.painter.rect_stroke(frame, CornerRadius::same(3), stroke, egui::StrokeKind::Middle);
        self.painter.circle_stroke(at(0.5, -0.35), size * 0.17, stroke);
        let hills = vec![at(-1.1, 0.5), at(-0.4, -0.15), at(0.15, 0.4), at(0.5, 0.1), at(1.1, 0.6)];
        self.painter.line(hills, stroke);
    }

    /// A name in the middle of a point, cut at its end where it has no room. It runs by its own
    /// letters.
    fn cut_label(&mut self, text: &str, size: f32, room: f32, at: Pos2, colour: Color32) {
        let layout = self.cut(text, small(size), typeset::Direction::Auto, room);
        let Some(line) = layout.lines().first() else { return };
        let origin = pos2(at.x - layout.width() / 2.0, at.y - line.baseline);
        let meshes = self.mesh(&layout, 0..1, |_| colour);
        self.draw(&meshes, self.snapped(origin));
    }

    /// A name on one line, cut at its end where it has no room.
    fn cut(
        &mut self,
        text: &str,
        style: TextStyle,
        direction: typeset::Direction,
        room: f32,
    ) -> Layout {
        let lay_out = |book: &mut FontBook, text: &str| {
            let paragraph = ParagraphText { text, style, direction, ..ParagraphText::default() };
            Layout::new(book, &paragraph, f32::INFINITY)
        };
        let mut layout = lay_out(self.book, text);
        let mut end = text.len();
        while layout.width() > room && end > 0 {
            end = crate::text::floor_boundary(text, end.saturating_sub(1 + end / 8));
            let head = text.get(..end).unwrap_or("");
            layout = lay_out(self.book, &format!("{head}…"));
        }
        layout
    }

    /// A short text of ours, drawn left to right on the baseline `at.y`, with an edge or its
    /// middle at `at.x`.
    pub(super) fn label(
        &mut self,
        text: &str,
        style: TextStyle,
        at: Pos2,
        edge: Edge,
        colour: Color32,
    ) {
        let paragraph = ParagraphText {
            text,
            style,
            direction: typeset::Direction::Ltr,
            ..ParagraphText::default()
        };
        let layout = Layout::new(self.book, &paragraph, 10_000.0);
        let Some(line) = layout.lines().first() else { return };
        let left = match edge {
            Edge::Left => at.x,
            Edge::Middle => at.x - line.width / 2.0,
            Edge::Right => at.x - line.width,
        };
        let origin = pos2(left - line.left, at.y - line.baseline);
        let lines = 0..layout.lines().len();
        let meshes = self.mesh(&layout, lines, |_| colour);
        self.draw(&meshes, self.snapped(origin));
    }

    /// The letters of the lines in sight.
    fn letters(&mut self, block: &Block, laid: &mut Laid, origin: Pos2, lines: Range<usize>) {
        let scale = self.context.pixels_per_point();
        let known = laid.ink.take().filter(|ink| {
            ink.generation == self.atlas.generation()
                && ink.pixels_per_point == scale
                && ink.colour == self.scene.theme.ink
        });
        // Marks of the lines next to those in sight may reach into it.
        let strips = lines.start.saturating_sub(1) / STRIP..(lines.end + 1).div_ceil(STRIP);
        let generation = self.atlas.generation();
        let mut known = known.map(|ink| ink.strips).unwrap_or_default();
        known.retain(|strip, _| strips.contains(strip));
        let (ink, accent) = (self.scene.theme.ink, self.scene.theme.accent);
        let mut links: Option<Vec<Span>> = None;
        for strip in strips {
            let first = strip * STRIP;
            let Some(top) = laid.layout.lines().get(first).map(|line| line.top) else { break };
            let meshes = match known.remove(&strip) {
                Some(meshes) => meshes,
                None => {
                    let links = links.get_or_insert_with(|| links_of(block));
                    let colour = |offset: usize| {
                        let next = links.partition_point(|link| link.end <= offset);
                        let linked = links.get(next).is_some_and(|link| link.start <= offset);
                        if linked { accent } else { ink }
                    };
                    self.mesh(&laid.layout, first..first + STRIP, colour)
                }
            };
            self.draw(&meshes, self.snapped(origin + vec2(0.0, top)));
            known.insert(strip, meshes);
        }
        if self.atlas.generation() != generation {
            // Making rasters has moved others: all is made anew in the next frame.
            self.context.request_repaint();
        }
        laid.ink = Some(Ink { strips: known, generation, pixels_per_point: scale, colour: ink });
    }

    /// The glyphs of some lines, with the upper edge of the first one as origin.
    fn mesh(
        &mut self,
        layout: &Layout,
        lines: Range<usize>,
        colour: impl Fn(usize) -> Color32,
    ) -> Vec<(usize, Mesh)> {
        let scale = self.context.pixels_per_point();
        let mut meshes: Vec<(usize, Mesh)> = Vec::new();
        let top = layout.lines().get(lines.start).map_or(0.0, |line| line.top);
        for number in lines.start..lines.end.min(layout.lines().len()) {
            for run in layout.runs(number) {
                for glyph in &run.glyphs {
                    let (x, y) = (glyph.x * scale, ((glyph.y - top) * scale).round());
                    let drawn = self.atlas.glyph(
                        self.context,
                        run.face,
                        glyph.id,
                        run.size * scale,
                        run.synthesis,
                        x,
                    );
                    let Some((slot, whole)) = drawn else { continue };
                    let corner = pos2(whole, y) + slot.offset;
                    let area = Rect::from_min_size(corner / scale, slot.size / scale);
                    let mesh = match meshes.iter_mut().find(|(page, _)| *page == slot.page) {
                        Some((_, mesh)) => mesh,
                        None => {
                            let texture = self.atlas.texture(slot.page).unwrap_or_default();
                            meshes.push((slot.page, Mesh::with_texture(texture)));
                            let Some((_, mesh)) = meshes.last_mut() else { continue };
                            mesh
                        }
                    };
                    mesh.add_rect_with_uv(area, slot.uv, colour(glyph.offset));
                }
            }
        }
        meshes
    }

    fn draw(&mut self, meshes: &[(usize, Mesh)], origin: Pos2) {
        for (page, mesh) in meshes {
            self.atlas.touch(*page);
            let mut mesh = mesh.clone();
            mesh.texture_id = self.atlas.texture(*page).unwrap_or_default();
            mesh.translate(origin.to_vec2());
            self.painter.add(Shape::mesh(mesh));
        }
    }

    /// The nearest place where letters fall on whole pixels.
    pub(super) fn snapped(&self, at: Pos2) -> Pos2 {
        let scale = self.context.pixels_per_point();
        ((at.to_vec2() * scale).round() / scale).to_pos2()
    }

    /// Chips of citations, boxes for what has no glyph.
    fn objects(&mut self, block: &Block, laid: &Laid, origin: Pos2, lines: Range<usize>) {
        if laid.labels.is_empty() && !laid.has_missing {
            return;
        }
        let size = laid.style.text.size;
        for number in lines {
            let Some(line) = laid.layout.lines().get(number) else { break };
            for cluster in laid.layout.clusters(number) {
                let middle = pos2(
                    origin.x + cluster.left + cluster.width / 2.0,
                    origin.y + line.baseline - size * 0.36,
                );
                match cluster.kind {
                    ClusterKind::Object(object) => {
                        let area = vec2(cluster.width - size * 0.12, size * 0.86);
                        let area = Rect::from_center_size(middle, area);
                        let ground = self.scene.theme.accent_soft;
                        self.painter.rect_filled(area, CornerRadius::same(5), ground);
                        // Selected letters have the same ground; the chip stays one.
                        let edge = Stroke::new(1.0, self.scene.theme.accent.gamma_multiply(0.35));
                        let inside = egui::StrokeKind::Inside;
                        self.painter.rect_stroke(area, CornerRadius::same(5), edge, inside);
                        let label = laid.labels.get(object).map_or("", String::as_str);
                        self.small_label(label, middle, size * 0.62, self.scene.theme.accent);
                    }
                    ClusterKind::Missing => {
                        let area = vec2((cluster.width - 2.0).max(4.0), size * 0.9);
                        let area = Rect::from_center_size(middle, area);
                        let frame = Stroke::new(1.0, self.scene.theme.soft);
                        let inside = egui::StrokeKind::Inside;
                        self.painter.rect_stroke(area, CornerRadius::ZERO, frame, inside);
                        let span = cluster.range;
                        let text = block.text().get(span.start..span.end).unwrap_or_default();
                        let code = text.chars().next().map_or(0, u32::from);
                        // The code in two rows, as such boxes are usually set: E0 over 00.
                        let code = format!("{code:04X}");
                        let (over, under) = code.split_at(code.len() / 2);
                        let away = vec2(0.0, size * 0.21);
                        for (half, at) in [(over, middle - away), (under, middle + away)] {
                            self.small_label(half, at, size * 0.34, self.scene.theme.soft);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// A few letters of ours with their middle at a point.
    pub(super) fn small_label(&mut self, text: &str, middle: Pos2, size: f32, colour: Color32) {
        self.label(text, small(size), pos2(middle.x, middle.y + size * 0.34), Edge::Middle, colour);
    }

    /// Where text that is being carried would come: a caret without direction.
    pub(super) fn drop_place(&self, caret: &Caret, origin: Pos2) {
        let left = self.snapped(origin + vec2(caret.x, caret.top + caret.height * 0.12));
        let bar = Rect::from_min_size(left, vec2(2.0, caret.height * 0.76));
        self.painter.rect_filled(bar, 0.0, self.scene.theme.warn);
    }

    /// The caret with the flag that shows its direction, and the other half where it is split.
    pub(super) fn caret(&self, caret: &Caret, origin: Pos2) {
        let colour = self.scene.theme.accent;
        let top = origin.y + caret.top + caret.height * 0.12;
        let height = caret.height * 0.76;
        let at = |x: f32, height: f32| {
            let left = self.snapped(pos2(origin.x + x, top));
            Rect::from_min_size(left, vec2(2.0, height))
        };
        self.painter.rect_filled(at(caret.x, height), 0.0, colour);
        if let Some(other) = caret.secondary {
            self.painter.rect_filled(at(other.x, height * 0.5), 0.0, colour.gamma_multiply(0.6));
            let tip = at(caret.x, height).left_top();
            let way = if caret.rtl { -5.0 } else { 7.0 };
            let flag = vec![tip, tip + vec2(way, 2.5), tip + vec2(0.0, 5.0)];
            self.painter.add(Shape::convex_polygon(flag, colour, Stroke::NONE));
        }
    }
}

/// Small print of this size.
fn small(size: f32) -> TextStyle {
    TextStyle { family: Family::Interface, size, bold: false, italic: false }
}

/// Where a block has links.
fn links_of(block: &Block) -> Vec<Span> {
    let marks = block.content().marks().iter();
    marks.filter(|marked| matches!(marked.mark, Mark::Link(_))).map(|marked| marked.span).collect()
}

fn rect(area: typeset::Rect, origin: Pos2) -> Rect {
    Rect::from_min_size(origin + vec2(area.left, area.top), vec2(area.width, area.height))
}
