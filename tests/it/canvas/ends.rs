//! A page's head and foot scroll with the text: wheel, keys, bar and clicks at its ends.

use egui::{Event, Key, Modifiers, Pos2, Rect, pos2, vec2};
use tahrir::article::Position;
use tahrir::editor::Selection;

use crate::desk::Desk;

/// A desk with a text that is longer than the view, between a head and a foot.
fn desk(paragraphs: usize, head: f32, foot: f32) -> Desk {
    let texts: Vec<String> =
        (0..paragraphs).map(|n| format!("{n} قال الرئيس ").repeat(8)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut desk = Desk::new(&texts);
    (desk.head, desk.foot) = (head, foot);
    desk.frame(&[], Modifiers::NONE);
    desk.frame(&[], Modifiers::NONE);
    desk
}

fn wheel(desk: &mut Desk, at: Pos2, delta: f32) {
    let event = Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        source: egui::MouseWheelSource::Wheel,
        delta: vec2(0.0, delta),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
    };
    desk.frame(&[Event::PointerMoved(at), event], Modifiers::NONE);
    for _ in 0..30 {
        desk.frame(&[], Modifiers::NONE);
    }
}

fn head(desk: &Desk) -> Rect {
    desk.canvas.head_area().expect("the head is in sight")
}

fn foot(desk: &Desk) -> Rect {
    desk.canvas.foot_area().expect("the foot is in sight")
}

#[track_caller]
fn near(a: f32, b: f32) {
    assert!((a - b).abs() < 0.5, "{a} is not {b}");
}

#[test]
fn a_page_begins_with_its_head_and_ends_with_its_foot() {
    let mut desk = desk(1, 60.0, 50.0);
    let (above, below) = (head(&desk), foot(&desk));
    near(above.top(), 0.0);
    near(above.height(), 60.0);
    near(below.height(), 50.0);
    assert!(desk.caret().top() > above.bottom(), "the text is below its head");
    let rows: Vec<_> = desk.canvas.rows_in_sight().collect();
    assert!(below.top() > rows[0].1.max + 20.0, "and the foot below the text");
    assert_eq!(above.x_range(), desk.canvas.column());
    assert_eq!(below.x_range(), desk.canvas.column());
    // Nothing of it is longer than the view, so nothing moves.
    wheel(&mut desk, pos2(300.0, 200.0), -500.0);
    near(head(&desk).top(), 0.0);
}

#[test]
fn the_wheel_takes_one_from_the_head_to_the_foot_wherever_the_pointer_is() {
    let mut desk = desk(40, 120.0, 300.0);
    assert!(desk.canvas.foot_area().is_none());
    // The pointer is over a button in the head.
    wheel(&mut desk, pos2(300.0, 60.0), -50.0);
    near(head(&desk).top(), -50.0);
    wheel(&mut desk, pos2(300.0, 30.0), -100_000.0);
    assert!(desk.canvas.head_area().is_none());
    near(foot(&desk).bottom(), desk.size.y);
    wheel(&mut desk, pos2(300.0, 350.0), 30.0);
    near(foot(&desk).bottom(), desk.size.y + 30.0);
    wheel(&mut desk, pos2(300.0, 350.0), 100_000.0);
    near(head(&desk).top(), 0.0);
    assert_eq!(desk.clicks, 0);
}

#[test]
fn a_foot_higher_than_the_view_is_seen_whole_and_the_view_stays_where_it_is() {
    let mut desk = desk(40, 0.0, 1_000.0);
    wheel(&mut desk, pos2(300.0, 200.0), -100_000.0);
    near(foot(&desk).bottom(), desk.size.y);
    assert_eq!(desk.canvas.rows_in_sight().count(), 0);
    desk.frame(&[], Modifiers::NONE);
    near(foot(&desk).bottom(), desk.size.y);
    wheel(&mut desk, pos2(300.0, 200.0), 100.0);
    near(foot(&desk).bottom(), desk.size.y + 100.0);
}

#[test]
fn under_a_low_foot_the_last_line_may_still_come_to_the_middle() {
    let mut desk = desk(40, 0.0, 20.0);
    wheel(&mut desk, pos2(300.0, 200.0), -100_000.0);
    let last = desk.canvas.rows_in_sight().last().expect("rows are in sight");
    assert_eq!(last.0, 39);
    near(last.1.max, desk.size.y / 2.0);
}

