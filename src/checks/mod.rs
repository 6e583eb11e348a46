//! # Checks: what is wrong with an article, where, and what would put it right
//!
//! [`run`] reads an article and answers with [`Diagnostic`]s: data, not words. Each rule lives in
//! a file of its own, with what it says and why, its fix and its tests; the table `RULES` below
//! is the list of them. A new rule is a file, a line of the table, a [`RuleId`] and a [`Finding`].
//!
//! In reading order:
//!
//! - `diagnostic.rs`: what can be found, where, how grave it is and what can be done about it.
//! - `texts.rs`, `dated.rs`: the texts and the dates of an article, each with its place.
//! - the rules: `name_spelling.rs`, `empty_section.rs`, `unused_reference.rs`,
//!   `undefined_citation.rs`, `impossible_date.rs`, `unreadable_date.rs`, `future_date.rs`,
//!   `access_before_publication.rs`, `archive_before_publication.rs`, `mixed_digits.rs`,
//!   `unpaired_isolate.rs`, `outlet_name.rs`, `missing_address.rs`, `same_source.rs`.
//! - [`source_dates`] (`source_dates/`): the other rules of dates, D04 to D40.
//! - [`typed`] (`typed.rs`): a date's text alone, and what its field asks for.
//! - `key.rs`: by what a finding is known again once it is ignored.
//! - `citation_rule.rs`: which of the rules D01 to D40 a finding falls under.
//! - `verdict.rs`: the rules of dates for a reference that is still being written.
//!
//! The room must not know files, the clock (today is in the [`Context`]), windows, wikis or the
//! words in which a finding is told. It changes nothing: a [`Fix`] is a proposal.

mod access_before_publication;
mod archive_before_publication;
mod citation_rule;
mod dated;
mod diagnostic;
mod empty_section;
mod future_date;
mod impossible_date;
mod key;
mod missing_address;
mod mixed_digits;
mod name_spelling;
mod outlet_name;
mod same_source;
pub mod source_dates;
#[cfg(test)]
mod testing;
mod texts;
pub mod typed;
mod undefined_citation;
mod unpaired_isolate;
mod unreadable_date;
mod unused_reference;
pub mod verdict;

pub use source_dates::DateFinding;

pub use citation_rule::citation_rule;
pub use diagnostic::{
    DateRole, Diagnostic, Finding, Fix, FixKind, Part, RuleId, Severity, Spelling,
};

/// Where a finding is: places belong to the article.
pub use crate::article::{Place, ReferenceField};

use chrono::NaiveDate;

use crate::article::Article;
use crate::text::letters::Digits;

/// What a check must know besides the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The day on which the check is made, where the writer is.
    pub today: NaiveDate,
    /// The digits that the house writes; `None` where it leaves that to the writer.
    pub digits: Option<Digits>,
}

/// A rule looks at the article and adds what it finds.
type Check = fn(&Article, &Context, &mut Vec<Diagnostic>);

/// The rules with a file of their own, in the order of [`RuleId::ALL`]; behind them come those of
/// [`source_dates`].
const RULES: [(RuleId, Check); 14] = [
    (RuleId::NameSpelling, name_spelling::check),
    (RuleId::EmptySection, empty_section::check),
    (RuleId::UnusedReference, unused_reference::check),
    (RuleId::UndefinedCitation, undefined_citation::check),
    (RuleId::ImpossibleDate, impossible_date::check),
    (RuleId::UnreadableDate, unreadable_date::check),
    (RuleId::FutureDate, future_date::check),
    (RuleId::AccessBeforePublication, access_before_publication::check),
    (RuleId::ArchiveBeforePublication, archive_before_publication::check),
    (RuleId::MixedDigits, mixed_digits::check),
    (RuleId::UnpairedIsolate, unpaired_isolate::check),
    (RuleId::OutletName, outlet_name::check),
    (RuleId::MissingAddress, missing_address::check),
    (RuleId::SameSource, same_source::check),
];

/// Everything that the rules find, in the order of the page: by [`Place`], then by rule. The same
/// article and context give the same answer. Takes time in proportion to the article.
pub fn run(article: &Article, context: &Context) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, check) in RULES {
        check(article, context, &mut found);
    }
    source_dates::check(article, context, &mut found);
    // Stable, so that a rule's own order decides between two findings at one place.
    found.sort_by(|a, b| a.place.cmp(&b.place).then_with(|| a.rule().cmp(&b.rule())));
    found
}

#[cfg(test)]
mod tests {
    use super::testing::{context, reference};
    use super::*;
    use crate::article::{
        Block, BlockKind, Body, Field, HeadingLevel, Lead, Object, Picture, RefId, Reference,
        ReferenceKind, ReferenceText, RichText, Title,
    };
    use crate::dates::DateField;
    use crate::text::Span;
    use proptest::prelude::*;

