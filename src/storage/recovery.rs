//! Copies of what is being written, in the state folder, so that a crash takes no more than the
//! last moments. It must not know when a copy is made, nor what a window does with one.
//!
//! Every process has a session: a folder of its own with a lock that goes when the process goes,
//! however it went. A folder whose lock can be had is a dead process's, and its copies are *found*:
//! moved into the finder's session in one step each, so that at every moment they lie in exactly
//! one place. A copy is removed only when its article was saved or closed on purpose. What cannot be
//! read is kept in a folder of its own and named.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::draft::{self, DraftError};
use super::files::{self, FileError, Step};
use super::opening::Fingerprint;
use super::{MAX_DRAFT_BYTES, aside};
use crate::article::Article;

/// Folders of sessions, in the state folder.
const SESSIONS: &str = "sessions";
/// What could not be read, in the state folder.
const DAMAGED: &str = "damaged";
/// The file whose lock says that a session lives.
const LOCK: &str = "lock";
/// How a copy's name ends.
const ENDING: &str = "copy";
/// How a copy begins; the checksum of the second line follows, then a space, and that line's end.
const FIRST: &str = "TahrirCopy(1) ";
/// The longest second line.
const LONGEST_ORIGIN: usize = 1 << 16;

/// What a copy is a copy of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Origin {
    /// The article's file, if it has one.
    pub file: Option<PathBuf>,
    /// What that file held when it was opened or saved last.
    pub content: Option<Fingerprint>,
}

/// A copy that a dead process left, now in this session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its number in this session.
    pub number: u64,
    /// What it is a copy of.
    pub origin: Origin,
    /// The article as it was.
    pub article: Article,
}

/// What dead processes left.
#[derive(Debug, Default)]
pub struct Recovered {
    /// Copies that came back.
    pub found: Vec<Found>,
    /// Copies that cannot be read, where they are kept now.
    pub damaged: Vec<PathBuf>,
    /// Places that could not be looked at, or from which nothing could be moved. What is in them
    /// stays there for another start.
    pub left: Vec<(PathBuf, io::Error)>,
}

/// Why a copy cannot be read.
#[derive(Debug)]
pub enum CopyError {
    /// The system refused.
    File(FileError),
    /// It does not begin as a copy does, or what it says of its origin is not as it was written.
    Head,
    /// The article in it cannot be read.
    Draft(DraftError),
}

/// This process's copies.
#[derive(Debug)]
pub struct Session {
    folder: PathBuf,
    /// Locked as long as the process lives.
    lock: File,
}

impl Session {
    /// Begins a session in a state folder, which is made where there is none.
    ///
    /// # Errors
    /// Where nothing can be written there.
    pub fn begin(state: &Path) -> Result<Self, FileError> {
        let sessions = state.join(SESSIONS);
        files::make_private_folder(&sessions)?;
        let name = format!("{:016x}", RandomState::new().hash_one(std::process::id()));
        // It gets its name when it is locked: nobody takes it for a dead one's before.
        let unnamed = sessions.join(format!(".{name}"));
        files::make_private_folder(&unnamed)?;
        let begun = lock_in(&unnamed).and_then(|lock| {
            let folder = sessions.join(name);
            fs::rename(&unnamed, &folder).map(|()| Self { folder, lock })
        });
        begun.map_err(|error| {
            // Nothing is in it yet.
            let _ = fs::remove_file(unnamed.join(LOCK));
            let _ = fs::remove_dir(&unnamed);
            FileError::System { step: Step::Create, error }
        })
    }

    /// Keeps a copy under a number. The one before it is there until this one is whole.
    ///
    /// # Errors
    /// Where it cannot be saved; see [`files::save_atomically`].
    pub fn keep(&self, number: u64, origin: &Origin, draft: &str) -> Result<(), FileError> {
        files::save_atomically(&self.path(number), write(origin, draft).as_bytes())
    }

