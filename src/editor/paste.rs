//! Foreign text made fit for an article, and what was done to it; and its way into the article.
//!
//! Letters in fixed shapes become letters, what can't be seen and does nothing goes, lines become
//! paragraphs. Nothing that a person would see or miss changes: tatweel, vowel signs, joiners and
//! isolates that are closed stay. It knows no clipboard and no words for people.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::carry::{Edit, splices};
use super::deletion::ending_at;
use super::typing::{Start, goes_on, without_attribution};
use super::{Selection, Transaction};
use crate::article::{Article, Block, BlockKind, Change, Position, RichText, SpliceMarks};
use crate::text::{OBJECT, Span, ceil_boundary, letters, normal};

/// A text fit for an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// Its lines, each without a break. Empty lines at either end are kept as empty texts, so that
    /// text copied with its break brings its break; those between paragraphs are left out.
    pub lines: Vec<String>,
    /// What was done.
    pub report: Report,
}

/// How many characters of a text were made fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Report {
    /// Letters in a fixed shape (U+FB50–U+FDFF, U+FE70–U+FEFC) made plain letters.
    pub shapes: usize,
    /// Direction marks, embeddings, overrides and isolates without their other half, taken out.
    pub directions: usize,
    /// Hard spaces and spaces of odd widths made plain spaces.
    pub spaces: usize,
    /// Soft hyphens, zero-width spaces and byte-order marks taken out.
    pub unseen: usize,
    /// Controls, noncharacters and places of foreign objects taken out.
    pub controls: usize,
    /// Empty lines left out.
    pub empty_lines: usize,
}

