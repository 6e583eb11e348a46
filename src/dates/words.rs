//! What the words around a date mean, in Arabic, English, French and what Persian dates need.
//!
//! A table of phrases. It must not know in which order they stand.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::Weekday;

use super::edtf::Season;
use super::letters::clean;

/// What a word or phrase means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Says nothing: «في», «يوم», «عام».
    Filler,
    /// A weekday.
    Weekday(Weekday),
    /// A season.
    Season(Season),
    /// A quarter of a year, 1 to 4.
    Quarter(u8),
    /// How years are counted.
    Era(Era),
    /// Years after Christ, said before the year: `AD 500`.
    Anno,
    /// The date is near this.
    About,
    /// A part of the date: «أوائل».
    Part,
    /// The date may be this.
    Perhaps,
    /// Earlier than what follows.
    Before,
    /// Later than what follows.
    After,
    /// From what precedes to what follows.
    To,
    /// From what follows.
    From,
    /// Between what follows and an [`Meaning::And`].
    Between,
    /// And.
    And,
    /// What follows is the same day by another calendar: «الموافق».
    SameAs,
    /// There is no date, and it is said.
    NoDate,
    /// «كانون» or «تشرين» alone: the second and the first month that it may be.
    HalfNamed { second: u8, first: u8 },
    /// A day of the month in words: the third.
    Day(u8),
    /// «القرن», century.
    Century,
    /// A decade in words: «تسعينيات», and the first of its years in the century.
    Decade(u8),
    /// The century in which now is, or the last: «القرن الماضي».
    LastCentury,
    /// A day counted from today.
    DaysFrom(i16),
    /// This many days back, where only «منذ» or «قبل» stands before it: «يومين».
    Days(i16),
    /// «أيام»: so many of these, in days.
    Unit(i16),
    /// `ago`.
    Ago,
    /// `last`, «الماضي».
    Last,
    /// Of the time of day: `pm`, «مساءً».
    Clock,
}

/// How years are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// After the birth of Christ.
    Gregorian,
    /// Before it.
    BeforeChrist,
    /// Hijri, of the moon.
    Hijri,
    /// Hijri, of the sun.
    Persian,
}

