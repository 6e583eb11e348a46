//! What typing does: letters with the marks that go on, Enter, the house letters, Arabic
//! punctuation where it is asked for, and where one step of undo ends.
//!
//! Nothing here replaces what stands in the article already: only the key just pressed may mean
//! another sign than the one on it, and one backspace brings that one back. It knows no keyboard
//! and no clock.

use std::borrow::Cow;
use std::sync::Arc;

use super::carry::{Edit, in_one_line, splices};
use super::deletion::{delete_selection, ending_at, is_prose, leaving_quotation};
use super::punctuation::{Context, completed_comma, in_arabic};
use super::{Selection, Transaction, UndoStep};
use crate::article::{Article, Block, BlockKind, Change, Mark, MarkedSpan, Position, RichText};
use crate::text::{Span, ceil_boundary, letters};

/// Which signs the keys `" , ; ?` mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Punctuation {
    /// Those on the keys.
    #[default]
    AsTyped,
    /// « » ، ؛ ؟ in Arabic text, those on the keys elsewhere.
    Arabic,
}

/// What typing does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The change. Its step of undo is its own; see [`undo_step`].
    pub transaction: Transaction,
    /// Where another sign came than the one on the key: what a backspace pressed next does instead
    /// of deleting, so that the sign on the key stands there.
    pub as_typed: Option<Transaction>,
}

/// Whether somebody rested between two keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pause {
    /// No.
    No,
    /// Yes, or did something else between them.
    Yes,
}

/// Puts typed text in the place of what is selected. It is as bold and italic as what stands
/// before it (as what it replaces, where it replaces something); a link or name ends where it
/// ended, but a link whose text is replaced stays a link. `None` where nothing is typed.
///
/// Line breaks become spaces, controls are left out. Where no text can stand (in an empty body, in
/// a block of a newer version) a new paragraph begins.
pub fn insert(
    article: &Article,
    selection: Selection,
    typed: &str,
    punctuation: Punctuation,
) -> Option<Typed> {
    let text: String = typed
        .chars()
        .filter(|&c| letters::is_line_break(c) || !letters::is_unwanted_control(c))
        .collect();
    if text.is_empty() {
        return None;
    }
    let Start { mut changes, article, at, span } = Start::of(article, selection)?;
    let Some(block) = article.body().block(at).filter(|it| takes_text(it.kind())) else {
        let number = if article.body().is_empty() { 0 } else { at + 1 };
        let block = Block::paragraph(&text);
        let caret = Position { block: number, offset: block.text().len() };
        changes.push(Change::Insert { at: number, blocks: vec![Arc::new(block)] });
        return Some(Typed { transaction: ending_at(changes, caret), as_typed: None });
    };
    let text = in_one_line(block.kind(), &text);
    let before = block.text().get(..span.start).unwrap_or("");
    let after = block.text().get(span.end..).unwrap_or("");
    let mut edits = Vec::new();
    let mut undone = None;
    let mut key = text.chars();
    if let (Punctuation::Arabic, Some(key), None) = (punctuation, key.next(), key.next())
        && *block.kind() != BlockKind::Raw
    {
        let base = block.direction().unwrap_or(article.direction());
        let context = Context { before, after, base };
        if let Some(sign) = in_arabic(context, key) {
            edits.push(Edit { span, with: RichText::plain(sign.encode_utf8(&mut [0; 4])) });
            let sign = Span::new(span.start, span.start + sign.len_utf8());
            undone = Some((sign, key));
        } else if let Some((comma, sign)) = completed_comma(context, key) {
            let old = Span::new(span.start - comma.len_utf8(), span.start);
            edits.push(Edit { span: old, with: RichText::plain(sign.encode_utf8(&mut [0; 4])) });
            edits.push(Edit { span, with: RichText::plain(&text) });
            undone = Some((Span::new(old.start, old.start + sign.len_utf8()), comma));
        }
    }
    if edits.is_empty() {
        edits.push(Edit { span, with: RichText::plain(&text) });
    }
    let came: usize = edits.iter().map(|edit| edit.with.text().len()).sum();
    let from = edits.first().map_or(span.start, |edit| edit.span.start);
    let head = block.text().get(..from).unwrap_or("");
    let mut whole = String::with_capacity(block.text().len() + came);
    whole.push_str(head);
    whole.extend(edits.iter().map(|edit| edit.with.text()));
    whole.push_str(after);
    // What is typed before a lone sign takes it in.
    let caret = Position { block: at, offset: ceil_boundary(&whole, from + came) };
    changes.extend(splices(at, block.content(), &edits, goes_on));
    let as_typed = undone.and_then(|(sign, key)| {
        let text = key.encode_utf8(&mut [0; 4]).to_owned();
        let mut after = Article::clone(&article);
        for change in splices(at, block.content(), &edits, goes_on) {
            after.apply(change).ok()?;
        }
        let offset = caret.offset + text.len() - sign.len();
        let edit = Edit { span: sign, with: RichText::plain(&text) };
        let changes = splices(at, after.body().block(at)?.content(), &[edit], |marked, span| {
            marked.span.start <= span.start && span.end <= marked.span.end
        });
        Some(ending_at(changes, Position { block: at, offset }))
    });
    Some(Typed { transaction: ending_at(changes, caret), as_typed })
}

