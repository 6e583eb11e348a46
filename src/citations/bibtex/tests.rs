//! BibTeX as programs and people write it, and what is written read again.

use super::*;
use crate::article::ReferenceKind;
use crate::citations::testing;
use proptest::prelude::*;

/// The references of a text, told in short, then what is left over.
#[track_caller]
fn check(text: &str, references: &[&str], leftover: &[(usize, &str, Why)]) {
    let pasted = read(text);
    let told: Vec<String> = pasted.references.iter().map(testing::told).collect();
    assert_eq!(told, references, "{text}");
    let left: Vec<_> =
        pasted.leftover.iter().map(|it| (it.line, it.text.as_str(), it.why)).collect();
    assert_eq!(left, leftover, "{text}");
}

#[test]
fn entries_as_programs_write_them() {
    check(
        "@online{samarkand,\n  author = {أوشاكوڤ, يوري and {وكالة تاس}},\n  title = {{قمة سمرقند}},\n  \
         url = {https://e.org/a_b%20c},\n  urldate = {2022-09-14},\n  date = {2022-09-13},\n}",
        &["samarkand Web | أوشاكوڤ+يوري; وكالة تاس | قمة سمرقند | published 2022-09-13 | \
           accessed 2022-09-14 | url https://e.org/a_b%20c"],
        &[],
    );
    check(
        "@article{x, title = \"The {NASA} report\", journal = nyt # { Online}, year = 2022, \
         month = sep # \"~13\", entrysubtype={newspaper}, abstract={نص}}",
        &["x News | The NASA report | site nyt Online | published 2022-09-13 | abstract: نص"],
        &[],
    );
    check(
        "@string{ind = \"The Independent\"}\n@string(x = ind # {!})\n@ARTICLE(k, title={أ}, journal=x)",
        &["k Journal | أ | site The Independent!"],
        &[],
    );
    check(
        "@phdthesis{t, title={رسالة}, school={جامعة دمشق}, year=2020, month=March}",
        &["t Report | رسالة | publisher جامعة دمشق | published 2020-03 | bibtex-type: phdthesis"],
        &[],
    );
    check(
        "@misc{m, title={صفحة}, howpublished={\\url{https://e.org/a\\_b}}, year={د.ت}}",
        &["m Other | صفحة | published د.ت | url https://e.org/a_b"],
        &[],
    );
}

#[test]
fn letters_of_tex() {
    let cases = [
        ("Erd\\H{o}s", "Erdős"),
        ("{\\'e}t{\\\"u}", "étü"),
        ("\\'\\i", "í"),
        ("\\v s\\c{c}", "šç"),
        ("A \\& B 50\\% \\#1 a\\_b", "A & B 50% #1 a_b"),
        ("1--2 --- ``x''", "1–2 — “x”"),
        ("$x^2$ costs \\$5", "$x^2$ costs $5"),
        ("\\emph{نص} \\unknown{x}", "نص \\unknownx"),
        ("a\n   b~c", "a b c"),
        ("\\ss{}t \\o st", "ßt øst"),
        ("\\", "\\"),
        ("}{\\'", "\u{301}"),
    ];
    for (tex, expected) in cases {
        assert_eq!(tex::text(tex), expected, "{tex}");
    }
}

#[test]
fn one_lost_brace_costs_one_entry() {
    check(
        "@book{a, title={أ}\n@book{b, title={ب {ج}\n\n@book{c, title={د}}",
        &["c Book | د"],
        &[(1, "@book{a, title={أ}", Why::Unclosed), (2, "@book{b, title={ب {ج}", Why::Unclosed)],
    );
    check(
        "قبل\n@comment{x}\n@preamble{\"y\"}\n@book{}\nبعد",
        &[],
        &[
            (1, "قبل", Why::NotUnderstood),
            (2, "@comment{x}", Why::NoReference),
            (3, "@preamble{\"y\"}", Why::NoReference),
            (4, "@book{}", Why::NotUnderstood),
            (5, "بعد", Why::NotUnderstood),
        ],
    );
    check(
        "@book{a, title={أ} year=2020, ???, isbn = {1}}",
        &["a Book | أ | published 2020 | isbn 1"],
        &[(1, "???", Why::NotUnderstood)],
    );
    check("@book{a, title={{}}}", &[], &[(1, "@book{a, title={{}}}", Why::NotUnderstood)]);
    check("a@b.org (x)", &[], &[(1, "a@b.org (x)", Why::NotUnderstood)]);
}

