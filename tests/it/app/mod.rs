//! The window's flows without a window: a person finds widgets by the names that a screen reader
//! says, the world's files are a map in memory.

mod bars;
mod basics;
mod files;
mod names;
mod page;
mod pictures;
mod problems;
mod sources;
mod talking;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use chrono::NaiveDate;
use egui::{ColorImage, Event, Key, Modifiers, TexturesDelta, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, TestRenderer};
use tahrir::article::Article;
use tahrir::desktop::raster::{Frame, Raster};
use tahrir::entities::{self, Register};
use tahrir::storage::draft;
use tahrir::storage::paths::{Looked, PathState};
use tahrir::storage::settings::Settings;
use tahrir::strings::Language;
use tahrir::survey::Survey;
use tahrir::ui::action::{Action, Task};
use tahrir::ui::app::{App, Document, Layout, System};
use tahrir::ui::world::{self, NotSaved, Opened, Over, Request};

/// The window with its world.
pub(crate) struct Newsroom {
    pub(crate) harness: Harness<'static, Inside>,
    /// What is new about textures since a picture was made.
    textures: Textures,
    raster: Option<Raster>,
    size: Vec2,
}

/// Keeps what egui says of textures until a picture is made.
#[derive(Clone, Default)]
struct Textures(Rc<RefCell<TexturesDelta>>);

impl TestRenderer for Textures {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.0.borrow_mut().append(std::mem::take(delta));
    }
}

impl Drop for Textures {
    fn drop(&mut self) {
        self.0.borrow_mut().clear();
    }
}

/// The app, and a world that keeps everything in memory.
pub(crate) struct Inside {
    pub(crate) app: App,
    /// The files that there are, by path.
    pub(crate) files: BTreeMap<PathBuf, String>,
    /// What the person chooses when a file is asked for next; nothing is a change of mind.
    pub(crate) choice: Option<PathBuf>,
    /// What was asked for that only a real world could do.
    pub(crate) asked: Vec<Request>,
    /// What was put on the clipboard last.
    pub(crate) copied: String,
    /// What files might be called that were asked for.
    pub(crate) suggested: Vec<String>,
    /// Whether the system has no dialog for files.
    pub(crate) has_no_dialog: bool,
    /// Whether somebody else has written the next file that is saved.
    pub(crate) changed_outside: bool,
    has_begun: bool,
}

#[allow(dead_code, reason = "the tests of the panels use more of it")]
impl Newsroom {
    /// A window on this article, in Arabic.
    pub(crate) fn new(article: Article) -> Self {
        Self::sized(article, Settings::default(), vec2(1440.0, 900.0))
    }

    /// The window on the sample.
    pub(crate) fn sample() -> Self {
        Self::new(sample())
    }

    pub(crate) fn sized(article: Article, settings: Settings, size: Vec2) -> Self {
        let today = NaiveDate::from_ymd_opt(2022, 9, 14).unwrap();
        let system = System { language: Language::Arabic, today, is_dark: false };
        let mut inside = Inside {
            app: App::new(settings, system, Layout::default()),
            files: BTreeMap::new(),
            choice: None,
            asked: Vec::new(),
            copied: String::new(),
            suggested: Vec::new(),
            has_no_dialog: false,
            changed_outside: false,
            has_begun: false,
        };
        let opened = Opened { article, path: None, recovered: None, notes: Vec::new() };
        let mut first = Some(world::Event::Opened(Box::new(opened)));
        let show = move |ui: &mut egui::Ui, inside: &mut Inside| {
            if !std::mem::replace(&mut inside.has_begun, true) {
                inside.app.begin(ui.ctx());
            }
            if let Some(event) = first.take() {
                inside.app.hear(event, ui.ctx());
            }
            inside.app.ui(ui);
            for command in ui.output(|output| output.commands.clone()) {
                if let egui::OutputCommand::CopyText(text) = command {
                    inside.copied = text;
                }
            }
            for request in inside.app.take_requests() {
                if let Some(event) = inside.fulfil(request) {
                    inside.app.hear(event, ui.ctx());
                }
            }
        };
        inside.app.set_system(system);
        let textures = Textures::default();
        let builder = Harness::builder().with_size(size).allow_missing_glyphs();
        let builder = builder.renderer(textures.clone());
        let mut harness = builder.with_max_steps(400).build_ui_state(show, inside);
        harness.run_steps(8);
        Self { harness, textures, raster: None, size }
    }

