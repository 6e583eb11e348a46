//! The command line: the core without a window. Thin: words in, a call of the core, words out.
//!
//! [`run`] takes everything that belongs to the process as arguments, so it can be tested whole.
//! It knows no sentence (`strings` has them) and decides nothing about articles.

mod args;
mod check;
mod dates;
mod export;
mod import;
mod refs;
mod streams;

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::checks::typed::Asked;
use crate::storage::files::{FileError, Step};
use crate::strings::{Language, Problem, Strings};
use args::{Command, Topic, UsageError};
pub use streams::Streams;

/// What the process tells the program.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The language that the locale asks for.
    pub language: Option<Language>,
    /// The day it is, where the user is.
    pub today: NaiveDate,
}

/// What the process should do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// End with this code: 0 fine, 1 problems found, 2 bad use or bad input.
    Exit(u8),
    /// Open the window, with a file or without; its words are in this language.
    Window(Option<PathBuf>, Language),
}

/// All is well.
const FINE: u8 = 0;
/// `check` found something.
const FOUND: u8 = 1;
/// The command line or a file is not as it must be.
const BAD: u8 = 2;

/// Follows a command line (without the program's name).
pub fn run(
    words: impl IntoIterator<Item = OsString>,
    environment: &Environment,
    streams: &mut Streams<'_>,
) -> Outcome {
    let line = args::parse(words);
    let language = line.language.or(environment.language).unwrap_or_default();
    let strings = language.strings();
    let done = match line.command {
        Ok(Command::Window(file)) => return Outcome::Window(file, language),
        Ok(Command::Help(topic)) => streams.say(help(strings, topic)).map(|()| FINE),
        Ok(Command::Version) => {
            streams.say(concat!("tahrir ", env!("CARGO_PKG_VERSION"), "\n")).map(|()| FINE)
        }
        Ok(Command::Export { input, output, profile, format }) => {
            export::run(&input, &output, &profile, format, strings, streams)
        }
        Ok(Command::Import { input, output, reading, replace }) => {
            import::run(&input, &output, reading, replace, strings, streams)
        }
        Ok(Command::Check { input, today, answer }) => {
            check::run(&input, today.unwrap_or(environment.today), answer, strings, streams)
        }
        Ok(Command::Explain) => check::explain(strings, streams),
        Ok(Command::Dates { input, field, kind, today, article_date, strictness }) => {
            let today = today.unwrap_or(environment.today);
            let counted_from = article_date;
            let asked = Asked { field, kind, today, article_date, counted_from };
            dates::run(&input, &asked, strictness, strings, streams)
        }
        Ok(Command::Refs(asked)) => refs::run(&asked, environment, strings, streams),
        Err(error) => Err(Failure::Usage(error)),
    };
    Outcome::Exit(match done {
        Ok(code) => code,
        Err(Failure::Closed) => FINE,
        Err(failure) => {
            // Where even the error can't be written, the exit code still tells.
            let _ = streams.complain(&(strings.error)(&failure.sentence(strings)));
            BAD
        }
    })
}

/// Why a command ended.
enum Failure {
    Usage(UsageError),
    /// Something about a file, already worded.
    Sentence(String),
    /// What we say can't be written.
    Output(io::Error),
    /// Whoever read our output has seen enough.
    Closed,
}

impl Failure {
    fn sentence(self, strings: &Strings) -> String {
        let word = |problem: &Problem<'_>| (strings.problem)(problem);
        match self {
            Self::Usage(error) => word(&match &error {
                UsageError::UnknownOption(option) => Problem::UnknownOption(option),
                UsageError::MissingValue(option) => Problem::MissingValue(option),
                UsageError::BadValue { option, value, expected } => {
                    Problem::BadValue { option, value, expected }
                }
                UsageError::MissingInput => Problem::MissingInput,
                UsageError::MissingOption(option) => Problem::MissingOption(option),
                UsageError::UnknownCommand(word) => Problem::UnknownCommand(word),
                UsageError::Unexpected(word) => Problem::Unexpected(word),
            }),
            Self::Sentence(sentence) => sentence,
            Self::Output(error) => {
                let error = FileError::System { step: Step::Write, error };
                (strings.about)(strings.standard_output, &word(&Problem::File(&error)))
            }
            Self::Closed => String::new(),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::Closed } else { Self::Output(error) }
    }
}

fn help(strings: &'static Strings, topic: Topic) -> &'static str {
    match topic {
        Topic::General => strings.help,
        Topic::Export => strings.help_export,
        Topic::Import => strings.help_import,
        Topic::Check => strings.help_check,
        Topic::Dates => strings.help_dates,
        Topic::Refs => strings.help_refs,
    }
}
