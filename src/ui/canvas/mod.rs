//! The article's text on the screen: an editing widget that knows direction.
//!
//! `input` says what keys mean, [`Canvas::run`] does it, [`Canvas::show`] draws. Movements that
//! need geometry are resolved here; the article is changed by [`Editor::run`] alone. Text is laid
//! out where it is seen. It knows egui, but neither its host nor the clock.

mod edit;
mod heights;
mod input;
mod motion;
mod paint;
mod pointer;
mod rows;
mod scroll;
mod style;

pub use input::{Action, Deletion, Extend, Motion, Zoom, actions};

use egui::{EventFilter, Id, Pos2, Rect, Response, Sense, Ui, pos2, vec2};

use crate::article::Position;
use crate::editor::{Editor, Selection};
use crate::text::Span;
use crate::typeset::{Affinity, FontBook};
use crate::ui::atlas::Atlas;
use crate::ui::theme::Theme;
use paint::Brush;
use pointer::Unit;
use rows::{Composing, Rows};

/// Free space beside the column, in logical pixels.
const MARGIN: f32 = 36.0;
/// The widest column: 60 to 75 letters.
const WIDEST: f32 = 720.0;
/// Half a blink of the caret, in seconds.
const BLINK: f64 = 0.53;
/// After so long without a key the caret stands still, in seconds.
const BLINKS_FOR: f64 = 20.0;

/// The fonts and rasters that all text of a window shares.
#[derive(Default)]
pub struct TextEngine {
    /// Lays text out.
    pub book: FontBook,
    /// Holds the rasters of its glyphs.
    pub atlas: Atlas,
}

/// What the writer sees of an article's text, and where.
pub struct Canvas {
    rows: Rows,
    /// The row at the upper edge, and how far that edge is below the row's top.
    anchor: usize,
    offset: f32,
    zoom: f32,
    height: f32,
    affinity: Affinity,
    /// Where up and down aim at, in logical pixels from the column's left edge.
    goal: Option<f32>,
    composing: Option<Composing>,
    follow: bool,
    /// Whether the caret's place is still to be laid out and then brought into sight.
    awaited: bool,
    last_key: f64,
    /// The letters typed last, if nothing else was done since.
    typed: String,
    dragging: Option<Unit>,
    /// Where a selection by dragging was begun.
    dragged_from: Selection,
    /// When and where the pointer was pressed last, and what that selected by.
    last_press: (f64, Pos2, Unit),
    caret_area: Option<Rect>,
}

impl Default for Canvas {
    fn default() -> Self {
        Self {
            rows: Rows::default(),
            anchor: 0,
            offset: 0.0,
            zoom: 1.0,
            height: 0.0,
            affinity: Affinity::After,
            goal: None,
            composing: None,
            follow: false,
            awaited: false,
            last_key: 0.0,
            typed: String::new(),
            dragging: None,
            dragged_from: Selection::default(),
            last_press: (f64::NEG_INFINITY, Pos2::ZERO, Unit::Cluster),
            caret_area: None,
        }
    }
}

impl Canvas {
    /// Draws the text, handles the pointer, and gives the response of its area. Keys are handled
    /// before by [`Canvas::run`].
    pub fn show(
        &mut self,
        ui: &mut Ui,
        editor: &mut Editor,
        engine: &mut TextEngine,
        theme: &Theme,
    ) -> Response {
        let area = ui.available_rect_before_wrap();
        let response = ui.interact(area, Id::unique("canvas"), Sense::click_and_drag());
        if response.has_focus() {
            let keys = EventFilter {
                tab: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: false,
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, keys));
        }
        self.height = area.height();
        let width = (area.width() - 2.0 * MARGIN).clamp(40.0, WIDEST * self.zoom.max(1.0));
        let left = (area.center().x - width / 2.0).round();
        self.rows.begin_frame();
        self.rows.sync(editor.article(), editor.revision(), width, self.zoom);
        self.scroll(ui, &response);
        if std::mem::take(&mut self.follow) || self.awaited {
            self.bring_into_sight(editor.selection().head, engine);
        }
        self.settle(engine);
        self.pointer(ui, &response, editor, engine, left);
        if std::mem::take(&mut self.follow) {
            self.bring_into_sight(editor.selection().head, engine);
            self.settle(engine);
        }
        engine.atlas.begin_frame();
        self.draw(
            ui,
            &response,
            editor,
            engine,
            theme,
            Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height())),
        );
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
        theme: &Theme,
        column: Rect,
    ) {
        let painter = ui.painter_at(response.rect);
        painter.rect_filled(response.rect, 0.0, theme.page);
        let TextEngine { book, atlas } = engine;
        let selection = editor.selection();
        let mut y = column.top() - self.offset;
        let mut at = self.anchor;
        let mut caret_at = None;
        while y < column.bottom() && self.rows.lay_out(book, at, self.composing.as_ref()).is_some()
        {
            let origin = pos2(column.left(), y);
            let height = self.rows.height(at);
            let selected = selected_in(selection, at, editor);
            if let Some(row) = self.rows.rows.get_mut(at) {
                let mut brush = Brush { context: ui.ctx(), painter: &painter, atlas, book, theme };
                brush.row(row, origin, column.width(), selected);
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
                Brush { context: ui.ctx(), painter: &painter, atlas, book, theme }
                    .caret(&caret, origin);
            }
            let cursor_rect = self.caret_area.unwrap_or(response.rect);
            ui.output_mut(|output| {
                output.ime = Some(egui::output::IMEOutput {
                    purpose: egui::IMEPurpose::Normal,
                    rect: response.rect,
                    cursor_rect,
                    should_interrupt_composition: false,
                });
            });
        }
        self.scroll_bar(&painter, response.rect, theme);
        if response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
        }
    }

    /// What of the text is not laid out yet goes on in the next frame: what is in sight, then, in
    /// frames in which nothing else happens, the heights of the rest.
    fn go_on_later(&mut self, ui: &Ui, book: &mut FontBook, sight: std::ops::Range<usize>) {
        if !self.rows.is_unfinished(sight) && !self.awaited {
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

fn typeset_position(position: Position, affinity: Affinity) -> crate::typeset::Position {
    crate::typeset::Position { offset: position.offset, affinity }
}
