//! ما تسأل عنه النافذة وتعرضه فوق المقالة: كلماته بالعربية.

use crate::import::Part;
use crate::markup::Format;
use crate::storage::templates::Template;
use crate::strings::counted::{Noun, counted};
use crate::strings::dialog::{
    AboutStrings, BeginStrings, ChangedStrings, CloseStrings, DialogStrings, DropStrings, Obstacle,
    PaletteStrings, PreviewStrings, ShortcutStrings, TextKey,
};
use crate::text::letters::isolate_ltr;

pub(super) static DIALOG: DialogStrings = DialogStrings {
    cancel: "إلغاء",
    palette: PaletteStrings {
        name: "كل الأوامر",
        placeholder: "اكتب اسم أمر أو عنوان أو مصدر أو مقالة مفتوحة",
        nothing: "لا شيء بهذا الاسم",
        recent: "آخر ما اخترته",
        tasks: "الأوامر",
        articles: "المقالات المفتوحة",
        headings: "عناوين المقالة",
        sources: "المصادر",
        files: "ملفات حديثة",
        keys: "↑ ↓ للتنقل · Enter للاختيار · Esc للإغلاق",
    },
    shortcuts: ShortcutStrings {
        name: "اختصارات لوحة المفاتيح",
        placeholder: "ابحث باسم الأمر أو بمفاتيحه",
        moving: "التنقل في النص",
        deleting: "الحذف",
        writing: "الكتابة",
        letters: "حروف الدار",
        with_shift: "ومع Shift يمتد التحديد إلى حيث يصل المؤشر.",
        key,
    },
    preview: PreviewStrings {
        name: "معاينة",
        views: "ما يُعرض",
        reading: "قراءة",
        markup: "ترميز",
        profile: "الموقع",
        unconfirmed: "غير مؤكد",
        format: "الصيغة",
        format_name,
        copy: "انسخ الترميز كله",
        copied: "نُسخ الترميز كله",
        save: "صدّر إلى ملف…",
        wrote: |path| format!("صُدّرت المقالة إلى {}", isolate_ltr(path)),
        notes: |count| format!("ما يحسن أن تعرفه قبل التصدير: {}", counted(count, &NOTES)),
        refused: |count| {
            format!("في المقالة {}، فلا تُصدَّر قبل إصلاحها أو ذكر سبب.", counted(count, &ERRORS))
        },
        look: "أرني",
        reason: "سبب التصدير مع الأخطاء",
        reason_hint: "لماذا تُصدَّر المقالة مع ما فيها؟ يُحفظ السبب في ملاحظاتها",
        anyway: "صدّر مع ذلك",
        remark: |count, reason| {
            format!("صُدّرت المقالة وفيها {}. السبب: {reason}", counted(count, &ERRORS))
        },
        looking: "تُدقَّق المقالة…",
        empty: "ليس في المقالة ما يُصدَّر بعد.",
    },
    begin: BeginStrings {
        name: "مقالة جديدة",
        template: |template| match template {
            Template::Empty => "فارغة",
            Template::News => "خبر",
            Template::Biography => "سيرة",
            Template::Event => "حدث",
        },
        about: |template| match template {
            Template::Empty => "صفحة بيضاء",
            Template::News => "مقدمة، تفاصيل، ردود فعل، خلفية؛ بتاريخ اليوم",
            Template::Biography => "النشأة، المسيرة، الحياة الخاصة، التكريم، الإرث",
            Template::Event => "الخلفية، المجريات، النتائج، ردود الفعل، التداعيات",
        },
        recent: "ملفات حديثة",
        no_recent: "ما تفتحه وتحفظه من ملفات يظهر هنا.",
    },
    close: CloseStrings {
        one: "أتحفظ المقالة قبل إغلاقها؟",
        several: |count| format!("أتحفظ {} قبل الخروج؟", counted(count, &ARTICLES)),
        lost: "ما كُتب منذ آخر حفظ يضيع إن لم تحفظه.",
        save: "احفظ",
        save_ticked: "احفظ المحدد واخرج",
        discard: "لا تحفظ",
    },
    changed: ChangedStrings {
        name: "تغيّر الملف",
        text: |path| {
            format!(
                "غيّر برنامج آخر أو شخص آخر الملف {} منذ أن فُتح أو حُفظ هنا. أيهما يبقى؟",
                isolate_ltr(path)
            )
        },
        overwrite: "احفظ مقالتي مكانه",
        save_as: "احفظ مقالتي باسم آخر",
        open: "افتح ما في الملف إلى جانبها",
    },
    drop: DropStrings {
        file: "أفلت الملف لفتحه", picture: "أفلت الصورة لإدراجها"
    },
    about: AboutStrings {
        name: "عن تحرير",
        what: "محرر مقالات للصحافة العربية: كتابة وتدقيق واستشهاد، ثم تصدير إلى الويكي. \
               كل ما تكتبه يبقى على جهازك.",
        version: |version| format!("الإصدار {}", isolate_ltr(version)),
        licences: "مكوّناته وتراخيصها",
    },
    obstacle,
    hint,
};

