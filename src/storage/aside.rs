//! Setting a file aside: what cannot be read is kept under another name, for it may be the only
//! copy of somebody's work. Nothing is written over, and nothing is deleted before it is safe.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How many names are tried for what is kept.
const TRIES: u32 = 1000;

/// Moves a file to a free name beside it, such as `settings.ron.damaged-1`, and says which.
///
/// # Errors
/// Where the system refuses; the file is then where it was.
pub fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let kept = keep_copy(path)?;
    fs::remove_file(path)?;
    Ok(kept)
}

/// Keeps a file's content under a free name beside it, too.
///
/// # Errors
/// Where the system refuses.
pub fn keep_copy(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    for number in 1..=TRIES {
        let mut kept = OsString::from(name);
        kept.push(format!(".damaged-{number}"));
        let kept = path.with_file_name(kept);
        match keep_as(path, &kept) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            outcome => return outcome.map(|()| kept),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Gives a file a second name; an error where the name is taken. Where the file system knows no
/// second names, a copy is made.
fn keep_as(path: &Path, kept: &Path) -> io::Result<()> {
    match fs::hard_link(path, kept) {
        Err(error)
            if !matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound) =>
        {
            let mut options = fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut copy = options.open(kept)?;
            io::copy(&mut fs::File::open(path)?, &mut copy)?;
            copy.sync_all()
        }
        outcome => outcome,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_aside_keeps_its_content_and_takes_nobody_s_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("مقال.ron");
        for (number, content) in [(1, "الأول"), (2, "الثاني")] {
            fs::write(&path, content).unwrap();
            let kept = set_aside(&path).unwrap();
            assert_eq!(kept, folder.path().join(format!("مقال.ron.damaged-{number}")));
            assert!(!path.exists());
        }
        assert_eq!(fs::read_to_string(folder.path().join("مقال.ron.damaged-1")).unwrap(), "الأول");
        fs::write(&path, "الثالث").unwrap();
        keep_copy(&path).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "الثالث");
    }

    #[test]
    fn where_nothing_is_nothing_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let error = set_aside(&folder.path().join("a")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
