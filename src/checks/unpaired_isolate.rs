//! `unpaired-isolate` (warning, or information): direction controls that nothing ends, and direction
//! marks that do nothing.
//!
//! What: in title, text and lead caption, an isolate, embedding or override (U+202A–U+202E,
//! U+2066–U+2069) whose other half is not in the same paragraph. And, as information, U+200E,
//! U+200F or U+061C where everything stands as it would without it: at an edge of a paragraph that
//! runs the same way, or right beside a letter that does. Where that is not certain, nothing is said.
//! Why: nobody sees them, and the first turn the rest of a line round. Source: Unicode Standard
//! Annex 9, X1–X8, W2 and N1; point 36 of the checklist of right-to-left text.
//! Left alone: raw markup.
//! Fix: they go.
//! It must not know lines or glyphs.

use super::texts::{Edit, Holder, edited, edited_title, texts};
use super::{Context, Diagnostic, Finding, Fix, FixKind, Place, Severity};
use crate::article::{Article, BlockKind, Direction, RichText};
use crate::text::Span;
use crate::text::letters::{self, Digits};

pub(super) fn check(article: &Article, _context: &Context, found: &mut Vec<Diagnostic>) {
    let title = RichText::plain(&article.title().name);
    if title.text() == article.title().name {
        tell(article, None, &title, article.direction(), found);
    }
    for (holder, kind, content) in texts(article) {
        if *kind == BlockKind::Raw {
            continue;
        }
        let own = match holder {
            Holder::Lead => None,
            Holder::Block(at) => article.body().block(at).and_then(|block| block.direction()),
        };
        tell(article, Some(holder), content, own.unwrap_or(article.direction()), found);
    }
}

/// LRM, RLM and ALM.
const MARKS: [char; 3] = ['\u{200E}', '\u{200F}', '\u{61C}'];

/// Tells of each kind of control in one text, at the first; `holder` is none for the title.
fn tell(
    article: &Article,
    holder: Option<Holder>,
    content: &RichText,
    base: Direction,
    found: &mut Vec<Diagnostic>,
) {
    let text = content.text();
    if !text.contains(letters::is_bidi_control) {
        return;
    }
    let alone = unpaired(text);
    // What is open to the end of a paragraph leaves no mark certain.
    let is_alone = !alone.is_empty();
    let needless = || {
        // Each kind goes alone, the others staying where they are.
        let mut all: Vec<(usize, char)> =
            MARKS.into_iter().flat_map(|mark| needless_marks(text, base, mark)).collect();
        all.sort_unstable();
        all
    };
    let all = if is_alone { alone } else { needless() };
    let mut told: Vec<char> = Vec::new();
    for &(at, c) in &all {
        if told.contains(&c) {
            continue;
        }
        told.push(c);
        let edits: Vec<Edit> = all
            .iter()
            .filter(|(_, other)| *other == c)
            .map(|&(at, c)| (Span::new(at, at + c.len_utf8()), String::new()))
            .collect();
        let count = edits.len();
        let (severity, finding) = if is_alone {
            (Severity::Warning, Finding::UnpairedControl { control: c, count })
        } else {
            (Severity::Info, Finding::NeedlessMark { mark: c, count })
        };
        let changes = match holder {
            None => edited_title(article, &edits).map(|change| vec![change]),
            Some(holder) => edited(article, holder, content, &edits),
        };
        let fix = changes.map(|changes| Fix { kind: FixKind::RemoveControls { count }, changes });
        let span = Span::new(at, at + c.len_utf8());
        let place = holder.map_or(Place::Title(span), |holder| holder.place(span));
        found.push(Diagnostic { finding, severity, place, fix });
    }
}

/// Controls without their other half, in order (Unicode Standard Annex 9, BD9 and BD11: an isolate's
/// end ends the embeddings inside it too).
fn unpaired(text: &str) -> Vec<(usize, char)> {
    let mut alone = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    // So that no end looks through thousands of beginnings in vain.
    let mut open_isolates = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '\u{2066}'..='\u{2068}' | '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => {
                open_isolates += usize::from(is_isolate(c));
                open.push((at, c));
            }
            '\u{2069}' if open_isolates == 0 => alone.push((at, c)),
            '\u{2069}' => {
                open_isolates -= 1;
                let opening = open.iter().rposition(|&(_, it)| is_isolate(it)).unwrap_or(0);
                alone.extend(open.drain(opening..).skip(1));
            }
            '\u{202C}' => {
                if open.last().is_some_and(|&(_, it)| !is_isolate(it)) {
                    open.pop();
                } else {
                    alone.push((at, c));
                }
            }
            _ => {}
        }
    }
    alone.extend(open);
    alone.sort_unstable();
    alone
}

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2068}')
}

