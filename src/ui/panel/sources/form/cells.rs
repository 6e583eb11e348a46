//! The fields of the form on the screen, each under its name and over what is said of it. It shows
//! what is written and what is wrong with it; it saves nothing.

use egui::{Pos2, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::kinds::Cell;
use super::{Dated, SourceForm};
use crate::article::{Reference, ReferenceDate, ReferenceKind, ReferenceText, UrlStatus};
use crate::checks::verdict::{Understood, fixed, verdict};
use crate::checks::{Context, Severity};
use crate::dates::{DateField, PartialDate};
use crate::ui::canvas::TextEngine;
use crate::ui::field::{FieldLook, FieldState};
use crate::ui::icon::{self, Icon};
use crate::ui::widget::{Press, Tab, Tabs, Tone, ToolButton};
use crate::ui::{Cx, Seen};

/// Between two fields of a row, in logical pixels.
const BETWEEN: f32 = 16.0;
/// Between a name, its field and what is said of it.
const LINE: f32 = 4.0;
/// Height of the line with a field's name.
const NAME: f32 = 24.0;

/// What the fields are drawn with, and what was asked for in them.
pub(super) struct Pen<'a> {
    pub(super) cx: Cx<'a>,
    pub(super) seen: Seen<'a>,
    pub(super) engine: &'a mut TextEngine,
    /// What was written when the frame began.
    pub(super) reference: &'a Reference,
    /// Whether Enter was pressed in a field.
    pub(super) entered: bool,
    /// The other source that is the same, that was asked for instead of this one.
    pub(super) other: Option<Other>,
    /// Whether all sources that were pasted are to be added.
    pub(super) adds_others: bool,
}

/// What is to be done with the other source that is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Other {
    /// It is cited.
    Cite(usize),
    /// Its form is opened.
    Open(usize),
}

/// A row of things of one width each, in the direction of reading, as high as the highest of them.
pub(super) fn columns_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    count: usize,
    mut add: impl FnMut(&mut Ui, usize),
) {
    let area = ui.available_rect_before_wrap();
    #[expect(clippy::cast_precision_loss, reason = "three at most")]
    let width = (area.width() + BETWEEN) / count.max(1) as f32 - BETWEEN;
    let mut bottom = area.top();
    let mut start = if cx.words.is_rtl() { area.right() - width } else { area.left() };
    for at in 0..count {
        let place =
            Rect::from_min_size(pos2(start.round(), area.top()), vec2(width, f32::INFINITY));
        let builder = UiBuilder::new().max_rect(place).layout(cx.words.column()).id_salt(at);
        let mut column = ui.new_child(builder);
        column.spacing_mut().item_spacing.y = LINE;
        column.set_width(width);
        add(&mut column, at);
        bottom = bottom.max(column.min_rect().bottom());
        let step = width + BETWEEN;
        start += if cx.words.is_rtl() { -step } else { step };
    }
    ui.allocate_space(vec2(area.width(), bottom - area.top()));
}

/// The name of a field above it, with something at the end of the line.
fn name_ui(ui: &mut Ui, cx: Cx<'_>, name: &str, beside: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), NAME);
    ui.allocate_ui_with_layout(size, cx.words.row(), |ui| {
        ui.set_min_height(NAME);
        ui.label(cx.words.label(name).small().coloured(cx.theme.soft));
        let end = if cx.words.is_rtl() {
            egui::Layout::left_to_right(egui::Align::Center)
        } else {
            egui::Layout::right_to_left(egui::Align::Center)
        };
        ui.with_layout(end, beside);
    });
}

/// A sentence under a field, with the sign of what it means.
pub(super) fn said_ui(ui: &mut Ui, cx: Cx<'_>, said: &str, tone: Tone) {
    let sign = 20.0;
    let width = ui.available_width();
    let label = cx.words.label(said).small().wrapped(width - sign);
    let galley = label.galley();
    let (area, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, said));
    let ink = tone.ink(cx.theme);
    let line = area.top() + 10.0;
    let (at, left): (Pos2, f32) = if cx.words.is_rtl() {
        (pos2(area.right() - 8.0, line), area.right() - sign - galley.size().x)
    } else {
        (pos2(area.left() + 8.0, line), area.left() + sign)
    };
    let sign = if tone == Tone::Good { Icon::Check } else { tone.icon() };
    sign.draw_sized(ui.painter(), at, icon::SIDE - 2.0, ink);
    ui.painter().galley(pos2(left.round(), area.top()), galley, ink);
}

