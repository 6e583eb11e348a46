//! What assistive technology asks for, done as if keys had asked: the same actions, the same undo.
//! It knows requests, no nodes' looks.

use egui::accesskit::{Action as Asked, ActionData, ActionRequest, TextSelection, TreeId};
use egui::{Event, Response, Ui};

use crate::article::Position;
use crate::editor::{Editor, Selection};
use crate::text::Span;
use crate::typeset::Affinity;
use crate::ui::canvas::{Action, Canvas, TextEngine};

impl Canvas {
    /// Does what was asked of this text since the last frame.
    pub(in crate::ui::canvas) fn hear(
        &mut self,
        ui: &Ui,
        response: &Response,
        editor: &mut Editor,
        engine: &mut TextEngine,
    ) {
        let (asked, now) = ui.input(|input| {
            let asked = input.events.iter().filter_map(|event| match event {
                Event::AccessKitActionRequest(request) if request.target_tree == TreeId::ROOT => {
                    Some(request.clone())
                }
                _ => None,
            });
            (asked.collect::<Vec<_>>(), input.time)
        });
        for request in asked {
            self.request(request, response, editor, engine, now);
        }
    }

    fn request(
        &mut self,
        request: ActionRequest,
        response: &Response,
        editor: &mut Editor,
        engine: &mut TextEngine,
        now: f64,
    ) {
        if request.target_node != response.id.accesskit_id() {
            let Some(start) = self.access.start_of(response.id, request.target_node) else {
                return;
            };
            match request.action {
                Asked::ScrollIntoView => self.bring_into_sight(start, engine),
                Asked::Focus => response.request_focus(),
                _ => {}
            }
            return;
        }
        match (request.action, request.data) {
            (Asked::SetTextSelection, Some(ActionData::SetTextSelection(selection))) => {
                if let Some((selection, affinity)) = self.selection(&selection) {
                    self.run(Action::Select(selection), editor, engine, now);
                    self.affinity = affinity;
                }
            }
            (Asked::ReplaceSelectedText, Some(ActionData::Value(text))) => {
                self.put(&text, editor, engine, now);
            }
            (Asked::SetValue, Some(ActionData::Value(text))) => {
                self.set_text(&text, editor, engine, now);
            }
            _ => {}
        }
    }

    fn selection(&self, asked: &TextSelection) -> Option<(Selection, Affinity)> {
        let (anchor, _) = self.access.resolve(&asked.anchor)?;
        let (head, affinity) = self.access.resolve(&asked.focus)?;
        Some((Selection { anchor, head }, affinity))
    }

    /// Puts a text in the place of the selection.
    fn put(&mut self, text: &str, editor: &mut Editor, engine: &mut TextEngine, now: f64) {
        if text.is_empty() {
            if !editor.selection().is_caret() {
                let deletion = crate::ui::canvas::Deletion::Backward;
                self.run(Action::Delete(deletion), editor, engine, now);
            }
            return;
        }
        let action = match text.contains('\n') {
            true => Action::Paste(text.to_owned()),
            false => Action::Insert(text.to_owned()),
        };
        self.run(action, editor, engine, now);
    }

    /// Makes the text another one. Only what differs is replaced, so marks and citations elsewhere
    /// stay, and the caret ends up behind what came.
    fn set_text(&mut self, text: &str, editor: &mut Editor, engine: &mut TextEngine, now: f64) {
        let Some((selection, with)) = self.access.difference(text) else { return };
        self.run(Action::Select(selection), editor, engine, now);
        self.put(with, editor, engine, now);
    }
}

impl super::Access {
    /// What of the text that was told is to be replaced, and by what, so that it becomes another
    /// one; nothing where they are the same.
    fn difference<'a>(&self, text: &'a str) -> Option<(Selection, &'a str)> {
        // Characters as they were told, with their places.
        let mut told: Vec<(&str, Position)> = Vec::new();
        let mut end = Position::default();
        for (entry, block) in self.entries.iter().zip(self.reach.blocks()) {
            for run in &entry.runs {
                let mut at = 0;
                for (length, offset) in run.lengths.iter().zip(&run.offsets) {
                    let next = at + usize::from(*length);
                    let character = run.value.get(at..next).unwrap_or("");
                    told.push((character, Position { block, offset: *offset }));
                    at = next;
                }
            }
            end = Position { block, offset: entry.runs.last().map_or(0, super::TextRun::end) };
        }
        let place = |at: usize| told.get(at).map_or(end, |(_, position)| *position);
        let mut span = Span::new(0, text.len());
        let mut from = 0;
        while let Some((character, _)) = told.get(from)
            && text.get(span.start..).is_some_and(|rest| rest.starts_with(character))
        {
            span.start += character.len();
            from += 1;
        }
        let mut to = told.len();
        while to > from
            && let Some((character, _)) = told.get(to - 1)
            && text.get(span.start..span.end).is_some_and(|rest| rest.ends_with(character))
        {
            span.end -= character.len();
            to -= 1;
        }
        let with = text.get(span.start..span.end).unwrap_or("");
        let same = from == to && with.is_empty();
        (!same).then(|| (Selection { anchor: place(from), head: place(to) }, with))
    }
}
