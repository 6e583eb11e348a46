//! `same-source` (warning): two references that are one source.
//!
//! What: addresses that lead to one page, one DOI, one ISBN with no other pages, or one title of one
//! outlet and day. Told at the later of the two; where their dates contradict each other,
//! `one-source-two-dates` tells it instead.
//! Why: a reader takes two numbers for two sources. Source: the house's; Wikipedia, WP:NAMEDREFS.
//! Fix: none here; the manager of sources merges them.
//! It must not know by what two are known to be one.

use std::collections::HashMap;

use super::{Context, Diagnostic, Finding, Place, Severity};
use crate::article::{Article, Reference};
use crate::citations::same::Marks;

pub(super) fn check(article: &Article, _context: &Context, found: &mut Vec<Diagnostic>) {
    let mut known: HashMap<String, usize> = HashMap::new();
    for (index, reference) in article.references().iter().enumerate() {
        let marks = Marks::of(reference);
        let mut other = None;
        for key in marks.keys() {
            let first = *known.entry(key).or_insert(index);
            let earlier = article.references().at(first).filter(|_| first < index);
            if let Some(earlier) = earlier.filter(|_| other.is_none()) {
                other = marks.same_as(reference, earlier).map(|by| (earlier, by));
            }
        }
        if let Some((earlier, by)) = other
            && !contradict(earlier, reference)
        {
            found.push(Diagnostic {
                finding: Finding::SameSource { other: earlier.id.clone(), by },
                severity: Severity::Warning,
                place: Place::Reference { index, id: reference.id.clone(), field: None },
                fix: None,
            });
        }
    }
}

fn contradict(one: &Reference, other: &Reference) -> bool {
    let dates = one.published.understood().zip(other.published.understood());
    dates.is_some_and(|(one, other)| one.certainly_before(other) || other.certainly_before(one))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article_with, context, reference};
    use super::*;

    /// Of references with these addresses, titles and dates, those with these numbers are told, with
    /// the number of the one that each is.
    #[track_caller]
    fn check(references: &[(&str, &str, &str)], expected: &[(usize, usize, Severity)]) {
        let named = references.iter().enumerate().map(|(at, (url, title, published))| Reference {
            url: (*url).to_owned(),
            title: (*title).to_owned(),
            site: "رويترز".to_owned(),
            ..reference(&at.to_string(), [published, "", ""])
        });
        let article = article_with(named.collect());
        let mut found = Vec::new();
        super::check(&article, &context(), &mut found);
        let told = found.iter().map(|it| match (&it.finding, &it.place) {
            (Finding::SameSource { other, .. }, Place::Reference { index, .. }) => {
                (*index, other.as_str().parse().unwrap(), it.severity)
            }
            other => panic!("{other:?}"),
        });
        assert_eq!(told.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn one_source_is_one_reference() {
        use Severity::Warning;
        check(&[("https://e.org/a", "", ""), ("http://www.e.org/a/", "", "")], &[(1, 0, Warning)]);
        check(
            &[
                ("https://e.org/a", "", "2022-09-13"),
                ("https://e.org/b", "", ""),
                ("https://e.org/a#x", "", "2022-09-14"),
                ("https://e.org/a", "", "2022-09"),
            ],
            &[(3, 0, Warning)],
        );
        check(
            &[("", "قمة", "2022-09-13"), ("", "القمة", ""), ("", "قمة", "2022")],
            &[(2, 0, Warning)],
        );
        check(&[("", "قمة", "2022-09-13"), ("", "قمة", "2022-09-20")], &[]);
        check(&[("", "", ""), ("", "", "")], &[]);
    }
}
