//! Where the dates of sources stand on a line of time: pure numbers, so that one date of 1990 among
//! those of a week leaves the week readable, and no label lies over another.
//!
//! It must not know egui, colours or words: how wide a label is, the caller says.

use chrono::NaiveDate;

use crate::article::ReferenceDate;
use crate::checks::Severity;
use crate::dates::{PartialDate, Precision};

/// A date of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The number of the source in its list.
    pub reference: usize,
    /// Which of its dates.
    pub which: ReferenceDate,
    /// The date.
    pub date: PartialDate,
    /// How grave the gravest thing is that was found in it.
    pub grade: Option<Severity>,
}

/// The room that there is, in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Width of the line.
    pub width: f32,
    /// Width and height of a mark.
    pub mark: f32,
    /// So many marks may stand over one another.
    pub levels: usize,
    /// Time runs from right to left.
    pub rtl: bool,
}

/// What stands on the line. Places are of middles, from the left edge of the line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plot {
    /// The marks, in the order of time.
    pub marks: Vec<Mark>,
    /// Where time is left out, in the order of time.
    pub gaps: Vec<Gap>,
    /// Dates that are written, none over another.
    pub labels: Vec<Label>,
    /// The article's day.
    pub article: Option<f32>,
}

/// One mark: a date, or several that stand at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where.
    pub x: f32,
    /// How high over the line, 0 for the lowest.
    pub level: usize,
    /// The numbers of its dates in the list that was given; several where there is no room for
    /// each.
    pub events: Vec<usize>,
    /// Whether it needs looking at: something is wrong with it, or it is later than the article.
    pub is_outlier: bool,
}

/// Time that is left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The middle of its place on the line.
    pub x: f32,
    /// So many days.
    pub days: i64,
    /// The middle of the words for that below the line, where they have room.
    pub label: Option<f32>,
}

/// A date that is written at the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// The middle of its text.
    pub x: f32,
    /// Above the line or below it.
    pub side: Side,
    /// The number of the mark that it belongs to.
    pub mark: usize,
}

/// Above the line or below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Above.
    Above,
    /// Below.
    Below,
}

/// A gap is left out where all the time that is shown would have less than a quarter of the line.
const DOMINATES: i64 = 4;
/// So many gaps are left out at most; with more of them there is no week to be made readable.
const MOST_GAPS: usize = 5;
/// Width of the place where time is left out, as a part of the line, and at most, in logical pixels.
const GAP_PART: f32 = 0.12;
const GAP_MOST: f32 = 40.0;
/// Free space between labels, in logical pixels.
const BETWEEN: f32 = 8.0;

/// Whether a date is later than the article, by more than the day that time zones allow.
pub fn is_after(date: PartialDate, article: PartialDate) -> bool {
    article.latest().succ_opt().is_some_and(|day| date.earliest() > day)
}

/// Puts dates on a line. `label` says how wide the date of an event is when it is written, `gap` the
/// words for so many days. Takes time in proportion to the dates, but for sorting them.
pub fn plot(
    events: &[Event],
    article: Option<PartialDate>,
    room: Room,
    label: impl Fn(&Event) -> f32,
    gap: impl Fn(i64) -> f32,
) -> Plot {
    let anchor = article.map(|date| date.earliest());
    let mut placed: Vec<(NaiveDate, usize)> =
        events.iter().enumerate().map(|(at, event)| (day_of(event.date, anchor), at)).collect();
    placed.sort_unstable();
    let mut days: Vec<NaiveDate> = placed.iter().map(|(day, _)| *day).chain(anchor).collect();
    days.sort_unstable();
    days.dedup();
    let scale = Scale::new(&days, room);
    let is_outlier = |event: &Event| {
        let wrong = event.grade.is_some_and(|grade| grade < Severity::Info);
        wrong || article.is_some_and(|article| is_after(event.date, article))
    };
    let mut marks: Vec<Mark> = Vec::new();
    let mut column: Vec<(f32, Vec<usize>)> = Vec::new();
    for (day, at) in placed {
        let x = scale.x(day);
        match column.last_mut() {
            // Marks that would lie over one another stand over one another.
            Some((first, members)) if (x - *first).abs() < room.mark => members.push(at),
            _ => column.push((x, vec![at])),
        }
    }
    for (x, mut members) in column {
        // What needs looking at stands by itself as long as there is room.
        members.sort_by_key(|at| events.get(*at).is_some_and(|event| !is_outlier(event)));
        let levels = room.levels.max(1);
        let alone = if members.len() > levels { levels - 1 } else { members.len() };
        let rest = members.split_off(alone.min(members.len()));
        let groups = members.into_iter().map(|at| vec![at]);
        let rest = (!rest.is_empty()).then_some(rest);
        for (level, events_here) in groups.chain(rest).enumerate() {
            let outlier = |at: &usize| events.get(*at).is_some_and(is_outlier);
            let is_outlier = events_here.iter().any(outlier);
            marks.push(Mark { x, level, events: events_here, is_outlier });
        }
    }
    let mut taken = Taken { width: room.width, ..Taken::default() };
    let mut gaps = scale.gaps.clone();
    for it in &mut gaps {
        it.label = taken.take(Side::Below, it.x, gap(it.days));
    }
    let labels = labels(events, &marks, &mut taken, label);
    let mut plot = Plot { marks, gaps, labels, article: anchor.map(|day| scale.x(day)) };
    if room.rtl {
        plot.mirror(room.width);
    }
    plot
}

