//! The editing widget alone in a window: `cargo run --release --example canvas -- [--dark] FILE`,
//! where FILE is a draft (`.ron`) or a text; without one the example article is shown. Ctrl+F finds
//! in it, Ctrl+H replaces.

use std::path::PathBuf;

use eframe::egui;
use tahrir::article::{Article, Block, Body, Title};
use tahrir::checks;
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

struct Window {
    editor: Editor,
    canvas: Canvas,
    engine: TextEngine,
    words: Words,
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
    let editor = Editor::new(article(file)?);
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([900.0, 700.0]),
        ..Default::default()
    };
    let window = move |creation: &eframe::CreationContext<'_>| {
        theme.apply(&creation.egui_ctx);
        Window {
            editor,
            canvas: Canvas::new("article"),
            engine: TextEngine::default(),
            words: Words::new(&creation.egui_ctx, Language::Arabic),
            find: FindBar::default(),
            theme,
            problems: Vec::new(),
            checked: None,
            seen: (None, 0.0),
            began: false,
        }
    };
    eframe::run_native(
        "tahrir-canvas",
        options,
        Box::new(|creation| Ok(Box::new(window(creation)))),
    )?;
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

impl Window {
    /// What was found and what is wrong, in the order of the text. Checks wait for a pause.
    fn overlays(&mut self, ui: &egui::Ui, now: f64) -> Vec<Overlay> {
        const PAUSE: f64 = 0.6;
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

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let (events, modifiers, now) =
            ui.input(|input| (input.events.clone(), input.modifiers, input.time));
        let focused = !self.began || ui.memory(|memory| memory.has_focus(self.canvas.id()));
        if focused {
            for action in canvas::actions(&events, modifiers) {
                self.canvas.run(action, &mut self.editor, &mut self.engine, now);
            }
        }
        let cx = Cx { words: &self.words, strings: Language::Arabic.strings(), theme: &self.theme };
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
                Request::Paste => ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste),
                _ => {}
            }
        }
        if !std::mem::replace(&mut self.began, true) {
            response.request_focus();
        }
    }
}
