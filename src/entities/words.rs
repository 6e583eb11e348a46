//! A text cut into the words that names are made of: letters for comparing, bytes for places.
//! It knows no register.

use super::letters::{is_joint, is_skipped, key_letter, plain_letter};
use crate::text::Span;

/// A letter and the byte at which it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    /// As [`plain_letter`] has it.
    pub(super) letter: char,
    /// As [`key_letter`] has it.
    pub(super) key: char,
    /// Where it begins.
    pub(super) at: usize,
}

/// A word: a run of letters, digits and the marks over them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its first letter among the letters.
    pub(super) first: usize,
    /// Behind its last letter.
    pub(super) last: usize,
    /// Its bytes, marks and all.
    pub(super) span: Span,
    /// Whether only a space or hyphen stands between it and the word before it.
    pub(super) joined: bool,
}

/// The words of a text. One may be filled again and again: that spares the allocations.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub(super) letters: Vec<Letter>,
    pub(super) words: Vec<Word>,
}

impl Words {
    /// Takes the words of another text in.
    pub(super) fn read(&mut self, text: &str) {
        self.letters.clear();
        self.words.clear();
        let mut open: Option<(usize, usize)> = None;
        let mut joined = false;
        for (at, c) in text.char_indices() {
            if is_letter(c) {
                open.get_or_insert((self.letters.len(), at));
                let letter = plain_letter(c);
                self.letters.push(Letter { letter, key: key_letter(letter), at });
            } else if !is_skipped(c) {
                self.close(&mut open, at, joined);
                // Behind a word, a joint may bind; anything else parts.
                joined = is_joint(c) && (joined || self.ends_at(at));
            }
        }
        self.close(&mut open, text.len(), joined);
    }

    fn ends_at(&self, at: usize) -> bool {
        self.words.last().is_some_and(|word| word.span.end == at)
    }

    fn close(&mut self, open: &mut Option<(usize, usize)>, end: usize, joined: bool) {
        if let Some((first, start)) = open.take() {
            let span = Span::new(start, end);
            self.words.push(Word { first, last: self.letters.len(), span, joined });
        }
    }

    /// The letters of a word.
    pub(super) fn letters_of(&self, word: Word) -> &[Letter] {
        self.letters.get(word.first..word.last).unwrap_or_default()
    }
}

fn is_letter(c: char) -> bool {
    // The letters of Arabic come first: nearly all are of them.
    matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}')
        || (c.is_alphanumeric() && !is_skipped(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str, bool)]) {
        let mut words = Words::default();
        words.read(text);
        let found: Vec<_> = words
            .words
            .iter()
            .map(|word| {
                let letters: String = words.letters_of(*word).iter().map(|it| it.letter).collect();
                (text.get(word.span.start..word.span.end).unwrap(), letters, word.joined)
            })
            .collect();
        let found: Vec<_> = found.iter().map(|(a, b, joined)| (*a, b.as_str(), *joined)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_runs_of_letters_and_know_what_binds_them() {
        check("شي  جنپنگ.", &[("شي", "شي", false), ("جنپنگ", "جنپنگ", true)]);
        check("پُوتِن، وشي", &[("پُوتِن", "پوتن", false), ("وشي", "وشي", false)]);
        check("(کییڤ)", &[("کییڤ", "كييڤ", false)]);
        check("G20 \u{FFFC} قمة", &[("G20", "G20", false), ("قمة", "قمة", false)]);
        check("\u{64E}", &[]);
    }
}
