//! HTML cut into tags and text, in one pass and with no tree: of hostile pages no depth, no number of
//! attributes and no missing end costs more than its length.
//!
//! Source: HTML, section 13.2.5 (tokenization), as far as metadata needs it. A test compares it with an
//! independent reader. It must not know what a tag means.

use crate::citations::template::unescaped;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// `<name …>`
    Start(Tag<'a>),
    /// `</name>`, in small letters.
    End(String),
    /// Text between tags, its references to characters resolved; of a script or style, as it stands.
    Text(String),
    /// A comment.
    Comment(&'a str),
}

/// A tag with those attributes that anybody asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// Its name in small letters.
    pub(super) name: String,
    attributes: Vec<(&'static str, &'a str)>,
}

/// The attributes that are kept.
const KEPT: [&str; 14] = [
    "name",
    "property",
    "content",
    "itemprop",
    "datetime",
    "class",
    "rel",
    "href",
    "lang",
    "type",
    "pubdate",
    "itemtype",
    "http-equiv",
    "id",
];

/// Elements whose content is no markup, and whether references to characters in it are resolved.
const RAW: [(&str, bool); 7] = [
    ("script", false),
    ("style", false),
    ("title", true),
    ("textarea", true),
    ("iframe", false),
    ("noembed", false),
    ("xmp", false),
];

impl Tag<'_> {
    /// The value of an attribute; empty where it stands without one.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let found = self.attributes.iter().find(|(it, _)| *it == name);
        found.map(|(_, value)| unescaped(value).trim().to_owned())
    }
}

/// Hands the pieces of a page to `take`, in order.
pub(super) fn pieces<'a>(page: &'a str, mut take: impl FnMut(Piece<'a>)) {
    let mut rest = page;
    while !rest.is_empty() {
        let start = rest.find('<').unwrap_or(rest.len());
        let (text, tag) = rest.split_at(start);
        if !text.is_empty() {
            take(Piece::Text(unescaped(text)));
        }
        if tag.is_empty() {
            return;
        }
        rest = markup(tag, &mut take);
    }
}

/// What begins with `<`; answers with what follows.
fn markup<'a>(tag: &'a str, take: &mut impl FnMut(Piece<'a>)) -> &'a str {
    if let Some(comment) = tag.strip_prefix("<!--") {
        let (inside, after) = comment.split_once("-->").unwrap_or((comment, ""));
        take(Piece::Comment(inside));
        return after;
    }
    let inner = tag.get(1..).unwrap_or_default();
    if let Some(end) = inner.strip_prefix('/').filter(|end| starts_name(end)) {
        let (inside, after) = end.split_once('>').unwrap_or((end, ""));
        let name = inside.split(|c: char| c.is_whitespace() || c == '/').next();
        take(Piece::End(name.unwrap_or_default().to_ascii_lowercase()));
        return after;
    }
    if starts_name(inner) {
        let (tag, after) = start_tag(inner);
        let raw = RAW.iter().find(|(name, _)| *name == tag.name).copied();
        take(Piece::Start(tag));
        let Some((name, resolved)) = raw else { return after };
        let end = end_of_raw(after, name);
        let (text, after) = after.split_at(end);
        if !text.is_empty() {
            take(Piece::Text(if resolved { unescaped(text) } else { text.to_owned() }));
        }
        return after;
    }
    if inner.starts_with(['!', '?', '/']) {
        return inner.split_once('>').map_or("", |(_, after)| after);
    }
    take(Piece::Text("<".to_owned()));
    inner
}

fn starts_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Where `</name` stands, or the end.
fn end_of_raw(text: &str, name: &str) -> usize {
    let ends = |at: &usize| {
        let after = text.get(at + 2..at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name))
    };
    text.match_indices("</").map(|(at, _)| at).find(ends).unwrap_or(text.len())
}

