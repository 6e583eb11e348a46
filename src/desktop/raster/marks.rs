//! egui's meshes as marks on a picture: filled rectangles, stamps that copy texels pixel for pixel
//! (letters), and triangles for the rest. It decides which is which, and what each mark's number
//! is, by which a changed picture is known.

use egui::epaint::{ClippedPrimitive, Mesh, Primitive, Vertex};
use egui::{Color32, Pos2, Rect, TextureId, pos2};

use super::area::{Area, rows};
use super::blend::{over, packed, tinted};
use super::damage::{Tiles, Trace};
use super::texture::{Texture, Textures};
use super::triangle::{Corner, Triangle, fill, first_pixel, fixed};

/// How far texels may be from pixels, in pixels, to be copied as they are.
const CLOSE: f32 = 1.0 / 64.0;

/// One thing on the picture. Its pixels are those of its area, or some of them.
pub(super) struct Mark {
    area: Area,
    texture: TextureId,
    ink: Ink,
}

enum Ink {
    Fill(u32),
    /// Texels, `across` and `down` from the pixels where they are shown.
    Stamp {
        across: i32,
        down: i32,
        colour: u32,
    },
    Triangle(Box<Triangle>),
}

/// Two triangles that make a rectangle with sides along the picture's.
struct Quad {
    place: Rect,
    /// Texture coordinates at its upper left and lower right corner.
    uv: [Pos2; 2],
    colour: Color32,
}

/// Sets down all that is drawn in one frame, and tells the tiles.
pub(super) fn collect(
    primitives: &[ClippedPrimitive],
    pixels_per_point: f32,
    whole: Area,
    textures: &Textures,
    tiles: &mut Tiles,
    marks: &mut Vec<Mark>,
) {
    marks.clear();
    for ClippedPrimitive { clip_rect, primitive } in primitives {
        // A callback draws with a GPU; there is none.
        let Primitive::Mesh(mesh) = primitive else { continue };
        let Some(texture) = textures.get(mesh.texture_id) else { continue };
        let clip = clip_area(*clip_rect, pixels_per_point).shared(&whole);
        if !clip.is_empty() {
            let scribe = Scribe { mesh, texture, clip, scale: pixels_per_point, tiles, marks };
            scribe.mesh();
        }
    }
}

/// A clip rectangle in pixels, rounded as egui's own painters do.
fn clip_area(clip: Rect, pixels_per_point: f32) -> Area {
    #[expect(clippy::cast_possible_truncation, reason = "what is too large is at the end")]
    let edge = |at: f32| (at * pixels_per_point).round() as i32;
    Area::new(edge(clip.min.x), edge(clip.min.y), edge(clip.max.x), edge(clip.max.y))
}

impl Mark {
    /// Draws what lies in an area of the picture.
    pub(super) fn draw(&self, pixels: &mut [u32], width: usize, area: Area, textures: &Textures) {
        let area = self.area.shared(&area);
        if area.is_empty() {
            return;
        }
        match &self.ink {
            Ink::Fill(colour) => rows(pixels, width, area).for_each(|(_, row)| fill(row, *colour)),
            Ink::Stamp { across, down, colour } => {
                let Some(texture) = textures.get(self.texture) else { return };
                for (row, line) in rows(pixels, width, area) {
                    stamp(line, texture.row(area.left + across, row + down), *colour);
                }
            }
            Ink::Triangle(triangle) => {
                let Some(texture) = textures.get(self.texture) else { return };
                triangle.draw(pixels, width, area, texture);
            }
        }
    }
}

/// Lays texels in a colour on a row.
#[inline]
fn stamp(line: &mut [u32], texels: &[u32], colour: u32) {
    for (pixel, texel) in line.iter_mut().zip(texels) {
        if *texel != 0 {
            *pixel = over(*pixel, tinted(colour, *texel));
        }
    }
}

/// Writes the marks of one mesh down.
struct Scribe<'a> {
    mesh: &'a Mesh,
    texture: &'a Texture,
    clip: Area,
    scale: f32,
    tiles: &'a mut Tiles,
    marks: &'a mut Vec<Mark>,
}

