//! The panel of names: what an article names, by kind; spellings to look at, each with its verb;
//! what is linked. It knows no register and finds nothing: it shows what was seen in the article,
//! and pushes actions.

mod row;
mod rows;
mod tools;

use std::sync::Arc;

use egui::{IdSalt, Key, Modifiers, Popup, Rect, RectAlign, Ui, UiBuilder, pos2};

use super::super::action::Action;
use crate::article::{EntityKind, Place};
use crate::editor::entities as edit;
use crate::entities::{Mention, Mentions};
use crate::ui::canvas::TextEngine;
use crate::ui::field::{Field, FieldLook, FieldState, HEIGHT};
use crate::ui::icon::Icon;
use crate::ui::widget::{Empty, ROW, ToolButton, scroll_ui};
use crate::ui::words::Tick;
use crate::ui::{Cx, Seen};
use rows::{Open, Row, Rows, Step};

/// The state of the panel for one article.
pub struct EntitiesView {
    search: Field,
    /// The name that is chosen, in its house form.
    chosen: Option<String>,
    /// Which of its mentions is looked at.
    at: Option<usize>,
    /// The field for the page of the chosen name, while it is open.
    page: Option<Field>,
    rows: Rows,
    /// Of what the rows were made.
    made_of: Option<(Arc<Mentions>, String, Option<Open>)>,
    /// The name whose row gets the focus when it is shown next.
    focus: Option<usize>,
    /// The name whose row has it.
    held: Option<usize>,
}

impl Default for EntitiesView {
    fn default() -> Self {
        Self {
            search: Field::new("names-search"),
            chosen: None,
            at: None,
            page: None,
            rows: Rows::default(),
            made_of: None,
            focus: None,
            held: None,
        }
    }
}

impl EntitiesView {
    /// The name that is chosen: its mentions are shown in the text.
    pub fn chosen(&self) -> Option<&str> {
        self.chosen.as_deref()
    }

    /// Its number among the names that were seen.
    pub fn chosen_in(&self, mentions: &Mentions) -> Option<usize> {
        mentions.number(self.chosen()?)
    }

    /// Makes the rows anew where what they show has changed.
    fn follow(&mut self, seen: Seen<'_>) {
        let mentions = &seen.survey.mentions;
        let open = self.chosen_in(mentions);
        let open = open.map(|entity| Open { entity, with_page: self.page.is_some() });
        let query = self.search.text();
        let is_same = self.made_of.as_ref().is_some_and(|(of, searched, was_open)| {
            Arc::ptr_eq(of, mentions) && searched == query && *was_open == open
        });
        if !is_same {
            let article = seen.editor.article();
            self.rows = Rows::of(seen.survey, article, query, open);
            self.made_of = Some((Arc::clone(mentions), query.to_owned(), open));
        }
    }

    /// Chooses a name; another one than before begins at its first mention.
    fn choose(&mut self, name: &str) {
        if self.chosen.as_deref() != Some(name) {
            self.chosen = Some(name.to_owned());
            self.at = None;
            self.page = None;
        }
    }

    /// Goes to the next mention of a name, or the one before, round the end.
    fn jump(&mut self, seen: Seen<'_>, entity: usize, way: Way, actions: &mut Vec<Action>) {
        let mentions = &seen.survey.mentions;
        let Some(name) = mentions.entities.get(entity) else { return };
        self.choose(&name.name);
        let len = name.mentions.len();
        let Some(last) = len.checked_sub(1) else { return };
        let next = match (self.at, way) {
            (None, Way::Forth) => 0,
            (None, Way::Back) => last,
            (Some(at), Way::Forth) => (at + 1) % len,
            (Some(at), Way::Back) => at.checked_sub(1).unwrap_or(last),
        };
        self.at = Some(next);
        let mention = mentions.of(entity).nth(next);
        actions.extend(mention.and_then(|it| place_now(seen, it)).map(Action::Glance));
    }
}

/// Which way to go through mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Forth,
    Back,
}

