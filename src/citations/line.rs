//! A plain citation line, as published pages show sources: `"Title". Source. 2022-09-13.
//! Retrieved 2022-09-13.`
//!
//! Reading never drops a part of the line: what is not understood is kept under
//! [`UNPARSED`], and a line without the shape is not read at all. It must not know numbers and
//! back-links before the line (those are the page's) nor any template of a wiki.

use crate::article::{Author, Reference, ReferenceKind};
use crate::dates::{DateField, MAX_BYTES, Reading, read};
use crate::text::{Span, letters};

/// Name of the extra field that keeps a part of the line that was not understood.
pub const UNPARSED: &str = "unparsed";

/// Quotation marks around a title. The first three are also tried, in this order, when writing.
const QUOTES: [(char, char); 4] = [('"', '"'), ('“', '”'), ('«', '»'), ('„', '“')];

/// Folded words before the day on which the source was read, longer ones first.
const ACCESSED: [&str; 18] = [
    "اطلع عليه بتاريخ",
    "اطلع عليه في",
    "اطلع عليه يوم",
    "اطلع عليه",
    "تاريخ الوصول",
    "تاريخ الاطلاع",
    "تاريخ الولوج",
    "وصل لهذا المسار بتاريخ",
    "وصل لهذا المسار في",
    "وصل لهذا المسار",
    "استرجع بتاريخ",
    "استرجع في",
    "retrieved on",
    "retrieved",
    "accessed on",
    "accessed",
    "access date",
    "accessdate",
];

/// Folded words before the day of an archived copy, longer ones first.
const ARCHIVED: [&str; 9] = [
    "مورشف من الاصل بتاريخ",
    "مورشف من الاصل في",
    "مورشف من الاصل",
    "مورشف بتاريخ",
    "مورشف في",
    "ارشف في",
    "archived from the original on",
    "archived on",
    "archived",
];

/// Folded words that stand in the place of a date.
const UNDATED: [&str; 3] = ["بدون تاريخ", "د.ت", "n.d"];

/// The reference that a citation line gives, without an id.
///
/// The line has a title in quotation marks (`"…"`, `“…”`, `«…»`, `„…“`), perhaps with authors
/// (parted by `;` or `؛`, perhaps with a date in brackets after them) and a full stop before it;
/// or it begins with an address. After that, between full stops and in any order: the site, the
/// date of publication, an address (`http://`, `https://`), «اطلع عليه بتاريخ …» or `Retrieved …`,
/// «مؤرشف من الأصل في …» or `Archived …`. Dates are kept as they stand, also those that are not
/// understood (`05/11/2011`).
///
/// `None` where the line has no such shape. Otherwise every word of the line is in a field, but
/// for the fixed words above; what is not understood is in [`Reference::extra`] under
/// [`UNPARSED`], in order. Time is linear in the line.
pub fn parse(line: &str) -> Option<Reference> {
    let line = line.trim_matches(is_edge);
    let mut reference = Reference { kind: ReferenceKind::Web, ..Reference::default() };
    let mut rest = line;
    if let Some(span) = find_url(line, 0).filter(|span| span.start == 0) {
        reference.url = line.get(..span.end)?.to_owned();
        rest = after_stop(line.get(span.end..)?);
    }
    match quoted(rest) {
        Some(quoted) if !quoted.title.is_empty() => {
            reference.title = quoted.title.to_owned();
            read_authors(quoted.before, &mut reference);
            rest = after_stop(quoted.rest);
        }
        _ if reference.url.is_empty() => return None,
        _ => {}
    }
    read_tail(rest, &mut reference);
    Some(reference)
}

