//! The names found in small articles and in the sample, as tables.

use super::*;
use crate::article::{
    Article, Block, BlockKind, Body, EntityDecision, EntityKind, Field, Lead, Mark, Picture, Place,
    RichText, Target, Title,
};
use crate::text::Span;

fn register() -> Register {
    let entry = |name: &str, short: &[&str]| Entry {
        name: name.to_owned(),
        short: short.iter().map(|&it| it.to_owned()).collect(),
        ..Entry::default()
    };
    let place = |name: &str| Entry { kind: EntityKind::Place, ..entry(name, &[]) };
    let mut putin = entry("ڤلاديمير پوتن", &["پوتن"]);
    putin.wrong = [("بوتين".to_owned(), "پوتن".to_owned())].into();
    let mali = Entry {
        common: true, accepted: vec!["جمهورية مالي".to_owned()], ..place("مالي")
    };
    let organisation = Entry {
        kind: EntityKind::Organisation,
        accepted: vec!["منظمة شانغهاي للتعاون".to_owned()],
        ..entry("منظمة تعاون شانغهاي", &[])
    };
    Register::new([
        putin,
        entry("شي جنپنگ", &["شي"]),
        entry("ألكسندر گابويڤ", &["گابويڤ"]),
        entry("علي خامنئي", &["علي"]),
        place("الصين"),
        place("روسيا"),
        place("أوكرانيا"),
        place("مصر"),
        place("شانغهاي"),
        mali,
        organisation,
    ])
}

/// The first line is the title, each further one a paragraph; `>` begins a quotation, `{` raw
/// markup, `^` the lead caption.
fn article(lines: &[&str]) -> Article {
    let (title, lines) = lines.split_first().unwrap();
    let caption = lines.iter().find_map(|line| line.strip_prefix('^'));
    let blocks = lines.iter().filter(|line| !line.starts_with('^')).map(|line| {
        if let Some(said) = line.strip_prefix('>') {
            let kind = BlockKind::Quotation { attribution: String::new() };
            Block::new(kind, RichText::plain(said))
        } else if line.starts_with('{') {
            Block::new(BlockKind::Raw, RichText::plain(line))
        } else {
            Block::paragraph(line)
        }
    });
    let article = Article::with_body(Title::main(*title), Body::new(blocks));
    match caption {
        Some(caption) => {
            let caption = RichText::plain(caption);
            article.with(Field::Lead(Some(Lead { picture: Picture::default(), caption })))
        }
        None => article,
    }
}

/// `و+بوتن→پوتن` for a variant behind a particle, `گابويڤ|بأن` for words written in one, `؟` before
/// an unknown name, `«»` around what is quoted.
fn told(article: &Article, mentions: &Mentions) -> Vec<String> {
    mentions
        .mentions
        .iter()
        .map(|mention| {
            let span = mention.span();
            let text = |from, to| mention.text(article, Span::new(from, to)).unwrap();
            let stem = text(span.start, span.end);
            let told = match &mention.verdict {
                Verdict::House => stem.to_owned(),
                Verdict::Variant { right, .. } => format!("{stem}→{right}"),
                Verdict::Glued { word, at } => {
                    format!("{}|{}", text(word.start, *at), text(*at, word.end))
                }
                Verdict::Unknown => format!("؟{stem}"),
            };
            let told = match mention.particles {
                0 => told,
                length => format!("{}+{told}", text(span.start - length, span.start)),
            };
            if mention.is_quoted { format!("«{told}»") } else { told }
        })
        .collect()
}

#[track_caller]
fn check(lines: &[&str], expected: &[&str]) {
    let article = article(lines);
    let mentions = find(&article, &register(), &mut Cache::default());
    assert_eq!(told(&article, &mentions), expected);
    for (number, entity) in mentions.entities.iter().enumerate() {
        for mention in mentions.of(number) {
            assert_eq!(mention.entity, number, "{}", entity.name);
        }
    }
}

