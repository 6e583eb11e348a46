//! The fields of one date to the days it may mean.
//!
//! It must not know words; it knows calendars, centuries and orders, and never chooses where the
//! text does not.

use chrono::{Datelike, Days, NaiveDate};

use super::calendars::{Calendar, CalendarDate};
use super::edtf::{Certainty, Edtf, EdtfDate, Season, When, day_exists};
use super::fields::{Fields, Month, Numbers, Years};
use super::interpretation::{Note, Setting};
use super::names::NamedIn;
use super::partial::DateError;
use super::tokens::Number;
use super::words::Era;

/// What one date is found to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// This.
    One(Edtf),
    /// One of these; the notes say why.
    Many(Vec<Edtf>),
    /// Nothing that exists, but perhaps one of these; the notes say why.
    Wrong(Vec<Edtf>),
}

/// Years that may be Hijri or Persian where nothing says which.
const PERHAPS_HIJRI: std::ops::RangeInclusive<i32> = 1300..=1500;

/// What these fields mean; none where they are no date.
pub(super) fn resolve(fields: &Fields, setting: &Setting, notes: &mut Vec<Note>) -> Option<Found> {
    if fields.odd {
        notes.push(Note::Style);
    }
    if fields.part {
        notes.push(Note::PartLeftOut);
    }
    let found = whole(fields, setting, notes)?;
    // A day has no early part that a source would name.
    if fields.part && matches!(&found, Found::One(date) if date.is_day()) {
        return None;
    }
    let found = match fields.certainty {
        Certainty::Sure => found,
        certainty => found.map(|date| date.with_certainty(certainty)),
    };
    weekday_of(fields, found, notes)
}

fn whole(fields: &Fields, setting: &Setting, notes: &mut Vec<Note>) -> Option<Found> {
    if let Some(numbers) = fields.numbers {
        return match numbers {
            Numbers::Three(numbers) => three(numbers, fields, setting, notes),
            Numbers::Two(numbers, sign) => two(numbers, sign, fields, setting, notes),
            Numbers::Packed(number) => packed(number),
        };
    }
    if let Some(years) = fields.years {
        let negative = fields.era == Some(Era::BeforeChrist);
        if fields.era.is_some_and(|era| matches!(era, Era::Hijri | Era::Persian)) {
            return None;
        }
        return named_years(years, negative, notes);
    }
    let year = fields.year?;
    if let Some(season) = fields.season {
        return season_of(season, year, fields);
    }
    if let Some(quarter) = fields.quarter {
        let first = quarter.checked_sub(1)?.checked_mul(3)?.checked_add(1)?;
        let year = year.year()?;
        let from = EdtfDate::from(When::Month(year, first));
        let to = EdtfDate::from(When::Month(year, first.checked_add(2)?));
        return Edtf::interval(from, to).ok().map(Found::One);
    }
    match fields.month {
        None if fields.day.is_some() => None,
        None => year_alone(year, fields, setting, notes),
        Some(Month::Half { second, first }) => {
            let year =
                year.year().filter(|_| fields.era.is_none_or(|era| era == Era::Gregorian))?;
            notes.push(Note::HalfNamedMonth);
            let months = [first, second].into_iter();
            let choices = months.filter_map(|month| day_or_month(year, month, fields.day).ok());
            Some(Found::Many(choices.collect()))
        }
        Some(Month::Named(named)) => {
            let calendar = match named.of {
                NamedIn::Calendar(calendar) => calendar,
                NamedIn::Libya => Calendar::Gregorian,
            };
            let fits = match fields.era {
                None => true,
                Some(Era::Gregorian | Era::BeforeChrist) => calendar == Calendar::Gregorian,
                Some(Era::Hijri) => calendar != Calendar::Gregorian,
                Some(Era::Persian) => calendar == Calendar::Persian,
            };
            if !fits {
                notes.push(Note::WhichCalendar);
                return Some(Found::Wrong(Vec::new()));
            }
            if named.of == NamedIn::Libya {
                return libyan(named.number, year, fields, notes);
            }
            match calendar {
                Calendar::Gregorian => gregorian(named.number, year, fields, setting, notes),
                calendar => {
                    other_calendar(calendar, year.year()?, Some(named.number), fields.day, notes)
                }
            }
        }
    }
}

