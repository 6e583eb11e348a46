//! What a text was understood to mean, how sure that is, and what was assumed.
//!
//! It must not know how texts are read; that is `interpret.rs`.

use chrono::{NaiveDate, Weekday};

use super::calendars::{Calendar, CalendarDate};
use super::edtf::Edtf;
use super::partial::{DateError, PartialDate};

/// What is known besides the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Setting {
    /// The day it is. A two-digit year, or one that may be Hijri, is not read as a day long after it.
    pub today: Option<NaiveDate>,
    /// The day from which «أمس» counts: that of the article or of the access, never now.
    pub relative_to: Option<NaiveDate>,
    /// A day that the source's address names: `/2022/09/13/`.
    pub address: Option<NaiveDate>,
}

/// What was made of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Interpretation {
    /// What was understood, where it was one thing.
    pub understood: Option<Understanding>,
    /// What it may be, where it may be several things, or where it is wrong and these are near. The
    /// likeliest first.
    pub choices: Vec<Edtf>,
    /// What was noticed, assumed or found wrong on the way.
    pub notes: Vec<Note>,
}

/// What a date field can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Understanding {
    /// A date.
    Date(Edtf),
    /// That the source has none: «بدون تاريخ».
    NoDate,
}

/// How a text fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// It is a date in a form that is read, or says that there is none.
    Valid,
    /// It has a slip, and one sure reading.
    Fixable,
    /// It has several readings.
    Ask,
    /// It has none.
    Invalid,
}

/// How sure what was understood is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Whoever reads the text reads this.
    Certain,
    /// Something outside the text decided, or a calendar was converted.
    Assumed,
    /// Somebody must choose.
    Unsure,
}

/// What was noticed, assumed or found wrong.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Note {
    /// Nothing that is a date.
    NotADate,
    /// Longer than any date.
    TooLong {
        /// Its bytes.
        bytes: usize,
    },
    /// There is no such date.
    Impossible(DateError),
    /// There is no such date in its calendar.
    NoSuchDay(CalendarDate, Option<u8>),
    /// The calendar's tables do not reach that year.
    OutsideTables(Calendar, i32),
    /// It is converted from this calendar.
    Converted(CalendarDate),
    /// It is a month or year of this calendar, whose days are given.
    ConvertedSpan(Calendar),
    /// A Libyan year, counted from the year 632.
    LibyanYear(i32),
    /// The year may be of several calendars, or is of another than it seems.
    WhichCalendar,
    /// Day and month may be either.
    DayOrMonth,
    /// The weekday decided.
    ByWeekday(Weekday),
    /// The address decided.
    ByAddress,
    /// The weekday is another.
    WrongWeekday {
        /// What is written.
        written: Weekday,
        /// What the day is.
        is: Weekday,
    },
    /// Two calendars' dates are a day apart, which is usual.
    PairDayApart,
    /// Two calendars' dates are not one day.
    PairDisagrees {
        /// By how many days.
        days: i64,
    },
    /// Counted from a day outside the text.
    RelativeTo(NaiveDate),
    /// It would be counted from a day that is not known.
    Relative,
    /// Two names of one month are not.
    MonthNamesDisagree {
        /// One.
        first: u8,
        /// The other.
        second: u8,
    },
    /// «كانون» or «تشرين» without which.
    HalfNamedMonth,
    /// Digits of several scripts.
    MixedDigits,
    /// Invisible marks between the digits.
    HiddenMarks,
    /// Written otherwise than is usual: an ordinal, a leading zero, a comma, a hyphen.
    Style,
    /// It ends before, or where, it begins.
    Reversed,
    /// Two dates.
    TwoDates,
    /// Day and month, but no year.
    NoYear,
    /// Before the Gregorian calendar, and written as ISO 8601 writes.
    BeforeGregorian,
    /// A month of a year, or a range of years.
    MonthOrYears,
    /// A year of two digits.
    ShortYear,
    /// A decade or a century.
    DecadeOrCentury,
    /// `c2010` may be about 2010, or copyright 2010.
    AboutOrCopyright,
    /// Which part of it was left out: early 2020 is 2020.
    PartLeftOut,
    /// The time of day was left out.
    TimeLeftOut,
}

