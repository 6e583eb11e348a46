//! Texts and sizes that nobody writes but that arrive all the same: nothing may panic, and nothing
//! may be lost.

use proptest::prelude::*;
use tahrir::text::Span;
use tahrir::typeset::{
    Direction, Family, FontBook, Layout, ParagraphText, Position, Preedit, StyledSpan, TextStyle,
};

use super::{boundaries, laid_out, paragraph};

/// Asks a layout everything once.
fn ask(layout: &Layout) {
    let mut covered = 0;
    for (number, line) in layout.lines().iter().enumerate() {
        assert!(line.height > 0.0 && line.height.is_finite());
        assert!(line.left.is_finite() && line.width.is_finite());
        for run in layout.runs(number) {
            assert!(run.glyphs.iter().all(|glyph| glyph.x.is_finite() && glyph.y.is_finite()));
        }
        covered += layout.clusters(number).iter().map(|it| it.range.len()).sum::<usize>();
        layout.offset_on_line(number, 10.0);
    }
    assert_eq!(covered, layout.text().len(), "every byte belongs to a cluster");
    for offset in [0, 1, layout.text().len() / 2, layout.text().len(), usize::MAX] {
        for position in [Position::before_text_at(offset), Position::after_text_until(offset)] {
            assert!(layout.caret(position).x.is_finite());
            layout.visual_left(position);
            layout.visual_right(position);
            layout.visual_word_left(position);
        }
    }
    for at in [-1e9, 0.0, 1e9, f32::NAN, f32::INFINITY] {
        layout.hit(at, at);
    }
    layout.selection_boxes(Span::new(0, layout.text().len()));
    layout.selection_boxes(Span::new(1, usize::MAX));
}

#[test]
fn widths_that_are_none() {
    let mut book = FontBook::new();
    let text = "قمة G20 سمرقند";
    for width in [0.0, -5.0, f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MIN_POSITIVE, 1e30] {
        for text in ["", text] {
            ask(&laid_out(&mut book, text, Direction::Rtl, width));
        }
    }
    for size in [0.0, -1.0, f32::NAN, f32::INFINITY, 1e9] {
        let style = TextStyle { size, ..TextStyle::default() };
        let given =
            ParagraphText { style, objects: &[f32::NAN, -3.0], ..paragraph(text, Direction::Rtl) };
        let given = ParagraphText { style, ..given };
        ask(&Layout::new(&mut book, &given, 100.0));
    }
}

#[test]
fn a_line_of_width_zero_holds_one_cluster_each() {
    let mut book = FontBook::new();
    let layout = laid_out(&mut book, "قمة ab", Direction::Rtl, 0.0);
    assert_eq!(layout.lines().len(), 5, "the blank hangs");
}

#[test]
fn ten_thousand_marks_on_one_letter() {
    let mut book = FontBook::new();
    for base in ["ب", "a", "", "\u{FFFC}"] {
        let text = format!("{base}{}", "\u{64E}".repeat(10_000));
        let layout = laid_out(&mut book, &text, Direction::Rtl, 300.0);
        ask(&layout);
        assert_eq!(layout.clusters(0).len(), boundaries(&text).len() - 1);
    }
}

#[test]
fn isolates_and_overrides_that_nobody_closes() {
    let mut book = FontBook::new();
    for control in [
        '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{202A}', '\u{202B}', '\u{202C}',
        '\u{202D}', '\u{202E}',
    ] {
        for count in [1, 70, 130, 5000] {
            let run: String = std::iter::repeat_n(control, count).collect();
            let text = format!("قمة {run} abc 2022-09-13 {run}");
            ask(&laid_out(&mut book, &text, Direction::Rtl, 200.0));
            ask(&laid_out(&mut book, &text, Direction::Auto, 200.0));
        }
    }
}

#[test]
fn a_line_break_of_the_text_ends_the_line() {
    let mut book = FontBook::new();
    let text = "قمة\nabc\r\ndef\u{2028}\u{2029}\u{85}\u{B}\u{C}ghi\n";
    let layout = laid_out(&mut book, text, Direction::Rtl, f32::INFINITY);
    assert_eq!(layout.lines().len(), 9);
    ask(&layout);
}

