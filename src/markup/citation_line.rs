//! A reference as one line of plain text, as published pages show it:
//! `"Title". Source. 2022-09-13. Retrieved 2022-09-13.`
//!
//! It knows no numbers and no back-links before the line, nor any template.

use super::escape::one_line;
use crate::article::{Author, Reference};
use crate::dates::DateField;

/// The line. A date that was understood is written as ISO 8601, another as it was typed. Without a
/// title the address comes first.
pub(super) fn citation_line(reference: &Reference) -> String {
    let mut line = String::new();
    let names = reference.authors.iter().map(author_name).filter(|name| !name.is_empty());
    let names: Vec<_> = names.collect();
    push(&mut line, &names.join("; "));
    let title = one_line(&reference.title);
    if title.is_empty() {
        push(&mut line, &reference.url);
    } else {
        push(&mut line, &format!("\"{title}\""));
    }
    push(&mut line, &reference.site);
    if reference.publisher.trim() != reference.site.trim() {
        push(&mut line, &reference.publisher);
    }
    push(&mut line, &date(&reference.published));
    if !title.is_empty() {
        push(&mut line, &reference.url);
    }
    for (word, field) in [("Archived", &reference.archived), ("Retrieved", &reference.accessed)] {
        if !field.is_empty() {
            push(&mut line, &format!("{word} {}", date(field)));
        }
    }
    line
}

/// Adds a sentence: one space before it, one full stop after it.
fn push(line: &mut String, sentence: &str) {
    let sentence = one_line(sentence);
    if sentence.is_empty() {
        return;
    }
    if !line.is_empty() {
        line.push(' ');
    }
    line.push_str(&sentence);
    if !sentence.ends_with('.') {
        line.push('.');
    }
}

fn author_name(author: &Author) -> String {
    match author {
        Author::Name(name) => one_line(name).into_owned(),
        Author::Person { given, family } => {
            let names = [family, given].map(|name| one_line(name));
            let names: Vec<_> = names.into_iter().filter(|name| !name.is_empty()).collect();
            names.join(", ")
        }
    }
}

fn date(field: &DateField) -> String {
    field.understood().map_or_else(|| field.as_typed().to_owned(), |date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Author;

    #[test]
    fn the_shape_of_published_pages() {
        let mut reference = Reference {
            title: "Kremlin".to_owned(),
            site: "The independent".to_owned(),
            published: DateField::typed("13 سبتمبر 2022"),
            accessed: DateField::typed("05/11/2011"),
            ..Reference::default()
        };
        let line = citation_line(&reference);
        assert_eq!(line, "\"Kremlin\". The independent. 2022-09-13. Retrieved 05/11/2011.");
        reference.authors =
            vec![Author::Person { given: "J.".to_owned(), family: "Lee".to_owned() }];
        reference.publisher = "House Inc.".to_owned();
        reference.url = "https://e.org".to_owned();
        assert_eq!(
            citation_line(&reference),
            "Lee, J. \"Kremlin\". The independent. House Inc. 2022-09-13. https://e.org. \
             Retrieved 05/11/2011."
        );
        assert_eq!(citation_line(&Reference::default()), "");
    }
}
