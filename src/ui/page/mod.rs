//! The article as a page: what stands above its text and below it, and the strip beside it. It
//! scrolls with the text, is bound to the article, and changes it by actions alone. It must not
//! know files nor the panels around the page.
//!
//! The page is the article's: it stands in the article's direction, whatever the interface's.

mod bound;
mod choice;
mod foot;
mod form;
mod head;
mod lead;
mod place;
mod sources;
mod strip;

pub use bound::{Bound, BoundLook, BoundOutput};
pub use form::Described;

use std::collections::HashSet;

use egui::{Align, Event, Layout, Rect, Ui, UiBuilder, vec2};

use super::action::Action;
use super::app::DocumentId;
use super::canvas::{self, Canvas, Marks, Overlay, OverlayKind, TextEngine};
use super::field::Field;
use super::pictures::Pictures;
use super::{Cx, Seen};
use crate::article::{Change, Direction, Field as Part, RichText};
use crate::checks::Place;
use crate::editor::{Transaction, UndoStep};
use crate::markup::Profile;
use crate::storage::settings::{ProfileNames, Settings};
use crate::text::Span;
use crate::typeset::Family;

/// What is shown on one article's page, and what is being written there.
pub struct PageView {
    /// Heights as they were drawn last, in logical pixels.
    head: f32,
    foot: f32,
    title: Bound,
    dateline: Bound,
    caption: Bound,
    pages: Vec<Bound>,
    new_page: Field,
    new_category: Field,
    sources: sources::Sources,
    form: form::Form,
    wiki: Option<Wiki>,
    /// The article's number among those that are open: names of fields have it.
    number: u64,
    /// What had the focus in the last frame.
    focused: Option<egui::Id>,
    /// Where a picture that is dropped becomes the one above the text.
    drop_area: Option<Rect>,
    /// Files of pictures that were looked for.
    looked_for: HashSet<String>,
}

/// The chosen wiki's conventions, and the settings that they were made of.
struct Wiki {
    id: String,
    names: Option<ProfileNames>,
    profile: Profile,
}

/// The text in the middle of the page.
pub struct Text<'a> {
    /// What shows it.
    pub canvas: &'a mut Canvas,
    /// The pictures that are at hand.
    pub pictures: &'a Pictures,
    /// Where it was shown.
    pub area: Rect,
    /// The name that is chosen beside it, as a number of those that were seen.
    pub chosen: Option<usize>,
    /// What was found above it, in the title and the lead picture's caption.
    pub found: &'a [(Place, OverlayKind)],
}

/// What the parts of a page are shown with.
struct Desk<'a> {
    seen: Seen<'a>,
    profile: Option<&'a Profile>,
    pictures: &'a Pictures,
    /// How many times as large as a page of the usual size.
    scale: f32,
    /// The face of running text.
    family: Family,
    /// Whether somebody hears the page, so that more of it must be there than is seen.
    is_heard: bool,
    /// By what egui knows the text: what belongs to it is known by names under this one.
    text: egui::Id,
    /// The name that is chosen beside the page.
    chosen: Option<usize>,
    /// What was found above the text.
    found: &'a [(Place, OverlayKind)],
}

impl PageView {
    /// The page of an article.
    pub fn new(document: DocumentId) -> Self {
        let number = document.0;
        let bound = |part: &str, marks| Bound::new(&format!("{part}-{number}"), marks);
        Self {
            head: 0.0,
            foot: 0.0,
            title: bound("title", Marks::None),
            dateline: bound("dateline", Marks::None),
            caption: bound("caption", Marks::Kept),
            pages: Vec::new(),
            new_page: Field::new(&format!("new-page-{number}")),
            new_category: Field::new(&format!("new-category-{number}")),
            sources: sources::Sources::default(),
            form: form::Form::new(number),
            wiki: None,
            number,
            focused: None,
            drop_area: None,
            looked_for: HashSet::new(),
        }
    }

    /// How high head and foot are, in logical pixels.
    pub fn heights(&self) -> (f32, f32) {
        (self.head, self.foot)
    }

