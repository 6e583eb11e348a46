//! Escaping: the one place that knows which letters a format would take for its own.
//!
//! Wikitext is escaped with character references and never with `<nowiki>`: one rule for every
//! context. The rules were found by experiment on MediaWiki 1.39 and 1.43.

use std::borrow::Cow;

use crate::text::{letters, normal};

/// What stands around a piece of text that goes into wikitext.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    /// Whether the piece begins a line, a list item, a heading or a template value.
    pub(super) at_start: bool,
    /// Whether the piece ends one.
    pub(super) at_end: bool,
    /// The letter before it in the same paragraph, through bold marks and link brackets.
    pub(super) before: Option<char>,
    /// The letter after it.
    pub(super) after: Option<char>,
}

/// Address schemes that MediaWiki links wherever it finds them (`$wgUrlProtocols`).
const SCHEMES: [&str; 29] = [
    "bitcoin",
    "ftp",
    "ftps",
    "geo",
    "git",
    "gopher",
    "http",
    "https",
    "irc",
    "ircs",
    "magnet",
    "mailto",
    "matrix",
    "mms",
    "news",
    "nntp",
    "redis",
    "sftp",
    "sip",
    "sips",
    "sms",
    "ssh",
    "svn",
    "tel",
    "telnet",
    "urn",
    "worldwind",
    "xmpp",
    "wss",
];
const LONGEST_SCHEME: usize = 9;

/// Adds a piece of text so that MediaWiki shows exactly these letters, in the form that it keeps
/// (see [`normal::as_stored_by_wiki`]).
pub(super) fn wikitext(out: &mut String, text: &str, around: Around) {
    let text = normal::as_stored_by_wiki(text);
    let mut plain_from = 0;
    let mut before = around.before;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        if !is_special(c, at == 0) {
            before = Some(c);
            continue;
        }
        let inside = chars.peek().map(|&(_, next)| next);
        let here = Here {
            first: at == 0,
            last: inside.is_none(),
            before,
            after: inside.or(around.after),
            upto: text.get(..at).unwrap_or_default(),
            rest: text.get(end..).unwrap_or_default(),
        };
        if let Some(written) = reference(c, here, around) {
            out.push_str(text.get(plain_from..at).unwrap_or_default());
            push_reference(out, written);
            plain_from = end;
        }
        before = Some(c);
    }
    out.push_str(text.get(plain_from..).unwrap_or_default());
}

/// Cheap first look: most letters are none of these.
fn is_special(c: char, first: bool) -> bool {
    match c {
        ' '..='~' => {
            !c.is_ascii_alphanumeric() && !matches!(c, ',' | '.' | '(' | ')' | '/' | '"' | '?')
        }
        '\t' | '\u{338}' | '\u{FFFD}' => true,
        _ if first && c.is_whitespace() => true,
        _ => first && !matches!(c, '\u{620}'..='\u{64A}') && normal::joins_what_stands_before(c),
    }
}

#[derive(Clone, Copy)]
struct Here<'t> {
    first: bool,
    last: bool,
    before: Option<char>,
    after: Option<char>,
    upto: &'t str,
    rest: &'t str,
}

/// How a special letter must be written, if not as itself.
fn reference(c: char, here: Here<'_>, around: Around) -> Option<char> {
    let starts_line = here.first && around.at_start;
    let ends_line = here.last && around.at_end;
    let escape = match c {
        '[' | ']' | '{' | '}' | '|' | '<' => true,
        // Next to another one, or to marks of ours, it could become a mark.
        '\'' => here.first || here.last || here.before == Some(c) || here.after == Some(c),
        '~' | '_' => here.before == Some(c) || here.after == Some(c),
        '&' => begins_reference(here.rest),
        ':' => starts_line || ends_scheme(here.upto),
        // The wiki puts a no-break space between a word and the mark that follows it in French.
        ' ' => {
            starts_line
                || ends_line
                || matches!(here.after, Some('?' | ':' | ';' | '!' | '%' | '»' | '›'))
                || matches!(here.before, Some('«' | '‹'))
        }
        '\t' => starts_line || ends_line,
        '*' | '#' | ';' | '!' => starts_line,
        '=' => starts_line || ends_line,
        '-' => starts_line && here.rest.starts_with("---"),
        // The label of an outside link may not hold the sign for a letter that was lost.
        '\u{338}' | '\u{FFFD}' => true,
        _ if c.is_whitespace() => starts_line,
        // A vowel sign after markup of ours must not be taken into a link or join a bracket.
        _ => here.first && normal::joins_what_stands_before(c),
    };
    escape.then_some(c)
}

/// Whether `&` followed by `rest` would be read as a character reference; MediaWiki knows Arabic
/// names too (`&رلم;`).
fn begins_reference(rest: &str) -> bool {
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let end = name.find(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name.get(end..).is_some_and(|tail| tail.starts_with(';')))
}

