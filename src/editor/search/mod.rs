//! Find and replace: where a text of a person stands in an article, however it is spelled there.
//!
//! In reading order:
//!
//! - `query.rs`: what is asked for, and which spellings count as one.
//! - `pattern.rs`: a query as a regular expression over folded text.
//! - `folded.rs`: a text without the marks that don't count, and the way back to its bytes.
//! - `find.rs`: the matches of a query in a text or an article.
//! - `standing.rs`: a search that stays beside an article while it is edited.
//! - `replace.rs`: matches exchanged for something else, as one transaction.
//!
//! It knows no window, no caret and no words for people; which match is shown, others decide.

mod find;
mod folded;
mod pattern;
mod query;
mod replace;
mod standing;
#[cfg(test)]
mod tests;

pub use find::{Found, Match, Search, find};
pub use query::{Fault, Folding, Objects, Pattern, Query, QueryError, WholeWord};
pub use replace::{Keep, Replaced, replace_all, replace_one};
pub use standing::{Progress, Standing};
