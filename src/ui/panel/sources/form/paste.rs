//! What is pasted into the form's box: an address, a number, a line, a template, an entry of a
//! bibliography. The first source of it goes into the fields, further ones can be added with one
//! click; what was not understood stays in the box.

use egui::{Event, Ui};

use super::people::{self, Person};
use super::{Pasted, SourceForm};
use crate::article::{Reference, ReferenceDate, ReferenceKind, ReferenceText};
use crate::citations;

/// Text that comes all at once in so many letters was pasted, not typed.
const PASTED: usize = 8;

impl SourceForm {
    /// Takes a text from the clipboard before the box does, which would lose its lines: entries of a
    /// bibliography have several.
    pub(super) fn take_clipboard(&mut self, ui: &Ui) -> bool {
        if !ui.memory(|memory| memory.has_focus(self.paste.id())) {
            return false;
        }
        let mut taken = None;
        ui.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Paste(text) if taken.is_none() => {
                    taken = Some(text.clone());
                    false
                }
                _ => true,
            });
        });
        let Some(text) = taken else { return false };
        if !self.read(&text) {
            // It stays as it is, to be looked at.
            self.paste.set_text(&text);
        }
        true
    }

    /// Reads what is in the box, where it came all at once (it was `before` so many letters long) or
    /// Enter was pressed. Says whether anything was understood.
    pub(super) fn take_paste(&mut self, before: usize, entered: bool) -> bool {
        let text = self.paste.text().to_owned();
        let was_pasted = text.chars().count() >= before + PASTED;
        if text.trim().is_empty() {
            self.pasted = None;
            return false;
        }
        (entered || was_pasted) && self.read(&text)
    }

    /// Reads a text into the fields.
    fn read(&mut self, text: &str) -> bool {
        let read = citations::paste(text);
        let mut references = read.references.into_iter();
        let Some(first) = references.next() else {
            self.pasted = Some(Pasted::NotUnderstood);
            return false;
        };
        let is_url = first.title.is_empty() && !first.url.is_empty();
        self.take(&first);
        let rest: Vec<&str> = read.leftover.iter().map(|it| it.text.as_str()).collect();
        let rest = rest.join(" ");
        self.paste.set_text(&rest);
        self.others = references.collect();
        self.pasted = Some(match (rest.is_empty(), is_url) {
            (false, _) => Pasted::Partly(rest),
            (true, true) => Pasted::Url,
            (true, false) => Pasted::Line,
        });
        true
    }

    /// Writes what a reference says into the fields; what it does not say stays.
    fn take(&mut self, read: &Reference) {
        // What says no more than that it is on the web may be the news that the form is for.
        if read.kind != ReferenceKind::Web {
            self.kind = read.kind;
        }
        for which in ReferenceText::ALL {
            let text = read.text(which);
            if let Some(field) = self.text_mut(which).filter(|_| !text.is_empty()) {
                field.set_text(text);
            }
        }
        for which in ReferenceDate::ALL {
            let date = read.date(which);
            if let Some(dated) = self.dated_mut(which).filter(|_| !date.is_empty()) {
                dated.set(date);
            }
        }
        if !read.authors.is_empty() {
            self.people = read.authors.iter().map(Person::of).collect();
            people::number(&mut self.people);
        }
        if !read.note.is_empty() {
            self.note.set_text(&read.note);
        }
        // Fields without a place of their own are kept as they are.
        let new = read.extra.iter().filter(|it| !self.extra.contains(it)).cloned();
        let new: Vec<_> = new.collect();
        self.extra.extend(new);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// After pasting: the title, address, site and publication date, and what is left in the box.
    #[track_caller]
    fn check(pasted: &str, expected: [&str; 4], left: &str, said: Option<&Pasted>) {
        let mut form = SourceForm::default();
        form.open_new();
        form.paste.set_text(pasted);
        form.take_paste(0, false);
        let found = form.reference();
        let published = found.published.as_typed();
        assert_eq!([&found.title, &found.url, &found.site, published], expected);
        assert_eq!((form.paste.text(), form.pasted.as_ref()), (left, said));
    }

    #[test]
    fn what_is_understood_goes_into_the_fields_and_the_rest_stays() {
        let url = "https://a.org/2022/09/13/x";
        check(url, ["", url, "", ""], "", Some(&Pasted::Url));
        check(&format!(" \u{200F}{url}\u{200E}\n"), ["", url, "", ""], "", Some(&Pasted::Url));
        let line = "\"Kremlin hails\". The Independent. 2022-09-13. Retrieved 2022-09-13.";
        let fields = ["Kremlin hails", "", "The Independent", "2022-09-13"];
        check(line, fields, "", Some(&Pasted::Line));
        check("كلام لا شكل له", [""; 4], "كلام لا شكل له", Some(&Pasted::NotUnderstood));
        check("قمة", [""; 4], "قمة", None);
        check("  ", [""; 4], "  ", None);
    }

    #[test]
    fn an_entry_of_a_bibliography_is_read_whole_and_the_next_one_waits() {
        let entry = |name: &str| {
            format!(
                "@article{{{name},\n title = {{{name}}},\n journal = {{J}},\n year = {{2020}}\n}}\n"
            )
        };
        let mut form = SourceForm::default();
        form.open_new();
        assert!(form.read(&(entry("one") + &entry("two"))));
        let found = form.reference();
        assert_eq!((found.title.as_str(), found.kind), ("one", ReferenceKind::Journal));
        assert_eq!(form.others.len(), 1);
        form.finish();
        form.open_new();
        assert!(form.others.is_empty() && form.reference().title.is_empty());
    }
}
