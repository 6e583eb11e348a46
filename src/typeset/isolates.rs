//! Finds what keeps its own order inside a line of any direction: web addresses, dates with
//! hyphens, telephone numbers, ranges, versions and signed numbers. It knows one string at a time.
//!
//! Why: after an Arabic letter the digits of 2022-09-13 become "Arabic numbers" (rule W2 of
//! Unicode Standard Annex 9), the hyphens then no longer bind them (W4), and the date turns round.
//! Numbers bound by `.` `,` `:` `/` alone keep their order and are left as they are, so that a
//! sign of percent or currency beside them stays where the writer's own number would have it.
//! Eastern digits are left too: with them, hyphens run right to left by custom.

use super::direction::is_rtl_letter;
use crate::text::{self, Span};

/// The most punctuation that is taken off the end of an address.
const MOST_TRIMMED: usize = 32;
/// The most direction marks that are looked past.
const MOST_MARKS: usize = 8;
/// After these, as after a blank, a sign belongs to the number that follows it.
const BEFORE_A_SIGN: &str = "([{«\"“‘':;،؛,=|~≈<>≤≥";

/// The stretches of `text` that are to be laid out left to right as one unit, in order, none
/// overlapping another, each between clusters.
pub(super) fn left_to_right_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let bytes = text.as_bytes();
    // Whatever is looked for has an ASCII digit, a `://` or a `www.` in it.
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let starts_word = previous(text, at).is_none_or(|c| !goes_left_to_right(c));
        let found = match byte {
            b'h' | b'H' | b'w' | b'W' | b'f' | b'F' if starts_word => {
                address_end(text, at).map(|end| (end, true))
            }
            b'0'..=b'9' if starts_word => Some(number_end(text, at)),
            b'+' | b'-' | 0xE2 if starts_number_with_sign(text, at) => Some(number_end(text, at)),
            _ => None,
        };
        match found {
            Some((end, true)) => {
                let start = text::floor_boundary(text, at);
                let end = text::ceil_boundary(text, end);
                let after_last = spans.last().is_none_or(|last: &Span| last.end <= start);
                if after_last {
                    spans.push(Span::new(start, end));
                }
                at = end;
            }
            // What was read once is not read again, so that no text takes more than linear time.
            Some((end, false)) => at = end.max(at + 1),
            None => at += 1,
        }
    }
    spans
}

fn previous(text: &str, at: usize) -> Option<char> {
    text.get(..at).and_then(|before| before.chars().next_back())
}

/// What stands before, direction marks left out: they say nothing of what a sign belongs to.
fn previous_seen(text: &str, at: usize) -> Option<char> {
    let before = text.get(..at).unwrap_or("").chars().rev().take(MOST_MARKS);
    before.into_iter().find(|&c| !text::letters::is_bidi_control(c))
}

/// Whether a letter or digit, or a mark on one, is of a word that runs left to right: a number that
/// touches one is part of that word, and an isolate would tear the two apart.
fn goes_left_to_right(c: char) -> bool {
    let eastern = matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}');
    c.is_ascii_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36F}')
        || !c.is_ascii() && c.is_alphanumeric() && !eastern && !is_rtl_letter(c)
}

/// Where a web address that begins at `at` ends, if one does.
fn address_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let schemes = ["https://", "http://", "www.", "ftp://"];
    let scheme = schemes.iter().find(|scheme| {
        rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })?;
    // The Arabic comma and semicolon (U+060C, U+061B) end an address as a quotation mark does.
    let stops = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '<' | '>'
                    | '"'
                    | '«'
                    | '»'
                    | '“'
                    | '”'
                    | '\u{60C}'
                    | '\u{61B}'
                    | '|'
                    | text::OBJECT
            )
            || text::letters::is_bidi_control(c)
    };
    let len = rest.find(stops).unwrap_or(rest.len());
    let mut found = rest.get(..len)?;
    // A sentence's own punctuation at the end is not part of the address.
    for _ in 0..MOST_TRIMMED {
        let last = found.chars().next_back()?;
        let closes = match last {
            ')' => found.matches('(').count() < found.matches(')').count(),
            ']' => found.matches('[').count() < found.matches(']').count(),
            '.' | ',' | ';' | ':' | '!' | '?' | '\u{61F}' | '\'' | '}' | '*' => true,
            _ => false,
        };
        if !closes {
            break;
        }
        found = found.get(..found.len() - last.len_utf8())?;
    }
    (found.len() > scheme.len()).then_some(at + found.len())
}

