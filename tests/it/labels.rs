//! Words in egui's own widgets: what is drawn, what is read, and that egui never draws an Arabic
//! letter by itself.

use egui::epaint::{ClippedShape, TextShape};
use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, Shape, pos2, vec2};
use tahrir::strings::Language;
use tahrir::typeset::is_rtl_letter;
use tahrir::ui::theme::Theme;
use tahrir::ui::words::Words;

/// Runs frames of an interface and keeps what the last one drew.
struct Stage {
    context: Context,
    words: Words,
    shapes: Vec<ClippedShape>,
    time: f64,
    scale: f32,
}

impl Stage {
    fn new(language: Language) -> Self {
        let context = Context::default();
        Theme::LIGHT.apply(&context);
        context.enable_accesskit();
        let words = Words::new(&context, language);
        Self { context, words, shapes: Vec::new(), time: 0.0, scale: 1.0 }
    }

    fn frame(&mut self, events: &[Event], mut add: impl FnMut(&mut egui::Ui, &Words)) {
        self.time += 0.2;
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0))),
            time: Some(self.time),
            events: events.to_vec(),
            focused: true,
            ..RawInput::default()
        };
        input.viewports.entry(input.viewport_id).or_default().native_pixels_per_point =
            Some(self.scale);
        let words = &self.words;
        let mut output = self.context.run_ui(input, |ui| add(ui, words));
        self.shapes = std::mem::take(&mut output.shapes);
        output.textures_delta.clear();
    }

    fn texts(&self) -> Vec<&TextShape> {
        fn of<'a>(shape: &'a Shape, texts: &mut Vec<&'a TextShape>) {
            match shape {
                Shape::Text(text) => texts.push(text),
                Shape::Vec(shapes) => shapes.iter().for_each(|shape| of(shape, texts)),
                _ => {}
            }
        }
        let mut texts = Vec::new();
        self.shapes.iter().for_each(|shape| of(&shape.shape, &mut texts));
        texts
    }

    /// The one galley that says this.
    #[track_caller]
    fn text(&self, says: &str) -> &TextShape {
        let texts = self.texts();
        let found: Vec<_> = texts.iter().filter(|it| it.galley.text() == says).collect();
        assert_eq!(found.len(), 1, "{says} among {:?}", said(&texts));
        found[0]
    }

    /// No letter of a right-to-left script goes through egui's own fonts.
    #[track_caller]
    fn check_no_strays(&self) {
        assert_eq!(self.words.strays(), Vec::<String>::new());
        for text in self.texts() {
            for glyph in text.galley.rows.iter().flat_map(|row| row.glyphs.iter()) {
                assert!(!is_rtl_letter(glyph.chr), "{}", text.galley.text());
            }
        }
    }
}

fn said(texts: &[&TextShape]) -> Vec<String> {
    texts.iter().map(|it| it.galley.text().to_owned()).collect()
}

fn click(at: Pos2) -> [Vec<Event>; 2] {
    let button = |pressed| Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    [vec![Event::PointerMoved(at), button(true)], vec![button(false)]]
}

/// Left edges and widths of a galley's words, blanks left out, in pixels.
fn words_of(text: &TextShape) -> Vec<(f32, f32)> {
    let glyphs = text.galley.rows.iter().flat_map(|row| row.glyphs.iter());
    glyphs
        .filter(|glyph| glyph.uv_rect.size.x > 1.5)
        .map(|glyph| (glyph.pos.x, glyph.uv_rect.size.x))
        .collect()
}

#[test]
fn widgets_say_the_words_and_egui_draws_none_of_their_letters() {
    let mut stage = Stage::new(Language::Arabic);
    let mut checked = false;
    for scale in [1.0, 0.5, 1.25, 2.0, 4.0] {
        stage.scale = scale;
        for _ in 0..2 {
            stage.frame(&[], |ui, words| {
                let _ = ui.button(words.label("حفظ النسخة 2 من 13"));
                ui.label(words.label("في 2022-09-13 على https://e.org/أ"));
                let _ = ui.selectable_label(true, words.label("وكالة تاس (TASS)").bold());
                words.checkbox(ui, &mut checked, words.label("كلمات كاملة"));
                words.menu_button(ui, "ملف", |_| {});
                ui.label(words.label("السطر الأول\nوالثاني"));
            });
        }
        stage.check_no_strays();
        let said = said(&stage.texts());
        assert_eq!(said.len(), 6, "{said:?}");
        assert!(said.contains(&"حفظ النسخة 2 من 13".to_owned()), "{said:?}");
        // Each of them has ink.
        assert!(stage.texts().iter().all(|text| !words_of(text).is_empty()));
    }
}

