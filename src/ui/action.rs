//! What a person can ask of the window: [`Action`], the one closed list between hands and app, and
//! what belongs to each [`Task`]: its keys, its group, what it does in the text. Menus, bar,
//! palette and the list of shortcuts are all made of it. It knows no view and does nothing.

use std::path::PathBuf;

use egui::{Event, Key, Modifiers};

use super::app::DocumentId;
use super::canvas::{self, Request, Zoom};
use super::world::{Purpose, Written};
use crate::article::{HeadingLevel, ListStyle, RefId};
use crate::checks::{Diagnostic, Place, RuleId};
use crate::editor::Transaction;
use crate::editor::styles::Style;
use crate::storage::settings::Settings;
use crate::storage::templates::Template;
pub use crate::strings::Task;

/// Something that a person asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// One of those that have a name.
    Task(Task),
    /// Something in the article's text.
    Text(canvas::Action),
    /// The same, for whoever asks for it elsewhere and goes on there.
    Beside(canvas::Action),
    /// A change of the article in front, as one step that can be taken back.
    Change(Transaction),
    /// Go to a place of the article in front.
    Show(Place),
    /// Show a place of the article in front and select what stands there; the focus stays.
    Glance(Place),
    /// Put right what was found, if it still is so.
    Fix(Box<Diagnostic>),
    /// Put right all that one rule found and is fixed at once.
    FixAll(RuleId),
    /// Open the form of a source.
    EditReference(RefId),
    /// Bring an article to the front.
    Front(DocumentId),
    /// Close an article.
    Close(DocumentId),
    /// Open a file.
    OpenPath(PathBuf),
    /// A new article that begins with this.
    New(Template),
    /// What becomes of unsaved articles that are to be closed.
    Leave(Leaving),
    /// Ask the person for a file.
    Pick(Purpose),
    /// The person chose a file, here in the window, and said that one that is there may go.
    Chosen(Purpose, PathBuf),
    /// The person chose none after all.
    Unchosen,
    /// Look at what is at a path that is being typed.
    Look(String),
    /// Open a file beside the article that is open from it.
    OpenBeside(PathBuf),
    /// Write a finished article to a file that the person chooses.
    Export(Box<Written>),
    /// Open an address in the browser.
    OpenUrl(String),
    /// Use these settings from now on.
    Settings(Box<Settings>),
    /// Say a sentence at the foot of the window.
    Say(String),
}

/// What becomes of unsaved articles that are to be closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaving {
    /// These are saved, one after another, and closed.
    pub save: Vec<DocumentId>,
    /// These are closed as they are.
    pub discard: Vec<DocumentId>,
    /// Whether the window is closed when all that is done.
    pub quits: bool,
}

/// What a task is about: the menu in which it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Files.
    File,
    /// Changing text.
    Edit,
    /// Putting things in, and what paragraphs are.
    Insert,
    /// What is seen.
    View,
    /// Sources, names, problems.
    Tools,
    /// Help.
    Help,
}

/// Keys pressed together. A letter is known by its place on the keyboard, so that it is the same in
/// every layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// What is held.
    pub modifiers: Modifiers,
    /// What is pressed.
    pub key: Key,
}

impl Group {
    /// Every one, in the order of the menus.
    pub const ALL: [Self; 6] =
        [Self::File, Self::Edit, Self::Insert, Self::View, Self::Tools, Self::Help];
}

impl Shortcut {
    const fn new(modifiers: Modifiers, key: Key) -> Self {
        Self { modifiers, key }
    }

    /// Whether an event presses it.
    pub fn is_pressed_by(&self, event: &Event) -> bool {
        let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else {
            return false;
        };
        modifiers.matches_exact(self.modifiers)
            && (physical_key.unwrap_or(*key) == self.key || *key == self.key)
    }

    /// As it is written in menus: `Ctrl+Shift+P`.
    pub fn shown(&self) -> String {
        let held = [
            (self.modifiers.command || self.modifiers.ctrl, "Ctrl+"),
            (self.modifiers.alt, "Alt+"),
            (self.modifiers.shift, "Shift+"),
        ];
        let held: String = held.iter().filter(|(is, _)| *is).map(|(_, name)| *name).collect();
        let key = match self.key {
            Key::Plus => "+",
            Key::Minus => "−",
            Key::Slash => "/",
            Key::Comma => ",",
            Key::PageUp => "PgUp",
            Key::PageDown => "PgDn",
            key => key.name(),
        };
        held + key
    }
}

