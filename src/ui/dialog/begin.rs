//! What a new article begins with, and the files that were open: how work begins.

use egui::{Id, Ui};

use super::row::{Row, heading_ui};
use super::{Around, Stays};
use crate::storage::templates::Template;
use crate::text::letters::isolate;
use crate::ui::Cx;
use crate::ui::action::Action;
use crate::ui::icon::Icon;
use crate::ui::widget::Sheet;

/// Width of the dialog in logical pixels.
const WIDTH: f32 = 560.0;
/// So many files are listed.
const MOST: usize = 6;

/// Which template has the focus at first.
#[derive(Default)]
pub struct BeginView {
    has_focus: bool,
}

pub(super) fn begin_ui(
    ui: &Ui,
    cx: Cx<'_>,
    view: &mut BeginView,
    around: Around<'_>,
    actions: &mut Vec<Action>,
) -> Stays {
    let words = &cx.strings.dialog.begin;
    let before = actions.len();
    let sheet = Sheet { id: Id::unique("begin dialog"), title: words.name, width: WIDTH };
    let shown = sheet.show(ui.ctx(), cx, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for template in Template::ALL {
            let icon = match template {
                Template::Empty => Icon::New,
                Template::News => Icon::News,
                Template::Biography => Icon::Person,
                Template::Event => Icon::Event,
            };
            let row = Row {
                icon: Some(icon),
                title: (words.template)(template),
                beside: (words.about)(template),
                is_chosen: false,
                is_enabled: true,
            };
            let response = row.show(ui, cx);
            if !ui.is_sizing_pass() && !std::mem::replace(&mut view.has_focus, true) {
                response.request_focus();
            }
            if response.clicked() {
                actions.push(Action::New(template));
            }
        }
        ui.add_space(8.0);
        heading_ui(ui, cx, words.recent);
        let recent = &around.seen.settings.recent;
        if recent.is_empty() {
            let none = cx.words.label(words.no_recent).small().coloured(cx.theme.soft);
            cx.words.row_ui(ui, |ui| {
                ui.add_space(12.0);
                ui.label(none);
            });
        }
        for path in recent.iter().take(MOST) {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            let folder = path.parent().map(|it| it.display().to_string()).unwrap_or_default();
            let (title, beside) = (isolate(&name), isolate(&folder));
            let row = Row {
                icon: Some(Icon::Text),
                title: &title,
                beside: &beside,
                is_chosen: false,
                is_enabled: true,
            };
            if row.show(ui, cx).clicked() {
                actions.push(Action::OpenPath(path.clone()));
            }
        }
    });
    let is_done = actions.len() > before;
    if shown.closed || is_done { Stays::Closed } else { Stays::Open }
}
