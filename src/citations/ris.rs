//! RIS: the tagged lines of reference managers and publishers' pages, made references and back.
//!
//! Source: Research Information Systems, "RIS Format Specifications" (2001 and 2011), and what
//! EndNote, Zotero and publishers write. A record that has no end is read as far as it goes, and
//! told. Tags without a place are kept as extra fields under their two letters. It must not know
//! files nor other formats.

use super::fields::{
    Slot, author, named_value, one_line, put, put_extra, status_word, written_date,
};
use super::pasted::{Pasted, Why};
use crate::article::{Author, RefId, Reference, ReferenceDate, ReferenceKind, ReferenceText};

/// Extra field with a type that is none of ours.
const TYPE: &str = "ris-type";
/// The tag of the fields that users may define, in which what RIS has no tag for is written as
/// `name = value`.
const USER: &str = "U1";

/// Types and kinds; of several types for a kind the first is written.
const TYPES: [(&str, ReferenceKind); 34] = [
    ("ELEC", ReferenceKind::Web),
    ("NEWS", ReferenceKind::News),
    ("BOOK", ReferenceKind::Book),
    ("JOUR", ReferenceKind::Journal),
    ("RPRT", ReferenceKind::Report),
    ("VIDEO", ReferenceKind::Broadcast),
    ("BLOG", ReferenceKind::Social),
    ("PCOMM", ReferenceKind::Interview),
    ("GEN", ReferenceKind::Other),
    ("WEB", ReferenceKind::Web),
    ("ICOMM", ReferenceKind::Web),
    ("MGZN", ReferenceKind::News),
    ("EBOOK", ReferenceKind::Book),
    ("EDBOOK", ReferenceKind::Book),
    ("CHAP", ReferenceKind::Book),
    ("ECHAP", ReferenceKind::Book),
    ("ENCYC", ReferenceKind::Book),
    ("DICT", ReferenceKind::Book),
    ("EJOUR", ReferenceKind::Journal),
    ("JFULL", ReferenceKind::Journal),
    ("ABST", ReferenceKind::Journal),
    ("INPR", ReferenceKind::Journal),
    ("CONF", ReferenceKind::Journal),
    ("CPAPER", ReferenceKind::Journal),
    ("GOVDOC", ReferenceKind::Report),
    ("THES", ReferenceKind::Report),
    ("DATA", ReferenceKind::Report),
    ("PAMP", ReferenceKind::Report),
    ("UNPB", ReferenceKind::Report),
    ("MPCT", ReferenceKind::Broadcast),
    ("SOUND", ReferenceKind::Broadcast),
    ("ADVS", ReferenceKind::Broadcast),
    ("MULTI", ReferenceKind::Broadcast),
    ("HEAR", ReferenceKind::Report),
];

/// Names of what RIS has no tag for, in [`USER`] fields.
const USER_SLOTS: [(&str, Slot); 5] = [
    ("agency", Slot::Text(ReferenceText::Agency)),
    ("archive-url", Slot::Text(ReferenceText::ArchiveUrl)),
    ("archive-date", Slot::Date(ReferenceDate::Archived)),
    ("url-status", Slot::UrlStatus),
    ("quote", Slot::Text(ReferenceText::Quote)),
];

