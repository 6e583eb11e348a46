//! How wide the panels are in a window of some width: as wide as the person made them where the
//! text keeps its room, narrower where it would not, and one at a time where there is none for
//! both. It knows numbers only.

use super::Layout;

/// The least width of the text beside two panels, and beside one, in logical pixels.
const TEXT: f32 = 400.0;
const TEXT_BESIDE_ONE: f32 = 320.0;
/// The least, the usual and the most that each panel takes.
pub(super) const START: Range = Range { least: 224.0, usual: 300.0, most: 480.0 };
/// The panel at the end side.
pub(super) const END: Range = Range { least: 288.0, usual: 372.0, most: 640.0 };

/// What widths a panel may have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    pub(super) least: f32,
    pub(super) usual: f32,
    pub(super) most: f32,
}

/// One of the two panels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beside {
    /// The one where reading begins.
    Start,
    /// The one where it ends.
    #[default]
    End,
}

/// The widths of the panels that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Division {
    /// The panel at the start side.
    pub start: Option<f32>,
    /// The panel at the end side.
    pub end: Option<f32>,
}

impl Division {
    /// Divides a window. Where there is room for one panel only, it is the one asked for last.
    pub(super) fn of(width: f32, layout: &Layout, last: Beside) -> Self {
        if layout.is_focused {
            return Self::default();
        }
        let wanted = |is_open: bool, width: f32, range: Range| {
            let width = if width.is_finite() { width } else { range.usual };
            is_open.then(|| width.clamp(range.least, range.most))
        };
        let start = wanted(layout.start_open, layout.start_width, START);
        let end = wanted(layout.end_open, layout.end_width, END);
        match (start, end) {
            (Some(start), Some(end)) if start + end + TEXT <= width => {
                Self { start: Some(start), end: Some(end) }
            }
            (Some(start), Some(end)) if START.least + END.least + TEXT <= width => {
                // Each gives of what it has over its least.
                let over = start + end + TEXT - width;
                let (more, most) = (start - START.least, end - END.least);
                let part = over / (more + most).max(1.0);
                let (start, end) = (start - more * part, end - most * part);
                Self { start: Some(start.floor()), end: Some(end.floor()) }
            }
            (Some(_), Some(end)) if last == Beside::End => {
                Self { start: None, end: one(end, width) }
            }
            (Some(start), Some(_)) => Self { start: one(start, width), end: None },
            (start, end) => Self {
                start: start.and_then(|start| one(start, width)),
                end: end.and_then(|end| one(end, width)),
            },
        }
    }
}

/// The only panel: the text keeps its least width, or half of a window that has not even that.
fn one(wanted: f32, width: f32) -> Option<f32> {
    let most = (width - TEXT_BESIDE_ONE).max(width / 2.0).max(0.0);
    Some(wanted.min(most).floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(width: f32, last: Beside, expected: (Option<f32>, Option<f32>)) {
        let found = Division::of(width, &Layout::default(), last);
        assert_eq!((found.start, found.end), expected);
    }

    #[test]
    fn the_text_keeps_its_room() {
        check(1440.0, Beside::End, (Some(300.0), Some(372.0)));
        check(1072.0, Beside::End, (Some(300.0), Some(372.0)));
        check(960.0, Beside::End, (Some(246.0), Some(313.0)));
        check(912.0, Beside::End, (Some(224.0), Some(288.0)));
        check(900.0, Beside::End, (None, Some(372.0)));
        check(900.0, Beside::Start, (Some(300.0), None));
        check(640.0, Beside::End, (None, Some(320.0)));
        check(400.0, Beside::Start, (Some(200.0), None));
        check(0.0, Beside::Start, (Some(0.0), None));
    }

    #[test]
    fn closed_panels_and_the_text_alone_take_nothing() {
        let layout = Layout { start_open: false, ..Layout::default() };
        let found = Division::of(1440.0, &layout, Beside::Start);
        assert_eq!(found, Division { start: None, end: Some(372.0) });
        let layout = Layout { is_focused: true, ..Layout::default() };
        assert_eq!(Division::of(1440.0, &layout, Beside::Start), Division::default());
        let odd = Layout { start_width: f32::NAN, end_width: 1e9, ..Layout::default() };
        let found = Division::of(1600.0, &odd, Beside::Start);
        assert_eq!(found, Division { start: Some(300.0), end: Some(640.0) });
    }
}
