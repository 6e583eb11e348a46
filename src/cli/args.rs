//! The command line as data. It reads words, it opens nothing.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use lexopt::{Arg, Parser};

use super::refs::args::{Refs, RefsOptions, RefsWord};
use crate::article::{ReferenceDate, ReferenceKind};
use crate::markup::Format;
use crate::strings::Language;

/// What the program is asked to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Open the window, with a file or without.
    Window(Option<PathBuf>),
    Export {
        input: Stream,
        output: Stream,
        profile: String,
        format: Format,
    },
    Import {
        input: Stream,
        output: Stream,
        reading: Reading,
        replace: Replace,
    },
    Check {
        input: Stream,
        today: Option<NaiveDate>,
        answer: Answer,
    },
    /// Show an example of every rule.
    Explain,
    Dates {
        input: Stream,
        field: ReferenceDate,
        kind: Option<ReferenceKind>,
        today: Option<NaiveDate>,
        article_date: Option<NaiveDate>,
        strictness: Strictness,
    },
    Refs(Refs),
    Help(Topic),
    Version,
}

/// A file, or the standard stream that `-` stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stream {
    Standard,
    File(PathBuf),
}

/// How a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// As a published page.
    Published,
    /// As paragraphs and nothing else.
    Plain,
}

/// What happens to another file that is already there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Replace {
    Never,
    /// An export is made anew as often as one likes; a draft can't be made anew.
    AllButDrafts,
    /// `--force`.
    Allowed,
}

/// Whose dates are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strictness {
    /// Any that a person reads.
    Reader,
    /// Those that the citation templates of the English Wikipedia take.
    Cs1,
}

/// How findings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Sentences,
    Json,
}

/// Which help is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    General,
    Export,
    Import,
    Check,
    Dates,
    Refs,
}

/// Why a command line can't be followed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum UsageError {
    UnknownOption(String),
    MissingValue(String),
    /// An option's value is none of those it takes.
    BadValue {
        option: &'static str,
        value: String,
        expected: String,
    },
    MissingInput,
    /// The command can't do without this option.
    MissingOption(&'static str),
    /// Several words, and the first is no command.
    UnknownCommand(String),
    /// One word too many.
    Unexpected(String),
}

/// The words of a command line, and the language it asks for.
pub(super) struct Line {
    pub(super) command: Result<Command, UsageError>,
    pub(super) language: Option<Language>,
}

