//! The words about typed dates in English.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{counted, date_error, quoted};
use crate::article::ReferenceDate;
use crate::checks::typed::Demand;
use crate::checks::{DateFinding, DateRole};
use crate::dates::{Calendar, Edtf, MAX_BYTES, Note, PartialDate};
use crate::strings::dates::DateStrings;
use crate::text::letters::isolate_ltr;

pub(super) static DATES: DateStrings = DateStrings {
    note,
    demand,
    finding,
    choices,
    refused: "The citation templates of the English Wikipedia do not take it.",
    month_names: "D25: the month names of another region are no mistake; an export writes its wiki’s.",
    nothing: "Nothing is typed.",
    no_date: "Says that there is no date.",
};

pub(super) fn weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

fn calendar(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Gregorian => "Gregorian calendar",
        Calendar::Hijri => "Hijri calendar of Umm al-Qura",
        Calendar::Persian => "Persian calendar",
    }
}

fn note(note: &Note) -> String {
    match note {
        Note::NotADate => "This is no date.".to_owned(),
        Note::TooLong { bytes } => {
            format!("Too long for a date: {bytes} bytes; at most {MAX_BYTES} are read.")
        }
        Note::Impossible(error) => format!("No such date: {}.", date_error(*error)),
        Note::NoSuchDay(date, Some(last)) => format!(
            "No such date: month {} of {} in the {} has {last} days.",
            date.month,
            date.year,
            calendar(date.calendar)
        ),
        Note::NoSuchDay(date, None) => {
            format!("No such date: the {} has no month {}.", calendar(date.calendar), date.month)
        }
        Note::OutsideTables(of, year) => {
            format!("The tables of the {} do not reach the year {year}.", calendar(*of))
        }
        Note::Converted(date) => {
            let shown = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
            format!("Converted from {} of the {}.", isolate_ltr(&shown), calendar(date.calendar))
        }
        Note::ConvertedSpan(of) => format!("The days it covers, by the {}.", calendar(*of)),
        Note::LibyanYear(year) => {
            format!("{year} is read as a Libyan year, counted from the year 632.")
        }
        Note::WhichCalendar => "The year may be Hijri, Persian or Gregorian.".to_owned(),
        Note::DayOrMonth => "Day and month may be either way round.".to_owned(),
        Note::ByWeekday(day) => format!("The weekday decided: {}.", weekday(*day)),
        Note::ByAddress => "The address decided.".to_owned(),
        Note::WrongWeekday { written, is } => {
            format!("It says {}, but that day is a {}.", weekday(*written), weekday(*is))
        }
        Note::PairDayApart => {
            "The two calendars are a day apart, as the sighting of the moon may be.".to_owned()
        }
        Note::PairDisagrees { days } => {
            let days = usize::try_from(*days).unwrap_or(usize::MAX);
            format!("The dates of the two calendars are {} apart.", counted(days, "day"))
        }
        Note::RelativeTo(day) => format!("Counted from {}.", isolate_ltr(&day.to_string())),
        Note::Relative => {
            "It counts from a day that is not known: write the date itself.".to_owned()
        }
        Note::MonthNamesDisagree { first, second } => {
            format!("The two names are of different months, {first} and {second}.")
        }
        Note::HalfNamedMonth => "This month's name is half: the first or the second?".to_owned(),
        Note::MixedDigits => "Digits of several scripts are mixed.".to_owned(),
        Note::HiddenMarks => "Invisible direction marks stand inside it.".to_owned(),
        Note::Style => "Written otherwise than is usual.".to_owned(),
        Note::Reversed => "It ends before, or where, it begins.".to_owned(),
        Note::TwoDates => "These are two dates.".to_owned(),
        Note::NoYear => "The year is missing.".to_owned(),
        Note::BeforeGregorian => {
            "Older than the Gregorian calendar (1582-10-15): sources of that time count otherwise."
                .to_owned()
        }
        Note::MonthOrYears => "A month, or several years?".to_owned(),
        Note::ShortYear => "Which century is the year of?".to_owned(),
        Note::DecadeOrCentury => "A decade, or a century, and which?".to_owned(),
        Note::AboutOrCopyright => "About that year, or copyright of it?".to_owned(),
        Note::PartLeftOut => "Which part of it is left out.".to_owned(),
        Note::TimeLeftOut => "The time of day is left out.".to_owned(),
    }
}

