//! What is to be said of a date's text alone: what it is understood as, and whether that is what its
//! field asks for. For the command line and for a field that is being typed in.
//!
//! Sources: `interpret` for the reading; for what fields ask, Wikipedia's Help:CS1 errors ("Check date
//! values in") and the rules of the house, whose ids each [`Demand`] names. It must not know the
//! clock, nor the other dates of a reference.

use chrono::{Days, Months, NaiveDate};

use super::Severity;
use super::future_date;
use crate::article::{ReferenceDate, ReferenceKind};
use crate::dates::{Edtf, Interpretation, Setting, Understanding, Verdict, interpret};

/// For what a date is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which date of a reference it is.
    pub field: ReferenceDate,
    /// What kind of source it dates, where that is known.
    pub kind: Option<ReferenceKind>,
    /// The day it is.
    pub today: NaiveDate,
    /// The day of the article that cites it.
    pub article_date: Option<NaiveDate>,
    /// The day from which «أمس» counts: on which the source was read, or the article's.
    pub counted_from: Option<NaiveDate>,
}

/// What a text is found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What was understood by it.
    pub interpretation: Interpretation,
    /// What its field asks for and it is not, the gravest first.
    pub demands: Vec<(Severity, Demand)>,
}

/// What a field asks of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Demand {
    /// A day on which somebody looked must be a whole date.
    FullDay,
    /// Nobody cited before this day, when Wikipedia began.
    NotBefore(NaiveDate),
    /// Nobody has looked after tomorrow, and no copy was made.
    NotAfterTomorrow,
    /// A source that is not out yet.
    NotInFuture,
    /// A source younger than the article that cites it.
    NotAfterArticle(NaiveDate),
    /// News without any date.
    NewsHasDate,
    /// News, posts and broadcasts have a day.
    HasDay,
    /// There was no web before this day.
    WebIsYounger(NaiveDate),
}

impl Demand {
    /// The rule of `D01` to `D40` that it falls under.
    pub fn rule(self) -> &'static str {
        match self {
            Self::FullDay => "D04",
            Self::NotBefore(_) | Self::NotAfterTomorrow => "D05",
            Self::NotInFuture => "D03",
            Self::NotAfterArticle(_) => "D10",
            Self::NewsHasDate => "D18",
            Self::HasDay => "D19",
            Self::WebIsYounger(_) => "D35",
        }
    }
}

impl Judged {
    /// How the text fares in its field: what is read, but breaks what its field asks for, is invalid.
    pub fn verdict(&self) -> Verdict {
        let breaks = self.demands.iter().any(|(severity, _)| *severity == Severity::Error);
        if breaks { Verdict::Invalid } else { self.interpretation.verdict() }
    }

    /// The ids of the rules that it breaks or brushes, each once, in their order.
    pub fn rules(&self) -> Vec<&'static str> {
        let notes = self.interpretation.notes.iter().filter_map(|note| note.rule());
        let demands = self.demands.iter().map(|(_, demand)| demand.rule());
        let mut rules: Vec<&'static str> = notes.chain(demands).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    }
}

/// Reads a text and holds it against its field.
pub fn judge(text: &str, asked: &Asked) -> Judged {
    let setting =
        Setting { today: Some(asked.today), relative_to: asked.counted_from, address: None };
    let mut demands = Vec::new();
    if text.trim().is_empty() {
        match (asked.field, asked.kind) {
            (ReferenceDate::Published, Some(ReferenceKind::News)) => {
                demands.push((Severity::Error, Demand::NewsHasDate));
            }
            (ReferenceDate::Published, _) => demands.push((Severity::Warning, Demand::NewsHasDate)),
            (ReferenceDate::Accessed, _) => demands.push((Severity::Error, Demand::FullDay)),
            (ReferenceDate::Archived, _) => {}
        }
        return Judged { interpretation: Interpretation::default(), demands };
    }
    let interpretation = interpret(text, &setting);
    match interpretation.understood {
        Some(Understanding::Date(date)) => match asked.field {
            ReferenceDate::Accessed => accessed(date, asked, &mut demands),
            ReferenceDate::Archived => {
                if date.earliest() > Some(tomorrow(asked.today)) {
                    demands.push((Severity::Error, Demand::NotAfterTomorrow));
                }
            }
            ReferenceDate::Published => published(date, asked, &mut demands),
        },
        Some(Understanding::NoDate) => match (asked.field, asked.kind) {
            (ReferenceDate::Accessed, _) => demands.push((Severity::Error, Demand::FullDay)),
            (ReferenceDate::Published, Some(ReferenceKind::News)) => {
                demands.push((Severity::Warning, Demand::NewsHasDate));
            }
            _ => {}
        },
        None => {}
    }
    demands.sort_by_key(|(severity, _)| *severity);
    Judged { interpretation, demands }
}

fn tomorrow(today: NaiveDate) -> NaiveDate {
    today.succ_opt().unwrap_or(today)
}

