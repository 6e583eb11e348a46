//! The few words that an exported page needs around the writer's own, in the article's language.
//!
//! They belong to the page, not to the program's window, so they don't follow its language. It
//! knows no format.

/// Words for readers of a page.
pub(super) struct Words {
    /// Before the day on which a source was read.
    pub(super) retrieved: &'static str,
    /// Before the day of an archived copy.
    pub(super) archived: &'static str,
    /// Before a volume's number.
    pub(super) volume: &'static str,
    /// Before an issue's number.
    pub(super) issue: &'static str,
    /// Before page numbers.
    pub(super) pages: &'static str,
    /// Between two authors.
    pub(super) between_authors: &'static str,
    /// Names a citation's mark for those who hear the page; a number follows.
    pub(super) source: &'static str,
    /// Names the way back from a source for those who hear the page.
    pub(super) back: &'static str,
    /// Before the names of categories.
    pub(super) categories: &'static str,
}

const ARABIC: Words = Words {
    retrieved: "تاريخ الوصول",
    archived: "مؤرشف من الأصل",
    volume: "المجلد",
    issue: "العدد",
    pages: "ص.",
    between_authors: "؛ ",
    source: "المصدر",
    back: "عودة إلى النص",
    categories: "تصنيفات",
};

const ENGLISH: Words = Words {
    retrieved: "Retrieved",
    archived: "Archived from the original",
    volume: "Vol.",
    issue: "No.",
    pages: "p.",
    between_authors: "; ",
    source: "Source",
    back: "Back to the text",
    categories: "Categories",
};

impl Words {
    /// The words for a language, given as a BCP 47 tag: Arabic for Arabic, English for any other.
    pub(super) fn of(language: &str) -> &'static Self {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        if primary.trim().eq_ignore_ascii_case("ar") { &ARABIC } else { &ENGLISH }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_decides_and_not_its_region() {
        let check = |language, retrieved| assert_eq!(Words::of(language).retrieved, retrieved);
        check("ar", "تاريخ الوصول");
        check("ar-EG", "تاريخ الوصول");
        check("AR_eg", "تاريخ الوصول");
        check("arn", "Retrieved");
        check("en", "Retrieved");
        check("", "Retrieved");
    }
}
