//! The menu of everything: each group of tasks is a menu within it. F10, or Alt pressed alone,
//! opens it; Escape gives the focus back.

use egui::{Event, Id, Key, Modifiers, Popup, RectAlign, Ui};

use super::Bar;
use crate::strings::Task;
use crate::ui::Cx;
use crate::ui::action::{Action, Group};
use crate::ui::icon::Icon;
use crate::ui::widget::ToolButton;

/// What the menu remembers.
#[derive(Debug, Default)]
pub struct MenuView {
    /// Whether Alt was pressed and nothing else since.
    alt_alone: bool,
    held: Modifiers,
    /// What had the focus when it opened by a key.
    before: Option<Id>,
    /// Its first item is to have the focus.
    takes_focus: bool,
    was_open: bool,
}

impl MenuView {
    /// Shows the button, and the menu while it is open.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        bar: Bar<'_>,
        actions: &mut Vec<Action>,
    ) {
        let label = cx.strings.bar.menu;
        let button = ToolButton::new(Icon::Menu, label).hint(cx.strings.bar.menu_hint).show(ui, cx);
        if bar.wants_focus {
            button.request_focus();
        }
        let id = Popup::default_response_id(&button);
        let (asked, is_open) = (self.is_asked(ui), Popup::is_id_open(ui.ctx(), id));
        if asked && is_open {
            Popup::close_id(ui.ctx(), id);
        } else if asked {
            self.before = ui.memory(|memory| memory.focused());
            Popup::open_id(ui.ctx(), id);
            self.takes_focus = true;
        } else if button.clicked() && !is_open {
            self.before = Some(button.id);
            self.takes_focus = !ui.input(|input| input.pointer.any_click());
        }
        let align = if cx.words.is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
        let popup = Popup::menu(&button).align(align).gap(10.0);
        let mut chosen = None;
        let shown = cx.words.menu_ui(popup, |ui| {
            ui.set_min_width(176.0);
            for (group, name) in Group::ALL.into_iter().zip(cx.strings.bar.groups) {
                let opened = cx.words.menu_button(ui, name, |ui| {
                    group_ui(ui, cx, bar, group, &mut chosen);
                });
                if std::mem::take(&mut self.takes_focus) {
                    opened.response.request_focus();
                }
            }
        });
        let is_open = shown.is_some();
        if let Some(task) = chosen {
            actions.push(Action::Task(task));
            Popup::close_id(ui.ctx(), id);
            self.give_back(ui);
        } else if self.was_open && !is_open {
            self.give_back(ui);
        }
        self.was_open = is_open;
    }

    fn give_back(&mut self, ui: &Ui) {
        // Who clicked elsewhere has given the focus away already.
        let free = ui.memory(|memory| memory.focused().is_none());
        if let Some(before) = self.before.take().filter(|_| free) {
            ui.memory_mut(|memory| memory.request_focus(before));
        }
    }

    /// Whether F10, or Alt alone, was pressed. Alt with another key is that key's, and Alt with
    /// Shift changes the keyboard's layout.
    fn is_asked(&mut self, ui: &Ui) -> bool {
        // With Shift it opens the menu of what has the focus; to egui that is F10 too.
        let alone = ui.input(|input| input.modifiers.is_none());
        if alone && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F10)) {
            return true;
        }
        let events = ui.input(|input| input.events.clone());
        events.iter().fold(false, |asked, event| asked | self.hears(event))
    }

    fn hears(&mut self, event: &Event) -> bool {
        let Event::ModifiersChanged(now) = event else {
            if !matches!(event, Event::PointerMoved(_)) {
                self.alt_alone = false;
            }
            return false;
        };
        let before = std::mem::replace(&mut self.held, *now);
        let asked = self.alt_alone && now.is_none();
        self.alt_alone = before.is_none() && *now == Modifiers::ALT;
        asked
    }
}

fn group_ui(ui: &mut Ui, cx: Cx<'_>, bar: Bar<'_>, group: Group, chosen: &mut Option<Task>) {
    let tasks = Task::ALL.into_iter().filter(|task| task.group() == group);
    for task in tasks {
        let keys = task.shortcut().map(|keys| keys.shown()).unwrap_or_default();
        let (label, tick) = ((cx.strings.task)(task), bar.abilities.tick(task));
        let item = ui.add_enabled_ui(bar.abilities.can(task), |ui| {
            cx.words.item(ui, label, &keys, tick, cx.theme)
        });
        if item.inner.clicked() {
            *chosen = Some(task);
        }
        if ends_a_part(task) {
            ui.separator();
        }
    }
}

/// Behind which items a line stands.
fn ends_a_part(task: Task) -> bool {
    matches!(
        task,
        Task::Import
            | Task::SaveAs
            | Task::Export
            | Task::Redo
            | Task::SelectAll
            | Task::Replace
            | Task::Link
            | Task::Raw
            | Task::ShowUnseen
            | Task::ZoomReset
            | Task::Preview
            | Task::NewReference
            | Task::PreviousProblem
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(events: &[Event], expected: bool) {
        let mut view = MenuView::default();
        let asked = events.iter().fold(false, |asked, event| asked | view.hears(event));
        assert_eq!(asked, expected, "{events:?}");
    }

    #[test]
    fn alt_alone_opens_the_menu_and_alt_with_anything_does_not() {
        let held = Event::ModifiersChanged;
        let (alt, none) = (held(Modifiers::ALT), held(Modifiers::NONE));
        let both = held(Modifiers::ALT.plus(Modifiers::SHIFT));
        let shift = held(Modifiers::SHIFT);
        let letter = Event::Text("ڤ".to_owned());
        let away = Event::WindowFocused(false);
        let moved = Event::PointerMoved(egui::Pos2::ZERO);
        check(&[alt.clone(), none.clone()], true);
        check(&[alt.clone(), moved, none.clone()], true);
        check(&[none.clone(), none.clone()], false);
        check(&[alt.clone(), letter, none.clone()], false);
        check(&[alt.clone(), away, none.clone()], false);
        check(&[alt.clone(), both.clone(), none.clone()], false);
        check(&[alt.clone(), both.clone(), alt.clone(), none.clone()], false);
        check(&[shift.clone(), both, alt, none], false);
    }
}
