//! Tree to Markdown: CommonMark 0.31 with footnotes, as GitHub and Pandoc read it.
//!
//! Markdown has no directions; whoever shows the text takes them from its letters.

mod line;

use std::collections::HashMap;

use super::address;
use super::citation::{self, Part};
use super::escape;
use super::list::{self, List};
use super::profile::Profile;
use super::tree::{Document, ExportNote, Figure, Line, LinkTarget, Node};
use super::words::Words;
use crate::article::{ListStyle, RefId, Reference};

/// Writes a document as Markdown.
pub(super) fn encode(
    document: &Document<'_>,
    profile: &Profile,
    notes: &mut Vec<ExportNote>,
) -> String {
    let mut encoder = Encoder {
        out: String::new(),
        line_start: 0,
        document,
        profile,
        own_page: document.title.full(),
        labels: labels(document.sources.iter().map(|source| &source.reference.id)),
        notes,
        raw: false,
    };
    encoder.page();
    if encoder.raw {
        encoder.notes.push(ExportNote::RawAsCode);
    }
    encoder.out
}

struct Encoder<'a> {
    out: String,
    /// Where the text of the line being written begins in `out`.
    line_start: usize,
    document: &'a Document<'a>,
    profile: &'a Profile,
    own_page: String,
    /// The footnote label of each source.
    labels: Vec<String>,
    notes: &'a mut Vec<ExportNote>,
    /// Whether wiki markup was shown as code.
    raw: bool,
}

/// Labels that every reader of footnotes accepts: letters, digits, `-` and `_`; no two the same,
/// whatever their case.
fn labels<'r>(ids: impl Iterator<Item = &'r RefId>) -> Vec<String> {
    let mut taken: HashMap<String, usize> = HashMap::new();
    let safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let label = |id: &RefId| {
        let kept: String = id.as_str().chars().map(|c| if safe(c) { c } else { '-' }).collect();
        let plain = if kept.is_empty() { "ref".to_owned() } else { kept };
        let mut label = plain.clone();
        loop {
            let count = taken.entry(label.to_lowercase()).or_insert(0);
            *count += 1;
            if *count == 1 {
                return label;
            }
            let next = *count;
            label = format!("{plain}-{next}");
        }
    };
    ids.map(label).collect()
}

