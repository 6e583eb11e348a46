//! What is put into a text that is not typed letter by letter: citations, links, pictures, special
//! characters. It knows no dialog: what is put in, the caller has.

use std::sync::Arc;

use super::deletion::ending_at;
use super::sources::Known;
use super::typing::{self, Punctuation};
use super::{Selection, Transaction};
use crate::article::{
    Article, Block, BlockKind, Change, Citation, Mark, MarkedSpan, Object, Picture, Placed,
    Position, RefId, Reference, RichText, SpliceMarks, Target,
};
use crate::text::{OBJECT, Span, letters, words};

/// Characters that no keyboard has and Arabic texts need, for a palette. `strings` names them.
pub const CHARACTERS: [char; 35] = [
    '«', '»', '‹', '›', '–', '—', '…', '٪', '؉', '٫', '٬', '×', '÷', '°', '©', '®', '\u{640}',
    '\u{64B}', '\u{64C}', '\u{64D}', '\u{64E}', '\u{64F}', '\u{650}', '\u{651}', '\u{652}',
    '\u{670}', 'ٱ', 'ﷺ', '\u{A0}', '\u{200C}', '\u{200D}', '\u{200E}', '\u{200F}', '\u{61C}',
    '\u{202F}',
];

/// Which way a part of a text runs, whatever stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Isolate {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
    /// As its first letter does.
    Auto,
}

/// Cites a reference behind what is selected, and behind the word that it ends in. It is added to the article's unless one that says the
/// same is there already; where its id is empty or another's, it gets one that can be read.
///
/// A citation right before the caret takes the reference in, or else one right after it; one
/// with white space between stays apart. `None` where it is cited there already, and in raw markup,
/// which holds no citations.
pub fn citation(
    article: &Article,
    selection: Selection,
    reference: &Reference,
) -> Option<Transaction> {
    let (id, added) = Known::of(article.references()).arrive(reference);
    let mut transaction = cite(article, selection, &id)?;
    if let Some(reference) = added {
        let at = article.references().len();
        transaction.changes.insert(0, Change::InsertReference { at, reference });
    }
    Some(transaction)
}

/// Where a citation stands that is put here: behind the word in which this is, for no word is cut
/// in two by its source.
pub fn cited_at(article: &Article, caret: Position) -> Position {
    let caret = article.body().clamp(caret);
    let Some(block) = article.body().block(caret.block) else { return caret };
    let around = words::words(block.text())
        .map(|(span, _)| span)
        .take_while(|span| span.start < caret.offset)
        .find(|span| caret.offset < span.end);
    Position { offset: around.map_or(caret.offset, |span| span.end), ..caret }
}

/// Cites the reference of this id behind what is selected, as [`citation`] does.
pub fn cite(article: &Article, selection: Selection, id: &RefId) -> Option<Transaction> {
    let caret = cited_at(article, selection.end());
    let cited = |references: Vec<RefId>| {
        let mut rich = RichText::default();
        rich.push_citation(references);
        rich
    };
    let block = match article.body().block(caret.block) {
        Some(block) => block,
        None => {
            let block = Block::new(BlockKind::Paragraph, cited(vec![id.clone()]));
            let changes = vec![Change::Insert { at: 0, blocks: vec![Arc::new(block)] }];
            let caret = Position { block: 0, offset: OBJECT.len_utf8() };
            return Some(ending_at(changes, caret));
        }
    };
    if matches!(block.kind(), BlockKind::Raw | BlockKind::Unknown(_)) {
        return None;
    }
    let content = block.content();
    let before = caret.offset.checked_sub(OBJECT.len_utf8());
    let before = before.and_then(|at| Some((citation_at(content, at)?, at)));
    let neighbour = before.or_else(|| Some((citation_at(content, caret.offset)?, caret.offset)));
    let Some((citation, at)) = neighbour else {
        let span = Span::at(caret.offset);
        let with = cited(vec![id.clone()]);
        let change = Change::Splice { block: caret.block, span, with, marks: SpliceMarks::Follow };
        let offset = caret.offset + OBJECT.len_utf8();
        return Some(ending_at(vec![change], Position { offset, ..caret }));
    };
    if citation.references.contains(id) {
        return None;
    }
    let mut references = citation.references.clone();
    let place = if at < caret.offset { references.len() } else { 0 };
    references.insert(place, id.clone());
    let span = Span::new(at, at + OBJECT.len_utf8());
    // One object takes another's place, so every mark stays where it was.
    let touching = content.marks().iter().filter(|marked| marked.span.touches(span));
    let marks = SpliceMarks::Exactly(touching.cloned().collect());
    let change = Change::Splice { block: caret.block, span, with: cited(references), marks };
    Some(ending_at(vec![change], Position { offset: span.end, ..caret }))
}

