//! The tabs of the open articles. Where they have no room they grow narrower, then those that do
//! not fit are in a menu behind the others.

use egui::{
    Color32, CornerRadius, EventFilter, Key, Modifiers, Popup, Rect, RectAlign, Response, Role,
    Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::{Article, Bar};
use crate::strings::Task;
use crate::text::letters::isolate;
use crate::ui::Cx;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::widget::{ROUND, ROW, ToolButton};
use crate::ui::words::Tick;

/// Widths of a tab in logical pixels, and the space between tabs.
const WIDEST: f32 = 208.0;
const NARROWEST: f32 = 96.0;
const BETWEEN: f32 = 4.0;
/// Beside the words, and what the cross takes.
const ASIDE: f32 = 12.0;
const CROSS: f32 = 20.0;

/// Shows the tabs, and a button for a new article behind them.
pub(super) fn articles_ui(ui: &mut Ui, cx: Cx<'_>, bar: Bar<'_>, actions: &mut Vec<Action>) {
    let room = ui.available_width() - ROW - BETWEEN;
    let widths: Vec<f32> = bar.articles.iter().map(|article| natural(cx, *article)).collect();
    let shown = division(&widths, room, front(bar));
    ui.spacing_mut().item_spacing.x = BETWEEN;
    for (at, width) in &shown.tabs {
        if let Some(article) = bar.articles.get(*at) {
            tab_ui(ui, cx, bar, (*at, *article), *width, actions);
        }
    }
    if shown.tabs.len() < bar.articles.len() {
        all_ui(ui, cx, bar, actions);
    }
    let label = (cx.strings.task)(Task::New);
    let hint = super::tip(ToolButton::new(Icon::Plus, label).hint("").show(ui, cx), cx, Task::New);
    if hint.clicked() {
        actions.push(Action::Task(Task::New));
    }
}

fn front(bar: Bar<'_>) -> usize {
    bar.articles.iter().position(|article| article.id == bar.front).unwrap_or(0)
}

fn natural(cx: Cx<'_>, article: Article<'_>) -> f32 {
    let words = cx.words.label(article.name).by_its_letters().galley().size().x;
    (words + 2.0 * ASIDE + CROSS).ceil().clamp(NARROWEST, WIDEST)
}

/// Which tabs are shown, and how wide.
#[derive(Clone, Debug, PartialEq)]
struct Division {
    tabs: Vec<(usize, f32)>,
}

/// Divides the room: all as wide as they are, or all narrower, or as many as there is room for,
/// among them the one in front.
fn division(widths: &[f32], room: f32, front: usize) -> Division {
    #[expect(clippy::cast_precision_loss, reason = "a few tabs")]
    let between = |count: usize| BETWEEN * count.saturating_sub(1) as f32;
    let whole: f32 = widths.iter().sum::<f32>() + between(widths.len());
    if whole <= room {
        return Division { tabs: widths.iter().copied().enumerate().collect() };
    }
    #[expect(clippy::cast_precision_loss, reason = "a few tabs")]
    let each = (room - between(widths.len())) / widths.len().max(1) as f32;
    if each >= NARROWEST {
        let tabs = widths.iter().map(|width| narrowed(*width, widths, room, each));
        return Division { tabs: tabs.enumerate().collect() };
    }
    // One place is for the menu of all.
    let room = (room - ROW - BETWEEN).max(NARROWEST);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few tabs")]
    let count = (((room + BETWEEN) / (NARROWEST + BETWEEN)).floor() as usize).max(1);
    let first = (front + 1).saturating_sub(count).min(widths.len().saturating_sub(count));
    #[expect(clippy::cast_precision_loss, reason = "a few tabs")]
    let each = ((room - between(count)) / count as f32).clamp(NARROWEST.min(room), WIDEST);
    Division { tabs: (first..widths.len().min(first + count)).map(|at| (at, each)).collect() }
}

/// Only those that are wider than their share give something up.
fn narrowed(width: f32, widths: &[f32], room: f32, each: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a few tabs")]
    let gaps = BETWEEN * widths.len().saturating_sub(1) as f32;
    let narrow: f32 = widths.iter().filter(|width| **width <= each).sum();
    #[expect(clippy::cast_precision_loss, reason = "a few tabs")]
    let wide = widths.iter().filter(|width| **width > each).count().max(1) as f32;
    if width <= each { width } else { ((room - gaps - narrow) / wide).floor().min(width) }
}

fn tab_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    bar: Bar<'_>,
    (at, article): (usize, Article<'_>),
    width: f32,
    actions: &mut Vec<Action>,
) {
    let (area, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let id = ui.scope_id().with(("article", article.id));
    let response = ui.interact(area, id, Sense::click());
    let is_front = article.id == bar.front;
    let says = (cx.strings.bar.tab)(article.name, article.is_unsaved);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::Tab, enabled, is_front, &says));
    if response.clicked() && !is_front {
        actions.push(Action::Front(article.id));
    }
    if response.middle_clicked() {
        actions.push(Action::Close(article.id));
    }
    if response.has_focus() {
        keys(ui, cx, bar, at, &response, actions);
    }
    let cross = cross_area(cx, area);
    let lit = ui.rect_contains_pointer(area);
    if paint(ui, cx, article, area, &response, is_front) {
        cx.words.tip(response, &isolate(article.name));
    }
    // The cross is where the dot is, and shown instead of it when it can be reached.
    let close = (cx.strings.bar.close)(article.name);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(cross).id_salt(("close", article.id)));
    let seen = lit || (is_front && !article.is_unsaved);
    if cross_ui(&mut inside, cx, cross, &close, seen, article.is_unsaved).clicked() {
        actions.push(Action::Close(article.id));
    }
}

