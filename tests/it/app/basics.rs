//! The window itself: typing, saving, opening, several articles.

use std::path::Path;

use tahrir::article::{Article, Block, Body, Title};
use tahrir::storage::draft;
use tahrir::ui::action::Task;
use tahrir::ui::app::Safety;

use super::Newsroom;

fn article(text: &str) -> Article {
    Article::with_body(Title::main("عنوان"), Body::new([Block::paragraph(text)]))
}

fn text(newsroom: &Newsroom) -> String {
    let body = newsroom.article().body();
    body.iter().map(Block::text).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_typed_is_in_the_text_kept_and_saved() {
    let mut newsroom = Newsroom::new(article("سلام"));
    newsroom.type_text("يا ");
    assert_eq!(text(&newsroom), "يا سلام");
    newsroom.rest();
    let document = newsroom.front();
    assert_eq!(document.pace.safety(document.editor.revision()), Safety::Kept);
    newsroom.harness.state_mut().choice = Some("تجربة.ron".into());
    newsroom.task(Task::Save);
    let document = newsroom.front();
    assert_eq!(document.pace.safety(document.editor.revision()), Safety::Saved);
    let saved = newsroom.harness.state().files.get(Path::new("تجربة.ron")).unwrap();
    assert_eq!(&draft::read(saved.as_bytes()).unwrap().article, newsroom.article());
}

#[test]
fn several_articles_are_open_and_walked_through() {
    let mut newsroom = Newsroom::new(article("الأولى"));
    newsroom.task(Task::New);
    newsroom.click("فارغة");
    newsroom.type_text("الثانية");
    assert_eq!((newsroom.app().documents().len(), text(&newsroom).as_str()), (2, "الثانية"));
    newsroom.task(Task::NextTab);
    assert_eq!(text(&newsroom), "الأولى");
    newsroom.task(Task::PreviousTab);
    assert_eq!(text(&newsroom), "الثانية");
    newsroom.task(Task::CloseTab);
    newsroom.click("لا تحفظ");
    assert_eq!((newsroom.app().documents().len(), text(&newsroom).as_str()), (1, "الأولى"));
}

#[test]
fn no_letter_is_left_to_egui() {
    let newsroom = Newsroom::sample();
    assert_eq!(newsroom.app().words().expect("it has begun").strays(), Vec::<String>::new());
}
