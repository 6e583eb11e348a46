//! Files made articles, and articles saved over files. It knows what stood in a file when it was
//! opened, so that nobody's change is written over unseen; it asks nobody what to do about it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::draft::{self, Access, DraftError};
use super::files::{self, FileError};
use super::{LoadError, MAX_DRAFT_BYTES, SaveError};
use crate::article::Article;
use crate::import::{self, Finding};

/// An article out of a file of any kind that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The article.
    pub article: Article,
    /// What the file was.
    pub source: Source,
}

/// What kind of file an article came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A draft: it can be saved to the same file, if its access says so.
    Draft {
        /// Whether writing it loses nothing.
        access: Access,
        /// What the file held.
        content: Fingerprint,
    },
    /// A text: the article is a new one, and the text stays as it is.
    Text {
        /// What was guessed or not understood.
        findings: Vec<Finding>,
    },
}

/// By what the content of a file is known again: its length and two checksums. It tells changes
/// apart that happen, not such as somebody makes to deceive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Fingerprint {
    bytes: u64,
    crc: u32,
    fnv: u64,
}

impl Fingerprint {
    /// That of a content.
    pub fn of(content: &[u8]) -> Self {
        // FNV-1a, 64 bits (RFC 9923).
        let step =
            |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
        let fnv = content.iter().fold(0xCBF2_9CE4_8422_2325, step);
        Self { bytes: content.len() as u64, crc: crc32fast::hash(content), fnv }
    }

    /// It in sixteen letters, for names.
    pub fn key(&self) -> String {
        format!("{:016x}", self.fnv)
    }
}

/// What a save may put its own content in the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Nothing: there must be no file.
    Nothing,
    /// The content that the file had when it was opened or saved last.
    Known(Fingerprint),
    /// Whatever is there: the writer has said so.
    Anything,
}

/// A draft that was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What the file holds now.
    pub content: Fingerprint,
    /// Whether the file that was known was gone, so that it was made again.
    pub was_gone: bool,
}

/// Opens a draft, or any text as a new article.
///
/// A text that is laid out as a published page, with numbered sources or a list of pages, is read
/// as one; any other is paragraphs.
///
/// # Errors
/// Where the file cannot be read, is empty, or is neither a draft nor text.
pub fn open(path: &Path) -> Result<Opened, LoadError> {
    let bytes = files::read_capped(path, MAX_DRAFT_BYTES as u64).map_err(LoadError::File)?;
    read(&bytes, has_draft_name(path)).map_err(LoadError::Draft)
}

/// Makes a new article of any text, also where a draft is not expected to be.
///
/// # Errors
/// Where the file cannot be read, is empty, is a draft already or is no text.
pub fn open_text(path: &Path) -> Result<Opened, LoadError> {
    let bytes = files::read_capped(path, MAX_DRAFT_BYTES as u64).map_err(LoadError::File)?;
    read(&bytes, false).map_err(LoadError::Draft)
}

/// How files of other programs begin that may hold no NUL: PDF, RTF, ZIP (also Word's), PNG, JPEG.
const OTHERS: [&[u8]; 5] = [b"%PDF-", b"{\\rtf", b"PK\x03\x04", b"\x89PNG", b"\xFF\xD8\xFF"];

fn has_draft_name(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}

/// The article in a file's content. `must_be_draft` where its name says that it is one.
fn read(bytes: &[u8], must_be_draft: bool) -> Result<Opened, DraftError> {
    // A picture, an archive, a document of another program: text has no NUL, and none of the signs
    // with which those begin.
    let is_other = bytes.contains(&0) || OTHERS.iter().any(|sign| bytes.starts_with(sign));
    if is_other && !bytes.starts_with(b"Tahrir") {
        return Err(DraftError::NotADraft);
    }
    let text = draft::decode(bytes)?;
    if text.trim().is_empty() {
        return Err(DraftError::Empty);
    }
    if must_be_draft || draft::is_draft(text) {
        let read = draft::read(bytes)?;
        let source = Source::Draft { access: read.access, content: Fingerprint::of(bytes) };
        return Ok(Opened { article: read.article, source });
    }
    let page = import::published(text);
    let is_page = !page.article.references().is_empty() || page.article.see_also().is_some();
    let imported = if is_page { page } else { import::plain(text) };
    Ok(Opened { article: imported.article, source: Source::Text { findings: imported.findings } })
}

/// Saves an article as a draft over a file that is as the caller knows it.
///
/// # Errors
/// Where the article cannot be written, the file is not as `over` says ([`SaveError::Changed`]),
/// or it cannot be saved. Only a failure in making it durable has touched it then.
pub fn save_over(path: &Path, article: &Article, over: Over) -> Result<Saved, SaveError> {
    let text = draft::write(article).map_err(SaveError::Draft)?;
    save_text_over(path, &text, over)
}

/// Saves a text, a draft or an export, over a file that is as the caller knows it.
///
/// # Errors
/// As [`save_over`].
pub fn save_text_over(path: &Path, text: &str, over: Over) -> Result<Saved, SaveError> {
    let content = Fingerprint::of(text.as_bytes());
    let found = find(path).map_err(SaveError::File)?;
    let is_fine = match (over, found) {
        (Over::Anything, _) | (_, Found::Nothing) => true,
        (_, Found::Content(found)) if found == content => true,
        (Over::Known(known), Found::Content(found)) => found == known,
        (_, Found::Giant) | (Over::Nothing, Found::Content(_)) => false,
    };
    if !is_fine {
        return Err(SaveError::Changed);
    }
    let was_gone = matches!((over, found), (Over::Known(_), Found::Nothing));
    files::save_atomically(path, text.as_bytes()).map_err(SaveError::File)?;
    Ok(Saved { content, was_gone })
}

/// What is at a place to write to.
#[derive(Clone, Copy)]
enum Found {
    Nothing,
    Content(Fingerprint),
    /// Something larger than any draft.
    Giant,
}

fn find(path: &Path) -> Result<Found, FileError> {
    match files::read_capped(path, MAX_DRAFT_BYTES as u64) {
        Ok(bytes) => Ok(Found::Content(Fingerprint::of(&bytes))),
        Err(FileError::TooLarge { .. }) => Ok(Found::Giant),
        Err(FileError::System { error, .. }) if error.kind() == std::io::ErrorKind::NotFound => {
            Ok(Found::Nothing)
        }
        // What can't be looked at is not ours to replace, whatever the writer said.
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests;
