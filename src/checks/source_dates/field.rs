//! D04, D05, D10, D18, D19: what a date's field asks of it: a day of access is a whole day, since
//! Wikipedia's first and not after tomorrow; a source is not younger than the article that cites it;
//! news has a date, and to the day.
//!
//! Source: Wikipedia, Help:CS1 errors, "Check date values"; the rules of the house. D03 (the future)
//! has a file beside.
//! Fix: an access date of nothing better is today's; otherwise only the source can tell.

use super::super::typed::Demand;
use super::super::{DateRole, Diagnostic};
use super::{DateFinding, Source};
use crate::article::{ReferenceDate, ReferenceKind};

pub(super) fn check(source: &Source<'_>, found: &mut Vec<Diagnostic>) {
    for which in ReferenceDate::ALL {
        let Some(judged) = source.judged(which) else { continue };
        let is_empty = source.reference.date(which).is_empty();
        for &(severity, demand) in &judged.demands {
            if !is_told(demand, which, source, is_empty) {
                continue;
            }
            let role = DateRole::Reference(which);
            let mut diagnostic =
                source.find_date(which, severity, DateFinding::Asked { role, demand });
            if demand == Demand::FullDay {
                diagnostic.fix = Some(source.write(which, &source.today.to_string()));
            }
            found.push(diagnostic);
        }
    }
}

fn is_told(demand: Demand, which: ReferenceDate, source: &Source<'_>, is_empty: bool) -> bool {
    match demand {
        // Told by rules beside: D03, D35 and the future of an access date.
        Demand::NotInFuture | Demand::WebIsYounger(_) | Demand::NotAfterTomorrow => false,
        // An access date may be left out; publication dates of what moves quickly may not.
        Demand::FullDay => !is_empty,
        Demand::NewsHasDate => {
            which == ReferenceDate::Published
                && matches!(
                    source.reference.kind,
                    ReferenceKind::News
                        | ReferenceKind::Web
                        | ReferenceKind::Social
                        | ReferenceKind::Broadcast
                )
        }
        Demand::NotBefore(_) | Demand::NotAfterArticle(_) | Demand::HasDay => true,
    }
}
