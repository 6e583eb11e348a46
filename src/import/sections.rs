//! The frame of a published page: headings of its last sections, the line of categories, and the
//! marks before items and inside the text. It looks at one line at a time, and must not know what
//! stands around it.

use super::lines::{is_around_name, is_edge};
use crate::text::letters;

/// A section after the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// «انظر أيضاً»
    SeeAlso,
    /// «المصادر»
    Sources,
}

/// Headings, folded and in small letters.
const HEADINGS: [(&str, Heading); 13] = [
    ("انظر ايضا", Heading::SeeAlso),
    ("انظر كذلك", Heading::SeeAlso),
    ("طالع ايضا", Heading::SeeAlso),
    ("اقرا ايضا", Heading::SeeAlso),
    ("see also", Heading::SeeAlso),
    ("المصادر", Heading::Sources),
    ("المراجع", Heading::Sources),
    ("مصادر", Heading::Sources),
    ("مراجع", Heading::Sources),
    ("المصادر والمراجع", Heading::Sources),
    ("المراجع والمصادر", Heading::Sources),
    ("references", Heading::Sources),
    ("sources", Heading::Sources),
];

/// What stands before the colon of a line of categories, folded and in small letters.
const CATEGORIES: [&str; 6] =
    ["تصنيف", "تصنيفات", "التصنيف", "التصنيفات", "category", "categories"];

/// No heading is longer, in bytes, vowel signs, edit link and all.
const LONGEST_HEADING: usize = 160;

/// The longest title that a wiki has, in bytes.
pub(super) const LONGEST_TITLE: usize = 255;

/// The section that a line begins, if it is nothing but its heading, perhaps with a colon or with
/// the wiki's edit link («[عدل]») after it.
pub(super) fn heading(line: &str) -> Option<Heading> {
    if line.len() > LONGEST_HEADING {
        return None;
    }
    let folded = key(line);
    let name = match folded.strip_suffix(']').and_then(|text| text.split_once('[')) {
        Some((name, link)) if link.starts_with("عدل") || link.starts_with("edit") => name,
        _ => folded.as_str(),
    };
    let name = name.trim().trim_end_matches([':', '：']).trim();
    HEADINGS.iter().find(|(heading, _)| *heading == name).map(|&(_, heading)| heading)
}

/// The names in a line of categories: «تصنيف: أ | ب».
pub(super) fn categories(line: &str) -> Option<impl Iterator<Item = &str>> {
    let (name, names) = line.split_once(':')?;
    (name.len() <= LONGEST_HEADING && CATEGORIES.contains(&key(name).as_str())).then(|| {
        let names = names.split(['|', '•']).map(|name| name.trim_matches(is_around_name));
        names.filter(|name| !name.is_empty())
    })
}

fn key(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    letters::fold(&words.join(" ")).to_lowercase().trim().to_owned()
}

/// The name of a page in a list, without the bullet or number before it; nothing where the line is
/// no page's name.
pub(super) fn page_name(line: &str) -> Option<&str> {
    let bullet = |c: char| is_around_name(c) || "*•·▪◦‣-–—".contains(c);
    let name = match numbered(line) {
        Some(Numbered { number: Some(_), rest, .. }) => rest,
        _ => line.trim_start_matches(bullet),
    };
    let name = name.trim_matches(is_around_name);
    (name.len() <= LONGEST_TITLE && !has_marker(name)).then_some(name)
}

/// The start of a line of the list of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbered<'a> {
    /// Its number, where one is written.
    pub(super) number: Option<u32>,
    /// Whether the mark that leads back to the text (`^`, `↑`) stands there.
    pub(super) back_link: bool,
    /// The line after that.
    pub(super) rest: &'a str,
}

/// `12. ^ …`, «١. …», `1) …`, `^ …`, `↑ أ ب …`: the number and the back-links are taken off.
pub(super) fn numbered(line: &str) -> Option<Numbered<'_>> {
    let line = line.trim_start_matches(is_edge);
    let (number, rest) = match leading_number(line) {
        Some((number, rest)) => {
            let rest = rest.strip_prefix(['.', ')', '-', '–'])?;
            // `1.5` and `2022-09-13` are numbers in a text.
            if rest.starts_with(is_digit) {
                return None;
            }
            (Some(number), rest.trim_start_matches(is_edge))
        }
        None => (None, line),
    };
    let after_arrows = rest.trim_start_matches(|c| is_edge(c) || matches!(c, '^' | '↑'));
    let back_link = after_arrows.len() < rest.len();
    if !back_link {
        return number.map(|_| Numbered { number, back_link, rest });
    }
    Some(Numbered { number, back_link, rest: without_back_links(after_arrows) })
}

/// «أ ب ت "…"», `a b "…"`, `1.0 1.1 "…"`: links back to several places. One alone may be a word
/// of the source, so they are taken off only where there are two or more in their order.
fn without_back_links(text: &str) -> &str {
    let mut tokens = Tokens { rest: text };
    let (first, second) = (tokens.next(), tokens.next());
    let goes_on: fn(&str) -> bool = match (first, second) {
        (Some("أ" | "ا"), Some("ب")) => |token| is_letter(token, |c| matches!(c, 'ء'..='ي')),
        (Some("a"), Some("b")) => |token| is_letter(token, |c| c.is_ascii_lowercase()),
        (Some(one), Some(two)) if is_use(one) && is_use(two) => is_use,
        _ => return text,
    };
    let mut rest = tokens.rest;
    while let Some(token) = tokens.next() {
        if !goes_on(token) {
            break;
        }
        rest = tokens.rest;
    }
    rest.trim_start_matches(is_edge)
}

