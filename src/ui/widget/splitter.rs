//! The line between two panels, which can be moved: by the pointer, by arrow keys, and by a double
//! click or Home to where it usually is. It keeps nothing: the width is the view's.

use egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui,
    WidgetInfo,
};

use crate::ui::Cx;

/// Width of the strip that can be taken hold of, in logical pixels.
const STRIP: f32 = 8.0;
/// How far an arrow key moves it; with Shift four times as far.
const STEP: f32 = 8.0;

/// On which side of the line the panel is whose width changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Where reading begins.
    Start,
    /// Where it ends.
    End,
}

/// The line beside a panel.
#[derive(Clone, Copy, Debug)]
#[must_use = "it is to be shown"]
pub struct Splitter<'a> {
    /// What it is called; a screen reader says it.
    pub name: &'a str,
    /// Where its panel is.
    pub side: Side,
    /// The panel's area: the line is at its inner edge.
    pub panel: Rect,
    /// The least width, the usual one and the most.
    pub least: f32,
    /// See `least`.
    pub usual: f32,
    /// See `least`.
    pub most: f32,
}

impl Splitter<'_> {
    /// Shows it and lets the width be changed.
    pub fn show(self, ui: &mut Ui, cx: Cx<'_>, id: Id, width: &mut f32) -> Response {
        let panel_is_right = (self.side == Side::Start) == cx.words.is_rtl();
        let edge = if panel_is_right { self.panel.left() } else { self.panel.right() };
        let strip =
            Rect::from_x_y_ranges(edge - STRIP / 2.0..=edge + STRIP / 2.0, self.panel.y_range());
        let mut response = ui.interact(strip, id, Sense::click_and_drag());
        let before = *width;
        let outward = if panel_is_right { -1.0 } else { 1.0 };
        if response.dragged() {
            *width += response.drag_delta().x * outward;
        }
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            *width += arrows(ui) * outward;
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Home)) {
                *width = self.usual;
            }
        }
        if response.double_clicked() {
            *width = self.usual;
        }
        *width = width.clamp(self.least, self.most.max(self.least));
        if (*width - before).abs() > f32::EPSILON {
            response.mark_changed();
        }
        let (value, name) = (f64::from(width.round()), self.name);
        response.widget_info(|| WidgetInfo {
            value: Some(value),
            ..WidgetInfo::labeled(Role::Splitter, true, name)
        });
        let (least, most) = (f64::from(self.least), f64::from(self.most));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_min_numeric_value(least);
            node.set_max_numeric_value(most);
        });
        let lit = response.hovered() || response.dragged();
        let stroke = if response.has_focus() {
            Stroke::new(3.0, cx.theme.accent)
        } else if lit {
            Stroke::new(2.0, cx.theme.accent)
        } else {
            Stroke::new(1.0, cx.theme.line)
        };
        ui.painter().vline(edge, self.panel.y_range(), stroke);
        response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal)
    }
}

/// How far arrow keys move it to the right.
fn arrows(ui: &Ui) -> f32 {
    ui.input_mut(|input| {
        let mut moved = 0.0;
        for (modifiers, step) in [(Modifiers::SHIFT, 4.0 * STEP), (Modifiers::NONE, STEP)] {
            for (key, way) in [(Key::ArrowRight, 1.0), (Key::ArrowLeft, -1.0)] {
                while input.consume_key(modifiers, key) {
                    moved += way * step;
                }
            }
        }
        moved
    })
}
