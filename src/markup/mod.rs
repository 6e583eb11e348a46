//! Markup: an article as text that others can read. Article → tree → text, each step pure.
//!
//! [`export`] is the whole interface, with [`fragment`] for the clipboard and [`reading()`] for
//! those who want to see the finished page. `convert` makes every decision that formats share, `tree` is
//! what it decides, one encoder a format writes it down; `escape` and `address` are the only places
//! that know what a format would take for its own. `citation` says what a bibliography says where
//! no templates do, `reader` the same as plain text with the numbers, `list` nests lists, `words` are the page's few words of its own. The same
//! article always gives the same bytes. It must not know files, windows or the clock.

mod address;
mod citation;
mod convert;
mod escape;
mod html;
mod list;
mod markdown;
mod plain;
pub mod profile;
mod reader;
mod reading;
mod tree;
mod wikitext;
mod words;

pub use profile::Profile;
pub use reader::{cited, source_line};
pub use reading::{Reading, reading, source};
pub use tree::ExportNote;

use crate::article::{Article, Field, Title};

/// What an article can be written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// MediaWiki's markup, in the words of a profile.
    #[default]
    Wikitext,
    /// A web page of its own.
    Html,
    /// CommonMark with footnotes.
    Markdown,
    /// Text alone, in the shape of a published page.
    Text,
}

/// An article written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The whole text, ending in a line end unless it is empty.
    pub text: String,
    /// What the writer should know about it.
    pub notes: Vec<ExportNote>,
}

/// Writes an article down. Never fails: what a format cannot hold is left out and noted.
pub fn export(article: &Article, profile: &Profile, format: Format) -> Export {
    let (document, mut notes) = convert::document(article);
    let text = match format {
        Format::Wikitext => wikitext::encode(&document, profile, &mut notes),
        Format::Html => html::encode(&document, profile, &mut notes),
        Format::Markdown => markdown::encode(&document, profile, &mut notes),
        Format::Text => plain::encode(&document, profile, &mut notes),
    };
    Export { text, notes }
}

/// Writes the references of an article down for a page of the profile's wiki, each as a `<ref>` with
/// its name, one a line.
pub fn references(article: &Article, profile: &Profile) -> Export {
    let bare = Article::with_body(Title::default(), crate::article::Body::default());
    let (bare, _) = bare.with_references(article.references().iter().cloned().collect());
    let (mut document, mut notes) = convert::document(&bare);
    // Here nothing cites them, and nothing should.
    notes.retain(|note| !matches!(note, ExportNote::UncitedReference(_)));
    let uncited = std::mem::take(&mut document.uncited).into_iter();
    document.sources = uncited.map(|reference| tree::Source { reference, uses: 0 }).collect();
    let text = wikitext::references(&document, profile, &mut notes);
    Export { text, notes }
}

/// Writes an article's body down for other programs to paste: HTML without a page around it, and
/// without citations, which lead nowhere there. One paragraph is a piece of a line.
pub fn fragment(article: &Article, profile: &Profile) -> String {
    let bare = Article::with_body(Title::default(), article.body().clone())
        .with(Field::Language(article.language().to_owned()))
        .with(Field::Direction(article.direction()))
        .with(Field::Entities(article.entities().to_vec()));
    // Without references no citation is defined, and each is left out.
    let (document, mut notes) = convert::document(&bare);
    html::fragment(&document, profile, &mut notes)
}
