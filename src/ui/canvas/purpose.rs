//! What a canvas is for: writing, or looking only. A text that is looked at is walked through,
//! selected, searched and copied as any other, and nothing that is pressed changes it. It knows
//! actions and measures, no article.

use super::style::{Beside, BlockStyle};
use super::{Action, Canvas};
use crate::text::Span;
use crate::typeset::{Direction, Family, TextStyle};

/// Size of the letters of a listing in logical pixels, before zoom.
const LISTING: f32 = 15.0;
/// Space between two lines of it.
const GAP: f32 = 2.0;

/// Whether a text may be changed here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It may.
    #[default]
    Writing,
    /// It may not.
    Reading,
}

/// How the blocks of a text look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    /// Each as its kind asks.
    #[default]
    Article,
    /// Small and close: each is a line of markup, which runs by its own letters.
    Listing,
}

impl Canvas {
    /// A canvas for an article that is only looked at.
    pub fn reading(name: &str) -> Self {
        Self { purpose: Purpose::Reading, ..Self::new(name) }
    }

    /// A canvas for lines of markup or code that are only looked at: one paragraph each.
    pub fn listing(name: &str) -> Self {
        let mut canvas = Self::reading(name);
        canvas.rows.shape = Shape::Listing;
        canvas
    }

    /// The action in place of one that would change a text which is only looked at.
    pub(super) fn allowed(&self, action: Action) -> Option<Action> {
        match (self.purpose, action) {
            (Purpose::Writing, action) => Some(action),
            (Purpose::Reading, Action::Cut) => Some(Action::Copy),
            (
                Purpose::Reading,
                action @ (Action::Move(..)
                | Action::Select(_)
                | Action::SelectAll
                | Action::Copy
                | Action::Zoom(_)
                | Action::ShowUnseen),
            ) => Some(action),
            (Purpose::Reading, _) => None,
        }
    }
}

/// The look of a line of a listing.
pub(super) fn listing(zoom: f32) -> BlockStyle {
    let size = LISTING * zoom;
    let text = TextStyle { family: Family::Code, size, bold: false, italic: false };
    BlockStyle { text, above: GAP * zoom, below: 0.0, indent: 0.0, beside: Beside::Nothing }
}

/// Which way it runs: by its own letters, and left to right where it has nothing but markup.
pub(super) fn listing_runs(line: &str) -> Direction {
    let rtl = Direction::Auto.is_rtl_for(&format!("{line}a"));
    if rtl { Direction::Rtl } else { Direction::Ltr }
}

/// What of a line of markup keeps its own order: references, tags, templates. Beside Arabic their
/// signs would turn round and part.
pub(super) fn listing_isolates(line: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(rest) = line.get(at..) {
        let Some(begin) = rest.find(['<', '{']) else { break };
        let (from, here) = (at + begin, rest.get(begin..).unwrap_or(""));
        let closed = |end: &str| here.find(end).map(|at| at + end.len());
        let tag = closed(">").filter(|_| here.starts_with('<'));
        // A reference goes on to its end, unless its tag is all there is of it.
        let is_open = |tag: &usize| {
            here.starts_with("<ref") && !here.get(..*tag).is_some_and(|it| it.ends_with("/>"))
        };
        let reference = tag.filter(is_open).and_then(|_| closed("</ref>"));
        let template = closed("}}").filter(|_| here.starts_with("{{"));
        match reference.or(tag).or(template) {
            Some(length) => {
                spans.push(Span::new(from, from + length));
                at = from + length;
            }
            None => at = from + 1,
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let spans = listing_isolates(line);
        let found: Vec<&str> =
            spans.iter().map(|span| line.get(span.start..span.end).unwrap()).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn references_tags_and_templates_keep_their_order() {
        check(
            "نص.<ref name=\"a\">{{cite web|title=T}}</ref> ثم",
            &["<ref name=\"a\">{{cite web|title=T}}</ref>"],
        );
        check("نص<ref name=\"a\" /> و{{قالب|س}}", &["<ref name=\"a\" />", "{{قالب|س}}"]);
        check("أ < ب { ج", &[]);
        check("<nowiki/>[[سمرقند]]<", &["<nowiki/>"]);
        check("", &[]);
    }
}
