//! The finished article: as it will be read, and as the markup that is exported. What is wrong in
//! it stops the export, unless somebody says why it is to be exported all the same.

use std::collections::BTreeMap;

use egui::{
    Align, CentralPanel, CornerRadius, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Panel,
    Role, ScrollArea, Shadow, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::{Around, Stays};
use crate::article::{Article, Block, Body, Object, Position, RefId, Title};
use crate::checks::Severity;
use crate::editor::{Editor, Selection};
use crate::markup::profile::Basis;
use crate::markup::{self, Export, Format, Profile};
use crate::storage::settings::ProfileNames;
use crate::strings::{Language, Problem};
use crate::text::letters::isolate_ltr;
use crate::ui::Cx;
use crate::ui::action::{Action, Task};
use crate::ui::canvas::{self, BarSide, Canvas, Overlay, Request, Scene, TextEngine};
use crate::ui::field::{Field, FieldLook, FieldState};
use crate::ui::find::{FindBar, find_ui};
use crate::ui::icon::Icon;
use crate::ui::pictures::Pictures;
use crate::ui::widget::{Banner, Press, Tab, Tabs, Tone, ToolButton};
use crate::ui::words::Tick;
use crate::ui::world::Written;

/// What is left of the window around it, and the widest, in logical pixels.
const AROUND: f32 = 24.0;
const WIDEST: f32 = 1040.0;
/// Below this width what is chosen stands in a row of its own, in logical pixels.
const NARROW: f32 = 800.0;
/// Height of the list of notes.
const NOTES: f32 = 96.0;
/// Font size of the title.
const TITLE: f32 = 29.0;

/// What the preview shows, and how.
pub struct PreviewView {
    shown: Shown,
    format: Format,
    made: Option<Made>,
    reading: Canvas,
    markup: Canvas,
    find_reading: FindBar,
    find_markup: FindBar,
    reason: Field,
    /// Which part is to have the focus when it is shown next.
    focus: Option<Part>,
}

/// As what the article is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Reading,
    Markup,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Text,
    Reason,
}

/// What was made of the article, and of what.
struct Made {
    of: Source,
    profile: Profile,
    export: Export,
    dateline: String,
    reading: Editor,
    /// The block of each numbered source.
    sources: Vec<usize>,
    markup: Editor,
}

/// What an export depends on.
#[derive(Clone, Debug, PartialEq)]
struct Source {
    revision: u64,
    profile: String,
    names: BTreeMap<String, ProfileNames>,
    format: Format,
}

impl Default for PreviewView {
    fn default() -> Self {
        Self {
            shown: Shown::Reading,
            format: Format::default(),
            made: None,
            reading: Canvas::reading("preview reading"),
            markup: Canvas::listing("preview markup"),
            find_reading: FindBar::reading("preview reading find"),
            find_markup: FindBar::reading("preview markup find"),
            reason: Field::new("preview reason"),
            focus: Some(Part::Text),
        }
    }
}

impl PreviewView {
    /// The markup, and why it is not exported: whoever asked to export what has errors sees this.
    pub fn refusing() -> Self {
        Self { shown: Shown::Markup, focus: Some(Part::Reason), ..Self::default() }
    }

    /// Makes what is shown, where something changed since.
    fn make(&mut self, around: Around<'_>) {
        let Around { seen, .. } = around;
        let of = Source {
            revision: seen.editor.revision(),
            profile: seen.settings.profile.clone(),
            names: seen.settings.names.clone(),
            format: self.format,
        };
        if self.made.as_ref().is_some_and(|made| made.of == of) {
            return;
        }
        let Some(profile) = seen.settings.chosen_profile() else { return };
        let article = seen.editor.article();
        let export = markup::export(article, &profile, self.format);
        let lines: Body = export.text.lines().map(Block::paragraph).collect();
        let reading = markup::reading(article, &profile);
        // What was found was found in another text.
        self.find_reading = FindBar::reading("preview reading find");
        self.find_markup = FindBar::reading("preview markup find");
        self.made = Some(Made {
            of,
            dateline: reading.dateline,
            reading: Editor::new(reading.article),
            sources: reading.sources,
            markup: Editor::new(Article::with_body(Title::default(), lines)),
            profile,
            export,
        });
    }
}

/// The ending of a file's name for a format.
pub(in crate::ui) fn extension(format: Format) -> &'static str {
    match format {
        Format::Wikitext => "wiki",
        Format::Html => "html",
        Format::Markdown => "md",
        Format::Text => "txt",
    }
}

