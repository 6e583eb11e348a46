//! الصفحة حول النص: كلماتها بالعربية.

use chrono::Weekday;

use crate::article::{Side, Status};
use crate::checks::Severity;
use crate::dates::{self, DateStyle, PartialDate};
use crate::strings::counted::{Noun, counted};
use crate::strings::page::{Covered, PageStrings, more_than, weekday};
use crate::text::letters::isolate;

pub(super) static PAGE: PageStrings = PageStrings {
    title: "عنوان المقالة",
    namespace: "النطاق",
    no_namespace: "بلا نطاق",
    dateline: "تاريخ المقالة",
    dateline_hint: "تاريخ المقالة",
    long_date,
    beside_typed: |date, typed| more_than(&long_date(date), typed),
    which_day: "أيّ يوم؟",
    status: "حالة المقالة",
    status_name,
    add_lead: "أضف صورة رئيسية",
    lead: "الصورة الرئيسية",
    caption: "تعليق الصورة الرئيسية",
    no_file: "لم يُذكر اسم ملف الصورة",
    not_here: "تظهر الصورة هنا إن كان ملفها بجانب ملف المقالة",
    picture: "تفاصيل الصورة",
    file: "اسم الملف في الويكي",
    alt: "ما تُظهره، لمن لا يراها",
    credit: "المصوّر أو المصدر",
    width: "العرض بالبكسل",
    bad_width: "العرض عدد بين 20 و4000، أو يُترك فارغاً.",
    side: "الموضع",
    side_name,
    remove_picture: "احذف الصورة",
    attribution: "قائل الاقتباس",
    add_see_also: "أضف صفحات ذات صلة",
    page: "صفحة ذات صلة",
    new_page: "أضف صفحة",
    categories: "التصنيفات",
    new_category: "أضف تصنيفاً",
    remove: |name| format!("احذف {}", isolate(name)),
    uncited: "لم تُذكر في النص",
    no_sources: "لا مصادر بعد. كل مصدر يُذكر في النص يظهر هنا كما تعرضه الويكي.",
    source: |number, line| format!("المصدر {number}: {line}"),
    uncited_source: |line| format!("مصدر لم يُذكر في النص: {line}"),
    coverage: "تغطية الفقرات بالمصادر",
    covered,
};

const SOURCES: Noun =
    Noun {
        one: "مصدر واحد", two: "مصدران", few: "مصادر", many: "مصدراً", hundred: "مصدر"
    };
const QUOTATIONS: Noun = Noun {
    one: "اقتباس واحد",
    two: "اقتباسان",
    few: "اقتباسات",
    many: "اقتباساً",
    hundred: "اقتباس",
};

fn long_date(date: PartialDate) -> String {
    let written = dates::write(date, DateStyle::ArabicLong);
    let Some(day) = weekday(date) else { return written };
    let name = match day {
        Weekday::Mon => "الإثنين",
        Weekday::Tue => "الثلاثاء",
        Weekday::Wed => "الأربعاء",
        Weekday::Thu => "الخميس",
        Weekday::Fri => "الجمعة",
        Weekday::Sat => "السبت",
        Weekday::Sun => "الأحد",
    };
    format!("{name} {written}")
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Draft => "مسودة",
        Status::Review => "مراجعة",
        Status::Ready => "جاهزة",
        Status::Published => "منشورة",
    }
}

fn side_name(side: Side) -> &'static str {
    match side {
        Side::Default => "حيث تضعها الويكي",
        Side::Left => "يسار النص",
        Side::Right => "يمين النص",
        Side::Center => "وسط الصفحة",
    }
}

fn covered(covered: &Covered) -> String {
    let Covered { paragraph, citations, uncited, problem } = *covered;
    let mut said = format!("الفقرة {paragraph}: ");
    match citations {
        0 => said.push_str("بلا مصدر"),
        citations => said.push_str(&counted(citations, &SOURCES)),
    }
    if uncited > 0 {
        said.push_str(&format!("، فيها {} بلا مصدر", counted(uncited, &QUOTATIONS)));
    }
    said.push_str(match problem {
        Some(Severity::Error) => "، وفيها خطأ",
        Some(Severity::Warning) => "، وفيها ما يُشك فيه",
        Some(Severity::Info) => "، وفيها تنبيه",
        None => "",
    });
    said.push('.');
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_its_weekday() {
        let check = |text: &str, expected: &str| {
            assert_eq!(long_date(text.parse().unwrap()), expected);
        };
        check("2022-09-13", "الثلاثاء 13 سبتمبر 2022");
        check("2022-09", "سبتمبر 2022");
        check("2022", "2022");
        let day = "2022-09-13".parse().unwrap();
        assert_eq!((PAGE.beside_typed)(day, "13 سبتمبر 2022 "), "الثلاثاء");
        assert_eq!((PAGE.beside_typed)(day, "2022-09-13"), "الثلاثاء 13 سبتمبر 2022");
    }

    #[test]
    fn a_paragraph_says_how_it_is_covered() {
        let check = |citations, uncited, problem, expected: &str| {
            let it = Covered { paragraph: 3, citations, uncited, problem };
            assert_eq!(covered(&it), expected);
        };
        check(0, 0, None, "الفقرة 3: بلا مصدر.");
        check(2, 0, None, "الفقرة 3: مصدران.");
        check(0, 3, None, "الفقرة 3: بلا مصدر، فيها 3 اقتباسات بلا مصدر.");
        check(1, 0, Some(Severity::Error), "الفقرة 3: مصدر واحد، وفيها خطأ.");
    }
}
