//! Which dates the citation templates of the English Wikipedia take: Citation Style 1.
//!
//! For telling, before an article is published there, that a template would print an error. It is
//! much stricter than reading: one spelling of each date, capitals right, no Arabic letter. It must
//! not know what a date means; that is `interpret.rs`.
//!
//! Source: Module:Citation/CS1/Date validation, as its answers show (the cases under `cs1-en` in
//! `tests/data/dates/cases.tsv`), and Help:CS1 errors, "Check date values".

use chrono::{Datelike, Days, NaiveDate};

use super::edtf::day_exists;
use super::names::{ENGLISH, ENGLISH_SHORT};

/// A parameter of a citation template that takes a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Parameter {
    /// `date=`
    Date,
    /// `access-date=`: a full day from Wikipedia's first to tomorrow.
    AccessDate,
    /// `archive-date=`
    ArchiveDate,
    /// `year=`
    Year,
    /// `pmc-embargo-date=`: a full day within two years.
    EmbargoDate,
}

/// Whether the template takes this text in this parameter on this day.
///
/// ```
/// use chrono::NaiveDate;
/// use tahrir::dates::cs1::{Parameter, accepts};
///
/// let today = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
/// assert!(accepts("13 September 2022", Parameter::Date, today));
/// assert!(!accepts("13 september 2022", Parameter::Date, today));
/// assert!(!accepts("13 سبتمبر 2022", Parameter::Date, today));
/// ```
pub fn accepts(text: &str, parameter: Parameter, today: NaiveDate) -> bool {
    if text.len() > super::MAX_BYTES {
        return false;
    }
    let last_year = today.year().saturating_add(1);
    if matches!(parameter, Parameter::Date | Parameter::Year)
        && let Some(year) = text.strip_prefix("c. ")
    {
        return matches!(shape(year), Some(Shape::Year(year)) if year <= last_year);
    }
    if parameter == Parameter::Date && matches!(text, "n.d." | "nd") {
        return true;
    }
    let Some(shape) = shape(text) else { return false };
    match (parameter, shape) {
        (Parameter::Year, Shape::Year(_)) => true,
        (Parameter::AccessDate, Shape::Day(year, month, day)) => {
            let day = NaiveDate::from_ymd_opt(year, month.into(), day.into());
            let first = NaiveDate::from_ymd_opt(2001, 1, 15);
            day >= first && day <= today.checked_add_days(Days::new(1))
        }
        (Parameter::EmbargoDate, Shape::Day(year, ..)) => year <= today.year().saturating_add(2),
        (Parameter::Year | Parameter::AccessDate | Parameter::EmbargoDate, _) => false,
        (Parameter::ArchiveDate, Shape::Season(_)) => false,
        (Parameter::Date | Parameter::ArchiveDate, shape) => shape.year() <= last_year,
    }
}

/// The forms that there are; of ranges only the last year matters further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Day(i32, u8, u8),
    Year(i32),
    Season(i32),
    Other(i32),
}