fn cross_area(cx: Cx<'_>, area: Rect) -> Rect {
    let middle = ROW / 2.0 - 2.0;
    let x = if cx.words.is_rtl() { area.left() + middle } else { area.right() - middle };
    Rect::from_center_size(egui::pos2(x, area.center().y), vec2(CROSS, CROSS))
}

fn cross_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    area: Rect,
    says: &str,
    seen: bool,
    is_unsaved: bool,
) -> Response {
    let response = ui.allocate_rect(area, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, says));
    let theme = cx.theme;
    let painter = ui.painter();
    if seen || response.has_focus() {
        let ground = if response.hovered() { theme.quiet } else { Color32::TRANSPARENT };
        painter.rect_filled(area, CornerRadius::same(5), ground);
        let ink = if response.hovered() { theme.ink } else { theme.soft };
        Icon::Close.draw_sized(painter, area.center(), 14.0, ink);
    } else if is_unsaved {
        painter.circle_filled(area.center(), 4.0, theme.accent);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, theme.accent);
        painter.rect_stroke(area, CornerRadius::same(5), ring, StrokeKind::Inside);
    }
    cx.words.tip(response, says)
}

/// Draws a tab; tells whether its words were cut.
fn paint(
    ui: &Ui,
    cx: Cx<'_>,
    article: Article<'_>,
    area: Rect,
    response: &Response,
    is_front: bool,
) -> bool {
    let theme = cx.theme;
    let round = CornerRadius::same(ROUND);
    let painter = ui.painter();
    if is_front {
        let line = Stroke::new(1.0, theme.line);
        painter.rect(area, round, theme.page, line, StrokeKind::Inside);
    } else if response.hovered() {
        painter.rect_filled(area, round, theme.quiet);
    }
    let room = area.width() - 2.0 * ASIDE - CROSS + 4.0;
    let label = cx.words.label(article.name).by_its_letters().cut(room);
    let was_cut = label.is_cut();
    let galley = label.galley();
    let left = if cx.words.is_rtl() {
        area.right() - ASIDE - galley.size().x
    } else {
        area.left() + ASIDE
    };
    let ink = if is_front || response.hovered() { theme.ink } else { theme.soft };
    let corner = egui::pos2(left.round(), area.center().y - galley.size().y / 2.0);
    painter.galley(corner, galley, ink);
    if response.has_focus() {
        let ring = Stroke::new(2.0, theme.accent);
        painter.rect_stroke(area, round, ring, StrokeKind::Inside);
    }
    was_cut
}

/// Arrows go from tab to tab, Delete closes.
fn keys(
    ui: &Ui,
    cx: Cx<'_>,
    bar: Bar<'_>,
    at: usize,
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (left, right) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
    let (forward, back) = if cx.words.is_rtl() { (left, right) } else { (right, left) };
    let to = match (forward, back) {
        (true, _) => Some(at + 1),
        (_, true) => at.checked_sub(1),
        _ => None,
    };
    if let Some(article) = to.and_then(|to| bar.articles.get(to)) {
        let id = ui.scope_id().with(("article", article.id));
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    if pressed(Key::Delete)
        && let Some(article) = bar.articles.get(at)
    {
        actions.push(Action::Close(article.id));
    }
}

/// The menu of all open articles.
fn all_ui(ui: &mut Ui, cx: Cx<'_>, bar: Bar<'_>, actions: &mut Vec<Action>) {
    let button = ToolButton::new(Icon::Down, cx.strings.bar.all_articles).show(ui, cx);
    let align = if cx.words.is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    cx.words.menu_ui(Popup::menu(&button).align(align).gap(10.0), |ui| {
        for article in bar.articles {
            let tick = if article.id == bar.front { Tick::On } else { Tick::Off };
            let dot = if article.is_unsaved { "●" } else { "" };
            let name = isolate(article.name);
            if cx.words.item(ui, &name, dot, tick, cx.theme).clicked() {
                actions.push(Action::Front(article.id));
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(widths: &[f32], room: f32, front: usize, expected: &[(usize, f32)]) {
        assert_eq!(division(widths, room, front).tabs, expected);
    }

    #[test]
    fn tabs_grow_narrower_and_then_fewer() {
        check(&[100.0, 150.0], 300.0, 0, &[(0, 100.0), (1, 150.0)]);
        check(&[100.0, 200.0], 250.0, 0, &[(0, 100.0), (1, 146.0)]);
        check(&[200.0, 200.0], 304.0, 1, &[(0, 150.0), (1, 150.0)]);
        let many = [120.0; 9];
        check(&many, 340.0, 0, &[(0, 99.0), (1, 99.0), (2, 99.0)].map(|(at, _)| (at, 296.0 / 3.0)));
        let last = division(&many, 340.0, 8).tabs;
        assert_eq!(last.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [6, 7, 8]);
        // In hardly any room the one in front is there.
        let one = division(&many, 20.0, 4).tabs;
        assert_eq!(one.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [4]);
    }
}
