//! `tahrir import`: a text becomes a draft.

use super::args::{Reading, Replace, Stream};
use super::streams::cannot;
use super::{FINE, Failure, Streams};
use crate::import;
use crate::storage::draft::{self, DraftError};
use crate::strings::{Problem, Strings};

pub(super) fn run(
    input: &Stream,
    output: &Stream,
    reading: Reading,
    replace: Replace,
    strings: &Strings,
    streams: &mut Streams<'_>,
) -> Result<u8, Failure> {
    let bytes = streams.read(input, strings)?;
    let text =
        draft::decode(&bytes).map_err(|error| cannot(strings, input, &Problem::Draft(&error)))?;
    if draft::is_draft(text) {
        return Err(cannot(strings, input, &Problem::AlreadyADraft));
    }
    if text.trim().is_empty() {
        return Err(cannot(strings, input, &Problem::NothingToImport));
    }
    let imported = match reading {
        Reading::Published => import::published(text),
        Reading::Plain => import::plain(text),
    };
    let written = draft::write(&imported.article).map_err(|_| {
        cannot(strings, input, &Problem::Draft(&DraftError::TooLarge { bytes: text.len() }))
    })?;
    streams.write(output, &written, input, replace, strings)?;
    for finding in &imported.findings {
        streams.complain(&(strings.import_finding)(finding))?;
    }
    Ok(FINE)
}
