//! Rich text: one line of text with marks over ranges and objects between letters.
//!
//! Three things always hold. Each U+FFFC of the text is an object, and there are no others. Every
//! mark covers at least one byte, ends between characters and lies inside the text. No two marks
//! of one class overlap (two links, say), and equal bold or italic marks don't even meet.

use std::fmt;

use super::RefId;
use crate::text::{self, OBJECT, Span, letters};

/// Text with marks and objects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RichText {
    text: String,
    marks: Vec<MarkedSpan>,
    objects: Vec<Placed>,
}

/// A mark over a range of bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MarkedSpan {
    /// What it covers.
    pub span: Span,
    /// What it says.
    pub mark: Mark,
}

/// What can be said of a range of text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// A link.
    Link(Target),
    /// A name: the entity's house form, as in the article's decisions.
    Entity(String),
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A page of the wiki, with its namespace if it has one.
    Page(String),
    /// An address elsewhere.
    Url(String),
}

/// An object and the byte offset of its U+FFFC.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Placed {
    /// Where it stands.
    pub offset: usize,
    /// What it is.
    pub object: Object,
}

/// What can stand between letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Object {
    /// A citation of one or several references.
    Citation(Citation),
    /// Markup kept as it is.
    Raw(String),
}

/// A use of references at one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Citation {
    /// The references cited here, in order.
    pub references: Vec<RefId>,
}

/// Why text, marks and objects don't fit one another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RichTextError {
    /// The text has `places` U+FFFC and there are `objects` objects.
    ObjectCount {
        /// Number of U+FFFC in the text.
        places: usize,
        /// Number of objects given.
        objects: usize,
    },
    /// A mark or change is empty, ends outside the text or inside a character.
    BadSpan(Span),
}

impl fmt::Display for RichTextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ObjectCount { places, objects } => {
                write!(
                    f,
                    "the text has {places} object places (U+FFFC), but {objects} objects are given"
                )
            }
            Self::BadSpan(span) => {
                write!(
                    f,
                    "the range {}..{} does not lie between characters of the text",
                    span.start, span.end
                )
            }
        }
    }
}

impl std::error::Error for RichTextError {}

/// What a splice took out: enough to put it back exactly.
pub(super) struct Removed {
    pub(super) content: RichText,
    pub(super) marks: Vec<MarkedSpan>,
}

impl Mark {
    /// Marks of one class don't overlap.
    fn class(&self) -> u8 {
        match self {
            Self::Bold => 0,
            Self::Italic => 1,
            Self::Link(_) => 2,
            Self::Entity(_) => 3,
        }
    }

    /// Whether two neighbours with this mark are one: bold goes on, a link is a thing of its own.
    fn flows_on(&self) -> bool {
        matches!(self, Self::Bold | Self::Italic)
    }
}

impl RichText {
    /// Plain text. A U+FFFC in it stands for no object of ours and becomes U+FFFD.
    pub fn plain(text: &str) -> Self {
        Self { text: text.replace(OBJECT, "\u{FFFD}"), ..Self::default() }
    }

    /// Puts text, marks and objects (in the order of the text's U+FFFC) together.
    ///
    /// # Errors
    /// Where a mark lies outside the text, or the objects are not as many as their places.
    pub fn from_parts(
        text: String,
        marks: Vec<MarkedSpan>,
        objects: Vec<Object>,
    ) -> Result<Self, RichTextError> {
        let places = text.matches(OBJECT).count();
        if places != objects.len() {
            return Err(RichTextError::ObjectCount { places, objects: objects.len() });
        }
        check_spans(&text, &marks)?;
        let objects = text
            .match_indices(OBJECT)
            .zip(objects)
            .map(|((offset, _), object)| Placed { offset, object })
            .collect();
        Ok(Self { text, marks: in_order(marks), objects })
    }

    /// The same text with one more mark, widened to whole clusters.
    #[must_use]
    pub fn with_mark(mut self, span: Span, mark: Mark) -> Self {
        let start = text::floor_boundary(&self.text, span.start);
        let span = Span::new(start, text::ceil_boundary(&self.text, span.end));
        if !span.is_empty() {
            self.marks.push(MarkedSpan { span, mark });
            self.marks = in_order(std::mem::take(&mut self.marks));
        }
        self
    }

    /// Adds plain text at the end.
    pub fn push_text(&mut self, text: &str) {
        self.text.extend(text.chars().map(|c| if c == OBJECT { '\u{FFFD}' } else { c }));
    }

