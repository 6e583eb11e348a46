//! Tree to plain text, in the shape in which published pages are handed round: title, caption,
//! paragraphs with `[1]`, headings as lines, then «انظر أيضاً» and «المصادر».
//!
//! It adds no invisible characters: whoever reads the text decides how it is shown.

use super::escape;
use super::list::{self, List};
use super::profile::Profile;
use super::tree::{Document, ExportNote, Figure, Inline, Line, Node};
use crate::article::{ListStyle, Reference};
use crate::citations;

/// Quotation marks that make our own around a quotation superfluous.
const QUOTATION_MARKS: [char; 8] = ['«', '»', '"', '“', '”', '„', '‹', '›'];

/// Writes a document as plain text.
pub(super) fn encode(
    document: &Document<'_>,
    profile: &Profile,
    notes: &mut Vec<ExportNote>,
) -> String {
    let mut encoder = Encoder { out: String::new(), document, profile, raw: false };
    encoder.page();
    if encoder.raw {
        notes.push(ExportNote::RawAsCode);
    }
    encoder.out
}

struct Encoder<'a> {
    out: String,
    document: &'a Document<'a>,
    profile: &'a Profile,
    /// Whether wiki markup was written as it is.
    raw: bool,
}

impl<'a> Encoder<'a> {
    fn page(&mut self) {
        let document = self.document;
        let title = document.title.full();
        let title = escape::one_line(&title);
        if !title.is_empty() {
            self.piece(&title);
        }
        if let Some(lead) = &document.lead {
            self.figure(lead);
        }
        for node in &document.nodes {
            self.node(node);
        }
        self.see_also();
        self.sources();
        self.categories();
    }

    /// Begins a new piece: one empty line between two pieces.
    fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn piece(&mut self, text: &str) {
        self.gap();
        self.text(text);
        self.out.push('\n');
    }

    fn text(&mut self, text: &str) {
        escape::plain(&mut self.out, text);
    }

    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Paragraph(line) | Node::Heading(_, line) => {
                self.gap();
                self.line(line);
                self.out.push('\n');
            }
            Node::List(items) => {
                self.gap();
                for list in list::nest(items) {
                    self.list(&list);
                }
            }
            Node::Quotation { lines, attribution } => self.quotation(lines, attribution),
            Node::Parting => {}
            Node::Figure(figure) => self.figure(figure),
            Node::Raw(raw) => {
                self.raw = true;
                self.gap();
                for line in escape::raw_lines(raw) {
                    self.out.push_str(&line);
                    self.out.push('\n');
                }
            }
        }
    }

    fn line(&mut self, line: &Line<'_>) {
        for inline in &line.inlines {
            match inline {
                Inline::Run(run) => self.text(run.text),
                Inline::Link(link) => link.runs.iter().for_each(|run| self.text(run.text)),
                Inline::Citation(uses) => {
                    for one in uses {
                        self.out.push_str(&format!("[{}]", one.source + 1));
                    }
                }
                Inline::Raw(raw) => {
                    self.raw = true;
                    self.text(&escape::one_line(raw));
                }
            }
        }
    }

    fn list(&mut self, list: &List<'_, '_>) {
        for (index, entry) in list.entries.iter().enumerate() {
            let depth = usize::from(entry.item.level.get()).saturating_sub(1);
            self.out.push_str(&"  ".repeat(depth));
            match list.style {
                ListStyle::Bullet => self.out.push_str("• "),
                ListStyle::Numbered => self.out.push_str(&format!("{}. ", index + 1)),
            }
            self.line(&entry.item.line);
            self.out.push('\n');
            for inner in &entry.lists {
                self.list(inner);
            }
        }
    }

    /// A quotation in «», unless it brings quotation marks of its own.
    fn quotation(&mut self, lines: &[Line<'_>], attribution: &str) {
        let lines: Vec<_> = lines.iter().filter(|line| !line.is_blank()).collect();
        let marked = lines.iter().any(|line| line.plain().contains(QUOTATION_MARKS));
        for (index, line) in lines.iter().enumerate() {
            self.gap();
            if index == 0 && !marked {
                self.out.push('«');
            }
            self.line(line);
            if index + 1 < lines.len() {
                self.out.push('\n');
            } else if !marked {
                self.out.push('»');
            }
        }
        let attribution = escape::one_line(attribution);
        if !attribution.is_empty() {
            if lines.is_empty() {
                self.gap();
            } else {
                self.out.push(' ');
            }
            self.out.push_str("— ");
            self.text(&attribution);
        }
        if !lines.is_empty() || !attribution.is_empty() {
            self.out.push('\n');
        }
    }

    /// A picture is its caption and credit here.
    fn figure(&mut self, figure: &Figure<'_>) {
        let credit = escape::one_line(&figure.picture.credit);
        let blank = figure.caption.is_blank();
        if blank && credit.is_empty() {
            return;
        }
        self.gap();
        if !blank {
            self.line(&figure.caption);
        }
        if !credit.is_empty() {
            if !blank {
                self.out.push(' ');
            }
            self.text(&self.profile.credit.replacen("{}", &credit, 1));
        }
        self.out.push('\n');
    }

    fn see_also(&mut self) {
        let Some(pages) = self.document.see_also else { return };
        self.piece(&self.profile.sections.see_also);
        let pages = pages.iter().map(|page| escape::one_line(page));
        let mut pages = pages.filter(|page| !page.is_empty()).peekable();
        if pages.peek().is_some() {
            self.gap();
        }
        for page in pages {
            self.out.push_str("• ");
            self.text(&page);
            self.out.push('\n');
        }
    }

    fn sources(&mut self) {
        let document = self.document;
        if document.sources.is_empty() && document.uncited.is_empty() {
            return;
        }
        self.piece(&self.profile.sections.sources);
        self.gap();
        for (index, source) in document.sources.iter().enumerate() {
            self.source(&format!("{}. ^", index + 1), source.reference);
        }
        for reference in &document.uncited {
            self.source("•", reference);
        }
    }

    fn source(&mut self, mark: &str, reference: &Reference) {
        self.out.push_str("  ");
        self.out.push_str(mark);
        let line = citations::line::write(reference);
        if !line.is_empty() {
            self.out.push(' ');
            self.text(&line);
        }
        self.out.push('\n');
    }

    /// `تصنيف: أ | ب`, which the importer reads.
    fn categories(&mut self) {
        let names = self.document.categories.iter().map(|name| escape::one_line(name));
        let names: Vec<_> = names.filter(|name| !name.is_empty()).collect();
        if !names.is_empty() {
            self.piece(&format!("{}: {}", self.profile.category, names.join(" | ")));
        }
    }
}
