//! The ids D01 to D40 of the rules for citations and their dates, for those who know them by these:
//! which rule a finding falls under. It must not know how anything is found.

use super::{DateRole, Finding};
use crate::article::ReferenceDate;
use crate::dates;

/// The id of the rule, or the finding's own rule where it is about no citation.
pub fn citation_rule(finding: &Finding) -> &'static str {
    match finding {
        Finding::ImpossibleDate { .. } => "D02",
        Finding::UnreadableDate { as_typed, .. } if dates::readings(as_typed).len() > 1 => "D14",
        Finding::UnreadableDate { .. } => "D01",
        Finding::FutureDate { role: DateRole::Reference(ReferenceDate::Published), .. } => "D03",
        Finding::FutureDate { role: DateRole::Reference(_), .. } => "D05",
        Finding::AccessBeforePublication { .. } => "D06",
        Finding::ArchiveBeforePublication { .. } => "D08",
        Finding::ArchiveOfAnotherDay { .. } => "D07",
        Finding::ArchiveWithoutAddress | Finding::ArchiveWithoutDate => "D09",
        Finding::OlderThanOutlet { .. } => "D35",
        Finding::SameSource { dates: Some(_), .. } => "D37",
        other => other.rule().as_str(),
    }
}