    /// Adds an object at the end.
    pub fn push_object(&mut self, object: Object) {
        self.objects.push(Placed { offset: self.text.len(), object });
        self.text.push(OBJECT);
    }

    /// Adds a citation at the end.
    pub fn push_citation(&mut self, references: impl IntoIterator<Item = RefId>) {
        let references = references.into_iter().collect();
        self.push_object(Object::Citation(Citation { references }));
    }

    /// The letters, with U+FFFC for each object.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The marks by start, then end.
    pub fn marks(&self) -> &[MarkedSpan] {
        &self.marks
    }

    /// The objects by place.
    pub fn objects(&self) -> &[Placed] {
        &self.objects
    }

    /// The letters alone, without objects.
    pub fn plain_text(&self) -> String {
        self.text.replace(OBJECT, "")
    }

    /// Whether there is neither a letter nor an object.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The part inside `span`, with the marks cut to it; nothing where `span` is not between
    /// characters of the text.
    pub fn slice(&self, span: Span) -> Option<Self> {
        let text = self.text.get(span.start..span.end)?.to_owned();
        let mut marks: Vec<MarkedSpan> = self
            .marks
            .iter()
            .filter_map(|marked| {
                let inside = marked.span.intersection(span)?.moved_left(span.start);
                Some(MarkedSpan { span: inside, mark: marked.mark.clone() })
            })
            .collect();
        // Marks that began apart may begin together now.
        marks.sort_by_key(sort_key);
        let objects = self
            .objects
            .iter()
            .filter(|placed| (span.start..span.end).contains(&placed.offset))
            .map(|placed| Placed { offset: placed.offset - span.start, ..placed.clone() })
            .collect();
        Some(Self { text, marks, objects })
    }

    /// Line breaks become spaces; every offset stays right, for a space takes the first byte of
    /// each break and further bytes become spaces too where the break has more than one.
    pub(super) fn with_each_break_as_space(self) -> Self {
        if !self.text.contains(letters::is_line_break) {
            return self;
        }
        let mut text = String::with_capacity(self.text.len());
        for c in self.text.chars() {
            if letters::is_line_break(c) {
                text.extend(std::iter::repeat_n(' ', c.len_utf8()));
            } else {
                text.push(c);
            }
        }
        Self { text, ..self }
    }

    /// Replaces `span` by `with`. Marks around it grow, shrink or go: text put at the edge of a
    /// mark stays outside it, and brings marks of its own. With `exact`, the marks that touch the
    /// place afterwards are these and no others (that is how an edit is taken back).
    ///
    /// # Errors
    /// Where `span` or one of the exact marks does not fit the text; then nothing has happened.
    pub(super) fn splice(
        &mut self,
        span: Span,
        with: &Self,
        exact: Option<Vec<MarkedSpan>>,
    ) -> Result<Removed, RichTextError> {
        let removed_text = match self.text.get(span.start..span.end) {
            Some(removed) => removed.to_owned(),
            None => return Err(RichTextError::BadSpan(span)),
        };
        let new_len = with.text.len();
        // Looked at before anything happens: whoever makes a change by hand may err here.
        let outside = exact.iter().flatten().map(|marked| marked.span).find(|marked| {
            let stands = |offset| self.is_char_boundary_after(span, with, offset);
            marked.is_empty() || !stands(marked.start) || !stands(marked.end)
        });
        if let Some(outside) = outside {
            return Err(RichTextError::BadSpan(outside));
        }
        self.text.replace_range(span.start..span.end, &with.text);

        let first = self.objects.partition_point(|placed| placed.offset < span.start);
        let last = self.objects.partition_point(|placed| placed.offset < span.end);
        for placed in self.objects.iter_mut().skip(last) {
            placed.offset = placed.offset - span.len() + new_len;
        }
        let put_in = with
            .objects
            .iter()
            .map(|placed| Placed { offset: placed.offset + span.start, ..placed.clone() });
        let removed_objects = self
            .objects
            .splice(first..last, put_in)
            .map(|placed| Placed { offset: placed.offset - span.start, ..placed })
            .collect();

        let mut touching = Vec::new();
        let mut apart = Vec::with_capacity(self.marks.len());
        // The nearest marks that the change does not touch, in the new text.
        let (mut before, mut behind) = (None, None);
        for marked in std::mem::take(&mut self.marks) {
            if marked.span.touches(span) {
                touching.push(marked);
            } else if marked.span.end < span.start {
                before = before.max(Some(marked.span.end));
                apart.push(marked);
            } else {
                let moved = marked.span.moved_left(span.len()).moved_right(new_len);
                behind = Some(behind.map_or(moved.start, |behind: usize| behind.min(moved.start)));
                apart.push(MarkedSpan { span: moved, ..marked });
            }
        }
        match exact {
            Some(exact) => {
                apart.extend(exact);
                // Of a splice that is taken back these are in order already.
                apart = in_order(apart);
            }
            None => {
                let mapped = touching.iter().cloned().map(|marked| {
                    let start = span.map_offset(marked.span.start, new_len, text::Assoc::After);
                    let end = span.map_offset(marked.span.end, new_len, text::Assoc::Before);
                    // What was wholly inside the change ends before it starts: gone.
                    let mapped = if start < end { Span { start, end } } else { Span::at(start) };
                    MarkedSpan { span: mapped, mark: marked.mark }
                });
                let brought = with.marks.iter().cloned().map(|marked| MarkedSpan {
                    span: marked.span.moved_right(span.start),
                    mark: marked.mark,
                });
                let edited = mapped.chain(brought).filter(|marked| !marked.span.is_empty());
                let mut edited = in_order(edited.collect());
                widen_to_clusters(&self.text, &mut edited, before, behind);
                apart.extend(edited);
                apart = in_order(apart);
            }
        }
        self.marks = apart;
        let content = Self { text: removed_text, marks: Vec::new(), objects: removed_objects };
        Ok(Removed { content, marks: touching })
    }

