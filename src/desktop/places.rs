//! The folders that the system gives a program of this user: for settings and for what is being
//! written. It knows their names, it makes none.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// Where settings and copies are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    config: PathBuf,
    state: PathBuf,
    runtime: Option<PathBuf>,
}

impl Places {
    /// Those of this user; nothing where the system does not say who that is.
    pub fn of_user() -> Option<Self> {
        let folders = ProjectDirs::from("", "", "tahrir")?;
        // Only Linux tells state from data.
        let state = folders.state_dir().unwrap_or(folders.data_local_dir());
        Some(Self {
            config: folders.config_dir().to_owned(),
            state: state.to_owned(),
            runtime: folders.runtime_dir().map(Path::to_path_buf),
        })
    }

    /// Folders of a test's own.
    #[cfg(test)]
    pub(super) fn within(folder: &Path) -> Self {
        Self { config: folder.join("config"), state: folder.join("state"), runtime: None }
    }

    /// The file of settings.
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.ron")
    }

    /// The file that says how the window was left.
    pub fn views(&self) -> PathBuf {
        self.state.join("views.ron")
    }

    /// The folder of copies.
    pub fn state(&self) -> &Path {
        &self.state
    }

    /// A folder of this user on this machine alone that goes when they log out, if there is one.
    pub fn runtime(&self) -> Option<&Path> {
        self.runtime.as_deref()
    }
}
