//! `archive-before-publication` (error): a copy archived before the source was out.
//!
//! What: the archive date is certainly before the publication date, by more than the day that
//! time zones allow.
//! Why: the copy shows another page, or a date is mistyped. Source: as for
//! `access-before-publication`; archives stamp copies in UTC.
//! Fix: none. The copy's date belongs to its address, and swapping the two would break both.
//! It must not know addresses of archives.

use super::dated::{before_by_more_than_a_day, date_of};
use super::{Context, Diagnostic, Finding, Severity};
use crate::article::{Article, ReferenceDate};

pub(super) fn check(article: &Article, _context: &Context, found: &mut Vec<Diagnostic>) {
    for (index, reference) in article.references().iter().enumerate() {
        let dates = (reference.archived.understood(), reference.published.understood());
        let (Some(archived), Some(published)) = dates else { continue };
        if before_by_more_than_a_day(archived, published) {
            found.push(Diagnostic {
                finding: Finding::ArchiveBeforePublication { archived, published },
                severity: Severity::Error,
                place: date_of(index, reference, ReferenceDate::Archived),
                fix: None,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article_with, context, reference};
    use super::*;

    #[track_caller]
    fn check(published: &str, archived: &str, expected: bool) {
        let article = article_with(vec![reference("a", [published, "", archived])]);
        let mut found = Vec::new();
        super::check(&article, &context(), &mut found);
        assert_eq!(found.len(), usize::from(expected), "{published} {archived}");
        for diagnostic in found {
            let reference = article.references().at(0).unwrap();
            assert_eq!(diagnostic.place, date_of(0, reference, ReferenceDate::Archived));
            assert_eq!(diagnostic.fix, None);
        }
    }

    #[test]
    fn copied_before_it_was_out() {
        check("2022-09-13", "2022-09-13", false);
        check("2022-09-13", "2022-09-12", false);
        check("2022-09-13", "2022-09-11", true);
        check("2022-09", "2022", false);
        check("2022-09", "2021", true);
        check("2022-09-13", "", false);
    }
}
