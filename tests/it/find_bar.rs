//! The find bar over a text, by keys and pointer alone: what is found and shown, what is replaced,
//! and that neither a long article nor a wrong expression makes anybody wait.

use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Shape, vec2};
use tahrir::article::{Article, Block, Body, Position, Title};
use tahrir::checks::Place;
use tahrir::editor::search::{Fault, QueryError, WholeWord};
use tahrir::editor::{Editor, Selection};
use tahrir::strings::Language;
use tahrir::typeset::is_rtl_letter;
use tahrir::ui::Cx;
use tahrir::ui::canvas::{self, Canvas, Scene, TextEngine};
use tahrir::ui::find::{FindBar, FindRequest, Mode, find_ui};
use tahrir::ui::theme::Theme;
use tahrir::ui::words::Words;

/// A writer's desk with a find bar.
struct Desk {
    context: Context,
    words: Words,
    language: Language,
    engine: TextEngine,
    canvas: Canvas,
    editor: Editor,
    bar: FindBar,
    /// What was asked for outside the body.
    shown: Vec<Place>,
    /// Every text that was drawn by egui's widgets in the last frame, with its area.
    said: Vec<(String, Rect)>,
    /// When egui wants to draw again.
    again: std::time::Duration,
    modifiers: Modifiers,
    time: f64,
}

impl Desk {
    fn new(texts: &[&str]) -> Self {
        Self::titled("ع", texts)
    }

    fn titled(title: &str, texts: &[&str]) -> Self {
        let body = Body::new(texts.iter().map(|text| Block::paragraph(text)));
        Self::of(Article::with_body(Title::main(title), body), Language::Arabic)
    }

    fn of(article: Article, language: Language) -> Self {
        let context = Context::default();
        Theme::LIGHT.apply(&context);
        let words = Words::new(&context, language);
        let canvas = Canvas::new("article");
        let id = canvas.id();
        let mut desk = Self {
            context,
            words,
            language,
            engine: TextEngine::default(),
            canvas,
            editor: Editor::new(article),
            bar: FindBar::default(),
            shown: Vec::new(),
            said: Vec::new(),
            again: std::time::Duration::ZERO,
            modifiers: Modifiers::NONE,
            time: 0.0,
        };
        desk.frame(&[], Modifiers::NONE);
        desk.context.memory_mut(|memory| memory.request_focus(id));
        desk.frame(&[], Modifiers::NONE);
        desk
    }

