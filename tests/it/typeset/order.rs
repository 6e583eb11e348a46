//! In which order things stand on a line.

use tahrir::text::Span;
use tahrir::typeset::{ClusterKind, Direction, FontBook, Layout, ParagraphText};

use super::{cluster_at, cluster_of, laid_out, one_line, paragraph, visual};

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(visual(&one_line(text), 0), expected, "{text}");
}

/// Whether one piece of the text stands to the left of another.
#[track_caller]
fn check_left_of(layout: &Layout, left: &str, right: &str) {
    let (a, b) = (cluster_of(layout, left), cluster_of(layout, right));
    assert!(a.left < b.left, "{left} at {}, {right} at {}", a.left, b.left);
}

#[test]
fn point_02_a_headline_that_begins_with_latin_stays_right_to_left() {
    check("G20: قمة", "ةمق :G20");
    let layout = laid_out(&mut FontBook::new(), "G20: قمة سمرقند", Direction::Rtl, 400.0);
    assert!(layout.is_rtl());
    let first = cluster_of(&layout, "0:");
    assert!((first.left + first.width - 400.0).abs() < 0.01, "it begins at the right edge");
}

#[test]
fn point_03_a_paragraph_may_run_the_other_way() {
    let mut book = FontBook::new();
    let layout = laid_out(&mut book, "G20: قمة", Direction::Ltr, 400.0);
    assert_eq!(visual(&layout, 0), "G20: ةمق");
    assert_eq!(layout.lines()[0].left, 0.0);
    assert!(!laid_out(&mut book, "G20: قمة", Direction::Auto, 400.0).is_rtl());
    assert!(laid_out(&mut book, "20: «قمة»", Direction::Auto, 400.0).is_rtl());
}

#[test]
fn point_20_a_wrapped_latin_phrase_begins_on_the_upper_line() {
    let mut book = FontBook::new();
    let text = "قال مراسل The New York Times في موسكو";
    for width in [120.0, 140.0, 160.0, 180.0, 200.0] {
        let layout = laid_out(&mut book, text, Direction::Rtl, width);
        let lines = layout.lines();
        assert!(lines.len() > 1);
        for pair in lines.windows(2) {
            assert_eq!(pair[0].range.end, pair[1].range.start, "lines follow the text");
        }
        for (number, line) in lines.iter().enumerate() {
            let shown = text.get(line.range.start..line.range.end).unwrap();
            // Rule L1: the blank at the wrap stands at the left end, not in the Latin phrase.
            if line.wrapped {
                let leftmost = layout.clusters(number)[0];
                assert_eq!(leftmost.kind, ClusterKind::Space, "{shown:?} at {width}");
                assert!((leftmost.left - line.left).abs() < 0.01);
            }
            let visible_right = layout.clusters(number).last().map(|it| it.left + it.width);
            assert!((visible_right.unwrap() - width).abs() < 0.01, "no gap at the right edge");
        }
    }
}

#[test]
fn point_21_brackets_and_quotes_are_mirrored_around_latin() {
    // Seen from left to right, with the characters as they are stored: an opening bracket that
    // stands on the right is drawn mirrored by its odd level.
    check("قال (hello) بكم", "مكب )hello( لاق");
    check("قال «G20» بكم", "مكب »G20« لاق");
    let layout = one_line("قال (hello) بكم");
    assert!(cluster_of(&layout, "(").rtl && cluster_of(&layout, ")").rtl);
    let glyph_of = |text: &str, piece: &str| {
        let layout = one_line(text);
        let at = layout.text().find(piece).unwrap();
        let glyphs = layout.runs(0).into_iter().flat_map(|run| run.glyphs);
        glyphs.filter(|glyph| glyph.offset == at).map(|glyph| glyph.id).next().unwrap()
    };
    let mirrored = glyph_of("قال (hello) بكم", "(");
    assert_ne!(mirrored, glyph_of("قال (hello) بكم", ")"));
    // The same shape as a closing bracket in Latin, from the Latin face.
    let latin = glyph_of("hello) (b", ")");
    assert!(mirrored == latin || mirrored != glyph_of("hello) (b", "("));
}

