//! From a stretch of a paragraph to clusters with widths and levels: asks the engine, and is the
//! only file that reads its answers. It knows no lines.

use std::collections::BTreeSet;

use parley_engine::itemize::Item;
use parley_engine::{AnalysisOptions, BaseDirection, ShapeOptions, ShapedText};
use unicode_segmentation::UnicodeSegmentation;

use super::direction::{falls_back, is_separator};
use super::fonts::{Face, FontBook};
use super::paragraph::{ParagraphText, TextStyle};
use super::projection::{Origin, Preedit, Projection};
use crate::text::{self, OBJECT, Span};

/// A stretch of a paragraph that is shaped apart, with all that its looks depend on. Offsets are
/// counted from its start.
#[derive(Clone, Debug)]
pub(super) struct ChunkText<'a> {
    pub(super) text: &'a str,
    /// The style that holds from each offset on; the first is 0.
    pub(super) sections: Vec<(u32, TextStyle)>,
    /// What holds where nothing else is said.
    pub(super) style: TextStyle,
    /// Widths of its objects; NaN for one that is not given.
    pub(super) objects: Vec<f32>,
    pub(super) isolated: Vec<Span>,
    pub(super) preedit: Option<Preedit<'a>>,
    pub(super) rtl: bool,
    /// Whether a line may begin with it though the text before it is not seen.
    pub(super) breaks_before: bool,
}

/// What the engine made of a stretch of a paragraph.
#[derive(Debug)]
pub(super) struct Chunk {
    /// Its length in bytes of the paragraph's text.
    pub(super) len: usize,
    pub(super) breaks_before: bool,
    /// Whether something is being composed in it.
    pub(super) composed: bool,
    /// Whether it has letters for which there is no glyph.
    pub(super) has_missing: bool,
    sections: Vec<(u32, TextStyle)>,
    object_widths: Vec<f32>,
    isolated: Vec<Span>,
    /// The clusters in reading order.
    pub(super) units: Vec<Unit>,
    pub(super) glyphs: ShapedText,
    /// The faces of `glyphs`, in the order of its fonts.
    pub(super) faces: Vec<Face>,
    /// The different styles; the first is the paragraph's own.
    pub(super) styles: Vec<TextStyle>,
    /// Of each object, in order, its unit.
    pub(super) objects: Vec<u32>,
}

/// A cluster in reading order. Kept small: a long paragraph has many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// Its first byte in the chunk, or, on a line, in the paragraph; it ends where the next one
    /// begins.
    pub(super) start: u32,
    /// Its first character in the chunk's display text, by number.
    pub(super) first_char: u32,
    pub(super) width: f32,
    /// Left edge; set when it is placed on a line.
    pub(super) left: f32,
    /// Of `Chunk::styles`.
    pub(super) style: u16,
    /// As the paragraph's bidi analysis gave it.
    pub(super) own_level: u8,
    /// The same after rule L1; set when it is placed on a line.
    pub(super) level: u8,
    /// The lowest level of the isolates' marks that were put in before it, the highest number
    /// where there are none.
    pub(super) wall: u8,
    pub(super) flags: Flags,
}

/// Yes-and-no properties of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(u16);

impl Flags {
    /// A line may be broken before it.
    pub(super) const BREAK_BEFORE: Self = Self(1);
    /// White space, which hangs over the edge at a wrap.
    pub(super) const SPACE: Self = Self(2);
    /// Rule L1 gives it the paragraph's level at a line's end and before a separator.
    pub(super) const FALLS_BACK: Self = Self(4);
    /// A tab: has the paragraph's level everywhere.
    pub(super) const SEPARATOR: Self = Self(8);
    /// An inline object.
    pub(super) const OBJECT: Self = Self(16);
    /// No face has a glyph for it.
    pub(super) const MISSING: Self = Self(32);
    /// Composed by an input method.
    pub(super) const PREEDIT: Self = Self(64);
    /// Begins inside a ligature's glyph, so no line can begin with it.
    pub(super) const INSIDE_LIGATURE: Self = Self(128);

    /// A line break of the text: the line ends after it.
    pub(super) const ENDS_LINE: Self = Self(256);

    pub(super) fn has(self, flag: Self) -> bool {
        self.0 & flag.0 != 0
    }

    pub(super) fn set(&mut self, flag: Self) {
        self.0 |= flag.0;
    }

