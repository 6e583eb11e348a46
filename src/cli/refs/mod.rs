//! `tahrir refs`: references out of a draft, into one, and checked by themselves.
//!
//! - `args.rs`: its words as data; `export.rs`, `import.rs`, `check.rs`: one command each.

pub(super) mod args;
mod check;
mod export;
mod import;

use super::{Environment, Failure, Streams};
use crate::strings::Strings;
use args::Refs;

pub(super) fn run(
    asked: &Refs,
    environment: &Environment,
    strings: &Strings,
    streams: &mut Streams<'_>,
) -> Result<u8, Failure> {
    match asked {
        Refs::Export { input, output, format, profile } => {
            export::run(input, output, *format, profile, strings, streams)
        }
        Refs::Import { input, into } => import::run(input, into.as_ref(), strings, streams),
        Refs::Check { input, today, article_date, answer } => {
            let today = today.unwrap_or(environment.today);
            check::run(input, today, *article_date, *answer, strings, streams)
        }
    }
}
