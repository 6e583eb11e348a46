//! `access-before-publication` (error): a source read before it was out.
//!
//! What: the access date is certainly before the publication date, by more than the day that time
//! zones allow. Dates known to the month or year are told only where no day of theirs fits.
//! Why: one of the two is mistyped, or they stand in one another's place. Source: a
//! rule of the house; wikis look at each date alone.
//! Fix: the two are swapped, but only where neither is then in the future; otherwise it is a
//! mistyped digit and a swap would hide it.
//! It must not know the clock: today is given.

use std::sync::Arc;

use super::dated::{before_by_more_than_a_day, date_of};
use super::{Context, Diagnostic, Finding, Fix, FixKind, Severity, future_date};
use crate::article::{Article, Change, Reference, ReferenceDate};
use crate::dates::PartialDate;

pub(super) fn check(article: &Article, context: &Context, found: &mut Vec<Diagnostic>) {
    for (index, reference) in article.references().iter().enumerate() {
        let dates = (reference.accessed.understood(), reference.published.understood());
        let (Some(accessed), Some(published)) = dates else { continue };
        if before_by_more_than_a_day(accessed, published) {
            found.push(Diagnostic {
                finding: Finding::AccessBeforePublication { accessed, published },
                severity: Severity::Error,
                place: date_of(index, reference, ReferenceDate::Accessed),
                fix: swap(index, reference, (accessed, published), context),
            });
        }
    }
}

fn swap(
    index: usize,
    reference: &Reference,
    (accessed, published): (PartialDate, PartialDate),
    context: &Context,
) -> Option<Fix> {
    let is_fine = |which, date| {
        future_date::of_reference(which, reference.kind, date, context.today).is_none()
    };
    if !is_fine(ReferenceDate::Published, accessed) || !is_fine(ReferenceDate::Accessed, published)
    {
        return None;
    }
    let swapped = Reference {
        accessed: reference.published.clone(),
        published: reference.accessed.clone(),
        ..reference.clone()
    };
    let change = Change::ReplaceReference { at: index, reference: Arc::new(swapped) };
    Some(Fix { kind: FixKind::SwapDates, changes: vec![change] })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{self, article_with, context, reference};
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Outcome {
        Fine,
        Told,
        Swapped,
    }
    use Outcome::{Fine, Swapped, Told};

    /// Today is 2022-09-13.
    #[track_caller]
    fn check(published: &str, accessed: &str, expected: Outcome) {
        let article =
            article_with(vec![reference("z", [""; 3]), reference("a", [published, accessed, ""])]);
        let mut found = Vec::new();
        super::check(&article, &context(), &mut found);
        let outcome = match found.first() {
            None => Fine,
            Some(Diagnostic { fix: None, .. }) => Told,
            Some(diagnostic) => {
                let after = testing::fixed(&article, diagnostic);
                let reference = after.references().at(1).unwrap();
                assert_eq!(reference.published.as_typed(), accessed);
                assert_eq!(reference.accessed.as_typed(), published);
                Swapped
            }
        };
        assert_eq!(outcome, expected, "{published} {accessed}");
        for diagnostic in found {
            let reference = article.references().at(1).unwrap();
            assert_eq!(diagnostic.place, date_of(1, reference, ReferenceDate::Accessed));
        }
    }

    #[test]
    fn read_before_it_was_out() {
        check("2022-09-13", "2022-09-13", Fine);
        check("2022-09-13", "2022-09-12", Fine); // time zones
        check("2022-09-13", "2022-09-11", Swapped);
        check("13 سبتمبر 2022", "1 سبتمبر 2022", Swapped);
        check("2022-09", "2022-08-30", Swapped);
        check("2022-09", "2022-08-31", Fine);
        check("2022-09", "2022-08", Fine);
        check("2022", "2022-01-01", Fine);
        check("2022", "2021", Fine); // 31 December and 1 January
        check("2022", "2020", Swapped);
        check("2032-09-13", "2022-09-13", Told); // a mistyped year: swapped, nobody has read it yet
        check("2032-09-13", "2031-09-13", Told);
        check("2022-09-13", "", Fine);
        check("", "2022-09-13", Fine);
        check("2022-09-13", "قبل أيام", Fine);
    }
}
