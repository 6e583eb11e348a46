//! `impossible-date` (error): a date that no calendar has.
//!
//! What: text in a date field that is clearly a date, but there is no such day or month: 31 June,
//! 29 February 2011, month 13. A field whose date is held beside the text is left alone: somebody
//! decided it.
//! Why: wikis print an error, and the reader cannot tell which digit is wrong. Source: Wikipedia,
//! Help:CS1 errors, "Check date values".
//! Fix: none. Which digit is wrong only the source can tell.
//! It must not know how dates are read; that is `dates`.

use super::dated::dates;
use super::{Context, Diagnostic, Finding, Severity};
use crate::article::Article;

pub(super) fn check(article: &Article, _context: &Context, found: &mut Vec<Diagnostic>) {
    for dated in dates(article) {
        if dated.field.is_empty() || dated.field.understood().is_some() {
            continue;
        }
        if let Some(error) = dated.field.problem() {
            let as_typed = dated.field.as_typed().to_owned();
            found.push(Diagnostic {
                finding: Finding::ImpossibleDate { role: dated.role(), as_typed, error },
                severity: Severity::Error,
                place: dated.place(),
                fix: None,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article_with, context, reference};
    use super::super::{DateRole, Place, ReferenceField};
    use super::*;
    use crate::article::{Field, ReferenceDate};
    use crate::dates::{DateError, DateField};

    /// The text in the dateline, and then in each field of a reference, is impossible or not.
    #[track_caller]
    fn check(text: &str, error: Option<DateError>) {
        let dateline = DateField::typed(text);
        let article = article_with(vec![reference("a", [text; 3])]).with(Field::Dateline(dateline));
        let mut found = Vec::new();
        super::check(&article, &context(), &mut found);
        let Some(error) = error else {
            assert_eq!(found, [], "{text}");
            return;
        };
        let references = ReferenceDate::ALL.map(|date| {
            let field = Some(ReferenceField::Date(date));
            let id = crate::article::RefId::new("a");
            (DateRole::Reference(date), Place::Reference { index: 0, id, field })
        });
        let places = std::iter::once((DateRole::Dateline, Place::Dateline)).chain(references);
        let expected: Vec<Diagnostic> = places
            .map(|(role, place)| Diagnostic {
                finding: Finding::ImpossibleDate { role, as_typed: text.to_owned(), error },
                severity: Severity::Error,
                place,
                fix: None,
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn no_such_day() {
        let day = |year, month, day, last| Some(DateError::NoSuchDay { year, month, day, last });
        check("31 يونيو 2022", day(2022, 6, 31, 30));
        check("2011-02-29", day(2011, 2, 29, 28));
        check("2022-13-40", Some(DateError::NoSuchMonth { month: 13 }));
        check("13 سبتمبر 2022", None);
        check("05/11/2011", None);
        check("قبل الحرب", None);
        check("", None);
    }

    #[test]
    fn what_was_decided_stands() {
        let date = "2022-06-30".parse().ok();
        let field = Field::Dateline(DateField::from_parts("31 يونيو 2022", date));
        let article = article_with(vec![]).with(field);
        assert_eq!(super::super::run(&article, &context()), []);
    }
}
