//! File names out of titles: safe on every system, readable, never empty. It knows what systems
//! refuse, and touches none.
//!
//! What must go: separators and wildcards of any system, controls, marks that nobody sees (a
//! direction mark can make `txt.exe` read as `exe.txt`), dots and spaces at the ends, names that
//! Windows keeps for devices (Microsoft, "Naming Files, Paths, and Namespaces"), and more than 180
//! bytes, for file systems take 255 and a copy's name grows.

use unicode_normalization::UnicodeNormalization as _;

use crate::text::floor_boundary;
use crate::text::letters::is_bidi_control;

/// The most bytes of a name, its extension included.
pub const LONGEST: usize = 180;

/// What a file is called where even the name for untitled ones is none.
const LAST_RESORT: &str = "tahrir";

/// Names of devices on Windows, whatever extension follows them.
const DEVICES: [&str; 8] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$", "COM"];

/// A name for a file whose article has this title: `title.extension`, or `untitled.extension` where
/// nothing of the title can stand in a name.
pub fn suggested(title: &str, extension: &str, untitled: &str) -> String {
    let extension: String = extension.chars().filter(char::is_ascii_alphanumeric).collect();
    let room = LONGEST.saturating_sub(extension.len() + 1);
    let stems = [title, untitled].into_iter().map(|text| stem(text, room));
    let stem = stems.into_iter().find(|stem| !stem.is_empty());
    let stem = stem.unwrap_or_else(|| LAST_RESORT.to_owned());
    if extension.is_empty() { stem } else { format!("{stem}.{extension}") }
}

/// What of a text can stand in a name before its extension; may be empty.
fn stem(text: &str, room: usize) -> String {
    let mut name = String::new();
    for c in text.nfc() {
        match c {
            '/' | '\\' | ':' | '|' => name.push('-'),
            // What parts two words for the eye alone is a space in a name.
            '*' | '?' | '"' | '<' | '>' | '\u{200B}' | '\u{200C}' => name.push(' '),
            _ if c.is_whitespace() => name.push(' '),
            _ if c.is_control() || is_unseen(c) => {}
            _ => name.push(c),
        }
    }
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let name = words.join(" ");
    // A device's name gets a mark before it; leave room for that.
    let end = floor_boundary(trimmed(&name), room.saturating_sub(1));
    let name = trimmed(trimmed(&name).get(..end).unwrap_or_default());
    if is_device(name) { format!("_{name}") } else { name.to_owned() }
}

/// A name without what hides a file, looks like an option or is dropped by Windows.
fn trimmed(name: &str) -> &str {
    name.trim_start_matches(['.', '-', '~', ' ']).trim_end_matches(['.', '-', ' '])
}

/// Characters that show nothing by themselves, are not characters at all, or mean nothing to others.
fn is_unseen(c: char) -> bool {
    is_bidi_control(c)
        || matches!(
            c,
            '\u{AD}' | '\u{34F}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}' | '\u{200D}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
                | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFF}' | '\u{FDD0}'..='\u{FDEF}'
                | '\u{E000}'..='\u{F8FF}' | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{10FFFF}'
        )
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether Windows takes a name for a device's: what stands before its first dot counts.
fn is_device(name: &str) -> bool {
    let first = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = ["COM", "LPT"].iter().any(|device| {
        first.strip_prefix(device).is_some_and(|number| {
            let mut digits = number.chars();
            let digit = digits.next();
            digit.is_some_and(|c| c.is_ascii_digit() || "¹²³".contains(c))
                && digits.next().is_none()
        })
    });
    numbered || DEVICES.contains(&first.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(title: &str, expected: &str) {
        assert_eq!(suggested(title, "ron", "بلا عنوان"), expected);
    }

    #[test]
    fn a_title_is_a_name() {
        check("شي وپوتن يعدان بنظام دولي جديد", "شي وپوتن يعدان بنظام دولي جديد.ron");
        check("أخبار:قمة سمرقند", "أخبار-قمة سمرقند.ron");
        check("الاتفاق 12/9: «لا»؟", "الاتفاق 12-9- «لا»؟.ron");
        check("  مسافات\u{A0}\u{3000}كثيرة\tوأسطر\r\n  ", "مسافات كثيرة وأسطر.ron");
        check("می\u{200C}خواهم", "می خواهم.ron");
        check("C:\\Windows\\*.exe", "C--Windows- .exe.ron");
        check("Café", "Café.ron");
        check("Cafe\u{301}", "Café.ron");
    }

    #[test]
    fn what_nobody_sees_is_not_in_a_name() {
        check("مقال\u{202E}nor.exe\u{202C}", "مقالnor.exe.ron");
        check("\u{200F}\u{2067}عنوان\u{2069}\u{FEFF}", "عنوان.ron");
        check("أ\u{0}ب\u{7F}ج\u{85}د\u{9F}", "أبج د.ron");
        check("a\u{FFFC}b\u{E000}c\u{10FFFF}", "abc.ron");
    }

    #[test]
    fn a_name_that_is_none_is_the_one_for_untitled_articles() {
        for title in ["", " ", ".", "..", "...", "-", "/", "\u{202E}", "\0", "*?<>", "~", "- ."] {
            check(title, "بلا عنوان.ron");
        }
        assert_eq!(suggested("", "ron", ""), "tahrir.ron");
        assert_eq!(suggested("..", "", "/"), "tahrir");
    }

    #[test]
    fn ends_and_devices_are_harmless() {
        check(".bashrc", "bashrc.ron");
        check("../../etc/passwd", "etc-passwd.ron");
        check("-rf", "rf.ron");
        check("عنوان. . .", "عنوان.ron");
        check("con", "_con.ron");
        check("NUL.txt", "_NUL.txt.ron");
        check("Com1", "_Com1.ron");
        check("LPT² .x", "_LPT² .x.ron");
        check("COM10", "COM10.ron");
        check("Conference", "Conference.ron");
        assert_eq!(suggested("مقال", "../x", ""), "مقال.x");
    }

    #[test]
    fn a_long_title_ends_between_two_letters() {
        let name = suggested(&"قمّة ".repeat(100), "ron", "");
        assert!(name.len() <= LONGEST && name.len() > 160, "{name}");
        assert!(name.ends_with(".ron") && !name.contains(" .ron"), "{name}");
        // A letter with more marks than a name may have bytes.
        check(&format!("ب{}", "\u{651}".repeat(500)), "بلا عنوان.ron");
        let family = "👨\u{200D}👩\u{200D}👧".repeat(40);
        assert!(suggested(&family, "ron", "").len() <= LONGEST);
    }

    #[track_caller]
    fn is_safe(name: &str) {
        assert!(!name.is_empty() && name.len() <= LONGEST, "{name:?}");
        assert!(!name.starts_with(['.', '-', ' ', '~']) && !name.ends_with(['.', ' ']), "{name:?}");
        let bad = |c: char| {
            c.is_control() || is_bidi_control(c) || is_unseen(c) || "/\\:*?\"<>|".contains(c)
        };
        assert!(!name.contains(bad), "{name:?}");
        assert!(!is_device(name), "{name:?}");
    }

    proptest! {
        #[test]
        fn whatever_the_title_the_name_is_safe(
            title in any::<String>(), extension in any::<String>(), untitled in any::<String>(),
        ) {
            is_safe(&suggested(&title, &extension, &untitled));
        }

        #[test]
        fn every_disk_takes_it(title in "[\\PC./\\\\:ء-ي\u{64B}-\u{65F}]{0,120}") {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join(suggested(&title, "ron", "بلا"));
            std::fs::write(&path, "").unwrap();
            prop_assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        }
    }
}
