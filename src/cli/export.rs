//! `tahrir export`: a draft becomes markup.

use super::args::{Replace, Stream};
use super::streams::cannot;
use super::{FINE, Failure, Streams};
use crate::markup::profile::Basis;
use crate::markup::{self, Format, Profile};
use crate::strings::{Problem, Strings};

pub(super) fn run(
    input: &Stream,
    output: &Stream,
    profile: &str,
    format: Format,
    strings: &Strings,
    streams: &mut Streams<'_>,
) -> Result<u8, Failure> {
    let profile = profile_of(profile, strings)?;
    let draft = streams.read_draft(input, strings)?;
    let export = markup::export(&draft.article, &profile, format);
    if export.text.is_empty() {
        return Err(cannot(strings, input, &Problem::NothingToExport));
    }
    streams.write(output, &export.text, input, Replace::AllButDrafts, strings)?;
    if format == Format::Wikitext && profile.basis == Basis::Unconfirmed {
        streams.complain(&(strings.problem)(&Problem::UnconfirmedProfile))?;
    }
    for note in &export.notes {
        streams.complain(&(strings.export_note)(note))?;
    }
    Ok(FINE)
}

/// The profile of this name, or which there are.
pub(super) fn profile_of(name: &str, strings: &Strings) -> Result<Profile, Failure> {
    Profile::by_id(name).ok_or_else(|| {
        let names: Vec<String> =
            Profile::bundled().iter().map(|profile| profile.id.clone()).collect();
        let expected = names.join(" | ");
        let problem = Problem::BadValue { option: "--profile", value: name, expected: &expected };
        Failure::Sentence((strings.problem)(&problem))
    })
}
