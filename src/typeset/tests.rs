//! A paragraph in chunks is the whole paragraph: whatever can be asked of a layout has the same
//! answer if the text is analysed in one piece, in many, after an edit, or in parts.

use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use proptest::prelude::*;

use super::cuts::ChunkSizes;
use super::*;
use crate::text::Span;

/// As many cuts as there are places.
const TINY: ChunkSizes = ChunkSizes { wanted: 1, least: 1, most: 1, ..ChunkSizes::USUAL };
const WHOLE: ChunkSizes = ChunkSizes { wanted: usize::MAX, ..ChunkSizes::USUAL };

/// What a paragraph is made of here. Words of both directions, with a blank after them, and brackets
/// come first: they are the most common, so that there are places to cut and pairs around them.
const PIECES: [&str; 64] = [
    "قال ",
    "الرئيس ",
    "قمة ",
    "word ",
    "Putin ",
    "(",
    ")",
    "[",
    "]",
    "(",
    ")",
    "ab",
    "مُحَمَّدٌ ",
    "لا ",
    "إله ",
    "ابج",
    " ",
    "  ",
    "{",
    "}",
    "〈",
    "\u{232A}",
    "\u{3009}",
    "«",
    "»",
    "\"",
    "،",
    ". ",
    "؟",
    "15 ",
    "2022-09-13 ",
    "١٣/٩",
    "%",
    "-7",
    "+966 11 234 ",
    "http://a.b/(c",
    "www.x.y ",
    "\u{FFFC}",
    "\t",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{202B}",
    "\u{202D}",
    "\u{202C}",
    "\u{200F}",
    "\u{200E}",
    "\u{61C}",
    "\u{200D}",
    "\u{200C}",
    "\u{A0}",
    "שלום ",
    "é ",
    "e\u{301}",
    "\u{64E}",
    "👨\u{200D}👩 ",
    "🇺🇦",
    "ـ",
    "漢字 ",
    "ไทย ",
    "\u{E000}",
    "و",
    "\u{AD}",
];

/// Numbers of pieces.
fn pieces() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(prop_oneof![4 => 0_usize..12, 1 => 0_usize..64], 0..40)
}

fn text_of(pieces: &[usize]) -> String {
    pieces.iter().map(|&piece| PIECES[piece]).collect()
}

/// The faces, read once.
fn book() -> MutexGuard<'static, FontBook> {
    static BOOK: LazyLock<Mutex<FontBook>> = LazyLock::new(|| Mutex::new(FontBook::new()));
    BOOK.lock().unwrap_or_else(PoisonError::into_inner)
}

type Styled = Vec<(usize, usize, bool)>;

fn spans_of(styled: &Styled) -> Vec<StyledSpan> {
    let big = |big: bool| TextStyle {
        size: if big { 27.0 } else { 18.0 },
        bold: !big,
        ..TextStyle::default()
    };
    styled
        .iter()
        .map(|&(from, to, is_big)| StyledSpan { span: Span::new(from, to), style: big(is_big) })
        .collect()
}

/// All that a layout answers, as text that can be compared and read.
fn answers(layout: &Layout) -> Vec<String> {
    let mut answers =
        vec![format!("{} {} {}", layout.height(), layout.width(), layout.has_missing())];
    for (number, line) in layout.lines().iter().enumerate() {
        let Line { range, baseline, top, height, left, width, wrapped, .. } = line;
        answers.push(format!("line {range:?} {baseline} {top} {height} {left} {width} {wrapped}"));
        answers.extend(layout.clusters(number).iter().map(|cluster| format!("{cluster:?}")));
        for run in layout.runs(number) {
            let Run { face, size, synthesis, rtl, .. } = run;
            let glyph = |glyph: &Glyph| format!("{glyph:?} {face:?} {size} {synthesis:?} {rtl}");
            answers.extend(run.glyphs.iter().map(glyph));
        }
        answers.push(format!("{:?}", layout.line_end(number)));
        answers.push(format!("{:?}", layout.offset_on_line(number, 33.0)));
    }
    for offset in (0..=layout.text().len()).filter(|at| layout.text().is_char_boundary(*at)) {
        for affinity in [Affinity::Before, Affinity::After, Affinity::LineStart, Affinity::LineEnd]
        {
            let position = Position { offset, affinity };
            answers.push(format!("{offset} {affinity:?} {:?}", layout.caret(position)));
        }
        let position = Position::before_text_at(offset);
        answers.push(format!("{offset} left {:?}", layout.visual_left(position)));
        answers.push(format!("{offset} right {:?}", layout.visual_word_right(position)));
        answers
            .push(format!("{offset} {:?}", layout.selection_boxes(Span::new(offset, offset + 9))));
    }
    answers.push(format!("{:?} {:?}", layout.preedit_caret(), layout.preedit_boxes()));
    answers
}