impl Report {
    /// Whether nothing was done.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Makes a foreign text fit for an article, in time that grows with its length alone.
///
/// ```
/// use tahrir::editor::paste::clean;
/// let cleaned = clean("ﻻ\u{200F} شيء\r\n\r\nنعم");
/// assert_eq!(cleaned.lines, ["لا شيء", "نعم"]);
/// assert_eq!((cleaned.report.shapes, cleaned.report.directions), (1, 1));
/// ```
pub fn clean(text: &str) -> Cleaned {
    let mut report = Report::default();
    let mut lines = Vec::new();
    let mut rest = text;
    loop {
        let end = rest.find(letters::is_line_break);
        let (line, behind) = rest.split_at(end.unwrap_or(rest.len()));
        lines.push(clean_line(line, &mut report));
        if end.is_none() {
            break;
        }
        let break_len = match behind.strip_prefix("\r\n") {
            Some(_) => 2,
            None => behind.chars().next().map_or(0, char::len_utf8),
        };
        rest = behind.get(break_len..).unwrap_or("");
    }
    let last = lines.len().saturating_sub(1);
    let mut number = 0;
    let before = lines.len();
    lines.retain(|line| {
        let is_edge = number == 0 || number == last;
        number += 1;
        is_edge || !line.trim().is_empty()
    });
    report.empty_lines += before - lines.len();
    Cleaned { lines, report }
}

/// Puts a cleaned text in the place of what is selected, as one step of undo. Its first line joins
/// what stands before, its last what stands after; each other one is a block of its own, of the
/// kind it was put in (after a heading or a picture, a paragraph). Raw markup keeps the lines.
/// `None` where there is nothing to put in.
pub fn paste(article: &Article, selection: Selection, cleaned: &Cleaned) -> Option<Transaction> {
    let (first, others) = cleaned.lines.split_first()?;
    if others.is_empty() && first.is_empty() {
        return None;
    }
    let Start { mut changes, article, at, span } = Start::of(article, selection)?;
    let paragraphs = |lines: &[String], kind: &BlockKind, block: Option<&Block>| {
        let direction = block.and_then(Block::direction);
        let block = |line: &String| {
            let block = Block::new(kind.clone(), RichText::plain(line));
            Arc::new(block.with_direction(direction))
        };
        lines.iter().map(block).collect::<Vec<_>>()
    };
    let block = match article.body().block(at) {
        Some(block) if !matches!(block.kind(), BlockKind::Unknown(_)) => block,
        none => {
            // No text can stand there, so all lines are paragraphs of their own.
            let number = at + usize::from(none.is_some());
            let blocks = paragraphs(&cleaned.lines, &BlockKind::Paragraph, None);
            let last = number + blocks.len() - 1;
            let offset = blocks.last().map_or(0, |it| it.text().len());
            changes.push(Change::Insert { at: number, blocks });
            return Some(ending_at(changes, Position { block: last, offset }));
        }
    };
    let after = block.text().get(span.end..).unwrap_or("");
    let caret_behind = |before: &str, pasted: &str| {
        let whole = [before, pasted, after].concat();
        ceil_boundary(&whole, before.len() + pasted.len())
    };
    let before = block.text().get(..span.start).unwrap_or("");
    if others.is_empty() || *block.kind() == BlockKind::Raw {
        let text = cleaned.lines.join("\n");
        let edit = Edit { span, with: RichText::plain(&text) };
        changes.extend(splices(at, block.content(), &[edit], goes_on));
        let offset = caret_behind(before, &text);
        return Some(ending_at(changes, Position { block: at, offset }));
    }
    let (last, middle) = others.split_last()?;
    let edit = Edit { span, with: RichText::plain(first) };
    changes.extend(splices(at, block.content(), &[edit], goes_on));
    let kind = match block.kind() {
        BlockKind::Heading(_) | BlockKind::Picture(_) => BlockKind::Paragraph,
        kind => kind.clone(),
    };
    let offset = span.start + RichText::plain(first).text().len();
    let tail = (kind.clone(), block.direction());
    changes.push(Change::Split { block: at, offset, tail, marks: None });
    changes.extend(without_attribution(at, block.kind()));
    let middle_kind = match &kind {
        BlockKind::Quotation { .. } => BlockKind::Quotation { attribution: String::new() },
        kind => kind.clone(),
    };
    let middle = paragraphs(middle, &middle_kind, Some(block));
    let tail = at + 1 + middle.len();
    if !middle.is_empty() {
        changes.push(Change::Insert { at: at + 1, blocks: middle });
    }
    if !last.is_empty() {
        let with = RichText::plain(last);
        let marks = SpliceMarks::Follow;
        changes.push(Change::Splice { block: tail, span: Span::at(0), with, marks });
    }
    Some(ending_at(changes, Position { block: tail, offset: caret_behind("", last) }))
}

fn clean_line(line: &str, report: &mut Report) -> String {
    let mut clean = String::with_capacity(line.len());
    // Isolates that are open: where they stand in the clean text.
    let mut open: Vec<usize> = Vec::new();
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            ' '..='~' | '\u{620}'..='\u{64A}' | '\t' => clean.push(c),
            '\u{2066}'..='\u{2068}' => {
                open.push(clean.len());
                clean.push(c);
            }
            '\u{2069}' => {
                if open.pop().is_some() {
                    clean.push(c);
                } else {
                    report.directions += 1;
                }
            }
            _ if letters::is_bidi_control(c) => report.directions += 1,
            '\u{A0}' | '\u{202F}' | '\u{2007}' => {
                // A number is not parted from its unit at the end of a line.
                let is_number = clean.ends_with(char::is_numeric);
                if c != '\u{2007}' && is_number && rest.peek().is_some_and(|&next| is_unit(next)) {
                    clean.push(c);
                } else {
                    report.spaces += 1;
                    clean.push(' ');
                }
            }
            '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}' => {
                report.spaces += 1;
                clean.push(' ');
            }
            '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => report.unseen += 1,
            OBJECT => report.controls += 1,
            _ if letters::is_unwanted_control(c) => report.controls += 1,
            _ if normal::is_presentation_form(c) => {
                report.shapes += 1;
                clean.extend(std::iter::once(c).nfkc());
            }
            c => clean.push(c),
        }
    }
    if open.is_empty() {
        return clean;
    }
    report.directions += open.len();
    let mut open = open.into_iter().peekable();
    clean.char_indices().filter(|(at, _)| open.next_if_eq(at).is_none()).map(|(_, c)| c).collect()
}

