//! Long work: a line that fills, or that moves where nobody knows how long it takes.

use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use crate::ui::Cx;

/// Height of the line, and how much of it moves, as a part of its width.
const HEIGHT: f32 = 4.0;
const PART: f32 = 0.3;
/// Seconds from one end to the other.
const TURN: f64 = 1.6;

/// Shows how much of something is done, from 0 to 1, or that it is being done.
pub fn progress_ui(ui: &mut Ui, cx: Cx<'_>, name: &str, done: Option<f32>) -> Response {
    let size = vec2(ui.available_width(), HEIGHT);
    let (area, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo {
        value: done.map(|done| f64::from((done.clamp(0.0, 1.0) * 100.0).round())),
        ..WidgetInfo::labeled(Role::ProgressIndicator, true, name)
    });
    if !ui.is_rect_visible(area) {
        return response;
    }
    let round = CornerRadius::same(2);
    ui.painter().rect_filled(area, round, cx.theme.line);
    let (from, to) = match done {
        Some(done) => (0.0, done.clamp(0.0, 1.0)),
        None if ui.style().animation_time <= 0.0 => (0.0, 1.0),
        None => {
            let wait = std::time::Duration::from_millis(40);
            ui.ctx().request_repaint_after(wait);
            let time = ui.input(|input| input.time);
            #[expect(clippy::cast_possible_truncation, reason = "a part of one turn")]
            let at = ((time / TURN).fract() as f32) * (1.0 + PART) - PART;
            (at.max(0.0), (at + PART).min(1.0))
        }
    };
    let place = |part: f32| {
        let part = if cx.words.is_rtl() { 1.0 - part } else { part };
        area.left() + part * area.width()
    };
    let (one, other) = (place(from), place(to));
    let bar = Rect::from_x_y_ranges(one.min(other)..=one.max(other), area.y_range());
    ui.painter().rect_filled(bar, round, cx.theme.accent);
    response
}
