//! CSL-JSON: the references of Zotero, Citation.js, pandoc and Wikipedia's Citoid, read and written.
//!
//! Source: the schema `csl-data.json` of the Citation Style Language, version 1.0.2. Variables
//! without a place are kept as extra fields: text as it stands, anything else as JSON. It must not
//! know files nor other formats.

use serde_json::{Map, Value, json};

use super::fields::{Slot, author, date_parts, put, put_extra, status_word, written_date};
use super::pasted::{Pasted, Why};
use crate::article::{
    Author, RefId, Reference, ReferenceDate, ReferenceKind, ReferenceText, UrlStatus,
};
use crate::dates::DateField;

/// Extra field with a type that is none of ours.
const TYPE: &str = "csl-type";
/// The member in which CSL-JSON keeps what it has no variable for.
const CUSTOM: &str = "custom";

/// Types and kinds; of several types for a kind the first is written.
const TYPES: [(&str, ReferenceKind); 27] = [
    ("webpage", ReferenceKind::Web),
    ("article-newspaper", ReferenceKind::News),
    ("book", ReferenceKind::Book),
    ("article-journal", ReferenceKind::Journal),
    ("report", ReferenceKind::Report),
    ("broadcast", ReferenceKind::Broadcast),
    ("post", ReferenceKind::Social),
    ("interview", ReferenceKind::Interview),
    ("document", ReferenceKind::Other),
    ("post-weblog", ReferenceKind::Web),
    ("software", ReferenceKind::Web),
    ("article-magazine", ReferenceKind::News),
    ("chapter", ReferenceKind::Book),
    ("entry", ReferenceKind::Book),
    ("entry-encyclopedia", ReferenceKind::Book),
    ("entry-dictionary", ReferenceKind::Book),
    ("article", ReferenceKind::Journal),
    ("paper-conference", ReferenceKind::Journal),
    ("review", ReferenceKind::Journal),
    ("periodical", ReferenceKind::Journal),
    ("thesis", ReferenceKind::Report),
    ("standard", ReferenceKind::Report),
    ("dataset", ReferenceKind::Report),
    ("motion_picture", ReferenceKind::Broadcast),
    ("song", ReferenceKind::Broadcast),
    ("performance", ReferenceKind::Broadcast),
    ("personal_communication", ReferenceKind::Interview),
];

/// Variables of text, with other names that programs use for them after the first.
const TEXTS: [(&str, ReferenceText); 22] = [
    ("title", ReferenceText::Title),
    ("translated-title", ReferenceText::TranslatedTitle),
    ("container-title", ReferenceText::Site),
    ("publisher", ReferenceText::Publisher),
    ("agency", ReferenceText::Agency),
    ("publisher-place", ReferenceText::Place),
    ("language", ReferenceText::Language),
    ("URL", ReferenceText::Url),
    ("archive_location", ReferenceText::ArchiveUrl),
    ("quote", ReferenceText::Quote),
    ("page", ReferenceText::Pages),
    ("volume", ReferenceText::Volume),
    ("issue", ReferenceText::Issue),
    ("ISBN", ReferenceText::Isbn),
    ("DOI", ReferenceText::Doi),
    ("url", ReferenceText::Url),
    ("archive-url", ReferenceText::ArchiveUrl),
    ("journalAbbreviation", ReferenceText::Site),
    ("container-title-short", ReferenceText::Site),
    ("event-place", ReferenceText::Place),
    ("number", ReferenceText::Issue),
    ("pages", ReferenceText::Pages),
];

/// Variables that CSL-JSON does not have, so that they are written as custom ones.
const OURS: [ReferenceText; 3] =
    [ReferenceText::TranslatedTitle, ReferenceText::Agency, ReferenceText::Quote];

const DATES: [(&str, ReferenceDate); 6] = [
    ("issued", ReferenceDate::Published),
    ("accessed", ReferenceDate::Accessed),
    ("archive-date", ReferenceDate::Archived),
    ("archived", ReferenceDate::Archived),
    ("archive_date", ReferenceDate::Archived),
    ("date", ReferenceDate::Published),
];

