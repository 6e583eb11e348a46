//! One line of Markdown: letters, bold and italic, links, citations.
//!
//! `**` opens and closes bold only next to the right letters, and Arabic prefixes and quotation
//! marks are often the wrong ones. So the signs are written where every reader must take them for
//! bold, and `<b>` elsewhere.

use super::Encoder;
use crate::markup::address;
use crate::markup::escape;
use crate::markup::tree::{Inline, Line, LinkTarget, Run, Style, Use};

/// A piece of a line whose links are known to lead somewhere.
enum Piece<'t, 'a> {
    Run(&'t Run<'a>),
    Link { url: String, runs: &'t [Run<'a>] },
    Citation(&'t [Use]),
    Code(&'a str),
}

impl Encoder<'_> {
    pub(super) fn line(&mut self, line: &Line<'_>) {
        let mut pieces = Vec::with_capacity(line.inlines.len());
        for inline in &line.inlines {
            match inline {
                Inline::Run(run) => pieces.push(Piece::Run(run)),
                Inline::Link(link) => match self.address(link.target) {
                    Some(url) => pieces.push(Piece::Link { url, runs: &link.runs }),
                    None => pieces.extend(link.runs.iter().map(Piece::Run)),
                },
                Inline::Citation(uses) => pieces.push(Piece::Citation(uses)),
                // Nothing is written of it, so what stands before it has the next piece behind it.
                Inline::Raw(raw) if escape::one_line(raw).is_empty() => {}
                Inline::Raw(raw) => pieces.push(Piece::Code(raw)),
            }
        }
        for (index, piece) in pieces.iter().enumerate() {
            match piece {
                Piece::Run(run) => {
                    let before = index.checked_sub(1).and_then(|index| pieces.get(index));
                    let joins = is_styled(before);
                    self.run(run, Next::of(pieces.get(index + 1), None), joins);
                }
                Piece::Link { url, runs } => self.link(runs, url),
                Piece::Citation(uses) => {
                    for one in *uses {
                        let label = self.labels.get(one.source).map_or("", String::as_str);
                        self.out.push_str(&format!("[^{label}]"));
                    }
                }
                Piece::Code(raw) => self.code(raw),
            }
        }
    }

    /// The address of a link; where it may not lead there, says so.
    pub(super) fn address(&mut self, target: LinkTarget<'_>) -> Option<String> {
        let url = address::of_link(target, &self.profile.article_url, &self.own_page);
        url.map_err(|note| self.notes.push(note)).ok()
    }

    fn link(&mut self, runs: &[Run<'_>], url: &str) {
        if self.out.ends_with(']') {
            // A citation right before it would be read as what the link shows.
            self.out.push_str("<!-- -->");
        }
        self.out.push('[');
        for (index, run) in runs.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| runs.get(index));
            let joins = before.is_some_and(|run| run.style != Style::default());
            let next = runs.get(index + 1).map(Piece::Run);
            self.run(run, Next::of(next.as_ref(), Some(']')), joins);
        }
        self.close_link(url);
    }

    pub(super) fn close_link(&mut self, url: &str) {
        self.out.push_str("](");
        escape::markdown_url(&mut self.out, url);
        self.out.push(')');
    }

    /// Letters with their style. `joins`: styled letters stand right before these.
    fn run(&mut self, run: &Run<'_>, next: Next, joins: bool) {
        let before = self.out.get(self.line_start..).and_then(|line| line.chars().next_back());
        let signs = !joins && can_open(before, run.text) && can_close(run.text, next);
        let (open, close) = match (run.style.bold, run.style.italic) {
            (false, false) => ("", ""),
            (true, false) if signs => ("**", "**"),
            (false, true) if signs => ("*", "*"),
            (true, true) if signs => ("***", "***"),
            (true, false) => ("<b>", "</b>"),
            (false, true) => ("<i>", "</i>"),
            (true, true) => ("<b><i>", "</i></b>"),
        };
        self.out.push_str(open);
        self.text(run.text);
        self.out.push_str(close);
    }

    /// Markup as code, between more backticks than stand in a row inside it.
    fn code(&mut self, raw: &str) {
        let raw = escape::one_line(raw);
        if raw.is_empty() {
            return;
        }
        self.raw = true;
        let ticks = "`".repeat(longest_row_of_backticks(&raw) + 1);
        let pad = if raw.starts_with('`') || raw.ends_with('`') { " " } else { "" };
        self.out.push_str(&ticks);
        self.out.push_str(pad);
        escape::plain(&mut self.out, &raw);
        self.out.push_str(pad);
        self.out.push_str(&ticks);
    }
}

/// What is written right behind a run.
#[derive(Clone, Copy)]
enum Next {
    /// The end of the line.
    End,
    /// Styled letters, with signs or tags of their own.
    Styled,
    /// This character, or an escape for it.
    Char(char),
}

impl Next {
    /// What `piece` begins with; without a piece, `end` follows.
    fn of(piece: Option<&Piece<'_, '_>>, end: Option<char>) -> Self {
        match piece {
            None => end.map_or(Self::End, Self::Char),
            Some(Piece::Run(run)) if run.style != Style::default() => Self::Styled,
            Some(Piece::Run(run)) => run.text.chars().next().map_or(Self::Styled, Self::Char),
            Some(Piece::Link { .. } | Piece::Citation(_)) => Self::Char('['),
            Some(Piece::Code(_)) => Self::Char('`'),
        }
    }
}

fn is_styled(piece: Option<&Piece<'_, '_>>) -> bool {
    matches!(piece, Some(Piece::Run(run)) if run.style != Style::default())
}

/// Whether `*` between `before` and `text` is sure to open (CommonMark 0.31, section 6.2,
/// left-flanking).
fn can_open(before: Option<char>, text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    before != Some('*') && (first.is_alphanumeric() || (!is_blank(first) && is_apart(before)))
}

/// Whether `*` between `text` and `next` is sure to close (right-flanking).
fn can_close(text: &str, next: Next) -> bool {
    let Some(last) = text.chars().next_back() else { return false };
    let next = match next {
        Next::End => None,
        Next::Styled => return false,
        Next::Char(next) => Some(next),
    };
    last.is_alphanumeric() || (!is_blank(last) && is_apart(next))
}

/// Whether a neighbour is a line's end, a space or a sign of punctuation to every reader.
fn is_apart(neighbour: Option<char>) -> bool {
    neighbour.is_none_or(|c| c == ' ' || c.is_ascii_punctuation())
}

/// White space, and what some readers take for it.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// The length of the longest row of backticks.
pub(super) fn longest_row_of_backticks(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
