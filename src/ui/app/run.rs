//! What becomes of what a person asks for.

use egui::{Context, OpenUrl, ViewportCommand};

use super::{App, Beside, Document, DocumentId, EndTab, Pane};
use crate::article::{Position, Target};
use crate::checks::{self, Diagnostic, Place};
use crate::editor::{Selection, Transaction, findings};
use crate::storage::settings::Settings;
use crate::text::Span;
use crate::ui::action::{Action, Task};
use crate::ui::canvas::{self, Request as Ask};
use crate::ui::find::Mode;
use crate::ui::page::Described;
use crate::ui::world::{Over, Purpose, Reading, Request};

impl App {
    /// Does what is asked for.
    pub fn run(&mut self, action: Action, context: &Context) {
        match action {
            Action::Task(task) => self.task(task, context),
            Action::Text(action) => self.in_text(action, context),
            Action::Beside(action) => self.beside_text(action, context),
            Action::Change(transaction) => self.change(transaction),
            Action::Show(place) => self.show(&place, context),
            Action::Glance(place) => self.glance(&place),
            Action::Fix(problem) => self.fix(&problem),
            Action::FixAll(rule) => self.fix_all(rule),
            Action::EditReference(id) => self.edit_reference(&id),
            Action::Front(id) => self.bring_to_front(id),
            Action::Close(id) => self.close(id),
            Action::OpenPath(path) => self.open_path(path),
            Action::New(template) => self.begin_article(template),
            Action::Leave(leaving) => self.leave(leaving),
            Action::Pick(purpose) => self.pick(purpose),
            Action::Chosen(purpose, path) => self.picked(purpose, path, context),
            Action::Unchosen => self.stay(),
            Action::Look(typed) => self.requests.push(Request::Look(typed)),
            Action::OpenBeside(path) => self.open_beside(path),
            Action::Export(written) => self.pick(Purpose::Export(written)),
            Action::OpenUrl(address) => context.open_url(OpenUrl::new_tab(address)),
            Action::Settings(settings) => self.take_settings(*settings, context),
            Action::Say(sentence) => self.say(sentence),
        }
        context.request_repaint();
    }

    fn task(&mut self, task: Task, context: &Context) {
        if let Some(action) = task.in_text() {
            return self.in_text(action, context);
        }
        match task {
            Task::Open => self.pick(Purpose::Open(Reading::Any)),
            Task::Import => self.pick(Purpose::Open(Reading::Text)),
            Task::Save => match self.front().map(|it| (it.id, it.path.clone())) {
                Some((id, Some(path))) => self.save_to(id, path, Over::Unchanged),
                Some((id, None)) => self.pick(Purpose::Save(id)),
                None => {}
            },
            Task::SaveAs => {
                if let Some(id) = self.front().map(|it| it.id) {
                    self.pick(Purpose::Save(id));
                }
            }
            Task::Export => self.export(),
            Task::CloseTab => self.close(self.front),
            Task::Quit => self.quit(),
            Task::Find => self.find(Mode::Find, context),
            Task::Replace => self.find(Mode::Replace, context),
            Task::Entities => self.views.turn(Beside::Start),
            Task::Sources => self.views.turn(Beside::End),
            Task::ShowSources => self.show_end(EndTab::Sources),
            Task::ShowProblems => self.show_end(EndTab::Problems),
            Task::NextProblem => self.step_to_problem(1, context),
            Task::PreviousProblem => self.step_to_problem(-1, context),
            Task::NewReference => {
                if let Some(document) = self.front_mut() {
                    document.sources.form.open_new();
                }
            }
            Task::Focus => self.views.layout.is_focused = !self.views.layout.is_focused,
            Task::NextPane => self.views.focus = self.views.pane_beside(context, 1),
            Task::Title => {
                let len = self.front().map_or(0, |it| it.editor.article().title().name.len());
                self.show(&Place::Title(Span::at(len)), context);
            }
            Task::PreviousPane => self.views.focus = self.views.pane_beside(context, -1),
            Task::NextTab => self.turn_tabs(1),
            Task::PreviousTab => self.turn_tabs(-1),
            _ => self.views.dialogs.open_for(task),
        }
    }

