//! What is done with the references of an article: added, edited, doubled, merged, taken out, each
//! together with the citations in the text that name them, as one step of undo.
//!
//! It must not know forms, lists or which reference is shown: whoever calls has a reference and its
//! number in the list.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::carry::{self, Edit};
use super::{Selection, Transaction, insert};
use crate::article::{
    Article, Block, BlockKind, Change, Field, Lead, MarkedSpan, Object, Position, RefId, Reference,
    RichText, UrlStatus,
};
use crate::checks::Place;
use crate::citations::name;
use crate::dates::DateField;
use crate::text::{OBJECT, Span};

/// What becomes of the citations of a reference that is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Citations {
    /// They stay, and are told as undefined.
    Stay,
    /// They go too; a citation of several sources keeps the others.
    Go,
}

/// Adds a reference at the end of the list. Where its id is empty or another's, it gets one that
/// can be read. Answers with the id that it has then.
pub fn add(article: &Article, reference: &Reference) -> (RefId, Transaction) {
    let id = free_id(article, reference, None);
    let reference = Arc::new(Reference { id: id.clone(), ..reference.clone() });
    let at = article.references().len();
    (id, Transaction::new(vec![Change::InsertReference { at, reference }]))
}

/// Adds several references as [`add`] does each, in one step. Answers with their ids.
pub fn add_all(article: &Article, references: &[Reference]) -> (Vec<RefId>, Transaction) {
    let mut taken: HashSet<RefId> = article.references().iter().map(|it| it.id.clone()).collect();
    let first = article.references().len();
    let mut ids = Vec::with_capacity(references.len());
    let mut changes = Vec::with_capacity(references.len());
    for (at, reference) in (first..).zip(references) {
        let id = if reference.id.as_str().is_empty() || taken.contains(&reference.id) {
            name::unique(reference, |id| taken.contains(id))
        } else {
            reference.id.clone()
        };
        taken.insert(id.clone());
        let reference = Arc::new(Reference { id: id.clone(), ..reference.clone() });
        changes.push(Change::InsertReference { at, reference });
        ids.push(id);
    }
    (ids, Transaction::new(changes))
}

/// Adds references as [`add_all`] does and cites the first behind what is selected, in one step;
/// only adds them where no citation can stand, as in raw markup.
pub fn add_and_cite(
    article: &Article,
    selection: Selection,
    references: &[Reference],
) -> (Vec<RefId>, Transaction) {
    let (ids, mut added) = add_all(article, references);
    if let Some(cited) = ids.first().and_then(|id| insert::cite(article, selection, id)) {
        added.changes.extend(cited.changes);
        added.selection = cited.selection;
    }
    (ids, added)
}

/// Puts `new` in the place of reference `index`. An empty id leaves it the id that it has, one that
/// is another's becomes one that can be read; a changed id is carried into every citation of the
/// text. `None` where there is no such reference, or nothing changes.
pub fn replace(article: &Article, index: usize, new: &Reference) -> Option<Transaction> {
    let old = article.references().at(index)?;
    let id = match new.id.as_str() {
        "" => old.id.clone(),
        _ => free_id(article, new, Some(&old.id)),
    };
    let reference = Arc::new(Reference { id: id.clone(), ..new.clone() });
    if *reference == *old {
        return None;
    }
    let mut changes = vec![Change::ReplaceReference { at: index, reference }];
    if id != old.id {
        changes.extend(recited(article, &old.id, Some(&id)));
    }
    Some(Transaction::new(changes))
}

/// Puts a copy of reference `index` right after it, under a name of its own, which is the answer
/// too. `None` where there is no such reference.
pub fn duplicate(article: &Article, index: usize) -> Option<(RefId, Transaction)> {
    let original = article.references().at(index)?;
    let unnamed = Reference { id: RefId::default(), ..original.clone() };
    let id = free_id(article, &unnamed, None);
    let reference = Arc::new(Reference { id: id.clone(), ..unnamed });
    let change = Change::InsertReference { at: index + 1, reference };
    Some((id, Transaction::new(vec![change])))
}

/// Makes two references one: `kept` keeps what it says, its empty fields take what `gone` says, and
/// what cited `gone` cites it. A citation that cited both cites it once. `None` where the two are one
/// or there are no such two.
pub fn merge(article: &Article, kept: usize, gone: usize) -> Option<Transaction> {
    let (first, second) = (article.references().at(kept)?, article.references().at(gone)?);
    if kept == gone {
        return None;
    }
    let mut changes = Vec::new();
    let merged = filled(first, second);
    if merged != *first {
        let reference = Arc::new(merged);
        changes.push(Change::ReplaceReference { at: kept, reference });
    }
    changes.push(Change::RemoveReference { at: gone });
    changes.extend(recited(article, &second.id, Some(&first.id)));
    Some(Transaction::new(changes))
}

/// Takes a reference out. `None` where there is no such reference.
pub fn remove(article: &Article, index: usize, citations: Citations) -> Option<Transaction> {
    let gone = article.references().at(index)?;
    let mut changes = vec![Change::RemoveReference { at: index }];
    if citations == Citations::Go {
        changes.extend(recited(article, &gone.id, None));
    }
    Some(Transaction::new(changes))
}

