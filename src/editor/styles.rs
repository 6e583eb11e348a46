//! Paragraph styles: what the selected blocks are made, and how deep list items stand.
//!
//! A style asked for twice is taken back. Words are never lost: whom a quotation is by stays with
//! what is left of it, or becomes a paragraph. Pictures, raw markup among other blocks and blocks of
//! a newer version stay what they are. It knows no keys.

use std::sync::Arc;

use super::deletion::{is_prose, said_by};
use super::{Selection, Transaction};
use crate::article::{
    Article, Block, BlockKind, Change, HeadingLevel, ListLevel, ListStyle, Position, RichText,
};
use crate::text::letters;

/// What a paragraph can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Running text.
    Paragraph,
    /// A heading of this level.
    Heading(HeadingLevel),
    /// An item of a list; an item of another list stays as deep as it is.
    Item(ListStyle),
    /// A paragraph of a quotation; one that is quoted already keeps whom it is by.
    Quotation,
    /// Markup kept as it is, one block of all lines.
    Raw,
}

/// Which way list items are moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nesting {
    /// One level in.
    Deeper,
    /// One level out.
    Shallower,
}

/// The style that all selected blocks of text share, if they do.
pub fn style_of(article: &Article, selection: Selection) -> Option<Style> {
    let mut styles = touched(article, selection).filter_map(|(_, block)| style(block.kind()));
    let first = styles.next()?;
    styles.all(|other| other == first).then_some(first)
}

/// Gives the selected blocks a style, or makes paragraphs of them where all of them have it. `None`
/// where nothing changes.
///
/// Lines become raw markup only where none of them holds a citation or another object, for markup
/// can't carry one; marks go. Raw markup, where nothing else is selected, becomes a paragraph a line
/// again, and takes no other style.
pub fn set(article: &Article, selection: Selection, wanted: Style) -> Option<Transaction> {
    if article.body().is_empty() {
        let block =
            Arc::new(Block::new(kind_of(wanted, &BlockKind::Paragraph), RichText::default()));
        let changes = vec![Change::Insert { at: 0, blocks: vec![block] }];
        return (wanted != Style::Paragraph).then(|| Transaction::new(changes));
    }
    let all_are_raw = touched(article, selection).all(|(_, it)| *it.kind() == BlockKind::Raw);
    match wanted {
        Style::Raw | Style::Paragraph if all_are_raw => return lines_of_markup(article, selection),
        Style::Raw => return markup_of_lines(article, selection),
        _ => {}
    }
    let all_have_it = touched(article, selection)
        .filter(|(_, it)| is_prose(it.kind()))
        .all(|(_, it)| style(it.kind()) == Some(wanted));
    let wanted = if all_have_it { Style::Paragraph } else { wanted };
    let first = touched(article, selection).next()?.0;
    let mut changes = Vec::new();
    let mut said: Vec<(usize, &str)> = Vec::new();
    for (at, block) in touched(article, selection).filter(|(_, it)| is_prose(it.kind())) {
        let kind = kind_of(wanted, block.kind());
        if kind == *block.kind() {
            continue;
        }
        changes.push(Change::Kind { block: at, kind });
        if let BlockKind::Quotation { attribution } = block.kind()
            && !attribution.is_empty()
        {
            match rest_of_quotation(article, first, at) {
                Some(rest) => {
                    let kind = block.kind().clone();
                    changes.push(Change::Kind { block: rest, kind });
                }
                None => said.push((at, attribution)),
            }
        }
    }
    // From the last to the first, so that each number is still right when its turn comes.
    for (at, attribution) in said.into_iter().rev() {
        changes.push(said_by(at + 1, attribution));
    }
    (!changes.is_empty()).then(|| Transaction::new(changes))
}

