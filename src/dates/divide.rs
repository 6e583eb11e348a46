//! Two dates in one text: the ends of a range, one day by two calendars, a day counted from
//! another.
//!
//! It must not know letters or pieces; it divides tokens and has each part read by `fields.rs` and
//! `resolve.rs`.

use chrono::{Datelike, Days, TimeDelta, Weekday};

use super::calendars::Calendar;
use super::edtf::{Bound, Edtf, EdtfDate, When};
use super::fields::{Fields, Month, fields};
use super::interpretation::{Note, Setting};
use super::names::NamedIn;
use super::partial::PartialDate;
use super::resolve::{Found, resolve};
use super::tokens::Token;
use super::words::{Era, Meaning};

/// What words say that may be two dates, divided at what joins them.
pub(super) fn divided(words: &[Token], setting: &Setting, notes: &mut Vec<Note>) -> Option<Found> {
    if let Some((left, right)) = split(words, |token| *token == Token::Word(Meaning::SameAs)) {
        // «الثلاثاء الموافق 13 سبتمبر» names one day once.
        if let [Token::Word(Meaning::Weekday(_))] = left {
            let one: Vec<Token> = left.iter().chain(right).cloned().collect();
            return divided(&one, setting, notes);
        }
        return pair(left, right, setting, notes);
    }
    if let Some((left, rest)) = split(words, |token| *token == Token::Sign('('))
        && let Some((inner, after)) = split(rest, |token| *token == Token::Sign(')'))
    {
        if inner.iter().all(|token| matches!(token, Token::Word(Meaning::About | Meaning::Perhaps)))
        {
            let both: Vec<Token> = left.iter().chain(inner).chain(after).cloned().collect();
            return divided(&both, setting, notes);
        }
        return after.is_empty().then(|| pair(left, inner, setting, notes)).flatten();
    }
    // «13 من سبتمبر»
    if let [Token::Number(_), Token::Word(Meaning::From), Token::Month(_), ..] = words {
        let day = words.iter().take(1).chain(words.iter().skip(2));
        return divided(&day.cloned().collect::<Vec<_>>(), setting, notes);
    }
    match words {
        [Token::Word(Meaning::Before), rest @ ..] => return open(rest, setting, notes, true),
        [Token::Word(Meaning::After | Meaning::From), rest @ ..] if !rest.iter().any(is_to) => {
            return open(rest, setting, notes, false);
        }
        [Token::Word(Meaning::Between), rest @ ..] => {
            let (left, right) = split(rest, |token| *token == Token::Word(Meaning::And))?;
            return range(left, right, setting, notes);
        }
        [Token::Word(Meaning::From), rest @ ..] => {
            let (left, right) = split(rest, is_to)?;
            return range(left, right, setting, notes);
        }
        _ => {}
    }
    if let Some((left, right)) = split(words, is_to) {
        return two_ends(left, right, words, setting, notes);
    }
    let mut own = Vec::new();
    if let Some(found) = fields(words).and_then(|fields| one(&fields, setting, &mut own)) {
        notes.append(&mut own);
        return Some(found);
    }
    let is_part =
        |token: &Token| matches!(token, Token::Sign(',' | ';') | Token::Word(Meaning::And));
    if let Some((left, right)) = split_where(words, is_part, |left, right| {
        let date =
            |tokens| fields(tokens).and_then(|fields| resolve(&fields, setting, &mut Vec::new()));
        matches!((date(left), date(right)), (Some(_), Some(_)))
    }) {
        let mut dates = Vec::new();
        for side in [left, right] {
            if let Some(Found::One(date)) =
                fields(side).and_then(|it| resolve(&it, setting, &mut Vec::new()))
            {
                dates.push(date);
            }
        }
        notes.push(Note::TwoDates);
        return Some(Found::Wrong(dates));
    }
    // Two whole dates one after the other.
    for at in 1..words.len() {
        let (Some(left), Some(right)) = (words.get(..at), words.get(at..)) else { continue };
        let whole = |tokens: &[Token]| match resolve(&fields(tokens)?, setting, &mut Vec::new())? {
            Found::One(date) if date.is_day() => Some(date),
            _ => None,
        };
        if let (Some(left), Some(right)) = (whole(left), whole(right)) {
            notes.push(Note::TwoDates);
            return Some(Found::Wrong(vec![left, right]));
        }
    }
    None
}

