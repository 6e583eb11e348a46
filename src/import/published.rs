//! The text of a published page, as it is copied out of a browser, made an article. It must not
//! know wiki markup: `== عنوان ==` is a line like any other.

use std::collections::HashMap;

use super::lines::{Line, is_around_name, lines};
use super::sections::{self, Heading, LONGEST_TITLE};
use super::sources::{SourceList, Sources};
use super::{Finding, FindingKind, Imported};
use crate::article::{Article, Block, BlockKind, Body, Field, Lead, Picture, RichText, Title};

/// Namespaces that are split off a title.
const NAMESPACES: [&str; 6] = ["أخبار", "بوابة", "News", "Wikinews", "ويكي_الأخبار", "ويكي الأخبار"];

/// The longest caption, in characters.
const LONGEST_CAPTION: usize = 120;

/// Which part of the page a line stands in.
#[derive(Clone, Copy, PartialEq)]
enum Section {
    Text,
    SeeAlso,
    Sources,
}

/// The article that the text of a published page gives.
///
/// The first line is the title. Then every line is a paragraph, but for:
///
/// - a short one (at most 120 characters, no citation) right after the title and before a longer
///   one: the lead picture's caption;
/// - «انظر أيضاً» and the like, with the names of pages under it;
/// - «المصادر» and the like, with numbered sources under it; where there are several such
///   headings, the last;
/// - «تصنيف: أ | ب» after the text.
///
/// `[1]` becomes a citation where a source has the number 1, `[1][2]` one citation of two. Lines
/// end as in [`plain`](super::plain()). No word of the text is lost: what is in none of these
/// places is a paragraph, and every guess is among the findings. Time is linear in the text.
pub fn published(text: &str) -> Imported {
    let all = lines(text);
    let Some((first, lines)) = all.split_first() else {
        return Imported { article: Article::new(), findings: Vec::new() };
    };
    let mut page = Page::default();
    page.read(lines);
    let title = page.title(*first);
    let sources = std::mem::take(&mut page.sources).read(&mut page.findings);
    let lead = page.take_lead(lines);
    let body = page.cite(&sources);
    page.findings.sort_by_key(|finding| finding.line);

    let article = Article::with_body(title, body)
        .with(Field::Lead(lead))
        .with(Field::SeeAlso(page.see_also))
        .with(Field::Categories(page.categories));
    // Their names were made unique, so none is given back.
    let (article, _) = article.with_references(sources.references);
    Imported { article, findings: page.findings }
}

/// A page while it is read.
#[derive(Default)]
struct Page<'a> {
    paragraphs: Vec<Line<'a>>,
    see_also: Option<Vec<String>>,
    categories: Vec<String>,
    sources: SourceList,
    findings: Vec<Finding>,
}

impl<'a> Page<'a> {
    fn find(&mut self, line: Line<'_>, what: FindingKind) {
        self.findings.push(Finding { line: line.number, text: line.text.to_owned(), what });
    }

    /// Keeps a line that looked like something else.
    fn keep_as_text(&mut self, line: Line<'a>) {
        self.find(line, FindingKind::NotUnderstood);
        self.paragraphs.push(line);
    }

