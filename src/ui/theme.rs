//! Colours and measures of the window. It knows no widget.

use egui::Color32;

/// The colours of the window in one light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Around the page.
    pub paper: Color32,
    /// The page: the brightest surface.
    pub page: Color32,
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
    fn text_can_be_read_on_every_surface() {
        for theme in [Theme::LIGHT, Theme::DARK] {
            for ink in [theme.ink, theme.soft, theme.accent, theme.warn, theme.error] {
                for surface in [theme.paper, theme.page] {
                    assert!(Theme::contrast(ink, surface) >= 4.5, "{ink:?} on {surface:?}");
                }
            }
            for behind in [theme.accent_soft, theme.found, theme.found_here] {
                assert!(Theme::contrast(theme.ink, behind) >= 4.5, "{behind:?}");
            }
        }
    }
}