fn day_or_month(year: i32, month: u8, day: Option<u8>) -> Result<Edtf, DateError> {
    if !(1..=9999).contains(&year) {
        return Err(DateError::YearOutOfRange { year });
    }
    day_exists(year, month, day.unwrap_or(1))?;
    Ok(Edtf::from(day.map_or(When::Month(year, month), |day| When::Day(year, month, day))))
}

fn gregorian(
    month: u8,
    year: Number,
    fields: &Fields,
    setting: &Setting,
    notes: &mut Vec<Note>,
) -> Option<Found> {
    if fields.era == Some(Era::BeforeChrist) {
        let year = 1_i32.checked_sub(year.value)?;
        day_exists(year, month, fields.day.unwrap_or(1)).ok()?;
        let when = fields.day.map_or(When::Month(year, month), |day| When::Day(year, month, day));
        return Some(Found::One(when.into()));
    }
    if year.digits == 2 && fields.era.is_none() {
        notes.push(Note::ShortYear);
        let years = short_years(year.value, setting).into_iter();
        let choices: Vec<Edtf> =
            years.filter_map(|year| day_or_month(year, month, fields.day).ok()).collect();
        return Some(if choices.is_empty() { Found::Wrong(choices) } else { Found::Many(choices) });
    }
    let year = match (year.year(), fields.era) {
        (Some(year), _) => year,
        (None, Some(Era::Gregorian)) if year.digits < 4 => year.value,
        _ => return None,
    };
    match day_or_month(year, month, fields.day) {
        Ok(date) => Some(Found::One(date)),
        Err(error) => {
            notes.push(Note::Impossible(error));
            Some(Found::Wrong(near(year, month, fields.day)))
        }
    }
}

/// Days near one that there is not: the last of the month, the first of the next.
fn near(year: i32, month: u8, day: Option<u8>) -> Vec<Edtf> {
    let Some(last) = Calendar::Gregorian.last_day(year, month) else { return Vec::new() };
    if day.is_none_or(|day| day <= last || day > 31) {
        return Vec::new();
    }
    let Some(last) = Calendar::Gregorian.day(year, month, last) else { return Vec::new() };
    [Some(last), last.succ_opt()].into_iter().flatten().map(day_of).collect()
}

fn day_of(day: NaiveDate) -> Edtf {
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    Edtf::from(When::Day(day.year(), small(day.month()), small(day.day())))
}

/// The years that two digits may stand for, the nearest first; not those long after today.
fn short_years(digits: i32, setting: &Setting) -> Vec<i32> {
    let is_past =
        |year: &i32| setting.today.is_none_or(|today| *year <= today.year().saturating_add(1));
    [2000, 1900]
        .into_iter()
        .map(|century: i32| century.saturating_add(digits))
        .filter(is_past)
        .collect()
}

fn libyan(month: u8, year: Number, fields: &Fields, notes: &mut Vec<Note>) -> Option<Found> {
    let written = year.year()?;
    // From 1979, when Libya began to count from the Prophet's death, to the end of it in 2011, and
    // some years of those who still did.
    if (1347..=1389).contains(&written) && fields.era.is_none() {
        let year = written.checked_add(632)?;
        notes.push(Note::LibyanYear(written));
        return match day_or_month(year, month, fields.day) {
            Ok(date) => Some(Found::One(date)),
            Err(error) => {
                notes.push(Note::Impossible(error));
                Some(Found::Wrong(Vec::new()))
            }
        };
    }
    if PERHAPS_HIJRI.contains(&written) {
        return None;
    }
    // «الربيع 2009» and «الصيف 2009» are seasons everywhere else.
    let season = match month {
        3 => Some(Season::Spring),
        6 => Some(Season::Summer),
        _ => None,
    };
    match (day_or_month(written, month, fields.day), season) {
        (Ok(_), Some(season)) if fields.day.is_none() => {
            Some(Found::One(When::Season(written, season).into()))
        }
        (Ok(date), _) => Some(Found::One(date)),
        (Err(error), _) => {
            notes.push(Note::Impossible(error));
            Some(Found::Wrong(Vec::new()))
        }
    }
}

