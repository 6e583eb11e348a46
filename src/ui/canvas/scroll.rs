//! Which part of the text is in sight. The view is held at a row, not at a height: heights above it
//! may be put right without anything moving.

use egui::{Response, Ui};

use super::{Canvas, TextEngine, typeset_position};
use crate::article::Position;

impl Canvas {
    pub(super) fn scroll(&mut self, ui: &Ui, response: &Response) {
        // What is drawn over the text, on its head, is scrolled with it.
        if response.contains_pointer() {
            let (wheel, zoom) = ui.input(|input| (input.smooth_scroll_delta.y, input.zoom_delta()));
            self.offset -= wheel;
            if zoom != 1.0 {
                self.set_zoom(self.zoom * zoom);
            }
            if wheel != 0.0 {
                (self.awaited, self.revealed) = (false, None);
            }
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
        self.offset = self.offset.max(-self.ends.head);
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

    /// The last line never goes higher than half the view, the foot's end no higher than the
    /// view's.
    fn keep_end_in_sight(&mut self, engine: &mut TextEngine) {
        let lowest = self.height - self.ends.tail(self.height);
        let mut below = -self.offset;
        for at in self.anchor..self.rows.rows.len() {
            self.rows.lay_out(&mut engine.book, at, self.composing.as_ref());
            below += self.rows.height(at);
            if below >= lowest {
                return;
            }
        }
        let missing = lowest - below;
        self.offset -= missing;
        while self.offset < 0.0 && self.anchor > 0 {
            self.anchor -= 1;
            self.rows.lay_out(&mut engine.book, self.anchor, self.composing.as_ref());
            self.offset += self.rows.height(self.anchor);
        }
        self.offset = self.offset.max(-self.ends.head);
    }

    /// Shows a place with what stands around it: where it is in sight already nothing moves.
    pub(super) fn show_around(&mut self, position: Position, engine: &mut TextEngine) {
        let Some((top, height, is_known)) = self.line_at(position, engine) else { return };
        if !is_known {
            self.revealed = Some(position);
            return;
        }
        let y = self.rows.top(position.block) - self.rows.top(self.anchor) + top - self.offset;
        let is_above = position.block < self.anchor || y < 0.0;
        if is_above || y + height > self.height {
            (self.anchor, self.offset) = (position.block, top - self.height / 3.0);
        }
    }

    /// Scrolls as little as shows the line of a position.
    pub(super) fn bring_into_sight(&mut self, position: Position, engine: &mut TextEngine) {
        let Some((top, height, is_known)) = self.line_at(position, engine) else { return };
        self.awaited = !is_known;
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

    /// Upper edge, within its row, and height of a position's line, and whether it is laid out yet.
    fn line_at(&mut self, position: Position, engine: &mut TextEngine) -> Option<(f32, f32, bool)> {
        let affinity = self.affinity;
        let composing = self.composing.clone();
        let row = self.rows.lay_out(&mut engine.book, position.block, composing.as_ref())?;
        let laid = row.laid.as_ref()?;
        let is_known = laid.layout.covers(position.offset);
        let caret = laid.layout.caret(typeset_position(position, affinity));
        Some((laid.top + caret.top - laid.style.above * 0.3, caret.height * 1.2, is_known))
    }
}
