//! Settings: what the writer chose, as RON in the configuration folder. It must not know where that
//! folder is, nor what a choice looks like on the screen.
//!
//! The file is a map from names to values, so that it outlives versions: a name that this version
//! does not know is kept as it stands, a value that does not fit is told and its choice is the
//! default again, and a file that is no RON at all is set aside. None of it is ever an end.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use ron::ser::PrettyConfig;
use ron::value::RawValue;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::aside;
use super::files::{self, FileError};
use crate::article::Direction;
use crate::markup::profile::{Field, Profile};
use crate::text::letters::Digits;

/// The version of the names that are written here.
pub const VERSION: u32 = 1;
/// A file larger than this holds no settings of ours.
const MAX_BYTES: u64 = 1 << 20;
/// How many files are remembered.
pub const MOST_RECENT: usize = 12;

/// What the writer chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface.
    pub language: InterfaceLanguage,
    /// The colours.
    pub theme: ThemeChoice,
    /// The wiki that is written for, by [`Profile::id`].
    pub profile: String,
    /// Names that differ from those of the bundled profiles, by the profile's id.
    pub names: BTreeMap<String, ProfileNames>,
    /// The digits that are typed and that dates are shown with; `None` leaves them as they come.
    pub digits: Option<Digits>,
    /// The face of the article's text.
    pub face: TextFace,
    /// The size of the article's text.
    pub text_size: TextSize,
    /// Whether nothing glides or fades.
    pub reduce_motion: bool,
    /// Files that were open, the newest first; see [`Settings::remember`].
    pub recent: Vec<PathBuf>,
    /// A register of names beside the bundled one.
    pub register: Option<PathBuf>,
    /// The direction of new articles.
    pub direction: Direction,
    /// What a newer version wrote and this one does not know, as it stood.
    pub others: BTreeMap<String, String>,
}

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum InterfaceLanguage {
    /// What the system asks for.
    #[default]
    System,
    /// Arabic.
    Arabic,
    /// English.
    English,
}

/// The colours of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// What the system asks for.
    #[default]
    System,
    /// Light paper.
    Light,
    /// Dark.
    Dark,
    /// Black and white, with strong edges.
    HighContrast,
}

/// The face of the article's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum TextFace {
    /// Naskh, with a serif face for Latin.
    #[default]
    Naskh,
    /// Without serifs, as the interface.
    Sans,
}

/// The size of the article's text, in pixels of a screen without scaling: 16 to 28.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "u8", into = "u8")]
pub struct TextSize(u8);

impl TextSize {
    /// The smallest.
    pub const SMALLEST: Self = Self(16);
    /// The largest.
    pub const LARGEST: Self = Self(28);

    /// The size nearest to a number of pixels.
    pub fn new(pixels: u8) -> Self {
        Self(pixels.clamp(Self::SMALLEST.0, Self::LARGEST.0))
    }

    /// The size in pixels.
    pub fn pixels(self) -> u8 {
        self.0
    }
}

impl Default for TextSize {
    fn default() -> Self {
        Self(20)
    }
}

impl From<u8> for TextSize {
    fn from(pixels: u8) -> Self {
        Self::new(pixels)
    }
}

impl From<TextSize> for u8 {
    fn from(size: TextSize) -> Self {
        size.0
    }
}

/// Names of one wiki that differ from those of the bundled profile.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileNames {
    /// What a template is called instead, by its bundled name.
    pub templates: BTreeMap<String, String>,
    /// What the parameter of a field is called instead, in templates that have no name of their
    /// own for it.
    pub parameters: BTreeMap<Field, String>,
    /// The same for one template alone, by its bundled name.
    pub template_parameters: BTreeMap<String, BTreeMap<Field, String>>,
}

