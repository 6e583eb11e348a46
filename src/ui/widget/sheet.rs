//! A dialog over the window: the ground behind it is dim, the focus stays in it, Escape leaves it,
//! and what had the focus before has it again.

use egui::{
    Align, Context, CornerRadius, Frame, Id, Layout, Margin, Modal, Rect, Role, ScrollArea, Shadow,
    Stroke, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::ToolButton;
use crate::ui::Cx;
use crate::ui::icon::Icon;

/// Space inside, and what is left of the window around it, in logical pixels.
const MARGIN: i8 = 24;
const AROUND: f32 = 24.0;
/// Height of the row at the foot, with the space above it.
const FOOT: f32 = 44.0;
/// Font size of the title.
const TITLE: f32 = 18.0;

/// A dialog that is open.
#[derive(Clone, Copy, Debug)]
#[must_use = "it is to be shown"]
pub struct Sheet<'a> {
    /// By what egui knows it.
    pub id: Id,
    /// What it is called, in large letters at its head.
    pub title: &'a str,
    /// How wide it is where the window has room, in logical pixels.
    pub width: f32,
}

/// What happened in a dialog.
#[derive(Clone, Copy, Debug)]
pub struct SheetOutput<R> {
    /// What its content answered.
    pub inner: R,
    /// Whether it is to be closed: by Escape, its cross, or a click beside it. The focus has gone
    /// back by then.
    pub closed: bool,
}

/// What had the focus before a dialog opened, and the frame that showed it last.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    focus: Option<Id>,
    seen: u64,
}

/// What is to have the focus after a dialog, and the frame in which that was left.
#[derive(Clone, Copy, Debug)]
struct Left {
    focus: Id,
    frame: u64,
}

