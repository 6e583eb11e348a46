//! النافذة: كلماتها بالعربية.

use crate::strings::app::AppStrings;

pub(super) static APP: AppStrings = AppStrings {
    name: "تحرير",
    untitled: "بلا عنوان",
    entities: "الكيانات",
    sources: "المصادر",
    problems: "التدقيق",
};
