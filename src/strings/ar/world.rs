//! النافذة والنظام: الملفات والمجلدات والنسخ بالعربية.

use super::messages::problem;
use crate::storage::draft::DraftError;
use crate::storage::files::FileError;
use crate::strings::{Problem, WorldStrings};
use crate::text::letters::{isolate, isolate_ltr};

pub(super) static WORLD: WorldStrings = WorldStrings {
    no_display: |said| {
        format!(
            "لا شاشة يُفتح عليها تحرير: {}. شغّله من داخل سطح المكتب، أو استعمل سطر الأوامر: {}.",
            isolate_ltr(said),
            isolate_ltr("tahrir --help")
        )
    },
    handed_over: "نافذة تحرير مفتوحة، وقد تسلّمت الطلب.",
    file,
    draft,
    read_only: |unknown| problem(&Problem::NewerDraft(unknown)),
    not_writable: "لا تُكتب هذه المقالة مسودة: فيها ما لا تحمله المسودات. احذف آخر ما ألصقته وأعد الحفظ.",
    made_again: |path| format!("كان الملف قد أُزيل من القرص، فأُنشئ من جديد: {}", isolate(path)),
    settings_unread: |why| format!("تعذّرت قراءة الإعدادات، فاستُعملت الأصلية. {why}"),
    settings_damaged: |kept| match kept {
        Some(path) => format!(
            "ملف الإعدادات تالف، فنُحّي واستُعملت الإعدادات الأصلية. هو محفوظ هنا: {}",
            isolate(path)
        ),
        None => "ملف الإعدادات تالف، فاستُعملت الإعدادات الأصلية.".to_owned(),
    },
    settings_unfit: |names, kept| {
        let names = isolate_ltr(&names.join(", "));
        match kept {
            Some(path) => format!(
                "في الإعدادات قيم لا تصلح، فاستُعمل الأصل بدلها: {names}. نسخة من الملف هنا: {}",
                isolate(path)
            ),
            None => format!("في الإعدادات قيم لا تصلح، فاستُعمل الأصل بدلها: {names}"),
        }
    },
    settings_unsaved: |why| format!("لم تُحفظ الإعدادات، وتبقى حتى تُغلق النافذة. {why}"),
    no_folders: "لا يعرف النظام مجلداً للإعدادات ولا للنسخ الاحتياطية. احفظ مقالاتك بنفسك كثيراً.",
    no_copies: |why| format!("لا تُحفظ نسخة احتياطية مما تكتب. {why}"),
    came_back: |path| match path {
        Some(path) => format!(
            "عاد ما كتبته قبل أن ينقطع البرنامج. الملف نفسه لم يتغيّر حتى تحفظ: {}",
            isolate(path)
        ),
        None => "عاد ما كتبته قبل أن ينقطع البرنامج. احفظه باسم.".to_owned(),
    },
    copy_damaged: |path| format!("نسخة احتياطية تالفة لم تُقرأ، وهي محفوظة هنا: {}", isolate(path)),
    copies_left: |path| {
        format!("نسخ احتياطية تعذّر الوصول إليها، وبقيت في مكانها: {}", isolate(path))
    },
    no_dialog: "لا يقدّم هذا النظام نافذة لاختيار الملفات، فاكتب المسار هنا.",
    no_picture: |name| format!("ملف هذه الصورة بجانب المقالة، لكنه لا يُقرأ: {}", isolate(name)),
    pick_open: "فتح مقالة",
    pick_text: "استيراد نص",
    pick_save: "حفظ المسودة",
    pick_export: "تصدير المقالة",
    pick_picture: "اختيار صورة",
    pick_register: "اختيار سجل أسماء",
    drafts: "مسودات تحرير",
    articles: "مسودات ونصوص",
    texts: "نصوص",
    pictures: "صور",
    any_file: "كل الملفات",
};

fn file(error: &FileError) -> String {
    match error {
        FileError::NotAFile => "ليس ملفاً عادياً، بل مجلد أو جهاز. اختر ملفاً.".to_owned(),
        error => problem(&Problem::File(error)),
    }
}

fn draft(error: &DraftError) -> String {
    match error {
        DraftError::NotADraft => {
            "هذا ملف لبرنامج آخر؛ يفتح تحرير مسوداته والنصوص العادية فقط.".to_owned()
        }
        DraftError::Empty => "الملف فارغ، فلا شيء فيه يُفتح.".to_owned(),
        error => problem(&Problem::Draft(error)),
    }
}
