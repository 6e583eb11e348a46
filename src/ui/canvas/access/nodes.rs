//! AccessKit's nodes for a text, and their way into egui's tree. It knows kinds of blocks and
//! numbers, neither editing nor layout.

use std::mem;

use egui::accesskit::{
    self, Action, Affine, Color, Node, NodeId, Role, TextDecoration, TextDecorationStyle,
    TextPosition, TextSelection, TreeUpdate,
};
use egui::{Context, FullOutput, Plugin, Pos2, Vec2};

use super::runs::TextRun;
use super::{Lines, direction};
use crate::article::{Article, Block, BlockKind, Direction, Mark};
use crate::ui::canvas::purpose::Purpose;

/// What a text has to tell in one frame.
pub(super) struct Told {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) selection: Option<TextSelection>,
}

/// A paragraph's node with those of its runs.
pub(super) struct Paragraph {
    pub(super) id: NodeId,
    pub(super) node: Node,
    pub(super) runs: Vec<(NodeId, Node)>,
}

/// Keeps what texts tell until egui gives its tree to the host, and then adds it: all of it or, if
/// the text's own node is not there, nothing.
#[derive(Default)]
pub(super) struct Nodes {
    told: Vec<(NodeId, Told)>,
}

impl Nodes {
    /// What the text of this node has to tell in this frame.
    pub(super) fn put(&mut self, text: NodeId, told: Told) {
        self.told.retain(|(other, _)| *other != text);
        self.told.push((text, told));
    }

    fn add_to(&mut self, update: &mut TreeUpdate) {
        for (text, told) in mem::take(&mut self.told) {
            let Some((_, node)) = update.nodes.iter_mut().find(|(id, _)| *id == text) else {
                continue;
            };
            let mut children = node.children().to_vec();
            children.extend(told.paragraphs.iter().map(|paragraph| paragraph.id));
            node.set_children(children);
            if let Some(selection) = told.selection {
                node.set_text_selection(selection);
            }
            for paragraph in told.paragraphs {
                update.nodes.push((paragraph.id, paragraph.node));
                update.nodes.extend(paragraph.runs);
            }
        }
    }
}

impl Plugin for Nodes {
    fn debug_name(&self) -> &'static str {
        "text for assistive technology"
    }

    fn output_hook(&mut self, _context: &Context, output: &mut FullOutput) {
        match &mut output.platform_output.accesskit_update {
            Some(update) => self.add_to(update),
            None => self.told.clear(),
        }
    }
}

/// Says of the text's own node what it is and what can be done with it.
pub(super) fn describe(
    node: &mut Node,
    label: &str,
    lines: Lines,
    purpose: Purpose,
    article: &Article,
) {
    node.set_role(match lines {
        Lines::One => Role::TextInput,
        Lines::Many => Role::MultilineTextInput,
    });
    node.set_label(label);
    if !article.language().is_empty() {
        node.set_language(article.language());
    }
    node.set_text_direction(direction(article.direction() == Direction::Rtl));
    node.add_action(Action::Focus);
    node.add_action(Action::SetTextSelection);
    if purpose == Purpose::Reading {
        node.set_read_only();
        return;
    }
    node.add_action(Action::ReplaceSelectedText);
    node.add_action(Action::SetValue);
}

