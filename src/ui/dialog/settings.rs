//! Settings: every change is in force at once and kept; it can be taken back one by one, or all of
//! them. Three pages: the window, the article's text, the wiki.

use egui::{Id, ScrollArea, Ui, vec2};

use super::close::end_ui;
use super::names::{Names, names_ui};
use super::preview::profile_name;
use super::row::Row;
use super::{Around, Stays};
use crate::article::Direction;
use crate::markup::Profile;
use crate::markup::profile::Basis;
use crate::storage::settings::{InterfaceLanguage, Settings, TextFace, TextSize, ThemeChoice};
use crate::text::letters::{Digits, isolate_ltr};
use crate::ui::Cx;
use crate::ui::action::{Action, Task};
use crate::ui::canvas::TextEngine;
use crate::ui::icon::Icon;
use crate::ui::widget::{Press, Sheet, Tab, Tabs, ToolButton};
use crate::ui::words::Tick;
use crate::ui::world::Purpose;

/// Width of the dialog, height of its pages, and width of the names beside choices.
const WIDTH: f32 = 720.0;
const PAGE: f32 = 440.0;
const NAMES: f32 = 184.0;
/// So many changes can be taken back.
const MOST: usize = 100;

/// Which page is shown, and what was chosen before.
pub struct SettingsView {
    page: Page,
    /// The settings before each change, the newest last.
    before: Vec<Settings>,
    names: Names,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Window,
    Text,
    Site,
}

/// What a change does to what can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It is a step of its own.
    New,
    /// It goes on with the one before: another letter of the same name.
    Same,
}

impl Default for SettingsView {
    fn default() -> Self {
        Self { page: Page::Window, before: Vec::new(), names: Names::default() }
    }
}

pub(super) fn settings_ui(
    ui: &Ui,
    cx: Cx<'_>,
    view: &mut SettingsView,
    around: Around<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) -> Stays {
    let words = cx.strings.settings;
    let now = around.seen.settings;
    let mut next = now.clone();
    let mut step = Step::New;
    let room = (ui.ctx().content_rect().height() - 260.0).clamp(120.0, PAGE);
    let sheet = Sheet { id: Id::unique("settings dialog"), title: words.name, width: WIDTH };
    let shown = sheet.show(ui.ctx(), cx, |ui| {
        let tabs = [
            Tab::new(Page::Window, words.window),
            Tab::new(Page::Text, words.text),
            Tab::new(Page::Site, words.site),
        ];
        let tabs = Tabs { name: words.pages, tabs: &tabs, chosen: view.page };
        if let Some(page) = tabs.show(ui, cx) {
            view.page = page;
        }
        ui.add_space(4.0);
        let area = ScrollArea::vertical().id_salt(words.pages).auto_shrink([false, false]);
        area.max_height(room).min_scrolled_height(room).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            ui.with_layout(cx.words.column(), |ui| match view.page {
                Page::Window => window_ui(ui, cx, &mut next, actions),
                Page::Text => {
                    text_ui(ui, cx, &mut next);
                    signs_ui(ui, cx, around, actions);
                }
                Page::Site => {
                    site_ui(ui, cx, &mut next);
                    step = names_ui(ui, cx, &mut view.names, &mut next, engine);
                }
            });
        });
        ui.add_space(8.0);
        cx.words.row_ui(ui, |ui| {
            let undo = Press::new(words.undo).icon(Icon::Undo);
            let can = !view.before.is_empty();
            if ui.add_enabled_ui(can, |ui| undo.show(ui, cx)).inner.clicked()
                && let Some(before) = view.before.pop()
            {
                // What was opened in the meantime stays remembered.
                let mut before = before;
                before.recent.clone_from(&now.recent);
                actions.push(Action::Settings(Box::new(before)));
                view.names.forget();
            }
            end_ui(ui, cx, |ui| {
                if Press::new(words.reset).quiet().show(ui, cx).clicked() {
                    next = now.reset();
                    view.names.forget();
                }
            });
        });
    });
    if next != *now {
        if step == Step::New {
            view.before.push(now.clone());
            let over = view.before.len().saturating_sub(MOST);
            view.before.drain(..over);
        }
        actions.push(Action::Settings(Box::new(next)));
    }
    if shown.closed { Stays::Closed } else { Stays::Open }
}

/// A choice with its name at the start side.
fn named_ui(ui: &mut Ui, cx: Cx<'_>, name: &str, add: impl FnOnce(&mut Ui)) {
    cx.words.row_ui(ui, |ui| {
        let (area, _) = ui.allocate_exact_size(vec2(NAMES, 32.0), egui::Sense::hover());
        let galley = cx.words.label(name).cut(NAMES).galley();
        let left = if cx.words.is_rtl() { area.right() - galley.size().x } else { area.left() };
        let corner = egui::pos2(left, area.center().y - galley.size().y / 2.0);
        ui.painter().galley(corner, galley, cx.theme.ink);
        add(ui);
    });
}

