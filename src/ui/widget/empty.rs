//! What an empty list says: what belongs here, and how to begin.

use std::sync::Arc;

use egui::{Align, Layout, Ui, vec2};

use super::Press;
use crate::ui::Cx;
use crate::ui::icon::Icon;

/// Side of the icon, and the width at which the sentence is wrapped, in logical pixels.
const SIDE: f32 = 28.0;
const WIDTH: f32 = 256.0;

/// What is said where there is nothing.
#[derive(Clone, Copy, Debug)]
#[must_use = "it is to be shown"]
pub struct Empty<'a> {
    /// A sign for what belongs here.
    pub icon: Icon,
    /// That there is nothing.
    pub title: &'a str,
    /// What belongs here, in a sentence.
    pub sentence: &'a str,
    /// How to begin: a verb. Nothing where the sentence says it.
    pub verb: Option<&'a str>,
}

impl Empty<'_> {
    /// Shows it in the middle of the width; tells whether its verb was chosen.
    pub fn show(self, ui: &mut Ui, cx: Cx<'_>) -> bool {
        let width = WIDTH.min(ui.available_width());
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            ui.add_space(32.0);
            let (_, area) = ui.allocate_space(vec2(SIDE, SIDE));
            self.icon.draw_sized(ui.painter(), area.center(), SIDE, cx.theme.faint);
            ui.add_space(4.0);
            ui.label(cx.words.label(self.title).bold().coloured(cx.theme.ink));
            if !self.sentence.is_empty() {
                centred_ui(ui, cx, self.sentence, width);
            }
            let Some(verb) = self.verb else { return false };
            ui.add_space(8.0);
            Press::new(verb).show(ui, cx).clicked()
        })
        .inner
    }
}

/// A sentence whose lines stand in the middle, each wrapped at a width.
fn centred_ui(ui: &mut Ui, cx: Cx<'_>, sentence: &str, width: f32) {
    let label = cx.words.label(sentence).small().coloured(cx.theme.soft).wrapped(width);
    let mut galley = Arc::unwrap_or_clone(label.galley());
    let whole = galley.size().x;
    for row in &mut galley.rows {
        // From right to left a short line begins with a blank, which has no ink.
        let blank = row.glyphs.first().filter(|glyph| glyph.uv_rect.size.x <= 1.5);
        let before = blank.map_or(0.0, |glyph| glyph.advance_width);
        row.pos.x += ((whole - row.size.x - before) / 2.0).round();
    }
    ui.label(Arc::new(galley));
}
