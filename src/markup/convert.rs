//! Article to tree: all decisions that formats share are made here, once.
//!
//! It knows articles and the tree, not how anything is written.

use std::collections::{HashMap, HashSet};

use super::address;
use super::tree::{
    Document, ExportNote, Figure, Inline, Item, Line, Link, LinkTarget, Node, Run, Source, Style,
    Use,
};
use crate::article::{
    Article, Block, BlockKind, Mark, MarkedSpan, Object, RefId, Reference, RichText, Target,
};
use crate::text::{Span, letters};

/// Turns an article into a tree and says what had to be left out or guessed.
pub(super) fn document(article: &Article) -> (Document<'_>, Vec<ExportNote>) {
    let mut converter = Converter::new(article);
    let lead = article.lead().map(|lead| Figure {
        picture: &lead.picture,
        caption: converter.line(&lead.caption, None, Names::Plain),
    });
    let mut nodes = Vec::with_capacity(article.body().len());
    for (index, block) in article.body().iter().enumerate() {
        converter.block(index, block, &mut nodes);
    }
    drop_needless_partings(&mut nodes);
    if lead
        .as_ref()
        .is_some_and(|lead| lead.picture.file.trim().is_empty() && !lead.caption.is_blank())
    {
        converter.notes.push(ExportNote::LeadWithoutFile);
    }
    let cited: HashSet<&RefId> = converter.sources.iter().map(|s| &s.reference.id).collect();
    let uncited: Vec<&Reference> =
        article.references().iter().filter(|reference| !cited.contains(&reference.id)).collect();
    let ids = uncited.iter().map(|reference| reference.id.clone());
    converter.notes.extend(ids.map(ExportNote::UncitedReference));
    if converter.controls > 0 {
        converter.notes.push(ExportNote::ControlCharacters { count: converter.controls });
    }
    let document = Document {
        title: article.title(),
        dateline: article.dateline(),
        language: article.language(),
        direction: article.direction(),
        lead,
        nodes,
        see_also: article.see_also(),
        sources: converter.sources,
        uncited,
        categories: article.categories(),
    };
    (document, converter.notes)
}

/// An empty paragraph says something only between two lists or two quotations.
fn drop_needless_partings(nodes: &mut Vec<Node<'_>>) {
    let mut kept = Vec::with_capacity(nodes.len());
    for node in nodes.drain(..) {
        let parted = matches!(kept.last(), Some(Node::Parting));
        match node {
            Node::Parting
                if !matches!(kept.last(), Some(Node::List(_) | Node::Quotation { .. })) => {}
            Node::Parting => kept.push(Node::Parting),
            node => {
                let before = kept.len().checked_sub(2).and_then(|at| kept.get(at));
                let needed = matches!(
                    (before, &node),
                    (Some(Node::List(_)), Node::List(_))
                        | (Some(Node::Quotation { .. }), Node::Quotation { .. })
                );
                if parted && !needed {
                    kept.pop();
                }
                kept.push(node);
            }
        }
    }
    if matches!(kept.last(), Some(Node::Parting)) {
        kept.pop();
    }
    *nodes = kept;
}

/// Whether names are linked where a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// In running text: at the first mention.
    Linked,
    /// In headings, captions and other people's words: never.
    Plain,
}

struct Converter<'a> {
    references: HashMap<&'a RefId, &'a Reference>,
    /// Where each cited reference stands in `sources`.
    numbers: HashMap<&'a RefId, usize>,
    sources: Vec<Source<'a>>,
    /// The page of each decided name that has one: as it was decided, and as a wiki knows it.
    pages: HashMap<&'a str, (&'a str, String)>,
    /// Pages that have their link, by the name under which a wiki knows them.
    linked: HashSet<String>,
    notes: Vec<ExportNote>,
    undefined: HashSet<&'a RefId>,
    controls: usize,
}