    #[test]
    fn every_rule_is_in_the_table_once() {
        // The others are those of `source_dates`, each of which has an example that finds it.
        assert_eq!(RULES.map(|(id, _)| id)[..], RuleId::ALL[..RULES.len()]);
    }

    /// The sample article in short, with its empty «انظر أيضاً».
    #[test]
    fn the_sample_has_two_misspelled_names_and_no_address() {
        let sample = [
            "شي وپوتن.",
            "في 13 سبتمبر 2022، أشاد الكرملين بأهمية اجتماع الرئيس الروسي ڤلاديمير پوتن المزمع مع \
             الزعيم الصيني شي جنپنگ في 14 سبتمبر، مشيرًا إلى أنه هام بشكل خاص وسط التوترات مع الغرب. \
             وقال مستشار پوتن للشؤون الخارجية يوري أوشاكوڤ أنه من المقرر أن يلتقي الزعيمان في سمرقند \
             بأوزبكستان على هامش قمة لاتفاق منظمة تعاون شانغهاي.",
            "وقال أوشاكوڤ للصحفيين \"الاجتماع له أهمية خاصة في ضوء الوضع الدولي الحالي\"، مضيفا أن \
             پوتن وشي سيناقشان الوضع الدولي، إلى جانب القضايا الإقليمية والتعاون الثنائي.",
            "تأتي المحادثات بين پوتن وشي عقب اجتماعهما في فبراير 2022، عندما حضر الزعيم الروسي \
             افتتاح أولمپياد بكين قبل وقت قصير من إرسال قوات إلى أوكرانيا.",
            "وسيحضر پوتن وشي اجتماع منظمة تعاون شانغهاي، وهي مجموعة أمنية تهيمن عليها روسيا والصين \
             وتضم أيضًا الهند وپاكستان ودول الاتحاد السوڤيتي السابق في آسيا الوسطى.",
        ];
        let mut cited = RichText::plain(sample[1]);
        cited.push_citation([RefId::new("independent-2022-09-13")]);
        let paragraphs = sample.iter().enumerate().map(|(at, text)| match at {
            1 => Block::new(BlockKind::Paragraph, cited.clone()),
            _ => Block::paragraph(text),
        });
        let title = Title::parse("أخبار:شي وبوتن يلتقيان بقمة شانغهاي بسمرقند غدا", &["أخبار"]);
        let kremlin = Reference {
            kind: ReferenceKind::News,
            site: "The independent".to_owned(),
            ..reference("independent-2022-09-13", ["2022-09-13", "2022-09-13", ""])
        };
        let (article, refused) = Article::with_body(title, Body::new(paragraphs))
            .with(Field::SeeAlso(Some(Vec::new())))
            .with(Field::Dateline(DateField::typed("13 سبتمبر 2022")))
            .with_references(vec![kremlin]);
        assert_eq!(refused, []);
        let findings: Vec<(Finding, Place)> =
            run(&article, &context()).into_iter().map(|it| (it.finding, it.place)).collect();
        let spelling = |word: &str, count| Spelling { word: word.to_owned(), count };
        let name = Finding::NameSpelling {
            title: spelling("بوتن", 1),
            text: spelling("پوتن", 6),
            wrong: Part::Title,
        };
        let casing = Finding::OutletName {
            written: "The independent".to_owned(),
            proper: "The Independent".to_owned(),
        };
        let field = |text| Place::Reference {
            index: 0,
            id: RefId::new("independent-2022-09-13"),
            field: Some(ReferenceField::Text(text)),
        };
        let expected = [
            (name, Place::Title(Span::new(7, 15))),
            (Finding::EmptySeeAlso, Place::SeeAlso),
            (casing, field(ReferenceText::Site)),
            (Finding::MissingAddress, field(ReferenceText::Url)),
        ];
        assert_eq!(findings, expected);
    }

    #[test]
    fn findings_stand_in_the_order_of_the_page() {
        let article = generated(
            &["بوتن", "اوكرانيا"],
            &[(0, vec!["پوتن", "أوكرانيا"], vec!["x"]), (2, vec!["خاتمة"], vec![])],
            vec![("b", ["2032", "2020", "13/14/2022"], 0), ("a", ["أمس", "", ""], 0)],
            "31 يونيو 2022",
        );
        let rules: Vec<&str> =
            run(&article, &context()).iter().map(|found| found.rule().as_str()).collect();
        let expected = [
            "name-spelling",
            "name-spelling",
            "impossible-date",
            // Two citations in the caption, two in the block.
            "undefined-citation",
            "undefined-citation",
            "undefined-citation",
            "undefined-citation",
            "empty-section",
            "unused-reference",
            "missing-address",
            "future-date",
            "access-before-publication",
            "access-not-full",
            "impossible-date",
            "archive-incomplete",
            "unused-reference",
            "missing-address",
            "relative-date",
        ];
        assert_eq!(rules, expected);
    }

