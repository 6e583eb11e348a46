//! What a check can say, where, and what can be done about it: plain data in closed enums.
//!
//! It must not know how any of it is worded, shown or printed: `strings` words each [`Finding`]
//! and each [`FixKind`] by exhaustive match, the window jumps to a [`Place`].

use std::fmt;

use chrono::NaiveDate;

use crate::article::{Change, Place, RefId, ReferenceDate};
use crate::citations::same::Same;
use crate::dates::{DateError, PartialDate};
use crate::text::letters::Digits;

/// One thing found, where it was found and what can be done.
///
/// It speaks of the article it was computed from. After any change, places and fixes may point
/// elsewhere, so they are computed again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What was found.
    pub finding: Finding,
    /// How grave it is.
    pub severity: Severity,
    /// Where to look.
    pub place: Place,
    /// What would put it right, where that is no guess.
    pub fix: Option<Fix>,
}

/// How grave a finding is; the gravest comes first in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// It is wrong whatever was meant.
    Error,
    /// It is probably wrong.
    Warning,
    /// It is worth knowing.
    Info,
}

/// The name of a rule: stable, for settings, JSON and documentation. In the order of
/// [`RuleId::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RuleId {
    /// `name-spelling`
    NameSpelling,
    /// `empty-section`
    EmptySection,
    /// `unused-reference`
    UnusedReference,
    /// `undefined-citation`
    UndefinedCitation,
    /// `impossible-date`
    ImpossibleDate,
    /// `unreadable-date`
    UnreadableDate,
    /// `future-date`
    FutureDate,
    /// `access-before-publication`
    AccessBeforePublication,
    /// `archive-before-publication`
    ArchiveBeforePublication,
    /// `mixed-digits`
    MixedDigits,
    /// `unpaired-isolate`
    UnpairedIsolate,
    /// `outlet-name`
    OutletName,
    /// `missing-address`
    MissingAddress,
    /// `archive-address`
    ArchiveAddress,
    /// `older-than-outlet`
    OlderThanOutlet,
    /// `same-source`
    SameSource,
}

/// Everything that can be said of an article.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Finding {
    /// The title and the text spell one word in two ways.
    NameSpelling {
        /// How the title spells it.
        title: Spelling,
        /// How the text (body and lead caption) spells it.
        text: Spelling,
        /// Which of the two is probably wrong.
        wrong: Part,
    },
    /// A heading with nothing under it.
    EmptySection {
        /// The heading's words.
        heading: String,
    },
    /// The section «انظر أيضاً» names no page.
    EmptySeeAlso,
    /// A reference that is cited nowhere.
    UnusedReference {
        /// Its name.
        id: RefId,
    },
    /// A citation of a reference that is not there.
    UndefinedCitation {
        /// The name cited.
        id: RefId,
    },
    /// A citation that cites nothing.
    EmptyCitation,
    /// Text that is clearly a date, but no such day exists.
    ImpossibleDate {
        /// Which date.
        role: DateRole,
        /// What was typed.
        as_typed: String,
        /// What does not exist.
        error: DateError,
    },
    /// Text in a date field that is not understood as one date.
    UnreadableDate {
        /// Which date.
        role: DateRole,
        /// What was typed.
        as_typed: String,
    },
    /// A date that has not come yet.
    FutureDate {
        /// Which date.
        role: DateRole,
        /// The date.
        date: PartialDate,
        /// What was today.
        today: NaiveDate,
    },
    /// A source was read before it was published.
    AccessBeforePublication {
        /// When it is said to have been read.
        accessed: PartialDate,
        /// When it is said to have been published.
        published: PartialDate,
    },
    /// A copy of a source was archived before the source was published.
    ArchiveBeforePublication {
        /// When the copy is said to have been made.
        archived: PartialDate,
        /// When the source is said to have been published.
        published: PartialDate,
    },
    /// Numbers in other digits than the article's or the house's.
    MixedDigits {
        /// The digits that they are written in.
        found: Digits,
        /// The digits that are written here.
        expected: Digits,
        /// How many such numbers there are.
        count: usize,
    },
    /// An isolate, embedding or override without its other half.
    UnpairedControl {
        /// Which half there is.
        control: char,
        /// How many of it in this text.
        count: usize,
    },
    /// A direction mark where everything stands as it would without it.
    NeedlessMark {
        /// Which mark.
        mark: char,
        /// How many of it in this text.
        count: usize,
    },
    /// The name of an outlet is not as the outlet writes it.
    OutletName {
        /// How it is written here.
        written: String,
        /// How the outlet writes it.
        proper: String,
    },
    /// A page has no address.
    MissingAddress,
    /// An archived copy is of another day than its address tells.
    ArchiveOfAnotherDay {
        /// The day that is given.
        archived: PartialDate,
        /// The day that the address tells.
        day: PartialDate,
    },
    /// An archive date without the address of the copy.
    ArchiveWithoutAddress,
    /// The address of an archived copy without its date.
    ArchiveWithoutDate,
    /// A source is older than the outlet that published it.
    OlderThanOutlet {
        /// The outlet.
        outlet: String,
        /// When the outlet began.
        since: PartialDate,
        /// When the source is said to have been published.
        published: PartialDate,
    },
    /// A reference is to the same source as an earlier one.
    SameSource {
        /// The earlier one.
        other: RefId,
        /// By what the two are one.
        by: Same,
        /// The earlier one's and this one's dates of publication, where they contradict each other.
        dates: Option<(PartialDate, PartialDate)>,
    },
}

