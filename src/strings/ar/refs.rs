//! العربية: المصادر على سطر الأوامر وفي خانة اللصق.

use super::quoted;
use crate::citations::same::Same;
use crate::citations::{Leftover, Why};
use crate::strings::counted::{Noun, counted};
use crate::strings::{RefsImported, shortened};
use crate::text::letters::isolate_ltr;

const SOURCES: Noun =
    Noun {
        one: "مصدر واحد", two: "مصدران", few: "مصادر", many: "مصدراً", hundred: "مصدر"
    };

pub(super) const HELP: &str = "\
مصادر مسودة: تصديرها، والاستيراد إليها، وتدقيق قائمة مصادر.

الاستعمال:
  \u{2066}tahrir refs export DRAFT --format F [-o OUT]\u{2069}
  \u{2066}tahrir refs import FILE [--into DRAFT]\u{2069}
  \u{2066}tahrir refs check FILE.json [OPTIONS]\u{2069}

التصدير:
  \u{2066}--format F\u{2069}      الصيغة: \u{2066}bibtex\u{2069}، \u{2066}ris\u{2069}، \u{2066}csl-json\u{2069}، \u{2066}wikitext\u{2069}
  \u{2066}--profile P\u{2069}     موقع الويكي: \u{2066}marefa\u{2069} (المعتاد)، \u{2066}arwiki\u{2069}، \u{2066}enwiki\u{2069}، \u{2066}arwikinews\u{2069}
  \u{2066}-o, --output OUT\u{2069}  الملف الناتج؛ وإلا فالمخرج القياسي

الاستيراد من ملف \u{2066}.bib\u{2069} أو \u{2066}.ris\u{2069} أو \u{2066}.json\u{2069} أو \u{2066}.html\u{2069} (صفحة محفوظة) أو \u{2066}.txt\u{2069} (روابط، ومعرفات
رقمية، وأرقام ردمك، وقوالب، وسطور مصادر، معاً):
  \u{2066}--into DRAFT\u{2069}    إلى هذه المسودة؛ وإلا فعلى المخرج القياسي بصيغة \u{2066}CSL-JSON\u{2069}
ما كان في المسودة من قبل لا يُضاف ثانية، وما لم يُفهم يُذكر على مخرج الأخطاء.

تدقيق قائمة بصيغة \u{2066}CSL-JSON\u{2069}:
  \u{2066}--article-date YYYY-MM-DD\u{2069}  تاريخ المقالة التي تستشهد بها
  \u{2066}--today YYYY-MM-DD\u{2069}         تاريخ اليوم؛ وإلا فمن ساعة الجهاز
  \u{2066}--json\u{2069}                     الجواب بصيغة JSON

أمثلة:
  \u{2066}tahrir refs export samarkand.ron --format bibtex -o samarkand.bib\u{2069}
  \u{2066}tahrir refs import library.ris --into samarkand.ron\u{2069}
  \u{2066}tahrir refs check library.json --article-date 2022-09-13 --json\u{2069}
";

pub(super) fn leftover(leftover: &Leftover) -> String {
    let said = match leftover.why {
        Why::NotUnderstood => "لم يُفهم هذا النص",
        Why::PartOfReference => "لم يُعرف موضع هذا الجزء، فحُفظ مع مصدره",
        Why::NotWeb => "هذا ليس رابطاً من روابط الويب، فلم يُقبل رابطاً",
        Why::WrongIsbn => "رقم ردمك خطأ: خانة التحقق لا تطابق سائر الأرقام",
        Why::Unclosed => "يبدأ هنا قالب أو مدخل لا نهاية له",
        Why::NotCslJson => "ليس مصدراً صحيحاً بصيغة CSL-JSON",
        Why::NoReference => "هذا جزء من الصيغة وليس مصدراً",
        Why::PageCut => "الصفحة طويلة، فلم يُقرأ إلا أول 2 ميغابايت منها",
        Why::TooLong => "النص أطول من الحد، وهو 64 ميغابايت، فلم يُقرأ منه شيء",
    };
    format!("السطر {}: {said}: {}", leftover.line, quoted(&shortened(&leftover.text)))
}

pub(super) fn imported(imported: &RefsImported<'_>) -> String {
    match imported {
        RefsImported::Added(0) => "لم يُضف شيء.".to_owned(),
        RefsImported::Added(count) => format!("ما أُضيف: {}.", counted(*count, &SOURCES)),
        RefsImported::Known { title, known, by } => {
            let (title, known) = (quoted(&shortened(title)), isolate_ltr(known));
            format!("لم يُضف {title} لأنه المصدر {known} نفسه: {}.", same(*by))
        }
    }
}

/// By what two references are one source.
pub(super) fn same(by: Same) -> &'static str {
    match by {
        Same::Url => "الرابط واحد",
        Same::Doi => "المعرف الرقمي واحد",
        Same::Isbn => "رقم ردمك واحد",
        Same::Title => "العنوان والجهة والتاريخ واحدة",
    }
}
