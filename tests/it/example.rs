//! The articles that ship with the program: one real page, and one that uses every feature. They
//! are built here and compared with the files, so the files can't go stale.

use tahrir::article::{
    Article, Author, Block, BlockKind, Body, Citation, Direction, EntityDecision, EntityKind,
    Field, HeadingLevel, Lead, ListLevel, ListStyle, Mark, Note, Object, Picture, RefId, Reference,
    ReferenceKind, RichText, Side, Status, Target, Title, UrlStatus,
};
use tahrir::dates::DateField;
use tahrir::import;
use tahrir::storage::draft;
use tahrir::text::Span;

use crate::golden;

/// A piece of a line, for writing lines down shortly.
#[derive(Clone, Copy)]
pub(crate) enum Piece {
    /// Plain letters.
    T(&'static str),
    /// Bold.
    B(&'static str),
    /// Italic.
    I(&'static str),
    /// Bold and italic.
    BI(&'static str),
    /// A link to a page: text, page.
    L(&'static str, &'static str),
    /// A link whose letters are bold.
    BL(&'static str, &'static str),
    /// A link to an address: text, address.
    U(&'static str, &'static str),
    /// A name: letters, house form.
    E(&'static str, &'static str),
    /// A citation.
    C(&'static [&'static str]),
    /// Raw markup.
    R(&'static str),
}

use Piece::{B, BI, BL, C, E, I, L, R, T, U};

/// Pieces made a line.
pub(crate) fn line(pieces: &[Piece]) -> RichText {
    let mut rich = RichText::default();
    let mut marks = Vec::new();
    for piece in pieces {
        let start = rich.text().len();
        let mut put = |text: &str| rich.push_text(text);
        let page = |page: &str| Mark::Link(Target::Page(page.to_owned()));
        let brought = match piece {
            T(text) => (put(text), vec![]).1,
            B(text) => (put(text), vec![Mark::Bold]).1,
            I(text) => (put(text), vec![Mark::Italic]).1,
            BI(text) => (put(text), vec![Mark::Bold, Mark::Italic]).1,
            L(text, target) => (put(text), vec![page(target)]).1,
            BL(text, target) => (put(text), vec![Mark::Bold, page(target)]).1,
            U(text, url) => (put(text), vec![Mark::Link(Target::Url((*url).to_owned()))]).1,
            E(text, name) => (put(text), vec![Mark::Entity((*name).to_owned())]).1,
            C(ids) => {
                let references = ids.iter().map(|id| RefId::new(id)).collect();
                rich.push_object(Object::Citation(Citation { references }));
                continue;
            }
            R(raw) => {
                rich.push_object(Object::Raw((*raw).to_owned()));
                continue;
            }
        };
        let span = Span::new(start, rich.text().len());
        marks.extend(brought.into_iter().map(|mark| (span, mark)));
    }
    marks.into_iter().fold(rich, |rich, (span, mark)| rich.with_mark(span, mark))
}

fn paragraph(pieces: &[Piece]) -> Block {
    Block::new(BlockKind::Paragraph, line(pieces))
}

fn heading(level: u8, text: &str) -> Block {
    Block::new(BlockKind::Heading(HeadingLevel::new(level).unwrap()), RichText::plain(text))
}

fn item(style: ListStyle, level: u8, pieces: &[Piece]) -> Block {
    let level = ListLevel::new(level).unwrap();
    Block::new(BlockKind::ListItem { style, level }, line(pieces))
}

fn quotation(pieces: &[Piece], attribution: &str) -> Block {
    Block::new(BlockKind::Quotation { attribution: attribution.to_owned() }, line(pieces))
}

fn body() -> Body {
    use ListStyle::{Bullet, Numbered};
    Body::new([
        paragraph(&[
            B("أشاد"),
            T(" "),
            L("الكرملين", "الكرملين"),
            T(" في 13 سبتمبر 2022 باجتماع الرئيس "),
            E("ڤلاديمير پوتن", "ڤلاديمير پوتن"),
            T(" مع الزعيم الصيني "),
            E("شي جنپنگ", "شي جنپنگ"),
            T(" في "),
            L("سمرقند", "سمرقند"),
            T("."),
            C(&["independent-2022-09-13"]),
        ]),
        paragraph(&[
            T("وقال "),
            E("پوتن", "ڤلاديمير پوتن"),
            T(" إن المدينة ال"),
            L("سمرقند", "سمرقند"),
            T("ية و"),
            L("أوزبكستان", "أوزبكستان"),
            T(" كلها ترحب بـ"),
            L("الضيوف", "ضيف"),
            T("پ، وهذا "),
            U("بيان [رسمي]", "https://e.org/?a=b|c&d={x}"),
            T("."),
            C(&["كتاب-سمرقند-2019", "independent-2022-09-13"]),
        ]),
        heading(2, "خلفية = تاريخ ="),
        paragraph(&[
            I("مائل"),
            T(" ثم "),
            BI("كلاهما"),
            B("غامق"),
            T(" ثم "),
            BL("رابط غامق", "سمرقند"),
            T(
                " ثم 'علامة' و''علامتان'' و[[ليس رابطاً]] و{{ليس قالباً}} و<b>ليس وسماً</b> و&amp; و~~~~ و__لافهرس__.",
            ),
        ]),
        heading(3, "بنود"),
        item(Bullet, 1, &[T("أول"), C(&["مجلة-2021"])]),
        item(Bullet, 2, &[T("فرع "), B("أول")]),
        item(Numbered, 2, &[T("* فرع مرقم")]),
        item(Bullet, 1, &[T("ثانٍ")]),
        item(Numbered, 1, &[T("واحد")]),
        item(Numbered, 1, &[T("اثنان")]),
        quotation(&[T("اتخذت الصين نهجًا متوازنًا.")], ""),
        quotation(&[T("ستتم مناقشة الموضوع."), C(&["مجلة-2021"])], "يوري أوشاكوڤ، مستشار الرئيس"),
        heading(4, "صورة"),
        Block::new(
            BlockKind::Picture(Picture {
                file: "ملف:القمة.jpg".to_owned(),
                alt: "قاعة الاجتماع | من الداخل".to_owned(),
                side: Side::Right,
                width: Some(200),
                credit: "وكالة تاس".to_owned(),
            }),
            line(&[T("يسار القاعة في "), L("سمرقند", "سمرقند"), C(&["مجلة-2021"])]),
        ),
        heading(5, "جدول"),
        Block::new(BlockKind::Raw, RichText::plain("{|\n! دولة !! عضو\n|-\n| الهند || نعم\n|}")),
        paragraph(&[T("سطر"), R("<br />"), T("سطر ثانٍ بعد كسر.")]),
        paragraph(&[T("\"Kremlin hails importance\" was the headline (version 2.0).")])
            .with_direction(Some(Direction::Ltr)),
        paragraph(&[T("قال المتحدث : هل هذا « صحيح » ؟ نعم ! بنسبة 25 %.")]),
    ])
}

fn references() -> Vec<Reference> {
    let text = str::to_owned;
    vec![
        Reference {
            id: RefId::new("independent-2022-09-13"),
            kind: ReferenceKind::News,
            title: text("Kremlin hails importance of Putin-Xi meeting in Samarkand"),
            site: text("The Independent"),
            url: text("https://www.independent.co.uk/news/x?a=1&b=2"),
            published: DateField::typed("2022-09-13"),
            accessed: DateField::typed("14 سبتمبر 2022"),
            archive_url: text(
                "https://web.archive.org/web/20220914000000/https://www.independent.co.uk/news/x",
            ),
            archived: DateField::typed("2022-09-14"),
            url_status: UrlStatus::Live,
            note: text("يبقى في غرفة الأخبار"),
            ..Reference::default()
        },
        Reference {
            id: RefId::new("كتاب-سمرقند-2019"),
            kind: ReferenceKind::Book,
            authors: vec![Author::Person { given: text("أحمد"), family: text("العلي") }],
            title: text("سمرقند | تاريخ {مدينة}"),
            publisher: text("دار الشروق"),
            published: DateField::typed("2019"),
            pages: text("12–15"),
            isbn: text("978-3-16-148410-0"),
            ..Reference::default()
        },
        Reference {
            id: RefId::new("مجلة-2021"),
            kind: ReferenceKind::Journal,
            authors: vec![Author::Name(text("مركز الدراسات"))],
            title: text("العلاقات الروسية الصينية"),
            site: text("السياسة الدولية"),
            published: DateField::typed("سبتمبر 2021"),
            volume: text("56"),
            issue: text("3"),
            doi: text("10.1000/182"),
            ..Reference::default()
        },
        Reference {
            id: RefId::new("بلا-استشهاد"),
            title: text("مصدر لم يُستشهد به"),
            site: text("موقع"),
            url: text("https://e.org/أخبار"),
            published: DateField::typed("2022-09-12"),
            ..Reference::default()
        },
    ]
}

/// An article that uses every feature.
pub(crate) fn every_feature() -> Article {
    let title = Title {
        namespace: "أخبار".to_owned(), name: "كل ما في المحرر".to_owned()
    };
    let lead = Lead {
        picture: Picture {
            file: "شي وپوتن.jpg".to_owned(),
            alt: "الرئيسان".to_owned(),
            side: Side::Left,
            width: None,
            credit: "الكرملين".to_owned(),
        },
        caption: line(&[L("شي", "شي جنپنگ"), T(" و"), B("پوتن"), T(".")]),
    };
    let decision = |name: &str, kind, page: &str| EntityDecision {
        name: name.to_owned(),
        kind,
        page: page.to_owned(),
        accepted: vec![],
    };
    let note = Note {
        author: "المحرر".to_owned(),
        date: "2022-09-14".to_owned(),
        text: "راجع عنوان الصورة قبل النشر.".to_owned(),
    };
    let (article, refused) = Article::with_body(title, body())
        .with(Field::Dateline(DateField::typed("13 سبتمبر 2022")))
        .with(Field::Lead(Some(lead)))
        .with(Field::SeeAlso(Some(vec![
            "منظمة شانغهاي للتعاون".to_owned(),
            "بوابة:روسيا".to_owned(),
        ])))
        .with(Field::Categories(vec!["أخبار روسيا".to_owned(), "سبتمبر 2022".to_owned()]))
        .with(Field::Entities(vec![
            decision("ڤلاديمير پوتن", EntityKind::Person, "ڤلاديمير پوتن"),
            decision("شي جنپنگ", EntityKind::Person, ""),
        ]))
        .with(Field::Notes(vec![note]))
        .with(Field::Status(Status::Ready))
        .with_references(references());
    assert!(refused.is_empty());
    article
}

#[test]
fn the_article_with_every_feature_ships_as_it_is_built() {
    let written = draft::write(&every_feature()).unwrap();
    golden::check("assets/examples/every-feature.ron", &written);
    assert_eq!(draft::read(written.as_bytes()).unwrap().article, every_feature());
}

#[test]
fn the_example_article_is_the_published_sample() {
    let published = golden::read("tests/data/published/samarkand.txt");
    let imported = import::published(&published);
    golden::check("assets/examples/samarkand.ron", &draft::write(&imported.article).unwrap());
}
