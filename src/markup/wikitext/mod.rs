//! Tree to wikitext. It knows MediaWiki's syntax; what a wiki calls things it asks the profile.

mod line;
mod picture;
mod reference;

use super::address;
use super::escape;
use super::list::{self, List};
use super::profile::Profile;
use super::tree::{Document, ExportNote, Item, Line, Node, Use};
use crate::article::{Direction, HeadingLevel, ListStyle};
use line::Place;
use reference::RefNames;

/// Writes a document as a page of the profile's wiki.
pub(super) fn encode(
    document: &Document<'_>,
    profile: &Profile,
    notes: &mut Vec<ExportNote>,
) -> String {
    let names = RefNames::new(document);
    let mut encoder = Encoder { out: String::new(), document, profile, names, notes };
    encoder.check_title();
    encoder.page();
    encoder.out
}

/// Writes the sources of a document alone, each with its name, one a line.
pub(super) fn references(
    document: &Document<'_>,
    profile: &Profile,
    notes: &mut Vec<ExportNote>,
) -> String {
    let names = RefNames::new(document);
    let mut encoder = Encoder { out: String::new(), document, profile, names, notes };
    for source in 0..document.sources.len() {
        encoder.cite(Use { source, nth: 0 });
        encoder.out.push('\n');
    }
    encoder.out
}

struct Encoder<'a> {
    out: String,
    document: &'a Document<'a>,
    profile: &'a Profile,
    names: RefNames,
    notes: &'a mut Vec<ExportNote>,
}

impl<'a> Encoder<'a> {
    fn check_title(&mut self) {
        let title = self.document.title;
        let bytes = title.name.trim().len();
        if bytes > address::LONGEST_NAME {
            self.notes.push(ExportNote::TitleTooLong { bytes });
        } else if !title.name.trim().is_empty()
            && address::page_name(&title.full()).is_none_or(|name| name.contains('#'))
        {
            self.notes.push(ExportNote::NameNotAllowed(title.full()));
        }
    }

    fn page(&mut self) {
        let document = self.document;
        if let Some(lead) = &document.lead {
            self.figure(lead);
        }
        for node in &document.nodes {
            self.node(node);
        }
        if let Some(pages) = document.see_also {
            self.see_also(pages);
        }
        self.sources();
        self.categories();
    }

    /// Begins a new piece: one empty line between two pieces, none at the top of the page.
    fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Paragraph(line) => self.paragraph(line),
            Node::Heading(level, line) => self.heading(*level, line),
            Node::List(items) => self.list(items),
            Node::Quotation { lines, attribution } => self.quotation(lines, attribution),
            Node::Parting => {}
            Node::Figure(figure) => self.figure(figure),
            Node::Raw(raw) => {
                self.gap();
                self.out.push_str(raw.trim_end_matches('\n'));
                self.out.push('\n');
            }
        }
    }

    fn paragraph(&mut self, line: &Line<'_>) {
        self.gap();
        self.line_of_its_own(line);
        self.out.push('\n');
    }

    /// A whole paragraph; a direction of its own is a box around it.
    fn line_of_its_own(&mut self, line: &Line<'_>) {
        match self.own_direction(line) {
            Some(name) => {
                self.out.push_str(&format!("<div dir=\"{name}\">\n"));
                self.line(line, Place::Whole);
                self.out.push_str("\n</div>");
            }
            None => self.line(line, Place::Whole),
        }
    }

    /// A line inside a construct that ends with the line: a direction of its own is an inline tag.
    fn line_inside(&mut self, line: &Line<'_>, place: Place) {
        match self.own_direction(line) {
            Some(name) => {
                self.out.push_str(&format!("<bdi dir=\"{name}\">"));
                self.line(line, place);
                self.out.push_str("</bdi>");
            }
            None => self.line(line, place),
        }
    }

    fn own_direction(&self, line: &Line<'_>) -> Option<&'static str> {
        match line.direction.filter(|own| *own != self.document.direction)? {
            Direction::Rtl => Some("rtl"),
            Direction::Ltr => Some("ltr"),
        }
    }

    fn heading(&mut self, level: HeadingLevel, line: &Line<'_>) {
        self.gap();
        let marks = "=".repeat(usize::from(level.get()));
        self.out.push_str(&marks);
        self.out.push(' ');
        self.line_inside(line, Place::Whole);
        self.out.push(' ');
        self.out.push_str(&marks);
        self.out.push('\n');
    }

    fn section(&mut self, title: &str) {
        self.gap();
        self.out.push_str("== ");
        self.out.push_str(title);
        self.out.push_str(" ==\n");
    }

    fn list(&mut self, items: &[Item<'_>]) {
        self.gap();
        for list in list::nest(items) {
            self.entries(&list, "");
        }
    }

    /// The items of one list. They repeat the signs of those above, or they would begin a new list.
    fn entries(&mut self, list: &List<'_, '_>, above: &str) {
        let signs = match list.style {
            ListStyle::Bullet => format!("{above}*"),
            ListStyle::Numbered => format!("{above}#"),
        };
        for entry in &list.entries {
            self.out.push_str(&signs);
            self.out.push(' ');
            self.line_inside(&entry.item.line, Place::Whole);
            self.out.push('\n');
            for inner in &entry.lists {
                self.entries(inner, &signs);
            }
        }
    }

    fn quotation(&mut self, lines: &[Line<'_>], attribution: &str) {
        self.gap();
        // The tags stand on lines of their own, or the paragraphs inside would run together.
        self.out.push_str("<blockquote>\n");
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                self.out.push('\n');
            }
            self.line_of_its_own(line);
            self.out.push('\n');
        }
        let attribution = attribution.trim();
        if !attribution.is_empty() {
            if !lines.is_empty() {
                self.out.push('\n');
            }
            self.behind_words(&self.profile.attribution, attribution);
            self.out.push('\n');
        }
        self.out.push_str("</blockquote>\n");
    }

    fn see_also(&mut self, pages: &[String]) {
        self.section(&self.profile.sections.see_also);
        for page in pages.iter().filter(|page| !page.trim().is_empty()) {
            self.out.push_str("* ");
            match address::page_name(page) {
                Some(name) => self.page_link(&name),
                None => {
                    self.notes.push(ExportNote::NameNotAllowed(page.clone()));
                    self.plain(page.trim(), Place::Whole);
                }
            }
            self.out.push('\n');
        }
    }

    fn sources(&mut self) {
        let document = self.document;
        if document.sources.is_empty() && document.uncited.is_empty() {
            return;
        }
        self.section(&self.profile.sections.sources);
        if !document.sources.is_empty() {
            self.out.push_str(&self.profile.references);
            self.out.push('\n');
        }
        for reference in &document.uncited {
            self.out.push_str("* ");
            self.template(reference);
            self.out.push('\n');
        }
    }

    fn categories(&mut self) {
        let space = self.profile.category.as_str();
        let mut first = true;
        for category in self.document.categories.iter().filter(|name| !name.trim().is_empty()) {
            let Some(name) = address::name_without(&[space, "Category", "تصنيف"], category)
            else {
                self.notes.push(ExportNote::NameNotAllowed(category.clone()));
                continue;
            };
            if std::mem::take(&mut first) {
                self.gap();
            }
            self.out.push_str(&format!("[[{space}:{}]]\n", escape::name(&name)));
        }
    }
}
