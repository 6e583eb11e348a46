//! The bar, the status line, the panels around the text, and how they give way in small windows.

use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tahrir::article::{Article, Block, Body, Title};
use tahrir::checks::Place;
use tahrir::storage::settings::{InterfaceLanguage, Settings};
use tahrir::storage::templates::Template;
use tahrir::text::Span;
use tahrir::ui::action::{Action, Task};
use tahrir::ui::canvas::OverlayKind;

use super::{Newsroom, sample};

fn article(title: &str) -> Article {
    Article::with_body(Title::main(title), Body::new([Block::paragraph("نص من أربع كلمات")]))
}

fn titles(newsroom: &Newsroom) -> Vec<String> {
    let documents = newsroom.app().documents().iter();
    documents.map(|it| it.editor.article().title().name.clone()).collect()
}

/// What is isolated in a sentence.
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

#[test]
fn the_status_line_tells_how_safe_how_long_and_how_right_the_article_is() {
    let newsroom = Newsroom::sample();
    for part in ["لم يتغيّر شيء بعد", "408 كلمات", "قراءة 3 دقائق", "4 تنبيهات", "فقرة من اليمين"]
    {
        assert!(newsroom.shows(part), "{part}");
    }
    let mut newsroom = newsroom;
    newsroom.type_text("يا ");
    assert!(newsroom.shows("محفوظ على القرص حتى هنا"));
    newsroom.click("فقرة من اليمين");
    assert!(newsroom.shows("فقرة من اليسار"));
    newsroom.click("4 تنبيهات");
    assert!(newsroom.shows("التدقيق 4"));
}

#[test]
fn tabs_are_chosen_and_closed_by_pointer_and_keys() {
    let mut newsroom = Newsroom::new(article("الأولى"));
    newsroom.click((tahrir::strings::ARABIC.task)(Task::New));
    newsroom.click("فارغة");
    assert_eq!(newsroom.app().documents().len(), 2);
    newsroom.click(&isolated("الأولى"));
    assert_eq!(newsroom.article().title().name, "الأولى");
    newsroom.click(&format!("أغلق {}", isolated("بلا عنوان")));
    assert_eq!(titles(&newsroom), ["الأولى"]);
}

#[test]
fn a_tab_says_that_its_file_is_older() {
    let mut newsroom = Newsroom::new(article("الأولى"));
    newsroom.type_text("س");
    assert!(newsroom.shows(&format!("{}، ملفها أقدم مما كُتب", isolated("الأولى"))));
}

#[test]
fn the_menu_opens_by_f10_and_gives_the_focus_back() {
    let mut newsroom = Newsroom::sample();
    newsroom.press(Modifiers::NONE, Key::F10);
    for name in ["ملف", "تحرير", "إدراج", "عرض", "أدوات", "مساعدة"] {
        assert!(newsroom.shows(name), "{name}");
    }
    newsroom.press(Modifiers::NONE, Key::Escape);
    assert!(!newsroom.shows("أدوات"));
    let text = newsroom.front().canvas.id();
    assert!(newsroom.harness.ctx.memory(|memory| memory.has_focus(text)));
}

#[test]
fn a_task_is_found_in_its_menu() {
    let mut newsroom = Newsroom::new(article("الأولى"));
    newsroom.press(Modifiers::NONE, Key::F10);
    newsroom.press(Modifiers::NONE, Key::ArrowDown);
    newsroom.press(Modifiers::NONE, Key::ArrowDown);
    newsroom.press(Modifiers::NONE, Key::ArrowDown);
    newsroom.press(Modifiers::NONE, Key::ArrowLeft);
    assert!(newsroom.shows("النص وحده"));
    newsroom.click("النص وحده");
    assert!(newsroom.app().views().layout.is_focused);
}

/// What overlaps in a window of a size: rows of the bar and of the status line.
#[track_caller]
#[expect(clippy::field_reassign_with_default, reason = "settings have a part of their own")]
fn check_small(size: Vec2, language: InterfaceLanguage) {
    let mut settings = Settings::default();
    settings.language = language;
    let mut newsroom = Newsroom::sized(sample(), settings, size);
    for _ in 0..6 {
        newsroom.ask(Action::New(Template::Empty));
    }
    let root = newsroom.harness.root();
    let mut found = Vec::new();
    let mut nodes = vec![root];
    while let Some(node) = nodes.pop() {
        let role = node.accesskit_node().role();
        if matches!(role, egui::Role::Button | egui::Role::Tab) {
            found.push((node.accesskit_node().label().unwrap_or_default(), node.rect()));
        }
        nodes.extend(node.children());
    }
    assert!(found.len() > 8, "{found:?}");
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
    for (at, (name, area)) in found.iter().enumerate() {
        assert!(window.contains_rect(*area), "{name} at {area:?} in {size}");
        for (other, there) in found.iter().skip(at + 1) {
            // A tab has its cross inside.
            let inside = area.contains_rect(*there) || there.contains_rect(*area);
            let meet = area.shrink(1.0).intersects(there.shrink(1.0));
            assert!(inside || !meet, "{name} at {area:?} and {other} at {there:?} in {size}");
        }
    }
}

