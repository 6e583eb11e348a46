//! All keys of the window with what they do. Those of the text are not listed anywhere: every key
//! is asked what it means ([`canvas::actions`]), so that this can never say anything else.

use egui::{Event, Key, Modifiers};

use crate::editor::styles::{Nesting, Style};
use crate::editor::typing::HOUSE_KEYS;
use crate::strings::{Strings, Task, TextKey};
use crate::ui::action::{Group, Shortcut};
use crate::ui::canvas::{self, Action, Deletion, Extend, Motion};

/// Keys under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyGroup {
    pub(super) name: &'static str,
    pub(super) keys: Vec<KeyRow>,
}

/// What keys do, and which ones do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyRow {
    pub(super) name: String,
    pub(super) keys: Vec<String>,
}

/// All keys, by groups.
pub(super) fn all(strings: &Strings) -> Vec<KeyGroup> {
    let words = &strings.dialog.shortcuts;
    let asked = of_the_text();
    let mut groups: Vec<KeyGroup> = Vec::new();
    for (group, name) in Group::ALL.into_iter().zip(strings.bar.groups) {
        let tasks = Task::ALL.into_iter().filter(|task| task.group() == group);
        let keys = tasks.filter_map(|task| {
            let first = task.shortcut().map(|keys| keys.shown());
            let more = asked.iter().filter(|(action, _)| task.in_text().as_ref() == Some(action));
            let more = more.map(|(_, keys)| keys.shown()).filter(|it| Some(it) != first.as_ref());
            let mut keys: Vec<String> = first.iter().cloned().chain(more).collect();
            keys.dedup();
            let name = (strings.task)(task).trim_end_matches('…').to_owned();
            (!keys.is_empty()).then_some(KeyRow { name, keys })
        });
        groups.push(KeyGroup { name, keys: keys.collect() });
    }
    let mut of_text = [
        KeyGroup { name: words.moving, keys: Vec::new() },
        KeyGroup { name: words.deleting, keys: Vec::new() },
        KeyGroup { name: words.writing, keys: Vec::new() },
    ];
    for (action, keys) in &asked {
        let Some((group, key)) = of_action(action) else { continue };
        let name = (words.key)(key).to_owned();
        let Some(group) = of_text.get_mut(group) else { continue };
        match group.keys.iter_mut().find(|row| row.name == name) {
            Some(row) => row.keys.push(keys.shown()),
            None => group.keys.push(KeyRow { name, keys: vec![keys.shown()] }),
        }
    }
    groups.extend(of_text);
    let letters = HOUSE_KEYS
        .iter()
        .map(|(key, letter)| KeyRow { name: letter.to_string(), keys: vec![format!("Alt+{key}")] });
    groups.push(KeyGroup { name: words.letters, keys: letters.collect() });
    groups.retain(|group| !group.keys.is_empty());
    groups
}

/// Every key with what it means in the text; without Shift where that only selects.
fn of_the_text() -> Vec<(Action, Shortcut)> {
    // As systems tell it: both where there is no key of a Mac.
    let ctrl = Modifiers::COMMAND.plus(Modifiers::CTRL);
    let held = [
        Modifiers::NONE,
        ctrl,
        Modifiers::SHIFT,
        ctrl.plus(Modifiers::SHIFT),
        ctrl.plus(Modifiers::ALT),
    ];
    let mut found = Vec::new();
    for modifiers in held {
        for key in Key::ALL.iter().copied() {
            let event = Event::Key {
                key,
                physical_key: Some(key),
                pressed: true,
                repeat: false,
                modifiers,
            };
            for action in canvas::actions(&[event], modifiers) {
                // What is held besides changes nothing: Shift+Enter, say.
                let is_known = found
                    .iter()
                    .any(|(it, keys): &(Action, Shortcut)| *it == action && keys.key == key);
                if !is_known && !matches!(action, Action::Move(_, Extend::Yes)) {
                    found.push((action, Shortcut { modifiers, key }));
                }
            }
        }
    }
    found
}

