//! What citation templates call themselves and their parameters, on the wikis that we know: English
//! Wikipedia's Citation Style 1 with its aliases, the Arabic ones, Marefa's and Wikinews'.
//!
//! It must not know brackets nor how a value is written.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fields::Slot;
use crate::article::ReferenceDate::{Accessed, Archived, Published};
use crate::article::ReferenceText::{
    Agency, ArchiveUrl, Doi, Isbn, Issue, Language, Pages, Place, Publisher, Quote, Site, Title,
    TranslatedTitle, Url, Volume,
};
use crate::article::{ReferenceKind, ReferenceText};
use crate::text::letters;

/// What a parameter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parameter {
    /// It fills a slot.
    Slot(Slot),
    /// An author as one name, or several parted by semicolons.
    Author,
    /// An author's last name.
    Last,
    /// An author's first names.
    First,
}

const fn text(field: ReferenceText) -> Parameter {
    Parameter::Slot(Slot::Text(field))
}

/// Parameters by the names that templates have for them, parted by `|`.
const PARAMETERS: [(Parameter, &str); 24] = [
    (text(Title), "title|عنوان|العنوان|عنوان الخبر|headline"),
    (text(TranslatedTitle), "trans-title|trans_title|transtitle|عنوان مترجم|ترجمة العنوان"),
    (text(Url), "url|مسار|المسار|رابط|الرابط|وصلة|عنوان الويب|chapter-url|contribution-url|link"),
    (
        text(Site),
        "website|work|newspaper|journal|magazine|periodical|program|programme|encyclopedia|موقع|\
         الموقع|صحيفة|الصحيفة|جريدة|مجلة|المجلة|دورية|عمل|العمل|موسوعة|برنامج|book-title|site",
    ),
    (text(Publisher), "publisher|ناشر|الناشر|دار النشر|institution|organization|organisation"),
    (text(Agency), "agency|وكالة|وكالة أنباء|الوكالة|وكالة الأنباء"),
    (text(Place), "location|place|publication-place|مكان|المكان|مكان النشر|موقع النشر|مدينة"),
    (text(Language), "language|lang|in|لغة|اللغة"),
    (Parameter::Slot(Slot::Date(Published)), "date|publication-date|تاريخ|التاريخ|تاريخ النشر"),
    (Parameter::Slot(Slot::Date(Published)), "year|سنة|السنة|عام|airdate|air-date"),
    (
        Parameter::Slot(Slot::Date(Accessed)),
        "access-date|accessdate|retrieved|access_date|تاريخ الوصول|تاريخ الاطلاع|تاريخ الولوج|\
         تاريخ الزيارة|وصول|accessed",
    ),
    (
        text(ArchiveUrl),
        "archive-url|archiveurl|archive_url|مسار أرشيف|مسار الأرشيف|رابط الأرشيف|رابط أرشيف",
    ),
    (
        Parameter::Slot(Slot::Date(Archived)),
        "archive-date|archivedate|archive_date|تاريخ أرشيف|تاريخ الأرشيف|تاريخ الأرشفة",
    ),
    (
        Parameter::Slot(Slot::UrlStatus),
        "url-status|urlstatus|dead-url|deadurl|حالة المسار|وصلة مكسورة|حالة الرابط",
    ),
    (text(Quote), "quote|quotation|اقتباس|الاقتباس"),
    (text(Pages), "pages|page|pp|صفحات|صفحة|الصفحات|الصفحة|ص"),
    (text(Volume), "volume|vol|المجلد|مجلد"),
    (text(Issue), "issue|number|العدد|عدد"),
    (text(Isbn), "isbn|ردمك"),
    (text(Doi), "doi|معرف الغرض الرقمي|دوي"),
    (Parameter::Slot(Slot::Note), "note|ملاحظة"),
    (
        Parameter::Author,
        "author|authors|people|host|credits|مؤلف|المؤلف|مؤلفون|المؤلفون|الكاتب|كاتب|صحفي",
    ),
    (Parameter::Last, "last|surname|author-last|family|الأخير|اسم العائلة|مؤلف-أخير"),
    (Parameter::First, "first|given|author-first|الأول|الاسم الأول|مؤلف-أول"),
];

