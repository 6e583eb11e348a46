//! What months are called, in every calendar, country and language that is read, and which of
//! their names are written.
//!
//! The names are a table, `assets/dates/months.tsv`, each with where it is used and who attests it;
//! the script that made it stands in `tests/data/dates/names.py`. It must not know what a date is.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::calendars::Calendar;
use super::letters::clean;

/// A month by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Named {
    /// Which calendar's.
    pub(super) of: NamedIn,
    /// Its number, from 1.
    pub(super) number: u8,
    /// Whether the name is in Arabic letters.
    pub(super) arabic: bool,
}

/// What has months with names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NamedIn {
    /// A calendar.
    Calendar(Calendar),
    /// The names that Libya gave the Gregorian months in 1978, with years counted from 632.
    Libya,
}

const TABLE: &str = include_str!("../../assets/dates/months.tsv");

/// Names, folded, words parted by one space, to the months they name.
pub(super) static MONTHS: LazyLock<HashMap<String, Named>> = LazyLock::new(|| {
    let mut months = HashMap::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let of = match columns.next() {
            Some("gregorian") => NamedIn::Calendar(Calendar::Gregorian),
            Some("hijri") => NamedIn::Calendar(Calendar::Hijri),
            Some("persian") => NamedIn::Calendar(Calendar::Persian),
            Some("libyan") => NamedIn::Libya,
            _ => continue,
        };
        let number = columns.next().and_then(|number| number.parse().ok());
        let (Some(number), Some(name)) = (number, columns.next()) else { continue };
        let Some(folded) = clean(name) else { continue };
        let arabic = folded.text.starts_with(|c: char| !c.is_ascii());
        months.insert(folded.text, Named { of, number, arabic });
    }
    months
});

/// The names of the twelve months, January first.
pub(super) type Year = [&'static str; 12];

/// The common Arabic names (CLDR 48 `ar`, months format/wide; most countries).
pub(super) const ARABIC: Year = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

/// The Syriac names of the Levant and Iraq (CLDR 48 `ar-SY`).
pub(super) const LEVANTINE: Year = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

/// The French names of Algeria and Tunisia (CLDR 48 `ar-DZ`).
pub(super) const ALGERIAN: Year = [
    "جانفي",
    "فيفري",
    "مارس",
    "أفريل",
    "ماي",
    "جوان",
    "جويلية",
    "أوت",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

/// The names of Morocco (CLDR 48 `ar-MA`).
pub(super) const MOROCCAN: Year = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "ماي",
    "يونيو",
    "يوليوز",
    "غشت",
    "شتنبر",
    "أكتوبر",
    "نونبر",
    "دجنبر",
];

/// The names of Mauritania (CLDR 48 `ar-MR`).
pub(super) const MAURITANIAN: Year = [
    "يناير",
    "فبراير",
    "مارس",
    "إبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغشت",
    "شتمبر",
    "أكتوبر",
    "نوفمبر",
    "دجمبر",
];

/// The Hijri months (CLDR 48 `ar`, calendar islamic).
pub(super) const HIJRI: Year = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
];

/// English names in full (CLDR 48 `en`).
pub(super) const ENGLISH: Year = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// English names in three letters (CLDR 48 `en`, format/abbreviated).
pub(super) const ENGLISH_SHORT: Year =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// French names (CLDR 48 `fr`).
pub(super) const FRENCH: Year = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The name of a month of a set.
pub(super) fn name(set: &Year, month: u8) -> Option<&'static str> {
    set.get(usize::from(month).checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text`, folded, names this month.
    #[track_caller]
    fn check(text: &str, of: NamedIn, number: Option<u8>) {
        let found = MONTHS.get(&clean(text).unwrap().text);
        assert_eq!(found.map(|named| named.number), number, "{text}");
        assert!(found.is_none_or(|named| named.of == of), "{text}");
    }

    const GREGORIAN: NamedIn = NamedIn::Calendar(Calendar::Gregorian);

    #[test]
    fn every_name_names_its_own_month_only() {
        let sets =
            [ARABIC, LEVANTINE, ALGERIAN, MOROCCAN, MAURITANIAN, ENGLISH, ENGLISH_SHORT, FRENCH];
        for set in sets {
            for (month, name) in (1u8..).zip(set) {
                check(name, GREGORIAN, Some(month));
            }
        }
        for (month, name) in (1u8..).zip(HIJRI) {
            check(name, NamedIn::Calendar(Calendar::Hijri), Some(month));
        }
    }

    #[test]
    fn no_line_of_the_table_is_lost() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            let columns: Vec<&str> = line.split('\t').collect();
            let [_, month, name, place, source] = columns[..] else { panic!("{line}") };
            let found = MONTHS[&clean(name).unwrap().text];
            assert_eq!(found.number.to_string(), month, "{line}");
            assert!(!place.is_empty() && !source.is_empty(), "{line}");
        }
    }

    #[test]
    fn slips_and_strangers() {
        check("اكتوبر", GREGORIAN, Some(10));
        check("إكتوبر", GREGORIAN, Some(10));
        check("إبريل", GREGORIAN, Some(4));
        check("اذار", GREGORIAN, Some(3));
        check("يونية", GREGORIAN, Some(6));
        check("جويليه", GREGORIAN, Some(7));
        check("نوڤمبر", GREGORIAN, Some(11));
        check("تشرين الثانى", GREGORIAN, Some(11));
        check("SEPTEMBER", GREGORIAN, Some(9));
        check("fevrier", GREGORIAN, Some(2));
        check("Ağustos", GREGORIAN, Some(8));
        check("ذو القعده", NamedIn::Calendar(Calendar::Hijri), Some(11));
        check("شهریور", NamedIn::Calendar(Calendar::Persian), Some(6));
        check("هانيبال", NamedIn::Libya, Some(8));
        check("كانون", GREGORIAN, None);
        check("تشرين", GREGORIAN, None);
        check("كانون الثالث", GREGORIAN, None);
        check("الأول", GREGORIAN, None);
        check("", GREGORIAN, None);
    }
}