impl Task {
    /// In which menu it stands.
    pub fn group(self) -> Group {
        match self {
            Self::New
            | Self::Open
            | Self::Import
            | Self::Save
            | Self::SaveAs
            | Self::Export
            | Self::CloseTab
            | Self::Quit => Group::File,
            Self::Undo
            | Self::Redo
            | Self::Cut
            | Self::Copy
            | Self::Paste
            | Self::PastePlain
            | Self::SelectAll
            | Self::Find
            | Self::Replace
            | Self::Bold
            | Self::Italic
            | Self::TurnDirection => Group::Edit,
            Self::Link
            | Self::Paragraph
            | Self::Heading
            | Self::Subheading
            | Self::Bullets
            | Self::Numbers
            | Self::Quotation
            | Self::Raw
            | Self::Cite
            | Self::Picture => Group::Insert,
            Self::ShowUnseen
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Entities
            | Self::Sources
            | Self::Focus
            | Self::Preview
            | Self::NextTab
            | Self::PreviousTab
            | Self::Title
            | Self::NextPane
            | Self::PreviousPane => Group::View,
            Self::NewReference
            | Self::ShowSources
            | Self::ShowProblems
            | Self::NextProblem
            | Self::PreviousProblem
            | Self::Punctuation
            | Self::Settings => Group::Tools,
            Self::Palette | Self::Shortcuts | Self::About => Group::Help,
        }
    }

    /// The keys that ask for it.
    pub fn shortcut(self) -> Option<Shortcut> {
        let ctrl = |key| Some(Shortcut::new(Modifiers::COMMAND, key));
        let shift = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        let alt = Modifiers::COMMAND.plus(Modifiers::ALT);
        let with = |modifiers, key| Some(Shortcut::new(modifiers, key));
        let alone = |key| Some(Shortcut::new(Modifiers::NONE, key));
        match self {
            Self::New => ctrl(Key::N),
            Self::Open => ctrl(Key::O),
            Self::Import => with(shift, Key::O),
            Self::Save => ctrl(Key::S),
            Self::SaveAs => with(shift, Key::S),
            Self::Export => ctrl(Key::E),
            Self::CloseTab => ctrl(Key::W),
            Self::Quit => ctrl(Key::Q),
            Self::Undo => ctrl(Key::Z),
            Self::Redo => with(shift, Key::Z),
            Self::Cut => ctrl(Key::X),
            Self::Copy => ctrl(Key::C),
            Self::Paste => ctrl(Key::V),
            Self::PastePlain => with(shift, Key::V),
            Self::SelectAll => ctrl(Key::A),
            Self::Find => ctrl(Key::F),
            Self::Replace => ctrl(Key::H),
            Self::Bold => ctrl(Key::B),
            Self::Italic => ctrl(Key::I),
            Self::Link => ctrl(Key::K),
            Self::Paragraph => with(alt, Key::Num0),
            Self::Heading => with(alt, Key::Num2),
            Self::Subheading => with(alt, Key::Num3),
            Self::Bullets => with(shift, Key::Num8),
            Self::Numbers => with(shift, Key::Num7),
            Self::Quotation => with(shift, Key::Num9),
            Self::Raw => with(alt, Key::Num9),
            Self::TurnDirection => with(shift, Key::D),
            Self::Cite => with(shift, Key::R),
            Self::NewReference => with(shift, Key::N),
            Self::Picture => with(shift, Key::G),
            Self::ShowUnseen => with(Modifiers::CTRL, Key::F10),
            Self::ZoomIn => ctrl(Key::Plus),
            Self::ZoomOut => ctrl(Key::Minus),
            Self::ZoomReset => ctrl(Key::Num0),
            Self::Entities => alone(Key::F7),
            Self::Sources => with(Modifiers::SHIFT, Key::F7),
            Self::NextProblem => alone(Key::F8),
            Self::PreviousProblem => with(Modifiers::SHIFT, Key::F8),
            Self::Focus => alone(Key::F11),
            Self::Preview => alone(Key::F5),
            Self::NextTab => with(Modifiers::CTRL, Key::Tab),
            Self::PreviousTab => with(Modifiers::CTRL.plus(Modifiers::SHIFT), Key::Tab),
            Self::Title => with(shift, Key::T),
            Self::NextPane => alone(Key::F6),
            Self::PreviousPane => with(Modifiers::SHIFT, Key::F6),
            Self::Palette => with(shift, Key::P),
            Self::Shortcuts => alone(Key::F1),
            Self::Settings => ctrl(Key::Comma),
            Self::ShowSources | Self::ShowProblems | Self::Punctuation | Self::About => None,
        }
    }