    /// Parts the lines after the title.
    fn read(&mut self, lines: &[Line<'a>]) {
        let pairs = lines.iter().zip(lines.iter().skip(1));
        let starts_sources = |(line, next): (&Line<'_>, &Line<'_>)| {
            sections::heading(line.text) == Some(Heading::Sources)
                && sections::numbered(next.text).is_some()
        };
        let sources_at = pairs.clone().rposition(starts_sources);
        let mut section = Section::Text;
        for (at, &line) in lines.iter().enumerate() {
            let next = lines.get(at + 1).map(|next| next.text);
            let ends = next.is_none_or(|next| {
                sections::heading(next).is_some() || sections::categories(next).is_some()
            });
            match sections::heading(line.text) {
                Some(Heading::SeeAlso) => {
                    section = Section::SeeAlso;
                    self.see_also.get_or_insert_default();
                    if ends {
                        self.find(line, FindingKind::EmptySection);
                    }
                    continue;
                }
                Some(Heading::Sources) => {
                    section = Section::Text;
                    if sources_at == Some(at) {
                        section = Section::Sources;
                    } else if ends {
                        self.find(line, FindingKind::EmptySection);
                    } else {
                        self.keep_as_text(line);
                    }
                    continue;
                }
                None => {}
            }
            if let Some(names) = sections::categories(line.text)
                && (ends || section != Section::Text)
            {
                let before = self.categories.len();
                self.categories.extend(names.map(str::to_owned));
                if self.categories.len() == before {
                    self.find(line, FindingKind::EmptySection);
                }
                continue;
            }
            match section {
                Section::Text if sections::categories(line.text).is_some() => {
                    self.keep_as_text(line);
                }
                Section::Text => self.paragraphs.push(line),
                Section::SeeAlso => match sections::page_name(line.text) {
                    Some("") => self.find(line, FindingKind::NotUnderstood),
                    Some(name) => self.see_also.get_or_insert_default().push(name.to_owned()),
                    None => {
                        section = Section::Text;
                        self.keep_as_text(line);
                    }
                },
                Section::Sources => {
                    if !self.sources.take(line) {
                        self.keep_as_text(line);
                    }
                }
            }
        }
    }

    fn title(&mut self, line: Line<'_>) -> Title {
        // A wiki keeps no direction marks around a title either.
        let text = line.text.trim_matches(is_around_name);
        if text.len() > LONGEST_TITLE || text.contains(['#', '<', '>', '[', ']', '{', '}', '|']) {
            self.find(line, FindingKind::TitleGuessed);
        }
        Title::parse(text, &NAMESPACES)
    }

    /// The caption, if the line after the title looks like one; it is no paragraph then.
    fn take_lead(&mut self, lines: &[Line<'_>]) -> Option<Lead> {
        let (&[caption, long, ..], &[first, second, ..]) = (self.paragraphs.as_slice(), lines)
        else {
            return None;
        };
        let length = caption.text.chars().take(LONGEST_CAPTION + 1).count();
        let is_caption = (caption.number, long.number) == (first.number, second.number)
            && length <= LONGEST_CAPTION
            && long.text.chars().nth(length).is_some()
            && !sections::has_marker(caption.text)
            && sections::heading(caption.text).is_none()
            && sections::categories(caption.text).is_none();
        is_caption.then(|| {
            self.paragraphs.remove(0);
            self.find(caption, FindingKind::LeadCaptionGuessed);
            Lead { picture: Picture::default(), caption: RichText::plain(caption.text) }
        })
    }

    /// The paragraphs with their citations.
    fn cite(&mut self, sources: &Sources) -> Body {
        let mut cited = vec![false; sources.references.len()];
        let mut blocks = Vec::with_capacity(self.paragraphs.len());
        for line in std::mem::take(&mut self.paragraphs) {
            let mut text = RichText::default();
            for piece in pieces(line.text, &sources.numbers) {
                match piece {
                    Piece::Text(part) => text.push_text(part),
                    Piece::Unknown(part) => {
                        text.push_text(part);
                        self.find(Line { text: part, ..line }, FindingKind::MarkerWithoutSource);
                    }
                    Piece::Citation(places) => {
                        for &place in &places {
                            if let Some(cited) = cited.get_mut(place) {
                                *cited = true;
                            }
                        }
                        let named = places.iter().filter_map(|&at| sources.references.get(at));
                        text.push_citation(named.map(|reference| reference.id.clone()));
                    }
                }
            }
            blocks.push(Block::new(BlockKind::Paragraph, text));
        }
        let entries = sources.references.iter().zip(&sources.lines).zip(cited);
        for (place, ((reference, &line), cited)) in entries.enumerate() {
            // That nothing cites it follows from its number, which is a finding already.
            if !cited && !sources.duplicates.contains(&place) {
                let text = match reference.title.as_str() {
                    "" => reference.url.clone(),
                    title => title.to_owned(),
                };
                let what = FindingKind::SourceWithoutMarker;
                self.findings.push(Finding { line, text, what });
            }
        }
        Body::new(blocks)
    }
}

/// A piece of a paragraph.
enum Piece<'a> {
    Text(&'a str),
    /// A marker whose number no source has.
    Unknown(&'a str),
    /// Markers side by side, as places in the list of sources.
    Citation(Vec<usize>),
}

fn pieces<'a>(text: &'a str, numbers: &HashMap<u32, usize>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, from)) = rest.find('[').and_then(|at| rest.split_at_checked(at)) {
        if !before.is_empty() {
            pieces.push(Piece::Text(before));
        }
        let found = sections::marker(from);
        let (mark, after) =
            from.split_at_checked(found.map_or(1, |(_, len)| len)).unwrap_or((from, ""));
        match (found.map(|(number, _)| numbers.get(&number)), pieces.last_mut()) {
            (Some(Some(&place)), Some(Piece::Citation(places))) => places.push(place),
            (Some(Some(&place)), _) => pieces.push(Piece::Citation(vec![place])),
            (Some(None), _) => pieces.push(Piece::Unknown(mark)),
            (None, _) => pieces.push(Piece::Text(mark)),
        }
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Object, Reference, ReferenceKind};
    use crate::dates::PartialDate;
    use crate::import::lines::is_edge;
    use crate::text::{OBJECT, letters};
    use proptest::prelude::*;

