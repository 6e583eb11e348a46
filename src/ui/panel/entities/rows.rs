//! The list of names as rows: which ones there are, in which order, how high. It draws nothing, so
//! that thousands of them cost nothing until they are in sight.

use std::collections::HashMap;

use crate::article::{Article, EntityKind, Place};
use crate::entities::{Entity, Mention, Mentions, Origin, Verdict};
use crate::strings::names::Where;
use crate::survey::Survey;
use crate::text::{Span, letters};

/// Heights of rows in logical pixels.
const HEADING: f32 = 40.0;
const NAME: f32 = 32.0;
const DOUBT: f32 = 36.0;
const TOOLS: f32 = 36.0;

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Row {
    /// The names of a kind; of none for those that nobody knows.
    Group { kind: Option<EntityKind>, count: usize },
    /// A name, by its number.
    Name(usize),
    /// A spelling to look at, under its name.
    Doubt(Doubt),
    /// What can be done with the name that is chosen.
    Tools(usize),
    /// The page of the name that is chosen.
    Page(usize),
}

/// Mentions of one name that are doubtful in the same way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Doubt {
    /// Whose.
    pub(super) entity: usize,
    /// The mentions, by number.
    pub(super) mentions: Vec<usize>,
    /// Where they are.
    pub(super) place: Where,
    /// What is written there.
    pub(super) written: String,
    /// What is doubtful.
    pub(super) kind: DoubtKind,
}

/// What is doubtful about a mention.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum DoubtKind {
    /// It is spelled otherwise: without particles so, and rightly so, with those of the one place.
    Variant { stem: String, right: String },
    /// Two words are written in one; parted they are this.
    Glued { parted: String },
}

/// All rows with the places of their upper edges.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<Row>,
    tops: Vec<f32>,
    pub(super) height: f32,
}

impl Rows {
    /// The rows for a search; all names where nothing is searched for.
    pub(super) fn of(survey: &Survey, article: &Article, query: &str, open: Option<Open>) -> Self {
        let mentions = &*survey.mentions;
        let query = key(query.trim());
        let mut names: Vec<(usize, &Entity)> = mentions
            .entities
            .iter()
            .enumerate()
            .filter(|(number, entity)| {
                query.is_empty()
                    || key(&entity.name).contains(&query)
                    || key(&entity.latin).contains(&query)
                    || mentions.of(*number).any(|mention| match &mention.verdict {
                        Verdict::Variant { written, .. } => key(written).contains(&query),
                        _ => false,
                    })
            })
            .collect();
        // By kind, unknown ones last; of a kind those that are named often first.
        let kind = |entity: &Entity| (entity.origin != Origin::Unknown).then_some(entity.kind);
        names.sort_by_key(|(_, entity)| {
            let kind = kind(entity);
            (kind.is_none(), kind, std::cmp::Reverse(entity.mentions.len()))
        });
        let mut rows = Self::default();
        for group in names.chunk_by(|one, other| kind(one.1) == kind(other.1)) {
            let of = group.first().and_then(|(_, entity)| kind(entity));
            rows.push(Row::Group { kind: of, count: group.len() });
            for (number, entity) in group {
                rows.push(Row::Name(*number));
                if let Some(open) = open.filter(|open| open.entity == *number) {
                    rows.push(Row::Tools(*number));
                    if open.with_page {
                        rows.push(Row::Page(*number));
                    }
                }
                if entity.variants + entity.glued > 0 {
                    for doubt in doubts(survey, article, *number) {
                        rows.push(Row::Doubt(doubt));
                    }
                }
            }
        }
        rows
    }

    fn push(&mut self, row: Row) {
        let height = match row {
            Row::Group { .. } => HEADING,
            Row::Name(_) => NAME,
            Row::Doubt(_) => DOUBT,
            Row::Tools(_) | Row::Page(_) => TOOLS,
        };
        self.tops.push(self.height);
        self.height += height;
        self.rows.push(row);
    }

    /// Upper and lower edge of a row.
    pub(super) fn edges(&self, at: usize) -> (f32, f32) {
        let edge = |at: usize| self.tops.get(at).copied().unwrap_or(self.height);
        (edge(at), edge(at + 1))
    }

    /// The rows of which something is between two heights.
    pub(super) fn between(&self, top: f32, bottom: f32) -> std::ops::Range<usize> {
        let first = self.tops.partition_point(|edge| *edge <= top).saturating_sub(1);
        let last = self.tops.partition_point(|edge| *edge < bottom);
        first..last
    }