/// The reference as a citation line: `Author; Author. "Title". Site. Publisher. Date. URL.
/// Archived date. Retrieved date.`, then what [`parse`] kept as [`UNPARSED`]. A publisher equal to
/// the site is left out. A date that was understood is written as ISO 8601, another as typed.
/// Without a title the address comes first.
///
/// [`parse`] gives the same fields back where the reference is of kind web and has nothing but
///
/// - a title (or, without authors, an address) in whose text at least one of `"`, `”` and `»`
///   does not stand;
/// - authors as [`Author::Name`], without quotation marks, `;`, `؛` and addresses;
/// - a site of which no sentence (parted at a full stop and a space) is a date or begins with the
///   words of one, and that holds no address;
/// - dates typed as ISO 8601, or not understood but of a date's shape (`05/11/2011`,
///   `17 صفر 1444 هـ`);
/// - an address that begins with `http://` or `https://`, holds neither white space nor brackets
///   or quotation marks, and does not end in punctuation;
///
/// none of them with white space, direction marks or (but for the title) full stops at its ends,
/// nor with line breaks.
pub fn write(reference: &Reference) -> String {
    let [straight, others @ ..] = QUOTES;
    let line = write_quoted(reference, straight);
    let reads_back =
        |line: &String| parse(line).is_some_and(|read| read.title == reference.title.trim());
    if reference.title.is_empty() || reads_back(&line) {
        return line;
    }
    // Quotation marks inside the title may look like its end; then others go around it.
    let other = others.into_iter().take(2).map(|quotes| write_quoted(reference, quotes));
    other.into_iter().find(reads_back).unwrap_or(line)
}

fn write_quoted(reference: &Reference, (open, close): (char, char)) -> String {
    let mut line = String::new();
    let names: Vec<String> = reference.authors.iter().map(author_name).collect();
    push(&mut line, &names.join("; "));
    if reference.title.is_empty() {
        push(&mut line, &reference.url);
    } else {
        push(&mut line, &format!("{open}{}{close}", reference.title.trim()));
    }
    push(&mut line, &reference.site);
    if reference.publisher != reference.site {
        push(&mut line, &reference.publisher);
    }
    push(&mut line, &written_date(&reference.published));
    if !reference.title.is_empty() {
        push(&mut line, &reference.url);
    }
    for (word, date) in [("Archived", &reference.archived), ("Retrieved", &reference.accessed)] {
        if !date.is_empty() {
            push(&mut line, &format!("{word} {}", written_date(date)));
        }
    }
    for (_, text) in reference.extra.iter().filter(|(name, _)| name == UNPARSED) {
        push(&mut line, text);
    }
    line
}

/// Adds a sentence: one space before it, one full stop after it, no line break inside.
fn push(line: &mut String, part: &str) {
    let part = part.trim();
    if part.is_empty() {
        return;
    }
    if !line.is_empty() {
        line.push(' ');
    }
    line.extend(part.chars().map(|c| if letters::is_line_break(c) { ' ' } else { c }));
    if !part.ends_with('.') {
        line.push('.');
    }
}

fn author_name(author: &Author) -> String {
    match author {
        Author::Name(name) => name.trim().to_owned(),
        Author::Person { given, family } if given.is_empty() => family.clone(),
        Author::Person { given, family } if family.is_empty() => given.clone(),
        Author::Person { given, family } => format!("{family}, {given}"),
    }
}

/// ISO where it was understood and would be understood again: `1444-02-17` alone may be Hijri.
fn written_date(date: &DateField) -> String {
    let iso = date.understood().map(|date| date.to_string());
    iso.filter(|iso| DateField::typed(iso.as_str()).understood() == date.understood())
        .unwrap_or_else(|| date.as_typed().trim().to_owned())
}

struct Quoted<'a> {
    before: &'a str,
    title: &'a str,
    rest: &'a str,
}

/// The first text in quotation marks that stands at the start or after a full stop, and ends
/// before a full stop or at the end.
fn quoted(line: &str) -> Option<Quoted<'_>> {
    let (at, (open, close)) = opening(line)?;
    let inside = line.get(at + open.len_utf8()..)?;
    let end = closing(inside, open, close)?;
    Some(Quoted {
        before: line.get(..at)?,
        title: inside.get(..end)?.trim(),
        rest: inside.get(end + close.len_utf8()..)?,
    })
}

