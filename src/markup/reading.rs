//! Tree to an article for reading: the finished page as its readers will find it, made of the
//! blocks that an article is made of, so that what shows articles shows it too.
//!
//! Names are linked at their first mention, citations numbered and sources worded as in every other
//! format. It knows no brackets; what is invisible in it are isolates, for it is only looked at.

use super::citation::{self, Part};
use super::convert;
use super::escape::one_line;
use super::profile::Profile;
use super::tree::{Document, Figure, Inline, Line, LinkTarget, Node, Run};
use super::words::Words;
use super::{ExportNote, address};
use crate::article::{
    Article, Block, BlockKind, Body, Field, HeadingLevel, ListLevel, ListStyle, Mark, Object,
    Reference, RichText, Target,
};
use crate::text::Span;
use crate::text::letters::{isolate, isolate_ltr};

/// A page as its readers see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Title and date as they are; the body has the lead picture, the text, «انظر أيضاً», the
    /// sources and the categories.
    pub article: Article,
    /// The date of the article as the wiki writes dates; may be empty.
    pub dateline: String,
    /// The block of each numbered source, the first one first.
    pub sources: Vec<usize>,
}

/// The page that readers will see.
pub fn reading(article: &Article, profile: &Profile) -> Reading {
    let (document, mut notes) = convert::document(article);
    let mut reader = Reader {
        blocks: Vec::with_capacity(article.body().len() + article.references().len() + 8),
        document: &document,
        profile,
        words: Words::of(document.language),
        sources: Vec::new(),
    };
    reader.page(&mut notes);
    let Reader { blocks, sources, .. } = reader;
    let (article, _) = Article::with_body(article.title().clone(), Body::new(blocks))
        .with(Field::Dateline(article.dateline().clone()))
        .with(Field::Language(article.language().to_owned()))
        .with(Field::Direction(article.direction()))
        .with_references(article.references().iter().cloned().collect());
    let dateline = citation::shown_date(document.dateline, profile);
    let dateline = dateline.map(|date| date.text).unwrap_or_default();
    Reading { article, dateline, sources }
}

/// What a page says of one source, with its links.
pub fn source(reference: &Reference, profile: &Profile, language: &str) -> RichText {
    let mut notes = Vec::new();
    let mut rich = RichText::default();
    let sentences = citation::sentences(reference, profile, Words::of(language), &mut notes);
    for (index, sentence) in sentences.iter().enumerate() {
        if index > 0 {
            rich.push_text(" ");
        }
        for part in &sentence.parts {
            rich = push_part(rich, part);
        }
        if sentence.wants_stop() {
            rich.push_text(".");
        }
    }
    rich
}

struct Reader<'a> {
    blocks: Vec<Block>,
    document: &'a Document<'a>,
    profile: &'a Profile,
    words: &'static Words,
    sources: Vec<usize>,
}

