//! English: messages about files, drafts, imported text and the command line.

use std::io;

use super::{counted, quoted};
use crate::import::{self, FindingKind};
use crate::storage::draft::DraftError;
use crate::storage::files::{FileError, Step};
use crate::strings::{Problem, shortened};
use crate::text::letters::isolate;

pub(super) const NO_WINDOW: &str = "\
This build of Tahrir has no window. The command line works: see tahrir --help for what it can do.";

pub(super) fn error(sentence: &str) -> String {
    format!("error: {sentence}")
}

pub(super) fn about(name: &str, sentence: &str) -> String {
    format!("{}: {sentence}", isolate(name))
}

pub(super) fn import_finding(finding: &import::Finding) -> String {
    let said = match finding.what {
        FindingKind::TitleGuessed => "taken as the title, but no wiki accepts such a one",
        FindingKind::LeadCaptionGuessed => {
            "this short paragraph was taken as the lead picture's caption; its file is not known"
        }
        FindingKind::NotUnderstood => "not understood, kept as text",
        FindingKind::MarkerWithoutSource => "there is no source of this number; kept as text",
        FindingKind::SourceWithoutMarker => "nothing in the text leads to this source",
        FindingKind::DuplicateNumber => "another source has this number; nothing leads to this one",
        FindingKind::EmptySection => "nothing stands under this heading",
        FindingKind::SourceKeptAsText => "this source was not understood; its line is its title",
        FindingKind::SourcePartlyUnderstood => "a part of this source was not understood, but kept",
    };
    format!("line {}: {said}: {}", finding.line, quoted(&shortened(&finding.text)))
}

pub(super) fn problem(problem: &Problem<'_>) -> String {
    match problem {
        Problem::UnknownOption(option) => {
            format!("this command has no option {option}; see tahrir --help")
        }
        Problem::MissingValue(option) => {
            format!("the option {option} lacks its value; see tahrir --help")
        }
        Problem::BadValue { option, value, expected } => {
            format!("{option} does not take {}; it takes {expected}", quoted(value))
        }
        Problem::MissingInput => "no file is given; see tahrir --help".to_owned(),
        Problem::MissingOption(option) => {
            format!("this command needs the option {option}; see tahrir --help")
        }
        Problem::NoReferences => "there are no references in it".to_owned(),
        Problem::UnknownCommand(word) => format!(
            "there is no command {}; the commands are export, import, check, dates and refs; see tahrir --help",
            quoted(word)
        ),
        Problem::Unexpected(word) => {
            format!("one word too many: {}; see tahrir --help", quoted(word))
        }
        Problem::File(error) => file_error(error),
        Problem::Draft(error) => draft_error(error),
        Problem::NewerDraft(unknown) => format!(
            "a newer version wrote this draft; it is read-only, for these parts are not known \
             here: {}",
            unknown.join(", ")
        ),
        Problem::NothingToImport => "the text is empty; there is nothing to import".to_owned(),
        Problem::AlreadyADraft => "this is a draft already; there is nothing to import".to_owned(),
        Problem::AlreadyThere => {
            "another file is there and was left alone; choose another name, or add --force to \
             write over it"
                .to_owned()
        }
        Problem::DraftThere => {
            "a draft is there and was left alone, for an export is never written over a draft; \
             choose another name"
                .to_owned()
        }
        Problem::SameFile => {
            "this is the file that is being read, and was left alone; choose another name"
                .to_owned()
        }
        Problem::NothingToExport => "the article is empty; there is nothing to export".to_owned(),
        Problem::UnconfirmedProfile => {
            "nobody has confirmed this wiki's template and field names; check them before \
             publishing"
                .to_owned()
        }
    }
}

fn file_error(error: &FileError) -> String {
    match error {
        FileError::System { step: Step::SyncFolder | Step::ReadBack, error } => format!(
            "the file was written, but it is not certain that it stays on the disk ({error}); save \
             it again"
        ),
        FileError::System { step, error } => match error.kind() {
            io::ErrorKind::NotFound if matches!(step, Step::Inspect | Step::Read) => {
                "there is no such file; look at its name and folder".to_owned()
            }
            io::ErrorKind::NotFound => {
                "the folder to write it to does not exist; make it first or choose another"
                    .to_owned()
            }
            io::ErrorKind::IsADirectory => file_error(&FileError::NotAFile),
            io::ErrorKind::PermissionDenied => {
                format!("no permission to {}; look at its mode and its folder's", doing(*step))
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "there is no room left on the disk; make room and try again".to_owned()
            }
            io::ErrorKind::ReadOnlyFilesystem => {
                "the disk is read-only and nothing was written; choose another".to_owned()
            }
            _ => format!("could not {}: {error}", doing(*step)),
        },
        FileError::NotAFile => {
            "not a regular file but a folder, device or pipe; choose a file, or - \
                                for standard input or output"
                .to_owned()
        }
        FileError::TooLarge { cap } => {
            format!("the file is larger than the limit of {} MiB; split it", cap / (1 << 20))
        }
        FileError::WriteProtected => "the file is write-protected and was left alone; lift the \
                                      protection or choose another name"
            .to_owned(),
        FileError::ReadBackDiffers => {
            "what was read back differs from what was written; this disk cannot be trusted, save \
             elsewhere"
                .to_owned()
        }
    }
}

fn doing(step: Step) -> &'static str {
    match step {
        Step::Inspect | Step::Read => "read the file",
        _ => "write the file",
    }
}

fn draft_error(error: &DraftError) -> String {
    match error {
        DraftError::TooLarge { bytes } => {
            format!("the draft has {bytes} bytes; the limit is 64 MiB; split it")
        }
        DraftError::NotUtf8 { offset, line } => {
            format!(
                "not text in UTF-8: the first bad byte is in line {line} (byte {offset}); save it \
                 as UTF-8 and try again"
            )
        }
        DraftError::NotADraft => {
            "not a Tahrir draft; if it is a text, import it: tahrir import FILE".to_owned()
        }
        DraftError::TooNew { format, reader } => format!(
            "a newer version wrote this draft (format {format}, readable from format {reader} \
             on); update the program"
        ),
        DraftError::Empty => "the file is empty; there is no draft in it".to_owned(),
        DraftError::EndsEarly { line } => {
            format!(
                "the file is cut off: it ends early, in line {line}; go back to a good copy of it"
            )
        }
        DraftError::Damaged { first_bad_line, bad_lines } => format!(
            "the file is damaged or was changed by another program: line {first_bad_line} is the \
             first that fails its check ({} in all); go back to a good copy of it",
            counted(*bad_lines, "line")
        ),
        DraftError::Content(fault) => {
            format!(
                "line {}, column {}, at {}: {}; go back to a good copy of it",
                fault.line, fault.column, fault.path, fault.wrong
            )
        }
    }
}