/// A date by another calendar than the Gregorian.
fn other_calendar(
    calendar: Calendar,
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
    notes: &mut Vec<Note>,
) -> Option<Found> {
    if calendar.day(year, 1, 1).is_none() {
        notes.push(Note::OutsideTables(calendar, year));
        return Some(Found::Wrong(Vec::new()));
    }
    let (Some(number), Some(of)) = (day, month) else {
        let (first, last) = (month.unwrap_or(1), month.unwrap_or(12));
        let (Some(from), Some(to)) = (
            calendar.day(year, first, 1),
            calendar.last_day(year, last).and_then(|day| calendar.day(year, last, day)),
        ) else {
            let date = CalendarDate { calendar, year, month: first, day: 1 };
            notes.push(Note::NoSuchDay(date, None));
            return Some(Found::Wrong(Vec::new()));
        };
        notes.push(Note::ConvertedSpan(calendar));
        return span(from, to).map(Found::One);
    };
    let date = CalendarDate { calendar, year, month: of, day: number };
    match calendar.day(year, of, number) {
        Some(day) => {
            notes.push(Note::Converted(date));
            Some(Found::One(day_of(day)))
        }
        None => {
            let last = calendar.last_day(year, of);
            notes.push(Note::NoSuchDay(date, last));
            let near = last.filter(|last| number > *last && number <= 31);
            let last = near.and_then(|last| calendar.day(year, of, last));
            let choices = last.into_iter().flat_map(|last| [Some(last), last.succ_opt()]);
            Some(Found::Wrong(choices.flatten().map(day_of).collect()))
        }
    }
}

fn span(from: NaiveDate, to: NaiveDate) -> Option<Edtf> {
    let end = |date: Edtf| match date {
        Edtf::Date(date) => Some(date),
        Edtf::Interval { .. } => None,
    };
    Edtf::interval(end(day_of(from))?, end(day_of(to))?).ok()
}

fn year_alone(
    year: Number,
    fields: &Fields,
    setting: &Setting,
    notes: &mut Vec<Note>,
) -> Option<Found> {
    let value = year.value;
    match fields.era {
        Some(Era::BeforeChrist) if value > 0 && year.digits <= 4 => {
            let year = 1_i64.checked_sub(value.into())?;
            Some(Found::One(When::Year(year).into()))
        }
        Some(Era::Gregorian) if value > 0 && year.digits <= 4 => {
            Some(Found::One(When::Year(value.into()).into()))
        }
        Some(Era::Hijri) if year.digits <= 4 => {
            // Somebody who writes «2022 هـ» has mistaken the letter.
            if value > 1600 {
                notes.push(Note::WhichCalendar);
                return Some(Found::Wrong(Vec::new()));
            }
            other_calendar(Calendar::Hijri, value, None, None, notes)
        }
        Some(Era::Persian) => other_calendar(Calendar::Persian, year.year()?, None, None, notes),
        Some(_) => None,
        None => {
            let year = year.year().filter(|year| *year > 0)?;
            let own = Edtf::from(When::Year(year.into()));
            perhaps_hijri(year, None, own, fields, setting, notes)
        }
    }
}

