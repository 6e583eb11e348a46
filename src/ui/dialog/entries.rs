//! What the palette finds: tasks by their names in both languages, headings, open articles, sources
//! and files, in whatever spelling and order their words are written. It knows no widget.

use std::path::PathBuf;

use super::Around;
use super::obstacle::obstacle;
use crate::article::{Author, BlockKind, RefId, Reference};
use crate::checks::Place;
use crate::strings::{ARABIC, ENGLISH, Obstacle, Strings, Task};
use crate::text::Span;
use crate::text::letters::{ascii_digit, fold, without_article};
use crate::ui::app::DocumentId;

/// What stands behind an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Task(Task),
    Article(DocumentId),
    /// A heading of the article in front.
    Heading(Place),
    Source(RefId),
    File(PathBuf),
}

/// Under which heading an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    Recent,
    Task,
    Article,
    Heading,
    Source,
    File,
}

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) target: Target,
    pub(super) kind: Kind,
    pub(super) title: String,
    /// In small print: keys, or what it is known by besides.
    pub(super) beside: String,
    pub(super) obstacle: Option<Obstacle>,
    /// All by which it is found, folded.
    key: String,
}

/// So many of one kind are listed at once: whoever has more types a word of what is meant.
const MOST: usize = 40;

impl Entry {
    fn new(target: Target, kind: Kind, title: &str, beside: &str, also: &str) -> Self {
        let key = folded(&format!("{title} {also} {beside}"));
        let (title, beside) = (title.to_owned(), beside.to_owned());
        Self { target, kind, title, beside, obstacle: None, key }
    }
}

/// Everything that can be chosen now; the tasks of `chosen` come first.
pub(super) fn all(around: Around<'_>, chosen: &[Task], strings: &Strings) -> Vec<Entry> {
    let seen = around.seen;
    let task = |task: Task, kind: Kind| {
        let title = (strings.task)(task).trim_end_matches('…');
        let keys = task.shortcut().map(|keys| keys.shown()).unwrap_or_default();
        let also = format!("{} {}", (ARABIC.task)(task), (ENGLISH.task)(task));
        let mut entry = Entry::new(Target::Task(task), kind, title, &keys, &also);
        entry.obstacle = obstacle(task, around.abilities);
        entry
    };
    let mut entries: Vec<Entry> = chosen.iter().map(|it| task(*it, Kind::Recent)).collect();
    let others = Task::ALL.into_iter().filter(|it| *it != Task::Palette && !chosen.contains(it));
    entries.extend(others.map(|it| task(it, Kind::Task)));
    let others = around.open.iter().filter(|it| it.id != around.front);
    entries.extend(
        others.map(|it| Entry::new(Target::Article(it.id), Kind::Article, &it.name, "", "")),
    );
    let article = seen.editor.article();
    for (block, heading) in article.body().iter().enumerate() {
        if let BlockKind::Heading(_) = heading.kind() {
            let words = heading.content().plain_text();
            let place = Place::Body { block, span: Span::new(0, heading.text().len()) };
            entries.push(Entry::new(Target::Heading(place), Kind::Heading, &words, "", ""));
        }
    }
    entries.extend(article.references().iter().map(source));
    for path in &seen.settings.recent {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
        let target = Target::File(path.clone());
        entries.push(Entry::new(target, Kind::File, &name, &folder, ""));
    }
    entries
}

fn source(reference: &Reference) -> Entry {
    let Reference { id, authors, title, translated_title, site, agency, publisher, .. } = reference;
    let name = if title.trim().is_empty() { id.as_str() } else { title };
    let mut also = format!("{id} {translated_title} {agency} {publisher}", id = id.as_str());
    for author in authors {
        match author {
            Author::Person { given, family } => also.extend([" ", given, " ", family]),
            Author::Name(name) => also.extend([" ", name]),
        }
    }
    Entry::new(Target::Source(id.clone()), Kind::Source, name, site, &also)
}

/// The entries that have every word of what is written, by the number of each: group by group, the
/// group with the best one first. Without a word, all of them in their order.
pub(super) fn find(entries: &[Entry], written: &str) -> Vec<usize> {
    let written = folded(written);
    let words: Vec<&str> = written.split_whitespace().collect();
    let mut found: Vec<(usize, usize, Kind)> = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        let scores = words.iter().map(|word| score(entry, word));
        if let Some(score) = scores.sum::<Option<usize>>() {
            // What can't be done now is not what is wanted first.
            let score = 2 * score + usize::from(entry.obstacle.is_some());
            found.push((score, number, entry.kind));
        }
    }
    let best = |kind: Kind| found.iter().filter(|it| it.2 == kind).map(|it| it.0).min();
    let mut kinds: Vec<(Option<usize>, Kind)> =
        [Kind::Recent, Kind::Task, Kind::Article, Kind::Heading, Kind::Source, Kind::File]
            .map(|kind| (best(kind), kind))
            .into_iter()
            .filter(|(best, _)| best.is_some())
            .collect();
    if !words.is_empty() {
        kinds.sort();
    }
    let mut listed = Vec::new();
    for (_, kind) in kinds {
        let mut of_kind: Vec<_> = found.iter().filter(|it| it.2 == kind).collect();
        if !words.is_empty() {
            of_kind.sort_by_key(|it| (it.0, it.1));
        }
        let most = if kind == Kind::Task { usize::MAX } else { MOST };
        listed.extend(of_kind.into_iter().take(most).map(|it| it.1));
    }
    listed
}

