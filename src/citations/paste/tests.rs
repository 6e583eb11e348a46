//! What people paste, and what is made of it.

use super::*;
use crate::citations::testing::told;
use proptest::prelude::*;

/// The references that a text gives, told in short, and what is left over: line, text and reason.
#[track_caller]
fn check(text: &str, references: &[&str], leftover: &[(usize, &str, Why)]) {
    let pasted = paste(text);
    let found: Vec<String> = pasted.references.iter().map(told).collect();
    assert_eq!(found, references, "{text}");
    let left: Vec<_> =
        pasted.leftover.iter().map(|it| (it.line, it.text.as_str(), it.why)).collect();
    assert_eq!(left, leftover, "{text}");
}

#[test]
fn addresses() {
    check(
        "https://www.aljazeera.net/news/2022/9/13/x",
        &["News | site الجزيرة | url https://www.aljazeera.net/news/2022/9/13/x"],
        &[],
    );
    check("  <https://e.org/أ>  ", &["Web | url https://e.org/أ"], &[]);
    check(
        "https://web.archive.org/web/20220914101530/https://www.reuters.com/world/",
        &["News | site Reuters | archived 2022-09-14 | url https://www.reuters.com/world/ | \
           archive https://web.archive.org/web/20220914101530/https://www.reuters.com/world/"],
        &[],
    );
    check(
        "https://e.org/1 https://e.org/2",
        &["Web | url https://e.org/1", "Web | url https://e.org/2"],
        &[],
    );
    check("https://موقع.مصر/%D9%82", &["Web | url https://موقع.مصر/%D9%82"], &[]);
    check(
        "https://x.com/KremlinRussia/status/1",
        &["Social | site X | url https://x.com/KremlinRussia/status/1"],
        &[],
    );
    check("javascript:alert(1)", &[], &[(1, "javascript:alert(1)", Why::NotWeb)]);
    check(
        "JavaScript:alert(1)//https://e.org",
        &[],
        &[(1, "JavaScript:alert(1)//https://e.org", Why::NotWeb)],
    );
    check("data:text/html,<script>", &[], &[(1, "data:text/html,<script>", Why::NotWeb)]);
}

#[test]
fn numbers_of_books_and_articles() {
    check("10.1000/XYZ", &["Journal | doi 10.1000/XYZ"], &[]);
    check("doi: 10.1000/xyz.", &["Journal | doi 10.1000/xyz"], &[]);
    check("https://doi.org/10.1000/XyZ", &["Journal | doi 10.1000/XyZ"], &[]);
    check("ISBN 978-0-306-40615-7", &["Book | isbn 978-0-306-40615-7"], &[]);
    check("ردمك ٩٧٨٠٣٠٦٤٠٦١٥٧", &["Book | isbn 9780306406157"], &[]);
    check("0-306-40615-2", &["Book | isbn 0-306-40615-2"], &[]);
    check("978-0-306-40615-8", &[], &[(1, "978-0-306-40615-8", Why::WrongIsbn)]);
    check("2022-09-13", &[], &[(1, "2022-09-13", Why::NotUnderstood)]);
}

#[test]
fn citation_lines() {
    check(
        "\"Kremlin hails importance of Putin-Xi meeting in Samarkand\". The independent. 2022-09-13. Retrieved 2022-09-13.",
        &[
            "Web | Kremlin hails importance of Putin-Xi meeting in Samarkand | site The independent | published 2022-09-13 | accessed 2022-09-13",
        ],
        &[],
    );
    check(
        "1. «قمة سمرقند». الجزيرة. 13 أيلول 2022. اطلع عليه بتاريخ 14 أيلول 2022.",
        &["Web | قمة سمرقند | site الجزيرة | published 13 أيلول 2022 | accessed 14 أيلول 2022"],
        &[],
    );
    check(
        "* [https://e.org/x قمة سمرقند]، صحيفة ما، 2022",
        &["Web | قمة سمرقند | url https://e.org/x | unparsed: صحيفة ما، 2022"],
        &[(1, "صحيفة ما، 2022", Why::PartOfReference)],
    );
    check(
        "كلام لا يفهم\n\nوآخر",
        &[],
        &[(1, "كلام لا يفهم", Why::NotUnderstood), (3, "وآخر", Why::NotUnderstood)],
    );
}