/// A year, or a month of it, that may be of another calendar.
fn perhaps_hijri(
    year: i32,
    month: Option<u8>,
    own: Edtf,
    fields: &Fields,
    setting: &Setting,
    notes: &mut Vec<Note>,
) -> Option<Found> {
    if !PERHAPS_HIJRI.contains(&year) || fields.certainty != Certainty::Sure {
        return Some(Found::One(own));
    }
    let others = [Calendar::Hijri, Calendar::Persian].into_iter().filter_map(|calendar| {
        let from = calendar.day(year, month.unwrap_or(1), 1)?;
        let last = month.unwrap_or(12);
        let to = calendar.day(year, last, calendar.last_day(year, last)?)?;
        is_past(from, setting).then(|| span(from, to)).flatten()
    });
    let mut choices: Vec<Edtf> = others.collect();
    if choices.is_empty() {
        return Some(Found::One(own));
    }
    choices.push(own);
    notes.push(Note::WhichCalendar);
    Some(Found::Many(choices))
}

fn is_past(day: NaiveDate, setting: &Setting) -> bool {
    let limit = setting.today.and_then(|today| today.checked_add_days(Days::new(366)));
    limit.is_none_or(|limit| day <= limit)
}

fn season_of(season: Season, year: Number, fields: &Fields) -> Option<Found> {
    let first = year
        .year()
        .filter(|year| *year > 0 && fields.era.is_none_or(|era| era == Era::Gregorian))?;
    if let Some(second) = fields.second_year {
        let next = first.checked_add(1)?;
        let is_next = second.value == next || (second.digits == 2 && second.value == next % 100);
        if !is_next || season == Season::Spring || season == Season::Autumn {
            return None;
        }
    }
    Some(Found::One(When::Season(first, season).into()))
}

fn named_years(years: Years, negative: bool, notes: &mut Vec<Note>) -> Option<Found> {
    let decade = |year: i32| {
        let known = u16::try_from(year / 10).ok()?;
        Some(Edtf::from(When::Years { negative, known, unknown: 1 }))
    };
    let century = |number: u8| {
        let known = u16::from(number).checked_sub(1)?;
        (known < 100).then(|| Edtf::from(When::Years { negative, known, unknown: 2 }))
    };
    match years {
        // `1900s` is a decade to one and a century to another.
        Years::Decade(year) if year % 100 == 0 => {
            notes.push(Note::DecadeOrCentury);
            let of_century = century(u8::try_from(year / 100).ok()?.checked_add(1)?);
            Some(Found::Many([decade(year), of_century].into_iter().flatten().collect()))
        }
        Years::Decade(year) => decade(year).map(Found::One),
        Years::Century(number) => century(number).map(Found::One),
        Years::DecadeOfCentury(of, number) => {
            let first = i32::from(number).checked_sub(1)?.checked_mul(100)?;
            decade(first.checked_add(of.into())?).map(Found::One)
        }
        Years::SomeDecade(of) => {
            notes.push(Note::DecadeOrCentury);
            let decades =
                [1900, 1800].into_iter().filter_map(|first| decade(first + i32::from(of)));
            Some(Found::Many(decades.collect()))
        }
    }
}

/// Eight digits: ISO 8601-1:2019 section 5.2.2.1, basic format. That they are a date at all is a
/// guess, so they are only offered.
fn packed(number: i32) -> Option<Found> {
    let (year, rest) = (number / 10_000, number % 10_000);
    let (month, day) = (u8::try_from(rest / 100).ok()?, u8::try_from(rest % 100).ok()?);
    let date = day_or_month(year, month, Some(day)).ok().filter(|_| year >= 1583)?;
    Some(Found::Many(vec![date]))
}

