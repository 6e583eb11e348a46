//! BibTeX and BibLaTeX: a bibliography of that kind made references, and references made one.
//!
//! Reading is our own, for a newsroom opens what strangers send: an entry whose braces do not close
//! costs that entry only, an abbreviation that names itself ends, no depth of braces exhausts the
//! stack (the crate `biblatex` 0.12 refuses the whole file, and recurses), and every field without a
//! place is kept. Sources: BibTeX's own manual (Patashnik 1988, "BibTeXing"), BibLaTeX manual 3.19,
//! section 2.
//!
//! - `entry.rs`: text to entries with fields; `tex.rs`: TeX's letters and signs to text and back.
//! - `names.rs`: what types and fields are called.
//!
//! It must not know files nor other formats.

mod entry;
mod names;
mod tex;

use std::collections::HashSet;

use super::fields::{
    Slot, author, named_value, one_line, put, put_extra, status_word, written_date,
};
use super::pasted::{Pasted, Why};
use crate::article::{Author, RefId, Reference, ReferenceDate, ReferenceText};
use entry::{Abbreviations, Entry, Item};

/// Whether an item begins where this text does.
pub(super) fn begins(text: &str) -> bool {
    entry::head(text).is_some()
}

/// Reads items one after another; what `@string` defines in one holds in those behind it.
#[derive(Default)]
pub(super) struct Reader {
    abbreviations: Abbreviations,
}

impl Reader {
    /// Reads the item that begins at the `@` where the text does, and says how long it is; `None`
    /// where none begins there.
    pub(super) fn item(&mut self, text: &str, line: usize, pasted: &mut Pasted) -> Option<usize> {
        let item = entry::item(text)?;
        let whole = text.get(..item.length)?;
        read_item(&item, whole, line, &mut self.abbreviations, pasted);
        Some(item.length)
    }
}

/// The references of a bibliography. Takes time in proportion to the text.
pub fn read(text: &str) -> Pasted {
    let mut pasted = Pasted::default();
    let mut reader = Reader::default();
    let mut line = 1;
    let mut rest = text;
    while !rest.is_empty() {
        let start = entry::next_item(rest).unwrap_or(rest.len());
        let (between, after) = rest.split_at(start);
        pasted.leave(line + blank_lines(between), between, Why::NotUnderstood);
        line += between.matches('\n').count();
        let Some(length) = reader.item(after, line, &mut pasted) else { break };
        let (whole, after) = after.split_at(length);
        line += whole.matches('\n').count();
        rest = after;
    }
    pasted
}

fn blank_lines(text: &str) -> usize {
    let blank = text.len() - text.trim_start().len();
    text.get(..blank).unwrap_or_default().matches('\n').count()
}

fn read_item(
    item: &Item<'_>,
    whole: &str,
    line: usize,
    abbreviations: &mut Abbreviations,
    pasted: &mut Pasted,
) {
    if !item.closed {
        pasted.leave(line, whole, Why::Unclosed);
    } else if item.kind.eq_ignore_ascii_case("comment")
        || item.kind.eq_ignore_ascii_case("preamble")
    {
        pasted.leave(line, whole, Why::NoReference);
    } else if item.kind.eq_ignore_ascii_case("string") {
        if !abbreviations.define(item.body) {
            pasted.leave(line, whole, Why::NotUnderstood);
        }
    } else {
        let entry = Entry::read(item, abbreviations);
        let reference = reference(&entry);
        if says_nothing(&reference) {
            pasted.leave(line, whole, Why::NotUnderstood);
        } else {
            // What is no field inside an entry that is one.
            for part in &entry.strays {
                pasted.leave(line, part, Why::NotUnderstood);
            }
            pasted.references.push(reference);
        }
    }
}

/// Whether a reference has nothing but a name and a kind.
fn says_nothing(reference: &Reference) -> bool {
    let (id, kind) = (reference.id.clone(), reference.kind);
    let extra = reference.extra.iter().filter(|(name, _)| name == names::TYPE).cloned().collect();
    *reference == Reference { id, kind, extra, ..Reference::default() }
}

fn reference(entry: &Entry<'_>) -> Reference {
    let find = |name: &str| {
        let field = entry.fields.iter().find(|(it, _)| it.eq_ignore_ascii_case(name));
        field.map(|(_, value)| tex::text(value))
    };
    let subtype = find(names::SUBTYPE);
    let (kind, is_exact) = names::kind(entry.kind, subtype.as_deref());
    let mut reference = Reference { id: RefId::new(entry.key), kind, ..Reference::default() };
    if !is_exact {
        put_extra(&mut reference, names::TYPE, &entry.kind.to_lowercase());
    }
    published(&mut reference, &find);
    let dated = !reference.published.is_empty();
    for (name, value) in &entry.fields {
        let lower = name.to_ascii_lowercase();
        match lower.as_str() {
            names::SUBTYPE if names::is_own_subtype(&tex::text(value)) => {}
            "year" | "month" | "day" if dated && find("date").is_none() => {}
            "author" => authors(&mut reference, value),
            _ if names::is_verbatim(&lower) => {
                let slot = names::slot(&lower);
                place(&mut reference, slot, name, &tex::verbatim(value));
            }
            _ => {
                let text = tex::text(value);
                match named_value(&text).filter(|_| lower.starts_with(names::EXTRA)) {
                    Some((name, value)) => put_extra(&mut reference, name, value),
                    None => place(&mut reference, names::slot(&lower), name, &text),
                }
            }
        }
    }
    reference
}

