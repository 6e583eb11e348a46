//! The window's parts, in egui: what is seen and what keys and pointers mean. It must not know
//! eframe, the clock, files or threads; `desktop` has those.
//!
//! Views read the article and push commands; only the editor changes anything. All text is laid
//! out by `typeset` and drawn by us, for egui has no rules of direction: that of an article or a
//! field by [`canvas`], that of buttons, menus and the like by [`words`].

pub mod ask;
pub mod atlas;
pub mod canvas;
pub mod field;
pub mod find;
pub mod icon;
pub mod pictures;
pub mod text_menu;
pub mod theme;
pub mod widget;
pub mod words;

use crate::strings::Strings;
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