    const SAMPLE: &str = include_str!("../../tests/data/published/samarkand.txt");

    /// The text with each citation as `{id,id}`.
    fn shown(text: &RichText) -> String {
        let mut objects = text.objects().iter();
        let show = |c: char| match (c, objects.next_if_object(c)) {
            (_, Some(ids)) => format!("{{{ids}}}"),
            (c, None) => c.to_string(),
        };
        text.text().chars().map(show).collect()
    }

    trait Objects {
        fn next_if_object(&mut self, c: char) -> Option<String>;
    }

    impl<'a, I: Iterator<Item = &'a crate::article::Placed>> Objects for I {
        fn next_if_object(&mut self, c: char) -> Option<String> {
            let object = (c == OBJECT).then(|| self.next())??;
            let Object::Citation(citation) = &object.object else { panic!("{object:?}") };
            let ids: Vec<&str> = citation.references.iter().map(|id| id.as_str()).collect();
            Some(ids.join(","))
        }
    }

    /// The article and its findings, a line each.
    fn outline(imported: &Imported) -> Vec<String> {
        let article = &imported.article;
        let mut lines = vec![format!("title {}", article.title().full())];
        lines.extend(article.lead().map(|lead| format!("caption {}", shown(&lead.caption))));
        lines.extend(article.body().iter().map(|block| format!("text {}", shown(block.content()))));
        lines.extend(article.see_also().map(|pages| format!("see {}", pages.join(" ; "))));
        lines.extend(article.categories().iter().map(|name| format!("category {name}")));
        let references = article.references().iter();
        lines.extend(references.map(|entry| format!("source {} {}", entry.id, entry.title)));
        let findings = imported.findings.iter();
        lines.extend(findings.map(|f| format!("{} {:?} {}", f.line, f.what, f.text)));
        lines.iter().map(|line| line.trim_end().to_owned()).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(outline(&published(text)), expected);
    }

    #[test]
    fn a_real_page() {
        let Imported { article, findings } = published(SAMPLE);
        assert_eq!(article.title().namespace, "أخبار");
        assert_eq!(article.title().name, "شي وبوتن يلتقيان بقمة شانغهاي بسمرقند غدا");
        let lead = article.lead().unwrap();
        assert_eq!((lead.caption.text(), lead.picture.file.as_str()), ("شي وپوتن.", ""));
        let body = article.body();
        assert_eq!(body.len(), 6);
        assert!(body.block(0).unwrap().text().ends_with("شانغهاي.\u{FFFC}"));
        assert!(body.iter().skip(1).all(|block| !block.text().contains(OBJECT)));
        assert!(body.block(5).unwrap().text().ends_with("عدة دول أخرى."));
        assert_eq!(article.see_also(), Some([].as_slice()));
        assert_eq!(article.references().len(), 1);
        let source = article.references().at(0).unwrap();
        assert_eq!(source.id.as_str(), "independent-2022-09-13");
        assert_eq!(source.kind, ReferenceKind::Web);
        assert_eq!(source.title, "Kremlin hails importance of Putin-Xi meeting in Samarkand");
        assert_eq!(source.site, "The independent");
        let day = PartialDate::day(2022, 9, 13).ok();
        assert_eq!((source.published.understood(), source.accessed.understood()), (day, day));
        assert_eq!(source.extra, []);
        let found: Vec<_> = findings.iter().map(|finding| (finding.line, finding.what)).collect();
        assert_eq!(found, [(3, FindingKind::LeadCaptionGuessed), (17, FindingKind::EmptySection),]);
        let body = article.body().block(0).unwrap().content();
        assert!(shown(body).ends_with("{independent-2022-09-13}"));
        // The line of the page can be built again.
        let line = SAMPLE.lines().last().unwrap().split_once("^ ").unwrap().1;
        assert_eq!(crate::citations::line::write(source), line);
    }

