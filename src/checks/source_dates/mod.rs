//! The rules of a source's dates, D04 to D40: each date held against itself, against the others,
//! against the article, the address, the platform, and what is stored of the page.
//!
//! A rule is a function in the file of its kind; `RULES` lists them all. A text is interpreted once,
//! into a `Source`, and every rule reads that. What needs the network works from what was stored
//! when the page was fetched ([`FETCHED_PUBLISHED`] and its neighbours, in
//! [`Reference::extra`](crate::article::Reference::extra)) and is silent without.
//!
//! - `finding.rs`: what can be found; `explain.rs`: an example of each rule, which is shown to people
//!   and which a test holds against the rule.
//! - `typed_text.rs` D11–D14, D22, D24, D26–D29, D31, D32, D39 · `field.rs` D04, D05, D10, D18, D19 ·
//!   `archive.rs` D07, D09, D20, D21 · `address.rs` D15, D36 · `page.rs` D16, D17, D33, D34 ·
//!   `title.rs` D23 · `year.rs` D30 · `platform.rs` D35 · `twice.rs` D37, D38 · `claim.rs` D40.
//!
//! D01, D02, D03, D06 and D08 have files of their own beside this folder. D25 (another region's month
//! names) is no mistake: an export writes its wiki's.

mod address;
mod archive;
mod claim;
pub mod explain;
mod field;
mod finding;
mod page;
mod platform;
mod title;
mod twice;
mod typed_text;
mod year;

use std::sync::Arc;

use chrono::NaiveDate;

use super::typed::{Asked, Judged, judge};
use super::{Context, Diagnostic, Finding, Fix, FixKind, Place, ReferenceField, Severity};
use crate::article::{Article, Change, Reference, ReferenceDate};
use crate::dates::{DateField, PartialDate, Precision};

pub use finding::DateFinding;

/// In a reference's extra fields: the day that its page, when it was fetched, said it was published.
pub const FETCHED_PUBLISHED: &str = "fetched-published";
/// The same: the day on which it was last changed.
pub const FETCHED_MODIFIED: &str = "fetched-modified";
/// The same: `retracted` or `corrected`.
pub const FETCHED_NOTICE: &str = "fetched-notice";
/// The day before which it may not be published.
pub const EMBARGO: &str = "embargo";

/// A reference with its dates read.
pub(super) struct Source<'a> {
    /// Its number.
    index: usize,
    /// The reference.
    reference: &'a Reference,
    /// What was typed as each date, in the order of [`ReferenceDate::ALL`], read.
    judged: [Judged; 3],
    /// The day it is.
    today: NaiveDate,
}

/// A rule looks at one source and adds what it finds.
type Rule = fn(&Source<'_>, &mut Vec<Diagnostic>);

const RULES: [Rule; 8] = [
    typed_text::check,
    field::check,
    archive::check,
    address::check,
    page::check,
    title::check,
    year::check,
    platform::check,
];

pub(super) fn check(article: &Article, context: &Context, found: &mut Vec<Diagnostic>) {
    typed_text::check_dateline(article, context, found);
    for (index, reference) in article.references().iter().enumerate() {
        let source = Source::of(index, reference, article, context);
        for rule in RULES {
            rule(&source, found);
        }
    }
    twice::check(article, found);
    claim::check(article, found);
}

impl<'a> Source<'a> {
    fn of(index: usize, reference: &'a Reference, article: &Article, context: &Context) -> Self {
        let article_date = day(article.dateline());
        let judged = ReferenceDate::ALL.map(|field| {
            let asked = Asked {
                field,
                kind: Some(reference.kind),
                today: context.today,
                article_date,
                counted_from: match field {
                    ReferenceDate::Published => day(&reference.accessed).or(article_date),
                    ReferenceDate::Accessed | ReferenceDate::Archived => article_date,
                },
            };
            judge(reference.date(field).as_typed(), &asked)
        });
        Self { index, reference, judged, today: context.today }
    }

    /// Its date of this name as text, read.
    fn judged(&self, which: ReferenceDate) -> Option<&Judged> {
        ReferenceDate::ALL
            .iter()
            .zip(&self.judged)
            .find(|(date, _)| **date == which)
            .map(|(_, it)| it)
    }

    /// Its date of this name, as it was understood when it was typed.
    fn date(&self, which: ReferenceDate) -> Option<PartialDate> {
        self.reference.date(which).understood()
    }

    /// A field of it that has no place of its own.
    fn extra(&self, name: &str) -> Option<&str> {
        let found = self.reference.extra.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    fn find(&self, field: ReferenceField, severity: Severity, finding: DateFinding) -> Diagnostic {
        Diagnostic {
            finding: Finding::SourceDate(finding),
            severity,
            place: Place::Reference {
                index: self.index,
                id: self.reference.id.clone(),
                field: Some(field),
            },
            fix: None,
        }
    }

    /// The same about one of its dates.
    fn find_date(
        &self,
        which: ReferenceDate,
        severity: Severity,
        finding: DateFinding,
    ) -> Diagnostic {
        self.find(ReferenceField::Date(which), severity, finding)
    }

    /// Writes another date into a field.
    fn write(&self, which: ReferenceDate, text: &str) -> Fix {
        let mut changed = self.reference.clone();
        *changed.date_mut(which) = DateField::typed(text);
        let change = Change::ReplaceReference { at: self.index, reference: Arc::new(changed) };
        Fix { kind: FixKind::WriteDate { text: text.to_owned() }, changes: vec![change] }
    }
}

/// A field's day, where it is known to the day.
fn day(field: &DateField) -> Option<NaiveDate> {
    field.understood().filter(|date| date.precision() == Precision::Day).map(PartialDate::earliest)
}

/// Days from one to another.
fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}
