//! Which pictures an article names that nobody has looked for yet.

use super::{App, DocumentId};
use crate::article::BlockKind;
use crate::ui::world::Request;

impl App {
    /// Asks for the pictures that an article names, each once: when it is opened, and when its
    /// writer pauses.
    pub(super) fn ask_for_pictures(&mut self, id: DocumentId) {
        let Some(document) = self.documents.iter_mut().find(|it| it.id == id) else { return };
        let article = document.editor.article();
        let lead = article.lead().map(|lead| lead.picture.file.as_str());
        let in_text = article.body().iter().filter_map(|block| match block.kind() {
            BlockKind::Picture(picture) => Some(picture.file.as_str()),
            _ => None,
        });
        let named = lead.into_iter().chain(in_text).map(str::trim);
        let fresh: Vec<String> =
            named.filter(|file| document.page.looks_for(file)).map(str::to_owned).collect();
        let beside = document.path.clone();
        let asked = fresh.into_iter().map(|file| Request::Picture {
            document: id,
            file,
            beside: beside.clone(),
        });
        self.requests.extend(asked);
    }
}