#[track_caller]
fn assert_same(found: &Layout, expected: &Layout) {
    let (found_answers, expected_answers) = (answers(found), answers(expected));
    for (found_answer, expected) in found_answers.iter().zip(&expected_answers) {
        let cuts: Vec<usize> = found.chunks.iter().map(|chunk| chunk.start).collect();
        let text = found.text().escape_unicode();
        assert_eq!(found_answer, expected, "cut at {cuts:?}: {text}");
    }
    assert_eq!(found_answers.len(), expected_answers.len());
}

fn paragraph<'a>(
    text: &'a str,
    styles: &'a [StyledSpan],
    isolated: &'a [Span],
    preedit: Option<&'a (usize, String)>,
    direction: Direction,
) -> ParagraphText<'a> {
    ParagraphText {
        text,
        styles,
        isolated,
        objects: &[12.0, 40.0, 7.0],
        preedit: preedit.map(|(at, text)| Preedit { at: *at, text, caret: 1 }),
        direction,
        ..ParagraphText::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 40 } else { 3000 }))]

    #[test]
    fn chunks_are_the_whole(
        pieces in pieces(),
        styled in prop::collection::vec((0_usize..200, 0_usize..200, any::<bool>()), 0..3),
        isolated in prop::collection::vec((0_usize..200, 0_usize..200), 0..3),
        preedit in prop::option::of((0_usize..200, "[aبd (\u{64E}]{0,4}")),
        rtl in any::<bool>(),
        width in prop::option::of(30.0_f32..400.0),
    ) {
        let text = text_of(&pieces);
        let (styles, width) = (spans_of(&styled), width.unwrap_or(f32::INFINITY));
        let isolated: Vec<Span> = isolated.iter().map(|&(a, b)| Span::new(a, b)).collect();
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        let given = paragraph(&text, &styles, &isolated, preedit.as_ref(), direction);
        let mut book = book();
        let whole = Layout::build(None, &mut book, &given, width, usize::MAX, WHOLE);
        let cut = Layout::build(None, &mut book, &given, width, usize::MAX, TINY);
        prop_assert!(whole.chunks.len() <= 1);
        assert_same(&cut, &whole);
        let mut parts = Layout::build(None, &mut book, &given, width, 1, TINY);
        while !parts.is_complete() {
            let before = parts.laid_out();
            parts.extend(&mut book, &given, 40);
            prop_assert!(parts.laid_out() > before);
        }
        assert_same(&parts, &whole);
    }

    #[test]
    fn after_an_edit_it_is_as_if_laid_out_anew(
        pieces in pieces(),
        edits in prop::collection::vec((0_usize..300, 0_usize..12, prop_oneof![0_usize..12, 0_usize..64]), 1..6),
        styled in prop::collection::vec((0_usize..200, 0_usize..200, any::<bool>()), 0..3),
        isolated in prop::collection::vec((0_usize..200, 0_usize..200), 0..3),
        preedits in prop::collection::vec(prop::option::of((0_usize..200, "[aب]{0,3}")), 6),
        keeps_styles in any::<bool>(),
        width in 60.0_f32..400.0,
    ) {
        let mut text = text_of(&pieces);
        let all: Vec<Span> = isolated.iter().map(|&(a, b)| Span::new(a, b)).collect();
        let mut book = book();
        let mut layout: Option<Layout> = None;
        for (number, &(at, len, piece)) in edits.iter().enumerate() {
            let from = text.floor_char_boundary(at.min(text.len()));
            let to = text.floor_char_boundary((from + len).min(text.len())).max(from);
            text.replace_range(from..to, PIECES[piece]);
            let mut styles = spans_of(&styled);
            let mut isolated = all.clone();
            if number % 2 == 1 && !keeps_styles {
                styles.pop();
                isolated.pop();
            }
            let preedit = preedits[number].as_ref();
            let given = paragraph(&text, &styles, &isolated, preedit, Direction::Rtl);
            let renewed = Layout::build(layout.take(), &mut book, &given, width, usize::MAX, TINY);
            let whole = Layout::build(None, &mut book, &given, width, usize::MAX, WHOLE);
            assert_same(&renewed, &whole);
            layout = Some(renewed);
        }
    }

    #[test]
    fn far_from_an_edit_nothing_is_looked_at_again(
        edits in prop::collection::vec((0_usize..3000, 0_usize..12, 0_usize..4, any::<bool>()), 1..5),
        budget in 1_usize..900,
    ) {
        // Pairs of brackets are shorter than the horizon here, so the outcome is that of the whole.
        let sizes = ChunkSizes { wanted: 40, least: 10, most: 80, horizon: 200 };
        let mut text = "قال الرئيس الروسي إن (القمة مهمة) في 2022-09-13 وقال Putin إن \u{FFFC} ".repeat(if cfg!(debug_assertions) { 6 } else { 20 });
        let mut book = book();
        let mut layout: Option<Layout> = None;
        for &(at, len, piece, bold) in &edits {
            let from = text.floor_char_boundary(at.min(text.len()));
            let to = text.floor_char_boundary((from + len).min(text.len())).max(from);
            text.replace_range(from..to, ["و", " قال الرئيس ", "\u{FFFC}", ""][piece]);
            let styles = spans_of(&if bold { vec![(300, 500, true)] } else { vec![] });
            let given = paragraph(&text, &styles, &[], None, Direction::Rtl);
            let mut renewed = Layout::build(layout.take(), &mut book, &given, 300.0, budget, sizes);
            let unfinished = Layout::build(None, &mut book, &given, 300.0, budget, sizes);
            prop_assert!(renewed.laid_out() > 0 && unfinished.laid_out() > 0);
            layout = Some(Layout::build(Some(unfinished), &mut book, &given, 300.0, budget, sizes));
            let mut others = layout.take().into_iter().collect::<Vec<_>>();
            while others.iter().any(|other| !other.is_complete()) || !renewed.is_complete() {
                others.iter_mut().for_each(|other| other.extend(&mut book, &given, budget));
                renewed.extend(&mut book, &given, budget);
            }
            let whole = Layout::build(None, &mut book, &given, 300.0, usize::MAX, WHOLE);
            assert_same(&renewed, &whole);
            assert_same(&others[0], &whole);
            layout = Some(renewed);
        }
    }
}

