//! Tags to what they say of the page. It knows the names that pages use; who is believed first, its
//! caller decides.

use super::tags::{Piece, Tag, pieces};
use super::{About, PagePlace, Said};
use crate::article::{ReferenceKind, ReferenceText};
use crate::citations::fields::one_line;

/// What the tags of a page say.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) said: Vec<Said>,
    /// The texts of JSON-LD.
    pub(super) scripts: Vec<String>,
    /// Short runs of the words that are read, in order.
    pub(super) lines: Vec<String>,
    pub(super) kind: Option<ReferenceKind>,
}

/// Longest run of words in which a date of publication is looked for, in bytes.
const LONGEST_LINE: usize = 300;
/// How many such runs.
const MOST_LINES: usize = 2000;

/// Names of `<meta>`, in small letters, and what they speak of.
const METAS: [(&str, PagePlace, About); 66] = {
    use About::{Author, Modified, Published, Text};
    use PagePlace::{Citation, DublinCore, Html, OpenGraph};
    use ReferenceText as Field;
    [
        ("og:title", OpenGraph, Text(Field::Title)),
        ("og:site_name", OpenGraph, Text(Field::Site)),
        ("og:url", OpenGraph, Text(Field::Url)),
        ("og:locale", OpenGraph, Text(Field::Language)),
        ("article:published_time", OpenGraph, Published),
        ("article:published", OpenGraph, Published),
        ("og:published_time", OpenGraph, Published),
        ("video:release_date", OpenGraph, Published),
        ("book:release_date", OpenGraph, Published),
        ("article:modified_time", OpenGraph, Modified),
        ("article:modified", OpenGraph, Modified),
        ("og:updated_time", OpenGraph, Modified),
        ("article:author", OpenGraph, Author),
        ("book:author", OpenGraph, Author),
        ("book:isbn", OpenGraph, Text(Field::Isbn)),
        ("citation_title", Citation, Text(Field::Title)),
        ("citation_author", Citation, Author),
        ("citation_publication_date", Citation, Published),
        ("citation_date", Citation, Published),
        ("citation_cover_date", Citation, Published),
        ("citation_online_date", Citation, Published),
        ("citation_journal_title", Citation, Text(Field::Site)),
        ("citation_inbook_title", Citation, Text(Field::Site)),
        ("citation_conference_title", Citation, Text(Field::Site)),
        ("citation_publisher", Citation, Text(Field::Publisher)),
        ("citation_volume", Citation, Text(Field::Volume)),
        ("citation_issue", Citation, Text(Field::Issue)),
        ("citation_doi", Citation, Text(Field::Doi)),
        ("citation_isbn", Citation, Text(Field::Isbn)),
        ("citation_language", Citation, Text(Field::Language)),
        ("citation_abstract_html_url", Citation, Text(Field::Url)),
        ("citation_public_url", Citation, Text(Field::Url)),
        ("dc.title", DublinCore, Text(Field::Title)),
        ("dcterms.title", DublinCore, Text(Field::Title)),
        ("dc.creator", DublinCore, Author),
        ("dcterms.creator", DublinCore, Author),
        ("dc.date", DublinCore, Published),
        ("dc.date.issued", DublinCore, Published),
        ("dcterms.issued", DublinCore, Published),
        ("dcterms.date", DublinCore, Published),
        ("dcterms.created", DublinCore, Published),
        ("dc.date.created", DublinCore, Published),
        ("dcterms.modified", DublinCore, Modified),
        ("dc.date.modified", DublinCore, Modified),
        ("dc.publisher", DublinCore, Text(Field::Publisher)),
        ("dcterms.publisher", DublinCore, Text(Field::Publisher)),
        ("dc.language", DublinCore, Text(Field::Language)),
        ("dcterms.language", DublinCore, Text(Field::Language)),
        ("author", Html, Author),
        ("parsely-author", Html, Author),
        ("sailthru.author", Html, Author),
        ("byl", Html, Author),
        ("date", Html, Published),
        ("pubdate", Html, Published),
        ("publishdate", Html, Published),
        ("publish-date", Html, Published),
        ("publish_date", Html, Published),
        ("publication_date", Html, Published),
        ("parsely-pub-date", Html, Published),
        ("sailthru.date", Html, Published),
        ("last-modified", Html, Modified),
        ("lastmod", Html, Modified),
        ("revised", Html, Modified),
        ("twitter:title", Html, Text(Field::Title)),
        ("application-name", Html, Text(Field::Site)),
        ("parsely-title", Html, Text(Field::Title)),
    ]
};

