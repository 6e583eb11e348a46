//! The page around the text: fields that are bound to the article, pictures, lists, sources.

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tahrir::article::{
    Article, Block, BlockKind, Body, Change, Field, Lead, Mark, Picture, Position, RefId,
    Reference, RichText, Status, Title,
};
use tahrir::checks::Place;
use tahrir::dates::DateField;
use tahrir::editor::{Selection, Transaction};
use tahrir::text::Span;
use tahrir::ui::action::{Action, Task};
use tahrir::ui::app::EndTab;
use tahrir::ui::canvas::Request;
use tahrir::ui::world;

use super::Newsroom;

const TITLE: &str = "عنوان المقالة";
const DAY: &str = "تاريخ المقالة";
const CAPTION: &str = "تعليق الصورة الرئيسية";

fn article() -> Article {
    let title = Title {
        namespace: "أخبار".to_owned(), name: "شي وبوتن يلتقيان".to_owned()
    };
    Article::with_body(title, Body::new([Block::paragraph("نص المقالة")]))
}

fn title(newsroom: &Newsroom) -> &str {
    &newsroom.article().title().name
}

/// Puts the focus into a field with its caret at the end.
fn enter(newsroom: &mut Newsroom, name: &str) {
    newsroom.harness.get_by_label(name).focus();
    newsroom.rest();
    newsroom.press(Modifiers::NONE, Key::End);
}

fn undo(newsroom: &mut Newsroom) {
    newsroom.press(Modifiers::COMMAND, Key::Z);
}

#[test]
fn what_is_typed_in_the_title_is_the_articles_and_is_taken_back_word_by_word() {
    let mut newsroom = Newsroom::new(article());
    enter(&mut newsroom, TITLE);
    for letter in [" ", "غ", "د", "ا", " ", "ف", "ي"] {
        newsroom.type_text(letter);
    }
    assert_eq!(title(&newsroom), "شي وبوتن يلتقيان غدا في");
    assert_eq!(newsroom.article().title().namespace, "أخبار");
    undo(&mut newsroom);
    assert_eq!(title(&newsroom), "شي وبوتن يلتقيان غدا ");
    undo(&mut newsroom);
    undo(&mut newsroom);
    assert_eq!(title(&newsroom), "شي وبوتن يلتقيان");
    assert!(!newsroom.front().editor.can_undo());
    newsroom.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    newsroom.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(title(&newsroom), "شي وبوتن يلتقيان غدا ");
    // One goes on in the field, and the text has nothing of it.
    newsroom.type_text("ب");
    assert_eq!(title(&newsroom), "شي وبوتن يلتقيان غدا ب");
    assert_eq!(newsroom.article().body().block(0).map(Block::text), Some("نص المقالة"));
}

#[test]
fn title_and_text_have_one_history() {
    let mut newsroom = Newsroom::new(article());
    newsroom.type_text("أ");
    enter(&mut newsroom, TITLE);
    newsroom.type_text("ب");
    assert_eq!(title(&newsroom), "شي وبوتن يلتقيانب");
    undo(&mut newsroom);
    assert_eq!(title(&newsroom), "شي وبوتن يلتقيان");
    assert_eq!(newsroom.article().body().block(0).map(Block::text), Some("أنص المقالة"));
    undo(&mut newsroom);
    assert_eq!(newsroom.article().body().block(0).map(Block::text), Some("نص المقالة"));
}

#[test]
fn typing_after_something_else_was_done_is_a_step_of_its_own() {
    let mut newsroom = Newsroom::new(article());
    enter(&mut newsroom, TITLE);
    newsroom.type_text("ا");
    let other = Change::Field(Box::new(Field::Status(Status::Review)));
    newsroom.ask(Action::Change(Transaction::new(vec![other])));
    newsroom.type_text("ب");
    undo(&mut newsroom);
    assert_eq!(title(&newsroom), "شي وبوتن يلتقيانا");
    assert_eq!(newsroom.article().status(), Status::Review);
}

