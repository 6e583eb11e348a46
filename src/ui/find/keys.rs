//! The keys of the find bar, whichever layout the keyboard has. It knows keys, not what they do.

use egui::{Event, Key, Modifiers};

/// What a key asks of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Ctrl+F.
    Find,
    /// Ctrl+H.
    Replace,
    /// F3.
    Next,
    /// Shift+F3.
    Previous,
    /// Escape.
    Close,
}

/// What the keys of a frame ask for, in order.
pub(super) fn asked(events: &[Event]) -> Vec<Asked> {
    events.iter().filter_map(of_event).collect()
}

fn of_event(event: &Event) -> Option<Asked> {
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else {
        return None;
    };
    // With an Arabic layout the key that is F on others is a letter without a name here; its place
    // on the keyboard still has one.
    let place = physical_key.unwrap_or(*key);
    match place {
        Key::F if is_command(*modifiers) => Some(Asked::Find),
        Key::H if is_command(*modifiers) => Some(Asked::Replace),
        Key::F3 if modifiers.shift => Some(Asked::Previous),
        Key::F3 => Some(Asked::Next),
        Key::Escape => Some(Asked::Close),
        _ => None,
    }
}

/// Ctrl, or the command key of a Mac, and nothing else.
fn is_command(modifiers: Modifiers) -> bool {
    modifiers.command && !modifiers.shift && !modifiers.alt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: Key, physical_key: Option<Key>, modifiers: Modifiers, expected: Option<Asked>) {
        let event = Event::Key { key, physical_key, pressed: true, repeat: false, modifiers };
        assert_eq!(asked(&[event]), Vec::from_iter(expected));
    }

    #[test]
    fn point_37_the_keys_of_the_bar_work_with_the_arabic_layout() {
        // ب and ا stand where F and H are; egui has no name for them.
        check(Key::F, Some(Key::F), Modifiers::COMMAND, Some(Asked::Find));
        check(Key::F35, Some(Key::F), Modifiers::COMMAND, Some(Asked::Find));
        check(Key::F35, Some(Key::H), Modifiers::COMMAND, Some(Asked::Replace));
        check(Key::F3, None, Modifiers::NONE, Some(Asked::Next));
        check(Key::F3, Some(Key::F3), Modifiers::SHIFT, Some(Asked::Previous));
        check(Key::F, Some(Key::F), Modifiers::NONE, None);
        check(Key::F, Some(Key::F), Modifiers::COMMAND | Modifiers::ALT, None);
    }
}
