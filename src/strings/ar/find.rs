//! شريط البحث: كلماته بالعربية.

use crate::editor::search::{Fault, QueryError};
use crate::strings::counted::{Noun, counted};
use crate::strings::find::{FindStrings, Switch};
use crate::text::letters::isolate_ltr;

pub(super) static FIND: FindStrings = FindStrings {
    query: "ابحث في النص",
    replacement: "ضع مكانه",
    count,
    counting: |total| format!("يبحث… {total}"),
    nothing: "لا نتائج",
    replaced,
    error,
    next: switch("التالي", "النتيجة التالية (Enter أو F3)"),
    previous: switch("السابق", "النتيجة السابقة (Shift+Enter أو Shift+F3)"),
    close: switch("أغلق", "أغلق البحث (Esc)"),
    with_replacement: switch("تبديل", "أظهر حقل التبديل (Ctrl+H)"),
    replace: switch("بدّل", "بدّل هذه النتيجة وانتقل إلى التالية (Enter في حقل التبديل)"),
    replace_all: switch("بدّل الكل", "بدّل النتائج كلها دفعة واحدة (Ctrl+Enter في حقل التبديل)"),
    whole_word: switch("كلمة كاملة", "لا تقف عند جزء من كلمة"),
    particles: switch("مع السوابق", "الكلمة الكاملة ولو سبقتها و أو ف أو ب أو ك أو ل أو ال"),
    regex: switch("تعبير نمطي", "اقرأ ما كُتب تعبيراً نمطياً، مثل پوت[يى]?ن"),
    keep_particles: switch("أبقِ السوابق", "وبوتن تصير وپوتن: تبقى الواو وأخواتها عند التبديل"),
    ignoring: "يتجاهل:",
    marks: switch("التشكيل", "لا يفرّق البحث بين كَتَبَ وكتب، ولا ينظر إلى التطويل"),
    hamza: switch("الهمزات", "لا يفرّق البحث بين أ وإ وآ وا، ولا بين ؤ وو، ولا بين ئ وي"),
    yeh: switch("ى = ي", "لا يفرّق البحث بين على وعلي"),
    teh: switch("ة = ه", "لا يفرّق البحث بين قمة وقمه"),
    digits: switch("الأرقام", "لا يفرّق البحث بين ٢٠٢٢ و2022 و۲۰۲۲"),
    house_letters: switch("پ = ب", "لا يفرّق البحث بين پوتن وبوتن، ولا بين ڤ وف، وچ وج، وگ وأخواتها"),
    case: switch("A = a", "لا يفرّق البحث بين Putin وPUTIN"),
};

const RESULTS: Noun =
    Noun {
        one: "نتيجة واحدة", two: "نتيجتان", few: "نتائج", many: "نتيجة", hundred: "نتيجة"
    };

const fn switch(label: &'static str, hint: &'static str) -> Switch {
    Switch { label, hint }
}

fn count(current: Option<usize>, total: usize) -> String {
    match current {
        Some(current) => format!("{current} من {total}"),
        None if total == 0 => FIND.nothing.to_owned(),
        None => counted(total, &RESULTS),
    }
}

fn replaced(count: usize) -> String {
    match count {
        0 => "لم يُبدَّل شيء".to_owned(),
        2 => "بُدِّلت نتيجتان".to_owned(),
        count => format!("بُدِّلت {}", counted(count, &RESULTS)),
    }
}

fn error(error: &QueryError) -> String {
    let fault = match error {
        QueryError::TooLarge => return "ما يُبحث عنه أطول أو أعقد مما يُطاق.".to_owned(),
        QueryError::Syntax { fault, .. } => fault,
    };
    let sign = isolate_ltr;
    match fault {
        Fault::UnclosedGroup => format!("قوس {} لم يُغلق.", sign("(")),
        Fault::UnopenedGroup => format!("قوس {} لم يُفتح.", sign(")")),
        Fault::UnclosedClass => format!("معقوف {} لم يُغلق.", sign("[")),
        Fault::Range => format!("مدى الحروف بين {} معكوس أو طرفاه ليسا حرفين.", sign("[ ]")),
        Fault::NothingToRepeat => {
            format!("ليس قبل {} أو {} أو {} ما يتكرر.", sign("*"), sign("+"), sign("?"))
        }
        Fault::Count => format!("عدد المرات بين {} غير صحيح.", sign("{ }")),
        Fault::Escape => format!("لا معنى لما بعد {}.", sign(r"\")),
        Fault::UnknownProperty => format!("لا صنف من الحروف بهذا الاسم بعد {}.", sign(r"\p")),
        Fault::GroupName => format!("اسم المجموعة {} فارغ أو مكرر أو لا يصلح.", sign("(?<…>)")),
        Fault::Flag => format!("خيار لا وجود له بعد {}.", sign("(?")),
        Fault::LookAround => "لا يُسأل هنا عمّا قبل النتيجة أو بعدها.".to_owned(),
        Fault::Backreference => {
            format!("لا يُحال في التعبير إلى مجموعة سبقت، مثل {}.", sign(r"\1"))
        }
        Fault::TooDeep => "أقواس داخل أقواس أكثر مما يُطاق.".to_owned(),
        Fault::Other => "ليس هذا تعبيراً نمطياً صحيحاً.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_counted_as_the_grammar_asks() {
        let check = |current, total, expected: &str| assert_eq!(count(current, total), expected);
        check(None, 0, "لا نتائج");
        check(None, 1, "نتيجة واحدة");
        check(None, 2, "نتيجتان");
        check(None, 3, "3 نتائج");
        check(None, 10, "10 نتائج");
        check(None, 11, "11 نتيجة");
        check(None, 100, "100 نتيجة");
        check(None, 103, "103 نتائج");
        check(Some(3), 12, "3 من 12");
        assert_eq!(replaced(0), "لم يُبدَّل شيء");
        assert_eq!(replaced(1), "بُدِّلت نتيجة واحدة");
        assert_eq!(replaced(2), "بُدِّلت نتيجتان");
        assert_eq!(replaced(5), "بُدِّلت 5 نتائج");
        assert_eq!(replaced(40), "بُدِّلت 40 نتيجة");
    }
}
