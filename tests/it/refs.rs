//! `tahrir refs` as a whole: out of a draft, into another, and checked, in every format.

use std::fs;

use serde_json::Value;
use tahrir::article::Reference;
use tahrir::citations::{Pasted, bibtex, csl, paste, ris};
use tahrir::markup::{self, Profile};
use tahrir::storage::draft;

use crate::cli::Desk;

fn references(desk: &Desk, name: &str) -> Vec<Reference> {
    let article = draft::read(&desk.read(name)).unwrap().article;
    article.references().iter().cloned().collect()
}

#[test]
fn out_of_a_draft_in_every_format() {
    let desk = Desk::new();
    let original = references(&desk, "s.ron");
    assert_eq!(original.len(), 1);
    type Reader = fn(&str) -> Pasted;
    let formats: [(&str, &str, Reader); 3] = [
        ("bibtex", "s.bib", bibtex::read),
        ("ris", "s.ris", ris::read),
        ("csl-json", "s.json", csl::read),
    ];
    for (format, file, read) in formats {
        let ran = desk.run(&format!("refs export s.ron --format {format} -o {file}"));
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{format}");
        let text = String::from_utf8(desk.read(file)).unwrap();
        assert_eq!(read(&text).references, original, "{format}");
        // Whoever pastes it has it too.
        assert_eq!(paste(&text).references, original, "{format}");
        let printed = desk.run(&format!("refs export s.ron --format {format}"));
        assert_eq!(printed.out, text);
    }
    let ran = desk.run("refs export s.ron --format wikitext");
    assert_eq!(
        ran.out,
        "<ref name=\"independent-2022-09-13\">{{cite web|title=Kremlin hails importance of Putin-Xi \
         meeting in Samarkand|publisher=The independent|date=2022-09-13|accessdate=2022-09-13}}</ref>\n"
    );
    let ran = desk.run("refs export s.ron --format bibtex -o s.ron");
    assert_eq!(ran.code, 2);
    assert_eq!(references(&desk, "s.ron"), original);
}

#[test]
fn every_profile_is_read_again() {
    let text = include_str!("../data/citations/every-field.json");
    let mut reference = csl::read(text).references.remove(0);
    reference.extra.clear();
    reference.note.clear();
    reference.title = "شي وپوتن: 50% من القمة | «سمرقند» & [غدا]".to_owned();
    for profile in Profile::bundled() {
        let article = tahrir::article::Article::new();
        let (article, _) = article.with_references(vec![reference.clone()]);
        let export = markup::references(&article, profile);
        let pasted = paste(&export.text);
        assert_eq!(pasted.leftover, [], "{}", export.text);
        let [read] = pasted.references.as_slice() else { panic!("{}", export.text) };
        assert_eq!(read.id, reference.id);
        assert_eq!(read.title, reference.title, "{}", export.text);
        assert_eq!(read.site, reference.site, "{}", export.text);
        assert_eq!(read.published.understood(), reference.published.understood());
        assert_eq!(read.accessed.understood(), reference.accessed.understood());
        assert_eq!(read.url, reference.url, "{}", export.text);
        assert_eq!(read.extra, [], "{}", export.text);
        if profile.id != "arwikinews" {
            let known = |it: &Reference| {
                (
                    it.archive_url.clone(),
                    it.archived.understood(),
                    it.isbn.clone(),
                    it.volume.clone(),
                )
            };
            assert_eq!(known(read), known(&reference), "{}", export.text);
            assert_eq!(read.authors.len(), 3, "{}", export.text);
        }
    }
}