    fn frame(&mut self, events: &[Event], modifiers: Modifiers) {
        self.time += 0.1;
        let held = std::mem::replace(&mut self.modifiers, modifiers);
        let change = (held != modifiers).then_some(Event::ModifiersChanged(modifiers));
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(900.0, 500.0))),
            time: Some(self.time),
            events: change.into_iter().chain(events.iter().cloned()).collect(),
            focused: true,
            ..RawInput::default()
        };
        let Self { context, words, engine, canvas, editor, bar, shown, .. } = self;
        let cx = Cx { words, strings: self.language.strings(), theme: &Theme::LIGHT };
        let time = self.time;
        let mut output = context.run_ui(input, |ui| {
            if ui.memory(|memory| memory.has_focus(canvas.id())) {
                for action in canvas::actions(events, modifiers) {
                    canvas.run(action, editor, engine, time);
                }
            }
            for request in find_ui(ui, cx, bar, editor, engine, canvas.id()) {
                if let FindRequest::Show(place) = &request {
                    shown.push(place.clone());
                }
                request.fulfil(editor, canvas);
            }
            canvas.show(ui, editor, engine, &Scene::new(&Theme::LIGHT));
        });
        self.again = output.viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        self.said.clear();
        for clipped in &output.shapes {
            if let Shape::Text(text) = &clipped.shape {
                let area = text.galley.rect.translate(text.pos.to_vec2());
                self.said.push((text.galley.text().to_owned(), area));
                let glyphs = text.galley.rows.iter().flat_map(|row| row.glyphs.iter());
                assert!(glyphs.into_iter().all(|glyph| !is_rtl_letter(glyph.chr)));
            }
        }
        assert_eq!(self.words.strays(), Vec::<String>::new());
        output.textures_delta.clear();
    }

    /// Frames until nothing is left to be done.
    fn rest(&mut self) {
        for _ in 0..3 {
            self.frame(&[], Modifiers::NONE);
        }
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) {
        self.press_place(key, key, modifiers);
    }

    fn press_place(&mut self, key: Key, place: Key, modifiers: Modifiers) {
        let event =
            Event::Key { key, physical_key: Some(place), pressed: true, repeat: false, modifiers };
        self.frame(&[event], modifiers);
    }

    fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.frame(&[Event::Text(c.to_string())], Modifiers::NONE);
        }
    }

    /// Opens the bar and types a query into it.
    fn find(&mut self, query: &str) {
        self.press(Key::F, Modifiers::COMMAND);
        self.rest();
        self.type_text(query);
        self.rest();
    }

    /// Clicks what is labelled so.
    #[track_caller]
    fn click(&mut self, label: &str) {
        let found = self.said.iter().find(|(text, _)| text == label);
        let at = found.unwrap_or_else(|| panic!("{label} among {:?}", self.said)).1.center();
        self.time += 1.0;
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(&[Event::PointerMoved(at)], Modifiers::NONE);
        self.frame(&[button(true)], Modifiers::NONE);
        self.frame(&[button(false)], Modifiers::NONE);
        self.rest();
    }

    fn text(&self, block: usize) -> &str {
        self.editor.article().body().block(block).map_or("", Block::text)
    }

    fn selected(&self) -> (usize, &str) {
        let selection = self.editor.selection();
        let (start, end) = (selection.start(), selection.end());
        (start.block, self.text(start.block).get(start.offset..end.offset).unwrap())
    }

    fn says(&self, words: &str) -> bool {
        self.said.iter().any(|(text, _)| text == words)
    }

    #[track_caller]
    fn check_says(&self, words: &str) {
        assert!(self.says(words), "{words} among {:?}", self.said);
    }

    fn has_focus(&self, id: egui::Id) -> bool {
        self.context.memory(|memory| memory.has_focus(id))
    }
}

#[test]
fn point_33_the_bar_finds_every_spelling_and_says_which_of_how_many() {
    let mut desk = Desk::new(&["قال بوتن", "لا شيء", "وبُوتِن، ثم پوتن"]);
    desk.find("پوتن");
    assert_eq!(desk.bar.matches().len(), 3);
    assert_eq!(desk.bar.current(&desk.editor), Some(0));
    assert_eq!(desk.selected(), (0, "بوتن"));
    desk.check_says("1 من 3");
    desk.press(Key::Enter, Modifiers::NONE);
    desk.rest();
    assert_eq!(desk.selected(), (2, "بُوتِن"));
    desk.check_says("2 من 3");
    // Around the end, and back.
    for (key, modifiers, expected) in [
        (Key::F3, Modifiers::NONE, (2, "پوتن")),
        (Key::Enter, Modifiers::NONE, (0, "بوتن")),
        (Key::Enter, Modifiers::SHIFT, (2, "پوتن")),
        (Key::F3, Modifiers::SHIFT, (2, "بُوتِن")),
    ] {
        desk.press(key, modifiers);
        desk.rest();
        assert_eq!(desk.selected(), expected, "{key:?} {modifiers:?}");
    }
    assert_eq!(desk.text(0), "قال بوتن", "what was typed went into the field");
}

