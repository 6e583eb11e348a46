//! Articles that a wiki would once have shown otherwise than they say, each with the wikitext that
//! a real MediaWiki 1.39 renders rightly.

use crate::example::{
    Piece::{self, C, E, L, R, T, U},
    line,
};
use tahrir::article::{
    Article, Block, BlockKind, Body, EntityDecision, Field, ListLevel, ListStyle, Picture, RefId,
    Reference, Title,
};
use tahrir::markup::{self, Format, Profile};

#[track_caller]
fn check_article(article: &Article, expected: &str) {
    let profile = Profile::by_id("marefa").unwrap();
    let written = markup::export(article, &profile, Format::Wikitext).text;
    assert_eq!(written.trim_end_matches('\n'), expected);
}

#[track_caller]
fn check(blocks: impl IntoIterator<Item = Block>, expected: &str) {
    check_article(&Article::with_body(Title::main("تجربة"), Body::new(blocks)), expected);
}

fn paragraph(pieces: &[Piece]) -> Block {
    Block::new(BlockKind::Paragraph, line(pieces))
}

fn item(style: ListStyle, level: u8, text: &'static str) -> Block {
    let level = ListLevel::new(level).unwrap();
    Block::new(BlockKind::ListItem { style, level }, line(&[T(text)]))
}

fn quotation(text: &'static str, attribution: &str) -> Block {
    let attribution = attribution.to_owned();
    Block::new(BlockKind::Quotation { attribution }, line(&[T(text)]))
}

fn picture(pieces: &[Piece]) -> Block {
    let picture = Picture { file: "a.jpg".to_owned(), ..Picture::default() };
    Block::new(BlockKind::Picture(picture), line(pieces))
}

#[test]
fn a_caption_may_end_with_an_outside_link() {
    // With a page's link before it, `]]]` would end the picture a bracket too early.
    check(
        [picture(&[L("س", "سمرقند"), T(" "), U("رابط", "https://e.org/a")])],
        "[[ملف:a.jpg|تصغير|[[سمرقند|س]] [https://e.org/a رابط]<nowiki/>]]",
    );
}

#[test]
fn a_caption_may_read_like_a_width() {
    check([picture(&[T("200 بك")])], "[[ملف:a.jpg|تصغير|<nowiki/>200 بك]]");
    check([picture(&[T("x200 px")])], "[[ملف:a.jpg|تصغير|<nowiki/>x200 px]]");
}

#[test]
fn a_link_shows_its_page_name_letter_by_letter() {
    check([paragraph(&[L("سمرقند", "سمرقند")])], "[[سمرقند]]");
    // Without the reference the wiki shows a no-break space, and a colon is not shown.
    check([paragraph(&[L("كم ?", "كم ?")])], "[[كم ?|كم&#32;?]]");
    check([paragraph(&[L(":تصنيف:س", ":تصنيف:س")])], "[[:تصنيف:س|:تصنيف:س]]");
    let article = Article::new().with(Field::SeeAlso(Some(vec!["كم ?".to_owned()])));
    check_article(&article, "== انظر أيضاً ==\n* [[كم ?|كم&#32;?]]");
}

#[test]
fn names_and_addresses_hold_no_switches_and_no_signatures() {
    check([paragraph(&[L("س", "a__TOC__b")])], "[[a_TOC_b|س]]");
    check([paragraph(&[L("س", "/أ")])], "[[:/أ|س]]");
    for refused in ["أ#~~~~", "::أ", "تصنيف:", "أخبار: #ق"] {
        check([paragraph(&[L("س", refused)])], "س");
    }
    check([paragraph(&[U("س", "https://e.org/a__TOC__b")])], "[https://e.org/a_&#95;TOC_&#95;b س]");
}

