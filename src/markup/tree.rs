//! The tree: an article as every format needs it, borrowed and without decisions left to make.
//!
//! Citations are numbered, names are linked at their first mention, marks are nested, neighbours
//! that belong together are grouped. It knows no brackets and no tags: those are the encoders'.

use crate::article::{
    Direction, HeadingLevel, ListLevel, ListStyle, Picture, RefId, Reference, ReferenceText,
    Target, Title,
};
use crate::dates::DateField;

/// An article, ready to be written down.
pub(super) struct Document<'a> {
    pub(super) title: &'a Title,
    pub(super) dateline: &'a DateField,
    pub(super) language: &'a str,
    pub(super) direction: Direction,
    pub(super) lead: Option<Figure<'a>>,
    pub(super) nodes: Vec<Node<'a>>,
    pub(super) see_also: Option<&'a [String]>,
    pub(super) sources: Vec<Source<'a>>,
    pub(super) uncited: Vec<&'a Reference>,
    pub(super) categories: &'a [String],
}

/// One piece of the text, or several that stand together.
pub(super) enum Node<'a> {
    Paragraph(Line<'a>),
    Heading(HeadingLevel, Line<'a>),
    List(Vec<Item<'a>>),
    Quotation {
        lines: Vec<Line<'a>>,
        attribution: &'a str,
    },
    Figure(Figure<'a>),
    Raw(&'a str),
    /// An empty paragraph that keeps the lists or quotations before and after it apart.
    Parting,
}

/// A line of text with the direction that differs from the article's, if it has one.
pub(super) struct Line<'a> {
    pub(super) inlines: Vec<Inline<'a>>,
    pub(super) direction: Option<Direction>,
}

/// An item of a list; how lists nest follows from the levels.
pub(super) struct Item<'a> {
    pub(super) style: ListStyle,
    pub(super) level: ListLevel,
    pub(super) line: Line<'a>,
}

/// A picture with its caption.
pub(super) struct Figure<'a> {
    pub(super) picture: &'a Picture,
    pub(super) caption: Line<'a>,
}

/// A piece of a line. Two runs that stand next to each other differ in style.
pub(super) enum Inline<'a> {
    Run(Run<'a>),
    Link(Link<'a>),
    /// The references cited at one place: numbers into [`Document::sources`].
    Citation(Vec<Use>),
    Raw(&'a str),
}

/// Letters of one style.
pub(super) struct Run<'a> {
    pub(super) text: &'a str,
    pub(super) style: Style,
}

/// Bold, italic, both or neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) bold: bool,
    pub(super) italic: bool,
}

/// A link over one or more runs.
pub(super) struct Link<'a> {
    pub(super) target: LinkTarget<'a>,
    pub(super) runs: Vec<Run<'a>>,
}

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinkTarget<'a> {
    Page(&'a str),
    Url(&'a str),
}

/// One use of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// Which source, counted from 0 in the order of first use.
    pub(super) source: usize,
    /// The how-manyth use of it, counted from 0.
    pub(super) nth: usize,
}

/// A cited reference and how often it is used.
pub(super) struct Source<'a> {
    pub(super) reference: &'a Reference,
    pub(super) uses: usize,
}

impl<'a> LinkTarget<'a> {
    pub(super) fn of(target: &'a Target) -> Self {
        match target {
            Target::Page(page) => Self::Page(page),
            Target::Url(url) => Self::Url(url),
        }
    }
}

impl Line<'_> {
    /// Whether nothing would be seen of it.
    pub(super) fn is_blank(&self) -> bool {
        self.inlines.iter().all(|inline| match inline {
            Inline::Run(run) => run.text.trim().is_empty(),
            Inline::Link(link) => link.runs.iter().all(|run| run.text.trim().is_empty()),
            Inline::Citation(uses) => uses.is_empty(),
            Inline::Raw(raw) => raw.trim().is_empty(),
        })
    }

    /// Its letters alone.
    pub(super) fn plain(&self) -> String {
        let mut plain = String::new();
        for inline in &self.inlines {
            match inline {
                Inline::Run(run) => plain.push_str(run.text),
                Inline::Link(link) => plain.extend(link.runs.iter().map(|run| run.text)),
                Inline::Citation(_) | Inline::Raw(_) => {}
            }
        }
        plain
    }
}

/// Something that the writer should know about an export. Nothing of it stops the export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportNote {
    /// The lead picture has no file, so its caption stands as a paragraph.
    LeadWithoutFile,
    /// A citation names a reference that does not exist, and was left out.
    UndefinedCitation(RefId),
    /// A reference is cited nowhere; it stands after the numbered sources.
    UncitedReference(RefId),
    /// A date could not be understood and stands as it was typed.
    DateAsTyped {
        /// The reference.
        reference: RefId,
        /// What was typed.
        typed: String,
    },
    /// The profile's templates accept an access date only as a full day; it was left out.
    AccessDateNotADay(RefId),
    /// The profile's templates accept an access date only beside an address; it was left out.
    AccessDateWithoutUrl(RefId),
    /// An archive's address without its date, or the reverse, which the profile's templates
    /// reject; it was left out.
    ArchiveIncomplete(RefId),
    /// A field of a reference for which the profile's template has no parameter; it was left out.
    FieldLeftOut {
        /// The reference.
        reference: RefId,
        /// The field.
        field: ReferenceText,
    },
    /// An address that is not http or https; its text stands without a link.
    UrlNotAllowed(String),
    /// A page, file or category name that no wiki accepts; its text stands without a link.
    NameNotAllowed(String),
    /// The title is longer than a wiki accepts (255 bytes after the namespace).
    TitleTooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// Control characters in the text were shown as U+FFFD.
    ControlCharacters {
        /// How many.
        count: usize,
    },
    /// A block of a newer draft was left out.
    UnknownBlock {
        /// Which block, counted from 0.
        block: usize,
    },
    /// Raw wiki markup stands as it is written, for this format cannot show what it makes.
    RawAsCode,
}
