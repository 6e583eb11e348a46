//! A menu behind a word that is read as part of the page: quiet until somebody comes near. It knows
//! words, not what is chosen by them.

use egui::{
    CornerRadius, Popup, RectAlign, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::ui::Cx;
use crate::ui::icon::Icon;

/// Side of the chevron behind the word, in logical pixels.
const SIGN: f32 = 12.0;
/// Space between the two.
const GAP: f32 = 4.0;

/// A word with a menu.
pub(super) struct Choice<'a> {
    /// The word.
    pub(super) shown: &'a str,
    /// What is chosen by the menu; a screen reader says it before the word.
    pub(super) name: &'a str,
    /// Font size in logical pixels.
    pub(super) size: f32,
}

impl Choice<'_> {
    /// Shows it, and its menu while that is open.
    pub(super) fn show(self, ui: &mut Ui, cx: Cx<'_>, is_rtl: bool, add: impl FnOnce(&mut Ui)) {
        let galley = cx.words.label(self.shown).sized(self.size).by_its_letters().galley();
        let size = vec2(galley.size().x + GAP + SIGN, galley.size().y.max(20.0));
        let (area, response) = ui.allocate_exact_size(size, Sense::click());
        let (enabled, says) = (ui.is_enabled(), format!("{}: {}", self.name, self.shown));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &says));
        let id = Popup::default_response_id(&response);
        let lit = response.hovered() || response.has_focus() || Popup::is_id_open(ui.ctx(), id);
        if ui.is_rect_visible(area) {
            let (painter, round) = (ui.painter(), CornerRadius::same(7));
            let around = area.expand2(vec2(6.0, 1.0));
            if lit {
                painter.rect_filled(around, round, cx.theme.quiet);
            }
            if response.has_focus() {
                let ring = Stroke::new(1.5, cx.theme.accent);
                painter.rect_stroke(around, round, ring, StrokeKind::Inside);
            }
            let ink = if lit { cx.theme.ink } else { cx.theme.soft };
            let (word, sign) = if is_rtl {
                (area.right() - galley.size().x, area.left() + SIGN / 2.0)
            } else {
                (area.left(), area.right() - SIGN / 2.0)
            };
            let top = area.center().y - galley.size().y / 2.0;
            painter.galley(pos2(word, top), galley, ink);
            let colour = if lit { cx.theme.soft } else { cx.theme.faint };
            Icon::Down.draw_sized(painter, pos2(sign, area.center().y), SIGN, colour);
        }
        let align = if is_rtl { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
        cx.words.menu_ui(Popup::menu(&response).align(align), add);
    }
}
