//! D40: a day that the text names, years older than every source cited in its paragraph.
//!
//! Why: what happened long ago is told by somebody else's word; an older source may be wanted.
//! Source: a rule of the house. Told as a hint, once a paragraph.
//! Fix: none.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::super::{Diagnostic, Finding, Place, Severity};
use super::DateFinding;
use super::title::day_in;
use crate::article::{Article, Object, RefId};
use crate::text::Span;

/// So many years apart are worth a hint.
const YEARS: i32 = 5;

pub(super) fn check(article: &Article, found: &mut Vec<Diagnostic>) {
    let dates: HashMap<&RefId, NaiveDate> = article
        .references()
        .iter()
        .filter_map(|reference| Some((&reference.id, reference.published.understood()?.earliest())))
        .collect();
    if dates.is_empty() {
        return;
    }
    for (index, block) in article.body().iter().enumerate() {
        let cited = block.content().objects().iter().filter_map(|placed| match &placed.object {
            Object::Citation(citation) => Some(&citation.references),
            _ => None,
        });
        let oldest = cited.flatten().filter_map(|id| dates.get(id)).min();
        let Some(&oldest) = oldest else { continue };
        let Some(named) = day_in(block.text()) else { continue };
        if oldest.year().saturating_sub(named.year()) >= YEARS {
            found.push(Diagnostic {
                finding: Finding::SourceDate(DateFinding::ClaimBeforeSources { named, oldest }),
                severity: Severity::Info,
                place: Place::Body { block: index, span: Span::at(0) },
                fix: None,
            });
        }
    }
}
