//! Finding one's way in RON source: which path a byte belongs to, where a path begins, where a
//! value ends. It knows brackets, strings and comments; it must not know what a draft is.
//!
//! The RON reader tells a line and a column; this turns them into `article.body[3].marks[0]`, and
//! back.

/// A piece of RON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    /// `(`, `[` or `{`.
    Open(char),
    /// `)`, `]` or `}`.
    Close,
    /// `,`.
    Comma,
    /// `:`.
    Colon,
    /// A name.
    Word(&'a str),
    /// A string, a number, anything else.
    Other,
}

/// A token with the bytes that it takes.
#[derive(Clone, Copy, Debug)]
struct Placed<'a> {
    token: Token<'a>,
    start: usize,
    end: usize,
}

/// The tokens of a text, white space and comments left out.
#[derive(Clone)]
struct Tokens<'a> {
    len: usize,
    rest: &'a str,
}

/// An open bracket, and how far one has come in it.
struct Frame<'a> {
    bracket: char,
    key: Option<&'a str>,
    index: usize,
}

/// The path that the byte at `offset` belongs to.
pub(super) fn path_at(text: &str, offset: usize) -> String {
    let mut path = String::new();
    walk(text, |frames, token| {
        let is_reached = token.end > offset;
        if is_reached {
            // A closing bracket belongs to the value that it ends, not to that value's last part.
            let inside = usize::from(token.token == Token::Close);
            path = path_of(frames.get(..frames.len().saturating_sub(inside)).unwrap_or(frames));
        }
        !is_reached
    });
    path
}

/// Where the value with this path begins.
pub(super) fn offset_of(text: &str, path: &str) -> Option<usize> {
    let mut found = None;
    walk(text, |frames, token| {
        if is_path(frames, path) {
            found = Some(token.start);
        }
        found.is_none()
    });
    found
}

/// A value without the white space and comments around it.
pub(super) fn trimmed(value: &str) -> &str {
    let mut tokens = Tokens::new(value);
    let Some(first) = tokens.next() else { return "" };
    let end = tokens.last().map_or(first.end, |last| last.end);
    value.get(first.start..end).unwrap_or(value)
}

/// Line and column of a byte; both count from 1, columns in characters.
pub(super) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    (line, column)
}

/// The byte at a line and column (see [`line_and_column`]).
pub(super) fn offset_at(text: &str, line: usize, column: usize) -> usize {
    let before = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let this = text.get(before..).unwrap_or("");
    before + this.char_indices().nth(column.saturating_sub(1)).map_or(this.len(), |(at, _)| at)
}

/// Goes through a text until `visit` has had enough. A key counts as part of its value.
fn walk<'a>(text: &'a str, mut visit: impl FnMut(&[Frame<'a>], Placed<'a>) -> bool) {
    let mut frames: Vec<Frame<'a>> = Vec::new();
    let mut tokens = Tokens::new(text);
    while let Some(placed) = tokens.next() {
        if let (Token::Word(word), Some(frame)) = (placed.token, frames.last_mut()) {
            let is_key = tokens.clone().next().is_some_and(|next| next.token == Token::Colon);
            if is_key && frame.bracket == '(' {
                frame.key = Some(word);
            }
        }
        if !visit(&frames, placed) {
            return;
        }
        match placed.token {
            Token::Open(bracket) => frames.push(Frame { bracket, key: None, index: 0 }),
            Token::Close => {
                frames.pop();
            }
            Token::Comma => {
                if let Some(frame) = frames.last_mut() {
                    frame.index += 1;
                    frame.key = None;
                }
            }
            _ => {}
        }
    }
}

