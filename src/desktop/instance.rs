//! One window for one person on one machine: a second start hands its file to the window that is
//! open. It knows processes; it must not know what is done with a file.
//!
//! A lock decides who has the window, for it goes with its process, however that went. Beside it
//! lies a local socket, in a folder that nobody else may enter. What comes through it is a
//! stranger's until it was looked at: it has a first line, a cap and a time limit, and may say no
//! more than which file to open.

#[cfg(unix)]
use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use interprocess::local_socket::prelude::*;
use interprocess::local_socket::{ListenerOptions, Name, Stream};

use super::places::Places;
use crate::storage::files;
use crate::storage::opening::Fingerprint;

/// How a message begins, and the answer.
const GREETING: &[u8] = b"tahrir 1\n";
const DONE: &[u8] = b"taken\n";
/// Longer than any path that a system opens.
const MOST_BYTES: u64 = 1 << 16;
/// How long the other side may take. A window that is stopped must not keep another from opening.
const PATIENCE: Duration = Duration::from_millis(1000);

/// What to do at a start.
pub enum Start {
    /// Open a window: this process is the only one, and listens.
    First(Instance),
    /// Open a window, but nobody can hand anything to it.
    Alone,
    /// There is a window, and it has taken over.
    HandedOver,
}

/// The right to be the window of this person. It goes with the process.
pub struct Instance {
    lock: File,
    folder: PathBuf,
    key: String,
}

/// Finds out whether there is a window already, and gives it the file, or a call where there is
/// none.
pub fn start(places: &Places, file: Option<&Path>) -> Start {
    // On this machine alone, if the system has such a folder; homes are shared between machines.
    let folder = places.runtime().unwrap_or(places.state()).to_owned();
    let key = key_of(places.state());
    if files::make_private_folder(&folder).is_err() {
        return Start::Alone;
    }
    let Ok(lock) = open_lock(&folder.join(format!("tahrir-{key}.lock"))) else {
        return Start::Alone;
    };
    if lock.try_lock().is_ok() {
        return Start::First(Instance { lock, folder, key });
    }
    // While the other one begins, its socket is not there yet: it is given a moment.
    for _ in 0..20 {
        match hand_over(&folder, &key, file) {
            Ok(()) => return Start::HandedOver,
            Err(error) if is_beginning(&error) => std::thread::sleep(PATIENCE / 20),
            Err(_) => break,
        }
    }
    Start::Alone
}

fn is_beginning(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused)
}

/// By what the windows of different state folders are told apart.
fn key_of(state: &Path) -> String {
    let state = std::path::absolute(state).unwrap_or_else(|_| state.to_owned());
    Fingerprint::of(state.as_os_str().as_encoded_bytes()).key()
}

fn open_lock(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn name(folder: &Path, key: &str) -> io::Result<Name<'static>> {
    use interprocess::local_socket::GenericFilePath;
    folder.join(format!("tahrir-{key}.socket")).to_fs_name::<GenericFilePath>()
}

#[cfg(not(unix))]
fn name(_folder: &Path, key: &str) -> io::Result<Name<'static>> {
    use interprocess::local_socket::GenericNamespaced;
    format!("tahrir-{key}").to_ns_name::<GenericNamespaced>()
}

