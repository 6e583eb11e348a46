//! The world does what it is asked for, with real files; what goes wrong it says in a sentence.

use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::*;
use crate::article::{Article, Block, Body, Title};
use crate::checks;
use crate::storage::settings::{Settings, ThemeChoice};
use crate::storage::{draft, settings};
use crate::ui::app::DocumentId;
use crate::ui::world::{NotSaved, Over};

const ONE: DocumentId = DocumentId(1);
const SOON: Duration = Duration::from_secs(10);

fn article(text: &str) -> Article {
    Article::with_body(Title::main("قمة"), Body::new([Block::paragraph(text)]))
}

/// A world of its own.
struct Place {
    folder: tempfile::TempDir,
    world: World,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let world = Self::world(folder.path());
        Self { folder, world }
    }

    fn world(folder: &Path) -> World {
        World::new(Some(Places::within(folder)), Language::Arabic)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, content: &[u8]) -> PathBuf {
        fs::write(self.path(name), content).unwrap();
        self.path(name)
    }

    #[track_caller]
    fn next(&self) -> Event {
        self.world.events.recv_timeout(SOON).expect("something happens")
    }

    #[track_caller]
    fn ask(&mut self, request: Request) -> Event {
        self.world.fulfil(request);
        self.next()
    }

    #[track_caller]
    fn open(&mut self, path: &Path) -> Event {
        self.ask(Request::Open { path: path.to_owned(), reading: Reading::Any })
    }

    #[track_caller]
    fn save(&mut self, text: &str, path: &Path, over: Over) -> Event {
        self.save_revision(2, text, path, over)
    }

    #[track_caller]
    fn save_revision(&mut self, revision: u64, text: &str, path: &Path, over: Over) -> Event {
        let article = Box::new(article(text));
        self.ask(Request::Save { document: ONE, revision, article, path: path.to_owned(), over })
    }

    #[track_caller]
    fn keep(&mut self, revision: u64, text: &str, path: Option<PathBuf>) {
        let article = Box::new(article(text));
        let event = self.ask(Request::Keep { document: ONE, revision, article, path });
        assert!(matches!(event, Event::Kept { document: ONE, revision: it } if it == revision));
    }

    /// Kills the world, as far as that can be done to a part of oneself, and begins another one.
    fn crash(&mut self) {
        let dead = std::mem::replace(&mut self.world, Self::world(self.folder.path()));
        dead.end();
    }

    /// What comes back: text, file, and what is said.
    #[track_caller]
    fn recovered(&mut self, count: usize) -> Vec<(String, Option<PathBuf>)> {
        self.world.recover();
        let back = |_| match self.next() {
            Event::Opened(opened) => {
                assert!(opened.recovered.is_some() && opened.notes.len() == 1);
                let text = opened.article.body().block(0).unwrap().text().to_owned();
                (text, opened.path)
            }
            other => panic!("{other:?}"),
        };
        (0..count).map(back).collect()
    }
}

#[track_caller]
fn text_in(path: &Path) -> String {
    let article = draft::read(&fs::read(path).unwrap()).unwrap().article;
    article.body().block(0).unwrap().text().to_owned()
}

#[test]
fn a_draft_is_saved_opened_and_saved_again() {
    let mut place = Place::new();
    let path = place.path("قمة.ron");
    let event = place.save("الأول", &path, Over::Unchanged);
    assert!(matches!(&event, Event::Saved { document: ONE, revision: 2, path: it } if *it == path));
    let Event::Opened(opened) = place.open(&path) else { panic!("it is a draft") };
    assert_eq!((opened.path, opened.article), (Some(path.clone()), article("الأول")));
    assert!(matches!(place.save("الثاني", &path, Over::Unchanged), Event::Saved { .. }));
    assert_eq!(text_in(&path), "الثاني");
}

#[test]
fn a_name_without_an_ending_gets_one() {
    let mut place = Place::new();
    let event = place.save("ع", &place.path("مقال"), Over::Unchanged);
    assert!(matches!(&event, Event::Saved { path, .. } if *path == place.path("مقال.ron")));
    assert_eq!(text_in(&place.path("مقال.ron")), "ع");
    // Whoever may write over «مقال» may not write over another file.
    let event = place.save("غ", &place.path("مقال"), Over::Anything);
    assert!(matches!(&event, Event::Saved { path, .. } if *path == place.path("مقال")));
    assert_eq!(text_in(&place.path("مقال.ron")), "ع");
}

