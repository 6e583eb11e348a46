//! Triangles of any form, row by row. Places are kept in 256ths of a pixel, so that two triangles
//! that share an edge share no pixel and leave none out, whatever their order: a pixel belongs to
//! the triangle that holds its centre; a centre on an edge, to the triangle below or right of it.

use egui::Color32;

use super::area::{Area, rows};
use super::blend::{over, packed, tinted};
use super::texture::Texture;

/// Parts of a pixel.
const PARTS: i64 = 256;
/// Places beyond so many pixels count as being there: nothing with a slope is that large.
const FARTHEST: f32 = (1 << 20) as f32;

/// A vertex in pixels and texels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Corner {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) u: f32,
    pub(super) v: f32,
    pub(super) colour: Color32,
}

/// A triangle, ready to be drawn.
pub(super) struct Triangle {
    edges: [Edge; 3],
    ink: Ink,
    area: Area,
}

/// What fills it.
enum Ink {
    Flat(u32),
    Shaded([Plane; 4]),
    Textured { u: Plane, v: Plane, smooth: bool, colour: Tint },
}

/// What the texels are multiplied with.
enum Tint {
    Flat(u32),
    Shaded([Plane; 4]),
}

/// One side: a pixel is inside of it where `along * row - across * column + rest` is not negative,
/// all in parts of a pixel.
struct Edge {
    along: i64,
    across: i64,
    rest: i64,
}

/// A value that changes evenly over the picture, at the centres of pixels.
#[derive(Clone, Copy)]
struct Plane {
    base: f64,
    across: f64,
    down: f64,
}

/// A place in parts of a pixel.
#[expect(clippy::cast_possible_truncation, reason = "clamped; what is no number is at 0")]
pub(super) fn fixed(at: f32) -> i64 {
    let parts = at.clamp(-FARTHEST, FARTHEST) * 256.0;
    // Rounds as `round` does, which is a call where the processor is taken to be an old one.
    (parts + 0.5_f32.copysign(parts)) as i64
}

/// The first column or row whose centre is at or after a place.
#[expect(clippy::cast_possible_truncation, reason = "places are within 2^28 parts")]
pub(super) fn first_pixel(at: i64) -> i32 {
    (at + PARTS / 2 - 1).div_euclid(PARTS) as i32
}

impl Triangle {
    /// A triangle without the pixels outside of `clip`; nothing if it has none.
    pub(super) fn new(mut corners: [Corner; 3], texture: &Texture, clip: Area) -> Option<Self> {
        let places = |corners: &[Corner; 3]| corners.map(|it| (fixed(it.x), fixed(it.y)));
        if corners.iter().any(|it| !it.x.is_finite() || !it.y.is_finite()) {
            return None;
        }
        let mut size = doubled(places(&corners));
        if size < 0 {
            corners.swap(1, 2);
            size = -size;
        }
        let [a, b, c] = places(&corners);
        let area = Area::new(
            first_pixel(a.0.min(b.0).min(c.0)),
            first_pixel(a.1.min(b.1).min(c.1)),
            first_pixel(a.0.max(b.0).max(c.0)),
            first_pixel(a.1.max(b.1).max(c.1)),
        )
        .shared(&clip);
        if size == 0 || area.is_empty() {
            return None;
        }
        let edges = [Edge::new(a, b), Edge::new(b, c), Edge::new(c, a)];
        Some(Self { edges, ink: ink(&corners, texture), area })
    }

    /// The pixels that it may touch.
    pub(super) fn area(&self) -> Area {
        self.area
    }

