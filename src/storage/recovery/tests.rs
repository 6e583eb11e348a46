//! What comes back after a crash, and what does not. A session that is dropped is a process that
//! was killed: its lock is gone, its folder is not.

use proptest::prelude::*;

use super::*;
use crate::article::{Block, Body, Title};

fn article(title: &str) -> Article {
    Article::with_body(Title::main(title), Body::new([Block::paragraph("مُضِيفًا \"اقتباس\"")]))
}

fn draft(title: &str) -> String {
    draft::write(&article(title)).unwrap()
}

fn origin() -> Origin {
    Origin {
        file: Some(PathBuf::from("/مقالات/قمة \"سمرقند\"\n.ron")),
        content: Some(Fingerprint::of("قديم".as_bytes())),
    }
}

fn titles(recovered: &Recovered) -> Vec<(u64, String)> {
    recovered.found.iter().map(|it| (it.number, it.article.title().full())).collect()
}

#[test]
fn copies_of_a_dead_process_come_back_and_outlive_the_next_one() {
    let state = tempfile::tempdir().unwrap();
    let dead = Session::begin(state.path()).unwrap();
    dead.keep(1, &origin(), &draft("الأول")).unwrap();
    dead.keep(2, &Origin::default(), &draft("الثاني")).unwrap();
    dead.keep(2, &Origin::default(), &draft("الثاني، أحدث")).unwrap();
    dead.keep(3, &Origin::default(), &draft("محفوظ")).unwrap();
    dead.forget(3).unwrap();
    dead.forget(99).unwrap();
    drop(dead);

    let second = Session::begin(state.path()).unwrap();
    let recovered = second.recover(7);
    assert_eq!(titles(&recovered), [(7, "الأول".to_owned()), (8, "الثاني، أحدث".to_owned())]);
    assert_eq!(recovered.found.first().unwrap().origin, origin());
    assert_eq!(recovered.found.first().unwrap().article, article("الأول"));
    assert!(recovered.damaged.is_empty() && recovered.left.is_empty(), "{recovered:?}");
    assert!(second.recover(20).found.is_empty(), "they come once");
    // It crashes as well, before it saved anything.
    drop(second);
    let third = Session::begin(state.path()).unwrap();
    assert_eq!(third.recover(1).found.len(), 2);
    third.forget(1).unwrap();
    third.forget(2).unwrap();
    third.end();
    let last = Session::begin(state.path()).unwrap();
    assert!(last.recover(1).found.is_empty());
    let sessions = fs::read_dir(state.path().join(SESSIONS)).unwrap().count();
    assert_eq!(sessions, 1, "nothing else is left");
}

#[test]
fn copies_of_a_living_process_are_its_own() {
    let state = tempfile::tempdir().unwrap();
    let living = Session::begin(state.path()).unwrap();
    living.keep(1, &Origin::default(), &draft("يُكتب الآن")).unwrap();
    let other = Session::begin(state.path()).unwrap();
    assert!(other.recover(1).found.is_empty());
    assert!(living.path(1).exists());
    // It ends in order and leaves its copy on purpose, as when the system shuts down.
    living.end();
    assert_eq!(titles(&other.recover(1)), [(1, "يُكتب الآن".to_owned())]);
}

/// A copy that is not as it was written is kept and named, and the others come back.
#[track_caller]
fn check_damage(damage: impl FnOnce(Vec<u8>) -> Vec<u8>) {
    let state = tempfile::tempdir().unwrap();
    let dead = Session::begin(state.path()).unwrap();
    dead.keep(1, &origin(), &draft("تالف")).unwrap();
    dead.keep(2, &Origin::default(), &draft("سليم")).unwrap();
    let bytes = damage(fs::read(dead.path(1)).unwrap());
    fs::write(dead.path(1), &bytes).unwrap();
    drop(dead);
    let session = Session::begin(state.path()).unwrap();
    let recovered = session.recover(1);
    assert_eq!(titles(&recovered), [(1, "سليم".to_owned())]);
    let [kept] = recovered.damaged.as_slice() else { panic!("{recovered:?}") };
    assert_eq!(fs::read(kept).unwrap(), bytes);
    assert!(kept.starts_with(state.path().join(DAMAGED)));
    assert!(session.recover(9).damaged.is_empty(), "it is told once");
}

#[test]
fn damaged_copies_are_kept_and_named() {
    check_damage(|_| Vec::new());
    check_damage(|_| b"\n\n\n".to_vec());
    check_damage(|mut bytes| {
        bytes.truncate(bytes.len() / 2);
        bytes
    });
    check_damage(|mut bytes| {
        bytes.truncate(30);
        bytes
    });
    // A bent letter in the path would have a later save go elsewhere.
    let bend = |from: &'static str, to: &'static str| {
        move |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(from, to).into_bytes()
    };
    check_damage(bend("ron\"", "rom\""));
    check_damage(bend("مُضِيفًا", "مُضِيفٌا"));
    check_damage(bend("TahrirCopy(1)", "TahrirCopy(2)"));
}

