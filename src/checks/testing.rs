//! What the rules' tests share: a day, references and articles made short, and a fix applied.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Context, Diagnostic, run};
use crate::article::{Article, Body, Change, RefId, Reference, Title};
use crate::dates::DateField;

/// 13 September 2022, a day of the sample article.
pub(super) fn context() -> Context {
    Context { today: NaiveDate::from_ymd_opt(2022, 9, 13).unwrap(), digits: None }
}

/// A web reference with what was typed as its dates: published, accessed, archived.
pub(super) fn reference(id: &str, dates: [&str; 3]) -> Reference {
    let [published, accessed, archived] = dates.map(DateField::typed);
    Reference { id: RefId::new(id), published, accessed, archived, ..Reference::default() }
}

/// An empty article with these references.
pub(super) fn article_with(references: Vec<Reference>) -> Article {
    let mut article = Article::with_body(Title::default(), Body::default());
    for (at, reference) in references.into_iter().enumerate() {
        let reference = Arc::new(reference);
        article.apply(Change::InsertReference { at, reference }).unwrap();
    }
    article
}

/// The article after the fix, in which the finding is told once less than before.
#[track_caller]
pub(super) fn fixed(article: &Article, diagnostic: &Diagnostic) -> Article {
    let mut after = article.clone();
    for change in diagnostic.fix.clone().expect("a fix").changes {
        after.apply(change).expect("a change that fits");
    }
    let told = |article: &Article| {
        let all = run(article, &context());
        all.iter().filter(|other| other.finding == diagnostic.finding).count()
    };
    assert!(told(&after) < told(article), "still there: {:?}", diagnostic.finding);
    after
}
