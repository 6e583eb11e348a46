//! Text to entries, their fields still as TeX. It knows where things begin and end, not what they
//! mean.

use std::collections::HashMap;

use super::names::month_number;

/// An entry, a comment or a definition as it stands: `@kind{body}`.
pub(super) struct Item<'a> {
    /// What follows the `@`.
    pub(super) kind: &'a str,
    /// What stands between the brackets.
    pub(super) body: &'a str,
    /// Bytes from the `@` to its end.
    pub(super) length: usize,
    /// Whether the closing bracket was found.
    pub(super) closed: bool,
}

/// Where the next `@` is that begins an item.
pub(super) fn next_item(text: &str) -> Option<usize> {
    text.match_indices('@')
        .map(|(at, _)| at)
        .find(|at| text.get(*at..).is_some_and(|rest| head(rest).is_some()))
}

/// The kind and the length up to and with the opening bracket.
pub(super) fn head(text: &str) -> Option<(&str, usize, char)> {
    let rest = text.strip_prefix('@')?;
    let length = rest.bytes().take(40).take_while(u8::is_ascii_alphabetic).count();
    let (kind, after) = rest.split_at_checked(length)?;
    let blank = after.len() - after.trim_start_matches([' ', '\t', '\r', '\n']).len();
    let bracket = after.get(blank..)?.chars().next().filter(|c| matches!(c, '{' | '('))?;
    (length > 0).then_some((kind, 1 + length + blank + 1, bracket))
}

/// The item that begins here. One whose bracket is not closed ends before the next line that begins
/// another, so that one lost brace costs one entry.
pub(super) fn item(text: &str) -> Option<Item<'_>> {
    let (kind, start, bracket) = head(text)?;
    let body = text.get(start..)?;
    let (mut depth, mut escaped, mut line_start) = (0_usize, false, false);
    for (at, c) in body.char_indices() {
        if line_start && c == '@' && begins_entry(body.get(at..).unwrap_or_default()) {
            let body = body.get(..at)?;
            return Some(Item { kind, body, length: start + at, closed: false });
        }
        match c {
            _ if escaped => {}
            '{' => depth += 1,
            ')' if depth == 0 && bracket == '(' => {
                return Some(Item {
                    kind,
                    body: body.get(..at)?,
                    length: start + at + 1,
                    closed: true,
                });
            }
            '}' if depth == 0 && bracket == '{' => {
                return Some(Item {
                    kind,
                    body: body.get(..at)?,
                    length: start + at + 1,
                    closed: true,
                });
            }
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        line_start = c == '\n' || (line_start && matches!(c, ' ' | '\t' | '\r'));
    }
    Some(Item { kind, body, length: text.len(), closed: false })
}

/// `@word{key,`: what stands so at the start of a line inside an entry is the next entry.
fn begins_entry(text: &str) -> bool {
    let Some((_, start, _)) = head(text) else { return false };
    let after = text.get(start..).unwrap_or_default();
    let key = after.find([',', '\n', '{', '}', '=', ' ']).unwrap_or(after.len());
    key > 0 && after.get(key..).is_some_and(|rest| rest.starts_with(','))
}

/// What `@string` has defined; the months are known from the start.
#[derive(Default)]
pub(super) struct Abbreviations(HashMap<String, String>);

/// The longest text that an abbreviation stands for, in bytes; chains of them can grow without end.
const LONGEST: usize = 10_000;

impl Abbreviations {
    /// Reads `name = value`; says whether it was that. A value is resolved now, so that no name can
    /// stand for itself.
    pub(super) fn define(&mut self, body: &str) -> bool {
        let mut strays = Vec::new();
        let fields = fields(body, self, &mut strays);
        let good = strays.is_empty() && !fields.is_empty();
        for (name, value) in fields {
            if value.len() <= LONGEST {
                self.0.insert(name.to_lowercase(), value);
            }
        }
        good
    }

    fn resolved(&self, name: &str) -> String {
        let known = self.0.get(&name.to_lowercase()).cloned();
        let month = || month_number(name).map(|month| month.to_string());
        known.or_else(month).unwrap_or_else(|| name.to_owned())
    }
}

