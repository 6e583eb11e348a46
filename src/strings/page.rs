//! The words on the page around the article's text: which ones there are. It words, it decides
//! nothing.

use chrono::Weekday;

use crate::article::{Side, Status};
use crate::checks::Severity;
use crate::dates::PartialDate;

/// The words on the page around the article's text in one language.
pub struct PageStrings {
    /// What the title's field is called.
    pub title: &'static str,
    /// What the choice of a namespace is called.
    pub namespace: &'static str,
    /// The main namespace, which has no name.
    pub no_namespace: &'static str,
    /// What the dateline's field is called.
    pub dateline: &'static str,
    /// Said in it while it is empty.
    pub dateline_hint: &'static str,
    /// A date in full, with its weekday where the day is known.
    pub long_date: fn(PartialDate) -> String,
    /// The same beside what was typed: what stands there already is not said again.
    pub beside_typed: fn(PartialDate, &str) -> String,
    /// Before the days of which one must be chosen.
    pub which_day: &'static str,
    /// What the choice of a status is called.
    pub status: &'static str,
    /// How far an article has come.
    pub status_name: fn(Status) -> &'static str,
    /// Put a picture above the text.
    pub add_lead: &'static str,
    /// The picture above the text.
    pub lead: &'static str,
    /// What the field for its caption is called.
    pub caption: &'static str,
    /// A picture of which no file is known.
    pub no_file: &'static str,
    /// How a picture comes to be shown that isn't.
    pub not_here: &'static str,
    /// What is known of a picture, and may be changed.
    pub picture: &'static str,
    /// The name of its file.
    pub file: &'static str,
    /// What it shows, for those who don't see it.
    pub alt: &'static str,
    /// Who took it.
    pub credit: &'static str,
    /// How wide it is.
    pub width: &'static str,
    /// Said where that is no number of pixels.
    pub bad_width: &'static str,
    /// On which side it stands.
    pub side: &'static str,
    /// One of the sides.
    pub side_name: fn(Side) -> &'static str,
    /// Take the picture away.
    pub remove_picture: &'static str,
    /// Whose words a quotation is.
    pub attribution: &'static str,
    /// Begin the section of further pages.
    pub add_see_also: &'static str,
    /// What the field of one of them is called.
    pub page: &'static str,
    /// What the field for a further one is called.
    pub new_page: &'static str,
    /// The section of categories.
    pub categories: &'static str,
    /// What the field for a further category is called.
    pub new_category: &'static str,
    /// Take something of this name out of a list.
    pub remove: fn(&str) -> String,
    /// The sources that are cited nowhere.
    pub uncited: &'static str,
    /// Said in the place of sources while there are none.
    pub no_sources: &'static str,
    /// A source with its number, for those who don't see it.
    pub source: fn(usize, &str) -> String,
    /// A source without a number.
    pub uncited_source: fn(&str) -> String,
    /// What the strip beside the text is called.
    pub coverage: &'static str,
    /// How a paragraph is covered by sources, in a sentence.
    pub covered: fn(&Covered) -> String,
}

/// What is said of a paragraph in the strip beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Its number, counted from 1.
    pub paragraph: usize,
    /// How many sources are cited in it.
    pub citations: usize,
    /// How many quotations in it have none.
    pub uncited: usize,
    /// How grave the gravest problem in it is, if there is one.
    pub problem: Option<Severity>,
}

/// The day of the week of a date, where it is a full one.
pub(super) fn weekday(date: PartialDate) -> Option<Weekday> {
    date.day_number().map(|_| chrono::Datelike::weekday(&date.earliest()))
}

/// What a date in full says more than what was typed.
pub(super) fn more_than(long: &str, typed: &str) -> String {
    let rest = long.strip_suffix(typed.trim()).unwrap_or(long);
    rest.trim_end_matches([' ', ',']).to_owned()
}
