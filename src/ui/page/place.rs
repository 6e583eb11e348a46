//! Going to a part of the page: where a problem lies in the title, say.

use egui::{Context, Id};

use super::PageView;
use crate::checks::Place;
use crate::text::Span;
use crate::ui::canvas::Canvas;

impl PageView {
    /// Puts the focus on a part of the page, shows it, and selects what is meant there. Says
    /// whether the place is on the page and not in the text or beside it.
    pub fn go_to(&mut self, place: &Place, canvas: &mut Canvas, context: &Context) -> bool {
        let (field, is_above) = match place {
            Place::Title(span) => (select(&mut self.title, *span), true),
            Place::Dateline => (select(&mut self.dateline, Span::new(0, usize::MAX)), true),
            Place::LeadCaption(span) => (select(&mut self.caption, *span), true),
            Place::SeeAlso => (self.new_page.id(), false),
            Place::Category(_) => (self.new_category.id(), false),
            Place::Article | Place::Body { .. } | Place::Reference { .. } => return false,
        };
        if is_above {
            canvas.reveal_head();
        } else {
            canvas.reveal_foot();
        }
        // Shown in the next frame, it has the focus there, and what of it is not in sight yet comes
        // into it.
        context.memory_mut(|memory| memory.request_focus(field));
        true
    }
}

fn select(field: &mut super::Bound, span: Span) -> Id {
    field.select(span);
    field.id()
}
