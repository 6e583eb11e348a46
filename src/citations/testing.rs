//! What the tests of formats share: a reference told in short, one with every field, and any.

use proptest::prelude::*;

use super::fields::written_date;
use crate::article::{
    Author, RefId, Reference, ReferenceDate, ReferenceKind, ReferenceText, UrlStatus,
};
use crate::dates::DateField;

/// The id and kind, authors, title and then each field that holds something, by name.
pub(super) fn told(reference: &Reference) -> String {
    let mut parts = vec![format!("{} {:?}", reference.id, reference.kind).trim().to_owned()];
    let authors = reference.authors.iter().map(|author| match author {
        Author::Name(name) => name.clone(),
        Author::Person { given, family } => format!("{family}+{given}"),
    });
    parts.push(authors.collect::<Vec<_>>().join("; "));
    parts.push(reference.title.clone());
    let texts = [
        ("translated", ReferenceText::TranslatedTitle),
        ("site", ReferenceText::Site),
        ("publisher", ReferenceText::Publisher),
        ("agency", ReferenceText::Agency),
        ("place", ReferenceText::Place),
        ("language", ReferenceText::Language),
    ];
    let said = |name: &str, value: &str| {
        if value.is_empty() { String::new() } else { format!("{name} {value}") }
    };
    parts.extend(texts.map(|(name, field)| said(name, reference.text(field))));
    for (name, date) in [
        ("published", ReferenceDate::Published),
        ("accessed", ReferenceDate::Accessed),
        ("archived", ReferenceDate::Archived),
    ] {
        parts.push(said(name, reference.date(date).as_typed()));
    }
    let texts = [
        ("url", ReferenceText::Url),
        ("archive", ReferenceText::ArchiveUrl),
        ("quote", ReferenceText::Quote),
        ("pages", ReferenceText::Pages),
        ("volume", ReferenceText::Volume),
        ("issue", ReferenceText::Issue),
        ("isbn", ReferenceText::Isbn),
        ("doi", ReferenceText::Doi),
    ];
    parts.extend(texts.map(|(name, field)| said(name, reference.text(field))));
    if reference.url_status != UrlStatus::Unknown {
        parts.push(format!("{:?}", reference.url_status));
    }
    parts.push(said("note", &reference.note));
    parts.extend(reference.extra.iter().map(|(name, value)| format!("{name}: {value}")));
    parts.retain(|part| !part.is_empty());
    parts.join(" | ")
}

/// A reference in which every field holds something.
pub(super) fn every_field() -> Reference {
    let person = |given: &str, family: &str| Author::Person {
        given: given.to_owned(),
        family: family.to_owned(),
    };
    let field = |text: &str| text.to_owned();
    Reference {
        id: RefId::new("independent-2022-09-13"),
        kind: ReferenceKind::News,
        authors: vec![
            person("يوري", "أوشاكوڤ"),
            Author::Name(field("وكالة «تاس»، موسكو")),
            person("A. and B.", "O'Hara, Jr"),
        ],
        title: field("شي وپوتن: 50% من «القمة» {سمرقند} & \"ما بعدها\""),
        translated_title: field("Xi & Putin meet -- again"),
        site: field("The Independent"),
        publisher: field("Independent_Digital"),
        agency: field("رويترز"),
        place: field("لندن"),
        language: field("en"),
        published: DateField::typed("2022-09-13"),
        accessed: DateField::typed("2022-09-14"),
        url: field("https://www.independent.co.uk/قمة_سمرقند?a=1&b=%D9%82#x"),
        archive_url: field("https://web.archive.org/web/20220914000000/https://e.org/"),
        archived: DateField::typed("2022-09-14"),
        url_status: UrlStatus::Dead,
        quote: field("الاجتماع له أهمية خاصة ~ وسط $ ^ \\ التوترات"),
        pages: field("12–14"),
        volume: field("36"),
        issue: field("4"),
        isbn: field("978-0-306-40615-7"),
        doi: field("10.1000/xyz_1"),
        note: field("للتدقيق"),
        extra: vec![
            (field("abstract"), field("ملخص: }} <ref> | {{")),
            (field("مؤلف مشارك"), field("س = ص")),
        ],
    }
}

