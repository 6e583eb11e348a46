//! A line that stays until it is dealt with: something to be known, a doubt, an error, with verbs.

use egui::{Align, CornerRadius, Frame, Layout, Margin, Role, Ui, WidgetInfo, vec2};

use super::{Press, Tone, ToolButton};
use crate::ui::Cx;
use crate::ui::icon::{self, Icon};

/// What is said, and what can be done about it.
#[derive(Clone, Copy, Debug)]
#[must_use = "it is to be shown"]
pub struct Banner<'a> {
    /// What it means.
    pub tone: Tone,
    /// A sentence.
    pub text: &'a str,
    /// What can be done: verbs.
    pub verbs: &'a [&'a str],
    /// Whether it can be put away.
    pub closes: bool,
}

/// What was asked of a banner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BannerOutput {
    /// Which of its verbs.
    pub verb: Option<usize>,
    /// To be put away.
    pub closed: bool,
}

impl Banner<'_> {
    /// Shows it across the whole width: on one line where there is room for all of it, otherwise
    /// with its verbs below its words.
    pub fn show(self, ui: &mut Ui, cx: Cx<'_>) -> BannerOutput {
        let mut output = BannerOutput::default();
        let frame = Frame::new()
            .fill(self.tone.ground(cx.theme))
            .corner_radius(CornerRadius::same(7))
            .inner_margin(Margin::symmetric(12, 4));
        frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            let beside = icon::SIDE + 8.0 + if self.closes { 24.0 + 8.0 } else { 0.0 };
            let room = (ui.available_width() - beside).max(80.0);
            let verbs: f32 =
                self.verbs.iter().map(|verb| Press::new(verb).verb().width(cx) + 8.0).sum();
            let one_line = cx.words.label(self.text).galley().size().x + verbs <= room;
            // From the edges inward, so that what is at the end side keeps its place.
            cx.words.row_ui(ui, |ui| {
                let (_, area) = ui.allocate_space(vec2(icon::SIDE, 24.0));
                self.tone.icon().draw(ui.painter(), area.center(), self.tone.ink(cx.theme));
                let width = if one_line { f32::INFINITY } else { room };
                let said =
                    ui.label(cx.words.label(self.text).wrapped(width).coloured(cx.theme.ink));
                let role = if self.tone == Tone::Error { Role::Alert } else { Role::Status };
                said.widget_info(|| WidgetInfo::labeled(role, true, self.text));
                if one_line {
                    self.verbs_ui(ui, cx, &mut output);
                }
                if self.closes {
                    ui.with_layout(turned(cx), |ui| {
                        let close = cx.strings.widget.dismiss;
                        output.closed =
                            ToolButton::new(Icon::Close, close).small().show(ui, cx).clicked();
                    });
                }
            });
            if !one_line && !self.verbs.is_empty() {
                cx.words.row_ui(ui, |ui| {
                    ui.add_space(icon::SIDE + 4.0);
                    self.verbs_ui(ui, cx, &mut output);
                });
            }
        });
        output
    }

    fn verbs_ui(self, ui: &mut Ui, cx: Cx<'_>, output: &mut BannerOutput) {
        for (number, verb) in self.verbs.iter().enumerate() {
            if Press::new(verb).verb().show(ui, cx).clicked() {
                output.verb = Some(number);
            }
        }
    }
}

/// A row from the end side.
fn turned(cx: Cx<'_>) -> Layout {
    if cx.words.is_rtl() {
        Layout::left_to_right(Align::Center)
    } else {
        Layout::right_to_left(Align::Center)
    }
}
