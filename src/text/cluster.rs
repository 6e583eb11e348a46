//! Grapheme clusters: the units between which a caret may stand. It knows one string at a time.
//!
//! Unicode Standard Annex 29, extended grapheme clusters, with one addition: an inline object
//! (U+FFFC in a text of ours) is a unit of its own even where a combining mark follows it.

use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete};

/// Stands in a text for an inline object: a citation or a piece of raw markup.
pub const OBJECT: char = '\u{FFFC}';

/// Whether `offset` lies between two clusters of `text` (both ends count), so that a caret or the
/// end of a mark may stand there. An offset past the end or inside a character does not.
pub fn is_boundary(text: &str, offset: usize) -> bool {
    if offset == 0 || offset == text.len() {
        return true;
    }
    let (Some(before), Some(after)) = (text.get(..offset), text.get(offset..)) else {
        return false;
    };
    if before.ends_with(OBJECT) || after.starts_with(OBJECT) {
        return true;
    }
    let mut cursor = GraphemeCursor::new(offset, text.len(), true);
    loop {
        // One chunk holds the whole text, so only context before it could be asked for.
        match cursor.is_boundary(text, 0) {
            Ok(answer) => return answer,
            Err(GraphemeIncomplete::PreContext(end)) => {
                let Some(context) = text.get(..end) else { return true };
                cursor.provide_context(context, 0);
            }
            Err(_) => return true,
        }
    }
}

/// The last boundary at or before `offset`.
pub fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !is_boundary(text, offset) {
        offset -= 1;
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
    }
    offset
}

/// The first boundary at or after `offset`; the end of the text where there is none.
pub fn ceil_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !is_boundary(text, offset) {
        offset += 1;
        while !text.is_char_boundary(offset) {
            offset += 1;
        }
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[usize]) {
        let found: Vec<usize> = (0..=text.len()).filter(|&at| is_boundary(text, at)).collect();
        assert_eq!(found, expected, "{:?}", text.escape_unicode().to_string());
    }

    #[test]
    fn a_caret_stands_between_clusters_only() {
        check("", &[0]);
        check("لا", &[0, 2, 4]);
        check("مُحَ", &[0, 4, 8]);
        check("e\u{301}x", &[0, 3, 4]);
        check("👨\u{200D}👩x", &[0, 11, 12]);
        check("\u{FFFC}\u{64E}ب", &[0, 3, 5, 7]);
        check("ب\u{FFFC}", &[0, 2, 5]);
    }

    #[test]
    fn snapping_never_leaves_the_text() {
        let text = "مُ";
        assert_eq!(floor_boundary(text, 3), 0);
        assert_eq!(ceil_boundary(text, 3), 4);
        assert_eq!(floor_boundary(text, 99), 4);
        assert_eq!(ceil_boundary(text, 1), 4);
    }
}
