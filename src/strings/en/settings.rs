//! The settings: their words in English.

use crate::article::Direction;
use crate::markup::profile::Field;
use crate::storage::settings::{InterfaceLanguage, TextFace, ThemeChoice};
use crate::strings::settings::SettingsStrings;
use crate::text::letters::{Digits, isolate};

pub(super) static SETTINGS: SettingsStrings = SettingsStrings {
    name: "Settings",
    pages: "Pages of the settings",
    window: "Window",
    text: "Text",
    site: "Site",
    language: "Language of the interface",
    language_name: |language| match language {
        InterfaceLanguage::System => "System",
        InterfaceLanguage::Arabic => "العربية",
        InterfaceLanguage::English => "English",
    },
    theme: "Colours",
    theme_name: |theme| match theme {
        ThemeChoice::System => "System",
        ThemeChoice::Light => "Light",
        ThemeChoice::Dark => "Dark",
        ThemeChoice::HighContrast => "High contrast",
    },
    reduce_motion: "Nothing moves in the interface",
    register: "Another register of names",
    no_register: "The house's register alone",
    choose: "Choose a file…",
    remove: "Do without it",
    direction: "Direction of new articles",
    direction_name: |direction| match direction {
        Direction::Rtl => "Right to left",
        Direction::Ltr => "Left to right",
    },
    face: "Face of the text",
    face_name: |face| match face {
        TextFace::Naskh => "Naskh",
        TextFace::Sans => "As the interface",
    },
    size: "Size of the text",
    larger: "Larger",
    smaller: "Smaller",
    digits: "Digits of the house",
    digits_name: |digits| match digits {
        None => "As typed",
        Some(Digits::European) => "0123",
        Some(Digits::Arabic) => "٠١٢٣",
        Some(Digits::Persian) => "۰۱۲۳",
    },
    profile: "The site that you write for",
    names: "Names of templates and their fields on this site",
    names_hint: "Change what differs on your site; citations are written with these names.",
    template: |name| format!("Template {}", isolate(name)),
    field,
    bad_name: "Templates can't have this name; the first one stays.",
    reset_names: "Names as they were",
    undo: "Undo",
    reset: "Restore the defaults",
};

fn field(field: Field) -> &'static str {
    match field {
        Field::Text(text) => super::reference_text(text),
        Field::Date(date) => super::reference_date(date),
        Field::Author => "author in one name",
        Field::Last => "author's last name",
        Field::First => "author's first names",
        Field::SiteBesidePublisher => "site beside a publisher",
        Field::UrlStatus => "state of the archived link",
    }
}
