//! Arabic counted nouns: مرة واحدة، مرتان، ثلاث مرات، إحدى عشرة مرة. It knows grammar only.

/// The forms of a noun that a number asks for.
pub(super) struct Noun {
    /// With its word for one: «مرة واحدة».
    pub(super) one: &'static str,
    /// The dual, accusative and genitive: «مرتين».
    pub(super) two: &'static str,
    /// After 3 to 10: «مرات».
    pub(super) few: &'static str,
    /// After 11 to 99: «مرة», «سطراً».
    pub(super) many: &'static str,
    /// After whole hundreds: «مرة», «سطر».
    pub(super) hundred: &'static str,
}

pub(super) const TIMES: Noun =
    Noun {
        one: "مرة واحدة", two: "مرتين", few: "مرات", many: "مرة", hundred: "مرة"
    };
pub(super) const PLACES: Noun =
    Noun {
        one: "موضع واحد", two: "موضعين", few: "مواضع", many: "موضعاً", hundred: "موضع"
    };
pub(super) const LINES: Noun =
    Noun {
        one: "سطر واحد", two: "سطرين", few: "أسطر", many: "سطراً", hundred: "سطر"
    };
pub(super) const PROBLEMS: Noun =
    Noun {
        one: "مشكلة واحدة", two: "مشكلتين", few: "مشكلات", many: "مشكلة", hundred: "مشكلة"
    };
pub(super) const LETTERS: Noun =
    Noun {
        one: "محرف واحد", two: "محرفين", few: "محارف", many: "محرفاً", hundred: "محرف"
    };

pub(super) const NUMBERS: Noun =
    Noun {
        one: "عدد واحد", two: "عددين", few: "أعداد", many: "عدداً", hundred: "عدد"
    };

pub(super) const SOURCES: Noun =
    Noun {
        one: "مصدر واحد", two: "مصدرين", few: "مصادر", many: "مصدراً", hundred: "مصدر"
    };
pub(super) const DAYS: Noun =
    Noun {
        one: "يوم واحد", two: "يومين", few: "أيام", many: "يوماً", hundred: "يوم"
    };
pub(super) const MONTHS: Noun =
    Noun {
        one: "شهر واحد", two: "شهرين", few: "أشهر", many: "شهراً", hundred: "شهر"
    };
pub(super) const YEARS: Noun =
    Noun {
        one: "سنة واحدة", two: "سنتين", few: "سنوات", many: "سنة", hundred: "سنة"
    };
pub(super) const DATES: Noun =
    Noun {
        one: "تاريخ واحد", two: "تاريخين", few: "تواريخ", many: "تاريخاً", hundred: "تاريخ"
    };

// What was cleaned out of a pasted text. They are counted where something is listed, so the dual
// is the nominative: «علامتا اتجاه».
pub(super) const SHAPES: Noun = Noun {
    one: "حرف واحد بشكل ثابت",
    two: "حرفان بشكلين ثابتين",
    few: "أحرف بأشكال ثابتة",
    many: "حرفاً بشكل ثابت",
    hundred: "حرف بشكل ثابت",
};
pub(super) const DIRECTIONS: Noun = Noun {
    one: "علامة اتجاه واحدة",
    two: "علامتا اتجاه",
    few: "علامات اتجاه",
    many: "علامة اتجاه",
    hundred: "علامة اتجاه",
};
pub(super) const SPACES: Noun = Noun {
    one: "مسافة خاصة واحدة",
    two: "مسافتان خاصتان",
    few: "مسافات خاصة",
    many: "مسافة خاصة",
    hundred: "مسافة خاصة",
};
pub(super) const UNSEEN: Noun = Noun {
    one: "محرف خفي واحد",
    two: "محرفان خفيان",
    few: "محارف خفية",
    many: "محرفاً خفياً",
    hundred: "محرف خفي",
};
pub(super) const CONTROLS: Noun = Noun {
    one: "محرف تحكم واحد",
    two: "محرفا تحكم",
    few: "محارف تحكم",
    many: "محرف تحكم",
    hundred: "محرف تحكم",
};
pub(super) const EMPTY_LINES: Noun = Noun {
    one: "سطر فارغ واحد",
    two: "سطران فارغان",
    few: "أسطر فارغة",
    many: "سطراً فارغاً",
    hundred: "سطر فارغ",
};

// What stands alone in the status line is nominative, what is read takes the genitive.
pub(super) const WORDS: Noun =
    Noun {
        one: "كلمة واحدة", two: "كلمتان", few: "كلمات", many: "كلمة", hundred: "كلمة"
    };
pub(super) const MINUTES: Noun =
    Noun {
        one: "دقيقة واحدة", two: "دقيقتين", few: "دقائق", many: "دقيقة", hundred: "دقيقة"
    };
pub(super) const ERRORS: Noun =
    Noun {
        one: "خطأ واحد", two: "خطآن", few: "أخطاء", many: "خطأً", hundred: "خطأ"
    };
pub(super) const WARNINGS: Noun =
    Noun {
        one: "تنبيه واحد", two: "تنبيهان", few: "تنبيهات", many: "تنبيهاً", hundred: "تنبيه"
    };
pub(super) const NOTES: Noun =
    Noun {
        one: "ملاحظة واحدة", two: "ملاحظتان", few: "ملاحظات", many: "ملاحظة", hundred: "ملاحظة"
    };

/// The number with its noun in the form that the number asks for.
pub(super) fn counted(count: usize, noun: &Noun) -> String {
    match (count, count % 100) {
        (1, _) => noun.one.to_owned(),
        (2, _) => noun.two.to_owned(),
        (_, 3..=10) => format!("{count} {}", noun.few),
        (_, 11..=99) => format!("{count} {}", noun.many),
        _ => format!("{count} {}", noun.hundred),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(count: usize, expected: &str) {
        assert_eq!(counted(count, &LINES), expected);
    }

    #[test]
    fn numbers_ask_for_their_form() {
        check(0, "0 سطر");
        check(1, "سطر واحد");
        check(2, "سطرين");
        check(3, "3 أسطر");
        check(10, "10 أسطر");
        check(11, "11 سطراً");
        check(99, "99 سطراً");
        check(100, "100 سطر");
        check(102, "102 سطر");
        check(103, "103 أسطر");
        check(1012, "1012 سطراً");
    }
}
