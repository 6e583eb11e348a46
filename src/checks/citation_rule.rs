//! The ids D01 to D40 of the rules for citations and their dates, for those who know them by these:
//! which rule a finding falls under. It must not know how anything is found.

use super::{DateRole, Finding};
use crate::article::ReferenceDate;

/// The id of the rule, or the finding's own rule where it is about no citation.
pub fn citation_rule(finding: &Finding) -> &'static str {
    match finding {
        // An access date has a rule of its own for the future.
        Finding::FutureDate { role: DateRole::Reference(date), .. }
            if *date != ReferenceDate::Published =>
        {
            "D05"
        }
        other => other.rule().code().unwrap_or(other.rule().as_str()),
    }
}
