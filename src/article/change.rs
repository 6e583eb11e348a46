//! Changes: the closed list of ways to alter an article, each with an inverse.
//!
//! A change either happens whole or not at all. It knows nothing of keys, carets or history.

use std::fmt;
use std::sync::Arc;

use super::{
    Article, Block, BlockKind, Direction, EntityDecision, Ignored, Lead, MarkedSpan, Note,
    Position, Reference, RichText, RichTextError, Status, Title,
};
use crate::dates::DateField;
use crate::text::{Assoc, Span};

/// One way to alter an article. Block numbers count from 0, offsets are bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Replaces a range of a block's text.
    Splice {
        /// Which block.
        block: usize,
        /// What goes, in bytes of the block's text, between characters.
        span: Span,
        /// What comes.
        with: RichText,
        /// What becomes of the marks there.
        marks: SpliceMarks,
    },
    /// Exchanges all marks of a block.
    Marks {
        /// Which block.
        block: usize,
        /// Its marks from now on.
        marks: Vec<MarkedSpan>,
    },
    /// Makes a block something else.
    Kind {
        /// Which block.
        block: usize,
        /// What it becomes.
        kind: BlockKind,
    },
    /// Gives a block a direction of its own, or takes it away.
    BlockDirection {
        /// Which block.
        block: usize,
        /// Its own direction.
        direction: Option<Direction>,
    },
    /// Puts blocks in before block `at`.
    Insert {
        /// Number of the first new block.
        at: usize,
        /// The new blocks.
        blocks: Vec<Arc<Block>>,
    },
    /// Takes blocks out.
    Remove {
        /// Number of the first.
        at: usize,
        /// How many.
        count: usize,
    },
    /// Parts a block in two.
    Split {
        /// Which block.
        block: usize,
        /// Where in its text.
        offset: usize,
        /// What the second half becomes, with its direction.
        tail: (BlockKind, Option<Direction>),
        /// The marks of both halves where they must be exactly these (to take a join back).
        marks: Option<(Vec<MarkedSpan>, Vec<MarkedSpan>)>,
    },
    /// Adds the next block's text to this one's, which keeps its kind.
    Join {
        /// The first of the two.
        block: usize,
        /// The marks where they must be exactly these (to take a split back).
        marks: Option<Vec<MarkedSpan>>,
    },
    /// Puts a reference in before number `at`.
    InsertReference {
        /// Its number in the list.
        at: usize,
        /// The reference.
        reference: Arc<Reference>,
    },
    /// Puts another reference in the place of number `at`.
    ReplaceReference {
        /// Its number in the list.
        at: usize,
        /// The reference.
        reference: Arc<Reference>,
    },
    /// Takes reference number `at` out. Its citations stay, undefined.
    RemoveReference {
        /// Its number in the list.
        at: usize,
    },
    /// Exchanges one of the parts around the text.
    Field(Box<Field>),
}

/// What becomes of the marks around a splice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpliceMarks {
    /// They grow and shrink with the text; what comes in brings its own.
    Follow,
    /// Those that touch the place are exactly these (to take a splice back).
    Exactly(Vec<MarkedSpan>),
}

/// A part around the text, with its new value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// [`Article::title`]
    Title(Title),
    /// [`Article::dateline`]
    Dateline(DateField),
    /// [`Article::language`]
    Language(String),
    /// [`Article::direction`]
    Direction(Direction),
    /// [`Article::lead`]
    Lead(Option<Lead>),
    /// [`Article::see_also`]
    SeeAlso(Option<Vec<String>>),
    /// [`Article::categories`]
    Categories(Vec<String>),
    /// [`Article::entities`]
    Entities(Vec<EntityDecision>),
    /// [`Article::notes`]
    Notes(Vec<Note>),
    /// [`Article::ignored`]
    Ignored(Vec<Ignored>),
    /// [`Article::status`]
    Status(Status),
}

/// A change that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The change that takes it back.
    pub inverse: Change,
    /// Where positions of before are now.
    pub mapping: Mapping,
}

