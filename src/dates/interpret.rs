//! Free text to what it says of a date: the one place where a text is read.
//!
//! For date fields, pasted citations and the command line. It must not know the clock (what is
//! today is in the [`Setting`]) or where the text came from. It never guesses: whatever two careful
//! people could read as two different dates is answered with both, and what decided is noted.
//!
//! The work goes in passes, each over the text once: letters are made alike (`letters.rs`), cut
//! into pieces (`pieces.rs`), given their meaning (`tokens.rs`), divided into the two ends of a
//! range or the two calendars of a pair (`divide.rs`), put into fields (`fields.rs`) and resolved to days
//! (`resolve.rs`).

use chrono::NaiveDate;

use super::divide::{divided, relative};
use super::edtf::{Certainty, Edtf, EdtfDate, When};
use super::interpretation::{Interpretation, Note, Setting, Understanding};
use super::letters::{Cleaned, clean};
use super::names::Named;
use super::pieces::cut;
use super::read::MAX_BYTES;
use super::resolve::Found;
use super::tokens::{Token, tokens};
use super::words::Meaning;
use crate::text::letters::{ascii_digit, is_bidi_control};

/// What `text` says of a date.
///
/// Read, in Arabic, Persian or ASCII digits, with or without vowel signs, tatweel, marks of
/// direction and hamzas:
///
/// - dates by the names of months in Arabic (every country's, two names together, Libya's of
///   1978), English, French, German, Turkish and Persian, in any usual order, with the weekday, which
///   must be right;
/// - the Hijri calendar of Umm al-Qura and the solar one of Iran and Afghanistan, by their months'
///   names or by «هـ» and «هـ.ش», alone or beside the Gregorian date («الموافق»), which must agree;
/// - dates in digits, where one order only is possible; the weekday or the address may decide;
/// - ranges, seasons, quarters, decades, centuries; «حوالي», «ربما», «قبل», «بعد»; years before Christ;
/// - «أمس», «منذ يومين», where it is known from which day they count;
/// - «بدون تاريخ», which says that there is none;
/// - EDTF of levels 0 and 1, with or without the time of day, which is left out.
///
/// Takes time in proportion to the text, of which there are at most [`MAX_BYTES`]; never fails.
///
/// ```
/// use tahrir::dates::{Setting, Verdict, interpret};
///
/// let setting = Setting::default();
/// let found = interpret("١٧ صفر ١٤٤٤هـ الموافق ١٣ أيلول/سبتمبر ٢٠٢٢م", &setting);
/// assert_eq!(found.edtf().unwrap().to_string(), "2022-09-13");
/// assert_eq!(interpret("05/11/2011", &setting).verdict(), Verdict::Ask);
/// assert_eq!(interpret("الثلاثاء 14 سبتمبر 2022", &setting).verdict(), Verdict::Invalid);
/// ```
pub fn interpret(text: &str, setting: &Setting) -> Interpretation {
    if text.len() > MAX_BYTES {
        return Interpretation::wrong(Note::TooLong { bytes: text.len() });
    }
    let Some(cleaned) = clean(text) else { return Interpretation::wrong(Note::NotADate) };
    let mut notes = Vec::new();
    if let Some(date) = as_edtf(text) {
        note_letters(&cleaned, &mut notes);
        note_age(date, &mut notes);
        return Interpretation::sure(Understanding::Date(date), notes);
    }
    let found = read_tokens(&cleaned, setting, &mut notes);
    note_letters(&cleaned, &mut notes);
    match found {
        Some(Answer::NoDate) => Interpretation::sure(Understanding::NoDate, notes),
        Some(Answer::Found(Found::One(date))) => {
            if !notes.iter().any(|note| matches!(note, Note::Converted(_))) && is_iso(&cleaned.text)
            {
                note_age(date, &mut notes);
            }
            Interpretation::sure(Understanding::Date(date), notes)
        }
        Some(Answer::Found(Found::Many(mut choices))) => {
            let mut seen = Vec::new();
            choices.retain(|choice| {
                !seen.contains(choice) && {
                    seen.push(*choice);
                    true
                }
            });
            Interpretation { understood: None, choices, notes }
        }
        Some(Answer::Found(Found::Wrong(choices))) => {
            if notes.iter().all(|note| note.rule().is_none()) {
                notes.push(Note::NotADate);
            }
            Interpretation { understood: None, choices, notes }
        }
        None => {
            if !notes.iter().any(|note| {
                matches!(note, Note::NoYear | Note::Relative | Note::Reversed | Note::TwoDates)
            }) {
                notes.retain(|note| matches!(note, Note::MonthNamesDisagree { .. }));
                notes.push(Note::NotADate);
            }
            Interpretation { understood: None, choices: Vec::new(), notes }
        }
    }
}