/// The tag at the start of a line and what follows: `T1  - …`.
pub(super) fn tagged(line: &str) -> Option<(&str, &str)> {
    let line = line.strip_prefix('\u{FEFF}').unwrap_or(line);
    let (tag, rest) = line.split_at_checked(2)?;
    let mut signs = tag.bytes();
    let is_tag = signs.next()?.is_ascii_uppercase()
        && signs.next().is_some_and(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
    let rest = rest.strip_prefix("  -").or_else(|| rest.strip_prefix(" -"))?;
    let ends = rest.is_empty() || rest.starts_with([' ', '\t', '\r']);
    (is_tag && ends).then(|| (tag, rest.trim()))
}

/// Whether a record begins with this line.
pub(super) fn begins(line: &str) -> bool {
    tagged(line).is_some_and(|(tag, _)| tag == "TY")
}

#[derive(Default)]
struct Record {
    line: usize,
    first: String,
    fields: Vec<(String, String)>,
}

/// The references of a text. Takes time in proportion to it.
pub fn read(text: &str) -> Pasted {
    let mut pasted = Pasted::default();
    let mut record: Option<Record> = None;
    for (at, line) in text.lines().enumerate() {
        match (tagged(line), record.as_mut()) {
            (Some(("TY", kind)), _) => {
                if let Some(record) = record.take() {
                    finish(&record, Why::Unclosed, &mut pasted);
                }
                record = Some(Record {
                    line: at + 1,
                    first: line.trim().to_owned(),
                    fields: vec![("TY".to_owned(), kind.to_owned())],
                });
            }
            (Some(("ER", _)), Some(_)) => {
                if let Some(record) = record.take() {
                    read_record(&record, &mut pasted);
                }
            }
            (Some((tag, value)), Some(record)) => {
                record.fields.push((tag.to_owned(), value.to_owned()));
            }
            // A line without a tag goes on with the one before it.
            (None, Some(record)) => {
                if let Some((_, value)) = record.fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
            (_, None) => pasted.leave(at + 1, line, Why::NotUnderstood),
        }
    }
    if let Some(record) = record {
        finish(&record, Why::Unclosed, &mut pasted);
    }
    pasted
}

/// A record that has no end: read, and told by its first line.
fn finish(record: &Record, why: Why, pasted: &mut Pasted) {
    let (line, first) = (record.line, record.first.as_str());
    read_record(record, pasted);
    if pasted.leftover.last().is_none_or(|last| last.line != line) {
        pasted.leave(line, first, why);
    }
}

fn read_record(record: &Record, pasted: &mut Pasted) {
    let holds = |(tag, value): &(String, String)| {
        !["TY", "ID"].contains(&tag.as_str()) && !value.trim().is_empty()
    };
    if !record.fields.iter().any(holds) {
        let lines = record.fields.iter().map(|(tag, value)| format!("{tag}  - {value}"));
        let whole = lines.collect::<Vec<_>>().join("\n");
        pasted.leave(record.line, &whole, Why::NotUnderstood);
        return;
    }
    pasted.references.push(reference(&record.fields));
}

fn reference(fields: &[(String, String)]) -> Reference {
    let mut reference = Reference::default();
    let find = |wanted: &str| {
        let field = fields.iter().find(|(tag, value)| tag == wanted && !value.is_empty());
        field.map(|(_, value)| value.as_str())
    };
    let day = find("DA").map(day);
    let (mut first_page, mut last_page) = (None, None);
    for (tag, value) in fields {
        let value = one_line(value);
        match tag.as_str() {
            "TY" => {
                let known = TYPES.iter().position(|(name, _)| name.eq_ignore_ascii_case(&value));
                let kind = known.and_then(|at| TYPES.get(at));
                reference.kind = kind.map_or(ReferenceKind::Other, |(_, kind)| *kind);
                if known.is_none_or(|at| at >= 9) {
                    put_extra(&mut reference, TYPE, &value);
                }
            }
            "AU" | "A1" => {
                let is_taken = reference.authors.len();
                reference.authors.extend(author(&value));
                if is_taken == reference.authors.len() {
                    put_extra(&mut reference, tag, &value);
                }
            }
            // The year says nothing that the full date does not.
            "PY" | "Y1" => {
                let own = self::day(&value);
                let is_told = day.as_ref().is_some_and(|day| day.starts_with(own.as_str()));
                if !is_told {
                    put(&mut reference, Slot::Date(ReferenceDate::Published), tag, &own);
                }
            }
            "DA" => {
                let day = self::day(&value);
                put(&mut reference, Slot::Date(ReferenceDate::Published), tag, &day);
            }
            "Y2" => {
                let day = self::day(&value);
                put(&mut reference, Slot::Date(ReferenceDate::Accessed), tag, &day);
            }
            "SP" if first_page.is_none() => first_page = Some(value),
            "EP" if last_page.is_none() => last_page = Some(value),
            "ID" if reference.id == RefId::default() => reference.id = RefId::new(&value),
            USER | "U2" | "U3" | "U4" | "U5" => match named_value(&value) {
                Some((name, value)) => {
                    let slot = USER_SLOTS.iter().find(|(known, _)| *known == name);
                    match slot {
                        Some((_, slot)) => put(&mut reference, *slot, name, value),
                        None => put_extra(&mut reference, name, value),
                    }
                }
                None => put_extra(&mut reference, tag, &value),
            },
            tag => match slot(tag) {
                Some(slot) => put(&mut reference, slot, tag, &value),
                None => put_extra(&mut reference, tag, &value),
            },
        }
    }
    let pages = match (first_page, last_page) {
        (Some(first), Some(last)) if first.is_empty() || first == last => last,
        (Some(first), Some(last)) if last.is_empty() => first,
        (Some(first), Some(last)) => format!("{first}–{last}"),
        (Some(page), None) | (None, Some(page)) => page,
        (None, None) => String::new(),
    };
    put(&mut reference, Slot::Text(ReferenceText::Pages), "SP", &pages);
    reference
}

fn slot(tag: &str) -> Option<Slot> {
    Some(Slot::Text(match tag {
        "TI" | "T1" | "CT" => ReferenceText::Title,
        "TT" => ReferenceText::TranslatedTitle,
        "T2" | "JO" | "JF" | "BT" | "JA" => ReferenceText::Site,
        "PB" => ReferenceText::Publisher,
        "CY" | "PP" => ReferenceText::Place,
        "LA" => ReferenceText::Language,
        "UR" => ReferenceText::Url,
        "VL" => ReferenceText::Volume,
        "IS" => ReferenceText::Issue,
        "SN" => ReferenceText::Isbn,
        "DO" => ReferenceText::Doi,
        "N1" => return Some(Slot::Note),
        _ => return None,
    }))
}

/// `2022/09/13/evening` in the order of ISO; anything else as it stands.
fn day(value: &str) -> String {
    let mut parts = value.splitn(4, '/').map(str::trim);
    let is_digits =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let year = parts.next().filter(|year| year.len() == 4).filter(is_digits);
    let Some(year) = year.filter(|_| value.contains('/')) else { return value.to_owned() };
    let (month, day, rest) = (parts.next(), parts.next(), parts.next());
    let numbers =
        [month, day].map(|part| part.filter(is_digits).and_then(|it| it.parse::<u8>().ok()));
    let blank = |part: Option<&str>| part.is_none_or(str::is_empty);
    match numbers {
        _ if !blank(rest) => value.to_owned(),
        [Some(month), Some(day)] => format!("{year}-{month:02}-{day:02}"),
        [Some(month), None] if blank(day) => format!("{year}-{month:02}"),
        [None, None] if blank(month) && blank(day) => year.to_owned(),
        _ => value.to_owned(),
    }
}

/// The references as RIS. [`read`] gives the same fields back; of a date that was understood the ISO
/// spelling.
pub fn write<'a>(references: impl IntoIterator<Item = &'a Reference>) -> String {
    let mut out = String::new();
    for reference in references {
        write_record(&mut out, reference);
    }
    out
}

fn write_record(out: &mut String, reference: &Reference) {
    let mut line = |tag: &str, value: &str| {
        let value = one_line(value);
        if !value.is_empty() {
            out.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    let is_type =
        |name: &str| TYPES.iter().find(|(it, kind)| *it == name && *kind == reference.kind);
    let kept =
        reference.extra.iter().find(|(name, _)| name == TYPE).map(|(_, value)| value.as_str());
    // A type of a program that we do not know is that program's to know.
    let unknown = kept.filter(|kept| {
        reference.kind == ReferenceKind::Other && !TYPES.iter().any(|(name, _)| name == kept)
    });
    let own =
        TYPES.iter().find(|(_, kind)| *kind == reference.kind).map_or("GEN", |(name, _)| name);
    line("TY", unknown.or(kept.and_then(is_type).map(|(name, _)| *name)).unwrap_or(own));
    line("ID", reference.id.as_str());
    for author in &reference.authors {
        match author {
            Author::Name(name) => line("AU", &name.replace([',', '،'], " ")),
            Author::Person { given, family } if given.is_empty() => line("AU", family),
            Author::Person { given, family } => line("AU", &format!("{family}, {given}")),
        }
    }
    let mut user = Vec::new();
    let texts = [
        ("TI", ReferenceText::Title),
        ("TT", ReferenceText::TranslatedTitle),
        ("T2", ReferenceText::Site),
        ("PB", ReferenceText::Publisher),
        ("CY", ReferenceText::Place),
        ("LA", ReferenceText::Language),
        ("UR", ReferenceText::Url),
        ("SP", ReferenceText::Pages),
        ("VL", ReferenceText::Volume),
        ("IS", ReferenceText::Issue),
        ("SN", ReferenceText::Isbn),
        ("DO", ReferenceText::Doi),
    ];
    for (tag, field) in texts {
        line(tag, reference.text(field));
    }
    let published = written_date(&reference.published);
    let year =
        published.get(..4).filter(|_| published.len() == 10 && slashed(&published) != published);
    line("PY", year.unwrap_or_default());
    line("DA", &slashed(&published));
    line("Y2", &slashed(&written_date(&reference.accessed)));
    line("N1", &reference.note);
    user.push(("agency", reference.agency.clone()));
    user.push(("archive-url", reference.archive_url.clone()));
    user.push(("archive-date", written_date(&reference.archived)));
    user.push(("url-status", status_word(reference.url_status).to_owned()));
    user.push(("quote", reference.quote.clone()));
    for (name, value) in user {
        if !value.trim().is_empty() {
            line(USER, &format!("{name} = {value}"));
        }
    }
    for (name, value) in reference.extra.iter().filter(|(name, _)| name != TYPE) {
        let like_a_tag = format!("{name}  -");
        let is_tag = tagged(&like_a_tag).is_some_and(|(tag, _)| tag == name);
        if is_tag && slot(name).is_none() && !is_read(name) {
            line(name, value);
        } else {
            line(USER, &format!("{name} = {value}"));
        }
    }
    out.push_str("ER  - \r\n\r\n");
}

/// Whether a tag means something besides its slot.
fn is_read(tag: &str) -> bool {
    ["TY", "ER", "AU", "A1", "PY", "Y1", "Y2", "DA", "SP", "EP", "ID"].contains(&tag)
        || (tag.starts_with('U') && tag != "UR")
}

/// An ISO date as RIS writes it: `2022/09/13/`.
fn slashed(date: &str) -> String {
    let Some(parts) = super::fields::date_parts(date) else { return date.to_owned() };
    match parts.as_slice() {
        [year, month, day] => format!("{year:04}/{month:02}/{day:02}/"),
        [year, month] => format!("{year:04}/{month:02}//"),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citations::testing;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, references: &[&str], leftover: &[(usize, &str, Why)]) {
        let pasted = read(text);
        let told: Vec<String> = pasted.references.iter().map(testing::told).collect();
        assert_eq!(told, references, "{text}");
        let left: Vec<_> =
            pasted.leftover.iter().map(|it| (it.line, it.text.as_str(), it.why)).collect();
        assert_eq!(left, leftover, "{text}");
    }

    #[test]
    fn records_as_programs_write_them() {
        check(
            "TY  - NEWS\r\nTI  - قمة سمرقند\r\nAU  - أوشاكوڤ, يوري\r\nAU  - رويترز\r\nT2  - الإندبندنت\r\n\
             PY  - 2022\r\nDA  - 2022/09/13/\r\nY2  - 2022/09/14/10:00:00\r\nUR  - https://e.org/أ\r\n\
             SP  - 12\r\nEP  - 14\r\nAB  - نص\r\n  يتبع\r\nER  - \r\n",
            &[
                "News | أوشاكوڤ+يوري; رويترز | قمة سمرقند | site الإندبندنت | published 2022-09-13 | \
               accessed 2022/09/14/10:00:00 | url https://e.org/أ | pages 12–14 | AB: نص يتبع",
            ],
            &[],
        );
        check(
            "TY  - JOUR\nT1  - أ\nJO  - مجلة\nJF  - مجلة كاملة\nY1  - 2022/09//\nL1  - x.pdf\nER  -",
            &["Journal | أ | site مجلة | published 2022-09 | JF: مجلة كاملة | L1: x.pdf"],
            &[],
        );
        check(
            "TY  - CHAP\nTI  - فصل\nBT  - كتاب\nPY  - 1999\nSN  - 978-0-306-40615-7\nSP  - 5\nER  - ",
            &[
                "Book | فصل | site كتاب | published 1999 | pages 5 | isbn 978-0-306-40615-7 | ris-type: CHAP",
            ],
            &[],
        );
    }

    #[test]
    fn records_without_end_are_read_and_told() {
        check(
            "TY  - NEWS\nTI  - أ\nTY  - BOOK\nTI  - ب",
            &["News | أ", "Book | ب"],
            &[(1, "TY  - NEWS", Why::Unclosed), (3, "TY  - BOOK", Why::Unclosed)],
        );
        check(
            "قبل\nTI  - أ\nTY  - X\nER  - \nبعد",
            &[],
            &[
                (1, "قبل", Why::NotUnderstood),
                (2, "TI  - أ", Why::NotUnderstood),
                (3, "TY  - X", Why::NotUnderstood),
                (5, "بعد", Why::NotUnderstood),
            ],
        );
        check(
            "TY  - ELEC\nTI  - }}<ref>|\nUR  - javascript:alert(1)\nER  - ",
            &["Web | }}<ref>| | UR: javascript:alert(1)"],
            &[],
        );
        let long = format!("TY  - GEN\nTI  - {}", "أ".repeat(5_000_000));
        assert_eq!(read(&long).references[0].title.len(), 10_000_000);
        assert_eq!(read(&"TY  - \n".repeat(100_000)).leftover.len(), 100_000);
    }

    #[test]
    fn what_is_written_is_told() {
        let mut reference = testing::every_field();
        let text = write([&reference]);
        assert_eq!(
            text.replace('\r', ""),
            include_str!("../../tests/data/citations/every-field.ris")
        );
        // RIS parts names at the comma and has no other way to keep one together.
        reference.authors[1] = Author::Name("وكالة «تاس» موسكو".to_owned());
        reference.authors[2] =
            Author::Person { family: "O'Hara".to_owned(), given: "Jr, A. and B.".to_owned() };
        assert_eq!(read(&text).references, [reference]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(references in prop::collection::vec(testing::references(), 0..4)) {
            let text = write(&references);
            let pasted = read(&text);
            prop_assert_eq!(pasted.leftover, [], "{}", text);
            let expected: Vec<Reference> = references.into_iter().map(|mut it| {
                for author in &mut it.authors {
                    if let Author::Name(name) = author {
                        *name = one_line(&name.replace([',', '،'], " "));
                    }
                }
                it.authors.retain(|author| *author != Author::Name(String::new()));
                it
            }).collect();
            prop_assert_eq!(pasted.references, expected, "{}", text);
        }

        #[test]
        fn any_text_is_looked_at(text in "((TY|ER|TI|AU|DA|U1)  - |أ|\n|/|=|2022| ){0,40}") {
            let pasted = read(&text);
            let _ = write(&pasted.references);
        }
    }
}