/// Enter: parts the block at the caret, what is selected going first.
///
/// After a heading or a picture a paragraph follows; an empty list item or paragraph of a quotation
/// leaves the list or the quotation instead; at the start of a heading or picture a paragraph comes
/// before it. In raw markup it is a line break.
pub fn enter(article: &Article, selection: Selection) -> Option<Transaction> {
    let Start { mut changes, article, at, span } = Start::of(article, selection)?;
    let empty = || vec![Arc::new(Block::default())];
    let Some(block) = article.body().block(at) else {
        changes.push(Change::Insert { at: 0, blocks: empty() });
        return Some(ending_at(changes, Position::default()));
    };
    let offset = span.start;
    if !span.is_empty() && *block.kind() != BlockKind::Raw {
        changes.extend(splices(at, block.content(), &[gone(span)], goes_on));
    }
    let is_at_end = span.end == block.text().len();
    let is_empty = offset == 0 && is_at_end;
    let next = Position { block: at + 1, offset: 0 };
    let split = |tail: BlockKind| {
        let tail = (tail, block.direction());
        Change::Split { block: at, offset, tail, marks: None }
    };
    match block.kind() {
        BlockKind::Raw => {
            let line = Edit { span, with: RichText::plain("\n") };
            changes.extend(splices(at, block.content(), &[line], goes_on));
            return Some(ending_at(changes, Position { block: at, offset: offset + 1 }));
        }
        BlockKind::Unknown(_) => {
            changes.push(Change::Insert { at: at + 1, blocks: empty() });
        }
        BlockKind::ListItem { .. } | BlockKind::Quotation { .. } if is_empty => {
            changes.push(Change::Kind { block: at, kind: BlockKind::Paragraph });
            changes.extend(leaving_quotation(&article, at, block.kind()));
            return Some(ending_at(changes, Position { block: at, offset: 0 }));
        }
        BlockKind::Heading(_) | BlockKind::Picture(_) if offset == 0 && !is_empty => {
            changes.push(Change::Insert { at, blocks: empty() });
        }
        BlockKind::Heading(_) if !is_at_end => changes.push(split(block.kind().clone())),
        BlockKind::Heading(_) | BlockKind::Picture(_) => changes.push(split(BlockKind::Paragraph)),
        BlockKind::Quotation { .. } => {
            changes.push(split(block.kind().clone()));
            changes.extend(without_attribution(at, block.kind()));
        }
        kind @ (BlockKind::Paragraph | BlockKind::ListItem { .. }) => {
            changes.push(split(kind.clone()));
        }
    }
    Some(ending_at(changes, next))
}

/// The keys that give a house letter with Alt held down, each with its letter, in the order in which
/// a palette shows them. `strings` names the letters.
pub const HOUSE_KEYS: [(char, char); 5] =
    [('ب', 'پ'), ('ف', 'ڤ'), ('ج', 'چ'), ('ك', 'گ'), ('ز', 'ژ')];

/// The house letter that a key means with Alt held down: ب ف ج ك ز give پ ڤ چ گ ژ.
pub fn house_letter(key: char) -> Option<char> {
    let key = if key == 'ک' { 'ك' } else { key };
    HOUSE_KEYS.into_iter().find(|(typed, _)| *typed == key).map(|(_, given)| given)
}

