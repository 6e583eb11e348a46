//! Clicks and selections.

use tahrir::text::Span;
use tahrir::typeset::{Affinity, Direction, FontBook, Rect};

use super::{AWKWARD, cluster_at, laid_out, one_line, paragraph};

#[test]
fn point_15_a_click_picks_the_nearest_edge_of_the_cluster_under_it() {
    let mut book = FontBook::new();
    for text in AWKWARD {
        for width in [f32::INFINITY, 120.0] {
            let layout = laid_out(&mut book, text, Direction::Rtl, width);
            for (number, line) in layout.lines().iter().enumerate() {
                let y = line.top + line.height / 2.0;
                for cluster in layout.clusters(number) {
                    if cluster.width < 1.0 {
                        continue;
                    }
                    for part in [0.25, 0.75] {
                        let x = cluster.left + cluster.width * part;
                        let position = layout.hit(x, y);
                        let before = (part > 0.5) == cluster.rtl;
                        let expected = if before { cluster.range.start } else { cluster.range.end };
                        let at_wrap = line.wrapped && expected == line.range.end;
                        if at_wrap || line.wrapped && x < 0.0 {
                            assert_eq!(layout.caret(position).line, number, "{text}");
                            continue;
                        }
                        assert_eq!(position.offset, expected, "{text} at {x}");
                        let affinity = if before { Affinity::After } else { Affinity::Before };
                        assert_eq!(position.affinity, affinity, "{text} at {x}");
                        let caret = layout.caret(position);
                        assert!((caret.x - x).abs() <= cluster.width / 2.0, "{text} at {x}");
                    }
                }
            }
        }
    }
}

#[test]
fn clicks_outside_go_to_the_nearest_end() {
    let mut book = FontBook::new();
    let text = "عقدت قمة Samarkand في أوزبكستان بحضور الجميع";
    let layout = laid_out(&mut book, text, Direction::Rtl, 110.0);
    let bottom = layout.height();
    assert_eq!(layout.hit(1000.0, -50.0).offset, 0);
    assert_eq!(layout.hit(-1000.0, bottom + 50.0).offset, text.len());
    for (number, line) in layout.lines().iter().enumerate() {
        let y = line.top + 1.0;
        assert_eq!(layout.hit(1000.0, y), layout.line_start(number));
        assert_eq!(layout.hit(-1000.0, y), layout.line_end(number));
    }
}

/// The width of a stretch by its clusters.
fn width_of(layout: &tahrir::typeset::Layout, range: Span) -> f32 {
    (0..layout.lines().len())
        .flat_map(|line| layout.clusters(line))
        .filter(|it| it.range.start >= range.start && it.range.end <= range.end)
        .map(|it| it.width)
        .sum()
}

#[test]
fn point_17_a_selection_over_a_seam_covers_what_is_selected_and_nothing_else() {
    let layout = one_line("قمة abc نهاية");
    // From the middle of the Arabic to the middle of the Latin: two boxes with a gap.
    let from = "قم".len();
    let to = layout.text().find('b').unwrap();
    let boxes = layout.selection_boxes(Span::new(from, to));
    assert_eq!(boxes.len(), 2, "{boxes:?}");
    let a = cluster_at(&layout, to - 1);
    assert!((boxes[0].left - a.left).abs() < 0.01 && (boxes[0].width - a.width).abs() < 0.01);
    assert!(boxes[0].right() < boxes[1].left);
}

#[test]
fn point_18_boxes_add_up_whatever_is_selected() {
    let mut book = FontBook::new();
    for text in AWKWARD {
        for width in [f32::INFINITY, 90.0] {
            let layout = laid_out(&mut book, text, Direction::Rtl, width);
            let places = super::boundaries(text);
            for (index, &start) in places.iter().enumerate() {
                for &end in &places[index..] {
                    let range = Span::new(start, end);
                    let boxes = layout.selection_boxes(range);
                    let covered: f32 = boxes.iter().map(|area| area.width).sum();
                    let wanted = width_of(&layout, range);
                    assert!((covered - wanted).abs() < 0.1, "{text} {range:?}: {covered} {wanted}");
                    let apart = |pair: &[Rect]| {
                        pair[0].top < pair[1].top || pair[0].right() <= pair[1].left + 0.01
                    };
                    assert!(boxes.windows(2).all(apart), "{text} {range:?}");
                }
            }
        }
    }
}

#[test]
fn a_whole_paragraph_is_one_box_a_line() {
    let mut book = FontBook::new();
    let text = "قمة G20 في Samarkand والصين 2022-09-13 ونهاية الكلام";
    let layout = tahrir::typeset::Layout::new(&mut book, &paragraph(text, Direction::Rtl), 140.0);
    let boxes = layout.selection_boxes(Span::new(0, text.len()));
    assert_eq!(boxes.len(), layout.lines().len());
    for (area, line) in boxes.iter().zip(layout.lines()) {
        assert_eq!((area.top, area.height), (line.top, line.height));
        assert!((area.left - line.left).abs() < 0.01 && (area.width - line.width).abs() < 0.01);
    }
}