#[test]
fn names_are_found_with_their_particles() {
    check(&["روسيا والصين"], &["روسيا", "و+الصين"]);
    check(&["للصين وبالصين، فلروسيا"], &["لل+صين", "وب+الصين", "فل+روسيا"]);
    check(&["وَلِلصِّينِ"], &["وَلِل+صِّينِ"]);
    check(&["الروسيا صينية روسيان"], &[]);
    check(&["منظمة تعاون شانغهاي", "في شانغهاي"], &["منظمة تعاون شانغهاي", "شانغهاي"]);
    check(&["ومنظمة  شانغهاي\u{A0}للتعاون"], &["و+منظمة  شانغهاي\u{A0}للتعاون"]);
    check(&["منظمة تعاون، شانغهاي"], &["شانغهاي"]);
}

#[test]
fn a_short_name_counts_once_the_full_one_is_seen() {
    check(&["شي يلتقي", "قال شي"], &[]);
    check(&["شي يلتقي", "شي جنپنگ وشي", "^شي"], &["شي", "شي", "شي جنپنگ", "و+شي"]);
    // With a house letter it is nobody else's; but a variant of it might be.
    check(&["پوتن"], &["پوتن"]);
    check(&["بوتن"], &[]);
    check(&["بوتن", "ڤلاديمير پوتن"], &["بوتن→پوتن", "ڤلاديمير پوتن"]);
}

#[test]
fn variants_keep_their_particles() {
    check(&["شي وبوتن", "پوتن"], &["و+بوتن→پوتن", "پوتن"]);
    check(&["فلاديمير بوتن"], &["فلاديمير بوتن→ڤلاديمير پوتن"]);
    check(&["اوكرانيا لأوكرانيا"], &["اوكرانيا→أوكرانيا", "ل+أوكرانيا"]);
    check(&["علي خامنئي على"], &["علي خامنئي"]);
    check(&["بوتين", "پوتن", "وبوتين"], &["بوتين→پوتن", "پوتن", "و+بوتين→پوتن"]);
    check(&["بوتين"], &[]);
}

#[test]
fn a_name_that_is_also_a_word_counts_beside_its_full_form() {
    check(&["دعم مالي"], &[]);
    check(&["دعم مالي", "في جمهورية مالي"], &["مالي", "جمهورية مالي"]);
    check(&["المالي", "في جمهورية مالي"], &["جمهورية مالي"]);
}

#[test]
fn words_written_in_one_are_parted() {
    check(&["ألكسندر گابويڤ", "وجادل گابويڤبأن"], &["ألكسندر گابويڤ", "گابويڤ|بأن"]);
    check(&["وروسياعلى"], &["و+وروسيا|على"]);
    check(&["روسياوالصين"], &["روسيا|والصين"]);
    check(&["منروسيا"], &["من|روسيا"]);
    check(&["مصرفي مصرفية روسيات"], &[]);
}

#[test]
fn quotations_and_markup_are_told_of_only() {
    check(&["قال «اوكرانيا»"], &["«اوكرانيا→أوكرانيا»"]);
    check(&["عنوان", ">اوكرانيا", "{{اوكرانيا}}"], &["«اوكرانيا→أوكرانيا»", "«اوكرانيا→أوكرانيا»"]);
    check(&["قال \"روسيا\" اوكرانيا"], &["«روسيا»", "اوكرانيا→أوكرانيا"]);
}

#[test]
fn unknown_names_are_proposed() {
    check(&["قال مستشار گورباتشوڤ إن"], &["؟گورباتشوڤ"]);
    check(&["قال المستشار الروسي يوري كارين أن"], &["؟يوري كارين"]);
    check(&["نانسي پلوسي في"], &["؟نانسي پلوسي"]);
    check(&["الأولمپياد وأولمپي والتلڤزيون تلڤزيونية السوڤيتي"], &[]);
    check(&["قال محمد إن"], &[]);
    check(&["گورباتشوڤ وگورباتشوڤ", "لگوربا"], &["؟گورباتشوڤ", "و+؟گورباتشوڤ", "؟لگوربا"]);
}