const NOTES: Noun =
    Noun {
        one: "ملاحظة واحدة", two: "ملاحظتان", few: "ملاحظات", many: "ملاحظة", hundred: "ملاحظة"
    };

const ERRORS: Noun =
    Noun {
        one: "خطأ واحد", two: "خطآن", few: "أخطاء", many: "خطأ", hundred: "خطأ"
    };

const ARTICLES: Noun =
    Noun {
        one: "مقالة واحدة", two: "مقالتين", few: "مقالات", many: "مقالة", hundred: "مقالة"
    };

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Wikitext => "ويكي",
        Format::Html => "صفحة HTML",
        Format::Markdown => "Markdown",
        Format::Text => "نص",
    }
}

fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::NothingDone => "لا خطوة يُتراجع عنها",
        Obstacle::NothingUndone => "لا خطوة تُعاد",
        Obstacle::NothingSelected => "لا شيء محدد",
        Obstacle::NoProblems => "لا مشكلة في النص",
        Obstacle::OneArticle => "ليس هناك مقالة أخرى مفتوحة",
    }
}

fn hint(part: Part) -> &'static str {
    match part {
        Part::NewsLead => "الخبر في جملتين: من، وماذا، ومتى، وأين",
        Part::Lead => "اكتب هنا، وابدأ بجملة تعرّف بالموضوع",
        Part::Details => "ما حدث بترتيبه، وكل واقعة بمصدرها",
        Part::Reactions => "من قال ماذا، بكلامه بين علامتي اقتباس وبمصدره",
        Part::Background => "ما سبق ذلك، لمن لا يعرف القصة",
        Part::Youth => "تاريخ الميلاد ومكانه، والأسرة، والدراسة",
        Part::Career => "المناصب والأعمال بترتيبها وتواريخها",
        Part::PrivateLife => "ما نُشر علنًا وحده",
        Part::Honours => "الجائزة، ومانحها، وسنتها",
        Part::Legacy => "تاريخ الوفاة ومكانها إن كانت، وما بقي بعدها",
        Part::Course => "ما جرى يومًا بيوم أو ساعة بساعة",
        Part::Results => "الأرقام والقرارات، وكل رقم بمصدره",
        Part::Aftermath => "ما ترتب على ذلك في ما بعد",
    }
}

fn key(key: TextKey) -> &'static str {
    match key {
        TextKey::Left => "موضع إلى اليسار",
        TextKey::Right => "موضع إلى اليمين",
        TextKey::WordLeft => "كلمة إلى اليسار",
        TextKey::WordRight => "كلمة إلى اليمين",
        TextKey::Up => "سطر إلى أعلى",
        TextKey::Down => "سطر إلى أسفل",
        TextKey::LineStart => "أول السطر",
        TextKey::LineEnd => "آخر السطر",
        TextKey::ParagraphUp => "أول الفقرة أو التي قبلها",
        TextKey::ParagraphDown => "الفقرة التالية",
        TextKey::PageUp => "شاشة إلى أعلى",
        TextKey::PageDown => "شاشة إلى أسفل",
        TextKey::TextStart => "أول النص",
        TextKey::TextEnd => "آخر النص",
        TextKey::Enter => "فقرة جديدة",
        TextKey::Backward => "ما قبل المؤشر",
        TextKey::Forward => "ما بعد المؤشر",
        TextKey::WordBackward => "الكلمة التي قبل المؤشر",
        TextKey::WordForward => "الكلمة التي بعد المؤشر",
        TextKey::LineBackward => "ما قبل المؤشر من السطر",
        TextKey::LineForward => "ما بعد المؤشر من السطر",
        TextKey::Paragraphs => "الفقرة كلها",
        TextKey::Deeper => "بند القائمة إلى الداخل",
        TextKey::Shallower => "بند القائمة إلى الخارج",
        TextKey::ThirdHeading => "عنوان من الدرجة الثالثة",
        TextKey::FourthHeading => "عنوان من الدرجة الرابعة",
    }
}
