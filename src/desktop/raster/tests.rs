//! Quick ways against the slow one, and changed parts against the whole.

use egui::epaint::{ImageDelta, Mesh, Primitive, Vertex};
use egui::{ColorImage, Pos2, Rect, TextureId, TextureOptions, pos2, vec2};

use super::*;

const SIZE: [u32; 2] = [120, 90];

/// A cheap source of numbers from 0 to 1 that are the same in every run.
struct Numbers(u32);

impl Numbers {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f32::from(u16::try_from(self.0 >> 16).unwrap()) / 65536.0
    }

    fn up_to(&mut self, most: f32) -> f32 {
        (self.next() * most).floor()
    }

    fn colour(&mut self) -> Color32 {
        let [r, g, b, a] = std::array::from_fn(|_| (self.next() * 255.9).floor());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
        let byte = |value: f32| value as u8;
        let alpha = if self.next() < 0.3 { 255 } else { byte(a) };
        Color32::from_rgba_unmultiplied(byte(r), byte(g), byte(b), alpha)
    }
}

/// A texture of 64 by 64 texels, white in its upper left corner, letters of chance elsewhere.
fn letters() -> TexturesDelta {
    let mut random = Numbers(7);
    let texel = |at: usize| {
        let alpha = if at == 0 { 255.0 } else { (random.next() * 300.0 - 20.0).clamp(0.0, 255.0) };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
        Color32::from_white_alpha(alpha as u8)
    };
    let image = ColorImage::new([64, 64], (0..64 * 64).map(texel).collect());
    let mut delta = TexturesDelta::default();
    let change = ImageDelta::full(image, TextureOptions::LINEAR);
    delta.set.entry(TextureId::default()).or_default().push(change);
    delta
}

fn nothing_new() -> TexturesDelta {
    TexturesDelta::default()
}

fn rect(mesh: &mut Mesh, place: Rect, uv: Rect, colour: Color32) {
    mesh.add_rect_with_uv(place, uv, colour);
}

/// The same triangles, with one of no size after each, so that no two make a rectangle.
fn only_triangles(mesh: &Mesh) -> Mesh {
    let mut other = mesh.clone();
    other.indices.clear();
    for triangle in mesh.indices.chunks_exact(3) {
        other.indices.extend(triangle);
        other.indices.extend([0, 0, 0]);
    }
    other
}

fn primitive(clip_rect: Rect, mesh: Mesh) -> ClippedPrimitive {
    ClippedPrimitive { clip_rect, primitive: Primitive::Mesh(mesh) }
}

fn drawn(scale: f32, primitives: &[ClippedPrimitive]) -> Raster {
    let mut raster = Raster::new(Color32::from_rgb(250, 240, 200));
    let mut textures = letters();
    let textures = &mut textures;
    raster.draw(Frame { size: SIZE, pixels_per_point: scale, textures, primitives });
    raster
}

#[track_caller]
fn check_alike(one: &Raster, other: &Raster, most: u8) {
    for (at, (a, b)) in one.pixels().iter().zip(other.pixels()).enumerate() {
        for (a, b) in a.to_be_bytes().into_iter().zip(b.to_be_bytes()) {
            let (x, y) = (at % 120, at / 120);
            assert!(a.abs_diff(b) <= most, "{x},{y}: {a} and {b}");
        }
    }
}

const EVERYWHERE: Rect = Rect::EVERYTHING;

#[test]
fn filled_rectangles_are_what_their_triangles_are() {
    let mut random = Numbers(1);
    for scale in [0.5, 1.0, 1.25, 1.5, 2.0, 4.0] {
        let mut mesh = Mesh::default();
        for _ in 0..60 {
            let corner = pos2(random.next() * 150.0 - 20.0, random.next() * 110.0 - 10.0) / scale;
            let size = vec2(random.next() * 40.0, random.next() * 30.0) / scale;
            let white = Rect::from_min_max(Pos2::ZERO, Pos2::ZERO);
            rect(&mut mesh, Rect::from_min_size(corner, size), white, random.colour());
        }
        let clip = Rect::from_min_max(pos2(10.3, 5.0) / scale, pos2(100.6, 80.2) / scale);
        for clip in [EVERYWHERE, clip] {
            let quick = drawn(scale, &[primitive(clip, mesh.clone())]);
            let slow = drawn(scale, &[primitive(clip, only_triangles(&mesh))]);
            check_alike(&quick, &slow, 0);
        }
    }
}

