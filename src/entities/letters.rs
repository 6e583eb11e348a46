//! When two words are one name spelled twice: letter by letter. It knows no register and no text.

use crate::text::letters;

/// How a word of a text stands to a form of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// The same name in other letters.
    Variant,
    /// The same letters; vowel signs, tatweel and the keyboard they come from don't count.
    Same,
}

/// The sign that doubles a letter.
const SHADDA: char = '\u{651}';
/// A variant in a house letter is told of at least so many letters.
const SHORTEST_IN_HOUSE_LETTERS: usize = 3;
/// A variant in hamza, ة or ى alone is told of at least so many: in short words these make
/// different words (علي and على).
const SHORTEST_IN_HAMZA: usize = 4;

/// Letters that look alike and come from other keyboards or from vocalised text.
pub(super) fn plain_letter(c: char) -> char {
    match c {
        'ک' => 'ك',
        'ی' => 'ي',
        'ٱ' => 'ا',
        other => other,
    }
}

/// Under which spellings of one name meet. ج غ ك ق, each of which may stand for گ, are one here, so
/// strangers meet too; [`likeness`] parts them.
pub(super) fn key_letter(c: char) -> char {
    match letters::folded_letter(c) {
        'غ' | 'ك' | 'ق' => 'ج',
        other => other,
    }
}

/// The letters of a text as names are compared by: no vowel signs, no direction marks, one space
/// between words.
pub fn name_letters(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for word in text.split(is_joint).filter(|word| !word.is_empty()) {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.extend(word.chars().filter(|&c| !is_skipped(c)).map(plain_letter));
    }
    kept
}

/// Whether two ways to write the same letters may be one name by their vowel signs: where both have
/// some, the same letters are doubled. عمّان is a city and عُمان a country; عمان may be either.
pub(super) fn doubles_agree(written: &str, form: &str) -> bool {
    let is_sign = |c: char| matches!(c, '\u{64B}'..='\u{652}' | '\u{670}');
    if !written.contains(is_sign) || !form.contains(is_sign) {
        return true;
    }
    // From the end: what is written may have particles before it.
    let doubled = |text: &str| {
        let mut letters = Vec::new();
        let mut is_doubled = false;
        for c in text.chars().rev() {
            if c == SHADDA {
                is_doubled = true;
            } else if !is_skipped(c) {
                letters.push(std::mem::take(&mut is_doubled));
            }
        }
        letters
    };
    let (written, form) = (doubled(written), doubled(form));
    written.iter().zip(&form).all(|(a, b)| a == b)
}

/// What is passed over inside a word.
pub(super) fn is_skipped(c: char) -> bool {
    letters::is_optional_mark(c) || letters::is_bidi_control(c)
}

/// What may stand between two words of one name.
pub(super) fn is_joint(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{200C}') || is_dash(c)
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2013}' | '\u{2014}')
}

/// How `written` stands to a form of a name; `None` for strangers.
///
/// The writer's house letter against the form's plain one is told only of names of several words:
/// who writes كوپا may well not mean كوبا.
pub(super) fn likeness(
    mut written: impl Iterator<Item = char>,
    mut form: impl Iterator<Item = char>,
) -> Option<Likeness> {
    let (mut length, mut words) = (0_usize, 1_usize);
    let (mut house, mut over, mut hamza) = (false, false, false);
    loop {
        match (written.next(), form.next()) {
            (None, None) => break,
            (Some(a), Some(b)) if a == b => {
                if a == ' ' {
                    words += 1;
                    continue;
                }
            }
            (Some(a), Some(b)) if stands_for(b, a) => house = true,
            (Some(a), Some(b)) if stands_for(a, b) => over = true,
            (Some(a), Some(b)) if letters::folded_letter(a) == letters::folded_letter(b) => {
                hamza = true;
            }
            _ => return None,
        }
        length += 1;
    }
    let shortest = match (house || over, hamza) {
        (false, false) => return Some(Likeness::Same),
        (true, _) => SHORTEST_IN_HOUSE_LETTERS,
        (false, true) => SHORTEST_IN_HAMZA,
    };
    (length >= shortest && (!over || words > 1)).then_some(Likeness::Variant)
}

/// Whether a house letter is written as this plain one elsewhere.
fn stands_for(house: char, plain: char) -> bool {
    match house {
        'پ' => plain == 'ب',
        'چ' => plain == 'ج',
        'ڤ' => plain == 'ف',
        'ژ' => plain == 'ز',
        'گ' => matches!(plain, 'ج' | 'غ' | 'ك' | 'ق'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, form: &str, expected: Option<Likeness>) {
        let (a, b) = (name_letters(written), name_letters(form));
        assert_eq!(likeness(a.chars(), b.chars()), expected, "{written} {form}");
        if expected.is_some() {
            let key = |text: &str| text.chars().map(key_letter).collect::<String>();
            assert_eq!(key(&a), key(&b), "they meet");
        }
    }

    #[test]
    fn names_with_other_doubled_letters_are_strangers() {
        let check = |a, b, expected| assert_eq!(doubles_agree(a, b), expected, "{a} {b}");
        check("عمّان", "عُمان", false);
        check("عُمان", "عمّان", false);
        check("عمان", "عمّان", true);
        check("عمّان", "عمان", true);
        check("عَمَّان", "عمّان", true);
        check("الأمم المتّحدة", "الأمم المتحدة", true);
    }

    #[test]
    fn spellings_of_one_name_are_told_from_strangers() {
        use Likeness::{Same, Variant};
        check("پوتن", "پوتن", Some(Same));
        check("پُوتِـن", "پوتن", Some(Same));
        check("شي\u{A0}جنپنگ", "شي جنپنگ", Some(Same));
        check("بوتن", "پوتن", Some(Variant));
        check("جنبنغ", "جنپنگ", Some(Variant));
        check("غورباتشوف", "گورباتشوڤ", Some(Variant));
        check("قطر", "قتر", None);
        check("كانا", "غانا", None);
        check("اوكرانيا", "أوكرانيا", Some(Variant));
        check("على", "علي", None);
        check("القاهره", "القاهرة", Some(Variant));
        check("كوپا", "كوبا", None);
        check("كوپا أمريكا", "كوبا أمريكا", Some(Variant));
        check("بن", "پن", None);
        check("روسيا", "روسي", None);
        check("کییڤ", "كييڤ", Some(Same));
    }
}
