//! Templates: articles to begin with, as drafts in `assets/templates/`. They have the sections that
//! such an article usually has and not a word of text: what belongs into a section is said by the
//! window ([`crate::import::part_at`] tells which one it is), so no hint can ever be exported, and a heading that
//! stays empty is found by the check `empty-section`. It must not know the words of hints.

use chrono::NaiveDate;

use super::draft;
use crate::article::{Article, Block, Body, Field, Title};
use crate::dates::DateField;

/// What a new article begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Template {
    /// Nothing.
    #[default]
    Empty,
    /// A report of what happened today.
    News,
    /// Somebody's life.
    Biography,
    /// A summit, an election, an earthquake.
    Event,
}

impl Template {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::News, Self::Biography, Self::Event, Self::Empty];

    /// The draft file of it; nothing for the empty one.
    fn file(self) -> Option<&'static str> {
        match self {
            Self::Empty => None,
            Self::News => Some(include_str!("../../assets/templates/news.ron")),
            Self::Biography => Some(include_str!("../../assets/templates/biography.ron")),
            Self::Event => Some(include_str!("../../assets/templates/event.ron")),
        }
    }

    /// A new article. News have the date of the day.
    pub fn article(self, today: NaiveDate) -> Article {
        // A test reads each of them, so none is ever left out here.
        let read = self.file().and_then(|file| draft::read(file.as_bytes()).ok());
        let Some(draft) = read else {
            let body = Body::new([Block::paragraph("")]);
            return Article::with_body(Title::default(), body);
        };
        match self {
            Self::News => draft.article.with(Field::Dateline(DateField::typed(today.to_string()))),
            _ => draft.article,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind;
    use crate::checks::{self, Context, Finding};
    use crate::import::part_at;
    use crate::markup::{self, Format, Profile};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2022, 9, 13).unwrap()
    }

    #[test]
    fn every_template_is_a_draft_as_it_is_written_here() {
        for template in Template::ALL {
            let Some(file) = template.file() else { continue };
            let read = draft::read(file.as_bytes()).unwrap();
            assert_eq!(read.access, draft::Access::ReadWrite);
            assert_eq!(draft::write(&read.article).unwrap(), file, "{template:?}");
        }
        assert_eq!(Template::Empty.article(today()).body().len(), 1);
    }

    #[test]
    fn news_are_dated_and_have_their_namespace() {
        let news = Template::News.article(today());
        assert_eq!(news.title().namespace, "أخبار");
        assert_eq!(news.dateline().understood().unwrap().to_string(), "2022-09-13");
        assert!(Template::Biography.article(today()).dateline().is_empty());
    }

    #[test]
    fn every_section_is_known_and_flagged_while_it_is_empty() {
        for template in [Template::News, Template::Biography, Template::Event] {
            let article = template.article(today());
            let is_heading = |block: &Block| matches!(block.kind(), BlockKind::Heading(_));
            let headings = article.body().iter().filter(|block| is_heading(block)).count();
            assert!(headings >= 3, "{template:?}");
            let known = (0..article.body().len()).filter(|at| part_at(&article, *at).is_some());
            assert_eq!(known.count(), headings + 1, "{template:?}");
            let found = checks::run(&article, &Context { today: today(), digits: None });
            let empty =
                found.iter().filter(|it| matches!(it.finding, Finding::EmptySection { .. }));
            assert_eq!(empty.count(), headings, "{template:?}");
        }
    }

    #[test]
    fn nothing_of_a_hint_is_exported() {
        let profile = &Profile::bundled()[0];
        for template in Template::ALL {
            let article = template.article(today());
            let text = markup::export(&article, profile, Format::Text).text;
            let headings: Vec<&str> = article.body().iter().map(Block::text).collect();
            for line in text.lines().filter(|line| !line.is_empty()) {
                let is_ours = headings.contains(&line) || line == profile.sections.see_also;
                assert!(is_ours || line == "أخبار:", "{line}");
            }
        }
    }
}
