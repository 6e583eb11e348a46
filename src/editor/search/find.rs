//! The matches of a query in a text or an article. It changes nothing.

use regex::{CaptureLocations, Regex};

use super::folded::Folded;
use super::pattern::compile;
use super::query::{Folding, Objects, Pattern, Query, QueryError, WholeWord};
use crate::article::{Article, Block};
use crate::checks::Place;
use crate::text::{OBJECT, Span, ceil_boundary, is_boundary, letters, words};

/// A match in an article.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Match {
    /// Where it stands, particles and the signs over its last letter included: a
    /// [`Place::Title`], [`Place::LeadCaption`] or [`Place::Body`].
    pub place: Place,
    /// How many bytes at its start are joined particles
    /// (0 unless asked for with [`WholeWord::WithParticles`]).
    pub particles: usize,
}

/// A match in one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Found {
    /// Where it stands, in bytes of the text as it is.
    pub span: Span,
    /// How many bytes at its start are joined particles.
    pub particles: usize,
}

/// A query made ready: for whoever searches the paragraphs that changed, or a long article in
/// parts.
#[derive(Clone, Debug)]
pub struct Search {
    /// Nothing where the query is empty.
    regex: Option<Regex>,
    folding: Folding,
    whole_word: WholeWord,
    pattern: Pattern,
    objects: Objects,
}

/// The matches of a query in title, lead caption and body, in this order, none overlapping another.
///
/// ```
/// use tahrir::article::{Article, Block, Body, Title};
/// use tahrir::editor::search::{Query, find};
/// let body = Body::new([Block::paragraph("قال بُوتِن وپوتن")]);
/// let article = Article::with_body(Title::main("شي وبوتن"), body);
/// assert_eq!(find(&article, &Query::plain("پوتن")).unwrap().len(), 3);
/// ```
///
/// # Errors
/// Where a regular expression is not one, or a query is too large.
pub fn find(article: &Article, query: &Query) -> Result<Vec<Match>, QueryError> {
    Ok(Search::new(query)?.in_article(article))
}

impl Search {
    /// Makes a query ready.
    ///
    /// # Errors
    /// Where a regular expression is not one, or a query is too large.
    pub fn new(query: &Query) -> Result<Self, QueryError> {
        let (regex, folding) = compile(query)?.unzip();
        Ok(Self {
            regex,
            folding: folding.unwrap_or(query.folding),
            whole_word: query.whole_word,
            pattern: query.pattern,
            objects: query.objects,
        })
    }

    /// The matches in title, lead caption and body, in this order.
    pub fn in_article(&self, article: &Article) -> Vec<Match> {
        let mut matches = Vec::new();
        let mut add = |text: &str, place: &dyn Fn(Span) -> Place| {
            matches.extend(
                self.in_text(text)
                    .into_iter()
                    .map(|found| Match { place: place(found.span), particles: found.particles }),
            );
        };
        add(&article.title().name, &Place::Title);
        if let Some(lead) = article.lead() {
            add(lead.caption.text(), &Place::LeadCaption);
        }
        for (block, text) in article.body().iter().map(Block::text).enumerate() {
            add(text, &|span| Place::Body { block, span });
        }
        matches
    }

    /// The matches in one text, in order, none overlapping another.
    pub fn in_text(&self, text: &str) -> Vec<Found> {
        let mut matches = Vec::new();
        self.each(text, Groups::Unread, |found, _| matches.push(found));
        matches
    }

    /// Hands out each match with the places of its groups (in the original text), the first being
    /// the match without its particles.
    pub(super) fn each(
        &self,
        text: &str,
        groups: Groups,
        mut hand_out: impl FnMut(Found, &[Option<Span>]),
    ) {
        let Some(regex) = &self.regex else { return };
        let folded = Folded::new(text, self.folding, self.objects);
        let mut locations = regex.capture_locations();
        let mut spans = Vec::new();
        let mut from = 0;
        for piece in folded.text.split(OBJECT) {
            let mut at = 0;
            while let Some(hit) = next(regex, piece, at, groups, &mut locations) {
                let hit = hit.moved_right(from);
                let found = (!hit.is_empty()).then(|| self.found(text, &folded, hit)).flatten();
                let next_char = |offset: usize| {
                    let rest = folded.text.get(offset..).unwrap_or("");
                    offset + rest.chars().next().map_or(1, char::len_utf8)
                };
                let resume = match (found, self.pattern) {
                    (Some(found), _) => {
                        let stem = Span::new(found.span.start + found.particles, found.span.end);
                        spans.clear();
                        spans.push(Some(stem));
                        for index in 1..locations.len() {
                            let group = match groups {
                                Groups::Read => locations.get(index),
                                Groups::Unread => None,
                            };
                            spans.push(group.map(|(start, end)| {
                                self.original(
                                    text,
                                    &folded,
                                    Span::new(start, end).moved_right(from),
                                )
                            }));
                        }
                        hand_out(found, &spans);
                        hit.end
                    }
                    // Words asked for may begin inside what was no match; an expression that
                    // takes all it can would take it again and again.
                    (None, Pattern::Regex) if !hit.is_empty() => hit.end,
                    (None, _) => next_char(hit.start),
                };
                at = resume - from;
                if at > piece.len() {
                    break;
                }
            }
            from += piece.len() + OBJECT.len_utf8();
        }
    }

