//! The register: how the house writes names. One entry a name, in a file that people edit.
//!
//! The format is RON: a list of entries, each in round brackets that begin a line.
//!
//! ```ron
//! [
//!     (name: "ڤلاديمير پوتن", kind: Person, short: ["پوتن"], wrong: {"بوتين": "پوتن"},
//!         latin: "Vladimir Putin"),
//!     (name: "روسيا", kind: Place, accepted: ["روسيا الاتحادية"], latin: "Russia"),
//! ]
//! ```
//!
//! Only `name` must be there. An entry that can't be read is left out and told of by its line and
//! name; the others are read all the same. It must not know texts, articles' decisions or files.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::index::{Index, LONGEST_NAME, Role};
use super::letters::name_letters;
use super::source;
use crate::article::EntityKind;
use crate::text::letters::HOUSE_LETTERS;

/// The register that comes with the program.
const BUNDLED: &str = include_str!("../../assets/register.ron");
/// A short name with so many letters, one of them a house letter, is nobody else's.
const DISTINCTIVE: usize = 4;

/// How the house writes one name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The house form, in full.
    pub name: String,
    /// What it names.
    #[serde(default)]
    pub kind: EntityKind,
    /// Shorter forms, which count once the full name was seen: پوتن after ڤلاديمير پوتن.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub short: Vec<String>,
    /// Other forms that the house lets stand: أمريكا for الولايات المتحدة.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<String>,
    /// Forms that are known to be wrong, each with the right one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub wrong: BTreeMap<String, String>,
    /// Whether the name is also a word of the language (مالي), so that it counts only beside
    /// another form of it (جمهورية مالي).
    #[serde(default, skip_serializing_if = "is_false")]
    pub common: bool,
    /// The name in Latin letters; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub latin: String,
    /// The wiki page; empty where it is called as the name is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub page: String,
    /// A remark for the newsroom.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

// serde asks with a reference.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(value: &bool) -> bool {
    !value
}

/// The names that the house knows. A clone costs a pointer.
#[derive(Clone, Debug, Default)]
pub struct Register(Arc<Known>);

#[derive(Debug, Default)]
struct Known {
    entries: Vec<Entry>,
    by_name: HashMap<String, usize>,
    index: Index,
    fingerprint: u64,
}

/// A register as it was read, with what had to be left out.
#[derive(Clone, Debug, Default)]
pub struct RegisterReading {
    /// What could be read.
    pub register: Register,
    /// What could not, in the order of the file.
    pub problems: Vec<RegisterProblem>,
}

/// An entry that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterProblem {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// Its name; empty where that could not be read either.
    pub name: String,
    /// Why.
    pub fault: RegisterFault,
}

/// Why an entry is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RegisterFault {
    /// It is not an entry.
    Unreadable {
        /// The line where reading ended, counted from 1.
        line: usize,
        /// What the reader says, in English.
        message: String,
    },
    /// It has no name.
    NoName,
    /// The name has more words than are looked at.
    TooLong {
        /// How many words a name may have.
        most: usize,
    },
    /// An earlier entry has the same name.
    Duplicate {
        /// The line on which that one begins.
        of: usize,
    },
}

impl Entry {
    /// The wiki page of this name.
    pub fn page(&self) -> &str {
        if self.page.is_empty() { &self.name } else { &self.page }
    }
}

impl Register {
    /// The register that comes with the program: states, capitals, organisations, leaders. Reading it
    /// takes some milliseconds, so whoever asks keeps the answer.
    pub fn bundled() -> Self {
        Self::read(BUNDLED).register
    }

    /// A register of these entries; of two with one name the first holds.
    pub fn new(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut by_name = HashMap::new();
        let mut kept: Vec<Entry> = Vec::new();
        for entry in entries {
            let key = name_letters(&entry.name);
            if !key.is_empty() && !by_name.contains_key(&key) {
                by_name.insert(key, kept.len());
                kept.push(entry);
            }
        }
        let mut index = Index::default();
        for (number, entry) in kept.iter().enumerate() {
            add_entry(&mut index, number, entry);
        }
        let mut hasher = DefaultHasher::new();
        kept.hash(&mut hasher);
        let fingerprint = hasher.finish();
        Self(Arc::new(Known { entries: kept, by_name, index, fingerprint }))
    }

    /// Reads a register file. What can't be read is told of; the rest holds.
    pub fn read(text: &str) -> RegisterReading {
        let mut problems = Vec::new();
        let mut lines: HashMap<String, usize> = HashMap::new();
        let mut entries = Vec::new();
        for piece in source::pieces(text) {
            let mut leave_out = |name: &str, fault| {
                let name = name.to_owned();
                problems.push(RegisterProblem { line: piece.line, name, fault });
            };
            let entry: Entry = match ron::from_str(piece.text) {
                Ok(entry) => entry,
                Err(error) => {
                    let line = piece.line + error.span.start.line.saturating_sub(1);
                    let message = error.code.to_string();
                    let fault = RegisterFault::Unreadable { line, message };
                    leave_out(source::name_in(piece.text), fault);
                    continue;
                }
            };
            let key = name_letters(&entry.name);
            if key.is_empty() {
                leave_out(&entry.name, RegisterFault::NoName);
            } else if key.split(' ').count() > LONGEST_NAME {
                leave_out(&entry.name, RegisterFault::TooLong { most: LONGEST_NAME });
            } else if let Some(of) = lines.get(&key) {
                leave_out(&entry.name, RegisterFault::Duplicate { of: *of });
            } else {
                lines.insert(key, piece.line);
                entries.push(entry);
            }
        }
        RegisterReading { register: Self::new(entries), problems }
    }

    /// The register with another one laid over it: what that one says of a name holds.
    #[must_use]
    pub fn under(&self, upper: &Self) -> Self {
        let mine = self.entries().iter().filter(|entry| upper.entry(&entry.name).is_none());
        Self::new(upper.entries().iter().chain(mine).cloned())
    }

    /// All entries: the upper ones first, each register's in the order of its file.
    pub fn entries(&self) -> &[Entry] {
        &self.0.entries
    }

    /// The entry of a house form, whatever its vowel signs.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries().get(self.number(name)?)
    }

    /// The number of that entry.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.0.by_name.get(&name_letters(name)).copied()
    }

    pub(super) fn index(&self) -> &Index {
        &self.0.index
    }

    /// A number that two registers share only if they say the same.
    pub(super) fn fingerprint(&self) -> u64 {
        self.0.fingerprint
    }
}

impl PartialEq for Register {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.entries() == other.entries()
    }
}

impl Eq for Register {}

/// Puts every form of an entry into an index.
pub(super) fn add_entry(index: &mut Index, number: usize, entry: &Entry) {
    let name = if entry.common { Role::NeedsCompany } else { Role::House };
    index.add(&entry.name, number, name);
    for form in &entry.accepted {
        index.add(form, number, Role::House);
    }
    for form in &entry.short {
        let has_house_letter = form.contains(HOUSE_LETTERS);
        let is_long = name_letters(form).chars().count() >= DISTINCTIVE;
        let role = if has_house_letter && is_long { Role::Distinctive } else { Role::NeedsCompany };
        index.add(form, number, role);
    }
    for (wrong, right) in &entry.wrong {
        let needs_company = entry.short.contains(right) || (entry.common && *right == entry.name);
        index.add(wrong, number, Role::Wrong { right: right.clone(), needs_company });
    }
}
