//! The bar that asks for what an action still needs: where a link leads, which source is cited,
//! which picture is put in. It asks and gives the action; it does none.

use egui::{Frame, Id, Key, Margin, Modifiers, ScrollArea, Stroke, Ui};

use super::Cx;
use super::canvas::{Action, Request, TextEngine};
use super::field::{Field, FieldLook, FieldState};
use super::words::Tick;
use crate::article::{Author, Picture, RefId, Reference, Target};
use crate::editor::search::{Query, Search};
use crate::editor::{Editor, insert};
use crate::text::letters::isolate;
use crate::typeset::Direction;

/// Width of the field in logical pixels.
const FIELD: f32 = 420.0;
/// Height of the list of sources in logical pixels.
const LIST: f32 = 190.0;
/// More sources are not listed at once: whoever has so many types a word of the one that is meant.
const MOST_LISTED: usize = 60;

/// What is asked, and what is written as the answer.
pub struct AskBar {
    asked: Option<Asked>,
    field: Field,
    /// Which of the listed sources Enter takes.
    at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// Where a link leads; whether there is one to be taken away.
    Link { exists: bool },
    /// What is cited.
    Reference,
    /// What is shown.
    Picture,
}

impl Default for AskBar {
    fn default() -> Self {
        Self { asked: None, field: Field::running("ask", Direction::Auto), at: 0 }
    }
}

impl AskBar {
    /// Asks what a text wants to know, if that is a thing to ask here.
    pub fn ask(&mut self, request: &Request, ui: &Ui) {
        let (asked, text) = match request {
            Request::LinkTarget(target) => {
                let text = match target {
                    Some(Target::Page(name) | Target::Url(name)) => name.as_str(),
                    None => "",
                };
                (Asked::Link { exists: target.is_some() }, text)
            }
            Request::Reference => (Asked::Reference, ""),
            Request::Picture => (Asked::Picture, ""),
            Request::Copy(_)
            | Request::Paste
            | Request::Cleaned(_)
            | Request::Citation(_)
            | Request::Follow(_)
            | Request::Describe(_) => return,
        };
        self.field.set_text(text);
        (self.asked, self.at) = (Some(asked), 0);
        ui.memory_mut(|memory| memory.request_focus(self.field.id()));
    }

    /// Whether it is shown.
    pub fn is_open(&self) -> bool {
        self.asked.is_some()
    }

    /// What is written in it.
    pub fn field(&self) -> &Field {
        &self.field
    }

    fn close(&mut self, ui: &Ui, text: Id) {
        self.asked = None;
        ui.memory_mut(|memory| memory.request_focus(text));
    }

    /// The action that the written answer is, if it is one.
    fn answer(&self, asked: Asked, listed: &[RefId]) -> Option<Action> {
        let written = self.field.text().trim();
        match asked {
            Asked::Link { exists: true } if written.is_empty() => Some(Action::Unlink),
            Asked::Link { .. } => insert::target(written).map(Action::Link),
            Asked::Reference => listed.get(self.at).cloned().map(Action::Cite),
            Asked::Picture if written.is_empty() => None,
            Asked::Picture => {
                let picture = Picture { file: written.to_owned(), ..Picture::default() };
                Some(Action::Picture(picture, String::new()))
            }
        }
    }
}