fn demand(demand: Demand) -> String {
    match demand {
        Demand::FullDay => "An access date is a whole date: day, month and year.".to_owned(),
        Demand::NotBefore(day) => {
            format!("Nobody cited before {}.", isolate_ltr(&day.to_string()))
        }
        Demand::NotAfterTomorrow => "It has not come yet.".to_owned(),
        Demand::NotInFuture => "The source is not out yet.".to_owned(),
        Demand::NotAfterArticle(day) => {
            format!("Younger than the article, which is of {}.", isolate_ltr(&day.to_string()))
        }
        Demand::NewsHasDate => "News without a date can't be verified.".to_owned(),
        Demand::HasDay => "A source of this kind has a day: give it.".to_owned(),
        Demand::WebIsYounger(day) => {
            format!("There was no web before {}.", isolate_ltr(&day.to_string()))
        }
    }
}

fn choices(choices: &[Edtf]) -> String {
    let shown: Vec<String> = choices
        .iter()
        .map(|choice| {
            let iso = isolate_ltr(&choice.to_string());
            match choice.earliest().filter(|_| choice.is_day()) {
                Some(day) => format!("{iso} ({})", weekday(day.weekday())),
                None => iso,
            }
        })
        .collect();
    format!("It may be: {}.", shown.join(", "))
}

/// Which date, where it must be said.
fn role(role: DateRole) -> &'static str {
    match role {
        DateRole::Dateline => "The article’s date",
        DateRole::Reference(ReferenceDate::Published) => "The publication date",
        DateRole::Reference(ReferenceDate::Accessed) => "The access date",
        DateRole::Reference(ReferenceDate::Archived) => "The archive date",
    }
}

fn finding(finding: &DateFinding) -> String {
    let iso = |day: &NaiveDate| isolate_ltr(&day.to_string());
    let date = |date: &PartialDate| isolate_ltr(&date.to_string());
    match finding {
        DateFinding::Typed { role: of, as_typed, note: what, choices: may_be } => {
            let mut said = format!("{} {}: {}", role(*of), quoted(as_typed), note(what));
            if !may_be.is_empty() {
                said.push(' ');
                said.push_str(&choices(may_be));
            }
            said
        }
        DateFinding::Asked { role: of, demand: what } => {
            format!("{}: {}", role(*of), demand(*what))
        }
        DateFinding::Snapshot { archived, snapshot } => format!(
            "The archive date is {}, but the copy’s address says {}.",
            date(archived),
            iso(snapshot)
        ),
        DateFinding::ArchiveDateAlone => "An archive date without the copy’s address.".to_owned(),
        DateFinding::ArchiveAddressAlone => "A copy’s address without the archive date.".to_owned(),
        DateFinding::Address { published, address } => format!(
            "The publication date is {}, but the address says {}.",
            date(published),
            iso(address)
        ),
        DateFinding::Page { published, page } => {
            format!("The publication date is {}, but the page said {}.", date(published), iso(page))
        }
        DateFinding::Modified { modified } => format!(
            "{} is the day on which the page was last changed, not the one it was published.",
            iso(modified)
        ),
        DateFinding::StaleAccess { accessed } => format!(
            "Read on {}, more than a year ago, and no archived copy is kept.",
            iso(accessed)
        ),
        DateFinding::DeadWithoutArchive => {
            "The page is gone, and no archived copy is kept.".to_owned()
        }
        DateFinding::RelativeTitle { word } => {
            format!("{} means the day of the source, not of the reader.", quoted(word))
        }
        DateFinding::TitleDay { named, published } => format!(
            "It names {}, but the source is of {}: perhaps a copy published later.",
            iso(named),
            date(published)
        ),
        DateFinding::Year { year, published } => {
            format!("The year field says {year}, but the date is {}.", date(published))
        }
        DateFinding::Embargo { until } => {
            format!("It may not be published before {}.", iso(until))
        }
        DateFinding::Retracted => "This source was retracted.".to_owned(),
        DateFinding::Corrected => "This source was corrected, or is a correction.".to_owned(),
        DateFinding::Platform { name, since, published } => format!(
            "Published {}, but {} is there only since {}.",
            date(published),
            quoted(name),
            iso(since)
        ),
        DateFinding::Post { published, posted } => format!(
            "The publication date is {}, but the post’s number says {}.",
            date(published),
            iso(posted)
        ),
        DateFinding::OneSourceTwoDates { other, date: theirs, published } => format!(
            "The same source as {}, which is dated {}, not {}.",
            quoted(other.as_str()),
            date(theirs),
            date(published)
        ),
        DateFinding::ReadInBulk { day, count } => format!(
            "All {count} sources were read on {}: a date that was filled in, not read?",
            iso(day)
        ),
        DateFinding::ClaimBeforeSources { named, oldest } => {
            format!("It tells of {}, but its oldest source is of {}.", iso(named), iso(oldest))
        }
    }
}
