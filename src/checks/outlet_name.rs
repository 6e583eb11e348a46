//! `outlet-name` (warning): a newspaper's name that differs from its own by capitals or a hamza.
//!
//! What: site, publisher or agency of a reference is the name of an outlet in the register but for
//! capitals, spaces, vowel signs and hamzas: «The independent».
//! Why: the name of a newspaper is written as the newspaper writes it. Source: the house's; Wikipedia,
//! MOS:TITLECAPS.
//! Fix: the proper name. What is not in the register is not looked at.
//! It must not know which outlets there are.

use std::sync::Arc;

use super::{Context, Diagnostic, Finding, Fix, FixKind, Place, ReferenceField, Severity};
use crate::article::{Article, Change, Reference, ReferenceText};
use crate::citations::outlets;

const FIELDS: [ReferenceText; 3] =
    [ReferenceText::Site, ReferenceText::Publisher, ReferenceText::Agency];

pub(super) fn check(article: &Article, _context: &Context, found: &mut Vec<Diagnostic>) {
    for (index, reference) in article.references().iter().enumerate() {
        for field in FIELDS {
            let written = reference.text(field);
            let Some(proper) = outlets::named(written).and_then(|it| it.proper(written)) else {
                continue;
            };
            let fixed = with(reference, field, proper);
            let kind =
                FixKind::ReplaceWord { from: written.to_owned(), to: proper.to_owned(), places: 1 };
            let changes = vec![Change::ReplaceReference { at: index, reference: Arc::new(fixed) }];
            found.push(Diagnostic {
                finding: Finding::OutletName {
                    written: written.to_owned(),
                    proper: proper.to_owned(),
                },
                severity: Severity::Warning,
                place: Place::Reference {
                    index,
                    id: reference.id.clone(),
                    field: Some(ReferenceField::Text(field)),
                },
                fix: Some(Fix { kind, changes }),
            });
        }
    }
}

fn with(reference: &Reference, field: ReferenceText, value: &str) -> Reference {
    let mut reference = reference.clone();
    let place = match field {
        ReferenceText::Publisher => &mut reference.publisher,
        ReferenceText::Agency => &mut reference.agency,
        _ => &mut reference.site,
    };
    value.clone_into(place);
    reference
}

#[cfg(test)]
mod tests {
    use super::super::testing::{self, article_with, context, reference};
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: &str) {
        for field in FIELDS {
            let article = article_with(vec![with(&reference("a", [""; 3]), field, written)]);
            let mut found = Vec::new();
            super::check(&article, &context(), &mut found);
            let proper = found.first().map_or("", |it| match &it.finding {
                Finding::OutletName { proper, .. } => proper.as_str(),
                _ => "other",
            });
            assert_eq!(proper, expected, "{written}");
            for diagnostic in &found {
                let fixed = testing::fixed(&article, diagnostic);
                assert_eq!(fixed.references().at(0).unwrap().text(field), expected);
            }
        }
    }

    #[test]
    fn outlets_have_one_name() {
        check("The independent", "The Independent");
        check("الاندبندنت", "الإندبندنت");
        check("رويترز", "");
        check("REUTERS", "Reuters");
        check("The Independent", "");
        check("صحيفة لا يعرفها أحد", "");
        check("", "");
    }
}
