//! The panel of problems: what is wrong is put right, left with a reason and brought back, by
//! pointer and by keys.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tahrir::article::{Article, Block, Body, Field, RefId, Reference, ReferenceKind, Title};
use tahrir::checks::Place;
use tahrir::dates::DateField;
use tahrir::storage::settings::Settings;
use tahrir::ui::action::{Action, Task};

use super::Newsroom;

/// Two direction controls without their other half, a date that never was, and a source that is
/// not cited.
fn article() -> Article {
    let texts = ["كلام \u{2067}معزول", "سليم", "آخر \u{2066}هنا"];
    let body = Body::new(texts.map(Block::paragraph));
    // A book has no address to miss.
    let source = Reference {
        id: RefId::new("a"),
        kind: ReferenceKind::Book,
        title: "القمة".to_owned(),
        ..Reference::default()
    };
    let (article, _) = Article::with_body(Title::main("عنوان"), body)
        .with(Field::Dateline(DateField::typed("31 يونيو 2022")))
        .with_references(vec![source]);
    article
}

fn panel() -> Newsroom {
    let mut newsroom = Newsroom::new(article());
    newsroom.task(Task::ShowProblems);
    newsroom
}

/// How many problems there are, and how many were ignored.
fn counts(newsroom: &Newsroom) -> (usize, usize) {
    let survey = &newsroom.front().survey;
    (survey.problems.len(), survey.ignored.len())
}

fn text(newsroom: &Newsroom, block: usize) -> String {
    newsroom.article().body().block(block).map_or("", Block::text).to_owned()
}

#[test]
fn problems_are_grouped_and_put_right_one_by_one_or_all_of_a_kind() {
    let mut newsroom = panel();
    assert_eq!(counts(&newsroom), (4, 0));
    for heading in ["أخطاء", "تنبيهات"] {
        assert!(newsroom.shows(heading), "{heading}");
    }
    newsroom.click("أصلح مثله كله (2)");
    assert_eq!(text(&newsroom, 0), "كلام معزول");
    assert_eq!(text(&newsroom, 2), "آخر هنا");
    assert_eq!(counts(&newsroom), (2, 0));
    newsroom.ask(Action::Task(Task::Undo));
    assert_eq!(text(&newsroom, 2), "آخر \u{2066}هنا");
}

#[test]
fn a_problem_is_left_with_a_reason_and_brought_back() {
    let mut newsroom = panel();
    newsroom.harness.get_all_by_label("تجاهل…").next().expect("a problem").click();
    newsroom.rest();
    newsroom.type_text("تاريخ في النص الأصلي");
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert_eq!(counts(&newsroom), (3, 1));
    let ignored = newsroom.article().ignored();
    assert_eq!(ignored.len(), 1);
    assert_eq!(ignored[0].reason, "تاريخ في النص الأصلي");
    // It outlives the file.
    let written = tahrir::storage::draft::write(newsroom.article()).unwrap();
    let read = tahrir::storage::draft::read(written.as_bytes()).unwrap();
    assert_eq!(read.article.ignored(), newsroom.article().ignored());
    newsroom.click("متجاهلة 1");
    newsroom.click("أعد إظهاره");
    assert_eq!(counts(&newsroom), (4, 0));
    // By keys, though the text has not the focus.
    newsroom.task(Task::Undo);
    assert_eq!(counts(&newsroom), (3, 1));
    newsroom.task(Task::Undo);
    assert_eq!((counts(&newsroom), newsroom.article().ignored().len()), ((4, 0), 0));
}

#[test]
fn escape_leaves_the_question_for_a_reason() {
    let mut newsroom = panel();
    newsroom.harness.get_all_by_label("تجاهل…").next().expect("a problem").click();
    newsroom.rest();
    assert!(newsroom.shows("لماذا يبقى كما هو؟"));
    newsroom.press(Modifiers::NONE, Key::Escape);
    assert!(!newsroom.shows("لماذا يبقى كما هو؟"));
    assert_eq!(counts(&newsroom), (4, 0));
}

#[test]
fn arrows_walk_through_the_list_and_enter_goes_to_the_place() {
    let mut newsroom = panel();
    newsroom.press(Modifiers::NONE, Key::ArrowDown);
    newsroom.press(Modifiers::NONE, Key::End);
    newsroom.press(Modifiers::NONE, Key::Home);
    let focused = |newsroom: &Newsroom| {
        let list = newsroom.harness.query_all_by_role(egui::Role::ListItem);
        list.filter(egui_kittest::Node::is_focused).count()
    };
    assert_eq!(focused(&newsroom), 1);
    let body = newsroom.front().survey.problems.iter();
    let rows = body.filter(|it| matches!(it.place, Place::Body { .. })).count();
    assert_eq!(rows, 2);
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(newsroom.harness.ctx.memory(|memory| memory.focused()).is_some());
}

#[test]
fn f8_goes_from_problem_to_problem_round_the_end() {
    let mut newsroom = Newsroom::new(article());
    let mut heads = Vec::new();
    for _ in 0..5 {
        newsroom.task(Task::NextProblem);
        let head = newsroom.front().editor.selection().head;
        heads.push((head.block, head.offset));
    }
    let first = "كلام ".len();
    let last = "آخر ".len();
    // Two in the text, then the source, the dateline, and the text again.
    assert_eq!((heads[0], heads[1]), ((0, first), (2, last)));
    assert_eq!((heads[2], heads[3], heads[4]), ((2, last), (2, last), (0, first)));
    newsroom.task(Task::PreviousProblem);
    newsroom.task(Task::PreviousProblem);
    newsroom.task(Task::PreviousProblem);
    let head = newsroom.front().editor.selection().head;
    assert_eq!((head.block, head.offset), (2, last));
}

#[test]
fn an_article_without_problems_says_so() {
    let body = Body::new([Block::paragraph("سليم")]);
    let mut newsroom = Newsroom::new(Article::with_body(Title::main("عنوان"), body));
    newsroom.task(Task::ShowProblems);
    assert!(newsroom.shows("لا مشكلات"));
}

#[test]
fn thousands_of_problems_are_scrolled_through_with_only_some_laid_out() {
    let texts: Vec<String> = (0..3000).map(|at| format!("\u{2067}فقرة {at}")).collect();
    let body = Body::new(texts.iter().map(|text| Block::paragraph(text)));
    let article = Article::with_body(Title::main("عنوان"), body);
    let mut newsroom = Newsroom::sized(article, Settings::default(), egui::vec2(1440.0, 900.0));
    newsroom.task(Task::ShowProblems);
    assert_eq!(counts(&newsroom).0, 3000);
    let shown =
        |newsroom: &Newsroom| newsroom.harness.query_all_by_role(egui::Role::ListItem).count();
    assert!((3..30).contains(&shown(&newsroom)), "{}", shown(&newsroom));
    newsroom.press(Modifiers::NONE, Key::End);
    newsroom.rest();
    assert!((3..30).contains(&shown(&newsroom)), "{}", shown(&newsroom));
    assert_eq!(newsroom.app().words().expect("it has begun").strays(), Vec::<String>::new());
}
