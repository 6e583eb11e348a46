//! The list of sources under the text, as the wiki will show it: those that are cited with their
//! numbers, then the others. It shows and leads there; a source is changed elsewhere.
//!
//! An article may have thousands: heights are remembered, and only what is in sight is laid out.

use std::collections::HashMap;

use egui::{
    CornerRadius, CursorIcon, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::Desk;
use super::foot::heading_ui;
use crate::article::{RefId, Reference};
use crate::checks::Place;
use crate::markup;
use crate::ui::Cx;
use crate::ui::action::Action;

/// Font size in logical pixels before zoom.
const SIZE: f32 = 14.0;
/// Width of the numbers' column, space around an entry, and the height that is guessed, the same.
const NUMBER: f32 = 32.0;
const AROUND: f32 = 3.0;
const GUESS: f32 = 48.0;

/// The list as it was shown last.
#[derive(Default)]
pub(super) struct Sources {
    /// Of which revision of the article.
    revision: Option<u64>,
    entries: Vec<Entry>,
    /// How many of them have numbers.
    cited: usize,
    /// The width and size at which their heights are known.
    measure: (f32, f32),
    /// How high one is that was not seen yet.
    guess: f32,
}

struct Entry {
    id: RefId,
    /// Its place in the article's list.
    index: usize,
    /// Where in memory it was when it was measured: while it stays there it is the same.
    address: usize,
    /// Its height, once it was seen.
    height: Option<f32>,
}

impl Sources {
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        desk: &Desk<'_>,
        actions: &mut Vec<Action>,
    ) {
        let words = cx.strings.page;
        self.take(desk);
        heading_ui(ui, cx, desk, desk.profile.map_or("", |profile| &profile.sections.sources));
        if self.entries.is_empty() {
            let label = cx.words.label(words.no_sources).small().coloured(cx.theme.soft);
            ui.label(label.wrapped(ui.available_width()));
            return;
        }
        let measure = (ui.available_width(), desk.scale);
        if self.measure != measure {
            self.measure = measure;
            self.entries.iter_mut().for_each(|entry| entry.height = None);
        }
        self.guess = self.mean_height().unwrap_or(GUESS * desk.scale);
        let cited = self.cited;
        self.part_ui(ui, cx, desk, 0..cited, actions);
        if cited < self.entries.len() {
            ui.add_space(12.0);
            ui.label(cx.words.label(words.uncited).small().coloured(cx.theme.soft));
            ui.add_space(4.0);
            self.part_ui(ui, cx, desk, cited..self.entries.len(), actions);
        }
    }

    /// Takes over which sources there are, and their order.
    fn take(&mut self, desk: &Desk<'_>) {
        let editor = desk.seen.editor;
        if self.revision == Some(editor.revision()) {
            return;
        }
        self.revision = Some(editor.revision());
        let article = editor.article();
        let places: HashMap<&RefId, usize> =
            article.references().iter().enumerate().map(|(at, it)| (&it.id, at)).collect();
        let cited = markup::cited(article);
        self.cited = cited.len();
        let mut rest = places.clone();
        let known = self.entries.iter().filter_map(|entry| Some((entry.address, entry.height?)));
        let known: HashMap<usize, f32> = known.collect();
        let entry = |reference: &Reference, index: usize| {
            let address = std::ptr::from_ref(reference).addr();
            Entry { id: reference.id.clone(), index, address, height: known.get(&address).copied() }
        };
        let mut entries = Vec::with_capacity(places.len());
        for reference in cited {
            if let Some(index) = rest.remove(&reference.id) {
                entries.push(entry(reference, index));
            }
        }
        let uncited = article.references().iter().enumerate();
        let uncited = uncited.filter(|(_, it)| rest.contains_key(&it.id));
        entries.extend(uncited.map(|(index, it)| entry(it, index)));
        self.entries = entries;
    }

    /// How high those are that were seen.
    fn mean_height(&self) -> Option<f32> {
        let known = self.entries.iter().filter_map(|entry| entry.height);
        let (count, sum) =
            known.fold((0.0, 0.0), |(count, sum), height| (count + 1.0, sum + height));
        (count > 0.0).then(|| sum / count)
    }

    fn part_ui(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        desk: &Desk<'_>,
        part: std::ops::Range<usize>,
        actions: &mut Vec<Action>,
    ) {
        let references = desk.seen.editor.article().references();
        let (width, clip) = (ui.available_width(), ui.clip_rect());
        let corner = ui.cursor().min;
        let left = if desk.is_rtl() { ui.cursor().right() - width } else { corner.x };
        let mut y = corner.y;
        for at in part {
            let Some(entry) = self.entries.get_mut(at) else { break };
            let height = entry.height.unwrap_or(self.guess);
            let place = Rect::from_min_size(pos2(left, y), vec2(width, height));
            let is_shown = place.intersects(clip) || desk.is_heard && at < MOST_HEARD;
            let Some(reference) = is_shown.then(|| references.at(entry.index)).flatten() else {
                y += height;
                continue;
            };
            let number = (at < self.cited).then_some(at + 1);
            let shown = entry_ui(ui, cx, desk, place, reference, number);
            if shown.is_clicked {
                let (index, id) = (entry.index, entry.id.clone());
                actions.push(Action::Show(Place::Reference { index, id, field: None }));
            }
            entry.height = Some(shown.height);
            y += shown.height;
        }
        ui.allocate_space(vec2(width, y - corner.y));
    }
}

