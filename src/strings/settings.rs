//! The words of the settings: which ones there are. They word, they decide nothing.

use crate::article::Direction;
use crate::markup::profile::Field;
use crate::storage::settings::{InterfaceLanguage, TextFace, ThemeChoice};
use crate::text::letters::Digits;

/// The words of the settings in one language.
pub struct SettingsStrings {
    /// What the dialog is called.
    pub name: &'static str,
    /// What is chosen by its tabs.
    pub pages: &'static str,
    /// The window.
    pub window: &'static str,
    /// The article's text.
    pub text: &'static str,
    /// The wiki.
    pub site: &'static str,
    /// The language of the interface.
    pub language: &'static str,
    /// One of these.
    pub language_name: fn(InterfaceLanguage) -> &'static str,
    /// The colours.
    pub theme: &'static str,
    /// One of these.
    pub theme_name: fn(ThemeChoice) -> &'static str,
    /// Nothing glides or fades.
    pub reduce_motion: &'static str,
    /// A register of names beside the bundled one.
    pub register: &'static str,
    /// There is none.
    pub no_register: &'static str,
    /// Choose one.
    pub choose: &'static str,
    /// Do without it.
    pub remove: &'static str,
    /// The direction of new articles.
    pub direction: &'static str,
    /// One of these.
    pub direction_name: fn(Direction) -> &'static str,
    /// The face of the article's text.
    pub face: &'static str,
    /// One of these.
    pub face_name: fn(TextFace) -> &'static str,
    /// The size of the article's text.
    pub size: &'static str,
    /// One pixel more.
    pub larger: &'static str,
    /// One pixel less.
    pub smaller: &'static str,
    /// The digits of the house.
    pub digits: &'static str,
    /// One of these; nothing leaves them as they come.
    pub digits_name: fn(Option<Digits>) -> &'static str,
    /// The wiki that is written for.
    pub profile: &'static str,
    /// What this wiki calls citation templates and their fields.
    pub names: &'static str,
    /// What that is for.
    pub names_hint: &'static str,
    /// A template of this bundled name.
    pub template: fn(&str) -> String,
    /// A field of a source.
    pub field: fn(Field) -> &'static str,
    /// A name that wikitext can't hold.
    pub bad_name: &'static str,
    /// This wiki's names as they were bundled.
    pub reset_names: &'static str,
    /// Take the last change back.
    pub undo: &'static str,
    /// All choices as at first.
    pub reset: &'static str,
}
