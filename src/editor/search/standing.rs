//! A search that stays beside an article while it is edited: only what changed is searched again,
//! and a long article in parts. It knows no window; how much is done at once, others say.

use std::sync::Arc;

use super::find::{Found, Match, Search};
use super::query::{Query, QueryError};
use crate::article::{Article, Block};
use crate::checks::Place;
use crate::text::Span;

/// The matches of a query in an article that goes on changing.
#[derive(Clone, Debug)]
pub struct Standing {
    search: Search,
    title: Part,
    caption: Part,
    blocks: Vec<Seen>,
    /// No block before this one is unsearched.
    next: usize,
    matches: Vec<Match>,
    revision: Option<u64>,
}

/// Whether an article is searched to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Every match is known.
    Complete,
    /// There is more to search.
    Underway,
}

/// A block, and whether its matches are among those that are known.
#[derive(Clone, Debug)]
struct Seen {
    block: Arc<Block>,
    searched: bool,
}

/// A text outside the body as it was when it was searched.
#[derive(Clone, Debug, Default)]
struct Part {
    text: String,
    found: usize,
}

/// Where in the order of an article something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    Title,
    Caption,
    Block(usize),
}

impl Standing {
    /// A search that has seen nothing yet.
    ///
    /// # Errors
    /// Where a regular expression is not one, or a query is too large.
    pub fn new(query: &Query) -> Result<Self, QueryError> {
        Ok(Self {
            search: Search::new(query)?,
            title: Part::default(),
            caption: Part::default(),
            blocks: Vec::new(),
            next: 0,
            matches: Vec::new(),
            revision: None,
        })
    }

    /// Takes over what changed in the article and searches what is not searched yet, about
    /// `most_bytes` of it, and always one block. The revision tells whether anything changed.
    pub fn follow(&mut self, article: &Article, revision: u64, most_bytes: usize) -> Progress {
        if self.revision != Some(revision) || !self.is_of(article) {
            self.take_over(article);
            self.revision = Some(revision);
        }
        let mut bytes = 0;
        while bytes < most_bytes.max(1)
            && let Some(seen) = self.blocks.get_mut(self.next)
        {
            if !seen.searched {
                seen.searched = true;
                let block = Arc::clone(&seen.block);
                bytes += block.text().len() + 64;
                let (number, found) = (self.next, self.search.in_text(block.text()));
                let at = self.first_of(Order::Block(number));
                let place = |span| Place::Body { block: number, span };
                self.matches.splice(at..at, found.into_iter().map(|it| matched(it, place)));
            }
            self.next += 1;
        }
        self.progress()
    }

    /// The matches that are known, in the order of the article.
    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// Whether the article, as it was last followed, is searched to its end.
    pub fn progress(&self) -> Progress {
        if self.next >= self.blocks.len() { Progress::Complete } else { Progress::Underway }
    }

    /// The number of the first match in the body that begins at or behind a place, if there is one.
    pub fn first_from(&self, block: usize, offset: usize) -> Option<usize> {
        let before = |it: &Match| match it.place {
            Place::Body { block: of, span } => (of, span.start) < (block, offset),
            _ => true,
        };
        let at = self.matches.partition_point(before);
        (at < self.matches.len()).then_some(at)
    }

    /// The number of the match at a place.
    pub fn number_of(&self, place: &Place) -> Option<usize> {
        let key = |place: &Place| (order(place), span(place).start);
        let at = self.matches.binary_search_by_key(&key(place), |it| key(&it.place)).ok()?;
        self.matches.get(at).is_some_and(|it| it.place == *place).then_some(at)
    }

    /// Whether this is still the article that was searched, as far as its ends tell.
    fn is_of(&self, article: &Article) -> bool {
        let body = article.body();
        let same = |seen: Option<&Seen>, block: Option<&Block>| match (seen, block) {
            (Some(seen), Some(block)) => std::ptr::eq(&*seen.block, block),
            (None, None) => true,
            _ => false,
        };
        self.blocks.len() == body.len()
            && same(self.blocks.first(), body.block(0))
            && same(self.blocks.last(), body.len().checked_sub(1).and_then(|at| body.block(at)))
    }

    fn take_over(&mut self, article: &Article) {
        let body = article.body();
        let same = |seen: &Seen, at: usize| {
            body.block(at).is_some_and(|block| std::ptr::eq(&*seen.block, block))
        };
        let (old, new) = (self.blocks.len(), body.len());
        let head = self.blocks.iter().enumerate().take_while(|(at, seen)| same(seen, *at)).count();
        let most = (old - head).min(new - head);
        let tail = self.blocks.iter().rev().take(most).enumerate();
        let tail = tail.take_while(|(back, seen)| same(seen, new - 1 - back)).count();
        let (from, to) =
            (self.first_of(Order::Block(head)), self.first_of(Order::Block(old - tail)));
        self.matches.drain(from..to);
        if old != new {
            for it in self.matches.iter_mut().skip(from) {
                if let Place::Body { block, .. } = &mut it.place {
                    *block = *block - (old - tail) + (new - tail);
                }
            }
        }
        let fresh = (head..new - tail).filter_map(|at| body.shared(at));
        let fresh = fresh.map(|block| Seen { block, searched: false });
        self.blocks.splice(head..old - tail, fresh);
        self.next = self.next.min(head);
        self.take_over_title(article);
    }

