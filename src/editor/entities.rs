//! What people decide about the names in an article: to spell them as the house does, to part words
//! that were written in one, to keep a spelling, to link. Each is one step that can be taken back.
//!
//! Mentions are given as they stand in the article now; where the text at one is not what was
//! seen, nothing is done to it. Quotations and markup are never rewritten.

use super::carry::{Edit, spliced, splices};
use super::{Selection, Transaction};
use crate::article::{
    Article, BlockKind, Change, EntityDecision, EntityKind, Field, Lead, Mark, MarkedSpan, Place,
    RichText, Target, Title,
};
use crate::entities::{Entity, Mention, Verdict};
use crate::text::{Span, letters};

/// Writes these mentions as they should be: variants as the house spells them, glued words apart.
/// Particles, vowel signs, marks and links stay. `None` where there is nothing to be done.
pub fn fix<'a>(
    article: &Article,
    mentions: impl IntoIterator<Item = &'a Mention>,
) -> Option<Transaction> {
    let fixable = mentions.into_iter().filter(|mention| mention.is_fixable());
    let mut edits: Vec<(Holder, Span, String)> =
        fixable.filter_map(|mention| edit(article, mention)).collect();
    edits.sort_by_key(|(holder, span, _)| (*holder, span.start));
    edits.dedup_by(|next, last| next.0 == last.0 && next.1.overlaps(last.1));
    let mut changes = Vec::new();
    for of_text in edits.chunk_by(|one, other| one.0 == other.0) {
        let Some((holder, ..)) = of_text.first() else { continue };
        let edits: Vec<Edit> = of_text
            .iter()
            .map(|(_, span, with)| Edit { span: *span, with: RichText::plain(with) })
            .collect();
        match holder {
            Holder::Title => changes.extend(title_change(article, &edits)),
            Holder::Caption => changes.extend(caption_change(article, &edits)),
            Holder::Block(block) => {
                let content = article.body().block(*block)?.content();
                changes.extend(splices(*block, content, &edits, covers));
            }
        }
    }
    (!changes.is_empty()).then(|| Transaction::new(changes))
}

/// Lets a spelling of a name stand in this article.
pub fn accept(article: &Article, entity: &Entity, written: &str) -> Option<Transaction> {
    let mut decision = decision_of(article, entity);
    if decision.accepted.iter().any(|known| known == written) {
        return None;
    }
    decision.accepted.push(written.to_owned());
    Some(decide(article, decision))
}

/// Links a name at its first mention in running text: marks the letters, and gives the name a page
/// where it has none. `None` where it is not mentioned there.
pub fn link<'a>(
    article: &Article,
    entity: &Entity,
    mentions: impl IntoIterator<Item = &'a Mention>,
) -> Option<Transaction> {
    let (block, span) = mentions
        .into_iter()
        .filter_map(|mention| match mention.place {
            Place::Body { block, span } => Some((block, span)),
            _ => None,
        })
        .find(|(block, _)| is_running_text(article, *block))?;
    let content = article.body().block(block)?.content();
    let mark = Mark::Entity(entity.name.clone());
    let mut marks: Vec<MarkedSpan> = content.marks().to_vec();
    // What else was said of these letters by such a mark goes: two of a kind can't lie over another.
    marks.retain(|it| !matches!(it.mark, Mark::Entity(_)) || !it.span.overlaps(span));
    marks.push(MarkedSpan { span, mark });
    let mut decision = decision_of(article, entity);
    if decision.page.is_empty() {
        decision.page.clone_from(&entity.name);
    }
    let mut transaction = decide(article, decision);
    transaction.changes.push(Change::Marks { block, marks });
    Some(transaction)
}

/// Takes every link of a name away: the marks that name it, and links to pages over its mentions.
pub fn unlink<'a>(
    article: &Article,
    entity: &Entity,
    mentions: impl IntoIterator<Item = &'a Mention>,
) -> Option<Transaction> {
    let places = mentions.into_iter().filter_map(|mention| match mention.place {
        Place::Body { block, span } => Some((block, span)),
        _ => None,
    });
    let mut places: Vec<(usize, Span)> = places.collect();
    places.sort_unstable();
    let mut changes = Vec::new();
    for (number, block) in article.body().iter().enumerate() {
        let from = places.partition_point(|(block, _)| *block < number);
        let here = places.get(from..).unwrap_or_default();
        let here = || here.iter().take_while(|(block, _)| *block == number);
        let marks = block.content().marks();
        let stays = |marked: &&MarkedSpan| match &marked.mark {
            Mark::Entity(name) => *name != entity.name,
            Mark::Link(Target::Page(_)) => !here().any(|(_, span)| span.overlaps(marked.span)),
            _ => true,
        };
        let kept: Vec<MarkedSpan> = marks.iter().filter(stays).cloned().collect();
        if kept.len() < marks.len() {
            changes.push(Change::Marks { block: number, marks: kept });
        }
    }
    (!changes.is_empty()).then(|| Transaction::new(changes))
}

