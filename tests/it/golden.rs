//! Golden files: what is written must be what stands in the file, to the byte.
//!
//! `TAHRIR_BLESS=1 cargo test --test it` writes the files anew; look at the difference before it
//! is committed.

use std::fs;
use std::path::PathBuf;

/// The text of a file of the project.
pub(crate) fn read(path: &str) -> String {
    let whole = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&whole).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Compares a text with a file, and names the first line that differs with its code points.
#[track_caller]
pub(crate) fn check(path: &str, found: &str) {
    if std::env::var_os("TAHRIR_BLESS").is_some() {
        fs::write(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path), found).unwrap();
        return;
    }
    let expected = read(path);
    if expected == found {
        return;
    }
    let mut lines = expected.lines().zip(found.lines()).enumerate();
    match lines.find(|(_, (expected, found))| expected != found) {
        Some((index, (expected, found))) => panic!(
            "{path}, line {}:\n  expected {expected}\n  found    {found}\n  code points {}",
            index + 1,
            found.escape_unicode()
        ),
        None => panic!(
            "{path}: {} lines expected, {} found",
            expected.lines().count(),
            found.lines().count()
        ),
    }
}