#[test]
fn a_change_from_elsewhere_is_shown_at_once_and_the_caret_keeps_its_letters() {
    let mut newsroom = Newsroom::new(article());
    enter(&mut newsroom, TITLE);
    let fixed = Title {
        name: "شي وپوتن يلتقيان".to_owned(), ..newsroom.article().title().clone()
    };
    let fix = Change::Field(Box::new(Field::Title(fixed)));
    newsroom.ask(Action::Change(Transaction::new(vec![fix])));
    let shown = newsroom.front().page.title();
    assert_eq!(shown.content().map(RichText::text), Some("شي وپوتن يلتقيان"));
    newsroom.type_text(" غدا");
    assert_eq!(title(&newsroom), "شي وپوتن يلتقيان غدا");
}

#[test]
fn an_input_method_composes_in_the_title_and_commits_one_step() {
    let mut newsroom = Newsroom::new(article());
    enter(&mut newsroom, TITLE);
    let compose = |text: &str| {
        Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
    };
    newsroom.harness.event(compose("か"));
    newsroom.rest();
    assert_eq!(title(&newsroom), "شي وبوتن يلتقيان", "nothing is written yet");
    // Whatever happens to the title meanwhile, nothing breaks.
    let shorter = Field::Title(Title::main("ش"));
    newsroom.ask(Action::Change(Transaction::new(vec![Change::Field(Box::new(shorter))])));
    newsroom.harness.event(compose("かな"));
    newsroom.rest();
    newsroom.harness.event(Event::Ime(ImeEvent::Commit("仮名".to_owned())));
    newsroom.rest();
    assert_eq!(title(&newsroom), "ش仮名");
    undo(&mut newsroom);
    assert_eq!(title(&newsroom), "ش");
}

#[test]
fn a_title_has_one_line_however_long_and_enter_goes_to_the_text() {
    let mut newsroom = Newsroom::new(article());
    enter(&mut newsroom, TITLE);
    let before = newsroom.front().canvas.head_place().height();
    newsroom.harness.event(Event::Paste(format!("\n{}", "كلمة أخرى ".repeat(20))));
    newsroom.rest();
    assert!(
        title(&newsroom).starts_with("شي وبوتن يلتقيان كلمة") && !title(&newsroom).contains('\n')
    );
    assert!(newsroom.front().canvas.head_place().height() > before + 40.0, "it has grown by lines");
    newsroom.press(Modifiers::NONE, Key::Enter);
    let focused = newsroom.harness.ctx.memory(|memory| memory.focused());
    assert_eq!(focused, Some(newsroom.front().canvas.id()));
    newsroom.type_text("أ");
    assert_eq!(newsroom.article().body().block(0).map(Block::text), Some("أنص المقالة"));
}

#[test]
fn a_namespace_is_taken_from_what_is_typed_or_chosen() {
    let mut newsroom = Newsroom::new(Article::with_body(Title::main(""), Body::default()));
    enter(&mut newsroom, TITLE);
    newsroom.type_text("أخبار:قمة");
    assert_eq!(
        newsroom.article().title(),
        &Title { namespace: "أخبار".into(), name: "قمة".into() }
    );
    newsroom.type_text(": سمرقند");
    assert_eq!(title(&newsroom), "قمة: سمرقند");
    newsroom.click("النطاق: \u{2068}أخبار\u{2069}:");
    newsroom.click("بلا نطاق");
    assert_eq!(newsroom.article().title(), &Title::main("قمة: سمرقند"));
}

#[test]
fn the_day_is_kept_as_typed_and_what_it_means_is_said() {
    let mut newsroom = Newsroom::new(article());
    enter(&mut newsroom, DAY);
    newsroom.type_text("13 أيلول 2022");
    assert_eq!(newsroom.article().dateline(), &DateField::typed("13 أيلول 2022"));
    assert!(newsroom.shows("الثلاثاء 13 سبتمبر 2022"));
    newsroom.press(Modifiers::COMMAND, Key::A);
    newsroom.type_text("31 سبتمبر 2022");
    assert!(!newsroom.shows("الثلاثاء 13 سبتمبر 2022"));
    assert_eq!(newsroom.article().dateline().understood(), None);
    let doubt = newsroom.harness.query_all_by_label_contains("لا وجود له").count();
    assert_eq!(doubt, 1);
    newsroom.press(Modifiers::COMMAND, Key::A);
    newsroom.type_text("05/11/2022");
    newsroom.click("الأربعاء 11 مايو 2022");
    assert_eq!(newsroom.article().dateline().as_typed(), "2022-05-11");
}

