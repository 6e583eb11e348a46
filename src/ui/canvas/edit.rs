//! Actions done: motions moved, edits handed to the editor.

use super::rows::Composing;
use super::{Action, Canvas, Deletion, Extend, Motion, Request, TextEngine, Typed, Zoom};
use crate::article::{Mark, Position};
use crate::editor::moving::{Carry, drop_at};
use crate::editor::typing::{self, Pause, Punctuation};
use crate::editor::{
    Editor, Selection, Transaction, clipboard, deletion, insert, marks, paste, styles,
};
use crate::typeset::Affinity;

/// After a rest of this many seconds typing begins a new step for undo.
const REST: f64 = 2.0;

/// How far the text can be made smaller and larger.
const ZOOM: std::ops::RangeInclusive<f32> = 0.5..=4.0;

impl Canvas {
    /// Does what the writer asks for. `now` is the time in seconds. What that needs of the window
    /// is told by [`Canvas::take_requests`].
    pub fn run(&mut self, action: Action, editor: &mut Editor, engine: &mut TextEngine, now: f64) {
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
        let is_plain = std::mem::take(&mut self.pastes_plain);
        let now_left = (editor.revision(), editor.selection());
        let typed = std::mem::take(&mut self.typed);
        let Typed { letters, as_typed, .. } =
            if typed.left == Some(now_left) { typed } else { Typed::default() };
        let Some(action) = self.allowed(action) else { return };
        let Some(action) = self.line_action(action, editor, engine) else { return };
        match action {
            Action::Move(motion, extend) => self.go(motion, extend, editor, engine),
            Action::Insert(text) => self.insert(&text, &letters, pause, editor),
            Action::Enter => self.edit(editor, typing::enter),
            Action::Delete(Deletion::Backward) if as_typed.is_some() => {
                self.edit(editor, |_, _| as_typed);
            }
            Action::Delete(deletion) => self.delete(deletion, editor, engine),
            Action::Paste(text) => self.paste(&text, is_plain, editor, engine),
            Action::PastePlain => {
                self.pastes_plain = true;
                self.requests.push(Request::Paste);
            }
            Action::Copy => self.copy(editor, engine),
            Action::Cut => {
                self.copy(editor, engine);
                self.edit(editor, deletion::delete_selection);
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
            Action::Style(style) => {
                self.edit(editor, |article, at| styles::set(article, at, style));
            }
            Action::Nest(nesting) => {
                self.edit(editor, |article, at| styles::nest(article, at, nesting));
            }
            Action::Link(target) => {
                self.edit(editor, |article, at| insert::link(article, at, &target));
            }
            Action::Isolate(isolate) => {
                self.edit(editor, |article, at| insert::isolate(article, at, isolate));
            }
            Action::Unlink => self.edit(editor, insert::unlink),
            Action::Cite(id) => self.edit(editor, |article, at| insert::cite(article, at, &id)),
            Action::CiteNew(reference) => {
                self.edit(editor, |article, at| insert::citation(article, at, &reference));
            }
            Action::Picture(picture, caption) => self
                .edit(editor, |article, at| Some(insert::picture(article, at, picture, &caption))),
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
                    .clamp(Position { block: usize::MAX, offset: usize::MAX });
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
                self.set_zoom(wanted);
            }
            Action::ShowUnseen => self.shows_unseen = !self.shows_unseen,
            Action::SwitchPunctuation => {
                self.punctuation = match self.punctuation {
                    Punctuation::AsTyped => Punctuation::Arabic,
                    Punctuation::Arabic => Punctuation::AsTyped,
                };
            }
            Action::AskLink => {
                let at = insert::link_at(editor.article(), editor.selection());
                let target = at.and_then(|(_, marked)| match &marked.mark {
                    Mark::Link(target) => Some(target.clone()),
                    _ => None,
                });
                self.requests.push(Request::LinkTarget(target));
            }
            Action::Ask(request) => self.requests.push(request),
        }
    }

    /// What the text has asked of its window since this was called last.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    /// Whether the keys `" , ; ?` mean Arabic signs in Arabic text.
    pub fn punctuation(&self) -> Punctuation {
        self.punctuation
    }