/// Sets down what was decided about a name, in the place of what was decided before.
pub fn decide(article: &Article, decision: EntityDecision) -> Transaction {
    let mut decisions = article.entities().to_vec();
    match decisions.iter_mut().find(|it| it.name == decision.name) {
        Some(known) => *known = decision,
        None => decisions.push(decision),
    }
    Transaction::new(vec![Change::Field(Box::new(Field::Entities(decisions)))])
}

/// Adds a name to those of this article, with a page of its name. `None` where it is decided
/// already, or is no name.
pub fn add(article: &Article, name: &str, kind: EntityKind) -> Option<Transaction> {
    let name = letters::without_marks(name.trim()).into_owned();
    let is_known = article.entities().iter().any(|it| it.name == name);
    if name.is_empty() || is_known {
        return None;
    }
    Some(decide(article, EntityDecision { page: name.clone(), name, kind, accepted: Vec::new() }))
}

/// Says what a name names.
pub fn set_kind(article: &Article, entity: &Entity, kind: EntityKind) -> Transaction {
    decide(article, EntityDecision { kind, ..decision_of(article, entity) })
}

/// Says to which page a name leads; to none where it is empty.
pub fn set_page(article: &Article, entity: &Entity, page: &str) -> Transaction {
    let page = page.trim().to_owned();
    decide(article, EntityDecision { page, ..decision_of(article, entity) })
}

/// Forgets what was decided about a name. `None` where nothing was.
pub fn forget(article: &Article, name: &str) -> Option<Transaction> {
    let mut decisions = article.entities().to_vec();
    decisions.retain(|it| it.name != name);
    (decisions.len() < article.entities().len())
        .then(|| Transaction::new(vec![Change::Field(Box::new(Field::Entities(decisions)))]))
}

/// The selected words, where they may be a name: some letters of one paragraph.
pub fn name_in(article: &Article, selection: Selection) -> Option<String> {
    let (start, end) = (selection.start(), selection.end());
    let text = article.body().block(start.block)?.text();
    if start.block != end.block {
        return None;
    }
    let selected = text.get(start.offset..end.offset)?.replace(crate::text::OBJECT, "");
    let name = letters::without_marks(selected.trim()).into_owned();
    let is_name = name.chars().any(char::is_alphabetic) && name.chars().count() <= LONGEST;
    is_name.then_some(name)
}

/// A longer selection is no name, in characters.
const LONGEST: usize = 120;

/// Which text is meant, in the order of the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holder {
    Title,
    Caption,
    Block(usize),
}

/// What is to be written where, if the text there is what was seen.
fn edit(article: &Article, mention: &Mention) -> Option<(Holder, Span, String)> {
    let holder = match mention.place {
        Place::Title(_) => Holder::Title,
        Place::LeadCaption(_) => Holder::Caption,
        Place::Body { block, .. } => Holder::Block(block),
        _ => return None,
    };
    let span = mention.span();
    let text = mention.text(article, span)?;
    match &mention.verdict {
        Verdict::Variant { written, right } => (crate::entities::name_letters(text) == *written)
            .then(|| (holder, span, respelled(text, right))),
        Verdict::Glued { word, at } => {
            let (before, behind) = (Span::new(word.start, *at), Span::new(*at, word.end));
            let is_one = |span| {
                let part = mention.text(article, span)?;
                let is_whole = !part.is_empty() && !part.contains(char::is_whitespace);
                is_whole.then_some(())
            };
            is_one(before).and(is_one(behind))?;
            Some((holder, Span::at(*at), " ".to_owned()))
        }
        Verdict::House | Verdict::Unknown => None,
    }
}

/// The right letters with the vowel signs of what is written, where each letter has its own.
fn respelled(written: &str, right: &str) -> String {
    let is_letter = |c: &char| !letters::is_optional_mark(*c);
    let has_own = right.chars().any(letters::is_optional_mark);
    if has_own || written.chars().filter(is_letter).count() != right.chars().count() {
        return right.to_owned();
    }
    let mut right = right.chars();
    let spelled =
        written.chars().map(|c| if is_letter(&c) { right.next().unwrap_or(c) } else { c });
    spelled.collect()
}

/// A mark over the whole of what goes is a mark over what comes.
fn covers(marked: &MarkedSpan, span: Span) -> bool {
    marked.span.start <= span.start && span.end <= marked.span.end
}

