//! How long the core takes: `cargo bench --bench core`. The measures that the design promises are
//! in the names.
// criterion's macros make public functions; a bench that can't go on should stop.
#![allow(missing_docs, clippy::unwrap_used)]

mod sample;

use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

use tahrir::article::{Change, Position, RichText, SpliceMarks};
use tahrir::checks::{self, Context};
use tahrir::dates::{Setting, interpret};
use tahrir::editor::paste::clean;
use tahrir::editor::search::{Keep, Progress, Query, Standing, WholeWord, find, replace_all};
use tahrir::editor::typing::{self, Punctuation};
use tahrir::editor::{Editor, Selection, Transaction, deletion};
use tahrir::entities::{Cache, Entry, Register, find as find_names};
use tahrir::markup::{self, Format, Profile};
use tahrir::storage::draft;
use tahrir::text::Span;

const MB: usize = 1_000_000;

/// All inputs of the cases of other tools' tests: readable dates, slips and nonsense.
fn dates(c: &mut Criterion) {
    let cases = include_str!("../data/dates/cases.tsv");
    let lines = cases.lines().filter(|line| !line.starts_with('#'));
    let texts: Vec<&str> = lines.filter_map(|line| line.split('\t').nth(4)).collect();
    let today = NaiveDate::from_ymd_opt(2026, 11, 25);
    let setting = Setting { today, relative_to: today, address: None };
    let name = format!("read {} dates (10 µs each: {} ms)", texts.len(), texts.len() / 100);
    c.bench_function(&name, |b| {
        b.iter(|| {
            texts.iter().filter(|text| interpret(text, &setting).understood.is_some()).count()
        });
    });
}

fn export(c: &mut Criterion) {
    let profile = Profile::by_id("marefa").unwrap();
    let one = sample::article(MB, 2_000);
    let ten = sample::article(10 * MB, 20_000);
    c.bench_function("export 1 MB, 2,000 references, wikitext (30 ms)", |b| {
        b.iter(|| markup::export(black_box(&one), &profile, Format::Wikitext));
    });
    c.bench_function("export 10 MB, 20,000 references, wikitext (300 ms)", |b| {
        b.iter(|| markup::export(black_box(&ten), &profile, Format::Wikitext));
    });
    for (name, format) in
        [("html", Format::Html), ("markdown", Format::Markdown), ("text", Format::Text)]
    {
        c.bench_function(&format!("export 1 MB, 2,000 references, {name} (30 ms)"), |b| {
            b.iter(|| markup::export(black_box(&one), &profile, format));
        });
    }
}

fn drafts(c: &mut Criterion) {
    let text = draft::write(&sample::article(MB, 200)).unwrap();
    c.bench_function("draft load 1 MB (15 ms)", |b| {
        b.iter(|| draft::read(black_box(text.as_bytes())).unwrap());
    });
    let article = draft::read(text.as_bytes()).unwrap().article;
    c.bench_function("draft save text 1 MB (15 ms)", |b| {
        b.iter(|| draft::write(black_box(&article)).unwrap());
    });
}

fn edits(c: &mut Criterion) {
    let article = sample::article(5 * MB, 1_000);
    let middle = article.body().len() / 2;
    let at = Position { block: middle, offset: 0 };
    c.bench_function("one letter typed in a 5 MB body (0.5 ms)", |b| {
        let mut editor = Editor::new(article.clone());
        b.iter(|| editor.run(Transaction::insert(black_box(at), "س")).unwrap());
    });
    c.bench_function("one paragraph split in a 5 MB body (0.5 ms)", |b| {
        let mut editor = Editor::new(article.clone());
        let tail = (Default::default(), None);
        b.iter(|| {
            let split = Change::Split { block: middle, offset: 0, tail: tail.clone(), marks: None };
            editor.run(Transaction::new(vec![split])).unwrap();
        });
    });
    c.bench_function("10,000 edits of a 5 MB body undone", |b| {
        let edited = || {
            let mut editor = Editor::new(article.clone());
            for index in 0..10_000_usize {
                let block = (index * 7919) % article.body().len();
                let change = Change::Splice {
                    block,
                    span: Span::at(0),
                    with: RichText::plain("س"),
                    marks: SpliceMarks::Follow,
                };
                editor.run(Transaction::new(vec![change])).unwrap();
            }
            editor
        };
        b.iter_batched_ref(edited, |editor| while editor.undo() {}, BatchSize::LargeInput);
    });
}

fn check(c: &mut Criterion) {
    let article = sample::article(MB, 2_000);
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    c.bench_function("check 1 MB, 2,000 references (20 ms)", |b| {
        b.iter(|| checks::run(black_box(&article), &Context { today, digits: None }));
    });
}

