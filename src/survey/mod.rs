//! # Survey: all that a window shows about an article besides the article itself
//!
//! [`Survey::of`] reads an article once and answers with what is wrong, which names are mentioned,
//! how long it is. It is computed whole and beside the typing, so it speaks of the article as it
//! was; [`Survey::block_now`] says where a block of then stands now.
//!
//! The room must not know windows, files, threads or words for people.

mod citing;
mod counts;
pub mod coverage;

pub use citing::Citing;
pub use counts::Counts;
pub use coverage::Cover;

use std::collections::HashMap;
use std::sync::Arc;

use crate::article::{Article, Body};
use crate::checks::{self, Diagnostic, Place, Severity};
use crate::entities::{self, Mentions, Register};

/// What was seen in an article of one revision.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The text that was looked at.
    pub body: Body,
    /// The title that was looked at.
    pub title: String,
    /// The caption of the lead picture that was looked at.
    pub caption: String,
    /// What is wrong, in the order of the page.
    pub problems: Vec<Diagnostic>,
    /// What was found besides and is to stay as it is, in the same order.
    pub ignored: Vec<Dismissed>,
    /// How each block of the text is covered by sources.
    pub coverage: Vec<Cover>,
    /// How long the article is.
    pub counts: Counts,
    /// Where each reference is cited.
    pub citing: Arc<Citing>,
    /// Which names are mentioned. Shared, so that a view can tell whether they are the same.
    pub mentions: Arc<Mentions>,
    /// The names that were looked for.
    pub register: Register,
}

/// What was found and is to stay as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dismissed {
    /// What was found.
    pub problem: Diagnostic,
    /// By what the article remembers it.
    pub key: String,
    /// Why it stays.
    pub reason: String,
}

impl Survey {
    /// Looks at an article, but for the names in it: see [`Survey::with_mentions`].
    pub fn of(article: &Article, context: &checks::Context) -> Self {
        let (problems, ignored) = divided(article, checks::run(article, context));
        Self {
            body: article.body().clone(),
            problems,
            ignored,
            title: article.title().name.clone(),
            caption: article.lead().map(|it| it.caption.text().to_owned()).unwrap_or_default(),
            coverage: coverage::of(article.body()),
            counts: Counts::of(article),
            citing: Arc::new(Citing::of(article)),
            mentions: Arc::default(),
            register: Register::default(),
        }
    }

    /// Looks at the names of the same article too. The cache makes the next look cheap.
    #[must_use]
    pub fn with_mentions(
        self,
        article: &Article,
        register: &Register,
        cache: &mut entities::Cache,
    ) -> Self {
        let mentions = Arc::new(entities::find(article, register, cache));
        Self { mentions, register: register.clone(), ..self }
    }

    /// How many problems are this grave.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }

    /// Where a block of then stands in the text of now. Nothing where it was written in since, or
    /// went. Blocks that came or went move those behind them.
    pub fn block_now(&self, block: usize, now: &Body) -> Option<usize> {
        let then = self.body.shared(block)?;
        let moved = (block + now.len()).checked_sub(self.body.len());
        let same = |at: &usize| now.shared(*at).is_some_and(|it| Arc::ptr_eq(&it, &then));
        [Some(block), moved].into_iter().flatten().find(same)
    }

    /// How a block of the text of now is covered by sources: as it was seen, or by itself where it
    /// was written in since.
    pub fn cover(&self, block: usize, now: &Body) -> Cover {
        let Some(it) = now.shared(block) else { return Cover::default() };
        let moved = (block + self.body.len()).checked_sub(now.len());
        let same = |at: &usize| self.body.shared(*at).is_some_and(|then| Arc::ptr_eq(&then, &it));
        let then = [Some(block), moved].into_iter().flatten().find(same);
        let seen = then.and_then(|then| self.coverage.get(then));
        seen.cloned().unwrap_or_else(|| Cover::of_block(&it))
    }

    /// Where a place of then is now. Nothing where the text there was written in since.
    pub fn place_now(&self, place: &Place, now: &Article) -> Option<Place> {
        match place {
            Place::Body { block, span } => {
                let block = self.block_now(*block, now.body())?;
                Some(Place::Body { block, span: *span })
            }
            Place::Reference { id, field, .. } => {
                let index = now.references().iter().position(|it| it.id == *id)?;
                Some(Place::Reference { index, id: id.clone(), field: *field })
            }
            other => Some(other.clone()),
        }
    }
}

/// What is wrong, and what of it the article's writer chose to leave.
fn divided(article: &Article, found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Dismissed>) {
    if article.ignored().is_empty() {
        return (found, Vec::new());
    }
    let left = article.ignored().iter();
    let left: HashMap<(&str, &str), &str> =
        left.map(|it| ((it.rule.as_str(), it.key.as_str()), it.reason.as_str())).collect();
    let (mut problems, mut ignored) = (Vec::new(), Vec::new());
    for problem in found {
        let key = problem.key(article);
        match left.get(&(problem.rule().as_str(), key.as_str())) {
            Some(reason) => {
                let reason = (*reason).to_owned();
                ignored.push(Dismissed { problem, key, reason });
            }
            None => problems.push(problem),
        }
    }
    (problems, ignored)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Change, Title};

    #[test]
    fn a_block_is_found_again_where_it_went() {
        let paragraphs = ["أول", "ثان", "ثالث"].map(Block::paragraph);
        let mut article = Article::with_body(Title::main("عنوان"), Body::new(paragraphs));
        let today = chrono::NaiveDate::from_ymd_opt(2022, 9, 13).unwrap();
        let survey = Survey::of(&article, &checks::Context { today, digits: None });
        assert_eq!(survey.block_now(2, article.body()), Some(2));
        let new = Arc::new(Block::paragraph("جديد"));
        article.apply(Change::Insert { at: 1, blocks: vec![new] }).unwrap();
        assert_eq!(survey.block_now(0, article.body()), Some(0));
        assert_eq!(survey.block_now(2, article.body()), Some(3));
        article.apply(Change::Remove { at: 3, count: 1 }).unwrap();
        assert_eq!(survey.block_now(2, article.body()), None);
        assert_eq!(survey.block_now(9, article.body()), None);
        // A block that is new is covered as it is now.
        let quoted = Arc::new(Block::paragraph("قال «سنعمل معاً دائماً»"));
        article.apply(Change::Insert { at: 0, blocks: vec![quoted] }).unwrap();
        assert_eq!(survey.cover(0, article.body()).uncited.len(), 1);
        assert!(survey.cover(1, article.body()).wants_sources);
        assert_eq!(survey.cover(9, article.body()), Cover::default());
    }
}