/// Where positions go when a change happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mapping {
    /// They stay.
    Unmoved,
    /// `span` of a block became `new_len` bytes.
    Spliced {
        /// Which block.
        block: usize,
        /// What went.
        span: Span,
        /// How many bytes came.
        new_len: usize,
    },
    /// `count` blocks came in before block `at`.
    Inserted {
        /// The first new one.
        at: usize,
        /// How many.
        count: usize,
    },
    /// `count` blocks from `at` on went.
    Removed {
        /// The first.
        at: usize,
        /// How many.
        count: usize,
    },
    /// A block was parted.
    Split {
        /// Which.
        block: usize,
        /// Where.
        offset: usize,
    },
    /// The block after `block` was added to it, behind `len` bytes.
    Joined {
        /// The first of the two.
        block: usize,
        /// Its length before.
        len: usize,
    },
}

/// Why a change cannot happen. The article is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeError {
    /// There is no block or reference of this number.
    NoSuch {
        /// The number asked for.
        index: usize,
        /// How many there are.
        len: usize,
    },
    /// The range or the marks don't fit the text.
    Text(RichTextError),
    /// This text cannot stand in this kind of block: a line break in a paragraph, a mark in raw
    /// markup.
    NotAdmitted {
        /// Which block.
        block: usize,
    },
    /// Another reference has this id.
    DuplicateReference(Arc<Reference>),
}

impl fmt::Display for ChangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuch { index, len } => write!(f, "there is no number {index} among {len}"),
            Self::Text(error) => error.fmt(f),
            Self::NotAdmitted { block } => write!(f, "this text cannot stand in block {block}"),
            Self::DuplicateReference(reference) => {
                write!(f, "another reference is named {}", reference.id)
            }
        }
    }
}

impl std::error::Error for ChangeError {}

impl From<RichTextError> for ChangeError {
    fn from(error: RichTextError) -> Self {
        Self::Text(error)
    }
}

impl Mapping {
    /// Where a position of before is now. In a block that went, it goes to the start of the block
    /// that now has its number; [`super::Body::clamp`] puts it right where there is none.
    pub fn map(self, position: Position, assoc: Assoc) -> Position {
        let Position { block, offset } = position;
        match self {
            Self::Spliced { block: at, span, new_len } if at == block => {
                Position { block, offset: span.map_offset(offset, new_len, assoc) }
            }
            Self::Inserted { at, count } if block >= at => {
                Position { block: block.saturating_add(count), offset }
            }
            Self::Removed { at, count } if block >= at.saturating_add(count) => {
                Position { block: block - count, offset }
            }
            Self::Removed { at, .. } if block >= at => Position { block: at, offset: 0 },
            Self::Split { block: at, .. } if block > at => {
                Position { block: block.saturating_add(1), offset }
            }
            Self::Split { block: at, offset: cut } if block == at => {
                if offset > cut || (offset == cut && assoc == Assoc::After) {
                    Position { block: at.saturating_add(1), offset: offset - cut }
                } else {
                    position
                }
            }
            Self::Joined { block: at, len } if block.checked_sub(1) == Some(at) => {
                Position { block: at, offset: offset.saturating_add(len) }
            }
            Self::Joined { block: at, .. } if block > at => Position { block: block - 1, offset },
            _ => position,
        }
    }
}

