//! Where a long paragraph may be cut into chunks that are analysed and shaped apart, with the same
//! outcome as the whole. It knows characters, no widths and no glyphs.
//!
//! A cut stands after a blank between two letters that run the paragraph's own way, outside of
//! isolates and of pairs of brackets. What can look across such a place in Unicode Standard Annex 9?
//! The rules for numbers (W) and neutrals (N1, N2) look for the nearest strong letter, which stands
//! at both sides and has the direction of the paragraph's level, as the edge of a text has (X10).
//! Pairs of brackets (N0, BD16) and isolates are looked for through the whole paragraph, so places
//! inside them are left out. Line breaks (Annex 14) are decided by the letter, the blank and the
//! letter, and so are joining and clusters.
//!
//! A line break in the text ends a chunk too: what stands behind it is a paragraph of its own to the
//! rules of direction (P1), as the next line of raw markup is.
//!
//! All this is looked after within a horizon. A paragraph shorter than that comes out exactly as if
//! it were analysed as one; in a longer one, a bracket or an isolate that stays open further than
//! that is forgotten, and where there is no place at all the text is cut at a cluster.

use super::projection;
use crate::text::letters::is_line_break;
use crate::text::{self, Span};

/// How long chunks are, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ChunkSizes {
    /// A chunk that is cut anew is at least that long.
    pub(super) wanted: usize,
    /// One whose end is known from before may be shorter, but not shorter than this.
    pub(super) least: usize,
    /// A known end nearer than this is taken.
    pub(super) most: usize,
    /// So far one place of a paragraph can have a say in another, and so long a chunk can be.
    pub(super) horizon: usize,
}

/// The end of a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// Byte offset into the text.
    pub(super) at: usize,
    /// Whether a line may begin there.
    pub(super) breaks: bool,
}

/// The text to cut, with what the cuts depend on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cuttable<'a> {
    pub(super) text: &'a str,
    pub(super) rtl: bool,
    /// Stretches that are isolated for display, in order.
    pub(super) isolated: &'a [Span],
    /// Where something is being composed, and whether it has direction marks in it.
    pub(super) composed: Option<(usize, bool)>,
}

/// Brackets that stay open at once before the standard gives up (BD16).
const DEEPEST: usize = 63;
/// Places nearer to each other than this are not all noted.
const SPARSE: usize = 24;
/// So many bytes back a cluster's start is looked for, where a text has to be cut somewhere.
const LONGEST_CLUSTER: usize = 1024;

impl ChunkSizes {
    /// Small enough that a key shapes little, large enough that cutting costs little.
    pub(super) const USUAL: Self = Self { wanted: 512, least: 128, most: 1024, horizon: 32 * 1024 };
}

/// Cuts the text from `from`, where a chunk begins, at least as far as `to` (the last cut lies
/// there or beyond). `known` are ends of chunks from before, in order: they are taken where they
/// still are places, so that what did not change is not cut anew.
pub(super) fn cut(
    given: Cuttable<'_>,
    from: usize,
    to: usize,
    known: &[usize],
    sizes: ChunkSizes,
) -> Vec<Cut> {
    let len = given.text.len();
    let to = to.min(len);
    // The last cut may lie one horizon after `to`, and what forbids it one horizon further.
    let window_end = given.text.floor_char_boundary(to.saturating_add(2 * sizes.horizon).min(len));
    let places = places(given, from, window_end, known, sizes);
    let mut cuts = Vec::new();
    let mut last = from;
    let mut next_place = 0;
    let mut line_end = from;
    while last < to || cuts.is_empty() {
        if last >= line_end {
            line_end = end_of_line(given.text, last, window_end);
        }
        if line_end - last <= sizes.wanted {
            cuts.push(Cut { at: line_end, breaks: line_end < len });
            last = line_end;
            if last == len {
                break;
            }
            continue;
        }
        let after = |least: usize| places.partition_point(|place| place.at < last + least);
        next_place = after(sizes.least).max(next_place);
        let near = places.get(next_place..).unwrap_or(&[]);
        let in_line = |place: &&Place| place.at < line_end;
        let near = near.iter().take_while(|place| place.at <= last + sizes.most).filter(in_line);
        let known = near.clone().find(|place| place.known);
        let fresh = || {
            let place = places.get(after(sizes.wanted)).filter(in_line);
            place.filter(|place| place.at <= last + sizes.horizon)
        };
        last = match known.or_else(fresh) {
            Some(place) => {
                cuts.push(Cut { at: place.at, breaks: true });
                place.at
            }
            None if line_end - last <= sizes.horizon => {
                cuts.push(Cut { at: line_end, breaks: line_end < len });
                line_end
            }
            None => {
                let at = forced(given.text, last, sizes.horizon);
                cuts.push(Cut { at, breaks: false });
                at
            }
        };
    }
    cuts
}

