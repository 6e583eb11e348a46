//! The blocks of an article as rows: which are laid out, how high each is. It knows measures and
//! the order of blocks, no pointer and no key.
//!
//! Only rows in sight are laid out. The height of the others is estimated from their length and put
//! right when they are seen, or bit by bit while nothing else happens; the view is held at a row,
//! so nothing in sight jumps then. A very long row is laid out in parts, so many bytes a frame: no
//! frame waits for it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::heights::Heights;
use super::line::{self, LineLook};
use super::paint::Ink;
use super::purpose::{self, Shape};
use super::style::{self, Beside, BlockStyle};
use crate::article::{Article, Block, BlockKind, ListStyle, Object, RefId};
use crate::editor::references;
use crate::typeset::{FontBook, Layout, ParagraphText, Preedit};
use crate::ui::pictures::{self, Pictures};

/// Width of a citation's chip for each letter of its label, as a part of the font size.
const CHIP_LETTER: f32 = 0.33;
/// Space around the label.
const CHIP_PADDING: f32 = 0.5;
/// Height of a picture's frame as a part of the width of the text.
const FRAME: f32 = 0.28;
/// Bounds of it where the picture is shown: a panorama still has a frame, and no portrait fills
/// more than the view.
const LOWEST_FRAME: f32 = 0.12;
const HIGHEST_FRAME: f32 = 0.62;
/// So many bytes of text are shaped in one frame where more is to be done: a few milliseconds.
const FRAME_BYTES: usize = 40 * 1024;
/// A row up to this length is laid out at once when it is needed.
const WHOLE_BYTES: usize = 64 * 1024;
/// Of a longer one at least so much: what fills a screen.
const LEAST_BYTES: usize = 8 * 1024;

/// One block with what is known of its look.
pub(super) struct Row {
    pub(super) block: Arc<Block>,
    /// The number of a numbered item; 0 for others.
    pub(super) number: usize,
    pub(super) laid: Option<Box<Laid>>,
    /// A layout of what this row was before, of which some may be taken over.
    earlier: Option<Layout>,
    /// Whether its height is known and not estimated.
    measured: bool,
    /// Height of the frame above a picture's caption, as a part of the column's width.
    frame: f32,
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
    /// The numbering of citations that the labels are from.
    pub(super) numbering: u64,
    /// What was being composed in it.
    pub(super) composing: Option<Composing>,
}

/// All rows of an article.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
    heights: Heights,
    /// Height of each picture that is at hand, as a part of its width, and of which revision.
    aspects: HashMap<String, f32>,
    pictures: u64,
    /// The number that each cited reference shows.
    numbers: HashMap<RefId, usize>,
    /// What else the numbers depend on: what the lead caption cites, and which references there are.
    cited_above: Vec<RefId>,
    defined: Vec<RefId>,
    /// Grows whenever one of them may have changed.
    numbering: u64,
    look: Look,
    /// Set where the text is the one line of a field.
    pub(super) line: Option<LineLook>,
    /// How its blocks look where it is not.
    pub(super) shape: Shape,
    /// In what running text is set.
    pub(super) face: style::Face,
    revision: Option<u64>,
    /// Rows outside of these have no layout.
    sight: Range<usize>,
    /// Bytes that may still be shaped in this frame.
    budget: usize,
    /// How many rows are not measured, the first of them at or after `next_unmeasured`.
    unmeasured: usize,
    next_unmeasured: usize,
    /// A long row out of sight that is being measured.
    measuring: Option<(Arc<Block>, Box<Laid>)>,
}

