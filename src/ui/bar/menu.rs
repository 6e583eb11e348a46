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
        // A dialog stands before everything.
        if ui.memory(|memory| memory.top_modal_layer().is_some()) {
            self.alt_alone = false;
            return false;
        }
        // With Shift it opens the menu of what has the focus; to egui that is F10 too.
        let alone = ui.input(|input| input.modifiers.is_none());
        if alone && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F10)) {
            return true;
        }
        let events = ui.input(|input| input.events.clone());
        events.iter().fold(false, |asked, event| asked | self.hears(event))
    }

    fn hears(&mut self, event: &Event) -> bool {
        let other = |held: &Modifiers| held.shift || held.ctrl || held.command;
        match event {
            Event::Key { key: Key::AltLeft, pressed: true, repeat, modifiers, .. } => {
                self.alt_alone = !other(modifiers) && (self.alt_alone || !repeat);
            }
            Event::Key { key: Key::AltLeft, pressed: false, .. } => {
                return std::mem::take(&mut self.alt_alone);
            }
            Event::ModifiersChanged(held) if !other(held) => {}
            Event::PointerMoved(_) | Event::MouseMoved(_) | Event::PointerGone => {}
            _ => self.alt_alone = false,
        }
        false
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

    fn key(key: Key, pressed: bool, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers }
    }

    #[test]
    fn alt_alone_opens_the_menu_and_alt_with_anything_does_not() {
        let held = Event::ModifiersChanged;
        let (none, alt) = (Modifiers::NONE, Modifiers::ALT);
        let both = alt.plus(Modifiers::SHIFT);
        let down = || vec![key(Key::AltLeft, true, none), held(alt)];
        let up = || vec![held(none), key(Key::AltLeft, false, none)];
        let between = |events: Vec<Event>| [down(), events, up()].concat();
        check(&between(vec![]), true);
        check(&between(vec![Event::PointerMoved(egui::Pos2::ZERO)]), true);
        check(&up(), false);
        check(&between(vec![Event::Text("ڤ".to_owned())]), false);
        check(&between(vec![key(Key::F4, true, alt)]), false);
        check(&between(vec![Event::WindowFocused(false)]), false);
        // With Shift, before or after it, it changes the keyboard's layout.
        check(&between(vec![key(Key::ShiftLeft, true, alt), held(both)]), false);
        check(&[key(Key::AltLeft, true, Modifiers::SHIFT), held(both), held(none)], false);
        let released = key(Key::AltLeft, false, none);
        check(&[key(Key::AltLeft, true, Modifiers::SHIFT), held(both), held(alt), released], false);
        check(&[key(Key::AltRight, true, none), key(Key::AltRight, false, none)], false);
    }
}