/// Two numbers joined by a sign.
fn two(
    [first, second]: [Number; 2],
    sign: char,
    fields: &Fields,
    setting: &Setting,
    notes: &mut Vec<Note>,
) -> Option<Found> {
    if fields.era.is_some_and(|era| era == Era::BeforeChrist) {
        return None;
    }
    let month_of = |year: i32, month: u8, notes: &mut Vec<Note>| {
        if let Some(calendar) =
            fields.era.and_then(calendar_of).filter(|it| *it != Calendar::Gregorian)
        {
            return other_calendar(calendar, year, Some(month), None, notes);
        }
        match day_or_month(year, month, None) {
            Ok(own) if fields.era.is_some() => Some(Found::One(own)),
            Ok(own) => perhaps_hijri(year, Some(month), own, fields, setting, notes),
            Err(_) => None,
        }
    };
    let (Some(year), Some(short)) = (first.year(), second.small()) else {
        // 9/2022
        let (month, year) = (first.small()?, second.year()?);
        return month_of(year, month, notes);
    };
    if year == 0 {
        return None;
    }
    // A range of years in short: 2019–20.
    let end = year - year % 100 + i32::from(short);
    let years = (second.digits == 2 && i32::from(short) > year % 100).then(|| {
        let ends = [year, end].map(|year| EdtfDate::from(When::Year(year.into())));
        let [from, to] = ends;
        Edtf::interval(from, to).ok()
    });
    let years = years.flatten();
    let month = (1..=12).contains(&short);
    match (sign, month, years) {
        ('-' | '–' | '/', true, Some(years)) => {
            notes.push(Note::MonthOrYears);
            let month = day_or_month(year, short, None).ok()?;
            let choices = if sign == '-' { vec![month, years] } else { vec![years, month] };
            Some(Found::Many(choices))
        }
        (_, true, _) => {
            if sign == '-' && second.digits == 1 || sign == '–' {
                notes.push(Note::Style);
            }
            month_of(year, short, notes)
        }
        ('–', false, Some(years)) => Some(Found::One(years)),
        // 2019-20 is a month mistyped, a season of EDTF or two years.
        ('-', false, Some(years)) if short <= 24 => {
            notes.push(Note::MonthOrYears);
            let season = Season::of_number(short).map(|season| When::Season(year, season).into());
            Some(Found::Many([Some(years), season].into_iter().flatten().collect()))
        }
        ('-' | '/', false, Some(years)) => Some(Found::One(years)),
        ('-', false, None) => {
            if let Some(season) = Season::of_number(short) {
                return Some(Found::One(When::Season(year, season).into()));
            }
            notes.push(Note::Impossible(DateError::NoSuchMonth { month: short }));
            Some(Found::Wrong(Vec::new()))
        }
        _ => None,
    }
}

fn calendar_of(era: Era) -> Option<Calendar> {
    match era {
        Era::Gregorian => Some(Calendar::Gregorian),
        Era::Hijri => Some(Calendar::Hijri),
        Era::Persian => Some(Calendar::Persian),
        Era::BeforeChrist => None,
    }
}