/// Reads the words after the program's name. The language is found even where the rest is wrong,
/// so that the error is told in it.
pub(super) fn parse(words: impl IntoIterator<Item = OsString>) -> Line {
    let mut options = Options::default();
    let mut parser = Parser::from_args(words);
    let mut first_error = None;
    // Also after an error, for the language may stand behind it.
    loop {
        match options.read(&mut parser) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    let command = first_error.map_or_else(|| options.command(), Err);
    Line { command, language: options.language }
}

#[derive(Default)]
struct Options {
    language: Option<Language>,
    words: Vec<OsString>,
    output: Option<PathBuf>,
    profile: Option<String>,
    format: Option<Format>,
    reading: Option<Reading>,
    today: Option<NaiveDate>,
    article_date: Option<NaiveDate>,
    field: Option<ReferenceDate>,
    kind: Option<ReferenceKind>,
    given: Vec<&'static str>,
    help: bool,
    version: bool,
    /// From the word `refs` on, what belongs to it.
    refs: Option<RefsOptions>,
}

const FORMATS: [(&str, Format); 4] = [
    ("wikitext", Format::Wikitext),
    ("html", Format::Html),
    ("markdown", Format::Markdown),
    ("text", Format::Text),
];
const READINGS: [(&str, Reading); 2] =
    [("published", Reading::Published), ("plain", Reading::Plain)];
const FIELDS: [(&str, ReferenceDate); 3] = [
    ("published", ReferenceDate::Published),
    ("accessed", ReferenceDate::Accessed),
    ("archived", ReferenceDate::Archived),
];
const KINDS: [(&str, ReferenceKind); 10] = [
    ("web", ReferenceKind::Web),
    ("news", ReferenceKind::News),
    ("book", ReferenceKind::Book),
    ("journal", ReferenceKind::Journal),
    ("report", ReferenceKind::Report),
    ("broadcast", ReferenceKind::Broadcast),
    ("video", ReferenceKind::Broadcast),
    ("social", ReferenceKind::Social),
    ("interview", ReferenceKind::Interview),
    ("other", ReferenceKind::Other),
];
const LANGUAGES: [(&str, Language); 2] = [("ar", Language::Arabic), ("en", Language::English)];

impl Options {
    /// Reads one word, or an option with its value. Says whether there was one.
    fn read(&mut self, parser: &mut Parser) -> Result<bool, UsageError> {
        let Some(arg) = parser.next().map_err(|error| usage_error(&error))? else {
            return Ok(false);
        };
        if let Some(refs) = &mut self.refs
            && let Some(word) = RefsWord::of(&arg)
        {
            refs.take(word, parser)?;
            return Ok(true);
        }
        match arg {
            Arg::Value(word) if word == "refs" && self.words.is_empty() => {
                self.refs = Some(RefsOptions::default());
            }
            Arg::Value(word) => self.words.push(word),
            Arg::Short('h') | Arg::Long("help") => self.help = true,
            Arg::Short('V') | Arg::Long("version") => self.version = true,
            Arg::Short('o') | Arg::Long("output") => {
                self.output = Some(parser.value().map_err(|error| usage_error(&error))?.into());
                self.given.push("-o");
            }
            Arg::Long("lang") => self.language = Some(one_of(parser, "--lang", &LANGUAGES)?),
            Arg::Long("profile") => {
                self.profile = Some(text(parser)?);
                self.given.push("--profile");
            }
            Arg::Long("format") => {
                self.format = Some(one_of(parser, "--format", &FORMATS)?);
                self.given.push("--format");
            }
            Arg::Long("as") => {
                self.reading = Some(one_of(parser, "--as", &READINGS)?);
                self.given.push("--as");
            }
            Arg::Long("today") => {
                self.today = Some(day("--today", &text(parser)?)?);
                self.given.push("--today");
            }
            Arg::Long("article-date") => {
                self.article_date = Some(day("--article-date", &text(parser)?)?);
                self.given.push("--article-date");
            }
            Arg::Long("field") => {
                self.field = Some(one_of(parser, "--field", &FIELDS)?);
                self.given.push("--field");
            }
            Arg::Long("kind") => {
                self.kind = Some(one_of(parser, "--kind", &KINDS)?);
                self.given.push("--kind");
            }
            Arg::Long("explain") => self.given.push("--explain"),
            Arg::Long("json") => self.given.push("--json"),
            Arg::Long("force") => self.given.push("--force"),
            Arg::Short(letter) => return Err(UsageError::UnknownOption(format!("-{letter}"))),
            Arg::Long(name) => return Err(UsageError::UnknownOption(format!("--{name}"))),
        }
        Ok(true)
    }

    fn command(&mut self) -> Result<Command, UsageError> {
        let mut words = std::mem::take(&mut self.words).into_iter().peekable();
        let topic = match words.peek().and_then(|word| word.to_str()) {
            Some("export") => Topic::Export,
            Some("import") => Topic::Import,
            Some("check") => Topic::Check,
            Some("dates") => Topic::Dates,
            _ => Topic::General,
        };
        if self.version {
            return Ok(Command::Version);
        }
        if let Some(mut refs) = self.refs.take() {
            if let Some(stranger) = self.given.first() {
                return Err(UsageError::UnknownOption((*stranger).to_owned()));
            }
            return refs.command(self.help);
        }
        if self.help {
            return Ok(Command::Help(topic));
        }
        let allowed: &[&str] = match topic {
            Topic::Export => &["-o", "--profile", "--format"],
            Topic::Import => &["-o", "--as", "--force"],
            Topic::Check => &["--today", "--json", "--explain"],
            Topic::Dates => &["--today", "--article-date", "--field", "--kind", "--profile"],
            Topic::General | Topic::Refs => &[],
        };
        if let Some(stranger) = self.given.iter().find(|option| !allowed.contains(option)) {
            return Err(UsageError::UnknownOption((*stranger).to_owned()));
        }
        if topic == Topic::General {
            let file = words.next().map(PathBuf::from);
            return match (words.next(), file) {
                (Some(_), Some(no_command)) => {
                    Err(UsageError::UnknownCommand(no_command.to_string_lossy().into_owned()))
                }
                (_, file) => Ok(Command::Window(file)),
            };
        }
        words.next();
        if self.given.contains(&"--explain") {
            nothing_more(words)?;
            return Ok(Command::Explain);
        }
        let input = match words.next() {
            Some(word) => Stream::from_word(word),
            // Lines of dates come from a pipe or a keyboard.
            None if topic == Topic::Dates => Stream::Standard,
            None => return Err(UsageError::MissingInput),
        };
        nothing_more(words)?;
        let output =
            self.output.take().map_or(Stream::Standard, |path| Stream::from_word(path.into()));
        let given = |option| self.given.contains(&option);
        Ok(match topic {
            Topic::Export => Command::Export {
                input,
                output,
                profile: self.profile.take().unwrap_or_else(|| "marefa".to_owned()),
                format: self.format.unwrap_or_default(),
            },
            Topic::Import => {
                let replace = if given("--force") { Replace::Allowed } else { Replace::Never };
                let reading = self.reading.unwrap_or(Reading::Published);
                Command::Import { input, output, reading, replace }
            }
            Topic::Dates => Command::Dates {
                input,
                field: self.field.unwrap_or(ReferenceDate::Published),
                kind: self.kind,
                today: self.today,
                article_date: self.article_date,
                strictness: match self.profile.take().as_deref() {
                    None => Strictness::Reader,
                    Some("cs1") => Strictness::Cs1,
                    Some(other) => {
                        return Err(UsageError::BadValue {
                            option: "--profile",
                            value: other.to_owned(),
                            expected: "cs1".to_owned(),
                        });
                    }
                },
            },
            Topic::Check | Topic::General | Topic::Refs => {
                let answer = if given("--json") { Answer::Json } else { Answer::Sentences };
                Command::Check { input, today: self.today, answer }
            }
        })
    }
}

impl Stream {
    pub(super) fn from_word(word: OsString) -> Self {
        if word == "-" { Self::Standard } else { Self::File(word.into()) }
    }
}

pub(super) fn nothing_more(mut words: impl Iterator<Item = OsString>) -> Result<(), UsageError> {
    match words.next() {
        Some(word) => Err(UsageError::Unexpected(word.to_string_lossy().into_owned())),
        None => Ok(()),
    }
}

pub(super) fn text(parser: &mut Parser) -> Result<String, UsageError> {
    let value = parser.value().map_err(|error| usage_error(&error))?;
    Ok(value.to_string_lossy().into_owned())
}

pub(super) fn one_of<T: Copy>(
    parser: &mut Parser,
    option: &'static str,
    choices: &[(&str, T)],
) -> Result<T, UsageError> {
    let value = text(parser)?;
    let chosen = choices.iter().find(|(name, _)| *name == value).map(|(_, choice)| *choice);
    chosen.ok_or_else(|| {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        UsageError::BadValue { option, value, expected: names.join(" | ") }
    })
}

pub(super) fn day(option: &'static str, value: &str) -> Result<NaiveDate, UsageError> {
    // Exactly YYYY-MM-DD: chrono alone would take 2022-9-13, +202-09-13 and spaces too.
    let is_exact = value.len() == 10
        && value.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let exact = is_exact.then(|| NaiveDate::parse_from_str(value, "%Y-%m-%d").ok());
    exact.flatten().ok_or_else(|| UsageError::BadValue {
        option,
        value: value.to_owned(),
        expected: "YYYY-MM-DD".to_owned(),
    })
}

pub(super) fn usage_error(error: &lexopt::Error) -> UsageError {
    match error {
        lexopt::Error::MissingValue { option } => {
            UsageError::MissingValue(option.clone().unwrap_or_default())
        }
        lexopt::Error::UnexpectedOption(option) => UsageError::UnknownOption(option.clone()),
        lexopt::Error::UnexpectedArgument(word) => {
            UsageError::Unexpected(word.to_string_lossy().into_owned())
        }
        lexopt::Error::UnexpectedValue { option, value } => {
            UsageError::Unexpected(format!("{option}={}", value.to_string_lossy()))
        }
        other => UsageError::Unexpected(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(words: &str) -> Result<Command, UsageError> {
        parse(words.split_whitespace().map(OsString::from)).command
    }

    #[test]
    fn commands_are_read() {
        let file = |name: &str| Stream::File(name.into());
        assert_eq!(command(""), Ok(Command::Window(None)));
        assert_eq!(command("مقالة.ron"), Ok(Command::Window(Some("مقالة.ron".into()))));
        let export = |profile: &str, format, output| {
            let (input, profile) = (file("a.ron"), profile.to_owned());
            Ok(Command::Export { input, output, profile, format })
        };
        assert_eq!(command("export a.ron"), export("marefa", Format::Wikitext, Stream::Standard));
        assert_eq!(
            command("export --format=html a.ron --profile arwiki -o b"),
            export("arwiki", Format::Html, file("b"))
        );
        assert_eq!(
            command("import - --as plain -o -"),
            Ok(Command::Import {
                input: Stream::Standard,
                output: Stream::Standard,
                reading: Reading::Plain,
                replace: Replace::Never
            })
        );
        assert_eq!(
            command("check a.ron --json --today 2026-11-23"),
            Ok(Command::Check {
                input: file("a.ron"),
                today: NaiveDate::from_ymd_opt(2026, 11, 23),
                answer: Answer::Json
            })
        );
        assert_eq!(
            command("dates --field accessed --kind news --article-date 2022-09-13 --profile cs1"),
            Ok(Command::Dates {
                input: Stream::Standard,
                field: ReferenceDate::Accessed,
                kind: Some(ReferenceKind::News),
                today: None,
                article_date: NaiveDate::from_ymd_opt(2022, 9, 13),
                strictness: Strictness::Cs1,
            })
        );
        assert_eq!(command("check --explain"), Ok(Command::Explain));
        assert_eq!(command("dates -h"), Ok(Command::Help(Topic::Dates)));
        assert_eq!(command("export --help"), Ok(Command::Help(Topic::Export)));
        assert_eq!(command("-V"), Ok(Command::Version));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let unknown = |option: &str| Err(UsageError::UnknownOption(option.to_owned()));
        assert_eq!(command("export"), Err(UsageError::MissingInput));
        assert_eq!(command("export a b"), Err(UsageError::Unexpected("b".to_owned())));
        assert_eq!(command("check a --as plain"), unknown("--as"));
        assert_eq!(command("--wat"), unknown("--wat"));
        assert_eq!(command("-x"), unknown("-x"));
        assert_eq!(command("export a -o"), Err(UsageError::MissingValue("-o".to_owned())));
        assert_eq!(command("chekc a"), Err(UsageError::UnknownCommand("chekc".to_owned())));
        for today in
            ["2026-1-3", "tomorrow", "2026-02-30", "+202-09-13", " 2026-1-03", "2026-01- 3", ""]
        {
            let error = parse(["check", "a", "--today", today].map(OsString::from)).command;
            assert!(matches!(error, Err(UsageError::BadValue { option: "--today", .. })));
        }
    }

    #[test]
    fn the_language_is_known_even_where_the_rest_is_wrong() {
        for words in
            ["--lang en --wat", "--wat --lang en", "--json=x --as=y --lang en", "-x --lang=en -o"]
        {
            let line = parse(words.split_whitespace().map(OsString::from));
            assert_eq!(line.language, Some(Language::English), "{words}");
            assert!(line.command.is_err());
        }
        let first = parse(["--wat", "--what"].map(OsString::from)).command;
        assert_eq!(first, Err(UsageError::UnknownOption("--wat".to_owned())));
    }
}
