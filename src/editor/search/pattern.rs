//! A query as a regular expression over folded text: each letter becomes the class of its
//! relatives. So one engine finds everything, in time that grows with the text alone.
//! It knows no article.

use std::iter::Peekable;
use std::str::Chars;

use regex::{Regex, RegexBuilder};
use regex_syntax::ast::{self, parse::ParserBuilder};
use regex_syntax::{Error, hir};

use super::folded::Folded;
use super::query::{Fault, Folding, Objects, Pattern, Query, QueryError};

/// A longer query was not typed by a person, in bytes.
const LONGEST: usize = 4_000;
/// What a compiled expression may take, in bytes. An engine without backtracking takes time in
/// proportion to this times the text when all else fails, so it is what keeps a search short.
const LARGEST: usize = 600_000;
/// What the engine may remember of a text while it searches, in bytes.
const CACHE: usize = 8_000_000;
/// How deep groups may be nested.
const DEEPEST: u32 = 50;

/// What to look for, and the folding to look with; nothing for an empty query.
pub(super) fn compile(query: &Query) -> Result<Option<(Regex, Folding)>, QueryError> {
    if query.text.is_empty() {
        return Ok(None);
    }
    if query.text.len() > LONGEST {
        return Err(QueryError::TooLarge);
    }
    let mut folding = query.folding;
    if query.text.chars().all(|c| folding.drops(c)) {
        // Who asks for a vowel sign or a tatweel alone means it.
        folding.marks = false;
    }
    // Folded as the texts are, or the two would not meet.
    let text = Folded::new(&query.text, folding, Objects::Stop).text;
    let source = match query.pattern {
        Pattern::Plain => plain(&text, folding),
        Pattern::Regex => Widened::new(&text, folding).source(),
    };
    let regex = RegexBuilder::new(&source)
        .case_insensitive(folding.case)
        .multi_line(true)
        .size_limit(LARGEST)
        .dfa_size_limit(CACHE)
        .nest_limit(DEEPEST)
        .build();
    match regex {
        Ok(regex) => Ok(Some((regex, folding))),
        Err(regex::Error::CompiledTooBig(_)) => Err(QueryError::TooLarge),
        // What is wrong is told of the expression as it was typed.
        Err(error) => {
            let typed = Regex::new(&text).err().unwrap_or(error);
            Err(QueryError::Syntax { fault: fault(&text), detail: typed.to_string() })
        }
    }
}

/// What is wrong with an expression that the engine refused.
fn fault(source: &str) -> Fault {
    let deepest = ParserBuilder::new().nest_limit(DEEPEST).build().parse(source);
    let kind = match deepest {
        Err(error) => error.kind().clone(),
        Ok(_) => match regex_syntax::parse(source) {
            Err(Error::Translate(error)) => {
                return match error.kind() {
                    hir::ErrorKind::UnicodePropertyNotFound
                    | hir::ErrorKind::UnicodePropertyValueNotFound => Fault::UnknownProperty,
                    _ => Fault::Other,
                };
            }
            Err(Error::Parse(error)) => error.kind().clone(),
            _ => return Fault::Other,
        },
    };
    use ast::ErrorKind as Kind;
    match kind {
        Kind::GroupUnclosed => Fault::UnclosedGroup,
        Kind::GroupUnopened => Fault::UnopenedGroup,
        Kind::ClassUnclosed => Fault::UnclosedClass,
        Kind::ClassRangeInvalid | Kind::ClassRangeLiteral => Fault::Range,
        Kind::RepetitionMissing => Fault::NothingToRepeat,
        Kind::RepetitionCountInvalid
        | Kind::RepetitionCountDecimalEmpty
        | Kind::RepetitionCountUnclosed
        | Kind::DecimalEmpty
        | Kind::DecimalInvalid => Fault::Count,
        Kind::ClassEscapeInvalid
        | Kind::EscapeHexEmpty
        | Kind::EscapeHexInvalid
        | Kind::EscapeHexInvalidDigit
        | Kind::EscapeUnexpectedEof
        | Kind::EscapeUnrecognized => Fault::Escape,
        Kind::UnicodeClassInvalid => Fault::UnknownProperty,
        Kind::GroupNameDuplicate { .. }
        | Kind::GroupNameEmpty
        | Kind::GroupNameInvalid
        | Kind::GroupNameUnexpectedEof => Fault::GroupName,
        Kind::FlagDanglingNegation
        | Kind::FlagDuplicate { .. }
        | Kind::FlagRepeatedNegation { .. }
        | Kind::FlagUnexpectedEof
        | Kind::FlagUnrecognized => Fault::Flag,
        Kind::UnsupportedLookAround => Fault::LookAround,
        Kind::UnsupportedBackreference => Fault::Backreference,
        Kind::NestLimitExceeded(_) => Fault::TooDeep,
        _ => Fault::Other,
    }
}

