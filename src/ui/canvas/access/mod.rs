//! The text as assistive technology reads it: a text field whose paragraphs hold runs of
//! characters, the caret and the selection in them, in the order in which they are written. It
//! knows AccessKit and the layouts, no platform.
//!
//! Nothing is done while nothing listens. Then the whole text is told (of a giant article the
//! part around the caret), with the places of what is laid out; runs are made anew only where a
//! paragraph changed or was laid out.
//!
//! AccessKit wants whole trees, and egui no children that are not widgets: [`Nodes`] takes what
//! [`Canvas::tell`] has made into the tree that egui gives to its host.

mod nodes;
mod reach;
mod requests;
mod runs;

use std::sync::Arc;

use egui::accesskit::{self, Node, NodeId, TextPosition, TextSelection};
use egui::{Id, Pos2, Response, Ui, pos2};

use super::rows::{Laid, Row};
use super::{Canvas, style};
use crate::article::{Article, Block, Direction, Position};
use crate::editor::Editor;
use crate::strings::Language;
use crate::text::Span;
use crate::typeset::Affinity;
use nodes::Nodes;
use reach::Reach;
use runs::{Source, TextRun};

/// How many lines a text has for those who don't see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lines {
    /// One, such as a title.
    One,
    /// Any number.
    #[default]
    Many,
}

/// What is told of a text, and what it was made from.
pub(super) struct Access {
    label: String,
    lines: Lines,
    entries: Vec<Entry>,
    /// How many paragraphs have had a key.
    keys: u64,
    reach: Reach,
}

/// A paragraph as it was told last.
struct Entry {
    /// Names its nodes; stays while the paragraph changes.
    key: u64,
    block: Arc<Block>,
    look: Look,
    runs: Vec<TextRun>,
    /// One for each run.
    ids: Vec<NodeId>,
    /// The same runs for AccessKit.
    nodes: Vec<Node>,
}

/// What besides a block's content its runs depend on.
#[derive(Clone, Debug, Default, PartialEq)]
struct Look {
    /// Width of the layout, font size, left and upper edge, if it is laid out.
    laid: Option<[f32; 4]>,
    labels: Vec<String>,
    part: Span,
    breaks: bool,
    rtl: bool,
}

impl Default for Access {
    fn default() -> Self {
        Self {
            label: Language::default().strings().article_text.to_owned(),
            lines: Lines::Many,
            entries: Vec::new(),
            keys: 0,
            reach: Reach::default(),
        }
    }
}

impl Canvas {
    /// Says what the text is called and whether it has one line, for those who don't see it.
    /// Without this it is the text of an article, in Arabic.
    pub fn name_for_access(&mut self, label: &str, lines: Lines) {
        label.clone_into(&mut self.access.label);
        self.access.lines = lines;
    }

    /// Tells whoever listens what the text is and where the caret stands. `origin` is the column's
    /// upper left corner in the window.
    pub(super) fn tell(&mut self, ui: &Ui, response: &Response, editor: &Editor, origin: Pos2) {
        let root = response.id;
        let article = editor.article();
        let listened = ui.ctx().accesskit_node_builder(root, |node| {
            nodes::describe(node, &self.access.label, self.access.lines, self.purpose, article);
            // A change of the text is a change of this node, even where the caret stays and the
            // run that changed is in a heading: platforms look for it here.
            node.set_class_name(format!("text {}", editor.revision()));
        });
        if listened.is_none() {
            self.access.entries.clear();
            return;
        }
        self.update_entries(root, editor);
        let told = if self.access.entries.is_empty() {
            let (paragraph, run) = (root.with("paragraph"), root.with("run"));
            let rtl = article.direction() == Direction::Rtl;
            nodes::nothing(paragraph.accesskit_id(), run.accesskit_id(), rtl)
        } else {
            let selection = editor.selection();
            let anchor = self.access.find(selection.anchor, Affinity::After);
            let focus = self.access.find(selection.head, self.affinity);
            let selection = anchor.zip(focus);
            let selection = selection.map(|(anchor, focus)| TextSelection { anchor, focus });
            nodes::Told { paragraphs: self.paragraphs(root, origin), selection }
        };
        ui.ctx().plugin_or_default::<Nodes>().lock().put(root.accesskit_id(), told);
    }

