//! Names of references that a person can read: `independent-2022-09-13`, never `:0`.
//!
//! It knows one reference at a time; which names are taken, the caller says. It must not know how
//! a wiki writes the name.

use unicode_normalization::UnicodeNormalization;

use crate::article::{RefId, Reference, ReferenceKind};
use crate::text::letters;

/// Longest name, in characters.
pub const MAX_CHARS: usize = 40;

/// How many words of a title make a name.
const TITLE_WORDS: usize = 4;

/// Second-level names under which a country's sites are registered: `bbc.co.uk`.
const REGISTRIES: [&str; 12] =
    ["co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "go", "gob", "mil"];

/// A name for `reference` that is not `taken`.
///
/// It is made of the outlet (site, publisher or agency; else the main part of the address's host;
/// else the first words of the title; else the kind) and the date of publication as far as it was
/// understood. Latin letters become small ASCII letters, a leading `The` is dropped, other scripts
/// keep their letters without vowel signs. It holds letters, digits and hyphens only, begins with
/// a letter and has at most [`MAX_CHARS`] characters. Where a name is taken, `-2`, `-3` and so on
/// is added.
///
/// `taken` is asked a number of times that grows with the logarithm of the names taken, so that
/// ten thousand sources of one outlet and day are named in no time. If it says yes to everything,
/// a name that is taken comes back.
pub fn unique(reference: &Reference, taken: impl Fn(&RefId) -> bool) -> RefId {
    let outlet = outlet(reference);
    let date = reference.published.understood().map(|date| date.to_string());
    let name = |number: u32| {
        let mut tail = date.as_ref().map(|date| format!("-{date}")).unwrap_or_default();
        if number > 1 {
            tail.push_str(&format!("-{number}"));
        }
        RefId::new(&format!("{}{tail}", cut(&outlet, MAX_CHARS.saturating_sub(tail.len()))))
    };
    let is_free = |number: u32| !taken(&name(number));
    // Numbers are handed out in order, so after a few the end of the run is found by doubling
    // and halving.
    if let Some(number) = (1..=8).find(|&number| is_free(number)) {
        return name(number);
    }
    let mut low = 8_u32;
    let mut high = 16_u32;
    while !is_free(high) {
        if high == u32::MAX {
            return name(high);
        }
        (low, high) = (high, high.saturating_mul(2));
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if is_free(middle) { high = middle } else { low = middle }
    }
    name(high)
}

/// The reference's own id where it has one that is free, else a name for it.
pub fn free(reference: &Reference, taken: impl Fn(&RefId) -> bool) -> RefId {
    if reference.id.as_str().is_empty() || taken(&reference.id) {
        unique(reference, taken)
    } else {
        reference.id.clone()
    }
}

fn outlet(reference: &Reference) -> String {
    let named = [&reference.site, &reference.publisher, &reference.agency]
        .into_iter()
        .map(|outlet| match host_label(outlet) {
            Some(label) => slug(label, usize::MAX),
            None => slug(outlet, usize::MAX),
        })
        .find(|slug| !slug.is_empty());
    let host = || {
        let (_, rest) = reference.url.split_once("://")?;
        let host = rest.split(['/', '?', '#']).next()?;
        let host = host.rsplit('@').next()?.split(':').next()?;
        Some(slug(host_label(host)?, usize::MAX)).filter(|slug| !slug.is_empty())
    };
    let title = || Some(slug(&reference.title, TITLE_WORDS)).filter(|slug| !slug.is_empty());
    let kind = kind_name(reference.kind);
    match named.or_else(host).or_else(title) {
        Some(outlet) if outlet.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("{kind}-{outlet}")
        }
        Some(outlet) => outlet,
        None => kind.to_owned(),
    }
}

fn kind_name(kind: ReferenceKind) -> &'static str {
    match kind {
        ReferenceKind::Web => "web",
        ReferenceKind::News => "news",
        ReferenceKind::Book => "book",
        ReferenceKind::Journal => "journal",
        ReferenceKind::Report => "report",
        ReferenceKind::Broadcast => "broadcast",
        ReferenceKind::Social => "social",
        ReferenceKind::Interview => "interview",
        ReferenceKind::Other => "source",
    }
}

/// The part of a host by which people know it: `bbc` of `news.bbc.co.uk`; nothing where the text
/// is no host with a domain of letters.
fn host_label(host: &str) -> Option<&str> {
    let host = host.trim().trim_end_matches('.');
    if !host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_')) {
        return None;
    }
    let mut labels = host.rsplit('.');
    let (top, second) = (labels.next()?, labels.next()?);
    if top.chars().count() < 2 || !top.chars().all(char::is_alphabetic) {
        return None;
    }
    let under_registry =
        top.len() == 2 && REGISTRIES.iter().any(|name| name.eq_ignore_ascii_case(second));
    match labels.next() {
        Some(third) if under_registry && !third.eq_ignore_ascii_case("www") => Some(third),
        _ => Some(second),
    }
}

