//! Why a task can't be done now, where [`Abilities`] say that it can't. It words nothing.

use crate::strings::Obstacle;
use crate::ui::abilities::Abilities;
use crate::ui::action::Task;

/// Why a task can't be done now; nothing where it can.
pub(super) fn obstacle(task: Task, abilities: Abilities) -> Option<Obstacle> {
    if abilities.can(task) {
        return None;
    }
    Some(match task {
        Task::Undo => Obstacle::NothingDone,
        Task::Redo => Obstacle::NothingUndone,
        Task::NextProblem | Task::PreviousProblem => Obstacle::NoProblems,
        Task::NextTab | Task::PreviousTab => Obstacle::OneArticle,
        _ => Obstacle::NothingSelected,
    })
}