/// Where the line of the text that goes on at an offset ends, with its break; the text's end where
/// none is in sight.
fn end_of_line(text: &str, from: usize, window_end: usize) -> usize {
    let window = text.get(from..window_end).unwrap_or("");
    let Some((at, c)) = window.char_indices().find(|&(_, c)| is_line_break(c)) else {
        return text.len();
    };
    let end = from + at + c.len_utf8();
    match text.get(end..) {
        Some(rest) if c == '\r' && rest.starts_with('\n') => end + 1,
        _ => end,
    }
}

/// The spans that lie within a stretch of text, counted from its start. One that crosses an end of
/// a chunk is none: there is a cut only where it was not heeded.
pub(super) fn spans_within(spans: &[Span], from: usize, to: usize) -> Vec<Span> {
    let inside = spans.iter().filter(|span| span.start >= from && span.end <= to);
    inside.map(|span| Span::new(span.start - from, span.end - from)).collect()
}

/// Where a text without a place is cut: between clusters, if these have a sensible length.
fn forced(text: &str, last: usize, horizon: usize) -> usize {
    let wanted = text.floor_char_boundary(last + horizon);
    let mut at = wanted;
    while at + LONGEST_CLUSTER > wanted && at > last {
        if text::is_boundary(text, at) {
            return at;
        }
        at = text.floor_char_boundary(at - 1);
    }
    wanted
}

#[derive(Clone, Copy, Debug)]
struct Place {
    at: usize,
    known: bool,
}

/// What was read before the current character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    /// A letter that runs the paragraph's way, perhaps with marks on it.
    Letter,
    /// Such a letter and one blank.
    LetterAndBlank,
    Other,
}

/// The places at which the window may be cut, in order.
fn places(
    given: Cuttable<'_>,
    from: usize,
    window_end: usize,
    known: &[usize],
    sizes: ChunkSizes,
) -> Vec<Place> {
    let window = given.text.get(from..window_end).unwrap_or("");
    let isolates =
        projection::isolates(window, given.rtl, &spans_within(given.isolated, from, window_end));
    let mut scan = Scan {
        horizon: sizes.horizon,
        isolates: 0,
        isolated_from: 0,
        open: Vec::new(),
        blocked_until: 0,
        places: Vec::new(),
    };
    let sparse = SPARSE.min(sizes.wanted / 2);
    let mut known = known.iter().copied().skip_while(|&at| at <= from).peekable();
    let mut last_place = from;
    let mut before = Before::Other;
    let mut done = 0;
    for isolate in isolates.iter().copied().chain([Span::at(window.len())]) {
        let stretch = window.get(done..isolate.start).unwrap_or("");
        for (offset, c) in stretch.char_indices() {
            let at = from + done + offset;
            let letter = is_letter_of(c, given.rtl);
            if letter && before == Before::LetterAndBlank && scan.is_free(at) {
                while known.peek().is_some_and(|&it| it < at) {
                    known.next();
                }
                let is_known = known.peek() == Some(&at);
                let composed = given
                    .composed
                    .is_some_and(|(there, marks)| marks || there == at || there + 1 == at);
                if (is_known || at >= last_place + sparse) && !composed {
                    scan.places.push(Place { at, known: is_known });
                    last_place = at;
                }
            }
            before = match (before, c) {
                _ if letter => Before::Letter,
                (Before::Letter, ' ') => Before::LetterAndBlank,
                (Before::Letter, '\u{64B}'..='\u{65F}' | '\u{670}') => Before::Letter,
                _ => Before::Other,
            };
            if before == Before::Other {
                scan.read(at, c);
            }
        }
        done = isolate.end;
        before = Before::Other;
    }
    scan.places
}

