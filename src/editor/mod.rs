//! Editing: an article with a selection, a history and a revision number.
//!
//! [`Editor::run`] is the only door: a [`Transaction`] happens whole or not at all, its inverse
//! goes to the history, the selection moves along. It knows no keys, pixels or files.
//!
//! What a person does to a text is a function from an article and a selection to a transaction:
//! [`typing`], [`deletion`], [`paste`], [`clipboard`], [`moving`], [`insert`], [`references`],
//! [`marks`], [`styles`], [`search`], [`findings`].

mod carry;
pub mod clipboard;
pub mod deletion;
pub mod entities;
pub mod findings;
mod history;
pub mod insert;
pub mod marks;
pub mod moving;
pub mod paste;
mod punctuation;
pub mod references;
#[cfg(test)]
mod scripts;
pub mod search;
mod selection;
mod sources;
pub mod styles;
mod transaction;
pub mod typing;

pub use selection::Selection;
pub use transaction::{Transaction, UndoStep};

use crate::article::{Article, Change, ChangeError, Mapping};
use crate::text::Assoc;
use history::{Entry, History};

/// An article being edited.
#[derive(Clone, Debug)]
pub struct Editor {
    article: Article,
    selection: Selection,
    history: History,
    revision: u64,
}

impl Editor {
    /// Opens an article, the caret at its start.
    pub fn new(article: Article) -> Self {
        Self { article, selection: Selection::default(), history: History::default(), revision: 0 }
    }

    /// The article as it is.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// What is selected, always between clusters of the text.
    pub fn selection(&self) -> Selection {
        self.selection
    }

    /// A number that grows with every change, undo and redo.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Puts the caret or selection somewhere; both ends go to the nearest cluster boundary before.
    pub fn select(&mut self, selection: Selection) {
        self.selection = selection.clamped(self.article.body());
    }

    /// Makes the changes of a transaction. One without changes moves the selection at most; it is
    /// no step, and what was undone can still be redone.
    ///
    /// # Errors
    /// Where one of them does not fit; then none has happened.
    pub fn run(&mut self, transaction: Transaction) -> Result<(), ChangeError> {
        let Transaction { changes, selection, undo_step } = transaction;
        let before = self.selection;
        let mut inverse = Vec::with_capacity(changes.len());
        let mut after = before;
        for change in changes {
            match self.article.apply(change) {
                Ok(applied) => {
                    after = after.mapped(applied.mapping, Assoc::After);
                    inverse.push(applied.inverse);
                }
                Err(error) => {
                    self.take_back(inverse);
                    return Err(error);
                }
            }
        }
        self.select(selection.unwrap_or(after));
        if !inverse.is_empty() {
            let after = self.selection;
            self.history.push(Entry { changes: inverse, before, after }, undo_step);
            self.revision += 1;
        }
        Ok(())
    }

    /// Takes the last step back, with the selection that was before it. Says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(entry) = self.history.pop_undo() else { return false };
        let selection = entry.before;
        let redo = self.apply_entry(entry, selection);
        self.history.push_redo(redo);
        true
    }

    /// Makes the last step that was taken back again, with the selection that was after it. Says
    /// whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(entry) = self.history.pop_redo() else { return false };
        let selection = entry.after;
        let undo = self.apply_entry(entry, selection);
        self.history.push_undo(undo);
        true
    }

    /// Applies a step of the history and gives the step that takes it back.
    fn apply_entry(&mut self, entry: Entry, selection: Selection) -> Entry {
        let mut inverse = Vec::with_capacity(entry.changes.len());
        // The newest change is taken back first, so each fits the article as it then is.
        for change in entry.changes.into_iter().rev() {
            let applied = self.article.apply(change);
            debug_assert!(applied.is_ok(), "a step of the history fits the article");
            inverse.extend(applied.map(|applied| applied.inverse));
        }
        self.select(selection);
        self.revision += 1;
        Entry { changes: inverse, ..entry }
    }

    fn take_back(&mut self, inverse: Vec<Change>) {
        for change in inverse.into_iter().rev() {
            let undone: Result<_, ChangeError> = self.article.apply(change);
            debug_assert!(undone.is_ok(), "an inverse fits right after its change");
        }
    }
}

