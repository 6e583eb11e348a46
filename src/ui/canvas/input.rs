//! What keys mean in the text: egui's events as actions, pure. It knows no layout and no article.

use egui::{Event, ImeEvent, Key, Modifiers};

use crate::editor::{Selection, typing};

/// Something the writer asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Move the caret, or with [`Extend::Yes`] the end of the selection.
    Move(Motion, Extend),
    /// Put text in the place of the selection.
    Insert(String),
    /// End the paragraph.
    Enter,
    /// Take something away.
    Delete(Deletion),
    /// Select the whole text.
    SelectAll,
    /// Select this.
    Select(Selection),
    /// Take the last step back.
    Undo,
    /// Make it again.
    Redo,
    /// Copy the selection.
    Copy,
    /// Copy it and take it away.
    Cut,
    /// Put text from elsewhere in the place of the selection.
    Paste(String),
    /// Make the selection bold, or no longer bold.
    Bold,
    /// Make it italic, or no longer italic.
    Italic,
    /// Turn the paragraph's direction round.
    TurnDirection,
    /// Show what an input method is composing, with its caret in bytes.
    Compose(String, usize),
    /// Make the text larger, smaller, or as large as it was.
    Zoom(Zoom),
}

/// Where the caret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One place to the left.
    Left,
    /// One place to the right.
    Right,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// To the start of the line: its right end in Arabic.
    LineStart,
    /// To its end.
    LineEnd,
    /// One screenful up.
    PageUp,
    /// One screenful down.
    PageDown,
    /// To the start of the text.
    TextStart,
    /// To its end.
    TextEnd,
}

/// Whether a motion takes the selection along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extend {
    /// The caret alone moves.
    No,
    /// The selection grows or shrinks.
    Yes,
}

/// What is taken away where nothing is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// The mark or letter before the caret.
    Backward,
    /// The cluster after it.
    Forward,
    /// The word before it.
    WordBackward,
    /// The word after it.
    WordForward,
}

/// How the size of the text changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Larger.
    In,
    /// Smaller.
    Out,
    /// As at first.
    Reset,
}

/// The actions that events ask for, in order.
pub fn actions(events: &[Event], modifiers: Modifiers) -> Vec<Action> {
    events.iter().filter_map(|event| action(event, modifiers)).collect()
}

fn action(event: &Event, modifiers: Modifiers) -> Option<Action> {
    match event {
        Event::Text(text) if text.is_empty() => None,
        Event::Text(text) if modifiers.alt => Some(Action::Insert(house_letters(text))),
        Event::Text(text) => Some(Action::Insert(text.clone())),
        Event::Paste(text) => Some(Action::Paste(text.clone())),
        Event::Copy => Some(Action::Copy),
        Event::Cut => Some(Action::Cut),
        Event::Ime(ImeEvent::Commit(text)) => Some(Action::Insert(text.clone())),
        Event::Ime(ImeEvent::Preedit { text, .. }) => {
            Some(Action::Compose(text.clone(), text.len()))
        }
        Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
            key_action(*key, *physical_key, *modifiers)
        }
        _ => None,
    }
}

/// With Alt, the letters that lie nearest to پ ڤ چ گ ژ give these.
fn house_letters(text: &str) -> String {
    text.chars().map(|c| typing::house_letter(c).unwrap_or(c)).collect()
}

fn key_action(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<Action> {
    let extend = if modifiers.shift { Extend::Yes } else { Extend::No };
    let by_word = modifiers.ctrl || modifiers.alt;
    let go = |motion| Some(Action::Move(motion, extend));
    match key {
        Key::ArrowLeft if by_word => go(Motion::WordLeft),
        Key::ArrowRight if by_word => go(Motion::WordRight),
        Key::ArrowLeft => go(Motion::Left),
        Key::ArrowRight => go(Motion::Right),
        Key::ArrowUp => go(Motion::Up),
        Key::ArrowDown => go(Motion::Down),
        Key::Home if modifiers.ctrl => go(Motion::TextStart),
        Key::End if modifiers.ctrl => go(Motion::TextEnd),
        Key::Home => go(Motion::LineStart),
        Key::End => go(Motion::LineEnd),
        Key::PageUp => go(Motion::PageUp),
        Key::PageDown => go(Motion::PageDown),
        Key::Enter => Some(Action::Enter),
        Key::Backspace if by_word => Some(Action::Delete(Deletion::WordBackward)),
        Key::Delete if by_word => Some(Action::Delete(Deletion::WordForward)),
        Key::Backspace => Some(Action::Delete(Deletion::Backward)),
        Key::Delete => Some(Action::Delete(Deletion::Forward)),
        // With an Arabic layout the key is a letter that egui has no name for; the place on the
        // keyboard still has one.
        key if modifiers.command => shortcut(physical.unwrap_or(key), key, modifiers.shift),
        _ => None,
    }
}

fn shortcut(place: Key, key: Key, shift: bool) -> Option<Action> {
    Some(match (place, key) {
        (Key::A, _) => Action::SelectAll,
        (Key::Z, _) if shift => Action::Redo,
        (Key::Z, _) => Action::Undo,
        (Key::Y, _) => Action::Redo,
        (Key::B, _) => Action::Bold,
        (Key::I, _) => Action::Italic,
        (Key::D, _) if shift => Action::TurnDirection,
        (_, Key::Plus | Key::Equals) => Action::Zoom(Zoom::In),
        (_, Key::Minus) => Action::Zoom(Zoom::Out),
        (_, Key::Num0) => Action::Zoom(Zoom::Reset),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key, physical: Key, modifiers: Modifiers) -> Vec<Action> {
        let event = Event::Key {
            key,
            physical_key: Some(physical),
            pressed: true,
            repeat: false,
            modifiers,
        };
        actions(&[event], modifiers)
    }

    #[test]
    fn keys_ask_for_motions() {
        let left = key(Key::ArrowLeft, Key::ArrowLeft, Modifiers::NONE);
        assert_eq!(left, [Action::Move(Motion::Left, Extend::No)]);
        let home = key(Key::Home, Key::Home, Modifiers::CTRL | Modifiers::SHIFT);
        assert_eq!(home, [Action::Move(Motion::TextStart, Extend::Yes)]);
    }

    #[test]
    fn shortcuts_work_with_an_arabic_layout() {
        // ش and ئ stand where A and Z are; the logical key is whatever the system makes of it.
        assert_eq!(key(Key::F35, Key::A, Modifiers::COMMAND), [Action::SelectAll]);
        let shift = Modifiers::COMMAND | Modifiers::SHIFT;
        assert_eq!(key(Key::F35, Key::Z, shift), [Action::Redo]);
    }

    #[test]
    fn alt_gives_the_house_letters() {
        let typed = actions(&[Event::Text("بفجكزس".to_owned())], Modifiers::ALT);
        assert_eq!(typed, [Action::Insert("پڤچگژس".to_owned())]);
    }
}
