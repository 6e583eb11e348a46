//! The menu over a text: what can be done here, with the keys that do it. It asks for actions and
//! does none.

use egui::{Key, Modifiers, Popup, Pos2, RectAlign, Response, SetOpenCommand, Ui};

use super::Cx;
use super::canvas::{Action, Canvas, Request};
use super::words::Tick;
use crate::article::{BlockKind, HeadingLevel, ListStyle};
use crate::editor::insert::{self, CHARACTERS, Isolate};
use crate::editor::styles::{self, Style};
use crate::editor::typing::{HOUSE_KEYS, Punctuation};
use crate::editor::{Editor, Selection};

/// Where the menu stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TextMenu {
    /// Set where it was opened by a key: at the caret, not at the pointer.
    at: Option<Pos2>,
    /// Whether it was shown in the last frame.
    was_open: bool,
    /// Whether something was chosen in it since it was opened.
    chose: bool,
    /// Whether its first item is to have the focus.
    takes_focus: bool,
}

/// Shows the menu when the text is pressed with the other button of the pointer, or the menu's key
/// (or Shift+F10) is pressed in it. Gives what was chosen.
pub fn text_menu_ui(
    text: &Response,
    cx: Cx<'_>,
    menu: &mut TextMenu,
    canvas: &Canvas,
    editor: &Editor,
) -> Vec<Action> {
    let is_asked = text.has_focus()
        && text.ctx.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Menu)
                || input.consume_key(Modifiers::SHIFT, Key::F10)
        });
    if is_asked {
        menu.at = canvas.caret_area().map(|caret| caret.left_bottom()).or(Some(text.rect.center()));
        menu.takes_focus = true;
    } else if text.secondary_clicked() {
        menu.at = None;
    }
    menu.chose &= !(is_asked || text.secondary_clicked());
    let mut popup = Popup::context_menu(text).accessible_name(cx.strings.menu.name);
    let align = if cx.words.is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    popup = popup.align(align);
    if let Some(at) = menu.at {
        popup = popup.at_position(at);
    }
    if is_asked {
        popup = popup.open_memory(Some(SetOpenCommand::Bool(true)));
    }
    let mut chosen = Vec::new();
    let shown = cx.words.menu_ui(popup, |ui| {
        // What is measured only is not there yet.
        let focus = !ui.is_sizing_pass() && std::mem::take(&mut menu.takes_focus);
        items_ui(ui, cx, canvas, editor, focus, &mut chosen);
    });
    let was_open = std::mem::replace(&mut menu.was_open, shown.is_some());
    // Walked by keys, the menu had the focus; one goes on in the text, but where what was chosen
    // has led elsewhere since.
    let is_dismissed = was_open && shown.is_none() && !menu.chose;
    menu.chose |= !chosen.is_empty();
    if !chosen.is_empty() || is_dismissed {
        text.request_focus();
    }
    chosen
}

fn items_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    canvas: &Canvas,
    editor: &Editor,
    mut takes_focus: bool,
    chosen: &mut Vec<Action>,
) {
    let words = cx.strings.menu;
    let selection = editor.selection();
    let selected = !selection.is_caret();
    let mut item = |ui: &mut Ui, label: &str, key: &str, enabled: bool, action: Action| {
        let item =
            ui.add_enabled_ui(enabled, |ui| cx.words.item(ui, label, key, Tick::None, cx.theme));
        if item.inner.clicked() {
            chosen.push(action);
        }
        if enabled && std::mem::take(&mut takes_focus) {
            item.inner.request_focus();
        }
    };
    item(ui, words.undo, "Ctrl+Z", editor.can_undo(), Action::Undo);
    item(ui, words.redo, "Ctrl+Shift+Z", editor.can_redo(), Action::Redo);
    ui.separator();
    item(ui, words.cut, "Ctrl+X", selected, Action::Cut);
    item(ui, words.copy, "Ctrl+C", selected, Action::Copy);
    item(ui, words.paste, "Ctrl+V", true, Action::Ask(Request::Paste));
    item(ui, words.paste_plain, "Ctrl+Shift+V", true, Action::PastePlain);
    item(ui, words.select_all, "Ctrl+A", true, Action::SelectAll);
    ui.separator();
    item(ui, words.bold, "Ctrl+B", selected, Action::Bold);
    item(ui, words.italic, "Ctrl+I", selected, Action::Italic);
    item(ui, words.link, "Ctrl+K", takes_links(editor, selection), Action::AskLink);
    if insert::link_at(editor.article(), selection).is_some() {
        item(ui, words.unlink, "", true, Action::Unlink);
    }
    item(ui, words.direction, "Ctrl+Shift+D", true, Action::TurnDirection);
    if let Some((label, block)) = described(cx, editor) {
        let action = Action::Ask(Request::Describe(block));
        if cx.words.item(ui, label, "", Tick::None, cx.theme).clicked() {
            chosen.push(action);
        }
    }
    cx.words.menu_button(ui, words.style, |ui| styles_ui(ui, cx, editor, chosen));
    cx.words.menu_button(ui, words.insert, |ui| insert_ui(ui, cx, editor, chosen));
    ui.separator();
    let mut switch = |ui: &mut Ui, label: &str, key: &str, on: bool, action: Action| {
        let tick = if on { Tick::On } else { Tick::Off };
        if cx.words.item(ui, label, key, tick, cx.theme).clicked() {
            chosen.push(action);
        }
    };
    let arabic = canvas.punctuation() == Punctuation::Arabic;
    switch(ui, words.punctuation, "", arabic, Action::SwitchPunctuation);
    switch(ui, words.unseen, "Ctrl+F10", canvas.shows_unseen(), Action::ShowUnseen);
}