/// Whether typed text is taken back together with what was typed before it. One step is a word
/// with the white space and punctuation behind it; a pause, a line break and several letters at
/// once (an input method's, say) end it. `previous` is what was typed in the step so far, or the
/// end of it.
pub fn undo_step(previous: &str, typed: &str, pause: Pause) -> UndoStep {
    let (Some(last), Some(first)) = (previous.chars().next_back(), typed.chars().next()) else {
        return UndoStep::Own;
    };
    let is_one = ceil_boundary(typed, first.len_utf8()) == typed.len();
    let begins_a_word = last.is_whitespace() && !first.is_whitespace();
    let breaks = letters::is_line_break(last) || letters::is_line_break(first);
    if pause == Pause::Yes || begins_a_word || breaks || !is_one {
        UndoStep::Own
    } else {
        UndoStep::WithPrevious
    }
}

/// Where text goes once what was selected over several blocks is gone.
pub(super) struct Start<'a> {
    /// What takes that away.
    pub(super) changes: Vec<Change>,
    /// The article without it.
    pub(super) article: Cow<'a, Article>,
    /// The number of the block.
    pub(super) at: usize,
    /// What is replaced in it.
    pub(super) span: Span,
}

impl<'a> Start<'a> {
    /// Puts the article into the state where text can come.
    pub(super) fn of(article: &'a Article, selection: Selection) -> Option<Self> {
        let body = article.body();
        let (start, end) = (body.clamp(selection.start()), body.clamp(selection.end()));
        let deleted = delete_selection(article, selection).filter(|_| start.block != end.block);
        let Some(deleted) = deleted else {
            let end = if start.block == end.block { end } else { start };
            let span = Span::new(start.offset, end.offset);
            let article = Cow::Borrowed(article);
            return Some(Self { changes: Vec::new(), article, at: start.block, span });
        };
        let mut article = article.clone();
        for change in deleted.changes.iter().cloned() {
            article.apply(change).ok()?;
        }
        let caret = article.body().clamp(deleted.selection.map_or(start, |it| it.head));
        let span = Span::at(caret.offset);
        let article = Cow::Owned(article);
        Some(Self { changes: deleted.changes, article, at: caret.block, span })
    }
}

/// Whether a mark goes on over what is typed in the place of `span`.
pub(super) fn goes_on(marked: &MarkedSpan, span: Span) -> bool {
    let Span { start, end } = marked.span;
    match marked.mark {
        // At the start of a paragraph nothing stands before: what comes after decides.
        Mark::Bold | Mark::Italic if span.is_empty() => {
            end >= span.start && (start < span.start || span.start == 0)
        }
        Mark::Bold | Mark::Italic => start <= span.start && span.start < end,
        Mark::Link(_) => !span.is_empty() && start <= span.start && span.end <= end,
        // Other letters are another name until somebody says otherwise.
        Mark::Entity(_) => false,
    }
}

/// A quotation whose last paragraph is another one now.
pub(super) fn without_attribution(block: usize, kind: &BlockKind) -> Option<Change> {
    match kind {
        BlockKind::Quotation { attribution } if !attribution.is_empty() => {
            let kind = BlockKind::Quotation { attribution: String::new() };
            Some(Change::Kind { block, kind })
        }
        _ => None,
    }
}

fn takes_text(kind: &BlockKind) -> bool {
    is_prose(kind) || matches!(kind, BlockKind::Picture(_) | BlockKind::Raw)
}