#[test]
fn the_status_is_chosen_in_a_menu() {
    let mut newsroom = Newsroom::new(article());
    newsroom.click("حالة المقالة: مسودة");
    newsroom.click("جاهزة");
    assert_eq!(newsroom.article().status(), Status::Ready);
    assert!(newsroom.shows("حالة المقالة: جاهزة"));
}

#[test]
fn marks_of_a_caption_survive_what_is_typed_around_them() {
    let caption = RichText::plain("شي وپوتن").with_mark(Span::new(5, 15), Mark::Bold);
    let picture = Picture { file: "قمة.jpg".to_owned(), ..Picture::default() };
    let lead = Lead { picture: picture.clone(), caption };
    let mut newsroom = Newsroom::new(article().with(Field::Lead(Some(lead))));
    enter(&mut newsroom, CAPTION);
    newsroom.press(Modifiers::NONE, Key::Home);
    newsroom.type_text("الرئيس ");
    let lead = newsroom.article().lead().expect("there is a picture");
    assert_eq!(lead.caption.text(), "الرئيس شي وپوتن");
    let marks = lead.caption.marks();
    assert_eq!((marks.len(), marks[0].span, &marks[0].mark), (1, Span::new(18, 28), &Mark::Bold));
    assert_eq!(lead.picture, picture);
    newsroom.press(Modifiers::COMMAND, Key::A);
    newsroom.press(Modifiers::COMMAND, Key::I);
    let marks = newsroom.article().lead().map(|lead| lead.caption.marks().len());
    assert_eq!(marks, Some(2));
}

#[test]
fn a_lead_picture_is_added_described_and_removed() {
    let mut newsroom = Newsroom::new(article());
    newsroom.click("أضف صورة رئيسية");
    assert!(newsroom.shows("تفاصيل الصورة"));
    newsroom.type_text("قمة سمرقند.jpg");
    let width = newsroom.harness.get_by_role_and_label(Role::TextInput, "العرض بالبكسل");
    width.focus();
    newsroom.rest();
    newsroom.type_text("٥");
    assert!(newsroom.shows("العرض عدد بين 20 و4000، أو يُترك فارغاً."));
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert_eq!(newsroom.article().lead().map(|lead| lead.picture.file.as_str()), Some(""));
    newsroom.type_text("٠٠");
    newsroom.press(Modifiers::NONE, Key::Enter);
    let lead = newsroom.article().lead().expect("there is a picture");
    assert_eq!((lead.picture.file.as_str(), lead.picture.width), ("قمة سمرقند.jpg", Some(500)));
    assert!(!newsroom.shows("تفاصيل الصورة"));
    newsroom.click("الصورة الرئيسية: \u{2066}قمة سمرقند.jpg\u{2069}");
    newsroom.click("احذف الصورة");
    assert_eq!(newsroom.article().lead(), None);
}

#[test]
fn quotations_and_pictures_in_the_text_are_described() {
    let kind = BlockKind::Quotation { attribution: String::new() };
    let picture = BlockKind::Picture(Picture::default());
    let body = Body::new([
        Block::new(kind, RichText::plain("لا عودة")),
        Block::new(picture, RichText::plain("القمة")),
    ]);
    let mut newsroom = Newsroom::new(Article::with_body(Title::main("عنوان"), body));
    newsroom.ask(Action::Text(tahrir::ui::canvas::Action::Ask(Request::Describe(0))));
    assert!(newsroom.shows("قائل الاقتباس"));
    newsroom.type_text("فلاديمير پوتن");
    newsroom.press(Modifiers::NONE, Key::Enter);
    let attribution = BlockKind::Quotation { attribution: "فلاديمير پوتن".to_owned() };
    assert_eq!(newsroom.article().body().block(0).map(Block::kind), Some(&attribution));

    newsroom.ask(Action::Text(tahrir::ui::canvas::Action::Ask(Request::Describe(1))));
    newsroom.type_text("قمة.jpg");
    newsroom.press(Modifiers::NONE, Key::Enter);
    let named = Picture { file: "قمة.jpg".to_owned(), ..Picture::default() };
    assert_eq!(
        newsroom.article().body().block(1).map(Block::kind),
        Some(&BlockKind::Picture(named))
    );
}