impl Plot {
    /// Time from right to left.
    fn mirror(&mut self, width: f32) {
        let turned = |x: &mut f32| *x = width - *x;
        self.marks.iter_mut().for_each(|mark| turned(&mut mark.x));
        for gap in &mut self.gaps {
            turned(&mut gap.x);
            gap.label.iter_mut().for_each(turned);
        }
        self.labels.iter_mut().for_each(|label| turned(&mut label.x));
        self.article.iter_mut().for_each(turned);
    }

    /// The mark nearest to a point, `reach` away at most; `height` is how far the point is over the
    /// line, `level` how high one level is.
    pub fn mark_at(&self, x: f32, height: f32, level: f32, reach: f32) -> Option<usize> {
        #[expect(clippy::cast_precision_loss, reason = "there are few levels")]
        let distance = |mark: &Mark| (mark.x - x).hypot(mark.level as f32 * level - height);
        let near = self.marks.iter().enumerate().map(|(at, mark)| (at, distance(mark)));
        let nearest = near.min_by(|(_, one), (_, other)| one.total_cmp(other));
        nearest.filter(|(_, distance)| *distance <= reach).map(|(at, _)| at)
    }
}

/// The day at which a date stands: of a year or month, the one nearest to the article's.
fn day_of(date: PartialDate, article: Option<NaiveDate>) -> NaiveDate {
    match (date.precision(), article) {
        (Precision::Day, _) | (_, None) => date.earliest(),
        (_, Some(day)) => day.clamp(date.earliest(), date.latest()),
    }
}

/// Days to places.
struct Scale {
    /// The first day of each stretch that is drawn to scale, and its left edge.
    stretches: Vec<(NaiveDate, f32)>,
    per_day: f32,
    gaps: Vec<Gap>,
    /// The place of a single day.
    middle: f32,
}

impl Scale {
    /// The scale for these days, in order and each once.
    fn new(days: &[NaiveDate], room: Room) -> Self {
        let edge = room.mark;
        let width = (room.width - 2.0 * edge).max(1.0);
        let steps: Vec<i64> = days
            .windows(2)
            .map(|pair| match pair {
                [one, other] => (*other - *one).num_days(),
                _ => 0,
            })
            .collect();
        let left_out = left_out(&steps);
        let is_gap = |step: i64| left_out.is_some_and(|least| step >= least);
        let count = steps.iter().filter(|step| is_gap(**step)).count();
        let shown: i64 = steps.iter().filter(|step| !is_gap(**step)).sum();
        #[expect(clippy::cast_precision_loss, reason = "days of at most ten thousand years")]
        let (count, shown) = (count as f32, shown as f32);
        let gap = (width * GAP_PART).min(GAP_MOST);
        let per_day = if shown > 0.0 { (width - gap * count) / shown } else { 0.0 };
        let mut x = edge;
        let mut scale = Self {
            stretches: days.first().map(|day| (*day, x)).into_iter().collect(),
            per_day,
            gaps: Vec::new(),
            middle: room.width / 2.0,
        };
        for (day, step) in days.iter().skip(1).zip(steps) {
            if is_gap(step) {
                scale.gaps.push(Gap { x: x + gap / 2.0, days: step, label: None });
                x += gap;
                scale.stretches.push((*day, x));
            } else {
                x += scale.length(step);
            }
        }
        scale
    }

