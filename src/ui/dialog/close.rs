//! What becomes of unsaved articles before they are closed: one is asked about by name, several are
//! listed to be ticked.

use egui::{Align, Id, Layout, ScrollArea, Ui, vec2};

use super::{Around, OpenArticle, Stays};
use crate::text::letters::isolate;
use crate::ui::Cx;
use crate::ui::action::{Action, Leaving};
use crate::ui::app::DocumentId;
use crate::ui::widget::{Press, Sheet};

/// Width of the dialog, and height of its list, in logical pixels.
const WIDTH: f32 = 480.0;
const LIST: f32 = 240.0;

/// Which articles are asked about.
pub struct CloseView {
    asked: Vec<(DocumentId, bool)>,
    /// Whether the window is to be closed afterwards.
    quits: bool,
    has_focus: bool,
}

impl CloseView {
    /// Asks about one article that is to be closed.
    pub fn closing(id: DocumentId) -> Self {
        Self { asked: vec![(id, true)], quits: false, has_focus: false }
    }

    /// Asks about all that are unsaved before the window is closed.
    pub fn quitting(unsaved: impl IntoIterator<Item = DocumentId>) -> Self {
        let asked = unsaved.into_iter().map(|id| (id, true)).collect();
        Self { asked, quits: true, has_focus: false }
    }

    /// What is to become of them: those that are ticked are saved.
    fn leaving(&self) -> Leaving {
        let of = |ticked: bool| {
            let of = self.asked.iter().filter(move |(_, it)| *it == ticked);
            of.map(|(id, _)| *id).collect()
        };
        Leaving { save: of(true), discard: of(false), quits: self.quits }
    }
}

pub(super) fn close_ui(
    ui: &Ui,
    cx: Cx<'_>,
    view: &mut CloseView,
    around: Around<'_>,
    actions: &mut Vec<Action>,
) -> Stays {
    let words = &cx.strings.dialog.close;
    let named = |id: DocumentId| around.open.iter().find(|it| it.id == id);
    view.asked.retain(|(id, _)| named(*id).is_some());
    let title = match view.asked.as_slice() {
        [] => return Stays::Closed,
        [_] => words.one.to_owned(),
        several => (words.several)(several.len()),
    };
    let mut chosen = None;
    let sheet = Sheet { id: Id::unique("close dialog"), title: &title, width: WIDTH };
    let shown = sheet.show(ui.ctx(), cx, |ui| {
        let width = ui.available_width();
        ui.label(cx.words.label(words.lost).coloured(cx.theme.soft).wrapped(width));
        let is_one = view.asked.len() == 1;
        if let [(id, _)] = view.asked.as_slice()
            && let Some(article) = named(*id)
        {
            let name = isolate(&article.name);
            ui.label(cx.words.label(&name).bold().wrapped(width));
        }
        if !is_one {
            ui.add_space(8.0);
            ScrollArea::vertical().max_height(LIST).show(ui, |ui| {
                ui.with_layout(cx.words.column(), |ui| {
                    for (id, ticked) in &mut view.asked {
                        let Some(OpenArticle { name, .. }) = named(*id) else { continue };
                        let name = isolate(name);
                        let label = cx.words.label(&name).cut(ui.available_width() - 40.0);
                        cx.words.checkbox(ui, ticked, label);
                    }
                });
            });
        }
        ui.add_space(16.0);
        cx.words
            .row_ui(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
                let save = if is_one { words.save } else { words.save_ticked };
                let save = Press::new(save).primary().show(ui, cx);
                if !ui.is_sizing_pass() && !std::mem::replace(&mut view.has_focus, true) {
                    save.request_focus();
                }
                if save.clicked() {
                    chosen = Some(view.leaving());
                }
                if Press::new(words.discard).show(ui, cx).clicked() {
                    let discard = view.asked.iter().map(|(id, _)| *id).collect();
                    chosen = Some(Leaving { save: Vec::new(), discard, quits: view.quits });
                }
                end_ui(ui, cx, |ui| {
                    Press::new(cx.strings.dialog.cancel).quiet().show(ui, cx).clicked()
                })
            })
            .inner
    });
    let is_done = chosen.is_some();
    actions.extend(chosen.map(Action::Leave));
    if shown.closed || shown.inner || is_done { Stays::Closed } else { Stays::Open }
}

/// What stands at the end side of a row.
pub(super) fn end_ui<R>(ui: &mut Ui, cx: Cx<'_>, add: impl FnOnce(&mut Ui) -> R) -> R {
    let end = if cx.words.is_rtl() {
        Layout::left_to_right(Align::Center)
    } else {
        Layout::right_to_left(Align::Center)
    };
    ui.with_layout(end, add).inner
}
