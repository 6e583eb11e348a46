//! The names that articles are looked over for: the register that comes with the program, and the
//! newsroom's own over it. It reads files and knows no article.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::entities::{Cache, Register};
use crate::storage::files;
use crate::strings::Strings;
use crate::ui::app::DocumentId;

/// A larger file is no register.
const MAX_BYTES: u64 = 32 << 20;
/// Of so many articles at most it is kept what was found in them.
const MOST_CACHES: usize = 12;

/// The registers, as they were read last.
pub(super) struct Names {
    bundled: Register,
    /// The newsroom's file, as it was when it was read.
    own: Option<(PathBuf, Option<SystemTime>)>,
    both: Register,
    caches: HashMap<DocumentId, Cache>,
}

impl Names {
    /// Reads the register that comes with the program.
    pub(super) fn new() -> Self {
        let bundled = Register::bundled();
        Self { both: bundled.clone(), bundled, own: None, caches: HashMap::new() }
    }

    /// The names to look for with this file over the bundled ones, and what an article's last look
    /// left. The sentence says what could not be read; it is said once for each state of the file.
    pub(super) fn with(
        &mut self,
        document: DocumentId,
        file: Option<&Path>,
        strings: &Strings,
    ) -> (&Register, &mut Cache, Option<String>) {
        let changed = |file: &Path| std::fs::metadata(file).and_then(|it| it.modified()).ok();
        let own = file.map(|file| (file.to_path_buf(), changed(file)));
        let mut trouble = None;
        if own != self.own {
            self.both = self.bundled.clone();
            if let Some((file, _)) = &own {
                match read(file, strings) {
                    Ok((register, left_out)) => {
                        self.both = self.bundled.under(&register);
                        trouble = left_out;
                    }
                    Err(why) => trouble = Some(why),
                }
            }
            self.own = own;
        }
        if self.caches.len() >= MOST_CACHES && !self.caches.contains_key(&document) {
            self.caches.clear();
        }
        (&self.both, self.caches.entry(document).or_default(), trouble)
    }
}

/// A register's file, and what of it was left out, in a sentence.
fn read(file: &Path, strings: &Strings) -> Result<(Register, Option<String>), String> {
    let shown = file.display().to_string();
    let unreadable = |why: &str| (strings.about)(&shown, why);
    let bytes = files::read_capped(file, MAX_BYTES)
        .map_err(|error| unreadable(&(strings.world.file)(&error)))?;
    let text = String::from_utf8(bytes).map_err(|_| unreadable(strings.names.register_not_text))?;
    let reading = Register::read(&text);
    let left_out = reading
        .problems
        .first()
        .map(|first| unreadable(&(strings.names.register_left_out)(reading.problems.len(), first)));
    Ok((reading.register, left_out))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strings::Language;

    #[test]
    fn the_newsrooms_names_lie_over_the_bundled_ones() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("سجل.ron");
        let strings = Language::Arabic.strings();
        let mut names = Names::new();
        let document = DocumentId(1);
        let (register, _, trouble) = names.with(document, None, strings);
        assert!(register.entry("روسيا").is_some() && trouble.is_none());

        let (_, _, trouble) = names.with(document, Some(&file), strings);
        assert!(trouble.unwrap().contains("سجل.ron"), "there is no such file");
        assert_eq!(names.with(document, Some(&file), strings).2, None, "it is said once");

        let entries = "[\n(name: \"روسيا\", latin: \"R\"),\n(name: \"بلدة\"),\n(name: 7),\n]";
        std::fs::write(&file, entries).unwrap();
        let (register, _, trouble) = names.with(document, Some(&file), strings);
        assert_eq!(register.entry("روسيا").map(|it| it.latin.as_str()), Some("R"));
        assert!(register.entry("بلدة").is_some() && register.entry("الصين").is_some());
        assert!(trouble.unwrap().contains("4"), "the line is named");

        std::fs::write(&file, [0xFF, 0xFE, 0x00]).unwrap();
        let (register, _, trouble) = names.with(document, Some(&file), strings);
        assert!(trouble.is_some() && register.entry("الصين").is_some());
        let (register, _, trouble) = names.with(document, None, strings);
        assert!(trouble.is_none() && register.entry("بلدة").is_none());
    }
}
