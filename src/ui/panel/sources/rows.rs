//! Which sources are listed, and in which order. It knows what is asked for, not how it is drawn.

use std::collections::HashMap;
use std::sync::Arc;

use crate::article::{Article, Author, RefId, Reference};
use crate::checks::{Finding, Place, Severity};
use crate::survey::{Citing, Survey};
use crate::text::letters;

/// In which order sources are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// As they are cited; those that are not come last.
    #[default]
    Text,
    /// By title.
    Title,
    /// By date of publication, the newest first.
    Date,
    /// The gravest problems first.
    Problems,
}

/// Which sources are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those that are not cited.
    Uncited,
    /// Those with problems.
    Problems,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The order.
    pub order: Order,
    /// Which.
    pub filter: Filter,
    /// Words that must stand in a source, in any spelling.
    pub search: String,
}

/// The sources that are listed now, with what was found in them; kept until something of it changes.
#[derive(Debug, Default)]
pub struct Rows {
    of: Option<Of>,
    /// The numbers of the sources in the article's list, in the order in which they are shown.
    shown: Vec<usize>,
    /// The numbers of the problems of each source, the gravest first.
    problems: HashMap<RefId, Vec<usize>>,
    /// How many sources are not cited, and how many have problems.
    uncited: usize,
    troubled: usize,
}

/// What the rows were made of.
#[derive(Debug)]
struct Of {
    revision: u64,
    citing: Arc<Citing>,
    asked: Asked,
}

impl Rows {
    /// Makes them anew where the article, what was seen in it or what is asked has changed. Says
    /// whether it has.
    pub fn renew(
        &mut self,
        article: &Article,
        revision: u64,
        survey: &Survey,
        asked: &Asked,
    ) -> bool {
        let is_new = self.of.as_ref().is_none_or(|of| {
            of.revision != revision
                || !Arc::ptr_eq(&of.citing, &survey.citing)
                || of.asked != *asked
        });
        if is_new {
            self.problems = problems(survey);
            self.shown = rows(article, survey, &self.problems, asked);
            let all = || article.references().iter().map(|it| &it.id);
            self.uncited = all().filter(|id| survey.citing.uses(id).is_empty()).count();
            self.troubled = all().filter(|id| self.problems.contains_key(*id)).count();
            let citing = Arc::clone(&survey.citing);
            self.of = Some(Of { revision, citing, asked: asked.clone() });
        }
        is_new
    }

    /// The sources that are listed, by their number in the article's list.
    pub fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// The problems of a source, by their number in the survey, the gravest first.
    pub fn problems(&self, id: &RefId) -> &[usize] {
        self.problems.get(id).map_or(&[], Vec::as_slice)
    }

    /// How many sources a filter lets through.
    pub fn count(&self, filter: Filter, all: usize) -> usize {
        match filter {
            Filter::All => all,
            Filter::Uncited => self.uncited,
            Filter::Problems => self.troubled,
        }
    }
}

/// The problems of each source. That one is not cited is told by its card in other words.
fn problems(survey: &Survey) -> HashMap<RefId, Vec<usize>> {
    let mut problems: HashMap<RefId, Vec<usize>> = HashMap::new();
    for (at, problem) in survey.problems.iter().enumerate() {
        if let Place::Reference { id, .. } = &problem.place
            && !matches!(problem.finding, Finding::UnusedReference { .. })
        {
            problems.entry(id.clone()).or_default().push(at);
        }
    }
    for list in problems.values_mut() {
        list.sort_by_key(|at| survey.problems.get(*at).map(|it| it.severity));
    }
    problems
}

fn rows(
    article: &Article,
    survey: &Survey,
    problems: &HashMap<RefId, Vec<usize>>,
    asked: &Asked,
) -> Vec<usize> {
    let citing = &survey.citing;
    let words: Vec<String> = asked.search.split_whitespace().map(bare).collect();
    let is_asked_for = |reference: &Reference| {
        let passes = match asked.filter {
            Filter::All => true,
            Filter::Uncited => citing.uses(&reference.id).is_empty(),
            Filter::Problems => problems.contains_key(&reference.id),
        };
        passes && (words.is_empty() || has_all(reference, &words))
    };
    let references = || article.references().iter().enumerate();
    let mut shown: Vec<(usize, &Reference)> =
        references().filter(|(_, reference)| is_asked_for(reference)).collect();
    let number = |reference: &Reference| citing.number(&reference.id).unwrap_or(usize::MAX);
    match asked.order {
        Order::Text => shown.sort_by_key(|(at, reference)| (number(reference), *at)),
        Order::Title => {
            shown.sort_by_cached_key(|(at, reference)| (bare(title_of(reference)), *at));
        }
        Order::Date => shown.sort_by_key(|(at, reference)| {
            let day = reference.published.understood().map(|date| date.latest());
            (std::cmp::Reverse(day), *at)
        }),
        Order::Problems => shown.sort_by_key(|(at, reference)| {
            let first = problems.get(&reference.id).and_then(|list| list.first());
            let severity = first.and_then(|at| survey.problems.get(*at)).map(|it| it.severity);
            (severity.is_none(), severity, number(reference), *at)
        }),
    }
    shown.into_iter().map(|(at, _)| at).collect()
}

