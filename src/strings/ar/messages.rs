//! العربية: messages about files, drafts, imported text and the command line.

use std::io;

use super::quoted;
use crate::import::{self, FindingKind};
use crate::storage::draft::{DraftError, Fault, Wrong};
use crate::storage::files::{FileError, Step};
use crate::strings::Problem;
use crate::strings::counted::{LINES, counted};
use crate::text::letters::{isolate, isolate_ltr};

pub(super) const NO_WINDOW: &str = "\
نافذة البرنامج لم تُبنَ بعد. سطر الأوامر يعمل: اكتب \u{2066}tahrir --help\u{2069} لترى ما يستطيعه.";

pub(super) fn error(sentence: &str) -> String {
    format!("خطأ: {sentence}")
}

pub(super) fn about(name: &str, sentence: &str) -> String {
    format!("{}: {sentence}", isolate_ltr(name))
}

pub(super) fn import_finding(finding: &import::Finding) -> String {
    let said = match finding.what {
        FindingKind::TitleGuessed => "عُدّ السطر الأول عنواناً، لكن مواقع الويكي لا تقبل مثله",
        FindingKind::LeadCaptionGuessed => {
            "عُدّت هذه الفقرة القصيرة شرحاً للصورة الرئيسية، وملف الصورة غير معروف"
        }
        FindingKind::NotUnderstood => "لم يُفهم هذا السطر، فبقي نصاً",
        FindingKind::MarkerWithoutSource => "لا مصدر بهذا الرقم، فبقي نصاً",
        FindingKind::SourceWithoutMarker => "لا يشير إلى هذا المصدر شيء في النص",
        FindingKind::DuplicateNumber => "رقم هذا المصدر مكرر، فبقي بلا إشارة إليه",
        FindingKind::EmptySection => "لا شيء تحت هذا العنوان",
        FindingKind::SourceKeptAsText => "لم يُفهم سطر هذا المصدر، فصار كله عنواناً للمصدر",
        FindingKind::SourcePartlyUnderstood => "جزء من سطر هذا المصدر لم يُفهم، وحُفظ معه",
    };
    format!("السطر {}: {said}: {}", finding.line, quoted(&shortened(&finding.text)))
}

/// Enough of a long line to know it again.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

pub(super) fn problem(problem: &Problem<'_>) -> String {
    let see_help = format!("اكتب {} للمساعدة.", isolate_ltr("tahrir --help"));
    match problem {
        Problem::UnknownOption(option) => {
            format!("خيار لا يعرفه هذا الأمر: {}. {see_help}", isolate_ltr(option))
        }
        Problem::MissingValue(option) => {
            format!("الخيار {} تنقصه قيمته. {see_help}", isolate_ltr(option))
        }
        Problem::BadValue { option, value, expected } => format!(
            "قيمة الخيار {} لا تصلح: {}. المتوقع: {}.",
            isolate_ltr(option),
            quoted(value),
            isolate_ltr(expected)
        ),
        Problem::MissingInput => format!("لم يُذكر ملف. {see_help}"),
        Problem::Unexpected(word) => format!("كلمة زائدة: {}. {see_help}", quoted(word)),
        Problem::File(error) => file_error(error),
        Problem::Draft(error) => draft_error(error),
        Problem::NewerDraft(unknown) => format!(
            "كتب هذه المسودة إصدار أحدث من البرنامج، وفيها ما لا يُعرف هنا، فهي للقراءة فقط: {}.",
            isolate_ltr(&unknown.join(", "))
        ),
        Problem::AlreadyADraft => "هذا الملف مسودة أصلاً، فلا حاجة إلى استيراده.".to_owned(),
        Problem::AlreadyThere => format!(
            "يوجد ملف آخر بهذا الاسم ولم يُمسّ. اختر اسماً آخر، أو أضف {} للكتابة فوقه.",
            isolate_ltr("--force")
        ),
        Problem::SameFile => "هذا هو الملف المقروء نفسه، ولم يُمسّ. اختر للناتج اسماً آخر.".to_owned(),
        Problem::NothingToExport => "المقالة فارغة، فلا شيء يُصدَّر.".to_owned(),
        Problem::UnconfirmedProfile => {
            "أسماء القوالب والحقول في هذا الموقع لم يؤكدها أحد؛ راجعها قبل النشر.".to_owned()
        }
    }
}

