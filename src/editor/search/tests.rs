//! What is found, to the byte, and what is left when it is replaced.

use super::*;
use crate::article::{Article, Block, Body, Field, Lead, Mark, RefId, RichText, Target, Title};
use crate::checks::Place;
use crate::editor::Editor;
use crate::text::Span;

/// A text with its matches in brackets, particles of a match before a `|`.
fn shown(text: &str, query: &Query) -> String {
    let mut shown = text.to_owned();
    for found in Search::new(query).unwrap().in_text(text).iter().rev() {
        shown.insert(found.span.end, ']');
        if found.particles > 0 {
            shown.insert(found.span.start + found.particles, '|');
        }
        shown.insert(found.span.start, '[');
    }
    shown
}

fn text_of(shown: &str) -> String {
    shown.replace(['[', ']', '|'], "")
}

#[track_caller]
fn check(query: &Query, expected: &str) {
    let found = shown(&text_of(expected), query);
    assert_eq!(found, expected, "{}", found.escape_unicode());
}

#[track_caller]
fn any(query: &str, expected: &str) {
    check(&Query::plain(query), expected);
}

#[test]
fn point_33_every_spelling_is_found() {
    any("پوتن", "قال [بوتن] و[پوتن] و[بُوتِنْ] و[پـــوتن]ي");
    any("بوتن", "[پوتن]، [بوتن]، بوتين");
    any("بُوتِن", "[پوتن]");
    any("مضيفا", "[مُضِيفًا]، [مضيفًا]، [مضيـفا]، [مضيفاً]");
    any("الى", "[إلى] [إلي] [الى] [ٱلى] [آلى] [اليٰ] [الی]");
    any("أوكرانيا", "[اوكرانيا] [أُوكْرَانْيَا] [إوكرانيا]");
    any("قمة", "[قمه] [قمة] [قِمَّةُ] قمت");
    any("مسؤول", "[مسوول] [مسؤول]");
    any("شئون", "[شيون] [شئون] شون");
    any("2022", "[٢٠٢٢] [۲۰۲۲] [2022] [2٠۲2] 2023");
    any("٢٠٢٢", "[2022]");
    any("جنپنگ", "[جنبنج] [جنپنگ] [جنبنغ] [جنبنك] [جنبنق] [جنپنک] جنبنح");
    any("جنبنج", "[جنپنگ] [جنبنچ] جنبنغ جنبنك");
    any("غابون", "[گابون] [غابون] جابون");
    any("ڤيينا", "[فيينا] [ڤِيِينَّا]");
    any("چاد", "[جاد] [چاد] گاد");
    any("ژنرال", "[زنرال] [ژنرال]");
    any("putin", "[Putin] [PUTIN] [putin]");
    any("ÉLYSÉE", "[élysée] [e\u{301}lyse\u{301}e] elysee");
    any("أب", "[ا\u{654}ب] [اب] [ا\u{64E}\u{654}ب]");
    any("شي جنپنگ", "[شي\u{A0}جنبنج] [شي جنبنج] شي  جنپنگ");
    any("سمرقند", "[سمر\u{200F}قند] [سمر\u{AD}قند] [سمر\u{200C}قند]");
    any("لا", "[لا] س[لا]م ا[لا]");
    any("", "شيء");
    any("a.b", "[a.b] axb");
    any("(", "[(]أ)");
}

#[test]
fn a_match_ends_behind_the_signs_of_its_last_letter() {
    any("كتب", "[كَتَبَ] [كَتَبَ]ا [كتبّ\u{64E}]\u{200F}");
    any("شي", "[شيـــ] [شي]ء");
    any("e", "[e]x e\u{301}x");
    any("👨", "[👨] 👨\u{200D}👩");
    any("1", "[1] 1\u{FE0F}\u{20E3}");
}