impl ProfileNames {
    /// The profile with these names. A name that markup cannot hold is left out, and so is one for
    /// a template or field that the profile does not have.
    pub fn apply(&self, profile: &Profile) -> Profile {
        let mut profile = profile.clone();
        rename(&mut profile.parameters, &self.parameters);
        for template in &mut profile.templates {
            if let Some(own) = self.template_parameters.get(&template.name) {
                for (field, name) in own.iter().filter(|(_, name)| is_usable(name, "=")) {
                    match template.parameters.iter_mut().find(|(it, _)| it == field) {
                        Some((_, old)) => name.trim().clone_into(old),
                        None if profile.parameters.iter().any(|(it, _)| it == field) => {
                            template.parameters.push((*field, name.trim().to_owned()));
                        }
                        None => {}
                    }
                }
            }
            if let Some(name) = self.templates.get(&template.name).filter(|it| is_usable(it, "")) {
                name.trim().clone_into(&mut template.name);
            }
        }
        profile
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn rename(parameters: &mut [(Field, String)], names: &BTreeMap<Field, String>) {
    for (field, old) in parameters {
        if let Some(name) = names.get(field).filter(|name| is_usable(name, "=")) {
            name.trim().clone_into(old);
        }
    }
}

/// Whether wikitext can have this as the name of a template or parameter.
fn is_usable(name: &str, besides: &str) -> bool {
    let breaks = |c: char| c.is_control() || "{}[]<>|#".contains(c) || besides.contains(c);
    !name.trim().is_empty() && !name.contains(breaks)
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: InterfaceLanguage::default(),
            theme: ThemeChoice::default(),
            profile: "marefa".to_owned(),
            names: BTreeMap::new(),
            digits: None,
            face: TextFace::default(),
            text_size: TextSize::default(),
            reduce_motion: false,
            recent: Vec::new(),
            register: None,
            direction: Direction::default(),
            others: BTreeMap::new(),
        }
    }
}

/// Why settings are not, or not all, as the file says. What is used instead is the default.
#[derive(Debug)]
pub enum SettingsProblem {
    /// The file could not be read; it was left alone.
    File(FileError),
    /// The file is no text that settings can stand in. It was set aside under this name, unless the
    /// system refused.
    Damaged(Option<PathBuf>),
    /// These choices have a value that does not fit. A copy of the file was kept under this name,
    /// unless the system refused.
    Unfit(Vec<String>, Option<PathBuf>),
}

impl fmt::Display for SettingsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(error) => error.fmt(f),
            Self::Damaged(kept) => write!(f, "damaged, set aside as {kept:?}"),
            Self::Unfit(names, kept) => write!(f, "{names:?} do not fit, copied to {kept:?}"),
        }
    }
}

impl std::error::Error for SettingsProblem {}

/// Reads settings. Where there is no file they are the default, and so is every choice that cannot
/// be read; then it is said what is wrong.
pub fn load(path: &Path) -> (Settings, Option<SettingsProblem>) {
    let bytes = match files::read_capped(path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(FileError::System { error, .. }) if error.kind() == std::io::ErrorKind::NotFound => {
            return (Settings::default(), None);
        }
        Err(FileError::TooLarge { .. }) => return damaged(path),
        Err(error) => return (Settings::default(), Some(SettingsProblem::File(error))),
    };
    let text = str::from_utf8(&bytes).map(|text| text.strip_prefix('\u{FEFF}').unwrap_or(text));
    let Some((settings, unfit)) = text.ok().and_then(Settings::read) else { return damaged(path) };
    if unfit.is_empty() {
        return (settings, None);
    }
    (settings, Some(SettingsProblem::Unfit(unfit, aside::keep_copy(path).ok())))
}

fn damaged(path: &Path) -> (Settings, Option<SettingsProblem>) {
    let kept = aside::set_aside(path).ok();
    (Settings::default(), Some(SettingsProblem::Damaged(kept)))
}

/// Saves settings, whole or not at all. The folder is made where there is none.
///
/// # Errors
/// Where the folder or the file cannot be written; the old file is then as it was.
pub fn save(path: &Path, settings: &Settings) -> Result<(), FileError> {
    if let Some(folder) = path.parent() {
        files::make_private_folder(folder)?;
    }
    files::save_atomically(path, settings.write().as_bytes())
}

impl Settings {
    /// A bundled profile in this wiki's names.
    pub fn apply(&self, profile: &Profile) -> Profile {
        self.names.get(&profile.id).map_or_else(|| profile.clone(), |names| names.apply(profile))
    }