fn is_to(token: &Token) -> bool {
    matches!(token, Token::Word(Meaning::To) | Token::Sign('-' | '–' | '—' | '/'))
}

type Sides<'a> = (&'a [Token], &'a [Token]);

fn split(tokens: &[Token], at: impl Fn(&Token) -> bool) -> Option<Sides<'_>> {
    let index = tokens.iter().position(at)?;
    Some((tokens.get(..index)?, tokens.get(index.checked_add(1)?..)?))
}

fn split_where(
    tokens: &[Token],
    at: impl Fn(&Token) -> bool,
    fits: impl Fn(&[Token], &[Token]) -> bool,
) -> Option<Sides<'_>> {
    tokens.iter().enumerate().filter(|(_, token)| at(token)).find_map(|(index, _)| {
        let (left, right) = (tokens.get(..index)?, tokens.get(index.checked_add(1)?..)?);
        fits(left, right).then_some((left, right))
    })
}

/// One date; a day and month without a year are noted.
fn one(fields: &Fields, setting: &Setting, notes: &mut Vec<Note>) -> Option<Found> {
    if fields.year.is_none()
        && fields.numbers.is_none()
        && fields.years.is_none()
        && fields.month.is_some()
    {
        notes.push(Note::NoYear);
        return Some(Found::Wrong(Vec::new()));
    }
    resolve(fields, setting, notes)
}

/// Before or after a date.
fn open(rest: &[Token], setting: &Setting, notes: &mut Vec<Note>, before: bool) -> Option<Found> {
    let open = |date| match date {
        Edtf::Date(date) if before => {
            Edtf::Interval { from: Bound::Unknown, to: Bound::Date(date) }
        }
        Edtf::Date(date) => Edtf::Interval { from: Bound::Date(date), to: Bound::Unknown },
        Edtf::Interval { to, .. } if before => Edtf::Interval { from: Bound::Unknown, to },
        Edtf::Interval { from, .. } => Edtf::Interval { from, to: Bound::Unknown },
    };
    Some(one(&fields(rest)?, setting, notes)?.map(open))
}

/// Two dates with a dash or «إلى» between them: a range, or one day by two calendars.
fn two_ends(
    left: &[Token],
    right: &[Token],
    words: &[Token],
    setting: &Setting,
    notes: &mut Vec<Note>,
) -> Option<Found> {
    if right.iter().any(is_to) {
        return None;
    }
    let sign = words.iter().find(|token| is_to(token));
    let (from, to) = (fields(left)?, fields(right)?);
    let (one, other) = (calendar(&from), calendar(&to));
    if one.is_some() && other.is_some() && one != other && *sign? != Token::Word(Meaning::To) {
        return pair(left, right, setting, notes);
    }
    // A slash parts whole dates only: `10/12 May` may be one or the other.
    let is_whole = |fields: &Fields| fields.year.is_some() || fields.numbers.is_some();
    if *sign? == Token::Sign('/') && !(is_whole(&from) && is_whole(&to)) {
        return None;
    }
    let latin = words.iter().any(|token| matches!(token, Token::Month(named) if !named.arabic));
    match sign? {
        Token::Sign('-' | '/') if latin => notes.push(Note::Style),
        Token::Sign('—') => notes.push(Note::Style),
        _ => {}
    }
    range(left, right, setting, notes)
}

