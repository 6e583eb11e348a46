//! TeX's way to write letters and signs, made text and back. It knows accents and the signs of
//! everyday titles; a command that it does not know stays as it is written.

use unicode_normalization::char::compose;

use crate::article::Author;
use crate::citations::fields::one_line;

/// Commands for a sign or a letter.
const SIGNS: [(&str, &str); 45] = [
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textquoteleft", "‘"),
    ("textquoteright", "’"),
    ("textquotesingle", "'"),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("textquotedbl", "\""),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("guillemetleft", "«"),
    ("guillemetright", "»"),
    ("textbackslash", "\\"),
    ("textasciitilde", "~"),
    ("textasciicircum", "^"),
    ("textasciigrave", "`"),
    ("textbar", "|"),
    ("textbraceleft", "{"),
    ("textbraceright", "}"),
    ("textless", "<"),
    ("textgreater", ">"),
    ("textdollar", "$"),
    ("textunderscore", "_"),
    ("textellipsis", "…"),
    ("ldots", "…"),
    ("dots", "…"),
    ("textregistered", "®"),
    ("texttrademark", "™"),
    ("textdegree", "°"),
    ("textbullet", "•"),
    ("euro", "€"),
    ("texteuro", "€"),
    ("pounds", "£"),
    ("copyright", "©"),
    ("S", "§"),
    ("ss", "ß"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("aa", "å"),
    ("i", "ı"),
];

/// Commands that say only how their text looks.
const LOOKS: [&str; 10] =
    ["emph", "textit", "textbf", "textrm", "textsc", "texttt", "url", "path", "mbox", "text"];

/// The mark that an accent command puts on the next letter.
fn accent(command: &str) -> Option<char> {
    Some(match command {
        "`" => '\u{300}',
        "'" => '\u{301}',
        "^" => '\u{302}',
        "~" => '\u{303}',
        "=" => '\u{304}',
        "u" => '\u{306}',
        "." => '\u{307}',
        "\"" => '\u{308}',
        "r" => '\u{30A}',
        "H" => '\u{30B}',
        "v" => '\u{30C}',
        "d" => '\u{323}',
        "c" => '\u{327}',
        "k" => '\u{328}',
        "b" => '\u{331}',
        _ => return None,
    })
}

/// A value as text: letters composed, braces gone, dashes and quotation marks as themselves, white
/// space single. Without recursion, whatever is nested.
pub(super) fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    // An accent waits for its letter, also over braces: `\'{e}`, `{\'e}`, `\'{\i}`.
    let mut waiting: Option<char> = None;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = after;
        match c {
            '\\' => {
                let (command, after) = command(after);
                rest = after;
                if command.is_empty() {
                    out.push('\\');
                } else if let Some(mark) = accent(command) {
                    waiting = Some(mark);
                    rest = rest.trim_start_matches(' ');
                } else if let Some((_, sign)) = SIGNS.iter().find(|(name, _)| *name == command) {
                    for c in sign.chars() {
                        push(&mut out, c, &mut waiting);
                    }
                    // The space after a command only ends its name.
                    rest = rest.strip_prefix("{}").unwrap_or_else(|| rest.trim_start_matches(' '));
                } else if LOOKS.contains(&command) {
                    rest = rest.trim_start_matches(' ');
                } else if command.chars().all(|c| "{}&%#_$, \\".contains(c)) {
                    match command {
                        "\\" | "," | " " => out.push(' '),
                        sign => out.push_str(sign),
                    }
                } else {
                    out.push('\\');
                    out.push_str(command);
                }
            }
            '{' | '}' => {}
            '~' => out.push('\u{A0}'),
            '-' if after.starts_with("--") => {
                out.push('—');
                rest = after.get(2..).unwrap_or_default();
            }
            '-' if after.starts_with('-') => {
                out.push('–');
                rest = after.get(1..).unwrap_or_default();
            }
            '`' if after.starts_with('`') => {
                out.push('“');
                rest = after.get(1..).unwrap_or_default();
            }
            '\'' if after.starts_with('\'') => {
                out.push('”');
                rest = after.get(1..).unwrap_or_default();
            }
            c => push(&mut out, c, &mut waiting),
        }
    }
    out.extend(waiting);
    one_line(&out.replace('\u{A0}', " "))
}

