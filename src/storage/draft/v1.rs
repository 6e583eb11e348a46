//! Version 1 of the draft file, as types: what its names are and which of them may be missing.
//!
//! Frozen once released, so that every draft of this version can be read for ever; a later version
//! gets a file of its own beside this one. Nothing here knows what an article may hold (that is
//! `to_article.rs`), nor how the file is laid out (that is `from_article.rs`).
//!
//! Of the model only the enums without fields are used, for their names are the file's.

use serde::{Deserialize, Deserializer};

use crate::article::{Direction, EntityKind, ListStyle, ReferenceKind, Side, Status, UrlStatus};

/// The whole file. `B` is what a block is read as: [`Block`], or its source where the file may
/// hold blocks that this version does not know.
#[derive(Deserialize)]
#[serde(rename = "Draft")]
#[allow(dead_code, reason = "the envelope has checked these by itself; here they are only known")]
pub(super) struct File<'a, B> {
    format: u32,
    reader: u32,
    #[serde(borrow)]
    checksum: &'a str,
    pub(super) article: Article<B>,
    #[serde(borrow)]
    lines: &'a str,
}

/// An article. Four fields are always there, so that `()` is not one.
#[derive(Deserialize)]
pub(super) struct Article<B> {
    pub(super) title: String,
    #[serde(default)]
    pub(super) namespace: String,
    #[serde(default)]
    pub(super) dateline: Date,
    pub(super) language: String,
    pub(super) direction: Direction,
    #[serde(default)]
    pub(super) status: Status,
    #[serde(default, deserialize_with = "present")]
    pub(super) lead: Option<Picture>,
    pub(super) body: Vec<B>,
    #[serde(default, deserialize_with = "present")]
    pub(super) see_also: Option<Vec<String>>,
    #[serde(default)]
    pub(super) categories: Vec<String>,
    #[serde(default)]
    pub(super) references: Vec<Reference>,
    #[serde(default)]
    pub(super) entities: Vec<Entity>,
    #[serde(default)]
    pub(super) notes: Vec<Note>,
    #[serde(default)]
    pub(super) ignored: Vec<Ignored>,
}

/// A block. Marks and offsets count bytes of the text as it is without escapes.
#[derive(Deserialize)]
pub(super) enum Block {
    Paragraph {
        text: String,
        #[serde(default)]
        marks: Vec<Marked>,
        #[serde(default)]
        objects: Vec<Object>,
        #[serde(default, deserialize_with = "present")]
        direction: Option<Direction>,
    },
    Heading {
        level: u8,
        text: String,
        #[serde(default)]
        marks: Vec<Marked>,
        #[serde(default)]
        objects: Vec<Object>,
        #[serde(default, deserialize_with = "present")]
        direction: Option<Direction>,
    },
    Item {
        style: ListStyle,
        level: u8,
        text: String,
        #[serde(default)]
        marks: Vec<Marked>,
        #[serde(default)]
        objects: Vec<Object>,
        #[serde(default, deserialize_with = "present")]
        direction: Option<Direction>,
    },
    Quotation {
        text: String,
        #[serde(default)]
        marks: Vec<Marked>,
        #[serde(default)]
        objects: Vec<Object>,
        #[serde(default)]
        attribution: String,
        #[serde(default, deserialize_with = "present")]
        direction: Option<Direction>,
    },
    Picture {
        file: String,
        #[serde(default)]
        caption: String,
        #[serde(default)]
        marks: Vec<Marked>,
        #[serde(default)]
        objects: Vec<Object>,
        #[serde(default)]
        alt: String,
        #[serde(default)]
        side: Side,
        #[serde(default, deserialize_with = "present")]
        width: Option<u32>,
        #[serde(default)]
        credit: String,
        #[serde(default, deserialize_with = "present")]
        direction: Option<Direction>,
    },
    Raw {
        text: String,
        #[serde(default, deserialize_with = "present")]
        direction: Option<Direction>,
    },
}

/// The picture above the text.
#[derive(Deserialize)]
pub(super) struct Picture {
    pub(super) file: String,
    #[serde(default)]
    pub(super) caption: String,
    #[serde(default)]
    pub(super) marks: Vec<Marked>,
    #[serde(default)]
    pub(super) objects: Vec<Object>,
    #[serde(default)]
    pub(super) alt: String,
    #[serde(default)]
    pub(super) side: Side,
    #[serde(default, deserialize_with = "present")]
    pub(super) width: Option<u32>,
    #[serde(default)]
    pub(super) credit: String,
}

/// A mark: its first byte, the first byte after it, what it says.
pub(super) type Marked = (usize, usize, Mark);

#[derive(Deserialize)]
pub(super) enum Mark {
    Bold,
    Italic,
    Page(String),
    Url(String),
    Entity(String),
}

/// What stands at a U+FFFC of the text; they come in the order of their places.
#[derive(Deserialize)]
pub(super) enum Object {
    Cite(Vec<String>),
    RawInline(String),
}

/// A date: what was typed, and, where it was understood, which date that is (EDTF level 0).
#[derive(Default, Deserialize)]
pub(super) struct Date {
    pub(super) typed: String,
    #[serde(default, deserialize_with = "present")]
    pub(super) is: Option<String>,
}

#[derive(Deserialize)]
pub(super) enum Author {
    Person { given: String, family: String },
    Name(String),
}

#[derive(Deserialize)]
pub(super) struct Reference {
    pub(super) id: String,
    #[serde(default)]
    pub(super) kind: ReferenceKind,
    #[serde(default)]
    pub(super) authors: Vec<Author>,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) translated_title: String,
    #[serde(default)]
    pub(super) site: String,
    #[serde(default)]
    pub(super) publisher: String,
    #[serde(default)]
    pub(super) agency: String,
    #[serde(default)]
    pub(super) place: String,
    #[serde(default)]
    pub(super) language: String,
    #[serde(default)]
    pub(super) published: Date,
    #[serde(default)]
    pub(super) accessed: Date,
    #[serde(default)]
    pub(super) url: String,
    #[serde(default)]
    pub(super) archive_url: String,
    #[serde(default)]
    pub(super) archived: Date,
    #[serde(default)]
    pub(super) url_status: UrlStatus,
    #[serde(default)]
    pub(super) quote: String,
    #[serde(default)]
    pub(super) pages: String,
    #[serde(default)]
    pub(super) volume: String,
    #[serde(default)]
    pub(super) issue: String,
    #[serde(default)]
    pub(super) isbn: String,
    #[serde(default)]
    pub(super) doi: String,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default)]
    pub(super) extra: Vec<(String, String)>,
}

#[derive(Deserialize)]
pub(super) struct Entity {
    pub(super) name: String,
    #[serde(default)]
    pub(super) kind: EntityKind,
    #[serde(default)]
    pub(super) page: String,
    #[serde(default)]
    pub(super) accepted: Vec<String>,
}

#[derive(Deserialize)]
pub(super) struct Note {
    #[serde(default)]
    pub(super) author: String,
    #[serde(default)]
    pub(super) date: String,
    pub(super) text: String,
}

/// A draft that has any is written in a newer format, so that programs from before it read the
/// others and write nothing over them.
#[derive(Deserialize)]
pub(super) struct Ignored {
    pub(super) rule: String,
    pub(super) key: String,
    #[serde(default)]
    pub(super) reason: String,
}

/// A field that may be missing is written without RON's `Some( )`: it is there or it is not.
fn present<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Some)
}