    /// Whether direction marks, joiners and the like are shown.
    pub fn shows_unseen(&self) -> bool {
        self.shows_unseen
    }

    /// Makes letters `zoom` times as large as they are at first, within bounds.
    pub fn set_zoom(&mut self, zoom: f32) {
        self.zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
    }

    fn go(&mut self, motion: Motion, extend: Extend, editor: &mut Editor, engine: &mut TextEngine) {
        // At the text's edge a motion leads nowhere, but it still lets go of what is selected.
        let here = (editor.selection().head, self.affinity);
        let (head, affinity) = self.destination(motion, editor, engine).unwrap_or(here);
        let stays = head == here.0;
        match motion {
            Motion::TextStart => self.follow_head = true,
            Motion::Up => self.follow_head = stays && head.block == 0,
            // Past the ends of the text the page goes on, and the caret stays behind.
            Motion::PageUp | Motion::PageDown => self.follow = !stays,
            _ => {}
        }
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
        let mut as_typed = None;
        let punctuation = self.punctuation;
        self.edit(editor, |article, at| {
            let typed = typing::insert(article, at, text, punctuation)?;
            as_typed = typed.as_typed;
            Some(typed.transaction.as_step(step))
        });
        let left = Some((editor.revision(), editor.selection()));
        self.typed = Typed { letters: text.to_owned(), as_typed, left };
    }

    fn delete(&mut self, what: Deletion, editor: &mut Editor, engine: &mut TextEngine) {
        let nothing_selected = editor.selection().is_caret();
        let line_end = match what {
            Deletion::LineBackward if nothing_selected => Some(Motion::LineStart),
            Deletion::LineForward if nothing_selected => Some(Motion::LineEnd),
            _ => None,
        };
        let line_end = line_end.and_then(|motion| self.destination(motion, editor, engine));
        self.edit(editor, |article, at| match what {
            Deletion::Backward => deletion::backspace(article, at),
            Deletion::Forward => deletion::delete(article, at),
            Deletion::WordBackward => deletion::backspace_word(article, at),
            Deletion::WordForward => deletion::delete_word(article, at),
            Deletion::Paragraphs => deletion::delete_paragraphs(article, at),
            Deletion::LineBackward | Deletion::LineForward => {
                let to_end = line_end.map(|(head, _)| Selection { head, ..at });
                match to_end.filter(|line| !line.is_caret()) {
                    Some(line) => deletion::delete_selection(article, line),
                    // At the line's end already: to the neighbouring line.
                    None if what == Deletion::LineBackward => deletion::backspace(article, at),
                    None => deletion::delete(article, at),
                }
            }
        });
    }

    /// Text that was carried comes where it is let go.
    pub(super) fn drop_text(&mut self, to: Position, copies: bool, editor: &mut Editor) {
        let carry = if copies { Carry::Copy } else { Carry::Move };
        self.edit(editor, |article, at| drop_at(article, at, to, carry));
    }

    fn copy(&mut self, editor: &Editor, engine: &mut TextEngine) {
        if let Some(clip) = clipboard::copy(editor.article(), editor.selection()) {
            engine.clip = Some(clip.clone());
            self.requests.push(Request::Copy(clip));
        }
    }

    /// What was copied from one of our texts comes with all that belongs to it, as long as it is
    /// still on the clipboard.
    fn paste(&mut self, text: &str, is_plain: bool, editor: &mut Editor, engine: &TextEngine) {
        let clip = engine.clip.as_ref().filter(|clip| !is_plain && clip.is(text));
        if let Some(clip) = clip {
            self.edit(editor, |article, at| clipboard::paste_clip(article, at, clip));
            return;
        }
        let cleaned = paste::clean(text);
        self.edit(editor, |article, at| paste::paste(article, at, &cleaned));
        if !cleaned.report.is_empty() {
            self.requests.push(Request::Cleaned(cleaned.report));
        }
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

/// Up and down aim at the place where they began.
fn keeps_goal(action: &Action) -> bool {
    use Motion::{Down, PageDown, PageUp, Up};
    matches!(action, Action::Move(Up | Down | PageUp | PageDown, _))
}