    /// What it does in the article's text, if it is done there. The text's own keys ask for it
    /// too, so that a field takes those of its own.
    pub fn in_text(self) -> Option<canvas::Action> {
        use canvas::Action as Text;
        let heading = |level| HeadingLevel::new(level).map(|it| Text::Style(Style::Heading(it)));
        Some(match self {
            Self::Undo => Text::Undo,
            Self::Redo => Text::Redo,
            Self::Cut => Text::Cut,
            Self::Copy => Text::Copy,
            Self::Paste => Text::Ask(Request::Paste),
            Self::PastePlain => Text::PastePlain,
            Self::SelectAll => Text::SelectAll,
            Self::Bold => Text::Bold,
            Self::Italic => Text::Italic,
            Self::Link => Text::AskLink,
            Self::Paragraph => Text::Style(Style::Paragraph),
            Self::Heading => heading(2)?,
            Self::Subheading => heading(3)?,
            Self::Bullets => Text::Style(Style::Item(ListStyle::Bullet)),
            Self::Numbers => Text::Style(Style::Item(ListStyle::Numbered)),
            Self::Quotation => Text::Style(Style::Quotation),
            Self::Raw => Text::Style(Style::Raw),
            Self::TurnDirection => Text::TurnDirection,
            Self::Cite => Text::Ask(Request::Reference),
            Self::Picture => Text::Ask(Request::Picture),
            Self::ShowUnseen => Text::ShowUnseen,
            Self::Punctuation => Text::SwitchPunctuation,
            Self::ZoomIn => Text::Zoom(Zoom::In),
            Self::ZoomOut => Text::Zoom(Zoom::Out),
            Self::ZoomReset => Text::Zoom(Zoom::Reset),
            _ => return None,
        })
    }
}

/// The tasks whose keys are pressed, in order; their events are taken out. Those of the text are
/// left to whoever has the focus.
pub fn take_tasks(events: &mut Vec<Event>) -> Vec<Task> {
    take(events, |task| task.in_text().is_none())
}

/// The steps back and forth whose keys are pressed; their events are taken out. It is for when no
/// text has the focus.
pub fn take_steps(events: &mut Vec<Event>) -> Vec<Task> {
    take(events, |task| matches!(task, Task::Undo | Task::Redo))
}

fn take(events: &mut Vec<Event>, is_wanted: impl Fn(Task) -> bool) -> Vec<Task> {
    let mut asked = Vec::new();
    events.retain(|event| {
        let is_pressed = |task: &Task| {
            is_wanted(*task) && task.shortcut().is_some_and(|it| it.is_pressed_by(event))
        };
        match Task::ALL.into_iter().find(is_pressed) {
            Some(task) => {
                asked.push(task);
                false
            }
            None => true,
        }
    });
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_tasks_have_the_same_keys() {
        for (at, one) in Task::ALL.into_iter().enumerate() {
            for other in Task::ALL.into_iter().skip(at + 1) {
                let (keys, others) = (one.shortcut(), other.shortcut());
                assert!(keys.is_none() || keys != others, "{one:?} and {other:?}");
            }
        }
    }

    /// The text takes keys by a table of its own: both must mean the same.
    #[test]
    fn the_texts_keys_do_what_their_tasks_say() {
        for task in Task::ALL {
            let (Some(action), Some(keys)) = (task.in_text(), task.shortcut()) else { continue };
            // egui makes events of their own of these three.
            if matches!(task, Task::Cut | Task::Copy | Task::Paste) {
                continue;
            }
            let event = Event::Key {
                key: keys.key,
                physical_key: Some(keys.key),
                pressed: true,
                repeat: false,
                modifiers: keys.modifiers,
            };
            assert_eq!(canvas::actions(&[event], keys.modifiers), [action], "{task:?}");
        }
    }

    #[test]
    fn keys_are_found_by_their_place_and_taken() {
        let modifiers = Modifiers::COMMAND;
        let key = |physical| Event::Key {
            key: Key::F35,
            physical_key: Some(physical),
            pressed: true,
            repeat: false,
            modifiers,
        };
        let mut events = vec![key(Key::S), Event::Text("س".to_owned()), key(Key::B), key(Key::N)];
        assert_eq!(take_tasks(&mut events), [Task::Save, Task::New]);
        assert_eq!(events, [Event::Text("س".to_owned()), key(Key::B)]);
        assert_eq!(Task::Palette.shortcut().map(|it| it.shown()).as_deref(), Some("Ctrl+Shift+P"));
    }
}
