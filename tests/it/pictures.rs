//! Pictures of the widget: the few things that only an eye can judge. Each was looked at when it
//! was blessed (`TAHRIR_BLESS=1`); since then, what is drawn must look the same.

use std::fs;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

use egui::{Color32, ColorImage, Event, Key, Modifiers, Vec2, vec2};
use tahrir::article::{
    Block, BlockKind, Body, HeadingLevel, ListLevel, ListStyle, Mark, Position, RefId, RichText,
    Target,
};
use tahrir::editor::Selection;
use tahrir::text::Span;
use tahrir::ui::theme::Theme;

use super::desktop::Easel;

/// A channel may be off by so much: edges are smoothed by floats.
const CLOSE: u8 = 12;

/// So many pixels in ten thousand may be off by more.
const STRAY: usize = 2;

/// Compares a picture with the one that was blessed; on a difference what was found is written
/// beside the build, and named.
#[track_caller]
pub(crate) fn check(name: &str, found: &ColorImage) {
    let blessed = root().join("tests/data/pictures").join(format!("{name}.png"));
    if std::env::var_os("TAHRIR_BLESS").is_some() {
        write(&blessed, found);
        return;
    }
    let expected = read(&blessed);
    let complaint = if expected.size == found.size {
        let pairs = expected.pixels.iter().zip(&found.pixels);
        let strays = pairs.filter(|(one, other)| !is_close(**one, **other)).count();
        let most = found.pixels.len() * STRAY / 10_000;
        (strays > most).then(|| format!("{strays} pixels differ, {most} may"))
    } else {
        Some(format!("{:?} pixels, not {:?}", found.size, expected.size))
    };
    if let Some(complaint) = complaint {
        let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
        write(&place, found);
        panic!("{name}: {complaint}; see {}", place.display());
    }
}

fn is_close(one: Color32, other: Color32) -> bool {
    one.to_array().iter().zip(other.to_array()).all(|(one, other)| one.abs_diff(other) <= CLOSE)
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn write(path: &Path, picture: &ColorImage) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let [width, height] = picture.size.map(|side| u32::try_from(side).unwrap());
    let file = BufWriter::new(fs::File::create(path).unwrap());
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    let bytes: Vec<u8> =
        picture.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b()]).collect();
    encoder.write_header().unwrap().write_image_data(&bytes).unwrap();
}

fn read(path: &Path) -> ColorImage {
    let file = fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut reader = png::Decoder::new(BufReader::new(file)).read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    let size = [info.width as usize, info.height as usize];
    ColorImage::from_rgb(size, &bytes)
}

fn shown(blocks: Vec<Block>, size: Vec2, theme: Theme) -> Easel {
    Easel::new(Body::new(blocks), theme, size, 1.0)
}

fn paragraphs(texts: &[&str]) -> Vec<Block> {
    texts.iter().map(|text| Block::paragraph(text)).collect()
}

fn caret(easel: &mut Easel, block: usize, offset: usize) {
    easel.editor.select(Selection::caret(Position { block, offset }));
    easel.frame(&[]);
}

#[test]
fn a_headline_with_mixed_directions_and_a_body_below_it() {
    let heading = BlockKind::Heading(HeadingLevel::new(2).unwrap());
    let blocks = vec![
        Block::new(heading, RichText::plain("G20: قمة سمرقند")),
        Block::paragraph("قال Vladimir Putin في 2022-09-13 إن 25% من النفط يُصدَّر."),
    ];
    check("headline", &shown(blocks, vec2(420.0, 176.0), Theme::LIGHT).raster.picture());
}

#[test]
fn a_selection_across_a_seam_paints_what_is_selected() {
    let text = "قمة SCO في Samarkand اليوم";
    let mut easel = shown(paragraphs(&[text]), vec2(360.0, 70.0), Theme::LIGHT);
    let at = |part: &str| text.find(part).unwrap();
    let anchor = Position { block: 0, offset: at("في") };
    let head = Position { block: 0, offset: at("arkand") };
    easel.editor.select(Selection { anchor, head });
    easel.frame(&[]);
    check("selection-across-a-seam", &easel.raster.picture());
}