fn plain(text: &str, folding: Folding) -> String {
    let mut source = String::with_capacity(4 * text.len());
    for c in text.chars() {
        if folding.marks && matches!(c, ' ' | '\u{A0}' | '\u{202F}') {
            source.push_str("[ \u{A0}\u{202F}]");
        } else {
            push_relatives(&mut source, c, folding);
        }
    }
    source
}

/// A literal, or the class of all letters that meet it.
fn push_relatives(source: &mut String, c: char, folding: Folding) {
    let mut relatives = folding.relatives(c).skip(1).peekable();
    if relatives.peek().is_none() {
        source.push_str(&regex::escape(c.encode_utf8(&mut [0; 4])));
    } else {
        source.push('[');
        source.push(c);
        source.extend(relatives);
        source.push(']');
    }
}

/// A regular expression whose literals are being widened to their relatives. What is not a
/// literal (an escape, a name, a count, a range of a class) stays as it is.
struct Widened<'a> {
    rest: Peekable<Chars<'a>>,
    folding: Folding,
    source: String,
}

impl<'a> Widened<'a> {
    fn new(text: &'a str, folding: Folding) -> Self {
        let source = String::with_capacity(2 * text.len());
        Self { rest: text.chars().peekable(), folding, source }
    }

    fn source(mut self) -> String {
        while let Some(c) = self.rest.next() {
            match c {
                '\\' => self.copy_escape(),
                '[' => self.copy_class(),
                '{' => self.copy_until('}', c),
                '(' => self.copy_group(),
                _ if c.is_alphanumeric() => push_relatives(&mut self.source, c, self.folding),
                _ => self.source.push(c),
            }
        }
        self.source
    }

    fn copy_escape(&mut self) {
        self.source.push('\\');
        let Some(c) = self.rest.next() else { return };
        self.source.push(c);
        if matches!(c, 'p' | 'P' | 'x' | 'u' | 'U' | 'b') && self.rest.peek() == Some(&'{') {
            self.rest.next();
            self.copy_until('}', '{');
        } else if matches!(c, 'x' | 'u' | 'U') {
            let digits = match c {
                'x' => 2,
                'u' => 4,
                _ => 8,
            };
            for _ in 0..digits {
                self.source.extend(self.rest.next_if(char::is_ascii_hexdigit));
            }
        } else if matches!(c, 'p' | 'P') {
            self.source.extend(self.rest.next());
        }
    }

    /// `(`, and the flags or the name that it may begin with.
    fn copy_group(&mut self) {
        self.source.push('(');
        if self.rest.next_if_eq(&'?').is_none() {
            return;
        }
        self.source.push('?');
        for c in self.rest.by_ref() {
            self.source.push(c);
            if matches!(c, '>' | ':' | ')') {
                return;
            }
        }
    }

    fn copy_until(&mut self, end: char, begin: char) {
        self.source.push(begin);
        for c in self.rest.by_ref() {
            self.source.push(c);
            if c == end {
                return;
            }
        }
    }

    /// A class: letters get their relatives beside them; of ranges, those of digits do.
    fn copy_class(&mut self) {
        self.source.push('[');
        let mut depth = 1_usize;
        self.source.extend(self.rest.next_if_eq(&'^'));
        // A `]` that comes first is a letter like another.
        self.source.extend(self.rest.next_if_eq(&']'));
        while let Some(c) = self.rest.next() {
            match c {
                '\\' => {
                    self.copy_escape();
                    self.copy_range_end();
                    continue;
                }
                '[' if self.rest.peek() == Some(&':') => {
                    self.copy_until(']', '[');
                    continue;
                }
                '[' => depth += 1,
                ']' => depth -= 1,
                _ => {}
            }
            self.source.push(c);
            if depth == 0 {
                return;
            }
            if !c.is_alphanumeric() {
                continue;
            }
            match self.copy_range_end() {
                None => {
                    let relatives = self.folding.relatives(c).skip(1);
                    self.source.extend(relatives);
                }
                Some(last) if self.folding.digits => {
                    if let (Some(from), Some(to)) = (c.to_digit(10), last.to_digit(10)) {
                        for zero in ['٠', '۰'] {
                            let digit = |value: u32| char::from_u32(u32::from(zero) + value);
                            self.source.extend(digit(from));
                            self.source.push('-');
                            self.source.extend(digit(to));
                        }
                    }
                }
                Some(_) => {}
            }
        }
    }

    /// `-x` of a range, where one follows, and its last letter.
    fn copy_range_end(&mut self) -> Option<char> {
        let mut ahead = self.rest.clone();
        if ahead.next() != Some('-') || matches!(ahead.peek(), None | Some(']' | '-' | '[')) {
            return None;
        }
        self.source.extend(self.rest.next());
        let last = self.rest.next()?;
        if last == '\\' {
            self.copy_escape();
        } else {
            self.source.push(last);
        }
        Some(last)
    }
}