/// Signs that stay with the number before them.
fn is_unit(c: char) -> bool {
    matches!(
        c,
        '%' | '٪' | '‰' | '؉' | '°' | '$' | '£' | '¥' | '€' | '\u{20A0}'..='\u{20CF}' | '\u{FDFC}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::scripts::{read, run, write};

    /// A text, its lines when clean, and the counts: shapes, directions, spaces, unseen, controls,
    /// empty lines.
    #[track_caller]
    fn check(text: &str, lines: &[&str], counts: [usize; 6]) {
        let cleaned = clean(text);
        assert_eq!(cleaned.lines, lines, "{}", cleaned.lines.join("\n").escape_unicode());
        let it = cleaned.report;
        let found = [it.shapes, it.directions, it.spaces, it.unseen, it.controls, it.empty_lines];
        assert_eq!(found, counts);
        assert_eq!(it.is_empty(), counts == [0; 6]);
        let again = clean(&cleaned.lines.join("\n"));
        assert_eq!(again, Cleaned { lines: cleaned.lines, report: Report::default() });
    }

    #[test]
    fn point_36_paste_cleans_what_can_not_be_seen() {
        check("", &[""], [0; 6]);
        check("قال: «نَعَمْ» ـــ Xi 12%", &["قال: «نَعَمْ» ـــ Xi 12%"], [0; 6]);
        check("ﻗﺎﻝ ﷺ", &["قال صلى الله عليه وسلم"], [4, 0, 0, 0, 0, 0]);
        check("ﻻ", &["لا"], [1, 0, 0, 0, 0, 0]);
        check("ﭘﻮﺗﻦ", &["پوتن"], [4, 0, 0, 0, 0, 0]);
        check("\u{200F}أ\u{200E}\u{61C}", &["أ"], [0, 3, 0, 0, 0, 0]);
        check("\u{202B}أ\u{202C}\u{202E}ب", &["أب"], [0, 3, 0, 0, 0, 0]);
        check(
            "\u{2067}أ\u{2066}b\u{2069}\u{2069}",
            &["\u{2067}أ\u{2066}b\u{2069}\u{2069}"],
            [0; 6],
        );
        check("\u{2069}أ\u{2067}ب", &["أب"], [0, 2, 0, 0, 0, 0]);
        check("\u{2067}أ\u{2068}ب\u{2069}", &["أ\u{2068}ب\u{2069}"], [0, 1, 0, 0, 0, 0]);
        check("\u{2067}أ\nب\u{2069}", &["أ", "ب"], [0, 2, 0, 0, 0, 0]);
        check("أ\u{A0}ب\u{202F}؟", &["أ ب ؟"], [0, 0, 2, 0, 0, 0]);
        check(
            "12\u{A0}%\u{A0}٢\u{202F}٪ 5\u{A0}€",
            &["12\u{A0}% ٢\u{202F}٪ 5\u{A0}€"],
            [0, 0, 1, 0, 0, 0],
        );
        check("أ\u{2003}ب\u{3000}ج", &["أ ب ج"], [0, 0, 2, 0, 0, 0]);
        check("\u{FEFF}سمر\u{AD}قند\u{200B}\u{2060}", &["سمرقند"], [0, 0, 0, 4, 0, 0]);
        check("می\u{200C}خ 👨\u{200D}👩", &["می\u{200C}خ 👨\u{200D}👩"], [0; 6]);
        check("أ\u{0}\u{1B}ب\u{7F}\tج\u{FFFC}\u{FFFE}", &["أب\tج"], [0, 0, 0, 0, 5, 0]);
    }

    #[test]
    fn lines_become_paragraphs() {
        check("أ\r\nب\nج\rد\u{2029}ه\u{B}و", &["أ", "ب", "ج", "د", "ه", "و"], [0; 6]);
        check("أ\n\n\nب", &["أ", "ب"], [0, 0, 0, 0, 0, 2]);
        check("أ\n \u{200F}\nب", &["أ", "ب"], [0, 1, 0, 0, 0, 1]);
        check("أ\n", &["أ", ""], [0; 6]);
        check("\nأ", &["", "أ"], [0; 6]);
        check("\r\n\r\n", &["", ""], [0, 0, 0, 0, 0, 1]);
    }

    #[track_caller]
    fn check_paste(before: &str, text: &str, after: &str) {
        let (article, selection) = read(before);
        let (pasted, selection) =
            run(&article, selection, paste(&article, selection, &clean(text)));
        let found = write(&pasted, selection);
        assert_eq!(found, after, "{}", found.escape_unicode());
    }

    #[test]
    fn pasted_text_joins_what_stands_around_it() {
        check_paste("مر|با", "ح", "مرح|با");
        check_paste("م[ر]حبا", "ن\nق", "من\nق|حبا");
        check_paste("أ|ب", "1\n2\n3", "أ1\n2\n3|ب");
        check_paste("أ|ب", "1\n", "أ1\n|ب");
        check_paste("|", "1\n\n2\n", "1\n2\n|");
        check_paste("أ|", "\u{200F}", "أ|");
        check_paste("أ[ب\nج]د", "1\n2", "أ1\n2|د");
        check_paste("* أ|ب", "1\n2\n3", "* أ1\n* 2\n* 3|ب");
        check_paste("> أ|ب", "1\n2\n3", "> أ1\n> 2\n> 3|ب");
        check_paste("= أ|", "1\n2\n3", "= أ1\n2\n3|");
        check_paste("! |", "1\n2", "! 1\n2|");
        check_paste("% أ|ب", "1\r\n2", "% أ1↵2|ب");
        check_paste("? |", "1\n2", "? \n1\n2|");
        check_paste("|أ\u{64E}ب", "ت\n\u{64E}ث", "ت\n\u{64E}ث|أ\u{64E}ب");
    }
}
