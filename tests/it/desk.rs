//! A writer's desk without a window: egui's events go in, the article, the caret's place and the
//! shapes that would be painted come out.

use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, vec2};
use tahrir::article::{Article, Block, Body, Position, RefId, Reference, Title};
use tahrir::editor::{Editor, Selection, references};
use tahrir::ui::canvas::{self, BarSide, Canvas, Overlay, Request, Scene, TextEngine};
use tahrir::ui::pictures::Pictures;
use tahrir::ui::theme::Theme;

/// An article with this text, in which every source that is cited is there.
pub(crate) fn article(body: Body) -> Article {
    let article = Article::with_body(Title::main("ع"), body);
    let mut ids: Vec<RefId> = references::cited(&article).cloned().collect();
    ids.sort_unstable();
    ids.dedup();
    let source = |id| Reference { id, ..Reference::default() };
    article.with_references(ids.into_iter().map(source).collect()).0
}

/// A writer's desk: an article, the widget, and hands.
pub(crate) struct Desk {
    pub(crate) context: Context,
    pub(crate) engine: TextEngine,
    pub(crate) canvas: Canvas,
    pub(crate) editor: Editor,
    pub(crate) time: f64,
    pub(crate) clipboard: String,
    pub(crate) size: egui::Vec2,
    /// What lies over the text.
    pub(crate) overlays: Vec<Overlay>,
    /// On which side the scroll bar stands.
    pub(crate) bar: BarSide,
    /// The pictures that are at hand.
    pub(crate) pictures: Pictures,
    /// Heights of what stands above the text and below it: buttons, as large as these.
    pub(crate) head: f32,
    pub(crate) foot: f32,
    /// How often one of them was clicked.
    pub(crate) clicks: usize,
    /// What was painted last.
    pub(crate) shapes: Vec<egui::Shape>,
    /// The pointer as the text wants it to look.
    pub(crate) cursor: egui::CursorIcon,
    /// Whether an input method is asked for.
    pub(crate) takes_letters: bool,
    /// What the text asked of its window, but for copies.
    pub(crate) requests: Vec<Request>,
}

impl Desk {
    pub(crate) fn new(texts: &[&str]) -> Self {
        Self::with(Body::new(texts.iter().map(|text| Block::paragraph(text))))
    }

    pub(crate) fn with(body: Body) -> Self {
        let mut desk = Self {
            context: Context::default(),
            engine: TextEngine::default(),
            canvas: Canvas::default(),
            editor: Editor::new(article(body)),
            time: 0.0,
            clipboard: String::new(),
            size: vec2(600.0, 400.0),
            overlays: Vec::new(),
            bar: BarSide::default(),
            pictures: Pictures::default(),
            head: 0.0,
            foot: 0.0,
            clicks: 0,
            shapes: Vec::new(),
            cursor: egui::CursorIcon::Default,
            takes_letters: false,
            requests: Vec::new(),
        };
        desk.frame(&[], Modifiers::NONE);
        desk.context.memory_mut(|memory| memory.request_focus(egui::Id::unique("canvas")));
        desk.frame(&[], Modifiers::NONE);
        desk
    }

    /// A desk whose caret stands at the `|` and whose selection began at the `[`, if there is one.
    pub(crate) fn script(text: &str) -> Self {
        let plain = text.replace(['|', '['], "");
        let at = |mark: char| {
            let before = text.split(mark).next().unwrap();
            before.replace(['|', '['], "").len()
        };
        let mut desk = Self::new(&[&plain]);
        let head = Position { block: 0, offset: at('|') };
        let anchor = if text.contains('[') { Position { block: 0, offset: at('[') } } else { head };
        desk.editor.select(Selection { anchor, head });
        desk
    }

    /// The first paragraph with `|` at the caret and `[` at the other end of the selection.
    pub(crate) fn shown(&self) -> String {
        let selection = self.editor.selection();
        let mut text = self.text(0).to_owned();
        let mut marks = vec![(selection.head.offset, '|')];
        if !selection.is_caret() {
            marks.push((selection.anchor.offset, '['));
        }
        marks.sort_unstable_by(|a, b| b.cmp(a));
        for (offset, mark) in marks {
            text.insert(offset, mark);
        }
        text
    }