pub(super) fn preview_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut PreviewView,
    around: Around<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) -> Stays {
    view.make(around);
    let words = &cx.strings.dialog.preview;
    let window = ui.ctx().content_rect().size();
    let size = vec2((window.x - 2.0 * AROUND).min(WIDEST), window.y - 2.0 * AROUND);
    let frame = Frame::new()
        .fill(cx.theme.panel)
        .stroke(Stroke::new(1.0, cx.theme.line))
        .corner_radius(CornerRadius::same(14))
        .shadow(Shadow { offset: [0, 12], blur: 40, spread: 0, color: cx.theme.shadow });
    let id = Id::unique("preview dialog");
    let area = Modal::default_area(id).default_size(size);
    let modal = Modal::new(id).area(area).frame(frame).backdrop_color(cx.theme.dim);
    let mut closes = false;
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(size.x);
        ui.set_height(size.y);
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        let bar = Frame::new().inner_margin(Margin::symmetric(16, 12));
        let head = Panel::top("preview head").frame(bar).show_separator_line(false);
        let head = head.show(ui, |ui| closes = head_ui(ui, cx, view, around, actions));
        let foot = Panel::bottom("preview foot").frame(bar).show_separator_line(false);
        let foot = foot.show(ui, |ui| closes |= foot_ui(ui, cx, view, around, engine, actions));
        let text = Frame::new().fill(cx.theme.page);
        CentralPanel::default().frame(text).show(ui, |ui| {
            let takes_focus = takes(ui, &mut view.focus, Part::Text);
            text_ui(ui, cx, view, around.pictures, engine, takes_focus, actions);
        });
        let line = Stroke::new(1.0, cx.theme.line);
        ui.painter().hline(head.response.rect.x_range(), head.response.rect.bottom(), line);
        ui.painter().hline(foot.response.rect.x_range(), foot.response.rect.top(), line);
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, words.name));
    if closes || shown.should_close() { Stays::Closed } else { Stays::Open }
}

/// What is shown, for which wiki, as what; what can be done with it. Tells whether it is closed.
fn head_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut PreviewView,
    around: Around<'_>,
    actions: &mut Vec<Action>,
) -> bool {
    let words = &cx.strings.dialog.preview;
    let mut closes = false;
    let is_narrow = ui.available_width() < NARROW;
    cx.words.row_ui(ui, |ui| {
        let tabs = [Tab::new(Shown::Reading, words.reading), Tab::new(Shown::Markup, words.markup)];
        let tabs = Tabs { name: words.views, tabs: &tabs, chosen: view.shown };
        if let Some(shown) = tabs.show(ui, cx) {
            (view.shown, view.focus) = (shown, None);
        }
        if !is_narrow {
            ui.add_space(8.0);
            profile_ui(ui, cx, view, around, actions);
            if view.shown == Shown::Markup {
                format_ui(ui, cx, view);
            }
        }
        let end = if cx.words.is_rtl() {
            Layout::left_to_right(Align::Center)
        } else {
            Layout::right_to_left(Align::Center)
        };
        ui.with_layout(end, |ui| {
            closes = ToolButton::new(Icon::Close, cx.strings.widget.close).show(ui, cx).clicked();
            let Some(made) = &view.made else { return };
            let has_text = !made.export.text.is_empty();
            let save = Press::new(words.save).primary();
            if ui
                .add_enabled_ui(has_text && around.is_looked, |ui| save.show(ui, cx))
                .inner
                .clicked()
            {
                if errors(around) == 0 {
                    actions.push(export(made, around, None));
                } else {
                    view.focus = Some(Part::Reason);
                }
            }
            let copy = ui.add_enabled_ui(has_text, |ui| {
                if is_narrow {
                    ToolButton::new(Icon::Copy, words.copy).show(ui, cx)
                } else {
                    Press::new(words.copy).icon(Icon::Copy).show(ui, cx)
                }
            });
            if copy.inner.clicked() {
                ui.copy_text(made.export.text.clone());
                actions.push(Action::Say(words.copied.to_owned()));
            }
        });
    });
    if is_narrow {
        cx.words.row_ui(ui, |ui| {
            profile_ui(ui, cx, view, around, actions);
            if view.shown == Shown::Markup {
                format_ui(ui, cx, view);
            }
        });
    }
    closes
}

/// The wiki that is written for, with a mark where nobody has confirmed what it calls things.
fn profile_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &PreviewView,
    around: Around<'_>,
    actions: &mut Vec<Action>,
) {
    let words = &cx.strings.dialog.preview;
    let name = |profile: &Profile| {
        let name = profile_name(cx, profile);
        match profile.basis {
            Basis::Unconfirmed => format!("{name} ({})", words.unconfirmed),
            _ => name.to_owned(),
        }
    };
    let now = view.made.as_ref().map(|made| name(&made.profile)).unwrap_or_default();
    let button = cx.words.menu_button(ui, &format!("{}: {now}", words.profile), |ui| {
        for profile in Profile::bundled() {
            let is_now = profile.id == around.seen.settings.profile;
            let tick = if is_now { Tick::On } else { Tick::Off };
            if cx.words.item(ui, &name(profile), "", tick, cx.theme).clicked() && !is_now {
                let mut settings = around.seen.settings.clone();
                settings.profile = profile.id.clone();
                actions.push(Action::Settings(Box::new(settings)));
            }
        }
    });
    button.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words.profile));
}