fn place(reference: &mut Reference, slot: Option<Slot>, name: &str, value: &str) {
    match slot {
        Some(slot) => put(reference, slot, name, value),
        None => put_extra(reference, name, value),
    }
}

/// `year`, `month` and `day` as one date, where there is no `date`.
fn published(reference: &mut Reference, find: &impl Fn(&str) -> Option<String>) {
    let Some(year) = find("year").filter(|_| find("date").is_none()) else { return };
    let parts = [find("day"), find("month")];
    let [day, month] = parts.map(|part| part.unwrap_or_default());
    // `month = sep # "~13"`
    let (month, day) = match month.split_once(' ') {
        Some((month, of_month)) if day.is_empty() => (month.to_owned(), of_month.to_owned()),
        _ => (month, day),
    };
    let text = match names::month_number(&month) {
        Some(month) if year.len() == 4 => match day.parse::<u8>() {
            Ok(day) => format!("{year}-{month:02}-{day:02}"),
            Err(_) if day.is_empty() => format!("{year}-{month:02}"),
            Err(_) => format!("{day} {month} {year}"),
        },
        _ => one_line(&[day, month, year].join(" ")),
    };
    put(reference, Slot::Date(ReferenceDate::Published), "year", &text);
}

fn authors(reference: &mut Reference, value: &str) {
    for name in tex::names(value) {
        let parts: Vec<String> = tex::parted(name).into_iter().map(tex::text).collect();
        match parts.as_slice() {
            [name] if name == "others" => put_extra(reference, "author", name),
            // In braces of its own: an organisation, or a name that shall stay as it is.
            [whole] if name.starts_with('{') && !whole.is_empty() => {
                reference.authors.push(Author::Name(whole.clone()));
            }
            [whole] => reference.authors.extend(author(whole)),
            [family, given] if !family.is_empty() && !given.is_empty() => {
                let (given, family) = (given.clone(), family.clone());
                reference.authors.push(Author::Person { given, family });
            }
            // `Family, Jr, Given`
            [family, junior, given] if !family.is_empty() && !given.is_empty() => {
                let given = format!("{given}, {junior}");
                reference.authors.push(Author::Person { given, family: family.clone() });
            }
            parts => {
                let name = parts.join(", ");
                let name = name.trim_matches([',', ' ']);
                if !name.is_empty() {
                    reference.authors.push(Author::Name(name.to_owned()));
                }
            }
        }
    }
}

/// The references as a BibLaTeX bibliography. [`read`] gives the same fields back; of a date that was
/// understood the ISO spelling.
pub fn write<'a>(references: impl IntoIterator<Item = &'a Reference>) -> String {
    let mut out = String::new();
    let mut keys = HashSet::new();
    for reference in references {
        if !out.is_empty() {
            out.push('\n');
        }
        write_entry(&mut out, reference, &mut keys);
    }
    out
}

fn write_entry(out: &mut String, reference: &Reference, keys: &mut HashSet<String>) {
    let kept_type = reference.extra.iter().find(|(name, _)| name == names::TYPE);
    let kept_type = kept_type.map(|(_, value)| value.as_str()).filter(|it| names::is_name(it));
    let (kind, subtype) = names::type_of(reference.kind);
    // A type from elsewhere is written again where it would be read as the same kind.
    let kind = kept_type.filter(|it| names::kind(it, None).0 == reference.kind).unwrap_or(kind);
    let key = names::key(reference.id.as_str(), keys);
    out.push_str(&format!("@{kind}{{{key},\n"));
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!("  {name} = {{{value}}},\n"));
        }
    };
    if kept_type.is_none() {
        field(names::SUBTYPE, subtype);
    }
    let authors: Vec<String> = reference.authors.iter().map(tex::author).collect();
    field("author", &authors.join(" and "));
    // Braces of its own keep the capitals of a title.
    let title = tex::escaped(reference.title.trim());
    field("title", &if title.is_empty() { title } else { format!("{{{title}}}") });
    for text in ReferenceText::ALL.into_iter().filter(|text| *text != ReferenceText::Title) {
        let name = names::text_name(text, reference.kind);
        let value = reference.text(text).trim();
        if !names::is_verbatim(name) {
            field(name, &tex::escaped(value));
        } else if text == ReferenceText::Doi || super::fields::is_web_address(value) {
            field(name, &tex::escaped_verbatim(value));
        } else if !value.is_empty() {
            // No address of the web: kept as text.
            field(
                &format!("{}-{name}", names::EXTRA),
                &format!("{name} = {}", tex::escaped(value)),
            );
        }
    }
    for date in ReferenceDate::ALL {
        field(names::date_name(date), &tex::escaped(&written_date(reference.date(date))));
    }
    field("urlstatus", status_word(reference.url_status));
    field("note", &tex::escaped(reference.note.trim()));
    let extra = reference.extra.iter().filter(|(name, _)| name != names::TYPE);
    for (number, (name, value)) in extra.enumerate() {
        let (name, value) = (name.trim(), value.trim());
        if names::is_free(name) {
            field(name, &tex::escaped(value));
        } else {
            let number = number + 1;
            let value = tex::escaped(&format!("{name} = {value}"));
            field(&format!("{}-{number}", names::EXTRA), &value);
        }
    }
    out.push_str("}\n");
}

#[cfg(test)]
mod tests;
