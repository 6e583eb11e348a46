//! Letters: which marks are optional, which letters are spellings of one another, which invisible
//! characters steer direction. It knows single characters and strings, nothing of entities.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The letters that a house uses for foreign p, ch, v, g and zh.
pub const HOUSE_LETTERS: [char; 5] = ['پ', 'چ', 'ڤ', 'گ', 'ژ'];

/// Whether a character is a vowel sign or another optional mark over or under a letter
/// (tashkeel, Quranic marks, superscript alef) or the tatweel that stretches a word.
pub fn is_optional_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}'
        | '\u{6EA}'..='\u{6ED}')
}

/// Whether a character steers text direction and is itself invisible (LRM, RLM, ALM, embeddings,
/// overrides and isolates): Unicode Standard Annex 9, explicit formatting characters.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is a control that no text of a person holds and no wiki keeps: C0 but the
/// tab, delete, and the noncharacters U+FFFE and U+FFFF. (MediaWiki keeps C1, so it stays.)
pub fn is_unwanted_control(c: char) -> bool {
    (c.is_ascii_control() && c != '\t') || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// Whether a character breaks a line, so that it can't stand inside a paragraph.
pub fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The text without vowel signs, tatweel and direction marks.
pub fn without_marks(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| is_optional_mark(c) || is_bidi_control(c)) {
        text.chars().filter(|&c| !is_optional_mark(c) && !is_bidi_control(c)).collect()
    } else {
        Cow::Borrowed(text)
    }
}

/// A letter's plainest relative: أإآٱ→ا, ى→ي, ة→ه, ؤ→و, ئ→ي, پ→ب, ڤ→ف, چ→ج, ژ→ز, گ→ج, ک→ك, ی→ي.
///
/// گ is written ج, غ, ك or ق elsewhere; here it has the first of these only, so a key made with
/// this letter finds some of its relatives and never a stranger.
pub fn folded_letter(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' | 'ی' => 'ي',
        'ة' => 'ه',
        'ؤ' => 'و',
        'پ' => 'ب',
        'ڤ' => 'ف',
        'چ' | 'گ' => 'ج',
        'ژ' => 'ز',
        'ک' => 'ك',
        other => other,
    }
}

/// The key under which spellings of one word meet: optional marks dropped, letters folded.
///
/// ```
/// use tahrir::text::letters::fold;
/// assert_eq!(fold("پوتن"), fold("بوتن"));
/// assert_eq!(fold("أُوكرانيا"), fold("اوكرانيا"));
/// ```
pub fn fold(text: &str) -> String {
    text.chars()
        .filter(|&c| !is_optional_mark(c) && !is_bidi_control(c))
        .map(folded_letter)
        .collect()
}

/// A word without the definite article that it begins with.
pub fn without_article(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| !rest.is_empty()).unwrap_or(word)
}

/// The three sets of digits that Arabic texts are written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Digits {
    /// 0–9, as in the Maghreb and on most wikis.
    European,
    /// ٠–٩, as in the Mashriq.
    Arabic,
    /// ۰–۹, as in Persian and Urdu.
    Persian,
}

impl Digits {
    /// The set that a digit is of, and its value; nothing for any other character.
    pub fn of(c: char) -> Option<(Self, u8)> {
        let (digits, zero) = match c {
            '0'..='9' => (Self::European, '0'),
            '٠'..='٩' => (Self::Arabic, '٠'),
            '۰'..='۹' => (Self::Persian, '۰'),
            _ => return None,
        };
        let value = u32::from(c).checked_sub(u32::from(zero))?;
        Some((digits, u8::try_from(value).ok()?))
    }

    /// The digit of this set with this value; of a larger one, the last.
    pub fn digit(self, value: u8) -> char {
        let zero = match self {
            Self::European => '0',
            Self::Arabic => '٠',
            Self::Persian => '۰',
        };
        char::from_u32(u32::from(zero) + u32::from(value.min(9))).unwrap_or(zero)
    }
}

/// The digits ٠–٩ and ۰–۹ written as 0–9; everything else as it is.
pub fn ascii_digit(c: char) -> char {
    Digits::of(c).map_or(c, |(_, value)| Digits::European.digit(value))
}

/// `text` wrapped so that it keeps its own order, left to right, inside a line of any direction
/// (LRI … PDI). For file names, URLs, dates and codes in messages.
pub fn isolate_ltr(text: &str) -> String {
    format!("\u{2066}{}\u{2069}", contained(text))
}

/// `text` wrapped so that it keeps its own order, whatever that is, inside a line of any direction
/// (FSI … PDI). For quoted words and titles in messages.
pub fn isolate(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", contained(text))
}

/// A text that can't break out of the line and the isolate it is shown in, nor steer a terminal:
/// its own isolates are closed and not more, breaks are spaces, controls U+FFFD.
fn contained(text: &str) -> Cow<'_, str> {
    let is_plain =
        |c: char| !c.is_control() && !is_line_break(c) && !matches!(c, '\u{2066}'..='\u{2069}');
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut open = 0_usize;
    for c in text.chars() {
        let c = match c {
            '\u{2066}'..='\u{2068}' => {
                open += 1;
                c
            }
            '\u{2069}' if open == 0 => '\u{FFFD}',
            '\u{2069}' => {
                open -= 1;
                c
            }
            '\t' => ' ',
            c if is_line_break(c) => ' ',
            c if c.is_control() => '\u{FFFD}',
            c => c,
        };
        shown.push(c);
    }
    shown.extend(std::iter::repeat_n('\u{2069}', open));
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected);
    }

    #[test]
    fn spellings_of_one_word_share_a_key() {
        check("پوتن", "بوتن");
        check("ڤلاديمير", "فلاديمير");
        check("إلى", "الي");
        check("مُضِيـفًا", "مضيفا");
        check("قمة", "قمه");
        check("Xi", "Xi");
    }

    #[test]
    fn what_is_isolated_stays_inside() {
        assert_eq!(isolate_ltr("a.ron"), "\u{2066}a.ron\u{2069}");
        assert_eq!(isolate("ا\u{2069}ب"), "\u{2068}ا\u{FFFD}ب\u{2069}");
        assert_eq!(isolate("\u{2067}ا"), "\u{2068}\u{2067}ا\u{2069}\u{2069}");
        assert_eq!(isolate("\u{2067}ا\u{2069}"), "\u{2068}\u{2067}ا\u{2069}\u{2069}");
        assert_eq!(isolate_ltr("a\n\t\u{1B}[2J\u{9B}"), "\u{2066}a  \u{FFFD}[2J\u{FFFD}\u{2069}");
    }

    #[test]
    fn digits_of_three_systems_are_one() {
        let text: String = "٢٠22۹".chars().map(ascii_digit).collect();
        assert_eq!(text, "20229");
        let text: String =
            "٢٠22۹".chars().map(|c| Digits::Persian.digit(Digits::of(c).unwrap().1)).collect();
        assert_eq!(text, "۲۰۲۲۹");
        assert_eq!(Digits::of('س'), None);
    }
}
