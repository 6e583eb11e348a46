//! The bundled faces and who stands in for whom. It knows files of letters, not paragraphs.
//!
//! No font of the machine is ever asked: an article looks the same on every desk. In a stretch of
//! Arabic script the Arabic face of a family is asked first, everywhere else its Latin face, so
//! spaces and brackets come from the face of the words around them.

use std::sync::Arc;

use parley_engine::itemize::Segment;
use parley_engine::shape::CharCluster;
use parley_engine::{
    Analysis, AnalysisDataSources, Analyzer, FontData, FontInstanceRef, FontSelector, ShapeOptions,
    ShapedText, Shaper,
};
use skrifa::MetadataProvider;

use super::paragraph::TextStyle;

/// What a text is for; decides its faces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Family {
    /// The article: Noto Naskh Arabic with Noto Serif.
    #[default]
    Body,
    /// Labels, buttons and panels: Noto Sans Arabic with Noto Sans.
    Interface,
    /// Raw markup: Noto Sans Mono, Arabic in Noto Sans Arabic.
    Code,
}

/// One bundled font file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// Noto Naskh Arabic.
    NaskhRegular,
    /// Noto Naskh Arabic, bold.
    NaskhBold,
    /// Noto Serif.
    SerifRegular,
    /// Noto Serif, bold.
    SerifBold,
    /// Noto Serif, italic.
    SerifItalic,
    /// Noto Sans Arabic.
    SansArabicRegular,
    /// Noto Sans Arabic, bold.
    SansArabicBold,
    /// Noto Sans.
    SansRegular,
    /// Noto Sans, bold.
    SansBold,
    /// Noto Sans Mono.
    MonoRegular,
}

/// What is done to a face that lacks the style asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Synthesis {
    /// Thicken the outlines.
    pub embolden: bool,
    /// Lean the outlines by this many degrees; zero for none.
    pub skew_degrees: f32,
}

/// The faces, ready for shaping, with the scratch space of the engine. One for each thread that
/// lays out text; making one takes a few milliseconds.
pub struct FontBook {
    faces: Vec<LoadedFace>,
    pub(super) analyzer: Analyzer,
    pub(super) analysis: Analysis,
    pub(super) shaper: Shaper,
    shaped: ShapedText,
}

struct LoadedFace {
    face: Face,
    font: FontData,
    /// One bit for each of the first two Unicode planes.
    covered: Vec<u64>,
}

/// How far italic letters lean where there is no italic face.
const SKEW_DEGREES: f32 = 12.0;

impl Family {
    /// All families.
    pub const ALL: [Self; 3] = [Self::Body, Self::Interface, Self::Code];

    /// Height over and under the baseline of one line, as parts of the font size. The same for
    /// every face, so that a foreign word never moves a line. In `Body` stacked vowel signs stay
    /// inside; in the others the deepest reach 0.2 font sizes further, so a painter must not clip
    /// at a line's edge.
    pub fn line_extents(self) -> (f32, f32) {
        match self {
            Self::Body => (1.18, 0.62),
            Self::Interface | Self::Code => (1.32, 0.56),
        }
    }

    /// The faces that are asked for a letter, in order.
    fn chain(self, bold: bool, italic: bool, arabic: bool) -> [Face; 6] {
        let (arabic_face, latin_face) = match (self, bold) {
            (Self::Body, false) if italic => (Face::NaskhRegular, Face::SerifItalic),
            (Self::Body, false) => (Face::NaskhRegular, Face::SerifRegular),
            (Self::Body, true) => (Face::NaskhBold, Face::SerifBold),
            (Self::Interface, false) => (Face::SansArabicRegular, Face::SansRegular),
            (Self::Interface, true) => (Face::SansArabicBold, Face::SansBold),
            (Self::Code, false) => (Face::SansArabicRegular, Face::MonoRegular),
            (Self::Code, true) => (Face::SansArabicBold, Face::MonoRegular),
        };
        let (first, second) =
            if arabic { (arabic_face, latin_face) } else { (latin_face, arabic_face) };
        let sans = if bold { Face::SansBold } else { Face::SansRegular };
        let sans_arabic = if bold { Face::SansArabicBold } else { Face::SansArabicRegular };
        [first, second, sans, sans_arabic, Face::SerifRegular, Face::MonoRegular]
    }
}

