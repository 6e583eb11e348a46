//! When an open article is looked over and kept: after a pause in typing, and in long typing from
//! time to time. It knows revisions and seconds, no article and no clock.

/// Seconds without a change after which the article is looked over.
const LOOK: f64 = 0.35;
/// Seconds without a change after which a copy is kept.
const KEEP: f64 = 1.0;
/// While somebody types on and on, a copy is kept so often, in seconds.
const AT_MOST: f64 = 8.0;

/// How far an article of some revision has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pace {
    /// The newest revision, and when it was first seen.
    newest: Option<(u64, f64)>,
    /// The last revision of which each was asked for, and which is done.
    looked: Step,
    kept: Step,
    /// Which revision is in the draft's file.
    saved: Option<u64>,
    /// Set while a save is under way.
    saving: Option<u64>,
    /// When the oldest change was seen that is not kept.
    unkept_since: Option<f64>,
    trouble: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Step {
    asked: Option<u64>,
    done: Option<u64>,
}

/// What is due now.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Due {
    /// Look the article over.
    pub look: bool,
    /// Keep a copy.
    pub keep: bool,
    /// In so many seconds something will be.
    pub in_seconds: Option<f64>,
}

/// How safe what was written is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Safety {
    /// Nothing was written yet.
    Untouched,
    /// It is in its file.
    Saved,
    /// A copy of all of it would survive a crash; its file is older.
    Kept,
    /// Some of it is only in memory, not for long.
    Pending,
    /// It could not be kept; the sentence says why.
    Trouble(String),
}

impl Pace {
    /// What is due for an article that has this revision at this second.
    pub fn due(&mut self, revision: u64, now: f64) -> Due {
        if self.newest.is_none_or(|(newest, _)| newest != revision) {
            self.newest = Some((revision, now));
        }
        let since = self.newest.map_or(0.0, |(_, seen)| now - seen);
        let mut due = Due::default();
        let mut wait =
            |left: f64| due.in_seconds = Some(due.in_seconds.map_or(left, |it| it.min(left)));
        let mut look = false;
        if self.looked.asked != Some(revision) {
            // The first look is at once: whoever opens an article wants to see what is in it.
            if since >= LOOK || self.looked.asked.is_none() {
                look = true;
            } else {
                wait(LOOK - since);
            }
        }
        let mut keep = false;
        if self.is_safe(revision) {
            self.unkept_since = None;
        } else if self.kept.asked != Some(revision) {
            let unkept = now - *self.unkept_since.get_or_insert(now);
            if since >= KEEP || unkept >= AT_MOST {
                keep = true;
            } else {
                wait((KEEP - since).min(AT_MOST - unkept));
            }
        }
        if look {
            self.looked.asked = Some(revision);
        }
        if keep {
            self.kept.asked = Some(revision);
            self.unkept_since = None;
        }
        Due { look, keep, ..due }
    }

    fn is_safe(&self, revision: u64) -> bool {
        revision == 0 && self.saved.is_none()
            || self.kept.done == Some(revision)
            || self.saved == Some(revision)
    }

    /// An article of this revision was looked over. False if a newer one was before.
    pub fn looked(&mut self, revision: u64) -> bool {
        let is_new = self.looked.done.is_none_or(|done| done <= revision);
        if is_new {
            self.looked.done = Some(revision);
        }
        is_new
    }

    /// Whether what was seen last is of this revision.
    pub fn is_looked(&self, revision: u64) -> bool {
        self.looked.done == Some(revision)
    }

    /// Look again, though nothing changed in the article: settings did.
    pub fn look_again(&mut self) {
        self.looked.asked = None;
    }

    /// A copy of this revision is kept.
    pub fn kept(&mut self, revision: u64) {
        self.kept.done = Some(revision);
        self.trouble = None;
    }

    /// No copy could be kept.
    pub fn not_kept(&mut self, why: String) {
        self.trouble = Some(why);
    }

    /// A save of this revision was asked for.
    pub fn saving(&mut self, revision: u64) {
        self.saving = Some(revision);
    }

    /// The file has this revision.
    pub fn saved(&mut self, revision: u64) {
        self.saved = Some(revision);
        self.saving = None;
        self.trouble = None;
    }

    /// A save failed.
    pub fn not_saved(&mut self) {
        self.saving = None;
    }

    /// The article came from its file as it is.
    pub fn opened(&mut self) {
        self.saved = Some(0);
    }

    /// The article came back after a crash: its copy is there, its file is older or there is none.
    pub fn recovered(&mut self) {
        self.kept = Step { asked: Some(0), done: Some(0) };
        self.saved = Some(u64::MAX);
    }

    /// The article has no file any more: whatever its revision, it is in none.
    pub fn detached(&mut self) {
        self.saved = Some(u64::MAX);
    }

    /// Whether the article of this revision would be lost, but for its copy, if it were closed.
    pub fn is_unsaved(&self, revision: u64) -> bool {
        match self.saved {
            Some(saved) => saved != revision,
            None => revision != 0,
        }
    }

    /// How safe the article of this revision is.
    pub fn safety(&self, revision: u64) -> Safety {
        if let Some(why) = &self.trouble {
            return Safety::Trouble(why.clone());
        }
        if self.saved == Some(revision) {
            Safety::Saved
        } else if self.saved.is_none() && revision == 0 {
            Safety::Untouched
        } else if self.kept.done == Some(revision) && self.saving.is_none() {
            Safety::Kept
        } else {
            Safety::Pending
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_waited_for() {
        let mut pace = Pace::default();
        assert!(pace.due(0, 10.0).look);
        assert_eq!(pace.due(0, 10.1), Due::default());
        let due = pace.due(1, 11.0);
        assert!(!due.look && !due.keep && due.in_seconds.is_some_and(|it| it <= LOOK));
        let due = pace.due(1, 11.01 + LOOK);
        assert!(due.look && !due.keep);
        let due = pace.due(1, 11.01 + KEEP);
        assert!(!due.look && due.keep);
        assert_eq!(pace.safety(1), Safety::Pending);
        pace.kept(1);
        assert_eq!(pace.safety(1), Safety::Kept);
        assert!(pace.is_unsaved(1));
        pace.saved(1);
        assert_eq!((pace.safety(1), pace.is_unsaved(1)), (Safety::Saved, false));
    }

    #[test]
    fn who_types_on_and_on_is_kept_too() {
        let mut pace = Pace::default();
        let mut kept = 0;
        for key in 1..=200_u32 {
            let due = pace.due(u64::from(key), f64::from(key) * 0.1);
            kept += usize::from(due.keep);
        }
        assert_eq!(kept, 2);
    }

    #[test]
    fn what_came_back_is_unsaved_and_kept() {
        let mut pace = Pace::default();
        pace.recovered();
        assert!(pace.is_unsaved(0));
        assert_eq!(pace.safety(0), Safety::Kept);
        assert!(!pace.due(0, 5.0).keep);
        pace.not_kept("القرص ممتلئ".to_owned());
        assert_eq!(pace.safety(0), Safety::Trouble("القرص ممتلئ".to_owned()));
    }
}
