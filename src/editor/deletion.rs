//! What backspace and delete take away, each as one transaction; `None` where there is nothing to
//! take.
//!
//! Backward, the last sign goes before its letter, as it was typed; forward, a whole cluster goes.
//! It knows no keys: which of them means a word, the window decides.

use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use super::{Selection, Transaction};
use crate::article::{Article, Block, BlockKind, Change, Position, RichText, SpliceMarks};
use crate::text::{OBJECT, Span, ceil_boundary, floor_boundary};

/// Takes away what is selected, or else the last sign, letter or object before the caret. At the
/// start of a heading, list item or quotation it makes a paragraph of it; at the start of a
/// paragraph it joins it to the one before. Pictures and raw markup are never joined with text.
pub fn backspace(article: &Article, selection: Selection) -> Option<Transaction> {
    backward(article, selection, |before| before.len() - last_typed(before).len())
}

/// Takes away what is selected, or else the whole cluster after the caret. At the end of a
/// paragraph it joins the next one to it.
pub fn delete(article: &Article, selection: Selection) -> Option<Transaction> {
    forward(article, selection, |after| ceil_boundary(after, first_len(after)))
}

/// Takes away what is selected, or else the word before the caret with its particles and the white
/// space behind it; of punctuation, what stands together; of objects, one.
pub fn backspace_word(article: &Article, selection: Selection) -> Option<Transaction> {
    backward(article, selection, |before| {
        let word = before.trim_end();
        let start = word.split_word_bound_indices().next_back().map_or(0, |(start, _)| start);
        match word.chars().next_back() {
            Some(OBJECT) => word.len() - OBJECT.len_utf8(),
            Some(last) if is_punctuation(last) => word.trim_end_matches(is_punctuation).len(),
            // A sign over an object is a word of its own to nobody but us.
            _ => floor_boundary(before, word.rfind(OBJECT).map_or(start, |at| start.max(at + 3))),
        }
    })
}

/// Takes away what is selected, or else the word after the caret with the white space before it.
pub fn delete_word(article: &Article, selection: Selection) -> Option<Transaction> {
    forward(article, selection, |after| {
        let word = after.trim_start();
        let space = after.len() - word.len();
        let len = match word.chars().next() {
            Some(OBJECT) => OBJECT.len_utf8(),
            Some(first) if is_punctuation(first) => {
                word.len() - word.trim_start_matches(is_punctuation).len()
            }
            _ => {
                let len = word.split_word_bounds().next().map_or(0, str::len);
                word.find(OBJECT).map_or(len, |at| len.min(at))
            }
        };
        ceil_boundary(after, space + len)
    })
}

/// Takes away what is selected, or else everything between the caret and the start of its
/// paragraph; there it does what [`backspace`] does.
pub fn backspace_to_start(article: &Article, selection: Selection) -> Option<Transaction> {
    backward(article, selection, |_| 0)
}

/// Takes away what is selected, or else everything between the caret and the end of its paragraph;
/// there it does what [`delete`] does.
pub fn delete_to_end(article: &Article, selection: Selection) -> Option<Transaction> {
    forward(article, selection, str::len)
}

/// Takes away every block that the selection touches, and puts the caret at the start of the next.
/// An article keeps one paragraph, if an empty one.
pub fn delete_paragraphs(article: &Article, selection: Selection) -> Option<Transaction> {
    let body = article.body();
    let (first, last) = (body.clamp(selection.start()).block, body.clamp(selection.end()).block);
    let is_bare = body.block(0).is_some_and(|it| *it == Block::default());
    if body.is_empty() || (is_bare && body.len() == 1) {
        return None;
    }
    let mut changes = vec![Change::Remove { at: first, count: last - first + 1 }];
    if last - first + 1 == body.len() {
        changes.push(Change::Insert { at: 0, blocks: vec![Arc::new(Block::default())] });
    }
    let caret = if last + 1 < body.len() || first == 0 {
        Position { block: first, offset: 0 }
    } else {
        end_of(article, first - 1)
    };
    Some(ending_at(changes, caret))
}

