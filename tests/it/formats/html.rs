//! HTML, read back by a browser's parser: every letter, every link both ways, every tag closed.

use super::plain::check_in_order;
use super::{awkward_article, check_golden, hostile, kept, marefa, samples, written};
use proptest::prelude::*;
use scraper::{Html, Selector};
use std::collections::HashSet;
use tahrir::article::{Article, Field, RichText};
use tahrir::markup::{ExportNote, Format, Profile, export};

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

fn texts(page: &Html, what: &str) -> Vec<String> {
    page.select(&selector(what)).map(|element| element.text().collect()).collect()
}

/// Tags close what they open, in order, and nothing stands outside of them.
#[track_caller]
fn check_balanced(text: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in text.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').unwrap();
        let name = tag.split(' ').next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{text}"),
            None if ["!DOCTYPE", "meta", "img"].contains(&name) => {}
            None => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

/// What holds of every page.
#[track_caller]
fn check_page(text: &str) -> Html {
    check_balanced(text);
    let page = Html::parse_document(text);
    assert!(page.select(&selector("script, link, iframe, object, [style]")).next().is_none());
    let attributes = |name: &str| -> Vec<String> {
        let all = selector("*");
        let elements = page.select(&all);
        elements.filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    };
    let ids: Vec<String> = attributes("id");
    let unique: HashSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "an id twice");
    let hrefs = attributes("href");
    let inner: HashSet<&str> = hrefs.iter().filter_map(|href| href.strip_prefix('#')).collect();
    for id in &inner {
        assert!(unique.iter().any(|it| it == id), "#{id} leads nowhere");
    }
    for id in &ids {
        assert!(inner.contains(id.as_str()), "nothing leads to #{id}");
    }
    for href in hrefs.iter().filter(|href| !href.starts_with('#')) {
        let address = href.to_ascii_lowercase();
        assert!(address.starts_with("https://") || address.starts_with("http://"), "{href}");
        assert!(!href.contains(char::is_whitespace), "{href}");
    }
    assert_eq!(handlers(&page), [""; 0], "an attribute runs a script");
    page
}

fn handlers(page: &Html) -> Vec<String> {
    let all = selector("*");
    let names = page
        .select(&all)
        .flat_map(|element| element.value().attrs().map(|(name, _)| name.to_owned()));
    names.filter(|name| name.starts_with("on")).collect()
}

#[test]
fn every_feature() {
    let found = written(&samples::every_feature(), Format::Html);
    check_golden("every-feature.html", &found.text);
    let page = check_page(&found.text);
    assert_eq!(texts(&page, "title"), ["أخبار:كل ما في *المحرر*"]);
    assert_eq!(texts(&page, "h1"), ["أخبار:كل ما في *المحرر*"]);
    assert_eq!(texts(&page, ".dateline time"), ["2022-09-13"]);
    assert_eq!(texts(&page, "blockquote footer"), ["— يوري أوشاكوڤ"]);
    assert_eq!(texts(&page, "ul > li > ol > li > ul > li"), ["قفزة"]);
    assert_eq!(texts(&page, "sup"), ["[1]", "[2]", "[1]"]);
    assert_eq!(texts(&page, "p[dir=ltr]"), ["The Kremlin said so."]);
    let raw = texts(&page, "pre > code");
    assert_eq!(raw, ["{| class=\"wikitable\"\n|-\n| ``` & <b>\n|}"]);
    let image = page.select(&selector("figure.left img")).next().unwrap();
    assert_eq!(image.attr("alt"), Some("شي وپوتن \"معا\""));
    assert_eq!(image.attr("width"), Some("220"));
    let is_raw = |note: &&ExportNote| **note == ExportNote::RawAsCode;
    assert_eq!(found.notes.iter().filter(is_raw).count(), 1);
    assert!(found.notes.contains(&ExportNote::UrlNotAllowed("javascript:alert(1)".to_owned())));
    assert!(found.notes.contains(&ExportNote::NameNotAllowed("[خطأ]".to_owned())));
}

#[test]
fn words_follow_the_article_and_dates_the_profile() {
    let check = |language: &str, profile: &str, expected: &str| {
        let article = samples::every_feature().with(Field::Language(language.to_owned()));
        let page = export(&article, &Profile::by_id(profile).unwrap(), Format::Html).text;
        let page = check_page(&page);
        assert_eq!(texts(&page, ".uncited li"), [expected]);
    };
    check("ar", "marefa", "https://e.org/only. تاريخ الوصول 2022-09-13.");
    check("ar", "arwiki", "https://e.org/only. تاريخ الوصول 2022-09-13.");
    check("en", "enwiki", "https://e.org/only. Retrieved 13 September 2022.");
}

#[test]
fn the_awkward_corpus_is_read_as_it_was_written() {
    let lines = hostile();
    let article = samples::paragraphs(lines.iter().map(|line| RichText::plain(line)));
    let page = check_page(&written(&article, Format::Html).text);
    let expected: Vec<String> = lines.iter().map(|line| kept(line)).collect();
    assert_eq!(texts(&page, "p"), expected);
}

#[test]
fn an_empty_article_is_a_page() {
    let page = check_page(&written(&Article::new(), Format::Html).text);
    assert_eq!(texts(&page, "article"), ["\n"]);
    assert_eq!(marefa().language, "ar");
}

proptest! {
    #[test]
    fn no_letter_is_lost(article in awkward_article()) {
        let page = check_page(&written(&article, Format::Html).text);
        check_in_order(&article, &texts(&page, "article").concat());
    }
}
