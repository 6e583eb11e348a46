//! Files: which one is asked for and what it might be called, what is written where. The asking and
//! writing itself is the world's.

use std::path::{Path, PathBuf};

use egui::Context;

use super::{App, DocumentId};
use crate::article::{Change, Field, Note};
use crate::checks::Severity;
use crate::editor::Transaction;
use crate::markup::{self, Format};
use crate::storage::names;
use crate::storage::templates::Template;
use crate::ui::dialog::{Dialog, PreviewView, extension};
use crate::ui::world::{Over, Purpose, Reading, Request, Written};

impl App {
    pub(super) fn save_to(&mut self, id: DocumentId, path: PathBuf, over: Over) {
        let Some(document) = self.document_mut(id) else { return };
        let revision = document.editor.revision();
        document.pace.saving(revision);
        let article = Box::new(document.editor.article().clone());
        self.requests.push(Request::Save { document: id, revision, article, path, over });
    }

    /// A new article.
    pub(super) fn begin_article(&mut self, template: Template) {
        let article = template.article(self.system.today);
        let direction = match template {
            Template::Empty => self.settings.direction,
            _ => article.direction(),
        };
        self.open(article.with(Field::Direction(direction)), None);
    }

    /// Opens a file, or goes to it where it is open: of one file there is one article.
    pub(super) fn open_path(&mut self, path: PathBuf) {
        match self.documents.iter().find(|it| it.path.as_ref() == Some(&path)) {
            Some(document) => self.bring_to_front(document.id),
            None => self.requests.push(Request::Open { path, reading: Reading::Any }),
        }
    }

    /// Opens a file that is not as it was beside the article that came from it, which is without
    /// a file from now on.
    pub(super) fn open_beside(&mut self, path: PathBuf) {
        for document in self.documents.iter_mut().filter(|it| it.path.as_ref() == Some(&path)) {
            document.path = None;
            document.pace.detached();
        }
        self.requests.push(Request::Open { path, reading: Reading::Any });
    }

    /// Asks for a file.
    pub(super) fn pick(&mut self, purpose: Purpose) {
        let of = match &purpose {
            Purpose::Save(id) | Purpose::Picture(id) => *id,
            Purpose::Export(written) => written.document,
            Purpose::Open(_) | Purpose::Register => self.front,
        };
        let document = self.documents.iter().find(|it| it.id == of);
        let title =
            document.map(|it| it.editor.article().title().name.as_str()).unwrap_or_default();
        let untitled = self.language().strings().app.untitled;
        let suggested = match &purpose {
            Purpose::Save(_) => names::suggested(title, "ron", untitled),
            Purpose::Export(written) => names::suggested(title, written.extension, untitled),
            Purpose::Open(_) | Purpose::Picture(_) | Purpose::Register => String::new(),
        };
        let file =
            document.and_then(|it| it.path.clone()).or(self.settings.recent.first().cloned());
        let folder = file.and_then(|file| file.parent().map(Path::to_path_buf));
        self.requests.push(Request::Pick { purpose, suggested, folder });
    }

    /// Writes the article in front down as wikitext, unless it has errors: then the preview says so
    /// and asks for a reason.
    pub(super) fn export(&mut self) {
        let Some(document) = self.front() else { return };
        let is_looked = document.pace.is_looked(document.editor.revision());
        let format = Format::default();
        let profile = self.settings.chosen_profile();
        let export = profile.filter(|_| is_looked && document.survey.count(Severity::Error) == 0);
        let export =
            export.map(|profile| markup::export(document.editor.article(), &profile, format));
        match export.filter(|export| !export.text.is_empty()) {
            Some(export) => {
                let document = document.id;
                let (text, extension) = (export.text, extension(format));
                let written = Written { document, text, extension, remark: None };
                self.pick(Purpose::Export(Box::new(written)));
            }
            None => {
                let preview = Box::new(PreviewView::refusing());
                self.views.dialogs.open(Dialog::Preview(preview));
            }
        }
    }

    /// Does with a file what it was asked for. Whoever chose it was asked whether a file that is
    /// there may go.
    pub(super) fn picked(&mut self, purpose: Purpose, path: PathBuf, context: &Context) {
        match purpose {
            Purpose::Open(Reading::Any) => self.open_path(path),
            Purpose::Open(reading) => self.requests.push(Request::Open { path, reading }),
            Purpose::Save(id) => self.save_to(id, path, Over::Anything),
            Purpose::Export(written) => {
                let Written { document, text, remark, .. } = *written;
                if let Some(remark) = remark {
                    self.keep_remark(document, remark);
                }
                self.requests.push(Request::Write { path, text, over: Over::Anything });
            }
            Purpose::Picture(id) => self.put_picture(id, &path, context),
            Purpose::Register => {
                self.settings.register = Some(path);
                self.documents.iter_mut().for_each(|it| it.pace.look_again());
                self.requests.push(Request::SaveSettings(Box::new(self.settings.clone())));
            }
        }
    }

    /// The article keeps why it was exported although it has errors.
    fn keep_remark(&mut self, id: DocumentId, text: String) {
        let date = self.system.today.to_string();
        let Some(document) = self.document_mut(id) else { return };
        let mut notes = document.editor.article().notes().to_vec();
        notes.push(Note { author: String::new(), date, text });
        let change = Change::Field(Box::new(Field::Notes(notes)));
        // A part around the text can always be exchanged.
        let _ = document.editor.run(Transaction::new(vec![change]));
    }

    /// Says where a finished article is.
    pub(super) fn wrote(&mut self, path: &Path) {
        let words = &self.language().strings().dialog.preview;
        let said = (words.wrote)(&path.display().to_string());
        self.say(said);
    }
}