    type BlockParts = (u8, Vec<&'static str>, Vec<&'static str>);
    type ReferenceParts = (&'static str, [&'static str; 3], u8);

    /// An article of these words: the first block's text and citation are the lead caption's too.
    fn generated(
        title: &[&str],
        blocks: &[BlockParts],
        references: Vec<ReferenceParts>,
        dateline: &str,
    ) -> Article {
        let rich = |words: &[&str], cites: &[&'static str]| {
            let mut rich = RichText::plain(&words.join(" "));
            if !cites.is_empty() {
                rich.push_citation(cites.iter().filter(|id| **id != "-").map(|id| RefId::new(id)));
                rich.push_object(Object::Raw("<br>".to_owned()));
                rich.push_citation(cites.iter().take(1).map(|id| RefId::new(id)));
            }
            rich.with_mark(Span::new(2, 9), crate::article::Mark::Bold)
        };
        let caption = blocks.first().map(|(_, words, cites)| rich(words, cites));
        let lead = caption.map(|caption| Lead { picture: Picture::default(), caption });
        let blocks = blocks.iter().enumerate().map(|(at, (kind, words, cites))| {
            let kind = match kind {
                0 => BlockKind::Paragraph,
                1 => BlockKind::Quotation { attribution: String::new() },
                2 | 3 => {
                    // Each heading is unlike any other, so that its finding is too.
                    let level = HeadingLevel::new(*kind).unwrap_or(HeadingLevel::FIRST);
                    let text = RichText::plain(&format!("{at} {}", words.join(" ")));
                    return Block::new(BlockKind::Heading(level), text);
                }
                4 => BlockKind::Picture(Picture::default()),
                _ => BlockKind::Raw,
            };
            Block::new(kind, rich(words, cites))
        });
        let kinds = [ReferenceKind::Web, ReferenceKind::Book];
        let references = references
            .into_iter()
            .map(|(id, dates, kind)| Reference {
                kind: kinds[usize::from(kind) % kinds.len()],
                ..reference(id, dates)
            })
            .collect();
        // Two references of one id can't be; the second is dropped.
        let (article, _) = Article::with_body(Title::main(title.join(" ")), Body::new(blocks))
            .with(Field::Lead(lead))
            .with(Field::Dateline(DateField::typed(dateline)))
            .with_references(references);
        article
    }

    fn word() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "پوتن",
            "بوتن",
            "وبوتن",
            "لپوتن",
            "بُوتن",
            "گوگل",
            "جوجل",
            "كوكل",
            "وگوجل",
            "أوكرانيا",
            "اوكرانيا",
            "بآوكرانيا",
            "والاتفاق",
            "أتفاق",
            "قمة",
            "قمه",
            "ا\u{654}مس",
            "x",
            "",
            "ـ",
        ])
    }

    fn date() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "",
            "2022",
            "2022-09-13",
            "2022-09-14",
            "2022-09-15",
            "2020-01",
            "2032",
            "0001",
            "9999-12-31",
            "31 يونيو 2022",
            "أمس",
            "2023-01-01",
            "13 سبتمبر 2022",
        ])
    }

    fn articles() -> impl Strategy<Value = Article> {
        let id = || prop::sample::select(vec!["a", "b", "c", "-"]);
        let words = || prop::collection::vec(word(), 0..5);
        let block = (0..6u8, words(), prop::collection::vec(id(), 0..4));
        let reference = (id(), [date(), date(), date()], 0..2u8);
        let blocks = prop::collection::vec(block, 0..6);
        let references = prop::collection::vec(reference, 0..4);
        (words(), blocks, references, date()).prop_map(|(title, blocks, references, dateline)| {
            generated(&title, &blocks, references, dateline)
        })
    }

    proptest! {
        #[test]
        fn every_fix_fits_and_puts_its_finding_right(article in articles()) {
            let found = run(&article, &context());
            prop_assert!(found.is_sorted_by_key(|it| (it.place.clone(), it.rule())));
            for diagnostic in found.iter().filter(|found| found.fix.is_some()) {
                testing::fixed(&article, diagnostic);
            }
        }

        #[test]
        fn any_text_and_any_day_are_looked_at(
            title in any::<String>(),
            text in any::<String>(),
            date in any::<String>(),
            days in any::<i32>(),
        ) {
            let body = Body::new([Block::paragraph(&text), Block::paragraph(&title)]);
            let article = Article::with_body(Title::main(format!("{title} {text}")), body)
                .with(Field::Dateline(DateField::typed(date)));
            let today = NaiveDate::from_epoch_days(days).unwrap_or(NaiveDate::MAX);
            run(&article, &Context { today, digits: None });
            run(&article, &Context { today: NaiveDate::MIN, digits: None });
        }
    }
}
