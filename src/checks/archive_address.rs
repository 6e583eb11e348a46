//! `archive-address` (error): an archived copy whose date is not that of its address, or one of the
//! two is missing.
//!
//! What: the address of a copy tells when it was made (`/web/20220914101530/`), and the archive date is
//! another day (D07); or there is an archive date without an address, or an address without a date
//! (D09). A day's difference is none: archives count in UTC.
//! Why: the address is what the archive itself says. Source: Wikipedia, Help:CS1 errors,
//! "|archive-date= / |archive-url= timestamp mismatch" and "|archive-url= requires |archive-date=".
//! Fix: the day of the address, where it tells one.
//! It must not know how archives write their addresses.

use std::sync::Arc;

use super::dated::{before_by_more_than_a_day, date_of};
use super::{Context, Diagnostic, Finding, Fix, FixKind, Severity};
use crate::article::{Article, Change, Reference, ReferenceDate};
use crate::citations::archive;
use crate::dates::{DateField, PartialDate};

pub(super) fn check(article: &Article, _context: &Context, found: &mut Vec<Diagnostic>) {
    for (index, reference) in article.references().iter().enumerate() {
        if let Some((finding, day)) = finding(reference) {
            let fix = day.map(|day| {
                let archived = DateField::from_date(day);
                let reference = Arc::new(Reference { archived, ..reference.clone() });
                let changes = vec![Change::ReplaceReference { at: index, reference }];
                Fix { kind: FixKind::WriteDate { date: day }, changes }
            });
            found.push(Diagnostic {
                finding,
                severity: Severity::Error,
                place: date_of(index, reference, ReferenceDate::Archived),
                fix,
            });
        }
    }
}

/// What is wrong, and the day that the address tells.
fn finding(reference: &Reference) -> Option<(Finding, Option<PartialDate>)> {
    let address = reference.archive_url.trim();
    let day = archive::snapshot(address).and_then(|copy| copy.day.parse::<PartialDate>().ok());
    match (address.is_empty(), reference.archived.is_empty()) {
        (true, true) => None,
        (true, false) => Some((Finding::ArchiveWithoutAddress, None)),
        (false, true) => Some((Finding::ArchiveWithoutDate, day)),
        (false, false) => {
            let (archived, day) = (reference.archived.understood()?, day?);
            let apart = before_by_more_than_a_day(archived, day)
                || before_by_more_than_a_day(day, archived);
            apart.then_some((Finding::ArchiveOfAnotherDay { archived, day }, Some(day)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{self, article_with, context, reference};
    use super::*;

    /// With this archive address and date, this is found and the fix writes that day.
    #[track_caller]
    fn check(address: &str, archived: &str, rule: &str, fixed: &str) {
        let archive_url = address.to_owned();
        let one = Reference { archive_url, ..reference("a", ["", "", archived]) };
        let article = article_with(vec![one]);
        let mut found = Vec::new();
        super::check(&article, &context(), &mut found);
        let told = found.first().map_or("", |it| match it.finding {
            Finding::ArchiveOfAnotherDay { .. } => "D07",
            Finding::ArchiveWithoutAddress | Finding::ArchiveWithoutDate => "D09",
            _ => "other",
        });
        assert_eq!(told, rule, "{address} {archived}");
        let after = found.iter().filter(|it| it.fix.is_some()).map(|diagnostic| {
            let article = testing::fixed(&article, diagnostic);
            article.references().at(0).unwrap().archived.as_typed().to_owned()
        });
        assert_eq!(after.collect::<Vec<_>>().join(" "), fixed, "{address} {archived}");
    }

    #[test]
    fn an_address_tells_its_day() {
        let copy = "https://web.archive.org/web/20220914101530/https://e.org/";
        check(copy, "2022-09-14", "", "");
        check(copy, "2022-09-15", "", "");
        check(copy, "14 أيلول 2022", "", "");
        check(copy, "2022", "", "");
        check(copy, "2022-09-24", "D07", "2022-09-14");
        check(copy, "2021", "D07", "2022-09-14");
        check(copy, "أمس", "", "");
        check(copy, "", "D09", "2022-09-14");
        check("https://archive.ph/aBcDe", "", "D09", "");
        check("https://archive.ph/aBcDe", "2022-09-14", "", "");
        check("", "2022-09-14", "D09", "");
        check("", "", "", "");
    }
}
