//! The words of the citation manager in English.

use chrono::Datelike;

use super::{counted, date_error, quoted};
use crate::article::{ReferenceDate, ReferenceKind, ReferenceText, UrlStatus};
use crate::checks::typed::Demand;
use crate::checks::verdict::Understood;
use crate::checks::{DateFinding, Finding};
use crate::citations::same::Same;
use crate::dates::{DateStyle, PartialDate, Precision, write};
use crate::strings::Switch;
use crate::strings::sources::{FormStrings, SourcesStrings, TimeStrings};
use crate::text::letters::{isolate, isolate_ltr};

pub(super) static SOURCES_WORDS: SourcesStrings = SourcesStrings {
    list: "List of sources",
    untitled: "Untitled source",
    search: "Search the sources",
    order: |order| format!("Order: {order}"),
    by_text: "As in the text",
    by_title: "Title",
    by_date: "Published",
    by_problems: "Problems first",
    all: "All",
    uncited: "Not cited",
    with_problems: "With problems",
    count: |count| match count {
        0 => "No sources".to_owned(),
        count => counted(count, "source"),
    },
    empty: "No sources yet",
    empty_hint: "Paste an address or a citation line into “New source”, then cite it at the caret.",
    none_found: "No source matches",
    show_all: "Show all",
    kind,
    dated: |which, date| match which {
        ReferenceDate::Published => format!("Published {date}"),
        ReferenceDate::Accessed => format!("Read {date}"),
        ReferenceDate::Archived => format!("Archived {date}"),
    },
    cited,
    badge,
    more_problems: |count| format!("+{count}"),
    card: |title, outlet, uses, problems| {
        let mut said = title.to_owned();
        if !outlet.is_empty() {
            said.push_str(&format!(", {outlet}"));
        }
        said.push_str(&format!(", {}", cited(uses)));
        if problems > 0 {
            said.push_str(&format!(", {}", counted(problems, "problem")));
        }
        said
    },
    cite: Switch { label: "Cite", hint: "Cite it at the caret" },
    edit: Switch { label: "Edit", hint: "Open the source (Enter)" },
    duplicate: "Duplicate",
    merge: "Merge with another…",
    merging: "Choose the source that is merged into this one",
    cancel: "Cancel",
    delete: "Delete",
    deleted: |count| match count {
        0 => "The source was deleted. Ctrl+Z brings it back.".to_owned(),
        count => format!(
            "The source and its {} were deleted. Ctrl+Z brings them back.",
            counted(count, "citation")
        ),
    },
    delete_cited: |count| match count {
        1 => "Delete with its citation".to_owned(),
        count => format!("Delete with its {}", counted(count, "citation")),
    },
    delete_alone: "Delete and leave the citations",
    next_use: Switch { label: "Next use", hint: "Go to the next place where it is cited" },
    more: "More",
    form: FORM,
    time: TIME,
    date,
    day,
};

const FORM: FormStrings = FormStrings {
    new: "New source",
    edit: "Edit source",
    kinds: "Kind of source",
    paste: "Paste here",
    paste_hint: "Paste an address, DOI, ISBN, citation template, BibTeX, RIS or a whole line",
    pasted: "All of it was understood and put into the fields.",
    pasted_url: "The address is in its field.",
    not_understood: |rest| format!("This part was not understood and stays here: {}", quoted(rest)),
    others: |count| format!("And {} with it.", counted(count, "more source")),
    add_others: "Add them all",
    nothing_understood: "Not understood: put the title in quotation marks, or paste an address.",
    restored: "What you wrote and did not save is here again.",
    begin_anew: "Start over",
    text,
    site: |kind| match kind {
        ReferenceKind::News => "Newspaper or site",
        ReferenceKind::Journal => "Journal",
        ReferenceKind::Broadcast => "Channel or programme",
        ReferenceKind::Social => "Platform",
        ReferenceKind::Book => "Series",
        _ => text(ReferenceText::Site),
    },
    date: date_field,
    note: "Editor’s note",
    id: "Name in the article",
    id_hint: "Chosen by itself",
    id_taken: "Another source has this name; it will get another.",
    optional: "Optional",
    date_hint: "Such as 13 September 2022",
    authors: "Authors",
    author: |number| format!("Author {number}"),
    given: |number| format!("First name of author {number}"),
    family: |number| format!("Last name of author {number}"),
    person: "Person",
    organisation: "Organisation",
    add_author: "Add an author",
    remove_author: |number| format!("Remove author {number}"),
    today: "Today",
    url_status: "Address works",
    status: |status| match status {
        UrlStatus::Unknown => "Unknown",
        UrlStatus::Live => "Works",
        UrlStatus::Dead => "Dead",
        UrlStatus::Usurped => "Somebody else’s now",
    },
    no_duplicate: "No source of the article has this address.",
    duplicate: |same, title| {
        let title = quoted(title);
        match same {
            Same::Url => format!("There is a source with this address: {title}"),
            Same::Doi => format!("There is a source with this DOI: {title}"),
            Same::Isbn => format!("There is a source with this ISBN: {title}"),
            Same::Title => format!("There is a source with this title and outlet: {title}"),
        }
    },
    reuse: "Cite that one",
    open_other: "Open that one",
    understood,
    more_fields: "More fields",
    extra: "Imported fields, kept as they are",
    add_and_cite: "Add and cite here",
    add: "Only add",
    save: "Save",
    save_and_cite: "Save and cite here",
    cancel: "Cancel",
};