fn opening(line: &str) -> Option<(usize, (char, char))> {
    let mut before = None;
    let mut spaced = true;
    for (at, c) in line.char_indices() {
        let quotes = QUOTES.into_iter().find(|&(open, _)| open == c);
        if let Some(quotes) = quotes.filter(|_| spaced && matches!(before, None | Some('.'))) {
            return Some((at, quotes));
        }
        if c.is_whitespace() {
            spaced = true;
        } else if !letters::is_bidi_control(c) {
            (before, spaced) = (Some(c), false);
        }
    }
    None
}

/// Where the title ends. Quotation marks inside it come in pairs, so of the marks before a full
/// stop the first that closes no inner pair is taken; where all do, simply the first. `"Title."`,
/// with the full stop inside, is understood where no mark has one after it.
fn closing(inside: &str, open: char, close: char) -> Option<usize> {
    let (mut depth, mut inner) = (0_usize, 0_usize);
    let (mut unpaired, mut stop_inside) = (None, None);
    let mut before = None;
    for (at, c) in inside.char_indices() {
        if c == close {
            let after = inside.get(at + c.len_utf8()..)?;
            let paired = if open == close { inner % 2 == 0 } else { depth == 0 };
            if is_end_of_title(after) {
                if paired {
                    return Some(at);
                }
                unpaired = unpaired.or(Some(at));
            } else if matches!(before, Some('.' | '?' | '!' | '؟'))
                && after.starts_with(char::is_whitespace)
            {
                stop_inside = stop_inside.or(Some(at));
            }
            inner += 1;
            depth = depth.saturating_sub(1);
        } else if c == open {
            depth += 1;
        }
        before = Some(c);
    }
    unpaired.or(stop_inside)
}

fn is_end_of_title(after: &str) -> bool {
    let after = after.trim_start_matches(letters::is_bidi_control);
    match after.strip_prefix('.') {
        Some(rest) => rest.chars().next().is_none_or(is_edge),
        None => after.is_empty(),
    }
}

/// White space, and the direction marks that pages put around quotation marks and full stops.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || letters::is_bidi_control(c)
}

/// The text after a full stop, if there is one.
fn after_stop(text: &str) -> &str {
    let text = text.trim_start_matches(is_edge);
    text.strip_prefix('.').unwrap_or(text).trim_start_matches(is_edge)
}

/// `Name; Name (date).`
fn read_authors(before: &str, reference: &mut Reference) {
    let before = before.trim_matches(is_edge);
    let mut names = before.strip_suffix('.').unwrap_or(before).trim_end_matches(is_edge);
    if let Some((rest, date)) = names.strip_suffix(')').and_then(|text| text.rsplit_once('('))
        && is_date(date)
    {
        reference.published = DateField::typed(date);
        names = rest;
    }
    let names = names.split([';', '؛']).map(|name| name.trim_matches(is_edge));
    let names = names.filter(|name| !name.is_empty());
    reference.authors = names.map(|name| Author::Name(name.to_owned())).collect();
}

#[derive(Clone, Copy)]
enum Piece {
    Url(Span),
    Sentence(Span),
}

/// Which date a sentence gives.
#[derive(Clone, Copy)]
enum Dated {
    Published,
    Accessed,
    Archived,
}

/// What the sentence before was; its neighbour may belong to it.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Understood,
    Site,
    Unparsed,
}

/// Longest first half, in bytes, of a date that a full stop parts: `13 Sept. 2022`, with its word.
const HALF_DATE: usize = 60;

