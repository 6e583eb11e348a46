//! A saved page's own words about itself: title, authors, outlet, when it was published and when it
//! was changed, each with the place in the page that said so.
//!
//! Places are asked in this order, and the first that answers wins: JSON-LD, OpenGraph, `citation_*`,
//! Dublin Core, what HTML itself has, `<time>`, the address, the text. What the others say is kept
//! beside it, for two that differ are worth a look. Nothing of a page is run or loaded. It must not
//! know files, networks or the clock.
//!
//! - `charset.rs`: bytes to text; `tags.rs`: text to tags; `gather.rs`: tags to what they say;
//!   `linked.rs`: JSON-LD; `moments.rs`: dates in addresses and in running text.

mod charset;
mod gather;
mod linked;
mod moments;
mod tags;

use super::fields::{PAGE_MODIFIED, PAGE_PUBLISHED, author, one_line, put, put_extra};
use super::fields::{Slot, is_web_address};
use super::{archive, outlets, same};
use crate::article::{Author, Reference, ReferenceDate, ReferenceKind, ReferenceText};
use crate::dates::{DateField, Precision};

/// How much of a page is read, in bytes; what a page says of itself stands at its start.
pub const MAX_BYTES: usize = 2 << 20;

/// What a page says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The reference that it gives, without an id.
    pub reference: Reference,
    /// When it was last changed; never taken for the date of publication.
    pub modified: DateField,
    /// Everything that it says: for each field the winner first, then what other places say.
    pub said: Vec<Said>,
    /// How many bytes were not read.
    pub unread: usize,
}

/// One thing that a page says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Of what it speaks.
    pub about: About,
    /// The words, as they stand there.
    pub value: String,
    /// Where in the page it stands.
    pub place: PagePlace,
}

/// What a page may speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum About {
    /// A field of text.
    Text(ReferenceText),
    /// An author.
    Author,
    /// The day it was published.
    Published,
    /// The day it was last changed.
    Modified,
}

/// Where in a page something stands; the most trusted comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PagePlace {
    /// `<script type="application/ld+json">` in the words of schema.org.
    JsonLd,
    /// `<meta property="og:…">` and `article:…`
    OpenGraph,
    /// `<meta name="citation_…">`, as scholarly pages have.
    Citation,
    /// `<meta name="DC.…">` and `dcterms.…`
    DublinCore,
    /// The title, the canonical address, the language, microdata and other names of HTML.
    Html,
    /// `<time>`
    Time,
    /// The address: `/2022/09/13/`.
    Address,
    /// The words that are read.
    Text,
}

/// Whether a text begins as a page does.
pub fn is_page(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let begins =
        |word: &str| start.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    ["<!doctype html", "<html", "<head", "<meta ", "<!-- saved from"].into_iter().any(begins)
}

/// Reads a page of at most [`MAX_BYTES`]; of a longer one, so much. `None` where it says nothing that
/// a source is known by. Takes time in proportion to what is read.
pub fn read(bytes: &[u8]) -> Option<Page> {
    let (read, unread) = bytes.split_at(bytes.len().min(MAX_BYTES));
    let text = charset::decoded(read);
    let gathered = gather::gather(&text);
    let mut said = gathered.said;
    for script in &gathered.scripts {
        linked::read(script, &mut said);
    }
    let mut page = Page { unread: unread.len(), ..Page::default() };
    let address = winner(&said, About::Text(ReferenceText::Url)).map(|it| it.value.clone());
    if let Some(day) = address.as_deref().and_then(moments::in_address) {
        said.push(Said { about: About::Published, value: day, place: PagePlace::Address });
    }
    moments::in_text(&gathered.lines, &mut said);
    // Stable: of one place the first in the page wins.
    said.sort_by_key(|it| (it.about, it.place));
    said.dedup();
    page.reference.kind = gathered.kind.unwrap_or_default();
    fill(&mut page, &said);
    page.said = said;
    let known = &page.reference;
    let says = !known.title.is_empty() || !known.url.is_empty() || !known.doi.is_empty();
    says.then_some(page)
}

