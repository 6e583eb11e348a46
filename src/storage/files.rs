//! Files: reading that has a limit, and saving that is whole or has not happened. It knows paths
//! and bytes; it must not know what the bytes mean.
//!
//! A save writes a new file beside the old one, makes it durable, and only then puts it in the old
//! one's place. So at every moment, also after a loss of power, the path holds the old content or
//! the new one. After a failure nothing is tried again on the same descriptor, for a second fsync
//! reports success while the pages are lost: the caller has the bytes and may save anew.

mod disk;

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use self::disk::{Attributes, Disk, RealDisk};

/// What was being done to a file when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Following the path to the file that it means.
    Resolve,
    /// Looking at what kind of file it is.
    Inspect,
    /// Opening and reading.
    Read,
    /// Making the new file beside it.
    Create,
    /// Writing the new file.
    Write,
    /// Making the new file durable.
    Sync,
    /// Giving the new file the mode and owner of the old one.
    CopyAttributes,
    /// Putting the new file in the place of the old one.
    Rename,
    /// Making the rename durable. The new content is in place.
    SyncFolder,
    /// Reading the new content again. It is in place.
    ReadBack,
}

/// Why a file could not be read or saved.
#[derive(Debug)]
pub enum FileError {
    /// The system refused.
    System {
        /// What was being done.
        step: Step,
        /// What the system said.
        error: io::Error,
    },
    /// It is a folder, a pipe, a device or a socket.
    NotAFile,
    /// It has more bytes than wanted.
    TooLarge {
        /// How many there may be.
        cap: u64,
    },
    /// Nobody may write to the old file, or this user may not, even where the folder would let
    /// another file take its place.
    WriteProtected,
    /// What was read after the save is not what was saved.
    ReadBackDiffers,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System { step, error } => write!(f, "{step:?}: {error}"),
            Self::NotAFile => f.write_str("not a regular file"),
            Self::TooLarge { cap } => write!(f, "more than {cap} bytes"),
            Self::WriteProtected => f.write_str("the file may not be written to"),
            Self::ReadBackDiffers => f.write_str("the file does not hold what was saved"),
        }
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::System { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// Reads a regular file of at most `cap` bytes.
///
/// # Errors
/// Where it is no regular file (a pipe is not waited for), is larger, or cannot be read.
pub fn read_capped(path: &Path, cap: u64) -> Result<Vec<u8>, FileError> {
    // Opening a pipe would wait for somebody to write to it, so look first; then look again, for
    // the path may mean something else by now.
    check_readable(&std::fs::metadata(path).map_err(at(Step::Inspect))?, cap)?;
    let file = std::fs::File::open(path).map_err(at(Step::Read))?;
    check_readable(&file.metadata().map_err(at(Step::Inspect))?, cap)?;
    read_stream_capped(file, cap)
}

fn check_readable(metadata: &std::fs::Metadata, cap: u64) -> Result<(), FileError> {
    if !metadata.is_file() {
        return Err(FileError::NotAFile);
    }
    if metadata.len() > cap { Err(FileError::TooLarge { cap }) } else { Ok(()) }
}

/// Reads a stream to its end, which must come within `cap` bytes.
///
/// # Errors
/// Where it does not, or reading fails.
pub fn read_stream_capped(stream: impl Read, cap: u64) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    stream.take(cap.saturating_add(1)).read_to_end(&mut bytes).map_err(at(Step::Read))?;
    if bytes.len() as u64 > cap { Err(FileError::TooLarge { cap }) } else { Ok(bytes) }
}

/// Whether two paths lead to the same file. Where one of them leads nowhere, they do not.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// Saves bytes as the whole content of a file. A symbolic link stays one: what it leads to is
/// replaced. A new file is its owner's alone; an old one keeps mode and owner.
///
/// # Errors
/// Where any step fails. Up to [`Step::Rename`] the old file is then untouched and nothing is
/// left beside it; at a later step the new content is in place, but may not survive a loss of
/// power.
pub fn save_atomically(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    save_on(&RealDisk, path, bytes)
}

/// Makes a folder that its owner alone may look into, with those above it; nothing is done where
/// there is one.
///
/// # Errors
/// Where the system refuses, or something else is there.
pub fn make_private_folder(path: &Path) -> Result<(), FileError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(at(Step::Create))
}

fn at(step: Step) -> impl Fn(io::Error) -> FileError {
    move |error| FileError::System { step, error }
}

fn save_on<D: Disk>(disk: &D, path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let target = resolve(disk, path).map_err(at(Step::Resolve))?;
    let folder = target.parent().map(Path::to_path_buf).unwrap_or_default();
    let old = disk.attributes(&target).map_err(at(Step::Inspect))?;
    if let Some(old) = &old {
        if !old.is_file {
            return Err(FileError::NotAFile);
        }
        if old.is_write_protected {
            return Err(FileError::WriteProtected);
        }
    }
    let (temporary, file) = create_beside(disk, &folder).map_err(at(Step::Create))?;
    let replaced = fill(disk, file, bytes, old.as_ref())
        .and_then(|()| disk.rename(&temporary, &target).map_err(at(Step::Rename)));
    if let Err(error) = replaced {
        // The first failure is what the caller must hear of, whether or not this one works.
        let _ = disk.remove(&temporary);
        return Err(error);
    }
    disk.sync_folder(&folder).map_err(at(Step::SyncFolder))?;
    if disk.holds(&target, bytes).map_err(at(Step::ReadBack))? {
        Ok(())
    } else {
        Err(FileError::ReadBackDiffers)
    }
}

/// Writes the new file and makes it durable.
fn fill<D: Disk>(
    disk: &D,
    mut file: D::File,
    bytes: &[u8],
    old: Option<&Attributes>,
) -> Result<(), FileError> {
    disk.write(&mut file, bytes).map_err(at(Step::Write))?;
    if let Some(old) = old {
        // Before the fsync, so that the mode is durable with the content.
        disk.set_attributes(&file, old).map_err(at(Step::CopyAttributes))?;
    }
    disk.sync(&file).map_err(at(Step::Sync))
}

/// How many links a path may lead over: what Linux itself allows.
const MAX_LINKS: usize = 40;

/// The file that a path means: links followed, also those that lead to nothing yet.
fn resolve<D: Disk>(disk: &D, path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_path_buf();
    for _ in 0..MAX_LINKS {
        match disk.canonicalize(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            resolved => return resolved,
        }
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let parent = match path.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        let folder = disk.canonicalize(parent)?;
        match disk.link_target(&path)? {
            Some(target) => path = folder.join(target),
            None => return Ok(folder.join(name)),
        }
    }
    Err(io::ErrorKind::InvalidFilename.into())
}

/// A new file in `folder`, with a short random name.
fn create_beside<D: Disk>(disk: &D, folder: &Path) -> io::Result<(PathBuf, D::File)> {
    const TRIES: usize = 16;
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for _ in 0..TRIES {
        let path = folder.join(format!(".tahrir-{:08x}", disk.random() & 0xFFFF_FFFF));
        match disk.create_new(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
