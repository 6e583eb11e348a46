//! The form as a dialog: kinds, the box for pasting, the fields of the kind, what can be done. It
//! pushes the actions that save; it changes nothing.

use egui::{Context, Id, Key, Modifiers, Ui, vec2};

use super::cells::{Other, Pen, columns_ui, said_ui};
use super::kinds::{KINDS, other_rows, rows};
use super::{Looked, Pasted, SourceForm, Target};
use crate::article::{RefId, Reference};
use crate::citations::same::{self, Same};
use crate::editor::references;
use crate::ui::action::Action;
use crate::ui::canvas::{self, TextEngine};
use crate::ui::field::FieldState;
use crate::ui::icon::Icon;
use crate::ui::panel::sources::SourcesView;
use crate::ui::widget::{Press, Sheet, Tab, Tabs, Tone};
use crate::ui::{Cx, Seen};

/// Width of the dialog, in logical pixels.
const WIDTH: f32 = 760.0;

/// What is to become of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    Cancel,
    Save,
    SaveAndCite,
    /// Adds this one and all that were pasted with it.
    AddOthers,
    Other(Other),
}

/// Shows the form over the window while it is open.
pub fn form_ui(
    context: &Context,
    cx: Cx<'_>,
    view: &mut SourcesView,
    seen: Seen<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    let Some(target) = view.form.open.clone() else { return };
    let words = &cx.strings.sources.form;
    let article = seen.editor.article();
    let index = match &target {
        Target::New => None,
        Target::Edit(id) => match article.references().iter().position(|it| it.id == *id) {
            Some(index) => Some(index),
            None => return view.form.finish(),
        },
    };
    let title = if index.is_none() { words.new } else { words.edit };
    let id = Id::unique("source-form");
    let form = &mut view.form;
    let first = if index.is_none() { form.paste.id() } else { form.first_field() };
    let sheet = Sheet { id, title, width: WIDTH };
    let is_new = index.is_none();
    let body = |ui: &mut Ui| {
        let done = form.body_ui(ui, cx, seen, engine);
        if std::mem::take(&mut form.takes_focus) {
            ui.memory_mut(|memory| memory.request_focus(first));
        }
        done
    };
    let output =
        sheet.show_above(context, cx, body, Some(|ui: &mut Ui| buttons_ui(ui, cx, is_new)));
    let (asked, pressed) = output.inner;
    let done = if output.closed { Some(Done::Cancel) } else { asked.or(pressed.flatten()) };
    let Some(done) = done else { return };
    if !output.closed {
        Sheet::leave(context, id);
    }
    let reference = form.reference();
    match done {
        Done::Cancel => form.close(),
        Done::Save | Done::SaveAndCite => {
            // Whatever else was pasted is added too: nothing that was seen is dropped.
            let mut all = vec![reference];
            all.append(&mut form.others);
            form.finish();
            let cites = done == Done::SaveAndCite;
            save(view, seen, index, &all, cites, actions);
        }
        Done::AddOthers => {
            let mut all = vec![reference];
            all.append(&mut form.others);
            form.finish();
            let (ids, made) = references::add_all(article, &all);
            actions.push(Action::Change(made));
            view.choose(ids.into_iter().next());
            view.reveals = true;
        }
        Done::Other(Other::Cite(at)) => {
            form.finish();
            let other = article.references().at(at).map(|it| it.id.clone());
            actions.extend(other.map(cite));
        }
        Done::Other(Other::Open(at)) => {
            form.close();
            if let Some(other) = article.references().at(at) {
                view.form.open_edit(other);
            }
        }
    }
}

