//! The editing widget by keys and pointer, without a window: egui's events go in, the article and
//! the place of the caret come out. Tests named `point_NN` prove that point of the checklist by
//! which a right-to-left editor is right.

use egui::{
    Context, Event, ImeEvent, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2,
};
use tahrir::article::{
    Article, Block, BlockKind, Body, Direction, ListLevel, ListStyle, Position, Title,
};
use tahrir::editor::{Editor, Selection};
use tahrir::ui::canvas::{self, Canvas, TextEngine};
use tahrir::ui::theme::Theme;

/// A writer's desk: an article, the widget, and hands.
struct Desk {
    context: Context,
    engine: TextEngine,
    canvas: Canvas,
    editor: Editor,
    time: f64,
    clipboard: String,
    size: egui::Vec2,
    /// Frames of boxes that were drawn last.
    boxes: usize,
}

impl Desk {
    fn new(texts: &[&str]) -> Self {
        Self::with(Body::new(texts.iter().map(|text| Block::paragraph(text))))
    }

    fn with(body: Body) -> Self {
        let mut desk = Self {
            context: Context::default(),
            engine: TextEngine::default(),
            canvas: Canvas::default(),
            editor: Editor::new(Article::with_body(Title::main("ع"), body)),
            time: 0.0,
            clipboard: String::new(),
            size: vec2(600.0, 400.0),
            boxes: 0,
        };
        desk.frame(&[], Modifiers::NONE);
        desk.context.memory_mut(|memory| memory.request_focus(egui::Id::unique("canvas")));
        desk.frame(&[], Modifiers::NONE);
        desk
    }

    /// A desk whose caret stands at the `|` and whose selection began at the `[`, if there is one.
    fn script(text: &str) -> Self {
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
    fn shown(&self) -> String {
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

    fn text(&self, block: usize) -> &str {
        self.editor.article().body().block(block).map_or("", Block::text)
    }

    fn frame(&mut self, events: &[Event], modifiers: Modifiers) {
        self.time += 0.1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.time),
            events: [&[Event::ModifiersChanged(modifiers)], events].concat(),
            focused: true,
            ..RawInput::default()
        };
        let (canvas, editor, engine) = (&mut self.canvas, &mut self.editor, &mut self.engine);
        let (time, clipboard) = (self.time, &mut self.clipboard);
        let mut output = self.context.run_ui(input, |ui| {
            for action in canvas::actions(events, modifiers) {
                if let Some(copied) = canvas.run(action, editor, engine, time) {
                    *clipboard = copied;
                }
            }
            canvas.show(ui, editor, engine, &Theme::LIGHT);
        });
        let is_frame = |shape: &&egui::epaint::ClippedShape| matches!(&shape.shape, egui::Shape::Rect(rect) if rect.stroke.width > 0.0);
        self.boxes = output.shapes.iter().filter(is_frame).count();
        // Nobody paints here.
        output.textures_delta.clear();
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) {
        let event =
            Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers };
        self.frame(&[event], modifiers);
    }

    fn keys(&mut self, keys: &[Key]) {
        for key in keys {
            self.press(*key, Modifiers::NONE);
        }
    }

    fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.frame(&[Event::Text(c.to_string())], Modifiers::NONE);
        }
    }

    fn click(&mut self, at: Pos2, times: usize) {
        self.time += 1.0;
        for _ in 0..times {
            let button = |pressed| Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            };
            self.frame(&[Event::PointerMoved(at), button(true)], Modifiers::NONE);
            self.frame(&[button(false)], Modifiers::NONE);
        }
    }

    fn caret(&self) -> Rect {
        self.canvas.caret_area().expect("the caret is in sight")
    }

    fn head(&self) -> (usize, usize) {
        let head = self.editor.selection().head;
        (head.block, head.offset)
    }
}

#[track_caller]
fn check(before: &str, keys: &[Key], modifiers: Modifiers, after: &str) {
    let mut desk = Desk::script(before);
    for key in keys {
        desk.press(*key, modifiers);
    }
    assert_eq!(desk.shown(), after);
}