/// Whether the letters before a colon name an address scheme.
fn ends_scheme(upto: &str) -> bool {
    let bytes = upto.as_bytes();
    let letters = bytes.iter().rev().take(LONGEST_SCHEME + 1);
    let len = letters.take_while(|byte| byte.is_ascii_alphabetic()).count();
    let word = upto.get(upto.len() - len..).unwrap_or_default();
    SCHEMES.iter().any(|scheme| scheme.eq_ignore_ascii_case(word))
}

fn push_reference(out: &mut String, c: char) {
    match c {
        '<' => out.push_str("&lt;"),
        '&' => out.push_str("&amp;"),
        _ => {
            out.push_str("&#");
            out.push_str(&u32::from(c).to_string());
            out.push(';');
        }
    }
}

/// Adds an address that is already percent-encoded (see `address::url`): only what MediaWiki would
/// read as a character reference or a switch (`__TOC__`) is left to escape.
pub(super) fn url(out: &mut String, url: &str) {
    let mut before = None;
    for (at, c) in url.char_indices() {
        match url.get(at + c.len_utf8()..) {
            Some(rest) if c == '&' && begins_reference(rest) => push_reference(out, c),
            _ if c == '_' && before == Some('_') => push_reference(out, c),
            _ => out.push(c),
        }
        before = Some(c);
    }
}

/// A page's or a file's name as it may stand in brackets. Nothing can be escaped there, but two low
/// lines, which could begin a switch (`__TOC__`), mean the same as one.
pub(super) fn name(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    for c in name.chars() {
        if c != '_' || !written.ends_with('_') {
            written.push(c);
        }
    }
    written
}

/// Adds text to the value of an attribute in double quotes.
pub(super) fn attribute(out: &mut String, text: &str) {
    markup(out, text, true);
}

/// Adds text to HTML.
pub(super) fn html(out: &mut String, text: &str) {
    markup(out, text, false);
}

fn markup(out: &mut String, text: &str, quotes: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if quotes => out.push_str("&quot;"),
            // HTML allows neither a control nor a reference to it.
            c => out.push(kept(c)),
        }
    }
}

/// Adds text to Markdown (CommonMark 0.31 with footnotes, tables and strikethrough; what Pandoc
/// and GitHub read besides is escaped too). `line` is where the line begins in `out`, behind list
/// and heading marks; call [`end_markdown_line`] at its end.
pub(super) fn markdown(out: &mut String, text: &str, line: usize) {
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let starts = out.len() == line;
        let escaped = match c {
            ' ' | '\t' if starts => {
                push_reference(out, c);
                continue;
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '|' | '$' | '^' | '{' => true,
            '#' => starts || out.ends_with([' ', '\t']),
            '+' | '-' | '>' | '=' => starts,
            // After a citation these would make a definition or a link of it.
            ':' => starts || after_citation(out),
            '(' => after_citation(out),
            '.' | ')' => is_list_number(out.get(line..).unwrap_or_default()),
            // Before a link of ours it would make a picture of it.
            '!' => rest.is_empty(),
            '&' => may_begin_entity(rest),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(kept(c));
    }
}

/// Whether a footnote's mark was written last: any other bracket has a backslash before it.
fn after_citation(out: &str) -> bool {
    out.ends_with(']') && !out.ends_with("\\]")
}

/// Makes the last letter of a line safe: a blank would be dropped, and what a brace closes would be
/// taken for a heading's attributes.
pub(super) fn end_markdown_line(out: &mut String, line: usize) {
    if out.len() > line
        && let Some(last @ (' ' | '\t' | '}')) = out.chars().next_back()
    {
        out.pop();
        push_reference(out, last);
    }
}

/// Adds an address (already percent-encoded) as the destination of a Markdown link.
pub(super) fn markdown_url(out: &mut String, url: &str) {
    for (at, c) in url.char_indices() {
        let rest = url.get(at + c.len_utf8()..).unwrap_or_default();
        if matches!(c, '(' | ')') || (c == '&' && may_begin_entity(rest)) {
            out.push('\\');
        }
        out.push(c);
    }
}

/// Adds text to the title of a Markdown picture, in double quotes.
pub(super) fn markdown_title(out: &mut String, text: &str) {
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        if matches!(c, '"' | '\\' | '`') || (c == '&' && may_begin_entity(rest)) {
            out.push('\\');
        }
        out.push(kept(c));
    }
}

/// Up to nine digits: with a full stop or bracket after them they number a list.
fn is_list_number(line: &str) -> bool {
    (1..=9).contains(&line.len()) && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `&` before `rest` could name a character; the text may go on after `rest`.
fn may_begin_entity(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
    end.is_none_or(|end| end > 0 && rest.get(end..).is_some_and(|tail| tail.starts_with(';')))
}

/// Adds text to a plain text.
pub(super) fn plain(out: &mut String, text: &str) {
    out.extend(text.chars().map(kept));
}

/// A letter as files can keep it.
fn kept(c: char) -> char {
    if letters::is_unwanted_control(c) { '\u{FFFD}' } else { c }
}

/// Text for one line: trimmed, each line break a space.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.contains(letters::is_line_break) {
        text.replace(letters::is_line_break, " ").into()
    } else {
        text.into()
    }
}