/// Reads the whole page.
pub(super) fn gather(page: &str) -> Gathered {
    let mut gatherer = Gatherer::default();
    pieces(page, |piece| match piece {
        Piece::Start(tag) => gatherer.start(&tag),
        Piece::End(name) => gatherer.end(&name),
        Piece::Text(text) => gatherer.text(text),
        Piece::Comment(text) => gatherer.comment(text),
    });
    gatherer.flush();
    gatherer.pages();
    gatherer.gathered
}

#[derive(Default)]
struct Gatherer {
    gathered: Gathered,
    within: Option<Within>,
    words: String,
    first_page: Option<String>,
    last_page: Option<String>,
    headlines: usize,
}

/// In which element the reader is, where that matters.
enum Within {
    Linked,
    Hidden,
    Title,
    Headline(String),
    Time { about: About, datetime: Option<String>, words: String },
}

impl Gatherer {
    fn say(&mut self, about: About, place: PagePlace, value: &str) {
        let value = one_line(value);
        // A site's page of an author is no name.
        let is_link = about == About::Author && value.contains("://");
        if !value.is_empty() && !is_link {
            self.gathered.said.push(Said { about, value, place });
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "meta" => self.meta(tag),
            "html" => {
                let language = tag.get("lang").unwrap_or_default();
                self.say(About::Text(ReferenceText::Language), PagePlace::Html, &language);
            }
            "link" => {
                let rel = tag.get("rel").unwrap_or_default();
                if rel.eq_ignore_ascii_case("canonical") {
                    let address = tag.get("href").unwrap_or_default();
                    self.say(About::Text(ReferenceText::Url), PagePlace::Html, &address);
                }
            }
            "script" => {
                let kind = tag.get("type").unwrap_or_default().to_ascii_lowercase();
                let is_linked = kind.starts_with("application/ld+json");
                self.within = Some(if is_linked { Within::Linked } else { Within::Hidden });
            }
            "style" | "textarea" | "iframe" | "noembed" | "xmp" => {
                self.within = Some(Within::Hidden);
            }
            "title" => self.within = Some(Within::Title),
            "h1" if self.headlines == 0 => {
                self.headlines += 1;
                self.flush();
                self.within = Some(Within::Headline(String::new()));
            }
            "time" => {
                self.flush();
                let words =
                    ["itemprop", "class", "id"].map(|name| tag.get(name).unwrap_or_default());
                let about = about_of_time(&words.join(" "));
                self.within = Some(Within::Time {
                    about,
                    datetime: tag.get("datetime").filter(|it| !it.is_empty()),
                    words: String::new(),
                });
            }
            "a" | "b" | "i" | "em" | "strong" | "bdi" | "font" | "small" => {}
            _ => self.flush(),
        }
    }

