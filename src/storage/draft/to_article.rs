//! What a draft file of version 1 says, as an article: here everything is looked at that the shape
//! of the file does not already hold. It must not know RON, lines or bytes of the file; where
//! something is wrong it tells the path.

use super::error::Wrong;
use super::v1;
use crate::article::{
    self, Article, Body, Citation, EntityDecision, Field, HeadingLevel, Lead, ListLevel,
    MarkedSpan, RefId, RichText, Target, Title,
};
use crate::dates::DateField;
use crate::text::Span;

/// Something wrong, with its path.
pub(super) struct Misfit {
    pub(super) path: String,
    pub(super) wrong: Wrong,
}

/// The article that a file describes, with `blocks` as its body.
pub(super) fn article<B>(
    file: v1::Article<B>,
    blocks: Vec<article::Block>,
) -> Result<Article, Misfit> {
    let title = Title { namespace: file.namespace, name: file.title };
    let dateline = date(file.dateline).map_err(at(|| "article.dateline.is".to_owned()))?;
    let lead = file.lead.map(lead).transpose().map_err(at(|| "article.lead".to_owned()))?;
    let mut references = Vec::with_capacity(file.references.len());
    let mut ids = std::collections::HashSet::new();
    for (number, one) in file.references.into_iter().enumerate() {
        let path = || format!("article.references[{number}]");
        let reference = reference(one)
            .map_err(|(field, wrong)| Misfit { path: format!("{}.{field}", path()), wrong })?;
        if !ids.insert(reference.id.clone()) {
            let wrong = Wrong::DuplicateReference(reference.id.as_str().to_owned());
            return Err(Misfit { path: format!("{}.id", path()), wrong });
        }
        references.push(reference);
    }
    let (article, _) = Article::with_body(title, Body::new(blocks)).with_references(references);
    Ok(article
        .with(Field::Dateline(dateline))
        .with(Field::Language(file.language))
        .with(Field::Direction(file.direction))
        .with(Field::Status(file.status))
        .with(Field::Lead(lead))
        .with(Field::SeeAlso(file.see_also))
        .with(Field::Categories(file.categories))
        .with(Field::Entities(file.entities.into_iter().map(entity).collect()))
        .with(Field::Notes(file.notes.into_iter().map(note).collect()))
        .with(Field::Ignored(file.ignored.into_iter().map(ignored).collect())))
}

/// The block `number` of the body.
pub(super) fn block(number: usize, block: v1::Block) -> Result<article::Block, Misfit> {
    kind_and_content(block)
        .map(|(kind, content, direction)| {
            // A break inside a paragraph becomes a space here: no draft of ours has one, and a
            // draft that does not open would be worse.
            article::Block::new(kind, content).with_direction(direction)
        })
        .map_err(at(|| format!("article.body[{number}]")))
}

fn at(path: impl FnOnce() -> String) -> impl FnOnce(Wrong) -> Misfit {
    |wrong| Misfit { path: path(), wrong }
}

type Parts = (article::BlockKind, RichText, Option<article::Direction>);

fn kind_and_content(block: v1::Block) -> Result<Parts, Wrong> {
    Ok(match block {
        v1::Block::Paragraph { text, marks, objects, direction } => {
            (article::BlockKind::Paragraph, rich(text, marks, objects)?, direction)
        }
        v1::Block::Heading { level, text, marks, objects, direction } => {
            let level = HeadingLevel::new(level).ok_or(Wrong::HeadingLevel(level))?;
            (article::BlockKind::Heading(level), rich(text, marks, objects)?, direction)
        }
        v1::Block::Item { style, level, text, marks, objects, direction } => {
            let level = ListLevel::new(level).ok_or(Wrong::ListLevel(level))?;
            let kind = article::BlockKind::ListItem { style, level };
            (kind, rich(text, marks, objects)?, direction)
        }
        v1::Block::Quotation { text, marks, objects, attribution, direction } => {
            let kind = article::BlockKind::Quotation { attribution };
            (kind, rich(text, marks, objects)?, direction)
        }
        v1::Block::Picture {
            file,
            caption,
            marks,
            objects,
            alt,
            side,
            width,
            credit,
            direction,
        } => {
            let picture = article::Picture { file, alt, side, width, credit };
            let kind = article::BlockKind::Picture(picture);
            (kind, rich(caption, marks, objects)?, direction)
        }
        v1::Block::Raw { text, direction } => {
            (article::BlockKind::Raw, RichText::plain(&text), direction)
        }
    })
}