#[test]
fn stacked_tashkeel_is_whole() {
    let texts = ["مُحَمَّدٌ ﷺ بِسْمِ ٱللَّهِ إِنَّهُۥ", "وَٱلشَّمْسِ وَضُحَىٰهَا إِلَّآ لِّلَّهِ"];
    check(
        "tashkeel",
        &shown(paragraphs(&texts), vec2(320.0, 110.0), Theme::LIGHT).raster.picture(),
    );
}

#[test]
fn lists_stand_on_the_right_with_bullets_and_numbers_mirrored() {
    let item = |style, level: u8, text| {
        let level = ListLevel::new(level).unwrap();
        Block::new(BlockKind::ListItem { style, level }, RichText::plain(text))
    };
    let blocks = vec![
        item(ListStyle::Bullet, 1, "روسيا"),
        item(ListStyle::Bullet, 2, "الصين (PRC)"),
        item(ListStyle::Numbered, 1, "أوزبكستان"),
        item(ListStyle::Numbered, 1, "Kazakhstan: كازاخستان"),
    ];
    check("lists", &shown(blocks, vec2(360.0, 180.0), Theme::LIGHT).raster.picture());
}

#[test]
fn citations_stand_after_what_they_cite() {
    let mut rich = RichText::default();
    rich.push_text("قالت Reuters");
    rich.push_citation([RefId::new("one")]);
    rich.push_text(" إن پوتن");
    rich.push_citation([RefId::new("two"), RefId::new("one")]);
    rich.push_text(" وصل.");
    let blocks = vec![Block::new(BlockKind::Paragraph, rich)];
    check("citations", &shown(blocks, vec2(380.0, 70.0), Theme::LIGHT).raster.picture());
}

#[test]
fn a_latin_phrase_that_wraps_keeps_its_first_words_above() {
    let text = "أعلنت the Shanghai Cooperation Organisation in Samarkand موعد القمة.";
    let easel = shown(paragraphs(&[text]), vec2(330.0, 136.0), Theme::LIGHT);
    check("wrapped-latin", &easel.raster.picture());
}

#[test]
fn a_split_caret_shows_both_places_and_its_direction() {
    let text = "قمة SCO في سمرقند";
    let mut easel = shown(paragraphs(&[text]), vec2(300.0, 70.0), Theme::LIGHT);
    caret(&mut easel, 0, text.find("SCO").unwrap());
    check("split-caret", &easel.raster.picture());
}

#[test]
fn raw_markup_runs_left_to_right_on_its_own_ground() {
    let raw = "{{نجمة|SCO}}\n<ref name=\"x\"/>";
    let blocks = vec![Block::paragraph("قبل"), Block::new(BlockKind::Raw, RichText::plain(raw))];
    check("raw-markup", &shown(blocks, vec2(360.0, 170.0), Theme::LIGHT).raster.picture());
}

#[test]
fn at_night_the_page_is_dark_and_links_and_bold_words_can_be_told() {
    let text = "قال الكرملين إن پوتن في Samarkand.";
    let find = |part: &str| {
        let start = text.find(part).unwrap();
        Span::new(start, start + part.len())
    };
    let link = Mark::Link(Target::Page("الكرملين".to_owned()));
    let rich =
        RichText::plain(text).with_mark(find("الكرملين"), link).with_mark(find("پوتن"), Mark::Bold);
    let mut easel =
        shown(vec![Block::new(BlockKind::Paragraph, rich)], vec2(380.0, 70.0), Theme::DARK);
    easel.frame(&[Event::Key {
        key: Key::End,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }]);
    check("dark", &easel.raster.picture());
}
