//! A small dialog on what is known of a picture besides its caption, or of a quotation besides its
//! words. It asks, and changes the article once it is answered.

use egui::{Context, Id, Ui};

use super::Desk;
use crate::article::{BlockKind, Change, Field as Part, Lead, Picture, Side};
use crate::editor::Transaction;
use crate::text::letters;
use crate::typeset::Direction;
use crate::ui::Cx;
use crate::ui::action::Action;
use crate::ui::canvas::TextEngine;
use crate::ui::field::{Field, FieldLook, FieldState};
use crate::ui::icon::Icon;
use crate::ui::widget::{Press, Sheet, Tone};

/// Width of the dialog in logical pixels.
const WIDTH: f32 = 420.0;
/// Widths that a picture may have, in CSS pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 20..=4000;

/// What can be described by more than its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Described {
    /// The picture above the text.
    Lead,
    /// A picture or quotation in it, by its block.
    Block(usize),
}

/// What is written in the dialog.
pub(super) struct Form {
    of: Option<Described>,
    /// Whether the fields have what the article has.
    is_filled: bool,
    id: Id,
    file: Field,
    alt: Field,
    credit: Field,
    width: Field,
    side: Side,
    attribution: Field,
}

/// What is described, as the article has it.
enum Known<'a> {
    Picture(&'a Picture),
    Quotation(&'a str),
}

impl Form {
    pub(super) fn new(number: u64) -> Self {
        let name = |field: &str| format!("{field}-of-picture-{number}");
        Self {
            of: None,
            is_filled: false,
            id: Id::unique(format!("describe-{number}")),
            file: Field::running(&name("file"), Direction::Auto),
            alt: Field::new(&name("alt")),
            credit: Field::new(&name("credit")),
            width: Field::running(&name("width"), Direction::Ltr),
            side: Side::Default,
            attribution: Field::new(&format!("attribution-{number}")),
        }
    }

    pub(super) fn open(&mut self, what: Described) {
        (self.of, self.is_filled) = (Some(what), false);
    }

    fn fill(&mut self, known: &Known<'_>, ui: &Ui) {
        // What is measured only is not there yet, and can't have the focus.
        if ui.is_sizing_pass() || std::mem::replace(&mut self.is_filled, true) {
            return;
        }
        let first = match known {
            Known::Picture(picture) => {
                let width = picture.width.map(|width| width.to_string()).unwrap_or_default();
                self.alt.set_text(&picture.alt);
                self.credit.set_text(&picture.credit);
                self.width.set_text(&width);
                self.side = picture.side;
                self.file.set_text(&picture.file);
                &self.file
            }
            Known::Quotation(attribution) => {
                self.attribution.set_text(attribution);
                &self.attribution
            }
        };
        ui.memory_mut(|memory| memory.request_focus(first.id()));
    }

    /// The width that is written, if it is one or none.
    fn written_width(&self) -> Option<Option<u32>> {
        let written: String = self.width.text().trim().chars().map(letters::ascii_digit).collect();
        if written.is_empty() {
            return Some(None);
        }
        let width = written.parse().ok().filter(|width| WIDTHS.contains(width))?;
        Some(Some(width))
    }

    /// The picture that is written, if it can be one.
    fn picture(&self) -> Option<Picture> {
        let text = |field: &Field| field.text().trim().to_owned();
        let (file, alt, credit) = (text(&self.file), text(&self.alt), text(&self.credit));
        Some(Picture { file, alt, side: self.side, width: self.written_width()?, credit })
    }
}

pub(super) fn form_ui(
    context: &Context,
    cx: Cx<'_>,
    form: &mut Form,
    desk: &Desk<'_>,
    engine: &mut TextEngine,
    actions: &mut Vec<Action>,
) {
    let Some(of) = form.of else { return };
    let article = desk.seen.editor.article();
    let known = match of {
        Described::Lead => article.lead().map(|lead| Known::Picture(&lead.picture)),
        Described::Block(block) => match article.body().block(block).map(|block| block.kind()) {
            Some(BlockKind::Picture(picture)) => Some(Known::Picture(picture)),
            Some(BlockKind::Quotation { attribution }) => Some(Known::Quotation(attribution)),
            _ => None,
        },
    };
    let Some(known) = known else {
        // A new lead picture is there from the next frame on; anything else went meanwhile.
        form.of = Some(of).filter(|of| *of == Described::Lead && !form.is_filled);
        return;
    };
    let words = cx.strings.page;
    let title = match known {
        Known::Picture(_) => words.picture,
        Known::Quotation(_) => words.attribution,
    };
    let sheet = Sheet { id: form.id, title, width: WIDTH };
    let shown = sheet.show(context, cx, |ui| {
        form.fill(&known, ui);
        match known {
            Known::Picture(_) => picture_ui(ui, cx, form, engine),
            Known::Quotation(_) => {
                let look = look(words.attribution, ui.available_width(), FieldState::Fine);
                let shown = form.attribution.show(ui, look, engine, cx.words, cx.theme);
                !shown.entered.is_empty()
            }
        }
        .then_some(Pressed::Done)
        .or(buttons_ui(ui, cx, form, &known))
    });
    let asked = match shown.inner {
        Some(Pressed::Done) => written(form, of, desk),
        Some(Pressed::Remove) => Some(removed(of, desk)),
        Some(Pressed::Cancel) | None => None,
    };
    let is_done = asked.is_some() || shown.inner == Some(Pressed::Cancel);
    actions.extend(asked.map(|changes| Action::Change(Transaction::new(changes))));
    if is_done {
        Sheet::leave(context, form.id);
    }
    if is_done || shown.closed {
        form.of = None;
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pressed {
    Done,
    Cancel,
    Remove,
}

/// Says whether Enter was pressed in one of the fields.
fn picture_ui(ui: &mut Ui, cx: Cx<'_>, form: &mut Form, engine: &mut TextEngine) -> bool {
    let words = cx.strings.page;
    let width_is_right = form.written_width().is_some();
    let mut is_entered = false;
    let fields = [
        (words.file, &mut form.file),
        (words.alt, &mut form.alt),
        (words.credit, &mut form.credit),
        (words.width, &mut form.width),
    ];
    for (name, field) in fields {
        let is_wrong = name == words.width && !width_is_right;
        let state = if is_wrong { FieldState::Wrong } else { FieldState::Fine };
        ui.label(cx.words.label(name).small().coloured(cx.theme.soft));
        let look = FieldLook { placeholder: "", ..look(name, ui.available_width(), state) };
        is_entered |= !field.show(ui, look, engine, cx.words, cx.theme).entered.is_empty();
        if is_wrong {
            let said = cx.words.label(words.bad_width).small();
            ui.label(said.coloured(Tone::Error.ink(cx.theme)).wrapped(ui.available_width()));
        }
        ui.add_space(4.0);
    }
    ui.label(cx.words.label(words.side).small().coloured(cx.theme.soft));
    cx.words.rows_ui(ui, |ui| {
        for side in [Side::Default, Side::Right, Side::Center, Side::Left] {
            let name = (words.side_name)(side);
            let mut on = form.side == side;
            let says = format!("{}: {name}", words.side);
            if cx.words.chip(ui, &mut on, cx.words.label(name), &says).clicked() {
                form.side = side;
            }
        }
    });
    ui.add_space(12.0);
    is_entered
}

fn buttons_ui(ui: &mut Ui, cx: Cx<'_>, form: &Form, known: &Known<'_>) -> Option<Pressed> {
    let mut pressed = None;
    let is_picture = matches!(known, Known::Picture(_));
    cx.words.row_ui(ui, |ui| {
        let can = !is_picture || form.picture().is_some();
        let done =
            ui.add_enabled_ui(can, |ui| Press::new(cx.strings.menu.done).primary().show(ui, cx));
        if done.inner.clicked() {
            pressed = Some(Pressed::Done);
        }
        if Press::new(cx.strings.menu.cancel).show(ui, cx).clicked() {
            pressed = Some(Pressed::Cancel);
        }
        if is_picture {
            let remove = Press::new(cx.strings.page.remove_picture).quiet().icon(Icon::Delete);
            if remove.tone(Tone::Error).show(ui, cx).clicked() {
                pressed = Some(Pressed::Remove);
            }
        }
    });
    pressed
}

fn look<'a>(name: &'a str, width: f32, state: FieldState) -> FieldLook<'a> {
    FieldLook { name, placeholder: name, width, state }
}

/// What makes the article what is written; nothing while that can't be.
fn written(form: &Form, of: Described, desk: &Desk<'_>) -> Option<Vec<Change>> {
    let article = desk.seen.editor.article();
    match of {
        Described::Lead => {
            let caption = article.lead()?.caption.clone();
            let lead = Lead { picture: form.picture()?, caption };
            Some(vec![Change::Field(Box::new(Part::Lead(Some(lead))))])
        }
        Described::Block(block) => {
            let kind = match article.body().block(block)?.kind() {
                BlockKind::Picture(_) => BlockKind::Picture(form.picture()?),
                BlockKind::Quotation { .. } => {
                    let attribution = form.attribution.text().trim().to_owned();
                    BlockKind::Quotation { attribution }
                }
                _ => return None,
            };
            Some(vec![Change::Kind { block, kind }])
        }
    }
}

/// What takes a picture away, with its caption. A text keeps a paragraph to be written in.
fn removed(of: Described, desk: &Desk<'_>) -> Vec<Change> {
    match of {
        Described::Lead => vec![Change::Field(Box::new(Part::Lead(None)))],
        Described::Block(block) => {
            let is_last = desk.seen.editor.article().body().len() < 2;
            let empty = Change::Insert { at: block, blocks: vec![Default::default()] };
            let remove = Change::Remove { at: block + usize::from(is_last), count: 1 };
            if is_last { vec![empty, remove] } else { vec![remove] }
        }
    }
}
