//! The names of articles through the public door alone: any text and any register are looked at,
//! places fit their texts, a cache changes no answer, fixes come to an end.

use proptest::prelude::*;
use tahrir::article::{
    Article, Block, BlockKind, Body, Change, EntityDecision, Field, Lead, Picture, Place, RichText,
    SpliceMarks, Title,
};
use tahrir::editor::Editor;
use tahrir::editor::entities::fix;
use tahrir::entities::{Cache, Entry, Mention, Register, Verdict, find};
use tahrir::text::Span;

fn register() -> Register {
    let entry = |name: &str, short: &[&str]| Entry {
        name: name.to_owned(),
        short: short.iter().map(|&it| it.to_owned()).collect(),
        accepted: vec![format!("{name} الكبير")],
        wrong: [(format!("{name}ه"), name.to_owned())].into(),
        ..Entry::default()
    };
    Register::new([
        entry("ڤلاديمير پوتن", &["پوتن"]),
        entry("شي جنپنگ", &["شي"]),
        entry("الإمارات", &[]),
        entry("روسيا", &[]),
        entry("أوكرانيا", &[]),
    ])
}

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "ڤلاديمير",
        "پوتن",
        "بوتن",
        "وبوتن",
        "لپوتن",
        "پُوتِـن",
        "شي",
        "وشي",
        "جنپنگ",
        "جنبنغ",
        "الإمارات",
        "للامارات",
        "وللإمارات",
        "روسيا",
        "روسياعلى",
        "روسياوأوكرانيا",
        "منروسيا",
        "اوكرانيا",
        "أوكرانياه",
        "الكبير",
        "گورباتشوڤ",
        "وگورباتشوڤ",
        "المستشار",
        "يوري",
        "«",
        "»",
        "\"",
        "\u{200F}",
        "\u{FFFC}",
        "\u{64E}",
        "x",
        "،",
        "",
        " ",
    ])
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..12).prop_map(|words| words.join(" "))
}

fn articles() -> impl Strategy<Value = Article> {
    let block = (0..4_u8, text());
    let accepted = prop::sample::select(vec!["بوتن", "شيء", ""]);
    (text(), text(), prop::collection::vec(block, 0..5), accepted).prop_map(
        |(title, caption, blocks, accepted)| {
            let blocks = blocks.into_iter().map(|(kind, text)| {
                let kind = match kind {
                    0 | 1 => BlockKind::Paragraph,
                    2 => BlockKind::Quotation { attribution: String::new() },
                    _ => BlockKind::Raw,
                };
                Block::new(kind, RichText::plain(&text))
            });
            let caption = RichText::plain(&caption);
            let lead = Lead { picture: Picture::default(), caption };
            let decision = EntityDecision {
                name: "ڤلاديمير پوتن".to_owned(),
                accepted: vec![accepted.to_owned()],
                ..EntityDecision::default()
            };
            Article::with_body(Title::main(title), Body::new(blocks))
                .with(Field::Lead(Some(lead)))
                .with(Field::Entities(vec![decision]))
        },
    )
}

/// What is written at a mention, which must lie between characters of its text.
fn written<'a>(article: &'a Article, mention: &Mention) -> &'a str {
    let (Place::Title(whole) | Place::LeadCaption(whole) | Place::Body { span: whole, .. }) =
        mention.whole()
    else {
        return "";
    };
    let with_particles = mention.text(article, whole);
    assert!(with_particles.is_some_and(|it| it.len() == mention.particles + mention.span().len()));
    mention.text(article, mention.span()).unwrap_or_default()
}

proptest! {
    #[test]
    fn places_fit_their_texts_and_stand_in_order(article in articles()) {
        let mentions = find(&article, &register(), &mut Cache::default());
        for (number, mention) in mentions.mentions.iter().enumerate() {
            prop_assert!(!written(&article, mention).is_empty());
            if let Verdict::Glued { word, at } = mention.verdict {
                prop_assert!(word.start < at && at < word.end);
                prop_assert!(mention.text(&article, Span::new(word.start, at)).is_some());
            }
            prop_assert!(mentions.entities[mention.entity].mentions.contains(&number));
        }
        prop_assert!(mentions.mentions.is_sorted_by_key(|it| it.place.clone()));
        let counted: usize = mentions.entities.iter().map(|it| it.mentions.len()).sum();
        prop_assert_eq!(counted, mentions.mentions.len());
    }

    #[test]
    fn fixes_come_to_an_end_and_are_taken_back(article in articles()) {
        let mut editor = Editor::new(article.clone());
        for _ in 0..4 {
            let mentions = find(editor.article(), &register(), &mut Cache::default());
            let Some(transaction) = fix(editor.article(), &mentions.mentions) else {
                prop_assert_eq!(mentions.doubts(), 0);
                break;
            };
            prop_assert!(editor.run(transaction).is_ok());
        }
        let mentions = find(editor.article(), &register(), &mut Cache::default());
        prop_assert_eq!(mentions.doubts(), 0, "{:?}", editor.article());
        while editor.undo() {}
        prop_assert!(*editor.article() == article);
    }

    #[test]
    fn a_cache_changes_no_answer(article in articles(), put_in in text(), at in 0..5_usize) {
        let mut article = article;
        let mut cache = Cache::default();
        find(&article, &register(), &mut cache);
        let change = Change::Splice {
            block: at,
            span: Span::at(0),
            with: RichText::plain(&put_in),
            marks: SpliceMarks::Follow,
        };
        let _ = article.apply(change);
        let fresh = find(&article, &register(), &mut Cache::default());
        prop_assert!(find(&article, &register(), &mut cache) == fresh);
    }

    #[test]
    fn any_text_is_looked_at(title in any::<String>(), text in any::<String>()) {
        let body = Body::new([Block::paragraph(&text), Block::paragraph(&title)]);
        let article = Article::with_body(Title::main(title), body);
        let mentions = find(&article, &register(), &mut Cache::default());
        mentions.mentions.iter().for_each(|mention| {
            written(&article, mention);
        });
    }

    #[test]
    fn any_file_is_read_as_a_register(text in any::<String>(), cut in 0..400_usize) {
        Register::read(&text);
        let whole = "[\n(name: \"روسيا\", short: [\"ر\"], wrong: {\"ا\": \"ب\"}),\n(name: \"مصر\"),\n]";
        let cut = (0..=cut.min(whole.len())).rev().find(|at| whole.is_char_boundary(*at));
        let head = whole.get(..cut.unwrap_or(0)).unwrap_or_default();
        Register::read(head);
        // Whatever is between them, entries that are whole are read.
        let reading = Register::read(&format!("(name: \"قطر\"),\n{head}\n(name: \"لبنان\")"));
        prop_assert!(reading.register.entry("قطر").is_some());
        prop_assert!(reading.register.entry("لبنان").is_some());
    }
}

/// One word again and again, and names of many words that begin alike: the work must not grow with
/// what the two have to do with each other.
#[test]
fn no_text_and_register_conspire() {
    let words = |count: usize| vec!["ابا"; count].join(" ");
    let entries = (1..=12).map(|count| Entry { name: words(count), ..Entry::default() });
    let many =
        (0..5_000).map(|number| Entry { name: format!("ابا {number}"), ..Entry::default() });
    let register = Register::new(entries.chain(many));
    let body =
        Body::new([Block::paragraph(&words(60_000)), Block::paragraph(&"و".repeat(200_000))]);
    let article = Article::with_body(Title::main(""), body);
    let mentions = find(&article, &register, &mut Cache::default());
    assert_eq!(mentions.mentions.len(), 5_000);
}