/// What stands after the title.
fn read_tail(tail: &str, reference: &mut Reference) {
    let pieces = pieces(tail);
    let text = |span: Span| tail.get(span.start..span.end).unwrap_or_default();
    let mut site: Option<Span> = None;
    let mut unparsed: Vec<Span> = Vec::new();
    let mut before = Before::Understood;
    let mut dated = false;
    let mut rest = pieces.as_slice();
    while let [piece, after @ ..] = rest {
        rest = after;
        let span = match *piece {
            Piece::Url(span) if reference.url.is_empty() => {
                reference.url = text(span).to_owned();
                before = Before::Understood;
                continue;
            }
            Piece::Url(span) => {
                unparsed.push(span);
                before = Before::Understood;
                continue;
            }
            Piece::Sentence(span) => span,
        };
        let joined = match after {
            [Piece::Sentence(next), ..] if span.len() <= HALF_DATE => {
                Some(Span::new(span.start, next.end))
            }
            _ => None,
        };
        let (found, whole) = if let Some(found) = date_in(text(span)) {
            (Some(found), span)
        } else if let Some((found, joined)) =
            joined.and_then(|joined| Some((date_in(text(joined))?, joined)))
        {
            rest = after.split_first().map_or(after, |(_, rest)| rest);
            (Some(found), joined)
        } else {
            (labelled_number(text(span)), span)
        };
        let field = found.map(|(which, value)| {
            let field = match which {
                Dated::Published => &mut reference.published,
                Dated::Accessed => &mut reference.accessed,
                Dated::Archived => &mut reference.archived,
            };
            (field, value)
        });
        match field {
            Some((field, value)) if field.is_empty() => {
                *field = DateField::typed(value);
                before = Before::Understood;
                dated = true;
            }
            Some(_) => {
                unparsed.push(whole);
                before = Before::Unparsed;
            }
            None => match (before, &mut site, unparsed.last_mut()) {
                (Before::Understood, None, _) if !dated => {
                    site = Some(whole);
                    before = Before::Site;
                }
                // `The U.S. Times` is one name, not two sentences.
                (Before::Site, Some(site), _) => site.end = whole.end,
                (Before::Unparsed, _, Some(last)) => last.end = whole.end,
                _ => {
                    unparsed.push(whole);
                    before = Before::Unparsed;
                }
            },
        }
    }
    reference.site = site.map(text).unwrap_or_default().to_owned();
    let kept = unparsed.into_iter().map(|span| (UNPARSED.to_owned(), text(span).to_owned()));
    reference.extra.extend(kept);
}

/// Addresses and, between them, sentences: what ends at a full stop and white space.
fn pieces(tail: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while let Some(url) = find_url(tail, from) {
        sentences(tail, Span::new(from, url.start), &mut pieces);
        pieces.push(Piece::Url(url));
        from = url.end;
    }
    sentences(tail, Span::new(from, tail.len()), &mut pieces);
    pieces
}

fn sentences(tail: &str, within: Span, pieces: &mut Vec<Piece>) {
    let text = tail.get(within.start..within.end).unwrap_or_default();
    let mut start = 0;
    let mut add = |start: usize, end: usize| {
        let sentence = text.get(start..end).unwrap_or_default();
        let trimmed = sentence.trim_start_matches(is_edge);
        let start = within.start + start + (sentence.len() - trimmed.len());
        let trimmed = trimmed.trim_end_matches(is_edge);
        // A comma or a second full stop between two parts says nothing.
        if !trimmed.chars().all(|c| is_edge(c) || ".,،;؛:".contains(c)) {
            pieces.push(Piece::Sentence(Span::new(start, start + trimmed.len())));
        }
    };
    for (at, stop) in text.match_indices('.') {
        let after = text.get(at + stop.len()..).unwrap_or_default();
        if after.chars().next().is_none_or(is_edge) {
            add(start, at);
            start = at + stop.len();
        }
    }
    add(start, text.len());
}