/// A spelling of a word and how often it stands there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Spelling {
    /// The word without vowel signs and tatweel, and without joined particles where that finds
    /// more of its occurrences.
    pub word: String,
    /// How often it occurs, with and without joined particles.
    pub count: usize,
}

/// The title, or all the text under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The title.
    Title,
    /// The body and the lead caption.
    Text,
}

/// Which date of an article is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateRole {
    /// The article's own.
    Dateline,
    /// One of a reference's.
    Reference(ReferenceDate),
}

/// What puts a finding right: the changes, to be applied in order as one undoable command, and
/// what they do in a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is done, for the button's verb.
    pub kind: FixKind,
    /// How it is done. Each change fits the article as the ones before it left it.
    pub changes: Vec<Change>,
}

/// What a fix does.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FixKind {
    /// Spells a word as it is spelled elsewhere; particles joined to it, vowel signs, marks and
    /// links stay.
    ReplaceWord {
        /// The spelling that goes.
        from: String,
        /// The spelling that comes.
        to: String,
        /// In how many places.
        places: usize,
    },
    /// Takes an empty section out, with its heading.
    RemoveSection,
    /// Takes a reference out.
    RemoveReference,
    /// Takes one name out of a citation, and the citation itself where nothing is left.
    RemoveCitation,
    /// Exchanges the dates of publication and of access.
    SwapDates,
    /// Writes this date into the field.
    WriteDate {
        /// The date.
        date: PartialDate,
    },
    /// Writes numbers in these digits.
    WriteDigits {
        /// The digits that come.
        digits: Digits,
        /// How many numbers.
        numbers: usize,
    },
    /// Takes out characters that can't be seen.
    RemoveControls {
        /// How many.
        count: usize,
    },
}

impl Diagnostic {
    /// The rule that found it.
    pub fn rule(&self) -> RuleId {
        self.finding.rule()
    }
}

