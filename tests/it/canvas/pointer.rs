//! The editing widget under the pointer.

use egui::{CursorIcon, Modifiers, PointerButton, pos2, vec2};
use tahrir::article::{
    Block, BlockKind, Body, Direction, ListLevel, ListStyle, Mark, Object, Picture, Position,
    RefId, RichText, Target,
};
use tahrir::editor::Selection;
use tahrir::text::Span;
use tahrir::ui::canvas::{BarSide, Overlay, OverlayKind, Request};

use crate::desk::Desk;

/// «قال» with a link to a page, and a citation behind.
fn linked() -> Desk {
    let mut text = RichText::plain("قال بوتن في سمرقند");
    text = text.with_mark(Span::new(7, 15), Mark::Link(Target::Page("فلاديمير پوتن".to_owned())));
    text.push_citation([RefId::new("a")]);
    Desk::with(Body::new([Block::new(BlockKind::Paragraph, text)]))
}

#[test]
fn a_click_on_a_citation_asks_for_its_references() {
    let mut desk = linked();
    let before = desk.text(0).len() - 3;
    assert!(matches!(
        desk.editor.article().body().block(0).unwrap().content().objects()[0].object,
        Object::Citation(_)
    ));
    let at = desk.place(0, before) - vec2(8.0, 0.0);
    desk.frame(&[egui::Event::PointerMoved(at)], Modifiers::NONE);
    assert_eq!(desk.cursor, CursorIcon::PointingHand);
    desk.click(at, 1);
    assert_eq!(desk.requests, [Request::Citation(Position { block: 0, offset: before })]);
    desk.requests.clear();
    let word = desk.place(0, 4);
    desk.click(word, 1);
    assert_eq!(desk.requests, []);
}

#[test]
fn a_link_is_followed_with_control_only() {
    let mut desk = linked();
    let at = desk.place(0, 11);
    desk.click(at, 1);
    assert_eq!(desk.requests, []);
    desk.drag(&[at], Modifiers::COMMAND);
    assert_eq!(desk.requests, [Request::Follow(Target::Page("فلاديمير پوتن".to_owned()))]);
}

#[test]
fn a_drag_selects_and_a_click_on_what_is_selected_puts_the_caret_there() {
    let mut desk = Desk::new(&["قال الرئيس Putin اليوم"]);
    let (from, to) = (desk.place(0, 7), desk.place(0, 19));
    desk.drag(&[from, to.lerp(from, 0.5), to], Modifiers::NONE);
    assert_eq!(desk.shown(), "قال [الرئيس| Putin اليوم");
    let inside = desk.place(0, 11);
    desk.frame(&[egui::Event::PointerMoved(inside)], Modifiers::NONE);
    assert_eq!(desk.cursor, CursorIcon::Default, "it can be carried");
    desk.click(inside, 1);
    assert_eq!(desk.shown(), "قال ال|رئيس Putin اليوم");
}

#[test]
fn shift_and_a_click_take_the_selection_there() {
    let mut desk = Desk::script("قال ال|رئيس اليوم");
    let at = desk.place(0, 24);
    desk.drag(&[at], Modifiers::SHIFT);
    assert_eq!(desk.shown(), "قال ال[رئيس ال|يوم");
}

#[test]
fn text_is_carried_elsewhere_in_one_step_and_copied_with_control() {
    for (modifiers, expected, copied) in [
        (Modifiers::NONE, "قال اليوم[الرئيس |", 0),
        (Modifiers::COMMAND, "قال الرئيس اليوم[الرئيس |", 1),
    ] {
        let mut desk = Desk::script("قال [الرئيس |اليوم");
        let (from, to) = (desk.place(0, 11), desk.place(0, desk.text(0).len()));
        desk.drag(&[from, from - vec2(10.0, 0.0), to - vec2(20.0, 0.0), to], modifiers);
        assert_eq!(desk.shown(), expected, "{copied}");
        desk.press(egui::Key::Z, Modifiers::COMMAND);
        assert_eq!(desk.shown(), "قال [الرئيس |اليوم");
    }
}

#[test]
fn a_secondary_press_keeps_a_selection_that_it_is_about() {
    let mut desk = Desk::script("قال [الرئيس| اليوم");
    let (inside, outside) = (desk.place(0, 11), desk.place(0, 24));
    desk.button(inside, PointerButton::Secondary, true, Modifiers::NONE);
    desk.button(inside, PointerButton::Secondary, false, Modifiers::NONE);
    assert_eq!(desk.shown(), "قال [الرئيس| اليوم");
    desk.button(outside, PointerButton::Secondary, true, Modifiers::NONE);
    assert_eq!(desk.shown(), "قال الرئيس ال|يوم");
}

