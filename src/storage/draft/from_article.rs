//! An article as the lines of a draft file: the layout, field by field, in an order that a person
//! expects. It must not know the envelope around the lines, nor the disk.
//!
//! Fields that are empty or as they are in a new article are left out, except the four that every
//! draft has. The names written here are those that `v1.rs` reads.

use std::fmt::Write as _;

use ron::value::RawValue;

use super::error::WriteError;
use super::layout::{Group, Set, quote, texts};
use super::scan;
use crate::article::{
    Article, Author, Block, BlockKind, Direction, EntityDecision, EntityKind, Ignored, Lead,
    ListStyle, Mark, MarkedSpan, Note, Object, Picture, Placed, Reference, ReferenceKind, RichText,
    Side, Status, Target, UrlStatus,
};
use crate::dates::DateField;

/// Inside a field of the article: one step further in than the fields.
const ITEMS: Set = Set::OneALine(2);
/// Inside an item of a field of the article.
const FIELDS_OF_ITEM: Set = Set::OneALine(3);

/// The article's fields, each line ended by a line feed.
///
/// # Errors
/// Where a block of a newer version is not what it should be.
pub(super) fn lines_of(article: &Article) -> Result<String, WriteError> {
    let body = article.body();
    let mut out = String::with_capacity(body.text_len() + body.text_len() / 4 + 4096);
    let mut fields = Group::lines(&mut out);
    quote(fields.field("title"), &article.title().name);
    fields.text("namespace", &article.title().namespace);
    date(&mut fields, "dateline", article.dateline());
    quote(fields.field("language"), article.language());
    fields.name("direction", Some(direction_name(article.direction())));
    fields.name("status", status_name(article.status()));
    if let Some(lead) = article.lead() {
        write_lead(fields.field("lead"), lead);
    }
    blocks(fields.field("body"), article)?;
    if let Some(pages) = article.see_also() {
        texts(fields.field("see_also"), pages.iter().map(String::as_str));
    }
    if !article.categories().is_empty() {
        texts(fields.field("categories"), article.categories().iter().map(String::as_str));
    }
    items(&mut fields, "references", article.references().iter(), reference);
    items(&mut fields, "entities", article.entities().iter(), entity);
    items(&mut fields, "notes", article.notes().iter(), note);
    items(&mut fields, "ignored", article.ignored().iter(), ignored);
    fields.close();
    Ok(out)
}

/// Whether an article holds what the first programs of this format do not know: blocks of a newer
/// version, or findings that stay.
pub(super) fn holds_newer(article: &Article) -> bool {
    let unknown = |block: &Block| matches!(block.kind(), BlockKind::Unknown(_));
    !article.ignored().is_empty() || article.body().iter().any(unknown)
}

/// A field that is a list with an item a line, left out where there is none.
fn items<T>(
    fields: &mut Group<'_>,
    name: &str,
    things: impl ExactSizeIterator<Item = T>,
    write: impl Fn(&mut String, T),
) {
    if things.len() == 0 {
        return;
    }
    let mut list = Group::list(fields.field(name), ITEMS);
    for thing in things {
        write(list.item(), thing);
    }
    list.close();
}

fn blocks(out: &mut String, article: &Article) -> Result<(), WriteError> {
    let mut list = Group::list(out, ITEMS);
    for (number, it) in article.body().iter().enumerate() {
        if let BlockKind::Unknown(source) = it.kind() {
            if !is_one_value(source) {
                return Err(WriteError::UnknownBlock { block: number });
            }
            list.item().push_str(source);
        } else {
            block(list.item(), it);
        }
    }
    list.close();
    Ok(())
}

/// Whether a source, put as an item in a list as deep as the body, would be read again as this
/// one item, byte for byte.
fn is_one_value(source: &str) -> bool {
    let list = format!("[[[{source}\n]]]");
    let read = ron::from_str::<Vec<Vec<Vec<&RawValue>>>>(&list);
    let is_whole = |values: &[Vec<Vec<&RawValue>>]| {
        let mut all = values.iter().flatten().flatten();
        let first = all.next().map(|value| scan::trimmed(value.get_ron()));
        first == Some(source) && all.next().is_none()
    };
    read.is_ok_and(|values| is_whole(&values))
}

