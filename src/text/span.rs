//! Ranges of bytes, and where they go when the text around them changes. It knows no text.

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into one string: `start..end`, `start <= end`.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Span {
    /// The first byte inside.
    pub start: usize,
    /// The first byte after.
    pub end: usize,
}

/// To which side a position holds when text is inserted exactly there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assoc {
    /// It stays with what stands before it, so the new text comes after it.
    Before,
    /// It stays with what stands after it, so the new text comes before it.
    After,
}

impl Span {
    /// The range from `start` to `end`; the two are put in order.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start.min(end), end: start.max(end) }
    }

    /// The empty range at an offset.
    pub fn at(offset: usize) -> Self {
        Self { start: offset, end: offset }
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether nothing lies inside.
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the two ranges share a byte or meet at an edge.
    pub fn touches(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Whether the two ranges share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The part of `self` inside `other`, or nothing where they share no byte.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let start = self.start.max(other.start);
        let end = self.end.min(other.end);
        (start < end).then_some(Self { start, end })
    }

    /// The same range, moved right by `by` bytes; it stops at the largest number there is.
    pub fn moved_right(self, by: usize) -> Self {
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }

    /// The same range, moved left by `by` bytes; it stops at zero.
    pub fn moved_left(self, by: usize) -> Self {
        Self { start: self.start.saturating_sub(by), end: self.end.saturating_sub(by) }
    }

    /// Where `offset` goes when this range of a text is replaced by `new_len` bytes.
    ///
    /// Offsets inside the replaced range go to its start (`Before`) or to the end of what
    /// replaced it (`After`).
    pub fn map_offset(self, offset: usize, new_len: usize, assoc: Assoc) -> usize {
        if offset < self.start || (offset == self.start && assoc == Assoc::Before) {
            offset
        } else if offset > self.end || (offset == self.end && assoc == Assoc::After) {
            (offset - self.len()).saturating_add(new_len)
        } else {
            match assoc {
                Assoc::Before => self.start,
                Assoc::After => self.start.saturating_add(new_len),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(replaced: (usize, usize), new_len: usize, from: usize, before: usize, after: usize) {
        let span = Span::new(replaced.0, replaced.1);
        assert_eq!(span.map_offset(from, new_len, Assoc::Before), before, "before");
        assert_eq!(span.map_offset(from, new_len, Assoc::After), after, "after");
    }

    #[test]
    fn offsets_move_with_the_text() {
        check((2, 2), 3, 1, 1, 1); // left of an insertion
        check((2, 2), 3, 2, 2, 5); // at an insertion
        check((2, 2), 3, 4, 7, 7); // right of it
        check((2, 5), 0, 3, 2, 2); // inside a deletion
        check((2, 5), 0, 5, 2, 2); // at its right edge
        check((2, 5), 0, 9, 6, 6);
        check((2, 5), 4, 2, 2, 6); // edges of a replacement
        check((2, 5), 4, 5, 2, 6);
    }
}
