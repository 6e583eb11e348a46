//! What can be done with a source of the list: by its buttons, its menu, its keys. It makes actions
//! and does none.

use egui::Ui;

use super::SourcesView;
use crate::editor::references::{self, Citations};
use crate::ui::action::Action;
use crate::ui::canvas;
use crate::ui::words::Tick;
use crate::ui::{Cx, Seen};

/// Something that can be done with a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Cite it at the caret.
    Cite,
    /// Open its form.
    Edit,
    /// Go to the next place where it is cited.
    NextUse,
    /// Make a copy of it.
    Duplicate,
    /// Choose another one that becomes part of it.
    Merge,
    /// Take it out.
    Delete(Citations),
}

/// The actions that do something with the source of this number. `None` where it is no longer
/// there.
pub(super) fn act(
    deed: Deed,
    view: &mut SourcesView,
    seen: Seen<'_>,
    cx: Cx<'_>,
    index: usize,
    actions: &mut Vec<Action>,
) -> Option<()> {
    let article = seen.editor.article();
    let reference = article.references().at(index)?;
    match deed {
        Deed::Cite => {
            actions.push(Action::Text(canvas::Action::Cite(reference.id.clone())));
        }
        Deed::Edit => actions.push(Action::EditReference(reference.id.clone())),
        Deed::NextUse => {
            let caret = seen.editor.selection().start();
            let uses = seen.survey.citing.uses(&reference.id);
            let now: Vec<_> =
                uses.iter().filter_map(|place| seen.survey.place_now(place, article)).collect();
            let place = references::next_use(&now, caret)?;
            actions.push(Action::Show(place.clone()));
        }
        Deed::Duplicate => {
            let (id, made) = references::duplicate(article, index)?;
            actions.push(Action::Change(made));
            view.choose(Some(id));
        }
        Deed::Merge => {
            view.merging = Some(reference.id.clone());
            view.choose(Some(reference.id.clone()));
        }
        Deed::Delete(citations) => {
            let made = references::remove(article, index, citations)?;
            let uses = match citations {
                Citations::Go => seen.survey.citing.uses(&reference.id).len(),
                Citations::Stay => 0,
            };
            view.choose(view.neighbour(article, index));
            actions.push(Action::Change(made));
            actions.push(Action::Say((cx.strings.sources.deleted)(uses)));
        }
    }
    Some(())
}

/// The menu of a source; tells what was chosen in it. Its first item takes the focus where it was
/// opened by a key.
pub(super) fn menu_ui(ui: &mut Ui, cx: Cx<'_>, uses: usize, mut takes_focus: bool) -> Option<Deed> {
    let words = cx.strings.sources;
    let mut chosen = None;
    let mut item = |ui: &mut Ui, label: &str, keys: &str, enabled: bool, deed: Deed| {
        let item =
            ui.add_enabled_ui(enabled, |ui| cx.words.item(ui, label, keys, Tick::None, cx.theme));
        if item.inner.clicked() {
            chosen = Some(deed);
        }
        if enabled && !ui.is_sizing_pass() && std::mem::take(&mut takes_focus) {
            item.inner.request_focus();
        }
    };
    item(ui, words.cite.hint, "Ctrl+Enter", true, Deed::Cite);
    item(ui, words.next_use.label, "", uses > 0, Deed::NextUse);
    ui.separator();
    item(ui, words.edit.label, "Enter", true, Deed::Edit);
    item(ui, words.duplicate, "", true, Deed::Duplicate);
    item(ui, words.merge, "", true, Deed::Merge);
    ui.separator();
    if uses == 0 {
        item(ui, words.delete, "Del", true, Deed::Delete(Citations::Stay));
    } else {
        let label = (words.delete_cited)(uses);
        item(ui, &label, "Del", true, Deed::Delete(Citations::Go));
        item(ui, words.delete_alone, "", true, Deed::Delete(Citations::Stay));
    }
    chosen
}