#[test]
fn keys_show_the_ends() {
    let mut desk = desk(40, 120.0, 300.0);
    desk.press(Key::End, Modifiers::CTRL);
    let caret = desk.caret();
    assert!(caret.top() > 0.0 && caret.bottom() <= desk.size.y, "{caret:?}");
    assert!(desk.canvas.head_area().is_none());
    // There is no further line: the page goes on, and the caret stays behind.
    desk.press(Key::PageDown, Modifiers::NONE);
    near(foot(&desk).bottom(), desk.size.y);
    let end = desk.head();
    desk.type_text("ن");
    assert!(desk.canvas.caret_area().is_some(), "who types sees what is typed");
    assert_eq!(desk.head().0, end.0);

    desk.press(Key::Home, Modifiers::CTRL);
    near(head(&desk).top(), 0.0);
    assert_eq!(desk.head(), (0, 0));
    assert!(desk.canvas.caret_area().is_some());

    // One line down and the head is gone; up again shows the first line, once more the head.
    wheel(&mut desk, pos2(300.0, 200.0), -150.0);
    assert!(desk.canvas.head_area().is_none());
    desk.press(Key::ArrowDown, Modifiers::NONE);
    desk.press(Key::ArrowUp, Modifiers::NONE);
    let top = desk.caret().top();
    desk.press(Key::ArrowUp, Modifiers::NONE);
    near(head(&desk).top(), 0.0);
    assert!(desk.caret().top() > top + 50.0);
}

#[test]
fn pages_up_and_down_come_back_to_where_they_began() {
    let mut desk = desk(60, 120.0, 300.0);
    for _ in 0..4 {
        desk.press(Key::PageDown, Modifiers::NONE);
        assert!(desk.canvas.caret_area().is_some());
    }
    for _ in 0..6 {
        desk.press(Key::PageUp, Modifiers::NONE);
    }
    near(head(&desk).top(), 0.0);
    assert_eq!(desk.head().0, 0);
}

#[test]
fn a_head_higher_than_the_view_leaves_the_caret_in_sight() {
    let mut desk = desk(40, 1_500.0, 0.0);
    near(head(&desk).top(), 0.0);
    desk.press(Key::Home, Modifiers::CTRL);
    let caret = desk.caret();
    assert!(caret.bottom() <= desk.size.y && head(&desk).top() < -1_000.0, "{caret:?}");
    // Beyond that keys show the rest of it too.
    for _ in 0..6 {
        desk.press(Key::PageUp, Modifiers::NONE);
    }
    near(head(&desk).top(), 0.0);
}

#[test]
fn the_bar_goes_from_the_heads_top_to_the_foots_end() {
    let mut desk = desk(200, 120.0, 300.0);
    let bottom = desk.size.y;
    desk.drag(
        &[pos2(6.0, 5.0), pos2(6.0, bottom / 2.0), pos2(6.0, bottom + 50.0)],
        Modifiers::NONE,
    );
    near(foot(&desk).bottom(), bottom);
    desk.drag(&[pos2(6.0, bottom - 5.0), pos2(6.0, bottom / 2.0)], Modifiers::NONE);
    assert!(desk.canvas.head_area().is_none() && desk.canvas.foot_area().is_none());
    desk.drag(&[pos2(6.0, bottom / 2.0), pos2(6.0, -50.0)], Modifiers::NONE);
    near(head(&desk).top(), 0.0);
    assert_eq!(desk.editor.selection(), Selection::default(), "nothing was selected");
}

#[test]
fn a_click_on_an_end_is_its_own_and_one_below_the_text_puts_the_caret_at_its_end() {
    let mut desk = desk(2, 60.0, 40.0);
    let len = desk.text(1).len();
    desk.editor.select(Selection::caret(Position { block: 0, offset: 1 }));
    let (above, below) = (head(&desk).center(), foot(&desk).center());
    for at in [above, below] {
        desk.click(at, 1);
        assert_eq!(desk.head(), (0, 1));
    }
    assert_eq!(desk.clicks, 2);
    // Between the text and its foot, and below that.
    for at in
        [foot(&desk).center_top() - vec2(0.0, 4.0), foot(&desk).center_bottom() + vec2(0.0, 4.0)]
    {
        desk.editor.select(Selection::default());
        desk.frame(&[], Modifiers::NONE);
        desk.click(pos2(70.0, at.y), 1);
        assert_eq!(desk.head(), (1, len));
    }
    assert_eq!(desk.clicks, 2);
}

