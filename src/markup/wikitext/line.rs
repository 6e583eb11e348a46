//! One line of wikitext: letters, bold and italic, links, citations.
//!
//! Bold and italic are written with apostrophes. Each is opened and closed once and never next to
//! an apostrophe of the text, so that MediaWiki, which guesses where they don't balance, has
//! nothing to guess.

use super::Encoder;
use crate::markup::address;
use crate::markup::escape::{self, Around};
use crate::markup::tree::{ExportNote, Inline, Line, Link, LinkTarget, Run, Style};

/// Where a line stands: what its first and last letters must not be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Alone on a line, or what a list item or heading consists of.
    Whole,
    /// Inside something else on the same line.
    Inside,
}

impl Encoder<'_> {
    pub(super) fn line(&mut self, line: &Line<'_>, place: Place) {
        let whole = place == Place::Whole;
        let mut style = Style::default();
        let mut before = None;
        for (index, inline) in line.inlines.iter().enumerate() {
            let next = line.inlines.get(index + 1);
            // Raw markup may show nothing, so what stands beside it may still be the line's end.
            let raw = |inlines: Option<&[Inline<'_>]>| {
                inlines.is_none_or(|some| some.iter().all(|one| matches!(one, Inline::Raw(_))))
            };
            let around = Around {
                at_start: whole && raw(line.inlines.get(..index)),
                at_end: whole && raw(line.inlines.get(index + 1..)),
                before,
                after: next.and_then(first_letter),
            };
            before = last_letter(inline);
            match inline {
                Inline::Run(run) => {
                    // Where something between two runs was left out, they must not meet: `&` and
                    // `amp;` would become one.
                    if style == run.style && around.before.is_some() && !self.out.ends_with(']') {
                        self.out.push_str("<nowiki/>");
                    }
                    self.switch(&mut style, run.style);
                    self.letters(run.text, around);
                }
                Inline::Link(link) => self.link(link, &mut style, around),
                Inline::Citation(uses) => {
                    self.switch(&mut style, Style::default());
                    for one in uses {
                        self.cite(*one);
                    }
                }
                Inline::Raw(raw) => {
                    self.switch(&mut style, Style::default());
                    self.out.push_str(raw);
                }
            }
        }
        self.switch(&mut style, Style::default());
    }

    /// Plain text without marks, on one line.
    pub(super) fn plain(&mut self, text: &str, place: Place) {
        let whole = place == Place::Whole;
        let around = Around { at_start: whole, at_end: whole, ..Around::default() };
        self.letters(&escape::one_line(text), around);
    }

    /// Plain text behind words of the profile, which are markup but for a blank at their end: the
    /// wiki would make a no-break space of it before a mark.
    pub(super) fn behind_words(&mut self, words: &str, text: &str) {
        let kept = words.strip_suffix(' ');
        self.out.push_str(kept.unwrap_or(words));
        if kept.is_some() {
            let after = text.trim_start().chars().next();
            escape::wikitext(&mut self.out, " ", Around { after, ..Around::default() });
        }
        self.plain(text, Place::Inside);
    }

    fn letters(&mut self, text: &str, around: Around) {
        // MediaWiki takes letters right behind a link into it …
        if self.out.ends_with("]]") && text.chars().next().is_some_and(is_link_letter) {
            self.out.push_str("<nowiki/>");
        }
        escape::wikitext(&mut self.out, text, around);
    }

    /// Opens and closes bold and italic. Five apostrophes close both in whatever order they were
    /// opened.
    fn switch(&mut self, now: &mut Style, to: Style) {
        self.out.push_str(match (now.bold != to.bold, now.italic != to.italic) {
            (true, true) => "'''''",
            (true, false) => "'''",
            (false, true) => "''",
            (false, false) => "",
        });
        *now = to;
    }

    fn link(&mut self, link: &Link<'_>, style: &mut Style, around: Around) {
        let target = match link.target {
            LinkTarget::Page(page) => {
                let name = address::page_name(page).map(|name| self.page_target(&name));
                name.ok_or_else(|| ExportNote::NameNotAllowed(page.to_owned()))
            }
            LinkTarget::Url(url) => {
                address::url(url).ok_or_else(|| ExportNote::UrlNotAllowed(url.to_owned()))
            }
        };
        let target = match target {
            Ok(target) => target,
            Err(note) => {
                self.notes.push(note);
                return self.runs(&link.runs, style, around);
            }
        };
        // One style over the whole link stays open around it; several are opened inside.
        let first = link.runs.first().map(|run| run.style);
        let shared = first.filter(|style| link.runs.iter().all(|run| run.style == *style));
        self.switch(style, shared.unwrap_or_default());
        let inside = Around { at_start: false, at_end: false, ..around };
        let mut inner = *style;
        match link.target {
            LinkTarget::Page(_) => {
                // … and letters right before it.
                if self.out.chars().next_back().is_some_and(is_link_letter) {
                    self.out.push_str("<nowiki/>");
                }
                self.out.push_str("[[");
                self.out.push_str(&target);
                let short =
                    matches!(link.runs.as_slice(), [only] if shows_itself(&target, only.text));
                if !short {
                    self.out.push('|');
                    self.runs(&link.runs, &mut inner, inside);
                    self.switch(&mut inner, *style);
                }
                self.out.push_str("]]");
            }
            LinkTarget::Url(_) => {
                self.out.push('[');
                escape::url(&mut self.out, &target);
                self.out.push(' ');
                self.runs(&link.runs, &mut inner, Around { at_start: true, ..inside });
                self.switch(&mut inner, *style);
                self.out.push(']');
            }
        }
    }

    fn runs(&mut self, runs: &[Run<'_>], style: &mut Style, around: Around) {
        let mut before = around.before;
        for (index, run) in runs.iter().enumerate() {
            let next = runs.get(index + 1);
            self.switch(style, run.style);
            let here = Around {
                at_start: around.at_start && index == 0,
                at_end: around.at_end && next.is_none(),
                before,
                after: next.map_or(around.after, |next| next.text.chars().next()),
            };
            self.letters(run.text, here);
            before = run.text.chars().next_back();
        }
    }

    /// A page name as the target of a link. A name in a namespace takes a colon before it, for
    /// without one a category would be joined and a file shown; so does one that begins like the
    /// name of a subpage.
    fn page_target(&self, name: &str) -> String {
        let name = escape::name(name);
        match name.split_once(':') {
            Some((space, _)) if !space.is_empty() => {
                let ours = self.profile.namespaces.iter().any(|it| it == space);
                if ours { name } else { format!(":{name}") }
            }
            _ if name.starts_with('/') => format!(":{name}"),
            _ => name,
        }
    }

    /// A link that shows the name of its page.
    pub(super) fn page_link(&mut self, name: &str) {
        let target = self.page_target(name);
        self.out.push_str("[[");
        self.out.push_str(&target);
        if !shows_itself(&target, name) {
            self.out.push('|');
            self.plain(name, Place::Inside);
        }
        self.out.push_str("]]");
    }
}

/// Whether a link without a text of its own shows `text`. Nothing could be escaped there, and a
/// colon at its start would not be seen.
fn shows_itself(target: &str, text: &str) -> bool {
    let mut escaped = String::new();
    escape::wikitext(&mut escaped, text, Around::default());
    target == text && escaped == text && !text.starts_with(':')
}

/// Letters that MediaWiki takes into a link from either side (linkPrefixCharset and linkTrail of
/// its Arabic messages; other languages have a part of these). پ چ ڤ گ ژ are not among them.
fn is_link_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, 'ء'..='ي' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}'
            | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}'
            | '\u{6EA}'..='\u{6ED}')
}

fn first_letter(inline: &Inline<'_>) -> Option<char> {
    match inline {
        Inline::Run(run) => run.text.chars().next(),
        Inline::Link(link) => link.runs.first().and_then(|run| run.text.chars().next()),
        Inline::Citation(_) | Inline::Raw(_) => None,
    }
}

fn last_letter(inline: &Inline<'_>) -> Option<char> {
    match inline {
        Inline::Run(run) => run.text.chars().next_back(),
        Inline::Link(link) => link.runs.last().and_then(|run| run.text.chars().next_back()),
        Inline::Citation(_) | Inline::Raw(_) => None,
    }
}
