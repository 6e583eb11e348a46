//! A date as an editor typed it, beside what was understood by it.
//!
//! For every date that an article keeps. What was typed is never lost or rewritten, even where it
//! is not understood. It must not know how drafts are stored nor where the field is shown.

use super::interpret::interpret;
use super::interpretation::{Interpretation, Setting};
use super::partial::{DateError, PartialDate};
use super::read::{Reading, read};

/// What was typed into a date field and what was understood by it then. `Default` is the empty
/// field.
///
/// ```
/// use tahrir::dates::{DateField, PartialDate};
///
/// let field = DateField::typed("13 أيلول 2022");
/// assert_eq!(field.as_typed(), "13 أيلول 2022");
/// assert_eq!(field.understood(), PartialDate::day(2022, 9, 13).ok());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct DateField {
    as_typed: String,
    understood: Option<PartialDate>,
}

impl DateField {
    /// The field after `text` was typed into it: kept as it is, and read.
    pub fn typed(text: impl Into<String>) -> Self {
        let as_typed = text.into();
        let understood = match read(&as_typed) {
            Reading::Understood(date) => Some(date),
            Reading::Impossible(_) | Reading::NotUnderstood => None,
        };
        Self { as_typed, understood }
    }

    /// The field as a draft kept it. The text is not read again: what was understood when it was
    /// typed stands, even where a later version would read it otherwise.
    pub fn from_parts(as_typed: impl Into<String>, understood: Option<PartialDate>) -> Self {
        Self { as_typed: as_typed.into(), understood }
    }

    /// The field holding `date`, as if its ISO spelling had been typed.
    pub fn from_date(date: PartialDate) -> Self {
        Self::from_parts(date.to_string(), Some(date))
    }

    /// The text as it was typed, to the letter.
    pub fn as_typed(&self) -> &str {
        &self.as_typed
    }

    /// The date that was understood, if one was.
    pub fn understood(&self) -> Option<PartialDate> {
        self.understood
    }

    /// What is wrong with the text where it is clearly a date but there is no such date. The text
    /// is read again for it, by the rules of this version.
    pub fn problem(&self) -> Option<DateError> {
        match read(&self.as_typed) {
            Reading::Impossible(error) => Some(error),
            Reading::Understood(_) | Reading::NotUnderstood => None,
        }
    }

    /// All that the text says, by the rules of this version: also ranges, seasons, «بدون تاريخ», which
    /// no day, month or year is, and what was assumed.
    pub fn interpretation(&self, setting: &Setting) -> Interpretation {
        interpret(&self.as_typed, setting)
    }

    /// Whether nothing was typed but perhaps spaces, and no date is held.
    pub fn is_empty(&self) -> bool {
        self.understood.is_none() && self.as_typed.trim().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Typing `text` is understood as the EDTF date `date` (or not, ""), with or without a problem.
    #[track_caller]
    fn check(text: &str, date: &str, problem: bool) {
        let field = DateField::typed(text);
        assert_eq!(field.as_typed(), text);
        assert_eq!(field.understood(), date.parse().ok());
        assert_eq!(field.problem().is_some(), problem);
        assert_eq!(field.is_empty(), text.trim().is_empty());
        assert_eq!(DateField::from_parts(text, field.understood()), field);
    }

    #[test]
    fn typed() {
        check("", "", false);
        check("  ", "", false);
        check(" 13 أيلول 2022 ", "2022-09-13", false);
        check("٢٠٢٢", "2022", false);
        check("31 يونيو 2022", "", true);
        check("05/11/2011", "", false);
        check("قبل الحرب", "", false);
        assert!(DateField::default().is_empty());
    }

    #[test]
    fn kept() {
        let date = PartialDate::day(1444, 2, 17).unwrap();
        let field = DateField::from_date(date);
        assert_eq!(field.as_typed(), "1444-02-17");
        assert_eq!(field.understood(), Some(date));
        assert_eq!(field.problem(), None);
        let field = DateField::from_parts("يوم الاستقلال", Some(date));
        assert_eq!(field.understood(), Some(date));
        assert!(!DateField::from_parts("", Some(date)).is_empty());
    }
}
