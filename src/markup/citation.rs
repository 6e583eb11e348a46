//! A reference as the sentences of a bibliography, for formats that have no citation templates:
//! `"Title". Site. 2022-09-13. Retrieved 2022-09-13.`
//!
//! It decides what is said and in which order. How a title is linked or a date kept from turning
//! round is the encoders' to know.

use std::borrow::Cow;

use super::address;
use super::escape::one_line;
use super::profile::Profile;
use super::tree::ExportNote;
use super::words::Words;
use crate::article::{Author, Reference, ReferenceDate};
use crate::dates::{self, DateField, Precision};

/// A piece of a sentence.
pub(super) enum Part<'a> {
    /// Words or signs of the page itself.
    Words(&'static str),
    /// Words of the source, perhaps in another script than the page.
    Text(Cow<'a, str>),
    /// The title, to be put in quotation marks.
    Title { text: Cow<'a, str>, url: Option<String> },
    /// Words of the page that lead to an address.
    Linked { words: &'static str, url: String },
    /// An address that is shown.
    Url(String),
    /// A date.
    Date(ShownDate),
}

/// A date as a page shows it.
pub(super) struct ShownDate {
    /// In the profile's style, or as it was typed where nobody understood it.
    pub(super) text: String,
    /// ISO 8601, if the date was understood.
    pub(super) iso: Option<String>,
}

/// Pieces that end in a full stop.
pub(super) struct Sentence<'a> {
    pub(super) parts: Vec<Part<'a>>,
}

impl Sentence<'_> {
    /// Whether a full stop must be added at its end.
    pub(super) fn wants_stop(&self) -> bool {
        match self.parts.last() {
            Some(Part::Text(text)) => !text.ends_with(['.', '؟', '?', '!', '…']),
            Some(Part::Date(date)) => !date.text.ends_with('.'),
            _ => true,
        }
    }
}

/// A date in the profile's style; nothing where none was typed.
pub(super) fn shown_date(field: &DateField, profile: &Profile) -> Option<ShownDate> {
    if field.is_empty() {
        return None;
    }
    Some(match field.understood() {
        Some(date) => {
            let day = date.precision() == Precision::Day;
            let style = if day { profile.dates } else { profile.partial_dates };
            ShownDate { text: dates::write(date, style), iso: Some(date.to_string()) }
        }
        None => ShownDate { text: one_line(field.as_typed()).into_owned(), iso: None },
    })
}

/// What a bibliography says of a reference.
pub(super) fn sentences<'a>(
    reference: &'a Reference,
    profile: &Profile,
    words: &'static Words,
    notes: &mut Vec<ExportNote>,
) -> Vec<Sentence<'a>> {
    let mut teller = Teller { reference, profile, words, notes, told: Vec::new() };
    teller.authors();
    teller.title();
    teller.text(&reference.site);
    if reference.publisher.trim() != reference.site.trim() {
        teller.text(&reference.publisher);
    }
    teller.text(&reference.agency);
    teller.text(&reference.place);
    teller.labelled(words.volume, &reference.volume);
    teller.labelled(words.issue, &reference.issue);
    teller.labelled(words.pages, &reference.pages);
    teller.published();
    teller.labelled("ISBN", &reference.isbn);
    teller.labelled("DOI", &reference.doi);
    teller.quote();
    teller.archived();
    if let Some(date) = teller.date(ReferenceDate::Accessed) {
        teller.say(vec![Part::Words(words.retrieved), Part::Words(" "), Part::Date(date)]);
    }
    teller.told
}

struct Teller<'a, 'n> {
    reference: &'a Reference,
    profile: &'n Profile,
    words: &'static Words,
    notes: &'n mut Vec<ExportNote>,
    told: Vec<Sentence<'a>>,
}

