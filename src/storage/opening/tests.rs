//! What a file is opened as, and what a save refuses to write over.

use std::fs;

use super::*;
use crate::article::{Block, Body, Title};

fn article(title: &str) -> Article {
    Article::with_body(Title::main(title), Body::new([Block::paragraph("نص")]))
}

/// What comes of a file: the kind and the number of paragraphs, or the error.
#[track_caller]
fn check(name: &str, content: &[u8], expected: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    let found = match open(&path) {
        Ok(Opened { article, source: Source::Draft { access: Access::ReadWrite, .. } }) => {
            format!("draft {}", article.body().len())
        }
        Ok(Opened { source: Source::Draft { .. }, .. }) => "read-only".to_owned(),
        Ok(Opened { article, source: Source::Text { .. } }) => {
            format!("text {} {}", article.body().len(), article.references().len())
        }
        Err(error) => error.to_string(),
    };
    assert_eq!(found, expected, "{name}");
    assert_eq!(fs::read(&path).unwrap(), content, "opening changes nothing");
}

#[test]
fn drafts_and_texts_are_told_apart() {
    let draft = draft::write(&article("قمة")).unwrap();
    check("a.ron", draft.as_bytes(), "draft 1");
    check("a.RON", draft.as_bytes(), "draft 1");
    check("a.txt", draft.as_bytes(), "draft 1");
    check("a", draft.as_bytes(), "draft 1");
    check("a.txt", "سطر\nوسطر".as_bytes(), "text 2 0");
    check("a.txt", "\u{FEFF}سطر\r\nوسطر\r\n".as_bytes(), "text 2 0");
    check("a.md", b"one\n\ntwo", "text 2 0");
    let page = include_bytes!("../../../tests/data/published/samarkand.txt");
    let Ok(opened) = read(page, false) else { panic!("a published page is text") };
    assert!(!opened.article.references().is_empty());
}

#[test]
fn what_is_neither_says_so() {
    check("a.ron", b"", "empty");
    check("a.txt", b"", "empty");
    check("a.txt", "\u{FEFF} \n".as_bytes(), "empty");
    check("a.ron", "سطر".as_bytes(), "not a draft");
    check("a.ron", b"(a: 1)", "not a draft");
    check("a.png", b"\x89PNG\r\n\x1a\n\0\0", "not a draft");
    check("a.ron", b"\x89PNG\r\n\x1a\n\0\0", "not a draft");
    check("a.docx", b"PK\x03\x04\x14", "not a draft");
    check("a.pdf", b"%PDF-1.7\n", "not a draft");
    check("a.jpg", b"\xFF\xD8\xFF\xE0", "not a draft");
    check("a.bin", b"a\0b", "not a draft");
    // Arabic as Windows wrote it once.
    check("a.txt", b"\xE3\xE6\xD6\xE6\xDA\n", "not UTF-8 at byte 0 (line 1)");
    let draft = draft::write(&article("قمة")).unwrap();
    let cut = draft.get(..draft.len() - 9).unwrap();
    assert!(matches!(read(cut.as_bytes(), true), Err(DraftError::EndsEarly { .. })));
    assert!(matches!(open(Path::new("/")), Err(LoadError::File(FileError::NotAFile))));
}

/// What a save over a file says, where `before` stood in it.
#[track_caller]
fn check_save(before: Option<&str>, over: Over, expected: Result<bool, ()>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("قمة.ron");
    if let Some(before) = before {
        fs::write(&path, before).unwrap();
    }
    match (save_over(&path, &article("قمة"), over), expected) {
        (Ok(saved), Ok(was_gone)) => {
            assert_eq!(saved.was_gone, was_gone);
            let bytes = fs::read(&path).unwrap();
            assert_eq!(Fingerprint::of(&bytes), saved.content);
            assert_eq!(draft::read(&bytes).unwrap().article, article("قمة"));
        }
        (Err(SaveError::Changed), Err(())) => {
            let after = fs::read_to_string(&path).ok();
            assert_eq!(after.as_deref(), before, "nobody's work is touched");
        }
        (found, _) => panic!("{found:?}, not {expected:?}"),
    }
}

#[test]
fn nobody_s_change_is_written_over_unseen() {
    let known = Over::Known(Fingerprint::of("قديم".as_bytes()));
    check_save(Some("قديم"), known, Ok(false));
    check_save(Some("غيره أحد"), known, Err(()));
    check_save(Some(""), known, Err(()));
    check_save(None, known, Ok(true));
    check_save(None, Over::Nothing, Ok(false));
    check_save(Some("غيره"), Over::Nothing, Err(()));
    check_save(Some("غيره"), Over::Anything, Ok(false));
    check_save(None, Over::Anything, Ok(false));
    // What is there already may be "written over": a save that came twice.
    let same = draft::write(&article("قمة")).unwrap();
    check_save(Some(&same), known, Ok(false));
    check_save(Some(&same), Over::Nothing, Ok(false));
}

#[test]
fn a_giant_is_somebody_else_s() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    fs::File::create(&path).unwrap().set_len(100 << 20).unwrap();
    let error = save_over(&path, &article("ع"), Over::Nothing).unwrap_err();
    assert!(matches!(error, SaveError::Changed));
    save_over(&path, &article("ع"), Over::Anything).unwrap();
    assert!(fs::metadata(&path).unwrap().len() < 1000);
}

#[test]
fn contents_are_known_again() {
    let of = |text: &str| Fingerprint::of(text.as_bytes());
    assert_eq!(of("قمة"), of("قمة"));
    for other in ["", "قمه", "قمة ", "ةمق"] {
        assert_ne!(of("قمة"), of(other));
    }
    let text = ron::to_string(&of("قمة")).unwrap();
    assert_eq!(ron::from_str(&text), Ok(of("قمة")));
}
