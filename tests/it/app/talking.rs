//! What the window asks and shows over the article: found, chosen and closed by name and by keys.

use std::path::Path;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tahrir::article::{Block, Change};
use tahrir::checks::Severity;
use tahrir::dates::DateField;
use tahrir::editor::Transaction;
use tahrir::storage::draft;
use tahrir::storage::settings::{InterfaceLanguage, Settings, ThemeChoice};
use tahrir::storage::templates::Template;
use tahrir::strings::Language;
use tahrir::ui::action::{Action, Task};
use tahrir::ui::app::EndTab;
use tahrir::ui::world::Request;

use super::{Newsroom, sample};

/// What a dialog is called.
const PALETTE: &str = "كل الأوامر";
const SHORTCUTS: &str = "اختصارات لوحة المفاتيح";

fn has_text_focus(newsroom: &Newsroom) -> bool {
    let text = newsroom.front().canvas.id();
    newsroom.harness.ctx.memory(|memory| memory.has_focus(text))
}

#[test]
fn a_task_is_found_by_name_and_done() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::Palette);
    assert!(newsroom.app().views().dialogs.is_open());
    assert!(newsroom.shows(PALETTE));
    newsroom.type_text("تدقيق");
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(!newsroom.app().views().dialogs.is_open());
    assert_eq!(newsroom.app().views().layout.end_tab, EndTab::Problems);
}

#[test]
fn keys_of_a_dialog_do_nothing_behind_it() {
    let mut newsroom = Newsroom::sample();
    let before = newsroom.article().clone();
    newsroom.task(Task::Palette);
    newsroom.type_text("عريض");
    newsroom.task(Task::Find);
    newsroom.task(Task::New);
    newsroom.press(Modifiers::NONE, Key::Backspace);
    newsroom.press(Modifiers::NONE, Key::Escape);
    assert!(!newsroom.app().views().dialogs.is_open());
    assert_eq!(newsroom.app().documents().len(), 1);
    assert_eq!(newsroom.front().find.mode(), None);
    assert_eq!(newsroom.article(), &before);
    assert!(has_text_focus(&newsroom), "the text has the focus again");
}

#[test]
fn the_keys_that_open_a_dialog_close_it() {
    let mut newsroom = Newsroom::sample();
    for (task, name) in [(Task::Palette, PALETTE), (Task::Shortcuts, SHORTCUTS)] {
        newsroom.task(task);
        assert!(newsroom.shows(name), "{name}");
        newsroom.task(task);
        assert!(!newsroom.app().views().dialogs.is_open(), "{name}");
        assert!(has_text_focus(&newsroom), "{name}");
    }
}

#[test]
fn what_was_chosen_last_is_first() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::Palette);
    newsroom.type_text("alone");
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(newsroom.app().views().layout.is_focused, "an English name is found too");
    newsroom.task(Task::Palette);
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(!newsroom.app().views().layout.is_focused, "the same again, by Enter alone");
}

#[test]
fn what_cannot_be_done_says_why() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::Palette);
    newsroom.type_text("تراجع");
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(newsroom.app().views().dialogs.is_open(), "nothing was chosen");
}

#[test]
fn the_keys_of_the_text_are_in_the_list() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::Shortcuts);
    assert!(newsroom.shows("الكلمة التي قبل المؤشر"));
    newsroom.type_text("صدر");
    assert!(newsroom.shows("صدّر"));
    assert!(!newsroom.shows("الكلمة التي قبل المؤشر"));
    assert_eq!(newsroom.app().words().expect("it has begun").strays(), Vec::<String>::new());
}

/// What the app wrote under this name.
#[track_caller]
fn written<'a>(newsroom: &'a Newsroom, path: &str) -> &'a str {
    let files = &newsroom.harness.state().files;
    files.get(Path::new(path)).unwrap_or_else(|| panic!("nothing at {path}"))
}

#[test]
fn the_app_exports_what_the_command_line_exports() {
    let mut newsroom = Newsroom::sample();
    newsroom.harness.state_mut().choice = Some("خبر.wiki".into());
    newsroom.task(Task::Export);
    let golden = include_str!("../../data/wikitext/samarkand.marefa.wiki");
    assert_eq!(written(&newsroom, "خبر.wiki"), golden);
}

#[test]
fn markup_is_looked_at_and_copied() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::Preview);
    assert!(newsroom.shows("قراءة"));
    newsroom.click("ترميز");
    newsroom.click("انسخ الترميز كله");
    let golden = include_str!("../../data/wikitext/samarkand.marefa.wiki");
    assert_eq!(newsroom.copied(), golden);
    newsroom.press(Modifiers::NONE, Key::Escape);
    assert!(!newsroom.app().views().dialogs.is_open());
}

