//! الشريط وسطر الحالة: كلماتهما بالعربية.

use crate::article::Direction;
use crate::checks::Severity;
use crate::strings::bar::{BarStrings, Safe};
use crate::strings::counted::{ERRORS, MINUTES, NOTES, WARNINGS, WORDS, counted};
use crate::text::letters::isolate;

pub(super) static BAR: BarStrings = BarStrings {
    menu: "القائمة",
    menu_hint: "القائمة (\u{2066}F10\u{2069})",
    groups: ["ملف", "تحرير", "إدراج", "عرض", "أدوات", "مساعدة"],
    command: "أمر",
    command_keys: "Ctrl Shift P",
    export: |profile| format!("تصدير إلى {}", isolate(profile)),
    export_short: "تصدير",
    tab: |name, is_unsaved| {
        let name = isolate(name);
        if is_unsaved { format!("{name}، ملفها أقدم مما كُتب") } else { name }
    },
    close: |name| format!("أغلق {}", isolate(name)),
    all_articles: "كل المقالات المفتوحة",
    start_width: "عرض لوحة الكيانات",
    end_width: "عرض لوحة المصادر والتدقيق",
    end_tabs: "المصادر أو التدقيق",
    new_source: "مصدر",
    safety,
    safety_hint,
    words: |count| {
        if count == 0 { "لا كلمات بعد".to_owned() } else { counted(count, &WORDS) }
    },
    words_hint: "كلمات النص، بلا الاستشهادات ولا الترميز الخام",
    minutes: |count| format!("قراءة {}", counted(count, &MINUTES)),
    direction: |direction| match direction {
        Direction::Rtl => "فقرة من اليمين",
        Direction::Ltr => "فقرة من اليسار",
    },
    direction_hint: "اقلب اتجاه الفقرة (\u{2066}Ctrl+Shift+D\u{2069})",
    problems: |severity, count| match severity {
        Severity::Error => counted(count, &ERRORS),
        Severity::Warning => counted(count, &WARNINGS),
        Severity::Info => counted(count, &NOTES),
    },
    no_problems: "لا مشكلات",
    problems_hint: "أظهر التدقيق. \u{2066}F8\u{2069} إلى المشكلة التالية.",
    profile: |profile| format!("{} · ويكي", isolate(profile)),
    profile_hint: "الموقع الذي يُكتب له. غيّره في الإعدادات.",
    zoom: |zoom| format!("\u{2066}{:.0}٪\u{2069}", zoom * 100.0),
};

fn safety(safe: Safe<'_>) -> String {
    match safe {
        Safe::Untouched => "لم يتغيّر شيء بعد".to_owned(),
        Safe::Saved => "محفوظ في ملفه".to_owned(),
        Safe::Kept => "محفوظ على القرص حتى هنا".to_owned(),
        Safe::Pending => "يُحفظ…".to_owned(),
        Safe::Trouble(why) => format!("لم يُحفظ: {why}"),
    }
}

fn safety_hint(safe: Safe<'_>) -> String {
    let hint = match safe {
        Safe::Untouched => "ما تكتبه يُحفظ وحده على القرص بعد كل وقفة.",
        Safe::Saved => "في الملف كل ما كُتب.",
        Safe::Kept => "لو انقطعت الكهرباء الآن لعاد كل ما كُتب. احفظ في ملف: \u{2066}Ctrl+S\u{2069}.",
        Safe::Pending => "ما كُتب أخيرًا ما زال في الذاكرة وحدها.",
        Safe::Trouble(_) => "احفظ في مكان آخر: \u{2066}Ctrl+Shift+S\u{2069}.",
    };
    hint.to_owned()
}
