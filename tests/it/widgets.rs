//! The small parts of the window: found by the names that a screen reader says, used by keys and
//! pointer, in both directions of reading.

use egui::{Id, Key, Modifiers, Role, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tahrir::strings::Language;
use tahrir::ui::Cx;
use tahrir::ui::icon::Icon;
use tahrir::ui::theme::Theme;
use tahrir::ui::widget::{
    Banner, Card, Empty, Press, Sheet, Tab, Tabs, Toasts, Tone, ToolButton, badge_ui, progress_ui,
};
use tahrir::ui::words::Words;

/// A stage on which widgets are shown, with what they answered.
struct Stage<S: 'static> {
    harness: Harness<'static, S>,
    words: Words,
}

impl<S: 'static> Stage<S> {
    fn new(
        language: Language,
        state: S,
        mut show: impl FnMut(&mut Ui, Cx<'_>, &mut S) + 'static,
    ) -> Self {
        let words: std::rc::Rc<std::cell::OnceCell<Words>> = std::rc::Rc::default();
        let made = std::rc::Rc::clone(&words);
        let app = move |ui: &mut Ui, state: &mut S| {
            let words = made.get_or_init(|| {
                Theme::LIGHT.apply(ui.ctx());
                Words::new(ui.ctx(), language)
            });
            let cx = Cx { words, strings: language.strings(), theme: &Theme::LIGHT };
            show(ui, cx, state);
        };
        let builder = Harness::builder().with_size(egui::vec2(600.0, 500.0)).allow_missing_glyphs();
        let mut harness = builder.with_max_steps(200).build_ui_state(app, state);
        harness.run_steps(3);
        let words = words.get().expect("it was shown").clone();
        Self { harness, words }
    }

    fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.harness.run_steps(3);
    }

    fn press(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::NONE, key);
        self.harness.run_steps(3);
    }

    fn role(&self, name: &str) -> Role {
        self.harness.get_by_label(name).accesskit_node().role()
    }

    fn focused(&self) -> Option<String> {
        let mut nodes = vec![self.harness.root()];
        while let Some(node) = nodes.pop() {
            if node.is_focused() && node.accesskit_node().label().is_some() {
                return node.accesskit_node().label();
            }
            nodes.extend(node.children());
        }
        None
    }
}

impl<S> Drop for Stage<S> {
    fn drop(&mut self) {
        assert_eq!(self.words.strays(), Vec::<String>::new());
    }
}

#[test]
fn buttons_say_what_they_do_and_are_pressed_by_keys_too() {
    let mut stage = Stage::new(Language::Arabic, Vec::new(), |ui, cx, pressed| {
        let buttons = [
            Press::new("معاينة").icon(Icon::Eye),
            Press::new("تصدير").primary().says("صدّر إلى المعرفة"),
            Press::new("افصل").verb(),
            Press::new("تجاهل").aside().keys("Ctrl I"),
        ];
        for (number, button) in buttons.into_iter().enumerate() {
            if button.show(ui, cx).clicked() {
                pressed.push(number);
            }
        }
        if ToolButton::new(Icon::Bold, "عريض").on(true).show(ui, cx).clicked() {
            pressed.push(9);
        }
    });
    for name in ["معاينة", "صدّر إلى المعرفة", "افصل", "تجاهل", "عريض"]
    {
        assert_eq!(stage.role(name), Role::Button, "{name}");
        stage.click(name);
    }
    stage.harness.get_by_label("افصل").focus();
    stage.harness.run_steps(2);
    stage.press(Key::Enter);
    assert_eq!(*stage.harness.state(), [0, 1, 2, 3, 9, 2]);
}

