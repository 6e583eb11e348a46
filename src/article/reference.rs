//! References: the entries of a bibliography. It knows their fields, not how any wiki names them.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::dates::DateField;

/// The readable name of a reference, unique in its article: `independent-2022-09-13`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RefId(String);

impl RefId {
    /// A name; white space at its ends is dropped, control characters become hyphens.
    pub fn new(name: &str) -> Self {
        Self(name.trim().chars().map(|c| if c.is_control() { '-' } else { c }).collect())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RefId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a reference refers to; it decides which fields matter and which template is written.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum ReferenceKind {
    /// A web page.
    #[default]
    Web,
    /// A piece in a newspaper or on a news site.
    News,
    /// A book.
    Book,
    /// A journal article.
    Journal,
    /// A report.
    Report,
    /// A broadcast or a video.
    Broadcast,
    /// A post on a social platform.
    Social,
    /// An interview.
    Interview,
    /// Anything else.
    Other,
}

/// Whether the address still leads to the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum UrlStatus {
    /// Nobody said.
    #[default]
    Unknown,
    /// It does.
    Live,
    /// It does not.
    Dead,
    /// It now leads to somebody else's page.
    Usurped,
}

/// An author.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Author {
    /// A person, the names apart.
    Person {
        /// First names.
        given: String,
        /// Last name.
        family: String,
    },
    /// An organisation, or a person's name as it stands.
    Name(String),
}

/// A reference. Every field but the id may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Its name in this article.
    pub id: RefId,
    /// What it refers to.
    pub kind: ReferenceKind,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// Title of the page, piece, chapter or book.
    pub title: String,
    /// The title in the article's language.
    pub translated_title: String,
    /// Name of the site, newspaper, journal or programme.
    pub site: String,
    /// Name of the publisher, where it is not the site.
    pub publisher: String,
    /// News agency.
    pub agency: String,
    /// Place of publication.
    pub place: String,
    /// Language of the source, as a BCP 47 tag.
    pub language: String,
    /// The day it was published.
    pub published: DateField,
    /// The day it was read.
    pub accessed: DateField,
    /// Its address.
    pub url: String,
    /// Address of an archived copy.
    pub archive_url: String,
    /// The day of that copy.
    pub archived: DateField,
    /// Whether the address still works.
    pub url_status: UrlStatus,
    /// The sentence that it is cited for.
    pub quote: String,
    /// Page or pages.
    pub pages: String,
    /// Volume.
    pub volume: String,
    /// Issue.
    pub issue: String,
    /// ISBN.
    pub isbn: String,
    /// DOI.
    pub doi: String,
    /// A remark that stays in the newsroom.
    pub note: String,
    /// Imported fields that have no place above, as name and value.
    pub extra: Vec<(String, String)>,
}

/// The fields of a reference that hold text, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ReferenceText {
    /// [`Reference::title`]
    Title,
    /// [`Reference::translated_title`]
    TranslatedTitle,
    /// [`Reference::site`]
    Site,
    /// [`Reference::publisher`]
    Publisher,
    /// [`Reference::agency`]
    Agency,
    /// [`Reference::place`]
    Place,
    /// [`Reference::language`]
    Language,
    /// [`Reference::url`]
    Url,
    /// [`Reference::archive_url`]
    ArchiveUrl,
    /// [`Reference::quote`]
    Quote,
    /// [`Reference::pages`]
    Pages,
    /// [`Reference::volume`]
    Volume,
    /// [`Reference::issue`]
    Issue,
    /// [`Reference::isbn`]
    Isbn,
    /// [`Reference::doi`]
    Doi,
}

/// The fields of a reference that hold a date, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ReferenceDate {
    /// [`Reference::published`]
    Published,
    /// [`Reference::accessed`]
    Accessed,
    /// [`Reference::archived`]
    Archived,
}

impl ReferenceText {
    /// Every text field.
    pub const ALL: [Self; 15] = [
        Self::Title,
        Self::TranslatedTitle,
        Self::Site,
        Self::Publisher,
        Self::Agency,
        Self::Place,
        Self::Language,
        Self::Url,
        Self::ArchiveUrl,
        Self::Quote,
        Self::Pages,
        Self::Volume,
        Self::Issue,
        Self::Isbn,
        Self::Doi,
    ];
}

impl ReferenceDate {
    /// Every date field, in the order of a reference's life.
    pub const ALL: [Self; 3] = [Self::Published, Self::Accessed, Self::Archived];
}

