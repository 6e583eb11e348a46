//! D23: a title or quotation that says «غداً», or names a day that the source's day does not fit.
//!
//! Why: a headline about tomorrow that is dated after its event is a copy published later. Source: a
//! rule of the house.
//! Fix: none; it is shown.

use chrono::NaiveDate;

use super::super::{Diagnostic, ReferenceField, Severity};
use super::{DateFinding, Source, days_between};
use crate::article::{ReferenceDate, ReferenceText};
use crate::dates::{Setting, interpret};

/// Words that mean a day only on the day of the source.
const RELATIVE: [&str; 12] = [
    "غداً",
    "غدًا",
    "غدا",
    "اليوم",
    "أمس",
    "الليلة",
    "البارحة",
    "tomorrow",
    "today",
    "yesterday",
    "tonight",
    "hier",
];

pub(super) fn check(source: &Source<'_>, found: &mut Vec<Diagnostic>) {
    let texts = [
        (ReferenceText::Title, &source.reference.title),
        (ReferenceText::Quote, &source.reference.quote),
    ];
    for (field, text) in texts {
        if text.is_empty() {
            continue;
        }
        let place = ReferenceField::Text(field);
        let mut words = text.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
        let published = source.date(ReferenceDate::Published);
        if let (Some(named), Some(published)) = (day_in(text), published) {
            // News tells of days around it; months later it is another year's.
            let far = days_between(named, published.earliest())
                .max(days_between(published.latest(), named));
            if far > 300 {
                let finding = DateFinding::TitleDay { named, published };
                found.push(source.find(place, Severity::Warning, finding));
                continue;
            }
        }
        if let Some(word) =
            words.find(|word| RELATIVE.iter().any(|it| it.eq_ignore_ascii_case(word)))
        {
            let finding = DateFinding::RelativeTitle { word: word.to_owned() };
            found.push(source.find(place, Severity::Info, finding));
        }
    }
}

fn is_mark(c: char) -> bool {
    crate::text::letters::is_optional_mark(c)
}

/// The first whole date in a text, by a month's name: a number, a name, a year.
pub(super) fn day_in(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let has_digit = |word: &&str| word.chars().any(|c| c.is_numeric());
    words.iter().enumerate().filter(|(_, word)| has_digit(word)).find_map(|(at, _)| {
        (3..=4).find_map(|count| {
            let words = words.get(at..at.checked_add(count)?)?;
            let digits = |word: &str| word.chars().filter(|c| c.is_numeric()).count();
            let (first, last) = (words.first()?, words.last()?);
            if !(1..=2).contains(&digits(first)) || digits(last) != 4 {
                return None;
            }
            let text = words.join(" ");
            let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
            let found = interpret(bare, &Setting::default());
            found.edtf().filter(|date| date.is_day())?.earliest()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = day_in(text).map_or(String::new(), |day| day.to_string());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_day_in_a_text() {
        check("قمة سمرقند في 15 سبتمبر 2022، وما بعدها", "2022-09-15");
        check("في ١٥ تشرين الأول ٢٠٢٢ عقدت القمة", "2022-10-15");
        check("Summit on 15 September 2022.", "2022-09-15");
        check("بقي 15 شخصاً 2022", "");
        check("عام 2022 و15 سبتمبر", "");
        check("", "");
    }
}
