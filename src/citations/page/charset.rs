//! A page's bytes to text: UTF-8 and UTF-16, and the two old sets in which Arab and Western pages
//! were kept before.
//!
//! Source: the WHATWG Encoding Standard, indexes `windows-1256` and `windows-1252`. Of any other set
//! the letters of ASCII are right. It must not know tags.

use std::borrow::Cow;

/// How far into a page its charset may be named, in bytes (HTML, 13.2.3.2: within the first 1024; some
/// pages need more).
const PRESCAN: usize = 4096;

/// Characters 0x80 to 0xFF of windows-1256.
const ARABIC: &str = "€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œ\u{200C}\u{200D}ں\u{A0}،¢£¤¥¦§¨©ھ«¬\u{AD}®¯°±²³´µ¶·¸¹؛»¼½¾؟\
ہءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهوçèéêëىيîïًٌٍَôُِ÷ّùْûü\u{200E}\u{200F}ے";

/// Characters 0x80 to 0x9F of windows-1252; the others are those of Unicode.
const WESTERN: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// The text of a page.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => return utf16(rest, u16::from_be_bytes).into(),
        [0xFF, 0xFE, rest @ ..] => return utf16(rest, u16::from_le_bytes).into(),
        _ => {}
    }
    let start = bytes.get(..bytes.len().min(PRESCAN)).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let named = start.split("charset").nth(1).map(|rest| {
        let rest = rest.trim_start_matches(['=', ' ', '"', '\'']);
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>()
    });
    let set = match named.as_deref() {
        Some("windows-1256" | "cp1256" | "x-cp1256") => Some(ARABIC),
        Some("windows-1252" | "iso-8859-1" | "latin1" | "us-ascii" | "iso8859-1") => Some(WESTERN),
        _ => None,
    };
    match set {
        // A page that was saved is often UTF-8 whatever it says; text in an old set is hardly ever.
        Some(set) if std::str::from_utf8(whole_letters(bytes)).is_err() => {
            single(bytes, set).into()
        }
        _ => String::from_utf8_lossy(whole_letters(bytes)),
    }
}

/// Without the beginning of a letter at the end, where the cap cut one.
fn whole_letters(bytes: &[u8]) -> &[u8] {
    let end = match std::str::from_utf8(bytes) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => bytes.len(),
    };
    bytes.get(..end).unwrap_or(bytes)
}

fn single(bytes: &[u8], set: &str) -> String {
    let upper: Vec<char> = set.chars().collect();
    let letter = |byte: &u8| match byte {
        0..0x80 => char::from(*byte),
        byte => upper.get(usize::from(*byte - 0x80)).copied().unwrap_or(char::from(*byte)),
    };
    bytes.iter().map(letter).collect()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|two| Some(unit(two.try_into().ok()?)));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_sets_are_whole() {
        assert_eq!(ARABIC.chars().count(), 128);
        assert_eq!(WESTERN.chars().count(), 32);
    }

    #[test]
    fn letters_of_every_set() {
        assert_eq!(decoded("<meta charset=utf-8>قمة".as_bytes()), "<meta charset=utf-8>قمة");
        let old = [b"<meta charset=windows-1256>".as_slice(), &[0xDE, 0xE3, 0xC9, 0x81]].concat();
        assert_eq!(decoded(&old), "<meta charset=windows-1256>قمةپ");
        let old =
            [b"<meta content='text/html; charset=ISO-8859-1'>".as_slice(), &[0xE9, 0x80, b'.']]
                .concat();
        assert!(decoded(&old).ends_with("é€."));
        let lying = "<meta charset=windows-1256>قمة".as_bytes();
        assert!(decoded(lying).ends_with("قمة"));
        assert_eq!(decoded(&[0xFF, 0xFE, 0x42, 0x06, 0x00]), "ق");
        assert_eq!(decoded(&[0xFE, 0xFF, 0x06, 0x42]), "ق");
        assert_eq!(decoded(&"قمة".as_bytes()[..5]), "قم");
        assert_eq!(decoded(b""), "");
    }
}