/// The variable that a date of a reference is.
pub fn date_name(date: ReferenceDate) -> &'static str {
    DATES.iter().find(|(_, it)| *it == date).map_or("issued", |(name, _)| name)
}

/// The variable that a text field of a reference is, where CSL-JSON has one.
pub fn text_name(field: ReferenceText) -> Option<&'static str> {
    if OURS.contains(&field) {
        return None;
    }
    TEXTS.iter().find(|(_, it)| *it == field).map(|(name, _)| *name)
}

/// The references of a text that is JSON: a list of items, one item, or an object whose `items` or
/// `references` is such a list.
pub fn read(text: &str) -> Pasted {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    match serde_json::from_str::<Value>(text) {
        Ok(value) => read_value(&value, 1),
        Err(_) => {
            let mut pasted = Pasted::default();
            pasted.leave(1, text, Why::NotCslJson);
            pasted
        }
    }
}

/// The references of a value that stands at a line of a text.
pub(super) fn read_value(value: &Value, line: usize) -> Pasted {
    let mut pasted = Pasted::default();
    let list = |object: &Map<String, Value>| {
        let named = ["items", "references"].iter().find_map(|name| object.get(*name));
        named.and_then(Value::as_array).cloned()
    };
    let items = match value {
        Value::Array(items) => items.clone(),
        Value::Object(object) => list(object).unwrap_or_else(|| vec![value.clone()]),
        other => vec![other.clone()],
    };
    for item in &items {
        match item.as_object().and_then(reference) {
            Some(reference) => pasted.references.push(reference),
            None => pasted.leave(line, &item.to_string(), Why::NotCslJson),
        }
    }
    pasted
}

/// An item, if it holds anything that a reference is known by.
fn reference(item: &Map<String, Value>) -> Option<Reference> {
    let mut reference = Reference::default();
    let type_name = item.get("type").and_then(Value::as_str).unwrap_or_default();
    let known = TYPES.iter().position(|(name, _)| *name == type_name);
    reference.kind = known.and_then(|at| TYPES.get(at)).map_or(ReferenceKind::Other, |it| it.1);
    if type_name.is_empty() {
        reference.kind = ReferenceKind::Web;
    } else if known.is_none_or(|at| at >= 9) {
        put_extra(&mut reference, TYPE, type_name);
    }
    if let Some(id) = item.get("id").or(item.get("citation-key")) {
        reference.id = RefId::new(&plain(id));
    }
    let mut names: Vec<&String> = item.keys().collect();
    // The same item gives the same reference, whichever order its members came in: variables by
    // their own name come before those by another.
    names.sort_by_key(|name| (place(name), *name));
    for name in names {
        let Some(value) = item.get(name) else { continue };
        match name.as_str() {
            "type" | "id" => {}
            "citation-key" if item.get("id").is_none_or(|id| id == value) => {}
            "author" => authors(&mut reference, value),
            CUSTOM => match value.as_object() {
                Some(custom) => {
                    let mut names: Vec<&String> = custom.keys().collect();
                    names.sort();
                    for name in names {
                        let value = custom.get(name).unwrap_or(&Value::Null);
                        match value.as_array().filter(|_| name == OTHERS) {
                            Some(pairs) => others(&mut reference, pairs),
                            None => variable(&mut reference, name, value),
                        }
                    }
                }
                None => put_extra(&mut reference, name, &plain(value)),
            },
            name => variable(&mut reference, name, value),
        }
    }
    let holds = !reference.title.is_empty()
        || !reference.url.is_empty()
        || !reference.doi.is_empty()
        || !reference.isbn.is_empty()
        || !reference.authors.is_empty()
        || !reference.site.is_empty()
        || DATES.iter().any(|(_, date)| !reference.date(*date).is_empty());
    let says_so = known.is_some() || (item.contains_key("id") && !reference.extra.is_empty());
    (holds || says_so).then_some(reference)
}