    /// Whether `offset` is a place between characters once `span` has been replaced by `with`.
    fn is_char_boundary_after(&self, span: Span, with: &Self, offset: usize) -> bool {
        let Some(inside) = offset.checked_sub(span.start) else {
            return self.text.is_char_boundary(offset);
        };
        match inside.checked_sub(with.text.len()) {
            Some(behind) => self.text.is_char_boundary(span.end.saturating_add(behind)),
            None => with.text.is_char_boundary(inside),
        }
    }

    /// Exchanges all marks.
    pub(super) fn replace_marks(
        &mut self,
        marks: Vec<MarkedSpan>,
    ) -> Result<Vec<MarkedSpan>, RichTextError> {
        check_spans(&self.text, &marks)?;
        Ok(std::mem::replace(&mut self.marks, in_order(marks)))
    }

    /// Adds another rich text at the end; bold and italic flow over the seam, and a mark that
    /// ends there takes in the vowel sign that now follows its last letter.
    pub fn append(&mut self, tail: Self) {
        let by = self.text.len();
        self.text.push_str(&tail.text);
        let objects = tail.objects.into_iter();
        self.objects.extend(objects.map(|p| Placed { offset: p.offset + by, ..p }));
        let marks = tail.marks.into_iter();
        self.marks.extend(marks.map(|m| MarkedSpan { span: m.span.moved_right(by), ..m }));
        if !text::is_boundary(&self.text, by) {
            let start = text::floor_boundary(&self.text, by);
            let end = text::ceil_boundary(&self.text, by);
            for marked in &mut self.marks {
                if marked.span.start == by {
                    marked.span.start = start;
                }
                if marked.span.end == by {
                    marked.span.end = end;
                }
            }
        }
        self.marks = in_order(std::mem::take(&mut self.marks));
    }
}

/// Widens marks in order to whole clusters, for a vowel sign typed after a marked letter belongs
/// to its cluster.
///
/// None grows over the next of its class, which would be pushed away from the place of the change,
/// or up to the marks that lie apart from it (they end at `before` and begin at `behind`): two bold
/// ones would become one. The inverse of the change would know nothing of either.
fn widen_to_clusters(
    text: &str,
    marks: &mut [MarkedSpan],
    before: Option<usize>,
    behind: Option<usize>,
) {
    // Many marks may end in one cluster of any length: it is measured once.
    let mut cluster = Span::default();
    let mut cluster_at = |offset: usize| {
        if offset <= cluster.start || cluster.end <= offset {
            let start = text::floor_boundary(text, offset);
            cluster = Span::new(start, text::ceil_boundary(text, offset));
        }
        cluster
    };
    let mut next_of_class: [Option<usize>; 4] = [None; 4];
    for marked in marks.iter_mut().rev() {
        let next = next_of_class.get_mut(usize::from(marked.mark.class()));
        let own_start = marked.span.start;
        let end = cluster_at(marked.span.end).end;
        if behind.is_none_or(|behind| end < behind) {
            let limit = next.as_ref().and_then(|next| **next).unwrap_or(end);
            marked.span.end = end.min(limit).max(marked.span.end);
        }
        let start = cluster_at(own_start).start;
        if before.is_none_or(|before| before < start) {
            marked.span.start = start;
        }
        if let Some(next) = next {
            *next = Some(own_start);
        }
    }
}