#[test]
fn what_the_article_decides_holds() {
    let decide = |name: &str, accepted: &[&str]| EntityDecision {
        name: name.to_owned(),
        kind: EntityKind::Event,
        page: "صفحة".to_owned(),
        accepted: accepted.iter().map(|&it| it.to_owned()).collect(),
    };
    let decided = article(&["بوتن في القمة", "وپوتن"]).with(Field::Entities(vec![
        decide("ڤلاديمير پوتن", &["بوتن"]),
        decide("القمة", &[]),
        decide("غائب", &[]),
    ]));
    let mentions = find(&decided, &register(), &mut Cache::default());
    assert_eq!(told(&decided, &mentions), ["بوتن", "القمة", "و+پوتن"]);
    let entities: Vec<_> = mentions
        .entities
        .iter()
        .map(|it| (it.name.as_str(), it.kind, it.origin, it.page.as_str(), it.mentions.len()))
        .collect();
    let event = EntityKind::Event;
    assert_eq!(
        entities,
        [
            ("ڤلاديمير پوتن", event, Origin::Register, "صفحة", 2),
            ("القمة", event, Origin::Article, "صفحة", 1),
            ("غائب", event, Origin::Article, "صفحة", 0),
        ]
    );
}

#[test]
fn links_are_seen_where_they_are() {
    #[track_caller]
    fn check(marks: &[(usize, Span, Mark)], expected: Linking) {
        let mut blocks = ["روسيا", "ثم روسيا", "روسيا"].map(RichText::plain);
        for (block, span, mark) in marks {
            blocks[*block] = blocks[*block].clone().with_mark(*span, mark.clone());
        }
        let [first, second, third] = blocks;
        let decision = EntityDecision {
            name: "روسيا".to_owned(),
            page: "روسيا".to_owned(),
            ..EntityDecision::default()
        };
        let heading = BlockKind::Heading(crate::article::HeadingLevel::FIRST);
        let paragraph = |rich| Block::new(BlockKind::Paragraph, rich);
        let body = Body::new([Block::new(heading, first), paragraph(second), paragraph(third)]);
        let article =
            Article::with_body(Title::main("روسيا"), body).with(Field::Entities(vec![decision]));
        let mentions = find(&article, &register(), &mut Cache::default());
        assert_eq!(mentions.entities[0].linking, expected);
    }
    let entity = || Mark::Entity("روسيا".to_owned());
    let link = || Mark::Link(Target::Page("روسيا".to_owned()));
    check(&[], Linking::None);
    check(&[(0, Span::new(0, 10), entity())], Linking::None);
    check(&[(1, Span::new(5, 15), entity())], Linking::First);
    check(&[(1, Span::new(0, 15), link())], Linking::First);
    check(&[(2, Span::new(0, 10), link())], Linking::Later);
    check(&[(1, Span::new(5, 15), Mark::Bold)], Linking::None);
    check(&[(1, Span::new(5, 15), Mark::Entity("آخر".to_owned()))], Linking::None);
}

#[test]
fn after_an_edit_only_what_changed_is_read() {
    let mut article = article(&["شي", "شي جنپنگ", "روسيا", "الصين"]);
    let mut cache = Cache::default();
    let register = register();
    let before = find(&article, &register, &mut cache);
    assert_eq!(cache.blocks_read(), 3);
    assert_eq!(find(&article, &register, &mut cache), before);
    assert_eq!(cache.blocks_read(), 0);
    let change = crate::article::Change::Splice {
        block: 1,
        span: Span::at(0),
        with: RichText::plain("وشي "),
        marks: crate::article::SpliceMarks::Follow,
    };
    article.apply(change).unwrap();
    let after = find(&article, &register, &mut cache);
    assert_eq!(cache.blocks_read(), 1);
    assert_eq!(after, find(&article, &register, &mut Cache::default()));
    // Another register, and what was kept is worth nothing.
    find(&article, &Register::default(), &mut cache);
    assert_eq!(cache.blocks_read(), 3);
}