#[test]
fn each_folding_can_be_switched_off() {
    let without = |text: &str, change: fn(&mut Folding)| {
        let mut query = Query::plain(text);
        change(&mut query.folding);
        query
    };
    check(&without("كتب", |it| it.marks = false), "[كتب] كَتب كـتب");
    check(&without("كَتب", |it| it.marks = false), "كتب [كَتب]");
    check(&without("أن", |it| it.hamza = false), "[أن] ان إن [ا\u{654}ن] [أَن]");
    check(&without("اوكرانيا", |it| it.hamza = false), "أوكرانيا [اوكرانيا]");
    check(&without("على", |it| it.yeh = false), "[على] علي علی");
    check(&without("قمة", |it| it.teh = false), "[قمة] قمه");
    check(&without("22", |it| it.digits = false), "[22] ٢٢");
    check(&without("پوتن", |it| it.house_letters = false), "[پوتن] بوتن");
    check(&without("Xi", |it| it.case = false), "[Xi] XI xi");
    let none = |text: &str| Query { folding: Folding::NONE, ..Query::plain(text) };
    check(&none("ب"), "[ب]\u{64E} پ");
    check(&none(" "), "أ[ ]ب\u{A0}ج");
    // Who asks for signs alone means them.
    any("\u{64E}", "ك[\u{64E}]ت[\u{64E}]ب");
    any("ـ", "م[ـ][ـ]ن");
}

#[test]
fn objects_are_not_crossed_unless_asked() {
    any("شي وپوتن", "[شي وپوتن] شي\u{FFFC} وپوتن");
    any("\u{FFFC}", "أ\u{FFFC}ب");
    check(&Query::regex(".+"), "[أب]\u{FFFC}[ج]\u{FFFC}\u{FFFC}");
    let through = Query { objects: Objects::LookThrough, ..Query::plain("شي وپوتن") };
    check(&through, "[شي\u{FFFC} وپوتن]\u{FFFC}");
}

#[test]
fn whole_words_may_have_particles() {
    let whole = |text: &str| Query { whole_word: WholeWord::Yes, ..Query::plain(text) };
    check(&whole("بوتن"), "[پوتن] وپوتن پوتنية ([بوتن]) [بُوتِنُ]، x_بوتن");
    check(&whole("بب"), "ببب [بب] بببب");
    check(&whole("شي"), "[شي] شيء وشي [شي] ـ[شي] سـشي \u{200F}[شي]");
    check(&whole("2022"), "[2022] 12022 [2022]-09");
    check(&whole("،"), "أ[،]ب");
    let word = |text: &str| Query { whole_word: WholeWord::WithParticles, ..Query::plain(text) };
    check(&word("پوتن"), "[بوتن] [و|بوتن] [وَ|بوتن] [فال|پوتن] [ل|پوتن] سبوتن پوتنية");
    check(&word("شي"), "[و|شي] [شي] [ب|شي] شيء ماشي");
    check(&word("صين"), "[ال|صين] [وال|صين] [بال|صين] [لل|صين] [و|صين]");
    check(&word("ڤلاديمير پوتن"), "[ل|فلاديمير بوتن] لفلاديمير بوتنا");
}

#[test]
fn regular_expressions_meet_relatives_too() {
    let check = |pattern: &str, expected: &str| check(&Query::regex(pattern), expected);
    check(r"پوت[يى]?ن", "[بوتن] [پوتين] [بُوتِن]");
    check(r"^شي", "[شي] شي");
    check(r"\d+", "في [14] سبتمبر [٢٠٢٢]");
    check(r"[0-9]{4}", "[2022] [٢٠٢٢] [۲۰۲۲] 22");
    check(r"[^0-9]+", "[أ]1[ب]");
    check(r"\b[أ-ي]+ة\b", "[قمة] [كلمه] x");
    check(r"\p{Latin}+", "قال [Putin]، [Xi]");
    check(r"(?<أول>شي)", "[شي] بينگ");
    check(r"ب{2}", "[بب] ب");
    check(r"[ب]", "[پ][ب]ت");
    check(r"[a\-ب]", "[پ][-][a]c");
    check(r"[]أ]", "[ا]");
    check(r"x*", "أب");
    check(r"[[:digit:]]", "[1]٢");
    check(r"\x{628}", "[ب]پ");
    check(r"(?i:ABC)", "[abc]");
    check(r"a|ب", "[پ][a]");
    check(r"قمة.*", "[قمه  أخرى]");
}