enum Answer {
    NoDate,
    Found(Found),
}

fn note_letters(cleaned: &Cleaned, notes: &mut Vec<Note>) {
    if cleaned.mixed_digits {
        notes.push(Note::MixedDigits);
    }
    if cleaned.hidden_marks {
        notes.push(Note::HiddenMarks);
    }
}

/// Dates before 15 October 1582 in digits alone are by a calendar that nobody used then.
fn note_age(date: Edtf, notes: &mut Vec<Note>) {
    let first = NaiveDate::from_ymd_opt(1582, 10, 15);
    if date.is_day() && date.latest() < first {
        notes.push(Note::BeforeGregorian);
    }
}

fn is_iso(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'-' | b' '))
}

/// The text as EDTF, where a person would not read it otherwise.
fn as_edtf(text: &str) -> Option<Edtf> {
    let plain: String =
        text.trim().chars().filter(|c| !is_bidi_control(*c)).map(ascii_digit).collect();
    let date: Edtf = plain.parse().ok()?;
    let doubtful = match date {
        Edtf::Date(EdtfDate { when, certainty: Certainty::Sure }) => match when {
            When::Year(year) => (1300..=1500).contains(&year),
            When::Day(year, ..) => (1300..=1500).contains(&year),
            When::Month(year, month) => {
                (1300..=1500).contains(&year) || i32::from(month) > year % 100
            }
            When::Season(year, season) => i32::from(season.number()) > year % 100,
            _ => false,
        },
        _ => false,
    };
    (!doubtful).then_some(date)
}

fn read_tokens(cleaned: &Cleaned, setting: &Setting, notes: &mut Vec<Note>) -> Option<Answer> {
    let pieces = cut(&cleaned.text)?;
    let found = tokens(&pieces, notes)?;
    if found.time {
        notes.push(Note::TimeLeftOut);
    }
    let mut tokens = found.tokens;
    unwrap_brackets(&mut tokens, notes);
    let words: Vec<Token> =
        tokens.iter().filter(|token| **token != Token::Word(Meaning::Filler)).cloned().collect();
    let bare: Vec<Token> =
        words.iter().filter(|token| !matches!(token, Token::Sign('.' | ','))).cloned().collect();
    if bare == [Token::Word(Meaning::NoDate)] {
        return Some(Answer::NoDate);
    }
    if let Some(found) = relative(&bare, setting, notes) {
        return Some(Answer::Found(found));
    }
    let found = divided(&words, setting, notes)?;
    // A time of day belongs to a day.
    let is_day = |date: &Edtf| date.with_certainty(Certainty::Sure).is_day();
    match &found {
        Found::One(date) if found_time(notes) && !is_day(date) => None,
        Found::One(date) if notes.contains(&Note::AboutOrCopyright) => {
            let choices = vec![*date, date.with_certainty(Certainty::Sure)];
            Some(Answer::Found(Found::Many(choices)))
        }
        _ if notes.iter().any(|note| matches!(note, Note::MonthNamesDisagree { .. })) => {
            Some(Answer::Found(disagreeing(&words, setting, notes)))
        }
        _ => Some(Answer::Found(found)),
    }
}

fn found_time(notes: &[Note]) -> bool {
    notes.contains(&Note::TimeLeftOut)
}

/// Each of the two months that disagree.
fn disagreeing(words: &[Token], setting: &Setting, notes: &[Note]) -> Found {
    let months = notes.iter().find_map(|note| match note {
        Note::MonthNamesDisagree { first, second } => Some([*first, *second]),
        _ => None,
    });
    let choices = months.into_iter().flatten().filter_map(|number| {
        let words: Vec<Token> = words
            .iter()
            .map(|token| match token {
                Token::Month(named) => Token::Month(Named { number, ..*named }),
                token => token.clone(),
            })
            .collect();
        match divided(&words, setting, &mut Vec::new()) {
            Some(Found::One(date)) => Some(date),
            _ => None,
        }
    });
    Found::Wrong(choices.collect())
}