fn citation_at(content: &RichText, offset: usize) -> Option<&Citation> {
    let at = content.objects().binary_search_by_key(&offset, |placed| placed.offset).ok()?;
    match content.objects().get(at) {
        Some(Placed { object: Object::Citation(citation), .. }) => Some(citation),
        _ => None,
    }
}

/// Where what somebody typed as a link's target leads: an address of the web, with its scheme or
/// begun with `www.`, or else a page of the wiki, with or without its brackets. `None` for nothing.
pub fn target(typed: &str) -> Option<Target> {
    let typed = typed.trim();
    let begins =
        |with: &str| typed.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    let page = typed.strip_prefix("[[").and_then(|it| it.strip_suffix("]]")).unwrap_or(typed);
    let page = page.split('|').next().unwrap_or(page).trim();
    if begins("http://") || begins("https://") {
        Some(Target::Url(typed.to_owned()))
    } else if begins("www.") {
        Some(Target::Url(format!("https://{typed}")))
    } else {
        (!page.is_empty()).then(|| Target::Page(page.to_owned()))
    }
}

/// The link that the caret stands at or the selection touches first, with its block: for a dialog
/// that shows where it leads.
pub fn link_at(article: &Article, selection: Selection) -> Option<(usize, &MarkedSpan)> {
    parts(article, selection).into_iter().find_map(|(at, span)| {
        let content = article.body().block(at)?.content();
        Some((at, links(content, span).next()?))
    })
}

/// Makes a link: over what is selected; or else the link at the caret leads elsewhere; or else over
/// the word at the caret; or else where it leads is written there, as a link. Links that were there
/// keep what is not selected. `None` where no text can be linked, or it is so already.
pub fn link(article: &Article, selection: Selection, target: &Target) -> Option<Transaction> {
    let (Target::Page(address) | Target::Url(address)) = target;
    if address.trim().is_empty() {
        return None;
    }
    let mark = Mark::Link(target.clone());
    let changes: Vec<Change> = parts(article, selection)
        .into_iter()
        .filter_map(|(at, span)| {
            let content = article.body().block(at)?.content();
            let span = if !span.is_empty() {
                trimmed(content.text(), span)?
            } else if let Some(link) = links(content, span).next() {
                link.span
            } else {
                word_at(content.text(), span.start)?
            };
            let mut marks = without_links(content.marks(), span);
            marks.push(MarkedSpan { span, mark: mark.clone() });
            let is_there = content.marks().iter().any(|it| it.span == span && it.mark == mark);
            (!is_there).then_some(Change::Marks { block: at, marks })
        })
        .collect();
    if !changes.is_empty() {
        let selection = Some(selection.clamped(article.body()));
        return Some(Transaction { selection, ..Transaction::new(changes) });
    }
    // Where a word or link is, it leads there already.
    let caret = article.body().clamp(selection.head);
    let block = article.body().block(caret.block);
    let content = block.map(Block::content);
    let is_bare = content.is_none_or(|it| {
        links(it, Span::at(caret.offset)).next().is_none()
            && word_at(it.text(), caret.offset).is_none()
    });
    let takes_links = block.is_none_or(|it| *it.kind() != BlockKind::Raw);
    if !selection.is_caret() || !is_bare || !takes_links {
        return None;
    }
    let typed = typing::insert(article, selection, address.trim(), Punctuation::AsTyped)?;
    let mut after = article.clone();
    for change in typed.transaction.changes.iter().cloned() {
        after.apply(change).ok()?;
    }
    let mut transaction = typed.transaction;
    let head = transaction.selection?.head;
    let content = after.body().block(head.block)?.content();
    // Not all that was given need have come: a text takes no controls.
    let (start, before) = match block.filter(|_| head.block == caret.block) {
        Some(block) => (caret.offset, block.text().len()),
        None => (0, 0),
    };
    let span = Span::new(start, start + content.text().len().checked_sub(before)?);
    let mut marks = content.marks().to_vec();
    marks.push(MarkedSpan { span, mark });
    transaction.changes.push(Change::Marks { block: head.block, marks });
    Some(transaction)
}