impl Selection {
    /// Where the selection is after a change.
    fn mapped(self, mapping: Mapping, assoc: Assoc) -> Self {
        Self { anchor: mapping.map(self.anchor, assoc), head: mapping.map(self.head, assoc) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Body, Position, RichText, SpliceMarks, Title};
    use crate::text::Span;

    fn editor(paragraphs: &[&str]) -> Editor {
        let body = Body::new(paragraphs.iter().map(|text| Block::paragraph(text)));
        Editor::new(Article::with_body(Title::main("عنوان"), body))
    }

    fn at(block: usize, offset: usize) -> Position {
        Position { block, offset }
    }

    fn splice(block: usize, start: usize, end: usize, text: &str) -> Change {
        let (span, with) = (Span::new(start, end), RichText::plain(text));
        Change::Splice { block, span, with, marks: SpliceMarks::Follow }
    }

    #[track_caller]
    fn check(editor: &Editor, text: &str, caret: (usize, usize)) {
        assert_eq!(editor.article().body().block(0).map(Block::text), Some(text));
        assert_eq!(editor.selection(), Selection::caret(at(caret.0, caret.1)));
    }

    #[test]
    fn typing_moves_the_caret_and_can_be_undone_and_redone() {
        let mut editor = editor(&["مربا"]);
        editor.select(Selection::caret(at(0, 4)));
        editor.run(Transaction::insert(at(0, 4), "ح")).unwrap();
        check(&editor, "مرحبا", (0, 6));
        assert!(editor.undo() && !editor.undo());
        check(&editor, "مربا", (0, 4));
        assert!(editor.redo() && !editor.redo());
        check(&editor, "مرحبا", (0, 6));
        assert_eq!(editor.revision(), 3);
    }

    #[test]
    fn steps_that_belong_together_are_undone_together() {
        let mut editor = editor(&[""]);
        for (index, letter) in ["س", "ل", "م"].into_iter().enumerate() {
            let typed = Transaction::insert(at(0, index * 2), letter);
            let step = if index == 0 { UndoStep::Own } else { UndoStep::WithPrevious };
            editor.run(typed.as_step(step)).unwrap();
        }
        check(&editor, "سلم", (0, 6));
        assert!(editor.undo());
        check(&editor, "", (0, 0));
        assert!(editor.redo());
        check(&editor, "سلم", (0, 6));
    }

    #[test]
    fn typing_after_an_undo_does_not_grow_an_older_step() {
        let mut editor = editor(&[""]);
        editor.run(Transaction::insert(at(0, 0), "قديم")).unwrap();
        editor.run(Transaction::insert(at(0, 8), "ا")).unwrap();
        assert!(editor.undo());
        let typed = Transaction::insert(at(0, 8), "ب").as_step(UndoStep::WithPrevious);
        editor.run(typed).unwrap();
        assert!(editor.undo());
        check(&editor, "قديم", (0, 8));
        assert!(editor.redo());
        let typed = Transaction::insert(at(0, 10), "ت").as_step(UndoStep::WithPrevious);
        editor.run(typed).unwrap();
        assert!(editor.undo());
        check(&editor, "قديمب", (0, 10));
    }

    #[test]
    fn redo_puts_the_caret_where_the_change_left_it() {
        let mut editor = editor(&["سلام"]);
        editor.run(Transaction::insert(at(0, 8), "ر")).unwrap();
        editor.select(Selection::caret(at(0, 2)));
        assert!(editor.undo() && editor.redo());
        check(&editor, "سلامر", (0, 0));
        let mut typed = Transaction::insert(at(0, 0), "ب");
        typed.selection = Some(Selection::caret(at(0, 2)));
        editor.run(typed).unwrap();
        editor.select(Selection::caret(at(0, 6)));
        assert!(editor.undo() && editor.redo());
        check(&editor, "بسلامر", (0, 2));
    }

    #[test]
    fn a_transaction_without_changes_moves_the_caret_and_loses_nothing() {
        let mut editor = editor(&["سلام"]);
        editor.run(Transaction::insert(at(0, 8), "ر")).unwrap();
        assert!(editor.undo());
        let selection = Some(Selection::caret(at(0, 4)));
        let moved = Transaction { selection, ..Transaction::new(vec![]) };
        editor.run(moved).unwrap();
        check(&editor, "سلام", (0, 4));
        assert!(editor.can_redo() && !editor.can_undo() && editor.revision() == 2);
        assert!(editor.redo());
    }

    #[test]
    fn a_transaction_that_fails_leaves_nothing_behind() {
        let mut editor = editor(&["سلام"]);
        let before = editor.article().clone();
        let changes = vec![splice(0, 0, 2, ""), splice(0, 0, 0, "ر"), splice(7, 0, 0, "س")];
        assert!(editor.run(Transaction::new(changes)).is_err());
        assert_eq!(editor.article(), &before);
        assert!(!editor.can_undo() && editor.revision() == 0);
    }

    #[test]
    fn the_caret_never_stands_inside_a_cluster() {
        let mut editor = editor(&["ب"]);
        editor.select(Selection::caret(at(0, 2)));
        let mut typed = Transaction::insert(at(0, 2), "\u{64E}");
        typed.selection = Some(Selection::caret(at(0, 2)));
        editor.run(typed).unwrap();
        check(&editor, "ب\u{64E}", (0, 0));
    }
}
