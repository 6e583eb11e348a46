//! The look over an article, beside the typing: of every article only the newest state matters, so
//! an older one that waits is forgotten. It knows no window.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use super::Answers;
use super::names::Names;
use crate::article::Article;
use crate::checks;
use crate::strings::Strings;
use crate::survey::Survey;
use crate::ui::app::DocumentId;
use crate::ui::world::Event;

/// An article to look over.
pub(super) struct Look {
    pub(super) document: DocumentId,
    pub(super) revision: u64,
    pub(super) article: Box<Article>,
    pub(super) context: checks::Context,
    /// The newsroom's register of names.
    pub(super) register: Option<PathBuf>,
    pub(super) strings: &'static Strings,
}

/// What waits to be looked over.
#[derive(Default)]
struct Waiting {
    looks: BTreeMap<DocumentId, Look>,
    is_over: bool,
}

/// Looks over articles on a thread.
pub(super) struct Surveyor {
    shared: Arc<(Mutex<Waiting>, Condvar)>,
}

impl Surveyor {
    pub(super) fn new(answers: Answers) -> Self {
        let shared = Arc::<(Mutex<Waiting>, Condvar)>::default();
        let worker = Arc::clone(&shared);
        std::thread::spawn(move || {
            let mut names = Names::new();
            while let Some(look) = next(&worker) {
                let Look { document, revision, article, context, register, strings } = look;
                let survey = Survey::of(&article, &context);
                let (register, cache, trouble) = names.with(document, register.as_deref(), strings);
                let survey = Box::new(survey.with_mentions(&article, register, cache));
                if let Some(sentence) = trouble {
                    answers.send(Event::Trouble(sentence));
                }
                answers.send(Event::Surveyed { document, revision, survey });
            }
        });
        Self { shared }
    }

    /// Looks an article over as soon as the one before is done, if no newer one comes until then.
    pub(super) fn look(&self, look: Look) {
        let (waiting, bell) = &*self.shared;
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.looks.insert(look.document, look);
        bell.notify_one();
    }
}

impl Drop for Surveyor {
    fn drop(&mut self) {
        let (waiting, bell) = &*self.shared;
        waiting.lock().unwrap_or_else(PoisonError::into_inner).is_over = true;
        bell.notify_one();
    }
}

/// Waits for the next one; nothing when there will be none.
fn next((waiting, bell): &(Mutex<Waiting>, Condvar)) -> Option<Look> {
    let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if waiting.is_over {
            return None;
        }
        if let Some((_, look)) = waiting.looks.pop_first() {
            return Some(look);
        }
        waiting = bell.wait(waiting).unwrap_or_else(PoisonError::into_inner);
    }
}
