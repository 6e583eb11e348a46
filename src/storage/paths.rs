//! Paths as people type them, where no dialog of the system helps: what is there, whether it can be
//! used, and how what is typed may go on. It reads folders and changes nothing.

use std::path::{Path, PathBuf};

/// So many names are offered at most.
const MOST: usize = 50;

/// What was found at a path that somebody typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    /// What was typed.
    pub typed: String,
    /// The path that it means: `~` is the home folder, and what begins nowhere begins here.
    pub path: PathBuf,
    /// What is there.
    pub state: PathState,
    /// How what is typed may go on: whole texts, folders with `/` at their end.
    pub completions: Vec<String>,
}

/// What is at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathState {
    /// Nothing was typed.
    Empty,
    /// A folder, and so no file.
    Folder,
    /// A file.
    File,
    /// A file that may not be written.
    ReadOnly,
    /// Nothing, in a folder that is there: a new file can be.
    Free,
    /// Nothing, in a folder that may not be written.
    FolderReadOnly(PathBuf),
    /// Not even its folder, which is this.
    NoFolder(PathBuf),
}

/// Looks at what somebody typed.
pub fn look(typed: &str, home: Option<&Path>, here: &Path) -> Looked {
    let written = typed.trim();
    let path = meant(written, home, here);
    let state = if written.is_empty() { PathState::Empty } else { state(&path, written) };
    let completions = completions(written, home, here);
    Looked { typed: typed.to_owned(), path, state, completions }
}

impl Looked {
    /// What Tab makes of what was typed: as much as all completions have in common.
    pub fn completed(&self) -> Option<String> {
        let first = self.completions.first()?;
        let mut common = first.as_str();
        for other in &self.completions {
            let len = common.char_indices().zip(other.chars());
            let len = len.take_while(|((_, one), other)| one == other);
            let len = len.map(|((at, c), _)| at + c.len_utf8()).last().unwrap_or(0);
            common = common.get(..len).unwrap_or("");
        }
        (common.len() > self.typed.trim().len()).then(|| common.to_owned())
    }
}

fn meant(written: &str, home: Option<&Path>, here: &Path) -> PathBuf {
    let path = Path::new(written);
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => here.join(path),
    }
}

fn state(path: &Path, written: &str) -> PathState {
    let is_read_only = |path: &Path| path.metadata().is_ok_and(|it| it.permissions().readonly());
    if path.is_dir() {
        return PathState::Folder;
    }
    if path.exists() {
        return if is_read_only(path) { PathState::ReadOnly } else { PathState::File };
    }
    let folder = if written.ends_with('/') { Some(path) } else { path.parent() };
    match folder {
        Some(folder) if !folder.is_dir() => PathState::NoFolder(folder.to_owned()),
        Some(folder) if is_read_only(folder) => PathState::FolderReadOnly(folder.to_owned()),
        _ => PathState::Free,
    }
}

/// The names in the folder that begin with what is typed of the last one. Hidden ones are offered to
/// whoever types their dot.
fn completions(written: &str, home: Option<&Path>, here: &Path) -> Vec<String> {
    if written == "~" {
        return home.map(|_| "~/".to_owned()).into_iter().collect();
    }
    let cut = written.rfind('/').map_or(0, |at| at + 1);
    let (before, begun) = (written.get(..cut).unwrap_or(""), written.get(cut..).unwrap_or(""));
    let Ok(entries) = std::fs::read_dir(meant(before, home, here)) else { return Vec::new() };
    let mut found: Vec<String> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_hidden = name.starts_with('.') && !begun.starts_with('.');
            if is_hidden || !name.starts_with(begun) {
                return None;
            }
            let end = if entry.path().is_dir() { "/" } else { "" };
            Some(format!("{before}{name}{end}"))
        })
        .collect();
    found.sort_unstable();
    found.truncate(MOST);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("مقالات")).unwrap();
        fs::create_dir(folder.path().join("مقابلات")).unwrap();
        for name in ["مقالات/قمة.ron", "notes.txt", ".hidden"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        folder
    }

    #[track_caller]
    fn check(typed: &str, state: &PathState, completions: &[&str], completed: Option<&str>) {
        let folder = folder();
        let looked = look(typed, Some(folder.path()), folder.path());
        let state = match state {
            PathState::NoFolder(of) => PathState::NoFolder(folder.path().join(of)),
            other => other.clone(),
        };
        assert_eq!(looked.state, state, "{typed}");
        assert_eq!(looked.completions, completions, "{typed}");
        assert_eq!(looked.completed().as_deref(), completed, "{typed}");
    }

    #[test]
    fn what_is_there_is_told() {
        check("notes.txt", &PathState::File, &["notes.txt"], None);
        check(" notes.txt ", &PathState::File, &["notes.txt"], None);
        check("~/notes.txt", &PathState::File, &["~/notes.txt"], None);
        check("مقالات", &PathState::Folder, &["مقالات/"], Some("مقالات/"));
        check("مقالات/جديد.ron", &PathState::Free, &[], None);
        check("لا/جديد.ron", &PathState::NoFolder("لا".into()), &[], None);
        check("لا/", &PathState::NoFolder("لا".into()), &[], None);
        check("~", &PathState::Folder, &["~/"], Some("~/"));
    }

    #[test]
    fn tab_goes_as_far_as_all_names_do() {
        check("مق", &PathState::Free, &["مقابلات/", "مقالات/"], Some("مقا"));
        check("مقال", &PathState::Free, &["مقالات/"], Some("مقالات/"));
        check("~/مقالات/", &PathState::Folder, &["~/مقالات/قمة.ron"], Some("~/مقالات/قمة.ron"));
        check(".h", &PathState::Free, &[".hidden"], Some(".hidden"));
        check("", &PathState::Empty, &["notes.txt", "مقابلات/", "مقالات/"], None);
    }

    #[test]
    fn what_may_not_be_written_is_told() {
        let folder = folder();
        let file = folder.path().join("notes.txt");
        let mut permissions = fs::metadata(&file).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&file, permissions).unwrap();
        let looked = look("notes.txt", None, folder.path());
        assert_eq!(looked.state, PathState::ReadOnly);
    }
}
