//! العربية: messages about files, drafts, imported text and the command line.

use std::io;

use super::{date_error, quoted};
use crate::article::RichTextError;
use crate::dates::EdtfError;
use crate::import::{self, FindingKind};
use crate::storage::draft::{DraftError, Fault, Wrong};
use crate::storage::files::{FileError, Step};
use crate::strings::counted::{LINES, counted};
use crate::strings::{Problem, shortened};
use crate::text::letters::isolate_ltr;

pub(super) const NO_WINDOW: &str = "\
بُنيت هذه النسخة من تحرير بلا نافذة. سطر الأوامر يعمل: اكتب \u{2066}tahrir --help\u{2069} لترى ما يستطيعه.";

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
        Problem::MissingOption(option) => {
            format!("لا بد لهذا الأمر من الخيار {}. {see_help}", isolate_ltr(option))
        }
        Problem::NoReferences => "لا مصادر فيه.".to_owned(),
        Problem::UnknownCommand(word) => format!(
            "لا أمر بالاسم {}؛ الأوامر هي {}. {see_help}",
            quoted(word),
            isolate_ltr("export | import | check | dates | refs")
        ),
        Problem::Unexpected(word) => format!("كلمة زائدة: {}. {see_help}", quoted(word)),
        Problem::File(error) => file_error(error),
        Problem::Draft(error) => draft_error(error),
        Problem::NewerDraft(unknown) => format!(
            "هذه المسودة كتبها إصدار أحدث من البرنامج، وفيها ما لا يعرفه هذا الإصدار، فهي للقراءة فقط: {}.",
            isolate_ltr(&unknown.join(", "))
        ),
        Problem::NothingToImport => "النص فارغ، فلا شيء يُستورد.".to_owned(),
        Problem::AlreadyADraft => "هذا الملف مسودة أصلاً، فلا حاجة إلى استيراده.".to_owned(),
        Problem::AlreadyThere => format!(
            "يوجد ملف آخر بهذا الاسم ولم يُمسّ. اختر اسماً آخر، أو أضف {} للكتابة فوقه.",
            isolate_ltr("--force")
        ),
        Problem::DraftThere => {
            "بهذا الاسم مسودة، ولم تُمسّ: التصدير لا يُكتب فوق مسودة. اختر للناتج اسماً آخر.".to_owned()
        }
        Problem::SameFile => "هذا هو الملف المقروء نفسه، ولم يُمسّ. اختر للناتج اسماً آخر.".to_owned(),
        Problem::NothingToExport => "المقالة فارغة، فلا شيء يُصدَّر.".to_owned(),
        Problem::UnconfirmedProfile => {
            "أسماء القوالب والحقول في هذا الموقع لم يؤكدها أحد؛ راجعها قبل النشر.".to_owned()
        }
    }
}

fn file_error(error: &FileError) -> String {
    match error {
        FileError::System { step, error } => system_error(*step, error),
        FileError::NotAFile => format!(
            "ليس ملفاً عادياً، بل مجلد أو جهاز أو أنبوب. اختر ملفاً، أو اكتب {} للمدخل أو المخرج \
             القياسي.",
            isolate_ltr("-")
        ),
        FileError::TooLarge { cap } => {
            format!("الملف أكبر من الحد، وهو {} ميغابايت؛ قسّمه.", cap / (1 << 20))
        }
        FileError::WriteProtected => {
            "الملف محمي من الكتابة، ولم يُمسّ. ارفع الحماية عنه أو اختر اسماً آخر.".to_owned()
        }
        FileError::ReadBackDiffers => {
            "ما كُتب لا يطابق ما قُرئ بعد الكتابة؛ القرص غير مأمون، فاحفظ في مكان آخر.".to_owned()
        }
    }
}

/// What the system said. Its own words are English, so only their number is told.
fn system_error(step: Step, error: &io::Error) -> String {
    let number = match error.raw_os_error() {
        Some(number) => format!("خطأ النظام رقم {number}"),
        None => "خطأ من النظام لا رقم له".to_owned(),
    };
    let reads = matches!(step, Step::Inspect | Step::Read);
    let sentence = match error.kind() {
        _ if matches!(step, Step::SyncFolder | Step::ReadBack) => {
            return format!("كُتب الملف، لكن ثباته على القرص غير مؤكد ({number}). احفظه مرة أخرى.");
        }
        io::ErrorKind::NotFound if reads => "لا يوجد ملف بهذا الاسم. راجع الاسم والمجلد.",
        io::ErrorKind::NotFound => {
            "لا يوجد المجلد الذي يُكتب فيه هذا الملف. أنشئه أولاً أو اختر مجلداً آخر."
        }
        io::ErrorKind::NotADirectory => "جزء من هذا المسار ليس مجلداً. راجع المسار.",
        io::ErrorKind::IsADirectory => return file_error(&FileError::NotAFile),
        io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => {
            "لا يقبل النظام هذا الاسم: فارغ، أو أطول مما يجوز. اختر اسماً آخر."
        }
        io::ErrorKind::PermissionDenied if reads => "لا إذن لك بقراءة هذا الملف. راجع أذونه.",
        io::ErrorKind::PermissionDenied => {
            "لا إذن لك بالكتابة هنا، ولم يُكتب شيء. راجع الأذون أو اختر مجلداً آخر."
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "لم يبق مكان على القرص. أفرغ مكاناً ثم أعد المحاولة."
        }
        io::ErrorKind::ReadOnlyFilesystem => "القرص للقراءة فقط، ولم يُكتب شيء. اختر قرصاً آخر.",
        _ if reads => return format!("تعذّرت القراءة ({number}). راجع الاسم والقرص."),
        _ => return format!("تعذّرت الكتابة ({number}). راجع الاسم والقرص."),
    };
    sentence.to_owned()
}