#[test]
fn nothing_overlaps_in_small_windows() {
    for language in [InterfaceLanguage::Arabic, InterfaceLanguage::English] {
        for size in
            [vec2(1440.0, 900.0), vec2(960.0, 600.0), vec2(720.0, 500.0), vec2(640.0, 480.0)]
        {
            check_small(size, language);
        }
    }
}

#[test]
fn in_a_narrow_window_one_panel_is_shown_at_a_time() {
    let mut newsroom = Newsroom::sized(sample(), Settings::default(), vec2(800.0, 600.0));
    let shown = |newsroom: &Newsroom| {
        let shown = newsroom.app().views().shown;
        (shown.start.is_some(), shown.end.is_some())
    };
    assert_eq!(shown(&newsroom), (false, true));
    newsroom.task(Task::Entities);
    assert_eq!(shown(&newsroom), (true, false));
    newsroom.task(Task::Entities);
    assert_eq!(shown(&newsroom), (false, true));
    newsroom.task(Task::Sources);
    assert_eq!(shown(&newsroom), (false, false));
}

#[test]
fn a_panel_is_made_wider_by_keys_and_brought_back_by_home() {
    let mut newsroom = Newsroom::sample();
    let name = "عرض لوحة الكيانات";
    newsroom.harness.get_by_label(name).focus();
    newsroom.rest();
    newsroom.press(Modifiers::NONE, Key::ArrowLeft);
    newsroom.press(Modifiers::SHIFT, Key::ArrowLeft);
    assert!((newsroom.app().views().layout.start_width - 340.0).abs() < 0.5);
    newsroom.press(Modifiers::NONE, Key::Home);
    assert!((newsroom.app().views().layout.start_width - 300.0).abs() < 0.5);
}

#[test]
fn no_letter_of_the_bars_is_left_to_egui() {
    let mut newsroom = Newsroom::sample();
    newsroom.press(Modifiers::NONE, Key::F10);
    newsroom.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(newsroom.app().words().expect("it has begun").strays(), Vec::<String>::new());
}

#[test]
fn what_is_found_in_the_title_is_brought_into_sight_and_lit() {
    let blocks = (0..120).map(|_| Block::paragraph("فقرة من الفقرات"));
    let title = Title::main("وزير الخارجية في عمّان");
    let mut newsroom = Newsroom::new(Article::with_body(title, Body::new(blocks)));
    newsroom.press(Modifiers::COMMAND.plus(Modifiers::CTRL), Key::End);
    newsroom.rest();
    assert!(newsroom.front().canvas.head_area().is_none(), "the title is far above");
    newsroom.task(Task::Find);
    newsroom.type_text("وزير");
    newsroom.press(Modifiers::NONE, Key::Enter);
    assert!(newsroom.front().canvas.head_area().is_some());
    let found = newsroom.front().found_above();
    assert_eq!(found, [(Place::Title(Span::new(0, "وزير".len())), OverlayKind::FoundHere)]);
}

#[test]
fn in_a_small_window_the_form_keeps_its_buttons_and_the_find_bar_its_field() {
    let mut newsroom = Newsroom::sized(sample(), Settings::default(), vec2(640.0, 480.0));
    newsroom.task(Task::NewReference);
    let form = &tahrir::strings::ARABIC.sources.form;
    for name in [form.add, form.cancel] {
        let area = newsroom.harness.get_by_label(name).rect();
        assert!(area.bottom() < 480.0 && area.top() > 0.0, "{name} {area:?}");
    }
    newsroom.press(Modifiers::NONE, Key::Escape);
    newsroom.task(Task::Find);
    let find = tahrir::strings::ARABIC.find;
    let area = |name: &str| newsroom.harness.get_by_label(name).rect();
    assert!(area(find.query).width() >= 120.0, "{:?}", area(find.query));
    let buttons = [find.previous, find.next, find.with_replacement, find.close];
    for (at, one) in buttons.iter().enumerate() {
        for other in buttons.iter().skip(at + 1) {
            let (one, other) = (area(one.label), area(other.label));
            assert!(!one.shrink(1.0).intersects(other), "{one:?} {other:?}");
        }
    }
}
