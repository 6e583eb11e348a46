//! What a reader of the finished page sees of its sources, as plain text: for whoever shows the page
//! before it is published. The same sentences and numbers as in the export; what runs its own way
//! is isolated.

use std::collections::{HashMap, HashSet};

use super::citation::{self, Part};
use super::profile::Profile;
use super::words::Words;
use crate::article::{Article, BlockKind, Object, RefId, Reference, RichText};
use crate::text::letters::{isolate, isolate_ltr};

/// The references that are cited, each once, in the order of their numbers: the first has number 1.
/// Those that are not cited have no number.
pub fn cited(article: &Article) -> Vec<&Reference> {
    let known: HashMap<&RefId, &Reference> =
        article.references().iter().map(|reference| (&reference.id, reference)).collect();
    let texts = article.body().iter().filter_map(|block| match block.kind() {
        BlockKind::Raw | BlockKind::Unknown(_) => None,
        _ => Some(block.content()),
    });
    let mut seen = HashSet::new();
    let lead = article.lead().map(|lead| &lead.caption);
    let ids = lead.into_iter().chain(texts).flat_map(citations);
    ids.filter(|id| seen.insert(*id)).filter_map(|id| known.get(id).copied()).collect()
}

fn citations(text: &RichText) -> impl Iterator<Item = &RefId> {
    let cited = text.objects().iter().filter_map(|placed| match &placed.object {
        Object::Citation(citation) => Some(&citation.references),
        Object::Raw(_) => None,
    });
    cited.flatten()
}

/// What the list of sources says of a reference, in an article of this language (a BCP 47 tag).
pub fn source_line(reference: &Reference, profile: &Profile, language: &str) -> String {
    let mut line = String::new();
    // What could not be written as it stands is said where it is exported.
    let mut notes = Vec::new();
    for sentence in citation::sentences(reference, profile, Words::of(language), &mut notes) {
        if !line.is_empty() {
            line.push(' ');
        }
        for part in &sentence.parts {
            match part {
                Part::Words(words) | Part::Linked { words, .. } => line.push_str(words),
                Part::Text(text) => line.push_str(&isolate(text)),
                Part::Title { text, .. } => line.push_str(&format!("\"{}\"", isolate(text))),
                Part::Url(url) => line.push_str(&isolate_ltr(url)),
                Part::Date(date) if date.iso.as_ref() == Some(&date.text) => {
                    line.push_str(&isolate_ltr(&date.text));
                }
                Part::Date(date) => line.push_str(&isolate(&date.text)),
            }
        }
        if sentence.wants_stop() {
            line.push('.');
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Body, Lead, Title};
    use crate::dates::DateField;
    use crate::markup::{Format, export};

    fn reference(id: &str, title: &str) -> Reference {
        Reference { id: RefId::new(id), title: title.to_owned(), ..Reference::default() }
    }

    fn citing(text: &str, ids: &[&str]) -> RichText {
        let mut content = RichText::plain(text);
        content.push_citation(ids.iter().map(|id| RefId::new(id)));
        content
    }

    #[test]
    fn numbers_are_those_of_the_export() {
        let block = |text, ids: &[&str]| Block::new(BlockKind::Paragraph, citing(text, ids));
        let body = Body::new([
            block("نص", &["c", "missing"]),
            block("نص", &["a", "c"]),
            block("ن", &["d"]),
        ]);
        let caption = citing("شي وپوتن", &["b"]);
        let lead = Lead { caption, ..Lead::default() };
        let references = ["a", "b", "c", "d", "e"].map(|id| reference(id, &format!("title {id}")));
        let (article, _) = Article::with_body(Title::main("ع"), body)
            .with(crate::article::Field::Lead(Some(lead)))
            .with_references(references.to_vec());
        let cited = cited(&article);
        let ids: Vec<&str> = cited.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["b", "c", "a", "d"]);
        let text = export(&article, &Profile::bundled()[0], Format::Text).text;
        for (number, reference) in cited.iter().enumerate() {
            let line = format!("{}. ^ \"{}\"", number + 1, reference.title);
            assert!(text.contains(&line), "{line} in {text}");
        }
    }

    #[test]
    fn what_runs_its_own_way_is_isolated() {
        let profile = &Profile::bundled()[0];
        let mut source = reference("a", "Kremlin hails (again)");
        source.site = "The Independent".to_owned();
        source.url = "https://example.com/a".to_owned();
        source.accessed = DateField::typed("2022-09-13");
        let line = source_line(&source, profile, "ar");
        assert_eq!(
            line,
            "\"\u{2068}Kremlin hails (again)\u{2069}\". \u{2068}The Independent\u{2069}. \
             تاريخ الوصول \u{2066}2022-09-13\u{2069}."
        );
        assert_eq!(source_line(&Reference::default(), profile, "ar"), "");
        source.title.clear();
        assert!(
            source_line(&source, profile, "en")
                .starts_with("\u{2066}https://example.com/a\u{2069}.")
        );
    }
}
