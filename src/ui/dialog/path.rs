//! Where the system has no dialog for files: the path is typed, with Tab to complete it, and what is
//! there is told while one types.

use std::path::PathBuf;

use egui::{Id, Key, Modifiers, Ui, vec2};

use super::Stays;
use super::close::end_ui;
use crate::storage::paths::{Looked, PathState};
use crate::strings::PathPurpose;
use crate::typeset::Direction;
use crate::ui::Cx;
use crate::ui::action::Action;
use crate::ui::canvas::TextEngine;
use crate::ui::field::{Field, FieldLook, FieldState};
use crate::ui::widget::{Press, Sheet, Tone};
use crate::ui::world::{Purpose, Reading};

/// Width of the dialog in logical pixels.
const WIDTH: f32 = 560.0;

/// What is typed, and what was found there.
pub struct PathView {
    purpose: Purpose,
    /// Why the window asks itself.
    why: String,
    field: Field,
    looked: Option<Looked>,
    /// What was to be looked at last.
    asked: Option<String>,
    has_focus: bool,
    /// Tab was pressed while what is typed was not looked at yet.
    completes: bool,
}

impl PathView {
    /// Asks for a file, beginning in a folder, by a name.
    pub fn new(purpose: Purpose, suggested: &str, folder: Option<PathBuf>, why: String) -> Self {
        let mut field = Field::running("path", Direction::Ltr);
        let begin = folder.unwrap_or_else(|| PathBuf::from("~"));
        let mut text = begin.join(suggested).display().to_string();
        if suggested.is_empty() && !text.ends_with('/') {
            text.push('/');
        }
        field.set_text(&text);
        Self { purpose, why, field, looked: None, asked: None, has_focus: false, completes: false }
    }

    /// What was asked for, where nothing is chosen.
    pub fn purpose(&self) -> &Purpose {
        &self.purpose
    }

    /// Takes what was found at a path that was typed.
    pub fn hear(&mut self, looked: Looked) {
        if looked.typed == self.field.text() {
            let completes = std::mem::take(&mut self.completes);
            if let Some(text) = looked.completed().filter(|_| completes) {
                self.field.set_text(&text);
                self.field.go_to_end();
            }
            self.looked = Some(looked);
        }
    }

    fn kind(&self) -> PathPurpose {
        match &self.purpose {
            Purpose::Open(Reading::Any) => PathPurpose::Open,
            Purpose::Open(Reading::Text) => PathPurpose::Import,
            Purpose::Save(_) => PathPurpose::Save,
            Purpose::Export(_) => PathPurpose::Export,
            Purpose::Picture(_) => PathPurpose::Picture,
            Purpose::Register => PathPurpose::Register,
        }
    }
}

pub(super) fn path_ui(
    ui: &Ui,
    cx: Cx<'_>,
    view: &mut PathView,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) -> Stays {
    let words = cx.strings.path;
    let kind = view.kind();
    let writes = matches!(kind, PathPurpose::Save | PathPurpose::Export);
    // Tab is for the path as long as there is something to complete.
    let is_in_field = ui.memory(|memory| memory.has_focus(view.field.id()));
    if is_in_field && can_complete(view) {
        let tab = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Tab));
        view.completes |= tab;
    }
    let mut chosen = None;
    let sheet = Sheet { id: Id::unique("path dialog"), title: (words.name)(kind), width: WIDTH };
    let shown = sheet.show(ui.ctx(), cx, |ui| {
        let width = ui.available_width();
        if !view.why.is_empty() {
            ui.label(cx.words.label(&view.why).small().coloured(cx.theme.soft).wrapped(width));
        }
        if !ui.is_sizing_pass() && !std::mem::replace(&mut view.has_focus, true) {
            ui.memory_mut(|memory| memory.request_focus(view.field.id()));
        }
        if std::mem::take(&mut view.completes) {
            let looked = view.looked.as_ref().filter(|it| it.typed == view.field.text());
            match looked.map(Looked::completed) {
                Some(Some(text)) => {
                    view.field.set_text(&text);
                    view.field.go_to_end();
                }
                Some(None) => {}
                None => view.completes = true,
            }
        }
        let state = view.looked.as_ref().map(|it| it.state.clone());
        let is_wrong = state.as_ref().is_some_and(|state| !fits(state, writes));
        let look = FieldLook {
            name: words.field,
            placeholder: words.field,
            width,
            state: if is_wrong { FieldState::Wrong } else { FieldState::Fine },
        };
        let field = view.field.show(ui, look, engine, cx.words, cx.theme);
        if ui.memory(|memory| memory.has_focus(view.field.id())) && can_complete(view) {
            keep_tab(ui, view.field.id());
        }
        let typed = view.field.text().to_owned();
        if view.asked.as_ref() != Some(&typed) {
            view.asked = Some(typed.clone());
            actions.push(Action::Look(typed));
        }
        let replaces = writes && state == Some(PathState::File);
        if let Some(state) = &state {
            let tone = match (fits(state, writes), replaces) {
                (false, _) => Tone::Error,
                (true, true) => Tone::Warn,
                (true, false) => Tone::Plain,
            };
            let said = (words.state)(state, kind);
            ui.label(cx.words.label(&said).small().coloured(tone.ink(cx.theme)).wrapped(width));
        }
        ui.label(cx.words.label(words.hint).small().coloured(cx.theme.faint).wrapped(width));
        ui.add_space(16.0);
        cx.words
            .row_ui(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
                let can = state.as_ref().is_some_and(|state| fits(state, writes));
                let press = if replaces {
                    Press::new(words.replace).tone(Tone::Warn)
                } else {
                    Press::new((words.take)(kind)).primary()
                };
                let take = ui.add_enabled_ui(can, |ui| press.show(ui, cx)).inner;
                // Enter never replaces a file.
                let is_entered = !field.entered.is_empty() && can && !replaces;
                if take.clicked() || is_entered {
                    chosen = view.looked.as_ref().map(|it| it.path.clone());
                }
                end_ui(ui, cx, |ui| {
                    Press::new(cx.strings.dialog.cancel).quiet().show(ui, cx).clicked()
                })
            })
            .inner
    });
    if let Some(path) = chosen {
        actions.push(Action::Chosen(view.purpose.clone(), path));
        return Stays::Closed;
    }
    if shown.closed || shown.inner {
        actions.push(Action::Unchosen);
        return Stays::Closed;
    }
    Stays::Open
}

/// Whether a file of this state can be used.
fn fits(state: &PathState, writes: bool) -> bool {
    match state {
        PathState::File => true,
        PathState::ReadOnly => !writes,
        PathState::Free => writes,
        PathState::Empty
        | PathState::Folder
        | PathState::FolderReadOnly(_)
        | PathState::NoFolder(_) => false,
    }
}

fn can_complete(view: &PathView) -> bool {
    let looked = view.looked.as_ref().filter(|it| it.typed == view.field.text());
    looked.is_none_or(|looked| looked.completed().is_some())
}

/// Tab does not leave the field in the next frame.
fn keep_tab(ui: &Ui, field: Id) {
    let keys = egui::EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: false,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(field, keys));
}