/// Whether a sign at `at` belongs to a number: a digit follows, and what stands before it ends a
/// word. A direction mark is invisible: whoever put one before a telephone number to set it right
/// must not get it turned round.
fn starts_number_with_sign(text: &str, at: usize) -> bool {
    let mut chars = text.get(at..).unwrap_or("").chars();
    let sign_then_digit = matches!(chars.next(), Some('+' | '-' | '\u{2212}'))
        && chars.next().is_some_and(|c| c.is_ascii_digit());
    sign_then_digit
        && previous_seen(text, at)
            .is_none_or(|c| c.is_whitespace() || c == text::OBJECT || BEFORE_A_SIGN.contains(c))
}

/// Where a number ends that begins at `at` (with its sign), and whether it would turn round
/// without help.
fn number_end(text: &str, at: usize) -> (usize, bool) {
    let rest = text.get(at..).unwrap_or("");
    let telephone = rest.starts_with('+') || rest.starts_with("00");
    let mut needs_help = false;
    let mut end = 0;
    let mut in_brackets = false;
    let mut chars = rest.char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let goes_on = next.is_some_and(goes_left_to_right);
        match c {
            _ if goes_left_to_right(c) => end = offset + c.len_utf8(),
            '.' | ',' | ':' | '/' if end > 0 && goes_on => {}
            // A hyphen between digits, or the sign in front of them.
            '-' | '+' | '\u{2010}'..='\u{2013}' | '\u{2212}' if goes_on => needs_help = true,
            ' ' if telephone && next.is_some_and(|next| next.is_ascii_digit() || next == '(') => {}
            // The number of a city, as in «+1 (202) 456-1111».
            '(' if telephone && end > 0 && !in_brackets && goes_on => in_brackets = true,
            ')' if in_brackets => in_brackets = false,
            _ => break,
        }
    }
    (at + end, needs_help && end > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> =
            left_to_right_spans(text).iter().map(|s| text.get(s.start..s.end).unwrap()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_would_turn_round_is_found() {
        check("في 2022-09-13 عقدت", &["2022-09-13"]);
        check("بين 1990–1995، و10-15%", &["1990–1995", "10-15"]);
        check("بين 10-15%", &["10-15"]);
        check("هاتف +966 11 234-5678.", &["+966 11 234-5678"]);
        check("هاتف 00966 11 2345-678 اليوم", &["00966 11 2345-678"]);
        check("الحرارة -5 و 7", &["-5"]);
        check("أو \u{200E}+33-1-42-34 وبعد", &["+33-1-42-34"]);
        check("\u{200F}\u{200E}+966 50 123", &["+966 50 123"]);
        check("هاتف:+966 50 123، فاكس،+966 50", &["+966 50 123", "+966 50"]);
        check("الإصدار 1.2.3-beta2.", &["1.2.3-beta2"]);
        check("هاتف +1 (202) 456-1111.", &["+1 (202) 456-1111"]);
        check("هاتف +1(202)456-1111 (مكتب)", &["+1(202)456-1111"]);
        check("(هاتف +966 11) و(+5)", &["+966 11", "+5"]);
        check("هاتف +966 (مكتب)", &["+966"]);
        check("الحرارة:-5،-7؛ (\u{2212}9)", &["-5", "-7", "\u{2212}9"]);
        check(
            "«https://ar.wikinews.org/wiki/قمة_(2022)»؛",
            &["https://ar.wikinews.org/wiki/قمة_(2022)"],
        );
        check("(انظر http://example.com/).", &["http://example.com/"]);
        check("WWW.example.com، نص", &["WWW.example.com"]);
    }

    #[test]
    fn a_direction_mark_before_a_number_hides_nothing() {
        check("هاتف \u{200E}+966 11 234-5678", &["+966 11 234-5678"]);
        check("\u{200F}-1", &["-1"]);
        check("حرارة \u{200F}\u{200E}-5", &["-5"]);
        check("\u{2067}-5\u{2069}", &["-5"]);
        check("كلمة\u{200F}-5 وa\u{200E}-5", &[]);
        check("\u{200F}2022-09-13", &["2022-09-13"]);
    }

    #[test]
    fn a_number_is_not_torn_from_the_latin_word_it_touches() {
        check("é2022-09 وe\u{301}1-2 وЯ1-2", &[]);
        check("1-2é", &["1-2é"]);
        check("2-й", &["2-й"]);
        check("1-2e\u{301}", &["1-2e\u{301}"]);
        check("ب1-2ب ٣1-2٣", &["1-2", "1-2"]);
    }

    #[test]
    fn what_keeps_its_order_is_left_alone() {
        check("13/9/2022 و 5.5% و 10:30 و 1,000", &[]);
        check("١٩٩٠-١٩٩٥", &[]);
        check("G20 وF-16 و B-52", &[]);
        check("http:// www. h 5- -", &[]);
        check("كلمة-5", &[]);
        check("كلمة\u{64B}-5 و(أ)-5 و»+5", &[]);
        check("", &[]);
    }
}
