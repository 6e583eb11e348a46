//! `empty-section` (warning): a section with nothing in it.
//!
//! What: «انظر أيضاً» without a page; a heading followed by nothing, or by a heading of its own
//! or a higher level. Blank paragraphs and list items count as nothing, for a wiki shows none.
//! A heading followed by a deeper one is an outline, not an empty section.
//! Why: readers get a headline without a text. Source: the sample article ends in an empty
//! «انظر أيضاً»; Wikipedia's maintenance category "Articles with empty sections".
//! Fix: the section goes, with its heading and the blank lines under it.
//! It must not know what a heading says.

use super::{Context, Diagnostic, Finding, Fix, FixKind, Place, Severity};
use crate::article::{Article, Block, BlockKind, Change, Field};
use crate::text::{Span, letters};

pub(super) fn check(article: &Article, _context: &Context, found: &mut Vec<Diagnostic>) {
    if article.see_also().is_some_and(|pages| pages.iter().all(|page| is_blank(page))) {
        let change = Change::Field(Box::new(Field::SeeAlso(None)));
        found.push(diagnostic(Finding::EmptySeeAlso, Place::SeeAlso, change));
    }
    let mut blocks = article.body().iter().enumerate().peekable();
    while let Some((at, block)) = blocks.next() {
        let BlockKind::Heading(level) = block.kind() else { continue };
        let mut count = 1;
        while blocks.next_if(|(_, next)| says_nothing(next)).is_some() {
            count += 1;
        }
        let is_empty = match blocks.peek().map(|(_, next)| next.kind()) {
            None => true,
            Some(BlockKind::Heading(next)) => next <= level,
            Some(_) => false,
        };
        if is_empty {
            let finding = Finding::EmptySection { heading: block.content().plain_text() };
            let place = Place::Body { block: at, span: Span::new(0, block.text().len()) };
            found.push(diagnostic(finding, place, Change::Remove { at, count }));
        }
    }
}

fn diagnostic(finding: Finding, place: Place, change: Change) -> Diagnostic {
    let fix = Some(Fix { kind: FixKind::RemoveSection, changes: vec![change] });
    Diagnostic { finding, severity: Severity::Warning, place, fix }
}

/// Whether a block leaves no trace on a page.
fn says_nothing(block: &Block) -> bool {
    matches!(block.kind(), BlockKind::Paragraph | BlockKind::ListItem { .. })
        && is_blank(block.text())
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || letters::is_bidi_control(c))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{self, context};
    use super::*;
    use crate::article::{Body, HeadingLevel, Picture, RichText, Title};

    /// `=` signs make a heading of that level, anything else a paragraph. The blocks with these
    /// numbers are empty sections; once each is removed, those are the blocks left.
    #[track_caller]
    fn check(lines: &[&str], expected: &[usize], left: &[&str]) {
        let blocks = lines.iter().map(|line| {
            let text = line.trim_start_matches('=');
            let level = u8::try_from(line.len() - text.len()).unwrap();
            let kind = HeadingLevel::new(level).map_or(BlockKind::Paragraph, BlockKind::Heading);
            Block::new(kind, RichText::plain(text))
        });
        let mut article = Article::with_body(Title::main("عنوان"), Body::new(blocks));
        let mut found = Vec::new();
        super::check(&article, &context(), &mut found);
        let places: Vec<usize> = found
            .iter()
            .map(|diagnostic| match diagnostic.place {
                Place::Body { block, .. } => block,
                _ => usize::MAX,
            })
            .collect();
        assert_eq!(places, expected, "{lines:?}");
        // From the last to the first, so that no number moves.
        for diagnostic in found.into_iter().rev() {
            article = testing::fixed(&article, &diagnostic);
        }
        assert_eq!(article.body().iter().map(Block::text).collect::<Vec<_>>(), left);
    }

    #[test]
    fn headings() {
        check(&["==خلفية", "نص"], &[], &["خلفية", "نص"]);
        check(&["نص", "==خلفية"], &[1], &["نص"]);
        check(&["==خلفية", "==ردود", "نص"], &[0], &["ردود", "نص"]);
        check(&["==خلفية", "===تفاصيل", "نص"], &[], &["خلفية", "تفاصيل", "نص"]);
        check(&["===تفاصيل", "==ردود", "نص"], &[0], &["ردود", "نص"]);
        check(&["==خلفية", "", " \u{200F}", "==ردود", "نص"], &[0], &["ردود", "نص"]);
        check(&["==خلفية", "", "نص"], &[], &["خلفية", "", "نص"]);
        check(&["==خلفية", "===تفاصيل", ""], &[1], &["خلفية"]);
        check(&["==خلفية", "==ردود", ""], &[0, 1], &[]);
        check(&[], &[], &[]);
    }

    #[test]
    fn a_picture_is_something() {
        let heading = Block::new(BlockKind::Heading(HeadingLevel::FIRST), RichText::plain("صور"));
        let picture = Block::new(BlockKind::Picture(Picture::default()), RichText::default());
        let article = Article::with_body(Title::default(), Body::new([heading, picture]));
        assert_eq!(super::super::run(&article, &context()), []);
    }

    #[track_caller]
    fn check_see_also(pages: Option<&[&str]>, expected: bool) {
        let pages = pages.map(|pages| pages.iter().map(|&page| page.to_owned()).collect());
        let article = Article::new().with(Field::SeeAlso(pages));
        let found = super::super::run(&article, &context());
        assert_eq!(found.len(), usize::from(expected));
        for diagnostic in found {
            assert_eq!(diagnostic.place, Place::SeeAlso);
            let after = testing::fixed(&article, &diagnostic);
            assert_eq!(after.see_also(), None);
        }
    }

    #[test]
    fn see_also() {
        check_see_also(None, false);
        check_see_also(Some(&[]), true);
        check_see_also(Some(&["", " "]), true);
        check_see_also(Some(&["", "سمرقند"]), false);
    }
}
