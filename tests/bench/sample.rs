//! Articles of a given size for the benches: Arabic prose with names, marks, lists and citations.

use tahrir::article::{
    Article, Block, BlockKind, Body, HeadingLevel, ListLevel, ListStyle, Mark, RefId, Reference,
    ReferenceKind, RichText, Target, Title,
};
use tahrir::dates::DateField;
use tahrir::text::Span;

const SENTENCES: [&str; 5] = [
    "أشاد الكرملين بأهمية اجتماع الرئيس الروسي ڤلاديمير پوتن المزمع مع الزعيم الصيني شي جنپنگ. ",
    "وقال أوشاكوڤ للصحفيين \"الاجتماع له أهمية خاصة في ضوء الوضع الدولي الحالي\"، مضيفًا أن ",
    "پوتن وشي سيناقشان الوضع الدولي [كما ورد] إلى جانب القضايا الإقليمية والتعاون الثنائي؛ ",
    "وسيحضر پوتن وشي اجتماع منظمة تعاون شانغهاي (SCO) في 14 سبتمبر 2022، وهي مجموعة أمنية. ",
    "ستزداد روسيا اعتمادًا على الصين لبيع نفطها وغازها بنسبة 25% وستضطر إلى التعاون. ",
];

/// An article of about `bytes` bytes of text with `references` references, each cited.
pub(crate) fn article(bytes: usize, references: usize) -> Article {
    let mut blocks = Vec::new();
    let mut len = 0;
    let mut cited = 0;
    let mut number = 0;
    while len < bytes {
        let mut rich = RichText::default();
        for sentence in SENTENCES.iter().cycle().skip(number % SENTENCES.len()).take(4) {
            rich.push_text(sentence);
        }
        // Cite as often as it takes to spread the references evenly over the text.
        while references > 0 && cited * bytes <= references * len && cited < references {
            rich.push_citation([RefId::new(&format!("source-{cited}"))]);
            cited += 1;
        }
        let rich = rich
            .with_mark(Span::new(0, 8), Mark::Bold)
            .with_mark(Span::new(9, 27), Mark::Link(Target::Page("الكرملين".to_owned())));
        len += rich.text().len();
        let kind = match number % 12 {
            5 => BlockKind::Heading(HeadingLevel::FIRST),
            8 | 9 => BlockKind::ListItem { style: ListStyle::Bullet, level: ListLevel::FIRST },
            _ => BlockKind::Paragraph,
        };
        blocks.push(Block::new(kind, rich));
        number += 1;
    }
    let list = (0..references).map(reference).collect();
    Article::with_body(Title::main("شي وپوتن"), Body::new(blocks)).with_references(list).0
}

fn reference(number: usize) -> Reference {
    Reference {
        id: RefId::new(&format!("source-{number}")),
        kind: if number.is_multiple_of(2) { ReferenceKind::News } else { ReferenceKind::Web },
        title: format!("Kremlin hails importance of Putin-Xi meeting, part {number}"),
        site: "The Independent".to_owned(),
        url: format!("https://www.independent.co.uk/news/world/europe/{number}.html?a=1&b=2"),
        published: DateField::typed("2022-09-13"),
        accessed: DateField::typed("14 سبتمبر 2022"),
        ..Reference::default()
    }
}
