//! The window in English.

use crate::strings::app::AppStrings;

pub(super) static APP: AppStrings = AppStrings {
    name: "Tahrir",
    untitled: "Untitled",
    entities: "Entities",
    sources: "Sources",
    problems: "Problems",
};
