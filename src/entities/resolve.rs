//! The texts of an article read together: which entity is meant by each hit, what counts, what is
//! linked. It must not know letters.

use std::collections::HashMap;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::hits::{Fit, Hit, Lexicon, Named, hits};
use super::index::{Index, Role};
use super::letters::{Likeness, is_skipped, name_letters};
use super::words::Words;
use super::{Cache, Entity, Linking, Mention, Mentions, Origin, Register, Verdict};
use crate::article::{
    Article, Block, BlockKind, EntityDecision, EntityKind, Mark, Place, RichText, Target,
};
use crate::text::Span;

/// The names in an article. The cache makes the next run cheap; the answer is the same with an empty
/// one. Takes time in proportion to what changed, and a little for every mention.
pub fn find(article: &Article, register: &Register, cache: &mut Cache) -> Mentions {
    let decided = Decided::of(article, register);
    let lexicon = Lexicon { layers: [&decided.index, register.index()] };
    let mut fingerprint = DefaultHasher::new();
    (register.fingerprint(), article.entities()).hash(&mut fingerprint);
    cache.begin(fingerprint.finish());

    let mut words = Words::default();
    let mut texts: Vec<(Holder, Arc<[Hit]>)> = Vec::with_capacity(article.body().len() + 2);
    texts.push((Holder::Title, hits(&article.title().name, lexicon, &mut words).into()));
    if let Some(lead) = article.lead() {
        texts.push((Holder::Caption, hits(lead.caption.text(), lexicon, &mut words).into()));
    }
    for number in 0..article.body().len() {
        let Some(block) = article.body().shared(number) else { continue };
        let found = cache.hits(block, |block| hits(block.text(), lexicon, &mut words));
        texts.push((Holder::Block(number), found));
    }
    cache.end();

    let seen = seen(lexicon, &decided, &texts);
    let mut answer = Answer::new(article, register, lexicon, &decided, &seen);
    answer.read_unknown(&texts);
    for (holder, hits) in &texts {
        answer.add(*holder, hits);
    }
    answer.finish()
}

/// Which text is meant, in the order of the page.
#[derive(Clone, Copy)]
enum Holder {
    Title,
    Caption,
    Block(usize),
}

impl Holder {
    fn place(self, span: Span) -> Place {
        match self {
            Self::Title => Place::Title(span),
            Self::Caption => Place::LeadCaption(span),
            Self::Block(block) => Place::Body { block, span },
        }
    }
}

/// What was decided about names in the article. An entity's number is that of its entry in the
/// register; those that the register does not know come behind.
struct Decided<'a> {
    index: Index,
    by_number: HashMap<usize, &'a EntityDecision>,
}

impl<'a> Decided<'a> {
    fn of(article: &'a Article, register: &Register) -> Self {
        let mut index = Index::default();
        let mut by_number = HashMap::new();
        let mut own: HashMap<String, usize> = HashMap::new();
        for decision in article.entities() {
            let number = register.number(&decision.name).unwrap_or_else(|| {
                let next = register.entries().len() + own.len();
                *own.entry(name_letters(&decision.name)).or_insert(next)
            });
            // A name that is decided counts wherever it stands, even where it is a common word.
            index.add(&decision.name, number, Role::House);
            for form in &decision.accepted {
                index.add(form, number, Role::House);
            }
            by_number.entry(number).or_insert(decision);
        }
        Self { index, by_number }
    }
}

/// The entities that are named in full somewhere, by a decision or by a form that needs no company.
fn seen(lexicon: Lexicon<'_>, decided: &Decided<'_>, texts: &[(Holder, Arc<[Hit]>)]) -> Marked {
    let mut seen = Marked::default();
    decided.by_number.keys().for_each(|entity| seen.add(*entity));
    let nobody = Marked::default();
    for hit in texts.iter().flat_map(|(_, hits)| hits.iter()) {
        if let Named::Known { fits, .. } = &hit.named
            && let Some((_, entity)) = meant(lexicon, &nobody, fits)
        {
            seen.add(entity);
        }
    }
    seen
}

/// The fit that counts, with its entity: the first that stands for itself, or whose entity was
/// seen. Of several that fit, one that was seen comes before one that was not.
fn meant(lexicon: Lexicon<'_>, seen: &Marked, fits: &[Fit]) -> Option<(Fit, usize)> {
    let mut best = None;
    for fit in fits {
        let Some(form) = lexicon.form(fit.form) else { continue };
        if seen.has(form.entity) {
            return Some((*fit, form.entity));
        }
        let stands_alone = match &form.role {
            Role::House => true,
            Role::NeedsCompany => false,
            Role::Distinctive => fit.likeness == Likeness::Same,
            Role::Wrong { needs_company, .. } => !needs_company,
        };
        if stands_alone && best.is_none() {
            best = Some((*fit, form.entity));
        }
    }
    best
}

/// Some of the entities, by their numbers.
#[derive(Default)]
struct Marked(Vec<bool>);

impl Marked {
    fn add(&mut self, entity: usize) {
        if self.0.len() <= entity {
            self.0.resize(entity + 1, false);
        }
        if let Some(marked) = self.0.get_mut(entity) {
            *marked = true;
        }
    }

