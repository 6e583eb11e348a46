//! Which tasks can be asked for at present, and which of them are switched on: what menus grey out
//! and tick. It does nothing.

use super::action::Task;
use super::app::{Document, Views};
use super::words::Tick;
use crate::editor::typing::Punctuation;

/// What can be done at present.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// A step can be taken back, or made again.
    undo: bool,
    redo: bool,
    /// Letters are selected.
    selected: bool,
    /// Something is wrong in the article.
    problems: bool,
    /// Several articles are open.
    several: bool,
    /// What is switched on.
    unseen: bool,
    punctuation: bool,
    entities: bool,
    sources: bool,
    focus: bool,
}

impl Abilities {
    /// With this article in front of so many.
    pub fn of(document: &Document, open: usize, views: &Views) -> Self {
        let Document { editor, canvas, survey, .. } = document;
        Self {
            undo: editor.can_undo(),
            redo: editor.can_redo(),
            selected: !editor.selection().is_caret(),
            problems: !survey.problems.is_empty(),
            several: open > 1,
            unseen: canvas.shows_unseen(),
            punctuation: canvas.punctuation() == Punctuation::Arabic,
            entities: views.shown.start.is_some(),
            sources: views.shown.end.is_some(),
            focus: views.layout.is_focused,
        }
    }

    /// Whether a task would do anything.
    pub fn can(self, task: Task) -> bool {
        match task {
            Task::Undo => self.undo,
            Task::Redo => self.redo,
            Task::Cut | Task::Copy | Task::Bold | Task::Italic => self.selected,
            Task::NextProblem | Task::PreviousProblem => self.problems,
            Task::NextTab | Task::PreviousTab => self.several,
            _ => true,
        }
    }

    /// Whether a task is a switch, and which way it stands.
    pub fn tick(self, task: Task) -> Tick {
        let on = match task {
            Task::ShowUnseen => self.unseen,
            Task::Punctuation => self.punctuation,
            Task::Entities => self.entities,
            Task::Sources => self.sources,
            Task::Focus => self.focus,
            _ => return Tick::None,
        };
        if on { Tick::On } else { Tick::Off }
    }
}
