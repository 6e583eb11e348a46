//! The words of the find bar in English.

use super::counted;
use crate::editor::search::{Fault, QueryError};
use crate::strings::find::{FindStrings, Switch};

pub(super) static FIND: FindStrings = FindStrings {
    query: "Find in the text",
    replacement: "Replace with",
    count,
    counting: |total| format!("Searching… {total}"),
    nothing: "No results",
    replaced: |count| format!("{} replaced", counted(count, "result")),
    error,
    next: switch("Next", "Next result (Enter or F3)"),
    previous: switch("Previous", "Previous result (Shift+Enter or Shift+F3)"),
    close: switch("Close", "Close the search (Esc)"),
    with_replacement: switch("Replace", "Show the field for a replacement (Ctrl+H)"),
    replace: switch("Replace", "Replace this result and go to the next (Enter in that field)"),
    replace_all: switch(
        "Replace all",
        "Replace all results as one step (Ctrl+Enter in that field)",
    ),
    whole_word: switch("Whole word", "Pass over parts of words"),
    particles: switch("With particles", "A whole word, even behind و ف ب ك ل ال"),
    regex: switch("Expression", "Read the query as a regular expression, such as پوت[يى]?ن"),
    keep_particles: switch("Keep particles", "وبوتن becomes وپوتن: joined particles stay"),
    ignoring: "Ignores:",
    marks: switch("Vowel signs", "كَتَبَ and كتب are one; tatweel does not count"),
    hamza: switch("Hamza", "أ إ آ ا are one, and so are ؤ و and ئ ي"),
    yeh: switch("ى = ي", "على and علي are one"),
    teh: switch("ة = ه", "قمة and قمه are one"),
    digits: switch("Digits", "٢٠٢٢, 2022 and ۲۰۲۲ are one"),
    house_letters: switch("پ = ب", "پوتن and بوتن are one, and so are ڤ ف, چ ج, گ and its kin"),
    case: switch("A = a", "Putin and PUTIN are one"),
};

const fn switch(label: &'static str, hint: &'static str) -> Switch {
    Switch { label, hint }
}

fn count(current: Option<usize>, total: usize) -> String {
    match current {
        Some(current) => format!("{current} of {total}"),
        None if total == 0 => FIND.nothing.to_owned(),
        None => counted(total, "result"),
    }
}

fn error(error: &QueryError) -> String {
    let fault = match error {
        QueryError::TooLarge => return "The query is too long or asks for too much.".to_owned(),
        QueryError::Syntax { fault, .. } => fault,
    };
    match fault {
        Fault::UnclosedGroup => "A “(” is not closed.",
        Fault::UnopenedGroup => "A “)” was not opened.",
        Fault::UnclosedClass => "A “[” is not closed.",
        Fault::Range => "A range in “[ ]” runs backwards or has no letters at its ends.",
        Fault::NothingToRepeat => "There is nothing to repeat before “*”, “+” or “?”.",
        Fault::Count => "The count in “{ }” is not one.",
        Fault::Escape => r"What stands behind “\” means nothing.",
        Fault::UnknownProperty => r"There is no class of letters of this name behind “\p”.",
        Fault::GroupName => "The name of a group “(?<…>)” is empty, given twice or not one.",
        Fault::Flag => "There is no such flag behind “(?”.",
        Fault::LookAround => "Looking ahead and behind is not possible here.",
        Fault::Backreference => r"Referring back to a group, as “\1” does, is not possible here.",
        Fault::TooDeep => "There are too many groups inside groups.",
        Fault::Other => "This is not a regular expression.",
    }
    .to_owned()
}
