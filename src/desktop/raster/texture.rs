//! Pictures that meshes are drawn with, as they stand after egui's last word about each. It knows
//! which part of a picture is new, not where it is drawn.

use std::collections::HashMap;

use egui::epaint::textures::{TextureFilter, TextureOptions, TextureWrapMode, TexturesDelta};
use egui::epaint::{ImageData, ImageDelta};
use egui::{Color32, TextureId};

use super::area::Area;
use super::blend::{mixed, packed};

/// Every picture that egui has spoken of.
#[derive(Default)]
pub(super) struct Textures {
    all: HashMap<TextureId, Texture>,
}

/// One picture.
#[derive(Default)]
pub(super) struct Texture {
    width: usize,
    height: usize,
    texels: Vec<u32>,
    options: TextureOptions,
    /// What was set since the last frame.
    fresh: Vec<Area>,
}

impl Textures {
    /// Takes over what was set. What was new before is no longer.
    pub(super) fn set(&mut self, delta: &TexturesDelta) {
        for texture in self.all.values_mut() {
            texture.fresh.clear();
        }
        for (id, changes) in &delta.set {
            let texture = self.all.entry(*id).or_default();
            for change in changes {
                texture.set(change);
            }
        }
    }

    /// Forgets what is drawn no more.
    pub(super) fn free(&mut self, delta: &TexturesDelta) {
        for id in &delta.free {
            self.all.remove(id);
        }
    }

    pub(super) fn get(&self, id: TextureId) -> Option<&Texture> {
        self.all.get(&id)
    }
}

impl Texture {
    /// One white texel.
    #[cfg(test)]
    pub(super) fn white() -> Self {
        Self { width: 1, height: 1, texels: vec![u32::MAX], ..Self::default() }
    }