    /// Removes a copy: its article is saved, or was closed on purpose.
    ///
    /// # Errors
    /// Where the system refuses. That there was none is fine.
    pub fn forget(&self, number: u64) -> io::Result<()> {
        match fs::remove_file(self.path(number)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Takes over what dead processes left in this session's state folder. The numbers of copies
    /// begin with `first`.
    pub fn recover(&self, first: u64) -> Recovered {
        let mut recovered = Recovered::default();
        let Some(sessions) = self.folder.parent() else { return recovered };
        let folders = match fs::read_dir(sessions) {
            Ok(entries) => entries,
            Err(error) => {
                recovered.left.push((sessions.to_owned(), error));
                return recovered;
            }
        };
        let mut folders: Vec<PathBuf> = folders.flatten().map(|entry| entry.path()).collect();
        // Always in the same order, whatever the file system's is.
        folders.sort();
        let mut number = first;
        for folder in folders.iter().filter(|folder| is_session(folder) && **folder != self.folder)
        {
            if let Err(error) = self.take_over(folder, &mut number, &mut recovered) {
                recovered.left.push((folder.clone(), error));
            }
        }
        recovered
    }

    /// Takes over one session, if its process is gone.
    fn take_over(&self, folder: &Path, number: &mut u64, out: &mut Recovered) -> io::Result<()> {
        let lock = match lock_in(folder) {
            Ok(lock) => lock,
            // It lives.
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(()),
            // Another finder was quicker.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        let mut copies: Vec<PathBuf> = fs::read_dir(folder)?
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|extension| extension == ENDING))
            .collect();
        copies.sort();
        for copy in copies {
            match read(&copy) {
                Ok((origin, article)) => {
                    fs::rename(&copy, self.path(*number))?;
                    out.found.push(Found { number: *number, origin, article });
                    *number += 1;
                }
                Err(CopyError::File(error)) => {
                    out.left.push((copy, io::Error::other(error)));
                }
                Err(CopyError::Head | CopyError::Draft(_)) => {
                    out.damaged.push(self.put_away(&copy)?);
                }
            }
        }
        // Only an empty folder goes. The lock goes last, so that no other finder comes in between.
        if fs::read_dir(folder)?.flatten().all(|entry| entry.file_name() == LOCK) {
            fs::remove_file(folder.join(LOCK))?;
            fs::remove_dir(folder)?;
        }
        drop(lock);
        Ok(())
    }

    /// Moves a copy that cannot be read to where such are kept.
    fn put_away(&self, copy: &Path) -> io::Result<PathBuf> {
        let state = self.folder.parent().and_then(Path::parent);
        let folder = state.ok_or(io::ErrorKind::NotFound)?.join(DAMAGED);
        files::make_private_folder(&folder).map_err(io::Error::other)?;
        let session = copy.parent().and_then(Path::file_name).unwrap_or_default();
        let mut name = session.to_owned();
        name.push("-");
        name.push(copy.file_name().unwrap_or_default());
        let kept = folder.join(name);
        if kept.exists() {
            // Cannot be, for sessions' names are random; but nothing is written over.
            return aside::set_aside(copy);
        }
        fs::rename(copy, &kept)?;
        Ok(kept)
    }

    /// Ends the session. Copies that are still there stay, and come back at the next start.
    pub fn end(self) {
        let is_empty = fs::read_dir(&self.folder)
            .is_ok_and(|entries| entries.flatten().all(|entry| entry.file_name() == LOCK));
        if is_empty {
            // If this fails, the next start clears up.
            let _ = fs::remove_file(self.folder.join(LOCK));
            let _ = fs::remove_dir(&self.folder);
        }
        drop(self.lock);
    }

    /// Where the copy of this number is.
    pub fn path(&self, number: u64) -> PathBuf {
        self.folder.join(format!("{number}.{ENDING}"))
    }
}

/// Whether a path can be a session's folder: one without a name yet begins with a dot.
fn is_session(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    path.is_dir() && name.is_some_and(|name| !name.starts_with('.'))
}

/// Locks a session's folder, or says that somebody has it ([`io::ErrorKind::WouldBlock`]).
fn lock_in(folder: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let lock = options.open(folder.join(LOCK))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn write(origin: &Origin, draft: &str) -> String {
    // Escaped, so that it is one line. A path that is no Unicode can't be written down: then the
    // copy is one of an unnamed article.
    let origin = ron::to_string(origin)
        .or_else(|_| ron::to_string(&Origin::default()))
        .unwrap_or_else(|_| "()".to_owned());
    format!("{FIRST}{:08x}\n{origin}\n{draft}", crc32fast::hash(origin.as_bytes()))
}

/// Reads a copy.
///
/// # Errors
/// Where it cannot be read, or is not as it was written.
pub fn read(path: &Path) -> Result<(Origin, Article), CopyError> {
    let cap = MAX_DRAFT_BYTES + LONGEST_ORIGIN;
    parse(&files::read_capped(path, cap as u64).map_err(CopyError::File)?)
}

/// What stands in a copy.
///
/// # Errors
/// Where it is not as it was written.
pub fn parse(bytes: &[u8]) -> Result<(Origin, Article), CopyError> {
    let mut lines = bytes.splitn(3, |byte| *byte == b'\n');
    let (Some(first), Some(origin), Some(draft)) = (lines.next(), lines.next(), lines.next())
    else {
        return Err(CopyError::Head);
    };
    let checksum = format!("{FIRST}{:08x}", crc32fast::hash(origin));
    let origin = str::from_utf8(origin).ok().filter(|_| first == checksum.as_bytes());
    let origin = origin.and_then(|text| ron::from_str(text).ok()).ok_or(CopyError::Head)?;
    let draft = draft::read(draft).map_err(CopyError::Draft)?;
    Ok((origin, draft.article))
}

impl fmt::Display for CopyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(error) => error.fmt(f),
            Self::Head => f.write_str("its first lines are not as they were written"),
            Self::Draft(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CopyError {}

#[cfg(test)]
mod tests;