#[track_caller]
fn check_reading(text: &str, names: &[&str], problems: &[(usize, &str, RegisterFault)]) {
    let reading = Register::read(text);
    let found: Vec<&str> = reading.register.entries().iter().map(|it| it.name.as_str()).collect();
    assert_eq!(found, names);
    let found: Vec<_> =
        reading.problems.iter().map(|it| (it.line, it.name.as_str(), it.fault.clone())).collect();
    assert_eq!(found, problems);
}

#[test]
fn a_damaged_entry_takes_no_other_with_it() {
    use RegisterFault::{Duplicate, NoName, TooLong, Unreadable};
    let unreadable = |line, message: &str| Unreadable { line, message: message.to_owned() };
    check_reading("", &[], &[]);
    check_reading("[(name: \"روسيا\", kind: Place), (name: \"مصر\")]", &["روسيا", "مصر"], &[]);
    check_reading(
        "[\n(name: \"روسيا\"),\n(name: \"رُوسيا\"),\n(name: \"\u{64E}\"),\n(name: \"مصر\"),\n]",
        &["روسيا", "مصر"],
        &[(3, "رُوسيا", Duplicate { of: 2 }), (4, "\u{64E}", NoName)],
    );
    check_reading(
        "[\n(name: \"روسيا\",\n kinder: Place),\n(name: \"مصر\", short: [\n(name: \"الصين\"),\n(",
        &["الصين"],
        &[
            (
                2,
                "روسيا",
                unreadable(
                    3,
                    "Unexpected field named `kinder` in `Entry`, expected one of \
                `name`, `kind`, `short`, `accepted`, `wrong`, `common`, `latin`, `page`, or `note` instead",
                ),
            ),
            (4, "مصر", unreadable(4, "Expected string")),
            (6, "", unreadable(6, "Unexpected end of RON")),
        ],
    );
    let long = "ا ".repeat(13);
    check_reading(&format!("[(name: \"{long}\")]"), &[], &[(1, &long, TooLong { most: 12 })]);
}

#[test]
fn an_upper_register_holds() {
    let lower = Register::read("[(name: \"روسيا\", latin: \"a\"), (name: \"مصر\")]").register;
    let upper = Register::read("[(name: \"روسِيا\", latin: \"b\"), (name: \"قطر\")]").register;
    let both = lower.under(&upper);
    let names: Vec<&str> = both.entries().iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["روسِيا", "قطر", "مصر"]);
    assert_eq!(both.entry("روسيا").map(|it| it.latin.as_str()), Some("b"));
    assert_eq!(both.entry("غائب"), None);
    assert_ne!(both, lower);
    assert_eq!(lower.under(&Register::default()), lower);
}

