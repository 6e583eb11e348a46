//! The house rules that a reader of the tree relies on (see the tour in `src/lib.rs`).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order of their `pub mod` lines.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    lib.lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A file's lines of code: without comments, documentation and tests.
fn code_lines(path: &Path) -> Vec<(usize, String)> {
    if path.ends_with("tests.rs") || path.ends_with("testing.rs") {
        return Vec::new();
    }
    let text = fs::read_to_string(path).unwrap();
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("#[cfg(test)]")
            && !text.contains("#[cfg(test)]\nmod testing;")
        {
            break;
        }
        let code = line.split("//").next().unwrap();
        lines.push((index + 1, code.to_owned()));
    }
    lines
}

/// Which rooms a line names: `crate::text`, `crate::{text, dates}`.
fn rooms_named(line: &str) -> Vec<String> {
    let mut named = Vec::new();
    for rest in line.split("crate::").skip(1) {
        let list = rest.strip_prefix('{').map_or(rest, |inner| inner.split('}').next().unwrap());
        let count = if rest.starts_with('{') { usize::MAX } else { 1 };
        for item in list.split(',').take(count) {
            let name: String =
                item.trim().chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            named.push(name);
        }
    }
    named
}

#[test]
fn a_room_uses_only_rooms_declared_above_it() {
    let rooms = rooms();
    assert!(rooms.len() > 5, "the tour lists the rooms: {rooms:?}");
    let mut wrong = Vec::new();
    for (number, room) in rooms.iter().enumerate() {
        for file in rust_files(&root().join("src").join(room)) {
            for (line, code) in code_lines(&file) {
                for named in rooms_named(&code) {
                    if rooms.iter().position(|it| *it == named).is_some_and(|at| at > number) {
                        wrong.push(format!("{}:{line} uses {named}", file.display()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a line names something, and not the end of a longer name: `fs::`, not `refs::`.
fn knows(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}

#[test]
fn the_core_knows_no_window_no_clock_no_thread_and_only_storage_the_disk() {
    let outside = ["typeset", "ui", "desktop"];
    let everywhere = [
        "egui",
        "eframe",
        "rfd",
        "parley",
        "SystemTime",
        "Instant",
        "std::thread",
        "Local::now",
        "Utc::now",
    ];
    let disk = ["std::fs", "fs::", "std::os", "File::open"];
    let mut wrong = Vec::new();
    for room in rooms().iter().filter(|room| !outside.contains(&room.as_str())) {
        for file in rust_files(&root().join("src").join(room)) {
            for (line, code) in code_lines(&file) {
                let forbidden = everywhere.iter().chain(disk.iter().filter(|_| room != "storage"));
                for word in forbidden.filter(|word| knows(&code, word)) {
                    wrong.push(format!("{}:{line} knows {word}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn words_that_people_read_live_in_strings() {
    // Rooms that read or write Arabic as data: letters and particles, month names, section names
    // of published pages, namespaces of wikis, letters and punctuation that keys stand for. The
    // others have no Arabic in their code.
    let with_data = [
        "text",
        "dates",
        "entities",
        "citations",
        "import",
        "markup",
        "checks",
        "editor",
        "strings",
        "typeset",
    ];
    let mut wrong = Vec::new();
    for room in rooms().iter().filter(|room| !with_data.contains(&room.as_str())) {
        for file in rust_files(&root().join("src").join(room)) {
            for (line, code) in code_lines(&file) {
                if code.chars().any(|c| ('\u{600}'..='\u{6FF}').contains(&c)) {
                    wrong.push(format!("{}:{line}: {}", file.display(), code.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_view_has_text_that_egui_sets_itself() {
    // egui knows no direction: every text is a label of `ui::words` or a canvas. Tests of the views
    // ask besides which letters egui was given (`Words::strays`).
    let forbidden = [
        "TextEdit",
        "RichText::new(",
        "painter.text(",
        "painter().text(",
        "layout_no_wrap",
        "ui.label(\"",
        "ui.label(format!",
        "ui.button(\"",
        "ui.heading(",
        "ui.small(",
        "ui.monospace(",
        "ui.checkbox(",
        "ui.hyperlink",
        "on_hover_text(\"",
        "CollapsingHeader",
    ];
    let mut wrong = Vec::new();
    for file in rust_files(&root().join("src/ui")) {
        for (line, code) in code_lines(&file) {
            for word in forbidden.iter().filter(|word| code.contains(**word)) {
                wrong.push(format!("{}:{line} has {word}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    let mut wrong = Vec::new();
    for file in rust_files(&root().join("src")).into_iter().chain(rust_files(&root().join("tests")))
    {
        let text = fs::read_to_string(&file).unwrap();
        let lines = text.lines().count();
        if !text.starts_with("//!") {
            wrong.push(format!("{} does not begin with //!", file.display()));
        }
        if lines > 800 {
            wrong.push(format!("{} has {lines} lines", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_top_level_is_as_the_owner_drew_it() {
    let drawn: BTreeSet<&str> =
        ["Cargo.lock", "Cargo.toml", "README.md", "assets", "fonts", "src", "tests"].into();
    let found: BTreeSet<String> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.') && name != "target")
        .collect();
    let found: BTreeSet<&str> = found.iter().map(String::as_str).collect();
    assert_eq!(found, drawn);
}

#[test]
fn every_dependency_says_who_uses_it() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut section = String::new();
    let mut above = "";
    let mut wrong = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line.to_owned();
        } else if section.contains("dependencies") && !line.starts_with('#') && line.contains(" = ")
        {
            let name = line.split(' ').next().unwrap();
            // egui comes with eframe, under one comment.
            let with_eframe = name == "egui" && above.starts_with("eframe");
            if !above.starts_with('#') && !with_eframe {
                wrong.push(name.to_owned());
            }
            if !line.contains("\"=") {
                wrong.push(format!("{name} is not pinned"));
            }
        }
        above = line;
    }
    assert!(wrong.is_empty(), "without a comment: {wrong:?}");
}
