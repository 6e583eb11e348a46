//! The line of time: the dates of all sources around the article's. A mark leads to its source. It
//! draws what `plot` placed and decides nothing.

pub mod plot;

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, EventFilter, Galley, Id, Key, Modifiers, Pos2, Rect, Role, Sense, Shape,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::rows::{Rows, title_of};
use crate::article::{Article, ReferenceDate};
use crate::checks::{Place, ReferenceField, Severity};
use crate::dates::PartialDate;
use crate::survey::Survey;
use crate::text::letters::isolate;
use crate::ui::{Cx, Seen};
use plot::{Event, Mark, Plot, Room, Side, is_after, plot};

/// Height of the whole, and where its parts stand below its top, in logical pixels.
const HEIGHT: f32 = 104.0;
const TITLE: f32 = 18.0;
const ABOVE: f32 = 42.0;
const LINE: f32 = 72.0;
const BELOW: f32 = 90.0;
/// Space at both sides.
const ASIDE: f32 = 12.0;
/// How high one level of marks is, how many there are, and how large a mark is.
const LEVEL: f32 = 13.0;
const LEVELS: usize = 2;
const MARK: f32 = 20.0;
/// Font size of dates.
const SIZE: f32 = 11.5;
/// So many dates are named when the pointer is over a mark of many.
const MOST_NAMED: usize = 6;

/// The state of the line of time.
#[derive(Debug, Default)]
pub struct TimeView {
    /// The mark that the keys are at.
    at: usize,
    of: Option<Of>,
    events: Vec<Event>,
    plot: Plot,
    /// The article's day.
    day: Option<PartialDate>,
}

/// What the plot was made of.
#[derive(Debug)]
struct Of {
    revision: u64,
    /// Another survey has another one.
    survey: Arc<crate::survey::Citing>,
    room: Room,
}

/// Shows it across the width; tells the number of the source that is to be shown.
pub fn time_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut TimeView,
    seen: Seen<'_>,
    rows: &Rows,
) -> Option<usize> {
    let article = seen.editor.article();
    let words = &cx.strings.sources.time;
    let size = vec2(ui.available_width(), HEIGHT);
    let (area, whole) = ui.allocate_exact_size(size, Sense::focusable_noninteractive());
    let inner = area.shrink2(vec2(ASIDE, 0.0));
    let room = Room { width: inner.width(), mark: MARK, levels: LEVELS, rtl: cx.words.is_rtl() };
    view.renew(cx, seen, room, rows);
    let day = article.dateline().understood().map(|day| isolate(&(cx.strings.sources.date)(day)));
    let name = (words.name)(day.as_deref());
    whole.widget_info(|| WidgetInfo::labeled(Role::Group, true, &name));
    let mut chosen = view.keys(ui, cx, whole.id, whole.has_focus());
    view.at = view.at.min(view.plot.marks.len().saturating_sub(1));
    let theme = cx.theme;
    let painter = ui.painter().clone();
    let frame = if whole.has_focus() {
        Stroke::new(2.0, theme.accent)
    } else {
        Stroke::new(1.0, theme.line)
    };
    painter.rect(area, CornerRadius::same(9), theme.page, frame, StrokeKind::Inside);
    let title = cx.words.label(&name).small().cut(inner.width()).galley();
    let left = if cx.words.is_rtl() { inner.right() - title.size().x } else { inner.left() };
    painter.galley(pos2(left, area.top() + TITLE - title.size().y / 2.0), title, theme.soft);
    let line = area.top() + LINE;
    if view.events.is_empty() {
        let said = cx.words.label(words.empty).small().cut(inner.width()).galley();
        let corner = pos2(area.center().x, line - 10.0) - said.size() / 2.0;
        painter.galley(corner, said, theme.faint);
        return None;
    }
    view.axis_ui(ui, cx, inner, line);
    for (at, mark) in view.plot.marks.iter().enumerate() {
        let centre = centre_of(mark, inner, line);
        let reach = Rect::from_center_size(centre, vec2(MARK - 2.0, LEVEL));
        let response = ui.interact(reach, whole.id.with(at), Sense::CLICK);
        let said = view.said(cx, article, mark);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        let is_at = whole.has_focus() && at == view.at;
        let lit = response.hovered() || is_at;
        view.draw_mark(ui, cx, mark, centre, lit);
        if response.clicked() {
            (view.at, chosen) = (at, Some(at));
        }
        if is_at && !response.hovered() {
            // Whoever walks by keys reads the same as whoever points.
            let response = response.clone();
            egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id, &response)
                .show(|ui| ui.label(cx.words.hint(&said)));
        } else {
            cx.words.tip(response, &said);
        }
    }
    let mark = view.plot.marks.get(chosen?)?;
    // A mark of many leads to one after the other.
    let event = mark.events.first().and_then(|at| view.events.get(*at))?.reference;
    if let Some(mark) = view.plot.marks.get_mut(chosen?) {
        mark.events.rotate_left(1);
    }
    Some(event)
}

