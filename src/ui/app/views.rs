//! The state of everything around the article: which panels are open and how wide, what is written
//! in their fields. It has no article in it.

use egui::{Context, Rect};
use serde::{Deserialize, Serialize};

use super::division::{Beside, Division};
use crate::ui::action::Leaving;
use crate::ui::bar::BarView;
use crate::ui::dialog::Dialogs;
use crate::ui::panel::problems::ProblemsView;
use crate::ui::widget::Toasts;

/// The state of every view.
#[derive(Default)]
pub struct Views {
    /// How the window is divided.
    pub layout: Layout,
    /// Sentences that are to be said at the foot of the window for a while.
    pub said: Vec<String>,
    /// Those that are being said there.
    pub toasts: Toasts,
    /// What went wrong: said above the article until it is put away.
    pub warned: Vec<String>,
    /// The panel of problems.
    pub problems: ProblemsView,
    /// The bar at the top.
    pub bar: BarView,
    /// The panels that are shown.
    pub shown: Division,
    /// Which of them was asked for last: where there is room for one only, it is that one.
    pub last: Beside,
    /// Which part of the window is to have the focus when it is shown next.
    pub focus: Option<Pane>,
    /// What the window is called, as the system was told last.
    pub title: String,
    /// What is asked and shown over the article.
    pub dialogs: Dialogs,
    /// Articles that are being saved to be closed.
    pub leaving: Option<Leaving>,
    /// Where the parts of the window are, as they were shown last.
    pub areas: Vec<(Pane, Rect)>,
}

impl Views {
    /// Divides a window of a width between panels and text.
    pub(super) fn divide(&mut self, width: f32) -> Division {
        self.shown = Division::of(width, &self.layout, self.last);
        self.shown
    }

    /// Shows a panel, or no longer where it is to be seen.
    pub(super) fn turn(&mut self, panel: Beside) {
        let (shown, is_open) = match panel {
            Beside::Start => (self.shown.start, &mut self.layout.start_open),
            Beside::End => (self.shown.end, &mut self.layout.end_open),
        };
        if shown.is_some() {
            *is_open = false;
        } else {
            self.open(panel);
        }
    }

    /// Shows a panel.
    pub(super) fn open(&mut self, panel: Beside) {
        match panel {
            Beside::Start => self.layout.start_open = true,
            Beside::End => self.layout.end_open = true,
        }
        self.layout.is_focused = false;
        self.last = panel;
    }

    /// The part of the window that the focus goes to by F6, or back, from where it is.
    pub fn pane_beside(&self, context: &Context, step: isize) -> Option<Pane> {
        let focused = context.memory(|memory| memory.focused());
        let focused = focused.and_then(|id| context.read_response(id)).map(|it| it.rect.center());
        let here = focused.and_then(|at| self.areas.iter().position(|(_, area)| area.contains(at)));
        let len = self.areas.len();
        let next = match here {
            Some(here) => (here + len).checked_add_signed(step)? % len.max(1),
            None => 0,
        };
        self.areas.get(next).map(|(pane, _)| *pane)
    }
}

/// How the window is divided: kept from one start to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// Whether the panel at the start side is open.
    pub start_open: bool,
    /// Its width, in logical pixels.
    pub start_width: f32,
    /// Whether the panel at the end side is open.
    pub end_open: bool,
    /// Its width, in logical pixels.
    pub end_width: f32,
    /// What the panel at the end side shows.
    pub end_tab: EndTab,
    /// Whether the text is alone.
    pub is_focused: bool,
}

/// What the panel at the end side shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EndTab {
    /// The sources.
    #[default]
    Sources,
    /// The problems.
    Problems,
}

/// A part of the window that F6 goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The panel at the start side.
    Start,
    /// The article.
    Article,
    /// The panel at the end side.
    End,
    /// The bar at the top.
    Bar,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            start_open: true,
            start_width: 300.0,
            end_open: true,
            end_width: 372.0,
            end_tab: EndTab::default(),
            is_focused: false,
        }
    }
}

impl Pane {
    /// All, in the order of reading.
    pub const ALL: [Self; 4] = [Self::Bar, Self::Start, Self::Article, Self::End];
}
