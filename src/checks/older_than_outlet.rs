//! `older-than-outlet` (error): a source published before there was its outlet (D35).
//!
//! What: the publication date is certainly before the day on which the outlet or the platform of its
//! address, or else of its name, began: a post on X from before 21 March 2006.
//! Why: the year is mistyped, or the source is another. Source: the register of outlets; the house's.
//! Fix: none, which year was meant can't be known.
//! It must not know which outlets there are.

use super::dated::{before_by_more_than_a_day, date_of};
use super::{Context, Diagnostic, Finding, Severity};
use crate::article::{Article, ReferenceDate};
use crate::citations::outlets;

pub(super) fn check(article: &Article, _context: &Context, found: &mut Vec<Diagnostic>) {
    for (index, reference) in article.references().iter().enumerate() {
        let Some(published) = reference.published.understood() else { continue };
        let outlet = outlets::at(&reference.url).or_else(|| outlets::named(&reference.site));
        let born = outlet.and_then(|outlet| Some((outlet, outlet.since()?)));
        if let Some((outlet, since)) = born
            && before_by_more_than_a_day(published, since)
        {
            found.push(Diagnostic {
                finding: Finding::OlderThanOutlet {
                    outlet: outlet.own_name().to_owned(),
                    since,
                    published,
                },
                severity: Severity::Error,
                place: date_of(index, reference, ReferenceDate::Published),
                fix: None,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{article_with, context, reference};
    use crate::article::Reference;

    #[track_caller]
    fn check(url: &str, site: &str, published: &str, expected: bool) {
        let (url, site) = (url.to_owned(), site.to_owned());
        let one = Reference { url, site, ..reference("a", [published, "", ""]) };
        let mut found = Vec::new();
        super::check(&article_with(vec![one]), &context(), &mut found);
        assert_eq!(found.len(), usize::from(expected), "{published}");
    }

    #[test]
    fn nothing_is_older_than_its_outlet() {
        check("https://twitter.com/x/status/1", "", "2006-03-20", false);
        check("https://twitter.com/x/status/1", "", "2006-03-01", true);
        check("https://www.youtube.com/watch?v=1", "", "2004", true);
        check("https://www.youtube.com/watch?v=1", "", "2005", false);
        check("", "الجزيرة", "1986-09-13", true);
        check("", "The Independent", "1986-10-07", false);
        check("", "صحيفة ما", "1700", false);
        check("https://e.org", "", "1700", false);
        check("https://t.me/x", "", "", false);
    }
}
