//! A card: a thing of a list on the colour of the page, that can be chosen.

use egui::{
    CornerRadius, Frame, InnerResponse, Margin, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
};

use crate::ui::Cx;

/// A card and what is known of it.
#[derive(Clone, Copy, Debug)]
#[must_use = "a card is to be shown"]
pub struct Card<'a> {
    /// What it is called; a screen reader says it.
    pub name: &'a str,
    /// Whether it is the one that was chosen.
    pub chosen: bool,
}

impl Card<'_> {
    /// Shows it across the whole width, with its content. Its response tells clicks and the focus.
    pub fn show<R>(
        self,
        ui: &mut Ui,
        cx: Cx<'_>,
        add: impl FnOnce(&mut Ui) -> R,
    ) -> InnerResponse<R> {
        let builder = UiBuilder::new().sense(Sense::click());
        let shown = ui.scope_builder(builder, |ui| {
            let now = ui.response();
            let marked = self.chosen || now.has_focus();
            let colour = if marked || now.hovered() { cx.theme.accent } else { cx.theme.line };
            let wide = if now.has_focus() {
                2.0
            } else if self.chosen {
                1.5
            } else {
                1.0
            };
            let frame = Frame::new()
                .fill(cx.theme.page)
                .stroke(Stroke::new(wide, colour))
                .corner_radius(CornerRadius::same(9))
                .inner_margin(Margin::symmetric(12, 8));
            frame
                .show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    ui.with_layout(cx.words.column(), add).inner
                })
                .inner
        });
        let (enabled, chosen, name) = (ui.is_enabled(), self.chosen, self.name);
        shown.response.widget_info(|| WidgetInfo::selected(Role::ListItem, enabled, chosen, name));
        InnerResponse::new(shown.inner, shown.response)
    }
}
