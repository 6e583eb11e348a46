//! Pages as newspapers, journals and browsers write them, and what is made of them.

use super::*;
use crate::citations::testing::told;
use proptest::prelude::*;

/// The reference of a page told in short, the day of its last change, and who said the date of
/// publication.
#[track_caller]
fn check(page: &str, reference: &str, modified: &str, place: Option<PagePlace>) {
    let read = read(page.as_bytes()).unwrap_or_default();
    assert_eq!(told(&read.reference), reference, "{page}");
    assert_eq!(read.modified.as_typed(), modified, "{page}");
    let published = read.said.iter().find(|it| it.about == About::Published);
    assert_eq!(published.map(|it| it.place), place, "{page}");
}

#[test]
fn a_newspaper_with_everything() {
    check(
        r#"<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>قمة سمرقند | الجزيرة نت</title>
        <link rel="canonical" href="https://www.aljazeera.net/news/2022/9/13/samarkand">
        <meta property="og:title" content="قمة سمرقند اليوم"><meta property="og:site_name" content="الجزيرة نت">
        <meta property="article:published_time" content="2022-09-12T22:00:00Z">
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"BreadcrumbList"},{"@type":"NewsArticle","headline":"قمة &quot;سمرقند&quot;",
        "datePublished":"2022-09-13T10:00:00+03:00","dateModified":"2022-09-14T08:00:00+03:00",
        "author":[{"@type":"Person","name":"يوري أوشاكوڤ"}],"publisher":{"name":"الجزيرة نت"}}]}</script>
        </head><body><h1>قمة</h1><time datetime="2022-09-15">أمس</time></body></html>"#,
        "News | يوري أوشاكوڤ | قمة \"سمرقند\" | site الجزيرة نت | language ar | published 2022-09-13 | \
         url https://www.aljazeera.net/news/2022/9/13/samarkand | fetched-published: 2022-09-13 | \
         fetched-modified: 2022-09-14",
        "2022-09-14",
        Some(PagePlace::JsonLd),
    );
}

#[test]
fn each_place_in_its_turn() {
    let page = |head: &str, body: &str| {
        format!("<html><head><title>أ</title>{head}</head><body>{body}</body></html>")
    };
    let json = "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2022-01-01\"}</script>";
    let graph = "<meta property='article:published_time' content='2022-01-02T00:00'>";
    let citation = "<meta name='citation_publication_date' content='2022/01/03'>";
    let core = "<meta name='DC.date.issued' content='2022-01-04'>";
    let html = "<meta itemprop=datePublished content='2022-01-05'>";
    let link = "<link rel=canonical href='https://e.org/2022/01/07/x'>";
    let time = "<time datetime='2022-01-06'>س</time>";
    let text = "<p>نُشر في: 8 كانون الثاني 2022</p>";
    let mut head = vec![json, graph, citation, core, html];
    let places = [
        PagePlace::JsonLd,
        PagePlace::OpenGraph,
        PagePlace::Citation,
        PagePlace::DublinCore,
        PagePlace::Html,
    ];
    let typed = ["2022-01-01", "2022-01-02", "2022/01/03", "2022-01-04", "2022-01-05"];
    for (place, date) in places.into_iter().zip(typed) {
        let whole = page(&format!("{}{link}", head.concat()), &format!("{time}{text}"));
        let read = read(whole.as_bytes()).unwrap();
        let first = read.said.iter().find(|it| it.about == About::Published).unwrap();
        assert_eq!((first.place, read.reference.published.as_typed()), (place, date));
        head.remove(0);
    }
    let with_url = "https://e.org/2022/01/07/x";
    check(
        &page(link, &format!("{text}{time}")),
        &format!("Web | أ | published 2022-01-06 | url {with_url} | fetched-published: 2022-01-06"),
        "",
        Some(PagePlace::Time),
    );
    check(
        &page(link, text),
        &format!("Web | أ | published 2022-01-07 | url {with_url}"),
        "",
        Some(PagePlace::Address),
    );
    check(&page("", text), "Web | أ | published 8 كانون الثاني 2022", "", Some(PagePlace::Text));
}