fn winner(said: &[Said], about: About) -> Option<&Said> {
    said.iter().filter(|it| it.about == about).min_by_key(|it| it.place)
}

fn fill(page: &mut Page, said: &[Said]) {
    let reference = &mut page.reference;
    for field in ReferenceText::ALL {
        if let Some(found) = winner(said, About::Text(field)) {
            let value = one_line(&found.value);
            let address = matches!(field, ReferenceText::Url | ReferenceText::ArchiveUrl);
            if !address || is_web_address(&value) {
                *reference.text_mut(field) = value;
            }
        }
    }
    if let Some(first) = winner(said, About::Author) {
        let of_place =
            said.iter().filter(|it| it.about == About::Author && it.place == first.place);
        for found in of_place {
            // A page names people by their whole name; a comma there ends a title or begins a list.
            let name = one_line(&found.value);
            let one = if found.place == PagePlace::Citation { author(&name) } else { None };
            let one = one.unwrap_or(Author::Name(name));
            if !reference.authors.contains(&one) {
                reference.authors.push(one);
            }
        }
    }
    if let Some(copy) = archive::snapshot(&reference.url) {
        reference.archive_url = std::mem::replace(&mut reference.url, copy.page);
        reference.archived = DateField::typed(copy.day);
    }
    let outlet = outlets::at(&reference.url);
    match outlet {
        Some(outlet) if reference.site.is_empty() => {
            outlet.own_name().clone_into(&mut reference.site);
        }
        // The page's own word for its outlet, as the outlet writes it.
        Some(outlet) => {
            if let Some(proper) = outlet.proper(&reference.site) {
                proper.clone_into(&mut reference.site);
            }
        }
        None => {}
    }
    if reference.kind == ReferenceKind::Web
        && let Some(outlet) = outlet
    {
        reference.kind = outlet.reference_kind();
    }
    reference.title = without_site(&reference.title, &reference.site);
    for (about, name) in [(About::Published, PAGE_PUBLISHED), (About::Modified, PAGE_MODIFIED)] {
        let Some(found) = winner(said, about) else { continue };
        let day = moments::day(&found.value);
        // A guess from the text or the address is not the page's word.
        if found.place <= PagePlace::Time {
            put_extra(reference, name, &day);
        }
        match about {
            About::Published => {
                put(reference, Slot::Date(ReferenceDate::Published), name, &day);
            }
            _ => page.modified = DateField::typed(day),
        }
    }
    let _ = same::doi(&reference.doi).map(|doi| {
        if reference.doi.len() > doi.len() {
            reference.doi = doi;
        }
    });
}

/// `قمة سمرقند | الجزيرة نت` without the name of the site that pages put behind their titles.
fn without_site(title: &str, site: &str) -> String {
    let signs = ['|', '-', '–', '—', '·', '»', ':'];
    if let Some((at, sign)) = title.char_indices().rev().find(|(_, c)| signs.contains(c)) {
        let (before, after) = (title.get(..at), title.get(at + sign.len_utf8()..));
        if let (Some(before), Some(after)) = (before, after) {
            let spaced = before.ends_with(char::is_whitespace) || sign == '|';
            let (key, own) = (same::bare(after), same::bare(site));
            let is_site = !key.is_empty()
                && (key == own
                    || outlets::named(after.trim())
                        .is_some_and(|it| it.names().any(|n| same::bare(n) == own)));
            if spaced && is_site && !before.trim().is_empty() {
                return before.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

/// Whether a text is a date known to the day.
fn is_day(text: &str) -> bool {
    let field = DateField::typed(text);
    field.understood().is_some_and(|date| date.precision() == Precision::Day)
}

#[cfg(test)]
mod tests;
