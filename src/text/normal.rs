//! Normal forms: the text that a wiki would keep, made before it is sent, so that what is read
//! back equals what was sent. It knows Unicode's tables, nothing of markup.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::compose, is_nfc_quick};

use super::letters;

/// The text as MediaWiki stores it: NFC, Arabic presentation forms (U+FB50–U+FDFF, U+FE70–U+FEFC)
/// unfolded to plain letters, controls and noncharacters shown as U+FFFD.
///
/// Source: MediaWiki `Validator::cleanUp` and `NormalizeAr` (`$wgFixArabicUnicode`).
pub fn as_stored_by_wiki(text: &str) -> Cow<'_, str> {
    let plain = |c: char| !is_presentation_form(c) && !letters::is_unwanted_control(c);
    let text = if text.chars().all(plain) {
        Cow::Borrowed(text)
    } else {
        let mut unfolded = String::with_capacity(text.len());
        for c in text.chars() {
            if letters::is_unwanted_control(c) {
                unfolded.push('\u{FFFD}');
            } else if is_presentation_form(c) {
                unfolded.extend(std::iter::once(c).nfkc());
            } else {
                unfolded.push(c);
            }
        }
        Cow::Owned(unfolded)
    };
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(text.nfc().collect()),
    }
}

/// Whether a character is an Arabic letter in a fixed shape (isolated, initial, ligature …), as
/// old typesetting systems and PDF files give it.
pub fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        && !matches!(c, '\u{FD3E}' | '\u{FD3F}' | '\u{FDD0}'..='\u{FDEF}')
}

/// Whether a character may join the one before it when a text is normalised. After a `>` of
/// markup such a character would eat the tag (`>` and U+0338 make `≯`).
pub fn joins_what_stands_before(c: char) -> bool {
    unicode_normalization::char::canonical_combining_class(c) != 0
        || ['<', '=', '>', '\'', ']', '}', '*', '#', '|', ' ']
            .iter()
            .any(|&markup| compose(markup, c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(as_stored_by_wiki(text), expected, "{}", text.escape_unicode());
    }

    #[test]
    fn the_wiki_keeps_the_normal_form() {
        check("سمرقند", "سمرقند");
        check("ﻻ", "لا");
        check("ﷺ", "صلى الله عليه وسلم");
        check("ا\u{654}", "أ");
        check("\u{1}ب\u{7F}", "\u{FFFD}ب\u{FFFD}");
        check("\u{9F}", "\u{9F}");
        check("a\tb", "a\tb");
    }
}