/// Templates that cite, by the beginnings of their names, parted by `|`; of two the first counts.
const TEMPLATES: [(ReferenceKind, &str); 11] = [
    (
        ReferenceKind::News,
        "cite news|cite newspaper|cite magazine|cite press|citenews|استشهاد بخبر|\
         استشهاد خبر|استشهاد بصحيفة|استشهاد بمجلة|استشهاد ببيان|مصدر خبر",
    ),
    (
        ReferenceKind::Book,
        "cite book|cite encyclopedia|cite dictionary|استشهاد بكتاب|استشهاد كتاب|مرجع كتاب|\
         استشهاد بموسوعة",
    ),
    (
        ReferenceKind::Journal,
        "cite journal|cite conference|cite arxiv|cite biorxiv|استشهاد بدورية|استشهاد دورية|\
         استشهاد بورقة|استشهاد بمؤتمر",
    ),
    (
        ReferenceKind::Report,
        "cite report|cite techreport|cite thesis|استشهاد بتقرير|استشهاد بأطروحة",
    ),
    (
        ReferenceKind::Broadcast,
        "cite av media|cite video|cite episode|cite podcast|cite serial|استشهاد بوسائط|\
         استشهاد بحلقة|استشهاد بفيديو|استشهاد بفيلم|استشهاد مرئي",
    ),
    (
        ReferenceKind::Social,
        "cite tweet|cite social|cite instagram|cite facebook|cite mailing|cite newsgroup|\
         استشهاد بتغريدة|استشهاد بتويتر|استشهاد بفيسبوك",
    ),
    (ReferenceKind::Interview, "cite interview|استشهاد بمقابلة"),
    (ReferenceKind::Web, "cite web|citeweb|استشهاد ويب|استشهاد بويب|استشهاد موقع|مرجع ويب"),
    (ReferenceKind::Web, "مصدر|source"),
    (ReferenceKind::Other, "cite"),
    (ReferenceKind::Other, "citation|vcite|استشهاد|مرجع"),
];

/// What a parameter of this name is for, and which author it is about, counted from 1: `last2`,
/// «مؤلف٢». Capitals, hyphens, spaces and ways to write a hamza make no difference.
pub(super) fn parameter(name: &str) -> Option<(Parameter, usize)> {
    static KNOWN: LazyLock<HashMap<String, Parameter>> = LazyLock::new(|| {
        let named = |(parameter, names): &(Parameter, &str)| {
            let parameter = *parameter;
            names.split('|').map(|name| (key(name), parameter)).collect::<Vec<_>>()
        };
        PARAMETERS.iter().flat_map(named).collect()
    });
    let key = key(name);
    if let Some(parameter) = KNOWN.get(&key) {
        return Some((*parameter, 1));
    }
    let bare = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = key.get(bare.len()..)?.parse().ok().filter(|number| (1..100).contains(number))?;
    let parameter = *KNOWN.get(bare)?;
    // `url2` is another address, not this one.
    let counts = matches!(parameter, Parameter::Author | Parameter::Last | Parameter::First);
    counts.then_some((parameter, number))
}

/// What a template of this name cites; `None` where it is none that cites.
pub(super) fn kind(template: &str) -> Option<ReferenceKind> {
    static KNOWN: LazyLock<Vec<(String, ReferenceKind)>> = LazyLock::new(|| {
        let named = |(kind, names): &(ReferenceKind, &str)| {
            let kind = *kind;
            names.split('|').map(|name| (key(name), kind)).collect::<Vec<_>>()
        };
        TEMPLATES.iter().flat_map(named).collect()
    });
    let key = key(template);
    KNOWN.iter().find(|(known, _)| key.starts_with(known)).map(|(_, kind)| *kind)
}

/// A name without what makes no difference.
fn key(name: &str) -> String {
    let folded = letters::fold(name);
    let letters = folded.chars().map(letters::ascii_digit).flat_map(char::to_lowercase);
    letters.filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<(Parameter, usize)>) {
        assert_eq!(parameter(name), expected, "{name}");
    }

    #[test]
    fn parameters_are_known_however_they_are_written() {
        let accessed = Some((Parameter::Slot(Slot::Date(Accessed)), 1));
        for name in [
            "تاريخ الوصول",
            "تاريخ_الوصول",
            "تاريخ-الوصول",
            "Access-Date",
            "accessdate",
            "accessed",
        ] {
            check(name, accessed);
        }
        check("مسار أرشيف", Some((text(ArchiveUrl), 1)));
        check("مسار ارشيف", Some((text(ArchiveUrl), 1)));
        check("الأخير2", Some((Parameter::Last, 2)));
        check("مؤلف٣", Some((Parameter::Author, 3)));
        check("last1", Some((Parameter::Last, 1)));
        check("url2", None);
        check("شيء", None);
        check("", None);
        check("2", None);
    }

    #[test]
    fn templates_that_cite() {
        assert_eq!(kind("استشهاد ويب"), Some(ReferenceKind::Web));
        assert_eq!(kind("استشهاد بخبر"), Some(ReferenceKind::News));
        assert_eq!(kind("Cite_news"), Some(ReferenceKind::News));
        assert_eq!(kind("مصدر"), Some(ReferenceKind::Web));
        assert_eq!(kind("citation"), Some(ReferenceKind::Other));
        assert_eq!(kind("infobox"), None);
        assert_eq!(kind(""), None);
    }
}
