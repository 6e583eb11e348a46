//! Free text to a day, month or year: what most callers ask.
//!
//! It must not know how texts are read; that is `interpret.rs`.

use super::interpret::interpret;
use super::interpretation::{Note, Setting};
use super::partial::{DateError, PartialDate};

/// Text longer than this many bytes of UTF-8 is not a date, and is not looked at.
pub const MAX_BYTES: usize = 200;

/// What [`read()`] made of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reading {
    /// The text is this date.
    Understood(PartialDate),
    /// The text is clearly a date, but there is no such date: «31 يونيو 2022», `2022-13-40`.
    Impossible(DateError),
    /// The text is no date, may be more than one, or is one that no day, month or year is: a range,
    /// a season, about 1900. [`interpret()`] says which.
    NotUnderstood,
}

/// The day, month or year that `text` gives, if it gives one and only one.
///
/// What is read and what is not is told at [`interpret()`], of which this is the short answer,
/// without knowing what is today or anything else outside the text.
///
/// ```
/// use tahrir::dates::{PartialDate, Reading, read};
///
/// let date = PartialDate::day(2022, 9, 13).unwrap();
/// assert_eq!(read("الثلاثاء، ١٣ أيلول/سبتمبر ٢٠٢٢م"), Reading::Understood(date));
/// assert_eq!(read("17 صفر 1444هـ"), Reading::Understood(date));
/// assert_eq!(read("05/11/2011"), Reading::NotUnderstood);
/// ```
pub fn read(text: &str) -> Reading {
    let found = interpret(text, &Setting::default());
    if let Some(date) = found.partial() {
        return Reading::Understood(date);
    }
    let error = found.notes.iter().find_map(|note| match note {
        Note::Impossible(error) => Some(*error),
        _ => None,
    });
    error.map_or(Reading::NotUnderstood, Reading::Impossible)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `text` is read as the EDTF date `edtf`; as nothing at all where that is "".
    #[track_caller]
    fn check(text: &str, edtf: &str) {
        let expected = match edtf {
            "" => Reading::NotUnderstood,
            edtf => Reading::Understood(edtf.parse().unwrap()),
        };
        assert_eq!(read(text), expected, "{text:?}");
    }

    #[track_caller]
    fn impossible(text: &str, year: i32, month: u8, day: u8) {
        let error = PartialDate::day(year, month, day).unwrap_err();
        assert_eq!(read(text), Reading::Impossible(error), "{text:?}");
    }

    #[test]
    fn digits() {
        check("9/2022", "2022-09");
        check("2022/09", "2022-09");
        check("2022-9", "2022-09");
        check("2022-09-13", "2022-09-13");
        check("2022-9-13", "2022-09-13");
        check("2022-09", "2022-09");
        check("2022", "2022");
        check("  2022 ", "2022");
        check("٢٠٢٢-٠٩-١٣", "2022-09-13");
        check("۲۰۲۲/۹/۱۳", "2022-09-13");
        check("２０２２-09-13", "2022-09-13");
        check("2022‑09‑13", "2022-09-13");
        check("2022/09/13", "2022-09-13");
        check("2022/05/11", "2022-05-11");
        check("2022.09.13", "2022-09-13");
        check("13/9/2022", "2022-09-13");
        check("13 / 9 / 2022", "2022-09-13");
        check("9/13/2022", "2022-09-13");
        check("13-9-2022", "2022-09-13");
        check("13.09.2022", "2022-09-13");
        check("5/5/2011", "2011-05-05");
        check("٥/٥/٢٠١١م", "2011-05-05");
        check("\u{200F}2022\u{200E}-\u{2068}09\u{2069}-13", "2022-09-13");
    }

    #[test]
    fn digits_that_would_be_a_guess() {
        check("05/11/2011", "");
        check("11/05/2011", "");
        check("5-11-2011", "");
        check("13/9/22", "");
        check("13/9", "");
        check("9/15", "");
        check("2022 - 09", "");
        check("2022-23", "");
        check("2007-13", "");
        check("2022-21", "");
        check("2022-2023", "");
        check("2022-09/13", "");
        check("2022-09-13/2022-09-14", "");
        check("2022-009-13", "");
        check("02022", "");
        check("622", "");
        check("22", "");
        check("0000", "");
        check("-2022", "");
        check("2022?", "");
        check("2022~", "");
        check("20 22", "");
        check("99999999999999999999", "");
        check("20220913", "");
        check("2022-09-1³", "");
        check("13²/9/2022", "");
        check("13ـ9ـ2022", "");
        check("2003-05", "");
        check("2022½", "");
        check("", "");
        check("   ", "");
        check("-", "");
    }

    #[test]
    fn time_of_day_is_dropped() {
        check("2022-09-13T10:00:00Z", "2022-09-13");
        check("2022-09-13t10:00:00z", "2022-09-13");
        check("2022-09-13T10:00:00.123456789+03:00", "2022-09-13");
        check("2022-09-13T10:00:00+0300", "2022-09-13");
        check("2022-09-13T23:59:60-05", "2022-09-13");
        check("2022-09-13 10:00", "2022-09-13");
        check("2022-09-13 10:00 م", "2022-09-13");
        check("2022/09/13 10:00:00", "2022-09-13");
        check("٢٠٢٢-٠٩-١٣ ١٠:٠٠", "2022-09-13");
        check("2022-09-13T", "");
        check("2022-09-13 10", "");
        check("2022-09-13T25:00", "");
        check("2022-09-13T10:61", "");
        check("2022-09-13T10:00:00Z Z", "");
        check("2022-09-13T10:00+", "");
        check("2022-09-13 2022-09-14", "");
        check("2022-09T10:00", "");
        check("10:00", "");
    }

    #[test]
    fn arabic_names() {
        check("13 سبتمبر 2022", "2022-09-13");
        check("١٣ سبتمبر ٢٠٢٢", "2022-09-13");
        check("13 سبتمبر، 2022", "2022-09-13");
        check("13سبتمبر2022", "2022-09-13");
        check("13\u{A0}سبتمبر\u{A0}2022", "2022-09-13");
        check("سبتمبر 2022", "2022-09");
        check("سبتمبر، 2022", "2022-09");
        check("سبتمبر 13, 2022", "2022-09-13");
        check("اكتوبر 2011", "2011-10");
        check("إكتوبر 2011", "2011-10");
        check("1 ابريل 2011", "2011-04-01");
        check("1 إبريل 2011", "2011-04-01");
        check("30 يونيه 2013", "2013-06-30");
        check("23 يوليه 1952", "1952-07-23");
        check("13 أيلول 2022", "2022-09-13");
        check("13 أَيْلُولُ 2022", "2022-09-13");
        check("13 سبتمبـــر 2022", "2022-09-13");
        check("13ـ سبتمبر 2022", "2022-09-13");
        check("1 كانون الثاني 2022", "2022-01-01");
        check("1 كانون ثاني 2022", "2022-01-01");
        check("1 كانون الأول 2022", "2022-12-01");
        check("1 تشرين الأول 2022", "2022-10-01");
        check("تشرين الثانى 2022", "2022-11");
        check("14 جانفي 2011", "2011-01-14");
        check("5 جويلية 1962", "1962-07-05");
        check("5 جويليه 1962", "1962-07-05");
        check("1 ماي 2011", "2011-05-01");
        check("20 غشت 1953", "1953-08-20");
        check("18 نونبر 1955", "1955-11-18");
        check("30 يوليوز 1999", "1999-07-30");
        check("13 سبتمبر 1444", "1444-09-13");
        check("16 يوليو 0622", "0622-07-16");
        check("\u{202B}13 سبتمبر 2022\u{202C}", "2022-09-13");
    }

    #[test]
    fn two_names_of_one_month() {
        check("13 أيلول/سبتمبر 2022", "2022-09-13");
        check("13 أيلول / سبتمبر 2022", "2022-09-13");
        check("13 سبتمبر/أيلول 2022", "2022-09-13");
        check("13 أيلول (سبتمبر) 2022", "2022-09-13");
        check("13 سبتمبر (أيلول)، 2022", "2022-09-13");
        check("كانون الثاني/يناير 2022", "2022-01");
        check("25 يناير (كانون الثاني) 2011", "2011-01-25");
        check("15 تشرين الثاني/نوفمبر 1988", "1988-11-15");
        check("13 أيلول/أكتوبر 2022", "");
        check("13 أيلول (أكتوبر) 2022", "");
        check("يناير/فبراير 2022", "");
        check("يناير-فبراير 2022", "");
        check("13 أيلول سبتمبر 2022", "");
        check("13 أيلول (سبتمبر 2022", "");
        check("13 أيلول/سبتمبر/أيلول 2022", "");
        check("13 تشرين/أكتوبر 2022", "");
    }

    #[test]
    fn english_names() {
        check("13 September 2022", "2022-09-13");
        check("13 september, 2022", "2022-09-13");
        check("September 13, 2022", "2022-09-13");
        check("September 13 2022", "2022-09-13");
        check("Sept 13, 2022", "2022-09-13");
        check("Sept. 13, 2022", "2022-09-13");
        check("Sep 2022", "2022-09");
        check("SEP. 2022", "2022-09");
        check("May 2022", "2022-05");
        check("Tuesday, September 13, 2022", "2022-09-13");
        check("Tue, 13 Sep 2022", "2022-09-13");
        check("on 13 September 2022", "2022-09-13");
        check("September", "");
        check("13 September", "");
        check("September 13", "");
        check("Septembre 2022", "2022-09");
        check("Septembere 2022", "");
        check("13 Sep 22", "");
        check("13 14 September 2022", "");
        check("13-14 September 2022", "");
    }

    #[test]
    fn words_around() {
        check("الثلاثاء 13 سبتمبر 2022", "2022-09-13");
        check("الثلاثاء، 13 سبتمبر 2022", "2022-09-13");
        check("الثلاثاء 13/9/2022", "2022-09-13");
        check("الاثنين، ١٣ أيلول ٢٠٢٢", ""); // it was a Tuesday
        check("الجمعة 05/11/2021", "2021-11-05");
        check("يوم الجمعة 2022-09-16", "2022-09-16");
        check("في يوم الأربعاء 14 سبتمبر 2022م", "2022-09-14");
        check("في 2022", "2022");
        check("في سبتمبر 2022 م", "2022-09");
        check("2022م", "2022");
        check("2022 م", "2022");
        check("الاثنين 2022", "");
        check("الاثنين سبتمبر 2022", "");
        check("الاثنين", "");
        check("يوم", "");
        check("م", "");
        check("2022 ق.م", "");
        check("2022 ق م", "");
        check("13 سبتمبر م 2022", "");
        check("13 سبتمبر 2022 تقريبا", "");
        check("نحو 2022", "");
        check("حوالي سبتمبر 2022", "");
        check("بين 2021 و2022", "");
    }

    #[test]
    fn other_calendars() {
        check("17 صفر 1444", "2022-09-13");
        check("١٧ صفر ١٤٤٤هـ", "2022-09-13");
        check("14-09-1432 هـ, 09:40 صباحاً", "2011-08-14");
        check("20 ذو القعدة 1438", "2017-08-12");
        check("الأحد 20 ذو القعدة 1438", "2017-08-13"); // the moon was sighted a day later
        check("الاثنين 20 ذو القعدة 1438", "");
        check("1 ربيع الأول 1444", "2022-09-27");
        check("22 شهریور ۱۴۰۱", "2022-09-13");
        check("۱۴۰۱/۰۶/۲۲ هـ.ش", "2022-09-13");
        check("13 هانيبال 1385", "2017-08-13");
        check("1 الفاتح 1969", "1969-09-01");
        check("17 صفر 1444هـ الموافق 13 سبتمبر 2022م", "2022-09-13");
        check("13 سبتمبر 2022 (17 صفر 1444 هـ)", "2022-09-13");
        check("الثلاثاء 17 صفر 1444 هـ / 13 سبتمبر 2022 م", "2022-09-13");
        check("17/2/1444هـ - 13/9/2022م", "2022-09-13");
        check("18 صفر 1444 الموافق 13 سبتمبر 2022", "2022-09-13"); // a day apart is usual
        check("17 صفر 1444 الموافق 23 سبتمبر 2022", "");
        // Months and years of these are many Gregorian days.
        check("1444هـ", "");
        check("صفر 1444", "");
        check("2022هـ", "");
        check("13 سبتمبر 2022 هـ", "");
        check("1444-02-17", "");
        check("1444/2/17", "");
        check("17/2/1444", "");
        check("1444-13-30", "");
        check("۱۴۰۱/۰۶/۲۲", "");
        check("1444-02-17T10:00:00Z", "");
        check("1444-02-17 10:00 م", "");
        check("1300-01-01", "");
        check("1500-11-30", "");
        check("1500-12-31", "1500-12-31"); // the others have no such day
        check("1299-12-31", "1299-12-31");
        check("1501-01-01", "1501-01-01");
        check("1492-01-02م", "1492-01-02");
        check("2/1/1492", "");
        check("29/5/1453 م", "1453-05-29");
        check("1453", "");
        check("1453م", "1453");
        check("مايو 1453", "1453-05");
        check("1453-05", "");
        check("كانون 2022", "");
        check("تشرين 2022", "");
        check("1 كانون 2022", "");
        check("1 تشرين 2 2022", "2022-11-01");
    }

    #[test]
    fn no_such_date() {
        impossible("31 يونيو 2022", 2022, 6, 31);
        impossible("٣١ يونيو ٢٠٢٢", 2022, 6, 31);
        impossible("29 فبراير 2011", 2011, 2, 29);
        impossible("30 شباط/فبراير 2012", 2012, 2, 30);
        impossible("0 سبتمبر 2022", 2022, 9, 0);
        impossible("99 September 2022", 2022, 9, 99);
        impossible("February 29, 2011", 2011, 2, 29);
        impossible("2022-13-40", 2022, 13, 40);
        impossible("2022-00-13", 2022, 0, 13);
        impossible("2022-09-00", 2022, 9, 0);
        impossible("2022/13/9", 2022, 13, 9);
        impossible("31/6/2022", 2022, 6, 31);
        impossible("6/31/2022", 2022, 6, 31);
        impossible("13/14/2022", 2022, 14, 13);
        impossible("0/9/2022", 2022, 9, 0);
        impossible("الثلاثاء 31 يونيو 2022", 2022, 6, 31);
        impossible("2011-02-29T10:00:00Z", 2011, 2, 29);
    }

    #[test]
    fn long_text() {
        let padded = |bytes: usize| format!("{:>bytes$}", "2022");
        check(&padded(MAX_BYTES), "2022");
        check(&padded(MAX_BYTES + 1), "");
        check(&"2022 ".repeat(1_000_000), "");
        check(&"ﷺ".repeat(66), "");
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>()) {
            let _ = read(&text);
        }

        #[test]
        fn never_panics_on_what_looks_like_a_date(
            text in "[0-9٠-٩/.,:+()ـTZم \u{200F}-]{0,12}(سبتمبر|تشرين|الأول|Sep|/|ه|يوم|السبت| ){0,4}[0-9T:Zم ،-]{0,12}"
        ) {
            if let Reading::Understood(date) = read(&text) {
                prop_assert_eq!(date.to_string().parse(), Ok(date));
            }
        }
    }
}
