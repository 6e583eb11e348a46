//! Which part of the text is in sight. The view is held at a row, not at a height: heights above it
//! may be put right without anything moving.

use egui::{Response, Ui};

use super::{Canvas, TextEngine, typeset_position};
use crate::article::Position;

impl Canvas {
    pub(super) fn scroll(&mut self, ui: &Ui, response: &Response) {
        if response.hovered() {
            let (wheel, zoom) = ui.input(|input| (input.smooth_scroll_delta.y, input.zoom_delta()));
            self.offset -= wheel;
            if zoom != 1.0 {
                self.set_zoom(self.zoom * zoom);
            }
            self.awaited &= wheel == 0.0;
        }
    }

    /// Puts the anchor on the row at the upper edge and keeps the view inside the text. Rows
    /// passed on the way are laid out, so their heights are exact.
    pub(super) fn settle(&mut self, engine: &mut TextEngine) {
        let last = self.rows.rows.len().saturating_sub(1);
        self.anchor = self.anchor.min(last);
        while self.offset < 0.0 && self.anchor > 0 {
            self.anchor -= 1;
            self.rows.lay_out(&mut engine.book, self.anchor, self.composing.as_ref());
            self.offset += self.rows.height(self.anchor);
        }
        self.offset = self.offset.max(0.0);
        while self.anchor < last {
            self.rows.lay_out(&mut engine.book, self.anchor, self.composing.as_ref());
            let height = self.rows.height(self.anchor);
            if self.offset < height {
                break;
            }
            self.offset -= height;
            self.anchor += 1;
        }
        self.keep_end_in_sight(engine);
    }

    /// The last line never goes higher than half the view.
    fn keep_end_in_sight(&mut self, engine: &mut TextEngine) {
        let mut below = -self.offset;
        for at in self.anchor..self.rows.rows.len() {
            self.rows.lay_out(&mut engine.book, at, self.composing.as_ref());
            below += self.rows.height(at);
            if below >= self.height / 2.0 {
                return;
            }
        }
        let missing = self.height / 2.0 - below;
        self.offset -= missing;
        while self.offset < 0.0 && self.anchor > 0 {
            self.anchor -= 1;
            self.rows.lay_out(&mut engine.book, self.anchor, self.composing.as_ref());
            self.offset += self.rows.height(self.anchor);
        }
        self.offset = self.offset.max(0.0);
    }

    /// Scrolls as little as shows the line of a position.
    pub(super) fn bring_into_sight(&mut self, position: Position, engine: &mut TextEngine) {
        let Some((top, height)) = self.line_at(position, engine) else { return };
        if self.awaited {
            // As far as it is laid out yet, the text stays where it is.
            return;
        }
        if position.block < self.anchor {
            (self.anchor, self.offset) = (position.block, top);
            return;
        }
        let mut y = -self.offset;
        for at in self.anchor..position.block {
            if y > self.height {
                // Far below: there is no way to show, so the line comes to the middle.
                (self.anchor, self.offset) = (position.block, top - self.height * 0.5);
                return;
            }
            self.rows.lay_out(&mut engine.book, at, self.composing.as_ref());
            y += self.rows.height(at);
        }
        let y = y + top;
        if y < 0.0 {
            self.offset += y;
        } else if y + height > self.height {
            self.offset += y + height - self.height;
        }
    }

    /// Upper edge, within its row, and height of a position's line.
    fn line_at(&mut self, position: Position, engine: &mut TextEngine) -> Option<(f32, f32)> {
        let affinity = self.affinity;
        let composing = self.composing.clone();
        let row = self.rows.lay_out(&mut engine.book, position.block, composing.as_ref())?;
        let laid = row.laid.as_ref()?;
        self.awaited = !laid.layout.covers(position.offset);
        let caret = laid.layout.caret(typeset_position(position, affinity));
        Some((laid.top + caret.top - laid.style.above * 0.3, caret.height * 1.2))
    }
}
