//! A citation template of a wiki, `{{استشهاد ويب|عنوان=…}}`, made a reference.
//!
//! It knows how templates, links and comments nest, and loses no parameter: one without a place is
//! kept among the extra fields. It must not know where in a text the template stood, nor any wiki
//! by name.

use super::fields::{Slot, author, one_line, put, put_extra};
use super::names::{self, Parameter};
use crate::article::{Author, Reference, ReferenceText};
use crate::text::Span;

/// Extra field with the name of a template that is not known to cite.
const TEMPLATE: &str = "template";

/// What stands between brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// `{{…}}`
    Template,
    /// `[[…]]`
    Link,
    /// A comment, or what `<nowiki>` protects.
    Quiet,
}

/// A text's brackets: the outermost that are closed, in order, and the first template that is not.
pub(super) struct Brackets {
    pub(super) closed: Vec<(Bracket, Span)>,
    pub(super) unclosed: Option<usize>,
}

/// Finds the brackets of a text in one pass. A closing bracket closes the nearest open one of its
/// kind; what was opened inside that and not closed is text.
pub(super) fn brackets(text: &str) -> Brackets {
    let mut open: Vec<(Bracket, usize)> = Vec::new();
    let mut closed: Vec<(Bracket, Span)> = Vec::new();
    let mut close = |bracket, span: Span| {
        while closed.last().is_some_and(|(_, inner)| inner.start >= span.start) {
            closed.pop();
        }
        closed.push((bracket, span));
    };
    // Searched for in vain once, these are not searched for again.
    let mut quiet = [("<!--", "-->", true), ("<nowiki>", "</nowiki>", true)];
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("{{") {
            open.push((Bracket::Template, at));
            at += 2;
        } else if rest.starts_with("[[") {
            open.push((Bracket::Link, at));
            at += 2;
        } else if rest.starts_with("}}") {
            if let Some(place) = open.iter().rposition(|(it, _)| *it == Bracket::Template) {
                if let Some((_, start)) = open.get(place) {
                    close(Bracket::Template, Span::new(*start, at + 2));
                }
                open.truncate(place);
            }
            at += 2;
        } else if rest.starts_with("]]") {
            if let Some((Bracket::Link, start)) = open.last().copied() {
                open.pop();
                close(Bracket::Link, Span::new(start, at + 2));
            }
            at += 2;
        } else if let Some((begin, end, found)) =
            quiet.iter_mut().find(|(begin, _, hope)| *hope && rest.starts_with(*begin))
        {
            let length = rest.find(*end).map(|length| length + end.len());
            *found = length.is_some();
            if let Some(length) = length {
                close(Bracket::Quiet, Span::new(at, at + length));
            }
            at += length.unwrap_or(begin.len());
        } else {
            let next = rest.char_indices().skip(1);
            let next = next.into_iter().find(|(_, c)| matches!(c, '{' | '}' | '[' | ']' | '<'));
            at += next.map_or(rest.len(), |(length, _)| length);
        }
    }
    let unclosed = open.iter().find(|(it, _)| *it == Bracket::Template).map(|(_, at)| *at);
    Brackets { closed, unclosed }
}

/// The reference that a template with its braces gives; `None` where it cites nothing.
pub(super) fn read(template: &str) -> Option<Reference> {
    let body = template.strip_prefix("{{")?.strip_suffix("}}")?;
    let mut parts = parted(body, '|').into_iter();
    let name = one_line(&without_comments(parts.next()?));
    let known = names::kind(&name);
    let mut reader = Reader::default();
    reader.reference.kind = known.unwrap_or_default();
    let mut place = 0_usize;
    for part in parts {
        let mut named = parted(part, '=').into_iter();
        let first = named.next().unwrap_or_default();
        if first.len() == part.len() {
            place += 1;
            reader.parameter(&place.to_string(), part);
        } else {
            let value = part.get(first.len() + 1..).unwrap_or_default();
            reader.parameter(&one_line(&without_comments(first)), value);
        }
    }
    let mut reference = reader.finished();
    let cites = !reference.title.is_empty() || !reference.url.is_empty();
    let says = cites || !reference.doi.is_empty() || !reference.isbn.is_empty();
    if known.is_none() {
        put_extra(&mut reference, TEMPLATE, &name);
    }
    // A template that is not known must look like one that cites.
    (says && (known.is_some() || cites)).then_some(reference)
}