impl Article {
    /// Makes a change and tells how to take it back.
    ///
    /// # Errors
    /// Where the change does not fit the article; then nothing has happened.
    pub fn apply(&mut self, change: Change) -> Result<Applied, ChangeError> {
        match change {
            Change::Splice { block, span, with, marks } => self.splice(block, span, &with, marks),
            Change::Marks { block, marks } => {
                let it = self.block_mut(block)?;
                if !it.kind.admits_marks(Some(&marks)) {
                    return Err(ChangeError::NotAdmitted { block });
                }
                let marks = it.content.replace_marks(marks)?;
                Ok(unmoved(Change::Marks { block, marks }))
            }
            Change::Kind { block, kind } => {
                let it = self.block_mut(block)?;
                if !Block::admits(&kind, &it.content) {
                    return Err(ChangeError::NotAdmitted { block });
                }
                let kind = std::mem::replace(&mut it.kind, kind);
                Ok(unmoved(Change::Kind { block, kind }))
            }
            Change::BlockDirection { block, direction } => {
                let it = self.block_mut(block)?;
                if matches!(it.kind, BlockKind::Unknown(_)) {
                    return Err(ChangeError::NotAdmitted { block });
                }
                let direction = std::mem::replace(&mut it.direction, direction);
                Ok(unmoved(Change::BlockDirection { block, direction }))
            }
            Change::Insert { at, blocks } => {
                let len = self.body.len();
                if at > len {
                    return Err(ChangeError::NoSuch { index: at, len });
                }
                let count = blocks.len();
                self.body.blocks.splice(at..at, blocks);
                let mapping = Mapping::Inserted { at, count };
                Ok(Applied { inverse: Change::Remove { at, count }, mapping })
            }
            Change::Remove { at, count } => {
                let len = self.body.len();
                let end = at.checked_add(count).filter(|&end| end <= len);
                let Some(end) = end else {
                    return Err(ChangeError::NoSuch { index: at.saturating_add(count), len });
                };
                let blocks = self.body.blocks.splice(at..end, []).collect();
                let mapping = Mapping::Removed { at, count };
                Ok(Applied { inverse: Change::Insert { at, blocks }, mapping })
            }
            Change::Split { block, offset, tail, marks } => self.split(block, offset, tail, marks),
            Change::Join { block, marks } => self.join(block, marks),
            Change::InsertReference { at, reference } => {
                let len = self.references.len();
                if at > len {
                    return Err(ChangeError::NoSuch { index: at, len });
                }
                self.references.insert(at, reference).map_err(ChangeError::DuplicateReference)?;
                Ok(unmoved(Change::RemoveReference { at }))
            }
            Change::ReplaceReference { at, reference } => {
                let len = self.references.len();
                if at >= len {
                    return Err(ChangeError::NoSuch { index: at, len });
                }
                let old = self
                    .references
                    .replace(at, reference)
                    .map_err(ChangeError::DuplicateReference)?;
                Ok(unmoved(Change::ReplaceReference { at, reference: old }))
            }
            Change::RemoveReference { at } => {
                let len = self.references.len();
                let old = self.references.remove(at);
                let old = old.ok_or(ChangeError::NoSuch { index: at, len })?;
                Ok(unmoved(Change::InsertReference { at, reference: old }))
            }
            Change::Field(field) => {
                let field = Box::new(self.swap_field(*field));
                Ok(unmoved(Change::Field(field)))
            }
        }
    }

    /// Puts a field's new value in and gives the old one back.
    pub(super) fn swap_field(&mut self, field: Field) -> Field {
        use std::mem::replace;
        match field {
            Field::Title(new) => Field::Title(replace(&mut self.title, new)),
            Field::Dateline(new) => Field::Dateline(replace(&mut self.dateline, new)),
            Field::Language(new) => Field::Language(replace(&mut self.language, new)),
            Field::Direction(new) => Field::Direction(replace(&mut self.direction, new)),
            Field::Lead(new) => {
                // A caption is one line, as a picture's in the text is.
                let one_line =
                    |lead: Lead| Lead { caption: lead.caption.with_each_break_as_space(), ..lead };
                Field::Lead(replace(&mut self.lead, new.map(one_line)))
            }
            Field::SeeAlso(new) => Field::SeeAlso(replace(&mut self.see_also, new)),
            Field::Categories(new) => Field::Categories(replace(&mut self.categories, new)),
            Field::Entities(new) => Field::Entities(replace(&mut self.entities, new)),
            Field::Notes(new) => Field::Notes(replace(&mut self.notes, new)),
            Field::Ignored(new) => Field::Ignored(replace(&mut self.ignored, new)),
            Field::Status(new) => Field::Status(replace(&mut self.status, new)),
        }
    }

