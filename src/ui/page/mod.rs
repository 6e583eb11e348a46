//! The article as a page.

pub mod bound;
