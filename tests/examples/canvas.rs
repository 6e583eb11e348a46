//! The editing widget alone in a window: `cargo run --release --example canvas -- [--dark] FILE`,
//! where FILE is a draft (`.ron`) or a text; without one the example article is shown. Ctrl+F finds
//! in it, Ctrl+H replaces.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{
    Color32, ColorImage, Context, Frame, Margin, Panel, TextureOptions, Ui, ViewportBuilder,
    ViewportCommand,
};
use tahrir::article::{Article, Block, BlockKind, Body, Object, Picture, Position, Target, Title};
use tahrir::checks;
use tahrir::desktop::{self, Presenter, View};
use tahrir::editor::Editor;
use tahrir::import;
use tahrir::storage::{draft, files};
use tahrir::strings::{Language, Strings};
use tahrir::ui::Cx;
use tahrir::ui::ask::{AskBar, ask_ui, name_of};
use tahrir::ui::canvas::{self, Canvas, Overlay, Request, Scene, TextEngine};
use tahrir::ui::find::{FindBar, find_ui};
use tahrir::ui::pictures::Pictures;
use tahrir::ui::text_menu::{TextMenu, text_menu_ui};
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
    /// Where the pictures lie: beside the file.
    folder: PathBuf,
    pictures: Pictures,
    find: FindBar,
    ask: AskBar,
    menu: TextMenu,
    /// Said at the foot of the window.
    said: String,
    theme: Theme,
    /// What is wrong in the text of this revision, and that text.
    problems: Vec<Overlay>,
    checked: Option<u64>,
    checked_body: Body,
    /// The newest revision, and when it was first seen.
    seen: (Option<u64>, f64),
    began: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let theme = if arguments.iter().any(|it| it == "--dark") { Theme::DARK } else { Theme::LIGHT };
    let file = arguments.into_iter().find(|it| it != "--dark").map(PathBuf::from);
    let mut window = Window {
        editor: Editor::new(article(file.as_deref())?),
        canvas: Canvas::new("article"),
        engine: TextEngine::default(),
        words: None,
        folder: file.as_deref().and_then(Path::parent).unwrap_or(Path::new("")).to_owned(),
        pictures: Pictures::default(),
        find: FindBar::default(),
        ask: AskBar::default(),
        menu: TextMenu::default(),
        said: String::new(),
        theme,
        problems: Vec::new(),
        checked: None,
        checked_body: Body::default(),
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

fn article(file: Option<&Path>) -> Result<Article, Box<dyn std::error::Error>> {
    let bytes = match file {
        Some(file) => files::read_capped(file, 64 << 20)?,
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

/// A picture no larger than a window; nothing where there is none that can be read.
fn open_picture(path: &Path) -> Option<ColorImage> {
    const LARGEST: u32 = 1600;
    let picture = image::ImageReader::open(path).ok()?.with_guessed_format().ok()?.decode().ok()?;
    let picture = if picture.width().max(picture.height()) > LARGEST {
        picture.thumbnail(LARGEST, LARGEST)
    } else {
        picture
    };
    let pixels = picture.to_rgba8();
    let size = [pixels.width() as usize, pixels.height() as usize];
    Some(ColorImage::from_rgba_unmultiplied(size, pixels.as_raw()))
}

impl View for Window {
    fn begin(&mut self, context: &Context) {
        self.theme.apply(context);
        self.words = Some(Words::new(context, Language::Arabic));
        for block in self.editor.article().body().iter() {
            if let BlockKind::Picture(Picture { file, .. }) = block.kind()
                && let Some(picture) = open_picture(&self.folder.join(file))
            {
                let options = TextureOptions::LINEAR;
                self.pictures.insert(file, context.load_texture(file, picture, options));
            }
        }
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
                // What was said was said of what came before.
                self.said.clear();
                self.canvas.run(action, &mut self.editor, &mut self.engine, now);
            }
        }
        let theme = self.theme;
        let cx = Cx { words: &words, strings: Language::Arabic.strings(), theme: &theme };
        let text = self.canvas.id();
        // Before the find bar: Escape is for the bar that asks, while there is one.
        let answer = ask_ui(ui, cx, &mut self.ask, &self.editor, &mut self.engine, text);
        if let Some(action) = answer {
            self.canvas.run(action, &mut self.editor, &mut self.engine, now);
        }
        let requests = find_ui(ui, cx, &mut self.find, &self.editor, &mut self.engine, text);
        for request in requests {
            request.fulfil(&mut self.editor, &mut self.canvas);
        }
        self.said_ui(ui, cx);
        let overlays = self.overlays(ui, now);
        let scene = Scene { overlays: &overlays, pictures: &self.pictures, ..Scene::new(&theme) };
        let response = self.canvas.show(ui, &mut self.editor, &mut self.engine, &scene);
        let chosen = text_menu_ui(&response, cx, &mut self.menu, &self.canvas, &self.editor);
        for action in chosen {
            self.canvas.run(action, &mut self.editor, &mut self.engine, now);
        }
        for request in self.canvas.take_requests() {
            self.fulfil(request, ui, cx.strings);
        }
        if !std::mem::replace(&mut self.began, true) {
            response.request_focus();
        }
    }
}

impl Window {
    /// Does what the text asks for.
    fn fulfil(&mut self, request: Request, ui: &Ui, strings: &Strings) {
        match request {
            Request::Copy(clip) => ui.copy_text(clip.plain()),
            Request::Paste => ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste),
            Request::Cleaned(report) => self.said = (strings.pasted)(&report),
            Request::Citation(place) => self.said = self.sources_at(place),
            Request::Follow(Target::Url(address)) => {
                ui.ctx().open_url(egui::OpenUrl::new_tab(address));
            }
            Request::Follow(Target::Page(name)) => self.said = name,
            // The page around the text shows it; here there is none.
            Request::Describe(_) => {}
            Request::LinkTarget(_) | Request::Reference | Request::Picture => {
                self.ask.ask(&request, ui);
            }
        }
    }

    /// The sources of the citation at a place.
    fn sources_at(&self, place: Position) -> String {
        let article = self.editor.article();
        let objects = article.body().block(place.block).map(|block| block.content().objects());
        let placed = objects.unwrap_or_default().iter().find(|it| it.offset == place.offset);
        let Some(Object::Citation(citation)) = placed.map(|it| &it.object) else {
            return String::new();
        };
        let references = citation.references.iter();
        let names = references.filter_map(|id| article.references().get(id)).map(name_of);
        names.collect::<Vec<_>>().join("؛ ")
    }

    fn said_ui(&self, ui: &mut Ui, cx: Cx<'_>) {
        if self.said.is_empty() {
            return;
        }
        let frame = Frame::new().fill(cx.theme.panel).inner_margin(Margin::symmetric(16, 6));
        Panel::bottom("said").frame(frame).show(ui, |ui| {
            ui.with_layout(cx.words.column(), |ui| cx.words.fitted_ui(ui, &self.said));
        });
    }

    /// A problem where its block stands now; none once that was written in, until it is checked
    /// again. Blocks that came or went move those behind them.
    fn still_there(&self, problem: Overlay) -> Option<Overlay> {
        let (then, now) = (&self.checked_body, self.editor.article().body());
        let moved = (problem.block + now.len()).checked_sub(then.len());
        let of = |block: usize| Some((now.shared(block)?, then.shared(problem.block)?));
        let same = |block: &usize| of(*block).is_some_and(|(now, then)| Arc::ptr_eq(&now, &then));
        let block = [Some(problem.block), moved].into_iter().flatten().find(same)?;
        Some(Overlay { block, ..problem })
    }

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
            self.checked_body = self.editor.article().body().clone();
        } else if self.checked != Some(revision) {
            let left = std::time::Duration::from_secs_f64(PAUSE - rested);
            ui.ctx().request_repaint_after(left);
        }
        let current = self.find.current(&self.editor);
        let found = self.find.matches().iter().enumerate();
        let found = found.filter_map(|(at, it)| Overlay::of_match(it, current == Some(at)));
        let problems = self.problems.iter().filter_map(|problem| self.still_there(*problem));
        let mut overlays: Vec<Overlay> = found.chain(problems).collect();
        overlays.sort_by_key(|overlay| (overlay.block, overlay.span.start));
        overlays
    }
}