/// Saves new sources, or what was edited, and cites the first.
fn save(
    view: &mut SourcesView,
    seen: Seen<'_>,
    index: Option<usize>,
    all: &[Reference],
    cites: bool,
    actions: &mut Vec<Action>,
) {
    let article = seen.editor.article();
    let Some(index) = index else {
        let (ids, made) = match cites {
            true => references::add_and_cite(article, seen.editor.selection(), all),
            false => references::add_all(article, all),
        };
        actions.push(Action::Change(made));
        view.choose(ids.into_iter().next());
        view.reveals = true;
        return;
    };
    let Some((reference, others)) = all.split_first() else { return };
    let old = article.references().at(index).map(|it| it.id.clone());
    let made = references::replace(article, index, reference);
    let id = made.as_ref().and_then(renamed).or(old);
    actions.extend(made.map(Action::Change));
    if !others.is_empty() {
        actions.push(Action::Change(references::add_all(article, others).1));
    }
    view.choose(id.clone());
    view.reveals = true;
    if cites {
        actions.extend(id.map(cite));
    }
}

fn cite(id: RefId) -> Action {
    Action::Text(canvas::Action::Cite(id))
}

/// The id under which a transaction puts a source in another's place.
fn renamed(made: &crate::editor::Transaction) -> Option<RefId> {
    made.changes.iter().find_map(|change| match change {
        crate::article::Change::ReplaceReference { reference, .. } => Some(reference.id.clone()),
        _ => None,
    })
}

impl SourceForm {
    /// The field that has the focus first where a source is edited.
    fn first_field(&self) -> Id {
        self.texts.first().map_or_else(|| self.paste.id(), |(_, field)| field.id())
    }

    fn body_ui(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        seen: Seen<'_>,
        engine: &mut TextEngine,
    ) -> Option<Done> {
        let words = cx.strings.sources;
        ui.spacing_mut().item_spacing = vec2(8.0, 12.0);
        self.kinds_ui(ui, cx);
        if self.is_restored {
            self.restored_ui(ui, cx);
        }
        let reference = self.reference();
        let mut pen = Pen {
            cx,
            seen,
            engine,
            reference: &reference,
            entered: false,
            other: None,
            adds_others: false,
        };
        self.paste_ui(ui, &mut pen);
        let kind = self.kind;
        for row in rows(kind) {
            columns_ui(ui, cx, row.len(), |ui, at| {
                if let Some(cell) = row.get(at) {
                    self.cell_ui(ui, &mut pen, *cell);
                }
            });
        }
        let more = Press::new(words.form.more_fields).quiet();
        let icon = if self.shows_more { Icon::Up } else { Icon::Down };
        let more = more.icon(icon).show(ui, cx);
        if more.gained_focus() {
            more.scroll_to_me(None);
        }
        if more.clicked() {
            self.shows_more = !self.shows_more;
        }
        if self.shows_more {
            for row in other_rows(kind) {
                columns_ui(ui, cx, row.len(), |ui, at| {
                    if let Some(cell) = row.get(at) {
                        self.cell_ui(ui, &mut pen, *cell);
                    }
                });
            }
            self.extra_ui(ui, cx);
        }
        let (entered, other) = (pen.entered, pen.other);
        let others = pen.adds_others.then_some(Done::AddOthers);
        let command = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let keys = (entered || command).then_some(Done::SaveAndCite);
        other.map(Done::Other).or(others).or(keys)
    }

    fn kinds_ui(&mut self, ui: &mut Ui, cx: Cx<'_>) {
        let words = cx.strings.sources;
        let tabs = KINDS.map(|kind| Tab::new(kind, (words.kind)(kind)));
        cx.words.row_ui(ui, |ui| {
            let tabs = Tabs { name: words.form.kinds, tabs: &tabs, chosen: self.kind };
            if let Some(kind) = tabs.show(ui, cx) {
                self.kind = kind;
            }
        });
    }

    fn restored_ui(&mut self, ui: &mut Ui, cx: Cx<'_>) {
        let words = &cx.strings.sources.form;
        let mut anew = false;
        cx.words.row_ui(ui, |ui| {
            let label = cx.words.label(words.restored).small().coloured(cx.theme.accent);
            ui.label(label);
            anew = Press::new(words.begin_anew).verb().show(ui, cx).clicked();
        });
        if anew {
            let start = self.start.clone();
            self.fill(&start);
            self.takes_focus = true;
        }
    }

