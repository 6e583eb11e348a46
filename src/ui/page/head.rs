//! What stands above the text: namespace and title, the day, how far the article has come, and the
//! picture that leads it.

use egui::{Ui, UiBuilder, vec2};

use super::choice::Choice;
use super::{BoundLook, Desk, PageView, ask, change, lead, line_ui, plain};
use crate::article::{Field, Status, Title};
use crate::checks::{DateRole, Finding, Place};
use crate::dates::{DateField, PartialDate, readings};
use crate::editor::UndoStep;
use crate::text;
use crate::typeset::{Family, TextStyle};
use crate::ui::Cx;
use crate::ui::action::Action;
use crate::ui::canvas::{Overlay, OverlayKind, TextEngine};
use crate::ui::widget::{Press, Tone};
use crate::ui::words::Tick;

/// Font sizes, in logical pixels before zoom.
const TITLE: f32 = 29.0;
const SMALL: f32 = 13.5;
/// Width of the dateline's field while it has little in it.
const DATE: f32 = 96.0;

pub(super) fn head_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut PageView,
    desk: &Desk<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    ui.add_space((24.0 * desk.scale).round());
    namespace_ui(ui, cx, desk, actions);
    title_ui(ui, cx, view, desk, engine, actions);
    ui.add_space(4.0);
    day_ui(ui, cx, view, desk, engine, actions);
    doubts_ui(ui, cx, desk, actions);
    line_ui(ui, cx, 12.0, 0.0);
    lead::lead_ui(ui, cx, view, desk, engine, actions);
}

fn namespace_ui(ui: &mut Ui, cx: Cx<'_>, desk: &Desk<'_>, actions: &mut Vec<Action>) {
    let words = cx.strings.page;
    let title = desk.seen.editor.article().title();
    let shown = match title.namespace.as_str() {
        "" => words.no_namespace.to_owned(),
        name => format!("{}:", text::letters::isolate(name)),
    };
    let mut names: Vec<&str> = vec![""];
    names.extend(desk.profile.iter().flat_map(|profile| &profile.namespaces).map(String::as_str));
    if !names.contains(&title.namespace.as_str()) {
        names.push(&title.namespace);
    }
    desk.row_ui(ui, 24.0, |ui| {
        let choice = Choice { shown: &shown, name: words.namespace, size: SMALL * desk.scale };
        choice.show(ui, cx, desk.is_rtl(), |ui| {
            for name in names {
                let tick = if name == title.namespace { Tick::On } else { Tick::Off };
                let label = if name.is_empty() { words.no_namespace } else { name };
                if cx.words.item(ui, label, "", tick, cx.theme).clicked() {
                    let title = Title { namespace: name.to_owned(), name: title.name.clone() };
                    change(actions, Field::Title(title), UndoStep::Own);
                }
            }
        });
    });
}

fn title_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut PageView,
    desk: &Desk<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    let words = cx.strings.page;
    let editor = desk.seen.editor;
    let title = editor.article().title();
    let overlays = overlays(desk, &title.name);
    let look = BoundLook {
        name: words.title,
        placeholder: words.title,
        text: TextStyle {
            family: desk.family,
            size: TITLE * desk.scale,
            bold: true,
            italic: false,
        },
        direction: desk.direction(),
        overlays: &overlays,
    };
    let value = plain(&title.name);
    let shown = view.title.show(ui, cx, look, &value, editor.revision(), engine);
    if let Some((written, step)) = shown.edit {
        change(actions, Field::Title(entitled(desk, title, written.text())), step);
    }
    if shown.is_entered {
        actions.push(Action::Show(Place::Body { block: 0, span: text::Span::at(0) }));
    }
    ask(actions, shown.asked);
}

/// The title after this was written in its field: a namespace of the wiki before a colon is taken
/// for one where there is none yet.
fn entitled(desk: &Desk<'_>, old: &Title, written: &str) -> Title {
    let names = desk.profile.iter().flat_map(|profile| &profile.namespaces).map(String::as_str);
    let names: Vec<&str> = names.collect();
    if old.namespace.is_empty() && written.contains(':') {
        let parsed = Title::parse(written, &names);
        if !parsed.namespace.is_empty() {
            return parsed;
        }
    }
    Title { namespace: old.namespace.clone(), name: written.to_owned() }
}

/// Problems, names and what was found in the title; the first two as long as it is the one that was looked at.
fn overlays(desk: &Desk<'_>, name: &str) -> Vec<Overlay> {
    let found = desk.found_in(|place| match place {
        Place::Title(span) => Some(*span),
        _ => None,
    });
    let survey = desk.seen.survey;
    if survey.title != name {
        return found.collect();
    }
    let problems = survey.problems.iter().filter_map(|problem| {
        let Place::Title(span) = problem.place else { return None };
        Some(Overlay { block: 0, span, kind: OverlayKind::of(problem.severity) })
    });
    let names = survey.mentions.mentions.iter().filter_map(|mention| {
        let is_here = matches!(mention.place, Place::Title(_));
        if is_here { Overlay::of_mention(mention, desk.chosen) } else { None }
    });
    let mut overlays: Vec<Overlay> = problems.chain(names).chain(found).collect();
    overlays.sort_by_key(|overlay| (overlay.span.start, overlay.kind));
    overlays
}

