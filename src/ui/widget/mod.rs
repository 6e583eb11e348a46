//! The small parts that views are made of: each draws itself in the colours of the theme, stands in
//! the direction of reading, can be reached by keys, and says what it is to a screen reader. They
//! must not know articles, actions or settings.
//!
//! Measures are of a grid of 4: rows and buttons are [`ROW`] high, what belongs together stands 8
//! apart, what does not 16.

mod badge;
mod banner;
mod button;
mod card;
mod empty;
mod progress;
mod scroll;
mod sheet;
mod splitter;
mod tabs;
mod toast;

use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Response, Stroke, StrokeKind, Ui};

use super::icon::Icon;
use super::theme::Theme;
use super::words::Words;

pub use badge::badge_ui;
pub use banner::{Banner, BannerOutput};
pub use button::{Look, Press, ToolButton};
pub use card::Card;
pub use empty::Empty;
pub use progress::progress_ui;
pub use scroll::scroll_ui;
pub use sheet::{Sheet, SheetOutput};
pub use splitter::{Side, Splitter};
pub use tabs::{Tab, Tabs};
pub use toast::Toasts;

/// Height of buttons, fields, tabs and rows of a list, in logical pixels.
pub const ROW: f32 = 32.0;
/// How round buttons and fields are.
pub const ROUND: u8 = 7;

/// What something means, told by an icon or a word and, besides, by its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// Linked, chosen, ready; worth knowing.
    Accent,
    /// Safe and right.
    Good,
    /// A doubt.
    Warn,
    /// An error.
    Error,
}

impl Tone {
    /// The colour of its letters.
    pub fn ink(self, theme: &Theme) -> Color32 {
        match self {
            Self::Plain => theme.soft,
            Self::Accent => theme.accent,
            Self::Good => theme.ok,
            Self::Warn => theme.warn,
            Self::Error => theme.error,
        }
    }

    /// The colour behind them.
    pub fn ground(self, theme: &Theme) -> Color32 {
        match self {
            Self::Plain => theme.quiet,
            Self::Accent => theme.accent_soft,
            Self::Good => theme.ok_soft,
            Self::Warn => theme.warn_soft,
            Self::Error => theme.error_soft,
        }
    }

    /// The sign for it.
    pub fn icon(self) -> Icon {
        match self {
            Self::Plain | Self::Accent => Icon::Info,
            Self::Good => Icon::Done,
            Self::Warn => Icon::Warning,
            Self::Error => Icon::Error,
        }
    }
}

/// The ring around what has the focus.
pub(super) fn ring(ui: &Ui, response: &Response, round: u8) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, ui.visuals().selection.stroke.color);
        let radius = CornerRadius::same(round);
        ui.painter().rect_stroke(response.rect, radius, stroke, StrokeKind::Inside);
    }
}

/// Stands things in a row of a fixed height one after another, in the direction of reading.
pub(super) struct Rail {
    rtl: bool,
    area: Rect,
    start: f32,
}

impl Rail {
    /// A row within an area.
    pub(super) fn new(words: &Words, area: Rect) -> Self {
        let rtl = words.is_rtl();
        Self { rtl, area, start: if rtl { area.right() } else { area.left() } }
    }

    /// The place of the next thing of a width; `gap` is left behind it.
    pub(super) fn take(&mut self, width: f32, gap: f32) -> Rect {
        let (left, right) = if self.rtl {
            (self.start - width, self.start)
        } else {
            (self.start, self.start + width)
        };
        self.start = if self.rtl { left - gap } else { right + gap };
        Rect::from_x_y_ranges(left..=right, self.area.y_range())
    }
}

/// Draws words that are laid out in the middle of the height of an area, from its left edge.
pub(super) fn galley_in(
    painter: &Painter,
    area: Rect,
    galley: std::sync::Arc<egui::Galley>,
    colour: Color32,
) {
    let corner = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), area).min;
    painter.galley(Pos2::new(corner.x.round(), corner.y), galley, colour);
}