/// What a character does to the direction of its neighbours; `None` where this rule does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strong {
    /// Left to right.
    Left,
    /// Right to left, Hebrew and U+200F.
    Right,
    /// Right to left, Arabic: European digits after it are written as Arabic ones are.
    Arabic,
}

impl Strong {
    fn of(c: char) -> Option<Self> {
        match c {
            '\u{200E}' => Some(Self::Left),
            '\u{200F}' => Some(Self::Right),
            '\u{61C}' => Some(Self::Arabic),
            '\u{5D0}'..='\u{5EA}' => Some(Self::Right),
            '\u{620}'..='\u{64A}'
            | '\u{671}'..='\u{6D3}'
            | '\u{6D5}'
            | '\u{6FA}'..='\u{6FF}'
            | '\u{750}'..='\u{77F}' => Some(Self::Arabic),
            'A'..='Z' | 'a'..='z' => Some(Self::Left),
            'À'..='ɏ' if c.is_alphabetic() => Some(Self::Left),
            '\u{370}'..='\u{481}' if c.is_alphabetic() && c != '\u{37A}' && c != '\u{374}' => {
                Some(Self::Left)
            }
            _ => None,
        }
    }

    fn runs_right(self) -> bool {
        self != Self::Left
    }
}

/// Direction marks of one kind that can go one after another, in order, without anything moving. The
/// text has no unpaired control.
fn needless_marks(text: &str, base: Direction, kind: char) -> Vec<(usize, char)> {
    let mut needless = Vec::new();
    let mut chars = text.char_indices().peekable();
    // The last character that stays.
    let mut before: Option<char> = None;
    while let Some((at, c)) = chars.next() {
        let Some(mark) = Strong::of(c).filter(|_| c == kind) else {
            before = Some(c);
            continue;
        };
        let after = chars.peek().map(|(_, c)| *c);
        let runs_with_base = mark.runs_right() == (base == Direction::Rtl);
        let same_way = |other: Strong| other.runs_right() == mark.runs_right();
        // Neither edge is inside an isolate, for none is open there.
        let does_nothing = match (before.map(Strong::of), after.map(Strong::of)) {
            // A sign over a letter that it is parted from: nobody knows what was meant.
            _ if after.is_some_and(letters::is_optional_mark) => false,
            // The edge of the paragraph is a letter of its direction, not an Arabic one.
            (None, _) => {
                runs_with_base
                    && (mark != Strong::Arabic || !digits_follow(text, at + c.len_utf8()))
            }
            (_, None) => runs_with_base,
            // What follows speaks for itself.
            (_, Some(Some(next))) if same_way(next) => true,
            // European digits ask for the letter before them: was it an Arabic one?
            (Some(Some(last)), _) if same_way(last) => {
                last == mark || !digits_follow(text, at + c.len_utf8())
            }
            _ => false,
        };
        if does_nothing {
            needless.push((at, c));
        } else {
            before = Some(c);
        }
    }
    needless
}

