//! The editing widget alone in a window: `cargo run --release --example canvas -- [--dark] FILE`,
//! where FILE is a draft (`.ron`) or a text; without one the example article is shown. Ctrl+F finds
//! in it, Ctrl+H replaces.

use std::path::PathBuf;

use egui::{Color32, Context, Ui, ViewportBuilder, ViewportCommand};
use tahrir::article::{Article, Block, Body, Title};
use tahrir::checks;
use tahrir::desktop::{self, Presenter, View};
use tahrir::editor::Editor;
use tahrir::import;
use tahrir::storage::{draft, files};
use tahrir::strings::Language;
use tahrir::ui::Cx;
use tahrir::ui::canvas::{self, Canvas, Overlay, Request, Scene, TextEngine};
use tahrir::ui::find::{FindBar, find_ui};
use tahrir::ui::theme::Theme;
use tahrir::ui::words::Words;

const EXAMPLE: &str = include_str!("../../assets/examples/samarkand.ron");

/// Checks wait until nothing was typed for so many seconds.
const PAUSE: f64 = 0.6;

struct Window {
    editor: Editor,
    canvas: Canvas,
    engine: TextEngine,
    /// Made for the window's context when it opens.
    words: Option<Words>,
    find: FindBar,
    theme: Theme,
    /// What is wrong in the text of this revision.
    problems: Vec<Overlay>,
    checked: Option<u64>,
    /// The newest revision, and when it was first seen.
    seen: (Option<u64>, f64),
    began: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let theme = if arguments.iter().any(|it| it == "--dark") { Theme::DARK } else { Theme::LIGHT };
    let file = arguments.into_iter().find(|it| it != "--dark").map(PathBuf::from);
    let mut window = Window {
        editor: Editor::new(article(file)?),
        canvas: Canvas::new("article"),
        engine: TextEngine::default(),
        words: None,
        find: FindBar::default(),
        theme,
        problems: Vec::new(),
        checked: None,
        seen: (None, 0.0),
        began: false,
    };
    let options = ViewportBuilder::default()
        .with_title("tahrir-canvas")
        .with_app_id("tahrir-canvas")
        .with_inner_size([900.0, 700.0]);
    desktop::run(&options, Presenter::from_environment(), &mut window)?;
    Ok(())
}

fn article(file: Option<PathBuf>) -> Result<Article, Box<dyn std::error::Error>> {
    let bytes = match file {
        Some(file) => files::read_capped(&file, 64 << 20)?,
        None => EXAMPLE.as_bytes().to_vec(),
    };
    let text = draft::decode(&bytes)?;
    if draft::is_draft(text) {
        return Ok(draft::read(&bytes)?.article);
    }
    let article = import::plain(text).article;
    if article.body().is_empty() {
        return Ok(Article::with_body(Title::default(), Body::new([Block::paragraph("")])));
    }
    Ok(article)
}

impl View for Window {
    fn begin(&mut self, context: &Context) {
        self.theme.apply(context);
        self.words = Some(Words::new(context, Language::Arabic));
    }

    fn ground(&self) -> Color32 {
        self.theme.page
    }

    fn ui(&mut self, ui: &mut Ui) {
        let Some(words) = self.words.clone() else { return };
        ui.spacing_mut().item_spacing.y = 0.0;
        let (events, modifiers, now) =
            ui.input(|input| (input.events.clone(), input.modifiers, input.time));
        let focused = !self.began || ui.memory(|memory| memory.has_focus(self.canvas.id()));
        if focused {
            for action in canvas::actions(&events, modifiers) {
                self.canvas.run(action, &mut self.editor, &mut self.engine, now);
            }
        }
        let cx = Cx { words: &words, strings: Language::Arabic.strings(), theme: &self.theme };
        let text = self.canvas.id();
        let requests = find_ui(ui, cx, &mut self.find, &self.editor, &mut self.engine, text);
        for request in requests {
            request.fulfil(&mut self.editor, &mut self.canvas);
        }
        let overlays = self.overlays(ui, now);
        let scene = Scene { overlays: &overlays, ..Scene::new(&self.theme) };
        let response = self.canvas.show(ui, &mut self.editor, &mut self.engine, &scene);
        for request in self.canvas.take_requests() {
            match request {
                Request::Copy(clip) => ui.copy_text(clip.plain()),
                Request::Paste => ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste),
                _ => {}
            }
        }
        if !std::mem::replace(&mut self.began, true) {
            response.request_focus();
        }
    }
}

impl Window {
    /// What was found and what is wrong, in the order of the text.
    fn overlays(&mut self, ui: &Ui, now: f64) -> Vec<Overlay> {
        let revision = self.editor.revision();
        if self.seen.0 != Some(revision) {
            self.seen = (Some(revision), now);
        }
        let rested = now - self.seen.1;
        if self.checked != Some(revision) && rested >= PAUSE {
            self.checked = Some(revision);
            let today = chrono::Local::now().date_naive();
            let context = checks::Context { today, digits: None };
            let problems = checks::run(self.editor.article(), &context);
            self.problems = problems.iter().filter_map(Overlay::of_problem).collect();
        } else if self.checked != Some(revision) {
            let left = std::time::Duration::from_secs_f64(PAUSE - rested);
            ui.ctx().request_repaint_after(left);
        }
        let current = self.find.current(&self.editor);
        let found = self.find.matches().iter().enumerate();
        let found = found.filter_map(|(at, it)| Overlay::of_match(it, current == Some(at)));
        let mut overlays: Vec<Overlay> = found.chain(self.problems.iter().copied()).collect();
        overlays.sort_by_key(|overlay| (overlay.block, overlay.span.start));
        overlays
    }
}
