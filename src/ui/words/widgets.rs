//! Widgets and rows that egui would set left to right only.

use egui::{
    Align, CornerRadius, InnerResponse, Layout, Rect, RectAlign, Response, Role, Sense, Stroke,
    StrokeKind, Tooltip, Ui, WidgetInfo, pos2, vec2,
};

use super::{Label, Words};

/// Width and height of a checkbox's box in logical pixels.
const BOX: f32 = 16.0;
/// Height of a chip, the space beside its word, and that for its tick.
const CHIP: f32 = 26.0;
const CHIP_PADDING: f32 = 8.0;
const TICK: f32 = 12.0;

impl Words {
    /// A row whose widgets stand in reading order: the first one at the right in Arabic.
    pub fn row_ui<R>(&self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(size, self.row(), add)
    }

    /// The same, going on in a further row where there is no room.
    pub fn rows_ui<R>(&self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let size = vec2(ui.available_width(), CHIP);
        ui.allocate_ui_with_layout(size, self.row().with_main_wrap(true), add)
    }

    /// The layout of such a row.
    pub fn row(&self) -> Layout {
        if self.is_rtl() {
            Layout::right_to_left(Align::Center)
        } else {
            Layout::left_to_right(Align::Center)
        }
    }

    /// A column whose widgets stand at its start side.
    pub fn column(&self) -> Layout {
        Layout::top_down(self.start())
    }

    /// A menu's column: its buttons fill it, their words stand at its start side.
    pub fn menu(&self) -> Layout {
        Layout::top_down_justified(self.start())
    }

    fn start(&self) -> Align {
        if self.is_rtl() { Align::Max } else { Align::Min }
    }

    /// A text that is cut where it has no room and then shows all of itself under the pointer.
    pub fn fitted_ui(&self, ui: &mut Ui, text: &str) -> Response {
        let label = self.label(text).cut(ui.available_width());
        let was_cut = label.is_cut();
        let response = ui.label(label);
        if was_cut { self.tip(response, text) } else { response }
    }

    /// Gives a widget a tooltip that begins at the widget's start side and opens inward, over a
    /// disabled one too. It is laid out when it is seen.
    pub fn tip(&self, response: Response, text: &str) -> Response {
        let mut tooltip = if response.enabled() {
            Tooltip::for_enabled(&response)
        } else {
            Tooltip::for_disabled(&response)
        };
        if self.is_rtl() {
            tooltip.popup = tooltip.popup.align(RectAlign::BOTTOM_END);
        }
        tooltip.show(|ui| ui.label(self.hint(text)));
        response
    }

    /// A checkbox at the start side of its words: the right one in Arabic. Gives the response of
    /// both together.
    pub fn checkbox(&self, ui: &mut Ui, checked: &mut bool, label: Label<'_>) -> Response {
        let text = label.text;
        let galley = label.galley();
        let gap = ui.spacing().icon_spacing;
        let height = galley.size().y.max(BOX).max(ui.spacing().interact_size.y);
        // In a menu it stands in line with the other items.
        let aside = if egui::containers::menu::is_in_menu(ui) {
            ui.spacing().button_padding.x
        } else {
            0.0
        };
        let size = vec2(BOX + gap + galley.size().x + 2.0 * aside, height);
        let (area, mut response) = ui.allocate_exact_size(size, Sense::click());
        if response.clicked() {
            *checked = !*checked;
            response.mark_changed();
        }
        let (enabled, is_checked) = (ui.is_enabled(), *checked);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, is_checked, text));
        if !ui.is_rect_visible(area) {
            return response;
        }
        let middle = area.center().y;
        let (centre, left) = if self.is_rtl() {
            (pos2(area.right() - aside - BOX / 2.0, middle), area.left() + aside)
        } else {
            (pos2(area.left() + aside + BOX / 2.0, middle), area.left() + aside + BOX + gap)
        };
        let visuals = *ui.style().interact(&response);
        let square = Rect::from_center_size(centre, vec2(BOX, BOX));
        let chosen = ui.visuals().selection;
        let (fill, frame) = if *checked {
            (chosen.stroke.color, Stroke::new(1.0, chosen.stroke.color))
        } else {
            (ui.visuals().extreme_bg_color, Stroke::new(1.0, visuals.fg_stroke.color))
        };
        let painter = ui.painter();
        painter.rect(square, CornerRadius::same(4), fill, frame, StrokeKind::Inside);
        if *checked {
            let at = |x: f32, y: f32| centre + vec2(x, y);
            let mark = vec![at(-4.0, 0.0), at(-1.2, 3.0), at(4.2, -3.4)];
            let ink = ui.visuals().extreme_bg_color;
            painter.add(egui::Shape::line(mark, Stroke::new(1.8, ink)));
        }
        if response.has_focus() {
            let ring = Stroke::new(1.5, chosen.stroke.color);
            painter.rect_stroke(
                square.expand(2.5),
                CornerRadius::same(6),
                ring,
                StrokeKind::Outside,
            );
        }
        let corner = pos2(left, middle - galley.size().y / 2.0);
        painter.galley(corner, galley, visuals.text_color());
        response
    }

    /// A switch as small as a word, for a row of them: framed, with a tick while it is on. A screen
    /// reader says what it does.
    pub fn chip(&self, ui: &mut Ui, on: &mut bool, label: Label<'_>, says: &str) -> Response {
        let galley = label.small().galley();
        let size = vec2(galley.size().x + 2.0 * CHIP_PADDING + TICK, CHIP);
        let (area, mut response) = ui.allocate_exact_size(size, Sense::click());
        if response.clicked() {
            *on = !*on;
            response.mark_changed();
        }
        let (enabled, is_on) = (ui.is_enabled(), *on);
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, is_on, says));
        if !ui.is_rect_visible(area) {
            return response;
        }
        let visuals = ui.visuals();
        let (accent, hovered) = (visuals.selection.stroke.color, response.hovered());
        let (fill, ink) = if is_on {
            (visuals.extreme_bg_color, visuals.text_color())
        } else {
            (egui::Color32::TRANSPARENT, visuals.weak_text_color())
        };
        let frame = if hovered { accent } else { visuals.window_stroke.color };
        let painter = ui.painter();
        let round = CornerRadius::same(7);
        painter.rect(area, round, fill, Stroke::new(1.0, frame), StrokeKind::Inside);
        if response.has_focus() {
            let ring = Stroke::new(1.5, accent);
            painter.rect_stroke(area.expand(2.0), CornerRadius::same(9), ring, StrokeKind::Outside);
        }
        let middle = area.center().y;
        // Without its tick the word stands in the middle.
        let aside = if is_on { TICK / 2.0 } else { 0.0 };
        let aside = if self.is_rtl() { -aside } else { aside };
        if is_on {
            let inside = CHIP_PADDING + TICK / 2.0 - 3.0;
            let x = if self.is_rtl() { area.right() - inside } else { area.left() + inside };
            let at = |dx: f32, dy: f32| pos2(x + dx, middle + dy);
            let tick = vec![at(-3.5, 0.0), at(-1.0, 2.6), at(3.5, -2.8)];
            painter.add(egui::Shape::line(tick, Stroke::new(1.6, accent)));
        }
        let left = area.center().x + aside - galley.size().x / 2.0;
        painter.galley(pos2(left.round(), middle - galley.size().y / 2.0), galley, ink);
        response
    }
}