#[track_caller]
fn check_tabs(language: Language, forward: Key) {
    let mut stage = Stage::new(language, 0, |ui, cx, chosen| {
        let tabs = [
            Tab::new(0, "المصادر").count(3),
            Tab::new(1, "التدقيق").count(6).tone(Tone::Error),
            Tab::new(2, "المخطط"),
        ];
        let tabs = Tabs { name: "لوحات", tabs: &tabs, chosen: *chosen };
        if let Some(tab) = tabs.show(ui, cx) {
            *chosen = tab;
        }
    });
    assert_eq!((stage.role("لوحات"), stage.role("التدقيق 6")), (Role::TabList, Role::Tab));
    stage.click("التدقيق 6");
    assert_eq!(*stage.harness.state(), 1);
    stage.harness.get_by_label("التدقيق 6").focus();
    stage.harness.run_steps(2);
    stage.press(forward);
    assert_eq!((*stage.harness.state(), stage.focused().as_deref()), (2, Some("المخطط")));
    stage.press(forward);
    assert_eq!(*stage.harness.state(), 0, "round the end");
    stage.press(Key::End);
    assert_eq!(*stage.harness.state(), 2);
}

#[test]
fn tabs_are_walked_through_by_the_arrows_of_their_direction() {
    check_tabs(Language::Arabic, Key::ArrowLeft);
    check_tabs(Language::English, Key::ArrowRight);
}

#[test]
fn a_banner_stays_until_it_is_dealt_with() {
    let mut stage = Stage::new(Language::Arabic, (None, true), |ui, cx, state| {
        if !state.1 {
            return;
        }
        let text = "غيّر برنامج آخر هذا الملف بعد أن فُتح، وما كُتب هنا لم يُحفظ فيه بعد.";
        let verbs = ["احفظ باسم آخر", "اكتب فوقه"];
        let banner = Banner { tone: Tone::Error, text, verbs: &verbs, closes: true };
        let output = banner.show(ui, cx);
        state.0 = state.0.or(output.verb);
        state.1 = !output.closed;
    });
    let text = "غيّر برنامج آخر هذا الملف بعد أن فُتح، وما كُتب هنا لم يُحفظ فيه بعد.";
    assert_eq!(stage.role(text), Role::Alert);
    stage.click("اكتب فوقه");
    assert_eq!(*stage.harness.state(), (Some(1), true));
    stage.click("أخفِ الرسالة");
    assert_eq!(*stage.harness.state(), (Some(1), false));
}

#[test]
fn a_toast_passes_after_a_while_and_is_said_once() {
    let mut toasts = Toasts::default();
    toasts.say("حُفظت المسودة.", Tone::Good);
    toasts.say("حُفظت المسودة.", Tone::Good);
    let mut stage = Stage::new(Language::Arabic, toasts, |ui, cx, toasts| toasts.show(ui, cx));
    assert_eq!(stage.harness.query_all_by_label("حُفظت المسودة.").count(), 1);
    assert_eq!(stage.role("حُفظت المسودة."), Role::Status);
    stage.harness.run_steps(40);
    assert!(stage.harness.state().is_empty());
    stage.harness.state_mut().say("مرة أخرى", Tone::Plain);
    stage.harness.run_steps(2);
    stage.click("مرة أخرى");
    assert!(stage.harness.state().is_empty());
}

#[test]
fn a_toast_waits_behind_a_dialog_that_opens_later() {
    let state = (Toasts::default(), false);
    let mut stage = Stage::new(Language::Arabic, state, |ui, cx, (toasts, open)| {
        toasts.show(ui, cx);
        if *open {
            let sheet = Sheet { id: Id::unique("sheet"), title: "إعدادات", width: 300.0 };
            *open = !sheet.show(ui.ctx(), cx, |_| ()).closed;
        }
        Sheet::settle(ui.ctx());
    });
    let is_seen = |stage: &Stage<_>, text: &str| stage.harness.query_by_label(text).is_some();
    stage.harness.state_mut().0.say("عاد ما كتبته", Tone::Plain);
    stage.harness.run_steps(2);
    assert!(is_seen(&stage, "عاد ما كتبته"));
    stage.harness.state_mut().1 = true;
    stage.harness.run_steps(3);
    stage.harness.state_mut().0.say("نُسخ الترميز", Tone::Good);
    stage.harness.run_steps(2);
    assert!(!is_seen(&stage, "عاد ما كتبته"));
    assert!(is_seen(&stage, "نُسخ الترميز"), "what the dialog says stands over it");
    stage.press(Key::Escape);
    stage.harness.run_steps(2);
    assert!(is_seen(&stage, "عاد ما كتبته"));
}