#[test]
fn a_stray_letter_is_found_out() {
    let mut stage = Stage::new(Language::Arabic);
    stage.frame(&[], |ui, _| {
        ui.label("plain");
    });
    stage.check_no_strays();
    stage.frame(&[], |ui, _| {
        ui.label("قمة");
    });
    assert!(!stage.words.strays().is_empty());
}

#[test]
fn a_screen_reader_reads_the_words() {
    let stage = Stage::new(Language::Arabic);
    let mut checked = true;
    let mut read = Vec::new();
    for _ in 0..2 {
        let words = stage.words.clone();
        let output = stage.context.run_ui(RawInput::default(), |ui| {
            let _ = ui.button(words.label("بدّل الكل"));
            words.checkbox(ui, &mut checked, words.label("تشكيل"));
        });
        let update = output.platform_output.accesskit_update.unwrap();
        read = update
            .nodes
            .iter()
            .filter_map(|(_, node)| Some(node.label().or(node.value())?.to_owned()))
            .collect();
        let mut output = output.textures_delta;
        output.clear();
    }
    for expected in ["بدّل الكل", "تشكيل"] {
        assert!(read.iter().any(|it| it == expected), "{read:?}");
    }
    assert!(!read.iter().any(|it| it.chars().any(|c| c >= '\u{F0000}')), "{read:?}");
}

/// The order in which the words of a label stand, from left to right, as widths.
#[track_caller]
fn check_order(language: Language, text: &str, from_left: &[&str]) {
    let mut stage = Stage::new(language);
    for _ in 0..2 {
        stage.frame(&[], |ui, words| {
            ui.label(words.label(text));
            for word in from_left {
                ui.label(words.label(word));
            }
        });
    }
    let widths: Vec<f32> = words_of(stage.text(text)).iter().map(|it| it.1).collect();
    let expected: Vec<f32> = from_left.iter().map(|it| words_of(stage.text(it))[0].1).collect();
    assert_eq!(widths.len(), expected.len(), "{text}");
    for (found, expected) in widths.iter().zip(&expected) {
        assert!((found - expected).abs() <= 1.0, "{text}: {widths:?} for {expected:?}");
    }
}

#[test]
fn points_02_21_and_23_words_stand_in_the_order_of_their_direction() {
    check_order(Language::Arabic, "قمة شنغهاي", &["شنغهاي", "قمة"]);
    check_order(Language::English, "Find next one", &["Find", "next", "one"]);
    // Latin words keep their order in an Arabic line, numbers theirs.
    check_order(
        Language::Arabic,
        "قال Putin Vladimir اليوم",
        &["اليوم", "Putin", "Vladimir", "قال"],
    );
    check_order(Language::Arabic, "G20: القمة", &["القمة", "G20:"]);
    // What turns round without an isolate does not.
    check_order(Language::Arabic, "نُشر 2022-09-13 هنا", &["هنا", "2022-09-13", "نُشر"]);
}

#[test]
fn the_same_word_is_one_piece_wherever_it_stands() {
    let mut stage = Stage::new(Language::Arabic);
    stage.frame(&[], |ui, words| {
        ui.label(words.label("قمة سمرقند"));
    });
    let pieces = stage.words.pieces();
    assert_eq!(pieces, 3, "two words and a blank");
    stage.frame(&[], |ui, words| {
        ui.label(words.label("سمرقند قمة سمرقند"));
        ui.label(words.label("قمة قمة"));
    });
    assert_eq!(stage.words.pieces(), pieces);
}

#[test]
fn codes_are_given_back_when_texts_come_and_go() {
    let mut stage = Stage::new(Language::Arabic);
    let mut most = 0;
    for frame in 0..7 {
        stage.frame(&[], |ui, words| {
            for number in 0..500 {
                ui.label(words.label(&format!("كلمة{frame}ـ{number}")).small());
            }
        });
        most = most.max(stage.words.pieces());
    }
    assert!((1_500..2_600).contains(&most), "{most} pieces for 3 500 texts");
    stage.check_no_strays();
}

