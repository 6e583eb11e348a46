//! The disk, on a thread: opening, saving, copies, settings, in the order in which they were asked
//! for. It knows what the files held that it saw, so that nobody's change is written over unseen; it
//! must not know windows.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

use super::Answers;
use crate::article::Article;
use crate::desktop::left::{self, Left};
use crate::desktop::places::Places;
use crate::storage::draft::{self, Access, DraftError, WriteError};
use crate::storage::files::{self, FileError, Step};
use crate::storage::opening::{self, Fingerprint, Source};
use crate::storage::recovery::{Origin, Session};
use crate::storage::{LoadError, MAX_DRAFT_BYTES, SaveError, paths, settings};
use crate::strings::{Problem, Strings};
use crate::ui::app::DocumentId;
use crate::ui::world::{Event, NotSaved, Opened, Over, Reading, Request};

/// The numbers of copies that come back begin here: no window opens so many articles.
const RECOVERED: u64 = 1 << 32;

/// Something for the disk to do.
pub(super) enum Job {
    /// What the window wants, with the words for what goes wrong.
    Do(Request, &'static Strings),
    /// Bring back what dead processes left.
    Recover(&'static Strings),
    /// Keep how the window is left.
    Leave(Box<Left>),
    /// This is what a file held that was read elsewhere.
    Know(PathBuf, Known),
}

/// What is known of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// What it held when it was opened or saved last.
    content: Option<Fingerprint>,
    /// What of it this version does not know; with anything here, it must not be written over.
    unknown: Vec<String>,
}

/// The disk.
pub(super) struct Disk {
    places: Option<Places>,
    answers: Answers,
    session: Option<Session>,
    known: HashMap<PathBuf, Known>,
    /// Which revision of each article its copy has.
    kept: HashMap<DocumentId, u64>,
    /// Whether it was told that settings cannot be saved.
    has_complained: bool,
}

impl Disk {
    pub(super) fn new(places: Option<Places>, answers: Answers) -> Self {
        Self {
            places,
            answers,
            session: None,
            known: HashMap::new(),
            kept: HashMap::new(),
            has_complained: false,
        }
    }

    /// Works until nobody can ask for anything any more.
    pub(super) fn work(mut self, queue: &Receiver<Job>) {
        while let Ok(job) = queue.recv() {
            match job {
                Job::Do(request, strings) => self.fulfil(request, strings),
                Job::Recover(strings) => self.recover(strings),
                Job::Leave(left) => self.leave(&left),
                Job::Know(path, known) => {
                    self.known.insert(path, known);
                }
            }
        }
        if let Some(session) = self.session.take() {
            session.end();
        }
    }

    fn fulfil(&mut self, request: Request, strings: &'static Strings) {
        match request {
            Request::Open { path, reading } => {
                let (event, known) = open(&path, reading, strings);
                self.known.extend(known);
                self.answers.send(event);
            }
            Request::Save { document, revision, article, path, over } => {
                let path = self.with_ending(absolute(&path), over);
                match self.save(document, revision, &article, path.clone(), over, strings) {
                    Ok(path) => self.answers.send(Event::Saved { document, revision, path }),
                    Err(why) => self.answers.send(Event::NotSaved { document, path, why }),
                }
            }
            Request::Keep { document, revision, article, path } => {
                match self.keep(document, &article, path, strings) {
                    Ok(()) => {
                        self.kept.insert(document, revision);
                        self.answers.send(Event::Kept { document, revision });
                    }
                    Err(why) => self.answers.send(Event::NotKept { document, why }),
                }
            }
            Request::Forget(document) => self.forget(document),
            Request::Write { path, text, over } => {
                let path = absolute(&path);
                match self.write(&path, &text, over, strings) {
                    Ok(()) => self.answers.send(Event::Wrote(path)),
                    Err(why) => self.answers.send(Event::NotWritten { path, text, why }),
                }
            }
            Request::SaveSettings(settings) => {
                let Some(places) = &self.places else { return };
                if let Err(error) = settings::save(&places.settings(), &settings)
                    && !std::mem::replace(&mut self.has_complained, true)
                {
                    let why = (strings.world.file)(&error);
                    self.answers.send(Event::Trouble((strings.world.settings_unsaved)(&why)));
                }
            }
            Request::Look(typed) => {
                let home = std::env::home_dir().filter(|home| home.is_absolute());
                let here = std::env::current_dir().unwrap_or_default();
                let looked = paths::look(&typed, home.as_deref(), &here);
                self.answers.send(Event::Looked(looked));
            }
            // These are for others.
            Request::Survey { .. }
            | Request::Pick { .. }
            | Request::Picture { .. }
            | Request::Quit => {}
        }
    }

