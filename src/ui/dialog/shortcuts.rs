//! The list of all keys, which can be searched by name and by keys.

use egui::{Id, ScrollArea, Ui, vec2};

use super::Stays;
use super::entries::folded;
use super::keys::{KeyRow, all};
use super::row::{Row, heading_ui};
use crate::text::letters::isolate_ltr;
use crate::ui::Cx;
use crate::ui::canvas::TextEngine;
use crate::ui::field::{Field, FieldLook, FieldState};
use crate::ui::widget::Sheet;

/// Width of the dialog and height of its list, in logical pixels.
const WIDTH: f32 = 640.0;
const LIST: f32 = 520.0;

/// What is looked for in the list.
pub struct ShortcutsView {
    field: Field,
    has_focus: bool,
}

impl Default for ShortcutsView {
    fn default() -> Self {
        Self { field: Field::new("shortcuts"), has_focus: false }
    }
}

pub(super) fn shortcuts_ui(
    ui: &Ui,
    cx: Cx<'_>,
    view: &mut ShortcutsView,
    engine: &mut TextEngine,
) -> Stays {
    let words = &cx.strings.dialog.shortcuts;
    let room = (ui.ctx().content_rect().height() - 220.0).clamp(120.0, LIST);
    let sheet = Sheet { id: Id::unique("shortcuts dialog"), title: words.name, width: WIDTH };
    let shown = sheet.show(ui.ctx(), cx, |ui| {
        // What is measured only is not there yet.
        if !ui.is_sizing_pass() && !std::mem::replace(&mut view.has_focus, true) {
            ui.memory_mut(|memory| memory.request_focus(view.field.id()));
        }
        let look = FieldLook {
            name: words.placeholder,
            placeholder: words.placeholder,
            width: ui.available_width(),
            state: FieldState::Fine,
        };
        view.field.show(ui, look, engine, cx.words, cx.theme);
        let wanted = folded(view.field.text());
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            ui.with_layout(cx.words.column(), |ui| {
                let mut nothing = true;
                for group in all(cx.strings) {
                    let fits = |row: &&KeyRow| {
                        let text = folded(&format!("{} {}", row.name, row.keys.join(" ")));
                        wanted.iter().all(|word| text.contains(word))
                    };
                    let rows: Vec<&KeyRow> = group.keys.iter().filter(fits).collect();
                    if rows.is_empty() {
                        continue;
                    }
                    nothing = false;
                    heading_ui(ui, cx, group.name);
                    if group.name == words.moving {
                        let note = cx.words.label(words.with_shift).small();
                        cx.words.row_ui(ui, |ui| {
                            ui.add_space(12.0);
                            ui.label(note.coloured(cx.theme.soft));
                        });
                    }
                    for row in rows {
                        row_ui(ui, cx, row);
                    }
                }
                if nothing {
                    heading_ui(ui, cx, cx.strings.dialog.palette.nothing);
                }
            });
        });
    });
    if shown.closed { Stays::Closed } else { Stays::Open }
}

fn row_ui(ui: &mut Ui, cx: Cx<'_>, row: &KeyRow) {
    let keys: Vec<String> = row.keys.iter().map(|keys| isolate_ltr(keys)).collect();
    let beside = keys.join(" · ");
    let row =
        Row { icon: None, title: &row.name, beside: &beside, is_chosen: false, is_enabled: true };
    let response = row.show(ui, cx);
    // It says something; there is nothing to be done with it.
    ui.memory_mut(|memory| memory.ignore_focus(response.id));
}
