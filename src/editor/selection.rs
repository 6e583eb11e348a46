//! What is selected. It knows positions in a body, not what they look like.

use crate::article::{Body, Position};

/// A selection from where it was begun to where the caret is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    /// Where it was begun.
    pub anchor: Position,
    /// Where the caret is.
    pub head: Position,
}

impl Selection {
    /// A caret: nothing selected.
    pub fn caret(at: Position) -> Self {
        Self { anchor: at, head: at }
    }

    /// Whether nothing is selected.
    pub fn is_caret(self) -> bool {
        self.anchor == self.head
    }

    /// The end that comes first in the text.
    pub fn start(self) -> Position {
        self.anchor.min(self.head)
    }

    /// The end that comes last in the text.
    pub fn end(self) -> Position {
        self.anchor.max(self.head)
    }

    /// Both ends put where a caret may stand.
    pub(super) fn clamped(self, body: &Body) -> Self {
        Self { anchor: body.clamp(self.anchor), head: body.clamp(self.head) }
    }
}
