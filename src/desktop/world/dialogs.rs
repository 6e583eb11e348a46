//! The system's dialogs to choose files, each on a thread of its own. Where the system has none,
//! that is the answer, and the window asks itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rfd::FileDialog;

use super::Answers;
use crate::strings::Strings;
use crate::ui::world::{Event, Purpose, Reading};

/// No person answers so fast: no dialog was shown.
const TOO_FAST: Duration = Duration::from_millis(150);

const DRAFTS: [&str; 1] = ["ron"];
const TEXTS: [&str; 3] = ["txt", "text", "md"];
const PICTURES: [&str; 4] = ["png", "jpg", "jpeg", "webp"];

/// Asks a person for files.
pub(super) struct Dialogs {
    answers: Answers,
    /// Whether one is open: there is never a second.
    is_open: Arc<AtomicBool>,
}

impl Dialogs {
    pub(super) fn new(answers: Answers) -> Self {
        Self { answers, is_open: Arc::default() }
    }

    pub(super) fn ask(
        &self,
        purpose: Purpose,
        suggested: String,
        folder: Option<PathBuf>,
        strings: &'static Strings,
    ) {
        if self.is_open.swap(true, Ordering::AcqRel) {
            return;
        }
        let (answers, is_open) = (self.answers.clone(), Arc::clone(&self.is_open));
        std::thread::spawn(move || {
            let event = ask(purpose, suggested, folder, strings);
            is_open.store(false, Ordering::Release);
            answers.send(event);
        });
    }
}

fn ask(
    purpose: Purpose,
    suggested: String,
    folder: Option<PathBuf>,
    strings: &'static Strings,
) -> Event {
    if has_dialogs() {
        let began = Instant::now();
        let chosen = show(&purpose, &suggested, folder.as_deref(), strings);
        if chosen.is_some() || began.elapsed() >= TOO_FAST {
            return Event::Picked { purpose, path: chosen };
        }
    }
    let why = strings.world.no_dialog.to_owned();
    Event::NoDialog { purpose, suggested, folder, why }
}

fn show(
    purpose: &Purpose,
    suggested: &str,
    folder: Option<&Path>,
    strings: &Strings,
) -> Option<PathBuf> {
    let words = strings.world;
    let all: Vec<&str> = DRAFTS.into_iter().chain(TEXTS).collect();
    let mut dialog = FileDialog::new();
    if let Some(folder) = folder.filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    if !suggested.is_empty() {
        dialog = dialog.set_file_name(suggested);
    }
    match purpose {
        Purpose::Open(Reading::Any) => dialog
            .set_title(words.pick_open)
            .add_filter(words.articles, &all)
            .add_filter(words.any_file, &["*"])
            .pick_file(),
        Purpose::Open(Reading::Text) => dialog
            .set_title(words.pick_text)
            .add_filter(words.texts, &TEXTS)
            .add_filter(words.any_file, &["*"])
            .pick_file(),
        Purpose::Save(_) => {
            dialog.set_title(words.pick_save).add_filter(words.drafts, &DRAFTS).save_file()
        }
        Purpose::Export(_) => dialog.set_title(words.pick_export).save_file(),
        Purpose::Picture(_) => {
            dialog.set_title(words.pick_picture).add_filter(words.pictures, &PICTURES).pick_file()
        }
        Purpose::Register => {
            dialog.set_title(words.pick_register).add_filter(words.any_file, &["*"]).pick_file()
        }
    }
}

/// Whether the system can show a dialog: elsewhere than on Linux always; there a portal that the
/// session's bus can start, or zenity.
fn has_dialogs() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let runtime = variable("XDG_RUNTIME_DIR").map(PathBuf::from);
    let has_bus = variable("DBUS_SESSION_BUS_ADDRESS").is_some()
        || runtime.is_some_and(|folder| folder.join("bus").exists());
    let data = variable("XDG_DATA_DIRS").unwrap_or("/usr/local/share:/usr/share".into());
    let home = variable("XDG_DATA_HOME").map(PathBuf::from);
    let path = variable("PATH").unwrap_or_default();
    let data = std::env::split_paths(&data).chain(home);
    (has_bus && has_portal(data)) || has_zenity(std::env::split_paths(&path))
}

fn has_portal(mut data: impl Iterator<Item = PathBuf>) -> bool {
    data.any(|folder| {
        folder.join("dbus-1/services/org.freedesktop.portal.Desktop.service").is_file()
    })
}

fn has_zenity(mut path: impl Iterator<Item = PathBuf>) -> bool {
    path.any(|folder| folder.join("zenity").is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_is_looked_for_where_systems_have_one() {
        let folder = tempfile::tempdir().unwrap();
        let at = || std::iter::once(folder.path().to_owned());
        assert!(!has_portal(at()) && !has_zenity(at()));
        std::fs::write(folder.path().join("zenity"), "").unwrap();
        let services = folder.path().join("dbus-1/services");
        std::fs::create_dir_all(&services).unwrap();
        std::fs::write(services.join("org.freedesktop.portal.Desktop.service"), "").unwrap();
        assert!(has_portal(at()) && has_zenity(at()));
    }
}
