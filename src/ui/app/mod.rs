//! The app: open articles, the views around them, and what happens when somebody asks for
//! something. It is small: views push [`Action`](super::action::Action)s, [`App::run`] does them,
//! what needs the world becomes a [`Request`], and what the world answers comes in by
//! [`App::hear`].
//!
//! It must not know files, threads, dialogs of the system or the clock.

mod dialogs;
mod division;
mod document;
mod dropped;
mod files;
mod frame;
mod hear;
mod leaving;
mod pace;
mod pictures;
mod run;
mod shell;
mod views;

pub use division::{Beside, Division};
pub use document::{Document, DocumentId};
pub use pace::{Due, Pace, Safety};
pub use views::{EndTab, Layout, Pane, Views};

use chrono::NaiveDate;
use egui::{Color32, Context, Ui};

use super::Cx;
use super::canvas::{self, TextEngine};
use super::theme::Theme;
use super::widget::Sheet;
use super::words::Words;
use super::world::Request;
use crate::article::Article;
use crate::checks;
use crate::storage::settings::{InterfaceLanguage, Settings, ThemeChoice};
use crate::strings::Language;

/// The window's inside.
pub struct App {
    documents: Vec<Document>,
    /// Which of them is in front.
    front: DocumentId,
    /// The number that the next document gets.
    next: u64,
    engine: TextEngine,
    words: Option<Words>,
    settings: Settings,
    /// What the system asks for.
    system: System,
    views: Views,
    requests: Vec<Request>,
}

/// What the system says of the person and the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct System {
    /// The language of its locale, if it is one of ours.
    pub language: Language,
    /// Today.
    pub today: NaiveDate,
    /// Whether it wants dark windows.
    pub is_dark: bool,
}

impl App {
    /// An app without an article: whoever opens it gives it one by [`App::hear`], else it has an
    /// empty one.
    pub fn new(settings: Settings, system: System, layout: Layout) -> Self {
        Self {
            documents: Vec::new(),
            front: DocumentId::default(),
            next: 1,
            engine: TextEngine::default(),
            words: None,
            settings,
            system,
            views: Views { layout, ..Views::default() },
            requests: Vec::new(),
        }
    }

    /// Called once for the window's context, before the first frame.
    pub fn begin(&mut self, context: &Context) {
        self.words = Some(Words::new(context, self.language()));
        self.theme().apply(context);
    }

    /// The colour where nothing is drawn.
    pub fn ground(&self) -> Color32 {
        self.theme().page
    }

    /// The language of the interface.
    pub fn language(&self) -> Language {
        match self.settings.language {
            InterfaceLanguage::System => self.system.language,
            InterfaceLanguage::Arabic => Language::Arabic,
            InterfaceLanguage::English => Language::English,
        }
    }

