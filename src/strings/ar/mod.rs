//! العربية: the words as Arab journalists use them.

use chrono::NaiveDate;

mod app;
mod bar;
mod dates;
mod dialog;
mod editing;
mod find;
mod help;
mod menu;
mod messages;
mod names;
mod page;
mod path;
mod problems;
mod refs;
mod settings;
mod sources;
mod task;
mod widget;
mod world;

use crate::article::{ReferenceDate, ReferenceText};
use crate::checks::{
    DateRole, Diagnostic, Finding, FixKind, Part, Place, ReferenceField, Severity,
};
use crate::dates::{DateError, PartialDate};
use crate::markup::ExportNote;
use crate::strings::counted::{LETTERS, NUMBERS, PLACES, PROBLEMS, TIMES, counted};
use crate::strings::{Language, Strings};
use crate::text::letters::{Digits, isolate, isolate_ltr};

/// The Arabic strings.
pub static ARABIC: Strings = Strings {
    language: Language::Arabic,
    severity,
    finding,
    fix,
    place,
    problem_line,
    summary,
    export_note,
    import_finding: messages::import_finding,
    citation_leftover: refs::leftover,
    refs_imported: refs::imported,
    pasted: editing::pasted,
    character: editing::character,
    problem: messages::problem,
    error: messages::error,
    about: messages::about,
    app: &app::APP,
    dialog: &dialog::DIALOG,
    path: &path::PATH,
    settings: &settings::SETTINGS,
    world: &world::WORLD,
    dates: &dates::DATES,
    find: &find::FIND,
    names: &names::NAMES,
    menu: &menu::MENU,
    page: &page::PAGE,
    sources: &sources::SOURCES_WORDS,
    widget: &widget::WIDGET,
    bar: &bar::BAR,
    problems: &problems::PROBLEMS,
    task: task::task,
    standard_input: "المدخل القياسي",
    standard_output: "المخرج القياسي",
    article_text: "نص المقالة",
    no_window: messages::NO_WINDOW,
    help: help::GENERAL,
    help_export: help::EXPORT,
    help_import: help::IMPORT,
    help_check: help::CHECK,
    help_dates: help::DATES,
    help_refs: refs::HELP,
};

fn problem_line(diagnostic: &Diagnostic) -> String {
    let rule = isolate_ltr(&format!("[{}]", diagnostic.rule()));
    let mut line = format!(
        "{} — {}: {}",
        severity(diagnostic.severity),
        place(&diagnostic.place),
        finding(&diagnostic.finding)
    );
    if let Some(done) = &diagnostic.fix {
        line.push_str(&format!(" الإصلاح: {}.", fix(&done.kind)));
    }
    format!("{line} {rule}")
}

fn summary(count: usize) -> String {
    match count {
        0 => "لا مشكلات.".to_owned(),
        1 => "مشكلة واحدة.".to_owned(),
        2 => "مشكلتان.".to_owned(),
        count => format!("{}.", counted(count, &PROBLEMS)),
    }
}

/// A quoted word or title.
fn quoted(text: &str) -> String {
    format!("«{}»", isolate(text))
}

fn iso(date: PartialDate) -> String {
    isolate_ltr(&date.to_string())
}

fn iso_day(date: NaiveDate) -> String {
    isolate_ltr(&date.to_string())
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "خطأ",
        Severity::Warning => "تنبيه",
        Severity::Info => "ملاحظة",
    }
}

fn date_role(role: DateRole) -> &'static str {
    match role {
        DateRole::Dateline => "تاريخ المقالة",
        DateRole::Reference(date) => reference_date(date),
    }
}

fn reference_date(date: ReferenceDate) -> &'static str {
    match date {
        ReferenceDate::Published => "تاريخ النشر",
        ReferenceDate::Accessed => "تاريخ الاطلاع",
        ReferenceDate::Archived => "تاريخ الأرشفة",
    }
}

fn reference_text(field: ReferenceText) -> &'static str {
    match field {
        ReferenceText::Title => "العنوان",
        ReferenceText::TranslatedTitle => "العنوان المترجم",
        ReferenceText::Site => "الموقع أو الصحيفة",
        ReferenceText::Publisher => "الناشر",
        ReferenceText::Agency => "الوكالة",
        ReferenceText::Place => "مكان النشر",
        ReferenceText::Language => "اللغة",
        ReferenceText::Url => "الرابط",
        ReferenceText::ArchiveUrl => "رابط الأرشيف",
        ReferenceText::Quote => "الاقتباس",
        ReferenceText::Pages => "الصفحات",
        ReferenceText::Volume => "المجلد",
        ReferenceText::Issue => "العدد",
        ReferenceText::Isbn => "ردمك",
        ReferenceText::Doi => "المعرف الرقمي",
    }
}