/// The first address at or after `from`, without the punctuation after it.
fn find_url(text: &str, from: usize) -> Option<Span> {
    let rest = text.get(from..)?;
    rest.match_indices("http").find_map(|(at, _)| {
        let url = rest.get(at..)?;
        let scheme = ["https://", "http://"].into_iter().find(|s| url.starts_with(s))?;
        if rest.get(..at)?.ends_with(char::is_alphanumeric) {
            return None;
        }
        let ends = |c: char| is_edge(c) || "<>[]{}|\"“”«»„،؛".contains(c);
        let url = without_punctuation(url.get(..url.find(ends).unwrap_or(url.len()))?);
        let start = from + at;
        (url.len() > scheme.len()).then(|| Span::new(start, start + url.len()))
    })
}

fn without_punctuation(mut url: &str) -> &str {
    let opened = url.matches('(').count();
    let mut closed = url.matches(')').count();
    loop {
        let shorter = match url.strip_suffix(')') {
            Some(shorter) if closed > opened => {
                closed -= 1;
                Some(shorter)
            }
            _ => url.strip_suffix(['.', ',', ';', ':', '!', '?', '؟', '\'']),
        };
        match shorter {
            Some(shorter) => url = shorter,
            None => return url,
        }
    }
}

/// The date that a sentence is, with or without words that say which.
fn date_in(sentence: &str) -> Option<(Dated, &str)> {
    // Most sentences are turned away here, before they are compared with forty labels.
    if !has_digit(sentence) && !is_undated(sentence) {
        return None;
    }
    let labelled = [(Dated::Accessed, ACCESSED.as_slice()), (Dated::Archived, &ARCHIVED)]
        .into_iter()
        .find_map(|(which, labels)| Some((which, after_label(sentence, labels)?)));
    labelled.or(Some((Dated::Published, sentence))).filter(|(_, value)| is_date(value))
}

/// A sentence with the words for the day it was read and a number: somebody's date, if not ours.
fn labelled_number(sentence: &str) -> Option<(Dated, &str)> {
    if !has_digit(sentence) {
        return None;
    }
    let value = after_label(sentence, &ACCESSED).filter(|value| has_digit(value))?;
    Some((Dated::Accessed, value))
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|c| letters::ascii_digit(c).is_ascii_digit())
}

fn is_undated(text: &str) -> bool {
    let plain = || {
        let seen =
            text.chars().filter(|&c| !letters::is_optional_mark(c) && !letters::is_bidi_control(c));
        seen.map(|c| letters::folded_letter(c).to_ascii_lowercase())
    };
    UNDATED.iter().any(|undated| plain().eq(undated.chars()))
}

/// What follows one of the labels (folded, longer ones first) at the start of a sentence.
fn after_label<'a>(sentence: &'a str, labels: &[&str]) -> Option<&'a str> {
    let rest = labels.iter().find_map(|label| {
        let mut rest = sentence
            .char_indices()
            .filter(|&(_, c)| !letters::is_optional_mark(c) && !letters::is_bidi_control(c));
        for wanted in label.chars() {
            let (_, found) = rest.next()?;
            let found = if found.is_whitespace() { ' ' } else { letters::folded_letter(found) };
            if found.to_ascii_lowercase() != wanted {
                return None;
            }
        }
        let (at, c) = rest.next()?;
        let ends = c.is_whitespace() || c == ':';
        sentence.get(at..).filter(|_| ends)
    })?;
    let value = rest.trim_matches(|c| is_edge(c) || c == ':');
    (!value.is_empty()).then_some(value)
}

/// Whether a text is a date or has the shape of one, understood or not.
fn is_date(text: &str) -> bool {
    if text.len() > MAX_BYTES {
        return false;
    }
    if is_undated(text) {
        return true;
    }
    if !has_digit(text) {
        return false;
    }
    let digits: String = letters::fold(text).trim().chars().map(letters::ascii_digit).collect();
    let has_year = digits.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 4);
    is_date_shaped(&digits)
        || (has_year && matches!(read(text), Reading::Understood(_) | Reading::Impossible(_)))
}

