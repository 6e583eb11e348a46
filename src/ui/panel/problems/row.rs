//! One row of the list on the screen.

use egui::{
    CornerRadius, Frame, Key, Margin, Modifiers, Role, Sense, Stroke, Ui, WidgetInfo, vec2,
};

use super::rows::Row;
use super::{ProblemsView, row_id};
use crate::checks::{Diagnostic, Severity};
use crate::editor::findings;
use crate::survey::Dismissed;
use crate::ui::action::Action;
use crate::ui::canvas::TextEngine;
use crate::ui::field::{FieldLook, FieldState};
use crate::ui::icon::{self, Icon};
use crate::ui::widget::{Press, Tone};
use crate::ui::{Cx, Seen};

/// Beside the sign, in logical pixels.
const BESIDE: f32 = icon::SIDE + 8.0;

/// Shows a row.
pub(super) fn row_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut ProblemsView,
    seen: Seen<'_>,
    (at, row): (usize, Row),
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    match row {
        Row::Group(severity, count) => {
            heading_ui(ui, cx, (cx.strings.problems.group)(severity), count);
        }
        Row::Ignored(count) => fold_ui(ui, cx, view, at, count),
        Row::Problem(number) => {
            if let Some(problem) = seen.survey.problems.get(number) {
                problem_ui(ui, cx, view, seen, (at, problem), engine, actions);
            }
        }
        Row::Dismissed(number) => {
            if let Some(dismissed) = seen.survey.ignored.get(number) {
                dismissed_ui(ui, cx, view, seen, (at, dismissed), actions);
            }
        }
    }
}

fn heading_ui(ui: &mut Ui, cx: Cx<'_>, name: &str, count: usize) {
    ui.add_space(4.0);
    cx.words.rows_ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.label(cx.words.label(name).sized(13.0).bold().coloured(cx.theme.soft));
        ui.label(cx.words.label(&count.to_string()).sized(13.0).coloured(cx.theme.faint));
    });
}

/// What was ignored is folded away until somebody asks.
fn fold_ui(ui: &mut Ui, cx: Cx<'_>, view: &mut ProblemsView, at: usize, count: usize) {
    let name = cx.strings.problems.ignored;
    ui.add_space(8.0);
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let response = ui.interact(area, row_id(at), Sense::click());
    let (enabled, unfolded) = (ui.is_enabled(), view.unfolded);
    let says = format!("{name} {count}");
    response
        .widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, enabled, unfolded, &says));
    focus(ui, view, at, &response);
    if response.clicked() {
        view.unfolded = !view.unfolded;
    }
    let sign = if unfolded { Icon::Down } else { Icon::Forward };
    let ink = if response.hovered() { cx.theme.ink } else { cx.theme.soft };
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(area).layout(cx.words.row()));
    inside.spacing_mut().item_spacing.x = 8.0;
    let (_, place) = inside.allocate_space(vec2(icon::SIDE, icon::SIDE));
    sign.draw(inside.painter(), place.center(), ink);
    inside.label(cx.words.label(name).sized(13.0).bold().coloured(ink));
    inside.label(cx.words.label(&count.to_string()).sized(13.0).coloured(cx.theme.faint));
    if response.has_focus() {
        let ring = Stroke::new(2.0, cx.theme.accent);
        let round = CornerRadius::same(7);
        ui.painter().rect_stroke(area, round, ring, egui::StrokeKind::Inside);
    }
}

/// Words that elsewhere stand within a sentence begin one here.
fn capital(words: String) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(letters).collect(),
        _ => words,
    }
}

fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Error,
        Severity::Warning => Tone::Warn,
        Severity::Info => Tone::Plain,
    }
}