impl Face {
    /// All faces, in their order.
    pub const ALL: [Self; 10] = [
        Self::NaskhRegular,
        Self::NaskhBold,
        Self::SerifRegular,
        Self::SerifBold,
        Self::SerifItalic,
        Self::SansArabicRegular,
        Self::SansArabicBold,
        Self::SansRegular,
        Self::SansBold,
        Self::MonoRegular,
    ];

    /// The font file.
    pub fn data(self) -> &'static [u8] {
        match self {
            Self::NaskhRegular => &files::NASKH_REGULAR,
            Self::NaskhBold => &files::NASKH_BOLD,
            Self::SerifRegular => &files::SERIF_REGULAR,
            Self::SerifBold => &files::SERIF_BOLD,
            Self::SerifItalic => &files::SERIF_ITALIC,
            Self::SansArabicRegular => &files::SANS_ARABIC_REGULAR,
            Self::SansArabicBold => &files::SANS_ARABIC_BOLD,
            Self::SansRegular => &files::SANS_REGULAR,
            Self::SansBold => &files::SANS_BOLD,
            Self::MonoRegular => &files::MONO_REGULAR,
        }
    }

    /// What must be done to this face to look bold or italic.
    pub(super) fn synthesis(self, bold: bool, italic: bool) -> Synthesis {
        let is_bold = matches!(
            self,
            Self::NaskhBold | Self::SerifBold | Self::SansArabicBold | Self::SansBold
        );
        let leans = italic && self != Self::SerifItalic;
        Synthesis {
            embolden: bold && !is_bold,
            skew_degrees: if leans { SKEW_DEGREES } else { 0.0 },
        }
    }
}

impl Default for FontBook {
    fn default() -> Self {
        Self::new()
    }
}

impl FontBook {
    /// Reads the bundled faces.
    pub fn new() -> Self {
        Self {
            faces: Face::ALL.into_iter().map(LoadedFace::new).collect(),
            analyzer: Analyzer::new(),
            analysis: Analysis::new(),
            shaper: Shaper::default(),
            shaped: ShapedText::new(),
        }
    }

    /// Whether a face has a glyph for a character.
    pub fn covers(&self, face: Face, c: char) -> bool {
        self.faces.iter().any(|loaded| loaded.face == face && loaded.covers(c))
    }

    /// The face that shaping was given as `font`.
    pub(super) fn face_of(&self, font: &FontData) -> Face {
        let found = self.faces.iter().find(|loaded| loaded.font.data.id() == font.data.id());
        found.map_or(Face::SerifRegular, |loaded| loaded.face)
    }

    /// The parts that shaping borrows at once, with room for its answer.
    pub(super) fn parts<'a>(
        &'a mut self,
        styles: &'a [TextStyle],
    ) -> (&'a mut Shaper, &'a Analysis, FaceSelector<'a>, &'a mut ShapedText) {
        let selector = FaceSelector {
            faces: &self.faces,
            styles,
            synthesis: fontique::Synthesis::default(),
            sources: AnalysisDataSources::new(),
            arabic: false,
            rtl: false,
        };
        (&mut self.shaper, &self.analysis, selector, &mut self.shaped)
    }
}

impl LoadedFace {
    fn new(face: Face) -> Self {
        let data = face.data();
        let mut covered = vec![0_u64; 0x2_0000 / 64];
        if let Ok(font) = skrifa::FontRef::new(data) {
            for (code, _) in font.charmap().mappings() {
                if let Some(word) = covered.get_mut((code / 64) as usize) {
                    *word |= 1 << (code % 64);
                }
            }
        }
        Self { face, font: FontData::new(fontique::Blob::new(Arc::new(data)), 0), covered }
    }

    fn covers(&self, c: char) -> bool {
        let code = u32::from(c);
        self.covered.get((code / 64) as usize).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }
}

/// Answers the engine's question which face draws a cluster.
pub(super) struct FaceSelector<'a> {
    faces: &'a [LoadedFace],
    styles: &'a [TextStyle],
    synthesis: fontique::Synthesis,
    sources: AnalysisDataSources,
    /// Whether the segment is in Arabic script.
    arabic: bool,
    /// Whether it runs right to left.
    rtl: bool,
}