impl SourceForm {
    /// One field.
    pub(super) fn cell_ui(&mut self, ui: &mut Ui, pen: &mut Pen<'_>, cell: Cell) {
        let words = &pen.cx.strings.sources.form;
        match cell {
            Cell::Text(which) => self.text_ui(ui, pen, which),
            Cell::Date(which) => self.date_ui(ui, pen, which),
            Cell::Authors => self.people_ui(ui, pen),
            Cell::UrlStatus => {
                name_ui(ui, pen.cx, words.url_status, |_| {});
                let all =
                    [UrlStatus::Unknown, UrlStatus::Live, UrlStatus::Dead, UrlStatus::Usurped];
                let tabs = all.map(|status| Tab::new(status, (words.status)(status)));
                let tabs = Tabs { name: words.url_status, tabs: &tabs, chosen: self.url_status };
                if let Some(status) = tabs.show(ui, pen.cx) {
                    self.url_status = status;
                }
            }
            Cell::Note => {
                name_ui(ui, pen.cx, words.note, |_| {});
                pen.field_ui(ui, &mut self.note, words.note, words.optional, FieldState::Fine);
            }
            Cell::Id => {
                name_ui(ui, pen.cx, words.id, |_| {});
                pen.field_ui(ui, &mut self.id, words.id, words.id_hint, FieldState::Fine);
                let id = &pen.reference.id;
                let is_own = self.start.id == *id;
                let references = pen.seen.editor.article().references();
                if !id.as_str().is_empty() && !is_own && references.get(id).is_some() {
                    said_ui(ui, pen.cx, words.id_taken, Tone::Warn);
                }
            }
        }
    }

    fn text_ui(&mut self, ui: &mut Ui, pen: &mut Pen<'_>, which: ReferenceText) {
        let words = &pen.cx.strings.sources.form;
        let name = match which {
            ReferenceText::Site => (words.site)(self.kind),
            which => (words.text)(which),
        };
        name_ui(ui, pen.cx, name, |_| {});
        let needed = match which {
            ReferenceText::Title => true,
            ReferenceText::Url => matches!(self.kind, ReferenceKind::News | ReferenceKind::Web),
            ReferenceText::Site => true,
            _ => false,
        };
        let hint = if needed { "" } else { words.optional };
        if let Some(field) = self.text_mut(which) {
            pen.field_ui(ui, field, name, hint, FieldState::Fine);
        }
        if which == ReferenceText::Url {
            self.same_ui(ui, pen);
        }
    }

    /// Whether another source of the article is the same one.
    fn same_ui(&mut self, ui: &mut Ui, pen: &mut Pen<'_>) {
        let words = &pen.cx.strings.sources.form;
        let references = pen.seen.editor.article().references();
        let found = self.same_as(pen.seen, pen.reference);
        let Some((index, same)) = found else {
            if !pen.reference.url.trim().is_empty() {
                let said = words.no_duplicate;
                let label = pen.cx.words.label(said).small().coloured(pen.cx.theme.soft);
                ui.label(label);
            }
            return;
        };
        let Some(other) = references.at(index) else { return };
        let title = match super::super::rows::title_of(other) {
            "" => pen.cx.strings.sources.untitled,
            title => title,
        };
        said_ui(ui, pen.cx, &(words.duplicate)(same, title), Tone::Warn);
        pen.cx.words.row_ui(ui, |ui| {
            if Press::new(words.reuse).verb().show(ui, pen.cx).clicked() {
                pen.other = Some(Other::Cite(index));
            }
            if Press::new(words.open_other).verb().show(ui, pen.cx).clicked() {
                pen.other = Some(Other::Open(index));
            }
        });
    }

