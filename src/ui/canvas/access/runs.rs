//! A paragraph's text as runs for assistive technology: pieces of one line, one direction and one look,
//! in reading order, with the place of every character. It knows text and layouts, no window.
//!
//! A character is what a caret never enters. An inline object is read as its label, and the break
//! at a paragraph's end is a character of its own, so the runs of all paragraphs put together are
//! the whole text.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{OBJECT, Span, words::words};
use crate::typeset::{Cluster, Layout, Position, Rect};

/// Starts of words are kept in a byte, so no run has more characters.
const LONGEST_RUN: usize = 255;
/// The length of a character is kept in a byte too.
const LONGEST_CHARACTER: usize = 255;
/// Neighbours further apart than this are no neighbours, in logical pixels.
const SAME_PLACE: f32 = 0.05;

/// Characters of one line that run in one direction.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TextRun {
    /// What is read.
    pub(super) value: String,
    /// Where each character begins in the paragraph's text, and where the last one ends. The break
    /// at the paragraph's end stands behind the text and has one byte.
    pub(super) offsets: Vec<usize>,
    /// Bytes of each character in `value`.
    pub(super) lengths: Vec<u8>,
    /// The characters at which a word begins.
    pub(super) word_starts: Vec<u8>,
    /// Whether it runs right to left.
    pub(super) rtl: bool,
    /// The number of its line.
    pub(super) line: usize,
    /// Where its characters are, if they are laid out.
    pub(super) places: Option<Places>,
}

/// Where the characters of a run are, in logical pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Places {
    /// The whole run, from the paragraph's upper left corner.
    pub(super) area: Rect,
    /// Where each character begins, from the side at which the run begins: the right one where it
    /// runs right to left.
    pub(super) positions: Vec<f32>,
    /// How wide each is.
    pub(super) widths: Vec<f32>,
}

/// What the runs of a paragraph are made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    /// What stands for each object.
    pub(super) labels: &'a [String],
    /// The part of the text that is wanted, between clusters.
    pub(super) part: Span,
    /// Where the look of the text changes, from first to last: no run goes over such a place.
    pub(super) cuts: &'a [usize],
    /// Whether another paragraph follows.
    pub(super) breaks: bool,
    /// Whether the paragraph runs right to left.
    pub(super) rtl: bool,
}

/// One character before it has its run.
#[derive(Clone, Copy)]
struct Character {
    span: Span,
    rtl: bool,
    /// Left edge and width, where it is laid out.
    place: Option<(f32, f32)>,
}

/// Puts characters into runs.
struct Collector<'a> {
    source: Source<'a>,
    /// Where words of the part begin, from first to last, and how many of them are passed.
    words: Vec<usize>,
    passed: usize,
    /// Objects passed.
    objects: usize,
    runs: Vec<TextRun>,
    /// The edge at which the next character must begin to belong to the last run.
    edge: Option<f32>,
}

impl TextRun {
    /// Where it begins in the paragraph's text.
    pub(super) fn start(&self) -> usize {
        self.offsets.first().copied().unwrap_or_default()
    }

    /// Where it ends there.
    pub(super) fn end(&self) -> usize {
        self.offsets.last().copied().unwrap_or_default()
    }
}

/// The runs of a paragraph that is laid out.
pub(super) fn of_layout(source: Source<'_>, layout: &Layout) -> Vec<TextRun> {
    let mut collector = Collector::new(source);
    for (number, line) in layout.lines().iter().enumerate() {
        let is_empty_text = line.range.is_empty();
        if line.range.end <= source.part.start && !is_empty_text {
            collector.pass_objects(line.range);
            continue;
        }
        if line.range.start >= source.part.end && !is_empty_text {
            break;
        }
        let height = (line.top, line.height);
        let mut clusters = layout.clusters(number);
        // What is being composed is no text yet.
        clusters.retain(|cluster| !cluster.range.is_empty());
        clusters.sort_by_key(|cluster| cluster.range.start);
        collector.edge = None;
        let mut begun = false;
        let mut end = line.range.start;
        for cluster in &clusters {
            // A cluster begins where the one before it ended: no byte is lost.
            let span = Span::new(end.min(cluster.range.end), cluster.range.end);
            end = span.end;
            if span.start < source.part.start || span.end > source.part.end {
                collector.pass_objects(span);
                continue;
            }
            collector.cluster(span, cluster, number, height, begun);
            begun = true;
        }
        let is_last = number + 1 == layout.lines().len();
        if is_last && source.part.end == source.text.len() {
            let left = if is_empty_text {
                layout.caret(Position::before_text_at(0)).x
            } else if layout.is_rtl() {
                line.left
            } else {
                line.left + line.width
            };
            collector.end(number, Some((left, height)));
        }
    }
    collector.runs
}

/// The runs of a paragraph of which only the text is known: as if it were one line.
pub(super) fn of_text(source: Source<'_>) -> Vec<TextRun> {
    let mut collector = Collector::new(source);
    collector.pass_objects(Span::new(0, source.part.start));
    let mut at = source.part.start;
    let text = source.text.get(source.part.start..source.part.end).unwrap_or("");
    for cluster in text.graphemes(true) {
        // An object is a character of its own, even before a combining mark.
        let head = if cluster.starts_with(OBJECT) { OBJECT.len_utf8() } else { cluster.len() };
        for len in [head, cluster.len() - head] {
            if len > 0 {
                let span = Span::new(at, at + len);
                collector.pieces(span, source.rtl, None, 0, (0.0, 0.0), at > source.part.start);
                at = span.end;
            }
        }
    }
    if source.part.end == source.text.len() {
        collector.end(0, None);
    }
    collector.runs
}