fn format_ui(ui: &mut Ui, cx: Cx<'_>, view: &mut PreviewView) {
    let words = &cx.strings.dialog.preview;
    let label = format!("{}: {}", words.format, (words.format_name)(view.format));
    let button = cx.words.menu_button(ui, &label, |ui| {
        for format in [Format::Wikitext, Format::Html, Format::Markdown, Format::Text] {
            let tick = if format == view.format { Tick::On } else { Tick::Off };
            let name = (words.format_name)(format);
            if cx.words.item(ui, name, "", tick, cx.theme).clicked() {
                view.format = format;
            }
        }
    });
    button.response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words.format));
}

/// The name of a profile in the language of the interface.
pub(super) fn profile_name<'a>(cx: Cx<'_>, profile: &'a Profile) -> &'a str {
    match cx.strings.language {
        Language::Arabic => &profile.name_ar,
        Language::English => &profile.name_en,
    }
}

/// What should be known before exporting, and what stops it. Tells whether the preview is closed.
fn foot_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut PreviewView,
    around: Around<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) -> bool {
    let words = &cx.strings.dialog.preview;
    let Some(made) = &view.made else { return false };
    let say = |ui: &mut Ui, text: &str| {
        let width = ui.available_width();
        ui.label(cx.words.label(text).small().coloured(cx.theme.soft).wrapped(width));
    };
    if made.export.text.is_empty() {
        ui.with_layout(cx.words.column(), |ui| say(ui, words.empty));
        return false;
    }
    let mut notes: Vec<String> =
        made.export.notes.iter().map(|note| (cx.strings.export_note)(note)).collect();
    if made.of.format == Format::Wikitext && made.profile.basis == Basis::Unconfirmed {
        notes.push((cx.strings.problem)(&Problem::UnconfirmedProfile));
    }
    if !notes.is_empty() {
        ui.with_layout(cx.words.column(), |ui| {
            let heading = (words.notes)(notes.len());
            ui.label(cx.words.label(&heading).small().bold().coloured(cx.theme.ink));
            ScrollArea::vertical().max_height(NOTES).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.with_layout(cx.words.column(), |ui| {
                    notes.iter().for_each(|note| say(ui, &format!("• {note}")));
                });
            });
        });
    }
    if !around.is_looked {
        ui.with_layout(cx.words.column(), |ui| say(ui, words.looking));
        return false;
    }
    let errors = errors(around);
    if errors == 0 {
        return false;
    }
    let text = (words.refused)(errors);
    let verbs = [words.look];
    let banner = Banner { tone: Tone::Error, text: &text, verbs: &verbs, closes: false };
    let looks = banner.show(ui, cx).verb.is_some();
    if looks {
        actions.push(Action::Task(Task::ShowProblems));
    }
    cx.words.row_ui(ui, |ui| {
        let anyway = Press::new(words.anyway);
        let width = (ui.available_width() - anyway.width(cx) - 8.0).max(120.0);
        if takes(ui, &mut view.focus, Part::Reason) {
            ui.memory_mut(|memory| memory.request_focus(view.reason.id()));
        }
        let (name, placeholder) = (words.reason, words.reason_hint);
        let look = FieldLook { name, placeholder, width, state: FieldState::Fine };
        let field = view.reason.show(ui, look, engine, cx.words, cx.theme);
        let reason = view.reason.text().trim();
        let pressed = ui.add_enabled_ui(!reason.is_empty(), |ui| anyway.show(ui, cx)).inner;
        if !reason.is_empty() && (pressed.clicked() || !field.entered.is_empty()) {
            let remark = (words.remark)(errors, reason);
            actions.push(export(made, around, Some(remark)));
        }
    });
    looks
}

/// Whether a part is to have the focus now. What is measured only is not there yet, and in the frame
/// of a click egui takes the focus from whatever was not clicked.
fn takes(ui: &Ui, focus: &mut Option<Part>, part: Part) -> bool {
    if *focus != Some(part) {
        return false;
    }
    if ui.is_sizing_pass() || ui.input(|input| input.pointer.any_click()) {
        ui.ctx().request_repaint();
        return false;
    }
    *focus = None;
    true
}

/// How many errors stop the export.
fn errors(around: Around<'_>) -> usize {
    around.seen.survey.count(Severity::Error)
}

fn export(made: &Made, around: Around<'_>, remark: Option<String>) -> Action {
    Action::Export(Box::new(Written {
        document: around.front,
        text: made.export.text.clone(),
        extension: extension(made.of.format),
        remark,
    }))
}

