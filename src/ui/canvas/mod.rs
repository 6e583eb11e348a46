//! The article's text on the screen: an editing widget that knows direction.
//!
//! `input` says what keys mean, [`Canvas::run`] does it, [`Canvas::show`] draws. Movements that
//! need geometry are resolved here; the article is changed by [`Editor::run`] alone. Text is laid
//! out where it is seen. It knows egui, but neither its host nor the clock.

mod access;
mod action;
mod edit;
mod ends;
mod heights;
mod input;
mod line;
mod motion;
mod overlay;
mod paint;
mod pointer;
mod purpose;
mod rows;
mod scroll;
mod scrollbar;
mod style;
mod unseen;
mod visiting;

pub use access::Lines;
pub use action::{Action, Deletion, Extend, Motion, Request, Zoom};
pub use input::actions;
pub use line::{LineLook, Long, Marks};
pub use overlay::{Overlay, OverlayKind};
pub use scrollbar::BarSide;
pub use visiting::Carried;

use egui::{Context, EventFilter, Id, Rect, Response, Sense, Ui, pos2, vec2};

use crate::article::{Article, BlockKind, Position};
use crate::editor::clipboard::Clip;
use crate::editor::typing::Punctuation;
use crate::editor::{Editor, Selection, Transaction};
use crate::text::Span;
use crate::typeset::{self, Affinity, Family, FontBook};
use crate::ui::atlas::Atlas;
use crate::ui::pictures::Pictures;
use crate::ui::theme::Theme;
use ends::{Ends, Sight};
use line::Line;
use paint::{Brush, Over};
use pointer::Pointer;
use purpose::Purpose;
use rows::{Composing, Rows};

/// Free space beside the column, in logical pixels.
const MARGIN: f32 = 36.0;
/// Half a blink of the caret, in seconds.
const BLINK: f64 = 0.53;
/// After so long without a key the caret stands still, in seconds.
const BLINKS_FOR: f64 = 20.0;

/// What all texts of a window share: fonts, rasters, the rich half of the clipboard.
#[derive(Default)]
pub struct TextEngine {
    /// Lays text out.
    pub book: FontBook,
    /// Holds the rasters of its glyphs.
    pub atlas: Atlas,
    /// What was copied last from one of the texts, with its marks and sources: the system's
    /// clipboard has its letters only.
    pub clip: Option<Clip>,
}

/// What the writer sees of an article's text, and where.
pub struct Canvas {
    id: Id,
    /// Set where it is the one line of a field.
    line: Option<Line>,
    purpose: Purpose,
    rows: Rows,
    /// The row at the upper edge, and how far that edge is below the row's top.
    anchor: usize,
    offset: f32,
    zoom: f32,
    face: style::Face,
    height: f32,
    affinity: Affinity,
    /// Where up and down aim at, in logical pixels from the column's left edge.
    goal: Option<f32>,
    composing: Option<Composing>,
    follow: bool,
    /// Whether the head is to be shown with the caret.
    follow_head: bool,
    /// What is to be shown besides, wherever the caret is.
    revealed: Option<Position>,
    ends: Ends,
    sight: Sight,
    /// Whether the caret's place is still to be laid out and then brought into sight.
    awaited: bool,
    last_key: f64,
    /// What was typed last, if nothing else was done since.
    typed: Typed,
    punctuation: Punctuation,
    shows_unseen: bool,
    /// The next paste takes letters only.
    pastes_plain: bool,
    pointer: Pointer,
    /// How far past an edge a selection is dragged: up is negative.
    edge_scroll: f32,
    requests: Vec<Request>,
    caret_area: Option<Rect>,
    access: access::Access,
}

/// What was typed last, and what it left: whatever changed or selected something else since, here or
/// from outside, ends it.
#[derive(Default)]
struct Typed {
    letters: String,
    /// What a backspace does instead, right after a key gave an Arabic sign.
    as_typed: Option<Transaction>,
    /// Revision and selection afterwards.
    left: Option<(u64, Selection)>,
}

