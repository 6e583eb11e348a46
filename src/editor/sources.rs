//! Under which name a reference that comes from elsewhere is cited in an article. It knows no
//! citation: who cites, others decide.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::article::{Bibliography, RefId, Reference};
use crate::citations::name;

/// The references of an article, with those that have been added since: each look takes the same
/// time, however many they are.
pub(super) struct Known<'a> {
    ids: HashSet<RefId>,
    /// By address and title, each under the name that it has here.
    by_source: HashMap<(&'a str, &'a str), Vec<(RefId, &'a Reference)>>,
}

impl<'a> Known<'a> {
    /// What an article has.
    pub(super) fn of(references: &'a Bibliography) -> Self {
        let ids = references.iter().map(|entry| entry.id.clone()).collect();
        let mut by_source: HashMap<_, Vec<_>> = HashMap::with_capacity(references.len());
        for entry in references.iter() {
            let source = (entry.url.as_str(), entry.title.as_str());
            by_source.entry(source).or_default().push((entry.id.clone(), entry));
        }
        Self { ids, by_source }
    }

    /// The name under which nothing can be cited: a citation of a reference that is nowhere must not
    /// come to cite what has its name here, now or later.
    pub(super) fn reserve(&mut self, id: &RefId) -> RefId {
        let numbered = (2_u32..).map(|number| RefId::new(&format!("{id}-{number}")));
        let mut names = std::iter::once(id.clone()).chain(numbered);
        let free = names.find(|id| !self.ids.contains(id)).unwrap_or_else(|| id.clone());
        self.ids.insert(free.clone());
        free
    }

    /// The name under which a reference can be cited, and the reference itself where it must be added
    /// for that. One that says the same in every field but its name is it; of several, the one named
    /// alike. A name that is empty or taken is exchanged for one that can be read.
    pub(super) fn arrive(&mut self, reference: &'a Reference) -> (RefId, Option<Arc<Reference>>) {
        let same_source = self.by_source.entry((&reference.url, &reference.title)).or_default();
        let says_the_same = |(_, other): &&(RefId, &Reference)| {
            Reference { id: reference.id.clone(), ..Reference::clone(other) } == *reference
        };
        let mut same = same_source.iter().filter(says_the_same).map(|(id, _)| id);
        let first = same.next();
        let alike = first.filter(|id| **id == reference.id);
        if let Some(id) = alike.or_else(|| same.find(|id| **id == reference.id)).or(first) {
            return (id.clone(), None);
        }
        let is_free = !reference.id.as_str().is_empty() && !self.ids.contains(&reference.id);
        let id = if is_free {
            reference.id.clone()
        } else {
            name::unique(reference, |id| self.ids.contains(id))
        };
        self.ids.insert(id.clone());
        same_source.push((id.clone(), reference));
        let added = Arc::new(Reference { id: id.clone(), ..reference.clone() });
        (id, Some(added))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn reference(id: &str, title: &str) -> Reference {
        Reference { id: RefId::new(id), title: title.to_owned(), ..Reference::default() }
    }

    /// With references «a» (أ) and «b» (أ too): the names under which these are cited, `+` for one
    /// that is added.
    #[track_caller]
    fn check(arriving: &[(&str, &str)], expected: &[&str]) {
        let known = vec![reference("a", "أ"), reference("b", "أ")];
        let (article, _) = Article::new().with_references(known);
        let arriving: Vec<Reference> =
            arriving.iter().map(|(id, title)| reference(id, title)).collect();
        let mut known = Known::of(article.references());
        let names = arriving.iter().map(|reference| {
            let (id, added) = known.arrive(reference);
            assert!(known.ids.contains(&id));
            assert!(added.as_ref().is_none_or(|it| it.id == id));
            format!("{}{id}", if added.is_some() { "+" } else { "" })
        });
        assert_eq!(names.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_same_is_known_and_another_gets_its_own_name() {
        check(&[("a", "أ"), ("b", "أ"), ("c", "أ")], &["a", "b", "a"]);
        check(&[("a", "ب"), ("ب", "ب"), ("", "ب")], &["+ب", "ب", "ب"]);
        check(&[("c", "ب"), ("c", "ج")], &["+c", "+ج"]);
        check(&[("", "")], &["+web"]);
        let (article, _) = Article::new().with_references(vec![reference("a", "أ")]);
        let mut known = Known::of(article.references());
        let nothing = ["a", "a", "x"].map(|id| known.reserve(&RefId::new(id)).to_string());
        assert_eq!(nothing, ["a-2", "a-3", "x"]);
        let late = reference("x", "س");
        assert_eq!(known.arrive(&late).0.as_str(), "س");
    }
}