    pub(crate) fn text(&self, block: usize) -> &str {
        self.editor.article().body().block(block).map_or("", Block::text)
    }

    pub(crate) fn frame(&mut self, events: &[Event], modifiers: Modifiers) {
        self.time += 0.1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.time),
            events: [&[Event::ModifiersChanged(modifiers)], events].concat(),
            focused: true,
            ..RawInput::default()
        };
        let (canvas, editor, engine) = (&mut self.canvas, &mut self.editor, &mut self.engine);
        let time = self.time;
        let (overlays, pictures) = (&self.overlays, &self.pictures);
        let (bar, head, foot) = (self.bar, self.head, self.foot);
        let scene = Scene { overlays, pictures, bar, head, foot, ..Scene::new(&Theme::LIGHT) };
        let clicks = &mut self.clicks;
        let mut output = self.context.run_ui(input, |ui| {
            for action in canvas::actions(events, modifiers) {
                canvas.run(action, editor, engine, time);
            }
            let response = canvas.show(ui, editor, engine, &scene);
            for (name, area) in [("head", canvas.head_area()), ("foot", canvas.foot_area())] {
                let Some(area) = area.map(|area| area.intersect(response.rect)) else { continue };
                let end = ui.interact(area, egui::Id::unique(name), egui::Sense::click());
                *clicks += usize::from(end.clicked());
            }
        });
        for request in self.canvas.take_requests() {
            match request {
                Request::Copy(clip) => self.clipboard = clip.plain(),
                other => self.requests.push(other),
            }
        }
        self.shapes = output.shapes.drain(..).map(|clipped| clipped.shape).collect();
        self.cursor = output.platform_output.cursor_icon;
        self.takes_letters = output.platform_output.ime.is_some();
        // Nobody paints here.
        output.textures_delta.clear();
    }

    pub(crate) fn run(&mut self, action: canvas::Action) {
        self.canvas.run(action, &mut self.editor, &mut self.engine, self.time);
        self.frame(&[], Modifiers::NONE);
    }

    pub(crate) fn press(&mut self, key: Key, modifiers: Modifiers) {
        let event =
            Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers };
        self.frame(&[event], modifiers);
    }

    pub(crate) fn keys(&mut self, keys: &[Key]) {
        for key in keys {
            self.press(*key, Modifiers::NONE);
        }
    }

    pub(crate) fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.frame(&[Event::Text(c.to_string())], Modifiers::NONE);
        }
    }

    pub(crate) fn click(&mut self, at: Pos2, times: usize) {
        self.time += 1.0;
        for _ in 0..times {
            self.button(at, PointerButton::Primary, true, Modifiers::NONE);
            self.button(at, PointerButton::Primary, false, Modifiers::NONE);
        }
    }

    /// Presses a button of the pointer, or lets it go.
    pub(crate) fn button(
        &mut self,
        pos: Pos2,
        button: PointerButton,
        pressed: bool,
        modifiers: Modifiers,
    ) {
        let event = Event::PointerButton { pos, button, pressed, modifiers };
        self.frame(&[Event::PointerMoved(pos), event], modifiers);
    }

    /// Presses at the first point, goes to the others, and lets go at the last.
    pub(crate) fn drag(&mut self, way: &[Pos2], modifiers: Modifiers) {
        self.time += 1.0;
        let (first, others) = way.split_first().expect("a way has a beginning");
        self.button(*first, PointerButton::Primary, true, modifiers);
        for at in others {
            self.frame(&[Event::PointerMoved(*at)], modifiers);
        }
        let last = others.last().unwrap_or(first);
        self.button(*last, PointerButton::Primary, false, modifiers);
    }

    /// Where the caret would be drawn at an offset of a block.
    pub(crate) fn place(&mut self, block: usize, offset: usize) -> Pos2 {
        let before = self.editor.selection();
        self.editor.select(Selection::caret(Position { block, offset }));
        self.frame(&[], Modifiers::NONE);
        let at = self.caret().center();
        self.editor.select(before);
        self.frame(&[], Modifiers::NONE);
        at
    }

    pub(crate) fn caret(&self) -> Rect {
        self.canvas.caret_area().expect("the caret is in sight")
    }

    pub(crate) fn head(&self) -> (usize, usize) {
        let head = self.editor.selection().head;
        (head.block, head.offset)
    }
}
