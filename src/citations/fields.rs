//! How a value from elsewhere gets into a reference without anything being lost: what has no place,
//! finds its place taken or is no address goes among the extra fields, under the name that it had.
//!
//! It must not know any format nor what its names mean.

use crate::article::{Author, Reference, ReferenceDate, ReferenceText, UrlStatus};
use crate::dates::DateField;

/// A place of a reference into which formats put something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// A field of text.
    Text(ReferenceText),
    /// A date.
    Date(ReferenceDate),
    /// Whether the address still works.
    UrlStatus,
    /// A remark.
    Note,
}

/// Name of the extra field with the day on which a page says that it was published.
pub const PAGE_PUBLISHED: &str = "fetched-published";
/// Name of the extra field with the day on which a page says that it was last changed.
pub const PAGE_MODIFIED: &str = "fetched-modified";

/// Puts a value into its slot; one that does not fit there is kept as an extra field called `name`.
pub(super) fn put(reference: &mut Reference, slot: Slot, name: &str, value: &str) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    let is_kept = match slot {
        Slot::Text(field @ (ReferenceText::Url | ReferenceText::ArchiveUrl)) => {
            is_web_address(value) && put_text(reference.text_mut(field), value)
        }
        Slot::Text(field) => put_text(reference.text_mut(field), value),
        Slot::Date(field) => put_date(reference.date_mut(field), value),
        Slot::UrlStatus => match status(value) {
            Some(status) if [UrlStatus::Unknown, status].contains(&reference.url_status) => {
                reference.url_status = status;
                true
            }
            _ => false,
        },
        Slot::Note => put_text(&mut reference.note, value),
    };
    if !is_kept {
        put_extra(reference, name, value);
    }
}

/// Keeps a value under the name that it had, once.
pub(super) fn put_extra(reference: &mut Reference, name: &str, value: &str) {
    let (name, value) = (name.trim(), value.trim());
    let is_known = |(n, v): &(String, String)| n == name && v == value;
    if !value.is_empty() && !reference.extra.iter().any(is_known) {
        reference.extra.push((name.to_owned(), value.to_owned()));
    }
}

fn put_text(field: &mut String, value: &str) -> bool {
    if field.is_empty() {
        value.clone_into(field);
    }
    field == value
}

fn put_date(field: &mut DateField, value: &str) -> bool {
    if field.is_empty() {
        *field = DateField::typed(value);
    }
    field.as_typed() == value
}

/// Whether a text is an address of the web: nothing else is ever kept where a click could open it.
pub fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
        && rest.chars().next().is_some_and(|c| !"/?#.".contains(c))
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// What a value says about an address, in English or in Arabic.
fn status(value: &str) -> Option<UrlStatus> {
    Some(match value.to_lowercase().as_str() {
        "live" | "حي" | "no" => UrlStatus::Live,
        "dead" | "ميت" | "deviated" | "yes" => UrlStatus::Dead,
        "usurped" | "unfit" | "مغتصب" => UrlStatus::Usurped,
        _ => return None,
    })
}

/// The word for what is known about an address; nothing where nothing is.
pub(super) fn status_word(status: UrlStatus) -> &'static str {
    match status {
        UrlStatus::Unknown => "",
        UrlStatus::Live => "live",
        UrlStatus::Dead => "dead",
        UrlStatus::Usurped => "usurped",
    }
}

/// `Family, Given` as a person; a name without a comma stays as it stands, for which of its words is
/// the family's only its bearer knows.
pub(super) fn author(name: &str) -> Option<Author> {
    let name = name.trim().trim_matches([',', '،']).trim();
    if name.is_empty() {
        return None;
    }
    let parted = name.split_once(',').or_else(|| name.split_once('،'));
    let parted = parted.map(|(family, given)| (family.trim(), given.trim()));
    Some(match parted {
        Some((family, given)) if !family.is_empty() && !given.is_empty() => {
            Author::Person { given: given.to_owned(), family: family.to_owned() }
        }
        _ => Author::Name(name.to_owned()),
    })
}