fn hand_over(folder: &Path, key: &str, file: Option<&Path>) -> io::Result<()> {
    let mut stream = Stream::connect(name(folder, key)?)?;
    limit(&stream)?;
    stream.write_all(&message(file))?;
    stream.flush()?;
    let mut answer = [0; DONE.len()];
    stream.read_exact(&mut answer)?;
    if answer == DONE { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// Not every kind of socket has time limits; then the other side is trusted to answer.
fn limit(stream: &Stream) -> io::Result<()> {
    for outcome in
        [stream.set_recv_timeout(Some(PATIENCE)), stream.set_send_timeout(Some(PATIENCE))]
    {
        outcome.or_else(|error| match error.kind() {
            io::ErrorKind::Unsupported => Ok(()),
            _ => Err(error),
        })?;
    }
    Ok(())
}

fn message(file: Option<&Path>) -> Vec<u8> {
    let file = file.map(|file| std::path::absolute(file).unwrap_or_else(|_| file.to_owned()));
    let path = file.as_deref().map(bytes_of).unwrap_or_default();
    let length = (path.len() as u64).to_le_bytes();
    [GREETING, &length, &path].concat()
}

/// Reads what a second start says: the file, if it has one. Nothing for what is no such message.
fn read_message(stream: &mut impl Read) -> Option<Option<PathBuf>> {
    let mut greeting = [0; GREETING.len()];
    stream.read_exact(&mut greeting).ok()?;
    let mut length = [0; 8];
    stream.read_exact(&mut length).ok()?;
    let length = u64::from_le_bytes(length);
    if greeting != GREETING || length > MOST_BYTES {
        return None;
    }
    let mut path = vec![0; usize::try_from(length).ok()?];
    stream.read_exact(&mut path).ok()?;
    if path.is_empty() {
        return Some(None);
    }
    let path = path_of(&path).filter(|path| path.is_absolute())?;
    Some(Some(path))
}

#[cfg(unix)]
fn bytes_of(path: &Path) -> Vec<u8> {
    std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()).to_vec()
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> Option<PathBuf> {
    if bytes.contains(&0) {
        return None;
    }
    let name: &OsStr = std::os::unix::ffi::OsStrExt::from_bytes(bytes);
    Some(PathBuf::from(name))
}

#[cfg(not(unix))]
fn bytes_of(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> Option<PathBuf> {
    let text = str::from_utf8(bytes).ok()?;
    (!text.contains('\0')).then(|| PathBuf::from(text))
}

impl Instance {
    /// Listens on a thread, as long as the process lives; every start after this one is told.
    ///
    /// # Errors
    /// Where there can be no socket. The window works without one.
    pub(super) fn listen(
        self,
        mut called: impl FnMut(Option<PathBuf>) + Send + 'static,
    ) -> io::Result<()> {
        let name = name(&self.folder, &self.key)?;
        // Whose socket this was is dead, for the lock could be had.
        let options = ListenerOptions::new().name(name).try_overwrite(true).max_spin_time(PATIENCE);
        let listener = options.create_sync()?;
        let lock = self.lock;
        std::thread::spawn(move || {
            // It is held as long as somebody listens.
            let _lock = lock;
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else {
                    // Out of descriptors, say: another try a little later.
                    std::thread::sleep(PATIENCE);
                    continue;
                };
                if limit(&stream).is_ok()
                    && let Some(file) = read_message(&mut stream)
                {
                    // Whether or not the other one still waits for an answer.
                    let _ = stream.write_all(DONE);
                    called(file);
                }
            }
        });
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<Option<&str>>) {
        let mut stream = bytes;
        let expected = expected.map(|file| file.map(PathBuf::from));
        assert_eq!(read_message(&mut stream), expected);
    }

    #[test]
    fn only_a_message_of_ours_says_anything() {
        check(&message(None), Some(None));
        check(&message(Some(Path::new("/مقالات/قمة.ron"))), Some(Some("/مقالات/قمة.ron")));
        check(b"", None);
        check(b"GET / HTTP/1.1\r\n\r\n", None);
        check(b"tahrir 2\n\0\0\0\0\0\0\0\0", None);
        check(b"tahrir 1\n\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", None);
        check(b"tahrir 1\n\x05\0\0\0\0\0\0\0/a", None);
        check(b"tahrir 1\n\x03\0\0\0\0\0\0\0a/b", None);
        check(b"tahrir 1\n\x03\0\0\0\0\0\0\0/\0b", None);
        let whole = message(Some(Path::new("/أ")));
        for end in 0..whole.len() {
            check(whole.get(..end).unwrap(), None);
        }
    }

    #[test]
    fn a_second_start_hands_over_and_a_dead_one_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        let places = Places::within(folder.path());
        let Start::First(first) = start(&places, None) else { panic!("there is no other") };
        let (sender, heard) = mpsc::channel();
        let tell = sender.clone();
        first.listen(move |file| drop(tell.send(file))).unwrap();
        for file in [None, Some(Path::new("/مقالات/قمة.ron"))] {
            assert!(matches!(start(&places, file), Start::HandedOver));
            let file = file.map(Path::to_path_buf);
            assert_eq!(heard.recv_timeout(PATIENCE * 5), Ok(file));
        }
        // Noise does not stop it from listening.
        let mut noise =
            Stream::connect(name(places.state(), &key_of(places.state())).unwrap()).unwrap();
        noise.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
        drop(noise);
        assert!(matches!(start(&places, None), Start::HandedOver));
        assert_eq!(heard.recv_timeout(PATIENCE * 5), Ok(None));
        // Another person's folder is another window.
        let other = Places::within(&folder.path().join("other"));
        assert!(matches!(start(&other, None), Start::First(_)));
    }

    #[cfg(unix)]
    #[test]
    fn a_socket_that_a_dead_process_left_is_replaced() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let places = Places::within(folder.path());
        std::fs::create_dir_all(places.state()).unwrap();
        let socket = places.state().join(format!("tahrir-{}.socket", key_of(places.state())));
        drop(std::os::unix::net::UnixListener::bind(&socket).unwrap());
        assert!(socket.exists());
        let Start::First(first) = start(&places, None) else { panic!("it is dead") };
        first.listen(|_| {}).unwrap();
        assert!(matches!(start(&places, None), Start::HandedOver));
        let lock = places.state().join(format!("tahrir-{}.lock", key_of(places.state())));
        assert_eq!(std::fs::metadata(lock).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn where_there_can_be_no_folder_a_window_opens_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(matches!(start(&Places::within(&file), None), Start::Alone));
    }
}
