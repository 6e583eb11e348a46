//! The words of the menu over a text, and of what it asks: which ones there are. It words, it
//! decides nothing.

use crate::editor::insert::Isolate;
use crate::editor::styles::Style;

/// The words of the menu over a text in one language.
pub struct MenuStrings {
    /// What the menu is called, for those who don't see it.
    pub name: &'static str,
    /// Take the last step back.
    pub undo: &'static str,
    /// Make it again.
    pub redo: &'static str,
    /// Copy and take away.
    pub cut: &'static str,
    /// Copy.
    pub copy: &'static str,
    /// Paste.
    pub paste: &'static str,
    /// Paste letters only.
    pub paste_plain: &'static str,
    /// Select the whole text.
    pub select_all: &'static str,
    /// Bold.
    pub bold: &'static str,
    /// Italic.
    pub italic: &'static str,
    /// Make a link, or change it.
    pub link: &'static str,
    /// Take a link away.
    pub unlink: &'static str,
    /// What a paragraph is.
    pub style: &'static str,
    /// One of these styles.
    pub style_name: fn(Style) -> &'static str,
    /// Turn the paragraph's direction.
    pub direction: &'static str,
    /// What can be put in.
    pub insert: &'static str,
    /// A citation.
    pub citation: &'static str,
    /// A picture.
    pub picture: &'static str,
    /// Letters of the house that have keys with Alt.
    pub letters: &'static str,
    /// Signs that no keyboard has.
    pub characters: &'static str,
    /// An isolate around what is selected.
    pub isolate: &'static str,
    /// One of these isolates.
    pub isolate_name: fn(Isolate) -> &'static str,
    /// Arabic signs for the keys `" , ; ?`.
    pub punctuation: &'static str,
    /// Show what can't be seen.
    pub unseen: &'static str,
    /// Asks where a link is to lead.
    pub ask_link: &'static str,
    /// Asks which source is to be cited.
    pub ask_citation: &'static str,
    /// Said where the article has no source yet.
    pub no_sources: &'static str,
    /// Asks which picture is to be put in.
    pub ask_picture: &'static str,
    /// The answer is complete.
    pub done: &'static str,
    /// Nothing is to happen after all.
    pub cancel: &'static str,
}
