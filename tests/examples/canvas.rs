//! The editing widget alone in a window: `cargo run --release --example canvas -- [--dark] FILE`,
//! where FILE is a draft (`.ron`) or a text; without one the example article is shown. Ctrl+F finds
//! in it, Ctrl+H replaces.

use std::path::PathBuf;

use eframe::egui;
use tahrir::article::{Article, Block, Body, Title};
use tahrir::editor::Editor;
use tahrir::import;
use tahrir::storage::{draft, files};
use tahrir::strings::Language;
use tahrir::ui::Cx;
use tahrir::ui::canvas::{self, Canvas, TextEngine};
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

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let (events, modifiers, now) =
            ui.input(|input| (input.events.clone(), input.modifiers, input.time));
        let focused = !self.began || ui.memory(|memory| memory.has_focus(self.canvas.id()));
        if focused {
            for action in canvas::actions(&events, modifiers) {
                let copied = self.canvas.run(action, &mut self.editor, &mut self.engine, now);
                if let Some(text) = copied {
                    ui.copy_text(text);
                }
            }
        }
        let cx = Cx { words: &self.words, strings: Language::Arabic.strings(), theme: &self.theme };
        let text = self.canvas.id();
        let requests = find_ui(ui, cx, &mut self.find, &self.editor, &mut self.engine, text);
        for request in requests {
            request.fulfil(&mut self.editor, &mut self.canvas);
        }
        let response = self.canvas.show(ui, &mut self.editor, &mut self.engine, &self.theme);
        if !std::mem::replace(&mut self.began, true) {
            response.request_focus();
        }
    }
}