fn file_error(error: &FileError) -> String {
    match error {
        FileError::System { step, error } => match error.kind() {
            io::ErrorKind::NotFound if matches!(step, Step::Inspect | Step::Read) => {
                "لا يوجد ملف بهذا الاسم.".to_owned()
            }
            io::ErrorKind::NotFound => "لا يوجد مجلد بهذا الاسم.".to_owned(),
            io::ErrorKind::PermissionDenied => format!("لا إذن {}.", doing(*step)),
            io::ErrorKind::StorageFull => {
                "القرص ممتلئ، ولم يُكتب شيء؛ أفرغ مكاناً ثم أعد المحاولة.".to_owned()
            }
            io::ErrorKind::ReadOnlyFilesystem => "القرص للقراءة فقط، ولم يُكتب شيء.".to_owned(),
            _ => format!("تعذّر {}: {}.", doing(*step), isolate(&error.to_string())),
        },
        FileError::NotAFile => "ليس ملفاً عادياً (مجلد أو جهاز أو أنبوب).".to_owned(),
        FileError::TooLarge { cap } => {
            format!("الملف أكبر من الحد وهو {} ميغابايت.", cap / (1 << 20))
        }
        FileError::WriteProtected => "الملف محمي من الكتابة، ولم يُمسّ.".to_owned(),
        FileError::ReadBackDiffers => {
            "ما كُتب لا يطابق ما قُرئ بعد الكتابة؛ القرص غير مأمون، احفظ في مكان آخر.".to_owned()
        }
    }
}

/// What was being done, as a verbal noun.
fn doing(step: Step) -> &'static str {
    match step {
        Step::Inspect | Step::Read => "قراءة الملف",
        _ => "كتابة الملف",
    }
}

fn draft_error(error: &DraftError) -> String {
    match error {
        DraftError::TooLarge { bytes } => {
            format!("المسودة أكبر من أن تُقرأ: {bytes} بايت، والحد 64 ميغابايت.")
        }
        DraftError::NotUtf8 { offset, line } => format!(
            "ليس نصاً بترميز {}: أول بايت غير صالح في السطر {line} (البايت {offset}).",
            isolate_ltr("UTF-8")
        ),
        DraftError::NotADraft => format!(
            "ليس مسودة من مسودات تحرير. إن كان نصاً فاستورده: {}.",
            isolate_ltr("tahrir import FILE")
        ),
        DraftError::TooNew { format, reader } => format!(
            "كتب هذه المسودة إصدار أحدث (الصيغة {format}، وتلزم قراءتها الصيغة {reader})؛ حدّث البرنامج."
        ),
        DraftError::EndsEarly { line } => {
            format!("الملف مبتور: ينتهي في السطر {line} قبل تمامه.")
        }
        DraftError::Damaged { first_bad_line, bad_lines } => format!(
            "الملف تالف أو عُدّل خارج البرنامج: أول سطر لا يطابق بصمته هو السطر {first_bad_line} \
             (مجموع ما لا يطابق: {}).",
            counted(*bad_lines, &LINES)
        ),
        DraftError::Content(fault) => fault_sentence(fault),
    }
}

fn fault_sentence(fault: &Fault) -> String {
    let wrong = match &fault.wrong {
        Wrong::Syntax(message) => {
            format!("البنية غير صحيحة ({})", isolate_ltr(message))
        }
        Wrong::TooDeep => "أقواس متداخلة بلا نهاية".to_owned(),
        Wrong::UnknownField => "حقل غير معروف".to_owned(),
        Wrong::UnknownName(name) => format!("اسم غير معروف هنا: {}", isolate_ltr(name)),
        Wrong::Duplicate(name) => format!("حقل مكرر: {}", isolate_ltr(name)),
        Wrong::Missing(name) => format!("حقل ناقص: {}", isolate_ltr(name)),
        Wrong::HeadingLevel(level) => format!("مستوى العنوان {level} ليس من 2 إلى 5"),
        Wrong::ListLevel(level) => format!("مستوى القائمة {level} ليس من 1 إلى 6"),
        Wrong::Text(error) => {
            format!("النص وعلاماته لا تتطابق ({})", isolate_ltr(&error.to_string()))
        }
        Wrong::Date(error) => format!("ليس تاريخاً ({})", isolate_ltr(&error.to_string())),
        Wrong::DuplicateReference(id) => format!("مصدران بالاسم نفسه: {}", isolate_ltr(id)),
    };
    format!(
        "السطر {}، العمود {}، عند {}: {wrong}.",
        fault.line,
        fault.column,
        isolate_ltr(&fault.path)
    )
}
