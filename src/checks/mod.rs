//! # Checks: what is wrong with an article, where, and what would put it right
//!
//! [`run`] reads an article and answers with [`Diagnostic`]s: data, not words. Each rule lives in
//! a file of its own, with what it says and why, its fix and its tests; the table `RULES` below
//! is the list of them. A new rule is a file, a line of the table, a [`RuleId`] and a [`Finding`].
//!
//! In reading order:
//!
//! - `diagnostic.rs`: what can be found, where, how grave it is and what can be done about it.
//! - `texts.rs`, `dated.rs`: the texts and the dates of an article, each with its place.
//! - the rules: `name_spelling.rs`, `empty_section.rs`, `unused_reference.rs`,
//!   `undefined_citation.rs`, `impossible_date.rs`, `unreadable_date.rs`, `future_date.rs`,
//!   `access_before_publication.rs`, `archive_before_publication.rs`.
//!
//! The room must not know files, the clock (today is in the [`Context`]), windows, wikis or the
//! words in which a finding is told. It changes nothing: a [`Fix`] is a proposal.

mod access_before_publication;
mod archive_before_publication;
mod dated;
mod diagnostic;
mod empty_section;
mod future_date;
mod impossible_date;
#[cfg(test)]
mod testing;
mod texts;
mod undefined_citation;
mod unreadable_date;
mod unused_reference;

pub use diagnostic::{
    DateRole, Diagnostic, Finding, Fix, FixKind, Part, Place, ReferenceField, RuleId, Severity,
    Spelling,
};

use chrono::NaiveDate;

use crate::article::Article;

/// What a check must know besides the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The day on which the check is made, where the writer is.
    pub today: NaiveDate,
}

/// A rule looks at the article and adds what it finds.
type Check = fn(&Article, &Context, &mut Vec<Diagnostic>);

/// Every rule, in the order of [`RuleId::ALL`].
const RULES: [(RuleId, Check); 8] = [
    (RuleId::EmptySection, empty_section::check),
    (RuleId::UnusedReference, unused_reference::check),
    (RuleId::UndefinedCitation, undefined_citation::check),
    (RuleId::ImpossibleDate, impossible_date::check),
    (RuleId::UnreadableDate, unreadable_date::check),
    (RuleId::FutureDate, future_date::check),
    (RuleId::AccessBeforePublication, access_before_publication::check),
    (RuleId::ArchiveBeforePublication, archive_before_publication::check),
];

/// Everything that the rules find, in the order of the page: by [`Place`], then by rule. The same
/// article and context give the same answer. Takes time in proportion to the article.
pub fn run(article: &Article, context: &Context) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, check) in RULES {
        check(article, context, &mut found);
    }
    // Stable, so that a rule's own order decides between two findings at one place.
    found.sort_by(|a, b| a.place.cmp(&b.place).then_with(|| a.rule().cmp(&b.rule())));
    found
}
