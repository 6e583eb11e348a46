//! `tahrir refs import`: references out of a file, onto standard output as CSL-JSON or into a draft.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use crate::article::{Change, Reference};
use crate::citations::{self, Pasted, bibtex, csl, page, ris, same};
use crate::cli::args::{Replace, Stream};
use crate::cli::streams::{cannot, name};
use crate::cli::{FINE, Failure, Streams};
use crate::storage::draft::{self, Access, DraftError};
use crate::strings::{Problem, RefsImported, Strings};

pub(super) fn run(
    input: &Stream,
    into: Option<&Stream>,
    strings: &Strings,
    streams: &mut Streams<'_>,
) -> Result<u8, Failure> {
    let bytes = streams.read(input, strings)?;
    let pasted = read(input, &bytes);
    for left in &pasted.leftover {
        let sentence = (strings.citation_leftover)(left);
        streams.complain(&(strings.about)(&name(input, strings), &sentence))?;
    }
    if pasted.references.is_empty() {
        return Err(cannot(strings, input, &Problem::NoReferences));
    }
    match into {
        None => streams.say(&csl::write(&pasted.references))?,
        Some(draft) => add(&pasted, input, draft, strings, streams)?,
    }
    Ok(FINE)
}

/// By the ending of the file's name where that says what it is, else by its content.
fn read(input: &Stream, bytes: &[u8]) -> Pasted {
    let ending = match input {
        Stream::File(path) => ending(path),
        Stream::Standard => String::new(),
    };
    // Old pages are not always UTF-8, and say so themselves.
    let text = || match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(bytes),
    };
    match ending.as_str() {
        "bib" | "bibtex" => bibtex::read(&text()),
        "ris" => ris::read(&text()),
        "json" | "csljson" => csl::read(&text()),
        "html" | "htm" | "xhtml" => citations::of_page(bytes),
        _ if page::is_page(&text()) => citations::of_page(bytes),
        _ => citations::paste(&text()),
    }
}

fn ending(path: &Path) -> String {
    path.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default()
}

/// Adds what the draft does not have, and tells what it has.
fn add(
    pasted: &Pasted,
    input: &Stream,
    into: &Stream,
    strings: &Strings,
    streams: &mut Streams<'_>,
) -> Result<(), Failure> {
    let read = streams.read_draft(into, strings)?;
    if let Access::ReadOnly(unknown) = &read.access {
        return Err(cannot(strings, into, &Problem::NewerDraft(unknown)));
    }
    let mut article = read.article;
    let mut added = 0;
    for reference in &pasted.references {
        if let Some((at, by)) = same::find(article.references().iter(), reference) {
            let known = article.references().at(at).map(|it| it.id.clone()).unwrap_or_default();
            let told = RefsImported::Known { title: shown(reference), known: known.as_str(), by };
            streams.complain(&(strings.refs_imported)(&told))?;
            continue;
        }
        let id = citations::name::free(reference, |id| article.references().get(id).is_some());
        let reference = Arc::new(Reference { id, ..reference.clone() });
        let at = article.references().len();
        // An id that is free is never refused.
        if article.apply(Change::InsertReference { at, reference }).is_ok() {
            added += 1;
        }
    }
    if added > 0 {
        let written = draft::write(&article).map_err(|_| {
            cannot(strings, into, &Problem::Draft(&DraftError::TooLarge { bytes: 0 }))
        })?;
        streams.write(into, &written, input, Replace::Allowed, strings)?;
    }
    // Where the draft goes to standard output, that holds nothing but the draft.
    streams.complain(&(strings.refs_imported)(&RefsImported::Added(added)))
}

/// By what a person knows a reference again.
fn shown(reference: &Reference) -> &str {
    let fields = [&reference.title, &reference.url, &reference.doi, &reference.isbn];
    fields.into_iter().find(|field| !field.is_empty()).map_or("", String::as_str)
}