fn gone(span: Span) -> Edit {
    Edit { span, with: RichText::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Body, Direction, Target, Title};
    use crate::editor::deletion::backspace;
    use crate::editor::scripts::{self, read, run, write};

    /// Types the keys one by one (`⏎` is Enter, `⌫` backspace), Arabic punctuation or not.
    #[track_caller]
    fn keys(punctuation: Punctuation, before: &str, keys: &str, expected: &str) {
        let (mut article, mut selection) = read(before);
        let mut as_typed: Option<Transaction> = None;
        for key in keys.chars() {
            let transaction = match key {
                '⏎' => enter(&article, selection),
                '⌫' => as_typed.take().or_else(|| backspace(&article, selection)),
                key => {
                    let key = key.encode_utf8(&mut [0; 4]).to_owned();
                    let typed = insert(&article, selection, &key, punctuation);
                    let (transaction, undone) =
                        typed.map_or((None, None), |it| (Some(it.transaction), it.as_typed));
                    (article, selection) = run(&article, selection, transaction);
                    as_typed = undone;
                    continue;
                }
            };
            as_typed = None;
            (article, selection) = run(&article, selection, transaction);
        }
        let found = write(&article, selection);
        assert_eq!(found, expected, "{}", found.escape_unicode());
    }

    #[test]
    fn letters_come_where_the_caret_is() {
        let check = |before: &str, typed: &str, after: &str| {
            keys(Punctuation::AsTyped, before, typed, after);
        };
        check("مر|با", "ح", "مرح|با");
        check("|", "سلام", "سلام|");
        check("[مر]با", "ح", "ح|با");
        check("{مر}با", "ح", "ح|با");
        check("أ[ب\nج]د", "س", "أس|د");
        check("= [أب\nج]د", "س", "س|د");
        check("م|د", "\u{64F}", "م\u{64F}|د");
        check("|\u{64E}ب", "ت", "ت\u{64E}|ب");
        check("أ@|ب", "ت", "أ@ت|ب");
        check("? |", "س", "? \nس|");
        check("% ا|ب", "س", "% اس|ب");
        check("! |", "شي", "! شي|");
        check("أ|", "\u{1}\u{7}ب", "أب|");
        check("أ|", ",;?\"", "أ,;?\"|");
        check("أب|", "⌫⌫⌫", "|");
        check("🇸|", "🇦", "🇸🇦|");
        check("! أ[\n]ب", "س", "! أس|\nب");
    }

    #[test]
    fn enter_parts_and_leaves() {
        let check = |before: &str, typed: &str, after: &str| {
            keys(Punctuation::AsTyped, before, typed, after);
        };
        check("مر|حبا", "⏎", "مر\n|حبا");
        check("مرحبا|", "⏎س", "مرحبا\nس|");
        check("|مرحبا", "⏎", "\n|مرحبا");
        check("م[رح]با", "⏎", "م\n|با");
        check("أ[ب\nج]د", "⏎", "أ\n|د");
        check("* أ|", "⏎ب⏎⏎ج", "* أ\n* ب\nج|");
        check("* |أ", "⏎", "* \n* |أ");
        check("* |", "⏎⏎", "\n|");
        check("* [أ]", "⏎", "|");
        check("> أ|ب", "⏎", "> أ\n> |ب");
        check("> أ|", "⏎⏎ب", "> أ\nب|");
        check("= أ|", "⏎", "= أ\n|");
        check("= أ|ب", "⏎", "= أ\n= |ب");
        check("= |أ", "⏎", "\n= |أ");
        check("= |", "⏎", "= \n|");
        check("! أ|", "⏎ب", "! أ\nب|");
        check("! |أ", "⏎", "\n! |أ");
        check("! |", "⏎", "! \n|");
        check("% أ|ب", "⏎", "% أ↵|ب");
        check("% أ[ب]ج", "⏎", "% أ↵|ج");
        check("[أ\n% ]ب", "⏎", "% ↵|ب");
        check("? |", "⏎", "? \n|");
        check("أ|", "⏎⌫", "أ|");
        check("= أ|", "⏎⌫", "= أ|");
    }

    #[test]
    fn point_43_house_letters_have_keys() {
        let keys = ['ب', 'ف', 'ج', 'ك', 'ز', 'س', 'b'];
        let letters: Vec<_> = keys.into_iter().map(house_letter).collect();
        let expected = [Some('پ'), Some('ڤ'), Some('چ'), Some('گ'), Some('ژ'), None, None];
        assert_eq!(letters, expected);
        assert!(letters.iter().flatten().all(|c| letters::HOUSE_LETTERS.contains(c)));
        assert_eq!(house_letter('ک'), Some('گ'));
        assert!(HOUSE_KEYS.into_iter().all(|(key, letter)| house_letter(key) == Some(letter)));
    }

    #[test]
    fn punctuation_is_arabic_in_arabic_text() {
        let check = |before: &str, typed: &str, after: &str| {
            keys(Punctuation::Arabic, before, typed, after);
        };
        check("قال|", ",", "قال،|");
        check("قال|", ";", "قال؛|");
        check("لماذا|", "?", "لماذا؟|");
        check("قالَ|", "?", "قالَ؟|");
        check("قال |", "\"نعم\"", "قال «نعم»|");
        check("قال و|", "\"نعم\"", "قال و«نعم»|");
        check("|", "\"نعم\"", "«نعم»|");
        check("|", "\"Yes\" قال", "«Yes» قال|");
        check("قال (|", "\"", "قال («|");
        check("قال: «نعم، |", "\"لا\"\"", "قال: «نعم، «لا»»|");
        check("قال|@", "\"", "قال«|@");
        check("قال@ |", "\"", "قال@ «|");
        // Inside Latin, numbers, addresses and times nothing changes.
        check("قال Putin|", ",;?", "قال Putin,;?|");
        check("He said |", "\"yes\"", "He said \"yes\"|");
        check("قال Xi said |", "\"yes\"", "قال Xi said \"yes\"|");
        check("بلغ 1|", ",000", "بلغ 1,000|");
        check("بلغ ١|", ",000", "بلغ ١,000|");
        check("الساعة 12:30|", ", ثم", "الساعة 12:30، ثم|");
        check("في 2022|", ", قال", "في 2022، قال|");
        check("in 2022|", ", he", "in 2022, he|");
        check("في 2022|", "?", "في 2022؟|");
        check("شاشة 5|", "\"", "شاشة 5\"|");
        check("انظر https://ar.org/سمرقند|", "?a;b,\"", "انظر https://ar.org/سمرقند?a;b,\"|");
        check("انظر www.ar.org/ص|", "?", "انظر www.ar.org/ص?|");
        check("اكتب a/ب|", "?", "اكتب a/ب?|");
        check("حرف &لام|", ";", "حرف &لام;|");
        check("% قال|", ",?", "% قال,?|");
        // One backspace brings back the sign on the key, the next takes it.
        check("قال|", ",⌫", "قال,|");
        check("قال|", ",⌫⌫", "قال|");
        check("قال|", "\"⌫", "قال\"|");
        check("قال |", "\"⌫نعم\"", "قال \"نعم\"|");
        check("في 2022|", ", ⌫", "في 2022, |");
        check("في 2022|", ", ⌫⌫", "في 2022,|");
    }

    #[test]
    fn direction_decides_where_no_letter_does() {
        let (mut article, selection) = read("|");
        let typed = |article: &Article| {
            let typed = insert(article, selection, "\"", Punctuation::Arabic).unwrap();
            write(&run(article, selection, Some(typed.transaction)).0, selection)
        };
        assert_eq!(typed(&article), "|«");
        let direction = Some(Direction::Ltr);
        article.apply(Change::BlockDirection { block: 0, direction }).unwrap();
        assert_eq!(typed(&article), "|\"");
    }

    /// Types `س` at a place of a text with one mark over `marked`, and shows what is marked then.
    #[track_caller]
    fn check_mark(mark: &Mark, text: &str, marked: (usize, usize), at: (usize, usize), then: &str) {
        let rich = RichText::plain(text).with_mark(Span::new(marked.0, marked.1), mark.clone());
        let block = Block::new(BlockKind::Paragraph, rich);
        let article = Article::with_body(Title::default(), Body::new([block]));
        let position = |offset| Position { block: 0, offset };
        let selection = Selection { anchor: position(at.0), head: position(at.1) };
        let typed = insert(&article, selection, "س", Punctuation::AsTyped).unwrap();
        let (after, _) = run(&article, selection, Some(typed.transaction));
        let content = after.body().block(0).unwrap().content();
        let found: Vec<&str> = content
            .marks()
            .iter()
            .map(|it| content.text().get(it.span.start..it.span.end).unwrap())
            .collect();
        assert_eq!(found.join("+"), then);
    }

    #[test]
    fn bold_goes_on_and_links_do_not() {
        let bold = |marked, at, then| check_mark(&Mark::Bold, "abcdef", marked, at, then);
        bold((2, 4), (4, 4), "cdس");
        bold((2, 4), (2, 2), "cd");
        bold((2, 4), (3, 3), "cسd");
        bold((0, 4), (0, 0), "سabcd");
        bold((2, 4), (2, 3), "سd");
        bold((2, 4), (2, 4), "س");
        bold((2, 4), (3, 5), "cس");
        bold((2, 4), (1, 3), "d");
        bold((2, 4), (1, 5), "");
        let link = |marked, at, then| {
            let link = Mark::Link(Target::Page("p".to_owned()));
            check_mark(&link, "abcdef", marked, at, then);
        };
        link((2, 4), (4, 4), "cd");
        link((2, 4), (2, 2), "cd");
        link((0, 4), (0, 0), "abcd");
        link((2, 4), (3, 3), "cسd");
        link((2, 5), (3, 4), "cسe");
        link((2, 5), (2, 3), "سde");
        link((2, 5), (4, 5), "cdس");
        link((2, 4), (2, 4), "س");
        link((2, 4), (3, 5), "c");
        link((2, 4), (1, 5), "");
        let name = |marked, at, then| {
            check_mark(&Mark::Entity("n".to_owned()), "abcdef", marked, at, then);
        };
        name((2, 5), (3, 4), "cسe");
        name((2, 5), (2, 5), "");
        name((2, 5), (5, 5), "cde");
    }

    #[test]
    fn who_said_it_stands_at_the_end_of_a_quotation() {
        let kind = BlockKind::Quotation { attribution: "شي".to_owned() };
        let block = Block::new(kind, RichText::plain("أب"));
        let article = Article::with_body(Title::default(), Body::new([block]));
        let said_by = |article: &Article| -> Vec<String> {
            let kinds = article.body().iter().map(Block::kind);
            kinds
                .map(|kind| match kind {
                    BlockKind::Quotation { attribution } => attribution.clone(),
                    _ => "-".to_owned(),
                })
                .collect()
        };
        let caret = Selection::caret(Position { block: 0, offset: 4 });
        let (article, caret) = run(&article, caret, enter(&article, caret));
        assert_eq!(said_by(&article), ["", "شي"]);
        let (article, _) = run(&article, caret, enter(&article, caret));
        assert_eq!(said_by(&article), ["شي", "-"]);
    }

    #[test]
    fn an_article_without_blocks_gets_one() {
        let article = Article::new();
        let at = Selection::default();
        let typed = insert(&article, at, "س", Punctuation::Arabic).unwrap();
        let (after, selection) = run(&article, at, Some(typed.transaction));
        assert_eq!(write(&after, selection), "س|");
        assert_eq!(insert(&article, at, "", Punctuation::Arabic), None);
        let (after, selection) = run(&article, at, enter(&article, at));
        assert_eq!(write(&after, selection), "|");
        scripts::check(backspace, "|", &["|"]);
    }

    #[track_caller]
    fn check_steps(typed: &[&str], steps: &[&str]) {
        let mut found: Vec<String> = Vec::new();
        for key in typed {
            let (key, pause) =
                key.strip_prefix('…').map_or((*key, Pause::No), |key| (key, Pause::Yes));
            match (undo_step(found.last().map_or("", String::as_str), key, pause), found.last_mut())
            {
                (UndoStep::WithPrevious, Some(step)) => step.push_str(key),
                _ => found.push(key.to_owned()),
            }
        }
        assert_eq!(found, steps);
    }

    #[test]
    fn a_step_of_undo_is_a_word() {
        check_steps(&["س", "ل", "ا", "م"], &["سلام"]);
        check_steps(&["م", "ن", " ", "أ", "ن", "ا"], &["من ", "أنا"]);
        check_steps(&["م", "ن", "،", " ", " ", "أ"], &["من،  ", "أ"]);
        check_steps(&["م", "ُ", "ن"], &["م\u{64F}ن"]);
        check_steps(&["م", "…ن"], &["م", "ن"]);
        check_steps(&["م", "\n", "ن"], &["م", "\n", "ن"]);
        check_steps(&["م", "كلمة", "ن"], &["م", "كلمةن"]);
        check_steps(&[" ", "م"], &[" ", "م"]);
    }
}
