//! A clip as text that another process of ours can read: for the system's clipboard and for files
//! between two windows. It must not know any clipboard.
//!
//! A clip is written as a draft without a title, under a line of its own that says what it is and
//! in which version. So it is checked as strictly as a draft is when it is read: its checksum, its
//! names, its marks and numbers; and whatever may come from elsewhere, it is data and nothing else.

use super::draft::{self, DraftError, MAX_DRAFT_BYTES, WriteError};
use crate::editor::clipboard::Clip;

/// The name under which a system's clipboard knows such a text.
pub const MEDIA_TYPE: &str = "application/x-tahrir-clip";

/// The first line of a clip of this version.
const FIRST_LINE: &str = "TahrirClip(1)\n";

/// Why a text is no clip that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClipError {
    /// It does not begin as a clip of this version does.
    NotAClip,
    /// What follows is not a draft as it was written.
    Draft(DraftError),
}

/// A clip as text.
///
/// # Errors
/// Where it is too large, or holds a block of a newer version that is not what it should be.
pub fn write(clip: &Clip) -> Result<String, WriteError> {
    let draft = draft::write(clip.content())?;
    let bytes = FIRST_LINE.len() + draft.len();
    if bytes > MAX_DRAFT_BYTES {
        return Err(WriteError::TooLarge { bytes });
    }
    Ok([FIRST_LINE, &draft].concat())
}

/// The clip in a text. What a newer version added to its references and is not known here is left
/// out.
///
/// # Errors
/// Where the text is no clip, not whole, not as it was written, or too new.
pub fn read(bytes: &[u8]) -> Result<Clip, ClipError> {
    let first = FIRST_LINE.trim_end().as_bytes();
    let rest = bytes.strip_prefix(first).ok_or(ClipError::NotAClip)?;
    let rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"));
    let rest = rest.ok_or(ClipError::NotAClip)?;
    // Systems close texts with a NUL.
    let end = rest.iter().rposition(|&byte| byte != 0).map_or(0, |last| last + 1);
    let draft = draft::read(rest.get(..end).unwrap_or(rest)).map_err(ClipError::Draft)?;
    Ok(Clip::new(&draft.article))
}

impl std::fmt::Display for ClipError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotAClip => f.write_str("this is no clip of ours"),
            Self::Draft(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ClipError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{
        Article, Block, BlockKind, Body, Mark, RefId, Reference, RichText, Title,
    };
    use crate::text::Span;

    fn clip() -> Clip {
        let mut rich = RichText::plain("مُضِيفًا \u{2066}G20\u{2069}");
        rich.push_citation([RefId::new("a")]);
        let rich = rich.with_mark(Span::new(0, 4), Mark::Bold);
        let blocks = [
            Block::new(BlockKind::Paragraph, rich),
            Block::new(BlockKind::Raw, RichText::plain("{|\n|}")),
        ];
        let used = Reference { id: RefId::new("a"), ..Reference::default() };
        let unused = Reference { id: RefId::new("b"), ..Reference::default() };
        let article = Article::with_body(Title::main("لا يُنسخ"), Body::new(blocks));
        Clip::new(&article.with_references(vec![used, unused]).0)
    }

    #[test]
    fn a_clip_crosses_to_another_process_whole() {
        let clip = clip();
        let text = write(&clip).unwrap();
        assert!(text.starts_with("TahrirClip(1)\nDraft(format: 1"), "{text}");
        assert!(!text.contains("لا يُنسخ"));
        assert_eq!(read(text.as_bytes()), Ok(clip.clone()));
        assert_eq!(read(text.replace('\n', "\r\n").as_bytes()), Ok(clip.clone()));
        assert_eq!(read(format!("{text}\0").as_bytes()), Ok(clip.clone()));
        assert_eq!(clip.content().references().len(), 1);
    }

    #[test]
    fn nothing_else_is_taken_for_one() {
        let text = write(&clip()).unwrap();
        let (_, draft) = text.split_once('\n').unwrap();
        let no_clip = ["", "سلام", draft, "TahrirClip(2)\n", "TahrirClip(1)"];
        for other in no_clip {
            assert_eq!(read(other.as_bytes()), Err(ClipError::NotAClip), "{other}");
        }
        assert_eq!(read(b"TahrirClip(1)\n"), Err(ClipError::Draft(DraftError::Empty)));
        let changed = text.replacen("G20", "G21", 1);
        assert!(matches!(
            read(changed.as_bytes()),
            Err(ClipError::Draft(DraftError::Damaged { .. }))
        ));
        for end in 0..text.len() {
            assert!(read(&text.as_bytes()[..end]).is_err(), "{end}");
        }
        // Right checksums around what is wrong.
        let lines = "    title: \"\",\n    language: \"ar\",\n    direction: Rtl,\n    body: [\n        \
                     Paragraph(text: \"أ\", marks: [(1, 9, Bold)]),\n    ],\n";
        let forged = format!("{FIRST_LINE}{}", draft::sealed(lines));
        assert!(matches!(read(forged.as_bytes()), Err(ClipError::Draft(DraftError::Content(_)))));
    }
}
