//! The strip beside the text: which paragraphs have sources, which quotations have none, where
//! problems lie. Each kind has a shape of its own besides its colour, and says in words what it
//! means; a click goes there.

use egui::{
    CornerRadius, CursorIcon, Painter, Rangef, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::Desk;
use crate::checks::{Place, Severity};
use crate::strings::Covered;
use crate::survey::Cover;
use crate::text::Span;
use crate::ui::Cx;
use crate::ui::action::Action;
use crate::ui::canvas::Canvas;
use crate::ui::theme::Theme;

/// Width of the bars, and how far they stand off the column, in logical pixels.
const WIDTH: f32 = 6.0;
const OFF: f32 = 18.0;
/// How far around a bar the pointer is on it.
const NEAR: f32 = 5.0;

/// What a bar says, by its shape and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bar {
    /// Sources are cited, and nothing is amiss: filled.
    Cited,
    /// Nothing is cited, nothing is amiss: an outline.
    Bare,
    /// A doubt, or a quotation without a source: hatched.
    Doubtful,
    /// An error: filled, with a notch.
    Wrong,
}

impl Bar {
    fn of(cover: &Cover, problem: Option<Severity>) -> Option<Self> {
        Some(match problem {
            Some(Severity::Error) => Self::Wrong,
            Some(Severity::Warning) => Self::Doubtful,
            _ if !cover.uncited.is_empty() => Self::Doubtful,
            _ if cover.citations > 0 => Self::Cited,
            _ if cover.wants_sources => Self::Bare,
            _ => return None,
        })
    }

    fn draw(self, painter: &Painter, area: Rect, theme: &Theme, starts_right: bool) {
        let round = CornerRadius::same(3);
        match self {
            Self::Cited => _ = painter.rect_filled(area, round, theme.accent),
            Self::Bare => {
                let frame = Stroke::new(1.0, theme.faint.gamma_multiply(0.7));
                painter.rect_stroke(area, round, frame, StrokeKind::Inside);
            }
            Self::Doubtful => {
                painter.rect_filled(area, round, theme.warn_soft);
                let inside = painter.with_clip_rect(painter.clip_rect().intersect(area));
                let stroke = Stroke::new(2.0, theme.warn);
                let mut y = area.top() - area.width();
                while y < area.bottom() {
                    let from = pos2(area.left() - 1.0, y + area.width() + 1.0);
                    inside.line_segment([from, pos2(area.right() + 1.0, y - 1.0)], stroke);
                    y += 6.0;
                }
                let frame = Stroke::new(1.0, theme.warn);
                painter.rect_stroke(area, round, frame, StrokeKind::Inside);
            }
            Self::Wrong => {
                painter.rect_filled(area, round, theme.error);
                // The notch points to the text.
                let (edge, tip) = if starts_right {
                    (area.left(), area.left() + WIDTH * 0.75)
                } else {
                    (area.right(), area.right() - WIDTH * 0.75)
                };
                let middle = area.center().y;
                let notch =
                    vec![pos2(edge, middle - 5.0), pos2(tip, middle), pos2(edge, middle + 5.0)];
                painter.add(Shape::convex_polygon(notch, theme.page, Stroke::NONE));
            }
        }
    }
}

pub(super) fn strip_ui(
    ui: &Ui,
    cx: Cx<'_>,
    desk: &Desk<'_>,
    canvas: &Canvas,
    view: Rect,
    actions: &mut Vec<Action>,
) {
    let column = canvas.column();
    let left = if desk.is_rtl() { column.max + OFF - WIDTH } else { column.min - OFF };
    if left < view.left() + 2.0 || left + WIDTH > view.right() - 2.0 {
        return;
    }
    let body = desk.seen.editor.article().body();
    let painter = ui.painter_at(view);
    for (block, place) in canvas.rows_in_sight() {
        let cover = desk.seen.survey.cover(block, body);
        let problem = gravest(desk, block);
        let Some(bar) = Bar::of(&cover, problem) else { continue };
        let place = Rangef::new(place.min + 4.0, (place.max - 2.0).max(place.min + 12.0));
        let area = Rect::from_x_y_ranges(left..=left + WIDTH, place);
        bar.draw(&painter, area, cx.theme, desk.is_rtl());
        let near = area.expand2(vec2(NEAR, 0.0)).intersect(view);
        let id = canvas.id().with(("coverage", block));
        // Not a place to stop at with Tab: there is one for each paragraph, and F8 goes to problems.
        let response = ui.interact(near, id, Sense::CLICK);
        let said = (cx.strings.page.covered)(&Covered {
            paragraph: block + 1,
            citations: cover.citations,
            uncited: cover.uncited.len(),
            problem,
        });
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        if response.hovered() {
            let around = area.expand(2.0);
            let ring = Stroke::new(1.0, cx.theme.soft);
            painter.rect_stroke(around, CornerRadius::same(5), ring, StrokeKind::Middle);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if cx.words.tip(response, &said).clicked() {
            actions.push(Action::Show(Place::Body { block, span: aim(desk, block, &cover) }));
        }
    }
}

/// Problems of a block, as it is now.
fn problems<'a>(desk: &Desk<'a>, block: usize) -> impl Iterator<Item = (Severity, Span)> + 'a {
    let (survey, body) = (desk.seen.survey, desk.seen.editor.article().body());
    survey.problems.iter().filter_map(move |problem| match problem.place {
        Place::Body { block: then, span } if survey.block_now(then, body) == Some(block) => {
            Some((problem.severity, span))
        }
        _ => None,
    })
}

fn gravest(desk: &Desk<'_>, block: usize) -> Option<Severity> {
    problems(desk, block).map(|(severity, _)| severity).min()
}

/// Where in a block a click leads: to what is gravest in it.
fn aim(desk: &Desk<'_>, block: usize, cover: &Cover) -> Span {
    let problem = problems(desk, block).min_by_key(|(severity, span)| (*severity, span.start));
    let problem = problem.map(|(_, span)| span);
    problem.or(cover.uncited.first().copied()).unwrap_or(Span::at(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_says_the_gravest_thing() {
        let check = |citations, uncited: usize, problem, expected| {
            let uncited = vec![Span::at(0); uncited];
            let cover = Cover { wants_sources: true, citations, uncited };
            assert_eq!(Bar::of(&cover, problem), expected);
        };
        check(0, 0, None, Some(Bar::Bare));
        check(2, 0, None, Some(Bar::Cited));
        check(2, 0, Some(Severity::Info), Some(Bar::Cited));
        check(0, 1, None, Some(Bar::Doubtful));
        check(2, 0, Some(Severity::Warning), Some(Bar::Doubtful));
        check(2, 0, Some(Severity::Error), Some(Bar::Wrong));
        assert_eq!(Bar::of(&Cover::default(), None), None);
        assert_eq!(Bar::of(&Cover::default(), Some(Severity::Error)), Some(Bar::Wrong));
    }
}
