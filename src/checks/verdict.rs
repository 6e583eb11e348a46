//! What is to be said of a reference while it is being written: of each of its dates, what was
//! understood by it and what the rules of dates find. It must not know forms or words; the rules
//! are those that look at whole articles.

use super::{
    Check, Context, DateFinding, Diagnostic, Finding, Place, ReferenceField,
    access_before_publication, archive_before_publication, future_date, impossible_date,
    source_dates, unreadable_date,
};
use crate::article::{Article, Field, Reference, ReferenceDate};
use crate::dates::{DateError, DateField, PartialDate, readings};

/// The rules that look at the dates of a reference, and of the article where they need it.
const DATE_RULES: [Check; 6] = [
    impossible_date::check,
    unreadable_date::check,
    future_date::check,
    access_before_publication::check,
    archive_before_publication::check,
    source_dates::check,
];

/// What is to be said of one date of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What was understood by what was typed.
    pub understood: Understood,
    /// What the rules find in it besides, the gravest first. A fix speaks of an article with this
    /// one reference; [`fixed`] makes it.
    pub problems: Vec<Diagnostic>,
}

/// What was understood by what was typed in a date's field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Understood {
    /// Nothing was typed.
    Empty,
    /// This date.
    Date(PartialDate),
    /// One of these days: whoever typed it must say which.
    OneOf(Vec<PartialDate>),
    /// A date that there is not.
    Impossible(DateError),
    /// Nothing.
    Nothing,
}

/// What was understood by a date's field alone.
pub fn understood(field: &DateField) -> Understood {
    if let Some(date) = field.understood() {
        return Understood::Date(date);
    }
    if field.is_empty() {
        return Understood::Empty;
    }
    if let Some(error) = field.problem() {
        return Understood::Impossible(error);
    }
    match readings(field.as_typed()) {
        days if days.is_empty() => Understood::Nothing,
        days => Understood::OneOf(days),
    }
}

/// What is to be said of the date `which` of a reference that stands, or will stand, in an article
/// of this dateline.
pub fn verdict(
    reference: &Reference,
    which: ReferenceDate,
    dateline: &DateField,
    context: &Context,
) -> Verdict {
    let article = alone(reference, dateline);
    let mut problems = Vec::new();
    for check in DATE_RULES {
        check(&article, context, &mut problems);
    }
    let here = |place: &Place| match place {
        Place::Reference { field, .. } => *field == Some(ReferenceField::Date(which)),
        _ => false,
    };
    problems.retain(|it| {
        // These two are told by what was understood.
        let told =
            matches!(it.finding, Finding::ImpossibleDate { .. } | Finding::UnreadableDate { .. });
        !told && !is_said(&it.finding, reference.date(which)) && here(&it.place)
    });
    problems.sort_by_key(|it| it.severity);
    Verdict { understood: understood(reference.date(which)), problems }
}

/// What an empty field shows by itself, and what the choices ask.
fn is_said(finding: &Finding, field: &DateField) -> bool {
    let Finding::SourceDate(finding) = finding else { return false };
    match finding {
        DateFinding::Asked { .. } => field.is_empty(),
        DateFinding::Typed { .. } => matches!(understood(field), Understood::OneOf(_)),
        _ => false,
    }
}

/// The reference after the fix of one of its problems; `None` where there is no fix.
pub fn fixed(
    reference: &Reference,
    dateline: &DateField,
    problem: &Diagnostic,
) -> Option<Reference> {
    let mut article = alone(reference, dateline);
    for change in problem.fix.as_ref()?.changes.iter().cloned() {
        article.apply(change).ok()?;
    }
    article.references().at(0).cloned()
}

/// An article with nothing but a dateline and this reference.
fn alone(reference: &Reference, dateline: &DateField) -> Article {
    let (article, _) = Article::new()
        .with(Field::Dateline(dateline.clone()))
        .with_references(vec![reference.clone()]);
    article
}

#[cfg(test)]
mod tests {
    use super::super::testing::{context, reference};
    use super::super::{RuleId, Severity};
    use super::*;

    use ReferenceDate::{Accessed, Archived, Published};

    fn date(text: &str) -> Understood {
        Understood::Date(text.parse().unwrap())
    }

    /// Today is 2022-09-13. With these dates published, accessed and archived, one has this verdict.
    #[track_caller]
    fn check(dates: [&str; 3], which: ReferenceDate, expected: &Understood, rules: &[RuleId]) {
        let reference = reference("a", dates);
        let found = verdict(&reference, which, &DateField::default(), &context());
        assert_eq!(found.understood, *expected, "{dates:?}");
        let found: Vec<RuleId> = found.problems.iter().map(Diagnostic::rule).collect();
        assert_eq!(found, rules, "{dates:?}");
    }

    #[test]
    fn each_date_is_judged_by_itself_and_beside_the_others() {
        let empty = &Understood::Empty;
        check(["", "", ""], Published, empty, &[]);
        check([" ", "2022", ""], Published, empty, &[]);
        check(["2022-09-12", "", ""], Published, &date("2022-09-12"), &[]);
        let two = Understood::OneOf(readings("05/11/2021"));
        check(["05/11/2021", "", ""], Published, &two, &[]);
        check(["قبل الحرب", "", ""], Published, &Understood::Nothing, &[]);
        let error = PartialDate::day(2022, 6, 31).unwrap_err();
        check(["31 يونيو 2022", "", ""], Published, &Understood::Impossible(error), &[]);
        let future = [RuleId::FutureDate];
        check(["2032-09-13", "", ""], Published, &date("2032-09-13"), &future);
        let dates = ["2022-09-12", "2022-09-01", "2022-09-02"];
        check(dates, Published, &date("2022-09-12"), &[]);
        check(dates, Accessed, &date("2022-09-01"), &[RuleId::AccessBeforePublication]);
        let rules = [RuleId::ArchiveBeforePublication, RuleId::ArchiveIncomplete];
        check(dates, Archived, &date("2022-09-02"), &rules);
    }

    #[test]
    fn a_fix_is_made_to_the_reference_in_hand() {
        let swapped = reference("a", ["2022-09-12", "2022-09-01", ""]);
        let dateline = DateField::default();
        let found = verdict(&swapped, Accessed, &dateline, &context());
        let problem = found.problems.first().unwrap();
        assert_eq!(problem.severity, Severity::Error);
        let fixed = fixed(&swapped, &dateline, problem).unwrap();
        assert_eq!(fixed, reference("a", ["2022-09-01", "2022-09-12", ""]));
    }
}