/// At most `words` words in letters and digits, joined by hyphens.
fn slug(text: &str, words: usize) -> String {
    let mut cleaned = String::new();
    // Nobody reads past this; a title of megabytes need not be looked through.
    for c in letters::without_marks(&text.chars().take(400).collect::<String>()).nfc() {
        let c = letters::ascii_digit(c);
        match c {
            '\'' | '’' | 'ʼ' => {}
            'ß' => cleaned.push_str("ss"),
            'æ' | 'Æ' => cleaned.push_str("ae"),
            'œ' | 'Œ' => cleaned.push_str("oe"),
            'ø' | 'Ø' => cleaned.push('o'),
            'đ' | 'Đ' | 'ð' | 'Ð' => cleaned.push('d'),
            'ł' | 'Ł' => cleaned.push('l'),
            'ı' => cleaned.push('i'),
            'þ' | 'Þ' => cleaned.push_str("th"),
            _ => cleaned.extend(simple(c).to_lowercase().map(simple)),
        }
    }
    let mut parts: Vec<&str> = cleaned.split_whitespace().collect();
    if let ["the", rest @ ..] = parts.as_slice()
        && !rest.is_empty()
    {
        parts = rest.to_vec();
    }
    parts.truncate(words);
    parts.join("-")
}

/// The letter without its accents where it is Latin, other letters and digits as they are, a space
/// for everything else.
fn simple(c: char) -> char {
    if c.is_ascii_alphanumeric() {
        return c;
    }
    match std::iter::once(c).nfd().next() {
        Some(base) if base.is_ascii_alphanumeric() => base,
        _ if c.is_alphabetic() => c,
        _ => ' ',
    }
}

/// At most `room` characters of a slug, whole words where one fits.
fn cut(slug: &str, room: usize) -> &str {
    let Some((end, _)) = slug.char_indices().nth(room) else { return slug };
    let Some(head) = slug.get(..end) else { return slug };
    let whole = if slug.get(end..).is_some_and(|rest| rest.starts_with('-')) {
        head
    } else {
        head.rsplit_once('-').map_or(head, |(words, _)| words)
    };
    whole.trim_end_matches('-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::DateField;
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn source(site: &str, url: &str, title: &str, date: &str) -> Reference {
        Reference {
            site: site.to_owned(),
            url: url.to_owned(),
            title: title.to_owned(),
            published: DateField::typed(date),
            ..Reference::default()
        }
    }

    #[track_caller]
    fn check(site: &str, url: &str, title: &str, date: &str, expected: &str) {
        let id = unique(&source(site, url, title, date), |_| false);
        assert_eq!(id.as_str(), expected);
    }

    #[test]
    fn names() {
        check("The independent", "", "T", "2022-09-13", "independent-2022-09-13");
        check("الجزيرة", "", "T", "13 سبتمبر 2022", "الجزيرة-2022-09-13");
        check("The", "", "", "", "the");
        check("BBC News", "http://x.y", "", "2022", "bbc-news-2022");
        check("People's Daily", "", "", "2022-09", "peoples-daily-2022-09");
        check("Süddeutsche Zeitung", "", "", "", "suddeutsche-zeitung");
        check("İstanbul Æon", "", "", "", "istanbul-aeon");
        check("القُدس العربيّ", "", "", "", "القدس-العربي");
        check("bbc.co.uk", "", "", "2022", "bbc-2022");
        check("www.co.uk", "", "", "", "co");
        check("", "https://news.bbc.co.uk/a?b", "T", "", "bbc");
        check("", "https://u@arabic.rt.com:80/a", "T", "", "rt");
        check("", "https://192.168.1.1/a", "عنوان الخبر", "", "عنوان-الخبر");
        check("", "", "The one two three four five", "", "one-two-three-four");
        check("", "", "", "2022-09-13", "web-2022-09-13");
        check("", "", "!!", "قبل الحرب", "web");
        check("20 Minutes", "", "", "", "web-20-minutes");
        check(":0", "", "", "", "web-0");
        check("U.S. Times", "", "", "", "u-s-times");
        check("France ٢٤", "", "", "", "france-24");
        let long = "Abcdefghij Abcdefghij Abcdefghij Abcdefghij";
        check(long, "", "", "2022-09-13", "abcdefghij-abcdefghij-2022-09-13");
        check(&"x".repeat(99), "", "", "2022", &format!("{}-2022", "x".repeat(35)));
    }

    #[test]
    fn names_that_are_taken() {
        let mut taken: HashSet<RefId> = HashSet::new();
        let reference = source("BBC", "", "", "2022");
        for number in 1..=5000 {
            let id = unique(&reference, |id| taken.contains(id));
            let expected =
                if number == 1 { "bbc-2022".to_owned() } else { format!("bbc-2022-{number}") };
            assert_eq!(id.as_str(), expected);
            taken.insert(id);
        }
        assert!(unique(&reference, |_| true).as_str().starts_with("bbc-2022-"));
    }

    proptest! {
        #[test]
        fn every_name_is_well_formed(
            site in any::<String>(), url in any::<String>(), title in any::<String>(),
            dated in any::<bool>(), times in 0..20usize,
        ) {
            let date = if dated { "2022-09-13" } else { "" };
            let left = std::cell::Cell::new(times);
            let id = unique(&source(&site, &url, &title, date), |_| {
                left.set(left.get().saturating_sub(1));
                left.get() > 0
            });
            let name = id.as_str();
            prop_assert!((1..=MAX_CHARS).contains(&name.chars().count()), "{}", name);
            prop_assert!(name.chars().all(|c| c.is_alphabetic() || c.is_ascii_digit() || c == '-'));
            prop_assert!(name.starts_with(char::is_alphabetic), "{}", name);
            prop_assert!(!name.ends_with('-') && !name.contains("--"), "{}", name);
        }
    }
}
