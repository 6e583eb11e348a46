//! Which references are cited, where, and under which number a wiki will show them. It knows no list
//! and no markup: the numbers are in the order in which [`crate::markup`] gives them out.

use std::collections::{HashMap, HashSet};

use crate::article::{Article, RefId};
use crate::checks::Place;
use crate::editor::references;

/// The uses of all references of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citing {
    uses: HashMap<RefId, Vec<Place>>,
    numbers: HashMap<RefId, usize>,
}

impl Citing {
    /// Looks for every citation of an article.
    pub fn of(article: &Article) -> Self {
        let uses = references::uses(article);
        // Two references of one citation are numbered in its order, which their places do not tell.
        let mut numbers = HashMap::new();
        let defined: HashSet<&RefId> = article.references().iter().map(|it| &it.id).collect();
        for id in references::cited(article) {
            if defined.contains(id) && !numbers.contains_key(id) {
                numbers.insert(id.clone(), numbers.len() + 1);
            }
        }
        Self { uses, numbers }
    }

    /// Where a reference is cited, in the order of the page.
    pub fn uses(&self, id: &RefId) -> &[Place] {
        self.uses.get(id).map_or(&[], Vec::as_slice)
    }

    /// The number that a reference has on the wiki, from 1; nothing for one that is not cited.
    pub fn number(&self, id: &RefId) -> Option<usize> {
        self.numbers.get(id).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{
        Block, BlockKind, Body, Field, Lead, Picture, Reference, RichText, Title,
    };
    use crate::markup::{self, Format, profile::Profile};

    #[test]
    fn references_are_numbered_as_they_come() {
        let cited = |ids: &[&str]| {
            let mut rich = RichText::plain("قال");
            rich.push_citation(ids.iter().map(|id| RefId::new(id)));
            rich
        };
        let lead = Lead { picture: Picture::default(), caption: cited(&["c"]) };
        let blocks = [cited(&["x", "b", "a"]), cited(&["a", "c"])];
        let body = Body::new(blocks.map(|rich| Block::new(BlockKind::Paragraph, rich)));
        let references = ["a", "b", "c", "d"].map(|id| {
            let title = format!("title-{id}");
            Reference { id: RefId::new(id), title, ..Reference::default() }
        });
        let (article, _) = Article::with_body(Title::default(), body)
            .with(Field::Lead(Some(lead)))
            .with_references(references.to_vec());
        let citing = Citing::of(&article);
        let numbers = ["a", "b", "c", "d", "x"].map(|id| citing.number(&RefId::new(id)));
        assert_eq!(numbers, [Some(3), Some(2), Some(1), None, None]);
        let uses = ["a", "b", "c", "d", "x"].map(|id| citing.uses(&RefId::new(id)).len());
        assert_eq!(uses, [2, 1, 2, 0, 1]);
        // The wiki's list is in the same order.
        let profile = Profile::by_id("wiki").or(Profile::bundled().first().cloned()).unwrap();
        let text = markup::export(&article, &profile, Format::Text).text;
        let at = |title: &str| text.find(title).unwrap();
        assert!(at("title-c") < at("title-b") && at("title-b") < at("title-a"), "{text}");
    }
}
