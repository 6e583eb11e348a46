//! الإعدادات: كلماتها بالعربية.

use crate::article::Direction;
use crate::markup::profile::Field;
use crate::storage::settings::{InterfaceLanguage, TextFace, ThemeChoice};
use crate::strings::settings::SettingsStrings;
use crate::text::letters::{Digits, isolate};

pub(super) static SETTINGS: SettingsStrings = SettingsStrings {
    name: "الإعدادات",
    pages: "أبواب الإعدادات",
    window: "النافذة",
    text: "النص",
    site: "الموقع",
    language: "لغة الواجهة",
    language_name: |language| match language {
        InterfaceLanguage::System => "لغة النظام",
        InterfaceLanguage::Arabic => "العربية",
        InterfaceLanguage::English => "English",
    },
    theme: "الألوان",
    theme_name: |theme| match theme {
        ThemeChoice::System => "كالنظام",
        ThemeChoice::Light => "فاتحة",
        ThemeChoice::Dark => "داكنة",
        ThemeChoice::HighContrast => "تباين عالٍ",
    },
    reduce_motion: "بلا حركة في الواجهة",
    register: "سجل أسماء إضافي",
    no_register: "سجل الدار وحده",
    choose: "اختر ملفًا…",
    remove: "استغنِ عنه",
    direction: "اتجاه المقالات الجديدة",
    direction_name: |direction| match direction {
        Direction::Rtl => "من اليمين",
        Direction::Ltr => "من اليسار",
    },
    face: "خط النص",
    face_name: |face| match face {
        TextFace::Naskh => "نسخ",
        TextFace::Sans => "خط الواجهة",
    },
    size: "حجم النص",
    larger: "أكبر",
    smaller: "أصغر",
    digits: "أرقام الدار",
    digits_name: |digits| match digits {
        None => "كما تُكتب",
        Some(Digits::European) => "0123",
        Some(Digits::Arabic) => "٠١٢٣",
        Some(Digits::Persian) => "۰۱۲۳",
    },
    profile: "الموقع الذي تكتب له",
    names: "أسماء القوالب وحقولها في هذا الموقع",
    names_hint: "غيّر ما يخالف موقعك؛ به تُكتب الاستشهادات في الترميز.",
    template: |name| format!("القالب {}", isolate(name)),
    field,
    bad_name: "اسم لا تقبله قوالب الويكي، فيبقى الأول.",
    reset_names: "أعد الأسماء إلى أصلها",
    undo: "تراجع",
    reset: "أعد كل شيء إلى أصله",
};

fn field(field: Field) -> &'static str {
    match field {
        Field::Text(text) => super::reference_text(text),
        Field::Date(date) => super::reference_date(date),
        Field::Author => "الكاتب باسم واحد",
        Field::Last => "اسم عائلة الكاتب",
        Field::First => "اسم الكاتب الأول",
        Field::SiteBesidePublisher => "الموقع حين يُذكر الناشر",
        Field::UrlStatus => "حال الرابط المؤرشف",
    }
}
