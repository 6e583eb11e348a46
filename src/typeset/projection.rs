//! The text that is laid out, made from the text that is kept: isolates around what must not
//! mingle with its neighbours, and what an input method is composing. It knows offsets in both
//! texts and no geometry.
//!
//! The isolates (Unicode Standard Annex 9, LRI/FSI … PDI) exist here only: they are never saved and
//! never copied. Line breaks become blanks of the same length;
//! that a line ends there, `shape` notes.

use std::borrow::Cow;

use super::isolates::left_to_right_spans;
use crate::text::{self, Assoc, Span};

/// Text that an input method is composing and that is not yet part of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preedit<'a> {
    /// Where it stands, as a byte offset into the kept text; moved to a cluster's start.
    pub at: usize,
    /// What has been composed so far.
    pub text: &'a str,
    /// The caret in it, as a byte offset into `text`.
    pub caret: usize,
}

/// A text for display with the way back to the text it was made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Projection {
    text: String,
    source_len: usize,
    inserts: Vec<Insert>,
}

/// Something that stands in the display text only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Insert {
    /// The source offset at which it stands.
    source: usize,
    /// Where it begins in the display text.
    display: usize,
    len: usize,
    kind: InsertKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum InsertKind {
    Close,
    Preedit,
    Open,
}

/// Where a byte of the display text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// From this offset of the source.
    Source(usize),
    /// Composed by an input method at this offset of the source.
    Preedit(usize),
    /// A direction mark put in for display.
    Control,
}

/// An opening isolate: of the direction of its content, or left to right.
const FSI: &str = "\u{2068}";
const LRI: &str = "\u{2066}";
const PDI: &str = "\u{2069}";

impl Projection {
    /// Makes the display text for a paragraph of a direction.
    ///
    /// `isolated` are further stretches that are to keep the order of their own first letter, such
    /// as a link's words. They are widened to clusters; of two that overlap the first one holds.
    pub fn new(source: &str, rtl: bool, isolated: &[Span], preedit: Option<Preedit<'_>>) -> Self {
        let mut marks = places(source, rtl, isolated);
        let preedit = preedit.filter(|preedit| !preedit.text.is_empty());
        if let Some(preedit) = preedit {
            let at = text::floor_boundary(source, preedit.at);
            marks.push((at, InsertKind::Preedit, ""));
        }
        // At one place what ends comes first, then what is composed, then what begins.
        marks.sort_by_key(|&(at, kind, _)| (at, kind));

        let source_text = without_line_breaks(source);
        if marks.is_empty() {
            let text = source_text.into_owned();
            return Self { source_len: text.len(), text, inserts: Vec::new() };
        }
        let mut text = String::with_capacity(source.len() + 3 * marks.len() + 64);
        let mut inserts = Vec::with_capacity(marks.len());
        let mut copied = 0;
        for (at, kind, control) in marks {
            text.push_str(source_text.get(copied..at).unwrap_or(""));
            copied = at;
            let display = text.len();
            match (kind, preedit) {
                (InsertKind::Preedit, Some(preedit)) => {
                    text.push_str(FSI);
                    inserts.push(Insert {
                        source: at,
                        display,
                        len: FSI.len(),
                        kind: InsertKind::Open,
                    });
                    let inner = text.len();
                    text.push_str(&without_line_breaks(preedit.text));
                    inserts.push(Insert {
                        source: at,
                        display: inner,
                        len: preedit.text.len(),
                        kind,
                    });
                    let close = text.len();
                    text.push_str(PDI);
                    inserts.push(Insert {
                        source: at,
                        display: close,
                        len: PDI.len(),
                        kind: InsertKind::Close,
                    });
                }
                _ => {
                    text.push_str(control);
                    inserts.push(Insert { source: at, display, len: control.len(), kind });
                }
            }
        }
        text.push_str(source_text.get(copied..).unwrap_or(""));
        Self { text, source_len: source.len(), inserts }
    }

    /// The display text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a source offset stands in the display text. Where something was put in exactly there,
    /// it goes before all of it or after all of it. Offsets past the end go to the end.
    pub fn to_display(&self, source: usize, assoc: Assoc) -> usize {
        let source = source.min(self.source_len);
        let before = match assoc {
            Assoc::Before => self.inserts.partition_point(|insert| insert.source < source),
            Assoc::After => self.inserts.partition_point(|insert| insert.source <= source),
        };
        let added = before.checked_sub(1).and_then(|last| self.inserts.get(last));
        source + added.map_or(0, |insert| insert.display + insert.len - insert.source)
    }

    /// The source offset of a display offset; what was put in goes to the place where it stands.
    pub fn to_source(&self, display: usize) -> usize {
        let display = display.min(self.text.len());
        let before = self.inserts.partition_point(|insert| insert.display <= display);
        match before.checked_sub(1).and_then(|last| self.inserts.get(last)) {
            Some(insert) if display < insert.display + insert.len => insert.source,
            Some(insert) => insert.source + (display - insert.display - insert.len),
            None => display,
        }
    }

    /// Where what is composed stands in the display text.
    pub fn preedit(&self) -> Option<Span> {
        let insert = self.inserts.iter().find(|insert| insert.kind == InsertKind::Preedit)?;
        Some(Span::new(insert.display, insert.display + insert.len))
    }