/// `[2010]` and `©2010` are 2010, however it was found.
fn unwrap_brackets(tokens: &mut Vec<Token>, notes: &mut Vec<Note>) {
    let (first, last) = (tokens.first(), tokens.last());
    let wrapped = matches!(
        (first, last),
        (Some(Token::Sign('(')), Some(Token::Sign(')')))
            | (Some(Token::Sign('[')), Some(Token::Sign(']')))
    );
    let inner = tokens.iter().filter(|token| matches!(token, Token::Sign('(' | '['))).count();
    if wrapped && inner == 1 {
        tokens.pop();
        tokens.remove(0);
        notes.push(Note::Style);
    }
    if tokens.first() == Some(&Token::Sign('©')) {
        tokens.remove(0);
        notes.push(Note::Style);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{DateStyle, Reading, Verdict, read, write};
    use super::*;
    use proptest::prelude::*;

    /// Today and the article are of 2022-09-13. The text has this verdict, this reading, or these
    /// choices with commas between.
    #[track_caller]
    fn check(text: &str, verdict: Verdict, readings: &str) {
        let today = NaiveDate::from_ymd_opt(2022, 9, 13);
        let setting = Setting { today, relative_to: today, address: None };
        let found = interpret(text, &setting);
        let all = found.edtf().into_iter().chain(found.choices.iter().copied());
        let shown: Vec<String> = all.map(|date| date.to_string()).collect();
        assert_eq!((found.verdict(), shown.join(", ").as_str()), (verdict, readings), "{text}");
    }

    use Verdict::{Ask, Fixable, Invalid, Valid};

    #[test]
    fn ranges_and_parts_of_years() {
        check("10–12 مايو 2020", Valid, "2020-05-10/2020-05-12");
        check("من 5 إلى 10 مايو 2020", Valid, "2020-05-05/2020-05-10");
        check("بين 5 و10 مايو 2020", Valid, "2020-05-05/2020-05-10");
        check("13 أيلول – 2 تشرين الأول 2022", Valid, "2022-09-13/2022-10-02");
        check("ديسمبر 2019 - يناير 2020", Valid, "2019-12/2020-01");
        check("2019–2021", Valid, "2019/2021");
        check("12–10 مايو 2020", Invalid, "2020-05-10/2020-05-12");
        check("10–10 مايو 2020", Invalid, "");
        check("10-12 May 2020", Fixable, "2020-05-10/2020-05-12");
        check("10/12 May 2020", Invalid, "");
        check("31 يونيو – 2 يوليو 2020", Invalid, "");
        check("صيف 2019", Valid, "2019-22");
        check("شتاء 2019–2020", Valid, "2019-24");
        check("الربع الثاني 2021", Valid, "2021-04/2021-06");
        check("القرن التاسع عشر", Valid, "18XX");
        check("القرن 19", Valid, "18XX");
        check("بين عامي 2019 و2021", Valid, "2019/2021");
        check("القرن الثاني ق.م", Valid, "-01XX");
        check("تسعينيات القرن العشرين", Valid, "199X");
        check("التسعينيات", Ask, "199X, 189X");
        check("1980s", Valid, "198X");
        check("1900s", Ask, "190X, 19XX");
        check("أوائل 2020", Valid, "2020");
        check("رمضان 1443", Valid, "2022-04-02/2022-05-01");
        check("1443 هـ", Valid, "2021-08-09/2022-07-29");
    }

    #[test]
    fn doubts_that_are_written() {
        check("حوالي 1900", Valid, "1900~");
        check("ربما 1862", Valid, "1862?");
        check("نحو 1862؟", Valid, "1862%");
        check("سبتمبر 2010 تقريباً", Valid, "2010-09~");
        check("قبل 1928", Valid, "/1928");
        check("بعد مايو 1928", Valid, "1928-05/");
        check("منذ 2019", Valid, "2019/");
        check("44 ق.م", Valid, "-0043");
        check("AD 500", Valid, "0500");
        check("بدون تاريخ", Valid, "");
        check("n.d.", Valid, "");
        check("c2010", Ask, "2010~, 2010");
    }

    #[test]
    fn days_that_are_counted() {
        check("أمس", Fixable, "2022-09-12");
        check("غداً", Fixable, "2022-09-14");
        check("أول أمس", Fixable, "2022-09-11");
        check("منذ يومين", Fixable, "2022-09-11");
        check("قبل 3 أيام", Fixable, "2022-09-10");
        check("منذ أسبوع", Fixable, "2022-09-06");
        check("الجمعة الماضية", Fixable, "2022-09-09");
        check("الثلاثاء الماضي", Fixable, "2022-09-06");
        check("3 days ago", Fixable, "2022-09-10");
        assert_eq!(interpret("أمس", &Setting::default()).verdict(), Invalid);
    }

    #[test]
    fn what_is_two_is_asked_and_what_disagrees_is_told() {
        check("05/11/2011", Ask, "2011-11-05, 2011-05-11");
        check("الجمعة 05/11/2021", Valid, "2021-11-05");
        check("السبت 05/11/2021", Invalid, "2021-11-05, 2021-05-11");
        check("الثلاثاء 14 سبتمبر 2022", Invalid, "2022-09-14, 2022-09-13");
        check("كانون 2022", Ask, "2022-12, 2022-01");
        check("أيلول/أكتوبر 2022", Invalid, "2022-09, 2022-10");
        check("1444-02-17", Ask, "2022-09-13, 1444-02-17");
        check("1492", Valid, "1492");
        check("1440", Ask, "2018-09-11/2019-08-30, 1440");
        check("2003-05", Ask, "2003-05, 2003/2005");
        check("2019-20", Ask, "2019/2020");
        check("1851-52", Valid, "1851/1852");
        check("يوم الثلاثاء الموافق 13 سبتمبر 2022", Valid, "2022-09-13");
        check("يوم الأربعاء الموافق 13 سبتمبر 2022", Invalid, "2022-09-13, 2022-09-14");
        check("في الـ13 من سبتمبر 2022", Valid, "2022-09-13");
        check("13 سبتمبر 22", Ask, "2022-09-13, 1922-09-13");
        check("20220913", Ask, "2022-09-13");
        check("13 سبتمبر 2022، 14 سبتمبر 2022", Invalid, "2022-09-13, 2022-09-14");
        check("17 صفر 1444 الموافق 23 سبتمبر 2022", Invalid, "2022-09-13, 2022-09-23");
        check("17 صفر 1444 الموافق الثلاثاء 13 سبتمبر 2022", Valid, "2022-09-13");
        check("31 يونيو 2022", Invalid, "2022-06-30, 2022-07-01");
        check("30 صفر 1433 هـ", Invalid, "2012-01-23, 2012-01-24");
        check("2022 Sep 13", Fixable, "2022-09-13");
        check("13th September 2022", Fixable, "2022-09-13");
        check("٢٠22-09-13", Fixable, "2022-09-13");
        check("13\u{200F}/9/2022", Fixable, "2022-09-13");
        check("[2010]", Fixable, "2010");
    }

    #[test]
    fn what_nobody_should_type() {
        for text in [
            "}}",
            "<ref>",
            "|",
            "13 سبتمبر 2022}}",
            "<b>2022</b>",
            "&ndash;",
            "\0",
            "2022\u{202E}\u{0}",
        ] {
            check(text, Invalid, "");
        }
        check(&"9".repeat(200), Invalid, "");
        check("99999999999 سبتمبر 99999999999", Invalid, "");
        check("9999-12-31/9999-12-31", Valid, "9999-12-31/9999-12-31");
        check("Y99999999999999999", Invalid, "");
        let found = interpret(&"2022-09-13 ".repeat(1_000_000), &Setting::default());
        assert_eq!(found.notes, [Note::TooLong { bytes: 11_000_000 }]);
    }

    fn word() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "13",
            "5",
            "31",
            "0",
            "2022",
            "1444",
            "99",
            "٢٠٢٢",
            "۱۴۰۱",
            "سبتمبر",
            "أيلول",
            "صفر",
            "مهر",
            "كانون",
            "الثاني",
            "هانيبال",
            "Sep",
            "May",
            "mars",
            "الجمعة",
            "Friday",
            "هـ",
            "م",
            "ق.م",
            "AD",
            "حوالي",
            "c.",
            "ربما",
            "قبل",
            "بعد",
            "من",
            "إلى",
            "بين",
            "و",
            "-",
            "–",
            "/",
            ".",
            ",",
            ":",
            "(",
            ")",
            "[",
            "؟",
            "~",
            "الموافق",
            "بدون تاريخ",
            "صيف",
            "القرن",
            "تسعينيات",
            "أمس",
            "منذ",
            "أيام",
            "10:30",
            "T10",
            "Z",
            "+03:00",
            "مساءً",
            "1980s",
            "19th",
            "century",
            "\u{200F}",
            "ـ",
            "2022-09-13",
            "13/9/2022",
            "2019-20",
            "Q1",
            "..",
        ])
    }

    proptest! {
        #[test]
        fn whatever_is_understood_can_be_written_down(
            words in prop::collection::vec((word(), prop::sample::select(vec!["", " "])), 0..9),
            any in any::<String>(),
        ) {
            let made: String = words.iter().flat_map(|(word, space)| [*word, *space]).collect();
            let today = NaiveDate::from_ymd_opt(2022, 9, 13);
            for text in [made, any] {
                for setting in [Setting::default(), Setting { today, relative_to: today, address: today }] {
                    let found = interpret(&text, &setting);
                    prop_assert_eq!(found.understood.is_some(), found.verdict() <= Fixable);
                    for date in found.choices.iter().copied().chain(found.edtf()) {
                        prop_assert_eq!(date.to_string().parse(), Ok(date), "{}", text);
                    }
                }
                if let Reading::Understood(date) = read(&text) {
                    for style in DateStyle::ALL {
                        match read(&write(date, style)) {
                            Reading::Understood(again) => prop_assert_eq!(again, date),
                            Reading::NotUnderstood => {}
                            Reading::Impossible(error) => prop_assert!(false, "{}: {}", text, error),
                        }
                    }
                }
            }
        }
    }
}