#[test]
fn point_01_in_an_empty_text_the_caret_stands_at_the_right_edge() {
    let desk = Desk::new(&[""]);
    assert!(desk.caret().left() > desk.size.x - 60.0, "{:?}", desk.caret());
}

#[test]
fn point_03_a_paragraph_turns_by_one_shortcut() {
    let mut desk = Desk::new(&["Kremlin قال"]);
    let right = desk.caret().left();
    desk.press(Key::D, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(desk.editor.article().body().block(0).unwrap().direction(), Some(Direction::Ltr));
    assert!(desk.caret().left() < right - 200.0);
    let saved = tahrir::storage::draft::write(desk.editor.article()).unwrap();
    let opened = tahrir::storage::draft::read(saved.as_bytes()).unwrap().article;
    assert_eq!(&opened, desk.editor.article());
    desk.press(Key::Z, Modifiers::COMMAND);
    assert_eq!(desk.editor.article().body().block(0).unwrap().direction(), None);
}

#[test]
fn points_05_and_06_left_goes_left_and_right_is_its_mirror() {
    let mut desk = Desk::new(&["قال Putin في 13 سبتمبر (G20) إن https://e.org/a «لا»."]);
    let mut walked = vec![(desk.head(), desk.caret().left())];
    for _ in 0..200 {
        desk.press(Key::ArrowLeft, Modifiers::NONE);
        let now = (desk.head(), desk.caret().left());
        if now == *walked.last().unwrap() {
            break;
        }
        assert!(now.1 < walked.last().unwrap().1, "{walked:?} then {now:?}");
        walked.push(now);
    }
    assert!(walked.len() > 40, "the whole line was walked: {}", walked.len());
    for expected in walked.iter().rev().skip(1) {
        desk.press(Key::ArrowRight, Modifiers::NONE);
        assert_eq!(desk.head(), expected.0);
        assert!((desk.caret().left() - expected.1).abs() < 0.01);
    }
}

#[test]
fn point_07_left_at_a_paragraphs_end_enters_the_next() {
    let mut desk = Desk::new(&["أب", "جد"]);
    desk.keys(&[Key::ArrowLeft; 3]);
    assert_eq!(desk.head(), (1, 0));
    desk.press(Key::ArrowRight, Modifiers::NONE);
    assert_eq!(desk.head(), (0, 4));
}

#[test]
fn point_10_words_are_walked_in_the_same_direction() {
    check("|قال الرئيس", &[Key::ArrowLeft], Modifiers::CTRL, "قال |الرئيس");
    check("قال الرئيس|", &[Key::ArrowRight], Modifiers::CTRL, "قال |الرئيس");
}

#[test]
fn point_11_home_is_right_and_end_is_left() {
    check("قال| الرئيس", &[Key::Home], Modifiers::NONE, "|قال الرئيس");
    check("قال| الرئيس", &[Key::End], Modifiers::NONE, "قال الرئيس|");
}

#[test]
fn point_12_up_and_down_keep_their_place() {
    let long = "قال الرئيس الروسي Putin إن القمة مهمة ".repeat(8);
    let mut desk = Desk::new(&[&long, "قصير", &long]);
    desk.click(pos2(200.0, 50.0), 1);
    let x = desk.caret().left();
    let start = desk.head();
    let mut down = 0;
    while desk.head().0 < 2 {
        desk.press(Key::ArrowDown, Modifiers::NONE);
        down += 1;
        assert!(down < 40, "the next paragraph is reached");
    }
    assert!((desk.caret().left() - x).abs() < 12.0, "{x} {:?}", desk.caret());
    desk.keys(&vec![Key::ArrowUp; down]);
    assert_eq!(desk.head(), start);
}

#[test]
fn point_13_backspace_takes_one_mark_at_a_time() {
    check("مُ|", &[Key::Backspace], Modifiers::NONE, "م|");
    check("مُ|", &[Key::Backspace; 2], Modifiers::NONE, "|");
    check("لا|", &[Key::Backspace], Modifiers::NONE, "ل|");
}

#[test]
fn point_14_delete_takes_a_whole_cluster() {
    check("|مُحب", &[Key::Delete], Modifiers::NONE, "|حب");
    check("|لا", &[Key::Delete], Modifiers::NONE, "|ا");
}

#[test]
fn point_15_a_click_picks_the_nearest_edge() {
    let mut desk = Desk::new(&["قال Putin اليوم"]);
    let y = desk.caret().center().y;
    for offset in [0_usize, 2, 4, 7, 8, 11, 14, 18, 22] {
        desk.editor.select(Selection::caret(Position { block: 0, offset }));
        desk.frame(&[], Modifiers::NONE);
        let x = desk.caret().left();
        for beside in [-1.5, 1.5] {
            desk.click(pos2(x + beside, y), 1);
            assert!(
                (desk.caret().left() - x).abs() < 1.0,
                "{offset} {beside} {x} {:?}",
                desk.caret()
            );
        }
    }
}

#[test]
fn point_16_two_clicks_select_a_word_with_its_particles_three_the_paragraph() {
    let mut desk = Desk::new(&["قال وبوتن هنا"]);
    desk.editor.select(Selection::caret(Position { block: 0, offset: 11 }));
    desk.frame(&[], Modifiers::NONE);
    let at = desk.caret().center();
    desk.click(at, 2);
    assert_eq!(desk.shown(), "قال [وبوتن| هنا");
    desk.click(at, 3);
    assert_eq!(desk.shown(), "[قال وبوتن هنا|");
}

#[test]
fn point_18_shift_and_arrows_keep_the_anchor_over_a_seam() {
    let mut desk = Desk::script("قال Pu|tin اليوم");
    let anchor = desk.editor.selection().anchor;
    for key in [Key::ArrowLeft, Key::ArrowRight] {
        for _ in 0..30 {
            desk.press(key, Modifiers::SHIFT);
            assert_eq!(desk.editor.selection().anchor, anchor);
        }
    }
}

#[test]
fn point_19_a_copy_is_what_was_written_without_controls() {
    let mut desk = Desk::script("قال [Putin في 2022-09-13| هنا");
    desk.frame(&[Event::Copy], Modifiers::NONE);
    assert_eq!(desk.clipboard, "Putin في 2022-09-13");
    desk.frame(&[Event::Cut], Modifiers::NONE);
    assert_eq!(desk.shown(), "قال | هنا");
    desk.frame(&[Event::Paste(desk.clipboard.clone())], Modifiers::NONE);
    assert_eq!(desk.shown(), "قال Putin في 2022-09-13| هنا");
}

#[test]
fn point_43_alt_gives_the_letters_of_the_house() {
    let mut desk = Desk::new(&[""]);
    for letter in ["ب", "ف", "ج", "ك", "ز"] {
        desk.frame(&[Event::Text(letter.to_owned())], Modifiers::ALT);
    }
    assert_eq!(desk.text(0), "پڤچگژ");
}

#[test]
fn point_44_what_is_composed_is_drawn_in_place_and_comes_in_one_step() {
    let mut desk = Desk::script("قال |هنا");
    let x = desk.caret().left();
    let preedit =
        Event::Ime(ImeEvent::Preedit { text: "سلام".to_owned(), active_range_chars: None });
    desk.frame(&[preedit], Modifiers::NONE);
    assert_eq!(desk.shown(), "قال |هنا", "the text is as it was");
    assert!(desk.caret().left() < x - 5.0, "the caret stands behind what is composed");
    desk.frame(&[Event::Ime(ImeEvent::Commit("سلام".to_owned()))], Modifiers::NONE);
    assert_eq!(desk.shown(), "قال سلام|هنا");
    desk.press(Key::Z, Modifiers::COMMAND);
    assert_eq!(desk.shown(), "قال |هنا");
}

#[test]
fn words_are_undone_as_words() {
    let mut desk = Desk::new(&[""]);
    desk.type_text("قال الرئيس");
    assert_eq!(desk.shown(), "قال الرئيس|");
    desk.press(Key::Z, Modifiers::COMMAND);
    let once = desk.shown();
    assert!(once.starts_with("قال") && !once.contains("الرئيس"), "{once}");
    desk.press(Key::Z, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(desk.shown(), "قال الرئيس|");
}

#[test]
fn enter_goes_on_with_a_list_and_leaves_it() {
    let kind = BlockKind::ListItem { style: ListStyle::Bullet, level: ListLevel::FIRST };
    let item = Block::new(kind.clone(), tahrir::article::RichText::plain("بند"));
    let mut desk = Desk::with(Body::new([item]));
    desk.press(Key::End, Modifiers::NONE);
    desk.press(Key::Enter, Modifiers::NONE);
    assert_eq!(desk.editor.article().body().block(1).unwrap().kind(), &kind);
    desk.press(Key::Enter, Modifiers::NONE);
    let body = desk.editor.article().body();
    assert_eq!(body.block(1).unwrap().kind(), &BlockKind::Paragraph);
}

#[test]
fn the_caret_is_followed_through_a_long_text_and_nothing_jumps() {
    let texts: Vec<String> =
        (0..300).map(|n| format!("{n} قال الرئيس الروسي إن القمة مهمة. ").repeat(6)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut desk = Desk::new(&texts);
    desk.press(Key::End, Modifiers::CTRL);
    assert_eq!(desk.head().0, 299);
    assert!(desk.caret().bottom() <= desk.size.y + 1.0);
    desk.type_text("س");
    assert!(desk.text(299).ends_with('س'));
    for _ in 0..20 {
        let before = desk.caret().top();
        desk.press(Key::ArrowUp, Modifiers::NONE);
        let moved = before - desk.caret().top();
        assert!(moved < 60.0, "one line up is one line up: {moved}");
    }
    desk.press(Key::Home, Modifiers::CTRL);
    assert_eq!(desk.head(), (0, 0));
    assert!(desk.caret().top() >= 0.0);
}

#[test]
fn odd_windows_and_odd_texts_neither_panic_nor_change_the_text() {
    let marks = format!("ب{}", "\u{64E}".repeat(10_000));
    let texts = ["", &marks, "\u{2067}\u{2067}\u{202E}قال", "😀\u{10FFFD}\u{E000}", "\u{FFFD}"];
    for size in [vec2(0.0, 0.0), vec2(1.0, 1.0), vec2(30.0, 2000.0), vec2(3000.0, 20.0)] {
        for scale in [0.5, 1.0, 1.25, 4.0] {
            let mut desk = Desk::new(&texts);
            desk.size = size;
            desk.context.set_pixels_per_point(scale);
            let before = desk.editor.article().clone();
            for key in
                [Key::ArrowDown, Key::End, Key::ArrowLeft, Key::PageDown, Key::PageUp, Key::ArrowUp]
            {
                desk.press(key, Modifiers::NONE);
            }
            desk.click(pos2(size.x / 2.0, size.y / 2.0), 3);
            assert_eq!(desk.editor.article(), &before);
        }
    }
}

#[test]
fn a_letter_without_a_glyph_is_a_box_that_can_be_seen() {
    assert_eq!(Desk::new(&["قال Putin"]).boxes, 0);
    assert_eq!(Desk::new(&["قال \u{E000} و\u{10FFFD}"]).boxes, 2);
}

#[test]
fn a_drag_in_slow_frames_selects_from_the_press_to_the_release() {
    let mut desk = Desk::script("قال |Putin في اليوم");
    desk.frame(&[], Modifiers::NONE);
    let places: Vec<Pos2> = [0, 12, 17]
        .map(|offset| {
            desk.editor.select(Selection::caret(Position { block: 0, offset }));
            desk.frame(&[], Modifiers::NONE);
            desk.caret().center()
        })
        .into();
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let [from, by, to] = [places[0], places[1], places[2]];
    let press = [Event::PointerMoved(from), button(from, true), Event::PointerMoved(by)];
    desk.frame(&press, Modifiers::NONE);
    desk.frame(&[Event::PointerMoved(to), button(to, false)], Modifiers::NONE);
    assert_eq!(desk.shown(), "[قال Putin في| اليوم");
}

#[test]
fn an_arrow_at_the_texts_edge_lets_go_of_what_is_selected() {
    check("[قال|", &[Key::ArrowLeft], Modifiers::NONE, "قال|");
    check("[قال|", &[Key::ArrowLeft], Modifiers::SHIFT, "[قال|");
}
