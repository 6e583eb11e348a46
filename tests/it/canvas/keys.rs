//! The editing widget under the keyboard. Tests named `point_NN` prove that point of the checklist
//! by which a right-to-left editor is right.

use egui::{Event, ImeEvent, Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use tahrir::article::{
    Block, BlockKind, Body, Direction, HeadingLevel, ListLevel, ListStyle, Mark, Position, RefId,
    RichText, Target,
};
use tahrir::editor::{Selection, Transaction};
use tahrir::text::Span;
use tahrir::ui::canvas::{Action, Request};

use crate::desk::Desk;

#[track_caller]
fn check(before: &str, keys: &[Key], modifiers: Modifiers, after: &str) {
    let mut desk = Desk::script(before);
    for key in keys {
        desk.press(*key, modifiers);
    }
    assert_eq!(desk.shown(), after);
}

#[test]
fn point_01_in_an_empty_text_the_caret_stands_at_the_right_edge() {
    let desk = Desk::new(&[""]);
    assert!(desk.caret().left() > desk.size.x - 60.0, "{:?}", desk.caret());
}

#[test]
fn point_03_a_paragraph_turns_by_one_shortcut() {
    let mut desk = Desk::new(&["Kremlin قال"]);
    let right = desk.caret().left();
    desk.press(Key::D, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(desk.editor.article().body().block(0).unwrap().direction(), Some(Direction::Ltr));
    assert!(desk.caret().left() < right - 200.0);
    let saved = tahrir::storage::draft::write(desk.editor.article()).unwrap();
    let opened = tahrir::storage::draft::read(saved.as_bytes()).unwrap().article;
    assert_eq!(&opened, desk.editor.article());
    desk.press(Key::Z, Modifiers::COMMAND);
    assert_eq!(desk.editor.article().body().block(0).unwrap().direction(), None);
}

#[test]
fn points_05_and_06_left_goes_left_and_right_is_its_mirror() {
    let mut desk = Desk::new(&["قال Putin في 13 سبتمبر (G20) إن https://e.org/a «لا»."]);
    let mut walked = vec![(desk.head(), desk.caret().left())];
    for _ in 0..200 {
        desk.press(Key::ArrowLeft, Modifiers::NONE);
        let now = (desk.head(), desk.caret().left());
        if now == *walked.last().unwrap() {
            break;
        }
        assert!(now.1 < walked.last().unwrap().1, "{walked:?} then {now:?}");
        walked.push(now);
    }
    assert!(walked.len() > 40, "the whole line was walked: {}", walked.len());
    for expected in walked.iter().rev().skip(1) {
        desk.press(Key::ArrowRight, Modifiers::NONE);
        assert_eq!(desk.head(), expected.0);
        assert!((desk.caret().left() - expected.1).abs() < 0.01);
    }
}

#[test]
fn point_07_left_at_a_paragraphs_end_enters_the_next() {
    let mut desk = Desk::new(&["أب", "جد"]);
    desk.keys(&[Key::ArrowLeft; 3]);
    assert_eq!(desk.head(), (1, 0));
    desk.press(Key::ArrowRight, Modifiers::NONE);
    assert_eq!(desk.head(), (0, 4));
}

#[test]
fn point_10_words_are_walked_in_the_same_direction() {
    check("|قال الرئيس", &[Key::ArrowLeft], Modifiers::CTRL, "قال |الرئيس");
    check("قال الرئيس|", &[Key::ArrowRight], Modifiers::CTRL, "قال |الرئيس");
}

#[test]
fn point_11_home_is_right_and_end_is_left() {
    check("قال| الرئيس", &[Key::Home], Modifiers::NONE, "|قال الرئيس");
    check("قال| الرئيس", &[Key::End], Modifiers::NONE, "قال الرئيس|");
}

#[test]
fn point_12_up_and_down_keep_their_place() {
    let long = "قال الرئيس الروسي Putin إن القمة مهمة ".repeat(8);
    let mut desk = Desk::new(&[&long, "قصير", &long]);
    desk.click(pos2(200.0, 50.0), 1);
    let x = desk.caret().left();
    let start = desk.head();
    let mut down = 0;
    while desk.head().0 < 2 {
        desk.press(Key::ArrowDown, Modifiers::NONE);
        down += 1;
        assert!(down < 40, "the next paragraph is reached");
    }
    assert!((desk.caret().left() - x).abs() < 12.0, "{x} {:?}", desk.caret());
    desk.keys(&vec![Key::ArrowUp; down]);
    assert_eq!(desk.head(), start);
}

#[test]
fn point_13_backspace_takes_one_mark_at_a_time() {
    check("مُ|", &[Key::Backspace], Modifiers::NONE, "م|");
    check("مُ|", &[Key::Backspace; 2], Modifiers::NONE, "|");
    check("لا|", &[Key::Backspace], Modifiers::NONE, "ل|");
}

#[test]
fn point_14_delete_takes_a_whole_cluster() {
    check("|مُحب", &[Key::Delete], Modifiers::NONE, "|حب");
    check("|لا", &[Key::Delete], Modifiers::NONE, "|ا");
}

#[test]
fn point_15_a_click_picks_the_nearest_edge() {
    let mut desk = Desk::new(&["قال Putin اليوم"]);
    let y = desk.caret().center().y;
    for offset in [0_usize, 2, 4, 7, 8, 11, 14, 18, 22] {
        desk.editor.select(Selection::caret(Position { block: 0, offset }));
        desk.frame(&[], Modifiers::NONE);
        let x = desk.caret().left();
        for beside in [-1.5, 1.5] {
            desk.click(pos2(x + beside, y), 1);
            assert!(
                (desk.caret().left() - x).abs() < 1.0,
                "{offset} {beside} {x} {:?}",
                desk.caret()
            );
        }
    }
}

#[test]
fn point_16_two_clicks_select_a_word_with_its_particles_three_the_paragraph() {
    let mut desk = Desk::new(&["قال وبوتن هنا"]);
    desk.editor.select(Selection::caret(Position { block: 0, offset: 11 }));
    desk.frame(&[], Modifiers::NONE);
    let at = desk.caret().center();
    desk.click(at, 2);
    assert_eq!(desk.shown(), "قال [وبوتن| هنا");
    desk.click(at, 3);
    assert_eq!(desk.shown(), "[قال وبوتن هنا|");
}

#[test]
fn point_18_shift_and_arrows_keep_the_anchor_over_a_seam() {
    let mut desk = Desk::script("قال Pu|tin اليوم");
    let anchor = desk.editor.selection().anchor;
    for key in [Key::ArrowLeft, Key::ArrowRight] {
        for _ in 0..30 {
            desk.press(key, Modifiers::SHIFT);
            assert_eq!(desk.editor.selection().anchor, anchor);
        }
    }
}

#[test]
fn point_19_a_copy_is_what_was_written_without_controls() {
    let mut desk = Desk::script("قال [Putin في 2022-09-13| هنا");
    desk.frame(&[Event::Copy], Modifiers::NONE);
    assert_eq!(desk.clipboard, "Putin في 2022-09-13");
    desk.frame(&[Event::Cut], Modifiers::NONE);
    assert_eq!(desk.shown(), "قال | هنا");
    desk.frame(&[Event::Paste(desk.clipboard.clone())], Modifiers::NONE);
    assert_eq!(desk.shown(), "قال Putin في 2022-09-13| هنا");
}

#[test]
fn point_43_alt_gives_the_letters_of_the_house() {
    let mut desk = Desk::new(&[""]);
    for letter in ["ب", "ف", "ج", "ك", "ز"] {
        desk.frame(&[Event::Text(letter.to_owned())], Modifiers::ALT);
    }
    assert_eq!(desk.text(0), "پڤچگژ");
}

#[test]
fn point_44_what_is_composed_is_drawn_in_place_and_comes_in_one_step() {
    let mut desk = Desk::script("قال |هنا");
    let x = desk.caret().left();
    let preedit =
        Event::Ime(ImeEvent::Preedit { text: "سلام".to_owned(), active_range_chars: None });
    desk.frame(&[preedit], Modifiers::NONE);
    assert_eq!(desk.shown(), "قال |هنا", "the text is as it was");
    assert!(desk.caret().left() < x - 5.0, "the caret stands behind what is composed");
    desk.frame(&[Event::Ime(ImeEvent::Commit("سلام".to_owned()))], Modifiers::NONE);
    assert_eq!(desk.shown(), "قال سلام|هنا");
    desk.press(Key::Z, Modifiers::COMMAND);
    assert_eq!(desk.shown(), "قال |هنا");
}

#[test]
fn words_are_undone_as_words() {
    let mut desk = Desk::new(&[""]);
    desk.type_text("قال الرئيس");
    assert_eq!(desk.shown(), "قال الرئيس|");
    desk.press(Key::Z, Modifiers::COMMAND);
    let once = desk.shown();
    assert!(once.starts_with("قال") && !once.contains("الرئيس"), "{once}");
    desk.press(Key::Z, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(desk.shown(), "قال الرئيس|");
}

#[test]
fn enter_goes_on_with_a_list_and_leaves_it() {
    let kind = BlockKind::ListItem { style: ListStyle::Bullet, level: ListLevel::FIRST };
    let item = Block::new(kind.clone(), RichText::plain("بند"));
    let mut desk = Desk::with(Body::new([item]));
    desk.press(Key::End, Modifiers::NONE);
    desk.press(Key::Enter, Modifiers::NONE);
    assert_eq!(desk.editor.article().body().block(1).unwrap().kind(), &kind);
    desk.press(Key::Enter, Modifiers::NONE);
    let body = desk.editor.article().body();
    assert_eq!(body.block(1).unwrap().kind(), &BlockKind::Paragraph);
}

#[test]
fn the_caret_is_followed_through_a_long_text_and_nothing_jumps() {
    let texts: Vec<String> =
        (0..300).map(|n| format!("{n} قال الرئيس الروسي إن القمة مهمة. ").repeat(6)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut desk = Desk::new(&texts);
    desk.press(Key::End, Modifiers::CTRL);
    assert_eq!(desk.head().0, 299);
    assert!(desk.caret().bottom() <= desk.size.y + 1.0);
    desk.type_text("س");
    assert!(desk.text(299).ends_with('س'));
    for _ in 0..20 {
        let before = desk.caret().top();
        desk.press(Key::ArrowUp, Modifiers::NONE);
        let moved = before - desk.caret().top();
        assert!(moved < 60.0, "one line up is one line up: {moved}");
    }
    desk.press(Key::Home, Modifiers::CTRL);
    assert_eq!(desk.head(), (0, 0));
    assert!(desk.caret().top() >= 0.0);
}

#[test]
fn odd_windows_and_odd_texts_neither_panic_nor_change_the_text() {
    let marks = format!("ب{}", "\u{64E}".repeat(10_000));
    let texts = ["", &marks, "\u{2067}\u{2067}\u{202E}قال", "😀\u{10FFFD}\u{E000}", "\u{FFFD}"];
    for size in [vec2(0.0, 0.0), vec2(1.0, 1.0), vec2(30.0, 2000.0), vec2(3000.0, 20.0)] {
        for scale in [0.5, 1.0, 1.25, 4.0] {
            let mut desk = Desk::new(&texts);
            desk.size = size;
            desk.context.set_pixels_per_point(scale);
            let before = desk.editor.article().clone();
            for key in
                [Key::ArrowDown, Key::End, Key::ArrowLeft, Key::PageDown, Key::PageUp, Key::ArrowUp]
            {
                desk.press(key, Modifiers::NONE);
            }
            desk.click(pos2(size.x / 2.0, size.y / 2.0), 3);
            assert_eq!(desk.editor.article(), &before);
        }
    }
}

#[test]
fn a_letter_without_a_glyph_is_a_box_that_can_be_seen() {
    let boxes = |text| {
        let is_frame =
            |shape: &&egui::Shape| matches!(shape, egui::Shape::Rect(it) if it.stroke.width > 0.0);
        Desk::new(&[text]).shapes.iter().filter(is_frame).count()
    };
    assert_eq!(boxes("قال Putin"), 0);
    assert_eq!(boxes("قال \u{E000} و\u{10FFFD}"), 2);
}

#[test]
fn arabic_punctuation_comes_on_request_and_backspace_brings_the_key_back() {
    let mut desk = Desk::new(&[""]);
    desk.type_text("نعم, ");
    assert_eq!(desk.text(0), "نعم, ");
    desk.run(Action::SwitchPunctuation);
    desk.type_text("لا, ");
    assert_eq!(desk.text(0), "نعم, لا، ");
    desk.type_text("ولم?");
    desk.press(Key::Backspace, Modifiers::NONE);
    assert_eq!(desk.text(0), "نعم, لا، ولم?");
    desk.press(Key::Backspace, Modifiers::NONE);
    assert_eq!(desk.text(0), "نعم, لا، ولم");
}

#[test]
fn lines_and_paragraphs_are_deleted_by_shortcut() {
    let shift = Modifiers::CTRL | Modifiers::SHIFT;
    check("قال الر|ئيس", &[Key::Backspace], shift, "|ئيس");
    check("قال الر|ئيس", &[Key::Delete], shift, "قال الر|");
    let mut desk = Desk::new(&["أول", "ثان", "ثالث"]);
    desk.editor.select(Selection::caret(Position { block: 1, offset: 2 }));
    desk.press(Key::K, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!((desk.text(1), desk.head()), ("ثالث", (1, 0)));
    // Only the caret's line goes, not its paragraph.
    let long = "قال الرئيس الروسي إن القمة مهمة ".repeat(8);
    let mut desk = Desk::new(&[&long]);
    desk.press(Key::End, Modifiers::NONE);
    desk.press(Key::Backspace, shift);
    assert!(desk.text(0).len() > long.len() / 2 && desk.text(0).len() < long.len());
}

#[test]
fn paragraphs_are_walked_with_control_and_up_and_down() {
    let mut desk = Desk::new(&["أول", "ثان", "ثالث"]);
    desk.editor.select(Selection::caret(Position { block: 1, offset: 2 }));
    for (key, head) in [
        (Key::ArrowUp, (1, 0)),
        (Key::ArrowUp, (0, 0)),
        (Key::ArrowDown, (1, 0)),
        (Key::ArrowDown, (2, 0)),
        (Key::ArrowDown, (2, 8)),
    ] {
        desk.press(key, Modifiers::CTRL);
        assert_eq!(desk.head(), head);
    }
}

#[test]
fn a_text_that_was_cleaned_is_told_of_and_can_be_taken_back() {
    let mut desk = Desk::script("قال |");
    desk.frame(&[Event::Paste("ﻻ\u{200F} شيء".to_owned())], Modifiers::NONE);
    assert_eq!(desk.shown(), "قال لا شيء|");
    let [Request::Cleaned(report)] = desk.requests.as_slice() else {
        panic!("{:?}", desk.requests);
    };
    assert_eq!((report.shapes, report.directions), (1, 1));
    desk.press(Key::Z, Modifiers::COMMAND);
    assert_eq!(desk.shown(), "قال |");
}

#[test]
fn point_35_what_cannot_be_seen_is_shown_and_nothing_moves() {
    let text = "قال\u{200F} Putin\u{200E} إن می\u{200C}خواهم \u{2067}G20\u{2069} و5\u{A0}%\u{61C}";
    let mut desk = Desk::new(&[text]);
    let places = |desk: &mut Desk| {
        (0..text.len()).map(|offset| desk.place(0, offset).x.round()).collect::<Vec<_>>()
    };
    let before = places(&mut desk);
    // A key, so that the caret is lit each time.
    desk.press(Key::Home, Modifiers::NONE);
    let ink = desk.shapes.len();
    desk.press(Key::F10, Modifiers::CTRL);
    assert!(desk.canvas.shows_unseen());
    // Six names with a bar each, five spaces, one hard space, the end of the paragraph.
    assert!(desk.shapes.len() > ink + 6 * 2 + 5 + 1, "{ink} {}", desk.shapes.len());
    assert_eq!(places(&mut desk), before);
    desk.press(Key::F10, Modifiers::CTRL);
    assert_eq!(desk.shapes.len(), ink);
}

#[test]
fn paragraphs_take_styles_by_shortcut_and_give_them_back() {
    let mut desk = Desk::script("قا|ل");
    let kind = |desk: &Desk| desk.editor.article().body().block(0).unwrap().kind().clone();
    let alt = Modifiers::COMMAND | Modifiers::ALT;
    let shift = Modifiers::COMMAND | Modifiers::SHIFT;
    desk.press(Key::Num3, alt);
    assert_eq!(kind(&desk), BlockKind::Heading(HeadingLevel::new(3).unwrap()));
    desk.press(Key::Num8, shift);
    let item = |level| {
        let level = ListLevel::new(level).unwrap();
        BlockKind::ListItem { style: ListStyle::Bullet, level }
    };
    assert_eq!(kind(&desk), item(1));
    desk.press(Key::Num9, shift);
    assert_eq!(kind(&desk), BlockKind::Quotation { attribution: String::new() });
    desk.press(Key::Num0, alt);
    assert_eq!(kind(&desk), BlockKind::Paragraph);
    for _ in 0..4 {
        desk.press(Key::Z, Modifiers::COMMAND);
    }
    assert_eq!(kind(&desk), BlockKind::Paragraph);
    let items = ["أول", "ثان"].map(|text| Block::new(item(1), RichText::plain(text)));
    let mut desk = Desk::with(Body::new(items));
    desk.press(Key::ArrowDown, Modifiers::NONE);
    desk.press(Key::Tab, Modifiers::NONE);
    assert_eq!(desk.editor.article().body().block(1).unwrap().kind(), &item(2));
    desk.press(Key::Tab, Modifiers::SHIFT);
    assert_eq!(desk.editor.article().body().block(1).unwrap().kind(), &item(1));
}

#[test]
fn a_link_is_asked_for_given_and_taken_away() {
    let mut desk = Desk::script("قال [پوتن| هنا");
    desk.press(Key::K, Modifiers::COMMAND);
    assert_eq!(desk.requests, [Request::LinkTarget(None)]);
    let target = Target::Page("فلاديمير پوتن".to_owned());
    desk.run(Action::Link(target.clone()));
    let marks = desk.editor.article().body().block(0).unwrap().content().marks();
    assert_eq!(marks.len(), 1);
    desk.requests.clear();
    desk.press(Key::K, Modifiers::COMMAND);
    assert_eq!(desk.requests, [Request::LinkTarget(Some(target))]);
    desk.run(Action::Unlink);
    assert!(desk.editor.article().body().block(0).unwrap().content().marks().is_empty());
}

#[test]
fn what_is_copied_comes_with_its_marks_and_without_them_on_request() {
    let mut text = RichText::plain("قال بوتن هنا");
    text = text.with_mark(Span::new(7, 15), Mark::Bold);
    text.push_citation([RefId::new("a")]);
    let mut desk = Desk::with(Body::new([Block::new(BlockKind::Paragraph, text)]));
    let marks = |desk: &Desk| {
        let content = desk.editor.article().body().block(0).unwrap().content().clone();
        (content.marks().len(), content.objects().len())
    };
    desk.press(Key::A, Modifiers::COMMAND);
    desk.frame(&[Event::Copy], Modifiers::NONE);
    assert_eq!(desk.clipboard, "قال بوتن هنا");
    desk.press(Key::End, Modifiers::CTRL);
    desk.frame(&[Event::Paste(desk.clipboard.clone())], Modifiers::NONE);
    assert_eq!(marks(&desk), (2, 2));
    desk.press(Key::V, Modifiers::COMMAND | Modifiers::SHIFT);
    assert_eq!(desk.requests, [Request::Paste]);
    desk.frame(&[Event::Paste(desk.clipboard.clone())], Modifiers::NONE);
    assert_eq!(marks(&desk), (2, 2), "letters only");
    desk.frame(&[Event::Paste("شيء آخر".to_owned())], Modifiers::NONE);
    assert_eq!(marks(&desk), (2, 2), "what another program has put there since");
}

#[test]
fn a_drag_in_slow_frames_selects_from_the_press_to_the_release() {
    let mut desk = Desk::script("قال |Putin في اليوم");
    desk.frame(&[], Modifiers::NONE);
    let places: Vec<Pos2> = [0, 12, 17]
        .map(|offset| {
            desk.editor.select(Selection::caret(Position { block: 0, offset }));
            desk.frame(&[], Modifiers::NONE);
            desk.caret().center()
        })
        .into();
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let [from, by, to] = [places[0], places[1], places[2]];
    let press = [Event::PointerMoved(from), button(from, true), Event::PointerMoved(by)];
    desk.frame(&press, Modifiers::NONE);
    desk.frame(&[Event::PointerMoved(to), button(to, false)], Modifiers::NONE);
    assert_eq!(desk.shown(), "[قال Putin في| اليوم");
}

#[test]
fn an_arrow_at_the_texts_edge_lets_go_of_what_is_selected() {
    check("[قال|", &[Key::ArrowLeft], Modifiers::NONE, "قال|");
    check("[قال|", &[Key::ArrowLeft], Modifiers::SHIFT, "[قال|");
}

#[test]
fn escape_leaves_the_text_its_focus() {
    let mut desk = Desk::script("قا|ل");
    desk.press(Key::Escape, Modifiers::NONE);
    desk.frame(&[], Modifiers::NONE);
    let focused = desk.context.memory(|memory| memory.focused());
    assert_eq!(focused, Some(desk.canvas.id()));
}

#[test]
fn who_said_it_has_its_room_under_a_quotation() {
    let below = |said_by: &str| {
        let kind = BlockKind::Quotation { attribution: said_by.to_owned() };
        let quotation = Block::new(kind, RichText::plain("نهج متوازن"));
        let mut desk = Desk::with(Body::new([quotation, Block::paragraph("ثم")]));
        let (quoted, next) = (desk.place(0, 0), desk.place(1, 0));
        next.y - quoted.y
    };
    assert!(below("يوري أوشاكوڤ") > below("") + 20.0);
    assert!((below("  ") - below("")).abs() < 0.1);
}

#[test]
fn what_is_done_from_outside_ends_what_was_being_typed() {
    let mut desk = Desk::new(&[""]);
    desk.run(Action::SwitchPunctuation);
    desk.type_text("لم?");
    assert_eq!(desk.text(0), "لم؟");
    // As the bar that replaces does it: past the widget.
    let at = Position { block: 0, offset: 0 };
    desk.editor.run(Transaction::insert(at, "ثم ")).unwrap();
    desk.press(Key::End, Modifiers::NONE);
    desk.editor.select(Selection::caret(Position { block: 0, offset: desk.text(0).len() }));
    desk.press(Key::Backspace, Modifiers::NONE);
    assert_eq!(desk.text(0), "ثم لم", "a letter goes, no sign of before comes back");
    let mut desk = Desk::new(&[""]);
    desk.run(Action::SwitchPunctuation);
    desk.type_text("لم?");
    desk.editor.run(Transaction::insert(at, "ثم ")).unwrap();
    desk.press(Key::Backspace, Modifiers::NONE);
    assert_eq!(desk.text(0), "ثم لم");
    // Nor does a letter join a step that is not its own.
    let mut desk = Desk::new(&[""]);
    desk.type_text("س");
    desk.editor.run(Transaction::insert(at, "ثم ")).unwrap();
    desk.type_text("م");
    desk.press(Key::Z, Modifiers::COMMAND);
    assert_eq!(desk.text(0), "ثم س");
}

#[test]
fn an_empty_clipboard_leaves_nothing_behind() {
    let mut desk = Desk::with(Body::new([Block::new(
        BlockKind::Paragraph,
        RichText::plain("قال").with_mark(Span::new(0, 6), Mark::Bold),
    )]));
    let marks =
        |desk: &Desk| desk.editor.article().body().block(0).unwrap().content().marks().len();
    // Asked for letters only, and none came.
    desk.press(Key::V, Modifiers::COMMAND | Modifiers::SHIFT);
    desk.press(Key::A, Modifiers::COMMAND);
    desk.frame(&[Event::Copy], Modifiers::NONE);
    desk.press(Key::Delete, Modifiers::NONE);
    assert_eq!(marks(&desk), 0);
    desk.frame(&[Event::Paste(desk.clipboard.clone())], Modifiers::NONE);
    assert_eq!(marks(&desk), 1);
}
