//! Typing scripts: what tests of editing are written in. A block a line, the caret `|` or a
//! selection `[` to `]` (`{` to `}` where the caret is at its start), and a sign for its kind
//! before it: `= ` heading, `* ` list item, `> ` quotation, `! ` picture, `% ` raw markup, `? ` of a
//! newer version. `@` is a citation. It knows no command.

use super::{Editor, Selection, Transaction};
use crate::article::{
    Article, Block, BlockKind, Body, HeadingLevel, ListLevel, ListStyle, Picture, Position, RefId,
    RichText, Title,
};
use crate::text::{OBJECT, is_boundary};

/// The article and the selection that a script shows.
pub(super) fn read(script: &str) -> (Article, Selection) {
    let (mut anchor, mut head) = (None, None);
    let mut blocks = Vec::new();
    for (index, line) in script.split('\n').enumerate() {
        let signed = line.split_at_checked(2).and_then(|(sign, text)| Some((kind(sign)?, text)));
        let (kind, text) = signed.unwrap_or((BlockKind::Paragraph, line));
        let mut rich = RichText::default();
        for c in text.chars() {
            let here = Some(Position { block: index, offset: rich.text().len() });
            match c {
                '|' => (anchor, head) = (here, here),
                '[' | '}' => anchor = here,
                ']' | '{' => head = here,
                '@' => rich.push_citation([RefId::new("a")]),
                '↵' => rich.push_text("\n"),
                c => rich.push_text(c.encode_utf8(&mut [0; 4])),
            }
        }
        blocks.push(Block::new(kind, rich));
    }
    let article = Article::with_body(Title::default(), Body::new(blocks));
    let anchor = anchor.expect("a script has a caret");
    (article, Selection { anchor, head: head.expect("a selection has two ends") })
}

fn kind(sign: &str) -> Option<BlockKind> {
    Some(match sign {
        "= " => BlockKind::Heading(HeadingLevel::FIRST),
        "* " => BlockKind::ListItem { style: ListStyle::Bullet, level: ListLevel::FIRST },
        "> " => BlockKind::Quotation { attribution: String::new() },
        "! " => BlockKind::Picture(Picture::default()),
        "% " => BlockKind::Raw,
        "? " => BlockKind::Unknown("x".to_owned()),
        _ => return None,
    })
}

/// The script of an article with a selection.
pub(super) fn write(article: &Article, selection: Selection) -> String {
    let mut lines = Vec::new();
    for (index, block) in article.body().iter().enumerate() {
        let mut line = match block.kind() {
            BlockKind::Paragraph => "",
            BlockKind::Heading(_) => "= ",
            BlockKind::ListItem { .. } => "* ",
            BlockKind::Quotation { .. } => "> ",
            BlockKind::Picture(_) => "! ",
            BlockKind::Raw => "% ",
            BlockKind::Unknown(_) => "? ",
        }
        .to_owned();
        for offset in 0..=block.text().len() {
            let here = Position { block: index, offset };
            if selection.is_caret() && here == selection.head {
                line.push('|');
            } else if here == selection.head {
                line.push(if selection.head < selection.anchor { '{' } else { ']' });
            } else if here == selection.anchor {
                line.push(if selection.head < selection.anchor { '}' } else { '[' });
            }
            match block.text().get(offset..).and_then(|rest| rest.chars().next()) {
                Some(OBJECT) => line.push('@'),
                Some('\n') => line.push('↵'),
                Some(c) => line.push(c),
                None => {}
            }
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// Runs what a command answers, and holds what must be true of every command: the caret stands
/// between clusters, one undo takes all of it back to the byte, and redo makes it again.
#[track_caller]
pub(super) fn run(
    article: &Article,
    selection: Selection,
    transaction: Option<Transaction>,
) -> (Article, Selection) {
    let mut editor = Editor::new(article.clone());
    editor.select(selection);
    let selection = editor.selection();
    let Some(transaction) = transaction else { return (article.clone(), selection) };
    editor.run(transaction).unwrap();
    let (after, selected) = (editor.article().clone(), editor.selection());
    let text = after.body().block(selected.head.block).map_or("", Block::text);
    assert!(is_boundary(text, selected.head.offset));
    if editor.can_undo() {
        assert!(editor.undo() && !editor.can_undo(), "one step");
        assert_eq!(editor.article(), article, "taken back");
        assert_eq!(editor.selection(), selection, "taken back");
        assert!(editor.redo());
        assert_eq!(editor.article(), &after, "made again");
        assert_eq!(editor.selection(), selected, "made again");
    }
    (after, selected)
}

/// Does `command` to the script `before` again and again, and compares after each time.
#[track_caller]
pub(super) fn check(
    command: impl Fn(&Article, Selection) -> Option<Transaction>,
    before: &str,
    steps: &[&str],
) {
    let (mut article, mut selection) = read(before);
    for (number, expected) in steps.iter().enumerate() {
        (article, selection) = run(&article, selection, command(&article, selection));
        let found = write(&article, selection);
        assert_eq!(found, *expected, "step {number} of {before}: {}", found.escape_unicode());
    }
}