#[test]
fn what_is_in_sight_stays_where_it_is_while_an_end_grows() {
    let mut desk = desk(40, 120.0, 300.0);
    // The head in sight grows downwards.
    let top = desk.caret().top();
    desk.head = 160.0;
    desk.frame(&[], Modifiers::NONE);
    near(head(&desk).top(), 0.0);
    near(desk.caret().top(), top + 40.0);
    // Out of sight it moves nothing.
    wheel(&mut desk, pos2(300.0, 200.0), -400.0);
    let before: Vec<_> = desk.canvas.rows_in_sight().collect();
    (desk.head, desk.foot) = (20.0, 0.0);
    desk.frame(&[], Modifiers::NONE);
    assert_eq!(desk.canvas.rows_in_sight().collect::<Vec<_>>(), before);
    // The sum of both is right afterwards.
    wheel(&mut desk, pos2(300.0, 200.0), 100_000.0);
    near(head(&desk).top(), 0.0);
    near(head(&desk).height(), 20.0);
}

#[test]
fn a_place_that_is_jumped_to_has_something_around_it() {
    let mut desk = desk(300, 120.0, 300.0);
    for block in [250, 100, 299, 0, 150] {
        desk.canvas.reveal(Position { block, offset: 0 });
        desk.frame(&[], Modifiers::NONE);
        let (_, place) =
            desk.canvas.rows_in_sight().find(|(at, _)| *at == block).expect("it is seen");
        assert!(place.min > 40.0 && place.min < 320.0, "{block}: {place:?}");
    }
    // What is in sight already stays where it is.
    let before: Vec<_> = desk.canvas.rows_in_sight().collect();
    desk.canvas.reveal(Position { block: 150, offset: 4 });
    desk.frame(&[], Modifiers::NONE);
    assert_eq!(desk.canvas.rows_in_sight().collect::<Vec<_>>(), before);
    // No place is too far off.
    desk.canvas.reveal(Position { block: usize::MAX, offset: usize::MAX });
    desk.frame(&[], Modifiers::NONE);
    assert!(desk.canvas.rows_in_sight().any(|(at, _)| at == 299));
}

#[test]
fn zoom_keeps_the_ends_and_no_height_is_too_odd() {
    let mut desk = desk(40, 120.0, 300.0);
    desk.frame(&[Event::PointerMoved(pos2(300.0, 60.0)), Event::Zoom(1.5)], Modifiers::NONE);
    desk.frame(&[], Modifiers::NONE);
    assert!(desk.canvas.zoom() > 1.4);
    near(head(&desk).top(), 0.0);
    for odd in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -5.0, f32::MAX] {
        (desk.head, desk.foot) = (odd, odd);
        desk.frame(&[], Modifiers::NONE);
        desk.press(Key::End, Modifiers::CTRL);
        assert!(desk.canvas.caret_area().is_some());
    }
}

#[test]
fn a_face_is_set_with_its_column() {
    let mut desk = desk(3, 0.0, 0.0);
    desk.size = vec2(1_600.0, 400.0);
    desk.frame(&[], Modifiers::NONE);
    let (wide, high) = (desk.canvas.column().span(), desk.caret().height());
    desk.canvas.set_face(tahrir::typeset::Family::Interface, 30.0);
    desk.frame(&[], Modifiers::NONE);
    desk.frame(&[], Modifiers::NONE);
    near(desk.canvas.column().span(), wide * 1.5);
    assert!(desk.caret().height() > high * 1.1);
    for odd in [f32::NAN, 0.0, f32::INFINITY] {
        desk.canvas.set_face(tahrir::typeset::Family::Body, odd);
        desk.frame(&[], Modifiers::NONE);
        assert!(desk.canvas.column().span() > 100.0);
    }
}