/// Takes away what is selected; `None` where nothing is.
///
/// Over several blocks, what is left of the last joins what is left of the first, which keeps its
/// kind unless nothing of it is left. A picture, raw markup or a block of a newer version goes
/// only as a whole, and never takes in other text.
pub fn delete_selection(article: &Article, selection: Selection) -> Option<Transaction> {
    let body = article.body();
    let (start, end) = (body.clamp(selection.start()), body.clamp(selection.end()));
    if start == end {
        return None;
    }
    if start.block == end.block {
        let span = Span::new(start.offset, end.offset);
        return Some(ending_at(vec![removal(start.block, span)], start));
    }
    let (first, last) = (body.block(start.block)?, body.block(end.block)?);
    let goes_whole = |block: &Block, covered: bool| {
        !is_prose(block.kind()) && (covered || matches!(block.kind(), BlockKind::Unknown(_)))
    };
    let first_goes = goes_whole(first, start.offset == 0);
    let last_goes = goes_whole(last, end.offset == last.text().len() && end.offset > 0);
    let joins = is_prose(first.kind()) && is_prose(last.kind());
    // With nothing left of the first, the last stays what it is.
    let only_last_is_left = is_prose(first.kind())
        && start.offset == 0
        && !last_goes
        && (end.offset < last.text().len() || !is_prose(last.kind()));

    let from = start.block + usize::from(!first_goes && !only_last_is_left);
    let to = end.block + usize::from(last_goes);
    let mut changes = Vec::new();
    if !last_goes && end.offset > 0 {
        changes.push(removal(end.block, Span::new(0, end.offset)));
    }
    if !first_goes && !only_last_is_left && start.offset < first.text().len() {
        changes.push(removal(start.block, Span::new(start.offset, first.text().len())));
    }
    if from < to {
        changes.push(Change::Remove { at: from, count: to - from });
    }
    if joins && !only_last_is_left {
        changes.push(Change::Join { block: start.block, marks: None });
        // With nothing left of what somebody said, nobody need be named.
        let said = if end.offset < last.text().len() { with_attribution } else { kept_attribution };
        changes.extend(said(start.block, first.kind(), last.kind()));
    }
    if to - from == body.len() {
        changes.push(Change::Insert { at: 0, blocks: vec![Arc::new(Block::default())] });
    }
    if changes.is_empty() {
        return None; // only an edge between blocks that don't join
    }
    // Where the first block went, the caret stands in what has its number, or at the end of all.
    let left = body.len() - (to - from);
    let caret = if first_goes && start.block >= left && start.block > 0 {
        end_of(article, start.block - 1)
    } else {
        start
    };
    Some(ending_at(changes, caret))
}

/// Whether a block is running text of a kind that can be joined with other running text.
pub(super) fn is_prose(kind: &BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph
        | BlockKind::Heading(_)
        | BlockKind::ListItem { .. }
        | BlockKind::Quotation { .. } => true,
        BlockKind::Picture(_) | BlockKind::Raw | BlockKind::Unknown(_) => false,
    }
}

/// Who said it goes with the last paragraph of a quotation; where that paragraph goes, to the one
/// that is left.
pub(super) fn kept_attribution(block: usize, kept: &BlockKind, gone: &BlockKind) -> Option<Change> {
    match (kept, gone) {
        (BlockKind::Quotation { attribution }, BlockKind::Quotation { attribution: said_by })
            if attribution.is_empty() && !said_by.is_empty() =>
        {
            Some(Change::Kind { block, kind: gone.clone() })
        }
        _ => None,
    }
}

/// The same, and where no quotation is left that could take it, as a paragraph after the block: a
/// name that somebody wrote never goes unseen.
pub(super) fn with_attribution(block: usize, kept: &BlockKind, gone: &BlockKind) -> Option<Change> {
    match (kept_attribution(block, kept, gone), gone) {
        (None, BlockKind::Quotation { attribution }) if !attribution.is_empty() => {
            Some(said_by(block + 1, attribution))
        }
        (kept, _) => kept,
    }
}

/// A paragraph that says who said what stands before it.
pub(super) fn said_by(at: usize, attribution: &str) -> Change {
    let block = Block::paragraph(&format!("— {attribution}"));
    Change::Insert { at, blocks: vec![Arc::new(block)] }
}

/// Who said it, where a paragraph leaves its quotation: to what is left of that above it, or else
/// as a paragraph after this one.
pub(super) fn leaving_quotation(article: &Article, at: usize, kind: &BlockKind) -> Option<Change> {
    let above = at.checked_sub(1).and_then(|above| Some((above, article.body().block(above)?)));
    let above = above.and_then(|(above, it)| kept_attribution(above, it.kind(), kind));
    above.or_else(|| with_attribution(at, &BlockKind::Paragraph, kind))
}

