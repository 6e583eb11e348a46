//! The pictures that the window has at hand, by their names on the wiki. Whoever opens files hands
//! them over; it knows textures and sizes, no files.

use std::collections::HashMap;

use egui::{TextureHandle, Vec2};

/// Pictures to be shown in texts.
#[derive(Default)]
pub struct Pictures {
    shown: HashMap<String, TextureHandle>,
    revision: u64,
}

/// No picture at all, to be borrowed for as long as one likes.
static NONE: std::sync::LazyLock<Pictures> = std::sync::LazyLock::new(Pictures::default);

impl Pictures {
    /// No pictures.
    pub fn none() -> &'static Self {
        &NONE
    }

    /// Shows a picture wherever its file is named from now on.
    pub fn insert(&mut self, file: &str, picture: TextureHandle) {
        self.shown.insert(name(file), picture);
        self.revision += 1;
    }

    /// The picture of a file, if it is at hand.
    pub fn get(&self, file: &str) -> Option<&TextureHandle> {
        self.shown.get(&name(file))
    }

    /// Height of each picture as a part of its width, by name.
    pub(super) fn aspects(&self) -> HashMap<String, f32> {
        let aspect = |picture: &TextureHandle| {
            let Vec2 { x: width, y: height } = picture.size_vec2();
            if width > 0.0 { height / width } else { 1.0 }
        };
        self.shown.iter().map(|(file, picture)| (file.clone(), aspect(picture))).collect()
    }

    /// A number that grows when another picture is at hand.
    pub fn revision(&self) -> u64 {
        self.revision
    }
}

/// The wiki takes spaces and underscores in names for the same.
pub(super) fn name(file: &str) -> String {
    file.trim().replace('_', " ")
}
