//! Names that the house does not know yet: proposals for the register, never findings.
//!
//! What speaks for a name: a house letter in a word that is no loanword (گورباتشوڤ), a given name
//! beside it or after a person's title («المستشار يوري ...»). What speaks against one is not known
//! here, so this asks for much before it proposes. It must not know the register.

use std::sync::LazyLock;

use super::hits::{Hit, Named};
use super::list::List;
use super::words::{Letter, Word, Words};
use crate::text::Span;
use crate::text::letters::HOUSE_LETTERS;

/// The shortest word that is proposed by itself, in letters.
const SHORTEST: usize = 4;
/// The shortest word that may stand beside another in a name.
const SHORTEST_BESIDE: usize = 3;
/// A name that is proposed has at most so many words.
const MOST_WORDS: usize = 4;

/// How words begin that are written with house letters and are no names.
const LOANWORDS: [&str; 64] = [
    "أولمپ",
    "أوليمپ",
    "پارالمپ",
    "پاراليمپ",
    "تلڤز",
    "تليڤز",
    "ڤيروس",
    "ڤيديو",
    "ڤيتامين",
    "ڤيتو",
    "ڤيزا",
    "ڤيلا",
    "ڤيلات",
    "ڤولت",
    "پروت",
    "پروپ",
    "پروف",
    "پلاست",
    "پلازم",
    "پترو",
    "پنزين",
    "پنك",
    "پورص",
    "پودكاست",
    "پوست",
    "پيتزا",
    "پيانو",
    "پاس",
    "پاوند",
    "پارلمان",
    "پرلمان",
    "دپلوم",
    "دپلوماس",
    "دبلوماس",
    "أوروپ",
    "أورپ",
    "سوڤيت",
    "سوڤييت",
    "أوپرا",
    "أوپك",
    "تكنولوگ",
    "بيولوگ",
    "جيولوگ",
    "جغراف",
    "إيديولوگ",
    "أيديولوگ",
    "استراتيگ",
    "إستراتيگ",
    "گيگا",
    "گرام",
    "كيلوگرام",
    "مليگرام",
    "گاز",
    "گراف",
    "گرانيت",
    "ديگيتال",
    "كمپيوتر",
    "كومپيوتر",
    "كاپتن",
    "كپسول",
    "إمپراطور",
    "إمپريال",
    "شيمپانز",
    "ميكروسكوپ",
];

/// Titles after which a person's name stands.
static TITLES: LazyLock<List> = LazyLock::new(|| {
    List::new(&[
        "الرئيس",
        "الرئيسة",
        "السيد",
        "السيدة",
        "الدكتور",
        "الدكتورة",
        "الأستاذ",
        "الأستاذة",
        "الشيخ",
        "الأمير",
        "الأميرة",
        "الملك",
        "الملكة",
        "السلطان",
        "الجنرال",
        "الفريق",
        "اللواء",
        "العميد",
        "العقيد",
        "المقدم",
        "الرائد",
        "السفير",
        "السفيرة",
        "الوزير",
        "الوزيرة",
        "النائب",
        "النائبة",
        "القاضي",
        "الكاتب",
        "الكاتبة",
        "الصحفي",
        "الصحفية",
        "الخبير",
        "الخبيرة",
        "المحلل",
        "الباحث",
        "الباحثة",
        "المهندس",
        "الپروفيسور",
        "المستشار",
        "المستشارة",
        "الزعيم",
        "المتحدث",
        "مستشار",
    ])
});

