//! A piece as pixels, when egui asks for it. It knows faces and pixels, no text.

use egui::{Color32, ColorImage, GlyphBitmap, RasterizedGlyph, vec2};
use swash::FontRef;
use swash::scale::{Render, ScaleContext, Source, image::Image};
use swash::zeno::{Angle, Format, Transform, Vector};

use super::pieces::{Mark, Piece};
use crate::typeset::{Face, Synthesis};

/// The coverage of some pixels, at a place relative to the left end of the baseline.
struct Patch {
    left: i32,
    top: i32,
    width: usize,
    height: usize,
    alpha: Vec<u8>,
}

/// Draws a piece for a font size in pixels.
pub(super) fn draw(piece: &Piece, size_px: f32, scaler: &mut ScaleContext) -> RasterizedGlyph {
    let scale = size_px / piece.size();
    let patches: Vec<Patch> = piece
        .marks()
        .filter_map(|mark| match mark {
            Mark::Glyph { face, id, synthesis, x, y } => {
                glyph(scaler, (face, id, synthesis), size_px, x * scale, y * scale)
            }
            Mark::Missing { x, width } => Some(hollow(x * scale, width * scale, size_px)),
        })
        .collect();
    RasterizedGlyph { bitmap: together(&patches), advance_px: piece.width() * scale }
}

fn glyph(
    scaler: &mut ScaleContext,
    (face, id, synthesis): (Face, u32, Synthesis),
    size_px: f32,
    x: f32,
    y: f32,
) -> Option<Patch> {
    let font = FontRef::from_index(face.data(), 0)?;
    let mut scaler = scaler.builder(font).size(size_px).hint(false).build();
    let mut render = Render::new(&[Source::Outline]);
    render.format(Format::Alpha).offset(Vector::new(x - x.floor(), y.floor() - y));
    if synthesis.embolden {
        render.embolden(size_px / 32.0);
    }
    if synthesis.skew_degrees != 0.0 {
        let lean = Angle::from_degrees(synthesis.skew_degrees);
        render.transform(Some(Transform::skew(lean, Angle::from_degrees(0.0))));
    }
    let Image { placement, data, .. } = render.render(&mut scaler, u16::try_from(id).ok()?)?;
    let (width, height) = (placement.width as usize, placement.height as usize);
    let (left, top) = (pixel(x) + placement.left, pixel(y) - placement.top);
    (width > 0 && height > 0).then_some(Patch { left, top, width, height, alpha: data })
}

/// The frame of a box that stands on the baseline.
fn hollow(x: f32, width: f32, size_px: f32) -> Patch {
    let height = pixel(size_px * 0.7).max(3);
    let across = pixel(width - size_px * 0.12).clamp(3, 1000);
    let side = |value: i32| usize::try_from(value).unwrap_or(3);
    let (width, tall) = (side(across), side(height));
    let is_edge = |at: usize| {
        let (row, column) = (at / width, at % width);
        row == 0 || row + 1 == tall || column == 0 || column + 1 == width
    };
    let alpha = (0..width * tall).map(|at| if is_edge(at) { 255 } else { 0 }).collect();
    Patch { left: pixel(x), top: -height, width, height: tall, alpha }
}

/// All patches on one picture. One without ink has a single clear pixel, for egui takes no empty
/// one.
fn together(patches: &[Patch]) -> GlyphBitmap {
    let wide = |patch: &Patch| patch.left + i32::try_from(patch.width).unwrap_or(0);
    let high = |patch: &Patch| patch.top + i32::try_from(patch.height).unwrap_or(0);
    let left = patches.iter().map(|patch| patch.left).min().unwrap_or(0);
    let top = patches.iter().map(|patch| patch.top).min().unwrap_or(0);
    let right = patches.iter().map(wide).max().unwrap_or(1);
    let bottom = patches.iter().map(high).max().unwrap_or(1);
    let most = egui::MAX_GLYPH_SIZE;
    let width = usize::try_from(right - left).unwrap_or(1).clamp(1, most);
    let height = usize::try_from(bottom - top).unwrap_or(1).clamp(1, most);
    let mut alpha = vec![0_u8; width * height];
    for patch in patches {
        let x = usize::try_from(patch.left - left).unwrap_or(0);
        let y = usize::try_from(patch.top - top).unwrap_or(0);
        let rows = alpha.chunks_exact_mut(width).skip(y);
        for (to, from) in rows.zip(patch.alpha.chunks_exact(patch.width)) {
            for (to, from) in to.iter_mut().skip(x).zip(from) {
                *to = (*to).max(*from);
            }
        }
    }
    let pixels = alpha.into_iter().map(Color32::from_white_alpha).collect();
    #[expect(clippy::cast_precision_loss, reason = "a few pixels")]
    let offset_px = vec2(left as f32, top as f32);
    GlyphBitmap { image: ColorImage::new([width, height], pixels), offset_px, is_color: false }
}

#[expect(clippy::cast_possible_truncation, reason = "a float too large is the largest integer")]
fn pixel(value: f32) -> i32 {
    value.floor() as i32
}
