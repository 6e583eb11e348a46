//! What types and fields are called in BibTeX and BibLaTeX. It knows names only.

use std::collections::HashSet;

use crate::article::{ReferenceDate, ReferenceKind, ReferenceText};
use crate::citations::fields::Slot;

/// Field that says which kind of article or page it is.
pub(super) const SUBTYPE: &str = "entrysubtype";
/// Extra field with a type that is none of ours.
pub(super) const TYPE: &str = "bibtex-type";
/// Beginning of the fields that hold `name = value`, where the name is none that BibTeX allows.
pub(super) const EXTRA: &str = "tahrir-extra";

/// The kind for a type, and whether writing that kind gives the type again.
pub(super) fn kind(type_name: &str, subtype: Option<&str>) -> (ReferenceKind, bool) {
    let subtype = subtype.unwrap_or_default().to_lowercase();
    match (type_name.to_ascii_lowercase().as_str(), subtype.as_str()) {
        ("article", "newspaper" | "magazine") => (ReferenceKind::News, true),
        ("article", _) => (ReferenceKind::Journal, true),
        ("online", "social") => (ReferenceKind::Social, true),
        ("online", _) => (ReferenceKind::Web, true),
        ("electronic" | "www" | "webpage", _) => (ReferenceKind::Web, false),
        ("book", _) => (ReferenceKind::Book, true),
        (
            "inbook" | "incollection" | "collection" | "mvbook" | "booklet" | "proceedings"
            | "reference" | "inreference" | "manual" | "bookinbook" | "suppbook",
            _,
        ) => (ReferenceKind::Book, false),
        ("inproceedings" | "conference" | "suppperiodical" | "periodical", _) => {
            (ReferenceKind::Journal, false)
        }
        ("report", _) => (ReferenceKind::Report, true),
        ("techreport" | "thesis" | "phdthesis" | "mastersthesis" | "dataset", _) => {
            (ReferenceKind::Report, false)
        }
        ("video", _) => (ReferenceKind::Broadcast, true),
        ("movie" | "audio" | "music", _) => (ReferenceKind::Broadcast, false),
        ("misc", "interview") => (ReferenceKind::Interview, true),
        ("misc", _) => (ReferenceKind::Other, true),
        _ => (ReferenceKind::Other, false),
    }
}

/// The type and subtype that a kind is written as.
pub(super) fn type_of(kind: ReferenceKind) -> (&'static str, &'static str) {
    match kind {
        ReferenceKind::Web => ("online", ""),
        ReferenceKind::News => ("article", "newspaper"),
        ReferenceKind::Book => ("book", ""),
        ReferenceKind::Journal => ("article", ""),
        ReferenceKind::Report => ("report", ""),
        ReferenceKind::Broadcast => ("video", ""),
        ReferenceKind::Social => ("online", "social"),
        ReferenceKind::Interview => ("misc", "interview"),
        ReferenceKind::Other => ("misc", ""),
    }
}

/// Whether a subtype is one that the kind alone gives back.
pub(super) fn is_own_subtype(subtype: &str) -> bool {
    matches!(subtype.to_lowercase().as_str(), "newspaper" | "social" | "interview")
}

/// The place of a field by its name in small letters.
pub(super) fn slot(name: &str) -> Option<Slot> {
    Some(match name {
        "title" => Slot::Text(ReferenceText::Title),
        "translatedtitle" | "titletranslation" => Slot::Text(ReferenceText::TranslatedTitle),
        "journal" | "journaltitle" | "booktitle" | "maintitle" | "website" | "newspaper" => {
            Slot::Text(ReferenceText::Site)
        }
        "publisher" | "institution" | "school" | "organization" => {
            Slot::Text(ReferenceText::Publisher)
        }
        "agency" => Slot::Text(ReferenceText::Agency),
        "address" | "location" => Slot::Text(ReferenceText::Place),
        "language" | "langid" => Slot::Text(ReferenceText::Language),
        "url" | "howpublished" => Slot::Text(ReferenceText::Url),
        "archiveurl" => Slot::Text(ReferenceText::ArchiveUrl),
        "quote" => Slot::Text(ReferenceText::Quote),
        "pages" => Slot::Text(ReferenceText::Pages),
        "volume" => Slot::Text(ReferenceText::Volume),
        "number" | "issue" => Slot::Text(ReferenceText::Issue),
        "isbn" => Slot::Text(ReferenceText::Isbn),
        "doi" => Slot::Text(ReferenceText::Doi),
        "date" | "year" => Slot::Date(ReferenceDate::Published),
        "urldate" | "accessed" | "lastchecked" => Slot::Date(ReferenceDate::Accessed),
        "archivedate" => Slot::Date(ReferenceDate::Archived),
        "urlstatus" => Slot::UrlStatus,
        "note" => Slot::Note,
        _ => return None,
    })
}

