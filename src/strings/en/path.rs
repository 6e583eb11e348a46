//! The field for a path: its words in English.

use crate::storage::paths::PathState;
use crate::strings::path::{PathPurpose, PathStrings};
use crate::text::letters::isolate_ltr;

pub(super) static PATH: PathStrings = PathStrings {
    name,
    field: "Path of the file",
    hint: "Tab completes the name, and ~ is your home folder.",
    state,
    take,
    replace: "Replace the file",
};

fn name(purpose: PathPurpose) -> &'static str {
    match purpose {
        PathPurpose::Open => "Open a file",
        PathPurpose::Import => "Import a text",
        PathPurpose::Save => "Save the draft",
        PathPurpose::Export => "Export the article",
        PathPurpose::Picture => "Put in a picture",
        PathPurpose::Register => "Register of names",
    }
}

fn take(purpose: PathPurpose) -> &'static str {
    match purpose {
        PathPurpose::Open => "Open",
        PathPurpose::Import => "Import",
        PathPurpose::Save => "Save",
        PathPurpose::Export => "Export",
        PathPurpose::Picture => "Put in",
        PathPurpose::Register => "Choose",
    }
}

fn state(state: &PathState, purpose: PathPurpose) -> String {
    let writes = matches!(purpose, PathPurpose::Save | PathPurpose::Export);
    let folder = |path: &std::path::Path| isolate_ltr(&path.display().to_string());
    match state {
        PathState::Empty => "Type the path of the file.".to_owned(),
        PathState::Folder => "This is a folder; add the name of the file.".to_owned(),
        PathState::File if writes => "A file has this name; what is in it would go.".to_owned(),
        PathState::ReadOnly if writes => "The file here may not be written.".to_owned(),
        PathState::File | PathState::ReadOnly => "The file is there.".to_owned(),
        PathState::Free | PathState::FolderReadOnly(_) if !writes => {
            "No file has this name.".to_owned()
        }
        PathState::Free => "A new file.".to_owned(),
        PathState::FolderReadOnly(path) => {
            format!("The folder {} may not be written.", folder(path))
        }
        PathState::NoFolder(path) => format!("There is no folder {}.", folder(path)),
    }
}
