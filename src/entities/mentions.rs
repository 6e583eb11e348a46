//! What is found in an article: the names, each with its mentions. Plain data; how it is found,
//! others know.

use crate::article::{Article, EntityKind, Place};
use crate::text::Span;

/// The names of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Every name that is mentioned, and every name decided in the article, by first mention.
    pub entities: Vec<Entity>,
    /// Every mention, in the order of the page.
    pub mentions: Vec<Mention>,
}

/// A name with what the article says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The house form; of an unknown name what is written.
    pub name: String,
    /// What it names; of an unknown name a guess.
    pub kind: EntityKind,
    /// Who knows it.
    pub origin: Origin,
    /// The name in Latin letters; may be empty.
    pub latin: String,
    /// The wiki page that a link would lead to; may be empty.
    pub page: String,
    /// A remark of the register.
    pub note: String,
    /// Its mentions, as numbers of [`Mentions::mentions`].
    pub mentions: Vec<usize>,
    /// How many of them are spelled otherwise than the house does.
    pub variants: usize,
    /// How many of them have another word written on to them.
    pub glued: usize,
    /// Whether it is linked.
    pub linking: Linking,
}

/// Who knows a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// The house's register.
    Register,
    /// It was decided in this article.
    Article,
    /// Nobody: it is a proposal.
    Unknown,
}

/// Whether a name is linked in running text. Names are never linked in headings, captions and
/// other people's words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Linking {
    /// It is nowhere in running text.
    #[default]
    Nowhere,
    /// No mention is linked.
    None,
    /// The first mention is linked, as it should be.
    First,
    /// A later mention is linked, the first is not.
    Later,
}

/// One place that names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name without joined particles: in the title, the lead caption or a block.
    pub place: Place,
    /// Bytes of the particles joined to it, right before the place.
    pub particles: usize,
    /// Which entity, as a number of [`Mentions::entities`].
    pub entity: usize,
    /// How it is written.
    pub verdict: Verdict,
    /// Whether these are somebody else's words or markup, which are never rewritten.
    pub is_quoted: bool,
    /// Whether a link lies over it, or a mark that becomes one.
    pub is_linked: bool,
}

/// How a mention is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// As the house writes it, or as the article was decided to.
    House,
    /// Otherwise.
    Variant {
        /// What is written, without particles and vowel signs.
        written: String,
        /// What the house writes in its place.
        right: String,
    },
    /// With another word, no space between them.
    Glued {
        /// All of what is written in one, in the same text as the place.
        word: Span,
        /// Where the space belongs.
        at: usize,
    },
    /// The house knows no such name.
    Unknown,
}

impl Mentions {
    /// The mentions of an entity, in the order of the page.
    pub fn of(&self, entity: usize) -> impl DoubleEndedIterator<Item = &Mention> {
        let numbers = self.entities.get(entity).map_or(&[][..], |it| it.mentions.as_slice());
        numbers.iter().filter_map(|number| self.mentions.get(*number))
    }

    /// The number of the entity of this name.
    pub fn number(&self, name: &str) -> Option<usize> {
        self.entities.iter().position(|entity| entity.name == name)
    }

    /// How many mentions are spelled otherwise than the house does, and not by somebody else.
    pub fn doubts(&self) -> usize {
        self.mentions.iter().filter(|mention| mention.is_fixable()).count()
    }
}

impl Mention {
    /// Its bytes in the text that it stands in.
    pub fn span(&self) -> Span {
        match self.place {
            Place::Title(span) | Place::LeadCaption(span) | Place::Body { span, .. } => span,
            _ => Span::default(),
        }
    }

    /// The same place with the particles.
    pub fn whole(&self) -> Place {
        let wide = |span: Span| Span::new(span.start.saturating_sub(self.particles), span.end);
        match self.place.clone() {
            Place::Title(span) => Place::Title(wide(span)),
            Place::LeadCaption(span) => Place::LeadCaption(wide(span)),
            Place::Body { block, span } => Place::Body { block, span: wide(span) },
            other => other,
        }
    }

    /// Whether something is to be put right here, and may be.
    pub fn is_fixable(&self) -> bool {
        !self.is_quoted && matches!(self.verdict, Verdict::Variant { .. } | Verdict::Glued { .. })
    }

    /// A range of the text that the mention stands in.
    pub fn text<'a>(&self, article: &'a Article, span: Span) -> Option<&'a str> {
        let text = match &self.place {
            Place::Title(_) => article.title().name.as_str(),
            Place::LeadCaption(_) => article.lead()?.caption.text(),
            Place::Body { block, .. } => article.body().block(*block)?.text(),
            _ => return None,
        };
        text.get(span.start..span.end)
    }
}
