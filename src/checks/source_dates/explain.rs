//! An example of every rule, as data: an article small enough to be shown in a line, in which the
//! rule finds something. A test holds each against its rule, so that none is a mere promise.
//!
//! For `tahrir check --explain`. It must not word anything.

use std::sync::Arc;

use chrono::NaiveDate;

use super::super::{Context, Diagnostic, RuleId, run};
use crate::article::{
    Article, Block, BlockKind, Body, Change, Field, HeadingLevel, RefId, Reference, ReferenceKind,
    RichText, Title, UrlStatus,
};
use crate::dates::DateField;

/// A rule and an article in which it finds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The rule.
    pub rule: RuleId,
    /// The article's parts, by the names that [`Example::article`] knows.
    pub parts: &'static [(&'static str, &'static str)],
}

/// The day on which the examples are looked at: 13 September 2022.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2022, 9, 13).unwrap_or_default()
}

const fn of(rule: RuleId, parts: &'static [(&'static str, &'static str)]) -> Example {
    Example { rule, parts }
}

const URL: (&str, &str) = ("url", "https://example.org/a");

/// An example of every rule, in the order of [`RuleId::ALL`].
pub const EXAMPLES: [Example; 48] = [
    of(
        RuleId::NameSpelling,
        &[("article-title", "بوتن في سمرقند"), ("text", "وصل پوتن، وقال پوتن")],
    ),
    of(RuleId::EmptySection, &[("heading", "خلفية")]),
    of(RuleId::UnusedReference, &[("title", "خبر")]),
    of(RuleId::UndefinedCitation, &[("text", "قال"), ("cites", "b")]),
    of(RuleId::ImpossibleDate, &[("published", "31 يونيو 2022")]),
    of(RuleId::UnreadableDate, &[("published", "قبل الحرب")]),
    of(RuleId::FutureDate, &[("published", "2032-09-13")]),
    of(RuleId::AccessBeforePublication, &[("published", "2022-09-12"), ("accessed", "2022-09-01")]),
    of(
        RuleId::ArchiveBeforePublication,
        &[("published", "2022-09-12"), ("archived", "2022-09-01")],
    ),
    of(RuleId::MixedDigits, &[("text", "في 12 و13 و14 و١٥")]),
    of(RuleId::UnpairedIsolate, &[("text", "\u{2067}قال")]),
    of(RuleId::OutletName, &[("site", "The independent")]),
    of(RuleId::MissingAddress, &[("title", "خبر")]),
    of(RuleId::SameSource, &[URL, ("published", "2022-09-12"), ("second-published", "2022-09-12")]),
    of(RuleId::AccessNotFull, &[("accessed", "سبتمبر 2021")]),
    of(RuleId::AccessTooEarly, &[("accessed", "1999-09-13")]),
    of(
        RuleId::SnapshotDiffers,
        &[
            ("archived", "2022-09-12"),
            ("archive-url", "https://web.archive.org/web/20220910100000/https://example.org/"),
        ],
    ),
    of(RuleId::ArchiveIncomplete, &[("archived", "2022-09-12")]),
    of(RuleId::SourceAfterArticle, &[("dateline", "2022-09-01"), ("published", "2022-09-12")]),
    of(RuleId::WrongWeekday, &[("published", "الأربعاء 13 سبتمبر 2022")]),
    of(RuleId::CalendarsDisagree, &[("published", "17 صفر 1444 هـ الموافق 3 سبتمبر 2022")]),
    of(RuleId::WhichCalendar, &[("published", "1443-02-17")]),
    of(RuleId::DayOrMonth, &[("published", "05/11/2021")]),
    of(
        RuleId::AddressDiffers,
        &[("published", "2022-09-02"), ("url", "https://example.org/2022/08/13/summit")],
    ),
    of(RuleId::PageDiffers, &[("published", "2022-09-02"), ("fetched-published", "2022-08-13")]),
    of(
        RuleId::ModifiedDate,
        &[
            ("published", "2022-09-02"),
            ("fetched-modified", "2022-09-02"),
            ("fetched-published", "2022-08-13"),
        ],
    ),
    of(RuleId::Undated, &[("kind", "news"), ("title", "خبر")]),
    of(RuleId::DayMissing, &[("kind", "news"), ("published", "سبتمبر 2022")]),
    of(RuleId::StaleAccess, &[URL, ("accessed", "2020-09-13")]),
    of(RuleId::DeadWithoutArchive, &[URL, ("url-status", "dead")]),
    of(RuleId::RelativeDate, &[("published", "أمس"), ("accessed", "2022-09-13")]),
    of(RuleId::TitleDay, &[("title", "القمة غداً")]),
    of(RuleId::MonthNamesDisagree, &[("published", "13 أيلول/أكتوبر 2021")]),
    of(RuleId::DateCharacters, &[("published", "٢٠22-09-12")]),
    of(RuleId::ReversedRange, &[("published", "12–10 مايو 2020")]),
    of(RuleId::DateStyle, &[("published", "12th May 2020")]),
    of(RuleId::TwoDates, &[("published", "12 مايو 2020، 13 مايو 2021")]),
    of(RuleId::YearDiffers, &[("published", "2021-09-12"), ("year", "2020")]),
    of(RuleId::BeforeGregorian, &[("published", "1258-02-10")]),
    of(RuleId::MonthOrYears, &[("published", "2003-05")]),
    of(RuleId::Embargo, &[("published", "2022-09-13"), ("note", "محظور النشر حتى 20 سبتمبر 2022")]),
    of(RuleId::RetractedSource, &[("title", "تصحيح: موعد القمة")]),
    of(RuleId::OlderThanPlatform, &[("published", "2002-09-13"), ("url", "https://x.com/a")]),
    of(
        RuleId::PostDay,
        &[("published", "2022-09-02"), ("url", "https://x.com/a/status/1569650271262244866")],
    ),
    of(
        RuleId::OneSourceTwoDates,
        &[URL, ("published", "2022-09-12"), ("second-published", "2022-09-02")],
    ),
    of(RuleId::ReadInBulk, &[("accessed", "2022-09-12"), ("copies", "10")]),
    of(RuleId::ShortYear, &[("published", "13/9/22")]),
    of(
        RuleId::ClaimBeforeSources,
        &[("text", "سقطت بغداد في 10 فبراير 1958"), ("cites", "a"), ("published", "2022-09-12")],
    ),
];

