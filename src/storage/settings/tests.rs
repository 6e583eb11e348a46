//! Settings come back as they were, and whatever stands in the file, they come.

use std::fs;

use proptest::prelude::*;

use super::*;
use crate::article::{ReferenceDate, ReferenceText};

const TITLE: Field = Field::Text(ReferenceText::Title);

fn changed() -> Settings {
    let mut names = ProfileNames::default();
    names.templates.insert("cite web".to_owned(), "استشهاد ويب".to_owned());
    names.parameters.insert(TITLE, "العُنوان".to_owned());
    Settings {
        language: InterfaceLanguage::English,
        theme: ThemeChoice::HighContrast,
        profile: "arwiki".to_owned(),
        names: [("marefa".to_owned(), names)].into(),
        digits: Some(Digits::Arabic),
        face: TextFace::Sans,
        text_size: TextSize::new(24),
        reduce_motion: true,
        recent: vec![PathBuf::from("/مقالات/قمة \"سمرقند\".ron"), PathBuf::from("أ\n  ب.ron")],
        register: Some(PathBuf::from("/سجل/أسماء.ron")),
        direction: Direction::Ltr,
        others: [("sidebar".to_owned(), "(width: 280, open: [Entities, \"س\"])".to_owned())].into(),
    }
}

#[test]
fn settings_come_back_from_the_disk_with_what_is_not_known() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/tahrir/settings.ron");
    for settings in [Settings::default(), changed()] {
        save(&path, &settings).unwrap();
        let (loaded, problem) = load(&path);
        assert!(problem.is_none(), "{problem:?}\n{}", fs::read_to_string(&path).unwrap());
        assert_eq!(loaded, settings);
    }
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("العُنوان"), "a person can read it: {text}");
}

#[test]
fn where_there_is_no_file_there_is_no_problem() {
    let folder = tempfile::tempdir().unwrap();
    let (settings, problem) = load(&folder.path().join("settings.ron"));
    assert_eq!(settings, Settings::default());
    assert!(problem.is_none());
}

/// A file that cannot be read at all is set aside.
#[track_caller]
fn check_damaged(content: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    fs::write(&path, content).unwrap();
    let (settings, problem) = load(&path);
    assert_eq!(settings, Settings::default());
    let Some(SettingsProblem::Damaged(Some(kept))) = problem else { panic!("{problem:?}") };
    assert_eq!(fs::read(kept).unwrap(), content);
    assert!(!path.exists());
    assert_eq!(load(&path).0, Settings::default());
}

#[test]
fn a_damaged_file_is_set_aside() {
    let whole = changed().write();
    for content in [
        "",
        "\0\0\0\0",
        "ليست إعدادات",
        "{",
        "[1, 2]",
        "{\"theme\": Dark",
        "{1: 2}",
        whole.get(..whole.len() / 2).unwrap_or("{"),
    ] {
        check_damaged(content.as_bytes());
    }
    check_damaged(b"{\"profile\": \"\xFF\"}");
    check_damaged(&vec![b' '; 2 << 20]);
    check_damaged("[".repeat(100_000).as_bytes());
}

/// What comes of a text, and which names do not fit in it.
#[track_caller]
fn check(text: &str, unfit: &[&str], expected: impl FnOnce(&mut Settings)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    fs::write(&path, text).unwrap();
    let (settings, problem) = load(&path);
    let mut wanted = Settings::default();
    expected(&mut wanted);
    assert_eq!(settings, wanted);
    match problem {
        None => assert!(unfit.is_empty()),
        Some(SettingsProblem::Unfit(names, Some(kept))) => {
            assert_eq!(names, unfit);
            assert_eq!(fs::read_to_string(kept).unwrap(), text);
        }
        Some(problem) => panic!("{problem}"),
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text, "reading writes nothing there");
}

#[test]
fn a_value_that_does_not_fit_takes_no_other_with_it() {
    check("{}", &[], |_| {});
    check("\u{FEFF}{\"theme\": Dark}", &[], |it| it.theme = ThemeChoice::Dark);
    check(
        "{\"theme\": Sepia, \"language\": English, /* لماذا */ \"text_size\": \"كبير\",}",
        &["theme", "text_size"],
        |it| it.language = InterfaceLanguage::English,
    );
    check("{\"text_size\": 3}", &[], |it| it.text_size = TextSize::SMALLEST);
    check("{\"text_size\": 255}", &[], |it| it.text_size = TextSize::LARGEST);
    check("{\"text_size\": 256}", &["text_size"], |_| {});
    check("{\"version\": 9, \"new\": (a: [B(1)])}", &[], |it| {
        it.others.insert("new".to_owned(), "(a: [B(1)])".to_owned());
    });
    check("{\"recent\": [\"a\", \"b\", \"a\"]}", &[], |it| {
        it.recent = vec![PathBuf::from("a"), PathBuf::from("b")];
    });
}

#[test]
fn a_file_that_cannot_be_read_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (settings, problem) = load(folder.path());
    assert_eq!(settings, Settings::default());
    assert!(matches!(problem, Some(SettingsProblem::File(FileError::NotAFile))), "{problem:?}");
    assert!(folder.path().is_dir());
}

