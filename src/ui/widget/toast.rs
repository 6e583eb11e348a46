//! What is said at the foot of the window for a few seconds: something was done, and well. What
//! must be dealt with is no toast but a banner.

use std::time::Duration;

use egui::{
    Align2, Area, CornerRadius, Frame, Id, Margin, Order, Role, Sense, Stroke, Ui, WidgetInfo,
    accesskit::Live, vec2,
};

use super::Tone;
use crate::ui::Cx;
use crate::ui::icon;

/// So many seconds a toast stays, and so many more for each letter.
const STAYS: f64 = 3.0;
const A_LETTER: f64 = 0.05;
/// So many are seen at once.
const MOST: usize = 3;
/// The widest, and how far above the foot of the window they stand, in logical pixels.
const WIDEST: f32 = 480.0;
const ABOVE: f32 = 48.0;

/// What is being said.
#[derive(Clone, Debug, Default)]
pub struct Toasts {
    said: Vec<Toast>,
    counted: u64,
}

#[derive(Clone, Debug)]
struct Toast {
    text: String,
    tone: Tone,
    /// Seconds that are left once it is seen.
    left: f64,
    /// When it was shown last.
    shown: Option<f64>,
    /// Whether a dialog was open when it was said, so that it belongs over it.
    is_over: Option<bool>,
    number: u64,
}

impl Toasts {
    /// Says something. The same again stays longer, it is not said twice.
    pub fn say(&mut self, text: impl Into<String>, tone: Tone) {
        let text = text.into();
        #[expect(clippy::cast_precision_loss, reason = "a short sentence")]
        let left = STAYS + A_LETTER * text.chars().count() as f64;
        if let Some(same) = self.said.iter_mut().find(|toast| toast.text == text) {
            same.left = left;
            return;
        }
        self.counted += 1;
        self.said.push(Toast {
            text,
            tone,
            left,
            shown: None,
            is_over: None,
            number: self.counted,
        });
        let over = self.said.len().saturating_sub(MOST);
        self.said.drain(..over);
    }

    /// Whether nothing is being said.
    pub fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// Shows them above everything. Under the pointer they stay; a click puts one away. Over a
    /// dialog they stand in nobody's way: clicks are for what lies under them, and what was said
    /// before it opened waits until it is closed.
    pub fn show(&mut self, ui: &Ui, cx: Cx<'_>) {
        if self.said.is_empty() {
            return;
        }
        // The clock's time: a window at rest shows no frame for seconds.
        let now = ui.input(|input| input.time);
        let has_dialog = ui.memory(|memory| memory.top_modal_layer().is_some());
        let sense = if has_dialog { Sense::hover() } else { Sense::click() };
        for toast in &mut self.said {
            let is_over = *toast.is_over.get_or_insert(has_dialog);
            if has_dialog && !is_over {
                toast.shown = None;
            }
        }
        let is_seen = |toast: &Toast| !has_dialog || toast.is_over == Some(true);
        if !self.said.iter().any(is_seen) {
            return;
        }
        let mut gone = Vec::new();
        let shown = Area::new(Id::unique("toasts"))
            .order(Order::Tooltip)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -ABOVE))
            .interactable(!has_dialog)
            .show(ui.ctx(), |ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
                for toast in self.said.iter().filter(|toast| is_seen(toast)) {
                    if toast.show(ui, cx, sense) {
                        gone.push(toast.number);
                    }
                }
            });
        let held = shown.response.contains_pointer();
        for toast in self.said.iter_mut().filter(|toast| is_seen(toast)) {
            let before = toast.shown.replace(now).unwrap_or(now);
            if !held {
                toast.left -= now - before;
            }
        }
        self.said.retain(|toast| toast.left > 0.0 && !gone.contains(&toast.number));
        let soonest = self.said.iter().map(|toast| toast.left).fold(f64::INFINITY, f64::min);
        if soonest.is_finite() {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(soonest.clamp(0.0, 10.0)));
        }
    }
}

impl Toast {
    /// Shows one; tells whether it was put away.
    fn show(&self, ui: &mut Ui, cx: Cx<'_>, sense: Sense) -> bool {
        let frame = Frame::new()
            .fill(cx.theme.page)
            .stroke(Stroke::new(1.0, cx.theme.line))
            .corner_radius(CornerRadius::same(9))
            .shadow(ui.visuals().popup_shadow)
            .inner_margin(Margin::symmetric(16, 8));
        let room = WIDEST.min(ui.ctx().content_rect().width() - 64.0);
        let shown = frame.show(ui, |ui| {
            let label = cx.words.label(&self.text).wrapped(room - icon::SIDE - 8.0);
            let galley = label.galley();
            let size = vec2(icon::SIDE + 8.0 + galley.size().x, galley.size().y.max(24.0));
            let (_, area) = ui.allocate_space(size);
            let mut rail = super::Rail::new(cx.words, area);
            let sign = rail.take(icon::SIDE, 8.0);
            self.tone.icon().draw(ui.painter(), sign.center(), self.tone.ink(cx.theme));
            super::galley_in(ui.painter(), rail.take(galley.size().x, 0.0), galley, cx.theme.ink);
        });
        let id = Id::unique(("toast", self.number));
        let response = ui.interact(shown.response.rect, id, sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &self.text));
        ui.ctx().accesskit_node_builder(id, |node| node.set_live(Live::Polite));
        // It says something; nobody has to walk through it with Tab.
        ui.memory_mut(|memory| memory.ignore_focus(id));
        response.clicked()
    }
}
