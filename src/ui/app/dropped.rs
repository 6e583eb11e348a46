//! What is dropped on the window, or chosen as a picture: articles are opened, pictures are put
//! into the text at the caret.

use std::path::Path;

use egui::{Context, Ui};

use super::{App, DocumentId};
use crate::article::Picture;
use crate::ui::canvas::Action as TextAction;
use crate::ui::world::Request;

/// How the names of pictures end that can be shown.
const PICTURES: [&str; 4] = ["png", "jpg", "jpeg", "webp"];

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
        let action = TextAction::Picture(picture, String::new());
        document.canvas.run(action, &mut document.editor, &mut self.engine, now);
        let beside = Some(path.to_owned());
        self.requests.push(Request::Picture { document: id, file, beside });
    }
}

fn is_picture(path: &Path) -> bool {
    let ending = path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| PICTURES.contains(&ending.as_str()))
}
