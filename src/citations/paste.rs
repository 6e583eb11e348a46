//! One box for everything: addresses, DOIs, ISBNs, citation templates, BibTeX, RIS, CSL-JSON, saved
//! pages and plain citation lines, several at once and mixed.
//!
//! It finds out where each begins and ends and has the readers of this room read it. No part of the
//! text is dropped: what is in no reference is left over, with the reason. It must not know the
//! article that the references are for.

use serde_json::Value;

use super::fields::Slot;
use super::fields::{one_line, put};
use super::line::{self, UNPARSED};
use super::page::{self, Page};
use super::pasted::{Leftover, Pasted, Why};
use super::template::{self, Bracket, brackets, unescaped};
use super::{archive, bibtex, csl, is_web_address, outlets, ris, same};
use crate::article::{RefId, Reference, ReferenceDate, ReferenceKind};
use crate::dates::DateField;
use crate::text::letters;

/// The longest text that is looked at, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// How much of a text that is too long is shown, in characters.
const SHOWN: usize = 200;

/// How often a text may look like JSON and be none before it is no longer tried.
const TRIES: usize = 8;

/// The references of any text. Takes time in proportion to the text; never fails.
///
/// ```
/// use tahrir::citations::paste;
///
/// let text = "\"قمة سمرقند\". The Independent. 2022-09-13.\nhttps://www.reuters.com/world/x\n؟";
/// let pasted = paste(text);
/// assert_eq!(pasted.references[0].published.as_typed(), "2022-09-13");
/// assert_eq!(pasted.references[1].site, "Reuters");
/// assert_eq!(pasted.leftover[0].line, 3);
/// ```
pub fn paste(text: &str) -> Pasted {
    let mut pasted = Pasted::default();
    if text.len() > MAX_BYTES {
        let shown: String = text.chars().take(SHOWN).collect();
        pasted.leave(1, &format!("{shown}…"), Why::TooLong);
        return pasted;
    }
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut bibtex = bibtex::Reader::default();
    let mut tries = TRIES;
    let (mut rest, mut line) = (text, 1);
    while !rest.is_empty() {
        let length = match begins(rest) {
            Begins::Item => bibtex.item(rest, line, &mut pasted),
            Begins::Record => Some(read_record(rest, line, &mut pasted)),
            Begins::Json if tries > 0 => {
                let read = read_json(rest, line, &mut pasted);
                tries -= usize::from(read.is_none());
                read
            }
            Begins::Page => Some(read_page(rest, line, &mut pasted)),
            Begins::Json | Begins::Text => None,
        };
        let length = length.unwrap_or_else(|| read_text(rest, line, &mut pasted));
        let (read, after) = rest.split_at_checked(length.max(1)).unwrap_or((rest, ""));
        line += read.matches('\n').count();
        rest = after;
    }
    pasted
}

/// What begins at the start of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    Item,
    Record,
    Json,
    Page,
    Text,
}

fn begins(text: &str) -> Begins {
    let mut signs = text.chars();
    match signs.next() {
        Some('@') if bibtex::begins(text) => Begins::Item,
        Some('{') if !text.starts_with("{{") && json_follows(signs.as_str(), &['"', '}']) => {
            Begins::Json
        }
        Some('[') if json_follows(signs.as_str(), &['{', ']']) => Begins::Json,
        Some('T') if ris::begins(text.lines().next().unwrap_or_default()) => Begins::Record,
        Some('<') if page::is_page(text) => Begins::Page,
        _ => Begins::Text,
    }
}

/// A saved page to its end.
fn read_page(text: &str, line: usize, pasted: &mut Pasted) -> usize {
    let end = ["</html>", "</HTML>"].iter().find_map(|end| Some(text.find(end)? + end.len()));
    let length = end.unwrap_or(text.len());
    let whole = text.get(..length).unwrap_or(text);
    take_page(page::read(whole.as_bytes()), whole, line, pasted);
    length
}

/// The reference of a saved page, whatever set its letters are in.
pub fn of_page(bytes: &[u8]) -> Pasted {
    let mut pasted = Pasted::default();
    let start = bytes.get(..bytes.len().min(4 * SHOWN)).unwrap_or(bytes);
    take_page(page::read(bytes), &String::from_utf8_lossy(start), 1, &mut pasted);
    pasted
}

