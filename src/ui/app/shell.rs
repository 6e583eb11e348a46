//! How the window is divided: bar, panels, article, status line. It lays out; each part shows
//! itself.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::{App, Document, EndTab, Pane};
use crate::ui::action::Action;
use crate::ui::ask::ask_ui;
use crate::ui::canvas::{BarSide, Scene, TextEngine};
use crate::ui::find::find_ui;
use crate::ui::panel::sources::form::form_ui;
use crate::ui::panel::sources::sources_ui;
use crate::ui::text_menu::text_menu_ui;
use crate::ui::{Cx, Seen};

/// Height of the bar at the top, in logical pixels.
const BAR: f32 = 48.0;
/// Height of the status line.
const STATUS: f32 = 32.0;

/// Shows everything in the window.
pub(super) fn ui(ui: &mut Ui, cx: Cx<'_>, app: &mut App, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut areas = Vec::new();
    let bar = Frame::new().fill(cx.theme.panel).inner_margin(Margin::symmetric(16, 8));
    let shown = Panel::top("bar").exact_size(BAR).frame(bar).show(ui, |ui| {
        cx.words.row_ui(ui, |ui| ui.label(cx.words.label(cx.strings.app.name).bold()));
    });
    areas.push((Pane::Bar, shown.response.rect));
    let status = Frame::new().fill(cx.theme.panel).inner_margin(Margin::symmetric(16, 4));
    Panel::bottom("status").exact_size(STATUS).frame(status).show(ui, |ui| {
        let said = app.views.said.last().cloned().unwrap_or_default();
        cx.words.row_ui(ui, |ui| cx.words.fitted_ui(ui, &said));
    });
    let layout = app.views.layout.clone();
    let panel = Frame::new().fill(cx.theme.panel).inner_margin(Margin::same(16));
    let (start, end) = if cx.words.is_rtl() {
        (Panel::right("start"), Panel::left("end"))
    } else {
        (Panel::left("start"), Panel::right("end"))
    };
    if layout.start_open && !layout.is_focused {
        let start = start.frame(panel).default_size(layout.start_width);
        let shown = start.show(ui, |ui| start_ui(ui, cx, app, actions));
        areas.push((Pane::Start, shown.response.rect));
    }
    let end_area = (layout.end_open && !layout.is_focused).then(|| {
        let end = end.frame(panel).default_size(layout.end_width);
        end.show(ui, |ui| end_ui(ui, cx, app, actions)).response.rect
    });
    let text = Frame::new().fill(cx.theme.paper);
    let shown = CentralPanel::default().frame(text).show(ui, |ui| {
        let wants_focus = app.views.focus.take_if(|pane| *pane == Pane::Article).is_some();
        let App { documents, front, engine, .. } = app;
        if let Some(document) = documents.iter_mut().find(|it| it.id == *front) {
            article_ui(ui, cx, document, engine, wants_focus, actions);
        }
        app.answer_text(ui);
    });
    areas.push((Pane::Article, shown.response.rect));
    areas.extend(end_area.map(|area| (Pane::End, area)));
    app.views.areas = areas;
    source_form_ui(ui, cx, app, actions);
}

/// The form of a source over the window, while it is open.
fn source_form_ui(ui: &Ui, cx: Cx<'_>, app: &mut App, actions: &mut Vec<Action>) {
    let App { documents, front, engine, system, settings, .. } = app;
    let Some(document) = documents.iter_mut().find(|it| it.id == *front) else { return };
    let seen =
        Seen { editor: &document.editor, survey: &document.survey, today: system.today, settings };
    form_ui(ui.ctx(), cx, &mut document.sources, seen, engine, actions);
}

/// The panel at the start side: the entities.
fn start_ui(ui: &mut Ui, cx: Cx<'_>, _app: &mut App, _actions: &mut Vec<Action>) {
    ui.with_layout(cx.words.column(), |ui| {
        ui.label(cx.words.label(cx.strings.app.entities).bold())
    });
}

/// The panel at the end side: sources or problems.
fn end_ui(ui: &mut Ui, cx: Cx<'_>, app: &mut App, actions: &mut Vec<Action>) {
    let tab = app.views.layout.end_tab;
    let name = match tab {
        EndTab::Sources => cx.strings.app.sources,
        EndTab::Problems => cx.strings.app.problems,
    };
    ui.with_layout(cx.words.column(), |ui| ui.label(cx.words.label(name).bold()));
    let wants_focus = app.views.focus.take_if(|pane| *pane == Pane::End).is_some();
    let App { documents, front, engine, system, settings, .. } = app;
    let Some(document) = documents.iter_mut().find(|it| it.id == *front) else { return };
    let seen =
        Seen { editor: &document.editor, survey: &document.survey, today: system.today, settings };
    match tab {
        EndTab::Sources => {
            if wants_focus {
                document.sources.take_focus();
            }
            sources_ui(ui, cx, &mut document.sources, seen, engine, actions);
        }
        EndTab::Problems => {}
    }
}

/// The article in front, with the bars that find and ask above it.
fn article_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    document: &mut Document,
    engine: &mut TextEngine,
    wants_focus: bool,
    actions: &mut Vec<Action>,
) {
    let text = document.canvas.id();
    let now = ui.input(|input| input.time);
    // Before the find bar: Escape is for the bar that asks, while there is one.
    let answer = ask_ui(ui, cx, &mut document.ask, &document.editor, engine, text);
    if let Some(action) = answer {
        document.canvas.run(action, &mut document.editor, engine, now);
    }
    for request in find_ui(ui, cx, &mut document.find, &document.editor, engine, text) {
        request.fulfil(&mut document.editor, &mut document.canvas);
    }
    let overlays = document.overlays();
    let bar = if cx.words.is_rtl() { BarSide::Left } else { BarSide::Right };
    let scene =
        Scene { overlays: &overlays, pictures: &document.pictures, bar, ..Scene::new(cx.theme) };
    let response = document.canvas.show(ui, &mut document.editor, engine, &scene);
    let chosen =
        text_menu_ui(&response, cx, &mut document.menu, &document.canvas, &document.editor);
    actions.extend(chosen.into_iter().map(Action::Text));
    if wants_focus {
        response.request_focus();
    }
}