fn push(out: &mut String, c: char, waiting: &mut Option<char>) {
    match waiting.take() {
        None => out.push(c),
        Some(mark) => {
            // TeX puts accents on an i and a j without dots.
            let base = match c {
                'ı' => 'i',
                'ȷ' => 'j',
                other => other,
            };
            match compose(base, mark) {
                Some(composed) => out.push(composed),
                None => out.extend([base, mark]),
            }
        }
    }
}

/// The name of a command, one sign or several letters, and what follows.
fn command(text: &str) -> (&str, &str) {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let length = match letters {
        0 => text.chars().next().map_or(0, char::len_utf8),
        letters => letters,
    };
    text.split_at_checked(length).unwrap_or((text, ""))
}

/// An address as it stands, without braces around it, `\url` and the escapes that some programs put
/// before signs.
pub(super) fn verbatim(value: &str) -> String {
    let mut text = value.trim();
    while let Some(inner) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
        text = inner.trim();
    }
    let bare = text.strip_prefix("\\url").map_or(text, str::trim);
    let bare = bare.strip_prefix('{').and_then(|text| text.strip_suffix('}')).unwrap_or(bare);
    let mut out = String::with_capacity(bare.len());
    let mut letters = bare.chars().peekable();
    while let Some(c) = letters.next() {
        match letters.peek() {
            Some(next) if c == '\\' && "_&%#~$".contains(*next) => {}
            _ => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// The names of a list, still as TeX: ` and ` outside of braces parts them.
pub(super) fn names(value: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let (mut depth, mut start, mut escaped) = (0_usize, 0, false);
    let mut spaced = true;
    for (at, c) in value.char_indices() {
        let is_and = depth == 0
            && spaced
            && value.get(at..at + 3).is_some_and(|word| word.eq_ignore_ascii_case("and"))
            && value.get(at + 3..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        if is_and && at >= start {
            names.extend(value.get(start..at).map(str::trim));
            start = at + 3;
        }
        match c {
            _ if escaped => {}
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        spaced = c.is_whitespace();
    }
    names.extend(value.get(start..).map(str::trim));
    names.retain(|name| !name.is_empty());
    names
}

/// The parts of a name, still as TeX: commas outside of braces part them.
pub(super) fn parted(name: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start, mut escaped) = (0_usize, 0, false);
    for (at, c) in name.char_indices() {
        match c {
            _ if escaped => {}
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.extend(name.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    parts.extend(name.get(start..));
    parts
}

/// Text as TeX would set it again.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            // BibTeX counts braces, escaped or not.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '#' | '_' | '$' => out.extend(['\\', c]),
            // Two of these together would be another sign.
            '-' | '\'' | '`' if out.ends_with(c) => out.extend(['{', '}', c]),
            c => out.push(c),
        }
    }
    out
}

/// An address for a field in which TeX makes nothing of signs: only what would end the field is
/// percent-encoded.
pub(super) fn escaped_verbatim(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            c if c.is_whitespace() || c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// An author for a list of names.
pub(super) fn author(author: &Author) -> String {
    match author {
        Author::Person { given, family }
            if !given.trim().is_empty() && !family.trim().is_empty() =>
        {
            format!("{}, {}", name(family), name(given))
        }
        Author::Person { given, family } => format!("{{{}{}}}", escaped(family), escaped(given)),
        Author::Name(name) => format!("{{{}}}", escaped(name)),
    }
}

/// A part of a name; braces keep a comma or an `and` in it together.
fn name(part: &str) -> String {
    let escaped = escaped(part);
    let parts = escaped.contains([',', '،'])
        || escaped.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
    if parts { format!("{{{escaped}}}") } else { escaped }
}
