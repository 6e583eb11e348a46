//! Sources in HTML: what a bibliography says of them, each linked with every place that cites it.

use super::Encoder;
use crate::article::Reference;
use crate::markup::citation::{self, Part, ShownDate};

impl Encoder<'_> {
    pub(super) fn sources(&mut self) {
        let document = self.document;
        if document.sources.is_empty() && document.uncited.is_empty() {
            return;
        }
        self.section("class=\"sources\" role=\"doc-endnotes\"", &self.profile.sections.sources);
        if !document.sources.is_empty() {
            self.out.push_str("<ol>\n");
            for (index, source) in document.sources.iter().enumerate() {
                self.out.push_str(&format!("<li id=\"source-{}\">", index + 1));
                self.back_links(index + 1, source.uses);
                self.reference(source.reference);
                self.out.push_str("</li>\n");
            }
            self.out.push_str("</ol>\n");
        }
        if !document.uncited.is_empty() {
            self.out.push_str("<ul class=\"uncited\">\n");
            for reference in &document.uncited {
                self.out.push_str("<li>");
                self.reference(reference);
                self.out.push_str("</li>\n");
            }
            self.out.push_str("</ul>\n");
        }
        self.out.push_str("</section>\n");
    }

    /// `^` for one use; `^1 ^2` for several.
    fn back_links(&mut self, number: usize, uses: usize) {
        for nth in 1..=uses {
            self.out.push_str(&format!("<a href=\"#cite-{number}-{nth}\" role=\"doc-backlink\""));
            if uses == 1 {
                self.attribute("aria-label", self.words.back);
                self.out.push_str(">^</a> ");
            } else {
                self.attribute("aria-label", &format!("{} {nth}", self.words.back));
                self.out.push_str(&format!(" dir=\"ltr\">^{nth}</a> "));
            }
        }
    }

    fn reference(&mut self, reference: &Reference) {
        let sentences = citation::sentences(reference, self.profile, self.words, self.notes);
        for (index, sentence) in sentences.iter().enumerate() {
            if index > 0 {
                self.out.push(' ');
            }
            for part in &sentence.parts {
                self.part(part, reference.language.trim());
            }
            if sentence.wants_stop() {
                self.out.push('.');
            }
        }
    }

    fn part(&mut self, part: &Part<'_>, language: &str) {
        match part {
            Part::Words(words) => self.text(words),
            Part::Text(text) => self.isolated(text, ""),
            Part::Title { text, url } => {
                self.out.push('"');
                if let Some(url) = url {
                    self.open_url(url);
                }
                self.out.push_str("<cite>");
                self.isolated(text, language);
                self.out.push_str(if url.is_some() { "</cite></a>\"" } else { "</cite>\"" });
            }
            Part::Linked { words, url } => {
                self.open_url(url);
                self.text(words);
                self.out.push_str("</a>");
            }
            Part::Url(url) => {
                self.open_url(url);
                self.out.push_str("<bdi dir=\"ltr\">");
                self.text(url);
                self.out.push_str("</bdi></a>");
            }
            Part::Date(date) => self.date(date),
        }
    }

    /// Words in a script of their own: without isolation they would pull full stops and brackets
    /// around them to the wrong side.
    fn isolated(&mut self, text: &str, language: &str) {
        self.out.push_str("<bdi");
        if !language.is_empty() {
            self.attribute("lang", language);
        }
        self.out.push('>');
        self.text(text);
        self.out.push_str("</bdi>");
    }

    /// A date; an ISO date after Arabic letters would be shown from day to year.
    pub(super) fn date(&mut self, date: &ShownDate) {
        match &date.iso {
            Some(iso) => {
                self.out.push_str("<time");
                self.attribute("datetime", iso);
                self.out.push_str(if *iso == date.text { "><bdi dir=\"ltr\">" } else { "><bdi>" });
                self.text(&date.text);
                self.out.push_str("</bdi></time>");
            }
            None => self.isolated(&date.text, ""),
        }
    }
}