    /// A draft's name ends in `.ron`, also where the person wrote no ending. Where whatever is there
    /// may be replaced, only what was named may: another file is not taken for it.
    fn with_ending(&self, path: PathBuf, over: Over) -> PathBuf {
        let is_named = path.extension().is_some() || self.known.contains_key(&real(&path));
        let named = path.with_extension("ron");
        if is_named || (over == Over::Anything && named.exists()) { path } else { named }
    }

    /// Saves a draft, and says where.
    fn save(
        &mut self,
        document: DocumentId,
        revision: u64,
        article: &Article,
        path: PathBuf,
        over: Over,
        strings: &Strings,
    ) -> Result<PathBuf, NotSaved> {
        let text = draft::write(article)
            .map_err(|error| NotSaved::Failed(not_writable(&error, &path, strings)))?;
        let known = self.known.get(&real(&path)).cloned().unwrap_or_default();
        if !known.unknown.is_empty() {
            return Err(NotSaved::ReadOnly((strings.world.read_only)(&known.unknown)));
        }
        let over = match over {
            Over::Anything => opening::Over::Anything,
            Over::Unchanged => known.content.map_or(opening::Over::Nothing, opening::Over::Known),
        };
        let saved = opening::save_text_over(&path, &text, over);
        let content = Some(Fingerprint::of(text.as_bytes()));
        if saved.is_ok() || saved.as_ref().is_err_and(is_in_place) {
            self.known.insert(real(&path), Known { content, unknown: Vec::new() });
        }
        let saved = saved.map_err(|error| match error {
            SaveError::Changed => NotSaved::Differs,
            SaveError::File(error) => NotSaved::Failed(about(&path, &error, strings)),
            SaveError::Draft(error) => NotSaved::Failed(not_writable(&error, &path, strings)),
        })?;
        if self.kept.get(&document).is_none_or(|kept| *kept <= revision) {
            // A copy of something newer stays.
            self.forget(document);
        }
        if saved.was_gone {
            let sentence = (strings.world.made_again)(&path.display().to_string());
            self.answers.send(Event::Trouble(sentence));
        }
        Ok(path)
    }

    /// Keeps a copy that survives this process.
    fn keep(
        &mut self,
        document: DocumentId,
        article: &Article,
        path: Option<PathBuf>,
        strings: &Strings,
    ) -> Result<(), String> {
        let text = draft::write(article).map_err(|_| strings.world.not_writable.to_owned())?;
        let content = path.as_deref().and_then(|path| self.known.get(&real(path))?.content);
        let origin = Origin { file: path, content };
        let no_copies = |error: &FileError| (strings.world.no_copies)(&(strings.world.file)(error));
        let first = self.session().and_then(|session| session.keep(document.0, &origin, &text));
        if first.is_ok() || self.places.is_none() {
            return first.map_err(|error| no_copies(&error));
        }
        // Somebody may have cleared the folder away: another session is another folder.
        self.session = None;
        let second = self.session().and_then(|session| session.keep(document.0, &origin, &text));
        second.map_err(|error| no_copies(&error))
    }

    fn session(&mut self) -> Result<&Session, FileError> {
        if self.session.is_none() {
            let nowhere = || FileError::System {
                step: Step::Create,
                error: std::io::ErrorKind::NotFound.into(),
            };
            let places = self.places.as_ref().ok_or_else(nowhere)?;
            self.session = Some(Session::begin(places.state())?);
        }
        self.session.as_ref().ok_or(FileError::NotAFile)
    }

    fn forget(&mut self, document: DocumentId) {
        self.kept.remove(&document);
        if let Some(session) = &self.session {
            // A copy that stays comes back once more: better than one that is missed.
            let _ = session.forget(document.0);
        }
    }

    /// Brings back what dead processes left.
    fn recover(&mut self, strings: &'static Strings) {
        let words = strings.world;
        if self.places.is_none() {
            return self.answers.send(Event::Trouble(words.no_folders.to_owned()));
        }
        let recovered = match self.session() {
            Ok(session) => session.recover(RECOVERED),
            Err(error) => {
                let why = (words.file)(&error);
                return self.answers.send(Event::Trouble((words.no_copies)(&why)));
            }
        };
        for found in recovered.found {
            let path = found.origin.file.map(|path| absolute(&path));
            if let Some(path) = &path {
                // What the file held when this was begun, not what it holds now: if somebody has
                // changed it since, a save has to say so.
                self.known.entry(real(path)).or_default().content = found.origin.content;
            }
            let shown = path.as_deref().map(|path| path.display().to_string());
            let notes = vec![(words.came_back)(shown.as_deref())];
            let recovered = Some(DocumentId(found.number));
            self.kept.insert(DocumentId(found.number), 0);
            let opened = Opened { article: found.article, path, recovered, notes };
            self.answers.send(Event::Opened(Box::new(opened)));
        }
        for path in recovered.damaged {
            let path = path.display().to_string();
            self.answers.send(Event::Trouble((words.copy_damaged)(&path)));
        }
        for (path, _) in recovered.left {
            let path = path.display().to_string();
            self.answers.send(Event::Trouble((words.copies_left)(&path)));
        }
    }

