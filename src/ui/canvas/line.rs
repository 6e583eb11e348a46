//! The canvas as a field: no paragraph begins in it. What is too long for a field of one line moves
//! sideways under it; a field that wraps grows by lines. Everything else is as in a whole text.

use egui::{Rangef, Rect, Response, Ui, Vec2, pos2, vec2};

use super::style::{Beside, BlockStyle};
use super::{Action, Canvas, Lines, Request, Scene, TextEngine, typeset_position};
use crate::article::{self, Block, Change};
use crate::editor::{Editor, Selection, Transaction, paste};
use crate::text;
use crate::typeset::{Direction, FontBook, Layout, ParagraphText, TextStyle};

/// Free space between the field's edge and its text, in logical pixels.
const INSET: f32 = 8.0;
/// The same above and below a text that wraps.
const OVER: f32 = 2.0;
/// Space for the caret behind the last letter.
const CARET: f32 = 2.0;
/// More than this in bytes no field takes: what is typed into one is laid out anew with every key.
const LONGEST: usize = 100_000;

/// How the line of a field looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineLook {
    /// Faces and size.
    pub text: TextStyle,
    /// Which way it runs, until the writer turns it.
    pub direction: Direction,
    /// What becomes of a text that is longer than the field is wide.
    pub long: Long,
}

/// What becomes of a text that is longer than its field is wide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Long {
    /// It moves sideways.
    #[default]
    Moves,
    /// It goes on in a further line.
    Wraps,
}

/// Whether a field's text may have marks: bold and italic letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marks {
    /// It has letters only.
    #[default]
    None,
    /// It may.
    Kept,
}

/// What a canvas of one line knows more.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line {
    /// How far the text is moved towards its start side, in logical pixels.
    scrolled: f32,
    marks: Marks,
}

impl Canvas {
    /// A canvas for one line. Its editor has a single paragraph, the first one.
    pub fn one_line(name: &str, look: LineLook) -> Self {
        let mut canvas = Self { line: Some(Line::default()), ..Self::new(name) };
        canvas.name_for_access("", Lines::One);
        canvas.rows.line = Some(look);
        canvas
    }

    /// The same canvas for a line whose text may have marks.
    #[must_use]
    pub fn with_marks(mut self, marks: Marks) -> Self {
        self.line.get_or_insert_default().marks = marks;
        self
    }

    /// Makes the line look otherwise from now on.
    pub fn set_line_look(&mut self, look: LineLook) {
        self.rows.line = Some(look);
    }

    /// Height of a line's text where it has this width with the space beside it, in logical pixels.
    pub fn line_height(&mut self, width: f32, editor: &Editor, engine: &mut TextEngine) -> f32 {
        let room = self.line_room(Rangef::new(0.0, width));
        self.rows.sync(editor.article(), editor.revision(), room, self.zoom);
        self.line_layout(engine).map_or(0.0, Layout::height) + 2.0 * OVER
    }

    fn wraps(&self) -> bool {
        self.rows.line.is_some_and(|look| look.long == Long::Wraps)
    }

    fn line_room(&self, across: Rangef) -> f32 {
        let caret = if self.wraps() { 0.0 } else { CARET };
        (across.span() - 2.0 * INSET - caret).max(1.0)
    }

    /// The action in place of one that makes no sense on a line, if there is any.
    pub(super) fn line_action(
        &mut self,
        action: Action,
        editor: &mut Editor,
        engine: &mut TextEngine,
    ) -> Option<Action> {
        let Some(line) = self.line else { return Some(action) };
        match action {
            Action::Bold | Action::Italic if line.marks == Marks::Kept => Some(action),
            Action::Enter
            | Action::Bold
            | Action::Italic
            | Action::Zoom(_)
            | Action::Style(_)
            | Action::Nest(_)
            | Action::Link(_)
            | Action::Unlink
            | Action::AskLink
            | Action::Cite(_)
            | Action::CiteNew(_)
            | Action::Picture(..)
            | Action::Ask(Request::Reference | Request::Picture | Request::Describe(_)) => None,
            Action::Insert(text) => Some(Action::Insert(fitting(&text, editor).to_owned())),
            Action::Paste(text) => {
                Some(Action::Insert(paste::clean(fitting(&text, editor)).lines.join(" ")))
            }
            Action::TurnDirection => {
                let turned = turned(editor, self.line_is_rtl(engine));
                // Made for this very text, so it fits; and if not, nothing has changed.
                let _ = editor.run(turned);
                None
            }
            other => Some(other),
        }
    }