impl Finding {
    /// The rule that says this.
    pub fn rule(&self) -> RuleId {
        match self {
            Self::NameSpelling { .. } => RuleId::NameSpelling,
            Self::EmptySection { .. } | Self::EmptySeeAlso => RuleId::EmptySection,
            Self::UnusedReference { .. } => RuleId::UnusedReference,
            Self::UndefinedCitation { .. } | Self::EmptyCitation => RuleId::UndefinedCitation,
            Self::ImpossibleDate { .. } => RuleId::ImpossibleDate,
            Self::UnreadableDate { .. } => RuleId::UnreadableDate,
            Self::FutureDate { .. } => RuleId::FutureDate,
            Self::AccessBeforePublication { .. } => RuleId::AccessBeforePublication,
            Self::ArchiveBeforePublication { .. } => RuleId::ArchiveBeforePublication,
            Self::MixedDigits { .. } => RuleId::MixedDigits,
            Self::UnpairedControl { .. } | Self::NeedlessMark { .. } => RuleId::UnpairedIsolate,
            Self::OutletName { .. } => RuleId::OutletName,
            Self::MissingAddress => RuleId::MissingAddress,
            Self::ArchiveOfAnotherDay { .. }
            | Self::ArchiveWithoutAddress
            | Self::ArchiveWithoutDate => RuleId::ArchiveAddress,
            Self::OlderThanOutlet { .. } => RuleId::OlderThanOutlet,
            Self::SameSource { .. } => RuleId::SameSource,
        }
    }
}

impl Severity {
    /// Its stable name: `error`, `warning` or `info`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

impl RuleId {
    /// Whether all that it finds may be put right at once: nothing that a reader sees goes.
    pub fn is_fixed_at_once(self) -> bool {
        matches!(self, Self::MixedDigits | Self::UnpairedIsolate)
    }

    /// Every rule, in the order in which findings at one place are listed.
    pub const ALL: [Self; 16] = [
        Self::NameSpelling,
        Self::EmptySection,
        Self::UnusedReference,
        Self::UndefinedCitation,
        Self::ImpossibleDate,
        Self::UnreadableDate,
        Self::FutureDate,
        Self::AccessBeforePublication,
        Self::ArchiveBeforePublication,
        Self::MixedDigits,
        Self::UnpairedIsolate,
        Self::OutletName,
        Self::MissingAddress,
        Self::ArchiveAddress,
        Self::OlderThanOutlet,
        Self::SameSource,
    ];

    /// Its stable name, in kebab case.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NameSpelling => "name-spelling",
            Self::EmptySection => "empty-section",
            Self::UnusedReference => "unused-reference",
            Self::UndefinedCitation => "undefined-citation",
            Self::ImpossibleDate => "impossible-date",
            Self::UnreadableDate => "unreadable-date",
            Self::FutureDate => "future-date",
            Self::AccessBeforePublication => "access-before-publication",
            Self::ArchiveBeforePublication => "archive-before-publication",
            Self::MixedDigits => "mixed-digits",
            Self::UnpairedIsolate => "unpaired-isolate",
            Self::OutletName => "outlet-name",
            Self::MissingAddress => "missing-address",
            Self::ArchiveAddress => "archive-address",
            Self::OlderThanOutlet => "older-than-outlet",
            Self::SameSource => "same-source",
        }
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ReferenceField;
    use crate::text::Span;

    #[test]
    fn rule_names_are_kebab_case_in_order_and_unique() {
        let names = RuleId::ALL.map(RuleId::as_str);
        for (index, name) in names.iter().enumerate() {
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
            assert!(!names[..index].contains(name), "{name} twice");
        }
        assert!(RuleId::ALL.is_sorted());
    }

    #[test]
    fn the_gravest_comes_first_and_places_follow_the_page() {
        assert!(Severity::Error < Severity::Warning && Severity::Warning < Severity::Info);
        let body = |block, start| Place::Body { block, span: Span::at(start) };
        let reference = |index, field| Place::Reference { index, id: RefId::new("a"), field };
        let published = ReferenceField::Date(ReferenceDate::Published);
        let places = [
            Place::Article,
            Place::Title(Span::at(4)),
            Place::Dateline,
            Place::LeadCaption(Span::at(0)),
            body(0, 8),
            body(1, 0),
            Place::SeeAlso,
            Place::Category(0),
            reference(0, None),
            reference(0, Some(published)),
            reference(1, None),
        ];
        assert!(places.is_sorted());
    }
}
