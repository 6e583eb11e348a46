//! The list of sources: only the cards in sight are drawn, thousands of others are numbers. Keys walk
//! through it as through one widget.

use egui::{EventFilter, Id, Key, Modifiers, Rangef, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::card::{Card, Step, Why};
use super::deeds::Deed;
use super::{SourcesView, deletion};
use crate::article::{Article, Reference};
use crate::editor::{findings, references};
use crate::ui::action::Action;
use crate::ui::canvas::TextEngine;
use crate::ui::widget::scroll_ui;
use crate::ui::{Cx, Seen};

/// Between two cards, in logical pixels.
const GAP: f32 = 10.0;
/// About the height of a card that was not drawn yet.
const LINE: f32 = 22.0;
const LEAST: f32 = 92.0;
/// About so many letters stand on a line of a card's title.
const LETTER: f32 = 7.0;

/// Shows the list in the rest of the height; tells what is to be done with which source.
pub(super) fn list_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut SourcesView,
    seen: Seen<'_>,
    sides: Rangef,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) -> Option<(Deed, usize)> {
    let article = seen.editor.article();
    let id = ui.scope_id().with("sources");
    let mut whole = ui.available_rect_before_wrap();
    // What stands above may be too wide for the panel; the cards are not.
    whole.set_left(whole.left().max(sides.min));
    whole.set_right(whole.right().min(sides.max));
    let list = ui.interact(whole, id, Sense::focusable_noninteractive());
    list.widget_info(|| WidgetInfo::labeled(Role::List, true, cx.strings.sources.list));
    if std::mem::take(&mut view.takes_focus) {
        list.request_focus();
        if view.chosen_at(article).is_none() {
            view.choose(nth(view, article, 0));
        }
    }
    let has_focus = list.has_focus();
    let mut opens_menu = false;
    let mut asked = None;
    if has_focus {
        asked = keys(ui, view, seen, id, whole.height(), &mut opens_menu);
    }
    let width = whole.width();
    if view.width != width {
        view.width = width;
        view.heights.clear();
        view.tops.clear();
    }
    if view.tops.is_empty() {
        view.set_tops(article);
    }
    let mut is_measured = false;
    let mut place = ui.new_child(egui::UiBuilder::new().max_rect(whole));
    let shown = scroll_ui(&mut place, cx, "cards", |ui, sight| {
        let total = view.tops.last().copied().unwrap_or(0.0);
        ui.set_height(total);
        ui.set_width(width);
        let corner = ui.min_rect().min;
        if std::mem::take(&mut view.reveals)
            && let Some(at) = view.chosen_at(article)
            && let (Some(top), Some(bottom)) = (view.tops.get(at), view.tops.get(at + 1))
        {
            let size = vec2(width, bottom - top);
            let place = Rect::from_min_size(corner + vec2(0.0, *top), size);
            let still = egui::style::ScrollAnimation::none();
            ui.scroll_to_rect_animation(place, None, still);
        }
        let first = view.tops.partition_point(|top| *top <= sight.top()).saturating_sub(1);
        let mut at = first;
        let mut clicked = None;
        while let (Some(top), Some(index)) = (view.tops.get(at), view.rows.shown().get(at)) {
            if *top > sight.bottom() {
                break;
            }
            let (top, index) = (*top, *index);
            let next = view.tops.get(at + 1).copied().unwrap_or(top);
            at += 1;
            let Some(reference) = article.references().at(index) else { continue };
            let size = vec2(width, next - top - GAP);
            let place = Rect::from_min_size(corner + vec2(0.0, top), size);
            let is_chosen = view.chosen.as_ref() == Some(&reference.id);
            let problems = view.rows.problems(&reference.id).to_vec();
            let card = Card {
                reference,
                number: seen.survey.citing.number(&reference.id),
                uses: seen.survey.citing.uses(&reference.id).len(),
                problems: &problems,
                is_chosen,
                has_focus,
                opens_menu: opens_menu && is_chosen,
            };
            let about = view.ignoring.clone();
            let SourcesView { reason, asks, .. } = view;
            let why = Why { about: about.as_ref(), reason, takes_focus: asks, engine };
            let output = card.show(ui, cx, seen, id.with(&reference.id), place, why);
            if output.response.clicked() || output.response.secondary_clicked() {
                clicked = Some(index);
            }
            if output.response.double_clicked() {
                asked = Some((Deed::Edit, index));
            }
            asked = output.deed.map(|deed| (deed, index)).or(asked);
            if let Some(step) = output.step {
                actions.extend(view.step(ui, step, article));
            }
            if (output.height - size.y).abs() > 0.5 {
                view.heights.insert(reference.id.clone(), output.height);
                // What unfolded under the pointer is brought into sight whole.
                view.reveals |= is_chosen;
                is_measured = true;
                ui.ctx().request_repaint();
            }
        }
        clicked
    });
    // What was measured anew moves what stands below it.
    if is_measured {
        view.set_tops(article);
    }
    if let Some(index) = shown {
        // The pointer is over the card, not the list: in this frame egui would take the focus away
        // again as soon as anybody asks for the list's response.
        view.takes_focus = true;
        ui.ctx().request_repaint();
        asked = asked.or(take(view, seen, index, actions));
    }
    asked
}

