//! Colours and measures of the window, for our widgets and for egui's. It knows no widget of ours.

use egui::style::{Selection, WidgetVisuals};
use egui::{Color32, Context, CornerRadius, Margin, Shadow, Stroke, Style, Visuals, vec2};

/// The colours of the window in one light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Around the page.
    pub paper: Color32,
    /// The page: the brightest surface.
    pub page: Color32,
    /// Bars and panels.
    pub panel: Color32,
    /// Letters.
    pub ink: Color32,
    /// Small print.
    pub soft: Color32,
    /// Hairlines.
    pub line: Color32,
    /// What is linked, chosen, ready.
    pub accent: Color32,
    /// Behind what is chosen.
    pub accent_soft: Color32,
    /// Behind what is found.
    pub found: Color32,
    /// Behind the found place that is looked at.
    pub found_here: Color32,
    /// Doubts.
    pub warn: Color32,
    /// Errors.
    pub error: Color32,
}

impl Theme {
    /// Light paper.
    pub const LIGHT: Self = Self {
        paper: Color32::from_rgb(0xFB, 0xFA, 0xF7),
        page: Color32::from_rgb(0xFF, 0xFF, 0xFF),
        panel: Color32::from_rgb(0xF4, 0xF2, 0xED),
        ink: Color32::from_rgb(0x1F, 0x23, 0x28),
        soft: Color32::from_rgb(0x5B, 0x62, 0x6B),
        line: Color32::from_rgb(0xE4, 0xE1, 0xDA),
        accent: Color32::from_rgb(0x0B, 0x6E, 0x6A),
        accent_soft: Color32::from_rgb(0xCD, 0xE8, 0xE5),
        found: Color32::from_rgb(0xFF, 0xF0, 0xB8),
        found_here: Color32::from_rgb(0xFF, 0xC8, 0x5C),
        warn: Color32::from_rgb(0x9A, 0x5B, 0x00),
        error: Color32::from_rgb(0xB3, 0x26, 0x1E),
    };

    /// Dark.
    pub const DARK: Self = Self {
        paper: Color32::from_rgb(0x16, 0x18, 0x1B),
        page: Color32::from_rgb(0x1D, 0x20, 0x24),
        panel: Color32::from_rgb(0x19, 0x1C, 0x20),
        ink: Color32::from_rgb(0xE7, 0xE6, 0xE2),
        soft: Color32::from_rgb(0xA7, 0xAD, 0xB5),
        line: Color32::from_rgb(0x2E, 0x32, 0x38),
        accent: Color32::from_rgb(0x5C, 0xC7, 0xBE),
        accent_soft: Color32::from_rgb(0x1E, 0x48, 0x45),
        found: Color32::from_rgb(0x4A, 0x42, 0x1A),
        found_here: Color32::from_rgb(0x7A, 0x5A, 0x0E),
        warn: Color32::from_rgb(0xE7, 0xB1, 0x5A),
        error: Color32::from_rgb(0xF2, 0x87, 0x7F),
    };

    /// Whether it is a dark one.
    pub fn is_dark(&self) -> bool {
        Self::contrast(self.page, Color32::BLACK) < Self::contrast(self.page, Color32::WHITE)
    }

    /// Gives egui's own widgets these colours, and the measures of the window.
    pub fn apply(&self, context: &Context) {
        let theme = if self.is_dark() { egui::Theme::Dark } else { egui::Theme::Light };
        context.set_theme(theme);
        // Ctrl with + and - is for the article's text, not for the whole window.
        context.options_mut(|options| options.zoom_with_keyboard = false);
        context.style_mut_of(theme, |style| self.style(style));
    }

    fn style(&self, style: &mut Style) {
        style.spacing.item_spacing = vec2(8.0, 8.0);
        style.spacing.button_padding = vec2(12.0, 4.0);
        style.spacing.interact_size = vec2(32.0, 32.0);
        style.spacing.icon_spacing = 8.0;
        style.spacing.menu_margin = Margin::same(4);
        // Labels are not selected by the pointer: what egui would copy are not their letters.
        style.interaction.selectable_labels = false;
        let visuals = &mut style.visuals;
        *visuals = if self.is_dark() { Visuals::dark() } else { Visuals::light() };
        visuals.panel_fill = self.panel;
        visuals.window_fill = self.page;
        visuals.extreme_bg_color = self.page;
        visuals.faint_bg_color = self.paper;
        visuals.window_stroke = Stroke::new(1.0, self.line);
        visuals.window_corner_radius = CornerRadius::same(14);
        visuals.menu_corner_radius = CornerRadius::same(8);
        let alpha = if self.is_dark() { 110 } else { 34 };
        let color = Color32::from_black_alpha(alpha);
        visuals.popup_shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color };
        visuals.weak_text_color = Some(self.soft);
        visuals.hyperlink_color = self.accent;
        visuals.warn_fg_color = self.warn;
        visuals.error_fg_color = self.error;
        visuals.selection =
            Selection { bg_fill: self.accent_soft, stroke: Stroke::new(1.0, self.accent) };
        let widget = |fill, frame, ink| WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: Stroke::new(1.0, frame),
            corner_radius: CornerRadius::same(7),
            fg_stroke: Stroke::new(1.0, ink),
            expansion: 0.0,
        };
        let widgets = &mut visuals.widgets;
        widgets.noninteractive = widget(self.panel, self.line, self.ink);
        widgets.inactive = widget(self.page, self.line, self.ink);
        widgets.hovered = widget(self.page, self.accent, self.accent);
        widgets.active = widget(self.accent_soft, self.accent, self.ink);
        widgets.open = widget(self.accent_soft, self.line, self.ink);
    }

    /// Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance).
    pub fn contrast(one: Color32, other: Color32) -> f32 {
        let luminance = |colour: Color32| {
            let linear = egui::Rgba::from(colour);
            0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
        };
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eguis_own_widgets_have_the_colours_of_the_light() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            let context = Context::default();
            theme.apply(&context);
            let style = context.global_style();
            assert_eq!(style.visuals.dark_mode, theme == Theme::DARK);
            assert_eq!(style.visuals.panel_fill, theme.panel);
            assert_eq!(style.visuals.text_color(), theme.ink);
            assert!(!style.interaction.selectable_labels);
            assert!(!context.options(|options| options.zoom_with_keyboard));
        }
    }

    #[test]
    fn text_can_be_read_on_every_surface() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            for ink in [theme.ink, theme.soft, theme.accent, theme.warn, theme.error] {
                for surface in [theme.paper, theme.page, theme.panel] {
                    assert!(Theme::contrast(ink, surface) >= 4.5, "{ink:?} on {surface:?}");
                }
            }
            for behind in [theme.accent_soft, theme.found, theme.found_here] {
                assert!(Theme::contrast(theme.ink, behind) >= 4.5, "{behind:?}");
            }
        }
    }
}
