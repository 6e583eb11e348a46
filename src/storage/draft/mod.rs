//! The draft file: an article as text that a person can read, with checks by which damage is
//! noticed. It turns an article into text and bytes into an article; it must not know the disk.
//!
//! A draft is RON with a fixed first line (see `envelope.rs`), one field or block a line.
//!
//! # Versions
//! `format` is the version that a file is written in, `reader` the oldest version that can read
//! it without getting it wrong. A name in the file never changes its meaning; a new meaning gets a
//! new name. So a file of a newer format with an old enough `reader` is read by the names that
//! this version knows:
//! - A block of an unknown kind, or with an unknown kind of mark, is kept as its source, byte for
//!   byte, and written back. Nothing is lost, so the draft can be edited. It is written with a format
//!   one above [`FORMAT`], which says no more than "something here is newer". (A direction set on
//!   such a block here is not written: its source has its own.)
//! - An unknown field could not be written back, so the draft is then for reading only. `ignored`
//!   came after the first drafts of format 1 were written: a draft that has it is written with the
//!   next format, so that a program from before it says so and writes nothing over it.
//!
//! A file of this format or an older one has no unknown names; there they are errors.

mod envelope;
mod error;
mod from_article;
mod layout;
mod scan;
#[cfg(test)]
mod tests;
mod to_article;
mod v1;

use std::borrow::Cow;
use std::fmt::Write as _;

use ron::error::{Error as RonError, SpannedError};
use ron::value::RawValue;
use serde::Deserialize;

pub use self::error::{DraftError, Fault, WriteError, Wrong};
use self::to_article::Misfit;
use crate::article::{Article, Block, BlockKind, RichText};

/// The version that is written here.
pub const FORMAT: u32 = 1;

/// The oldest version that can read what is written here.
const READER: u32 = 1;

/// The largest file that is read as a draft, or written as one.
pub const MAX_DRAFT_BYTES: usize = 64 << 20;

/// An article out of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The article.
    pub article: Article,
    /// Whether writing it loses nothing.
    pub access: Access,
}

/// Whether a draft may be written over the file that it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    /// It may.
    ReadWrite,
    /// It would lose what this version does not know: these fields, as paths such as
    /// `article.references[3].colour`.
    ReadOnly(Vec<String>),
}

/// An article as a draft file.
///
/// # Errors
/// Where the file could not be read again.
pub fn write(article: &Article) -> Result<String, WriteError> {
    let lines = from_article::lines_of(article)?;
    let is_newer = from_article::holds_newer(article);
    let text = envelope::seal(if is_newer { FORMAT + 1 } else { FORMAT }, READER, &lines);
    if text.len() > MAX_DRAFT_BYTES {
        return Err(WriteError::TooLarge { bytes: text.len() });
    }
    Ok(text)
}

/// The article in a draft file. A byte order mark is passed over, and so are carriage returns
/// that a tool has put before the line feeds.
///
/// # Errors
/// Where the file is not a draft, not whole, not as it was written, or too new.
pub fn read(bytes: &[u8]) -> Result<Draft, DraftError> {
    if bytes.len() > MAX_DRAFT_BYTES {
        return Err(DraftError::TooLarge { bytes: bytes.len() });
    }
    let text = decode(bytes)?;
    let (header, text) = match envelope::open(text) {
        Ok(header) => (header, Cow::Borrowed(text)),
        Err(error) if text.contains("\r\n") => {
            // Written line feeds have no carriage return before them: it is escaped in a text.
            let plain = text.replace("\r\n", "\n");
            (envelope::open(&plain).map_err(|_| error)?, Cow::Owned(plain))
        }
        Err(error) => return Err(error),
    };
    if header.format > FORMAT { read_newer(&text) } else { read_own(&text) }
}

/// Whether a text says in its first line that it is a draft of ours, of whatever version.
pub fn is_draft(text: &str) -> bool {
    envelope::is_draft(text)
}

/// A draft file around lines that somebody else wrote: tests and fuzzers make files with it whose
/// checksums are right and whose content need not be.
pub fn sealed(lines: &str) -> String {
    envelope::seal(FORMAT, READER, lines)
}

/// Bytes as text: UTF-8, a byte order mark passed over.
///
/// # Errors
/// Where the bytes are not UTF-8, or end in the middle of a character.
pub fn decode(bytes: &[u8]) -> Result<&str, DraftError> {
    let text = str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let line = bytes.iter().take(offset).filter(|&&byte| byte == b'\n').count() + 1;
        match error.error_len() {
            Some(_) => DraftError::NotUtf8 { offset, line },
            None => DraftError::EndsEarly { line },
        }
    })?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// Reads a file in which every name is known.