/// Extra fields whose name was taken, as pairs of name and value.
fn others(reference: &mut Reference, pairs: &[Value]) {
    for pair in pairs {
        match (pair.get(0).and_then(Value::as_str), pair.get(1)) {
            (Some(name), Some(value)) => put_extra(reference, name, &plain(value)),
            _ => put_extra(reference, OTHERS, &plain(pair)),
        }
    }
}

fn place(name: &str) -> usize {
    let text = TEXTS.iter().position(|(it, _)| *it == name);
    let date = DATES.iter().position(|(it, _)| *it == name);
    text.or(date).unwrap_or(usize::MAX)
}

fn variable(reference: &mut Reference, name: &str, value: &Value) {
    if let Some((_, field)) = TEXTS.iter().find(|(it, _)| *it == name) {
        put(reference, Slot::Text(*field), name, &plain(value));
    } else if let Some((_, field)) = DATES.iter().find(|(it, _)| *it == name) {
        match date(value) {
            Some(typed) => put(reference, Slot::Date(*field), name, &typed),
            None => put_extra(reference, name, &plain(value)),
        }
    } else if name == "url-status" {
        put(reference, Slot::UrlStatus, name, &plain(value));
    } else if name == "note" {
        put(reference, Slot::Note, name, &plain(value));
    } else {
        put_extra(reference, name, &plain(value));
    }
}

/// Text as it stands; anything else as JSON. Nothing is nothing.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn authors(reference: &mut Reference, value: &Value) {
    let Some(list) = value.as_array() else {
        reference.authors.extend(author(&plain(value)));
        return;
    };
    for name in list {
        let part = |key: &str| name.get(key).map(plain).unwrap_or_default().trim().to_owned();
        let join = |parts: [String; 2]| {
            let full: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            full.join(" ")
        };
        let (literal, mut given) =
            (part("literal"), join([part("given"), part("dropping-particle")]));
        let family = join([part("non-dropping-particle"), part("family")]);
        let suffix = part("suffix");
        if !suffix.is_empty() {
            given = format!("{given}, {suffix}");
        }
        match name {
            Value::String(name) => reference.authors.extend(author(name)),
            _ if !literal.is_empty() => reference.authors.push(Author::Name(literal)),
            _ if !family.is_empty() && !given.is_empty() => {
                reference.authors.push(Author::Person { given, family });
            }
            _ if !family.is_empty() || !given.is_empty() => {
                reference.authors.push(Author::Name(format!("{family}{given}")));
            }
            other => put_extra(reference, "author", &plain(other)),
        }
    }
}

/// A date as it would be typed: what somebody wrote, or its parts as ISO 8601.
fn date(value: &Value) -> Option<String> {
    if let Value::String(text) = value {
        return Some(text.clone());
    }
    let object = value.as_object()?;
    let said = ["raw", "literal", "edtf"].iter().find_map(|name| object.get(*name));
    if let Some(text) = said.and_then(Value::as_str) {
        return Some(text.to_owned());
    }
    let parts = object.get("date-parts")?.as_array()?;
    let mut dates = parts.iter().map(|parts| iso(parts.as_array()?));
    let first = dates.next()??;
    // A season, a doubt and whatever else there is: all of it is kept.
    if object.keys().any(|name| name != "date-parts") {
        return None;
    }
    match dates.next() {
        None => Some(first),
        Some(last) if dates.next().is_none() => Some(format!("{first}/{}", last?)),
        Some(_) => None,
    }
}

/// `[2022, 9, 13]`, also with numbers written as text.
fn iso(parts: &[Value]) -> Option<String> {
    let number = |value: &Value| match value {
        Value::String(text) => text.trim().parse::<u16>().ok(),
        other => other.as_u64().and_then(|number| u16::try_from(number).ok()),
    };
    let numbers = parts.iter().map(number).collect::<Option<Vec<u16>>>()?;
    Some(match numbers.as_slice() {
        [year] => format!("{year:04}"),
        [year, month] => format!("{year:04}-{month:02}"),
        [year, month, day] => format!("{year:04}-{month:02}-{day:02}"),
        _ => return None,
    })
}

