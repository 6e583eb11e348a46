//! The authors of a source in its form: persons, whose names are apart, and organisations.

use crate::article::Author;
use crate::typeset::Direction;
use crate::ui::field::Field;

/// An author as the form has it.
pub(super) struct Person {
    /// Whether first and last name are apart.
    pub(super) is_person: bool,
    /// The whole name, or the last name of a person.
    pub(super) name: Field,
    /// The first names of a person.
    pub(super) given: Field,
}

impl Default for Person {
    fn default() -> Self {
        let field = |name| Field::running(name, Direction::Auto);
        Self { is_person: false, name: field("source-author"), given: field("source-given") }
    }
}

impl Person {
    /// An author of a reference.
    pub(super) fn of(author: &Author) -> Self {
        let mut person = Self::default();
        match author {
            Author::Person { given, family } => {
                person.is_person = true;
                person.name.set_text(family);
                person.given.set_text(given);
            }
            Author::Name(name) => person.name.set_text(name),
        }
        person
    }

    /// The author; nothing where no name is written.
    pub(super) fn author(&self) -> Option<Author> {
        let (name, given) = (self.name.text().trim(), self.given.text().trim());
        let author = match self.is_person {
            true => Author::Person { given: given.to_owned(), family: name.to_owned() },
            false => Author::Name(name.to_owned()),
        };
        (!name.is_empty() || (self.is_person && !given.is_empty())).then_some(author)
    }

    /// Makes a person of an organisation, or the other way, and keeps the name.
    pub(super) fn turn(&mut self) {
        self.is_person = !self.is_person;
        let (name, given) =
            (self.name.text().trim().to_owned(), self.given.text().trim().to_owned());
        if self.is_person {
            // The last word is the name of the family, as far as one can tell; it may be corrected.
            let (first, last) = name.rsplit_once(' ').unwrap_or(("", &name));
            self.given.set_text(first);
            self.name.set_text(last);
        } else {
            self.name.set_text(format!("{given} {name}").trim());
            self.given.set_text("");
        }
    }
}

/// Gives the fields of each author names of their own, by which egui tells them apart.
pub(super) fn number(people: &mut [Person]) {
    for (at, person) in people.iter_mut().enumerate() {
        let renamed = |field: &Field, name: String| {
            let mut new = Field::running(&name, Direction::Auto);
            new.set_text(field.text());
            new
        };
        person.name = renamed(&person.name, format!("source-author-{at}"));
        person.given = renamed(&person.given, format!("source-given-{at}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_keeps_the_name_whatever_it_is() {
        let check = |author: Author, turned: Author| {
            let mut person = Person::of(&author);
            assert_eq!(person.author(), Some(author.clone()));
            person.turn();
            assert_eq!(person.author(), Some(turned));
            person.turn();
            assert_eq!(person.author(), Some(author));
        };
        let person = |given: &str, family: &str| Author::Person {
            given: given.to_owned(),
            family: family.to_owned(),
        };
        check(Author::Name("أحمد علي".to_owned()), person("أحمد", "علي"));
        check(person("أحمد محمد", "علي"), Author::Name("أحمد محمد علي".to_owned()));
        check(Author::Name("رويترز".to_owned()), person("", "رويترز"));
        assert_eq!(Person::default().author(), None);
    }
}