/// Where each reference is cited, in the order of the page: in the lead picture's caption, then in
/// the text. A citation that names a reference twice is one use. Takes time in proportion to the
/// text.
pub fn uses(article: &Article) -> HashMap<RefId, Vec<Place>> {
    let mut uses: HashMap<RefId, Vec<Place>> = HashMap::new();
    let lead = article.lead().map(|lead| (None, &lead.caption));
    let blocks = article.body().iter().enumerate();
    let texts = lead.into_iter().chain(blocks.map(|(at, block)| (Some(at), block.content())));
    for (block, content) in texts {
        for placed in content.objects() {
            let Object::Citation(citation) = &placed.object else { continue };
            let span = Span::new(placed.offset, placed.offset + OBJECT.len_utf8());
            let place = match block {
                None => Place::LeadCaption(span),
                Some(block) => Place::Body { block, span },
            };
            for id in &citation.references {
                let places = uses.entry(id.clone()).or_default();
                if places.last() != Some(&place) {
                    places.push(place.clone());
                }
            }
        }
    }
    uses
}

/// The references that are cited, in the order of the page, each as often as it is.
pub fn cited(article: &Article) -> impl Iterator<Item = &RefId> {
    let lead = article.lead().map(|lead| &lead.caption);
    let blocks = article.body().iter().map(Block::content);
    let objects = lead.into_iter().chain(blocks).flat_map(|content| content.objects());
    objects.flat_map(|placed| match &placed.object {
        Object::Citation(citation) => citation.references.as_slice(),
        Object::Raw(_) => &[],
    })
}

/// The first of these places in the text behind `caret`, or the first of all where none is: jumping
/// again and again goes round. Places of [`uses`] are in order already.
pub fn next_use(places: &[Place], caret: Position) -> Option<&Place> {
    let behind = places.iter().find(|place| match place {
        Place::Body { block, span } => (*block, span.start) > (caret.block, caret.offset),
        _ => false,
    });
    behind.or_else(|| places.first())
}

/// The id of a reference in this article, where `own` is the one that it may have already.
fn free_id(article: &Article, reference: &Reference, own: Option<&RefId>) -> RefId {
    let others = article.references().iter().map(|entry| &entry.id);
    let taken: HashSet<&RefId> = others.filter(|id| Some(*id) != own).collect();
    if !reference.id.as_str().is_empty() && !taken.contains(&reference.id) {
        return reference.id.clone();
    }
    name::unique(reference, |id| taken.contains(id))
}

/// What `kept` says, and where it says nothing what `other` does.
fn filled(kept: &Reference, other: &Reference) -> Reference {
    let text = |kept: &str, other: &str| {
        if kept.trim().is_empty() { other.to_owned() } else { kept.to_owned() }
    };
    let date = |kept: &DateField, other: &DateField| {
        if kept.is_empty() { other.clone() } else { kept.clone() }
    };
    let mut extra = kept.extra.clone();
    extra.extend(other.extra.iter().filter(|it| !kept.extra.contains(it)).cloned());
    Reference {
        id: kept.id.clone(),
        kind: kept.kind,
        authors: if kept.authors.is_empty() { &other.authors } else { &kept.authors }.clone(),
        title: text(&kept.title, &other.title),
        translated_title: text(&kept.translated_title, &other.translated_title),
        site: text(&kept.site, &other.site),
        publisher: text(&kept.publisher, &other.publisher),
        agency: text(&kept.agency, &other.agency),
        place: text(&kept.place, &other.place),
        language: text(&kept.language, &other.language),
        published: date(&kept.published, &other.published),
        accessed: date(&kept.accessed, &other.accessed),
        url: text(&kept.url, &other.url),
        archive_url: text(&kept.archive_url, &other.archive_url),
        archived: date(&kept.archived, &other.archived),
        url_status: match kept.url_status {
            UrlStatus::Unknown => other.url_status,
            known => known,
        },
        quote: text(&kept.quote, &other.quote),
        pages: text(&kept.pages, &other.pages),
        volume: text(&kept.volume, &other.volume),
        issue: text(&kept.issue, &other.issue),
        isbn: text(&kept.isbn, &other.isbn),
        doi: text(&kept.doi, &other.doi),
        note: text(&kept.note, &other.note),
        extra,
    }
}

/// The changes after which every citation names `to` in the place of `from`, or nothing there.
fn recited(article: &Article, from: &RefId, to: Option<&RefId>) -> Vec<Change> {
    let mut changes = Vec::new();
    // A mark that covers a citation covers what comes in its place.
    let covers = |marked: &MarkedSpan, span: Span| marked.span.overlaps(span);
    if let Some(lead) = article.lead() {
        let edits = edits(&lead.caption, from, to);
        if !edits.is_empty() {
            let caption = carry::spliced(&lead.caption, &edits, covers);
            let lead = Lead { caption, ..lead.clone() };
            changes.push(Change::Field(Box::new(Field::Lead(Some(lead)))));
        }
    }
    for (at, block) in article.body().iter().enumerate() {
        if matches!(block.kind(), BlockKind::Raw | BlockKind::Unknown(_)) {
            continue;
        }
        let edits = edits(block.content(), from, to);
        changes.extend(carry::splices(at, block.content(), &edits, covers));
    }
    changes
}

/// What becomes of the citations of one text.
fn edits(content: &RichText, from: &RefId, to: Option<&RefId>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for placed in content.objects() {
        let Object::Citation(citation) = &placed.object else { continue };
        if !citation.references.contains(from) {
            continue;
        }
        let mut left: Vec<RefId> = Vec::with_capacity(citation.references.len());
        for id in &citation.references {
            let id = if id == from { to } else { Some(id) };
            left.extend(id.filter(|id| !left.contains(id)).cloned());
        }
        let mut with = RichText::default();
        if !left.is_empty() {
            with.push_citation(left);
        }
        let span = Span::new(placed.offset, placed.offset + OBJECT.len_utf8());
        edits.push(Edit { span, with });
    }
    edits
}

#[cfg(test)]
mod tests;
