//! Copying from one article and pasting into another, written as typing scripts.

use super::*;
use crate::article::{Change, Direction, EntityDecision, MarkedSpan, Position, Target};
use crate::editor::scripts::{read, run, write};

/// Copies what `from` selects and pastes it into `into`.
#[track_caller]
fn check(from: &str, into: &str, after: &str) {
    let (article, selection) = read(from);
    let clip = copy(&article, selection).unwrap();
    assert!(clip.is(&super::super::marks::plain_text(&article, selection)));
    let (article, selection) = read(into);
    let pasted = paste_clip(&article, selection, &clip);
    let (article, selection) = run(&article, selection, pasted);
    let found = write(&article, selection);
    assert_eq!(found, after, "{}", found.escape_unicode());
}

#[test]
fn a_part_of_a_line_joins_a_line() {
    check("أ[بج]د", "س|ص", "سبج|ص");
    check("أ[بج]د", "س[ن]ص", "سبج|ص");
    check("أ[بج]د", "س[ن\nك]ص", "سبج|ص");
    check("= أ[بج]د", "|", "بج|");
    check("= [أب]", "|", "= أب|");
    check("= [أب]", "س|", "سأب|");
    check("= [أب]", "* |", "* أب|");
    check("* [أب]", "= س|", "= سأب|");
    check("أ[ب@]", "! س|", "! سب@|");
    check("أ[ب@]", "% س|", "% سب|");
    check("[@]", "% س|", "% س|");
    check("! [أب]", "س|", "سأب|");
    check("% أ[بج]د", "س|", "سبج|");
    check("أ[ب]", "? |", "? \nب|");
}

#[test]
fn blocks_keep_their_kinds() {
    check("[أ\nب]", "س|ص", "سأ\nب|ص");
    check("[أ\nب\nج]", "س|ص", "سأ\nب\nج|ص");
    check("= [أ\nب]", "|", "= أ\nب|");
    check("= [أ\n* ب]", "|", "= أ\n* ب|");
    check("= [أ\n* ب]", "س|", "سأ\n* ب|");
    check("= [أ\n* ب]", "|س", "= أ\nب|س");
    check("= أ[ب\n* ج]د", "س|ص", "سب\nج|ص");
    check("[أ\nب]", "* س|ص", "* سأ\n* ب|ص");
    check("[أ\n= ب\nج]", "> |", "> أ\n= ب\n> ج|");
    check("[أ\nب]", "= س|ص", "= سأ\nب|ص");
    check("[أ\nب]", "= |ص", "أ\n= ب|ص");
    check("[أ\n]ب", "س|ص", "سأ\n|ص");
    check("أ[\nب]", "س|ص", "س\nب|ص");
    check("[أ\nب]", "! س|ص", "! سأ\nب|ص");
    check("[أ\nب]", "% س|", "% سأ↵ب|");
    check("[أ\nب]", "? |", "? \nأ\nب|");
}

#[test]
fn pictures_and_markup_stay_blocks() {
    check("[أ\n! ب\nج]", "س|ص", "سأ\n! ب\nج|ص");
    check("[أ\n! ب]", "س|ص", "سأ\n! ب|\nص");
    check("! [أ\nب]", "س|ص", "س\n! أ\nب|ص");
    check("أ\n! ب[ج\nد]", "س|ص", "سج\nد|ص");
    check("% [أ↵ب]", "س|ص", "س\n% أ↵ب|\nص");
    check("% [أ]", "|", "% أ|");
    check("% [أ]", "س|", "س\n% أ|");
    check("% [أ]", "|س", "% أ|\nس");
    check("% [أ]", "! س|ص", "! سص\n% أ|");
    check("% [أ]", "% س|", "% سأ|");
    check("% أ[ب↵ج]", "س|", "س\n% ب↵ج|");
    check("[أ\n? \nب]", "س|ص", "سأ\n? \nب|ص");
}

#[test]
fn who_said_it_stays_with_the_quotation() {
    let said = |text: &str, by: &str| {
        let kind = BlockKind::Quotation { attribution: by.to_owned() };
        Block::new(kind, RichText::plain(text))
    };
    let speakers = |article: &Article| -> Vec<String> {
        let kinds = article.body().iter().map(Block::kind);
        let speaker = |kind: &BlockKind| match kind {
            BlockKind::Quotation { attribution } => attribution.clone(),
            _ => "-".to_owned(),
        };
        kinds.map(speaker).collect()
    };
    let check = |blocks: &[Block], from: &str, (block, offset), expected: &[&str]| {
        let (copied, selection) = read(from);
        let clip = copy(&copied, selection).unwrap();
        let article = Article::with_body(Title::default(), Body::new(blocks.iter().cloned()));
        let at = Selection::caret(Position { block, offset });
        let (after, _) = run(&article, at, paste_clip(&article, at, &clip));
        assert_eq!(speakers(&after), expected, "{from}");
    };
    let quoted = [said("أب", "شي")];
    check(&quoted, "[1\n2\n3]", (0, 2), &["", "", "شي"]);
    check(&quoted, "[1\n= 2]", (0, 4), &["شي", "-"]);
    check(&quoted, "[1\n= 2]", (0, 0), &["", "شي"]);
    check(&quoted, "! [1\n! 2]", (0, 0), &["-", "-", "شي"]);
    check(&[said("", "شي")], "% [1]", (0, 0), &["شي", "-"]);
    // Half a quotation is by nobody in particular; all of it takes its speaker along.
    let article =
        Article::with_body(Title::default(), Body::new([said("أ", ""), said("بج", "شي")]));
    let select = |to| {
        let head = Position { block: 1, offset: to };
        copy(&article, Selection { anchor: Position::default(), head }).unwrap()
    };
    assert_eq!(speakers(select(2).content()), ["", ""]);
    assert_eq!(speakers(select(4).content()), ["", "شي"]);
}

