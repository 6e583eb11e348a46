//! Tests of what is done with references: the list and the citations of the text afterwards, and the
//! same article again once it is taken back.

use super::*;
use crate::article::{Block, Body, Mark, Picture, Title};
use crate::editor::Editor;

fn reference(id: &str, title: &str) -> Reference {
    Reference { id: RefId::new(id), title: title.to_owned(), ..Reference::default() }
}

/// Text with `[a b]` for a citation of a and b.
fn cited(script: &str) -> RichText {
    let mut rich = RichText::default();
    let mut rest = script;
    while let Some((before, after)) = rest.split_once('[') {
        let (ids, after) = after.split_once(']').unwrap();
        rich.push_text(before);
        rich.push_citation(ids.split_whitespace().map(RefId::new));
        rest = after;
    }
    rich.push_text(rest);
    rich
}

fn script(rich: &RichText) -> String {
    let mut objects = rich.objects().iter();
    let mut written = String::new();
    for c in rich.text().chars() {
        match (c, objects.len()) {
            (OBJECT, 1..) => {
                let Some(Object::Citation(it)) = objects.next().map(|it| &it.object) else {
                    continue;
                };
                let ids: Vec<&str> = it.references.iter().map(RefId::as_str).collect();
                written.push_str(&format!("[{}]", ids.join(" ")));
            }
            _ => written.push(c),
        }
    }
    written
}

/// An article with references a (أ), b (ب) and c (ج), a caption and two paragraphs.
fn article(caption: &str, texts: [&str; 2]) -> Article {
    let blocks = texts.map(|text| Block::new(BlockKind::Paragraph, cited(text)));
    let lead = Lead { picture: Picture::default(), caption: cited(caption) };
    let references = vec![reference("a", "أ"), reference("b", "ب"), reference("c", "ج")];
    let (article, refused) = Article::with_body(Title::default(), Body::new(blocks))
        .with(Field::Lead(Some(lead)))
        .with_references(references);
    assert_eq!(refused, []);
    article
}

/// The references (`id title`) and texts after a transaction, which undo takes back to the letter.
#[track_caller]
fn check(before: &Article, made: Option<Transaction>, references: &[&str], texts: [&str; 3]) {
    let mut editor = Editor::new(before.clone());
    if let Some(made) = made {
        editor.run(made).unwrap();
    }
    let after = editor.article().clone();
    let found: Vec<String> =
        after.references().iter().map(|it| format!("{} {}", it.id, it.title)).collect();
    assert_eq!(found, references);
    let caption = after.lead().map(|lead| script(&lead.caption)).unwrap();
    let blocks = after.body().iter().map(|block| script(block.content()));
    let found: Vec<String> = std::iter::once(caption).chain(blocks).collect();
    assert_eq!(found, texts);
    while editor.undo() {}
    assert_eq!(editor.article(), before);
}

const TEXTS: [&str; 2] = ["قال[a].", "وقال[b a] ثم[c]"];

#[test]
fn a_new_reference_stands_last_under_a_name_of_its_own() {
    let before = article("صورة[b]", TEXTS);
    let texts = ["صورة[b]", TEXTS[0], TEXTS[1]];
    let (id, added) = add(&before, &reference("d", "د"));
    assert_eq!(id.as_str(), "d");
    check(&before, Some(added), &["a أ", "b ب", "c ج", "d د"], texts);
    for taken in ["", "a"] {
        let (id, added) = add(&before, &reference(taken, "قمة سمرقند"));
        assert_eq!(id.as_str(), "قمة-سمرقند");
        let last = format!("{id} قمة سمرقند");
        check(&before, Some(added), &["a أ", "b ب", "c ج", &last], texts);
    }
}

#[test]
fn several_are_added_in_one_step() {
    let before = article("", TEXTS);
    let new = ["a", "", "", "d"].map(|id| reference(id, "د"));
    let (ids, made) = add_all(&before, &new);
    let ids: Vec<&str> = ids.iter().map(RefId::as_str).collect();
    assert_eq!(ids, ["د", "د-2", "د-3", "d"]);
    let list = ["a أ", "b ب", "c ج", "د د", "د-2 د", "د-3 د", "d د"];
    check(&before, Some(made), &list, ["", TEXTS[0], TEXTS[1]]);
}

#[test]
fn what_is_added_can_be_cited_in_the_same_step() {
    let before = article("صورة[b]", TEXTS);
    let caret = Selection::caret(Position { block: 0, offset: 6 });
    let (ids, made) = add_and_cite(&before, caret, &[reference("", "د")]);
    let id = ids[0].clone();
    assert_eq!(id.as_str(), "د");
    let texts = ["صورة[b]", "قال[د a].", TEXTS[1]];
    check(&before, Some(made), &["a أ", "b ب", "c ج", "د د"], texts);
    let raw = Body::new([Block::new(BlockKind::Raw, RichText::plain("{{x}}"))]);
    let before = Article::with_body(Title::default(), raw);
    let (_, made) = add_and_cite(&before, Selection::default(), &[reference("", "د")]);
    assert_eq!(made.changes.len(), 1);
}

