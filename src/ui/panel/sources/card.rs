//! One source of the list, as a card: number, title, outlet, dates, what is wrong with it; and what
//! can be done, once it is chosen. It tells what was asked for and does nothing.

use egui::{
    CornerRadius, CursorIcon, DragAndDrop, Frame, Id, Margin, Popup, Rect, RectAlign, Response,
    Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::deeds::{Deed, menu_ui};
use super::rows::{gravest, outlet_of, title_of};
use crate::article::{Reference, ReferenceDate, ReferenceKind};
use crate::checks::{Diagnostic, Finding, Severity};
use crate::text::letters::{isolate, isolate_ltr};
use crate::typeset::Direction;
use crate::ui::canvas::{Carried, TextEngine};
use crate::ui::field::{Field, FieldLook, FieldState};
use crate::ui::icon::Icon;
use crate::ui::widget::{Press, Tone, badge_ui};
use crate::ui::{Cx, Seen};

/// Space inside a card, in logical pixels.
const ASIDE: f32 = 12.0;
const ABOVE: f32 = 10.0;
/// No more of a title is shown than this many characters, while its source is not chosen.
const TITLE: usize = 130;

/// A source as its card shows it.
#[derive(Clone, Copy)]
pub(super) struct Card<'a> {
    /// The source.
    pub(super) reference: &'a Reference,
    /// Its number on the wiki.
    pub(super) number: Option<usize>,
    /// In how many places it is cited.
    pub(super) uses: usize,
    /// Its problems, by their number in the survey.
    pub(super) problems: &'a [usize],
    /// Whether it is chosen.
    pub(super) is_chosen: bool,
    /// Whether the list has the focus.
    pub(super) has_focus: bool,
    /// Whether its menu was asked for by a key.
    pub(super) opens_menu: bool,
}

/// What happened on a card.
pub(super) struct CardOutput {
    /// Of its whole area.
    pub(super) response: Response,
    /// How high it is, in logical pixels.
    pub(super) height: f32,
    /// What is to be done with its source.
    pub(super) deed: Option<Deed>,
    /// What is to become of one of its problems.
    pub(super) step: Option<Step>,
}

/// What is to become of a problem.
pub(super) enum Step {
    /// It is put right.
    Fix(Diagnostic),
    /// It is left as it is; the reason is asked for.
    Ask(Diagnostic),
    /// It is left, for the reason that was written.
    Ignore(Diagnostic),
    /// It is not left after all.
    Keep,
}

/// What a card asks why a problem is to stay.
pub(super) struct Why<'a> {
    /// The problem, if one is asked about.
    pub(super) about: Option<&'a Finding>,
    /// What is written.
    pub(super) reason: &'a mut Field,
    /// Whether its field is still to get the focus.
    pub(super) takes_focus: &'a mut bool,
    pub(super) engine: &'a mut TextEngine,
}

/// The icon of a kind of source.
pub(super) fn kind_icon(kind: ReferenceKind) -> Icon {
    match kind {
        ReferenceKind::Web => Icon::Web,
        ReferenceKind::News => Icon::News,
        ReferenceKind::Book => Icon::Book,
        ReferenceKind::Journal => Icon::Journal,
        ReferenceKind::Report => Icon::Report,
        ReferenceKind::Broadcast => Icon::Broadcast,
        ReferenceKind::Social => Icon::Social,
        ReferenceKind::Interview => Icon::Interview,
        ReferenceKind::Other => Icon::Source,
    }
}

/// The tone of what is so grave.
pub(super) fn tone_of(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::Error,
        Severity::Warning => Tone::Warn,
        Severity::Info => Tone::Accent,
    }
}

