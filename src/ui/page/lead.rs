//! The picture above the text, with its caption: shown where it is at hand, named where it is not.

use egui::epaint::RectShape;
use egui::{
    Color32, CornerRadius, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind,
    TextureHandle, Ui, WidgetInfo, pos2, vec2,
};

use super::{BoundLook, Described, Desk, PageView, ask, change};
use crate::article::{Field, Lead, Picture, Place};
use crate::editor::UndoStep;
use crate::text::letters::isolate_ltr;
use crate::typeset::{Family, TextStyle};
use crate::ui::Cx;
use crate::ui::action::Action;
use crate::ui::canvas::{Overlay, TextEngine};
use crate::ui::icon::{self, Icon};

/// Font sizes of caption and credit, in logical pixels before zoom.
const CAPTION: f32 = 15.0;
const CREDIT: f32 = 13.0;
/// Height of the frame of a picture that is not at hand, and of the highest one that is, as a part
/// of the column's width.
const EMPTY: f32 = 0.11;
const HIGHEST: f32 = 0.42;

pub(super) fn lead_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut PageView,
    desk: &Desk<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    let words = cx.strings.page;
    let editor = desk.seen.editor;
    let Some(lead) = editor.article().lead() else {
        ui.add_space(4.0);
        let add = add_ui(ui, cx, desk);
        view.drop_area = Some(add.rect.intersect(ui.clip_rect()));
        if add.clicked() {
            change(actions, Field::Lead(Some(Lead::default())), UndoStep::Own);
            view.form.open(Described::Lead);
        }
        return;
    };
    ui.add_space(16.0);
    let frame = frame_ui(ui, cx, desk, &lead.picture);
    view.drop_area = Some(frame.rect.intersect(ui.clip_rect()));
    if frame.clicked() {
        view.form.open(Described::Lead);
    }
    ui.add_space(4.0);
    let overlays = overlays(desk, lead.caption.text());
    let look = BoundLook {
        name: words.caption,
        placeholder: words.caption,
        text: TextStyle {
            family: Family::Interface,
            size: CAPTION * desk.scale,
            bold: false,
            italic: false,
        },
        direction: desk.direction(),
        overlays: &overlays,
    };
    let shown = view.caption.show(ui, cx, look, &lead.caption, editor.revision(), engine);
    if let Some((caption, step)) = shown.edit {
        let lead = Lead { caption, picture: lead.picture.clone() };
        change(actions, Field::Lead(Some(lead)), step);
    }
    ask(actions, shown.asked);
    let credit = lead.picture.credit.trim();
    if !credit.is_empty() {
        let label = cx.words.label(credit).sized(CREDIT * desk.scale).by_its_letters();
        ui.label(label.coloured(cx.theme.soft).cut(ui.available_width()));
    }
}

/// Names in the caption and what was found there; names as long as it is the one that was looked at.
fn overlays(desk: &Desk<'_>, caption: &str) -> Vec<Overlay> {
    let found = desk.found_in(|place| match place {
        Place::LeadCaption(span) => Some(*span),
        _ => None,
    });
    let survey = desk.seen.survey;
    if survey.caption != caption {
        return found.collect();
    }
    let mentions = survey.mentions.mentions.iter();
    let here = mentions.filter(|it| matches!(it.place, Place::LeadCaption(_)));
    let names = here.filter_map(|mention| Overlay::of_mention(mention, desk.chosen));
    let mut overlays: Vec<Overlay> = names.chain(found).collect();
    overlays.sort_by_key(|overlay| (overlay.span.start, overlay.kind));
    overlays
}

/// The quiet way to a picture where there is none.
fn add_ui(ui: &mut Ui, cx: Cx<'_>, desk: &Desk<'_>) -> Response {
    desk.row_ui(ui, 32.0, |ui| quiet_ui(ui, cx, desk, Icon::Picture, cx.strings.page.add_lead))
}

/// A quiet verb with its icon, in line with the text.
pub(super) fn quiet_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    desk: &Desk<'_>,
    icon: Icon,
    label: &str,
) -> Response {
    let galley = cx.words.label(label).small().galley();
    let size = vec2(icon::SIDE + 8.0 + galley.size().x, 28.0);
    let (area, response) = ui.allocate_exact_size(size, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, label));
    if ui.is_rect_visible(area) {
        let lit = response.hovered() || response.has_focus();
        let colour = if lit { cx.theme.accent } else { cx.theme.soft };
        if response.has_focus() {
            let ring = Stroke::new(1.5, cx.theme.accent);
            let around = area.expand2(vec2(6.0, 0.0));
            ui.painter().rect_stroke(around, CornerRadius::same(7), ring, StrokeKind::Inside);
        }
        let half = icon::SIDE / 2.0;
        let (sign, left) = if desk.is_rtl() {
            (area.right() - half, area.left())
        } else {
            (area.left() + half, area.right() - galley.size().x)
        };
        icon.draw(ui.painter(), pos2(sign, area.center().y), colour);
        let top = area.center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(left, top), galley, colour);
    }
    response
}

/// The picture, or its name; a click asks what is known of it.
fn frame_ui(ui: &mut Ui, cx: Cx<'_>, desk: &Desk<'_>, picture: &Picture) -> Response {
    let words = cx.strings.page;
    let texture = desk.pictures.get(&picture.file);
    let width = ui.available_width();
    // The frame of a picture is as wide as the picture is, in the middle of the column.
    let size = match texture.map(TextureHandle::size_vec2) {
        Some(size) => size * (width / size.x.max(1.0)).min(width * HIGHEST / size.y.max(1.0)),
        None => vec2(width, (width * EMPTY).max(72.0)),
    };
    let (_, place) = ui.allocate_space(vec2(width, size.y.round()));
    let area = Rect::from_center_size(place.center(), vec2(size.x, place.height()));
    let response = ui.interact(area, desk.text.with("lead"), Sense::click());
    let name = match picture.file.trim() {
        "" => words.no_file.to_owned(),
        file => isolate_ltr(file),
    };
    let is_missing = texture.is_none() && !picture.file.trim().is_empty();
    let response = if is_missing { cx.words.tip(response, words.not_here) } else { response };
    let (enabled, says) = (ui.is_enabled(), format!("{}: {name}", words.lead));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &says));
    if !ui.is_rect_visible(area) {
        return response;
    }
    let (painter, round) = (ui.painter_at(area), CornerRadius::same(7));
    painter.rect_filled(area, round, cx.theme.paper);
    if let Some(texture) = texture {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let picture = RectShape::filled(area, round, Color32::WHITE);
        painter.add(picture.with_texture(texture.id(), whole));
    } else {
        let middle = area.center();
        Icon::Picture.draw_sized(&painter, middle - vec2(0.0, 14.0), 24.0, cx.theme.soft);
        let room = area.width() - 32.0;
        let label = cx.words.label(&name).small().by_its_letters().cut(room).galley();
        let corner = pos2(middle.x - label.size().x / 2.0, middle.y + 4.0);
        painter.galley(corner, label, cx.theme.soft);
    }
    let drops = ui.input(|input| !input.raw.hovered_files.is_empty());
    let (wide, colour) = if response.has_focus() || drops && ui.rect_contains_pointer(area) {
        (2.0, cx.theme.accent)
    } else if response.hovered() {
        (1.0, cx.theme.accent)
    } else {
        (1.0, cx.theme.line)
    };
    painter.rect_stroke(area, round, Stroke::new(wide, colour), StrokeKind::Inside);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    cx.words.tip(response, words.picture)
}