    /// Every character of the display text with its byte offset and its origin.
    pub(super) fn chars(&self) -> impl Iterator<Item = (char, usize, Origin)> + '_ {
        let mut inserts = self.inserts.iter();
        let mut next = inserts.next();
        let mut added = 0;
        self.text.char_indices().map(move |(at, c)| {
            while let Some(insert) = next.filter(|insert| at >= insert.display + insert.len) {
                added += insert.len;
                next = inserts.next();
            }
            let origin = match next {
                Some(insert) if at >= insert.display => match insert.kind {
                    InsertKind::Preedit => Origin::Preedit(insert.source),
                    InsertKind::Open | InsertKind::Close => Origin::Control,
                },
                _ => Origin::Source(at - added),
            };
            (c, at, origin)
        })
    }
}

/// The stretches of a text that are isolated for display, found and given, in order.
pub(super) fn isolates(source: &str, rtl: bool, isolated: &[Span]) -> Vec<Span> {
    let mut spans = Vec::new();
    accepted(source, rtl, isolated, |span, _| spans.push(span));
    spans
}

/// The marks that isolate the stretches of a text, found and given.
fn places(source: &str, rtl: bool, isolated: &[Span]) -> Vec<(usize, InsertKind, &'static str)> {
    let mut marks = Vec::new();
    accepted(source, rtl, isolated, |span, open| {
        marks.push((span.start, InsertKind::Open, open));
        marks.push((span.end, InsertKind::Close, PDI));
    });
    marks
}

/// Hands over what is isolated, with the mark that opens it.
fn accepted(source: &str, rtl: bool, isolated: &[Span], mut take: impl FnMut(Span, &'static str)) {
    let found = left_to_right_spans(source, rtl);
    let given = isolated.iter().map(|span| {
        let start = text::floor_boundary(source, span.start);
        (Span::new(start, text::ceil_boundary(source, span.end)), FSI)
    });
    let mut spans: Vec<(Span, &'static str)> =
        found.into_iter().map(|span| (span, LRI)).chain(given).collect();
    spans.sort_by_key(|&(span, _)| (span.start, span.end));
    let mut last_end = 0;
    for (span, open) in spans {
        // An isolate of the writer's own inside would be closed by ours.
        let own = |c: char| matches!(c, '\u{2066}'..='\u{2069}');
        let has_own = source.get(span.start..span.end).is_none_or(|inside| inside.contains(own));
        if span.start < last_end || span.is_empty() || has_own {
            continue;
        }
        last_end = span.end;
        take(span, open);
    }
}

/// Each line break as a blank of the same length in bytes.
fn without_line_breaks(text: &str) -> Cow<'_, str> {
    if !text.contains(text::letters::is_line_break) {
        return Cow::Borrowed(text);
    }
    let blank = |c: char| match c {
        '\u{85}' => '\u{A0}',
        '\u{2028}' | '\u{2029}' => '\u{2003}',
        c if text::letters::is_line_break(c) => ' ',
        c => c,
    };
    Cow::Owned(text.chars().map(blank).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let projection = Projection::new(source, true, &[], None);
        let shown: String = projection
            .text()
            .chars()
            .map(|c| match c {
                '\u{2066}' => '⟨',
                '\u{2069}' => '⟩',
                c => c,
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn dates_and_addresses_are_isolated_for_display() {
        check("قمة", "قمة");
        check("في 2022-09-13.", "في ⟨2022-09-13⟩.");
        check("http://a.b/ قمة", "⟨http://a.b/⟩ قمة");
        check("a\nb\u{2028}c", "a b\u{2003}c");
    }

    #[test]
    fn what_is_composed_stands_at_its_place() {
        let preedit = Preedit { at: 2, text: "xy", caret: 1 };
        let projection = Projection::new("بت", true, &[], Some(preedit));
        assert_eq!(projection.text(), "ب\u{2068}xy\u{2069}ت");
        assert_eq!(projection.preedit(), Some(Span::new(5, 7)));
        assert_eq!(projection.to_display(2, Assoc::Before), 2);
        assert_eq!(projection.to_display(2, Assoc::After), 10);
        assert_eq!(projection.to_source(6), 2);
    }

    proptest! {
        #[test]
        fn offsets_go_there_and_back(
            source in "[ -~\\-\\.0-9 بتلا\u{64E}\u{FFFC}\u{2067}\u{2069}\n]{0,40}",
            spans in prop::collection::vec((0_usize..60, 0_usize..60), 0..4),
            preedit in prop::option::of((0_usize..60, "[aب]{0,3}")),
            rtl in any::<bool>(),
        ) {
            let spans: Vec<Span> = spans.iter().map(|&(a, b)| {
                Span::new(text::floor_boundary(&source, a), text::floor_boundary(&source, b))
            }).collect();
            let preedit = preedit.as_ref().map(|(at, text)| Preedit { at: *at, text, caret: 0 });
            let projection = Projection::new(&source, rtl, &spans, preedit);
            let mut last = 0;
            for offset in 0..=source.len() {
                for assoc in [Assoc::Before, Assoc::After] {
                    let display = projection.to_display(offset, assoc);
                    prop_assert!(display >= last, "monotone");
                    prop_assert_eq!(projection.to_source(display), offset);
                    last = display;
                }
            }
            prop_assert_eq!(projection.to_display(source.len(), Assoc::After), projection.text().len());
            let mut last = 0;
            for display in 0..=projection.text().len() {
                let source = projection.to_source(display);
                prop_assert!(source >= last, "monotone");
                last = source;
            }
            let kept: String = projection.chars()
                .filter(|(_, _, origin)| matches!(origin, Origin::Source(_)))
                .map(|(c, _, _)| c).collect();
            prop_assert_eq!(kept, without_line_breaks(&source).into_owned());
            for (c, at, origin) in projection.chars() {
                prop_assert!(projection.text().get(at..).unwrap().starts_with(c));
                if let Origin::Source(offset) = origin {
                    prop_assert_eq!(projection.to_source(at), offset);
                }
            }
        }
    }
}
