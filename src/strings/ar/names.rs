//! لوحة الكيانات: كلماتها بالعربية.

use crate::article::EntityKind;
use crate::entities::{Linking, RegisterFault, RegisterProblem};
use crate::strings::counted::{Noun, TIMES, counted};
use crate::strings::names::{NamesStrings, Where};
use crate::text::letters::{isolate, isolate_ltr};

pub(super) static NAMES: NamesStrings = NamesStrings {
    search: "ابحث في الكيانات",
    group,
    unknown_group: "أسماء غير معروفة",
    group_with_count: |name, count| format!("{name}، {count}"),
    kind,
    row,
    linking,
    where_it_is,
    glued: "كلمتان ملتصقتان:",
    correct: |right| format!("صحّح إلى {}", isolate(right)),
    part: "افصل",
    part_hint: |parted| format!("تصير «{}»", isolate(parted)),
    keep: "أبقه هنا",
    quoted_hint: "في كلام غيرنا، فلا يُغيَّر",
    which: |which, count| match which {
        Some(which) => format!("{which} من {count}"),
        None => counted(count, &TIMES),
    },
    next: "الذكر التالي",
    previous: "الذكر السابق",
    link: "اربط أول ذكر",
    unlink: "فُكّ الربط",
    add: "أضف",
    add_name: |name| format!("أضف {}", isolate(name)),
    add_selected: |name| format!("أضف «{}» إلى:", isolate(name)),
    add_hint: "حدّد اسمًا في النص لتضيفه",
    more: "المزيد",
    fix_all: "صحّح كل المواضع",
    page: "صفحة الويكي",
    forget: "انسَ ما قُرّر في هذا المقال",
    empty: "لا أسماء بعد",
    empty_sentence: "هنا تظهر أسماء الأشخاص والمنظمات والأماكن كما تُذكر في النص، وما كُتب منها \
                     بغير رسم الدار.",
    nothing_found: "لا اسم كهذا في المقال",
    register_not_text: "ليس نصًا، فليس سجل أسماء",
    register_left_out,
};

const ENTRIES: Noun =
    Noun {
        one: "مدخل واحد", two: "مدخلان", few: "مدخلات", many: "مدخلاً", hundred: "مدخل"
    };

fn group(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "أشخاص",
        EntityKind::Organisation => "منظمات",
        EntityKind::Place => "أماكن",
        EntityKind::Event => "أحداث",
        EntityKind::Work => "أعمال",
    }
}

fn kind(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "شخص",
        EntityKind::Organisation => "منظمة",
        EntityKind::Place => "مكان",
        EntityKind::Event => "حدث",
        EntityKind::Work => "عمل",
    }
}

fn linking(linking: Linking) -> &'static str {
    match linking {
        Linking::Nowhere | Linking::None => "",
        Linking::First => "أول ذكر مربوط",
        Linking::Later => "الربط بعد أول ذكر",
    }
}

fn row(name: &str, count: usize, link: Linking, doubts: usize) -> String {
    let mut said = format!("{}، {}", isolate(name), counted(count, &TIMES));
    if !linking(link).is_empty() {
        said = format!("{said}، {}", linking(link));
    }
    if doubts > 0 {
        said.push_str("، فيه رسم يُراجَع");
    }
    said
}

fn where_it_is(place: Where, count: usize) -> String {
    let place = match place {
        Where::Title => "في العنوان",
        Where::Caption => "في تعليق الصورة",
        Where::Text => "في النص",
        Where::Everywhere => "في مواضع",
        Where::Quotation => "في اقتباس",
    };
    if count > 1 { format!("{place} ({count}):") } else { format!("{place}:") }
}

fn register_left_out(count: usize, first: &RegisterProblem) -> String {
    let left_out = match count {
        1 => "تُرك من سجل الأسماء مدخل".to_owned(),
        count => format!("تُركت من سجل الأسماء {}، أولها", counted(count, &ENTRIES)),
    };
    let name = match first.name.trim() {
        "" => String::new(),
        name => format!(" «{}»", isolate(name)),
    };
    format!("{left_out} في السطر {}{name}: {}", first.line, fault(&first.fault))
}

fn fault(fault: &RegisterFault) -> String {
    match fault {
        RegisterFault::Unreadable { line, message } => {
            format!("لا يُقرأ عند السطر {line} ({})", isolate_ltr(message))
        }
        RegisterFault::NoName => "لا اسم له".to_owned(),
        RegisterFault::TooLong { most } => format!("في اسمه أكثر من {most} كلمة"),
        RegisterFault::Duplicate { of } => format!("سبق الاسم نفسه في السطر {of}"),
    }
}