#[test]
fn point_22_final_punctuation_stands_at_the_left_end() {
    for text in ["قمة.", "قمة؟", "قمة!", "قمة G20.", "قمة «G20».", "G20!", "قمة Samarkand؟"]
    {
        let layout = one_line(text);
        let leftmost = layout.clusters(0)[0];
        assert_eq!(leftmost.range.end, text.len(), "{text}");
    }
}

#[test]
fn point_23_addresses_stay_left_to_right() {
    check("انظر https://a.org/b/ الآن", "نآلا https://a.org/b/ رظنا");
    let layout = one_line("قال http://example.com/?q=1 ثم");
    let at = layout.text().find("http").unwrap();
    let mut last = 0.0;
    for offset in at..at + "http://example.com/?q=1".len() {
        let cluster = cluster_at(&layout, offset);
        assert!(cluster.left > last && !cluster.rtl);
        last = cluster.left;
    }
}

#[test]
fn point_24_citations_and_links_never_reorder_their_neighbours() {
    // A citation after a Latin phrase stands at its left, where reading goes on.
    let layout = one_line("في Samarkand\u{FFFC} قمة");
    check_left_of(&layout, "\u{FFFC}", "Samarkand");
    check_left_of(&layout, "قمة", "\u{FFFC}");
    // After Arabic likewise, and two in a row follow each other leftwards.
    let layout = one_line("قمة\u{FFFC}\u{FFFC} نهاية");
    let (first, second) = (cluster_of(&layout, "\u{FFFC}"), cluster_of(&layout, "\u{FFFC} "));
    assert_eq!(first.kind, ClusterKind::Object(0));
    let second_one = cluster_at(&layout, first.range.end);
    assert_eq!(second_one.kind, ClusterKind::Object(1));
    assert!(second_one.left < first.left && second.range == second_one.range);
    // Between digits and letters too: nothing else moves when it is taken away.
    for text in ["عام 2022\u{FFFC} في", "Text\u{FFFC}. قمة", "(abc)\u{FFFC}، قمة", "5%\u{FFFC} abc"]
    {
        let with = visual(&one_line(text), 0).replace('\u{FFFC}', "");
        let without = visual(&one_line(&text.replace('\u{FFFC}', "")), 0);
        assert_eq!(with, without, "{text}");
    }
    // A link's words are one unit beside other Latin words when named as such.
    let text = "من Apple iPhone إلى";
    let at = text.find("iPhone").unwrap();
    let isolated = [Span::new(at, at + 6)];
    let given = ParagraphText { isolated: &isolated, ..paragraph(text, Direction::Rtl) };
    let layout = Layout::new(&mut FontBook::new(), &given, f32::INFINITY);
    check_left_of(&layout, "iPhone", "Apple");
}

#[test]
fn point_24_objects_are_as_wide_as_they_say() {
    let given =
        ParagraphText { objects: &[33.0], ..paragraph("أ\u{FFFC}\u{FFFC}ب", Direction::Rtl) };
    let layout = Layout::new(&mut FontBook::new(), &given, f32::INFINITY);
    let widths: Vec<f32> = layout.clusters(0).iter().map(|it| it.width).collect();
    assert_eq!(widths[2], 33.0, "named");
    assert_eq!(widths[1], super::SIZE, "not named");
    assert!(layout.runs(0).iter().all(|run| run.glyphs.iter().all(|glyph| glyph.offset != 2)));
}

#[test]
fn a_citation_is_not_parted_from_its_sentence() {
    let mut book = FontBook::new();
    let text = "كلمة كلمة كلمة\u{FFFC} كلمة كلمة\u{FFFC}.";
    for width in 30..200 {
        let layout = laid_out(&mut book, text, Direction::Rtl, width as f32);
        for line in layout.lines().iter().skip(1) {
            let shown = text.get(line.range.start..line.range.end).unwrap();
            let forced = layout
                .lines()
                .iter()
                .any(|line| !text.get(..line.range.start).unwrap().ends_with([' ', '\u{FFFC}']));
            assert!(forced || !shown.starts_with('\u{FFFC}'), "{width}: {shown}");
        }
    }
}

