//! D16, D17, D33, D34: what was stored of the page when it was fetched: the day it gave, the day of its
//! last change, that it was taken back; and the day before which it may not be published.
//!
//! Silent where nothing was stored. Source: JSON-LD `datePublished` and `dateModified`, as the reader
//! of pages keeps them; Crossref's `update-to`.
//! Fix: the page's own day.

use chrono::NaiveDate;

use super::super::{Diagnostic, ReferenceField, Severity};
use super::{
    DateFinding, EMBARGO, FETCHED_MODIFIED, FETCHED_NOTICE, FETCHED_PUBLISHED, Source, days_between,
};
use crate::article::{ReferenceDate, ReferenceText};
use crate::dates::{Precision, Setting, interpret};

pub(super) fn check(source: &Source<'_>, found: &mut Vec<Diagnostic>) {
    dates(source, found);
    notice(source, found);
    if let Some(until) = embargo(source)
        && until > source.today
    {
        let field = ReferenceField::Date(ReferenceDate::Published);
        found.push(source.find(field, Severity::Error, DateFinding::Embargo { until }));
    }
}

fn dates(source: &Source<'_>, found: &mut Vec<Diagnostic>) {
    let which = ReferenceDate::Published;
    let Some(published) = source.date(which) else { return };
    let stored = |name| source.extra(name).and_then(day_of);
    let (page, modified) = (stored(FETCHED_PUBLISHED), stored(FETCHED_MODIFIED));
    let is_modified = modified.is_some_and(|modified| {
        published.precision() == Precision::Day && published.earliest() == modified
    });
    let fix = page.map(|page| source.write(which, &page.to_string()));
    if let (true, Some(modified)) = (is_modified && page != modified, modified) {
        let finding = DateFinding::Modified { modified };
        found.push(Diagnostic { fix, ..source.find_date(which, Severity::Info, finding) });
    } else if let Some(page) = page {
        let outside =
            days_between(page, published.earliest()).max(days_between(published.latest(), page));
        // A day apart is a time zone.
        if outside > 1 {
            let finding = DateFinding::Page { published, page };
            found.push(Diagnostic { fix, ..source.find_date(which, Severity::Warning, finding) });
        }
    }
}

fn notice(source: &Source<'_>, found: &mut Vec<Diagnostic>) {
    let title = source.reference.title.trim();
    let begins = |words: &[&str]| {
        words.iter().any(|word| {
            title.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        })
    };
    let stored = source.extra(FETCHED_NOTICE);
    let field = ReferenceField::Text(ReferenceText::Title);
    if stored == Some("retracted") || begins(&["RETRACTED", "Retraction:", "سُحب:", "سحب:"])
    {
        found.push(source.find(field, Severity::Error, DateFinding::Retracted));
    } else if stored == Some("corrected")
        || begins(&["Correction:", "Corrected:", "Erratum", "تصحيح:", "تصحيح ", "تنويه:", "تنويه "])
    {
        found.push(source.find(field, Severity::Warning, DateFinding::Corrected));
    }
}

/// Until when it may not be published: its own field, or what a remark says.
fn embargo(source: &Source<'_>) -> Option<NaiveDate> {
    let own = source.extra(EMBARGO).and_then(day_of);
    own.or_else(|| {
        let said = [
            "محظور النشر حتى",
            "يُحظر النشر حتى",
            "يحظر النشر قبل",
            "embargoed until",
            "Embargoed until",
            "EMBARGOED UNTIL",
        ];
        [&source.reference.note, &source.reference.quote].into_iter().find_map(|text| {
            let (_, rest) = said.iter().find_map(|phrase| text.split_once(phrase))?;
            // The date that follows, of at most six words.
            let words: Vec<&str> = rest.split_whitespace().take(6).collect();
            (1..=words.len()).rev().find_map(|count| day_of(&words.get(..count)?.join(" ")))
        })
    })
}

fn day_of(text: &str) -> Option<NaiveDate> {
    let found = interpret(text.trim_end_matches(['.', ',', '،']), &Setting::default());
    found.edtf().filter(|date| date.is_day())?.earliest()
}
