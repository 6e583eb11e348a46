//! Dialogs over the window: when keys are for them, and what they see. What they ask for is done as
//! anything else is.

use egui::{Event, Ui};

use super::App;
use crate::ui::abilities::Abilities;
use crate::ui::action::{Action, take_steps, take_tasks};
use crate::ui::canvas;
use crate::ui::dialog::{Around, OpenArticle, dialogs_ui, drop_ui};
use crate::ui::{Cx, Seen};

impl App {
    /// What the keys of tasks ask for. While a dialog is open they only close it again.
    pub(super) fn asked_by_keys(&mut self, ui: &Ui) -> Vec<Action> {
        self.hear_frame(ui);
        self.views.dialogs.give_focus_back(ui.ctx());
        if !self.views.dialogs.is_open() {
            let mut asked = ui.input_mut(|input| take_tasks(&mut input.events));
            if !canvas::has_focus(ui.ctx()) {
                // What was done beside the text is taken back from there too.
                asked.extend(ui.input_mut(|input| take_steps(&mut input.events)));
            }
            return asked.into_iter().map(Action::Task).collect();
        }
        let keys = self.views.dialogs.task().and_then(|task| task.shortcut());
        let closes = keys.is_some_and(|keys| {
            ui.input_mut(|input| {
                let before = input.events.len();
                input.events.retain(|event| !keys.is_pressed_by(event));
                input.events.len() < before
            })
        });
        if closes {
            self.views.dialogs.close();
        }
        Vec::new()
    }

    /// Nothing behind a dialog hears keys: they are taken away, to be given back for the dialog.
    pub(super) fn hold_keys(&self, ui: &Ui) -> Option<Vec<Event>> {
        let is_open = self.views.dialogs.is_open();
        is_open.then(|| ui.input_mut(|input| std::mem::take(&mut input.events)))
    }

    /// Shows the dialog that is open.
    pub(super) fn dialogs_ui(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        held: Option<Vec<Event>>,
        actions: &mut Vec<Action>,
    ) {
        drop_ui(ui, cx);
        // Nothing may have been held for a dialog that the keys of this frame are not meant for.
        let Some(held) = held else { return };
        ui.input_mut(|input| input.events = held);
        let open = self.open_articles(cx.strings.app.untitled);
        let Self { documents, front, engine, views, settings, system, .. } = self;
        let Some(document) = documents.iter().find(|it| it.id == *front) else { return };
        let seen = Seen {
            editor: &document.editor,
            survey: &document.survey,
            today: system.today,
            settings,
        };
        let abilities = Abilities::of(document, open.len(), views);
        let is_looked = document.pace.is_looked(document.editor.revision());
        let (front, pictures) = (*front, &document.pictures);
        let around = Around { seen, open: &open, front, abilities, is_looked, pictures };
        dialogs_ui(ui, cx, &mut views.dialogs, around, engine, actions);
    }

    /// The open articles by name.
    fn open_articles(&self, untitled: &str) -> Vec<OpenArticle> {
        let open = self.documents.iter().map(|document| OpenArticle {
            id: document.id,
            name: document.name(untitled).to_owned(),
            is_unsaved: document.is_unsaved(),
        });
        open.collect()
    }
}
