//! العربية: the words about typed dates.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{date_error, quoted};
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
    refused: "لا تقبله قوالب الاستشهاد في ويكيبيديا الإنجليزية.",
    month_names: "D25: أسماء الشهور من بلد آخر ليست خطأ؛ يكتب التصدير أسماء موقعه.",
    nothing: "لم يُكتب شيء.",
    no_date: "فيه أن المصدر بلا تاريخ.",
};

pub(super) fn weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "الاثنين",
        Weekday::Tue => "الثلاثاء",
        Weekday::Wed => "الأربعاء",
        Weekday::Thu => "الخميس",
        Weekday::Fri => "الجمعة",
        Weekday::Sat => "السبت",
        Weekday::Sun => "الأحد",
    }
}

fn calendar(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Gregorian => "التقويم الميلادي",
        Calendar::Hijri => "تقويم أم القرى الهجري",
        Calendar::Persian => "التقويم الهجري الشمسي",
    }
}

fn note(note: &Note) -> String {
    match note {
        Note::NotADate => "ليس هذا تاريخاً.".to_owned(),
        Note::TooLong { bytes } => {
            format!("أطول من أن يكون تاريخاً: {bytes} بايت، ولا يُقرأ أكثر من {MAX_BYTES}.")
        }
        Note::Impossible(error) => format!("لا وجود لهذا التاريخ: {}.", date_error(*error)),
        Note::NoSuchDay(date, Some(last)) => format!(
            "لا وجود لهذا التاريخ: آخر أيام الشهر {} من سنة {} في {} هو {last}.",
            date.month,
            date.year,
            calendar(date.calendar)
        ),
        Note::NoSuchDay(date, None) => {
            format!(
                "لا وجود لهذا التاريخ: ليس في {} شهر رقمه {}.",
                calendar(date.calendar),
                date.month
            )
        }
        Note::OutsideTables(of, year) => format!("جداول {} لا تبلغ سنة {year}.", calendar(*of)),
        Note::Converted(date) => {
            let shown = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
            format!("حُوِّل من {} في {}.", isolate_ltr(&shown), calendar(date.calendar))
        }
        Note::ConvertedSpan(of) => format!("الأيام التي يشملها في {}.", calendar(*of)),
        Note::LibyanYear(year) => format!("قُرئت {year} سنة ليبية تُعدّ من سنة 632 للميلاد."),
        Note::WhichCalendar => "قد تكون السنة هجرية أو هجرية شمسية أو ميلادية.".to_owned(),
        Note::DayOrMonth => "قد يسبق اليومُ الشهرَ أو الشهرُ اليومَ.".to_owned(),
        Note::ByWeekday(day) => format!("حسمه يوم الأسبوع: {}.", weekday(*day)),
        Note::ByAddress => "حسمه عنوان الصفحة.".to_owned(),
        Note::WrongWeekday { written, is } => {
            format!("كُتب {}، وذلك اليوم {}.", weekday(*written), weekday(*is))
        }
        Note::PairDayApart => "بين التقويمين يوم واحد، وقد تختلف رؤية الهلال بيوم.".to_owned(),
        Note::PairDisagrees { days } => {
            format!("التاريخان في التقويمين ليسا يوماً واحداً، والفرق بالأيام: {days}.")
        }
        Note::RelativeTo(day) => format!("محسوب من {}.", isolate_ltr(&day.to_string())),
        Note::Relative => "يُحسب من يوم غير معروف؛ اكتب التاريخ نفسه.".to_owned(),
        Note::MonthNamesDisagree { first, second } => {
            format!("الاسمان لشهرين مختلفين: {first} و{second}.")
        }
        Note::HalfNamedMonth => "اسم الشهر ناقص: الأول أم الثاني؟".to_owned(),
        Note::MixedDigits => "فيه أرقام من أكثر من نظام.".to_owned(),
        Note::HiddenMarks => "فيه علامات اتجاه خفية.".to_owned(),
        Note::Style => "مكتوب على غير المعتاد.".to_owned(),
        Note::Reversed => "ينتهي قبل أن يبدأ، أو حيث يبدأ.".to_owned(),
        Note::TwoDates => "هذان تاريخان.".to_owned(),
        Note::NoYear => "السنة ناقصة.".to_owned(),
        Note::BeforeGregorian => format!(
            "أقدم من التقويم الميلادي الحالي ({})؛ مصادر ذلك الزمن تعدّ بغيره.",
            isolate_ltr("1582-10-15")
        ),
        Note::MonthOrYears => "شهر من سنة أم عدة سنوات؟".to_owned(),
        Note::ShortYear => "من أي قرن هذه السنة؟".to_owned(),
        Note::DecadeOrCentury => "عقد أم قرن، وأيها؟".to_owned(),
        Note::AboutOrCopyright => "نحو تلك السنة أم سنة حقوق النشر؟".to_owned(),
        Note::PartLeftOut => "تُرك أي جزء منه.".to_owned(),
        Note::TimeLeftOut => "تُركت الساعة.".to_owned(),
    }
}

