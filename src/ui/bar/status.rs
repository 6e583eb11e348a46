//! The status line: how safe what was written is, how long the article is, what is wrong in it,
//! and how it is seen.

use egui::{
    Align, Color32, CornerRadius, Layout, Popup, RectAlign, Response, Role, Sense, Ui, UiBuilder,
    WidgetInfo, vec2,
};

use crate::article::Direction;
use crate::checks::Severity;
use crate::strings::{Safe, Task};
use crate::survey::Survey;
use crate::ui::Cx;
use crate::ui::action::Action;
use crate::ui::app::Safety;
use crate::ui::icon::Icon;
use crate::ui::widget::Tone;
use crate::ui::words::{SMALL, Tick};

/// Between the parts of the line, and inside each, in logical pixels.
const BETWEEN: f32 = 4.0;
const ASIDE: f32 = 8.0;
const HEIGHT: f32 = 24.0;

/// What the line shows.
#[derive(Clone, Copy, Debug)]
pub struct Status<'a> {
    /// How safe what was written is.
    pub safety: &'a Safety,
    /// What was seen in the article.
    pub survey: &'a Survey,
    /// How its paragraph at the caret runs.
    pub direction: Direction,
    /// The wiki that is written for.
    pub profile: &'a str,
    /// How large the text is: 1 is its own size.
    pub zoom: f32,
}

/// A part of the line.
struct Part {
    text: String,
    tone: Tone,
    sign: Sign,
    task: Option<Task>,
    hint: String,
}

enum Sign {
    None,
    Dot,
    Icon(Icon),
}

/// Shows the line. What has no room is left out, the least needed first.
pub fn status_ui(ui: &mut Ui, cx: Cx<'_>, status: Status<'_>, actions: &mut Vec<Action>) {
    let whole = ui.max_rect();
    let end = if cx.words.is_rtl() {
        Layout::left_to_right(Align::Center)
    } else {
        Layout::right_to_left(Align::Center)
    };
    let mut last = ui.new_child(UiBuilder::new().max_rect(whole).layout(end).id_salt("end"));
    last.spacing_mut().item_spacing.x = BETWEEN;
    zoom_ui(&mut last, cx, status.zoom, actions);
    let words = cx.strings.bar;
    if whole.width() > 720.0 {
        let profile = Part {
            text: (words.profile)(status.profile),
            tone: Tone::Plain,
            sign: Sign::None,
            task: Some(Task::Settings),
            hint: words.profile_hint.to_owned(),
        };
        part_ui(&mut last, cx, &profile, f32::INFINITY, actions);
    }
    let taken = last.min_rect();
    let room = if cx.words.is_rtl() {
        egui::Rect::from_min_max(egui::pos2(taken.right() + 8.0, whole.top()), whole.max)
    } else {
        egui::Rect::from_min_max(whole.min, egui::pos2(taken.left() - 8.0, whole.bottom()))
    };
    let start = UiBuilder::new().max_rect(room).layout(cx.words.row()).id_salt("start");
    let mut first = ui.new_child(start);
    first.spacing_mut().item_spacing.x = BETWEEN;
    for (part, _) in fitting(parts(cx, status), room.width(), cx) {
        let width = first.available_width();
        part_ui(&mut first, cx, &part, width, actions);
    }
    ui.advance_cursor_after_rect(whole);
}

/// The parts at the start side, and how soon each is given up: the highest first, 0 never.
fn parts(cx: Cx<'_>, status: Status<'_>) -> Vec<(Part, u8)> {
    let words = cx.strings.bar;
    let safety = match status.safety {
        Safety::Saved | Safety::Kept => Tone::Good,
        Safety::Untouched => Tone::Plain,
        Safety::Pending => Tone::Warn,
        Safety::Trouble(_) => Tone::Error,
    };
    let plain = |text: String, hint: &str| Part {
        text,
        tone: Tone::Plain,
        sign: Sign::None,
        task: None,
        hint: hint.to_owned(),
    };
    let sign = if safety == Tone::Error { Sign::Icon(Icon::Error) } else { Sign::Dot };
    let safe = Part {
        text: (words.safety)(safe(status.safety)),
        tone: safety,
        sign,
        task: Some(Task::Save),
        hint: (words.safety_hint)(safe(status.safety)),
    };
    let mut parts = vec![(safe, 0)];
    let counts = status.survey.counts;
    parts.push((plain((words.words)(counts.words), words.words_hint), 3));
    if counts.words > 0 {
        parts.push((plain((words.minutes)(counts.minutes()), ""), 5));
    }
    let direction = Part {
        task: Some(Task::TurnDirection),
        ..plain((words.direction)(status.direction).to_owned(), words.direction_hint)
    };
    parts.push((direction, 4));
    let problems = [
        (Severity::Error, Tone::Error, 1),
        (Severity::Warning, Tone::Warn, 1),
        (Severity::Info, Tone::Plain, 2),
    ];
    let mut clean = true;
    for (severity, tone, rank) in problems {
        let count = status.survey.count(severity);
        if count == 0 {
            continue;
        }
        clean &= severity == Severity::Info;
        let part = Part {
            text: (words.problems)(severity, count),
            tone,
            sign: Sign::Icon(tone.icon()),
            task: Some(Task::ShowProblems),
            hint: words.problems_hint.to_owned(),
        };
        parts.push((part, rank));
    }
    if clean && status.survey.problems.is_empty() {
        let part = Part {
            task: Some(Task::ShowProblems),
            ..plain(words.no_problems.to_owned(), words.problems_hint)
        };
        parts.push((part, 2));
    }
    parts
}