/// Moves the selected list items one level, with what is nested in them. `None` where none can move:
/// an item is at most one level deeper than the one above it, and no list is deeper than six.
pub fn nest(article: &Article, selection: Selection, nesting: Nesting) -> Option<Transaction> {
    let body = article.body();
    let level_at = |at: usize| match body.block(at)?.kind() {
        BlockKind::ListItem { level, .. } => Some(level.get()),
        _ => None,
    };
    let (first, last) = ends(article, selection)?;
    let mut changes = Vec::new();
    let mut above = first.checked_sub(1).and_then(level_at);
    let mut at = first;
    while at <= last {
        let Some(level) = level_at(at) else {
            (above, at) = (None, at + 1);
            continue;
        };
        // The item with all that stands deeper under it.
        let end = (at + 1..body.len())
            .take_while(|&next| level_at(next).is_some_and(|it| it > level))
            .last()
            .unwrap_or(at);
        let moved = |level: u8| match nesting {
            Nesting::Deeper => ListLevel::new(level.saturating_add(1)),
            Nesting::Shallower => ListLevel::new(level.saturating_sub(1)),
        };
        let has_room = match nesting {
            Nesting::Deeper => above.is_some_and(|above| level <= above),
            Nesting::Shallower => true,
        };
        let family = (at..=end).map(|it| Some((it, moved(level_at(it)?)?)));
        let family: Option<Vec<(usize, ListLevel)>> = family.collect();
        match family.filter(|_| has_room) {
            Some(family) => {
                above = family.last().map(|(_, level)| level.get());
                for (block, level) in family {
                    if let Some(BlockKind::ListItem { style, .. }) =
                        body.block(block).map(Block::kind)
                    {
                        let kind = BlockKind::ListItem { style: *style, level };
                        changes.push(Change::Kind { block, kind });
                    }
                }
            }
            None => above = level_at(end),
        }
        at = end + 1;
    }
    (!changes.is_empty()).then(|| Transaction::new(changes))
}

fn style(kind: &BlockKind) -> Option<Style> {
    match kind {
        BlockKind::Paragraph => Some(Style::Paragraph),
        BlockKind::Heading(level) => Some(Style::Heading(*level)),
        BlockKind::ListItem { style, .. } => Some(Style::Item(*style)),
        BlockKind::Quotation { .. } => Some(Style::Quotation),
        BlockKind::Raw => Some(Style::Raw),
        BlockKind::Picture(_) | BlockKind::Unknown(_) => None,
    }
}

/// What a block of this kind becomes.
fn kind_of(wanted: Style, now: &BlockKind) -> BlockKind {
    match (wanted, now) {
        (Style::Paragraph, _) => BlockKind::Paragraph,
        (Style::Heading(level), _) => BlockKind::Heading(level),
        (Style::Item(style), BlockKind::ListItem { level, .. }) => {
            BlockKind::ListItem { style, level: *level }
        }
        (Style::Item(style), _) => BlockKind::ListItem { style, level: ListLevel::FIRST },
        (Style::Quotation, BlockKind::Quotation { .. }) => now.clone(),
        (Style::Quotation, _) => BlockKind::Quotation { attribution: String::new() },
        (Style::Raw, _) => BlockKind::Raw,
    }
}

/// Numbers of the first and last block that the selection touches.
fn ends(article: &Article, selection: Selection) -> Option<(usize, usize)> {
    let last = article.body().len().checked_sub(1)?;
    Some((selection.start().block.min(last), selection.end().block.min(last)))
}

fn touched(
    article: &Article,
    selection: Selection,
) -> impl DoubleEndedIterator<Item = (usize, &Block)> {
    let range = ends(article, selection).map_or(0..0, |(first, last)| first..last + 1);
    range.filter_map(|at| Some((at, article.body().block(at)?)))
}

/// The last paragraph that is left of the quotation that ends at `at`, where the blocks from `first`
/// on leave it.
fn rest_of_quotation(article: &Article, first: usize, at: usize) -> Option<usize> {
    let goes_on = |at: usize| {
        let kind = article.body().block(at).map(Block::kind);
        matches!(kind, Some(BlockKind::Quotation { attribution }) if attribution.is_empty())
    };
    let above = (0..at).rev().take_while(|&above| goes_on(above)).find(|&above| above < first);
    above.filter(|&above| above + 1 == first)
}

