//! Matches exchanged for something else, as one transaction. Marks, links and citations around a
//! match stay; what covered the whole of it covers what comes.

use super::find::{Found, Groups, Match, Search};
use super::query::{Pattern, Query, QueryError};
use crate::article::{
    Article, BlockKind, Change, Field, Lead, MarkedSpan, Position, RichText, Title,
};
use crate::checks::Place;
use crate::editor::carry::{Edit, in_one_line, spliced, splices};
use crate::editor::{Selection, Transaction};
use crate::text::{OBJECT, Span, letters};

/// What of a match stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Keep {
    /// The particles joined to a word: وبوتن becomes وپوتن.
    #[default]
    Particles,
    /// Nothing.
    Nothing,
}

/// What a replacement does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// One step for undo.
    pub transaction: Transaction,
    /// How many matches it exchanges.
    pub count: usize,
}

/// Exchanges every match of a query. Of a regular expression, `$1`, `${1}` and `${name}` stand for
/// its groups as the text has them, `$0` for all of a match, `$$` for a dollar.
/// `None` where there is nothing to exchange.
///
/// # Errors
/// Where a regular expression is not one, or a query is too large.
pub fn replace_all(
    article: &Article,
    query: &Query,
    replacement: &str,
    keep: Keep,
) -> Result<Option<Replaced>, QueryError> {
    let work = Work::new(query, replacement, keep)?;
    let mut changes = Vec::new();
    let mut count = 0;
    let edits = work.edits(&RichText::plain(&article.title().name), &BlockKind::Paragraph);
    count += edits.len();
    changes.extend(title_change(article, &edits));
    if let Some(lead) = article.lead() {
        let edits = work.edits(&lead.caption, &BlockKind::Paragraph);
        count += edits.len();
        changes.extend(lead_change(lead, &edits));
    }
    for (index, block) in article.body().iter().enumerate() {
        let edits = work.edits(block.content(), block.kind());
        if !edits.is_empty() {
            count += edits.len();
            let edits: Vec<Edit> = edits.into_iter().map(|(_, edit)| edit).collect();
            changes.extend(splices(index, block.content(), &edits, covers));
        }
    }
    Ok((count > 0).then(|| Replaced { transaction: Transaction::new(changes), count }))
}

/// Exchanges one match of a query (found with [`super::find`]) and puts the caret behind what
/// came. `None` where the article has no such match any more.
///
/// # Errors
/// Where a regular expression is not one, or a query is too large.
pub fn replace_one(
    article: &Article,
    query: &Query,
    one: &Match,
    replacement: &str,
    keep: Keep,
) -> Result<Option<Transaction>, QueryError> {
    let work = Work::new(query, replacement, keep)?;
    let only = |content: &RichText, kind: &BlockKind, span: Span| {
        let wanted = Found { span, particles: one.particles };
        let mut edits = work.edits(content, kind);
        edits.retain(|(found, _)| *found == wanted);
        edits
    };
    let changes: Vec<Change> = match one.place {
        Place::Title(span) => {
            let edits = only(&RichText::plain(&article.title().name), &BlockKind::Paragraph, span);
            title_change(article, &edits).into_iter().collect()
        }
        Place::LeadCaption(span) => {
            let Some(lead) = article.lead() else { return Ok(None) };
            let edits = only(&lead.caption, &BlockKind::Paragraph, span);
            lead_change(lead, &edits).into_iter().collect()
        }
        Place::Body { block, span } => {
            let Some(it) = article.body().block(block) else { return Ok(None) };
            let mut edits = only(it.content(), it.kind(), span);
            let Some((_, edit)) = edits.pop() else { return Ok(None) };
            let offset = edit.span.start + edit.with.text().len();
            let changes = splices(block, it.content(), &[edit], covers);
            let caret = Selection::caret(Position { block, offset });
            return Ok(Some(Transaction { selection: Some(caret), ..Transaction::new(changes) }));
        }
        _ => Vec::new(),
    };
    Ok((!changes.is_empty()).then(|| Transaction::new(changes)))
}

/// A mark over the whole of a match is a mark over what comes in its place.
fn covers(marked: &MarkedSpan, span: Span) -> bool {
    marked.span.start <= span.start && span.end <= marked.span.end
}