#[test]
fn hostile_texts_cost_no_more_than_their_length() {
    let deep = format!("@book{{a, title={}x{}}}", "{".repeat(500_000), "}".repeat(500_000));
    assert_eq!(read(&deep).references[0].title, "x");
    assert_eq!(read(&"@a{".repeat(300_000)).references, []);
    assert_eq!(read(&"@a{b,\n".repeat(100_000)).references, []);
    let many = "\\'{".repeat(300_000);
    assert_eq!(read(&format!("@book{{a, title={{{many}")).leftover.len(), 1);
    let doubling: String =
        (1..200).map(|n| format!("@string{{a{n} = a{} # a{}}}\n", n - 1, n - 1)).collect();
    let text = format!("@string{{a0 = {{xxxxxxxx}}}}\n{doubling}@book{{k, title = a199}}");
    assert!(read(&text).references[0].title.len() < 100_000);
    check("@string{a = a}\n@book{k, title = a}", &["k Book | a"], &[]);
    check(
        "@online{k, title={}}, url={javascript:alert(1)}}",
        &[],
        &[
            (1, "@online{k, title={}}", Why::NotUnderstood),
            (1, ", url={javascript:alert(1)}}", Why::NotUnderstood),
        ],
    );
    check(
        "@online{k, url={javascript:alert(1)}, title={a}} <ref>|</ref>",
        &["k Web | a | url: javascript:alert(1)"],
        &[(1, "<ref>|</ref>", Why::NotUnderstood)],
    );
}

#[test]
fn what_is_written_is_told() {
    let reference = testing::every_field();
    let text = write([&reference]);
    assert_eq!(text, include_str!("../../../tests/data/citations/every-field.bib"));
    assert_eq!(read(&text).references, [reference]);
}

#[test]
fn letters_stay_as_they_were_written() {
    let title = "ا\u{654}قمة e\u{301}".to_owned();
    let reference = Reference { id: RefId::new("a"), title, ..Reference::default() };
    assert_eq!(read(&write([&reference])).references, [reference]);
}

#[test]
fn two_ids_that_are_one_key_stay_two() {
    let named =
        |id: &str| Reference { id: RefId::new(id), title: "أ".into(), ..Reference::default() };
    let text = write([&named("A b"), &named("a-b"), &named("")]);
    let keys: Vec<String> =
        read(&text).references.iter().map(|it| it.id.as_str().to_owned()).collect();
    assert_eq!(keys, ["A-b", "a-b-2", "source"]);
}

proptest! {
    #[test]
    fn what_is_written_is_read(references in prop::collection::vec(testing::references(), 0..4)) {
        let text = write(&references);
        let pasted = read(&text);
        prop_assert_eq!(pasted.leftover, [], "{}", text);
        let expected: Vec<Reference> = references.iter().enumerate().map(|(at, it)| {
            let id = pasted.references.get(at).map(|it| it.id.clone()).unwrap_or_default();
            Reference { id, ..it.clone() }
        }).collect();
        prop_assert_eq!(pasted.references, expected, "{}", text);
    }

    #[test]
    fn nothing_of_any_text_panics_or_is_lost(
        text in "(@book|@|\\{|\\}|,|=|#|\"|\\\\|title|and| |\n|أ|1|%|\\(|\\)){0,40}"
    ) {
        let pasted = read(&text);
        let _ = write(&pasted.references);
    }

    #[test]
    fn any_kind_keeps_its_kind(kind in 0..9_usize) {
        let kinds = [
            ReferenceKind::Web, ReferenceKind::News, ReferenceKind::Book, ReferenceKind::Journal,
            ReferenceKind::Report, ReferenceKind::Broadcast, ReferenceKind::Social,
            ReferenceKind::Interview, ReferenceKind::Other,
        ];
        let reference = Reference { kind: kinds[kind], title: "أ".into(), ..Reference::default() };
        prop_assert_eq!(read(&write([&reference])).references[0].kind, kinds[kind]);
    }
}