    /// Does something in the article's text, which has the focus afterwards.
    fn in_text(&mut self, action: canvas::Action, context: &Context) {
        let now = context.input(|input| input.time);
        let Some(document) = self.documents.iter_mut().find(|it| it.id == self.front) else {
            return;
        };
        document.canvas.run(action, &mut document.editor, &mut self.engine, now);
        context.memory_mut(|memory| memory.request_focus(document.canvas.id()));
        // Behind a dialog that has just been closed it can have the focus only in the next frame.
        self.views.focus = Some(Pane::Article);
    }

    /// Does something about the article's text while the focus is elsewhere. What is undone there is
    /// shown only where it was in the text.
    fn beside_text(&mut self, action: canvas::Action, context: &Context) {
        let now = context.input(|input| input.time);
        let Some(document) = self.documents.iter_mut().find(|it| it.id == self.front) else {
            return;
        };
        let before = document.editor.article().body().clone();
        match action {
            canvas::Action::Undo => _ = document.editor.undo(),
            canvas::Action::Redo => _ = document.editor.redo(),
            action => {
                return document.canvas.run(action, &mut document.editor, &mut self.engine, now);
            }
        }
        if *document.editor.article().body() != before {
            document.canvas.follow_caret();
        }
    }

    fn find(&mut self, mode: Mode, context: &Context) {
        let Some(document) = self.front_mut() else { return };
        document.find.open(mode, &document.editor);
        let field = document.find.query_field().id();
        context.memory_mut(|memory| memory.request_focus(field));
    }

    /// Opens the form of a source.
    fn edit_reference(&mut self, id: &crate::article::RefId) {
        let Some(document) = self.front_mut() else { return };
        if let Some(reference) = document.editor.article().references().get(id) {
            document.sources.form.open_edit(reference);
        }
    }

    fn change(&mut self, transaction: Transaction) {
        let selects = transaction.selection.is_some();
        let Some(document) = self.front_mut() else { return };
        // A view made it of the article that is in front; where that is another one by now, it
        // does not fit, and nothing happens.
        let _ = document.editor.run(transaction);
        // Where something was put into the text, it is written on there.
        if selects {
            document.canvas.follow_caret();
            self.views.focus = Some(Pane::Article);
        }
    }

    /// Applies a fix. It was made for the article as it was seen; in one that changed since, the
    /// same finding is looked for again.
    fn fix(&mut self, problem: &Diagnostic) {
        let context = checks::Context { today: self.system.today, digits: self.settings.digits };
        let Some(document) = self.front_mut() else { return };
        let revision = document.editor.revision();
        let fix = if document.pace.is_looked(revision) {
            problem.fix.clone()
        } else {
            let found = checks::run(document.editor.article(), &context);
            let now = document.place_now(&problem.place);
            let same =
                |it: &&Diagnostic| it.finding == problem.finding && Some(&it.place) == now.as_ref();
            found.iter().find(same).and_then(|it| it.fix.clone())
        };
        if let Some(fix) = fix {
            self.change(Transaction::new(fix.changes));
        }
    }

    /// Puts right all that one rule found.
    fn fix_all(&mut self, rule: checks::RuleId) {
        let context = checks::Context { today: self.system.today, digits: self.settings.digits };
        let fixes = self
            .front()
            .and_then(|document| findings::fix_all(document.editor.article(), rule, &context));
        if let Some(transaction) = fixes {
            self.change(transaction);
        }
    }

    /// Goes to a place of the article in front.
    fn show(&mut self, place: &Place, context: &Context) {
        match place {
            Place::Body { block, span } => {
                if let Some(document) = self.front_mut() {
                    document.go_to(*block, span.start);
                    self.views.focus = Some(Pane::Article);
                }
            }
            Place::Reference { id, .. } => {
                self.show_end(EndTab::Sources);
                if let Some(document) = self.front_mut() {
                    document.sources.show(id.clone());
                }
            }
            place => {
                let Some(document) = self.front_mut() else { return };
                let Document { page, canvas, .. } = document;
                if !page.go_to(place, canvas, context) {
                    self.views.focus = Some(Pane::Article);
                }
            }
        }
    }

    /// Shows a place of the article in front and selects what stands there.
    fn glance(&mut self, place: &Place) {
        let Some(document) = self.front_mut() else { return };
        match *place {
            Place::Body { block, span } => {
                let at = |offset| Position { block, offset };
                document.editor.select(Selection { anchor: at(span.start), head: at(span.end) });
                document.canvas.reveal(at(span.start));
            }
            _ => document.canvas.reveal_head(),
        }
    }

