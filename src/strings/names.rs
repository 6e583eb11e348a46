//! The words of the panel of names: which ones there are. It words, it decides nothing.

use crate::article::EntityKind;
use crate::entities::{Linking, RegisterProblem};

/// The words of the panel of names in one language.
pub struct NamesStrings {
    /// What the field that searches is called.
    pub search: &'static str,
    /// The names of a kind, as a heading.
    pub group: fn(EntityKind) -> &'static str,
    /// Names that nobody knows, as a heading.
    pub unknown_group: &'static str,
    /// A heading with how many names stand under it.
    pub group_with_count: fn(&str, usize) -> String,
    /// One of a kind, in a menu.
    pub kind: fn(EntityKind) -> &'static str,
    /// A name, how often it is mentioned, whether it is linked, how many mentions are doubtful.
    pub row: fn(&str, usize, Linking, usize) -> String,
    /// Whether a name is linked, in some words; empty where there is nothing to say.
    pub linking: fn(Linking) -> &'static str,
    /// Where a doubtful spelling stands: before the spelling itself.
    pub where_it_is: fn(Where, usize) -> String,
    /// Before words that are written in one.
    pub glued: &'static str,
    /// Fix a spelling: it becomes this.
    pub correct: fn(&str) -> String,
    /// Part two words.
    pub part: &'static str,
    /// What parting makes of them.
    pub part_hint: fn(&str) -> String,
    /// Let a spelling stand in this article.
    pub keep: &'static str,
    /// Said where somebody else's words are spelled otherwise.
    pub quoted_hint: &'static str,
    /// Which mention of how many is looked at.
    pub which: fn(Option<usize>, usize) -> String,
    /// To the next mention.
    pub next: &'static str,
    /// To the one before.
    pub previous: &'static str,
    /// Link the first mention.
    pub link: &'static str,
    /// Take the links away.
    pub unlink: &'static str,
    /// Add an unknown name.
    pub add: &'static str,
    /// Add this name, for a screen reader.
    pub add_name: fn(&str) -> String,
    /// Add what is selected in the text.
    pub add_selected: fn(&str) -> String,
    /// How to select something that can be added.
    pub add_hint: &'static str,
    /// What can be done with a name.
    pub more: &'static str,
    /// Put all doubtful mentions of a name right.
    pub fix_all: &'static str,
    /// What the field for a name's page is called.
    pub page: &'static str,
    /// Forget what was decided about a name.
    pub forget: &'static str,
    /// There is no name in the article.
    pub empty: &'static str,
    /// What will stand here.
    pub empty_sentence: &'static str,
    /// The search found nothing.
    pub nothing_found: &'static str,
    /// A register's file is no text.
    pub register_not_text: &'static str,
    /// How many entries of a register were left out, and what is wrong with the first.
    pub register_left_out: fn(usize, &RegisterProblem) -> String,
}

/// Where doubtful spellings stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Where {
    /// In the title.
    Title,
    /// In the lead picture's caption.
    Caption,
    /// In the text.
    Text,
    /// In several of these.
    Everywhere,
    /// In somebody else's words.
    Quotation,
}