impl Card<'_> {
    /// What the source is called here.
    pub(super) fn title(&self, cx: Cx<'_>) -> String {
        match title_of(self.reference) {
            "" => cx.strings.sources.untitled.to_owned(),
            title => title.to_owned(),
        }
    }

    /// Shows the card in an area, of which the height is what it was last.
    pub(super) fn show(
        self,
        ui: &mut Ui,
        cx: Cx<'_>,
        seen: Seen<'_>,
        id: Id,
        area: Rect,
        why: Why<'_>,
    ) -> CardOutput {
        let sense = Sense::CLICK | Sense::DRAG;
        let response = ui.interact(area, id, sense);
        let (theme, words) = (cx.theme, cx.strings.sources);
        let title = self.title(cx);
        let says = (words.card)(&title, outlet_of(self.reference), self.uses, self.problems.len());
        let (enabled, is_chosen) = (ui.is_enabled(), self.is_chosen);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, enabled, is_chosen, &says));
        let ground = ui.painter().add(egui::Shape::Noop);
        let inside = area.shrink2(vec2(ASIDE, ABOVE));
        let builder = UiBuilder::new().max_rect(inside).layout(cx.words.column()).id_salt(id);
        let mut inner = ui.new_child(builder);
        inner.spacing_mut().item_spacing = vec2(8.0, 4.0);
        self.title_ui(&mut inner, cx, &title);
        self.source_ui(&mut inner, cx, seen);
        self.dates_ui(&mut inner, cx);
        let (mut deed, mut step) = (None, None);
        if self.is_chosen {
            step = self.problems_ui(&mut inner, cx, seen, why);
            deed = self.deeds_ui(&mut inner, cx);
        }
        let height = inner.min_rect().height() + 2.0 * ABOVE;
        let card = Rect::from_min_size(area.min, vec2(area.width(), height));
        let (wide, colour) = match (self.is_chosen, self.has_focus) {
            (true, true) => (2.0, theme.accent),
            (true, false) => (1.5, theme.accent),
            (false, _) if response.hovered() => (1.0, theme.accent),
            (false, _) => (1.0, theme.line),
        };
        let shape = egui::epaint::RectShape::new(
            card,
            CornerRadius::same(9),
            theme.page,
            Stroke::new(wide, colour),
            StrokeKind::Inside,
        );
        ui.painter().set(ground, shape);
        deed = deed.or(self.context_menu(cx, &response));
        self.carry(ui, cx, &response, &title);
        CardOutput { response, height, deed, step }
    }

    fn title_ui(&self, ui: &mut Ui, cx: Cx<'_>, title: &str) {
        let cut = title.char_indices().nth(TITLE).filter(|_| !self.is_chosen);
        let shown = match cut {
            Some((end, _)) => format!("{}…", title.get(..end).unwrap_or_default().trim_end()),
            None => title.to_owned(),
        };
        let rtl = if title_of(self.reference).is_empty() {
            cx.words.is_rtl()
        } else {
            Direction::Auto.is_rtl_for(&shown)
        };
        let width = ui.available_width();
        let label = cx.words.label(&shown).bold().by_its_letters().wrapped(width);
        let galley = label.galley();
        let (_, place) = ui.allocate_space(vec2(width, galley.size().y));
        // A title stands at the side at which its letters begin.
        let left = if rtl { place.right() - galley.size().x } else { place.left() };
        ui.painter().galley(pos2(left, place.top()), galley, cx.theme.ink);
    }

    /// Number, kind, outlet, and the gravest of its problems in a few words.
    fn source_ui(&self, ui: &mut Ui, cx: Cx<'_>, seen: Seen<'_>) {
        let words = cx.strings.sources;
        let size = vec2(ui.available_width(), 22.0);
        ui.allocate_ui_with_layout(size, cx.words.row(), |ui| {
            let number = self.number.map_or_else(|| "–".to_owned(), |it| it.to_string());
            let tone = if self.number.is_some() { Tone::Accent } else { Tone::Plain };
            badge_ui(ui, cx, &number, tone);
            let (_, place) = ui.allocate_space(vec2(16.0, 16.0));
            kind_icon(self.reference.kind).draw(ui.painter(), place.center(), cx.theme.soft);
            let kind = (words.kind)(self.reference.kind);
            let hover = ui.interact(place, ui.scope_id().with("kind"), Sense::HOVER);
            cx.words.tip(hover, kind);
            let outlet = outlet_of(self.reference);
            let outlet = if outlet.is_empty() { kind } else { outlet };
            let first = self.problems.first().and_then(|at| seen.survey.problems.get(*at));
            let badge = first.map(|it| (words.badge)(&it.finding)).unwrap_or_default();
            let more = self.problems.len().saturating_sub(1);
            let room = cx.words.label(badge).sized(12.0).galley().size().x;
            let kept =
                if badge.is_empty() { 0.0 } else { room + if more > 0 { 64.0 } else { 24.0 } };
            let width = (ui.available_width() - kept).max(48.0);
            let label = cx.words.label(outlet).small().by_its_letters().cut(width);
            ui.label(label.coloured(cx.theme.soft));
            if let Some(severity) = gravest(seen.survey, self.problems) {
                badge_ui(ui, cx, badge, tone_of(severity));
                if more > 0 {
                    badge_ui(ui, cx, &(words.more_problems)(more), Tone::Plain);
                }
            }
        });
    }

    /// The dates as they were typed, and how often it is cited.
    fn dates_ui(&self, ui: &mut Ui, cx: Cx<'_>) {
        let words = cx.strings.sources;
        let mut parts = Vec::new();
        for which in [ReferenceDate::Published, ReferenceDate::Accessed] {
            let typed = self.reference.date(which).as_typed().trim();
            if !typed.is_empty() {
                // Without letters it would turn round in a line from right to left.
                let is_words = typed.chars().any(char::is_alphabetic);
                let date = if is_words { isolate(typed) } else { isolate_ltr(typed) };
                parts.push((words.dated)(which, &date));
            }
        }
        let cited = (words.cited)(self.uses);
        let colour = if self.uses == 0 { cx.theme.warn } else { cx.theme.soft };
        // What has no room goes on in a further line.
        let size = vec2(ui.available_width(), 20.0);
        ui.allocate_ui_with_layout(size, cx.words.row().with_main_wrap(true), |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            ui.spacing_mut().interact_size.y = 20.0;
            for part in parts {
                let label = cx.words.label(&part).small().coloured(cx.theme.soft);
                ui.label(label.cut(ui.max_rect().width()));
                ui.label(cx.words.label(" · ").small().coloured(cx.theme.soft));
            }
            ui.label(cx.words.label(&cited).small().coloured(colour));
        });
    }

    /// What is wrong, each with what puts it right and what leaves it.
    fn problems_ui(
        &self,
        ui: &mut Ui,
        cx: Cx<'_>,
        seen: Seen<'_>,
        mut why: Why<'_>,
    ) -> Option<Step> {
        let mut step = None;
        for problem in self.problems.iter().filter_map(|at| seen.survey.problems.get(*at)) {
            let tone = tone_of(problem.severity);
            let frame = Frame::new()
                .fill(tone.ground(cx.theme))
                .corner_radius(CornerRadius::same(7))
                .inner_margin(Margin::symmetric(10, 6));
            ui.add_space(2.0);
            frame.show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.with_layout(cx.words.column(), |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    let said = (cx.strings.finding)(&problem.finding);
                    let width = ui.available_width();
                    let label = cx.words.label(&said).small().wrapped(width);
                    ui.label(label.coloured(tone.ink(cx.theme)));
                    let asked = why.about == Some(&problem.finding);
                    let now = match asked {
                        true => reason_ui(ui, cx, &mut why, problem),
                        false => verbs_ui(ui, cx, problem),
                    };
                    step = step.take().or(now);
                });
            });
        }
        step
    }

    fn deeds_ui(&self, ui: &mut Ui, cx: Cx<'_>) -> Option<Deed> {
        let words = cx.strings.sources;
        let mut deed = None;
        ui.add_space(2.0);
        let size = vec2(ui.available_width(), 28.0);
        ui.allocate_ui_with_layout(size, cx.words.row(), |ui| {
            // So far apart that they don't read as one sentence.
            ui.spacing_mut().item_spacing.x = 16.0;
            let mut press = |ui: &mut Ui, label: &str, hint: &str, enabled: bool, it: Deed| {
                let shown = ui.add_enabled_ui(enabled, |ui| Press::new(label).verb().show(ui, cx));
                if cx.words.tip(shown.inner, hint).clicked() {
                    deed = Some(it);
                }
            };
            press(ui, words.cite.label, words.cite.hint, true, Deed::Cite);
            press(ui, words.edit.label, words.edit.hint, true, Deed::Edit);
            let uses = self.uses > 0;
            press(ui, words.next_use.label, words.next_use.hint, uses, Deed::NextUse);
            let more = Press::new(words.more).verb().show(ui, cx);
            let align =
                if cx.words.is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
            let popup = Popup::menu(&more).align(align).accessible_name(words.more);
            let shown = cx.words.menu_ui(popup, |ui| menu_ui(ui, cx, self.uses, false));
            deed = deed.or(shown.and_then(|shown| shown.inner));
        });
        deed
    }

    fn context_menu(&self, cx: Cx<'_>, response: &Response) -> Option<Deed> {
        let align = if cx.words.is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
        let mut popup =
            Popup::context_menu(response).accessible_name(cx.strings.sources.more).align(align);
        // Opened by a key, it stands at the card and not at the pointer.
        let by_key = response.id.with("by key");
        if self.opens_menu || response.secondary_clicked() {
            response.ctx.data_mut(|data| data.insert_temp(by_key, self.opens_menu));
        }
        if response.ctx.data(|data| data.get_temp(by_key)).unwrap_or(false) {
            popup = popup.at_position(response.rect.center());
        }
        if self.opens_menu {
            popup = popup.open_memory(Some(egui::SetOpenCommand::Bool(true)));
        }
        let shown = cx.words.menu_ui(popup, |ui| menu_ui(ui, cx, self.uses, self.opens_menu));
        shown.and_then(|shown| shown.inner)
    }

    /// A card that is dragged carries its source into the text.
    fn carry(&self, ui: &Ui, cx: Cx<'_>, response: &Response, title: &str) {
        if response.drag_started() {
            DragAndDrop::set_payload(ui.ctx(), Carried(self.reference.id.clone()));
        }
        if !response.dragged() {
            return;
        }
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        let Some(at) = ui.ctx().pointer_interact_pos() else { return };
        let layer = egui::LayerId::new(egui::Order::Tooltip, response.id.with("carried"));
        let painter = ui.ctx().layer_painter(layer);
        let label = cx.words.label(title).small().by_its_letters().cut(220.0);
        let galley = label.galley();
        let size = galley.size() + vec2(20.0, 10.0);
        let beside = if cx.words.is_rtl() { vec2(-size.x - 10.0, 8.0) } else { vec2(10.0, 8.0) };
        let area = Rect::from_min_size(at + beside, size);
        let line = Stroke::new(1.0, cx.theme.accent);
        painter.rect(area, CornerRadius::same(7), cx.theme.page, line, StrokeKind::Inside);
        painter.galley(area.center() - galley.size() / 2.0, galley, cx.theme.ink);
    }
}