/// The words of a text one after the other; the last word is never given, for the source itself
/// must be left.
struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_start_matches(is_edge);
        let (token, rest) = text.split_at_checked(text.find(is_edge)?)?;
        self.rest = rest;
        Some(token)
    }
}

/// A single letter, perhaps with the tatweel of «هـ».
fn is_letter(token: &str, of_alphabet: fn(char) -> bool) -> bool {
    let mut letters = token.chars();
    letters.next().is_some_and(of_alphabet) && matches!(letters.as_str(), "" | "ـ")
}

/// `1.0`
fn is_use(token: &str) -> bool {
    token.split_once(['.', '٫', ',']).is_some_and(|(source, place)| {
        let number =
            |part: &str| !part.is_empty() && part.len() <= 12 && part.chars().all(is_digit);
        number(source) && number(place)
    })
}

fn is_digit(c: char) -> bool {
    letters::ascii_digit(c).is_ascii_digit()
}

/// A number of at most six digits at the start of a text, and what follows.
fn leading_number(text: &str) -> Option<(u32, &str)> {
    let end = text.char_indices().take(7).find(|&(_, c)| !is_digit(c)).map(|(at, _)| at);
    // Digits to the end of a short text are a number; a seventh digit makes it none.
    let end = end.or((text.chars().nth(6).is_none()).then_some(text.len()))?;
    let (digits, rest) = text.split_at_checked(end)?;
    let digits: String = digits.chars().map(letters::ascii_digit).collect();
    Some((digits.parse().ok()?, rest))
}

/// The citation marker at the start of a text (`[1]`, `[١٢]`): its number and its length in bytes.
pub(super) fn marker(text: &str) -> Option<(u32, usize)> {
    let (number, rest) = leading_number(text.strip_prefix('[')?)?;
    let rest = rest.strip_prefix(']')?;
    Some((number, text.len() - rest.len()))
}

/// Whether a citation marker stands anywhere in a text.
pub(super) fn has_marker(text: &str) -> bool {
    text.match_indices('[').any(|(at, _)| text.get(at..).is_some_and(|rest| marker(rest).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings() {
        for line in ["انظر أيضاً", "انظر أيضا:", "أُنظر  أيضًا", "See also", "طالع أيضا[عدل]"]
        {
            assert_eq!(heading(line), Some(Heading::SeeAlso), "{line}");
        }
        for line in
            ["المصادر", "\u{200F}المصـادر :", "مصادر", "REFERENCES", "المراجع [عدل | عدل المصدر]"]
        {
            assert_eq!(heading(line), Some(Heading::Sources), "{line}");
        }
        for line in ["المصادر تقول", "== المصادر ==", "", "انظر أيضا: سمرقند"]
        {
            assert_eq!(heading(line), None, "{line}");
        }
    }

    #[track_caller]
    fn check(line: &str, expected: Option<(Option<u32>, &str)>) {
        let found = numbered(line).map(|numbered| (numbered.number, numbered.rest));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn numbered_lines() {
        check("1. ^ \"T\".", Some((Some(1), "\"T\".")));
        check("1. ↑ \"T\".", Some((Some(1), "\"T\".")));
        check("١٢. \"T\".", Some((Some(12), "\"T\".")));
        check("\u{200F}۳) T", Some((Some(3), "T")));
        check("^ أ ب ت \"T\".", Some((None, "\"T\".")));
        check("2. ^ أ ب ت ث ج ح خ د هـ و T", Some((Some(2), "T")));
        check("2. ^ a b c \"T\".", Some((Some(2), "\"T\".")));
        check("2. ↑ 2.0 2.1 \"T\".", Some((Some(2), "\"T\".")));
        check("2. ^ و T", Some((Some(2), "و T")));
        check("2. ^ a T", Some((Some(2), "a T")));
        check("2. ^ a b", Some((Some(2), "a b")));
        check("1.", Some((Some(1), "")));
        check("1. ^", Some((Some(1), "")));
        check("13 سبتمبر", None);
        check("1.5 مليون", None);
        check("2022-09-13", None);
        check("1234567. x", None);
        check("T", None);
    }

    #[test]
    fn markers() {
        for (text, expected) in [
            ("[1]", Some((1, 3))),
            ("[١٢] و", Some((12, 6))),
            ("[123456]", Some((123_456, 8))),
            ("[1234567]", None),
            ("[]", None),
            ("[1", None),
            ("[1 ]", None),
            ("[a]", None),
            ("[1-2]", None),
        ] {
            assert_eq!(marker(text), expected, "{text}");
        }
        assert!(has_marker("[[2]") && !has_marker("[[2"));
    }

    #[test]
    fn items_and_categories() {
        assert_eq!(page_name("* • سمرقند"), Some("سمرقند"));
        assert_eq!(page_name("- سمرقند - بخارى"), Some("سمرقند - بخارى"));
        assert_eq!(page_name("1. سمرقند"), Some("سمرقند"));
        assert_eq!(page_name("11 سبتمبر"), Some("11 سبتمبر"));
        assert_eq!(page_name("نص.[1]"), None);
        let names = |line| categories(line).map(|names| names.collect::<Vec<_>>().join(";"));
        assert_eq!(names("تصنيف: أ | ب"), Some("أ;ب".to_owned()));
        assert_eq!(names("التصنيفات : أ"), Some("أ".to_owned()));
        assert_eq!(names("تصنيف:"), Some(String::new()));
        assert_eq!(names("تصنيف الدولة: أ"), None);
    }
}