#[test]
fn templates() {
    check(
        "قال<ref name=\"samarkand\">{{استشهاد بخبر\n|عنوان=قمة\n|مسار=https://e.org}}</ref>\n* {{cite web|title=B|publisher=The Independent}}\n{{صندوق}}",
        &["samarkand News | قمة | url https://e.org", "Web | B | site The Independent"],
        &[
            (1, "قال<ref name=\"samarkand\">", Why::NotUnderstood),
            (5, "{{صندوق}}", Why::NotUnderstood),
        ],
    );
    check(
        "https://e.org\n{{cite web|title=أ\n|url=https://e.org/2",
        &["Web | url https://e.org"],
        &[(2, "{{cite web|title=أ\n|url=https://e.org/2", Why::Unclosed)],
    );
}

#[test]
fn saved_pages() {
    check(
        "https://e.org/1\n<!DOCTYPE html>\n<html><title>قمة</title>\n<link rel=canonical href=https://e.org/2></html>\n10.1/x",
        &["Web | url https://e.org/1", "Web | قمة | url https://e.org/2", "Journal | doi 10.1/x"],
        &[],
    );
    check("<html><p>نص</p>", &[], &[(1, "<html><p>نص</p>", Why::NotUnderstood)]);
}

#[test]
fn many_kinds_at_once() {
    check(
        "@string{ind = {The Independent}}\n@article{a, title={أ {ب}}, journal=ind}\n\n\
         TY  - NEWS\nTI  - ج\nER  - \nhttps://e.org/\n\
         [{\"id\":\"d\",\"type\":\"book\",\"title\":\"د\"}]\n{{cite book|title=ه}}\n10.1/x\nكلام",
        &[
            "a Journal | أ ب | site The Independent",
            "News | ج",
            "Web | url https://e.org/",
            "d Book | د",
            "Book | ه",
            "Journal | doi 10.1/x",
        ],
        &[(11, "كلام", Why::NotUnderstood)],
    );
    check(
        "TY  - BOOK\nTI  - أ\n@book{b, title={ب}}",
        &["Book | أ", "b Book | ب"],
        &[(1, "TY  - BOOK", Why::Unclosed)],
    );
    check("{\"title\": \"أ\"", &[], &[(1, "{\"title\": \"أ\"", Why::NotCslJson)]);
    check("", &[], &[]);
    check(" \n\u{FEFF}\n", &[], &[]);
}

#[test]
fn hostile_texts_cost_no_more_than_their_length() {
    for text in [
        "{{cite web|title=".repeat(60_000),
        "[\n".repeat(300_000),
        "[{\n".repeat(200_000),
        "{\"a\":\n".repeat(200_000),
        "@book{a,\n".repeat(100_000),
        "<ref>".repeat(200_000),
        "TY  - \n".repeat(50_000),
        "https://e.org/ ".repeat(60_000),
        format!("{{{{cite web|title={}}}}}", "|".repeat(1_000_000)),
        format!("{{{{cite web|title={}}}}}", "أ".repeat(5_000_000)),
        "}}".repeat(500_000),
        "&".repeat(1_000_000),
    ] {
        paste(&text);
    }
    let long = "x".repeat(MAX_BYTES + 1);
    let pasted = paste(&long);
    assert_eq!((pasted.references.len(), pasted.leftover[0].why), (0, Why::TooLong));
}

proptest! {
    #[test]
    fn no_text_panics(text in "(\\{\\{|\\}\\}|@book\\{|TY  - |ER  - |\n|\\[|\\{\"|https://e.org|\"|\\.|<ref>|</ref>|cite web|\\||title=|أ| |10.1/x|978){0,40}") {
        paste(&text);
    }

    #[test]
    fn every_letter_of_a_plain_text_is_somewhere(words in prop::collection::vec("[ا-ي]{1,6}", 1..12), breaks in any::<u16>()) {
        let mut text = String::new();
        for (at, word) in words.iter().enumerate() {
            text.push_str(word);
            text.push(if breaks >> (at % 16) & 1 == 1 { '\n' } else { ' ' });
        }
        let pasted = paste(&text);
        let left: Vec<&str> = pasted.leftover.iter().flat_map(|it| it.text.split_whitespace()).collect();
        prop_assert_eq!(left, words);
    }
}
