//! A date in the Extended Date/Time Format, levels 0 and 1: what can be said of a date that is not
//! simply a day, month or year.
//!
//! For saying exactly what was understood: about 1900 is `1900~`, spring 2022 is `2022-21`, the
//! nineties are `199X`, from 2019 on is `2019/..`. It must not know how people write any of it.
//!
//! Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019-02-04, which is
//! ISO 8601-2:2019 clause 4 in short. Level 2 is not read.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use super::partial::{DateError, PartialDate};

/// A date or an interval of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edtf {
    /// One date.
    Date(EdtfDate),
    /// From one to another, which is not before it: `2019-12/2020-01`.
    Interval {
        /// Where it begins.
        from: Bound,
        /// Where it ends.
        to: Bound,
    },
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// A date.
    Date(EdtfDate),
    /// There is no end: `..`.
    Open,
    /// There is one that nobody knows: nothing is written.
    Unknown,
}

/// A date and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct EdtfDate {
    /// Which.
    pub when: When,
    /// How sure.
    pub certainty: Certainty,
}

/// How sure a date is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// It is this date.
    #[default]
    Sure,
    /// It may be another: `?`.
    Uncertain,
    /// It is this one or one nearby: `~`.
    Approximate,
    /// It is nearby, if at all: `%`.
    Both,
}

/// As much of a date as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// A year; one of more than four digits is written with `Y` before it.
    Year(i64),
    /// A year of which the last digits are not known: `201X`, `19XX`.
    Years {
        /// Whether it is before the year 0.
        negative: bool,
        /// The digits that are known, as a number: 201.
        known: u16,
        /// How many are not known, 1 to 4.
        unknown: u8,
    },
    /// A month of a year.
    Month(i32, u8),
    /// A month that is not known, of a year: `2004-XX`.
    SomeMonth(i32),
    /// A season of a year.
    Season(i32, Season),
    /// A day. Its month and day exist.
    Day(i32, u8, u8),
    /// A day that is not known, of a month: `1985-04-XX`.
    SomeDay(i32, u8),
    /// A day that is not known, of a year: `1985-XX-XX`.
    SomeDayOfYear(i32),
    /// A month of a year that is not known; the month too: `XXXX-XX`.
    SomeMonthOfSomeYear,
    /// A day of which nothing is known: `XXXX-XX-XX`.
    SomeDayOfSomeYear,
}

/// A season, independent of the hemisphere: EDTF level 1 has 21 to 24.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Season {
    /// 21
    Spring,
    /// 22
    Summer,
    /// 23
    Autumn,
    /// 24
    Winter,
}

/// Why a text is no EDTF date of levels 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EdtfProblem {
    /// It is not written like one.
    Shape,
    /// It is, but there is no such day or month.
    Date(DateError),
    /// It ends before it begins.
    Reversed,
}

impl Season {
    /// Its number in EDTF, 21 to 24.
    pub fn number(self) -> u8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }

    /// The season of this number.
    pub fn of_number(number: u8) -> Option<Self> {
        [Self::Spring, Self::Summer, Self::Autumn, Self::Winter]
            .into_iter()
            .find(|season| season.number() == number)
    }
}

impl From<PartialDate> for When {
    fn from(date: PartialDate) -> Self {
        match (date.month_number(), date.day_number()) {
            (Some(month), Some(day)) => Self::Day(date.year_number(), month, day),
            (Some(month), None) => Self::Month(date.year_number(), month),
            (None, _) => Self::Year(date.year_number().into()),
        }
    }
}

impl From<PartialDate> for Edtf {
    fn from(date: PartialDate) -> Self {
        Self::Date(EdtfDate::from(When::from(date)))
    }
}

impl From<When> for EdtfDate {
    fn from(when: When) -> Self {
        Self { when, certainty: Certainty::Sure }
    }
}

impl From<When> for Edtf {
    fn from(when: When) -> Self {
        Self::Date(when.into())
    }
}

impl Edtf {
    /// The interval of two dates.
    ///
    /// # Errors
    ///
    /// [`EdtfProblem::Reversed`] where the second is certainly before the first.
    pub fn interval(from: EdtfDate, to: EdtfDate) -> Result<Self, EdtfProblem> {
        let reversed = match (from.when, to.when) {
            // Seasons cover more days than they mean.
            (When::Season(year, season), When::Season(other, second)) => {
                (other, second) < (year, season)
            }
            (from, to) => matches!(
                (from.first(), to.last()),
                (Some(first), Some(last)) if last < first
            ),
        };
        if reversed { Err(EdtfProblem::Reversed) } else { Ok(Self::between(from, to)) }
    }