/// Shows the bar, if something is asked, above what comes next in the `ui`. `text` is the widget
/// that asked and has the focus again afterwards.
pub fn ask_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    bar: &mut AskBar,
    editor: &Editor,
    engine: &mut TextEngine,
    text: Id,
) -> Option<Action> {
    let asked = bar.asked?;
    let mut found = listed(asked, editor, bar.field.text());
    // Escape closes one thing at a time: what was opened last.
    if !egui::Popup::is_any_open(ui.ctx())
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        bar.close(ui, text);
        return None;
    }
    if asked == Asked::Reference {
        let (down, up) = ui.input_mut(|input| {
            let key = |input: &mut egui::InputState, key| input.consume_key(Modifiers::NONE, key);
            (key(input, Key::ArrowDown), key(input, Key::ArrowUp))
        });
        bar.at = (bar.at + usize::from(down)).saturating_sub(usize::from(up));
    }
    bar.at = bar.at.min(found.len().saturating_sub(1));
    let words = cx.strings.menu;
    let mut action = None;
    let frame = Frame::new().fill(cx.theme.panel).inner_margin(Margin::symmetric(16, 8));
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 8.0);
        cx.words.row_ui(ui, |ui| {
            let name = match asked {
                Asked::Link { .. } => words.ask_link,
                Asked::Reference => words.ask_citation,
                Asked::Picture => words.ask_picture,
            };
            let width = FIELD.min(ui.available_width() - 160.0);
            let look = FieldLook { name, placeholder: name, width, state: FieldState::Fine };
            let field = bar.field.show(ui, look, engine, cx.words, cx.theme);
            if field.changed {
                // A word and Enter may come in one frame: what is taken is what that word finds.
                (bar.at, found) = (0, listed(asked, editor, bar.field.text()));
            }
            let answer = bar.answer(asked, &found);
            let can = answer.is_some();
            let done = ui.add_enabled_ui(can, |ui| ui.button(cx.words.label(words.done)).clicked());
            if done.inner || !field.entered.is_empty() {
                action = answer;
            }
            if ui.button(cx.words.label(words.cancel)).clicked() {
                bar.asked = None;
            }
        });
        if asked == Asked::Reference {
            sources_ui(ui, cx, bar, editor, &found, &mut action);
        }
    });
    let area = shown.response.rect;
    ui.painter().hline(area.x_range(), area.bottom() - 0.5, Stroke::new(1.0, cx.theme.line));
    if action.is_some() || bar.asked.is_none() {
        bar.close(ui, text);
    }
    action
}

fn sources_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    bar: &AskBar,
    editor: &Editor,
    listed: &[RefId],
    action: &mut Option<Action>,
) {
    let references = editor.article().references();
    if references.is_empty() {
        let label = cx.words.label(cx.strings.menu.no_sources).small().coloured(cx.theme.soft);
        ui.with_layout(cx.words.column(), |ui| ui.label(label));
        return;
    }
    ScrollArea::vertical().max_height(LIST).show(ui, |ui| {
        ui.with_layout(cx.words.menu(), |ui| {
            for (at, id) in listed.iter().enumerate() {
                let Some(reference) = references.get(id) else { continue };
                let tick = if at == bar.at { Tick::On } else { Tick::Off };
                let name = name_of(reference);
                let item = cx.words.item(ui, &name, "", tick, cx.theme);
                if at == bar.at && !item.has_focus() {
                    item.scroll_to_me(None);
                }
                if item.clicked() {
                    *action = Some(Action::Cite(id.clone()));
                }
            }
        });
    });
}

/// The sources that have what is written in their title, source, authors or name, in any spelling.
fn listed(asked: Asked, editor: &Editor, written: &str) -> Vec<RefId> {
    if asked != Asked::Reference {
        return Vec::new();
    }
    let search = Search::new(&Query::plain(written.trim())).ok();
    let fits = |reference: &&Reference| {
        let Some(search) = search.as_ref().filter(|_| !written.trim().is_empty()) else {
            return true;
        };
        let Reference { id, authors, title, translated_title, site, publisher, agency, .. } =
            reference;
        let texts = [title, translated_title, site, publisher, agency].map(String::as_str);
        let names = authors.iter().flat_map(|author| match author {
            Author::Person { given, family } => [given.as_str(), family],
            Author::Name(name) => [name, ""],
        });
        let mut all = texts.into_iter().chain(names).chain([id.as_str()]);
        all.any(|text| !search.in_text(text).is_empty())
    };
    let references = editor.article().references().iter();
    references.filter(fits).take(MOST_LISTED).map(|reference| reference.id.clone()).collect()
}

/// What a source is known by: its title, where it appeared, and when.
pub fn name_of(reference: &Reference) -> String {
    let Reference { id, title, site, agency, published, .. } = reference;
    let title = if title.trim().is_empty() { id.as_str() } else { title };
    let mut name = isolate(title);
    for more in [site, agency, published.as_typed()] {
        if !more.trim().is_empty() {
            name.push_str(" · ");
            name.push_str(&isolate(more));
        }
    }
    name
}
