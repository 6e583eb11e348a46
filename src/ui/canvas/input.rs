//! What keys mean in the text: egui's events as actions, pure. It knows no layout and no article.

use egui::{Event, ImeEvent, Key, Modifiers};

use super::action::{Action, Deletion, Extend, Motion, Request, Zoom};
use crate::article::{HeadingLevel, ListStyle};
use crate::editor::styles::{Nesting, Style};
use crate::editor::typing;

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
        Event::Ime(ImeEvent::Preedit { text, active_range_chars }) => {
            // The caret stands behind the part that is being worked on.
            let end = active_range_chars.as_ref().map(|range| range.end);
            let at = end.and_then(|end| text.char_indices().nth(end)).map(|(at, _)| at);
            Some(Action::Compose(text.clone(), at.unwrap_or(text.len())))
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
        Key::ArrowUp if modifiers.ctrl => go(Motion::ParagraphUp),
        Key::ArrowDown if modifiers.ctrl => go(Motion::ParagraphDown),
        Key::ArrowUp => go(Motion::Up),
        Key::ArrowDown => go(Motion::Down),
        Key::Home if modifiers.ctrl => go(Motion::TextStart),
        Key::End if modifiers.ctrl => go(Motion::TextEnd),
        Key::Home => go(Motion::LineStart),
        Key::End => go(Motion::LineEnd),
        Key::PageUp => go(Motion::PageUp),
        Key::PageDown => go(Motion::PageDown),
        Key::Enter => Some(Action::Enter),
        Key::Backspace if modifiers.ctrl && modifiers.shift => {
            Some(Action::Delete(Deletion::LineBackward))
        }
        Key::Delete if modifiers.ctrl && modifiers.shift => {
            Some(Action::Delete(Deletion::LineForward))
        }
        Key::Tab if !by_word && modifiers.shift => Some(Action::Nest(Nesting::Shallower)),
        Key::Tab if !by_word => Some(Action::Nest(Nesting::Deeper)),
        // Cut, copy and paste as keyboards of old have them.
        Key::Delete if modifiers.shift => Some(Action::Cut),
        Key::Insert if modifiers.ctrl => Some(Action::Copy),
        Key::Insert if modifiers.shift => Some(Action::Ask(Request::Paste)),
        Key::F10 if modifiers.ctrl => Some(Action::ShowUnseen),
        Key::Backspace if by_word => Some(Action::Delete(Deletion::WordBackward)),
        Key::Delete if by_word => Some(Action::Delete(Deletion::WordForward)),
        Key::Backspace => Some(Action::Delete(Deletion::Backward)),
        Key::Delete => Some(Action::Delete(Deletion::Forward)),
        // With an Arabic layout the key is a letter that egui has no name for; the place on the
        // keyboard still has one.
        key if modifiers.command && modifiers.alt => {
            style_shortcut(physical.unwrap_or(key)).map(Action::Style)
        }
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
        (Key::Num7, _) if shift => Action::Style(Style::Item(ListStyle::Numbered)),
        (Key::Num8, _) if shift => Action::Style(Style::Item(ListStyle::Bullet)),
        (Key::Num9, _) if shift => Action::Style(Style::Quotation),
        (Key::K, _) if !shift => Action::AskLink,
        (Key::R, _) if shift => Action::Ask(Request::Reference),
        (Key::G, _) if shift => Action::Ask(Request::Picture),
        (Key::V, _) if shift => Action::PastePlain,
        (Key::K, _) if shift => Action::Delete(Deletion::Paragraphs),
        (_, Key::Plus | Key::Equals) => Action::Zoom(Zoom::In),
        (_, Key::Minus) => Action::Zoom(Zoom::Out),
        (_, Key::Num0) => Action::Zoom(Zoom::Reset),
        _ => return None,
    })
}

/// Ctrl+Alt and a digit of the upper row, whatever the layout has there.
fn style_shortcut(place: Key) -> Option<Style> {
    let level = match place {
        Key::Num0 | Key::Num1 => return Some(Style::Paragraph),
        Key::Num2 => 2,
        Key::Num3 => 3,
        Key::Num4 => 4,
        Key::Num5 => 5,
        Key::Num9 => return Some(Style::Raw),
        _ => return None,
    };
    HeadingLevel::new(level).map(Style::Heading)
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
        let heading = HeadingLevel::new(3).map(Style::Heading).unwrap();
        let alt = Modifiers::COMMAND | Modifiers::ALT;
        assert_eq!(key(Key::F35, Key::Num3, alt), [Action::Style(heading)]);
        assert_eq!(key(Key::F35, Key::Num9, shift), [Action::Style(Style::Quotation)]);
    }

    #[test]
    fn alt_gives_the_house_letters() {
        let typed = actions(&[Event::Text("بفجكزس".to_owned())], Modifiers::ALT);
        assert_eq!(typed, [Action::Insert("پڤچگژس".to_owned())]);
    }
}
