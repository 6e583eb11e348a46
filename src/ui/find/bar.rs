//! The find bar on the screen. What is shown in it is decided beside this file.

use egui::{Button, FocusDirection, Frame, Id, Key, Margin, Response, Stroke, Ui};

use super::keys::{Asked, asked};
use super::{FindBar, FindRequest, Mode, Purpose, Way};
use crate::editor::Editor;
use crate::editor::search::Progress;
use crate::strings::Switch;
use crate::ui::Cx;
use crate::ui::canvas::TextEngine;
use crate::ui::field::{FieldLook, FieldState};
use crate::ui::icon::Icon;

/// Widths in logical pixels: of the fields, and of the count behind the first one.
const FIELD: f32 = 320.0;
const NARROWEST: f32 = 80.0;
/// A field of less than this gets a row of its own, with the two buttons at its end.
const NARROW: f32 = 120.0;
const BUTTONS: f32 = 80.0;
/// What stands beside the fields.
const BESIDE: f32 = 300.0;
const COUNT: f32 = 104.0;

/// Shows the bar, if it is open, above what comes next in the `ui`, and does what keys ask of it,
/// open or not. `text` is the widget that has the focus again when the bar is closed.
pub fn find_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    bar: &mut FindBar,
    editor: &Editor,
    engine: &mut TextEngine,
    text: Id,
) -> Vec<FindRequest> {
    let mut requests = Vec::new();
    for key in ui.input(|input| asked(&input.events)) {
        bar.obey(key, ui, editor, text, &mut requests);
    }
    let Some(mode) = bar.open else { return requests };
    if mode == Mode::Replace {
        bar.tab_between_fields(ui);
    }
    let frame = Frame::new().fill(cx.theme.panel).inner_margin(Margin::symmetric(16, 8));
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 8.0);
        bar.query_ui(ui, cx, editor, engine, text, &mut requests);
        if let Some(error) = bar.error() {
            let words = (cx.strings.find.error)(error);
            let label = cx.words.label(&words).small().coloured(cx.theme.error);
            ui.with_layout(cx.words.column(), |ui| ui.label(label));
        }
        if mode == Mode::Replace {
            bar.replacement_ui(ui, cx, editor, engine, &mut requests);
        }
        bar.switches_ui(ui, cx);
    });
    let area = shown.response.rect;
    ui.painter().hline(area.x_range(), area.bottom() - 0.5, Stroke::new(1.0, cx.theme.line));
    // A switch that was turned behind the count is searched for at once.
    if bar.written() != bar.asked || bar.go_on {
        ui.ctx().request_repaint();
    }
    requests
}

impl FindBar {
    fn obey(
        &mut self,
        key: Asked,
        ui: &Ui,
        editor: &Editor,
        text: Id,
        requests: &mut Vec<FindRequest>,
    ) {
        let focus = |id| ui.memory_mut(|memory| memory.request_focus(id));
        match key {
            Asked::Find | Asked::Replace => {
                let replaces = key == Asked::Replace && self.purpose == Purpose::Writing;
                let mode = if replaces { Mode::Replace } else { Mode::Find };
                // In its own fields only the fields change, not what is looked for.
                if self.open.is_none() || ui.memory(|memory| memory.has_focus(text)) {
                    self.open(mode, editor);
                } else {
                    self.open = Some(mode);
                    self.query.select_all();
                }
                focus(self.query.id());
            }
            Asked::Next | Asked::Previous => {
                if self.query.text().is_empty() {
                    return self.obey(Asked::Find, ui, editor, text, requests);
                }
                if self.open.is_none() {
                    self.open = Some(Mode::Find);
                    self.origin = editor.selection().end();
                    self.search(editor, requests);
                    if !requests.is_empty() {
                        return;
                    }
                }
                let way = if key == Asked::Next { Way::Forward } else { Way::Backward };
                self.go(way, editor, requests);
            }
            // Escape closes one thing at a time: what was opened last.
            Asked::Close if self.open.is_some() && !egui::Popup::is_any_open(ui.ctx()) => {
                self.close();
                focus(text);
            }
            Asked::Close => {}
        }
    }

