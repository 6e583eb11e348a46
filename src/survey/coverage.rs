//! Which paragraphs say where they have it from: their citations, and the quotations that have none
//! beside them. It knows texts and marks of quotation, no problems and no colours.

use crate::article::{Block, BlockKind, Body, Object};
use crate::text::Span;
use crate::text::words::words;

/// So many words between quotation marks are somebody's words; fewer are a name, a term, a title.
const FEWEST_WORDS: usize = 3;

/// How one block is covered by sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// Whether it is text of which sources are expected: headings, pictures and raw markup say
    /// nothing of their own.
    pub wants_sources: bool,
    /// How many references are cited in it, each as often as it is.
    pub citations: usize,
    /// The quotations in it while neither it nor what it quotes with has a citation, in bytes of its
    /// text.
    pub uncited: Vec<Span>,
}

impl Cover {
    /// How a block is covered by itself.
    pub fn of_block(block: &Block) -> Self {
        let wants_sources = match block.kind() {
            BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Quotation { .. } => {
                !block.text().trim().is_empty()
            }
            _ => false,
        };
        if !wants_sources {
            return Self::default();
        }
        let citations = citations(block);
        let uncited = match block.kind() {
            _ if citations > 0 => Vec::new(),
            BlockKind::Quotation { .. } => vec![Span::new(0, block.text().len())],
            _ => quotations(block.text()),
        };
        Self { wants_sources, citations, uncited }
    }
}

/// How each block is covered, in their order. The paragraphs of one quotation are cited together.
pub fn of(body: &Body) -> Vec<Cover> {
    let mut covers: Vec<Cover> = body.iter().map(Cover::of_block).collect();
    let mut from = 0;
    while from < covers.len() {
        let end = end_of_quotation(body, from);
        let is_cited = |cover: &Cover| cover.citations > 0;
        if let Some(quotation) = covers.get_mut(from..end)
            && quotation.iter().any(is_cited)
        {
            quotation.iter_mut().for_each(|cover| cover.uncited.clear());
        }
        from = end.max(from + 1);
    }
    covers
}

/// The block behind the quotation that begins with a block; the next one where none begins.
fn end_of_quotation(body: &Body, from: usize) -> usize {
    let goes_on = |at: usize| match body.block(at).map(Block::kind) {
        Some(BlockKind::Quotation { attribution }) => attribution.trim().is_empty(),
        _ => false,
    };
    let is_quotation =
        |at| matches!(body.block(at).map(Block::kind), Some(BlockKind::Quotation { .. }));
    let mut end = from;
    while goes_on(end) && is_quotation(end + 1) {
        end += 1;
    }
    end + 1
}

fn citations(block: &Block) -> usize {
    let objects = block.content().objects().iter();
    let cited = objects.map(|placed| match &placed.object {
        Object::Citation(citation) => citation.references.len(),
        Object::Raw(_) => 0,
    });
    cited.sum()
}

/// What stands between quotation marks, with the marks. Quotations within quotations are part of
/// the outer one; a mark without its other half begins none.
fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut depth = 0_usize;
    for (at, sign) in text.char_indices() {
        match open {
            None => {
                if let Some(closing) = closing(sign) {
                    open = Some((at, closing));
                    depth = 0;
                }
            }
            Some((start, end)) if sign == end && depth == 0 => {
                open = None;
                let inside = text.get(start..at).unwrap_or("");
                if words(inside).count() >= FEWEST_WORDS {
                    found.push(Span::new(start, at + sign.len_utf8()));
                }
            }
            Some((_, end)) if sign == end => depth -= 1,
            Some((_, end)) => depth += usize::from(closing(sign) == Some(end)),
        }
    }
    found
}

/// The sign that ends what a sign begins.
fn closing(opening: char) -> Option<char> {
    match opening {
        '«' => Some('»'),
        '“' | '„' => Some('”'),
        '"' => Some('"'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{RefId, RichText};

    /// `text` with its uncited quotations in brackets.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace(['⟦', '⟧'], "");
        let cover = Cover::of_block(&Block::paragraph(&text));
        let mut shown = text.clone();
        for span in cover.uncited.iter().rev() {
            shown.insert(span.end, '⟧');
            shown.insert(span.start, '⟦');
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn quotations_are_found_by_their_marks() {
        check("");
        check("بلا اقتباس");
        check("وقال ⟦«سنعمل معاً دائماً»⟧ ثم سكت");
        check("وقال ⟦\"سنعمل معاً دائماً\"⟧ وأضاف ⟦\"لا عودة إلى الوراء\"⟧.");
        check("He said ⟦“we will work together”⟧.");
        check("⟦«قال لي «نعم» ومضى»⟧");
    }

    #[test]
    fn names_terms_and_lone_marks_are_none() {
        check("ذكرت «رويترز» و«نيويورك تايمز» و\"الشراكة الاستراتيجية\"");
        check("قال «بلا نهاية في هذه الفقرة");
        check("قطره 5\" ووزنه كذا وكذا وكذا");
        check("» مقلوبة هنا «");
    }

    fn cited(kind: BlockKind, text: &str) -> Block {
        let mut content = RichText::plain(text);
        content.push_citation([RefId::new("a"), RefId::new("b")]);
        Block::new(kind, content)
    }

    #[test]
    fn a_citation_in_the_paragraph_covers_its_quotations() {
        let cover = Cover::of_block(&cited(BlockKind::Paragraph, "قال «سنعمل معاً دائماً»"));
        assert_eq!(cover, Cover { wants_sources: true, citations: 2, uncited: vec![] });
    }

    #[test]
    fn paragraphs_of_one_quotation_are_cited_together() {
        let kind = |by: &str| BlockKind::Quotation { attribution: by.to_owned() };
        let plain = |by: &str| Block::new(kind(by), RichText::plain("نص"));
        let body = Body::new([
            plain(""),
            cited(kind("پوتن"), "نص"),
            plain(""),
            plain("شي"),
            cited(kind(""), "نص"),
            Block::paragraph("نص"),
        ]);
        let uncited: Vec<usize> = of(&body).iter().map(|cover| cover.uncited.len()).collect();
        assert_eq!(uncited, [0, 0, 1, 1, 0, 0]);
    }

    #[test]
    fn headings_pictures_and_markup_want_no_source() {
        let text = RichText::plain("قال «سنعمل معاً دائماً»");
        for kind in [
            BlockKind::Heading(crate::article::HeadingLevel::FIRST),
            BlockKind::Picture(Default::default()),
            BlockKind::Raw,
        ] {
            assert_eq!(Cover::of_block(&Block::new(kind, text.clone())), Cover::default());
        }
        assert_eq!(Cover::of_block(&Block::paragraph(" ")), Cover::default());
    }
}