/// What the block at the caret has besides its text, and its number.
fn described<'a>(cx: Cx<'a>, editor: &Editor) -> Option<(&'a str, usize)> {
    let block = editor.selection().head.block;
    match editor.article().body().block(block)?.kind() {
        BlockKind::Picture(_) => Some((cx.strings.page.picture, block)),
        BlockKind::Quotation { .. } => Some((cx.strings.page.attribution, block)),
        _ => None,
    }
}

fn styles_ui(ui: &mut Ui, cx: Cx<'_>, editor: &Editor, chosen: &mut Vec<Action>) {
    let current = styles::style_of(editor.article(), editor.selection());
    let heading = |level| HeadingLevel::new(level).map(Style::Heading);
    let styles = [
        (Some(Style::Paragraph), "Ctrl+Alt+0"),
        (heading(2), "Ctrl+Alt+2"),
        (heading(3), "Ctrl+Alt+3"),
        (heading(4), "Ctrl+Alt+4"),
        (heading(5), "Ctrl+Alt+5"),
        (Some(Style::Item(ListStyle::Bullet)), "Ctrl+Shift+8"),
        (Some(Style::Item(ListStyle::Numbered)), "Ctrl+Shift+7"),
        (Some(Style::Quotation), "Ctrl+Shift+9"),
        (Some(Style::Raw), "Ctrl+Alt+9"),
    ];
    for (style, key) in styles {
        let Some(style) = style else { continue };
        let tick = if current == Some(style) { Tick::On } else { Tick::Off };
        let name = (cx.strings.menu.style_name)(style);
        if cx.words.item(ui, name, key, tick, cx.theme).clicked() {
            chosen.push(Action::Style(style));
        }
    }
}

fn insert_ui(ui: &mut Ui, cx: Cx<'_>, editor: &Editor, chosen: &mut Vec<Action>) {
    let words = cx.strings.menu;
    if cx.words.item(ui, words.citation, "Ctrl+Shift+R", Tick::None, cx.theme).clicked() {
        chosen.push(Action::Ask(Request::Reference));
    }
    if cx.words.item(ui, words.picture, "Ctrl+Shift+G", Tick::None, cx.theme).clicked() {
        chosen.push(Action::Ask(Request::Picture));
    }
    cx.words.menu_button(ui, words.letters, |ui| {
        for (key, letter) in HOUSE_KEYS {
            // Read from the left as the other keys are, though the last of them is Arabic.
            let keys = crate::text::letters::isolate_ltr(&format!("Alt+{key}"));
            letter_ui(ui, cx, letter, &keys, chosen);
        }
    });
    cx.words.menu_button(ui, words.characters, |ui| {
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for character in CHARACTERS {
                letter_ui(ui, cx, character, "", chosen);
            }
        });
    });
    let one_block = editor.selection().start().block == editor.selection().end().block;
    ui.add_enabled_ui(one_block, |ui| {
        cx.words.menu_button(ui, words.isolate, |ui| {
            for isolate in [Isolate::Ltr, Isolate::Rtl, Isolate::Auto] {
                let name = (words.isolate_name)(isolate);
                if cx.words.item(ui, name, "", Tick::None, cx.theme).clicked() {
                    chosen.push(Action::Isolate(isolate));
                }
            }
        });
    });
}

/// A letter with its name: some have no ink, and of others one would not know which it is.
fn letter_ui(ui: &mut Ui, cx: Cx<'_>, letter: char, keys: &str, chosen: &mut Vec<Action>) {
    let name = (cx.strings.character)(letter).unwrap_or_default();
    let has_ink = letter.is_alphanumeric() || !(letter.is_whitespace() || letter.is_control());
    let is_mark = crate::text::letters::is_optional_mark(letter);
    let label = match (has_ink, is_mark) {
        // A vowel sign is shown on a tatweel.
        (true, true) => format!("\u{640}{letter}  {name}"),
        (true, false) if !crate::text::letters::is_bidi_control(letter) => {
            format!("{letter}  {name}")
        }
        _ => name.to_owned(),
    };
    if cx.words.item(ui, &label, keys, Tick::None, cx.theme).clicked() {
        chosen.push(Action::Insert(letter.to_string()));
    }
}

fn takes_links(editor: &Editor, selection: Selection) -> bool {
    let block = editor.article().body().block(selection.start().block);
    block.is_some_and(|block| !matches!(block.kind(), BlockKind::Raw | BlockKind::Unknown(_)))
}