/// What is seen of the text besides its letters, and how.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The colours.
    pub theme: &'a Theme,
    /// What lies over the text, in the order of the blocks.
    pub overlays: &'a [Overlay],
    /// The pictures that are at hand.
    pub pictures: &'a Pictures,
    /// What is said where a paragraph is empty, by its number: shown until something is written
    /// there, and never a part of the text.
    pub hint: Option<&'a Hint<'a>>,
    /// Where the scroll bar stands: by the interface's direction, whatever the article's.
    pub bar: BarSide,
    /// Height of what stands above the first row, in logical pixels: [`Canvas::head_area`] says
    /// where it is to be drawn after the text.
    pub head: f32,
    /// Height of what stands below the last row, as the head: [`Canvas::foot_area`].
    pub foot: f32,
}

/// What is said in an empty paragraph of an article, if anything.
pub type Hint<'a> = dyn Fn(&Article, usize) -> Option<&'static str> + 'a;

impl<'a> Scene<'a> {
    /// Nothing but the text.
    pub fn new(theme: &'a Theme) -> Self {
        let (pictures, bar) = (Pictures::none(), BarSide::default());
        Self { theme, overlays: &[], pictures, hint: None, bar, head: 0.0, foot: 0.0 }
    }
}

impl Default for Canvas {
    fn default() -> Self {
        Self::new("canvas")
    }
}

/// Whether a text or a field has the focus, so that the keys of texts are for it.
pub fn has_focus(context: &Context) -> bool {
    let text = context.data(|data| data.get_temp::<Id>(text_with_focus()));
    text.is_some_and(|text| context.memory(|memory| memory.has_focus(text)))
}

/// Where it is kept which text had the focus last.
fn text_with_focus() -> Id {
    Id::unique("tahrir::text with the focus")
}

impl Canvas {
    /// A canvas for a whole text. Each one of a window has a name of its own.
    pub fn new(name: &str) -> Self {
        Self {
            id: Id::unique(name),
            line: None,
            purpose: Purpose::default(),
            rows: Rows::default(),
            anchor: 0,
            offset: 0.0,
            zoom: 1.0,
            face: style::Face::default(),
            height: 0.0,
            affinity: Affinity::After,
            goal: None,
            composing: None,
            follow: false,
            follow_head: false,
            revealed: None,
            ends: Ends::default(),
            sight: Sight::default(),
            awaited: false,
            last_key: 0.0,
            typed: Typed::default(),
            punctuation: Punctuation::default(),
            shows_unseen: false,
            pastes_plain: false,
            pointer: Pointer::default(),
            edge_scroll: 0.0,
            requests: Vec::new(),
            caret_area: None,
            access: access::Access::default(),
        }
    }

    /// By what egui knows it: whoever has the focus has this one.
    pub fn id(&self) -> Id {
        self.id
    }

    /// Brings the caret into sight when it is shown next: for whoever moved it from outside.
    pub fn follow_caret(&mut self) {
        self.follow = true;
        self.affinity = Affinity::Before;
    }

    /// Brings a place of the text into sight when it is shown next, with some of what is around
    /// it: for a jump to something that need not be at the caret.
    pub fn reveal(&mut self, position: Position) {
        self.revealed = Some(position);
    }

    /// Shows the head from its top when it is shown next.
    pub fn reveal_head(&mut self) {
        (self.anchor, self.offset) = (0, -self.ends.head);
    }

    /// Shows the foot when it is shown next, from its top where it is higher than the view.
    pub fn reveal_foot(&mut self) {
        self.anchor = self.rows.rows.len().saturating_sub(1);
        let above = self.height - self.ends.gap - self.ends.foot;
        self.offset = self.rows.height(self.anchor) - above.max(0.0);
    }

    /// Sets running text in a face and size in logical pixels before zoom; all else goes along,
    /// and so does the column's width.
    pub fn set_face(&mut self, family: Family, size: f32) {
        self.face = style::Face::new(family, size);
    }

    /// How many times as large as its face's size text is shown.
    pub fn zoom(&self) -> f32 {
        self.zoom
    }

    /// Whether an input method is composing something.
    pub fn is_composing(&self) -> bool {
        self.composing.as_ref().is_some_and(|it| !it.text.is_empty())
    }