    /// Draws the line in the middle of its area and handles the pointer.
    pub(super) fn show_line(
        &mut self,
        ui: &Ui,
        response: &Response,
        editor: &mut Editor,
        engine: &mut TextEngine,
        scene: &Scene<'_>,
    ) {
        let area = response.rect;
        let room = self.line_room(area.x_range());
        self.rows.sync(editor.article(), editor.revision(), room, self.zoom);
        (self.anchor, self.offset) = (0, 0.0);
        let mut follow = std::mem::take(&mut self.follow);
        let column = self.line_column(area, editor, engine, follow);
        self.pointer(ui, response, editor, engine, column.min, None);
        follow = std::mem::take(&mut self.follow);
        let column = self.line_column(area, editor, engine, follow);
        self.draw(ui, response, editor, engine, scene, column);
        self.tell(ui, response, editor, column.min);
    }

    /// Where the line is to be drawn: moved so that the caret is in sight, if that is asked for.
    fn line_column(
        &mut self,
        area: Rect,
        editor: &Editor,
        engine: &mut TextEngine,
        follow: bool,
    ) -> Rect {
        let inner = area.shrink2(vec2(INSET, 0.0));
        let wraps = self.wraps();
        let affinity = self.affinity;
        let head = editor.selection().head;
        let Some(layout) = self.line_layout(engine) else { return inner };
        let size = vec2(layout.width(), layout.height());
        if wraps {
            return Rect::from_min_size(pos2(inner.left(), area.top() + OVER), size);
        }
        let place = typeset_position(head, affinity);
        let caret = layout.preedit_caret().unwrap_or_else(|| layout.caret(place));
        let rtl = layout.is_rtl();
        let line = self.line.get_or_insert_default();
        // The caret's distance from the start side, whichever that is.
        let along = if rtl { size.x - caret.x } else { caret.x };
        let room = inner.width() - CARET;
        if follow {
            line.scrolled = line.scrolled.clamp(along - room, along.max(0.0));
        }
        line.scrolled = line.scrolled.clamp(0.0, (size.x - room).max(0.0));
        let left = if rtl {
            inner.right() - CARET - size.x + line.scrolled
        } else {
            inner.left() - line.scrolled
        };
        let top = (area.center().y - size.y / 2.0).round();
        Rect::from_min_size(pos2(left, top), Vec2::new(size.x, size.y.max(1.0)))
    }

    fn line_layout(&mut self, engine: &mut TextEngine) -> Option<&Layout> {
        let composing = self.composing.clone();
        let row = self.rows.lay_out(&mut engine.book, 0, composing.as_ref())?;
        row.laid.as_ref().map(|laid| &laid.layout)
    }

    /// Whether the line runs right to left.
    pub(super) fn line_is_rtl(&mut self, engine: &mut TextEngine) -> bool {
        self.line_layout(engine).is_none_or(Layout::is_rtl)
    }

    /// The selection as it is drawn: a field that has not the focus shows none.
    pub(super) fn drawn_selection(&self, editor: &Editor, response: &Response) -> Selection {
        let selection = editor.selection();
        if self.line.is_some() && !response.has_focus() {
            Selection::caret(selection.head)
        } else {
            selection
        }
    }
}

impl LineLook {
    /// The look of the line, as of a block without anything beside it.
    pub(super) fn style(self) -> BlockStyle {
        BlockStyle { text: self.text, above: 0.0, below: 0.0, indent: 0.0, beside: Beside::Nothing }
    }

    /// Which way the line runs: as the writer turned it, or else as the field says.
    pub(super) fn direction_of(self, block: &Block) -> Direction {
        match block.direction() {
            Some(article::Direction::Rtl) => Direction::Rtl,
            Some(article::Direction::Ltr) => Direction::Ltr,
            None => self.direction,
        }
    }
}

/// A line of a field: as wide as its text, and no less than the field, unless it wraps.
pub(super) fn laid_out(
    book: &mut FontBook,
    paragraph: &ParagraphText<'_>,
    width: f32,
    look: LineLook,
) -> Layout {
    if look.long == Long::Wraps {
        return Layout::new(book, paragraph, width);
    }
    let mut layout = Layout::new(book, paragraph, f32::INFINITY);
    // A hair more than the text, so that no rounding wraps it.
    layout.set_width((layout.width() + 0.1).max(width));
    layout
}

/// The line runs the other way than it does: it may have run so by its own letters, so what the
/// paragraph says of itself is not what counts.
fn turned(editor: &Editor, is_rtl: bool) -> Transaction {
    let wanted = if is_rtl { article::Direction::Ltr } else { article::Direction::Rtl };
    let change = Change::BlockDirection { block: 0, direction: Some(wanted) };
    Transaction { selection: Some(editor.selection()), ..Transaction::new(vec![change]) }
}

/// As much of a text as the field still takes.
fn fitting<'a>(text: &'a str, editor: &Editor) -> &'a str {
    let room = LONGEST.saturating_sub(editor.article().body().text_len());
    text.get(..text::floor_boundary(text, room.min(text.len()))).unwrap_or("")
}