/// The day with its weekday, and the article's status.
fn day_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut PageView,
    desk: &Desk<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    let words = cx.strings.page;
    let editor = desk.seen.editor;
    let day = editor.article().dateline();
    let size = (SMALL * desk.scale).round();
    // What is typed already is not said again.
    let said = day.understood().map(|date| (words.beside_typed)(date, day.as_typed()));
    let said = said.filter(|said| !said.is_empty());
    let said = said.as_deref().map(|it| cx.words.label(it).sized(size).coloured(cx.theme.soft));
    let status = editor.article().status();
    let shown = (words.status_name)(status);
    let status_wide = cx.words.label(shown).sized(size).by_its_letters().galley().size().x + 44.0;
    let rest = desk.row_ui(ui, (28.0 * desk.scale).round(), |ui| {
        let typed = cx.words.label(day.as_typed()).sized(size).by_its_letters();
        let hint = cx.words.label(words.dateline_hint).sized(size * 0.9);
        let wide = typed.galley().size().x.max(if day.as_typed().is_empty() {
            hint.galley().size().x
        } else {
            DATE * desk.scale * 0.5
        });
        let room = (wide + 14.0).min(ui.available_width() * 0.6).ceil();
        let look = BoundLook {
            name: words.dateline,
            placeholder: words.dateline_hint,
            text: TextStyle { family: Family::Interface, size, bold: false, italic: false },
            direction: desk.direction(),
            overlays: &[],
        };
        let value = plain(day.as_typed());
        let written = ui
            .scope_builder(UiBuilder::new(), |ui| {
                ui.set_max_width(room);
                view.dateline.show(ui, cx, look, &value, editor.revision(), engine)
            })
            .inner;
        if let Some((written, step)) = written.edit {
            change(actions, Field::Dateline(DateField::typed(written.text())), step);
        }
        ask(actions, written.asked);
        let mut rest = said;
        if let Some(said) =
            rest.take_if(|said| said.galley().size().x + status_wide <= ui.available_width())
        {
            ui.label(said);
        }
        let dot = cx.words.label("·").sized(size).coloured(cx.theme.faint);
        ui.label(dot);
        Choice { shown, name: words.status, size }.show(ui, cx, desk.is_rtl(), |ui| {
            for other in [Status::Draft, Status::Review, Status::Ready, Status::Published] {
                let tick = if other == status { Tick::On } else { Tick::Off };
                let name = (words.status_name)(other);
                if cx.words.item(ui, name, "", tick, cx.theme).clicked() {
                    change(actions, Field::Status(other), UndoStep::Own);
                }
            }
        });
        rest
    });
    // On a narrow page it has a row of its own.
    if let Some(said) = rest {
        desk.row_ui(ui, (22.0 * desk.scale).round(), |ui| ui.label(said));
    }
}

/// What is not understood of the day, in words, and the days that it may be.
fn doubts_ui(ui: &mut Ui, cx: Cx<'_>, desk: &Desk<'_>, actions: &mut Vec<Action>) {
    let day = desk.seen.editor.article().dateline();
    if day.is_empty() || day.understood().is_some() {
        return;
    }
    let (role, as_typed) = (DateRole::Dateline, day.as_typed().to_owned());
    let days = readings(day.as_typed());
    let finding = match day.problem() {
        Some(error) => Finding::ImpossibleDate { role, as_typed, error },
        None => Finding::UnreadableDate { role, as_typed },
    };
    let tone = if day.problem().is_some() { Tone::Error } else { Tone::Warn };
    let said = if days.is_empty() {
        (cx.strings.finding)(&finding)
    } else {
        cx.strings.page.which_day.to_owned()
    };
    let size = (SMALL * desk.scale).round();
    desk.rows_ui(ui, 24.0, |ui| {
        let (_, place) = ui.allocate_space(vec2(16.0, 20.0));
        tone.icon().draw(ui.painter(), place.center(), tone.ink(cx.theme));
        let room = (ui.available_width() - 24.0).max(80.0);
        ui.label(cx.words.label(&said).sized(size).coloured(tone.ink(cx.theme)).wrapped(room));
        for day in days {
            let name = (cx.strings.page.long_date)(day);
            if Press::new(&name).verb().show(ui, cx).clicked() {
                change(actions, Field::Dateline(chosen(day)), UndoStep::Own);
            }
        }
    });
}

fn chosen(day: PartialDate) -> DateField {
    DateField::from_date(day)
}