/// What the look of all rows depends on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Look {
    /// Of the column, in logical pixels.
    width: f32,
    zoom: f32,
    face: style::Face,
    direction: crate::article::Direction,
    /// Set for the one line of a field.
    line: Option<LineLook>,
    shape: Shape,
    /// Height of the frame of one row's picture, as a part of the width; zero for all rows.
    frame: f32,
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
        let (direction, face, line) = (article.direction(), self.face, self.line);
        let shape = self.shape;
        let look = Look { width, zoom, face, direction, line, shape, frame: 0.0 };
        let reshaped = self.look != look;
        if self.revision == Some(revision) && !reshaped {
            return;
        }
        self.look = look;
        let body = article.body();
        let same =
            |row: &Row, at: usize| body.block(at).is_some_and(|it| std::ptr::eq(it, &*row.block));
        let (old, new) = (self.rows.len(), body.len());
        let head = self.rows.iter().enumerate().take_while(|(at, row)| same(row, *at)).count();
        let most = (old - head).min(new - head);
        let tail = self.rows.iter().rev().take(most).enumerate();
        let tail = tail.take_while(|(back, row)| same(row, new - 1 - back)).count();
        let is_numbered_anew = self.line.is_none() && self.is_numbered_anew(article);
        self.replace(head..old - tail, article, new - tail);
        if is_numbered_anew {
            self.number_citations(article);
        }
        if reshaped {
            for row in &mut self.rows {
                row.measured = false;
                if let Some(laid) = row.laid.take() {
                    row.earlier = Some(laid.layout);
                }
            }
            let estimates: Vec<f32> = self.rows.iter().map(|row| row.estimate(look)).collect();
            self.heights.splice(0..self.rows.len(), estimates.into_iter());
            (self.unmeasured, self.next_unmeasured) = (self.rows.len(), 0);
            self.measuring = None;
            // While a window is being resized only what is in sight is worth the time.
            self.budget = 0;
        }
        self.revision = Some(revision);
    }

    /// Puts the blocks of the article from the first of `old` up to `new_end` in the place of rows.
    fn replace(&mut self, old: Range<usize>, article: &Article, new_end: usize) {
        let body = article.body();
        let mut fresh: Vec<Row> =
            (old.start..new_end).filter_map(|at| Some(self.row(body.shared(at)?))).collect();
        let gone = self.rows.get_mut(old.clone()).unwrap_or(&mut []);
        let cited_before = gone.iter().flat_map(|row| citations(&row.block));
        let cited = fresh.iter().flat_map(|row| citations(&row.block));
        let same_citations = cited_before.eq(cited);
        let same_kinds =
            gone.iter().map(|row| row.block.kind()).eq(fresh.iter().map(|row| row.block.kind()));
        self.unmeasured += fresh.len();
        self.unmeasured -= gone.iter().filter(|row| !row.measured).count();
        // Rows that are split or joined begin as the first of them did.
        if let (Some(before), Some(now)) = (gone.first_mut(), fresh.first_mut()) {
            let laid = before.laid.take().map(|laid| laid.layout);
            now.earlier = laid.or_else(|| before.earlier.take());
        }
        let (count, moved) = (fresh.len(), fresh.len() != old.len());
        let heights: Vec<f32> = fresh.iter().map(|row| row.estimate(self.look)).collect();
        self.heights.splice(old.clone(), heights.into_iter());
        self.rows.splice(old.clone(), fresh);
        self.next_unmeasured = self.next_unmeasured.min(old.start);
        if moved {
            let place = |at: usize| {
                if at >= old.end { at - old.end + old.start + count } else { at.min(old.start) }
            };
            self.sight =
                place(self.sight.start)..place(self.sight.end).max(place(self.sight.start));
        }
        if !same_kinds {
            self.count_items();
        }
        if !same_citations {
            self.number_citations(article);
        }
    }

    /// Whether something outside of the text gives other numbers to the citations in it.
    fn is_numbered_anew(&mut self, article: &Article) -> bool {
        let above = article.lead().map(|lead| lead.caption.objects()).unwrap_or_default();
        let above = above.iter().flat_map(|placed| cited_by(&placed.object));
        let defined = article.references().iter().map(|reference| &reference.id);
        if above.clone().eq(&self.cited_above) && defined.clone().eq(&self.defined) {
            return false;
        }
        self.cited_above = above.cloned().collect();
        self.defined = defined.cloned().collect();
        true
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

    /// Numbers the references as a wiki will: in the order in which they are cited, those that there
    /// are.
    fn number_citations(&mut self, article: &Article) {
        self.numbers.clear();
        self.numbering += 1;
        let defined: HashSet<&RefId> = self.defined.iter().collect();
        for id in references::cited(article).filter(|id| defined.contains(id)) {
            let next = self.numbers.len() + 1;
            if !self.numbers.contains_key(id) {
                self.numbers.insert(id.clone(), next);
            }
        }
    }

    /// Width of the column in logical pixels, as it was last shown.
    pub(super) fn width(&self) -> f32 {
        self.look.width
    }

    /// Height of a row, exact if it is laid out to its end.
    pub(super) fn height(&self, at: usize) -> f32 {
        self.heights.get(at)
    }

    /// Free space at the top of a row.
    pub(super) fn above(&self, at: usize) -> f32 {
        self.rows.get(at).map_or(0.0, |row| self.look.style(&row.block).above)
    }

    /// Height of all rows together.
    pub(super) fn total_height(&self) -> f32 {
        self.heights.total()
    }

    /// Where a row begins, from the first one's top.
    pub(super) fn top(&self, at: usize) -> f32 {
        self.heights.before(at)
    }

    /// The row at a height from the first one's top, and how far below its own top that is.
    pub(super) fn at_height(&self, height: f32) -> (usize, f32) {
        self.heights.at(height)
    }

    /// Takes over which pictures are at hand: their rows are as high as they need.
    pub(super) fn take_pictures(&mut self, pictures: &Pictures) {
        if self.pictures == pictures.revision() {
            return;
        }
        self.pictures = pictures.revision();
        self.aspects = pictures.aspects();
        for at in 0..self.rows.len() {
            let Some(frame) = self.rows.get(at).map(|row| self.frame_of(&row.block)) else { break };
            let Some(row) = self.rows.get_mut(at).filter(|row| row.frame != frame) else {
                continue;
            };
            row.frame = frame;
            row.earlier = row.laid.take().map(|laid| laid.layout).or(row.earlier.take());
            self.unmeasured += usize::from(std::mem::take(&mut row.measured));
            self.next_unmeasured = self.next_unmeasured.min(at);
            let estimate = row.estimate(self.look);
            self.heights.set(at, estimate);
        }
    }

    fn row(&self, block: Arc<Block>) -> Row {
        let frame = self.frame_of(&block);
        Row::new(block, frame)
    }

    /// Height of the frame above a picture's caption, as a part of the column's width.
    fn frame_of(&self, block: &Block) -> f32 {
        match block.kind() {
            BlockKind::Picture(picture) => {
                let aspect = self.aspects.get(&pictures::name(&picture.file));
                aspect.map_or(FRAME, |aspect| aspect.clamp(LOWEST_FRAME, HIGHEST_FRAME))
            }
            _ => 0.0,
        }
    }

    /// Begins a frame: again some text may be shaped.
    pub(super) fn begin_frame(&mut self) {
        self.budget = FRAME_BYTES;
    }

    /// Lays a row out if it is not yet, and gives it. Of a very long one a part is laid out, more
    /// in each frame.
    pub(super) fn lay_out(
        &mut self,
        book: &mut FontBook,
        at: usize,
        composing: Option<&Composing>,
    ) -> Option<&mut Row> {
        let (look, numbering) = (self.look, self.numbering);
        let above = at.checked_sub(1).and_then(|above| self.rows.get(above));
        let joins_above = above.is_some_and(|above| match above.block.kind() {
            BlockKind::Quotation { attribution } => attribution.trim().is_empty(),
            _ => false,
        });
        let composing = composing.filter(|it| it.block == at && !it.text.is_empty());
        let row = self.rows.get(at)?;
        let laid = row.laid.as_ref().filter(|laid| laid.composing.as_ref() == composing);
        let numbered = laid.is_some_and(|laid| laid.numbering == numbering);
        let labels = if numbered { None } else { Some(self.labels(&row.block)) };
        let fits = laid.is_some_and(|laid| labels.as_ref().is_none_or(|it| *it == laid.labels));
        if self.sight.is_empty() {
            self.sight = at..at + 1;
        }
        self.sight = self.sight.start.min(at)..self.sight.end.max(at + 1);

        let row = self.rows.get_mut(at)?;
        let look = Look { frame: row.frame, ..look };
        let unfinished = row.laid.as_ref().is_some_and(|laid| !laid.layout.is_complete());
        if !fits {
            let labels = labels.unwrap_or_default();
            let earlier = row.laid.take().map(|laid| laid.layout).or_else(|| row.earlier.take());
            let is_long = row.block.text().len() > WHOLE_BYTES;
            let budget = if is_long { self.budget.max(LEAST_BYTES) } else { usize::MAX };
            let laid = Laid::new(&row.block, earlier, book, look, labels, composing, budget);
            self.budget = self.budget.saturating_sub(laid.layout.laid_out());
            row.laid = Some(Box::new(laid));
        } else if let Some(laid) = row.laid.as_mut().filter(|_| unfinished && self.budget > 0) {
            laid.go_on(&row.block, book, look, self.budget);
            self.budget = 0;
        }
        let laid = row.laid.as_mut()?;
        (laid.joins_above, laid.numbering) = (joins_above, numbering);
        if !fits || unfinished {
            self.heights.set(at, laid.height(look));
            if !row.measured && laid.layout.is_complete() {
                row.measured = true;
                self.unmeasured -= 1;
            }
        }
        Some(row)
    }

    /// Whether a row in sight is not laid out to its end.
    pub(super) fn is_unfinished(&self, sight: Range<usize>) -> bool {
        let rows = self.rows.get(sight).unwrap_or(&[]);
        rows.iter().any(|row| row.laid.as_ref().is_some_and(|laid| !laid.layout.is_complete()))
    }

    /// Whether there are rows whose height is not known.
    pub(super) fn has_unmeasured(&self) -> bool {
        self.unmeasured > 0
    }

    /// Measures some rows out of sight, as many as one frame has room for.
    pub(super) fn measure(&mut self, book: &mut FontBook) {
        let look = self.look;
        while self.unmeasured > 0 && self.budget > 0 {
            let at = self.next_unmeasured;
            let Some(row) = self.rows.get(at) else {
                // Rows in sight that are not yet laid out to their end remain.
                self.next_unmeasured = 0;
                return;
            };
            if row.measured || row.laid.is_some() {
                self.next_unmeasured += 1;
                continue;
            }
            let (block, look) = (Arc::clone(&row.block), Look { frame: row.frame, ..look });
            let begun = self.measuring.take().filter(|(of, _)| Arc::ptr_eq(of, &block));
            let laid = match begun {
                Some((_, mut laid)) => {
                    laid.go_on(&block, book, look, self.budget);
                    self.budget = 0;
                    laid
                }
                None => {
                    let (labels, budget) = (self.labels(&block), self.budget);
                    let laid = Laid::new(&block, None, book, look, labels, None, budget);
                    self.budget = self.budget.saturating_sub(laid.layout.laid_out().max(64));
                    Box::new(laid)
                }
            };
            self.heights.set(at, laid.height(look));
            if laid.layout.is_complete() {
                self.unmeasured -= 1;
                self.next_unmeasured += 1;
                if let Some(row) = self.rows.get_mut(at) {
                    row.measured = true;
                }
            } else {
                self.measuring = Some((block, laid));
            }
        }
    }

    /// Forgets the layouts of rows far from sight.
    pub(super) fn keep_only(&mut self, sight: Range<usize>) {
        const MARGIN: usize = 40;
        let kept = sight.start.saturating_sub(MARGIN)..(sight.end + MARGIN).min(self.rows.len());
        let known = std::mem::replace(&mut self.sight, kept.clone());
        for at in
            (known.start..known.end.min(kept.start)).chain(known.start.max(kept.end)..known.end)
        {
            if let Some(row) = self.rows.get_mut(at) {
                (row.laid, row.earlier) = (None, None);
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

/// The references that a block cites, in order.
fn citations(block: &Block) -> impl Iterator<Item = &RefId> {
    block.content().objects().iter().flat_map(|placed| cited_by(&placed.object))
}

fn cited_by(object: &Object) -> &[RefId] {
    match object {
        Object::Citation(citation) => &citation.references,
        Object::Raw(_) => &[],
    }
}

impl Row {
    fn new(block: Arc<Block>, frame: f32) -> Self {
        Self { block, number: 0, laid: None, earlier: None, measured: false, frame }
    }

    /// A guess at the height from the number of bytes: an Arabic letter has two.
    fn estimate(&self, look: Look) -> f32 {
        let style = look.style(&self.block);
        let letter = style.text.size * 0.24;
        let room = (look.width - style.indent).max(style.text.size);
        let bytes = self.block.text().len().min(100_000_000);
        #[expect(clippy::cast_precision_loss, reason = "a guess at a height")]
        let lines = (bytes as f32 * letter / room).ceil().max(1.0);
        let (over, under) = style.text.family.line_extents();
        style.above
            + style.below
            + self.frame * look.width
            + lines * style.text.size * (over + under)
    }
}

impl Laid {
    fn new(
        block: &Block,
        earlier: Option<Layout>,
        book: &mut FontBook,
        look: Look,
        labels: Vec<String>,
        composing: Option<&Composing>,
        budget: usize,
    ) -> Self {
        let style = look.style(block);
        let room = (look.width - style.indent).max(style.text.size);
        let layout =
            with_paragraph(block, style, look, &labels, composing, |paragraph| match look.line {
                Some(line) => line::laid_out(book, paragraph, room, line),
                None => Layout::renewed(earlier, book, paragraph, room, budget),
            });
        let top = style.above + look.frame * look.width + padding(style, look);
        let left = if layout.is_rtl() { 0.0 } else { style.indent };
        let has_missing = layout.has_missing();
        Self {
            layout,
            style,
            left,
            top,
            labels,
            ink: None,
            has_missing,
            joins_above: false,
            numbering: 0,
            composing: composing.cloned(),
        }
    }

    /// Lays out some more of the same block.
    fn go_on(&mut self, block: &Block, book: &mut FontBook, look: Look, budget: usize) {
        let layout = &mut self.layout;
        let composing = self.composing.as_ref();
        with_paragraph(block, self.style, look, &self.labels, composing, |paragraph| {
            layout.extend(book, paragraph, budget);
        });
        self.has_missing = self.layout.has_missing();
        self.ink = None;
    }

    /// Height of the row; what is not laid out yet is taken to be as dense as what is.
    #[expect(clippy::cast_precision_loss, reason = "a guess at a height")]
    fn height(&self, look: Look) -> f32 {
        let laid = self.layout.height();
        let done = self.layout.laid_out().max(1) as f32;
        let rest = (self.layout.text().len() - self.layout.laid_out()) as f32;
        self.top + laid + laid / done * rest + padding(self.style, look) + self.style.below
    }
}

impl Look {
    fn style(self, block: &Block) -> BlockStyle {
        match (self.line, self.shape) {
            (Some(line), _) => line.style(),
            (None, Shape::Article) => style::of(block, self.face, self.zoom),
            (None, Shape::Listing) => purpose::listing(self.zoom),
        }
    }
}

/// Space over and under raw markup, within its ground.
fn padding(style: BlockStyle, look: Look) -> f32 {
    if style.beside == Beside::Ground { 8.0 * look.zoom } else { 0.0 }
}

/// Hands over a block as a paragraph to be laid out.
fn with_paragraph<T>(
    block: &Block,
    style: BlockStyle,
    look: Look,
    labels: &[String],
    composing: Option<&Composing>,
    take: impl FnOnce(&ParagraphText<'_>) -> T,
) -> T {
    let chip = |label: &String| {
        #[expect(clippy::cast_precision_loss, reason = "a label has a few letters")]
        let letters = label.chars().count() as f32;
        (letters * CHIP_LETTER + CHIP_PADDING) * style.text.size
    };
    let objects: Vec<f32> = labels.iter().map(chip).collect();
    let styles = style::spans(block, style.text);
    let isolated = match look.shape {
        Shape::Article => Vec::new(),
        Shape::Listing => purpose::listing_isolates(block.text()),
    };
    take(&ParagraphText {
        text: block.text(),
        style: style.text,
        styles: &styles,
        objects: &objects,
        isolated: &isolated,
        preedit: composing.map(|it| Preedit { at: it.at, text: &it.text, caret: it.caret }),
        direction: match (look.line, look.shape) {
            (Some(line), _) => line.direction_of(block),
            (None, Shape::Article) => style::direction(block, look.direction),
            (None, Shape::Listing) => purpose::listing_runs(block.text()),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn estimates_are_near_what_is_measured() {
        let text = "قال الرئيس الروسي إن القمة مهمة، وأضاف أن ذلك لا يعني شيئا. ".repeat(12);
        let look = Look { width: 720.0, zoom: 1.0, ..Look::default() };
        let row = Row::new(Arc::new(Block::paragraph(&text)), 0.0);
        let mut book = FontBook::new();
        let laid = Laid::new(&row.block, None, &mut book, look, Vec::new(), None, usize::MAX);
        let ratio = laid.height(look) / row.estimate(look);
        assert!((0.85..1.15).contains(&ratio), "{ratio}");
    }
}