    /// The title and the lead picture's caption are short, so they are searched at once.
    fn take_over_title(&mut self, article: &Article) {
        let title = &article.title().name;
        let caption = article.lead().map_or("", |lead| lead.caption.text());
        if self.caption.text != caption {
            let found = self.search.in_text(caption);
            let at = self.first_of(Order::Caption);
            let old = at..at + self.caption.found;
            self.caption = Part { text: caption.to_owned(), found: found.len() };
            let found = found.into_iter().map(|it| matched(it, Place::LeadCaption));
            self.matches.splice(old, found);
        }
        if self.title.text != *title {
            let found = self.search.in_text(title);
            let old = 0..self.title.found;
            self.title = Part { text: title.clone(), found: found.len() };
            self.matches.splice(old, found.into_iter().map(|it| matched(it, Place::Title)));
        }
    }

    /// The number of the first match that stands there or behind it.
    fn first_of(&self, there: Order) -> usize {
        self.matches.partition_point(|it| order(&it.place) < there)
    }
}

fn matched(found: Found, place: impl Fn(Span) -> Place) -> Match {
    Match { place: place(found.span), particles: found.particles }
}

fn order(place: &Place) -> Order {
    match place {
        Place::Body { block, .. } => Order::Block(*block),
        Place::LeadCaption(_) => Order::Caption,
        _ => Order::Title,
    }
}

fn span(place: &Place) -> Span {
    match place {
        Place::Title(span) | Place::LeadCaption(span) | Place::Body { span, .. } => *span,
        _ => Span::at(0),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::{Body, Field, Lead, Position, RichText, Title};
    use crate::editor::search::find;
    use crate::editor::{Editor, Selection, deletion, typing};

    fn article(title: &str, paragraphs: &[&str]) -> Article {
        let body = Body::new(paragraphs.iter().map(|text| Block::paragraph(text)));
        Article::with_body(Title::main(title), body)
    }

    #[test]
    fn an_article_is_searched_in_parts() {
        let article = article("بوتن", &["بوتن"; 100]);
        let query = Query::plain("پوتن");
        let mut standing = Standing::new(&query).unwrap();
        let mut steps = 1;
        while standing.follow(&article, 0, 500) == Progress::Underway {
            assert!(standing.matches().len() < 101);
            steps += 1;
        }
        assert!((8..20).contains(&steps), "{steps}");
        assert_eq!(standing.matches(), find(&article, &query).unwrap());
        assert_eq!(standing.first_from(3, 1), Some(5));
        assert_eq!(standing.first_from(99, 1), None);
        let place = Place::Body { block: 7, span: Span::new(0, 8) };
        assert_eq!(standing.number_of(&place), Some(8));
        assert_eq!(standing.number_of(&Place::Title(Span::new(0, 8))), Some(0));
        assert_eq!(standing.number_of(&Place::Title(Span::new(0, 6))), None);
    }

    #[test]
    fn another_article_of_the_same_revision_is_another() {
        let mut standing = Standing::new(&Query::plain("بوتن")).unwrap();
        standing.follow(&article("", &["بوتن", "شي"]), 0, 1_000);
        assert_eq!(standing.matches().len(), 1);
        standing.follow(&article("بوتن", &["شي", "بوتن بوتن"]), 0, 1_000);
        assert_eq!(standing.matches().len(), 3);
    }

    #[test]
    fn a_lead_that_comes_and_goes_is_followed() {
        let query = Query::plain("بوتن");
        let mut standing = Standing::new(&query).unwrap();
        let plain = article("بوتن", &["بوتن"]);
        let lead = Lead { caption: RichText::plain("بوتن بوتن"), ..Lead::default() };
        let with_lead = plain.clone().with(Field::Lead(Some(lead)));
        for (revision, article) in [&plain, &with_lead, &plain, &with_lead].into_iter().enumerate()
        {
            standing.follow(article, revision as u64, 1_000);
            assert_eq!(standing.matches(), find(article, &query).unwrap());
        }
    }

    proptest! {
        #[test]
        fn what_is_edited_is_found_as_if_searched_anew(
            edits in prop::collection::vec((0_u8..5, 0_usize..6, 0_usize..40), 1..30),
            most in prop_oneof![Just(1_usize), Just(200), Just(100_000)],
        ) {
            let start = article("شي وبوتن", &["قال بوتن", "", "بوتن بوتن", "شي", "وبوتن"]);
            let mut editor = Editor::new(start);
            let query = Query::plain("پوتن");
            let mut standing = Standing::new(&query).unwrap();
            for (kind, block, offset) in edits {
                let at = editor.article().body().clamp(Position { block, offset });
                editor.select(Selection::caret(at));
                let (article, caret) = (editor.article(), editor.selection());
                let transaction = match kind {
                    0 => typing::insert(article, caret, "بوتن", typing::Punctuation::AsTyped)
                        .map(|typed| typed.transaction),
                    1 => typing::enter(article, caret),
                    2 => deletion::backspace(article, caret),
                    3 => deletion::delete_word(article, caret),
                    _ => { editor.undo(); None }
                };
                if let Some(transaction) = transaction {
                    editor.run(transaction).unwrap();
                }
                standing.follow(editor.article(), editor.revision(), most);
            }
            while standing.follow(editor.article(), editor.revision(), most) == Progress::Underway {}
            prop_assert_eq!(standing.matches(), find(editor.article(), &query).unwrap());
        }
    }
}