fn demand(demand: Demand) -> String {
    let iso = |day: NaiveDate| isolate_ltr(&day.to_string());
    match demand {
        Demand::FullDay => "تاريخ الاطلاع يكون كاملاً: يوم وشهر وسنة.".to_owned(),
        Demand::NotBefore(day) => format!("لم يُستشهد بشيء قبل {}.", iso(day)),
        Demand::NotAfterTomorrow => "لم يأتِ بعد.".to_owned(),
        Demand::NotInFuture => "لم يُنشر المصدر بعد.".to_owned(),
        Demand::NotAfterArticle(day) => format!("أحدث من المقالة، وتاريخها {}.", iso(day)),
        Demand::NewsHasDate => "خبر بلا تاريخ لا يمكن التحقق منه.".to_owned(),
        Demand::HasDay => "لمثل هذا المصدر يوم؛ اكتبه.".to_owned(),
        Demand::WebIsYounger(day) => format!("لم تكن شبكة الويب موجودة قبل {}.", iso(day)),
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
    format!("قد يكون: {}.", shown.join("، "))
}

/// Which date, where it must be said.
fn role(role: DateRole) -> &'static str {
    match role {
        DateRole::Dateline => "تاريخ المقالة",
        DateRole::Reference(ReferenceDate::Published) => "تاريخ النشر",
        DateRole::Reference(ReferenceDate::Accessed) => "تاريخ الاطلاع",
        DateRole::Reference(ReferenceDate::Archived) => "تاريخ الأرشفة",
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
        DateFinding::Snapshot { archived, snapshot } => {
            format!("تاريخ الأرشفة {}، وفي عنوان النسخة {}.", date(archived), iso(snapshot))
        }
        DateFinding::ArchiveDateAlone => "تاريخ أرشفة بلا عنوان النسخة.".to_owned(),
        DateFinding::ArchiveAddressAlone => "عنوان نسخة مؤرشفة بلا تاريخها.".to_owned(),
        DateFinding::Address { published, address } => {
            format!("تاريخ النشر {}، وفي عنوان الصفحة {}.", date(published), iso(address))
        }
        DateFinding::Page { published, page } => {
            format!("تاريخ النشر {}، وفي الصفحة نفسها {}.", date(published), iso(page))
        }
        DateFinding::Modified { modified } => {
            format!("{} هو يوم آخر تعديل للصفحة، لا يوم نشرها.", iso(modified))
        }
        DateFinding::StaleAccess { accessed } => {
            format!("اطُّلع عليه في {}، قبل أكثر من سنة، ولا نسخة مؤرشفة منه.", iso(accessed))
        }
        DateFinding::DeadWithoutArchive => "الصفحة لم تعد موجودة، ولا نسخة مؤرشفة منها.".to_owned(),
        DateFinding::RelativeTitle { word } => {
            format!("{} تعني يوم المصدر لا يوم القارئ.", quoted(word))
        }
        DateFinding::TitleDay { named, published } => {
            format!("يذكر {}، وتاريخ المصدر {}؛ لعله نسخة نُشرت لاحقاً.", iso(named), date(published))
        }
        DateFinding::Year { year, published } => {
            format!("في حقل السنة {year}، والتاريخ {}.", date(published))
        }
        DateFinding::Embargo { until } => format!("لا يجوز نشره قبل {}.", iso(until)),
        DateFinding::Retracted => "سُحب هذا المصدر.".to_owned(),
        DateFinding::Corrected => "صُحِّح هذا المصدر، أو هو تصحيح.".to_owned(),
        DateFinding::Platform { name, since, published } => {
            format!("نُشر {}، ولم توجد {} إلا منذ {}.", date(published), quoted(name), iso(since))
        }
        DateFinding::Post { published, posted } => {
            format!("تاريخ النشر {}، ورقم المنشور يدل على {}.", date(published), iso(posted))
        }
        DateFinding::OneSourceTwoDates { other, date: theirs, published } => format!(
            "هو المصدر {} نفسه، وتاريخه هناك {} وهنا {}.",
            quoted(other.as_str()),
            date(theirs),
            date(published)
        ),
        DateFinding::ReadInBulk { day, count } => format!(
            "عدد المصادر {count}، وكلها اطُّلع عليها في {}؛ أهو تاريخ مُلئ ولم يُقرأ؟",
            iso(day)
        ),
        DateFinding::ClaimBeforeSources { named, oldest } => {
            format!("يروي عن {}، وأقدم مصادره من {}.", iso(named), iso(oldest))
        }
    }
}
