//! Signs for what has no ink of its own: direction marks, joiners, hard spaces, ends of
//! paragraphs. They are drawn over the text, which stays where it is.

use std::ops::Range;

use egui::{Pos2, Stroke, pos2, vec2};

use super::paint::{Brush, Edge};
use super::rows::Laid;
use crate::typeset::{Family, Position, TextStyle};

/// What is shown of a character without ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// A bar with the character's short name.
    Name(&'static str),
    /// A dot in the middle of a space.
    Dot,
    /// A ring in the middle of a hard space.
    Ring,
}

/// The sign for a character; nothing where it has ink.
fn sign(c: char) -> Option<Sign> {
    Some(match c {
        ' ' => Sign::Dot,
        '\u{A0}' | '\u{202F}' | '\u{2007}' => Sign::Ring,
        '\u{200E}' => Sign::Name("LRM"),
        '\u{200F}' => Sign::Name("RLM"),
        '\u{61C}' => Sign::Name("ALM"),
        '\u{200C}' => Sign::Name("ZWNJ"),
        '\u{200D}' => Sign::Name("ZWJ"),
        '\u{200B}' => Sign::Name("ZWSP"),
        '\u{2060}' => Sign::Name("WJ"),
        '\u{FEFF}' => Sign::Name("BOM"),
        '\u{AD}' => Sign::Name("SHY"),
        '\u{2066}' => Sign::Name("LRI"),
        '\u{2067}' => Sign::Name("RLI"),
        '\u{2068}' => Sign::Name("FSI"),
        '\u{2069}' => Sign::Name("PDI"),
        '\u{202A}' => Sign::Name("LRE"),
        '\u{202B}' => Sign::Name("RLE"),
        '\u{202C}' => Sign::Name("PDF"),
        '\u{202D}' => Sign::Name("LRO"),
        '\u{202E}' => Sign::Name("RLO"),
        '\t' => Sign::Name("TAB"),
        _ => return None,
    })
}

impl Brush<'_> {
    /// The signs of one row.
    pub(super) fn unseen(&mut self, laid: &Laid, origin: Pos2, lines: Range<usize>) {
        let layout = &laid.layout;
        let size = laid.style.text.size;
        let mut last: Option<(f32, f32)> = None;
        for line in layout.lines().get(lines).unwrap_or(&[]) {
            let text = layout.text().get(line.range.start..line.range.end).unwrap_or("");
            for (at, c) in text.char_indices() {
                let Some(sign) = sign(c) else { continue };
                let start = line.range.start + at;
                let before = layout.caret(Position::before_text_at(start));
                let after = layout.caret(Position::after_text_until(start + c.len_utf8()));
                let middle = pos2(
                    origin.x + (before.x + after.x) / 2.0,
                    origin.y + line.baseline - size * 0.28,
                );
                match sign {
                    Sign::Dot => {
                        self.painter.circle_filled(middle, size * 0.05, self.scene.theme.soft);
                    }
                    Sign::Ring => {
                        let stroke = Stroke::new(1.0, self.scene.theme.soft);
                        self.painter.circle_stroke(middle, size * 0.1, stroke);
                    }
                    Sign::Name(name) => {
                        // Several at one place stand one above the other.
                        let is_same = |(x, _): &(f32, f32)| (x - middle.x).abs() < size * 0.8;
                        let rise = last.filter(is_same).map_or(0.0, |(_, rise)| rise + size * 0.32);
                        last = Some((middle.x, rise));
                        self.name(name, pos2(middle.x, origin.y + line.baseline), size, rise);
                    }
                }
            }
            last = None;
        }
        if let Some(line) = layout.lines().last() {
            let (x, edge) = if layout.is_rtl() {
                (line.left - size * 0.15, Edge::Right)
            } else {
                (line.left + line.width + size * 0.15, Edge::Left)
            };
            let style = TextStyle { family: Family::Interface, size, bold: false, italic: false };
            let at = pos2(origin.x + x, origin.y + line.baseline);
            self.label("¶", style, at, edge, self.scene.theme.soft.gamma_multiply(0.6));
        }
    }

    /// A bar over the line with a name on it.
    fn name(&mut self, name: &str, foot: Pos2, size: f32, rise: f32) {
        let colour = self.scene.theme.warn;
        let top = foot.y - size * 0.95;
        let bar = [pos2(foot.x, top), pos2(foot.x, foot.y + size * 0.1)];
        self.painter.line_segment(bar, Stroke::new(1.0, colour));
        self.small_label(
            name,
            pos2(foot.x, top - size * 0.1) - vec2(0.0, rise),
            size * 0.36,
            colour,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::letters;

    #[test]
    fn every_control_of_direction_has_a_sign() {
        let controls =
            (0..=0x2100).filter_map(char::from_u32).filter(|c| letters::is_bidi_control(*c));
        for c in controls {
            assert!(matches!(sign(c), Some(Sign::Name(_))), "U+{:04X}", u32::from(c));
        }
        assert_eq!((sign('ا'), sign(' ')), (None, Some(Sign::Dot)));
    }
}
