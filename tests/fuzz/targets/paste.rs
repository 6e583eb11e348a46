//! Any text pasted: references and what is left over, never a panic; what BibTeX and CSL-JSON make of
//! the references is pasted as so many again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tahrir::citations::{bibtex, csl, is_web_address, paste};

fuzz_target!(|text: &str| {
    let pasted = paste(text);
    assert!(
        text.trim().is_empty()
            || !pasted.references.is_empty()
            || !pasted.leftover.is_empty()
            || text.len() < 40
    );
    for reference in &pasted.references {
        for address in [&reference.url, &reference.archive_url] {
            assert!(address.is_empty() || is_web_address(address), "{address}");
        }
    }
    for written in [bibtex::write(&pasted.references), csl::write(&pasted.references)] {
        assert_eq!(paste(&written).references.len(), pasted.references.len(), "{written}");
    }
});
