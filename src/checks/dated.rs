//! The dates of an article, each with its place, and what "before" means between two of them.
//!
//! It must not know any rule, nor the clock.

use super::{DateRole, Place, ReferenceField};
use crate::article::{Article, Reference, ReferenceDate};
use crate::dates::{DateField, PartialDate};

/// A date field of an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated<'a> {
    /// The field.
    pub(super) field: &'a DateField,
    /// The reference it belongs to, with its number; none for the dateline.
    pub(super) of: Option<(usize, &'a Reference, ReferenceDate)>,
}

impl Dated<'_> {
    /// Which date it is.
    pub(super) fn role(&self) -> DateRole {
        self.of.map_or(DateRole::Dateline, |(_, _, date)| DateRole::Reference(date))
    }

    /// Where it is.
    pub(super) fn place(&self) -> Place {
        match self.of {
            None => Place::Dateline,
            Some((index, reference, date)) => date_of(index, reference, date),
        }
    }
}

/// A date field of a reference as a place.
pub(super) fn date_of(index: usize, reference: &Reference, date: ReferenceDate) -> Place {
    let field = Some(ReferenceField::Date(date));
    Place::Reference { index, id: reference.id.clone(), field }
}

/// The dateline, then the dates of each reference.
pub(super) fn dates(article: &Article) -> impl Iterator<Item = Dated<'_>> {
    let dateline = Dated { field: article.dateline(), of: None };
    let references = article.references().iter().enumerate();
    std::iter::once(dateline).chain(references.flat_map(|(index, reference)| {
        ReferenceDate::ALL.into_iter().map(move |date| Dated {
            field: reference.date(date),
            of: Some((index, reference, date)),
        })
    }))
}

/// Whether `date` is before `other` by more than a day, whichever days the two really mean. A day
/// is allowed because a piece of tomorrow's date in Auckland is read today in Rabat.
pub(super) fn before_by_more_than_a_day(date: PartialDate, other: PartialDate) -> bool {
    date.latest().succ_opt().is_some_and(|day_after| day_after < other.earliest())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(date: &str, other: &str, expected: bool) {
        let (date, other) = (date.parse().unwrap(), other.parse().unwrap());
        assert_eq!(before_by_more_than_a_day(date, other), expected);
    }

    #[test]
    fn a_day_is_allowed_and_doubt_counts_as_order() {
        check("2022-09-11", "2022-09-13", true);
        check("2022-09-12", "2022-09-13", false);
        check("2022-09-13", "2022-09-13", false);
        check("2022-09-14", "2022-09-13", false);
        check("2022-08", "2022-09", false); // 31 August and 1 September
        check("2022-07", "2022-09", true);
        check("2022", "2022-09-13", false);
        check("2021", "2022-01-02", true);
        check("9999-12-31", "0001", false);
    }
}
