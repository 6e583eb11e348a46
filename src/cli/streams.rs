//! Where a command reads and writes: standard streams or files, always whole and always bounded.

use std::io::{self, Read, Write};
use std::path::Path;

use super::Failure;
use super::args::{Replace, Stream};
use crate::storage::MAX_DRAFT_BYTES;
use crate::storage::draft::{self, Access, Draft};
use crate::storage::files::{self, FileError};
use crate::strings::{Problem, Strings};

/// The standard streams of the process.
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output.
    pub output: &'a mut dyn Write,
    /// Standard error.
    pub errors: &'a mut dyn Write,
}

impl Streams<'_> {
    pub(super) fn say(&mut self, text: &str) -> Result<(), Failure> {
        self.output.write_all(text.as_bytes())?;
        Ok(self.output.flush()?)
    }

    /// One line on standard error.
    pub(super) fn complain(&mut self, sentence: &str) -> Result<(), Failure> {
        Ok(writeln!(self.errors, "{sentence}")?)
    }

    /// All bytes of a stream, or why not, in words.
    pub(super) fn read(&mut self, from: &Stream, strings: &Strings) -> Result<Vec<u8>, Failure> {
        let read = match from {
            Stream::Standard => files::read_stream_capped(&mut self.input, MAX_DRAFT_BYTES as u64),
            Stream::File(path) => files::read_capped(path, MAX_DRAFT_BYTES as u64),
        };
        read.map_err(|error| cannot(strings, from, &Problem::File(&error)))
    }

    /// A draft. What this version does not know of it is told, for nothing may be lost unseen.
    pub(super) fn read_draft(
        &mut self,
        from: &Stream,
        strings: &Strings,
    ) -> Result<Draft, Failure> {
        let bytes = self.read(from, strings)?;
        let draft =
            draft::read(&bytes).map_err(|error| cannot(strings, from, &Problem::Draft(&error)))?;
        if let Access::ReadOnly(unknown) = &draft.access {
            let warning = (strings.problem)(&Problem::NewerDraft(unknown));
            self.complain(&(strings.about)(&name(from, strings), &warning))?;
        }
        Ok(draft)
    }

    /// Writes a whole text, to a file in one piece or not at all. `source` is what it was made
    /// from: that file is never written over.
    pub(super) fn write(
        &mut self,
        to: &Stream,
        text: &str,
        source: &Stream,
        replace: Replace,
        strings: &Strings,
    ) -> Result<(), Failure> {
        let Stream::File(path) = to else { return self.say(text) };
        if let Stream::File(source) = source
            && files::is_same_file(source, path)
        {
            return Err(cannot(strings, to, &Problem::SameFile));
        }
        if replace != Replace::Allowed {
            match other_file(path, text) {
                Ok(Some(_)) if replace == Replace::Never => {
                    return Err(cannot(strings, to, &Problem::AlreadyThere));
                }
                Ok(Some(Other::Draft)) => return Err(cannot(strings, to, &Problem::DraftThere)),
                Ok(_) => {}
                // What can't be looked at is not ours to replace.
                Err(error) => return Err(cannot(strings, to, &Problem::File(&error))),
            }
        }
        files::save_atomically(path, text.as_bytes())
            .map_err(|error| cannot(strings, to, &Problem::File(&error)))
    }
}

/// What is at a place to write to, where it is something else than what is written.
enum Other {
    Draft,
    NoDraft,
}

fn other_file(path: &Path, text: &str) -> Result<Option<Other>, FileError> {
    match files::read_capped(path, MAX_DRAFT_BYTES as u64) {
        Ok(bytes) if bytes == text.as_bytes() => Ok(None),
        Ok(bytes) => {
            let is_draft = draft::decode(&bytes).is_ok_and(draft::is_draft);
            Ok(Some(if is_draft { Other::Draft } else { Other::NoDraft }))
        }
        Err(FileError::TooLarge { .. }) => Ok(Some(Other::NoDraft)),
        Err(FileError::System { error, .. }) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) fn cannot(strings: &Strings, what: &Stream, problem: &Problem<'_>) -> Failure {
    Failure::Sentence((strings.about)(&name(what, strings), &(strings.problem)(problem)))
}

pub(super) fn name(stream: &Stream, strings: &Strings) -> String {
    match stream {
        Stream::Standard => strings.standard_input.to_owned(),
        Stream::File(path) => path.display().to_string(),
    }
}