/// Given names, foreign and Arabic, that are seldom anything else.
static GIVEN: LazyLock<List> = LazyLock::new(|| {
    List::new(&[
        "ألكسندر",
        "ألكسندرا",
        "ألكسي",
        "أليكسي",
        "ألبرت",
        "ألفرد",
        "ألان",
        "آلان",
        "أنتوني",
        "أندريه",
        "أندرو",
        "أندريا",
        "أنطونيو",
        "أنجلينا",
        "أنگيلا",
        "أوتو",
        "أورسولا",
        "أولاف",
        "أولگا",
        "إدوارد",
        "إريك",
        "إسحاق",
        "إسماعيل",
        "إلياس",
        "إليزابث",
        "إليزابيث",
        "إمانويل",
        "إيڤان",
        "إيلون",
        "إيمانويل",
        "بنيامين",
        "بوريس",
        "بيتر",
        "پيتر",
        "پاول",
        "پول",
        "پيدرو",
        "تشارلز",
        "تشاك",
        "توماس",
        "توني",
        "تيودور",
        "جاك",
        "جان",
        "جستن",
        "جورج",
        "جورجيا",
        "جوزيف",
        "جون",
        "جوناثان",
        "جيك",
        "جيمس",
        "جينيفر",
        "خافيير",
        "خوان",
        "خوسيه",
        "دانيال",
        "دميتري",
        "دونالد",
        "ديڤد",
        "ديڤيد",
        "ديميتري",
        "روبرت",
        "روجر",
        "رونالد",
        "ريتشارد",
        "ريشي",
        "زاك",
        "ستيڤ",
        "ستيفان",
        "سيرگي",
        "سرگي",
        "شارل",
        "صامويل",
        "غوستاف",
        "فرانسوا",
        "فرانك",
        "فرنسيس",
        "فريدريش",
        "فيليپ",
        "ڤاسيلي",
        "ڤكتور",
        "ڤيكتور",
        "ڤلاديمير",
        "ڤولوديمير",
        "كارل",
        "كارلوس",
        "كريستين",
        "كلاوس",
        "كمالا",
        "كيم",
        "لارس",
        "لويس",
        "ليز",
        "لويد",
        "ماري",
        "ماريا",
        "مارك",
        "مارگرت",
        "ماثيو",
        "مايك",
        "مايكل",
        "محمد",
        "محمود",
        "مصطفى",
        "ميخائيل",
        "ميشيل",
        "نانسي",
        "نيكولا",
        "نيكولاس",
        "نيكولاي",
        "هانز",
        "هنري",
        "هيلاري",
        "وليام",
        "وليم",
        "يوري",
        "يوسف",
    ])
});

/// Words that stand behind a name and belong to the sentence.
static BEHIND: LazyLock<List> = LazyLock::new(|| {
    List::new(&[
        "أن",
        "إن",
        "أنه",
        "أنها",
        "إنه",
        "إنها",
        "الذي",
        "التي",
        "إلى",
        "على",
        "عن",
        "في",
        "من",
        "مع",
        "بعد",
        "قبل",
        "بين",
        "خلال",
        "حول",
        "ضد",
        "منذ",
        "حتى",
        "عند",
        "أمام",
        "قد",
        "لم",
        "لن",
        "لا",
        "ما",
        "هو",
        "هي",
        "كان",
        "كانت",
        "قال",
        "قالت",
        "أكد",
        "أكدت",
        "أعلن",
        "أعلنت",
        "أضاف",
        "أضافت",
        "أشار",
        "أشارت",
        "صرح",
        "صرحت",
        "ذكر",
        "ذكرت",
        "دعا",
        "دعت",
        "رفض",
        "رفضت",
        "التقى",
        "وصل",
        "زار",
        "يوم",
        "أمس",
        "اليوم",
        "غدا",
        "هذا",
        "هذه",
    ])
});

/// What the words that no name takes might name.
pub(super) fn unknown(words: &Words, free: &[bool]) -> Vec<Hit> {
    let is_free = |at: usize| free.get(at).copied().unwrap_or(false);
    let mut hits = Vec::new();
    let mut at = 0;
    while at < words.words.len() {
        let from = at;
        at += 1;
        if !is_free(from) {
            continue;
        }
        let look = Look { words, is_free: &is_free };
        let Some((first, last)) = look.name_around(from) else { continue };
        let (Some(start), Some(end)) = (words.words.get(first), words.words.get(last)) else {
            continue;
        };
        let stem = Span::new(start.span.start, end.span.end);
        hits.push(Hit { stem, particles: 0, is_quoted: false, named: Named::Unknown });
        at = last + 1;
    }
    hits
}