    #[test]
    fn little_text() {
        check("", &["title"]);
        check(" \n\u{FEFF}", &["title \u{FEFF}"]);
        check("\u{FEFF}عنوان", &["title عنوان"]);
        check("G20: قمة\nنص", &["title G20: قمة", "text نص"]);
        check("\u{200F}أخبار:قمة\r\rنص", &["title أخبار:قمة", "text نص"]);
        check("\u{200F}قمة \u{2066}G20\u{2069}\u{200F}", &["title قمة \u{2066}G20\u{2069}"]);
        check("المصادر", &["title المصادر"]);
        check("a [1]", &["title a [1]", "1 TitleGuessed a [1]"]);
        check("ع\n== أ ==\n* ب", &["title ع", "text == أ ==", "text * ب"]);
    }

    #[test]
    fn captions() {
        let long = "نص طويل ".repeat(20);
        let long = long.trim();
        let text = |paragraphs: &[&str]| format!("ع\n{}", paragraphs.join("\n\n"));
        let found = |paragraphs: &[&str]| published(&text(paragraphs)).article.lead().is_some();
        assert!(found(&["شي.", long]));
        assert!(found(&["شي.", "شي وپوتن."]));
        assert!(!found(&["شي.[1]", long]));
        assert!(!found(&["شي.", "پوت"]));
        assert!(!found(&["المصادر", "قالت المصادر"]));
        assert!(!found(&["شي."]));
        assert!(!found(&[long, long]));
        assert!(!found(&["شي.", "انظر أيضا", long]));
        assert!(!found(&["شي.", "المصادر", "1. شرح طويل للمصدر"]));
    }

    #[test]
    fn citations() {
        let sources = "\nالمصادر\n1. ^ \"A\". X.\n2. ^ أ ب \"B\". Y.\n٣. ↑ \"C\". Z.";
        let all = ["source x A", "source y B", "source z C"];
        let check = |text: &str, body: &str, findings: &[&str]| {
            let lines = [&["title ع", body], all.as_slice(), findings].concat();
            check(&format!("ع\n{text}{sources}"), &lines);
        };
        let unused = |line: usize, title: &str| format!("{line} SourceWithoutMarker {title}");
        let (a, b, c) = (unused(4, "A"), unused(5, "B"), unused(6, "C"));
        check("أ[1]ب[2][٣].", "text أ{x}ب{y,z}.", &[]);
        check("أ[1] [2]،[۳]", "text أ{x} {y}،{z}", &[]);
        check("[1][9][2][3]", "text {x}[9]{y,z}", &["2 MarkerWithoutSource [9]"]);
        check("[1][2][3][1]", "text {x,y,z,x}", &[]);
        check("[[1]] [2", "text [{x}] [2", &[&b, &c]);
        check("[0][ 1 ][1-3][01]", "text [0][ 1 ][1-3]{x}", &["2 MarkerWithoutSource [0]", &b, &c]);
        check("\u{FFFC}", "text \u{FFFD}", &[&a, &b, &c]);
    }

