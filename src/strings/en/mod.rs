//! English: for colleagues who do not read Arabic.

mod app;
mod bar;
mod dates;
mod dialog;
mod editing;
mod find;
mod help;
mod menu;
mod messages;
mod names;
mod page;
mod path;
mod problems;
mod refs;
mod settings;
mod sources;
mod task;
mod widget;
mod world;

use crate::article::{ReferenceDate, ReferenceText};
use crate::checks::{
    DateRole, Diagnostic, Finding, FixKind, Part, Place, ReferenceField, Severity,
};
use crate::dates::DateError;
use crate::markup::ExportNote;
use crate::strings::{Language, Strings};
use crate::text::letters::{Digits, isolate, isolate_ltr};

/// The English strings.
pub static ENGLISH: Strings = Strings {
    language: Language::English,
    severity,
    finding,
    fix,
    place,
    problem_line,
    summary,
    export_note,
    import_finding: messages::import_finding,
    citation_leftover: refs::leftover,
    refs_imported: refs::imported,
    pasted: editing::pasted,
    character: editing::character,
    problem: messages::problem,
    error: messages::error,
    about: messages::about,
    app: &app::APP,
    dialog: &dialog::DIALOG,
    path: &path::PATH,
    settings: &settings::SETTINGS,
    world: &world::WORLD,
    dates: &dates::DATES,
    find: &find::FIND,
    names: &names::NAMES,
    menu: &menu::MENU,
    page: &page::PAGE,
    sources: &sources::SOURCES_WORDS,
    widget: &widget::WIDGET,
    bar: &bar::BAR,
    problems: &problems::PROBLEMS,
    task: task::task,
    standard_input: "standard input",
    standard_output: "standard output",
    article_text: "Article text",
    no_window: messages::NO_WINDOW,
    help: help::GENERAL,
    help_export: help::EXPORT,
    help_import: help::IMPORT,
    help_check: help::CHECK,
    help_dates: help::DATES,
    help_refs: refs::HELP,
};

fn problem_line(diagnostic: &Diagnostic) -> String {
    let mut line = format!(
        "{}: {}: {}",
        severity(diagnostic.severity),
        place(&diagnostic.place),
        finding(&diagnostic.finding)
    );
    if let Some(done) = &diagnostic.fix {
        line.push_str(&format!(" Fix: {}.", fix(&done.kind)));
    }
    format!("{line} [{}]", diagnostic.rule())
}

fn summary(count: usize) -> String {
    if count == 0 { "No problems.".to_owned() } else { format!("{}.", counted(count, "problem")) }
}

fn quoted(text: &str) -> String {
    format!("“{}”", isolate(text))
}

/// `1 line`, `2 lines`.
fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn date_role(role: DateRole) -> &'static str {
    match role {
        DateRole::Dateline => "dateline",
        DateRole::Reference(date) => reference_date(date),
    }
}

fn reference_date(date: ReferenceDate) -> &'static str {
    match date {
        ReferenceDate::Published => "publication date",
        ReferenceDate::Accessed => "access date",
        ReferenceDate::Archived => "archive date",
    }
}

fn reference_text(field: ReferenceText) -> &'static str {
    match field {
        ReferenceText::Title => "title",
        ReferenceText::TranslatedTitle => "translated title",
        ReferenceText::Site => "site or newspaper",
        ReferenceText::Publisher => "publisher",
        ReferenceText::Agency => "agency",
        ReferenceText::Place => "place",
        ReferenceText::Language => "language",
        ReferenceText::Url => "address",
        ReferenceText::ArchiveUrl => "archive's address",
        ReferenceText::Quote => "quotation",
        ReferenceText::Pages => "pages",
        ReferenceText::Volume => "volume",
        ReferenceText::Issue => "issue",
        ReferenceText::Isbn => "ISBN",
        ReferenceText::Doi => "DOI",
    }
}

fn date_error(error: DateError) -> String {
    match error {
        DateError::NoSuchDay { year, month, day, last } => {
            format!("month {month} of {year} has no day {day}; its last day is {last}")
        }
        DateError::NoSuchMonth { month } => format!("there is no month {month}, only 1 to 12"),
        DateError::YearOutOfRange { year } => format!("the year {year} is not in 1 to 9999"),
    }
}

/// A set of digits by its own: “١٢٣”.
fn digits(digits: Digits) -> String {
    let shown: String = (1..=3).map(|value| digits.digit(value)).collect();
    quoted(&shown)
}

/// A character that can't be seen, by its number and, where it has one, its name.
fn code(c: char) -> String {
    let number = format!("U+{:04X}", u32::from(c));
    editing::character(c).map_or(number.clone(), |name| format!("{number} {name}"))
}