fn problem_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut ProblemsView,
    seen: Seen<'_>,
    (at, problem): (usize, &Diagnostic),
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    let sentence = (cx.strings.finding)(&problem.finding);
    let place = capital((cx.strings.place)(&problem.place));
    let says = format!("{}: {sentence} {place}", (cx.strings.severity)(problem.severity));
    let article = seen.editor.article();
    let chosen = card_ui(ui, cx, view, at, &says, |ui, view| {
        let tone = tone(problem.severity);
        said_ui(ui, cx, tone.icon(), tone, &sentence, false);
        beside_ui(ui, cx, |ui| {
            ui.label(cx.words.label(&place).small().coloured(cx.theme.faint));
        });
        let key = problem.key(article);
        let asks = view.ignoring.as_ref() == Some(&(problem.rule(), key.clone()));
        if asks {
            reason_ui(ui, cx, view, seen, problem, engine, actions);
        } else {
            verbs_ui(ui, cx, view, seen, problem, key, actions);
        }
    });
    if chosen {
        let place = seen.survey.place_now(&problem.place, article);
        view.gone_to = Some((problem.place.clone(), seen.editor.selection().head));
        view.current = at;
        actions.push(Action::Show(place.unwrap_or_else(|| problem.place.clone())));
    }
}

fn verbs_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut ProblemsView,
    seen: Seen<'_>,
    problem: &Diagnostic,
    key: String,
    actions: &mut Vec<Action>,
) {
    let words = cx.strings.problems;
    beside_ui(ui, cx, |ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 0.0);
        let room = ui.available_width();
        cx.words.rows_ui(ui, |ui| {
            if let Some(fix) = &problem.fix {
                let verb = capital((cx.strings.fix)(&fix.kind));
                if Press::new(&verb).verb().room(room).show(ui, cx).clicked() {
                    actions.push(Action::Fix(Box::new(problem.clone())));
                }
                let rule = problem.rule();
                // Said once, beside the first of its kind.
                let alike = seen.survey.problems.iter();
                let mut alike = alike.filter(|it| it.rule() == rule && it.fix.is_some());
                let is_first = alike.next().is_some_and(|it| std::ptr::eq(it, problem));
                let others = alike.count();
                if is_first && others > 0 && rule.is_fixed_at_once() {
                    let verb = (words.fix_all)(others + 1);
                    if Press::new(&verb).verb().show(ui, cx).clicked() {
                        actions.push(Action::FixAll(rule));
                    }
                }
            }
            if Press::new(words.ignore).aside().show(ui, cx).clicked() {
                view.ignoring = Some((problem.rule(), key));
                view.reason.set_text("");
                view.asks = true;
            }
        });
    });
}

/// Asks why a problem is to stay.
fn reason_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut ProblemsView,
    seen: Seen<'_>,
    problem: &Diagnostic,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    let words = cx.strings.problems;
    // egui takes the focus of a field away before anybody can ask for the key.
    let escape =
        view.is_asking && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let mut done = false;
    let mut left = escape;
    beside_ui(ui, cx, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let width = ui.available_width();
        let look =
            FieldLook { name: words.why, placeholder: words.why, width, state: FieldState::Fine };
        let field = view.reason.show(ui, look, engine, cx.words, cx.theme);
        done |= !field.entered.is_empty();
        view.is_asking = field.response.has_focus();
        if std::mem::take(&mut view.asks) {
            field.response.request_focus();
        }
        cx.words.row_ui(ui, |ui| {
            done |= Press::new(words.ignore_now).show(ui, cx).clicked();
            left |= Press::new(words.cancel).quiet().show(ui, cx).clicked();
        });
    });
    if done {
        let article = seen.editor.article();
        let ignored = findings::ignore(article, problem, view.reason.text());
        actions.extend(ignored.map(Action::Change));
    }
    if done || left {
        view.ignoring = None;
        view.wants_focus = true;
    }
}