/// Adds what a page gave; what of it was not read is told by its length.
fn take_page(read: Option<Page>, whole: &str, line: usize, pasted: &mut Pasted) {
    let shown = || whole.chars().take(SHOWN).collect::<String>();
    match read {
        Some(page) => {
            if page.unread > 0 {
                pasted.leave(line, &shown(), Why::PageCut);
            }
            pasted.references.push(page.reference);
        }
        None => pasted.leave(line, &shown(), Why::NotUnderstood),
    }
}

fn json_follows(text: &str, signs: &[char]) -> bool {
    text.trim_start().starts_with(signs) && !text.starts_with("{{")
}

/// A record to its end, or to where the next begins.
fn read_record(text: &str, line: usize, pasted: &mut Pasted) -> usize {
    let mut length = 0;
    for (at, part) in text.split_inclusive('\n').enumerate() {
        if at > 0 && begins(part) != Begins::Text {
            break;
        }
        length += part.len();
        if ris::tagged(part).is_some_and(|(tag, _)| tag == "ER") {
            break;
        }
    }
    take(ris::read(text.get(..length).unwrap_or_default()), line, pasted);
    length
}

/// Adds what a part of the text gave, its lines counted from the whole text's first.
fn take(mut part: Pasted, line: usize, pasted: &mut Pasted) {
    for left in &mut part.leftover {
        left.line += line - 1;
    }
    pasted.take(part);
}

fn read_json(text: &str, line: usize, pasted: &mut Pasted) -> Option<usize> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    match values.next()? {
        Ok(value) => {
            pasted.take(csl::read_value(&value, line));
            Some(values.byte_offset())
        }
        Err(_) => {
            // What is broken is told whole, up to an empty line.
            let end = text.find("\n\n").unwrap_or(text.len());
            pasted.leave(line, text.get(..end)?, Why::NotCslJson);
            Some(end)
        }
    }
}

/// Lines and templates up to where something else begins; says how long they are.
fn read_text(text: &str, line: usize, pasted: &mut Pasted) -> usize {
    let mut length = 0;
    for (at, part) in text.split_inclusive('\n').enumerate() {
        if at > 0 && begins(part) != Begins::Text {
            break;
        }
        length += part.len();
    }
    let run = text.get(..length).unwrap_or_default();
    let found = brackets(run);
    let templates = found.closed.iter().filter(|(bracket, _)| *bracket == Bracket::Template);
    let line_of = |at: usize| line + run.get(..at).unwrap_or_default().matches('\n').count();
    let (mut from, mut line_from, mut counted) = (0, line, 0);
    for (_, span) in templates {
        let before = run.get(from..span.start).unwrap_or_default();
        read_lines(before, line_from, pasted, found.unclosed.and_then(|at| at.checked_sub(from)));
        line_from += run.get(counted..span.start).unwrap_or_default().matches('\n').count();
        counted = span.start;
        let whole = run.get(span.start..span.end).unwrap_or_default();
        match template::read(whole) {
            Some(reference) => {
                let id = ref_name(before).map_or(reference.id.clone(), RefId::new);
                pasted.references.push(settled(Reference { id, ..reference }));
            }
            None => pasted.leave(line_from, whole, Why::NotUnderstood),
        }
        from = span.end;
    }
    let unclosed = found.unclosed.and_then(|at| at.checked_sub(from));
    read_lines(run.get(from..).unwrap_or_default(), line_of(from), pasted, unclosed);
    length
}

/// Lines between templates; at `unclosed` one begins that does not end.
fn read_lines(text: &str, line: usize, pasted: &mut Pasted, unclosed: Option<usize>) {
    let end = unclosed.filter(|at| *at < text.len()).unwrap_or(text.len());
    let (lines, broken) = text.split_at_checked(end).unwrap_or((text, ""));
    let mut number = line;
    for part in lines.split('\n') {
        read_line(part, number, pasted);
        number += 1;
    }
    pasted.leave(number - 1, broken, Why::Unclosed);
}

