//! The palette: everything that can be done or gone to, found by typing its name.

use egui::{
    Align2, CornerRadius, Frame, Id, Key, Margin, Modal, Modifiers, Role, ScrollArea, Shadow,
    Stroke, Ui, WidgetInfo, vec2,
};

use super::entries::{Entry, Kind, Target, all, find};
use super::row::{HEIGHT, Row, heading_ui};
use super::{Around, Stays};
use crate::text::letters::isolate;
use crate::ui::Cx;
use crate::ui::action::{Action, Task};
use crate::ui::canvas::TextEngine;
use crate::ui::field::{Field, FieldLook, FieldState};
use crate::ui::icon::Icon;

/// Width, height of the list, and distance from the top of the window, in logical pixels.
const WIDTH: f32 = 640.0;
const LIST: f32 = 400.0;
const TOP: f32 = 72.0;
/// So far go PageUp and PageDown.
const PAGE: usize = 8;

/// What is written in the palette, and which entry Enter takes.
pub struct PaletteView {
    field: Field,
    at: usize,
    /// Whether it was shown before.
    has_focus: bool,
    /// Whether the entry that Enter takes is to be brought into sight.
    follows: bool,
}

impl Default for PaletteView {
    fn default() -> Self {
        Self { field: Field::new("palette"), at: 0, has_focus: false, follows: false }
    }
}

pub(super) fn palette_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut PaletteView,
    around: Around<'_>,
    chosen: &[Task],
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) -> Stays {
    let words = &cx.strings.dialog.palette;
    let entries = all(around, chosen, cx.strings);
    let window = ui.ctx().content_rect();
    let width = WIDTH.min(window.width() - 32.0);
    let frame = Frame::new()
        .fill(cx.theme.page)
        .stroke(Stroke::new(1.0, cx.theme.line))
        .corner_radius(CornerRadius::same(14))
        .inner_margin(Margin::same(12))
        .shadow(Shadow { offset: [0, 12], blur: 40, spread: 0, color: cx.theme.shadow });
    let id = Id::unique("palette dialog");
    let area = Modal::default_area(id)
        .anchor(Align2::CENTER_TOP, vec2(0.0, TOP))
        .default_size(window.size());
    let mut taken = None;
    view.walk(ui);
    let modal = Modal::new(id).area(area).frame(frame).backdrop_color(cx.theme.dim);
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(width - 24.0);
        ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
        // What is measured only is not there yet.
        if !ui.is_sizing_pass() && !std::mem::replace(&mut view.has_focus, true) {
            ui.memory_mut(|memory| memory.request_focus(view.field.id()));
        }
        let look = FieldLook {
            name: words.name,
            placeholder: words.placeholder,
            width: ui.available_width(),
            state: FieldState::Fine,
        };
        let output = view.field.show(ui, look, engine, cx.words, cx.theme);
        if output.changed {
            (view.at, view.follows) = (0, true);
        }
        let found = find(&entries, view.field.text());
        view.at = view.at.min(found.len().saturating_sub(1));
        let listed: Vec<&Entry> = found.iter().filter_map(|at| entries.get(*at)).collect();
        let room = LIST.min(window.height() - TOP - 140.0).max(2.0 * HEIGHT);
        ui.add_space(4.0);
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            taken = list_ui(ui, cx, view, &listed);
        });
        let is_entered = !output.entered.is_empty();
        if is_entered && let Some(entry) = listed.get(view.at).filter(|it| it.obstacle.is_none()) {
            taken = Some(entry.target.clone());
        }
        ui.add_space(4.0);
        cx.words.row_ui(ui, |ui| {
            ui.add_space(12.0);
            ui.label(cx.words.label(words.keys).small().coloured(cx.theme.faint));
        });
    });
    shown.response.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, words.name));
    if let Some(target) = taken {
        actions.push(action(target));
        return Stays::Closed;
    }
    if shown.should_close() { Stays::Closed } else { Stays::Open }
}

impl PaletteView {
    /// Arrows walk through the list while the field keeps the focus.
    fn walk(&mut self, ui: &Ui) {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let forward =
            usize::from(pressed(Key::ArrowDown)) + PAGE * usize::from(pressed(Key::PageDown));
        let back = usize::from(pressed(Key::ArrowUp)) + PAGE * usize::from(pressed(Key::PageUp));
        self.at = (self.at + forward).saturating_sub(back);
        self.follows |= forward + back > 0;
    }
}

fn list_ui(ui: &mut Ui, cx: Cx<'_>, view: &mut PaletteView, listed: &[&Entry]) -> Option<Target> {
    let words = &cx.strings.dialog.palette;
    if listed.is_empty() {
        heading_ui(ui, cx, words.nothing);
        return None;
    }
    let mut taken = None;
    let mut above = None;
    for (at, entry) in listed.iter().enumerate() {
        if above.replace(entry.kind) != Some(entry.kind) {
            heading_ui(ui, cx, heading(cx, entry.kind));
        }
        let (icon, is_written) = match entry.kind {
            Kind::Recent | Kind::Task => (None, false),
            Kind::Article => (Some(Icon::Text), true),
            Kind::Heading => (Some(Icon::Heading), true),
            Kind::Source => (Some(Icon::Source), true),
            Kind::File => (Some(Icon::Open), true),
        };
        // What a person wrote keeps its own order.
        let (title, beside) = if is_written {
            (isolate(&entry.title), isolate(&entry.beside))
        } else {
            (entry.title.clone(), crate::text::letters::isolate_ltr(&entry.beside))
        };
        let beside = match entry.obstacle {
            Some(obstacle) => (cx.strings.dialog.obstacle)(obstacle),
            None if entry.beside.is_empty() => "",
            None => &beside,
        };
        let is_chosen = at == view.at;
        let is_enabled = entry.obstacle.is_none();
        let row = Row { icon, title: &title, beside, is_chosen, is_enabled };
        let response = row.show(ui, cx);
        // Tab goes from the field to the end; rows are walked through by arrows.
        ui.memory_mut(|memory| memory.ignore_focus(response.id));
        if is_chosen && std::mem::take(&mut view.follows) {
            // The first one shows the heading over it too.
            let over =
                if at == 0 { response.rect.translate(vec2(0.0, -40.0)) } else { response.rect };
            ui.scroll_to_rect(over.union(response.rect), None);
        }
        if response.clicked() {
            taken = Some(entry.target.clone());
        }
    }
    taken
}

fn heading(cx: Cx<'_>, kind: Kind) -> &'static str {
    let words = &cx.strings.dialog.palette;
    match kind {
        Kind::Recent => words.recent,
        Kind::Task => words.tasks,
        Kind::Article => words.articles,
        Kind::Heading => words.headings,
        Kind::Source => words.sources,
        Kind::File => words.files,
    }
}

fn action(target: Target) -> Action {
    match target {
        Target::Task(task) => Action::Task(task),
        Target::Article(id) => Action::Front(id),
        Target::Heading(place) => Action::Show(place),
        Target::Source(id) => Action::EditReference(id),
        Target::File(path) => Action::OpenPath(path),
    }
}