fn finding(finding: &Finding) -> String {
    match finding {
        Finding::NameSpelling { title, text, wrong } => {
            let right = match wrong {
                Part::Title => &text.word,
                Part::Text => &title.word,
            };
            format!(
                "The title spells {}, the text {} ({}); {} is likely right.",
                quoted(&title.word),
                quoted(&text.word),
                counted(text.count, "time"),
                quoted(right)
            )
        }
        Finding::EmptySection { heading } => {
            format!("Nothing stands under the heading {}.", quoted(heading))
        }
        Finding::EmptySeeAlso => "This section names no page.".to_owned(),
        Finding::UnusedReference { id } => {
            format!("Source {} is cited nowhere.", isolate(id.as_str()))
        }
        Finding::UndefinedCitation { id } => {
            format!("A citation names a source that is not in the list: {}.", isolate(id.as_str()))
        }
        Finding::EmptyCitation => "A citation names no source.".to_owned(),
        Finding::ImpossibleDate { role, as_typed, error } => format!(
            "The {} {} does not exist: {}.",
            date_role(*role),
            quoted(as_typed),
            date_error(*error)
        ),
        Finding::UnreadableDate { role, as_typed } => format!(
            "The {} {} is not understood; write it like 2022-09-13 or 13 September 2022.",
            date_role(*role),
            quoted(as_typed)
        ),
        Finding::FutureDate { role, date, today } => {
            format!("The {} {date} has not come yet; today is {today}.", date_role(*role))
        }
        Finding::AccessBeforePublication { accessed, published } => format!(
            "The access date {accessed} is before the publication date {published}: one is wrong."
        ),
        Finding::ArchiveBeforePublication { archived, published } => format!(
            "The archive date {archived} is before the publication date {published}: one is wrong."
        ),
        Finding::MixedDigits { found, expected, count } => format!(
            "{} written in the digits {}; those here are {}.",
            counted(*count, "number"),
            digits(*found),
            digits(*expected)
        ),
        Finding::UnpairedControl { control, count } => format!(
            "A direction control without its other half ({}, {}): it may turn the line round.",
            code(*control),
            counted(*count, "time")
        ),
        Finding::SourceDate(finding) => (dates::DATES.finding)(finding),
        Finding::NeedlessMark { mark, count } => format!(
            "A direction mark that does nothing ({}, {}).",
            code(*mark),
            counted(*count, "time")
        ),
        Finding::OutletName { written, proper } => {
            format!("{} is written, but its own name is {}.", quoted(written), quoted(proper))
        }
        Finding::MissingAddress => {
            "This source has no address, so no reader can see it.".to_owned()
        }
        Finding::SameSource { other, by } => {
            format!("This is the source {other} again: {}.", refs::same(*by))
        }
    }
}

fn fix(fix: &FixKind) -> String {
    match fix {
        FixKind::ReplaceWord { from, to, places: 1 } => {
            format!("replace {} by {}", quoted(from), quoted(to))
        }
        FixKind::ReplaceWord { from, to, places } => {
            format!("replace {} by {} in {places} places", quoted(from), quoted(to))
        }
        FixKind::RemoveSection => "remove the section".to_owned(),
        FixKind::RemoveReference => "remove the source".to_owned(),
        FixKind::RemoveCitation => "remove the citation".to_owned(),
        FixKind::WriteDate { text } => format!("write {}", isolate_ltr(text)),
        FixKind::SwapDates => "swap the two dates".to_owned(),
        FixKind::WriteDigits { digits: to, numbers } => {
            format!("write {} in the digits {}", counted(*numbers, "number"), digits(*to))
        }
        FixKind::RemoveControls { count } => format!("remove {}", counted(*count, "character")),
    }
}

fn place(place: &Place) -> String {
    match place {
        Place::Article => "article".to_owned(),
        Place::Title(_) => "title".to_owned(),
        Place::Dateline => "dateline".to_owned(),
        Place::LeadCaption(_) => "caption of the lead picture".to_owned(),
        Place::Body { block, .. } => format!("paragraph {}", block + 1),
        Place::SeeAlso => "section “See also”".to_owned(),
        Place::Category(index) => format!("category {}", index + 1),
        Place::Reference { id, field, .. } => {
            let id = isolate(id.as_str());
            match field {
                Some(ReferenceField::Date(date)) => {
                    format!("source {id}, {}", reference_date(*date))
                }
                Some(ReferenceField::Text(text)) => {
                    format!("source {id}, {}", reference_text(*text))
                }
                None => format!("source {id}"),
            }
        }
    }
}

fn export_note(note: &ExportNote) -> String {
    match note {
        ExportNote::LeadWithoutFile => {
            "The lead picture has no file; its caption stands as the first paragraph.".to_owned()
        }
        ExportNote::UndefinedCitation(id) => {
            format!("A citation of a missing source was left out: {}.", isolate(id.as_str()))
        }
        ExportNote::UncitedReference(id) => {
            format!(
                "Source {} is cited nowhere; it follows the numbered ones.",
                isolate(id.as_str())
            )
        }
        ExportNote::DateAsTyped { reference, typed } => format!(
            "A date of source {} is not understood and stands as typed: {}.",
            isolate(reference.as_str()),
            quoted(typed)
        ),
        ExportNote::AccessDateNotADay(id) => format!(
            "The access date of source {} is not a full day, which this wiki's templates refuse; \
             it was left out.",
            isolate(id.as_str())
        ),
        ExportNote::AccessDateWithoutUrl(id) => format!(
            "Source {} has an access date but no address, which this wiki's templates refuse; \
             the date was left out.",
            isolate(id.as_str())
        ),
        ExportNote::ArchiveIncomplete(id) => format!(
            "Source {} has an archive's address without its date, or the reverse; it was left out.",
            isolate(id.as_str())
        ),
        ExportNote::FieldLeftOut { reference, field } => format!(
            "This wiki's templates have no place for the {} of source {}; it was left out.",
            reference_text(*field),
            isolate(reference.as_str())
        ),
        ExportNote::UrlNotAllowed(url) => {
            format!("An address that is not http or https was left out: {}.", isolate(url))
        }
        ExportNote::NameNotAllowed(name) => {
            format!("A name that no wiki accepts was written as plain text: {}.", quoted(name))
        }
        ExportNote::TitleTooLong { bytes } => {
            format!("The title has {bytes} bytes; a wiki accepts 255.")
        }
        ExportNote::ControlCharacters { count } => {
            format!("{} shown as \u{FFFD}.", counted(*count, "control character"))
        }
        ExportNote::UnknownBlock { block } => {
            format!("Paragraph {} comes from a newer version and was left out.", block + 1)
        }
        ExportNote::RawAsCode => "Raw wiki markup stands as code in this format.".to_owned(),
    }
}
