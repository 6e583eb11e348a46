//! One line of HTML: letters, bold and italic, links, citations.

use super::Encoder;
use crate::markup::address;
use crate::markup::escape;
use crate::markup::tree::{Inline, Line, Link, LinkTarget, Run, Style, Use};

impl Encoder<'_> {
    pub(super) fn line(&mut self, line: &Line<'_>) {
        let mut style = Style::default();
        for inline in &line.inlines {
            if let Inline::Run(run) = inline {
                self.run(run, &mut style);
                continue;
            }
            self.switch(&mut style, Style::default());
            match inline {
                Inline::Run(_) => {}
                Inline::Link(link) => self.link(link),
                Inline::Citation(uses) => uses.iter().for_each(|one| self.cite(*one)),
                Inline::Raw(raw) => self.raw_inline(raw),
            }
        }
        self.switch(&mut style, Style::default());
    }

    fn run(&mut self, run: &Run<'_>, style: &mut Style) {
        self.switch(style, run.style);
        self.text(run.text);
    }

    /// Opens and closes bold and italic; italic always stands inside bold.
    fn switch(&mut self, now: &mut Style, to: Style) {
        let reopen = now.bold != to.bold;
        if now.italic && (!to.italic || reopen) {
            self.out.push_str("</i>");
            now.italic = false;
        }
        if reopen {
            self.out.push_str(if to.bold { "<b>" } else { "</b>" });
            now.bold = to.bold;
        }
        if to.italic && !now.italic {
            self.out.push_str("<i>");
            now.italic = true;
        }
    }

    fn link(&mut self, link: &Link<'_>) {
        let open = self.open_link(link.target);
        let mut style = Style::default();
        for run in &link.runs {
            self.run(run, &mut style);
        }
        self.switch(&mut style, Style::default());
        if open {
            self.out.push_str("</a>");
        }
    }

    /// Opens a link; where it may not lead there, says so and gives back false.
    pub(super) fn open_link(&mut self, target: LinkTarget<'_>) -> bool {
        match address::of_link(target, &self.profile.article_url, &self.own_page) {
            Ok(url) => {
                self.open_url(&url);
                true
            }
            Err(note) => {
                self.notes.push(note);
                false
            }
        }
    }

    pub(super) fn open_url(&mut self, url: &str) {
        self.out.push_str("<a");
        self.attribute("href", url);
        self.out.push('>');
    }

    /// The mark of a citation. Its own direction keeps `[1]` from joining what stands around it.
    fn cite(&mut self, one: Use) {
        let (number, nth) = (one.source + 1, one.nth + 1);
        self.out.push_str(&format!(
            "<sup id=\"cite-{number}-{nth}\" dir=\"ltr\"><a href=\"#source-{number}\" \
             role=\"doc-noteref\""
        ));
        let label = format!("{} {number}", self.words.source);
        self.attribute("aria-label", &label);
        self.out.push_str(&format!(">[{number}]</a></sup>"));
    }

    fn raw_inline(&mut self, raw: &str) {
        let raw = escape::one_line(raw);
        if raw.is_empty() {
            return;
        }
        self.raw = true;
        self.out.push_str("<code dir=\"ltr\">");
        self.text(&raw);
        self.out.push_str("</code>");
    }
}
