//! `tahrir check`: what is wrong with a draft, in sentences or as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::args::{Answer, Stream};
use super::{FINE, FOUND, Failure, Streams};
use crate::article::Article;
use crate::checks::source_dates::explain::EXAMPLES;
use crate::checks::{self, Context, Diagnostic, Place, ReferenceField};
use crate::strings::Strings;
use crate::text::letters::{isolate, isolate_ltr};

pub(super) fn run(
    input: &Stream,
    today: NaiveDate,
    answer: Answer,
    strings: &Strings,
    streams: &mut Streams<'_>,
) -> Result<u8, Failure> {
    let article = streams.read_draft(input, strings)?.article;
    let found = checks::run(&article, &Context { today, digits: None });
    match answer {
        Answer::Json => {
            let report = Report {
                problems: found.iter().map(|one| JsonProblem::of(one, &article, strings)).collect(),
            };
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

/// Every rule with an example: its code where it has one, its name, how grave it is, what it says, and
/// of what it says so.
pub(super) fn explain(strings: &Strings, streams: &mut Streams<'_>) -> Result<u8, Failure> {
    let mut lines = String::new();
    for example in EXAMPLES {
        let Some(found) = example.found() else { continue };
        if let Some(code) = example.rule.code() {
            lines.push_str(code);
            lines.push(' ');
        }
        let severity = (strings.severity)(found.severity);
        lines.push_str(&format!("{} ({severity}): ", example.rule));
        lines.push_str(&(strings.finding)(&found.finding));
        for (name, value) in example.parts {
            lines.push_str(&format!(
                "\n    {}",
                isolate_ltr(&format!("{name}: {}", isolate(value)))
            ));
        }
        if let Some(fix) = &found.fix {
            lines.push_str(&format!("\n    → {}", (strings.fix)(&fix.kind)));
        }
        lines.push('\n');
    }
    lines.push_str(strings.dates.month_names);
    lines.push('\n');
    streams.say(&lines)?;
    Ok(FINE)
}

/// What `--json` prints.
#[derive(Serialize)]
struct Report<'a> {
    problems: Vec<JsonProblem<'a>>,
}

#[derive(Serialize)]
struct JsonProblem<'a> {
    rule: &'static str,
    /// Its number among the rules of dates, D01 to D40; `null` where it is none of them.
    code: Option<&'static str>,
    severity: &'static str,
    message: String,
    place: JsonPlace<'a>,
    /// What can be done, as a verb; `null` where nothing certain can.
    fix: Option<String>,
}

/// Where a problem is. Offsets are bytes of the text that `part` names.
#[derive(Serialize)]
#[serde(tag = "part", rename_all = "kebab-case")]
enum JsonPlace<'a> {
    Article,
    Title { start: usize, end: usize, text: &'a str },
    Dateline,
    LeadCaption { start: usize, end: usize, text: &'a str },
    Body { block: usize, start: usize, end: usize, text: &'a str },
    SeeAlso,
    Category { index: usize },
    Reference { index: usize, id: &'a str, field: Option<String> },
}

impl<'a> JsonProblem<'a> {
    fn of(diagnostic: &'a Diagnostic, article: &'a Article, strings: &Strings) -> Self {
        Self {
            rule: diagnostic.rule().as_str(),
            code: diagnostic.rule().code(),
            severity: diagnostic.severity.as_str(),
            message: (strings.finding)(&diagnostic.finding),
            place: JsonPlace::of(&diagnostic.place, article),
            fix: diagnostic.fix.as_ref().map(|fix| (strings.fix)(&fix.kind)),
        }
    }
}

impl<'a> JsonPlace<'a> {
    fn of(place: &'a Place, article: &'a Article) -> Self {
        let cut = |text: &'a str, start, end| text.get(start..end).unwrap_or_default();
        match place {
            Place::Article => Self::Article,
            Place::Title(span) => {
                let text = cut(&article.title().name, span.start, span.end);
                Self::Title { start: span.start, end: span.end, text }
            }
            Place::Dateline => Self::Dateline,
            Place::LeadCaption(span) => {
                let caption = article.lead().map_or("", |lead| lead.caption.text());
                let text = cut(caption, span.start, span.end);
                Self::LeadCaption { start: span.start, end: span.end, text }
            }
            Place::Body { block, span } => {
                let all = article.body().block(*block).map_or("", |block| block.text());
                let text = cut(all, span.start, span.end);
                Self::Body { block: *block, start: span.start, end: span.end, text }
            }
            Place::SeeAlso => Self::SeeAlso,
            Place::Category(index) => Self::Category { index: *index },
            Place::Reference { index, id, field } => {
                let field = field.map(|field| match field {
                    ReferenceField::Text(text) => kebab(&format!("{text:?}")),
                    ReferenceField::Date(date) => kebab(&format!("{date:?}")),
                });
                Self::Reference { index: *index, id: id.as_str(), field }
            }
        }
    }
}

/// `ArchiveUrl` as `archive-url`, like the other names here.
pub(super) fn kebab(name: &str) -> String {
    let mut kebab = String::with_capacity(name.len() + 1);
    for c in name.chars() {
        if c.is_ascii_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.push(c.to_ascii_lowercase());
    }
    kebab
}
