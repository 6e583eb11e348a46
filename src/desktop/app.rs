//! The program's window: joins the app with the world. What happened goes into
//! [`App::hear`], a frame is [`App::ui`], and what the app wants goes to the world. It decides
//! nothing about articles.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use egui::{Color32, Context, Ui, ViewportBuilder, ViewportCommand};

use super::instance::Instance;
use super::left::{self, Left, Place};
use super::places::Places;
use super::world::{self, World};
use super::{Error, Presenter, View, signals};
use crate::storage::draft;
use crate::storage::settings::{self, Settings, SettingsProblem};
use crate::strings::{Language, Strings};
use crate::ui::action::Action;
use crate::ui::app::{App, System};
use crate::ui::world::Event;

/// The article of the first start.
const EXAMPLE: &str = include_str!("../../assets/examples/samarkand.ron");
/// The program's icon, 256 pixels wide.
static ICON: &[u8] = include_bytes!("../../assets/desktop/tahrir-256.png");
/// The name by which window systems know the program and find its desktop entry.
const APP_ID: &str = "tahrir";

/// The window's size at the first start, and the smallest, in logical pixels.
const SIZE: [f32; 2] = [1280.0, 800.0];
const SMALLEST: [f32; 2] = [480.0, 360.0];

/// So often it is looked at what day it is.
const DAY: Duration = Duration::from_secs(20);
/// How long the window is at rest before it is kept how it is left.
const REST: Duration = Duration::from_secs(2);

/// Opens the program's window and comes back when it is closed.
///
/// # Errors
/// Where there is no window system, or it takes no window or no pixels.
pub fn open(
    places: Option<Places>,
    instance: Option<Instance>,
    file: Option<PathBuf>,
    language: Language,
    presenter: Presenter,
) -> Result<(), Error> {
    let mut window = AppWindow::new(places, instance, file, language);
    let builder = window.builder();
    let outcome = super::run(&builder, presenter, &mut window);
    window.end();
    outcome
}

/// The window.
struct AppWindow {
    app: App,
    /// Until it is begun: what it is begun with.
    beginning: Option<Beginning>,
    world: World,
    /// Files that other starts handed over.
    arrived: (Sender<PathBuf>, Receiver<PathBuf>),
    /// The language of the system.
    language: Language,
    left: Left,
    /// How it is left, as it was kept last, and since when it is otherwise.
    kept: Left,
    changed: Option<Instant>,
    /// When it was last looked at what day it is.
    asked_day: Instant,
    day: NaiveDate,
}

struct Beginning {
    instance: Option<Instance>,
    file: Option<PathBuf>,
    problem: Option<SettingsProblem>,
    is_first_start: bool,
}

impl AppWindow {
    fn new(
        places: Option<Places>,
        instance: Option<Instance>,
        file: Option<PathBuf>,
        language: Language,
    ) -> Self {
        let (settings, problem) =
            places.as_ref().map_or_else(Default::default, |it| settings::load(&it.settings()));
        let views = places.as_ref().and_then(|it| left::load(&it.views()));
        let is_first_start = views.is_none();
        let left = views.unwrap_or_default();
        let day = today();
        let world = World::new(places, language_of(&settings, language));
        let system = System { language, today: day, is_dark: false };
        Self {
            app: App::new(settings, system, left.layout.clone()),
            beginning: Some(Beginning { instance, file, problem, is_first_start }),
            world,
            arrived: mpsc::channel(),
            language,
            kept: left.clone(),
            left,
            changed: None,
            asked_day: Instant::now(),
            day,
        }
    }

