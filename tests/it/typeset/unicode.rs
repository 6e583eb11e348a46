//! Unicode's own test files, through our own way of laying out. They come with Debian's package
//! `unicode-data`; tests/run.sh installs it.

use std::fs;

use tahrir::typeset::{Direction, FontBook, Layout};

use super::{boundaries, laid_out};

fn unicode_file(name: &str) -> String {
    let path = format!("/usr/share/unicode/{name}");
    fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{path}: {error} (Debian package unicode-data)"))
}

/// Every how many lines are tried: all of them where the code is optimised.
const STRIDE: usize = if cfg!(debug_assertions) { 23 } else { 1 };

/// What was tried and what could not be.
#[derive(Debug, Default)]
struct Tally {
    tried: usize,
    /// A paragraph holds no paragraph separator, so these cases do not arise.
    with_separator: usize,
    /// Numbers that we isolate on purpose.
    isolated: usize,
}

/// Compares levels and visual order of one line, character by character where a cluster begins.
/// A level of `None` is one that the standard leaves open.
fn check(
    book: &mut FontBook,
    text: &str,
    direction: Direction,
    levels: &[Option<u8>],
    tally: &mut Tally,
) {
    let inner = text.strip_suffix('\u{2029}').unwrap_or(text);
    if inner.contains(['\u{2029}', '\n', '\r', '\u{85}', '\u{1C}', '\u{1D}', '\u{1E}']) {
        tally.with_separator += 1;
        return;
    }
    let text = inner;
    let layout: Layout = laid_out(book, text, direction, f32::INFINITY);
    if layout.projection().text().chars().count() != text.chars().count() {
        tally.isolated += 1;
        return;
    }
    tally.tried += 1;
    let clusters = layout.clusters(0);
    let mut logical = clusters.clone();
    logical.sort_by_key(|cluster| cluster.range.start);
    let wanted: Vec<(usize, Option<u8>)> =
        text.char_indices().zip(levels).map(|((at, _), level)| (at, *level)).collect();
    let level_at = |offset: usize| wanted.iter().find(|(at, _)| *at == offset).unwrap().1;
    for cluster in &logical {
        if let Some(level) = level_at(cluster.range.start) {
            let shown = text.escape_unicode();
            assert_eq!(cluster.level, level, "{shown} at {} {direction:?}", cluster.range.start);
        }
    }
    // Rule L2 done the plain way over what has a level.
    let kept: Vec<(usize, u8)> = logical
        .iter()
        .filter_map(|cluster| Some((cluster.range.start, level_at(cluster.range.start)?)))
        .collect();
    let highest = kept.iter().map(|it| it.1).max().unwrap_or(0);
    let mut order: Vec<usize> = (0..kept.len()).collect();
    for level in (1..=highest).rev() {
        let mut index = 0;
        while index < order.len() {
            let end = (index..order.len()).find(|&at| kept[order[at]].1 < level);
            let end = end.unwrap_or(order.len());
            order[index..end].reverse();
            index = end.max(index + 1);
        }
    }
    let expected: Vec<usize> = order.into_iter().map(|index| kept[index].0).collect();
    let found: Vec<usize> = clusters
        .iter()
        .map(|cluster| cluster.range.start)
        .filter(|&offset| level_at(offset).is_some())
        .collect();
    assert_eq!(found, expected, "{} {direction:?}", text.escape_unicode());
}

fn parse_levels(field: &str) -> Vec<Option<u8>> {
    field.split_whitespace().map(|level| level.parse().ok()).collect()
}

#[test]
fn bidi_test_of_the_standard() {
    // One character for each class; those of numbers that our isolates do not take for numbers.
    let of_class = |class: &str| match class {
        "L" => 'a',
        "R" => '\u{5D0}',
        "AL" => '\u{628}',
        "EN" => '\u{6F1}',
        "ES" => '+',
        "ET" => '%',
        "AN" => '\u{661}',
        "CS" => ',',
        "NSM" => '\u{300}',
        "BN" => '\u{AD}',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "LRE" => '\u{202A}',
        "RLE" => '\u{202B}',
        "LRO" => '\u{202D}',
        "RLO" => '\u{202E}',
        "PDF" => '\u{202C}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        other => panic!("class {other}"),
    };
    let file = unicode_file("BidiTest.txt");
    let mut book = FontBook::new();
    let mut tally = Tally::default();
    let mut levels = vec![];
    for (number, line) in file.lines().enumerate() {
        let line = line.split('#').next().unwrap().trim();
        if let Some(given) = line.strip_prefix("@Levels:") {
            levels = parse_levels(given);
        }
        if line.is_empty() || line.starts_with('@') || number % STRIDE != 0 {
            continue;
        }
        let (classes, directions) = line.split_once(';').unwrap();
        let text: String = classes.split_whitespace().map(of_class).collect();
        let directions: u8 = directions.trim().parse().unwrap();
        for (bit, direction) in [(2, Direction::Ltr), (4, Direction::Rtl)] {
            if directions & bit != 0 {
                check(&mut book, &text, direction, &levels, &mut tally);
            }
        }
    }
    assert!(tally.tried > 400_000 / STRIDE, "{tally:?}");
    assert_eq!(tally.isolated, 0, "{tally:?}");
}

#[test]
fn bidi_character_test_of_the_standard() {
    let file = unicode_file("BidiCharacterTest.txt");
    let mut book = FontBook::new();
    let mut tally = Tally::default();
    for (number, line) in file.lines().enumerate() {
        if line.is_empty() || line.starts_with('#') || number % STRIDE != 0 {
            continue;
        }
        let fields: Vec<&str> = line.split(';').collect();
        let text: String = fields[0]
            .split_whitespace()
            .map(|code| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap())
            .collect();
        // Direction 2 is the standard's own automatic one; ours looks past more.
        let direction = match fields[1] {
            "0" => Direction::Ltr,
            "1" => Direction::Rtl,
            _ => continue,
        };
        check(&mut book, &text, direction, &parse_levels(fields[3]), &mut tally);
    }
    assert!(tally.tried > 50_000 / STRIDE, "{tally:?}");
    assert!(tally.isolated * 50 < tally.tried, "{tally:?}");
}

#[test]
fn grapheme_break_test_of_the_standard_decides_where_carets_stand() {
    let file = unicode_file("auxiliary/GraphemeBreakTest.txt");
    let mut book = FontBook::new();
    let (mut tried, mut newer) = (0, 0);
    for line in file.lines() {
        let line = line.split('#').next().unwrap().trim();
        if line.is_empty() {
            continue;
        }
        let mut text = String::new();
        let mut expected = vec![];
        for part in line.split_whitespace() {
            match part {
                "÷" => expected.push(text.len()),
                "×" => {}
                code => text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap()),
            }
        }
        let layout = laid_out(&mut book, &text, Direction::Rtl, f32::INFINITY);
        let lines = 0..layout.lines().len();
        let clusters = lines.flat_map(|line| layout.clusters(line));
        let mut found: Vec<usize> = clusters.map(|cluster| cluster.range.start).collect();
        found.push(text.len());
        found.sort_unstable();
        assert_eq!(found, boundaries(&text), "{}", text.escape_unicode());
        // The file may be of an older Unicode than the segmentation of the text room.
        newer += usize::from(found != expected);
        tried += 1;
    }
    assert!(tried > 500 && newer < 10, "{tried} tried, {newer} differ");
}