#[test]
fn stamped_letters_are_what_their_triangles_are() {
    let mut random = Numbers(2);
    for scale in [0.5, 1.0, 1.25, 1.5, 2.0, 4.0] {
        let mut mesh = Mesh::default();
        for _ in 0..80 {
            // As our atlas draws them: whole pixels, whole texels.
            let size = vec2(1.0 + random.up_to(20.0), 1.0 + random.up_to(20.0));
            let corner = pos2(random.up_to(140.0) - 10.0, random.up_to(100.0) - 5.0);
            let texel = pos2(random.up_to(40.0), random.up_to(40.0));
            let place = Rect::from_min_size(corner / scale, size / scale);
            rect(
                &mut mesh,
                place,
                Rect::from_min_max(texel / 64.0, (texel + size) / 64.0),
                random.colour(),
            );
        }
        let clip = Rect::from_min_max(pos2(7.0, 9.0) / scale, pos2(90.0, 70.0) / scale);
        for clip in [EVERYWHERE, clip] {
            let quick = drawn(scale, &[primitive(clip, mesh.clone())]);
            let slow = drawn(scale, &[primitive(clip, only_triangles(&mesh))]);
            check_alike(&quick, &slow, 2);
        }
    }
}

#[test]
fn a_letter_is_blended_in_gamma_space() {
    let mut mesh = Mesh::default();
    let colour = Color32::from_rgb(31, 35, 40);
    let place = Rect::from_min_size(pos2(10.0, 10.0), vec2(8.0, 8.0));
    rect(&mut mesh, place, Rect::from_min_max(pos2(0.25, 0.25), pos2(0.375, 0.375)), colour);
    let raster = drawn(1.0, &[primitive(EVERYWHERE, mesh)]);
    let mut textures = letters();
    let Some(egui::epaint::ImageData::Color(image)) =
        textures.set.values().flatten().map(|it| it.image.clone()).next()
    else {
        panic!("there is a texture")
    };
    for y in 0..8 {
        for x in 0..8 {
            let part = f32::from(image.pixels[(16 + y) * 64 + 16 + x].a()) / 255.0;
            let found = raster.pixels()[(10 + y) * 120 + 10 + x].to_be_bytes();
            for (channel, (ink, ground)) in
                [(31.0, 250.0), (35.0, 240.0), (40.0, 200.0)].iter().enumerate()
            {
                let expected = ink * part + ground * (1.0 - part);
                let found = f32::from(found[channel + 1]);
                assert!((found - expected).abs() <= 1.0, "{x},{y}: {found} for {expected}");
            }
        }
    }
    textures.clear();
}

#[test]
fn a_picture_of_another_size_is_stretched_by_its_own_rule() {
    let checks = [Color32::WHITE, Color32::BLACK, Color32::BLACK, Color32::WHITE];
    for (options, between) in [(TextureOptions::NEAREST, 0xFF), (TextureOptions::LINEAR, 0xC0)] {
        let mut textures = TexturesDelta::default();
        let image = ImageDelta::full(ColorImage::new([2, 2], checks.to_vec()), options);
        textures.set.entry(TextureId::User(1)).or_default().push(image);
        let mut mesh = Mesh::with_texture(TextureId::User(1));
        let place = Rect::from_min_size(pos2(20.0, 10.0), vec2(80.0, 60.0));
        let all = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        rect(&mut mesh, place, all, Color32::WHITE);
        let mut raster = Raster::new(Color32::RED);
        let (primitives, textures) = (&[primitive(EVERYWHERE, mesh)], &mut textures);
        raster.draw(Frame { size: SIZE, pixels_per_point: 1.0, textures, primitives });
        let at = |x: usize, y: usize| raster.pixels()[y * 120 + x];
        assert_eq!([at(19, 40), at(100, 40), at(60, 9), at(60, 70)], [0xFFFF_0000; 4]);
        assert_eq!([at(21, 11), at(98, 68)], [0xFFFF_FFFF; 2]);
        assert_eq!([at(98, 11), at(21, 68)], [0xFF00_0000; 2]);
        // A quarter of the way from the middle of a white texel to that of a black one.
        let green = at(50, 11) >> 8 & 255;
        assert!(green.abs_diff(between) <= 4, "{options:?}: {green:X}");
    }
}

#[test]
fn tiles_laid_side_by_side_leave_no_gap_and_blend_nowhere_twice() {
    for scale in [0.5, 1.0, 1.25, 1.7, 3.0] {
        let mut mesh = Mesh::default();
        let glass = Color32::from_rgba_premultiplied(0, 0, 0, 100);
        for line in 0..9_u8 {
            for column in 0..12_u8 {
                let corner = vec2(f32::from(column), f32::from(line)) * 10.37;
                let place =
                    Rect::from_min_size(corner.to_pos2() / scale, vec2(10.37, 10.37) / scale);
                rect(&mut mesh, place, Rect::from_min_max(Pos2::ZERO, Pos2::ZERO), glass);
            }
        }
        for mesh in [only_triangles(&mesh), mesh] {
            let raster = drawn(scale, &[primitive(EVERYWHERE, mesh)]);
            let first = raster.pixels()[0];
            assert_ne!(first, 0xFFFA_F0C8, "it is drawn");
            assert!(raster.pixels().iter().all(|&pixel| pixel == first), "scale {scale}");
        }
    }
}

