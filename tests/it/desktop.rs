//! What a window would show of the widget, drawn by the processor without one: how much of the
//! picture each key, blink and frame costs.

use egui::{Context, Event, Id, Key, Modifiers, RawInput, Rect, pos2, vec2};
use tahrir::article::{Block, Body};
use tahrir::desktop::raster::{Area, Frame, Raster};
use tahrir::editor::Editor;
use tahrir::ui::canvas::{self, Canvas, Scene, TextEngine};
use tahrir::ui::theme::Theme;

/// The widget and the picture of it, in a window of a size in points.
pub(crate) struct Easel {
    pub(crate) context: Context,
    pub(crate) engine: TextEngine,
    pub(crate) canvas: Canvas,
    pub(crate) editor: Editor,
    pub(crate) raster: Raster,
    pub(crate) theme: Theme,
    size: egui::Vec2,
    scale: f32,
    time: f64,
    focused: bool,
}

impl Easel {
    pub(crate) fn new(body: Body, theme: Theme, size: egui::Vec2, scale: f32) -> Self {
        let mut easel = Self {
            context: Context::default(),
            engine: TextEngine::default(),
            canvas: Canvas::default(),
            editor: Editor::new(super::desk::article(body)),
            raster: Raster::new(theme.page),
            theme,
            size,
            scale,
            time: 0.0,
            focused: true,
        };
        easel.frame(&[]);
        easel.context.memory_mut(|memory| memory.request_focus(Id::unique("canvas")));
        easel.frame(&[]);
        easel.frame(&[]);
        easel
    }

    /// One frame a hundredth of a second later: what of the picture it changed.
    pub(crate) fn frame(&mut self, events: &[Event]) -> Vec<Area> {
        self.time += 0.01;
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, self.size)),
            time: Some(self.time),
            events: events.to_vec(),
            focused: self.focused,
            ..RawInput::default()
        };
        let viewport = input.viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.native_pixels_per_point = Some(self.scale);
        let (canvas, editor, engine) = (&mut self.canvas, &mut self.editor, &mut self.engine);
        let (time, theme) = (self.time, &self.theme);
        let output = self.context.run_ui(input, |ui| {
            for action in canvas::actions(events, Modifiers::NONE) {
                canvas.run(action, editor, engine, time);
            }
            canvas.show(ui, editor, engine, &Scene::new(theme));
        });
        let egui::FullOutput { mut textures_delta, shapes, pixels_per_point, .. } = output;
        let primitives = self.context.tessellate(shapes, pixels_per_point);
        let pixels = self.size * self.scale;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small size")]
        let size = [pixels.x as u32, pixels.y as u32];
        let (primitives, textures) = (&primitives, &mut textures_delta);
        self.raster.draw(Frame { size, pixels_per_point, textures, primitives })
    }

    fn wait(&mut self, seconds: f64) -> Vec<Area> {
        self.time += seconds;
        self.frame(&[])
    }

    /// The caret's area in pixels.
    fn caret(&self) -> Rect {
        self.canvas.caret_area().expect("the caret is in sight") * self.scale
    }
}

/// What holds all of some areas.
fn around(areas: &[Area]) -> Rect {
    #[expect(clippy::cast_precision_loss, reason = "a small size")]
    let point = |x: i32, y: i32| pos2(x as f32, y as f32);
    areas.iter().fold(Rect::NOTHING, |all, area| {
        all.union(Rect::from_min_max(point(area.left, area.top), point(area.right, area.bottom)))
    })
}

fn easel(texts: &[&str], scale: f32) -> Easel {
    let body = Body::new(texts.iter().map(|text| Block::paragraph(text)));
    Easel::new(body, Theme::LIGHT, vec2(800.0, 600.0), scale)
}

fn page() -> Vec<String> {
    let text = "قال الرئيس الروسي Vladimir Putin إن قمة سمرقند 2022 مهمة «جدا» للمنظمة. ";
    (0..12).map(|number| format!("{}{number}", text.repeat(3))).collect()
}

#[track_caller]
fn check_page(scale: f32) {
    let texts = page();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut easel = easel(&texts, scale);
    let height = |easel: &Easel| easel.caret().height();

    assert_eq!(easel.frame(&[]), [], "the same frame again changes nothing");
    let release = Event::Key {
        key: Key::B,
        physical_key: Some(Key::B),
        pressed: false,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    assert_eq!(easel.frame(&[release]), [], "nor does the release of a key");
    let moved = Event::PointerMoved(pos2(300.0, 250.0));
    assert_eq!(easel.frame(&[moved]), [], "nor the pointer over the text");

    // Off: the caret alone, at most a tile more on each side.
    let caret = easel.caret();
    let blink = around(&easel.wait(0.55));
    assert!(blink.contains(easel.caret().center()), "{blink:?} {caret:?}");
    assert!(caret.expand(17.0).contains_rect(blink), "{blink:?} {caret:?}");
    assert_eq!(easel.frame(&[]), [], "between two blinks is nothing");

    // A letter in the middle of the page: the rest of its paragraph at most, usually its line.
    for _ in 0..4 {
        easel.frame(&[Event::Key {
            key: Key::ArrowDown,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }]);
    }
    let before = easel.caret();
    let letter = around(&easel.frame(&[Event::Text("ب".to_owned())]));
    let line = height(&easel);
    assert!(letter.contains(easel.caret().center()) && letter.contains(before.center()));
    assert!(letter.height() <= 3.0 * line + 32.0, "{letter:?}, a line is {line}");
    assert_eq!(easel.frame(&[]), [], "egui's second look shows nothing new");
}

#[test]
fn a_letter_costs_its_line_a_blink_the_caret_and_nothing_costs_nothing() {
    for scale in [1.0, 1.25, 1.5, 2.0] {
        check_page(scale);
    }
}

#[test]
fn a_window_that_is_not_in_use_does_not_blink() {
    let mut easel = easel(&["قمة سمرقند"], 1.0);
    easel.focused = false;
    easel.frame(&[Event::WindowFocused(false)]);
    easel.frame(&[]);
    for _ in 0..8 {
        assert_eq!(easel.wait(0.3), [], "nothing moves");
    }
}

#[test]
fn what_is_changed_in_parts_is_what_is_drawn_anew() {
    let texts = page();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut easel = easel(&texts, 1.25);
    let key = |key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let steps = [
        Event::Text("ل".to_owned()),
        Event::Text("ا".to_owned()),
        key(Key::Backspace),
        key(Key::Enter),
        key(Key::PageDown),
        Event::Text("Samarkand".to_owned()),
        key(Key::PageUp),
        key(Key::ArrowUp),
    ];
    for step in steps {
        easel.frame(std::slice::from_ref(&step));
        let partly = easel.raster.picture();
        // Another size and back again: all is drawn.
        let size = easel.size;
        easel.size = size + vec2(0.0, 8.0);
        easel.frame(&[]);
        easel.size = size;
        let changed = easel.frame(&[]);
        assert_eq!(changed, [Area::new(0, 0, 1000, 750)]);
        assert!(partly == easel.raster.picture(), "after {step:?}");
    }
}
