//! The panel of problems: what is wrong in the article, the gravest first, each with its place, a
//! verb that puts it right, and a way to leave it with a reason; below them what was left. It reads
//! a survey and pushes actions; it must not know rules.
//!
//! Rows are as high as their words need, and there may be thousands: only those in sight are laid
//! out, the others keep the height that they had or are guessed.

mod row;
mod rows;

use egui::{Id, Rect, Role, Ui, UiBuilder, WidgetInfo, pos2};

use crate::article::Position;
use crate::checks::{Place, RuleId};
use crate::ui::action::Action;
use crate::ui::canvas::TextEngine;
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::ui::widget::{Empty, scroll_ui};
use crate::ui::{Cx, Seen};
use rows::Rows;

/// Space between rows in logical pixels.
const GAP: f32 = 8.0;

/// The state of the panel.
pub struct ProblemsView {
    rows: Rows,
    /// What is being ignored: the reason is being written.
    ignoring: Option<(RuleId, String)>,
    reason: Field,
    /// The field for it is to have the focus.
    asks: bool,
    /// Whether it had it when it was shown last.
    is_asking: bool,
    /// Whether what was ignored is shown.
    unfolded: bool,
    /// The row that has the focus, and whether it is to get it.
    current: usize,
    wants_focus: bool,
    /// The place that was gone to last, and where the caret was then.
    gone_to: Option<(Place, Position)>,
    /// Its row is to be shown.
    shows_it: bool,
}

impl Default for ProblemsView {
    fn default() -> Self {
        Self {
            rows: Rows::default(),
            ignoring: None,
            reason: Field::new("ignore-reason"),
            asks: false,
            is_asking: false,
            unfolded: false,
            current: 0,
            wants_focus: false,
            gone_to: None,
            shows_it: false,
        }
    }
}

impl ProblemsView {
    /// Notes that a problem's place was gone to while the caret was there: it is the current one.
    pub fn note(&mut self, place: &Place, caret: Position) {
        self.gone_to = Some((place.clone(), caret));
        self.shows_it = true;
    }

    /// The place that was gone to last, if the caret is where it was since.
    pub fn gone_to(&self, caret: Position) -> Option<&Place> {
        self.gone_to.as_ref().filter(|(_, then)| *then == caret).map(|(place, _)| place)
    }

    /// Gives its first row the focus when it is shown next.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }
}

/// Shows the panel.
pub fn problems_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut ProblemsView,
    seen: Seen<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    let survey = seen.survey;
    if survey.problems.is_empty() && survey.ignored.is_empty() {
        let words = cx.strings.problems;
        let (title, sentence) = (words.none, words.none_sentence);
        let _ = Empty { icon: Icon::Done, title, sentence, verb: None }.show(ui, cx);
        return;
    }
    let width = ui.available_width();
    view.rows.update(survey, view.unfolded, width);
    if std::mem::take(&mut view.shows_it)
        && let Some((place, _)) = &view.gone_to
        && let Some(at) = view.rows.at_place(survey, place)
    {
        view.current = at;
        view.rows.reveal(at);
    }
    view.step_by_keys(ui);
    let revealed = view.rows.take_revealed();
    scroll_ui(ui, cx, "problems", |ui, seen_part| {
        let list = ui.max_rect();
        ui.set_height(view.rows.height());
        let id = ui.scope_id().with("list");
        let whole = ui.interact(list, id, egui::Sense::hover());
        whole.widget_info(|| WidgetInfo::labeled(Role::List, true, cx.strings.problems.list));
        let (first, mut top) = view.rows.first_below(seen_part.top());
        let all = view.rows.len();
        for at in first..all {
            if top > seen_part.bottom() {
                break;
            }
            let Some(row) = view.rows.row(at) else { break };
            let corner = pos2(list.left(), list.top() + top);
            let room = Rect::from_min_size(corner, egui::vec2(width, f32::INFINITY));
            let builder = UiBuilder::new().max_rect(room).id_salt(("row", at));
            let mut inside = ui.new_child(builder.layout(cx.words.column()));
            inside.set_width(width);
            row::row_ui(&mut inside, cx, view, seen, (at, row), engine, actions);
            let height = inside.min_rect().height();
            view.rows.measured(at, height);
            top += height + GAP;
        }
        if let Some(at) = revealed {
            let (top, height) = view.rows.span(at);
            let corner = pos2(list.left(), list.top() + top);
            let area = Rect::from_min_size(corner, egui::vec2(width, height));
            ui.scroll_to_rect(area.expand(GAP), None);
        }
    });
}

impl ProblemsView {
    /// Arrows lead from row to row, whichever part of a row has the focus.
    fn step_by_keys(&mut self, ui: &Ui) {
        let focused = ui.memory(|memory| memory.focused());
        let here = focused.is_some_and(|id| id == row_id(self.current));
        if !here {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
        let to = if pressed(egui::Key::ArrowDown) {
            self.rows.step(self.current, true)
        } else if pressed(egui::Key::ArrowUp) {
            self.rows.step(self.current, false)
        } else if pressed(egui::Key::Home) {
            self.rows.step(0, true).and_then(|second| self.rows.step(second, false))
        } else if pressed(egui::Key::End) {
            self.rows.step(self.rows.len(), false)
        } else {
            None
        };
        if let Some(to) = to {
            self.current = to;
            self.wants_focus = true;
            self.rows.reveal(to);
        }
    }
}

/// By what egui knows a row.
fn row_id(at: usize) -> Id {
    Id::unique(("problem", at))
}
