//! References in wikitext: `<ref>` tags with readable names, and citation templates.

use std::collections::HashSet;

use super::Encoder;
use crate::article::{
    Author, RefId, Reference, ReferenceDate, ReferenceKind, ReferenceText, UrlStatus,
};
use crate::dates::{self, Precision};
use crate::markup::address;
use crate::markup::escape::{self, Around};
use crate::markup::profile::{Field, Strictness, Template};
use crate::markup::tree::{Document, ExportNote, Use};
use crate::text::normal;

/// The `name` of each source's `<ref>`: beginning with a letter, unique.
pub(super) struct RefNames(Vec<String>);

impl RefNames {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let mut taken = HashSet::new();
        let unique = |id| {
            let plain = safe_name(id);
            let mut name = plain.clone();
            let mut count = 2_usize;
            while !taken.insert(name.clone()) {
                name = format!("{plain}-{count}");
                count += 1;
            }
            name
        };
        Self(document.sources.iter().map(|source| &source.reference.id).map(unique).collect())
    }

    fn of(&self, source: usize) -> &str {
        self.0.get(source).map_or("", String::as_str)
    }
}

/// Letters, digits and a few signs are kept; what begins otherwise gets a word before it, for
/// MediaWiki refuses numbers as names.
fn safe_name(id: &RefId) -> String {
    let safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    let kept: String = id.as_str().chars().map(|c| if safe(c) { c } else { '-' }).collect();
    // The wiki takes several spaces for one.
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept = normal::as_stored_by_wiki(&kept).into_owned();
    if kept.starts_with(char::is_alphabetic) { kept } else { format!("ref-{kept}") }
}