/// A start tag behind its `<`, and what follows its `>`.
fn start_tag(text: &str) -> (Tag<'_>, &str) {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
    let (name, mut rest) = text.split_at(end.unwrap_or(text.len()));
    let mut tag = Tag { name: name.to_ascii_lowercase(), attributes: Vec::new() };
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return (tag, after);
        }
        if rest.is_empty() {
            return (tag, "");
        }
        let end = rest
            .char_indices()
            .find(|(at, c)| c.is_whitespace() || matches!(c, '>' | '/') || (*c == '=' && *at > 0));
        let (name, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(value) => attribute(value.trim_start()),
            None => ("", after),
        };
        rest = after;
        let kept = KEPT.iter().find(|it| it.eq_ignore_ascii_case(name)).copied();
        // Of an attribute that stands twice, the first counts.
        if let Some(name) = kept.filter(|name| tag.attributes.iter().all(|(it, _)| it != name)) {
            tag.attributes.push((name, value));
        }
    }
}

/// A value and what follows it.
fn attribute(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    let end = text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len());
    text.split_at(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use scraper::{Html, Selector};

    fn told(page: &str) -> Vec<String> {
        let mut told = Vec::new();
        pieces(page, |piece| {
            told.push(match piece {
                Piece::Start(tag) => {
                    let kept = tag.attributes.iter();
                    let kept = kept.map(|(name, _)| format!(" {name}={}", tag.get(name).unwrap()));
                    format!("<{}{}>", tag.name, kept.collect::<String>())
                }
                Piece::End(name) => format!("</{name}>"),
                Piece::Text(text) => text,
                Piece::Comment(text) => format!("!{text}"),
            });
        });
        told
    }

    #[test]
    fn pages_are_cut() {
        let check = |page: &str, expected: &[&str]| assert_eq!(told(page), expected, "{page}");
        check(
            "<!DOCTYPE html><META Name='a' CONTENT=\"ب &amp; ج\" x=1>",
            &["<meta name=a content=ب & ج>"],
        );
        check("<script>a < b </scripT >c", &["<script>", "a < b ", "</script>", "c"]);
        check("<title>أ &lt; ب</title>", &["<title>", "أ < ب", "</title>"]);
        check("<!-- x --><p class=a/>ن<br/>", &["! x ", "<p class=a/>", "ن", "<br>"]);
        check("a < b <3 </ x", &["a ", "<", " b ", "<", "3 "]);
        check("<time datetime=2022-09-13 datetime=2>", &["<time datetime=2022-09-13>"]);
        check("<meta name", &["<meta name=>"]);
        check("<a href='x", &["<a href=x>"]);
        check("<script>", &["<script>"]);
        check("", &[]);
    }

    proptest! {
        #[test]
        fn metadata_is_found_where_an_independent_reader_finds_it(
            pairs in prop::collection::vec(("[a-z:.]{1,8}", "[ا-يa-z &<>'=/-]{0,12}"), 0..6),
            quote in prop::sample::select(vec!['"', '\'']),
        ) {
            let pairs: Vec<(String, String)> = pairs
                .into_iter()
                .map(|(name, value)| (name, value.replace(quote, "")))
                .collect();
            let metas = pairs.iter().map(|(name, value)| {
                let value = value.replace('&', "&amp;");
                format!("<meta name={quote}{name}{quote} content={quote}{value}{quote}>\n")
            });
            let page = format!("<html><head>{}</head><p>نص</p></html>", metas.collect::<String>());
            let mut own = Vec::new();
            pieces(&page, |piece| {
                if let Piece::Start(tag) = piece && tag.name == "meta" {
                    own.push((tag.get("name").unwrap(), tag.get("content").unwrap()));
                }
            });
            let document = Html::parse_document(&page);
            let selector = Selector::parse("meta").unwrap();
            let other: Vec<(String, String)> = document.select(&selector).map(|it| {
                let value = |name: &str| it.value().attr(name).unwrap().trim().to_owned();
                (value("name"), value("content"))
            }).collect();
            prop_assert_eq!(own, other);
        }

        #[test]
        fn any_page_is_cut(page in "(<|>|/|!--|-->|meta|script|title|=|\"|'| |a|ب|&|;){0,40}") {
            told(&page);
        }
    }
}
