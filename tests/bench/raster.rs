//! How long the processor takes for a picture of the text: `cargo bench --bench raster`.
// criterion's macros make public functions
#![allow(missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use egui::epaint::ClippedPrimitive;
use egui::{Context, Event, RawInput, Rect, TexturesDelta, vec2};
use tahrir::desktop::raster::{Area, Frame, Raster};
use tahrir::editor::Editor;
use tahrir::ui::canvas::{self, Canvas, Scene, TextEngine};
use tahrir::ui::theme::Theme;

mod sample;

const SIZE: [u32; 2] = [1280, 800];

/// The widget in a window of 1280 by 800, full of text.
struct Window {
    context: Context,
    engine: TextEngine,
    canvas: Canvas,
    editor: Editor,
    time: f64,
}

impl Window {
    fn new() -> Self {
        let window = Self {
            context: Context::default(),
            engine: TextEngine::default(),
            canvas: Canvas::default(),
            editor: Editor::new(sample::article(100_000, 20)),
            time: 0.0,
        };
        window.context.memory_mut(|memory| memory.request_focus(egui::Id::unique("canvas")));
        window
    }

    /// What egui makes of some events: meshes and what is new about textures.
    fn frame(&mut self, events: &[Event]) -> (Vec<ClippedPrimitive>, TexturesDelta) {
        self.time += 0.01;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.time),
            events: events.to_vec(),
            focused: true,
            ..RawInput::default()
        };
        let (canvas, editor, engine) = (&mut self.canvas, &mut self.editor, &mut self.engine);
        let time = self.time;
        let output = self.context.run_ui(input, |ui| {
            for action in canvas::actions(events, egui::Modifiers::NONE) {
                canvas.run(action, editor, engine, time);
            }
            canvas.show(ui, editor, engine, &Scene::new(&Theme::LIGHT));
        });
        let primitives = self.context.tessellate(output.shapes, output.pixels_per_point);
        (primitives, output.textures_delta)
    }
}

fn draw(
    raster: &mut Raster,
    size: [u32; 2],
    primitives: &[ClippedPrimitive],
    textures: &mut TexturesDelta,
) -> Vec<Area> {
    raster.draw(Frame { size, pixels_per_point: 1.0, textures, primitives })
}

fn pictures(c: &mut Criterion) {
    let (mut window, mut raster) = (Window::new(), Raster::new(Theme::LIGHT.page));
    let mut shown = |events: &[Event], raster: &mut Raster| {
        let (primitives, mut textures) = window.frame(events);
        let changed = draw(raster, SIZE, &primitives, &mut textures);
        (primitives, changed)
    };
    shown(&[], &mut raster);
    shown(&[], &mut raster);
    let (before, _) = shown(&[], &mut raster);
    let (after, changed) = shown(&[Event::Text("ب".to_owned())], &mut raster);
    let pixels: usize = changed.iter().map(|area| area.width() * area.height()).sum();
    assert!(0 < pixels && pixels < 200_000, "a key changes a part: {pixels}");
    let none = &mut TexturesDelta::default();

    c.bench_function("a screenful, all of it, at most 2 ms", |b| {
        // Another size makes all of it new; that frame is not counted.
        b.iter_custom(|rounds| {
            let mut spent = Duration::ZERO;
            for _ in 0..rounds {
                draw(&mut raster, [1280, 799], &before, none);
                let began = Instant::now();
                draw(&mut raster, SIZE, black_box(&before), none);
                spent += began.elapsed();
            }
            spent
        });
    });
    let mut is_after = false;
    c.bench_function("what a key changed of it, at most 0.5 ms", |b| {
        b.iter(|| {
            is_after = !is_after;
            draw(&mut raster, SIZE, if is_after { &after } else { &before }, none).len()
        });
    });
    c.bench_function("the same again", |b| {
        draw(&mut raster, SIZE, &before, none);
        b.iter(|| assert!(draw(&mut raster, SIZE, black_box(&before), none).is_empty()));
    });
}

fn keys(c: &mut Criterion) {
    let (mut window, mut raster) = (Window::new(), Raster::new(Theme::LIGHT.page));
    let mut key = move |events: &[Event]| {
        let (primitives, mut textures) = window.frame(events);
        draw(&mut raster, SIZE, &primitives, &mut textures).len()
    };
    key(&[]);
    key(&[]);
    let letter = Event::Text("ب".to_owned());
    let backspace = Event::Key {
        key: egui::Key::Backspace,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    };
    let mut is_typed = false;
    c.bench_function("a key from event to pixels, at most 1 ms", |b| {
        b.iter(|| {
            is_typed = !is_typed;
            key(std::slice::from_ref(if is_typed { &letter } else { &backspace }))
        });
    });
    c.bench_function("a frame in which nothing changed", |b| b.iter(|| key(&[])));
}

criterion_group!(benches, pictures, keys);
criterion_main!(benches);
