//! Letters and faces: what every family can draw, and that it draws it in line.

use tahrir::text::Span;
use tahrir::typeset::{
    ClusterKind, Direction, Face, Family, FontBook, Layout, ParagraphText, StyledSpan, TextStyle,
};

use super::{one_line, paragraph, styled};

const ARABIC: &str = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچڤگژکی";
const SIGNS: &str = "\u{64B}\u{64C}\u{64D}\u{64E}\u{64F}\u{650}\u{651}\u{652}\u{670}\u{640}";
const PUNCTUATION: &str = "،؛؟«»()[]{}…–—.:!\"'/%٪٫٬‘’“”";
const DIGITS: &str = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹";
const LATIN: &str = "ABCXYZabcxyzéèçñüößøåłšžčćășțğıİđÀÉœ";

fn style(family: Family, bold: bool, italic: bool) -> TextStyle {
    TextStyle { family, size: 20.0, bold, italic }
}

fn every_style() -> Vec<TextStyle> {
    let mut styles = vec![];
    for family in Family::ALL {
        for (bold, italic) in [(false, false), (true, false), (false, true), (true, true)] {
            styles.push(style(family, bold, italic));
        }
    }
    styles
}

#[test]
fn point_30_every_family_draws_every_letter_in_all_its_forms() {
    let mut book = FontBook::new();
    let mut texts: Vec<String> = vec![];
    // Joined on either side, with a Latin word beside it.
    texts.extend(ARABIC.chars().map(|c| format!("{c} ب{c}ب {c}ب ب{c} x{c}x")));
    texts.extend(SIGNS.chars().map(|c| format!("ب{c}ب ل{c}ا a")));
    texts.extend([PUNCTUATION, DIGITS, LATIN].map(|it| format!("{it} ب {it}")));
    for style in every_style() {
        for text in &texts {
            let given = ParagraphText { text, style, ..ParagraphText::default() };
            let layout = Layout::new(&mut book, &given, f32::INFINITY);
            for cluster in layout.clusters(0) {
                let shown = text.get(cluster.range.start..cluster.range.end).unwrap();
                assert_ne!(cluster.kind, ClusterKind::Missing, "{style:?}: {shown} in {text}");
            }
        }
    }
}

#[test]
fn point_30_house_letters_join_in_every_arabic_face() {
    let book = FontBook::new();
    let arabic =
        [Face::NaskhRegular, Face::NaskhBold, Face::SansArabicRegular, Face::SansArabicBold];
    for face in arabic {
        for c in tahrir::text::letters::HOUSE_LETTERS {
            assert!(book.covers(face, c), "{face:?} lacks {c}");
        }
    }
    let mut book = FontBook::new();
    for family in [Family::Body, Family::Interface] {
        for bold in [false, true] {
            // Four forms are four glyphs (two for ژ, which joins to the right only).
            for (c, forms) in [('پ', 4), ('چ', 4), ('ڤ', 4), ('گ', 4), ('ژ', 2)] {
                let text = format!("{c} {c}ب ب{c}ب ب{c}");
                let given = ParagraphText {
                    text: &text,
                    style: style(family, bold, false),
                    ..ParagraphText::default()
                };
                let layout = Layout::new(&mut book, &given, f32::INFINITY);
                let glyphs = layout.runs(0).into_iter().flat_map(|run| run.glyphs);
                let mut shapes: Vec<Vec<u32>> = vec![vec![]; text.len()];
                for glyph in glyphs.filter(|it| text.get(it.offset..).unwrap().starts_with(c)) {
                    shapes[glyph.offset].push(glyph.id);
                }
                shapes.retain(|shape| !shape.is_empty());
                shapes.sort();
                shapes.dedup();
                assert_eq!(shapes.len(), forms, "{c} in {family:?}");
            }
        }
    }
}

#[test]
fn a_letter_that_no_face_has_is_marked_and_keeps_room_for_its_box() {
    let layout = one_line("قمة 漢 x");
    let missing: Vec<_> =
        layout.clusters(0).into_iter().filter(|it| it.kind == ClusterKind::Missing).collect();
    assert_eq!(missing.len(), 1);
    assert!(missing[0].width > 10.0);
    assert!(layout.runs(0).iter().all(|run| run.glyphs.iter().all(|glyph| glyph.id != 0)));
    let drawn = layout.runs(0).into_iter().flat_map(|run| run.glyphs);
    assert!(drawn.into_iter().all(|glyph| glyph.offset != missing[0].range.start));
}

#[test]
fn point_28_a_change_of_style_inside_a_word_does_not_part_its_letters() {
    let forms = |layout: &Layout| -> Vec<(usize, u32)> {
        let runs = layout.runs(0).into_iter().rev();
        let mut glyphs: Vec<(usize, u32)> =
            runs.flat_map(|run| run.glyphs).map(|glyph| (glyph.offset, glyph.id)).collect();
        glyphs.sort_unstable();
        glyphs
    };
    let text = "محمد";
    let whole = styled(
        text,
        &[StyledSpan { span: Span::new(0, 8), style: style(Family::Body, true, false) }],
    );
    let first_half = styled(
        text,
        &[StyledSpan { span: Span::new(0, 4), style: style(Family::Body, true, false) }],
    );
    let plain = one_line(text);
    let (bold, half, regular) = (forms(&whole), forms(&first_half), forms(&plain));
    // The bold half has the bold word's joined forms, the other half those of the regular word.
    assert_eq!(half.len(), bold.len());
    for (index, glyph) in half.iter().enumerate() {
        let expected = if glyph.0 < 4 { bold[index] } else { regular[index] };
        assert_eq!(*glyph, expected);
    }
}

