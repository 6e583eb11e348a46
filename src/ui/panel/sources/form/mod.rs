//! The form of a source: what is written in its fields, as a reference. It is never an obstacle: what
//! is wrong is told beside its field and may be kept; what was not saved is there again when the form
//! is opened next.
//!
//! It must not change the article: [`form_ui`] pushes actions.

mod cells;
mod kinds;
mod paste;
mod people;
mod show;

pub use show::form_ui;

use crate::article::{
    Author, RefId, Reference, ReferenceDate, ReferenceKind, ReferenceText, UrlStatus,
};
use crate::citations::same::Same;
use crate::dates::{DateField, PartialDate};
use crate::typeset::Direction;
use crate::ui::field::Field;
use people::Person;

/// The form, open or not, with what is written in it.
pub struct SourceForm {
    /// What is shown, if it is.
    open: Option<Target>,
    /// What the fields are of, also while it is closed.
    of: Option<Target>,
    /// What they held at first.
    start: Reference,
    kind: ReferenceKind,
    url_status: UrlStatus,
    texts: Vec<(ReferenceText, Field)>,
    dates: Vec<Dated>,
    people: Vec<Person>,
    note: Field,
    id: Field,
    paste: Field,
    /// What became of what was pasted.
    pasted: Option<Pasted>,
    /// Further sources that were pasted together with this one.
    others: Vec<Reference>,
    /// Fields that came from elsewhere and have no place of their own.
    extra: Vec<(String, String)>,
    /// Whether what is in it was written before and not saved.
    is_restored: bool,
    shows_more: bool,
    /// Set while its first field is still to get the focus.
    takes_focus: bool,
    /// Whether another source is the same one, as it was looked for last.
    same: Option<Looked>,
}

/// What a form is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A new source.
    New,
    /// This one.
    Edit(RefId),
}

/// A date's field.
struct Dated {
    which: ReferenceDate,
    field: Field,
    /// What the writer chose where the text may be two days, and that text.
    decided: Option<(String, PartialDate)>,
}

/// Which source of the article is the same as what is written, if one is.
struct Looked {
    written: Reference,
    revision: u64,
    found: Option<(usize, Same)>,
}

/// What became of what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Pasted {
    Line,
    Url,
    Partly(String),
    NotUnderstood,
}

impl Default for SourceForm {
    fn default() -> Self {
        let texts = ReferenceText::ALL.map(|which| {
            let direction = match which {
                ReferenceText::Url
                | ReferenceText::ArchiveUrl
                | ReferenceText::Isbn
                | ReferenceText::Doi
                | ReferenceText::Language => Direction::Ltr,
                _ => Direction::Auto,
            };
            (which, Field::running(&format!("source-{which:?}"), direction))
        });
        let dates = ReferenceDate::ALL.map(|which| Dated {
            which,
            field: Field::new(&format!("source-{which:?}")),
            decided: None,
        });
        Self {
            open: None,
            of: None,
            start: Reference::default(),
            kind: ReferenceKind::News,
            url_status: UrlStatus::default(),
            texts: texts.into(),
            dates: dates.into(),
            people: Vec::new(),
            note: Field::new("source-note"),
            id: Field::new("source-id"),
            paste: Field::new("source-paste"),
            pasted: None,
            others: Vec::new(),
            extra: Vec::new(),
            is_restored: false,
            shows_more: false,
            takes_focus: false,
            same: None,
        }
    }
}

impl SourceForm {
    /// Opens it for a new source.
    pub fn open_new(&mut self) {
        self.open_as(Target::New, &Reference { kind: ReferenceKind::News, ..Reference::default() });
    }

    /// Opens it for a source of the article.
    pub fn open_edit(&mut self, reference: &Reference) {
        self.open_as(Target::Edit(reference.id.clone()), reference);
    }