/// No more entries are told to a screen reader at once beyond those in sight.
const MOST_HEARD: usize = 200;

struct Shown {
    height: f32,
    is_clicked: bool,
}

/// One source, from the upper edge of a place as wide as the column.
fn entry_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    desk: &Desk<'_>,
    place: Rect,
    reference: &Reference,
    number: Option<usize>,
) -> Shown {
    let article = desk.seen.editor.article();
    let size = (SIZE * desk.scale).round();
    let column = NUMBER * desk.scale;
    let room = (place.width() - column).max(60.0);
    let line = desk.profile.map(|wiki| markup::source_line(reference, wiki, article.language()));
    let line = line.filter(|line| !line.is_empty());
    let line = line.unwrap_or_else(|| crate::text::letters::isolate(reference.id.as_str()));
    // A mark of the article's direction leads it, for titles alone say nothing of it.
    let mark = if desk.is_rtl() { '\u{200F}' } else { '\u{200E}' };
    let shown = format!("{mark}{line}");
    let galley = cx.words.label(&shown).sized(size).by_its_letters().wrapped(room).galley();
    let height = galley.size().y + 2.0 * AROUND;
    let place = Rect::from_min_size(place.min, vec2(place.width(), height));
    let says = match number {
        Some(number) => (cx.strings.page.source)(number, &line),
        None => (cx.strings.page.uncited_source)(&line),
    };
    let id = desk.text.with(("source", reference.id.as_str()));
    let response = ui.interact(place, id, Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &says));
    if ui.is_rect_visible(place) {
        let painter = ui.painter();
        let (around, round) = (place.expand2(vec2(6.0, 0.0)), CornerRadius::same(7));
        if response.hovered() {
            painter.rect_filled(around, round, cx.theme.quiet);
        }
        if response.has_focus() {
            let ring = Stroke::new(1.5, cx.theme.accent);
            painter.rect_stroke(around, round, ring, StrokeKind::Inside);
        }
        let sign = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
        let sign = cx.words.label(&sign).sized(size).by_its_letters().galley();
        let top = place.top() + AROUND;
        let (text, mark) = if desk.is_rtl() {
            let text = place.right() - column - galley.size().x;
            (text, place.right() - column * 0.35 - sign.size().x)
        } else {
            (place.left() + column, place.left() + column * 0.35)
        };
        painter.galley(pos2(mark, top), sign, cx.theme.soft);
        painter.galley(pos2(text, top), galley, cx.theme.ink);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    Shown { height, is_clicked: response.clicked() }
}