#[test]
fn a_change_is_never_a_publication() {
    check(
        "<title>أ</title><meta property=article:modified_time content=2022-09-14T00:00Z>\
         <time class=updated datetime=2022-09-15></time><p>آخر تحديث: 16 سبتمبر 2022</p>",
        "Web | أ | fetched-modified: 2022-09-14",
        "2022-09-14",
        None,
    );
    check(
        "<title>أ</title><p>Last updated: 16 September 2022</p><p>Published: 13 September 2022</p>",
        "Web | أ | published 13 September 2022",
        "16 September 2022",
        Some(PagePlace::Text),
    );
}

#[test]
fn a_scholarly_page() {
    check(
        "<html lang=en><meta name=citation_title content='Summit'><meta name=citation_author content='Ushakov, Yuri'>\
         <meta name=citation_author content='TASS'><meta name=citation_journal_title content='Journal'>\
         <meta name=citation_date content='2022/09/13'><meta name=citation_doi content='10.1000/x'>\
         <meta name=citation_firstpage content=12><meta name=citation_lastpage content=14>\
         <meta name=citation_volume content=3><meta name=citation_issue content=4>",
        "Journal | Ushakov+Yuri; TASS | Summit | site Journal | language en | published 2022/09/13 | \
         pages 12–14 | volume 3 | issue 4 | doi 10.1000/x | fetched-published: 2022/09/13",
        "",
        Some(PagePlace::Citation),
    );
}

#[test]
fn pages_that_browsers_saved() {
    check(
        "<!DOCTYPE html>\n<!-- saved from url=(0036)https://www.independent.co.uk/x.html -->\n\
         <title>Kremlin hails meeting | The Independent</title>",
        "News | Kremlin hails meeting | site The Independent | url https://www.independent.co.uk/x.html",
        "",
        None,
    );
    check(
        "<title>أ</title><link rel=canonical href='https://web.archive.org/web/20220914101530/https://e.org/x'>",
        "Web | أ | archived 2022-09-14 | url https://e.org/x | \
         archive https://web.archive.org/web/20220914101530/https://e.org/x",
        "",
        None,
    );
    let old = [b"<meta charset=windows-1256><title>".as_slice(), &[0xDE, 0xE3, 0xC9]].concat();
    assert_eq!(read(&old).unwrap().reference.title, "قمة");
}

#[test]
fn hostile_pages_run_nothing_and_end() {
    check(
        "<title>}}<ref>|</title><link rel=canonical href='javascript:alert(1)'>\
         <script>document.title = 'x'</script><meta name=author content='https://e.org/a'>",
        "Web | }}<ref>|",
        "",
        None,
    );
    assert_eq!(read(b""), None);
    assert_eq!(read(b"<p>x</p>"), None);
    let attributes: String = (0..200_000).map(|n| format!(" a{n}")).collect();
    for page in [
        "<div>".repeat(300_000),
        format!("<a{attributes}><title>x</title>"),
        "<!--".repeat(300_000),
        "<script>".repeat(200_000),
        "<title>".repeat(200_000),
        "<time>2022 ".repeat(100_000),
        format!("<script type=application/ld+json>{}</script>", "[".repeat(1_000_000)),
        format!("<script type=application/ld+json>{}</script>", "{\"@graph\":".repeat(100_000)),
        "<p>2022-09-13</p>".repeat(100_000),
        "&#x".repeat(500_000),
    ] {
        read(page.as_bytes());
    }
    let long = format!("<title>أ</title>{}", "<p>نص</p>".repeat(5_000_000));
    let page = read(long.as_bytes()).unwrap();
    assert!(long.len() > 50_000_000);
    assert_eq!((page.reference.title.as_str(), page.unread), ("أ", long.len() - MAX_BYTES));
}

proptest! {
    #[test]
    fn any_page_is_looked_at(page in "(<meta |<title>|<time |<script type=application/ld\\+json>|</script>|name=|content=|'|>|\\{|\\}|\"@type\"|:|\"Article\"|,|2022-09-13|أ|date|author){0,40}") {
        read(page.as_bytes());
    }

    #[test]
    fn any_bytes_are_looked_at(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read(&bytes);
    }
}
