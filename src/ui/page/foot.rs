//! What stands below the text: pages that belong to it, the sources as the wiki will show them, and
//! the categories.

use egui::{
    Align, CornerRadius, Layout, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::lead::quiet_ui;
use super::{Bound, BoundLook, Desk, PageView, ask, change, line_ui, plain};
use crate::article::Field;
use crate::editor::UndoStep;
use crate::typeset::TextStyle;
use crate::ui::Cx;
use crate::ui::action::Action;
use crate::ui::canvas::{Marks, TextEngine};
use crate::ui::field::{FieldLook, FieldState, HEIGHT};
use crate::ui::icon::Icon;

/// Font sizes, in logical pixels before zoom.
const HEADING: f32 = 17.0;
const PAGE: f32 = 17.0;
/// Width of a field for a new name, in logical pixels.
const NEW: f32 = 220.0;
/// So many pages are shown with fields of their own; no article has more.
const MOST_PAGES: usize = 200;

pub(super) fn foot_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut PageView,
    desk: &Desk<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    line_ui(ui, cx, 0.0, 12.0);
    see_also_ui(ui, cx, view, desk, engine, actions);
    ui.add_space(20.0);
    view.sources.show(ui, cx, desk, actions);
    ui.add_space(20.0);
    categories_ui(ui, cx, view, desk, engine, actions);
    ui.add_space(48.0);
}

/// A heading of the page around the text.
pub(super) fn heading_ui(ui: &mut Ui, cx: Cx<'_>, desk: &Desk<'_>, heading: &str) {
    let label = cx.words.label(heading).sized((HEADING * desk.scale).round()).bold();
    let response = ui.label(label.by_its_letters());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, heading));
    ui.add_space(4.0);
}

fn see_also_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut PageView,
    desk: &Desk<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    let words = cx.strings.page;
    let editor = desk.seen.editor;
    let Some(pages) = editor.article().see_also() else {
        let add =
            desk.row_ui(ui, HEIGHT, |ui| quiet_ui(ui, cx, desk, Icon::Link, words.add_see_also));
        if add.clicked() {
            change(actions, Field::SeeAlso(Some(Vec::new())), UndoStep::Own);
            let field = view.new_page.id();
            ui.memory_mut(|memory| memory.request_focus(field));
        }
        return;
    };
    heading_ui(ui, cx, desk, desk.profile.map_or("", |profile| &profile.sections.see_also));
    while view.pages.len() < pages.len().min(MOST_PAGES) {
        let name = format!("page-{}-{}", view.number, view.pages.len());
        view.pages.push(Bound::new(&name, Marks::None));
    }
    let text =
        TextStyle { family: desk.family, size: PAGE * desk.scale, bold: false, italic: false };
    let look = BoundLook {
        name: words.page,
        placeholder: words.page,
        text,
        direction: desk.direction(),
        overlays: &[],
    };
    let mut now: Option<(Vec<String>, UndoStep)> = None;
    for (at, (page, field)) in pages.iter().zip(&mut view.pages).enumerate() {
        let height = (32.0 * desk.scale).round();
        desk.row_ui(ui, height, |ui| {
            let (_, dot) = ui.allocate_space(vec2(12.0 * desk.scale, height));
            ui.painter().circle_filled(dot.center(), 2.5 * desk.scale, cx.theme.soft);
            let room = (ui.available_width() - 36.0).max(60.0);
            let align = if desk.is_rtl() { Align::Max } else { Align::Min };
            let layout = Layout::top_down(align);
            let shown = ui
                .allocate_ui_with_layout(vec2(room, height), layout, |ui| {
                    ui.set_width(room);
                    field.show(ui, cx, look, &plain(page), editor.revision(), engine)
                })
                .inner;
            if let Some((written, step)) = shown.edit {
                let mut pages = pages.to_vec();
                if let Some(page) = pages.get_mut(at) {
                    written.text().clone_into(page);
                }
                now = Some((pages, step));
            }
            ask(actions, shown.asked);
            let says = (words.remove)(page);
            if cx.words.tip(Icon::Close.button(ui, &says), &says).clicked() {
                let mut pages = pages.to_vec();
                pages.remove(at);
                now = Some((pages, UndoStep::Own));
            }
        });
    }
    if let Some(name) = new_ui(ui, cx, desk, &mut view.new_page, words.new_page, engine) {
        let mut pages = pages.to_vec();
        pages.push(name);
        now = Some((pages, UndoStep::Own));
    }
    if let Some((pages, step)) = now {
        change(actions, Field::SeeAlso(Some(pages)), step);
    }
}

