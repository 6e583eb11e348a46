//! The world outside of the window, on threads: files, dialogs, pictures, the look over an article.
//! It fulfils [`Request`]s and answers with [`Event`]s, waking the window; the window never waits.
//! It must not know what is done with an answer.
//!
//! Everything on the disk goes through one thread in the order in which it was asked for, so that a
//! copy is never forgotten before what replaced it is saved. What takes long beside that (dialogs,
//! pictures, the look over an article) has threads of its own.

mod dialogs;
mod disk;
mod names;
mod pictures;
mod survey;

use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use egui::Context;

use self::dialogs::Dialogs;
use self::disk::{Disk, Job};
use self::pictures::Pictures;
use self::survey::Surveyor;
use super::left::Left;
use super::places::Places;
use crate::strings::{Language, Strings};
use crate::ui::world::{Event, Opened, Reading, Request};

/// How long the disk may take at the end. What it has not done by then comes back at the next
/// start, for copies are kept as one writes.
const PATIENCE: Duration = Duration::from_millis(700);

/// Sends events to the window and wakes it. Every thread has one.
#[derive(Clone)]
pub(super) struct Answers {
    sender: Sender<Event>,
    context: Arc<OnceLock<Context>>,
}

impl Answers {
    pub(super) fn send(&self, event: Event) {
        // Where nobody listens any more, the window is gone.
        if self.sender.send(event).is_ok()
            && let Some(context) = self.context.get()
        {
            context.request_repaint();
        }
    }
}

/// The world as the window knows it.
pub(super) struct World {
    answers: Answers,
    events: Receiver<Event>,
    jobs: Option<Sender<Job>>,
    disk: Option<JoinHandle<()>>,
    surveyor: Surveyor,
    pictures: Pictures,
    dialogs: Dialogs,
    strings: &'static Strings,
    wants_to_end: bool,
}

impl World {
    /// A world whose files lie in these places. Nothing is read yet.
    pub(super) fn new(places: Option<Places>, language: Language) -> Self {
        let (sender, events) = mpsc::channel();
        let answers = Answers { sender, context: Arc::default() };
        let (jobs, queue) = mpsc::channel();
        let disk = Disk::new(places, answers.clone());
        Self {
            events,
            jobs: Some(jobs),
            disk: Some(std::thread::spawn(move || disk.work(&queue))),
            surveyor: Surveyor::new(answers.clone()),
            pictures: Pictures::new(answers.clone()),
            dialogs: Dialogs::new(answers.clone()),
            answers,
            strings: language.strings(),
            wants_to_end: false,
        }
    }

    /// Whom other threads tell what happens.
    pub(super) fn answers(&self) -> Answers {
        self.answers.clone()
    }

    /// From now on the window is woken when something happens.
    pub(super) fn wake(&self, context: &Context) {
        // The first one is the window; there is no second.
        let _ = self.answers.context.set(context.clone());
    }

    /// The language of the sentences that follow.
    pub(super) fn speak(&mut self, language: Language) {
        self.strings = language.strings();
    }

    /// Brings back what a dead process left; what comes back is told by events.
    pub(super) fn recover(&self) {
        self.send(Job::Recover(self.strings));
    }

    /// Reads a file now, before there is a window, so that its first picture has the article in it.
    pub(super) fn open_now(&self, path: &Path) -> Event {
        let (event, known) = disk::open(path, Reading::Any, self.strings);
        if let Some((path, known)) = known {
            self.send(Job::Know(path, known));
        }
        event
    }

    /// Keeps how the window is left.
    pub(super) fn leave(&self, left: Left) {
        self.send(Job::Leave(Box::new(left)));
    }

    /// What happened since this was asked last.
    pub(super) fn happened(&self) -> Vec<Event> {
        self.events.try_iter().collect()
    }

    /// Does what the window wants, or begins it.
    pub(super) fn fulfil(&mut self, request: Request) {
        match request {
            Request::Survey { document, revision, article, context, register } => {
                let strings = self.strings;
                let look = survey::Look { document, revision, article, context, register, strings };
                self.surveyor.look(look);
            }
            Request::Picture { document, file, beside } => {
                self.pictures.load(document, file, beside, self.strings);
            }
            Request::Pick { purpose, suggested, folder } => {
                self.dialogs.ask(purpose, suggested, folder, self.strings);
            }
            Request::Quit => self.wants_to_end = true,
            request => self.send(Job::Do(request, self.strings)),
        }
    }

    /// Whether the window is to be closed.
    pub(super) fn wants_to_end(&self) -> bool {
        self.wants_to_end
    }

    fn send(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // The disk's thread ends when this sender goes, not before.
            let _ = jobs.send(job);
        }
    }

    /// Ends the world: what was asked of the disk is done first, if it is done soon.
    pub(super) fn end(mut self) {
        self.jobs = None;
        let Some(disk) = self.disk.take() else { return };
        let until = Instant::now() + PATIENCE;
        while !disk.is_finished() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

/// An article that has no file.
pub(super) fn unnamed(article: crate::article::Article) -> Event {
    Event::Opened(Box::new(Opened { article, path: None, recovered: None, notes: Vec::new() }))
}

#[cfg(test)]
mod tests;
