//! Words: everything that a person reads, in Arabic and in English.
//!
//! [`Strings`] is one table of labels and sentences; `ar` and `en` fill it, so a sentence that is
//! missing in one language does not compile. It words what other rooms found; it decides nothing.
//!
//! What comes from outside (file names, titles, dates, codes) is isolated in every sentence, so
//! that it keeps its own order: an ISO date after an Arabic word would turn round.

mod ar;
mod counted;
mod en;

use crate::checks::{FixKind, Finding, Place, Severity};
use crate::markup::ExportNote;

pub use ar::ARABIC;
pub use en::ENGLISH;

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Arabic, right to left.
    #[default]
    Arabic,
    /// English, left to right.
    English,
}

/// Every word that a person reads, in one language.
pub struct Strings {
    /// Which language.
    pub language: Language,
    /// How grave a finding is, as a noun.
    pub severity: fn(Severity) -> &'static str,
    /// What was found, in a sentence.
    pub finding: fn(&Finding) -> String,
    /// What a fix does, as a verb.
    pub fix: fn(&FixKind) -> String,
    /// Where something is, in a few words.
    pub place: fn(&Place) -> String,
    /// What the writer should know about an export, in a sentence.
    pub export_note: fn(&ExportNote) -> String,
}

impl Language {
    /// The strings of this language.
    pub fn strings(self) -> &'static Strings {
        match self {
            Self::Arabic => &ARABIC,
            Self::English => &ENGLISH,
        }
    }

    /// Reads `ar`, `en`, or a locale's name such as `ar_EG.UTF-8`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "ar" => Some(Self::Arabic),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}