impl<'a> Teller<'a, '_> {
    fn say(&mut self, parts: Vec<Part<'a>>) {
        self.told.push(Sentence { parts });
    }

    fn text(&mut self, text: &'a str) {
        let text = one_line(text);
        if !text.is_empty() {
            self.say(vec![Part::Text(text)]);
        }
    }

    fn labelled(&mut self, label: &'static str, text: &'a str) {
        let text = one_line(text);
        if !text.is_empty() {
            self.say(vec![Part::Words(label), Part::Words(" "), Part::Text(text)]);
        }
    }

    fn authors(&mut self) {
        let mut parts = Vec::new();
        for name in self.reference.authors.iter().map(author_name) {
            if name.is_empty() {
                continue;
            }
            if !parts.is_empty() {
                parts.push(Part::Words(self.words.between_authors));
            }
            parts.push(Part::Text(name));
        }
        if !parts.is_empty() {
            self.say(parts);
        }
    }

    /// The title leads to the source; where there is no title, the address stands in its place.
    fn title(&mut self) {
        let text = one_line(&self.reference.title);
        let (url, refused) = self.url(&self.reference.url);
        match url {
            url if !text.is_empty() => self.say(vec![Part::Title { text, url }]),
            Some(url) => self.say(vec![Part::Url(url)]),
            None => {}
        }
        let translated = one_line(&self.reference.translated_title);
        if !translated.is_empty() {
            self.say(vec![Part::Words("["), Part::Text(translated), Part::Words("]")]);
        }
        self.text(refused);
    }

    fn published(&mut self) {
        if let Some(date) = self.date(ReferenceDate::Published) {
            self.say(vec![Part::Date(date)]);
        }
    }

    fn quote(&mut self) {
        let text = one_line(&self.reference.quote);
        if !text.is_empty() {
            self.say(vec![Part::Words("«"), Part::Text(text), Part::Words("»")]);
        }
    }

    fn archived(&mut self) {
        let words = self.words.archived;
        let (url, refused) = self.url(&self.reference.archive_url);
        let date = self.date(ReferenceDate::Archived);
        if url.is_none() && refused.is_empty() && date.is_none() {
            return;
        }
        let mut parts = vec![match url {
            Some(url) => Part::Linked { words, url },
            None => Part::Words(words),
        }];
        if !refused.is_empty() {
            parts.extend([Part::Words(" "), Part::Text(one_line(refused))]);
        }
        if let Some(date) = date {
            parts.extend([Part::Words(" "), Part::Date(date)]);
        }
        self.say(parts);
    }

    /// An address as it may be linked, and the text of one that may not.
    fn url(&mut self, text: &'a str) -> (Option<String>, &'a str) {
        match address::url(text) {
            None if text.trim().is_empty() => (None, ""),
            None => {
                self.notes.push(ExportNote::UrlNotAllowed(text.to_owned()));
                (None, text)
            }
            url => (url, ""),
        }
    }

    fn date(&mut self, which: ReferenceDate) -> Option<ShownDate> {
        let field = self.reference.date(which);
        let shown = shown_date(field, self.profile)?;
        if shown.iso.is_none() {
            let (reference, typed) = (self.reference.id.clone(), field.as_typed().to_owned());
            self.notes.push(ExportNote::DateAsTyped { reference, typed });
        }
        Some(shown)
    }
}

/// `Family, Given` with the comma of the name's own script, or the name as it stands.
fn author_name(author: &Author) -> Cow<'_, str> {
    let (given, family) = match author {
        Author::Name(name) => return one_line(name),
        Author::Person { given, family } => (one_line(given), one_line(family)),
    };
    let is_arabic = |c: char| matches!(c, '\u{620}'..='\u{64A}' | '\u{671}'..='\u{6D3}');
    match (given.is_empty(), family.is_empty()) {
        (true, _) => family,
        (_, true) => given,
        _ if family.contains(is_arabic) => Cow::Owned(format!("{family}، {given}")),
        _ => Cow::Owned(format!("{family}, {given}")),
    }
}