#[test]
fn pages_and_categories_come_and_go() {
    let mut newsroom = Newsroom::new(article());
    newsroom.click("أضف صفحات ذات صلة");
    assert_eq!(newsroom.article().see_also(), Some(&[][..]));
    for page in ["سمرقند", "روسيا"] {
        newsroom.type_text(page);
        newsroom.press(Modifiers::NONE, Key::Enter);
    }
    assert_eq!(newsroom.article().see_also(), Some(&["سمرقند".to_owned(), "روسيا".to_owned()][..]));
    newsroom.click("احذف \u{2068}سمرقند\u{2069}");
    assert_eq!(newsroom.article().see_also(), Some(&["روسيا".to_owned()][..]));
    enter(&mut newsroom, "صفحة ذات صلة");
    newsroom.type_text(" البيضاء");
    assert_eq!(newsroom.article().see_also(), Some(&["روسيا البيضاء".to_owned()][..]));

    newsroom.harness.get_by_label("أضف تصنيفاً").focus();
    newsroom.rest();
    for category in ["قمم", "قمم", "آسيا"] {
        newsroom.type_text(category);
        newsroom.press(Modifiers::NONE, Key::Enter);
    }
    assert_eq!(newsroom.article().categories(), ["قمم", "آسيا"]);
    newsroom.click("احذف \u{2068}قمم\u{2069}");
    assert_eq!(newsroom.article().categories(), ["آسيا"]);
}

#[test]
fn sources_have_the_numbers_of_the_export_and_lead_to_themselves() {
    let reference = |id: &str, title: &str| Reference {
        id: RefId::new(id),
        title: title.to_owned(),
        ..Reference::default()
    };
    let mut text = RichText::plain("نص");
    text.push_citation([RefId::new("b")]);
    text.push_citation([RefId::new("a")]);
    let body = Body::new([Block::new(BlockKind::Paragraph, text)]);
    let (article, _) = Article::with_body(Title::main("ع"), body).with_references(vec![
        reference("a", "First"),
        reference("b", "Second"),
        reference("c", "Third"),
    ]);
    let mut newsroom = Newsroom::new(article);
    assert!(newsroom.shows("المصدر 1: \"\u{2068}Second\u{2069}\"."));
    assert!(newsroom.shows("مصدر لم يُذكر في النص: \"\u{2068}Third\u{2069}\"."));
    newsroom.click("المصدر 2: \"\u{2068}First\u{2069}\".");
    assert_eq!(newsroom.app().views().layout.end_tab, EndTab::Sources);
}

#[test]
fn the_strip_says_how_paragraphs_are_covered_and_leads_there() {
    let mut cited = RichText::plain("فقرة");
    cited.push_citation([RefId::new("a")]);
    let quoting = "وقال «سنعمل معاً دائماً».";
    let body = Body::new([
        Block::new(BlockKind::Paragraph, cited),
        Block::paragraph(quoting),
        Block::paragraph("بلا شيء"),
    ]);
    let (article, _) = Article::with_body(Title::main("ع"), body)
        .with_references(vec![Reference { id: RefId::new("a"), ..Reference::default() }]);
    let mut newsroom = Newsroom::new(article);
    assert!(newsroom.shows("الفقرة 1: مصدر واحد."));
    assert!(newsroom.shows("الفقرة 3: بلا مصدر."));
    newsroom.click("الفقرة 2: بلا مصدر، فيها اقتباس واحد بلا مصدر.");
    let at = Position { block: 1, offset: quoting.find('«').expect("it is there") };
    assert_eq!(newsroom.front().editor.selection(), Selection::caret(at));
    // What is written since is seen at once.
    newsroom.press(Modifiers::CTRL, Key::End);
    newsroom.press(Modifiers::NONE, Key::Enter);
    newsroom.type_text("وأضاف «سنعمل معاً دائماً».");
    assert!(newsroom.shows("الفقرة 4: بلا مصدر، فيها اقتباس واحد بلا مصدر."));
}

