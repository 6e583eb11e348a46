//! What can be wrong with a draft file, as data. It words nothing for people who write articles:
//! the English here is for developers and logs.

use std::fmt;

use crate::article::RichTextError;
use crate::dates::EdtfError;

/// Why a file cannot be read as a draft. Lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftError {
    /// It is larger than [`MAX_DRAFT_BYTES`](super::MAX_DRAFT_BYTES).
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// It is not text in UTF-8.
    NotUtf8 {
        /// Offset of the first byte that is not.
        offset: usize,
        /// The line of that byte.
        line: usize,
    },
    /// It holds nothing at all.
    Empty,
    /// Nothing about it looks like a draft of ours.
    NotADraft,
    /// A newer version wrote it, in a way that this one must not try to read.
    TooNew {
        /// The file's format.
        format: u32,
        /// The format that a reader must know.
        reader: u32,
    },
    /// The end of the file is missing.
    EndsEarly {
        /// The last line there is.
        line: usize,
    },
    /// The file is not as it was written.
    Damaged {
        /// The first line that fails its own check.
        first_bad_line: usize,
        /// How many lines fail theirs.
        bad_lines: usize,
    },
    /// The file is as it was written, but says something that no draft can say.
    Content(Box<Fault>),
}

/// Something in a draft that cannot be, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, as a path: `article.body[3].marks[0]`. Numbers count from 0.
    pub path: String,
    /// The number of the block, from 0, where it is in one.
    pub block: Option<usize>,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What is wrong at a place of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is not RON, or not of the right shape; in the words of the RON reader.
    Syntax(String),
    /// Brackets within brackets without end.
    TooDeep,
    /// A field of this name does not exist.
    UnknownField,
    /// A block, mark, kind or other choice of this name does not exist.
    UnknownName(String),
    /// This field is there twice.
    Duplicate(String),
    /// This field is missing.
    Missing(String),
    /// No heading has this level.
    HeadingLevel(u8),
    /// No list item has this level.
    ListLevel(u8),
    /// Text, marks and objects do not fit one another.
    Text(RichTextError),
    /// This is not a date.
    Date(EdtfError),
    /// An earlier reference has this id.
    DuplicateReference(String),
}

/// Why an article cannot be written as a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// The file would be larger than [`MAX_DRAFT_BYTES`](super::MAX_DRAFT_BYTES), so that it could
    /// not be read again.
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The source of an unknown block is not exactly one RON value.
    UnknownBlock {
        /// Its number, from 0.
        block: usize,
    },
}

impl fmt::Display for DraftError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(f, "{bytes} bytes are too many for a draft"),
            Self::NotUtf8 { offset, line } => {
                write!(f, "not UTF-8 at byte {offset} (line {line})")
            }
            Self::Empty => f.write_str("empty"),
            Self::NotADraft => f.write_str("not a draft"),
            Self::TooNew { format, reader } => {
                write!(f, "format {format}, for readers that know format {reader}")
            }
            Self::EndsEarly { line } => write!(f, "the file ends early, in line {line}"),
            Self::Damaged { first_bad_line, bad_lines } => {
                write!(f, "damaged: line {first_bad_line} is the first of {bad_lines} bad ones")
            }
            Self::Content(fault) => fault.fmt(f),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column, wrong, .. } = self;
        write!(f, "{line}:{column}: {path}: {wrong}")
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(message) => f.write_str(message),
            Self::TooDeep => f.write_str("brackets nested too deep"),
            Self::UnknownField => f.write_str("no such field"),
            Self::UnknownName(name) => write!(f, "nothing is named {name} here"),
            Self::Duplicate(name) => write!(f, "the field {name} is there twice"),
            Self::Missing(name) => write!(f, "the field {name} is missing"),
            Self::HeadingLevel(level) => write!(f, "no heading has level {level}"),
            Self::ListLevel(level) => write!(f, "no list item has level {level}"),
            Self::Text(error) => error.fmt(f),
            Self::Date(error) => error.fmt(f),
            Self::DuplicateReference(id) => write!(f, "another reference is named {id}"),
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => write!(f, "{bytes} bytes are too many for a draft"),
            Self::UnknownBlock { block } => {
                write!(f, "the source of unknown block {block} is not one RON value")
            }
        }
    }
}

impl std::error::Error for DraftError {}
impl std::error::Error for Fault {}
impl std::error::Error for WriteError {}