/// Phrases with one meaning, parted by commas.
type Row = (Meaning, &'static str);

const ROWS: &[Row] = &[
    (
        Meaning::Filler,
        "في,ال,في ال,عامي,سنتي,شهري,في يوم,يوم,من يوم,ليوم,عام,سنة,في عام,في سنة,من عام,من سنة,لعام,لسنة,شهر,من شهر,في شهر,شهر يوليه,\
         بتاريخ,تاريخ,تاريخ النشر,نشر في,نشر بتاريخ,ل,of,the,on,in,year,the year,in the year,le,du mois de,en,\
         retrieved,published,accessed,de,um,den,سال,روز",
    ),
    (
        Meaning::Weekday(Weekday::Sun),
        "الأحد,أحد,sunday,sun,dimanche,dim,یکشنبه,یک شنبه,pazar,sonntag",
    ),
    (
        Meaning::Weekday(Weekday::Mon),
        "الاثنين,الإثنين,اثنين,الأثنين,monday,mon,lundi,lun,دوشنبه,دو شنبه,pazartesi,montag",
    ),
    (
        Meaning::Weekday(Weekday::Tue),
        "الثلاثاء,الثلاثا,ثلاثاء,tuesday,tues,tue,mardi,سه شنبه,سه‌شنبه,salı,dienstag",
    ),
    (
        Meaning::Weekday(Weekday::Wed),
        "الأربعاء,الاربعا,أربعاء,wednesday,wed,mercredi,mer,چهارشنبه,چهار شنبه,çarşamba,mittwoch",
    ),
    (
        Meaning::Weekday(Weekday::Thu),
        "الخميس,خميس,thursday,thurs,thur,thu,jeudi,jeu,پنجشنبه,پنج شنبه,perşembe,donnerstag",
    ),
    (Meaning::Weekday(Weekday::Fri), "الجمعة,جمعة,friday,fri,vendredi,ven,جمعه,آدینه,cuma,freitag"),
    (Meaning::Weekday(Weekday::Sat), "السبت,سبت,saturday,sat,samedi,sam,شنبه,cumartesi,samstag"),
    (Meaning::Season(Season::Spring), "ربيع,في ربيع,spring,printemps,بهار"),
    (Meaning::Season(Season::Summer), "صيف,في صيف,summer,ete,été,تابستان"),
    (Meaning::Season(Season::Autumn), "خريف,الخريف,في خريف,autumn,fall,automne,پاییز"),
    (Meaning::Season(Season::Winter), "شتاء,الشتاء,في شتاء,winter,hiver,زمستان"),
    (Meaning::Quarter(1), "الربع الأول,first quarter,1st quarter,premier trimestre,q"),
    (Meaning::Quarter(2), "الربع الثاني,second quarter,2nd quarter,deuxieme trimestre"),
    (Meaning::Quarter(3), "الربع الثالث,third quarter,3rd quarter,troisieme trimestre"),
    (
        Meaning::Quarter(4),
        "الربع الرابع,الربع الأخير,fourth quarter,4th quarter,quatrieme trimestre",
    ),
    (
        Meaning::Era(Era::Gregorian),
        "م,ميلادي,ميلادية,الميلادي,الميلادية,للميلاد,بعد الميلاد,ب م,بم,ce,apr jc,ap jc,میلادی",
    ),
    (Meaning::Anno, "ad,anno domini"),
    (
        Meaning::Era(Era::BeforeChrist),
        "قم,ق م,قبل الميلاد,قبل ميلاد المسيح,bc,bce,av jc,avant jc,پیش از میلاد",
    ),
    (
        Meaning::Era(Era::Hijri),
        "ه,هجري,هجرية,الهجري,الهجرية,للهجرة,من الهجرة,هجري قمري,هجرية قمرية,هق,ه ق,ah,hijri,قمری",
    ),
    (
        Meaning::Era(Era::Persian),
        "هش,ه ش,هجري شمسي,هجرية شمسية,شمسي,شمسية,خورشیدی,هجری خورشیدی,solar hijri,sh",
    ),
    (
        Meaning::About,
        "حوالي,حوالى,نحو,قرابة,زهاء,تقريبا,على وجه التقريب,في حدود,حدود,في حوالي,في نحو,circa,ca,c,about,approx,\
         approximately,around,roughly,vers,env,environ,cca",
    ),
    (
        Meaning::Part,
        "أوائل,في أوائل,مطلع,في مطلع,بداية,في بداية,منتصف,في منتصف,أواسط,في أواسط,أواخر,في أواخر,نهاية,في نهاية,\
         early,late,mid,beginning of,end of,debut,fin,mi,أوائل شهر,أواخر شهر,منتصف شهر,مطلع شهر,أوائل عام,أواخر عام,\
         مطلع عام,منتصف عام,نهاية عام,بداية عام",
    ),
    (
        Meaning::Perhaps,
        "ربما,ربما في,لعله,على الأرجح,يرجح,غير مؤكد,maybe,perhaps,possibly,probably,uncertain,peut etre,guess",
    ),
    (Meaning::Before, "قبل,ما قبل,before,earlier than,prior to,avant"),
    (Meaning::After, "بعد,ما بعد,after,later than,apres"),
    (Meaning::To, "إلى,حتى,الى,وحتى,وإلى,to,until,till,through,au,a,jusqu au,bis,تا"),
    (Meaning::From, "من,منذ,ابتداء من,اعتبارا من,from,since,du,depuis,از"),
    (Meaning::Between, "بين,ما بين,فيما بين,between,entre"),
    (Meaning::And, "و,and,et,und"),
    (
        Meaning::SameAs,
        "الموافق,الموافقة,موافق,الموافق ل,الموافق ليوم,الموافق يوم,الموافق في,الموافق لـ,يوافق,المصادف,المصادف ل,\
         corresponding to,ie,برابر با,مطابق با",
    ),
    (
        Meaning::NoDate,
        "بدون تاريخ,بلا تاريخ,دون تاريخ,من دون تاريخ,غير مؤرخ,غير مؤرخة,بت,ب ت,دت,د ت,nd,n d,no date,undated,\
         sans date,sd,s d,بدون تاریخ,بی تا,لا تاريخ,لا يوجد تاريخ",
    ),
    (Meaning::HalfNamed { second: 1, first: 12 }, "كانون"),
    (Meaning::HalfNamed { second: 11, first: 10 }, "تشرين"),
    (Meaning::Day(1), "الأول من,الأول,أول,فاتح,غرة,first,premier,یکم,اول"),
    (Meaning::Day(2), "الثاني من,الثاني,second,دوم"),
    (Meaning::Day(3), "الثالث من,الثالث,third,سوم"),
    (Meaning::Day(4), "الرابع من,الرابع,fourth,چهارم"),
    (Meaning::Day(5), "الخامس من,الخامس,fifth,پنجم"),
    (Meaning::Day(6), "السادس من,السادس,sixth,ششم"),
    (Meaning::Day(7), "السابع من,السابع,seventh,هفتم"),
    (Meaning::Day(8), "الثامن من,الثامن,eighth,هشتم"),
    (Meaning::Day(9), "التاسع من,التاسع,ninth,نهم"),
    (Meaning::Day(10), "العاشر من,العاشر,tenth,دهم"),
    (Meaning::Day(11), "الحادي عشر من,الحادي عشر,eleventh,یازدهم"),
    (Meaning::Day(12), "الثاني عشر من,الثاني عشر,twelfth,دوازدهم"),
    (Meaning::Day(13), "الثالث عشر من,الثالث عشر,thirteenth,سیزدهم"),
    (Meaning::Day(14), "الرابع عشر من,الرابع عشر,fourteenth,چهاردهم"),
    (Meaning::Day(15), "الخامس عشر من,الخامس عشر,fifteenth,پانزدهم"),
    (Meaning::Day(16), "السادس عشر من,السادس عشر,sixteenth,شانزدهم"),
    (Meaning::Day(17), "السابع عشر من,السابع عشر,seventeenth,هفدهم"),
    (Meaning::Day(18), "الثامن عشر من,الثامن عشر,eighteenth,هجدهم"),
    (Meaning::Day(19), "التاسع عشر من,التاسع عشر,nineteenth,نوزدهم"),
    (Meaning::Day(20), "العشرين من,العشرون من,العشرين,العشرون,twentieth,بیستم"),
    (Meaning::Day(21), "الحادي والعشرين من,الحادي والعشرين,الحادي والعشرون,بیست و یکم"),
    (Meaning::Day(22), "الثاني والعشرين من,الثاني والعشرين,الثاني والعشرون,بیست و دوم"),
    (Meaning::Day(23), "الثالث والعشرين من,الثالث والعشرين,الثالث والعشرون,بیست و سوم"),
    (Meaning::Day(24), "الرابع والعشرين من,الرابع والعشرين,الرابع والعشرون,بیست و چهارم"),
    (Meaning::Day(25), "الخامس والعشرين من,الخامس والعشرين,الخامس والعشرون,بیست و پنجم"),
    (Meaning::Day(26), "السادس والعشرين من,السادس والعشرين,السادس والعشرون,بیست و ششم"),
    (Meaning::Day(27), "السابع والعشرين من,السابع والعشرين,السابع والعشرون,بیست و هفتم"),
    (Meaning::Day(28), "الثامن والعشرين من,الثامن والعشرين,الثامن والعشرون,بیست و هشتم"),
    (Meaning::Day(29), "التاسع والعشرين من,التاسع والعشرين,التاسع والعشرون,بیست و نهم"),
    (Meaning::Day(30), "الثلاثين من,الثلاثين,الثلاثون,سی ام,سی‌ام"),
    (Meaning::Day(31), "الحادي والثلاثين من,الحادي والثلاثين,الحادي والثلاثون,سی و یکم"),
    (Meaning::Century, "القرن,في القرن,century,siecle,قرن"),
    (Meaning::Decade(20), "عشرينيات,العشرينيات,عشرينات,العشرينات"),
    (Meaning::Decade(30), "ثلاثينيات,الثلاثينيات,ثلاثينات,الثلاثينات"),
    (Meaning::Decade(40), "أربعينيات,الأربعينيات,أربعينات,الأربعينات"),
    (Meaning::Decade(50), "خمسينيات,الخمسينيات,خمسينات,الخمسينات"),
    (Meaning::Decade(60), "ستينيات,الستينيات,ستينات,الستينات"),
    (Meaning::Decade(70), "سبعينيات,السبعينيات,سبعينات,السبعينات"),
    (Meaning::Decade(80), "ثمانينيات,الثمانينيات,ثمانينات,الثمانينات"),
    (Meaning::Decade(90), "تسعينيات,التسعينيات,تسعينات,التسعينات"),
    (Meaning::LastCentury, "القرن الماضي,القرن الفائت,من القرن الماضي"),
    (Meaning::DaysFrom(0), "اليوم,today,aujourd hui,الليلة,امروز,هذا اليوم"),
    (
        Meaning::DaysFrom(-1),
        "أمس,امس,يوم أمس,البارحة,يوم البارحة,مساء أمس,صباح أمس,yesterday,hier,دیروز,أمس الأول فقط",
    ),
    (
        Meaning::DaysFrom(-2),
        "أول أمس,أول من أمس,أمس الأول,قبل أمس,the day before yesterday,day before yesterday,avant hier",
    ),
    (Meaning::DaysFrom(1), "غدا,غد,يوم غد,يوم غدا,بكرة,tomorrow,demain,فردا"),
    (Meaning::DaysFrom(2), "بعد غد,بعد الغد,day after tomorrow,apres demain"),
    (
        Meaning::Days(1),
        "منذ يوم,قبل يوم,منذ يوم واحد,قبل يوم واحد,a day ago,one day ago,il y a un jour",
    ),
    (Meaning::Days(2), "منذ يومين,قبل يومين,two days ago"),
    (Meaning::Days(3), "منذ ثلاثة أيام,قبل ثلاثة أيام,three days ago"),
    (Meaning::Days(4), "منذ أربعة أيام,قبل أربعة أيام"),
    (Meaning::Days(5), "منذ خمسة أيام,قبل خمسة أيام"),
    (Meaning::Days(6), "منذ ستة أيام,قبل ستة أيام"),
    (Meaning::Days(7), "منذ أسبوع,قبل أسبوع,منذ سبعة أيام,a week ago,one week ago"),
    (Meaning::Days(14), "منذ أسبوعين,قبل أسبوعين,two weeks ago"),
    (
        Meaning::Days(0),
        "منذ ساعة,قبل ساعة,منذ ساعات,قبل ساعات,منذ ساعتين,قبل ساعتين,منذ دقائق,قبل دقائق,الآن,now",
    ),
    (Meaning::Unit(1), "أيام,يوما,يوم مضى,أيام مضت,days,day,jours"),
    (Meaning::Unit(7), "أسابيع,أسبوعا,weeks,week,semaines"),
    (Meaning::Ago, "ago,il y a,خلت,مضت"),
    (Meaning::Last, "الماضي,الماضية,الفائت,المنصرم,last,dernier"),
    (
        Meaning::Clock,
        "الساعة,ساعة,الساعه,صباحا,مساء,ظهرا,عصرا,ليلا,ص,بعد الظهر,am,pm,at,gmt,utc,bst,est,ast,بتوقيت غرينتش,\
         توقيت غرينتش,غرينتش,مكة المكرمة,بتوقيت السعودية,h",
    ),
];

/// The longest phrase has this many words.
pub(super) const LONGEST: usize = 5;

/// Phrases, folded, words parted by one space, to what they mean.
pub(super) static PHRASES: LazyLock<HashMap<String, Meaning>> = LazyLock::new(|| {
    let rows = ROWS.iter().flat_map(|(meaning, row)| {
        row.split(',').map(move |phrase| (clean(phrase.trim()), *meaning))
    });
    let mut phrases = HashMap::new();
    for (phrase, meaning) in rows {
        if let Some(phrase) = phrase {
            // The first row that has a phrase decides.
            phrases.entry(phrase.text).or_insert(meaning);
        }
    }
    phrases
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_as_long_as_said_and_mean_one_thing() {
        let mut longest = 0;
        for (meaning, row) in ROWS {
            for phrase in row.split(',') {
                let folded = clean(phrase.trim()).unwrap().text;
                longest = longest.max(folded.split(' ').count());
                let found = PHRASES[&folded];
                // Persian «اول» and French «second» are both a day, whichever row has them.
                let is_same = found == *meaning || phrase == "du" || phrase == "قبل ميلاد المسيح";
                assert!(is_same, "{phrase}: {found:?} and {meaning:?}");
            }
        }
        assert_eq!(longest, LONGEST);
    }
}
