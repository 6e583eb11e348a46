//! Articles built by hand: the published sample, and one with every feature.

use tahrir::article::{
    Article, Author, Block, BlockKind, Body, Direction, EntityDecision, Field, HeadingLevel, Lead,
    ListLevel, ListStyle, Mark, Object, Picture, RefId, Reference, RichText, Side, Target, Title,
};
use tahrir::dates::DateField;
use tahrir::text::Span;

use proptest::prelude::*;

pub(super) fn id(number: usize) -> RefId {
    RefId::new(["independent-2022-09-13", "جزيرة 2022", "[t]-2022"][number % 3])
}

/// An article of these parts.
pub(super) fn put_together(
    title: &str,
    blocks: Vec<Block>,
    pages: Option<Vec<String>>,
    categories: Vec<String>,
    references: Vec<Reference>,
) -> Article {
    let article = Article::with_body(Title::main(title), Body::new(blocks))
        .with(Field::SeeAlso(pages))
        .with(Field::Categories(categories));
    article.with_references(references).0
}

/// Paragraphs alone.
pub(super) fn paragraphs(lines: impl IntoIterator<Item = RichText>) -> Article {
    let blocks = lines.into_iter().map(|line| Block::new(BlockKind::Paragraph, line));
    let sources = (0..3).map(|n| Reference { id: id(n), ..kremlin() }).collect();
    put_together("ع", blocks.collect(), None, Vec::new(), sources)
}

fn kremlin() -> Reference {
    Reference {
        id: id(0),
        title: "Kremlin hails importance of Putin-Xi meeting in Samarkand".to_owned(),
        site: "The independent".to_owned(),
        published: DateField::typed("2022-09-13"),
        accessed: DateField::typed("13 سبتمبر 2022"),
        ..Reference::default()
    }
}

/// References whose fields hold anything.
pub(super) fn references() -> impl Strategy<Value = Vec<Reference>> {
    let words = || prop_oneof![Just(String::new()), super::awkward()];
    let fields = (words(), words(), words(), words(), words(), words());
    let reference = fields.prop_map(|(title, site, url, author, date, quote)| Reference {
        title,
        site: site.clone(),
        publisher: author.clone(),
        url: if url.len() > 9 { format!("https://e.org/{url}") } else { url.clone() },
        authors: vec![Author::Name(author)],
        published: DateField::typed(date.clone()),
        accessed: DateField::typed("2022-09"),
        archived: DateField::typed(date),
        archive_url: url,
        quote,
        translated_title: site,
        ..Reference::default()
    });
    prop::collection::vec(reference, 3).prop_map(|list| {
        let named = list.into_iter().enumerate();
        named.map(|(n, reference)| Reference { id: id(n), ..reference }).collect()
    })
}

/// The article of `tests/data/published/samarkand.txt`, from its parts.
pub(super) fn samarkand(published: &str) -> Article {
    let mut pieces = published.split("\n\n");
    let title = Title::parse(pieces.next().unwrap(), &["أخبار"]);
    let caption = RichText::plain(pieces.next().unwrap());
    let text = pieces.take_while(|piece| *piece != "انظر أيضاً");
    let blocks = text.map(|piece| {
        let mut line = RichText::plain(piece.trim_end_matches("[1]"));
        if piece.ends_with("[1]") {
            line.push_citation([id(0)]);
        }
        Block::new(BlockKind::Paragraph, line)
    });
    let article = Article::with_body(title, blocks.collect())
        .with(Field::Lead(Some(Lead { picture: Picture::default(), caption })))
        .with(Field::SeeAlso(Some(Vec::new())));
    article.with_references(vec![kremlin()]).0
}

fn rich(text: &str) -> RichText {
    RichText::plain(text)
}

/// Marks the first place of `words`.
fn marked(line: RichText, words: &str, mark: Mark) -> RichText {
    let start = line.text().find(words).unwrap();
    line.with_mark(Span::new(start, start + words.len()), mark)
}

fn item(style: ListStyle, level: u8, text: &str) -> Block {
    let level = ListLevel::new(level).unwrap();
    Block::new(BlockKind::ListItem { style, level }, rich(text))
}

fn quotation(text: &str, attribution: &str) -> Block {
    Block::new(BlockKind::Quotation { attribution: attribution.to_owned() }, rich(text))
}

fn heading(level: u8, text: &str) -> Block {
    Block::new(BlockKind::Heading(HeadingLevel::new(level).unwrap()), rich(text))
}

