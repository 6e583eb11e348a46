//! Words: everything that a person reads, in Arabic and in English.
//!
//! [`Strings`] is one table of labels and sentences; `ar` and `en` fill it, so a sentence that is
//! missing in one language does not compile. It words what other rooms found; it decides nothing.
//!
//! What comes from outside (file names, titles, dates, codes) is isolated in every sentence, so
//! that it keeps its own order: an ISO date after an Arabic word would turn round.

mod app;
mod ar;
mod bar;
mod counted;
mod dates;
mod dialog;
mod en;
mod find;
mod menu;
pub mod names;
mod page;
mod path;
mod problems;
mod settings;
mod sources;
mod task;
mod widget;
mod world;

use crate::checks::{Diagnostic, Finding, FixKind, Place, Severity};
use crate::citations::Leftover;
use crate::citations::same::Same;
use crate::editor::paste::Report;
use crate::import;
use crate::markup::ExportNote;
use crate::storage::draft::DraftError;
use crate::storage::files::FileError;

pub use app::AppStrings;
pub use ar::ARABIC;
pub use bar::{BarStrings, Safe};
pub use dates::DateStrings;
pub use dialog::{
    AboutStrings, BeginStrings, ChangedStrings, CloseStrings, DialogStrings, DropStrings, Obstacle,
    PaletteStrings, PreviewStrings, ShortcutStrings, TextKey,
};
pub use en::ENGLISH;
pub use find::{FindStrings, Switch};
pub use menu::MenuStrings;
pub use page::{Covered, PageStrings};
pub use path::{PathPurpose, PathStrings};
pub use problems::ProblemsStrings;
pub use settings::SettingsStrings;
pub use sources::{FormStrings, SourcesStrings, TimeStrings};
pub use task::Task;
pub use widget::WidgetStrings;
pub use world::WorldStrings;

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Arabic, right to left.
    #[default]
    Arabic,
    /// English, left to right.
    English,
}

