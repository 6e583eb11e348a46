//! A Gregorian date known to the year, the month or the day.
//!
//! For arithmetic and for storage: which dates exist, which days they cover, and their one strict
//! spelling (EDTF). It must not know how people write dates; that is `read.rs` and `write.rs`.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The first and last years a [`PartialDate`] can have: those that ISO 8601-1:2019 section 4.3.2
/// writes with four digits, less year 0, which no source prints.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

/// A Gregorian date known to the year, the month or the day, in years 1 to 9999.
///
/// Two dates are equal when they say the same to the same precision: `2022` is not `2022-01`.
/// There is no order between them, since `2022` is neither before nor after `2022-05`; ask
/// [`certainly_before`](Self::certainly_before) or [`certainly_after`](Self::certainly_after), or
/// sort by [`earliest`](Self::earliest).
///
/// As text ([`Display`](fmt::Display), [`FromStr`] and serde): the Date feature of EDTF level 0
/// (Library of Congress, Extended Date/Time Format specification, 4 February 2019, "Level 0"; also
/// ISO 8601-2:2019): `2022`, `2022-09` or `2022-09-13`. Intervals and times of day are not dates.
///
/// ```
/// use tahrir::dates::PartialDate;
///
/// let month: PartialDate = "2022-09".parse().unwrap();
/// assert_eq!(month, PartialDate::month(2022, 9).unwrap());
/// assert_eq!(month.to_string(), "2022-09");
/// assert!(month.certainly_before(PartialDate::day(2022, 10, 1).unwrap()));
/// assert!(!month.certainly_before(PartialDate::year(2022).unwrap()));
/// ```
// The span is what is stored, so that a season or a decade can join later as a precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    earliest: NaiveDate,
    latest: NaiveDate,
    precision: Precision,
}

/// How much of a [`PartialDate`] is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Precision {
    /// Only the year.
    Year,
    /// The year and the month.
    Month,
    /// The year, the month and the day.
    Day,
}

/// Why there is no such date. Months count from 1 to 12, days from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateError {
    /// The month exists but has no such day: 31 June, or 29 February 2011.
    NoSuchDay {
        /// The year asked for.
        year: i32,
        /// The month asked for, 1 to 12.
        month: u8,
        /// The day asked for, which this month has not.
        day: u8,
        /// The last day that this month of this year has.
        last: u8,
    },
    /// The year has no such month.
    NoSuchMonth {
        /// The month asked for: 0, or more than 12.
        month: u8,
    },
    /// The year is not in 1 to 9999.
    YearOutOfRange {
        /// The year asked for.
        year: i32,
    },
}

/// Why text is not a date of EDTF level 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EdtfError {
    /// The text is not of the shape `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in ASCII digits.
    Shape,
    /// The text has the shape, but there is no such date.
    Date(DateError),
}

impl PartialDate {
    /// The year `year`, of which nothing closer is known.
    ///
    /// # Errors
    ///
    /// [`DateError::YearOutOfRange`] unless `year` is in 1 to 9999.
    pub fn year(year: i32) -> Result<Self, DateError> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1);
        let last = NaiveDate::from_ymd_opt(year, 12, 31);
        match (first, last) {
            (Some(earliest), Some(latest)) if YEARS.contains(&year) => {
                Ok(Self { earliest, latest, precision: Precision::Year })
            }
            _ => Err(DateError::YearOutOfRange { year }),
        }
    }

    /// The month `month` (1 to 12) of the year `year`, of which the day is not known.
    ///
    /// # Errors
    ///
    /// As [`PartialDate::year`], and [`DateError::NoSuchMonth`].
    pub fn month(year: i32, month: u8) -> Result<Self, DateError> {
        Self::year(year)?;
        let first = NaiveDate::from_ymd_opt(year, month.into(), 1);
        match (first, last_of_month(year, month)) {
            (Some(earliest), Some((latest, _))) => {
                Ok(Self { earliest, latest, precision: Precision::Month })
            }
            _ => Err(DateError::NoSuchMonth { month }),
        }
    }

    /// The day `day` (from 1) of the month `month` (1 to 12) of the year `year`, in the Gregorian
    /// calendar carried back before 1582 as ISO 8601-1:2019 section 4.2.1 does.
    ///
    /// # Errors
    ///
    /// As [`PartialDate::month`], and [`DateError::NoSuchDay`] with the last day there is.
    pub fn day(year: i32, month: u8, day: u8) -> Result<Self, DateError> {
        Self::year(year)?;
        let Some((_, last)) = last_of_month(year, month) else {
            return Err(DateError::NoSuchMonth { month });
        };
        match NaiveDate::from_ymd_opt(year, month.into(), day.into()) {
            Some(date) => Ok(Self::from(date)),
            None => Err(DateError::NoSuchDay { year, month, day, last }),
        }
    }

    /// The year, 1 to 9999.
    pub fn year_number(self) -> i32 {
        self.earliest.year()
    }

    /// The month, 1 to 12, where it is known.
    pub fn month_number(self) -> Option<u8> {
        match self.precision {
            Precision::Year => None,
            Precision::Month | Precision::Day => u8::try_from(self.earliest.month()).ok(),
        }
    }

    /// The day of the month, 1 to 31, where it is known.
    pub fn day_number(self) -> Option<u8> {
        match self.precision {
            Precision::Year | Precision::Month => None,
            Precision::Day => u8::try_from(self.earliest.day()).ok(),
        }
    }

    /// How much of the date is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The first day that this can mean: 1 January for a year.
    pub fn earliest(self) -> NaiveDate {
        self.earliest
    }

    /// The last day that this can mean: 31 December for a year.
    pub fn latest(self) -> NaiveDate {
        self.latest
    }

    /// Whether this is after `other` whichever days the two really mean.
    pub fn certainly_after(self, other: Self) -> bool {
        self.earliest > other.latest
    }

    /// Whether this is before `other` whichever days the two really mean.
    pub fn certainly_before(self, other: Self) -> bool {
        other.certainly_after(self)
    }
}