fn categories_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut PageView,
    desk: &Desk<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    let words = cx.strings.page;
    let categories = desk.seen.editor.article().categories();
    heading_ui(ui, cx, desk, words.categories);
    let mut gone = None;
    if !categories.is_empty() {
        desk.rows_ui(ui, HEIGHT, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            for (at, category) in categories.iter().enumerate() {
                if chip_ui(ui, cx, desk, category, &(words.remove)(category)) {
                    gone = Some(at);
                }
            }
        });
        ui.add_space(8.0);
    }
    let new = new_ui(ui, cx, desk, &mut view.new_category, words.new_category, engine);
    if gone.is_some() || new.is_some() {
        let mut categories = categories.to_vec();
        if let Some(gone) = gone {
            categories.remove(gone);
        }
        categories.extend(new.filter(|new| !categories.contains(new)));
        change(actions, Field::Categories(categories), UndoStep::Own);
    }
}

/// A field for a further name; gives it when Enter is pressed or the field is left by its button.
fn new_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    desk: &Desk<'_>,
    field: &mut crate::ui::field::Field,
    name: &str,
    engine: &mut TextEngine,
) -> Option<String> {
    desk.row_ui(ui, HEIGHT, |ui| {
        let width = NEW.min(ui.available_width() - 40.0);
        let look = FieldLook { name, placeholder: name, width, state: FieldState::Fine };
        let shown = field.show(ui, look, engine, cx.words, cx.theme);
        let written = field.text().trim().to_owned();
        let mut adds = !shown.entered.is_empty();
        if !written.is_empty() {
            adds |= Icon::Plus.button(ui, name).clicked();
        }
        let new = Some(written).filter(|written| adds && !written.is_empty())?;
        field.set_text("");
        Some(new)
    })
}

/// The name of a category with a cross that takes it away; says whether that was pressed.
fn chip_ui(ui: &mut Ui, cx: Cx<'_>, desk: &Desk<'_>, name: &str, says: &str) -> bool {
    let room = (ui.max_rect().width() - 48.0).max(40.0);
    let galley = cx.words.label(name).small().by_its_letters().cut(room).galley();
    let size = vec2(galley.size().x + 10.0 + 24.0, 28.0);
    let (area, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, says));
    if ui.is_rect_visible(area) {
        let lit = response.hovered() || response.has_focus();
        let (painter, round) = (ui.painter(), CornerRadius::same(7));
        painter.rect_filled(area, round, cx.theme.quiet);
        if response.has_focus() {
            let ring = Stroke::new(1.5, cx.theme.accent);
            painter.rect_stroke(area, round, ring, StrokeKind::Inside);
        }
        let (word, cross) = if desk.is_rtl() {
            (area.right() - 10.0 - galley.size().x, area.left() + 14.0)
        } else {
            (area.left() + 10.0, area.right() - 14.0)
        };
        let top = area.center().y - galley.size().y / 2.0;
        painter.galley(pos2(word, top), galley, cx.theme.ink);
        let colour = if lit { cx.theme.accent } else { cx.theme.faint };
        Icon::Close.draw_sized(painter, pos2(cross, area.center().y), 12.0, colour);
    }
    cx.words.tip(response, says).clicked()
}
