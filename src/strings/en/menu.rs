//! The menu over a text: its words in English.

use crate::article::ListStyle;
use crate::editor::insert::Isolate;
use crate::editor::styles::Style;
use crate::strings::menu::MenuStrings;

pub(super) static MENU: MenuStrings = MenuStrings {
    name: "Text menu",
    undo: "Undo",
    redo: "Redo",
    cut: "Cut",
    copy: "Copy",
    paste: "Paste",
    paste_plain: "Paste text only",
    select_all: "Select all",
    bold: "Bold",
    italic: "Italic",
    link: "Link…",
    unlink: "Remove link",
    style: "Paragraph style",
    style_name,
    direction: "Turn paragraph direction",
    insert: "Insert",
    citation: "Citation…",
    picture: "Picture…",
    letters: "House letters",
    characters: "Special characters",
    isolate: "Isolate selection",
    isolate_name,
    punctuation: "Arabic punctuation",
    unseen: "Show invisible characters",
    ask_link: "Address or page of the link",
    ask_citation: "Source to cite",
    no_sources: "The article has no source yet",
    ask_picture: "File name of the picture on the wiki",
    done: "Done",
    cancel: "Cancel",
};

fn style_name(style: Style) -> &'static str {
    match style {
        Style::Paragraph => "Paragraph",
        Style::Heading(level) => match level.get() {
            2 => "Heading",
            3 => "Subheading",
            4 => "Heading of the third level",
            _ => "Heading of the fourth level",
        },
        Style::Item(ListStyle::Bullet) => "Bulleted list",
        Style::Item(ListStyle::Numbered) => "Numbered list",
        Style::Quotation => "Quotation",
        Style::Raw => "Raw markup",
    }
}

fn isolate_name(isolate: Isolate) -> &'static str {
    match isolate {
        Isolate::Ltr => "Left to right",
        Isolate::Rtl => "Right to left",
        Isolate::Auto => "By its first letter",
    }
}
