//! What the pointer does: clicks, words, paragraphs, selections by dragging, text carried
//! elsewhere, the scroll bar. It knows places in the text, no keys.

use egui::{CursorIcon, PointerButton, Pos2, Rect, Response, Ui, Vec2, vec2};

use super::purpose::Purpose;
use super::scrollbar::ScrollBar;
use super::{Canvas, Request, TextEngine, Typed};
use crate::article::{Block, BlockKind, Mark, Object, Position};
use crate::editor::{Editor, Selection};
use crate::text::{Span, words::words};
use crate::typeset::{Affinity, ClusterKind};

/// Presses nearer in time than this belong together, in seconds.
const AGAIN: f64 = 0.4;

/// A pointer that moved less than this since it was pressed has not moved, in logical pixels.
const STILL: f32 = 4.0;

/// How far one frame scrolls at most while a selection is dragged past the edge.
const FASTEST_SCROLL: f32 = 40.0;

/// The pointer's part of the widget's state.
pub(super) struct Pointer {
    drag: Drag,
    /// When and where it was pressed last, and what that selected by.
    last_press: (f64, Pos2, Unit),
    /// Where a source that is carried over the text would be cited.
    pub(super) visitor: Option<Position>,
}

/// What holding the button down is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Drag {
    #[default]
    Nothing,
    /// Selecting, from what the press selected.
    Selecting { unit: Unit, from: Selection },
    /// Pressed on what is selected, and not moved since: a click or the start of carrying it.
    Held,
    /// Carrying what is selected, to this place.
    Carrying { to: Position },
    /// Moving the scroll bar, held so far below its upper end.
    Scrolling { grip: f32 },
}

/// What a drag selects by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Cluster,
    Word,
    Paragraph,
}

/// What the pointer does in one frame.
#[derive(Clone, Copy)]
struct Hand {
    at: Pos2,
    /// Where it was pressed; in a slow frame it has moved on since.
    pressed_at: Pos2,
    pressed: bool,
    secondary: bool,
    down: bool,
    released: bool,
    moving: bool,
    shift: bool,
    command: bool,
    now: f64,
}

impl Default for Pointer {
    fn default() -> Self {
        let last_press = (f64::NEG_INFINITY, Pos2::ZERO, Unit::Cluster);
        Self { drag: Drag::Nothing, last_press, visitor: None }
    }
}

impl Pointer {
    /// Where what is being carried would come, if something is.
    pub(super) fn drop_place(&self) -> Option<Position> {
        match self.drag {
            Drag::Carrying { to } => Some(to),
            _ => self.visitor,
        }
    }

    /// Whether the scroll bar is being moved.
    pub(super) fn scrolls(&self) -> bool {
        matches!(self.drag, Drag::Scrolling { .. })
    }

    /// A second press at the same place selects by words, a third by paragraphs.
    fn unit_of_press(&mut self, now: f64, at: Pos2) -> Unit {
        let (then, there, unit) = self.last_press;
        let again = now - then < AGAIN && there.distance(at) < 6.0;
        let unit = match (again, unit) {
            (true, Unit::Cluster) => Unit::Word,
            (true, Unit::Word) => Unit::Paragraph,
            _ => Unit::Cluster,
        };
        self.last_press = (now, at, unit);
        unit
    }
}

impl Hand {
    /// `takes` says whether the text takes what is done at a point.
    fn of(ui: &Ui, response: &Response, takes: impl Fn(Pos2) -> bool) -> Option<Self> {
        ui.input(|input| {
            let pointer = &input.pointer;
            // A quick click is pressed and released in one frame, so the press itself is looked
            // for.
            let at = pointer.interact_pos()?;
            let pressed_at = pointer.press_origin().unwrap_or(at);
            let inside = response.contains_pointer() && takes(pressed_at);
            Some(Self {
                at,
                pressed_at,
                pressed: pointer.primary_pressed() && inside,
                secondary: pointer.button_pressed(PointerButton::Secondary) && inside,
                down: pointer.primary_down(),
                released: pointer.primary_released(),
                moving: pointer.delta() != Vec2::ZERO,
                shift: input.modifiers.shift,
                command: input.modifiers.command,
                now: input.time,
            })
        })
    }
}