    fn leave(&self, left: &Left) {
        if let Some(places) = &self.places {
            // Where it cannot be kept, settings cannot either, and that was told.
            let _ = left::save(&places.views(), left);
        }
    }

    /// Writes a finished article. Never over a draft: an export can be made anew, a draft cannot.
    fn write(
        &self,
        path: &Path,
        text: &str,
        over: Over,
        strings: &Strings,
    ) -> Result<(), NotSaved> {
        let is_draft = self.known.contains_key(&real(path))
            || files::read_capped(path, MAX_DRAFT_BYTES as u64)
                .is_ok_and(|bytes| draft::decode(&bytes).is_ok_and(draft::is_draft));
        if is_draft {
            let sentence = (strings.problem)(&Problem::DraftThere);
            return Err(NotSaved::Failed((strings.about)(&path.display().to_string(), &sentence)));
        }
        let over = match over {
            Over::Anything => opening::Over::Anything,
            Over::Unchanged => opening::Over::Nothing,
        };
        match opening::save_text_over(path, text, over) {
            Ok(_) => Ok(()),
            Err(SaveError::File(error)) => Err(NotSaved::Failed(about(path, &error, strings))),
            Err(SaveError::Changed | SaveError::Draft(_)) => Err(NotSaved::Differs),
        }
    }
}

/// Opens a file: what is told of it, and what is known of it from now on.
pub(super) fn open(
    path: &Path,
    reading: Reading,
    strings: &Strings,
) -> (Event, Option<(PathBuf, Known)>) {
    let path = absolute(path);
    let opened = match reading {
        Reading::Any => opening::open(&path),
        Reading::Text => opening::open_text(&path),
    };
    let opened = match opened {
        Ok(opened) => opened,
        Err(error) => {
            let sentence = match &error {
                LoadError::File(error) => (strings.world.file)(error),
                LoadError::Draft(error) => (strings.world.draft)(error),
            };
            let name = path.display().to_string();
            return (Event::NotOpened((strings.about)(&name, &sentence)), None);
        }
    };
    let article = opened.article;
    match opened.source {
        Source::Text { findings } => {
            let notes = findings.iter().map(strings.import_finding).collect();
            let opened = Opened { article, path: None, recovered: None, notes };
            (Event::Opened(Box::new(opened)), None)
        }
        Source::Draft { access, content } => {
            let (unknown, notes) = match access {
                Access::ReadWrite => (Vec::new(), Vec::new()),
                Access::ReadOnly(unknown) => {
                    let note = (strings.world.read_only)(&unknown);
                    (unknown, vec![note])
                }
            };
            let known = Known { content: Some(content), unknown };
            let place = real(&path);
            let opened = Opened { article, path: Some(path), recovered: None, notes };
            (Event::Opened(Box::new(opened)), Some((place, known)))
        }
    }
}

/// A path as the system means it; `~/` is the home folder, as people write it.
fn absolute(path: &Path) -> PathBuf {
    let home = || std::env::home_dir().filter(|home| home.is_absolute());
    let path = match (path.strip_prefix("~"), home()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    };
    std::path::absolute(&path).unwrap_or(path)
}

/// The file that a path leads to, by which it is known whatever path was taken. One that is not
/// there is known by its folder's.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
        match (folder, path.file_name()) {
            (Some(folder), Some(name)) => folder.join(name),
            _ => path.to_owned(),
        }
    })
}

/// Whether the new content is in place all the same: only that it stays there is not sure.
fn is_in_place(error: &SaveError) -> bool {
    matches!(
        error,
        SaveError::File(FileError::System { step: Step::SyncFolder | Step::ReadBack, .. })
    )
}

fn about(path: &Path, error: &FileError, strings: &Strings) -> String {
    (strings.about)(&path.display().to_string(), &(strings.world.file)(error))
}

fn not_writable(error: &WriteError, path: &Path, strings: &Strings) -> String {
    let sentence = match error {
        WriteError::TooLarge { bytes } => {
            (strings.world.draft)(&DraftError::TooLarge { bytes: *bytes })
        }
        WriteError::UnknownBlock { .. } => strings.world.not_writable.to_owned(),
    };
    (strings.about)(&path.display().to_string(), &sentence)
}