    fn set(&mut self, change: &ImageDelta) {
        self.options = change.options;
        let ImageData::Color(image) = &change.image;
        let [width, height] = image.size;
        let Some([left, top]) = change.pos else {
            (self.width, self.height) = (width, height);
            self.texels.clear();
            self.texels.extend(image.pixels.iter().map(|colour| packed(*colour)));
            self.texels.resize(width * height, 0);
            self.fresh.push(area(0, 0, width, height));
            return;
        };
        if width == 0 {
            return;
        }
        let rows = self.texels.chunks_exact_mut(self.width.max(1)).skip(top);
        for (row, new) in rows.zip(image.pixels.chunks_exact(width)) {
            let row = row.iter_mut().skip(left);
            row.zip(new).for_each(|(texel, colour): (&mut u32, &Color32)| *texel = packed(*colour));
        }
        self.fresh.push(area(left, top, width, height));
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// Whether something between these texels is new in this frame.
    pub(super) fn is_fresh(&self, part: Area) -> bool {
        self.fresh.iter().any(|fresh| !fresh.shared(&part).is_empty())
    }

    /// Texels of a row from a column on, as far as the row goes.
    #[inline]
    pub(super) fn row(&self, left: i32, top: i32) -> &[u32] {
        let (Ok(left), Ok(top)) = (usize::try_from(left), usize::try_from(top)) else {
            return &[];
        };
        if left >= self.width || top >= self.height {
            return &[];
        }
        let begin = top * self.width;
        self.texels.get(begin + left..begin + self.width).unwrap_or_default()
    }

    /// Whether a place between texels shows a mixture of them, if it is seen `shrunk`.
    pub(super) fn is_smooth(&self, shrunk: bool) -> bool {
        let filter = if shrunk { self.options.minification } else { self.options.magnification };
        filter == TextureFilter::Linear
    }

    /// The colour at a place in texels, counted from the upper left corner of the picture.
    #[inline]
    pub(super) fn at(&self, x: f32, y: f32, smooth: bool) -> u32 {
        if !smooth {
            return self.texel(whole(x), whole(y));
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (across, down) = (part(x - left), part(y - top));
        let (left, top) = (whole(left), whole(top));
        let upper = mixed(self.texel(left, top), self.texel(left + 1, top), across);
        if down == 0 {
            return upper;
        }
        let lower = mixed(self.texel(left, top + 1), self.texel(left + 1, top + 1), across);
        mixed(upper, lower, down)
    }

    #[inline]
    fn texel(&self, x: i32, y: i32) -> u32 {
        let x = wrapped(x, self.width, self.options.wrap_mode);
        let y = wrapped(y, self.height, self.options.wrap_mode);
        self.texels.get(y * self.width + x).copied().unwrap_or(0)
    }
}

/// Which texel stands for one outside of the picture.
#[inline]
fn wrapped(at: i32, len: usize, mode: TextureWrapMode) -> usize {
    if let Ok(at) = usize::try_from(at)
        && at < len
    {
        return at;
    }
    let len = i32::try_from(len).unwrap_or(i32::MAX).max(1);
    let at = match mode {
        TextureWrapMode::ClampToEdge => at.clamp(0, len - 1),
        TextureWrapMode::Repeat => at.rem_euclid(len),
        TextureWrapMode::MirroredRepeat => {
            let there_and_back = at.rem_euclid(len.saturating_mul(2));
            if there_and_back < len { there_and_back } else { 2 * len - 1 - there_and_back }
        }
    };
    usize::try_from(at).unwrap_or(0)
}

fn area(left: usize, top: usize, width: usize, height: usize) -> Area {
    let edge = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
    Area::new(edge(left), edge(top), edge(left + width), edge(top + height))
}

/// The whole part, towards the left; the ends of the range for what is beyond it.
#[expect(clippy::cast_possible_truncation, reason = "a float that is too large gives the end")]
fn whole(at: f32) -> i32 {
    (at.floor() as i32).clamp(-(1 << 30), 1 << 30)
}

/// How many 256ths.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 256")]
fn part(of_one: f32) -> u32 {
    (of_one * 256.0).round().clamp(0.0, 256.0) as u32
}

#[cfg(test)]
mod tests {
    use egui::ColorImage;

    use super::*;

    fn checkered(options: TextureOptions) -> Texture {
        let mut texture = Texture::default();
        let pixels = vec![Color32::WHITE, Color32::BLACK, Color32::BLACK, Color32::WHITE];
        texture.set(&ImageDelta::full(ColorImage::new([2, 2], pixels), options));
        texture
    }

    #[test]
    fn between_texels_is_a_mixture_or_the_nearest() {
        let texture = checkered(TextureOptions::LINEAR);
        assert_eq!(texture.at(0.5, 0.5, true), 0xFFFF_FFFF);
        assert_eq!(texture.at(1.0, 0.5, true), 0xFF80_8080);
        assert_eq!(texture.at(1.0, 1.0, true), 0xFF80_8080);
        assert_eq!(texture.at(0.9, 0.5, false), 0xFFFF_FFFF);
        assert_eq!(texture.at(1.1, 0.5, false), 0xFF00_0000);
    }

    #[test]
    fn outside_the_edge_goes_on_or_the_picture_begins_again() {
        let clamped = checkered(TextureOptions::NEAREST);
        assert_eq!(clamped.at(-5.0, 0.5, false), 0xFFFF_FFFF);
        assert_eq!(clamped.at(7.0, 0.5, false), 0xFF00_0000);
        let repeated = checkered(TextureOptions::NEAREST_REPEAT);
        assert_eq!(repeated.at(2.5, 0.5, false), 0xFFFF_FFFF);
        assert_eq!(repeated.at(-0.5, 0.5, false), 0xFF00_0000);
        let mirrored = checkered(TextureOptions::NEAREST_MIRRORED_REPEAT);
        assert_eq!(mirrored.at(2.5, 0.5, false), 0xFF00_0000);
        assert_eq!(mirrored.at(-0.5, 0.5, false), 0xFFFF_FFFF);
    }

    #[test]
    fn a_part_is_set_in_its_place_and_only_it_is_new() {
        let mut textures = Textures::default();
        let id = TextureId::default();
        let mut delta = TexturesDelta::default();
        let blank = ColorImage::filled([8, 8], Color32::TRANSPARENT);
        delta.set.entry(id).or_default().push(ImageDelta::full(blank, TextureOptions::LINEAR));
        textures.set(&delta);
        assert!(textures.get(id).unwrap().is_fresh(Area::new(7, 7, 8, 8)));
        delta.clear();
        let patch = ColorImage::filled([2, 3], Color32::WHITE);
        let patch = ImageDelta::partial([4, 5], patch, TextureOptions::LINEAR);
        delta.set.entry(id).or_default().push(patch);
        textures.set(&delta);
        let texture = textures.get(id).unwrap();
        assert_eq!(texture.row(3, 5), [0, 0xFFFF_FFFF, 0xFFFF_FFFF, 0, 0]);
        assert_eq!(texture.row(3, 4), [0; 5]);
        assert!(texture.is_fresh(Area::new(0, 0, 5, 6)));
        assert!(!texture.is_fresh(Area::new(0, 0, 4, 8)));
        assert!(texture.row(8, 0).is_empty() && texture.row(-1, 0).is_empty());
        delta.clear();
        textures.set(&delta);
        assert!(!textures.get(id).unwrap().is_fresh(Area::new(0, 0, 8, 8)));
        delta.free.insert(id);
        textures.free(&delta);
        delta.clear();
        assert!(textures.get(id).is_none());
    }

    #[test]
    fn odd_parts_do_no_harm() {
        let mut texture = checkered(TextureOptions::LINEAR);
        let change = |pos, size, pixels| {
            let image = ColorImage { size, source_size: egui::Vec2::ZERO, pixels };
            ImageDelta::partial(pos, image, TextureOptions::LINEAR)
        };
        texture.set(&change([1, 1], [5, 5], vec![Color32::RED; 25]));
        texture.set(&change([9, 9], [1, 1], vec![Color32::RED]));
        texture.set(&change([0, 0], [0, 0], vec![]));
        assert_eq!(texture.row(0, 1), [0xFF00_0000, 0xFFFF_0000]);
        assert_eq!(texture.texels.len(), 4);
        let empty = Texture::default();
        assert_eq!(empty.at(f32::NAN, f32::INFINITY, true), 0);
    }
}
