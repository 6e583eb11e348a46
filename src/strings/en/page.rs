//! The page around the text in English.

use crate::article::{Side, Status};
use crate::checks::Severity;
use crate::dates::{self, DateStyle, PartialDate};
use crate::strings::page::{Covered, PageStrings, more_than, weekday};
use crate::text::letters::isolate;

pub(super) static PAGE: PageStrings = PageStrings {
    title: "Title of the article",
    namespace: "Namespace",
    no_namespace: "No namespace",
    dateline: "Date of the article",
    dateline_hint: "Date of the article",
    long_date,
    beside_typed: |date, typed| more_than(&long_date(date), typed),
    which_day: "Which day?",
    status: "Status of the article",
    status_name,
    add_lead: "Add a lead picture",
    lead: "Lead picture",
    caption: "Caption of the lead picture",
    no_file: "No file is named for the picture",
    not_here: "The picture appears here if its file is beside the article's",
    picture: "About the picture",
    file: "File name on the wiki",
    alt: "What it shows, for those who don't see it",
    credit: "Photographer or source",
    width: "Width in pixels",
    bad_width: "The width is a number from 20 to 4000, or left empty.",
    side: "Place",
    side_name,
    remove_picture: "Remove the picture",
    attribution: "Who is quoted",
    add_see_also: "Add related pages",
    page: "Related page",
    new_page: "Add a page",
    categories: "Categories",
    new_category: "Add a category",
    remove: |name| format!("Remove {}", isolate(name)),
    uncited: "Not cited in the text",
    no_sources: "No sources yet. Each source cited in the text is shown here as on the wiki.",
    source: |number, line| format!("Source {number}: {line}"),
    uncited_source: |line| format!("Source not cited in the text: {line}"),
    coverage: "How paragraphs are covered by sources",
    covered,
};

fn long_date(date: PartialDate) -> String {
    let written = dates::write(date, DateStyle::EnglishLong);
    match weekday(date) {
        Some(day) => {
            let name = match day {
                chrono::Weekday::Mon => "Monday",
                chrono::Weekday::Tue => "Tuesday",
                chrono::Weekday::Wed => "Wednesday",
                chrono::Weekday::Thu => "Thursday",
                chrono::Weekday::Fri => "Friday",
                chrono::Weekday::Sat => "Saturday",
                chrono::Weekday::Sun => "Sunday",
            };
            format!("{name}, {written}")
        }
        None => written,
    }
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Draft => "Draft",
        Status::Review => "In review",
        Status::Ready => "Ready",
        Status::Published => "Published",
    }
}

fn side_name(side: Side) -> &'static str {
    match side {
        Side::Default => "Where the wiki puts it",
        Side::Left => "Left of the text",
        Side::Right => "Right of the text",
        Side::Center => "In the middle",
    }
}

fn covered(covered: &Covered) -> String {
    let Covered { paragraph, citations, uncited, problem } = *covered;
    let mut said = format!("Paragraph {paragraph}: ");
    said.push_str(&match citations {
        0 => "no source".to_owned(),
        1 => "one source".to_owned(),
        more => format!("{more} sources"),
    });
    match uncited {
        0 => {}
        1 => said.push_str(", one quotation without a source"),
        more => said.push_str(&format!(", {more} quotations without a source")),
    }
    said.push_str(match problem {
        Some(Severity::Error) => ", an error",
        Some(Severity::Warning) => ", a doubt",
        Some(Severity::Info) => ", a note",
        None => "",
    });
    said.push('.');
    said
}
