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
    first: u64,
    seen: u64,
}

/// Gives the focus back one frame after a dialog closed: until then nothing behind it may have it.
struct GivesBack;

/// Who gets the focus back, and the frame in which the dialog was shown last.
#[derive(Clone, Copy, Debug)]
struct Owed {
    focus: Id,
    frame: u64,
}

impl GivesBack {
    fn id() -> Id {
        Id::unique("tahrir::the focus before a sheet")
    }
}

impl egui::Plugin for GivesBack {
    fn debug_name(&self) -> &'static str {
        "tahrir::sheet"
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let Some(owed) = ui.data(|data| data.get_temp::<Owed>(Self::id())) else { return };
        if ui.ctx().cumulative_frame_nr() <= owed.frame {
            return;
        }
        ui.data_mut(|data| data.remove::<Owed>(Self::id()));
        // Whoever asked for it since keeps it.
        if ui.memory(|memory| memory.focused().is_none()) {
            ui.memory_mut(|memory| memory.request_focus(owed.focus));
            ui.ctx().request_repaint();
        }
    }
}

impl Sheet<'_> {
    /// Shows it in the middle of the window. What is too high for it is scrolled through.
    pub fn show<R>(
        self,
        context: &Context,
        cx: Cx<'_>,
        add: impl FnOnce(&mut Ui) -> R,
    ) -> SheetOutput<R> {
        let is_opening = self.is_opening(context);
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
            let inside = Margin { left: MARGIN, right: MARGIN, top: 8, bottom: MARGIN };
            // Where the content asks for no focus, its first widget has it.
            if is_opening && ui.memory(|memory| memory.focused().is_none()) {
                ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next));
            }
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
            crossed = self.cross_ui(ui, cx, head);
            inner
        });
        let name = self.title;
        shown.response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, name));
        context.accesskit_node_builder(shown.response.id, egui::accesskit::Node::set_modal);
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
            context.add_plugin(GivesBack);
            let frame = context.cumulative_frame_nr();
            context.data_mut(|data| data.insert_temp(GivesBack::id(), Owed { focus, frame }));
            context.request_repaint();
        }
    }

    /// Whether it is among its first frames: in the very first one egui only measures it.
    fn is_opening(self, context: &Context) -> bool {
        let id = self.id.with("before");
        let frame = context.cumulative_frame_nr();
        let known: Option<Before> = context.data(|data| data.get_temp(id));
        let before = known.filter(|before| before.seen + 1 >= frame).unwrap_or_else(|| {
            let focus = context.memory(|memory| memory.focused());
            if let Some(focus) = focus {
                context.memory_mut(|memory| memory.surrender_focus(focus));
            }
            Before { focus, first: frame, seen: frame }
        });
        context.data_mut(|data| data.insert_temp(id, Before { seen: frame, ..before }));
        frame <= before.first + 1
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