/// Blocks of text made one block of markup.
fn markup_of_lines(article: &Article, selection: Selection) -> Option<Transaction> {
    let (first, last) = ends(article, selection)?;
    let fits = |block: &Block| {
        let is_text = is_prose(block.kind()) || *block.kind() == BlockKind::Raw;
        is_text && block.content().objects().is_empty()
    };
    let mut text = String::new();
    // Where each block begins in the markup.
    let mut starts = Vec::with_capacity(last - first + 1);
    for (at, block) in touched(article, selection) {
        if !fits(block) {
            return None;
        }
        if at > first {
            text.push('\n');
        }
        starts.push(text.len());
        text.push_str(block.text());
        if let BlockKind::Quotation { attribution } = block.kind()
            && !attribution.is_empty()
        {
            text.push_str("\n— ");
            text.push_str(attribution);
        }
    }
    let body = article.body();
    let moved = |position: Position| {
        let Position { block, offset } = body.clamp(position);
        let start = starts.get(block.saturating_sub(first)).copied().unwrap_or(0);
        Position { block: first, offset: start + offset }
    };
    let selection = Selection { anchor: moved(selection.anchor), head: moved(selection.head) };
    let block = Arc::new(Block::new(BlockKind::Raw, RichText::plain(&text)));
    let changes = vec![
        Change::Remove { at: first, count: last - first + 1 },
        Change::Insert { at: first, blocks: vec![block] },
    ];
    Some(Transaction { selection: Some(selection), ..Transaction::new(changes) })
}