impl<'a> Collector<'a> {
    fn new(source: Source<'a>) -> Self {
        let part = source.text.get(source.part.start..source.part.end).unwrap_or("");
        let words = words(part).map(|(span, _)| source.part.start + span.start).collect();
        Self { source, words, passed: 0, objects: 0, runs: Vec::new(), edge: None }
    }

    /// Counts the objects of a stretch that is left out.
    fn pass_objects(&mut self, span: Span) {
        let text = self.source.text.get(span.start..span.end).unwrap_or("");
        self.objects += text.matches(OBJECT).count();
    }

    fn cluster(
        &mut self,
        span: Span,
        cluster: &Cluster,
        line: usize,
        height: (f32, f32),
        begun: bool,
    ) {
        let place = Some((cluster.left, cluster.width));
        self.pieces(span, cluster.rtl, place, line, height, begun);
    }

    /// Adds a cluster, in several characters where it is very long: then the first has its width.
    fn pieces(
        &mut self,
        span: Span,
        rtl: bool,
        place: Option<(f32, f32)>,
        line: usize,
        height: (f32, f32),
        mut begun: bool,
    ) {
        let mut start = span.start;
        let mut place = place;
        while start < span.end {
            let end = self.source.text.floor_char_boundary(start + LONGEST_CHARACTER).min(span.end);
            if end <= start {
                return;
            }
            let character = Character { span: Span::new(start, end), rtl, place };
            self.character(character, line, height, begun);
            place = place.map(|(left, width)| (if rtl { left } else { left + width }, 0.0));
            begun = true;
            start = end;
        }
    }

    fn character(&mut self, character: Character, line: usize, height: (f32, f32), begun: bool) {
        let Character { span, rtl, place } = character;
        let text = self.source.text.get(span.start..span.end).unwrap_or("");
        let read = if text.starts_with(OBJECT) {
            let label = self.source.labels.get(self.objects).map_or(text, String::as_str);
            self.objects += 1;
            label.get(..label.floor_char_boundary(LONGEST_CHARACTER)).unwrap_or(text)
        } else {
            text
        };
        while self.words.get(self.passed).is_some_and(|word| *word < span.start) {
            self.passed += 1;
        }
        let begins_word = self.words.get(self.passed).is_some_and(|word| *word < span.end);
        // Where it must begin to follow the character before it, and where the next one must.
        let (from, to) = match place {
            Some((left, width)) if rtl => (Some(left + width), Some(left)),
            Some((left, width)) => (Some(left), Some(left + width)),
            None => (None, None),
        };
        let follows = match (self.edge, from) {
            (Some(edge), Some(from)) => (edge - from).abs() <= SAME_PLACE,
            (None, None) => true,
            _ => false,
        };
        let fits = begun
            && self.runs.last().is_some_and(|run| {
                run.rtl == rtl && run.line == line && run.lengths.len() < LONGEST_RUN
            });
        let is_cut = self.source.cuts.binary_search(&span.start).is_ok();
        if !(fits && follows) || is_cut {
            self.begin(span.start, rtl, line, place, height);
        }
        self.edge = to;
        let Some(run) = self.runs.last_mut() else { return };
        if begins_word {
            run.word_starts.push(small(run.lengths.len()));
        }
        run.push(read, span.end, place);
    }

    fn begin(
        &mut self,
        start: usize,
        rtl: bool,
        line: usize,
        place: Option<(f32, f32)>,
        (top, height): (f32, f32),
    ) {
        let places = place.map(|(left, width)| {
            let left = if rtl { left + width } else { left };
            let area = Rect { left, top, width: 0.0, height };
            Places { area, ..Places::default() }
        });
        let run = TextRun { offsets: vec![start], rtl, line, places, ..TextRun::default() };
        self.runs.push(run);
    }

    /// The paragraph's end, at the end of its last line: a break where another paragraph follows.
    /// An empty text has a run too, in which the caret can be.
    fn end(&mut self, line: usize, place: Option<(f32, (f32, f32))>) {
        let at = self.source.text.len();
        let rtl = self.source.rtl;
        let height = place.map_or((0.0, 0.0), |(_, height)| height);
        let place = place.map(|(left, _)| (left, 0.0));
        let fits = self.runs.last().is_some_and(|run| {
            run.rtl == rtl && run.line == line && run.lengths.len() < LONGEST_RUN
        });
        let follows = match (self.edge, place) {
            (Some(edge), Some((left, _))) => (edge - left).abs() <= SAME_PLACE,
            (None, None) => true,
            _ => false,
        };
        let goes_on = fits && follows;
        if self.runs.is_empty() || (self.source.breaks && !goes_on) {
            self.begin(at, rtl, line, place, height);
        }
        if self.source.breaks
            && let Some(run) = self.runs.last_mut()
        {
            run.push("\n", at + 1, place);
        }
    }
}

impl TextRun {
    fn push(&mut self, read: &str, end: usize, place: Option<(f32, f32)>) {
        self.value.push_str(read);
        self.lengths.push(small(read.len()));
        self.offsets.push(end);
        if let (Some(places), Some((left, width))) = (&mut self.places, place) {
            let area = &mut places.area;
            // Never negative, for places are rounded.
            let position = if self.rtl { area.right() - left - width } else { left - area.left };
            places.positions.push(position.max(0.0));
            places.widths.push(width);
            if self.rtl {
                area.width = area.right() - left;
                area.left = left;
            } else {
                area.width = left + width - area.left;
            }
        }
    }
}

fn small(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}
