//! What the world answers, and what becomes of it.

use egui::Context;

use super::{App, DocumentId};
use crate::ui::dialog::{ChangedView, Dialog, PathView};
use crate::ui::world::{Event, NotSaved, Opened, Request};

impl App {
    /// Takes what happened in the world.
    pub fn hear(&mut self, event: Event, context: &Context) {
        match event {
            Event::Surveyed { document, revision, survey } => {
                if let Some(it) = self.document_mut(document)
                    && it.pace.looked(revision)
                {
                    it.survey = *survey;
                    self.ask_for_pictures(document);
                }
            }
            Event::Opened(opened) => self.opened(*opened),
            Event::NotOpened(why) | Event::Trouble(why) => self.warn(why),
            Event::Saved { document, revision, path } => self.saved(document, revision, path),
            Event::NotSaved { document, path, why } => self.not_saved(document, path, why),
            Event::Kept { document, revision } => {
                if let Some(document) = self.document_mut(document) {
                    document.pace.kept(revision);
                }
            }
            Event::NotKept { document, why } => {
                if let Some(document) = self.document_mut(document) {
                    document.pace.not_kept(why);
                }
            }
            Event::Picked { purpose, path } => match path {
                Some(path) => self.picked(purpose, path, context),
                None => self.stay(),
            },
            Event::NoDialog { purpose, suggested, folder, why } => {
                let view = PathView::new(purpose, &suggested, folder, why);
                self.views.dialogs.open(Dialog::Path(Box::new(view)));
            }
            Event::Looked(looked) => self.views.dialogs.hear(looked),
            Event::Wrote(path) => self.wrote(&path),
            Event::NotWritten { why, .. } => {
                if let NotSaved::ReadOnly(why) | NotSaved::Failed(why) = why {
                    self.warn(why);
                }
            }
            Event::Picture { document, file, image } => {
                let texture = context.load_texture(&file, image, egui::TextureOptions::LINEAR);
                if let Some(document) = self.document_mut(document) {
                    document.pictures.insert(&file, texture);
                }
            }
            Event::Called => {
                context.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
                context.send_viewport_cmd(egui::ViewportCommand::Focus);
            }
            Event::Ending => self.keep_everything(),
        }
        context.request_repaint();
    }

    /// Says a sentence at the foot of the window.
    pub(super) fn say(&mut self, sentence: String) {
        self.views.said.push(sentence);
    }

    /// Says what went wrong above the article, until it is put away.
    pub(super) fn warn(&mut self, sentence: String) {
        if !self.views.warned.contains(&sentence) {
            self.views.warned.push(sentence);
        }
    }

    /// Asks for copies of everything that has none.
    fn keep_everything(&mut self) {
        for document in &self.documents {
            let revision = document.editor.revision();
            if document.pace.is_unsaved(revision) {
                self.requests.push(Request::Keep {
                    document: document.id,
                    revision,
                    article: Box::new(document.editor.article().clone()),
                    path: document.path.clone(),
                });
            }
        }
        self.requests.push(Request::Quit);
    }

    fn opened(&mut self, opened: Opened) {
        let Opened { article, mut path, recovered, notes } = opened;
        let open = self.documents.iter().position(|it| path.is_some() && it.path == path);
        if let Some(at) = open
            && let Some(document) = self.documents.get(at)
        {
            if recovered.is_none() {
                // A file that is open already comes to the front; what was written in it stays.
                return self.bring_to_front(document.id);
            }
            if document.editor.revision() == 0 {
                // What came back is newer than what its file holds.
                self.documents.remove(at);
            } else {
                // Of one file there is one article: this one becomes a copy.
                path = None;
            }
        }
        let has_file = path.is_some();
        // A window that was opened without a file has an empty article, of which nobody wants to
        // hear any more.
        let empty = self.documents.iter().position(|it| it.is_blank());
        if let Some(path) = &path {
            self.settings.remember(path);
            self.requests.push(Request::SaveSettings(Box::new(self.settings.clone())));
        }
        let id = match recovered {
            Some(id) => self.open_as(id, article, path),
            None => self.open(article, path),
        };
        if let Some(empty) = empty {
            self.documents.remove(empty);
        }
        if let Some(document) = self.document_mut(id) {
            if recovered.is_some() {
                document.pace.recovered();
            } else if has_file {
                document.pace.opened();
            }
        }
        self.ask_for_pictures(id);
        notes.into_iter().for_each(|note| self.say(note));
    }

    fn saved(&mut self, id: DocumentId, revision: u64, path: std::path::PathBuf) {
        self.settings.remember(&path);
        self.requests.push(Request::SaveSettings(Box::new(self.settings.clone())));
        let Some(document) = self.document_mut(id) else { return };
        document.pace.saved(revision);
        if document.path.as_ref() != Some(&path) {
            // Pictures lie beside the file.
            document.page.look_for_all();
        }
        document.path = Some(path);
        self.left(id);
    }

    fn not_saved(&mut self, id: DocumentId, path: std::path::PathBuf, why: NotSaved) {
        self.stay();
        let Some(document) = self.document_mut(id) else { return };
        document.pace.not_saved();
        match why {
            NotSaved::Differs => {
                self.views.dialogs.open(Dialog::Changed(ChangedView::new(id, path)));
            }
            NotSaved::ReadOnly(why) | NotSaved::Failed(why) => self.warn(why),
        }
    }
}