/// How well a word fits: 0 where the title begins with it, 1 where a word of the title does, 2 where
/// any word does, 3 where it stands anywhere; nothing where it is not there.
fn score(entry: &Entry, word: &str) -> Option<usize> {
    let at = entry.key.find(word)?;
    let title = folded(&entry.title);
    let begins = |text: &str| {
        text.split_whitespace().any(|it| without_article(it).starts_with(without_article(word)))
    };
    Some(match at {
        0 => 0,
        _ if begins(&title) => 1,
        _ if begins(&entry.key) => 2,
        _ => 3,
    })
}

/// The key under which spellings meet: letters folded and small, digits as 0 to 9, signs as blanks.
pub(super) fn folded(text: &str) -> String {
    let small = fold(text).to_lowercase();
    let plain = |c: char| if c.is_alphanumeric() || c == '+' { ascii_digit(c) } else { ' ' };
    small.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, Body, HeadingLevel, RichText, Title};
    use crate::editor::Editor;
    use crate::storage::settings::Settings;
    use crate::strings::Language;
    use crate::survey::Survey;
    use crate::ui::Seen;
    use crate::ui::dialog::OpenArticle;

    fn entries(language: Language) -> Vec<Entry> {
        let heading = |words: &str| {
            Block::new(BlockKind::Heading(HeadingLevel::FIRST), RichText::plain(words))
        };
        let body = Body::new([heading("ردود الفعل"), Block::paragraph("نص"), heading("الخلفية")]);
        let reference = Reference {
            id: RefId::new("independent-2022"),
            title: "Kremlin hails importance of Putin-Xi meeting".to_owned(),
            site: "The Independent".to_owned(),
            ..Reference::default()
        };
        let (article, _) =
            Article::with_body(Title::main("ع"), body).with_references(vec![reference]);
        let editor = Editor::new(article);
        let mut settings = Settings::default();
        settings.remember(std::path::Path::new("/home/s/قمة سمرقند.ron"));
        let survey = Survey::default();
        let today = chrono::NaiveDate::from_ymd_opt(2022, 9, 13).unwrap();
        let seen = Seen { editor: &editor, survey: &survey, today, settings: &settings };
        let open = [(1, "الأولى"), (2, "أوكرانيا بعد عام")].map(|(id, name)| OpenArticle {
            id: DocumentId(id),
            name: name.to_owned(),
            is_unsaved: false,
        });
        let abilities = crate::ui::abilities::Abilities::default();
        let pictures = crate::ui::pictures::Pictures::none();
        let (front, is_looked) = (DocumentId(1), true);
        let around = Around { seen, open: &open, front, abilities, is_looked, pictures };
        all(around, &[Task::Save], language.strings())
    }

    #[track_caller]
    fn check(written: &str, expected: &Target) {
        for language in [Language::Arabic, Language::English] {
            let entries = entries(language);
            let found = find(&entries, written);
            let first = found.first().and_then(|at| entries.get(*at));
            assert_eq!(first.map(|it| &it.target), Some(expected), "{written} in {language:?}");
        }
    }

    #[test]
    fn a_task_is_found_by_any_of_its_names() {
        check("صدر", &Target::Task(Task::Export));
        check("صدّر", &Target::Task(Task::Export));
        check("export", &Target::Task(Task::Export));
        check("EXPORT", &Target::Task(Task::Export));
        check("الاعدادات", &Target::Task(Task::Settings));
        check("إعدادات", &Target::Task(Task::Settings));
        check("settings", &Target::Task(Task::Settings));
        check("معاينه", &Target::Task(Task::Preview));
        check("ctrl+shift+d", &Target::Task(Task::TurnDirection));
    }

    #[test]
    fn words_come_in_any_order_and_spelling() {
        check("فقره اقلب", &Target::Task(Task::TurnDirection));
        check("اتجاه الفقرة", &Target::Task(Task::TurnDirection));
        check("لوحة المصادر", &Target::Task(Task::Sources));
        check("مصادر لوحه", &Target::Task(Task::Sources));
    }

    #[test]
    fn headings_articles_sources_and_files_are_found() {
        check("اوكرانيا عام", &Target::Article(DocumentId(2)));
        check("putin kremlin", &Target::Source(RefId::new("independent-2022")));
        check("independent", &Target::Source(RefId::new("independent-2022")));
        check("سمرقند", &Target::File("/home/s/قمة سمرقند.ron".into()));
        let place = |block, words: &str| Place::Body { block, span: Span::new(0, words.len()) };
        check("ردود", &Target::Heading(place(0, "ردود الفعل")));
        check("خلفيه", &Target::Heading(place(2, "الخلفية")));
    }

    #[test]
    fn what_was_chosen_last_comes_first_and_what_is_not_there_not_at_all() {
        let entries = entries(Language::Arabic);
        let listed = find(&entries, "");
        assert_eq!(listed.len(), entries.len());
        assert_eq!(entries[listed[0]].target, Target::Task(Task::Save));
        assert_eq!(find(&entries, "قسطنطينية"), Vec::<usize>::new());
        let undo = entries.iter().find(|it| it.target == Target::Task(Task::Undo)).unwrap();
        assert_eq!(undo.obstacle, Some(Obstacle::NothingDone));
    }
}