/// Three numbers: which of them is which, in which calendar and century.
fn three(
    numbers: [Number; 3],
    fields: &Fields,
    setting: &Setting,
    notes: &mut Vec<Note>,
) -> Option<Found> {
    let [first, second, third] = numbers;
    let era = fields.era.map(calendar_of);
    if era == Some(None) {
        return None;
    }
    let era = era.flatten();
    // Month and day, in the orders they may stand in.
    let (years, orders): (Vec<i32>, Vec<(u8, u8)>) = if let Some(year) = first.year() {
        (vec![year], vec![(second.small()?, third.small()?)])
    } else {
        let (one, two) = (first.small()?, second.small()?);
        let years = match (third.year(), third.digits) {
            (Some(year), _) => vec![year],
            (None, 2) => short_years(third.value, setting),
            _ => return None,
        };
        let orders = if one == two { vec![(two, one)] } else { vec![(two, one), (one, two)] };
        (years, orders)
    };
    let short = third.digits == 2 && first.digits != 4;
    let mut candidates: Vec<(Calendar, CalendarDate, NaiveDate)> = Vec::new();
    let mut add = |calendar: Calendar, year: i32| {
        // Nobody writes the month first in these.
        let count = if calendar == Calendar::Gregorian { orders.len() } else { 1 };
        for &(month, day) in orders.iter().take(count) {
            if let Some(found) = calendar.day(year, month, day)
                && (calendar == Calendar::Gregorian || era.is_some() || is_past(found, setting))
            {
                candidates.push((calendar, CalendarDate { calendar, year, month, day }, found));
            }
        }
    };
    for &year in &years {
        match era {
            Some(calendar) => add(
                calendar,
                if short && calendar != Calendar::Gregorian { year % 100 + 1400 } else { year },
            ),
            None if PERHAPS_HIJRI.contains(&year) => {
                add(Calendar::Hijri, year);
                add(Calendar::Persian, year);
                add(Calendar::Gregorian, year);
            }
            None => add(Calendar::Gregorian, year),
        }
    }
    if short && era.is_none() {
        // A Hijri year in short, the last that has come.
        let century = [1400, 1300].into_iter().find(|century| {
            Calendar::Hijri
                .day(century + third.value, 1, 1)
                .is_some_and(|day| is_past(day, setting))
        });
        if let Some(century) = century {
            let year = century + third.value;
            if let Some(day) = Calendar::Hijri.day(year, second.small()?, first.small()?) {
                let date = CalendarDate {
                    calendar: Calendar::Hijri,
                    year,
                    month: second.small()?,
                    day: first.small()?,
                };
                candidates.push((Calendar::Hijri, date, day));
            }
        }
    }
    choose(candidates, short, (numbers, &years), fields, setting, notes)
}

/// One of several days, where something chooses.
fn choose(
    mut candidates: Vec<(Calendar, CalendarDate, NaiveDate)>,
    short: bool,
    (numbers, years): ([Number; 3], &[i32]),
    fields: &Fields,
    setting: &Setting,
    notes: &mut Vec<Note>,
) -> Option<Found> {
    candidates.dedup_by_key(|(calendar, _, day)| (*calendar, *day));
    if candidates.is_empty() {
        return impossible(numbers, years, fields, notes);
    }
    let all = candidates.clone();
    if candidates.len() > 1 {
        if let Some(weekday) = fields.weekday {
            candidates.retain(|(_, _, day)| day.weekday() == weekday);
            match candidates.len() {
                0 => {
                    let is = all.first().map_or(weekday, |(_, _, day)| day.weekday());
                    notes.push(Note::WrongWeekday { written: weekday, is });
                    return Some(Found::Wrong(
                        all.iter().map(|(_, _, day)| day_of(*day)).collect(),
                    ));
                }
                1 => notes.push(Note::ByWeekday(weekday)),
                _ => {}
            }
        }
        if let Some(address) = setting.address
            && candidates.len() > 1
            && candidates.iter().any(|(_, _, day)| *day == address)
        {
            candidates.retain(|(_, _, day)| *day == address);
            notes.push(Note::ByAddress);
        }
    }
    if let [(calendar, date, day)] = candidates.as_slice() {
        if *calendar != Calendar::Gregorian {
            if fields.era.is_none() && all.len() == 1 {
                notes.push(Note::WhichCalendar);
            }
            notes.push(Note::Converted(*date));
        }
        if short {
            notes.push(Note::ShortYear);
            return Some(Found::Many(vec![day_of(*day)]));
        }
        return Some(Found::One(day_of(*day)));
    }
    if short {
        notes.push(Note::ShortYear);
    }
    let calendars = candidates.iter().any(|(calendar, ..)| *calendar != Calendar::Gregorian);
    if calendars && !short {
        notes.push(Note::WhichCalendar);
    }
    let orders = candidates.iter().enumerate().any(|(index, (calendar, date, _))| {
        candidates.iter().skip(index.saturating_add(1)).any(|(other, second, _)| {
            calendar == other && date.year == second.year && date.day != second.day
        })
    });
    if orders {
        notes.push(Note::DayOrMonth);
    }
    Some(Found::Many(candidates.iter().map(|(_, _, day)| day_of(*day)).collect()))
}