fn read_own(text: &str) -> Result<Draft, DraftError> {
    let mut unknown = Vec::new();
    let file: v1::File<'_, v1::Block> =
        parse(text, "", &mut unknown).map_err(|error| syntax(text, &error))?;
    if let Some(path) = unknown.into_iter().next() {
        return Err(misfit(text, Misfit { path, wrong: Wrong::UnknownField }));
    }
    let mut article = file.article;
    let blocks = std::mem::take(&mut article.body).into_iter().enumerate();
    let article = blocks
        .map(|(number, block)| to_article::block(number, block))
        .collect::<Result<_, _>>()
        .and_then(|blocks| to_article::article(article, blocks))
        .map_err(|error| misfit(text, error))?;
    Ok(Draft { article, access: Access::ReadWrite })
}

/// Reads a file of a newer format as far as its names are known.
fn read_newer(text: &str) -> Result<Draft, DraftError> {
    let mut unknown = Vec::new();
    let file: v1::File<'_, &RawValue> =
        parse(text, "", &mut unknown).map_err(|error| syntax(text, &error))?;
    let mut article = file.article;
    let sources = std::mem::take(&mut article.body).into_iter().enumerate();
    let blocks = sources
        .map(|(number, source)| newer_block(number, source.get_ron(), &mut unknown))
        .collect::<Result<_, _>>();
    let article = blocks
        .and_then(|blocks| to_article::article(article, blocks))
        .map_err(|error| misfit(text, error))?;
    let access = if unknown.is_empty() { Access::ReadWrite } else { Access::ReadOnly(unknown) };
    Ok(Draft { article, access })
}

/// A block of a newer file. One that holds an unknown name is kept whole, as its source.
fn newer_block(number: usize, source: &str, unknown: &mut Vec<String>) -> Result<Block, Misfit> {
    let source = scan::trimmed(source);
    let path = format!("article.body[{number}]");
    let mut fields = Vec::new();
    match parse::<v1::Block>(source, &path, &mut fields) {
        Ok(block) => {
            unknown.append(&mut fields);
            to_article::block(number, block)
        }
        Err(SpannedError { code: RonError::NoSuchEnumVariant { .. }, .. }) => {
            Ok(Block::new(BlockKind::Unknown(source.to_owned()), RichText::default()))
        }
        Err(error) => Err(Misfit { path, wrong: wrong(&error.code) }),
    }
}

/// Reads one value; the fields that its type does not know are added to `unknown`, as paths that
/// begin with `path`.
fn parse<'de, T: Deserialize<'de>>(
    text: &'de str,
    path: &str,
    unknown: &mut Vec<String>,
) -> Result<T, SpannedError> {
    let mut deserializer = ron::Deserializer::from_str(text)?;
    let ignored = |at: serde_ignored::Path<'_>| {
        let mut whole = path.to_owned();
        push_path(&mut whole, &at);
        unknown.push(whole);
    };
    serde_ignored::deserialize(&mut deserializer, ignored)
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| deserializer.span_error(error))
}

fn push_path(path: &mut String, at: &serde_ignored::Path<'_>) {
    use serde_ignored::Path;
    match at {
        Path::Root => {}
        Path::Seq { parent, index } => {
            push_path(path, parent);
            push_index(path, *index);
        }
        Path::Map { parent, key } => {
            push_path(path, parent);
            push_key(path, key);
        }
        Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => {
            push_path(path, parent);
        }
    }
}

fn push_key(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

fn push_index(path: &mut String, index: usize) {
    // Writing into a string cannot fail.
    let _ = write!(path, "[{index}]");
}

/// What the RON reader found wrong, with its place.
fn syntax(text: &str, error: &SpannedError) -> DraftError {
    let start = error.span.start;
    let offset = scan::offset_at(text, start.line, start.col);
    fault(text, scan::path_at(text, offset), offset, wrong(&error.code))
}

/// What does not fit, with its place.
fn misfit(text: &str, misfit: Misfit) -> DraftError {
    let offset = scan::offset_of(text, &misfit.path).unwrap_or(0);
    fault(text, misfit.path, offset, misfit.wrong)
}

fn fault(text: &str, path: String, offset: usize, wrong: Wrong) -> DraftError {
    let (line, column) = scan::line_and_column(text, offset);
    let inside = path.strip_prefix("article.body[").and_then(|rest| rest.split_once(']'));
    let block = inside.and_then(|(number, _)| number.parse().ok());
    DraftError::Content(Box::new(Fault { path, block, line, column, wrong }))
}

fn wrong(error: &RonError) -> Wrong {
    match error {
        RonError::ExceededRecursionLimit => Wrong::TooDeep,
        RonError::NoSuchEnumVariant { found, .. } => Wrong::UnknownName(found.clone()),
        RonError::NoSuchStructField { .. } => Wrong::UnknownField,
        RonError::DuplicateStructField { field, .. } => Wrong::Duplicate((*field).to_owned()),
        RonError::MissingStructField { field, .. } => Wrong::Missing((*field).to_owned()),
        other => Wrong::Syntax(other.to_string()),
    }
}
