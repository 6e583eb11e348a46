//! Paragraphs laid out. Tests that bear a number stand for that point of the checklist for
//! right-to-left editors; those that layout alone cannot decide are elsewhere.

mod carets;
mod clicks;
mod controls;
mod faces;
mod hostile;
mod order;
mod placed;
mod unicode;

use tahrir::text;
use tahrir::typeset::{
    Cluster, ClusterKind, Direction, FontBook, Layout, ParagraphText, StyledSpan, TextStyle,
};

/// Paragraphs that have been trouble somewhere, right to left unless they say otherwise.
const AWKWARD: [&str; 26] = [
    "",
    "قمة",
    "G20",
    "G20: قمة سمرقند",
    "قمة G20",
    "في Samarkand قمة",
    "في New York Times قمة",
    "الإسلام لا إله إلا الله",
    "مُحَمَّدٌ رَسُولُ اللَّٰهِ",
    "پوتن چين ڤلاديمير گوگل ژاك",
    "قال: «مرحبا (hello) بكم»!",
    "عام 2022-09-13 و١٣/٩/٢٠٢٢ و۱۲۳",
    "نمو 5.5% و٪١٢ و-7 و$30",
    "انظر https://ar.wikinews.org/wiki/قمة؟x=1&y=2 الآن",
    "نص\u{FFFC} ثم Text\u{FFFC}\u{FFFC} نهاية.",
    "Hello עולם and قمة together",
    "abc אבג 123 דהו def",
    "C++ و C# و .NET",
    "فراغ    كثير   ",
    "   قبل",
    "a\u{301}e\u{308}\u{301} 👨\u{200D}👩\u{200D}👧 🇺🇦",
    "قبل\tبعد\tWord",
    "\u{2067}قمة\u{2069} \u{2066}abc\u{2069}",
    "كلمة\u{200F}!\u{200F} abc\u{200E}.",
    "می\u{200C}خواهم",
    "طويلةجداجداجداجداجداجداجداجداجدا Donaudampfschifffahrtsgesellschaft",
];

const SIZE: f32 = 20.0;

fn paragraph(text: &str, direction: Direction) -> ParagraphText<'_> {
    ParagraphText {
        text,
        style: TextStyle { size: SIZE, ..TextStyle::default() },
        direction,
        ..ParagraphText::default()
    }
}

fn laid_out(book: &mut FontBook, text: &str, direction: Direction, width: f32) -> Layout {
    Layout::new(book, &paragraph(text, direction), width)
}

fn one_line(text: &str) -> Layout {
    laid_out(&mut FontBook::new(), text, Direction::Rtl, f32::INFINITY)
}

fn styled(text: &str, styles: &[StyledSpan]) -> Layout {
    let paragraph = ParagraphText { styles, ..paragraph(text, Direction::Rtl) };
    Layout::new(&mut FontBook::new(), &paragraph, f32::INFINITY)
}

/// What stands on a line, cluster by cluster, from left to right.
fn visual(layout: &Layout, line: usize) -> String {
    let clusters = layout.clusters(line).into_iter();
    clusters
        .map(|cluster| layout.text().get(cluster.range.start..cluster.range.end).unwrap())
        .collect()
}

fn cluster_at(layout: &Layout, offset: usize) -> Cluster {
    let lines = 0..layout.lines().len();
    lines
        .flat_map(|line| layout.clusters(line))
        .find(|cluster| cluster.range.start == offset && cluster.kind != ClusterKind::Preedit)
        .unwrap_or_else(|| panic!("no cluster at {offset}"))
}

/// The cluster in which a piece of the text begins.
fn cluster_of(layout: &Layout, piece: &str) -> Cluster {
    let at = layout.text().find(piece).unwrap_or_else(|| panic!("{piece} is not in the text"));
    cluster_at(layout, at)
}

fn boundaries(text: &str) -> Vec<usize> {
    (0..=text.len()).filter(|&at| text::is_boundary(text, at)).collect()
}
