//! What was found in blocks that have not changed since. It knows which block is the same one, and
//! nothing of what was found.

use std::collections::HashMap;
use std::sync::Arc;

use super::hits::Hit;
use crate::article::Block;

/// What [`super::find`] keeps from one run to the next: after an edit only the blocks that changed
/// are read again. One cache serves one article; given another, it begins anew by itself.
#[derive(Debug, Default)]
pub struct Cache {
    /// Of what the names were that were looked for.
    fingerprint: Option<u64>,
    /// By address. The block is kept, so that no other can come to have its address.
    blocks: HashMap<usize, (Arc<Block>, Arc<[Hit]>)>,
    /// What this run has asked for; the rest is forgotten at its end.
    seen: HashMap<usize, (Arc<Block>, Arc<[Hit]>)>,
    read: usize,
}

impl Cache {
    /// How many blocks the last run had to read.
    pub fn blocks_read(&self) -> usize {
        self.read
    }

    /// Begins a run that looks for these names.
    pub(super) fn begin(&mut self, fingerprint: u64) {
        if self.fingerprint != Some(fingerprint) {
            self.blocks.clear();
        }
        self.fingerprint = Some(fingerprint);
        self.seen = HashMap::with_capacity(self.blocks.len());
        self.read = 0;
    }

    /// What there is in a block.
    pub(super) fn hits(
        &mut self,
        block: Arc<Block>,
        read: impl FnOnce(&Block) -> Vec<Hit>,
    ) -> Arc<[Hit]> {
        let address = Arc::as_ptr(&block) as usize;
        if let Some((_, hits)) = self.seen.get(&address) {
            return Arc::clone(hits);
        }
        let known = self.blocks.remove(&address);
        let (block, hits) = known.unwrap_or_else(|| {
            self.read += 1;
            let hits = read(&block).into();
            (block, hits)
        });
        self.seen.insert(address, (block, Arc::clone(&hits)));
        hits
    }

    /// Ends a run.
    pub(super) fn end(&mut self) {
        self.blocks = std::mem::take(&mut self.seen);
    }
}
