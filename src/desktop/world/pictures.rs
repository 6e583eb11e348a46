//! Pictures that lie beside an article, as pixels, made on a thread. It shows none.

use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{self, Sender};

use egui::ColorImage;
use image::{ImageReader, Limits};

use super::Answers;
use crate::strings::Strings;
use crate::ui::app::DocumentId;
use crate::ui::world::Event;

/// Longer sides than this are made so long: no screen shows more of it.
const LONGEST: u32 = 1600;
/// Memory that one picture may take while it is read, in bytes.
const MOST_MEMORY: u64 = 512 << 20;

struct Wanted {
    document: DocumentId,
    file: String,
    beside: Option<PathBuf>,
    strings: &'static Strings,
}

/// Loads pictures, one after the other.
pub(super) struct Pictures {
    wanted: Sender<Wanted>,
}

impl Pictures {
    pub(super) fn new(answers: Answers) -> Self {
        let (wanted, queue) = mpsc::channel::<Wanted>();
        std::thread::spawn(move || {
            for Wanted { document, file, beside, strings } in queue {
                // Where an article has no file yet, nothing lies beside it.
                let Some(folder) = beside.as_deref().and_then(Path::parent) else { continue };
                // Most lie on the wiki, and the page shows their names in their places: what isn't
                // here needs no message.
                let Some(path) = find(folder, &file) else { continue };
                match load(&path) {
                    Some(image) => answers.send(Event::Picture { document, file, image }),
                    None => answers.send(Event::Trouble((strings.world.no_picture)(&file))),
                }
            }
        });
        Self { wanted }
    }

    pub(super) fn load(
        &self,
        document: DocumentId,
        file: String,
        beside: Option<PathBuf>,
        strings: &'static Strings,
    ) {
        // The thread lives as long as this.
        let _ = self.wanted.send(Wanted { document, file, beside, strings });
    }
}

/// The file of a picture in a folder. A wiki takes spaces and underscores for the same. A draft may
/// be a stranger's: a name that leads out of the folder is no picture's.
fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    let name = name.trim();
    let is_inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    if !is_inside || name.is_empty() {
        return None;
    }
    let spellings = [name.to_owned(), name.replace(' ', "_"), name.replace('_', " ")];
    spellings.into_iter().map(|name| folder.join(name)).find(|path| path.is_file())
}

/// A picture no larger than a screen; nothing where it can't be read.
fn load(path: &Path) -> Option<ColorImage> {
    let mut reader = ImageReader::open(path).ok()?.with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let picture = reader.decode().ok()?;
    let picture = if picture.width().max(picture.height()) > LONGEST {
        picture.thumbnail(LONGEST, LONGEST)
    } else {
        picture
    };
    let pixels = picture.into_rgba8();
    let size = [pixels.width(), pixels.height()].map(|side| usize::try_from(side).unwrap_or(0));
    Some(ColorImage::from_rgba_unmultiplied(size, pixels.as_raw()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(files: &[&str], name: &str, found: Option<&str>) {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("مقالات");
        std::fs::create_dir(&inner).unwrap();
        for file in files {
            std::fs::write(inner.join(file), "").unwrap();
        }
        let path = find(&inner, name);
        assert_eq!(path, found.map(|found| inner.join(found)), "{name}");
    }

    #[test]
    fn a_picture_is_found_beside_its_article_and_nowhere_else() {
        check(&["بوتن.jpg"], "بوتن.jpg", Some("بوتن.jpg"));
        check(&["Xi_and_Putin.jpg"], "Xi and Putin.jpg", Some("Xi_and_Putin.jpg"));
        check(&["Xi and Putin.jpg"], "Xi_and_Putin.jpg", Some("Xi and Putin.jpg"));
        check(&["../خارج.jpg"], "../خارج.jpg", None);
        check(&[], "/etc/passwd", None);
        check(&[], ".", None);
        check(&[], "", None);
        check(&["a"], "b", None);
    }

    #[test]
    fn a_giant_is_made_smaller_and_what_is_no_picture_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.png");
        image::RgbaImage::from_pixel(3200, 40, image::Rgba([9, 8, 7, 255])).save(&path).unwrap();
        let picture = load(&path).unwrap();
        assert_eq!(picture.size, [1600, 20]);
        let first = picture.pixels.first().unwrap().to_array();
        assert_eq!(first, [9, 8, 7, 255]);
        for content in [&b""[..], b"\x89PNG\r\n\x1a\n", "نص".as_bytes()] {
            std::fs::write(&path, content).unwrap();
            assert!(load(&path).is_none());
        }
        assert!(load(folder.path()).is_none());
    }
}