/// The references as CSL-JSON. [`read`] gives the same fields back.
pub fn write<'a>(references: impl IntoIterator<Item = &'a Reference>) -> String {
    let items: Vec<Value> = references.into_iter().map(item).collect();
    // Writing to memory cannot fail.
    let mut text = serde_json::to_string_pretty(&items).unwrap_or_default();
    text.push('\n');
    text
}

fn item(reference: &Reference) -> Value {
    let mut item = Map::new();
    let mut custom = Map::new();
    if !reference.id.as_str().is_empty() {
        item.insert("id".to_owned(), json!(reference.id.as_str()));
    }
    let kept =
        reference.extra.iter().find(|(name, _)| name == TYPE).map(|(_, value)| value.as_str());
    let own = TYPES.iter().find(|(_, kind)| *kind == reference.kind).map_or("document", |it| it.0);
    let kept = kept.filter(|kept| {
        let known = TYPES.iter().find(|(name, _)| name == kept).map(|(_, kind)| *kind);
        known.unwrap_or(ReferenceKind::Other) == reference.kind
    });
    item.insert("type".to_owned(), json!(kept.unwrap_or(own)));
    for (name, field) in TEXTS.iter().take(ReferenceText::ALL.len()) {
        let text = reference.text(*field);
        if !text.is_empty() {
            let into = if OURS.contains(field) { &mut custom } else { &mut item };
            into.insert((*name).to_owned(), json!(text));
        }
    }
    let names: Vec<Value> = reference.authors.iter().map(name).collect();
    if !names.is_empty() {
        item.insert("author".to_owned(), Value::Array(names));
    }
    for (name, date) in DATES.iter().take(ReferenceDate::ALL.len()) {
        if let Some(value) = date_value(reference.date(*date)) {
            item.insert((*name).to_owned(), value);
        }
    }
    if reference.url_status != UrlStatus::Unknown {
        custom.insert("url-status".to_owned(), json!(status_word(reference.url_status)));
    }
    if !reference.note.is_empty() {
        item.insert("note".to_owned(), json!(reference.note));
    }
    for (name, value) in reference.extra.iter().filter(|(name, _)| name != TYPE) {
        let value = value_of(value);
        let is_variable =
            name.bytes().all(|byte| byte.is_ascii_alphabetic() || b"-_".contains(&byte));
        let into = if is_variable && !name.is_empty() { &mut item } else { &mut custom };
        match into.get_mut(name) {
            None if !["id", "type", "author", CUSTOM, "citation-key"].contains(&name.as_str()) => {
                into.insert(name.clone(), value);
            }
            // The name is taken: a list of pairs keeps every one.
            _ => {
                let others = custom.entry(OTHERS).or_insert_with(|| json!([]));
                if let Some(list) = others.as_array_mut() {
                    list.push(json!([name, value]));
                }
            }
        }
    }
    if !custom.is_empty() {
        item.insert(CUSTOM.to_owned(), Value::Object(custom));
    }
    Value::Object(item)
}

/// The custom variable with those whose name is taken, as pairs of name and value.
const OTHERS: &str = "others";

/// JSON that was kept as text is JSON again.
fn value_of(text: &str) -> Value {
    let parsed = text.starts_with(['[', '{']).then(|| serde_json::from_str::<Value>(text).ok());
    parsed
        .flatten()
        .filter(|value| value.to_string().as_str() == text)
        .unwrap_or_else(|| json!(text))
}

fn name(author: &Author) -> Value {
    match author {
        Author::Name(name) => json!({ "literal": name }),
        Author::Person { given, family } => json!({ "family": family, "given": given }),
    }
}