    /// The number of a group, given as a number or a name.
    pub(super) fn group(&self, name: &str) -> Option<usize> {
        let regex = self.regex.as_ref()?;
        let number = name.parse().ok().filter(|&number: &usize| number < regex.captures_len());
        number.or_else(|| regex.capture_names().position(|it| it == Some(name)))
    }

    /// A hit in folded text as a match, unless it parts a cluster or a word that it may not part.
    fn found(&self, text: &str, folded: &Folded<'_>, hit: Span) -> Option<Found> {
        let span = self.original(text, folded, hit);
        if self.folding.marks {
            let is_whole = span.end <= folded.original(hit.end)
                && is_boundary(text, span.start)
                && is_boundary(text, span.end);
            if !is_whole {
                return None;
            }
        }
        if self.whole_word == WholeWord::No {
            return Some(Found { span, particles: 0 });
        }
        let inside = text.get(span.start..span.end)?;
        let (before, after) = (text.get(..span.start)?, text.get(span.end..)?);
        let parts_a_word = |left: Option<char>, right: Option<char>| {
            left.is_some_and(is_in_word) && right.is_some_and(is_in_word)
        };
        if parts_a_word(inside.chars().next_back(), after.chars().next()) {
            return None;
        }
        let left = before.chars().rev().find(|&c| !self.folding.drops(c));
        if !parts_a_word(left, inside.chars().next()) {
            return Some(Found { span, particles: 0 });
        }
        if self.whole_word == WholeWord::Yes {
            return None;
        }
        let joined = before.trim_end_matches(is_in_word).len();
        let particles = before.get(joined..).filter(|it| are_particles(it))?;
        let span = Span::new(joined, span.end);
        Some(Found { span, particles: particles.len() })
    }

    /// Where a range of folded text lies in the original, with the signs over its last letter.
    fn original(&self, text: &str, folded: &Folded<'_>, hit: Span) -> Span {
        let start = folded.original(hit.start);
        if !self.folding.marks || hit.is_empty() {
            return Span::new(start, folded.original(hit.end).max(start));
        }
        let last = folded.text.get(hit.start..hit.end).and_then(|it| it.chars().next_back());
        let last = folded.original(hit.end - last.map_or(0, char::len_utf8));
        let mut after = text.get(last..).unwrap_or("").chars();
        let mut end = last + after.next().map_or(0, char::len_utf8);
        for c in after.take_while(|&c| letters::is_optional_mark(c)) {
            end += c.len_utf8();
        }
        Span::new(start, ceil_boundary(text, end))
    }
}

/// Whether the groups of an expression are asked for; that takes longer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Groups {
    Unread,
    Read,
}

fn next(
    regex: &Regex,
    text: &str,
    at: usize,
    groups: Groups,
    locations: &mut CaptureLocations,
) -> Option<Span> {
    let hit = match groups {
        Groups::Unread => regex.find_at(text, at),
        Groups::Read => regex.captures_read_at(locations, text, at),
    }?;
    Some(Span::new(hit.start(), hit.end()))
}

/// Letters, digits and the signs over letters.
fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || letters::is_optional_mark(c)
}

/// Whether a word's beginning is nothing but joined particles, vowelled or not.
fn are_particles(beginning: &str) -> bool {
    let plain = letters::without_marks(beginning);
    // Before a name that was asked for even two letters are a word, so the rule that particles
    // leave three is met by three of ours.
    !plain.is_empty() && words::particle_lengths(&format!("{plain}ددد")).contains(&plain.len())
}