impl Reader<'_> {
    fn page(&mut self, notes: &mut Vec<ExportNote>) {
        let document = self.document;
        if let Some(lead) = &document.lead {
            if !lead.picture.file.trim().is_empty() {
                self.figure(lead);
            } else if !lead.caption.is_blank() {
                self.push(BlockKind::Paragraph, &lead.caption);
            }
        }
        for node in &document.nodes {
            self.node(node);
        }
        self.see_also(notes);
        self.all_sources();
        let names = document.categories.iter().map(|name| one_line(name));
        let names: Vec<String> =
            names.filter(|name| !name.is_empty()).map(|name| isolate(&name)).collect();
        if !names.is_empty() {
            let line = format!("{}: {}", self.words.categories, names.join(" · "));
            self.blocks.push(Block::paragraph(&line));
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Paragraph(line) => self.push(BlockKind::Paragraph, line),
            Node::Heading(level, line) => self.push(BlockKind::Heading(*level), line),
            Node::List(items) => {
                for item in items {
                    let kind = BlockKind::ListItem { style: item.style, level: item.level };
                    self.push(kind, &item.line);
                }
            }
            Node::Quotation { lines, attribution } => {
                let by =
                    |last| if last { one_line(attribution).into_owned() } else { String::new() };
                for (at, line) in lines.iter().enumerate() {
                    let attribution = by(at + 1 == lines.len());
                    self.push(BlockKind::Quotation { attribution }, line);
                }
                if lines.is_empty() {
                    let kind = BlockKind::Quotation { attribution: by(true) };
                    self.blocks.push(Block::new(kind, RichText::default()));
                }
            }
            Node::Figure(figure) => self.figure(figure),
            Node::Raw(raw) => {
                self.blocks.push(Block::new(BlockKind::Raw, RichText::plain(raw)));
            }
            Node::Parting => self.blocks.push(Block::paragraph("")),
        }
    }

    fn push(&mut self, kind: BlockKind, line: &Line<'_>) {
        let content = self.rich(line);
        self.blocks.push(Block::new(kind, content).with_direction(line.direction));
    }

    fn figure(&mut self, figure: &Figure<'_>) {
        self.push(BlockKind::Picture(figure.picture.clone()), &figure.caption);
    }

    fn heading(&mut self, words: &str) {
        let kind = BlockKind::Heading(HeadingLevel::FIRST);
        self.blocks.push(Block::new(kind, RichText::plain(words)));
    }

    fn rich(&self, line: &Line<'_>) -> RichText {
        let mut rich = RichText::default();
        for inline in &line.inlines {
            match inline {
                Inline::Run(run) => rich = push_run(rich, run),
                Inline::Link(link) => {
                    let start = rich.text().len();
                    for run in &link.runs {
                        rich = push_run(rich, run);
                    }
                    let target = match link.target {
                        LinkTarget::Page(page) => Target::Page(page.to_owned()),
                        LinkTarget::Url(url) => Target::Url(url.to_owned()),
                    };
                    let span = Span::new(start, rich.text().len());
                    rich = rich.with_mark(span, Mark::Link(target));
                }
                Inline::Citation(uses) => {
                    let source = |number: usize| self.document.sources.get(number);
                    let cited = uses.iter().filter_map(|one| source(one.source));
                    rich.push_citation(cited.map(|source| source.reference.id.clone()));
                }
                Inline::Raw(raw) => rich.push_object(Object::Raw((*raw).to_owned())),
            }
        }
        rich
    }

    fn see_also(&mut self, notes: &mut Vec<ExportNote>) {
        let Some(pages) = self.document.see_also else { return };
        self.heading(&self.profile.sections.see_also);
        for page in pages.iter().map(|page| one_line(page)).filter(|page| !page.is_empty()) {
            let rich = match address::page_name(&page) {
                Some(_) => linked(RichText::default(), &page, Target::Page(page.to_string())),
                None => {
                    notes.push(ExportNote::NameNotAllowed(page.to_string()));
                    RichText::plain(&page)
                }
            };
            self.blocks.push(Block::new(item(ListStyle::Bullet), rich));
        }
    }

    fn all_sources(&mut self) {
        let document = self.document;
        if document.sources.is_empty() && document.uncited.is_empty() {
            return;
        }
        self.heading(&self.profile.sections.sources);
        for numbered in &document.sources {
            self.sources.push(self.blocks.len());
            let rich = source(numbered.reference, self.profile, document.language);
            self.blocks.push(Block::new(item(ListStyle::Numbered), rich));
        }
        for reference in &document.uncited {
            let rich = source(reference, self.profile, document.language);
            self.blocks.push(Block::new(item(ListStyle::Bullet), rich));
        }
    }
}

fn item(style: ListStyle) -> BlockKind {
    BlockKind::ListItem { style, level: ListLevel::FIRST }
}

fn push_run(mut rich: RichText, run: &Run<'_>) -> RichText {
    let start = rich.text().len();
    rich.push_text(run.text);
    let span = Span::new(start, rich.text().len());
    for (is_set, mark) in [(run.style.bold, Mark::Bold), (run.style.italic, Mark::Italic)] {
        if is_set {
            rich = rich.with_mark(span, mark);
        }
    }
    rich
}

fn push_part(mut rich: RichText, part: &Part<'_>) -> RichText {
    match part {
        Part::Words(words) => rich.push_text(words),
        Part::Text(text) => rich.push_text(&isolate(text)),
        Part::Title { text, url } => {
            rich.push_text("\"");
            rich = match url {
                Some(url) => linked(rich, &isolate(text), Target::Url(url.clone())),
                None => {
                    rich.push_text(&isolate(text));
                    rich
                }
            };
            rich.push_text("\"");
        }
        Part::Linked { words, url } => rich = linked(rich, words, Target::Url(url.clone())),
        Part::Url(url) => rich = linked(rich, &isolate_ltr(url), Target::Url(url.clone())),
        Part::Date(date) => {
            let is_iso = date.iso.as_ref() == Some(&date.text);
            rich.push_text(&if is_iso { isolate_ltr(&date.text) } else { isolate(&date.text) });
        }
    }
    rich
}

