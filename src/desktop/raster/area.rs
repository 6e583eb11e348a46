//! Rectangles of whole pixels. They know nothing of what is drawn in them.

/// Pixels from `left` up to, not including, `right`, and from `top` to `bottom`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Area {
    /// The first column.
    pub left: i32,
    /// The first row.
    pub top: i32,
    /// One past the last column.
    pub right: i32,
    /// One past the last row.
    pub bottom: i32,
}

impl Area {
    /// The area between four edges.
    pub const fn new(left: i32, top: i32, right: i32, bottom: i32) -> Self {
        Self { left, top, right, bottom }
    }

    /// Whether there is no pixel in it.
    pub const fn is_empty(&self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }

    /// Columns.
    pub fn width(&self) -> usize {
        usize::try_from(self.right.saturating_sub(self.left)).unwrap_or(0)
    }

    /// Rows.
    pub fn height(&self) -> usize {
        usize::try_from(self.bottom.saturating_sub(self.top)).unwrap_or(0)
    }

    /// What two areas share; empty if nothing.
    #[must_use]
    pub fn shared(&self, other: &Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    /// The least area that holds both.
    #[must_use]
    pub fn around(&self, other: &Self) -> Self {
        if self.is_empty() {
            return *other;
        }
        if other.is_empty() {
            return *self;
        }
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// The rows of a picture `width` pixels wide that an area crosses, each with its number and cut to
/// the area's columns. The area must lie within the picture.
pub(super) fn rows(
    pixels: &mut [u32],
    width: usize,
    area: Area,
) -> impl Iterator<Item = (i32, &mut [u32])> {
    let from = usize::try_from(area.left).unwrap_or(0);
    let first = usize::try_from(area.top).unwrap_or(0);
    let lines = pixels.chunks_exact_mut(width.max(1)).skip(first).take(area.height());
    let numbers = area.top..;
    let cut = move |(number, line)| {
        let line: &mut [u32] = line;
        let line: Option<&mut [u32]> = line.get_mut(from..from + area.width());
        Some((number, line?))
    };
    numbers.zip(lines).filter_map(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_meet_and_join() {
        let (one, other) = (Area::new(0, 0, 4, 4), Area::new(2, 1, 9, 3));
        assert_eq!(one.shared(&other), Area::new(2, 1, 4, 3));
        assert_eq!(one.around(&other), Area::new(0, 0, 9, 4));
        assert!(one.shared(&Area::new(4, 0, 5, 5)).is_empty());
        assert_eq!(Area::default().around(&one), one);
        assert_eq!((Area::new(3, 3, 1, 1).width(), Area::new(3, 3, 1, 1).height()), (0, 0));
    }

    #[test]
    fn rows_are_cut_to_their_area() {
        let mut picture = [0; 12];
        for (number, row) in rows(&mut picture, 4, Area::new(1, 1, 3, 3)) {
            row.fill(u32::try_from(number).unwrap());
        }
        assert_eq!(picture, [0, 0, 0, 0, 0, 1, 1, 0, 0, 2, 2, 0]);
    }
}