fn date_error(error: DateError) -> String {
    match error {
        DateError::NoSuchDay { year, month, day, last } => {
            format!("ليس في الشهر {month} من سنة {year} يوم {day}؛ آخر أيامه {last}")
        }
        DateError::NoSuchMonth { month } => format!("لا شهر رقمه {month}؛ الشهور من 1 إلى 12"),
        DateError::YearOutOfRange { year } => format!("السنة {year} خارج المدى من 1 إلى 9999"),
    }
}

/// A set of digits by its own: «١٢٣».
fn digits(digits: Digits) -> String {
    let shown: String = (1..=3).map(|value| digits.digit(value)).collect();
    quoted(&shown)
}

/// A character that can't be seen, by its number and, where it has one, its name.
fn code(c: char) -> String {
    let number = isolate_ltr(&format!("U+{:04X}", u32::from(c)));
    editing::character(c).map_or(number.clone(), |name| format!("{number} {name}"))
}

fn finding(finding: &Finding) -> String {
    match finding {
        Finding::NameSpelling { title, text, wrong } => {
            let right = match wrong {
                Part::Title => &text.word,
                Part::Text => &title.word,
            };
            format!(
                "كُتب {} في العنوان، وكُتب {} في المتن ({})؛ والأرجح {}.",
                quoted(&title.word),
                quoted(&text.word),
                counted(text.count, &TIMES),
                quoted(right)
            )
        }
        Finding::EmptySection { heading } => format!("لا شيء تحت العنوان {}.", quoted(heading)),
        Finding::EmptySeeAlso => "لا صفحة في هذا القسم.".to_owned(),
        Finding::UnusedReference { id } => {
            format!("المصدر {} لم يُستشهد به في أي موضع.", isolate_ltr(id.as_str()))
        }
        Finding::UndefinedCitation { id } => {
            format!("استشهاد بمصدر غير موجود في القائمة: {}.", isolate_ltr(id.as_str()))
        }
        Finding::EmptyCitation => "استشهاد لا يشير إلى أي مصدر.".to_owned(),
        Finding::ImpossibleDate { role, as_typed, error } => {
            format!("{} {} لا وجود له: {}.", date_role(*role), quoted(as_typed), date_error(*error))
        }
        Finding::UnreadableDate { role, as_typed } => format!(
            "{} {} غير مفهوم؛ اكتبه مثل {} أو «13 سبتمبر 2022».",
            date_role(*role),
            quoted(as_typed),
            isolate_ltr("2022-09-13")
        ),
        Finding::FutureDate { role, date, today } => {
            format!("{} {} لم يحن بعد؛ اليوم {}.", date_role(*role), iso(*date), iso_day(*today))
        }
        Finding::AccessBeforePublication { accessed, published } => format!(
            "تاريخ الاطلاع {} قبل تاريخ النشر {}: أحدهما خطأ.",
            iso(*accessed),
            iso(*published)
        ),
        Finding::ArchiveBeforePublication { archived, published } => format!(
            "تاريخ الأرشفة {} قبل تاريخ النشر {}: أحدهما خطأ.",
            iso(*archived),
            iso(*published)
        ),
        Finding::MixedDigits { found, expected, count } => format!(
            "كتابة {} بالأرقام {}، وأرقام المقالة {}.",
            counted(*count, &NUMBERS),
            digits(*found),
            digits(*expected)
        ),
        Finding::UnpairedControl { control, count } => format!(
            "محرف اتجاه بلا نصفه الآخر ({}، {}): قد ينقلب به ترتيب السطر.",
            code(*control),
            counted(*count, &TIMES)
        ),
        Finding::SourceDate(finding) => (dates::DATES.finding)(finding),
        Finding::NeedlessMark { mark, count } => {
            format!("علامة اتجاه لا أثر لها ({}، {}).", code(*mark), counted(*count, &TIMES))
        }
        Finding::OutletName { written, proper } => {
            format!("كُتب {}، والجهة تكتب اسمها {}.", quoted(written), quoted(proper))
        }
        Finding::MissingAddress => "لا رابط لهذا المصدر، فلا يستطيع القارئ أن يراه.".to_owned(),
        Finding::SameSource { other, by } => {
            format!("هذا هو المصدر {} نفسه: {}.", isolate_ltr(other.as_str()), refs::same(*by))
        }
    }
}