/// One of a few values.
fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: Cx<'_>,
    name: &str,
    values: &[T],
    word: impl Fn(T) -> &'static str,
    chosen: &mut T,
) {
    named_ui(ui, cx, name, |ui| {
        let tabs: Vec<Tab<'_, T>> =
            values.iter().map(|value| Tab::new(*value, word(*value))).collect();
        if let Some(value) = (Tabs { name, tabs: &tabs, chosen: *chosen }).show(ui, cx) {
            *chosen = value;
        }
    });
}

fn window_ui(ui: &mut Ui, cx: Cx<'_>, next: &mut Settings, actions: &mut Vec<Action>) {
    let words = cx.strings.settings;
    let languages =
        [InterfaceLanguage::System, InterfaceLanguage::Arabic, InterfaceLanguage::English];
    choice_ui(ui, cx, words.language, &languages, words.language_name, &mut next.language);
    let themes =
        [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast];
    choice_ui(ui, cx, words.theme, &themes, words.theme_name, &mut next.theme);
    cx.words.checkbox(ui, &mut next.reduce_motion, cx.words.label(words.reduce_motion));
    named_ui(ui, cx, words.register, |ui| {
        let path = next.register.as_ref().map(|path| isolate_ltr(&path.display().to_string()));
        let shown = path.as_deref().unwrap_or(words.no_register);
        if Press::new(words.choose).show(ui, cx).clicked() {
            actions.push(Action::Pick(Purpose::Register));
        }
        if next.register.is_some() && Press::new(words.remove).quiet().show(ui, cx).clicked() {
            next.register = None;
        }
        let room = ui.available_width();
        ui.label(cx.words.label(shown).small().coloured(cx.theme.soft).cut(room));
    });
}

fn text_ui(ui: &mut Ui, cx: Cx<'_>, next: &mut Settings) {
    let words = cx.strings.settings;
    let faces = [TextFace::Naskh, TextFace::Sans];
    choice_ui(ui, cx, words.face, &faces, words.face_name, &mut next.face);
    named_ui(ui, cx, words.size, |ui| {
        let pixels = next.text_size.pixels();
        if ToolButton::new(Icon::ZoomOut, words.smaller).show(ui, cx).clicked() {
            next.text_size = TextSize::new(pixels.saturating_sub(1));
        }
        ui.label(cx.words.label(&pixels.to_string()));
        if ToolButton::new(Icon::ZoomIn, words.larger).show(ui, cx).clicked() {
            next.text_size = TextSize::new(pixels.saturating_add(1));
        }
    });
    let digits = [None, Some(Digits::European), Some(Digits::Arabic), Some(Digits::Persian)];
    choice_ui(ui, cx, words.digits, &digits, words.digits_name, &mut next.digits);
    let directions = [Direction::Rtl, Direction::Ltr];
    choice_ui(ui, cx, words.direction, &directions, words.direction_name, &mut next.direction);
}

/// Whether keys mean Arabic signs: a switch of the article in front, as in the menu.
fn signs_ui(ui: &mut Ui, cx: Cx<'_>, around: Around<'_>, actions: &mut Vec<Action>) {
    let mut on = around.abilities.tick(Task::Punctuation) == Tick::On;
    let label = cx.words.label((cx.strings.task)(Task::Punctuation));
    if cx.words.checkbox(ui, &mut on, label).changed() {
        actions.push(Action::Task(Task::Punctuation));
    }
}

fn site_ui(ui: &mut Ui, cx: Cx<'_>, next: &mut Settings) {
    let words = cx.strings.settings;
    ui.label(cx.words.label(words.profile).small().bold().coloured(cx.theme.soft));
    ui.spacing_mut().item_spacing.y = 0.0;
    for profile in Profile::bundled() {
        let is_chosen = profile.id == next.profile;
        let beside = match profile.basis {
            Basis::Unconfirmed => cx.strings.dialog.preview.unconfirmed,
            _ => "",
        };
        let row = Row {
            icon: Some(if is_chosen { Icon::Done } else { Icon::Web }),
            title: profile_name(cx, profile),
            beside,
            is_chosen,
            is_enabled: true,
        };
        if row.show(ui, cx).clicked() {
            next.profile = profile.id.clone();
        }
    }
    ui.spacing_mut().item_spacing.y = 8.0;
}
