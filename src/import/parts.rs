//! Parts of articles that usual headings announce: what belongs into a paragraph that is still
//! empty. It knows headings, not the words in which a window says what belongs there.

use crate::article::{Article, BlockKind};

/// Which part of an article an empty paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The first words of a report.
    NewsLead,
    /// The first words of any other article.
    Lead,
    /// What exactly happened.
    Details,
    /// What others say to it.
    Reactions,
    /// How it came to this.
    Background,
    /// Birth, family, school.
    Youth,
    /// Posts and works, one after another.
    Career,
    /// Family and what else is public.
    PrivateLife,
    /// Prizes and honours.
    Honours,
    /// Death, and what remains.
    Legacy,
    /// The event hour by hour or day by day.
    Course,
    /// What was counted and decided.
    Results,
    /// What followed.
    Aftermath,
}

/// The headings of the templates, and which part stands under each.
const HEADINGS: [(&str, Part); 11] = [
    ("التفاصيل", Part::Details),
    ("ردود الفعل", Part::Reactions),
    ("الخلفية", Part::Background),
    ("النشأة والتعليم", Part::Youth),
    ("المسيرة المهنية", Part::Career),
    ("الحياة الخاصة", Part::PrivateLife),
    ("الجوائز والتكريم", Part::Honours),
    ("الوفاة والإرث", Part::Legacy),
    ("مجريات الحدث", Part::Course),
    ("النتائج", Part::Results),
    ("التداعيات", Part::Aftermath),
];

/// The namespace in which news are written.
const NEWS: &str = "أخبار";

/// Which part of the article an empty paragraph is, if one knows: the first paragraph, or the first
/// one under a heading of the templates.
pub fn part_at(article: &Article, block: usize) -> Option<Part> {
    let body = article.body();
    let here = body.block(block)?;
    if !here.text().is_empty() || *here.kind() != BlockKind::Paragraph {
        return None;
    }
    let Some(above) = block.checked_sub(1) else {
        let is_news = article.title().namespace == NEWS;
        return Some(if is_news { Part::NewsLead } else { Part::Lead });
    };
    let above = body.block(above).filter(|above| matches!(above.kind(), BlockKind::Heading(_)))?;
    let heading = above.text().trim();
    HEADINGS.iter().find(|(words, _)| *words == heading).map(|(_, part)| *part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Body, Title};

    #[track_caller]
    fn check(above: Option<&str>, text: &str, expected: Option<Part>) {
        let heading = |text: &str| {
            let kind = BlockKind::Heading(crate::article::HeadingLevel::FIRST);
            Block::new(kind, crate::article::RichText::plain(text))
        };
        let blocks: Vec<Block> =
            above.map(heading).into_iter().chain([Block::paragraph(text)]).collect();
        let at = blocks.len() - 1;
        let article = Article::with_body(Title::main("ع"), Body::new(blocks));
        assert_eq!(part_at(&article, at), expected);
    }

    #[test]
    fn only_empty_paragraphs_are_parts() {
        check(None, "", Some(Part::Lead));
        check(None, "نص", None);
        check(Some(" الخلفية "), "", Some(Part::Background));
        check(Some("الخلفية"), "نص", None);
        check(Some("عنوان آخر"), "", None);
    }
}