#[test]
fn what_cannot_be_searched_for_is_refused() {
    let refuse = |query: Query| Search::new(&query).map(|_| ()).unwrap_err();
    for pattern in ["(", "[", "*", r"\", "(?<", r"[ب-أ]", "a{2,1}", "(?", "[-"] {
        let error = Search::new(&Query::regex(pattern)).err();
        assert!(matches!(error, Some(QueryError::Syntax { .. })), "{pattern}: {error:?}");
    }
    assert_eq!(refuse(Query::regex(r"(\w{50}){50}")), QueryError::TooLarge);
    assert_eq!(refuse(Query::plain("ب".repeat(3_000))), QueryError::TooLarge);
    assert!(matches!(refuse(Query::regex("(".repeat(900))), QueryError::Syntax { .. }));
}

#[test]
fn what_is_wrong_with_an_expression_is_known() {
    let check = |pattern: &str, fault: Fault| match Search::new(&Query::regex(pattern)) {
        Err(QueryError::Syntax { fault: found, .. }) => assert_eq!(found, fault, "{pattern}"),
        other => panic!("{pattern}: {other:?}"),
    };
    check("(بوتن", Fault::UnclosedGroup);
    check("بوتن)", Fault::UnopenedGroup);
    check("[بت", Fault::UnclosedClass);
    check("[ي-ا]", Fault::Range);
    check("*ب", Fault::NothingToRepeat);
    check("ب{3,1}", Fault::Count);
    check("ب{", Fault::Count);
    check(r"ب\", Fault::Escape);
    check(r"\ي", Fault::Escape);
    check(r"\p{Arabik}", Fault::UnknownProperty);
    check("(?<>ب)", Fault::GroupName);
    check("(?<س>ب)(?<س>ت)", Fault::GroupName);
    check("(?ي)", Fault::Flag);
    check("ب(?=ت)", Fault::LookAround);
    check(r"(ب)\1", Fault::Backreference);
    check(&format!("{}ب{}", "(".repeat(60), ")".repeat(60)), Fault::TooDeep);
}

fn article(title: &str, paragraphs: &[&str]) -> Article {
    let body = Body::new(paragraphs.iter().map(|text| Block::paragraph(text)));
    Article::with_body(Title::main(title), body)
}

#[test]
fn the_title_the_caption_and_the_body_are_searched() {
    let lead = Lead { caption: RichText::plain("بوتن"), ..Lead::default() };
    let article = article("شي وبوتن", &["لا", "پوتن"]).with(Field::Lead(Some(lead)));
    let found = find(&article, &Query::plain("پوتن")).unwrap();
    let places: Vec<Place> = found.into_iter().map(|it| it.place).collect();
    let expected = [
        Place::Title(Span::new(7, 15)),
        Place::LeadCaption(Span::new(0, 8)),
        Place::Body { block: 1, span: Span::new(0, 8) },
    ];
    assert_eq!(places, expected);
}

/// Replaces, undoes, and answers with title, caption and body as they were in between.
#[track_caller]
fn replaced(article: &Article, query: &Query, with: &str, keep: Keep) -> Editor {
    let mut editor = Editor::new(article.clone());
    let replaced = replace_all(article, query, with, keep).unwrap().unwrap();
    assert_eq!(replaced.count, find(article, query).unwrap().len());
    editor.run(replaced.transaction).unwrap();
    let after = editor.article().clone();
    assert!(editor.undo() && !editor.can_undo(), "one step");
    assert_eq!(editor.article(), article);
    editor.redo();
    assert_eq!(editor.article(), &after);
    editor
}

#[track_caller]
fn check_replace(query: &Query, with: &str, keep: Keep, before: &str, after: &str) {
    let editor = replaced(&article("", &[before]), query, with, keep);
    assert_eq!(editor.article().body().block(0).map(Block::text), Some(after));
}

#[test]
fn point_34_replacing_keeps_the_particles() {
    let word = |text: &str| Query { whole_word: WholeWord::WithParticles, ..Query::plain(text) };
    let check = |query: &str, with: &str, before: &str, after: &str| {
        check_replace(&word(query), with, Keep::Particles, before, after);
    };
    check("بوتن", "پوتن", "وبوتن وبُوتِن، لبوتن سبوتن", "وپوتن وپوتن، لپوتن سبوتن");
    check("بوتن", "پوتن", "وَبوتن", "وَپوتن");
    check("الصين", "الهند", "والصين بالصين", "والهند بالهند");
    check("روسيا", "الهند", "لروسيا ولروسيا وروسيا", "للهند وللهند والهند");
    check("صين", "الهند", "الصين للصين", "الهند للهند");
    check_replace(&word("بوتن"), "پوتن", Keep::Nothing, "وبوتن و", "پوتن و");
    let part = Query::plain("بوتن");
    check_replace(&part, "پوتن", Keep::Particles, "وبوتنية", "وپوتنية");
    check_replace(&part, "", Keep::Particles, "قال بوتن.", "قال .");
    check_replace(&part, "س\nص", Keep::Particles, "بوتن", "س ص");
    check_replace(&part, "$1", Keep::Particles, "بوتن", "$1");
}

#[test]
fn groups_of_a_regular_expression_are_put_in_as_the_text_has_them() {
    let check = |pattern: &str, with: &str, before: &str, after: &str| {
        check_replace(&Query::regex(pattern), with, Keep::Nothing, before, after);
    };
    check(r"(\w+) (\w+)", "$2 $1", "شِي پوتنُ", "پوتنُ شِي");
    check(r"(?<يوم>\d+)/(\d+)", "${2}-${يوم}$$", "14/9 ٢/٣", "9-14$ ٣-٢$");
    check(r"بوتن", "«$0»", "وپُوتن", "و«پُوتن»");
    check(r"(س)?ص", "[$1]$9$x", "ص", "[]$x");
    check(r"أ$", "ب$", "اأ", "اب$");
}

#[test]
fn marks_links_and_citations_stay_around_what_is_replaced() {
    let page = |name: &str| Mark::Link(Target::Page(name.to_owned()));
    let mut rich = RichText::plain("قال بوتن أمس")
        .with_mark(Span::new(0, 21), Mark::Italic)
        .with_mark(Span::new(7, 15), Mark::Bold)
        .with_mark(Span::new(7, 15), page("پوتن"));
    rich.push_citation([RefId::new("a")]);
    let block = Block::new(crate::article::BlockKind::Paragraph, rich);
    let before = Article::with_body(Title::main(""), Body::new([block]));
    let editor = replaced(&before, &Query::plain("بوتن"), "الرئيس پوتن", Keep::Particles);
    let content = editor.article().body().block(0).unwrap().content().clone();
    assert_eq!(content.text(), "قال الرئيس پوتن أمس\u{FFFC}");
    let marked: Vec<(&str, bool)> = content
        .marks()
        .iter()
        .map(|it| {
            let text = content.text().get(it.span.start..it.span.end).unwrap();
            (text, matches!(it.mark, Mark::Link(_)))
        })
        .collect();
    let expected = [("قال الرئيس پوتن أمس", false), ("الرئيس پوتن", false), ("الرئيس پوتن", true)];
    assert_eq!(marked, expected);
    assert_eq!(content.objects().len(), 1);
}

#[test]
fn a_link_longer_than_the_match_stays_one_link() {
    let link = Mark::Link(Target::Page("أ".to_owned()));
    let text = "بوتن شي بوتن";
    for (start, end) in [(0, 23), (9, 23), (0, 12)] {
        let rich = RichText::plain(text).with_mark(Span::new(start, end), link.clone());
        let block = Block::new(crate::article::BlockKind::Paragraph, rich);
        let before = Article::with_body(Title::main(""), Body::new([block]));
        let editor = replaced(&before, &Query::plain("بوتن"), "پ", Keep::Particles);
        let content = editor.article().body().block(0).unwrap().content().clone();
        assert_eq!((content.text(), content.marks().len()), ("پ شي پ", 1));
    }
}

#[test]
fn citations_looked_through_stay() {
    let mut rich = RichText::plain("شي");
    rich.push_citation([RefId::new("a")]);
    rich.push_text(" وپوتن");
    let block = Block::new(crate::article::BlockKind::Paragraph, rich);
    let before = Article::with_body(Title::main(""), Body::new([block]));
    let query = Query { objects: Objects::LookThrough, ..Query::plain("شي وپوتن") };
    let editor = replaced(&before, &query, "الزعيمان", Keep::Particles);
    assert_eq!(editor.article().body().block(0).map(Block::text), Some("الزعيمان\u{FFFC}"));
}

#[test]
fn one_match_is_replaced_and_the_caret_stands_behind_it() {
    let before = article("وبوتن", &["بوتن وبوتن"]);
    let query = Query { whole_word: WholeWord::WithParticles, ..Query::plain("بوتن") };
    let found = find(&before, &query).unwrap();
    let mut editor = Editor::new(before.clone());
    for (number, one) in found.iter().enumerate() {
        let done = replace_one(&before, &query, one, "پوتن", Keep::Particles).unwrap().unwrap();
        editor.run(done).unwrap();
        let head = editor.selection().head;
        assert_eq!((head.block, head.offset), (0, [0, 8, 19][number]));
        editor.undo();
        assert_eq!(editor.article(), &before);
    }
    let other = article("شيء", &["آخر"]);
    assert_eq!(replace_one(&other, &query, &found[0], "پوتن", Keep::Particles), Ok(None));
    assert_eq!(replace_all(&other, &query, "پوتن", Keep::Particles), Ok(None));
}

#[test]
fn thousands_of_matches_in_one_paragraph_leave_marks_and_citations_as_few_do() {
    let mut rich = RichText::default();
    for _ in 0..40 {
        rich.push_text("قال بوتن وشي");
        rich.push_citation([RefId::new("a")]);
    }
    let page = Mark::Link(Target::Page("پوتن".to_owned()));
    for at in 0..40 {
        let start = at * 24;
        let mark = [page.clone(), Mark::Bold, Mark::Italic][at % 3].clone();
        let (from, to) = [(7, 15), (0, 11), (11, 21), (0, 24)][at % 4];
        rich = rich.with_mark(Span::new(start + from, start + to), mark);
    }
    let blocks = |count: usize| {
        let mut whole = RichText::default();
        whole.push_text("بوتن ".repeat(count).as_str());
        let block =
            |rich: &RichText| Block::new(crate::article::BlockKind::Paragraph, rich.clone());
        let mut article =
            Article::with_body(Title::main(""), Body::new([block(&whole), block(&rich)]));
        article.apply(crate::article::Change::Join { block: 0, marks: None }).unwrap();
        article
    };
    let after = |count| {
        let editor = replaced(&blocks(count), &Query::plain("بوتن"), "الرئيس", Keep::Particles);
        let content = editor.article().body().block(0).unwrap().content().clone();
        let added = count * "الرئيس ".len();
        content.slice(Span::new(added, content.text().len())).unwrap()
    };
    assert_eq!(after(1), after(500));
}
