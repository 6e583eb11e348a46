//! D37, D38: dates of several sources: one source cited twice with two dates, and many sources all
//! read on one day.
//!
//! Source: rules of the house. By what two references are one source, `citations::same` knows.
//! Fix: none; merging is the citation manager's.

use std::collections::HashMap;

use super::super::{Diagnostic, Finding, Place, ReferenceField, Severity};
use super::{DateFinding, day};
use crate::article::{Article, Reference, ReferenceDate};
use crate::citations::same;

/// So many sources nobody reads on one day.
const BULK: usize = 10;

pub(super) fn check(article: &Article, found: &mut Vec<Diagnostic>) {
    let mut first: HashMap<String, &Reference> = HashMap::new();
    for (index, reference) in article.references().iter().enumerate() {
        let Some(url) = same::url(&reference.url) else { continue };
        let Some(other) = first.get(&url) else {
            first.insert(url, reference);
            continue;
        };
        let dates = (reference.published.understood(), other.published.understood());
        if let (Some(published), Some(date)) = dates
            && (published.certainly_after(date) || published.certainly_before(date))
        {
            let other = other.id.clone();
            let finding = DateFinding::OneSourceTwoDates { other, date, published };
            let field = Some(ReferenceField::Date(ReferenceDate::Published));
            found.push(Diagnostic {
                finding: Finding::SourceDate(finding),
                severity: Severity::Error,
                place: Place::Reference { index, id: reference.id.clone(), field },
                fix: None,
            });
        }
    }
    in_bulk(article, found);
}

fn in_bulk(article: &Article, found: &mut Vec<Diagnostic>) {
    let mut days = article.references().iter().map(|reference| day(&reference.accessed));
    let Some(Some(first)) = days.next() else { return };
    let count = article.references().len();
    if count >= BULK && days.all(|day| day == Some(first)) {
        found.push(Diagnostic {
            finding: Finding::SourceDate(DateFinding::ReadInBulk { day: first, count }),
            severity: Severity::Info,
            place: Place::Article,
            fix: None,
        });
    }
}
