//! A date as text, in one of a few styles.
//!
//! It must not know who asks: which style a wiki or a reader wants is theirs to say.

use serde::{Deserialize, Serialize};

use super::calendars::Calendar;
use super::names::{
    ALGERIAN, ARABIC, ENGLISH, ENGLISH_SHORT, FRENCH, HIJRI, LEVANTINE, MAURITANIAN, MOROCCAN,
    Year, name,
};
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
    /// `13 أيلول 2022`, as the Levant and Iraq name the months (CLDR 48 `ar-SY`).
    LevantineLong,
    /// `13 أوت 2022`, as Algeria and Tunisia do (CLDR 48 `ar-DZ`).
    AlgerianLong,
    /// `13 غشت 2022`, as Morocco does (CLDR 48 `ar-MA`).
    MoroccanLong,
    /// `13 أغشت 2022`, as Mauritania does (CLDR 48 `ar-MR`).
    MauritanianLong,
    /// `13 أيلول/سبتمبر 2022`, as the United Nations do for readers everywhere.
    ArabicDual,
    /// `17 صفر 1444 هـ` by Umm al-Qura; what is no day, or outside of its tables, in [`Self::ArabicLong`].
    Hijri,
    /// `13 September 2022`, `September 2022`, `2022` (CLDR 48 `en-GB`, date format long).
    EnglishLong,
    /// `September 13, 2022` (CLDR 48 `en`, date format long).
    AmericanLong,
    /// `13 Sep 2022`, in three letters.
    EnglishShort,
    /// `13 septembre 2022`, `1er mars 2020` (CLDR 48 `fr`, date format long).
    FrenchLong,
}

impl DateStyle {
    /// Every style.
    pub const ALL: [Self; 12] = [
        Self::Iso,
        Self::ArabicLong,
        Self::LevantineLong,
        Self::AlgerianLong,
        Self::MoroccanLong,
        Self::MauritanianLong,
        Self::ArabicDual,
        Self::Hijri,
        Self::EnglishLong,
        Self::AmericanLong,
        Self::EnglishShort,
        Self::FrenchLong,
    ];

    /// The names of months that it writes; none where it writes none, or two.
    fn names(self) -> Option<&'static Year> {
        Some(match self {
            Self::Iso => return None,
            Self::ArabicLong | Self::ArabicDual | Self::Hijri => &ARABIC,
            Self::LevantineLong => &LEVANTINE,
            Self::AlgerianLong => &ALGERIAN,
            Self::MoroccanLong => &MOROCCAN,
            Self::MauritanianLong => &MAURITANIAN,
            Self::EnglishLong | Self::AmericanLong => &ENGLISH,
            Self::EnglishShort => &ENGLISH_SHORT,
            Self::FrenchLong => &FRENCH,
        })
    }
}

/// `date` in `style`, as much of it as is known.
///
/// ```
/// use tahrir::dates::{DateStyle, PartialDate, write};
///
/// let date = PartialDate::day(2022, 9, 13).unwrap();
/// assert_eq!(write(date, DateStyle::ArabicLong), "13 سبتمبر 2022");
/// assert_eq!(write(date, DateStyle::Hijri), "17 صفر 1444 هـ");
/// ```
pub fn write(date: PartialDate, style: DateStyle) -> String {
    if style == DateStyle::Hijri
        && let Some(hijri) = hijri(date)
    {
        return hijri;
    }
    let (Some(names), Some(month)) = (style.names(), date.month_number()) else {
        return date.to_string();
    };
    let Some(month_name) = name(names, month) else { return date.to_string() };
    let year = date.year_number();
    let month = match (style, name(&LEVANTINE, month)) {
        (DateStyle::ArabicDual, Some(levantine)) if levantine != month_name => {
            format!("{levantine}/{month_name}")
        }
        _ => month_name.to_owned(),
    };
    match (date.day_number(), style) {
        (None, _) => format!("{month} {year:04}"),
        (Some(day), DateStyle::AmericanLong) => format!("{month} {day}, {year:04}"),
        (Some(1), DateStyle::FrenchLong) => format!("1er {month} {year:04}"),
        (Some(day), _) => format!("{day} {month} {year:04}"),
    }
}

fn hijri(date: PartialDate) -> Option<String> {
    date.day_number()?;
    let hijri = Calendar::Hijri.of(date.earliest())?;
    let month = name(&HIJRI, hijri.month)?;
    Some(format!("{} {month} {} هـ", hijri.day, hijri.year))
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

    #[track_caller]
    fn styled(edtf: &str, style: DateStyle, expected: &str) {
        assert_eq!(write(edtf.parse().unwrap(), style), expected);
    }

    #[test]
    fn months_of_every_region() {
        styled("2022-08-13", DateStyle::LevantineLong, "13 آب 2022");
        styled("2022-01", DateStyle::LevantineLong, "كانون الثاني 2022");
        styled("2022-08-13", DateStyle::AlgerianLong, "13 أوت 2022");
        styled("2022-08-13", DateStyle::MoroccanLong, "13 غشت 2022");
        styled("2022-08-13", DateStyle::MauritanianLong, "13 أغشت 2022");
        styled("2022-08-13", DateStyle::ArabicDual, "13 آب/أغسطس 2022");
        styled("2022-09-13", DateStyle::Hijri, "17 صفر 1444 هـ");
        styled("1492-01-02", DateStyle::Hijri, "2 يناير 1492");
        styled("2022", DateStyle::Hijri, "2022");
        styled("2022-09-13", DateStyle::AmericanLong, "September 13, 2022");
        styled("2022-09-13", DateStyle::EnglishShort, "13 Sep 2022");
        styled("2020-03-01", DateStyle::FrenchLong, "1er mars 2020");
        styled("2020-08-02", DateStyle::FrenchLong, "2 août 2020");
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
            for style in DateStyle::ALL {
                let text = write(date, style);
                // In digits alone such a year may be Hijri, and such a month a year.
                let in_digits = text == date.to_string();
                let doubtful = (1300..=1500).contains(&date.year_number())
                    || date.precision() == Precision::Month
                        && date.month_number().map(i32::from) > Some(date.year_number() % 100);
                let expected = if in_digits && doubtful {
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
