//! # Entities: the names in an article, and how the house writes them
//!
//! [`find`] reads an article beside a [`Register`] and answers with [`Mentions`]: data, not words.
//! Nothing is applied by itself: what to do about a mention, people decide.
//!
//! In reading order:
//!
//! - `register.rs`, `source.rs`: the house's names as they stand in a file, and reading it.
//! - `letters.rs`, `words.rs`: when two words are one name; a text as such words.
//! - `index.rs`: the forms of names, walked word by word. Each word of a text asks a table a few
//!   times, so the work grows with the text and not with the register.
//! - `hits.rs` with `quotes.rs`, `glued.rs`, `unknown.rs` and `list.rs`: what one text says by
//!   itself.
//! - `resolve.rs`, `cache.rs`: what the texts of an article say together (a short name counts once
//!   the full one was seen), and what need not be read again after an edit.
//! - `mentions.rs`: the answer.
//!
//! The room must not know files, wikis, windows or the words in which a mention is told.

mod cache;
mod glued;
mod hits;
mod index;
mod letters;
mod list;
mod mentions;
mod quotes;
mod register;
mod resolve;
mod source;
#[cfg(test)]
mod tests;
mod unknown;
mod words;

pub use cache::Cache;
pub use letters::name_letters;
pub use mentions::{Entity, Linking, Mention, Mentions, Origin, Verdict};
pub use register::{Entry, Register, RegisterFault, RegisterProblem, RegisterReading};
pub use resolve::find;