/// The last day of a month, as a date and as a number; none where there is no such month.
fn last_of_month(year: i32, month: u8) -> Option<(NaiveDate, u8)> {
    (28..=31u8).rev().find_map(|day| {
        let date = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
        Some((date, day))
    })
}

/// A day, known to the day. chrono can count to years that no source has; those are brought to the
/// nearest day of years 1 to 9999, so that every `PartialDate` can be written and read back.
impl From<NaiveDate> for PartialDate {
    fn from(date: NaiveDate) -> Self {
        let first = NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1).unwrap_or(date);
        let last = NaiveDate::from_ymd_opt(*YEARS.end(), 12, 31).unwrap_or(date);
        let date = date.max(first).min(last);
        Self { earliest: date, latest: date, precision: Precision::Day }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year_number())?;
        if let Some(month) = self.month_number() {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day_number() {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for PartialDate {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let mut parts = text.split('-');
        let year = digits(parts.next(), 4)?.ok_or(EdtfError::Shape)?;
        let month = digits(parts.next(), 2)?;
        let day = digits(parts.next(), 2)?;
        if parts.next().is_some() {
            return Err(EdtfError::Shape);
        }
        let small = |number: i32| u8::try_from(number).map_err(|_| EdtfError::Shape);
        match (month, day) {
            (None, _) => Self::year(year),
            (Some(month), None) => Self::month(year, small(month)?),
            (Some(month), Some(day)) => Self::day(year, small(month)?, small(day)?),
        }
        .map_err(EdtfError::Date)
    }
}

/// A part of exactly `count` ASCII digits as a number; `None` where there is no such part.
fn digits(part: Option<&str>, count: usize) -> Result<Option<i32>, EdtfError> {
    let Some(part) = part else { return Ok(None) };
    if part.len() != count || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(EdtfError::Shape);
    }
    part.parse().map(Some).map_err(|_| EdtfError::Shape)
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NoSuchDay { year, month, day, last } => {
                write!(f, "no day {day} in {year:04}-{month:02}: its last is {last}")
            }
            Self::NoSuchMonth { month } => write!(f, "no month {month}"),
            Self::YearOutOfRange { year } => write!(f, "year {year} is not in 1 to 9999"),
        }
    }
}

