//! Fields of one line by keys and pointer: what is written in them, what they show of it, and how
//! they let go of the focus.

use egui::{
    Context, Event, ImeEvent, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2,
};
use tahrir::strings::Language;
use tahrir::typeset::Direction;
use tahrir::ui::canvas::TextEngine;
use tahrir::ui::field::{Field, FieldLook, FieldState};
use tahrir::ui::theme::Theme;
use tahrir::ui::words::Words;

const WIDTH: f32 = 200.0;

/// Two fields, one below the other; the first one has the focus.
struct Form {
    context: Context,
    words: Words,
    engine: TextEngine,
    fields: [Field; 2],
    places: [Rect; 2],
    entered: Vec<Modifiers>,
    changed: bool,
    clipboard: String,
    said: Vec<String>,
    time: f64,
}

impl Form {
    fn new() -> Self {
        Self::with(Field::new("first"))
    }

    fn with(first: Field) -> Self {
        let context = Context::default();
        context.enable_accesskit();
        let words = Words::new(&context, Language::Arabic);
        let mut form = Self {
            context,
            words,
            engine: TextEngine::default(),
            fields: [first, Field::new("second")],
            places: [Rect::NOTHING; 2],
            entered: Vec::new(),
            changed: false,
            clipboard: String::new(),
            said: Vec::new(),
            time: 0.0,
        };
        form.frame(&[], Modifiers::NONE);
        let id = form.fields[0].id();
        form.context.memory_mut(|memory| memory.request_focus(id));
        form.frame(&[], Modifiers::NONE);
        form
    }

    fn frame(&mut self, events: &[Event], modifiers: Modifiers) {
        self.time += 0.1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(400.0, 200.0))),
            time: Some(self.time),
            events: [&[Event::ModifiersChanged(modifiers)], events].concat(),
            focused: true,
            ..RawInput::default()
        };
        let Self { context, words, engine, fields, places, entered, changed, .. } = self;
        let mut output = context.run_ui(input, |ui| {
            for (number, field) in fields.iter_mut().enumerate() {
                let look = FieldLook {
                    name: "حقل",
                    placeholder: "ابحث هنا",
                    width: WIDTH,
                    state: FieldState::Fine,
                };
                let shown = field.show(ui, look, engine, words, &Theme::LIGHT);
                places[number] = shown.response.rect;
                entered.extend(shown.entered);
                *changed |= shown.changed;
            }
        });
        for command in &output.platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                self.clipboard.clone_from(text);
            }
        }
        if let Some(update) = &output.platform_output.accesskit_update {
            // A field's words are those of the runs in its one paragraph.
            let nodes: std::collections::HashMap<_, _> =
                update.nodes.iter().map(|(id, node)| (*id, node)).collect();
            let children = |node: &egui::accesskit::Node| {
                node.children().iter().filter_map(|id| nodes.get(id).copied()).collect::<Vec<_>>()
            };
            let written = |node| {
                let runs = children(node).into_iter().flat_map(children);
                runs.filter_map(|run| run.value().map(str::to_owned)).collect::<String>()
            };
            let fields = update.nodes.iter().map(|(_, node)| node);
            let fields = fields.filter(|node| node.role() == egui::accesskit::Role::TextInput);
            let said =
                fields.filter_map(|node| Some(format!("{}={}", node.label()?, written(node))));
            self.said = said.collect();
        }
        output.textures_delta.clear();
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) {
        let event =
            Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers };
        self.frame(&[event], modifiers);
    }

    fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.frame(&[Event::Text(c.to_string())], Modifiers::NONE);
        }
    }

    fn click(&mut self, at: Pos2) {
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
    }

    fn focused(&self) -> Option<usize> {
        let focused = self.context.memory(|memory| memory.focused());
        self.fields.iter().position(|field| Some(field.id()) == focused)
    }

    fn caret(&self) -> f32 {
        self.fields[0].caret_area().unwrap().left()
    }

    #[track_caller]
    fn check_caret_in_sight(&self) {
        let place = self.places[0];
        assert!(place.x_range().contains(self.caret()), "{} in {place:?}", self.caret());
    }
}

#[test]
fn what_is_typed_stands_in_the_field_that_has_the_focus() {
    let mut form = Form::new();
    form.type_text("قمة G20");
    assert_eq!((form.fields[0].text(), form.fields[1].text()), ("قمة G20", ""));
    assert!(form.changed);
    assert!(form.said.contains(&"حقل=قمة G20".to_owned()), "{:?}", form.said);
}