impl Example {
    /// The article that the parts make: a paragraph or heading, and a reference of the name `a`.
    pub fn article(&self) -> Article {
        let part = |name: &str| {
            self.parts.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
        };
        let mut blocks = Vec::new();
        if let Some(text) = part("text") {
            let mut rich = RichText::plain(text);
            if let Some(cited) = part("cites") {
                rich.push_citation([RefId::new(cited)]);
            }
            blocks.push(Block::new(BlockKind::Paragraph, rich));
        }
        if let Some(heading) = part("heading") {
            blocks.push(Block::new(
                BlockKind::Heading(HeadingLevel::FIRST),
                RichText::plain(heading),
            ));
        }
        let title = Title::main(part("article-title").unwrap_or_default());
        let dateline = DateField::typed(part("dateline").unwrap_or_default());
        let mut article =
            Article::with_body(title, Body::new(blocks)).with(Field::Dateline(dateline));
        let of_reference = |name: &str| {
            !matches!(name, "text" | "cites" | "heading" | "article-title" | "dateline")
        };
        if !self.parts.iter().any(|(name, _)| of_reference(name)) {
            return article;
        }
        let mut references = vec![self.reference("a", "published")];
        if part("second-published").is_some() {
            references.push(self.reference("b", "second-published"));
        }
        let copies: usize = part("copies").and_then(|count| count.parse().ok()).unwrap_or(1);
        references
            .extend((1..copies).map(|number| self.reference(&format!("a-{number}"), "published")));
        for (at, reference) in references.into_iter().enumerate() {
            // Their names differ, so each is taken.
            let _ = article.apply(Change::InsertReference { at, reference: Arc::new(reference) });
        }
        article
    }

    fn reference(&self, id: &str, published: &str) -> Reference {
        let mut reference = Reference { id: RefId::new(id), ..Reference::default() };
        for (name, value) in self.parts {
            let value = *value;
            match *name {
                "kind" => {
                    reference.kind =
                        if value == "news" { ReferenceKind::News } else { ReferenceKind::Web }
                }
                name if name == published => reference.published = DateField::typed(value),
                "accessed" => reference.accessed = DateField::typed(value),
                "archived" => reference.archived = DateField::typed(value),
                "title" => reference.title = value.to_owned(),
                "site" => reference.site = value.to_owned(),
                "url" => reference.url = value.to_owned(),
                "archive-url" => reference.archive_url = value.to_owned(),
                "url-status" => reference.url_status = UrlStatus::Dead,
                "note" => reference.note = value.to_owned(),
                "fetched-published" | "fetched-modified" | "year" => {
                    reference.extra.push(((*name).to_owned(), value.to_owned()));
                }
                _ => {}
            }
        }
        reference
    }

    /// What the rule finds in it.
    pub fn found(&self) -> Option<Diagnostic> {
        let found = run(&self.article(), &Context { today: today(), digits: None });
        found.into_iter().find(|diagnostic| diagnostic.rule() == self.rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_an_example_in_which_it_finds_something() {
        assert_eq!(EXAMPLES.map(|example| example.rule), RuleId::ALL);
        for example in EXAMPLES {
            let diagnostic = example.found();
            assert!(
                diagnostic.is_some(),
                "{:?}: {:?}",
                example.rule,
                run(&example.article(), &Context { today: today(), digits: None })
            );
            if let Some(diagnostic) = diagnostic.filter(|diagnostic| diagnostic.fix.is_some()) {
                let mut article = example.article();
                for change in diagnostic.fix.clone().unwrap().changes {
                    article.apply(change).unwrap();
                }
                let after = run(&article, &Context { today: today(), digits: None });
                assert!(
                    after.iter().all(|other| other.finding != diagnostic.finding),
                    "{:?}",
                    example.rule
                );
            }
        }
    }

    #[test]
    fn the_codes_are_d01_to_d40_each_once() {
        let mut codes: Vec<&str> = RuleId::ALL.iter().filter_map(|rule| rule.code()).collect();
        codes.sort_unstable();
        let expected: Vec<String> =
            (1..=40).filter(|number| *number != 25).map(|number| format!("D{number:02}")).collect();
        assert_eq!(codes, expected);
    }
}
