//! What the pointer does: clicks, words, paragraphs, selections by dragging.

use egui::{Pos2, Response, Ui};

use super::{Canvas, TextEngine};
use crate::article::Position;
use crate::editor::{Editor, Selection};
use crate::text::{Span, words::words};
use crate::typeset::Affinity;

/// Presses nearer in time than this belong together, in seconds.
const AGAIN: f64 = 0.4;

/// How far one frame scrolls at most while a selection is dragged past the edge.
const FASTEST_SCROLL: f32 = 40.0;

/// What a drag selects by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Cluster,
    Word,
    Paragraph,
}

impl Canvas {
    /// Clicks and drags: the caret, words, paragraphs.
    pub(super) fn pointer(
        &mut self,
        ui: &Ui,
        response: &Response,
        editor: &mut Editor,
        engine: &mut TextEngine,
        origin: Pos2,
    ) {
        let area = response.rect;
        // A quick click is pressed and released in one frame, so the press itself is looked for.
        // Whether it moved is asked of its places: its speed is none where frames are slow.
        let (at, pressed, down, moved) = ui.input(|input| {
            let pointer = &input.pointer;
            let moved = pointer.delta() != egui::Vec2::ZERO;
            (pointer.interact_pos(), pointer.primary_pressed(), pointer.primary_down(), moved)
        });
        let pressed = pressed && response.contains_pointer();
        if !down && !pressed {
            self.dragging = None;
        }
        let Some(at) = at.filter(|_| pressed || self.dragging.is_some()) else { return };
        // Past the edges the text goes on to move under the pointer.
        if self.dragging.is_some() {
            let (over, under) = (area.top() - at.y, at.y - area.bottom());
            let beyond = if over > 0.0 { -over } else { under.max(0.0) };
            if beyond != 0.0 && self.line.is_none() {
                self.offset += beyond.clamp(-FASTEST_SCROLL, FASTEST_SCROLL);
                self.settle(engine);
                ui.ctx().request_repaint();
            }
        }
        let Some((position, affinity)) = self.position_at(at - origin.to_vec2(), engine) else {
            return;
        };
        if pressed {
            response.request_focus();
            let unit = self.unit_of_press(ui.input(|input| input.time), at);
            let shift = ui.input(|input| input.modifiers.shift);
            let whole = unit.around(position, editor);
            let anchor = if shift { editor.selection().anchor } else { whole.anchor };
            editor.select(Selection { anchor, head: whole.head });
            (self.dragging, self.dragged_from) = (Some(unit), Selection { anchor, ..whole });
            if !down {
                self.dragging = None;
            }
        } else if let Some(unit) = self.dragging
            && (moved || !area.contains(at))
        {
            let here = unit.around(position, editor);
            let from = self.dragged_from;
            let selection = if position < from.start() {
                Selection { anchor: from.end(), head: here.start() }
            } else {
                Selection { anchor: from.start(), head: here.end().max(from.start()) }
            };
            editor.select(selection);
            self.follow = true;
        } else {
            return;
        }
        self.affinity = affinity;
        self.goal = None;
        self.last_key = ui.input(|input| input.time);
    }

    /// A second press at the same place selects by words, a third by paragraphs.
    fn unit_of_press(&mut self, now: f64, at: Pos2) -> Unit {
        let (then, there, unit) = self.last_press;
        let again = now - then < AGAIN && there.distance(at) < 6.0;
        let unit = match (again, unit) {
            (true, Unit::Cluster) => Unit::Word,
            (true, Unit::Word) => Unit::Paragraph,
            _ => Unit::Cluster,
        };
        self.last_press = (now, at, unit);
        unit
    }

    /// The place in the text under a point, from the column's upper left corner in the view.
    fn position_at(&mut self, at: Pos2, engine: &mut TextEngine) -> Option<(Position, Affinity)> {
        let mut y = -self.offset;
        let last = self.rows.rows.len().checked_sub(1)?;
        let mut block = self.anchor;
        loop {
            self.rows.lay_out(&mut engine.book, block, self.composing.as_ref())?;
            let height = self.rows.height(block);
            if at.y < y + height || block == last {
                break;
            }
            y += height;
            block += 1;
        }
        let row = self.rows.lay_out(&mut engine.book, block, self.composing.as_ref())?;
        let laid = row.laid.as_ref()?;
        let hit = laid.layout.hit(at.x - laid.left, at.y - y - laid.top);
        Some((Position { block, offset: hit.offset }, hit.affinity))
    }
}

impl Unit {
    /// The whole unit at a position.
    fn around(self, position: Position, editor: &Editor) -> Selection {
        let text = editor.article().body().block(position.block).map_or("", |block| block.text());
        let span = match self {
            Self::Cluster => Span::at(position.offset),
            Self::Paragraph => Span::new(0, text.len()),
            Self::Word => words(text)
                .map(|(span, _)| span)
                .find(|span| span.start <= position.offset && position.offset < span.end.max(1))
                .or_else(|| {
                    words(text).map(|(span, _)| span).find(|span| span.end == position.offset)
                })
                .unwrap_or(Span::at(position.offset)),
        };
        let at = |offset| Position { offset, ..position };
        Selection { anchor: at(span.start), head: at(span.end) }
    }
}