fn title_change(article: &Article, edits: &[(Found, Edit)]) -> Option<Change> {
    let mut name = article.title().name.clone();
    for (_, edit) in edits.iter().rev() {
        name.replace_range(edit.span.start..edit.span.end, edit.with.text());
    }
    let title = Title { name, ..article.title().clone() };
    (!edits.is_empty()).then(|| Change::Field(Box::new(Field::Title(title))))
}

fn lead_change(lead: &Lead, edits: &[(Found, Edit)]) -> Option<Change> {
    let edits: Vec<Edit> =
        edits.iter().map(|(_, edit)| Edit { span: edit.span, with: edit.with.clone() }).collect();
    let caption = spliced(&lead.caption, &edits, covers);
    let lead = Lead { caption, ..lead.clone() };
    (!edits.is_empty()).then(|| Change::Field(Box::new(Field::Lead(Some(lead)))))
}

/// A search with what is put in the place of its matches.
struct Work {
    search: Search,
    template: Vec<Piece>,
    keep: Keep,
}

impl Work {
    fn new(query: &Query, replacement: &str, keep: Keep) -> Result<Self, QueryError> {
        let search = Search::new(query)?;
        let template = match query.pattern {
            Pattern::Plain => vec![Piece::Text(replacement.to_owned())],
            Pattern::Regex => template(replacement, &search),
        };
        Ok(Self { search, template, keep })
    }

    /// The matches in a text with what is put in their place.
    fn edits(&self, content: &RichText, kind: &BlockKind) -> Vec<(Found, Edit)> {
        let text = content.text();
        let has_groups = self.template.iter().any(|piece| matches!(piece, Piece::Group(1..)));
        let groups = if has_groups { Groups::Read } else { Groups::Unread };
        let mut edits = Vec::new();
        self.search.each(text, groups, |found, spans| {
            let (kept, span) = match self.keep {
                Keep::Particles => {
                    let start = found.span.start + found.particles;
                    (Span::new(found.span.start, start), Span::new(start, found.span.end))
                }
                Keep::Nothing => (Span::at(found.span.start), found.span),
            };
            let mut with = String::new();
            for piece in &self.template {
                match piece {
                    Piece::Text(text) => with.push_str(text),
                    Piece::Group(index) => {
                        let group = spans.get(*index).copied().flatten();
                        let group = group.and_then(|span| text.get(span.start..span.end));
                        with.extend(group.unwrap_or("").chars().filter(|&c| c != OBJECT));
                    }
                }
            }
            let particles = text.get(kept.start..kept.end).unwrap_or("");
            let with = after_particles(&letters::without_marks(particles), &with);
            let mut with = RichText::plain(&in_one_line(kind, with));
            // A citation that a match was found around is not what was asked to go.
            let objects = content.objects();
            let first = objects.partition_point(|placed| placed.offset < span.start);
            for placed in objects.iter().skip(first) {
                if placed.offset >= span.end {
                    break;
                }
                with.push_object(placed.object.clone());
            }
            edits.push((found, Edit { span, with }));
        });
        edits
    }
}

/// What is written behind joined particles of a word that begins with the article: و and الصين
/// are والصين, but ل and الصين are للصين, and ال is not written twice.
fn after_particles<'a>(particles: &str, word: &'a str) -> &'a str {
    let Some(stem) = word.strip_prefix("ال") else { return word };
    if particles.ends_with("ال") || particles.ends_with("لل") {
        stem
    } else if particles.ends_with('ل') {
        word.strip_prefix('ا').unwrap_or(word)
    } else {
        word
    }
}

/// A piece of a replacement.
enum Piece {
    Text(String),
    Group(usize),
}

/// Reads `$1`, `${1}`, `${name}` and `$$`; a `$` before anything else is a dollar.
fn template(replacement: &str, search: &Search) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut rest = replacement;
    while let Some((before, after)) = rest.split_once('$') {
        text.push_str(before);
        let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let braced = after.strip_prefix('{').and_then(|it| it.split_once('}'));
        if let Some(behind) = after.strip_prefix('$') {
            text.push('$');
            rest = behind;
        } else if let Some((name, behind)) = braced {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
            pieces.extend(search.group(name).map(Piece::Group));
            rest = behind;
        } else if let Some((number, behind)) = after.split_at_checked(digits).filter(|_| digits > 0)
        {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
            pieces.extend(search.group(number).map(Piece::Group));
            rest = behind;
        } else {
            text.push('$');
            rest = after;
        }
    }
    text.push_str(rest);
    pieces.push(Piece::Text(text));
    pieces
}
