//! The words of the window around the article: which ones there are. It words, it decides nothing.

/// The words of the window around the article in one language.
pub struct AppStrings {
    /// What the program is called.
    pub name: &'static str,
    /// What an article without a title is called.
    pub untitled: &'static str,
    /// The panel of names.
    pub entities: &'static str,
    /// The panel of sources.
    pub sources: &'static str,
    /// The panel of problems.
    pub problems: &'static str,
}
