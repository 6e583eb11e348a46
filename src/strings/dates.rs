//! The words about dates as they are typed: which ones there are. It words, it decides nothing.

use crate::checks::DateFinding;
use crate::checks::typed::Demand;
use crate::dates::{Edtf, Note};

/// The words about a typed date in one language.
pub struct DateStrings {
    /// What was noticed, assumed or found wrong in it, in a sentence.
    pub note: fn(&Note) -> String,
    /// What its field asks for, in a sentence.
    pub demand: fn(Demand) -> String,
    /// What a rule finds in the dates of a source, in a sentence.
    pub finding: fn(&DateFinding) -> String,
    /// What it may be, in a sentence: each with its weekday.
    pub choices: fn(&[Edtf]) -> String,
    /// The templates that were asked about do not take it.
    pub refused: &'static str,
    /// That another region's month names are no mistake: D25, which is never told.
    pub month_names: &'static str,
    /// Nothing was typed.
    pub nothing: &'static str,
    /// It says that there is no date.
    pub no_date: &'static str,
}
