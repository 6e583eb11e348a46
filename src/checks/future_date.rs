//! `future-date` (error or warning): a date that has not come yet.
//!
//! What, by the first day that the date can mean:
//! - published after today: an error for what appears on its own day (web, news, social posts,
//!   broadcasts, interviews); a warning for what is announced ahead and dated by its issue (books,
//!   journals, reports, other), and an error there too from a year ahead on;
//! - accessed or archived after tomorrow: an error. A day is allowed, for the reader's today may
//!   be another than the editor's;
//! - dateline more than a year ahead: a warning, for a summit may be written about before it.
//!
//! Why: nobody has read what is not out; most often the year is mistyped. Source: Wikipedia,
//! Help:CS1 errors, "Check date values", which a year in the future raises.
//! Fix: none, for which digit is wrong is a guess.
//! It must not know the clock: today is given.

use chrono::{Months, NaiveDate};

use super::dated::{Dated, dates};
use super::{Context, Diagnostic, Finding, Severity};
use crate::article::{Article, ReferenceDate, ReferenceKind};
use crate::dates::PartialDate;

pub(super) fn check(article: &Article, context: &Context, found: &mut Vec<Diagnostic>) {
    let today = context.today;
    for dated in dates(article) {
        let Some(date) = dated.field.understood() else { continue };
        let severity = match dated.of {
            None => of_dateline(date, today),
            Some((_, reference, which)) => of_reference(which, reference.kind, date, today),
        };
        if let Some(severity) = severity {
            found.push(diagnostic(&dated, date, today, severity));
        }
    }
}

/// How grave it is that a reference of this kind has this date, if it is at all.
pub(super) fn of_reference(
    which: ReferenceDate,
    kind: ReferenceKind,
    date: PartialDate,
    today: NaiveDate,
) -> Option<Severity> {
    let first = date.earliest();
    match which {
        ReferenceDate::Accessed | ReferenceDate::Archived => {
            let tomorrow = today.succ_opt().unwrap_or(today);
            (first > tomorrow).then_some(Severity::Error)
        }
        ReferenceDate::Published if first <= today => None,
        ReferenceDate::Published => match kind {
            ReferenceKind::Web
            | ReferenceKind::News
            | ReferenceKind::Broadcast
            | ReferenceKind::Social
            | ReferenceKind::Interview => Some(Severity::Error),
            ReferenceKind::Book
            | ReferenceKind::Journal
            | ReferenceKind::Report
            | ReferenceKind::Other => {
                Some(if first > a_year_after(today) { Severity::Error } else { Severity::Warning })
            }
        },
    }
}

fn of_dateline(date: PartialDate, today: NaiveDate) -> Option<Severity> {
    (date.earliest() > a_year_after(today)).then_some(Severity::Warning)
}

fn a_year_after(today: NaiveDate) -> NaiveDate {
    today.checked_add_months(Months::new(12)).unwrap_or(today)
}

fn diagnostic(
    dated: &Dated<'_>,
    date: PartialDate,
    today: NaiveDate,
    severity: Severity,
) -> Diagnostic {
    let finding = Finding::FutureDate { role: dated.role(), date, today };
    Diagnostic { finding, severity, place: dated.place(), fix: None }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article_with, context, reference};
    use super::*;
    use crate::article::{Field, Reference};
    use crate::dates::DateField;

    use ReferenceDate::{Accessed, Archived, Published};
    use ReferenceKind::{Book, Broadcast, Interview, Journal, News, Other, Report, Social, Web};

    const NO: Option<Severity> = None;
    const WARNING: Option<Severity> = Some(Severity::Warning);
    const ERROR: Option<Severity> = Some(Severity::Error);

    #[track_caller]
    fn severity(article: &Article) -> Option<Severity> {
        let mut found = Vec::new();
        super::check(article, &context(), &mut found);
        assert!(found.len() <= 1);
        found.first().map(|found| found.severity)
    }

    /// Today is 2022-09-13.
    #[track_caller]
    fn check(which: ReferenceDate, kind: ReferenceKind, date: &str, expected: Option<Severity>) {
        let place = ReferenceDate::ALL.iter().position(|&other| other == which).unwrap();
        let mut dates = [""; 3];
        dates[place] = date;
        let article = article_with(vec![Reference { kind, ..reference("a", dates) }]);
        assert_eq!(severity(&article), expected, "{which:?} {kind:?} {date}");
    }

    #[test]
    fn publication() {
        for kind in [Web, News, Broadcast, Social, Interview] {
            check(Published, kind, "2022-09-13", NO);
            check(Published, kind, "2022-09-14", ERROR);
            check(Published, kind, "2022-09", NO);
            check(Published, kind, "2022-10", ERROR);
            check(Published, kind, "2022", NO);
            check(Published, kind, "2032-09-13", ERROR);
        }
        for kind in [Book, Journal, Report, Other] {
            check(Published, kind, "2022-09-13", NO);
            check(Published, kind, "2022-09-14", WARNING);
            check(Published, kind, "2023", WARNING);
            check(Published, kind, "2023-09-13", WARNING);
            check(Published, kind, "2023-09-14", ERROR);
            check(Published, kind, "2024", ERROR);
        }
        check(Published, News, "31 يونيو 2032", NO); // told by another rule
    }

    #[test]
    fn access_and_archive() {
        for which in [Accessed, Archived] {
            check(which, Book, "2022-09-13", NO);
            check(which, Book, "2022-09-14", NO);
            check(which, Book, "2022-09-15", ERROR);
            check(which, Web, "2022-10", ERROR);
            check(which, Web, "2022", NO);
        }
    }

    #[track_caller]
    fn check_dateline(date: &str, expected: Option<Severity>) {
        let article = Article::new().with(Field::Dateline(DateField::typed(date)));
        assert_eq!(severity(&article), expected, "{date}");
    }

    #[test]
    fn dateline() {
        check_dateline("2022-09-14", NO);
        check_dateline("2023-09-13", NO);
        check_dateline("2023-09-14", WARNING);
        check_dateline("2023", NO);
        check_dateline("9999", WARNING);
    }
}