#[test]
fn each_switch_is_a_click_away() {
    let text = "قمة قمه قِمة أمر امر على علي 22 ٢٢ پوتن بوتن Xi XI";
    let mut desk = Desk::new(&[text]);
    let check = |desk: &mut Desk, query: &str, label: &str, counts: (usize, usize)| {
        desk.find(query);
        assert_eq!(desk.bar.matches().len(), counts.0, "{query}");
        desk.click(label);
        assert_eq!(desk.bar.matches().len(), counts.1, "{query} without {label}");
        desk.click(label);
        assert_eq!(desk.bar.matches().len(), counts.0, "{query} again");
        desk.press(Key::Escape, Modifiers::NONE);
        desk.editor.select(Selection::caret(Position::default()));
        desk.rest();
    };
    check(&mut desk, "قمة", "التشكيل", (3, 2));
    check(&mut desk, "قمة", "ة = ه", (3, 2));
    check(&mut desk, "أمر", "الهمزات", (2, 1));
    check(&mut desk, "علي", "ى = ي", (2, 1));
    check(&mut desk, "22", "الأرقام", (2, 1));
    check(&mut desk, "پوتن", "پ = ب", (2, 1));
    check(&mut desk, "xi", "A = a", (2, 0));
    check(&mut desk, "م.", "تعبير نمطي", (0, 5));
    check(&mut desk, "تن", "كلمة كاملة", (2, 0));
}

#[test]
fn whole_words_may_have_their_particles() {
    let mut desk = Desk::new(&["بوتن وبوتن بوتنية"]);
    desk.find("بوتن");
    assert_eq!(desk.bar.matches().len(), 3);
    desk.click("كلمة كاملة");
    assert_eq!(desk.bar.matches().len(), 2);
    assert_eq!(desk.bar.matches()[1].particles, 2);
    desk.click("مع السوابق");
    assert_eq!(desk.bar.matches().len(), 1);
    assert!(!desk.bar.options().particles);
    assert_ne!(WholeWord::Yes, WholeWord::WithParticles);
}

#[test]
fn point_34_replacing_keeps_the_particles_and_all_is_one_step() {
    let mut desk = Desk::new(&["وبوتن ولبوتن", "بوتن"]);
    let before = desk.editor.article().clone();
    desk.press(Key::H, Modifiers::COMMAND);
    desk.rest();
    assert_eq!(desk.bar.mode(), Some(Mode::Replace));
    desk.type_text("بوتن");
    desk.click("كلمة كاملة");
    let id = desk.bar.replacement_field().id();
    desk.context.memory_mut(|memory| memory.request_focus(id));
    desk.rest();
    desk.type_text("پوتن");
    // Enter replaces the one that is shown, and shows the next.
    assert_eq!(desk.selected(), (0, "وبوتن"));
    desk.press(Key::Enter, Modifiers::NONE);
    desk.rest();
    assert_eq!(desk.text(0), "وپوتن ولبوتن");
    assert_eq!(desk.selected(), (0, "ولبوتن"));
    desk.editor.undo();
    desk.rest();
    assert_eq!(desk.editor.article(), &before);
    desk.click("بدّل الكل");
    assert_eq!((desk.text(0), desk.text(1)), ("وپوتن ولپوتن", "پوتن"));
    desk.check_says("بُدِّلت 3 نتائج");
    assert!(desk.editor.undo());
    assert_eq!(desk.editor.article(), &before, "one step");
    desk.rest();
    desk.click("أبقِ السوابق");
    desk.click("بدّل الكل");
    assert_eq!(desk.text(0), "پوتن پوتن");
}

#[test]
fn replacing_all_by_the_keyboard_alone() {
    let mut desk = Desk::new(&["أب أب"]);
    desk.press(Key::H, Modifiers::COMMAND);
    desk.rest();
    desk.type_text("أب");
    let id = desk.bar.replacement_field().id();
    desk.press(Key::Tab, Modifiers::NONE);
    desk.rest();
    assert!(desk.has_focus(id), "Tab leads to the second field");
    let query = desk.bar.query_field().id();
    desk.press(Key::Tab, Modifiers::SHIFT);
    desk.rest();
    assert!(desk.has_focus(query), "and back");
    desk.press(Key::Tab, Modifiers::NONE);
    desk.rest();
    desk.type_text("ج");
    desk.press(Key::Enter, Modifiers::COMMAND);
    desk.rest();
    assert_eq!(desk.text(0), "ج ج");
    desk.press(Key::Escape, Modifiers::NONE);
    desk.rest();
    assert!(desk.has_focus(desk.canvas.id()));
    desk.press(Key::Z, Modifiers::COMMAND);
    assert_eq!(desk.text(0), "أب أب");
}