fn dismissed_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut ProblemsView,
    seen: Seen<'_>,
    (at, dismissed): (usize, &Dismissed),
    actions: &mut Vec<Action>,
) {
    let words = cx.strings.problems;
    let Dismissed { problem, key, reason } = dismissed;
    let sentence = (cx.strings.finding)(&problem.finding);
    let why = if reason.is_empty() { words.no_reason.to_owned() } else { (words.reason)(reason) };
    let article = seen.editor.article();
    let shown = card_ui(ui, cx, view, at, &format!("{sentence} {why}"), |ui, _| {
        said_ui(ui, cx, Icon::Ignore, Tone::Plain, &sentence, true);
        beside_ui(ui, cx, |ui| {
            let width = ui.available_width();
            ui.label(cx.words.label(&why).small().wrapped(width).coloured(cx.theme.soft));
            if Press::new(words.restore).verb().show(ui, cx).clicked() {
                let again = findings::reconsider(article, problem.rule(), key);
                actions.extend(again.map(Action::Change));
            }
        });
    });
    if shown {
        let place = seen.survey.place_now(&problem.place, article);
        actions.extend(place.map(Action::Show));
    }
}

/// A card of the list; whether it was chosen by a click or Enter.
fn card_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut ProblemsView,
    at: usize,
    says: &str,
    add: impl FnOnce(&mut Ui, &mut ProblemsView),
) -> bool {
    let area = ui.available_rect_before_wrap();
    let (top, height) = (area.top(), view.rows.span(at).1);
    let expected =
        egui::Rect::from_min_size(egui::pos2(area.left(), top), vec2(area.width(), height));
    // Below its verbs, so that they are hit first.
    let response = ui.interact(expected, row_id(at), Sense::click());
    let enabled = ui.is_enabled();
    let chosen = view.current == at && response.has_focus();
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, enabled, chosen, says));
    let theme = cx.theme;
    let focused = response.has_focus();
    let colour = if focused || response.hovered() { theme.accent } else { theme.line };
    let wide = if focused { 2.0 } else { 1.0 };
    let frame = Frame::new()
        .fill(theme.page)
        .stroke(Stroke::new(wide, colour))
        .corner_radius(CornerRadius::same(9))
        .inner_margin(Margin { left: 12, right: 12, top: 8, bottom: 8 });
    // A wider stroke does not move what is inside.
    let frame = frame.outer_margin(if focused { Margin::ZERO } else { Margin::same(1) });
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        ui.with_layout(cx.words.column(), |ui| add(ui, view));
    });
    focus(ui, view, at, &response);
    response.clicked()
}

fn focus(ui: &Ui, view: &mut ProblemsView, at: usize, response: &egui::Response) {
    let first = view.rows.row(view.current).is_none_or(|row| matches!(row, Row::Group(..)));
    if view.wants_focus && (at == view.current || first) {
        (view.wants_focus, view.current) = (false, at);
        response.request_focus();
    }
    if response.has_focus() {
        view.current = at;
        let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
}

/// A sign and a sentence beside it.
fn said_ui(ui: &mut Ui, cx: Cx<'_>, sign: Icon, tone: Tone, sentence: &str, quiet: bool) {
    let room = ui.available_width() - BESIDE;
    let ink = if quiet { cx.theme.soft } else { cx.theme.ink };
    let galley = cx.words.label(sentence).sized(13.5).wrapped(room).galley();
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), galley.size().y));
    let rtl = cx.words.is_rtl();
    let middle = area.top() + 11.0;
    let (x, left) = if rtl {
        let right = area.right() - BESIDE;
        (area.right() - icon::SIDE / 2.0, right - galley.size().x)
    } else {
        (area.left() + icon::SIDE / 2.0, area.left() + BESIDE)
    };
    sign.draw(ui.painter(), egui::pos2(x, middle), tone.ink(cx.theme));
    ui.painter().galley(egui::pos2(left.round(), area.top()), galley, ink);
}

/// What stands below a sentence, in line with it.
fn beside_ui(ui: &mut Ui, cx: Cx<'_>, add: impl FnOnce(&mut Ui)) {
    let whole = ui.available_rect_before_wrap();
    let room = if cx.words.is_rtl() {
        egui::Rect::from_min_max(whole.min, egui::pos2(whole.right() - BESIDE, whole.bottom()))
    } else {
        egui::Rect::from_min_max(egui::pos2(whole.left() + BESIDE, whole.top()), whole.max)
    };
    let builder = egui::UiBuilder::new().max_rect(room).layout(cx.words.column());
    let shown = ui.scope_builder(builder, add);
    let _ = shown;
}
