//! What a check can say, where, and what can be done about it: plain data in closed enums.
//!
//! It must not know how any of it is worded, shown or printed: `strings` words each [`Finding`]
//! and each [`FixKind`] by exhaustive match, the window jumps to a [`Place`].

use std::fmt;

use chrono::NaiveDate;

use super::source_dates::DateFinding;
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
    /// `same-source`
    SameSource,
    /// `access-not-full`, D04
    AccessNotFull,
    /// `access-too-early`, D05
    AccessTooEarly,
    /// `snapshot-differs`, D07
    SnapshotDiffers,
    /// `archive-incomplete`, D09
    ArchiveIncomplete,
    /// `source-after-article`, D10
    SourceAfterArticle,
    /// `wrong-weekday`, D11
    WrongWeekday,
    /// `calendars-disagree`, D12
    CalendarsDisagree,
    /// `which-calendar`, D13
    WhichCalendar,
    /// `day-or-month`, D14
    DayOrMonth,
    /// `address-differs`, D15
    AddressDiffers,
    /// `page-differs`, D16
    PageDiffers,
    /// `modified-date`, D17
    ModifiedDate,
    /// `undated`, D18
    Undated,
    /// `day-missing`, D19
    DayMissing,
    /// `stale-access`, D20
    StaleAccess,
    /// `dead-without-archive`, D21
    DeadWithoutArchive,
    /// `relative-date`, D22
    RelativeDate,
    /// `title-day`, D23
    TitleDay,
    /// `month-names-disagree`, D24
    MonthNamesDisagree,
    /// `date-characters`, D26
    DateCharacters,
    /// `reversed-range`, D27
    ReversedRange,
    /// `date-style`, D28
    DateStyle,
    /// `two-dates`, D29
    TwoDates,
    /// `year-differs`, D30
    YearDiffers,
    /// `before-gregorian`, D31
    BeforeGregorian,
    /// `month-or-years`, D32
    MonthOrYears,
    /// `embargo`, D33
    Embargo,
    /// `retracted-source`, D34
    RetractedSource,
    /// `older-than-platform`, D35
    OlderThanPlatform,
    /// `post-day`, D36
    PostDay,
    /// `one-source-two-dates`, D37
    OneSourceTwoDates,
    /// `read-in-bulk`, D38
    ReadInBulk,
    /// `short-year`, D39
    ShortYear,
    /// `claim-before-sources`, D40
    ClaimBeforeSources,
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
    /// Something about the dates of a source.
    SourceDate(DateFinding),
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
    /// A reference is to the same source as an earlier one.
    SameSource {
        /// The earlier one.
        other: RefId,
        /// By what the two are one.
        by: Same,
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
    /// Writes numbers in these digits.
    WriteDigits {
        /// The digits that come.
        digits: Digits,
        /// How many numbers.
        numbers: usize,
    },
    /// Writes a date into its field.
    WriteDate {
        /// The date, as it is written.
        text: String,
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
            Self::SourceDate(finding) => finding.rule(),
            Self::UnpairedControl { .. } | Self::NeedlessMark { .. } => RuleId::UnpairedIsolate,
            Self::OutletName { .. } => RuleId::OutletName,
            Self::MissingAddress => RuleId::MissingAddress,
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
    pub const ALL: [Self; 48] = [
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
        Self::SameSource,
        Self::AccessNotFull,
        Self::AccessTooEarly,
        Self::SnapshotDiffers,
        Self::ArchiveIncomplete,
        Self::SourceAfterArticle,
        Self::WrongWeekday,
        Self::CalendarsDisagree,
        Self::WhichCalendar,
        Self::DayOrMonth,
        Self::AddressDiffers,
        Self::PageDiffers,
        Self::ModifiedDate,
        Self::Undated,
        Self::DayMissing,
        Self::StaleAccess,
        Self::DeadWithoutArchive,
        Self::RelativeDate,
        Self::TitleDay,
        Self::MonthNamesDisagree,
        Self::DateCharacters,
        Self::ReversedRange,
        Self::DateStyle,
        Self::TwoDates,
        Self::YearDiffers,
        Self::BeforeGregorian,
        Self::MonthOrYears,
        Self::Embargo,
        Self::RetractedSource,
        Self::OlderThanPlatform,
        Self::PostDay,
        Self::OneSourceTwoDates,
        Self::ReadInBulk,
        Self::ShortYear,
        Self::ClaimBeforeSources,
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
            Self::AccessNotFull => "access-not-full",
            Self::AccessTooEarly => "access-too-early",
            Self::SnapshotDiffers => "snapshot-differs",
            Self::ArchiveIncomplete => "archive-incomplete",
            Self::SourceAfterArticle => "source-after-article",
            Self::WrongWeekday => "wrong-weekday",
            Self::CalendarsDisagree => "calendars-disagree",
            Self::WhichCalendar => "which-calendar",
            Self::DayOrMonth => "day-or-month",
            Self::AddressDiffers => "address-differs",
            Self::PageDiffers => "page-differs",
            Self::ModifiedDate => "modified-date",
            Self::Undated => "undated",
            Self::DayMissing => "day-missing",
            Self::StaleAccess => "stale-access",
            Self::DeadWithoutArchive => "dead-without-archive",
            Self::RelativeDate => "relative-date",
            Self::TitleDay => "title-day",
            Self::MonthNamesDisagree => "month-names-disagree",
            Self::DateCharacters => "date-characters",
            Self::ReversedRange => "reversed-range",
            Self::DateStyle => "date-style",
            Self::TwoDates => "two-dates",
            Self::YearDiffers => "year-differs",
            Self::BeforeGregorian => "before-gregorian",
            Self::MonthOrYears => "month-or-years",
            Self::Embargo => "embargo",
            Self::RetractedSource => "retracted-source",
            Self::OlderThanPlatform => "older-than-platform",
            Self::PostDay => "post-day",
            Self::OneSourceTwoDates => "one-source-two-dates",
            Self::ReadInBulk => "read-in-bulk",
            Self::ShortYear => "short-year",
            Self::ClaimBeforeSources => "claim-before-sources",
            Self::OutletName => "outlet-name",
            Self::MissingAddress => "missing-address",
            Self::SameSource => "same-source",
        }
    }

    /// Its number among the rules of dates, D01 to D40, where it is one of them.
    pub fn code(self) -> Option<&'static str> {
        Some(match self {
            Self::NameSpelling
            | Self::EmptySection
            | Self::UnusedReference
            | Self::UndefinedCitation
            | Self::MixedDigits
            | Self::UnpairedIsolate
            | Self::OutletName
            | Self::MissingAddress
            | Self::SameSource => return None,
            Self::UnreadableDate => "D01",
            Self::ImpossibleDate => "D02",
            Self::FutureDate => "D03",
            Self::AccessBeforePublication => "D06",
            Self::ArchiveBeforePublication => "D08",
            Self::AccessNotFull => "D04",
            Self::AccessTooEarly => "D05",
            Self::SnapshotDiffers => "D07",
            Self::ArchiveIncomplete => "D09",
            Self::SourceAfterArticle => "D10",
            Self::WrongWeekday => "D11",
            Self::CalendarsDisagree => "D12",
            Self::WhichCalendar => "D13",
            Self::DayOrMonth => "D14",
            Self::AddressDiffers => "D15",
            Self::PageDiffers => "D16",
            Self::ModifiedDate => "D17",
            Self::Undated => "D18",
            Self::DayMissing => "D19",
            Self::StaleAccess => "D20",
            Self::DeadWithoutArchive => "D21",
            Self::RelativeDate => "D22",
            Self::TitleDay => "D23",
            Self::MonthNamesDisagree => "D24",
            Self::DateCharacters => "D26",
            Self::ReversedRange => "D27",
            Self::DateStyle => "D28",
            Self::TwoDates => "D29",
            Self::YearDiffers => "D30",
            Self::BeforeGregorian => "D31",
            Self::MonthOrYears => "D32",
            Self::Embargo => "D33",
            Self::RetractedSource => "D34",
            Self::OlderThanPlatform => "D35",
            Self::PostDay => "D36",
            Self::OneSourceTwoDates => "D37",
            Self::ReadInBulk => "D38",
            Self::ShortYear => "D39",
            Self::ClaimBeforeSources => "D40",
        })
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
