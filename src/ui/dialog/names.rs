//! What a wiki calls its citation templates and their fields, to be changed one by one. An empty
//! name is the bundled one again.

use std::collections::HashMap;

use egui::{Ui, vec2};

use super::close::end_ui;
use super::settings::Step;
use crate::markup::Profile;
use crate::markup::profile::Field as Parameter;
use crate::storage::settings::{ProfileNames, Settings};
use crate::typeset::Direction;
use crate::ui::Cx;
use crate::ui::canvas::TextEngine;
use crate::ui::field::{Field, FieldLook, FieldState};
use crate::ui::icon::Icon;
use crate::ui::widget::Press;

/// Width of a field and of its name, in logical pixels.
const FIELD: f32 = 220.0;
const NAME: f32 = 200.0;

/// The fields in which names are written, of one wiki.
#[derive(Default)]
pub(super) struct Names {
    profile: String,
    fields: HashMap<Of, Field>,
    /// Where letters came last: more of them there are the same step.
    last: Option<Of>,
}

/// What is named.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Of {
    /// A template, by its bundled name.
    Template(String),
    /// A field of a source.
    Parameter(Parameter),
}

impl Names {
    /// The names changed elsewhere: they are read anew.
    pub(super) fn forget(&mut self) {
        self.fields.clear();
        self.last = None;
    }
}

/// Shows the names of the chosen wiki; tells what a change is to undo.
pub(super) fn names_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    view: &mut Names,
    next: &mut Settings,
    engine: &mut TextEngine,
) -> Step {
    let words = cx.strings.settings;
    if view.profile != next.profile {
        view.profile.clone_from(&next.profile);
        view.forget();
    }
    let Some(bundled) = Profile::by_id(&next.profile) else { return Step::New };
    let mut names = next.names.get(&bundled.id).cloned().unwrap_or_default();
    let before = names.clone();
    ui.add_space(8.0);
    let mut step = Step::New;
    cx.words.row_ui(ui, |ui| {
        ui.label(cx.words.label(words.names).small().bold().coloured(cx.theme.soft));
        end_ui(ui, cx, |ui| {
            let reset = Press::new(words.reset_names).icon(Icon::Restore);
            if ui.add_enabled_ui(!names.is_empty(), |ui| reset.show(ui, cx)).inner.clicked() {
                names = ProfileNames::default();
                view.forget();
            }
        });
    });
    let width = ui.available_width();
    ui.label(cx.words.label(words.names_hint).small().coloured(cx.theme.soft).wrapped(width));
    let templates =
        bundled.templates.iter().map(|it| (Of::Template(it.name.clone()), it.name.as_str()));
    let parameters =
        bundled.parameters.iter().map(|(field, name)| (Of::Parameter(*field), name.as_str()));
    for (of, own) in templates.chain(parameters) {
        let label = match &of {
            Of::Template(name) => (words.template)(name),
            Of::Parameter(field) => (words.field)(*field).to_owned(),
        };
        let written = names.get(&of).unwrap_or(own).to_owned();
        let field = view.fields.entry(of.clone()).or_insert_with(|| {
            let mut field = Field::running(&format!("name of {of:?}"), Direction::Auto);
            field.set_text(&written);
            field
        });
        let is_bad = names.get(&of).is_some_and(|name| !names.holds(&of, name, &bundled));
        let changed = cx.words.row_ui(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            let (area, _) = ui.allocate_exact_size(vec2(NAME, 32.0), egui::Sense::hover());
            let galley = cx.words.label(&label).small().cut(NAME).galley();
            let left = if cx.words.is_rtl() { area.right() - galley.size().x } else { area.left() };
            let corner = egui::pos2(left, area.center().y - galley.size().y / 2.0);
            ui.painter().galley(corner, galley, cx.theme.ink);
            let state = if is_bad { FieldState::Wrong } else { FieldState::Fine };
            let look = FieldLook { name: &label, placeholder: own, width: FIELD, state };
            let output = field.show(ui, look, engine, cx.words, cx.theme);
            if is_bad {
                let room = ui.available_width();
                let said = cx.words.label(words.bad_name).small().coloured(cx.theme.error);
                ui.label(said.cut(room));
            }
            output.changed
        });
        if changed.inner {
            let text = field.text().trim().to_owned();
            names.set(&of, (!text.is_empty() && text != own).then_some(text));
            step = if view.last.as_ref() == Some(&of) { Step::Same } else { Step::New };
            view.last = Some(of);
        }
    }
    if names != before {
        if names.is_empty() {
            next.names.remove(&bundled.id);
        } else {
            next.names.insert(bundled.id, names);
        }
    }
    step
}

/// Names by what they name.
trait Named {
    fn get(&self, of: &Of) -> Option<&str>;
    fn set(&mut self, of: &Of, name: Option<String>);
    fn holds(&self, of: &Of, name: &str, bundled: &Profile) -> bool;
}

impl Named for ProfileNames {
    fn get(&self, of: &Of) -> Option<&str> {
        match of {
            Of::Template(own) => self.templates.get(own),
            Of::Parameter(field) => self.parameters.get(field),
        }
        .map(String::as_str)
    }

    fn set(&mut self, of: &Of, name: Option<String>) {
        match (of, name) {
            (Of::Template(own), Some(name)) => drop(self.templates.insert(own.clone(), name)),
            (Of::Template(own), None) => drop(self.templates.remove(own)),
            (Of::Parameter(field), Some(name)) => drop(self.parameters.insert(*field, name)),
            (Of::Parameter(field), None) => drop(self.parameters.remove(field)),
        }
    }

    /// Whether a name is taken: one that markup can't hold is not.
    fn holds(&self, of: &Of, name: &str, bundled: &Profile) -> bool {
        let applied = self.apply(bundled);
        match of {
            Of::Template(_) => applied.templates.iter().any(|it| it.name == name),
            Of::Parameter(field) => {
                applied.parameters.iter().any(|(it, taken)| it == field && taken == name)
            }
        }
    }
}
