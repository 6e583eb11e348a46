//! Articles are closed and the window is left: nothing unsaved goes without a question, and where
//! saving fails or somebody thinks better of it, everything stays as it is.

use egui::{Ui, ViewportCommand};

use super::{App, DocumentId};
use crate::ui::action::Leaving;
use crate::ui::dialog::{CloseView, Dialog};
use crate::ui::world::{Over, Purpose, Request};

impl App {
    /// Closes an article, after a question where it is unsaved.
    pub(super) fn close(&mut self, id: DocumentId) {
        match self.documents.iter().find(|it| it.id == id) {
            Some(document) if document.is_unsaved() => {
                self.views.dialogs.open(Dialog::Close(CloseView::closing(id)));
            }
            Some(_) => self.close_now(id),
            None => {}
        }
    }

    /// Closes the window, after a question where something is unsaved.
    pub(super) fn quit(&mut self) {
        let unsaved = self.documents.iter().filter(|it| it.is_unsaved());
        let unsaved: Vec<DocumentId> = unsaved.map(|it| it.id).collect();
        if unsaved.is_empty() {
            self.requests.push(Request::Quit);
        } else {
            self.views.dialogs.open(Dialog::Close(CloseView::quitting(unsaved)));
        }
    }

    /// The window's frame may ask to close it as well.
    pub(super) fn hear_frame(&mut self, ui: &Ui) {
        if ui.input(|input| input.viewport().close_requested()) && self.has_unsaved() {
            ui.ctx().send_viewport_cmd(ViewportCommand::CancelClose);
            self.quit();
        }
    }

    /// Does with unsaved articles what was answered.
    pub(super) fn leave(&mut self, leaving: Leaving) {
        leaving.discard.iter().for_each(|id| self.close_now(*id));
        self.views.leaving = Some(leaving);
        self.go_on_leaving();
    }

    /// An article is in its file: if it was saved to be closed, it is.
    pub(super) fn left(&mut self, id: DocumentId) {
        let Some(leaving) = &mut self.views.leaving else { return };
        if leaving.save.first() == Some(&id) {
            leaving.save.remove(0);
            self.close_now(id);
            self.go_on_leaving();
        }
    }

    /// Something could not be saved, or somebody thought better of it: nothing else is closed.
    pub(super) fn stay(&mut self) {
        self.views.leaving = None;
    }

    fn go_on_leaving(&mut self) {
        let Some(leaving) = &mut self.views.leaving else { return };
        let Some(next) = leaving.save.first().copied() else {
            if leaving.quits {
                self.requests.push(Request::Quit);
            }
            return self.stay();
        };
        match self.documents.iter().find(|it| it.id == next).map(|it| it.path.clone()) {
            Some(Some(path)) => self.save_to(next, path, Over::Unchanged),
            Some(None) => self.pick(Purpose::Save(next)),
            // It was closed in the meantime.
            None => {
                leaving.save.remove(0);
                self.go_on_leaving();
            }
        }
    }

    /// Closes an article; the next one comes to the front.
    fn close_now(&mut self, id: DocumentId) {
        let Some(at) = self.documents.iter().position(|it| it.id == id) else { return };
        self.documents.remove(at);
        self.requests.push(Request::Forget(id));
        if self.front == id
            && let Some(next) = self.documents.get(at).or(self.documents.last())
        {
            self.bring_to_front(next.id);
        }
    }
}