#[test]
fn the_scroll_bar_takes_one_through_the_text() {
    let texts: Vec<String> = (0..200).map(|n| format!("{n} قال الرئيس ").repeat(8)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut desk = Desk::new(&texts);
    let caret = desk.caret();
    assert!(caret.top() >= 0.0);
    let bottom = desk.size.y;
    desk.drag(&[pos2(6.0, 5.0), pos2(6.0, bottom / 2.0), pos2(6.0, bottom)], Modifiers::NONE);
    assert!(desk.canvas.caret_area().is_none(), "the caret is out of sight");
    assert_eq!(desk.editor.selection(), Selection::default(), "nothing was selected");
    let at = pos2(desk.size.x / 2.0, 20.0);
    desk.click(at, 1);
    assert!(desk.head().0 > 150, "{:?}", desk.head());
}

#[test]
fn who_is_quoted_stands_under_the_quotation() {
    let quoted = |attribution: &str| {
        let kind = BlockKind::Quotation { attribution: attribution.to_owned() };
        let quotation = Block::new(kind, RichText::plain("لا عودة"));
        let mut desk = Desk::with(Body::new([quotation, Block::paragraph("نص")]));
        (desk.place(1, 0).y, desk.shapes.len())
    };
    let (without, with) = (quoted(""), quoted("فلاديمير پوتن"));
    assert!(with.0 > without.0 + 20.0, "there is room for it");
    assert!(with.1 > without.1, "and it is written there");
}

#[test]
fn point_38_the_bar_stands_by_the_interface_and_bullets_by_their_paragraph() {
    let item = |text: &str, direction| {
        let kind = BlockKind::ListItem { style: ListStyle::Bullet, level: ListLevel::FIRST };
        Block::new(kind, RichText::plain(text)).with_direction(direction)
    };
    let mut blocks = vec![item("بند", None), item("item", Some(Direction::Ltr))];
    blocks.extend((0..60).map(|_| Block::paragraph("نص")));
    let mut desk = Desk::with(Body::new(blocks));
    let circles = |desk: &Desk| {
        let x = |shape: &egui::Shape| match shape {
            egui::Shape::Circle(circle) => Some(circle.center.x),
            _ => None,
        };
        desk.shapes.iter().filter_map(x).collect::<Vec<_>>()
    };
    for (bar, there, elsewhere) in [(BarSide::Left, 6.0, 594.0), (BarSide::Right, 594.0, 6.0)] {
        desk.bar = bar;
        desk.frame(&[], Modifiers::NONE);
        // Which way the interface runs changes nothing in the article.
        let bullets = circles(&desk);
        assert!(bullets[0] > 500.0 && bullets[1] < 100.0, "{bullets:?}");
        let bottom = desk.size.y;
        desk.drag(&[pos2(elsewhere, 5.0), pos2(elsewhere, bottom)], Modifiers::NONE);
        assert_eq!(circles(&desk).len(), 2, "no bar on that side");
        desk.drag(&[pos2(there, 5.0), pos2(there, bottom)], Modifiers::NONE);
        assert_eq!(circles(&desk).len(), 0, "the list is out of sight");
        desk.drag(&[pos2(there, bottom), pos2(there, 0.0)], Modifiers::NONE);
    }
}

#[test]
fn the_wheel_moves_the_text_and_with_control_its_size() {
    let texts: Vec<String> = (0..50).map(|n| format!("{n} قال الرئيس ").repeat(8)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut desk = Desk::new(&texts);
    let before = desk.caret();
    let wheel = |delta: f32| egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        source: egui::MouseWheelSource::Wheel,
        delta: vec2(0.0, delta),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
    };
    desk.frame(&[egui::Event::PointerMoved(pos2(300.0, 200.0))], Modifiers::NONE);
    desk.frame(&[wheel(-30.0)], Modifiers::NONE);
    for _ in 0..20 {
        desk.frame(&[], Modifiers::NONE);
    }
    let moved = desk.canvas.caret_area().map_or(f32::NEG_INFINITY, |area| area.top());
    assert!(moved < before.top() - 5.0, "{moved}");
    desk.frame(&[egui::Event::Zoom(1.5)], Modifiers::NONE);
    desk.frame(&[wheel(300.0)], Modifiers::NONE);
    for _ in 0..40 {
        desk.frame(&[], Modifiers::NONE);
    }
    let after = desk.caret();
    assert!(after.height() > before.height() * 1.4, "{before:?} {after:?}");
}

#[test]
fn what_was_found_and_what_is_wrong_is_shown_where_it_stands() {
    let mut desk = Desk::new(&["قال بوتن", "وقال Putin"]);
    let plain = desk.shapes.len();
    let grounds = |desk: &Desk, colour| {
        let is_ground =
            |shape: &&egui::Shape| matches!(shape, egui::Shape::Rect(it) if it.fill == colour);
        desk.shapes.iter().filter(is_ground).count()
    };
    let theme = tahrir::ui::theme::Theme::LIGHT;
    assert_eq!(grounds(&desk, theme.found), 0);
    let overlay = |block, start, end, kind| Overlay { block, span: Span::new(start, end), kind };
    desk.overlays = vec![
        overlay(0, 7, 15, OverlayKind::Found),
        overlay(0, 7, 15, OverlayKind::Error),
        overlay(1, 8, 14, OverlayKind::FoundHere),
    ];
    desk.frame(&[], Modifiers::NONE);
    assert_eq!((grounds(&desk, theme.found), grounds(&desk, theme.found_here)), (1, 1));
    assert!(desk.shapes.len() > plain + 2, "a line under what is wrong");
    // Places that a text has no more are no reason to fail.
    desk.overlays =
        vec![overlay(0, 400, 900, OverlayKind::Error), overlay(9, 0, 4, OverlayKind::Found)];
    desk.frame(&[], Modifiers::NONE);
    assert_eq!(desk.shapes.len(), plain);
}

#[test]
fn a_picture_is_shown_as_high_as_it_is_and_a_place_is_kept_for_one_that_is_not_there() {
    let picture = |file: &str| {
        let picture = Picture { file: file.to_owned(), ..Picture::default() };
        Block::new(BlockKind::Picture(picture), RichText::plain("قمة سمرقند"))
    };
    let body = [picture("قمة_سمرقند.jpg"), Block::paragraph("نص")];
    let mut desk = Desk::with(Body::new(body));
    let images = |desk: &Desk| {
        let is_image = |shape: &&egui::Shape| match shape {
            egui::Shape::Rect(rect) => rect.brush.is_some(),
            egui::Shape::Mesh(mesh) => {
                mesh.vertices.len() == 4 && mesh.vertices[0].uv == egui::Pos2::ZERO
            }
            _ => false,
        };
        desk.shapes.iter().filter(is_image).count()
    };
    assert_eq!(images(&desk), 0);
    let kept = desk.place(1, 0).y;
    let square = egui::ColorImage::filled([40, 20], egui::Color32::RED);
    let texture = desk.context.load_texture("p", square, egui::TextureOptions::LINEAR);
    // The wiki takes spaces and underscores for the same.
    desk.pictures.insert("قمة سمرقند.jpg", texture);
    desk.frame(&[], Modifiers::NONE);
    assert_eq!(images(&desk), 1);
    let shown = desk.place(1, 0).y;
    // The column is 528 wide; the picture is half as high as it is wide.
    assert!((shown - kept - 528.0 * (0.5 - 0.28)).abs() < 2.0, "{kept} {shown}");
}

#[test]
fn twice_on_a_picture_or_below_a_quotation_asks_what_is_known_of_it() {
    let attribution = "فلاديمير پوتن".to_owned();
    let quotation = Block::new(BlockKind::Quotation { attribution }, RichText::plain("لا عودة"));
    let picture = Block::new(BlockKind::Picture(Picture::default()), RichText::plain("القمة"));
    let mut desk = Desk::with(Body::new([picture, quotation, Block::paragraph("نص")]));
    let rows: Vec<_> = desk.canvas.rows_in_sight().collect();
    let middle = desk.size.x / 2.0;
    for (block, at) in [(0, rows[0].1.min + 20.0), (1, rows[1].1.max - 6.0)] {
        desk.click(pos2(middle, at), 2);
        assert_eq!(std::mem::take(&mut desk.requests), [Request::Describe(block)]);
    }
    // On the words themselves it chooses one, as elsewhere.
    let word = desk.place(1, 4);
    desk.click(word, 2);
    assert_eq!(desk.requests, []);
    assert!(!desk.editor.selection().is_caret());
}
