//! What the Gregorian months are called in Arabic and in English.
//!
//! A table, and the folding of letters under which its names are looked up. It must not know what
//! a date is, nor the months of any other calendar.
//!
//! Source: Unicode CLDR 48, cldr-dates-full, `calendars/gregorian/months/format/wide`, in the
//! locale named at each set; the names beside them are noted in [`OTHERS`].

/// The names of the twelve months, January first.
type Year = [&'static str; 12];

/// The common set, read everywhere (CLDR `ar`, and most `ar-*`).
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

/// English names in full (CLDR `en`).
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

/// English names in three letters (CLDR `en`, `format/abbreviated`).
const ENGLISH_SHORT: Year =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The Syriac names of the Levant and Iraq (CLDR `ar-IQ`, `ar-JO`, `ar-LB`, `ar-PS`, `ar-SY`).
const LEVANTINE: Year = [
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

/// The French names of Algeria and Tunisia (CLDR `ar-DZ`, `ar-TN`).
const ALGERIAN: Year = [
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

/// The names of Morocco (CLDR `ar-MA`).
const MOROCCAN: Year = [
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

/// The names of Mauritania (CLDR `ar-MR`).
const MAURITANIAN: Year = [
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

/// Names outside CLDR's wide sets, with the number of their month.
const OTHERS: [(u8, &str); 7] = [
    // The spelling of the United Nations' Arabic service and of older Egyptian print.
    (6, "يونيه"),
    (7, "يوليه"),
    // The Levantine pairs without the article, as much of the Syrian press has them.
    (1, "كانون ثاني"),
    (10, "تشرين أول"),
    (11, "تشرين ثاني"),
    (12, "كانون أول"),
    // CLDR `en-GB`, format/abbreviated.
    (9, "Sept"),
];

/// One letter as names are compared: hamza seats on alef, final yeh and teh marbuta lose the
/// difference that hurried typing loses, letters of a Persian keyboard become the Arabic ones, and
/// Latin capitals become small.
pub(super) fn fold(letter: char) -> char {
    match letter {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' => 'ه',
        'ک' => 'ك',
        other => other.to_ascii_lowercase(),
    }
}

/// The month, 1 to 12, that `words` name: one folded word, or two for the Levantine pairs.
/// «كانون» and «تشرين» alone name two months each, so they name none here.
pub(super) fn month_named(words: &[&str]) -> Option<u8> {
    let sets = [ARABIC, ENGLISH, ENGLISH_SHORT, LEVANTINE, ALGERIAN, MOROCCAN, MAURITANIAN];
    let numbered = sets.into_iter().flat_map(|set| (1u8..).zip(set));
    numbered.chain(OTHERS).find(|(_, name)| is_named(name, words)).map(|(month, _)| month)
}

fn is_named(name: &str, words: &[&str]) -> bool {
    let mut parts = name.split(' ');
    let same = words
        .iter()
        .all(|word| parts.next().is_some_and(|part| part.chars().map(fold).eq(word.chars())));
    same && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text`, folded and split at spaces, names `month`.
    #[track_caller]
    fn check(text: &str, month: Option<u8>) {
        let folded: String = text.chars().map(fold).collect();
        let words: Vec<&str> = folded.split(' ').collect();
        assert_eq!(month_named(&words), month, "{text}");
    }

    #[test]
    fn every_name_names_its_own_month_only() {
        for set in [ARABIC, ENGLISH, ENGLISH_SHORT, LEVANTINE, ALGERIAN, MOROCCAN, MAURITANIAN] {
            for (month, name) in (1u8..).zip(set) {
                check(name, Some(month));
            }
        }
        for (month, name) in OTHERS {
            check(name, Some(month));
        }
    }

    #[test]
    fn slips_and_strangers() {
        check("اكتوبر", Some(10));
        check("إكتوبر", Some(10));
        check("ابريل", Some(4));
        check("إبريل", Some(4));
        check("اذار", Some(3));
        check("يونية", Some(6));
        check("جويليه", Some(7));
        check("تشرين الثانى", Some(11));
        check("كانون الاول", Some(12));
        check("SEPTEMBER", Some(9));
        check("كانون", None);
        check("تشرين", None);
        check("كانون الثالث", None);
        check("تشرين الأول الثاني", None);
        check("الأول", None);
        check("شباط شباط", None);
        check("صفر", None);
        check("رمضان", None);
        check("ربيع الأول", None);
        check("", None);
    }
}