#[test]
fn lines_of_raw_markup_have_their_direction_each_and_the_caret_goes_through_all() {
    let mut book = FontBook::new();
    let text = "{| class=\"x\"\n| دولة (1\n\n|} نعم\n";
    let layout = laid_out(&mut book, text, Direction::Ltr, 600.0);
    let ranges: Vec<(usize, usize)> =
        layout.lines().iter().map(|line| (line.range.start, line.range.end)).collect();
    assert_eq!(ranges, [(0, 13), (13, 27), (27, 28), (28, 38), (38, 38)]);
    // No line's letters have a say in another's: the open bracket and the Arabic word stay there.
    let third = layout.clusters(3);
    assert_eq!(third.iter().map(|it| it.range.start).collect::<Vec<_>>()[..3], [28, 29, 30]);
    // What is typed behind a line break is seen on the next line, however one came there.
    for place in [Position::after_text_until(38), Position::before_text_at(38)] {
        assert_eq!(layout.caret(place).line, 4);
        assert_eq!(layout.caret(place).x, 0.0);
    }
    assert_eq!(layout.line_end(1).offset, 26, "before the break, not behind it");
    let mut walked = vec![0];
    let mut at = Position::before_text_at(0);
    while let Some(next) = layout.visual_right(at) {
        assert!(walked.len() < 100);
        walked.push(next.offset);
        at = next;
    }
    walked.sort_unstable();
    walked.dedup();
    let all: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
    assert_eq!(walked, all);
    // A key in one line leaves the others as they are, and is as if all were laid out anew.
    let typed = "{| class=\"x\"\n| دولة (1\nب\n|} نعم\n";
    let fresh = laid_out(&mut book, typed, Direction::Ltr, 600.0);
    let typed = paragraph(typed, Direction::Ltr);
    let renewed = Layout::renewed(Some(layout), &mut book, &typed, 600.0, usize::MAX);
    assert_eq!(renewed.lines(), fresh.lines());
    for line in 0..fresh.lines().len() {
        assert_eq!(renewed.clusters(line), fresh.clusters(line));
    }
}

#[test]
fn ten_megabytes_in_one_line() {
    let mut book = FontBook::new();
    // Unoptimised, a tenth of it tells as much.
    let len = if cfg!(debug_assertions) { 1 << 20 } else { 10 << 20 };
    for pattern in ["قمة سمرقند G20 2022 ", "((((((((((", "http://", "1.2-", "\u{1F1FA}", "<", "لا"]
    {
        let text = pattern.repeat(len / pattern.len());
        let layout = laid_out(&mut book, &text, Direction::Auto, 600.0);
        assert!(layout.lines().len() > 1);
        let last = layout.lines().len() - 1;
        layout.runs(last);
        layout.caret(layout.line_end(last));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_text_can_be_asked_anything(
        text in "([ -~]|[ا-ي]|[\u{64B}-\u{652}]|[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}-\u{2069}]|\u{FFFC}|[0-9٠-٩+-]|\\PC|\\p{C}){0,40}",
        width in prop::option::of(0.0_f32..400.0),
        spans in prop::collection::vec((0_usize..80, 0_usize..80, 0_usize..3, any::<bool>(), 5.0_f32..60.0), 0..4),
        preedit in prop::option::of((0_usize..80, "[aبd\u{64E}]{0,4}", 0_usize..9)),
        direction in 0_usize..3,
    ) {
        let styles: Vec<StyledSpan> = spans.iter().map(|&(a, b, family, flag, size)| StyledSpan {
            span: Span::new(a, b),
            style: TextStyle { family: Family::ALL[family], size, bold: flag, italic: !flag },
        }).collect();
        let isolated: Vec<Span> = spans.iter().map(|&(a, b, ..)| Span::new(b, a)).collect();
        let given = ParagraphText {
            text: &text,
            style: TextStyle::default(),
            styles: &styles,
            objects: &[12.0, 40.0],
            isolated: &isolated,
            preedit: preedit.as_ref().map(|(at, text, caret)| Preedit { at: *at, text, caret: *caret }),
            direction: [Direction::Rtl, Direction::Ltr, Direction::Auto][direction],
        };
        let layout = Layout::new(&mut FontBook::new(), &given, width.unwrap_or(f32::NAN));
        ask(&layout);
        layout.preedit_boxes();
        let composed = layout.preedit_caret();
        prop_assert_eq!(composed.is_some(), preedit.is_some_and(|(_, text, _)| !text.is_empty()));
    }
}
