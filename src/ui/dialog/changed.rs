//! A draft's file is not as it was when it was read or saved: somebody else wrote it. Nothing is
//! written over it before somebody has said so.

use std::path::PathBuf;

use egui::{Id, Ui, vec2};

use super::Stays;
use super::close::end_ui;
use crate::ui::Cx;
use crate::ui::action::Action;
use crate::ui::app::DocumentId;
use crate::ui::widget::{Press, Sheet};
use crate::ui::world::Purpose;

/// Width of the dialog in logical pixels.
const WIDTH: f32 = 560.0;

/// Which article was to be saved, and where.
pub struct ChangedView {
    document: DocumentId,
    path: PathBuf,
    has_focus: bool,
}

impl ChangedView {
    /// Asks about the file of an article.
    pub fn new(document: DocumentId, path: PathBuf) -> Self {
        Self { document, path, has_focus: false }
    }
}

pub(super) fn changed_ui(
    ui: &Ui,
    cx: Cx<'_>,
    view: &mut ChangedView,
    actions: &mut Vec<Action>,
) -> Stays {
    let words = &cx.strings.dialog.changed;
    let sheet = Sheet { id: Id::unique("changed dialog"), title: words.name, width: WIDTH };
    let before = actions.len();
    let shown = sheet.show(ui.ctx(), cx, |ui| {
        let text = (words.text)(&view.path.display().to_string());
        ui.label(cx.words.label(&text).wrapped(ui.available_width()));
        ui.add_space(16.0);
        cx.words.rows_ui(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            let save_as = Press::new(words.save_as).primary().show(ui, cx);
            if !ui.is_sizing_pass() && !std::mem::replace(&mut view.has_focus, true) {
                save_as.request_focus();
            }
            if save_as.clicked() {
                actions.push(Action::Pick(Purpose::Save(view.document)));
            }
            if Press::new(words.open).show(ui, cx).clicked() {
                actions.push(Action::OpenBeside(view.path.clone()));
            }
            if Press::new(words.overwrite).show(ui, cx).clicked() {
                actions.push(Action::Chosen(Purpose::Save(view.document), view.path.clone()));
            }
        });
        ui.add_space(8.0);
        cx.words
            .row_ui(ui, |ui| {
                end_ui(ui, cx, |ui| {
                    Press::new(cx.strings.dialog.cancel).quiet().show(ui, cx).clicked()
                })
            })
            .inner
    });
    let is_done = actions.len() > before;
    if shown.closed || shown.inner || is_done { Stays::Closed } else { Stays::Open }
}