    fn between(from: EdtfDate, to: EdtfDate) -> Self {
        Self::Interval { from: Bound::Date(from), to: Bound::Date(to) }
    }

    /// The day, month or year that this is, where it is nothing else and sure.
    pub fn partial(self) -> Option<PartialDate> {
        match self {
            Self::Date(EdtfDate { when, certainty: Certainty::Sure }) => when.partial(),
            Self::Date(_) | Self::Interval { .. } => None,
        }
    }

    /// The first day that this can mean; none where there is none or it is far off.
    pub fn earliest(self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) | Self::Interval { from: Bound::Date(date), .. } => date.when.first(),
            Self::Interval { .. } => None,
        }
    }

    /// The last day that this can mean; none where there is none or it is far off.
    pub fn latest(self) -> Option<NaiveDate> {
        match self {
            Self::Date(date) | Self::Interval { to: Bound::Date(date), .. } => date.when.last(),
            Self::Interval { .. } => None,
        }
    }

    /// The same, `certainty` said of it (of both its ends, where it is an interval).
    #[must_use]
    pub fn with_certainty(self, certainty: Certainty) -> Self {
        let end = |end| match end {
            Bound::Date(date) => Bound::Date(EdtfDate { certainty, ..date }),
            end => end,
        };
        match self {
            Self::Date(date) => Self::Date(EdtfDate { certainty, ..date }),
            Self::Interval { from, to } => Self::Interval { from: end(from), to: end(to) },
        }
    }

    /// Whether it is known to the day.
    pub fn is_day(self) -> bool {
        matches!(self, Self::Date(EdtfDate { when: When::Day(..), certainty: Certainty::Sure }))
    }
}

impl When {
    /// The day, month or year that this is, in years 1 to 9999.
    pub fn partial(self) -> Option<PartialDate> {
        match self {
            Self::Year(year) => PartialDate::year(i32::try_from(year).ok()?),
            Self::Month(year, month) => PartialDate::month(year, month),
            Self::Day(year, month, day) => PartialDate::day(year, month, day),
            _ => return None,
        }
        .ok()
    }

    fn first(self) -> Option<NaiveDate> {
        match self {
            Self::Year(year) => day_of(i32::try_from(year).ok()?, 1, 1),
            Self::Years { .. } => day_of(self.years()?.0, 1, 1),
            Self::Month(year, month) | Self::SomeDay(year, month) => day_of(year, month, 1),
            Self::Day(year, month, day) => day_of(year, month, day),
            Self::SomeMonth(year) | Self::SomeDayOfYear(year) => day_of(year, 1, 1),
            // A season begins at different times on the two halves of the earth.
            Self::Season(year, _) => day_of(year, 1, 1),
            Self::SomeMonthOfSomeYear | Self::SomeDayOfSomeYear => None,
        }
    }

    fn last(self) -> Option<NaiveDate> {
        let of_month = |year, month| (28..=31).rev().find_map(|day| day_of(year, month, day));
        match self {
            Self::Year(year) => day_of(i32::try_from(year).ok()?, 12, 31),
            Self::Years { .. } => day_of(self.years()?.1, 12, 31),
            Self::Month(year, month) | Self::SomeDay(year, month) => of_month(year, month),
            Self::Day(year, month, day) => day_of(year, month, day),
            Self::SomeMonth(year) | Self::SomeDayOfYear(year) => day_of(year, 12, 31),
            // The winter of a year may be the one that begins in it.
            Self::Season(year, Season::Winter) => of_month(year.checked_add(1)?, 2),
            Self::Season(year, _) => day_of(year, 12, 31),
            Self::SomeMonthOfSomeYear | Self::SomeDayOfSomeYear => None,
        }
    }

    /// The first and last years that a year with unknown digits can be.
    fn years(self) -> Option<(i32, i32)> {
        let Self::Years { negative, known, unknown } = self else { return None };
        let width = 10_i32.checked_pow(unknown.into())?;
        let low = i32::from(known).checked_mul(width)?;
        let high = low.checked_add(width)?.checked_sub(1)?;
        Some(if negative { (-high, -low) } else { (low, high) })
    }
}

fn day_of(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month.into(), day.into())
}

