//! How long a paragraph takes to lay out: `cargo bench --bench typeset`. The measures that the
//! design promises are in the names.
// criterion's macros make public functions
#![allow(missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};

use tahrir::strings::Language;
use tahrir::text::Span;
use tahrir::typeset::{FontBook, Layout, ParagraphText, Position, StyledSpan, TextStyle};
use tahrir::ui::words::Words;

const SENTENCE: &str = "عقدت في سمرقند يوم 2022-09-15 قمةُ منظمة شنغهاي للتعاون (SCO) بحضور Vladimir Putin وشي جين بينغ، وقال «رويترز» إن الحضور بلغ 15 دولة. ";
const COLUMN: f32 = 640.0;

/// Text of as many characters.
fn text(characters: usize) -> String {
    SENTENCE.chars().cycle().take(characters).collect()
}

fn lay_out(book: &mut FontBook, text: &str) -> Layout {
    let half = Span::new(text.len() / 4, text.len() / 2);
    let styles =
        [StyledSpan { span: half, style: TextStyle { bold: true, ..TextStyle::default() } }];
    let paragraph = ParagraphText { text, styles: &styles, ..ParagraphText::default() };
    Layout::new(book, &paragraph, COLUMN)
}

fn layout(c: &mut Criterion) {
    let mut book = FontBook::new();
    c.bench_function("faces read", |b| b.iter(FontBook::new));

    let short = text(500);
    c.bench_function("500 characters, at most 0.2 ms", |b| {
        b.iter(|| lay_out(&mut book, black_box(&short)));
    });
    let long: String = text(100_000).chars().take(57_000).collect();
    c.bench_function("100 KB in one paragraph, all of it anew", |b| {
        b.iter(|| lay_out(&mut book, black_box(&long)));
    });
    let mut laid_out = lay_out(&mut book, &long);
    let mut wide = false;
    c.bench_function("100 KB wrapped for another width", |b| {
        b.iter(|| {
            wide = !wide;
            laid_out.set_width(if wide { 500.0 } else { COLUMN });
        });
    });
    let laid_out = lay_out(&mut book, &short);
    c.bench_function("an arrow key in 500 characters", |b| {
        let middle = Position::before_text_at(short.len() / 2);
        b.iter(|| laid_out.visual_left(black_box(middle)));
    });
    c.bench_function("glyphs of 500 characters", |b| {
        b.iter(|| {
            let lines = 0..laid_out.lines().len();
            lines.map(|line| laid_out.runs(line).len()).sum::<usize>()
        });
    });
}

/// A letter typed and taken back by turns in the middle of a paragraph laid out before.
fn keys(c: &mut Criterion) {
    let mut book = FontBook::new();
    for (name, characters) in [
        ("a key in 500 characters, at most 0.2 ms", 500),
        ("a key in 100 KB in one paragraph, at most 10 ms", 57_000),
        ("a key in 10 MB in one line, at most 100 ms", 5_700_000),
    ] {
        let before = text(characters);
        let mut after = before.clone();
        after.insert(before.floor_char_boundary(before.len() / 2), 'ن');
        let mut laid_out = Some(lay_out(&mut book, &before));
        let mut typed = false;
        c.bench_function(name, |b| {
            b.iter(|| {
                typed = !typed;
                let text = if typed { &after } else { &before };
                let paragraph = ParagraphText { text, ..ParagraphText::default() };
                let earlier = laid_out.take();
                let renewed = Layout::renewed(earlier, &mut book, &paragraph, COLUMN, usize::MAX);
                laid_out = Some(renewed);
            });
        });
    }
    let long = text(57_000);
    let laid_out = lay_out(&mut book, &long);
    c.bench_function("a caret and a click in 100 KB", |b| {
        let middle = Position::before_text_at(long.len() / 2);
        b.iter(|| {
            let caret = laid_out.caret(black_box(middle));
            laid_out.hit(caret.x, caret.top + 1.0)
        });
    });
}

fn much(c: &mut Criterion) {
    let mut book = FontBook::new();
    let paragraph = text(500);
    let mut group = c.benchmark_group("much");
    group.sample_size(10);
    group.bench_function("1 M characters in 2000 paragraphs, at most 0.8 s", |b| {
        b.iter(|| (0..2000).map(|_| lay_out(&mut book, &paragraph).lines().len()).sum::<usize>());
    });
    let one = text(1_000_000);
    group.bench_function("1 M characters in one paragraph, at most 0.8 s", |b| {
        b.iter(|| lay_out(&mut book, black_box(&one)));
    });
    let hostile = "قمة سمرقند G20 2022 ".repeat((10 << 20) / 33);
    group.bench_function("10 MB in one line", |b| {
        b.iter(|| lay_out(&mut book, black_box(&hostile)));
    });
    let marks = format!("ب{}", "\u{64E}".repeat(10_000));
    group.bench_function("10,000 marks on one letter", |b| {
        b.iter(|| lay_out(&mut book, black_box(&marks)));
    });
    group.finish();
}

fn labels(c: &mut Criterion) {
    let context = egui::Context::default();
    let words = Words::new(&context, Language::Arabic);
    let texts: Vec<String> =
        (0..100).map(|number| format!("المصدر {number}: قمة G20 في 2022-09-13")).collect();
    let frame = |words: &Words, texts: &[String]| {
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            for text in texts {
                black_box(words.label(text).galley());
            }
            black_box(ui.scope_id());
        });
        output.textures_delta.clear();
    };
    frame(&words, &texts);
    c.bench_function("100 labels of a frame, seen before", |b| b.iter(|| frame(&words, &texts)));
    let mut number = 0;
    c.bench_function("one label never seen before", |b| {
        b.iter(|| {
            number += 1;
            frame(&words, &[format!("مصدر جديد رقمه {number} في 2022-09-13")]);
        });
    });
}

criterion_group!(benches, layout, keys, much, labels);
criterion_main!(benches);