/// Whether digits of the European kind (0–9 and ۰–۹) may come before the next letter.
fn digits_follow(text: &str, from: usize) -> bool {
    let rest = text.get(from..).unwrap_or("");
    let next = rest.chars().find_map(|c| match (Strong::of(c), Digits::of(c)) {
        (Some(_), _) => Some(false),
        (None, Some((Digits::European | Digits::Persian, _))) => Some(true),
        // Another alphabet's letters and numbers are not known here.
        _ if c.is_alphanumeric() && Digits::of(c).is_none() => Some(true),
        _ => None,
    });
    next.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{context, fixed};
    use super::*;
    use crate::article::{Block, Body, Field, Lead, Mark, Picture, Title};

    /// The first control of each kind found, as byte offsets, in a paragraph that runs right to left, in the title and
    /// in the caption; and the text once all are gone.
    #[track_caller]
    fn check(text: &str, expected: &[usize], after: &str) {
        let rich = RichText::plain(text).with_mark(Span::new(0, text.len()), Mark::Bold);
        let lead = Lead { picture: Picture::default(), caption: rich.clone() };
        let blocks = [
            Block::new(BlockKind::Paragraph, rich),
            Block::new(BlockKind::Raw, RichText::plain(text)),
        ];
        let mut article =
            Article::with_body(Title::main(text), Body::new(blocks)).with(Field::Lead(Some(lead)));
        let find = |article: &Article| {
            let mut found = Vec::new();
            super::check(article, &context(), &mut found);
            found
        };
        let places: Vec<Place> = find(&article).into_iter().map(|it| it.place).collect();
        let span = |at: usize| {
            let len = text.get(at..).and_then(|it| it.chars().next()).map_or(0, char::len_utf8);
            Span::new(at, at + len)
        };
        let spans = || expected.iter().map(|&at| span(at));
        let wanted: Vec<Place> = spans()
            .map(Place::Title)
            .chain(spans().map(Place::LeadCaption))
            .chain(spans().map(|span| Place::Body { block: 0, span }))
            .collect();
        assert_eq!(places, wanted, "{}", text.escape_unicode());
        while let Some(one) = find(&article).first() {
            article = fixed(&article, one);
        }
        let now = [
            article.title().name.as_str(),
            article.lead().unwrap().caption.text(),
            article.body().block(0).unwrap().text(),
        ];
        assert_eq!(now, [after; 3]);
        assert_eq!(article.body().block(1).unwrap().text(), text);
    }

    #[test]
    fn point_36_unpaired_isolates_are_told_and_go() {
        let quiet = |text: &str| check(text, &[], text);
        quiet("قمة \u{2066}G20\u{2069} اليوم");
        quiet("\u{2067}أ \u{2068}b\u{2069}\u{2069}");
        quiet("\u{202B}أ\u{202C}");
        check("قمة \u{2066}G20 اليوم", &[7], "قمة G20 اليوم");
        check("قمة G20\u{2069} اليوم", &[10], "قمة G20 اليوم");
        check("أ\u{2067}ب\u{2066}c\u{2069}", &[2], "أب\u{2066}c\u{2069}");
        check("\u{202E}أب", &[0], "أب");
        check("أب\u{202C}", &[4], "أب");
        // An isolate's end closes what was opened in it.
        check("\u{2066}a\u{202B}ب\u{2069}ج", &[4], "\u{2066}aب\u{2069}ج");
        check(
            "\u{202A}a\u{2066}b\u{202C}\u{2069}\u{202C}",
            &[8],
            "\u{202A}a\u{2066}b\u{2069}\u{202C}",
        );
    }

    #[test]
    fn point_36_marks_that_do_nothing_are_told_and_go() {
        let quiet = |text: &str| check(text, &[], text);
        check("\u{200F}قال", &[0], "قال");
        check("قال\u{200F}", &[6], "قال");
        check("قال!\u{200F}", &[7], "قال!");
        check("\u{200F}\u{200F}(Xi)", &[0], "(Xi)");
        check("قا\u{200F}ل", &[4], "قال");
        check("قال \u{200F}شي", &[7], "قال شي");
        check("قال\u{200F} شي", &[6], "قال شي");
        check("قال\u{61C} 13", &[6], "قال 13");
        check("a\u{200E} 13", &[1], "a 13");
        // These do something, or may.
        quiet("قال Xi!\u{200F} ثم");
        quiet("\u{200E}قال");
        quiet("قال\u{200F} 2022-09-13");
        quiet("قال\u{200E}");
        quiet("13\u{200F}-14");
        quiet("Xi\u{200F} ثم");
        quiet("\u{61C}13-14");
        quiet("قال\u{200F}\u{64E}");
        // One alone can go, and then the other.
        check("قال\u{200F}\u{61C} 13", &[6], "قال 13");
    }

    #[test]
    fn the_paragraphs_own_direction_counts() {
        let mut found = Vec::new();
        let block = Block::paragraph("\u{200E}(1)").with_direction(Some(Direction::Ltr));
        let article = Article::with_body(Title::default(), Body::new([block]));
        super::check(&article, &context(), &mut found);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].finding, Finding::NeedlessMark { mark: '\u{200E}', count: 1 });
        assert_eq!(found[0].severity, Severity::Info);
    }
}