    #[test]
    fn lists_of_sources() {
        // No list at all, and one with nothing in it.
        check("ع\nأ[1]", &["title ع", "text أ[1]", "2 MarkerWithoutSource [1]"]);
        check("ع\nأ\nالمصادر", &["title ع", "text أ", "3 EmptySection المصادر"]);
        // A gap, a number twice, one without a number, one with nothing after its number.
        check(
            "ع\nأ[1][2][3]\nالمراجع:\n1. ^ \"A\".\n3. ^ \"C\".\n3. ^ \"D\".\n^ \"E\".\n5. ^",
            &[
                "title ع",
                "text أ{a}[2]{c}",
                "source a A",
                "source c C",
                "source d D",
                "source e E",
                "2 MarkerWithoutSource [2]",
                "6 DuplicateNumber 3. ^ \"D\".",
                "7 SourceWithoutMarker E",
                "8 NotUnderstood 5. ^",
            ],
        );
        // Lines that go on, one that does not, and lines that are not understood.
        check(
            "ع\nأ[1][2]\nSources\n1. \"A\n b\". X.\n2022. Retrieved 2023.\n2. كتاب\n\nتذييل\n3. \"C\". 2022. ص 5.",
            &[
                "title ع",
                "text أ{x-2022,كتاب}",
                "text تذييل",
                "source x-2022 A b",
                "source كتاب كتاب",
                "source c-2022 C",
                "7 SourceKeptAsText كتاب",
                "9 NotUnderstood تذييل",
                "10 SourcePartlyUnderstood ص 5",
                "10 SourceWithoutMarker C",
            ],
        );
        // Two headings, and one that is prose.
        check(
            "ع\nمصادر\n1. \"A\".\nالمصادر\nقالت المصادر.[1]\nالمراجع\n1. \"B\".",
            &[
                "title ع",
                "text مصادر",
                "text 1. \"A\".",
                "text المصادر",
                "text قالت المصادر.{b}",
                "source b B",
                "2 NotUnderstood مصادر",
                "4 NotUnderstood المصادر",
            ],
        );
        // Names that are alike.
        check(
            "ع\n[1][2]\nالمصادر\n1. \"A\". X. 2022.\n2. \"B\". X. 2022.",
            &["title ع", "text {x-2022,x-2022-2}", "source x-2022 A", "source x-2022-2 B"],
        );
    }

    #[test]
    fn sections_after_the_text() {
        check(
            "ع\nأ\nالمصادر\n1. \"A\".\nانظر أيضاً\n* ب\n• ج\n1. د\n*\nتصنيف: هـ | و\nتصنيف: ز",
            &[
                "title ع",
                "text أ",
                "see ب ; ج ; د",
                "category هـ",
                "category و",
                "category ز",
                "source a A",
                "4 SourceWithoutMarker A",
                "9 NotUnderstood *",
            ],
        );
        check(
            "ع\nأ\nانظر أيضاً\nتصنيف:",
            &["title ع", "text أ", "see", "3 EmptySection انظر أيضاً", "4 EmptySection تصنيف:"],
        );
        // What is no page's name ends the section.
        check(
            "ع\nأأ\nSee also:\nب\nج.[1]\nد",
            &[
                "title ع",
                "text أأ",
                "text ج.[1]",
                "text د",
                "see ب",
                "5 NotUnderstood ج.[1]",
                "5 MarkerWithoutSource [1]",
            ],
        );
        check(
            "ع\nتصنيف: أ\nنص",
            &["title ع", "text تصنيف: أ", "text نص", "2 NotUnderstood تصنيف: أ"],
        );
    }

    #[test]
    fn large_pages_take_linear_time() {
        let line = "ا".repeat(5_000_000);
        assert_eq!(published(&format!("ع\n{line}")).article.body().text_len(), line.len());
        assert_eq!(published(&line).article.title().name, line);
        for unit in ["[", "[1]", "[1][2]", "[9] ", "[[1]", "\"", ". ", "1. ", "^ a b "] {
            let line = unit.repeat(100_000);
            for text in [
                format!("ع\n{line}\nالمصادر\n1. \"A\".\n2. \"B\"."),
                format!("ع\nالمصادر\n1. {line}"),
                format!("ع\nانظر أيضا\n{line}\nتصنيف:{line}"),
            ] {
                assert!(!published(&text).article.title().name.is_empty());
            }
        }
        let sources: String = (1..=20_000).map(|n| format!("{n}. ^ \"T\". S. 2022.\n")).collect();
        let markers: String = (1..=30_000).map(|n| format!("[{n}]")).collect();
        let page = published(&format!("ع\n{markers}\nالمصادر\n{sources}"));
        assert_eq!(page.article.references().len(), 20_000);
        assert_eq!(page.findings.len(), 10_000);
        let headings = "المصادر\nانظر أيضا\nتصنيف:\n1.\n".repeat(20_000);
        assert!(!published(&headings).findings.is_empty());
    }