#[test]
fn another_wiki_is_written_for_from_then_on() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::Preview);
    newsroom.click("ترميز");
    newsroom.click("الموقع");
    newsroom.click("ويكي الأخبار العربية (غير مؤكد)");
    assert_eq!(newsroom.app().settings().profile, "arwikinews");
    newsroom.click("انسخ الترميز كله");
    let golden = include_str!("../../data/wikitext/samarkand.arwikinews.wiki");
    assert_eq!(newsroom.copied(), golden);
}

/// The sample with a source that was looked up before it appeared.
fn with_an_error() -> Newsroom {
    let mut newsroom = Newsroom::sample();
    let article = newsroom.article();
    let mut reference = article.references().at(0).expect("it has a source").clone();
    reference.accessed = DateField::typed("2022-09-01");
    let change = Change::ReplaceReference { at: 0, reference: Arc::new(reference) };
    newsroom.ask(Action::Change(Transaction::new(vec![change])));
    assert_eq!(newsroom.front().survey.count(Severity::Error), 1);
    newsroom
}

#[test]
fn what_has_errors_is_not_exported_without_a_reason() {
    let mut newsroom = with_an_error();
    newsroom.harness.state_mut().choice = Some("خبر.wiki".into());
    newsroom.task(Task::Export);
    assert!(newsroom.harness.state().files.is_empty(), "it is refused");
    assert!(newsroom.shows("في المقالة خطأ واحد، فلا تُصدَّر قبل إصلاحها أو ذكر سبب."));
    newsroom.click("صدّر إلى ملف…");
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(newsroom.harness.state().files.is_empty(), "no reason was given");
    newsroom.type_text("المصدر نفسه غيّر تاريخه");
    newsroom.click("صدّر مع ذلك");
    assert!(written(&newsroom, "خبر.wiki").contains("2022-09-01"));
    let [note] = newsroom.article().notes() else { panic!("one remark") };
    assert_eq!((note.author.as_str(), note.date.as_str()), ("", "2022-09-14"));
    assert_eq!(note.text, "صُدّرت المقالة وفيها خطأ واحد. السبب: المصدر نفسه غيّر تاريخه");
}

#[test]
fn who_thinks_better_of_exporting_leaves_no_remark() {
    let mut newsroom = with_an_error();
    newsroom.task(Task::Export);
    newsroom.type_text("سبب");
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(newsroom.article().notes().is_empty());
}

#[test]
fn what_is_wrong_is_shown_from_the_preview() {
    let mut newsroom = with_an_error();
    newsroom.task(Task::Preview);
    newsroom.click("أرني");
    assert!(!newsroom.app().views().dialogs.is_open());
    assert_eq!(newsroom.app().views().layout.end_tab, EndTab::Problems);
}

#[test]
fn a_new_article_begins_with_a_template_and_its_hints() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::New);
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert_eq!(newsroom.app().documents().len(), 2, "Enter takes the first one");
    let article = newsroom.article();
    assert_eq!(article.title().namespace, "أخبار");
    assert_eq!(article.dateline().as_typed(), "2022-09-14");
    newsroom.type_text("قال");
    assert_eq!(newsroom.article().body().block(0).map(Block::text), Some("قال"));
    newsroom.task(Task::New);
    newsroom.press(Modifiers::NONE, Key::ArrowDown);
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(newsroom.article().dateline().is_empty(), "the second one is a biography");
    assert_eq!(newsroom.app().words().expect("it has begun").strays(), Vec::<String>::new());
}

#[test]
fn files_that_were_open_are_offered() {
    let mut settings = Settings::default();
    settings.remember(Path::new("/أخبار/قمة.ron"));
    let mut newsroom = Newsroom::sized(sample(), settings, egui::vec2(1440.0, 900.0));
    let text = draft::write(&sample()).expect("it can be written");
    newsroom.harness.state_mut().files.insert("/أخبار/قمة.ron".into(), text);
    newsroom.task(Task::New);
    newsroom.click("\u{2068}قمة.ron\u{2069}");
    assert_eq!(newsroom.front().path.as_deref(), Some(Path::new("/أخبار/قمة.ron")));
}

#[test]
fn an_unsaved_article_is_not_closed_without_a_question() {
    let mut newsroom = Newsroom::sample();
    newsroom.type_text("جديد ");
    newsroom.task(Task::CloseTab);
    assert!(newsroom.shows("إلغاء"));
    newsroom.click("إلغاء");
    assert_eq!(newsroom.article().title().name, sample().title().name, "nothing happened");
    newsroom.task(Task::CloseTab);
    // Enter saves; a file is asked for, and somebody thinks better of it.
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert_eq!(newsroom.article().title().name, sample().title().name, "it is still open");
    newsroom.task(Task::CloseTab);
    newsroom.harness.state_mut().choice = Some("قمة.ron".into());
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(written(&newsroom, "قمة.ron").contains("جديد "));
    assert_eq!(newsroom.article().title().name, "", "it was saved and closed");
}

