//! # Dates as sources give them
//!
//! A newspaper prints «13 أيلول/سبتمبر 2022», a web page says `2022-09-13T10:00:00Z`, a book says
//! only `2022`. This room turns such text into a date that knows how much of itself is known, and
//! writes it back in one of a few styles. It must not know articles, sources, drafts, windows or
//! the clock: `today`, where a caller cares about it, is the caller's to give.
//!
//! In reading order:
//!
//! - [`PartialDate`] (`partial.rs`): a Gregorian day, month or year, and the span of days it covers.
//! - `months.rs`: what the Gregorian months are called in Arabic and English.
//! - [`read()`] (`read.rs`): free text to a date, or the plain statement that it is not understood.
//! - [`readings()`] (`doubt.rs`): the days that a text may mean which is not understood.
//! - [`write()`] (`write.rs`): a date to text.
//! - [`DateField`] (`field.rs`): what an editor typed, kept beside what was understood by it.
//!
//! The one rule of the room: never guess. `05/11/2011` is two different days in two different
//! newsrooms, so it is not understood, and whoever typed it is asked.

mod doubt;
mod field;
mod months;
mod partial;
mod read;
mod write;

pub use doubt::readings;
pub use field::DateField;
pub use partial::{DateError, EdtfError, PartialDate, Precision};
pub use read::{MAX_BYTES, Reading, read};
pub use write::{DateStyle, write};