#[test]
fn point_29_stacked_signs_stay_inside_their_line() {
    use skrifa::MetadataProvider;
    let mut book = FontBook::new();
    let text = "إِلَّٰهٍ أُمَّةٌ طَّٰ ظِلٌّ لَأً كَّلَّا يٍ جٍّ غٍّ";
    for family in [Family::Body, Family::Interface, Family::Code] {
        for bold in [false, true] {
            let given = ParagraphText {
                text,
                style: style(family, bold, false),
                ..ParagraphText::default()
            };
            let layout = Layout::new(&mut book, &given, f32::INFINITY);
            let line = layout.lines()[0];
            // Compact lines for the interface: see `Family::line_extents`.
            let beyond = if family == Family::Body { 0.0 } else { 0.2 * 20.0 };
            for run in layout.runs(0) {
                let font = skrifa::FontRef::new(run.face.data()).unwrap();
                let size = skrifa::instance::Size::new(run.size);
                let metrics = font.glyph_metrics(size, skrifa::instance::LocationRef::default());
                for glyph in run.glyphs {
                    let Some(ink) = metrics.bounds(skrifa::GlyphId::new(glyph.id)) else {
                        continue;
                    };
                    let (top, bottom) = (glyph.y - ink.y_max, glyph.y - ink.y_min);
                    let shown = text.get(glyph.offset..).unwrap();
                    assert!(top >= line.top - beyond, "{family:?}: {shown} rises to {top}");
                    assert!(
                        bottom <= line.top + line.height + beyond,
                        "{family:?}: {shown} sinks to {bottom}"
                    );
                }
            }
        }
    }
}

#[test]
fn point_31_a_foreign_word_moves_neither_baseline_nor_line() {
    let mut book = FontBook::new();
    for style in every_style() {
        let mut measures = vec![];
        for text in ["قمة", "Summit", "قمة Summit 漢 123", "«»", ""] {
            let given = ParagraphText { text, style, ..ParagraphText::default() };
            let layout = Layout::new(&mut book, &given, f32::INFINITY);
            let line = layout.lines()[0];
            measures.push((line.top, line.baseline, line.height));
            for run in layout.runs(0) {
                let above_mark = |y: f32| (y - line.baseline).abs() < 0.01;
                assert!(run.glyphs.iter().any(|glyph| above_mark(glyph.y)), "one baseline");
            }
        }
        assert!(measures.windows(2).all(|pair| pair[0] == pair[1]), "{style:?}: {measures:?}");
    }
}

#[test]
fn both_quotation_marks_around_a_latin_name_are_of_one_face() {
    let mut book = FontBook::new();
    for (text, marks) in [("قالت «Reuters» أمس", 2), ("قالت «Reuters»", 2), ("قال ‹AFP› أمس", 2)]
    {
        let layout = Layout::new(&mut book, &paragraph(text, Direction::Rtl), f32::INFINITY);
        let is_mark = |offset: usize| {
            text.get(offset..).is_some_and(|rest| rest.starts_with(['«', '»', '‹', '›']))
        };
        let faces: Vec<Face> = layout
            .runs(0)
            .iter()
            .flat_map(|run| run.glyphs.iter().map(|glyph| (run.face, glyph.offset)))
            .filter(|(_, offset)| is_mark(*offset))
            .map(|(face, _)| face)
            .collect();
        assert_eq!(faces.len(), marks, "{text}");
        assert!(faces.windows(2).all(|pair| pair[0] == pair[1]), "{text}: {faces:?}");
    }
}

#[test]
fn larger_letters_make_their_line_taller_and_no_other() {
    let text = "كلمة كلمة كلمة كلمة";
    let big = TextStyle { size: 40.0, ..style(Family::Body, false, false) };
    let styles = [StyledSpan { span: Span::new(text.len() - 8, text.len()), style: big }];
    let given = ParagraphText { styles: &styles, ..paragraph(text, Direction::Rtl) };
    let layout = Layout::new(&mut FontBook::new(), &given, 110.0);
    let lines = layout.lines();
    assert!(lines.len() > 1);
    assert!(lines.last().unwrap().height > lines[0].height * 1.9);
    assert!(lines.windows(2).all(|pair| (pair[0].top + pair[0].height - pair[1].top).abs() < 0.01));
}

#[test]
fn what_has_no_italic_or_bold_face_is_leant_or_thickened() {
    let run_of = |text: &str, style: TextStyle| {
        let given = ParagraphText { text, style, ..ParagraphText::default() };
        Layout::new(&mut FontBook::new(), &given, f32::INFINITY).runs(0).remove(0)
    };
    let latin = run_of("abc", style(Family::Body, false, true));
    assert_eq!(latin.face, Face::SerifItalic);
    assert!(latin.is_plain());
    let arabic = run_of("قمة", style(Family::Body, false, true));
    assert_eq!(arabic.face, Face::NaskhRegular);
    assert!(arabic.synthesis.skew_degrees > 0.0);
    let code = run_of("abc", style(Family::Code, true, false));
    assert!(code.face == Face::MonoRegular && code.synthesis.embolden);
    assert!(run_of("قمة", style(Family::Interface, true, false)).is_plain());
}
