//! The parts around the text: title, direction, lead picture, names decided, notes, status.

use serde::{Deserialize, Serialize};

use super::{Picture, RichText};

/// A page's title.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Title {
    /// `أخبار` for news; empty in the main namespace.
    pub namespace: String,
    /// The title proper.
    pub name: String,
}

impl Title {
    /// A title in the main namespace.
    pub fn main(name: impl Into<String>) -> Self {
        Self { namespace: String::new(), name: name.into() }
    }

    /// Reads `أخبار:شي وپوتن`; what stands before the colon is a namespace only if it is one of
    /// `namespaces`, so that "G20: قمة" stays whole.
    pub fn parse(text: &str, namespaces: &[&str]) -> Self {
        let text = text.trim();
        match text.split_once(':') {
            Some((namespace, name)) if namespaces.contains(&namespace.trim()) => {
                Self { namespace: namespace.trim().to_owned(), name: name.trim().to_owned() }
            }
            _ => Self::main(text),
        }
    }

    /// The title as a wiki shows it: `namespace:name`, or the name alone.
    pub fn full(&self) -> String {
        if self.namespace.is_empty() {
            self.name.clone()
        } else {
            format!("{}:{}", self.namespace, self.name)
        }
    }
}

/// The base direction of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// Right to left.
    #[default]
    Rtl,
    /// Left to right.
    Ltr,
}

/// The picture above the text, with its caption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lead {
    /// Which picture; its file may be empty while only the caption is known.
    pub picture: Picture,
    /// What stands under it.
    pub caption: RichText,
}

/// What kind of thing a name names.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum EntityKind {
    /// A person.
    #[default]
    Person,
    /// A state body, company, party, team …
    Organisation,
    /// A country, city, sea …
    Place,
    /// A summit, war, match …
    Event,
    /// A book, film, newspaper …
    Work,
}

/// What was decided about one name in this article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct EntityDecision {
    /// The house form; entity marks in the text carry it.
    pub name: String,
    /// What it names.
    pub kind: EntityKind,
    /// The wiki page to link at the first mention; empty for no link.
    pub page: String,
    /// Other spellings that the writer chose to keep in this article.
    pub accepted: Vec<String>,
}

/// An editor's remark.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Note {
    /// Who wrote it; may be empty.
    pub author: String,
    /// The day it was written, as an ISO date; may be empty.
    pub date: String,
    /// The remark.
    pub text: String,
}

/// Something found in the article that its writer chose to leave as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ignored {
    /// The rule that found it, by its stable name.
    pub rule: String,
    /// What was found, so that it is known again after edits elsewhere.
    pub key: String,
    /// Why it stays.
    pub reason: String,
}

/// How far an article has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Being written.
    #[default]
    Draft,
    /// With an editor.
    Review,
    /// Finished; may be exported.
    Ready,
    /// On the wiki.
    Published,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, namespace: &str, name: &str) {
        let title = Title::parse(text, &["أخبار"]);
        assert_eq!((title.namespace.as_str(), title.name.as_str()), (namespace, name));
    }

    #[test]
    fn only_known_namespaces_are_split_off() {
        check("أخبار:شي وپوتن", "أخبار", "شي وپوتن");
        check("أخبار: شي", "أخبار", "شي");
        check("G20: قمة", "", "G20: قمة");
        check("بلا", "", "بلا");
        assert_eq!(Title::parse("أخبار:شي", &["أخبار"]).full(), "أخبار:شي");
    }
}
