//! Drafts on disk: what an article looks like as a file, and how a file comes to be on the disk
//! for good.
//!
//! The only room that touches files. It must not know the clock, threads, dialogs or windows, and
//! words nothing for people: its errors are data.
//!
//! - [`draft`]: an article as text and text as an article; [`clip`]: the same for what is copied.
//! - [`templates`]: what a new article begins with.
//! - [`files`]: reading with a limit, and saving so that a crash leaves the old file or the new one.
//! - [`opening`]: a file made an article, and an article saved over a file that is as we know it.
//! - [`names`]: file names out of titles.
//! - [`recovery`]: copies of what is being written, that outlive the process.
//! - [`settings`]: what the writer chose; [`aside`]: what can't be read is kept under another name.
//! - [`paths`]: what is at a path that somebody types.
//! - [`load_draft`] and [`save_draft`]: the two together.

pub mod aside;
pub mod clip;
pub mod draft;
pub mod files;
pub mod names;
pub mod opening;
pub mod paths;
pub mod recovery;
pub mod settings;
pub mod templates;

use std::fmt;
use std::path::Path;

pub use self::draft::MAX_DRAFT_BYTES;
use self::draft::{Draft, DraftError, WriteError};
use self::files::FileError;
use crate::article::Article;

/// Why a draft could not be loaded.
#[derive(Debug)]
pub enum LoadError {
    /// The file could not be read.
    File(FileError),
    /// What was read is not a draft that can be opened.
    Draft(DraftError),
}

/// Why a draft could not be saved.
#[derive(Debug)]
pub enum SaveError {
    /// The article cannot be written as a draft. The disk was not touched.
    Draft(WriteError),
    /// The file could not be saved.
    File(FileError),
    /// Somebody else has written to the file, or there is one where there should be none. It was
    /// not touched.
    Changed,
}

/// Loads the draft in a file.
///
/// # Errors
/// Where the file cannot be read, or is not a draft that can be opened.
pub fn load_draft(path: &Path) -> Result<Draft, LoadError> {
    let bytes = files::read_capped(path, MAX_DRAFT_BYTES as u64).map_err(LoadError::File)?;
    draft::read(&bytes).map_err(LoadError::Draft)
}

/// Saves an article as a draft. When this returns without an error, the draft is on the disk, and
/// a loss of power does not take it back.
///
/// Whether somebody else changed the file since it was loaded, and whether the draft was for
/// reading only ([`draft::Access`]), is for the caller to ask first.
///
/// # Errors
/// Where the article cannot be written, or the file not be saved (see [`files::save_atomically`]).
pub fn save_draft(path: &Path, article: &Article) -> Result<(), SaveError> {
    let text = draft::write(article).map_err(SaveError::Draft)?;
    files::save_atomically(path, text.as_bytes()).map_err(SaveError::File)
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(error) => error.fmt(f),
            Self::Draft(error) => error.fmt(f),
        }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draft(error) => error.fmt(f),
            Self::File(error) => error.fmt(f),
            Self::Changed => f.write_str("the file is not as it was"),
        }
    }
}

impl std::error::Error for LoadError {}
impl std::error::Error for SaveError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Body, Title};

    #[test]
    fn a_draft_comes_back_from_the_disk() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("شي وپوتن.ron");
        let body = Body::new([Block::paragraph("مُضِيفًا")]);
        let article = Article::with_body(Title::main("شي وپوتن"), body);
        save_draft(&path, &article).unwrap();
        assert_eq!(load_draft(&path).unwrap().article, article);
    }

    #[test]
    fn a_giant_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        std::fs::File::create(&path).unwrap().set_len(100 << 20).unwrap();
        let error = load_draft(&path).unwrap_err();
        assert!(matches!(error, LoadError::File(FileError::TooLarge { .. })), "{error}");
    }
}