#[test]
fn an_edit_carries_a_changed_name_into_the_text() {
    let before = article("صورة[b]", TEXTS);
    let same = ["صورة[b]", TEXTS[0], TEXTS[1]];
    let list = ["a أ", "b ب", "c ج"];
    check(&before, replace(&before, 0, &reference("a", "أ")), &list, same);
    check(&before, replace(&before, 0, &reference("", "أ")), &list, same);
    check(&before, replace(&before, 9, &reference("", "أ")), &list, same);
    check(&before, replace(&before, 0, &reference("", "آ")), &["a آ", "b ب", "c ج"], same);
    let texts = ["صورة[b]", "قال[x].", "وقال[b x] ثم[c]"];
    check(&before, replace(&before, 0, &reference("x", "أ")), &["x أ", "b ب", "c ج"], texts);
    // A name that is another's is not taken from it.
    let texts = ["صورة[أ]", TEXTS[0], "وقال[أ a] ثم[c]"];
    check(&before, replace(&before, 1, &reference("a", "أ")), &["a أ", "أ أ", "c ج"], texts);
}

#[test]
fn a_copy_stands_after_its_original() {
    let before = article("", TEXTS);
    let (id, made) = duplicate(&before, 1).unwrap();
    assert_eq!(id.as_str(), "ب");
    let list = ["a أ", "b ب", "ب ب", "c ج"];
    check(&before, Some(made), &list, ["", TEXTS[0], TEXTS[1]]);
    assert_eq!(duplicate(&before, 3), None);
}

#[test]
fn of_two_made_one_the_citations_name_it_once() {
    let before = article("صورة[b]", TEXTS);
    let texts = ["صورة[a]", "قال[a].", "وقال[a] ثم[c]"];
    check(&before, merge(&before, 0, 1), &["a أ", "c ج"], texts);
    let texts = ["صورة[b]", "قال[b].", "وقال[b] ثم[c]"];
    check(&before, merge(&before, 1, 0), &["b ب", "c ج"], texts);
    assert_eq!(merge(&before, 1, 1), None);
    assert_eq!(merge(&before, 1, 7), None);
}

#[test]
fn what_one_of_two_does_not_say_the_other_fills_in() {
    let other = Reference {
        site: "رويترز".to_owned(),
        url: "https://a.org".to_owned(),
        published: DateField::typed("2022-09-13"),
        url_status: UrlStatus::Dead,
        authors: vec![crate::article::Author::Name("أحمد".to_owned())],
        extra: vec![("x".to_owned(), "1".to_owned()), ("y".to_owned(), "2".to_owned())],
        ..reference("b", "ب")
    };
    let kept = Reference {
        url: "https://b.org".to_owned(),
        extra: vec![("x".to_owned(), "1".to_owned())],
        ..reference("a", "أ")
    };
    let expected = Reference {
        id: kept.id.clone(),
        title: kept.title.clone(),
        url: kept.url.clone(),
        ..other.clone()
    };
    assert_eq!(filled(&kept, &other), expected);
    assert_eq!(filled(&other, &kept), other);
}

#[test]
fn a_reference_goes_with_or_without_its_citations() {
    let before = article("صورة[b]", TEXTS);
    let list = ["a أ", "c ج"];
    let texts = ["صورة[b]", TEXTS[0], TEXTS[1]];
    check(&before, remove(&before, 1, Citations::Stay), &list, texts);
    let texts = ["صورة", TEXTS[0], "وقال[a] ثم[c]"];
    check(&before, remove(&before, 1, Citations::Go), &list, texts);
    let texts = ["صورة[b]", "قال.", "وقال[b] ثم[c]"];
    check(&before, remove(&before, 0, Citations::Go), &["b ب", "c ج"], texts);
    assert_eq!(remove(&before, 3, Citations::Go), None);
}

#[test]
fn marks_over_a_citation_stay_over_it() {
    let rich = cited("قال[a]نعم").with_mark(Span::new(0, 9), Mark::Bold);
    let link = Mark::Link(crate::article::Target::Page("ق".to_owned()));
    let rich = rich.with_mark(Span::new(2, 9), link);
    let body = Body::new([Block::new(BlockKind::Paragraph, rich.clone())]);
    let (before, _) =
        Article::with_body(Title::default(), body).with_references(vec![reference("a", "أ")]);
    let mut after = before.clone();
    for change in replace(&before, 0, &reference("x", "أ")).unwrap().changes {
        after.apply(change).unwrap();
    }
    let found = after.body().block(0).unwrap().content();
    assert_eq!((found.text(), found.marks()), (rich.text(), rich.marks()));
}

#[test]
fn uses_are_found_in_the_order_of_the_page() {
    let article = article("ص[b b]", ["[a]قال[c].", "ثم[c a]"]);
    let found = uses(&article);
    let caption = Place::LeadCaption(Span::new(2, 5));
    let body = |block, start| Place::Body { block, span: Span::new(start, start + 3) };
    let expected = HashMap::from([
        (RefId::new("a"), vec![body(0, 0), body(1, 4)]),
        (RefId::new("b"), vec![caption.clone()]),
        (RefId::new("c"), vec![body(0, 9), body(1, 4)]),
    ]);
    assert_eq!(found, expected);
    let next = |id: &str, block, offset| {
        next_use(&found[&RefId::new(id)], Position { block, offset }).cloned()
    };
    assert_eq!(next("a", 0, 0), Some(body(1, 4)));
    assert_eq!(next("a", 1, 4), Some(body(0, 0)));
    assert_eq!(next("c", 0, 3), Some(body(0, 9)));
    assert_eq!(next("b", 0, 0), Some(caption));
    assert_eq!(next_use(&[], Position::default()), None);
}
