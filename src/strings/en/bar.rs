//! English: the bar and the status line.

use crate::article::Direction;
use crate::checks::Severity;
use crate::strings::bar::{BarStrings, Safe};

pub(super) static BAR: BarStrings = BarStrings {
    menu: "Menu",
    menu_hint: "Menu (F10)",
    groups: ["File", "Edit", "Insert", "View", "Tools", "Help"],
    command: "Command",
    command_keys: "Ctrl Shift P",
    export: |profile| format!("Export to {profile}"),
    export_short: "Export",
    tab: |name, is_unsaved| {
        if is_unsaved { format!("{name}, its file is older") } else { name.to_owned() }
    },
    close: |name| format!("Close {name}"),
    all_articles: "All open articles",
    start_width: "Width of the entities",
    end_width: "Width of sources and problems",
    end_tabs: "Sources or problems",
    new_source: "Source",
    safety,
    safety_hint,
    words: |count| match count {
        0 => "No words yet".to_owned(),
        _ => counted(count, "word", "words"),
    },
    words_hint: "Words of the text, without citations and raw markup",
    minutes: |count| format!("{count} min to read"),
    direction: |direction| match direction {
        Direction::Rtl => "Right to left",
        Direction::Ltr => "Left to right",
    },
    direction_hint: "Turn the paragraph's direction (Ctrl+Shift+D)",
    problems: |severity, count| match severity {
        Severity::Error => counted(count, "error", "errors"),
        Severity::Warning => counted(count, "warning", "warnings"),
        Severity::Info => counted(count, "note", "notes"),
    },
    no_problems: "No problems",
    problems_hint: "Show the problems. F8 goes to the next one.",
    profile: |profile| format!("{profile} · wiki"),
    profile_hint: "The wiki that is written for. Change it in the settings.",
    zoom: |zoom| format!("{:.0}%", zoom * 100.0),
};

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn safety(safe: Safe<'_>) -> String {
    match safe {
        Safe::Untouched => "Nothing changed yet".to_owned(),
        Safe::Saved => "Saved in its file".to_owned(),
        Safe::Kept => "Safe on disk up to here".to_owned(),
        Safe::Pending => "Saving…".to_owned(),
        Safe::Trouble(why) => format!("Not saved: {why}"),
    }
}

fn safety_hint(safe: Safe<'_>) -> String {
    let hint = match safe {
        Safe::Untouched => "What you write is kept on disk by itself at every pause.",
        Safe::Saved => "The file has all that was written.",
        Safe::Kept => "After a power cut all of it would come back. Save it in a file: Ctrl+S.",
        Safe::Pending => "The last letters are in memory only.",
        Safe::Trouble(_) => "Save it elsewhere: Ctrl+Shift+S.",
    };
    hint.to_owned()
}
