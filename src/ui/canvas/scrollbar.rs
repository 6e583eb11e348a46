//! The bar that says where in the text the view is, and takes one there. It knows lengths, not
//! text.

use egui::{Painter, Pos2, Rect, pos2, vec2};

use super::Canvas;
use crate::ui::theme::Theme;

/// Width of the strip in which the pointer takes hold of the bar, in logical pixels.
const STRIP: f32 = 14.0;
/// Width of the bar, at rest and in the hand.
const THIN: f32 = 4.0;
const THICK: f32 = 8.0;
/// The bar is never shorter than this.
const SHORTEST: f32 = 28.0;

/// On which side of the view the bar stands: where lines end, in the interface's direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BarSide {
    /// Left: the interface runs right to left.
    #[default]
    Left,
    /// Right: it runs left to right.
    Right,
}

/// The bar of one frame. Measures are logical pixels of the window.
pub(super) struct ScrollBar {
    /// The strip at the view's edge.
    strip: Rect,
    /// Upper end of the bar.
    top: f32,
    length: f32,
    /// The side on which it stands.
    side: BarSide,
}

impl ScrollBar {
    /// How far below the bar's upper end a point takes hold of it. Beside the bar the point takes
    /// its middle along.
    pub(super) fn grip(&self, at: Pos2) -> Option<f32> {
        if !self.strip.contains(at) {
            return None;
        }
        let below = at.y - self.top;
        Some(if (0.0..=self.length).contains(&below) { below } else { self.length / 2.0 })
    }

    /// Which part of the text, 0 to 1, is above the view when the bar's upper end is at `top`.
    pub(super) fn part_at(&self, top: f32) -> Option<f32> {
        let room = self.strip.height() - self.length;
        (room > 0.0).then(|| ((top - self.strip.top()) / room).clamp(0.0, 1.0))
    }

    /// Draws it, broader while the pointer is near.
    pub(super) fn draw(&self, painter: &Painter, theme: &Theme, near: bool) {
        let width = if near { THICK } else { THIN };
        let left = match self.side {
            BarSide::Left => self.strip.left() + 3.0,
            BarSide::Right => self.strip.right() - 3.0 - width,
        };
        let bar = Rect::from_min_size(pos2(left, self.top), vec2(width, self.length));
        let colour = if near { theme.soft } else { theme.line };
        painter.rect_filled(bar, width / 2.0, colour);
    }
}

impl Canvas {
    /// The bar, where the text is longer than the view.
    pub(super) fn scroll_bar(&self, area: Rect, side: BarSide) -> Option<ScrollBar> {
        let total = self.whole_height(area.height());
        let shown = self.ends.head + self.rows.total_height() + self.ends.gap + self.ends.foot;
        if shown <= area.height() {
            return None;
        }
        let above = (self.ends.head + self.rows.top(self.anchor) + self.offset)
            / (total - area.height()).max(1.0);
        let length = (area.height() / total * area.height()).max(SHORTEST).min(area.height());
        let top = area.top() + above.clamp(0.0, 1.0) * (area.height() - length);
        let left = match side {
            BarSide::Left => area.left(),
            BarSide::Right => area.right() - STRIP,
        };
        let strip = Rect::from_min_size(pos2(left, area.top()), vec2(STRIP, area.height()));
        Some(ScrollBar { strip, top, length, side })
    }

    /// Shows the text from where `part` of it, 0 to 1, is above the view.
    pub(super) fn scroll_to_part(&mut self, part: f32) {
        let total = self.whole_height(self.height);
        let wanted = part * (total - self.height).max(0.0) - self.ends.head;
        (self.anchor, self.offset) =
            if wanted < 0.0 { (0, wanted) } else { self.rows.at_height(wanted) };
    }
}