/// `05/11/2011`, `13.9.22`, `1444-02-17 هـ`, «17 صفر 1444هـ»: three numbers, or a day, at most
/// three words and a year.
fn is_date_shaped(digits: &str) -> bool {
    let bare = digits.trim_end_matches(|c: char| matches!(c, 'ه' | 'م') || c.is_whitespace());
    let is_number = |part: &str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let in_numbers = ['/', '-', '.'].into_iter().any(|sign| {
        let mut parts = bare.split(sign);
        let three = parts.by_ref().take(3).filter(|part| is_number(part.trim())).count();
        three == 3 && parts.next().is_none()
    });
    let words: Vec<&str> = bare.split_whitespace().collect();
    let in_words = match words.as_slice() {
        [day, names @ .., year] => {
            (1..=3).contains(&names.len())
                && day.len() <= 2
                && is_number(day)
                && year.len() == 4
                && is_number(year)
                && names.iter().all(|name| name.chars().all(char::is_alphabetic))
        }
        _ => false,
    };
    in_numbers || in_words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `line` is read as these fields, joined by ` | `: authors, title, site, published, accessed,
    /// archived, url, unparsed parts. An empty `fields` is a line that is not read.
    #[track_caller]
    fn check(line: &str, fields: &str) {
        let found = parse(line).map_or(String::new(), |read| {
            assert_eq!(read.kind, ReferenceKind::Web);
            assert_eq!(read.id, crate::article::RefId::default());
            let authors: Vec<String> = read.authors.iter().map(author_name).collect();
            let unparsed: Vec<&str> = read.extra.iter().map(|(_, text)| text.as_str()).collect();
            [
                &authors.join(" ; "),
                read.title.as_str(),
                &read.site,
                read.published.as_typed(),
                read.accessed.as_typed(),
                read.archived.as_typed(),
                &read.url,
                &unparsed.join(" ; "),
            ]
            .join(" | ")
        });
        assert_eq!(found, fields, "{}", line.escape_unicode());
    }

    #[test]
    fn lines_of_published_pages() {
        check(
            "\"Kremlin hails importance\". The independent. 2022-09-13. Retrieved 2022-09-13.",
            " | Kremlin hails importance | The independent | 2022-09-13 | 2022-09-13 |  |  | ",
        );
        check("“T”. S. 2022-09-13.", " | T | S | 2022-09-13 |  |  |  | ");
        check("«عنوان». الجزيرة. 2022.", " | عنوان | الجزيرة | 2022 |  |  |  | ");
        check("\"T\".", " | T |  |  |  |  |  | ");
        check("\"T\"", " | T |  |  |  |  |  | ");
        check("\"T\". S", " | T | S |  |  |  |  | ");
        check("\"T\". 2022-09-13.", " | T |  | 2022-09-13 |  |  |  | ");
        check("\"T\". Retrieved 2022-09-13.", " | T |  |  | 2022-09-13 |  |  | ");
        check("\"T\". The U.S. Times. 2022.", " | T | The U.S. Times | 2022 |  |  |  | ");
        check("\"T\". bbc.co.uk. 2022.", " | T | bbc.co.uk | 2022 |  |  |  | ");
        check("\"T.\" BBC. 2022.", " | T. | BBC | 2022 |  |  |  | ");
        check("\"T?\" BBC.", " | T? | BBC |  |  |  |  | ");
        check("\u{200F}\"T\"\u{200F}. BBC\u{200F}. 2022.", " | T | BBC | 2022 |  |  |  | ");
    }

    #[test]
    fn quotes_inside_titles() {
        check("\"Xi: \"we stand\" there\". S.", " | Xi: \"we stand\" there | S |  |  |  |  | ");
        check("\"Xi: \"we stand\"\". S.", " | Xi: \"we stand\" | S |  |  |  |  | ");
        check("\"Xi: \"we\". Then\". S.", " | Xi: \"we\". Then | S |  |  |  |  | ");
        check("\"A 5\" disk\". S.", " | A 5\" disk | S |  |  |  |  | ");
        check("«قال «لا». ثم ذهب». م.", " | قال «لا». ثم ذهب | م |  |  |  |  | ");
        check("“a “b”. c”. S.", " | a “b”. c | S |  |  |  |  | ");
    }

    #[test]
    fn arabic_forms() {
        for label in [
            "اطلع عليه بتاريخ",
            "اطُّلِعَ عليه بتاريخ",
            "إطلع عليه في",
            "تاريخ الوصول",
            "تاريخ الوصول:",
            "وصل لهذا المسار في",
        ] {
            check(
                &format!("\"عنوان\". م. 13 سبتمبر 2022. {label} 14 سبتمبر 2022."),
                " | عنوان | م | 13 سبتمبر 2022 | 14 سبتمبر 2022 |  |  | ",
            );
        }
        check(
            "\"ع\". م. ١٧ صفر ١٤٤٤ هـ. مؤرشف من الأصل في 2022-09-15. اطلع عليه بتاريخ 05/11/2011.",
            " | ع | م | ١٧ صفر ١٤٤٤ هـ | 05/11/2011 | 2022-09-15 |  | ",
        );
        check("\"ع\". م. بدون تاريخ.", " | ع | م | بدون تاريخ |  |  |  | ");
    }

    #[test]
    fn dates_with_full_stops() {
        check("\"T\". S. Sept. 13, 2022.", " | T | S | Sept. 13, 2022 |  |  |  | ");
        check(
            "\"T\". S. 13 Sept. 2022. Accessed 14 Sept. 2022.",
            " | T | S | 13 Sept. 2022 | 14 Sept. 2022 |  |  | ",
        );
        check(
            "\"T\". S. 13.09.2022. Retrieved 13.9.22.",
            " | T | S | 13.09.2022 | 13.9.22 |  |  | ",
        );
        check("\"T\". S. 31 June 2022.", " | T | S | 31 June 2022 |  |  |  | ");
    }

    #[test]
    fn authors() {
        check("J. R. Smith. \"T\". S.", "J. R. Smith | T | S |  |  |  |  | ");
        check(
            "A, B; C, D (13 May 2022). \"T\". S.",
            "A, B ; C, D | T | S | 13 May 2022 |  |  |  | ",
        );
        check("Smith (ed). \"T\". S.", "Smith (ed) | T | S |  |  |  |  | ");
        check("أحمد؛ ليلى. «ع». م.", "أحمد ; ليلى | ع | م |  |  |  |  | ");
    }

    #[test]
    fn addresses() {
        check("\"T\". S. https://a.b/c. 2022.", " | T | S | 2022 |  |  | https://a.b/c | ");
        check("\"T\". https://a.b/c_(d) S. 2022.", " | T | S | 2022 |  |  | https://a.b/c_(d) | ");
        check("\"T\". S (https://a.b/c).", " | T | S ( |  |  |  | https://a.b/c | )");
        check("https://a.b/c \"T\". S.", " | T | S |  |  |  | https://a.b/c | ");
        check("https://a.b/c. Retrieved 2022.", " |  |  |  | 2022 |  | https://a.b/c | ");
        check("\"T http://x.y\". S.", " | T http://x.y | S |  |  |  |  | ");
        check("\"T\". http://a.b http://c.d.", " | T |  |  |  |  | http://a.b | http://c.d");
    }

    #[test]
    fn nothing_is_dropped() {
        check("\"T\". S. 2022. p. 5. Retrieved 2023.", " | T | S | 2022 | 2023 |  |  | p. 5");
        check("\"T\". S. 2022. 2023. x.", " | T | S | 2022 |  |  |  | 2023. x");
        check("\"T\". S. Archived by us. 2022.", " | T | S. Archived by us | 2022 |  |  |  | ");
        check(
            "\"T\". Retrieved from http://a.b.",
            " | T | Retrieved from |  |  |  | http://a.b | ",
        );
        check("\"T\". 2022. BBC.", " | T |  | 2022 |  |  |  | BBC");
    }

    #[test]
    fn lines_without_the_shape() {
        check("", "");
        check("BBC. 2022-09-13.", "");
        check("قال \"كلمة\". ثم ذهب.", "");
        check("\"T\" and more", "");
        check("\"T", "");
        check("\"\". BBC.", "");
        check("\"T\", BBC, 2022.", "");
        check("^ \"T\". BBC.", "");
    }

    #[test]
    fn written() {
        let mut reference = parse("\"T\". Apple Inc. 13 May 2022. Retrieved 05/11/2011.").unwrap();
        reference.publisher = "Apple Inc".to_owned();
        assert_eq!(write(&reference), "\"T\". Apple Inc. 2022-05-13. Retrieved 05/11/2011.");
        reference.publisher = "House".to_owned();
        reference.site = "Site".to_owned();
        reference.title = "a\". b".to_owned();
        reference.url = "https://a.b/c".to_owned();
        reference.authors =
            vec![Author::Person { given: "Jo".to_owned(), family: "Lee".to_owned() }];
        assert_eq!(
            write(&reference),
            "Lee, Jo. “a\". b”. Site. House. 2022-05-13. https://a.b/c. Retrieved 05/11/2011."
        );
        assert_eq!(write(&Reference::default()), "");
    }

    #[test]
    fn long_lines_take_linear_time() {
        for unit in ["\"", "\". ", "a. ", "2022. ", "http://", "http://a. ", "(", ")", "« ", "1. "]
        {
            let line = format!("\"T\". {}", unit.repeat(400_000 / unit.len()));
            assert!(parse(&line).is_some());
            let _ = parse(&unit.repeat(400_000 / unit.len()));
        }
    }

    fn field() -> impl Strategy<Value = DateField> {
        prop_oneof![
            Just(DateField::default()),
            (1600..2100i32, 1..=12u8, 1..=28u8)
                .prop_map(|(y, m, d)| DateField::typed(format!("{y}-{m:02}-{d:02}"))),
            Just(DateField::typed("05/11/2011")),
            Just(DateField::typed("31 صفر 1444 هـ")),
        ]
    }

    prop_compose! {
        fn reference()(
            title in "[A-Za-z0-9ا-ي\"«». :!-]{0,20}[a-zا-ي\"?»]{1,3}",
            authors in proptest::collection::vec("[A-Zا-ي][a-zا-ي]{0,5}( [A-Z]\\. [a-z]{1,3}){0,2}", 0..3),
            site in "([A-Za-zب-ي]{1,6}((\\. | |\\.|&|-)[A-Za-zب-ي]{1,6}){0,3})?",
            url in "(https?://[a-z]{1,5}\\.com/[a-z0-9_?=&%./]{0,10}[a-z])?",
            dates in (field(), field(), field()),
        ) -> Reference {
            let (published, accessed, archived) = dates;
            Reference {
                title: title.trim().to_owned(),
                authors: authors.into_iter().map(Author::Name).collect(),
                site, url, published, accessed, archived,
                ..Reference::default()
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(reference in reference()) {
            prop_assert_eq!(parse(&write(&reference)), Some(reference.clone()), "{}", write(&reference));
        }

        #[test]
        fn every_letter_is_kept(line in "(\"|«|“)?[XYZ ]{1,5}(\"|»|”|\\.| |https?://|Retrieved |[XYZ]{1,2}|2022-09-13|\\(|\\)|;|Archived ){0,20}") {
            if let Some(read) = parse(&line) {
                let kept = format!("{read:?}");
                for letter in ["X", "Y", "Z"] {
                    prop_assert_eq!(line.matches(letter).count(), kept.matches(letter).count());
                }
            }
        }

        #[test]
        fn never_panics(line in any::<String>()) {
            let _ = parse(&line);
            let _ = parse(&format!("\"T\". {line}"));
        }
    }
}