    /// Draws what lies in an area of the picture.
    pub(super) fn draw(&self, pixels: &mut [u32], width: usize, area: Area, texture: &Texture) {
        let area = self.area.shared(&area);
        for (row, line) in rows(pixels, width, area) {
            let (mut from, mut to) = (i64::from(area.left), i64::from(area.right));
            for edge in &self.edges {
                edge.narrow(i64::from(row), &mut from, &mut to);
            }
            let skipped = usize::try_from(from - i64::from(area.left)).unwrap_or(0);
            let count = usize::try_from(to - from).unwrap_or(0);
            let Some(line) = line.get_mut(skipped..skipped + count) else { continue };
            self.ink.draw(line, from, i64::from(row), texture);
        }
    }
}

impl Ink {
    fn draw(&self, line: &mut [u32], column: i64, row: i64, texture: &Texture) {
        match self {
            Self::Flat(colour) => fill(line, *colour),
            Self::Shaded(planes) => {
                let mut colour = Shade::new(planes, column, row);
                for pixel in line {
                    *pixel = over(*pixel, colour.next());
                }
            }
            Self::Textured { u, v, smooth, colour } => {
                let (mut x, mut y) = (u.at(column, row), v.at(column, row));
                let mut shade = match colour {
                    Tint::Flat(_) => None,
                    Tint::Shaded(planes) => Some(Shade::new(planes, column, row)),
                };
                for pixel in line {
                    let texel = texture.at(narrowed(x), narrowed(y), *smooth);
                    let colour = match (&mut shade, colour) {
                        (Some(shade), _) => shade.next(),
                        (None, Tint::Flat(colour)) => *colour,
                        (None, Tint::Shaded(_)) => 0,
                    };
                    *pixel = over(*pixel, tinted(colour, texel));
                    x += u.across;
                    y += v.across;
                }
            }
        }
    }
}

/// Lays one colour on a row.
#[inline]
pub(super) fn fill(line: &mut [u32], colour: u32) {
    if colour >> 24 == 255 {
        line.fill(colour);
    } else if colour != 0 {
        line.iter_mut().for_each(|pixel| *pixel = over(*pixel, colour));
    }
}

impl Edge {
    /// The side from one corner to the next, the triangle being on the right hand.
    fn new(from: (i64, i64), to: (i64, i64)) -> Self {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        // A centre on the edge is in only if the edge is an upper or a left one.
        let is_in = down < 0 || (down == 0 && across > 0);
        let rest = down * from.0 - across * from.1 - i64::from(!is_in);
        Self { along: across, across: down, rest }
    }

    /// Leaves of the columns from `from` up to `to` of a row those that are inside.
    #[inline]
    fn narrow(&self, row: i64, from: &mut i64, to: &mut i64) {
        let half = PARTS / 2;
        let value = self.along * (row * PARTS + half) - self.across * half + self.rest;
        let step = self.across * PARTS;
        if step == 0 {
            if value < 0 {
                *to = *from;
            }
        } else if step > 0 {
            *to = (*to).min(value.div_euclid(step) + 1);
        } else {
            *from = (*from).max(-value.div_euclid(-step));
        }
        *to = (*to).max(*from);
    }
}

/// Colours along a row.
struct Shade {
    now: [f64; 4],
    step: [f64; 4],
}

impl Shade {
    fn new(planes: &[Plane; 4], column: i64, row: i64) -> Self {
        Self {
            now: planes.map(|plane| plane.at(column, row)),
            step: planes.map(|plane| plane.across),
        }
    }

    #[inline]
    fn next(&mut self) -> u32 {
        let [alpha, red, green, blue] = self.now.map(channel);
        self.now.iter_mut().zip(self.step).for_each(|(now, step)| *now += step);
        alpha << 24 | red << 16 | green << 8 | blue
    }
}

impl Plane {
    #[expect(clippy::cast_precision_loss, reason = "columns and rows are small")]
    fn at(&self, column: i64, row: i64) -> f64 {
        self.base + self.across * column as f64 + self.down * row as f64
    }
}

