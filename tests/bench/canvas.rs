//! How long the writer waits: whole frames of the editing widget without a window, from the key to
//! the triangles. `cargo bench --bench canvas`; names carry the limits, words after `--` choose.
//!
//! A frame is told apart in its parts: `core` is the editor's change, `show` lays out and makes
//! meshes, `rest` is what egui does around, `triangles` is its tessellation.

// A bench says what it measured, and stops where it cannot go on.
#![allow(clippy::print_stdout, clippy::expect_used, clippy::indexing_slicing)]

mod sample;

use std::time::{Duration, Instant};

use egui::{Context, Event, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, pos2, vec2};
use tahrir::article::{Article, Block, Body, Position, Title};
use tahrir::editor::{Editor, Selection};
use tahrir::storage::draft;
use tahrir::ui::canvas::{Action, Canvas, Deletion, Scene, TextEngine};
use tahrir::ui::theme::Theme;

const SENTENCE: &str = "عقدت في سمرقند يوم 2022-09-15 قمةُ منظمة شنغهاي للتعاون (SCO) بحضور Vladimir Putin وشي جين بينغ، وقال «رويترز» إن الحضور بلغ 15 دولة. ";

/// How long the parts of a frame took.
#[derive(Clone, Copy, Debug, Default)]
struct Times {
    core: Duration,
    show: Duration,
    rest: Duration,
    triangles: Duration,
}

impl Times {
    fn ours(&self) -> Duration {
        self.core + self.show
    }

    fn whole(&self) -> Duration {
        self.core + self.show + self.rest + self.triangles
    }
}

/// The widget with an article in a window of the usual size that is not there.
struct Desk {
    context: Context,
    engine: TextEngine,
    canvas: Canvas,
    editor: Editor,
    time: f64,
    wants_repaint: bool,
}

impl Desk {
    fn new(article: Article) -> Self {
        Self {
            context: Context::default(),
            engine: TextEngine::default(),
            canvas: Canvas::default(),
            editor: Editor::new(article),
            time: 0.0,
            wants_repaint: true,
        }
    }

    /// A desk on which all has been laid out and measured.
    fn settled(article: Article) -> Self {
        let mut desk = Self::new(article);
        desk.context.memory_mut(|memory| memory.request_focus(egui::Id::unique("canvas")));
        desk.settle();
        desk
    }

    /// Frames until no other is asked for; gives the times of all.
    fn settle(&mut self) -> Vec<Times> {
        let mut all = Vec::new();
        loop {
            all.push(self.frame(None, &[]));
            if !self.wants_repaint && all.len() > 2 {
                return all;
            }
        }
    }

    fn frame(&mut self, action: Option<Action>, events: &[Event]) -> Times {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1000.0, 900.0))),
            time: Some(self.time),
            events: events.to_vec(),
            focused: true,
            ..RawInput::default()
        };
        let (canvas, editor, engine) = (&mut self.canvas, &mut self.editor, &mut self.engine);
        let mut times = Times::default();
        let begin = Instant::now();
        let mut action = action;
        let mut output = self.context.run_ui(input, |ui| {
            let begin = Instant::now();
            if let Some(action) = action.take() {
                canvas.run(action, editor, engine, self.time);
            }
            times.core += begin.elapsed();
            let begin = Instant::now();
            canvas.show(ui, editor, engine, &Scene::new(&Theme::LIGHT));
            times.show += begin.elapsed();
        });
        times.rest = begin.elapsed() - times.core - times.show;
        let begin = Instant::now();
        let triangles = self.context.tessellate(output.shapes, output.pixels_per_point);
        times.triangles = begin.elapsed();
        assert!(!triangles.is_empty());
        let delays = output.viewport_output.values().map(|viewport| viewport.repaint_delay);
        self.wants_repaint = delays.min() == Some(Duration::ZERO);
        output.textures_delta.clear();
        times
    }

    fn caret(&mut self, block: usize, offset: usize) {
        self.editor.select(Selection::caret(Position { block, offset }));
    }

    /// As many letters typed and taken back by turns.
    fn keys(&mut self, count: usize) -> Vec<Times> {
        (0..count)
            .map(|number| {
                let key = if number % 2 == 0 {
                    Action::Insert("ن".to_owned())
                } else {
                    Action::Delete(Deletion::Backward)
                };
                self.frame(Some(key), &[])
            })
            .collect()
    }
}