impl Canvas {
    /// Does what the pointer asks for. `origin` is the column's upper left corner, `bar` the scroll
    /// bar if there is one.
    pub(super) fn pointer(
        &mut self,
        ui: &Ui,
        response: &Response,
        editor: &mut Editor,
        engine: &mut TextEngine,
        origin: Pos2,
        bar: Option<&ScrollBar>,
    ) {
        let grips = |at| bar.is_some_and(|bar| bar.grip(at).is_some());
        let takes = |at| self.line.is_some() || grips(at) || self.takes(at);
        let Some(hand) = Hand::of(ui, response, takes) else { return };
        let area = response.rect;
        if hand.pressed {
            response.request_focus();
            self.last_key = hand.now;
            let grip = bar.and_then(|bar| bar.grip(hand.pressed_at));
            if let Some(grip) = grip {
                self.pointer.drag = Drag::Scrolling { grip };
            } else {
                self.press(hand, origin, editor, engine);
            }
        }
        if hand.secondary {
            response.request_focus();
            self.press_secondary(hand, origin, editor, engine);
        }
        if hand.down || hand.released {
            self.scroll_past_edges(ui, hand, area, engine);
            self.drag(hand, origin, editor, engine, bar);
        }
        if hand.released || !(hand.down || hand.pressed) {
            self.release(hand, origin, editor, engine);
        }
        self.set_cursor(ui, response, hand, origin, editor, engine, bar);
    }

    fn press(&mut self, hand: Hand, origin: Pos2, editor: &mut Editor, engine: &mut TextEngine) {
        let at = hand.pressed_at - origin;
        let Some((position, affinity)) = self.position_at(at, engine) else { return };
        let unit = self.pointer.unit_of_press(hand.now, hand.pressed_at);
        if unit == Unit::Word && self.line.is_none() && self.is_beside_text(at, engine) {
            self.requests.push(Request::Describe(position.block));
            return;
        }
        let can_carry = self.purpose == Purpose::Writing;
        let is_plain = unit == Unit::Cluster && !hand.shift;
        if can_carry && is_plain && self.is_selected_at(at, editor, engine) {
            self.pointer.drag = Drag::Held;
            return;
        }
        let whole = unit.around(position, editor);
        let anchor = if hand.shift { editor.selection().anchor } else { whole.anchor };
        self.choose(Selection { anchor, head: whole.head }, affinity, editor);
        self.pointer.drag = Drag::Selecting { unit, from: Selection { anchor, ..whole } };
    }

    /// The caret goes where a menu is asked for, unless that is about what is selected.
    fn press_secondary(
        &mut self,
        hand: Hand,
        origin: Pos2,
        editor: &mut Editor,
        engine: &mut TextEngine,
    ) {
        let at = hand.at - origin;
        if !self.is_selected_at(at, editor, engine)
            && let Some((position, affinity)) = self.position_at(at, engine)
        {
            self.choose(Selection::caret(position), affinity, editor);
        }
    }

    fn drag(
        &mut self,
        hand: Hand,
        origin: Pos2,
        editor: &mut Editor,
        engine: &mut TextEngine,
        bar: Option<&ScrollBar>,
    ) {
        let (_, pressed_at, _) = self.pointer.last_press;
        let has_moved = hand.at.distance(pressed_at) >= STILL;
        match self.pointer.drag {
            Drag::Nothing => {}
            Drag::Scrolling { grip } => {
                if let Some(part) = bar.and_then(|bar| bar.part_at(hand.at.y - grip)) {
                    self.scroll_to_part(part);
                }
            }
            Drag::Selecting { unit, from } if hand.moving || self.edge_scroll != 0.0 => {
                let Some((position, affinity)) = self.position_at(hand.at - origin, engine) else {
                    return;
                };
                let here = unit.around(position, editor);
                let selection = if position < from.start() {
                    Selection { anchor: from.end(), head: here.start() }
                } else {
                    Selection { anchor: from.start(), head: here.end().max(from.start()) }
                };
                self.choose(selection, affinity, editor);
                self.last_key = hand.now;
            }
            Drag::Held | Drag::Carrying { .. } if has_moved || self.pointer.drag != Drag::Held => {
                if let Some((to, _)) = self.position_at(hand.at - origin, engine) {
                    self.pointer.drag = Drag::Carrying { to };
                }
            }
            Drag::Selecting { .. } | Drag::Held | Drag::Carrying { .. } => {}
        }
    }

