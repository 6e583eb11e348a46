//! The words of the citation manager: its list, its form and its line of time. It words, it decides
//! nothing.

use crate::article::{ReferenceDate, ReferenceKind, ReferenceText, UrlStatus};
use crate::checks::Finding;
use crate::checks::verdict::Understood;
use crate::citations::same::Same;
use crate::dates::PartialDate;

use super::Switch;

/// The words of the citation manager in one language.
pub struct SourcesStrings {
    /// What the list is called.
    pub list: &'static str,
    /// What a source without a title and address is called.
    pub untitled: &'static str,
    /// The field that is searched by.
    pub search: &'static str,
    /// In which order the list is.
    pub order: fn(&str) -> String,
    /// As they are cited.
    pub by_text: &'static str,
    /// By title.
    pub by_title: &'static str,
    /// By date of publication.
    pub by_date: &'static str,
    /// Those with problems first.
    pub by_problems: &'static str,
    /// Every source.
    pub all: &'static str,
    /// Those that are not cited.
    pub uncited: &'static str,
    /// Those with problems.
    pub with_problems: &'static str,
    /// So many sources.
    pub count: fn(usize) -> String,
    /// Said where there is no source yet.
    pub empty: &'static str,
    /// And how to begin.
    pub empty_hint: &'static str,
    /// Said where none is found.
    pub none_found: &'static str,
    /// Shows all again.
    pub show_all: &'static str,
    /// The kind of a source.
    pub kind: fn(ReferenceKind) -> &'static str,
    /// A date with what it is the date of; the date is isolated already.
    pub dated: fn(ReferenceDate, &str) -> String,
    /// How often a source is cited.
    pub cited: fn(usize) -> String,
    /// Two or three words for what is wrong.
    pub badge: fn(&Finding) -> &'static str,
    /// Further problems beside the first.
    pub more_problems: fn(usize) -> String,
    /// A source for those who don't see it: title, outlet, how often cited, how many problems.
    pub card: fn(&str, &str, usize, usize) -> String,
    /// Cites it.
    pub cite: Switch,
    /// Opens its form.
    pub edit: Switch,
    /// Makes a copy.
    pub duplicate: &'static str,
    /// Begins to merge it with another.
    pub merge: &'static str,
    /// Said while the other one is chosen.
    pub merging: &'static str,
    /// Ends that.
    pub cancel: &'static str,
    /// Takes it out.
    pub delete: &'static str,
    /// It was taken out, with so many citations: said at the foot of the window.
    pub deleted: fn(usize) -> String,
    /// Takes it and its citations out, so many.
    pub delete_cited: fn(usize) -> String,
    /// Takes it out alone.
    pub delete_alone: &'static str,
    /// Goes to the next place where it is cited.
    pub next_use: Switch,
    /// Further deeds.
    pub more: &'static str,
    /// The form.
    pub form: FormStrings,
    /// The line of time.
    pub time: TimeStrings,
    /// A date in words, with its weekday where it has one: «الجمعة 5 نوفمبر 2021».
    pub date: fn(PartialDate) -> String,
    /// A day in words, without its year where it is not asked for: «الجمعة 5 نوفمبر».
    pub day: fn(PartialDate) -> String,
}

/// The words of the form of a source.
pub struct FormStrings {
    /// Its head for a new source.
    pub new: &'static str,
    /// Its head for one that there is.
    pub edit: &'static str,
    /// The row of kinds.
    pub kinds: &'static str,
    /// The box that a line or an address is pasted into.
    pub paste: &'static str,
    /// Said in it while it is empty.
    pub paste_hint: &'static str,
    /// A pasted line was understood.
    pub pasted: &'static str,
    /// A pasted address went into its field.
    pub pasted_url: &'static str,
    /// This part of a pasted line was not understood.
    pub not_understood: fn(&str) -> String,
    /// Nothing of it was understood.
    pub nothing_understood: &'static str,
    /// So many further sources were pasted together with this one.
    pub others: fn(usize) -> String,
    /// Adds them all.
    pub add_others: &'static str,
    /// What was written before and not saved is there again.
    pub restored: &'static str,
    /// Takes that away.
    pub begin_anew: &'static str,
    /// A text field.
    pub text: fn(ReferenceText) -> &'static str,
    /// The outlet, as it is called for this kind.
    pub site: fn(ReferenceKind) -> &'static str,
    /// A date field.
    pub date: fn(ReferenceDate) -> &'static str,
    /// The remark.
    pub note: &'static str,
    /// Its name in the article.
    pub id: &'static str,
    /// Said in that field while it is empty.
    pub id_hint: &'static str,
    /// Another source has this name.
    pub id_taken: &'static str,
    /// Said in a field that may stay empty.
    pub optional: &'static str,
    /// Said in a date's field.
    pub date_hint: &'static str,
    /// The authors.
    pub authors: &'static str,
    /// An author of this number.
    pub author: fn(usize) -> String,
    /// First names.
    pub given: fn(usize) -> String,
    /// Last name.
    pub family: fn(usize) -> String,
    /// An author is a person.
    pub person: &'static str,
    /// An author is an organisation.
    pub organisation: &'static str,
    /// Adds an author.
    pub add_author: &'static str,
    /// Takes the author of this number out.
    pub remove_author: fn(usize) -> String,
    /// Puts today into a date's field.
    pub today: &'static str,
    /// Whether the address works.
    pub url_status: &'static str,
    /// One answer to that.
    pub status: fn(UrlStatus) -> &'static str,
    /// No source has this address yet.
    pub no_duplicate: &'static str,
    /// Another source is the same one: its title.
    pub duplicate: fn(Same, &str) -> String,
    /// Cites that one instead.
    pub reuse: &'static str,
    /// Opens its form instead.
    pub open_other: &'static str,
    /// What was understood by a date's field.
    pub understood: fn(&Understood) -> String,
    /// More fields.
    pub more_fields: &'static str,
    /// Fields that came from elsewhere and have no place of their own.
    pub extra: &'static str,
    /// Adds and cites.
    pub add_and_cite: &'static str,
    /// Adds.
    pub add: &'static str,
    /// Saves an edit.
    pub save: &'static str,
    /// Saves and cites.
    pub save_and_cite: &'static str,
    /// Closes without a change.
    pub cancel: &'static str,
}

/// The words of the line of time.
pub struct TimeStrings {
    /// What it is called, with the article's day if it has one (isolated already).
    pub name: fn(Option<&str>) -> String,
    /// So many days are left out.
    pub gap: fn(i64) -> String,
    /// A date beside the article's, whose year need not be said again.
    pub short: fn(PartialDate, Option<PartialDate>) -> String,
    /// So many dates stand at one place.
    pub several: fn(usize) -> String,
    /// The article's day.
    pub article: &'static str,
    /// Said where no source has a date.
    pub empty: &'static str,
    /// The date is later than the article.
    pub after_article: &'static str,
}