fn fix(fix: &FixKind) -> String {
    match fix {
        FixKind::ReplaceWord { from, to, places: 1 } => {
            format!("اكتب {} بدل {}", quoted(to), quoted(from))
        }
        FixKind::ReplaceWord { from, to, places } => {
            let places = counted(*places, &PLACES);
            format!("اكتب {} بدل {} في {places}", quoted(to), quoted(from))
        }
        FixKind::RemoveSection => "احذف القسم".to_owned(),
        FixKind::RemoveReference => "احذف المصدر".to_owned(),
        FixKind::RemoveCitation => "احذف الاستشهاد".to_owned(),
        FixKind::WriteDate { text } => format!("اكتب {}", isolate_ltr(text)),
        FixKind::SwapDates => "ضع كلاً من التاريخين مكان الآخر".to_owned(),
        FixKind::WriteDigits { digits: to, numbers: 1 } => {
            format!("اكتب العدد بالأرقام {}", digits(*to))
        }
        FixKind::WriteDigits { digits: to, numbers } => {
            format!("اكتب {} بالأرقام {}", counted(*numbers, &NUMBERS), digits(*to))
        }
        FixKind::RemoveControls { count: 1 } => "احذف المحرف".to_owned(),
        FixKind::RemoveControls { count } => format!("احذف {}", counted(*count, &LETTERS)),
    }
}

fn place(place: &Place) -> String {
    match place {
        Place::Article => "المقالة".to_owned(),
        Place::Title(_) => "العنوان".to_owned(),
        Place::Dateline => "تاريخ المقالة".to_owned(),
        Place::LeadCaption(_) => "شرح الصورة الرئيسية".to_owned(),
        Place::Body { block, .. } => format!("الفقرة {}", block + 1),
        Place::SeeAlso => "قسم «انظر أيضاً»".to_owned(),
        Place::Category(index) => format!("التصنيف {}", index + 1),
        Place::Reference { id, field, .. } => {
            let id = isolate_ltr(id.as_str());
            match field {
                Some(ReferenceField::Date(date)) => {
                    format!("المصدر {id}، {}", reference_date(*date))
                }
                Some(ReferenceField::Text(text)) => {
                    format!("المصدر {id}، {}", reference_text(*text))
                }
                None => format!("المصدر {id}"),
            }
        }
    }
}

fn export_note(note: &ExportNote) -> String {
    match note {
        ExportNote::LeadWithoutFile => {
            "الصورة الرئيسية بلا ملف، فصار شرحها فقرة في أول النص.".to_owned()
        }
        ExportNote::UndefinedCitation(id) => {
            format!("استشهاد بمصدر غير موجود أُسقط: {}.", isolate_ltr(id.as_str()))
        }
        ExportNote::UncitedReference(id) => {
            format!("المصدر {} لم يُستشهد به، فصُدّر بعد المصادر المرقّمة.", isolate_ltr(id.as_str()))
        }
        ExportNote::DateAsTyped { reference, typed } => format!(
            "تاريخ غير مفهوم في المصدر {} صُدّر كما كُتب: {}.",
            isolate_ltr(reference.as_str()),
            quoted(typed)
        ),
        ExportNote::AccessDateNotADay(id) => format!(
            "تاريخ الاطلاع في المصدر {} ليس يوماً كاملاً، وقوالب هذا الموقع ترفضه، فأُسقط.",
            isolate_ltr(id.as_str())
        ),
        ExportNote::AccessDateWithoutUrl(id) => format!(
            "للمصدر {} تاريخ اطلاع بلا رابط، وقوالب هذا الموقع ترفض ذلك، فأُسقط التاريخ.",
            isolate_ltr(id.as_str())
        ),
        ExportNote::ArchiveIncomplete(id) => format!(
            "في المصدر {} رابط أرشيف بلا تاريخ أو تاريخ بلا رابط، فأُسقط ما وُجد منهما.",
            isolate_ltr(id.as_str())
        ),
        ExportNote::FieldLeftOut { reference, field } => format!(
            "لا مكان في قوالب هذا الموقع لحقل «{}» في المصدر {}، فأُسقط.",
            reference_text(*field),
            isolate_ltr(reference.as_str())
        ),
        ExportNote::UrlNotAllowed(url) => format!(
            "رابط لا يبدأ بـ{} صُدّر نصه بلا رابط: {}.",
            isolate_ltr("https://"),
            isolate_ltr(url)
        ),
        ExportNote::NameNotAllowed(name) => {
            format!("اسم لا تقبله مواقع الويكي صُدّر نصاً بلا رابط: {}.", quoted(name))
        }
        ExportNote::TitleTooLong { bytes } => format!(
            "العنوان أطول مما تقبله مواقع الويكي: {bytes} بايت، والحد 255 (نحو 127 حرفاً عربياً)."
        ),
        ExportNote::ControlCharacters { count } => format!(
            "كُتب {} مكان {} من محارف التحكم التي لا تُعرض.",
            isolate("\u{FFFD}"),
            counted(*count, &LETTERS)
        ),
        ExportNote::UnknownBlock { block } => {
            format!("الفقرة {} كتبها إصدار أحدث من البرنامج، فلم تُصدَّر.", block + 1)
        }
        ExportNote::RawAsCode => "ترميز الويكي الخام لا يُعرض في هذه الصيغة، فصُدّر كما هو.".to_owned(),
    }
}
