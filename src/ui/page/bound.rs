//! A field whose text is a part of the article: what is typed in it becomes changes of the article,
//! and what changes there is shown here at once. It wraps and grows, and is quiet until somebody
//! looks at it. It knows texts, not which part of an article it is bound to.
//!
//! The field has a small article of its own to edit, which is made the same as the part whenever
//! the two differ. What is undone is the article's: there is one history.

use egui::{
    Color32, CornerRadius, Event, Id, Key, Pos2, Rect, Response, Stroke, StrokeKind, Ui,
    ViewportCommand, vec2,
};

use crate::article::{Article, Block, BlockKind, Body, Change, Position, RichText, Title};
use crate::editor::typing::{self, Pause};
use crate::editor::{Editor, Selection, Transaction, UndoStep};
use crate::text;
use crate::typeset::{Direction, Family, TextStyle};
use crate::ui::Cx;
use crate::ui::canvas::{
    Action, Canvas, LineLook, Lines, Long, Marks, Overlay, Request, Scene, TextEngine, actions,
};

/// How far the frame stands off the text at its sides, in logical pixels: the text itself is in line
/// with what stands above and below it.
pub(super) const ASIDE: f32 = 8.0;
/// After so many seconds without a key typing begins a new step for undo.
const REST: f64 = 2.0;

/// A field that is bound to a part of the article.
pub struct Bound {
    canvas: Canvas,
    editor: Editor,
    typed: Typed,
    last_key: f64,
}

/// What was typed last into a bound field.
#[derive(Default)]
struct Typed {
    /// The letters of one run of typing, or the last of them.
    letters: String,
    /// The article's revision that they left; unknown until the article has them.
    left: Option<u64>,
    /// Whether the article is about to have them.
    is_given: bool,
}

/// How a bound field looks.
#[derive(Clone, Copy, Debug)]
pub struct BoundLook<'a> {
    /// What it is called; a screen reader says it.
    pub name: &'a str,
    /// Said in it while it is empty.
    pub placeholder: &'a str,
    /// Faces and size of its letters.
    pub text: TextStyle,
    /// Which way it runs until its writer turns it.
    pub direction: Direction,
    /// What lies over its letters; the block is 0.
    pub overlays: &'a [Overlay],
}

/// What happened in a bound field.
#[derive(Clone, Debug)]
pub struct BoundOutput {
    /// Of the field's area.
    pub response: Response,
    /// What is written in it now, if that was changed here, and how the change is taken back.
    pub edit: Option<(RichText, UndoStep)>,
    /// Whether Enter was pressed in it.
    pub is_entered: bool,
    /// What was asked for that is about the whole article: undo, say.
    pub asked: Vec<Action>,
}

impl Bound {
    /// An empty field. Each one of a window has a name of its own.
    pub fn new(name: &str, marks: Marks) -> Self {
        let text = TextStyle { family: Family::Body, size: 16.0, bold: false, italic: false };
        let look = LineLook { text, direction: Direction::Auto, long: Long::Wraps };
        let body = Body::new([Block::paragraph("")]);
        Self {
            canvas: Canvas::one_line(name, look).with_marks(marks),
            editor: Editor::new(Article::with_body(Title::default(), body)),
            typed: Typed::default(),
            last_key: f64::NEG_INFINITY,
        }
    }

    /// By what egui knows it.
    pub fn id(&self) -> Id {
        self.canvas.id()
    }

    /// What is written in it.
    pub fn content(&self) -> Option<&RichText> {
        self.editor.article().body().block(0).map(Block::content)
    }

    /// Selects a part of it, as far as it has one.
    pub fn select(&mut self, span: text::Span) {
        let at = |offset| Position { block: 0, offset };
        let selection = Selection { anchor: at(span.start), head: at(span.end) };
        self.editor.select(selection);
        self.canvas.follow_caret();
    }

    /// What of it is selected.
    pub fn selection(&self) -> Selection {
        self.editor.selection()
    }

