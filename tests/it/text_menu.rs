//! The menu over the text and the bar that asks, by pointer and by keys: what is chosen happens.

use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Shape, vec2};
use tahrir::article::{
    Article, Block, BlockKind, Body, HeadingLevel, Mark, Object, Position, RefId, Reference,
    Target, Title,
};
use tahrir::editor::typing::Punctuation;
use tahrir::editor::{Editor, Selection};
use tahrir::strings::Language;
use tahrir::ui::Cx;
use tahrir::ui::ask::{AskBar, ask_ui};
use tahrir::ui::canvas::{self, Canvas, Request, Scene, TextEngine};
use tahrir::ui::text_menu::{TextMenu, text_menu_ui};
use tahrir::ui::theme::Theme;
use tahrir::ui::words::Words;

/// A text with its menu and the bar that asks.
struct Desk {
    context: Context,
    words: Words,
    engine: TextEngine,
    canvas: Canvas,
    editor: Editor,
    menu: TextMenu,
    ask: AskBar,
    language: Language,
    time: f64,
    height: f32,
    /// What is read on the screen, and where.
    said: Vec<(String, Rect)>,
    requests: Vec<Request>,
}

impl Desk {
    fn new(text: &str) -> Self {
        Self::with(Article::with_body(Title::main("ع"), Body::new([Block::paragraph(text)])))
    }

    fn with(article: Article) -> Self {
        Self::in_language(article, Language::Arabic)
    }

    fn in_language(article: Article, language: Language) -> Self {
        let context = Context::default();
        Theme::LIGHT.apply(&context);
        let words = Words::new(&context, language);
        let mut desk = Self {
            context,
            words,
            engine: TextEngine::default(),
            canvas: Canvas::new("text"),
            editor: Editor::new(article),
            menu: TextMenu::default(),
            ask: AskBar::default(),
            language,
            time: 0.0,
            height: 900.0,
            said: Vec::new(),
            requests: Vec::new(),
        };
        desk.frame(&[], Modifiers::NONE);
        let id = desk.canvas.id();
        desk.context.memory_mut(|memory| memory.request_focus(id));
        desk.frame(&[], Modifiers::NONE);
        desk
    }

