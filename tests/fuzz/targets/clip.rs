//! Any bytes as a clip from another process: an error or a clip, which is written as it is read, fits
//! into an article, and leaves it as it was when it is taken back. Half of the runs seal their bytes
//! first, for the checksums stop nearly everything at the door.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tahrir::article::{Article, Block, Body, Position, Title};
use tahrir::editor::clipboard::paste_clip;
use tahrir::editor::{Editor, Selection};
use tahrir::storage::{clip, draft};

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        check(format!("TahrirClip(1)\n{}", draft::sealed(text)).as_bytes());
    }
});

fn check(bytes: &[u8]) {
    let Ok(first) = clip::read(bytes) else { return };
    if let Ok(written) = clip::write(&first) {
        assert_eq!(clip::read(written.as_bytes()).expect("what we write, we can read"), first);
    }
    let article = Article::with_body(
        Title::default(),
        Body::new([Block::paragraph("قال"), Block::default()]),
    );
    for (block, offset) in [(0, 2), (1, 0)] {
        let at = Selection::caret(Position { block, offset });
        let Some(pasted) = paste_clip(&article, at, &first) else { continue };
        let mut editor = Editor::new(article.clone());
        editor.run(pasted).expect("what is pasted fits");
        editor.undo();
        assert_eq!(editor.article(), &article);
    }
}
