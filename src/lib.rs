//! # Tahrir «تحرير»: the newsroom's Arabic article editor, as a library
//!
//! The `pub mod` lines stand in dependency order, which is also the reading order.

pub mod text;

pub mod dates;

pub mod article;

pub mod storage;
