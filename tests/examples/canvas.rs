//! The editing widget alone in a window: `cargo run --release --example canvas -- FILE`, where FILE
//! is a draft (`.ron`) or a text; without one the example article is shown.

use std::path::PathBuf;

use eframe::egui;
use tahrir::article::{Article, Block, Body, Title};
use tahrir::editor::Editor;
use tahrir::import;
use tahrir::storage::{draft, files};
use tahrir::ui::canvas::{self, Canvas, Request, Scene, TextEngine};
use tahrir::ui::theme::Theme;

const EXAMPLE: &str = include_str!("../../assets/examples/samarkand.ron");

struct Window {
    editor: Editor,
    canvas: Canvas,
    engine: TextEngine,
    theme: Theme,
    began: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let article = article(std::env::args_os().nth(1).map(PathBuf::from))?;
    let window = Window {
        editor: Editor::new(article),
        canvas: Canvas::default(),
        engine: TextEngine::default(),
        theme: Theme::LIGHT,
        began: false,
    };
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([900.0, 700.0]),
        ..Default::default()
    };
    eframe::run_native("tahrir-canvas", options, Box::new(|_| Ok(Box::new(window))))?;
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

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let (events, modifiers, now) =
            ui.input(|input| (input.events.clone(), input.modifiers, input.time));
        let focused =
            !self.began || ui.memory(|memory| memory.has_focus(egui::Id::unique("canvas")));
        if focused {
            for action in canvas::actions(&events, modifiers) {
                self.canvas.run(action, &mut self.editor, &mut self.engine, now);
            }
        }
        let scene = Scene::new(&self.theme);
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
