//! Saves with every step failing in turn, and files that should not be read.

use std::cell::{Cell, RefCell};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::process::Command;

use super::*;

/// The real disk, on which call number `fails_at` fails.
struct FailingDisk {
    calls: Cell<usize>,
    fails_at: usize,
    next_random: Cell<u64>,
    log: RefCell<Vec<&'static str>>,
}

impl FailingDisk {
    fn new(fails_at: usize) -> Self {
        Self {
            calls: Cell::new(0),
            fails_at,
            next_random: Cell::default(),
            log: RefCell::default(),
        }
    }

    fn call(&self, name: &'static str) -> io::Result<()> {
        let number = self.calls.replace(self.calls.get() + 1);
        self.log.borrow_mut().push(name);
        if number == self.fails_at { Err(io::Error::other(name)) } else { Ok(()) }
    }
}

impl Disk for FailingDisk {
    type File = <RealDisk as Disk>::File;

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.call("canonicalize")?;
        RealDisk.canonicalize(path)
    }

    fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        self.call("link_target")?;
        RealDisk.link_target(path)
    }

    fn attributes(&self, path: &Path) -> io::Result<Option<Attributes>> {
        self.call("attributes")?;
        RealDisk.attributes(path)
    }

    fn random(&self) -> u64 {
        self.next_random.replace(self.next_random.get() + 1)
    }

    fn create_new(&self, path: &Path) -> io::Result<Self::File> {
        self.call("create_new")?;
        RealDisk.create_new(path)
    }

    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<()> {
        // A full disk takes a part.
        let (half, _) = bytes.split_at(bytes.len() / 2);
        if let Err(error) = self.call("write") {
            RealDisk.write(file, half)?;
            return Err(error);
        }
        RealDisk.write(file, bytes)
    }

    fn set_attributes(&self, file: &Self::File, like: &Attributes) -> io::Result<()> {
        self.call("set_attributes")?;
        RealDisk.set_attributes(file, like)
    }

    fn sync(&self, file: &Self::File) -> io::Result<()> {
        self.call("sync")?;
        RealDisk.sync(file)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename")?;
        RealDisk.rename(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.call("sync_folder")?;
        RealDisk.sync_folder(folder)
    }

    fn holds(&self, path: &Path, bytes: &[u8]) -> io::Result<bool> {
        self.call("holds")?;
        RealDisk.holds(path, bytes)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call("remove")?;
        RealDisk.remove(path)
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Saves over `old` (or anew) with each step failing in turn, until none is left to fail.
fn check_every_failure(old: Option<&str>, steps: &[&str]) {
    for fails_at in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        if let Some(old) = old {
            fs::write(&path, old).unwrap();
        }
        let disk = FailingDisk::new(fails_at);
        let result = save_on(&disk, &path, b"new content");
        let content = fs::read_to_string(&path).ok();
        let log = disk.log.take();
        if result.is_ok() {
            assert_eq!(log, steps);
            assert_eq!(content.as_deref(), Some("new content"));
            return;
        }
        let is_replaced = log.last().is_some_and(|last| ["sync_folder", "holds"].contains(last));
        let expected = if is_replaced { Some("new content") } else { old };
        assert_eq!(content.as_deref(), expected, "{log:?}");
        assert!(names(folder.path()).iter().all(|name| name == "a.ron"), "{log:?}");
        // A failed fsync is never tried again.
        assert!(log.iter().filter(|&&name| name == "sync").count() <= 1);
    }
}

#[test]
fn whatever_fails_the_old_content_or_the_new_is_there() {
    let tail = ["rename", "sync_folder", "holds"];
    let mut steps =
        vec!["canonicalize", "attributes", "create_new", "write", "set_attributes", "sync"];
    steps.extend(tail);
    check_every_failure(Some("old content"), &steps);
    let mut steps = vec!["canonicalize", "canonicalize", "link_target", "attributes"];
    steps.extend(["create_new", "write", "sync"]);
    steps.extend(tail);
    check_every_failure(None, &steps);
}

#[test]
fn a_name_that_is_taken_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join(".tahrir-00000000");
    fs::write(&taken, b"somebody's").unwrap();
    save_on(&FailingDisk::new(usize::MAX), &folder.path().join("a.ron"), b"new").unwrap();
    assert_eq!(fs::read(&taken).unwrap(), b"somebody's");
    assert_eq!(names(folder.path()).len(), 2);
    assert_ne!(RealDisk.random(), RealDisk.random());
}

#[test]
fn a_new_file_is_its_owners_alone_and_an_old_one_keeps_its_mode() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let mode = || fs::metadata(&path).unwrap().mode() & 0o7777;
    save_atomically(&path, b"one").unwrap();
    assert_eq!(mode(), 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
    save_atomically(&path, b"two").unwrap();
    assert_eq!(mode(), 0o664);
    assert_eq!(fs::read(&path).unwrap(), b"two");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let error = save_atomically(&path, b"three").unwrap_err();
    assert!(matches!(error, FileError::WriteProtected));
    assert_eq!(fs::read(&path).unwrap(), b"two");
}

#[test]
fn a_link_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sub")).unwrap();
    let link = folder.path().join("link.ron");
    symlink("sub/next.ron", &link).unwrap();
    symlink("real.ron", folder.path().join("sub/next.ron")).unwrap();
    for content in ["over a link to nothing", "over a link to a file"] {
        save_atomically(&link, content.as_bytes()).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        let real = folder.path().join("sub/real.ron");
        assert_eq!(fs::read_to_string(real).unwrap(), content);
    }
    let ring = folder.path().join("ring");
    symlink("ring", &ring).unwrap();
    assert!(save_atomically(&ring, b"").is_err());
}

#[test]
fn only_regular_files_are_read_or_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let fifo = folder.path().join("pipe");
    let made = Command::new("mkfifo").arg(&fifo).status().unwrap();
    assert!(made.success());
    for path in [folder.path(), fifo.as_path(), Path::new("/dev/null")] {
        assert!(matches!(read_capped(path, 10), Err(FileError::NotAFile)), "{path:?}");
        assert!(matches!(save_atomically(path, b"x"), Err(FileError::NotAFile)), "{path:?}");
    }
    assert_eq!(names(folder.path()), ["pipe"]);
}

#[test]
fn reading_has_a_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    fs::write(&path, b"12345").unwrap();
    assert_eq!(read_capped(&path, 5).unwrap(), b"12345");
    assert!(matches!(read_capped(&path, 4), Err(FileError::TooLarge { cap: 4 })));
    let endless = io::repeat(b'x');
    assert!(matches!(read_stream_capped(endless, 1 << 16), Err(FileError::TooLarge { .. })));
    fs::File::create(&path).unwrap().set_len(100 << 20).unwrap();
    assert!(matches!(read_capped(&path, 64 << 20), Err(FileError::TooLarge { .. })));
    let missing = read_capped(&folder.path().join("b"), 5).unwrap_err();
    assert!(matches!(missing, FileError::System { step: Step::Inspect, .. }), "{missing}");
}

#[test]
fn a_folder_that_may_not_be_written_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::write(&path, b"old").unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o500)).unwrap();
    let result = save_atomically(&path, b"new");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
    // Root may write anywhere, so for root this cannot fail.
    if fs::metadata(&path).unwrap().uid() != 0 {
        assert!(matches!(result, Err(FileError::System { step: Step::Create, .. })));
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }
}
