//! لوحة التدقيق: كلماتها بالعربية.

use crate::checks::Severity;
use crate::strings::problems::ProblemsStrings;

pub(super) static PROBLEMS: ProblemsStrings = ProblemsStrings {
    list: "المشكلات",
    group: |severity| match severity {
        Severity::Error => "أخطاء",
        Severity::Warning => "تنبيهات",
        Severity::Info => "ملاحظات",
    },
    ignored: "متجاهلة",
    none: "لا مشكلات",
    none_sentence: "تُراجَع المقالة وحدها بعد كل وقفة، وما يُعثر عليه يوضع هنا.",
    ignore: "تجاهل…",
    why: "لماذا يبقى كما هو؟",
    ignore_now: "تجاهل",
    cancel: "إلغاء",
    reason: |reason| format!("السبب: {}", crate::text::letters::isolate(reason)),
    no_reason: "بلا سبب",
    restore: "أعد إظهاره",
    fix_all: |count| format!("أصلح مثله كله ({count})"),
};