    /// Draws the text, handles the pointer, and gives the response of its area. Keys are handled
    /// before by [`Canvas::run`].
    pub fn show(
        &mut self,
        ui: &mut Ui,
        editor: &mut Editor,
        engine: &mut TextEngine,
        scene: &Scene<'_>,
    ) -> Response {
        let area = ui.available_rect_before_wrap();
        let response = ui.interact(area, self.id, Sense::click_and_drag());
        if response.has_focus() {
            // Tab leaves the text, but where it moves list items. Escape closes what is open beside
            // the text, or means nothing: whoever presses it types on.
            let keys = EventFilter {
                tab: self.line.is_none() && self.purpose == Purpose::Writing && in_list(editor),
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: self.line.is_none(),
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, keys));
            ui.data_mut(|data| data.insert_temp(text_with_focus(), response.id));
        }
        self.height = area.height();
        engine.atlas.begin_frame(ui.ctx().cumulative_pass_nr());
        self.rows.begin_frame();
        self.hear(ui, &response, editor, engine);
        if self.line.is_some() {
            self.show_line(ui, &response, editor, engine, scene);
            return response;
        }
        let widest = self.face.measure() * self.zoom;
        let width = (area.width() - 2.0 * MARGIN).clamp(40.0, widest.max(40.0));
        let left = (area.center().x - width / 2.0).round();
        self.rows.take_pictures(scene.pictures);
        self.rows.face = self.face;
        self.rows.sync(editor.article(), editor.revision(), width, self.zoom);
        self.take_ends(Ends::new(scene.head, scene.foot, self.zoom));
        self.scroll(ui, &response);
        if std::mem::take(&mut self.follow) || self.awaited {
            self.bring_into_sight(editor.selection().head, engine);
        }
        if std::mem::take(&mut self.follow_head) {
            self.show_head(engine, editor.selection().head);
        }
        if let Some(position) = self.revealed.take() {
            self.show_around(editor.article().body().clamp(position), engine);
        }
        self.settle(engine);
        let bar = self.scroll_bar(area, scene.bar);
        let origin = pos2(left, area.top());
        self.pointer(ui, &response, editor, engine, origin, bar.as_ref());
        self.visit(ui, &response, editor, engine, origin);
        if std::mem::take(&mut self.follow) {
            self.bring_into_sight(editor.selection().head, engine);
            self.settle(engine);
        }
        ui.painter_at(area).rect_filled(area, 0.0, scene.theme.page);
        let column = Rect::from_min_size(origin, vec2(width, area.height()));
        self.draw(ui, &response, editor, engine, scene, column);
        if let Some(bar) = self.scroll_bar(area, scene.bar) {
            let pointer = ui.input(|input| input.pointer.hover_pos());
            let near = pointer.is_some_and(|at| bar.grip(at).is_some());
            bar.draw(&ui.painter_at(area), scene.theme, near || self.pointer.scrolls());
        }
        self.tell(ui, &response, editor, origin);
        response
    }

    /// Where the caret was drawn last, in the window's logical pixels; nothing while it is out of
    /// sight.
    pub fn caret_area(&self) -> Option<Rect> {
        self.caret_area
    }

    fn draw(
        &mut self,
        ui: &Ui,
        response: &Response,
        editor: &Editor,
        engine: &mut TextEngine,
        scene: &Scene<'_>,
        column: Rect,
    ) {
        let painter = ui.painter_at(response.rect);
        let TextEngine { book, atlas, .. } = engine;
        let selection = self.drawn_selection(editor, response);
        let shows_unseen = self.shows_unseen;
        let dropping = self.pointer.drop_place();
        let mut y = column.top() - self.offset;
        let mut at = self.anchor;
        let mut caret_at = None;
        self.sight = Sight { area: response.rect, column: column.x_range(), rows: at..at, top: y };
        while y < column.bottom() && self.rows.lay_out(book, at, self.composing.as_ref()).is_some()
        {
            let origin = pos2(column.left(), y);
            let height = self.rows.height(at);
            let over = Over {
                selected: selected_in(selection, at, editor),
                overlays: overlay::of_block(scene.overlays, at),
            };
            if let Some(row) = self.rows.rows.get_mut(at) {
                let context = ui.ctx();
                let mut brush =
                    Brush { context, painter: &painter, atlas, book, scene, shows_unseen };
                brush.row(row, origin, column.width(), over);
                if row.block.text().is_empty()
                    && let Some(words) = scene.hint.and_then(|hint| hint(editor.article(), at))
                    && let Some(laid) = row.laid.as_ref().filter(|laid| laid.composing.is_none())
                {
                    brush.hint(words, laid, origin + vec2(laid.left, laid.top));
                }
                if let Some(laid) = row.laid.as_ref()
                    && let Some(to) = dropping.filter(|to| to.block == at)
                {
                    let place = typeset::Position::before_text_at(to.offset);
                    let corner = origin + vec2(laid.left, laid.top);
                    brush.drop_place(&laid.layout.caret(place), corner);
                }
                let laid = row.laid.as_ref().filter(|_| selection.head.block == at);
                if let Some(laid) = laid
                    && laid.layout.covers(selection.head.offset)
                {
                    let place = typeset_position(selection.head, self.affinity);
                    let caret = laid.layout.preedit_caret();
                    let caret = caret.unwrap_or_else(|| laid.layout.caret(place));
                    caret_at = Some((caret, origin + vec2(laid.left, laid.top)));
                }
            }
            y += height;
            at += 1;
        }
        self.sight.rows.end = at;
        self.rows.keep_only(self.anchor..at);
        self.go_on_later(ui, book, self.anchor..at);
        self.caret_area = caret_at.map(|(caret, origin)| {
            let corner = origin + vec2(caret.x, caret.top);
            Rect::from_min_size(corner, vec2(2.0, caret.height))
        });
        // A tall row may be in sight while the caret's line is not.
        self.caret_area = self.caret_area.filter(|area| response.rect.intersects(*area));
        if let Some((caret, origin)) = caret_at.filter(|_| response.has_focus()) {
            if self.caret_is_lit(ui) {
                let context = ui.ctx();
                Brush { context, painter: &painter, atlas, book, scene, shows_unseen }
                    .caret(&caret, origin);
            }
            let cursor_rect = self.caret_area.unwrap_or(response.rect);
            if self.purpose == Purpose::Reading {
                return;
            }
            ui.output_mut(|output| {
                output.ime = Some(egui::output::IMEOutput {
                    purpose: egui::IMEPurpose::Normal,
                    rect: response.rect,
                    cursor_rect,
                    should_interrupt_composition: false,
                });
            });
        }
    }

    /// What of the text is not laid out yet goes on in the next frame: what is in sight, then, in
    /// frames in which nothing else happens, the heights of the rest.
    fn go_on_later(&mut self, ui: &Ui, book: &mut FontBook, sight: std::ops::Range<usize>) {
        if !self.rows.is_unfinished(sight) && !self.awaited && self.revealed.is_none() {
            if !self.rows.has_unmeasured() {
                return;
            }
            if ui.input(|input| input.events.is_empty()) {
                self.rows.measure(book);
            }
        }
        ui.ctx().request_repaint();
    }

    /// Blinks while there is something to follow; then it stands still and nothing is repainted.
    fn caret_is_lit(&self, ui: &Ui) -> bool {
        let since = ui.input(|input| input.time) - self.last_key;
        if since > BLINKS_FOR {
            return true;
        }
        let phase = since.max(0.0) % (2.0 * BLINK);
        let left = if phase < BLINK { BLINK - phase } else { 2.0 * BLINK - phase };
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
        phase < BLINK
    }
}

fn in_list(editor: &Editor) -> bool {
    let block = editor.article().body().block(editor.selection().start().block);
    block.is_some_and(|block| matches!(block.kind(), BlockKind::ListItem { .. }))
}

/// What of a block is selected; one past its text where its end is.
fn selected_in(selection: Selection, block: usize, editor: &Editor) -> Option<Span> {
    let (start, end) = (selection.start(), selection.end());
    if selection.is_caret() || block < start.block || block > end.block {
        return None;
    }
    let len = editor.article().body().block(block).map_or(0, |block| block.text().len());
    let from = if block == start.block { start.offset } else { 0 };
    let to = if block == end.block { end.offset } else { len + 1 };
    Some(Span::new(from, to))
}

fn typeset_position(position: Position, affinity: Affinity) -> typeset::Position {
    typeset::Position { offset: position.offset, affinity }
}