    /// Tab leads from one field to the other, past what stands between them.
    fn tab_between_fields(&self, ui: &Ui) {
        let (query, replacement) = (self.query.id(), self.replacement.id());
        let (tab, shift) = ui.input(|input| (input.key_pressed(Key::Tab), input.modifiers.shift));
        let (from, to) = if shift { (replacement, query) } else { (query, replacement) };
        ui.memory_mut(|memory| {
            if tab && memory.has_focus(from) {
                memory.move_focus(FocusDirection::None);
                memory.request_focus(to);
            }
        });
    }

    /// The field, what was found, and how is searched.
    fn query_ui(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        editor: &Editor,
        engine: &mut TextEngine,
        text: Id,
        requests: &mut Vec<FindRequest>,
    ) {
        let find = cx.strings.find;
        // What doesn't fit beside the field in a narrow window has a row of its own.
        let is_narrow = ui.available_width() < BESIDE + NARROW;
        let width = if is_narrow { ui.available_width() - BUTTONS } else { field_width(ui) };
        let progress = cx.words.row_ui(ui, |ui| {
            let state = match self.error() {
                Some(_) => FieldState::Wrong,
                None => FieldState::Fine,
            };
            let look = FieldLook { name: find.query, placeholder: find.query, width, state };
            let field = self.query.show(ui, look, engine, cx.words, cx.theme);
            let progress = self.search(editor, requests);
            if progress == Progress::Underway {
                ui.ctx().request_repaint();
            }
            for modifiers in field.entered {
                let way = if modifiers.shift { Way::Backward } else { Way::Forward };
                self.go(way, editor, requests);
            }
            if !is_narrow {
                self.steps_ui(ui, cx, editor, progress, requests);
            }
            let rest = if cx.words.is_rtl() {
                egui::Layout::left_to_right(egui::Align::Center)
            } else {
                egui::Layout::right_to_left(egui::Align::Center)
            };
            ui.with_layout(rest, |ui| {
                if icon(ui, cx, Icon::Close, find.close).clicked() {
                    self.close();
                    ui.memory_mut(|memory| memory.request_focus(text));
                }
                if self.purpose == Purpose::Writing
                    && icon(ui, cx, Icon::Exchange, find.with_replacement).clicked()
                {
                    self.open = match self.open {
                        Some(Mode::Find) => Some(Mode::Replace),
                        _ => Some(Mode::Find),
                    };
                }
            });
            progress
        });
        let progress = progress.inner;
        if is_narrow {
            cx.words.row_ui(ui, |ui| self.steps_ui(ui, cx, editor, progress, requests));
        }
    }

    /// Which of how many is shown, and the ways to the others.
    fn steps_ui(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        editor: &Editor,
        progress: Progress,
        requests: &mut Vec<FindRequest>,
    ) {
        let find = cx.strings.find;
        self.count_ui(ui, cx, editor, progress);
        let any = !self.matches().is_empty();
        ui.add_enabled_ui(any, |ui| {
            if icon(ui, cx, Icon::Up, find.previous).clicked() {
                self.go(Way::Backward, editor, requests);
            }
            if icon(ui, cx, Icon::Down, find.next).clicked() {
                self.go(Way::Forward, editor, requests);
            }
        });
    }