/// An entry with its fields as TeX, in order.
pub(super) struct Entry<'a> {
    pub(super) kind: &'a str,
    pub(super) key: &'a str,
    pub(super) fields: Vec<(&'a str, String)>,
    /// What stands among the fields and is none.
    pub(super) strays: Vec<&'a str>,
}

impl<'a> Entry<'a> {
    pub(super) fn read(item: &Item<'a>, abbreviations: &Abbreviations) -> Self {
        let body = item.body;
        let end = body.find([',', '=', '{', '"']).unwrap_or(body.len());
        let has_key = body.get(end..).is_none_or(|rest| rest.is_empty() || rest.starts_with(','));
        let (key, rest) = if has_key {
            let rest = body.get(end..).unwrap_or_default();
            (body.get(..end).unwrap_or_default(), rest.strip_prefix(',').unwrap_or(rest))
        } else {
            ("", body)
        };
        let mut strays = Vec::new();
        let fields = fields(rest, abbreviations, &mut strays);
        Self { kind: item.kind, key: key.trim(), fields, strays }
    }
}

fn fields<'a>(
    text: &'a str,
    abbreviations: &Abbreviations,
    strays: &mut Vec<&'a str>,
) -> Vec<(&'a str, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() {
            return found;
        }
        if let Some(comment) = rest.strip_prefix('%') {
            rest = comment.split_once('\n').map_or("", |(_, after)| after);
            continue;
        }
        if let Some((name, value, after)) = field(rest, abbreviations) {
            found.push((name, value));
            rest = after;
        } else {
            // Nothing that is a field: kept, up to where one could begin again.
            let end = rest.find([',', '\n']).unwrap_or(rest.len()).max(1);
            let end =
                (end..=rest.len()).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
            let (stray, after) = rest.split_at(end);
            strays.push(stray);
            rest = after;
        }
    }
}

/// `name = value # value`, and what follows.
fn field<'a>(text: &'a str, known: &Abbreviations) -> Option<(&'a str, String, &'a str)> {
    let end = text.find(|c: char| c.is_whitespace() || "=,{}\"#%'()".contains(c))?;
    let (name, rest) = text.split_at_checked(end).filter(|(name, _)| !name.is_empty())?;
    let mut rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let mut value = String::new();
    loop {
        let (part, after) = piece(rest)?;
        match part {
            Piece::Literal(text) => value.push_str(text),
            Piece::Word(word) => value.push_str(&known.resolved(word)),
        }
        rest = after.trim_start();
        match rest.strip_prefix('#') {
            Some(more) if value.len() <= text.len() + LONGEST => rest = more.trim_start(),
            _ => break,
        }
    }
    let rest_of = rest.trim_start();
    (rest_of.is_empty() || rest_of.starts_with([',', '%']) || begins_field(rest_of))
        .then_some((name, value, rest))
}

/// A comma was forgotten, as often happens: the next field begins all the same.
fn begins_field(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    let rest = end.filter(|end| *end > 0).and_then(|end| text.get(end..)).unwrap_or_default();
    rest.trim_start().starts_with('=')
}

enum Piece<'a> {
    Literal(&'a str),
    Word(&'a str),
}

fn piece(text: &str) -> Option<(Piece<'_>, &str)> {
    let inside = |close: char| {
        let inner = text.get(1..)?;
        let (mut depth, mut escaped) = (0_usize, false);
        for (at, c) in inner.char_indices() {
            match c {
                _ if escaped => {}
                c if c == close && depth == 0 => {
                    return Some((Piece::Literal(inner.get(..at)?), inner.get(at + 1..)?));
                }
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            escaped = c == '\\' && !escaped;
        }
        None
    };
    match text.chars().next()? {
        '{' => inside('}'),
        '"' => inside('"'),
        _ => {
            let end = text.find(|c: char| c.is_whitespace() || "=,{}\"#%()".contains(c));
            let (word, rest) = text.split_at_checked(end.unwrap_or(text.len()))?;
            (!word.is_empty()).then_some((Piece::Word(word), rest))
        }
    }
}