impl Encoder<'_> {
    /// One use of a source: the first carries its template, later ones only its name.
    pub(super) fn cite(&mut self, one: Use) {
        let document = self.document;
        let Some(source) = document.sources.get(one.source) else { return };
        self.out.push_str("<ref name=\"");
        self.out.push_str(self.names.of(one.source));
        if one.nth > 0 {
            self.out.push_str("\" />");
            return;
        }
        self.out.push_str("\">");
        self.template(source.reference);
        self.out.push_str("</ref>");
    }

    /// A reference as a citation template of the profile.
    pub(super) fn template(&mut self, reference: &Reference) {
        let profile = self.profile;
        let Some(template) = profile.template(self.kind(reference)) else { return };
        let beside = profile.parameter(template, Field::SiteBesidePublisher).is_some();
        let both = !reference.site.trim().is_empty() && !reference.publisher.trim().is_empty();
        self.out.push_str("{{");
        self.out.push_str(&template.name);
        let left_out = self.refused(reference);
        for (field, _) in &profile.parameters {
            let unfit = match field {
                Field::Text(ReferenceText::Site) => both && beside,
                Field::SiteBesidePublisher => !both,
                field => left_out.contains(field),
            };
            if !unfit {
                self.parameter(template, *field, reference);
            }
        }
        self.out.push_str("}}");
        self.note_fields_without_parameter(template, reference);
    }

    /// The kind whose template fits. Citation Style 1 has no web page without an address.
    fn kind(&self, reference: &Reference) -> ReferenceKind {
        let no_address = address::url(&reference.url).is_none();
        match (self.profile.strictness, reference.kind) {
            (Strictness::Cs1, ReferenceKind::Web) if no_address => ReferenceKind::News,
            (_, kind) => kind,
        }
    }

    /// Writes what a reference has for a field; authors may be several.
    fn parameter(&mut self, template: &Template, field: Field, reference: &Reference) {
        let Some(name) = self.profile.parameter(template, field) else { return };
        match field {
            Field::Text(ReferenceText::Url) => self.url_parameter(name, &reference.url),
            Field::Text(ReferenceText::ArchiveUrl) => {
                self.url_parameter(name, &reference.archive_url);
            }
            Field::Text(text) => self.text_parameter(name, reference.text(text)),
            Field::SiteBesidePublisher => self.text_parameter(name, &reference.site),
            Field::Date(date) => self.date_parameter(name, date, reference),
            Field::UrlStatus => {
                let archived = !reference.archive_url.trim().is_empty();
                self.text_parameter(name, if archived { status(reference.url_status) } else { "" });
            }
            Field::Author | Field::Last | Field::First => {
                let parted = self.profile.parameter(template, Field::Last).is_some();
                for (index, author) in reference.authors.iter().enumerate() {
                    let value = match (field, author) {
                        (Field::Author, Author::Name(name)) => name.clone(),
                        (Field::Author, Author::Person { given, family }) if !parted => {
                            format!("{given} {family}")
                        }
                        (Field::Last, Author::Person { family, .. }) => family.clone(),
                        (Field::First, Author::Person { given, .. }) => given.clone(),
                        _ => continue,
                    };
                    if index == 0 {
                        self.text_parameter(name, &value);
                    } else {
                        self.text_parameter(&format!("{name}{}", index + 1), &value);
                    }
                }
            }
        }
    }

    /// Fields that hold something and have no parameter in the profile are not lost unseen.
    fn note_fields_without_parameter(&mut self, template: &Template, reference: &Reference) {
        for field in ReferenceText::ALL {
            let filled = !reference.text(field).trim().is_empty();
            if filled && self.profile.parameter(template, Field::Text(field)).is_none() {
                let reference = reference.id.clone();
                self.notes.push(ExportNote::FieldLeftOut { reference, field });
            }
        }
    }

    fn text_parameter(&mut self, name: &str, text: &str) {
        let text = address::citation_text(text);
        if !text.is_empty() {
            self.name(name);
            let around = Around { at_start: true, at_end: true, ..Around::default() };
            escape::wikitext(&mut self.out, &text, around);
        }
    }

    fn url_parameter(&mut self, name: &str, text: &str) {
        match address::url(text) {
            Some(url) => {
                self.name(name);
                escape::url(&mut self.out, &url);
            }
            None if text.trim().is_empty() => {}
            None => self.notes.push(ExportNote::UrlNotAllowed(text.to_owned())),
        }
    }

    /// A date in the profile's style, or as it was typed where nobody understood it.
    fn date_parameter(&mut self, name: &str, which: ReferenceDate, reference: &Reference) {
        let field = reference.date(which);
        match field.understood() {
            Some(date) => {
                let day = date.precision() == Precision::Day;
                let style = if day { self.profile.dates } else { self.profile.partial_dates };
                self.text_parameter(name, &dates::write(date, style));
            }
            None if field.is_empty() => {}
            None => {
                let typed = field.as_typed().to_owned();
                self.text_parameter(name, &typed);
                self.notes.push(ExportNote::DateAsTyped { reference: reference.id.clone(), typed });
            }
        }
    }

    fn name(&mut self, name: &str) {
        self.out.push('|');
        self.out.push_str(name);
        self.out.push('=');
    }

    /// The fields that the profile's templates would answer with an error on the page.
    fn refused(&mut self, reference: &Reference) -> Vec<Field> {
        let mut refused = Vec::new();
        if self.profile.strictness == Strictness::Lenient {
            return refused;
        }
        let id = || reference.id.clone();
        let accessed = &reference.accessed;
        let day = accessed.understood().is_some_and(|date| date.precision() == Precision::Day);
        if !accessed.is_empty() && address::url(&reference.url).is_none() {
            self.notes.push(ExportNote::AccessDateWithoutUrl(id()));
            refused.push(Field::Date(ReferenceDate::Accessed));
        } else if !accessed.is_empty() && !day {
            self.notes.push(ExportNote::AccessDateNotADay(id()));
            refused.push(Field::Date(ReferenceDate::Accessed));
        }
        let no_archive = address::url(&reference.archive_url).is_none();
        if no_archive != reference.archived.is_empty() {
            self.notes.push(ExportNote::ArchiveIncomplete(id()));
            refused.push(Field::Text(ReferenceText::ArchiveUrl));
            refused.push(Field::Date(ReferenceDate::Archived));
            refused.push(Field::UrlStatus);
        }
        refused
    }
}

fn status(status: UrlStatus) -> &'static str {
    match status {
        UrlStatus::Unknown => "",
        UrlStatus::Live => "live",
        UrlStatus::Dead => "dead",
        UrlStatus::Usurped => "usurped",
    }
}