#[test]
fn point_41_a_key_in_a_long_paragraph_shapes_only_the_words_around_it() {
    let mut book = FontBook::new();
    let mut text =
        "قال الرئيس الروسي إن القمة (مهمة) في 2022-09-13، وقال Putin ذلك مرة. ".repeat(2000);
    let mut given = ParagraphText { text: &text.clone(), ..ParagraphText::default() };
    let first = Layout::new(&mut book, &given, 600.0);
    let before: Vec<_> = first.chunks.iter().map(|chunk| chunk.chunk.clone()).collect();
    assert!(before.len() > 150);
    text.insert(text.floor_char_boundary(text.len() / 2), 'و');
    given.text = &text;
    let second = Layout::renewed(Some(first), &mut book, &given, 600.0, usize::MAX);
    let is_new = |placed: &&fill::PlacedChunk| {
        !before.iter().any(|old| std::sync::Arc::ptr_eq(old, &placed.chunk))
    };
    let new: Vec<usize> =
        second.chunks.iter().filter(is_new).map(|placed| placed.chunk.len).collect();
    assert!(new.len() <= 2 && new.iter().sum::<usize>() < 3000, "{new:?}");
}

/// Rule L2 done the plain way over the display text with all its controls, then without these: the
/// numbers of the characters that begin a cluster of a line, from left to right.
fn order_of_the_standard(book: &mut FontBook, layout: &Layout, line: &Line) -> Vec<usize> {
    use parley_engine::{AnalysisOptions, BaseDirection};
    let projection = layout.projection();
    let base_direction = if layout.is_rtl() { BaseDirection::Rtl } else { BaseDirection::Ltr };
    let options = AnalysisOptions { base_direction, ..AnalysisOptions::default() };
    book.analyzer.analyze(projection.text(), &options, &mut book.analysis);
    let set = layout.set_line(line);
    let begins: Vec<usize> = set.units.iter().map(|unit| unit.first_char as usize).collect();
    let all: Vec<char> = projection.text().chars().collect();
    // What is put in before the first cluster or after the last one of a line turns nothing.
    let first = begins.first().copied().unwrap_or(0);
    let next = layout.unit(line.end as usize).map(|(unit, _)| unit.first_char as usize);
    let end = next.unwrap_or(all.len());
    let base = u8::from(layout.is_rtl());
    let mut levels: Vec<u8> =
        book.analysis.bidi_levels().iter().map(|level| level.to_u8()).collect();
    levels.resize(all.len(), base);
    let mut falling = true;
    for at in (first..end).rev() {
        let separates = direction::is_separator(all[at]);
        falling = separates || falling && direction::falls_back(all[at]);
        levels[at] = if falling { base } else { levels[at] };
    }
    let mut order: Vec<usize> = (first..end).collect();
    for level in (1..=levels.iter().copied().max().unwrap_or(0)).rev() {
        let mut at = 0;
        while at < order.len() {
            let lower = (at..order.len()).find(|&place| levels[order[place]] < level);
            let stop = lower.unwrap_or(order.len());
            order[at..stop].reverse();
            at = stop.max(at + 1);
        }
    }
    order.retain(|number| begins.contains(number));
    order
}