fn say(name: &str, times: &[Times], limited: impl Fn(&Times) -> Duration) {
    let sorted = |part: &dyn Fn(&Times) -> Duration| {
        let mut all: Vec<Duration> = times.iter().map(part).collect();
        all.sort_unstable();
        all
    };
    let all = sorted(&limited);
    let at = |share: usize| all[(all.len() - 1) * share / 100];
    let median = |part: fn(&Times) -> Duration| {
        let all = sorted(&part);
        all[all.len() / 2]
    };
    println!("{name}: median {:.3?}, p95 {:.3?}, longest {:.3?}", at(50), at(95), at(100));
    println!(
        "    medians: core {:.3?}, show {:.3?}, rest {:.3?}, triangles {:.3?}; {} frames",
        median(|times| times.core),
        median(|times| times.show),
        median(|times| times.rest),
        median(|times| times.triangles),
        times.len()
    );
}

fn paragraphs(texts: impl IntoIterator<Item = String>) -> Article {
    let blocks: Vec<Block> = texts.into_iter().map(|text| Block::paragraph(&text)).collect();
    Article::with_body(Title::main("قمة سمرقند"), Body::new(blocks))
}

fn text(characters: usize) -> String {
    SENTENCE.chars().cycle().take(characters).collect()
}

/// A place between letters near the middle.
fn middle(text: &str) -> usize {
    text.floor_char_boundary(text.len() / 2)
}

fn key_in_a_paragraph() {
    let short = text(500);
    let mut desk = Desk::settled(paragraphs([short.clone()]));
    desk.caret(0, middle(&short));
    desk.keys(20);
    let times = desk.keys(400);
    say("key in a paragraph of 500 characters, core and show at most 0.3 ms", &times, Times::ours);
}

fn key_in_an_article() {
    let mut desk = Desk::settled(sample::article(120_000, 60));
    let block = desk.editor.article().body().len() / 2;
    desk.caret(block, 0);
    desk.keys(20);
    let times = desk.keys(400);
    say("key in an article of 10,000 words, core and show at most 0.3 ms", &times, Times::ours);
}

fn key_in_ten_thousand_paragraphs() {
    let mut desk = Desk::settled(paragraphs((0..10_000).map(|_| text(100))));
    desk.caret(5_000, 0);
    desk.keys(20);
    let times = desk.keys(200);
    say("key in 10,000 paragraphs", &times, Times::ours);
    let times: Vec<Times> = (0..50).map(|_| desk.frame(Some(Action::Enter), &[])).collect();
    say("Enter in 10,000 paragraphs", &times, Times::ours);
}

fn key_in_a_long_paragraph() {
    let long = text(57_000);
    let mut desk = Desk::settled(paragraphs([long.clone()]));
    for (place, at) in [("start", 0), ("middle", middle(&long)), ("end", long.len())] {
        desk.caret(0, at);
        desk.settle();
        desk.keys(20);
        let times = desk.keys(200);
        let name = format!("key at the {place} of a paragraph of 100 KB, at most 10 ms");
        say(&name, &times, Times::ours);
    }
}

fn first_paint() {
    let written = draft::write(&sample::article(5_000_000, 1_000)).expect("an article is written");
    let mut all = Vec::new();
    for _ in 0..5 {
        let begin = Instant::now();
        let article = draft::read(written.as_bytes()).expect("it is read").article;
        let read = begin.elapsed();
        let mut desk = Desk::new(article);
        let made = begin.elapsed() - read;
        let times = desk.frame(None, &[]);
        all.push((begin.elapsed(), read, made, times));
    }
    all.sort_unstable_by_key(|it| it.0);
    let (whole, read, made, times) = all[all.len() / 2];
    println!("5 MB opened to the first paint, at most 250 ms: median {whole:.1?}");
    println!("    draft read {read:.1?}, faces read {made:.1?}, frame {:.1?}", times.whole());
}