/// The changes, and the caret where it is put.
pub(super) fn ending_at(changes: Vec<Change>, caret: Position) -> Transaction {
    Transaction { selection: Some(Selection::caret(caret)), ..Transaction::new(changes) }
}

fn removal(block: usize, span: Span) -> Change {
    Change::Splice { block, span, with: RichText::default(), marks: SpliceMarks::Follow }
}

fn end_of(article: &Article, block: usize) -> Position {
    let offset = article.body().block(block).map_or(0, |it| it.text().len());
    Position { block, offset }
}

/// Takes away from the offset that `from` gives (for the text before the caret) to the caret.
fn backward(
    article: &Article,
    selection: Selection,
    from: impl Fn(&str) -> usize,
) -> Option<Transaction> {
    if !selection.is_caret() {
        return delete_selection(article, selection);
    }
    let caret = article.body().clamp(selection.head);
    let block = article.body().block(caret.block)?;
    let before = block.text().get(..caret.offset)?;
    if before.is_empty() {
        return at_start(article, caret.block, block);
    }
    let start = from(before);
    let change = removal(caret.block, Span::new(start, caret.offset));
    Some(ending_at(vec![change], Position { offset: start, ..caret }))
}

/// Takes away from the caret as many bytes as `len` gives (for the text after it).
fn forward(
    article: &Article,
    selection: Selection,
    len: impl Fn(&str) -> usize,
) -> Option<Transaction> {
    if !selection.is_caret() {
        return delete_selection(article, selection);
    }
    let caret = article.body().clamp(selection.head);
    let block = article.body().block(caret.block)?;
    let after = block.text().get(caret.offset..)?;
    if after.is_empty() {
        return at_end(article, caret, block);
    }
    let span = Span::new(caret.offset, caret.offset + len(after));
    Some(ending_at(vec![removal(caret.block, span)], caret))
}

/// Backspace where nothing stands before the caret in its block.
fn at_start(article: &Article, index: usize, block: &Block) -> Option<Transaction> {
    let body = article.body();
    let here = Position { block: index, offset: 0 };
    let above = index.checked_sub(1).and_then(|above| Some((above, body.block(above)?)));
    match block.kind() {
        BlockKind::Heading(_) | BlockKind::ListItem { .. } | BlockKind::Quotation { .. } => {
            let mut changes = vec![Change::Kind { block: index, kind: BlockKind::Paragraph }];
            changes.extend(leaving_quotation(article, index, block.kind()));
            Some(ending_at(changes, here))
        }
        BlockKind::Picture(_) | BlockKind::Raw if block.text().is_empty() => {
            let changes = vec![Change::Kind { block: index, kind: BlockKind::Paragraph }];
            Some(ending_at(changes, here))
        }
        BlockKind::Picture(_) | BlockKind::Raw | BlockKind::Unknown(_) => None,
        BlockKind::Paragraph => {
            let (above, it) = above?;
            if is_prose(it.kind()) {
                return Some(joined(above, it, block));
            }
            let remove = Change::Remove { at: index, count: 1 };
            block.text().is_empty().then(|| ending_at(vec![remove], end_of(article, above)))
        }
    }
}

/// Delete where nothing stands after the caret in its block.
fn at_end(article: &Article, caret: Position, block: &Block) -> Option<Transaction> {
    let next = article.body().block(caret.block + 1)?;
    match (is_prose(block.kind()), is_prose(next.kind())) {
        (true, true) => Some(joined(caret.block, block, next)),
        (true, false) if block.text().is_empty() => {
            let remove = Change::Remove { at: caret.block, count: 1 };
            Some(ending_at(vec![remove], Position { offset: 0, ..caret }))
        }
        (false, true) if next.text().is_empty() => {
            let remove = Change::Remove { at: caret.block + 1, count: 1 };
            Some(ending_at(vec![remove], caret))
        }
        _ => None,
    }
}

/// Two blocks of prose made one. An empty one goes and leaves the other what it is.
fn joined(index: usize, block: &Block, next: &Block) -> Transaction {
    let seam = Position { block: index, offset: block.text().len() };
    let kept = with_attribution(index, block.kind(), next.kind());
    let says_who = |kind: &BlockKind| matches!(kind, BlockKind::Quotation { attribution } if !attribution.is_empty());
    if block.text().is_empty() && !says_who(block.kind()) && !next.text().is_empty() {
        return ending_at(vec![Change::Remove { at: index, count: 1 }], seam);
    }
    let mut changes = vec![Change::Join { block: index, marks: None }];
    changes.extend(kept);
    ending_at(changes, seam)
}