fn block(out: &mut String, block: &Block) {
    let content = block.content();
    let name = match block.kind() {
        BlockKind::Paragraph => "Paragraph",
        BlockKind::Heading(_) => "Heading",
        BlockKind::ListItem { .. } => "Item",
        BlockKind::Quotation { .. } => "Quotation",
        BlockKind::Picture(_) => "Picture",
        BlockKind::Raw => "Raw",
        BlockKind::Unknown(_) => return,
    };
    let mut fields = Group::record(out, name, Set::OnOneLine);
    match block.kind() {
        BlockKind::Heading(level) => number(&mut fields, "level", level.get().into()),
        BlockKind::ListItem { style, level } => {
            fields.name("style", Some(list_style_name(*style)));
            number(&mut fields, "level", level.get().into());
        }
        _ => {}
    }
    if let BlockKind::Picture(it) = block.kind() {
        picture(&mut fields, it, content);
    } else {
        quote(fields.field("text"), content.text());
        marks_and_objects(&mut fields, content);
    }
    if let BlockKind::Quotation { attribution } = block.kind() {
        fields.text("attribution", attribution);
    }
    fields.name("direction", block.direction().map(direction_name));
    fields.close();
}

fn write_lead(out: &mut String, lead: &Lead) {
    let mut fields = Group::record(out, "", Set::OnOneLine);
    picture(&mut fields, &lead.picture, &lead.caption);
    fields.close();
}

fn picture(fields: &mut Group<'_>, it: &Picture, caption: &RichText) {
    quote(fields.field("file"), &it.file);
    fields.text("caption", caption.text());
    marks_and_objects(fields, caption);
    fields.text("alt", &it.alt);
    fields.name("side", side_name(it.side));
    if let Some(width) = it.width {
        number(fields, "width", width);
    }
    fields.text("credit", &it.credit);
}

fn marks_and_objects(fields: &mut Group<'_>, content: &RichText) {
    if !content.marks().is_empty() {
        let mut list = Group::list(fields.field("marks"), Set::OnOneLine);
        for marked in content.marks() {
            mark(list.item(), marked);
        }
        list.close();
    }
    if !content.objects().is_empty() {
        let mut list = Group::list(fields.field("objects"), Set::OnOneLine);
        for placed in content.objects() {
            object(list.item(), placed);
        }
        list.close();
    }
}

fn mark(out: &mut String, marked: &MarkedSpan) {
    // Writing into a string cannot fail.
    let _ = write!(out, "({}, {}, ", marked.span.start, marked.span.end);
    match &marked.mark {
        Mark::Bold => out.push_str("Bold"),
        Mark::Italic => out.push_str("Italic"),
        Mark::Link(Target::Page(page)) => wrapped(out, "Page", page),
        Mark::Link(Target::Url(url)) => wrapped(out, "Url", url),
        Mark::Entity(name) => wrapped(out, "Entity", name),
    }
    out.push(')');
}

fn object(out: &mut String, placed: &Placed) {
    match &placed.object {
        Object::Citation(citation) => {
            out.push_str("Cite(");
            texts(out, citation.references.iter().map(|id| id.as_str()));
            out.push(')');
        }
        Object::Raw(markup) => wrapped(out, "RawInline", markup),
    }
}

fn reference(out: &mut String, it: &Reference) {
    let mut fields = Group::record(out, "", FIELDS_OF_ITEM);
    quote(fields.field("id"), it.id.as_str());
    fields.name("kind", reference_kind_name(it.kind));
    if !it.authors.is_empty() {
        let mut list = Group::list(fields.field("authors"), Set::OnOneLine);
        for one in &it.authors {
            author(list.item(), one);
        }
        list.close();
    }
    fields.text("title", &it.title);
    fields.text("translated_title", &it.translated_title);
    fields.text("site", &it.site);
    fields.text("publisher", &it.publisher);
    fields.text("agency", &it.agency);
    fields.text("place", &it.place);
    fields.text("language", &it.language);
    date(&mut fields, "published", &it.published);
    date(&mut fields, "accessed", &it.accessed);
    fields.text("url", &it.url);
    fields.text("archive_url", &it.archive_url);
    date(&mut fields, "archived", &it.archived);
    fields.name("url_status", url_status_name(it.url_status));
    fields.text("quote", &it.quote);
    fields.text("pages", &it.pages);
    fields.text("volume", &it.volume);
    fields.text("issue", &it.issue);
    fields.text("isbn", &it.isbn);
    fields.text("doi", &it.doi);
    fields.text("note", &it.note);
    if !it.extra.is_empty() {
        let mut list = Group::list(fields.field("extra"), Set::OnOneLine);
        for (name, value) in &it.extra {
            pair(list.item(), name, value);
        }
        list.close();
    }
    fields.close();
}

