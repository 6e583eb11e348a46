//! A source that is carried over the text from elsewhere in the window: where it would be cited, and
//! citing it there when it is let go. It knows no list that it came from.

use std::sync::Arc;

use egui::{CursorIcon, DragAndDrop, Pos2, Response, Ui};

use super::{Action, Canvas, TextEngine};
use crate::article::{Position, RefId};
use crate::editor::{Editor, Selection, insert};

/// A source on its way into the text: what whoever lets it be dragged gives egui to carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried(pub RefId);

impl Canvas {
    /// Shows where a carried source would be cited while it is over the text, and cites it there once
    /// it is let go. `origin` is the column's upper left corner.
    pub(super) fn visit(
        &mut self,
        ui: &Ui,
        response: &Response,
        editor: &mut Editor,
        engine: &mut TextEngine,
        origin: Pos2,
    ) {
        self.pointer.visitor = None;
        let carried: Option<Arc<Carried>> = DragAndDrop::payload(ui.ctx());
        let Some(carried) = carried else { return };
        let at = ui.ctx().pointer_interact_pos().filter(|at| response.rect.contains(*at));
        let place = at.and_then(|at| self.cited_at(at - origin, editor, engine));
        let Some(place) = place else { return };
        ui.ctx().set_cursor_icon(CursorIcon::Copy);
        self.pointer.visitor = Some(place);
        if ui.input(|input| input.pointer.any_released()) {
            DragAndDrop::clear_payload(ui.ctx());
            self.pointer.visitor = None;
            editor.select(Selection::caret(place));
            let now = ui.input(|input| input.time);
            self.run(Action::Cite(carried.0.clone()), editor, engine, now);
            response.request_focus();
        }
    }

    /// The place in the text nearest to a point of the view, where a citation can stand; nothing in
    /// raw markup.
    fn cited_at(
        &mut self,
        at: egui::Vec2,
        editor: &Editor,
        engine: &mut TextEngine,
    ) -> Option<Position> {
        use crate::article::BlockKind;
        let (place, _) = self.position_at(at, engine)?;
        let kind = editor.article().body().block(place.block)?.kind();
        let takes = !matches!(kind, BlockKind::Raw | BlockKind::Unknown(_));
        takes.then(|| insert::cited_at(editor.article(), place))
    }
}
