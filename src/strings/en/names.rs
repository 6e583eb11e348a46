//! The panel of names: its words in English.

use crate::article::EntityKind;
use crate::entities::{Linking, RegisterFault, RegisterProblem};
use crate::strings::names::{NamesStrings, Where};
use crate::text::letters::isolate;

pub(super) static NAMES: NamesStrings = NamesStrings {
    search: "Search the names",
    group,
    unknown_group: "Unknown names",
    group_with_count: |name, count| format!("{name}, {count}"),
    kind,
    row,
    linking,
    where_it_is,
    glued: "Written in one:",
    correct: |right| format!("Correct to {}", isolate(right)),
    part: "Part",
    part_hint: |parted| format!("Becomes “{}”", isolate(parted)),
    keep: "Keep it here",
    quoted_hint: "In somebody else's words, which are not changed",
    which: |which, count| match which {
        Some(which) => format!("{which} of {count}"),
        None => times(count),
    },
    next: "Next mention",
    previous: "Previous mention",
    link: "Link first mention",
    unlink: "Unlink",
    add: "Add",
    add_name: |name| format!("Add {}", isolate(name)),
    add_selected: |name| format!("Add “{}” to:", isolate(name)),
    add_hint: "Select a name in the text to add it",
    more: "More",
    fix_all: "Correct every place",
    page: "Wiki page",
    forget: "Forget what was decided in this article",
    empty: "No names yet",
    empty_sentence: "The people, organisations and places that the text names appear here, with \
                     those that are spelled in another way than the house does.",
    nothing_found: "No such name in the article",
    register_not_text: "it is no text, so it is no register of names",
    register_left_out,
};

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}

fn group(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Organisation => "Organisations",
        EntityKind::Place => "Places",
        EntityKind::Event => "Events",
        EntityKind::Work => "Works",
    }
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organisation => "Organisation",
        EntityKind::Place => "Place",
        EntityKind::Event => "Event",
        EntityKind::Work => "Work",
    }
}

fn linking(linking: Linking) -> &'static str {
    match linking {
        Linking::Nowhere | Linking::None => "",
        Linking::First => "first mention linked",
        Linking::Later => "linked after the first mention",
    }
}

fn row(name: &str, count: usize, link: Linking, doubts: usize) -> String {
    let mut said = format!("{}, {}", isolate(name), times(count));
    if !linking(link).is_empty() {
        said = format!("{said}, {}", linking(link));
    }
    if doubts > 0 {
        said.push_str(", with a spelling to look at");
    }
    said
}

fn where_it_is(place: Where, count: usize) -> String {
    let place = match place {
        Where::Title => "In the title",
        Where::Caption => "In the caption",
        Where::Text => "In the text",
        Where::Everywhere => "In places",
        Where::Quotation => "In a quotation",
    };
    if count > 1 { format!("{place} ({count}):") } else { format!("{place}:") }
}

fn register_left_out(count: usize, first: &RegisterProblem) -> String {
    let left_out = match count {
        1 => "one entry of the register of names was left out, on".to_owned(),
        count => format!("{count} entries of the register of names were left out, the first on"),
    };
    let name = match first.name.trim() {
        "" => String::new(),
        name => format!(" “{}”", isolate(name)),
    };
    format!("{left_out} line {}{name}: {}", first.line, fault(&first.fault))
}

fn fault(fault: &RegisterFault) -> String {
    match fault {
        RegisterFault::Unreadable { line, message } => {
            format!("it can't be read at line {line} ({message})")
        }
        RegisterFault::NoName => "it has no name".to_owned(),
        RegisterFault::TooLong { most } => format!("its name has more than {most} words"),
        RegisterFault::Duplicate { of } => format!("line {of} has the same name"),
    }
}
