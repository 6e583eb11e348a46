//! Icons in one line style, drawn by strokes of one width; each button has a name that is said.
//! It knows strokes, not what a click does.
//!
//! An icon is one private-use character to egui, which asks `mask` for its pixels once for each
//! size and scale, keeps them on the texture of its letters and draws them with these. Where a
//! direction is shown, it is that of reading: [`super::words::Words::new`] tells the context.

mod svg;
mod table;

use egui::text::{Galley, LayoutJob, TextFormat};
use egui::{
    Color32, ColorImage, Context, CornerRadius, FontId, GlyphBitmap, Id, Painter, Pos2,
    RasterizedGlyph, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;
use swash::zeno::{Cap, Command, Join, Mask, Stroke as Pen};

pub use table::Icon;

/// Side of an icon beside a word or on a button, in logical pixels.
pub const SIDE: f32 = 16.0;
/// Width of a stroke, as a part of the icon's side.
const STROKE: f32 = 1.5 / SIDE;
/// The first of the characters that stand for icons: two for each, as it is and turned round.
const FIRST: u32 = 0xE000;

/// Whether an icon is turned round where reading goes from right to left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turning {
    /// It looks the same in both.
    Fixed,
    /// It is.
    Mirrored,
}

impl Icon {
    /// Draws it around a point, with a side of [`SIDE`].
    pub fn draw(self, painter: &Painter, centre: Pos2, colour: Color32) {
        self.draw_sized(painter, centre, SIDE, colour);
    }

    /// Draws it around a point, with a side in logical pixels.
    pub fn draw_sized(self, painter: &Painter, centre: Pos2, side: f32, colour: Color32) {
        let galley = self.galley(painter.ctx(), side);
        let Some(glyph) = galley.rows.first().and_then(|row| row.glyphs.first()) else { return };
        // Between pixels it would be blurred.
        let scale = painter.ctx().pixels_per_point();
        let whole = |at: f32| (at * scale).round() / scale;
        let left = whole(centre.x - side / 2.0);
        let bottom = whole(centre.y - side / 2.0) + whole(side);
        let row = galley.rows.first().map_or(Vec2::ZERO, |row| row.pos.to_vec2());
        let corner = pos2(left, bottom) - row - glyph.pos.to_vec2();
        painter.galley(corner, Arc::clone(&galley), colour);
    }

    /// A square button without a frame that shows the icon; `says` is what it is called.
    pub fn button(self, ui: &mut Ui, says: &str) -> Response {
        let (area, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, says));
        if ui.is_rect_visible(area) {
            let visuals = ui.visuals();
            let accent = visuals.selection.stroke.color;
            let round = CornerRadius::same(7);
            let colour = if response.hovered() { accent } else { visuals.weak_text_color() };
            if response.is_pointer_button_down_on() {
                ui.painter().rect_filled(area, round, visuals.selection.bg_fill);
            }
            if response.has_focus() {
                let ring = Stroke::new(1.5, accent);
                ui.painter().rect_stroke(area, round, ring, StrokeKind::Inside);
            }
            self.draw(ui.painter(), area.center(), colour);
        }
        response
    }

    /// The icon as egui's text of one character, whose lower end is its baseline.
    fn galley(self, context: &Context, side: f32) -> Arc<Galley> {
        let turned = self.turning() == Turning::Mirrored && is_rtl(context);
        let code = FIRST + 2 * self.number() + u32::from(turned);
        let text = char::from_u32(code).map(String::from).unwrap_or_default();
        let format = TextFormat {
            font_id: FontId::proportional(side),
            color: Color32::PLACEHOLDER,
            line_height: Some(side),
            ..TextFormat::default()
        };
        let job = LayoutJob::simple_format(text, format);
        context.fonts_mut(|fonts| fonts.layout_job(job))
    }

    fn number(self) -> u32 {
        let at = Self::ALL.iter().position(|icon| *icon == self);
        at.and_then(|at| u32::try_from(at).ok()).unwrap_or(0)
    }
}

/// Tells a context which way its interface is read.
pub(super) fn set_rtl(context: &Context, rtl: bool) {
    context.data_mut(|data| data.insert_temp(direction(), rtl));
}

fn is_rtl(context: &Context) -> bool {
    context.data(|data| data.get_temp(direction())).unwrap_or(false)
}

fn direction() -> Id {
    Id::unique("tahrir::icons are read from right to left")
}

/// The pixels of the icon that a character stands for; nothing for any other text.
pub(super) fn raster(cluster: &str, side_px: f32) -> Option<RasterizedGlyph> {
    let mut letters = cluster.chars();
    let code = u32::from(letters.next()?).checked_sub(FIRST)?;
    let icon = *Icon::ALL.get(usize::try_from(code / 2).ok()?)?;
    if letters.next().is_some() {
        return None;
    }
    let image = mask(icon, code % 2 == 1, side_px)?;
    let [_, height] = image.size;
    #[expect(clippy::cast_precision_loss, reason = "a few pixels")]
    let offset_px = vec2(0.0, -(height as f32));
    let bitmap = GlyphBitmap { image, offset_px, is_color: false };
    Some(RasterizedGlyph { bitmap, advance_px: side_px })
}