/// Letters and grounds of chance, a few of which are other ones in each version.
fn page(version: u32) -> Vec<ClippedPrimitive> {
    let mut meshes = Vec::new();
    for part in 0..6_u32 {
        let moved = version.wrapping_mul(part * 7 + 1).is_multiple_of(5);
        let mut random = Numbers(part * 99 + if moved { version * 1000 } else { 0 });
        let mut mesh = Mesh::default();
        for _ in 0..5 {
            let corner = pos2(random.up_to(110.0), random.up_to(80.0));
            let size = vec2(2.0 + random.up_to(12.0), 2.0 + random.up_to(12.0));
            let texel = pos2(random.up_to(40.0), random.up_to(40.0));
            let uv = Rect::from_min_max(texel / 64.0, (texel + size) / 64.0);
            rect(&mut mesh, Rect::from_min_size(corner, size), uv, random.colour());
            let tip = |random: &mut Numbers| Vertex {
                pos: corner + vec2(random.next(), random.next()) * 25.0,
                uv: Pos2::ZERO,
                color: random.colour(),
            };
            let at = u32::try_from(mesh.vertices.len()).unwrap();
            let tips = [tip(&mut random), tip(&mut random), tip(&mut random)];
            mesh.vertices.extend(tips);
            mesh.add_triangle(at, at + 1, at + 2);
        }
        meshes.push(primitive(Rect::from_min_size(pos2(2.0, 2.0), vec2(112.0, 80.0)), mesh));
    }
    if (version + 2).is_multiple_of(3) {
        meshes.swap(1, 4);
    }
    meshes
}

#[test]
fn what_is_drawn_in_parts_is_what_is_drawn_as_a_whole() {
    let mut raster = drawn(1.0, &page(0));
    let mut partly = 0;
    for version in 1..60 {
        let primitives = page(version);
        let mut draw = || {
            let (primitives, textures) = (&primitives, &mut nothing_new());
            raster.draw(Frame { size: SIZE, pixels_per_point: 1.0, textures, primitives })
        };
        let pixels: usize = draw().iter().map(|area| area.width() * area.height()).sum();
        partly += usize::from(0 < pixels && pixels < 120 * 90);
        assert!(draw().is_empty(), "the same again changes nothing");
        check_alike(&raster, &drawn(1.0, &primitives), 0);
    }
    assert!(partly > 10, "some frames changed in part: {partly}");
}

#[test]
fn a_new_letter_on_a_texture_is_drawn_where_it_is_used() {
    let mut used = Mesh::default();
    let uv = |left: f32| Rect::from_min_size(pos2(left / 64.0, 0.5), vec2(8.0, 8.0) / 64.0);
    let at = |left: f32| Rect::from_min_size(pos2(left, 32.0), vec2(8.0, 8.0));
    rect(&mut used, at(0.0), uv(8.0), Color32::BLACK);
    rect(&mut used, at(96.0), uv(16.0), Color32::BLACK);
    let primitives = [primitive(EVERYWHERE, used)];
    let mut raster = drawn(1.0, &primitives);
    let mut delta = nothing_new();
    let patch = ColorImage::filled([8, 8], Color32::WHITE);
    let patch = ImageDelta::partial([16, 32], patch, TextureOptions::LINEAR);
    delta.set.entry(TextureId::default()).or_default().push(patch);
    let (primitives, textures) = (&primitives, &mut delta);
    let changed = raster.draw(Frame { size: SIZE, pixels_per_point: 1.0, textures, primitives });
    assert_eq!(changed, [Area::new(96, 32, 112, 48)]);
    assert_eq!(raster.pixels()[36 * 120 + 100], 0xFF00_0000);
}

#[test]
fn odd_meshes_and_odd_windows_do_no_harm() {
    let mut mesh = Mesh::default();
    for bad in [f32::NAN, f32::INFINITY, -1e30, 1e30] {
        let place = Rect::from_min_max(pos2(bad, 1.0), pos2(20.0, bad));
        rect(&mut mesh, place, Rect::from_min_max(pos2(bad, bad), pos2(1.0, bad)), Color32::RED);
        rect(&mut mesh, place, Rect::from_min_max(Pos2::ZERO, Pos2::ZERO), Color32::RED);
    }
    mesh.indices.extend([0, 1, 9999, 3]);
    let unknown = Mesh::with_texture(TextureId::User(5));
    let clips = [EVERYWHERE, Rect::NOTHING, Rect::NAN];
    for size in [[0, 0], [1, 0], [0, 7], [1, 1], [33, 2], SIZE] {
        for pixels_per_point in [0.0, 0.5, 4.0, f32::NAN] {
            let mut raster = Raster::new(Color32::BLACK);
            let mut textures = letters();
            for clip in clips {
                let primitives = [primitive(clip, mesh.clone()), primitive(clip, unknown.clone())];
                let (primitives, textures) = (&primitives, &mut textures);
                raster.draw(Frame { size, pixels_per_point, textures, primitives });
            }
            assert_eq!(raster.pixels().len(), (size[0] * size[1]) as usize);
        }
    }
}
