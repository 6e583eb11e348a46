//! `unused-reference` (warning): a reference that no citation points at.
//!
//! What: its name stands in no citation of the body or of a caption. A name that raw markup
//! mentions counts as cited there, since only a wiki knows what that markup does and the fix would
//! lose a source.
//! Why: wikis print an error for a named reference that is defined and never used. Source:
//! MediaWiki, Extension:Cite, `cite_error_references_missing_key`.
//! Fix: the reference goes.
//! It must not know how citations are written.

use std::collections::HashSet;

use super::texts::texts;
use super::{Context, Diagnostic, Finding, Fix, FixKind, Place, Severity};
use crate::article::{Article, BlockKind, Change, Object, RefId};

pub(super) fn check(article: &Article, _context: &Context, found: &mut Vec<Diagnostic>) {
    let mut cited: HashSet<&RefId> = HashSet::new();
    let mut raw: Vec<&str> = Vec::new();
    for (_, kind, content) in texts(article) {
        match kind {
            BlockKind::Raw => raw.push(content.text()),
            BlockKind::Unknown(source) => raw.push(source),
            _ => {}
        }
        for placed in content.objects() {
            match &placed.object {
                Object::Citation(citation) => cited.extend(&citation.references),
                Object::Raw(markup) => raw.push(markup),
            }
        }
    }
    let mentioned: HashSet<&str> = raw.into_iter().flat_map(names_in).collect();
    for (index, reference) in article.references().iter().enumerate() {
        let id = &reference.id;
        if !cited.contains(id) && !mentioned.contains(id.as_str()) {
            let changes = vec![Change::RemoveReference { at: index }];
            found.push(Diagnostic {
                finding: Finding::UnusedReference { id: id.clone() },
                severity: Severity::Warning,
                place: Place::Reference { index, id: id.clone(), field: None },
                fix: Some(Fix { kind: FixKind::RemoveReference, changes }),
            });
        }
    }
}

/// What might be names in raw markup: what stands in quotation marks, and each run of letters,
/// digits and the signs that names are made of.
fn names_in(raw: &str) -> impl Iterator<Item = &str> {
    let in_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    let quoted = raw.split(['"', '\'']).map(str::trim);
    quoted.chain(raw.split(move |c| !in_name(c))).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{self, article_with, context, reference};
    use super::*;
    use crate::article::{Block, Field, Lead, Picture, RichText};
    use std::sync::Arc;

    fn citing(ids: &[&str]) -> RichText {
        let mut text = RichText::plain("نص");
        text.push_citation(ids.iter().map(|id| RefId::new(id)));
        text
    }

    /// With references a, b and "c d" and these blocks, those with these names are unused.
    #[track_caller]
    fn check(blocks: Vec<Block>, lead: &[&str], expected: &[&str]) {
        let names = ["a", "b", "c d"];
        let mut article = article_with(names.iter().map(|name| reference(name, [""; 3])).collect());
        let blocks = blocks.into_iter().map(Arc::new).collect();
        article.apply(Change::Insert { at: 0, blocks }).unwrap();
        let caption = citing(lead);
        let article =
            article.with(Field::Lead(Some(Lead { picture: Picture::default(), caption })));
        let mut found = Vec::new();
        super::check(&article, &context(), &mut found);
        let unused: Vec<&str> = found
            .iter()
            .map(|diagnostic| match &diagnostic.place {
                Place::Reference { id, .. } => id.as_str(),
                _ => "elsewhere",
            })
            .collect();
        assert_eq!(unused, expected);
        for diagnostic in &found {
            assert_eq!(testing::fixed(&article, diagnostic).references().len(), 2);
        }
    }

    #[test]
    fn cited_somewhere_or_nowhere() {
        let paragraph = |ids: &[&str]| Block::new(BlockKind::Paragraph, citing(ids));
        let picture = BlockKind::Picture(Picture::default());
        let raw = |markup: &str| Block::new(BlockKind::Raw, RichText::plain(markup));
        check(vec![], &[], &["a", "b", "c d"]);
        check(vec![paragraph(&["a", "c d"])], &[], &["b"]);
        check(vec![paragraph(&["a"]), paragraph(&["b", "x"])], &["c d"], &[]);
        check(vec![Block::new(picture, citing(&["b"]))], &[], &["a", "c d"]);
        check(vec![raw("<ref name=\"c d\" /><ref name=a/>")], &[], &["b"]);
        check(vec![raw("{{sfn|b}} الآن")], &[], &["a", "c d"]);
        check(vec![raw("abc")], &[], &["a", "b", "c d"]);
        let unknown = BlockKind::Unknown("(cite:[\"b\"])".to_owned());
        check(vec![Block::new(unknown, RichText::default())], &[], &["a", "c d"]);
        let mut inline = RichText::plain("نص");
        inline.push_object(Object::Raw("<ref name='a'/>".to_owned()));
        check(vec![Block::new(BlockKind::Paragraph, inline)], &[], &["b", "c d"]);
    }
}
