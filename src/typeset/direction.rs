//! Which way a paragraph runs and in which order a line's pieces stand. It knows characters and
//! levels (Unicode Standard Annex 9), no widths.

use std::ops::Range;

/// How a paragraph's base direction is decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Right to left, whatever the text begins with.
    #[default]
    Rtl,
    /// Left to right, whatever the text begins with.
    Ltr,
    /// By the first letter that has a direction; right to left where there is none. Digits,
    /// quotation marks, brackets, addresses, tags, templates and what stands in isolates do not
    /// count.
    Auto,
}

impl Direction {
    /// Whether a paragraph of this text runs right to left.
    pub fn is_rtl_for(self, text: &str) -> bool {
        match self {
            Self::Rtl => true,
            Self::Ltr => false,
            Self::Auto => first_strong_is_rtl(text).unwrap_or(true),
        }
    }
}

/// How many bytes are looked through for a first letter.
const LONGEST_HEAD: usize = 4096;

/// The direction of the first strong character that is no markup; nothing where there is none.
fn first_strong_is_rtl(text: &str) -> Option<bool> {
    // What decides stands at the beginning; a text without letters must not take long.
    let head = text.floor_char_boundary(LONGEST_HEAD);
    let mut rest = text.get(..head)?;
    let mut isolates = 0_usize;
    while let Some(c) = rest.chars().next() {
        let skipped = match c {
            '<' => closed_by(rest, ">"),
            '{' if rest.starts_with("{{") => closed_by(rest, "}}"),
            _ => address_len(rest),
        };
        if let Some(skipped) = skipped {
            rest = rest.get(skipped..)?;
            continue;
        }
        match c {
            '\u{2066}'..='\u{2068}' => isolates += 1,
            '\u{2069}' => isolates = isolates.saturating_sub(1),
            _ if isolates > 0 => {}
            _ if is_rtl_letter(c) => return Some(true),
            '\u{200E}' => return Some(false),
            _ if c.is_alphabetic() => return Some(false),
            _ => {}
        }
        rest = rest.get(c.len_utf8()..)?;
    }
    None
}

/// The length up to and with `end`, if it comes.
fn closed_by(text: &str, end: &str) -> Option<usize> {
    text.find(end).map(|at| at + end.len())
}

/// The length of a web address at the start of `text`.
fn address_len(text: &str) -> Option<usize> {
    let begins = ["https://", "http://", "www."].iter().any(|start| text.starts_with(start));
    begins.then(|| text.find(char::is_whitespace).unwrap_or(text.len()))
}

/// Whether a character is strongly right-to-left (classes R and AL), as far as letters of the
/// scripts in use and the two marks go.
pub fn is_rtl_letter(c: char) -> bool {
    match c {
        '\u{200F}' | '\u{61C}' => true,
        // What is written most needs no look into Unicode's tables.
        '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}' => true,
        '\u{590}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}' => c.is_alphabetic(),
        _ => false,
    }
}

/// Whether a character is of class B or S: it takes the paragraph's level wherever it stands.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{B}' | '\u{1C}'..='\u{1F}' | '\u{85}' | '\u{2029}')
}

/// Whether rule L1 takes a character along where it precedes a separator or the end of a line:
/// white space, isolates, and what the rules remove (section 5.2 of the annex keeps it with them).
pub(super) fn falls_back(c: char) -> bool {
    is_separator(c)
        || matches!(c, ' ' | '\u{C}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{2028}' | '\u{205F}'
            | '\u{3000}' | '\u{2066}'..='\u{2069}' | '\u{202A}'..='\u{202E}')
        || matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1B}' | '\u{7F}'..='\u{84}'
            | '\u{86}'..='\u{9F}' | '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200D}'
            | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// Groups of one level in the order in which they stand from left to right (rule L2). `levels`
