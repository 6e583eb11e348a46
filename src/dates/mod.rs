//! # Dates as sources give them
//!
//! A newspaper prints «13 أيلول/سبتمبر 2022», a web page says `2022-09-13T10:00:00Z`, a Saudi agency
//! «17 صفر 1444 هـ», a book only `2022`, and some say «أمس». This room turns such text into a date that
//! knows how much of itself is known, and writes it back in a few styles. It must not know
//! articles, sources, drafts, windows or the clock: `today`, where a caller cares about it, is the
//! caller's to give.
//!
//! In reading order:
//!
//! - [`PartialDate`] (`partial.rs`): a Gregorian day, month or year, and the span of days it covers.
//! - [`Edtf`] (`edtf.rs`): what else can be said of a date: ranges, seasons, about, perhaps.
//! - [`Calendar`] (`calendars.rs`): Umm al-Qura and the Persian calendar, as ICU has them.
//! - [`interpret()`] (`interpret.rs`): free text to an [`Interpretation`] (`interpretation.rs`): what
//!   was understood, how sure that is, what was assumed; or the choices. Its passes: `letters.rs`,
//!   `pieces.rs`, `tokens.rs` (by `names.rs` and `words.rs`), `divide.rs`, `fields.rs`,
//!   `resolve.rs`.
//! - [`read()`] (`read.rs`) and [`readings()`] (`doubt.rs`): its short answers.
//! - [`write()`] (`write.rs`): a date to text.
//! - [`cs1`] (`cs1.rs`): which dates the English Wikipedia's templates take.
//! - [`DateField`] (`field.rs`): what an editor typed, kept beside what was understood by it.
//!
//! The one rule of the room: never guess. `05/11/2011` is two different days in two different
//! newsrooms, so it is not understood, and whoever typed it is asked.

mod calendars;
pub mod cs1;
mod divide;
mod doubt;
mod edtf;
mod field;
mod fields;
mod interpret;
mod interpretation;
mod letters;
mod names;
mod partial;
mod pieces;
mod read;
mod resolve;
mod tokens;
mod words;
mod write;

pub use calendars::{Calendar, CalendarDate};
pub use doubt::readings;
pub use edtf::{Bound, Certainty, Edtf, EdtfDate, EdtfProblem, Season, When};
pub use field::DateField;
pub use interpret::interpret;
pub use interpretation::{Confidence, Interpretation, Note, Setting, Understanding, Verdict};
pub use partial::{DateError, EdtfError, PartialDate, Precision};
pub use read::{MAX_BYTES, Reading, read};
pub use write::{DateStyle, write};