/// The largest day of a month, also in years that a [`PartialDate`] has not.
pub(super) fn day_exists(year: i32, month: u8, day: u8) -> Result<(), DateError> {
    if !(1..=12).contains(&month) {
        return Err(DateError::NoSuchMonth { month });
    }
    if day_of(year, month, day).is_some() {
        return Ok(());
    }
    let last = (28..=31).rev().find(|&day| day_of(year, month, day).is_some()).unwrap_or(28);
    Err(DateError::NoSuchDay { year, month, day, last })
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Interval { from, to } => write!(f, "{from}/{to}"),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = |f: &mut fmt::Formatter<'_>, year: i32| {
            let sign = if year < 0 { "-" } else { "" };
            write!(f, "{sign}{:04}", year.unsigned_abs())
        };
        match self.when {
            When::Year(number) if number.unsigned_abs() > 9999 => write!(f, "Y{number}")?,
            When::Year(number) => {
                let sign = if number < 0 { "-" } else { "" };
                write!(f, "{sign}{:04}", number.unsigned_abs())?;
            }
            When::Years { negative, known, unknown } => {
                let sign = if negative { "-" } else { "" };
                let (digits, hidden) = (4_usize.saturating_sub(unknown.into()), unknown.into());
                f.write_str(sign)?;
                if digits > 0 {
                    write!(f, "{known:0digits$}")?;
                }
                write!(f, "{:X<hidden$}", "")?;
            }
            When::Month(of, month) => {
                year(f, of)?;
                write!(f, "-{month:02}")?;
            }
            When::SomeMonth(of) => {
                year(f, of)?;
                f.write_str("-XX")?;
            }
            When::Season(of, season) => {
                year(f, of)?;
                write!(f, "-{}", season.number())?;
            }
            When::Day(of, month, day) => {
                year(f, of)?;
                write!(f, "-{month:02}-{day:02}")?;
            }
            When::SomeDay(of, month) => {
                year(f, of)?;
                write!(f, "-{month:02}-XX")?;
            }
            When::SomeDayOfYear(of) => {
                year(f, of)?;
                f.write_str("-XX-XX")?;
            }
            When::SomeMonthOfSomeYear => f.write_str("XXXX-XX")?,
            When::SomeDayOfSomeYear => f.write_str("XXXX-XX-XX")?,
        }
        f.write_str(match self.certainty {
            Certainty::Sure => "",
            Certainty::Uncertain => "?",
            Certainty::Approximate => "~",
            Certainty::Both => "%",
        })
    }
}

impl FromStr for Edtf {
    type Err = EdtfProblem;

    fn from_str(text: &str) -> Result<Self, EdtfProblem> {
        let Some((from, to)) = text.split_once('/') else {
            return text.parse().map(Self::Date);
        };
        // An interval is of dates; times of day make another one.
        if text.contains('T') {
            return Err(EdtfProblem::Shape);
        }
        match (bound(from)?, bound(to)?) {
            (Bound::Date(from), Bound::Date(to)) => Self::interval(from, to),
            (from, to) => Ok(Self::Interval { from, to }),
        }
    }
}

fn bound(text: &str) -> Result<Bound, EdtfProblem> {
    match text {
        "" => Ok(Bound::Unknown),
        ".." => Ok(Bound::Open),
        text => text.parse().map(Bound::Date),
    }
}

impl FromStr for EdtfDate {
    type Err = EdtfProblem;

    fn from_str(text: &str) -> Result<Self, EdtfProblem> {
        let (text, certainty) = match text.char_indices().next_back() {
            Some((at, '?')) => (text.get(..at), Certainty::Uncertain),
            Some((at, '~')) => (text.get(..at), Certainty::Approximate),
            Some((at, '%')) => (text.get(..at), Certainty::Both),
            _ => (Some(text), Certainty::Sure),
        };
        let text = text.ok_or(EdtfProblem::Shape)?;
        if let Some(year) = text.strip_prefix('Y') {
            return Ok(Self { when: long_year(year)?, certainty });
        }
        let (text, time) = match text.split_once('T') {
            Some((text, time)) => (text, Some(time)),
            None => (text, None),
        };
        let when = when(text)?;
        let is_day = matches!(when, When::Day(..));
        match time {
            Some(time) if !is_day || !is_time(time) => Err(EdtfProblem::Shape),
            _ => Ok(Self { when, certainty }),
        }
    }
}

/// A year of five digits and more, without its `Y`.
fn long_year(text: &str) -> Result<When, EdtfProblem> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let fits = (5..=15).contains(&digits.len()) && !digits.starts_with('0');
    if !fits || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(EdtfProblem::Shape);
    }
    text.parse().map(When::Year).map_err(|_| EdtfProblem::Shape)
}

