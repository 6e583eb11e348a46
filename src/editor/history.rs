//! History: what takes the article back, and forth again. Two stacks of inverse changes.

use super::{Selection, UndoStep};
use crate::article::Change;

/// A step: the changes that take it back (or make it again), that of its first change first, and
/// the selections on both sides of it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) changes: Vec<Change>,
    pub(super) before: Selection,
    pub(super) after: Selection,
}

#[derive(Clone, Debug, Default)]
pub(super) struct History {
    undo: Vec<Entry>,
    redo: Vec<Entry>,
    /// Whether the newest step was the last thing that happened, so that it may go on.
    goes_on: bool,
}

impl History {
    pub(super) fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Notes a new step; what was undone before can't be redone any more. After an undo or redo it
    /// is a step of its own in any case, for the one that it was to go on with is gone or closed.
    pub(super) fn push(&mut self, entry: Entry, step: UndoStep) {
        self.redo.clear();
        let goes_on = std::mem::replace(&mut self.goes_on, true);
        match (step, self.undo.last_mut()) {
            (UndoStep::WithPrevious, Some(previous)) if goes_on => {
                previous.changes.extend(entry.changes);
                previous.after = entry.after;
            }
            _ => self.undo.push(entry),
        }
    }

    pub(super) fn pop_undo(&mut self) -> Option<Entry> {
        self.goes_on = false;
        self.undo.pop()
    }

    pub(super) fn pop_redo(&mut self) -> Option<Entry> {
        self.goes_on = false;
        self.redo.pop()
    }

    pub(super) fn push_undo(&mut self, entry: Entry) {
        self.undo.push(entry);
    }

    pub(super) fn push_redo(&mut self, entry: Entry) {
        self.redo.push(entry);
    }
}