#[test]
fn point_37_the_bar_opens_and_closes_with_the_arabic_layout_and_gives_the_focus_back() {
    let mut desk = Desk::new(&["قال بوتن"]);
    desk.press_place(Key::F35, Key::F, Modifiers::COMMAND);
    desk.rest();
    assert_eq!(desk.bar.mode(), Some(Mode::Find));
    let field = desk.bar.query_field().id();
    assert!(desk.has_focus(field));
    desk.press_place(Key::F35, Key::H, Modifiers::COMMAND);
    desk.rest();
    assert_eq!(desk.bar.mode(), Some(Mode::Replace));
    desk.press(Key::Escape, Modifiers::NONE);
    desk.rest();
    assert_eq!(desk.bar.mode(), None);
    assert!(desk.has_focus(desk.canvas.id()));
    assert!(desk.bar.matches().is_empty());
    desk.type_text("س");
    assert_eq!(desk.text(0), "سقال بوتن");
}

#[test]
fn what_is_selected_becomes_the_query() {
    let mut desk = Desk::new(&["قال بوتن", "بوتن"]);
    let at = |offset| Position { block: 0, offset };
    desk.editor.select(Selection { anchor: at(7), head: at(15) });
    desk.press(Key::F, Modifiers::COMMAND);
    desk.rest();
    assert_eq!(desk.bar.query_field().text(), "بوتن");
    assert_eq!(desk.bar.matches().len(), 2);
    desk.check_says("1 من 2");
    // Typing replaces it, for it is selected.
    desk.type_text("قال");
    desk.rest();
    assert_eq!(desk.bar.query_field().text(), "قال");
    assert_eq!(desk.bar.matches().len(), 1);
}

#[test]
fn another_query_is_looked_for_from_where_the_search_began() {
    let mut desk = Desk::new(&["كتاب", "كتب", "كتاب"]);
    desk.editor.select(Selection::caret(Position { block: 1, offset: 0 }));
    desk.find("كت");
    assert_eq!(desk.selected(), (1, "كت"));
    desk.type_text("ا");
    desk.rest();
    assert_eq!(desk.selected(), (2, "كتا"));
    desk.press(Key::Backspace, Modifiers::NONE);
    desk.rest();
    assert_eq!(desk.bar.matches().len(), 3);
}

#[test]
fn a_match_in_the_title_is_counted_and_said() {
    let mut desk = Desk::titled("شي وبوتن", &["بوتن"]);
    desk.find("بوتن");
    assert_eq!(desk.bar.current(&desk.editor), Some(1), "the search begins at the caret");
    desk.press(Key::Enter, Modifiers::NONE);
    desk.rest();
    assert_eq!(desk.bar.current(&desk.editor), Some(0));
    assert!(matches!(desk.shown[..], [Place::Title(_)]), "{:?}", desk.shown);
    desk.check_says("1 من 2 · العنوان");
}

#[test]
fn a_wrong_expression_is_explained_in_the_language_of_the_interface() {
    for (language, regex, expected) in [
        (Language::Arabic, "تعبير نمطي", "قوس \u{2066}(\u{2069} لم يُغلق."),
        (Language::English, "Expression", "A “(” is not closed."),
    ] {
        let body = Body::new([Block::paragraph("قال (بوتن")]);
        let mut desk = Desk::of(Article::with_body(Title::main(""), body), language);
        desk.find("(بوتن");
        assert_eq!(desk.bar.matches().len(), 1);
        desk.click(regex);
        assert!(desk.bar.matches().is_empty());
        let fault = desk.bar.error();
        assert!(matches!(fault, Some(QueryError::Syntax { fault: Fault::UnclosedGroup, .. })));
        desk.check_says(expected);
        desk.press(Key::Enter, Modifiers::NONE);
        desk.click(regex);
        assert!(desk.bar.error().is_none() && desk.bar.matches().len() == 1);
    }
}

