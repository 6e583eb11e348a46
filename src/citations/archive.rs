//! Addresses of archived copies, which tell the page they show and the moment they were made.
//!
//! It must not know references.

use super::is_web_address;
use super::same;

/// Hosts of archives whose addresses hold the moment and the page.
const HOSTS: [&str; 9] = [
    "web.archive.org",
    "archive.today",
    "archive.is",
    "archive.ph",
    "archive.md",
    "archive.li",
    "archive.vn",
    "archive.fo",
    "arquivo.pt",
];

/// An archived copy, as its address tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The page that it shows.
    pub page: String,
    /// The day on which it was made, as ISO.
    pub day: String,
}

/// What the address of an archived copy tells; `None` for any other address, and for one without a
/// moment or a page.
pub fn snapshot(address: &str) -> Option<Snapshot> {
    let address = address.trim();
    let known = same::url(address)?;
    let host = known.split(['/', '?']).next()?;
    if !HOSTS.contains(&host) {
        return None;
    }
    let (_, path) = address.split_once("://")?.1.split_once('/')?;
    let page_at = ["http://", "https://", "http:/", "https:/"]
        .iter()
        .filter_map(|scheme| path.find(scheme))
        .min()?;
    let (before, page) = path.split_at_checked(page_at)?;
    // Some programs make one slash of two.
    let page = match page.split_once(":/") {
        Some((scheme, rest)) => format!("{scheme}://{}", rest.trim_start_matches('/')),
        None => return None,
    };
    let moment = before.split('/').rfind(|part| !part.is_empty())?;
    let digits: String = moment
        .chars()
        .filter(|c| !matches!(c, '.' | '-'))
        .take_while(char::is_ascii_digit)
        .collect();
    let (year, month, day) = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?);
    let day = format!("{year}-{month}-{day}");
    let exists = day.parse::<crate::dates::PartialDate>().is_ok();
    (exists && is_web_address(&page)).then_some(Snapshot { page, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Option<(&str, &str)>) {
        let found = snapshot(address);
        let found = found.as_ref().map(|it| (it.page.as_str(), it.day.as_str()));
        assert_eq!(found, expected, "{address}");
    }

    #[test]
    fn copies_tell_their_page_and_day() {
        let page = "https://e.org/أ?b=c";
        check(
            "https://web.archive.org/web/20220914101530/https://e.org/أ?b=c",
            Some((page, "2022-09-14")),
        );
        check(
            "http://web.archive.org/web/20220914101530id_/https:/e.org/أ?b=c",
            Some((page, "2022-09-14")),
        );
        check(
            "https://archive.ph/2022.09.14-101530/https://e.org/أ?b=c",
            Some((page, "2022-09-14")),
        );
        check("https://archive.is/20220914/http://e.org/", Some(("http://e.org/", "2022-09-14")));
        check("https://web.archive.org/web/2022/https://e.org/", None);
        check("https://web.archive.org/web/20221399101530/https://e.org/", None);
        check("https://web.archive.org/web/*/https://e.org/", None);
        check("https://web.archive.org/web/20220914101530/javascript:alert(1)", None);
        check("https://e.org/web/20220914101530/https://e.org/", None);
        check("https://archive.ph/aBcDe", None);
        check("", None);
    }
}
