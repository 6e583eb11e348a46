//! A date as text, in one of a few styles.
//!
//! It must not know who asks: which style a wiki or a reader wants is theirs to say.

use serde::{Deserialize, Serialize};

use super::months::{ARABIC, ENGLISH};
use super::partial::PartialDate;

/// How a date is written. Digits are ASCII and years have four of them in every style, so that
/// [`read()`](super::read()) understands what [`write()`] wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum DateStyle {
    /// `2022-09-13`, `2022-09`, `2022` (ISO 8601-1:2019 section 5.2.2, extended format).
    Iso,
    /// `13 سبتمبر 2022`, `سبتمبر 2022`, `2022` (CLDR 48 `ar`, months format/wide).
    ArabicLong,
    /// `13 September 2022`, `September 2022`, `2022` (CLDR 48 `en-GB`, date format long).
    EnglishLong,
}

/// `date` in `style`, as much of it as is known.
///
/// ```
/// use tahrir::dates::{DateStyle, PartialDate, write};
///
/// let date = PartialDate::day(2022, 9, 13).unwrap();
/// assert_eq!(write(date, DateStyle::ArabicLong), "13 سبتمبر 2022");
/// ```
pub fn write(date: PartialDate, style: DateStyle) -> String {
    let names = match style {
        DateStyle::Iso => return date.to_string(),
        DateStyle::ArabicLong => ARABIC,
        DateStyle::EnglishLong => ENGLISH,
    };
    let name = (1u8..).zip(names).find(|(month, _)| Some(*month) == date.month_number());
    let year = date.year_number();
    match (name, date.day_number()) {
        (Some((_, name)), Some(day)) => format!("{day} {name} {year:04}"),
        (Some((_, name)), None) => format!("{name} {year:04}"),
        (None, _) => date.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Precision, Reading, read};
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(edtf: &str, arabic: &str, english: &str) {
        let date: PartialDate = edtf.parse().unwrap();
        assert_eq!(write(date, DateStyle::Iso), edtf);
        assert_eq!(write(date, DateStyle::ArabicLong), arabic);
        assert_eq!(write(date, DateStyle::EnglishLong), english);
    }

    #[test]
    fn styles() {
        check("2022-09-13", "13 سبتمبر 2022", "13 September 2022");
        check("2022-01-01", "1 يناير 2022", "1 January 2022");
        check("2022-12", "ديسمبر 2022", "December 2022");
        check("2022-04", "أبريل 2022", "April 2022");
        check("2022", "2022", "2022");
        check("0622-07-16", "16 يوليو 0622", "16 July 0622");
        check("0007", "0007", "0007");
    }

    fn dates() -> impl Strategy<Value = PartialDate> {
        let years = prop_oneof![1..=9999i32, 1290..=1510i32];
        (years, 1..=12u8, 1..=28u8, 0..3u8).prop_map(|(year, month, day, parts)| {
            match parts {
                0 => PartialDate::year(year),
                1 => PartialDate::month(year, month),
                _ => PartialDate::day(year, month, day),
            }
            .unwrap()
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(date in dates()) {
            for style in [DateStyle::Iso, DateStyle::ArabicLong, DateStyle::EnglishLong] {
                let text = write(date, style);
                // A full date in digits alone with such a year may be Hijri, so it is not read.
                let perhaps_hijri = style == DateStyle::Iso
                    && date.precision() == Precision::Day
                    && (1300..=1500).contains(&date.year_number());
                let expected = if perhaps_hijri {
                    Reading::NotUnderstood
                } else {
                    Reading::Understood(date)
                };
                prop_assert_eq!(read(&text), expected, "{}", text);
                let stored: PartialDate = date.to_string().parse().unwrap();
                prop_assert_eq!(stored, date);
            }
        }
    }
}
