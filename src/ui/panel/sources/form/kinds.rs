//! Which fields the form shows for which kind of source, and how they stand beside one another. A
//! table; it knows no field's content.

use crate::article::{ReferenceDate, ReferenceKind, ReferenceText};

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// A text.
    Text(ReferenceText),
    /// A date.
    Date(ReferenceDate),
    /// The authors.
    Authors,
    /// Whether the address works.
    UrlStatus,
    /// The remark.
    Note,
    /// The name in the article.
    Id,
}

/// Every kind, in the order of the tabs: what a newsroom cites most comes first.
pub(super) const KINDS: [ReferenceKind; 9] = [
    ReferenceKind::News,
    ReferenceKind::Web,
    ReferenceKind::Book,
    ReferenceKind::Journal,
    ReferenceKind::Report,
    ReferenceKind::Broadcast,
    ReferenceKind::Social,
    ReferenceKind::Interview,
    ReferenceKind::Other,
];

const TITLE: Cell = Cell::Text(ReferenceText::Title);
const URL: Cell = Cell::Text(ReferenceText::Url);
const SITE: Cell = Cell::Text(ReferenceText::Site);
const AGENCY: Cell = Cell::Text(ReferenceText::Agency);
const PUBLISHER: Cell = Cell::Text(ReferenceText::Publisher);
const PLACE: Cell = Cell::Text(ReferenceText::Place);
const PAGES: Cell = Cell::Text(ReferenceText::Pages);
const VOLUME: Cell = Cell::Text(ReferenceText::Volume);
const ISSUE: Cell = Cell::Text(ReferenceText::Issue);
const ISBN: Cell = Cell::Text(ReferenceText::Isbn);
const DOI: Cell = Cell::Text(ReferenceText::Doi);
const ARCHIVE: Cell = Cell::Text(ReferenceText::ArchiveUrl);
const TRANSLATED: Cell = Cell::Text(ReferenceText::TranslatedTitle);
const LANGUAGE: Cell = Cell::Text(ReferenceText::Language);
const QUOTE: Cell = Cell::Text(ReferenceText::Quote);
const PUBLISHED: Cell = Cell::Date(ReferenceDate::Published);
const ACCESSED: Cell = Cell::Date(ReferenceDate::Accessed);
const ARCHIVED: Cell = Cell::Date(ReferenceDate::Archived);

/// Every field that a form can have, in the order of the rows of those that are shown less often.
const ALL: [&[Cell]; 11] = [
    &[ARCHIVE, ARCHIVED],
    &[Cell::UrlStatus],
    &[PUBLISHER, AGENCY],
    &[SITE, PLACE],
    &[TRANSLATED, LANGUAGE],
    &[VOLUME, ISSUE, PAGES],
    &[ISBN, DOI],
    &[ACCESSED],
    &[QUOTE],
    &[Cell::Note],
    &[Cell::Id],
];

/// The rows of fields that a source of this kind is known by.
pub(super) fn rows(kind: ReferenceKind) -> &'static [&'static [Cell]] {
    match kind {
        ReferenceKind::News => &[
            &[TITLE],
            &[URL],
            &[SITE, Cell::Authors],
            &[PUBLISHED, ACCESSED],
            &[ARCHIVE, ARCHIVED],
        ],
        ReferenceKind::Web | ReferenceKind::Other => &[
            &[TITLE],
            &[URL],
            &[SITE, Cell::Authors],
            &[PUBLISHED, ACCESSED],
            &[ARCHIVE, ARCHIVED],
        ],
        ReferenceKind::Book => {
            &[&[TITLE], &[Cell::Authors, PUBLISHER], &[PUBLISHED, PLACE], &[ISBN, PAGES], &[URL]]
        }
        ReferenceKind::Journal => {
            &[&[TITLE], &[SITE, Cell::Authors], &[VOLUME, ISSUE, PAGES], &[PUBLISHED, DOI], &[URL]]
        }
        ReferenceKind::Report => &[
            &[TITLE],
            &[PUBLISHER, Cell::Authors],
            &[URL],
            &[PUBLISHED, ACCESSED],
            &[ARCHIVE, ARCHIVED],
        ],
        ReferenceKind::Broadcast | ReferenceKind::Social => &[
            &[TITLE],
            &[URL],
            &[SITE, Cell::Authors],
            &[PUBLISHED, ACCESSED],
            &[ARCHIVE, ARCHIVED],
        ],
        ReferenceKind::Interview => {
            &[&[TITLE], &[Cell::Authors, SITE], &[PUBLISHED, PLACE], &[URL]]
        }
    }
}

/// The rows of all other fields.
pub(super) fn other_rows(kind: ReferenceKind) -> Vec<Vec<Cell>> {
    let shown: Vec<Cell> = rows(kind).iter().flat_map(|row| row.iter().copied()).collect();
    let others = ALL.iter().map(|row| row.iter().copied().filter(|it| !shown.contains(it)));
    others.map(Iterator::collect).filter(|row: &Vec<Cell>| !row.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_reference_can_be_written_for_every_kind() {
        for kind in KINDS {
            let mut cells: Vec<Cell> = rows(kind).iter().flat_map(|row| row.to_vec()).collect();
            cells.extend(other_rows(kind).into_iter().flatten());
            let texts = ReferenceText::ALL.map(Cell::Text);
            let dates = ReferenceDate::ALL.map(Cell::Date);
            let others = [Cell::Authors, Cell::UrlStatus, Cell::Note, Cell::Id];
            for cell in texts.into_iter().chain(dates).chain(others) {
                let count = cells.iter().filter(|it| **it == cell).count();
                assert_eq!(count, 1, "{cell:?} of {kind:?}");
            }
        }
    }
}