/// Blocks of markup made a paragraph a line.
fn lines_of_markup(article: &Article, selection: Selection) -> Option<Transaction> {
    let (first, last) = ends(article, selection)?;
    let mut blocks = Vec::new();
    // For each line: its block of old, where it begins there, and its length.
    let mut lines: Vec<(usize, usize, usize)> = Vec::new();
    for (at, block) in touched(article, selection) {
        let mut start = 0;
        for line in block.text().split_inclusive(letters::is_line_break) {
            let bare = line.trim_end_matches(letters::is_line_break);
            // A carriage return with its line feed ends one line, not two.
            if line == "\n" && block.text().get(..start).is_some_and(|it| it.ends_with('\r')) {
                start += line.len();
                continue;
            }
            blocks.push(Arc::new(Block::paragraph(bare)));
            lines.push((at, start, bare.len()));
            start += line.len();
        }
        if block.text().is_empty() || block.text().ends_with(letters::is_line_break) {
            blocks.push(Arc::new(Block::default()));
            lines.push((at, start, 0));
        }
    }
    let body = article.body();
    let moved = |position: Position| {
        let Position { block, offset } = body.clamp(position);
        let number = lines.partition_point(|line| (line.0, line.1) <= (block, offset));
        let number = number.saturating_sub(1);
        let line = lines.get(number).copied().unwrap_or_default();
        let offset = offset.saturating_sub(line.1).min(line.2);
        Position { block: first + number, offset }
    };
    let selection = Selection { anchor: moved(selection.anchor), head: moved(selection.head) };
    let changes = vec![
        Change::Remove { at: first, count: last - first + 1 },
        Change::Insert { at: first, blocks },
    ];
    Some(Transaction { selection: Some(selection), ..Transaction::new(changes) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Body, Citation, Mark, Object, RefId, Title};
    use crate::editor::scripts::{read, run, write};
    use crate::text::Span;

    const HEADING: Style = Style::Heading(HeadingLevel::FIRST);
    const BULLET: Style = Style::Item(ListStyle::Bullet);

    #[track_caller]
    fn check(before: &str, style: Style, after: &str) {
        let (article, selection) = read(before);
        let (styled, selected) = run(&article, selection, set(&article, selection, style));
        assert_eq!(write(&styled, selected), after);
    }

    #[test]
    fn a_style_comes_and_asked_for_again_goes() {
        check("أ|ب", HEADING, "= أ|ب");
        check("= أ|ب", HEADING, "أ|ب");
        check("= أ|ب", Style::Paragraph, "أ|ب");
        check("أ|ب", Style::Paragraph, "أ|ب");
        check("أ[ب\nج]د", BULLET, "* أ[ب\n* ج]د");
        check("* أ[ب\nج]د", BULLET, "* أ[ب\n* ج]د");
        check("* أ[ب\n* ج]د", BULLET, "أ[ب\nج]د");
        check("* أ{ب\n* ج}د", Style::Quotation, "> أ{ب\n> ج}د");
        check("> أ|", Style::Quotation, "أ|");
        check("أ@|", HEADING, "= أ@|");
        check("|", Style::Quotation, "> |");
    }

    #[test]
    fn pictures_and_markup_stay_what_they_are() {
        check("! أ|", HEADING, "! أ|");
        check("? |", HEADING, "? |");
        check("% أ|", HEADING, "% أ|");
        check("أ[ب\n! ج\n% د\nه]و", BULLET, "* أ[ب\n! ج\n% د\n* ه]و");
    }

    #[test]
    fn lines_become_markup_and_markup_lines() {
        check("ا[ب\nج]د", Style::Raw, "% ا[ب↵ج]د");
        check("% أ↵|ب", Style::Raw, "أ\n|ب");
        check("% أ↵[ب↵\n% ج]د", Style::Paragraph, "أ\n[ب\n\nج]د");
        check("% |", Style::Raw, "|");
        check("أ@|", Style::Raw, "أ@|");
        check("أ[\n! ]ب", Style::Raw, "أ[\n! ]ب");
        check("أ[\n% ب↵ج]", Style::Raw, "% أ[↵ب↵ج]");
        check("= أ|", Style::Raw, "% أ|");
        let crlf = Block::new(BlockKind::Raw, RichText::plain("أ\r\nب\n\nج"));
        let article = Article::with_body(Title::default(), Body::new([crlf]));
        let at = Selection::caret(Position { block: 0, offset: 4 });
        let (article, at) = run(&article, at, set(&article, at, Style::Raw));
        assert_eq!(write(&article, at), "أ\n|ب\n\nج");
    }

    #[test]
    fn markup_takes_no_marks_with_it() {
        let rich = RichText::plain("أب").with_mark(Span::new(0, 2), Mark::Bold);
        let block = Block::new(BlockKind::Paragraph, rich);
        let article = Article::with_body(Title::default(), Body::new([block]));
        let at = Selection::default();
        let (after, _) = run(&article, at, set(&article, at, Style::Raw));
        assert!(after.body().block(0).unwrap().content().marks().is_empty());
    }

    fn said(text: &str, by: &str) -> Block {
        let kind = BlockKind::Quotation { attribution: by.to_owned() };
        Block::new(kind, RichText::plain(text))
    }

    /// Sets a style from block `from` to block `to`, and shows each block as `kind text — by`.
    #[track_caller]
    fn check_said(
        blocks: &[(&str, &str)],
        (from, to): (usize, usize),
        style: Style,
        after: &[&str],
    ) {
        let body = blocks.iter().map(|(text, by)| match *by {
            "-" => Block::paragraph(text),
            by => said(text, by),
        });
        let article = Article::with_body(Title::default(), Body::new(body));
        let at = |block| Position { block, offset: 0 };
        let selection = Selection { anchor: at(from), head: at(to) };
        let (after_it, _) = run(&article, selection, set(&article, selection, style));
        let shown = after_it.body().iter().map(|block| match block.kind() {
            BlockKind::Quotation { attribution } => format!("> {} / {attribution}", block.text()),
            BlockKind::Raw => format!("% {}", block.text().replace('\n', "↵")),
            _ => block.text().to_owned(),
        });
        assert_eq!(shown.collect::<Vec<_>>(), after);
    }

    #[test]
    fn who_said_it_is_never_lost() {
        let two = [("أ", ""), ("ب", "شي")];
        let paragraph = Style::Paragraph;
        check_said(&two, (1, 1), paragraph, &["> أ / شي", "ب"]);
        check_said(&two, (0, 0), paragraph, &["أ", "> ب / شي"]);
        check_said(&two, (0, 1), paragraph, &["أ", "ب", "— شي"]);
        check_said(&two, (0, 1), Style::Quotation, &["أ", "ب", "— شي"]);
        let mixed = [("أ", "-"), ("ب", "شي"), ("ج", "-")];
        check_said(&mixed, (0, 2), Style::Quotation, &["> أ / ", "> ب / شي", "> ج / "]);
        let apart = [("أ", "شي"), ("ب", "پوتن"), ("ج", "-")];
        check_said(&apart, (0, 1), BULLET, &["أ", "— شي", "ب", "— پوتن", "ج"]);
        check_said(&apart, (1, 1), BULLET, &["> أ / شي", "ب", "— پوتن", "ج"]);
        check_said(&apart, (0, 2), Style::Raw, &["% أ↵— شي↵ب↵— پوتن↵ج"]);
    }

    /// Levels of list items (0 for a paragraph), moved from `from` to `to`.
    #[track_caller]
    fn check_levels(before: &[u8], (from, to): (usize, usize), nesting: Nesting, after: &[u8]) {
        let kind = |level: u8| match ListLevel::new(level) {
            Some(level) => BlockKind::ListItem { style: ListStyle::Numbered, level },
            None => BlockKind::Paragraph,
        };
        let blocks = before.iter().map(|level| Block::new(kind(*level), RichText::plain("س")));
        let article = Article::with_body(Title::default(), Body::new(blocks));
        let at = |block| Position { block, offset: 2 };
        let selection = Selection { anchor: at(to), head: at(from) };
        let (moved, selected) = run(&article, selection, nest(&article, selection, nesting));
        assert_eq!(selected, selection);
        let levels = moved.body().iter().map(|block| match block.kind() {
            BlockKind::ListItem { level, .. } => level.get(),
            _ => 0,
        });
        assert_eq!(levels.collect::<Vec<_>>(), after);
    }

    #[test]
    fn items_move_with_what_is_nested_in_them() {
        let deeper =
            |before: &[u8], at, after: &[u8]| check_levels(before, at, Nesting::Deeper, after);
        deeper(&[1, 1, 1], (1, 1), &[1, 2, 1]);
        deeper(&[1, 1, 1], (1, 2), &[1, 2, 2]);
        deeper(&[1, 1], (0, 0), &[1, 1]);
        deeper(&[1, 1], (0, 1), &[1, 2]);
        deeper(&[1, 2], (1, 1), &[1, 2]);
        deeper(&[1, 1, 2, 3, 1], (1, 1), &[1, 2, 3, 4, 1]);
        deeper(&[0, 1], (0, 1), &[0, 1]);
        deeper(&[1, 0, 1], (2, 2), &[1, 0, 1]);
        deeper(&[5, 5, 6], (1, 1), &[5, 5, 6]);
        let out =
            |before: &[u8], at, after: &[u8]| check_levels(before, at, Nesting::Shallower, after);
        out(&[1, 2], (1, 1), &[1, 1]);
        out(&[1, 2, 3], (1, 1), &[1, 1, 2]);
        out(&[1, 2], (0, 1), &[1, 2]);
        out(&[3, 0, 2], (0, 2), &[2, 0, 1]);
        out(&[0], (0, 0), &[0]);
    }

    #[test]
    fn the_style_at_the_caret_can_be_asked() {
        let asked = |script: &str| {
            let (article, selection) = read(script);
            style_of(&article, selection)
        };
        assert_eq!(asked("= أ|"), Some(HEADING));
        assert_eq!(asked("* أ[\n* ]ب"), Some(BULLET));
        assert_eq!(asked("* أ[\n]ب"), None);
        assert_eq!(asked("! أ|"), None);
        assert_eq!(style_of(&Article::new(), Selection::default()), None);
    }

    #[test]
    fn an_article_without_blocks_gets_one() {
        let (article, at) = (Article::new(), Selection::default());
        let (after, selected) = run(&article, at, set(&article, at, HEADING));
        assert_eq!(write(&after, selected), "= |");
        assert_eq!(set(&article, at, Style::Paragraph), None);
        let mut cited = RichText::plain("أ");
        cited.push_object(Object::Citation(Citation { references: vec![RefId::new("a")] }));
        let body = Body::new([Block::new(BlockKind::Paragraph, cited)]);
        let article = Article::with_body(Title::default(), body);
        assert_eq!(set(&article, at, Style::Raw), None);
    }
}
