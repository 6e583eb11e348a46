//! Rasters of glyphs on texture pages. It knows faces, sizes and pixels, nothing of text.
//!
//! A page that was not drawn from in this frame may be given up for new glyphs; then every mesh
//! made before is void, which [`Atlas::generation`] tells.

use std::collections::HashMap;

use egui::{
    Color32, ColorImage, Context, Rect, TextureHandle, TextureId, TextureOptions, Vec2, pos2, vec2,
};
use swash::FontRef;
use swash::scale::{Render, ScaleContext, Source};
use swash::zeno::{Angle, Format, Transform, Vector};

use crate::typeset::{Face, Synthesis};

/// Width and height of a page, in pixels.
const PAGE: usize = 1024;
/// Pages that are kept: 4 MiB of texture each.
const MOST_PAGES: usize = 8;
/// Parts of a pixel at which a glyph may begin.
const BINS: f32 = 4.0;

/// Glyph rasters on textures.
pub struct Atlas {
    scaler: ScaleContext,
    pages: Vec<Page>,
    slots: HashMap<Key, Option<Slot>>,
    frame: u64,
    generation: u64,
}

/// Which raster: glyph, size in pixels, part of a pixel at which it begins.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    face: Face,
    glyph: u16,
    size: u32,
    bin: u8,
    embolden: bool,
    skew: u32,
}

/// Where a raster is, and where it goes relative to the glyph's origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// Which page.
    pub page: usize,
    /// Its place on the page, in texture coordinates.
    pub uv: Rect,
    /// From the glyph's origin to its left upper corner, in pixels.
    pub offset: Vec2,
    /// Its width and height, in pixels.
    pub size: Vec2,
}

struct Page {
    texture: TextureHandle,
    /// Left end of the free part of the current shelf, its top, its height.
    x: usize,
    y: usize,
    height: usize,
    used: u64,
}

impl Default for Atlas {
    fn default() -> Self {
        Self::new()
    }
}

impl Atlas {
    /// An atlas without a page.
    pub fn new() -> Self {
        Self {
            scaler: ScaleContext::new(),
            pages: Vec::new(),
            slots: HashMap::new(),
            frame: 0,
            generation: 0,
        }
    }

    /// Begins the frame of a number that grows, unless it has begun already: what is drawn from
    /// now on stays at least until the next one.
    pub fn begin_frame(&mut self, frame: u64) {
        // A page that no frame has drawn from is marked with 0.
        self.frame = frame.saturating_add(1);
    }

    /// A number that changes when rasters have moved, so that meshes must be made anew.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The texture of a page.
    pub fn texture(&self, page: usize) -> Option<TextureId> {
        self.pages.get(page).map(|page| page.texture.id())
    }

    /// Notes that a page is drawn from in this frame.
    pub fn touch(&mut self, page: usize) {
        if let Some(page) = self.pages.get_mut(page) {
            page.used = self.frame;
        }
    }

    /// The raster of a glyph whose origin is at `x` pixels, with the whole pixel where it goes.
    /// Nothing for a glyph without ink.
    pub fn glyph(
        &mut self,
        context: &Context,
        face: Face,
        glyph: u32,
        size: f32,
        synthesis: Synthesis,
        x: f32,
    ) -> Option<(Slot, f32)> {
        let whole = x.floor();
        let bin = bin_of(x - whole);
        let glyph = u16::try_from(glyph).ok()?;
        let key = Key {
            face,
            glyph,
            size: size.to_bits(),
            bin,
            embolden: synthesis.embolden,
            skew: synthesis.skew_degrees.to_bits(),
        };
        let slot = match self.slots.get(&key) {
            Some(slot) => *slot,
            None => {
                let slot = self.rasterise(context, key, synthesis);
                self.slots.insert(key, slot);
                slot
            }
        }?;
        self.touch(slot.page);
        Some((slot, whole))
    }

    fn rasterise(&mut self, context: &Context, key: Key, synthesis: Synthesis) -> Option<Slot> {
        let font = FontRef::from_index(key.face.data(), 0)?;
        let size = f32::from_bits(key.size);
        let mut scaler = self.scaler.builder(font).size(size).hint(false).build();
        let mut render = Render::new(&[Source::Outline]);
        render.format(Format::Alpha).offset(Vector::new(f32::from(key.bin) / BINS, 0.0));
        if synthesis.embolden {
            render.embolden(size / 32.0);
        }
        if synthesis.skew_degrees != 0.0 {
            let lean = Angle::from_degrees(synthesis.skew_degrees);
            render.transform(Some(Transform::skew(lean, Angle::from_degrees(0.0))));
        }
        let image = render.render(&mut scaler, key.glyph)?;
        let (width, height) = (image.placement.width as usize, image.placement.height as usize);
        if width == 0 || height == 0 || width >= PAGE || height >= PAGE {
            return None;
        }
        let (page, x, y) = self.room_for(context, width, height)?;
        let pixels = image.data.iter().map(|alpha| Color32::from_white_alpha(*alpha)).collect();
        let texture = &mut self.pages.get_mut(page)?.texture;
        let picture = ColorImage::new([width, height], pixels);
        texture.set_partial([x, y], picture, TextureOptions::LINEAR);
        let corner = pos2(x as f32, y as f32);
        let size = vec2(width as f32, height as f32);
        Some(Slot {
            page,
            uv: Rect::from_min_max(corner / PAGE as f32, (corner + size) / PAGE as f32),
            offset: vec2(image.placement.left as f32, -(image.placement.top as f32)),
            size,
        })
    }