/// What puts a problem right, and what leaves it.
fn verbs_ui(ui: &mut Ui, cx: Cx<'_>, problem: &Diagnostic) -> Option<Step> {
    let mut step = None;
    let width = ui.available_width();
    cx.words.rows_ui(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
        if let Some(fix) = &problem.fix {
            let verb = (cx.strings.fix)(&fix.kind);
            if Press::new(&verb).verb().room(width).show(ui, cx).clicked() {
                step = Some(Step::Fix(problem.clone()));
            }
        }
        if Press::new(cx.strings.problems.ignore).aside().show(ui, cx).clicked() {
            step = Some(Step::Ask(problem.clone()));
        }
    });
    step
}

/// Asks why a problem is to stay.
fn reason_ui(ui: &mut Ui, cx: Cx<'_>, why: &mut Why<'_>, problem: &Diagnostic) -> Option<Step> {
    let words = cx.strings.problems;
    let width = ui.available_width();
    let look =
        FieldLook { name: words.why, placeholder: words.why, width, state: FieldState::Fine };
    let field = why.reason.show(ui, look, why.engine, cx.words, cx.theme);
    if std::mem::take(why.takes_focus) {
        field.response.request_focus();
    }
    let mut step = (!field.entered.is_empty()).then(|| Step::Ignore(problem.clone()));
    cx.words.row_ui(ui, |ui| {
        if Press::new(words.ignore_now).show(ui, cx).clicked() {
            step = Some(Step::Ignore(problem.clone()));
        }
        if Press::new(words.cancel).quiet().show(ui, cx).clicked() {
            step = Some(Step::Keep);
        }
    });
    step
}
