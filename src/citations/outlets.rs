//! The register of outlets: how a newspaper, an agency or a platform writes its own name, where its
//! pages are, and since when there has been anything of it to cite.
//!
//! The data is `assets/outlets.ron`. It must not know what is done about a name that differs.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::same;
use crate::article::ReferenceKind;
use crate::dates::PartialDate;

/// An outlet.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// Its name in Latin letters, as it writes it itself.
    pub name: String,
    /// Its name in Arabic.
    pub ar: String,
    /// Hosts of its pages, perhaps with the beginning of a path; a host covers those below it.
    hosts: Vec<String>,
    /// What it is.
    pub kind: OutletKind,
    /// Language of its pages as a BCP 47 tag; empty where they have many.
    #[serde(rename = "lang")]
    pub language: String,
    /// The day, month or year on which it began, as ISO; empty where that is not known.
    since: String,
    /// Other names that are right too.
    also: Vec<String>,
}

/// What an outlet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub enum OutletKind {
    /// A news agency.
    Agency,
    /// A newspaper.
    Newspaper,
    /// A magazine.
    Magazine,
    /// A broadcaster.
    Broadcaster,
    /// A site of its own.
    Site,
    /// A social platform.
    Social,
    /// A platform for videos or sound.
    Video,
}

struct Register {
    outlets: Vec<Outlet>,
    /// Outlets by the letters of their names.
    names: HashMap<String, usize>,
    /// Outlets by host, with the beginnings of paths, longer ones first.
    hosts: HashMap<String, Vec<(String, usize)>>,
}

static REGISTER: LazyLock<Register> = LazyLock::new(|| {
    // A test reads the register, so it is never empty here.
    let outlets: Vec<Outlet> =
        ron::from_str(include_str!("../../assets/outlets.ron")).unwrap_or_default();
    let mut names = HashMap::new();
    let mut hosts: HashMap<String, Vec<(String, usize)>> = HashMap::new();
    for (at, outlet) in outlets.iter().enumerate() {
        for name in outlet.names() {
            names.entry(same::bare(name)).or_insert(at);
        }
        for host in &outlet.hosts {
            let (host, path) = host.split_once('/').unwrap_or((host, ""));
            hosts.entry(host.to_owned()).or_default().push((path.to_owned(), at));
        }
    }
    for paths in hosts.values_mut() {
        paths.sort_by_key(|(path, _)| std::cmp::Reverse(path.len()));
    }
    Register { outlets, names, hosts }
});

/// Every outlet, in the order of the register.
pub fn all() -> &'static [Outlet] {
    &REGISTER.outlets
}

/// The outlet with this name, whatever its capitals, spaces, vowel signs and hamzas.
pub fn named(name: &str) -> Option<&'static Outlet> {
    let key = same::bare(name);
    REGISTER.names.get(&key).and_then(|at| REGISTER.outlets.get(*at))
}

/// The outlet whose page this address leads to.
pub fn at(address: &str) -> Option<&'static Outlet> {
    let known = same::url(address)?;
    let (host, path) = known.split_once('/').unwrap_or((&known, ""));
    let host = host.split(['?', '#', ':']).next()?;
    let mut host = host;
    loop {
        if let Some(paths) = REGISTER.hosts.get(host) {
            let begins = |begin: &str| {
                path.strip_prefix(begin).is_some_and(|rest| {
                    begin.is_empty() || rest.is_empty() || rest.starts_with(['/', '?', '#'])
                })
            };
            let found = paths.iter().find(|(begin, _)| begins(begin));
            if let Some((_, at)) = found {
                return REGISTER.outlets.get(*at);
            }
        }
        host = host.split_once('.')?.1;
    }
}

impl Outlet {
    /// Every name that is right, the two proper ones first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [&self.name, &self.ar].into_iter().chain(&self.also).map(String::as_str)
    }

    /// The name under which its pages are cited: in Arabic where they are.
    pub fn own_name(&self) -> &str {
        if self.language == "ar" { &self.ar } else { &self.name }
    }

    /// When it began, as far as that is known.
    pub fn since(&self) -> Option<PartialDate> {
        self.since.parse().ok()
    }

    /// The proper name that differs from `name` by capitals, spaces, vowel signs and hamzas only;
    /// nothing where `name` is right.
    pub fn proper(&self, name: &str) -> Option<&str> {
        if self.names().any(|known| known == name) {
            return None;
        }
        let key = same::bare(name);
        self.names().find(|known| same::bare(known) == key)
    }

    /// What a reference to one of its pages is.
    pub fn reference_kind(&self) -> ReferenceKind {
        match self.kind {
            OutletKind::Agency
            | OutletKind::Newspaper
            | OutletKind::Magazine
            | OutletKind::Broadcaster => ReferenceKind::News,
            OutletKind::Site => ReferenceKind::Web,
            OutletKind::Social => ReferenceKind::Social,
            OutletKind::Video => ReferenceKind::Broadcast,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_register_can_be_read_and_contradicts_itself_nowhere() {
        let outlets: Vec<Outlet> = ron::from_str(include_str!("../../assets/outlets.ron")).unwrap();
        assert!(outlets.len() >= 150, "{} outlets", outlets.len());
        let dated = outlets.iter().filter(|outlet| outlet.since().is_some()).count();
        assert!(dated >= 150, "{dated} with a birth date");
        let (mut names, mut hosts) = (HashMap::new(), HashSet::new());
        for outlet in &outlets {
            assert!(outlet.since.is_empty() || outlet.since().is_some(), "{}", outlet.name);
            assert!(!outlet.name.trim().is_empty() && !outlet.ar.trim().is_empty());
            assert!(!outlet.hosts.is_empty(), "{}", outlet.name);
            for name in outlet.names() {
                assert_eq!(name, name.trim());
                let other = names.insert(same::bare(name), &outlet.name);
                assert!(
                    other.is_none_or(|other| *other == outlet.name),
                    "{name} is {other:?} and {}",
                    outlet.name
                );
            }
            for host in &outlet.hosts {
                assert!(hosts.insert(host), "{host}");
                let address = format!("https://{host}/x");
                assert_eq!(at(&address), Some(outlet), "{host}");
            }
        }
    }

    #[track_caller]
    fn check_at(address: &str, expected: &str) {
        assert_eq!(at(address).map_or("", |outlet| outlet.name.as_str()), expected, "{address}");
    }

    #[test]
    fn pages_belong_to_their_outlet() {
        check_at("https://www.independent.co.uk/news/world", "The Independent");
        check_at("https://arabic.cnn.com/world", "CNN Arabic");
        check_at("https://edition.cnn.com/world", "CNN");
        check_at("https://www.bbc.com/arabic/articles/x", "BBC News Arabic");
        check_at("https://www.bbc.com/arabicx", "BBC News");
        check_at("https://twitter.com/x/status/1", "X");
        check_at("https://notreuters.com/", "");
        check_at("https://reuters.com.evil.org/", "");
        check_at("javascript:reuters.com", "");
        check_at("", "");
    }

    #[test]
    fn names_are_offered_as_the_outlet_writes_them() {
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(named(name).and_then(|outlet| outlet.proper(name)), expected, "{name}");
        };
        check("The independent", Some("The Independent"));
        check("the  INDEPENDENT", Some("The Independent"));
        check("The Independent", None);
        check("الاندبندنت", Some("الإندبندنت"));
        check("الإندبندنت", None);
        check("REUTERS", Some("Reuters"));
        check("tass", Some("TASS"));
        check("AFP", None);
        check("Independent", None);
        check("صحيفة ما", None);
        check("", None);
    }
}
