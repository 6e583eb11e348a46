//! The bar at the top: menu, open articles, and what is done most; and the status line at the foot.
//! They show what they are given and push actions; they must not know files, editors or how
//! articles are kept.
//!
//! In a narrow window the bar says less: first the keys of its buttons go, then their words, then
//! its name. Articles that have no room are in a menu.

mod articles;
mod menu;
mod status;

use egui::{Align, Layout, Ui, UiBuilder, vec2};

use super::Cx;
use super::abilities::Abilities;
use super::action::{Action, Task};
use super::app::DocumentId;
use super::icon::Icon;
use super::widget::{Press, ToolButton};
use super::words::Tick;
pub use menu::MenuView;
pub use status::{Status, status_ui};

/// What the bar remembers.
#[derive(Debug, Default)]
pub struct BarView {
    menu: MenuView,
}

/// An open article, as its tab shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article<'a> {
    /// Which one.
    pub id: DocumentId,
    /// What it is called.
    pub name: &'a str,
    /// Whether its file is older than what was written.
    pub is_unsaved: bool,
}

/// What the bar shows.
#[derive(Clone, Copy, Debug)]
pub struct Bar<'a> {
    /// The open articles.
    pub articles: &'a [Article<'a>],
    /// Which one is in front.
    pub front: DocumentId,
    /// The wiki that is written for.
    pub profile: &'a str,
    /// What can be done.
    pub abilities: Abilities,
    /// The bar is to have the focus.
    pub wants_focus: bool,
}

/// How much the bar's buttons say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fullness {
    /// Icons, and one word.
    Least,
    /// Words where an icon would not do.
    Less,
    /// Words.
    Words,
    /// Words and keys.
    Full,
}

/// Least width for tabs before buttons say less, in logical pixels.
const TABS: f32 = 240.0;

/// Shows the bar.
pub fn bar_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut BarView,
    bar: Bar<'_>,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
    let fullness = fullness(ui.available_width(), cx, bar);
    let whole = ui.max_rect();
    // The end side first: what is left is for the tabs.
    let end = if cx.words.is_rtl() {
        Layout::left_to_right(Align::Center)
    } else {
        Layout::right_to_left(Align::Center)
    };
    let mut last = ui.new_child(UiBuilder::new().max_rect(whole).layout(end).id_salt("end"));
    last.spacing_mut().item_spacing = vec2(8.0, 0.0);
    let taken = last.min_rect();
    buttons_ui(&mut last, cx, bar, fullness, actions);
    let taken = last.min_rect().union(taken);
    let room = if cx.words.is_rtl() {
        egui::Rect::from_min_max(egui::pos2(taken.right() + 16.0, whole.top()), whole.max)
    } else {
        egui::Rect::from_min_max(whole.min, egui::pos2(taken.left() - 16.0, whole.bottom()))
    };
    let start = UiBuilder::new().max_rect(room).layout(cx.words.row()).id_salt("start");
    let mut first = ui.new_child(start);
    first.spacing_mut().item_spacing = vec2(8.0, 0.0);
    view.menu.show(&mut first, cx, bar, actions);
    if fullness > Fullness::Least {
        let name = cx.words.label(cx.strings.app.name).sized(15.0).bold().coloured(cx.theme.accent);
        first.label(name);
        first.add_space(8.0);
    }
    articles::articles_ui(&mut first, cx, bar, actions);
    ui.advance_cursor_after_rect(whole);
}

/// The most that leaves room for the tabs.
fn fullness(width: f32, cx: Cx<'_>, bar: Bar<'_>) -> Fullness {
    let all = [Fullness::Full, Fullness::Words, Fullness::Less];
    let fits = |fullness: &Fullness| {
        let buttons: f32 = presses(cx, bar, *fullness).iter().map(|it| it.width(cx) + 8.0).sum();
        // The menu, the name, two switches of panels and what lies between.
        width - buttons - 240.0 >= TABS
    };
    all.into_iter().find(fits).unwrap_or(Fullness::Least)
}

/// The buttons with words, from the end side.
fn presses<'a>(cx: Cx<'_>, bar: Bar<'a>, fullness: Fullness) -> Vec<Press<'a>> {
    let words = cx.strings.bar;
    let export = if fullness > Fullness::Less { bar.profile } else { words.export_short };
    let export = Press::new(export).says((cx.strings.task)(Task::Export)).primary();
    let mut presses = vec![export];
    if fullness > Fullness::Less {
        presses.push(Press::new((cx.strings.task)(Task::Preview)));
        let command = Press::new(words.command).says((cx.strings.task)(Task::Palette));
        let keys = if fullness == Fullness::Full { words.command_keys } else { "" };
        presses.push(command.keys(keys));
    }
    presses
}

const PRESSED: [Task; 3] = [Task::Export, Task::Preview, Task::Palette];

fn buttons_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    bar: Bar<'_>,
    fullness: Fullness,
    actions: &mut Vec<Action>,
) {
    for (press, task) in presses(cx, bar, fullness).into_iter().zip(PRESSED) {
        let response = press.show(ui, cx);
        let response = tip(response, cx, task);
        if response.clicked() {
            actions.push(Action::Task(task));
        }
    }
    let mut tools = Vec::new();
    if fullness == Fullness::Less {
        tools.extend([(Icon::Eye, Task::Preview), (Icon::Command, Task::Palette)]);
    }
    if fullness == Fullness::Least {
        tools.push((Icon::Command, Task::Palette));
    }
    tools.extend([(Icon::EndPanel, Task::Sources), (Icon::StartPanel, Task::Entities)]);
    for (icon, task) in tools {
        let label = (cx.strings.task)(task);
        let button = ToolButton::new(icon, label).hint("");
        let button = match bar.abilities.tick(task) {
            Tick::None => button,
            tick => button.on(tick == Tick::On).bare(),
        };
        let response = button.show(ui, cx);
        if tip(response, cx, task).clicked() {
            actions.push(Action::Task(task));
        }
    }
}

/// What a task is called, and its keys.
fn tip(response: egui::Response, cx: Cx<'_>, task: Task) -> egui::Response {
    let label = (cx.strings.task)(task).trim_end_matches('…');
    let hint = match task.shortcut() {
        Some(keys) => format!("{label} ({})", crate::text::letters::isolate_ltr(&keys.shown())),
        None => label.to_owned(),
    };
    cx.words.tip(response, &hint)
}
