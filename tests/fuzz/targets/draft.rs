//! Any bytes as a draft file: an error or an article, and what is read is written as it is read.
//! The checksums stop nearly every damaged file at the door, so half of the runs seal their bytes
//! first and go on to what stands behind it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tahrir::storage::draft;

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        check(draft::sealed(text).as_bytes());
    }
});

fn check(bytes: &[u8]) {
    let Ok(first) = draft::read(bytes) else { return };
    let Ok(written) = draft::write(&first.article) else { return };
    let second = draft::read(written.as_bytes()).expect("what we write, we can read");
    assert_eq!(first.article, second.article);
}