fn scrolling() {
    let mut desk = Desk::settled(sample::article(1_000_000, 500));
    desk.frame(None, &[Event::PointerMoved(pos2(500.0, 400.0))]);
    let mut times = Vec::new();
    for _ in 0..600 {
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -40.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        };
        times.push(desk.frame(None, &[wheel]));
    }
    say("steady scrolling, a frame at most 2 ms", &times, Times::whole);
}

fn say_in_background(name: &str, times: &[Times], processor: Duration) {
    let total: Duration = times.iter().map(Times::whole).sum();
    let mut all: Vec<Duration> = times.iter().map(Times::whole).collect();
    all.sort_unstable();
    let longest = all.last().copied().unwrap_or_default();
    let (median, frames) = (all[all.len() / 2], times.len());
    println!("{name}: {total:.1?} in {frames} frames");
    println!("    processor {processor:.1?}, median frame {median:.1?}, longest {longest:.1?}");
}

/// What this thread has cost the processor so far: where others want it too, the clock on the wall
/// says little about long stretches.
fn processor_time() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

fn in_background() {
    let mut desk = Desk::new(paragraphs((0..2000).map(|_| text(500))));
    let first = desk.frame(None, &[]);
    let before = processor_time();
    let times = desk.settle();
    println!("first frame with its faces read: {:.1?}", first.whole());
    say_in_background(
        "1 M characters in 2,000 paragraphs in the background, at most 0.8 s, no frame over 16 ms",
        &times,
        processor_time() - before,
    );
    let mut desk = Desk::new(paragraphs([text(1_000_000)]));
    desk.frame(None, &[]);
    let before = processor_time();
    let times = desk.settle();
    say_in_background(
        "1 M characters in one paragraph in the background, at most 0.8 s, no frame over 16 ms",
        &times,
        processor_time() - before,
    );
}

fn pasted_line() {
    let line = "قمة سمرقند G20 2022 ".repeat((10 << 20) / 33);
    let mut desk = Desk::settled(paragraphs([String::new()]));
    let paste = desk.frame(Some(Action::Paste(line.clone())), &[]);
    println!(
        "10 MB pasted as one line, no frame over 100 ms: core {:.1?}, show {:.1?}, whole {:.1?}",
        paste.core,
        paste.show,
        paste.whole()
    );
    let before = processor_time();
    let mut times: Vec<Times> = (0..10).map(|_| desk.frame(None, &[])).collect();
    times.extend(desk.keys(10));
    say("    key while it is laid out, at most 100 ms", &times[10..], Times::whole);
    times.extend(desk.settle());
    say_in_background("    frames until it is laid out", &times, processor_time() - before);
    let keys = desk.keys(20);
    say("    key at its end, at most 100 ms", &keys, Times::whole);
    // Twice ten letters, of which each was taken back.
    let found = desk.editor.article().body().block(0).map_or("", Block::text);
    assert!(found == line || found == line.trim_end(), "the text is what was pasted");
}

fn marks() {
    let marks = format!("قال ب{} ثم", "\u{64E}".repeat(10_000));
    let mut desk = Desk::settled(paragraphs([text(200)]));
    let paste = desk.frame(Some(Action::Paste(marks)), &[]);
    println!("10,000 marks pasted on one letter, at most 100 ms: {:.1?}", paste.whole());
    let keys = desk.keys(10);
    say("    key beside them, at most 100 ms", &keys, Times::whole);
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    // The test harness may ask a bench to list what it would run.
    if arguments.iter().any(|argument| argument == "--list") {
        return;
    }
    let chosen: Vec<&String> = arguments.iter().filter(|it| !it.starts_with('-')).collect();
    let benches: [(&str, fn()); 9] = [
        ("paragraph", key_in_a_paragraph),
        ("article", key_in_an_article),
        ("many", key_in_ten_thousand_paragraphs),
        ("long", key_in_a_long_paragraph),
        ("first", first_paint),
        ("scrolling", scrolling),
        ("background", in_background),
        ("pasted", pasted_line),
        ("marks", marks),
    ];
    for (name, bench) in benches {
        if chosen.is_empty() || chosen.iter().any(|it| *it == name) {
            bench();
        }
    }
}