impl Reference {
    /// A text field by name.
    pub fn text(&self, field: ReferenceText) -> &str {
        match field {
            ReferenceText::Title => &self.title,
            ReferenceText::TranslatedTitle => &self.translated_title,
            ReferenceText::Site => &self.site,
            ReferenceText::Publisher => &self.publisher,
            ReferenceText::Agency => &self.agency,
            ReferenceText::Place => &self.place,
            ReferenceText::Language => &self.language,
            ReferenceText::Url => &self.url,
            ReferenceText::ArchiveUrl => &self.archive_url,
            ReferenceText::Quote => &self.quote,
            ReferenceText::Pages => &self.pages,
            ReferenceText::Volume => &self.volume,
            ReferenceText::Issue => &self.issue,
            ReferenceText::Isbn => &self.isbn,
            ReferenceText::Doi => &self.doi,
        }
    }

    /// A text field by name, to be written to.
    pub fn text_mut(&mut self, field: ReferenceText) -> &mut String {
        match field {
            ReferenceText::Title => &mut self.title,
            ReferenceText::TranslatedTitle => &mut self.translated_title,
            ReferenceText::Site => &mut self.site,
            ReferenceText::Publisher => &mut self.publisher,
            ReferenceText::Agency => &mut self.agency,
            ReferenceText::Place => &mut self.place,
            ReferenceText::Language => &mut self.language,
            ReferenceText::Url => &mut self.url,
            ReferenceText::ArchiveUrl => &mut self.archive_url,
            ReferenceText::Quote => &mut self.quote,
            ReferenceText::Pages => &mut self.pages,
            ReferenceText::Volume => &mut self.volume,
            ReferenceText::Issue => &mut self.issue,
            ReferenceText::Isbn => &mut self.isbn,
            ReferenceText::Doi => &mut self.doi,
        }
    }

    /// A date field by name, to be written to.
    pub fn date_mut(&mut self, field: ReferenceDate) -> &mut DateField {
        match field {
            ReferenceDate::Published => &mut self.published,
            ReferenceDate::Accessed => &mut self.accessed,
            ReferenceDate::Archived => &mut self.archived,
        }
    }

    /// A date field by name.
    pub fn date(&self, field: ReferenceDate) -> &DateField {
        match field {
            ReferenceDate::Published => &self.published,
            ReferenceDate::Accessed => &self.accessed,
            ReferenceDate::Archived => &self.archived,
        }
    }
}

/// The references of an article, in the writer's order; no two share an id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bibliography {
    entries: Vec<Arc<Reference>>,
}

impl Bibliography {
    /// Number of references.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The reference at this place in the list.
    pub fn at(&self, index: usize) -> Option<&Reference> {
        self.entries.get(index).map(Arc::as_ref)
    }

    /// The reference of this name. One look through the list; who asks often makes an index.
    pub fn get(&self, id: &RefId) -> Option<&Reference> {
        self.iter().find(|reference| reference.id == *id)
    }

    /// All references in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Reference> + Clone {
        self.entries.iter().map(Arc::as_ref)
    }

    /// Puts references at the end; those whose id is taken are given back.
    pub(super) fn extend(&mut self, references: Vec<Reference>) -> Vec<Reference> {
        let mut taken: HashSet<RefId> = self.iter().map(|entry| entry.id.clone()).collect();
        let mut refused = Vec::new();
        for reference in references {
            if taken.insert(reference.id.clone()) {
                self.entries.push(Arc::new(reference));
            } else {
                refused.push(reference);
            }
        }
        refused
    }

    /// Puts a reference in; gives it back if the place is past the end or its id is taken.
    pub(super) fn insert(&mut self, at: usize, new: Arc<Reference>) -> Result<(), Arc<Reference>> {
        if at > self.entries.len() || self.get(&new.id).is_some() {
            return Err(new);
        }
        self.entries.insert(at, new);
        Ok(())
    }

    /// Puts a reference in the place of another, which is given back; the new one is given back
    /// as an error where there is no such place or a third one has its id.
    pub(super) fn replace(
        &mut self,
        at: usize,
        new: Arc<Reference>,
    ) -> Result<Arc<Reference>, Arc<Reference>> {
        if self.iter().enumerate().any(|(i, other)| i != at && other.id == new.id) {
            return Err(new);
        }
        match self.entries.get_mut(at) {
            Some(entry) => Ok(std::mem::replace(entry, new)),
            None => Err(new),
        }
    }

    /// Takes a reference out.
    pub(super) fn remove(&mut self, at: usize) -> Option<Arc<Reference>> {
        (at < self.entries.len()).then(|| self.entries.remove(at))
    }
}
