//! What the window asks and shows over the article: one dialog at a time, each in a file of its own
//! with its state. They read, and push [`Action`]s; [`Dialogs`] says which one is open.
//!
//! They must not know files: what is on the disk is told to them.

mod about;
mod begin;
mod changed;
mod close;
mod drop;
mod entries;
mod keys;
mod names;
mod obstacle;
mod palette;
mod path;
mod preview;
mod row;
mod settings;
mod shortcuts;

use egui::{Context, Id, Ui};

use about::{AboutView, about_ui};
use begin::{BeginView, begin_ui};
pub use changed::ChangedView;
use changed::changed_ui;
pub use close::CloseView;
use close::close_ui;
pub(super) use drop::{drop_ui, is_picture};
use palette::{PaletteView, palette_ui};
pub use path::PathView;
use path::path_ui;
pub use preview::PreviewView;
pub(in crate::ui) use preview::extension;
use preview::preview_ui;
use settings::{SettingsView, settings_ui};
use shortcuts::{ShortcutsView, shortcuts_ui};

use super::abilities::Abilities;
use super::action::{Action, Task};
use super::app::DocumentId;
use super::canvas::TextEngine;
use super::pictures::Pictures;
use super::{Cx, Seen};
use crate::storage::paths::Looked;

/// So many tasks are remembered as chosen last.
const MOST_CHOSEN: usize = 5;

/// Which dialog is open, and what was chosen in those before.
#[derive(Default)]
pub struct Dialogs {
    open: Option<Dialog>,
    /// What had the focus before.
    before: Option<Id>,
    /// Tasks that were chosen by name, the newest first.
    chosen: Vec<Task>,
}

/// One dialog with its state.
pub enum Dialog {
    /// Everything that can be done, by name.
    Palette(Box<PaletteView>),
    /// All keys.
    Shortcuts(Box<ShortcutsView>),
    /// The finished article.
    Preview(Box<PreviewView>),
    /// What a new article begins with.
    Begin(BeginView),
    /// Unsaved articles.
    Close(CloseView),
    /// A file that is not as it was.
    Changed(ChangedView),
    /// A file, where the system has no dialog for it.
    Path(Box<PathView>),
    /// What the person chose.
    Settings(Box<SettingsView>),
    /// What this program is.
    About(Box<AboutView>),
}

/// What dialogs see of the window besides the article in front.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// The article in front.
    pub seen: Seen<'a>,
    /// The open articles, in the order of their tabs.
    pub open: &'a [OpenArticle],
    /// Which of them is in front.
    pub front: DocumentId,
    /// What can be done at present.
    pub abilities: Abilities,
    /// Whether the article is as it was when it was looked over.
    pub is_looked: bool,
    /// Its pictures, as far as they are at hand.
    pub pictures: &'a Pictures,
}

/// An open article, for lists of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenArticle {
    /// By what it is known.
    pub id: DocumentId,
    /// Its title, or what one without a title is called.
    pub name: String,
    /// Whether it would be lost, but for its copy, if it were closed.
    pub is_unsaved: bool,
}

/// What becomes of a dialog after a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stays {
    Open,
    Closed,
}

impl Dialogs {
    /// Opens a dialog in the place of one that may be open.
    pub fn open(&mut self, dialog: Dialog) {
        self.open = Some(dialog);
    }

    /// Opens the dialog of a task, if it has one.
    pub fn open_for(&mut self, task: Task) {
        let dialog = match task {
            Task::Palette => Dialog::Palette(Box::default()),
            Task::Shortcuts => Dialog::Shortcuts(Box::default()),
            Task::Preview => Dialog::Preview(Box::default()),
            Task::New => Dialog::Begin(BeginView::default()),
            Task::Settings => Dialog::Settings(Box::default()),
            Task::About => Dialog::About(Box::default()),
            _ => return,
        };
        self.open(dialog);
    }

    /// Takes what was found at a path that was typed.
    pub fn hear(&mut self, looked: Looked) {
        if let Some(Dialog::Path(view)) = &mut self.open {
            view.hear(looked);
        }
    }

    /// Whether one is open: then keys are for it alone.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Closes it.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// Gives the focus back to what had it before a dialog opened, as soon as egui lets anything
    /// behind it have the focus again, and unless something has it by then.
    pub fn give_focus_back(&mut self, context: &Context) {
        if self.open.is_some() || self.before.is_none() {
            return;
        }
        context.request_repaint();
        if context.memory(|memory| memory.top_modal_layer().is_some()) {
            return;
        }
        let Some(before) = self.before.take() else { return };
        if context.memory(|memory| memory.focused().is_none()) {
            context.memory_mut(|memory| memory.request_focus(before));
        }
    }

    /// The task whose keys close the open dialog again.
    pub fn task(&self) -> Option<Task> {
        match self.open.as_ref()? {
            Dialog::Palette(_) => Some(Task::Palette),
            Dialog::Shortcuts(_) => Some(Task::Shortcuts),
            Dialog::Preview(_) => Some(Task::Preview),
            Dialog::Begin(_) => Some(Task::New),
            Dialog::Settings(_) => Some(Task::Settings),
            Dialog::About(_) => Some(Task::About),
            Dialog::Close(_) | Dialog::Changed(_) | Dialog::Path(_) => None,
        }
    }

    fn remember(&mut self, task: Task) {
        self.chosen.retain(|it| *it != task);
        self.chosen.insert(0, task);
        self.chosen.truncate(MOST_CHOSEN);
    }
}

/// Shows the open dialog, if there is one.
pub fn dialogs_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    dialogs: &mut Dialogs,
    around: Around<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    let Some(mut dialog) = dialogs.open.take() else { return };
    if dialogs.before.is_none() {
        dialogs.before = ui.memory(|memory| memory.focused());
    }
    let before = actions.len();
    let stays = match &mut dialog {
        Dialog::Palette(view) => palette_ui(ui, cx, view, around, &dialogs.chosen, engine, actions),
        Dialog::Shortcuts(view) => shortcuts_ui(ui, cx, view, engine),
        Dialog::Preview(view) => preview_ui(ui, cx, view, around, engine, actions),
        Dialog::Begin(view) => begin_ui(ui, cx, view, around, actions),
        Dialog::Close(view) => close_ui(ui, cx, view, around, actions),
        Dialog::Changed(view) => changed_ui(ui, cx, view, actions),
        Dialog::Path(view) => path_ui(ui, cx, view, engine, actions),
        Dialog::Settings(view) => settings_ui(ui, cx, view, around, engine, actions),
        Dialog::About(view) => about_ui(ui, cx, view, engine),
    };
    if let (Dialog::Palette(_), Some(Action::Task(task))) = (&dialog, actions.get(before)) {
        dialogs.remember(*task);
    }
    // What was asked for in it may have opened another one.
    if stays == Stays::Open {
        dialogs.open = Some(dialog);
    }
}
