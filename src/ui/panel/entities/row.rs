//! How the rows of names look: a heading, a name, a spelling to look at.

use egui::{
    Align2, CornerRadius, CursorIcon, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::rows::{Doubt, DoubtKind, particles};
use super::{EntitiesView, mention_now, place_now};
use crate::article::EntityKind;
use crate::editor::entities as edit;
use crate::entities::{Entity, Linking, Mention, Origin};
use crate::strings::names::Where;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::theme::Theme;
use crate::ui::widget::{Press, ROUND, Rail, ToolButton, galley_in, ring};
use crate::ui::{Cx, Seen};

/// Room of the dot before a name, and between the parts of a row.
const DOT: f32 = 8.0;
const GAP: f32 = 8.0;
/// How far a doubt is set in from the start of its name's row.
const INDENT: f32 = 20.0;

/// A heading with a count.
pub(super) fn group_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    area: Rect,
    kind: Option<EntityKind>,
    count: usize,
) {
    let words = cx.strings.names;
    let name = kind.map_or(words.unknown_group, words.group);
    let area = Rect::from_min_max(pos2(area.left(), area.top() + 12.0), area.max);
    let response = ui.allocate_rect(area, Sense::hover());
    let says = (words.group_with_count)(name, count);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &says));
    let mut rail = Rail::new(cx.words, area);
    let galley = cx.words.label(name).small().bold().galley();
    galley_in(ui.painter(), rail.take(galley.size().x, GAP), galley, cx.theme.soft);
    let galley = cx.words.label(&count.to_string()).small().galley();
    galley_in(ui.painter(), rail.take(galley.size().x, 0.0), galley, cx.theme.faint);
}

/// A name with its dot, its count and, where it is linked, the sign for that. An unknown name has
/// the verb that adds it.
pub(super) fn name_row(
    ui: &mut Ui,
    cx: Cx<'_>,
    area: Rect,
    entity: &Entity,
    is_chosen: bool,
    seen: Seen<'_>,
    actions: &mut Vec<Action>,
) -> Response {
    let words = cx.strings.names;
    let theme = cx.theme;
    let area = area.shrink2(vec2(0.0, 1.0));
    let doubts = entity.variants + entity.glued;
    let response = ui.interact(area, ui.scope_id().with("row"), Sense::click());
    let says = (words.row)(&entity.name, entity.mentions.len(), entity.linking, doubts);
    response
        .widget_info(|| WidgetInfo::selected(Role::ListItem, ui.is_enabled(), is_chosen, &says));
    let painter = ui.painter().clone();
    let ground = if is_chosen {
        Some(theme.accent_soft)
    } else if response.hovered() {
        Some(theme.quiet)
    } else {
        None
    };
    if let Some(ground) = ground {
        painter.rect_filled(area, CornerRadius::same(ROUND), ground);
    }
    let inner = area.shrink2(vec2(8.0, 0.0));
    let mut end = EndRail::new(cx, inner);
    if entity.origin == Origin::Unknown {
        let says = (words.add_name)(&entity.name);
        let add = Press::new(words.add).verb().says(&says);
        let place = end.take(add.width(cx), GAP);
        if show_at(ui, place, |ui| add.show(ui, cx)).clicked() {
            let added = edit::add(seen.editor.article(), &entity.name, entity.kind);
            actions.extend(added.map(Action::Change));
        }
    }
    let count = entity.mentions.len().to_string();
    let galley = cx.words.label(&count).sized(12.0).galley();
    galley_in(&painter, end.take(galley.size().x, 6.0), galley, theme.faint);
    let link = match entity.linking {
        Linking::First => Some(theme.accent),
        Linking::Later => Some(theme.warn),
        Linking::Nowhere | Linking::None => None,
    };
    if let Some(colour) = link {
        let place = end.take(14.0, 6.0);
        Icon::Link.draw_sized(&painter, place.center(), 13.0, colour);
    }
    let mut rail = Rail::new(cx.words, inner);
    dot(&painter, rail.take(DOT, GAP).center(), entity, theme);
    let room = (inner.width() - DOT - GAP - end.taken).max(24.0);
    let label = cx.words.label(&entity.name).cut(room);
    let was_cut = label.is_cut();
    let galley = label.galley();
    galley_in(&painter, rail.take(galley.size().x, 0.0), galley, theme.ink);
    ring(ui, &response, ROUND);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let state = (words.linking)(entity.linking);
    match (was_cut, state) {
        (true, _) => cx.words.tip(response, &says),
        (false, "") => response,
        (false, state) => cx.words.tip(response, state),
    }
}

/// What is known of a name at a glance. Each has a shape of its own, for those who see no colours:
/// a disc for a name as it should be, a square on its corner for one to look at, a ring for one that
/// nobody knows.
fn dot(painter: &Painter, at: Pos2, entity: &Entity, theme: &Theme) {
    if entity.origin == Origin::Unknown {
        painter.circle_stroke(at, 3.5, Stroke::new(1.5, theme.faint));
    } else if entity.variants + entity.glued > 0 {
        let corner = |x: f32, y: f32| at + vec2(x, y);
        let corners =
            vec![corner(0.0, -5.0), corner(5.0, 0.0), corner(0.0, 5.0), corner(-5.0, 0.0)];
        painter.add(Shape::convex_polygon(corners, theme.warn, Stroke::NONE));
    } else {
        painter.circle_filled(at, 4.0, theme.accent);
    }
}

