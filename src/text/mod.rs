//! Text as bytes, clusters and letters: what every other room may say about a string.
//!
//! It knows Unicode and the Arabic script; it must not know articles, references or wikis.

mod cluster;
pub mod letters;
pub mod normal;
mod span;
pub mod words;

pub use cluster::{OBJECT, ceil_boundary, floor_boundary, is_boundary};
pub use span::{Assoc, Span};
