//! The words about files, folders and the system in the window: which ones there are. It words, it
//! decides nothing.

use crate::storage::draft::DraftError;
use crate::storage::files::FileError;

/// The words about the world outside of the window in one language. Paths are given as they are;
/// sentences isolate them.
pub struct WorldStrings {
    /// There is no window system, or it takes no window; what it said.
    pub no_display: fn(&str) -> String,
    /// Another window was open and took over.
    pub handed_over: &'static str,
    /// Why a file could not be read or written.
    pub file: fn(&FileError) -> String,
    /// Why a file is no draft that can be opened.
    pub draft: fn(&DraftError) -> String,
    /// A draft has parts that are not known here, and must not be saved over.
    pub read_only: fn(&[String]) -> String,
    /// An article cannot be written as a draft.
    pub not_writable: &'static str,
    /// The file at this path was gone, and was made again.
    pub made_again: fn(&str) -> String,
    /// Settings could not be read; why.
    pub settings_unread: fn(&str) -> String,
    /// Settings are damaged; where they were put, if they could be.
    pub settings_damaged: fn(Option<&str>) -> String,
    /// Some choices do not fit: which, and where a copy of the file is.
    pub settings_unfit: fn(&[String], Option<&str>) -> String,
    /// Settings could not be saved; why.
    pub settings_unsaved: fn(&str) -> String,
    /// The system names no folders for settings and copies.
    pub no_folders: &'static str,
    /// No copy of what is written can be kept; why.
    pub no_copies: fn(&str) -> String,
    /// An article came back after a crash, and its file is as it was at this path.
    pub came_back: fn(Option<&str>) -> String,
    /// A copy could not be read and was kept at this path.
    pub copy_damaged: fn(&str) -> String,
    /// Copies at this path could not be taken over.
    pub copies_left: fn(&str) -> String,
    /// Why there is no dialog to choose files.
    pub no_dialog: &'static str,
    /// A picture beside the article cannot be read; its name.
    pub no_picture: fn(&str) -> String,
    /// The dialog that opens a file.
    pub pick_open: &'static str,
    /// The dialog that opens a text.
    pub pick_text: &'static str,
    /// The dialog that saves a draft.
    pub pick_save: &'static str,
    /// The dialog that saves a finished article.
    pub pick_export: &'static str,
    /// The dialog that finds a picture.
    pub pick_picture: &'static str,
    /// The dialog that finds a register.
    pub pick_register: &'static str,
    /// Files that are drafts.
    pub drafts: &'static str,
    /// Files that are drafts or texts.
    pub articles: &'static str,
    /// Files that are texts.
    pub texts: &'static str,
    /// Files that are pictures.
    pub pictures: &'static str,
    /// Files of any kind.
    pub any_file: &'static str,
}