/// The lines of markup that is shown as it is, whatever ends them; those at the end that are empty
/// are left out.
pub(super) fn raw_lines(raw: &str) -> impl Iterator<Item = String> {
    let lines = raw.trim_end_matches(['\n', '\r']).split('\n');
    lines
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .flat_map(|line| line.split('\r'))
        .map(|line| line.chars().map(kept).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut out = String::new();
        wikitext(&mut out, text, Around { at_start: true, at_end: true, ..Around::default() });
        assert_eq!(out, expected);
    }

    #[test]
    fn brackets_braces_and_bars() {
        check("[[س]] {{ص}} أ|ب", "&#91;&#91;س&#93;&#93; &#123;&#123;ص&#125;&#125; أ&#124;ب");
        check("<ref>x</ref>", "&lt;ref>x&lt;/ref>");
    }

    #[test]
    fn runs_of_marks() {
        check("ا'ب", "ا'ب");
        check("'ا'", "&#39;ا&#39;");
        check("ا''ب", "ا&#39;&#39;ب");
        check("ا~ب~~~ج", "ا~ب&#126;&#126;&#126;ج");
        check("__لافهرس__ a_b", "&#95;&#95;لافهرس&#95;&#95; a_b");
    }

    #[test]
    fn references_are_not_made_by_chance() {
        check("R&D & س", "R&D & س");
        check("&amp; &#1234; &رلم; &;", "&amp;amp; &amp;#1234; &amp;رلم; &;");
        check("&س، ص;", "&س، ص;"); // a space ends the name
    }

    #[test]
    fn addresses_stay_letters() {
        check("https://e.org/?a=b", "https&#58;//e.org/?a=b");
        check("Mailto:x الوقت: 10:30", "Mailto&#58;x الوقت: 10:30");
    }

    #[test]
    fn line_starts_and_ends() {
        check("* نقطة", "&#42; نقطة");
        check("#تحويل [[س]]", "&#35;تحويل &#91;&#91;س&#93;&#93;");
        check("== س ==", "&#61;= س =&#61;");
        check("---- س", "&#45;--- س");
        check("- س", "- س");
        check(" س ", "&#32;س&#32;");
        check(": س", "&#58; س");
    }

    #[test]
    fn spaces_keep_their_kind() {
        check("س ؟ ? : «س »", "س ؟&#32;?&#32;: «س&#32;»");
        check("« س", "«&#32;س");
    }

    #[test]
    fn combining_letters_cannot_eat_markup() {
        check("\u{338}س", "&#824;س");
        check("س\u{338}", "س&#824;");
        check("\u{64E}س", "&#1614;س");
        check("سَ", "سَ");
    }

    #[test]
    fn html_text() {
        let mut out = String::new();
        attribute(&mut out, "a<b> & \"c\"\u{1}");
        assert_eq!(out, "a&lt;b&gt; &amp; &quot;c&quot;\u{FFFD}");
    }

    #[track_caller]
    fn check_markdown(text: &str, expected: &str) {
        let mut out = "# ".to_owned();
        markdown(&mut out, text, 2);
        end_markdown_line(&mut out, 2);
        assert_eq!(out, format!("# {expected}"));
    }

    #[test]
    fn markdown_signs() {
        check_markdown("قال *س* و_ص_", "قال \\*س\\* و\\_ص\\_");
        check_markdown("[س](x) \\ `ص`", "\\[س\\](x) \\\\ \\`ص\\`");
        check_markdown("R&D &amp; &", "R&D \\&amp; \\&");
        check_markdown("<b> a > b", "\\<b> a > b");
        check_markdown("نعم! لا!", "نعم! لا\\!");
    }

    #[test]
    fn markdown_line_starts_and_ends() {
        check_markdown("2022. كان", "2022\\. كان");
        check_markdown("1) س", "1\\) س");
        check_markdown("1234567890. س", "1234567890. س");
        check_markdown("قال 1. س", "قال 1. س");
        check_markdown("- س - ص", "\\- س - ص");
        check_markdown("# س #", "\\# س \\#");
        check_markdown("C# س#ص", "C# س#ص");
        check_markdown("  س  ", "&#32; س &#32;");
        check_markdown(" ", "&#32;");
        check_markdown("س {#ص}", "س \\{#ص&#125;");
    }

    #[test]
    fn raw_markup_by_lines() {
        let lines: Vec<String> = raw_lines("أ\r\nب\rج\n\n\u{1}\n\n").collect();
        assert_eq!(lines, ["أ", "ب", "ج", "", "\u{FFFD}"]);
    }
}