fn draft_error(error: &DraftError) -> String {
    match error {
        DraftError::TooLarge { bytes } => {
            format!("المسودة أكبر من الحد: {bytes} بايت، والحد 64 ميغابايت؛ قسّمها.")
        }
        DraftError::NotUtf8 { offset, line } => format!(
            "ليس نصاً بترميز {}: أول بايت غير صالح في السطر {line} (البايت {offset}). احفظه بهذا \
             الترميز ثم أعد المحاولة.",
            isolate_ltr("UTF-8")
        ),
        DraftError::NotADraft => format!(
            "ليس مسودة من مسودات تحرير. إن كان نصاً فاستورده: {}.",
            isolate_ltr("tahrir import FILE")
        ),
        DraftError::TooNew { format, reader } => format!(
            "هذه المسودة كتبها إصدار أحدث من البرنامج (صيغتها {format}، ولا يقرؤها إلا إصدار يعرف \
             الصيغة {reader})؛ حدّث البرنامج."
        ),
        DraftError::Empty => "الملف فارغ، فلا مسودة فيه.".to_owned(),
        DraftError::EndsEarly { line } => {
            format!("الملف مبتور: ينتهي في السطر {line} قبل تمامه. {RESTORE}")
        }
        DraftError::Damaged { first_bad_line, bad_lines: 1 } => format!(
            "الملف تالف أو عُدّل خارج البرنامج: السطر {first_bad_line} لا يطابق بصمته. {RESTORE}"
        ),
        DraftError::Damaged { first_bad_line, bad_lines } => format!(
            "الملف تالف أو عُدّل خارج البرنامج: الخلل في {}، وأول ما لا يطابق بصمته السطر \
             {first_bad_line}. {RESTORE}",
            counted(*bad_lines, &LINES)
        ),
        DraftError::Content(fault) => fault_sentence(fault),
    }
}

/// What to do about a draft that can't be opened.
const RESTORE: &str = "ارجع إلى نسخة سليمة منه.";

fn fault_sentence(fault: &Fault) -> String {
    let wrong = match &fault.wrong {
        Wrong::Syntax(message) => {
            format!("البنية غير صحيحة ({})", isolate_ltr(message))
        }
        Wrong::TooDeep => "أقواس متداخلة أعمق من الحد".to_owned(),
        Wrong::UnknownField => "حقل غير معروف".to_owned(),
        Wrong::UnknownName(name) => format!("اسم غير معروف هنا: {}", isolate_ltr(name)),
        Wrong::Duplicate(name) => format!("حقل مكرر: {}", isolate_ltr(name)),
        Wrong::Missing(name) => format!("حقل ناقص: {}", isolate_ltr(name)),
        Wrong::HeadingLevel(level) => format!("مستوى العنوان {level} ليس من 2 إلى 5"),
        Wrong::ListLevel(level) => format!("مستوى القائمة {level} ليس من 1 إلى 6"),
        Wrong::Text(RichTextError::ObjectCount { places, objects }) => format!(
            "مواضع العناصر ({}) في النص عددها {places}، والعناصر المذكورة عددها {objects}",
            isolate_ltr("U+FFFC")
        ),
        Wrong::Text(RichTextError::BadSpan(span)) => format!(
            "المدى {} لا يبدأ وينتهي بين محارف النص",
            isolate_ltr(&format!("{}..{}", span.start, span.end))
        ),
        Wrong::Date(EdtfError::Shape) => {
            format!("ليس تاريخاً؛ يُكتب التاريخ {}", isolate_ltr("YYYY | YYYY-MM | YYYY-MM-DD"))
        }
        Wrong::Date(EdtfError::Date(error)) => format!("ليس تاريخاً: {}", date_error(*error)),
        Wrong::DuplicateReference(id) => format!("مصدران بالاسم نفسه: {}", isolate_ltr(id)),
    };
    format!(
        "السطر {}، العمود {}، عند {}: {wrong}. {RESTORE}",
        fault.line,
        fault.column,
        isolate_ltr(&fault.path)
    )
}