fn styled_paragraphs() -> Vec<Block> {
    let page = |name: &str| Mark::Link(Target::Page(name.to_owned()));
    let url = |url: &str| Mark::Link(Target::Url(url.to_owned()));
    let mut first = rich("في 13 سبتمبر 2022، التقى پوتن بشي في سمرقند.");
    first = marked(first, "پوتن", Mark::Entity("ڤلاديمير پوتن".to_owned()));
    first = marked(first, "سمرقند", page("سمرقند#التاريخ"));
    first.push_citation([id(0), id(1)]);
    first.push_text(" ثم عاد.");
    first.push_citation([id(0)]);
    let mut styles = rich("وبالعربي «غامق» ومائل غامق مائل معا، و2*3*4 <b>حرف</b>.");
    styles = marked(styles, "العربي", Mark::Bold);
    styles = marked(styles, "«غامق»", Mark::Bold);
    styles = marked(styles, "ومائل غامق", Mark::Italic);
    styles = marked(styles, "غامق مائل", Mark::Bold);
    let mut links = rich("موقع رسمي (وآخر) وممنوع وقسم هنا");
    links = marked(links, "موقع رسمي", url("https://e.org/a_(b)?c=1&copy;=2"));
    links = marked(links, "رسمي", Mark::Bold);
    links = marked(links, "ممنوع", url("javascript:alert(1)"));
    links = marked(links, "قسم هنا", page("#المصادر"));
    links.push_object(Object::Raw("{{بذرة|`سياسة`}}".to_owned()));
    [first, styles, links].map(|line| Block::new(BlockKind::Paragraph, line)).into()
}

fn other_blocks() -> Vec<Block> {
    use ListStyle::{Bullet, Numbered};
    let picture = Picture {
        file: "ملف:قمة 2022: صورة.jpg".to_owned(),
        alt: "شي وپوتن \"معا\"".to_owned(),
        side: Side::Left,
        width: Some(220),
        credit: "وكالة & شركاء".to_owned(),
    };
    let english = Block::paragraph("The Kremlin said so.").with_direction(Some(Direction::Ltr));
    vec![
        heading(2, "خلفية #1 #"),
        english,
        item(Bullet, 1, "أولا"),
        item(Numbered, 2, "خطوة"),
        item(Numbered, 2, "2. خطوة"),
        item(Bullet, 4, "قفزة"),
        item(Bullet, 1, ""),
        item(Numbered, 1, "ثانيا"),
        quotation("كلام أول", ""),
        quotation("كلام ثان", "يوري أوشاكوڤ"),
        quotation("قال \"كلاما\"", ""),
        heading(3, "صور"),
        Block::new(BlockKind::Picture(picture), rich("شي وپوتن في 2022")),
        Block::new(BlockKind::Raw, rich("{| class=\"wikitable\"\n|-\n| ``` & <b>\n|}\n")),
    ]
}

/// An article with every feature.
pub(super) fn every_feature() -> Article {
    let blocks = [styled_paragraphs(), other_blocks()].concat();
    let title = Title {
        namespace: "أخبار".to_owned(), name: "كل ما في *المحرر*".to_owned()
    };
    let decision = EntityDecision {
        name: "ڤلاديمير پوتن".to_owned(),
        page: "ڤلاديمير پوتن".to_owned(),
        ..EntityDecision::default()
    };
    let arabic = Reference {
        id: id(1),
        title: "قمة <سمرقند>".to_owned(),
        authors: vec![
            Author::Person { given: "أحمد".to_owned(), family: "علي".to_owned() },
            Author::Name("ليلى".to_owned()),
        ],
        site: "الجزيرة".to_owned(),
        url: "https://e.org/(a)?b=1&c=2".to_owned(),
        archive_url: "https://web.archive.org/x".to_owned(),
        archived: DateField::typed("2022-09-15"),
        published: DateField::typed("05/11/2011"),
        accessed: DateField::typed("سبتمبر 2022"),
        pages: "12-14".to_owned(),
        quote: "هام بشكل خاص".to_owned(),
        ..Reference::default()
    };
    let uncited = Reference {
        id: id(2),
        url: "https://e.org/only".to_owned(),
        accessed: DateField::typed("2022-09-13"),
        ..Reference::default()
    };
    let first = Reference {
        url: "https://www.independent.co.uk/x".to_owned(),
        language: "en".to_owned(),
        ..kremlin()
    };
    Article::with_body(title, Body::new(blocks))
        .with(Field::Dateline(DateField::typed("13 أيلول 2022")))
        .with(Field::Lead(Some(Lead {
            picture: Picture { file: "Xi.jpg".to_owned(), ..Picture::default() },
            caption: rich("شي وپوتن."),
        })))
        .with(Field::SeeAlso(Some(vec!["منظمة شانغهاي للتعاون".to_owned(), "[خطأ]".to_owned()])))
        .with(Field::Categories(vec!["سياسة".to_owned(), "آسيا".to_owned()]))
        .with(Field::Entities(vec![decision]))
        .with_references(vec![first, arabic, uncited])
        .0
}
