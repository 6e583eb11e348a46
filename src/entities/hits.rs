//! Names in one text: what the words say by themselves. Whether a short name counts depends on the
//! rest of the article; that is decided in `mentions.rs`, so what is found here can be kept as long
//! as the text is the same.
//!
//! It must not know articles, blocks or decisions.

use super::index::{Index, Node, add_to_key, word_key};
use super::letters::{Likeness, doubles_agree, likeness};
use super::words::{Letter, Word, Words};
use super::{glued, quotes, unknown};
use crate::text::Span;

/// The names that are looked for: what was decided in the article before what the house knows.
#[derive(Clone, Copy)]
pub(super) struct Lexicon<'a> {
    /// Both, the first to be asked first.
    pub(super) layers: [&'a Index; 2],
}

/// A form of a name in one of the layers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FormRef {
    pub(super) layer: usize,
    pub(super) form: u32,
}

/// A form that the words fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) form: FormRef,
    pub(super) likeness: Likeness,
}

/// Words that name something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// The name without joined particles.
    pub(super) stem: Span,
    /// Bytes of the particles before it.
    pub(super) particles: usize,
    /// Whether these are somebody else's words.
    pub(super) is_quoted: bool,
    /// What they name.
    pub(super) named: Named,
}

/// What words name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// One of these, all equally well.
    Known {
        fits: Vec<Fit>,
        /// Whether the particles have taken the name's article in: للصين.
        has_article_before: bool,
    },
    /// One of these, with another word written on to it.
    Glued {
        fits: Vec<Fit>,
        /// All of what is written in one.
        word: Span,
        /// Where a space is missing.
        at: usize,
    },
    /// Somebody or something that the house does not know.
    Unknown,
}

impl Lexicon<'_> {
    /// The form that is meant.
    pub(super) fn form(&self, it: FormRef) -> Option<&super::index::Form> {
        self.layers.get(it.layer)?.form(it.form)
    }

    /// The forms that a word is, letter for letter.
    pub(super) fn same(&self, letters: &[Letter]) -> Vec<Fit> {
        let key = word_key(letters.iter().map(|it| it.key));
        let mut fits = Vec::new();
        for (layer, index) in self.layers.iter().enumerate() {
            let Some(node) = index.step(Node::default(), key) else { continue };
            for (form, it) in index.forms_at(node) {
                let written = letters.iter().map(|it| it.letter);
                if likeness(written, it.letters.chars()) == Some(Likeness::Same) {
                    let form = FormRef { layer, form };
                    fits.push(Fit { form, likeness: Likeness::Same });
                }
            }
        }
        fits
    }
}

/// A way to read a word: so many letters of particles, then the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// How many letters the particles have.
    pub(super) particles: usize,
    /// Whether the last of them is the name's article without its alef.
    pub(super) has_article: bool,
}

/// The shortest name that particles may leave, in letters: شي of وشي.
const SHORTEST_STEM: usize = 2;

/// The ways to read a word, the whole word first, then with ever more particles taken off. The
/// article ال is part of a name and never taken off: المالي is not مالي.
pub(super) fn readings(letters: &[Letter]) -> impl Iterator<Item = Reading> + use<> {
    let letter = |at: usize| letters.get(at).map_or('\0', |it| it.letter);
    let (first, second, third) = (letter(0), letter(1), letter(2));
    let joins = |c| matches!(c, 'ب' | 'ك' | 'ل');
    let connects = matches!(first, 'و' | 'ف');
    let reading = |is_one: bool, particles, has_article| {
        let leaves_enough = letters.len() >= particles + SHORTEST_STEM;
        (is_one && leaves_enough).then_some(Reading { particles, has_article })
    };
    [
        Some(Reading { particles: 0, has_article: false }),
        reading(connects || joins(first), 1, false),
        reading(first == 'ل' && second == 'ل', 2, true),
        reading(connects && joins(second), 2, false),
        reading(connects && second == 'ل' && third == 'ل', 3, true),
    ]
    .into_iter()
    .flatten()
}

