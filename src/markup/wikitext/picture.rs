//! Pictures in wikitext: options first, the caption last.

use super::Encoder;
use super::line::Place;
use crate::article::{Picture, Side};
use crate::markup::address;
use crate::markup::escape;
use crate::markup::tree::{ExportNote, Figure, Line};

impl Encoder<'_> {
    /// A picture with its caption; without a usable file the caption stands as a paragraph.
    pub(super) fn figure(&mut self, figure: &Figure<'_>) {
        let picture = figure.picture;
        let profile = self.profile;
        let words = &profile.picture;
        let spaces = [words.namespace.as_str(), "File", "Image", "ملف", "صورة"];
        let Some(file) = address::name_without(&spaces, &picture.file) else {
            if !picture.file.trim().is_empty() {
                self.notes.push(ExportNote::NameNotAllowed(picture.file.clone()));
            }
            if !figure.caption.is_blank() {
                self.paragraph(&figure.caption);
            }
            return;
        };
        self.gap();
        let file = escape::name(&file);
        self.out.push_str(&format!("[[{}:{file}|{}", words.namespace, words.thumb));
        let side = match picture.side {
            Side::Default => None,
            Side::Left => Some(words.left.clone()),
            Side::Right => Some(words.right.clone()),
            Side::Center => Some(words.center.clone()),
        };
        let width = picture.width.map(|width| words.width.replace("{}", &width.to_string()));
        for option in [side, width].into_iter().flatten() {
            self.out.push('|');
            self.out.push_str(&option);
        }
        let alt = picture.alt.trim();
        if !alt.is_empty() {
            self.out.push('|');
            self.around(&words.alt, alt);
        }
        self.caption(&figure.caption, picture);
        // Behind a page's link in the caption, MediaWiki takes the first two of `]]]` for the end.
        if self.out.ends_with(']') && !self.out.ends_with("]]") {
            self.out.push_str("<nowiki/>");
        }
        self.out.push_str("]]\n");
    }

    /// The caption with the credit behind it. The wiki takes the last unnamed piece for the
    /// caption, so an empty one is written too: else «يسار» could become the caption.
    fn caption(&mut self, caption: &Line<'_>, picture: &Picture) {
        self.out.push('|');
        let plain = caption.plain();
        let first_word = plain.split_whitespace().next().unwrap_or_default();
        // A caption that reads like «يسار», «200 بك» or «بديل=س» would be taken for an option.
        let mistakable = plain.contains('=')
            || plain.trim() == first_word
            || first_word.starts_with(|c: char| c.is_ascii_digit() || c == 'x')
            || ["upright", "معدول", "page", "صفحة"].contains(&first_word);
        if mistakable && !first_word.is_empty() {
            self.out.push_str("<nowiki/>");
        }
        self.line_inside(caption, Place::Inside);
        let credit = picture.credit.trim();
        if !credit.is_empty() {
            if !caption.is_blank() {
                self.out.push(' ');
            }
            self.around(&self.profile.credit, credit);
        }
    }

    /// Writes text in the place of `{}` in a profile's words.
    fn around(&mut self, words: &str, text: &str) {
        let (before, after) = words.split_once("{}").unwrap_or((words, ""));
        self.behind_words(before, text);
        self.out.push_str(after);
    }
}