    /// Whether it is shown.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    fn open_as(&mut self, target: Target, reference: &Reference) {
        // What was written before is there again, where the source is as it was then.
        let is_same = self.of.as_ref() == Some(&target) && self.start == *reference;
        self.is_restored = is_same && self.is_written();
        if !self.is_restored {
            self.fill(reference);
        }
        self.of = Some(target.clone());
        self.open = Some(target);
        self.takes_focus = true;
    }

    /// Whether anything was written since it was opened.
    fn is_written(&self) -> bool {
        !self.paste.text().trim().is_empty() || self.reference() != self.start
    }

    /// Closes it. What was written stays.
    fn close(&mut self) {
        self.open = None;
    }

    /// Closes it; the next one begins anew.
    fn finish(&mut self) {
        self.open = None;
        self.of = None;
    }

    /// Writes a reference into the fields, in the place of everything.
    fn fill(&mut self, reference: &Reference) {
        self.start = reference.clone();
        self.kind = reference.kind;
        self.url_status = reference.url_status;
        for (which, field) in &mut self.texts {
            field.set_text(reference.text(*which));
        }
        for dated in &mut self.dates {
            dated.set(reference.date(dated.which));
        }
        self.people = reference.authors.iter().map(Person::of).collect();
        if self.people.is_empty() {
            self.people.push(Person::default());
        }
        people::number(&mut self.people);
        self.note.set_text(&reference.note);
        self.id.set_text(reference.id.as_str());
        self.paste.set_text("");
        self.extra.clone_from(&reference.extra);
        self.others.clear();
        (self.pasted, self.same) = (None, None);
        self.is_restored = false;
        // Fields that have something are not hidden.
        let others = kinds::other_rows(self.kind);
        self.shows_more = others.iter().flatten().any(|cell| match cell {
            kinds::Cell::Text(which) => !reference.text(*which).is_empty(),
            kinds::Cell::Date(which) => !reference.date(*which).is_empty(),
            kinds::Cell::Authors => !reference.authors.is_empty(),
            kinds::Cell::UrlStatus => reference.url_status != UrlStatus::Unknown,
            kinds::Cell::Note => !reference.note.is_empty(),
            kinds::Cell::Id => false,
        });
    }

    /// What is written, as a reference.
    pub fn reference(&self) -> Reference {
        let mut reference = Reference {
            id: RefId::new(self.id.text()),
            kind: self.kind,
            url_status: self.url_status,
            note: written(&self.note, &self.start.note),
            extra: self.extra.clone(),
            authors: self.people.iter().filter_map(Person::author).collect::<Vec<Author>>(),
            ..Reference::default()
        };
        for (which, field) in &self.texts {
            let text = written(field, self.start.text(*which));
            *reference.text_mut(*which) = text;
        }
        for dated in &self.dates {
            *reference.date_mut(dated.which) = dated.written(self.start.date(dated.which));
        }
        reference
    }

    fn text_mut(&mut self, which: ReferenceText) -> Option<&mut Field> {
        self.texts.iter_mut().find(|(it, _)| *it == which).map(|(_, field)| field)
    }

    fn dated_mut(&mut self, which: ReferenceDate) -> Option<&mut Dated> {
        self.dates.iter_mut().find(|dated| dated.which == which)
    }
}

impl Dated {
    /// Writes a date into the field as it was typed.
    fn set(&mut self, date: &DateField) {
        self.field.set_text(date.as_typed());
        self.decided = None;
    }

    /// What is written, with what was understood or chosen.
    fn written(&self, start: &DateField) -> DateField {
        let text = self.field.text();
        match &self.decided {
            Some((typed, date)) if typed == text => DateField::from_parts(text, Some(*date)),
            // What was understood when it was typed stands.
            _ if text == one_line(start.as_typed()) => start.clone(),
            _ => DateField::typed(text),
        }
    }
}

/// What is written in a field: to the letter what was there where nobody changed it.
fn written(field: &Field, start: &str) -> String {
    if field.text() == one_line(start) { start.to_owned() } else { field.text().trim().to_owned() }
}

/// As a field shows it.
fn one_line(text: &str) -> String {
    text.replace(crate::text::letters::is_line_break, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A reference with something in every field.
    fn whole() -> Reference {
        let mut reference = Reference {
            id: RefId::new("a"),
            kind: ReferenceKind::Journal,
            url_status: UrlStatus::Dead,
            note: "سطر\nوسطر".to_owned(),
            extra: vec![("x".to_owned(), "1".to_owned())],
            authors: vec![
                Author::Person { given: "أحمد".to_owned(), family: "علي".to_owned() },
                Author::Name("رويترز".to_owned()),
            ],
            ..Reference::default()
        };
        for which in ReferenceText::ALL {
            *reference.text_mut(which) = format!(" {which:?}\u{2028}ب");
        }
        let date = PartialDate::day(2021, 11, 5).ok();
        reference.published = DateField::from_parts("05/11/2021", date);
        reference.accessed = DateField::typed("قبل الحرب");
        reference.archived = DateField::typed("2021-11-06");
        reference
    }

    #[test]
    fn a_form_that_nobody_wrote_in_says_what_the_source_said() {
        let mut form = SourceForm::default();
        form.open_edit(&whole());
        assert_eq!(form.reference(), whole());
        assert!(!form.is_written() && form.shows_more);
    }

    #[test]
    fn what_was_not_saved_is_there_again() {
        let mut form = SourceForm::default();
        form.open_new();
        form.text_mut(ReferenceText::Title).unwrap().set_text(" قمة ");
        form.close();
        form.open_new();
        assert!(form.is_restored);
        assert_eq!(form.reference().title, "قمة");
        form.close();
        form.open_edit(&whole());
        assert_eq!(form.reference(), whole());
        form.finish();
        form.open_new();
        assert!(!form.is_restored && !form.is_written());
    }

    #[test]
    fn a_day_that_was_chosen_stands_beside_what_was_typed() {
        let mut form = SourceForm::default();
        form.open_new();
        let date = PartialDate::day(2021, 5, 11).unwrap();
        let dated = form.dated_mut(ReferenceDate::Published).unwrap();
        dated.field.set_text("05/11/2021");
        dated.decided = Some(("05/11/2021".to_owned(), date));
        let written = form.reference().published;
        assert_eq!((written.as_typed(), written.understood()), ("05/11/2021", Some(date)));
        form.dated_mut(ReferenceDate::Published).unwrap().field.set_text("05/11/2020");
        assert_eq!(form.reference().published.understood(), None);
    }
}
