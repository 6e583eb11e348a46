//! What is dropped on the window, or chosen as a picture: articles are opened, pictures are put
//! into the text at the caret, or above the text where they are dropped there.

use std::path::Path;

use egui::{Context, Ui};

use super::{App, DocumentId};
use crate::article::{Change, Field, Lead, Picture};
use crate::editor::Transaction;
use crate::ui::canvas::Action as TextAction;
use crate::ui::dialog::is_picture;
use crate::ui::world::Request;

impl App {
    /// Takes the files that were dropped since the last frame.
    pub(super) fn take_dropped(&mut self, ui: &Ui) {
        let dropped = ui.input(|input| input.raw.dropped_files.clone());
        for path in dropped.iter().map(|file| file.path().to_owned()) {
            if is_picture(&path) {
                self.put_picture(self.front, &path, ui.ctx());
            } else {
                self.open_path(path);
            }
        }
    }

    /// Puts a picture into an article's text, by the name of its file. It is shown from where it
    /// lies now; the wiki will have it under that name.
    pub(super) fn put_picture(&mut self, id: DocumentId, path: &Path, context: &Context) {
        let now = context.input(|input| input.time);
        let Some(file) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else {
            return;
        };
        let Some(document) = self.documents.iter_mut().find(|it| it.id == id) else { return };
        let picture = Picture { file: file.clone(), ..Picture::default() };
        document.page.looks_for(&file);
        let pointer = context.input(|input| input.pointer.latest_pos());
        if pointer.is_some_and(|at| document.page.takes_picture_at(at)) {
            let lead = document.editor.article().lead().cloned().unwrap_or_default();
            let picture = Picture { file: file.clone(), ..lead.picture };
            let lead = Field::Lead(Some(Lead { picture, ..lead }));
            // Made for this very article, so it fits.
            let change = Transaction::new(vec![Change::Field(Box::new(lead))]);
            let _ = document.editor.run(change);
        } else {
            let action = TextAction::Picture(picture, String::new());
            document.canvas.run(action, &mut document.editor, &mut self.engine, now);
        }
        let beside = Some(path.to_owned());
        self.requests.push(Request::Picture { document: id, file, beside });
    }
}