/// In which group an action of the text stands that no task does.
fn of_action(action: &Action) -> Option<(usize, TextKey)> {
    let (moving, deleting, writing) = (0, 1, 2);
    Some(match action {
        Action::Move(motion, _) => (moving, of_motion(*motion)),
        Action::Delete(deletion) => (deleting, of_deletion(*deletion)),
        Action::Enter => (writing, TextKey::Enter),
        Action::Nest(Nesting::Deeper) => (writing, TextKey::Deeper),
        Action::Nest(Nesting::Shallower) => (writing, TextKey::Shallower),
        Action::Style(Style::Heading(level)) if level.get() == 4 => {
            (writing, TextKey::ThirdHeading)
        }
        Action::Style(Style::Heading(level)) if level.get() == 5 => {
            (writing, TextKey::FourthHeading)
        }
        _ => return None,
    })
}

fn of_motion(motion: Motion) -> TextKey {
    match motion {
        Motion::Left => TextKey::Left,
        Motion::Right => TextKey::Right,
        Motion::WordLeft => TextKey::WordLeft,
        Motion::WordRight => TextKey::WordRight,
        Motion::Up => TextKey::Up,
        Motion::Down => TextKey::Down,
        Motion::LineStart => TextKey::LineStart,
        Motion::LineEnd => TextKey::LineEnd,
        Motion::ParagraphUp => TextKey::ParagraphUp,
        Motion::ParagraphDown => TextKey::ParagraphDown,
        Motion::PageUp => TextKey::PageUp,
        Motion::PageDown => TextKey::PageDown,
        Motion::TextStart => TextKey::TextStart,
        Motion::TextEnd => TextKey::TextEnd,
    }
}

fn of_deletion(deletion: Deletion) -> TextKey {
    match deletion {
        Deletion::Backward => TextKey::Backward,
        Deletion::Forward => TextKey::Forward,
        Deletion::WordBackward => TextKey::WordBackward,
        Deletion::WordForward => TextKey::WordForward,
        Deletion::LineBackward => TextKey::LineBackward,
        Deletion::LineForward => TextKey::LineForward,
        Deletion::Paragraphs => TextKey::Paragraphs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strings::ARABIC;

    #[test]
    fn every_task_with_keys_is_listed_with_them() {
        let groups = all(&ARABIC);
        let rows: Vec<&KeyRow> = groups.iter().flat_map(|group| &group.keys).collect();
        for task in Task::ALL {
            let Some(keys) = task.shortcut() else { continue };
            let name = (ARABIC.task)(task).trim_end_matches('…');
            let row = rows.iter().find(|row| row.name == name);
            assert!(row.is_some_and(|row| row.keys.contains(&keys.shown())), "{task:?}");
        }
    }

    #[test]
    fn the_texts_own_keys_are_listed_once() {
        let groups = all(&ARABIC);
        let words = &ARABIC.dialog.shortcuts;
        let keys = |key: TextKey| {
            let name = (words.key)(key);
            let row = groups.iter().flat_map(|group| &group.keys).find(|row| row.name == name);
            row.map(|row| row.keys.clone()).unwrap_or_default()
        };
        assert_eq!(keys(TextKey::WordLeft), ["Ctrl+Left"]);
        assert_eq!(keys(TextKey::LineStart), ["Home"]);
        assert_eq!(keys(TextKey::Enter), ["Enter"]);
        assert_eq!(keys(TextKey::Shallower), ["Shift+Tab"]);
        assert_eq!(keys(TextKey::Paragraphs), ["Ctrl+Shift+K"]);
        assert_eq!(keys(TextKey::ThirdHeading), ["Ctrl+Alt+4"]);
        let cut = (ARABIC.task)(Task::Cut);
        let row = groups.iter().flat_map(|group| &group.keys).find(|row| row.name == cut).unwrap();
        assert_eq!(row.keys, ["Ctrl+X", "Shift+Delete"]);
    }
}
