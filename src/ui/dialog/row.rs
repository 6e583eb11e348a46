//! A row of a list in a dialog: an icon, words, and what stands at its end side. It knows neither
//! what it stands for nor what a click does.

use egui::{
    Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::ui::Cx;
use crate::ui::icon::{self, Icon};

/// Height of a row in logical pixels.
pub(super) const HEIGHT: f32 = 32.0;
/// Between its edges and its parts.
const ASIDE: f32 = 12.0;

/// What a row shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    pub(super) icon: Option<Icon>,
    pub(super) title: &'a str,
    /// In small print at its end side.
    pub(super) beside: &'a str,
    /// Whether Enter would take it.
    pub(super) is_chosen: bool,
    pub(super) is_enabled: bool,
}

impl Row<'_> {
    /// Shows it across the whole width.
    pub(super) fn show(self, ui: &mut Ui, cx: Cx<'_>) -> Response {
        let sense = if self.is_enabled { Sense::click() } else { Sense::hover() };
        let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), sense);
        let (enabled, chosen, title) = (self.is_enabled, self.is_chosen, self.title);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, enabled, chosen, title));
        if !ui.is_rect_visible(area) {
            return response;
        }
        let theme = cx.theme;
        let ground = match (self.is_chosen || response.has_focus(), response.hovered()) {
            (true, _) => theme.accent_soft,
            (false, true) if enabled => theme.quiet,
            _ => Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(area, CornerRadius::same(7), ground);
        if response.has_focus() {
            let ring = Stroke::new(1.5, theme.accent);
            ui.painter().rect_stroke(area, CornerRadius::same(7), ring, StrokeKind::Inside);
        }
        let inner = area.shrink2(vec2(ASIDE, 0.0));
        let (ink, soft) =
            if enabled { (theme.ink, theme.soft) } else { (theme.faint, theme.faint) };
        let mut start = inner;
        if let Some(icon) = self.icon {
            let half = icon::SIDE / 2.0;
            let x = if cx.words.is_rtl() { inner.right() - half } else { inner.left() + half };
            icon.draw(ui.painter(), pos2(x, inner.center().y), soft);
            let used = icon::SIDE + 8.0;
            if cx.words.is_rtl() {
                start.max.x -= used;
            } else {
                start.min.x += used;
            }
        }
        let room = start.width();
        let beside = cx.words.label(self.beside).small().cut(room * 0.66).galley();
        let taken = if self.beside.is_empty() { 0.0 } else { beside.size().x + ASIDE };
        let title = cx.words.label(self.title).cut((room - taken).max(40.0)).galley();
        self.put(ui, cx, start, title, ink, true);
        if !self.beside.is_empty() {
            self.put(ui, cx, start, beside, soft, false);
        }
        response
    }

    /// Draws words at the start or end side of an area, in the middle of its height.
    fn put(
        self,
        ui: &Ui,
        cx: Cx<'_>,
        area: Rect,
        words: std::sync::Arc<egui::Galley>,
        colour: Color32,
        at_start: bool,
    ) {
        let size = words.size();
        let at_right = at_start == cx.words.is_rtl();
        let left = if at_right { area.right() - size.x } else { area.left() };
        let corner = pos2(left.round(), (area.center().y - size.y / 2.0).round());
        ui.painter().galley(corner, words, colour);
    }
}

/// A heading over rows.
pub(super) fn heading_ui(ui: &mut Ui, cx: Cx<'_>, words: &str) {
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    let galley = cx.words.label(words).small().bold().galley();
    let inner = area.shrink2(vec2(ASIDE, 0.0));
    let left = if cx.words.is_rtl() { inner.right() - galley.size().x } else { inner.left() };
    let corner = pos2(left.round(), (area.bottom() - galley.size().y - 2.0).round());
    ui.painter().galley(corner, galley, cx.theme.soft);
}