/// Every word that a person reads, in one language.
pub struct Strings {
    /// Which language.
    pub language: Language,
    /// How grave a finding is, as a noun.
    pub severity: fn(Severity) -> &'static str,
    /// What was found, in a sentence.
    pub finding: fn(&Finding) -> String,
    /// What a fix does, as a verb.
    pub fix: fn(&FixKind) -> String,
    /// Where something is, in a few words.
    pub place: fn(&Place) -> String,
    /// A finding on one line: how grave, where, what, what can be done, by which rule.
    pub problem_line: fn(&Diagnostic) -> String,
    /// How many problems there are, in a sentence.
    pub summary: fn(usize) -> String,
    /// What the writer should know about an export, in a sentence.
    pub export_note: fn(&ExportNote) -> String,
    /// What was guessed or not understood in an imported text, in a sentence.
    pub import_finding: fn(&import::Finding) -> String,
    /// What of a text is in no reference, and why, in a sentence.
    pub citation_leftover: fn(&Leftover) -> String,
    /// What became of references that were imported into a draft, in a sentence.
    pub refs_imported: fn(&RefsImported<'_>) -> String,
    /// What was done to a text that was pasted, in a sentence.
    pub pasted: fn(&Report) -> String,
    /// What a letter or sign of a palette is called; `None` for one that no palette shows.
    pub character: fn(char) -> Option<&'static str>,
    /// Why something can't be done, in a sentence.
    pub problem: fn(&Problem<'_>) -> String,
    /// An error message, marked as one.
    pub error: fn(&str) -> String,
    /// A sentence about a file of this name.
    pub about: fn(&str, &str) -> String,
    /// The window around the article.
    pub app: &'static AppStrings,
    /// What is asked and shown over the article.
    pub dialog: &'static DialogStrings,
    /// Files, folders and the system.
    pub world: &'static WorldStrings,
    /// Dates as they are typed.
    pub dates: &'static DateStrings,
    /// The field in which a file is named.
    pub path: &'static PathStrings,
    /// The settings.
    pub settings: &'static SettingsStrings,
    /// The find bar.
    pub find: &'static FindStrings,
    /// The menu over a text.
    pub menu: &'static MenuStrings,
    /// The panel of names.
    pub names: &'static names::NamesStrings,
    /// The page around the text.
    pub page: &'static PageStrings,
    /// The citation manager.
    pub sources: &'static SourcesStrings,
    /// Small parts of the window.
    pub widget: &'static WidgetStrings,
    /// The panel of problems.
    pub problems: &'static ProblemsStrings,
    /// The bar and the status line.
    pub bar: &'static BarStrings,
    /// What can be asked for by name: an item of a menu, say.
    pub task: fn(Task) -> &'static str,
    /// What standard input is called in a message.
    pub standard_input: &'static str,
    /// What standard output is called in a message.
    pub standard_output: &'static str,
    /// What the text of an article is called, for those who don't see it.
    pub article_text: &'static str,
    /// Said where this build has no window.
    pub no_window: &'static str,
    /// `tahrir --help`
    pub help: &'static str,
    /// `tahrir export --help`
    pub help_export: &'static str,
    /// `tahrir import --help`
    pub help_import: &'static str,
    /// `tahrir check --help`
    pub help_check: &'static str,
    /// `tahrir dates --help`
    pub help_dates: &'static str,
    /// `tahrir refs --help`
    pub help_refs: &'static str,
}

/// What became of references that were imported into a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefsImported<'a> {
    /// So many were added.
    Added(usize),
    /// One is there already.
    Known {
        /// By what it is known again.
        title: &'a str,
        /// The id of the one that is there.
        known: &'a str,
        /// By what the two are one.
        by: Same,
    },
}

/// Why something can't be done, or what should be known before it is.
#[derive(Debug)]
pub enum Problem<'a> {
    /// The command line has an option that this command does not take.
    UnknownOption(&'a str),
    /// An option stands without its value.
    MissingValue(&'a str),
    /// An option's value is none of those it takes.
    BadValue {
        /// The option.
        option: &'a str,
        /// What was given.
        value: &'a str,
        /// What it takes.
        expected: &'a str,
    },
    /// The command needs a file to read.
    MissingInput,
    /// The command can't do without this option.
    MissingOption(&'a str),
    /// The command line has several words, and the first is no command.
    UnknownCommand(&'a str),
    /// One word too many on the command line.
    Unexpected(&'a str),
    /// A file could not be read or saved.
    File(&'a FileError),
    /// A file is no draft that can be opened.
    Draft(&'a DraftError),
    /// A draft was written by a newer version; these parts of it are not known here.
    NewerDraft(&'a [String]),
    /// The text to import has nothing but white space.
    NothingToImport,
    /// The text to import is a draft.
    AlreadyADraft,
    /// There is another file at the place to write to.
    AlreadyThere,
    /// The place where an export would go is a draft's.
    DraftThere,
    /// The file to write to is the one that was read.
    SameFile,
    /// There is no reference.
    NoReferences,
    /// The article has nothing to export.
    NothingToExport,
    /// Nobody has checked the names that this wiki's profile uses.
    UnconfirmedProfile,
}

impl Language {
    /// The strings of this language.
    pub fn strings(self) -> &'static Strings {
        match self {
            Self::Arabic => &ARABIC,
            Self::English => &ENGLISH,
        }
    }

    /// Reads `ar`, `en`, or a locale's name such as `ar_EG.UTF-8`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "ar" => Some(Self::Arabic),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}

/// Enough of a long line to know it again.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::{insert, typing};
    use crate::text::letters;

    #[track_caller]
    fn check(counts: [usize; 6], arabic: &str, english: &str) {
        let [shapes, directions, spaces, unseen, controls, empty_lines] = counts;
        let report = Report { shapes, directions, spaces, unseen, controls, empty_lines };
        assert_eq!((ARABIC.pasted)(&report), arabic);
        assert_eq!((ENGLISH.pasted)(&report), english);
    }

    #[test]
    fn a_paste_is_told_in_one_sentence() {
        check(
            [3, 2, 0, 0, 0, 0],
            "نُظّف النص الملصق: 3 أحرف بأشكال ثابتة، علامتا اتجاه.",
            "The pasted text was cleaned: 3 letters in fixed shapes, 2 direction marks.",
        );
        check(
            [1, 11, 2, 100, 0, 1],
            "نُظّف النص الملصق: حرف واحد بشكل ثابت، 11 علامة اتجاه، مسافتان خاصتان، \
             100 محرف خفي، سطر فارغ واحد.",
            "The pasted text was cleaned: 1 letter in a fixed shape, 11 direction marks, \
             2 special spaces, 100 unseen characters, 1 empty line.",
        );
        check(
            [0, 0, 0, 0, 5, 12],
            "نُظّف النص الملصق: 5 محارف تحكم، 12 سطراً فارغاً.",
            "The pasted text was cleaned: 5 control characters, 12 empty lines.",
        );
        check([0; 6], "لم يتغير شيء في النص الملصق.", "The pasted text was left as it is.");
    }

    #[test]
    fn everything_in_a_palette_has_a_name() {
        let shown = typing::HOUSE_KEYS.map(|(_, letter)| letter).into_iter();
        let controls = ('\u{200E}'..='\u{2069}').filter(|c| letters::is_bidi_control(*c));
        for c in shown.chain(insert::CHARACTERS).chain(controls).chain(['\u{61C}']) {
            for strings in [&ARABIC, &ENGLISH] {
                let name = (strings.character)(c);
                assert!(name.is_some_and(|it| !it.is_empty()), "U+{:04X}", u32::from(c));
            }
        }
        assert_eq!((ARABIC.character)('س'), None);
    }
}