fn when(text: &str) -> Result<When, EdtfProblem> {
    let negative = text.starts_with('-');
    let mut parts = text.strip_prefix('-').unwrap_or(text).split('-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    if parts.next().is_some() {
        return Err(EdtfProblem::Shape);
    }
    let known = year.trim_end_matches('X');
    let unknown = year.len().saturating_sub(known.len());
    if unknown > 0 {
        return years(negative, known, unknown, month, day);
    }
    let year = number(year, 4)?;
    let year = match (negative, year) {
        // There is one year 0, and it is not negative.
        (true, 0) => return Err(EdtfProblem::Shape),
        (true, year) => -year,
        (false, year) => year,
    };
    match (month, day) {
        (None, _) => Ok(When::Year(year.into())),
        (Some("XX"), None) => Ok(When::SomeMonth(year)),
        (Some("XX"), Some("XX")) => Ok(When::SomeDayOfYear(year)),
        (Some(month), None) => {
            let month = small(month)?;
            match Season::of_number(month) {
                Some(season) => Ok(When::Season(year, season)),
                None if (1..=12).contains(&month) => Ok(When::Month(year, month)),
                None => Err(EdtfProblem::Date(DateError::NoSuchMonth { month })),
            }
        }
        (Some(month), Some("XX")) => {
            let month = small(month)?;
            day_exists(year, month, 1).map_err(EdtfProblem::Date)?;
            Ok(When::SomeDay(year, month))
        }
        (Some(month), Some(day)) => {
            let (month, day) = (small(month)?, small(day)?);
            day_exists(year, month, day).map_err(EdtfProblem::Date)?;
            Ok(When::Day(year, month, day))
        }
    }
}

/// A year with unknown digits; only where all of them are may a month and day follow.
fn years(
    negative: bool,
    known: &str,
    unknown: usize,
    month: Option<&str>,
    day: Option<&str>,
) -> Result<When, EdtfProblem> {
    if known.len().saturating_add(unknown) != 4 {
        return Err(EdtfProblem::Shape);
    }
    match (unknown, negative, month, day) {
        (1 | 2, _, None, None) => {
            let known = number(known, known.len())?;
            Ok(When::Years {
                negative,
                known: u16::try_from(known).map_err(|_| EdtfProblem::Shape)?,
                unknown: u8::try_from(unknown).map_err(|_| EdtfProblem::Shape)?,
            })
        }
        (4, false, None, None) => Ok(When::Years { negative, known: 0, unknown: 4 }),
        (4, false, Some("XX"), None) => Ok(When::SomeMonthOfSomeYear),
        (4, false, Some("XX"), Some("XX")) => Ok(When::SomeDayOfSomeYear),
        _ => Err(EdtfProblem::Shape),
    }
}

fn number(text: &str, digits: usize) -> Result<i32, EdtfProblem> {
    if text.len() != digits || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(EdtfProblem::Shape);
    }
    text.parse().map_err(|_| EdtfProblem::Shape)
}

fn small(text: &str) -> Result<u8, EdtfProblem> {
    u8::try_from(number(text, 2)?).map_err(|_| EdtfProblem::Shape)
}

/// Whether a text is a time of day to the second, with or without the offset of a zone
/// (ISO 8601-1:2019 section 5.3). Offsets go from -12:00 to +14:00, and none is -00:00.
fn is_time(text: &str) -> bool {
    let (clock, zone) = match text.find(['Z', '+', '-']).and_then(|at| text.split_at_checked(at)) {
        Some((clock, zone)) => (clock, zone),
        None => (text, ""),
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    let mut parts = clock.split(':').map(|part| number(part, 2));
    let (Some(Ok(hour)), Some(Ok(minute)), Some(Ok(second)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let exists = (hour < 24 && minute < 60 && second < 60) || (hour, minute, second) == (24, 0, 0);
    let fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    exists && fraction && is_zone(zone)
}

fn is_zone(text: &str) -> bool {
    if matches!(text, "" | "Z") {
        return true;
    }
    let Some(sign) = text.chars().next() else { return false };
    let offset = text.strip_prefix(['+', '-']).unwrap_or_default();
    let (hours, minutes) = match offset.len() {
        2 => (offset, "00"),
        4 => offset.split_at_checked(2).unwrap_or_default(),
        5 => offset.split_once(':').unwrap_or_default(),
        _ => return false,
    };
    let (Ok(hours), Ok(minutes)) = (number(hours, 2), number(minutes, 2)) else { return false };
    let total = hours.saturating_mul(60).saturating_add(minutes);
    let most = if sign == '-' { 12 * 60 } else { 14 * 60 };
    minutes < 60 && total <= most && !(sign == '-' && total == 0)
}

impl fmt::Display for EdtfProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape => f.write_str("no EDTF date of levels 0 and 1"),
            Self::Date(error) => error.fmt(f),
            Self::Reversed => f.write_str("it ends before it begins"),
        }
    }
}

