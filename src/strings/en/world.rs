//! The window and the system in English: files, folders, copies.

use super::messages::problem;
use crate::storage::draft::DraftError;
use crate::storage::files::FileError;
use crate::strings::{Problem, WorldStrings};
use crate::text::letters::isolate;

pub(super) static WORLD: WorldStrings = WorldStrings {
    no_display: |said| {
        format!(
            "there is no display to open a window on ({said}); start Tahrir in a desktop session, \
             or use the command line: tahrir --help"
        )
    },
    handed_over: "A Tahrir window is open and took over.",
    file,
    draft,
    read_only: |unknown| problem(&Problem::NewerDraft(unknown)),
    not_writable: "This article can't be written as a draft: it holds what drafts can't. Remove \
                   what you pasted last and save again.",
    made_again: |path| {
        format!("The file had been removed from the disk, so it was made again: {}", isolate(path))
    },
    settings_unread: |why| format!("Settings could not be read; the defaults are used: {why}"),
    settings_damaged: |kept| match kept {
        Some(path) => format!(
            "The settings file is damaged; it was set aside and the defaults are used. It is kept \
             here: {}",
            isolate(path)
        ),
        None => "The settings file is damaged; the defaults are used.".to_owned(),
    },
    settings_unfit: |names, kept| {
        let names = names.join(", ");
        match kept {
            Some(path) => format!(
                "Some settings have values that don't fit; their defaults are used: {names}. A copy \
                 of the file is here: {}",
                isolate(path)
            ),
            None => {
                format!(
                    "Some settings have values that don't fit; their defaults are used: {names}"
                )
            }
        }
    },
    settings_unsaved: |why| {
        format!("Settings were not saved; they last until the window is closed: {why}")
    },
    no_folders: "The system names no folder for settings and safety copies. Save your articles \
                 often.",
    no_copies: |why| format!("No safety copy is kept of what you write: {why}"),
    came_back: |path| match path {
        Some(path) => format!(
            "What you wrote before the program was cut off is back. The file itself is unchanged \
             until you save: {}",
            isolate(path)
        ),
        None => "What you wrote before the program was cut off is back. Save it under a name."
            .to_owned(),
    },
    copy_damaged: |path| {
        format!(
            "A safety copy is damaged and could not be read. It is kept here: {}",
            isolate(path)
        )
    },
    copies_left: |path| {
        format!("Safety copies could not be reached and were left in place: {}", isolate(path))
    },
    no_dialog: "This system offers no dialog to choose files, so write the path here.",
    no_picture: |name| {
        format!(
            "The file of this picture is beside the article but can't be read: {}",
            isolate(name)
        )
    },
    pick_open: "Open an article",
    pick_text: "Import a text",
    pick_save: "Save the draft",
    pick_export: "Export the article",
    pick_picture: "Choose a picture",
    pick_register: "Choose a register of names",
    drafts: "Tahrir drafts",
    articles: "Drafts and texts",
    texts: "Texts",
    pictures: "Pictures",
    any_file: "All files",
};

fn file(error: &FileError) -> String {
    match error {
        FileError::NotAFile => {
            "not a regular file but a folder or a device; choose a file".to_owned()
        }
        error => problem(&Problem::File(error)),
    }
}

fn draft(error: &DraftError) -> String {
    match error {
        DraftError::NotADraft => {
            "this file is another program's; Tahrir opens its own drafts and plain texts".to_owned()
        }
        DraftError::Empty => "the file is empty; there is nothing in it to open".to_owned(),
        error => problem(&Problem::Draft(error)),
    }
}