fn author(out: &mut String, author: &Author) {
    match author {
        Author::Person { given, family } => {
            let mut fields = Group::record(out, "Person", Set::OnOneLine);
            quote(fields.field("given"), given);
            quote(fields.field("family"), family);
            fields.close();
        }
        Author::Name(name) => wrapped(out, "Name", name),
    }
}

fn entity(out: &mut String, it: &EntityDecision) {
    let mut fields = Group::record(out, "", Set::OnOneLine);
    quote(fields.field("name"), &it.name);
    fields.name("kind", entity_kind_name(it.kind));
    fields.text("page", &it.page);
    if !it.accepted.is_empty() {
        texts(fields.field("accepted"), it.accepted.iter().map(String::as_str));
    }
    fields.close();
}

fn note(out: &mut String, it: &Note) {
    let mut fields = Group::record(out, "", Set::OnOneLine);
    fields.text("author", &it.author);
    fields.text("date", &it.date);
    quote(fields.field("text"), &it.text);
    fields.close();
}

fn ignored(out: &mut String, it: &Ignored) {
    let mut fields = Group::record(out, "", Set::OnOneLine);
    quote(fields.field("rule"), &it.rule);
    quote(fields.field("key"), &it.key);
    fields.text("reason", &it.reason);
    fields.close();
}

/// A date always has the one shape, whether what was typed is already a date of EDTF or not.
fn date(fields: &mut Group<'_>, name: &str, it: &DateField) {
    if *it == DateField::default() {
        return;
    }
    let mut date = Group::record(fields.field(name), "", Set::OnOneLine);
    quote(date.field("typed"), it.as_typed());
    if let Some(understood) = it.understood() {
        quote(date.field("is"), &understood.to_string());
    }
    date.close();
}

fn number(fields: &mut Group<'_>, name: &str, value: u32) {
    let _ = write!(fields.field(name), "{value}");
}

fn wrapped(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    out.push('(');
    quote(out, value);
    out.push(')');
}

fn pair(out: &mut String, name: &str, value: &str) {
    out.push('(');
    quote(out, name);
    out.push_str(", ");
    quote(out, value);
    out.push(')');
}

fn direction_name(direction: Direction) -> &'static str {
    match direction {
        Direction::Rtl => "Rtl",
        Direction::Ltr => "Ltr",
    }
}

fn list_style_name(style: ListStyle) -> &'static str {
    match style {
        ListStyle::Bullet => "Bullet",
        ListStyle::Numbered => "Numbered",
    }
}

// The names below are left out (`None`) where they are what a new article has.

fn status_name(status: Status) -> Option<&'static str> {
    match status {
        Status::Draft => None,
        Status::Review => Some("Review"),
        Status::Ready => Some("Ready"),
        Status::Published => Some("Published"),
    }
}

fn side_name(side: Side) -> Option<&'static str> {
    match side {
        Side::Default => None,
        Side::Left => Some("Left"),
        Side::Right => Some("Right"),
        Side::Center => Some("Center"),
    }
}

fn entity_kind_name(kind: EntityKind) -> Option<&'static str> {
    match kind {
        EntityKind::Person => None,
        EntityKind::Organisation => Some("Organisation"),
        EntityKind::Place => Some("Place"),
        EntityKind::Event => Some("Event"),
        EntityKind::Work => Some("Work"),
    }
}

fn url_status_name(status: UrlStatus) -> Option<&'static str> {
    match status {
        UrlStatus::Unknown => None,
        UrlStatus::Live => Some("Live"),
        UrlStatus::Dead => Some("Dead"),
        UrlStatus::Usurped => Some("Usurped"),
    }
}

fn reference_kind_name(kind: ReferenceKind) -> Option<&'static str> {
    match kind {
        ReferenceKind::Web => None,
        ReferenceKind::News => Some("News"),
        ReferenceKind::Book => Some("Book"),
        ReferenceKind::Journal => Some("Journal"),
        ReferenceKind::Report => Some("Report"),
        ReferenceKind::Broadcast => Some("Broadcast"),
        ReferenceKind::Social => Some("Social"),
        ReferenceKind::Interview => Some("Interview"),
        ReferenceKind::Other => Some("Other"),
    }
}
