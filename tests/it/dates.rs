//! The reader of dates measured: on what other tools' tests say, on calendars day by day, and on
//! what nobody should type.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use chrono::{Days, NaiveDate};
use tahrir::cli::{self, Environment, Outcome as Ended, Streams};
use tahrir::dates::cs1::{self, Parameter};
use tahrir::dates::{Calendar, Edtf, Interpretation, Setting, interpret};
use tahrir::strings::Language;

fn data(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/dates").join(name);
    fs::read_to_string(path).unwrap()
}

/// A calendar is ICU's on every day of its table, both ways.
#[track_caller]
fn check_calendar(calendar: Calendar, table: &str, years: std::ops::RangeInclusive<i32>) {
    let mut next: Option<NaiveDate> = None;
    let mut expected_years = years.clone();
    for line in data(table).lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [year, first, lengths] = columns[..] else { panic!("{line}") };
        let year: i32 = year.parse().unwrap();
        assert_eq!(expected_years.next(), Some(year));
        let mut day: NaiveDate = first.parse().unwrap();
        assert!(next.is_none_or(|next| next == day), "{line}");
        for (month, length) in (1u8..).zip(lengths.split(' ')) {
            let length: u8 = length.parse().unwrap();
            assert_eq!(calendar.last_day(year, month), Some(length), "{year}-{month}");
            for number in 1..=length {
                assert_eq!(calendar.day(year, month, number), Some(day), "{year}-{month}-{number}");
                let back = calendar.of(day).unwrap();
                assert_eq!((back.year, back.month, back.day), (year, month, number));
                day = day.checked_add_days(Days::new(1)).unwrap();
            }
        }
        next = Some(day);
    }
    assert_eq!(expected_years.next(), None, "the table is shorter");
}

#[test]
fn umm_al_qura_is_icus_on_every_day_of_1356_to_1500() {
    check_calendar(Calendar::Hijri, "islamic-umalqura.tsv", 1356..=1500);
}

#[test]
fn the_persian_calendar_is_icus_on_every_day_of_1206_to_1498() {
    check_calendar(Calendar::Persian, "persian.tsv", 1206..=1498);
}

/// A case of another tool's tests.
struct Case {
    dialect: String,
    level: String,
    field: String,
    today: NaiveDate,
    input: String,
    verdict: String,
    reading: String,
}

fn cases() -> Vec<Case> {
    let text = data("cases.tsv");
    let lines = text.split('\n').filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [dialect, level, field, today, input, verdict, reading, _] = columns[..] else {
                panic!("{line}")
            };
            let owned = str::to_owned;
            Case {
                dialect: owned(dialect),
                level: owned(level),
                field: owned(field),
                today: today.parse().unwrap(),
                input: owned(input),
                verdict: owned(verdict),
                reading: owned(reading),
            }
        })
        .collect()
}

/// How a case went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// As expected.
    Right,
    /// Asked, and what was expected is among the choices.
    Offered,
    /// Read as what shares days with what was expected: more exactly, less exactly, or as about it.
    Otherwise,
    /// Not read, though the other tool reads it.
    Refused,
    /// Read, though the other tool refuses to.
    Lenient,
    /// Read as another date than expected.
    False,
}

/// The answer to a case that is asked of one format's own strictness.
fn strict(case: &Case, read: Option<Edtf>, accepted: bool) -> Outcome {
    match (case.verdict == "valid", accepted) {
        (true, false) => Outcome::Refused,
        (false, true) => Outcome::Lenient,
        (false, false) => Outcome::Right,
        (true, true) => match read {
            Some(date) if !case.reading.is_empty() && !same(&date.to_string(), &case.reading) => {
                Outcome::False
            }
            _ => Outcome::Right,
        },
    }
}