/// A spelling to look at, with what can be done about it. A click goes there.
pub(super) fn doubt_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    area: Rect,
    view: &mut EntitiesView,
    seen: Seen<'_>,
    doubt: &Doubt,
    actions: &mut Vec<Action>,
) {
    let words = cx.strings.names;
    let theme = cx.theme;
    let mentions = &seen.survey.mentions;
    let Some(entity) = mentions.entities.get(doubt.entity) else { return };
    let indent = if cx.words.is_rtl() { (0.0, INDENT) } else { (INDENT, 0.0) };
    let area = Rect::from_min_max(
        pos2(area.left() + indent.0, area.top() + 2.0),
        pos2(area.right() - indent.1, area.bottom() - 4.0),
    );
    let now: Vec<Mention> = doubt
        .mentions
        .iter()
        .filter_map(|number| mention_now(seen, mentions.mentions.get(*number)?))
        .collect();
    // What was put right since has nothing left to do.
    let fix = edit::fix(seen.editor.article(), &now);
    let response = ui.interact(area, ui.scope_id().with("doubt"), Sense::click());
    let place = match &doubt.kind {
        DoubtKind::Variant { .. } => (words.where_it_is)(doubt.place, doubt.mentions.len()),
        DoubtKind::Glued { .. } => words.glued.to_owned(),
    };
    let says = format!("{place} {}", crate::text::letters::isolate(&doubt.written));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &says));
    let painter = ui.painter().clone();
    painter.rect_filled(area, CornerRadius::same(ROUND), theme.warn_soft);
    let inner = area.shrink2(vec2(8.0, 0.0));
    let mut end = EndRail::new(cx, inner);
    if let Some(fix) = fix {
        let (verb, hint) = match &doubt.kind {
            DoubtKind::Variant { right, .. } => ((words.correct)(&whole(seen, doubt, right)), None),
            DoubtKind::Glued { parted } => (words.part.to_owned(), Some((words.part_hint)(parted))),
        };
        let press = Press::new(&verb).verb().room(inner.width() * 0.62);
        let place = end.take(press.width(cx), 0.0);
        let shown = show_at(ui, place, |ui| press.show(ui, cx));
        let shown = match &hint {
            Some(hint) => cx.words.tip(shown, hint),
            None => shown,
        };
        if shown.clicked() {
            actions.push(Action::Change(fix));
        }
    }
    if let DoubtKind::Variant { stem, .. } = &doubt.kind {
        let keep = ToolButton::new(Icon::Check, words.keep).small();
        let place = end.take(24.0, 4.0);
        if show_at(ui, place, |ui| keep.show(ui, cx)).clicked() {
            let kept = edit::accept(seen.editor.article(), entity, stem);
            actions.extend(kept.map(Action::Change));
        }
    }
    let mut rail = Rail::new(cx.words, inner);
    let room = inner.width() - end.taken;
    let galley = cx.words.label(&place).small().cut(room).galley();
    let width = galley.size().x;
    galley_in(&painter, rail.take(width, 6.0), galley, theme.warn);
    if room - width - 6.0 > 16.0 {
        let galley = cx.words.label(&doubt.written).small().cut(room - width - 6.0).galley();
        galley_in(&painter, rail.take(galley.size().x, 0.0), galley, theme.ink);
    }
    ring(ui, &response, ROUND);
    let response = if doubt.place == Where::Quotation {
        cx.words.tip(response, words.quoted_hint)
    } else {
        response
    };
    if response.clicked() {
        let first = doubt.mentions.first().copied();
        view.choose(&entity.name);
        view.at = entity.mentions.iter().position(|number| Some(*number) == first);
        let mention = first.and_then(|number| mentions.mentions.get(number));
        actions.extend(mention.and_then(|it| place_now(seen, it)).map(Action::Glance));
    }
}

/// What a doubtful spelling becomes: of a single place with its particles.
fn whole(seen: Seen<'_>, doubt: &Doubt, right: &str) -> String {
    match doubt.mentions.as_slice() {
        [one] => {
            let mention = seen.survey.mentions.mentions.get(*one);
            let before = mention.map(|it| particles(seen.survey, seen.editor.article(), it));
            before.unwrap_or_default() + right
        }
        _ => right.to_owned(),
    }
}

/// Shows a widget at a place of its own.
pub(super) fn show_at<R>(ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    let height = place.height().min(24.0);
    let area = Align2::CENTER_CENTER.align_size_within_rect(vec2(place.width(), height), place);
    ui.scope_builder(UiBuilder::new().max_rect(area), add).inner
}

/// Stands things in a row one after another from its end.
pub(super) struct EndRail {
    rtl: bool,
    area: Rect,
    /// Width that is taken, gaps and all.
    pub(super) taken: f32,
}

impl EndRail {
    pub(super) fn new(cx: Cx<'_>, area: Rect) -> Self {
        Self { rtl: cx.words.is_rtl(), area, taken: 0.0 }
    }

    /// The place of the next thing of a width; `gap` is left before it.
    pub(super) fn take(&mut self, width: f32, gap: f32) -> Rect {
        let (left, right) = if self.rtl {
            let left = self.area.left() + self.taken;
            (left, left + width)
        } else {
            let right = self.area.right() - self.taken;
            (right - width, right)
        };
        self.taken += width + gap.max(4.0);
        Rect::from_x_y_ranges(left..=right, self.area.y_range())
    }
}
