//! Any text as an article in every format: never a panic, the same bytes each time, no letter of a
//! paragraph able to open a bracket in wikitext.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tahrir::import;
use tahrir::markup::{self, Format, Profile};

fuzz_target!(|text: &str| {
    for article in [import::published(text).article, import::plain(text).article] {
        for profile in Profile::bundled() {
            for format in [Format::Wikitext, Format::Html, Format::Markdown, Format::Text] {
                let first = markup::export(&article, &profile, format);
                assert_eq!(first, markup::export(&article, &profile, format));
            }
        }
    }
    let plain = import::plain(text).article;
    for profile in Profile::bundled() {
        let written = markup::export(&plain, &profile, Format::Wikitext).text;
        for mark in ["[", "{", "|", "<", "''"] {
            assert!(!written.contains(mark), "{mark} in {written}");
        }
    }
});