    /// What a window would show.
    pub(crate) fn picture(&mut self) -> ColorImage {
        let mut textures = std::mem::take(&mut *self.textures.0.borrow_mut());
        let output = self.harness.output();
        let scale = output.pixels_per_point;
        let primitives = self.harness.ctx.tessellate(output.shapes.clone(), scale);
        let ground = self.app().ground();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small size")]
        let size = [(self.size.x * scale) as u32, (self.size.y * scale) as u32];
        let (primitives, textures) = (&primitives, &mut textures);
        let raster = self.raster.get_or_insert_with(|| Raster::new(ground));
        raster.draw(Frame { size, pixels_per_point: scale, textures, primitives });
        raster.picture()
    }

    /// Some frames, in which the world answers.
    pub(crate) fn rest(&mut self) {
        self.harness.run_steps(8);
    }

    pub(crate) fn app(&self) -> &App {
        &self.harness.state().app
    }

    /// The article in front.
    pub(crate) fn front(&self) -> &Document {
        self.app().front().expect("an article is open")
    }

    pub(crate) fn article(&self) -> &Article {
        self.front().editor.article()
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.rest();
    }

    /// Presses the keys of a task.
    pub(crate) fn task(&mut self, task: Task) {
        match task.shortcut() {
            Some(keys) => self.press(keys.modifiers, keys.key),
            None => self.ask(Action::Task(task)),
        }
    }

    /// Asks for something without a widget.
    pub(crate) fn ask(&mut self, action: Action) {
        let context = self.harness.ctx.clone();
        self.harness.state_mut().app.run(action, &context);
        self.rest();
    }

    /// Types letters into what has the focus.
    pub(crate) fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.rest();
    }

    /// Clicks at what has this name.
    pub(crate) fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.rest();
    }

    /// What was put on the clipboard last.
    pub(crate) fn copied(&self) -> &str {
        &self.harness.state().copied
    }

    /// Whether something has this name.
    pub(crate) fn shows(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
    }
}

impl Inside {
    fn fulfil(&mut self, request: Request) -> Option<world::Event> {
        match request {
            Request::Survey { document, revision, article, context, .. } => {
                let mut cache = entities::Cache::default();
                let survey = Survey::of(&article, &context);
                let survey = survey.with_mentions(&article, register(), &mut cache);
                let survey = Box::new(survey);
                Some(world::Event::Surveyed { document, revision, survey })
            }
            Request::Open { path, .. } => {
                let text = self.files.get(&path)?;
                let article = draft::read(text.as_bytes()).expect("a draft").article;
                let opened =
                    Opened { article, path: Some(path), recovered: None, notes: Vec::new() };
                Some(world::Event::Opened(Box::new(opened)))
            }
            Request::Pick { purpose, suggested, .. } if self.has_no_dialog => {
                let (folder, why) = (Some("/أخبار".into()), "لا حوار".to_owned());
                Some(world::Event::NoDialog { purpose, suggested, folder, why })
            }
            Request::Look(typed) => Some(world::Event::Looked(self.look(typed))),
            Request::Pick { purpose, suggested, .. } => {
                self.suggested.push(suggested);
                Some(world::Event::Picked { purpose, path: self.choice.take() })
            }
            Request::Save { document, revision, article, path, over } => {
                if std::mem::take(&mut self.changed_outside) && over == Over::Unchanged {
                    let why = NotSaved::Differs;
                    return Some(world::Event::NotSaved { document, path, why });
                }
                let text = draft::write(&article).expect("it can be written");
                self.files.insert(path.clone(), text);
                Some(world::Event::Saved { document, revision, path })
            }
            Request::Keep { document, revision, .. } => {
                Some(world::Event::Kept { document, revision })
            }
            Request::Write { path, text, over } => {
                if over == Over::Unchanged && self.files.contains_key(&path) {
                    return Some(world::Event::NotWritten { path, text, why: NotSaved::Differs });
                }
                self.files.insert(path.clone(), text);
                Some(world::Event::Wrote(path))
            }
            other => {
                self.asked.push(other);
                None
            }
        }
    }

    /// What is at a path: all files lie in one folder, which may be written.
    fn look(&self, typed: String) -> Looked {
        let path = PathBuf::from(&typed);
        let files = self.files.keys().map(|path| path.display().to_string());
        let completions = files.filter(|file| file.starts_with(&typed)).collect();
        let state = match path.parent() {
            _ if self.files.contains_key(&path) => PathState::File,
            Some(folder) if folder == Path::new("/أخبار") => PathState::Free,
            folder => PathState::NoFolder(folder.unwrap_or(&path).to_owned()),
        };
        Looked { typed, path, state, completions }
    }
}

/// The sample article as a draft.
pub(crate) fn sample() -> Article {
    let text = include_str!("../../../assets/examples/samarkand.ron");
    draft::read(text.as_bytes()).expect("the sample is a draft").article
}

/// The register that comes with the program, read once for all tests.
fn register() -> &'static Register {
    static REGISTER: std::sync::OnceLock<Register> = std::sync::OnceLock::new();
    REGISTER.get_or_init(Register::bundled)
}