#[test]
fn sources_whose_names_differ_by_spaces_stay_two() {
    let source = |id| Reference { id: RefId::new(id), ..Reference::default() };
    let body = Body::new([paragraph(&[T("س"), C(&["a b", "a  b"])])]);
    let article = Article::with_body(Title::main("تجربة"), body);
    check_article(
        &article.with_references(vec![source("a b"), source("a  b")]).0,
        "س<ref name=\"a b\">{{cite web}}</ref><ref name=\"a b-2\">{{cite web}}</ref>\n\n\
         == المصادر ==\n<references />",
    );
}

#[test]
fn a_list_that_jumps_over_a_level_has_no_empty_items() {
    use ListStyle::{Bullet, Numbered};
    check(
        [item(Bullet, 1, "أ"), item(Bullet, 3, "ب"), item(Numbered, 2, "ج"), item(Bullet, 1, "د")],
        "* أ\n** ب\n*# ج\n* د",
    );
    check([item(Numbered, 3, "أ"), item(Numbered, 1, "ب")], "# أ\n# ب");
}

#[test]
fn raw_markup_that_shows_nothing_does_not_make_a_list_of_what_follows() {
    check([paragraph(&[R(""), T("* س")])], "&#42; س");
    check([paragraph(&[R("<!-- ص -->"), T(" س "), R("")])], "<!-- ص -->&#32;س&#32;");
}

#[test]
fn a_name_whose_page_cannot_be_linked_is_text_like_any_other() {
    let decision = EntityDecision {
        name: "س".to_owned(),
        page: "غير|مقبول".to_owned(),
        ..EntityDecision::default()
    };
    let body = Body::new([paragraph(&[T("&"), E("amp;", "س")])]);
    let article = Article::with_body(Title::main("تجربة"), body);
    check_article(&article.with(Field::Entities(vec![decision])), "&amp;amp;");
}

#[test]
fn a_quotation_has_no_empty_paragraphs_and_its_attribution_is_one_line() {
    check(
        [quotation(" ", ""), paragraph(&[T("س")]), quotation("أ", ""), quotation("", "ب\n* ج")],
        "س\n\n<blockquote>\nأ\n\n— ب * ج\n</blockquote>",
    );
    check([quotation("", "! أ")], "<blockquote>\n—&#32;! أ\n</blockquote>");
}

#[test]
fn what_is_said_of_a_picture_is_one_line() {
    let picture = Picture {
        file: "a.jpg".to_owned(),
        alt: "أ\n* ب".to_owned(),
        credit: "! ج\nد".to_owned(),
        ..Picture::default()
    };
    check(
        [Block::new(BlockKind::Picture(picture), line(&[]))],
        "[[ملف:a.jpg|تصغير|بديل=أ * ب|(تصوير:&#32;! ج د)]]",
    );
}

#[test]
fn an_empty_paragraph_parts_lists_and_quotations() {
    let number = |text| item(ListStyle::Numbered, 1, text);
    let blank = || paragraph(&[T(" ")]);
    check([blank(), number("أ"), number("ب"), blank(), number("ج"), blank()], "# أ\n# ب\n\n# ج");
    check(
        [quotation("أ", ""), blank(), blank(), quotation("ب", "")],
        "<blockquote>\nأ\n</blockquote>\n\n<blockquote>\nب\n</blockquote>",
    );
    check([number("أ"), blank(), paragraph(&[T("ب")]), number("ج")], "# أ\n\nب\n\n# ج");
}

#[test]
fn a_page_is_linked_once_however_its_name_is_written() {
    let decision = |name: &str, page: &str| EntityDecision {
        name: name.to_owned(),
        page: page.to_owned(),
        ..EntityDecision::default()
    };
    let mentions = [E("المدينة", "سمرقند"), T(" و"), E("سمرقند", "س"), T(" و"), E("هنا", "هنا")];
    let article = Article::with_body(Title::main("تجربة"), Body::new([paragraph(&mentions)]));
    let decisions =
        vec![decision("سمرقند", "سمرقند"), decision("س", " سمرقند_"), decision("هنا", "تجربة_")];
    check_article(&article.with(Field::Entities(decisions)), "[[سمرقند|المدينة]] وسمرقند وهنا");
}
