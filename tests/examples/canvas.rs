//! The editing widget alone in a window: `cargo run --release --example canvas -- FILE`, where FILE
//! is a draft (`.ron`) or a text; without one the example article is shown.

use std::path::PathBuf;

use egui::{Color32, ViewportBuilder};
use tahrir::article::{Article, Block, Body, Title};
use tahrir::desktop::{self, Presenter, View};
use tahrir::editor::Editor;
use tahrir::import;
use tahrir::storage::{draft, files};
use tahrir::ui::canvas::{self, Canvas, TextEngine};
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
    let mut window = Window {
        editor: Editor::new(article),
        canvas: Canvas::default(),
        engine: TextEngine::default(),
        theme: Theme::LIGHT,
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
    fn ground(&self) -> Color32 {
        self.theme.page
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let (events, modifiers, now) =
            ui.input(|input| (input.events.clone(), input.modifiers, input.time));
        let focused =
            !self.began || ui.memory(|memory| memory.has_focus(egui::Id::unique("canvas")));
        if focused {
            for action in canvas::actions(&events, modifiers) {
                let copied = self.canvas.run(action, &mut self.editor, &mut self.engine, now);
                if let Some(text) = copied {
                    ui.copy_text(text);
                }
            }
        }
        let response = self.canvas.show(ui, &mut self.editor, &mut self.engine, &self.theme);
        if !std::mem::replace(&mut self.began, true) {
            response.request_focus();
        }
    }
}