#[test]
fn point_25_dates_keep_the_order_in_which_they_are_written() {
    check("في 13/9/2022 عقدت", "تدقع 13/9/2022 يف");
    check("في 2022-09-13 عقدت", "تدقع 2022-09-13 يف");
    check("في ١٣/٩/٢٠٢٢ عقدت", "تدقع ١٣/٩/٢٠٢٢ يف");
    check("بين 1990–1995 فقط", "طقف 1990–1995 نيب");
    check("هاتف +966 11 234-5678", "+966 11 234-5678 فتاه");
    check("الإصدار 1.2.3-rc1", "1.2.3-rc1 رادصإلا");
    // A direction mark of the writer's before it changes nothing.
    check("هاتف \u{200E}+966 11 234-5678", "\u{200E}+966 11 234-5678 فتاه");
    check("\u{200F}-1", "-1\u{200F}");
    check("أو \u{200E}+33-1-42-34 وبعد", "دعبو \u{200E}+33-1-42-34 وأ");
    check("أو \u{200F}+33-1-42-34 وبعد", "دعبو +33-1-42-34\u{200F} وأ");
    // A number stays in its Latin phrase.
    check("طائرة Boeing 737-800 سقطت", "تطقس Boeing 737-800 ةرئاط");
    check("برقم ISBN 978-3-16-148410-0.", ".ISBN 978-3-16-148410-0 مقرب");
    check("وv1.2-3 صدر", "ردص v1.2-3و");
    check("هاتف +1 (202) 456-1111 أو", "وأ +1 (202) 456-1111 فتاه");
}

#[test]
fn a_number_that_touches_a_letter_stays_on_its_side() {
    for (text, rtl, ltr) in [
        ("1-aب", "ب1-a", "1-aب"),
        ("ب1-2ت", "ت1-2ب", "ت1-2ب"),
        ("é1-2", "é1-2", "é1-2"),
        ("ب1-2٣", "٣1-2ب", "٣1-2ب"),
        ("في 1990-1995م", "م1990-1995 يف", "م1990-1995 يف"),
    ] {
        let mut book = FontBook::new();
        for (direction, expected) in [(Direction::Rtl, rtl), (Direction::Ltr, ltr)] {
            let layout = laid_out(&mut book, text, direction, f32::INFINITY);
            assert_eq!(visual(&layout, 0), expected, "{text} {direction:?}");
        }
    }
}

#[test]
fn point_26_three_kinds_of_digits_order_alike() {
    check("عدد ١٢٣ كان", "ناك ١٢٣ ددع");
    check("عدد 123 كان", "ناك 123 ددع");
    check("عدد ۱۲۳ كان", "ناك ۱۲۳ ددع");
    check("12.5 و١٢٫٥", "١٢٫٥و 12.5");
}

#[test]
fn point_27_signs_stay_with_their_number() {
    for (text, number, sign) in [
        ("نمو 5% عام", "5", "%"),
        ("نمو ٥٪ عام", "٥", "٪"),
        ("نحو $5 أو", "5", "$"),
        ("نحو 5€ أو", "5", "€"),
        ("حرارة -5 أو", "5", "-"),
        ("حرارة \u{2212}5 أو", "5", "\u{2212}"),
    ] {
        let layout = one_line(text);
        let (number, sign) = (cluster_of(&layout, number), cluster_of(&layout, sign));
        let touch = (number.left + number.width - sign.left).abs() < 0.01
            || (sign.left + sign.width - number.left).abs() < 0.01;
        assert!(touch, "{text}");
    }
    check("حرارة -5 أو", "وأ -5 ةرارح");
}
