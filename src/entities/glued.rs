//! Words that were written in one: a known name and a small word (گابويڤبأن), or two names
//! (روسياوالصين). Only what is spelled exactly counts, and only where the whole is no name itself.

use std::sync::LazyLock;

use super::hits::{Fit, Hit, Lexicon, Named, readings};
use super::list::List;
use super::words::{Letter, Word};
use crate::text::Span;

/// The shortest name that is looked for inside a word, in letters: مصرفي is not مصر في.
const SHORTEST_NAME: usize = 4;
/// A longer word is no two words, in letters: each cut of it is tried, so it must not be endless.
const LONGEST: usize = 48;

/// Small words that are written after a name, or before one, with a space. No ending of another
/// word is among them: هم and ية would part half of the dictionary.
static AFTER: LazyLock<List> = LazyLock::new(|| {
    List::new(&[
        "أن", "إن", "بأن", "وأن", "لأن", "من", "على", "إلى", "في", "عن", "مع", "قد", "قال", "كان",
        "التي", "الذي", "هذا", "هذه", "بعد", "قبل", "ولا", "ولم", "أنه", "إنه", "بين", "خلال",
    ])
});
/// Before a name only what can't be read as a particle of it.
static BEFORE: LazyLock<List> = LazyLock::new(|| {
    List::new(&[
        "بأن", "وأن", "لأن", "أن", "إن", "من", "على", "إلى", "في", "عن", "مع", "قال", "كان", "بعد",
        "قبل", "بين",
    ])
});

/// The name and the word that a written word is made of, where it is.
pub(super) fn glued(lexicon: Lexicon<'_>, letters: &[Letter], word: Word) -> Option<Hit> {
    if letters.len() < SHORTEST_NAME + 2 || letters.len() > LONGEST {
        return None;
    }
    name_before(lexicon, letters, word)
        .or_else(|| name_behind(lexicon, letters, word))
        .or_else(|| two_names(lexicon, letters, word))
}

fn name_before(lexicon: Lexicon<'_>, letters: &[Letter], word: Word) -> Option<Hit> {
    (2..=4).find_map(|length| {
        let cut = letters.len().checked_sub(length).filter(|cut| *cut >= SHORTEST_NAME)?;
        let (name, rest) = letters.split_at_checked(cut)?;
        if !AFTER.has(rest) {
            return None;
        }
        let (particles, fits) = name_in(lexicon, name)?;
        let at = rest.first()?.at;
        let start = letters.get(particles)?.at;
        let named = Named::Glued { fits, word: word.span, at };
        let particles = start - word.span.start;
        Some(Hit { stem: Span::new(start, at), particles, is_quoted: false, named })
    })
}

fn name_behind(lexicon: Lexicon<'_>, letters: &[Letter], word: Word) -> Option<Hit> {
    (2..=3).find_map(|length| {
        let (rest, name) = letters.split_at_checked(length)?;
        if name.len() < SHORTEST_NAME || !BEFORE.has(rest) {
            return None;
        }
        let fits = Some(lexicon.same(name)).filter(|fits| !fits.is_empty())?;
        let at = name.first()?.at;
        let named = Named::Glued { fits, word: word.span, at };
        let stem = Span::new(at, word.span.end);
        Some(Hit { stem, particles: 0, is_quoted: false, named })
    })
}

/// A name, then و and another one: between و and the letter before it people often leave the
/// space out, for the two don't join.
fn two_names(lexicon: Lexicon<'_>, letters: &[Letter], word: Word) -> Option<Hit> {
    let ends = letters.len().checked_sub(SHORTEST_NAME)?;
    (SHORTEST_NAME..ends).find_map(|cut| {
        let (name, rest) = letters.split_at_checked(cut)?;
        let (and, other) = rest.split_first()?;
        if and.letter != 'و' || lexicon.same(other).is_empty() {
            return None;
        }
        let (particles, fits) = name_in(lexicon, name)?;
        let start = letters.get(particles)?.at;
        let named = Named::Glued { fits, word: word.span, at: and.at };
        let particles = start - word.span.start;
        Some(Hit { stem: Span::new(start, and.at), particles, is_quoted: false, named })
    })
}

/// The name that these letters are, with the number of particles before it.
fn name_in(lexicon: Lexicon<'_>, letters: &[Letter]) -> Option<(usize, Vec<Fit>)> {
    readings(letters).filter(|reading| !reading.has_article).find_map(|reading| {
        let name = letters.get(reading.particles..)?;
        let fits = if name.len() < SHORTEST_NAME { Vec::new() } else { lexicon.same(name) };
        (!fits.is_empty()).then_some((reading.particles, fits))
    })
}