    fn frame(&mut self, events: &[Event], modifiers: Modifiers) {
        self.time += 0.1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(900.0, self.height))),
            time: Some(self.time),
            events: [&[Event::ModifiersChanged(modifiers)], events].concat(),
            focused: true,
            ..RawInput::default()
        };
        let cx = Cx { words: &self.words, strings: self.language.strings(), theme: &Theme::LIGHT };
        let (canvas, editor, engine) = (&mut self.canvas, &mut self.editor, &mut self.engine);
        let (menu, ask, time, requests) =
            (&mut self.menu, &mut self.ask, self.time, &mut self.requests);
        let mut output = self.context.run_ui(input, |ui| {
            if ui.memory(|memory| memory.has_focus(canvas.id())) {
                for action in canvas::actions(events, modifiers) {
                    canvas.run(action, editor, engine, time);
                }
            }
            if let Some(action) = ask_ui(ui, cx, ask, editor, engine, canvas.id()) {
                canvas.run(action, editor, engine, time);
            }
            let response = canvas.show(ui, editor, engine, &Scene::new(&Theme::LIGHT));
            for action in text_menu_ui(&response, cx, menu, canvas, editor) {
                canvas.run(action, editor, engine, time);
            }
            for request in canvas.take_requests() {
                ask.ask(&request, ui);
                requests.push(request);
            }
        });
        self.said.clear();
        let mut shapes: Vec<&Shape> = output.shapes.iter().map(|clipped| &clipped.shape).collect();
        while let Some(shape) = shapes.pop() {
            match shape {
                Shape::Text(text) => {
                    let area = text.galley.rect.translate(text.pos.to_vec2());
                    self.said.push((text.galley.text().to_owned(), area));
                }
                Shape::Vec(inner) => shapes.extend(inner),
                _ => {}
            }
        }
        assert_eq!(self.words.strays(), Vec::<String>::new());
        output.textures_delta.clear();
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) {
        let event =
            Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers };
        self.frame(&[event], modifiers);
        self.frame(&[], Modifiers::NONE);
    }

    fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.frame(&[Event::Text(c.to_string())], Modifiers::NONE);
        }
    }

    fn click(&mut self, pos: Pos2, button: PointerButton) {
        for pressed in [true, false] {
            let event = Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE };
            self.frame(&[Event::PointerMoved(pos), event], Modifiers::NONE);
        }
        // A popup is measured in one frame, shown in the next.
        self.frame(&[], Modifiers::NONE);
        self.frame(&[], Modifiers::NONE);
    }

    /// Where a word is read.
    #[track_caller]
    fn find(&self, word: &str) -> Rect {
        let found = self.said.iter().find(|(text, _)| text == word);
        found.unwrap_or_else(|| panic!("{word} in {:?}", self.said)).1
    }

    fn reads(&self, word: &str) -> bool {
        self.said.iter().any(|(text, _)| text == word)
    }

    #[track_caller]
    fn choose(&mut self, word: &str) {
        let at = self.find(word).center();
        self.click(at, PointerButton::Primary);
    }

    fn select(&mut self, from: usize, to: usize) {
        let at = |offset| Position { block: 0, offset };
        self.editor.select(Selection { anchor: at(from), head: at(to) });
    }

    fn open_by_key(&mut self) {
        self.press(Key::Menu, Modifiers::NONE);
        self.frame(&[], Modifiers::NONE);
    }

    fn marks(&self) -> Vec<Mark> {
        let block = self.editor.article().body().block(0).unwrap();
        block.content().marks().iter().map(|marked| marked.mark.clone()).collect()
    }
}

#[test]
fn the_menu_opens_under_the_pointer_and_what_is_chosen_happens() {
    let mut desk = Desk::new("قال الرئيس اليوم");
    assert!(!desk.reads("حدد الكل"));
    desk.click(Pos2::new(450.0, 40.0), PointerButton::Secondary);
    // The words of an item stand at the right, its keys at the left.
    assert!(desk.find("حدد الكل").right() > desk.find("Ctrl+A").right() + 40.0);
    desk.choose("حدد الكل");
    assert_eq!(desk.editor.selection().end().offset, "قال الرئيس اليوم".len());
    assert!(!desk.reads("حدد الكل"), "it is closed");
    let focused = desk.context.memory(|memory| memory.focused());
    assert_eq!(focused, Some(desk.canvas.id()), "one types on");
}

#[test]
fn the_menu_opens_by_its_key_at_the_caret_and_is_walked_by_keys() {
    let mut desk = Desk::new("قال الرئيس اليوم");
    desk.select(0, 6);
    desk.open_by_key();
    let caret = desk.canvas.caret_area().unwrap();
    let first = desk.find("تراجع");
    assert!(first.top() > caret.bottom() && first.top() < caret.bottom() + 40.0, "at the caret");
    assert!(first.right() < caret.right() + 10.0, "it opens to the left");
    // The first item that can be chosen is cut: nothing was done that could be undone.
    desk.press(Key::ArrowDown, Modifiers::NONE);
    desk.press(Key::ArrowUp, Modifiers::NONE);
    desk.press(Key::Enter, Modifiers::NONE);
    assert_eq!(desk.editor.article().body().block(0).unwrap().text(), " الرئيس اليوم");
    desk.press(Key::Z, Modifiers::COMMAND);
    assert_eq!(desk.editor.article().body().block(0).unwrap().text(), "قال الرئيس اليوم");
    desk.open_by_key();
    desk.press(Key::Escape, Modifiers::NONE);
    desk.frame(&[], Modifiers::NONE);
    assert!(!desk.reads("عريض"), "Escape closes it");
    desk.press(Key::F10, Modifiers::SHIFT);
    desk.frame(&[], Modifiers::NONE);
    assert!(desk.reads("عريض"));
    desk.choose("عريض");
    assert_eq!(desk.marks(), [Mark::Bold]);
}