fn date_value(date: &DateField) -> Option<Value> {
    if date.is_empty() {
        return None;
    }
    let text = written_date(date);
    let typed = date.as_typed().trim();
    Some(match date_parts(&text) {
        // What was typed goes along where it says more than its parts.
        Some(parts) if !typed.is_empty() && typed != text => {
            json!({ "date-parts": [parts], "raw": date.as_typed() })
        }
        Some(parts) => json!({ "date-parts": [parts] }),
        None => json!({ "raw": text }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citations::testing;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, references: &[&str], leftover: &[Why]) {
        let pasted = read(text);
        let told: Vec<String> = pasted.references.iter().map(testing::told).collect();
        assert_eq!(told, references, "{text}");
        let left: Vec<_> = pasted.leftover.iter().map(|it| it.why).collect();
        assert_eq!(left, leftover, "{text}");
    }

    #[test]
    fn items_as_programs_write_them() {
        check(
            r#"[{"id":"s","type":"article-newspaper","title":"قمة سمرقند","container-title":"الإندبندنت",
            "author":[{"family":"أوشاكوڤ","given":"يوري"},{"literal":"رويترز"}],
            "issued":{"date-parts":[[2022,9,13]]},"accessed":{"raw":"14 أيلول 2022"},
            "URL":"https://e.org/أ","archive_location":"https://web.archive.org/web/2022/https://e.org",
            "archive-date":{"raw":"2022-09-15"},"shortTitle":"قمة"}]"#,
            &[
                "s News | أوشاكوڤ+يوري; رويترز | قمة سمرقند | site الإندبندنت | published 2022-09-13 | \
               accessed 14 أيلول 2022 | archived 2022-09-15 | url https://e.org/أ | \
               archive https://web.archive.org/web/2022/https://e.org | shortTitle: قمة",
            ],
            &[],
        );
        check(
            r#"{"type":"webpage","title":"أ","issued":{"date-parts":[["2022","9"]]},"URL":"javascript:alert(1)","volume":3}"#,
            &["Web | أ | published 2022-09 | volume 3 | URL: javascript:alert(1)"],
            &[],
        );
        check(
            r#"{"items":[{"title":"أ","issued":{"date-parts":[[2019],[2020]]}},{"title":"ب","issued":{"season":1,"date-parts":[[2019]]}}]}"#,
            &[
                "Web | أ | published 2019/2020",
                r#"Web | ب | issued: {"date-parts":[[2019]],"season":1}"#,
            ],
            &[],
        );
    }

    #[test]
    fn what_is_no_item_is_told() {
        check("[1, \"أ\", null, {}, {\"x\":1}]", &[], &[Why::NotCslJson; 5]);
        check("{", &[], &[Why::NotCslJson]);
        check("", &[], &[]);
        check("[]", &[], &[]);
        check(&"[".repeat(1_000_000), &[], &[Why::NotCslJson]);
        check(&format!("[{{\"title\":\"{}\"}}]", "أ".repeat(10)), &["Web | أأأأأأأأأأ"], &[]);
    }

    #[test]
    fn what_is_written_is_told() {
        let reference = testing::every_field();
        let text = write([&reference]);
        assert_eq!(text, include_str!("../../tests/data/citations/every-field.json"));
        assert_eq!(read(&text).references, [reference]);
        assert_eq!(write([]), "[]\n");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(references in prop::collection::vec(testing::references(), 0..4)) {
            let text = write(&references);
            let pasted = read(&text);
            prop_assert_eq!(pasted.leftover, [], "{}", text);
            let sorted = |mut it: Reference| {
                it.extra.sort();
                it
            };
            let read: Vec<_> = pasted.references.into_iter().map(sorted).collect();
            let expected: Vec<_> = references.into_iter().map(sorted).collect();
            prop_assert_eq!(read, expected, "{}", text);
        }

        #[test]
        fn any_text_is_looked_at(text in "(\\{|\\}|\\[|\\]|,|:|\"title\"|\"issued\"|\"author\"|\"أ\"|1){0,30}") {
            let pasted = read(&text);
            let _ = write(&pasted.references);
        }
    }
}
