//! The citation manager: the sources of an article as a list under a line of time, and the form that
//! writes one. It shows what is in the article and what was seen in it, and pushes actions; it
//! changes nothing.

mod card;
mod deeds;
pub mod form;
mod list;
pub mod rows;
pub mod time;

use std::collections::HashMap;

use egui::{Popup, RectAlign, Ui, vec2};

use super::super::action::{Action, Task};
use crate::article::{Article, RefId};
use crate::text::letters::isolate;
use crate::typeset::Direction;
use crate::ui::canvas::TextEngine;
use crate::ui::field::{Field, FieldLook, FieldState};
use crate::ui::icon::Icon;
use crate::ui::widget::{Empty, Press, ROW, Tab, Tabs, Tone, ToolButton};
use crate::ui::words::Tick;
use crate::ui::{Cx, Seen};
use deeds::Deed;
use form::SourceForm;
use rows::{Asked, Filter, Order, Rows, title_of};
use time::{TimeView, time_ui};

/// The state of the citation manager of one article.
pub struct SourcesView {
    /// The form.
    pub form: SourceForm,
    /// The source that is chosen.
    chosen: Option<RefId>,
    /// The source that another one is to become part of.
    merging: Option<RefId>,
    /// The problem that is to be left as it is, while its reason is written.
    ignoring: Option<crate::checks::Finding>,
    reason: Field,
    /// Whether its field is still to get the focus.
    asks: bool,
    search: Field,
    asked: Asked,
    rows: Rows,
    time: TimeView,
    /// Heights of cards as they were last, and the tops of all that are listed.
    heights: HashMap<RefId, f32>,
    tops: Vec<f32>,
    width: f32,
    /// Whether the chosen source is to be scrolled to, and whether the list takes the focus.
    reveals: bool,
    takes_focus: bool,
}

impl Default for SourcesView {
    fn default() -> Self {
        Self {
            form: SourceForm::default(),
            chosen: None,
            merging: None,
            ignoring: None,
            reason: Field::new("sources-reason"),
            asks: false,
            search: Field::running("sources-search", Direction::Auto),
            asked: Asked::default(),
            rows: Rows::default(),
            time: TimeView::default(),
            heights: HashMap::new(),
            tops: Vec::new(),
            width: 0.0,
            reveals: false,
            takes_focus: false,
        }
    }
}

impl SourcesView {
    /// The source that is chosen.
    pub fn chosen(&self) -> Option<&RefId> {
        self.chosen.as_ref()
    }

    /// Chooses a source, or none.
    pub fn choose(&mut self, id: Option<RefId>) {
        if self.chosen == id {
            return;
        }
        // What is chosen is higher.
        for id in self.chosen.iter().chain(&id) {
            self.heights.remove(id);
        }
        self.tops.clear();
        self.ignoring = None;
        self.chosen = id;
    }

    /// Chooses a source, scrolls to it and gives the list the focus; where a search hides it, the
    /// search ends.
    pub fn show(&mut self, id: RefId) {
        self.choose(Some(id));
        (self.reveals, self.takes_focus) = (true, true);
    }

    /// Gives the list the focus when it is shown next.
    pub fn take_focus(&mut self) {
        self.takes_focus = true;
    }

    /// The source that is chosen when the one of this number goes.
    fn neighbour(&self, article: &Article, index: usize) -> Option<RefId> {
        let shown = self.rows.shown();
        let at = shown.iter().position(|it| *it == index)?;
        let next = shown.get(at + 1).or_else(|| shown.get(at.checked_sub(1)?));
        Some(article.references().at(*next?)?.id.clone())
    }
}

/// Shows the citation manager of the article in front.
pub fn sources_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut SourcesView,
    seen: Seen<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    let article = seen.editor.article();
    let words = cx.strings.sources;
    ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
    let sides = ui.max_rect().x_range();
    if view.rows.renew(article, seen.editor.revision(), seen.survey, &view.asked) {
        view.tops.clear();
    }
    if article.references().is_empty() {
        let empty = Empty {
            icon: Icon::Citation,
            title: words.empty,
            sentence: words.empty_hint,
            verb: Some(words.form.new),
        };
        if empty.show(ui, cx) {
            actions.push(Action::Task(Task::NewReference));
        }
        return;
    }
    if let Some(index) = time_ui(ui, cx, &mut view.time, seen, &view.rows)
        && let Some(reference) = article.references().at(index)
    {
        view.show(reference.id.clone());
    }
    bar_ui(ui, cx, view, engine);
    filters_ui(ui, cx, view, seen);
    merging_ui(ui, cx, view, seen);
    // A source that is to be shown is not hidden by a search or a filter.
    let is_hidden = view.reveals && !view.chosen_at(article).is_some_and(|_| true);
    if is_hidden && !view.asked_is_all() {
        view.show_all();
    }
    if view.rows.renew(article, seen.editor.revision(), seen.survey, &view.asked) {
        view.tops.clear();
    }
    if view.rows.shown().is_empty() {
        let empty = Empty {
            icon: Icon::Search,
            title: words.none_found,
            sentence: "",
            verb: Some(words.show_all),
        };
        if empty.show(ui, cx) {
            view.show_all();
        }
        return;
    }
    let asked = list::list_ui(ui, cx, view, seen, sides, engine, actions);
    if let Some((deed, index)) = asked {
        deeds::act(deed, view, seen, cx, index, actions);
    }
}

