//! A field of one line: the text's own editing widget with a frame around it. It knows no article
//! but the small one that holds its line, and decides nothing about what is written in it.
//!
//! Whatever the canvas can it can: carets at seams, marks deleted one by one, the letters of the
//! house with Alt, undo, input methods. Enter is told to whoever shows the field, Tab leaves it,
//! and what is pasted into it loses its line breaks.

use egui::{
    CornerRadius, Event, Id, Key, Modifiers, Rect, Response, Stroke, StrokeKind, Ui,
    ViewportCommand, vec2,
};

use super::canvas::{Canvas, LineLook, Lines, Long, Request, Scene, TextEngine, actions};
use super::theme::Theme;
use super::words::{self, Words};
use crate::article::{Article, Block, Body, Change, Position, RichText, SpliceMarks, Title};
use crate::editor::{Editor, Selection, Transaction};
use crate::text::Span;
use crate::typeset::{Direction, Family, TextStyle};

/// Height of a field in logical pixels.
pub const HEIGHT: f32 = 32.0;
/// Free space inside the frame, in logical pixels.
const INSET: f32 = 8.0;

/// What a person writes on one line.
pub struct Field {
    canvas: Canvas,
    editor: Editor,
}

/// How a field is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldLook<'a> {
    /// What it is called; a screen reader says it.
    pub name: &'a str,
    /// Said in it while it is empty.
    pub placeholder: &'a str,
    /// Width in logical pixels.
    pub width: f32,
    /// Whether what is written in it is right.
    pub state: FieldState,
}

/// Whether what is written in a field is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldState {
    /// It is.
    #[default]
    Fine,
    /// It may be; something beside the field asks.
    Doubtful,
    /// It is not, and something beside the field says why.
    Wrong,
}

/// What happened in a field.
#[derive(Clone, Debug)]
pub struct FieldOutput {
    /// Of the field's area.
    pub response: Response,
    /// Whether its text changed.
    pub changed: bool,
    /// The modifiers of each Enter that was pressed in it.
    pub entered: Vec<Modifiers>,
}

impl Field {
    /// An empty field that runs by its letters. Each one of a window has a name of its own.
    pub fn new(name: &str) -> Self {
        Self::running(name, Direction::Auto)
    }

    /// An empty field of a direction that the writer may still turn (Ctrl+Shift+D): left to right
    /// for addresses and codes.
    pub fn running(name: &str, direction: Direction) -> Self {
        let text =
            TextStyle { family: Family::Interface, size: words::PLAIN, bold: false, italic: false };
        let body = Body::new([Block::paragraph("")]);
        Self {
            canvas: Canvas::one_line(name, LineLook { text, direction, long: Long::Moves }),
            editor: Editor::new(Article::with_body(Title::default(), body)),
        }
    }

    /// What is written in it.
    pub fn text(&self) -> &str {
        self.editor.article().body().block(0).map_or("", Block::text)
    }

    /// What of it is selected.
    pub fn selection(&self) -> Selection {
        self.editor.selection()
    }

    /// By what egui knows it.
    pub fn id(&self) -> Id {
        self.canvas.id()
    }

    /// Writes something else in it, as one step that can be taken back, and selects it. Line
    /// breaks become blanks.
    pub fn set_text(&mut self, text: &str) {
        let line = text.replace(crate::text::letters::is_line_break, " ");
        if line != self.text() {
            let span = Span::new(0, self.text().len());
            let change = Change::Splice {
                block: 0,
                span,
                with: RichText::plain(&line),
                marks: SpliceMarks::Follow,
            };
            // It is the field's own text from end to end, so the change fits.
            let _ = self.editor.run(Transaction::new(vec![change]));
        }
        self.select_all();
    }

    /// Selects all of it.
    pub fn select_all(&mut self) {
        let head = Position { block: 0, offset: self.text().len() };
        self.editor.select(Selection { anchor: Position::default(), head });
        self.canvas.follow_caret();
    }

    /// Puts the caret behind its last letter.
    pub fn go_to_end(&mut self) {
        let head = Position { block: 0, offset: self.text().len() };
        self.editor.select(Selection::caret(head));
        self.canvas.follow_caret();
    }

    /// Where its caret was drawn last, in the window's logical pixels.
    pub fn caret_area(&self) -> Option<Rect> {
        self.canvas.caret_area()
    }

    /// Shows the field and does what keys and pointer ask for while it has the focus.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        look: FieldLook<'_>,
        engine: &mut TextEngine,
        words: &Words,
        theme: &Theme,
    ) -> FieldOutput {
        self.canvas.name_for_access(look.name, Lines::One);
        let revision = self.editor.revision();
        let mut entered = Vec::new();
        if ui.memory(|memory| memory.has_focus(self.id())) {
            entered = self.keys(ui, engine);
        }
        let (_, area) = ui.allocate_space(vec2(look.width.max(HEIGHT), HEIGHT));
        let hovered = ui.rect_contains_pointer(area);
        ui.painter().rect_filled(area, CornerRadius::same(7), theme.page);
        let place = egui::UiBuilder::new().max_rect(area.shrink(1.0));
        let mut inside = ui.new_child(place);
        let scene = Scene::new(theme);
        let response = self.canvas.show(&mut inside, &mut self.editor, engine, &scene);
        self.placeholder(ui, area, look, words, theme);
        let colour = match look.state {
            FieldState::Wrong => theme.error,
            FieldState::Doubtful => theme.warn,
            FieldState::Fine if response.has_focus() => theme.accent,
            FieldState::Fine if hovered => theme.soft,
            FieldState::Fine => theme.line,
        };
        let wide = if response.has_focus() { 1.5 } else { 1.0 };
        ui.painter().rect_stroke(
            area,
            CornerRadius::same(7),
            Stroke::new(wide, colour),
            StrokeKind::Inside,
        );
        FieldOutput { response, changed: self.editor.revision() != revision, entered }
    }

    fn keys(&mut self, ui: &Ui, engine: &mut TextEngine) -> Vec<Modifiers> {
        let (events, modifiers, now) =
            ui.input(|input| (input.events.clone(), input.modifiers, input.time));
        let enter = |event: &Event| match event {
            Event::Key { key: Key::Enter, pressed: true, modifiers, .. } => Some(*modifiers),
            _ => None,
        };
        let entered = events.iter().filter_map(enter).collect();
        for action in actions(&events, modifiers) {
            self.canvas.run(action, &mut self.editor, engine, now);
        }
        for request in self.canvas.take_requests() {
            match request {
                Request::Copy(clip) => ui.copy_text(clip.plain()),
                Request::Paste => ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste),
                // A field's text is plain: nothing else is asked of one.
                _ => {}
            }
        }
        entered
    }

    fn placeholder(&self, ui: &Ui, area: Rect, look: FieldLook<'_>, words: &Words, theme: &Theme) {
        if !self.text().is_empty() || self.canvas.is_composing() || look.placeholder.is_empty() {
            return;
        }
        let inner = area.shrink2(vec2(INSET + 2.0, 0.0));
        let galley = words.label(look.placeholder).cut(inner.width()).galley();
        let left = if words.is_rtl() { inner.right() - galley.size().x } else { inner.left() };
        let corner = egui::pos2(left, area.center().y - galley.size().y / 2.0);
        ui.painter_at(area).galley(corner, galley, theme.soft);
    }
}
