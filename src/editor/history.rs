//! History: what takes the article back, and forth again. Two stacks of inverse changes.

use super::{Selection, UndoStep};
use crate::article::Change;

/// A step: the changes that take it back, that of its first change first, and the selection that
/// was before it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) changes: Vec<Change>,
    pub(super) selection: Selection,
}

#[derive(Clone, Debug, Default)]
pub(super) struct History {
    undo: Vec<Entry>,
    redo: Vec<Entry>,
}

impl History {
    pub(super) fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Notes a new step; what was undone before can't be redone any more.
    pub(super) fn push(&mut self, entry: Entry, step: UndoStep) {
        self.redo.clear();
        match (step, self.undo.last_mut()) {
            (UndoStep::WithPrevious, Some(previous)) => previous.changes.extend(entry.changes),
            _ => self.undo.push(entry),
        }
    }

    pub(super) fn pop_undo(&mut self) -> Option<Entry> {
        self.undo.pop()
    }

    pub(super) fn pop_redo(&mut self) -> Option<Entry> {
        self.redo.pop()
    }

    pub(super) fn push_undo(&mut self, entry: Entry) {
        self.undo.push(entry);
    }

    pub(super) fn push_redo(&mut self, entry: Entry) {
        self.redo.push(entry);
    }
}