impl std::error::Error for DateError {}

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape => write!(f, "not of the shape YYYY, YYYY-MM or YYYY-MM-DD"),
            Self::Date(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for EdtfError {}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` is read strictly, and written back the same; its span is `earliest` to `latest`.
    #[track_caller]
    fn check(text: &str, earliest: &str, latest: &str) {
        let date: PartialDate = text.parse().unwrap();
        assert_eq!(date.to_string(), text);
        assert_eq!(date.earliest().to_string(), earliest);
        assert_eq!(date.latest().to_string(), latest);
        let stored = serde_json::to_string(&date).unwrap();
        assert_eq!(stored, format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<PartialDate>(&stored).unwrap(), date);
    }

    #[track_caller]
    fn refused(text: &str, error: EdtfError) {
        assert_eq!(text.parse::<PartialDate>(), Err(error), "{text:?}");
        assert!(serde_json::from_str::<PartialDate>(&format!("{text:?}")).is_err());
    }

    #[test]
    fn spans() {
        check("2022", "2022-01-01", "2022-12-31");
        check("2022-09", "2022-09-01", "2022-09-30");
        check("2022-09-13", "2022-09-13", "2022-09-13");
        check("2011-02", "2011-02-01", "2011-02-28");
        check("2012-02", "2012-02-01", "2012-02-29");
        check("1900-02", "1900-02-01", "1900-02-28");
        check("2000-02", "2000-02-01", "2000-02-29");
        check("2012-02-29", "2012-02-29", "2012-02-29");
        check("0001", "0001-01-01", "0001-12-31");
        check("0622-07-16", "0622-07-16", "0622-07-16");
        check("9999-12-31", "9999-12-31", "9999-12-31");
        check("1444-02-17", "1444-02-17", "1444-02-17");
    }

    #[test]
    fn strict_shape() {
        for text in [
            "",
            "-",
            "22",
            "02022",
            "2022-",
            "2022-9",
            "2022-09-",
            "2022-9-13",
            "2022-09-1",
            "2022-09-13-",
            "2022/09/13",
            " 2022",
            "2022 ",
            "+2022",
            "-2022",
            "٢٠٢٢",
            "2022-09-13T10:00",
            "2022?",
            "2022~",
            "202X",
            "Y2022",
            "2022-+9",
            "2022/2023",
        ] {
            refused(text, EdtfError::Shape);
        }
    }

    #[test]
    fn no_such_date() {
        let no_day = |year, month, day, last| {
            EdtfError::Date(DateError::NoSuchDay { year, month, day, last })
        };
        let no_month = |month| EdtfError::Date(DateError::NoSuchMonth { month });
        refused("2022-06-31", no_day(2022, 6, 31, 30));
        refused("2011-02-29", no_day(2011, 2, 29, 28));
        refused("2012-02-30", no_day(2012, 2, 30, 29));
        refused("2022-01-00", no_day(2022, 1, 0, 31));
        refused("2022-00", no_month(0));
        refused("2022-13", no_month(13));
        refused("2022-13-40", no_month(13));
        refused("2022-21", no_month(21));
        refused("0000", EdtfError::Date(DateError::YearOutOfRange { year: 0 }));
        for year in [i32::MIN, -1, 0, 10_000, i32::MAX] {
            let error = Err(DateError::YearOutOfRange { year });
            assert_eq!(PartialDate::year(year), error);
            assert_eq!(PartialDate::month(year, 13), error);
            assert_eq!(PartialDate::day(year, 13, 40), error);
        }
    }

    #[track_caller]
    fn order(left: &str, right: &str, before: bool, after: bool) {
        let (left, right): (PartialDate, PartialDate) =
            (left.parse().unwrap(), right.parse().unwrap());
        assert_eq!(left.certainly_before(right), before);
        assert_eq!(left.certainly_after(right), after);
        assert_eq!(right.certainly_after(left), before);
        assert_eq!(right.certainly_before(left), after);
    }

    #[test]
    fn certain_order() {
        order("2022", "2022", false, false);
        order("2022", "2022-09-13", false, false);
        order("2022-09", "2022", false, false);
        order("2022", "2023", true, false);
        order("2022", "2023-01-01", true, false);
        order("2022-10-01", "2022-09", false, true);
        order("2022-09-30", "2022-09", false, false);
        order("2022-09-13", "2022-09-14", true, false);
    }

    #[test]
    fn parts() {
        let parts = |text: &str| {
            let date: PartialDate = text.parse().unwrap();
            (date.year_number(), date.month_number(), date.day_number(), date.precision())
        };
        assert_eq!(parts("2022"), (2022, None, None, Precision::Year));
        assert_eq!(parts("2022-09"), (2022, Some(9), None, Precision::Month));
        let day = (2022, Some(9), Some(13), Precision::Day);
        assert_eq!(parts("2022-09-13"), day);
        assert_ne!(PartialDate::year(2022), PartialDate::month(2022, 1));
        let month = PartialDate::month(2022, 1).unwrap();
        assert_ne!(month, PartialDate::day(2022, 1, 1).unwrap());
    }

    #[test]
    fn from_chrono() {
        let day = NaiveDate::from_ymd_opt(2022, 9, 13).unwrap();
        assert_eq!(PartialDate::from(day).to_string(), "2022-09-13");
        assert_eq!(PartialDate::from(NaiveDate::MIN).to_string(), "0001-01-01");
        assert_eq!(PartialDate::from(NaiveDate::MAX).to_string(), "9999-12-31");
    }
}