#[test]
fn leaving_asks_about_all_that_is_unsaved() {
    let mut newsroom = Newsroom::sample();
    newsroom.type_text("أول ");
    newsroom.ask(Action::New(Template::News));
    newsroom.type_text("ثان ");
    newsroom.ask(Action::New(Template::Empty));
    newsroom.task(Task::Quit);
    assert!(newsroom.shows("أتحفظ مقالتين قبل الخروج؟"));
    assert!(newsroom.harness.state().asked.is_empty());
    // The second one is not to be saved.
    let second = "\u{2068}بلا عنوان\u{2069}";
    newsroom.harness.get_by_role_and_label(Role::CheckBox, second).click();
    newsroom.rest();
    newsroom.harness.state_mut().choice = Some("قمة.ron".into());
    newsroom.click("احفظ المحدد واخرج");
    assert!(written(&newsroom, "قمة.ron").contains("أول "));
    let asked = &newsroom.harness.state().asked;
    assert!(asked.contains(&Request::Quit));
    assert_eq!(asked.iter().filter(|it| matches!(it, Request::Forget(_))).count(), 2);
}

#[test]
fn nothing_unsaved_is_left_without_a_word() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::Quit);
    assert!(newsroom.harness.state().asked.contains(&Request::Quit));
}

#[test]
fn a_file_that_changed_is_not_written_over_without_a_question() {
    let mut newsroom = Newsroom::sample();
    newsroom.harness.state_mut().choice = Some("قمة.ron".into());
    newsroom.task(Task::Save);
    newsroom.type_text("جديد ");
    newsroom.harness.state_mut().changed_outside = true;
    newsroom.task(Task::Save);
    assert!(newsroom.shows("احفظ مقالتي باسم آخر"));
    assert!(!written(&newsroom, "قمة.ron").contains("جديد "));
    newsroom.click("احفظ مقالتي مكانه");
    assert!(written(&newsroom, "قمة.ron").contains("جديد "));
    // The other way: what is in the file is opened beside it.
    newsroom.type_text("أحدث ");
    newsroom.harness.state_mut().changed_outside = true;
    newsroom.task(Task::Save);
    newsroom.click("افتح ما في الملف إلى جانبها");
    let paths: Vec<_> = newsroom.app().documents().iter().map(|it| it.path.clone()).collect();
    assert_eq!(paths, [None, Some("قمة.ron".into())]);
}

#[test]
fn what_the_program_is_and_of_what_it_is_made() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::About);
    assert!(newsroom.shows("مكوّناته وتراخيصها"));
    newsroom.press(Modifiers::NONE, Key::Escape);
    assert!(has_text_focus(&newsroom));
}

/// Writes something else into the field for a path.
fn retype(newsroom: &mut Newsroom, text: &str) {
    newsroom.press(Modifiers::COMMAND, Key::A);
    newsroom.type_text(text);
}

#[test]
fn without_a_dialog_of_the_system_the_path_is_typed() {
    let mut newsroom = Newsroom::sample();
    newsroom.harness.state_mut().has_no_dialog = true;
    newsroom.task(Task::SaveAs);
    assert!(newsroom.shows("لا حوار"), "it says why it asks itself");
    assert!(newsroom.shows("ملف جديد."));
    retype(&mut newsroom, "/لا/قمة.ron");
    assert!(newsroom.shows("المجلد \u{2066}/لا\u{2069} غير موجود."));
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(newsroom.harness.state().files.is_empty());
    retype(&mut newsroom, "/أخبار/قمة.ron");
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(written(&newsroom, "/أخبار/قمة.ron").contains("الكرملين"));
    assert_eq!(newsroom.front().path.as_deref(), Some(Path::new("/أخبار/قمة.ron")));
    assert!(has_text_focus(&newsroom));
}

#[test]
fn a_file_that_is_there_is_replaced_only_by_its_button() {
    let mut newsroom = Newsroom::sample();
    newsroom.harness.state_mut().has_no_dialog = true;
    newsroom.harness.state_mut().files.insert("/أخبار/قمة.ron".into(), "قديم".to_owned());
    newsroom.task(Task::SaveAs);
    retype(&mut newsroom, "/أخبار/قم");
    newsroom.press(Modifiers::NONE, Key::Tab);
    assert!(newsroom.shows("هنا ملف بهذا الاسم؛ إن تابعت ذهب ما فيه."), "Tab completes");
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert_eq!(written(&newsroom, "/أخبار/قمة.ron"), "قديم");
    newsroom.click("ضع الجديد مكان الملف");
    assert!(written(&newsroom, "/أخبار/قمة.ron").contains("الكرملين"));
}