    fn release(&mut self, hand: Hand, origin: Pos2, editor: &mut Editor, engine: &mut TextEngine) {
        let at = hand.at - origin;
        let (_, pressed_at, unit) = self.pointer.last_press;
        let is_click = hand.released && hand.at.distance(pressed_at) < STILL;
        self.edge_scroll = 0.0;
        match std::mem::take(&mut self.pointer.drag) {
            Drag::Held => {
                if let Some((position, affinity)) = self.position_at(at, engine) {
                    self.choose(Selection::caret(position), affinity, editor);
                }
            }
            Drag::Carrying { to } if hand.released => {
                self.drop_text(to, hand.command, editor);
            }
            Drag::Selecting { .. } if is_click && unit == Unit::Cluster => {
                self.open(at, hand.command, editor, engine);
            }
            Drag::Nothing
            | Drag::Selecting { .. }
            | Drag::Carrying { .. }
            | Drag::Scrolling { .. } => {}
        }
    }

    /// A click on a citation shows its references; one on a link follows it with Ctrl held down.
    fn open(&mut self, at: Vec2, command: bool, editor: &Editor, engine: &mut TextEngine) {
        if let Some(position) = self.object_at(at, engine) {
            let block = editor.article().body().block(position.block);
            let objects = block.map_or(&[][..], |block| block.content().objects());
            let placed = objects.iter().find(|placed| placed.offset == position.offset);
            if placed.is_some_and(|placed| matches!(placed.object, Object::Citation(_))) {
                self.requests.push(Request::Citation(position));
            }
        } else if command && let Some(target) = self.link_at(at, editor, engine) {
            self.requests.push(Request::Follow(target));
        }
    }

    fn choose(&mut self, selection: Selection, affinity: Affinity, editor: &mut Editor) {
        editor.select(selection);
        self.affinity = affinity;
        self.goal = None;
        self.typed = Typed::default();
        self.follow = true;
    }

    /// Past the edges the text goes on to move under the pointer.
    fn scroll_past_edges(&mut self, ui: &Ui, hand: Hand, area: Rect, engine: &mut TextEngine) {
        let moves_text =
            matches!(self.pointer.drag, Drag::Selecting { .. } | Drag::Carrying { .. });
        let (over, under) = (area.top() - hand.at.y, hand.at.y - area.bottom());
        let beyond = if over > 0.0 { -over } else { under.max(0.0) };
        self.edge_scroll = if moves_text && hand.down { beyond } else { 0.0 };
        if self.edge_scroll != 0.0 && self.line.is_none() {
            self.offset += beyond.clamp(-FASTEST_SCROLL, FASTEST_SCROLL);
            self.settle(engine);
            ui.ctx().request_repaint();
        }
    }

    #[expect(clippy::too_many_arguments, reason = "what is under the pointer decides")]
    fn set_cursor(
        &mut self,
        ui: &Ui,
        response: &Response,
        hand: Hand,
        origin: Pos2,
        editor: &Editor,
        engine: &mut TextEngine,
        bar: Option<&ScrollBar>,
    ) {
        let icon = match self.pointer.drag {
            Drag::Carrying { .. } if hand.command => CursorIcon::Copy,
            Drag::Carrying { .. } => CursorIcon::Grabbing,
            Drag::Scrolling { .. } => CursorIcon::Default,
            Drag::Selecting { .. } => CursorIcon::Text,
            Drag::Nothing | Drag::Held => {
                let at = hand.at - origin;
                if !response.hovered() || self.line.is_none() && !self.takes(hand.at) {
                    return;
                } else if bar.is_some_and(|bar| bar.grip(hand.at).is_some()) {
                    CursorIcon::Default
                } else if self.object_at(at, engine).is_some()
                    || hand.command && self.link_at(at, editor, engine).is_some()
                {
                    CursorIcon::PointingHand
                } else if self.purpose == Purpose::Writing
                    && self.is_selected_at(at, editor, engine)
                {
                    CursorIcon::Default
                } else {
                    CursorIcon::Text
                }
            }
        };
        ui.ctx().set_cursor_icon(icon);
    }

    /// The row under a point of the view, with the point in the row's text. Points above and below
    /// go to the nearest row.
    fn row_at(&mut self, at: Vec2, engine: &mut TextEngine) -> Option<(usize, Vec2)> {
        let mut y = -self.offset;
        let last = self.rows.rows.len().checked_sub(1)?;
        let mut block = self.anchor;
        loop {
            self.rows.lay_out(&mut engine.book, block, self.composing.as_ref())?;
            let height = self.rows.height(block);
            if at.y < y + height || block == last {
                break;
            }
            y += height;
            block += 1;
        }
        let row = self.rows.lay_out(&mut engine.book, block, self.composing.as_ref())?;
        let laid = row.laid.as_ref()?;
        Some((block, at - vec2(laid.left, y + laid.top)))
    }

