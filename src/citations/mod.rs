//! # Citations: what a source looks like in text, and what it is called
//!
//! A reference comes in as a line of a published page, a template, a file of another program or a
//! saved page, and goes out as one; in between it has a readable name. This room knows references
//! and dates. It must not know articles' texts, files or the words of the interface.
//!
//! - `line.rs`: a plain citation line to a reference and back.
//! - `name.rs`: a reference's readable name.
//! - `same.rs`: whether two references are one source.
//! - `pasted.rs`: what was made of a text, and what was not.
//! - `fields.rs`: how a value gets into a reference without being lost; `names.rs`: what templates
//!   call themselves and their parameters.
//! - `paste.rs`: one box for all of them; [`paste()`] is its whole interface.
//! - `host.rs`: names of hosts in their own letters.
//! - `outlets.rs`: the register of outlets; `archive.rs`: addresses of archived copies.
//! - `page/`: what a saved page says of itself.
//! - `template.rs`, `bibtex/`, `ris.rs`, `csl.rs`: one format each.

pub mod archive;
pub mod bibtex;
pub mod csl;
mod fields;
mod host;
pub mod line;
pub mod name;
mod names;
pub mod outlets;
pub mod page;
mod paste;
mod pasted;
pub mod ris;
pub mod same;
mod template;
#[cfg(test)]
mod testing;

pub use fields::{PAGE_MODIFIED, PAGE_PUBLISHED, is_web_address};
pub use paste::{MAX_BYTES, of_page, paste};
pub use pasted::{Leftover, Pasted, Why};
