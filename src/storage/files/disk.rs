//! The calls that a save makes to the file system, one method each, so that a test can let any of
//! them fail. It must not know in which order they are made.

use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What is known of a file that is there.
#[derive(Debug)]
pub(super) struct Attributes {
    pub(super) is_file: bool,
    pub(super) is_write_protected: bool,
    metadata: fs::Metadata,
}

/// A file system, as far as a save needs it.
pub(super) trait Disk {
    /// An open file.
    type File;

    /// The path without links; an error where nothing is there.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;
    /// Where a link leads; nothing where the path is no link.
    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>>;
    /// What is at the path, if anything is. A link is not followed.
    fn attributes(&self, path: &Path) -> io::Result<Option<Attributes>>;
    /// Some number that nobody can foresee.
    fn random(&self) -> u64;
    /// Makes a file that its owner alone may read; an error where there is one already.
    fn create_new(&self, path: &Path) -> io::Result<Self::File>;
    /// Writes all bytes.
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<()>;
    /// Gives a file the mode and, where that is allowed, the owner of another.
    fn set_attributes(&self, file: &Self::File, like: &Attributes) -> io::Result<()>;
    /// Makes content and attributes durable.
    fn sync(&self, file: &Self::File) -> io::Result<()>;
    /// Puts a file in the place of another.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes the names in a folder durable.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Whether a file holds exactly these bytes.
    fn holds(&self, path: &Path, bytes: &[u8]) -> io::Result<bool>;
    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// The disk of this machine.
pub(super) struct RealDisk;

impl Disk for RealDisk {
    type File = File;

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        match fs::read_link(path) {
            Ok(target) => Ok(Some(target)),
            // Nothing there, or something that is no link.
            Err(error) => match error.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::InvalidInput => Ok(None),
                _ => Err(error),
            },
        }
    }

    fn attributes(&self, path: &Path) -> io::Result<Option<Attributes>> {
        match fs::symlink_metadata(path) {
            Ok(metadata) => Ok(Some(Attributes {
                is_file: metadata.is_file(),
                is_write_protected: metadata.is_file()
                    && (metadata.permissions().readonly() || refuses_writing(path)),
                metadata,
            })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn random(&self) -> u64 {
        // Each state has keys of its own, made from the system's random numbers.
        RandomState::new().hash_one(0)
    }

    fn create_new(&self, path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn set_attributes(&self, file: &File, like: &Attributes) -> io::Result<()> {
        copy_attributes(file, &like.metadata)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Only Unix opens folders; elsewhere the rename itself is all that can be asked for.
        if !cfg!(unix) {
            return Ok(());
        }
        match File::open(folder)?.sync_all() {
            // Some network file systems cannot do it; they promise nothing anyway.
            Err(error) if is_not_supported(&error) => Ok(()),
            result => result,
        }
    }

    fn holds(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        let mut found = Vec::with_capacity(bytes.len() + 1);
        File::open(path)?.take(bytes.len() as u64 + 1).read_to_end(&mut found)?;
        Ok(found == bytes)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

/// Whether this user may not write to a file. A rename would ask the folder only, and give the
/// file of somebody else to this user. Nothing of the file is changed by the question.
fn refuses_writing(path: &Path) -> bool {
    let opened = OpenOptions::new().write(true).open(path);
    opened.is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
}

fn is_not_supported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported)
}

/// Whether an error says no more than that this user, or this kind of file system, has no say in
/// owners and modes.
#[cfg(unix)]
fn is_refused(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied || is_not_supported(error)
}

#[cfg(unix)]
fn copy_attributes(file: &File, like: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};

    let own = file.metadata()?;
    let mut mode = like.mode() & 0o777;
    let allowed = |result: io::Result<()>| match result {
        Ok(()) => Ok(true),
        Err(error) if is_refused(&error) => Ok(false),
        Err(error) => Err(error),
    };
    if own.uid() != like.uid() {
        allowed(fchown(file, Some(like.uid()), None))?;
    }
    if own.gid() != like.gid() && !allowed(fchown(file, None, Some(like.gid())))? {
        // What the old group might do, another one may not: it gets what everybody has.
        mode = (mode & !0o070) | ((mode & 0o007) << 3);
    }
    // Last, for a change of owner may take rights away.
    allowed(file.set_permissions(fs::Permissions::from_mode(mode))).map(|_| ())
}

#[cfg(not(unix))]
fn copy_attributes(file: &File, like: &fs::Metadata) -> io::Result<()> {
    file.set_permissions(like.permissions())
}
