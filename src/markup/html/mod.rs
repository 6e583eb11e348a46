//! Tree to HTML: one complete page that needs nothing else, neither scripts nor other files but
//! its pictures; or the body of one for the clipboard. It knows HTML's elements; words and section names are the profile's and [`Words`].

mod line;
mod reference;

use super::address;
use super::citation;
use super::escape;
use super::list::{self, List};
use super::profile::Profile;
use super::tree::{Document, ExportNote, Figure, Line, LinkTarget, Node};
use super::words::Words;
use crate::article::{Direction, ListStyle, Side};

/// Keeps lines short and quotations apart, in whatever colours and direction the reader has.
const STYLE: &str = "\
:root{color-scheme:light dark}
body{margin:0 auto;max-width:42em;padding:1em;line-height:1.8;\
font-family:\"Noto Naskh Arabic\",Amiri,\"Traditional Arabic\",serif}
figure{margin:1em 0}
figure.left{float:left;clear:left;margin-right:1em}
figure.right{float:right;clear:right;margin-left:1em}
figure.center{text-align:center}
img{max-width:100%;height:auto}
blockquote{margin-inline:1em;padding-inline-start:1em;border-inline-start:.2em solid}
sup{line-height:0}
time{white-space:nowrap}
pre{overflow-x:auto}
.dateline,.namespace,figcaption,footer{opacity:.8}
.categories{display:flex;flex-wrap:wrap;gap:1em;list-style:none;padding:.5em 0;border-block-start:1px solid}
.categories::before{content:attr(aria-label) \":\"}
";

/// Writes a document as a page.
pub(super) fn encode(
    document: &Document<'_>,
    profile: &Profile,
    notes: &mut Vec<ExportNote>,
) -> String {
    let words = Words::of(document.language);
    let own_page = document.title.full();
    let mut encoder =
        Encoder { out: String::new(), document, profile, words, own_page, notes, raw: false };
    encoder.page();
    if encoder.raw {
        encoder.notes.push(ExportNote::RawAsCode);
    }
    encoder.out
}

/// Writes a document's body alone, to stand in somebody else's page.
pub(super) fn fragment(
    document: &Document<'_>,
    profile: &Profile,
    notes: &mut Vec<ExportNote>,
) -> String {
    let words = Words::of(document.language);
    let own_page = document.title.full();
    let mut encoder =
        Encoder { out: String::new(), document, profile, words, own_page, notes, raw: false };
    match document.nodes.as_slice() {
        [] => {}
        [Node::Paragraph(line)] => {
            let direction = line.direction.unwrap_or(document.direction);
            encoder.around("span", direction, |encoder| encoder.line(line));
        }
        nodes => encoder.around("div", document.direction, |encoder| {
            encoder.out.push('\n');
            nodes.iter().for_each(|node| encoder.node(node));
        }),
    }
    encoder.out
}

struct Encoder<'a> {
    out: String,
    document: &'a Document<'a>,
    profile: &'a Profile,
    words: &'static Words,
    own_page: String,
    notes: &'a mut Vec<ExportNote>,
    /// Whether wiki markup was shown as code.
    raw: bool,
}

impl Encoder<'_> {
    fn page(&mut self) {
        let document = self.document;
        self.out.push_str("<!DOCTYPE html>\n<html");
        let language = document.language.trim();
        if !language.is_empty() {
            self.attribute("lang", language);
        }
        self.attribute("dir", direction_name(document.direction));
        self.out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
        self.out.push_str(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
        );
        self.text(&escape::one_line(&document.title.full()));
        self.out.push_str("</title>\n<style>\n");
        self.out.push_str(STYLE);
        self.out.push_str("</style>\n</head>\n<body>\n<article>\n");
        self.header();
        if let Some(lead) = &document.lead {
            self.figure(lead);
        }
        for node in &document.nodes {
            self.node(node);
        }
        self.see_also();
        self.sources();
        self.categories();
        self.out.push_str("</article>\n</body>\n</html>\n");
    }

    /// An element with the document's language.
    fn around(&mut self, name: &str, direction: Direction, inside: impl FnOnce(&mut Self)) {
        self.out.push('<');
        self.out.push_str(name);
        let language = self.document.language.trim();
        if !language.is_empty() {
            self.attribute("lang", language);
        }
        self.attribute("dir", direction_name(direction));
        self.out.push('>');
        inside(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn text(&mut self, text: &str) {
        escape::html(&mut self.out, text);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape::attribute(&mut self.out, value);
        self.out.push('"');
    }

    fn header(&mut self) {
        let document = self.document;
        let name = escape::one_line(&document.title.name);
        let namespace = escape::one_line(&document.title.namespace);
        let date = citation::shown_date(document.dateline, self.profile);
        if name.is_empty() && namespace.is_empty() && date.is_none() {
            return;
        }
        self.out.push_str("<header>\n");
        if !name.is_empty() || !namespace.is_empty() {
            self.out.push_str("<h1>");
            if !namespace.is_empty() {
                self.out.push_str("<span class=\"namespace\">");
                self.text(&namespace);
                self.out.push_str(":</span>");
            }
            self.text(&name);
            self.out.push_str("</h1>\n");
        }
        if let Some(date) = date {
            self.out.push_str("<p class=\"dateline\">");
            self.date(&date);
            self.out.push_str("</p>\n");
        }
        self.out.push_str("</header>\n");
    }

    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Paragraph(line) => self.element("p", line),
            Node::Heading(level, line) => self.element(&format!("h{}", level.get()), line),
            Node::List(items) => {
                for list in list::nest(items) {
                    self.list(&list);
                }
            }
            Node::Quotation { lines, attribution } => self.quotation(lines, attribution),
            Node::Parting => {}
            Node::Figure(figure) => self.figure(figure),
            Node::Raw(raw) => self.raw_block(raw),
        }
    }

    /// An element that holds one line of text.
    fn element(&mut self, name: &str, line: &Line<'_>) {
        self.open(name, line);
        self.line(line);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push_str(">\n");
    }

    /// A start tag with the line's own direction, where that differs from the page's.
    fn open(&mut self, name: &str, line: &Line<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        if let Some(own) = line.direction.filter(|own| *own != self.document.direction) {
            self.attribute("dir", direction_name(own));
        }
        self.out.push('>');
    }

    fn list(&mut self, list: &List<'_, '_>) {
        let name = match list.style {
            ListStyle::Bullet => "ul",
            ListStyle::Numbered => "ol",
        };
        self.out.push_str(&format!("<{name}>\n"));
        for entry in &list.entries {
            self.open("li", &entry.item.line);
            self.line(&entry.item.line);
            if !entry.lists.is_empty() {
                self.out.push('\n');
            }
            for inner in &entry.lists {
                self.list(inner);
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str(&format!("</{name}>\n"));
    }

    fn quotation(&mut self, lines: &[Line<'_>], attribution: &str) {
        if lines.iter().all(Line::is_blank) && attribution.trim().is_empty() {
            return;
        }
        self.out.push_str("<blockquote>\n");
        for line in lines.iter().filter(|line| !line.is_blank()) {
            self.element("p", line);
        }
        let attribution = escape::one_line(attribution);
        if !attribution.is_empty() {
            self.out.push_str("<footer>— <cite>");
            self.text(&attribution);
            self.out.push_str("</cite></footer>\n");
        }
        self.out.push_str("</blockquote>\n");
    }

    /// A picture with its caption; without a usable file the caption stands as a paragraph.
    fn figure(&mut self, figure: &Figure<'_>) {
        let picture = figure.picture;
        let Some(file) = self.file(&picture.file) else {
            if !figure.caption.is_blank() {
                self.element("p", &figure.caption);
            }
            return;
        };
        self.out.push_str("<figure");
        match picture.side {
            Side::Default => {}
            Side::Left => self.attribute("class", "left"),
            Side::Right => self.attribute("class", "right"),
            Side::Center => self.attribute("class", "center"),
        }
        self.out.push_str(">\n<img");
        self.attribute("src", &address::file_url(&file));
        self.attribute("alt", &escape::one_line(&picture.alt));
        if let Some(width) = picture.width {
            self.attribute("width", &width.to_string());
        }
        self.out.push_str(">\n");
        self.caption(&figure.caption, &escape::one_line(&picture.credit));
        self.out.push_str("</figure>\n");
    }

    fn caption(&mut self, caption: &Line<'_>, credit: &str) {
        if caption.is_blank() && credit.is_empty() {
            return;
        }
        self.open("figcaption", caption);
        if !caption.is_blank() {
            self.line(caption);
        }
        if !credit.is_empty() {
            self.out.push_str(if caption.is_blank() { "<small>" } else { " <small>" });
            self.text(&self.profile.credit.replacen("{}", credit, 1));
            self.out.push_str("</small>");
        }
        self.out.push_str("</figcaption>\n");
    }

    /// A picture's file, without the namespace that was typed before it.
    fn file(&mut self, file: &str) -> Option<String> {
        let found = address::picture_file(file, &self.profile.picture.namespace);
        if found.is_none() && !file.trim().is_empty() {
            self.notes.push(ExportNote::NameNotAllowed(file.to_owned()));
        }
        found
    }

    fn raw_block(&mut self, raw: &str) {
        self.raw = true;
        self.out.push_str("<pre dir=\"ltr\"><code>");
        for (index, line) in escape::raw_lines(raw).enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            self.text(&line);
        }
        self.out.push_str("</code></pre>\n");
    }

    /// Opens a section; `attributes` are class and role.
    fn section(&mut self, attributes: &str, title: &str) {
        self.out.push_str("<section ");
        self.out.push_str(attributes);
        self.out.push_str(">\n<h2>");
        self.text(title);
        self.out.push_str("</h2>\n");
    }

    fn see_also(&mut self) {
        let Some(pages) = self.document.see_also else { return };
        self.section("class=\"see-also\"", &self.profile.sections.see_also);
        let mut pages = pages.iter().filter(|page| !page.trim().is_empty()).peekable();
        let any = pages.peek().is_some();
        if any {
            self.out.push_str("<ul>\n");
        }
        for page in pages {
            self.out.push_str("<li>");
            let open = self.open_link(LinkTarget::Page(page));
            self.text(&escape::one_line(page));
            self.out.push_str(if open { "</a></li>\n" } else { "</li>\n" });
        }
        self.out.push_str(if any { "</ul>\n</section>\n" } else { "</section>\n" });
    }

    fn categories(&mut self) {
        let names = self.document.categories.iter().map(|name| escape::one_line(name));
        let mut names = names.filter(|name| !name.is_empty()).peekable();
        if names.peek().is_none() {
            return;
        }
        self.out.push_str("<footer>\n<ul class=\"categories\"");
        self.attribute("aria-label", self.words.categories);
        self.out.push_str(">\n");
        for name in names {
            self.out.push_str("<li>");
            self.text(&name);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n</footer>\n");
    }
}

fn direction_name(direction: Direction) -> &'static str {
    match direction {
        Direction::Rtl => "rtl",
        Direction::Ltr => "ltr",
    }
}