/// What stands open while a text is read.
struct Scan {
    horizon: usize,
    isolates: usize,
    isolated_from: usize,
    /// Open brackets: what closes them, and where they stand.
    open: Vec<(char, usize)>,
    /// No place before this offset.
    blocked_until: usize,
    places: Vec<Place>,
}

impl Scan {
    /// Whether the text may be cut here as far as is known yet.
    fn is_free(&mut self, at: usize) -> bool {
        if self.isolates > 0 && at > self.isolated_from + self.horizon {
            self.isolates = 0;
        }
        self.isolates == 0 && at >= self.blocked_until
    }

    /// Takes note of a character that is neither a letter of the paragraph's way nor its blank.
    fn read(&mut self, at: usize, c: char) {
        match c {
            _ if is_line_break(c) => {
                self.isolates = 0;
                self.open.clear();
            }
            '\u{2066}'..='\u{2068}' => {
                if self.isolates == 0 {
                    self.isolated_from = at;
                }
                self.isolates += 1;
            }
            '\u{2069}' => self.isolates = self.isolates.saturating_sub(1),
            // Embeddings and overrides, which no writer of today puts: what follows is one chunk.
            '\u{202A}'..='\u{202E}' => {
                if let Some(&(_, first)) = self.open.first() {
                    self.forbid(first);
                }
                self.open.clear();
                self.blocked_until = at + self.horizon;
            }
            _ if self.isolates > 0 => {}
            _ => match bracket(c) {
                Some(Bracket::Open(close)) => {
                    if self.open.first().is_some_and(|&(_, there)| there + self.horizon < at) {
                        self.open.retain(|&(_, there)| there + self.horizon >= at);
                    }
                    if self.open.len() == DEEPEST {
                        // The standard looks for no more pairs in this text.
                        self.places.clear();
                        self.open.clear();
                        self.blocked_until = at + self.horizon;
                    } else {
                        self.open.push((close, at));
                    }
                }
                Some(Bracket::Close) => {
                    let pair = self.open.iter().rposition(|&(close, _)| close == same_as(c));
                    if let Some(pair) = pair {
                        let opened = self.open.get(pair).map_or(at, |&(_, opened)| opened);
                        self.open.truncate(pair);
                        if opened + self.horizon >= at {
                            self.forbid(opened);
                        }
                    }
                }
                None => {}
            },
        }
    }

    /// Takes back the places after an offset.
    fn forbid(&mut self, after: usize) {
        while self.places.last().is_some_and(|place| place.at > after) {
            self.places.pop();
        }
    }
}

