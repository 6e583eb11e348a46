//! The calendars beside the Gregorian one, as ICU has them.
//!
//! For the days of dates that are printed by them, and for showing a Gregorian day by them. It must
//! not know names of months nor how a date is written.
//!
//! The Hijri calendar is that of Umm al-Qura, by which Saudi Arabia dates, from 1300 to 1600 AH;
//! outside of these years its tables end and nothing is answered. A country that sights the moon
//! may be a day off.

use chrono::{Datelike, NaiveDate};
use icu_calendar::cal::Hijri;
use icu_calendar::cal::hijri::UmmAlQura;
use icu_calendar::{Date, Iso};

/// A calendar that a source may date by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Calendar {
    /// The common one, carried back before 1582.
    Gregorian,
    /// The calendar of Umm al-Qura.
    Hijri,
    /// The solar Hijri calendar of Iran and Afghanistan.
    Persian,
}

/// A date of some calendar: as much of it as is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CalendarDate {
    /// Which calendar.
    pub calendar: Calendar,
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Calendar {
    /// The years for which days are answered.
    pub(super) fn has_year(self, year: i32) -> bool {
        match self {
            Self::Gregorian => (1..=9999).contains(&year),
            Self::Hijri => (1300..=1600).contains(&year),
            // Arithmetic and astronomy agree in these (icu_calendar's own table of corrections).
            Self::Persian => (1206..=1498).contains(&year),
        }
    }

    /// The Gregorian day of a day of this calendar; none where there is no such day.
    ///
    /// ```
    /// use tahrir::dates::Calendar;
    ///
    /// let day = Calendar::Hijri.day(1444, 2, 17).unwrap();
    /// assert_eq!(day.to_string(), "2022-09-13");
    /// ```
    pub fn day(self, year: i32, month: u8, day: u8) -> Option<NaiveDate> {
        if !self.has_year(year) {
            return None;
        }
        let iso = match self {
            Self::Gregorian => return NaiveDate::from_ymd_opt(year, month.into(), day.into()),
            Self::Hijri => {
                let calendar = Hijri::<UmmAlQura>::new_umm_al_qura();
                let found = Date::try_new_hijri_with_calendar(year, month, day, calendar);
                found.ok()?.to_calendar(Iso)
            }
            Self::Persian => Date::try_new_persian(year, month, day).ok()?.to_calendar(Iso),
        };
        let month = iso.month().number();
        NaiveDate::from_ymd_opt(
            iso.year().extended_year(),
            month.into(),
            iso.day_of_month().0.into(),
        )
    }

    /// A Gregorian day by this calendar; none where its tables have ended.
    pub fn of(self, day: NaiveDate) -> Option<CalendarDate> {
        let month = u8::try_from(day.month()).ok()?;
        let number = u8::try_from(day.day()).ok()?;
        let iso = Date::try_new_iso(day.year(), month, number).ok()?;
        let (year, month, day) = match self {
            Self::Gregorian => (day.year(), month, number),
            Self::Hijri => {
                let date = iso.to_calendar(Hijri::<UmmAlQura>::new_umm_al_qura());
                (date.year().extended_year(), date.month().number(), date.day_of_month().0)
            }
            Self::Persian => {
                let date = iso.to_calendar(icu_calendar::cal::Persian);
                (date.year().extended_year(), date.month().number(), date.day_of_month().0)
            }
        };
        self.has_year(year).then_some(CalendarDate { calendar: self, year, month, day })
    }

    /// The last day of a month; none where there is no such month.
    pub fn last_day(self, year: i32, month: u8) -> Option<u8> {
        (28..=31).rev().find(|&day| self.day(year, month, day).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(calendar: Calendar, (year, month, day): (i32, u8, u8), gregorian: &str) {
        let found = calendar.day(year, month, day);
        let shown = found.map_or(String::new(), |day| day.to_string());
        assert_eq!(shown, gregorian, "{calendar:?} {year}-{month}-{day}");
        if let Some(found) = found {
            let expected = CalendarDate { calendar, year, month, day };
            assert_eq!(calendar.of(found), Some(expected));
        }
    }

    #[test]
    fn days() {
        check(Calendar::Hijri, (1444, 2, 17), "2022-09-13");
        check(Calendar::Hijri, (1432, 9, 14), "2011-08-14");
        check(Calendar::Hijri, (1300, 1, 1), "1882-11-12");
        check(Calendar::Hijri, (1433, 2, 30), "");
        check(Calendar::Hijri, (1444, 2, 30), "2022-09-26");
        check(Calendar::Hijri, (1444, 13, 1), "");
        check(Calendar::Hijri, (1299, 1, 1), "");
        check(Calendar::Hijri, (i32::MAX, 1, 1), "");
        check(Calendar::Persian, (1394, 6, 3), "2015-08-25");
        check(Calendar::Persian, (1403, 12, 30), "2025-03-20");
        check(Calendar::Persian, (1404, 12, 30), "");
        check(Calendar::Gregorian, (2022, 9, 13), "2022-09-13");
        check(Calendar::Gregorian, (2022, 2, 30), "");
        assert_eq!(Calendar::Hijri.last_day(1433, 2), Some(29));
        assert_eq!(Calendar::Persian.last_day(1404, 13), None);
    }
}
