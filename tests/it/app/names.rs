//! The panel of names: everything in it is found by its name and asked for there.

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tahrir::article::{Article, Block, Body, EntityKind, Mark, Place, RichText, Title};
use tahrir::entities::Linking;
use tahrir::storage::settings::{InterfaceLanguage, Settings};
use tahrir::strings::ARABIC;
use tahrir::text::Span;
use tahrir::ui::action::{Action, Task};

use super::{Newsroom, sample};

/// Waits until the article has been looked over again.
fn look(newsroom: &mut Newsroom) {
    for _ in 0..12 {
        newsroom.rest();
    }
    let document = newsroom.front();
    assert!(document.pace.is_looked(document.editor.revision()), "it is looked over");
}

/// Puts the focus on the panel's field.
fn focus_panel(newsroom: &mut Newsroom) {
    newsroom.click("ابحث في الكيانات");
    newsroom.type_text("x");
    newsroom.press(Modifiers::NONE, Key::Backspace);
}

fn title(newsroom: &Newsroom) -> &str {
    &newsroom.article().title().name
}

fn block(newsroom: &Newsroom, at: usize) -> &RichText {
    newsroom.article().body().block(at).unwrap().content()
}

fn selected(newsroom: &Newsroom) -> (usize, String) {
    let selection = newsroom.front().editor.selection();
    let (start, end) = (selection.start(), selection.end());
    let text = block(newsroom, start.block).text();
    (start.block, text.get(start.offset..end.offset).unwrap().to_owned())
}

#[test]
fn the_title_is_put_right_from_the_panel_and_taken_back() {
    let mut newsroom = Newsroom::sample();
    look(&mut newsroom);
    assert!(newsroom.shows("في العنوان: \u{2068}وبوتن\u{2069}"));
    newsroom.click("صحّح إلى \u{2068}وپوتن\u{2069}");
    assert_eq!(title(&newsroom), "شي وپوتن يلتقيان بقمة شانغهاي بسمرقند غدا");
    look(&mut newsroom);
    assert!(!newsroom.shows("صحّح إلى \u{2068}وپوتن\u{2069}"), "there is nothing left to do");
    newsroom.task(Task::Undo);
    assert_eq!(title(&newsroom), "شي وبوتن يلتقيان بقمة شانغهاي بسمرقند غدا");
}

#[test]
fn words_in_one_are_parted() {
    let mut newsroom = Newsroom::sample();
    look(&mut newsroom);
    newsroom.click("افصل");
    assert!(block(&newsroom, 3).text().contains("وجادل گابويڤ بأن الصراع"));
    look(&mut newsroom);
    assert!(!newsroom.shows("افصل"));
}

#[test]
fn a_spelling_is_kept_in_this_article() {
    let mut newsroom = Newsroom::sample();
    look(&mut newsroom);
    newsroom.click("أبقه هنا");
    look(&mut newsroom);
    assert!(!newsroom.shows("في العنوان: \u{2068}وبوتن\u{2069}"));
    let decided = &newsroom.article().entities()[0];
    assert_eq!(
        (decided.name.as_str(), &decided.accepted[..]),
        ("ڤلاديمير پوتن", &["بوتن".to_owned()][..])
    );
}

#[test]
fn a_name_is_gone_through_mention_by_mention() {
    let mut newsroom = Newsroom::sample();
    look(&mut newsroom);
    let row = "\u{2068}شي جنپنگ\u{2069}، 7 مرات";
    // The first stands in the title, the second in the caption.
    for expected in [(0, ""), (0, ""), (0, "شي جنپنگ"), (1, "وشي"), (2, "وشي"), (5, "وشي")]
    {
        newsroom.click(row);
        assert_eq!(selected(&newsroom), (expected.0, expected.1.to_owned()));
    }
    newsroom.click("الذكر السابق");
    assert_eq!(selected(&newsroom).0, 2);
    newsroom.click("الذكر التالي");
    newsroom.click("الذكر التالي");
    newsroom.click("الذكر التالي");
    assert!(newsroom.harness.query_by_label(row).is_some());
    assert_eq!(newsroom.front().names.chosen(), Some("شي جنپنگ"));
}

#[test]
fn the_list_is_walked_by_keys() {
    let mut newsroom = Newsroom::sample();
    look(&mut newsroom);
    focus_panel(&mut newsroom);
    newsroom.press(Modifiers::NONE, Key::ArrowDown);
    newsroom.press(Modifiers::NONE, Key::ArrowDown);
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert_eq!(newsroom.front().names.chosen(), Some("شي جنپنگ"));
    newsroom.press(Modifiers::SHIFT, Key::Enter);
    assert_eq!(selected(&newsroom), (5, "وشي".to_owned()), "back from the first is the last");
    newsroom.press(Modifiers::NONE, Key::End);
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert_eq!(newsroom.front().names.chosen(), Some("أولمپياد بكين"));
    newsroom.press(Modifiers::NONE, Key::Home);
    newsroom.press(Modifiers::NONE, Key::ArrowUp);
    newsroom.type_text("روس");
    assert!(newsroom.shows("\u{2068}روسيا\u{2069}، 10 مرات"));
    assert!(!newsroom.shows("\u{2068}الصين\u{2069}، 10 مرات"));
    newsroom.type_text("ررر");
    assert!(newsroom.shows("لا اسم كهذا في المقال"));
}

