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
    /// Counts, hints of keys: the quietest that can still be read.
    pub faint: Color32,
    /// Hairlines.
    pub line: Color32,
    /// What is linked, chosen, ready.
    pub accent: Color32,
    /// Behind what is chosen or linked.
    pub accent_soft: Color32,
    /// Letters on a ground of the accent.
    pub on_accent: Color32,
    /// Behind selected letters.
    pub selected: Color32,
    /// Behind what is found.
    pub found: Color32,
    /// Behind the found place that is looked at.
    pub found_here: Color32,
    /// Behind a badge that means nothing special, and behind a row under the pointer.
    pub quiet: Color32,
    /// Doubts.
    pub warn: Color32,
    /// Behind doubts.
    pub warn_soft: Color32,
    /// Errors.
    pub error: Color32,
    /// Behind errors.
    pub error_soft: Color32,
    /// What is safe and right.
    pub ok: Color32,
    /// Behind it.
    pub ok_soft: Color32,
    /// Under the page, under menus and dialogs.
    pub shadow: Color32,
    /// Over the window while a dialog is open.
    pub dim: Color32,
}

impl Theme {
    /// Light paper.
    pub const LIGHT: Self = Self {
        paper: Color32::from_rgb(0xFB, 0xFA, 0xF7),
        page: Color32::from_rgb(0xFF, 0xFF, 0xFF),
        panel: Color32::from_rgb(0xF4, 0xF2, 0xED),
        ink: Color32::from_rgb(0x1F, 0x23, 0x28),
        soft: Color32::from_rgb(0x5B, 0x62, 0x6B),
        faint: Color32::from_rgb(0x65, 0x6C, 0x76),
        line: Color32::from_rgb(0xE4, 0xE1, 0xDA),
        accent: Color32::from_rgb(0x0B, 0x6E, 0x6A),
        accent_soft: Color32::from_rgb(0xE2, 0xF1, 0xEF),
        on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
        selected: Color32::from_rgb(0xCD, 0xE8, 0xE5),
        found: Color32::from_rgb(0xFF, 0xF0, 0xB8),
        found_here: Color32::from_rgb(0xFF, 0xC8, 0x5C),
        quiet: Color32::from_rgb(0xED, 0xEA, 0xE4),
        warn: Color32::from_rgb(0x9A, 0x5B, 0x00),
        warn_soft: Color32::from_rgb(0xFD, 0xF1, 0xDC),
        error: Color32::from_rgb(0xB3, 0x26, 0x1E),
        error_soft: Color32::from_rgb(0xFB, 0xE6, 0xE4),
        ok: Color32::from_rgb(0x2A, 0x75, 0x4A),
        ok_soft: Color32::from_rgb(0xE3, 0xF2, 0xE8),
        shadow: Color32::from_black_alpha(34),
        dim: Color32::from_black_alpha(96),
    };

    /// Dark.
    pub const DARK: Self = Self {
        paper: Color32::from_rgb(0x16, 0x18, 0x1B),
        page: Color32::from_rgb(0x1D, 0x20, 0x24),
        panel: Color32::from_rgb(0x19, 0x1C, 0x20),
        ink: Color32::from_rgb(0xE7, 0xE6, 0xE2),
        soft: Color32::from_rgb(0xA7, 0xAD, 0xB5),
        faint: Color32::from_rgb(0x8D, 0x95, 0x9D),
        line: Color32::from_rgb(0x2E, 0x32, 0x38),
        accent: Color32::from_rgb(0x5C, 0xC7, 0xBE),
        accent_soft: Color32::from_rgb(0x17, 0x30, 0x2F),
        on_accent: Color32::from_rgb(0x0D, 0x1F, 0x1E),
        selected: Color32::from_rgb(0x1E, 0x48, 0x45),
        found: Color32::from_rgb(0x4A, 0x42, 0x1A),
        found_here: Color32::from_rgb(0x7A, 0x5A, 0x0E),
        quiet: Color32::from_rgb(0x28, 0x2C, 0x31),
        warn: Color32::from_rgb(0xE7, 0xB1, 0x5A),
        warn_soft: Color32::from_rgb(0x33, 0x29, 0x1A),
        error: Color32::from_rgb(0xF2, 0x87, 0x7F),
        error_soft: Color32::from_rgb(0x3A, 0x22, 0x20),
        ok: Color32::from_rgb(0x79, 0xC7, 0x99),
        ok_soft: Color32::from_rgb(0x1A, 0x2F, 0x23),
        shadow: Color32::from_black_alpha(110),
        dim: Color32::from_black_alpha(150),
    };