/// The whole reader's answer to a case.
fn outcome(case: &Case) -> (Outcome, Interpretation) {
    let today = Some(case.today);
    let setting = Setting { today, relative_to: today, address: None };
    let found = interpret(&case.input, &setting);
    let is_expected = |date: &Edtf| same(&date.to_string(), &case.reading);
    let outcome = match case.verdict.as_str() {
        // Refused as it stands, and put right as this.
        "invalid" if !case.reading.is_empty() => {
            match found.edtf() == interpret(&case.reading, &setting).edtf() {
                true => Outcome::Right,
                false => Outcome::False,
            }
        }
        "invalid" | "unparsed" | "unchanged" => match found.understood {
            None => Outcome::Right,
            Some(_) => Outcome::Lenient,
        },
        _ if case.reading.is_empty() && found.understood.is_some() => Outcome::Right,
        _ => match found.edtf() {
            Some(date) if is_expected(&date) => Outcome::Right,
            Some(date) if shares_days(date, &case.reading) => Outcome::Otherwise,
            Some(_) => Outcome::False,
            None if found.choices.iter().any(is_expected) => Outcome::Offered,
            None => Outcome::Refused,
        },
    };
    (outcome, found)
}

/// The same date, whether or not the other tool kept the time of day.
fn same(ours: &str, theirs: &str) -> bool {
    let day = |text: &str| text.split('T').next().unwrap_or_default().to_owned();
    ours == theirs || (!theirs.contains('/') && day(theirs) == ours)
}

/// Whether a reading and what another tool made of it have days in common.
fn shares_days(ours: Edtf, theirs: &str) -> bool {
    // Of a list of years, what they begin and end with; of an English range, what we make of it.
    let list = theirs.trim_matches(['[', ']']).replace(", ", "/");
    let setting = Setting::default();
    let theirs = list.parse().ok().or_else(|| interpret(theirs, &setting).edtf());
    let theirs = theirs.or_else(|| format!("{list:0>4}").parse().ok());
    let Some(theirs) = theirs else { return false };
    let before =
        |a: Edtf, b: Edtf| matches!((a.latest(), b.earliest()), (Some(a), Some(b)) if a < b);
    !before(ours, theirs) && !before(theirs, ours)
}

/// What other tools read, and is not what the text says: the input, and why.
const NOT_SO: [(&str, &str); 1] = [(
    "c64 BCE",
    "the year 64 before Christ is -0063 in EDTF, which has a year 0; they write -0064",
)];

/// How the cases of one dialect went.
#[derive(Default)]
struct Score(BTreeMap<Outcome, usize>);

impl Score {
    fn of(&self, outcome: Outcome) -> usize {
        self.0.get(&outcome).copied().unwrap_or_default()
    }

    fn all(&self) -> usize {
        self.0.values().sum()
    }

    /// Met cases in a hundred; a false date counts as ten misses.
    fn percent(&self) -> f64 {
        let met = [Outcome::Right, Outcome::Offered, Outcome::Otherwise];
        let met: usize = met.into_iter().map(|outcome| self.of(outcome)).sum();
        100.0 * (met as f64 - 10.0 * self.of(Outcome::False) as f64) / self.all() as f64
    }
}

/// Where a case is counted, and how it went.
fn judged(case: &Case) -> Option<(String, Outcome)> {
    let parameter = match case.field.as_str() {
        "access-date" => Parameter::AccessDate,
        "archive-date" => Parameter::ArchiveDate,
        "pmc-embargo-date" => Parameter::EmbargoDate,
        "year" => Parameter::Year,
        _ => Parameter::Date,
    };
    let edtf = case.input.parse::<Edtf>();
    let name = case.dialect.clone();
    let (name, outcome) = match case.dialect.as_str() {
        "cs1-en" => {
            let accepted = cs1::accepts(&case.input, parameter, case.today);
            (name, strict(case, None, accepted))
        }
        "edtf-draft2012" => return None, // an older format of that name
        "edtf-level1-only" => (name, strict(case, edtf.ok(), edtf.is_ok())),
        "edtf" => {
            let level = if case.level.is_empty() { "unsaid" } else { &case.level };
            (format!("edtf level {level}"), strict(case, edtf.ok(), edtf.is_ok()))
        }
        _ => (name, outcome(case).0),
    };
    let is_so = NOT_SO.iter().all(|(input, _)| *input != case.input);
    Some((name, if is_so { outcome } else { Outcome::Otherwise }))
}

