//! Walks with the arrow keys over awkward paragraphs.

use std::collections::BTreeSet;

use tahrir::typeset::{Affinity, Direction, FontBook, Layout, Position, Preedit};

use super::{AWKWARD, boundaries, laid_out, one_line, paragraph};

const WIDTHS: [f32; 4] = [f32::INFINITY, 240.0, 90.0, 30.0];
const BOTH: [Direction; 2] = [Direction::Rtl, Direction::Ltr];

/// Presses one arrow until it leads nowhere; the places on the way, the first included.
fn walk(layout: &Layout, from: Position, left: bool) -> Vec<Position> {
    let mut places = vec![from];
    let limit = layout.text().len() + 10;
    loop {
        let here = *places.last().unwrap();
        let next = if left { layout.visual_left(here) } else { layout.visual_right(here) };
        let Some(next) = next else { return places };
        let (before, after) = (layout.caret(here), layout.caret(next));
        if before.line == after.line {
            let moved = if left { before.x - after.x } else { after.x - before.x };
            assert!(moved > 0.005, "{}: {here:?} to {next:?} moves {moved}", layout.text());
        } else {
            let down = left == layout.is_rtl();
            let expected = if down { before.line + 1 } else { before.line - 1 };
            assert_eq!(after.line, expected, "{}: {here:?} to {next:?}", layout.text());
        }
        places.push(next);
        assert!(places.len() < limit, "{}: no end", layout.text());
    }
}

fn every_layout(mut check: impl FnMut(&Layout)) {
    let mut book = FontBook::new();
    for text in AWKWARD {
        for direction in BOTH {
            for width in WIDTHS {
                check(&laid_out(&mut book, text, direction, width));
            }
        }
    }
}

/// The ends of a paragraph from which an arrow walks all through it.
fn ends(layout: &Layout) -> (Position, Position) {
    let last = layout.lines().len() - 1;
    let (start, end) = (layout.line_start(0), layout.line_end(last));
    if layout.is_rtl() { (start, end) } else { (end, start) }
}

fn offsets(places: &[Position]) -> Vec<usize> {
    places.iter().map(|place| place.offset).collect()
}

#[test]
fn point_05_left_moves_left_at_every_press() {
    every_layout(|layout| {
        let (rightmost, _) = ends(layout);
        walk(layout, rightmost, true);
    });
}

#[test]
fn point_06_right_is_the_exact_mirror() {
    every_layout(|layout| {
        let (rightmost, leftmost) = ends(layout);
        let there = walk(layout, rightmost, true);
        let mut back = walk(layout, leftmost, false);
        back.reverse();
        // At the ends an invisible character may stand between the edge and the first letter.
        let inner = |places: &[Position]| offsets(&places[1..places.len().max(2) - 1]);
        assert_eq!(inner(&there), inner(&back), "{}", layout.text());
        // Not only the offsets: the caret is drawn at the same places.
        let drawn = |places: &[Position]| -> Vec<(usize, String)> {
            let carets = places.iter().map(|&place| layout.caret(place));
            carets.map(|caret| (caret.line, format!("{:.1}", caret.x))).collect()
        };
        assert_eq!(drawn(&there), drawn(&back), "{}", layout.text());
    });
}

#[test]
fn point_08_every_position_is_reached_by_arrows() {
    every_layout(|layout| {
        let (rightmost, _) = ends(layout);
        let reached: BTreeSet<usize> =
            offsets(&walk(layout, rightmost, true)).into_iter().collect();
        // Two places that look the same, beside an invisible character, count as one.
        let mut same: BTreeSet<usize> = BTreeSet::new();
        for line in 0..layout.lines().len() {
            for cluster in layout.clusters(line).iter().filter(|it| it.width < 0.011) {
                same.extend([cluster.range.start, cluster.range.end]);
            }
        }
        let wanted: BTreeSet<usize> =
            boundaries(layout.text()).into_iter().filter(|at| !same.contains(at)).collect();
        let missed: Vec<_> = wanted.difference(&reached).collect();
        assert!(missed.is_empty(), "{:?}: never at {missed:?}", layout.text());
        let all: BTreeSet<usize> = boundaries(layout.text()).into_iter().collect();
        assert!(reached.is_subset(&all), "{:?}: inside a cluster", layout.text());
    });
}

