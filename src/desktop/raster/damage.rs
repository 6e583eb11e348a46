//! What of the picture is not as it was. The picture is divided into tiles; each tile has a number
//! made of all that is drawn in it, in order. Where the number is another than in the last frame,
//! something changed; where it is the same, nothing did. It knows no colours.

use super::area::Area;

/// Side of a tile in pixels.
const TILE: i32 = 16;
/// Unchanged tiles in a row that are drawn anew to have one area of two.
const GAP: usize = 3;

/// A number made of many, in which their order counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Trace(pub(super) u64);

impl Trace {
    #[inline]
    #[must_use]
    pub(super) fn with(self, number: u64) -> Self {
        let mixed = (self.0.rotate_left(23) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self(mixed ^ (mixed >> 29))
    }

    #[inline]
    #[must_use]
    pub(super) fn with_area(self, area: Area) -> Self {
        let two = |one: i32, other: i32| {
            u64::from(one.cast_unsigned()) << 32 | u64::from(other.cast_unsigned())
        };
        self.with(two(area.left, area.top)).with(two(area.right, area.bottom))
    }
}

/// The tiles of the picture, now and in the frame before.
#[derive(Default)]
pub(super) struct Tiles {
    size: (i32, i32),
    columns: usize,
    now: Vec<Trace>,
    before: Vec<Trace>,
    /// Tiles that changed whatever their numbers say.
    stale: Vec<bool>,
}

impl Tiles {
    /// Begins a frame of a size in pixels. If it is another size, all is changed.
    pub(super) fn begin(&mut self, width: i32, height: i32) {
        std::mem::swap(&mut self.now, &mut self.before);
        let (columns, lines) = (tiles(width), tiles(height));
        self.columns = columns;
        self.now.clear();
        self.now.resize(columns * lines, Trace::default());
        self.stale.clear();
        self.stale.resize(columns * lines, false);
        if self.size != (width, height) {
            self.size = (width, height);
            self.before.clear();
            self.before.resize(columns * lines, Trace::default());
            self.stale.fill(true);
        }
    }

    /// Notes that something is drawn in an area of the picture. If it is `stale`, it looks
    /// otherwise than before although its number is the same.
    pub(super) fn add(&mut self, area: Area, trace: Trace, stale: bool) {
        let lines = tile_of(area.top)..tile_of(area.bottom - 1) + 1;
        let columns = tile_of(area.left)..tile_of(area.right - 1) + 1;
        for line in lines {
            let begin = line * self.columns;
            let range = begin + columns.start..begin + columns.end.min(self.columns);
            for tile in self.now.get_mut(range.clone()).unwrap_or_default() {
                *tile = tile.with(trace.0);
            }
            if stale {
                self.stale.get_mut(range).unwrap_or_default().fill(true);
            }
        }
    }

    /// What changed, as areas that do not meet.
    pub(super) fn changed(&self) -> Vec<Area> {
        let mut areas: Vec<Area> = Vec::new();
        let lines = self.now.chunks(self.columns.max(1));
        let lines = lines.zip(self.before.chunks(self.columns.max(1)));
        let lines = lines.zip(self.stale.chunks(self.columns.max(1)));
        let whole = Area::new(0, 0, self.size.0, self.size.1);
        let mut top = 0;
        for ((now, before), stale) in lines {
            let tiles = now.iter().zip(before).zip(stale);
            let mut runs: Vec<(usize, usize)> = Vec::new();
            for (at, ((now, before), stale)) in tiles.enumerate() {
                if now == before && !stale {
                    continue;
                }
                match runs.last_mut() {
                    Some((_, end)) if at <= *end + GAP => *end = at + 1,
                    _ => runs.push((at, at + 1)),
                }
            }
            for (from, to) in runs {
                let area = Area::new(pixel(from), top, pixel(to), top + TILE).shared(&whole);
                let above = areas.iter_mut().rev().find(|above| {
                    above.bottom == top && above.left == area.left && above.right == area.right
                });
                match above {
                    Some(above) => above.bottom = area.bottom,
                    None => areas.push(area),
                }
            }
            top += TILE;
        }
        areas
    }
}

/// How many tiles so many pixels need.
fn tiles(pixels: i32) -> usize {
    usize::try_from(pixels.max(0).saturating_add(TILE - 1) / TILE).unwrap_or(0)
}

fn tile_of(pixel: i32) -> usize {
    usize::try_from(pixel / TILE).unwrap_or(0)
}

fn pixel(tile: usize) -> i32 {
    i32::try_from(tile).unwrap_or(i32::MAX).saturating_mul(TILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARET: Area = Area::new(100, 50, 102, 70);

    /// Frames of a picture of 200 by 100 pixels, each with what is drawn in it; what changed last.
    fn changed(frames: &[&[(Area, u64)]]) -> Vec<Area> {
        let mut tiles = Tiles::default();
        for frame in frames {
            tiles.begin(200, 100);
            for (area, number) in *frame {
                tiles.add(*area, Trace(*number), false);
            }
        }
        tiles.changed()
    }

    #[test]
    fn the_first_frame_is_all_new_and_the_same_again_is_nothing() {
        assert_eq!(changed(&[&[(CARET, 1)]]), [Area::new(0, 0, 200, 100)]);
        assert_eq!(changed(&[&[(CARET, 1)], &[(CARET, 1)]]), []);
    }

    #[test]
    fn what_comes_goes_or_changes_is_drawn_anew_and_nothing_else() {
        let page = (Area::new(0, 0, 200, 100), 7);
        let around = [Area::new(96, 48, 112, 80)];
        assert_eq!(changed(&[&[page], &[page, (CARET, 1)]]), around);
        assert_eq!(changed(&[&[page, (CARET, 1)], &[page]]), around);
        assert_eq!(changed(&[&[page, (CARET, 1)], &[page, (CARET, 2)]]), around);
    }

    #[test]
    fn another_order_is_another_picture() {
        let other = Area::new(98, 60, 140, 64);
        let orders: [&[(Area, u64)]; 2] = [&[(CARET, 1), (other, 2)], &[(other, 2), (CARET, 1)]];
        assert_eq!(changed(&orders), [Area::new(96, 48, 112, 64)]);
    }

    #[test]
    fn far_changes_stay_apart_and_near_ones_join() {
        let left = Area::new(0, 0, 4, 4);
        let far = Area::new(190, 0, 194, 4);
        let near = Area::new(40, 0, 44, 4);
        let apart = [Area::new(0, 0, 16, 16), Area::new(176, 0, 200, 16)];
        assert_eq!(changed(&[&[], &[(left, 1), (far, 1)]]), apart);
        assert_eq!(changed(&[&[], &[(left, 1), (near, 1)]]), [Area::new(0, 0, 48, 16)]);
    }

    #[test]
    fn areas_never_meet() {
        let stairs: Vec<_> =
            (0..6).map(|n| (Area::new(n * 8, n * 16, 100, n * 16 + 9), 1)).collect();
        let areas = changed(&[&[], &stairs]);
        for (at, one) in areas.iter().enumerate() {
            for other in areas.iter().skip(at + 1) {
                assert!(one.shared(other).is_empty(), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn a_window_of_no_size_has_no_changes() {
        let mut tiles = Tiles::default();
        for (width, height) in [(0, 0), (0, 50), (1, 0), (1, 1)] {
            tiles.begin(width, height);
            assert!(tiles.changed().iter().all(|area| !area.is_empty()), "{width} {height}");
        }
        assert_eq!(tiles.changed(), [Area::new(0, 0, 1, 1)]);
    }
}