    fn unset(&mut self, flag: Self) {
        self.0 &= !flag.0;
    }
}

/// Width of a tab in font sizes.
const TAB: f32 = 2.0;
/// Least width of the box that stands for a missing glyph, in font sizes.
const MISSING_BOX: f32 = 0.9;

/// A number of characters or bytes as the engine counts them. Texts over four gigabytes are not
/// opened, so nothing is lost.
pub(super) fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Chunk {
    /// Shapes a stretch of text.
    pub(super) fn new(book: &mut FontBook, given: ChunkText<'_>) -> Self {
        let projection = Projection::new(given.text, given.rtl, &given.isolated, given.preedit);
        let display = projection.text();
        let base_direction = if given.rtl { BaseDirection::Rtl } else { BaseDirection::Ltr };
        let options = AnalysisOptions { base_direction, ..AnalysisOptions::default() };
        book.analyzer.analyze(display, &options, &mut book.analysis);

        let mut chunk = Self {
            len: given.text.len(),
            breaks_before: given.breaks_before,
            composed: given.preedit.is_some_and(|preedit| !preedit.text.is_empty()),
            has_missing: false,
            sections: Vec::new(),
            object_widths: Vec::new(),
            isolated: Vec::new(),
            units: Vec::with_capacity(book.analysis.char_info().len()),
            glyphs: ShapedText::new(),
            faces: Vec::new(),
            styles: vec![given.style],
            objects: Vec::new(),
        };
        if !display.is_empty() {
            let sections = chunk.number_styles(&given.sections);
            let char_styles = chunk.read_characters(book, &given, &projection, &sections);
            chunk.units.shrink_to_fit();
            let items = items(display, &char_styles, &chunk.styles);
            let (shaper, analysis, selector, scratch) = book.parts(&chunk.styles);
            shaper.shape_text(display, analysis, &char_styles, items, selector, scratch);
            // The engine makes room for the worst; a copy has the room it needs.
            let glyphs = scratch.clone();
            chunk.faces = glyphs.fonts().iter().map(|font| book.face_of(&font.font)).collect();
            chunk.glyphs = glyphs;
            chunk.measure();
            chunk.share_ligatures(display);
            chunk.set_special_widths(&given.objects, display);
            chunk.has_missing = chunk.units.iter().any(|unit| unit.flags.has(Flags::MISSING));
        }
        chunk.sections = given.sections;
        chunk.object_widths = given.objects;
        chunk.isolated = given.isolated;
        chunk
    }

    /// Whether it would come out the same, provided that the text is the same.
    pub(super) fn fits(&self, given: &ChunkText<'_>) -> bool {
        let same_bits = |a: &f32, b: &f32| a.to_bits() == b.to_bits();
        self.len == given.text.len()
            && self.breaks_before == given.breaks_before
            && !self.composed
            && given.preedit.is_none()
            && self.styles.first() == Some(&given.style)
            && self.sections == given.sections
            && self.isolated == given.isolated
            && self.object_widths.len() == given.objects.len()
            && self.object_widths.iter().zip(&given.objects).all(|(a, b)| same_bits(a, b))
    }

    /// The unit at or after an offset; after the last one, their number.
    pub(super) fn unit_from(&self, offset: usize) -> usize {
        self.units.partition_point(|unit| (unit.start as usize) < offset)
    }

    /// Gives every style a number.
    fn number_styles(&mut self, sections: &[(u32, TextStyle)]) -> Vec<(usize, u16)> {
        let mut number = |style: &TextStyle| {
            let known = self.styles.iter().position(|known| known == style);
            let number = known.unwrap_or_else(|| {
                self.styles.push(*style);
                self.styles.len() - 1
            });
            u16::try_from(number).unwrap_or(0)
        };
        sections.iter().map(|(from, style)| (*from as usize, number(style))).collect()
    }

    /// Makes the units, yet without widths, and the style number of every character.
    fn read_characters(
        &mut self,
        book: &FontBook,
        given: &ChunkText<'_>,
        projection: &Projection,
        sections: &[(usize, u16)],
    ) -> Vec<u16> {
        let levels = book.analysis.bidi_levels();
        let mut infos = book.analysis.char_info().iter();
        let mut level_of = levels.iter().map(|level| level.to_u8());
        let base = u8::from(given.rtl);

        let starts = cluster_starts(given.text);
        let mut starts = starts.iter().copied().peekable();
        let preedit_starts: Vec<usize> = projection
            .preedit()
            .and_then(|span| Some((span, projection.text().get(span.start..span.end)?)))
            .map(|(span, text)| {
                text.grapheme_indices(true).map(|(at, _)| span.start + at).collect()
            })
            .unwrap_or_default();

        let mut char_styles = Vec::with_capacity(book.analysis.char_info().len());
        let mut sections = sections.iter().peekable();
        let mut style = 0;
        let mut may_break = given.breaks_before;
        let mut wall = u8::MAX;
        for (number, (c, at, origin)) in projection.chars().enumerate() {
            let info = infos.next();
            let level = level_of.next().unwrap_or(base);
            let (source, begins) = match origin {
                Origin::Source(offset) => {
                    while let Some(&&(_, number)) =
                        sections.peek().filter(|(from, _)| *from <= offset)
                    {
                        style = number;
                        sections.next();
                    }
                    let begins = starts.peek().is_some_and(|&start| start as usize <= offset);
                    if begins {
                        starts.next();
                    }
                    (offset, begins)
                }
                Origin::Preedit(offset) => (offset, preedit_starts.binary_search(&at).is_ok()),
                Origin::Control => {
                    wall = wall.min(level);
                    (0, false)
                }
            };
            char_styles.push(style);
            may_break |= info.is_some_and(|info| info.is_soft_wrap_opportunity());
            if !begins {
                // A blank with a mark on it is neither blank nor carried along by rule L1.
                let carries = !matches!(origin, Origin::Control) && !falls_back(c);
                if let Some(last) = self.units.last_mut().filter(|_| carries) {
                    last.flags.unset(Flags::FALLS_BACK);
                    last.flags.unset(Flags::SPACE);
                }
                continue;
            }
            let mut flags = Flags::default();
            let after_blank = self.units.last().is_none_or(|last| last.flags.has(Flags::SPACE));
            // A citation never begins a line that its sentence did not reach.
            if std::mem::take(&mut may_break) && (c != OBJECT || after_blank) {
                flags.set(Flags::BREAK_BEFORE);
            }
            // No-break spaces neither hang nor fall back.
            if c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{202F}') {
                flags.set(Flags::SPACE);
            }
            let is_source = matches!(origin, Origin::Source(_));
            if c.is_whitespace() && is_source && begins_with_break(given.text, source) {
                flags.set(Flags::ENDS_LINE);
                // Whatever blank it is displayed as, it is of class B.
                flags.set(Flags::SPACE);
                flags.set(Flags::FALLS_BACK);
            }
            if falls_back(c) {
                flags.set(Flags::FALLS_BACK);
            }
            if is_separator(c) {
                flags.set(Flags::SEPARATOR);
            }
            if let Origin::Preedit(_) = origin {
                flags.set(Flags::PREEDIT);
            } else if c == OBJECT {
                flags.set(Flags::OBJECT);
                self.objects.push(small(self.units.len()));
            }
            self.units.push(Unit {
                start: small(source),
                first_char: small(number),
                width: 0.0,
                left: 0.0,
                style,
                own_level: level,
                level,
                wall: std::mem::replace(&mut wall, u8::MAX),
                flags,
            });
        }
        char_styles
    }

    /// Hands the advances of the engine's clusters to the units. A glyph that several units share
    /// gives each the same part.
    fn measure(&mut self) {
        let mut current = 0;
        for (run, number) in self.glyphs.runs().iter().zip(0_u32..) {
            let slice = self.glyphs.run_slice(number);
            let numbers = run.shaped_clusters_range.clone();
            for (cluster, index) in slice.shaped_clusters().iter().zip(numbers) {
                let chars = cluster.chars_range();
                while self.units.get(current + 1).is_some_and(|next| next.first_char <= chars.start)
                {
                    current += 1;
                }
                let inside = self.units.get(current + 1..).unwrap_or(&[]);
                let sharing = inside.iter().take_while(|unit| unit.first_char < chars.end).count();
                let part = cluster.advance / (sharing + 1) as f32;
                let missing = slice.shaped_cluster_glyphs(index).any(|glyph| glyph.id == 0);
                let shared = self.units.iter_mut().skip(current).take(sharing + 1);
                for (place, unit) in shared.enumerate() {
                    // What was put in before the first unit belongs to none.
                    if unit.first_char >= chars.end {
                        break;
                    }
                    unit.width += part;
                    if place > 0 {
                        unit.flags.set(Flags::INSIDE_LIGATURE);
                    }
                    if missing {
                        unit.flags.set(Flags::MISSING);
                    }
                }
            }
        }
        for unit in &mut self.units {
            unit.width = if unit.width.is_finite() { unit.width.max(0.0) } else { 0.0 };
        }
    }

    /// A letter without an advance shares that of its neighbour. (Noto Naskh draws لا with two
    /// glyphs, of which one has no advance: the caret would stop moving between the two.)
    fn share_ligatures(&mut self, display: &str) {
        let needs = |unit: &Unit| unit.width < 0.01 && !unit.flags.has(Flags::FALLS_BACK);
        if !self.units.iter().any(needs) {
            return;
        }
        let letters: Vec<bool> = {
            let mut starts = self.units.iter().map(|unit| unit.first_char).peekable();
            let chars = display.chars().zip(0_u32..);
            chars
                .filter(|&(_, number)| starts.next_if_eq(&number).is_some())
                .map(|(c, _)| c.is_alphabetic())
                .collect()
        };
        for index in 0..self.units.len() {
            let is_letter = |at: usize| letters.get(at).copied().unwrap_or(false);
            if !self.units.get(index).is_some_and(needs) || !is_letter(index) {
                continue;
            }
            let level = self.units.get(index).map_or(0, |unit| unit.own_level);
            let partner =
                [index.checked_sub(1), Some(index + 1)].into_iter().flatten().find(|&at| {
                    let same = self.units.get(at).filter(|unit| unit.own_level == level);
                    is_letter(at) && same.is_some_and(|unit| unit.width >= 0.01)
                });
            let Some(partner) = partner else { continue };
            let half = self.units.get(partner).map_or(0.0, |unit| unit.width) / 2.0;
            for at in [index, partner] {
                if let Some(unit) = self.units.get_mut(at) {
                    unit.width = half;
                }
            }
            if let Some(later) = self.units.get_mut(index.max(partner)) {
                later.flags.set(Flags::INSIDE_LIGATURE);
            }
        }
    }

    /// Objects are as wide as they say; tabs and boxes for missing glyphs have widths of ours.
    fn set_special_widths(&mut self, objects: &[f32], display: &str) {
        let mut widths = objects.iter();
        let styles = &self.styles;
        let size_of = |unit: &Unit| styles.get(usize::from(unit.style)).map_or(0.0, |s| s.size);
        let has_tabs = display.contains('\t');
        for unit in &mut self.units {
            let size = size_of(unit);
            if unit.flags.has(Flags::OBJECT) {
                let width = widths.next().copied().unwrap_or(f32::NAN);
                unit.width = if width.is_finite() { width.max(0.0) } else { size };
                unit.flags.unset(Flags::MISSING);
            } else if has_tabs && unit.flags.has(Flags::SEPARATOR) {
                unit.width = TAB * size;
                unit.flags.unset(Flags::MISSING);
            } else if unit.flags.has(Flags::MISSING) {
                unit.width = unit.width.max(MISSING_BOX * size);
            }
        }
    }
}