#[test]
fn what_is_chosen_by_a_key_closes_the_menu() {
    let mut desk = Desk::new("قال الرئيس اليوم");
    desk.open_by_key();
    // The first that can be chosen pastes, the third selects all.
    desk.press(Key::ArrowDown, Modifiers::NONE);
    desk.press(Key::ArrowDown, Modifiers::NONE);
    desk.press(Key::Enter, Modifiers::NONE);
    desk.frame(&[], Modifiers::NONE);
    assert_eq!(desk.editor.selection().end().offset, "قال الرئيس اليوم".len());
    assert!(!desk.reads("حدد الكل"), "it is closed");
    assert_eq!(desk.context.memory(|memory| memory.focused()), Some(desk.canvas.id()));
}

#[test]
fn a_menu_of_the_menu_opens_where_its_sign_points_and_by_that_arrow() {
    let check = |language, enter, leave, style: &str, heading: &str| {
        let body = Body::new([Block::paragraph("قال الرئيس اليوم")]);
        let article = Article::with_body(Title::main("ع"), body);
        let mut desk = Desk::in_language(article, language);
        desk.press(Key::Home, Modifiers::NONE);
        desk.press(Key::ArrowLeft, Modifiers::NONE);
        let caret = desk.editor.selection();
        // Where there is room beside the menu.
        let x = if language == Language::Arabic { 700.0 } else { 200.0 };
        desk.click(Pos2::new(x, 40.0), PointerButton::Secondary);
        let clicked = desk.editor.selection();
        let at = desk.find(style).center();
        desk.click(at, PointerButton::Primary);
        let is_left = desk.find(heading).right() < desk.find(style).left();
        assert_eq!(is_left, language == Language::Arabic, "{heading} beside {style}");
        desk.press(Key::Escape, Modifiers::NONE);
        desk.frame(&[], Modifiers::NONE);
        assert!(!desk.reads(style));
        desk.frame(&[Event::PointerMoved(Pos2::new(20.0, 880.0))], Modifiers::NONE);

        desk.editor.select(caret);
        desk.open_by_key();
        // The arrow that leaves has nothing to leave yet; the text behind stays as it is.
        for _ in 0..3 {
            desk.press(leave, Modifiers::NONE);
        }
        for _ in 0..4 {
            desk.press(Key::ArrowUp, Modifiers::NONE);
        }
        desk.press(leave, Modifiers::NONE);
        assert_eq!(desk.editor.selection(), caret);
        assert!(desk.reads(heading), "its button has the focus");
        desk.press(enter, Modifiers::NONE);
        desk.press(Key::ArrowDown, Modifiers::NONE);
        desk.press(leave, Modifiers::NONE);
        desk.press(enter, Modifiers::NONE);
        desk.press(Key::ArrowDown, Modifiers::NONE);
        desk.press(Key::ArrowDown, Modifiers::NONE);
        desk.press(Key::Enter, Modifiers::NONE);
        desk.frame(&[], Modifiers::NONE);
        let kind = desk.editor.article().body().block(0).unwrap().kind().clone();
        assert_eq!(kind, BlockKind::Heading(HeadingLevel::new(3).unwrap()));
        assert!(!desk.reads(style), "it is closed");
        assert_ne!(clicked, Selection::default());
    };
    let (left, right) = (Key::ArrowLeft, Key::ArrowRight);
    check(Language::Arabic, left, right, "نمط الفقرة", "عنوان فرعي");
    check(Language::English, right, left, "Paragraph style", "Subheading");
}

