//! The blocks of an article as rows: which are laid out, how high each is. It knows measures and
//! the order of blocks, no pointer and no key.
//!
//! Only rows in sight are laid out. The height of the others is estimated from their length, and
//! put right when they are seen; the view is held at a row, so nothing in sight jumps then.

use std::collections::HashMap;
use std::sync::Arc;

use super::line::LineLook;
use super::paint::Ink;
use super::style::{self, Beside, BlockStyle};
use crate::article::{Article, Block, BlockKind, ListStyle, Object, RefId};
use crate::typeset::{ClusterKind, FontBook, Layout, ParagraphText, Preedit};

/// Width of a citation's chip for each letter of its label, as a part of the font size.
const CHIP_LETTER: f32 = 0.33;
/// Space around the label.
const CHIP_PADDING: f32 = 0.5;
/// Height of a picture's frame as a part of the width of the text.
const FRAME: f32 = 0.28;

/// One block with what is known of its look.
pub(super) struct Row {
    pub(super) block: Arc<Block>,
    /// The number of a numbered item; 0 for others.
    pub(super) number: usize,
    pub(super) height: f32,
    pub(super) laid: Option<Laid>,
}

/// A block laid out.
pub(super) struct Laid {
    pub(super) layout: Layout,
    pub(super) style: BlockStyle,
    /// Left edge of the text within the column.
    pub(super) left: f32,
    /// Upper edge of the text within the row.
    pub(super) top: f32,
    /// What each object shows.
    pub(super) labels: Vec<String>,
    /// The letters as they were last drawn.
    pub(super) ink: Option<Ink>,
    /// Whether it has letters for which there is no glyph.
    pub(super) has_missing: bool,
    /// Whether it goes on with the quotation of the row above.
    pub(super) joins_above: bool,
    pub(super) has_preedit: bool,
}

/// All rows of an article.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
    /// The number that each cited reference shows.
    numbers: HashMap<RefId, usize>,
    revision: Option<u64>,
    width: f32,
    zoom: f32,
    direction: crate::article::Direction,
    /// Set where the text is the one line of a field.
    pub(super) line: Option<LineLook>,
}

/// What is being composed in one block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Composing {
    pub(super) block: usize,
    pub(super) at: usize,
    pub(super) text: String,
    pub(super) caret: usize,
}

impl Rows {
    /// Takes over what changed in the article. Blocks that are still the same object keep their
    /// layout; typing in one paragraph replaces one row.
    pub(super) fn sync(&mut self, article: &Article, revision: u64, width: f32, zoom: f32) {
        let reshaped =
            self.width != width || self.zoom != zoom || self.direction != article.direction();
        if self.revision == Some(revision) && !reshaped {
            return;
        }
        (self.width, self.zoom, self.direction) = (width, zoom, article.direction());
        let body = article.body();
        let same =
            |row: &Row, at: usize| body.block(at).is_some_and(|it| std::ptr::eq(it, &*row.block));
        let (old, new) = (self.rows.len(), body.len());
        let head = self.rows.iter().enumerate().take_while(|(at, row)| same(row, *at)).count();
        let most = (old - head).min(new - head);
        let tail = self.rows.iter().rev().take(most).enumerate();
        let tail = tail.take_while(|(back, row)| same(row, new - 1 - back)).count();
        let fresh: Vec<Row> =
            (head..new - tail).filter_map(|at| Some(Row::new(body.shared(at)?))).collect();
        self.rows.splice(head..old - tail, fresh);
        if reshaped {
            for row in &mut self.rows {
                row.laid = None;
            }
        }
        for row in &mut self.rows {
            if row.laid.is_none() {
                row.height = row.estimate(width, zoom);
            }
        }
        self.count_items();
        self.number_citations(article);
        self.revision = Some(revision);
    }

    fn count_items(&mut self) {
        // One count for each level and its style; an item of a lower level ends those above, and
        // so does one of the other style on its own level.
        let mut counts = [(ListStyle::Bullet, 0_usize); 7];
        for row in &mut self.rows {
            let BlockKind::ListItem { level, style } = row.block.kind() else {
                counts = [(ListStyle::Bullet, 0); 7];
                continue;
            };
            let level = usize::from(level.get());
            for count in counts.iter_mut().skip(level + 1) {
                count.1 = 0;
            }
            if let Some(count) = counts.get_mut(level) {
                *count = if count.0 == *style { (*style, count.1 + 1) } else { (*style, 1) };
                row.number = count.1;
            }
        }
    }

    fn number_citations(&mut self, article: &Article) {
        self.numbers.clear();
        for placed in article.body().iter().flat_map(|block| block.content().objects()) {
            if let Object::Citation(citation) = &placed.object {
                for id in &citation.references {
                    let next = self.numbers.len() + 1;
                    self.numbers.entry(id.clone()).or_insert(next);
                }
            }
        }
    }

    /// Width of the column in logical pixels, as it was last shown.
    pub(super) fn width(&self) -> f32 {
        self.width
    }

    /// Height of a row, exact if it is laid out.
    pub(super) fn height(&self, at: usize) -> f32 {
        self.rows.get(at).map_or(0.0, |row| row.height)
    }

    /// Height of all rows together.
    pub(super) fn total_height(&self) -> f32 {
        self.rows.iter().map(|row| row.height).sum()
    }

    /// Where a row begins, from the first one's top.
    pub(super) fn top(&self, at: usize) -> f32 {
        self.rows.iter().take(at).map(|row| row.height).sum()
    }

