//! English: references on the command line and in the paste box.

use super::quoted;
use crate::citations::same::Same;
use crate::citations::{Leftover, Why};
use crate::strings::{RefsImported, shortened};

pub(super) const HELP: &str = "\
References of a draft: out of it, into it, and a list of references checked.

Usage:
  tahrir refs export DRAFT --format F [-o OUT]
  tahrir refs import FILE [--into DRAFT]
  tahrir refs check FILE.json [OPTIONS]

Export:
  --format F      bibtex, ris, csl-json, wikitext
  --profile P     wiki: marefa (the default), arwiki, enwiki, arwikinews
  -o, --output OUT  the file to write; else standard output

Import from .bib, .ris, .json, .html (a saved page) or .txt (addresses, DOIs, ISBNs, templates and
citation lines, together):
  --into DRAFT    into this draft; else onto standard output as CSL-JSON
What the draft has already is not added again; what was not understood is told on standard error.

Check of a CSL-JSON list:
  --article-date YYYY-MM-DD  date of the article that cites them
  --today YYYY-MM-DD         the day it is; else by the clock
  --json                     answer in JSON

Examples:
  tahrir refs export samarkand.ron --format bibtex -o samarkand.bib
  tahrir refs import library.ris --into samarkand.ron
  tahrir refs check library.json --article-date 2022-09-13 --json
";

pub(super) fn leftover(leftover: &Leftover) -> String {
    let said = match leftover.why {
        Why::NotUnderstood => "this was not understood",
        Why::PartOfReference => "this part has no field, and was kept with its reference",
        Why::NotWeb => "this is no address of the web, and was not taken as one",
        Why::WrongIsbn => "this ISBN is wrong: its check digit does not fit",
        Why::Unclosed => "a template, entry or record begins here and does not end",
        Why::NotCslJson => "this is no valid reference in CSL-JSON",
        Why::NoReference => "this belongs to the format and is no reference",
        Why::PageCut => "the page is long: only its first 2 MB were read",
        Why::TooLong => "the text is longer than 64 MB: nothing of it was read",
    };
    format!("line {}: {said}: {}", leftover.line, quoted(&shortened(&leftover.text)))
}

pub(super) fn imported(imported: &RefsImported<'_>) -> String {
    match imported {
        RefsImported::Added(0) => "nothing was added".to_owned(),
        RefsImported::Added(1) => "1 reference was added".to_owned(),
        RefsImported::Added(count) => format!("{count} references were added"),
        RefsImported::Known { title, known, by } => {
            let title = quoted(&shortened(title));
            format!("{title} was not added: it is the reference {known} ({})", same(*by))
        }
    }
}

/// By what two references are one source.
pub(super) fn same(by: Same) -> &'static str {
    match by {
        Same::Url => "one address",
        Same::Doi => "one DOI",
        Same::Isbn => "one ISBN",
        Same::Title => "one title, outlet and date",
    }
}
