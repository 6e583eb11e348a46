//! Pieces of laid-out text under the codes by which egui asks for them. It knows glyphs and numbers
//! and nothing of egui.
//!
//! A code is a private-use character of plane 15, with a variation selector behind it once all of
//! them have been given out: egui keeps the raster of every code it has seen, so a code must not
//! soon mean something else. There are fifteen million; those given out first are the first to be
//! given out again.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::typeset::{Cluster, ClusterKind, Face, Layout, Run, Synthesis};

/// The private-use characters of plane 15.
const FIRST: u32 = 0xF_0000;
const CHARACTERS: u32 = 0xFFFE;
/// The variation selectors that may follow one, and none.
const FIRST_SELECTOR: u32 = 0xE_0100;
const SELECTORS: u32 = 240;
const CODES: u32 = CHARACTERS * (SELECTORS + 1);

/// A wider piece is parted, in logical pixels: at four pixels to one it must still fit what egui
/// takes for a glyph.
const WIDEST: f32 = 180.0;
/// Places are kept in parts of a logical pixel, so that the same word is the same piece anywhere.
const PARTS: f32 = 64.0;

/// A word, or a blank, with the places of its glyphs from its left edge and its baseline.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Piece {
    /// Font size in logical pixels for which the places hold.
    size: u32,
    width: i32,
    marks: Vec<Drawn>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Drawn {
    x: i32,
    y: i32,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum What {
    Glyph {
        face: Face,
        id: u32,
        embolden: bool,
        skew_degrees: u32,
    },
    /// A box for what has no glyph, of this width.
    Missing(i32),
}

/// A mark of a piece as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mark {
    Glyph { face: Face, id: u32, synthesis: Synthesis, x: f32, y: f32 },
    Missing { x: f32, width: f32 },
}

/// All pieces in use.
#[derive(Default)]
pub(super) struct Pieces {
    by_code: HashMap<u32, Arc<Piece>>,
    codes: HashMap<Arc<Piece>, u32>,
    next: u32,
}

impl Piece {
    /// A stretch without ink.
    pub(super) fn blank(width: f32, size: f32) -> Self {
        Self { size: size.to_bits(), width: parts(width), marks: Vec::new() }
    }

    /// Font size in logical pixels.
    pub(super) fn size(&self) -> f32 {
        f32::from_bits(self.size)
    }

    /// Width in logical pixels.
    pub(super) fn width(&self) -> f32 {
        whole(self.width)
    }

    /// What is drawn, in logical pixels from the left end of the baseline.
    pub(super) fn marks(&self) -> impl Iterator<Item = Mark> + '_ {
        self.marks.iter().map(|drawn| match drawn.what {
            What::Glyph { face, id, embolden, skew_degrees } => {
                let synthesis = Synthesis { embolden, skew_degrees: f32::from_bits(skew_degrees) };
                Mark::Glyph { face, id, synthesis, x: whole(drawn.x), y: whole(drawn.y) }
            }
            What::Missing(width) => Mark::Missing { x: whole(drawn.x), width: whole(width) },
        })
    }
}

impl Pieces {
    /// The piece of a code.
    pub(super) fn get(&self, code: u32) -> Option<&Piece> {
        self.by_code.get(&code).map(Arc::as_ref)
    }

    /// The code of a piece, old or new; nothing if there are fifteen million in use.
    pub(super) fn code(&mut self, piece: Piece) -> Option<u32> {
        if let Some(code) = self.codes.get(&piece) {
            return Some(*code);
        }
        let free = (self.next..CODES).chain(0..self.next).find(|it| !self.by_code.contains_key(it));
        let code = free?;
        self.next = code + 1;
        let piece = Arc::new(piece);
        self.by_code.insert(code, Arc::clone(&piece));
        self.codes.insert(piece, code);
        Some(code)
    }

    /// Forgets all pieces but these.
    pub(super) fn keep_only(&mut self, used: &HashSet<u32>) {
        self.by_code.retain(|code, _| used.contains(code));
        self.codes.retain(|_, code| used.contains(code));
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.by_code.len()
    }
}

/// Appends the characters that stand for a code.
pub(super) fn push_code(text: &mut String, code: u32) {
    text.extend(char::from_u32(FIRST + code % CHARACTERS));
    if let Some(selector) = (code / CHARACTERS).checked_sub(1) {
        text.extend(char::from_u32(FIRST_SELECTOR + selector));
    }
}