    /// A free place: on the last page, on a new one, or on the one not drawn from for longest.
    fn room_for(
        &mut self,
        context: &Context,
        width: usize,
        height: usize,
    ) -> Option<(usize, usize, usize)> {
        let frame = self.frame;
        if let Some(last) = self.pages.len().checked_sub(1)
            && let Some((x, y)) =
                self.pages.get_mut(last).and_then(|page| page.room_for(width, height))
        {
            return Some((last, x, y));
        }
        if self.pages.len() < MOST_PAGES {
            self.pages.push(Page::new(context));
        } else {
            let oldest = (0..self.pages.len())
                .filter(|&at| self.pages.get(at).is_some_and(|page| page.used < frame))
                .min_by_key(|&at| self.pages.get(at).map(|page| page.used))?;
            self.slots.retain(|_, slot| slot.is_none_or(|slot| slot.page != oldest));
            // The page that is filled is always the last one.
            let mut page = self.pages.remove(oldest);
            page.texture.set(blank_page(), TextureOptions::LINEAR);
            self.pages.push(Page::on(page.texture));
            for slot in self.slots.values_mut().flatten() {
                if slot.page > oldest {
                    slot.page -= 1;
                }
            }
            self.generation += 1;
        }
        let last = self.pages.len() - 1;
        let (x, y) = self.pages.get_mut(last)?.room_for(width, height)?;
        Some((last, x, y))
    }
}

impl Page {
    fn new(context: &Context) -> Self {
        Self::on(context.load_texture("glyphs", blank_page(), TextureOptions::LINEAR))
    }

    fn on(texture: TextureHandle) -> Self {
        Self { texture, x: 1, y: 1, height: 0, used: 0 }
    }

    /// A free place on the page's shelves, one pixel from its neighbours.
    fn room_for(&mut self, width: usize, height: usize) -> Option<(usize, usize)> {
        if self.x + width + 1 > PAGE {
            self.y += self.height + 1;
            (self.x, self.height) = (1, 0);
        }
        if self.y + height + 1 > PAGE {
            return None;
        }
        let place = (self.x, self.y);
        self.x += width + 1;
        self.height = self.height.max(height);
        Some(place)
    }
}

fn blank_page() -> ColorImage {
    ColorImage::filled([PAGE, PAGE], Color32::TRANSPARENT)
}

/// Which of the [`BINS`] a part of a pixel falls in.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..4")]
fn bin_of(part: f32) -> u8 {
    (part * BINS).clamp(0.0, BINS - 1.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(atlas: &mut Atlas, context: &Context, glyph: u32, size: f32) -> Option<Slot> {
        let plain = Synthesis::default();
        atlas.glyph(context, Face::NaskhRegular, glyph, size, plain, 0.0).map(|(slot, _)| slot)
    }

    #[test]
    fn a_glyph_is_rasterised_once_for_each_part_of_a_pixel() {
        let (context, mut atlas) = (Context::default(), Atlas::new());
        atlas.begin_frame(1);
        let plain = Synthesis::default();
        let mut at = |x| atlas.glyph(&context, Face::NaskhRegular, 40, 20.0, plain, x).unwrap();
        let (first, second) = (at(3.1), at(7.2));
        assert_eq!((first.0, first.1, second.1), (second.0, 3.0, 7.0));
        assert_ne!(at(3.6).0.uv, first.0.uv);
    }

    #[test]
    fn pages_are_given_up_only_when_nothing_of_this_frame_is_on_them() {
        let (context, mut atlas) = (Context::default(), Atlas::new());
        atlas.begin_frame(1);
        // Large letters fill the pages; those of this frame must all stay.
        let mut drawn = Vec::new();
        for glyph in 20..400 {
            drawn.extend(letter(&mut atlas, &context, glyph, 300.0));
        }
        assert_eq!(atlas.generation(), 0, "nothing was given up in the frame that draws it");
        assert_eq!(atlas.pages.len(), MOST_PAGES);
        assert!(!drawn.is_empty());
        atlas.begin_frame(2);
        assert!(letter(&mut atlas, &context, 41, 280.0).is_some());
        assert_eq!(atlas.generation(), 1);
        assert_eq!(atlas.pages.len(), MOST_PAGES);
    }
}