/// ISO where the date was understood and would be understood again, else as it was typed.
pub(super) fn written_date(date: &DateField) -> String {
    let iso = date.understood().map(|date| date.to_string());
    iso.filter(|iso| DateField::typed(iso.as_str()).understood() == date.understood())
        .unwrap_or_else(|| date.as_typed().trim().to_owned())
}

/// Year, month and day of an ISO date as far as they stand there; nothing for any other text.
pub(super) fn date_parts(iso: &str) -> Option<Vec<u16>> {
    let lengths = [4, 2, 2];
    let parts: Vec<&str> = iso.split('-').collect();
    let is_digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() > 3 || !parts.iter().all(is_digits) {
        return None;
    }
    let fits = parts.iter().zip(lengths).all(|(part, length)| part.len() == length);
    fits.then(|| parts.iter().filter_map(|part| part.parse().ok()).collect())
}

/// Takes a name and value apart that were written as `name = value`.
pub(super) fn named_value(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(" = ")?;
    let (name, value) = (name.trim(), value.trim());
    let is_name =
        !name.is_empty() && name.chars().count() <= 40 && !name.contains(['\n', '{', '}']);
    (is_name && !value.is_empty()).then_some((name, value))
}

/// Spaces and line ends made single spaces.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_on_the_way_in() {
        let mut reference = Reference::default();
        let url = Slot::Text(ReferenceText::Url);
        put(&mut reference, url, "url", "javascript:alert(1)");
        put(&mut reference, url, "url", "https://e.org/أ");
        put(&mut reference, url, "url", "https://e.org/أ");
        put(&mut reference, url, "url2", "https://e.org/ب");
        put(&mut reference, Slot::UrlStatus, "حالة المسار", "ميت");
        put(&mut reference, Slot::UrlStatus, "حالة المسار", "ربما");
        put(&mut reference, Slot::Date(ReferenceDate::Published), "تاريخ", "أمس");
        put(&mut reference, Slot::Date(ReferenceDate::Published), "سنة", "2022");
        put(&mut reference, Slot::Text(ReferenceText::Title), "عنوان", "  ");
        assert_eq!(reference.url, "https://e.org/أ");
        assert_eq!(reference.url_status, UrlStatus::Dead);
        assert_eq!(reference.published.as_typed(), "أمس");
        let extra: Vec<_> = reference.extra.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let expected = [
            ("url", "javascript:alert(1)"),
            ("url2", "https://e.org/ب"),
            ("حالة المسار", "ربما"),
            ("سنة", "2022"),
        ];
        assert_eq!(extra, expected);
    }

    #[test]
    fn only_the_web_is_an_address() {
        for good in ["http://e.org", "HTTPS://e.org/x?y", "https://موقع.مصر/", "https://[::1]/"]
        {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "javascript://e.org/%0Aalert(1)",
            "data:text/html,x",
            "ftp://e.org",
            "www.e.org",
            "https://",
            "https:///x",
            "https://e.org/a b",
            "",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }

    #[test]
    fn a_name_with_a_comma_is_a_person() {
        let person = |given: &str, family: &str| {
            Some(Author::Person { given: given.to_owned(), family: family.to_owned() })
        };
        assert_eq!(author("أوشاكوڤ، يوري"), person("يوري", "أوشاكوڤ"));
        assert_eq!(author("Ushakov, Yuri"), person("Yuri", "Ushakov"));
        assert_eq!(author(" رويترز، "), Some(Author::Name("رويترز".to_owned())));
        assert_eq!(author("،"), None);
    }

    #[test]
    fn parts_of_iso_dates() {
        assert_eq!(date_parts("2022-09-13"), Some(vec![2022, 9, 13]));
        assert_eq!(date_parts("2022"), Some(vec![2022]));
        for other in ["", "22", "2022-9", "2022-09-13-01", "2022/2023", "2022~", "٢٠٢٢"] {
            assert_eq!(date_parts(other), None, "{other}");
        }
    }
}