impl Shape {
    fn year(self) -> i32 {
        match self {
            Self::Day(year, ..) | Self::Year(year) | Self::Season(year) | Self::Other(year) => year,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'a> {
    Number { value: i32, digits: usize, zero: bool },
    Name(&'a str),
    Space,
    Comma,
    Hyphen,
    Dash,
}

fn shape(text: &str) -> Option<Shape> {
    let mut parts = cut(text)?;
    // 2022a, which tells two works of a year apart.
    if let [.., Part::Number { digits: 3 | 4, .. }, Part::Name(letter)] = parts.as_slice()
        && letter.len() == 1
    {
        parts.pop();
    }
    // A year stands last in every form but the first.
    if let [year, Part::Hyphen, month, Part::Hyphen, day] = parts.as_slice() {
        let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        day_exists(year, month, day).ok()?;
        return (year >= 1582).then_some(Shape::Day(year, month, day));
    }
    let (last, before) = parts.split_last()?;
    years(before, last).or_else(|| {
        let year = number(last, 4).or_else(|| number(last, 3))?;
        match before {
            [before @ .., Part::Comma, Part::Space] => month_first(before, year),
            [before @ .., Part::Space] => named(before, year, number(last, 4).is_some()),
            _ => None,
        }
    })
}

/// Years alone: 2022, 2003–2005, 2003–13.
fn years(before: &[Part<'_>], last: &Part<'_>) -> Option<Shape> {
    match before {
        [] => number(last, 4).or_else(|| number(last, 3)).map(Shape::Year),
        [first, Part::Hyphen | Part::Dash] => {
            let from = number(first, 4).or_else(|| number(first, 3))?;
            let to = match number(last, 2) {
                Some(short) if short > 12 => from - from % 100 + short,
                Some(_) => return None,
                None => number(last, 4).or_else(|| number(last, 3))?,
            };
            (from < to).then_some(Shape::Other(to))
        }
        // Winter 2019–2020
        [Part::Name("Winter" | "Summer"), Part::Space, first, Part::Hyphen | Part::Dash] => {
            let from = number(first, 4)?;
            let to = from.checked_add(1)?;
            let fits = number(last, 4) == Some(to) || number(last, 2) == Some(to % 100);
            fits.then_some(Shape::Season(to))
        }
        _ => None,
    }
}

/// September 13, 2022 and its ranges, up to the comma.
fn month_first(before: &[Part<'_>], year: i32) -> Option<Shape> {
    match before {
        [Part::Name(name), Part::Space, first] => {
            day_of(year, name, first).map(|(m, d)| Shape::Day(year, m, d))
        }
        [Part::Name(name), Part::Space, first, Part::Hyphen | Part::Dash, second] => {
            let (one, two) = (day_of(year, name, first)?, day_of(year, name, second)?);
            (one < two).then_some(Shape::Other(year))
        }
        [
            Part::Name(name),
            Part::Space,
            first,
            Part::Space,
            Part::Hyphen | Part::Dash,
            Part::Space,
            Part::Name(other),
            Part::Space,
            second,
        ] => {
            let (one, two) = (day_of(year, name, first)?, day_of(year, other, second)?);
            (alike(name, other) && one.0 < two.0).then_some(Shape::Other(year))
        }
        [
            Part::Name(name),
            Part::Space,
            first,
            Part::Comma,
            Part::Space,
            from,
            Part::Space,
            Part::Hyphen | Part::Dash,
            Part::Space,
            Part::Name(other),
            Part::Space,
            second,
        ] => {
            let from = number(from, 4)?;
            day_of(from, name, first)?;
            day_of(year, other, second)?;
            (alike(name, other) && from < year).then_some(Shape::Other(year))
        }
        _ => None,
    }
}

/// What ends in a space and a year: 13 September 2022, Spring 2020, and their ranges.
fn named(before: &[Part<'_>], year: i32, four: bool) -> Option<Shape> {
    match before {
        [first, Part::Space, Part::Name(name)] => {
            day_of(year, name, first).map(|(m, d)| Shape::Day(year, m, d))
        }
        _ if !four => None,
        [Part::Name(name)] if month(name).is_some() => Some(Shape::Other(year)),
        [Part::Name(name)] => is_other_name(name).then_some(Shape::Season(year)),
        [first, Part::Hyphen | Part::Dash, second, Part::Space, Part::Name(name)] => {
            let (one, two) = (day_of(year, name, first)?, day_of(year, name, second)?);
            (one < two).then_some(Shape::Other(year))
        }
        [Part::Name(name), Part::Hyphen | Part::Dash, Part::Name(other)] => {
            match (month(name), month(other)) {
                (Some(one), Some(two)) => {
                    (alike(name, other) && one < two).then_some(Shape::Other(year))
                }
                (None, None) => (is_season(name) && is_season(other) && name != other)
                    .then_some(Shape::Season(year)),
                _ => None,
            }
        }
        [
            first,
            Part::Space,
            Part::Name(name),
            Part::Space,
            Part::Hyphen | Part::Dash,
            Part::Space,
            second,
            Part::Space,
            Part::Name(other),
        ] => {
            let (one, two) = (day_of(year, name, first)?, day_of(year, other, second)?);
            (alike(name, other) && one.0 < two.0).then_some(Shape::Other(year))
        }
        [
            first,
            Part::Space,
            Part::Name(name),
            Part::Space,
            from,
            Part::Space,
            Part::Hyphen | Part::Dash,
            Part::Space,
            second,
            Part::Space,
            Part::Name(other),
        ] => {
            let from = number(from, 4)?;
            day_of(from, name, first)?;
            day_of(year, other, second)?;
            (alike(name, other) && from < year).then_some(Shape::Other(year))
        }
        [
            Part::Name(name),
            Part::Space,
            from,
            Part::Space,
            Part::Hyphen | Part::Dash,
            Part::Space,
            Part::Name(other),
        ] => {
            let from = number(from, 4)?;
            let months = month(name).is_some() && month(other).is_some() && alike(name, other);
            let seasons = is_season(name) && is_season(other);
            (from < year && (months || seasons)).then_some(if months {
                Shape::Other(year)
            } else {
                Shape::Season(year)
            })
        }
        _ => None,
    }
}

fn number(part: &Part<'_>, wanted: usize) -> Option<i32> {
    match part {
        Part::Number { value, digits, .. } if *digits == wanted => Some(*value),
        _ => None,
    }
}

/// A day without a leading zero, in a month that has it.
fn day_of(year: i32, name: &str, day: &Part<'_>) -> Option<(u8, u8)> {
    let Part::Number { value, digits: 1 | 2, zero: false } = day else { return None };
    let (month, day) = (month(name)?, u8::try_from(*value).ok()?);
    day_exists(year, month, day).ok()?;
    Some((month, day))
}

fn month(name: &str) -> Option<u8> {
    let sets = [ENGLISH, ENGLISH_SHORT].into_iter();
    sets.flat_map(|set| (1u8..).zip(set)).find(|(_, month)| *month == name).map(|(month, _)| month)
}

/// Whether both are written out, or both in short; May is both.
fn alike(one: &str, other: &str) -> bool {
    let both = |set: &[&str]| set.contains(&one) && set.contains(&other);
    both(&ENGLISH) || both(&ENGLISH_SHORT)
}

fn is_season(name: &str) -> bool {
    matches!(name, "Spring" | "Summer" | "Autumn" | "Fall" | "Winter")
}

fn is_other_name(name: &str) -> bool {
    is_season(name)
        || matches!(
            name,
            "First Quarter"
                | "Second Quarter"
                | "Third Quarter"
                | "Fourth Quarter"
                | "Easter"
                | "Christmas"
        )
}

fn cut(text: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |is: fn(&char) -> bool| {
            let bytes: usize = rest.chars().take_while(is).map(char::len_utf8).sum();
            rest.split_at_checked(bytes)
        };
        let (part, after) = match first {
            '0'..='9' => {
                let (digits, after) = run(char::is_ascii_digit)?;
                let value = digits.parse().ok()?;
                let zero = digits.starts_with('0');
                (Part::Number { value, digits: digits.len(), zero }, after)
            }
            'A'..='Z' | 'a'..='z' => {
                let (mut name, mut after) = run(char::is_ascii_alphabetic)?;
                if matches!(name, "First" | "Second" | "Third" | "Fourth")
                    && let Some(rest) = after.strip_prefix(" Quarter")
                {
                    name = text_between(text, name, rest)?;
                    after = rest;
                }
                (Part::Name(name), after)
            }
            ' ' => (Part::Space, run(|c| *c == ' ')?.1),
            ',' => (Part::Comma, run(|c| *c == ',')?.1),
            '-' => (Part::Hyphen, rest.strip_prefix('-')?),
            '–' => (Part::Dash, rest.strip_prefix('–')?),
            _ => return None,
        };
        parts.push(part);
        rest = after;
    }
    Some(parts)
}

/// The text from where `name` begins to where `rest` does; both are ends of parts of it.
fn text_between<'a>(text: &'a str, name: &str, rest: &str) -> Option<&'a str> {
    let end = text.len().checked_sub(rest.len())?;
    text.get(..end)?.rfind(name).and_then(|start| text.get(start..end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, parameter: Parameter, expected: bool) {
        let today = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        assert_eq!(accepts(text, parameter, today), expected, "{text}");
    }

    // All other cases are rows of tests/data/dates/cases.tsv.
    #[test]
    fn what_is_taken() {
        check("13 September 2022", Parameter::Date, true);
        check("2022-09-13", Parameter::AccessDate, true);
        check("First Quarter 2020", Parameter::Date, true);
        check("13 Sept 2022", Parameter::Date, false);
        check("13 سبتمبر 2022", Parameter::Date, false);
        check("", Parameter::Date, false);
        check(&"2022 ".repeat(1000), Parameter::Date, false);
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>(), like in "[0-9A-Za-z ,–-]{0,40}") {
            check(&text, Parameter::AccessDate, false);
            let today = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
            accepts(&like, Parameter::Date, today);
        }
    }
}