/// Takes every link away that the caret stands at or the selection touches; the words stay.
pub fn unlink(article: &Article, selection: Selection) -> Option<Transaction> {
    let changes: Vec<Change> = parts(article, selection)
        .into_iter()
        .filter_map(|(at, span)| {
            let content = article.body().block(at)?.content();
            let gone: Vec<Span> = links(content, span).map(|link| link.span).collect();
            let is_kept = |it: &&MarkedSpan| !is_link(it) || !gone.contains(&it.span);
            let marks = content.marks().iter().filter(is_kept).cloned().collect();
            (!gone.is_empty()).then_some(Change::Marks { block: at, marks })
        })
        .collect();
    let selection = Some(selection.clamped(article.body()));
    (!changes.is_empty()).then(|| Transaction { selection, ..Transaction::new(changes) })
}

/// Puts a picture in, the caret behind its caption: in the place of the empty paragraph that the
/// caret stands in; before the block at whose start it stands; else after the block. What is
/// selected stays.
pub fn picture(
    article: &Article,
    selection: Selection,
    picture: Picture,
    caption: &str,
) -> Transaction {
    let caret = article.body().clamp(selection.head);
    let block = Block::new(BlockKind::Picture(picture), RichText::plain(caption));
    let offset = block.text().len();
    let mut changes = Vec::new();
    let here = article.body().block(caret.block);
    let at = match here {
        None => 0,
        Some(it) if *it.kind() == BlockKind::Paragraph && it.text().is_empty() => {
            changes.push(Change::Remove { at: caret.block, count: 1 });
            caret.block
        }
        Some(it) if caret.offset == 0 && !it.text().is_empty() => caret.block,
        Some(_) => caret.block + 1,
    };
    // A quotation that is parted is by the same person on both sides.
    if let Some(above) = at.checked_sub(1).filter(|_| changes.is_empty())
        && let Some(BlockKind::Quotation { attribution }) =
            article.body().block(above).map(Block::kind)
        && attribution.is_empty()
        && let Some(kind) = end_of_quotation(article, at)
    {
        changes.push(Change::Kind { block: above, kind });
    }
    changes.push(Change::Insert { at, blocks: vec![Arc::new(block)] });
    ending_at(changes, Position { block: at, offset })
}

/// Puts one character in the place of what is selected. `None` for a control or the place of an
/// object.
pub fn character(article: &Article, selection: Selection, c: char) -> Option<Transaction> {
    if c == OBJECT || letters::is_line_break(c) {
        return None;
    }
    let typed = c.encode_utf8(&mut [0; 4]).to_owned();
    let typed = typing::insert(article, selection, &typed, Punctuation::AsTyped)?;
    Some(typed.transaction)
}

/// Puts an isolate around what is selected in one block, so that it runs its own way; with nothing
/// selected, the caret comes to stand inside. `None` over several blocks and where no text stands.
pub fn isolate(article: &Article, selection: Selection, isolate: Isolate) -> Option<Transaction> {
    let opening = match isolate {
        Isolate::Ltr => "\u{2066}",
        Isolate::Rtl => "\u{2067}",
        Isolate::Auto => "\u{2068}",
    };
    let selection = selection.clamped(article.body());
    let (start, end) = (selection.start(), selection.end());
    let block = article.body().block(start.block)?;
    if start.block != end.block || matches!(block.kind(), BlockKind::Unknown(_)) {
        return None;
    }
    let put = |at: usize, text: &str| Change::Splice {
        block: start.block,
        span: Span::at(at),
        with: RichText::plain(text),
        marks: SpliceMarks::Follow,
    };
    let changes = vec![put(end.offset, "\u{2069}"), put(start.offset, opening)];
    let moved =
        |position: Position| Position { offset: position.offset + opening.len(), ..position };
    let selection = Selection { anchor: moved(selection.anchor), head: moved(selection.head) };
    Some(Transaction { selection: Some(selection), ..Transaction::new(changes) })
}