/// The day on which Wikipedia began, before which nobody has looked at a source for it.
pub(super) fn first_access() -> NaiveDate {
    NaiveDate::from_ymd_opt(2001, 1, 15).unwrap_or(NaiveDate::MIN)
}

/// The day on which the first web page could be read by everybody.
pub(super) fn first_page() -> NaiveDate {
    NaiveDate::from_ymd_opt(1991, 8, 6).unwrap_or(NaiveDate::MIN)
}

fn accessed(date: Edtf, asked: &Asked, demands: &mut Vec<(Severity, Demand)>) {
    if !date.is_day() {
        demands.push((Severity::Error, Demand::FullDay));
    }
    if date.latest().is_some_and(|last| last < first_access()) {
        demands.push((Severity::Error, Demand::NotBefore(first_access())));
    }
    if date.earliest() > Some(tomorrow(asked.today)) {
        demands.push((Severity::Error, Demand::NotAfterTomorrow));
    }
}

fn published(date: Edtf, asked: &Asked, demands: &mut Vec<(Severity, Demand)>) {
    let kind = asked.kind.unwrap_or(ReferenceKind::Other);
    let needs_day =
        matches!(kind, ReferenceKind::News | ReferenceKind::Social | ReferenceKind::Broadcast);
    if needs_day && !date.is_day() {
        demands.push((Severity::Warning, Demand::HasDay));
    }
    if date.earliest() > Some(asked.today) {
        let severity = match date.partial() {
            Some(partial) => {
                let which = ReferenceDate::Published;
                future_date::of_reference(which, kind, partial, asked.today)
            }
            None if needs_day || kind == ReferenceKind::Web => Some(Severity::Error),
            None => {
                let year = asked.today.checked_add_months(Months::new(12));
                Some(if date.earliest() > year { Severity::Error } else { Severity::Warning })
            }
        };
        demands.extend(severity.map(|severity| (severity, Demand::NotInFuture)));
    }
    // A day is allowed, for the reader's day may be another than the source's.
    if let Some(article) = asked.article_date
        && date.earliest() > article.checked_add_days(Days::new(1))
    {
        demands.push((Severity::Error, Demand::NotAfterArticle(article)));
    }
    let on_web = matches!(kind, ReferenceKind::Web | ReferenceKind::Social);
    if on_web && date.latest().is_some_and(|last| last < first_page()) {
        demands.push((Severity::Error, Demand::WebIsYounger(first_page())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use ReferenceDate::{Accessed, Archived, Published};
    use ReferenceKind::{Book, News, Web};

    /// Today is 2022-09-13; the article is of the same day.
    #[track_caller]
    fn check(
        text: &str,
        field: ReferenceDate,
        kind: Option<ReferenceKind>,
        verdict: Verdict,
        edtf: &str,
        rules: &[&str],
    ) {
        let today = NaiveDate::from_ymd_opt(2022, 9, 13).unwrap();
        let (article_date, counted_from) = (Some(today), Some(today));
        let asked = Asked { field, kind, today, article_date, counted_from };
        let judged = judge(text, &asked);
        let found = judged.interpretation.edtf().map_or(String::new(), |date| date.to_string());
        assert_eq!((judged.verdict(), found.as_str()), (verdict, edtf), "{text}");
        assert_eq!(judged.rules(), rules, "{text}");
    }

    #[test]
    fn what_fields_ask_for() {
        use Verdict::{Ask, Fixable, Invalid, Valid};
        check("13 سبتمبر 2022", Published, Some(News), Valid, "2022-09-13", &[]);
        check("سبتمبر 2022", Published, Some(News), Valid, "2022-09", &["D19"]);
        check("سبتمبر 2022", Published, Some(Book), Valid, "2022-09", &[]);
        check("2032-09-13", Published, Some(News), Invalid, "2032-09-13", &["D03", "D10"]);
        check("2022-10", Published, Some(Book), Invalid, "2022-10", &["D03", "D10"]);
        check("1985", Published, Some(Web), Invalid, "1985", &["D35"]);
        check("بدون تاريخ", Published, Some(News), Valid, "", &["D18"]);
        check("", Published, Some(News), Invalid, "", &["D18"]);
        check(" ", Accessed, None, Invalid, "", &["D04"]);
        check("أمس", Published, None, Fixable, "2022-09-12", &["D22"]);
        check("05/11/2021", Published, None, Ask, "", &["D14"]);
        check("2022-09-14", Accessed, None, Valid, "2022-09-14", &[]);
        check("2022-09-15", Accessed, None, Invalid, "2022-09-15", &["D05"]);
        check("2001-01-14", Accessed, None, Invalid, "2001-01-14", &["D05"]);
        check("2021", Accessed, None, Invalid, "2021", &["D04"]);
        check("بدون تاريخ", Accessed, None, Invalid, "", &["D04"]);
        check("2021", Archived, None, Valid, "2021", &[]);
        check("2023", Archived, None, Invalid, "2023", &["D05"]);
        check("٢٠22-09-13", Accessed, None, Fixable, "2022-09-13", &["D26"]);
    }
}