fn text_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut PreviewView,
    pictures: &Pictures,
    engine: &mut TextEngine,
    takes_focus: bool,
    actions: &mut Vec<Action>,
) {
    let Some(made) = &mut view.made else { return };
    let words = &cx.strings.dialog.preview;
    let (canvas, editor, find, name) = match view.shown {
        Shown::Reading => {
            (&mut view.reading, &mut made.reading, &mut view.find_reading, words.reading)
        }
        Shown::Markup => (&mut view.markup, &mut made.markup, &mut view.find_markup, words.markup),
    };
    let was_open = find.mode().is_some();
    ui.spacing_mut().item_spacing.y = 0.0;
    for request in find_ui(ui, cx, find, editor, engine, canvas.id()) {
        request.fulfil(editor, canvas);
    }
    if was_open && find.mode().is_none() {
        // Escape has closed the bar; it closes one thing at a time.
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    }
    let current = find.current(editor);
    let found = find.matches().iter().enumerate();
    let overlays: Vec<Overlay> =
        found.filter_map(|(at, it)| Overlay::of_match(it, current == Some(at))).collect();
    canvas.name_for_access(name, canvas::Lines::Many);
    let (events, modifiers, now) =
        ui.input(|input| (input.events.clone(), input.modifiers, input.time));
    if ui.memory(|memory| memory.has_focus(canvas.id())) {
        for action in canvas::actions(&events, modifiers) {
            canvas.run(action, editor, engine, now);
        }
    }
    let bar = if cx.words.is_rtl() { BarSide::Left } else { BarSide::Right };
    let scene = Scene { overlays: &overlays, pictures, bar, ..Scene::new(cx.theme) };
    match view.shown {
        Shown::Markup => {
            let foot = 24.0;
            let response = canvas.show(ui, editor, engine, &Scene { foot, ..scene });
            if takes_focus {
                response.request_focus();
            }
        }
        Shown::Reading => {
            let width = canvas.head_place().width().max(240.0);
            let (title, dateline) = head_of(cx, editor.article(), &made.dateline, width);
            let head = 24.0 + title.size().y + dateline.size().y + 12.0;
            let scene = Scene { head, foot: 48.0, ..scene };
            let response = canvas.show(ui, editor, engine, &scene);
            if takes_focus {
                response.request_focus();
            }
            if let Some(area) = canvas.head_area() {
                let rtl = editor.article().direction() == crate::article::Direction::Rtl;
                let left = |wide: f32| if rtl { area.right() - wide } else { area.left() };
                let painter = ui.painter_at(response.rect);
                let top = area.top() + 24.0;
                let under = pos2(left(dateline.size().x), top + title.size().y);
                painter.galley(pos2(left(title.size().x), top), title, cx.theme.ink);
                painter.galley(under, dateline, cx.theme.soft);
                let line = Stroke::new(1.0, cx.theme.line);
                painter.hline(area.x_range(), area.bottom() - 4.0, line);
            }
        }
    }
    for request in canvas.take_requests() {
        match request {
            Request::Copy(clip) => ui.copy_text(clip.plain()),
            Request::Citation(at) => {
                if let Some(block) = source_of(editor.article(), at, &made.sources) {
                    editor.select(Selection::caret(Position { block, offset: 0 }));
                    canvas.follow_caret();
                }
            }
            Request::Follow(crate::article::Target::Url(address)) => {
                actions.push(Action::OpenUrl(address));
            }
            _ => {}
        }
    }
}

/// The title and the date, laid out.
fn head_of(
    cx: Cx<'_>,
    article: &Article,
    dateline: &str,
    width: f32,
) -> (std::sync::Arc<egui::Galley>, std::sync::Arc<egui::Galley>) {
    let title = article.title().full();
    let label = cx.words.label(&title).by_its_letters().sized(TITLE).bold().wrapped(width);
    let dateline = isolate_ltr(dateline);
    (label.galley(), cx.words.label(&dateline).small().galley())
}

/// The block of the first source that is cited at a place.
fn source_of(article: &Article, at: Position, sources: &[usize]) -> Option<usize> {
    let objects =
        article.body().iter().enumerate().flat_map(|(block, it)| {
            it.content().objects().iter().map(move |placed| (block, placed))
        });
    let mut numbered: Vec<&RefId> = Vec::new();
    for (block, placed) in objects {
        let Object::Citation(citation) = &placed.object else { continue };
        for id in &citation.references {
            if !numbered.contains(&id) {
                numbered.push(id);
            }
        }
        if (block, placed.offset) == (at.block, at.offset) {
            let first = citation.references.first()?;
            let number = numbered.iter().position(|id| *id == first)?;
            return sources.get(number).copied();
        }
    }
    None
}
