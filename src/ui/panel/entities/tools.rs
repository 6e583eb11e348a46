//! What can be done with the name that is chosen: go through its mentions, link it, say what it is.

use egui::{Popup, Rect, RectAlign, Response, Ui, vec2};

use super::row::{EndRail, show_at};
use super::{EntitiesView, KINDS, Way, mention_now};
use crate::editor::entities as edit;
use crate::entities::{Linking, Mention, Origin};
use crate::ui::action::Action;
use crate::ui::canvas::TextEngine;
use crate::ui::field::{Field, FieldLook, FieldState};
use crate::ui::icon::Icon;
use crate::ui::widget::{Press, Rail, ToolButton, galley_in};
use crate::ui::words::Tick;
use crate::ui::{Cx, Seen};

/// Where the menu of a button opens: inward from its end side.
pub(super) fn popup<'a>(button: &'a Response, cx: Cx<'_>) -> Popup<'a> {
    let align = if cx.words.is_rtl() { RectAlign::BOTTOM_START } else { RectAlign::BOTTOM_END };
    Popup::menu(button).align(align)
}

/// The row under the chosen name.
pub(super) fn tools_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    area: Rect,
    view: &mut EntitiesView,
    seen: Seen<'_>,
    number: usize,
    actions: &mut Vec<Action>,
) {
    let words = cx.strings.names;
    let Some(entity) = seen.survey.mentions.entities.get(number) else { return };
    let inner = area.shrink2(vec2(8.0, 0.0));
    let mut rail = Rail::new(cx.words, inner);
    let which = (words.which)(view.at.map(|at| at + 1), entity.mentions.len());
    let galley = cx.words.label(&which).small().galley();
    galley_in(ui.painter(), rail.take(galley.size().x, 4.0), galley, cx.theme.soft);
    let arrows =
        [(Icon::Previous, words.previous, Way::Back), (Icon::Next, words.next, Way::Forth)];
    for (icon, name, way) in arrows {
        let button = ToolButton::new(icon, name).small();
        if show_at(ui, rail.take(24.0, 0.0), |ui| button.show(ui, cx)).clicked() {
            view.jump(seen, number, way, actions);
        }
    }
    let mut end = EndRail::new(cx, inner);
    let more = ToolButton::new(Icon::More, words.more).small();
    let button = show_at(ui, end.take(24.0, 4.0), |ui| more.show(ui, cx));
    more_ui(cx, popup(&button, cx), view, seen, number, actions);
    if entity.origin == Origin::Unknown || entity.linking == Linking::Nowhere {
        return;
    }
    let now = mentions_now(seen, number);
    let article = seen.editor.article();
    let (verb, change) = if entity.linking == Linking::None {
        (words.link, edit::link(article, entity, &now))
    } else {
        (words.unlink, edit::unlink(article, entity, &now))
    };
    let press = Press::new(verb).verb();
    let place = end.take(press.width(cx), 0.0);
    let shown =
        ui.add_enabled_ui(change.is_some(), |ui| show_at(ui, place, |ui| press.show(ui, cx)));
    if shown.inner.clicked() {
        actions.extend(change.map(Action::Change));
    }
}

/// The menu of a name, below its button or where its row was pressed.
pub(super) fn more_ui(
    cx: Cx<'_>,
    popup: Popup<'_>,
    view: &mut EntitiesView,
    seen: Seen<'_>,
    number: usize,
    actions: &mut Vec<Action>,
) {
    let words = cx.strings.names;
    let article = seen.editor.article();
    let Some(entity) = seen.survey.mentions.entities.get(number) else { return };
    cx.words.menu_ui(popup, |ui| {
        let item = |ui: &mut Ui, text: &str, tick| cx.words.item(ui, text, "", tick, cx.theme);
        let is_known = entity.origin != Origin::Unknown;
        for kind in KINDS {
            let tick = if is_known && entity.kind == kind { Tick::On } else { Tick::Off };
            if item(ui, (words.kind)(kind), tick).clicked() {
                actions.push(Action::Change(edit::set_kind(article, entity, kind)));
            }
        }
        ui.separator();
        if is_known && item(ui, words.page, Tick::None).clicked() {
            let mut field = Field::new("name-page");
            field.set_text(&entity.page);
            view.page = Some(field);
        }
        if entity.variants + entity.glued > 1 {
            let fix = edit::fix(article, &mentions_now(seen, number));
            let shown = ui.add_enabled_ui(fix.is_some(), |ui| item(ui, words.fix_all, Tick::None));
            if shown.inner.clicked() {
                actions.extend(fix.map(Action::Change));
            }
        }
        let forget = edit::forget(article, &entity.name);
        if forget.is_some() && item(ui, words.forget, Tick::None).clicked() {
            actions.extend(forget.map(Action::Change));
        }
    });
}

/// The field for the page that the chosen name leads to. What is written counts once it is left.
#[expect(clippy::too_many_arguments, reason = "a field needs the text engine besides")]
pub(super) fn page_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    area: Rect,
    view: &mut EntitiesView,
    seen: Seen<'_>,
    engine: &mut TextEngine,
    number: usize,
    actions: &mut Vec<Action>,
) {
    let words = cx.strings.names;
    let Some(entity) = seen.survey.mentions.entities.get(number) else { return };
    let Some(field) = &mut view.page else { return };
    let look = FieldLook {
        name: words.page,
        placeholder: words.page,
        width: area.width() - 16.0,
        state: FieldState::Fine,
    };
    let inside = area.shrink2(vec2(8.0, 2.0));
    let output = ui
        .scope_builder(egui::UiBuilder::new().max_rect(inside), |ui| {
            field.show(ui, look, engine, cx.words, cx.theme)
        })
        .inner;
    let is_new = !ui.memory(|memory| memory.had_focus_last_frame(field.id()))
        && !output.response.has_focus()
        && !output.response.lost_focus();
    if is_new {
        output.response.request_focus();
    }
    let is_given_up = ui.input(|input| input.key_pressed(egui::Key::Escape));
    if !output.entered.is_empty() || output.response.lost_focus() {
        if field.text().trim() != entity.page && !is_given_up {
            let change = edit::set_page(seen.editor.article(), entity, field.text());
            actions.push(Action::Change(change));
        }
        view.page = None;
    }
}

/// The mentions of a name that stand as they were seen.
fn mentions_now(seen: Seen<'_>, number: usize) -> Vec<Mention> {
    seen.survey.mentions.of(number).filter_map(|mention| mention_now(seen, mention)).collect()
}