#[test]
fn into_a_draft_once() {
    let desk = Desk::new();
    let page = "<html lang=ar><title>قمة سمرقند | الجزيرة</title>\
        <link rel=canonical href='https://www.aljazeera.net/news/2022/9/14/x'></html>";
    fs::write(desk.path("p.html"), page).unwrap();
    let list = "https://www.reuters.com/world/x\n10.1000/xyz\nكلام لا يفهم\njavascript:alert(1)\n";
    fs::write(desk.path("l.txt"), list).unwrap();
    let ran = desk.run("refs import p.html --into s.ron");
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let ran = desk.run("--lang en refs import l.txt --into s.ron");
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("line 3: this was not understood"), "{}", ran.err);
    assert!(ran.err.contains("line 4: this is no address of the web"), "{}", ran.err);
    assert!(ran.err.contains("2 references were added"), "{}", ran.err);
    let now = references(&desk, "s.ron");
    let sites: Vec<&str> = now.iter().map(|it| it.site.as_str()).collect();
    assert_eq!(sites, ["The independent", "الجزيرة", "Reuters", ""]);
    let ids: Vec<&str> = now.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["independent-2022-09-13", "الجزيرة-2022-09-14", "reuters", "journal"]);
    // The same again adds nothing and says what is there.
    let before = desk.read("s.ron");
    let ran = desk.run("--lang en refs import l.txt --into s.ron");
    assert!(ran.err.contains("it is the reference reuters (one address)"), "{}", ran.err);
    assert!(ran.err.contains("nothing was added"), "{}", ran.err);
    assert_eq!(desk.read("s.ron"), before);
}

#[test]
fn what_cannot_be_imported_changes_nothing() {
    let desk = Desk::new();
    let before = desk.read("s.ron");
    for (file, text) in [
        ("a.bib", "@book{a, title={أ"),
        ("b.ris", "TI  - أ"),
        ("c.json", "{]"),
        ("d.html", "<p>"),
        ("e.txt", "كلام"),
        ("f.bib", ""),
    ] {
        fs::write(desk.path(file), text).unwrap();
        let ran = desk.run(&format!("refs import {file} --into s.ron"));
        assert_eq!(ran.code, 2, "{file}: {}", ran.err);
        assert_eq!(desk.read("s.ron"), before, "{file}");
    }
    let ran = desk.run("refs import s.txt --into missing.ron");
    assert_eq!(ran.code, 2);
    let long = format!("<title>أ</title>{}", " ".repeat(50 << 20));
    fs::write(desk.path("long.html"), long).unwrap();
    let ran = desk.run("--lang en refs import long.html");
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("only its first 2 MB were read"), "{}", ran.err);
}

#[test]
fn a_list_is_checked() {
    let desk = Desk::new();
    let list = r#"[
      {"id":"a","type":"article-newspaper","title":"أ","issued":{"raw":"2022-09-13"},
       "accessed":{"raw":"2022-09-10"},"URL":"https://e.org/a"},
      {"id":"a","type":"book","title":"ب","issued":{"date-parts":[[2031]]}},
      {"id":"c","type":"webpage","title":"ج","issued":{"raw":"31 يونيو 2022"},"URL":"https://e.org/c"},
      {"id":"d","type":"webpage","title":"د","issued":{"raw":"05/11/2021"},"URL":"https://e.org/d"}
    ]"#;
    fs::write(desk.path("l.json"), list).unwrap();
    let ran = desk.run("refs check l.json --json --today 2022-09-14 --article-date 2022-09-14");
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let answer: Value = serde_json::from_str(&ran.out).unwrap();
    let problems = answer["problems"].as_array().unwrap();
    let told = |it: &Value| {
        ["reference", "rule", "severity", "field"]
            .map(|name| it[name].as_str().unwrap_or("-").to_owned())
    };
    let found: Vec<[String; 4]> = problems.iter().map(told).collect();
    for expected in [
        ["a", "D06", "error", "accessed"],
        ["a", "D03", "error", "issued"],
        ["c", "D02", "error", "issued"],
        ["d", "D14", "error", "issued"],
    ] {
        assert!(found.contains(&expected.map(str::to_owned)), "{expected:?} not in {found:?}");
    }
    fs::write(desk.path("n.json"), "[]").unwrap();
    let ran = desk.run("refs check n.json --json");
    assert_eq!(
        (ran.code, ran.out.trim().replace(char::is_whitespace, "")),
        (0, "{\"problems\":[]}".to_owned())
    );
    fs::write(desk.path("x.json"), "{\"x\":").unwrap();
    assert_eq!(desk.run("refs check x.json").code, 2);
}