fn begins_with_break(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(text::letters::is_line_break))
}

/// Stretches of equal style for the engine, with objects apart.
fn items<'a>(display: &str, char_styles: &[u16], styles: &[TextStyle]) -> Vec<Item<'a>> {
    let mut items: Vec<Item<'_>> = Vec::new();
    let mut last: Option<(u16, bool)> = None;
    for ((c, &style), number) in display.chars().zip(char_styles).zip(0_u32..) {
        let apart = c == OBJECT || c == '\t';
        match items.last_mut() {
            Some(item) if last == Some((style, false)) && !apart => item.char_end = number + 1,
            _ => {
                let font_size = styles.get(usize::from(style)).map_or(18.0, |style| style.size);
                let options =
                    ShapeOptions { font_size, language: None, features: &[], variations: &[] };
                items.push(Item { char_end: number + 1, options });
            }
        }
        last = Some((style, apart));
    }
    items
}

/// Where each style of a paragraph begins to hold.
pub(super) struct Sections(Vec<(usize, TextStyle)>);

impl Sections {
    pub(super) fn new(paragraph: &ParagraphText<'_>) -> Self {
        let own = paragraph.style.sane();
        // A style is fixed for a whole cluster: its marks are drawn with its letter.
        let mut edges: Vec<(usize, usize, bool)> = Vec::with_capacity(2 * paragraph.styles.len());
        for (number, styled) in paragraph.styles.iter().enumerate() {
            let start = text::floor_boundary(paragraph.text, styled.span.start);
            let end = text::ceil_boundary(paragraph.text, styled.span.end);
            if start < end {
                edges.push((start, number, true));
                edges.push((end, number, false));
            }
        }
        edges.sort_unstable();
        let mut sections = vec![(0, own)];
        // Of those that hold at a place the last one given wins.
        let mut holding = BTreeSet::new();
        for (at, number, begins) in edges {
            if begins {
                holding.insert(number);
            } else {
                holding.remove(&number);
            }
            let given = holding.last().and_then(|&last| paragraph.styles.get(last));
            let style = given.map_or(own, |given| given.style.sane());
            match sections.last_mut() {
                Some(last) if last.0 == at => last.1 = style,
                _ => sections.push((at, style)),
            }
        }
        sections.dedup_by(|later, earlier| later.1 == earlier.1);
        Self(sections)
    }