/// A register of so many entries: the bundled one, and names that are made up.
fn register(entries: usize) -> Register {
    let bundled = Register::bundled();
    let letters: Vec<char> = "ابتدرسشعفقكلمنهويپڤگژ".chars().collect();
    let word = |number: usize, by: usize| -> String {
        let places = (0..6_usize).map(|at| (at, by.pow(u32::try_from(at).unwrap())));
        places.filter_map(|(at, of)| letters.get((number / of + at * 7) % letters.len())).collect()
    };
    let made = (0..entries.saturating_sub(bundled.entries().len())).map(|number| Entry {
        name: format!("{} {}", word(number, 5), word(number, 7)),
        short: vec![word(number, 7)],
        ..Entry::default()
    });
    Register::new(bundled.entries().iter().cloned().chain(made))
}

fn names(c: &mut Criterion) {
    c.bench_function("read the bundled register (5 ms)", |b| b.iter(Register::bundled));
    let register = register(5_000);
    let article = sample::article(MB, 2_000);
    c.bench_function("names in 1 MB, 5,000 entries (100 ms)", |b| {
        b.iter(|| find_names(black_box(&article), &register, &mut Cache::default()));
    });
    c.bench_function("names in 1 MB after one letter, 5,000 entries (10 ms)", |b| {
        let mut editor = Editor::new(article.clone());
        let mut cache = Cache::default();
        let at = Position { block: article.body().len() / 2, offset: 0 };
        b.iter(|| {
            editor.run(Transaction::insert(black_box(at), "س")).unwrap();
            find_names(editor.article(), &register, &mut cache)
        });
    });
}

fn search(c: &mut Criterion) {
    let article = sample::article(MB, 2_000);
    let word = Query { whole_word: WholeWord::WithParticles, ..Query::plain("بوتن") };
    c.bench_function("find a word, 1 MB (20 ms)", |b| {
        b.iter(|| find(black_box(&article), &Query::plain("بوتن")).unwrap());
    });
    c.bench_function("find a word with its particles, 1 MB (20 ms)", |b| {
        b.iter(|| find(black_box(&article), &word).unwrap());
    });
    c.bench_function("find what is nowhere, 1 MB (20 ms)", |b| {
        b.iter(|| find(black_box(&article), &Query::plain("كيبيك")).unwrap());
    });
    c.bench_function("find by an expression, 1 MB", |b| {
        b.iter(|| find(black_box(&article), &Query::regex(r"\w+ي\b")).unwrap());
    });
    let article = sample::article(5 * MB, 1_000);
    // What every frame of a search does, and what every key does beside one: with many matches too.
    for (name, query) in [("a word", "بوتن"), ("a letter", "ا")] {
        let mut fresh = Standing::new(&Query::plain(query)).unwrap();
        c.bench_function(&format!("one frame of searching 5 MB for {name} (5 ms)"), |b| {
            b.iter(|| {
                if fresh.follow(&article, 0, 100_000) == Progress::Complete {
                    fresh = Standing::new(&Query::plain(query)).unwrap();
                }
            });
        });
        c.bench_function(&format!("a key in 5 MB beside a search for {name} (0.3 ms)"), |b| {
            let mut editor = Editor::new(article.clone());
            let mut standing = Standing::new(&Query::plain(query)).unwrap();
            standing.follow(&article, 0, usize::MAX);
            let at = Position { block: article.body().len() / 2, offset: 0 };
            b.iter(|| {
                editor.run(Transaction::insert(black_box(at), "س")).unwrap();
                standing.follow(editor.article(), editor.revision(), 100_000)
            });
        });
    }
    let article = sample::article(MB, 2_000);
    c.bench_function("replace a word, 1 MB", |b| {
        b.iter(|| replace_all(black_box(&article), &word, "پوتين", Keep::Particles).unwrap());
    });
}

fn typing(c: &mut Criterion) {
    let article = sample::article(5 * MB, 1_000);
    let at = Position { block: article.body().len() / 2, offset: 0 };
    let caret = Selection::caret(at);
    c.bench_function("what a key does in a 5 MB body (0.3 ms)", |b| {
        b.iter(|| typing::insert(black_box(&article), caret, "س", Punctuation::Arabic).unwrap());
    });
    c.bench_function("what backspace does in a 5 MB body (0.3 ms)", |b| {
        b.iter(|| deletion::backspace(black_box(&article), caret).unwrap());
    });
    let line = "ﻗﺎﻝ پوتن\u{200F} إنَّ\u{A0}القمة \u{2067}x ".repeat(10 * MB / 46);
    c.bench_function("a pasted line of 10 MB cleaned (100 ms)", |b| {
        b.iter(|| clean(black_box(&line)));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(30);
    targets = dates, export, drafts, edits, check, names, search, typing
}
criterion_main!(benches);