fn path_of(frames: &[Frame<'_>]) -> String {
    let mut path = String::new();
    for frame in frames {
        match frame.key {
            Some(key) => super::push_key(&mut path, key),
            None => super::push_index(&mut path, frame.index),
        }
    }
    path
}

/// Whether these frames lead to `path`, without making a string of each path on the way.
fn is_path(frames: &[Frame<'_>], path: &str) -> bool {
    let mut rest = path;
    for (depth, frame) in frames.iter().enumerate() {
        let stripped = match frame.key {
            Some(key) if depth == 0 => rest.strip_prefix(key),
            Some(key) => rest.strip_prefix('.').and_then(|rest| rest.strip_prefix(key)),
            None => rest.strip_prefix('[').and_then(|rest| {
                let (index, rest) = rest.split_once(']')?;
                (index.parse() == Ok(frame.index)).then_some(rest)
            }),
        };
        match stripped {
            Some(stripped) => rest = stripped,
            None => return false,
        }
    }
    rest.is_empty() && !frames.is_empty()
}

impl<'a> Tokens<'a> {
    fn new(text: &'a str) -> Self {
        Self { len: text.len(), rest: text }
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or("");
    }

    fn skip_space_and_comments(&mut self) {
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.starts_with("//") {
                self.skip(self.rest.find('\n').unwrap_or(self.rest.len()));
            } else if self.rest.starts_with("/*") {
                self.skip(block_comment_len(self.rest));
            } else {
                return;
            }
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Placed<'a>;

    fn next(&mut self) -> Option<Placed<'a>> {
        self.skip_space_and_comments();
        let first = self.rest.chars().next()?;
        let start = self.len - self.rest.len();
        let (token, len) = match first {
            '(' | '[' | '{' => (Token::Open(first), 1),
            ')' | ']' | '}' => (Token::Close, 1),
            ',' => (Token::Comma, 1),
            ':' => (Token::Colon, 1),
            '"' => (Token::Other, string_len(self.rest)),
            '\'' => (Token::Other, char_len(self.rest)),
            _ => raw_string_len(self.rest)
                .map_or_else(|| word(self.rest, first), |len| (Token::Other, len)),
        };
        self.skip(len);
        Some(Placed { token, start, end: start + len })
    }
}

/// A name, a number, or one character of something else.
fn word(text: &str, first: char) -> (Token<'_>, usize) {
    let goes_on = |c: char| c.is_alphanumeric() || c == '_';
    let len = text.find(|c| !goes_on(c)).unwrap_or(text.len()).max(first.len_utf8());
    match text.get(..len) {
        Some(word) if first.is_alphabetic() || first == '_' => (Token::Word(word), len),
        _ => (Token::Other, len),
    }
}

/// Length of the `"…"` that a text begins with.
fn string_len(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Length of the `'…'` that a text begins with.
fn char_len(text: &str) -> usize {
    let escaped = text.strip_prefix("'\\").is_some();
    let from = text.char_indices().nth(if escaped { 3 } else { 2 });
    let end = from.and_then(|(from, _)| Some(from + text.get(from..)?.find('\'')?));
    end.map_or(1, |end| end + 1)
}

/// Length of the `r#"…"#`, `b"…"` or `br"…"` that a text begins with, if it does.
fn raw_string_len(text: &str) -> Option<usize> {
    let after_b = text.strip_prefix('b').unwrap_or(text);
    if after_b.len() < text.len() && after_b.starts_with('"') {
        return Some(1 + string_len(after_b));
    }
    let after_r = after_b.strip_prefix('r')?;
    let inside = after_r.trim_start_matches('#');
    let hashes = after_r.len() - inside.len();
    let inside = inside.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let len = inside.find(&end).map_or(inside.len(), |at| at + end.len());
    Some(text.len() - inside.len() + len)
}

/// Length of the `/* … */` that a text begins with; they nest.
fn block_comment_len(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth = depth.saturating_sub(1);
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "Draft(format: 1, // (\n article: (a: \"[\\\"\", /* ( /* */ , */ body: [\n\
                          Paragraph(text: r#\"\"),\"#, marks: [(2, 6, Page(\"x\"))]),\n\
                          Raw(text: \"ب\", colour: '\\''),\n]), lines: \"\")";

    #[track_caller]
    fn check(path: &str, value: &str) {
        let at = offset_of(SOURCE, path).unwrap();
        let rest = SOURCE.get(at..).unwrap();
        assert!(rest.starts_with(value), "{path}: {rest}");
        assert_eq!(path_at(SOURCE, at), path);
        let (line, column) = line_and_column(SOURCE, at);
        assert_eq!(offset_at(SOURCE, line, column), at);
    }

    #[test]
    fn a_place_has_a_path_and_a_path_a_place() {
        check("format", "format: 1");
        check("article", "article: (");
        check("article.a", "a: ");
        check("article.body[0]", "Paragraph");
        check("article.body[0].text", "text: r#");
        check("article.body[0].marks[0]", "(2");
        check("article.body[0].marks[0][2]", "Page");
        check("article.body[1]", "Raw");
        check("article.body[1].colour", "colour");
        check("lines", "lines");
        assert_eq!(offset_of(SOURCE, "article.body[7]"), None);
        assert_eq!(offset_of(SOURCE, ""), None);
    }

    #[test]
    fn a_value_is_trimmed_to_itself() {
        assert_eq!(trimmed(" /* a */ Table(\"x\" // y\n) // z\n"), "Table(\"x\" // y\n)");
        assert_eq!(trimmed("Rule"), "Rule");
        assert_eq!(trimmed(" // nothing"), "");
    }

    #[test]
    fn broken_source_does_not_stop_it() {
        for text in ["(", "(((\"", "'", "'\\", "r#\"", "/*", "))))", "b'", "\u{301}", "a:", ",:]"] {
            path_at(text, text.len());
            offset_of(text, "a[0]");
            trimmed(text);
        }
    }
}
