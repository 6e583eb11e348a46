//! Whether two references are one source: by address, DOI, ISBN, or title and outlet.
//!
//! It knows references only. What is done about two that are the same, the caller decides; it must
//! not know the article that they stand in.

use unicode_normalization::UnicodeNormalization;

use super::{host, outlets};
use crate::article::Reference;
use crate::text::letters;

/// By what two references are told to be one source; the surest comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Same {
    /// Their addresses lead to one page.
    Url,
    /// They have one DOI.
    Doi,
    /// They have one ISBN and cite no different pages.
    Isbn,
    /// They have one title in one outlet, and dates that do not contradict it.
    Title,
}

/// What a reference is known by, ready to be compared with many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    url: Option<String>,
    doi: Option<String>,
    isbn: Option<String>,
    title: Option<(String, String)>,
}

/// Names in the query of an address that say where a reader came from, not which page it is.
const TRACKING: [&str; 17] = [
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "igshid", "igsh", "mc_cid",
    "mc_eid", "ref_src", "ref_url", "cmpid", "ocid", "ncid", "taid",
];

impl Marks {
    /// What this reference is known by.
    pub fn of(reference: &Reference) -> Self {
        Self {
            url: url(&reference.url),
            doi: doi(&reference.doi).or_else(|| doi_of_url(&reference.url)),
            isbn: isbn(&reference.isbn),
            title: title(reference),
        }
    }

    /// A text for each sign that two must share to be one source: for looking up which may be.
    pub fn keys(&self) -> Vec<String> {
        let title = self.title.as_ref().map(|(title, outlet)| format!("{outlet} {title}"));
        let signs = [("u", &self.url), ("d", &self.doi), ("i", &self.isbn), ("t", &title)];
        signs
            .into_iter()
            .filter_map(|(kind, sign)| Some(format!("{kind} {}", sign.as_ref()?)))
            .collect()
    }

    /// Whether there is nothing that could be compared.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// By what `other` is the same source, the surest sign first; `of` is the reference that these
    /// are the marks of.
    pub fn same_as(&self, of: &Reference, other: &Reference) -> Option<Same> {
        let equal = |own: &Option<String>, others: Option<String>| own.is_some() && *own == others;
        if self.url.is_some() && !other.url.is_empty() && equal(&self.url, url(&other.url)) {
            return Some(Same::Url);
        }
        if self.doi.is_some()
            && equal(&self.doi, doi(&other.doi).or_else(|| doi_of_url(&other.url)))
        {
            return Some(Same::Doi);
        }
        // Two chapters or pages of one book are two references.
        let other_place = differ(&of.pages, &other.pages) || differ(&of.title, &other.title);
        if !other_place && self.isbn.is_some() && equal(&self.isbn, isbn(&other.isbn)) {
            return Some(Same::Isbn);
        }
        if self.title.is_some() && self.title == title(other) {
            let (one, two) = (of.published.understood(), other.published.understood());
            let apart = one
                .zip(two)
                .is_some_and(|(one, two)| one.certainly_before(two) || two.certainly_before(one));
            // Bulletins of one name have addresses of their own.
            let elsewhere = self.url.is_some() && url(&other.url).is_some();
            if !apart && !elsewhere {
                return Some(Same::Title);
            }
        }
        None
    }
}

/// The first of `references` that is the same source as `of`, by the surest sign that any has, with
/// its number. Takes time in proportion to their number.
pub fn find<'a>(
    references: impl Iterator<Item = &'a Reference>,
    of: &Reference,
) -> Option<(usize, Same)> {
    let marks = Marks::of(of);
    if marks.is_empty() {
        return None;
    }
    let same = |(at, other)| Some((at, marks.same_as(of, other)?));
    references.enumerate().filter_map(same).min_by_key(|(at, same)| (*same, *at))
}

fn differ(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    !one.is_empty() && !other.is_empty() && one != other
}