impl<'a> Converter<'a> {
    fn new(article: &'a Article) -> Self {
        let own_page = known_name(&article.title().full());
        let mut pages = HashMap::new();
        let mut notes = Vec::new();
        for decision in article.entities().iter().filter(|decision| !decision.page.is_empty()) {
            match known_name(&decision.page) {
                None => notes.push(ExportNote::NameNotAllowed(decision.page.clone())),
                // A page does not link to itself.
                known if known == own_page => {}
                Some(known) => {
                    pages.insert(decision.name.as_str(), (decision.page.as_str(), known));
                }
            }
        }
        Self {
            references: article.references().iter().map(|r| (&r.id, r)).collect(),
            numbers: HashMap::new(),
            sources: Vec::new(),
            pages,
            linked: HashSet::new(),
            notes,
            undefined: HashSet::new(),
            controls: 0,
        }
    }

    fn block(&mut self, index: usize, block: &'a Block, nodes: &mut Vec<Node<'a>>) {
        let names = match block.kind() {
            BlockKind::Paragraph | BlockKind::ListItem { .. } => Names::Linked,
            _ => Names::Plain,
        };
        match block.kind() {
            BlockKind::Raw => {
                if !block.text().trim().is_empty() {
                    nodes.push(Node::Raw(block.text()));
                }
                return;
            }
            BlockKind::Unknown(_) => {
                self.notes.push(ExportNote::UnknownBlock { block: index });
                return;
            }
            _ => {}
        }
        let line = self.line(block.content(), Some(block), names);
        match block.kind() {
            BlockKind::Heading(level) => {
                if !line.is_blank() {
                    nodes.push(Node::Heading(*level, line));
                }
            }
            BlockKind::ListItem { style, level } => {
                let item = Item { style: *style, level: *level, line };
                match nodes.last_mut() {
                    Some(Node::List(items)) => items.push(item),
                    _ => nodes.push(Node::List(vec![item])),
                }
            }
            BlockKind::Quotation { attribution } => {
                let said = Some(line).filter(|line| !line.is_blank());
                match nodes.last_mut() {
                    // Paragraphs of one quotation: only its last one says whose words they are.
                    Some(Node::Quotation { lines, attribution: open })
                        if open.trim().is_empty() =>
                    {
                        lines.extend(said);
                        *open = attribution;
                    }
                    _ if said.is_none() && attribution.trim().is_empty() => {}
                    _ => {
                        let lines = said.into_iter().collect();
                        nodes.push(Node::Quotation { lines, attribution });
                    }
                }
            }
            BlockKind::Picture(picture) => {
                nodes.push(Node::Figure(Figure { picture, caption: line }));
            }
            _ if !line.is_blank() => nodes.push(Node::Paragraph(line)),
            _ => nodes.push(Node::Parting),
        }
    }