#[test]
fn long_labels_are_wrapped_and_cut_at_their_end() {
    let long = "نص طويل يلتف على عدة أسطر لاختبار المحاذاة مع كلمة English في الوسط ونسبة 42%.";
    let mut stage = Stage::new(Language::Arabic);
    for _ in 0..2 {
        stage.frame(&[], |ui, words| {
            ui.label(words.label(long).wrapped(150.0));
            ui.label(words.label("نص").wrapped(150.0));
        });
    }
    let wrapped = stage.text(long);
    assert!(wrapped.galley.rows.len() >= 3, "{}", wrapped.galley.rows.len());
    assert!(wrapped.galley.size().x <= 151.0, "{}", wrapped.galley.size().x);
    // The lines end at one edge at the right.
    let ends: Vec<f32> = wrapped.galley.rows.iter().map(|row| row.size.x).collect();
    assert!(ends.iter().all(|end| (end - ends[0]).abs() < 1.5), "{ends:?}");
    assert!(stage.text("نص").galley.size().x < 40.0, "a short one takes what it needs");
    for _ in 0..2 {
        stage.frame(&[], |ui, words| {
            ui.label(words.label(long).cut(150.0));
            ui.label(words.label("…"));
        });
    }
    let cut = stage.text(long);
    assert_eq!(cut.galley.rows.len(), 1);
    assert!(cut.galley.size().x <= 150.0);
    assert!(stage.words.label(long).cut(150.0).is_cut());
    assert!(!stage.words.label(long).cut(2_000.0).is_cut());
    stage.check_no_strays();
}

#[test]
fn a_label_has_the_colour_of_its_widgets_state() {
    let mut stage = Stage::new(Language::Arabic);
    let mut place = Rect::NOTHING;
    let mut colours = Vec::new();
    for events in [vec![], vec![], vec![Event::PointerMoved(pos2(700.0, 500.0))]] {
        stage.frame(&events, |ui, words| {
            place = ui.button(words.label("بحث")).rect;
            ui.add_enabled(false, egui::Button::new(words.label("نشر")));
            ui.label(words.label("خطأ").coloured(Theme::LIGHT.error));
        });
    }
    let shown = |stage: &Stage, says: &str| stage.text(says).fallback_color;
    colours.push(shown(&stage, "بحث"));
    let disabled = stage.text("نشر");
    let faded = disabled.opacity_factor < 1.0 || disabled.fallback_color != Theme::LIGHT.ink;
    assert!(faded, "{:?}", disabled.fallback_color);
    for _ in 0..2 {
        let events = [Event::PointerMoved(place.center())];
        stage.frame(&events, |ui, words| {
            let _ = ui.button(words.label("بحث"));
            ui.label(words.label("خطأ").coloured(Theme::LIGHT.error));
        });
    }
    colours.push(shown(&stage, "بحث"));
    assert_eq!(colours, [Theme::LIGHT.ink, Theme::LIGHT.accent]);
    let vertices = &stage.text("خطأ").galley.rows[0].visuals.mesh.vertices;
    assert!(vertices.iter().all(|it| it.color == Theme::LIGHT.error));
}

#[test]
fn menus_and_tooltips_hold_our_words_too() {
    let mut stage = Stage::new(Language::Arabic);
    let mut place = Rect::NOTHING;
    let mut menu = |ui: &mut egui::Ui, words: &Words| {
        let shown = words.menu_button(ui, "ملف", |ui| {
            let _ = ui.button(words.label("مقالة جديدة"));
            let _ = ui.button(words.label("تصدير إلى Markdown…"));
            words.menu_button(ui, "المزيد", |ui| ui.button(words.label("في 2022-09-13")));
        });
        place = shown.response.on_hover_text(words.hint("ما يُحفظ وما يُصدَّر")).rect;
    };
    stage.frame(&[], &mut menu);
    stage.frame(&[], &mut menu);
    let at = pos2(20.0, 20.0);
    stage.frame(&[Event::PointerMoved(at)], &mut menu);
    for _ in 0..4 {
        stage.frame(&[], &mut menu);
    }
    stage.text("ما يُحفظ وما يُصدَّر");
    for events in click(at) {
        stage.frame(&events, &mut menu);
    }
    for _ in 0..3 {
        stage.frame(&[], &mut menu);
    }
    let (short, long) = (stage.text("مقالة جديدة"), stage.text("تصدير إلى Markdown…"));
    let right = |text: &TextShape| text.pos.x + text.galley.size().x;
    assert!((right(short) - right(long)).abs() < 1.0, "the words of a menu begin at its right");
    assert!(long.galley.size().x < 200.0 && long.pos.x < 40.0, "no wider than its words");
    // The menu within it opens under the pointer.
    let further = stage.text("المزيد");
    let inside = further.pos + further.galley.size() / 2.0;
    stage.frame(&[Event::PointerMoved(inside)], &mut menu);
    for _ in 0..3 {
        stage.frame(&[], &mut menu);
    }
    stage.text("في 2022-09-13");
    stage.check_no_strays();
    assert!(place.contains(at));
}

