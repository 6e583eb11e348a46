//! One open article: its editor, its text on the screen, where its file is and how safe it is. It
//! asks for nothing by itself; [`super::pace`] says what is due.

use std::path::PathBuf;

use super::pace::Pace;
use crate::article::{Article, Block, Body, Object, Position};
use crate::checks::Place;
use crate::editor::{Editor, Selection};
use crate::survey::Survey;
use crate::ui::ask::AskBar;
use crate::ui::canvas::{Canvas, Overlay, OverlayKind};
use crate::ui::find::FindBar;
use crate::ui::page::PageView;
use crate::ui::panel::entities::EntitiesView;
use crate::ui::panel::sources::SourcesView;
use crate::ui::pictures::Pictures;
use crate::ui::text_menu::TextMenu;

/// By what an open article is known, as long as it is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub u64);

/// One open article.
pub struct Document {
    /// By what it is known.
    pub id: DocumentId,
    /// The article.
    pub editor: Editor,
    /// Its text on the screen.
    pub canvas: Canvas,
    /// What is found in it.
    pub find: FindBar,
    /// What its text asks.
    pub ask: AskBar,
    /// The menu over its text.
    pub menu: TextMenu,
    /// The panel of its names.
    pub names: EntitiesView,
    /// What stands around its text.
    pub page: PageView,
    /// Its pictures, as far as they are at hand.
    pub pictures: Pictures,
    /// Its file, if it has one.
    pub path: Option<PathBuf>,
    /// What was seen in it last.
    pub survey: Survey,
    /// The list of its sources and their form.
    pub sources: SourcesView,
    /// What is due.
    pub pace: Pace,
}

impl Document {
    /// Opens an article.
    pub fn new(id: DocumentId, article: Article, path: Option<PathBuf>) -> Self {
        // The text needs a paragraph to be written in.
        let article = if article.body().is_empty() { with_a_paragraph(article) } else { article };
        Self {
            id,
            editor: Editor::new(article),
            canvas: Canvas::new(&format!("article-{}", id.0)),
            find: FindBar::default(),
            ask: AskBar::default(),
            menu: TextMenu::default(),
            names: EntitiesView::default(),
            page: PageView::new(id),
            pictures: Pictures::default(),
            path,
            survey: Survey::default(),
            sources: SourcesView::default(),
            pace: Pace::default(),
        }
    }

    /// What it is called: its title, or what stands for one.
    pub fn name<'a>(&'a self, untitled: &'a str) -> &'a str {
        let name = self.editor.article().title().name.trim();
        if name.is_empty() { untitled } else { name }
    }

    /// Whether what was written would be lost, but for a copy, if it were closed.
    pub fn is_unsaved(&self) -> bool {
        self.pace.is_unsaved(self.editor.revision())
    }

    /// Puts the caret at a place of the body and shows it.
    pub fn go_to(&mut self, block: usize, offset: usize) {
        self.editor.select(Selection::caret(Position { block, offset }));
        self.canvas.follow_caret();
    }

    /// What lies over the text: what was found in it, and problems where their blocks are as they
    /// were when they were looked over, and quotations without a source; in the order of the text.
    pub fn overlays(&self) -> Vec<Overlay> {
        let body = self.editor.article().body();
        let current = self.find.current(&self.editor);
        let found = self.find.matches().iter().enumerate();
        let found = found.filter_map(|(at, it)| Overlay::of_match(it, current == Some(at)));
        let problems = self.survey.problems.iter().filter_map(|problem| {
            let overlay = Overlay::of_problem(problem)?;
            let block = self.survey.block_now(overlay.block, body)?;
            Some(Overlay { block, ..overlay })
        });
        let uncited = self.survey.coverage.iter().enumerate().flat_map(|(then, cover)| {
            let spans = &cover.uncited;
            let block = spans.first().and_then(|_| self.survey.block_now(then, body));
            let kind = OverlayKind::Uncited;
            spans.iter().filter_map(move |span| Some(Overlay { block: block?, span: *span, kind }))
        });
        let mut overlays: Vec<Overlay> =
            found.chain(problems).chain(uncited).chain(self.names_seen()).collect();
        // What lies below comes first where several begin at one place.
        overlays.sort_by_key(|overlay| (overlay.block, overlay.span.start, overlay.kind));
        overlays
    }

    /// What was found in the title and the caption above the text.
    pub fn found_above(&self) -> Vec<(Place, OverlayKind)> {
        let current = self.find.current(&self.editor);
        let found = self.find.matches().iter().enumerate();
        let above = found.filter(|(_, it)| !matches!(it.place, Place::Body { .. }));
        above.map(|(at, it)| (it.place.clone(), OverlayKind::found(current == Some(at)))).collect()
    }

    /// Names in the text: those that are linked, those to look at, and those that are chosen.
    fn names_seen(&self) -> impl Iterator<Item = Overlay> + '_ {
        let body = self.editor.article().body();
        let mentions = &self.survey.mentions;
        let chosen = self.names.chosen_in(mentions);
        mentions.mentions.iter().filter_map(move |mention| {
            let Place::Body { block, .. } = mention.place else { return None };
            let overlay = Overlay::of_mention(mention, chosen)?;
            Some(Overlay { block: self.survey.block_now(block, body)?, ..overlay })
        })
    }

    /// The first source of the citation at a place of the text.
    pub fn source_at(&self, place: Position) -> Option<Place> {
        let article = self.editor.article();
        let objects = article.body().block(place.block)?.content().objects();
        let placed = objects.iter().find(|it| it.offset == place.offset)?;
        let Object::Citation(citation) = &placed.object else { return None };
        let id = citation.references.first()?;
        let index = article.references().iter().position(|it| it.id == *id)?;
        Some(Place::Reference { index, id: id.clone(), field: None })
    }

    /// Where a place that was seen last is now.
    pub fn place_now(&self, place: &Place) -> Option<Place> {
        self.survey.place_now(place, self.editor.article())
    }
}

fn with_a_paragraph(mut article: Article) -> Article {
    let blocks = Body::new([Block::paragraph("")]);
    let blocks = (0..blocks.len()).filter_map(|at| blocks.shared(at)).collect();
    // The body has no block, so there is room before the first.
    let _ = article.apply(crate::article::Change::Insert { at: 0, blocks });
    article
}
