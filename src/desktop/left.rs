//! How the window was left: its place on the screen, its panels, the files that were open. Kept in
//! the state folder from one start to the next; nothing is lost with it but convenience.

use std::path::{Path, PathBuf};

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use crate::storage::aside;
use crate::storage::files::{self, FileError};
use crate::ui::app::Layout;

/// A larger file is not ours.
const MAX_BYTES: u64 = 1 << 20;
/// More open files than this are not brought back.
pub(super) const MOST_TABS: usize = 20;

/// How the window was left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Left {
    /// How it is divided.
    pub(super) layout: Layout,
    /// Where it is on the screen.
    pub(super) window: Option<Place>,
    /// The files that were open, in the order of their tabs.
    pub(super) tabs: Vec<PathBuf>,
}

/// A window's place, in logical pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    pub(super) size: [f32; 2],
    /// Where its corner is; not every window system says.
    pub(super) position: Option<[f32; 2]>,
    pub(super) is_maximized: bool,
}

/// How the window was left; nothing at the first start. A file that cannot be read is set aside,
/// and then it is as if the window had been left as it comes.
pub(super) fn load(path: &Path) -> Option<Left> {
    let bytes = match files::read_capped(path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(FileError::System { error, .. }) if error.kind() == std::io::ErrorKind::NotFound => {
            return None;
        }
        Err(_) => return Some(Left::default()),
    };
    let left = str::from_utf8(&bytes).ok().and_then(|text| ron::from_str::<Left>(text).ok());
    if left.is_none() {
        // If it cannot be set aside, it is written over at the end: it holds nothing that is missed.
        let _ = aside::set_aside(path);
    }
    Some(left.map(sound).unwrap_or_default())
}

/// Without values that no window can have.
fn sound(mut left: Left) -> Left {
    let is_size = |side: f32| (200.0..=16_000.0).contains(&side);
    left.window = left.window.filter(|place| place.size.into_iter().all(is_size));
    if let Some(place) = &mut left.window {
        let is_place = |at: &[f32; 2]| at.iter().all(|it| it.is_finite() && it.abs() < 32_000.0);
        place.position = place.position.filter(is_place);
    }
    for width in [&mut left.layout.start_width, &mut left.layout.end_width] {
        if !(120.0..=2_000.0).contains(width) {
            *width = Layout::default().end_width;
        }
    }
    left.tabs.truncate(MOST_TABS);
    left
}

/// Keeps how the window is left.
pub(super) fn save(path: &Path, left: &Left) -> Result<(), FileError> {
    if let Some(folder) = path.parent() {
        files::make_private_folder(folder)?;
    }
    let mut left = left.clone();
    // A path that is no Unicode cannot stand in a text.
    left.tabs.retain(|path| path.to_str().is_some());
    let pretty = PrettyConfig::new().escape_strings(false);
    let text = ron::ser::to_string_pretty(&left, pretty).unwrap_or_default();
    files::save_atomically(path, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_comes_back_as_it_was_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/views.ron");
        assert_eq!(load(&path), None);
        let place =
            Place { size: [900.0, 700.0], position: Some([10.0, -4.0]), is_maximized: true };
        let tabs = vec![PathBuf::from("/مقالات/قمة \"سمرقند\".ron")];
        let layout = Layout { start_open: false, end_width: 400.0, ..Layout::default() };
        let left = Left { layout, window: Some(place), tabs };
        save(&path, &left).unwrap();
        assert_eq!(load(&path), Some(left));
    }

    #[track_caller]
    fn check(text: &str, expected: &Left) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("views.ron");
        std::fs::write(&path, text).unwrap();
        assert_eq!(load(&path).as_ref(), Some(expected), "{text}");
    }

    #[test]
    fn whatever_stands_there_a_window_opens() {
        let usual = Left::default();
        for text in ["", "\0", "نص", "(", "(layout: 5)", "(window: Some((size: (0, 0))))"] {
            check(text, &usual);
        }
        check("(window: Some((size: (NaN, inf))))", &usual);
        check("(tabs: [], unknown: 5)", &usual);
        let place = Place { size: [800.0, 600.0], ..Place::default() };
        check(
            "(window: Some((size: (800, 600), position: Some((NaN, 0)))))",
            &Left { window: Some(place), ..Left::default() },
        );
    }
}