fn lead(it: v1::Picture) -> Result<Lead, Wrong> {
    let v1::Picture { file, caption, marks, objects, alt, side, width, credit } = it;
    let picture = article::Picture { file, alt, side, width, credit };
    Ok(Lead { picture, caption: rich(caption, marks, objects)? })
}

fn rich(text: String, marks: Vec<v1::Marked>, objects: Vec<v1::Object>) -> Result<RichText, Wrong> {
    let marks = marks.into_iter().map(marked).collect::<Result<_, _>>()?;
    let objects = objects.into_iter().map(object).collect();
    RichText::from_parts(text, marks, objects).map_err(Wrong::Text)
}

fn marked((start, end, mark): v1::Marked) -> Result<MarkedSpan, Wrong> {
    let span = Span { start, end };
    if start > end {
        return Err(Wrong::Text(article::RichTextError::BadSpan(span)));
    }
    let mark = match mark {
        v1::Mark::Bold => article::Mark::Bold,
        v1::Mark::Italic => article::Mark::Italic,
        v1::Mark::Page(page) => article::Mark::Link(Target::Page(page)),
        v1::Mark::Url(url) => article::Mark::Link(Target::Url(url)),
        v1::Mark::Entity(name) => article::Mark::Entity(name),
    };
    Ok(MarkedSpan { span, mark })
}

fn object(object: v1::Object) -> article::Object {
    match object {
        v1::Object::Cite(ids) => {
            let references = ids.iter().map(|id| RefId::new(id)).collect();
            article::Object::Citation(Citation { references })
        }
        v1::Object::RawInline(markup) => article::Object::Raw(markup),
    }
}

fn date(date: v1::Date) -> Result<DateField, Wrong> {
    let understood = date.is.map(|is| is.parse()).transpose().map_err(Wrong::Date)?;
    Ok(DateField::from_parts(date.typed, understood))
}

/// A reference, or the name of its field that is wrong.
fn reference(it: v1::Reference) -> Result<article::Reference, (&'static str, Wrong)> {
    Ok(article::Reference {
        id: RefId::new(&it.id),
        kind: it.kind,
        authors: it.authors.into_iter().map(author).collect(),
        title: it.title,
        translated_title: it.translated_title,
        site: it.site,
        publisher: it.publisher,
        agency: it.agency,
        place: it.place,
        language: it.language,
        published: date(it.published).map_err(|wrong| ("published.is", wrong))?,
        accessed: date(it.accessed).map_err(|wrong| ("accessed.is", wrong))?,
        url: it.url,
        archive_url: it.archive_url,
        archived: date(it.archived).map_err(|wrong| ("archived.is", wrong))?,
        url_status: it.url_status,
        quote: it.quote,
        pages: it.pages,
        volume: it.volume,
        issue: it.issue,
        isbn: it.isbn,
        doi: it.doi,
        note: it.note,
        extra: it.extra,
    })
}

fn author(author: v1::Author) -> article::Author {
    match author {
        v1::Author::Person { given, family } => article::Author::Person { given, family },
        v1::Author::Name(name) => article::Author::Name(name),
    }
}

fn entity(it: v1::Entity) -> EntityDecision {
    EntityDecision { name: it.name, kind: it.kind, page: it.page, accepted: it.accepted }
}

fn note(it: v1::Note) -> article::Note {
    article::Note { author: it.author, date: it.date, text: it.text }
}

fn ignored(it: v1::Ignored) -> article::Ignored {
    article::Ignored { rule: it.rule, key: it.key, reason: it.reason }
}
