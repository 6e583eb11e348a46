//! `missing-address`: a page that nobody can look up.
//!
//! What: a source of the web or a post (warning), or a piece of news (note, for there is paper), has
//! neither an address nor an archived copy nor a DOI.
//! Why: a reader must be able to see what was cited. Source: the house's; Wikipedia, Help:CS1 errors,
//! "Missing or empty |url=".
//! Fix: none, an address can't be guessed.
//! It must not know addresses.

use super::{Context, Diagnostic, Finding, Place, ReferenceField, Severity};
use crate::article::{Article, ReferenceKind, ReferenceText};

pub(super) fn check(article: &Article, _context: &Context, found: &mut Vec<Diagnostic>) {
    for (index, reference) in article.references().iter().enumerate() {
        let severity = match reference.kind {
            ReferenceKind::Web | ReferenceKind::Social => Severity::Warning,
            ReferenceKind::News => Severity::Info,
            _ => continue,
        };
        let fields = [&reference.url, &reference.archive_url, &reference.doi];
        if fields.into_iter().all(|field| field.trim().is_empty()) {
            found.push(Diagnostic {
                finding: Finding::MissingAddress,
                severity,
                place: Place::Reference {
                    index,
                    id: reference.id.clone(),
                    field: Some(ReferenceField::Text(ReferenceText::Url)),
                },
                fix: None,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article_with, context, reference};
    use super::*;
    use crate::article::Reference;

    #[track_caller]
    fn check(kind: ReferenceKind, fields: [&str; 3], expected: Option<Severity>) {
        let [url, archive_url, doi] = fields.map(str::to_owned);
        let one = Reference { kind, url, archive_url, doi, ..reference("a", [""; 3]) };
        let mut found = Vec::new();
        super::check(&article_with(vec![one]), &context(), &mut found);
        assert_eq!(found.first().map(|it| it.severity), expected, "{kind:?} {fields:?}");
    }

    #[test]
    fn pages_have_addresses() {
        check(ReferenceKind::Web, ["", "", ""], Some(Severity::Warning));
        check(ReferenceKind::Web, [" ", "", ""], Some(Severity::Warning));
        check(ReferenceKind::Social, ["", "", ""], Some(Severity::Warning));
        check(ReferenceKind::News, ["", "", ""], Some(Severity::Info));
        check(ReferenceKind::News, ["https://e.org/", "", ""], None);
        check(ReferenceKind::Web, ["", "https://archive.ph/x", ""], None);
        check(ReferenceKind::Web, ["", "", "10.1/x"], None);
        check(ReferenceKind::Book, ["", "", ""], None);
    }
}
