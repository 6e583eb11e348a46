//! Texts that are only looked at: walked through, selected and copied, and changed by nothing.

use egui::{Event, Key, Modifiers, pos2};
use tahrir::article::{Block, Body, Position};
use tahrir::editor::Selection;
use tahrir::editor::styles::Style;
use tahrir::ui::canvas::{Action, Canvas};

use crate::desk::Desk;

const LINES: [&str; 4] = [
    "في 13 سبتمبر أشاد [[الكرملين]] بأهمية الاجتماع.<ref name=\"a\">",
    "{{cite web|url=https://example.org/|title=T}}",
    "",
    "[[تصنيف:قمم]]",
];

fn desk(canvas: Canvas) -> Desk {
    let mut desk = Desk::with(Body::new(LINES.map(Block::paragraph)));
    desk.canvas = canvas;
    desk.frame(&[], Modifiers::NONE);
    desk
}

#[test]
fn nothing_that_is_pressed_changes_it() {
    let mut desk = desk(Canvas::reading("canvas"));
    let before = desk.editor.revision();
    desk.keys(&[Key::ArrowDown, Key::Backspace, Key::Delete, Key::Enter, Key::Tab]);
    desk.type_text("سلام");
    desk.frame(&[Event::Paste("نص".to_owned())], Modifiers::NONE);
    desk.press(Key::A, Modifiers::COMMAND);
    desk.frame(&[Event::Cut], Modifiers::NONE);
    desk.run(Action::Style(Style::Quotation));
    desk.run(Action::Undo);
    assert_eq!(desk.editor.revision(), before);
    assert_eq!((0..4).map(|at| desk.text(at)).collect::<Vec<_>>(), LINES);
    assert_eq!(desk.clipboard, LINES.join("\n"), "what would be cut is copied");
}

#[test]
fn what_is_selected_is_not_carried_away() {
    let mut desk = desk(Canvas::reading("canvas"));
    let revision = desk.editor.revision();
    let at = desk.place(0, 20);
    desk.click(at, 2);
    assert!(!desk.editor.selection().is_caret());
    desk.drag(&[at, at + egui::vec2(60.0, 2.0), at + egui::vec2(90.0, 40.0)], Modifiers::NONE);
    assert_eq!(desk.editor.revision(), revision);
    assert!(!desk.editor.selection().is_caret(), "the drag selects anew");
}

#[test]
fn lines_of_markup_are_copied_as_they_are() {
    let mut desk = desk(Canvas::listing("canvas"));
    let at = |block, offset| Position { block, offset };
    let (anchor, head) = (at(0, 0), at(3, LINES.map(str::len)[3]));
    desk.editor.select(Selection { anchor, head });
    desk.frame(&[Event::Copy], Modifiers::NONE);
    assert_eq!(desk.clipboard, LINES.join("\n"));
}

#[test]
fn each_line_of_markup_runs_by_its_own_letters() {
    let mut desk = desk(Canvas::listing("canvas"));
    let middle = desk.size.x / 2.0;
    assert!(desk.place(0, 0).x > middle, "Arabic begins at the right");
    assert!(desk.place(1, 0).x < middle, "a template begins at the left");
    assert!(desk.place(3, 0).x > middle);
    // Lines stand close: four of them are lower than two paragraphs of an article.
    let first = desk.place(0, 0).y;
    assert!(desk.place(3, 0).y - first < 110.0, "{}", desk.place(3, 0).y - first);
    desk.click(pos2(middle, first), 1);
    assert_eq!(desk.head().0, 0);
}

#[test]
fn no_input_method_is_offered() {
    let mut desk = desk(Canvas::reading("canvas"));
    desk.press(Key::ArrowDown, Modifiers::NONE);
    assert!(!desk.takes_letters);
    let mut desk = self::desk(Canvas::default());
    desk.press(Key::ArrowDown, Modifiers::NONE);
    assert!(desk.takes_letters);
}
