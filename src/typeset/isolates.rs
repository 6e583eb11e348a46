//! Finds what keeps its own order inside a line of any direction: web addresses, dates with
//! hyphens, telephone numbers, ranges, versions and signed numbers. It knows one string at a time.
//!
//! Why: after an Arabic letter the digits of 2022-09-13 become "Arabic numbers" (rule W2 of
//! Unicode Standard Annex 9), the hyphens then no longer bind them (W4), and the date turns round.
//! After a Latin letter it is a Latin word like others (W7) and must stay with its phrase, as in
//! «Boeing 737-800» or «ISBN 978-3-16».
//! Numbers bound by `.` `,` `:` `/` alone keep their order and are left as they are, so that a
//! sign of percent or currency beside them stays where the writer's own number would have it.
//! Eastern digits are left too: with them, hyphens run right to left by custom.

use super::direction::is_rtl_letter;
use crate::text::{self, Span};

/// The most punctuation that is taken off the end of an address.
const MOST_TRIMMED: usize = 32;
/// The least number of digits of a telephone number with the code of its country.
const TELEPHONE: usize = 9;
/// The most direction marks that are looked past.
const MOST_MARKS: usize = 8;
/// After these, as after a blank, a sign belongs to the number that follows it.
const BEFORE_A_SIGN: &str = "([{«\"“‘':;،؛,=|~≈<>≤≥";

/// What decides how a number is read: the last strong letter before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strong {
    /// One that runs left to right: numbers and what joins them do so too.
    Latin,
    /// An Arabic one: hyphens join no numbers.
    Arabic,
    /// Another that runs right to left, or the beginning of a text that does so.
    Other,
}

/// When a number turns round where nothing is done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum TurnsRound {
    Never,
    AfterArabic,
    /// After whatever runs right to left.
    Always,
}

/// The last strong letter before an offset that only grows, so that all of it takes linear time.
struct Strongest<'a> {
    text: &'a str,
    at: usize,
    base: Strong,
    now: Strong,
    /// What holds after each embedding and isolate that is open.
    outside: Vec<(Strong, bool)>,
}