/// Any text that a field may hold after a person has written it: one line, no space at its ends.
fn line() -> impl Strategy<Value = String> {
    let signs = "[ا-يپڤa-zA-Z0-9 .,:;؛،\"'`«»(){}\\[\\]|=&%$#_~^<>@/\\\\–—é-]{0,24}";
    signs.prop_map(|text| super::fields::one_line(&text))
}

/// References as formats carry them: no id, dates that are understood from ISO or not at all.
pub(super) fn references() -> impl Strategy<Value = Reference> {
    let author = prop_oneof![
        line().prop_map(Author::Name),
        ("[ا-يA-Z][ا-يa-z-]{0,8}", "[ا-يA-Z][ا-يa-z' -]{0,6}[ا-يa-z]").prop_map(
            |(given, family)| Author::Person { given, family: super::fields::one_line(&family) }
        ),
    ];
    let date = prop_oneof![
        Just(String::new()),
        Just("2022-09-13".to_owned()),
        Just("2022-09".to_owned()),
        Just("1999".to_owned()),
        Just("05/11/2011".to_owned()),
        Just("قبل الحرب".to_owned()),
        Just("د.ت".to_owned()),
    ];
    let url =
        prop_oneof![Just(String::new()), "https?://[a-z]{1,5}\\.org/[a-z0-9ا-ي_%&=?#~.-]{0,12}"];
    let texts = prop::collection::vec(line(), 14);
    let kinds = prop::sample::select(vec![
        ReferenceKind::Web,
        ReferenceKind::News,
        ReferenceKind::Book,
        ReferenceKind::Journal,
        ReferenceKind::Report,
        ReferenceKind::Broadcast,
        ReferenceKind::Social,
        ReferenceKind::Interview,
        ReferenceKind::Other,
    ]);
    let status = prop::sample::select(vec![
        UrlStatus::Unknown,
        UrlStatus::Live,
        UrlStatus::Dead,
        UrlStatus::Usurped,
    ]);
    let extra = prop::collection::vec(("[a-zا-ي]{3,8}( [ا-ي]{2,4})?", line()), 0..3);
    (
        (prop::collection::vec(author, 0..3), kinds, status),
        (texts, prop::collection::vec(date, 3), url.clone(), url, extra),
    )
        .prop_map(|((authors, kind, url_status), (texts, dates, url, archive_url, extra))| {
            let mut texts = texts.into_iter();
            let mut text = || texts.next().unwrap_or_default();
            let mut dates = dates.into_iter().map(DateField::typed);
            let mut date = || dates.next().unwrap_or_default();
            let mut reference = Reference {
                kind,
                title: text(),
                translated_title: text(),
                site: text(),
                publisher: text(),
                agency: text(),
                place: text(),
                language: text(),
                published: date(),
                accessed: date(),
                archived: date(),
                url,
                archive_url,
                url_status,
                quote: text(),
                pages: text(),
                volume: text(),
                issue: text(),
                note: text(),
                ..Reference::default()
            };
            let is_name =
                |author: &Author| !matches!(author, Author::Name(name) if name.is_empty());
            reference.authors = authors.into_iter().filter(is_name).collect();
            // Some entry must be left, or there is none.
            if reference.title.is_empty() {
                reference.title = "عنوان".to_owned();
            }
            for (name, value) in extra {
                super::fields::put_extra(&mut reference, &format!("x{name}"), &value);
            }
            for date in ReferenceDate::ALL {
                let written = written_date(reference.date(date));
                debug_assert_eq!(written, reference.date(date).as_typed());
            }
            reference
        })
}
