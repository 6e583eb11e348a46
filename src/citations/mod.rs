//! # Citations: what a source looks like in text, and what it is called
//!
//! A reference comes in as a line of a published page and goes out as one; in between it has a
//! readable name. This room knows references and dates. It must not know articles' texts, wikis,
//! files or the words of the interface.
//!
//! - `line.rs`: a plain citation line to a reference and back.
//! - `name.rs`: a reference's readable name.
//! - `same.rs`: whether two references are one source.

pub mod line;
pub mod name;
pub mod same;