fn check_spans(text: &str, marks: &[MarkedSpan]) -> Result<(), RichTextError> {
    let bad = marks.iter().map(|marked| marked.span).find(|span| {
        span.is_empty() || !text.is_char_boundary(span.start) || !text.is_char_boundary(span.end)
    });
    bad.map_or(Ok(()), |span| Err(RichTextError::BadSpan(span)))
}

fn sort_key(marked: &MarkedSpan) -> (usize, usize, u8) {
    (marked.span.start, marked.span.end, marked.mark.class())
}

/// Marks in their one order, none overlapping another of its class: equal ones are joined, of two
/// different ones the later begins where the earlier ends.
fn in_order(mut marks: Vec<MarkedSpan>) -> Vec<MarkedSpan> {
    marks.sort_by_key(sort_key);
    let mut kept: Vec<MarkedSpan> = Vec::with_capacity(marks.len());
    let mut last_of_class: [Option<usize>; 4] = [None; 4];
    for mut marked in marks {
        let class = usize::from(marked.mark.class());
        let last = last_of_class.get(class).copied().flatten();
        if let Some(earlier) = last.and_then(|index| kept.get_mut(index)) {
            let joins = if earlier.mark.flows_on() {
                marked.span.start <= earlier.span.end
            } else {
                earlier.mark == marked.mark && marked.span.start < earlier.span.end
            };
            if joins {
                earlier.span.end = earlier.span.end.max(marked.span.end);
                continue;
            }
            marked.span.start = marked.span.start.max(earlier.span.end);
        }
        if marked.span.start < marked.span.end {
            if let Some(slot) = last_of_class.get_mut(class) {
                *slot = Some(kept.len());
            }
            kept.push(marked);
        }
    }
    kept.sort_by_key(sort_key);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bold(start: usize, end: usize) -> MarkedSpan {
        MarkedSpan { span: Span::new(start, end), mark: Mark::Bold }
    }

    fn link(start: usize, end: usize, page: &str) -> MarkedSpan {
        let mark = Mark::Link(Target::Page(page.to_owned()));
        MarkedSpan { span: Span::new(start, end), mark }
    }

    #[track_caller]
    fn check(given: Vec<MarkedSpan>, expected: &[MarkedSpan]) {
        assert_eq!(in_order(given), expected);
    }

    #[test]
    fn marks_of_a_class_never_overlap() {
        check(vec![bold(2, 4), bold(0, 2)], &[bold(0, 4)]);
        check(vec![link(2, 4, "أ"), link(0, 2, "أ")], &[link(0, 2, "أ"), link(2, 4, "أ")]);
        check(vec![link(0, 3, "أ"), link(2, 6, "ب")], &[link(0, 3, "أ"), link(3, 6, "ب")]);
        check(vec![link(0, 3, "أ"), link(2, 6, "أ")], &[link(0, 6, "أ")]);
        check(vec![link(0, 6, "أ"), link(2, 4, "ب")], &[link(0, 6, "أ")]);
        check(vec![link(0, 2, "أ"), bold(0, 2)], &[bold(0, 2), link(0, 2, "أ")]);
    }

    #[track_caller]
    fn check_splice(mark: (usize, usize), span: (usize, usize), with: &str, marked: Option<&str>) {
        let before = RichText::plain("abcdefgh").with_mark(Span::new(mark.0, mark.1), Mark::Bold);
        let mut after = before.clone();
        let span = Span::new(span.0, span.1);
        let removed = after.splice(span, &RichText::plain(with), None).unwrap();
        let found =
            after.marks().first().map(|m| after.text().get(m.span.start..m.span.end).unwrap());
        assert_eq!(found, marked);
        let back = Span::new(span.start, span.start + with.len());
        after.splice(back, &removed.content, Some(removed.marks)).unwrap();
        assert_eq!(after, before, "taking it back");
    }

    #[test]
    fn marks_survive_edits() {
        check_splice((2, 5), (0, 1), "xy", Some("cde")); // before
        check_splice((2, 5), (2, 2), "xy", Some("cde")); // at its start
        check_splice((2, 5), (3, 3), "xy", Some("cxyde")); // inside
        check_splice((2, 5), (5, 5), "xy", Some("cde")); // at its end
        check_splice((2, 5), (4, 7), "", Some("cd")); // over its end
        check_splice((2, 5), (0, 3), "xy", Some("de")); // over its start
        check_splice((2, 5), (1, 6), "xy", None); // over all of it
        check_splice((2, 5), (2, 5), "xy", None);
        check_splice((2, 5), (5, 5), "\u{64E}", Some("cde\u{64E}")); // a vowel sign joins its letter
    }

    #[test]
    fn two_bold_words_that_a_joiner_brings_together_are_two_again_when_it_is_taken_out() {
        // Man (bold), woman, x (bold): the joiner makes one cluster of the first two.
        let before = RichText::plain("👨👩x")
            .with_mark(Span::new(0, 4), Mark::Bold)
            .with_mark(Span::new(8, 9), Mark::Bold);
        let mut after = before.clone();
        let joiner = RichText::plain("\u{200D}");
        let removed = after.splice(Span::at(4), &joiner, None).unwrap();
        after.splice(Span::new(4, 7), &removed.content, Some(removed.marks)).unwrap();
        assert_eq!(after, before);
    }

    #[test]
    fn a_link_put_before_a_vowel_sign_of_another_link_can_be_taken_back_and_made_again() {
        let before = RichText::plain("و\u{338}س").with_mark(Span::new(0, 6), link(0, 1, "أ").mark);
        let mut after = before.clone();
        let with = RichText::plain("ب").with_mark(Span::new(0, 2), link(0, 1, "ب").mark);
        let removed = after.splice(Span::new(0, 2), &with, None).unwrap();
        let put_in = after.clone();
        let again = after.splice(Span::new(0, 2), &removed.content, Some(removed.marks)).unwrap();
        assert_eq!(after, before);
        after.splice(Span::new(0, 2), &again.content, Some(again.marks)).unwrap();
        assert_eq!(after, put_in);
    }

    #[test]
    fn a_thousand_marks_in_one_cluster_are_put_in_without_a_stall() {
        // The cluster measured anew for each mark would take minutes here.
        let text = format!("ب{}", "\u{64E}".repeat(50_000));
        let marks = (0..50_000).map(|at| link(2 * at, 2 * at + 2, "ص")).collect();
        let with = RichText::from_parts(text, marks, vec![]).unwrap();
        let mut rich = RichText::plain("ابت");
        rich.splice(Span::at(2), &with, None).unwrap();
        assert_eq!(rich.marks(), [link(2, 100_004, "ص")]);
    }

    #[test]
    fn a_vowel_sign_at_the_head_of_the_next_line_joins_the_marks_of_the_letter_before_it() {
        let mut rich = RichText::plain("اب").with_mark(Span::new(2, 4), Mark::Bold);
        rich.append(RichText::plain("\u{64E}ت"));
        assert_eq!(rich.marks(), [bold(2, 6)]);
    }

    #[test]
    fn exact_marks_that_do_not_fit_are_refused() {
        let before = RichText::plain("أبت").with_mark(Span::new(0, 2), Mark::Bold);
        for wrong in [bold(0, 1), bold(0, 99), bold(2, 2), bold(usize::MAX, usize::MAX), bold(5, 7)]
        {
            let mut after = before.clone();
            let exact = Some(vec![wrong.clone()]);
            let found = after.splice(Span::new(2, 4), &RichText::plain("xy"), exact).err();
            assert_eq!(found, Some(RichTextError::BadSpan(wrong.span)));
            assert_eq!(after, before);
        }
        let mut after = before.clone();
        after.splice(Span::new(2, 4), &RichText::plain("xyz"), Some(vec![bold(3, 7)])).unwrap();
        assert_eq!(after.marks(), [bold(3, 7)]);
    }

    #[test]
    fn objects_are_counted() {
        let text = "أ\u{FFFC}".to_owned();
        let error = RichText::from_parts(text, vec![], vec![]).unwrap_err();
        assert_eq!(error, RichTextError::ObjectCount { places: 1, objects: 0 });
        assert_eq!(RichText::plain("أ\u{FFFC}").text(), "أ\u{FFFD}");
    }

    #[test]
    fn a_slice_takes_its_marks_and_objects_along() {
        let mut rich = RichText::plain("abcd").with_mark(Span::new(1, 4), Mark::Bold);
        rich.push_object(Object::Raw("<br>".to_owned()));
        let slice = rich.slice(Span::new(2, 7)).unwrap();
        assert_eq!(slice.marks(), [bold(0, 2)]);
        assert_eq!(slice.objects().first().map(|placed| placed.offset), Some(2));
        assert_eq!(rich.slice(Span::new(5, 6)), None);
    }
}