/// What stands side by side here without a blank: numbers and addresses that are isolated, letters
/// of both directions, digits and what is neutral.
const TOUCHING: [&str; 30] = [
    "ب",
    "a",
    "א",
    "1-2",
    "3–4",
    "+5",
    "2022-09-13",
    "http://a.b/",
    "http://a.b/ب",
    "%",
    "$",
    "7",
    "٣",
    "۴",
    " ",
    "، ",
    ".",
    ":",
    "(",
    ")",
    "«",
    "\u{FFFC}",
    "\t",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{202B}",
    "\u{202C}",
    "\u{200E}",
    "\u{64E}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 1500 } else { 60_000 }))]

    #[test]
    fn the_order_is_that_of_the_display_text_with_its_isolates(
        pieces in prop::collection::vec(prop_oneof![2 => 0_usize..12, 1 => 0_usize..30], 0..9),
        isolated in prop::collection::vec((0_usize..16, 0_usize..16), 0..3),
        preedit in prop::option::of((0_usize..16, "[aب1 -]{0,3}")),
        rtl in any::<bool>(),
        width in prop::option::of(20.0_f32..200.0),
    ) {
        let text: String = pieces.iter().map(|&piece| TOUCHING[piece]).collect();
        let isolated: Vec<Span> = isolated.iter().map(|&(a, b)| Span::new(a, b)).collect();
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        let given = paragraph(&text, &[], &isolated, preedit.as_ref(), direction);
        let width = width.unwrap_or(f32::INFINITY);
        let mut book = book();
        let layout = Layout::build(None, &mut book, &given, width, usize::MAX, WHOLE);
        for (number, line) in layout.lines().iter().enumerate() {
            let expected = order_of_the_standard(&mut book, &layout, line);
            let set = layout.set_line(line);
            let mut x = line.left;
            let mut found = Vec::new();
            for at in set.visual_order() {
                prop_assert!((set.units[at].left - x).abs() < 0.01, "side by side");
                x += set.units[at].width;
                found.push(set.units[at].first_char as usize);
            }
            prop_assert_eq!(found, expected, "{} {:?}", layout.projection().text(), direction);
            let lefts = layout.clusters(number).iter().map(|it| it.left).collect::<Vec<_>>();
            prop_assert!(lefts.is_sorted());
        }
    }

    #[test]
    fn arrows_pass_every_place_beside_isolates_once(
        pieces in prop::collection::vec(prop_oneof![2 => 0_usize..12, 1 => 0_usize..30], 0..9),
        isolated in prop::collection::vec((0_usize..16, 0_usize..16), 0..3),
        rtl in any::<bool>(),
        width in prop::option::of(20.0_f32..200.0),
    ) {
        let text: String = pieces.iter().map(|&piece| TOUCHING[piece]).collect();
        let isolated: Vec<Span> = isolated.iter().map(|&(a, b)| Span::new(a, b)).collect();
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        let given = paragraph(&text, &[], &isolated, None, direction);
        let width = width.unwrap_or(f32::INFINITY);
        let layout = Layout::build(None, &mut book(), &given, width, usize::MAX, WHOLE);
        check_walks(&layout);
    }
}