    fn splice(
        &mut self,
        block: usize,
        span: Span,
        with: &RichText,
        marks: SpliceMarks,
    ) -> Result<Applied, ChangeError> {
        let it = self.block_mut(block)?;
        let exact = match marks {
            SpliceMarks::Follow => None,
            SpliceMarks::Exactly(marks) => Some(marks),
        };
        if !Block::admits(&it.kind, with) || !it.kind.admits_marks(exact.as_deref()) {
            return Err(ChangeError::NotAdmitted { block });
        }
        let removed = it.content.splice(span, with, exact)?;
        let new_len = with.text().len();
        let inverse = Change::Splice {
            block,
            span: Span::new(span.start, span.start + new_len),
            with: removed.content,
            marks: SpliceMarks::Exactly(removed.marks),
        };
        Ok(Applied { inverse, mapping: Mapping::Spliced { block, span, new_len } })
    }

    fn split(
        &mut self,
        block: usize,
        offset: usize,
        tail: (BlockKind, Option<Direction>),
        marks: Option<(Vec<MarkedSpan>, Vec<MarkedSpan>)>,
    ) -> Result<Applied, ChangeError> {
        let it = self.block_mut(block)?;
        let len = it.text().len();
        let bad = || RichTextError::BadSpan(Span::new(offset, len));
        let mut head = it.content.slice(Span { start: 0, end: offset }).ok_or_else(bad)?;
        let mut rest = it.content.slice(Span { start: offset, end: len }).ok_or_else(bad)?;
        // First, for a mark that a join has widened may reach into what was raw markup.
        if let Some((head_marks, rest_marks)) = marks {
            head.replace_marks(head_marks)?;
            rest.replace_marks(rest_marks)?;
        }
        if !Block::admits(&it.kind, &head)
            || !Block::admits(&tail.0, &rest)
            // A part of a text is nothing that a newer version wrote; and could not be joined again.
            || matches!(tail.0, BlockKind::Unknown(_))
        {
            return Err(ChangeError::NotAdmitted { block });
        }
        let whole = std::mem::replace(&mut it.content, head);
        let second = Block { kind: tail.0, content: rest, direction: tail.1 };
        self.body.blocks.insert(block + 1, Arc::new(second));
        let inverse = Change::Join { block, marks: Some(whole.marks().to_vec()) };
        Ok(Applied { inverse, mapping: Mapping::Split { block, offset } })
    }

    fn join(
        &mut self,
        block: usize,
        marks: Option<Vec<MarkedSpan>>,
    ) -> Result<Applied, ChangeError> {
        let blocks = self.body.len();
        let second = self.body.shared(block.saturating_add(1));
        let second =
            second.ok_or(ChangeError::NoSuch { index: block.saturating_add(1), len: blocks })?;
        let it = self.block_mut(block)?;
        // What is not text for this kind of block (a raw block's lines, say) can't be added to it.
        if !Block::admits(&it.kind, &second.content)
            || !it.kind.admits_marks(marks.as_deref())
            || matches!(second.kind, BlockKind::Unknown(_))
        {
            return Err(ChangeError::NotAdmitted { block });
        }
        let len = it.text().len();
        let before = it.content.marks().to_vec();
        let mut joined = it.content.clone();
        joined.append(second.content.clone());
        if let Some(marks) = marks {
            joined.replace_marks(marks)?;
        }
        it.content = joined;
        self.body.blocks.remove(block + 1);
        let inverse = Change::Split {
            block,
            offset: len,
            tail: (second.kind.clone(), second.direction),
            marks: Some((before, second.content.marks().to_vec())),
        };
        Ok(Applied { inverse, mapping: Mapping::Joined { block, len } })
    }

    fn block_mut(&mut self, index: usize) -> Result<&mut Block, ChangeError> {
        let len = self.body.len();
        let block = self.body.blocks.get_mut(index).ok_or(ChangeError::NoSuch { index, len })?;
        Ok(Arc::make_mut(block))
    }
}