    /// The place in the text under a point, from the column's upper left corner in the view.
    pub(super) fn position_at(
        &mut self,
        at: Vec2,
        engine: &mut TextEngine,
    ) -> Option<(Position, Affinity)> {
        let (block, at) = self.row_at(at, engine)?;
        let hit = self.rows.rows.get(block)?.laid.as_ref()?.layout.hit(at.x, at.y);
        Some((Position { block, offset: hit.offset }, hit.affinity))
    }

    /// Whether a point lies on selected letters.
    fn is_selected_at(&mut self, at: Vec2, editor: &Editor, engine: &mut TextEngine) -> bool {
        if editor.selection().is_caret() {
            return false;
        }
        let Some((block, at)) = self.row_at(at, engine) else { return false };
        let Some(span) = super::selected_in(editor.selection(), block, editor) else {
            return false;
        };
        let laid = self.rows.rows.get(block).and_then(|row| row.laid.as_ref());
        laid.is_some_and(|laid| {
            laid.layout.selection_boxes(span).iter().any(|area| {
                (area.left..area.right()).contains(&at.x)
                    && (area.top..area.bottom()).contains(&at.y)
            })
        })
    }

    /// Whether a point lies on what a picture or quotation has besides its text: on the picture, on
    /// the line under the text.
    fn is_beside_text(&mut self, at: Vec2, engine: &mut TextEngine) -> bool {
        let Some((block, at)) = self.row_at(at, engine) else { return false };
        let Some(row) = self.rows.rows.get(block) else { return false };
        let is_more =
            matches!(row.block.kind(), BlockKind::Picture(_) | BlockKind::Quotation { .. });
        let height = row.laid.as_ref().map_or(0.0, |laid| laid.layout.height());
        let end = height + row.laid.as_ref().map_or(0.0, |laid| laid.style.below);
        let is_picture = matches!(row.block.kind(), BlockKind::Picture(_));
        is_more && (is_picture && at.y < 0.0 || (height..=end).contains(&at.y))
    }

    /// The object under a point: the place before it.
    fn object_at(&mut self, at: Vec2, engine: &mut TextEngine) -> Option<Position> {
        let (block, at) = self.row_at(at, engine)?;
        let laid = self.rows.rows.get(block)?.laid.as_ref()?;
        if laid.labels.is_empty() {
            return None;
        }
        let lines = laid.layout.lines();
        let number = lines.partition_point(|line| line.top + line.height <= at.y);
        lines.get(number).filter(|line| line.top <= at.y)?;
        let clusters = laid.layout.clusters(number);
        let under = clusters.iter().find(|it| (it.left..it.left + it.width).contains(&at.x))?;
        match under.kind {
            ClusterKind::Object(_) => Some(Position { block, offset: under.range.start }),
            _ => None,
        }
    }

    /// Where the link under a point leads.
    fn link_at(
        &mut self,
        at: Vec2,
        editor: &Editor,
        engine: &mut TextEngine,
    ) -> Option<crate::article::Target> {
        let (block, at) = self.row_at(at, engine)?;
        let hit = self.rows.rows.get(block)?.laid.as_ref()?.layout.hit(at.x, at.y);
        let marks = editor.article().body().block(block)?.content().marks();
        marks.iter().find_map(|marked| match &marked.mark {
            Mark::Link(target) if (marked.span.start..=marked.span.end).contains(&hit.offset) => {
                Some(target.clone())
            }
            _ => None,
        })
    }
}

impl Unit {
    /// The whole unit at a position.
    fn around(self, position: Position, editor: &Editor) -> Selection {
        let text = editor.article().body().block(position.block).map_or("", Block::text);
        let span = match self {
            Self::Cluster => Span::at(position.offset),
            Self::Paragraph => Span::new(0, text.len()),
            Self::Word => words(text)
                .map(|(span, _)| span)
                .find(|span| span.start <= position.offset && position.offset < span.end.max(1))
                .or_else(|| {
                    words(text).map(|(span, _)| span).find(|span| span.end == position.offset)
                })
                .unwrap_or(Span::at(position.offset)),
        };
        let at = |offset| Position { offset, ..position };
        Selection { anchor: at(span.start), head: at(span.end) }
    }
}