#[test]
fn tab_leaves_the_field_and_writes_nothing() {
    let mut form = Form::new();
    form.type_text("أ");
    form.press(Key::Tab, Modifiers::NONE);
    form.frame(&[], Modifiers::NONE);
    assert_eq!(form.focused(), Some(1));
    form.type_text("ب");
    assert_eq!((form.fields[0].text(), form.fields[1].text()), ("أ", "ب"));
    form.press(Key::Tab, Modifiers::SHIFT);
    form.frame(&[], Modifiers::NONE);
    assert_eq!(form.focused(), Some(0));
    form.press(Key::Escape, Modifiers::NONE);
    form.frame(&[], Modifiers::NONE);
    assert_eq!(form.focused(), None);
}

#[test]
fn enter_is_told_and_makes_no_paragraph() {
    let mut form = Form::new();
    form.type_text("أ");
    form.press(Key::Enter, Modifiers::NONE);
    form.press(Key::Enter, Modifiers::SHIFT);
    assert_eq!(form.entered, [Modifiers::NONE, Modifiers::SHIFT]);
    assert_eq!(form.fields[0].text(), "أ");
}

#[test]
fn line_breaks_that_are_pasted_become_blanks() {
    let check = |pasted: &str, expected: &str| {
        let mut form = Form::new();
        form.frame(&[Event::Paste(pasted.to_owned())], Modifiers::NONE);
        assert_eq!(form.fields[0].text(), expected);
        form.press(Key::Z, Modifiers::COMMAND);
        assert_eq!(form.fields[0].text(), "", "one step");
    };
    check("سطر\nوآخر", "سطر وآخر");
    check("سطر\r\n\r\nوآخر\u{2029}", "سطر وآخر ");
    check("ﻻ\u{200F}شيء", "لاشيء");
}

#[test]
fn marks_and_headings_are_not_for_fields_but_all_else_is() {
    let mut form = Form::new();
    form.type_text("قال مُ");
    form.press(Key::Backspace, Modifiers::NONE);
    assert_eq!(form.fields[0].text(), "قال م", "one mark at a time");
    form.press(Key::B, Modifiers::COMMAND);
    form.press(Key::Plus, Modifiers::COMMAND);
    form.press(Key::A, Modifiers::COMMAND);
    form.frame(&[Event::Cut], Modifiers::NONE);
    assert_eq!((form.fields[0].text(), &*form.clipboard), ("", "قال م"));
    form.press(Key::Z, Modifiers::COMMAND);
    assert_eq!(form.fields[0].text(), "قال م");
    form.press(Key::End, Modifiers::NONE);
    for letter in ["ب", "ف"] {
        form.frame(&[Event::Text(letter.to_owned())], Modifiers::ALT);
    }
    assert_eq!(form.fields[0].text(), "قال مپڤ");
    let composed = Event::Ime(ImeEvent::Commit("سلام".to_owned()));
    form.frame(&[composed], Modifiers::NONE);
    assert_eq!(form.fields[0].text(), "قال مپڤسلام");
    form.press(Key::Backspace, Modifiers::CTRL);
    assert_eq!(form.fields[0].text(), "قال ");
}

#[test]
fn point_01_and_04_a_field_runs_by_its_letters() {
    let mut form = Form::new();
    let (left, right) = (form.places[0].left(), form.places[0].right());
    let check = |form: &Form, at_right: bool| {
        let near = if at_right { right - form.caret() } else { form.caret() - left };
        assert!(near < 60.0, "{} in {left}..{right}", form.caret());
    };
    check(&form, true);
    form.type_text("2022 «");
    check(&form, true);
    form.type_text("Xi");
    form.press(Key::Home, Modifiers::NONE);
    check(&form, false);
    // The writer turns it, once for each press.
    form.press(Key::D, Modifiers::COMMAND | Modifiers::SHIFT);
    check(&form, true);
    form.press(Key::D, Modifiers::COMMAND | Modifiers::SHIFT);
    check(&form, false);
    let mut form = Form::with(Field::running("address", Direction::Ltr));
    assert!(form.caret() < left + 20.0);
    form.type_text("https://e.org/قمة");
    assert!(form.caret() > left + 60.0);
}

