//! English: words about what is written, pasted and put in.

use super::counted;
use crate::editor::paste::Report;

pub(super) fn pasted(report: &Report) -> String {
    let some = |count: usize, one: &str, several: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {several}")),
    };
    let counted = |count: usize, noun: &str| (count > 0).then(|| counted(count, noun));
    let done = [
        some(report.shapes, "letter in a fixed shape", "letters in fixed shapes"),
        counted(report.directions, "direction mark"),
        counted(report.spaces, "special space"),
        counted(report.unseen, "unseen character"),
        counted(report.controls, "control character"),
        counted(report.empty_lines, "empty line"),
    ];
    let done: Vec<String> = done.into_iter().flatten().collect();
    if done.is_empty() {
        "The pasted text was left as it is.".to_owned()
    } else {
        format!("The pasted text was cleaned: {}.", done.join(", "))
    }
}

pub(super) fn character(c: char) -> Option<&'static str> {
    Some(match c {
        'پ' => "peh (p)",
        'ڤ' => "veh (v)",
        'چ' => "tcheh (ch)",
        'گ' => "gaf (g)",
        'ژ' => "jeh (zh)",
        '«' => "opening quotation mark",
        '»' => "closing quotation mark",
        '‹' => "opening inner quotation mark",
        '›' => "closing inner quotation mark",
        '–' => "en dash",
        '—' => "em dash",
        '…' => "ellipsis",
        '٪' => "Arabic percent sign",
        '؉' => "Arabic per mille sign",
        '٫' => "Arabic decimal separator",
        '٬' => "Arabic thousands separator",
        '×' => "multiplication sign",
        '÷' => "division sign",
        '°' => "degree sign",
        '©' => "copyright sign",
        '®' => "registered sign",
        '\u{640}' => "tatweel",
        '\u{64B}' => "fathatan",
        '\u{64C}' => "dammatan",
        '\u{64D}' => "kasratan",
        '\u{64E}' => "fatha",
        '\u{64F}' => "damma",
        '\u{650}' => "kasra",
        '\u{651}' => "shadda",
        '\u{652}' => "sukun",
        '\u{670}' => "superscript alef",
        'ٱ' => "alef wasla",
        'ﷺ' => "peace be upon him",
        '\u{A0}' => "no-break space",
        '\u{202F}' => "narrow no-break space",
        '\u{200C}' => "zero-width non-joiner",
        '\u{200D}' => "zero-width joiner",
        '\u{200E}' => "left-to-right mark",
        '\u{200F}' => "right-to-left mark",
        '\u{61C}' => "Arabic letter mark",
        '\u{202A}' => "left-to-right embedding",
        '\u{202B}' => "right-to-left embedding",
        '\u{202C}' => "end of an embedding",
        '\u{202D}' => "left-to-right override",
        '\u{202E}' => "right-to-left override",
        '\u{2066}' => "left-to-right isolate",
        '\u{2067}' => "right-to-left isolate",
        '\u{2068}' => "first-strong isolate",
        '\u{2069}' => "end of an isolate",
        _ => return None,
    })
}