impl TimeView {
    fn renew(&mut self, cx: Cx<'_>, seen: Seen<'_>, room: Room, rows: &Rows) {
        let revision = seen.editor.revision();
        let is_same = self.of.as_ref().is_some_and(|of| {
            of.revision == revision
                && of.room == room
                && Arc::ptr_eq(&of.survey, &seen.survey.citing)
        });
        if is_same {
            return;
        }
        let article = seen.editor.article();
        let day = article.dateline().understood();
        self.day = day;
        self.events = events(article, seen.survey, rows);
        let width = |text: &str| cx.words.label(text).sized(SIZE).galley().size().x;
        let short = cx.strings.sources.time.short;
        self.plot = plot(
            &self.events,
            day,
            room,
            |event| width(&short(event.date, day)),
            |days| width(&(cx.strings.sources.time.gap)(days)),
        );
        self.of = Some(Of { revision, survey: Arc::clone(&seen.survey.citing), room });
    }

    /// Arrows walk from mark to mark as they stand; Enter chooses one.
    fn keys(&mut self, ui: &Ui, cx: Cx<'_>, id: Id, has_focus: bool) -> Option<usize> {
        if !has_focus {
            return None;
        }
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (left, right) = (pressed(Key::ArrowLeft), pressed(Key::ArrowRight));
        let (later, earlier) = if cx.words.is_rtl() { (left, right) } else { (right, left) };
        let last = self.plot.marks.len().saturating_sub(1);
        if later {
            self.at = (self.at + 1).min(last);
        } else if earlier {
            self.at = self.at.saturating_sub(1);
        } else if pressed(Key::Home) {
            self.at = 0;
        } else if pressed(Key::End) {
            self.at = last;
        }
        pressed(Key::Enter).then_some(self.at)
    }

    fn axis_ui(&self, ui: &Ui, cx: Cx<'_>, inner: Rect, line: f32) {
        let (painter, theme) = (ui.painter(), cx.theme);
        let words = &cx.strings.sources.time;
        let write = |text: &str, x: f32, y: f32, colour: Color32| {
            let galley: Arc<Galley> = cx.words.label(text).sized(SIZE).galley();
            let corner = pos2(inner.left() + x, y) - galley.size() / 2.0;
            painter.galley(pos2(corner.x.round(), corner.y), galley, colour);
        };
        if let Some(x) = self.plot.article {
            let x = (inner.left() + x).round() + 0.5;
            let ends = [pos2(x, line - 24.0), pos2(x, line + 10.0)];
            let dashes = Shape::dashed_line(&ends, Stroke::new(1.0, theme.accent), 3.0, 3.0);
            painter.extend(dashes);
        }
        let stroke = Stroke::new(1.5, theme.line);
        let mut gaps: Vec<f32> = self.plot.gaps.iter().map(|gap| inner.left() + gap.x).collect();
        gaps.sort_by(f32::total_cmp);
        let mut from = inner.left();
        for gap in gaps {
            painter.hline(from..=gap - 5.0, line, stroke);
            for x in [gap - 3.0, gap + 3.0] {
                let slash = [pos2(x - 2.0, line + 5.0), pos2(x + 2.0, line - 5.0)];
                painter.line_segment(slash, Stroke::new(1.5, theme.faint));
            }
            from = gap + 5.0;
        }
        painter.hline(from..=inner.right(), line, stroke);
        for gap in &self.plot.gaps {
            if let Some(x) = gap.label {
                write(&(words.gap)(gap.days), x, line + BELOW - LINE, theme.faint);
            }
        }
        let day = self.day;
        for label in &self.plot.labels {
            let Some(mark) = self.plot.marks.get(label.mark) else { continue };
            let Some(event) = mark.events.first().and_then(|at| self.events.get(*at)) else {
                continue;
            };
            let y = match label.side {
                Side::Above => line + ABOVE - LINE,
                Side::Below => line + BELOW - LINE,
            };
            let colour = if mark.is_outlier { self.colour(cx, mark) } else { theme.faint };
            write(&(words.short)(event.date, day), label.x, y, colour);
        }
    }

