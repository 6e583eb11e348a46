//! A text without the characters that don't count, and the way back to its bytes. It knows no
//! pattern: letters stay the letters they are, for a pattern names all their relatives.

use std::borrow::Cow;

use unicode_normalization::char::{canonical_combining_class, compose};

use super::query::{Folding, Objects};
use crate::text::OBJECT;

/// A folded text. A letter and a sign that are one letter in NFC are that letter.
pub(super) struct Folded<'a> {
    pub(super) text: Cow<'a, str>,
    /// From a folded offset on (until the next of these), where the original is: both grow alike.
    steps: Vec<Step>,
    original_len: usize,
}

struct Step {
    folded: usize,
    original: usize,
}

impl<'a> Folded<'a> {
    pub(super) fn new(text: &'a str, folding: Folding, objects: Objects) -> Self {
        let drops = |c: char| {
            (c >= '\u{AD}' && folding.drops(c)) || (c == OBJECT && objects == Objects::LookThrough)
        };
        let original_len = text.len();
        let counts_as_it_is = |c: char| is_plain_letter(c) || (!drops(c) && !may_join(c));
        if text.chars().all(counts_as_it_is) {
            return Self { text: Cow::Borrowed(text), steps: Vec::new(), original_len };
        }
        let mut folded = String::with_capacity(text.len());
        let mut steps: Vec<Step> = Vec::new();
        let mut in_step = true;
        let mut last: Option<char> = None;
        for (at, c) in text.char_indices() {
            let joined = last.filter(|_| may_join(c)).and_then(|last| compose(last, c));
            if let Some(joined) = joined {
                folded.pop();
                folded.push(joined);
                last = Some(joined);
                in_step = false;
            } else if drops(c) {
                in_step = false;
            } else {
                if !in_step {
                    steps.push(Step { folded: folded.len(), original: at });
                    in_step = true;
                }
                folded.push(c);
                last = Some(c);
            }
        }
        Self { text: Cow::Owned(folded), steps, original_len }
    }

    /// Where the character that begins at a folded offset begins in the original; its end where
    /// the folded text ends.
    pub(super) fn original(&self, folded: usize) -> usize {
        if folded >= self.text.len() {
            return self.original_len;
        }
        let before = self.steps.partition_point(|step| step.folded <= folded);
        match before.checked_sub(1).and_then(|index| self.steps.get(index)) {
            Some(step) => step.original + (folded - step.folded),
            None => folded,
        }
    }
}

/// Most characters of most texts, known at a glance.
fn is_plain_letter(c: char) -> bool {
    c < '\u{80}' || matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}')
}

/// Whether a character may be one letter with the one before it.
fn may_join(c: char) -> bool {
    c >= '\u{300}' && !is_plain_letter(c) && canonical_combining_class(c) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, folded: &str, originals: &[usize]) {
        let it = Folded::new(text, Folding::ALL, Objects::LookThrough);
        assert_eq!(it.text, folded, "{}", text.escape_unicode());
        let found: Vec<usize> = it
            .text
            .char_indices()
            .map(|(at, _)| at)
            .chain([it.text.len()])
            .map(|at| it.original(at))
            .collect();
        assert_eq!(found, originals, "{}", text.escape_unicode());
    }

    #[test]
    fn folding_knows_the_way_back() {
        check("", "", &[0]);
        check("مرحبا", "مرحبا", &[0, 2, 4, 6, 8, 10]);
        check("مَر", "مر", &[0, 4, 6]);
        check("\u{200F}مـر\u{64E}", "مر", &[3, 7, 11]);
        check("ا\u{654}ب", "أب", &[0, 4, 6]);
        check("ا\u{64E}\u{654}ب", "أب", &[0, 6, 8]);
        check("e\u{301}x", "éx", &[0, 3, 4]);
        check("أ\u{FFFC}ب", "أب", &[0, 5, 7]);
        check("\u{64E}", "", &[2]);
    }
}