/// What every entry of the register that comes with the program must keep to.
#[test]
fn the_bundled_register_keeps_to_the_house() {
    let reading = Register::read(include_str!("../../assets/register.ron"));
    assert_eq!(reading.problems, []);
    let entries = reading.register.entries();
    assert!(entries.len() >= 250, "{}", entries.len());
    let mut forms: std::collections::HashMap<String, Vec<(&str, &str, bool)>> = Default::default();
    for entry in entries {
        assert!(!entry.latin.is_empty(), "{}", entry.name);
        let short = entry.short.iter().map(|form| (form, true));
        let own = std::iter::once((&entry.name, entry.common));
        let accepted = entry.accepted.iter().map(|form| (form, false));
        for (form, needs_company) in own.chain(accepted).chain(short) {
            let is_house = |c: char| {
                matches!(c, ' ' | 'ء'..='غ' | 'ف'..='ي' | '\u{64B}'..='\u{652}' | '0'..='9')
                    || crate::text::letters::HOUSE_LETTERS.contains(&c)
            };
            assert!(form.chars().all(is_house), "{form}");
            assert_eq!(form.trim(), form);
            assert_eq!(crate::text::normal::as_stored_by_wiki(form), *form);
            let known = forms.entry(crate::text::letters::fold(form)).or_default();
            if known.iter().all(|(name, ..)| *name != entry.name) {
                known.push((&entry.name, form, needs_company));
            }
        }
        for (wrong, right) in &entry.wrong {
            let is_known = |form: &String| form == right;
            let mut all = std::iter::once(&entry.name).chain(&entry.short).chain(&entry.accepted);
            assert!(all.any(is_known), "{wrong}: {right} is none of its forms");
            assert_ne!(wrong, right);
        }
    }
    // Where two entries are written alike, doubled letters too, one at most counts by itself.
    for (form, entries) in forms {
        let alone: Vec<&str> =
            entries.iter().filter(|(.., needs)| !needs).map(|(_, form, _)| *form).collect();
        for (at, one) in alone.iter().enumerate() {
            let mut others = alone.iter().skip(at + 1);
            let is_told = |other: &&str| !letters::doubles_agree(one, other);
            assert!(others.all(is_told), "{form}: {entries:?}");
        }
    }
}

/// The sample article against the register that comes with the program.
#[test]
fn the_sample_has_one_variant_and_one_pair_of_words_in_one() {
    let text = include_str!("../../tests/data/published/samarkand.txt");
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let article = article(&lines);
    let mentions = find(&article, &Register::bundled(), &mut Cache::default());
    let flagged: Vec<_> =
        mentions.mentions.iter().filter(|it| it.verdict != Verdict::House).collect();
    let told = told(&article, &mentions);
    assert_eq!(flagged.len(), 2, "{told:?}");
    assert_eq!(mentions.doubts(), 2);
    assert!(told.contains(&"و+بوتن→پوتن".to_owned()) && told.contains(&"گابويڤ|بأن".to_owned()));
    assert!(matches!(flagged[0].place, Place::Title(_)));
    let counted: Vec<String> = mentions
        .entities
        .iter()
        .map(|entity| format!("{} {}", entity.name, entity.mentions.len()))
        .collect();
    let expected = [
        "شي جنپنگ 7",
        "ڤلاديمير پوتن 9",
        "قمة شانغهاي 1",
        "سمرقند 2",
        "الكرملين 1",
        "يوري أوشاكوڤ 4",
        "أوزبكستان 1",
        "منظمة تعاون شانغهاي 2",
        "الصين 10",
        "روسيا 10",
        "أوكرانيا 3",
        "موسكو 3",
        "الولايات المتحدة 2",
        "تايوان 1",
        "مجلس النواب الأمريكي 1",
        "نانسي پلوسي 1",
        "أولمپياد بكين 1",
        "ألكسندر گابويڤ 3",
        "بكين 3",
        "الهند 1",
        "پاكستان 1",
        "الاتحاد السوڤيتي 1",
        "آسيا الوسطى 1",
        "إيران 1",
        "بحر اليابان 1",
    ];
    assert_eq!(counted, expected);
}

#[test]
fn the_city_and_the_country_are_told_apart_by_the_letter_that_is_doubled() {
    let reading = Register::read(
        "[(name: \"عُمان\", kind: Place), (name: \"مدينة عمّان\", kind: Place, accepted: [\"عمّان\"])]",
    );
    let check = |text: &str, expected: &[&str]| {
        let mentions = find(&article(&[text]), &reading.register, &mut Cache::default());
        let names = mentions.entities.iter().map(|it| it.name.as_str());
        assert_eq!(names.collect::<Vec<_>>(), expected, "{text}");
    };
    check("في عمّان", &["مدينة عمّان"]);
    check("وعَمَّان", &["مدينة عمّان"]);
    check("سلطنة عُمان", &["عُمان"]);
    check("في عمان", &["عُمان"]);
}
