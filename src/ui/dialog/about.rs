//! What this program is, of what it is made, and under which licences. The list is a file that
//! `tests/licences.py` writes.

use egui::{Frame, Id, Margin, Stroke, Ui, vec2};

use super::Stays;
use crate::article::{Article, Block, Body, Title};
use crate::editor::Editor;
use crate::ui::Cx;
use crate::ui::canvas::{self, BarSide, Canvas, Lines, Request, Scene, TextEngine};
use crate::ui::widget::Sheet;

/// The list of crates and faces with their licences.
const LICENCES: &str = include_str!("../../../assets/licences.txt");
/// Width of the dialog, and height of the list, in logical pixels.
const WIDTH: f32 = 640.0;
const LIST: f32 = 360.0;

/// The list as a text to be looked at.
pub struct AboutView {
    canvas: Canvas,
    editor: Editor,
    has_focus: bool,
}

impl Default for AboutView {
    fn default() -> Self {
        let lines: Body = LICENCES.lines().map(Block::paragraph).collect();
        Self {
            canvas: Canvas::listing("licences"),
            editor: Editor::new(Article::with_body(Title::default(), lines)),
            has_focus: false,
        }
    }
}

pub(super) fn about_ui(
    ui: &Ui,
    cx: Cx<'_>,
    view: &mut AboutView,
    engine: &mut TextEngine,
) -> Stays {
    let words = &cx.strings.dialog.about;
    let room = (ui.ctx().content_rect().height() - 320.0).clamp(120.0, LIST);
    let sheet = Sheet { id: Id::unique("about dialog"), title: words.name, width: WIDTH };
    let shown = sheet.show(ui.ctx(), cx, |ui| {
        let width = ui.available_width();
        let version = (words.version)(env!("CARGO_PKG_VERSION"));
        ui.label(cx.words.label(&version).coloured(cx.theme.soft));
        ui.label(cx.words.label(words.what).wrapped(width));
        ui.add_space(8.0);
        ui.label(cx.words.label(words.licences).small().bold().coloured(cx.theme.soft));
        let frame = Frame::new()
            .stroke(Stroke::new(1.0, cx.theme.line))
            .corner_radius(7)
            .inner_margin(Margin::same(1));
        frame.show(ui, |ui| {
            let (area, _) = ui.allocate_exact_size(vec2(width - 2.0, room), egui::Sense::hover());
            let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(area));
            list_ui(&mut inside, cx, view, engine);
        });
    });
    if shown.closed { Stays::Closed } else { Stays::Open }
}

fn list_ui(ui: &mut Ui, cx: Cx<'_>, view: &mut AboutView, engine: &mut TextEngine) {
    let AboutView { canvas, editor, has_focus } = view;
    canvas.name_for_access(cx.strings.dialog.about.licences, Lines::Many);
    let (events, modifiers, now) =
        ui.input(|input| (input.events.clone(), input.modifiers, input.time));
    if ui.memory(|memory| memory.has_focus(canvas.id())) {
        for action in canvas::actions(&events, modifiers) {
            canvas.run(action, editor, engine, now);
        }
    }
    let bar = if cx.words.is_rtl() { BarSide::Left } else { BarSide::Right };
    let response = canvas.show(ui, editor, engine, &Scene { bar, ..Scene::new(cx.theme) });
    if !ui.is_sizing_pass() && !std::mem::replace(has_focus, true) {
        response.request_focus();
    }
    for request in canvas.take_requests() {
        if let Request::Copy(clip) = request {
            ui.copy_text(clip.plain());
        }
    }
}