/// are those of a line's pieces in logical order; a group of odd level is to be read backwards.
///
/// With each piece comes its wall: the lowest level of the isolates' marks that stand before it
/// and are no pieces themselves. Where a wall is lower than what it parts, it keeps the rule from
/// turning both sides round as one: such a wall is a group without pieces.
pub(super) fn visual_groups(levels: impl Iterator<Item = (u8, u8)>) -> Vec<(Range<usize>, u8)> {
    let mut groups: Vec<(Range<usize>, u8)> = Vec::new();
    for (index, (level, wall)) in levels.enumerate() {
        match groups.last_mut() {
            Some((_, of)) if wall < level.min(*of) => {
                groups.push((index..index, wall));
                groups.push((index..index + 1, level));
            }
            Some((range, of)) if *of == level => range.end = index + 1,
            _ => groups.push((index..index + 1, level)),
        }
    }
    if groups.len() < 2 {
        return groups;
    }
    // The reversals of rule L2 done in one pass: from the highest level down, but each only over
    // the stretches that are at least that high.
    let highest = groups.iter().map(|&(_, level)| level).max().unwrap_or(0);
    let lowest_odd = groups.iter().map(|&(_, level)| level).filter(|level| level % 2 == 1).min();
    let Some(lowest_odd) = lowest_odd else { return groups };
    for level in (lowest_odd..=highest).rev() {
        let mut rest = groups.as_mut_slice();
        while let Some(start) = rest.iter().position(|&(_, of)| of >= level) {
            let Some(from) = rest.get_mut(start..) else { break };
            let len = from.iter().position(|&(_, of)| of < level).unwrap_or(from.len());
            let (stretch, after) = from.split_at_mut(len);
            stretch.reverse();
            rest = after;
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_auto(text: &str, rtl: bool) {
        assert_eq!(Direction::Auto.is_rtl_for(text), rtl, "{text}");
    }

    #[test]
    fn point_04_auto_looks_past_digits_quotes_and_markup() {
        check_auto("قمة", true);
        check_auto("Summit", false);
        check_auto("2022: «قمة»", true);
        check_auto("13 \"Summit\" قمة", false);
        check_auto("'''قمة''' G20", true);
        check_auto("[[قمة]]", true);
        check_auto("<ref name=\"x\">قمة", true);
        check_auto("{{cite|title=x}} قمة", true);
        check_auto("https://example.com قمة", true);
        check_auto("\u{2066}G20\u{2069} قمة", true);
        check_auto("٢٠٢٢ Summit", false);
        check_auto("", true);
        check_auto("123 … «", true);
    }

    #[track_caller]
    fn check_order(levels: &[u8], expected: &[usize]) {
        let mut order = Vec::new();
        for (range, level) in visual_groups(levels.iter().map(|&level| (level, u8::MAX))) {
            if level % 2 == 1 {
                order.extend(range.rev());
            } else {
                order.extend(range);
            }
        }
        assert_eq!(order, expected, "{levels:?}");
    }

    #[test]
    fn pieces_stand_in_visual_order() {
        check_order(&[], &[]);
        check_order(&[0, 0], &[0, 1]);
        check_order(&[1, 1, 1], &[2, 1, 0]);
        check_order(&[1, 2, 2, 1], &[3, 1, 2, 0]);
        check_order(&[0, 1, 1, 0], &[0, 2, 1, 3]);
        check_order(&[1, 2, 3, 3, 2, 1], &[5, 1, 3, 2, 4, 0]);
        check_order(&[2, 1, 2], &[2, 1, 0]);
    }

    #[track_caller]
    fn check_walls(levels: &[(u8, u8)], expected: &[(Range<usize>, u8)]) {
        assert_eq!(visual_groups(levels.iter().copied()), expected, "{levels:?}");
    }

    #[test]
    fn a_wall_keeps_its_two_sides_apart() {
        const NONE: u8 = u8::MAX;
        // An isolated number before an Arabic letter on a line that runs left to right.
        check_walls(&[(2, 0), (2, NONE), (1, 0)], &[(0..2, 2), (2..2, 0), (2..3, 1)]);
        // Two words of one level.
        check_walls(&[(1, NONE), (1, 0)], &[(0..1, 1), (1..1, 0), (1..2, 1)]);
        check_walls(&[(2, NONE), (2, 1)], &[(1..2, 2), (1..1, 1), (0..1, 2)]);
        // One that is no lower than its neighbours parts nothing.
        check_walls(&[(1, NONE), (1, 1), (2, 1)], &[(2..3, 2), (0..2, 1)]);
        check_walls(&[(1, 0)], &[(0..1, 1)]);
    }
}