/// The node of a paragraph whose upper left corner is at `corner`, if that is known. Its runs have
/// their places from there, so that scrolling changes nothing in them.
pub(super) fn paragraph(
    block: &Block,
    number: usize,
    runs: &[NodeId],
    corner: Option<Pos2>,
    size: Vec2,
) -> Node {
    let mut node = Node::default();
    match block.kind() {
        // Running text needs no object of its own: it is part of the text.
        BlockKind::Paragraph => node.set_role(Role::GenericContainer),
        BlockKind::Heading(level) => {
            node.set_role(Role::Heading);
            node.set_level(usize::from(level.get()));
            node.set_label(block.content().plain_text());
        }
        BlockKind::ListItem { .. } => {
            node.set_role(Role::ListItem);
            if let Some(index) = number.checked_sub(1) {
                node.set_position_in_set(index);
            }
        }
        BlockKind::Quotation { attribution } => {
            node.set_role(Role::Blockquote);
            if !attribution.trim().is_empty() {
                node.set_description(attribution.as_str());
            }
        }
        BlockKind::Picture(picture) => {
            node.set_role(Role::Figure);
            if !picture.alt.trim().is_empty() {
                node.set_label(picture.alt.as_str());
            }
        }
        BlockKind::Raw | BlockKind::Unknown(_) => node.set_role(Role::Code),
    }
    if let Some(corner) = corner {
        node.set_transform(Affine::translate((f64::from(corner.x), f64::from(corner.y))));
        let (x1, y1) = (f64::from(size.x), f64::from(size.y));
        node.set_bounds(accesskit::Rect { x0: 0.0, y0: 0.0, x1, y1 });
    }
    node.add_action(Action::ScrollIntoView);
    node.set_children(runs);
    node
}

/// The nodes of a paragraph's runs, whose places begin at `corner`.
pub(super) fn runs(block: &Block, runs: &[TextRun], ids: &[NodeId], corner: Vec2) -> Vec<Node> {
    let neighbour = |at: Option<usize>, line: usize| {
        let at = at.filter(|at| runs.get(*at).is_some_and(|run| run.line == line))?;
        ids.get(at).copied()
    };
    let made = runs.iter().enumerate().map(|(at, run)| {
        let mut node = run_node(run, corner);
        look(&mut node, block, run);
        if let Some(previous) = neighbour(at.checked_sub(1), run.line) {
            node.set_previous_on_line(previous);
        }
        if let Some(next) = neighbour(Some(at + 1), run.line) {
            node.set_next_on_line(next);
        }
        node
    });
    made.collect()
}

/// Says what is bold, italic or linked.
fn look(node: &mut Node, block: &Block, run: &TextRun) {
    let mut bold = matches!(block.kind(), BlockKind::Heading(_));
    let at = run.start();
    let marks = block.content().marks().iter();
    for marked in marks.filter(|marked| marked.span.start <= at && at < marked.span.end) {
        match marked.mark {
            Mark::Bold => bold = true,
            Mark::Italic => node.set_italic(),
            Mark::Link(_) => node.set_underline(TextDecoration {
                style: TextDecorationStyle::Solid,
                color: Color { red: 0, green: 0, blue: 0, alpha: 255 },
            }),
            _ => {}
        }
    }
    if bold {
        node.set_font_weight(700.0);
    }
}

/// What a text without any paragraph tells: an empty run, in which the caret is.
pub(super) fn nothing(paragraph: NodeId, run: NodeId, rtl: bool) -> Told {
    let mut node = Node::new(Role::GenericContainer);
    node.set_children([run]);
    let empty = TextRun { rtl, ..TextRun::default() };
    let runs = vec![(run, run_node(&empty, Vec2::ZERO))];
    let place = TextPosition { node: run, character_index: 0 };
    Told {
        paragraphs: vec![Paragraph { id: paragraph, node, runs }],
        selection: Some(TextSelection { anchor: place, focus: place }),
    }
}

fn run_node(run: &TextRun, corner: Vec2) -> Node {
    let mut node = Node::new(Role::TextRun);
    node.set_text_direction(direction(run.rtl));
    node.set_value(run.value.as_str());
    node.set_character_lengths(run.lengths.as_slice());
    node.set_word_starts(run.word_starts.as_slice());
    if let Some(places) = &run.places {
        let area = places.area;
        let (x, y) = (f64::from(corner.x), f64::from(corner.y));
        node.set_bounds(accesskit::Rect {
            x0: x + f64::from(area.left),
            y0: y + f64::from(area.top),
            x1: x + f64::from(area.right()),
            y1: y + f64::from(area.bottom()),
        });
        node.set_character_positions(places.positions.as_slice());
        node.set_character_widths(places.widths.as_slice());
    }
    node
}