impl Encoder<'_> {
    fn page(&mut self) {
        let document = self.document;
        let title = document.title.full();
        let title = escape::one_line(&title);
        if !title.is_empty() {
            self.begin("# ");
            self.text(&title);
            self.end();
        }
        if let Some(date) = citation::shown_date(document.dateline, self.profile) {
            self.begin("");
            self.text(&date.text);
            self.end();
        }
        if let Some(lead) = &document.lead {
            self.figure(lead);
        }
        for node in &document.nodes {
            self.node(node);
        }
        self.see_also();
        self.categories();
        self.sources();
    }

    /// Begins a block with an empty line before it; `marks` are what the block begins with.
    fn begin(&mut self, marks: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.begin_line(marks);
    }

    fn begin_line(&mut self, marks: &str) {
        self.out.push_str(marks);
        self.line_start = self.out.len();
    }

    fn end(&mut self) {
        escape::end_markdown_line(&mut self.out, self.line_start);
        self.out.push('\n');
    }

    fn text(&mut self, text: &str) {
        escape::markdown(&mut self.out, text, self.line_start);
    }

    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Paragraph(line) => self.block("", line),
            Node::Heading(level, line) => {
                let marks = "#".repeat(usize::from(level.get()));
                self.block(&format!("{marks} "), line);
            }
            Node::List(items) => {
                self.begin("");
                for list in list::nest(items) {
                    self.list(&list, "");
                }
            }
            Node::Quotation { lines, attribution } => self.quotation(lines, attribution),
            Node::Parting => {
                self.begin("<!-- -->");
                self.end();
            }
            Node::Figure(figure) => self.figure(figure),
            Node::Raw(raw) => self.raw_block(raw),
        }
    }

    fn block(&mut self, marks: &str, line: &Line<'_>) {
        self.begin(marks);
        self.line(line);
        self.end();
    }

    fn list(&mut self, list: &List<'_, '_>, indent: &str) {
        for (index, entry) in list.entries.iter().enumerate() {
            let mark = match list.style {
                ListStyle::Bullet => "- ".to_owned(),
                ListStyle::Numbered => format!("{}. ", index + 1),
            };
            self.out.push_str(indent);
            self.begin_line(&mark);
            self.line(&entry.item.line);
            if self.out.len() == self.line_start {
                // Without anything behind it the mark would be read as part of the line above.
                self.out.push_str("<!-- -->");
            }
            self.end();
            let deeper = format!("{indent}{}", " ".repeat(mark.len()));
            for inner in &entry.lists {
                self.list(inner, &deeper);
            }
        }
    }

    fn quotation(&mut self, lines: &[Line<'_>], attribution: &str) {
        let mut first = true;
        for line in lines.iter().filter(|line| !line.is_blank()) {
            self.quoted(std::mem::take(&mut first));
            self.line(line);
            self.end();
        }
        let attribution = escape::one_line(attribution);
        if !attribution.is_empty() {
            self.quoted(first);
            self.text("— ");
            self.text(&attribution);
            self.end();
        }
    }

    /// Begins a paragraph of a quotation.
    fn quoted(&mut self, first: bool) {
        if first {
            self.begin("> ");
        } else {
            self.begin_line(">\n> ");
        }
    }

    /// A picture, and its caption as a paragraph under it.
    fn figure(&mut self, figure: &Figure<'_>) {
        let picture = figure.picture;
        match address::picture_file(&picture.file, &self.profile.picture.namespace) {
            Some(file) => {
                self.begin("![");
                self.text(&escape::one_line(&picture.alt));
                self.out.push_str("](");
                self.out.push_str(&address::file_url(&file));
                let credit = escape::one_line(&picture.credit);
                if !credit.is_empty() {
                    self.out.push_str(" \"");
                    escape::markdown_title(&mut self.out, &credit);
                    self.out.push('"');
                }
                self.out.push(')');
                self.end();
            }
            None if picture.file.trim().is_empty() => {}
            None => self.notes.push(ExportNote::NameNotAllowed(picture.file.clone())),
        }
        if !figure.caption.is_blank() {
            self.block("", &figure.caption);
        }
    }

    /// Markup between fences longer than any row of backticks inside.
    fn raw_block(&mut self, raw: &str) {
        self.raw = true;
        let fence = "`".repeat(line::longest_row_of_backticks(raw).max(2) + 1);
        self.begin("");
        self.out.push_str(&format!("{fence}wikitext\n"));
        for line in escape::raw_lines(raw) {
            self.out.push_str(&line);
            self.out.push('\n');
        }
        self.out.push_str(&fence);
        self.out.push('\n');
    }

    fn see_also(&mut self) {
        let Some(pages) = self.document.see_also else { return };
        self.section(&self.profile.sections.see_also);
        let mut first = true;
        for page in pages.iter().filter(|page| !page.trim().is_empty()) {
            if std::mem::take(&mut first) {
                self.begin("");
            }
            self.begin_line("- ");
            match self.address(LinkTarget::Page(page)) {
                Some(url) => {
                    self.out.push('[');
                    self.text(&escape::one_line(page));
                    self.close_link(&url);
                }
                None => self.text(&escape::one_line(page)),
            }
            self.end();
        }
    }

    fn section(&mut self, title: &str) {
        self.begin("## ");
        self.text(title);
        self.end();
    }

    fn categories(&mut self) {
        let names = self.document.categories.iter().map(|name| escape::one_line(name));
        let names: Vec<_> = names.filter(|name| !name.is_empty()).collect();
        if !names.is_empty() {
            self.begin("");
            self.text(&format!("{}: {}", self.profile.category, names.join(" | ")));
            self.end();
        }
    }

    /// Footnotes last: readers show them at the end wherever they stand.
    fn sources(&mut self) {
        let document = self.document;
        if document.sources.is_empty() && document.uncited.is_empty() {
            return;
        }
        self.section(&self.profile.sections.sources);
        for (index, reference) in document.uncited.iter().enumerate() {
            if index == 0 {
                self.begin("");
            }
            self.begin_line("- ");
            self.reference(reference);
            self.end();
        }
        for (index, source) in document.sources.iter().enumerate() {
            let label = self.labels.get(index).cloned().unwrap_or_default();
            self.begin(&format!("[^{label}]: "));
            self.reference(source.reference);
            self.end();
        }
    }

    fn reference(&mut self, reference: &Reference) {
        let words = Words::of(self.document.language);
        let sentences = citation::sentences(reference, self.profile, words, self.notes);
        for (index, sentence) in sentences.iter().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            for part in &sentence.parts {
                self.part(part);
            }
            if sentence.wants_stop() {
                self.text(".");
            }
        }
        if sentences.is_empty() {
            self.text(reference.id.as_str());
        }
    }

    fn part(&mut self, part: &Part<'_>) {
        match part {
            Part::Words(words) => self.text(words),
            Part::Text(text) => self.text(text),
            Part::Date(date) => self.text(&date.text),
            Part::Title { text, url: None } => self.text(&format!("\"{text}\"")),
            Part::Title { text, url: Some(url) } => {
                self.out.push_str("\"[");
                self.text(text);
                self.close_link(url);
                self.out.push('"');
            }
            Part::Linked { words, url } => {
                self.out.push('[');
                self.text(words);
                self.close_link(url);
            }
            Part::Url(url) => {
                self.out.push('[');
                self.text(url);
                self.close_link(url);
            }
        }
    }
}