    /// The title's field.
    pub fn title(&self) -> &Bound {
        &self.title
    }

    /// The dateline's field.
    pub fn dateline(&self) -> &Bound {
        &self.dateline
    }

    /// The field of the lead picture's caption.
    pub fn caption(&self) -> &Bound {
        &self.caption
    }

    /// Whether a picture of this name is to be looked for: once.
    pub fn looks_for(&mut self, file: &str) -> bool {
        !file.is_empty() && self.looked_for.insert(file.to_owned())
    }

    /// Looks for all pictures once more.
    pub fn look_for_all(&mut self) {
        self.looked_for.clear();
    }

    /// Whether a picture that is dropped at a point becomes the one above the text.
    pub fn takes_picture_at(&self, at: egui::Pos2) -> bool {
        self.drop_area.is_some_and(|area| area.contains(at))
    }

    /// Shows what is known of a picture or quotation besides its text, to be changed.
    pub fn describe(&mut self, what: Described) {
        self.form.open(what);
    }

    fn wiki(&mut self, settings: &Settings) {
        let names = settings.names.get(&settings.profile);
        let is_same = |wiki: &Wiki| wiki.id == settings.profile && wiki.names.as_ref() == names;
        if !self.wiki.as_ref().is_some_and(is_same) {
            let (id, names) = (settings.profile.clone(), names.cloned());
            self.wiki = settings.chosen_profile().map(|profile| Wiki { id, names, profile });
        }
    }
}

/// Shows head and foot where the text leaves room for them, and the strip beside it, after the text
/// was shown.
pub fn page_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut PageView,
    seen: Seen<'_>,
    text: Text<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    let Text { canvas, pictures, area, chosen, found } = text;
    view.wiki(seen.settings);
    let wiki = view.wiki.take();
    let profile = wiki.as_ref().map(|wiki| &wiki.profile);
    let (scale, family) = (canvas.scale(), canvas.family());
    // The text's own node is there already where anybody listens.
    let is_heard = ui.ctx().accesskit_node_builder(canvas.id(), |_| ()).is_some();
    let text = canvas.id();
    let desk = Desk { seen, profile, pictures, scale, family, is_heard, text, chosen, found };
    let (head, foot) = (canvas.head_place(), canvas.foot_place());
    // What is out of sight is drawn all the same where somebody may be in it who does not look.
    let focus = ui.memory(|memory| memory.focused());
    let stays = is_heard || focus.is_some() && focus != Some(canvas.id());
    let shows = |height: f32, seen: Option<Rect>| height == 0.0 || stays || seen.is_some();
    let old = view.heights();
    view.drop_area = None;
    if shows(view.head, canvas.head_area()) {
        view.head = part_ui(ui, &desk, "head", head, area, |ui| {
            head::head_ui(ui, cx, view, &desk, engine, actions);
        });
    }
    if shows(view.foot, canvas.foot_area()) {
        view.foot = part_ui(ui, &desk, "foot", foot, area, |ui| {
            foot::foot_ui(ui, cx, view, &desk, engine, actions);
        });
    }
    strip::strip_ui(ui, cx, &desk, canvas, area, actions);
    form::form_ui(ui.ctx(), cx, &mut view.form, &desk, engine, actions);
    if old.0 != view.head || old.1 == 0.0 && view.foot > 0.0 {
        // The text goes where there is room for it now, before anybody sees the frame.
        ui.ctx().request_discard("the page's head has another height");
    } else if old != view.heights() {
        // Nothing stands below the foot: its end may be put right in the next frame.
        ui.ctx().request_repaint();
    }
    follow_focus(ui, view, canvas, area, [head, foot]);
    view.wiki = wiki;
}