impl FontSelector for FaceSelector<'_> {
    fn begin_segment(&mut self, segment: &Segment, _: &ShapeOptions<'_>) {
        self.arabic = segment.script == fontique::Script::from_bytes(*b"Arab");
        self.rtl = segment.bidi_level.is_rtl();
    }

    fn select_font(
        &mut self,
        _: &Segment,
        _: &ShapeOptions<'_>,
        cluster: &mut CharCluster,
    ) -> Option<FontInstanceRef<'_>> {
        let style = self.styles.get(usize::from(cluster.style_index())).copied();
        let style = style.unwrap_or_default();
        // A mark after a Latin word counts as Latin; the two marks of «Reuters» in an Arabic
        // sentence would come from two faces.
        let quotes = |c| matches!(c, '«' | '»' | '‹' | '›');
        let arabic = self.arabic
            || self.rtl && cluster.calculate_coverage(quotes, &self.sources).is_complete();
        let chain = style.family.chain(style.bold, style.italic, arabic);
        let mut best = None;
        for face in chain {
            // The faces are loaded in the order of `Face::ALL`, which is that of the enum.
            let Some(loaded) = self.faces.get(face as usize) else { continue };
            let coverage = cluster.calculate_coverage(|c| loaded.covers(c), &self.sources);
            if best.as_ref().is_none_or(|&(_, so_far)| coverage > so_far) {
                let complete = coverage.is_complete();
                best = Some((loaded, coverage));
                if complete {
                    break;
                }
            }
        }
        let (loaded, _) = best?;
        let font = &loaded.font;
        Some(FontInstanceRef { data: &font.data, index: font.index, synthesis: &self.synthesis })
    }
}

/// The font files. A `static` is in the program once, where a constant is in it once for each part
/// that the compiler makes of it.
mod files {
    pub(super) static NASKH_REGULAR: [u8; include_bytes!(
        "../../fonts/NotoNaskhArabic-Regular.ttf"
    )
    .len()] = *include_bytes!("../../fonts/NotoNaskhArabic-Regular.ttf");
    pub(super) static NASKH_BOLD: [u8; include_bytes!("../../fonts/NotoNaskhArabic-Bold.ttf")
        .len()] = *include_bytes!("../../fonts/NotoNaskhArabic-Bold.ttf");
    pub(super) static SERIF_REGULAR: [u8; include_bytes!("../../fonts/NotoSerif-Regular.ttf")
        .len()] = *include_bytes!("../../fonts/NotoSerif-Regular.ttf");
    pub(super) static SERIF_BOLD: [u8; include_bytes!("../../fonts/NotoSerif-Bold.ttf").len()] =
        *include_bytes!("../../fonts/NotoSerif-Bold.ttf");
    pub(super) static SERIF_ITALIC: [u8; include_bytes!("../../fonts/NotoSerif-Italic.ttf").len()] =
        *include_bytes!("../../fonts/NotoSerif-Italic.ttf");
    pub(super) static SANS_ARABIC_REGULAR: [u8; include_bytes!(
        "../../fonts/NotoSansArabic-Regular.ttf"
    )
    .len()] = *include_bytes!("../../fonts/NotoSansArabic-Regular.ttf");
    pub(super) static SANS_ARABIC_BOLD: [u8; include_bytes!(
        "../../fonts/NotoSansArabic-Bold.ttf"
    )
    .len()] = *include_bytes!("../../fonts/NotoSansArabic-Bold.ttf");
    pub(super) static SANS_REGULAR: [u8; include_bytes!("../../fonts/NotoSans-Regular.ttf").len()] =
        *include_bytes!("../../fonts/NotoSans-Regular.ttf");
    pub(super) static SANS_BOLD: [u8; include_bytes!("../../fonts/NotoSans-Bold.ttf").len()] =
        *include_bytes!("../../fonts/NotoSans-Bold.ttf");
    pub(super) static MONO_REGULAR: [u8; include_bytes!("../../fonts/NotoSansMono-Regular.ttf")
        .len()] = *include_bytes!("../../fonts/NotoSansMono-Regular.ttf");
}