/// Where a mention with its particles is now.
fn place_now(seen: Seen<'_>, mention: &Mention) -> Option<Place> {
    seen.survey.place_now(&mention.whole(), seen.editor.article())
}

/// The mention as it stands in the article of now, where its text is as it was seen.
fn mention_now(seen: Seen<'_>, mention: &Mention) -> Option<Mention> {
    let place = seen.survey.place_now(&mention.place, seen.editor.article())?;
    Some(Mention { place, ..mention.clone() })
}

/// Shows the panel.
pub fn entities_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut EntitiesView,
    seen: Seen<'_>,
    engine: &mut TextEngine,
    wants_focus: bool,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    search_ui(ui, cx, view, seen, engine, wants_focus, actions);
    view.follow(seen);
    if view.rows.rows.is_empty() {
        let is_searched = !view.search.text().trim().is_empty();
        let (title, sentence) = if is_searched {
            (cx.strings.names.nothing_found, "")
        } else {
            (cx.strings.names.empty, cx.strings.names.empty_sentence)
        };
        let icon = if is_searched { Icon::Search } else { Icon::Person };
        ui.spacing_mut().item_spacing.y = 8.0;
        Empty { icon, title, sentence, verb: None }.show(ui, cx);
        return;
    }
    list_ui(ui, cx, view, seen, engine, actions);
}

/// The field that searches, and the button that adds what is selected in the text.
fn search_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut EntitiesView,
    seen: Seen<'_>,
    engine: &mut TextEngine,
    wants_focus: bool,
    actions: &mut Vec<Action>,
) {
    let words = cx.strings.names;
    let id = view.search.id();
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let goes_down =
        has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    let shown = cx.words.row_ui(ui, |ui| {
        let width = (ui.available_width() - ROW - ui.spacing().item_spacing.x).max(HEIGHT);
        let look = FieldLook {
            name: words.search,
            placeholder: words.search,
            width,
            state: FieldState::Fine,
        };
        let output = view.search.show(ui, look, engine, cx.words, cx.theme);
        add_ui(ui, cx, seen, actions);
        output
    });
    let output = shown.inner;
    if wants_focus {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if output.changed {
        view.follow(seen);
    }
    let first = view.rows.step(0, Step::First);
    if goes_down {
        view.focus = first;
    }
    for held in output.entered {
        let way = if held.shift { Way::Back } else { Way::Forth };
        if let Some(first) = first {
            view.jump(seen, first, way, actions);
        }
    }
}

/// Adds what is selected in the text: its menu asks what it is.
fn add_ui(ui: &mut Ui, cx: Cx<'_>, seen: Seen<'_>, actions: &mut Vec<Action>) {
    let words = cx.strings.names;
    let article = seen.editor.article();
    let name = edit::name_in(article, seen.editor.selection());
    let label = match &name {
        Some(name) => (words.add_selected)(name),
        None => words.add_hint.to_owned(),
    };
    let shown = ui
        .add_enabled_ui(name.is_some(), |ui| ToolButton::new(Icon::AddName, &label).show(ui, cx))
        .inner;
    let Some(name) = name else { return };
    cx.words.menu_ui(tools::popup(&shown, cx), |ui| {
        for kind in KINDS {
            if cx.words.item(ui, (words.kind)(kind), "", Tick::None, cx.theme).clicked() {
                actions.extend(edit::add(article, &name, kind).map(Action::Change));
            }
        }
    });
}

/// Every kind, in the order of the list.
const KINDS: [EntityKind; 5] = [
    EntityKind::Person,
    EntityKind::Organisation,
    EntityKind::Place,
    EntityKind::Event,
    EntityKind::Work,
];

/// The names. Only rows in sight are laid out.
fn list_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut EntitiesView,
    seen: Seen<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    scroll_ui(ui, cx, "names", |ui, viewport| {
        ui.set_height(view.rows.height);
        let whole = ui.max_rect();
        let origin = whole.top();
        let place = |(top, bottom): (f32, f32)| {
            Rect::from_min_max(
                pos2(whole.left(), origin + top),
                pos2(whole.right(), origin + bottom),
            )
        };
        let asked = view.focus.and_then(|name| view.rows.row_of(name));
        if let Some(row) = asked {
            let still = egui::style::ScrollAnimation::none();
            ui.scroll_to_rect_animation(place(view.rows.edges(row)), None, still);
        }
        let in_sight = view.rows.between(viewport.top(), viewport.bottom());
        // A row that has the focus, or is to have it, must be there, or it loses it.
        let held = view.held.and_then(|name| view.rows.row_of(name));
        let mut shown: Vec<usize> = in_sight.chain(asked).chain(held).collect();
        shown.sort_unstable();
        shown.dedup();
        let rows: Vec<(usize, Row)> = shown
            .into_iter()
            .filter_map(|at| Some((at, view.rows.rows.get(at)?.clone())))
            .collect();
        for (at, row) in rows {
            let area = place(view.rows.edges(at));
            let builder = UiBuilder::new().max_rect(area).id_salt(salt(&row, seen));
            ui.scope_builder(builder, |ui| match &row {
                Row::Group { kind, count } => row::group_ui(ui, cx, area, *kind, *count),
                Row::Name(name) => name_ui(ui, cx, area, view, seen, (at, *name), actions),
                Row::Doubt(doubt) => row::doubt_ui(ui, cx, area, view, seen, doubt, actions),
                Row::Tools(name) => tools::tools_ui(ui, cx, area, view, seen, *name, actions),
                Row::Page(name) => {
                    tools::page_ui(ui, cx, area, view, seen, engine, *name, actions);
                }
            });
        }
    });
}