#[test]
fn nobody_s_work_is_written_over() {
    let mut place = Place::new();
    let differs = |event: &Event| {
        matches!(event, Event::NotSaved { why: NotSaved::Differs, document: ONE, .. })
    };
    // A file that is not ours.
    let path = place.write("خطاب.ron", "رسالة".as_bytes());
    assert!(differs(&place.save("ع", &path, Over::Unchanged)));
    assert_eq!(fs::read_to_string(&path).unwrap(), "رسالة");
    assert!(matches!(place.save("ع", &path, Over::Anything), Event::Saved { .. }));
    // Ours, changed by somebody else.
    let other = draft::write(&article("غيره أحد")).unwrap();
    fs::write(&path, &other).unwrap();
    assert!(differs(&place.save("عملي", &path, Over::Unchanged)));
    assert_eq!(text_in(&path), "غيره أحد");
    assert!(matches!(place.save("عملي", &path, Over::Anything), Event::Saved { .. }));
    assert!(matches!(place.save("عملي، أحدث", &path, Over::Unchanged), Event::Saved { .. }));
}

#[test]
fn a_file_that_was_removed_is_made_again_and_that_is_said() {
    let mut place = Place::new();
    let path = place.path("a.ron");
    place.save("ع", &path, Over::Unchanged);
    fs::remove_file(&path).unwrap();
    let event = place.save("غ", &path, Over::Unchanged);
    assert!(matches!(&event, Event::Trouble(said) if said.contains("a.ron")), "{event:?}");
    assert!(matches!(place.next(), Event::Saved { .. }));
    assert_eq!(text_in(&path), "غ");
}

