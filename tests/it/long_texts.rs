//! Long articles and giant paragraphs in the editing widget, without a window: laid out bit by bit,
//! while nothing in sight moves and keys do what they always do.

use egui::{Context, Event, Id, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase};
use egui::{Pos2, RawInput, Rect, pos2, vec2};
use tahrir::article::{Article, Block, Body, Position, Title};
use tahrir::editor::{Editor, Selection};
use tahrir::ui::canvas::{Action, Canvas, Deletion, Extend, Motion, Scene, TextEngine};
use tahrir::ui::theme::Theme;

struct Desk {
    context: Context,
    engine: TextEngine,
    canvas: Canvas,
    editor: Editor,
    time: f64,
    /// After how many seconds the last frame asked for another.
    repaint_after: f64,
    /// Where each mesh of letters stood in the last frame.
    letters: Vec<Rect>,
}

impl Desk {
    fn new(texts: &[String]) -> Self {
        let body = Body::new(texts.iter().map(|text| Block::paragraph(text)));
        let desk = Self {
            context: Context::default(),
            engine: TextEngine::default(),
            canvas: Canvas::default(),
            editor: Editor::new(Article::with_body(Title::main("ع"), body)),
            time: 0.0,
            repaint_after: 0.0,
            letters: vec![],
        };
        desk.context.memory_mut(|memory| memory.request_focus(Id::unique("canvas")));
        desk
    }

    fn frame(&mut self, action: Option<Action>, events: &[Event]) {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(600.0, 400.0))),
            time: Some(self.time),
            events: events.to_vec(),
            focused: true,
            ..RawInput::default()
        };
        let (canvas, editor, engine) = (&mut self.canvas, &mut self.editor, &mut self.engine);
        let mut action = action;
        let mut output = self.context.run_ui(input, |ui| {
            if let Some(action) = action.take() {
                canvas.run(action, editor, engine, self.time);
            }
            canvas.show(ui, editor, engine, &Scene::new(&Theme::LIGHT));
        });
        let delays = output.viewport_output.values().map(|it| it.repaint_delay.as_secs_f64());
        self.repaint_after = delays.fold(f64::INFINITY, f64::min);
        let mesh = |shape: &egui::epaint::ClippedShape| match &shape.shape {
            egui::Shape::Mesh(mesh) => Some(mesh.calc_bounds()),
            _ => None,
        };
        self.letters = output.shapes.iter().filter_map(mesh).collect();
        output.textures_delta.clear();
    }

    fn run(&mut self, action: Action) {
        self.frame(Some(action), &[]);
    }

    /// Frames until no other is asked for, but for the caret's blink; how many there were.
    fn settle(&mut self) -> usize {
        for number in 1..2000 {
            self.frame(None, &[]);
            if self.repaint_after > 0.0 {
                return number;
            }
        }
        panic!("it is never done");
    }

    fn text(&self, block: usize) -> &str {
        self.editor.article().body().block(block).map_or("", Block::text)
    }

    fn caret(&mut self, block: usize, offset: usize) {
        self.editor.select(Selection::caret(Position { block, offset }));
    }
}

fn giant(bytes: usize) -> String {
    let sentence = "قال الرئيس الروسي إن القمة (مهمة) في 2022-09-13، وقال Putin ذلك مرة. ";
    sentence.repeat(bytes / sentence.len())
}

#[test]
fn a_giant_paragraph_comes_in_parts_and_takes_keys_meanwhile() {
    let text = giant(600_000);
    let mut desk = Desk::new(&[text.clone(), "بعد".to_owned()]);
    desk.frame(None, &[]);
    assert!(desk.repaint_after == 0.0, "there is more to lay out");
    assert!(!desk.letters.is_empty(), "its beginning is there at once");
    let first = desk.letters.clone();
    // Keys at its end, which is not laid out yet, and at its start.
    desk.caret(0, text.len());
    desk.run(Action::Insert("نهاية".to_owned()));
    desk.run(Action::Delete(Deletion::Backward));
    desk.run(Action::Move(Motion::Right, Extend::No));
    assert_eq!(desk.editor.selection().head.offset, text.len() + "نهاي".len() - 2);
    assert_eq!(desk.letters, first, "what is in sight stands still until the caret is found");
    assert_eq!(desk.canvas.caret_area(), None);
    assert!(desk.settle() > 5);
    assert_eq!(desk.text(0), format!("{text}نهاي"));
    let caret = desk.canvas.caret_area().expect("the caret came into sight");
    assert!(caret.top() >= 0.0 && caret.bottom() <= 400.0, "{caret:?}");
    // Now it is laid out: a key needs one frame.
    desk.run(Action::Insert("ة".to_owned()));
    assert!(desk.repaint_after > 0.0);
    desk.run(Action::Undo);
    desk.run(Action::Move(Motion::TextStart, Extend::No));
    assert!(desk.repaint_after > 0.0);
    assert_eq!(desk.letters.len(), first.len());
}