    /// All text that the article keeps anywhere.
    fn kept(imported: &Imported) -> String {
        let article = &imported.article;
        let mut kept = vec![article.title().full()];
        kept.extend(article.lead().map(|lead| lead.caption.plain_text()));
        kept.extend(article.body().iter().map(|block| block.content().plain_text()));
        kept.extend(article.see_also().into_iter().flatten().cloned());
        kept.extend(article.categories().iter().cloned());
        for source in article.references().iter() {
            let Reference { authors, title, site, published, accessed, archived, url, .. } = source;
            kept.push(format!("{authors:?}"));
            kept.extend([title, site, url].map(Clone::clone));
            kept.extend([published, accessed, archived].map(|date| date.as_typed().to_owned()));
            kept.extend(source.extra.iter().map(|(_, text)| text.clone()));
        }
        kept.join("\n")
    }

    /// Parts of pages; `W` becomes a word that stands nowhere else.
    fn parts() -> impl Strategy<Value = Vec<&'static str>> {
        let parts = [
            "W",
            "W",
            "W ",
            "W.",
            " ",
            "\n",
            "\n",
            "\n\n",
            "\r\n",
            "[1]",
            "[2]",
            "[٣]",
            "[9]",
            "[W]",
            "\nالمصادر\n",
            "\nSources:\n",
            "\nانظر أيضاً\n",
            "\nتصنيف: W | W\n",
            "\n1. ^ ",
            "\n2. ",
            "\n٣. ↑ أ ب ",
            "\n^ ",
            "\n* ",
            "\"W W\". ",
            "«W». ",
            "\"",
            "W; W. ",
            "2022-09-13. ",
            "Retrieved 2022-09-13. ",
            "اطلع عليه في W 2022. ",
            "https://W.com/W ",
            ". ",
            "\n2022. ",
            "Archived W. ",
            "(W) ",
            ": ",
            "أخبار:",
            "W W W W W W W W W W W W W W W W W W W W W W ",
        ];
        proptest::collection::vec(proptest::sample::select(parts.to_vec()), 0..40)
    }

    proptest! {
        #[test]
        fn no_word_of_a_page_is_lost(parts in parts()) {
            let mut text = String::new();
            let mut words = Vec::new();
            for c in parts.concat().chars() {
                if c == 'W' {
                    let word = format!("q{}z", words.len());
                    text.push_str(&word);
                    words.push(word);
                } else {
                    text.push(c);
                }
            }
            let imported = published(&text);
            let kept = kept(&imported);
            for word in words {
                prop_assert!(kept.contains(&word), "{word} of {text:?}");
            }
            prop_assert!(imported.findings.iter().is_sorted_by_key(|finding| finding.line));
        }

        #[test]
        fn no_letter_is_lost(text in any::<String>(), lines in "[a-zا-ي\\[\\]^\"«». \n:*|-]{0,200}") {
            // But for the marks of the frame: list marks, arrows, quotes, and what is invisible.
            let count = |text: &str| {
                let mut counts: HashMap<char, usize> = HashMap::new();
                for c in text.chars().filter(|c| !is_edge(*c) && !"\u{FEFF}\"“”„«».^↑*|•-:".contains(*c)) {
                    *counts.entry(c).or_default() += 1;
                }
                counts
            };
            for text in [text, lines] {
                let text = text.replace(OBJECT, "\u{FFFD}");
                // A heading or list mark with nothing after it is a finding only.
                let imported = published(&text);
                let found = imported.findings.iter().map(|finding| finding.text.as_str());
                let kept = count(&(kept(&imported) + &found.collect::<String>()));
                for (c, times) in count(&text) {
                    prop_assert!(kept.get(&c).is_some_and(|&kept| kept >= times), "{c:?} of {text:?}");
                }
            }
        }

        #[test]
        fn never_panics(text in any::<String>(), part in parts()) {
            let _ = published(&text);
            let _ = published(&format!("{}{text}{}", part.concat(), letters::isolate(&part.concat())));
        }
    }
}
