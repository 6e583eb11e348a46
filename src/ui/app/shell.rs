//! How the window is divided: bar, panels, article, status line. It lays out; each part shows
//! itself.

use chrono::NaiveDate;
use egui::{CentralPanel, Frame, Id, Margin, Panel, Rect, Ui};

use super::division::{END, START};
use super::frame;
use super::{App, Document, EndTab, Pane};
use crate::article::Article;
use crate::import;
use crate::storage::settings::{Settings, TextFace};
use crate::typeset::Family;
use crate::ui::action::Action;
use crate::ui::ask::ask_ui;
use crate::ui::canvas::{BarSide, Hint, Scene, TextEngine};
use crate::ui::find::{FindRequest, find_ui};
use crate::ui::page::{Text, page_ui};
use crate::ui::panel::entities::entities_ui;
use crate::ui::panel::problems::problems_ui;
use crate::ui::panel::sources::form::form_ui;
use crate::ui::panel::sources::sources_ui;
use crate::ui::text_menu::text_menu_ui;
use crate::ui::widget::{Side, Splitter};
use crate::ui::{Cx, Seen};

/// Shows everything in the window.
pub(super) fn ui(ui: &mut Ui, cx: Cx<'_>, app: &mut App, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut areas = vec![(Pane::Bar, frame::bar(ui, cx, app, actions))];
    frame::status(ui, cx, app, actions);
    frame::notices(ui, cx, app);
    let shown = app.views.divide(ui.available_width());
    let panel = Frame::new().fill(cx.theme.panel).inner_margin(Margin {
        left: 16,
        right: 16,
        top: 12,
        bottom: 0,
    });
    let (start, end) = if cx.words.is_rtl() {
        (Panel::right("start"), Panel::left("end"))
    } else {
        (Panel::left("start"), Panel::right("end"))
    };
    let still = |panel: Panel, width: f32| {
        panel.exact_size(width).resizable(false).show_separator_line(false)
    };
    let start_area = shown.start.map(|width| {
        let start = still(start, width).frame(panel);
        start.show(ui, |ui| start_ui(ui, cx, app, actions)).response.rect
    });
    areas.extend(start_area.map(|area| (Pane::Start, area)));
    let end_area = shown.end.map(|width| {
        let end = still(end, width).frame(panel);
        end.show(ui, |ui| end_ui(ui, cx, app, actions)).response.rect
    });
    let text = Frame::new().fill(cx.theme.paper);
    let shown = CentralPanel::default().frame(text).show(ui, |ui| {
        let wants_focus = app.views.focus.take_if(|pane| *pane == Pane::Article).is_some();
        let App { documents, front, engine, settings, system, .. } = app;
        if let Some(document) = documents.iter_mut().find(|it| it.id == *front) {
            let about = (&*settings, system.today);
            article_ui(ui, cx, document, about, engine, wants_focus, actions);
        }
        app.answer_text(ui);
    });
    areas.push((Pane::Article, shown.response.rect));
    areas.extend(end_area.map(|area| (Pane::End, area)));
    app.views.areas = areas;
    splitters_ui(ui, cx, app, start_area, end_area);
    app.views.toasts.show(ui, cx);
    source_form_ui(ui, cx, app, actions);
}

/// The lines beside the panels, above everything that is drawn there.
fn splitters_ui(ui: &mut Ui, cx: Cx<'_>, app: &mut App, start: Option<Rect>, end: Option<Rect>) {
    let words = cx.strings.bar;
    let layout = &mut app.views.layout;
    let lines = [
        (start, Side::Start, words.start_width, START, &mut layout.start_width),
        (end, Side::End, words.end_width, END, &mut layout.end_width),
    ];
    for (panel, side, name, range, width) in lines {
        let Some(panel) = panel else { continue };
        let (least, usual, most) = (range.least, range.usual, range.most);
        let mut seen = panel.width();
        let line = Splitter { name, side, panel, least: least.min(seen), usual, most };
        if line.show(ui, cx, Id::unique(("splitter", side)), &mut seen).changed() {
            *width = seen;
        }
    }
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
fn start_ui(ui: &mut Ui, cx: Cx<'_>, app: &mut App, actions: &mut Vec<Action>) {
    let wants_focus = app.views.focus.take_if(|pane| *pane == Pane::Start).is_some();
    let App { documents, front, engine, settings, system, .. } = app;
    let Some(document) = documents.iter_mut().find(|it| it.id == *front) else { return };
    let Document { editor, survey, names, .. } = document;
    let seen = Seen { editor, survey, today: system.today, settings };
    entities_ui(ui, cx, names, seen, engine, wants_focus, actions);
}

/// The panel at the end side: sources or problems.
fn end_ui(ui: &mut Ui, cx: Cx<'_>, app: &mut App, actions: &mut Vec<Action>) {
    frame::end_tabs(ui, cx, app, actions);
    let tab = app.views.layout.end_tab;
    let App { documents, front, system, settings, views, engine, .. } = app;
    let Some(document) = documents.iter_mut().find(|it| it.id == *front) else { return };
    let seen =
        Seen { editor: &document.editor, survey: &document.survey, today: system.today, settings };
    match tab {
        EndTab::Sources => {
            if views.focus.take_if(|pane| *pane == Pane::End).is_some() {
                document.sources.take_focus();
            }
            sources_ui(ui, cx, &mut document.sources, seen, engine, actions);
        }
        EndTab::Problems => {
            if views.focus.take_if(|pane| *pane == Pane::End).is_some() {
                views.problems.focus();
            }
            problems_ui(ui, cx, &mut views.problems, seen, engine, actions);
        }
    }
}

/// The article in front, with the bars that find and ask above it.
fn article_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    document: &mut Document,
    (settings, today): (&Settings, NaiveDate),
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
        if let FindRequest::Show(place) = &request {
            actions.push(Action::Glance(place.clone()));
        }
        request.fulfil(&mut document.editor, &mut document.canvas);
    }
    let overlays = document.overlays();
    let found = document.found_above();
    let bar = if cx.words.is_rtl() { BarSide::Left } else { BarSide::Right };
    let (head, foot) = document.page.heights();
    let pictures = &document.pictures;
    let hint = |article: &Article, block: usize| {
        import::part_at(article, block).map(cx.strings.dialog.hint)
    };
    let hint: Option<&Hint<'_>> = Some(&hint);
    let scene =
        Scene { overlays: &overlays, pictures, hint, bar, head, foot, ..Scene::new(cx.theme) };
    let family = match settings.face {
        TextFace::Naskh => Family::Body,
        TextFace::Sans => Family::Interface,
    };
    document.canvas.set_face(family, f32::from(settings.text_size.pixels()));
    let response = document.canvas.show(ui, &mut document.editor, engine, &scene);
    let chosen =
        text_menu_ui(&response, cx, &mut document.menu, &document.canvas, &document.editor);
    actions.extend(chosen.into_iter().map(Action::Text));
    let Document { editor, survey, canvas, page, pictures, names, .. } = document;
    let chosen = names.chosen_in(&survey.mentions);
    let seen = Seen { editor, survey, today, settings };
    let text = Text { canvas, pictures, area: response.rect, chosen, found: &found };
    page_ui(ui, cx, page, seen, text, engine, actions);
    if wants_focus {
        response.request_focus();
    }
}