    /// Makes runs where a paragraph changed or looks otherwise than before.
    fn update_entries(&mut self, root: Id, editor: &Editor) {
        let article = editor.article();
        let access = &mut self.access;
        access.reach.follow(article, editor.selection().head);
        let blocks = access.reach.blocks();
        access.keep_keys(article, blocks.clone());
        for (entry, at) in access.entries.iter_mut().zip(blocks) {
            let Some(row) = self.rows.rows.get(at) else { continue };
            let labels = self.rows.labels(&row.block);
            let part = access.reach.part(at, row.block.text());
            let breaks = at + 1 < article.body().len();
            let look = Look::of(row, labels, part, breaks, article);
            let composing = self.composing.as_ref().is_some_and(|it| it.block == at);
            let same = Arc::ptr_eq(&entry.block, &row.block) && entry.look == look;
            if !same || composing || entry.runs.is_empty() {
                entry.block = Arc::clone(&row.block);
                entry.make(root, look, whole(row));
            }
        }
    }

    /// The nodes of all paragraphs, each moved to where it is in the window.
    fn paragraphs(&self, root: Id, origin: Pos2) -> Vec<nodes::Paragraph> {
        let access = &self.access;
        let blocks = access.reach.blocks();
        let mut told = Vec::with_capacity(access.entries.len());
        // Upwards from the view the heights are summed up once, then downwards.
        let mut top = origin.y - self.offset;
        for at in (blocks.start..self.anchor).rev() {
            top -= self.rows.height(at);
        }
        for at in self.anchor..blocks.start {
            top += self.rows.height(at);
        }
        for (entry, at) in access.entries.iter().zip(blocks) {
            let height = self.rows.height(at);
            let number = self.rows.rows.get(at).map_or(0, |row| row.number);
            let corner = entry.look.laid.map(|_| pos2(origin.x, top));
            let size = egui::vec2(self.rows.width(), height);
            told.push(nodes::Paragraph {
                id: root.with(("paragraph", entry.key)).accesskit_id(),
                node: nodes::paragraph(&entry.block, number, &entry.ids, corner, size),
                runs: entry.ids.iter().copied().zip(entry.nodes.iter().cloned()).collect(),
            });
            top += height;
        }
        told
    }
}

impl Access {
    /// Paragraphs that are the same as before keep their keys, and so do those between them as far
    /// as they go: typing changes a node, it does not put another in its place.
    fn keep_keys(&mut self, article: &Article, blocks: std::ops::Range<usize>) {
        let body = article.body();
        let same = |entry: &Entry, at: usize| {
            body.block(at).is_some_and(|block| std::ptr::eq(block, &*entry.block))
        };
        let (old, new) = (self.entries.len(), blocks.len());
        let head = self.entries.iter().zip(blocks.clone());
        let head = head.take_while(|(entry, at)| same(entry, *at)).count();
        let most = (old - head).min(new - head);
        let tail = self.entries.iter().rev().zip(blocks.clone().rev()).take(most);
        let tail = tail.take_while(|(entry, at)| same(entry, *at)).count();
        let (gone, came) = (old - head - tail, new - head - tail);
        let kept = head + gone.min(came);
        let fresh = (gone..came.max(gone)).filter_map(|more| {
            self.keys += 1;
            let block = body.shared(blocks.start + head + more)?;
            Some(Entry::new(self.keys, block))
        });
        let fresh: Vec<Entry> = fresh.collect();
        self.entries.splice(kept..old - tail, fresh);
    }

    /// Where a position of the article is in what is told; the nearest place in reach.
    fn find(&self, position: Position, affinity: Affinity) -> Option<TextPosition> {
        let blocks = self.reach.blocks();
        let last = self.entries.len().checked_sub(1)?;
        let number = position.block.saturating_sub(blocks.start).min(last);
        let offset = match position.block {
            block if block < blocks.start => 0,
            block if block >= blocks.end => usize::MAX,
            _ => position.offset,
        };
        // At the edge of what is in reach a paragraph may have nothing to show.
        let shown = |at: usize| self.entries.get(at).filter(|entry| !entry.runs.is_empty());
        let here = shown(number).map(|entry| (entry, offset));
        let next = || Some((shown(number + 1)?, 0));
        let above = || Some((shown(number.checked_sub(1)?)?, usize::MAX));
        let (entry, offset) = here.or_else(next).or_else(above)?;
        let before = matches!(affinity, Affinity::Before | Affinity::LineEnd);
        // With the text before it, where it belongs to that; else with the text behind it.
        let index = match before {
            true => entry.runs.partition_point(|run| run.start() < offset),
            false => entry.runs.partition_point(|run| run.start() <= offset),
        };
        let index = index.saturating_sub(1);
        let run = entry.runs.get(index)?;
        // Never behind the break: that is the next paragraph.
        let text_end = entry.block.text().len();
        let offset = offset.min(text_end);
        let character_index = run.offsets.partition_point(|at| *at < offset);
        let character_index = character_index.min(run.lengths.len());
        Some(TextPosition { node: *entry.ids.get(index)?, character_index })
    }