/// The calendar that one date names.
fn calendar(fields: &Fields) -> Option<Calendar> {
    let era = match fields.era {
        Some(Era::Hijri) => Some(Calendar::Hijri),
        Some(Era::Persian) => Some(Calendar::Persian),
        Some(Era::Gregorian | Era::BeforeChrist) => Some(Calendar::Gregorian),
        None => None,
    };
    era.or(match fields.month {
        Some(Month::Named(named)) => match named.of {
            NamedIn::Calendar(calendar) => Some(calendar),
            NamedIn::Libya => Some(Calendar::Gregorian),
        },
        Some(Month::Half { .. }) => Some(Calendar::Gregorian),
        None => None,
    })
}

/// From one date to another, each of which may lack what the other has.
fn range(
    left: &[Token],
    right: &[Token],
    setting: &Setting,
    notes: &mut Vec<Note>,
) -> Option<Found> {
    let (from, to) = (fields(left)?, fields(right)?);
    // «11 يونيو – يوليو 2024» may be two days, or a day and a month.
    let has_year = |fields: &Fields| fields.year.is_some() || fields.numbers.is_some();
    let unlike = from.day.is_some() != to.day.is_some() && to.month.is_some();
    if unlike && !(has_year(&from) && has_year(&to)) {
        return None;
    }
    let (from, to) = (from.completed_by(&to), to.completed_by(&from));
    let (first, last) = (resolve(&from, setting, notes)?, resolve(&to, setting, notes)?);
    let (Found::One(first), Found::One(last)) = (&first, &last) else {
        // An end that does not exist is told; one that may be several is too much to ask.
        return match (first, last) {
            (Found::Wrong(_), _) | (_, Found::Wrong(_)) => Some(Found::Wrong(Vec::new())),
            _ => None,
        };
    };
    let end = |date: &Edtf, last: bool| match date {
        Edtf::Date(date) => Some(*date),
        // A Hijri month is days already.
        Edtf::Interval { from: Bound::Date(from), to: Bound::Date(to) } => {
            Some(if last { *to } else { *from })
        }
        Edtf::Interval { .. } => None,
    };
    let (from, to) = (end(first, false)?, end(last, true)?);
    let backwards = from == to || order(from) > order(to);
    match Edtf::interval(from, to) {
        Ok(range) if !backwards => Some(Found::One(range)),
        _ => {
            notes.push(Note::Reversed);
            Some(Found::Wrong(
                Edtf::interval(to, from).into_iter().filter(|_| from != to).collect(),
            ))
        }
    }
}

/// Dates of one shape in their order.
fn order(date: EdtfDate) -> Option<(i64, u8, u8)> {
    match date.when {
        When::Year(year) => Some((year, 0, 0)),
        When::Month(year, month) => Some((year.into(), month, 0)),
        When::Day(year, month, day) => Some((year.into(), month, day)),
        _ => None,
    }
}