#[test]
fn points_05_and_08_the_caret_walks_through_the_field_and_stays_in_sight() {
    let long = "قال الرئيس الروسي Vladimir Putin في 13 سبتمبر 2022 إن القمة مهمة للبلدين";
    for (text, way, back) in [
        (long.to_owned(), Key::ArrowLeft, Key::ArrowRight),
        (long.replace("قال", "Said").repeat(2), Key::ArrowRight, Key::ArrowLeft),
    ] {
        let mut form = Form::new();
        form.type_text(&text);
        form.check_caret_in_sight();
        form.press(Key::Home, Modifiers::NONE);
        form.check_caret_in_sight();
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..text.chars().count() + 10 {
            seen.insert(form.fields[0].selection().head.offset);
            form.press(way, Modifiers::NONE);
            form.check_caret_in_sight();
        }
        assert_eq!(seen.len(), text.chars().count() + 1, "every place is reached");
        for _ in 0..text.chars().count() + 10 {
            form.press(back, Modifiers::NONE);
            form.check_caret_in_sight();
        }
        assert_eq!(form.fields[0].selection().head.offset, 0);
        // What was scrolled away is back where a short text would begin.
        let from_start = if way == Key::ArrowLeft {
            form.places[0].right() - form.caret()
        } else {
            form.caret() - form.places[0].left()
        };
        assert!(from_start < 14.0, "{from_start}");
    }
}

#[test]
fn a_click_puts_the_caret_where_it_is_and_a_drag_selects() {
    let mut form = Form::new();
    form.type_text("قال Putin هنا");
    for offset in [0, 2, 6, 8, 12, 14] {
        let mut moved = Form::new();
        moved.type_text("قال Putin هنا");
        moved.press(Key::Home, Modifiers::NONE);
        while moved.fields[0].selection().head.offset < offset {
            moved.press(Key::ArrowLeft, Modifiers::NONE);
            if moved.fields[0].selection().head.offset > 40 {
                break;
            }
        }
        let (head, at) = (moved.fields[0].selection().head.offset, moved.caret());
        form.click(pos2(at + 0.5, form.places[0].center().y));
        assert!((form.caret() - at).abs() < 1.5, "{offset}: {head} {} {at}", form.caret());
    }
    let (from, to) = (form.places[0].right() - 4.0, form.places[0].left() + 4.0);
    let y = form.places[0].center().y;
    form.time += 1.0;
    let button = |x, pressed| Event::PointerButton {
        pos: pos2(x, y),
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    form.frame(&[Event::PointerMoved(pos2(from, y))], Modifiers::NONE);
    form.frame(&[button(from, true)], Modifiers::NONE);
    for step in 1..=10_u8 {
        let x = from + (to - from) * f32::from(step) / 10.0;
        form.frame(&[Event::PointerMoved(pos2(x, y))], Modifiers::NONE);
    }
    form.frame(&[button(to, false)], Modifiers::NONE);
    let selection = form.fields[0].selection();
    assert_eq!(
        (selection.start().offset, selection.end().offset),
        (0, form.fields[0].text().len())
    );
    assert_eq!(form.focused(), Some(0));
}

#[test]
fn odd_texts_and_sizes_neither_panic_nor_change_the_text() {
    let long = "س".repeat(200_000);
    for text in ["\u{2067}\u{202E}قال", "😀\u{10FFFD}\u{E000}", "\n\n", &long] {
        let mut form = Form::new();
        form.frame(&[Event::Paste(text.to_owned())], Modifiers::NONE);
        assert!(form.fields[0].text().len() <= 100_000);
        for key in [Key::Home, Key::ArrowUp, Key::ArrowDown, Key::PageDown, Key::End] {
            form.press(key, Modifiers::NONE);
        }
        form.check_caret_in_sight();
    }
    let mut form = Form::new();
    form.fields[0].set_text("أ\nب\u{2028}ج");
    assert_eq!(form.fields[0].text(), "أ ب ج");
    assert_eq!(form.fields[0].selection().end().offset, "أ ب ج".len());
    for scale in [0.5, 4.0] {
        form.context.set_pixels_per_point(scale);
        form.frame(&[], Modifiers::NONE);
        form.frame(&[], Modifiers::NONE);
    }
    assert_eq!(form.words.strays(), Vec::<String>::new());
}
