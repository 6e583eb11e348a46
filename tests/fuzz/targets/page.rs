//! Any bytes as a saved page: what it says of itself, never a panic, no address but of the web.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tahrir::citations::{is_web_address, page};

fuzz_target!(|bytes: &[u8]| {
    let Some(page) = page::read(bytes) else { return };
    for address in [&page.reference.url, &page.reference.archive_url] {
        assert!(address.is_empty() || is_web_address(address), "{address}");
    }
    assert_eq!(page::read(bytes), Some(page));
});