fn read_line(line: &str, number: usize, pasted: &mut Pasted) {
    let bare = without_frame(line);
    if bare.is_empty() {
        return;
    }
    let words = || bare.split_whitespace();
    if words().count() > 1 && words().all(is_web_address) {
        for address in words() {
            pasted.references.push(of_address(address));
        }
        return;
    }
    match single(&bare) {
        Single::Reference(reference) => pasted.references.push(*reference),
        Single::Not(why) => pasted.leave(number, line, why),
        Single::Line => match linked(&bare).or_else(|| line::parse(&bare)) {
            Some(reference) => {
                for (_, part) in reference.extra.iter().filter(|(name, _)| name == UNPARSED) {
                    let text = part.clone();
                    pasted.leftover.push(Leftover {
                        line: number,
                        text,
                        why: Why::PartOfReference,
                    });
                }
                pasted.references.push(settled(reference));
            }
            None => pasted.leave(number, line, Why::NotUnderstood),
        },
    }
}

/// A line without what only numbers or frames it: bullets, numbers, `<ref>` and `</ref>`.
fn without_frame(line: &str) -> String {
    let mut text = line.trim();
    while let Some(start) = text.strip_prefix('<').filter(|rest| {
        rest.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("ref"))
            || rest.get(..4).is_some_and(|tag| tag.eq_ignore_ascii_case("/ref"))
    }) {
        let Some((_, after)) = start.split_once('>') else { break };
        text = after.trim();
    }
    for tag in ["</ref>", "</REF>", "<ref>"] {
        text = text.strip_suffix(tag).unwrap_or(text).trim();
    }
    // `<ref name="x">` before a template.
    if let Some((before, tag)) = text.rsplit_once("<ref")
        && tag.ends_with('>')
        && !tag.contains("</")
    {
        text = before.trim();
    }
    let bulleted = text.trim_start_matches(['*', '#', '•', '·', '▪', '^', '↑']);
    let bulleted = if bulleted.len() == text.len() || !text.starts_with('#') || text.contains(' ') {
        bulleted.trim_start()
    } else {
        text
    };
    let bulleted = bulleted.strip_prefix("- ").unwrap_or(bulleted);
    let digits = bulleted.chars().take_while(|c| letters::ascii_digit(*c).is_ascii_digit()).count();
    let after: &str = bulleted
        .char_indices()
        .nth(digits)
        .map_or("", |(at, _)| bulleted.get(at..).unwrap_or_default());
    let numbered = (1..=3).contains(&digits) && after.starts_with([')', '.', '-']);
    let rest = after.get(1..).filter(|rest| numbered && rest.starts_with(char::is_whitespace));
    rest.unwrap_or(bulleted).trim().to_owned()
}

/// The name in the last `<ref name="…">` of a text that ends in it.
fn ref_name(before: &str) -> Option<&str> {
    let (_, tag) = before.trim_end().strip_suffix('>')?.rsplit_once("<ref")?;
    let (_, name) = tag.split_once("name")?;
    let name = name.trim_start().strip_prefix('=')?.trim();
    let quote = name.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) => name.get(1..)?.split(quote).next(),
        None => name.split_whitespace().next(),
    }
}

enum Single {
    Reference(Box<Reference>),
    Not(Why),
    Line,
}