    fn meta(&mut self, tag: &Tag<'_>) {
        let Some(content) = tag.get("content").filter(|content| !content.is_empty()) else {
            return;
        };
        for attribute in ["property", "name", "itemprop", "http-equiv"] {
            let Some(name) = tag.get(attribute) else { continue };
            let name = name.to_ascii_lowercase();
            match (attribute, name.as_str()) {
                ("itemprop", "datepublished") => {
                    self.say(About::Published, PagePlace::Html, &content);
                }
                ("itemprop", "datemodified") => {
                    self.say(About::Modified, PagePlace::Html, &content);
                }
                ("itemprop", "headline") => {
                    self.say(About::Text(ReferenceText::Title), PagePlace::Html, &content);
                }
                (_, "og:type") => self.kind(match content.as_str() {
                    "article" => ReferenceKind::News,
                    "book" | "books.book" => ReferenceKind::Book,
                    it if it.starts_with("video") => ReferenceKind::Broadcast,
                    _ => ReferenceKind::Web,
                }),
                (_, "citation_firstpage") => self.first_page = Some(content.clone()),
                (_, "citation_lastpage") => self.last_page = Some(content.clone()),
                ("itemprop", _) => {}
                (_, name) => {
                    let known = METAS.iter().find(|(it, _, _)| *it == name).copied();
                    let Some((_, place, about)) = known else { continue };
                    if name == "citation_journal_title" {
                        self.gathered.kind = Some(ReferenceKind::Journal);
                    }
                    let is_language = about == About::Text(ReferenceText::Language);
                    // `ar_AR` is a locale; the tag of the language is `ar`.
                    let content = match content.split_once('_') {
                        Some((language, _)) if is_language => language,
                        _ => content.as_str(),
                    };
                    self.say(about, place, content);
                }
            }
            break;
        }
    }

    fn kind(&mut self, kind: ReferenceKind) {
        if self.gathered.kind.is_none() && kind != ReferenceKind::Web {
            self.gathered.kind = Some(kind);
        }
    }

    fn end(&mut self, name: &str) {
        let ends = matches!(
            (&self.within, name),
            (
                Some(Within::Linked | Within::Hidden),
                "script" | "style" | "textarea" | "iframe" | "noembed" | "xmp"
            ) | (Some(Within::Title), "title")
                | (Some(Within::Headline(_)), "h1")
                | (Some(Within::Time { .. }), "time")
        );
        if ends {
            match self.within.take() {
                Some(Within::Headline(words)) => {
                    self.say(About::Text(ReferenceText::Title), PagePlace::Text, &words);
                }
                Some(Within::Time { about, datetime, words }) => {
                    self.say(about, PagePlace::Time, datetime.as_deref().unwrap_or(&words));
                    if datetime.is_some() {
                        self.line(&words);
                    }
                }
                _ => {}
            }
        } else if !matches!(
            name,
            "a" | "b" | "i" | "em" | "strong" | "bdi" | "font" | "small" | "span"
        ) {
            self.flush();
        }
    }

    fn text(&mut self, text: String) {
        match &mut self.within {
            Some(Within::Linked) => self.gathered.scripts.push(text),
            Some(Within::Hidden) => {}
            Some(Within::Title) => {
                self.say(About::Text(ReferenceText::Title), PagePlace::Html, &text);
            }
            Some(Within::Headline(words) | Within::Time { words, .. })
                if words.len() <= LONGEST_LINE =>
            {
                words.push_str(&text);
            }
            None if self.words.len() <= LONGEST_LINE => self.words.push_str(&text),
            Some(Within::Headline(_) | Within::Time { .. }) | None => {}
        }
    }

    /// Browsers write where they saved a page from.
    fn comment(&mut self, text: &str) {
        let address = text.trim_start().strip_prefix("saved from url=(");
        let address =
            address.and_then(|rest| rest.split_once(')')).map(|(_, address)| address.trim());
        if let Some(address) = address {
            self.say(About::Text(ReferenceText::Url), PagePlace::Html, address);
        }
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        self.line(&words);
    }

    fn line(&mut self, words: &str) {
        let line = one_line(words);
        if !line.is_empty() && line.len() <= LONGEST_LINE && self.gathered.lines.len() < MOST_LINES
        {
            self.gathered.lines.push(line);
        }
    }

    fn pages(&mut self) {
        let pages = match (self.first_page.take(), self.last_page.take()) {
            (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
            (Some(page), _) | (None, Some(page)) => page,
            (None, None) => return,
        };
        self.say(About::Text(ReferenceText::Pages), PagePlace::Citation, &pages);
    }
}

/// Whether an element's names say that its time is that of a change.
fn about_of_time(names: &str) -> About {
    let names = names.to_lowercase();
    let changed = ["modif", "updat", "edited", "تحديث"].iter().any(|word| names.contains(word));
    let published =
        ["publish", "datecreated", "entry-date"].iter().any(|word| names.contains(word));
    if changed && !published { About::Modified } else { About::Published }
}
