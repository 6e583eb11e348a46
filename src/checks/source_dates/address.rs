//! D15, D36: a day in a source's address: `/2022/09/13/`, which the publisher's system wrote, and the
//! number of a post, which counts milliseconds.
//!
//! Source for the numbers: X (Twitter), "Snowflake" ids: bits above the 22nd are milliseconds since
//! 2010-11-04T01:42:54.657Z.
//! Fix: the day of the address.

use chrono::{DateTime, NaiveDate};

use super::super::{Diagnostic, Severity};
use super::{DateFinding, Source, days_between};
use crate::article::ReferenceDate;
use crate::dates::{PartialDate, Precision};

pub(super) fn check(source: &Source<'_>, found: &mut Vec<Diagnostic>) {
    let Some(published) = source.date(ReferenceDate::Published) else { return };
    let which = ReferenceDate::Published;
    if let Some(posted) = posted(&source.reference.url) {
        if apart(published, posted) > 1 {
            found.push(Diagnostic {
                fix: Some(source.write(which, &posted.to_string())),
                ..source.find_date(which, Severity::Error, DateFinding::Post { published, posted })
            });
        }
    } else if let Some(address) = day_in(&source.reference.url) {
        let apart = apart(published, address);
        if apart > 0 {
            // A day apart is a time zone, or the paper after the page.
            let severity = if apart == 1 { Severity::Info } else { Severity::Warning };
            found.push(Diagnostic {
                fix: Some(source.write(which, &address.to_string())),
                ..source.find_date(which, severity, DateFinding::Address { published, address })
            });
        }
    }
}

/// Days between a date and a day outside of it.
fn apart(date: PartialDate, day: NaiveDate) -> i64 {
    match date.precision() {
        Precision::Day => days_between(date.earliest(), day).abs(),
        _ => (days_between(day, date.earliest())).max(days_between(date.latest(), day)).max(0),
    }
}

/// The day that the path of an address names: `/2022/09/13/`, `/2022-09-13-`, `/20220913/`.
pub(super) fn day_in(address: &str) -> Option<NaiveDate> {
    let (_, rest) = address.split_once("://")?;
    let (_, path) = rest.split_once('/')?;
    let path = path.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let apart = parts.windows(3).find_map(|three| {
        let [year, month, day] = three else { return None };
        let fits =
            year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
        fits.then(|| of_web(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)).flatten()
    });
    apart.or_else(|| {
        parts.iter().filter(|part| part.len() == 8).find_map(|part| {
            let number: i32 = part.parse().ok()?;
            let (month, day) = (u32::try_from(number / 100 % 100), u32::try_from(number % 100));
            of_web(number / 10_000, month.ok()?, day.ok()?)
        })
    })
}

/// A day since there is a web: other numbers in addresses are no days.
fn of_web(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (1991..=2100).contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()
}

/// The day on which a post of X was made, by its number.
fn posted(address: &str) -> Option<NaiveDate> {
    const EPOCH_MS: i64 = 1_288_834_974_657;
    let (_, rest) = address.split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    let host = host.trim_start_matches("www.").trim_start_matches("mobile.");
    if !matches!(host, "twitter.com" | "x.com") {
        return None;
    }
    let (_, number) = path.split_once("/status/")?;
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    let number: i64 = digits.parse().ok()?;
    // Numbers before the autumn of 2010 only count posts.
    let since_ms = number.checked_shr(22).filter(|since| *since > 1_000_000)?;
    Some(DateTime::from_timestamp_millis(since_ms.checked_add(EPOCH_MS)?)?.date_naive())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, day: &str, post: &str) {
        let shown = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
        assert_eq!(
            (shown(day_in(address)), shown(posted(address))),
            (day.into(), post.into()),
            "{address}"
        );
    }

    #[test]
    fn days_in_addresses() {
        check("https://e.org/news/2022/09/13/summit", "2022-09-13", "");
        check("https://e.org/2022/9/3", "2022-09-03", "");
        check("https://e.org/a-2022-09-13-b.html?x=2021/01/01", "2022-09-13", "");
        check("https://e.org/20220913/x", "2022-09-13", "");
        check("https://e.org/2022/13/09/x", "", "");
        check("https://e.org/12345678", "", "");
        check("https://e.org/1444/02/17/x", "", "");
        check("https://2022.09.13.e.org/", "", "");
        check("https://x.com/a/status/1569650271262244866", "", "2022-09-13");
        check("https://twitter.com/a/status/20", "", "");
        check("https://e.org/a/status/1569650271262244866", "", "");
        check("nonsense", "", "");
        check("", "", "");
    }
}