/// Walks a paragraph with either arrow: each press moves the caret in its direction, the way back is
/// the way there, and every place that shows is passed.
#[track_caller]
fn check_walks(layout: &Layout) {
    let shown = layout.text().escape_unicode().to_string();
    let last = layout.lines().len() - 1;
    let (start, end) = (layout.line_start(0), layout.line_end(last));
    let walk = |from: Position, side_is_left: bool| {
        let mut places = vec![from];
        loop {
            let here = *places.last().unwrap();
            let next = match side_is_left {
                true => layout.visual_left(here),
                false => layout.visual_right(here),
            };
            let Some(next) = next else { return places };
            let (before, after) = (layout.caret(here), layout.caret(next));
            if before.line == after.line {
                let moved = if side_is_left { before.x - after.x } else { after.x - before.x };
                assert!(moved > 0.005, "{shown}: {here:?} to {next:?} moves {moved}");
            } else {
                let down = side_is_left == layout.is_rtl();
                let line = if down { before.line + 1 } else { before.line.saturating_sub(1) };
                assert_eq!(after.line, line, "{shown}: {here:?} to {next:?}");
            }
            places.push(next);
            assert!(places.len() < layout.text().len() + 10, "{shown}: no end");
        }
    };
    let down = walk(start, layout.is_rtl());
    let mut up = walk(end, !layout.is_rtl());
    up.reverse();
    assert_eq!(down.len(), up.len(), "{shown}: {down:?} {up:?}");
    for (one, two) in down.iter().zip(&up) {
        let (one, two) = (layout.caret(*one), layout.caret(*two));
        assert!(one.line == two.line && (one.x - two.x).abs() < 0.05, "{shown}: {one:?} {two:?}");
    }
    let mut hidden = std::collections::BTreeSet::new();
    for line in 0..=last {
        for cluster in layout.clusters(line).iter().filter(|it| it.width < 0.011) {
            hidden.extend([cluster.range.start, cluster.range.end]);
        }
    }
    let passed: std::collections::BTreeSet<usize> = down.iter().map(|place| place.offset).collect();
    for at in (0..=layout.text().len()).filter(|&at| crate::text::is_boundary(layout.text(), at)) {
        assert!(passed.contains(&at) || hidden.contains(&at), "{shown}: never at {at}");
    }
}

/// Where lines of a text end, by an account of its own.
fn hard_lines(text: &str) -> Vec<(Span, usize)> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !"\n\r\u{B}\u{C}\u{85}\u{2028}\u{2029}".contains(c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        if c == '\r' && chars.next_if(|&(_, next)| next == '\n').is_some() {
            end += 1;
        }
        lines.push((Span::new(start, at), end - at));
        start = end;
    }
    lines.push((Span::new(start, text.len()), 0));
    lines
}

/// Line breaks are frequent here, and so are blanks and pairs that they part.
const BROKEN: [&str; 24] = [
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\r",
    "\u{B}",
    "قال ",
    "الرئيس",
    "word ",
    "(",
    ")",
    "1-2",
    " ",
    "\u{FFFC}",
    "\t",
    "\u{2067}",
    "\u{2069}",
    "لا",
    "\u{64E}",
    "\u{200D}",
    "א",
];

fn broken() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(prop_oneof![1 => 0_usize..9, 2 => 9_usize..24], 0..16)
}

