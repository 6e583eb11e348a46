//! From a paragraph's text to its chunks: which can be taken over from an earlier layout, which are
//! to be shaped. It knows texts and offsets, no glyphs and no lines.

use std::sync::Arc;

use super::cuts::{self, Cuttable};
use super::fonts::FontBook;
use super::paragraph::{Layout, Line, ParagraphText};
use super::projection::Preedit;
use super::shape::{Chunk, ChunkText, Sections};
use crate::text::letters::is_bidi_control;
use crate::text::{self, Span};

/// A chunk at its place in the paragraph.
#[derive(Clone, Debug)]
pub(super) struct PlacedChunk {
    pub(super) chunk: Arc<Chunk>,
    /// Its first byte in the paragraph's text.
    pub(super) start: usize,
    /// Its first unit, of all units of the paragraph.
    pub(super) first_unit: usize,
    /// Its first object, likewise.
    pub(super) first_object: usize,
}

impl PlacedChunk {
    pub(super) fn end(&self) -> usize {
        self.start + self.chunk.len
    }

    pub(super) fn end_unit(&self) -> usize {
        self.first_unit + self.chunk.units.len()
    }
}

/// What was laid out before, and how much of it is still the same.
pub(super) struct Earlier {
    pub(super) chunks: Vec<PlacedChunk>,
    pub(super) lines: Vec<Line>,
    pub(super) wrap_width: f32,
    /// Length of its text, and how far that was laid out.
    len: usize,
    end: usize,
    breaks_at_end: bool,
    /// Bytes at the start that are the same in both texts, and at the end.
    head: usize,
    tail: usize,
    new_len: usize,
    horizon: usize,
}

impl Earlier {
    /// Compares an earlier layout with a new one that has no chunks yet.
    pub(super) fn new(old: Layout, new: &Layout) -> Self {
        let (a, b) = (old.text.as_bytes(), new.text.as_bytes());
        let mut head = common_start(a, b);
        let mut tail = common_end(a, b);
        for (len, composed) in [(a.len(), &old.preedit), (b.len(), &new.preedit)] {
            if let Some(composed) = composed {
                head = head.min(composed.at);
                tail = tail.min(len.saturating_sub(composed.at));
            }
        }
        // What is isolated must be the same too, counted from the start and from the end.
        let (one, two) = (old.isolated.as_slice(), new.isolated.as_slice());
        let before = one.iter().zip(two).take_while(|(one, two)| one == two).count();
        let from_end = |span: &Span, len: usize| (len - span.start, len - span.end);
        let behind = one.iter().rev().zip(two.iter().rev());
        let behind = behind.take(one.len().min(two.len()) - before);
        let behind =
            behind.take_while(|&(one, two)| from_end(one, a.len()) == from_end(two, b.len()));
        let behind = behind.count();
        for (spans, len) in [(one, a.len()), (two, b.len())] {
            for span in spans.get(before..spans.len() - behind).unwrap_or(&[]) {
                head = head.min(span.start);
                tail = tail.min(len - span.end);
            }
        }
        let tail = tail.min(a.len().min(b.len()) - head);
        Self {
            chunks: old.chunks,
            lines: old.lines,
            wrap_width: old.wrap_width,
            len: old.text.len(),
            end: old.end,
            breaks_at_end: old.breaks_at_end,
            head,
            tail,
            new_len: new.text.len(),
            horizon: new.sizes.horizon,
        }
    }

    /// Where the part that is the same at the end begins in the new text.
    fn edit_end(&self) -> usize {
        self.new_len - self.tail
    }

    /// The number of the chunk whose text is now between two offsets, if that did not change.
    fn number_at(&self, from: usize, to: usize) -> Option<usize> {
        let start = if to <= self.head {
            from
        } else if from >= self.edit_end() {
            from + self.len - self.new_len
        } else {
            return None;
        };
        self.chunks.binary_search_by_key(&start, |chunk| chunk.start).ok()
    }

    /// The chunk that begins at an offset, with both its ends far from all that changed, so that it
    /// needs not be looked for what it depends on; and whether a line may begin after it.
    fn kept_at(&self, at: usize) -> Option<(&PlacedChunk, bool)> {
        let unchanged = self.head == self.len && self.head == self.new_len;
        let after = at >= self.edit_end() + self.horizon;
        let number = self.number_at(at, if after { usize::MAX } else { at })?;
        let chunk = self.chunks.get(number)?;
        if !(unchanged || after || chunk.end() + self.horizon <= self.head) {
            return None;
        }
        let next = self.chunks.get(number + 1);
        Some((chunk, next.map_or(self.breaks_at_end, |next| next.chunk.breaks_before)))
    }

    /// The first start of a chunk from which on all can be taken over, after an offset.
    fn next_kept(&self, at: usize) -> Option<usize> {
        let from = (self.edit_end() + self.horizon).max(at + 1) + self.len - self.new_len;
        let number = self.chunks.partition_point(|chunk| chunk.start < from);
        self.chunks.get(number).map(|chunk| chunk.start + self.new_len - self.len)
    }

    /// The starts of its chunks, as offsets in the new text, where they stand in what is the same.
    fn starts(&self, from: usize, to: usize) -> Vec<usize> {
        let edit_end = self.edit_end();
        let near = |at: usize| self.chunks.partition_point(move |chunk| chunk.start <= at);
        let head = self.chunks.get(near(from)..).unwrap_or(&[]).iter().map(|chunk| chunk.start);
        let head = head.take_while(|&start| start <= self.head && start < edit_end.min(to));
        let behind = near((edit_end + self.len).saturating_sub(self.new_len + 1));
        let tail = self.chunks.get(behind..).unwrap_or(&[]).iter();
        let tail = tail.map(|chunk| chunk.start + self.new_len - self.len);
        head.chain(tail.skip_while(|&start| start <= from).take_while(|&start| start < to))
            .collect()
    }

