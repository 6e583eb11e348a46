//! The envelope of a draft: its first line, which says what the file is and what it must add up
//! to, and its last, which has a check for each line between. It knows bytes and lines, nothing of
//! articles.
//!
//! The first line begins alike in every version: `Draft(format: F, reader: R, checksum: "…"`.
//! The checksum is the CRC-32 of every byte after the first line; a line's check is the low half of
//! its own CRC-32. So damage is always noticed, and its place can be named.

use std::fmt::Write as _;

use super::FORMAT;
use super::error::DraftError;

const START: &str = "Draft(format: ";
const CLOSING: &str = "), lines: \"";
const CLOSING_END: &str = "\")\n";

/// What the first line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// The version that the file is written in.
    pub(super) format: u32,
    /// The oldest version that can read it.
    pub(super) reader: u32,
    checksum: u32,
}

/// Whether a text begins as every draft does.
pub(super) fn is_draft(text: &str) -> bool {
    text.starts_with(START)
}

/// The whole file around `lines`, each of which ends with a line feed.
pub(super) fn seal(format: u32, reader: u32, lines: &str) -> String {
    let closing = closing_of(lines);
    let checksum = checksum_of(lines, &closing);
    format!(
        "{START}{format}, reader: {reader}, checksum: \"{checksum:08x}\", article: (\n\
         {lines}{closing}"
    )
}

/// What a file's first line says, if the file is as it was written and this version may read it.
///
/// # Errors
/// Where it is not a draft, not whole, or too new.
pub(super) fn open(text: &str) -> Result<Header, DraftError> {
    if text.is_empty() {
        return Err(DraftError::Empty);
    }
    let Some((first, rest)) = text.split_once('\n') else {
        let is_start = START.starts_with(text) || text.starts_with(START);
        return Err(if is_start {
            DraftError::EndsEarly { line: 1 }
        } else {
            DraftError::NotADraft
        });
    };
    let Some(header) = parse_header(first) else {
        let is_ours = first.starts_with(START) || find_closing(rest).is_some();
        return Err(if is_ours { damaged(1) } else { DraftError::NotADraft });
    };
    if header.format == 0 {
        return Err(DraftError::NotADraft);
    }
    if header.reader == 0 || header.reader > header.format {
        return Err(damaged(1));
    }
    if header.reader > FORMAT {
        // How such a file adds up is its own version's business.
        return Err(DraftError::TooNew { format: header.format, reader: header.reader });
    }
    if crc32fast::hash(rest.as_bytes()) == header.checksum {
        Ok(header)
    } else {
        Err(find_damage(rest, header.checksum))
    }
}

fn parse_header(line: &str) -> Option<Header> {
    let (format, line) = line.strip_prefix(START)?.split_once(", reader: ")?;
    let (reader, line) = line.split_once(", checksum: \"")?;
    let (checksum, line) = line.split_once('"')?;
    let header =
        Header { format: number(format)?, reader: number(reader)?, checksum: hex(checksum, 8)? };
    // A version that this one may not read could go on otherwise.
    (line == ", article: (" || header.reader > FORMAT).then_some(header)
}

/// A number in its one spelling.
fn number(text: &str) -> Option<u32> {
    let number: u32 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

fn hex(text: &str, digits: usize) -> Option<u32> {
    let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let is_one = text.len() == digits && text.bytes().all(is_hex);
    is_one.then(|| u32::from_str_radix(text, 16).ok()).flatten()
}

/// The low half of a line's CRC-32.
fn check_of(line: &str) -> u32 {
    crc32fast::hash(line.as_bytes()) & 0xFFFF
}

/// The last line for these lines.
fn closing_of(lines: &str) -> String {
    let mut closing = String::from(CLOSING);
    for (index, line) in lines.split_terminator('\n').enumerate() {
        let space = if index == 0 { "" } else { " " };
        // Writing into a string cannot fail.
        let _ = write!(closing, "{space}{:04x}", check_of(line));
    }
    closing.push_str(CLOSING_END);
    closing
}

/// Where the last line of a draft begins, if it is there.
fn find_closing(rest: &str) -> Option<usize> {
    if rest.starts_with(CLOSING) { Some(0) } else { Some(rest.rfind("\n), lines: \"")? + 1) }
}

/// Where the last line of any text begins.
fn find_last_line(text: &str) -> usize {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.rfind('\n').map_or(0, |at| at + 1)
}

fn damaged(line: usize) -> DraftError {
    DraftError::Damaged { first_bad_line: line, bad_lines: 1 }
}

/// Where a file stops adding up. `rest` is what follows the first line.
fn find_damage(rest: &str, checksum: u32) -> DraftError {
    // A file system that lost power may have kept the length and not the text.
    let rest = rest.trim_end_matches('\0');
    let at = find_closing(rest).unwrap_or_else(|| find_last_line(rest));
    let (lines, closing) = rest.split_at_checked(at).unwrap_or((rest, ""));
    let last_line = line_count(lines) + 2;
    let expected = closing_of(lines);
    if closing == expected && crc32fast::hash(rest.as_bytes()) == checksum {
        // All is there, and zeros after it.
        return damaged(last_line + 1);
    }
    if expected.starts_with(closing) && expected != closing {
        return DraftError::EndsEarly { line: last_line };
    }
    if checksum_of(lines, &expected) == checksum {
        return damaged(last_line);
    }
    match closing.strip_prefix(CLOSING).and_then(|it| it.split_once('"')) {
        // Where every line is what it was, the checksum is not.
        Some((checks, _)) => compare(lines, checks).unwrap_or_else(|| damaged(1)),
        None if closing.ends_with(CLOSING_END) => damaged(last_line),
        None => DraftError::EndsEarly { line: last_line },
    }
}

fn checksum_of(lines: &str, closing: &str) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(lines.as_bytes());
    hasher.update(closing.as_bytes());
    hasher.finalize()
}

fn line_count(lines: &str) -> usize {
    lines.split_terminator('\n').count()
}

/// The lines that fail their checks, if any does.
fn compare(lines: &str, checks: &str) -> Option<DraftError> {
    let mut lines = lines.split_terminator('\n');
    let mut checks = checks.split_terminator(' ');
    let mut first_bad_line = None;
    let mut bad_lines = 0;
    for number in 2.. {
        let (line, check) = (lines.next(), checks.next());
        if line.is_none() && check.is_none() {
            break;
        }
        if line.map(check_of) != check.and_then(|check| hex(check, 4)) {
            first_bad_line = first_bad_line.or(Some(number));
            bad_lines += 1;
        }
    }
    first_bad_line.map(|first_bad_line| DraftError::Damaged { first_bad_line, bad_lines })
}
