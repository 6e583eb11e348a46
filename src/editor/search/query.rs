//! What is asked for, and which spellings count as one. It knows no text to search in.

use std::fmt;

use crate::text::letters;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Query {
    /// The words, or the regular expression. An empty one is found nowhere.
    pub text: String,
    /// Which spellings count as one.
    pub folding: Folding,
    /// Whether a part of a word will do.
    pub whole_word: WholeWord,
    /// How `text` is to be read.
    pub pattern: Pattern,
    /// What is done about citations and other objects between the letters.
    pub objects: Objects,
}

/// Which spellings count as one. All of them do unless somebody says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Folding {
    /// Vowel signs, tatweel and what can't be seen (direction marks, joiners, soft hyphens) don't
    /// count, and a hard space is a space. Off, a match is what it is to the letter.
    pub marks: bool,
    /// أ إ آ ٱ are ا, ؤ is و, ئ is ي.
    pub hamza: bool,
    /// ى and ی are ي.
    pub yeh: bool,
    /// ة is ه.
    pub teh: bool,
    /// ١ and ۱ are 1.
    pub digits: bool,
    /// پ is ب, ڤ is ف, چ is ج, ژ is ز, گ is any of ج غ ك ق (but these are not one another), and ک
    /// is ك.
    pub house_letters: bool,
    /// Capital letters are small ones.
    pub case: bool,
}

/// Whether a part of a word will do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WholeWord {
    /// It will.
    #[default]
    No,
    /// Only whole words.
    Yes,
    /// Whole words, with the particles joined to them (و ف ب ك ل ال and their combinations).
    WithParticles,
}

/// How the text of a query is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// As it stands.
    #[default]
    Plain,
    /// As a regular expression in the syntax of the `regex` crate. Letters written out meet their
    /// relatives, classes such as `[ا-ي]` and `\p{..}` mean what they say.
    Regex,
}

/// What is done about objects (U+FFFC).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Objects {
    /// No match goes over one; for a regular expression the text ends there.
    #[default]
    Stop,
    /// They are looked through, and stay when the match around them is replaced.
    LookThrough,
}

/// Why a query can't be searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryError {
    /// The regular expression is not one.
    Syntax {
        /// What is wrong with it.
        fault: Fault,
        /// What the `regex` crate says of it, in English, with the place drawn under it.
        detail: String,
    },
    /// It is so long, or asks for so much, that a search would not end soon.
    TooLarge,
}

/// What is wrong with a regular expression.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Fault {
    /// `(` without `)`.
    UnclosedGroup,
    /// `)` without `(`.
    UnopenedGroup,
    /// `[` without `]`.
    UnclosedClass,
    /// A range of a class that runs backwards, or whose ends are no letters.
    Range,
    /// `*`, `+`, `?` or `{..}` with nothing before it.
    NothingToRepeat,
    /// A count in `{..}` that is none.
    Count,
    /// `\` with nothing behind it, or with what has no meaning there.
    Escape,
    /// `\p{..}` with a name that Unicode has not.
    UnknownProperty,
    /// The name of a group is empty, not one, or given twice.
    GroupName,
    /// `(?..` with a flag that there is not.
    Flag,
    /// Looking ahead or behind, which this engine does not do.
    LookAround,
    /// `\1` and the like, which this engine does not do.
    Backreference,
    /// Groups inside groups inside groups.
    TooDeep,
    /// Something else.
    #[default]
    Other,
}

impl Query {
    /// These words, in any spelling, as a part of a word too.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            folding: Folding::ALL,
            whole_word: WholeWord::No,
            pattern: Pattern::Plain,
            objects: Objects::Stop,
        }
    }

    /// This regular expression.
    pub fn regex(text: impl Into<String>) -> Self {
        Self { pattern: Pattern::Regex, ..Self::plain(text) }
    }
}

impl Folding {
    /// Every spelling counts as one.
    pub const ALL: Self = Self {
        marks: true,
        hamza: true,
        yeh: true,
        teh: true,
        digits: true,
        house_letters: true,
        case: true,
    };

    /// Only what is written to the letter counts.
    pub const NONE: Self = Self {
        marks: false,
        hamza: false,
        yeh: false,
        teh: false,
        digits: false,
        house_letters: false,
        case: false,
    };

    /// Whether a query's letter `asked` is met by a text's letter `found` (case apart).
    pub fn is_met(self, asked: char, found: char) -> bool {
        let has_gaf_for = |letter| matches!(letter, 'ج' | 'غ' | 'ك' | 'ک' | 'ق');
        self.plainest(asked) == self.plainest(found)
            || (self.house_letters
                && ((asked == 'گ' && has_gaf_for(found)) || (found == 'گ' && has_gaf_for(asked))))
    }

    /// The letters that meet `asked`, itself first.
    pub(super) fn relatives(self, asked: char) -> impl Iterator<Item = char> {
        let others = RELATED.chars().filter(move |&found| {
            found != asked && RELATED.contains(asked) && self.is_met(asked, found)
        });
        std::iter::once(asked).chain(others)
    }

    fn plainest(self, c: char) -> char {
        match c {
            'أ' | 'إ' | 'آ' | 'ٱ' if self.hamza => 'ا',
            'ؤ' if self.hamza => 'و',
            'ئ' if self.hamza => 'ي',
            'ى' | 'ی' if self.yeh => 'ي',
            'ة' if self.teh => 'ه',
            'پ' if self.house_letters => 'ب',
            'ڤ' if self.house_letters => 'ف',
            'چ' if self.house_letters => 'ج',
            'ژ' if self.house_letters => 'ز',
            'ک' if self.house_letters => 'ك',
            digit if self.digits => letters::ascii_digit(digit),
            other => other,
        }
    }

    /// Whether a character of a text counts for nothing.
    pub(super) fn drops(self, c: char) -> bool {
        self.marks
            && (letters::is_optional_mark(c)
                || letters::is_bidi_control(c)
                || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'))
    }
}

/// Every letter that has a relative.
const RELATED: &str = "اأإآٱوؤيئىیهةبپفڤجچزژگغكکق0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹";

impl Default for Folding {
    fn default() -> Self {
        Self::ALL
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { detail, .. } => f.write_str(detail),
            Self::TooLarge => f.write_str("the query is too large"),
        }
    }
}

impl std::error::Error for QueryError {}