    /// The part that holds between two offsets, counted from the first.
    pub(super) fn within(&self, from: usize, to: usize) -> Vec<(u32, TextStyle)> {
        let first = self.0.partition_point(|&(at, _)| at <= from).saturating_sub(1);
        let rest = self.0.get(first..).unwrap_or(&[]).iter();
        let inside = rest.take_while(|&&(at, _)| at < to || at <= from);
        inside.map(|&(at, style)| (small(at.saturating_sub(from)), style)).collect()
    }
}

/// Where the clusters of a text begin, by the rules of [`text::is_boundary`], in linear time.
fn cluster_starts(text: &str) -> Vec<u32> {
    let mut starts = Vec::with_capacity(text.len() / 2 + 1);
    // Between two characters that never join there is a boundary whatever stands around them; only
    // what lies between such places is given to the segmentation proper.
    let mut open = 0;
    let mut all_plain = true;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let plain = stands_alone(c);
        all_plain &= plain;
        let end = at + c.len_utf8();
        let closes = match chars.peek() {
            Some(&(_, next)) => (plain && stands_alone(next)) || c == OBJECT || next == OBJECT,
            None => true,
        };
        if closes {
            if all_plain || open == at {
                starts.push(small(open));
            } else if let Some(stretch) = text.get(open..end) {
                starts.extend(stretch.grapheme_indices(true).map(|(inner, _)| small(open + inner)));
            }
            open = end;
            all_plain = true;
        }
    }
    starts
}

