//! Which rows the list has, in which order, and how high each is. It knows no widget.

use crate::checks::{Place, Severity};
use crate::survey::Survey;

/// Heights that rows have before they are seen, in logical pixels.
const HEADING: f32 = 28.0;
const PROBLEM: f32 = 108.0;
const GRAVITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// Above problems of one gravity: how many they are.
    Group(Severity, usize),
    /// A problem, by its number in the survey.
    Problem(usize),
    /// Above what was ignored: how many.
    Ignored(usize),
    /// One of those, by its number in the survey.
    Dismissed(usize),
}

/// The rows, with their heights.
#[derive(Debug, Default)]
pub(super) struct Rows {
    rows: Vec<Row>,
    heights: Vec<f32>,
    width: f32,
    revealed: Option<usize>,
}

impl Rows {
    /// Takes what was seen in the article. Heights stay where the rows do.
    pub(super) fn update(&mut self, survey: &Survey, unfolded: bool, width: f32) {
        let mut rows = Vec::with_capacity(survey.problems.len() + 4);
        for gravity in GRAVITIES {
            let count = survey.count(gravity);
            if count == 0 {
                continue;
            }
            rows.push(Row::Group(gravity, count));
            let problems = survey.problems.iter().enumerate();
            let ours = problems.filter(|(_, problem)| problem.severity == gravity);
            rows.extend(ours.map(|(number, _)| Row::Problem(number)));
        }
        if !survey.ignored.is_empty() {
            rows.push(Row::Ignored(survey.ignored.len()));
            let count = if unfolded { survey.ignored.len() } else { 0 };
            rows.extend((0..count).map(Row::Dismissed));
        }
        if self.rows.len() != rows.len() || (self.width - width).abs() > 0.5 {
            self.heights = rows.iter().map(guess).collect();
            self.width = width;
        }
        self.rows = rows;
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn row(&self, at: usize) -> Option<Row> {
        self.rows.get(at).copied()
    }

    /// The height of all.
    pub(super) fn height(&self) -> f32 {
        self.heights.iter().map(|height| height + super::GAP).sum()
    }

    /// The first row that ends below a height, and where it begins.
    pub(super) fn first_below(&self, top: f32) -> (usize, f32) {
        let mut begins = 0.0;
        for (at, height) in self.heights.iter().enumerate() {
            if begins + height >= top {
                return (at, begins);
            }
            begins += height + super::GAP;
        }
        (self.heights.len(), begins)
    }

    /// Where a row begins, and its height.
    pub(super) fn span(&self, at: usize) -> (f32, f32) {
        let above = self.heights.iter().take(at).map(|height| height + super::GAP).sum();
        (above, self.heights.get(at).copied().unwrap_or(0.0))
    }

    /// A row was seen, and is so high.
    pub(super) fn measured(&mut self, at: usize, height: f32) {
        if let Some(known) = self.heights.get_mut(at) {
            *known = height;
        }
    }

    /// The next row with something in it, or the one before.
    pub(super) fn step(&self, from: usize, forward: bool) -> Option<usize> {
        let has_content = |at: &usize| !matches!(self.rows.get(*at), None | Some(Row::Group(..)));
        if forward {
            (from + 1..self.rows.len()).find(has_content)
        } else {
            (0..from.min(self.rows.len())).rev().find(has_content)
        }
    }

    /// The row of the problem at a place.
    pub(super) fn at_place(&self, survey: &Survey, place: &Place) -> Option<usize> {
        self.rows.iter().position(|row| match row {
            Row::Problem(number) => {
                survey.problems.get(*number).is_some_and(|problem| problem.place == *place)
            }
            _ => false,
        })
    }

    /// Scrolls to a row when the list is shown next.
    pub(super) fn reveal(&mut self, at: usize) {
        self.revealed = Some(at);
    }

    pub(super) fn take_revealed(&mut self) -> Option<usize> {
        self.revealed.take()
    }
}

fn guess(row: &Row) -> f32 {
    match row {
        Row::Group(..) | Row::Ignored(_) => HEADING,
        Row::Problem(_) | Row::Dismissed(_) => PROBLEM,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{Diagnostic, Finding};
    use crate::survey::Dismissed;

    fn survey() -> Survey {
        let problem = |severity| Diagnostic {
            finding: Finding::EmptySeeAlso,
            severity,
            place: Place::SeeAlso,
            fix: None,
        };
        let gravities = [Severity::Warning, Severity::Error, Severity::Info, Severity::Error];
        let dismissed = Dismissed {
            problem: problem(Severity::Info),
            key: String::new(),
            reason: "مقصود".to_owned(),
        };
        Survey {
            problems: gravities.map(problem).to_vec(),
            ignored: vec![dismissed],
            ..Survey::default()
        }
    }

    #[test]
    fn the_gravest_come_first_and_what_was_ignored_last() {
        let mut rows = Rows::default();
        rows.update(&survey(), false, 300.0);
        let expected = [
            Row::Group(Severity::Error, 2),
            Row::Problem(1),
            Row::Problem(3),
            Row::Group(Severity::Warning, 1),
            Row::Problem(0),
            Row::Group(Severity::Info, 1),
            Row::Problem(2),
            Row::Ignored(1),
        ];
        assert_eq!(rows.rows, expected);
        rows.update(&survey(), true, 300.0);
        assert_eq!(rows.row(8), Some(Row::Dismissed(0)));
    }

    #[test]
    fn steps_pass_over_headings_and_stop_at_the_ends() {
        let mut rows = Rows::default();
        rows.update(&survey(), false, 300.0);
        assert_eq!((rows.step(1, true), rows.step(2, true)), (Some(2), Some(4)));
        assert_eq!((rows.step(4, false), rows.step(1, false)), (Some(2), None));
        assert_eq!((rows.step(7, true), rows.step(99, false)), (None, Some(7)));
    }

    #[test]
    fn heights_that_were_measured_stay() {
        let mut rows = Rows::default();
        rows.update(&survey(), false, 300.0);
        rows.measured(0, 20.0);
        rows.measured(1, 50.0);
        assert_eq!(rows.first_below(0.0), (0, 0.0));
        assert_eq!(rows.first_below(40.0), (1, 28.0));
        assert_eq!(rows.span(2), (86.0, PROBLEM));
        rows.update(&survey(), false, 300.0);
        assert_eq!(rows.span(1), (28.0, 50.0));
        rows.update(&survey(), false, 200.0);
        assert_eq!(rows.span(1), (HEADING + 8.0, PROBLEM));
        assert_eq!(rows.first_below(1e9).0, rows.len());
    }
}
