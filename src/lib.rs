//! # Tahrir «تحرير»: the newsroom's Arabic article editor, as a library
//!
//! The `pub mod` lines stand in dependency order, which is also the reading order.
#![cfg_attr(test, allow(clippy::string_slice))]

pub mod text;

pub mod dates;
