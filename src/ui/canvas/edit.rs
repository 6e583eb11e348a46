//! Actions done: motions moved, edits handed to the editor.

use super::rows::Composing;
use super::{Action, Canvas, Deletion, Extend, Motion, TextEngine, Zoom};
use crate::article::Mark;
use crate::editor::typing::{self, Pause, Punctuation};
use crate::editor::{Editor, Selection, Transaction, deletion, marks, paste};
use crate::typeset::Affinity;

/// After a rest of this many seconds typing begins a new step for undo.
const REST: f64 = 2.0;

/// How far the text can be made smaller and larger.
const ZOOM: std::ops::RangeInclusive<f32> = 0.5..=4.0;

impl Canvas {
    /// Does what the writer asks for. `now` is the time in seconds. Gives the text that is to go
    /// to the clipboard, if any.
    pub fn run(
        &mut self,
        action: Action,
        editor: &mut Editor,
        engine: &mut TextEngine,
        now: f64,
    ) -> Option<String> {
        let pause = if now - self.last_key > REST { Pause::Yes } else { Pause::No };
        self.last_key = now;
        self.follow = true;
        self.rows.sync(editor.article(), editor.revision(), self.rows.width(), self.zoom);
        if !keeps_goal(&action) {
            self.goal = None;
        }
        if !matches!(action, Action::Compose(..)) {
            self.composing = None;
        }
        let typed = std::mem::take(&mut self.typed);
        match action {
            Action::Move(motion, extend) => self.go(motion, extend, editor, engine),
            Action::Insert(text) => self.insert(&text, &typed, pause, editor),
            Action::Enter => self.edit(editor, typing::enter),
            Action::Delete(deletion) => self.edit(editor, |article, at| match deletion {
                Deletion::Backward => deletion::backspace(article, at),
                Deletion::Forward => deletion::delete(article, at),
                Deletion::WordBackward => deletion::backspace_word(article, at),
                Deletion::WordForward => deletion::delete_word(article, at),
            }),
            Action::Paste(text) => {
                let cleaned = paste::clean(&text);
                self.edit(editor, |article, at| paste::paste(article, at, &cleaned));
            }
            Action::Copy => return copied(editor),
            Action::Cut => {
                let text = copied(editor);
                self.edit(editor, deletion::delete_selection);
                return text;
            }
            Action::Bold => {
                self.edit(editor, |article, at| marks::toggle(article, at, &Mark::Bold));
            }
            Action::Italic => {
                self.edit(editor, |article, at| marks::toggle(article, at, &Mark::Italic));
            }
            Action::TurnDirection => {
                self.edit(editor, |article, at| Some(marks::turn_direction(article, at)));
            }
            Action::Undo => {
                editor.undo();
                self.affinity = Affinity::Before;
            }
            Action::Redo => {
                editor.redo();
                self.affinity = Affinity::Before;
            }
            Action::SelectAll => {
                let end = editor
                    .article()
                    .body()
                    .clamp(crate::article::Position { block: usize::MAX, offset: usize::MAX });
                editor.select(Selection { anchor: Default::default(), head: end });
                self.follow = false;
            }
            Action::Select(selection) => {
                editor.select(selection);
                self.affinity = Affinity::After;
            }
            Action::Compose(text, caret) => {
                let head = editor.selection().head;
                let (block, at) = (head.block, head.offset);
                self.composing = Some(Composing { block, at, text, caret });
            }
            Action::Zoom(zoom) => {
                let wanted = match zoom {
                    Zoom::In => self.zoom * 1.1,
                    Zoom::Out => self.zoom / 1.1,
                    Zoom::Reset => 1.0,
                };
                self.zoom = wanted.clamp(*ZOOM.start(), *ZOOM.end());
            }
        }
        None
    }

    fn go(&mut self, motion: Motion, extend: Extend, editor: &mut Editor, engine: &mut TextEngine) {
        // At the text's edge a motion leads nowhere, but it still lets go of what is selected.
        let here = (editor.selection().head, self.affinity);
        let (head, affinity) = self.destination(motion, editor, engine).unwrap_or(here);
        let anchor = match extend {
            Extend::Yes => editor.selection().anchor,
            Extend::No => head,
        };
        editor.select(Selection { anchor, head });
        self.affinity = affinity;
    }

    /// Typed letters are undone word by word.
    fn insert(&mut self, text: &str, before: &str, pause: Pause, editor: &mut Editor) {
        let step = typing::undo_step(before, text, pause);
        self.edit(editor, |article, at| {
            let typed = typing::insert(article, at, text, Punctuation::AsTyped)?;
            Some(typed.transaction.as_step(step))
        });
        self.typed = text.to_owned();
    }

    /// Makes an edit; afterwards the caret belongs to what stands before it.
    fn edit(
        &mut self,
        editor: &mut Editor,
        made: impl FnOnce(&crate::article::Article, Selection) -> Option<Transaction>,
    ) {
        if let Some(transaction) = made(editor.article(), editor.selection()) {
            // Made for this very article, so it fits; and if not, nothing has changed.
            let _ = editor.run(transaction);
            self.affinity = Affinity::Before;
        }
    }
}

fn copied(editor: &Editor) -> Option<String> {
    let selection = editor.selection();
    (!selection.is_caret()).then(|| marks::plain_text(editor.article(), selection))
}

/// Up and down aim at the place where they began.
fn keeps_goal(action: &Action) -> bool {
    use Motion::{Down, PageDown, PageUp, Up};
    matches!(action, Action::Move(Up | Down | PageUp | PageDown, _))
}
