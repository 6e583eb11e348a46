//! D11–D14, D22, D24, D26–D29, D31, D32, D39: what a date's text alone shows: a weekday that is
//! wrong, two calendars that disagree, two possible orders, «أمس», digits of several scripts.
//!
//! Why: a template prints an error, or worse, another day. Source: `../shared` rules of the house,
//! after Wikipedia's Help:CS1 errors and what six other tools do silently.
//! Fix: the one sure reading is written in ISO where there is one.
//! It must not know how texts are read; that is `dates`. D01 and D02 are told by rules beside.

use super::super::{Context, DateRole, Diagnostic, Finding, Fix, FixKind, Place, Severity};
use super::{DateFinding, Source};
use crate::article::{Article, Change, Field, ReferenceDate};
use crate::dates::{DateField, Interpretation, Note, PartialDate, Setting, Verdict};

pub(super) fn check(source: &Source<'_>, found: &mut Vec<Diagnostic>) {
    for which in ReferenceDate::ALL {
        let Some(judged) = source.judged(which) else { continue };
        let field = source.reference.date(which);
        let role = DateRole::Reference(which);
        for (severity, finding) in told(field, role, &judged.interpretation) {
            let mut diagnostic = source.find_date(which, severity, finding);
            diagnostic.fix =
                sure(&judged.interpretation).map(|date| source.write(which, &date.to_string()));
            found.push(diagnostic);
        }
    }
}

/// The same for the article's own date.
pub(super) fn check_dateline(article: &Article, context: &Context, found: &mut Vec<Diagnostic>) {
    let field = article.dateline();
    if field.is_empty() {
        return;
    }
    let setting = Setting { today: Some(context.today), ..Setting::default() };
    let interpretation = field.interpretation(&setting);
    for (severity, finding) in told(field, DateRole::Dateline, &interpretation) {
        let fix = sure(&interpretation).map(|date| {
            let text = date.to_string();
            let change = Change::Field(Box::new(Field::Dateline(DateField::typed(text.clone()))));
            Fix { kind: FixKind::WriteDate { text }, changes: vec![change] }
        });
        let finding = Finding::SourceDate(finding);
        found.push(Diagnostic { finding, severity, place: Place::Dateline, fix });
    }
}

/// The one reading there is, where writing it in ISO will not be a doubt of its own.
fn sure(interpretation: &Interpretation) -> Option<PartialDate> {
    let date = interpretation.partial().filter(|_| interpretation.verdict() == Verdict::Fixable)?;
    DateField::typed(date.to_string()).understood().filter(|again| *again == date)
}

fn told(
    field: &DateField,
    role: DateRole,
    interpretation: &Interpretation,
) -> Vec<(Severity, DateFinding)> {
    // Somebody decided what it is.
    let decided = field.understood().is_some() && field.understood() != interpretation.partial();
    if decided {
        return Vec::new();
    }
    let mut told: Vec<(Severity, DateFinding)> = Vec::new();
    for note in &interpretation.notes {
        let Some(severity) = severity(note, interpretation.understood.is_some()) else { continue };
        if told.iter().any(|(_, finding)| matches!(finding, DateFinding::Typed { note: other, .. } if other.rule() == note.rule())) {
            continue;
        }
        let finding = DateFinding::Typed {
            role,
            as_typed: field.as_typed().to_owned(),
            note: note.clone(),
            choices: interpretation.choices.clone(),
        };
        told.push((severity, finding));
    }
    told
}

/// How grave it is; none for what other rules tell, and for what is no fault.
fn severity(note: &Note, understood: bool) -> Option<Severity> {
    match note {
        Note::WrongWeekday { .. }
        | Note::PairDisagrees { .. }
        | Note::DayOrMonth
        | Note::RelativeTo(_)
        | Note::Relative
        | Note::MonthNamesDisagree { .. }
        | Note::Reversed
        | Note::TwoDates
        | Note::BeforeGregorian
        | Note::MonthOrYears
        | Note::ShortYear => Some(Severity::Error),
        Note::WhichCalendar if understood => Some(Severity::Warning),
        Note::WhichCalendar => Some(Severity::Error),
        Note::MixedDigits | Note::HiddenMarks | Note::Style | Note::PairDayApart => {
            // Beside a doubt they are the smaller one.
            understood.then_some(Severity::Info)
        }
        _ => None,
    }
}