/// Letters that are strong in the paragraph's direction, have a script of their own and are a
/// cluster's beginning in every text. A few scripts are enough: it is asked for often.
fn is_letter_of(c: char, rtl: bool) -> bool {
    if rtl {
        matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{66E}' | '\u{66F}'
            | '\u{671}'..='\u{6D3}' | '\u{5D0}'..='\u{5EA}')
    } else {
        matches!(c, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
            | '\u{F8}'..='\u{24F}' | '\u{3B1}'..='\u{3C9}' | '\u{410}'..='\u{44F}')
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bracket {
    /// With what closes it.
    Open(char),
    Close,
}

/// Opening and closing brackets, by turns, as `BidiBrackets.txt` of the Unicode database has them.
const BRACKETS: &str = "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u{2329}\u{232A}❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜\u{3008}\u{3009}《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣";

fn bracket(c: char) -> Option<Bracket> {
    match c {
        '(' => return Some(Bracket::Open(')')),
        '[' => return Some(Bracket::Open(']')),
        '{' => return Some(Bracket::Open('}')),
        ')' | ']' | '}' => return Some(Bracket::Close),
        '\u{F3A}'..='\u{F3D}'
        | '\u{169B}'..='\u{169C}'
        | '\u{2045}'..='\u{208E}'
        | '\u{2308}'..='\u{232A}'
        | '\u{2768}'..='\u{2775}'
        | '\u{27C5}'..='\u{27EF}'
        | '\u{2983}'..='\u{29FD}'
        | '\u{2E22}'..='\u{2E5C}'
        | '\u{3008}'..='\u{301B}'
        | '\u{FE59}'..='\u{FE5E}'
        | '\u{FF08}'..='\u{FF63}' => {}
        _ => return None,
    }
    let number = BRACKETS.chars().position(|it| it == c)?;
    if number % 2 == 1 {
        return Some(Bracket::Close);
    }
    BRACKETS.chars().nth(number + 1).map(|close| Bracket::Open(same_as(close)))
}

/// The two closing angle brackets that are canonically the same are taken for one.
fn same_as(close: char) -> char {
    if close == '\u{232A}' { '\u{3009}' } else { close }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_those_of_the_standard() {
        let path = "/usr/share/unicode/BidiBrackets.txt";
        let file = std::fs::read_to_string(path).expect("Debian package unicode-data");
        let mut listed = 0;
        for line in file.lines() {
            let line = line.split('#').next().unwrap().trim();
            let Some((code, rest)) = line.split_once(';') else { continue };
            let (partner, kind) = rest.split_once(';').unwrap();
            let read =
                |hex: &str| char::from_u32(u32::from_str_radix(hex.trim(), 16).unwrap()).unwrap();
            let expected = match kind.trim() {
                "o" => Bracket::Open(same_as(read(partner))),
                _ => Bracket::Close,
            };
            assert_eq!(bracket(read(code)), Some(expected), "{line}");
            listed += 1;
        }
        assert!(listed >= 128 && BRACKETS.chars().count() == listed);
    }

    /// Cuts with `|` wherever there may be one.
    #[track_caller]
    fn check(text: &str, rtl: bool, expected: &str) {
        let given = Cuttable { text, rtl, isolated: &[], composed: None };
        let sizes = ChunkSizes { wanted: 1, least: 1, most: 1, ..ChunkSizes::USUAL };
        let mut shown = text.to_owned();
        for cut in cut(given, 0, text.len(), &[], sizes).iter().rev() {
            if cut.at < text.len() {
                shown.insert(cut.at, '|');
            }
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_cut_stands_between_two_words_of_the_paragraphs_own_direction() {
        check("قال الرئيس إن", true, "قال |الرئيس |إن");
        check("قال Putin إن القمة", true, "قال Putin إن |القمة");
        check("said الرئيس that day", false, "said الرئيس that |day");
        check("قالَ الرئيس، ثم 15 مرة.", true, "قالَ |الرئيس، ثم 15 مرة.");
        check("قال  الرئيس", true, "قال  الرئيس");
    }

    #[test]
    fn no_cut_stands_inside_a_pair_or_an_isolate() {
        check("قال (إن القمة) غدا يوم", true, "قال (إن القمة) غدا |يوم");
        check("قال إن (القمة غدا يوم", true, "قال |إن (القمة |غدا |يوم");
        check("قال [إن (القمة غدا] يوم هنا", true, "قال [إن (القمة غدا] يوم |هنا");
        check("قال إن) القمة غدا", true, "قال |إن) القمة |غدا");
        check(
            "قال \u{2067}إن القمة\u{2069} يوم هنا",
            true,
            "قال \u{2067}إن القمة\u{2069} يوم |هنا",
        );
        check("قال \u{2067}إن القمة غدا", true, "قال \u{2067}إن القمة غدا");
        check(
            "هنا قال \u{202B}إن القمة\u{202C} غدا يوم",
            true,
            "هنا |قال \u{202B}إن القمة\u{202C} غدا يوم",
        );
        // The bracket inside an address belongs to no pair outside.
        check("في http://a.b/(c ثم غدا) يوم", true, "في http://a.b/(c ثم |غدا) يوم");
    }
}