/// One day written by two calendars.
fn pair(
    left: &[Token],
    right: &[Token],
    setting: &Setting,
    notes: &mut Vec<Note>,
) -> Option<Found> {
    let sides = [fields(left)?, fields(right)?];
    let mut found = Vec::new();
    for (side, other) in sides.iter().zip(sides.iter().rev()) {
        // A weekday or a year may stand on one side only.
        let mut side = *side;
        if side.weekday.is_none() && calendar(&side) == Some(Calendar::Gregorian) {
            side.weekday = other.weekday;
        }
        if calendar(&side) == Some(Calendar::Hijri)
            || calendar(other) == Some(Calendar::Gregorian) && side.month.is_none()
        {
            side.weekday = None;
        }
        match resolve(&side, setting, notes)? {
            Found::One(date) => found.push((calendar(&side), date)),
            Found::Many(choices) => {
                // The other side chooses.
                found.push((calendar(&side), *choices.first()?));
                if let (Some((_, first)), [_, _, ..]) = (found.first().copied(), choices.as_slice())
                {
                    let agreed = choices.iter().find(|choice| **choice == first)?;
                    found.pop();
                    found.push((None, *agreed));
                    notes.retain(|note| !matches!(note, Note::DayOrMonth | Note::WhichCalendar));
                }
            }
            Found::Wrong(choices) => return Some(Found::Wrong(choices)),
        }
    }
    let [(one, first), (other, second)] = found.as_slice() else { return None };
    let (Some(day), Some(same)) = (first.earliest(), second.earliest()) else { return None };
    if one == other && one.is_some() && first != second {
        notes.push(Note::TwoDates);
        return Some(Found::Wrong(vec![*first, *second]));
    }
    let days = same.signed_duration_since(day).num_days().saturating_abs();
    let gregorian = if *other == Some(Calendar::Gregorian) || *one == Some(Calendar::Hijri) {
        second
    } else {
        first
    };
    match days {
        _ if first.is_day() != second.is_day() => {
            // A month or year beside a day: it must cover it.
            let (span, day) = if first.is_day() { (second, first) } else { (first, second) };
            let covers = span.earliest() <= day.earliest() && day.latest() <= span.latest();
            if covers && (first.is_day() || second.is_day()) {
                return Some(Found::One(*day));
            }
            overlapping(*first, *second, *gregorian, notes)
        }
        _ if !first.is_day() => overlapping(*first, *second, *gregorian, notes),
        0 => Some(Found::One(*gregorian)),
        1 => {
            notes.push(Note::PairDayApart);
            Some(Found::One(*gregorian))
        }
        days => {
            notes.push(Note::PairDisagrees { days });
            Some(Found::Wrong(vec![*first, *second]))
        }
    }
}

/// Months and years of two calendars never begin together; that they share days is enough.
fn overlapping(first: Edtf, second: Edtf, gregorian: Edtf, notes: &mut Vec<Note>) -> Option<Found> {
    if first.earliest() <= second.latest() && second.earliest() <= first.latest() {
        return Some(Found::One(gregorian));
    }
    let apart = second.earliest()?.signed_duration_since(first.earliest()?).num_days();
    notes.push(Note::PairDisagrees { days: apart.saturating_abs() });
    Some(Found::Wrong(vec![first, second]))
}

/// A day counted from another: «أمس», «منذ 3 أيام», «الثلاثاء الماضي».
pub(super) fn relative(words: &[Token], setting: &Setting, notes: &mut Vec<Note>) -> Option<Found> {
    let days = match words {
        [Token::Word(Meaning::DaysFrom(days))] => Back::Days(i64::from(*days)),
        [Token::Word(Meaning::Days(days))] => Back::Days(-i64::from(*days)),
        [
            Token::Word(Meaning::From | Meaning::Before),
            Token::Number(number),
            Token::Word(Meaning::Unit(unit)),
        ]
        | [Token::Number(number), Token::Word(Meaning::Unit(unit)), Token::Word(Meaning::Ago)]
        | [Token::Word(Meaning::Ago), Token::Number(number), Token::Word(Meaning::Unit(unit))] => {
            Back::Days(-i64::from(number.value).saturating_mul((*unit).into()))
        }
        [Token::Word(Meaning::Weekday(weekday)), Token::Word(Meaning::Last)]
        | [Token::Word(Meaning::Last), Token::Word(Meaning::Weekday(weekday))] => {
            Back::To(*weekday)
        }
        _ => return None,
    };
    let Some(since) = setting.relative_to else {
        notes.push(Note::Relative);
        return Some(Found::Wrong(Vec::new()));
    };
    let day = match days {
        Back::Days(days) => since.checked_add_signed(TimeDelta::try_days(days)?)?,
        Back::To(weekday) => (1..=7)
            .filter_map(|days| since.checked_sub_days(Days::new(days)))
            .find(|day| day.weekday() == weekday)?,
    };
    let partial = PartialDate::from(day);
    notes.push(Note::RelativeTo(since));
    Some(Found::One(partial.into()))
}

enum Back {
    Days(i64),
    To(Weekday),
}