    /// The colour of a mark: what is wrong is red, what is in doubt or later than the article amber.
    fn colour(&self, cx: Cx<'_>, mark: &Mark) -> Color32 {
        let events = mark.events.iter().filter_map(|at| self.events.get(*at));
        let grade = events.filter_map(|event| event.grade).min();
        match grade {
            Some(Severity::Error) => cx.theme.error,
            _ if mark.is_outlier => cx.theme.warn,
            _ => cx.theme.accent,
        }
    }

    /// What a mark stands for: title and date of each, on lines of their own.
    fn said(&self, cx: Cx<'_>, article: &Article, mark: &Mark) -> String {
        let words = cx.strings.sources;
        let mut lines: Vec<String> = Vec::new();
        if mark.events.len() > 1 {
            lines.push((words.time.several)(mark.events.len()));
        }
        for event in mark.events.iter().take(MOST_NAMED).filter_map(|at| self.events.get(*at)) {
            let reference = article.references().at(event.reference);
            let title = reference.map(title_of).filter(|title| !title.is_empty());
            let title = title.map_or_else(|| words.untitled.to_owned(), shortened);
            let date = (words.dated)(event.which, &isolate(&(words.date)(event.date)));
            let mut line = format!("{} · {date}", isolate(&title));
            if self.day.is_some_and(|day| is_after(event.date, day)) {
                line.push_str(&format!(" · {}", words.time.after_article));
            }
            lines.push(line);
        }
        if mark.events.len() > MOST_NAMED {
            lines.push("…".to_owned());
        }
        lines.join("\n")
    }

    /// A disc for publication, a ring for access, a square for an archived copy; a diamond for what
    /// needs looking at, so that it is not told by colour alone.
    fn draw_mark(&self, ui: &Ui, cx: Cx<'_>, mark: &Mark, centre: Pos2, lit: bool) {
        let (painter, theme) = (ui.painter(), cx.theme);
        let colour = self.colour(cx, mark);
        if lit {
            painter.circle_filled(centre, 9.0, theme.accent_soft);
        }
        if mark.events.len() > 1 {
            let count = match mark.events.len() {
                count @ 0..=99 => count.to_string(),
                _ => "99+".to_owned(),
            };
            let galley = cx.words.label(&count).sized(8.5).bold().galley();
            let size = vec2((galley.size().x + 4.0).clamp(13.0, MARK - 1.0), 13.0);
            let pill = Rect::from_center_size(centre, size);
            painter.rect_filled(pill, CornerRadius::same(6), colour);
            painter.galley(centre - galley.size() / 2.0, galley, theme.page);
            return;
        }
        let which = mark.events.first().and_then(|at| self.events.get(*at)).map(|it| it.which);
        let is_solid = which == Some(ReferenceDate::Published);
        let (fill, stroke) = if is_solid {
            (colour, Stroke::new(1.0, colour))
        } else {
            (theme.page, Stroke::new(2.0, colour))
        };
        let square = Rect::from_center_size(centre, vec2(8.0, 8.0));
        if mark.is_outlier {
            let points = [vec2(0.0, -6.0), vec2(6.0, 0.0), vec2(0.0, 6.0), vec2(-6.0, 0.0)];
            let points = points.map(|to| centre + to).to_vec();
            painter.add(Shape::convex_polygon(points, fill, stroke));
        } else if which == Some(ReferenceDate::Archived) {
            painter.rect(square, CornerRadius::same(1), fill, stroke, StrokeKind::Middle);
        } else {
            painter.circle(centre, if is_solid { 4.5 } else { 4.0 }, fill, stroke);
        }
    }
}

/// Enough of a long title to know it again.
fn shortened(title: &str) -> String {
    match title.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", title.get(..end).unwrap_or_default()),
        None => title.to_owned(),
    }
}

/// The dates of all sources that were understood, with what was found in each.
fn events(article: &Article, survey: &Survey, rows: &Rows) -> Vec<Event> {
    let mut events = Vec::new();
    for (index, reference) in article.references().iter().enumerate() {
        for which in ReferenceDate::ALL {
            let Some(date) = reference.date(which).understood() else { continue };
            let here = |place: &Place| match place {
                Place::Reference { field, .. } => *field == Some(ReferenceField::Date(which)),
                _ => false,
            };
            let problems = rows.problems(&reference.id).iter();
            let problems = problems.filter_map(|at| survey.problems.get(*at));
            let grade = problems.filter(|it| here(&it.place)).map(|it| it.severity).min();
            events.push(Event { reference: index, which, date, grade });
        }
    }
    events
}

fn centre_of(mark: &Mark, inner: Rect, line: f32) -> Pos2 {
    #[expect(clippy::cast_precision_loss, reason = "there are two levels")]
    let height = mark.level as f32 * LEVEL;
    pos2(inner.left() + mark.x, line - height)
}
