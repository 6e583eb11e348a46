//! The window's parts, in egui: what is seen and what keys and pointers mean. It must not know
//! eframe, the clock, files or threads; `desktop` has those.
//!
//! Views read the article and push commands; only the editor changes anything. All text is laid
//! out by `typeset` and drawn by us, for egui has no rules of direction: that of an article or a
//! field by [`canvas`], that of buttons, menus and the like by [`words`].

pub mod abilities;
pub mod action;
pub mod app;
pub mod ask;
pub mod atlas;
pub mod bar;
pub mod canvas;
pub mod dialog;
pub mod field;
pub mod find;
pub mod icon;
pub mod page;
pub mod panel;
pub mod pictures;
pub mod text_menu;
pub mod theme;
pub mod widget;
pub mod words;
pub mod world;

use chrono::NaiveDate;

use crate::editor::Editor;
use crate::storage::settings::Settings;
use crate::strings::Strings;
use crate::survey::Survey;
use theme::Theme;
use words::Words;

/// What every view is given: how words are drawn, which ones there are, and in which colours.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// Makes the words that widgets show.
    pub words: &'a Words,
    /// The words themselves.
    pub strings: &'static Strings,
    /// Colours.
    pub theme: &'a Theme,
}

/// What every view of an article sees. It changes none of it: it pushes [`action::Action`]s.
#[derive(Clone, Copy)]
pub struct Seen<'a> {
    /// The article, and what is selected in it.
    pub editor: &'a Editor,
    /// What was seen in it last. It speaks of the article as it was then: [`Survey::place_now`].
    pub survey: &'a Survey,
    /// Today.
    pub today: NaiveDate,
    /// What the person chose.
    pub settings: &'a Settings,
}
