//! The words of small parts of the window: which ones there are. It words, it decides nothing.

/// The words of small parts of the window in one language.
pub struct WidgetStrings {
    /// Closes a dialog.
    pub close: &'static str,
    /// Puts a message away.
    pub dismiss: &'static str,
}
