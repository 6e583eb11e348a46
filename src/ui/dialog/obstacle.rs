//! Why a task can't be done now: for menus, buttons and the palette alike. It knows what is seen of
//! the article, no words.

use crate::article::BlockKind;
use crate::checks::Place;
use crate::strings::Obstacle;
use crate::ui::Seen;
use crate::ui::action::Task;

/// Why a task can't be done now, with so many articles open; nothing where it can.
pub fn obstacle(task: Task, seen: Seen<'_>, open: usize) -> Option<Obstacle> {
    let editor = seen.editor;
    let selection = editor.selection();
    let block = editor.article().body().block(selection.start().block);
    let is_raw =
        block.is_some_and(|it| matches!(it.kind(), BlockKind::Raw | BlockKind::Unknown(_)));
    let found = match task {
        Task::Undo => (!editor.can_undo()).then_some(Obstacle::NothingDone),
        Task::Redo => (!editor.can_redo()).then_some(Obstacle::NothingUndone),
        Task::Bold | Task::Italic | Task::Link if is_raw => Some(Obstacle::RawMarkup),
        Task::Cut | Task::Copy | Task::Bold | Task::Italic => {
            selection.is_caret().then_some(Obstacle::NothingSelected)
        }
        Task::Cite | Task::Picture => None,
        Task::NextProblem | Task::PreviousProblem => {
            let mut places = seen.survey.problems.iter().map(|problem| &problem.place);
            let has_place = places.any(|place| matches!(place, Place::Body { .. }));
            (!has_place).then_some(Obstacle::NoProblems)
        }
        Task::NextTab | Task::PreviousTab => (open < 2).then_some(Obstacle::OneArticle),
        _ => None,
    };
    found
}