/// What one backspace takes from the end of a text: of a cluster of letters and signs the last
/// character, of anything drawn as one picture (emoji, flags, keycaps) and of an object the whole.
fn last_typed(before: &str) -> &str {
    let start = floor_boundary(before, before.len().saturating_sub(1));
    let cluster = before.get(start..).unwrap_or(before);
    let Some(last) = cluster.chars().next_back() else { return cluster };
    if last == '\n' || cluster.chars().any(is_of_a_picture) {
        return cluster;
    }
    cluster.get(cluster.len() - last.len_utf8()..).unwrap_or(cluster)
}

/// Parts of emoji: what joins, colours or chooses them, letters of flags, keycaps, tags.
fn is_of_a_picture(c: char) -> bool {
    matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}' | '\u{1F1E6}'..='\u{1F1FF}'
        | '\u{1F300}'..='\u{1FAFF}' | '\u{E0020}'..='\u{E007F}' | '\u{2600}'..='\u{27BF}')
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// Marks between words that go together: `؟!`, `...`, `»،`.
fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '،' | '؛' | '؟' | '٪' | '۔' | '٫' | '٬' | '«' | '»' | '¡' | '¿'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::scripts::{check, read, run};

    #[test]
    fn point_13_backspace_goes_backward_by_one_sign() {
        let check = |before: &str, steps: &[&str]| check(backspace, before, steps);
        check("مرح|با", &["مر|با", "م|با", "|با", "|با"]);
        check("مُح|", &["مُ|", "م|", "|"]);
        check("م\u{651}\u{64E}د|", &["م\u{651}\u{64E}|", "م\u{651}|", "م|"]);
        check("لا|", &["ل|", "|"]);
        check("سلا|م", &["سل|م"]);
        check("أ|", &["|"]);
        check("ا\u{654}|", &["ا|", "|"]);
        check("e\u{301}|x", &["e|x", "|x"]);
        check("م\u{64E}ـ\u{64E}|", &["م\u{64E}ـ|", "م\u{64E}|", "م|"]);
        check("نص👨\u{200D}👩\u{200D}👧|", &["نص|"]);
        check("🇸🇦🇪🇬|", &["🇸🇦|", "|"]);
        check("👍🏽|!", &["|!"]);
        check("1\u{FE0F}\u{20E3}|", &["|"]);
        check("❤\u{FE0F}|", &["|"]);
        check("☝🏿|", &["|"]);
        check("می\u{200C}|خ", &["می|خ"]);
        check("ا\u{200F}|", &["ا|"]);
        check("نص@|", &["نص|"]);
        check("نص@\u{64E}|", &["نص@|", "نص|"]);
        check("\u{64E}|ب", &["|ب"]);
        check("\u{AC01}|", &["|"]);
        check("\u{1100}\u{1161}\u{11A8}|", &["\u{1100}\u{1161}|", "\u{1100}|", "|"]);
        check("% أ\r↵|", &["% أ|"]);
        check("कि|", &["क|"]);
        check("[مر]حبا", &["|حبا"]);
        check("{مر}حبا", &["|حبا"]);
        check("م[ح]ب", &["م|ب"]);
    }

    #[test]
    fn point_14_delete_takes_a_whole_cluster() {
        let check = |before: &str, steps: &[&str]| check(delete, before, steps);
        check("مر|حبا", &["مر|با", "مر|ا", "مر|", "مر|"]);
        check("|مُحَمَّد", &["|حَمَّد", "|مَّد", "|د", "|"]);
        check("|لا", &["|ا", "|"]);
        check("س|لام", &["س|ام"]);
        check("|e\u{301}x", &["|x"]);
        check("|👨\u{200D}👩\u{200D}👧نص", &["|نص"]);
        check("|🇸🇦🇪🇬", &["|🇪🇬", "|"]);
        check("|1\u{FE0F}\u{20E3}2", &["|2"]);
        check("|@\u{64E}ب", &["|\u{64E}ب", "|ب"]);
        check("نص|@ب", &["نص|ب"]);
        check("|\u{200F}ا", &["|ا"]);
        check("م[رح]با", &["م|با"]);
    }

    #[test]
    fn words_go_with_their_particles_and_spaces() {
        let back = |before: &str, steps: &[&str]| check(backspace_word, before, steps);
        back("قال وپوتن|", &["قال |", "|", "|"]);
        back("قال وپوتن |شي", &["قال |شي"]);
        back("قال وپو|تن", &["قال |تن"]);
        back("قال مُحَمَّدٌ  |", &["قال |"]);
        back("قال: نعم!؟|", &["قال: نعم|", "قال: |", "قال|", "|"]);
        back("قال «نعم»،|", &["قال «نعم|", "قال «|", "قال |"]);
        back("في 14/9/2022|", &["في 14/9/|", "في 14/9|", "في 14/|"]);
        back("بنسبة 3.14|", &["بنسبة |"]);
        back("don't |", &["|"]);
        back("نص@|", &["نص|"]);
        back("نص@@ |", &["نص@|"]);
        back("نص@كلمة|", &["نص@|"]);
        back("   |", &["|"]);
        back("شي 👨\u{200D}👩|", &["شي |"]);
        back("ك\u{A0}ت|", &["ك\u{A0}|", "|"]);
        back("م[رح]با", &["م|با"]);
        let forward = |before: &str, steps: &[&str]| check(delete_word, before, steps);
        forward("|قال وپوتن", &["| وپوتن", "|", "|"]);
        forward("قال| وپوتن، نعم", &["قال|، نعم", "قال| نعم", "قال|"]);
        forward("قال و|پوتن", &["قال و|"]);
        forward("|@كلمة", &["|كلمة"]);
        forward("|كل@مة", &["|@مة"]);
        forward("|مُحَمَّدٌ ب", &["| ب"]);
        forward("|... ب", &["| ب"]);
        forward("|   ", &["|"]);
    }

    #[test]
    fn paragraphs_go_from_the_caret_or_whole() {
        check(backspace_to_start, "قال شي|نعم", &["|نعم", "|نعم"]);
        check(delete_to_end, "قال |شي نعم", &["قال |"]);
        check(delete_to_end, "قال|\nنعم", &["قال|نعم"]);
        check(delete_paragraphs, "أ\nب|ب\nج", &["أ\n|ج", "أ|", "|", "|"]);
        check(delete_paragraphs, "= أ|", &["|"]);
        check(delete_paragraphs, "أ[\nب\nج]\nد", &["|د"]);
        check(delete_paragraphs, "! أ\n? |", &["! أ|", "|"]);
    }

    #[test]
    fn the_start_of_a_block_leaves_its_kind_then_joins() {
        let check = |before: &str, steps: &[&str]| check(backspace, before, steps);
        check("أ\n|ب", &["أ|ب"]);
        check("أ\n= |ب", &["أ\n|ب", "أ|ب"]);
        check("* أ\n* |ب", &["* أ\n|ب", "* أ|ب"]);
        check("> أ\n> |ب", &["> أ\n|ب"]);
        check("= أ\n|ب", &["= أ|ب"]);
        check("\n|ب", &["|ب"]);
        check("= \n|ب", &["|ب"]);
        check("= \n|", &["= |"]);
        check("|أ", &["|أ"]);
        check("= |أ", &["|أ", "|أ"]);
        check("! أ\n|ب", &["! أ\n|ب"]);
        check("! أ\n|", &["! أ|"]);
        check("% أ\n|", &["% أ|"]);
        check("? \n|", &["? |"]);
        check("أ\n! |ب", &["أ\n! |ب"]);
        check("أ\n! |", &["أ\n|", "أ|"]);
        check("أ\n% |", &["أ\n|"]);
        check("أ\n% |ب", &["أ\n% |ب"]);
        check("أ\n? |", &["أ\n? |"]);
        check("ب\n|\u{64E}ت", &["|ب\u{64E}ت"]);
    }

    #[test]
    fn the_end_of_a_block_takes_the_next_one_in() {
        let check = |before: &str, steps: &[&str]| check(delete, before, steps);
        check("أ|\nب", &["أ|ب"]);
        check("أ|\n= ب", &["أ|ب"]);
        check("= أ|\nب", &["= أ|ب"]);
        check("|\n= ب", &["= |ب"]);
        check("أ|\n* \nج", &["أ|\nج", "أ|ج"]);
        check("أ|\n! ب", &["أ|\n! ب"]);
        check("|\n! ب", &["! |ب"]);
        check("! أ|\n\nب", &["! أ|\nب", "! أ|\nب"]);
        check("أ|\n% ب", &["أ|\n% ب"]);
        check("أ|\n? ", &["أ|\n? "]);
        check("أ|", &["أ|"]);
    }

    #[test]
    fn a_selection_over_several_blocks_goes_as_one() {
        let check = |before: &str, after: &str| {
            check(backspace, before, &[after]);
            check(delete, before, &[after]);
        };
        check("أ[ب\nج\nد]ه", "أ|ه");
        check("أ{ب\nج\nد}ه", "أ|ه");
        check("= أ[ب\nج]د", "= أ|د");
        check("= [أب\nج]د", "|د");
        check("أ[ب\n* ج]", "أ|");
        check("= [أ\nب]", "= |");
        check("أ[\n]ب", "أ|ب");
        check("[\n]ب", "|ب");
        check("أ[ب\n! ج\n% د\nه]و", "أ|و");
        check("أ[ب\n! ج]د", "أ|\n! د");
        check("أ[ب\n! ج]", "أ|");
        check("! أ[ب\nج]د", "! أ|\nد");
        check("! [أب\nج]د", "|د");
        check("! [أب\nج]", "|");
        check("% أ[ب\n% ج]د", "% أ|\n% د");
        check("! [أ\n% ب]", "|");
        check("أ\n! [ب\n! ج]", "أ|");
        check("? [\n]", "|");
        check("[أ\n? ]", "|");
        check("أ[@\n@]ب", "أ|ب");
        check("[\n! ]ب", "! |ب");
        check("[أ\n! ب]ج", "! |ج");
        check("! أ[\n]ب", "! أ[\n]ب");
    }

    #[test]
    fn who_said_it_stays_with_what_is_left_of_a_quotation() {
        let quotation = |text: &str, said_by: &str| {
            let kind = BlockKind::Quotation { attribution: said_by.to_owned() };
            Block::new(kind, RichText::plain(text))
        };
        let check = |blocks: Vec<Block>,
                     selection: ((usize, usize), (usize, usize)),
                     attributions: &[&str]| {
            let (mut article, _) = read("|");
            article.apply(Change::Remove { at: 0, count: 1 }).unwrap();
            let blocks = blocks.into_iter().map(Arc::new).collect();
            article.apply(Change::Insert { at: 0, blocks }).unwrap();
            let at = |(block, offset)| Position { block, offset };
            let selection = Selection { anchor: at(selection.0), head: at(selection.1) };
            let (after, _) = run(&article, selection, backspace(&article, selection));
            let found: Vec<String> = after
                .body()
                .iter()
                .map(|it| match it.kind() {
                    BlockKind::Quotation { attribution } => attribution.clone(),
                    _ if it.text().starts_with('—') => format!("- {}", it.text()),
                    _ => "-".to_owned(),
                })
                .collect();
            assert_eq!(found, attributions);
        };
        let two = || vec![quotation("أ", ""), quotation("ب", "شي")];
        check(two(), ((1, 0), (1, 0)), &["شي", "-"]);
        check(two(), ((0, 2), (1, 0)), &["شي"]);
        check(two(), ((0, 0), (1, 2)), &["شي"]);
        check(vec![quotation("", "شي"), Block::paragraph("ب")], ((1, 0), (1, 0)), &["شي"]);
        // Where no quotation is left, it stays as a paragraph.
        check(vec![quotation("أ", "شي")], ((0, 0), (0, 0)), &["-", "- — شي"]);
        let three = || vec![quotation("أ", "پوتن"), quotation("ب", "شي")];
        check(three(), ((1, 0), (1, 0)), &["پوتن", "-", "- — شي"]);
        check(three(), ((0, 0), (1, 2)), &["پوتن"]);
        let mixed = || vec![Block::paragraph("أب"), quotation("جد", "شي"), Block::paragraph("")];
        check(mixed(), ((0, 2), (1, 2)), &["-", "- — شي", "-"]);
        check(mixed(), ((0, 2), (1, 4)), &["-", "-"]);
        let (mut article, _) = read("أ|");
        article
            .apply(Change::Insert { at: 1, blocks: vec![Arc::new(quotation("ب", "شي"))] })
            .unwrap();
        let selection = Selection::caret(Position { block: 0, offset: 2 });
        let (after, selection) = run(&article, selection, delete(&article, selection));
        let texts: Vec<&str> = after.body().iter().map(Block::text).collect();
        assert_eq!(texts, ["أب", "— شي"]);
        assert_eq!(selection, Selection::caret(Position { block: 0, offset: 2 }));
    }
}
