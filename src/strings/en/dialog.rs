//! What the window asks and shows over the article: its words in English.

use crate::import::Part;
use crate::markup::Format;
use crate::storage::templates::Template;
use crate::strings::dialog::{
    AboutStrings, BeginStrings, ChangedStrings, CloseStrings, DialogStrings, DropStrings, Obstacle,
    PaletteStrings, PreviewStrings, ShortcutStrings, TextKey,
};
use crate::text::letters::isolate_ltr;

pub(super) static DIALOG: DialogStrings = DialogStrings {
    cancel: "Cancel",
    palette: PaletteStrings {
        name: "All commands",
        placeholder: "Type a command, heading, source or open article",
        nothing: "Nothing has this name",
        recent: "Chosen last",
        tasks: "Commands",
        articles: "Open articles",
        headings: "Headings of the article",
        sources: "Sources",
        files: "Recent files",
        keys: "↑ ↓ to move · Enter to choose · Esc to close",
    },
    shortcuts: ShortcutStrings {
        name: "Keyboard shortcuts",
        placeholder: "Find by name or by keys",
        moving: "Moving through the text",
        deleting: "Deleting",
        writing: "Writing",
        letters: "House letters",
        with_shift: "With Shift, what the caret passes is selected.",
        key,
    },
    preview: PreviewStrings {
        name: "Preview",
        views: "What is shown",
        reading: "Reading",
        markup: "Markup",
        profile: "Site",
        unconfirmed: "unconfirmed",
        format: "Format",
        format_name,
        copy: "Copy all markup",
        copied: "All markup was copied",
        save: "Export to a file…",
        wrote: |path| format!("The article was exported to {}", isolate_ltr(path)),
        notes: |count| format!("Good to know before exporting: {}", some(count, "note")),
        refused: |count| {
            format!(
                "The article has {}. It is exported once they are put right, or with a reason.",
                some(count, "error")
            )
        },
        look: "Show me",
        reason: "Reason for exporting with errors",
        reason_hint: "Why export it as it is? The reason is kept in the article's notes",
        anyway: "Export anyway",
        remark: |count, reason| format!("Exported with {}. Reason: {reason}", some(count, "error")),
        looking: "The article is being checked…",
        empty: "The article has nothing to export yet.",
    },
    begin: BeginStrings {
        name: "New article",
        template: |template| match template {
            Template::Empty => "Empty",
            Template::News => "News",
            Template::Biography => "Biography",
            Template::Event => "Event",
        },
        about: |template| match template {
            Template::Empty => "A blank page",
            Template::News => "Lead, details, reactions, background; with today's date",
            Template::Biography => "Youth, career, private life, honours, legacy",
            Template::Event => "Background, course, results, reactions, aftermath",
        },
        recent: "Recent files",
        no_recent: "Files that you open and save appear here.",
    },
    close: CloseStrings {
        one: "Save the article before closing it?",
        several: |count| format!("Save {} before you leave?", some(count, "article")),
        lost: "What was written since the last save is lost unless you save it.",
        save: "Save",
        save_ticked: "Save ticked and leave",
        discard: "Don't save",
    },
    changed: ChangedStrings {
        name: "The file has changed",
        text: |path| {
            format!(
                "Another program or person changed {} since it was opened or saved here. Which one stays?",
                isolate_ltr(path)
            )
        },
        overwrite: "Save mine over it",
        save_as: "Save mine under another name",
        open: "Open the file beside it",
    },
    drop: DropStrings {
        file: "Drop the file to open it",
        picture: "Drop the picture to put it in",
    },
    about: AboutStrings {
        name: "About Tahrir",
        what: "An editor of articles for the Arabic press: write, check and cite, then export to \
               the wiki. Everything you write stays on your computer.",
        version: |version| format!("Version {}", isolate_ltr(version)),
        licences: "What it is made of, and the licences",
    },
    obstacle,
    hint,
};

fn some(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Wikitext => "Wikitext",
        Format::Html => "HTML page",
        Format::Markdown => "Markdown",
        Format::Text => "Text",
    }
}

fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::NothingDone => "Nothing to undo",
        Obstacle::NothingUndone => "Nothing to redo",
        Obstacle::NothingSelected => "Nothing is selected",
        Obstacle::NoProblems => "No problem in the text",
        Obstacle::OneArticle => "No other article is open",
    }
}

fn hint(part: Part) -> &'static str {
    match part {
        Part::NewsLead => "The news in two sentences: who, what, when, where",
        Part::Lead => "Write here; begin with a sentence that says what this is about",
        Part::Details => "What happened, in order, each fact with its source",
        Part::Reactions => "Who said what, in their own words and with a source",
        Part::Background => "What came before, for those who don't know the story",
        Part::Youth => "Date and place of birth, family, education",
        Part::Career => "Posts and works, in order and with dates",
        Part::PrivateLife => "Only what was published",
        Part::Honours => "The prize, who gave it, and the year",
        Part::Legacy => "Date and place of death, if any, and what remains",
        Part::Course => "What happened, day by day or hour by hour",
        Part::Results => "Figures and decisions, each with its source",
        Part::Aftermath => "What followed from it",
    }
}

fn key(key: TextKey) -> &'static str {
    match key {
        TextKey::Left => "One place to the left",
        TextKey::Right => "One place to the right",
        TextKey::WordLeft => "One word to the left",
        TextKey::WordRight => "One word to the right",
        TextKey::Up => "One line up",
        TextKey::Down => "One line down",
        TextKey::LineStart => "Start of the line",
        TextKey::LineEnd => "End of the line",
        TextKey::ParagraphUp => "Start of this or the previous paragraph",
        TextKey::ParagraphDown => "Next paragraph",
        TextKey::PageUp => "One screen up",
        TextKey::PageDown => "One screen down",
        TextKey::TextStart => "Start of the text",
        TextKey::TextEnd => "End of the text",
        TextKey::Enter => "New paragraph",
        TextKey::Backward => "What is before the caret",
        TextKey::Forward => "What is after the caret",
        TextKey::WordBackward => "The word before the caret",
        TextKey::WordForward => "The word after the caret",
        TextKey::LineBackward => "The line before the caret",
        TextKey::LineForward => "The line after the caret",
        TextKey::Paragraphs => "The whole paragraph",
        TextKey::Deeper => "List item inwards",
        TextKey::Shallower => "List item outwards",
        TextKey::ThirdHeading => "Heading of the third degree",
        TextKey::FourthHeading => "Heading of the fourth degree",
    }
}