    /// The row of a name.
    pub(super) fn row_of(&self, entity: usize) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Name(entity))
    }

    /// The name before or after that of a row, or the first or last of all.
    pub(super) fn step(&self, from: usize, step: Step) -> Option<usize> {
        let name = |row: &Row| match row {
            Row::Name(number) => Some(*number),
            _ => None,
        };
        let before = || self.rows.get(..from).unwrap_or_default().iter();
        let behind = || self.rows.get(from + 1..).unwrap_or_default().iter();
        match step {
            Step::Next => behind().find_map(name),
            Step::Previous => before().rev().find_map(name),
            Step::First => self.rows.iter().find_map(name),
            Step::Last => self.rows.iter().rev().find_map(name),
        }
    }
}

/// The name that is chosen, whose tools are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Open {
    pub(super) entity: usize,
    pub(super) with_page: bool,
}

/// Where the arrows lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Next,
    Previous,
    First,
    Last,
}

/// What is compared in a search.
fn key(text: &str) -> String {
    letters::fold(text).to_lowercase()
}

/// The doubtful mentions of a name, those that are alike together.
fn doubts(survey: &Survey, article: &Article, entity: usize) -> Vec<Doubt> {
    let mentions: &Mentions = &survey.mentions;
    let numbers = mentions.entities.get(entity).map_or(&[][..], |it| it.mentions.as_slice());
    let mut doubts: Vec<Doubt> = Vec::new();
    let mut known: HashMap<(DoubtKind, bool), usize> = HashMap::new();
    for number in numbers {
        let Some(mention) = mentions.mentions.get(*number) else { continue };
        let Some((kind, written)) = doubt(survey, article, mention) else { continue };
        let place = match mention.place {
            _ if mention.is_quoted => Where::Quotation,
            Place::Title(_) => Where::Title,
            Place::LeadCaption(_) => Where::Caption,
            _ => Where::Text,
        };
        let at = *known.entry((kind.clone(), mention.is_quoted)).or_insert(doubts.len());
        match doubts.get_mut(at) {
            Some(doubt) => {
                doubt.mentions.push(*number);
                if doubt.place != place {
                    doubt.place = Where::Everywhere;
                }
                // Each place may have particles of its own: only the name is shown.
                if let DoubtKind::Variant { stem, .. } = &doubt.kind {
                    doubt.written.clone_from(stem);
                }
            }
            None => doubts.push(Doubt { entity, mentions: vec![*number], place, written, kind }),
        }
    }
    doubts
}

/// What is doubtful about a mention, and what is written there, particles and all.
fn doubt(survey: &Survey, article: &Article, mention: &Mention) -> Option<(DoubtKind, String)> {
    match &mention.verdict {
        Verdict::Variant { written, right } => {
            let kind = DoubtKind::Variant { stem: written.clone(), right: right.clone() };
            let whole = particles(survey, article, mention) + written;
            Some((kind, whole))
        }
        Verdict::Glued { word, at } => {
            let now =
                Mention { place: survey.place_now(&mention.place, article)?, ..mention.clone() };
            let before = now.text(article, Span::new(word.start, *at))?;
            let behind = now.text(article, Span::new(*at, word.end))?;
            let kind = DoubtKind::Glued { parted: format!("{before} {behind}") };
            Some((kind, format!("{before}{behind}")))
        }
        Verdict::House | Verdict::Unknown => None,
    }
}