#[test]
fn point_01_the_caret_of_an_empty_paragraph_stands_at_the_right_edge() {
    let mut book = FontBook::new();
    let empty = laid_out(&mut book, "", Direction::Rtl, 300.0);
    let caret = empty.caret(Position::default());
    assert_eq!((caret.x, caret.top, caret.rtl), (300.0, 0.0, true));
    assert!(caret.height > 20.0);
    assert_eq!(empty.lines().len(), 1);
    assert_eq!(laid_out(&mut book, "", Direction::Ltr, 300.0).caret(Position::default()).x, 0.0);
}

#[test]
fn point_09_a_seam_shows_both_carets_with_their_directions() {
    let layout = one_line("في abc قمة");
    let at = layout.text().find('a').unwrap();
    let caret = layout.caret(Position::before_text_at(at));
    assert!(!caret.rtl, "typed Latin goes here");
    let other = caret.secondary.unwrap();
    assert!(other.rtl, "typed Arabic goes there");
    assert!(other.x > caret.x, "the Arabic before it ends on the right");
    let swapped = layout.caret(Position::after_text_until(at));
    assert_eq!(swapped.x, other.x);
    assert_eq!(swapped.secondary.unwrap().x, caret.x);
    assert!(!layout.caret(Position::before_text_at(2)).is_split());

    // What is typed at the drawn caret appears there.
    let grown = one_line("في Zabc قمة");
    let typed = super::cluster_at(&grown, at);
    let old = super::cluster_at(&layout, at);
    assert!((typed.left - old.left).abs() < 0.01, "at the left end of the Latin word");
}

#[test]
fn the_edges_of_a_line_whose_words_run_against_it_are_seams() {
    let layout = one_line("abc");
    let start = layout.caret(Position::before_text_at(0));
    assert_eq!(start.x, 0.0);
    assert_eq!(start.secondary.unwrap().x, layout.width());
    let end = layout.caret(Position::after_text_until(3));
    assert_eq!(end.x, layout.width());
    assert_eq!(end.secondary.unwrap().x, 0.0);
}

#[test]
fn point_11_home_and_end_go_to_the_edges_of_the_line() {
    every_layout(|layout| {
        for (number, line) in layout.lines().iter().enumerate() {
            let (start, end) = (layout.line_start(number), layout.line_end(number));
            let (start_x, end_x) = (layout.caret(start).x, layout.caret(end).x);
            assert_eq!(layout.caret(start).line, number, "{}", layout.text());
            assert_eq!(layout.caret(end).line, number, "{}", layout.text());
            let (left, right) = if layout.is_rtl() { (end_x, start_x) } else { (start_x, end_x) };
            assert!(left <= right + 0.01, "{}", layout.text());
            if layout.is_rtl() {
                assert!((right - layout.width()).abs() < 0.05, "{}: {right}", layout.text());
            } else {
                assert!(left.abs() < 0.05, "{}: {left}", layout.text());
            }
            if !line.wrapped {
                let edge = if layout.is_rtl() { line.left } else { line.left + line.width };
                assert!((end_x - edge).abs() < 0.05, "{}", layout.text());
            }
        }
    });
}

#[test]
fn point_12_up_and_down_keep_their_place() {
    let mut book = FontBook::new();
    let text =
        "عقدت قمة G20 Samarkand في أوزبكستان بحضور Putin وشي جين بينغ ثم عاد الجميع إلى بلادهم";
    let layout = laid_out(&mut book, text, Direction::Rtl, 200.0);
    assert!(layout.lines().len() >= 3);
    for x in (0..200).step_by(7) {
        let x = x as f32;
        for line in 0..layout.lines().len() {
            let place = layout.offset_on_line(line, x);
            let caret = layout.caret(place);
            assert_eq!(caret.line, line);
            let shown = layout.lines()[line];
            if x > shown.left.max(0.0) + 20.0 && x < shown.left + shown.width - 20.0 {
                assert!((caret.x - x).abs() < 12.0, "line {line}: wanted {x}, stands {}", caret.x);
            }
        }
    }
}