impl Sheet<'_> {
    /// Shows it in the middle of the window. What is too high for it is scrolled through.
    pub fn show<R>(
        self,
        context: &Context,
        cx: Cx<'_>,
        add: impl FnOnce(&mut Ui) -> R,
    ) -> SheetOutput<R> {
        let shown = self.show_above(context, cx, add, None::<fn(&mut Ui)>);
        SheetOutput { inner: shown.inner.0, closed: shown.closed }
    }

    /// The same with a row at its foot that stays in sight while what is above is scrolled through.
    pub fn show_above<R, F>(
        self,
        context: &Context,
        cx: Cx<'_>,
        add: impl FnOnce(&mut Ui) -> R,
        foot: Option<impl FnOnce(&mut Ui) -> F>,
    ) -> SheetOutput<(R, Option<F>)> {
        let opened = self.opened(context);
        let window = context.content_rect().size();
        let width = self.width.min(window.x - 2.0 * AROUND).max(160.0);
        let frame = Frame::new()
            .fill(cx.theme.page)
            .stroke(Stroke::new(1.0, cx.theme.line))
            .corner_radius(CornerRadius::same(14))
            .shadow(Shadow { offset: [0, 12], blur: 40, spread: 0, color: cx.theme.shadow });
        // What is scrolled through in it may be as high as the window; egui would begin with less
        // and stay with that.
        let area = Modal::default_area(self.id).default_size(window);
        let modal = Modal::new(self.id).area(area).frame(frame).backdrop_color(cx.theme.dim);
        let mut crossed = false;
        let shown = modal.show(context, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            let head = self.head_ui(ui, cx);
            let room = window.y - 2.0 * AROUND - head.height() - f32::from(MARGIN);
            let (room, bottom) = match &foot {
                Some(_) => (room - FOOT - f32::from(MARGIN), 8),
                None => (room, MARGIN),
            };
            let inside = Margin { left: MARGIN, right: MARGIN, top: 8, bottom };
            let inner = ScrollArea::vertical()
                .max_height(room.max(80.0))
                // What grows is not held to the height that it had in the frame before.
                .min_scrolled_height(room.max(80.0))
                .show(ui, |ui| {
                    Frame::new()
                        .inner_margin(inside)
                        .show(ui, |ui| ui.with_layout(cx.words.column(), add).inner)
                        .inner
                })
                .inner;
            let at_foot = Margin { left: MARGIN, right: MARGIN, top: 4, bottom: MARGIN };
            let foot = foot.map(|foot| {
                Frame::new()
                    .inner_margin(at_foot)
                    .show(ui, |ui| ui.with_layout(cx.words.column(), foot).inner)
                    .inner
            });
            crossed = self.cross_ui(ui, cx, head);
            (inner, foot)
        });
        let name = self.title;
        shown.response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, name));
        context.accesskit_node_builder(shown.response.id, egui::accesskit::Node::set_modal);
        // Where the content asks for no focus, its first widget has it.
        if opened && context.memory(|memory| memory.focused().is_none()) {
            context.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next));
        }
        let closed = shown.should_close() || crossed;
        if closed {
            Self::leave(context, self.id);
        }
        SheetOutput { inner: shown.inner, closed }
    }

    /// Gives the focus back to what had it before the dialog of this id opened: for dialogs that
    /// close because something was chosen in them.
    pub fn leave(context: &Context, id: Id) {
        let before = context.data_mut(|data| data.remove_temp::<Before>(id.with("before")));
        if let Some(focus) = before.and_then(|before| before.focus) {
            context.memory_mut(|memory| memory.request_focus(focus));
            let frame = context.cumulative_frame_nr();
            context.data_mut(|data| data.insert_temp(Self::left(), Left { focus, frame }));
        }
    }

    /// Called at the end of each frame. egui keeps what lies behind a dialog from having the focus for
    /// one frame after the dialog is gone, so it is given back once more then, unless something else
    /// has it.
    pub fn settle(context: &Context) {
        let frame = context.cumulative_frame_nr();
        let left: Option<Left> = context.data(|data| data.get_temp(Self::left()));
        let Some(left) = left.filter(|left| left.frame < frame) else { return };
        context.data_mut(|data| data.remove::<Left>(Self::left()));
        if context.memory(|memory| memory.focused().is_none()) {
            context.memory_mut(|memory| memory.request_focus(left.focus));
            context.request_repaint();
        }
    }

    fn left() -> Id {
        Id::unique("tahrir::a dialog was left")
    }

    /// Whether it was not shown in the frame before.
    fn opened(self, context: &Context) -> bool {
        let id = self.id.with("before");
        let frame = context.cumulative_frame_nr();
        let before: Option<Before> = context.data(|data| data.get_temp(id));
        let goes_on = before.filter(|before| before.seen + 1 >= frame);
        let focus = match goes_on {
            Some(before) => before.focus,
            None => context.memory(|memory| memory.focused()),
        };
        context.data_mut(|data| data.insert_temp(id, Before { focus, seen: frame }));
        let opened = goes_on.is_none();
        if opened && let Some(focus) = focus {
            context.memory_mut(|memory| memory.surrender_focus(focus));
        }
        opened
    }

    fn head_ui(self, ui: &mut Ui, cx: Cx<'_>) -> Rect {
        let inside = Margin { left: MARGIN, right: MARGIN, top: 20, bottom: 0 };
        let shown = Frame::new().inner_margin(inside).show(ui, |ui| {
            // A row from left to right would be as wide as its words.
            ui.set_min_width(ui.available_width());
            cx.words.row_ui(ui, |ui| {
                let room = ui.available_width() - 40.0;
                ui.label(cx.words.label(self.title).sized(TITLE).bold().cut(room));
            });
        });
        shown.response.rect
    }

    /// After the content, so that Tab comes to it last.
    fn cross_ui(self, ui: &mut Ui, cx: Cx<'_>, head: Rect) -> bool {
        let place = head.shrink2(vec2(16.0, 0.0));
        let place = Rect::from_min_max(place.min + vec2(0.0, 20.0), place.max);
        let layout = if cx.words.is_rtl() {
            Layout::left_to_right(Align::Center)
        } else {
            Layout::right_to_left(Align::Center)
        };
        let mut ui = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
        ToolButton::new(Icon::Close, cx.strings.widget.close).show(&mut ui, cx).clicked()
    }
}