/// The particles before a mention, as they are written; nothing where the text changed since.
pub(super) fn particles(survey: &Survey, article: &Article, mention: &Mention) -> String {
    let span = mention.span();
    let before = Span::new(span.start.saturating_sub(mention.particles), span.start);
    let place = survey.place_now(&mention.place, article);
    let now = place.map(|place| Mention { place, ..mention.clone() });
    let written = now.as_ref().and_then(|now| now.text(article, before));
    written.map(|it| letters::without_marks(it).into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Body, Title};
    use crate::checks::Context;
    use crate::entities::{Cache, Entry, Register};

    fn register() -> Register {
        let person = |name: &str, short: &str, latin: &str| Entry {
            name: name.to_owned(),
            short: vec![short.to_owned()],
            latin: latin.to_owned(),
            ..Entry::default()
        };
        let russia = Entry {
            name: "روسيا".to_owned(),
            kind: EntityKind::Place,
            latin: "Russia".to_owned(),
            ..Entry::default()
        };
        Register::new([
            russia,
            person("ڤلاديمير پوتن", "پوتن", "Vladimir Putin"),
            person("شي جنپنگ", "شي", "Xi Jinping"),
        ])
    }

    fn survey(title: &str, lines: &[&str]) -> (Article, Survey) {
        let body = Body::new(lines.iter().map(|line| Block::paragraph(line)));
        let article = Article::with_body(Title::main(title), body);
        let today = chrono::NaiveDate::from_ymd_opt(2022, 9, 13).unwrap();
        let survey = Survey::of(&article, &Context { today, digits: None });
        let survey = survey.with_mentions(&article, &register(), &mut Cache::default());
        (article, survey)
    }

    /// Each row in some letters.
    fn told(rows: &Rows, survey: &Survey) -> Vec<String> {
        let name = |number: &usize| survey.mentions.entities[*number].name.clone();
        let told = rows.rows.iter().map(|row| match row {
            Row::Group { kind, count } => format!("{kind:?} {count}"),
            Row::Name(number) => name(number),
            Row::Doubt(doubt) => match &doubt.kind {
                DoubtKind::Variant { right, .. } => {
                    format!("{:?} {}→{right} {}", doubt.place, doubt.written, doubt.mentions.len())
                }
                DoubtKind::Glued { parted } => format!("{}→{parted}", doubt.written),
            },
            Row::Tools(number) => format!("+ {}", name(number)),
            Row::Page(number) => format!("@ {}", name(number)),
        });
        told.collect()
    }

    #[test]
    fn names_stand_by_kind_and_by_how_often_they_are_named() {
        let (article, survey) = survey(
            "شي وبوتن",
            &["ڤلاديمير پوتن في روسيا", "شي جنپنگ وشي گورباتشوڤ", "بوتن «بوتن» روسياعلى"],
        );
        let rows = Rows::of(&survey, &article, "", None);
        let expected = [
            "Some(Person) 2",
            "ڤلاديمير پوتن",
            "Everywhere بوتن→پوتن 2",
            "Quotation بوتن→پوتن 1",
            "شي جنپنگ",
            "Some(Place) 1",
            "روسيا",
            "روسياعلى→روسيا على",
            "None 1",
            "گورباتشوڤ",
        ];
        assert_eq!(told(&rows, &survey), expected);
        let open = Some(Open { entity: 2, with_page: true });
        let rows = Rows::of(&survey, &article, "روس", open);
        let expected = ["Some(Place) 1", "روسيا", "+ روسيا", "@ روسيا", "روسياعلى→روسيا على"];
        assert_eq!(told(&rows, &survey), expected);
    }

    #[test]
    fn one_place_is_told_with_its_particles() {
        let (article, survey) = survey("شي وبوتن", &["ڤلاديمير پوتن"]);
        let rows = Rows::of(&survey, &article, "", None);
        assert_eq!(told(&rows, &survey)[2], "Title وبوتن→پوتن 1");
    }

    #[test]
    fn a_search_looks_through_letters_and_languages() {
        let (article, survey) = survey("", &["ڤلاديمير پوتن، شي جنپنگ، روسيا"]);
        let names = |query: &str| {
            let rows = Rows::of(&survey, &article, query, None);
            let names = rows.rows.iter().filter(|row| matches!(row, Row::Name(_)));
            names.count()
        };
        let counts = ["", "بوتن", "putin", " شي ", "xi", "غائب"].map(names);
        assert_eq!(counts, [3, 1, 1, 1, 1, 0]);
    }

    #[test]
    fn rows_are_found_by_their_height() {
        let (article, survey) = survey("", &["ڤلاديمير پوتن، شي جنپنگ، روسيا"]);
        let rows = Rows::of(&survey, &article, "", None);
        assert_eq!(rows.rows.len(), 5);
        assert_eq!(rows.between(0.0, rows.height), 0..5);
        assert_eq!(rows.between(41.0, 72.0), 1..2);
        assert_eq!(rows.edges(4), (144.0, 176.0));
        let first = rows.step(0, Step::First).unwrap();
        let at = rows.row_of(first).unwrap();
        assert_eq!(rows.step(at, Step::Previous), None);
        assert_eq!(rows.step(at, Step::Next).and_then(|next| rows.row_of(next)), Some(2));
        assert_eq!(rows.step(4, Step::Next), None);
        assert_eq!(rows.step(0, Step::Last).and_then(|last| rows.row_of(last)), Some(4));
    }
}