/// The name of a text field in an entry of this kind.
pub(super) fn text_name(field: ReferenceText, kind: ReferenceKind) -> &'static str {
    match field {
        ReferenceText::Title => "title",
        ReferenceText::TranslatedTitle => "translatedtitle",
        ReferenceText::Site => match kind {
            ReferenceKind::News | ReferenceKind::Journal => "journaltitle",
            ReferenceKind::Book => "booktitle",
            _ => "website",
        },
        ReferenceText::Publisher => match kind {
            ReferenceKind::Report => "institution",
            ReferenceKind::Web | ReferenceKind::Social | ReferenceKind::Other => "organization",
            _ => "publisher",
        },
        ReferenceText::Agency => "agency",
        ReferenceText::Place => "location",
        ReferenceText::Language => "language",
        ReferenceText::Url => "url",
        ReferenceText::ArchiveUrl => "archiveurl",
        ReferenceText::Quote => "quote",
        ReferenceText::Pages => "pages",
        ReferenceText::Volume => "volume",
        ReferenceText::Issue => "number",
        ReferenceText::Isbn => "isbn",
        ReferenceText::Doi => "doi",
    }
}

pub(super) fn date_name(date: ReferenceDate) -> &'static str {
    match date {
        ReferenceDate::Published => "date",
        ReferenceDate::Accessed => "urldate",
        ReferenceDate::Archived => "archivedate",
    }
}

/// Fields in which TeX makes nothing of signs.
pub(super) fn is_verbatim(name: &str) -> bool {
    matches!(name, "url" | "doi" | "archiveurl" | "howpublished")
}

/// Whether a text may be the name of a type or field.
pub(super) fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    text.len() <= 40
        && bytes.next().is_some_and(|first| first.is_ascii_alphabetic())
        && bytes
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.'))
}

/// Whether an extra field may be written under its own name: it is one, and it is nobody's else.
pub(super) fn is_free(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let taken = slot(&lower).is_some()
        || lower.starts_with(EXTRA)
        || matches!(lower.as_str(), SUBTYPE | "author" | "month" | "day");
    is_name(name) && !taken
}

/// A key that BibTeX allows and that is not among those handed out.
pub(super) fn key(id: &str, taken: &mut HashSet<String>) -> String {
    let allowed = |c: char| !c.is_whitespace() && !c.is_control() && !"{}(),=\"#%\\'~@".contains(c);
    let plain: String = id.chars().map(|c| if allowed(c) { c } else { '-' }).collect();
    let plain = if plain.is_empty() { "source".to_owned() } else { plain };
    let mut key = plain.clone();
    let mut count = 2_usize;
    while !taken.insert(key.to_lowercase()) {
        key = format!("{plain}-{count}");
        count += 1;
    }
    key
}

/// The number of a month written as a number, in English or as BibTeX's abbreviation.
pub(super) fn month_number(text: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.trim().trim_end_matches('.').to_lowercase();
    if let Ok(number) = text.parse::<u8>() {
        return Some(number).filter(|number| (1..=12).contains(number));
    }
    let named = |month: &&str| month.starts_with(&text) && text.len() >= 3;
    let at = MONTHS.iter().position(named)?;
    u8::try_from(at + 1).ok()
}
