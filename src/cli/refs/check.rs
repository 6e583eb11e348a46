//! `tahrir refs check`: what is wrong with the references of a CSL-JSON list, by the rules D01 to D40
//! and those that have names.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Serialize;

use crate::article::{Article, Body, Field, RefId, Reference, Title};
use crate::checks::{self, Context, Diagnostic, Place, ReferenceField, RuleId};
use crate::citations::{self, csl};
use crate::cli::args::{Answer, Stream};
use crate::cli::check::kebab;
use crate::cli::streams::cannot;
use crate::cli::{FINE, FOUND, Failure, Streams};
use crate::dates::DateField;
use crate::strings::{Problem, Strings};

pub(super) fn run(
    input: &Stream,
    today: NaiveDate,
    article_date: Option<NaiveDate>,
    answer: Answer,
    strings: &Strings,
    streams: &mut Streams<'_>,
) -> Result<u8, Failure> {
    let bytes = streams.read(input, strings)?;
    let pasted = csl::read(&String::from_utf8_lossy(&bytes));
    for left in &pasted.leftover {
        streams.complain(&(strings.citation_leftover)(left))?;
    }
    if pasted.references.is_empty() && !pasted.leftover.is_empty() {
        return Err(cannot(strings, input, &Problem::NoReferences));
    }
    let named = named(pasted.references);
    let article = citing(named.iter().map(|(_, reference)| reference.clone()), article_date);
    let mut found = checks::run(&article, &Context { today, digits: None });
    found.retain(|it| {
        matches!(it.place, Place::Reference { .. }) && it.rule() != RuleId::UnusedReference
    });
    match answer {
        Answer::Json => {
            let problems = found.iter().map(|one| JsonProblem::of(one, &named, strings)).collect();
            let report = Report { problems };
            let mut json = serde_json::to_string_pretty(&report).map_err(std::io::Error::from)?;
            json.push('\n');
            streams.say(&json)?;
        }
        Answer::Sentences => {
            let mut lines = String::new();
            for diagnostic in &found {
                lines.push_str(&(strings.problem_line)(diagnostic));
                lines.push('\n');
            }
            lines.push_str(&(strings.summary)(found.len()));
            lines.push('\n');
            streams.say(&lines)?;
        }
    }
    Ok(if found.is_empty() { FINE } else { FOUND })
}

/// The references with the names that the file has for them, beside which each gets an id that no
/// other has: two items of one id are still two.
fn named(references: Vec<Reference>) -> Vec<(String, Reference)> {
    let mut taken: HashSet<RefId> = HashSet::new();
    let name = |reference: Reference| {
        let own = reference.id.as_str().to_owned();
        let id = citations::name::free(&reference, |id| taken.contains(id));
        taken.insert(id.clone());
        let shown = if own.is_empty() { id.as_str().to_owned() } else { own };
        (shown, Reference { id, ..reference })
    };
    references.into_iter().map(name).collect()
}

fn citing(references: impl Iterator<Item = Reference>, date: Option<NaiveDate>) -> Article {
    let dateline = date.map(|date| DateField::typed(date.to_string())).unwrap_or_default();
    // No two share an id, so that none is refused.
    let (article, _) = Article::with_body(Title::default(), Body::default())
        .with(Field::Dateline(dateline))
        .with_references(references.collect());
    article
}

/// What `--json` prints.
#[derive(Serialize)]
struct Report<'a> {
    problems: Vec<JsonProblem<'a>>,
}

#[derive(Serialize)]
struct JsonProblem<'a> {
    /// The item's own id.
    reference: &'a str,
    rule: String,
    severity: &'static str,
    message: String,
    /// The variable of CSL-JSON; `null` where it is about the whole item.
    field: Option<String>,
    /// What can be done, as a verb; `null` where nothing certain can.
    fix: Option<String>,
}

impl<'a> JsonProblem<'a> {
    fn of(one: &Diagnostic, named: &'a [(String, Reference)], strings: &Strings) -> Self {
        let (index, field) = match &one.place {
            Place::Reference { index, field, .. } => (*index, *field),
            _ => (usize::MAX, None),
        };
        let field = field.map(|field| match field {
            ReferenceField::Date(date) => csl::date_name(date).to_owned(),
            ReferenceField::Text(text) => {
                csl::text_name(text).map_or_else(|| kebab(&format!("{text:?}")), str::to_owned)
            }
        });
        Self {
            reference: named.get(index).map_or("", |(name, _)| name.as_str()),
            rule: checks::citation_rule(&one.finding).to_owned(),
            severity: one.severity.as_str(),
            message: (strings.finding)(&one.finding),
            field,
            fix: one.fix.as_ref().map(|fix| (strings.fix)(&fix.kind)),
        }
    }
}