/// `cargo test --test it dates::the_score -- --nocapture` shows the table, and what was not met.
#[test]
#[allow(clippy::print_stdout)]
fn the_score() {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for case in cases() {
        let Some((name, outcome)) = judged(&case) else { continue };
        let Case { input, verdict, reading, .. } = case;
        if outcome != Outcome::Right {
            println!("{outcome:?}\t{name}\t{input:?}\tthey say {verdict} {reading}");
        }
        *scores.entry(name).or_default().0.entry(outcome).or_default() += 1;
    }
    println!("\n{:18} cases right offered otherwise refused lenient false  met", "dialect");
    for (name, score) in &scores {
        println!(
            "{name:18}{:6} {:5} {:7} {:9} {:7} {:7} {:5} {:5.1} %",
            score.all(),
            score.of(Outcome::Right),
            score.of(Outcome::Offered),
            score.of(Outcome::Otherwise),
            score.of(Outcome::Refused),
            score.of(Outcome::Lenient),
            score.of(Outcome::False),
            score.percent(),
        );
        assert_eq!(score.of(Outcome::False), 0, "{name}: a date silently false");
    }
    let together = |names: &[&str]| {
        let mut sum = Score::default();
        for (outcome, count) in names.iter().flat_map(|name| &scores[*name].0) {
            *sum.0.entry(*outcome).or_default() += count;
        }
        sum.percent()
    };
    assert_eq!(together(&["cs1-en"]), 100.0);
    assert!(together(&["edtf level 0", "edtf level 1", "edtf-level1-only"]) >= 95.0);
    assert!(together(&["arabic", "hijri-umalqura", "persian", "relative-ar"]) >= 95.0);
}

/// What `tahrir dates` says of these lines, on 13 September 2022.
fn command(options: &str, lines: &str) -> String {
    let environment = Environment {
        language: Some(Language::English),
        today: NaiveDate::from_ymd_opt(2022, 9, 13).unwrap(),
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let words = std::iter::once("dates").chain(options.split_whitespace()).map(Into::into);
    let mut input = lines.as_bytes();
    let mut streams = Streams { input: &mut input, output: &mut out, errors: &mut err };
    let ended = cli::run(words, &environment, &mut streams);
    assert_eq!((ended, err.as_slice()), (Ended::Exit(0), b"".as_slice()));
    String::from_utf8(out).unwrap()
}

/// A line's verdict, reading and rules.
#[track_caller]
fn check_line(options: &str, line: &str, expected: [&str; 3]) {
    let answer = command(options, line);
    assert_eq!(answer.lines().count(), 1, "{answer}");
    let columns: Vec<&str> = answer.trim_end_matches('\n').split('\t').collect();
    let [typed, verdict, edtf, rules, note] = columns[..] else { panic!("{answer}") };
    assert_eq!(typed, line);
    assert_eq!([verdict, edtf, rules], expected, "{line}: {note}");
}

#[test]
fn the_command_answers_a_line_with_a_line() {
    check_line("", "17 صفر 1444 هـ", ["valid", "2022-09-13", ""]);
    check_line("", "13th September 2022", ["fixable", "2022-09-13", "D28"]);
    check_line("", "05/11/2011", ["ask", "", "D14"]);
    check_line("", "الثلاثاء 14 سبتمبر 2022", ["invalid", "", "D11"]);
    check_line("--kind news", "سبتمبر 2022", ["valid", "2022-09", "D19"]);
    check_line("--kind news", "2022-09-20", ["invalid", "2022-09-20", "D03"]);
    check_line("--article-date 2022-09-10", "أمس", ["fixable", "2022-09-09", "D22"]);
    check_line("--article-date 2022-09-10", "2022-09-12", ["invalid", "2022-09-12", "D10"]);
    check_line("--field accessed", "2022-09-15", ["invalid", "2022-09-15", "D05"]);
    check_line("--field accessed --today 2022-09-14", "2022-09-15", ["valid", "2022-09-15", ""]);
    check_line("--field accessed", "سبتمبر 2022", ["invalid", "2022-09", "D04"]);
    check_line("--profile cs1", "13 September 2022", ["valid", "2022-09-13", ""]);
    check_line("--profile cs1", "13 september 2022", ["invalid", "2022-09-13", ""]);
    check_line("", "}}|<ref>", ["invalid", "", "D01"]);
    assert_eq!(command("", ""), "");
    assert_eq!(command("", "2022\n\nx\t13 سبتمبر 2022").lines().count(), 3);
    let long = "2022-09-13 ".repeat(1_000_000);
    assert!(command("", &long).contains("\tinvalid\t\tD01\t"));
}