    fn paste_ui(&mut self, ui: &mut Ui, pen: &mut Pen<'_>) {
        let cx = pen.cx;
        let words = &cx.strings.sources.form;
        let was_taken = self.take_clipboard(ui);
        let before = self.paste.text().chars().count();
        let look = crate::ui::field::FieldLook {
            name: words.paste,
            placeholder: words.paste_hint,
            width: ui.available_width(),
            state: FieldState::Fine,
        };
        let output = self.paste.show(ui, look, pen.engine, cx.words, cx.theme);
        let entered = !output.entered.is_empty();
        let was_typed = !was_taken && (output.changed || entered);
        if was_taken || (was_typed && self.take_paste(before, entered)) {
            ui.ctx().request_repaint();
        } else if entered && self.paste.text().trim().is_empty() {
            pen.entered = true;
        }
        let (said, tone) = match &self.pasted {
            None => return,
            Some(Pasted::Line) => (words.pasted.to_owned(), Tone::Good),
            Some(Pasted::Url) => (words.pasted_url.to_owned(), Tone::Good),
            Some(Pasted::Partly(rest)) => ((words.not_understood)(rest), Tone::Warn),
            Some(Pasted::NotUnderstood) => (words.nothing_understood.to_owned(), Tone::Warn),
        };
        said_ui(ui, cx, &said, tone);
        if self.others.is_empty() {
            return;
        }
        cx.words.row_ui(ui, |ui| {
            let said = (words.others)(self.others.len());
            ui.label(cx.words.label(&said).small().coloured(cx.theme.soft));
            pen.adds_others |= Press::new(words.add_others).verb().show(ui, cx).clicked();
        });
    }

    /// Fields that came from elsewhere: they are kept.
    fn extra_ui(&self, ui: &mut Ui, cx: Cx<'_>) {
        if self.extra.is_empty() {
            return;
        }
        let words = &cx.strings.sources.form;
        ui.label(cx.words.label(words.extra).small().coloured(cx.theme.soft));
        for (name, value) in &self.extra {
            let isolate = crate::text::letters::isolate;
            let line = format!("{}: {}", isolate(name), isolate(value));
            let width = ui.available_width();
            ui.label(cx.words.label(&line).small().wrapped(width));
        }
    }

    /// The other source that is the same as what is written, looked for anew only where that changed.
    pub(super) fn same_as(
        &mut self,
        seen: Seen<'_>,
        reference: &Reference,
    ) -> Option<(usize, Same)> {
        let revision = seen.editor.revision();
        if let Some(looked) = &self.same
            && looked.written == *reference
            && looked.revision == revision
        {
            return looked.found;
        }
        let own = match &self.of {
            Some(Target::Edit(id)) => Some(id.clone()),
            _ => None,
        };
        let references = seen.editor.article().references();
        // The source itself is no other one, but its number counts.
        let nothing = Reference::default();
        let others =
            references.iter().map(|it| if Some(&it.id) == own.as_ref() { &nothing } else { it });
        let found = same::find(others, reference);
        self.same = Some(Looked { written: reference.clone(), revision, found });
        found
    }
}

/// The buttons at the foot.
fn buttons_ui(ui: &mut Ui, cx: Cx<'_>, is_new: bool) -> Option<Done> {
    let words = &cx.strings.sources.form;
    let mut done = None;
    let (both, alone) =
        if is_new { (words.add_and_cite, words.add) } else { (words.save_and_cite, words.save) };
    cx.words.row_ui(ui, |ui| {
        if Press::new(both).primary().keys("Ctrl+Enter").show(ui, cx).clicked() {
            done = Some(Done::SaveAndCite);
        }
        if Press::new(alone).show(ui, cx).clicked() {
            done = Some(Done::Save);
        }
        let end = if cx.words.is_rtl() {
            egui::Layout::left_to_right(egui::Align::Center)
        } else {
            egui::Layout::right_to_left(egui::Align::Center)
        };
        ui.with_layout(end, |ui| {
            if Press::new(words.cancel).show(ui, cx).clicked() {
                done = Some(Done::Cancel);
            }
        });
    });
    done
}
