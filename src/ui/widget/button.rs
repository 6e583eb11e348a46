//! Buttons: one with words, with an icon and the keys that do the same, and one that is an icon.

use egui::{
    Color32, CornerRadius, CursorIcon, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    vec2,
};

use super::{ROUND, ROW, Rail, Tone, galley_in, ring};
use crate::ui::Cx;
use crate::ui::icon::{self, Icon};

/// Between the frame and the words, and between the parts of a button.
const ASIDE: f32 = 12.0;
const GAP: f32 = 8.0;

/// How a button is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// The one that a person came for: filled with the accent.
    Primary,
    /// Framed.
    #[default]
    Framed,
    /// Words alone; a ground under the pointer.
    Quiet,
    /// Words in the accent, in bold, without room around them: a verb beside what it changes.
    Verb,
    /// The same in soft letters: what is done instead, more rarely.
    Aside,
}

/// A button with words.
#[derive(Clone, Copy, Debug)]
#[must_use = "a button is to be shown"]
pub struct Press<'a> {
    label: &'a str,
    keys: &'a str,
    icon: Option<Icon>,
    look: Look,
    tone: Tone,
    says: Option<&'a str>,
    room: f32,
}

impl<'a> Press<'a> {
    /// A framed button.
    pub fn new(label: &'a str) -> Self {
        let look = Look::Framed;
        let room = f32::INFINITY;
        Self { label, keys: "", icon: None, look, tone: Tone::Plain, says: None, room }
    }

    /// Drawn in another way.
    pub fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// The primary one.
    pub fn primary(self) -> Self {
        self.look(Look::Primary)
    }

    /// Without a frame.
    pub fn quiet(self) -> Self {
        self.look(Look::Quiet)
    }

    /// A verb beside what it changes.
    pub fn verb(self) -> Self {
        self.look(Look::Verb)
    }

    /// What is done instead of a verb, more rarely.
    pub fn aside(self) -> Self {
        self.look(Look::Aside)
    }

    /// With an icon before its words.
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// With the keys that do the same, behind its words.
    pub fn keys(self, keys: &'a str) -> Self {
        Self { keys, ..self }
    }

    /// In the colour of a meaning.
    pub fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// A screen reader says something else than what is written on it.
    pub fn says(self, says: &'a str) -> Self {
        Self { says: Some(says), ..self }
    }

    /// At most so wide; its words are cut.
    pub fn room(self, width: f32) -> Self {
        Self { room: width, ..self }
    }

