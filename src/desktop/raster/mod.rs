//! egui's picture made by the processor: meshes in, pixels out, only where something changed. It
//! knows no window, no clock and no file, so tests draw with it as the window does.
//!
//! `marks` makes rectangles, stamps and triangles of meshes, `damage` finds out where they differ
//! from the last frame's, and only there the picture is drawn anew: a letter typed costs a line,
//! a caret's blink some tiles, and a frame that changed nothing costs no pixel at all.
//!
//! Colours are blended as egui's painter for OpenGL does it: premultiplied, in gamma space.
//! Mipmaps and callbacks, which need a GPU, are left out. There is a crate for this
//! (egui_software_backend), but it stands at egui 0.34.

mod area;
mod blend;
mod damage;
mod marks;
mod texture;
mod triangle;

#[cfg(test)]
mod tests;

use egui::epaint::ClippedPrimitive;
use egui::{Color32, ColorImage, TexturesDelta};

pub use area::Area;
use damage::Tiles;
use marks::Mark;
use texture::Textures;

/// What egui wants to be seen.
pub struct Frame<'a> {
    /// Columns and rows of the picture.
    pub size: [u32; 2],
    /// How many pixels make a point.
    pub pixels_per_point: f32,
    /// What is new about pictures. It is taken, and nothing is left.
    pub textures: &'a mut TexturesDelta,
    /// What is drawn, the lowest first.
    pub primitives: &'a [ClippedPrimitive],
}

/// A picture that is kept from frame to frame.
pub struct Raster {
    ground: u32,
    size: [u32; 2],
    pixels: Vec<u32>,
    textures: Textures,
    tiles: Tiles,
    marks: Vec<Mark>,
}

impl Raster {
    /// A picture without size. Where nothing is drawn, it has the colour of `ground`.
    pub fn new(ground: Color32) -> Self {
        Self {
            ground: blend::packed(ground.to_opaque()),
            size: [0, 0],
            pixels: Vec::new(),
            textures: Textures::default(),
            tiles: Tiles::default(),
            marks: Vec::new(),
        }
    }

    /// Brings the picture up to date, and tells where it changed: areas that do not meet.
    pub fn draw(&mut self, frame: Frame<'_>) -> Vec<Area> {
        let Frame { size, pixels_per_point, textures: delta, primitives } = frame;
        self.textures.set(delta);
        let whole = self.resize(size);
        self.tiles.begin(whole.right, whole.bottom);
        let (tiles, marks) = (&mut self.tiles, &mut self.marks);
        marks::collect(primitives, pixels_per_point, whole, &self.textures, tiles, marks);
        let changed = self.tiles.changed();
        let width = whole.width();
        for area in &changed {
            for (_, row) in area::rows(&mut self.pixels, width, *area) {
                row.fill(self.ground);
            }
        }
        for mark in &self.marks {
            for area in &changed {
                mark.draw(&mut self.pixels, width, *area, &self.textures);
            }
        }
        self.textures.free(delta);
        delta.clear();
        changed
    }

    /// Columns and rows.
    pub fn size(&self) -> [u32; 2] {
        self.size
    }

    /// The pixels, row by row from the top, each 0xFFRRGGBB.
    pub fn pixels(&self) -> &[u32] {
        &self.pixels
    }

    /// The pixels as egui has them.
    pub fn picture(&self) -> ColorImage {
        let colour = |pixel: &u32| {
            let [_, red, green, blue] = pixel.to_be_bytes();
            Color32::from_rgb(red, green, blue)
        };
        let size = self.size.map(|side| usize::try_from(side).unwrap_or(0));
        ColorImage::new(size, self.pixels.iter().map(colour).collect())
    }

    /// The rows of an area, cut to its columns.
    pub fn rows(&self, area: Area) -> impl Iterator<Item = &[u32]> {
        let [width, height] = self.size.map(|side| usize::try_from(side).unwrap_or(0));
        let from = usize::try_from(area.left).unwrap_or(0);
        let first = usize::try_from(area.top).unwrap_or(0).min(height);
        let rows = self.pixels.chunks_exact(width.max(1)).skip(first).take(area.height());
        rows.filter_map(move |row| row.get(from..from + area.width()))
    }

    fn resize(&mut self, size: [u32; 2]) -> Area {
        let [width, height] = size.map(|side| i32::try_from(side).unwrap_or(0));
        let whole = Area::new(0, 0, width, height);
        if self.size != size {
            self.size = size;
            self.pixels.clear();
            self.pixels.resize(whole.width() * whole.height(), self.ground);
        }
        whole
    }
}
