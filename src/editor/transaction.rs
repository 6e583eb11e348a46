//! Transactions: changes that happen together. They are made by commands and know no history.

use super::Selection;
use crate::article::{Change, Position, RichText, SpliceMarks};
use crate::text::Span;

/// Changes that happen together, in order, each fitting the article as the ones before left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// The changes.
    pub changes: Vec<Change>,
    /// What is selected afterwards; `None` lets the selection move with the text.
    pub selection: Option<Selection>,
    /// Whether it is a step of its own for undo.
    pub undo_step: UndoStep,
}

/// How a transaction is taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UndoStep {
    /// Alone.
    #[default]
    Own,
    /// Together with the one before, like the letters of a word.
    WithPrevious,
}

impl Transaction {
    /// A step of its own that lets the selection move with the text.
    pub fn new(changes: Vec<Change>) -> Self {
        Self { changes, selection: None, undo_step: UndoStep::Own }
    }

    /// Plain text put in at a position.
    pub fn insert(at: Position, text: &str) -> Self {
        Self::new(vec![Change::Splice {
            block: at.block,
            span: Span::at(at.offset),
            with: RichText::plain(text),
            marks: SpliceMarks::Follow,
        }])
    }

    /// The same changes, taken back in another way.
    #[must_use]
    pub fn as_step(mut self, undo_step: UndoStep) -> Self {
        self.undo_step = undo_step;
        self
    }
}