    /// How wide it is.
    pub fn width(&self, cx: Cx<'_>) -> f32 {
        let (words, keys) = self.galleys(cx);
        self.around() + words.size().x + keys.map_or(0.0, |keys| keys.size().x + GAP)
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui, cx: Cx<'_>) -> Response {
        let (words, keys) = self.galleys(cx);
        let aside = self.beside();
        let size = vec2(self.width(cx), if self.is_bare() { 24.0 } else { ROW });
        let (area, response) = ui.allocate_exact_size(size, Sense::click());
        let enabled = ui.is_enabled();
        let says = self.says.unwrap_or(self.label);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, says));
        if !ui.is_rect_visible(area) {
            return response;
        }
        let theme = cx.theme;
        let lit = response.hovered() || response.is_pointer_button_down_on();
        let own = if self.tone == Tone::Plain { theme.ink } else { self.tone.ink(theme) };
        let (ground, frame, ink) = match self.look {
            Look::Primary if lit => {
                (theme.accent.lerp_to_gamma(theme.ink, 0.14), Color32::TRANSPARENT, theme.on_accent)
            }
            Look::Primary => (theme.accent, Color32::TRANSPARENT, theme.on_accent),
            Look::Framed if lit => (theme.page, theme.accent, theme.accent),
            Look::Framed => (theme.page, theme.line, own),
            Look::Quiet if lit => (theme.accent_soft, Color32::TRANSPARENT, theme.ink),
            Look::Quiet => (Color32::TRANSPARENT, Color32::TRANSPARENT, own),
            Look::Verb => (Color32::TRANSPARENT, Color32::TRANSPARENT, theme.accent),
            Look::Aside if lit => (Color32::TRANSPARENT, Color32::TRANSPARENT, theme.ink),
            Look::Aside => (Color32::TRANSPARENT, Color32::TRANSPARENT, theme.soft),
        };
        let round = CornerRadius::same(ROUND);
        let painter = ui.painter();
        painter.rect(area, round, ground, Stroke::new(1.0, frame), StrokeKind::Inside);
        let mut rail = Rail::new(cx.words, area.shrink2(vec2(aside, 0.0)));
        if let Some(icon) = self.icon {
            icon.draw(painter, rail.take(icon::SIDE, GAP).center(), ink);
        }
        let place = rail.take(words.size().x, GAP);
        if self.is_bare() && lit {
            let line = Stroke::new(1.0, ink);
            painter.hline(place.x_range(), place.center().y + words.size().y / 2.0 - 3.0, line);
        }
        galley_in(painter, place, words, ink);
        if let Some(keys) = keys {
            let quiet = match self.look {
                Look::Primary => theme.on_accent,
                _ => theme.faint,
            };
            galley_in(painter, rail.take(keys.size().x, 0.0), keys, quiet);
        }
        if self.look == Look::Primary && response.has_focus() {
            let ring = Stroke::new(1.5, theme.on_accent);
            painter.rect_stroke(area.shrink(2.5), CornerRadius::same(5), ring, StrokeKind::Inside);
        }
        if !self.is_bare() {
            ring(ui, &response, ROUND);
            return response;
        }
        if response.has_focus() {
            let line = Stroke::new(2.0, theme.accent);
            let around = area.expand2(vec2(4.0, 0.0));
            ui.painter().rect_stroke(around, CornerRadius::same(5), line, StrokeKind::Inside);
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    fn beside(&self) -> f32 {
        if self.is_bare() { 0.0 } else { ASIDE }
    }

    /// Whether it is words alone.
    fn is_bare(&self) -> bool {
        matches!(self.look, Look::Verb | Look::Aside)
    }

    /// What is beside the words.
    fn around(&self) -> f32 {
        2.0 * self.beside() + self.icon.map_or(0.0, |_| icon::SIDE + GAP)
    }

    fn galleys(
        &self,
        cx: Cx<'_>,
    ) -> (std::sync::Arc<egui::Galley>, Option<std::sync::Arc<egui::Galley>>) {
        let keys = (!self.keys.is_empty())
            .then(|| cx.words.label(self.keys).sized(12.0).by_its_letters().galley());
        let beside = self.around() + keys.as_ref().map_or(0.0, |keys| keys.size().x + GAP);
        let label = cx.words.label(self.label);
        let label = match self.look {
            Look::Verb => label.small().bold(),
            Look::Aside => label.small(),
            _ => label,
        };
        let label = if self.room.is_finite() { label.cut(self.room - beside) } else { label };
        (label.galley(), keys)
    }
}

/// A button that is an icon, with a name and a tooltip.
#[derive(Clone, Copy, Debug)]
#[must_use = "a button is to be shown"]
pub struct ToolButton<'a> {
    icon: Icon,
    label: &'a str,
    hint: &'a str,
    on: Option<bool>,
    has_ground: bool,
    side: f32,
}

impl<'a> ToolButton<'a> {
    /// A square button of the height of a row; the label is its name and its tooltip.
    pub fn new(icon: Icon, label: &'a str) -> Self {
        Self { icon, label, hint: label, on: None, has_ground: true, side: ROW }
    }

    /// A smaller one, for the inside of a row.
    pub fn small(self) -> Self {
        Self { side: 24.0, ..self }
    }

    /// With another tooltip: what it does, and by which keys.
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// One that shows that it is pressed by its icon alone, for what can be seen elsewhere.
    pub fn bare(self) -> Self {
        Self { has_ground: false, ..self }
    }

    /// One that stays pressed.
    pub fn on(self, on: bool) -> Self {
        Self { on: Some(on), ..self }
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui, cx: Cx<'_>) -> Response {
        let (area, response) = ui.allocate_exact_size(vec2(self.side, self.side), Sense::click());
        let (enabled, label) = (ui.is_enabled(), self.label);
        response.widget_info(|| match self.on {
            Some(on) => WidgetInfo::selected(Role::Button, enabled, on, label),
            None => WidgetInfo::labeled(Role::Button, enabled, label),
        });
        if ui.is_rect_visible(area) {
            let theme = cx.theme;
            let on = self.on.unwrap_or(false);
            let pressed = response.is_pointer_button_down_on();
            let ground = if pressed {
                theme.accent_soft
            } else if on && self.has_ground || response.hovered() {
                theme.quiet
            } else {
                Color32::TRANSPARENT
            };
            let ink = match self.on {
                _ if on || response.hovered() => theme.ink,
                Some(_) if !self.has_ground => theme.faint,
                _ => theme.soft,
            };
            ui.painter().rect_filled(area, CornerRadius::same(ROUND), ground);
            self.icon.draw(ui.painter(), area.center(), ink);
            ring(ui, &response, ROUND);
        }
        if self.hint.is_empty() { response } else { cx.words.tip(response, self.hint) }
    }
}
