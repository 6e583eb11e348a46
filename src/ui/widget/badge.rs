//! A badge: a word or number on a ground of its own, beside what it says something of.

use egui::{CornerRadius, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::{Tone, galley_in};
use crate::ui::Cx;

/// Height, and the space at both sides of the word, in logical pixels.
const HEIGHT: f32 = 20.0;
const ASIDE: f32 = 7.0;
/// Font size.
const SIZE: f32 = 12.0;

/// Shows a badge; cut where it has no room.
pub fn badge_ui(ui: &mut Ui, cx: Cx<'_>, text: &str, tone: Tone) -> Response {
    let room = (ui.available_width() - 2.0 * ASIDE).max(HEIGHT);
    let label = cx.words.label(text).sized(SIZE).cut(room);
    let was_cut = label.is_cut();
    let galley = label.galley();
    let size = vec2((galley.size().x + 2.0 * ASIDE).max(HEIGHT), HEIGHT);
    let (area, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    if ui.is_rect_visible(area) {
        let painter = ui.painter();
        painter.rect_filled(area, CornerRadius::same(5), tone.ground(cx.theme));
        let aside = (area.width() - galley.size().x) / 2.0;
        galley_in(painter, area.shrink2(vec2(aside, 0.0)), galley, tone.ink(cx.theme));
    }
    if was_cut { cx.words.tip(response, text) } else { response }
}
