//! The find bar: what is looked for, which match is the current one, what is put in its place.
//! [`FindBar`] keeps that, [`find_ui`] shows it; what is to be done in the article comes out as
//! [`FindRequest`]s. It knows the editor's search and no file.
//!
//! The search stays beside the text while it is edited, and a long article is searched in parts,
//! one a frame, so that neither typing in the field nor typing in the text waits for it.

mod bar;
mod keys;

pub use bar::find_ui;

use crate::article::{Article, Position};
use crate::checks::Place;
use crate::editor::search::{
    Folding, Keep, Match, Objects, Pattern, Progress, Query, QueryError, Standing, WholeWord,
    replace_all, replace_one,
};
use crate::editor::{Editor, Selection, Transaction};
use crate::text::Span;
use crate::ui::canvas::Canvas;
use crate::ui::field::Field;

/// So many bytes of the article are searched in one frame: half a millisecond of work for a word, three for a single letter.
const A_FRAME: usize = 100_000;
/// A selection longer than this in bytes is not what somebody looks for.
const LONGEST_SELECTION: usize = 400;

/// What is looked for and how, and what was found.
pub struct FindBar {
    open: Option<Mode>,
    query: Field,
    replacement: Field,
    /// Whether anything may be replaced in the text.
    purpose: Purpose,
    options: Options,
    /// What is searched for now, and the search; an error where it can't be searched for.
    asked: Query,
    standing: Result<Standing, QueryError>,
    /// From where the next match is to be shown as soon as it is known.
    seek: Option<Position>,
    /// Where the search began: another query is looked for from there.
    origin: Position,
    /// The match outside the body that was shown last.
    shown: Option<Place>,
    /// A match was replaced, and the next one is to be shown.
    go_on: bool,
    /// How many matches were replaced at last.
    replaced: Option<usize>,
}

/// Which fields the bar has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// One for what is looked for.
    Find,
    /// A second one for what is put in its place.
    Replace,
}

/// How is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Which spellings count as one.
    pub folding: Folding,
    /// Whether a part of a word will not do.
    pub whole_word: bool,
    /// Whether a whole word may have particles.
    pub particles: bool,
    /// Whether the query is a regular expression.
    pub regex: bool,
    /// Whether particles stay when a word is replaced.
    pub keep_particles: bool,
}

/// What the bar asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum FindRequest {
    /// Select a match in the body, and show it.
    Select(Selection),
    /// Show a match elsewhere: in the title or the lead picture's caption.
    Show(Place),
    /// Make this change.
    Run(Transaction),
}

/// What a text is searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    /// To write in it.
    Writing,
    /// To look at it: nothing is replaced.
    Reading,
}

/// Which way to the next match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Forward,
    Backward,
}

impl Default for FindBar {
    fn default() -> Self {
        Self {
            open: None,
            query: Field::new("find query"),
            replacement: Field::new("find replacement"),
            purpose: Purpose::Writing,
            options: Options::default(),
            asked: Query::plain(""),
            standing: Standing::new(&Query::plain("")),
            seek: None,
            origin: Position::default(),
            shown: None,
            go_on: false,
            replaced: None,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            folding: Folding::ALL,
            whole_word: false,
            particles: true,
            regex: false,
            keep_particles: true,
        }
    }
}

impl FindRequest {
    /// Does what is asked for where it concerns the text. A place elsewhere is for whoever shows
    /// that.
    pub fn fulfil(self, editor: &mut Editor, canvas: &mut Canvas) {
        match self {
            Self::Select(selection) => editor.select(selection),
            // Made for this very article, so it fits; and if not, nothing has changed.
            Self::Run(transaction) => drop(editor.run(transaction)),
            Self::Show(_) => return,
        }
        canvas.follow_caret();
    }
}

impl FindBar {
    /// A bar for a text that is only looked at. Each one of a window has a name of its own.
    pub fn reading(name: &str) -> Self {
        Self {
            query: Field::new(&format!("{name} query")),
            replacement: Field::new(&format!("{name} replacement")),
            purpose: Purpose::Reading,
            ..Self::default()
        }
    }

    /// Whether it is shown, and with which fields.
    pub fn mode(&self) -> Option<Mode> {
        self.open
    }

    /// How it searches.
    pub fn options(&self) -> Options {
        self.options
    }

    /// Searches in another way from now on.
    pub fn set_options(&mut self, options: Options) {
        self.options = options;
    }

    /// The field for what is looked for.
    pub fn query_field(&mut self) -> &mut Field {
        &mut self.query
    }

    /// The field for what is put in its place.
    pub fn replacement_field(&mut self) -> &mut Field {
        &mut self.replacement
    }

    /// The matches that are known; none while the bar is closed.
    pub fn matches(&self) -> &[Match] {
        match (&self.standing, self.open) {
            (Ok(standing), Some(_)) => standing.matches(),
            _ => &[],
        }
    }

    /// The number of the match that is shown: that which is selected.
    pub fn current(&self, editor: &Editor) -> Option<usize> {
        let (Ok(standing), Some(_)) = (&self.standing, self.open) else { return None };
        let selection = editor.selection();
        let (start, end) = (selection.start(), selection.end());
        if !selection.is_caret() && start.block == end.block {
            let span = Span::new(start.offset, end.offset);
            let place = Place::Body { block: start.block, span };
            if let Some(number) = standing.number_of(&place) {
                return Some(number);
            }
        }
        self.shown.as_ref().and_then(|place| standing.number_of(place))
    }

    /// Why what is written can't be searched for.
    pub fn error(&self) -> Option<&QueryError> {
        self.standing.as_ref().err()
    }