/// The kind of the paragraph that ends the quotation of which block `at` is one, where it says whom
/// it is by.
fn end_of_quotation(article: &Article, at: usize) -> Option<BlockKind> {
    let kinds = article.body().iter().skip(at).map(Block::kind);
    kinds
        .map_while(|kind| match kind {
            BlockKind::Quotation { attribution } => Some((kind, attribution)),
            _ => None,
        })
        .find(|(_, attribution)| !attribution.is_empty())
        .map(|(kind, _)| kind.clone())
}

fn is_link(marked: &MarkedSpan) -> bool {
    matches!(marked.mark, Mark::Link(_))
}

/// The links that a caret at `span` stands at, or that share a letter with it.
fn links(content: &RichText, span: Span) -> impl Iterator<Item = &MarkedSpan> {
    content.marks().iter().filter(move |it| {
        is_link(it) && if span.is_empty() { it.span.touches(span) } else { it.span.overlaps(span) }
    })
}

/// Marks with no link over `span`; links keep what lies outside it.
fn without_links(marks: &[MarkedSpan], span: Span) -> Vec<MarkedSpan> {
    let mut kept = Vec::with_capacity(marks.len() + 2);
    for it in marks {
        if !is_link(it) || !it.span.overlaps(span) {
            kept.push(it.clone());
            continue;
        }
        let before = Span { start: it.span.start, end: it.span.end.min(span.start) };
        let after = Span { start: it.span.start.max(span.end), end: it.span.end };
        let rest = [before, after].into_iter().filter(|span| span.start < span.end);
        kept.extend(rest.map(|span| MarkedSpan { span, mark: it.mark.clone() }));
    }
    kept
}

/// The selected part of each block whose text can carry links; for a caret, its place.
fn parts(article: &Article, selection: Selection) -> Vec<(usize, Span)> {
    let selection = selection.clamped(article.body());
    let (start, end) = (selection.start(), selection.end());
    (start.block..=end.block)
        .filter_map(|at| {
            let block = article.body().block(at)?;
            if matches!(block.kind(), BlockKind::Raw | BlockKind::Unknown(_)) {
                return None;
            }
            let from = if at == start.block { start.offset } else { 0 };
            let to = if at == end.block { end.offset } else { block.text().len() };
            (selection.is_caret() || from < to).then_some((at, Span::new(from, to)))
        })
        .collect()
}

/// `span` without the white space and objects at its ends; nothing where nothing else is in it.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let part = text.get(span.start..span.end)?;
    let goes = |c: char| c.is_whitespace() || c == OBJECT;
    let start = span.start + (part.len() - part.trim_start_matches(goes).len());
    let end = span.end.checked_sub(part.len() - part.trim_end_matches(goes).len())?;
    // A sign on an object that goes would lose its place: then all stays.
    let is_whole = crate::text::is_boundary(text, start) && crate::text::is_boundary(text, end);
    (start < end).then_some(if is_whole { Span { start, end } } else { span })
}