    /// The profile that is written for, in this wiki's names; the default one where there is none
    /// of the chosen id.
    pub fn chosen_profile(&self) -> Option<Profile> {
        let bundled = Profile::bundled();
        let chosen = bundled.iter().find(|it| it.id == self.profile).or(bundled.first())?;
        Some(self.apply(chosen))
    }

    /// Every choice as at first; which files were open, and what a newer version wrote, stays.
    pub fn reset(&self) -> Self {
        Self { recent: self.recent.clone(), others: self.others.clone(), ..Self::default() }
    }

    /// Puts a file first among those that were open.
    pub fn remember(&mut self, path: &Path) {
        self.forget(path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MOST_RECENT);
    }

    /// Takes a file off the list of those that were open.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|it| it != path);
    }

    /// The settings in a text, and the names whose value does not fit; nothing where the text is no
    /// map from names to values.
    pub fn read(text: &str) -> Option<(Self, Vec<String>)> {
        let mut file: BTreeMap<String, Box<RawValue>> = ron::from_str(text).ok()?;
        let mut settings = Self::default();
        let mut unfit = Vec::new();
        let mut fields = Fields { file: &mut file, unfit: &mut unfit };
        let mut version = VERSION;
        fields.take("version", &mut version);
        fields.take("language", &mut settings.language);
        fields.take("theme", &mut settings.theme);
        fields.take("profile", &mut settings.profile);
        fields.take("names", &mut settings.names);
        fields.take("digits", &mut settings.digits);
        fields.take("face", &mut settings.face);
        fields.take("text_size", &mut settings.text_size);
        fields.take("reduce_motion", &mut settings.reduce_motion);
        fields.take("recent", &mut settings.recent);
        fields.take("register", &mut settings.register);
        fields.take("direction", &mut settings.direction);
        let recent = std::mem::take(&mut settings.recent);
        recent.iter().rev().for_each(|path| settings.remember(path));
        let others =
            file.into_iter().map(|(name, value)| (name, value.trim().get_ron().to_owned()));
        settings.others = others.collect();
        Some((settings, unfit))
    }

    /// The settings as a text. What no text can hold, such as a path that is no Unicode, is left out.
    pub fn write(&self) -> String {
        // Paths that are no Unicode cannot stand in a text.
        let recent: Vec<&str> = self.recent.iter().filter_map(|path| path.to_str()).collect();
        let register = self.register.as_deref().and_then(Path::to_str);
        let own = [
            ("version", value(&VERSION)),
            ("language", value(&self.language)),
            ("theme", value(&self.theme)),
            ("profile", value(&self.profile)),
            ("names", value(&self.names)),
            ("digits", value(&self.digits)),
            ("face", value(&self.face)),
            ("text_size", value(&self.text_size)),
            ("reduce_motion", value(&self.reduce_motion)),
            ("recent", value(&recent)),
            ("register", value(&register)),
            ("direction", value(&self.direction)),
        ];
        let others = self.others.iter().map(|(name, value)| (name.as_str(), Some(value.clone())));
        let lines = own.into_iter().chain(others).filter_map(|(name, value)| {
            Some(format!("    {}: {},\n", self::value(&name)?, value?))
        });
        format!("{{\n{}}}\n", lines.collect::<String>())
    }
}

/// A value as it stands in the file. None of ours fails to be written.
fn value<T: Serialize + ?Sized>(value: &T) -> Option<String> {
    let pretty = PrettyConfig::new().escape_strings(false).new_line("\n    ");
    ron::ser::to_string_pretty(value, pretty).ok()
}

/// The values of a file that were not read yet.
struct Fields<'a> {
    file: &'a mut BTreeMap<String, Box<RawValue>>,
    unfit: &'a mut Vec<String>,
}

impl Fields<'_> {
    fn take<T: DeserializeOwned>(&mut self, name: &str, into: &mut T) {
        let Some(raw) = self.file.remove(name) else { return };
        match ron::from_str(raw.get_ron()) {
            Ok(value) => *into = value,
            Err(_) => self.unfit.push(name.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests;
