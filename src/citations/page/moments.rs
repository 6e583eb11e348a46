//! Dates in the address of a page and in the words that are read, where no tag gives one.
//!
//! It must not know tags nor who is believed first.

use super::{About, PagePlace, Said, is_day};
use crate::dates::PartialDate;
use crate::text::letters;

/// Folded words before the day of publication.
const PUBLISHED: [&str; 12] = [
    "تاريخ النشر",
    "نشر بتاريخ",
    "نشر في",
    "نشر يوم",
    "نشرت في",
    "نشر",
    "published on",
    "published",
    "posted on",
    "posted",
    "first published",
    "date",
];
/// Folded words before the day of a change.
const MODIFIED: [&str; 10] = [
    "اخر تحديث",
    "تاريخ التحديث",
    "حدث في",
    "تم التحديث",
    "محدث",
    "last updated",
    "last modified",
    "updated on",
    "updated",
    "modified",
];

/// The day that a moment of a tag falls on, as it stands there: `2022-09-13T10:00:00+03:00` is
/// 2022-09-13 where it was written. Anything else stays as it is.
pub(super) fn day(moment: &str) -> String {
    let moment = moment.trim();
    let day = moment.get(..10).filter(|day| day.parse::<PartialDate>().is_ok());
    let after = moment.get(10..).unwrap_or_default();
    match day {
        Some(day) if after.is_empty() || after.starts_with(['T', 't', ' ']) => day.to_owned(),
        _ => moment.to_owned(),
    }
}

/// The day in an address, as ISO: `/2022/09/13/`, `/2022/sep/13/`, `/2022-09-13-`, `/20220913`.
pub(super) fn in_address(address: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let (_, path) = address.split_once("://")?.1.split_once('/')?;
    let path = path.split(['?', '#']).next()?;
    let number = |text: &str| -> Option<u32> {
        let fits = (1..=4).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
        if fits { text.parse().ok() } else { None }
    };
    let date = |year: &str, month: &str, day: &str| {
        let year = number(year).filter(|year| year_is_likely(*year))?;
        let named = MONTHS.iter().position(|it| month.eq_ignore_ascii_case(it));
        let month = named.and_then(|at| u32::try_from(at + 1).ok()).or_else(|| number(month))?;
        let iso = format!("{year:04}-{month:02}-{:02}", number(day)?);
        iso.parse::<PartialDate>().is_ok().then_some(iso)
    };
    let segments: Vec<&str> = path.split('/').take(64).collect();
    let in_three = segments.windows(3).find_map(|three| match three {
        [year, month, day] => date(year, month, day.split(['-', '_', '.']).next()?),
        _ => None,
    });
    let in_one = || {
        segments.iter().find_map(|segment| {
            let parts: Vec<&str> = segment.split(['-', '_', '.']).take(16).collect();
            let three = parts.windows(3).find_map(|three| match three {
                [year, month, day] if year.len() == 4 => date(year, month, day),
                _ => None,
            });
            let eight = || {
                parts
                    .iter()
                    .filter(|part| part.len() == 8 && part.is_ascii())
                    .find_map(|part| date(part.get(..4)?, part.get(4..6)?, part.get(6..)?))
            };
            three.or_else(eight)
        })
    };
    in_three.or_else(in_one)
}

/// Years in which there were pages of the web.
fn year_is_likely(year: u32) -> bool {
    (1991..=2099).contains(&year)
}

/// Adds the days that the words of a page give: behind words for it, or alone on a line of its first
/// part.
pub(super) fn in_text(lines: &[String], said: &mut Vec<Said>) {
    let mut say = |about, value: &str| {
        said.push(Said { about, value: value.to_owned(), place: PagePlace::Text });
    };
    for line in lines {
        // Most lines are turned away here.
        if !line.chars().any(|c| letters::ascii_digit(c).is_ascii_digit()) {
            continue;
        }
        let words = [(About::Modified, MODIFIED.as_slice()), (About::Published, &PUBLISHED)];
        let labelled = words.into_iter().find_map(|(about, words)| {
            let value = words.iter().find_map(|word| behind(line, word))?;
            pieces(value).find(|piece| is_day(piece)).map(|piece| (about, piece))
        });
        match labelled {
            Some((about, value)) => say(about, value),
            None => {
                if let Some(day) =
                    pieces(line).find(|piece| is_day(piece)).filter(|_| line.len() < 80)
                {
                    say(About::Published, day);
                }
            }
        }
    }
}

/// What stands behind a word (folded) at the start of a line.
fn behind<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = line
        .char_indices()
        .filter(|(_, c)| !letters::is_optional_mark(*c) && !letters::is_bidi_control(*c));
    for wanted in word.chars() {
        let (_, found) = rest.next()?;
        let found = if found.is_whitespace() { ' ' } else { letters::folded_letter(found) };
        if found.to_ascii_lowercase() != wanted {
            return None;
        }
    }
    let (at, c) = rest.next()?;
    let value = line.get(at..)?;
    (!c.is_alphabetic()).then(|| value.trim_matches(|c: char| c.is_whitespace() || c == ':'))
}

/// The parts of a line that may be a date alone.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let whole = std::iter::once(line.trim());
    let parts = line.split(['|', '•', '·', '(', ')', '،', '\u{2013}', '\u{2014}']);
    let parts = parts.chain(line.split(" - ")).chain(line.split(" في "));
    // A time of day behind the date.
    let timed = line.split([',', '،', '-', '|']).next();
    whole.chain(parts.map(str::trim)).chain(timed.map(str::trim)).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_addresses() {
        let check = |address: &str, expected: &str| {
            assert_eq!(in_address(address).unwrap_or_default(), expected, "{address}");
        };
        check("https://e.org/news/2022/9/13/قمة", "2022-09-13");
        check("https://e.org/world/2022/sep/13/x", "2022-09-13");
        check("https://e.org/2022-09-13-x", "2022-09-13");
        check("https://e.org/x-20220913", "2022-09-13");
        check("https://e.org/a/2022-09-13", "2022-09-13");
        check("https://e.org/2022/09", "");
        check("https://e.org/2022/13/13/", "");
        check("https://e.org/12345678", "");
        check("https://e.org/?d=2022/09/13", "");
        check("https://2022/09/13", "");
        check("", "");
    }

    #[test]
    fn the_day_of_a_moment() {
        assert_eq!(day("2022-09-13T23:00:00+03:00"), "2022-09-13");
        assert_eq!(day("2022-09-13 10:00"), "2022-09-13");
        assert_eq!(day("13 أيلول 2022"), "13 أيلول 2022");
        assert_eq!(day("2022-09-133"), "2022-09-133");
    }
}