    fn has(&self, entity: usize) -> bool {
        self.0.get(entity).copied().unwrap_or(false)
    }
}

struct Answer<'a> {
    article: &'a Article,
    register: &'a Register,
    lexicon: Lexicon<'a>,
    decided: &'a Decided<'a>,
    seen: &'a Marked,
    /// The names that the article gives a page: a mark that says the name becomes a link.
    pages: HashSet<&'a str>,
    /// Where each name of the register or the article is among those that are found.
    known: Vec<Option<usize>>,
    /// The same of those that nobody knows, by what is written.
    unknown: HashMap<String, usize>,
    /// Everything that is written where there may be a name that nobody knows.
    unread: HashSet<String>,
    found: Mentions,
}

impl<'a> Answer<'a> {
    fn new(
        article: &'a Article,
        register: &'a Register,
        lexicon: Lexicon<'a>,
        decided: &'a Decided<'a>,
        seen: &'a Marked,
    ) -> Self {
        let with_page = article.entities().iter().filter(|decision| !decision.page.is_empty());
        let pages = with_page.map(|decision| decision.name.as_str()).collect();
        let (known, unknown) = (Vec::new(), HashMap::new());
        let found = Mentions::default();
        Self {
            article,
            register,
            lexicon,
            decided,
            seen,
            pages,
            known,
            unknown,
            unread: HashSet::new(),
            found,
        }
    }

    fn read_unknown(&mut self, texts: &[(Holder, Arc<[Hit]>)]) {
        for (holder, hits) in texts {
            let unknown = hits.iter().filter(|hit| hit.named == Named::Unknown);
            let written = unknown.filter_map(|hit| self.text(*holder, hit.stem));
            let written: Vec<String> = written.map(name_letters).collect();
            self.unread.extend(written);
        }
    }

    fn add(&mut self, holder: Holder, hits: &[Hit]) {
        let block = match holder {
            Holder::Block(number) => self.article.body().block(number),
            _ => None,
        };
        let is_quotation = block.is_some_and(|block| {
            matches!(block.kind(), BlockKind::Quotation { .. } | BlockKind::Raw)
        });
        let mut links = block.map(Links::of);
        for hit in hits {
            let Some((entity, verdict)) = self.judged(holder, hit) else { continue };
            let particle = match verdict {
                Verdict::Unknown => self.particle(holder, hit),
                _ => 0,
            };
            let stem = Span::new(hit.stem.start + particle, hit.stem.end);
            let number = self.found.mentions.len();
            let mut is_linked = false;
            if let Some(found) = self.found.entities.get_mut(entity) {
                found.mentions.push(number);
                match verdict {
                    Verdict::Variant { .. } => found.variants += 1,
                    Verdict::Glued { .. } => found.glued += 1,
                    Verdict::House | Verdict::Unknown => {}
                }
                if let Some(links) = links.as_mut().filter(|links| links.may_be_linked) {
                    let name = Some(found.name.as_str()).filter(|name| self.pages.contains(name));
                    is_linked = links.covers(hit.stem, name);
                    found.linking = match (found.linking, is_linked) {
                        (Linking::Nowhere, true) => Linking::First,
                        (Linking::Nowhere, false) => Linking::None,
                        (Linking::None, true) => Linking::Later,
                        (linking, _) => linking,
                    };
                }
            }
            self.found.mentions.push(Mention {
                place: holder.place(stem),
                particles: hit.particles + particle,
                entity,
                verdict,
                is_quoted: hit.is_quoted || is_quotation,
                is_linked,
            });
        }
    }

    /// Whom a hit means and how that is written; nothing where it means nobody.
    fn judged(&mut self, holder: Holder, hit: &Hit) -> Option<(usize, Verdict)> {
        match &hit.named {
            Named::Known { fits, has_article_before } => {
                let (fit, entity) = meant(self.lexicon, self.seen, fits)?;
                let form = self.lexicon.form(fit.form)?;
                let right = match (&form.role, fit.likeness) {
                    (Role::Wrong { right, .. }, _) => Some(right.clone()),
                    (_, Likeness::Variant) => Some(self.spelling(&form.letters, entity)),
                    (_, Likeness::Same) => None,
                };
                let verdict = right.map_or(Verdict::House, |right| {
                    let written = self.text(holder, hit.stem).map(name_letters);
                    let right = match right.strip_prefix("ال") {
                        Some(rest) if *has_article_before => rest.to_owned(),
                        _ => right,
                    };
                    Verdict::Variant { written: written.unwrap_or_default(), right }
                });
                Some((self.known(entity), verdict))
            }
            Named::Glued { fits, word, at } => {
                let (_, entity) = meant(self.lexicon, self.seen, fits)?;
                Some((self.known(entity), Verdict::Glued { word: *word, at: *at }))
            }
            Named::Unknown => {
                let stem = Span::new(hit.stem.start + self.particle(holder, hit), hit.stem.end);
                let written = name_letters(self.text(holder, stem)?);
                Some((self.unknown(written), Verdict::Unknown))
            }
        }
    }