#[inline]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
fn channel(value: f64) -> u32 {
    (value + 0.5).clamp(0.0, 255.0) as u32
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a place on a texture")]
fn narrowed(value: f64) -> f32 {
    value as f32
}

/// Twice the size of a triangle; negative if its corners run against the clock.
fn doubled([a, b, c]: [(i64, i64); 3]) -> i64 {
    (b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1)
}

fn ink(corners: &[Corner; 3], texture: &Texture) -> Ink {
    let [a, b, c] = corners;
    let colour = packed(a.colour);
    let one_colour = a.colour == b.colour && a.colour == c.colour;
    let one_texel = (a.u, a.v) == (b.u, b.v) && (a.u, a.v) == (c.u, c.v);
    if one_texel {
        let texel = texture.at(a.u, a.v, texture.is_smooth(false));
        return if one_colour {
            Ink::Flat(tinted(colour, texel))
        } else {
            Ink::Shaded(shades(corners, texel))
        };
    }
    let (u, v) = (plane(corners, |it| it.u), plane(corners, |it| it.v));
    let texels_a_pixel = (u.across.hypot(v.across)).max(u.down.hypot(v.down));
    let smooth = texture.is_smooth(texels_a_pixel > 1.0);
    let colour =
        if one_colour { Tint::Flat(colour) } else { Tint::Shaded(shades(corners, u32::MAX)) };
    Ink::Textured { u, v, smooth, colour }
}

/// Alpha, red, green and blue, each times that of a texel.
fn shades(corners: &[Corner; 3], texel: u32) -> [Plane; 4] {
    let [alpha, red, green, blue] = texel.to_be_bytes().map(|it| f32::from(it) / 255.0);
    [
        plane(corners, |it| f32::from(it.colour.a()) * alpha),
        plane(corners, |it| f32::from(it.colour.r()) * red),
        plane(corners, |it| f32::from(it.colour.g()) * green),
        plane(corners, |it| f32::from(it.colour.b()) * blue),
    ]
}

/// How a value of the corners goes over the picture.
fn plane(corners: &[Corner; 3], value: impl Fn(&Corner) -> f32) -> Plane {
    #[expect(clippy::cast_precision_loss, reason = "within 2^28")]
    let at = |it: &Corner| (fixed(it.x) as f64 / 256.0, fixed(it.y) as f64 / 256.0);
    let [a, b, c] = corners;
    let (origin, p, q) = (at(a), at(b), at(c));
    let (p, q) = ((p.0 - origin.0, p.1 - origin.1), (q.0 - origin.0, q.1 - origin.1));
    let size = p.0 * q.1 - q.0 * p.1;
    let first = f64::from(value(a));
    let (one, other) = (f64::from(value(b)) - first, f64::from(value(c)) - first);
    let across = (one * q.1 - other * p.1) / size;
    let down = (other * p.0 - one * q.0) / size;
    let base = first + across * (0.5 - origin.0) + down * (0.5 - origin.1);
    Plane { base, across, down }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: usize = 40;
    const WHOLE: Area = Area::new(0, 0, 40, 40);

    fn corner(x: f32, y: f32) -> Corner {
        Corner { x, y, u: 0.0, v: 0.0, colour: Color32::from_rgba_premultiplied(0, 0, 1, 0) }
    }

    /// How often each pixel is touched: the colour adds one to blue.
    fn count(pixels: &mut [u32], corners: [(f32, f32); 3], texture: &Texture) {
        let corners = corners.map(|(x, y)| corner(x, y));
        if let Some(triangle) = Triangle::new(corners, texture, WHOLE) {
            triangle.draw(pixels, SIDE, WHOLE, texture);
        }
    }

    /// A cheap source of numbers that are the same in every run.
    fn numbers() -> impl FnMut() -> f32 {
        let mut state = 12345_u32;
        move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f32::from(u16::try_from(state >> 16).unwrap()) / 65536.0
        }
    }

    #[test]
    fn a_fan_around_a_point_covers_every_pixel_once() {
        let (texture, mut random) = (Texture::white(), numbers());
        for round in 0..200 {
            let mut pixels = vec![0; SIDE * SIDE];
            // Some centres fall on the middle of a pixel, where ties are.
            let snap = |at: f32| if round % 3 == 0 { at.floor() + 0.5 } else { at };
            let centre = (snap(5.0 + random() * 30.0), snap(5.0 + random() * 30.0));
            let mut rim = vec![(0.0, 0.0)];
            rim.extend([(40.0, 0.0), (40.0, 40.0), (0.0, 40.0)]);
            rim.insert(1, (snap(random() * 39.0), 0.0));
            rim.insert(3, (40.0, snap(random() * 39.0)));
            for (at, &from) in rim.iter().enumerate() {
                let to = rim[(at + 1) % rim.len()];
                // The order of the corners does not matter.
                let corners = if at % 2 == 0 { [centre, from, to] } else { [to, from, centre] };
                count(&mut pixels, corners, &texture);
            }
            assert!(pixels.iter().all(|&pixel| pixel == 1), "round {round}, centre {centre:?}");
        }
    }

    #[test]
    fn it_is_the_same_in_pieces_and_as_a_whole() {
        let (texture, mut random) = (Texture::white(), numbers());
        for _ in 0..200 {
            let mut at = || (random() * 60.0 - 10.0, random() * 60.0 - 10.0);
            let corners = [at(), at(), at()];
            let mut whole = vec![0; SIDE * SIDE];
            count(&mut whole, corners, &texture);
            let mut pieces = vec![0; SIDE * SIDE];
            let corners = corners.map(|(x, y)| corner(x, y));
            if let Some(triangle) = Triangle::new(corners, &texture, WHOLE) {
                for (left, top) in [(0, 0), (13, 0), (0, 7), (13, 7)] {
                    let right = if left == 0 { 13 } else { 40 };
                    let bottom = if top == 0 { 7 } else { 40 };
                    let piece = Area::new(left, top, right, bottom);
                    triangle.draw(&mut pieces, SIDE, piece, &texture);
                }
            }
            assert_eq!(whole, pieces);
        }
    }

    #[test]
    fn colours_go_evenly_from_corner_to_corner() {
        let texture = Texture::white();
        let shade = |x, y, grey| Corner { colour: Color32::from_gray(grey), ..corner(x, y) };
        let mut pixels = vec![0xFF00_0000; SIDE * SIDE];
        let corners = [shade(0.0, 0.0, 0), shade(40.0, 0.0, 200), shade(0.0, 40.0, 0)];
        let triangle = Triangle::new(corners, &texture, WHOLE).unwrap();
        triangle.draw(&mut pixels, SIDE, WHOLE, &texture);
        for (column, pixel) in pixels.iter().enumerate().take(SIDE - 1) {
            let expected = 5.0 * (f32::from(u16::try_from(column).unwrap()) + 0.5);
            let found = f32::from(u8::try_from(pixel & 255).unwrap());
            assert!((found - expected).abs() <= 0.51, "{column} {pixel:08X}");
        }
    }

    #[test]
    fn what_is_no_triangle_is_nothing() {
        let texture = Texture::white();
        for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            let corners = [corner(bad, 0.0), corner(5.0, 0.0), corner(0.0, 5.0)];
            assert!(Triangle::new(corners, &texture, WHOLE).is_none());
        }
        let line = [corner(0.0, 0.0), corner(5.0, 5.0), corner(9.0, 9.0)];
        assert!(Triangle::new(line, &texture, WHOLE).is_none());
        let far = [corner(-1e30, -1e30), corner(1e30, -1e30), corner(0.0, 1e30)];
        let far = Triangle::new(far, &texture, WHOLE).unwrap();
        let mut pixels = vec![0; SIDE * SIDE];
        far.draw(&mut pixels, SIDE, WHOLE, &texture);
        assert!(pixels.iter().all(|&pixel| pixel == 1));
    }
}
