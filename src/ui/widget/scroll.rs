//! A list that is longer than its place, with its bar at the side where lines end: egui's own stands
//! at the right only, over the beginning of Arabic lines. It knows lengths, not what is listed.

use egui::scroll_area::ScrollBarVisibility;
use egui::{Rect, ScrollArea, Sense, Ui, pos2, vec2};

use crate::ui::Cx;

/// Width of the strip in which the pointer takes hold of the bar, in logical pixels.
const STRIP: f32 = 12.0;
/// Width of the bar, at rest and in the hand.
const THIN: f32 = 3.0;
const THICK: f32 = 6.0;
/// The bar is never shorter than this.
const SHORTEST: f32 = 28.0;

/// Shows a list in all the room that there is. `add` is given the part of it that is in sight, and
/// makes the list as high as it is (`ui.set_height`). The bar stands beside the list, in the
/// margin of its panel.
pub fn scroll_ui<R>(
    ui: &mut Ui,
    cx: Cx<'_>,
    salt: &str,
    add: impl FnOnce(&mut Ui, Rect) -> R,
) -> R {
    let wanted = ui.scope_id().with(("scroll to", salt));
    let area = ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink(false)
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
    let area = match ui.data_mut(|data| data.remove_temp::<f32>(wanted)) {
        Some(offset) => area.vertical_scroll_offset(offset),
        None => area,
    };
    let shown = area.show_viewport(ui, add);
    let (area, total) = (shown.inner_rect, shown.content_size.y);
    let beyond = total - area.height();
    if beyond <= 0.5 {
        return shown.inner;
    }
    let left = if cx.words.is_rtl() { area.left() - STRIP } else { area.right() };
    let strip = Rect::from_min_size(pos2(left, area.top()), vec2(STRIP, area.height()));
    let length =
        (area.height() / total * area.height()).clamp(SHORTEST, strip.height().max(SHORTEST));
    let room = (strip.height() - length).max(1.0);
    let mut above = (shown.state.clamped_offset().y / beyond).clamp(0.0, 1.0);
    let response = ui.interact(strip, shown.id.with("bar"), Sense::drag());
    if let Some(at) = response.interact_pointer_pos() {
        // The bar's middle follows the pointer.
        above = ((at.y - strip.top() - length / 2.0) / room).clamp(0.0, 1.0);
        ui.data_mut(|data| data.insert_temp(wanted, above * beyond));
        ui.ctx().request_repaint();
    }
    let top = strip.top() + above * room;
    let is_near = response.hovered() || response.dragged();
    let (width, colour) = if is_near {
        (THICK, cx.theme.soft)
    } else {
        (THIN, cx.theme.line.lerp_to_gamma(cx.theme.soft, 0.35))
    };
    let bar =
        Rect::from_center_size(pos2(strip.center().x, top + length / 2.0), vec2(width, length));
    // The strip lies in the margin, which the list is clipped from.
    ui.painter().with_clip_rect(strip).rect_filled(bar, width / 2.0, colour);
    shown.inner
}