/// An icon as white of the coverage of each pixel, with a side in pixels.
fn mask(icon: Icon, turned: bool, side_px: f32) -> Option<ColorImage> {
    let outline = svg::outline(icon.source()).ok()?;
    let scale = f64::from(side_px) / svg::SIDE;
    let fitting = if turned {
        kurbo::Affine::new([-scale, 0.0, 0.0, scale, f64::from(side_px), 0.0])
    } else {
        kurbo::Affine::scale(scale)
    };
    let commands: Vec<Command> = (fitting * outline).elements().iter().map(command).collect();
    let mut pen = Pen::new(side_px * STROKE);
    pen.cap(Cap::Round).join(Join::Round);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let side = side_px.ceil().clamp(1.0, 512.0) as u32;
    let (alpha, placed) = Mask::new(&commands).style(pen).size(side, side).render();
    let size = [usize::try_from(placed.width).ok()?, usize::try_from(placed.height).ok()?];
    let pixels: Vec<Color32> = alpha.into_iter().map(Color32::from_white_alpha).collect();
    (pixels.len() == size.iter().product::<usize>()).then(|| ColorImage::new(size, pixels))
}

/// A part of a path, from the one crate's terms to the other's.
fn command(part: &kurbo::PathEl) -> Command {
    #[expect(clippy::cast_possible_truncation, reason = "places on a small picture")]
    let point = |at: &kurbo::Point| swash::zeno::Point::new(at.x as f32, at.y as f32);
    match part {
        kurbo::PathEl::MoveTo(to) => Command::MoveTo(point(to)),
        kurbo::PathEl::LineTo(to) => Command::LineTo(point(to)),
        kurbo::PathEl::QuadTo(by, to) => Command::QuadTo(point(by), point(to)),
        kurbo::PathEl::CurveTo(by, and, to) => Command::CurveTo(point(by), point(and), point(to)),
        kurbo::PathEl::ClosePath => Command::Close,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(image: &ColorImage) -> u32 {
        image.pixels.iter().map(|pixel| u32::from(pixel.a())).sum::<u32>() / 255
    }

    #[test]
    fn every_icon_is_read_and_has_ink_within_its_square() {
        for &icon in Icon::ALL {
            let outline = svg::outline(icon.source()).unwrap();
            let bounds = kurbo::Shape::bounding_box(&outline);
            let field = kurbo::Rect::new(1.0, 1.0, 23.0, 23.0);
            assert!(field.contains_rect(bounds), "{icon:?}: {bounds:?}");
            for (side_px, side) in [(16.0, 16), (20.0, 20), (25.0, 25), (40.0, 40)] {
                let image = mask(icon, false, side_px).unwrap();
                assert_eq!(image.size, [side; 2], "{icon:?}");
                assert!(ink(&image) > 8, "{icon:?} at {side_px}: {}", ink(&image));
            }
        }
    }

    /// By how much of how many pixels two pictures differ.
    fn difference(one: &[Color32], other: &[Color32]) -> u32 {
        let pairs = one.iter().zip(other);
        pairs.map(|(one, other)| u32::from(one.a().abs_diff(other.a()))).sum::<u32>() / 255
    }

    #[test]
    fn an_icon_turned_round_is_its_mirror_image() {
        for &icon in Icon::ALL {
            let plain = mask(icon, false, 32.0).unwrap();
            let turned = mask(icon, true, 32.0).unwrap();
            let rows = turned.pixels.chunks(32);
            let back: Vec<Color32> = rows.flat_map(|row| row.iter().rev().copied()).collect();
            let off = difference(&plain.pixels, &back);
            assert!(off <= 8, "{icon:?}: {off}");
            if icon.turning() == Turning::Mirrored {
                let shown = difference(&plain.pixels, &turned.pixels);
                assert!(shown >= 10, "{icon:?} looks the same in both directions: {shown}");
            }
        }
    }

    #[test]
    fn the_file_of_each_icon_is_in_use_and_the_licence_lies_beside_it() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/icons");
        let mut files = Vec::new();
        for entry in std::fs::read_dir(&folder).unwrap() {
            files.push(entry.unwrap().file_name().into_string().unwrap());
        }
        for other in ["LICENSE", "README.md"] {
            assert!(files.iter().any(|name| name == other), "{other}");
        }
        let svg = files.iter().filter(|name| name.ends_with(".svg"));
        for name in svg {
            let text = std::fs::read_to_string(folder.join(name)).unwrap();
            assert!(Icon::ALL.iter().any(|icon| icon.source() == text), "{name} is no icon");
        }
    }

    #[test]
    fn only_its_own_character_is_an_icon() {
        assert!(raster("\u{E000}", 16.0).is_some());
        for other in ["", "a", "\u{E000}\u{E001}", "\u{F0000}", "\u{F8FF}", "ب"] {
            assert!(raster(other, 16.0).is_none(), "{}", other.escape_unicode());
        }
    }
}
