//! Words with their places, and the small words that Arabic writes joined to the next one.
//! It knows no dictionary: what a name is, others decide.

use unicode_segmentation::UnicodeSegmentation;

use super::{Span, letters};

/// Every word of a text with its byte range (Unicode Standard Annex 29 word boundaries; pieces
/// without a letter or digit are left out).
pub fn words(text: &str) -> impl Iterator<Item = (Span, &str)> {
    text.unicode_word_indices().map(|(at, word)| (Span::new(at, at + word.len()), word))
}

/// Joined particles, longest first: و ف ب ك ل, ال and their combinations.
const PROCLITICS: [&str; 22] = [
    "وبال", "فبال", "وكال", "فكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال", "وب",
    "فب", "وك", "فك", "ول", "فل", "و", "ف", "ب", "ك",
];
/// `ل` apart, for it is the only one-letter particle that also begins `لل`.
const LAM: &str = "ل";

/// The shortest word, in letters, that may be left when a particle is taken off.
const SHORTEST_STEM: usize = 3;

/// The ways to read a word as joined particles and a stem, the whole word first, then with ever
/// shorter particles taken off. Each is the byte length of the particles.
///
/// ```
/// use tahrir::text::words::particle_lengths;
/// assert_eq!(particle_lengths("وبوتن"), vec![0, 4, 2]);
/// ```
pub fn particle_lengths(word: &str) -> Vec<usize> {
    let stem_is_long_enough = |rest: &str| {
        rest.chars().filter(|&c| !letters::is_optional_mark(c)).count() >= SHORTEST_STEM
    };
    std::iter::once(0)
        .chain(
            PROCLITICS
                .iter()
                .chain(std::iter::once(&LAM))
                .filter(|clitic| word.strip_prefix(**clitic).is_some_and(stem_is_long_enough))
                .map(|clitic| clitic.len()),
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_places() {
        let found: Vec<_> = words("شي، وپوتن [1]").map(|(span, word)| (span.start, word)).collect();
        assert_eq!(found, [(0, "شي"), (7, "وپوتن"), (19, "1")]);
    }

    #[test]
    fn particles_come_off_but_leave_a_word() {
        assert_eq!(particle_lengths("والصين"), [0, 6, 2]);
        assert_eq!(particle_lengths("للصين"), [0, 4, 2]);
        assert_eq!(particle_lengths("وشي"), [0]);
    }
}