/// The word around an offset, or that ends or begins there.
fn word_at(text: &str, offset: usize) -> Option<Span> {
    words::words(text)
        .map(|(span, _)| span)
        .take_while(|span| span.start <= offset)
        .filter(|span| span.touches(Span::at(offset)))
        .last()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Body, Title};
    use crate::editor::scripts::{read, run, write};

    fn reference(id: &str, url: &str) -> Reference {
        Reference { id: RefId::new(id), url: url.to_owned(), ..Reference::default() }
    }

    /// The script after citing, and the ids of each citation.
    #[track_caller]
    fn check_cited(before: &str, new: &Reference, after: &str, cited: &[&str], known: &[&str]) {
        let (article, selection) = read(before);
        let (article, _) =
            article.with_references(vec![reference("a", "https://a.org"), reference("b", "x")]);
        let (article, selection) = run(&article, selection, citation(&article, selection, new));
        assert_eq!(write(&article, selection), after);
        let objects = article.body().iter().flat_map(|block| block.content().objects());
        let ids = objects.map(|placed| match &placed.object {
            Object::Citation(it) => {
                it.references.iter().map(RefId::as_str).collect::<Vec<_>>().join(" ")
            }
            Object::Raw(_) => String::new(),
        });
        assert_eq!(ids.collect::<Vec<_>>(), cited);
        let ids = article.references().iter().map(|it| it.id.as_str());
        assert_eq!(ids.collect::<Vec<_>>(), known);
    }

    #[test]
    fn a_citation_comes_behind_what_is_selected() {
        let (a, b) = (reference("a", "https://a.org"), reference("b", "x"));
        check_cited("قال|.", &a, "قال@|.", &["a"], &["a", "b"]);
        check_cited("[قال].", &a, "قال@|.", &["a"], &["a", "b"]);
        // A word isn't cut in two.
        check_cited("قا|ل هنا", &a, "قال@| هنا", &["a"], &["a", "b"]);
        check_cited("[قال ه]نا@.", &b, "قال هنا@|.", &["b a"], &["a", "b"]);
        check_cited("قال |هنا", &a, "قال @|هنا", &["a"], &["a", "b"]);
        check_cited("|", &a, "@|", &["a"], &["a", "b"]);
        check_cited("قال@|.", &b, "قال@|.", &["a b"], &["a", "b"]);
        check_cited("قال|@.", &b, "قال@|.", &["b a"], &["a", "b"]);
        check_cited("قال@|@.", &b, "قال@|@.", &["a b", "a"], &["a", "b"]);
        check_cited("قال@ |.", &b, "قال@ @|.", &["a", "b"], &["a", "b"]);
        check_cited("قال@|.", &a, "قال@|.", &["a"], &["a", "b"]);
        check_cited("= قال|", &a, "= قال@|", &["a"], &["a", "b"]);
        check_cited("! قال|", &a, "! قال@|", &["a"], &["a", "b"]);
        check_cited("% قال|", &a, "% قال|", &[], &["a", "b"]);
        check_cited("? |", &a, "? |", &[], &["a", "b"]);
    }

    #[test]
    fn a_new_reference_is_added_and_gets_a_name() {
        let c = reference("c", "https://c.org");
        check_cited("قال|", &c, "قال@|", &["c"], &["a", "b", "c"]);
        let other = reference("a", "https://c.org");
        check_cited("قال|", &other, "قال@|", &["c"], &["a", "b", "c"]);
        let nameless = reference("", "https://rt.com/x");
        check_cited("قال@|", &nameless, "قال@|", &["a rt"], &["a", "b", "rt"]);
        // The same under another name is the one that is there.
        let same = reference("z", "https://a.org");
        check_cited("قال|", &same, "قال@|", &["a"], &["a", "b"]);
    }

    #[test]
    fn a_citation_never_stands_inside_a_cluster() {
        let (article, _) = read("مُد|");
        let inside = Selection::caret(Position { block: 0, offset: 2 });
        let (after, at) = run(&article, inside, citation(&article, inside, &reference("a", "")));
        assert_eq!(write(&after, at), "@|مُد");
        let (article, at) = (Article::new(), Selection::default());
        let (after, at) = run(&article, at, citation(&article, at, &reference("a", "")));
        assert_eq!(write(&after, at), "@|");
    }

    #[test]
    fn marks_around_a_citation_stay() {
        let mut rich = RichText::plain("أب");
        rich.push_citation([RefId::new("a")]);
        rich.push_text("ج");
        let rich = rich.with_mark(Span::new(2, 9), Mark::Bold);
        let body = Body::new([Block::new(BlockKind::Paragraph, rich.clone())]);
        let article = Article::with_body(Title::default(), body);
        let at = Selection::caret(Position { block: 0, offset: 7 });
        let (after, _) = run(&article, at, citation(&article, at, &reference("b", "")));
        assert_eq!(after.body().block(0).unwrap().content().marks(), rich.marks());
    }

    #[test]
    fn what_is_typed_as_a_target_is_understood() {
        let page = |name: &str| Some(Target::Page(name.to_owned()));
        let url = |address: &str| Some(Target::Url(address.to_owned()));
        assert_eq!(target(" سمرقند "), page("سمرقند"));
        assert_eq!(target("[[سمرقند|المدينة]]"), page("سمرقند"));
        assert_eq!(target("HTTPS://a.org/x"), url("HTTPS://a.org/x"));
        assert_eq!(target("www.a.org"), url("https://www.a.org"));
        assert_eq!(target("ويكيبيديا:ميدان"), page("ويكيبيديا:ميدان"));
        assert_eq!(target(" "), None);
        assert_eq!(target("[[|]]"), None);
    }

    fn page(name: &str) -> Target {
        Target::Page(name.to_owned())
    }

    /// The script, with a link to «ق» over bytes `linked` of the first block, after `command`; and
    /// what is linked then, as `words>page`.
    #[track_caller]
    fn check_links(
        before: &str,
        linked: Option<(usize, usize)>,
        command: impl Fn(&Article, Selection) -> Option<Transaction>,
        after: &str,
        links: &[&str],
    ) {
        let (mut article, selection) = read(before);
        if let Some((start, end)) = linked {
            let mark = Mark::Link(page("ق"));
            let marks = vec![MarkedSpan { span: Span::new(start, end), mark }];
            article.apply(Change::Marks { block: 0, marks }).unwrap();
        }
        let (article, selection) = run(&article, selection, command(&article, selection));
        assert_eq!(write(&article, selection), after);
        let mut found = Vec::new();
        for block in article.body().iter() {
            for it in block.content().marks() {
                let Mark::Link(Target::Page(page)) = &it.mark else { continue };
                let words = block.text().get(it.span.start..it.span.end).unwrap();
                found.push(format!("{words}>{page}"));
            }
        }
        assert_eq!(found, links);
    }

    #[test]
    fn links_come_over_what_is_selected_or_the_word() {
        let made = |article: &Article, at| link(article, at, &page("ر"));
        let check = |before, linked, after, links: &[&str]| {
            check_links(before, linked, made, after, links);
        };
        check("في [سمرقند] اليوم", None, "في [سمرقند] اليوم", &["سمرقند>ر"]);
        check("في[ سمرقند ]اليوم", None, "في[ سمرقند ]اليوم", &["سمرقند>ر"]);
        check("في سمر|قند", None, "في سمر|قند", &["سمرقند>ر"]);
        check("في سمرقند|، اليوم", None, "في سمرقند|، اليوم", &["سمرقند>ر"]);
        check("في |", None, "في ر|", &["ر>ر"]);
        check("|", None, "ر|", &["ر>ر"]);
        check("? |", None, "? \nر|", &["ر>ر"]);
        check("% في|", None, "% في|", &[]);
        check("في [ ]", None, "في [ ]", &[]);
        check("[أ@]ب", None, "[أ@]ب", &["أ>ر"]);
        check("أ[ب\nج]د", None, "أ[ب\nج]د", &["ب>ر", "ج>ر"]);
        // What was linked: the whole of it at a caret, else what is selected.
        check("ابج|د", Some((2, 6)), "ابج|د", &["بج>ر"]);
        check("ا[ب]جد", Some((0, 8)), "ا[ب]جد", &["ا>ق", "ب>ر", "جد>ق"]);
        let again = |article: &Article, at| link(article, at, &page("ق"));
        check_links("ا|ب", Some((0, 4)), again, "ا|ب", &["اب>ق"]);
        let nowhere = |article: &Article, at| link(article, at, &page(" "));
        check_links("ا|ب", None, nowhere, "ا|ب", &[]);
    }

    #[test]
    fn links_go_whole_and_their_words_stay() {
        let check = |before, linked, after, links: &[&str]| {
            check_links(before, linked, unlink, after, links);
        };
        check("ابج|د", Some((2, 6)), "ابج|د", &[]);
        check("ا[ب]جد", Some((0, 8)), "ا[ب]جد", &[]);
        check("ا[ب]جد", Some((4, 8)), "ا[ب]جد", &["جد>ق"]);
        check("|ابجد", Some((4, 8)), "|ابجد", &["جد>ق"]);
        let (mut article, at) = read("اب|");
        assert_eq!(link_at(&article, at), None);
        let marks = vec![MarkedSpan { span: Span::new(0, 4), mark: Mark::Link(page("ق")) }];
        article.apply(Change::Marks { block: 0, marks: marks.clone() }).unwrap();
        assert_eq!(link_at(&article, at), Some((0, &marks[0])));
    }

    #[test]
    fn pictures_stand_between_paragraphs() {
        let check = |before: &str, after: &str| {
            let (article, at) = read(before);
            let made = picture(&article, at, Picture::default(), "شي");
            let (article, at) = run(&article, at, Some(made));
            assert_eq!(write(&article, at), after);
        };
        check("أ|ب", "أب\n! شي|");
        check("|أب", "! شي|\nأب");
        check("أب|\nج", "أب\n! شي|\nج");
        check("أ\n|\nب", "أ\n! شي|\nب");
        check("[أب]", "أب\n! شي|");
        check("* |", "* \n! شي|");
        let article = Article::new();
        let made = picture(&article, Selection::default(), Picture::default(), "");
        let (article, at) = run(&article, Selection::default(), Some(made));
        assert_eq!(write(&article, at), "! |");
    }

    #[test]
    fn a_picture_inside_a_quotation_leaves_both_parts_their_speaker() {
        let said = |text: &str, by: &str| {
            let kind = BlockKind::Quotation { attribution: by.to_owned() };
            Block::new(kind, RichText::plain(text))
        };
        let body = Body::new([said("أ", ""), said("ب", ""), said("ج", "شي")]);
        let article = Article::with_body(Title::default(), body);
        for (block, offset) in [(0, 2), (1, 0)] {
            let at = Selection::caret(Position { block, offset });
            let made = picture(&article, at, Picture::default(), "");
            let (after, _) = run(&article, at, Some(made));
            assert_eq!(after.body().block(0), Some(&said("أ", "شي")));
            assert_eq!(after.body().block(2), Some(&said("ب", "")));
            assert_eq!(after.body().block(3), Some(&said("ج", "شي")));
        }
    }

    #[test]
    fn characters_and_isolates_come_where_they_are_asked_for() {
        let check = |before: &str, c: char, after: &str| {
            let (article, at) = read(before);
            let (article, at) = run(&article, at, character(&article, at, c));
            assert_eq!(write(&article, at), after);
        };
        check("مر|حبا", '\u{200C}', "مر\u{200C}|حبا");
        check("م[رح]با", '—', "م—|با");
        check("مر|حبا", '\n', "مر|حبا");
        check("مر|حبا", '\u{1}', "مر|حبا");
        check("مر|حبا", OBJECT, "مر|حبا");
        for c in CHARACTERS {
            check("|", c, &format!("{c}|"));
        }
        let check = |before: &str, way: Isolate, after: &str| {
            let (article, at) = read(before);
            let (article, at) = run(&article, at, isolate(&article, at, way));
            assert_eq!(write(&article, at), after);
        };
        check("قال [G20] لنا", Isolate::Ltr, "قال \u{2066}[G20]\u{2069} لنا");
        check("قال {G20} لنا", Isolate::Auto, "قال \u{2068}{G20}\u{2069} لنا");
        check("قال |", Isolate::Rtl, "قال \u{2067}|\u{2069}");
        check("أ[ب\nج]د", Isolate::Rtl, "أ[ب\nج]د");
        check("? |", Isolate::Rtl, "? |");
    }
}