    /// The place in the article of a place in what was told.
    fn resolve(&self, place: &TextPosition) -> Option<(Position, Affinity)> {
        for (entry, block) in self.entries.iter().zip(self.reach.blocks()) {
            let Some(index) = entry.ids.iter().position(|id| *id == place.node) else { continue };
            let run = entry.runs.get(index)?;
            let offset = *run.offsets.get(place.character_index).or(run.offsets.last())?;
            if offset > entry.block.text().len() {
                // Behind the break.
                return Some((Position { block: block + 1, offset: 0 }, Affinity::After));
            }
            let at_end = place.character_index > 0 && place.character_index >= run.lengths.len();
            let affinity = if at_end { Affinity::Before } else { Affinity::After };
            return Some((Position { block, offset }, affinity));
        }
        None
    }

    /// The place at which a node that was told begins: a paragraph or a run.
    fn start_of(&self, root: Id, node: NodeId) -> Option<Position> {
        let entries = self.entries.iter().zip(self.reach.blocks());
        for (entry, block) in entries {
            if let Some(index) = entry.ids.iter().position(|id| *id == node) {
                return Some(Position { block, offset: entry.runs.get(index)?.start() });
            }
            if root.with(("paragraph", entry.key)).accesskit_id() == node {
                return Some(Position { block, offset: 0 });
            }
        }
        None
    }
}

impl Entry {
    fn new(key: u64, block: Arc<Block>) -> Self {
        let (runs, ids, nodes) = Default::default();
        Self { key, block, look: Look::default(), runs, ids, nodes }
    }

    fn make(&mut self, root: Id, look: Look, laid: Option<&Laid>) {
        let marks = self.block.content().marks();
        let mut cuts: Vec<usize> =
            marks.iter().flat_map(|marked| [marked.span.start, marked.span.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let source = Source {
            text: self.block.text(),
            cuts: &cuts,
            labels: &look.labels,
            part: look.part,
            breaks: look.breaks,
            rtl: look.rtl,
        };
        self.runs = match laid {
            Some(laid) => runs::of_layout(source, &laid.layout),
            None => runs::of_text(source),
        };
        let key = self.key;
        let id = |number: usize| root.with(("run", key, number)).accesskit_id();
        self.ids = (0..self.runs.len()).map(id).collect();
        let corner = laid.map_or(egui::Vec2::ZERO, |laid| egui::vec2(laid.left, laid.top));
        self.nodes = nodes::runs(&self.block, &self.runs, &self.ids, corner);
        self.look = look;
    }
}

impl Look {
    fn of(row: &Row, labels: Vec<String>, part: Span, breaks: bool, article: &Article) -> Self {
        let laid =
            whole(row).map(|laid| [laid.layout.width(), laid.style.text.size, laid.left, laid.top]);
        let rtl = match whole(row) {
            Some(laid) => laid.layout.is_rtl(),
            None => {
                let direction = style::direction(&row.block, article.direction());
                direction.is_rtl_for(row.block.text())
            }
        };
        Self { laid, labels, part, breaks, rtl }
    }
}

/// The layout of a row that is laid out to its end.
fn whole(row: &Row) -> Option<&Laid> {
    row.laid.as_deref().filter(|laid| laid.layout.is_complete())
}

/// AccessKit's name for a direction.
fn direction(rtl: bool) -> accesskit::TextDirection {
    match rtl {
        true => accesskit::TextDirection::RightToLeft,
        false => accesskit::TextDirection::LeftToRight,
    }
}