/// Shows one end of the page at its place, within the view; gives its height.
fn part_ui(
    ui: &mut Ui,
    desk: &Desk<'_>,
    name: &str,
    place: Rect,
    area: Rect,
    add: impl FnOnce(&mut Ui),
) -> f32 {
    // On whole points, so that its hairlines are sharp.
    let place = Rect::from_min_size(place.min.round(), vec2(place.width(), f32::INFINITY));
    let layout = Layout::top_down(if desk.is_rtl() { Align::Max } else { Align::Min });
    // Its widgets are known by the same names whatever else is shown.
    let builder = UiBuilder::new().scope_id(desk.text.with(name));
    let mut inside = ui.new_child(builder.max_rect(place).layout(layout));
    inside.shrink_clip_rect(area);
    inside.spacing_mut().item_spacing = vec2(8.0, 0.0);
    inside.set_width(place.width());
    add(&mut inside);
    inside.min_rect().height().ceil()
}

/// Who goes to a part of the page by keys, or writes in it, sees it.
fn follow_focus(ui: &Ui, view: &mut PageView, canvas: &mut Canvas, area: Rect, ends: [Rect; 2]) {
    let focused = ui.memory(|memory| memory.focused());
    let came = focused != std::mem::replace(&mut view.focused, focused);
    let is_written_in = |event: &Event| {
        matches!(
            event,
            Event::Text(_) | Event::Paste(_) | Event::Ime(_) | Event::Key { pressed: true, .. }
        )
    };
    let follows = came || ui.input(|input| input.events.iter().any(is_written_in));
    let Some(response) = focused.filter(|_| follows).and_then(|id| ui.ctx().read_response(id))
    else {
        return;
    };
    let is_here =
        response.layer_id == ui.layer_id() && ends.iter().any(|end| end.intersects(response.rect));
    if is_here && response.id != canvas.id() && !area.contains_rect(response.rect) {
        canvas.bring_end_into_sight(response.rect.expand(12.0));
        ui.ctx().request_repaint();
    }
}

impl Desk<'_> {
    fn is_rtl(&self) -> bool {
        self.seen.editor.article().direction() == Direction::Rtl
    }

    /// What was found in one of the texts above: in that of which this gives the span.
    fn found_in(&self, span: impl Fn(&Place) -> Option<Span>) -> impl Iterator<Item = Overlay> {
        let found = self.found.iter();
        found.filter_map(move |(at, kind)| Some(Overlay { block: 0, span: span(at)?, kind: *kind }))
    }

    /// Which way fields run whose writer has not turned them.
    fn direction(&self) -> crate::typeset::Direction {
        if self.is_rtl() { crate::typeset::Direction::Rtl } else { crate::typeset::Direction::Ltr }
    }

    /// A row in the article's direction.
    fn row_ui<R>(&self, ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
        let layout = if self.is_rtl() {
            Layout::right_to_left(Align::Center)
        } else {
            Layout::left_to_right(Align::Center)
        };
        ui.allocate_ui_with_layout(vec2(ui.available_width(), height), layout, add).inner
    }

    /// The same, going on in further rows.
    fn rows_ui<R>(&self, ui: &mut Ui, height: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
        let layout = if self.is_rtl() {
            Layout::right_to_left(Align::Center)
        } else {
            Layout::left_to_right(Align::Center)
        };
        let size = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(size, layout.with_main_wrap(true), add).inner
    }
}

/// Asks for a part of the article to become another one.
fn change(actions: &mut Vec<Action>, part: Part, step: UndoStep) {
    let changes = vec![Change::Field(Box::new(part))];
    // The caret of the text stays where it is.
    actions.push(Action::Change(Transaction::new(changes).as_step(step)));
}

/// Asks for what was asked in a field about the whole article.
fn ask(actions: &mut Vec<Action>, asked: Vec<canvas::Action>) {
    actions.extend(asked.into_iter().map(Action::Beside));
}

/// A hairline over the whole width, with space around it.
fn line_ui(ui: &mut Ui, cx: Cx<'_>, above: f32, below: f32) {
    ui.add_space(above);
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), 1.0));
    ui.painter().hline(area.x_range(), area.center().y, egui::Stroke::new(1.0, cx.theme.line));
    ui.add_space(below);
}

/// The words of a text on one line.
fn plain(text: &str) -> RichText {
    RichText::plain(&text.replace(crate::text::letters::is_line_break, " "))
}