    /// Bytes of the particle that an unknown name begins with: what is left without it is such a
    /// name elsewhere.
    fn particle(&self, holder: Holder, hit: &Hit) -> usize {
        let Some(text) = self.text(holder, hit.stem) else { return 0 };
        let Some(rest) = text.strip_prefix(['و', 'ف', 'ب', 'ك', 'ل']) else { return 0 };
        let stem = rest.trim_start_matches(is_skipped);
        if self.unread.contains(&name_letters(stem)) { text.len() - stem.len() } else { 0 }
    }

    /// A form as the register writes it, vowel signs and all.
    fn spelling(&self, letters: &str, entity: usize) -> String {
        let entry = self.register.entries().get(entity);
        let decision = self.decided.by_number.get(&entity);
        let of_entry = entry.into_iter().flat_map(|entry| {
            std::iter::once(&entry.name).chain(&entry.short).chain(&entry.accepted)
        });
        let of_decision = decision
            .into_iter()
            .flat_map(|decision| std::iter::once(&decision.name).chain(&decision.accepted));
        let mut forms = of_entry.chain(of_decision);
        let form = forms.find(|form| name_letters(form) == letters);
        form.map_or_else(|| letters.to_owned(), Clone::clone)
    }

    fn text(&self, holder: Holder, span: Span) -> Option<&'a str> {
        let text = match holder {
            Holder::Title => &self.article.title().name,
            Holder::Caption => self.article.lead().map(|lead| &lead.caption)?.text(),
            Holder::Block(number) => self.article.body().block(number)?.text(),
        };
        text.get(span.start..span.end)
    }

    fn known(&mut self, entity: usize) -> usize {
        if let Some(number) = self.known.get(entity).copied().flatten() {
            return number;
        }
        let entry = self.register.entries().get(entity);
        let decision = self.decided.by_number.get(&entity).copied();
        let name = entry.map(|entry| &entry.name).or(decision.map(|decision| &decision.name));
        let kind = decision.map(|decision| decision.kind).or(entry.map(|entry| entry.kind));
        let page = match decision {
            Some(decision) => decision.page.as_str(),
            None => entry.map_or("", |entry| entry.page()),
        };
        let origin = if entry.is_some() { Origin::Register } else { Origin::Article };
        let number = self.found.entities.len();
        self.found.entities.push(Entity {
            name: name.cloned().unwrap_or_default(),
            kind: kind.unwrap_or_default(),
            latin: entry.map(|entry| entry.latin.clone()).unwrap_or_default(),
            page: page.to_owned(),
            note: entry.map(|entry| entry.note.clone()).unwrap_or_default(),
            ..Entity::new(origin)
        });
        if self.known.len() <= entity {
            self.known.resize(entity + 1, None);
        }
        if let Some(known) = self.known.get_mut(entity) {
            *known = Some(number);
        }
        number
    }

    fn unknown(&mut self, written: String) -> usize {
        if let Some(number) = self.unknown.get(&written) {
            return *number;
        }
        let number = self.found.entities.len();
        self.found.entities.push(Entity { name: written.clone(), ..Entity::new(Origin::Unknown) });
        self.unknown.insert(written, number);
        number
    }

    /// What was decided and is mentioned nowhere comes last.
    fn finish(mut self) -> Mentions {
        let mut decided: Vec<usize> = self.decided.by_number.keys().copied().collect();
        decided.sort_unstable();
        for entity in decided {
            self.known(entity);
        }
        self.found
    }
}

impl Entity {
    fn new(origin: Origin) -> Self {
        Self {
            name: String::new(),
            kind: EntityKind::default(),
            origin,
            latin: String::new(),
            page: String::new(),
            note: String::new(),
            mentions: Vec::new(),
            variants: 0,
            glued: 0,
            linking: Linking::default(),
        }
    }
}

/// The links of a block, to be asked from its start to its end.
struct Links<'a> {
    content: &'a RichText,
    /// Whether names are linked in such a block.
    may_be_linked: bool,
    next: usize,
}

impl<'a> Links<'a> {
    fn of(block: &'a Block) -> Self {
        let may_be_linked =
            matches!(block.kind(), BlockKind::Paragraph | BlockKind::ListItem { .. });
        Self { content: block.content(), may_be_linked, next: 0 }
    }

    /// Whether a name is linked here: by a link to a page over its letters, or by a mark that says
    /// `name`. Spans must come in order.
    fn covers(&mut self, span: Span, name: Option<&str>) -> bool {
        let marks = self.content.marks();
        // Marks by start: those that end before this name end before the next one too, as far as
        // all before them do.
        while marks.get(self.next).is_some_and(|marked| marked.span.end <= span.start) {
            self.next += 1;
        }
        let from_here = marks.iter().skip(self.next);
        let mut here = from_here.take_while(|marked| marked.span.start < span.end);
        here.any(|marked| {
            marked.span.overlaps(span)
                && match &marked.mark {
                    Mark::Link(Target::Page(_)) => true,
                    Mark::Entity(marked) => Some(marked.as_str()) == name,
                    _ => false,
                }
        })
    }
}