    #[expect(clippy::cast_precision_loss, reason = "days of at most ten thousand years")]
    fn length(&self, days: i64) -> f32 {
        days as f32 * self.per_day
    }

    fn x(&self, day: NaiveDate) -> f32 {
        let stretch = self.stretches.partition_point(|(first, _)| *first <= day).checked_sub(1);
        match stretch.and_then(|at| self.stretches.get(at)) {
            Some(_) if self.per_day == 0.0 && self.gaps.is_empty() => self.middle,
            Some((first, left)) => left + self.length((day - *first).num_days()),
            None => self.middle,
        }
    }
}

/// The least step between two days that is left out, if any is. Where steps are of two sizes, the
/// larger ones hide the smaller: the boundary is where the ratio of two neighbours is greatest.
fn left_out(steps: &[i64]) -> Option<i64> {
    let mut sorted = steps.to_vec();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let total: i64 = sorted.iter().sum();
    let mut larger = 0;
    let mut best: Option<(i64, i64)> = None;
    for pair in sorted.windows(2).take(MOST_GAPS) {
        let [this, next] = pair else { continue };
        larger += this;
        let rest = total - larger;
        let ratio = this / (*next).max(1);
        if *this > DOMINATES * rest && best.is_none_or(|(_, most)| ratio > most) {
            best = Some((*this, ratio));
        }
    }
    best.map(|(least, _)| least)
}

/// The stretches above and below the line that words stand in already.
#[derive(Default)]
struct Taken {
    width: f32,
    above: Vec<(f32, f32)>,
    below: Vec<(f32, f32)>,
}

impl Taken {
    /// The middle of words of this width near a place, where they have room.
    fn take(&mut self, side: Side, x: f32, width: f32) -> Option<f32> {
        if width > self.width {
            return None;
        }
        let x = x.clamp(width / 2.0, self.width - width / 2.0);
        let (left, right) = (x - width / 2.0, x + width / 2.0);
        let taken = match side {
            Side::Above => &mut self.above,
            Side::Below => &mut self.below,
        };
        let is_free = |(from, to): &(f32, f32)| right + BETWEEN < *from || *to < left - BETWEEN;
        if !taken.iter().all(is_free) {
            return None;
        }
        taken.push((left, right));
        Some(x)
    }
}

/// Labels for as many marks as have room: first those that need looking at, then the ends of the
/// line, then the others in the order of time. A mark has one at most, a date is written once.
fn labels(
    events: &[Event],
    marks: &[Mark],
    taken: &mut Taken,
    width: impl Fn(&Event) -> f32,
) -> Vec<Label> {
    let mut wanted: Vec<(u8, usize)> = marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.level == 0 || mark.is_outlier)
        .map(|(at, mark)| {
            let is_end = at == 0 || at + 1 == marks.len();
            (if mark.is_outlier { 0 } else { 2 - u8::from(is_end) }, at)
        })
        .collect();
    wanted.sort_unstable();
    // Thousands of them have no room anyway.
    wanted.truncate(60);
    let mut labels: Vec<Label> = Vec::new();
    let mut said: Vec<PartialDate> = Vec::new();
    for (_, at) in wanted {
        let Some(mark) = marks.get(at) else { continue };
        let event = mark.events.first().and_then(|event| events.get(*event));
        let Some(event) = event.filter(|event| !said.contains(&event.date)) else { continue };
        let width = width(event);
        let sides = match mark.is_outlier {
            true => [Side::Above, Side::Below],
            false => [Side::Below, Side::Above],
        };
        let free = sides.into_iter().find_map(|side| {
            let x = taken.take(side, mark.x, width)?;
            Some(Label { x, side, mark: at })
        });
        if let Some(label) = free {
            labels.push(label);
            said.push(event.date);
        }
    }
    labels
}

#[cfg(test)]
mod tests;
