//! What is around article and panels: the bar, the status line, messages that stay, and the tabs of
//! the panel at the end side, each given what it shows of the app.

use egui::{Align, Frame, Layout, Margin, Panel, Rect, Stroke, Ui};

use super::{App, EndTab, Pane, Safety};
use crate::article::Direction;
use crate::checks::Severity;
use crate::strings::Language;
use crate::ui::Cx;
use crate::ui::abilities::Abilities;
use crate::ui::action::{Action, Task};
use crate::ui::bar::{self, Bar, Status, bar_ui, status_ui};
use crate::ui::icon::Icon;
use crate::ui::widget::{Banner, Press, Tab, Tabs, Tone};

/// Height of the bar at the top, in logical pixels.
const BAR: f32 = 48.0;
/// Height of the status line.
const STATUS: f32 = 32.0;

/// Shows the bar; tells where it is.
pub(super) fn bar(ui: &mut Ui, cx: Cx<'_>, app: &mut App, actions: &mut Vec<Action>) -> Rect {
    let frame = Frame::new().fill(cx.theme.panel).inner_margin(Margin::symmetric(12, 8));
    let panel = Panel::top("bar").exact_size(BAR).frame(frame).show_separator_line(false);
    let wants_focus = app.views.focus.take_if(|pane| *pane == Pane::Bar).is_some();
    let shown = panel.show(ui, |ui| {
        let profile = (cx.strings.bar.export)(&profile(app, cx));
        let App { documents, front, views, .. } = app;
        let articles: Vec<bar::Article<'_>> = documents
            .iter()
            .map(|document| bar::Article {
                id: document.id,
                name: document.name(cx.strings.app.untitled),
                is_unsaved: document.is_unsaved(),
            })
            .collect();
        let abilities = documents
            .iter()
            .find(|it| it.id == *front)
            .map(|document| Abilities::of(document, documents.len(), views))
            .unwrap_or_default();
        let bar =
            Bar { articles: &articles, front: *front, profile: &profile, abilities, wants_focus };
        bar_ui(ui, cx, &mut views.bar, bar, actions);
    });
    let area = shown.response.rect;
    ui.painter().hline(area.x_range(), area.bottom() - 0.5, Stroke::new(1.0, cx.theme.line));
    area
}

/// Shows the status line.
pub(super) fn status(ui: &mut Ui, cx: Cx<'_>, app: &mut App, actions: &mut Vec<Action>) {
    let frame = Frame::new().fill(cx.theme.panel).inner_margin(Margin::symmetric(8, 4));
    let panel = Panel::bottom("status").exact_size(STATUS).frame(frame).show_separator_line(false);
    let profile = profile(app, cx);
    let shown = panel.show(ui, |ui| {
        let Some(document) = app.front() else { return };
        let safety: Safety = document.pace.safety(document.editor.revision());
        let article = document.editor.article();
        let block = article.body().block(document.editor.selection().head.block);
        let own = block.and_then(crate::article::Block::direction);
        let direction: Direction = own.unwrap_or(article.direction());
        let (survey, zoom) = (&document.survey, document.canvas.zoom());
        let status = Status { safety: &safety, survey, direction, profile: &profile, zoom };
        status_ui(ui, cx, status, actions);
    });
    let area = shown.response.rect;
    ui.painter().hline(area.x_range(), area.top() + 0.5, Stroke::new(1.0, cx.theme.line));
}

/// Shows the messages that stay until they are put away, below the bar.
pub(super) fn notices(ui: &mut Ui, cx: Cx<'_>, app: &mut App) {
    for sentence in std::mem::take(&mut app.views.said) {
        app.views.toasts.say(sentence, Tone::Accent);
    }
    if app.views.warned.is_empty() {
        return;
    }
    let frame = Frame::new().fill(cx.theme.panel).inner_margin(Margin::symmetric(12, 8));
    let panel = Panel::top("notices").frame(frame).resizable(false).show_separator_line(false);
    let shown = panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        app.views.warned.retain(|sentence| {
            let banner = Banner { tone: Tone::Error, text: sentence, verbs: &[], closes: true };
            !banner.show(ui, cx).closed
        });
    });
    let area = shown.response.rect;
    ui.painter().hline(area.x_range(), area.bottom() - 0.5, Stroke::new(1.0, cx.theme.line));
}

/// Shows the tabs of the panel at the end side, and what adds to what it shows.
pub(super) fn end_tabs(ui: &mut Ui, cx: Cx<'_>, app: &mut App, actions: &mut Vec<Action>) {
    let Some(document) = app.front() else { return };
    let survey = &document.survey;
    let tone = if survey.count(Severity::Error) > 0 {
        Tone::Error
    } else if survey.count(Severity::Warning) > 0 {
        Tone::Warn
    } else {
        Tone::Plain
    };
    let sources = document.editor.article().references().len();
    let counted = |tab: Tab<'static, EndTab>, count| if count > 0 { tab.count(count) } else { tab };
    let tabs = [
        counted(Tab::new(EndTab::Sources, cx.strings.app.sources), sources),
        counted(Tab::new(EndTab::Problems, cx.strings.app.problems), survey.problems.len())
            .tone(tone),
    ];
    let chosen = app.views.layout.end_tab;
    cx.words.row_ui(ui, |ui| {
        let tabs = Tabs { name: cx.strings.bar.end_tabs, tabs: &tabs, chosen };
        if let Some(tab) = tabs.show(ui, cx) {
            app.views.layout.end_tab = tab;
        }
        if chosen != EndTab::Sources {
            return;
        }
        let end = if cx.words.is_rtl() {
            Layout::left_to_right(Align::Center)
        } else {
            Layout::right_to_left(Align::Center)
        };
        ui.with_layout(end, |ui| {
            let says = (cx.strings.task)(Task::NewReference);
            let add = Press::new(cx.strings.bar.new_source).icon(Icon::Plus).says(says);
            if add.width(cx) <= ui.available_width() && add.show(ui, cx).clicked() {
                actions.push(Action::Task(Task::NewReference));
            }
        });
    });
    ui.add_space(12.0);
}

/// Takes a step back, or makes it again, where nothing that can be written in has the focus: what
/// was done in a panel is taken back there.
pub(super) fn undo_beside(ui: &Ui, app: &mut App) {
    let writes = ui.output(|output| output.ime.is_some());
    if writes || ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return;
    }
    let (events, now) = ui.input(|input| (input.events.clone(), input.time));
    let App { documents, front, engine, .. } = app;
    let Some(document) = documents.iter_mut().find(|it| it.id == *front) else { return };
    for event in &events {
        let pressed = |task: &Task| task.shortcut().is_some_and(|it| it.is_pressed_by(event));
        let task = [Task::Undo, Task::Redo].into_iter().find(pressed);
        if let Some(action) = task.and_then(Task::in_text) {
            document.canvas.run(action, &mut document.editor, engine, now);
            ui.ctx().request_repaint();
        }
    }
}

/// What the wiki is called that is written for.
fn profile(app: &App, cx: Cx<'_>) -> String {
    let profile = app.settings.chosen_profile();
    profile
        .map(|profile| match cx.strings.language {
            Language::Arabic => profile.name_ar,
            Language::English => profile.name_en,
        })
        .unwrap_or_default()
}
