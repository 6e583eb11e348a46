//! RON as a person wants to read it: what stands on a line, how text is quoted. It knows brackets
//! and letters, nothing of articles.
//!
//! Letters, vowel signs and joiners are written as they are. What cannot be seen (controls,
//! direction marks, no-width spaces) is written as an escape such as `\u{200f}`, and so is the
//! place of an object, `\u{fffc}`.

use std::fmt::Write as _;

use crate::text::{OBJECT, letters};

const INDENT: &str = "    ";

/// How the things in a bracket are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Set {
    /// All on the line where the bracket opens.
    OnOneLine,
    /// Each on a line of its own, this many steps in.
    OneALine(usize),
}

/// A bracket being written: fields with names, or items without.
pub(super) struct Group<'a> {
    out: &'a mut String,
    set: Set,
    close: &'static str,
    is_empty: bool,
}

impl<'a> Group<'a> {
    /// Opens `name(`, to be filled with fields (or the items of a tuple).
    pub(super) fn record(out: &'a mut String, name: &str, set: Set) -> Self {
        out.push_str(name);
        out.push('(');
        Self { out, set, close: ")", is_empty: true }
    }

    /// Opens `[`, to be filled with items.
    pub(super) fn list(out: &'a mut String, set: Set) -> Self {
        out.push('[');
        Self { out, set, close: "]", is_empty: true }
    }

    /// The fields inside a bracket that somebody else opens and closes, each on a line of its own.
    pub(super) fn lines(out: &'a mut String) -> Self {
        Self { out, set: Set::OneALine(1), close: "", is_empty: true }
    }

    /// Where to write the next item.
    pub(super) fn item(&mut self) -> &mut String {
        match (self.set, self.is_empty) {
            (Set::OnOneLine, true) => {}
            (Set::OnOneLine, false) => self.out.push_str(", "),
            (Set::OneALine(steps), is_first) => {
                let is_outermost = self.close.is_empty();
                let before = match (is_first, is_outermost) {
                    (true, true) => "",
                    (true, false) => "\n",
                    (false, _) => ",\n",
                };
                self.out.push_str(before);
                indent(self.out, steps);
            }
        }
        self.is_empty = false;
        self.out
    }

    /// Where to write the value of the field `name`.
    pub(super) fn field(&mut self, name: &str) -> &mut String {
        let out = self.item();
        out.push_str(name);
        out.push_str(": ");
        out
    }

    /// A field that is left out where it is empty.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            quote(self.field(name), value);
        }
    }

    /// A field whose value is a bare name, left out where there is none.
    pub(super) fn name(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.field(name).push_str(value);
        }
    }

    /// Closes the bracket.
    pub(super) fn close(self) {
        if let Set::OneALine(steps) = self.set
            && !self.is_empty
        {
            self.out.push_str(",\n");
            indent(self.out, steps - 1);
        }
        self.out.push_str(self.close);
    }
}

fn indent(out: &mut String, steps: usize) {
    for _ in 0..steps {
        out.push_str(INDENT);
    }
}

/// Writes a list of texts on one line.
pub(super) fn texts<'t>(out: &mut String, texts: impl IntoIterator<Item = &'t str>) {
    let mut list = Group::list(out, Set::OnOneLine);
    for text in texts {
        quote(list.item(), text);
    }
    list.close();
}

/// Writes a text in quotation marks.
pub(super) fn quote(out: &mut String, text: &str) {
    out.reserve(text.len() + 2);
    out.push('"');
    let mut rest = text;
    while let Some((at, c)) = rest.char_indices().find(|&(_, c)| is_escaped(c)) {
        out.push_str(rest.get(..at).unwrap_or(""));
        escape(out, c);
        rest = rest.get(at + c.len_utf8()..).unwrap_or("");
    }
    out.push_str(rest);
    out.push('"');
}

fn escape(out: &mut String, c: char) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        _ => {
            // Writing into a string cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        }
    }
}

/// Whether a character would end the text, the line, or could not be seen. The joiners (U+200C,
/// U+200D) are spelling, so they stay.
fn is_escaped(c: char) -> bool {
    match c {
        ' '..='~' => matches!(c, '"' | '\\'),
        // By far the most letters of an Arabic text.
        '\u{61D}'..='\u{1FFF}' => false,
        OBJECT | '\u{AD}' | '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{FEFF}' => true,
        _ => c.is_control() || letters::is_bidi_control(c) || letters::is_unwanted_control(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut out = String::new();
        quote(&mut out, text);
        assert_eq!(out, expected, "{}", text.escape_unicode());
        assert_eq!(ron::from_str::<String>(&out).unwrap(), text);
    }

    #[test]
    fn letters_are_raw_and_the_unseen_is_spelt() {
        check("مُضِيفًا می\u{200C}خواهم 👨\u{200D}👩", "\"مُضِيفًا می\u{200C}خواهم 👨\u{200D}👩\"");
        check("قال \"نعم\" \\", r#""قال \"نعم\" \\""#);
        check("a\n\r\t\0\u{7f}\u{85}", r#""a\n\r\t\u{0}\u{7f}\u{85}""#);
        check("\u{200F}(\u{2066}x\u{2069})", r#""\u{200f}(\u{2066}x\u{2069})""#);
        check("[\u{FFFC}]\u{FEFF}\u{2028}", r#""[\u{fffc}]\u{feff}\u{2028}""#);
        check("\u{FFFE}\u{FFFF}\u{10FFFF}", "\"\\u{fffe}\\u{ffff}\u{10FFFF}\"");
        check("\u{61C}", r#""\u{61c}""#);
    }
}