/// Characters that are a cluster each when side by side: most of what is written.
fn stands_alone(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A1}'..='\u{A8}' | '\u{AA}'..='\u{AC}' | '\u{B0}'..='\u{2FF}'
        | '\u{60C}' | '\u{61B}' | '\u{61E}'..='\u{64A}' | '\u{660}'..='\u{66F}'
        | '\u{671}'..='\u{6D5}' | '\u{2010}'..='\u{2027}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str) {
        let found: Vec<usize> = cluster_starts(text).iter().map(|&at| at as usize).collect();
        let expected: Vec<usize> =
            (0..text.len()).filter(|&at| text::is_boundary(text, at)).collect();
        assert_eq!(found, expected, "{}", text.escape_unicode());
    }

    #[test]
    fn clusters_are_those_of_the_text_room() {
        check("");
        check("مُحَمَّد لا Kyiv\u{301} 👨\u{200D}👩 🇺🇦🇺🇦");
        check("\u{FFFC}\u{64E}ب\u{FFFC}\u{FFFC}");
        check("\r\n\u{600}1\u{E33}\u{1100}\u{1161}");
    }

    proptest! {
        #[test]
        fn clusters_are_those_of_the_text_room_everywhere(
            text in "[ab لا1\u{64E}\u{301}\u{FFFC}\u{200D}👩🇺\u{600}\u{E33}\r\n\u{1F3FD}\u{200F}]{0,24}"
        ) {
            check(&text);
        }
    }
}