const TIME: TimeStrings = TimeStrings {
    name: |article| match article {
        Some(day) => format!("Dates of the sources around {day}"),
        None => "Dates of the sources".to_owned(),
    },
    gap: |days| {
        let days = usize::try_from(days).unwrap_or(0);
        match days {
            730.. => counted(days / 365, "year"),
            60.. => counted(days / 30, "month"),
            _ => counted(days, "day"),
        }
    },
    short: |date, beside| {
        let words = write(date, DateStyle::EnglishLong);
        let same_year = beside.is_some_and(|it| it.year_number() == date.year_number());
        match words.rsplit_once(' ') {
            Some((day, _)) if same_year => day.to_owned(),
            _ => words,
        }
    },
    several: |count| counted(count, "date"),
    article: "Date of the article",
    empty: "No source has a date yet",
    after_article: "After the date of the article",
};

fn kind(kind: ReferenceKind) -> &'static str {
    match kind {
        ReferenceKind::News => "News",
        ReferenceKind::Web => "Page",
        ReferenceKind::Book => "Book",
        ReferenceKind::Journal => "Journal",
        ReferenceKind::Report => "Report",
        ReferenceKind::Broadcast => "Broadcast",
        ReferenceKind::Social => "Post",
        ReferenceKind::Interview => "Interview",
        ReferenceKind::Other => "Other",
    }
}

fn cited(uses: usize) -> String {
    match uses {
        0 => "not cited".to_owned(),
        1 => "cited once".to_owned(),
        2 => "cited twice".to_owned(),
        uses => format!("cited {uses} times"),
    }
}

fn badge(finding: &Finding) -> &'static str {
    match finding {
        Finding::UnusedReference { .. } => "Not cited",
        Finding::ImpossibleDate { .. } => "No such date",
        Finding::UnreadableDate { .. } => "Date not understood",
        Finding::SourceDate(DateFinding::Typed { choices, .. }) if !choices.is_empty() => {
            "Date not understood"
        }
        Finding::SourceDate(DateFinding::Asked { demand: Demand::NewsHasDate, .. }) => "No date",
        Finding::SourceDate(_) => "Date to look at",
        Finding::FutureDate { .. } => "Date to come",
        Finding::AccessBeforePublication { .. } | Finding::ArchiveBeforePublication { .. } => {
            "Dates disagree"
        }
        Finding::OutletName { .. } => "Outlet's name",
        Finding::MissingAddress => "No address",
        Finding::SameSource { .. } => "Twice",
        _ => "Problem",
    }
}

fn text(field: ReferenceText) -> &'static str {
    match field {
        ReferenceText::Title => "Title",
        ReferenceText::TranslatedTitle => "Translated title",
        ReferenceText::Site => "Site or newspaper",
        ReferenceText::Publisher => "Publisher",
        ReferenceText::Agency => "Agency",
        ReferenceText::Place => "Place of publication",
        ReferenceText::Language => "Language",
        ReferenceText::Url => "Address",
        ReferenceText::ArchiveUrl => "Archived copy",
        ReferenceText::Quote => "Quotation",
        ReferenceText::Pages => "Pages",
        ReferenceText::Volume => "Volume",
        ReferenceText::Issue => "Issue",
        ReferenceText::Isbn => "ISBN",
        ReferenceText::Doi => "DOI",
    }
}

fn date_field(date: ReferenceDate) -> &'static str {
    match date {
        ReferenceDate::Published => "Published",
        ReferenceDate::Accessed => "Read",
        ReferenceDate::Archived => "Copy made",
    }
}

fn date(date: PartialDate) -> String {
    let words = write(date, DateStyle::EnglishLong);
    match date.precision() {
        Precision::Day => format!("{} {words}", super::dates::weekday(date.earliest().weekday())),
        _ => words,
    }
}

fn day(day: PartialDate) -> String {
    let words = date(day);
    match day.precision() {
        Precision::Day => words.rsplit_once(' ').map_or(words.clone(), |(day, _)| day.to_owned()),
        _ => words,
    }
}

fn understood(understood: &Understood) -> String {
    match understood {
        Understood::Empty => String::new(),
        Understood::Date(found) => {
            let iso = isolate_ltr(&found.to_string());
            match found.precision() {
                Precision::Year => format!("The year {iso}"),
                _ => format!("{} · {iso}", isolate(&date(*found))),
            }
        }
        Understood::OneOf(days) if days.len() == 1 => "It reads as this day. Is it?".to_owned(),
        Understood::OneOf(_) => "It may be either of two. Which?".to_owned(),
        Understood::Impossible(error) => format!("There is no such date: {}.", date_error(*error)),
        Understood::Nothing => format!(
            "Not understood. Write it as {} or “13 September 2022”.",
            isolate_ltr("2022-09-13")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_with_their_weekday() {
        let check = |edtf: &str, long: &str, short: &str| {
            let found: PartialDate = edtf.parse().unwrap();
            assert_eq!((date(found).as_str(), day(found).as_str()), (long, short));
        };
        check("2021-11-05", "Friday 5 November 2021", "Friday 5 November");
        check("2021-05", "May 2021", "May 2021");
    }
}
