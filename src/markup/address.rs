//! Names and addresses that a link may lead to: what a wiki accepts as a page's name, what anybody
//! accepts as a URL. It knows no syntax of links.

use std::borrow::Cow;
use std::fmt::Write;

use super::tree::{ExportNote, LinkTarget};
use crate::text::{letters, normal};

/// The longest page name that MediaWiki stores, in bytes, without its namespace.
pub(super) const LONGEST_NAME: usize = 255;

/// A page's name as MediaWiki would have it, or nothing where it would refuse it. A section after
/// `#` may follow; a name may be a section alone.
pub(super) fn page_name(name: &str) -> Option<String> {
    let stored = normal::as_stored_by_wiki(name);
    let clean: String = stored.chars().filter(|&c| !letters::is_bidi_control(c)).collect();
    let clean = clean.trim_matches(|c: char| c.is_whitespace() || c == '_');
    let (page, section) = clean.split_once('#').map_or((clean, None), |(p, s)| (p, Some(s)));
    let page = page.trim_end_matches([' ', '_']);
    let bare = page.strip_prefix(':').unwrap_or(page);
    let empty = bare.is_empty() && section.is_none_or(|section| section.trim().is_empty());
    let local = bare.split_once(':').map_or(bare, |(_, local)| local);
    let refused = empty
        // A namespace alone, and a second colon before a name, are no names.
        || bare.starts_with(':')
        || (bare.contains(':') && local.trim().is_empty())
        || local.len() > LONGEST_NAME
        || clean.contains(['<', '>', '[', ']', '{', '}', '|', '\u{FFFD}', '\n'])
        || clean.contains("~~~")
        || has_encoded_letter(page)
        || has_reference(clean)
        || page.split('/').any(|part| part == "." || part == "..");
    (!refused).then(|| clean.to_owned())
}

/// The name of a file or category, without the namespace that people type before it.
pub(super) fn name_without(namespaces: &[&str], name: &str) -> Option<String> {
    let name = name.trim();
    let bare = match name.split_once(':') {
        Some((space, bare))
            if namespaces.iter().any(|it| it.eq_ignore_ascii_case(space.trim())) =>
        {
            bare
        }
        _ => name,
    };
    page_name(bare).filter(|name| !name.contains('#') && !name.starts_with(':'))
}

/// The name of a picture's file, without the namespace (the wiki's or a common one) typed before it.
pub(super) fn picture_file(file: &str, namespace: &str) -> Option<String> {
    name_without(&[namespace, "File", "Image", "ملف", "صورة"], file)
}

/// An address as it may stand in a link: http or https, no direction marks, and percent-encoded
/// wherever markup, white space or a quote would end it. Nothing for any other scheme.
pub(super) fn url(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = address.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let host = rest.strip_prefix("//")?;
    if host.chars().next().is_none_or(|c| matches!(c, '/' | '?' | '#') || c.is_whitespace()) {
        return None;
    }
    let mut encoded = String::with_capacity(address.len());
    let stored = normal::as_stored_by_wiki(address);
    for c in stored.chars().filter(|&c| !letters::is_bidi_control(c)) {
        if must_be_encoded(c) {
            push_encoded(&mut encoded, c);
        } else {
            encoded.push(c);
        }
    }
    Some(encoded)
}

fn must_be_encoded(c: char) -> bool {
    matches!(c, '|' | '[' | ']' | '<' | '>' | '"' | '\'' | '{' | '}' | '~' | '\\' | '^' | '`')
        || c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{FFFD}' | '\u{338}')
}

/// The address of a page, by its name (see [`page_name`]), under a wiki's base address.
pub(super) fn page_url(base: &str, page: &str) -> String {
    let mut url = base.to_owned();
    for c in page.trim_start_matches(':').chars() {
        match c {
            ' ' => url.push('_'),
            '?' | '%' | '&' | '+' => push_encoded(&mut url, c),
            c if must_be_encoded(c) => push_encoded(&mut url, c),
            c => url.push(c),
        }
    }
    url
}

/// The address, on the open web, of what a link names; or why it may not be linked. `own_page` is
/// the article's, for a link to one of its own sections.
pub(super) fn of_link(
    target: LinkTarget<'_>,
    base: &str,
    own_page: &str,
) -> Result<String, ExportNote> {
    match target {
        LinkTarget::Url(address) => {
            url(address).ok_or_else(|| ExportNote::UrlNotAllowed(address.to_owned()))
        }
        LinkTarget::Page(page) => {
            let name = page_name(page).and_then(|name| match name.starts_with('#') {
                true => page_name(own_page).map(|own| own + &name),
                false => Some(name),
            });
            let name = name.ok_or_else(|| ExportNote::NameNotAllowed(page.to_owned()))?;
            Ok(page_url(base, &name))
        }
    }
}

