//! Where a command reads and writes: standard streams or files, always whole and always bounded.

use std::io::{Read, Write};
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
        if replace == Replace::Never && differs(path, text) {
            return Err(cannot(strings, to, &Problem::AlreadyThere));
        }
        files::save_atomically(path, text.as_bytes())
            .map_err(|error| cannot(strings, to, &Problem::File(&error)))
    }
}

/// Whether something else than this text is at a path already.
fn differs(path: &Path, text: &str) -> bool {
    match files::read_capped(path, MAX_DRAFT_BYTES as u64) {
        Ok(bytes) => bytes != text.as_bytes(),
        // Folders and pipes are for saving to refuse; what cannot be read is not ours to replace.
        Err(FileError::NotAFile) => false,
        Err(FileError::System { error, .. }) => error.kind() != std::io::ErrorKind::NotFound,
        Err(_) => true,
    }
}

pub(super) fn cannot(strings: &Strings, what: &Stream, problem: &Problem<'_>) -> Failure {
    Failure::Sentence((strings.about)(&name(what, strings), &(strings.problem)(problem)))
}

fn name(stream: &Stream, strings: &Strings) -> String {
    match stream {
        Stream::Standard => strings.standard_input.to_owned(),
        Stream::File(path) => path.display().to_string(),
    }
}