/// What a source is called in a list: its title, else its address; empty where it has neither.
pub fn title_of(reference: &Reference) -> &str {
    let names = [&reference.title, &reference.translated_title, &reference.url];
    names.into_iter().map(|it| it.trim()).find(|it| !it.is_empty()).unwrap_or_default()
}

/// Where a source comes from, in a few words.
pub fn outlet_of(reference: &Reference) -> &str {
    let names = [&reference.site, &reference.publisher, &reference.agency];
    names.into_iter().map(|it| it.trim()).find(|it| !it.is_empty()).unwrap_or_default()
}

/// The gravest of these problems.
pub fn gravest(survey: &Survey, problems: &[usize]) -> Option<Severity> {
    problems.first().and_then(|at| survey.problems.get(*at)).map(|it| it.severity)
}

fn has_all(reference: &Reference, words: &[String]) -> bool {
    let mut all = String::new();
    let texts = [
        &reference.title,
        &reference.translated_title,
        &reference.site,
        &reference.publisher,
        &reference.agency,
        &reference.url,
    ];
    for text in texts.into_iter().map(String::as_str).chain([reference.id.as_str()]) {
        all.push_str(&bare(text));
        all.push('\n');
    }
    for author in &reference.authors {
        let names = match author {
            Author::Person { given, family } => [given.as_str(), family.as_str()],
            Author::Name(name) => [name.as_str(), ""],
        };
        all.push_str(&bare(&names.join(" ")));
        all.push('\n');
    }
    words.iter().all(|word| all.contains(word.as_str()))
}

/// Letters without case, vowel signs and differences of spelling.
fn bare(text: &str) -> String {
    letters::fold(text).chars().map(letters::ascii_digit).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, BlockKind, Body, RichText, Title};
    use crate::checks::Context;
    use crate::dates::DateField;

    fn source(id: &str, title: &str, site: &str, published: &str) -> Reference {
        Reference {
            id: RefId::new(id),
            title: title.to_owned(),
            site: site.to_owned(),
            published: DateField::typed(published),
            accessed: DateField::typed("2022-09-14"),
            url: format!("https://example.org/{id}"),
            ..Reference::default()
        }
    }

    fn article() -> Article {
        let mut rich = RichText::plain("قال");
        rich.push_citation([RefId::new("c"), RefId::new("a")]);
        let body = Body::new([Block::new(BlockKind::Paragraph, rich)]);
        let references = vec![
            source("a", "قمة سمرقند", "رويترز", "2022-09-13"),
            source("b", "پوتن في طشقند", "The Independent", "31 يونيو 2022"),
            source("c", "اجتماع", "تاس", "2021"),
            source("d", "", "", "قبل الحرب"),
        ];
        Article::with_body(Title::default(), body).with_references(references).0
    }

    #[track_caller]
    fn check(order: Order, filter: Filter, search: &str, expected: &str) {
        let article = article();
        let today = chrono::NaiveDate::from_ymd_opt(2022, 9, 14).unwrap();
        let survey = Survey::of(&article, &Context { today, digits: None });
        let asked = Asked { order, filter, search: search.to_owned() };
        let mut rows = Rows::default();
        assert!(rows.renew(&article, 0, &survey, &asked));
        assert!(!rows.renew(&article, 0, &survey, &asked));
        let ids = rows.shown().iter().filter_map(|at| article.references().at(*at));
        let ids: Vec<&str> = ids.map(|it| it.id.as_str()).collect();
        assert_eq!(ids.concat(), expected, "{order:?} {filter:?} {search}");
        assert_eq!(rows.count(Filter::Uncited, 4), 2);
        assert_eq!(rows.count(Filter::Problems, 4), 2);
    }

    #[test]
    fn sources_are_listed_as_they_are_asked_for() {
        check(Order::Text, Filter::All, "", "cabd");
        check(Order::Title, Filter::All, "", "dcba");
        check(Order::Date, Filter::All, "", "acbd");
        check(Order::Problems, Filter::All, "", "bdca");
        check(Order::Text, Filter::Uncited, "", "bd");
        check(Order::Text, Filter::Problems, "", "bd");
        check(Order::Text, Filter::All, "بوتن", "b");
        check(Order::Text, Filter::All, "independent طشقند", "b");
        check(Order::Text, Filter::All, "سمرقند تاس", "");
        check(Order::Text, Filter::Uncited, "قمه", "");
    }
}
