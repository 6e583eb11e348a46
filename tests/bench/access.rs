//! What a key costs while a screen reader listens: `cargo bench --bench access`. Each bench is a
//! whole frame without painting; the last step is what the platform's adapter does with it.
// criterion's macros make public functions
#![allow(missing_docs)]

#[path = "sample.rs"]
mod sample;

use accesskit_consumer::{NodeRef, Tree, TreeChangeHandler};
use criterion::{Criterion, criterion_group, criterion_main};
use egui::accesskit::TreeUpdate;
use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, vec2};

use tahrir::article::{Article, Block, Body, Position, Title};
use tahrir::editor::{Editor, Selection};
use tahrir::ui::canvas::{self, Canvas, Scene, TextEngine};
use tahrir::ui::theme::Theme;

struct Desk {
    context: Context,
    engine: TextEngine,
    canvas: Canvas,
    editor: Editor,
    time: f64,
    letter: bool,
}

struct Nobody;

impl TreeChangeHandler for Nobody {
    fn node_added(&mut self, _node: &NodeRef<'_>) {}
    fn node_updated(&mut self, _old: &NodeRef<'_>, _new: &NodeRef<'_>) {}
    fn focus_moved(&mut self, _old: Option<&NodeRef<'_>>, _new: Option<&NodeRef<'_>>) {}
    fn node_removed(&mut self, _node: &NodeRef<'_>) {}
}

impl Desk {
    fn new(article: Article) -> Self {
        let mut desk = Self {
            context: Context::default(),
            engine: TextEngine::default(),
            canvas: Canvas::default(),
            editor: Editor::new(article),
            time: 0.0,
            letter: false,
        };
        let block = desk.editor.article().body().len() / 2;
        desk.editor.select(Selection::caret(Position { block, offset: 0 }));
        desk.frame(&[]);
        desk.context.memory_mut(|memory| memory.request_focus(egui::Id::unique("canvas")));
        desk.key();
        desk
    }

    /// A letter, or the letter taken away again.
    fn key(&mut self) -> Option<TreeUpdate> {
        self.letter = !self.letter;
        let backspace = Event::Key {
            key: Key::Backspace,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let event = if self.letter { Event::Text("س".to_owned()) } else { backspace };
        self.frame(&[event])
    }

    fn frame(&mut self, events: &[Event]) -> Option<TreeUpdate> {
        self.time += 0.1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(900.0, 700.0))),
            time: Some(self.time),
            events: events.to_vec(),
            focused: true,
            ..RawInput::default()
        };
        let (canvas, editor, engine) = (&mut self.canvas, &mut self.editor, &mut self.engine);
        let time = self.time;
        let mut output = self.context.run_ui(input, |ui| {
            for action in canvas::actions(events, Modifiers::NONE) {
                canvas.run(action, editor, engine, time);
            }
            canvas.show(ui, editor, engine, &Scene::new(&Theme::LIGHT));
        });
        output.textures_delta.clear();
        output.platform_output.accesskit_update.take()
    }
}

fn keys(c: &mut Criterion) {
    let one = sample::article(100_000, 0);
    let text: Vec<&str> = one.body().iter().map(Block::text).collect();
    let giant = Body::new([Block::paragraph(&text.join(" "))]);
    let articles = [
        // 10,000 Arabic words are some 110 KB.
        ("10,000 words", sample::article(110_000, 100)),
        ("20,000 words", sample::article(220_000, 100)),
        ("5 MB", sample::article(5_000_000, 100)),
        ("100 KB in one paragraph", Article::with_body(Title::main("ع"), giant)),
    ];
    for (name, article) in articles {
        let mut desk = Desk::new(article);
        c.bench_function(&format!("a key, {name}, nobody listens"), |b| b.iter(|| desk.key()));
        desk.context.enable_accesskit();
        let Some(update) = desk.key() else { continue };
        let nodes = update.nodes.len();
        let mut tree = Tree::new(update, true);
        c.bench_function(&format!("a key, {name}, told"), |b| b.iter(|| desk.key()));
        let taken_over = format!("a key, {name}, told and taken over ({nodes} nodes)");
        c.bench_function(&taken_over, |b| {
            b.iter(|| {
                if let Some(update) = desk.key() {
                    tree.update_and_process_changes(update, &mut Nobody);
                }
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = keys
}
criterion_main!(benches);
