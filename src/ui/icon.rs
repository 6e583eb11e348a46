//! Icons in one line style, 16 pixels, drawn by strokes; each button has a name that is said.
//! It knows strokes, not what a click does.

use egui::{
    Color32, CornerRadius, Painter, Pos2, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

/// Width of a stroke in logical pixels.
const STROKE: f32 = 1.6;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A chevron upwards.
    Up,
    /// A chevron downwards.
    Down,
    /// A chevron to the left.
    Left,
    /// A chevron to the right.
    Right,
    /// A cross.
    Close,
    /// Two arrows, one back and one forth.
    Exchange,
}

impl Icon {
    /// Draws it around a point.
    pub fn draw(self, painter: &Painter, centre: Pos2, colour: Color32) {
        let stroke = Stroke::new(STROKE, colour);
        let line = |points: &[(f32, f32)]| {
            let points = points.iter().map(|(x, y)| centre + vec2(*x, *y)).collect();
            painter.add(Shape::line(points, stroke));
        };
        match self {
            Self::Up => line(&[(-4.5, 2.2), (0.0, -2.3), (4.5, 2.2)]),
            Self::Down => line(&[(-4.5, -2.2), (0.0, 2.3), (4.5, -2.2)]),
            Self::Left => line(&[(2.0, -3.8), (-1.9, 0.0), (2.0, 3.8)]),
            Self::Right => line(&[(-2.0, -3.8), (1.9, 0.0), (-2.0, 3.8)]),
            Self::Close => {
                line(&[(-4.0, -4.0), (4.0, 4.0)]);
                line(&[(-4.0, 4.0), (4.0, -4.0)]);
            }
            Self::Exchange => {
                line(&[(-6.0, -3.0), (6.0, -3.0)]);
                line(&[(3.2, -6.0), (6.2, -3.0), (3.2, 0.0)]);
                line(&[(6.0, 4.0), (-6.0, 4.0)]);
                line(&[(-3.2, 1.0), (-6.2, 4.0), (-3.2, 7.0)]);
            }
        }
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
}
