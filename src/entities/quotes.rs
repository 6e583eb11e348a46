//! What stands between quotation marks: other people's words, which are never rewritten. It knows
//! marks, nothing of names.

use crate::text::Span;

/// The ranges between quotation marks that are closed in the same text, in order.
pub(super) fn quoted(text: &str) -> Vec<Span> {
    let mut ranges = Vec::new();
    // The open mark: what closes it, and where it stands.
    let mut open: Option<(char, usize)> = None;
    for (at, c) in text.char_indices() {
        if let Some((closing, start)) = open
            && c == closing
        {
            ranges.push(Span::new(start, at + c.len_utf8()));
            open = None;
        } else if open.is_none() {
            let closing = match c {
                '«' => '»',
                '“' | '„' => '”',
                '"' => '"',
                _ => continue,
            };
            open = Some((closing, at));
        }
    }
    ranges
}

/// Whether a range lies in one of them.
pub(super) fn covers(ranges: &[Span], span: Span) -> bool {
    let at = ranges.partition_point(|range| range.end < span.end);
    ranges.get(at).is_some_and(|range| range.start <= span.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = quoted(text);
        let found: Vec<&str> = found.iter().map(|it| text.get(it.start..it.end).unwrap()).collect();
        assert_eq!(found, expected);
        for word in ["پوتن"] {
            for (at, _) in text.match_indices(word) {
                let span = Span::new(at, at + word.len());
                assert_eq!(
                    covers(&quoted(text), span),
                    expected.iter().any(|it| it.contains(word))
                );
            }
        }
    }

    #[test]
    fn quotations_are_what_is_opened_and_closed() {
        check("قال «پوتن هنا» ثم \"هناك\" و“بعيدا”", &["«پوتن هنا»", "\"هناك\"", "“بعيدا”"]);
        check("قال \"پوتن", &[]);
        check("«أ \"ب\" ج» د", &["«أ \"ب\" ج»"]);
        check("پوتن", &[]);
    }
}
