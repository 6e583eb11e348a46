//! English: the panel of problems.

use crate::checks::Severity;
use crate::strings::problems::ProblemsStrings;

pub(super) static PROBLEMS: ProblemsStrings = ProblemsStrings {
    list: "Problems",
    group: |severity| match severity {
        Severity::Error => "Errors",
        Severity::Warning => "Warnings",
        Severity::Info => "Notes",
    },
    ignored: "Ignored",
    none: "No problems",
    none_sentence: "The article is looked over at every pause. What is found belongs here.",
    ignore: "Ignore…",
    why: "Why is it to stay as it is?",
    ignore_now: "Ignore",
    cancel: "Cancel",
    reason: |reason| format!("Reason: {reason}"),
    no_reason: "No reason given",
    restore: "Show again",
    fix_all: |count| format!("Fix all of this kind ({count})"),
};