    /// Opens the bar; what is selected is looked for, else what was looked for last.
    pub fn open(&mut self, mode: Mode, editor: &Editor) {
        // What is selected because it was found is not what is looked for next.
        let found = self.current(editor).is_some();
        if self.open.is_none() {
            self.origin = editor.selection().start();
        }
        self.open = Some(mode);
        self.replaced = None;
        match selected_text(editor).filter(|_| !found) {
            Some(text) => self.query.set_text(&text),
            None => self.query.select_all(),
        }
    }

    /// Closes it.
    pub fn close(&mut self) {
        self.open = None;
        (self.seek, self.shown, self.go_on, self.replaced) = (None, None, false, None);
    }

    /// What is asked for now.
    fn written(&self) -> Query {
        let options = self.options;
        let whole_word = match (options.whole_word, options.particles) {
            (false, _) => WholeWord::No,
            (true, false) => WholeWord::Yes,
            (true, true) => WholeWord::WithParticles,
        };
        Query {
            text: self.query.text().to_owned(),
            folding: options.folding,
            whole_word,
            pattern: if options.regex { Pattern::Regex } else { Pattern::Plain },
            objects: Objects::Stop,
        }
    }

    /// Searches on, if there is anything to search, and finds what was asked for in the meantime.
    fn search(&mut self, editor: &Editor, requests: &mut Vec<FindRequest>) -> Progress {
        let query = self.written();
        if query != self.asked {
            self.standing = Standing::new(&query);
            self.asked = query;
            self.seek = Some(self.origin);
            (self.shown, self.replaced) = (None, None);
        }
        if std::mem::take(&mut self.go_on) {
            self.origin = editor.selection().end();
            self.seek = Some(self.origin);
        }
        let Ok(standing) = &mut self.standing else { return Progress::Complete };
        let progress = standing.follow(editor.article(), editor.revision(), A_FRAME);
        if let Some(from) = self.seek {
            let found = standing.first_from(from.block, from.offset);
            // Past the end it goes on at the beginning, once all of it is known.
            let around = || (progress == Progress::Complete).then_some(0);
            if let Some(number) = found.or_else(around) {
                self.seek = None;
                self.show(number, requests);
            }
        }
        progress
    }

    /// To the next match, or the one before; around the ends of the article.
    fn go(&mut self, way: Way, editor: &Editor, requests: &mut Vec<FindRequest>) {
        let current = self.current(editor);
        self.replaced = None;
        let Ok(standing) = &self.standing else { return };
        let count = standing.matches().len();
        let selection = editor.selection();
        let (start, end) = (selection.start(), selection.end());
        let next = match (way, current) {
            (Way::Forward, Some(current)) => Some(current + 1).filter(|next| *next < count),
            (Way::Forward, None) => standing.first_from(end.block, end.offset),
            (Way::Backward, Some(current)) => current.checked_sub(1),
            (Way::Backward, None) => {
                standing.first_from(start.block, start.offset).unwrap_or(count).checked_sub(1)
            }
        };
        let complete = standing.progress() == Progress::Complete;
        let around = match way {
            Way::Forward if complete => Some(0).filter(|_| count > 0),
            Way::Forward => None,
            Way::Backward => count.checked_sub(1),
        };
        match next.or(around) {
            Some(number) => {
                let place = standing.matches().get(number).map(|found| &found.place);
                if let Some(Place::Body { block, span }) = place {
                    self.origin = Position { block: *block, offset: span.start };
                }
                self.show(number, requests);
            }
            None if !complete => self.seek = Some(end),
            None => {}
        }
    }

    /// Makes a match the current one.
    fn show(&mut self, number: usize, requests: &mut Vec<FindRequest>) {
        let Some(found) = self.matches().get(number).cloned() else { return };
        match found.place {
            Place::Body { block, span } => {
                let at = |offset| Position { block, offset };
                self.shown = None;
                let selection = Selection { anchor: at(span.start), head: at(span.end) };
                requests.push(FindRequest::Select(selection));
            }
            place => {
                self.shown = Some(place.clone());
                // What is selected in the body is no longer the match that is shown.
                requests.push(FindRequest::Select(Selection::caret(self.origin)));
                requests.push(FindRequest::Show(place));
            }
        }
    }

    /// Replaces the current match and goes to the next one; without one it only goes there.
    fn replace(&mut self, editor: &Editor, requests: &mut Vec<FindRequest>) {
        let current = self.current(editor).and_then(|at| self.matches().get(at).cloned());
        let Some(found) = current else { return self.go(Way::Forward, editor, requests) };
        let with = self.replacement.text();
        let made = replace_one(editor.article(), &self.asked, &found, with, self.keep());
        if let Ok(Some(transaction)) = made {
            requests.push(FindRequest::Run(transaction));
            self.go_on = true;
        }
    }

    /// Replaces all matches as one step.
    fn replace_all(&mut self, article: &Article, requests: &mut Vec<FindRequest>) {
        let made = replace_all(article, &self.asked, self.replacement.text(), self.keep());
        let Ok(made) = made else { return };
        self.replaced = Some(made.as_ref().map_or(0, |it| it.count));
        self.seek = None;
        requests.extend(made.map(|it| FindRequest::Run(it.transaction)));
    }

    fn keep(&self) -> Keep {
        if self.options.keep_particles { Keep::Particles } else { Keep::Nothing }
    }
}

/// What is selected, where it is part of one paragraph and short enough to be looked for.
fn selected_text(editor: &Editor) -> Option<String> {
    let selection = editor.selection();
    let (start, end) = (selection.start(), selection.end());
    if selection.is_caret() || start.block != end.block {
        return None;
    }
    let text = editor.article().body().block(start.block)?.text();
    let text = text.get(start.offset..end.offset)?.replace(crate::text::OBJECT, "");
    (text.len() <= LONGEST_SELECTION && !text.trim().is_empty()).then_some(text)
}
