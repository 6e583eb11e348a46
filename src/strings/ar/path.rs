//! حقل المسار: كلماته بالعربية.

use crate::storage::paths::PathState;
use crate::strings::path::{PathPurpose, PathStrings};
use crate::text::letters::isolate_ltr;

pub(super) static PATH: PathStrings = PathStrings {
    name,
    field: "مسار الملف",
    hint: "Tab يكمل الاسم، و ~ هو مجلدك.",
    state,
    take,
    replace: "ضع الجديد مكان الملف",
};

fn name(purpose: PathPurpose) -> &'static str {
    match purpose {
        PathPurpose::Open => "افتح ملفًا",
        PathPurpose::Import => "استورد نصًا",
        PathPurpose::Save => "احفظ المسودة",
        PathPurpose::Export => "صدّر المقالة",
        PathPurpose::Picture => "أدرج صورة",
        PathPurpose::Register => "سجل الأسماء",
    }
}

fn take(purpose: PathPurpose) -> &'static str {
    match purpose {
        PathPurpose::Open => "افتح",
        PathPurpose::Import => "استورد",
        PathPurpose::Save => "احفظ",
        PathPurpose::Export => "صدّر",
        PathPurpose::Picture => "أدرج",
        PathPurpose::Register => "اختر",
    }
}

fn state(state: &PathState, purpose: PathPurpose) -> String {
    let writes = matches!(purpose, PathPurpose::Save | PathPurpose::Export);
    let folder = |path: &std::path::Path| isolate_ltr(&path.display().to_string());
    match state {
        PathState::Empty => "اكتب مسار الملف.".to_owned(),
        PathState::Folder => "هذا مجلد؛ أضف اسم الملف.".to_owned(),
        PathState::File if writes => "هنا ملف بهذا الاسم؛ إن تابعت ذهب ما فيه.".to_owned(),
        PathState::ReadOnly if writes => "هنا ملف لا يُسمح بالكتابة فيه.".to_owned(),
        PathState::File | PathState::ReadOnly => "الملف موجود.".to_owned(),
        PathState::Free | PathState::FolderReadOnly(_) if !writes => "لا ملف بهذا الاسم.".to_owned(),
        PathState::Free => "ملف جديد.".to_owned(),
        PathState::FolderReadOnly(path) => {
            format!("لا يُسمح بالكتابة في المجلد {}.", folder(path))
        }
        PathState::NoFolder(path) => format!("المجلد {} غير موجود.", folder(path)),
    }
}