/// The stretches of `text` that are to be laid out left to right as one unit, in order, none
/// overlapping another, each between clusters. `rtl` is the direction of its paragraph.
pub(super) fn left_to_right_spans(text: &str, rtl: bool) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut strongest = Strongest::new(text, rtl);
    let bytes = text.as_bytes();
    // Whatever is looked for has an ASCII digit, a `://` or a `www.` in it.
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let starts_word = || previous(text, at).is_none_or(|c| !goes_left_to_right(c));
        let found = match byte {
            b'h' | b'H' | b'w' | b'W' | b'f' | b'F' if starts_word() => {
                address_end(text, at).map(|end| (end, TurnsRound::Always))
            }
            b'0'..=b'9' if starts_word() => Some(number_end(text, at)),
            b'+' | b'-' | 0xE2 if starts_number_with_sign(text, at) => Some(number_end(text, at)),
            _ => None,
        };
        let is_address = byte.is_ascii_alphabetic();
        let found = found.map(|(end, turns)| {
            let turns_here = match turns {
                TurnsRound::Never => false,
                TurnsRound::Always if is_address => true,
                TurnsRound::AfterArabic => strongest.before(at) == Strong::Arabic,
                TurnsRound::Always => strongest.before(at) != Strong::Latin,
            };
            (end, turns_here)
        });
        match found {
            Some((end, true)) => {
                let start = text::floor_boundary(text, at);
                let end = text::ceil_boundary(text, end);
                let after_last = spans.last().is_none_or(|last: &Span| last.end <= start);
                if after_last {
                    spans.push(Span::new(start, end));
                    // Nothing isolated has a say in what follows.
                    strongest.before(start);
                    strongest.at = end;
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

impl<'a> Strongest<'a> {
    fn new(text: &'a str, rtl: bool) -> Self {
        let base = if rtl { Strong::Other } else { Strong::Latin };
        Self { text, at: 0, base, now: base, outside: Vec::new() }
    }

    /// The last strong letter before `end`, which is no less than it was before.
    fn before(&mut self, end: usize) -> Strong {
        let stretch = self.text.get(self.at..end).unwrap_or("");
        for c in stretch.chars() {
            match c {
                _ if text::letters::is_line_break(c) => {
                    self.now = self.base;
                    self.outside.clear();
                }
                '\u{200E}' | 'a'..='z' | 'A'..='Z' => self.now = Strong::Latin,
                '\u{61C}' => self.now = Strong::Arabic,
                '\u{200F}' => self.now = Strong::Other,
                '\u{202A}' | '\u{202D}' => self.open(Strong::Latin, false),
                '\u{202B}' | '\u{202E}' => self.open(Strong::Other, false),
                '\u{2066}' => self.open(Strong::Latin, true),
                '\u{2067}' | '\u{2068}' => self.open(Strong::Other, true),
                '\u{202C}' => {
                    if let Some((outside, _)) = self.outside.pop_if(|(_, isolate)| !*isolate) {
                        self.now = outside;
                    }
                }
                '\u{2069}' => {
                    if let Some(open) = self.outside.iter().rposition(|&(_, isolate)| isolate) {
                        self.now = self.outside.get(open).map_or(self.now, |&(outside, _)| outside);
                        self.outside.truncate(open);
                    }
                }
                _ if c.is_ascii() => {}
                '\u{590}'..='\u{5FF}' | '\u{7C0}'..='\u{85F}' | '\u{FB1D}'..='\u{FB4F}'
                    if is_rtl_letter(c) =>
                {
                    self.now = Strong::Other;
                }
                _ if is_rtl_letter(c) => self.now = Strong::Arabic,
                _ if c.is_alphabetic() => self.now = Strong::Latin,
                _ => {}
            }
        }
        self.at = self.at.max(end);
        self.now
    }

    fn open(&mut self, inside: Strong, isolate: bool) {
        // The standard counts no more (BD2).
        if self.outside.len() < 125 {
            self.outside.push((self.now, isolate));
            self.now = inside;
        }
    }
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
        || !c.is_ascii() && !is_rtl_letter(c) && !eastern && c.is_alphanumeric()
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

/// Where a number ends that begins at `at` (with its sign), and when it would turn round without
/// help.
fn number_end(text: &str, at: usize) -> (usize, TurnsRound) {
    let rest = text.get(at..).unwrap_or("");
    let telephone = rest.starts_with('+') || rest.starts_with("00");
    let mut turns = TurnsRound::Never;
    let (mut digits, mut has_blanks) = (0, false);
    let mut end = 0;
    let mut in_brackets = false;
    let mut before = ' ';
    let mut chars = rest.char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let goes_on = next.is_some_and(goes_left_to_right);
        match c {
            _ if goes_left_to_right(c) => {
                digits += usize::from(c.is_ascii_digit());
                end = offset + c.len_utf8();
            }
            '.' | ',' | ':' | '/' if end > 0 && goes_on => {}
            // A hyphen between digits joins them but after an Arabic letter.
            '-' | '+' | '\u{2212}'
                if end > 0
                    && before.is_ascii_digit()
                    && next.is_some_and(|c| c.is_ascii_digit()) =>
            {
                turns = turns.max(TurnsRound::AfterArabic);
            }
            // Between letters it does not, nor does a dash, nor the sign in front.
            '-' | '+' | '\u{2010}'..='\u{2013}' | '\u{2212}' if goes_on => {
                turns = TurnsRound::Always;
            }
            ' ' if telephone && next.is_some_and(|next| next.is_ascii_digit() || next == '(') => {
                has_blanks = true;
            }
            // The number of a city, as in «+1 (202) 456-1111».
            '(' if telephone && end > 0 && !in_brackets && goes_on => in_brackets = true,
            ')' if in_brackets => in_brackets = false,
            _ => break,
        }
        before = c;
    }
    // So many digits are a telephone number even if only blanks part them, and blanks turn round.
    if has_blanks && (digits >= TELEPHONE || turns > TurnsRound::Never) {
        turns = TurnsRound::Always;
    }
    (at + end, if end > 0 { turns } else { TurnsRound::Never })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        check_in(text, true, expected);
    }

    #[track_caller]
    fn check_in(text: &str, rtl: bool, expected: &[&str]) {
        let spans = left_to_right_spans(text, rtl);
        let found: Vec<&str> = spans.iter().map(|s| text.get(s.start..s.end).unwrap()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_number_stays_in_its_latin_phrase() {
        check("طائرة Boeing 737-800 و737-800", &["737-800"]);
        check("ISBN 978-3-16-148410-0", &[]);
        check("v1.2-3 وv1.2-3", &[]);
        check("Tel +966 11 234-5678", &[]);
        check("\u{200E}+5 و\u{202A}1-2\u{202C} \u{2066}3-4\u{2069} 5-6", &["5-6"]);
        check("\u{2067}a\u{2069} +5 \u{2067}\u{202A}\u{2069} +6", &["+5", "+6"]);
        check("a\nب +5\n+6", &["+5", "+6"]);
        check("a\n+6 http://a.b/c +7", &["+6", "http://a.b/c", "+7"]);
        // Where no Arabic letter stands before, hyphens do what they should.
        check("5-10% 2022-09-13 שלום 3-4 1–2 1-b", &["1–2", "1-b"]);
        check("ب\u{200F} 1-2 ب 3-4", &["3-4"]);
        check_in("1-2 +5 قمة 2022-09-13", false, &["2022-09-13"]);
        check_in("1-aب", false, &[]);
    }

    #[test]
    fn what_would_turn_round_is_found() {
        check("في 2022-09-13 عقدت", &["2022-09-13"]);
        check("بين 1990–1995، و10-15%", &["1990–1995", "10-15"]);
        check("بين 10-15%", &["10-15"]);
        check("هاتف +966 11 234-5678.", &["+966 11 234-5678"]);
        check("هاتف 00966 11 2345-678 اليوم", &["00966 11 2345-678"]);
        check("هاتف 00966 11 2345678 الساعة 00:30 15", &["00966 11 2345678"]);
        check("الحرارة -5 و 7", &["-5"]);
        check("أو \u{200F}+33-1-42-34 وبعد", &["+33-1-42-34"]);
        check("\u{200E}\u{200F}+966 50 123", &["+966 50 123"]);
        // After a left-to-right mark all of it runs that way as it is.
        check("أو \u{200E}+33-1-42-34 وبعد", &[]);
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
        check("هاتف \u{200F}+966 11 234-5678", &["+966 11 234-5678"]);
        check("\u{200F}-1", &["-1"]);
        check("حرارة \u{200E}\u{200F}-5", &["-5"]);
        check("\u{2067}-5\u{2069}", &["-5"]);
        check("كلمة\u{200F}-5 وa\u{200E}-5", &[]);
        check("في \u{61C}2022-09-13", &["2022-09-13"]);
    }

    #[test]
    fn a_number_is_not_torn_from_the_latin_word_it_touches() {
        check("é2022-09 وe\u{301}1-2 وЯ1-2", &[]);
        check("من 1-2é", &["1-2é"]);
        check("2-й", &["2-й"]);
        check("من 1-2e\u{301}", &["1-2e\u{301}"]);
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
