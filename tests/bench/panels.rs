//! How long a frame of the whole window takes while a panel is scrolled: 2,000 sources, 5,000
//! mentions. `cargo bench --bench panels`; one frame may take 16 ms, from event to pixels.
// A bench has no callers.
#![allow(missing_docs, clippy::print_stdout)]

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase,
    pos2, vec2,
};
use tahrir::article::{Article, Block, Body, RefId, Reference, Title};
use tahrir::dates::DateField;
use tahrir::desktop::raster::{Frame, Raster};
use tahrir::entities::{Cache, Register};
use tahrir::storage::settings::Settings;
use tahrir::strings::Language;
use tahrir::survey::Survey;
use tahrir::ui::app::{App, Layout, System};
use tahrir::ui::world::{self, Opened, Request};

const SIZE: [u32; 2] = [1280, 800];
const FRAMES: usize = 300;

/// The window, and a world that looks articles over.
struct Window {
    context: Context,
    app: App,
    raster: Raster,
    register: Register,
    time: f64,
}

impl Window {
    fn new(article: Article) -> Self {
        let today = NaiveDate::from_ymd_opt(2022, 9, 14).unwrap_or_default();
        let system = System { language: Language::Arabic, today, is_dark: false };
        let mut app = App::new(Settings::default(), system, Layout::default());
        let context = Context::default();
        app.begin(&context);
        let opened = Opened { article, path: None, recovered: None, notes: Vec::new() };
        app.hear(world::Event::Opened(Box::new(opened)), &context);
        let raster = Raster::new(app.ground());
        let mut window = Self { context, app, raster, register: Register::bundled(), time: 0.0 };
        for _ in 0..40 {
            window.frame(&[]);
        }
        window
    }

    /// A frame, from events to pixels; what it asks of the world is done beside the clock.
    fn frame(&mut self, events: &[Event]) -> Duration {
        self.time += 0.016;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.time),
            events: events.to_vec(),
            focused: true,
            ..RawInput::default()
        };
        let began = Instant::now();
        let app = &mut self.app;
        let output = self.context.run_ui(input, |ui| app.ui(ui));
        let scale = output.pixels_per_point;
        let primitives = self.context.tessellate(output.shapes, scale);
        let mut textures = output.textures_delta;
        let (textures, primitives) = (&mut textures, &primitives);
        self.raster.draw(Frame { size: SIZE, pixels_per_point: scale, textures, primitives });
        let spent = began.elapsed();
        for request in self.app.take_requests() {
            let Request::Survey { document, revision, article, context, .. } = request else {
                continue;
            };
            let mut cache = Cache::default();
            let survey = Survey::of(&article, &context);
            let survey = Box::new(survey.with_mentions(&article, &self.register, &mut cache));
            self.app.hear(world::Event::Surveyed { document, revision, survey }, &self.context);
        }
        spent
    }

    /// Turns the wheel over a point, frame after frame.
    fn scroll(&mut self, at: Pos2) -> Vec<Duration> {
        self.frame(&[Event::PointerMoved(at)]);
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -60.0),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        };
        let mut spent: Vec<_> =
            (0..FRAMES).map(|_| self.frame(std::slice::from_ref(&wheel))).collect();
        spent.sort_unstable();
        spent
    }
}

fn report(name: &str, spent: &[Duration]) {
    let at = |part: usize| spent.get((spent.len() * part / 100).min(spent.len() - 1));
    let [median, p95, longest] = [50, 95, 100].map(|part| at(part).copied().unwrap_or_default());
    println!("{name}: median {median:.2?}, p95 {p95:.2?}, longest {longest:.2?} of 16 ms");
}

fn references(count: usize) -> Vec<Reference> {
    let one = |number: usize| Reference {
        id: RefId::new(&format!("source-{number}")),
        title: format!("الزعيمان يلتقيان في سمرقند، الخبر {number}"),
        site: "وكالة تاس".to_owned(),
        url: format!("https://tass.com/world/{number}"),
        published: DateField::typed(format!("2022-09-{:02}", number % 28 + 1)),
        accessed: DateField::typed("2022-09-13"),
        ..Reference::default()
    };
    (0..count).map(one).collect()
}

/// 40 words, five of them names.
const SENTENCES: &str = "قال ڤلاديمير پوتن في موسكو إن قمة سمرقند تعقد في موعدها رغم كل شيء. \
    وأضاف أن الصين لم تطلب شيئا بعد من أحد، وأن الوفود تصل تباعا إلى المدينة القديمة قبل \
    يومين من افتتاحها كما أعلن منظموها في أوزبكستان.";

fn main() {
    let paragraph = || Block::paragraph(SENTENCES);
    let body = Body::new((0..1000).map(|_| paragraph()));
    let article = Article::with_body(Title::main("قمة سمرقند"), body);
    let mut window = Window::new(article);
    let mentions = window.app.front().map_or(0, |it| it.survey.mentions.mentions.len());
    println!("{mentions} mentions in 1,000 paragraphs");
    report("the article scrolled", &window.scroll(pos2(650.0, 500.0)));
    report("the names scrolled", &window.scroll(pos2(1150.0, 500.0)));
    report("nothing happens", &{
        let mut spent: Vec<_> = (0..FRAMES).map(|_| window.frame(&[])).collect();
        spent.sort_unstable();
        spent
    });

    let body = Body::new((0..20).map(|_| paragraph()));
    let article = Article::with_body(Title::main("قمة سمرقند"), body);
    let (article, _) = article.with_references(references(2000));
    let mut window = Window::new(article);
    report("2,000 sources scrolled", &window.scroll(pos2(180.0, 600.0)));
    report("the article above them scrolled", &window.scroll(pos2(650.0, 500.0)));
    let mut keys: Vec<_> =
        (0..FRAMES).map(|_| window.frame(&[Event::Text("ب".to_owned())])).collect();
    keys.sort_unstable();
    report("a key beside 2,000 sources", &keys);
}