/// A click on a source, or Enter, chooses it; while two are being merged, it becomes part of the
/// other.
fn take(
    view: &mut SourcesView,
    seen: Seen<'_>,
    index: usize,
    actions: &mut Vec<Action>,
) -> Option<(Deed, usize)> {
    let article = seen.editor.article();
    let reference = article.references().at(index)?;
    if let Some(kept) = view.merging.clone().filter(|kept| *kept != reference.id) {
        view.merging = None;
        let at = article.references().iter().position(|it| it.id == kept)?;
        actions.push(Action::Change(references::merge(article, at, index)?));
        view.show(kept);
        return None;
    }
    view.choose(Some(reference.id.clone()));
    None
}

/// The source at this place of the list.
fn nth(view: &SourcesView, article: &Article, at: usize) -> Option<crate::article::RefId> {
    let index = view.rows.shown().get(at)?;
    Some(article.references().at(*index)?.id.clone())
}

/// What keys ask for while the list has the focus.
fn keys(
    ui: &Ui,
    view: &mut SourcesView,
    seen: Seen<'_>,
    id: Id,
    height: f32,
    opens_menu: &mut bool,
) -> Option<(Deed, usize)> {
    let article = seen.editor.article();
    let filter = EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    let alone = |key| pressed(Modifiers::NONE, key);
    let last = view.rows.shown().len().saturating_sub(1);
    let at = view.chosen_at(article);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few cards")]
    let page = (height / (LEAST + GAP)).max(1.0) as usize;
    let to = if alone(Key::ArrowDown) {
        Some(at.map_or(0, |at| at + 1))
    } else if alone(Key::ArrowUp) {
        Some(at.map_or(last, |at| at.saturating_sub(1)))
    } else if alone(Key::PageDown) {
        Some(at.map_or(0, |at| at + page))
    } else if alone(Key::PageUp) {
        Some(at.map_or(0, |at| at.saturating_sub(page)))
    } else if alone(Key::Home) {
        Some(0)
    } else if alone(Key::End) {
        Some(last)
    } else {
        None
    };
    if let Some(to) = to {
        view.choose(nth(view, article, to.min(last)));
        view.reveals = true;
    }
    if view.merging.is_some() && alone(Key::Escape) {
        view.merging = None;
    }
    *opens_menu = alone(Key::Menu) || pressed(Modifiers::SHIFT, Key::F10);
    let index = *view.rows.shown().get(view.chosen_at(article)?)?;
    let uses = seen.survey.citing.uses(&article.references().at(index)?.id).len();
    if pressed(Modifiers::COMMAND, Key::Enter) {
        Some((Deed::Cite, index))
    } else if alone(Key::Enter) {
        match view.merging.is_some() {
            true => Some((Deed::Merge, index)),
            false => Some((Deed::Edit, index)),
        }
    } else if alone(Key::Delete) {
        Some((deletion(uses), index))
    } else {
        None
    }
}

impl SourcesView {
    /// What is to become of a problem of the chosen source.
    fn step(&mut self, ui: &Ui, step: Step, article: &Article) -> Option<Action> {
        self.ignoring = None;
        match step {
            Step::Fix(problem) => return Some(Action::Fix(Box::new(problem))),
            Step::Ask(problem) => {
                self.ignoring = Some(problem.finding);
                self.reason.set_text("");
                self.asks = true;
                ui.ctx().request_repaint();
            }
            Step::Ignore(problem) => {
                self.takes_focus = true;
                let left = findings::ignore(article, &problem, self.reason.text());
                return left.map(Action::Change);
            }
            Step::Keep => self.takes_focus = true,
        }
        None
    }

    /// Adds the heights up: the top of each listed source, and the end of the last.
    fn set_tops(&mut self, article: &Article) {
        self.tops.clear();
        let mut top = 0.0;
        for index in self.rows.shown() {
            self.tops.push(top);
            let Some(reference) = article.references().at(*index) else { continue };
            let known = self.heights.get(&reference.id).copied();
            top += known.unwrap_or_else(|| guessed(reference, self.width)) + GAP;
        }
        self.tops.push(top);
    }
}

/// About how high a card is that was not drawn yet.
fn guessed(reference: &Reference, width: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a title of some hundred letters")]
    let letters = super::title_of(reference).chars().take(130).count() as f32;
    let lines = (letters * LETTER / (width - 24.0).max(80.0)).ceil().clamp(1.0, 4.0);
    LEAST + (lines - 1.0) * LINE
}