    fn count_ui(&self, ui: &mut Ui, cx: Cx<'_>, editor: &Editor, progress: Progress) {
        let find = cx.strings.find;
        let total = self.matches().len();
        let current = self.current(editor);
        let words = match (self.replaced, progress) {
            _ if self.error().is_some() || self.asked.text.is_empty() => String::new(),
            (Some(count), _) => (find.replaced)(count),
            (None, Progress::Underway) => (find.counting)(total),
            (None, Progress::Complete) => {
                let count = (find.count)(current.map(|at| at + 1), total);
                match &self.shown {
                    // In the body it can be seen where it is.
                    Some(place) if current.is_some() => {
                        format!("{count} · {}", (cx.strings.place)(place))
                    }
                    _ => count,
                }
            }
        };
        let nothing = total == 0 && progress == Progress::Complete && self.replaced.is_none();
        let colour = if nothing { cx.theme.warn } else { cx.theme.soft };
        let label = cx.words.label(&words).small().coloured(colour).cut(COUNT);
        let (area, response) =
            ui.allocate_exact_size(egui::vec2(COUNT, 28.0), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Status, true, &words));
        let was_cut = label.is_cut();
        let galley = label.galley();
        let left = if cx.words.is_rtl() { area.right() - galley.size().x } else { area.left() };
        let corner = egui::pos2(left, area.center().y - galley.size().y / 2.0);
        ui.painter().galley(corner, galley, colour);
        if was_cut {
            cx.words.tip(response, &words);
        }
    }

    fn replacement_ui(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        editor: &Editor,
        engine: &mut TextEngine,
        requests: &mut Vec<FindRequest>,
    ) {
        let find = cx.strings.find;
        let width = field_width(ui);
        cx.words.row_ui(ui, |ui| {
            let look = FieldLook {
                name: find.replacement,
                placeholder: find.replacement,
                width,
                state: FieldState::Fine,
            };
            let field = self.replacement.show(ui, look, engine, cx.words, cx.theme);
            let (mut one, mut all) = (false, false);
            for modifiers in field.entered {
                if modifiers.command { all = true } else { one = true }
            }
            ui.add_enabled_ui(!self.matches().is_empty(), |ui| {
                one |= button(ui, cx, find.replace).clicked();
                all |= button(ui, cx, find.replace_all).clicked();
            });
            chip(ui, cx, &mut self.options.keep_particles, find.keep_particles);
            if all {
                self.replace_all(editor.article(), requests);
            } else if one {
                self.replace(editor, requests);
            }
        });
    }

    /// How is searched, and which spellings count as one.
    fn switches_ui(&mut self, ui: &mut Ui, cx: Cx<'_>) {
        let find = cx.strings.find;
        let options = &mut self.options;
        let folding = &mut options.folding;
        cx.words.rows_ui(ui, |ui| {
            chip(ui, cx, &mut options.whole_word, find.whole_word);
            ui.add_enabled_ui(options.whole_word, |ui| {
                chip(ui, cx, &mut options.particles, find.particles);
            });
            chip(ui, cx, &mut options.regex, find.regex);
            ui.add_space(8.0);
            ui.label(cx.words.label(find.ignoring).small().coloured(cx.theme.soft));
            chip(ui, cx, &mut folding.marks, find.marks);
            chip(ui, cx, &mut folding.hamza, find.hamza);
            chip(ui, cx, &mut folding.yeh, find.yeh);
            chip(ui, cx, &mut folding.teh, find.teh);
            chip(ui, cx, &mut folding.house_letters, find.house_letters);
            chip(ui, cx, &mut folding.digits, find.digits);
            chip(ui, cx, &mut folding.case, find.case);
        });
    }
}

/// Less than usual where the window is narrow.
fn field_width(ui: &Ui) -> f32 {
    (ui.available_width() - BESIDE).clamp(NARROWEST, FIELD)
}

fn chip(ui: &mut Ui, cx: Cx<'_>, on: &mut bool, switch: Switch) -> Response {
    let response = cx.words.chip(ui, on, cx.words.label(switch.label), switch.hint);
    cx.words.tip(response, switch.hint)
}

fn icon(ui: &mut Ui, cx: Cx<'_>, icon: Icon, switch: Switch) -> Response {
    cx.words.tip(icon.button(ui, switch.label), switch.hint)
}

fn button(ui: &mut Ui, cx: Cx<'_>, switch: Switch) -> Response {
    let response = ui.add(Button::new(cx.words.label(switch.label)));
    cx.words.tip(response, switch.hint)
}
