//! The words behind `tahrir refs` as data. It reads words, it opens nothing.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use lexopt::{Arg, Parser};

use crate::cli::args::{Answer, Command, Stream, Topic, UsageError, day, nothing_more, one_of};
use crate::cli::args::{text, usage_error};

/// What is to be done with references.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) enum Refs {
    Export {
        input: Stream,
        output: Stream,
        format: RefsFormat,
        profile: String,
    },
    Import {
        input: Stream,
        into: Option<Stream>,
    },
    Check {
        input: Stream,
        today: Option<NaiveDate>,
        article_date: Option<NaiveDate>,
        answer: Answer,
    },
}

/// What references are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum RefsFormat {
    Bibtex,
    Ris,
    CslJson,
    Wikitext,
}

const FORMATS: [(&str, RefsFormat); 4] = [
    ("bibtex", RefsFormat::Bibtex),
    ("ris", RefsFormat::Ris),
    ("csl-json", RefsFormat::CslJson),
    ("wikitext", RefsFormat::Wikitext),
];

/// The options that stood before `refs`, and those behind it.
#[derive(Default)]
pub(in crate::cli) struct RefsOptions {
    words: Vec<OsString>,
    output: Option<PathBuf>,
    into: Option<PathBuf>,
    format: Option<RefsFormat>,
    profile: Option<String>,
    today: Option<NaiveDate>,
    article_date: Option<NaiveDate>,
    given: Vec<&'static str>,
}

/// A word behind `refs` that is its own to read.
pub(in crate::cli) enum RefsWord {
    Word(OsString),
    Option(&'static str),
}

impl RefsWord {
    /// Nothing for an option that every command has, or none.
    pub(in crate::cli) fn of(arg: &Arg<'_>) -> Option<Self> {
        Some(Self::Option(match arg {
            Arg::Value(word) => return Some(Self::Word(word.clone())),
            Arg::Short('o') | Arg::Long("output") => "-o",
            Arg::Long("into") => "--into",
            Arg::Long("format") => "--format",
            Arg::Long("profile") => "--profile",
            Arg::Long("today") => "--today",
            Arg::Long("article-date") => "--article-date",
            Arg::Long("json") => "--json",
            _ => return None,
        }))
    }
}

impl RefsOptions {
    /// Takes a word, or an option with its value.
    pub(in crate::cli) fn take(
        &mut self,
        word: RefsWord,
        parser: &mut Parser,
    ) -> Result<(), UsageError> {
        let path = |parser: &mut Parser| -> Result<PathBuf, UsageError> {
            Ok(parser.value().map_err(|error| usage_error(&error))?.into())
        };
        let name = match word {
            RefsWord::Word(word) => {
                self.words.push(word);
                return Ok(());
            }
            RefsWord::Option(name) => name,
        };
        match name {
            "-o" => self.output = Some(path(parser)?),
            "--into" => self.into = Some(path(parser)?),
            "--format" => self.format = Some(one_of(parser, "--format", &FORMATS)?),
            "--profile" => self.profile = Some(text(parser)?),
            "--today" => self.today = Some(day("--today", &text(parser)?)?),
            "--article-date" => self.article_date = Some(day("--article-date", &text(parser)?)?),
            _ => {}
        }
        self.given.push(name);
        Ok(())
    }

    /// What the words behind `refs` ask for.
    pub(in crate::cli) fn command(&mut self, help: bool) -> Result<Command, UsageError> {
        let mut words = std::mem::take(&mut self.words).into_iter();
        let verb = words.next();
        let verb = verb.as_deref().map(|verb| verb.to_string_lossy());
        let allowed: &[&str] = match verb.as_deref() {
            _ if help => return Ok(Command::Help(Topic::Refs)),
            Some("export") => &["-o", "--format", "--profile"],
            Some("import") => &["--into"],
            Some("check") => &["--today", "--article-date", "--json"],
            Some(other) => return Err(UsageError::UnknownCommand(format!("refs {other}"))),
            None => return Err(UsageError::MissingInput),
        };
        if let Some(stranger) = self.given.iter().find(|option| !allowed.contains(option)) {
            return Err(UsageError::UnknownOption((*stranger).to_owned()));
        }
        let input = Stream::from_word(words.next().ok_or(UsageError::MissingInput)?);
        nothing_more(words)?;
        let stream = |path: Option<PathBuf>| path.map(|path| Stream::from_word(path.into()));
        Ok(Command::Refs(match verb.as_deref() {
            Some("export") => Refs::Export {
                input,
                output: stream(self.output.take()).unwrap_or(Stream::Standard),
                format: self.format.ok_or(UsageError::MissingOption("--format"))?,
                profile: self.profile.take().unwrap_or_else(|| "marefa".to_owned()),
            },
            Some("import") => Refs::Import { input, into: stream(self.into.take()) },
            _ => {
                let json = self.given.contains(&"--json");
                let answer = if json { Answer::Json } else { Answer::Sentences };
                Refs::Check { input, today: self.today, article_date: self.article_date, answer }
            }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::parse;

    fn command(words: &str) -> Result<Command, UsageError> {
        parse(words.split_whitespace().map(OsString::from)).command
    }

    #[test]
    fn commands_are_read() {
        let file = |name: &str| Stream::File(name.into());
        assert_eq!(
            command("refs export a.ron --format bibtex -o b.bib"),
            Ok(Command::Refs(Refs::Export {
                input: file("a.ron"),
                output: file("b.bib"),
                format: RefsFormat::Bibtex,
                profile: "marefa".to_owned()
            }))
        );
        assert_eq!(
            command("--lang en refs import b.bib --into a.ron"),
            Ok(Command::Refs(Refs::Import { input: file("b.bib"), into: Some(file("a.ron")) }))
        );
        assert_eq!(
            command("refs check - --json --article-date=2022-09-13"),
            Ok(Command::Refs(Refs::Check {
                input: Stream::Standard,
                today: None,
                article_date: NaiveDate::from_ymd_opt(2022, 9, 13),
                answer: Answer::Json
            }))
        );
        assert_eq!(command("refs --help"), Ok(Command::Help(Topic::Refs)));
        assert_eq!(command("refs export --help"), Ok(Command::Help(Topic::Refs)));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let unknown = |option: &str| Err(UsageError::UnknownOption(option.to_owned()));
        assert_eq!(command("refs"), Err(UsageError::MissingInput));
        assert_eq!(command("refs export"), Err(UsageError::MissingInput));
        assert_eq!(command("refs export a"), Err(UsageError::MissingOption("--format")));
        assert_eq!(command("refs x a"), Err(UsageError::UnknownCommand("refs x".to_owned())));
        assert_eq!(command("refs import a --json"), unknown("--json"));
        assert_eq!(command("refs import a --force"), unknown("--force"));
        assert_eq!(command("check a --into b"), unknown("--into"));
        assert_eq!(command("refs check a b"), Err(UsageError::Unexpected("b".to_owned())));
        let bad = command("refs export a --format html");
        assert!(matches!(bad, Err(UsageError::BadValue { option: "--format", .. })));
        let bad = command("refs check a --article-date 2022-9-13");
        assert!(matches!(bad, Err(UsageError::BadValue { option: "--article-date", .. })));
    }
}
