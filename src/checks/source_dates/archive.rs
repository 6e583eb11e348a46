//! D07, D09, D20, D21: the copy that an archive keeps: its day is the one in its address, a date has
//! an address and an address a date, and what was read long ago or is gone has a copy at all.
//!
//! Why: links rot. Source: the fourteen digits in the address of a copy (Internet Archive, Wayback
//! Machine API), which are its time; Wikipedia, Help:CS1 errors, "archive-date / timestamp mismatch".
//! Fix: the date is taken from the address.

use chrono::{Months, NaiveDate};

use super::super::{Diagnostic, ReferenceField, Severity};
use super::{DateFinding, Source};
use crate::article::{ReferenceDate, ReferenceText, UrlStatus};
use crate::dates::PartialDate;

pub(super) fn check(source: &Source<'_>, found: &mut Vec<Diagnostic>) {
    let reference = source.reference;
    let (has_address, has_date) =
        (!reference.archive_url.trim().is_empty(), !reference.archived.is_empty());
    let snapshot = snapshot(&reference.archive_url);
    let from_address =
        || snapshot.map(|day| source.write(ReferenceDate::Archived, &day.to_string()));
    match (has_address, has_date) {
        (false, true) => found.push(source.find_date(
            ReferenceDate::Archived,
            Severity::Error,
            DateFinding::ArchiveDateAlone,
        )),
        (true, false) => found.push(Diagnostic {
            fix: from_address(),
            ..source.find(
                ReferenceField::Text(ReferenceText::ArchiveUrl),
                Severity::Error,
                DateFinding::ArchiveAddressAlone,
            )
        }),
        _ => {}
    }
    if let (Some(archived), Some(snapshot)) = (source.date(ReferenceDate::Archived), snapshot)
        && !(archived.earliest() <= snapshot && snapshot <= archived.latest())
    {
        found.push(Diagnostic {
            fix: from_address(),
            ..source.find_date(
                ReferenceDate::Archived,
                Severity::Error,
                DateFinding::Snapshot { archived, snapshot },
            )
        });
    }
    if has_address {
        return;
    }
    let address = ReferenceField::Text(ReferenceText::Url);
    if matches!(reference.url_status, UrlStatus::Dead | UrlStatus::Usurped) {
        found.push(source.find(address, Severity::Error, DateFinding::DeadWithoutArchive));
    } else if let Some(accessed) = source.date(ReferenceDate::Accessed).map(PartialDate::latest)
        && !reference.url.trim().is_empty()
        && accessed.checked_add_months(Months::new(12)).is_some_and(|old| old < source.today)
    {
        let finding = DateFinding::StaleAccess { accessed };
        found.push(source.find_date(ReferenceDate::Accessed, Severity::Warning, finding));
    }
}

/// The day in the address of an archived copy: fourteen digits, of which the first eight.
pub(super) fn snapshot(address: &str) -> Option<NaiveDate> {
    let host = [
        "web.archive.org/",
        "archive.today/",
        "archive.ph/",
        "archive.is/",
        "archive.li/",
        "archive.vn/",
        "archive.fo/",
        "archive.md/",
    ];
    let rest = host.iter().find_map(|host| address.split_once(host)).map(|(_, rest)| rest)?;
    rest.split(['/', '?']).find_map(|part| {
        // `20220913100000if_`, `2022.09.13-100000`
        let digits: String = part
            .chars()
            .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
            .filter(char::is_ascii_digit)
            .collect();
        let day = (digits.len() == 14 || digits.len() == 8).then(|| digits.get(..8)).flatten()?;
        NaiveDate::parse_from_str(day, "%Y%m%d").ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: &str) {
        let found = snapshot(address).map_or(String::new(), |day| day.to_string());
        assert_eq!(found, expected, "{address}");
    }

    #[test]
    fn the_day_of_a_copy() {
        check(
            "https://web.archive.org/web/20220913100000/https://e.org/2021/01/02/x",
            "2022-09-13",
        );
        check("https://web.archive.org/web/20220913100000if_/https://e.org", "2022-09-13");
        check("https://archive.ph/2022.09.13-100000/https://e.org", "2022-09-13");
        check("https://archive.today/20220913/https://e.org", "2022-09-13");
        check("https://archive.ph/AbCd1", "");
        check("https://web.archive.org/web/20229913100000/https://e.org", "");
        check("https://e.org/20220913100000", "");
        check("", "");
    }
}
