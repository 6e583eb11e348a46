//! What a text may mean that is not understood because it is two dates: the choices for whoever
//! typed it. It must not know the clock, nor choose.

use super::edtf::Edtf;
use super::interpret::interpret;
use super::interpretation::{Setting, Verdict};
use super::partial::PartialDate;

/// The days that a text may mean which [`read()`](super::read()) does not understand for being more
/// than one, the likeliest first: `05/11/2021` is 5 November or 11 May 2021. Empty where the text is
/// understood, is no date, or is wrong.
///
/// ```
/// use tahrir::dates::{PartialDate, readings};
///
/// let days = [PartialDate::day(2021, 11, 5).unwrap(), PartialDate::day(2021, 5, 11).unwrap()];
/// assert_eq!(readings("05/11/2021"), days);
/// assert_eq!(readings("13/11/2021"), []);
/// ```
pub fn readings(text: &str) -> Vec<PartialDate> {
    let found = interpret(text, &Setting::default());
    if found.verdict() != Verdict::Ask {
        return Vec::new();
    }
    found.choices.into_iter().filter_map(Edtf::partial).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = readings(text).iter().map(PartialDate::to_string).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_two_days_is_told_as_two() {
        check("05/11/2021", &["2021-11-05", "2021-05-11"]);
        check("٥‏/١١‏/٢٠٢١", &["2021-11-05", "2021-05-11"]);
        check("5-11-2021", &["2021-11-05", "2021-05-11"]);
        check("11.05.2021م", &["2021-05-11", "2021-11-05"]);
        check("الجمعة 05/11/2021", &[]); // the weekday decided
        check("الثلاثاء، 05/11/2021", &[]);
        check("13/11/2021", &[]);
        check("5/5/2021", &[]);
        check("31/31/2021", &[]);
        check("السبت 05/11/2021", &[]); // neither is a Saturday
        check("كانون 2022", &["2022-12", "2022-01"]);
        check("17/2/1444", &["2022-09-13", "2065-05-06", "1444-02-17"]);
        check("05/11/21", &["2021-11-05", "2021-05-11", "1921-11-05", "1921-05-11", "2001-01-30"]);
        check("05/11-2021", &[]);
        check("5 نوفمبر 2021", &[]);
        check("قبل الحرب", &[]);
        check("", &[]);
    }

    proptest! {
        #[test]
        fn whatever_is_understood_is_not_in_doubt(text in any::<String>(), day in 1..13_u8, month in 1..13_u8) {
            readings(&text);
            let found = readings(&format!("{day}/{month}/2021"));
            prop_assert_eq!(found.len(), if day == month { 0 } else { 2 });
        }
    }
}