impl std::error::Error for EdtfProblem {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text is read, written back the same, and covers these days ("" is none).
    #[track_caller]
    fn check(text: &str, earliest: &str, latest: &str) {
        let date: Edtf = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(date.to_string(), text.split('T').next().unwrap());
        let shown = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
        assert_eq!(
            (shown(date.earliest()), shown(date.latest())),
            (earliest.into(), latest.into())
        );
    }

    #[track_caller]
    fn refused(text: &str) {
        assert!(text.parse::<Edtf>().is_err(), "{text}");
    }

    #[test]
    fn dates() {
        check("2022-09-13", "2022-09-13", "2022-09-13");
        check("2022-09", "2022-09-01", "2022-09-30");
        check("2022", "2022-01-01", "2022-12-31");
        check("0000", "0000-01-01", "0000-12-31");
        check("-0044-03-15", "-0044-03-15", "-0044-03-15");
        check("1900~", "1900-01-01", "1900-12-31");
        check("2004-06-11%", "2004-06-11", "2004-06-11");
        check("201X", "2010-01-01", "2019-12-31");
        check("19XX?", "1900-01-01", "1999-12-31");
        check("-01XX", "-0199-01-01", "-0100-12-31");
        check("XXXX", "0000-01-01", "9999-12-31");
        check("2004-XX", "2004-01-01", "2004-12-31");
        check("1985-02-XX", "1985-02-01", "1985-02-28");
        check("1985-XX-XX", "1985-01-01", "1985-12-31");
        check("2001-21", "2001-01-01", "2001-12-31");
        check("2001-24", "2001-01-01", "2002-02-28");
        check("Y170000002", "", "");
        check("Y-170002", "-170002-01-01", "-170002-12-31");
        check("2016-05-02T16:54:59.042+04:10", "2016-05-02", "2016-05-02");
        check("XXXX-XX-XX", "", "");
    }

    #[test]
    fn intervals() {
        check("2019/2020", "2019-01-01", "2020-12-31");
        check("2020-05-10/2020-05-12", "2020-05-10", "2020-05-12");
        check("2019-12/2020~", "2019-12-01", "2020-12-31");
        check("2019/..", "2019-01-01", "");
        check("/1928", "", "1928-12-31");
        check("/", "", "");
        check("0000/0000", "0000-01-01", "0000-12-31");
        refused("2002/2001");
        refused("2022-05/2022-04");
        refused("2022-05-02/2022-05-01");
        refused("2012-24/2012-21");
        refused("2005-07-25T10:10:10Z/2006-01-01");
        refused("2019/2020/2021");
    }

    #[test]
    fn what_is_none() {
        for text in [
            "",
            "?",
            "2016-13",
            "2016-00",
            "2016-05-00",
            "2016-02-30",
            "2011-02-29",
            "20222",
            "202",
            "-0000",
            "-0000-01-01",
            "Y9999",
            "Y00001",
            "Y99999999999999999999",
            "20XX-07",
            "2XXX",
            "201X-XX",
            "2019-XX-09",
            "2019?-08-08",
            "2019-20",
            "2019-25",
            "2016-05-02T24:00:01",
            "2016-05-02T12:00:00-00:00",
            "2016-05-02T12:00:00+14:01",
            "2016-05-02T12:00",
            "2016-05T12:00:00",
            "٢٠٢٢",
            "2022 ",
            "2022-09-13-",
            "1985wtf",
            "20xx",
            "2016-13-XX",
        ] {
            refused(text);
        }
    }

    proptest! {
        #[test]
        fn what_is_read_is_written_the_same(text in "[-0-9XY?~%/.T:Z+]{0,24}") {
            if let Ok(date) = text.parse::<Edtf>() && !text.contains('T') {
                prop_assert_eq!(date.to_string(), text);
            }
        }

        #[test]
        fn never_panics(text in any::<String>()) {
            let _ = text.parse::<Edtf>();
        }
    }
}