    fn date_ui(&mut self, ui: &mut Ui, pen: &mut Pen<'_>, which: ReferenceDate) {
        let cx = pen.cx;
        let words = &cx.strings.sources.form;
        let dateline = pen.seen.editor.article().dateline();
        let context = Context { today: pen.seen.today, digits: pen.seen.settings.digits };
        let found = verdict(pen.reference, which, dateline, &context);
        let mut new: Option<Reference> = None;
        let Some(dated) = self.dated_mut(which) else { return };
        let name = (words.date)(which);
        name_ui(ui, cx, name, |ui| {
            if which == ReferenceDate::Accessed {
                let today = Press::new(words.today).verb();
                if today.show(ui, cx).clicked() {
                    dated.set(&DateField::from_date(PartialDate::from(pen.seen.today)));
                }
            }
        });
        let worst = found.problems.iter().map(|it| it.severity).min();
        let state = match (&found.understood, worst) {
            (Understood::Impossible(_) | Understood::Nothing, _) => FieldState::Wrong,
            (_, Some(Severity::Error)) => FieldState::Wrong,
            (Understood::OneOf(_), _) | (_, Some(Severity::Warning)) => FieldState::Doubtful,
            (Understood::Empty | Understood::Date(_), _) => FieldState::Fine,
        };
        pen.field_ui(ui, &mut dated.field, name, words.date_hint, state);
        let said = (words.understood)(&found.understood);
        match &found.understood {
            Understood::Empty => {}
            Understood::Date(_) => said_ui(ui, cx, &said, Tone::Good),
            Understood::OneOf(days) => {
                said_ui(ui, cx, &said, Tone::Warn);
                days_ui(ui, cx, dated, days);
            }
            Understood::Impossible(_) | Understood::Nothing => said_ui(ui, cx, &said, Tone::Error),
        }
        for problem in &found.problems {
            let tone = super::super::card::tone_of(problem.severity);
            said_ui(ui, cx, &(cx.strings.finding)(&problem.finding), tone);
            if let Some(fix) = &problem.fix {
                let verb = (cx.strings.fix)(&fix.kind);
                let width = ui.available_width();
                if Press::new(&verb).verb().room(width).show(ui, cx).clicked() {
                    new = fixed(pen.reference, dateline, problem);
                }
            }
        }
        if let Some(new) = new {
            for dated in &mut self.dates {
                dated.set(new.date(dated.which));
            }
        }
    }

    fn people_ui(&mut self, ui: &mut Ui, pen: &mut Pen<'_>) {
        let cx = pen.cx;
        let words = &cx.strings.sources.form;
        let mut adds = false;
        name_ui(ui, cx, words.authors, |ui| {
            adds = Press::new(words.add_author).verb().show(ui, cx).clicked();
        });
        let mut removed = None;
        let several = self.people.len() > 1;
        for (at, person) in self.people.iter_mut().enumerate() {
            let number = at + 1;
            cx.words.row_ui(ui, |ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let buttons = if several { 36.0 + 36.0 } else { 36.0 };
                let room = ui.available_width() - buttons;
                if person.is_person {
                    let (given, family) = ((words.given)(number), (words.family)(number));
                    let half = (room - 4.0) / 2.0;
                    pen.wide_ui(ui, &mut person.given, &given, words.optional, half);
                    pen.wide_ui(ui, &mut person.name, &family, "", half);
                } else {
                    let name = (words.author)(number);
                    pen.wide_ui(ui, &mut person.name, &name, words.optional, room);
                }
                let (icon, says) = match person.is_person {
                    true => (Icon::Person, words.person),
                    false => (Icon::Organisation, words.organisation),
                };
                if ToolButton::new(icon, says).show(ui, cx).clicked() {
                    person.turn();
                }
                if several {
                    let says = (words.remove_author)(number);
                    if ToolButton::new(Icon::Close, &says).show(ui, cx).clicked() {
                        removed = Some(at);
                    }
                }
            });
        }
        if let Some(at) = removed {
            self.people.remove(at);
            super::people::number(&mut self.people);
        }
        if adds {
            self.people.push(super::Person::default());
            super::people::number(&mut self.people);
            if let Some(last) = self.people.last() {
                ui.memory_mut(|memory| memory.request_focus(last.name.id()));
            }
        }
    }
}

/// The days that a date may mean, as buttons with their weekdays.
fn days_ui(ui: &mut Ui, cx: Cx<'_>, dated: &mut Dated, days: &[PartialDate]) {
    let mut chosen = None;
    cx.words.rows_ui(ui, |ui| {
        for day in days {
            let says = (cx.strings.sources.day)(*day);
            if Press::new(&says).tone(Tone::Accent).show(ui, cx).clicked() {
                chosen = Some(*day);
            }
        }
    });
    if let Some(day) = chosen {
        dated.decided = Some((dated.field.text().to_owned(), day));
    }
}

impl Pen<'_> {
    /// A field across the width.
    pub(super) fn field_ui(
        &mut self,
        ui: &mut Ui,
        field: &mut crate::ui::field::Field,
        name: &str,
        placeholder: &str,
        state: FieldState,
    ) {
        let look = FieldLook { name, placeholder, width: ui.available_width(), state };
        let output = field.show(ui, look, self.engine, self.cx.words, self.cx.theme);
        self.entered |= !output.entered.is_empty();
        if output.response.gained_focus() {
            output.response.scroll_to_me(None);
        }
    }

    /// A field of a width.
    fn wide_ui(
        &mut self,
        ui: &mut Ui,
        field: &mut crate::ui::field::Field,
        name: &str,
        placeholder: &str,
        width: f32,
    ) {
        let look = FieldLook { name, placeholder, width, state: FieldState::Fine };
        let output = field.show(ui, look, self.engine, self.cx.words, self.cx.theme);
        self.entered |= !output.entered.is_empty();
    }
}
