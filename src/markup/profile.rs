//! Profiles: what a wiki calls things. Data only, from `assets/profiles/`, so that a newsroom can
//! bring its own; the encoders read them and know no wiki by name.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::article::{ReferenceDate, ReferenceKind, ReferenceText};
use crate::dates::DateStyle;

/// A wiki's conventions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Name on the command line and in settings.
    pub id: String,
    /// Name in an Arabic window.
    pub name_ar: String,
    /// Name in an English window.
    pub name_en: String,
    /// How far these conventions can be trusted.
    pub basis: Basis,
    /// Language of the wiki, as a BCP 47 tag.
    pub language: String,
    /// Address of its articles; the page name follows.
    pub article_url: String,
    /// Namespaces in which articles are written; the first is for news.
    pub namespaces: Vec<String>,
    /// Headings of the sections that the exporter makes.
    pub sections: Sections,
    /// The markup that shows the numbered references.
    pub references: String,
    /// Names in picture markup.
    pub picture: PictureNames,
    /// Namespace of categories.
    pub category: String,
    /// How a full day is written in templates.
    pub dates: DateStyle,
    /// How a month or a year alone is written there.
    pub partial_dates: DateStyle,
    /// What its citation templates refuse.
    pub strictness: Strictness,
    /// Which template each kind of reference uses; the first is for kinds not named.
    pub templates: Vec<Template>,
    /// Parameter names, in the order of writing.
    pub parameters: Vec<(Field, String)>,
    /// Before the words of whom a quotation is by.
    pub attribution: String,
    /// Around a picture's credit; `{}` is the name.
    pub credit: String,
}

/// Where a profile's conventions come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basis {
    /// From a published page; template and field names are likely.
    PublishedPage,
    /// Seen in the tests of programs that edit the wiki.
    SeenInUse,
    /// Documented.
    Documented,
    /// Nobody has confirmed them: say so wherever the profile is offered.
    Unconfirmed,
}

/// Headings of the sections that the exporter makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sections {
    /// «انظر أيضاً»
    pub see_also: String,
    /// «المصادر»
    pub sources: String,
}

/// Names in picture markup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PictureNames {
    /// Namespace of files.
    pub namespace: String,
    /// A framed picture with a caption.
    pub thumb: String,
    /// Left of the text.
    pub left: String,
    /// Right of the text.
    pub right: String,
    /// In the middle.
    pub center: String,
    /// Width; `{}` is the number of pixels.
    pub width: String,
    /// Text for those who don't see it; `{}` is the text.
    pub alt: String,
}

/// What a wiki's citation templates refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Strictness {
    /// Nothing is known to be refused.
    Lenient,
    /// The rules of Citation Style 1: an access date is a full day and stands beside an address;
    /// an archive's address and date stand together.
    Cs1,
}

/// A template and the kinds of reference that use it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its name.
    pub name: String,
    /// The kinds that use it.
    pub kinds: Vec<ReferenceKind>,
    /// Parameters with another name than in [`Profile::parameters`].
    #[serde(default)]
    pub parameters: Vec<(Field, String)>,
}

/// A field of a reference as templates know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Field {
    /// A field of text.
    Text(ReferenceText),
    /// A date.
    Date(ReferenceDate),
    /// An author as one name.
    Author,
    /// An author's last name.
    Last,
    /// An author's first names.
    First,
    /// The site, where the publisher is given too; else the site takes its own name.
    SiteBesidePublisher,
    /// `dead`, `live` … of an archived source.
    UrlStatus,
}

/// The profiles that come with the program, as their file's name and text; the first is the
/// default.
const BUNDLED: [&str; 4] = [
    include_str!("../../assets/profiles/marefa.ron"),
    include_str!("../../assets/profiles/arwiki.ron"),
    include_str!("../../assets/profiles/enwiki.ron"),
    include_str!("../../assets/profiles/arwikinews.ron"),
];

impl Profile {
    /// Reads a profile.
    ///
    /// # Errors
    /// Where the text is no RON or lacks a field; the error names line and column.
    pub fn read(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// The profiles that come with the program, the default one (Marefa) first.
    pub fn bundled() -> &'static [Self] {
        // Read once: a window asks in every frame. A test reads each of them, so none is ever left
        // out here.
        static PROFILES: LazyLock<Vec<Profile>> =
            LazyLock::new(|| BUNDLED.iter().filter_map(|text| Profile::read(text).ok()).collect());
        &PROFILES
    }

    /// The bundled profile of this id.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::bundled().iter().find(|profile| profile.id == id).cloned()
    }

    /// Address of a page of this wiki.
    pub fn page_url(&self, page: &str) -> String {
        super::address::page_url(&self.article_url, page)
    }

    /// The template for a kind of reference.
    pub(super) fn template(&self, kind: ReferenceKind) -> Option<&Template> {
        let fits = |template: &&Template| template.kinds.contains(&kind);
        self.templates.iter().find(fits).or(self.templates.first())
    }

    /// The parameter for a field in a template, if the profile writes that field at all.
    pub(super) fn parameter<'p>(&'p self, template: &'p Template, field: Field) -> Option<&'p str> {
        let find = |list: &'p [(Field, String)]| list.iter().find(|(it, _)| *it == field);
        find(&template.parameters).or_else(|| find(&self.parameters)).map(|(_, name)| name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_profile_can_be_read_and_is_complete() {
        for text in BUNDLED {
            let profile = Profile::read(text).unwrap();
            assert_eq!(Profile::read(&ron::to_string(&profile).unwrap()).as_ref(), Ok(&profile));
            let web = profile.template(ReferenceKind::Web).unwrap();
            for field in [
                Field::Text(ReferenceText::Title),
                Field::Text(ReferenceText::Url),
                Field::Text(ReferenceText::Site),
                Field::Date(ReferenceDate::Published),
                Field::Date(ReferenceDate::Accessed),
            ] {
                assert!(profile.parameter(web, field).is_some(), "{}: {field:?}", profile.id);
            }
            assert!(profile.picture.width.contains("{}") && profile.picture.alt.contains("{}"));
            assert!(profile.credit.contains("{}"));
        }
        assert_eq!(Profile::bundled().len(), BUNDLED.len());
    }
}
