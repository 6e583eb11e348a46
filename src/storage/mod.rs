//! Drafts on disk: what an article looks like as a file, and how a file comes to be on the disk
//! for good.
//!
//! The only room that touches files. It must not know the clock, threads, dialogs or windows, and
//! words nothing for people: its errors are data.

pub mod draft;
pub mod files;
