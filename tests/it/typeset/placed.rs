//! What stands already while more is typed.

use tahrir::text::Span;
use tahrir::typeset::{ClusterKind, Direction, FontBook, Layout};

use super::{AWKWARD, laid_out};

/// Each cluster that shows something, with its line and place.
fn placed(layout: &Layout) -> Vec<(Span, usize, f32, f32)> {
    let lines = 0..layout.lines().len();
    let clusters =
        lines.flat_map(|line| layout.clusters(line).into_iter().map(move |it| (line, it)));
    clusters
        .filter(|(_, it)| it.kind != ClusterKind::Space)
        .map(|(line, it)| (it.range, line, it.left, it.width))
        .collect()
}

/// Up to where nothing may move any more while somebody types on at the end of `text`: the start of
/// its last Arabic word, for letters join, and a Latin phrase or number is still growing until
/// an Arabic letter follows it.
fn settled(text: &str) -> usize {
    let is_arabic =
        |c: char| ('\u{620}'..='\u{64A}').contains(&c) || ('\u{671}'..='\u{6D3}').contains(&c);
    let end = text.rfind(is_arabic).unwrap_or(0);
    let before = text.get(..end).unwrap();
    before.rfind(char::is_whitespace).map_or(0, |at| at + 1)
}

/// Everything of `before` up to the byte `until` stands where it stood.
#[track_caller]
fn check_unmoved(before: &Layout, after: &Layout, until: usize) {
    let now = placed(after);
    for (range, line, left, width) in placed(before) {
        if range.end > until {
            continue;
        }
        let same = now.iter().find(|it| it.0 == range);
        let (_, now_line, now_left, now_width) = *same.unwrap_or_else(|| {
            panic!("{:?} is one cluster no more in {:?}", range, after.text());
        });
        let shown = before.text().get(range.start..range.end).unwrap();
        let text = after.text();
        assert_eq!(now_line, line, "{shown} of {text}");
        assert!((now_left - left).abs() < 0.01, "{shown} of {text}: {left} → {now_left}");
        assert!((now_width - width).abs() < 0.01, "{shown} of {text}: {width} → {now_width}");
    }
}

#[test]
fn point_32_typing_at_the_end_moves_nothing_that_stands() {
    let mut book = FontBook::new();
    let long = "وقال أوشاكوڤ للصحفيين إن الاجتماع مع Xi Jinping في سمرقند (أوزبكستان) يوم 15 سبتمبر، \
                وله «أهمية خاصة» في ضوء G20 والوضع الدولي كما أكد https://ar.org/x ثم مضى";
    let mut compared = 0;
    for text in AWKWARD.into_iter().chain([long]) {
        for width in [150.0, 400.0, 5000.0] {
            let mut before = laid_out(&mut book, "", Direction::Rtl, width);
            for (at, c) in text.char_indices() {
                let typed = text.get(..at + c.len_utf8()).unwrap();
                let after = laid_out(&mut book, typed, Direction::Rtl, width);
                let until = settled(before.text());
                compared += placed(&before).iter().filter(|it| it.0.end <= until).count();
                check_unmoved(&before, &after, until);
                before = after;
            }
        }
    }
    assert!(compared > 5_000, "only {compared} clusters were compared");
}

#[test]
fn point_32_typing_inside_moves_only_what_comes_after() {
    let mut book = FontBook::new();
    let text = "قال مراسل The New York Times في موسكو إن القمة (13/9/2022) انتهت";
    let before = laid_out(&mut book, text, Direction::Rtl, 5000.0);
    for (at, _) in text.match_indices(' ') {
        for word in [" نعم", " ڤ", "،"] {
            let (head, tail) = text.split_at(at);
            // Between two Latin words an Arabic one parts their phrase, which turns its order.
            let last = head.chars().next_back().unwrap();
            let next = tail.trim_start().chars().next().unwrap();
            if last.is_ascii_alphanumeric() || next.is_ascii_alphanumeric() {
                continue;
            }
            let after = [head, word, tail].concat();
            let after = laid_out(&mut book, &after, Direction::Rtl, 5000.0);
            check_unmoved(&before, &after, settled(head));
        }
    }
}
