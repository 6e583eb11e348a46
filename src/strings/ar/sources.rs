//! المصادر: كلماتها بالعربية.

use chrono::Datelike;

use super::{date_error, quoted, reference_date, reference_text};
use crate::article::{ReferenceDate, ReferenceKind, ReferenceText, UrlStatus};
use crate::checks::typed::Demand;
use crate::checks::verdict::Understood;
use crate::checks::{DateFinding, Finding};
use crate::citations::same::Same;
use crate::dates::{DateStyle, PartialDate, Precision, write};
use crate::strings::Switch;
use crate::strings::counted::{DATES, DAYS, MONTHS, SOURCES, TIMES, YEARS, counted};
use crate::strings::sources::{FormStrings, SourcesStrings, TimeStrings};
use crate::text::letters::{isolate, isolate_ltr};

pub(super) static SOURCES_WORDS: SourcesStrings = SourcesStrings {
    list: "قائمة المصادر",
    untitled: "مصدر بلا عنوان",
    search: "ابحث في المصادر",
    order: |order| format!("الترتيب: {order}"),
    by_text: "ترتيب المتن",
    by_title: "العنوان",
    by_date: "تاريخ النشر",
    by_problems: "المشكلات أولاً",
    all: "الكل",
    uncited: "غير مستشهد به",
    with_problems: "فيه مشكلات",
    count: |count| match count {
        0 => "لا مصادر".to_owned(),
        2 => "مصدران".to_owned(),
        count => counted(count, &SOURCES),
    },
    empty: "لا مصادر بعد",
    empty_hint: "الصق رابطاً أو سطر مصدر في «مصدر جديد»، ثم استشهد به حيث المؤشر.",
    none_found: "لا مصدر يطابق البحث",
    show_all: "أظهر الكل",
    kind,
    dated: |which, date| match which {
        ReferenceDate::Published => format!("نُشر {date}"),
        ReferenceDate::Accessed => format!("اطُّلع عليه {date}"),
        ReferenceDate::Archived => format!("أُرشف {date}"),
    },
    cited,
    badge,
    more_problems: |count| format!("+{count}"),
    card: |title, outlet, uses, problems| {
        let mut said = title.to_owned();
        if !outlet.is_empty() {
            said.push_str(&format!("، {outlet}"));
        }
        said.push_str(&format!("، {}", cited(uses)));
        if problems > 0 {
            let problems = counted(problems, &crate::strings::counted::PROBLEMS);
            said.push_str(&format!("، {problems}"));
        }
        said
    },
    cite: Switch { label: "استشهد", hint: "استشهد به حيث المؤشر" },
    edit: Switch { label: "حرّر", hint: "افتح بيانات المصدر (Enter)" },
    duplicate: "كرّر المصدر",
    merge: "ادمج مع مصدر آخر…",
    merging: "اختر المصدر الذي يُدمج في هذا",
    cancel: "إلغاء",
    delete: "احذف المصدر",
    deleted: |count| match count {
        0 => "حُذف المصدر. يعيده \u{2066}Ctrl+Z\u{2069}.".to_owned(),
        count => format!(
            "حُذف المصدر والاستشهاد به ({}). يعيدهما \u{2066}Ctrl+Z\u{2069}.",
            counted(count, &TIMES)
        ),
    },
    delete_cited: |count| match count {
        1 => "احذف المصدر والاستشهاد به".to_owned(),
        count => format!("احذف المصدر والاستشهاد به ({})", counted(count, &TIMES)),
    },
    delete_alone: "احذف المصدر وأبقِ الاستشهاد",
    next_use: Switch {
        label: "الموضع التالي", hint: "اذهب إلى الموضع التالي الذي ذُكر فيه"
    },
    more: "المزيد",
    form: FORM,
    time: TIME,
    date,
    day,
};

