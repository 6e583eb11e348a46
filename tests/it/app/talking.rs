//! What the window asks and shows over the article: found, chosen and closed by name and by keys.

use egui::{Key, Modifiers};
use tahrir::ui::action::Task;
use tahrir::ui::app::EndTab;

use super::Newsroom;

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