/// The address without what does not change where it leads: scheme, `www.` and `m.`, tracking, the
/// place in the page, a slash at the end, the way in which letters are written (RFC 3986, 6.2).
pub fn url(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = address.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let (authority, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = host::readable(&decoded(authority.rsplit('@').next()?));
    let host = host.strip_suffix(":80").or(host.strip_suffix(":443")).unwrap_or(&host);
    let host = host.trim_end_matches('.');
    let host = ["www.", "m.", "mobile.", "amp."]
        .iter()
        .find_map(|prefix| host.strip_prefix(prefix).filter(|rest| rest.contains('.')))
        .unwrap_or(host);
    if host.is_empty() {
        return None;
    }
    // What stands behind `#!` is a page of its own.
    let (rest, place) = rest.split_once('#').unwrap_or((rest, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut known = format!("{host}{}", decoded(path).trim_end_matches('/'));
    let is_kept = |name: &str| {
        let name = name.to_ascii_lowercase();
        !name.starts_with("utm_") && !TRACKING.contains(&name.as_str())
    };
    let mut sign = '?';
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        if is_kept(pair.split('=').next().unwrap_or(pair)) {
            known.push(sign);
            known.push_str(&decoded(pair));
            sign = '&';
        }
    }
    if place.starts_with('!') {
        known.push('#');
        known.push_str(&decoded(place));
    }
    Some(known)
}

/// Letters that stand as `%D9%82` written as themselves; signs that mean something in an address
/// stay encoded.
fn decoded(part: &str) -> String {
    let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|it| u8::try_from(it).ok());
    let mut bytes: Vec<u8> = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if let (b'%', [high, low, after @ ..]) = (first, rest)
            && let (Some(high), Some(low)) = (hex(*high), hex(*low))
        {
            rest = after;
            let byte = high * 16 + low;
            if byte >= 0x80 || byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                bytes.push(byte);
            } else {
                bytes.extend(format!("%{byte:02X}").bytes());
            }
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8_lossy(&bytes).nfc().collect()
}

/// The DOI in small letters, without `doi:` or the address of a resolver (DOI Handbook, 3.3).
pub fn doi(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("doi:").map_or(text.as_str(), str::trim);
    let text = doi_in_url(text).unwrap_or(text);
    let (registrant, name) = text.split_once('/')?;
    let is_doi = registrant.starts_with("10.") && !name.is_empty();
    is_doi.then(|| text.to_owned())
}

fn doi_in_url(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("://")?;
    ["doi.org/", "dx.doi.org/", "www.doi.org/"].iter().find_map(|host| rest.strip_prefix(host))
}

pub(super) fn doi_of_url(address: &str) -> Option<String> {
    let address = address.trim().to_lowercase();
    doi_in_url(&address).and_then(doi)
}

/// The thirteen digits of an ISBN, also of one with ten (ISO 2108: 978 and a new check digit).
/// `None` unless it has ten or thirteen; whether the check digit is right is not looked at.
pub fn isbn(text: &str) -> Option<String> {
    let mut signs = String::with_capacity(13);
    for c in text.chars().map(letters::ascii_digit) {
        match c {
            '0'..='9' => signs.push(c),
            'x' | 'X' => signs.push('X'),
            _ => {}
        }
    }
    match signs.len() {
        13 => Some(signs),
        10 => {
            let digits = format!("978{}", signs.get(..9)?);
            let weighted = digits.bytes().zip([1, 3].into_iter().cycle());
            let sum: u32 = weighted.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
            Some(format!("{digits}{}", (10 - sum % 10) % 10))
        }
        _ => None,
    }
}

/// Whether the check digit of an ISBN is right (ISO 2108, annexes A and B of 2005).
pub fn isbn_is_right(text: &str) -> bool {
    let signs: Vec<u32> = text
        .chars()
        .map(letters::ascii_digit)
        .filter_map(|c| if matches!(c, 'x' | 'X') { Some(10) } else { c.to_digit(10) })
        .collect();
    let only_last = signs.iter().rev().skip(1).all(|sign| *sign < 10);
    match signs.len() {
        10 => {
            let sum: u32 =
                signs.iter().zip((1..=10).rev()).map(|(sign, weight)| sign * weight).sum();
            only_last && sum.is_multiple_of(11)
        }
        13 => {
            let weights = [1, 3].into_iter().cycle();
            let sum: u32 = signs.iter().zip(weights).map(|(sign, weight)| sign * weight).sum();
            signs.iter().all(|sign| *sign < 10) && sum.is_multiple_of(10)
        }
        _ => false,
    }
}

/// Title and outlet, each as its letters without case, signs and spelling.
fn title(reference: &Reference) -> Option<(String, String)> {
    let names = [&reference.site, &reference.publisher, &reference.agency];
    let named = names.into_iter().map(|it| (bare(it), it)).find(|(bare, _)| !bare.is_empty());
    let (outlet, name) = named?;
    // «الجزيرة» and Al Jazeera are one outlet.
    let outlet = outlets::named(name).map_or(outlet, |known| bare(&known.name));
    let title = bare(&reference.title);
    (!title.is_empty()).then_some((title, outlet))
}

pub(super) fn bare(text: &str) -> String {
    let folded = letters::fold(&text.nfc().collect::<String>());
    let letters = folded.chars().map(letters::ascii_digit).flat_map(char::to_lowercase);
    letters.filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::DateField;
    use proptest::prelude::*;

    #[track_caller]
    fn check(address: &str, expected: &str) {
        assert_eq!(url(address).as_deref().unwrap_or(""), expected, "{address}");
    }

    #[test]
    fn addresses_of_one_page_are_one() {
        check("https://www.reuters.com/world/xi/", "reuters.com/world/xi");
        check("http://reuters.com/world/xi", "reuters.com/world/xi");
        check("HTTPS://Reuters.com:443/World?utm_source=x&id=3#top", "reuters.com/World?id=3");
        check("https://m.facebook.com/x?fbclid=1", "facebook.com/x");
        check("https://m.com/", "m.com");
        check("https://example.org", "example.org");
        check("https://e.org/?a=1&b=2", "e.org?a=1&b=2");
        check("https://e.org/#!/قمة", "e.org#!/قمة");
        check("https://ar.e.org/%D9%82%D9%85%D8%A9", "ar.e.org/قمة");
        check("https://e.org/a%2fb%41%zz%", "e.org/a%2FbA%zz%");
        check("https://xn--wgbh1c/x", "مصر/x");
        check("https://%D9%85%D8%B5%D8%B1/x", "مصر/x");
        check("https://مصر/x", "مصر/x");
        check("https://e.org%2f@x/", "x");
        check("ftp://e.org/", "");
        check("e.org/x", "");
        check("https://", "");
        check("", "");
    }

    #[test]
    fn check_digits() {
        for good in ["978-0-306-40615-7", "0-306-40615-2", "080442957X", "٩٧٨٠٣٠٦٤٠٦١٥٧"]
        {
            assert!(isbn_is_right(good), "{good}");
        }
        for bad in ["978-0-306-40615-8", "0-306-40615-3", "08044X2957", "123", ""] {
            assert!(!isbn_is_right(bad), "{bad}");
        }
    }

    #[test]
    fn numbers_of_one_book_or_article_are_one() {
        let isbn = |text| isbn(text).unwrap_or_default();
        assert_eq!(isbn("978-0-306-40615-7"), "9780306406157");
        assert_eq!(isbn("0-306-40615-2"), "9780306406157");
        assert_eq!(isbn("٩٧٨٠٣٠٦٤٠٦١٥٧"), "9780306406157");
        assert_eq!(isbn("ISBN 080442957X"), "9780804429573");
        assert_eq!(isbn("123"), "");
        let doi = |text| doi(text).unwrap_or_default();
        assert_eq!(doi("10.1000/XYZ"), "10.1000/xyz");
        assert_eq!(doi("doi: 10.1000/xyz"), "10.1000/xyz");
        assert_eq!(doi("https://doi.org/10.1000/xyz"), "10.1000/xyz");
        assert_eq!(doi("10.1000"), "");
        assert_eq!(doi("xyz/10"), "");
    }

    fn reference(fields: [&str; 6]) -> Reference {
        let [url, doi, isbn, title, site, date] = fields.map(str::to_owned);
        let published = DateField::typed(date);
        Reference { url, doi, isbn, title, site, published, ..Reference::default() }
    }

    #[track_caller]
    fn check_same(one: [&str; 6], other: [&str; 6], expected: Option<Same>) {
        let (one, other) = (reference(one), reference(other));
        assert_eq!(Marks::of(&one).same_as(&one, &other), expected);
        assert_eq!(Marks::of(&other).same_as(&other, &one), expected);
    }

    #[test]
    fn two_references_are_told_to_be_one_source() {
        let page = "https://a.org/x";
        check_same(
            [page, "", "", "", "", ""],
            ["http://www.a.org/x/", "", "", "", "", ""],
            Some(Same::Url),
        );
        check_same([page, "", "", "", "", ""], ["https://a.org/y", "", "", "", "", ""], None);
        let doi = ["", "10.1/x", "", "", "", ""];
        check_same(doi, ["https://doi.org/10.1/X", "", "", "", "", ""], Some(Same::Doi));
        let book = ["", "", "0-306-40615-2", "كتاب", "", ""];
        check_same(book, ["", "", "9780306406157", "كتاب", "", ""], Some(Same::Isbn));
        check_same(book, ["", "", "9780306406157", "", "", ""], Some(Same::Isbn));
        check_same(book, ["", "", "9780306406157", "فصل", "", ""], None);
        let title = ["", "", "", "قمةُ سمرقند!", "رويترز", "2022-09-13"];
        check_same(title, ["", "", "", "قمه  سمرقند", "رويترز", "2022"], Some(Same::Title));
        check_same(title, ["", "", "", "قمة سمرقند", "رويترز", "2022-09-14"], None);
        check_same(title, ["", "", "", "قمة سمرقند", "تاس", ""], None);
        check_same(title, ["", "", "", "قمة سمرقند", "Reuters", ""], Some(Same::Title));
        check_same(title, [page, "", "", "قمة سمرقند", "رويترز", ""], Some(Same::Title));
        check_same(
            [page, "", "", "نشرة", "رويترز", ""],
            ["https://a.org/y", "", "", "نشرة", "رويترز", ""],
            None,
        );
        check_same([""; 6], [""; 6], None);
        check_same(["", "", "", "أ", "", ""], ["", "", "", "أ", "", ""], None);
    }

    #[test]
    fn the_surest_sign_wins() {
        let known = [
            reference(["", "", "", "أ", "س", ""]),
            reference(["", "10.1/x", "", "", "", ""]),
            reference(["https://a.org/x", "", "", "", "", ""]),
        ];
        let new = reference(["https://a.org/x", "10.1/x", "", "أ", "س", ""]);
        assert_eq!(find(known.iter(), &new), Some((2, Same::Url)));
        assert_eq!(find(known.iter().take(2), &new), Some((1, Same::Doi)));
        assert_eq!(find(known.iter().take(1), &new), Some((0, Same::Title)));
        assert_eq!(find(known.iter(), &Reference::default()), None);
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at(text in any::<String>(), tail in any::<String>()) {
            let address = format!("https://{text}");
            for it in [url(&address), url(&text), doi(&text), isbn(&text)] {
                prop_assert!(it.is_none_or(|it| !it.is_empty()));
            }
            let one = reference([&address, &text, &tail, &text, &tail, &text]);
            let same = Marks::of(&one).same_as(&one, &one.clone());
            prop_assert!(Marks::of(&one).is_empty() || same.is_some());
        }
    }
}