fn source(id: &str, url: &str, title: &str) -> Reference {
    let (url, title) = (url.to_owned(), title.to_owned());
    Reference { id: RefId::new(id), url, title, ..Reference::default() }
}

/// Pastes a citation of «a» into an article with these references; what it cites then, and the
/// names of all references.
#[track_caller]
fn check_sources(copied: Vec<Reference>, here: Vec<Reference>, cited: &str, names: &[&str]) {
    let (article, selection) = read("[قال@]");
    let clip = copy(&article.with_references(copied).0, selection).unwrap();
    let (article, selection) = read("|");
    let article = article.with_references(here).0;
    let (after, _) = run(&article, selection, paste_clip(&article, selection, &clip));
    let placed = &after.body().block(0).unwrap().content().objects()[0];
    let Object::Citation(citation) = &placed.object else { panic!("a citation") };
    assert_eq!(citation.references, [RefId::new(cited)]);
    let found: Vec<&str> = after.references().iter().map(|it| it.id.as_str()).collect();
    assert_eq!(found, names);
}

#[test]
fn references_come_along() {
    let a = || source("a", "https://a.org", "أ");
    check_sources(vec![a(), source("b", "", "")], vec![], "a", &["a"]);
    check_sources(vec![a()], vec![a()], "a", &["a"]);
    check_sources(vec![a()], vec![source("z", "https://a.org", "أ")], "z", &["z"]);
    check_sources(vec![a()], vec![source("a", "https://b.org", "ب")], "a-2", &["a", "a-2"]);
    check_sources(vec![a()], vec![source("a", "https://a.org", "صُحّح")], "a", &["a"]);
    // A citation of nothing does not come to cite another's source.
    check_sources(vec![], vec![source("a", "https://b.org", "ب")], "a-2", &["a"]);
    check_sources(vec![], vec![], "a", &[]);
}

#[test]
fn names_decided_and_directions_come_along() {
    let (article, selection) = read("[پوتن\nقال]");
    let decision = EntityDecision { name: "پوتن".to_owned(), ..EntityDecision::default() };
    let other = EntityDecision { name: "شي".to_owned(), ..EntityDecision::default() };
    let mut article = article.with(Field::Entities(vec![decision.clone(), other.clone()]));
    let marks =
        vec![MarkedSpan { span: Span::new(0, 8), mark: Mark::Entity("پوتن".to_owned()) }];
    article.apply(Change::Marks { block: 0, marks }).unwrap();
    let clip = copy(&article, selection).unwrap();
    let (into, at) = read("|");
    let into =
        into.with(Field::Direction(Direction::Ltr)).with(Field::Entities(vec![other.clone()]));
    let (after, _) = run(&into, at, paste_clip(&into, at, &clip));
    assert_eq!(after.entities(), [other, decision]);
    let directions: Vec<_> = after.body().iter().map(Block::direction).collect();
    assert_eq!(directions, [Some(Direction::Rtl); 2]);
}

#[test]
fn marks_come_along() {
    let rich = RichText::plain("أبجد").with_mark(Span::new(2, 6), Mark::Bold);
    let body = Body::new([Block::new(BlockKind::Paragraph, rich)]);
    let article = Article::with_body(Title::default(), body);
    let at = |offset| Position { block: 0, offset };
    let clip = copy(&article, Selection { anchor: at(0), head: at(4) }).unwrap();
    let (into, caret) = read("س|");
    let (after, _) = run(&into, caret, paste_clip(&into, caret, &clip));
    let marks = after.body().block(0).unwrap().content().marks();
    assert_eq!(marks, [MarkedSpan { span: Span::new(4, 6), mark: Mark::Bold }]);
}

#[test]
fn ours_is_known_by_its_letters() {
    let (article, selection) = read("أ[ب@\nج]");
    let clip = copy(&article, selection).unwrap();
    assert_eq!(clip.plain(), "ب\nج");
    assert!(clip.is("ب\nج") && clip.is("ب\r\nج") && clip.is("ب\nج\0"));
    assert!(!clip.is("ب\nج ") && !clip.is("ب") && !clip.is(""));
    let caret = Selection::caret(selection.head);
    assert_eq!(copy(&article, caret), None);
}

#[test]
fn other_programs_get_html() {
    let html = |blocks: Vec<Block>| {
        let article = Article::with_body(Title::default(), Body::new(blocks));
        Clip::new(&article).html(&Profile::bundled()[0])
    };
    let mut rich = RichText::plain("قال <شي>").with_mark(Span::new(0, 6), Mark::Bold);
    rich.push_citation([RefId::new("a")]);
    let line = Block::new(BlockKind::Paragraph, rich);
    assert_eq!(
        html(vec![line.clone()]),
        "<span lang=\"ar\" dir=\"rtl\"><b>قال</b> &lt;شي&gt;</span>"
    );
    let url = Mark::Link(Target::Url("https://a.org/".to_owned()));
    let rich = RichText::plain("هنا").with_mark(Span::new(0, 6), url);
    let link = Block::new(BlockKind::Paragraph, rich);
    assert_eq!(
        html(vec![link, line]),
        "<div lang=\"ar\" dir=\"rtl\">\n<p><a href=\"https://a.org/\">هنا</a></p>\n\
         <p><b>قال</b> &lt;شي&gt;</p>\n</div>"
    );
    assert_eq!(html(vec![]), "");
}