/// Why three numbers are no day of any calendar they may be of.
fn impossible(
    [first, second, third]: [Number; 3],
    years: &[i32],
    fields: &Fields,
    notes: &mut Vec<Note>,
) -> Option<Found> {
    let year = *years.first()?;
    // Where neither can be the month, the day is taken to be first, as Arabic has it.
    let (month, day) = match first.year() {
        Some(_) => (second.small()?, third.small()?),
        None if second.small()? > 12 && first.small()? <= 12 => (first.small()?, second.small()?),
        None => (second.small()?, first.small()?),
    };
    match fields.era.and_then(calendar_of) {
        Some(calendar) if calendar != Calendar::Gregorian => {
            other_calendar(calendar, year, Some(month), Some(day), notes)
        }
        // Nothing says by which calendar it is wrong, unless only the moon's month may have a day more.
        None if PERHAPS_HIJRI.contains(&year) => {
            notes.push(Note::WhichCalendar);
            match other_calendar(Calendar::Hijri, year, Some(month), Some(day), &mut Vec::new()) {
                Some(Found::Wrong(near)) => Some(Found::Many(near)),
                _ => Some(Found::Wrong(Vec::new())),
            }
        }
        None if third.digits == 2 && first.digits != 4 && day == 30 => {
            notes.push(Note::ShortYear);
            let years =
                [1400, 1300].into_iter().map(|century: i32| century.saturating_add(third.value));
            let near = years.filter_map(|year| {
                match other_calendar(Calendar::Hijri, year, Some(month), Some(day), &mut Vec::new())
                {
                    Some(Found::Wrong(near)) => Some(near),
                    _ => None,
                }
            });
            Some(Found::Many(near.flatten().collect()))
        }
        _ => {
            let error = day_or_month(year, month, Some(day)).err()?;
            notes.push(Note::Impossible(error));
            Some(Found::Wrong(near(year, month, Some(day))))
        }
    }
}

/// The weekday compared with the day.
fn weekday_of(fields: &Fields, found: Found, notes: &mut Vec<Note>) -> Option<Found> {
    let Some(written) = fields.weekday else { return Some(found) };
    let Found::One(date) = &found else {
        // «الاثنين 2022» is no date: a weekday belongs to a day.
        return match &found {
            Found::Many(choices) if !choices.iter().all(|choice| choice.is_day()) => None,
            _ => Some(found),
        };
    };
    let (Some(day), true) = (date.earliest(), date.with_certainty(Certainty::Sure).is_day()) else {
        return None;
    };
    let is = day.weekday();
    if is == written {
        return Some(found);
    }
    // Where the moon was sighted a day earlier or later than computed, the weekday knows.
    let is_moon = notes
        .iter()
        .any(|note| matches!(note, Note::Converted(date) if date.calendar == Calendar::Hijri));
    let beside = [day.pred_opt(), day.succ_opt()].into_iter().flatten();
    if let Some(day) = beside.into_iter().find(|day| is_moon && day.weekday() == written) {
        notes.push(Note::PairDayApart);
        notes.push(Note::ByWeekday(written));
        return Some(Found::One(day_of(day)));
    }
    notes.push(Note::WrongWeekday { written, is });
    let nearest = (1..=3).find_map(|days| {
        let days = Days::new(days);
        [day.checked_sub_days(days), day.checked_add_days(days)]
            .into_iter()
            .flatten()
            .find(|day| day.weekday() == written)
    });
    let choices = std::iter::once(day).chain(nearest).map(day_of);
    Some(Found::Wrong(choices.collect()))
}

impl Found {
    /// The same, its dates changed.
    pub(super) fn map(self, change: impl Fn(Edtf) -> Edtf) -> Self {
        let all = |dates: Vec<Edtf>| dates.into_iter().map(&change).collect();
        match self {
            Self::One(date) => Self::One(change(date)),
            Self::Many(dates) => Self::Many(all(dates)),
            Self::Wrong(dates) => Self::Wrong(all(dates)),
        }
    }
}
