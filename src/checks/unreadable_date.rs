//! `unreadable-date` (error): text in a date field that is not understood as one date.
//!
//! What: something was typed, no date was understood, and it is not a date that doesn't exist
//! (that is `impossible-date`), and no rule says better why (`day-or-month` for `05/11/2011`): «قبل
//! الحرب», which is none; «كانون 2022», which is half a month's name. Ranges, seasons and «بدون تاريخ» are understood.
//! Why: a wiki's template gets a date it can't read, and no check of dates works on it. Source:
//! Wikipedia, Help:CS1 errors, "Check date values".
//! Fix: none, for it would be a guess.
//! It must not know how dates are read; that is `dates`.

use super::dated::dates;
use super::{Context, Diagnostic, Finding, Severity};
use crate::article::Article;
use crate::dates::Setting;

pub(super) fn check(article: &Article, _context: &Context, found: &mut Vec<Diagnostic>) {
    for dated in dates(article) {
        let field = dated.field;
        if field.is_empty() || field.understood().is_some() || field.problem().is_some() {
            continue;
        }
        let interpretation = field.interpretation(&Setting::default());
        // Doubts and contradictions are told by rules of their own (`source_dates`).
        let is_told = interpretation
            .notes
            .iter()
            .any(|note| note.rule().is_some_and(|rule| !matches!(rule, "D01" | "D26" | "D28")));
        if interpretation.understood.is_some() || is_told {
            continue;
        }
        let as_typed = field.as_typed().to_owned();
        found.push(Diagnostic {
            finding: Finding::UnreadableDate { role: dated.role(), as_typed },
            severity: Severity::Error,
            place: dated.place(),
            fix: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article_with, context, reference};
    use super::super::{DateRole, Place};
    use super::*;
    use crate::article::{Field, ReferenceDate};
    use crate::dates::DateField;

    /// The text is told as unreadable in the dateline and in a reference, or in neither.
    #[track_caller]
    fn check(text: &str, expected: bool) {
        let field = Field::Dateline(DateField::typed(text));
        let article = article_with(vec![reference("a", ["2020", text, ""])]).with(field);
        let mut found = Vec::new();
        super::check(&article, &context(), &mut found);
        let roles = [DateRole::Dateline, DateRole::Reference(ReferenceDate::Accessed)];
        let findings: Vec<Finding> = found.iter().map(|found| found.finding.clone()).collect();
        let as_typed = || text.to_owned();
        let told = roles.map(|role| Finding::UnreadableDate { role, as_typed: as_typed() });
        assert_eq!(findings, if expected { told.to_vec() } else { vec![] }, "{text}");
        assert_eq!(found.first().map(|first| &first.place), expected.then_some(&Place::Dateline));
    }

    #[test]
    fn not_one_date() {
        check("05/11/2011", false);
        check("كانون 2022", true);
        check("قبل الحرب", true);
        check("1444-02-17", false);
        check("17 صفر 1444", false);
        check("ربيع 2022", false);
        check("بدون تاريخ", false);
        check("10–12 مايو 2020", false);
        check("13 سبتمبر", true);
        check("31 يونيو 2022", false);
        check("2022", false);
        check(" ", false);
        check("", false);
    }
}