#[test]
fn who_does_not_name_a_file_stays() {
    let mut newsroom = Newsroom::sample();
    newsroom.harness.state_mut().has_no_dialog = true;
    newsroom.type_text("جديد ");
    newsroom.task(Task::CloseTab);
    newsroom.press(Modifiers::NONE, Key::Enter);
    newsroom.click("إلغاء");
    assert_eq!(newsroom.article().title().name, sample().title().name, "it is still open");
    assert_eq!(newsroom.app().views().leaving, None);
}

#[test]
fn the_language_changes_at_once_and_back() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::Settings);
    newsroom.click("English");
    assert!(newsroom.shows("Language of the interface"));
    assert!(!newsroom.app().words().expect("it has begun").speaking(Language::English).is_rtl());
    let side =
        |newsroom: &Newsroom, name: &str| newsroom.harness.get_by_label(name).rect().center().x;
    assert!(side(&newsroom, "Tahrir") < 400.0, "the bar begins at the left");
    assert!(newsroom.harness.state().asked.iter().any(|it| {
        matches!(it, Request::SaveSettings(kept) if kept.language == InterfaceLanguage::English)
    }));
    newsroom.click("Undo");
    assert!(newsroom.shows("لغة الواجهة"));
    assert!(side(&newsroom, "تحرير") > 1000.0, "it begins at the right again");
    assert_eq!(newsroom.app().words().expect("it has begun").strays(), Vec::<String>::new());
}

#[test]
fn choices_are_in_force_at_once_and_taken_back_one_by_one() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::Settings);
    newsroom.click("داكنة");
    assert_eq!(newsroom.app().settings().theme, ThemeChoice::Dark);
    newsroom.click("بلا حركة في الواجهة");
    newsroom.click("النص");
    newsroom.click("أكبر");
    newsroom.click("أكبر");
    assert_eq!(newsroom.app().settings().text_size.pixels(), 22);
    newsroom.click("تراجع");
    assert_eq!(newsroom.app().settings().text_size.pixels(), 21);
    newsroom.click("أعد كل شيء إلى أصله");
    assert_eq!(newsroom.app().settings(), &newsroom.app().settings().reset());
    newsroom.click("تراجع");
    assert!(newsroom.app().settings().reduce_motion, "even that can be taken back");
}

#[test]
fn a_wikis_names_are_written_as_they_were_changed() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::Settings);
    newsroom.click("الموقع");
    newsroom.click("القالب \u{2068}cite web\u{2069}");
    newsroom.press(Modifiers::COMMAND, Key::A);
    for letter in ["ا", "س", "م"] {
        newsroom.type_text(letter);
    }
    newsroom.press(Modifiers::NONE, Key::Escape);
    newsroom.harness.state_mut().choice = Some("خبر.wiki".into());
    newsroom.task(Task::Export);
    assert!(written(&newsroom, "خبر.wiki").contains("{{اسم|title=Kremlin"));
    newsroom.task(Task::Settings);
    newsroom.click("الموقع");
    newsroom.click("أعد الأسماء إلى أصلها");
    assert!(newsroom.app().settings().names.is_empty());
    newsroom.click("تراجع");
    assert!(!newsroom.app().settings().names.is_empty());
}

#[test]
fn a_file_that_is_held_over_the_window_may_be_let_go() {
    let mut newsroom = Newsroom::sample();
    let hold = |newsroom: &mut Newsroom, name: &str| {
        let file = egui::HoveredFile { path: Some(name.into()), ..egui::HoveredFile::default() };
        newsroom.harness.input_mut().hovered_files = vec![file];
        newsroom.harness.step();
    };
    hold(&mut newsroom, "/أخبار/قمة.ron");
    assert!(newsroom.shows("أفلت الملف لفتحه"));
    hold(&mut newsroom, "/أخبار/قمة.JPG");
    assert!(newsroom.shows("أفلت الصورة لإدراجها"));
    newsroom.harness.input_mut().hovered_files.clear();
    newsroom.rest();
    assert!(!newsroom.shows("أفلت الصورة لإدراجها"));
}

#[test]
fn markup_is_searched_and_never_replaced() {
    let mut newsroom = Newsroom::sample();
    newsroom.task(Task::Preview);
    newsroom.click("ترميز");
    newsroom.press(Modifiers::COMMAND, Key::H);
    assert!(newsroom.shows("ابحث في النص"));
    assert!(!newsroom.shows("ضع مكانه"), "nothing is replaced in what is only looked at");
    newsroom.type_text("accessdate");
    assert!(newsroom.shows("1 من 1"));
    newsroom.press(Modifiers::NONE, Key::Escape);
    assert!(!newsroom.shows("ابحث في النص"));
    assert!(newsroom.app().views().dialogs.is_open(), "Escape closes one thing at a time");
    newsroom.press(Modifiers::NONE, Key::Escape);
    assert!(!newsroom.app().views().dialogs.is_open());
}