#[test]
fn a_sheet_keeps_the_focus_leaves_by_escape_and_gives_it_back() {
    let mut stage = Stage::new(Language::Arabic, false, |ui, cx, open| {
        if Press::new("افتح").show(ui, cx).clicked() {
            *open = true;
        }
        Press::new("خلف الحوار").show(ui, cx);
        if *open {
            let sheet = Sheet { id: Id::unique("sheet"), title: "إعدادات", width: 300.0 };
            let output = sheet.show(ui.ctx(), cx, |ui| {
                let first = Press::new("الأول").show(ui, cx);
                if ui.memory(|memory| memory.focused().is_none()) {
                    first.request_focus();
                }
                Press::new("الثاني").show(ui, cx);
            });
            *open = !output.closed;
        }
        Sheet::settle(ui.ctx());
    });
    stage.harness.get_by_label("افتح").focus();
    stage.harness.run_steps(2);
    stage.press(Key::Enter);
    let dialog = stage.harness.query_by_role_and_label(Role::Dialog, "إعدادات");
    assert!(dialog.is_some());
    assert_eq!(stage.focused().as_deref(), Some("الأول"));
    let mut passed = Vec::new();
    for _ in 0..4 {
        stage.press(Key::Tab);
        passed.extend(stage.focused());
    }
    assert!(passed.iter().any(|it| it == "الثاني"), "{passed:?}");
    assert!(!passed.iter().any(|it| it == "خلف الحوار" || it == "افتح"), "{passed:?}");
    stage.press(Key::Escape);
    assert!(!*stage.harness.state());
    assert_eq!(stage.focused().as_deref(), Some("افتح"));
}

#[test]
fn a_sheet_is_closed_by_its_cross() {
    let mut stage = Stage::new(Language::English, true, |ui, cx, open| {
        if *open {
            let sheet = Sheet { id: Id::unique("sheet"), title: "Settings", width: 300.0 };
            *open = !sheet.show(ui.ctx(), cx, |_| {}).closed;
        }
    });
    stage.click("Close");
    assert!(!*stage.harness.state());
}

#[test]
fn cards_badges_and_progress_are_read_out() {
    let mut stage = Stage::new(Language::Arabic, 0, |ui, cx, clicks| {
        let card = Card { name: "أوشاكوڤ: القمة في موعدها", chosen: true };
        let shown = card.show(ui, cx, |ui| {
            badge_ui(ui, cx, "بلا تاريخ وصول", Tone::Warn);
        });
        *clicks += usize::from(shown.response.clicked());
        progress_ui(ui, cx, "يُقرأ الملف", Some(0.4));
        progress_ui(ui, cx, "يُبحث", None);
        let empty = Empty {
            icon: Icon::Source,
            title: "لا مصادر بعد",
            sentence: "ما يُستشهد به في المقالة يوضع هنا، فالصق رابطًا أو أضف مصدرًا لتبدأ.",
            verb: Some("أضف مصدرًا"),
        };
        *clicks += 10 * usize::from(empty.show(ui, cx));
    });
    assert_eq!(stage.role("يُقرأ الملف"), Role::ProgressIndicator);
    assert_eq!(
        stage.harness.get_by_label("يُقرأ الملف").accesskit_node().numeric_value(),
        Some(40.0)
    );
    assert_eq!(stage.harness.get_by_label("يُبحث").accesskit_node().numeric_value(), None);
    assert!(stage.harness.query_by_label("بلا تاريخ وصول").is_some());
    stage.click("أوشاكوڤ: القمة في موعدها");
    stage.click("أضف مصدرًا");
    assert_eq!(*stage.harness.state(), 11);
}