fn safe(safety: &Safety) -> Safe<'_> {
    match safety {
        Safety::Untouched => Safe::Untouched,
        Safety::Saved => Safe::Saved,
        Safety::Kept => Safe::Kept,
        Safety::Pending => Safe::Pending,
        Safety::Trouble(why) => Safe::Trouble(why),
    }
}

/// Those that have room together.
fn fitting(mut parts: Vec<(Part, u8)>, room: f32, cx: Cx<'_>) -> Vec<(Part, u8)> {
    let width = |parts: &[(Part, u8)]| -> f32 {
        parts.iter().map(|(part, _)| width_of(part, cx) + BETWEEN).sum()
    };
    while width(&parts) > room {
        let worst = parts.iter().map(|(_, rank)| *rank).max().unwrap_or(0);
        if worst == 0 {
            break;
        }
        let at = parts.iter().rposition(|(_, rank)| *rank == worst);
        at.map(|at| parts.remove(at));
    }
    parts
}

fn width_of(part: &Part, cx: Cx<'_>) -> f32 {
    cx.words.label(&part.text).small().galley().size().x + 2.0 * ASIDE + sign_width(&part.sign)
}

fn sign_width(sign: &Sign) -> f32 {
    match sign {
        Sign::None => 0.0,
        Sign::Dot => 14.0,
        Sign::Icon(_) => 20.0,
    }
}

fn part_ui(ui: &mut Ui, cx: Cx<'_>, part: &Part, room: f32, actions: &mut Vec<Action>) {
    let response = shown(ui, cx, part, room);
    if let Some(task) = part.task.filter(|_| response.clicked()) {
        actions.push(Action::Task(task));
    }
}

fn shown(ui: &mut Ui, cx: Cx<'_>, part: &Part, room: f32) -> Response {
    let theme = cx.theme;
    let beside = 2.0 * ASIDE + sign_width(&part.sign);
    let galley = cx.words.label(&part.text).sized(SMALL).cut(room - beside).galley();
    let sense = if part.task.is_some() { Sense::click() } else { Sense::hover() };
    let (area, response) = ui.allocate_exact_size(vec2(galley.size().x + beside, HEIGHT), sense);
    let role = if part.task.is_some() { Role::Button } else { Role::Label };
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(role, enabled, &part.text));
    let painter = ui.painter();
    let lit = part.task.is_some() && response.hovered();
    let ground = if lit { theme.quiet } else { Color32::TRANSPARENT };
    painter.rect_filled(area, CornerRadius::same(5), ground);
    let ink = part.tone.ink(theme);
    let rtl = cx.words.is_rtl();
    let from_start = |x: f32| if rtl { area.right() - x } else { area.left() + x };
    match part.sign {
        Sign::None => {}
        Sign::Dot => {
            painter.circle_filled(egui::pos2(from_start(ASIDE + 4.0), area.center().y), 4.0, ink);
        }
        Sign::Icon(icon) => {
            let centre = egui::pos2(from_start(ASIDE + 7.0), area.center().y);
            icon.draw_sized(painter, centre, 14.0, ink);
        }
    }
    let start = from_start(ASIDE + sign_width(&part.sign));
    let left = if rtl { start - galley.size().x } else { start };
    let corner = egui::pos2(left.round(), area.center().y - galley.size().y / 2.0);
    painter.galley(corner, galley, ink);
    if response.has_focus() {
        let ring = egui::Stroke::new(1.5, theme.accent);
        painter.rect_stroke(area, CornerRadius::same(5), ring, egui::StrokeKind::Inside);
    }
    if part.hint.is_empty() { response } else { cx.words.tip(response, &part.hint) }
}

/// How large the text is: a menu of the three tasks.
fn zoom_ui(ui: &mut Ui, cx: Cx<'_>, zoom: f32, actions: &mut Vec<Action>) {
    let part = Part {
        text: (cx.strings.bar.zoom)(zoom),
        tone: Tone::Plain,
        sign: Sign::None,
        task: Some(Task::ZoomReset),
        hint: String::new(),
    };
    let button = shown(ui, cx, &part, f32::INFINITY);
    // It grows from the foot of the window.
    let align = if cx.words.is_rtl() { RectAlign::TOP_START } else { RectAlign::TOP_END };
    cx.words.menu_ui(Popup::menu(&button).align(align).gap(6.0), |ui| {
        for task in [Task::ZoomIn, Task::ZoomOut, Task::ZoomReset] {
            let keys = task.shortcut().map(|keys| keys.shown()).unwrap_or_default();
            let label = (cx.strings.task)(task);
            if cx.words.item(ui, label, &keys, Tick::None, cx.theme).clicked() {
                actions.push(Action::Task(task));
            }
        }
    });
}
