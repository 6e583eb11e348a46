//! Lists of small words, looked up by a number as names are. It knows no list.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use super::index::{Mixed, word_key};
use super::letters::key_letter;
use super::words::Letter;

/// Words that are asked for again and again.
pub(super) struct List {
    words: &'static [&'static str],
    keys: HashSet<u64, BuildHasherDefault<Mixed>>,
}

impl List {
    /// A list of these words.
    pub(super) fn new(words: &'static [&'static str]) -> Self {
        let keys = words.iter().map(|word| word_key(word.chars().map(key_letter))).collect();
        Self { words, keys }
    }

    /// Whether these letters are one of the words.
    pub(super) fn has(&self, letters: &[Letter]) -> bool {
        self.keys.contains(&word_key(letters.iter().map(|it| it.key)))
            && self.words.iter().any(|word| word.chars().eq(letters.iter().map(|it| it.letter)))
    }
}