fn title_change(article: &Article, edits: &[Edit]) -> Option<Change> {
    let mut name = article.title().name.clone();
    for edit in edits.iter().rev() {
        name.replace_range(edit.span.start..edit.span.end, edit.with.text());
    }
    let title = Title { name, ..article.title().clone() };
    Some(Change::Field(Box::new(Field::Title(title))))
}

fn caption_change(article: &Article, edits: &[Edit]) -> Option<Change> {
    let lead = article.lead()?;
    let caption = spliced(&lead.caption, edits, covers);
    Some(Change::Field(Box::new(Field::Lead(Some(Lead { caption, ..lead.clone() })))))
}

/// What was decided about a name, or what would be if it were as it is seen.
fn decision_of(article: &Article, entity: &Entity) -> EntityDecision {
    let known = article.entities().iter().find(|it| it.name == entity.name);
    known.cloned().unwrap_or_else(|| EntityDecision {
        name: entity.name.clone(),
        kind: entity.kind,
        page: entity.page.clone(),
        accepted: Vec::new(),
    })
}

fn is_running_text(article: &Article, block: usize) -> bool {
    article.body().block(block).is_some_and(|block| {
        matches!(block.kind(), BlockKind::Paragraph | BlockKind::ListItem { .. })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Body, Picture};
    use crate::editor::Editor;
    use crate::entities::{Cache, Entry, Mentions, Register, find};

    fn register() -> Register {
        let putin = Entry {
            name: "ڤلاديمير پوتن".to_owned(),
            short: vec!["پوتن".to_owned()],
            ..Entry::default()
        };
        let place = |name: &str| Entry {
            name: name.to_owned(),
            kind: EntityKind::Place,
            ..Entry::default()
        };
        Register::new([putin, place("روسيا"), place("أوكرانيا"), place("الإمارات")])
    }

    fn seen(editor: &Editor) -> Mentions {
        find(editor.article(), &register(), &mut Cache::default())
    }

    /// The title, the caption and a paragraph for each further line.
    fn editor(title: &str, caption: &str, lines: &[&str]) -> Editor {
        let body = Body::new(lines.iter().map(|line| Block::paragraph(line)));
        let caption = RichText::plain(caption);
        let lead = Lead { picture: Picture::default(), caption };
        Editor::new(Article::with_body(Title::main(title), body).with(Field::Lead(Some(lead))))
    }

    fn texts(editor: &Editor) -> Vec<String> {
        let article = editor.article();
        let caption = article.lead().map(|lead| lead.caption.text().to_owned());
        let blocks = article.body().iter().map(|block| block.text().to_owned());
        std::iter::once(article.title().name.clone()).chain(caption).chain(blocks).collect()
    }

    /// Runs it, takes it back, makes it again: one step.
    #[track_caller]
    fn run(editor: &mut Editor, transaction: Option<Transaction>) {
        let before = editor.article().clone();
        editor.run(transaction.expect("there is something to be done")).unwrap();
        let after = editor.article().clone();
        assert!(editor.undo());
        assert_eq!(editor.article(), &before);
        assert!(editor.redo());
        assert_eq!(editor.article(), &after);
    }

    #[track_caller]
    fn check_fix(before: &[&str], after: &[&str]) {
        let mut editor = editor(before[0], before[1], &before[2..]);
        let mentions = seen(&editor);
        let transaction = fix(editor.article(), &mentions.mentions);
        run(&mut editor, transaction);
        assert_eq!(texts(&editor), after);
        assert_eq!(seen(&editor).doubts(), 0);
        assert_eq!(fix(editor.article(), &seen(&editor).mentions), None);
    }

    #[test]
    fn everything_is_put_right_at_once() {
        check_fix(
            &["شي وبوتن", "بوتن.", "ڤلاديمير پوتن، بوتن وبوتن", "وَبُوتِـن روسياعلى"],
            &["شي وپوتن", "پوتن.", "ڤلاديمير پوتن، پوتن وپوتن", "وَپُوتِـن روسيا على"],
        );
        check_fix(&["للامارات", "", "فلاديمير بوتن"], &["للإمارات", "", "ڤلاديمير پوتن"]);
    }

    #[test]
    fn one_mention_is_put_right_and_what_changed_since_is_left() {
        let mut editor = editor("بوتن", "", &["ڤلاديمير پوتن وبوتن"]);
        let mentions = seen(&editor);
        let one = mentions.mentions.first();
        let transaction = fix(editor.article(), one);
        run(&mut editor, transaction);
        assert_eq!(texts(&editor), ["پوتن", "", "ڤلاديمير پوتن وبوتن"]);
        // Seen before, and no more what it was.
        assert_eq!(fix(editor.article(), one), None);
    }

    #[test]
    fn marks_stay_and_quotations_are_left() {
        let link = Mark::Link(Target::Page("صفحة".to_owned()));
        let mut rich = RichText::plain("بوتن «بوتن» ڤلاديمير پوتن")
            .with_mark(Span::new(0, 8), link.clone())
            .with_mark(Span::new(0, 13), Mark::Bold);
        rich.push_citation([]);
        let body = Body::new([Block::new(BlockKind::Paragraph, rich)]);
        let mut editor = Editor::new(Article::with_body(Title::main("ع"), body));
        let transaction = fix(editor.article(), &seen(&editor).mentions);
        run(&mut editor, transaction);
        let content = editor.article().body().block(0).unwrap().content();
        assert_eq!(content.plain_text(), "پوتن «بوتن» ڤلاديمير پوتن");
        let expected = [(Span::new(0, 8), link), (Span::new(0, 13), Mark::Bold)];
        let marks: Vec<_> = content.marks().iter().map(|it| (it.span, it.mark.clone())).collect();
        assert_eq!(marks, expected);
        assert_eq!(content.objects().len(), 1);
    }

    #[test]
    fn a_spelling_may_stay() {
        let mut editor = editor("بوتن", "", &["ڤلاديمير پوتن"]);
        let mentions = seen(&editor);
        let transaction = accept(editor.article(), &mentions.entities[0], "بوتن");
        run(&mut editor, transaction);
        let mentions = seen(&editor);
        assert_eq!((mentions.doubts(), mentions.entities[0].mentions.len()), (0, 2));
        assert_eq!(accept(editor.article(), &mentions.entities[0], "بوتن"), None);
        let transaction = forget(editor.article(), "ڤلاديمير پوتن");
        run(&mut editor, transaction);
        assert_eq!(seen(&editor).doubts(), 1);
        assert_eq!(forget(editor.article(), "ڤلاديمير پوتن"), None);
    }

    #[test]
    fn the_first_mention_is_linked_and_unlinked() {
        use crate::entities::Linking;
        let mut editor = editor("روسيا", "روسيا", &["في روسيا", "وروسيا"]);
        let linking = |editor: &Editor| seen(editor).entities[0].linking;
        assert_eq!(linking(&editor), Linking::None);
        let mentions = seen(&editor);
        let transaction = link(editor.article(), &mentions.entities[0], mentions.of(0));
        run(&mut editor, transaction);
        assert_eq!(linking(&editor), Linking::First);
        let marks = editor.article().body().block(0).unwrap().content().marks();
        let span = Span::new(5, 15);
        assert_eq!(marks, [MarkedSpan { span, mark: Mark::Entity("روسيا".to_owned()) }]);
        assert_eq!(editor.article().entities()[0].page, "روسيا");
        let mentions = seen(&editor);
        let transaction = unlink(editor.article(), &mentions.entities[0], mentions.of(0));
        run(&mut editor, transaction);
        assert_eq!(linking(&editor), Linking::None);
        let mentions = seen(&editor);
        assert_eq!(unlink(editor.article(), &mentions.entities[0], mentions.of(0)), None);
    }

    #[test]
    fn names_are_added_and_described() {
        let mut editor = editor("", "", &["قال يوري إن", "ثم"]);
        let at = |block, offset| crate::article::Position { block, offset };
        let select = |from, to| Selection { anchor: from, head: to };
        let selected = |it| name_in(editor.article(), it);
        assert_eq!(selected(select(at(0, 15), at(0, 6))).as_deref(), Some("يوري"));
        assert_eq!(selected(select(at(0, 6), at(0, 7))), None);
        assert_eq!(selected(select(at(0, 6), at(1, 2))), None);
        let transaction = add(editor.article(), " يُوري ", EntityKind::Person);
        run(&mut editor, transaction);
        assert_eq!(add(editor.article(), "يوري", EntityKind::Person), None);
        assert_eq!(add(editor.article(), " ", EntityKind::Person), None);
        let mentions = seen(&editor);
        assert_eq!(mentions.entities[0].mentions.len(), 1);
        let transaction = set_kind(editor.article(), &mentions.entities[0], EntityKind::Work);
        run(&mut editor, Some(transaction));
        let transaction = set_page(editor.article(), &seen(&editor).entities[0], " صفحة ");
        run(&mut editor, Some(transaction));
        let expected = EntityDecision {
            name: "يوري".to_owned(),
            kind: EntityKind::Work,
            page: "صفحة".to_owned(),
            accepted: Vec::new(),
        };
        assert_eq!(editor.article().entities(), [expected]);
    }
}
