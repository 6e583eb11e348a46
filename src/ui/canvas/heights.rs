//! The heights of all rows, with quick sums. It knows numbers only.
//!
//! A long article has ten thousand rows, and where the view stands in it is asked for in every
//! frame: sums of groups answer that without adding all rows up.

/// Rows that are added up together.
const GROUP: usize = 128;

/// Heights of rows in logical pixels.
#[derive(Default)]
pub(super) struct Heights {
    rows: Vec<f32>,
    /// Sums of [`GROUP`] rows each; of 64 bits, so that ten thousand of them are exact to a pixel.
    groups: Vec<f64>,
}

impl Heights {
    /// Height of a row; zero for one that there is not.
    pub(super) fn get(&self, row: usize) -> f32 {
        self.rows.get(row).copied().unwrap_or(0.0)
    }

    /// Sets the height of a row.
    pub(super) fn set(&mut self, row: usize, height: f32) {
        let Some(known) = self.rows.get_mut(row) else { return };
        let grown = f64::from(height) - f64::from(*known);
        *known = height;
        if let Some(group) = self.groups.get_mut(row / GROUP) {
            *group += grown;
        }
    }

    /// Puts rows in the place of others.
    pub(super) fn splice(
        &mut self,
        rows: std::ops::Range<usize>,
        heights: impl ExactSizeIterator<Item = f32>,
    ) {
        if rows.len() == heights.len() {
            for (row, height) in rows.zip(heights) {
                self.set(row, height);
            }
            return;
        }
        let end = rows.end.min(self.rows.len());
        self.rows.splice(rows.start.min(end)..end, heights);
        let sum = |group: &[f32]| group.iter().map(|&height| f64::from(height)).sum();
        self.groups = self.rows.chunks(GROUP).map(sum).collect();
    }

    /// Height of all rows.
    pub(super) fn total(&self) -> f32 {
        narrowed(self.groups.iter().sum())
    }

    /// The row at a height from the first one's top, and how far below its own top that is. Past
    /// the end it is the last row.
    pub(super) fn at(&self, height: f32) -> (usize, f32) {
        let mut left = f64::from(height.max(0.0));
        let mut group = 0;
        while let Some(sum) = self.groups.get(group).filter(|sum| **sum <= left) {
            left -= sum;
            group += 1;
        }
        let last = self.rows.len().saturating_sub(1);
        let mut row = (group * GROUP).min(last);
        if group > 0 && row < group * GROUP {
            // Past the end: the last row's own height belongs to what is left.
            return (last, narrowed(left) + self.get(last));
        }
        while row < last && f64::from(self.get(row)) <= left {
            left -= f64::from(self.get(row));
            row += 1;
        }
        (row, narrowed(left))
    }

    /// Height of all rows before one.
    pub(super) fn before(&self, row: usize) -> f32 {
        let group = row / GROUP;
        let groups: f64 = self.groups.iter().take(group).sum();
        let rest = self.rows.iter().take(row).skip(group * GROUP);
        narrowed(groups + rest.map(|&height| f64::from(height)).sum::<f64>())
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
fn narrowed(sum: f64) -> f32 {
    sum as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_rows() {
        let mut heights = Heights::default();
        heights.splice(0..0, (0..1000_u16).map(f32::from).collect::<Vec<_>>().into_iter());
        heights.set(500, 7.0);
        heights.splice(300..302, [1.0].into_iter());
        heights.splice(10..12, [5.0, 6.0].into_iter());
        for row in [0, 1, 11, 127, 128, 300, 301, 500, 998, 999, 5000] {
            let expected: f32 = heights.rows.iter().take(row).sum();
            assert_eq!(heights.before(row), expected, "{row}");
        }
        // The first row has no height, so nothing is in it.
        for row in [1, 11, 127, 128, 300, 301, 500, 998] {
            let (found, below) = heights.at(heights.before(row) + 0.5);
            assert_eq!((found, below), (row, 0.5));
        }
        assert_eq!(heights.at(-5.0), (1, 0.0));
        assert_eq!(heights.at(f32::MAX).0, 998);
        assert_eq!(heights.total(), heights.rows.iter().sum::<f32>());
        assert_eq!((heights.get(499), heights.get(10), heights.get(999)), (7.0, 5.0, 0.0));
    }
}