fn broken_text(pieces: &[usize]) -> String {
    pieces.iter().map(|&piece| BROKEN[piece]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 400 } else { 20_000 }))]

    #[test]
    fn lines_of_the_text_are_paragraphs_one_under_another(
        pieces in broken(),
        rtl in any::<bool>(),
        width in prop::option::of(30.0_f32..200.0),
    ) {
        let text = broken_text(&pieces);
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        let width = width.unwrap_or(f32::INFINITY);
        let given = |text| ParagraphText { text, direction, ..ParagraphText::default() };
        let mut book = book();
        let layout = Layout::build(None, &mut book, &given(&text), width, usize::MAX, TINY);
        let shown = text.escape_unicode();
        let mut lines = 0..layout.lines().len();
        let mut top = 0.0;
        for (span, break_len) in hard_lines(&text) {
            let inside = text.get(span.start..span.end).unwrap();
            let alone = Layout::build(None, &mut book, &given(inside), width, usize::MAX, WHOLE);
            for (number, apart) in alone.lines().iter().enumerate() {
                let here = lines.next().unwrap();
                let line = layout.lines()[here];
                prop_assert_eq!(line.range.start, span.start + apart.range.start, "{}", shown);
                let ends = number + 1 == alone.lines().len();
                let end = span.start + apart.range.end + if ends { break_len } else { 0 };
                prop_assert_eq!(line.range.end, end, "{}", shown);
                prop_assert!((line.top - top).abs() < 0.01 && line.height == apart.height);
                top += line.height;
                let mut clusters = layout.clusters(here);
                clusters.retain(|it| it.range.start < span.end);
                let expected = alone.clusters(number);
                prop_assert_eq!(clusters.len(), expected.len(), "{}", shown);
                // The edge at which a line begins is the same, for one that is as wide as it is long.
                let edge = |layout: &Layout, x: f32| if rtl { layout.width() - x } else { x };
                for (one, two) in clusters.iter().zip(&expected) {
                    prop_assert_eq!(one.range.start, two.range.start + span.start, "{}", shown);
                    prop_assert_eq!(one.range.end, two.range.end + span.start, "{}", shown);
                    prop_assert_eq!((one.level, one.width), (two.level, two.width), "{}", shown);
                    let (left, expected) = (edge(&layout, one.left), edge(&alone, two.left));
                    prop_assert!((left - expected).abs() < 0.01, "{} {} {}", shown, left, expected);
                }
            }
        }
        prop_assert!(lines.next().is_none());
    }

    #[test]
    fn every_line_is_reached_by_arrows_and_clicks(
        pieces in broken(),
        rtl in any::<bool>(),
        width in prop::option::of(30.0_f32..200.0),
    ) {
        let text = broken_text(&pieces);
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        let given = ParagraphText { text: &text, direction, ..ParagraphText::default() };
        let width = width.unwrap_or(f32::INFINITY);
        let layout = Layout::build(None, &mut book(), &given, width, usize::MAX, TINY);
        check_walks(&layout);
        let shown = text.escape_unicode();
        for (number, line) in layout.lines().iter().enumerate() {
            for place in [layout.line_start(number), layout.line_end(number)] {
                prop_assert_eq!(layout.caret(place).line, number, "{} {:?}", shown, place);
            }
            let middle = line.top + line.height / 2.0;
            for step in -1..22_i16 {
                let x = f32::from(step) * layout.width().max(20.0) / 20.0;
                let place = layout.hit(x, middle);
                prop_assert_eq!(layout.caret(place).line, number, "{} {} {:?}", shown, x, place);
                prop_assert!(line.range.start <= place.offset && place.offset <= line.range.end);
                // A click where the caret is drawn leads there again.
                let caret = layout.caret(place);
                let again = layout.caret(layout.hit(caret.x, middle));
                prop_assert!((again.x - caret.x).abs() < 0.02, "{} {:?} {:?}", shown, caret, again);
            }
            // A line that is selected with its break shows it, even where it is empty.
            let boxes = layout.selection_boxes(line.range);
            let on_line: f32 = boxes.iter().map(|area| area.width).sum();
            prop_assert!((on_line - line.width).abs() < 0.05, "{} {:?}", shown, boxes);
            prop_assert!(boxes.iter().all(|area| area.top == line.top), "{} {:?}", shown, boxes);
            prop_assert!(line.range.is_empty() || line.width > 0.0 || !line.wrapped);
        }
    }

    #[test]
    fn after_an_edit_beside_a_line_break_it_is_as_if_laid_out_anew(
        pieces in broken(),
        edits in prop::collection::vec((0_usize..90, 0_usize..12, broken()), 1..6),
        rtl in any::<bool>(),
        width in prop::option::of(30.0_f32..200.0),
        budget in prop_oneof![Just(usize::MAX), 1_usize..40],
    ) {
        let mut text = broken_text(&pieces);
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        let width = width.unwrap_or(f32::INFINITY);
        let mut book = book();
        let mut layout: Option<Layout> = None;
        for (at, len, new) in &edits {
            let from = text.floor_char_boundary((*at).min(text.len()));
            let to = text.floor_char_boundary((from + len).min(text.len())).max(from);
            text.replace_range(from..to, &broken_text(new));
            let given = ParagraphText { text: &text, direction, ..ParagraphText::default() };
            let mut renewed = Layout::build(layout.take(), &mut book, &given, width, budget, TINY);
            while !renewed.is_complete() {
                renewed.extend(&mut book, &given, budget);
            }
            let whole = Layout::build(None, &mut book, &given, width, usize::MAX, WHOLE);
            assert_same(&renewed, &whole);
            layout = Some(renewed);
        }
    }
}