    /// How far the earlier layout went, if that lies in what is the same at the end.
    fn end_in_new(&self) -> Option<usize> {
        let unfinished = self.end < self.len && self.end >= self.len - self.tail;
        unfinished.then(|| self.end + self.new_len - self.len)
    }
}

impl Layout {
    /// Adds chunks until the text is at its end, or `budget` bytes of it have been shaped. What
    /// can be taken over from an earlier layout costs nothing.
    pub(super) fn fill(
        &mut self,
        book: &mut FontBook,
        paragraph: &ParagraphText<'_>,
        earlier: Option<&Earlier>,
        budget: usize,
    ) {
        let sections = Sections::new(paragraph);
        let len = self.text.len();
        if len == 0 && self.chunks.is_empty() && self.preedit.is_some() {
            let chunk = Chunk::new(book, self.chunk_text(paragraph, &sections, 0));
            self.push(Arc::new(chunk), false);
        }
        let composed = self.preedit.as_ref().map(|it| (it.at, it.text.contains(is_bidi_control)));
        // More than was laid out before is not laid out at a key.
        let stop = earlier.and_then(Earlier::end_in_new).unwrap_or(len);
        let mut left = budget;
        while self.end < stop && left > 0 {
            if let Some((old, breaks)) = earlier.and_then(|earlier| earlier.kept_at(self.end)) {
                let given = self.chunk_text(paragraph, &sections, self.end + old.chunk.len);
                if old.chunk.fits(&given) {
                    self.push(Arc::clone(&old.chunk), breaks);
                } else {
                    left = left.saturating_sub(given.text.len());
                    let chunk = Chunk::new(book, given);
                    self.push(Arc::new(chunk), breaks);
                }
                continue;
            }
            let goal = earlier.and_then(|earlier| earlier.next_kept(self.end)).unwrap_or(stop);
            let to = goal.min(self.end.saturating_add(left)).min(stop);
            let known = earlier
                .map(|earlier| earlier.starts(self.end, to.saturating_add(self.sizes.horizon)));
            let cuttable =
                Cuttable { text: &self.text, rtl: self.rtl, isolated: &self.isolated, composed };
            let known = known.unwrap_or_default();
            for cut in cuts::cut(cuttable, self.end, to, &known, self.sizes) {
                let given = self.chunk_text(paragraph, &sections, cut.at);
                let number = earlier.and_then(|earlier| earlier.number_at(self.end, cut.at));
                let old = number.and_then(|number| earlier?.chunks.get(number));
                if let Some(old) = old.filter(|old| old.chunk.fits(&given)) {
                    self.push(Arc::clone(&old.chunk), cut.breaks);
                    continue;
                }
                left = left.saturating_sub(given.text.len());
                let chunk = Chunk::new(book, given);
                self.push(Arc::new(chunk), cut.breaks);
                if left == 0 {
                    break;
                }
            }
        }
    }

    /// What the chunk from the end of the last one to `to` depends on.
    fn chunk_text<'a>(
        &'a self,
        paragraph: &ParagraphText<'_>,
        sections: &Sections,
        to: usize,
    ) -> ChunkText<'a> {
        let from = self.end;
        let text = self.text.get(from..to).unwrap_or("");
        let first_object =
            self.chunks.last().map_or(0, |last| last.first_object + last.chunk.objects.len());
        let objects = text.matches(text::OBJECT).enumerate();
        let objects = objects.map(|(number, _)| {
            paragraph.objects.get(first_object + number).copied().unwrap_or(f32::NAN)
        });
        let preedit = self
            .preedit
            .as_ref()
            .filter(|it| from <= it.at && (it.at < to || it.at == to && to == self.text.len()));
        ChunkText {
            text,
            sections: sections.within(from, to),
            style: self.style,
            objects: objects.collect(),
            isolated: cuts::spans_within(&self.isolated, from, to),
            preedit: preedit.map(|it| Preedit {
                at: it.at - from,
                text: &it.text,
                caret: it.caret,
            }),
            rtl: self.rtl,
            breaks_before: from > 0 && self.breaks_at_end,
        }
    }

    /// Adds a chunk; `breaks` says whether a line may begin after it.
    fn push(&mut self, chunk: Arc<Chunk>, breaks: bool) {
        let last = self.chunks.last();
        let first_unit = last.map_or(0, PlacedChunk::end_unit);
        let first_object = last.map_or(0, |last| last.first_object + last.chunk.objects.len());
        self.has_missing |= chunk.has_missing;
        let start = self.end;
        self.end += chunk.len;
        self.breaks_at_end = breaks;
        self.chunks.push(PlacedChunk { chunk, start, first_unit, first_object });
    }
}

/// Number of bytes at the start that two texts have in common.
fn common_start(a: &[u8], b: &[u8]) -> usize {
    const BLOCK: usize = 1024;
    let blocks = a.chunks_exact(BLOCK).zip(b.chunks_exact(BLOCK));
    let same = BLOCK * blocks.take_while(|(a, b)| a == b).count();
    let rest = a.iter().skip(same).zip(b.iter().skip(same));
    same + rest.take_while(|(a, b)| a == b).count()
}

/// The same at the end.
fn common_end(a: &[u8], b: &[u8]) -> usize {
    const BLOCK: usize = 1024;
    let blocks = a.rchunks_exact(BLOCK).zip(b.rchunks_exact(BLOCK));
    let same = BLOCK * blocks.take_while(|(a, b)| a == b).count();
    let rest = a.iter().rev().skip(same).zip(b.iter().rev().skip(same));
    same + rest.take_while(|(a, b)| a == b).count()
}