    /// The window as it was left.
    fn builder(&self) -> ViewportBuilder {
        let place = self.left.window.unwrap_or(Place { size: SIZE, ..Place::default() });
        let mut builder = ViewportBuilder::default()
            .with_title(self.app.language().strings().app.name)
            .with_app_id(APP_ID)
            .with_inner_size(place.size)
            .with_min_inner_size(SMALLEST)
            .with_maximized(place.is_maximized);
        if let Some(position) = place.position {
            builder = builder.with_position(position);
        }
        if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
            builder = builder.with_icon(icon);
        }
        builder
    }

    /// What the app is given before its first frame: the file of the command line, or what was open
    /// when the window was left.
    fn begin_app(&mut self, beginning: Beginning, context: &Context) {
        let Beginning { instance, file, problem, is_first_start } = beginning;
        let strings = self.app.language().strings();
        let tabs = if file.is_some() { Vec::new() } else { std::mem::take(&mut self.left.tabs) };
        let mut has_article = false;
        for path in file.into_iter().chain(tabs) {
            let event = self.world.open_now(&path);
            has_article |= matches!(event, Event::Opened(_));
            self.hear(event, context);
        }
        if is_first_start
            && !has_article
            && let Ok(example) = draft::read(EXAMPLE.as_bytes())
        {
            self.hear(world::unnamed(example.article), context);
        }
        if let Some(problem) = problem {
            self.hear(Event::Trouble(worded(&problem, strings)), context);
        }
        self.world.recover();
        let answers = self.world.answers();
        if let Some(instance) = instance {
            let (called, arrived) = (answers.clone(), self.arrived.0.clone());
            let listening = instance.listen(move |file| {
                // The window has the other end as long as it is open.
                file.map(|file| arrived.send(file));
                called.send(Event::Called);
            });
            // Without it every start opens a window; that is all.
            drop(listening);
        }
        // Without signals the window is closed by its frame alone.
        drop(signals::listen(move || answers.send(Event::Ending)));
    }

    fn hear(&mut self, event: Event, context: &Context) {
        self.app.hear(event, context);
        self.fulfil();
    }

    fn fulfil(&mut self) {
        for request in self.app.take_requests() {
            self.world.fulfil(request);
        }
    }

    /// Looks from time to time what day it is, and whether the system wants dark windows.
    fn look_around(&mut self, context: &Context) {
        if self.asked_day.elapsed() > DAY {
            (self.asked_day, self.day) = (Instant::now(), today());
        }
        let is_dark = context.system_theme() == Some(egui::Theme::Dark);
        self.app.set_system(System { language: self.language, today: self.day, is_dark });
        self.world.speak(self.app.language());
    }

    /// Keeps how the window is left, when it has been at rest for a while.
    fn look_at_place(&mut self, context: &Context) {
        self.left.layout.clone_from(&self.app.views().layout);
        let paths = self.app.documents().iter().filter_map(|it| it.path.clone());
        self.left.tabs = paths.take(left::MOST_TABS).collect();
        context.input(|input| {
            let viewport = input.viewport();
            let is_maximized = viewport.maximized.unwrap_or(false);
            let place = self.left.window.get_or_insert(Place { size: SIZE, ..Place::default() });
            place.is_maximized = is_maximized;
            // The size to come back to is the one it has when it does not fill the screen.
            if !is_maximized && viewport.minimized != Some(true) {
                if let Some(area) = viewport.inner_rect {
                    place.size = area.size().into();
                }
                place.position = viewport.outer_rect.map(|area| area.min.into());
            }
        });
        if self.left == self.kept {
            self.changed = None;
            return;
        }
        let since = self.changed.get_or_insert_with(Instant::now).elapsed();
        if since >= REST {
            self.keep_place();
        } else {
            context.request_repaint_after(REST - since);
        }
    }

    fn keep_place(&mut self) {
        self.kept.clone_from(&self.left);
        self.changed = None;
        self.world.leave(self.left.clone());
    }

    /// After the window is gone: keeps what is not kept, and waits for the disk.
    fn end(mut self) {
        if self.left != self.kept {
            self.keep_place();
        }
        if !self.world.wants_to_end() && self.beginning.is_none() {
            // Somebody took the window away.
            self.app.hear(Event::Ending, &Context::default());
            self.fulfil();
        }
        self.world.end();
    }
}

impl View for AppWindow {
    fn begin(&mut self, context: &Context) {
        self.world.wake(context);
        self.app.begin(context);
        if let Some(beginning) = self.beginning.take() {
            self.begin_app(beginning, context);
        }
    }

    fn ground(&self) -> Color32 {
        self.app.ground()
    }

    fn ui(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        for event in self.world.happened() {
            self.hear(event, &context);
        }
        while let Ok(path) = self.arrived.1.try_recv() {
            self.app.run(Action::OpenPath(path), &context);
        }
        if self.world.wants_to_end() {
            // The app has said that all is safe: it is not asked again whether it may be closed.
            context.send_viewport_cmd(ViewportCommand::Close);
            return;
        }
        self.look_around(&context);
        self.app.ui(ui);
        self.fulfil();
        if self.world.wants_to_end() {
            context.send_viewport_cmd(ViewportCommand::Close);
        }
        self.look_at_place(&context);
    }
}

fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

fn language_of(settings: &Settings, system: Language) -> Language {
    use crate::storage::settings::InterfaceLanguage;
    match settings.language {
        InterfaceLanguage::System => system,
        InterfaceLanguage::Arabic => Language::Arabic,
        InterfaceLanguage::English => Language::English,
    }
}

fn worded(problem: &SettingsProblem, strings: &Strings) -> String {
    let words = strings.world;
    let shown = |path: &Option<PathBuf>| path.as_deref().map(|it: &Path| it.display().to_string());
    match problem {
        SettingsProblem::File(error) => (words.settings_unread)(&(words.file)(error)),
        SettingsProblem::Damaged(kept) => (words.settings_damaged)(shown(kept).as_deref()),
        SettingsProblem::Unfit(names, kept) => {
            (words.settings_unfit)(names, shown(kept).as_deref())
        }
    }
}