const FORM: FormStrings = FormStrings {
    new: "مصدر جديد",
    edit: "تحرير المصدر",
    kinds: "نوع المصدر",
    paste: "ألصق هنا",
    paste_hint: "الصق رابطاً أو DOI أو ISBN أو قالب استشهاد أو BibTeX أو RIS أو سطر مصدر كاملاً",
    pasted: "فُهم الملصق كله ووُزّع على الحقول.",
    pasted_url: "وُضع الرابط في حقله.",
    not_understood: |rest| format!("لم يُفهم هذا الجزء، فبقي هنا: {}", quoted(rest)),
    nothing_understood: "لم يُفهم هذا النص؛ اكتب العنوان بين علامتي تنصيص، أو الصق رابطاً.",
    others: |count| format!("وفي الملصق مصادر أخرى: {}.", counted(count, &SOURCES)),
    add_others: "أضفها كلها",
    restored: "عاد ما كتبته ولم تحفظه.",
    begin_anew: "ابدأ من جديد",
    text: reference_text,
    site: |kind| match kind {
        ReferenceKind::News => "الصحيفة أو الموقع",
        ReferenceKind::Journal => "الدورية",
        ReferenceKind::Broadcast => "القناة أو البرنامج",
        ReferenceKind::Social => "المنصة",
        ReferenceKind::Book => "السلسلة",
        _ => reference_text(ReferenceText::Site),
    },
    date: reference_date,
    note: "ملاحظة للتحرير",
    id: "اسم المصدر في المقالة",
    id_hint: "يُختار وحده",
    id_taken: "لمصدر آخر هذا الاسم، فسيُعطى اسماً غيره.",
    optional: "اختياري",
    date_hint: "مثل 13 سبتمبر 2022",
    authors: "الكتّاب",
    author: |number| format!("الكاتب {number}"),
    given: |number| format!("الاسم الأول للكاتب {number}"),
    family: |number| format!("اسم عائلة الكاتب {number}"),
    person: "شخص",
    organisation: "جهة",
    add_author: "أضف كاتباً",
    remove_author: |number| format!("احذف الكاتب {number}"),
    today: "اليوم",
    url_status: "حالة الرابط",
    status: |status| match status {
        UrlStatus::Unknown => "غير معروفة",
        UrlStatus::Live => "يعمل",
        UrlStatus::Dead => "معطّل",
        UrlStatus::Usurped => "صار لغيره",
    },
    no_duplicate: "لا يوجد مصدر بهذا الرابط في المقالة.",
    duplicate: |same, title| {
        let title = quoted(title);
        match same {
            Same::Url => format!("يوجد مصدر بهذا الرابط: {title}"),
            Same::Doi => format!("يوجد مصدر بهذا المعرف الرقمي: {title}"),
            Same::Isbn => format!("يوجد مصدر بهذا الردمك: {title}"),
            Same::Title => format!("يوجد مصدر بهذا العنوان من الجهة نفسها: {title}"),
        }
    },
    reuse: "استشهد بالموجود",
    open_other: "افتح الموجود",
    understood,
    more_fields: "حقول أخرى",
    extra: "حقول مستوردة تُحفظ كما هي",
    add_and_cite: "أضف واستشهد هنا",
    add: "أضف فقط",
    save: "احفظ",
    save_and_cite: "احفظ واستشهد هنا",
    cancel: "إلغاء",
};

const TIME: TimeStrings = TimeStrings {
    name: |article| match article {
        Some(day) => format!("تواريخ المصادر حول {day}"),
        None => "تواريخ المصادر".to_owned(),
    },
    gap: |days| {
        let days = usize::try_from(days).unwrap_or(0);
        match days {
            730.. => counted(days / 365, &YEARS),
            60.. => counted(days / 30, &MONTHS),
            _ => counted(days, &DAYS),
        }
    },
    short: |date, beside| {
        let words = write(date, DateStyle::ArabicLong);
        let same_year = beside.is_some_and(|it| it.year_number() == date.year_number());
        match words.rsplit_once(' ') {
            Some((day, _)) if same_year => day.to_owned(),
            _ => words,
        }
    },
    several: |count| counted(count, &DATES),
    article: "تاريخ المقالة",
    empty: "لا تاريخ في المصادر بعد",
    after_article: "بعد تاريخ المقالة",
};

