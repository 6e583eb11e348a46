//! Where a motion leads: it asks the layouts, for the core never sees pixels.

use super::{Canvas, Motion, TextEngine, typeset_position};
use crate::article::Position;
use crate::editor::Editor;
use crate::text::{ceil_boundary, floor_boundary};
use crate::typeset::{self, Affinity, Layout};

/// A place with the side at which the caret is drawn.
pub(super) type Place = (Position, Affinity);

impl Canvas {
    /// The place to which a motion leads from the caret, if it leads anywhere.
    pub(super) fn destination(
        &mut self,
        motion: Motion,
        editor: &Editor,
        engine: &mut TextEngine,
    ) -> Option<Place> {
        let head = editor.selection().head;
        if !self.layout(head.block, engine)?.covers(head.offset) {
            return self.unseen_destination(motion, head, editor, engine);
        }
        match motion {
            Motion::Left => self.sideways(head, engine, Layout::visual_left, Way::Left),
            Motion::Right => self.sideways(head, engine, Layout::visual_right, Way::Right),
            Motion::WordLeft => self.sideways(head, engine, Layout::visual_word_left, Way::Left),
            Motion::WordRight => self.sideways(head, engine, Layout::visual_word_right, Way::Right),
            Motion::Up => self.vertical(head, engine, -1),
            Motion::Down => self.vertical(head, engine, 1),
            Motion::PageUp => self.page(head, engine, -1),
            Motion::PageDown => self.page(head, engine, 1),
            Motion::LineStart | Motion::LineEnd => {
                let affinity = self.affinity;
                let layout = self.layout(head.block, engine)?;
                let line = layout.line_of(typeset_position(head, affinity));
                let place = match motion {
                    Motion::LineStart => layout.line_start(line),
                    _ => layout.line_end(line),
                };
                Some(at(head.block, place))
            }
            Motion::ParagraphUp if head.offset > 0 => {
                Some((Position { offset: 0, ..head }, Affinity::After))
            }
            Motion::ParagraphUp => {
                let block = head.block.checked_sub(1)?;
                Some((Position { block, offset: 0 }, Affinity::After))
            }
            Motion::ParagraphDown => {
                let body = editor.article().body();
                let next = Position { block: head.block + 1, offset: 0 };
                let is_last = next.block >= body.len();
                let end = Position { offset: usize::MAX, ..head };
                Some(if is_last {
                    (body.clamp(end), Affinity::Before)
                } else {
                    (next, Affinity::After)
                })
            }
            Motion::TextStart => Some((Position::default(), Affinity::After)),
            Motion::TextEnd => {
                let body = editor.article().body();
                let end = body.clamp(Position { block: usize::MAX, offset: usize::MAX });
                Some((end, Affinity::Before))
            }
        }
    }

    /// The same from a place that is not laid out yet: no lines are known there, so the letters
    /// alone say where left and right are.
    fn unseen_destination(
        &mut self,
        motion: Motion,
        head: Position,
        editor: &Editor,
        engine: &mut TextEngine,
    ) -> Option<Place> {
        let rtl = self.layout(head.block, engine)?.is_rtl();
        let text = editor.article().body().block(head.block)?.text();
        let offset = match motion {
            Motion::Left if rtl => ceil_boundary(text, head.offset + 1),
            Motion::Right if !rtl => ceil_boundary(text, head.offset + 1),
            Motion::Left | Motion::Right => floor_boundary(text, head.offset.checked_sub(1)?),
            Motion::TextStart => return Some((Position::default(), Affinity::After)),
            Motion::TextEnd => {
                let end = Position { block: usize::MAX, offset: usize::MAX };
                return Some((editor.article().body().clamp(end), Affinity::Before));
            }
            _ => return None,
        };
        Some((Position { offset, ..head }, Affinity::After))
    }

    /// Left or right; at the end of a paragraph into its neighbour in that direction.
    fn sideways(
        &mut self,
        head: Position,
        engine: &mut TextEngine,
        step: impl Fn(&Layout, typeset::Position) -> Option<typeset::Position>,
        way: Way,
    ) -> Option<Place> {
        let affinity = self.affinity;
        let layout = self.layout(head.block, engine)?;
        if let Some(place) = step(layout, typeset_position(head, affinity)) {
            return Some(at(head.block, place));
        }
        let forward = (way == Way::Left) == layout.is_rtl();
        if forward {
            let next = head.block + 1;
            let layout = self.layout(next, engine)?;
            Some(at(next, layout.line_start(0)))
        } else {
            let before = head.block.checked_sub(1)?;
            let layout = self.layout(before, engine)?;
            let last = layout.lines().len().saturating_sub(1);
            Some(text_end(before, layout).unwrap_or_else(|| at(before, layout.line_end(last))))
        }
    }

    /// One line up or down, as near to the goal as the line allows.
    fn vertical(&mut self, head: Position, engine: &mut TextEngine, by: isize) -> Option<Place> {
        let (affinity, goal) = (self.affinity, self.goal);
        let left = self.left(head.block, engine)?;
        let layout = self.layout(head.block, engine)?;
        let caret = layout.caret(typeset_position(head, affinity));
        let x = goal.unwrap_or(left + caret.x);
        self.goal = Some(x);
        let layout = self.layout(head.block, engine)?;
        let line = caret.line.checked_add_signed(by);
        if let Some(line) = line.filter(|line| *line < layout.lines().len()) {
            return Some(at(head.block, layout.offset_on_line(line, x - left)));
        }
        let block = head.block.checked_add_signed(by)?;
        let left = self.left(block, engine)?;
        let layout = self.layout(block, engine)?;
        if by < 0
            && let Some(end) = text_end(block, layout)
        {
            return Some(end);
        }
        let line = if by > 0 { 0 } else { layout.lines().len().saturating_sub(1) };
        Some(at(block, layout.offset_on_line(line, x - left)))
    }

    /// As many lines as the view holds, less one; the view moves along.
    fn page(&mut self, head: Position, engine: &mut TextEngine, by: isize) -> Option<Place> {
        let affinity = self.affinity;
        let layout = self.layout(head.block, engine)?;
        let line = layout.caret(typeset_position(head, affinity)).height.max(1.0);
        let lines = (self.height / line - 1.0).clamp(1.0, 1000.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 1000")]
        let lines = lines as usize;
        let mut place = (head, affinity);
        for _ in 0..lines {
            self.affinity = place.1;
            match self.vertical(place.0, engine, by) {
                Some(next) => place = next,
                None => break,
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "1 or -1")]
        let sign = by as f32;
        self.offset += sign * (self.height - line);
        Some(place)
    }

    fn layout(&mut self, block: usize, engine: &mut TextEngine) -> Option<&Layout> {
        let composing = self.composing.clone();
        let row = self.rows.lay_out(&mut engine.book, block, composing.as_ref())?;
        row.laid.as_ref().map(|laid| &laid.layout)
    }

    fn left(&mut self, block: usize, engine: &mut TextEngine) -> Option<f32> {
        self.layout(block, engine)?;
        self.rows.rows.get(block)?.laid.as_ref().map(|laid| laid.left)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Left,
    Right,
}

/// The end of a paragraph whose last line is not laid out yet.
fn text_end(block: usize, layout: &Layout) -> Option<Place> {
    let end = Position { block, offset: layout.text().len() };
    (!layout.is_complete()).then_some((end, Affinity::Before))
}

fn at(block: usize, place: typeset::Position) -> Place {
    (Position { block, offset: place.offset }, place.affinity)
}
