//! A text's letters and digits made alike, and what cannot be seen taken out.
//!
//! It must not know words or dates: it notices only how the text was written.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::letters::{Digits, is_bidi_control};

/// A text made plain, and how it was written.
pub(super) struct Cleaned {
    /// Small letters without marks, ASCII digits, one spelling of each sign.
    pub(super) text: String,
    /// Digits of more than one script stood in it.
    pub(super) mixed_digits: bool,
    /// Invisible marks of direction stood between its letters, where they turn digits around.
    pub(super) hidden_marks: bool,
}

/// The text made plain; none where it has raised digits: those are note marks, and compatibility
/// forms would make them part of a number.
pub(super) fn clean(text: &str) -> Option<Cleaned> {
    if text.chars().any(is_raised_digit) {
        return None;
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut scripts: [bool; 3] = [false; 3];
    let (mut hidden_marks, mut pending) = (false, false);
    for letter in text.chars() {
        if is_bidi_control(letter) {
            pending = !cleaned.is_empty();
            continue;
        }
        if let Some((digits, value)) = Digits::of(letter) {
            let [european, arabic, persian] = &mut scripts;
            *match digits {
                Digits::European => european,
                Digits::Arabic => arabic,
                Digits::Persian => persian,
            } = true;
            hidden_marks |= pending;
            pending = false;
            cleaned.push(Digits::European.digit(value));
            continue;
        }
        if !letter.is_whitespace() {
            hidden_marks |= pending;
            pending = false;
        }
        if letter.is_ascii() {
            cleaned.push(letter.to_ascii_lowercase());
            continue;
        }
        push_plain(letter, &mut cleaned);
    }
    let used = scripts.iter().filter(|&&used| used).count();
    Some(Cleaned { text: cleaned, mixed_digits: used > 1, hidden_marks })
}

fn push_plain(letter: char, cleaned: &mut String) {
    match letter {
        // Joiners and the mark of byte order.
        '\u{200B}'..='\u{200D}' | '\u{FEFF}' => {}
        // Tatweel only stretches a word, but after a digit it stands for a dash: «1ـ3 سبتمبر»
        // must not become the 13th.
        '\u{0640}' => {
            if cleaned.ends_with(|last: char| last.is_ascii_digit()) {
                cleaned.push(' ');
            }
        }
        '،' => cleaned.push(','),
        '؛' => cleaned.push(';'),
        '؟' => cleaned.push('?'),
        '۔' => cleaned.push('.'),
        '\u{060D}' | '\u{2044}' | '\u{2215}' => cleaned.push('/'),
        '\u{2010}' | '\u{2011}' => cleaned.push('-'),
        '\u{2012}' => cleaned.push('–'),
        '\u{2015}' => cleaned.push('—'),
        '\u{2019}' => cleaned.push('\''),
        other => {
            for part in std::iter::once(other).nfkd() {
                if !is_combining_mark(part) {
                    cleaned.extend(fold(part).to_lowercase().filter(|c| !is_combining_mark(*c)));
                }
            }
        }
    }
}

/// One letter as names are compared: final yeh and teh marbuta lose the difference that hurried
/// typing loses, letters of a Persian keyboard become the Arabic ones, and those that Arabic writes
/// for p and v in two ways become one. (Hamzas have gone with the other marks.)
fn fold(letter: char) -> char {
    match letter {
        'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' | 'ە' | 'ہ' | 'ھ' => 'ه',
        'ک' => 'ك',
        'ڤ' => 'ف',
        'پ' => 'ب',
        other => other,
    }
}

fn is_raised_digit(letter: char) -> bool {
    matches!(letter, '²' | '³' | '¹' | '\u{2070}' | '\u{2074}'..='\u{2079}' | '\u{2080}'..='\u{2089}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str, mixed: bool, hidden: bool) {
        let found = clean(text).unwrap();
        assert_eq!(
            (found.text.as_str(), found.mixed_digits, found.hidden_marks),
            (expected, mixed, hidden)
        );
    }

    #[test]
    fn letters_become_alike() {
        check("١٣ أَيْلُول ٢٠٢٢", "13 ايلول 2022", false, false);
        check("13 Août 2022", "13 aout 2022", false, false);
        check("1ـ3 سبتمبـر", "1 3 سبتمبر", false, false);
        check("جمادى الآخرة", "جمادي الاخره", false, false);
        check("ربیع‌الاول", "ربيعالاول", false, false);
        check("３ Şubat، İ", "3 subat, i", false, false);
        check("٢٠22", "2022", true, false);
        check("\u{200F}٥/١١\u{200E}", "5/11", false, false);
        check("٥\u{200F}/١١", "5/11", false, true);
        check("\u{202B}13 سبتمبر\u{202C} ", "13 سبتمبر ", false, false);
        assert!(clean("13²").is_none());
    }
}