/// The address of a file beside the page: everything but unreserved characters (RFC 3986, section
/// 2.3) is percent-encoded, so that a colon makes no scheme of it.
pub(super) fn file_url(file: &str) -> String {
    let mut url = String::with_capacity(file.len());
    for c in file.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~') {
            url.push(c);
        } else {
            push_encoded(&mut url, c);
        }
    }
    url
}

fn push_encoded(url: &mut String, c: char) {
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        // Writing to a string cannot fail.
        let _ = write!(url, "%{byte:02X}");
    }
}

/// `%D8` and the like, which MediaWiki refuses in names.
fn has_encoded_letter(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.windows(3).any(
        |three| matches!(three, [b'%', a, b] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit()),
    )
}

/// `&amp;` and the like.
fn has_reference(name: &str) -> bool {
    name.split('&').skip(1).any(|rest| {
        let end = rest.find(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && c != '#');
        end.is_some_and(|end| end > 0 && rest.get(end..).is_some_and(|tail| tail.starts_with(';')))
    })
}

/// Text without what citation templates refuse in a title: no-break and zero-width spaces, joiners
/// and soft hyphens, tabs and line ends.
pub(super) fn citation_text(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let invisible = |c| matches!(c, '\u{AD}' | '\u{200B}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}');
    let blank = |c: char| c != ' ' && (c.is_whitespace() || letters::is_line_break(c));
    if !text.contains(|c| invisible(c) || blank(c)) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter(|&c| !invisible(c));
    Cow::Owned(kept.map(|c| if blank(c) { ' ' } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_page(name: &str, expected: Option<&str>) {
        assert_eq!(page_name(name).as_deref(), expected, "{name}");
    }

    #[test]
    fn names_that_a_wiki_accepts() {
        check_page(" سمرقند ", Some("سمرقند"));
        check_page("سمرقند#قسم ما", Some("سمرقند#قسم ما"));
        check_page("#المصادر", Some("#المصادر"));
        check_page("أخبار:شي", Some("أخبار:شي"));
        check_page("سمرق\u{200F}ند", Some("سمرقند"));
        check_page("R&D", Some("R&D"));
        for refused in [
            "",
            " ",
            "#",
            "أ|ب",
            "[أ]",
            "أ{ب}",
            "أ%20",
            "&amp;",
            "..",
            "أ/./ب",
            "~~~",
            "أ#~~~",
            "\u{1}",
            "::أ",
            "تصنيف:",
            "أخبار: #ق",
        ] {
            check_page(refused, None);
        }
        check_page(&"ا".repeat(128), None);
        check_page(&"ا".repeat(127), Some(&"ا".repeat(127)));
    }

    #[track_caller]
    fn check_url(address: &str, expected: Option<&str>) {
        assert_eq!(url(address).as_deref(), expected, "{address}");
    }

    #[test]
    fn addresses_that_may_be_linked() {
        check_url("https://e.org/a|b c", Some("https://e.org/a%7Cb%20c"));
        check_url("https://e.org/أخبار\u{200F}", Some("https://e.org/أخبار"));
        check_url("HTTPS://e.org", Some("HTTPS://e.org"));
        check_url("https://e.org/{{x}}''~~~", Some("https://e.org/%7B%7Bx%7D%7D%27%27%7E%7E%7E"));
        for refused in [
            "javascript:alert(1)",
            "ftp://e.org",
            "//e.org",
            "www.e.org",
            "https:",
            "https:///x",
            "",
        ] {
            check_url(refused, None);
        }
    }

    #[test]
    fn files_lose_the_namespace_that_was_typed() {
        let check =
            |name, expected| assert_eq!(name_without(&["ملف", "File"], name).as_deref(), expected);
        check("ملف:X.jpg", Some("X.jpg"));
        check("file:X.jpg", Some("X.jpg"));
        check("X.jpg", Some("X.jpg"));
        check("", None);
        check("a#b.jpg", None);
    }

    #[test]
    fn pages_and_files_have_addresses() {
        let check = |page, expected: &str| {
            let found = of_link(LinkTarget::Page(page), "https://w.org/", "أخبار:شي");
            assert_eq!(found.ok().as_deref(), Some(expected));
        };
        check("منظمة شانغهاي", "https://w.org/منظمة_شانغهاي");
        check("س#ق م", "https://w.org/س#ق_م");
        check("#ق", "https://w.org/أخبار:شي#ق");
        check(":File:R&D+50%?.png", "https://w.org/File:R%26D%2B50%25%3F.png");
        check("a\u{A0}'b'", "https://w.org/a%C2%A0%27b%27");
        assert!(of_link(LinkTarget::Page("[أ]"), "https://w.org/", "س").is_err());
        assert!(of_link(LinkTarget::Page("#ق"), "https://w.org/", "").is_err());
        assert!(of_link(LinkTarget::Url("javascript:x"), "https://w.org/", "س").is_err());
        assert_eq!(file_url("شي 1:2.jpg"), "%D8%B4%D9%8A%201%3A2.jpg");
    }
}
