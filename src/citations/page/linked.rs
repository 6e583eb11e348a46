//! JSON-LD in the words of schema.org. It must not know tags.

use serde_json::{Map, Value};

use super::{About, PagePlace, Said};
use crate::article::ReferenceText;
use crate::citations::template::unescaped;

/// Types of pages that are cited, the surest first.
const TYPES: [&str; 24] = [
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "LiveBlogPosting",
    "ScholarlyArticle",
    "Article",
    "BlogPosting",
    "Report",
    "TechArticle",
    "SocialMediaPosting",
    "DiscussionForumPosting",
    "VideoObject",
    "Movie",
    "PodcastEpisode",
    "RadioEpisode",
    "TVEpisode",
    "Book",
    "Chapter",
    "CreativeWork",
    "WebPage",
    "ItemPage",
];

/// Adds what one script says. One that is no JSON says nothing.
pub(super) fn read(script: &str, said: &mut Vec<Said>) {
    let Some(value) = parsed(script) else { return };
    let mut objects = Vec::new();
    collect(&value, &mut objects);
    let rank = |object: &Map<String, Value>| {
        let types = object.get("@type").map(texts).unwrap_or_default();
        let known = |it: &String| TYPES.iter().position(|known| known == it);
        types.iter().filter_map(known).min()
    };
    let best = objects.iter().filter_map(|it| Some((rank(it)?, *it))).min_by_key(|(rank, _)| *rank);
    if let Some((_, object)) = best {
        of_object(object, said);
    }
}

/// JSON as pages write it: perhaps inside CDATA, perhaps with line ends in its texts.
fn parsed(script: &str) -> Option<Value> {
    let text = script.trim();
    let text = text.trim_start_matches("//").trim_start();
    let text = text.strip_prefix("<![CDATA[").unwrap_or(text);
    let text = text.trim_end().strip_suffix("]]>").unwrap_or(text);
    let text = text.trim().trim_end_matches("//").trim_end().trim_end_matches(';');
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    serde_json::from_str(&clean).ok()
}

/// The objects at the top, in lists and in `@graph`. Those further in are about something else.
fn collect<'a>(value: &'a Value, objects: &mut Vec<&'a Map<String, Value>>) {
    match value {
        Value::Array(list) => list.iter().for_each(|it| collect(it, objects)),
        Value::Object(object) => {
            objects.push(object);
            for name in ["@graph", "mainEntity"] {
                if let Some(inner) = object.get(name) {
                    collect(inner, objects);
                }
            }
        }
        _ => {}
    }
}

fn of_object(object: &Map<String, Value>, said: &mut Vec<Said>) {
    let mut say = |about, value: &str| {
        let value = unescaped(value).trim().to_owned();
        if !value.is_empty() {
            said.push(Said { about, value, place: PagePlace::JsonLd });
        }
    };
    let mut first = |about, names: &[&str]| {
        let found = names.iter().filter_map(|name| object.get(*name)).flat_map(named);
        if let Some(value) = found.into_iter().find(|it| !it.trim().is_empty()) {
            say(about, &value);
        }
    };
    first(About::Text(ReferenceText::Title), &["headline", "name", "title"]);
    first(About::Published, &["datePublished", "uploadDate", "dateCreated"]);
    first(About::Modified, &["dateModified"]);
    first(About::Text(ReferenceText::Language), &["inLanguage"]);
    first(About::Text(ReferenceText::Site), &["publisher", "provider", "sourceOrganization"]);
    first(About::Text(ReferenceText::Isbn), &["isbn"]);
    first(About::Text(ReferenceText::Place), &["locationCreated"]);
    let address = ["url", "mainEntityOfPage", "@id"].iter().filter_map(|name| object.get(*name));
    let mut addresses = address.flat_map(|it| match it {
        Value::Object(inner) => {
            inner.get("@id").or(inner.get("url")).map(texts).unwrap_or_default()
        }
        other => texts(other),
    });
    if let Some(address) = addresses.find(|it| it.contains("://")) {
        say(About::Text(ReferenceText::Url), &address);
    }
    let authors = object.get("author").or(object.get("creator")).map(named).unwrap_or_default();
    for author in authors.iter().filter(|it| !it.contains("://")) {
        say(About::Author, author);
    }
}

/// Texts, or the names of objects.
fn named(value: &Value) -> Vec<String> {
    match value {
        Value::Object(object) => object.get("name").map(texts).unwrap_or_default(),
        Value::Array(list) => list.iter().flat_map(named).collect(),
        other => texts(other),
    }
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(list) => list.iter().filter_map(|it| it.as_str()).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}
