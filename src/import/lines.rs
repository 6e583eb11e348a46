//! Text to the lines that show anything. It must not know what a line means.

use crate::text::letters;

/// A line that shows anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its number among all lines of the text, counted from 1.
    pub(super) number: usize,
    /// Its text, without white space at its ends.
    pub(super) text: &'a str,
    /// Whether the line before it shows nothing (or there is none).
    pub(super) after_blank: bool,
}

/// The lines of a text. A byte order mark at the start is dropped; a line ends with LF, CR, CR LF,
/// NEL, VT, FF, U+2028 or U+2029. A line of nothing but white space and direction marks is blank.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut rest = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut after_blank = true;
    for number in 1.. {
        let (line, after) = match rest.find(letters::is_line_break) {
            Some(at) => (rest.get(..at), rest.get(at..)),
            None => (Some(rest), None),
        };
        let line = line.unwrap_or_default().trim();
        let blank = line.chars().all(is_edge);
        if !blank {
            lines.push(Line { number, text: line, after_blank });
        }
        after_blank = blank;
        let Some(after) = after else { break };
        rest = after
            .strip_prefix("\r\n")
            .or_else(|| after.strip_prefix(letters::is_line_break))
            .unwrap_or_default();
    }
    lines
}

/// White space and the direction marks that copied pages put around words.
pub(super) fn is_edge(c: char) -> bool {
    c.is_whitespace() || letters::is_bidi_control(c)
}

/// White space and direction marks that are no part of a name. Isolates are: to take one half of a
/// pair off would turn round what the other half stands before.
pub(super) fn is_around_name(c: char) -> bool {
    is_edge(c) && !matches!(c, '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &str, bool)]) {
        let found: Vec<_> =
            lines(text).iter().map(|line| (line.number, line.text, line.after_blank)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_kind_of_line_end() {
        check("", &[]);
        check("\n\r\n \u{A0}\u{200F}\n", &[]);
        check(
            "\u{FEFF}a\r\nb\rc\nd\u{85}e\u{2028}f\u{2029}g",
            &[
                (1, "a", true),
                (2, "b", false),
                (3, "c", false),
                (4, "d", false),
                (5, "e", false),
                (6, "f", false),
                (7, "g", false),
            ],
        );
        check("\n\r\n\r a\u{A0}\n\n\u{200F}b", &[(4, "a", true), (6, "\u{200F}b", true)]);
    }
}