#[derive(Default)]
struct Reader {
    reference: Reference,
    /// Authors by number: last name, first names, the whole name.
    authors: Vec<(usize, Parameter, String)>,
}

impl Reader {
    fn parameter(&mut self, name: &str, value: &str) {
        let value = value.trim();
        match names::parameter(name) {
            Some((Parameter::Slot(slot), _)) => {
                let address = matches!(
                    slot,
                    Slot::Text(ReferenceText::Url | ReferenceText::ArchiveUrl | ReferenceText::Doi)
                );
                let text = if address { address_text(value) } else { self.plain(name, value) };
                put(&mut self.reference, slot, name, &text);
            }
            Some((author, number)) => {
                let text = self.plain(name, value);
                let names = text.split([';', '؛']).map(str::trim).filter(|name| !name.is_empty());
                if author == Parameter::Author {
                    let whole = names.map(|name| (number, author, name.to_owned()));
                    self.authors.extend(whole);
                } else if !text.is_empty() {
                    self.authors.push((number, author, text));
                }
            }
            None => {
                let text = self.plain(name, value);
                put_extra(&mut self.reference, name, &text);
            }
        }
    }

    /// A value without what only a wiki makes something of; where its links lead to is kept.
    fn plain(&mut self, name: &str, value: &str) -> String {
        let (text, pages) = plain(value);
        for page in pages {
            put_extra(&mut self.reference, &format!("{name}-link"), &page);
        }
        text
    }

    fn finished(mut self) -> Reference {
        // A stable order by number, so that `first2` before `last2` is one person.
        self.authors.sort_by_key(|(number, _, _)| *number);
        let mut rest = self.authors.as_slice();
        while let Some(&(number, _, _)) = rest.first() {
            let length = rest.iter().take_while(|(other, _, _)| *other == number).count();
            let (one, others) = rest.split_at(length);
            rest = others;
            let part = |wanted| {
                let found = one.iter().find(move |(_, parameter, _)| *parameter == wanted);
                found.map(|(_, _, name)| name.clone())
            };
            match (part(Parameter::Last), part(Parameter::First)) {
                (Some(family), Some(given)) => {
                    self.reference.authors.push(Author::Person { given, family });
                }
                (Some(name), None) | (None, Some(name)) => {
                    self.reference.authors.push(Author::Name(name));
                }
                (None, None) => {}
            }
            let whole = one.iter().filter(|(_, parameter, _)| *parameter == Parameter::Author);
            self.reference.authors.extend(whole.filter_map(|(_, _, name)| author(name)));
            // A second last name of one number is nobody's.
            for wanted in [Parameter::Last, Parameter::First] {
                for (_, _, name) in one.iter().filter(|(_, it, _)| *it == wanted).skip(1) {
                    put_extra(&mut self.reference, "author", name);
                }
            }
        }
        self.reference
    }
}

/// The pieces between signs that stand in no brackets; for `=`, only what is before the first.
fn parted(text: &str, sign: char) -> Vec<&str> {
    let mut inside = brackets(text).closed.into_iter().map(|(_, span)| span).peekable();
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(sign) {
        while inside.next_if(|span| span.end <= at).is_some() {}
        if inside.peek().is_some_and(|span| span.start < at) {
            continue;
        }
        parts.extend(text.get(start..at));
        start = at + sign.len_utf8();
        if sign == '=' {
            return parts;
        }
    }
    parts.extend(text.get(start..));
    parts
}

fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        match after.split_once("-->") {
            Some((_, after)) => rest = after,
            None => {
                kept.push_str("<!--");
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    kept
}

/// An address as it stands in a template.
fn address_text(value: &str) -> String {
    unescaped(&without_comments(value)).trim().to_owned()
}

/// A value as text, with the pages that its links lead to under other words.
fn plain(value: &str) -> (String, Vec<String>) {
    let mut text = String::with_capacity(value.len());
    let mut pages = Vec::new();
    let mut from = 0;
    for (bracket, span) in brackets(value).closed {
        text.push_str(&unformatted(value.get(from..span.start).unwrap_or_default()));
        let inner = value.get(span.start..span.end).unwrap_or_default();
        match bracket {
            Bracket::Quiet => {
                let kept =
                    inner.strip_prefix("<nowiki>").and_then(|it| it.strip_suffix("</nowiki>"));
                text.push_str(&unescaped(kept.unwrap_or_default()));
            }
            Bracket::Link => {
                let link = inner.trim_start_matches('[').trim_end_matches(']');
                match link.split_once('|') {
                    Some((page, shown)) => {
                        text.push_str(&unformatted(shown));
                        pages.push(one_line(page));
                    }
                    None => text.push_str(&unformatted(link.trim_start_matches(':'))),
                }
            }
            Bracket::Template => match inner {
                "{{!}}" => text.push('|'),
                "{{=}}" => text.push('='),
                other => text.push_str(other),
            },
        }
        from = span.end;
    }
    text.push_str(&unformatted(value.get(from..).unwrap_or_default()));
    (one_line(&text), pages)
}

/// Text without marks of bold and italics, with its line breaks made spaces.
fn unformatted(text: &str) -> String {
    let mut bare = text.to_owned();
    for (mark, instead) in [
        ("'''", ""),
        ("''", ""),
        ("<nowiki/>", ""),
        ("<nowiki />", ""),
        ("<br>", " "),
        ("<br/>", " "),
        ("<br />", " "),
    ] {
        if bare.contains(mark) {
            bare = bare.replace(mark, instead);
        }
    }
    unescaped(&bare)
}

/// Text with the references to characters that wikis and web pages write resolved; others stay.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let end = after.bytes().take(10).position(|byte| byte == b';');
        let found =
            end.and_then(|end| Some((character(after.get(..end)?)?, after.get(end + 1..)?)));
        match found {
            Some((c, after)) => {
                plain.push(c);
                rest = after;
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// Names of the characters from U+00A1 to U+00FF (HTML, 13.5).
const LATIN: &str = "iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg \
    plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest \
    Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc \
    Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute \
    THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
    uuml yacute thorn yuml";

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = match hex {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "laquo" => '«',
        "raquo" => '»',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "rlm" => '\u{200F}',
        "lrm" => '\u{200E}',
        "zwnj" => '\u{200C}',
        "euro" => '€',
        "trade" => '™',
        "bull" => '•',
        name => {
            let at = LATIN.split(' ').position(|known| known == name)?;
            char::from_u32(0xA1 + u32::try_from(at).ok()?)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ReferenceKind;
    use proptest::prelude::*;

    /// The template gives: kind, title, site, published, url, then extra fields as `name: value`.
    #[track_caller]
    fn check(template: &str, expected: &[&str]) {
        let read = read(template).map(|it| {
            let authors = it.authors.iter().map(|author| match author {
                Author::Name(name) => name.clone(),
                Author::Person { given, family } => format!("{family}+{given}"),
            });
            let mut told = vec![
                format!("{:?}", it.kind),
                authors.collect::<Vec<_>>().join("; "),
                it.title.clone(),
                it.site.clone(),
                it.published.as_typed().to_owned(),
                it.url.clone(),
            ];
            told.extend(it.extra.iter().map(|(name, value)| format!("{name}: {value}")));
            told
        });
        assert_eq!(read.unwrap_or_default(), expected, "{template}");
    }

    #[test]
    fn templates_of_the_four_wikis() {
        check(
            "{{استشهاد بخبر|الأخير=أوشاكوڤ|الأول=يوري|مسار=https://e.org/أ|عنوان=قمة سمرقند|صحيفة=الإندبندنت|تاريخ=2022-09-13}}",
            &["News", "أوشاكوڤ+يوري", "قمة سمرقند", "الإندبندنت", "2022-09-13", "https://e.org/أ"],
        );
        check(
            "{{استشهاد ويب\n| مؤلف = رويترز\n| مسار = https://e.org/?a=1&b=2\n| عنوان = قمة\n| موقع = [[رويترز|وكالة رويترز]]\n}}",
            &[
                "Web",
                "رويترز",
                "قمة",
                "وكالة رويترز",
                "",
                "https://e.org/?a=1&b=2",
                "موقع-link: رويترز",
            ],
        );
        check(
            "{{cite web|url=https://e.org|title=A|work=''The Independent''|date=13 September 2022|first1=A|last1=B|author2=C}}",
            &["Web", "B+A; C", "A", "The Independent", "13 September 2022", "https://e.org"],
        );
        check(
            "{{مصدر|مسار=https://e.org|عنوان=قمة|موقع=سانا|تاريخ=١٣ أيلول ٢٠٢٢}}",
            &["Web", "", "قمة", "سانا", "١٣ أيلول ٢٠٢٢", "https://e.org"],
        );
        check("{{Cite  book|title=كتاب|ISBN=978}}", &["Book", "", "كتاب", "", "", ""]);
    }

    #[test]
    fn nothing_of_a_template_is_lost() {
        check(
            "{{cite web|url=javascript:alert(1)|title=أ|شيء=ب|5|mode=cs2|title=ج}}",
            &[
                "Web",
                "",
                "أ",
                "",
                "",
                "",
                "url: javascript:alert(1)",
                "شيء: ب",
                "1: 5",
                "mode: cs2",
                "title: ج",
            ],
        );
        check(
            "{{cite web|title=أ &#124; ب {{!}} ج [[د|ه]] {{و|ز}} <nowiki>|ح|</nowiki><!-- |ط= -->}}",
            &["Web", "", "أ | ب | ج ه {{و|ز}} |ح|", "", "", "", "title-link: د"],
        );
        check(
            "{{قالب|عنوان=أ|مسار=https://e.org}}",
            &["Web", "", "أ", "", "", "https://e.org", "template: قالب"],
        );
        check("{{صندوق|لون=أحمر}}", &[]);
        check("{{cite web}}", &[]);
        check("{{}}", &[]);
        check("{{cite web|title=a<ref>b</ref>}}", &["Web", "", "a<ref>b</ref>", "", "", ""]);
    }

    #[test]
    fn brackets_are_found_in_one_pass() {
        let check = |text: &str, expected: &[&str], unclosed| {
            let found = brackets(text);
            let closed: Vec<&str> = found
                .closed
                .iter()
                .map(|(_, span)| text.get(span.start..span.end).unwrap())
                .collect();
            assert_eq!((closed.as_slice(), found.unclosed), (expected, unclosed), "{text}");
        };
        check("أ {{ب|{{ج}}}} [[د]]", &["{{ب|{{ج}}}}", "[[د]]"], None);
        check("{{أ [[ب}} ]]", &["{{أ [[ب}}"], None);
        check("{{أ {{ب}}", &["{{ب}}"], Some(0));
        check("}} {{أ", &[], Some(3));
        check("<!-- {{أ --> {{ب}} <!-- {{ج}}", &["<!-- {{أ -->", "{{ب}}", "{{ج}}"], None);
        assert_eq!(brackets(&"{{".repeat(1_000_000)).closed, []);
        assert_eq!(brackets(&"[[".repeat(1_000_000)).closed, []);
        assert_eq!(brackets(&"<!--".repeat(1_000_000)).closed, []);
        let deep = format!("{}{}", "{{".repeat(100_000), "}}".repeat(100_000));
        assert_eq!(brackets(&deep).closed.len(), 1);
        assert_eq!(read(&deep), None);
    }

    #[test]
    fn signs_behind_references_to_characters() {
        assert_eq!(
            unescaped("R&amp;D &#1575;&#x628; &foo; & &#0; &nbsp"),
            "R&D اب &foo; & &#0; &nbsp"
        );
    }

    proptest! {
        #[test]
        fn any_text_is_looked_at(text in "(\\{\\{|\\}\\}|\\[\\[|\\]\\]|\\||=|<!--|-->|عنوان|title|cite|أ| ){0,30}") {
            read(&text);
            if let Some(reference) = read(&format!("{{{{cite web|title={text}}}}}")) {
                prop_assert_eq!(reference.kind, ReferenceKind::Web);
            }
        }
    }
}
