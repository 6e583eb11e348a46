//! By what a finding is known again: words that stay the same while other parts of the article are
//! edited. It must not know where in the article something stands by number.

use super::{DateRole, Diagnostic, Finding, Place, ReferenceField};
use crate::article::{Article, Block, ReferenceDate};
use crate::text;

/// So many bytes of a text tell it from others.
const BEGINNING: usize = 48;

impl Diagnostic {
    /// What was found, as a text that an article can remember together with the rule's name. Two
    /// findings of one rule that say the same of the same thing have the same key.
    pub fn key(&self, article: &Article) -> String {
        let mut parts = self.finding.parts();
        match &self.place {
            Place::Reference { id, field, .. } => {
                parts.push(id.as_str().to_owned());
                parts.extend(field.map(field_name));
            }
            Place::Body { block, .. } if self.finding.is_of_its_text() => {
                parts.extend(article.body().block(*block).map(beginning));
            }
            Place::Title(_) => parts.push("title".to_owned()),
            Place::Dateline => parts.push("dateline".to_owned()),
            Place::LeadCaption(_) => parts.push("lead".to_owned()),
            Place::Article | Place::Body { .. } | Place::SeeAlso | Place::Category(_) => {}
        }
        parts.join(" | ")
    }
}

fn beginning(block: &Block) -> String {
    let text = block.text();
    let end = text::floor_boundary(text, BEGINNING.min(text.len()));
    text.get(..end).unwrap_or_default().to_owned()
}

fn field_name(field: ReferenceField) -> String {
    match field {
        ReferenceField::Text(text) => format!("{text:?}").to_lowercase(),
        ReferenceField::Date(date) => date_name(date).to_owned(),
    }
}

fn date_name(date: ReferenceDate) -> &'static str {
    match date {
        ReferenceDate::Published => "published",
        ReferenceDate::Accessed => "accessed",
        ReferenceDate::Archived => "archived",
    }
}

fn role_name(role: DateRole) -> &'static str {
    match role {
        DateRole::Dateline => "dateline",
        DateRole::Reference(date) => date_name(date),
    }
}

impl Finding {
    /// Whether only the text around it tells it from another of its kind.
    fn is_of_its_text(&self) -> bool {
        matches!(
            self,
            Self::EmptyCitation | Self::UnpairedControl { .. } | Self::NeedlessMark { .. }
        )
    }

    /// What it says, without numbers that other edits change.
    fn parts(&self) -> Vec<String> {
        let code = |c: &char| format!("U+{:04X}", u32::from(*c));
        match self {
            Self::NameSpelling { title, text, .. } => vec![title.word.clone(), text.word.clone()],
            Self::EmptySection { heading } => vec![heading.clone()],
            Self::EmptySeeAlso => vec!["see-also".to_owned()],
            Self::UnusedReference { id } | Self::UndefinedCitation { id } => {
                vec![id.as_str().to_owned()]
            }
            Self::EmptyCitation => vec!["empty".to_owned()],
            Self::ImpossibleDate { role, as_typed, .. }
            | Self::UnreadableDate { role, as_typed } => {
                vec![role_name(*role).to_owned(), as_typed.clone()]
            }
            Self::FutureDate { role, date, .. } => {
                vec![role_name(*role).to_owned(), date.to_string()]
            }
            Self::AccessBeforePublication { accessed, published } => {
                vec![accessed.to_string(), published.to_string()]
            }
            Self::ArchiveBeforePublication { archived, published } => {
                vec![archived.to_string(), published.to_string()]
            }
            Self::MixedDigits { found, expected, .. } => {
                vec![format!("{found:?}"), format!("{expected:?}")]
            }
            Self::SourceDate(finding) => finding.parts(),
            Self::UnpairedControl { control: c, .. } | Self::NeedlessMark { mark: c, .. } => {
                vec![code(c)]
            }
            Self::OutletName { written, .. } => vec![written.clone()],
            Self::MissingAddress => vec!["address".to_owned()],
            Self::SameSource { other, .. } => vec![other.as_str().to_owned()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{context, reference};
    use super::super::{Context, run};
    use crate::article::{Article, Block, Body, Change, Field, RichText, Title};
    use crate::dates::DateField;

    fn keys(article: &Article, context: &Context) -> Vec<String> {
        run(article, context)
            .iter()
            .map(|it| format!("{}: {}", it.rule(), it.key(article)))
            .collect()
    }

    fn article() -> Article {
        let texts = ["\u{2067}معزول", "كلام \u{200E} سليم", "أرقام 12 و١٣ و14"];
        let mut body: Vec<Block> = texts.map(Block::paragraph).to_vec();
        let mut cited = RichText::plain("قال");
        cited.push_citation([crate::article::RefId::new("لا-أحد")]);
        body.push(Block::new(crate::article::BlockKind::Paragraph, cited));
        let (article, _) = Article::with_body(Title::main("بوتن"), Body::new(body))
            .with(Field::Dateline(DateField::typed("31 يونيو 2022")))
            .with_references(vec![reference("a", ["2032", "2020-01-01", ""])]);
        article
    }

    #[test]
    fn a_key_stays_while_the_rest_of_the_article_is_edited() {
        let before = keys(&article(), &context());
        assert!(before.len() >= 6, "{before:?}");
        let mut edited = article();
        let new = std::sync::Arc::new(Block::paragraph("فقرة جديدة"));
        edited.apply(Change::Insert { at: 0, blocks: vec![new] }).unwrap();
        let one = std::sync::Arc::new(reference("b", ["2020", "", ""]));
        edited.apply(Change::InsertReference { at: 0, reference: one }).unwrap();
        let after = keys(&edited, &context());
        for key in &before {
            assert!(after.contains(key), "{key} not in {after:?}");
        }
    }

    #[test]
    fn different_findings_have_different_keys() {
        let mut found = keys(&article(), &context());
        let count = found.len();
        found.sort();
        found.dedup();
        assert_eq!(found.len(), count);
    }
}
