//! `undefined-citation` (error): a citation of a reference that is not there, or of none.
//!
//! What: a citation names an id that no reference has; or it names no id at all. Each missing name
//! is told once for each citation.
//! Why: wikis print an error in the middle of the text. Source: MediaWiki, Extension:Cite,
//! `cite_error_references_no_text`.
//! Fix: the name leaves the citation, the citation leaves the text where it was the only one.
//! It must not know how citations are written.

use std::collections::HashSet;

use super::texts::{Holder, texts};
use super::{Context, Diagnostic, Finding, Fix, FixKind, Severity};
use crate::article::{
    Article, Change, Citation, Field, Lead, MarkedSpan, Object, Placed, RefId, RichText,
    SpliceMarks,
};
use crate::text::{Assoc, OBJECT, Span};

pub(super) fn check(article: &Article, _context: &Context, found: &mut Vec<Diagnostic>) {
    let defined: HashSet<&RefId> = article.references().iter().map(|entry| &entry.id).collect();
    for (holder, _, content) in texts(article) {
        for placed in content.objects() {
            let Object::Citation(citation) = &placed.object else { continue };
            let span = Span::new(placed.offset, placed.offset + OBJECT.len_utf8());
            let mut tell = |finding: Finding, left: Vec<RefId>| {
                let changes = change(article, holder, content, span, left);
                let fix = changes
                    .map(|change| Fix { kind: FixKind::RemoveCitation, changes: vec![change] });
                let severity = Severity::Error;
                found.push(Diagnostic { finding, severity, place: holder.place(span), fix });
            };
            if citation.references.is_empty() {
                tell(Finding::EmptyCitation, Vec::new());
            }
            let mut told = HashSet::new();
            for id in citation.references.iter().filter(|id| !defined.contains(id)) {
                if told.insert(id) {
                    let left = citation.references.iter().filter(|other| *other != id);
                    tell(Finding::UndefinedCitation { id: id.clone() }, left.cloned().collect());
                }
            }
        }
    }
}

/// The change that leaves the citation at `span` with these names, or takes it out.
fn change(
    article: &Article,
    holder: Holder,
    content: &RichText,
    span: Span,
    left: Vec<RefId>,
) -> Option<Change> {
    match holder {
        Holder::Lead => {
            let caption = with_citation(content, span, left)?;
            let lead = Lead { caption, ..article.lead()?.clone() };
            Some(Change::Field(Box::new(Field::Lead(Some(lead)))))
        }
        Holder::Block(block) => {
            let mut with = RichText::default();
            let marks = if left.is_empty() {
                SpliceMarks::Follow
            } else {
                with.push_citation(left);
                // One object takes another's place, so every mark stays where it was.
                let touching = content.marks().iter().filter(|marked| marked.span.touches(span));
                SpliceMarks::Exactly(touching.cloned().collect())
            };
            Some(Change::Splice { block, span, with, marks })
        }
    }
}

/// The same text with these names in the citation at `span`, or without that citation.
fn with_citation(content: &RichText, span: Span, left: Vec<RefId>) -> Option<RichText> {
    let (before, after) = (content.text().get(..span.start)?, content.text().get(span.end..)?);
    let mut objects: Vec<Placed> = content.objects().to_vec();
    let at = objects.iter().position(|placed| placed.offset == span.start)?;
    let kept = if left.is_empty() {
        objects.remove(at);
        Span::at(span.start)
    } else {
        let object = Object::Citation(Citation { references: left });
        objects.get_mut(at)?.object = object;
        span
    };
    let object = content.text().get(kept.start..kept.end)?;
    let moved = |offset, assoc| match kept.is_empty() {
        true => span.map_offset(offset, 0, assoc),
        false => offset,
    };
    let marks = content.marks().iter().map(|marked| MarkedSpan {
        span: Span::new(
            moved(marked.span.start, Assoc::After),
            moved(marked.span.end, Assoc::Before),
        ),
        mark: marked.mark.clone(),
    });
    RichText::from_parts(
        format!("{before}{object}{after}"),
        marks.filter(|marked| !marked.span.is_empty()).collect(),
        objects.into_iter().map(|placed| placed.object).collect(),
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{self, article_with, context, reference};
    use super::super::{Place, run};
    use super::*;
    use crate::article::{Block, BlockKind, Mark, Picture, Reference, ReferenceKind};
    use std::sync::Arc;

    /// A text in which `[a b]` is a citation of a and b, all of it bold.
    fn rich(text: &str) -> RichText {
        let mut rich = RichText::default();
        for piece in text.split('[') {
            let (ids, rest) = piece.split_once(']').unwrap_or(("-", piece));
            if ids != "-" {
                rich.push_citation(ids.split_whitespace().map(RefId::new));
            }
            rich.push_text(rest);
        }
        let all = Span::new(0, rich.text().len());
        rich.with_mark(all, Mark::Bold)
    }

    /// With one reference, "ok": these names are undefined ("" for a citation of nothing), and
    /// after fixing one by one the text is `left`. The same in a paragraph and in the caption.
    #[track_caller]
    fn check(text: &str, expected: &[&str], left: &str) {
        // A book has nothing that other rules would ask for.
        let book = Reference { kind: ReferenceKind::Book, ..reference("ok", ["2020", "", ""]) };
        let mut plain = article_with(vec![book]);
        let block = Arc::new(Block::new(BlockKind::Paragraph, rich("[ok]")));
        plain.apply(Change::Insert { at: 0, blocks: vec![block] }).unwrap();
        let mut in_body = plain.clone();
        let block = Arc::new(Block::new(BlockKind::Paragraph, rich(text)));
        in_body.apply(Change::Insert { at: 1, blocks: vec![block] }).unwrap();
        let lead = Lead { picture: Picture::default(), caption: rich(text) };
        let in_lead = plain.with(Field::Lead(Some(lead)));
        for (mut article, in_body) in [(in_body, true), (in_lead, false)] {
            let found = run(&article, &context());
            let names: Vec<&str> = found
                .iter()
                .map(|diagnostic| match &diagnostic.finding {
                    Finding::UndefinedCitation { id } => id.as_str(),
                    Finding::EmptyCitation => "",
                    _ => "something else",
                })
                .collect();
            assert_eq!(names, expected, "{text}");
            for diagnostic in &found {
                match diagnostic.place {
                    Place::Body { block: 1, span } if in_body => assert_eq!(span.len(), 3),
                    Place::LeadCaption(span) if !in_body => assert_eq!(span.len(), 3),
                    _ => panic!("{:?}", diagnostic.place),
                }
            }
            while let Some(diagnostic) = run(&article, &context()).first() {
                article = testing::fixed(&article, diagnostic);
            }
            let now = if in_body {
                article.body().block(1).unwrap().content().clone()
            } else {
                article.lead().unwrap().caption.clone()
            };
            assert_eq!(now, rich(left), "{text}");
        }
    }

    #[test]
    fn each_missing_name_is_told_and_leaves() {
        check("نص[ok].", &[], "نص[ok].");
        check("نص[x].", &["x"], "نص.");
        check("نص[x ok].", &["x"], "نص[ok].");
        check("نص[ok x x y].", &["x", "y"], "نص[ok].");
        check("[x]نص[x][ok]", &["x", "x"], "نص[ok]");
        check("نص[]", &[""], "نص");
        check("[x y]", &["x", "y"], "");
    }
}