#[test]
fn counts_are_worded_as_the_grammar_asks() {
    let mut desk = Desk::new(&["أ أ", "ب"]);
    desk.find("أ");
    desk.check_says("1 من 2");
    desk.editor.select(Selection::caret(Position { block: 1, offset: 0 }));
    desk.rest();
    desk.check_says("نتيجتان");
    desk.find("ءءء");
    desk.check_says("لا نتائج");
    desk.press(Key::Enter, Modifiers::NONE);
    desk.press(Key::F3, Modifiers::SHIFT);
}

#[test]
fn the_matches_follow_what_is_typed_in_the_text() {
    let mut desk = Desk::new(&["بوتن", "شي"]);
    desk.find("بوتن");
    let id = desk.canvas.id();
    desk.context.memory_mut(|memory| memory.request_focus(id));
    desk.editor.select(Selection::caret(Position { block: 1, offset: 4 }));
    desk.rest();
    desk.type_text(" بوتن");
    desk.rest();
    let blocks: Vec<&Place> = desk.bar.matches().iter().map(|it| &it.place).collect();
    assert_eq!(blocks.len(), 2, "{blocks:?}");
    assert!(matches!(blocks[1], Place::Body { block: 1, .. }));
    assert!(desk.has_focus(id), "the text keeps the focus");
}

#[test]
fn a_long_article_is_searched_in_parts_and_no_frame_waits() {
    let paragraph = "قال الرئيس الروسي بوتن إن القمة مهمة. ".repeat(12);
    let texts = vec![&*paragraph; 6_000];
    let mut desk = Desk::new(&texts);
    assert!(desk.editor.article().body().text_len() > 4_000_000);
    desk.press(Key::F, Modifiers::COMMAND);
    desk.rest();
    desk.frame(&[Event::Paste("بوتن".to_owned())], Modifiers::NONE);
    desk.frame(&[], Modifiers::NONE);
    let known = desk.bar.matches().len();
    assert!(known > 0 && known < 72_000, "{known}");
    assert_eq!(desk.selected(), (0, "بوتن"), "the first one is shown before the last is known");
    let mut frames = 0;
    while desk.bar.matches().len() < 72_000 {
        desk.frame(&[], Modifiers::NONE);
        frames += 1;
        assert!(frames < 100);
    }
    // A key in the text searches one paragraph again.
    let id = desk.canvas.id();
    desk.context.memory_mut(|memory| memory.request_focus(id));
    desk.rest();
    desk.type_text("س");
    assert_eq!(desk.bar.matches().len(), 71_999);
}

#[test]
fn point_39_left_and_right_move_in_the_field_as_in_the_text() {
    let mut desk = Desk::new(&["قال بوتن"]);
    desk.find("قال");
    let before = desk.bar.query_field().caret_area().unwrap().left();
    desk.press(Key::ArrowRight, Modifiers::NONE);
    let right = desk.bar.query_field().caret_area().unwrap().left();
    assert!(right > before);
    desk.press(Key::ArrowLeft, Modifiers::NONE);
    assert!((desk.bar.query_field().caret_area().unwrap().left() - before).abs() < 0.1);
    assert_eq!(desk.selected(), (0, "قال"), "the text's caret stays");
}

#[test]
fn an_open_bar_rests() {
    for (query, regex) in [("بوتن", false), ("لا شيء", false), ("(", true), ("", false)] {
        let mut desk = Desk::new(&["قال بوتن"]);
        let options = tahrir::ui::find::Options { regex, ..desk.bar.options() };
        desk.bar.set_options(options);
        desk.find(query);
        for _ in 0..10 {
            desk.frame(&[], Modifiers::NONE);
        }
        assert!(desk.again.as_millis() > 20, "nothing but the caret's blink: {:?}", desk.again);
    }
}