    /// Black on white, every text at 7:1 or more, every line to be seen.
    pub const HIGH_CONTRAST: Self = Self {
        paper: Color32::from_rgb(0xFF, 0xFF, 0xFF),
        page: Color32::from_rgb(0xFF, 0xFF, 0xFF),
        panel: Color32::from_rgb(0xF4, 0xF4, 0xF4),
        ink: Color32::from_rgb(0x00, 0x00, 0x00),
        soft: Color32::from_rgb(0x30, 0x30, 0x30),
        faint: Color32::from_rgb(0x40, 0x40, 0x40),
        line: Color32::from_rgb(0x5F, 0x5F, 0x5F),
        accent: Color32::from_rgb(0x00, 0x46, 0x43),
        accent_soft: Color32::from_rgb(0xDF, 0xF3, 0xF1),
        on_accent: Color32::from_rgb(0xFF, 0xFF, 0xFF),
        selected: Color32::from_rgb(0xA9, 0xDC, 0xD7),
        found: Color32::from_rgb(0xFF, 0xEF, 0xA0),
        found_here: Color32::from_rgb(0xFF, 0xC2, 0x3D),
        quiet: Color32::from_rgb(0xE4, 0xE4, 0xE4),
        warn: Color32::from_rgb(0x5A, 0x32, 0x00),
        warn_soft: Color32::from_rgb(0xFF, 0xF0, 0xD2),
        error: Color32::from_rgb(0x8A, 0x0F, 0x09),
        error_soft: Color32::from_rgb(0xFF, 0xE6, 0xE3),
        ok: Color32::from_rgb(0x0C, 0x4A, 0x28),
        ok_soft: Color32::from_rgb(0xE0, 0xF4, 0xE6),
        shadow: Color32::from_black_alpha(60),
        dim: Color32::from_black_alpha(150),
    };

    /// Every theme.
    pub const ALL: [&'static Self; 3] = [&Self::LIGHT, &Self::DARK, &Self::HIGH_CONTRAST];

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
        visuals.popup_shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: self.shadow };
        visuals.window_shadow = Shadow { offset: [0, 8], blur: 32, spread: 0, color: self.shadow };
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
        for theme in Theme::ALL {
            let context = Context::default();
            theme.apply(&context);
            let style = context.global_style();
            assert_eq!(style.visuals.dark_mode, *theme == Theme::DARK);
            assert_eq!(style.visuals.panel_fill, theme.panel);
            assert_eq!(style.visuals.text_color(), theme.ink);
            assert!(!style.interaction.selectable_labels);
            assert!(!context.options(|options| options.zoom_with_keyboard));
        }
    }

    #[track_caller]
    fn check(theme: &Theme, ink: Color32, ground: Color32) {
        let least = if *theme == Theme::HIGH_CONTRAST { 7.0 } else { 4.5 };
        let found = Theme::contrast(ink, ground);
        assert!(found >= least, "{ink:?} on {ground:?}: {found:.2}");
    }

    #[test]
    fn text_can_be_read_on_every_surface() {
        for theme in Theme::ALL {
            let Theme { ink, soft, faint, accent, warn, error, ok, .. } = *theme;
            for ink in [ink, soft, faint, accent, warn, error, ok] {
                for surface in [theme.paper, theme.page, theme.panel] {
                    check(theme, ink, surface);
                }
            }
            // What is chosen, banners and badges: words in ink, small print, their own colour, and
            // the fix in the accent.
            for ground in [theme.accent_soft, theme.warn_soft, theme.error_soft, theme.ok_soft] {
                for ink in [ink, soft, accent] {
                    check(theme, ink, ground);
                }
            }
            for ink in [ink, soft, accent, warn, error] {
                check(theme, ink, theme.quiet);
            }
            check(theme, faint, theme.accent_soft);
            check(theme, warn, theme.warn_soft);
            check(theme, error, theme.error_soft);
            check(theme, ok, theme.ok_soft);
            check(theme, warn, theme.accent_soft);
            check(theme, error, theme.accent_soft);
            check(theme, theme.on_accent, accent);
            for behind in [theme.selected, theme.found, theme.found_here] {
                check(theme, ink, behind);
            }
        }
    }

    #[test]
    fn lines_of_the_high_contrast_can_be_seen() {
        let theme = Theme::HIGH_CONTRAST;
        for ground in [theme.paper, theme.page, theme.panel] {
            assert!(Theme::contrast(theme.line, ground) >= 3.0);
        }
    }
}
