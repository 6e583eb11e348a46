//! What the rules of a source's dates can find. Data; `strings` words it.

use chrono::NaiveDate;

use super::super::{DateRole, RuleId};
use crate::article::RefId;
use crate::checks::typed::Demand;
use crate::dates::{Edtf, Note, PartialDate};

/// Something about the dates of a source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DateFinding {
    /// What was typed has a slip, several readings or a contradiction.
    Typed {
        /// Which date.
        role: DateRole,
        /// What was typed.
        as_typed: String,
        /// What was noticed.
        note: Note,
        /// What it may be.
        choices: Vec<Edtf>,
    },
    /// Its field asks for something else.
    Asked {
        /// Which date.
        role: DateRole,
        /// What is asked.
        demand: Demand,
    },
    /// D07: the archived copy's address has another day.
    Snapshot {
        /// What is typed.
        archived: PartialDate,
        /// What the address says.
        snapshot: NaiveDate,
    },
    /// D09: a copy's date without its address.
    ArchiveDateAlone,
    /// D09: a copy's address without its date.
    ArchiveAddressAlone,
    /// D15: the source's address names another day.
    Address {
        /// What is typed.
        published: PartialDate,
        /// What the address says.
        address: NaiveDate,
    },
    /// D16: the page said another day when it was fetched.
    Page {
        /// What is typed.
        published: PartialDate,
        /// What the page said.
        page: NaiveDate,
    },
    /// D17: that day is the one of the last change.
    Modified {
        /// The day.
        modified: NaiveDate,
    },
    /// D20: read long ago, and no copy is kept.
    StaleAccess {
        /// When it was read.
        accessed: NaiveDate,
    },
    /// D21: the page is gone, and no copy is kept.
    DeadWithoutArchive,
    /// D23: the title or quotation says «غداً», which means the source's day.
    RelativeTitle {
        /// The word.
        word: String,
    },
    /// D23: the title names a day that the source's day does not fit.
    TitleDay {
        /// The day it names.
        named: NaiveDate,
        /// What is typed.
        published: PartialDate,
    },
    /// D30: the year field says another year.
    Year {
        /// What it says.
        year: i32,
        /// What is typed as the date.
        published: PartialDate,
    },
    /// D33: it may not be published yet.
    Embargo {
        /// Until when.
        until: NaiveDate,
    },
    /// D34: it was taken back.
    Retracted,
    /// D34: it was corrected, or is a correction.
    Corrected,
    /// D35: older than the platform it is on.
    Platform {
        /// The platform.
        name: &'static str,
        /// Since when it is there.
        since: NaiveDate,
        /// What is typed.
        published: PartialDate,
    },
    /// D36: the number of a post, which counts time, says another day.
    Post {
        /// What is typed.
        published: PartialDate,
        /// What the number says.
        posted: NaiveDate,
    },
    /// D37: another reference to the same source has another date.
    OneSourceTwoDates {
        /// The other reference.
        other: RefId,
        /// Its date.
        date: PartialDate,
        /// What is typed here.
        published: PartialDate,
    },
    /// D38: every source was read on one day.
    ReadInBulk {
        /// The day.
        day: NaiveDate,
        /// How many.
        count: usize,
    },
    /// D40: what the text tells is older than all that is cited for it.
    ClaimBeforeSources {
        /// The day that the text names.
        named: NaiveDate,
        /// The day of the oldest source cited beside it.
        oldest: NaiveDate,
    },
}

impl DateFinding {
    /// The rule that says this.
    pub(in crate::checks) fn rule(&self) -> RuleId {
        let code = match self {
            Self::Typed { note, .. } => note.rule().unwrap_or("D01"),
            Self::Asked { demand, .. } => demand.rule(),
            Self::Snapshot { .. } => "D07",
            Self::ArchiveDateAlone | Self::ArchiveAddressAlone => "D09",
            Self::Address { .. } => "D15",
            Self::Page { .. } => "D16",
            Self::Modified { .. } => "D17",
            Self::StaleAccess { .. } => "D20",
            Self::DeadWithoutArchive => "D21",
            Self::RelativeTitle { .. } | Self::TitleDay { .. } => "D23",
            Self::Year { .. } => "D30",
            Self::Embargo { .. } => "D33",
            Self::Retracted | Self::Corrected => "D34",
            Self::Platform { .. } => "D35",
            Self::Post { .. } => "D36",
            Self::OneSourceTwoDates { .. } => "D37",
            Self::ReadInBulk { .. } => "D38",
            Self::ClaimBeforeSources { .. } => "D40",
        };
        let found = RuleId::ALL.into_iter().find(|rule| rule.code() == Some(code));
        found.unwrap_or(RuleId::UnreadableDate)
    }

    /// By what it is known again, without numbers that other edits change.
    pub(in crate::checks) fn parts(&self) -> Vec<String> {
        match self {
            Self::Typed { as_typed, note, .. } => {
                vec![as_typed.clone(), note.rule().unwrap_or_default().to_owned()]
            }
            Self::Asked { demand, .. } => vec![demand.rule().to_owned()],
            Self::RelativeTitle { word } => vec![word.clone()],
            Self::OneSourceTwoDates { other, date, .. } => {
                vec![other.as_str().to_owned(), date.to_string()]
            }
            Self::ReadInBulk { day, .. } => vec![day.to_string()],
            other => vec![format!("{other:?}")],
        }
    }
}