#[cfg(unix)]
#[test]
fn one_file_by_two_paths_is_one_file() {
    let mut place = Place::new();
    let path = place.path("a.ron");
    place.save("ع", &path, Over::Unchanged);
    let link = place.path("link.ron");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    assert!(matches!(place.save("غ", &link, Over::Unchanged), Event::Saved { .. }));
    assert_eq!(text_in(&path), "غ");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

/// What is said of a file that cannot be opened.
#[track_caller]
fn check_refused(name: &str, content: &[u8], said: &str) {
    let mut place = Place::new();
    let path = place.write(name, content);
    let event = place.open(&path);
    let Event::NotOpened(sentence) = &event else { panic!("{event:?}") };
    assert!(sentence.contains(said) && sentence.contains(name), "{sentence}");
    assert_eq!(fs::read(&path).unwrap(), content);
}

#[test]
fn what_cannot_be_opened_is_said_in_words() {
    check_refused("فارغ.ron", b"", "الملف فارغ");
    check_refused("فارغ.txt", b" \n", "الملف فارغ");
    check_refused("صورة.png", b"\x89PNG\r\n\x1a\n\0", "لبرنامج آخر");
    check_refused("رسالة.ron", "سلام".as_bytes(), "لبرنامج آخر");
    check_refused("قديم.txt", b"\xE3\xE6\xD6\xE6\xDA", "UTF-8");
    let mut place = Place::new();
    let gone = place.path("ذهب.ron");
    assert!(matches!(place.open(&gone), Event::NotOpened(said) if said.contains("لا يوجد ملف")));
    let folder = place.folder.path().to_owned();
    assert!(matches!(place.open(&folder), Event::NotOpened(said) if said.contains("مجلد")));
}

#[test]
fn a_text_becomes_an_article_without_a_file() {
    let mut place = Place::new();
    let path = place.write("خبر.txt", "سطر\nوسطر".as_bytes());
    let Event::Opened(opened) = place.open(&path) else { panic!("it is a text") };
    assert_eq!((opened.path, opened.article.body().len()), (None, 2));
    let event = place.ask(Request::Open { path, reading: Reading::Text });
    assert!(matches!(event, Event::Opened(_)));
}

#[test]
fn what_a_newer_version_wrote_is_not_saved_over() {
    let mut place = Place::new();
    let whole = draft::write(&article("نص")).unwrap();
    // A newer format with a field that nobody knows here, in an envelope of its own.
    let lines = "title: \"\", language: \"ar\", direction: Rtl, mood: 1, body: [Raw(text: \"\")]\n";
    let newer = draft::sealed(lines).replacen("format: 1", "format: 7", 1);
    let path = place.write("أحدث.ron", newer.as_bytes());
    let Event::Opened(opened) = place.open(&path) else { panic!("it can be read") };
    assert_eq!(opened.notes.len(), 1);
    for over in [Over::Unchanged, Over::Anything] {
        let event = place.save("نص", &path, over);
        assert!(
            matches!(&event, Event::NotSaved { why: NotSaved::ReadOnly(said), .. } if !said.is_empty()),
            "{event:?}"
        );
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
    let elsewhere = place.path("نسخة.ron");
    assert!(matches!(place.save("نص", &elsewhere, Over::Unchanged), Event::Saved { .. }));
    assert_eq!(fs::read_to_string(elsewhere).unwrap(), whole);
}

#[test]
fn what_was_written_comes_back_after_a_crash() {
    let mut place = Place::new();
    place.keep(1, "قبل", None);
    place.keep(2, "ما كُتب أخيراً", None);
    place.crash();
    assert_eq!(place.recovered(1), [("ما كُتب أخيراً".to_owned(), None)]);
    // And again, before anything was saved.
    place.crash();
    assert_eq!(place.recovered(1).len(), 1);
    place.world.fulfil(Request::Forget(DocumentId(1 << 32)));
    place.crash();
    place.world.recover();
    let path = place.path("a.ron");
    assert!(
        matches!(place.save("ع", &path, Over::Unchanged), Event::Saved { .. }),
        "nothing before"
    );
}

#[test]
fn a_copy_goes_when_its_article_is_saved_and_no_sooner() {
    let mut place = Place::new();
    let path = place.path("a.ron");
    place.keep(5, "أحدث من الحفظ", Some(path.clone()));
    // A save that was asked for before the last key.
    place.save_revision(4, "محفوظ", &path, Over::Unchanged);
    place.crash();
    assert_eq!(place.recovered(1), [("أحدث من الحفظ".to_owned(), Some(path.clone()))]);
    // Its file was saved after the copy was made: that has to be said before it is written over.
    let request = Request::Save {
        document: DocumentId(1 << 32),
        revision: 0,
        article: Box::new(article("أحدث من الحفظ")),
        path: path.clone(),
        over: Over::Unchanged,
    };
    assert!(matches!(place.ask(request), Event::NotSaved { why: NotSaved::Differs, .. }));
}

#[test]
fn what_came_back_knows_what_its_file_held() {
    let mut place = Place::new();
    let path = place.path("a.ron");
    place.save("محفوظ", &path, Over::Unchanged);
    place.keep(5, "أحدث", Some(path.clone()));
    place.crash();
    // The window opens the file first, as it was open when it was left.
    assert!(matches!(place.world.open_now(&path), Event::Opened(_)));
    place.recovered(1);
    let document = DocumentId(1 << 32);
    let request = |text: &str| Request::Save {
        document,
        revision: 0,
        article: Box::new(article(text)),
        path: path.clone(),
        over: Over::Unchanged,
    };
    assert!(matches!(place.ask(request("أحدث")), Event::Saved { .. }));
    place.keep(7, "أحدث الأحدث", Some(path.clone()));
    fs::write(&path, draft::write(&article("غيره أحد")).unwrap()).unwrap();
    place.crash();
    assert!(matches!(place.world.open_now(&path), Event::Opened(_)));
    place.recovered(1);
    let event = place.ask(request("أحدث الأحدث"));
    assert!(matches!(event, Event::NotSaved { why: NotSaved::Differs, .. }), "{event:?}");
    assert_eq!(text_in(&path), "غيره أحد");
}

#[test]
fn where_no_copy_can_be_kept_that_is_said_and_the_rest_works() {
    let mut place = Place::new();
    fs::write(place.path("state"), "a file where the folder should be").unwrap();
    let keep =
        Request::Keep { document: ONE, revision: 1, article: Box::new(article("ع")), path: None };
    let event = place.ask(keep);
    assert!(
        matches!(&event, Event::NotKept { document: ONE, why } if why.contains("نسخة")),
        "{event:?}"
    );
    place.world.recover();
    assert!(matches!(place.next(), Event::Trouble(said) if said.contains("نسخة")));
    let path = place.path("a.ron");
    assert!(matches!(place.save("ع", &path, Over::Unchanged), Event::Saved { .. }));
    // The folder is free again: copies are kept again.
    fs::remove_file(place.path("state")).unwrap();
    place.keep(3, "ع", None);
    // Somebody clears it away.
    fs::remove_dir_all(place.path("state")).unwrap();
    place.keep(4, "غ", None);
}

#[test]
fn a_finished_article_is_never_written_over_a_draft() {
    let mut place = Place::new();
    let text = || "== نص ==".to_owned();
    let path = place.path("قمة.wiki");
    let write = |path: &Path, over| Request::Write { path: path.to_owned(), text: text(), over };
    assert!(matches!(place.ask(write(&path, Over::Unchanged)), Event::Wrote(it) if it == path));
    assert_eq!(fs::read_to_string(&path).unwrap(), text());
    fs::write(&path, "آخر").unwrap();
    let event = place.ask(write(&path, Over::Unchanged));
    assert!(matches!(event, Event::NotWritten { why: NotSaved::Differs, .. }));
    assert!(matches!(place.ask(write(&path, Over::Anything)), Event::Wrote(_)));
    let draft = place.path("قمة.ron");
    place.save("ع", &draft, Over::Unchanged);
    let event = place.ask(write(&draft, Over::Anything));
    assert!(matches!(event, Event::NotWritten { why: NotSaved::Failed(_), .. }), "{event:?}");
    assert_eq!(text_in(&draft), "ع");
    let nowhere = place.path("لا/يوجد.wiki");
    let event = place.ask(write(&nowhere, Over::Unchanged));
    assert!(matches!(event, Event::NotWritten { why: NotSaved::Failed(_), .. }));
}

#[test]
fn settings_are_kept_and_if_not_that_is_said_once() {
    let mut place = Place::new();
    let settings = Settings { theme: ThemeChoice::Dark, ..Settings::default() };
    place.world.fulfil(Request::SaveSettings(Box::new(settings.clone())));
    place.crash();
    let path = Places::within(place.folder.path()).settings();
    assert_eq!(settings::load(&path).0, settings);
    fs::remove_file(&path).unwrap();
    fs::remove_dir(path.parent().unwrap()).unwrap();
    fs::write(path.parent().unwrap(), "a file where the folder should be").unwrap();
    let event = place.ask(Request::SaveSettings(Box::new(settings.clone())));
    assert!(matches!(&event, Event::Trouble(said) if said.contains("الإعدادات")), "{event:?}");
    place.world.fulfil(Request::SaveSettings(Box::new(settings)));
    let event = place.open(&place.path("لا"));
    assert!(matches!(event, Event::NotOpened(_)), "it is not said again: {event:?}");
}

#[test]
fn only_the_newest_look_matters() {
    let mut place = Place::new();
    let today = NaiveDate::from_ymd_opt(2022, 9, 14).unwrap();
    let look = |document, revision| Request::Survey {
        document,
        revision,
        article: Box::new(article("نص طويل ".repeat(2000).as_str())),
        context: checks::Context { today, digits: None },
        register: None,
    };
    for revision in 1..=50 {
        place.world.fulfil(look(ONE, revision));
    }
    place.world.fulfil(look(DocumentId(2), 1));
    let mut seen = Vec::new();
    while !(seen.contains(&(ONE, 50)) && seen.contains(&(DocumentId(2), 1))) {
        let Event::Surveyed { document, revision, .. } = place.next() else { continue };
        seen.push((document, revision));
    }
    assert!(seen.len() < 50, "older ones are left out: {seen:?}");
    let of = |wanted| seen.iter().filter(move |it| it.0 == wanted).map(|(_, revision)| *revision);
    assert!(of(ONE).is_sorted() && of(DocumentId(2)).eq([1]), "{seen:?}");
}

#[test]
fn a_picture_beside_its_article_is_shown_and_one_that_is_damaged_is_named() {
    let mut place = Place::new();
    let picture = image::RgbaImage::from_pixel(4, 2, image::Rgba([1, 2, 3, 255]));
    picture.save(place.path("صورة.png")).unwrap();
    let ask = |file: &str, beside: Option<PathBuf>| Request::Picture {
        document: ONE,
        file: file.to_owned(),
        beside,
    };
    let beside = place.path("a.ron");
    let event = place.ask(ask("صورة.png", Some(beside.clone())));
    assert!(
        matches!(&event, Event::Picture { file, image, .. } if file == "صورة.png" && image.size == [4, 2])
    );
    fs::write(place.path("تالفة.png"), "ليست صورة").unwrap();
    // One that isn't here lies on the wiki and is no trouble: the next answer is the next one's.
    place.world.fulfil(ask("غائبة.png", Some(beside.clone())));
    let event = place.ask(ask("تالفة.png", Some(beside)));
    assert!(matches!(event, Event::Trouble(said) if said.contains("تالفة.png")));
}