impl Scribe<'_> {
    fn mesh(mut self) {
        let mut rest = self.mesh.indices.as_slice();
        while let [a, b, c, after_one @ ..] = rest {
            rest = after_one;
            let Some(one) = self.corners([*a, *b, *c]) else { continue };
            if let [d, e, f, after_two @ ..] = after_one
                && let Some(two) = self.corners([*d, *e, *f])
                && let Some(quad) = quad(&one, &two)
                && self.quad(&quad)
            {
                rest = after_two;
                continue;
            }
            self.triangle(&one);
        }
    }

    fn corners(&self, [a, b, c]: [u32; 3]) -> Option<[Vertex; 3]> {
        let vertex = |at: u32| self.mesh.vertices.get(usize::try_from(at).ok()?).copied();
        Some([vertex(a)?, vertex(b)?, vertex(c)?])
    }

    /// Sets a rectangle down, unless it takes triangles to draw it.
    fn quad(&mut self, quad: &Quad) -> bool {
        let (from, to) = (quad.place.min * self.scale, quad.place.max * self.scale);
        let pixel = |at: f32| first_pixel(fixed(at));
        let area = Area::new(pixel(from.x), pixel(from.y), pixel(to.x), pixel(to.y));
        let area = area.shared(&self.clip);
        let [uv_from, uv_to] = quad.uv.map(|uv| self.texels(uv));
        let colour = packed(quad.colour);
        if uv_from == uv_to {
            let texel = self.texture.at(uv_from.x, uv_from.y, self.texture.is_smooth(false));
            let colour = tinted(colour, texel);
            let trace = Trace(1).with_area(area).with(u64::from(colour));
            self.put(area, Ink::Fill(colour), trace, false);
            return true;
        }
        let (shift, stretch) = (uv_from - from, (uv_to - uv_from) - (to - from));
        if stretch.abs().max_elem() > CLOSE {
            return false;
        }
        let (Some(across), Some(down)) = (whole(shift.x), whole(shift.y)) else { return false };
        let Some(texels) = moved(area, across, down) else { return false };
        let trace = Trace(2).with_area(area).with_area(texels).with(u64::from(colour));
        let fresh = self.texture.is_fresh(texels);
        self.put(area, Ink::Stamp { across, down, colour }, trace, fresh);
        true
    }

    fn triangle(&mut self, vertices: &[Vertex; 3]) {
        let corners = vertices.map(|vertex| {
            let (at, uv) = (vertex.pos * self.scale, self.texels(vertex.uv));
            Corner { x: at.x, y: at.y, u: uv.x, v: uv.y, colour: vertex.color }
        });
        let Some(triangle) = Triangle::new(corners, self.texture, self.clip) else { return };
        let mut trace = Trace(3).with_area(triangle.area());
        let mut used = Rect::NOTHING;
        for corner in &corners {
            let place = (fixed(corner.x) << 32) ^ fixed(corner.y);
            let uv = u64::from(corner.u.to_bits()) << 32 | u64::from(corner.v.to_bits());
            let colour = u64::from(packed(corner.colour));
            trace = trace.with(place.cast_unsigned()).with(uv).with(colour);
            used.extend_with(pos2(corner.u, corner.v));
        }
        let fresh = self.texture.is_fresh(clip_area(used.expand(1.5), 1.0));
        self.put(triangle.area(), Ink::Triangle(Box::new(triangle)), trace, fresh);
    }

    fn put(&mut self, area: Area, ink: Ink, trace: Trace, fresh: bool) {
        if area.is_empty() {
            return;
        }
        let texture = self.mesh.texture_id;
        self.tiles.add(area, trace.with(number(texture)), fresh);
        self.marks.push(Mark { area, texture, ink });
    }

    /// A place on the texture in texels.
    fn texels(&self, uv: Pos2) -> Pos2 {
        #[expect(clippy::cast_precision_loss, reason = "sizes of pictures are small")]
        let (width, height) = (self.texture.size().0 as f32, self.texture.size().1 as f32);
        pos2(uv.x * width, uv.y * height)
    }
}

/// The whole number that a number nearly is.
fn whole(number: f32) -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "what is too large is not near its end")]
    let near = (number + 0.5_f32.copysign(number)) as i32;
    #[expect(clippy::cast_precision_loss, reason = "then it is not near")]
    let off = (number - near as f32).abs();
    (off <= CLOSE).then_some(near)
}

fn moved(area: Area, across: i32, down: i32) -> Option<Area> {
    Some(Area::new(
        area.left.checked_add(across)?,
        area.top.checked_add(down)?,
        area.right.checked_add(across)?,
        area.bottom.checked_add(down)?,
    ))
}

fn number(texture: TextureId) -> u64 {
    match texture {
        TextureId::Managed(number) => number << 1,
        TextureId::User(number) => number << 1 | 1,
    }
}

/// Two triangles as one rectangle, if they are the halves of one and have one colour.
fn quad(one: &[Vertex; 3], two: &[Vertex; 3]) -> Option<Quad> {
    let first = one.first()?;
    let mut place = Rect { min: first.pos, max: first.pos };
    let mut uv = [first.uv; 2];
    for vertex in one {
        if vertex.pos.x < place.min.x {
            (place.min.x, uv[0].x) = (vertex.pos.x, vertex.uv.x);
        }
        if vertex.pos.y < place.min.y {
            (place.min.y, uv[0].y) = (vertex.pos.y, vertex.uv.y);
        }
        if vertex.pos.x > place.max.x {
            (place.max.x, uv[1].x) = (vertex.pos.x, vertex.uv.x);
        }
        if vertex.pos.y > place.max.y {
            (place.max.y, uv[1].y) = (vertex.pos.y, vertex.uv.y);
        }
    }
    // Which corner a vertex is: 1 for right, 2 for lower. Each half lacks one corner.
    let corner = |vertex: &Vertex| {
        let (right, low) = (vertex.pos.x == place.max.x, vertex.pos.y == place.max.y);
        let at_side = right || vertex.pos.x == place.min.x;
        let at_end = low || vertex.pos.y == place.min.y;
        let u = if right { uv[1].x } else { uv[0].x };
        let v = if low { uv[1].y } else { uv[0].y };
        let fits = at_side && at_end && vertex.uv == pos2(u, v) && vertex.color == first.color;
        fits.then(|| usize::from(right) + 2 * usize::from(low))
    };
    let lacking = |half: &[Vertex; 3]| {
        let mut seen = [false; 4];
        for vertex in half {
            *seen.get_mut(corner(vertex)?)? = true;
        }
        let lacking = seen.iter().position(|seen| !seen)?;
        (seen.iter().filter(|seen| **seen).count() == 3).then_some(lacking)
    };
    let is_whole = lacking(one)? ^ lacking(two)? == 3;
    is_whole.then_some(Quad { place, uv, colour: first.color })
}