struct Look<'a, F: Fn(usize) -> bool> {
    words: &'a Words,
    is_free: &'a F,
}

impl<F: Fn(usize) -> bool> Look<'_, F> {
    /// The first and the last word of the name that this word speaks for, if it does.
    fn name_around(&self, at: usize) -> Option<(usize, usize)> {
        let word = *self.words.words.get(at)?;
        let letters = self.words.letters_of(word);
        let is_given = GIVEN.has(letters);
        let speaks = is_foreign(letters)
            || (is_given && (self.has_title_before(at) || self.is_followed_by_foreign(at)));
        if !speaks {
            return None;
        }
        let mut last = at;
        while last + 1 - at < MOST_WORDS && self.goes_on(last + 1, is_given && last == at) {
            last += 1;
        }
        // A given name alone is anybody's.
        (last > at || is_foreign(letters)).then_some((at, last))
    }

    /// Whether the word belongs to the name before it.
    fn goes_on(&self, at: usize, behind_given: bool) -> bool {
        let Some(word) = self.words.words.get(at).filter(|word| word.joined) else { return false };
        let letters = self.words.letters_of(*word);
        if !(self.is_free)(at) || letters.len() < SHORTEST_BESIDE || BEHIND.has(letters) {
            return false;
        }
        // «گورباتشوڤ وريگان» are two.
        if letters.first().is_some_and(|it| it.letter == 'و') {
            return false;
        }
        is_foreign(letters) || GIVEN.has(letters) || (behind_given && !has_particle(letters))
    }

    fn has_title_before(&self, at: usize) -> bool {
        let joined = self.words.words.get(at).is_some_and(|word| word.joined);
        let before = at.checked_sub(1).and_then(|at| self.words.words.get(at));
        let Some(before) = before.filter(|_| joined) else { return false };
        let letters = self.words.letters_of(*before);
        // «الرئيس الروسي يوري ...»: of an adjective, the word before it is asked.
        let is_adjective = letters.len() > SHORTEST
            && letters.first().is_some_and(|it| it.letter == 'ا')
            && letters.last().is_some_and(|it| matches!(it.letter, 'ي' | 'ة'));
        let is_title = |word: &Word| TITLES.has(self.words.letters_of(*word));
        is_title(before)
            || (is_adjective
                && before.joined
                && at.checked_sub(2).and_then(|at| self.words.words.get(at)).is_some_and(is_title))
    }

    fn is_followed_by_foreign(&self, at: usize) -> bool {
        let next = self.words.words.get(at + 1).filter(|next| next.joined);
        (self.is_free)(at + 1) && next.is_some_and(|next| is_foreign(self.words.letters_of(*next)))
    }
}

/// Whether a word has a house letter, is no loanword and no adjective with its article.
fn is_foreign(letters: &[Letter]) -> bool {
    let letter = |at: usize| letters.get(at).map_or('\0', |it| it.letter);
    letters.len() >= SHORTEST
        && letters.iter().any(|it| HOUSE_LETTERS.contains(&it.letter))
        && !has_article(letters)
        && !(0..2).any(|skipped| {
            let is_particle = skipped == 0 || matches!(letter(0), 'و' | 'ف' | 'ب' | 'ك' | 'ل');
            is_particle && begins_with_any(&LOANWORDS, letters.get(skipped..).unwrap_or_default())
        })
}

/// Whether a word begins with ال, with or without joined particles, or with لل.
fn has_article(letters: &[Letter]) -> bool {
    let begins = |beginning: &str| begins_with_any(&[beginning], letters);
    ["ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وبال", "فلل"].iter().any(|it| begins(it))
}

fn has_particle(letters: &[Letter]) -> bool {
    has_article(letters)
        || letters.first().is_some_and(|it| matches!(it.letter, 'و' | 'ف' | 'ب' | 'ل' | 'ي' | 'ت'))
}

fn begins_with_any(beginnings: &[&str], letters: &[Letter]) -> bool {
    beginnings.iter().any(|beginning| {
        let mut letters = letters.iter().map(|it| it.letter);
        beginning.chars().all(|c| letters.next() == Some(c))
    })
}
