//! What is pasted into the form's box: an address goes into its field, a citation line into all of
//! them; what was not understood stays in the box.

use super::{Pasted, SourceForm};
use crate::article::{Reference, ReferenceDate, ReferenceText};
use crate::citations::line::{UNPARSED, parse};
use crate::text::letters;

/// Text that comes all at once in so many letters was pasted, not typed.
const PASTED: usize = 8;

impl SourceForm {
    /// Reads what is in the box, where it was pasted (it was `before` so many letters long) or Enter
    /// was pressed. Says whether anything was understood.
    pub(super) fn take_paste(&mut self, before: usize, entered: bool) -> bool {
        let text = self.paste.text().to_owned();
        let was_pasted = text.chars().count() >= before + PASTED;
        if text.trim().is_empty() {
            self.pasted = None;
            return false;
        }
        if !entered && !was_pasted {
            return false;
        }
        let bare: String = text.chars().filter(|c| !letters::is_bidi_control(*c)).collect();
        let bare = bare.trim();
        let is_url = ["http://", "https://"].iter().any(|scheme| bare.starts_with(scheme))
            && !bare.contains(char::is_whitespace);
        if is_url {
            if let Some(field) = self.text_mut(ReferenceText::Url) {
                field.set_text(bare);
            }
            self.paste.set_text("");
            self.pasted = Some(Pasted::Url);
            return true;
        }
        let Some(read) = parse(bare) else {
            self.pasted = Some(Pasted::NotUnderstood);
            return false;
        };
        self.take(&read);
        let rest: Vec<&str> = read
            .extra
            .iter()
            .filter(|(name, _)| name == UNPARSED)
            .map(|(_, text)| text.as_str())
            .collect();
        let rest = rest.join(" ");
        self.paste.set_text(&rest);
        self.pasted = Some(if rest.is_empty() { Pasted::Line } else { Pasted::Partly(rest) });
        true
    }

    /// Writes what a reference says into the fields; what it does not say stays.
    fn take(&mut self, read: &Reference) {
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
            self.people = read.authors.iter().map(super::Person::of).collect();
            super::people::number(&mut self.people);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// After pasting: the title, address, site and publication date, and what is left in the box.
    #[track_caller]
    fn check(pasted: &str, expected: [&str; 4], left: &str, said: Option<Pasted>) {
        let mut form = SourceForm::default();
        form.open_new();
        form.paste.set_text(pasted);
        form.take_paste(0, false);
        let found = form.reference();
        let published = found.published.as_typed();
        assert_eq!([&found.title, &found.url, &found.site, published], expected);
        assert_eq!((form.paste.text(), form.pasted), (left, said));
    }

    #[test]
    fn what_is_understood_goes_into_the_fields_and_the_rest_stays() {
        let url = "https://a.org/2022/09/13/x";
        check(url, ["", url, "", ""], "", Some(Pasted::Url));
        check(&format!(" \u{200F}{url}\u{200E}\n"), ["", url, "", ""], "", Some(Pasted::Url));
        let line = "\"Kremlin hails\". The Independent. 2022-09-13. Retrieved 2022-09-13.";
        let fields = ["Kremlin hails", "", "The Independent", "2022-09-13"];
        check(line, fields, "", Some(Pasted::Line));
        let rest = Some(Pasted::Partly("ص 7.".to_owned()));
        let line = "«قمة سمرقند». رويترز. 13 سبتمبر 2022. ص 7.";
        check(line, ["قمة سمرقند", "", "رويترز", "13 سبتمبر 2022"], "ص 7.", rest);
        check("كلام لا شكل له", [""; 4], "كلام لا شكل له", Some(Pasted::NotUnderstood));
        check("قمة", [""; 4], "قمة", None);
        check("  ", [""; 4], "  ", None);
    }
}
