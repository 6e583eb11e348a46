//! The numbered list of sources under a published page, made references. It must not know the
//! text that cites them.

use std::collections::{HashMap, HashSet};

use super::lines::Line;
use super::sections::{Numbered, numbered};
use super::{Finding, FindingKind};
use crate::article::{RefId, Reference, ReferenceKind};
use crate::citations::{line, name};

/// A list of sources while it is read.
#[derive(Default)]
pub(super) struct SourceList {
    entries: Vec<Entry>,
}

struct Entry {
    number: u32,
    line: usize,
    /// The line as it stood, for a finding.
    whole: String,
    text: String,
}

/// The references that a list gives.
#[derive(Default)]
pub(super) struct Sources {
    /// In the order of the list.
    pub(super) references: Vec<Reference>,
    /// Which line of the text each began at.
    pub(super) lines: Vec<usize>,
    /// The place in the list of the source with each number.
    pub(super) numbers: HashMap<u32, usize>,
    /// Places of those whose number an earlier one has.
    pub(super) duplicates: HashSet<usize>,
}

/// A year at the start of a line is no source's number unless the count has come that far.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2999;

impl SourceList {
    /// Takes a line of the section; says whether it belongs to the list. A line without a number
    /// goes on with the source before it, unless a blank line parts the two.
    pub(super) fn take(&mut self, line: Line<'_>) -> bool {
        let last = self.entries.last_mut();
        let count = last.as_ref().map_or(0, |entry| entry.number);
        match (numbered(line.text), last) {
            (Some(start), last) if !is_wrapped_year(start, count) || last.is_none() => {
                self.entries.push(Entry {
                    number: start.number.unwrap_or(count.saturating_add(1)),
                    line: line.number,
                    whole: line.text.to_owned(),
                    text: start.rest.to_owned(),
                });
                true
            }
            (_, Some(entry)) if !line.after_blank => {
                for text in [&mut entry.text, &mut entry.whole] {
                    text.push(' ');
                    text.push_str(line.text);
                }
                true
            }
            _ => false,
        }
    }

    /// The references, with names of their own.
    pub(super) fn read(self, findings: &mut Vec<Finding>) -> Sources {
        let mut sources = Sources::default();
        let mut taken: HashSet<RefId> = HashSet::new();
        for Entry { number, line: at, whole, text } in self.entries {
            let mut find = |text: &str, what| {
                findings.push(Finding { line: at, text: text.to_owned(), what });
            };
            let text = text.trim();
            if text.is_empty() {
                find(&whole, FindingKind::NotUnderstood);
                continue;
            }
            let mut reference = line::parse(text).unwrap_or_else(|| {
                find(text, FindingKind::SourceKeptAsText);
                Reference {
                    kind: ReferenceKind::Other,
                    title: text.to_owned(),
                    ..Reference::default()
                }
            });
            for (_, part) in &reference.extra {
                find(part, FindingKind::SourcePartlyUnderstood);
            }
            let place = sources.references.len();
            if *sources.numbers.entry(number).or_insert(place) != place {
                find(&whole, FindingKind::DuplicateNumber);
                sources.duplicates.insert(place);
            }
            reference.id = name::unique(&reference, |id| taken.contains(id));
            taken.insert(reference.id.clone());
            sources.references.push(reference);
            sources.lines.push(at);
        }
        sources
    }
}

/// `2022. Retrieved 2022-09-14.` is the rest of a source that was wrapped.
fn is_wrapped_year(start: Numbered<'_>, count: u32) -> bool {
    !start.back_link
        && start
            .number
            .is_some_and(|number| YEARS.contains(&number) && number > count.saturating_add(100))
}
