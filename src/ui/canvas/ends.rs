//! What stands above the first row and below the last and scrolls along with them: the head and the
//! foot of a page. It knows their heights and places; what they show is drawn by whoever shows the
//! text.

use egui::{Pos2, Rangef, Rect, pos2, vec2};

use super::{Canvas, TextEngine, typeset_position};

/// Free space between the last row and the foot, in logical pixels before zoom. It belongs to the
/// text: a click there puts the caret at its end.
const GAP: f32 = 40.0;
/// No head or foot is higher than this, in logical pixels: beyond it places lose their pixels.
const HIGHEST: f32 = 1_000_000.0;

/// Heights around the rows, in logical pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Ends {
    /// Of what stands above the first row.
    pub(super) head: f32,
    /// Of what stands below the last.
    pub(super) foot: f32,
    /// Between the last row and the foot.
    pub(super) gap: f32,
}

/// Where the rows and the ends were drawn last, in the window's logical pixels.
#[derive(Clone, Debug)]
pub(super) struct Sight {
    /// What shows them.
    pub(super) area: Rect,
    /// Left and right edge of the text.
    pub(super) column: Rangef,
    /// The rows of which something is in sight.
    pub(super) rows: std::ops::Range<usize>,
    /// Upper edge of the first of them.
    pub(super) top: f32,
}

impl Default for Sight {
    fn default() -> Self {
        Self { area: Rect::ZERO, column: Rangef::new(0.0, 0.0), rows: 0..0, top: 0.0 }
    }
}

impl Ends {
    /// As high as was asked for, as long as these are heights.
    pub(super) fn new(head: f32, foot: f32, zoom: f32) -> Self {
        let whole = |height: f32| if height.is_nan() { 0.0 } else { height.clamp(0.0, HIGHEST) };
        let (head, foot) = (whole(head), whole(foot));
        let gap = if foot > 0.0 { GAP * zoom } else { 0.0 };
        Self { head, foot, gap }
    }

    /// What the view shows below the last row when it is at its lowest: the foot, or so much free
    /// page that the last line may be written in the middle.
    pub(super) fn tail(self, view: f32) -> f32 {
        (self.gap + self.foot).max(view / 2.0)
    }
}

impl Canvas {
    /// Where the head is now, as wide as the column, in the window's logical pixels; nothing while
    /// it is out of sight. What is drawn there is to be clipped to the text's area.
    pub fn head_area(&self) -> Option<Rect> {
        self.seen(self.head_place())
    }

    /// Where the foot is now, as the head.
    pub fn foot_area(&self) -> Option<Rect> {
        self.seen(self.foot_place())
    }

    /// Scrolls as little as brings a part of head or foot into sight: where one has gone by key.
    pub fn bring_end_into_sight(&mut self, area: Rect) {
        let view = self.sight.area;
        if area.top() < view.top() || area.height() > view.height() {
            self.offset += area.top() - view.top();
        } else if area.bottom() > view.bottom() {
            self.offset += area.bottom() - view.bottom();
        }
    }

    /// The face of running text.
    pub fn family(&self) -> crate::typeset::Family {
        self.face.family()
    }

    /// How many times as large as a page of the usual size this one is: by its face and zoom.
    pub fn scale(&self) -> f32 {
        self.zoom * self.face.scale()
    }

    /// Where the head is, even out of sight: for what must stay there while it has the focus.
    pub fn head_place(&self) -> Rect {
        let Sight { column, .. } = self.sight;
        let corner = pos2(column.min, self.top_of_rows() - self.ends.head);
        Rect::from_min_size(corner, vec2(column.span(), self.ends.head))
    }

    /// Where the foot is, even out of sight.
    pub fn foot_place(&self) -> Rect {
        let Sight { column, .. } = self.sight;
        let corner = pos2(column.min, self.end_of_rows() + self.ends.gap);
        Rect::from_min_size(corner, vec2(column.span(), self.ends.foot))
    }

    /// The column in which text was drawn last: head, rows and foot alike.
    pub fn column(&self) -> Rangef {
        self.sight.column
    }

    /// The blocks of which something is in sight, each with where its text stands, in the window's
    /// logical pixels: without the free space above it.
    pub fn rows_in_sight(&self) -> impl Iterator<Item = (usize, Rangef)> {
        let mut y = self.sight.top;
        let places = self.sight.rows.clone().map(move |at| {
            let top = y;
            y += self.rows.height(at);
            (at, Rangef::new((top + self.rows.above(at)).min(y), y))
        });
        // With the foot alone in sight the last row is still the one that holds the view.
        let view = self.sight.area.y_range();
        places.filter(move |(_, place)| place.intersects(view))
    }

    /// Whether the text takes what the pointer does at a point: everywhere but on head and foot.
    pub(super) fn takes(&self, at: Pos2) -> bool {
        let Sight { area, .. } = &self.sight;
        let (head, foot) = (self.head_place(), self.foot_place());
        !area.contains(at) || !(head.y_range().contains(at.y) || foot.y_range().contains(at.y))
    }

    /// Takes over how high head and foot are. What is seen of them stays where it is: a head grows
    /// downwards, and while it is out of sight the text does not move.
    pub(super) fn take_ends(&mut self, ends: Ends) {
        let old = std::mem::replace(&mut self.ends, ends);
        let shows_head = self.offset < 0.0 || old.head == 0.0 && self.offset == 0.0;
        if self.anchor == 0 && shows_head {
            self.offset = (self.offset + old.head - ends.head).min(0.0);
        }
    }

    /// Shows as much of the head as leaves the caret's line in sight, if it stands on the first.
    pub(super) fn show_head(&mut self, engine: &mut TextEngine, head: crate::article::Position) {
        let affinity = self.affinity;
        let composing = self.composing.clone();
        let row = self.rows.lay_out(&mut engine.book, 0, composing.as_ref());
        let Some(laid) = row.and_then(|row| row.laid.as_ref()).filter(|_| head.block == 0) else {
            return;
        };
        let caret = laid.layout.caret(typeset_position(head, affinity));
        let lowest = laid.top + caret.top + caret.height * 1.2;
        (self.anchor, self.offset) = (0, (lowest - self.height).max(-self.ends.head));
    }

    /// Height of head, rows and what may be seen below them.
    pub(super) fn whole_height(&self, view: f32) -> f32 {
        self.ends.head + self.rows.total_height() + self.ends.tail(view)
    }

    fn seen(&self, place: Rect) -> Option<Rect> {
        (place.height() > 0.0 && self.sight.area.intersects(place)).then_some(place)
    }

    /// Upper edge of the first row in the window.
    fn top_of_rows(&self) -> f32 {
        let Sight { rows, top, .. } = &self.sight;
        top - self.rows.top(rows.start)
    }

    /// Lower edge of the last row in the window: to the pixel where it is in sight.
    fn end_of_rows(&self) -> f32 {
        let Sight { rows, top, .. } = &self.sight;
        let last = self.rows.rows.len();
        let seen: f32 = rows.clone().map(|at| self.rows.height(at)).sum();
        let rest =
            if rows.end < last { self.rows.top(last) - self.rows.top(rows.end) } else { 0.0 };
        top + seen + rest
    }
}