    /// Shows the field at a place as wide as `column`, as high as its text needs, and does what
    /// keys and pointer ask for. `value` is what the article has, `revision` the article's.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        look: BoundLook<'_>,
        value: &RichText,
        revision: u64,
        engine: &mut TextEngine,
    ) -> BoundOutput {
        self.take(value, revision, engine);
        let BoundLook { text, direction, .. } = look;
        self.canvas.set_line_look(LineLook { text, direction, long: Long::Wraps });
        self.canvas.name_for_access(look.name, Lines::One);
        let before = self.editor.revision();
        let (mut asked, mut is_entered, mut step) = (Vec::new(), false, UndoStep::Own);
        if ui.memory(|memory| memory.has_focus(self.id())) {
            (asked, is_entered, step) = self.keys(ui, revision, engine);
        }
        let width = ui.available_width() + 2.0 * ASIDE;
        let height = self.canvas.line_height(width, &self.editor, engine);
        let (_, place) = ui.allocate_space(vec2(width - 2.0 * ASIDE, height));
        let area = place.expand2(vec2(ASIDE, 0.0));
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(area));
        inside.shrink_clip_rect(area);
        let frame = ui.painter().add(egui::Shape::Noop);
        let scene = Scene { overlays: look.overlays, ..Scene::new(cx.theme) };
        let response = self.canvas.show(&mut inside, &mut self.editor, engine, &scene);
        ui.painter().set(frame, frame_of(ui, cx, &response, look.text.size));
        self.placeholder(ui, cx, place, look);
        let edit = (self.editor.revision() != before).then(|| self.given(step)).flatten();
        BoundOutput { response, edit, is_entered, asked }
    }

    /// Takes over what the article has, where that is something else than what is written here. The
    /// caret stays between the same letters, as far as they are still there.
    fn take(&mut self, value: &RichText, revision: u64, engine: &mut TextEngine) {
        if self.content() == Some(value) {
            if std::mem::take(&mut self.typed.is_given) {
                self.typed.left = Some(revision);
            }
            return;
        }
        self.typed = Typed::default();
        if self.canvas.is_composing() {
            let nothing = Action::Compose(String::new(), 0);
            self.canvas.run(nothing, &mut self.editor, engine, self.last_key);
        }
        let old = self.content().map_or("", RichText::text);
        let selection = self.editor.selection();
        let moved = |at: Position| Position { block: 0, offset: map(old, value.text(), at.offset) };
        let selection = Selection { anchor: moved(selection.anchor), head: moved(selection.head) };
        let block = Block::new(BlockKind::Paragraph, value.clone());
        let direction = self.editor.article().body().block(0).and_then(Block::direction);
        let blocks = vec![std::sync::Arc::new(block.with_direction(direction))];
        let changes = vec![Change::Insert { at: 0, blocks }, Change::Remove { at: 1, count: 1 }];
        // Its own article from end to end, so both fit.
        let _ = self
            .editor
            .run(Transaction { selection: Some(selection), ..Transaction::new(changes) });
    }

    /// What is written here, to be given to the article.
    fn given(&mut self, step: UndoStep) -> Option<(RichText, UndoStep)> {
        let content = self.content()?.clone();
        self.typed.is_given = true;
        Some((content, step))
    }

    fn keys(
        &mut self,
        ui: &Ui,
        revision: u64,
        engine: &mut TextEngine,
    ) -> (Vec<Action>, bool, UndoStep) {
        let (events, modifiers, now) =
            ui.input(|input| (input.events.clone(), input.modifiers, input.time));
        let is_enter =
            |event: &Event| matches!(event, Event::Key { key: Key::Enter, pressed: true, .. });
        let is_entered = events.iter().any(is_enter);
        let (mut asked, mut step) = (Vec::new(), None);
        for action in actions(&events, modifiers) {
            if is_the_articles(&action) {
                self.typed = Typed::default();
                asked.push(action);
                continue;
            }
            let its_step = self.step_of(&action, revision, now);
            let before = self.editor.revision();
            self.canvas.run(action, &mut self.editor, engine, now);
            if self.editor.revision() != before {
                step.get_or_insert(its_step);
            }
        }
        for request in self.canvas.take_requests() {
            match request {
                Request::Copy(clip) => ui.copy_text(clip.plain()),
                Request::Paste => ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste),
                // A line asks for nothing else.
                _ => {}
            }
        }
        (asked, is_entered, step.unwrap_or_default())
    }

    /// How what an action does is taken back: typing word by word, as in the text.
    fn step_of(&mut self, action: &Action, revision: u64, now: f64) -> UndoStep {
        let pause = if now - self.last_key > REST { Pause::Yes } else { Pause::No };
        self.last_key = now;
        let goes_on = self.typed.is_given || self.typed.left == Some(revision);
        let letters = if goes_on { std::mem::take(&mut self.typed.letters) } else { String::new() };
        match action {
            Action::Insert(text) => {
                let step = typing::undo_step(&letters, text, pause);
                self.typed = Typed { letters: text.clone(), ..Typed::default() };
                step
            }
            // What is being composed is no step, and nothing has been done since.
            Action::Compose(..) => {
                self.typed.letters = letters;
                UndoStep::Own
            }
            _ => {
                self.typed = Typed::default();
                UndoStep::Own
            }
        }
    }

    fn placeholder(&self, ui: &Ui, cx: Cx<'_>, place: Rect, look: BoundLook<'_>) {
        let is_empty = self.content().is_none_or(|content| content.text().is_empty());
        if !is_empty || self.canvas.is_composing() || look.placeholder.is_empty() {
            return;
        }
        let label = cx.words.label(look.placeholder).sized(look.text.size * 0.9);
        let galley = label.cut(place.width()).galley();
        let is_rtl = match look.direction {
            Direction::Rtl => true,
            Direction::Ltr => false,
            Direction::Auto => cx.words.is_rtl(),
        };
        let left = if is_rtl { place.right() - galley.size().x } else { place.left() };
        let corner = Pos2::new(left, place.center().y - galley.size().y / 2.0);
        ui.painter_at(place).galley(corner, galley, cx.theme.soft);
    }
}