    /// The colours.
    pub fn theme(&self) -> &'static Theme {
        match self.settings.theme {
            ThemeChoice::System if self.system.is_dark => &Theme::DARK,
            ThemeChoice::System | ThemeChoice::Light => &Theme::LIGHT,
            ThemeChoice::HighContrast => &Theme::HIGH_CONTRAST,
            ThemeChoice::Dark => &Theme::DARK,
        }
    }

    /// What the person chose.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What makes the words of the window, once it has begun.
    pub fn words(&self) -> Option<&Words> {
        self.words.as_ref()
    }

    /// The state of the views.
    pub fn views(&self) -> &Views {
        &self.views
    }

    /// The open articles, in the order of their tabs.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The article in front.
    pub fn front(&self) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == self.front)
    }

    fn front_mut(&mut self) -> Option<&mut Document> {
        self.documents.iter_mut().find(|document| document.id == self.front)
    }

    fn document_mut(&mut self, id: DocumentId) -> Option<&mut Document> {
        self.documents.iter_mut().find(|document| document.id == id)
    }

    /// What the window wants of the world since it was asked last.
    pub fn take_requests(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.requests)
    }

    /// Whether an article would be lost if the window were closed.
    pub fn has_unsaved(&self) -> bool {
        self.documents.iter().any(Document::is_unsaved)
    }

    /// Says what day it is and what else the system wants.
    pub fn set_system(&mut self, system: System) {
        if std::mem::replace(&mut self.system, system) != system {
            self.documents.iter_mut().for_each(|document| document.pace.look_again());
        }
    }

    /// Shows the window's inside and does what is asked for in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        let Some(words) = self.words.as_ref().map(|words| words.speaking(self.language())) else {
            return;
        };
        if self.documents.is_empty() {
            self.open(Article::new(), None);
        }
        let theme = self.theme();
        let cx = Cx { words: &words, strings: self.language().strings(), theme };
        self.take_dropped(ui);
        let mut actions = self.asked_by_keys(ui);
        let held = self.hold_keys(ui);
        self.type_in_text(ui);
        shell::ui(ui, cx, self, &mut actions);
        frame::undo_beside(ui, self);
        self.dialogs_ui(ui, cx, held, &mut actions);
        for action in actions {
            self.run(action, ui.ctx());
        }
        Sheet::settle(ui.ctx());
        self.name_window(ui);
        self.go_on(ui);
    }

    /// The window is called by the article in front; a dot says that its file is older.
    fn name_window(&mut self, ui: &Ui) {
        let strings = self.language().strings().app;
        let Some(document) = self.front() else { return };
        let name = document.name(strings.untitled);
        let dot = if document.is_unsaved() { "● " } else { "" };
        let title = format!("{dot}{name} — {}", strings.name);
        if title != self.views.title {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.views.title = title;
        }
    }

    /// Keys are for the text while it has the focus; they are taken before it is drawn.
    fn type_in_text(&mut self, ui: &Ui) {
        let Some(document) = self.documents.iter_mut().find(|it| it.id == self.front) else {
            return;
        };
        if !ui.memory(|memory| memory.has_focus(document.canvas.id())) {
            return;
        }
        let (events, modifiers, now) =
            ui.input(|input| (input.events.clone(), input.modifiers, input.time));
        for action in canvas::actions(&events, modifiers) {
            document.canvas.run(action, &mut document.editor, &mut self.engine, now);
        }
    }

    /// Asks for what is due: articles are looked over and kept when their writer pauses.
    fn go_on(&mut self, ui: &Ui) {
        let now = ui.input(|input| input.time);
        let context = checks::Context { today: self.system.today, digits: self.settings.digits };
        for document in &mut self.documents {
            let revision = document.editor.revision();
            let due = document.pace.due(revision, now);
            let article = || Box::new(document.editor.article().clone());
            if due.look {
                let (document, article) = (document.id, article());
                let context = context.clone();
                let register = self.settings.register.clone();
                self.requests.push(Request::Survey {
                    document,
                    revision,
                    article,
                    context,
                    register,
                });
            }
            if due.keep {
                let path = document.path.clone();
                let (document, article) = (document.id, article());
                self.requests.push(Request::Keep { document, revision, article, path });
            }
            if let Some(seconds) = due.in_seconds {
                ui.ctx()
                    .request_repaint_after(std::time::Duration::from_secs_f64(seconds.max(0.0)));
            }
        }
    }

    /// Opens an article and brings it to the front.
    fn open(&mut self, article: Article, path: Option<std::path::PathBuf>) -> DocumentId {
        let id = DocumentId(self.next);
        self.next += 1;
        self.open_as(id, article, path)
    }

    /// Opens an article under a number that is its own already.
    fn open_as(
        &mut self,
        id: DocumentId,
        article: Article,
        path: Option<std::path::PathBuf>,
    ) -> DocumentId {
        self.documents.push(Document::new(id, article, path));
        self.front = id;
        self.views.focus = Some(Pane::Article);
        id
    }
}
