//! What is said while a file is held over the window: that it can be let go, and what then happens.
//! It knows how names of pictures end, and opens nothing.

use std::path::Path;

use egui::{
    Align2, CornerRadius, Id, LayerId, Order, Role, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::ui::Cx;
use crate::ui::icon::Icon;

/// Between the edge of the window and the frame, in logical pixels.
const AROUND: f32 = 12.0;
/// Font size of the words, and side of the icon.
const SIZE: f32 = 22.0;
const SIDE: f32 = 40.0;

/// How the names of pictures end that can be shown.
const PICTURES: [&str; 4] = ["png", "jpg", "jpeg", "webp"];

/// Whether a file is a picture, by its name.
pub(in crate::ui) fn is_picture(path: &Path) -> bool {
    let ending = path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| PICTURES.contains(&ending.as_str()))
}

/// Lies over the whole window while a file is held over it.
pub(in crate::ui) fn drop_ui(ui: &Ui, cx: Cx<'_>) {
    let hovered = ui.input(|input| input.raw.hovered_files.clone());
    if hovered.is_empty() {
        return;
    }
    let pictures = hovered.iter().all(|file| file.path.as_deref().is_some_and(is_picture));
    let words = &cx.strings.dialog.drop;
    let (icon, text) =
        if pictures { (Icon::Picture, words.picture) } else { (Icon::Open, words.file) };
    let window = ui.ctx().content_rect();
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("drop")));
    painter.rect_filled(window, CornerRadius::ZERO, cx.theme.paper.gamma_multiply(0.92));
    let frame = window.shrink(AROUND);
    let edge = Stroke::new(2.0, cx.theme.accent);
    painter.rect_stroke(frame, CornerRadius::same(14), edge, StrokeKind::Inside);
    let galley = cx.words.label(text).sized(SIZE).bold().galley();
    let middle = window.center();
    icon.draw_sized(&painter, middle - vec2(0.0, SIDE), SIDE, cx.theme.accent);
    let place = Align2::CENTER_TOP.anchor_size(middle, galley.size());
    painter.galley(place.min, galley, cx.theme.ink);
    let said = ui.interact(frame, Id::unique("drop words"), egui::Sense::hover());
    said.widget_info(|| WidgetInfo::labeled(Role::Status, true, text));
}
