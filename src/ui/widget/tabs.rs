//! Tabs beside each other, one of which is chosen: what a panel shows, or one of a few values.

use egui::{
    CornerRadius, EventFilter, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use super::{ROUND, ROW, Rail, Tone, galley_in, ring};
use crate::ui::Cx;

/// Beside the words, between word and number, and between tabs, in logical pixels.
const ASIDE: f32 = 12.0;
const GAP: f32 = 6.0;
const BETWEEN: f32 = 4.0;

/// One of several tabs.
#[derive(Clone, Copy, Debug)]
pub struct Tab<'a, T> {
    /// What it stands for.
    pub value: T,
    /// Its words.
    pub label: &'a str,
    /// How many there are of it.
    pub count: Option<usize>,
    /// What that number means.
    pub tone: Tone,
}

impl<'a, T> Tab<'a, T> {
    /// A tab with words alone.
    pub fn new(value: T, label: &'a str) -> Self {
        Self { value, label, count: None, tone: Tone::Plain }
    }

    /// With a number behind its words.
    pub fn count(self, count: usize) -> Self {
        Self { count: Some(count), ..self }
    }

    /// With a meaning of its number.
    pub fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }
}

/// Tabs beside each other.
#[derive(Clone, Copy, Debug)]
#[must_use = "they are to be shown"]
pub struct Tabs<'a, T> {
    /// What is chosen by them; a screen reader says it.
    pub name: &'a str,
    /// The tabs.
    pub tabs: &'a [Tab<'a, T>],
    /// Which one is chosen.
    pub chosen: T,
}

impl<T: Copy + PartialEq> Tabs<'_, T> {
    /// Shows them; tells which one is to be chosen now. One key stroke of Tab leads to them and
    /// one away; the arrows go from one to the next.
    pub fn show(self, ui: &mut Ui, cx: Cx<'_>) -> Option<T> {
        let laid: Vec<_> = self.tabs.iter().map(|tab| laid_out(tab, cx)).collect();
        let widths: f32 = laid.iter().map(|laid| laid.width).sum();
        #[expect(clippy::cast_precision_loss, reason = "a few tabs")]
        let gaps = BETWEEN * laid.len().saturating_sub(1) as f32;
        let (area, whole) = ui.allocate_exact_size(vec2(widths + gaps, ROW), Sense::hover());
        whole.widget_info(|| WidgetInfo::labeled(Role::TabList, true, self.name));
        let mut rail = Rail::new(cx.words, area);
        let mut asked = None;
        let at = self.tabs.iter().position(|tab| tab.value == self.chosen).unwrap_or(0);
        for (number, (tab, laid)) in self.tabs.iter().zip(laid).enumerate() {
            let place = rail.take(laid.width, BETWEEN);
            let chosen = tab.value == self.chosen;
            let id = whole.id.with(number);
            let response = ui.interact(place, id, Sense::click());
            let enabled = ui.is_enabled();
            let says = match tab.count {
                Some(count) => format!("{} {count}", tab.label),
                None => tab.label.to_owned(),
            };
            response.widget_info(|| WidgetInfo::selected(Role::Tab, enabled, chosen, &says));
            if number != at && !response.has_focus() {
                ui.memory_mut(|memory| memory.ignore_focus(id));
            }
            if response.clicked() {
                asked = Some(number);
            }
            if response.has_focus() {
                let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
                if let Some(to) = arrows(ui, cx, number, self.tabs.len()) {
                    asked = Some(to);
                    ui.memory_mut(|memory| memory.request_focus(whole.id.with(to)));
                }
            }
            paint(ui, cx, place, laid, &response, chosen, tab.tone);
        }
        let value = self.tabs.get(asked?)?.value;
        (value != self.chosen).then_some(value)
    }
}

/// To which tab the arrow keys lead.
fn arrows(ui: &Ui, cx: Cx<'_>, from: usize, count: usize) -> Option<usize> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (left, right) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
    let (forward, back) = if cx.words.is_rtl() { (left, right) } else { (right, left) };
    let to = if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        count.saturating_sub(1)
    } else if forward {
        (from + 1) % count.max(1)
    } else if back {
        from.checked_sub(1).unwrap_or(count.saturating_sub(1))
    } else {
        return None;
    };
    Some(to)
}

struct LaidOut {
    words: std::sync::Arc<egui::Galley>,
    count: Option<std::sync::Arc<egui::Galley>>,
    width: f32,
}

fn laid_out<T>(tab: &Tab<'_, T>, cx: Cx<'_>) -> LaidOut {
    let words = cx.words.label(tab.label).galley();
    let count = tab.count.map(|count| cx.words.label(&count.to_string()).small().galley());
    let beside = count.as_ref().map_or(0.0, |count| count.size().x + GAP);
    let width = 2.0 * ASIDE + words.size().x + beside;
    LaidOut { words, count, width: width.ceil() }
}

fn paint(
    ui: &Ui,
    cx: Cx<'_>,
    place: Rect,
    laid: LaidOut,
    response: &egui::Response,
    chosen: bool,
    tone: Tone,
) {
    let theme = cx.theme;
    let round = CornerRadius::same(ROUND);
    let painter = ui.painter();
    if chosen {
        let line = Stroke::new(1.0, theme.line);
        painter.rect(place, round, theme.page, line, StrokeKind::Inside);
    }
    let lit = chosen || response.hovered();
    let ink = if lit { theme.ink } else { theme.soft };
    let mut rail = Rail::new(cx.words, place.shrink2(vec2(ASIDE, 0.0)));
    galley_in(painter, rail.take(laid.words.size().x, GAP), laid.words, ink);
    if let Some(count) = laid.count {
        let quiet = if tone == Tone::Plain { theme.faint } else { tone.ink(theme) };
        galley_in(painter, rail.take(count.size().x, 0.0), count, quiet);
    }
    ring(ui, response, ROUND);
}
