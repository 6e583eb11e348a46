//! `tahrir dates`: lines of text become verdicts, a line each.

use super::args::{Stream, Strictness};
use super::{FINE, Failure, Streams};
use crate::article::ReferenceDate;
use crate::checks::typed::{Asked, Judged, judge};
use crate::dates::cs1::{self, Parameter};
use crate::dates::{Understanding, Verdict};
use crate::strings::Strings;

pub(super) fn run(
    input: &Stream,
    asked: &Asked,
    strictness: Strictness,
    strings: &Strings,
    streams: &mut Streams<'_>,
) -> Result<u8, Failure> {
    let bytes = streams.read(input, strings)?;
    // What is no UTF-8 is no date either, and is told on its own line.
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = String::new();
    for line in text.lines() {
        line_of(line, asked, strictness, strings, &mut lines);
    }
    streams.say(&lines)?;
    Ok(FINE)
}

/// Input, verdict, EDTF, rules and note, with tabs between them.
fn line_of(
    line: &str,
    asked: &Asked,
    strictness: Strictness,
    strings: &Strings,
    lines: &mut String,
) {
    let judged = judge(line, asked);
    let taken = strictness == Strictness::Reader || is_taken(line, asked);
    let verdict = match judged.verdict() {
        _ if !taken => "invalid",
        _ if strictness == Strictness::Cs1 => "valid",
        Verdict::Valid => "valid",
        Verdict::Fixable => "fixable",
        Verdict::Ask => "ask",
        Verdict::Invalid => "invalid",
    };
    let edtf = judged.interpretation.edtf().map_or(String::new(), |date| date.to_string());
    let rules = judged.rules().join(",");
    // A tab in the input would be taken for the end of it.
    let shown = line.replace('\t', " ");
    let mut note = note(line, &judged, strings);
    if !taken {
        note = [strings.dates.refused, &note].join(" ").trim_end().to_owned();
    }
    let columns = [shown.as_str(), verdict, &edtf, &rules, &note];
    lines.push_str(&columns.join("\t"));
    lines.push('\n');
}

/// Whether the citation templates of the English Wikipedia take it.
fn is_taken(line: &str, asked: &Asked) -> bool {
    let parameter = match asked.field {
        ReferenceDate::Published => Parameter::Date,
        ReferenceDate::Accessed => Parameter::AccessDate,
        ReferenceDate::Archived => Parameter::ArchiveDate,
    };
    cs1::accepts(line, parameter, asked.today)
}

fn note(line: &str, judged: &Judged, strings: &Strings) -> String {
    if line.trim().is_empty() {
        return strings.dates.nothing.to_owned();
    }
    let words = strings.dates;
    let found = &judged.interpretation;
    let mut sentences: Vec<String> = Vec::new();
    if found.understood == Some(Understanding::NoDate) {
        sentences.push(words.no_date.to_owned());
    }
    for note in &found.notes {
        let sentence = (words.note)(note);
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences.extend(judged.demands.iter().map(|(_, demand)| (words.demand)(*demand)));
    if !found.choices.is_empty() {
        sentences.push((words.choices)(&found.choices));
    }
    sentences.join(" ")
}