/// The frame around a field that is looked at or written in; lines of large letters stand far apart,
/// so it is nearer to them than their line.
fn frame_of(ui: &Ui, cx: Cx<'_>, response: &Response, size: f32) -> egui::Shape {
    let area = response.rect.shrink2(vec2(0.0, (size * 0.12).floor() - 1.0));
    let round = CornerRadius::same(7);
    let stroke = if response.has_focus() {
        Stroke::new(1.5, cx.theme.accent)
    } else if ui.rect_contains_pointer(area) {
        Stroke::new(1.0, cx.theme.line)
    } else {
        return egui::Shape::Noop;
    };
    egui::Shape::Rect(egui::epaint::RectShape::new(
        area,
        round,
        Color32::TRANSPARENT,
        stroke,
        StrokeKind::Outside,
    ))
}

/// What is about the article and not about one of its parts.
fn is_the_articles(action: &Action) -> bool {
    matches!(
        action,
        Action::Undo
            | Action::Redo
            | Action::Zoom(_)
            | Action::ShowUnseen
            | Action::SwitchPunctuation
    )
}

/// Where a place between letters of a text is in another text, of which a middle part differs.
fn map(old: &str, new: &str, offset: usize) -> usize {
    let same = |(a, b): &(char, char)| a == b;
    let head: usize =
        old.chars().zip(new.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let rest = |text: &str| text.len() - head;
    let most = rest(old).min(rest(new));
    let mut tail = 0;
    for (c, _) in old.chars().rev().zip(new.chars().rev()).take_while(same) {
        if tail + c.len_utf8() > most {
            break;
        }
        tail += c.len_utf8();
    }
    let at = if offset >= old.len() {
        new.len()
    } else if offset <= head {
        offset
    } else if offset + tail >= old.len() {
        new.len() - (old.len() - offset)
    } else {
        new.len() - tail
    };
    text::floor_boundary(new, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` in both is the caret.
    #[track_caller]
    fn check(old: &str, new: &str) {
        let at = |text: &str| text.find('|').unwrap();
        let plain = |text: &str| text.replace('|', "");
        assert_eq!(map(&plain(old), &plain(new), at(old)), at(new));
    }

    #[test]
    fn the_caret_stays_between_the_same_letters() {
        check("شي وبوتن|", "شي وپوتن|");
        check("|شي وبوتن", "|شي وپوتن");
        check("شي وب|وتن يلتقيان", "شي وپ|وتن يلتقيان");
        check("شي وبوتن يلت|قيان", "شي وپوتن يلت|قيان");
        check("أ|", "|");
        check("|", "أب|");
        check("قم|ة", "شي|");
        check("اا|ا", "اا|");
        check("اا|", "اااا|");
    }
}