fn unmoved(inverse: Change) -> Applied {
    Applied { inverse, mapping: Mapping::Unmoved }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Body, Mark, RefId};

    fn article(paragraphs: &[&str]) -> Article {
        let body = Body::new(paragraphs.iter().map(|text| Block::paragraph(text)));
        Article::with_body(Title::main("عنوان"), body)
    }

    fn texts(article: &Article) -> Vec<&str> {
        article.body().iter().map(Block::text).collect()
    }

    #[track_caller]
    fn check(before: &Article, change: Change, expected: &[&str]) {
        let mut after = before.clone();
        let applied = after.apply(change).unwrap();
        assert_eq!(texts(&after), expected);
        let again = after.apply(applied.inverse).unwrap();
        assert_eq!(&after, before, "taken back");
        after.apply(again.inverse).unwrap();
        assert_eq!(texts(&after), expected, "made again");
    }

    #[test]
    fn each_change_can_be_taken_back() {
        let bold = MarkedSpan { span: Span::new(2, 6), mark: Mark::Bold };
        let mut it = article(&["مرحبا", "عالم"]);
        it.apply(Change::Marks { block: 0, marks: vec![bold] }).unwrap();
        let plain = RichText::plain("ه");
        let splice = |block, start, end| Change::Splice {
            block,
            span: Span::new(start, end),
            with: plain.clone(),
            marks: SpliceMarks::Follow,
        };
        check(&it, splice(0, 4, 8), &["مرها", "عالم"]);
        check(&it, splice(1, 0, 0), &["مرحبا", "هعالم"]);
        let tail = (BlockKind::Paragraph, Some(Direction::Ltr));
        let split = Change::Split { block: 0, offset: 4, tail, marks: None };
        check(&it, split, &["مر", "حبا", "عالم"]);
        check(&it, Change::Join { block: 0, marks: None }, &["مرحباعالم"]);
        check(&it, Change::Remove { at: 0, count: 2 }, &[]);
        let blocks = vec![Arc::new(Block::paragraph("جديد"))];
        check(&it, Change::Insert { at: 1, blocks }, &["مرحبا", "جديد", "عالم"]);
        check(&it, Change::Marks { block: 0, marks: vec![] }, &["مرحبا", "عالم"]);
        let field = Box::new(Field::Title(Title::main("آخر")));
        check(&it, Change::Field(field), &["مرحبا", "عالم"]);
    }

    #[test]
    fn what_does_not_fit_changes_nothing() {
        let mut it = article(&["مرحبا"]);
        let before = it.clone();
        let mut check = |change: Change| {
            assert!(it.apply(change).is_err());
            assert_eq!(it, before);
        };
        let with = RichText::plain("سطر\nثان");
        let marks = SpliceMarks::Follow;
        check(Change::Splice { block: 0, span: Span::at(0), with, marks: marks.clone() });
        check(Change::Splice { block: 0, span: Span::at(1), with: RichText::default(), marks });
        check(Change::Join { block: 0, marks: None });
        check(Change::Remove { at: usize::MAX, count: 2 });
        check(Change::RemoveReference { at: 0 });
    }

    #[test]
    fn raw_markup_that_a_mark_grew_into_is_raw_again() {
        let raw = Block::new(BlockKind::Raw, RichText::plain("\u{64E}"));
        let bold = RichText::plain("ب").with_mark(Span::new(0, 2), Mark::Bold);
        let body = Body::new([Block::new(BlockKind::Paragraph, bold), raw]);
        let it = Article::with_body(Title::main("عنوان"), body);
        check(&it, Change::Join { block: 0, marks: None }, &["ب\u{64E}"]);
    }

    #[test]
    fn raw_markup_gets_no_marks_and_a_half_is_no_block_of_a_newer_version() {
        let raw = Block::new(BlockKind::Raw, RichText::plain("{{ا}}"));
        let unknown = Block::new(BlockKind::Unknown("Map()".to_owned()), RichText::default());
        let body = Body::new([raw, Block::paragraph("نص"), unknown]);
        let before = Article::with_body(Title::main("عنوان"), body);
        let bold = || vec![MarkedSpan { span: Span::new(0, 2), mark: Mark::Bold }];
        let refused = [
            Change::Splice {
                block: 0,
                span: Span::at(0),
                with: RichText::default(),
                marks: SpliceMarks::Exactly(bold()),
            },
            Change::Split {
                block: 0,
                offset: 2,
                tail: (BlockKind::Paragraph, None),
                marks: Some((bold(), vec![])),
            },
            Change::Split {
                block: 1,
                offset: 2,
                tail: (BlockKind::Raw, None),
                marks: Some((vec![], bold())),
            },
            Change::Split {
                block: 1,
                offset: 4,
                tail: (BlockKind::Unknown("Map()".to_owned()), None),
                marks: None,
            },
            Change::Join { block: 0, marks: Some(bold()) },
            Change::Join { block: 1, marks: None },
        ];
        for change in refused {
            let mut after = before.clone();
            let block = match change {
                Change::Splice { block, .. }
                | Change::Split { block, .. }
                | Change::Join { block, .. } => block,
                _ => unreachable!(),
            };
            assert_eq!(after.apply(change), Err(ChangeError::NotAdmitted { block }));
            assert_eq!(after, before);
        }
    }

    #[test]
    fn no_number_is_too_large_for_a_change() {
        let before = article(&["مرحبا", "عالم"]);
        let max = usize::MAX;
        for (block, offset) in [(max, max), (max, 0), (0, max), (max - 1, 1), (1, max - 1)] {
            let span = Span::new(offset, max);
            let tail = (BlockKind::Paragraph, None);
            for change in [
                Change::Splice {
                    block,
                    span,
                    with: RichText::plain("ا"),
                    marks: SpliceMarks::Follow,
                },
                Change::Split { block, offset: offset.max(max - 1), tail, marks: None },
                Change::Join { block: block.max(1), marks: None },
                Change::Insert { at: block.max(3), blocks: vec![] },
                Change::Remove { at: block, count: offset.max(7) },
                Change::Kind { block: block.max(2), kind: BlockKind::Raw },
                Change::RemoveReference { at: block },
            ] {
                let mut after = before.clone();
                assert!(after.apply(change.clone()).is_err(), "{change:?}");
                assert_eq!(after, before);
            }
            for mapping in [
                Mapping::Spliced { block, span: Span::at(0), new_len: 9 },
                Mapping::Inserted { at: 0, count: max },
                Mapping::Removed { at: max, count: max },
                Mapping::Split { block: max, offset: 0 },
                Mapping::Split { block: 0, offset: 1 },
                Mapping::Joined { block: max, len: max },
                Mapping::Joined { block: 0, len: max },
                Mapping::Joined { block: max - 1, len: max },
            ] {
                for assoc in [Assoc::Before, Assoc::After] {
                    mapping.map(Position { block, offset }, assoc);
                }
            }
        }
    }

    #[test]
    fn no_two_references_share_an_id() {
        let mut it = article(&[]);
        let reference = || Arc::new(Reference { id: RefId::new("a"), ..Reference::default() });
        it.apply(Change::InsertReference { at: 0, reference: reference() }).unwrap();
        let error = it.apply(Change::InsertReference { at: 1, reference: reference() });
        assert!(matches!(error, Err(ChangeError::DuplicateReference(_))));
    }

    #[track_caller]
    fn check_map(mapping: Mapping, from: (usize, usize), to: (usize, usize)) {
        let position = Position { block: from.0, offset: from.1 };
        let found = mapping.map(position, Assoc::After);
        assert_eq!((found.block, found.offset), to);
    }

    #[test]
    fn positions_follow_changes() {
        check_map(Mapping::Inserted { at: 1, count: 2 }, (1, 4), (3, 4));
        check_map(Mapping::Inserted { at: 1, count: 2 }, (0, 4), (0, 4));
        check_map(Mapping::Removed { at: 1, count: 2 }, (2, 4), (1, 0));
        check_map(Mapping::Removed { at: 1, count: 2 }, (4, 4), (2, 4));
        check_map(Mapping::Split { block: 1, offset: 4 }, (1, 6), (2, 2));
        check_map(Mapping::Split { block: 1, offset: 4 }, (1, 4), (2, 0));
        check_map(Mapping::Split { block: 1, offset: 4 }, (2, 1), (3, 1));
        check_map(Mapping::Joined { block: 1, len: 5 }, (2, 3), (1, 8));
        check_map(Mapping::Joined { block: 1, len: 5 }, (3, 3), (2, 3));
        let spliced = Mapping::Spliced { block: 1, span: Span::new(2, 4), new_len: 6 };
        check_map(spliced, (1, 4), (1, 8));
        check_map(spliced, (0, 4), (0, 4));
    }
}
