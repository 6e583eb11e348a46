//! The body: a sequence of blocks. How it is stored is nobody else's business.

use std::sync::Arc;

use super::Block;
use crate::text;

/// The text of an article. Blocks are shared, so a clone (for a check or a save on another
/// thread) costs one pointer a block and an edit copies one block at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    pub(super) blocks: Vec<Arc<Block>>,
}

/// A place between two clusters of a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// Which block, counted from 0.
    pub block: usize,
    /// Byte offset into the block's text, on a cluster boundary.
    pub offset: usize,
}

impl Body {
    /// A body of these blocks.
    pub fn new(blocks: impl IntoIterator<Item = Block>) -> Self {
        Self { blocks: blocks.into_iter().map(Arc::new).collect() }
    }

    /// Number of blocks.
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Whether there is no block at all.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The block with this number.
    pub fn block(&self, index: usize) -> Option<&Block> {
        self.blocks.get(index).map(Arc::as_ref)
    }

    /// The block with this number, to be kept or put elsewhere without copying its text.
    pub fn shared(&self, index: usize) -> Option<Arc<Block>> {
        self.blocks.get(index).cloned()
    }

    /// All blocks in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Block> + DoubleEndedIterator + Clone {
        self.blocks.iter().map(Arc::as_ref)
    }

    /// Length of all texts together, in bytes.
    pub fn text_len(&self) -> usize {
        self.iter().map(|block| block.text().len()).sum()
    }

    /// The nearest position at or before `position` at which a caret may stand.
    pub fn clamp(&self, position: Position) -> Position {
        let last = self.blocks.len().saturating_sub(1);
        let block = position.block.min(last);
        let offset = if position.block > last { usize::MAX } else { position.offset };
        let text = self.block(block).map_or("", Block::text);
        Position { block, offset: text::floor_boundary(text, offset) }
    }
}

impl FromIterator<Block> for Body {
    fn from_iter<I: IntoIterator<Item = Block>>(blocks: I) -> Self {
        Self::new(blocks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_put_where_a_caret_may_stand() {
        let body = Body::new([Block::paragraph("مُ"), Block::paragraph("ab")]);
        let check = |block, offset, to: (usize, usize)| {
            let found = body.clamp(Position { block, offset });
            assert_eq!((found.block, found.offset), to);
        };
        check(0, 2, (0, 0));
        check(0, 4, (0, 4));
        check(1, 1, (1, 1));
        check(7, 0, (1, 2));
        assert_eq!(Body::default().clamp(Position { block: 3, offset: 3 }), Position::default());
    }
}