/// The code that a cluster of characters stands for.
pub(super) fn code_of(cluster: &str) -> Option<u32> {
    let mut chars = cluster.chars();
    let low = u32::from(chars.next()?).checked_sub(FIRST).filter(|it| *it < CHARACTERS)?;
    let high = match chars.next() {
        None => 0,
        Some(c) => u32::from(c).checked_sub(FIRST_SELECTOR).filter(|it| *it < SELECTORS)? + 1,
    };
    chars.next().is_none().then_some(high * CHARACTERS + low)
}

/// A line from left to right: words and the blanks between them, each with its left edge in
/// logical pixels. Words are parted where they are wider than egui takes.
pub(super) fn of_line(layout: &Layout, number: usize, size: f32) -> Vec<(f32, Piece)> {
    let Some(line) = layout.lines().get(number) else { return Vec::new() };
    let clusters = layout.clusters(number);
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of: HashMap<usize, usize> = HashMap::new();
    for cluster in &clusters {
        let blank = cluster.kind == ClusterKind::Space;
        let fits = |group: &&mut Group| {
            group.blank == blank && (blank || group.right - group.left < WIDEST)
        };
        match groups.last_mut().filter(fits) {
            Some(group) => group.right = cluster.left + cluster.width,
            None => groups.push(Group::new(cluster, blank)),
        }
        let last = groups.len() - 1;
        group_of.insert(cluster.range.start, last);
        if cluster.kind == ClusterKind::Missing
            && let Some(group) = groups.last_mut()
        {
            let what = What::Missing(parts(cluster.width));
            group.marks.push(Drawn { x: parts(cluster.left - group.left), y: 0, what });
        }
    }
    let runs: Vec<Run> = layout.runs(number);
    for run in &runs {
        for glyph in &run.glyphs {
            let group = group_of.get(&glyph.offset).and_then(|at| groups.get_mut(*at));
            let Some(group) = group else { continue };
            let what = What::Glyph {
                face: run.face,
                id: glyph.id,
                embolden: run.synthesis.embolden,
                skew_degrees: run.synthesis.skew_degrees.to_bits(),
            };
            let (x, y) = (parts(glyph.x - group.left), parts(glyph.y - line.baseline));
            group.marks.push(Drawn { x, y, what });
        }
    }
    let piece = |group: Group| {
        let width = parts(group.right - group.left);
        (group.left, Piece { size: size.to_bits(), width, marks: group.marks })
    };
    groups.into_iter().map(piece).collect()
}

struct Group {
    left: f32,
    right: f32,
    blank: bool,
    marks: Vec<Drawn>,
}

impl Group {
    fn new(cluster: &Cluster, blank: bool) -> Self {
        let (left, right) = (cluster.left, cluster.left + cluster.width);
        Self { left, right, blank, marks: Vec::new() }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a float too large is the largest integer")]
fn parts(value: f32) -> i32 {
    (value * PARTS).round() as i32
}

#[expect(clippy::cast_precision_loss, reason = "the places of a piece are small")]
fn whole(parts: i32) -> f32 {
    parts as f32 / PARTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back() {
        for code in [0, 1, CHARACTERS - 1, CHARACTERS, 3 * CHARACTERS + 7, CODES - 1] {
            let mut text = String::new();
            push_code(&mut text, code);
            assert_eq!(code_of(&text), Some(code), "{}", text.escape_unicode());
            let clusters = unicode_segmentation::UnicodeSegmentation::graphemes(&*text, true);
            assert_eq!(clusters.count(), 1, "egui asks for it as a whole");
        }
        for other in ["", "ب", "a", "\u{F0000}\u{F0001}", "\u{10FFFD}", "\u{FFFFE}"] {
            assert_eq!(code_of(other), None, "{}", other.escape_unicode());
        }
    }

    #[test]
    fn the_same_piece_has_one_code_and_those_forgotten_are_given_out_last() {
        let mut pieces = Pieces::default();
        let blank = |width| Piece::blank(width, 14.0);
        assert_eq!(pieces.code(blank(3.0)), Some(0));
        assert_eq!(pieces.code(blank(4.0)), Some(1));
        assert_eq!(pieces.code(blank(3.0)), Some(0));
        pieces.keep_only(&HashSet::from([1]));
        assert_eq!((pieces.len(), pieces.get(0)), (1, None));
        assert_eq!(pieces.code(blank(5.0)), Some(2), "0 is not given out again so soon");
        pieces.next = CODES;
        assert_eq!(pieces.code(blank(6.0)), Some(0));
        assert_eq!(pieces.code(blank(7.0)), Some(3), "1 and 2 are in use");
    }
}