    /// Cuts a line into runs, links and objects.
    fn line(&mut self, rich: &'a RichText, block: Option<&Block>, names: Names) -> Line<'a> {
        self.controls += rich.text().chars().filter(|&c| letters::is_unwanted_control(c)).count();
        let mut line = Line { inlines: Vec::new(), direction: block.and_then(Block::direction) };
        let mut covers = self.covers(rich, names);
        covers.sort_by_key(|cover| cover.span.start);
        let mut cuts: Vec<usize> = covers.iter().flat_map(|c| [c.span.start, c.span.end]).collect();
        let objects = rich.objects();
        cuts.extend(
            objects.iter().flat_map(|p| [p.offset, p.offset + crate::text::OBJECT.len_utf8()]),
        );
        cuts.extend([0, rich.text().len()]);
        cuts.sort_unstable();
        cuts.dedup();

        let mut objects = objects.iter().peekable();
        let mut waiting = covers.into_iter().peekable();
        let mut active: Vec<Cover<'a>> = Vec::new();
        for (start, end) in cuts.iter().zip(cuts.iter().skip(1)).map(|(a, b)| (*a, *b)) {
            active.retain(|cover| cover.span.end > start);
            while let Some(cover) = waiting.next_if(|cover| cover.span.start <= start) {
                active.push(cover);
            }
            if let Some(placed) = objects.next_if(|placed| placed.offset == start) {
                match &placed.object {
                    Object::Citation(citation) => self.cite(&citation.references, &mut line),
                    Object::Raw(raw) => line.inlines.push(Inline::Raw(raw)),
                }
                continue;
            }
            let Some(text) = rich.text().get(start..end) else { continue };
            let style = Style {
                bold: active.iter().any(|cover| matches!(cover.what, What::Bold)),
                italic: active.iter().any(|cover| matches!(cover.what, What::Italic)),
            };
            let link = active.iter().find_map(|cover| match cover.what {
                What::Link(target) => Some((target, cover.span.start)),
                _ => None,
            });
            push(&mut line.inlines, Run { text, style }, link, start);
        }
        line
    }

    /// What lies over which range: styles, links, and names at their first mention.
    fn covers(&mut self, rich: &'a RichText, names: Names) -> Vec<Cover<'a>> {
        let is_link = |marked: &&MarkedSpan| match &marked.mark {
            Mark::Link(target) => refused(target).is_none(),
            _ => false,
        };
        // Links don't overlap, so by start means by end too.
        let links: Vec<Span> = rich.marks().iter().filter(is_link).map(|m| m.span).collect();
        let mut covers = Vec::with_capacity(rich.marks().len());
        for marked in rich.marks() {
            let what = match &marked.mark {
                Mark::Bold => What::Bold,
                Mark::Italic => What::Italic,
                Mark::Link(target) => {
                    // Letters whose link nobody would accept are letters like those around them.
                    if let Some(note) = refused(target) {
                        self.notes.push(note);
                        continue;
                    }
                    if let (Names::Linked, Target::Page(page)) = (names, target) {
                        self.linked.extend(known_name(page));
                    }
                    What::Link(LinkTarget::of(target))
                }
                Mark::Entity(name) => {
                    let next = links.partition_point(|link| link.end <= marked.span.start);
                    let free = !links.get(next).is_some_and(|link| link.overlaps(marked.span));
                    let Some((page, known)) = self.pages.get(name.as_str()) else { continue };
                    if names == Names::Plain || !free || !self.linked.insert(known.clone()) {
                        continue;
                    }
                    What::Link(LinkTarget::Page(page))
                }
            };
            covers.push(Cover { span: marked.span, what });
        }
        covers
    }

    fn cite(&mut self, ids: &'a [RefId], line: &mut Line<'a>) {
        let mut uses = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(&reference) = self.references.get(id) else {
                if self.undefined.insert(id) {
                    self.notes.push(ExportNote::UndefinedCitation(id.clone()));
                }
                continue;
            };
            let next = self.sources.len();
            let number = *self.numbers.entry(&reference.id).or_insert(next);
            if number == next {
                self.sources.push(Source { reference, uses: 0 });
            }
            if let Some(source) = self.sources.get_mut(number) {
                uses.push(Use { source: number, nth: source.uses });
                source.uses += 1;
            }
        }
        if !uses.is_empty() {
            line.inlines.push(Inline::Citation(uses));
        }
    }
}

/// The name under which a wiki knows a page: «سمرقند_» and « سمرقند» are one.
fn known_name(page: &str) -> Option<String> {
    address::page_name(page).map(|name| name.replace('_', " "))
}

/// Why a link can't be made, if it can't.
fn refused(target: &Target) -> Option<ExportNote> {
    match target {
        Target::Page(page) if address::page_name(page).is_none() => {
            Some(ExportNote::NameNotAllowed(page.clone()))
        }
        Target::Url(url) if address::url(url).is_none() => {
            Some(ExportNote::UrlNotAllowed(url.clone()))
        }
        _ => None,
    }
}

struct Cover<'a> {
    span: Span,
    what: What<'a>,
}

enum What<'a> {
    Bold,
    Italic,
    Link(LinkTarget<'a>),
}

/// Adds a run, to the open link where it belongs to the same one. A citation inside a linked
/// text parts the link, for no format can nest the two.
fn push<'a>(
    inlines: &mut Vec<Inline<'a>>,
    run: Run<'a>,
    link: Option<(LinkTarget<'a>, usize)>,
    start: usize,
) {
    match link {
        None => inlines.push(Inline::Run(run)),
        Some((target, link_start)) => match inlines.last_mut() {
            Some(Inline::Link(open)) if link_start < start && open.target == target => {
                open.runs.push(run);
            }
            _ => inlines.push(Inline::Link(Link { target, runs: vec![run] })),
        },
    }
}