impl Note {
    /// The rule of `D01` to `D40` that it falls under, where there is one.
    pub fn rule(&self) -> Option<&'static str> {
        Some(match self {
            Self::NotADate
            | Self::TooLong { .. }
            | Self::OutsideTables(..)
            | Self::HalfNamedMonth
            | Self::NoYear
            | Self::DecadeOrCentury
            | Self::AboutOrCopyright => "D01",
            Self::Impossible(_) | Self::NoSuchDay(..) => "D02",
            Self::WrongWeekday { .. } => "D11",
            Self::PairDayApart | Self::PairDisagrees { .. } => "D12",
            Self::WhichCalendar => "D13",
            Self::DayOrMonth => "D14",
            Self::RelativeTo(_) | Self::Relative => "D22",
            Self::MonthNamesDisagree { .. } => "D24",
            Self::MixedDigits | Self::HiddenMarks => "D26",
            Self::Reversed => "D27",
            Self::Style => "D28",
            Self::TwoDates => "D29",
            Self::BeforeGregorian => "D31",
            Self::MonthOrYears => "D32",
            Self::ShortYear => "D39",
            Self::Converted(_)
            | Self::ConvertedSpan(_)
            | Self::LibyanYear(_)
            | Self::ByWeekday(_)
            | Self::ByAddress
            | Self::PartLeftOut
            | Self::TimeLeftOut => return None,
        })
    }

    /// Whether it is a slip of writing that has one sure reading.
    fn is_slip(&self) -> bool {
        matches!(
            self,
            Self::MixedDigits
                | Self::HiddenMarks
                | Self::Style
                | Self::RelativeTo(_)
                | Self::WhichCalendar
        )
    }

    /// Whether something but the text decided.
    fn is_assumption(&self) -> bool {
        matches!(
            self,
            Self::Converted(_)
                | Self::ConvertedSpan(_)
                | Self::LibyanYear(_)
                | Self::ByWeekday(_)
                | Self::ByAddress
                | Self::RelativeTo(_)
                | Self::WhichCalendar
                | Self::PairDayApart
        )
    }
}

impl Interpretation {
    /// What was understood, with what was noticed.
    pub(super) fn sure(understood: Understanding, notes: Vec<Note>) -> Self {
        Self { understood: Some(understood), choices: Vec::new(), notes }
    }

    /// Nothing, and why.
    pub(super) fn wrong(note: Note) -> Self {
        Self { understood: None, choices: Vec::new(), notes: vec![note] }
    }

    /// How the text fares.
    pub fn verdict(&self) -> Verdict {
        let wrong = |note: &Note| {
            matches!(
                note,
                Note::WrongWeekday { .. }
                    | Note::PairDisagrees { .. }
                    | Note::MonthNamesDisagree { .. }
                    | Note::Reversed
                    | Note::TwoDates
                    | Note::Impossible(_)
                    | Note::NoSuchDay(..)
                    | Note::NotADate
            )
        };
        match self.understood {
            Some(_) if self.notes.iter().any(Note::is_slip) => Verdict::Fixable,
            Some(_) => Verdict::Valid,
            None if self.choices.is_empty() || self.notes.iter().any(wrong) => Verdict::Invalid,
            None => Verdict::Ask,
        }
    }

    /// How sure what was understood is.
    pub fn confidence(&self) -> Confidence {
        match self.understood {
            None => Confidence::Unsure,
            Some(_) if self.notes.iter().any(Note::is_assumption) => Confidence::Assumed,
            Some(_) => Confidence::Certain,
        }
    }

    /// The date that was understood.
    pub fn edtf(&self) -> Option<Edtf> {
        match self.understood {
            Some(Understanding::Date(date)) => Some(date),
            Some(Understanding::NoDate) | None => None,
        }
    }

    /// The day, month or year that was understood, where it is nothing else.
    pub fn partial(&self) -> Option<PartialDate> {
        self.edtf()?.partial()
    }
}