#[test]
fn a_path_that_is_no_unicode_costs_the_path_and_not_the_copy() {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt as _;

        let state = tempfile::tempdir().unwrap();
        let session = Session::begin(state.path()).unwrap();
        let file = PathBuf::from(std::ffi::OsStr::from_bytes(b"/\xFF.ron"));
        let origin = Origin { file: Some(file), content: None };
        session.keep(1, &origin, &draft("ع")).unwrap();
        let (read_origin, read_article) = read(&session.path(1)).unwrap();
        assert_eq!((read_origin, read_article), (Origin::default(), article("ع")));
    }
}

#[test]
fn what_is_not_a_session_is_left_alone() {
    let state = tempfile::tempdir().unwrap();
    let sessions = state.path().join(SESSIONS);
    fs::create_dir_all(sessions.join(".beginning")).unwrap();
    fs::write(sessions.join("ملف"), "ليس لنا").unwrap();
    let foreign = sessions.join("foreign");
    fs::create_dir_all(&foreign).unwrap();
    fs::write(foreign.join("رسالة.txt"), "ليس لنا").unwrap();
    let session = Session::begin(state.path()).unwrap();
    let recovered = session.recover(1);
    assert!(recovered.found.is_empty() && recovered.damaged.is_empty(), "{recovered:?}");
    assert!(sessions.join(".beginning").exists() && sessions.join("ملف").exists());
    assert_eq!(fs::read_to_string(foreign.join("رسالة.txt")).unwrap(), "ليس لنا");
}

#[test]
fn finders_that_come_together_share_and_lose_nothing() {
    let state = tempfile::tempdir().unwrap();
    for number in 0..8 {
        let dead = Session::begin(state.path()).unwrap();
        dead.keep(number, &Origin::default(), &draft(&format!("مقال {number}"))).unwrap();
    }
    let finders: Vec<_> = (0..4)
        .map(|_| {
            let state = state.path().to_owned();
            std::thread::spawn(move || {
                let session = Session::begin(&state).unwrap();
                let recovered = session.recover(1);
                (session, recovered)
            })
        })
        .collect();
    let done: Vec<_> = finders.into_iter().map(|finder| finder.join().unwrap()).collect();
    let mut found: Vec<String> =
        done.iter().flat_map(|(_, it)| titles(it)).map(|(_, title)| title).collect();
    found.sort();
    let expected: Vec<String> = (0..8).map(|number| format!("مقال {number}")).collect();
    assert_eq!(found, expected);
    for (session, recovered) in &done {
        for found in &recovered.found {
            assert_eq!(read(&session.path(found.number)).unwrap().1, found.article);
        }
    }
}

#[cfg(unix)]
#[test]
fn copies_are_their_owner_s_alone() {
    use std::os::unix::fs::PermissionsExt as _;

    let state = tempfile::tempdir().unwrap();
    let inner = state.path().join("state/tahrir");
    let session = Session::begin(&inner).unwrap();
    session.keep(1, &Origin::default(), &draft("سر")).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&session.path(1)), 0o600);
    assert_eq!(mode(&session.folder.join(LOCK)), 0o600);
    for folder in [&session.folder, session.folder.parent().unwrap(), &inner] {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
}

#[test]
fn where_nothing_can_be_written_there_is_no_session_but_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(Session::begin(&file).is_err());
}

proptest! {
    #[test]
    fn every_origin_comes_back(file in proptest::option::of(any::<String>()), content in any::<bool>()) {
        let origin = Origin {
            file: file.map(PathBuf::from),
            content: content.then(|| Fingerprint::of(b"x")),
        };
        let (read, _) = parse(write(&origin, &draft("ع")).as_bytes()).unwrap();
        prop_assert_eq!(read, origin);
    }

    #[test]
    fn a_bent_bit_anywhere_is_noticed(at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let whole = write(&origin(), &draft("مقال")).into_bytes();
        let mut bent = whole.clone();
        bent[at.index(whole.len())] ^= 1 << bit;
        let read = parse(&bent);
        prop_assert!(
            read.is_err() || read.is_ok_and(|it| it == parse(&whole).unwrap()),
            "at {}", at.index(whole.len())
        );
    }

    #[test]
    fn no_bytes_are_an_end(bytes in any::<Vec<u8>>()) {
        prop_assert!(parse(&bytes).is_err());
        prop_assert!(parse(&[FIRST.as_bytes(), &bytes].concat()).is_err());
    }
}
