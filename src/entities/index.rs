//! The forms of names, to be walked word by word: which forms begin with the words of a text.
//!
//! A step asks one table, so to look costs the same however many names are known. It must not know
//! which form is meant where several fit, nor what becomes of it.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::letters::{key_letter, name_letters};

/// A name is of at most so many words: a text of one word again and again is then walked in time
/// too.
pub(super) const LONGEST_NAME: usize = 12;

/// One way to write a name.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// See [`name_letters`].
    pub(super) letters: String,
    /// As it was given, vowel signs and all.
    pub(super) written: String,
    /// Whose name it is: a number that the owner of the index gives.
    pub(super) entity: usize,
    /// What is known of this form.
    pub(super) role: Role,
}

/// What is known of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The house writes it so; the entity is meant wherever it stands.
    House,
    /// The house writes it so, but it may mean something else as long as the entity has not been
    /// named in full.
    NeedsCompany,
    /// It needs company in another spelling only: nobody else is written with these letters.
    Distinctive,
    /// It is known to be wrong; this is right.
    Wrong {
        /// What the house writes.
        right: String,
        /// Whether it may mean something else.
        needs_company: bool,
    },
}

/// A place in the walk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Node(u32);

/// Forms by their words.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    steps: HashMap<(Node, u64), Node, BuildHasherDefault<Mixed>>,
    /// The forms that end at each node.
    ends: Vec<Vec<u32>>,
    forms: Vec<Form>,
}

impl Index {
    /// Adds a form; one without letters or with too many words is left out.
    pub(super) fn add(&mut self, text: &str, entity: usize, role: Role) {
        let letters = name_letters(text);
        if letters.is_empty() || letters.split(' ').count() > LONGEST_NAME {
            return;
        }
        if self.ends.is_empty() {
            self.ends.push(Vec::new());
        }
        let mut node = Node::default();
        for word in letters.split(' ') {
            let next = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
            let known = self
                .steps
                .entry((node, word_key(word.chars().map(key_letter))))
                .or_insert(Node(next));
            if *known == Node(next) {
                self.ends.push(Vec::new());
            }
            node = *known;
        }
        let number = u32::try_from(self.forms.len()).unwrap_or(u32::MAX);
        if let Some(ends) = self.ends.get_mut(node.0 as usize) {
            let is_new = |it: &u32| {
                let known = self.forms.get(*it as usize);
                known.is_none_or(|it| it.entity != entity || it.letters != letters)
            };
            // The first that is said of a form holds.
            if ends.iter().all(is_new) {
                ends.push(number);
                self.forms.push(Form { letters, written: text.to_owned(), entity, role });
            }
        }
    }

    /// Where a word leads from here.
    pub(super) fn step(&self, from: Node, word: u64) -> Option<Node> {
        self.steps.get(&(from, word)).copied()
    }

    /// The forms that end here, with their numbers.
    pub(super) fn forms_at(&self, node: Node) -> impl Iterator<Item = (u32, &Form)> {
        let ends = self.ends.get(node.0 as usize).map_or(&[][..], Vec::as_slice);
        ends.iter().filter_map(|number| Some((*number, self.form(*number)?)))
    }

    /// The form with this number.
    pub(super) fn form(&self, number: u32) -> Option<&Form> {
        self.forms.get(number as usize)
    }
}

/// The number under which a word is looked for, of its letters as [`key_letter`] has them:
/// spellings of one name have the same.
pub(super) fn word_key(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(EMPTY_KEY, add_to_key)
}

/// The number of no letters.
pub(super) const EMPTY_KEY: u64 = 0xCBF2_9CE4_8422_2325;

/// The number with one letter more.
pub(super) fn add_to_key(key: u64, c: char) -> u64 {
    (key ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01B3)
}

/// The keys are mixed already: the table needs no second hash that would cost as much as the walk.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}