#[test]
fn point_14_lam_alef_stays_two_letters() {
    for text in ["لا", "سلام", "الإسلام", "لأن", "لآن", "لإن", "بلاد"] {
        let layout = one_line(text);
        let widths: Vec<f32> = layout.clusters(0).iter().map(|cluster| cluster.width).collect();
        assert_eq!(widths.len(), text.chars().count(), "{text}");
        assert!(widths.iter().all(|&width| width > 1.0), "{text}: {widths:?}");
        let total: f32 = widths.iter().sum();
        assert!((total - layout.width()).abs() < 0.01, "{text}");
    }
}

#[test]
fn word_steps_go_to_the_beginnings_of_words() {
    let layout = one_line("قمة سمرقند abc def نهاية");
    let mut place = layout.line_start(0);
    let mut stops = vec![];
    while let Some(next) = layout.visual_word_left(place) {
        assert!(layout.caret(next).x < layout.caret(place).x);
        stops.push(next.offset);
        place = next;
    }
    let text = layout.text();
    let find = |word: &str| text.find(word).unwrap();
    // Seen from right to left: قمة, سمرقند, then «abc def» entered at its right end.
    assert_eq!(stops, [find("سمرقند"), find("abc"), find("def"), find("نهاية"), text.len()]);
    let mut back = vec![];
    while let Some(next) = layout.visual_word_right(place) {
        assert!(layout.caret(next).x > layout.caret(place).x);
        back.push(next.offset);
        place = next;
    }
    assert_eq!(back, [find("نهاية"), find("def"), find("abc"), find("سمرقند"), 0]);
}

#[test]
fn word_steps_cross_wrapped_lines() {
    let mut book = FontBook::new();
    for direction in BOTH {
        let text = "عقدت قمة Samarkand في أوزبكستان بحضور الجميع";
        let layout = laid_out(&mut book, text, direction, 110.0);
        assert!(layout.lines().len() > 2);
        let (mut place, end) = ends(&layout);
        let mut presses = 0;
        while let Some(next) = layout.visual_word_left(place) {
            place = next;
            presses += 1;
            assert!(presses < 30);
        }
        assert_eq!(place.offset, end.offset);
    }
}

#[test]
fn a_wrap_shows_one_offset_at_two_lines() {
    let mut book = FontBook::new();
    let layout = laid_out(&mut book, "كلمة كلمة كلمة كلمة", Direction::Rtl, 80.0);
    let wrap = layout.lines()[0].range.end;
    let upper = layout.caret(Position { offset: wrap, affinity: Affinity::Before });
    let lower = layout.caret(Position { offset: wrap, affinity: Affinity::After });
    assert_eq!((upper.line, lower.line), (0, 1));
    assert!(!upper.is_split() && !lower.is_split());
}

#[test]
fn point_44_what_is_composed_has_its_caret_in_place() {
    let mut book = FontBook::new();
    let given = paragraph("قمة نهاية", Direction::Rtl);
    let at = "قمة ".len();
    let preedit = |caret| Some(Preedit { at, text: "سمر", caret });
    let layout = |caret| {
        let given = tahrir::typeset::ParagraphText { preedit: preedit(caret), ..given };
        Layout::new(&mut FontBook::new(), &given, 300.0)
    };
    let (first, second, last) = (layout(0), layout(2), layout(6));
    let x = |layout: &Layout| layout.preedit_caret().unwrap().x;
    assert!(x(&first) > x(&second) && x(&second) > x(&last));
    let boxes = first.preedit_boxes();
    assert_eq!(boxes.len(), 1);
    assert!((boxes[0].right() - x(&first)).abs() < 0.01);
    assert!((boxes[0].left - x(&last)).abs() < 0.01);
    // It is no part of the text.
    assert_eq!(first.text(), "قمة نهاية");
    let plain = Layout::new(&mut book, &given, 300.0);
    assert_eq!(plain.preedit_caret(), None);
    assert!(first.selection_boxes(tahrir::text::Span::new(0, given.text.len())).len() == 2);
}
