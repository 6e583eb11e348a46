//! What a text may mean that is not understood because it is two dates: the choices for whoever
//! typed it. It must not know the clock, nor choose.

use chrono::Datelike;

use super::partial::PartialDate;
use super::read::{MAX_BYTES, Piece, Reading, clean, cut, read, strip};

/// The days that a text may mean which [`read()`] does not understand for being more than one, the day
/// first before the month first: `05/11/2021` is 5 November or 11 May 2021. A weekday before it
/// leaves those that fall on it; one may be left, which still nobody has chosen. Empty where the
/// text is understood, or is no such date.
///
/// ```
/// use tahrir::dates::{PartialDate, readings};
///
/// let days = [PartialDate::day(2021, 11, 5).unwrap(), PartialDate::day(2021, 5, 11).unwrap()];
/// assert_eq!(readings("05/11/2021"), days);
/// assert_eq!(readings("13/11/2021"), []);
/// ```
pub fn readings(text: &str) -> Vec<PartialDate> {
    two_days(text).unwrap_or_default()
}

fn two_days(text: &str) -> Option<Vec<PartialDate>> {
    if text.len() > MAX_BYTES || read(text) != Reading::NotUnderstood {
        return None;
    }
    let pieces = cut(&clean(text)?)?;
    let stripped = strip(&pieces);
    let [first, Piece::Symbol { sign: one, .. }, second, Piece::Symbol { sign: two, .. }, year] =
        stripped.pieces
    else {
        return None;
    };
    if one != two || !matches!(one, '-' | '/' | '.') {
        return None;
    }
    let (first, second, year) = (first.small()?, second.small()?, year.year()?);
    // In these years it is probably Hijri or Persian, of which there are other days.
    if (1300..=1500).contains(&year) && !stripped.era {
        return None;
    }
    let falls = |day: &PartialDate| {
        stripped.weekday.is_none_or(|weekday| day.earliest().weekday() == weekday)
    };
    let days = [PartialDate::day(year, second, first), PartialDate::day(year, first, second)];
    Some(days.into_iter().flatten().filter(falls).collect())
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
        check("الجمعة 05/11/2021", &["2021-11-05"]);
        check("الثلاثاء، 05/11/2021", &["2021-05-11"]);
        check("السبت 05/11/2021", &[]);
        check("13/11/2021", &[]);
        check("5/5/2021", &[]);
        check("31/31/2021", &[]);
        check("05/11/1444", &[]);
        check("05/11/21", &[]);
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