fn linked(mut rich: RichText, words: &str, target: Target) -> RichText {
    let start = rich.text().len();
    rich.push_text(words);
    let span = Span::new(start, rich.text().len());
    rich.with_mark(span, Mark::Link(target))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Lead, Picture, RefId, Title};
    use crate::text::letters;

    fn profile() -> Profile {
        Profile::by_id("marefa").unwrap()
    }

    /// Each block in one line: what it is, and its letters, `[n]` for a citation.
    fn lines(reading: &Reading) -> Vec<String> {
        let line = |block: &Block| {
            let sign = match block.kind() {
                BlockKind::Paragraph => "",
                BlockKind::Heading(_) => "= ",
                BlockKind::ListItem { style: ListStyle::Bullet, .. } => "* ",
                BlockKind::ListItem { style: ListStyle::Numbered, .. } => "# ",
                BlockKind::Quotation { .. } => "> ",
                BlockKind::Picture(_) => "! ",
                BlockKind::Raw => "| ",
                BlockKind::Unknown(_) => "? ",
            };
            let text: String =
                block.text().chars().filter(|c| !letters::is_bidi_control(*c)).collect();
            format!("{sign}{text}")
        };
        reading.article.body().iter().map(line).collect()
    }

    #[test]
    fn the_sample_reads_as_it_will_be_published() {
        let sample = include_bytes!("../../assets/examples/samarkand.ron");
        let article = crate::storage::draft::read(sample).unwrap().article;
        let reading = reading(&article, &profile());
        let lines = lines(&reading);
        assert_eq!(lines.first().unwrap(), "شي وپوتن.");
        assert!(lines.get(1).unwrap().ends_with("شانغهاي.\u{FFFC}"));
        let tail = lines.get(lines.len() - 3..).unwrap();
        assert_eq!(
            tail,
            [
                "= انظر أيضاً",
                "= المصادر",
                "# \"Kremlin hails importance of Putin-Xi meeting in Samarkand\". The independent. \
                 2022-09-13. تاريخ الوصول 2022-09-13.",
            ]
        );
        assert_eq!(reading.sources, [lines.len() - 1]);
        let source = reading.article.body().iter().last().unwrap();
        assert!(source.text().contains("\u{2066}2022-09-13\u{2069}"), "dates are isolated");
    }

    #[test]
    fn blocks_of_every_kind_arrive_and_empty_ones_do_not() {
        let id = RefId::new("a");
        let mut cited = RichText::plain("نص");
        cited.push_citation([id.clone(), RefId::new("لا وجود له")]);
        let heading = || BlockKind::Heading(HeadingLevel::FIRST);
        let quotation = |by: &str| BlockKind::Quotation { attribution: by.to_owned() };
        let picture = Picture { file: "أ.jpg".to_owned(), ..Picture::default() };
        let body = Body::new([
            Block::paragraph(""),
            Block::new(heading(), RichText::default()),
            Block::new(heading(), RichText::plain("خلفية")),
            Block::new(BlockKind::Paragraph, cited),
            Block::new(quotation(""), RichText::plain("قال")),
            Block::new(quotation("پوتن"), RichText::plain("وأضاف")),
            Block::new(BlockKind::Raw, RichText::plain("{{صندوق}}")),
        ]);
        let caption = RichText::plain("صورة");
        let reference = Reference { id, title: "T".to_owned(), ..Reference::default() };
        let uncited = Reference { id: RefId::new("b"), ..Reference::default() };
        let (article, _) = Article::with_body(Title::main("ع"), body)
            .with(Field::Lead(Some(Lead { picture, caption })))
            .with(Field::SeeAlso(Some(vec!["سمرقند".to_owned(), " ".to_owned()])))
            .with(Field::Categories(vec!["قمم".to_owned(), "2022".to_owned()]))
            .with_references(vec![reference, uncited]);
        let reading = reading(&article, &profile());
        assert_eq!(
            lines(&reading),
            [
                "! صورة",
                "= خلفية",
                "نص\u{FFFC}",
                "> قال",
                "> وأضاف",
                "| {{صندوق}}",
                "= انظر أيضاً",
                "* سمرقند",
                "= المصادر",
                "# \"T\".",
                "* ",
                "تصنيفات: قمم · 2022",
            ]
        );
        let cited = reading.article.body().block(2).unwrap().content();
        let [placed] = cited.objects() else { panic!("one citation") };
        let Object::Citation(citation) = &placed.object else { panic!("a citation") };
        assert_eq!(citation.references, [RefId::new("a")], "what is undefined is left out");
    }
}