    /// The row at a height from the first one's top, and how far below its own top that is.
    pub(super) fn at_height(&self, height: f32) -> (usize, f32) {
        let mut left = height.max(0.0);
        for (at, row) in self.rows.iter().enumerate() {
            if left < row.height {
                return (at, left);
            }
            left -= row.height;
        }
        (self.rows.len().saturating_sub(1), left)
    }

    /// Lays a row out if it is not yet, and gives it.
    pub(super) fn lay_out(
        &mut self,
        book: &mut FontBook,
        at: usize,
        composing: Option<&Composing>,
    ) -> Option<&mut Row> {
        let labels = self.rows.get(at).map(|row| self.labels(&row.block))?;
        let (width, zoom, direction) = (self.width, self.zoom, self.direction);
        let line = self.line;
        let above = at.checked_sub(1).and_then(|above| self.rows.get(above));
        let joins_above = above.is_some_and(|above| match above.block.kind() {
            BlockKind::Quotation { attribution } => attribution.trim().is_empty(),
            _ => false,
        });
        let row = self.rows.get_mut(at)?;
        let composing = composing.filter(|it| it.block == at && !it.text.is_empty());
        let fits = row
            .laid
            .as_ref()
            .is_some_and(|laid| laid.labels == labels && !laid.has_preedit && composing.is_none());
        if !fits {
            match line {
                Some(look) => row.lay_out_line(book, width, look, composing),
                None => row.lay_out(book, width, zoom, direction, labels, composing),
            }
        }
        if let Some(laid) = &mut row.laid {
            laid.joins_above = joins_above;
        }
        Some(row)
    }

    /// Forgets the layouts of rows far from sight.
    pub(super) fn keep_only(&mut self, sight: std::ops::Range<usize>) {
        const MARGIN: usize = 40;
        let (from, to) = (sight.start.saturating_sub(MARGIN), sight.end + MARGIN);
        for (at, row) in self.rows.iter_mut().enumerate() {
            if !(from..to).contains(&at) {
                row.laid = None;
            }
        }
    }

    /// What each object of a block shows.
    pub(super) fn labels(&self, block: &Block) -> Vec<String> {
        let label = |object: &Object| match object {
            Object::Citation(citation) => {
                let numbers = citation.references.iter().map(|id| match self.numbers.get(id) {
                    Some(number) => number.to_string(),
                    None => "?".to_owned(),
                });
                format!("[{}]", numbers.collect::<Vec<_>>().join(","))
            }
            Object::Raw(_) => "</>".to_owned(),
        };
        block.content().objects().iter().map(|placed| label(&placed.object)).collect()
    }
}

impl Row {
    fn new(block: Arc<Block>) -> Self {
        Self { block, number: 0, height: 0.0, laid: None }
    }

    /// A guess at the height from the number of bytes: an Arabic letter has two.
    fn estimate(&self, width: f32, zoom: f32) -> f32 {
        let style = style::of(&self.block, zoom);
        let letter = style.text.size * 0.24;
        let room = (width - style.indent).max(style.text.size);
        let bytes = self.block.text().len().min(100_000_000);
        #[expect(clippy::cast_precision_loss, reason = "a guess at a height")]
        let lines = (bytes as f32 * letter / room).ceil().max(1.0);
        let (over, under) = style.text.family.line_extents();
        style.above + self.frame(width) + lines * style.text.size * (over + under)
    }

    fn frame(&self, width: f32) -> f32 {
        if matches!(self.block.kind(), BlockKind::Picture(_)) { width * FRAME } else { 0.0 }
    }

    fn lay_out(
        &mut self,
        book: &mut FontBook,
        width: f32,
        zoom: f32,
        article: crate::article::Direction,
        labels: Vec<String>,
        composing: Option<&Composing>,
    ) {
        let style = style::of(&self.block, zoom);
        let direction = style::direction(&self.block, article);
        let chip = |label: &String| {
            #[expect(clippy::cast_precision_loss, reason = "a label has a few letters")]
            let letters = label.chars().count() as f32;
            (letters * CHIP_LETTER + CHIP_PADDING) * style.text.size
        };
        let objects: Vec<f32> = labels.iter().map(chip).collect();
        let styles = style::spans(&self.block, style.text);
        let paragraph = ParagraphText {
            text: self.block.text(),
            style: style.text,
            styles: &styles,
            objects: &objects,
            isolated: &[],
            preedit: composing.map(|it| Preedit { at: it.at, text: &it.text, caret: it.caret }),
            direction,
        };
        let room = (width - style.indent).max(style.text.size);
        let layout = Layout::new(book, &paragraph, room);
        let padding = if style.beside == Beside::Ground { 8.0 * zoom } else { 0.0 };
        let top = style.above + self.frame(width) + padding;
        self.height = top + layout.height() + padding;
        let left = if layout.is_rtl() { 0.0 } else { style.indent };
        let has_preedit = composing.is_some();
        let missing = |line| {
            let mut clusters = layout.clusters(line).into_iter();
            clusters.any(|cluster| cluster.kind == ClusterKind::Missing)
        };
        let has_missing = (0..layout.lines().len()).any(missing);
        self.laid = Some(Laid {
            layout,
            style,
            left,
            top,
            labels,
            ink: None,
            has_missing,
            joins_above: false,
            has_preedit,
        });
    }
}