#[test]
fn a_wheel_turned_while_the_caret_is_awaited_lets_it_go() {
    let text = giant(600_000);
    let mut desk = Desk::new(std::slice::from_ref(&text));
    desk.caret(0, text.len());
    desk.run(Action::Insert("ن".to_owned()));
    desk.frame(None, &[Event::PointerMoved(pos2(300.0, 200.0))]);
    desk.frame(None, &[wheel(-30.0)]);
    desk.settle();
    assert_eq!(desk.canvas.caret_area(), None, "the writer looks at the beginning");
    desk.run(Action::Insert("ن".to_owned()));
    assert!(desk.canvas.caret_area().is_some());
}

#[test]
fn the_line_above_is_the_last_one_even_where_it_is_not_laid_out_yet() {
    let text = giant(600_000);
    for motion in [Motion::Up, Motion::Right] {
        let mut desk = Desk::new(&[text.clone(), "بعد".to_owned()]);
        desk.caret(1, 0);
        desk.run(Action::Move(motion, Extend::No));
        let head = desk.editor.selection().head;
        assert_eq!((head.block, head.offset), (0, text.len()));
        desk.settle();
        assert!(desk.canvas.caret_area().is_some());
    }
}

fn wheel(by: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, by),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    }
}

#[test]
fn heights_are_made_exact_without_anything_moving_and_then_nothing_is_painted() {
    // Narrow letters, wide letters, short and long ones: the estimate is wrong for all.
    let texts: Vec<String> = (0..400)
        .map(|number| match number % 4 {
            0 => "iiii llll ".repeat(60),
            1 => "صصصص ضضضض ".repeat(20),
            2 => "و".to_owned(),
            _ => giant(2_000),
        })
        .collect();
    let mut desk = Desk::new(&texts);
    desk.frame(None, &[]);
    desk.caret(200, 0);
    desk.run(Action::Move(Motion::LineStart, Extend::No));
    // The last frame has found its way; from here on only the bar may move.
    desk.frame(None, &[Event::PointerMoved(pos2(300.0, 200.0))]);
    let (before, caret) = (desk.letters.clone(), desk.canvas.caret_area());
    let frames = desk.settle();
    assert!(frames > 3, "{frames}");
    assert_eq!((&desk.letters, desk.canvas.caret_area()), (&before, caret));
    // Blinking is all that is left.
    desk.frame(None, &[]);
    assert!(desk.repaint_after > 0.0);
    // A key in one paragraph measures no other.
    desk.run(Action::Insert("ن".to_owned()));
    assert!(desk.repaint_after > 0.0);
    desk.run(Action::Enter);
    assert!(desk.repaint_after > 0.0);
}

#[test]
fn ten_thousand_marks_and_a_long_word_keep_their_text() {
    let texts = [
        format!("ب{}", "\u{64E}".repeat(10_000)),
        "لا".repeat(60_000),
        "(".repeat(100_000),
        "\u{2067}قال ".repeat(20_000),
        "\u{1F1FA}".repeat(30_000),
        "\u{200B}".repeat(50_000),
    ];
    for text in texts {
        let mut desk = Desk::new(std::slice::from_ref(&text));
        desk.frame(None, &[]);
        desk.caret(0, text.len());
        desk.run(Action::Insert("ن".to_owned()));
        desk.run(Action::Move(Motion::Up, Extend::No));
        desk.settle();
        desk.run(Action::Undo);
        desk.settle();
        assert!(
            desk.text(0) == text,
            "{}",
            text.chars().take(3).collect::<String>().escape_unicode()
        );
    }
}
