//! A register's text cut into its entries, so that a damaged one takes no other with it. It knows
//! brackets, strings, comments and lines; what an entry is, others know.

/// The text of one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// The line on which it begins, counted from 1.
    pub(super) line: usize,
    /// Its text.
    pub(super) text: &'a str,
}

/// What is between two characters that matter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Plain,
    /// Inside a string; whether the next character is escaped.
    Text {
        escaped: bool,
    },
    LineComment,
    BlockComment,
}

/// The entries of a text: each begins with a round bracket and ends with the one that closes it, or
/// before the next line that begins an entry, where it is never closed.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut line, mut state, mut depth) = (1, State::Plain, 0_usize);
    // Where the open entry begins.
    let mut open: Option<(usize, usize)> = None;
    let mut before = '\0';
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        if c == '\n' {
            line += 1;
            let next = text.get(at + 1..).unwrap_or_default();
            if state == State::LineComment {
                state = State::Plain;
            }
            if let Some((start, from)) = open
                && begins_entry(next)
            {
                let text = text.get(start..at).unwrap_or_default().trim_end();
                pieces.push(Piece { line: from, text });
                (open, state, depth) = (None, State::Plain, 0);
            }
        }
        state = match state {
            State::Text { escaped: true } => State::Text { escaped: false },
            State::Text { .. } if c == '\\' => State::Text { escaped: true },
            State::Text { .. } if c == '"' => State::Plain,
            State::BlockComment if c == '/' && before == '*' => State::Plain,
            State::Plain if c == '"' => State::Text { escaped: false },
            State::Plain if rest.starts_with("//") => State::LineComment,
            State::Plain if rest.starts_with("/*") => State::BlockComment,
            other => other,
        };
        before = c;
        if state != State::Plain {
            continue;
        }
        match c {
            '(' => {
                open.get_or_insert((at, line));
                depth += 1;
            }
            ')' => {
                depth = depth.saturating_sub(1);
                if let Some((start, from)) = open.filter(|_| depth == 0) {
                    let text = text.get(start..=at).unwrap_or_default();
                    pieces.push(Piece { line: from, text });
                    open = None;
                }
            }
            _ => {}
        }
    }
    if let Some((start, from)) = open {
        let text = text.get(start..).unwrap_or_default().trim_end();
        pieces.push(Piece { line: from, text });
    }
    pieces
}

/// Whether a line begins an entry, as every register that people write has it.
fn begins_entry(line: &str) -> bool {
    line.trim_start_matches([' ', '\t'])
        .strip_prefix('(')
        .is_some_and(|rest| rest.trim_start().starts_with("name"))
}

/// The name in a piece that can't be read, as far as there is one.
pub(super) fn name_in(piece: &str) -> &str {
    let Some((_, rest)) = piece.split_once("name") else { return "" };
    let Some((between, rest)) = rest.split_once('"') else { return "" };
    if between.trim() != ":" {
        return "";
    }
    rest.split(['"', '\n']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &str)]) {
        let found: Vec<_> = pieces(text).into_iter().map(|it| (it.line, it.text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn entries_are_cut_at_their_brackets() {
        check("[]", &[]);
        check("[(a), // (x)\n (b(c)), /* ( */]", &[(1, "(a)"), (2, "(b(c))")]);
        check("[\n(name: \")\\\"(\"),\n]", &[(2, "(name: \")\\\"(\")")]);
    }

    #[test]
    fn an_entry_that_is_never_closed_ends_before_the_next() {
        check(
            "[\n (name: \"ا\", short: [\n (name: \"ب\"),\n]",
            &[(2, "(name: \"ا\", short: ["), (3, "(name: \"ب\")")],
        );
        check("(name: \"ا\n( name: \"ب\")", &[(1, "(name: \"ا"), (2, "( name: \"ب\")")]);
        check("(name", &[(1, "(name")]);
        check(")))(a)", &[(1, "(a)")]);
    }

    #[test]
    fn the_name_of_a_damaged_entry_is_told() {
        assert_eq!(name_in("(name: \"پوتن\", kind: Perso"), "پوتن");
        assert_eq!(name_in("(name: \"پوتن"), "پوتن");
        assert_eq!(name_in("(nam"), "");
        assert_eq!(name_in("(name x \"y\""), "");
    }
}