/// Every name in a text, in order, none overlapping another.
pub(super) fn hits(text: &str, lexicon: Lexicon<'_>, words: &mut Words) -> Vec<Hit> {
    words.read(text);
    let quoted = quotes::quoted(text);
    let mut hits = Vec::new();
    // Words that no name takes, for a look at what they might be.
    let mut free = vec![true; words.words.len()];
    let mut at = 0;
    while let Some(&word) = words.words.get(at) {
        let found =
            longest(lexicon, words, at).and_then(|found| agreeing(lexicon, words, text, at, found));
        let Some(found) = found else {
            if let Some(hit) = glued::glued(lexicon, words.letters_of(word), word) {
                hits.push(hit);
                mark_taken(&mut free, at, 1);
            }
            at += 1;
            continue;
        };
        let letters = words.letters_of(word);
        let start = letters.get(found.reading.particles).map_or(word.span.start, |it| it.at);
        let last = words.words.get(at + found.words - 1).copied().unwrap_or(word);
        hits.push(Hit {
            stem: Span::new(start, last.span.end),
            particles: start - word.span.start,
            is_quoted: false,
            named: Named::Known { fits: found.fits, has_article_before: found.reading.has_article },
        });
        mark_taken(&mut free, at, found.words);
        at += found.words;
    }
    let unknown = unknown::unknown(words, &free);
    if !unknown.is_empty() {
        hits.extend(unknown);
        hits.sort_by_key(|hit| hit.stem.start);
    }
    for hit in &mut hits {
        hit.is_quoted = quotes::covers(&quoted, hit.stem);
    }
    hits
}

/// What was found without the forms whose doubled letters are others; nothing if none is left.
fn agreeing(
    lexicon: Lexicon<'_>,
    words: &Words,
    text: &str,
    at: usize,
    mut found: Found,
) -> Option<Found> {
    let first = words.words.get(at)?;
    let last = words.words.get(at + found.words - 1)?;
    let written = text.get(first.span.start..last.span.end)?;
    found.fits.retain(|fit| {
        lexicon.form(fit.form).is_none_or(|form| doubles_agree(written, &form.written))
    });
    (!found.fits.is_empty()).then_some(found)
}

fn mark_taken(free: &mut [bool], at: usize, count: usize) {
    for free in free.iter_mut().skip(at).take(count) {
        *free = false;
    }
}

/// A name that begins at a word.
struct Found {
    reading: Reading,
    words: usize,
    fits: Vec<Fit>,
}

/// The name of most words that begins here; of equals, the one in the house's letters, then the one
/// with the fewest particles.
fn longest(lexicon: Lexicon<'_>, words: &Words, at: usize) -> Option<Found> {
    let first = words.letters_of(*words.words.get(at)?);
    let mut best: Option<(usize, Likeness, Found)> = None;
    for reading in readings(first) {
        let Some(found) = walk(lexicon, words, at, reading) else { continue };
        let likeness = found.fits.first().map_or(Likeness::Variant, |fit| fit.likeness);
        let rank = (found.words, likeness);
        if best.as_ref().is_none_or(|(words, likeness, _)| rank > (*words, *likeness)) {
            best = Some((rank.0, rank.1, found));
        }
    }
    best.map(|(_, _, found)| found)
}

/// The longest name when the first word is read this way.
fn walk(lexicon: Lexicon<'_>, words: &Words, at: usize, reading: Reading) -> Option<Found> {
    let first = *words.words.get(at)?;
    let stem = words.letters_of(first).get(reading.particles..)?;
    let article = if reading.has_article { &['ا', 'ل'][..] } else { &[] };
    let key = stem.iter().map(|it| it.key).fold(word_key(article.iter().copied()), add_to_key);
    let mut nodes = lexicon.layers.map(|index| index.step(Node::default(), key));
    let mut best = None;
    let mut count = 1;
    while nodes.iter().any(Option::is_some) {
        let fits = fits_at(lexicon, nodes, || {
            let rest = words.words.get(at + 1..at + count).unwrap_or_default();
            let rest = rest.iter().flat_map(|word| {
                std::iter::once(' ').chain(words.letters_of(*word).iter().map(|it| it.letter))
            });
            article.iter().copied().chain(stem.iter().map(|it| it.letter)).chain(rest)
        });
        if !fits.is_empty() {
            best = Some(Found { reading, words: count, fits });
        }
        let Some(next) = words.words.get(at + count).filter(|next: &&Word| next.joined) else {
            break;
        };
        let key = word_key(words.letters_of(*next).iter().map(|it| it.key));
        for (node, index) in nodes.iter_mut().zip(lexicon.layers) {
            *node = node.and_then(|node| index.step(node, key));
        }
        count += 1;
    }
    best
}

/// The forms that end at these nodes and are what is written: those in its very letters, or else
/// the variants.
fn fits_at<I: Iterator<Item = char>>(
    lexicon: Lexicon<'_>,
    nodes: [Option<Node>; 2],
    written: impl Fn() -> I,
) -> Vec<Fit> {
    let mut fits = Vec::new();
    for (layer, (node, index)) in nodes.into_iter().zip(lexicon.layers).enumerate() {
        for (form, it) in node.into_iter().flat_map(|node| index.forms_at(node)) {
            if let Some(likeness) = likeness(written(), it.letters.chars()) {
                fits.push(Fit { form: FormRef { layer, form }, likeness });
            }
        }
    }
    if fits.iter().any(|fit| fit.likeness == Likeness::Same) {
        fits.retain(|fit| fit.likeness == Likeness::Same);
    }
    fits
}
