//! قائمة النص: كلماتها بالعربية.

use crate::article::ListStyle;
use crate::editor::insert::Isolate;
use crate::editor::styles::Style;
use crate::strings::menu::MenuStrings;

pub(super) static MENU: MenuStrings = MenuStrings {
    name: "قائمة النص",
    undo: "تراجع",
    redo: "أعد",
    cut: "قص",
    copy: "انسخ",
    paste: "الصق",
    paste_plain: "الصق النص وحده",
    select_all: "حدد الكل",
    bold: "عريض",
    italic: "مائل",
    link: "رابط…",
    unlink: "أزل الرابط",
    style: "نمط الفقرة",
    style_name,
    direction: "اقلب اتجاه الفقرة",
    insert: "أدرج",
    citation: "استشهاد بمصدر…",
    picture: "صورة…",
    letters: "حروف الدار",
    characters: "علامات خاصة",
    isolate: "اعزل المحدد",
    isolate_name,
    punctuation: "علامات الترقيم العربية",
    unseen: "أظهر ما لا يُرى",
    ask_link: "عنوان الرابط أو اسم الصفحة",
    ask_citation: "المصدر الذي يُستشهد به",
    no_sources: "ليس في المقالة مصدر بعد",
    ask_picture: "اسم ملف الصورة في الويكي",
    done: "تم",
    cancel: "إلغاء",
};

fn style_name(style: Style) -> &'static str {
    match style {
        Style::Paragraph => "فقرة",
        Style::Heading(level) => match level.get() {
            2 => "عنوان",
            3 => "عنوان فرعي",
            4 => "عنوان من الدرجة الثالثة",
            _ => "عنوان من الدرجة الرابعة",
        },
        Style::Item(ListStyle::Bullet) => "قائمة نقطية",
        Style::Item(ListStyle::Numbered) => "قائمة مرقمة",
        Style::Quotation => "اقتباس",
        Style::Raw => "ترميز خام",
    }
}

fn isolate_name(isolate: Isolate) -> &'static str {
    match isolate {
        Isolate::Ltr => "من اليسار إلى اليمين",
        Isolate::Rtl => "من اليمين إلى اليسار",
        Isolate::Auto => "بحسب أول حرف",
    }
}
