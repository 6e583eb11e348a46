//! `tahrir refs export`: a draft's references as a bibliography.

use super::args::RefsFormat;
use crate::citations::{bibtex, csl, ris};
use crate::cli::args::{Replace, Stream};
use crate::cli::export::profile_of;
use crate::cli::streams::cannot;
use crate::cli::{FINE, Failure, Streams};
use crate::markup;
use crate::markup::profile::Basis;
use crate::strings::{Problem, Strings};

pub(super) fn run(
    input: &Stream,
    output: &Stream,
    format: RefsFormat,
    profile: &str,
    strings: &Strings,
    streams: &mut Streams<'_>,
) -> Result<u8, Failure> {
    let profile = profile_of(profile, strings)?;
    let article = streams.read_draft(input, strings)?.article;
    if article.references().is_empty() {
        return Err(cannot(strings, input, &Problem::NoReferences));
    }
    let mut notes = Vec::new();
    let text = match format {
        RefsFormat::Bibtex => bibtex::write(article.references().iter()),
        RefsFormat::Ris => ris::write(article.references().iter()),
        RefsFormat::CslJson => csl::write(article.references().iter()),
        RefsFormat::Wikitext => {
            let export = markup::references(&article, &profile);
            notes = export.notes;
            export.text
        }
    };
    streams.write(output, &text, input, Replace::AllButDrafts, strings)?;
    if format == RefsFormat::Wikitext && profile.basis == Basis::Unconfirmed {
        streams.complain(&(strings.problem)(&Problem::UnconfirmedProfile))?;
    }
    for note in &notes {
        streams.complain(&(strings.export_note)(note))?;
    }
    Ok(FINE)
}