/// By what a row is known while the list changes around it.
fn salt(row: &Row, seen: Seen<'_>) -> IdSalt {
    let entities = &seen.survey.mentions.entities;
    let name = |number: usize| entities.get(number).map(|entity| entity.name.as_str());
    match row {
        Row::Group { kind, .. } => IdSalt::new(("group", kind)),
        Row::Name(number) => IdSalt::new(("name", name(*number))),
        Row::Doubt(doubt) => IdSalt::new(("doubt", name(doubt.entity), &doubt.kind, doubt.place)),
        Row::Tools(number) => IdSalt::new(("tools", name(*number))),
        Row::Page(number) => IdSalt::new(("page", name(*number))),
    }
}

/// The row of a name: a click or Enter goes to its next mention, with Shift to the one before; the
/// arrows go to other names.
fn name_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    area: Rect,
    view: &mut EntitiesView,
    seen: Seen<'_>,
    (at, number): (usize, usize),
    actions: &mut Vec<Action>,
) {
    let Some(entity) = seen.survey.mentions.entities.get(number) else { return };
    let is_chosen = view.chosen() == Some(entity.name.as_str());
    let response = row::name_row(ui, cx, area, entity, is_chosen, seen, actions);
    if view.focus == Some(number) {
        view.focus = None;
        response.request_focus();
    }
    if response.secondary_clicked() {
        view.choose(&entity.name);
    }
    let align = if cx.words.is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    let menu = Popup::context_menu(&response).align(align);
    tools::more_ui(cx, menu, view, seen, number, actions);
    if response.clicked() {
        let way = if ui.input(|input| input.modifiers.shift) { Way::Back } else { Way::Forth };
        view.jump(seen, number, way, actions);
    }
    if view.held == Some(number) && !response.has_focus() {
        view.held = None;
    }
    if response.has_focus() {
        view.held = Some(number);
        let arrows = egui::EventFilter { vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
        // Taken out, for the next row may be shown and have the focus in this very frame.
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let steps = [
            (Key::ArrowDown, Step::Next),
            (Key::ArrowUp, Step::Previous),
            (Key::Home, Step::First),
            (Key::End, Step::Last),
        ];
        if let Some((_, step)) = steps.into_iter().find(|(key, _)| pressed(*key)) {
            match view.rows.step(at, step) {
                Some(next) => view.focus = Some(next),
                None if step == Step::Previous => {
                    ui.memory_mut(|memory| memory.request_focus(view.search.id()));
                }
                None => {}
            }
            ui.ctx().request_repaint();
        }
    }
}
