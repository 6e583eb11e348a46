//! Files in the window: dropped, opened twice, come back after a crash.

use std::path::Path;
use std::sync::Arc;

use egui::DroppedFile;
use tahrir::article::{Block, BlockKind, Body, Title};
use tahrir::storage::draft;
use tahrir::ui::app::DocumentId;

use super::*;

fn article(text: &str) -> Article {
    Article::with_body(Title::main("قمة"), Body::new([Block::paragraph(text)]))
}

fn texts(room: &Newsroom) -> Vec<String> {
    let first = |it: &Document| it.editor.article().body().block(0).unwrap().text().to_owned();
    room.app().documents().iter().map(first).collect()
}

fn hear(room: &mut Newsroom, event: world::Event) {
    let context = room.harness.ctx.clone();
    room.harness.state_mut().app.hear(event, &context);
    room.rest();
}

fn opened(text: &str, path: Option<&str>, recovered: Option<u64>) -> world::Event {
    world::Event::Opened(Box::new(Opened {
        article: article(text),
        path: path.map(PathBuf::from),
        recovered: recovered.map(DocumentId),
        notes: Vec::new(),
    }))
}

/// A file as a file manager drops it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window never reads files".to_owned())
    }
}

fn drop_file(room: &mut Newsroom, path: &str) {
    room.harness.input_mut().dropped_files.push(Arc::new(Dropped(PathBuf::from(path))));
    room.rest();
}

#[test]
fn an_article_that_is_dropped_is_opened_and_a_picture_is_put_in() {
    let mut room = Newsroom::new(article("نص"));
    let path = PathBuf::from("/مقالات/خبر.ron");
    room.harness.state_mut().files.insert(path, draft::write(&article("خبر")).unwrap());
    drop_file(&mut room, "/مقالات/خبر.ron");
    assert_eq!(texts(&room), ["نص", "خبر"]);
    drop_file(&mut room, "/صور/القمة.PNG");
    let kinds: Vec<_> = room.article().body().iter().map(Block::kind).collect();
    let is_there =
        |kind: &&BlockKind| matches!(kind, BlockKind::Picture(it) if it.file == "القمة.PNG");
    assert!(kinds.iter().any(is_there), "{kinds:?}");
    let asked = &room.harness.state().asked;
    let is_asked = |it: &Request| {
        matches!(it, Request::Picture { file, beside: Some(beside), .. }
            if file == "القمة.PNG" && beside == &PathBuf::from("/صور/القمة.PNG"))
    };
    assert!(asked.iter().any(is_asked), "{asked:?}");
}

#[test]
fn of_one_file_there_is_one_article() {
    let mut room = Newsroom::new(article("نص"));
    hear(&mut room, opened("أول", Some("/أ.ron"), None));
    hear(&mut room, opened("ثان", Some("/ب.ron"), None));
    room.ask(Action::OpenPath(PathBuf::from("/أ.ron")));
    assert_eq!(room.front().path, Some(PathBuf::from("/أ.ron")));
    hear(&mut room, opened("أول مرة أخرى", Some("/أ.ron"), None));
    assert_eq!(texts(&room), ["نص", "أول", "ثان"]);
}

#[test]
fn what_came_back_stands_before_its_older_file_and_is_not_lost() {
    let mut room = Newsroom::new(article("نص"));
    hear(&mut room, opened("في الملف", Some("/أ.ron"), None));
    hear(&mut room, opened("أحدث", Some("/أ.ron"), Some(1 << 32)));
    assert_eq!(texts(&room), ["نص", "أحدث"]);
    assert_eq!((room.front().id, room.app().has_unsaved()), (DocumentId(1 << 32), true));
    // Where somebody has gone on with the file, both are there, and only one has its name.
    room.type_text("غ");
    hear(&mut room, opened("عاد", Some("/أ.ron"), Some(2 << 32)));
    assert_eq!(texts(&room), ["نص", "غأحدث", "عاد"]);
    assert_eq!(room.front().path, None);
}

#[test]
fn a_new_article_suggests_a_name_that_every_system_takes() {
    let title = Title::main("ما هي؟ / أسئلة: 1*2\u{202E}");
    let mut room = Newsroom::new(Article::with_body(title, Body::new([Block::paragraph("نص")])));
    room.task(Task::Save);
    let asked = room.harness.state().suggested.clone();
    assert_eq!(asked, ["ما هي؟ - أسئلة- 1 2.ron"]);
}