#[test]
fn point_38_rows_and_checkboxes_are_mirrored_with_the_interface() {
    for (language, mirrored) in [(Language::Arabic, true), (Language::English, false)] {
        let mut stage = Stage::new(language);
        let mut places = Vec::new();
        let mut checked = false;
        for _ in 0..2 {
            stage.frame(&[], |ui, words| {
                places = words
                    .row_ui(ui, |ui| {
                        let first = ui.button(words.label("1")).rect;
                        let second = ui.button(words.label("2")).rect;
                        let both = words.checkbox(ui, &mut checked, words.label("Xi")).rect;
                        vec![first, second, both]
                    })
                    .inner;
            });
        }
        assert_eq!(places[0].left() > places[1].left(), mirrored);
        let words = stage.text("Xi");
        let room = (words.pos.x - places[2].left(), places[2].right() - words.pos.x);
        assert_eq!(room.0 < 1.0, mirrored, "{room:?}");
    }
}

#[test]
fn a_checkbox_is_switched_by_pointer_and_keyboard() {
    let mut stage = Stage::new(Language::Arabic);
    let mut checked = false;
    let mut place = Rect::NOTHING;
    let mut id = None;
    let mut add = |ui: &mut egui::Ui, words: &Words, checked: &mut bool| {
        let response = words.checkbox(ui, checked, words.label("تشكيل"));
        (place, id) = (response.rect, Some(response.id));
    };
    stage.frame(&[], |ui, words| add(ui, words, &mut checked));
    for events in click(pos2(30.0, 25.0)) {
        stage.frame(&events, |ui, words| add(ui, words, &mut checked));
    }
    assert!(checked);
    stage.context.memory_mut(|memory| memory.request_focus(id.unwrap()));
    let space = Event::Key {
        key: egui::Key::Space,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    stage.frame(&[], |ui, words| add2(ui, words, &mut checked));
    stage.frame(&[space], |ui, words| add2(ui, words, &mut checked));
    assert!(!checked);
}

fn add2(ui: &mut egui::Ui, words: &Words, checked: &mut bool) {
    words.checkbox(ui, checked, words.label("تشكيل"));
}

#[test]
fn odd_texts_in_labels_neither_panic_nor_stall() {
    let marks = format!("ب{}", "\u{64E}".repeat(10_000));
    let endless = "ببببب".repeat(2_000);
    let texts =
        ["", " ", "\n", "\n\nأ\n", "\u{2067}\u{202E}قال", "😀\u{10FFFD}\u{E000}", "\u{F0000}"];
    for scale in [0.5, 1.0, 4.0] {
        let mut stage = Stage::new(Language::Arabic);
        stage.scale = scale;
        stage.frame(&[], |ui, words| {
            for text in texts {
                for width in [0.0, 1.0, 40.0, f32::INFINITY, f32::NAN] {
                    ui.label(words.label(text).wrapped(width));
                    ui.label(words.label(text).cut(width));
                }
            }
            for text in [&*marks, &*endless] {
                ui.label(words.label(text).wrapped(100.0));
                ui.label(words.label(text).cut(100.0));
            }
            for text in texts {
                ui.label(words.label(text).sized(f32::NAN));
                ui.label(words.label(text).sized(1e9));
            }
        });
        stage.check_no_strays();
    }
}

#[test]
fn point_38_a_tooltip_opens_inward_and_over_what_is_disabled_too() {
    for (language, mirrored) in [(Language::Arabic, true), (Language::English, false)] {
        for enabled in [true, false] {
            let mut stage = Stage::new(language);
            let mut place = Rect::NOTHING;
            let mut add = |ui: &mut egui::Ui, words: &Words| {
                ui.add_space(100.0);
                ui.horizontal(|ui| {
                    ui.add_space(350.0);
                    let button = egui::Button::new(words.label("نشر"));
                    let response = ui.add_enabled(enabled, button);
                    place = words.tip(response, "ينشر المقالة في موقعها كما هي الآن").rect;
                });
            };
            stage.frame(&[], &mut add);
            stage.frame(&[Event::PointerMoved(pos2(375.0, 115.0))], &mut add);
            for _ in 0..6 {
                stage.frame(&[], &mut add);
            }
            let tip = stage.text("ينشر المقالة في موقعها كما هي الآن");
            let (left, right) = (tip.pos.x, tip.pos.x + tip.galley.size().x);
            let inward = if mirrored { right <= place.right() } else { left >= place.left() };
            assert!(inward && right - left > place.width(), "{left}..{right} at {place:?}");
        }
    }
}