impl SourcesView {
    fn asked_is_all(&self) -> bool {
        self.asked.filter == Filter::All && self.asked.search.is_empty()
    }

    /// Ends the search and the filter.
    fn show_all(&mut self) {
        self.search.set_text("");
        self.asked = Asked { order: self.asked.order, ..Asked::default() };
    }

    /// Which of the listed sources is chosen.
    fn chosen_at(&self, article: &Article) -> Option<usize> {
        let chosen = self.chosen.as_ref()?;
        let is_it = |index: &usize| {
            article.references().at(*index).is_some_and(|reference| reference.id == *chosen)
        };
        self.rows.shown().iter().position(is_it)
    }
}

/// The field that is searched by, and the order.
fn bar_ui(ui: &mut Ui, cx: Cx<'_>, view: &mut SourcesView, engine: &mut TextEngine) {
    let words = cx.strings.sources;
    cx.words.row_ui(ui, |ui| {
        let width = (ui.available_width() - ROW - 8.0).max(80.0);
        let look = FieldLook {
            name: words.search,
            placeholder: words.search,
            width,
            state: FieldState::Fine,
        };
        if view.search.show(ui, look, engine, cx.words, cx.theme).changed {
            view.asked.search = view.search.text().to_owned();
        }
        order_ui(ui, cx, view);
    });
}

fn order_ui(ui: &mut Ui, cx: Cx<'_>, view: &mut SourcesView) {
    let words = cx.strings.sources;
    let orders = [
        (Order::Text, words.by_text),
        (Order::Title, words.by_title),
        (Order::Date, words.by_date),
        (Order::Problems, words.by_problems),
    ];
    let now = orders.iter().find(|(order, _)| *order == view.asked.order);
    let says = (words.order)(now.map_or("", |(_, label)| label));
    let button = ToolButton::new(Icon::Sort, &says).show(ui, cx);
    let align = if cx.words.is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    let popup = Popup::menu(&button).align(align).accessible_name(says.clone());
    cx.words.menu_ui(popup, |ui| {
        for (order, label) in orders {
            let tick = if order == view.asked.order { Tick::On } else { Tick::Off };
            if cx.words.item(ui, label, "", tick, cx.theme).clicked() {
                view.asked.order = order;
                view.reveals = true;
            }
        }
    });
}

fn filters_ui(ui: &mut Ui, cx: Cx<'_>, view: &mut SourcesView, seen: Seen<'_>) {
    let words = cx.strings.sources;
    let all = seen.editor.article().references().len();
    let count = |filter| view.rows.count(filter, all);
    let tone = if count(Filter::Problems) > 0 { Tone::Error } else { Tone::Plain };
    let tabs = [
        Tab::new(Filter::All, words.all),
        Tab::new(Filter::Uncited, words.uncited).count(count(Filter::Uncited)),
        Tab::new(Filter::Problems, words.with_problems).count(count(Filter::Problems)).tone(tone),
    ];
    cx.words.row_ui(ui, |ui| {
        let tabs = Tabs { name: words.list, tabs: &tabs, chosen: view.asked.filter };
        if let Some(filter) = tabs.show(ui, cx) {
            view.asked.filter = filter;
        }
    });
}

/// Said while the source is chosen that becomes part of another one.
fn merging_ui(ui: &mut Ui, cx: Cx<'_>, view: &mut SourcesView, seen: Seen<'_>) {
    let Some(kept) = &view.merging else { return };
    let Some(reference) = seen.editor.article().references().get(kept) else {
        view.merging = None;
        return;
    };
    let words = cx.strings.sources;
    let said = format!("{}: {}", words.merging, isolate(title_of(reference)));
    let frame = egui::Frame::new()
        .fill(cx.theme.accent_soft)
        .corner_radius(egui::CornerRadius::same(7))
        .inner_margin(egui::Margin::symmetric(10, 4));
    let mut ends = false;
    frame.show(ui, |ui| {
        cx.words.row_ui(ui, |ui| {
            let cancel = Press::new(words.cancel).verb();
            let width = ui.available_width() - cancel.width(cx) - 8.0;
            ui.label(cx.words.label(&said).small().cut(width));
            ends = cancel.show(ui, cx).clicked();
        });
    });
    if ends {
        view.merging = None;
    }
}

/// The deed that Delete does: with the citations, so that none is left undefined.
fn deletion(uses: usize) -> Deed {
    use crate::editor::references::Citations;
    Deed::Delete(if uses == 0 { Citations::Stay } else { Citations::Go })
}