#[test]
fn the_newest_files_come_first_and_once() {
    let mut settings = Settings::default();
    for number in 0..20 {
        settings.remember(Path::new(&format!("{number}.ron")));
    }
    settings.remember(Path::new("15.ron"));
    settings.forget(Path::new("18.ron"));
    let names: Vec<_> = settings.recent.iter().map(|it| it.to_str().unwrap()).collect();
    assert_eq!(
        names,
        ["15.ron", "19.ron", "17.ron", "16.ron", "14.ron", "13.ron", "12.ron", "11.ron", "10.ron"]
            .into_iter()
            .chain(["9.ron", "8.ron"])
            .collect::<Vec<_>>()
    );
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_unicode_does_not_keep_the_others_from_being_saved() {
    use std::os::unix::ffi::OsStrExt as _;

    let mut settings = changed();
    settings.remember(Path::new(std::ffi::OsStr::from_bytes(b"/\xFF.ron")));
    let (read, unfit) = Settings::read(&settings.write()).unwrap();
    assert_eq!(unfit, Vec::<String>::new());
    assert_eq!(read, changed());
}

/// The names that a profile has for a template and for a title in it.
#[track_caller]
fn check_names(names: &ProfileNames, templates: &[&str], title: &str) {
    let profile = names.apply(&Profile::by_id("marefa").unwrap());
    let found: Vec<_> = profile.templates.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(found, templates);
    let found = profile.parameters.iter().find(|(field, _)| *field == TITLE).unwrap();
    assert_eq!(found.1, title);
}

#[test]
fn names_of_a_wiki_are_laid_over_the_profile() {
    let bundled = ["cite web", "cite news", "cite book", "cite journal"];
    check_names(&ProfileNames::default(), &bundled, "title");
    let mut names = changed().names.remove("marefa").unwrap();
    check_names(&names, &["استشهاد ويب", "cite news", "cite book", "cite journal"], "العُنوان");
    // What markup could not hold is left out.
    for bad in ["", "  ", "a|b", "{{x", "a\nb", "<b>", "a#b"] {
        names.templates.insert("cite web".to_owned(), bad.to_owned());
        names.parameters.insert(TITLE, bad.to_owned());
        check_names(&names, &bundled, "title");
    }
    names.parameters.insert(TITLE, "a=b".to_owned());
    check_names(&names, &bundled, "title");
}

#[test]
fn one_template_may_have_a_name_of_its_own() {
    let site = Field::Text(ReferenceText::Site);
    let accessed = Field::Date(ReferenceDate::Accessed);
    let mut names = ProfileNames::default();
    let own = [(site, "صحيفة".to_owned()), (accessed, "تاريخ الوصول".to_owned())];
    names.template_parameters.insert("cite journal".to_owned(), own.into());
    names.templates.insert("cite journal".to_owned(), "استشهاد بدورية".to_owned());
    let profile = names.apply(&Profile::by_id("marefa").unwrap());
    let template = profile.templates.last().unwrap();
    assert_eq!(template.name, "استشهاد بدورية");
    let find = |field| template.parameters.iter().find(|(it, _)| *it == field).unwrap().1.as_str();
    assert_eq!((find(site), find(accessed)), ("صحيفة", "تاريخ الوصول"));
    assert!(profile.parameters.iter().any(|(field, name)| *field == site && name == "publisher"));
}

#[test]
fn a_profile_that_is_gone_is_the_default_one() {
    let settings = Settings { profile: "لا أحد".to_owned(), ..Settings::default() };
    assert_eq!(settings.chosen_profile().unwrap().id, "marefa");
    assert!(changed().names.keys().eq(["marefa"]));
}

proptest! {
    #[test]
    fn whatever_was_chosen_comes_back(
        profile in any::<String>(),
        size in any::<u8>(),
        recent in proptest::collection::vec("\\PC{1,20}", 0..20),
        name in any::<String>(),
        template in any::<String>(),
    ) {
        let mut settings = Settings { profile, text_size: TextSize::new(size), ..changed() };
        recent.iter().for_each(|path| settings.remember(Path::new(path)));
        let names = ProfileNames {
            templates: [(template.clone(), name.clone())].into(),
            parameters: [(TITLE, name)].into(),
            ..ProfileNames::default()
        };
        let bundled = Profile::by_id("marefa").unwrap();
        let parts = names.apply(&bundled).templates.len();
        prop_assert_eq!(parts, bundled.templates.len());
        settings.names.insert(template, names);
        let (read, unfit) = Settings::read(&settings.write()).unwrap();
        prop_assert_eq!(unfit, Vec::<String>::new());
        prop_assert_eq!(read, settings);
    }

    #[test]
    fn no_text_is_an_end(text in any::<String>(), bend in any::<prop::sample::Index>()) {
        let _ = Settings::read(&text);
        let whole = changed().write();
        let mut letters: Vec<char> = whole.chars().collect();
        let at = bend.index(letters.len());
        letters.splice(at..at, text.chars());
        if let Some((settings, _)) = Settings::read(&letters.iter().collect::<String>()) {
            let _ = settings.chosen_profile();
            prop_assert!(settings.recent.len() <= MOST_RECENT);
        }
    }
}