/// A line that is one address, one DOI or one ISBN.
fn single(text: &str) -> Single {
    let is_word = !text.contains(char::is_whitespace);
    let unwrapped =
        text.trim_start_matches(['<', '(']).trim_end_matches(['>', ')', ',', '؛', ';', '،']);
    if is_word && is_web_address(text) {
        return Single::Reference(Box::new(of_address(text)));
    }
    if is_word && is_web_address(unwrapped) {
        return Single::Reference(Box::new(of_address(unwrapped)));
    }
    let labelled = |labels: &[&str]| {
        labels.iter().find_map(|label| {
            let start = text.get(..label.len())?;
            let rest = text.get(label.len()..)?;
            start.eq_ignore_ascii_case(label).then(|| rest.trim_start_matches([':', ' ', '\u{A0}']))
        })
    };
    let doi = labelled(&["doi", "معرف الغرض الرقمي"]).unwrap_or(text).trim_end_matches('.');
    if !doi.contains(char::is_whitespace) && same::doi(doi).is_some() {
        let reference =
            Reference { kind: ReferenceKind::Journal, doi: doi.to_owned(), ..Reference::default() };
        return Single::Reference(Box::new(reference));
    }
    let label = labelled(&["isbn-13", "isbn-10", "isbn", "ردمك"]);
    let number = label.unwrap_or(text).trim_end_matches('.');
    let digits = number.chars().map(letters::ascii_digit).filter(char::is_ascii_digit).count();
    let looks = number.chars().all(|c| {
        letters::ascii_digit(c).is_ascii_digit() || matches!(c, '-' | '–' | ' ' | 'x' | 'X')
    });
    let long = label.is_some() || (13..=13).contains(&digits) || number.contains('-');
    if looks && long && (9..=13).contains(&digits) && same::isbn(number).is_some() {
        if !same::isbn_is_right(number) {
            return if label.is_some() || digits == 13 {
                Single::Not(Why::WrongIsbn)
            } else {
                Single::Line
            };
        }
        let number: String = number.chars().map(letters::ascii_digit).collect();
        let reference = Reference {
            kind: ReferenceKind::Book,
            isbn: number.trim().to_owned(),
            ..Reference::default()
        };
        return Single::Reference(Box::new(reference));
    }
    let scheme = text.split_once(':').map(|(scheme, _)| scheme);
    let is_scheme = scheme.is_some_and(|scheme| {
        ["javascript", "data", "ftp", "file", "vbscript", "mailto", "tel", "blob"]
            .iter()
            .any(|other| other.eq_ignore_ascii_case(scheme.trim()))
    });
    if is_scheme { Single::Not(Why::NotWeb) } else { Single::Line }
}

/// A page, or an archived copy of one, with what its outlet says of it.
fn of_address(address: &str) -> Reference {
    if let Some(doi) = same::doi_of_url(address) {
        // The letters as they stand: a DOI is compared without case, but shown with it.
        let shown = address.len().checked_sub(doi.len()).and_then(|at| address.get(at..));
        let doi = shown.map_or(doi.clone(), str::to_owned);
        return Reference { kind: ReferenceKind::Journal, doi, ..Reference::default() };
    }
    settled(Reference { url: address.to_owned(), ..Reference::default() })
}

/// What an address makes certain: the page of an archived copy and its day, the outlet's name.
fn settled(mut reference: Reference) -> Reference {
    if reference.archive_url.is_empty()
        && let Some(copy) = archive::snapshot(&reference.url)
    {
        reference.archive_url = std::mem::replace(&mut reference.url, copy.page);
        if reference.archived.is_empty() {
            reference.archived = DateField::typed(copy.day);
        } else {
            put(&mut reference, Slot::Date(ReferenceDate::Archived), "archive-date", &copy.day);
        }
    }
    let nobody = reference.site.is_empty() && reference.agency.is_empty();
    if let Some(outlet) = outlets::named(&reference.publisher).filter(|_| nobody) {
        // A wiki with one name for both calls the newspaper a publisher.
        if reference.kind == ReferenceKind::Web || reference.kind == outlet.reference_kind() {
            reference.site = std::mem::take(&mut reference.publisher);
        }
    }
    if let Some(outlet) = outlets::at(&reference.url) {
        if reference.site.is_empty() && reference.publisher.is_empty() && nobody {
            outlet.own_name().clone_into(&mut reference.site);
        }
        if reference.kind == ReferenceKind::Web {
            reference.kind = outlet.reference_kind();
        }
    }
    reference
}

/// `[https://e.org عنوان]، صحيفة`: a link of a wiki with words.
fn linked(text: &str) -> Option<Reference> {
    let start =
        text.find('[').filter(|at| text.get(*at..).is_some_and(|it| it.starts_with("[http")))?;
    let (inside, after) = text.get(start + 1..)?.split_once(']')?;
    let (address, title) = inside.split_once(char::is_whitespace)?;
    let title = one_line(&unescaped(title));
    let title = title.trim_matches(['"', '“', '”', '«', '»', '\'']).trim();
    if !is_web_address(address) || title.is_empty() {
        return None;
    }
    let mut reference =
        Reference { url: address.to_owned(), title: title.to_owned(), ..Reference::default() };
    for part in [text.get(..start)?, after] {
        let part = part.trim_matches(|c: char| c.is_whitespace() || ".,،؛;:".contains(c));
        if !part.is_empty() {
            reference.extra.push((UNPARSED.to_owned(), part.to_owned()));
        }
    }
    Some(reference)
}

#[cfg(test)]
mod tests;