#[test]
fn places_of_the_page_are_gone_to_from_anywhere() {
    let paragraphs = (0..60).map(|n| Block::paragraph(&format!("فقرة {n}. ").repeat(30)));
    let article = Article::with_body(Title::main("قمة سمرقند"), Body::new(paragraphs))
        .with(Field::SeeAlso(Some(vec![])));
    let mut newsroom = Newsroom::new(article);
    newsroom.press(Modifiers::CTRL, Key::End);
    assert!(newsroom.front().canvas.head_area().is_none());
    newsroom.ask(Action::Show(Place::Title(Span::new(7, 19))));
    assert!(newsroom.front().canvas.head_area().is_some());
    newsroom.type_text("طشقند");
    assert_eq!(title(&newsroom), "قمة طشقند");

    newsroom.press(Modifiers::CTRL, Key::End);
    newsroom.ask(Action::Show(Place::SeeAlso));
    assert!(newsroom.front().canvas.foot_area().is_some());
    newsroom.type_text("روسيا");
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert_eq!(newsroom.article().see_also(), Some(&["روسيا".to_owned()][..]));

    newsroom.task(Task::Title);
    newsroom.type_text("!");
    assert_eq!(title(&newsroom), "قمة طشقند!");
    // What one has gone to by keys is in sight, and stays while one writes there.
    let top = |newsroom: &Newsroom| {
        let field = newsroom.harness.ctx.read_response(newsroom.front().page.title().id());
        field.expect("it is shown").rect.top()
    };
    let before = top(&newsroom);
    assert!(before > 40.0);
    newsroom.harness.event(Event::PointerMoved(egui::pos2(700.0, 500.0)));
    newsroom.harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        source: egui::MouseWheelSource::Wheel,
        delta: egui::vec2(0.0, -900.0),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
    });
    newsroom.rest();
    newsroom.rest();
    assert!(top(&newsroom) < 0.0, "it was scrolled away");
    newsroom.type_text("؟");
    assert_eq!(title(&newsroom), "قمة طشقند!؟");
    assert!(top(&newsroom) > 40.0, "who writes sees what is written");
}

#[test]
fn a_page_that_nobody_touches_is_drawn_once() {
    let mut newsroom = Newsroom::sample();
    newsroom.harness.run_steps(30);
    let before = newsroom.front().page.heights();
    assert!(before.0 > 100.0 && before.1 > 100.0);
    newsroom.harness.run_steps(3);
    assert_eq!(newsroom.front().page.heights(), before);
    assert_eq!(
        newsroom.harness.output().platform_output.num_completed_passes,
        1,
        "nothing was drawn in vain"
    );
}

#[test]
fn pictures_are_looked_for_once_where_they_are_named() {
    let lead = Lead {
        picture: Picture { file: "أ.jpg".into(), ..Picture::default() },
        ..Lead::default()
    };
    let mut newsroom = Newsroom::new(article().with(Field::Lead(Some(lead))));
    let asked = |newsroom: &Newsroom| {
        let files = newsroom.harness.state().asked.iter().filter_map(|request| match request {
            world::Request::Picture { file, .. } => Some(file.clone()),
            _ => None,
        });
        files.collect::<Vec<_>>()
    };
    newsroom.rest();
    assert_eq!(asked(&newsroom), ["أ.jpg"]);
    let picture = Picture { file: "ب.jpg".into(), ..Picture::default() };
    let named = Change::Field(Box::new(Field::Lead(Some(Lead { picture, ..Lead::default() }))));
    newsroom.ask(Action::Change(Transaction::new(vec![named])));
    for _ in 0..6 {
        newsroom.rest();
    }
    assert_eq!(asked(&newsroom), ["أ.jpg", "ب.jpg"]);
}