#[test]
fn switches_of_the_menu_stay_switched() {
    let mut desk = Desk::new("نص");
    for expected in [Punctuation::Arabic, Punctuation::AsTyped] {
        desk.open_by_key();
        desk.choose("علامات الترقيم العربية");
        assert_eq!(desk.canvas.punctuation(), expected);
    }
    desk.open_by_key();
    desk.choose("أظهر ما لا يُرى");
    assert!(desk.canvas.shows_unseen());
}

#[test]
fn styles_letters_and_isolates_are_chosen_in_menus_of_the_menu() {
    let mut desk = Desk::new("قال G20 اليوم");
    desk.open_by_key();
    desk.choose("نمط الفقرة");
    desk.choose("عنوان فرعي");
    let heading = BlockKind::Heading(HeadingLevel::new(3).unwrap());
    assert_eq!(desk.editor.article().body().block(0).unwrap().kind(), &heading);
    desk.open_by_key();
    desk.choose("أدرج");
    desk.choose("حروف الدار");
    desk.choose("پ  الباء المثلثة");
    assert_eq!(desk.editor.article().body().block(0).unwrap().text(), "پقال G20 اليوم");
    desk.select(9, 12);
    desk.open_by_key();
    desk.choose("أدرج");
    desk.choose("اعزل المحدد");
    desk.choose("من اليسار إلى اليمين");
    let text = desk.editor.article().body().block(0).unwrap().text().to_owned();
    assert_eq!(text, "پقال \u{2066}G20\u{2069} اليوم");
}

#[test]
fn a_link_is_asked_for_written_and_changed() {
    let mut desk = Desk::new("قال بوتن اليوم");
    desk.select(7, 15);
    desk.press(Key::K, Modifiers::COMMAND);
    assert!(desk.ask.is_open());
    desk.type_text("فلاديمير پوتن");
    desk.press(Key::Enter, Modifiers::NONE);
    let page = Mark::Link(Target::Page("فلاديمير پوتن".to_owned()));
    assert_eq!(desk.marks(), [page]);
    assert!(!desk.ask.is_open());
    // Whoever asks again sees where it leads, and may lead it elsewhere, leave it or take it away.
    desk.press(Key::K, Modifiers::COMMAND);
    assert_eq!(desk.ask.field().text(), "فلاديمير پوتن");
    desk.type_text("https://example.org/a");
    desk.press(Key::Enter, Modifiers::NONE);
    let address = Mark::Link(Target::Url("https://example.org/a".to_owned()));
    assert_eq!(desk.marks(), std::slice::from_ref(&address));
    desk.press(Key::K, Modifiers::COMMAND);
    desk.press(Key::Escape, Modifiers::NONE);
    assert!(!desk.ask.is_open());
    assert_eq!(desk.marks(), [address]);
    desk.press(Key::K, Modifiers::COMMAND);
    desk.press(Key::Delete, Modifiers::NONE);
    desk.press(Key::Enter, Modifiers::NONE);
    assert_eq!(desk.marks(), []);
    let focused = desk.context.memory(|memory| memory.focused());
    assert_eq!(focused, Some(desk.canvas.id()));
}

#[test]
fn what_is_asked_from_the_menu_is_answered_at_once() {
    let mut desk = Desk::new("قال بوتن اليوم");
    desk.select(7, 15);
    desk.open_by_key();
    desk.choose("رابط…");
    for _ in 0..4 {
        desk.frame(&[], Modifiers::NONE);
    }
    desk.type_text("پوتن");
    assert_eq!(desk.ask.field().text(), "پوتن");
    assert_eq!(desk.editor.article().body().block(0).unwrap().text(), "قال بوتن اليوم");
}

