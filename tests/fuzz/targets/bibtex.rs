//! Any text as a bibliography: references and what is left over, never a panic; what is written of
//! them is read as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tahrir::citations::{bibtex, is_web_address};

fuzz_target!(|text: &str| {
    let read = bibtex::read(text);
    for reference in &read.references {
        assert!(reference.url.is_empty() || is_web_address(&reference.url));
    }
    let written = bibtex::write(&read.references);
    let again = bibtex::read(&written);
    assert_eq!(again.leftover, [], "{written}");
    assert_eq!(again.references.len(), read.references.len(), "{written}");
    for (one, other) in read.references.iter().zip(&again.references) {
        assert_eq!((&one.title, &one.site, one.kind), (&other.title, &other.site, other.kind));
        assert_eq!(one.published.understood(), other.published.understood());
    }
});