fn kind(kind: ReferenceKind) -> &'static str {
    match kind {
        ReferenceKind::News => "خبر",
        ReferenceKind::Web => "صفحة",
        ReferenceKind::Book => "كتاب",
        ReferenceKind::Journal => "دورية",
        ReferenceKind::Report => "تقرير",
        ReferenceKind::Broadcast => "بث",
        ReferenceKind::Social => "منشور",
        ReferenceKind::Interview => "مقابلة",
        ReferenceKind::Other => "أخرى",
    }
}

fn cited(uses: usize) -> String {
    match uses {
        0 => "لم يُذكر في النص".to_owned(),
        1 => "ذُكر مرة".to_owned(),
        2 => "ذُكر مرتين".to_owned(),
        uses => format!("ذُكر {}", counted(uses, &TIMES)),
    }
}

fn badge(finding: &Finding) -> &'static str {
    match finding {
        Finding::UnusedReference { .. } => "لم يُستشهد به",
        Finding::ImpossibleDate { .. } => "تاريخ لا وجود له",
        Finding::UnreadableDate { .. } => "تاريخ غير مفهوم",
        Finding::SourceDate(DateFinding::Typed { choices, .. }) if !choices.is_empty() => {
            "تاريخ غير مفهوم"
        }
        Finding::SourceDate(DateFinding::Asked { demand: Demand::NewsHasDate, .. }) => "بلا تاريخ",
        Finding::SourceDate(_) => "تاريخ يُراجَع",
        Finding::FutureDate { .. } => "تاريخ لم يحن",
        Finding::AccessBeforePublication { .. } | Finding::ArchiveBeforePublication { .. } => {
            "تاريخان متعارضان"
        }
        Finding::OutletName { .. } => "اسم الجهة",
        Finding::MissingAddress => "بلا رابط",
        Finding::SameSource { .. } => "مكرر",
        _ => "مشكلة",
    }
}

fn date(date: PartialDate) -> String {
    let words = write(date, DateStyle::ArabicLong);
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
                Precision::Year => format!("سنة {iso}"),
                _ => format!("{} · {iso}", isolate(&date(*found))),
            }
        }
        Understood::OneOf(days) if days.len() == 1 => "يُفهم منه هذا اليوم. أهو هو؟".to_owned(),
        Understood::OneOf(_) => "يحتمل وجهين. أيهما؟".to_owned(),
        Understood::Impossible(error) => format!("لا وجود لهذا التاريخ: {}.", date_error(*error)),
        Understood::Nothing => {
            format!("لم يُفهم. اكتبه مثل {} أو «13 سبتمبر 2022».", isolate_ltr("2022-09-13"))
        }
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
        check("2021-11-05", "الجمعة 5 نوفمبر 2021", "الجمعة 5 نوفمبر");
        check("2021-05-11", "الثلاثاء 11 مايو 2021", "الثلاثاء 11 مايو");
        check("2021-05", "مايو 2021", "مايو 2021");
        check("2021", "2021", "2021");
    }

    #[test]
    fn sources_are_counted_as_the_grammar_asks() {
        let cited = [0, 1, 2, 3, 11].map(cited);
        let expected = ["لم يُذكر في النص", "ذُكر مرة", "ذُكر مرتين", "ذُكر 3 مرات", "ذُكر 11 مرة"];
        assert_eq!(cited, expected);
        let count = [0, 1, 2, 5, 40].map(SOURCES_WORDS.count);
        assert_eq!(count, ["لا مصادر", "مصدر واحد", "مصدران", "5 مصادر", "40 مصدراً"]);
        let gap = [11, 70, 12_000].map(TIME.gap);
        assert_eq!(gap, ["11 يوماً", "شهرين", "32 سنة"]);
    }
}
