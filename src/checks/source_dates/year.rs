//! D30: a year beside the date that is another year.
//!
//! Why: a template prints one of them, and nobody knows which. Source: Wikipedia, Help:CS1 errors,
//! "Check date values in: |year=, |date= mismatch".
//! Fix: none; the year is a field that was brought in and is kept as it is.

use super::super::{Diagnostic, Severity};
use super::{DateFinding, Source};
use crate::article::ReferenceDate;
use crate::dates::{Reading, read};

pub(super) fn check(source: &Source<'_>, found: &mut Vec<Diagnostic>) {
    let Some(published) = source.date(ReferenceDate::Published) else { return };
    let year = ["year", "السنة", "سنة", "année"].iter().find_map(|name| source.extra(name));
    let Some(Reading::Understood(year)) = year.map(read) else { return };
    let year = year.year_number();
    if year != published.year_number() {
        let finding = DateFinding::Year { year, published };
        found.push(source.find_date(ReferenceDate::Published, Severity::Error, finding));
    }
}
