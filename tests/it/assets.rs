//! What a desktop is told about the program: its entry, its type of files, its icon.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tahrir::article::Article;
use tahrir::storage::draft;

const TYPE: &str = "application/x-tahrir-draft";

fn asset(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(path)
}

/// The value of a key of the desktop entry.
fn value<'a>(entry: &'a str, key: &str) -> &'a str {
    let line = entry.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    line.unwrap_or_else(|| panic!("the entry has no {key}"))
}

/// Runs a tool where there is one: it must have nothing to say against a file.
fn is_fine_for(tool: &str, file: &Path) {
    if let Ok(said) = Command::new(tool).arg(file).output() {
        let words = String::from_utf8_lossy(&said.stdout).into_owned();
        assert!(said.status.success(), "{tool}: {words}");
    }
}

#[test]
fn the_desktop_entry_starts_the_program_with_a_file() {
    let path = asset("desktop/tahrir.desktop");
    let entry = fs::read_to_string(&path).unwrap();
    assert!(entry.starts_with("[Desktop Entry]\n") && entry.ends_with('\n'));
    assert_eq!(value(&entry, "Type"), "Application");
    assert_eq!(value(&entry, "Exec"), "tahrir %f");
    assert_eq!(value(&entry, "Terminal"), "false");
    // The window's own name: so the desktop knows that it is this program's.
    assert_eq!(value(&entry, "StartupWMClass"), "tahrir");
    for key in ["Name", "GenericName", "Comment", "Keywords"] {
        let arabic = value(&entry, &format!("{key}[ar]"));
        assert!(arabic.chars().any(|c| ('\u{600}'..='\u{6FF}').contains(&c)), "{key}: {arabic}");
        assert!(value(&entry, key).is_ascii());
    }
    for list in ["MimeType", "Categories", "Keywords", "Keywords[ar]"] {
        assert!(value(&entry, list).ends_with(';'), "{list}");
    }
    assert!(value(&entry, "MimeType").split(';').any(|it| it == TYPE));
    let keys: Vec<&str> =
        entry.lines().skip(1).filter_map(|line| Some(line.split_once('=')?.0)).collect();
    let mut unique = keys.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), keys.len(), "no key is there twice");
    assert_eq!(keys.len(), entry.lines().count() - 1, "every line is a key and its value");
    is_fine_for("desktop-file-validate", &path);
}

#[test]
fn a_draft_is_known_by_its_first_line() {
    let path = asset("desktop/tahrir.xml");
    let text = fs::read_to_string(&path).unwrap();
    let attribute = |name: &str| {
        let (_, rest) = text.split_once(&format!(" {name}=\"")).unwrap();
        rest.split_once('"').unwrap().0
    };
    assert!(text.contains(&format!("<mime-type type=\"{TYPE}\">")));
    let magic = attribute("value");
    assert_eq!(magic, "Draft(format: ");
    assert!(draft::write(&Article::new()).unwrap().starts_with(magic));
    for example in ["samarkand.ron", "every-feature.ron"] {
        let draft = fs::read_to_string(asset("examples").join(example)).unwrap();
        assert!(draft.starts_with(magic), "{example}");
    }
    assert!(text.contains("<comment xml:lang=\"ar\">مسودة تحرير</comment>"));
    let (opened, closed) = (text.matches("<m").count(), text.matches("</m").count());
    // `match` alone closes itself.
    assert_eq!(opened, closed + 1);
    is_fine_for("xmllint", &path);
}

#[test]
fn the_icon_is_one_picture_in_two_forms() {
    let drawn = fs::read_to_string(asset("desktop/tahrir.svg")).unwrap();
    assert!(drawn.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(drawn.contains("viewBox=\"0 0 256 256\"") && drawn.trim_end().ends_with("</svg>"));
    let file = fs::File::open(asset("desktop/tahrir-256.png")).unwrap();
    let mut reader = png::Decoder::new(std::io::BufReader::new(file)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let picture = reader.next_frame(&mut pixels).unwrap();
    assert_eq!((picture.width, picture.height), (256, 256));
    let at = |x: usize, y: usize| &pixels[(y * 256 + x) * 4..][..4];
    // Clear corners, the accent on the ground, paper in the letter.
    assert_eq!(at(0, 0), [0, 0, 0, 0]);
    assert_eq!(at(128, 230), [0x0B, 0x6E, 0x6A, 255]);
    assert_eq!(at(128, 184), [0xFB, 0xFA, 0xF7, 255]);
}