#[test]
fn the_first_mention_is_linked_and_unlinked() {
    let mut newsroom = Newsroom::sample();
    look(&mut newsroom);
    newsroom.click("\u{2068}الصين\u{2069}، 10 مرات");
    newsroom.click("اربط أول ذكر");
    let marks = |newsroom: &Newsroom| block(newsroom, 1).marks().to_vec();
    assert!(marks(&newsroom).iter().any(|it| it.mark == Mark::Entity("الصين".to_owned())));
    look(&mut newsroom);
    let mentions = &newsroom.front().survey.mentions;
    let entity = &mentions.entities[mentions.number("الصين").unwrap()];
    assert_eq!((entity.linking, entity.page.as_str()), (Linking::First, "الصين"));
    newsroom.click("فُكّ الربط");
    assert!(marks(&newsroom).is_empty());
    newsroom.task(Task::Undo);
    newsroom.task(Task::Undo);
    assert!(newsroom.article() == &sample());
}

fn small(lines: &[&str]) -> Newsroom {
    let body = Body::new(lines.iter().map(|line| Block::paragraph(line)));
    let mut newsroom = Newsroom::new(Article::with_body(Title::main("عنوان"), body));
    look(&mut newsroom);
    newsroom
}

#[test]
fn an_unknown_name_is_added_and_described() {
    let mut newsroom = small(&["قال المستشار يوري گوربانوڤ إن الأمر هام"]);
    newsroom.click("أضف \u{2068}يوري گوربانوڤ\u{2069}");
    look(&mut newsroom);
    assert!(!newsroom.shows("أضف \u{2068}يوري گوربانوڤ\u{2069}"));
    newsroom.click("\u{2068}يوري گوربانوڤ\u{2069}، مرة واحدة");
    newsroom.click("المزيد");
    newsroom.click("منظمة");
    assert_eq!(newsroom.article().entities()[0].kind, EntityKind::Organisation);
    look(&mut newsroom);
    newsroom.click("المزيد");
    newsroom.click("صفحة الويكي");
    newsroom.type_text("يوري");
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert_eq!(newsroom.article().entities()[0].page, "يوري");
    look(&mut newsroom);
    newsroom.click("المزيد");
    newsroom.click("انسَ ما قُرّر في هذا المقال");
    assert_eq!(newsroom.article().entities(), []);
}

#[test]
fn what_is_selected_in_the_text_is_added() {
    let mut newsroom = small(&["في بلدة نائية", ""]);
    assert!(newsroom.shows("لا أسماء بعد"));
    let place = Place::Body { block: 0, span: Span::new(5, 14) };
    newsroom.ask(Action::Glance(place));
    let name = selected(&newsroom).1.trim().to_owned();
    newsroom.click(&format!("أضف «\u{2068}{name}\u{2069}» إلى:"));
    newsroom.click("مكان");
    let decided = &newsroom.article().entities()[0];
    assert_eq!((decided.name.as_str(), decided.kind), (name.as_str(), EntityKind::Place));
    look(&mut newsroom);
    assert!(newsroom.shows(&format!("\u{2068}{name}\u{2069}، مرة واحدة")));
}

#[test]
fn thousands_of_names_cost_what_is_in_sight() {
    let line: String = (0..2_500).map(|number| format!("گ{number}ڤپژ، ")).collect();
    let mut newsroom = small(&[&line, "روسيا الصين"]);
    assert!(newsroom.front().survey.mentions.entities.len() > 2_000);
    // Only rows in sight are widgets.
    let shown = newsroom
        .harness
        .query_all_by(|node| node.label().is_some_and(|it| it.contains("مرة واحدة")))
        .count();
    assert!((5..60).contains(&shown), "{shown}");
    focus_panel(&mut newsroom);
    newsroom.press(Modifiers::NONE, Key::ArrowDown);
    newsroom.press(Modifiers::NONE, Key::End);
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(newsroom.front().names.chosen().is_some_and(|name| name.starts_with('گ')));
}

#[test]
fn in_english_the_panel_stands_at_the_left() {
    let mut newsroom =
        Newsroom::sized(sample(), in_english(Settings::default()), vec2(1440.0, 900.0));
    look(&mut newsroom);
    let area = newsroom.harness.get_by_label("Search the names").rect();
    assert!(area.center().x < 400.0, "{area:?}");
    newsroom.click("Correct to \u{2068}وپوتن\u{2069}");
    assert!(title(&newsroom).starts_with("شي وپوتن"));
    assert_eq!(newsroom.app().words().unwrap().strays(), Vec::<String>::new());
}

fn in_english(mut settings: Settings) -> Settings {
    settings.language = InterfaceLanguage::English;
    settings
}

#[test]
fn the_other_button_of_the_pointer_opens_the_menu_of_a_name() {
    let mut newsroom = Newsroom::sample();
    let place = (ARABIC.names.kind)(EntityKind::Place);
    let menu_items = |newsroom: &Newsroom| {
        let items = newsroom.harness.query_all_by_role(Role::MenuItemCheckBox);
        items.filter(|it| it.accesskit_node().label().as_deref() == Some(place)).count()
    };
    assert_eq!(menu_items(&newsroom), 0);
    newsroom.harness.get_by_label_contains("شي جنپنگ").click_secondary();
    newsroom.rest();
    assert_eq!(menu_items(&newsroom), 1);
}