    fn show_end(&mut self, tab: EndTab) {
        self.views.open(Beside::End);
        self.views.layout.end_tab = tab;
        self.views.focus = Some(Pane::End);
    }

    /// Goes to the next problem, or the one before, in the order of the page and round its end:
    /// from the one that was gone to last, or from the caret.
    fn step_to_problem(&mut self, step: isize, context: &Context) {
        let Some(document) = self.front() else { return };
        let places: Vec<Place> = document
            .survey
            .problems
            .iter()
            .filter_map(|it| document.place_now(&it.place))
            .collect();
        let head = document.editor.selection().head;
        let caret = Place::Body { block: head.block, span: Span::at(head.offset) };
        let last = self.views.problems.gone_to(head).filter(|it| places.contains(it));
        let start = |place: &Place| match place {
            Place::Body { block, span } => {
                Place::Body { block: *block, span: Span::at(span.start) }
            }
            other => other.clone(),
        };
        let here = last.map_or(caret, start);
        let next = if step > 0 {
            places.iter().find(|it| start(it) > here).or(places.first())
        } else {
            places.iter().rev().find(|it| start(it) < here).or(places.last())
        };
        if let Some(place) = next.cloned() {
            self.show(&place, context);
            let caret = self.front().map(|it| it.editor.selection().head).unwrap_or_default();
            self.views.problems.note(&place, caret);
        }
    }

    pub(super) fn bring_to_front(&mut self, id: DocumentId) {
        if self.documents.iter().any(|it| it.id == id) {
            self.front = id;
            self.views.focus = Some(Pane::Article);
        }
    }

    fn turn_tabs(&mut self, step: isize) {
        let at = self.documents.iter().position(|it| it.id == self.front);
        let len = self.documents.len();
        let Some(next) = at.and_then(|at| (at + len).checked_add_signed(step)) else { return };
        if let Some(document) = self.documents.get(next % len.max(1)) {
            self.bring_to_front(document.id);
        }
    }

    /// Uses other settings from now on.
    fn take_settings(&mut self, settings: Settings, context: &Context) {
        let old = std::mem::replace(&mut self.settings, settings);
        if old.digits != self.settings.digits || old.register != self.settings.register {
            self.documents.iter_mut().for_each(|document| document.pace.look_again());
        }
        self.theme().apply(context);
        self.requests.push(Request::SaveSettings(Box::new(self.settings.clone())));
    }

    /// Does what the text of the article in front asks for.
    pub(super) fn answer_text(&mut self, ui: &egui::Ui) {
        let strings = self.language().strings();
        let asked = self.front_mut().map(|it| it.canvas.take_requests()).unwrap_or_default();
        for request in asked {
            match request {
                Ask::Copy(clip) => ui.copy_text(clip.plain()),
                Ask::Paste => ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste),
                Ask::Cleaned(report) => self.say((strings.pasted)(&report)),
                Ask::Citation(place) => {
                    if let Some(place) = self.front().and_then(|it| it.source_at(place)) {
                        self.show(&place, ui.ctx());
                    }
                }
                Ask::Follow(Target::Url(address)) => {
                    ui.ctx().open_url(OpenUrl::new_tab(address));
                }
                Ask::Follow(Target::Page(name)) => {
                    if let Some(profile) = self.settings.chosen_profile() {
                        ui.ctx().open_url(OpenUrl::new_tab(profile.page_url(&name)));
                    }
                }
                Ask::Describe(block) => {
                    if let Some(document) = self.front_mut() {
                        document.page.describe(Described::Block(block));
                    }
                }
                Ask::LinkTarget(_) | Ask::Reference | Ask::Picture => {
                    if let Some(document) = self.front_mut() {
                        document.ask.ask(&request, ui);
                    }
                }
            }
        }
    }
}

impl Document {
    /// Whether it is an article that nobody has written in, without a file.
    pub fn is_blank(&self) -> bool {
        let article = self.editor.article();
        self.path.is_none()
            && self.editor.revision() == 0
            && article.title().name.is_empty()
            && article.body().text_len() == 0
    }
}