#[test]
fn a_source_is_found_by_its_words_and_cited() {
    let source = |id: &str, title: &str, site: &str| Reference {
        id: RefId::new(id),
        title: title.to_owned(),
        site: site.to_owned(),
        ..Reference::default()
    };
    let body = Body::new([Block::paragraph("قال بوتن.")]);
    let (article, refused) = Article::with_body(Title::main("ع"), body).with_references(vec![
        source("a", "قمة سمرقند", "رويترز"),
        source("b", "Putin meets Xi", "The Independent"),
        source("c", "بوتن في سمرقند", "الجزيرة"),
        source("d", "اجتماع شنغهاي", "تاس"),
    ]);
    assert!(refused.is_empty());
    let mut desk = Desk::with(article);
    desk.press(Key::End, Modifiers::NONE);
    desk.press(Key::R, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(desk.requests, [Request::Reference]);
    assert!(desk.reads("\u{2068}قمة سمرقند\u{2069} · \u{2068}رويترز\u{2069}"));
    // In the house's spelling, and the second of what is found.
    desk.type_text("سمرقند");
    desk.press(Key::ArrowDown, Modifiers::NONE);
    desk.press(Key::Enter, Modifiers::NONE);
    let cited = |desk: &Desk| {
        let block = desk.editor.article().body().block(0).unwrap();
        let objects = block.content().objects().iter();
        let ids = objects.flat_map(|placed| match &placed.object {
            Object::Citation(citation) => citation.references.clone(),
            Object::Raw(_) => Vec::new(),
        });
        ids.map(|id| id.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(cited(&desk), ["c"]);
    desk.press(Key::R, Modifiers::COMMAND | Modifiers::SHIFT);
    desk.type_text("independent");
    desk.press(Key::Enter, Modifiers::NONE);
    assert_eq!(cited(&desk), ["c", "b"]);
    // Somebody is quicker than the screen: the word and Enter come in one frame.
    desk.press(Key::R, Modifiers::COMMAND | Modifiers::SHIFT);
    let enter = Event::Key {
        key: Key::Enter,
        physical_key: Some(Key::Enter),
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    desk.frame(&[Event::Text("تاس".to_owned()), enter], Modifiers::NONE);
    assert_eq!(cited(&desk), ["c", "b", "d"]);
}

#[test]
fn a_picture_is_asked_for_and_put_in() {
    let mut desk = Desk::new("نص");
    desk.press(Key::G, Modifiers::COMMAND | Modifiers::SHIFT);
    desk.press(Key::Enter, Modifiers::NONE);
    assert!(desk.ask.is_open(), "without a name there is no picture");
    desk.type_text("قمة سمرقند.jpg");
    desk.press(Key::Enter, Modifiers::NONE);
    let body = desk.editor.article().body();
    let pictures: Vec<_> = body
        .iter()
        .filter_map(|block| match block.kind() {
            BlockKind::Picture(picture) => Some(picture.file.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(pictures, ["قمة سمرقند.jpg"]);
}

#[test]
fn the_menu_speaks_english_too_and_then_begins_at_the_left() {
    let body = Body::new([Block::paragraph("نص")]);
    let article = Article::with_body(Title::main("ع"), body);
    let mut desk = Desk::in_language(article, Language::English);
    desk.click(Pos2::new(450.0, 40.0), PointerButton::Secondary);
    assert!(desk.find("Select all").left() < desk.find("Ctrl+A").left());
}

#[test]
fn in_a_low_window_the_rest_of_the_menu_is_scrolled_to() {
    let mut desk = Desk::new("نص");
    desk.height = 300.0;
    desk.open_by_key();
    let last = "أظهر ما لا يُرى";
    let is_seen =
        |desk: &Desk| desk.said.iter().any(|(text, at)| text == last && at.bottom() < 300.0);
    assert!(!is_seen(&desk));
    // Up from the first item goes to the last.
    desk.press(Key::ArrowUp, Modifiers::NONE);
    for _ in 0..20 {
        desk.frame(&[], Modifiers::NONE);
    }
    assert!(is_seen(&desk));
    desk.choose(last);
    assert!(desk.canvas.shows_unseen());
}
