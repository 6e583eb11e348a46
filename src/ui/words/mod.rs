//! The words on buttons, menus, labels and tooltips. egui has no rules of direction, so each text
//! is laid out by `typeset`, and egui is given one private-use character for each word of it, which
//! it draws by asking for our raster. What egui's widgets, tests and screen readers read is the
//! text itself.
//!
//! ```
//! use tahrir::strings::Language;
//! use tahrir::ui::words::Words;
//!
//! let context = egui::Context::default();
//! let words = Words::new(&context, Language::Arabic);
//! let mut output = context.run_ui(Default::default(), |ui| {
//!     let save = ui.button(words.label("حفظ 2 من 13"));
//!     words.tip(save, "حفظ المسودة (Ctrl+S)");
//!     ui.label(words.label("في 2022-09-13").small().wrapped(200.0));
//! });
//! // Nobody paints here.
//! output.textures_delta.clear();
//! ```

mod menus;
mod pieces;
mod raster;
mod widgets;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use egui::mutex::Mutex;
use egui::text::{ByteIndex, Galley, LayoutJob, TextFormat};
use egui::{Color32, Context, FontId, FontPriority, GlyphRasterizer, WidgetText};
use swash::scale::ScaleContext;

use crate::strings::Language;
use crate::text;
use crate::typeset::{Direction, Family, FontBook, Layout, ParagraphText, TextStyle};
use crate::ui::icon;
pub use menus::Tick;
use pieces::{Piece, Pieces};

/// Font size of labels and buttons in logical pixels.
pub const PLAIN: f32 = 14.0;
/// Font size of small print.
pub const SMALL: f32 = 12.5;
/// Height of a line as a part of the font size: 22 for 14.
const LINE: f32 = 22.0 / 14.0;
/// How far the baseline is below the middle of a line, as a part of the font size.
const BASELINE: f32 = 0.388;
/// Width at which tooltips are wrapped, in logical pixels.
const HINT: f32 = 320.0;
/// So many texts are kept laid out; then the half that was not asked for lately goes.
const MOST_KEPT: usize = 2_000;
/// So many letters that egui was asked to draw itself are remembered.
const MOST_STRAYS: usize = 100;

/// Makes texts that egui's widgets show rightly. Cheap to clone; one for each egui context.
#[derive(Clone)]
pub struct Words {
    context: Context,
    direction: Direction,
    setter: Arc<Mutex<Setter>>,
    drawer: Arc<Mutex<Drawer>>,
}

/// A text on its way into a widget; whatever egui takes as `WidgetText`, it takes this for.
#[must_use = "a label is shown by a widget"]
#[derive(Clone, Copy)]
pub struct Label<'a> {
    words: &'a Words,
    text: &'a str,
    size: f32,
    bold: bool,
    colour: Option<Color32>,
    direction: Direction,
    room: Room,
}

/// What width a label may take.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Room {
    Any,
    Wrapped(f32),
    Cut(f32),
}

/// What lays texts out, with those that are laid out.
struct Setter {
    book: FontBook,
    set: HashMap<Key, Set>,
    /// Grows with every text that is asked for.
    asked: u64,
}

/// What egui's own text drawing asks.
#[derive(Default)]
struct Drawer {
    pieces: Pieces,
    scaler: ScaleContext,
    strays: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    text: String,
    size: u32,
    bold: bool,
    direction: Direction,
    room: (u8, u32),
}

/// A text as private-use characters, a line of it on each line.
#[derive(Clone)]
struct Set {
    private: Arc<str>,
    codes: Arc<[u32]>,
    was_cut: bool,
    asked: u64,
}

impl Words {
    /// Words for the widgets of a context. Made before the first frame, they are right in it.
    pub fn new(context: &Context, language: Language) -> Self {
        let drawer = Arc::new(Mutex::new(Drawer::default()));
        let drawing = Arc::clone(&drawer);
        let rasterizer = GlyphRasterizer::new("tahrir::words", move |request| {
            drawing.lock().draw(request.cluster, request.font_size_px)
        });
        context.add_glyph_rasterizer(rasterizer.with_priority(FontPriority::Highest));
        let setter = Setter { book: FontBook::new(), set: HashMap::new(), asked: 0 };
        let direction = direction_of(language);
        icon::set_rtl(context, direction == Direction::Rtl);
        Self { context: context.clone(), direction, setter: Arc::new(Mutex::new(setter)), drawer }
    }

    /// The same words for an interface in this language: it may change while the window is open.
    pub fn speaking(&self, language: Language) -> Self {
        let direction = direction_of(language);
        icon::set_rtl(&self.context, direction == Direction::Rtl);
        Self { direction, ..self.clone() }
    }

    /// A text for a label, button, menu or checkbox, on one line.
    pub fn label<'a>(&'a self, text: &'a str) -> Label<'a> {
        let direction = self.direction;
        Label {
            words: self,
            text,
            size: PLAIN,
            bold: false,
            colour: None,
            direction,
            room: Room::Any,
        }
    }

    /// A text for a tooltip: small and wrapped.
    pub fn hint<'a>(&'a self, text: &'a str) -> Label<'a> {
        self.label(text).small().wrapped(HINT)
    }

    /// Whether the interface runs right to left.
    pub fn is_rtl(&self) -> bool {
        self.direction == Direction::Rtl
    }

    /// Letters of right-to-left scripts that egui was asked to draw by itself, which it cannot.
    /// There is none while every text comes from here; tests ask.
    pub fn strays(&self) -> Vec<String> {
        self.drawer.lock().strays.clone()
    }

    /// How many words and blanks egui may ask for at present.
    pub fn pieces(&self) -> usize {
        self.drawer.lock().pieces.len()
    }

    fn set(&self, label: &Label<'_>) -> Set {
        let room = match label.room {
            Room::Any => (0, 0),
            Room::Wrapped(width) => (1, width.to_bits()),
            Room::Cut(width) => (2, width.to_bits()),
        };
        let key = Key {
            text: label.text.to_owned(),
            size: label.size.to_bits(),
            bold: label.bold,
            direction: label.direction,
            room,
        };
        let mut setter = self.setter.lock();
        setter.asked += 1;
        let asked = setter.asked;
        if let Some(set) = setter.set.get_mut(&key) {
            set.asked = asked;
            return set.clone();
        }
        let lines = setter.lines(label);
        let mut drawer = self.drawer.lock();
        if setter.set.len() >= MOST_KEPT {
            setter.forget_half();
            let used: HashSet<u32> =
                setter.set.values().flat_map(|set| set.codes.iter().copied()).collect();
            drawer.pieces.keep_only(&used);
        }
        let mut private = String::new();
        let mut codes = Vec::new();
        for (number, line) in lines.lines.into_iter().enumerate() {
            if number > 0 {
                private.push('\n');
            }
            for code in line.into_iter().filter_map(|piece| drawer.pieces.code(piece)) {
                pieces::push_code(&mut private, code);
                codes.push(code);
            }
        }
        let set =
            Set { private: private.into(), codes: codes.into(), was_cut: lines.was_cut, asked };
        setter.set.insert(key, set.clone());
        set
    }
}

fn direction_of(language: Language) -> Direction {
    match language {
        Language::Arabic => Direction::Rtl,
        Language::English => Direction::Ltr,
    }
}

/// A text in lines of pieces.
struct Lines {
    lines: Vec<Vec<Piece>>,
    was_cut: bool,
}

impl Setter {
    fn lines(&mut self, label: &Label<'_>) -> Lines {
        let style = label.style();
        let mut was_cut = false;
        let cut = match label.room {
            Room::Cut(width) => self.cut(label.text, style, label.direction, width),
            _ => None,
        };
        let text = match &cut {
            Some(cut) => {
                was_cut = true;
                cut
            }
            None => label.text,
        };
        let width = match label.room {
            Room::Wrapped(width) => width,
            Room::Any | Room::Cut(_) => f32::INFINITY,
        };
        // The way a cut text runs is that of the whole.
        let rtl = label.direction.is_rtl_for(label.text);
        let mut lines: Vec<Vec<(f32, Piece)>> = Vec::new();
        for text in text.split('\n') {
            let layout = self.layout(text, style, rtl, width);
            for (number, line) in layout.lines().iter().enumerate() {
                let mut placed = pieces::of_line(&layout, number, style.size);
                // Blanks at a wrap hang over the edge; a label ends at its last letter.
                if line.wrapped {
                    placed.retain(|(left, piece)| {
                        *left > -0.1 && *left + piece.width() < layout.width() + 0.1
                    });
                }
                // Without a width each paragraph is as wide as it is; they end at one edge.
                let shift = if rtl && width.is_infinite() { -layout.width() } else { 0.0 };
                for (left, _) in &mut placed {
                    *left += shift;
                }
                lines.push(placed);
            }
        }
        let lefts = lines.iter().flatten().map(|(left, _)| *left);
        let edge = lefts.fold(f32::INFINITY, f32::min);
        let indented = |line: Vec<(f32, Piece)>| {
            let indent = line.first().map_or(0.0, |(left, _)| left - edge);
            let blank = (indent > 0.01).then(|| Piece::blank(indent, style.size));
            blank.into_iter().chain(line.into_iter().map(|(_, piece)| piece)).collect()
        };
        Lines { lines: lines.into_iter().map(indented).collect(), was_cut }
    }

    fn layout(&mut self, text: &str, style: TextStyle, rtl: bool, width: f32) -> Layout {
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        let paragraph = ParagraphText { text, style, direction, ..ParagraphText::default() };
        Layout::new(&mut self.book, &paragraph, width)
    }

    /// The longest beginning of a text that, with … behind it, has room in a width; nothing where
    /// the whole has.
    fn cut(
        &mut self,
        text: &str,
        style: TextStyle,
        direction: Direction,
        width: f32,
    ) -> Option<String> {
        // No letter is narrower than a tenth of the size, so the rest cannot be seen anyway.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let most = (width / style.size * 10.0).clamp(16.0, 10_000.0) as usize;
        let rtl = direction.is_rtl_for(text);
        let head = text.get(..text::floor_boundary(text, most.min(text.len())))?;
        if head.len() == text.len() && self.layout(text, style, rtl, f32::INFINITY).width() <= width
        {
            return None;
        }
        let cut_at = |at: usize| {
            let head = head.get(..text::floor_boundary(head, at)).unwrap_or("");
            format!("{}…", head.trim_end())
        };
        let (mut fits, mut too_long) = (0, head.len() + 1);
        while too_long - fits > 1 {
            let middle = fits + (too_long - fits) / 2;
            if self.layout(&cut_at(middle), style, rtl, f32::INFINITY).width() <= width {
                fits = middle;
            } else {
                too_long = middle;
            }
        }
        Some(cut_at(fits))
    }

    fn forget_half(&mut self) {
        let mut asked: Vec<u64> = self.set.values().map(|set| set.asked).collect();
        asked.sort_unstable();
        let middle = asked.get(asked.len() / 2).copied().unwrap_or(0);
        self.set.retain(|_, set| set.asked > middle);
    }
}

impl Drawer {
    fn draw(&mut self, cluster: &str, size_px: f32) -> Option<egui::RasterizedGlyph> {
        let Some(code) = pieces::code_of(cluster) else {
            if let Some(icon) = icon::raster(cluster, size_px) {
                return Some(icon);
            }
            let is_stray = cluster.chars().any(crate::typeset::is_rtl_letter);
            if is_stray && self.strays.len() < MOST_STRAYS {
                self.strays.push(cluster.to_owned());
            }
            return None;
        };
        let Self { pieces, scaler, .. } = self;
        pieces.get(code).map(|piece| raster::draw(piece, size_px, scaler))
    }
}

impl Label<'_> {
    /// Small print.
    pub fn small(self) -> Self {
        self.sized(SMALL)
    }

    /// Of this font size in logical pixels.
    pub fn sized(self, size: f32) -> Self {
        Self { size: if size.is_finite() { size.clamp(4.0, 200.0) } else { PLAIN }, ..self }
    }

    /// In bold.
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// In a colour of its own; otherwise it has that of its widget's state.
    pub fn coloured(self, colour: Color32) -> Self {
        Self { colour: Some(colour), ..self }
    }

    /// Running by its own letters, as what a person wrote does.
    pub fn by_its_letters(self) -> Self {
        Self { direction: Direction::Auto, ..self }
    }

    /// Wrapped at a width in logical pixels.
    pub fn wrapped(self, width: f32) -> Self {
        Self { room: Room::Wrapped(sane(width)), ..self }
    }

    /// On one line, with … at its end where it is wider than this in logical pixels.
    pub fn cut(self, width: f32) -> Self {
        Self { room: Room::Cut(sane(width)), ..self }
    }

    /// Whether anything of it is cut off.
    pub fn is_cut(&self) -> bool {
        self.words.set(self).was_cut
    }

    fn style(&self) -> TextStyle {
        TextStyle { family: Family::Interface, size: self.size, bold: self.bold, italic: false }
    }

    /// The text laid out for egui.
    pub fn galley(&self) -> Arc<Galley> {
        let set = self.words.set(self);
        let format = |colour| TextFormat {
            font_id: FontId::proportional(self.size),
            color: colour,
            line_height: Some((self.size * LINE).round()),
            ..TextFormat::default()
        };
        let format = format(self.colour.unwrap_or(Color32::PLACEHOLDER));
        let job = LayoutJob::simple_format(set.private.to_string(), format);
        let drawn = self.words.context.fonts_mut(|fonts| fonts.layout_job(job));
        let mut galley = Arc::unwrap_or_clone(drawn);
        // egui sets the baseline by its own font; ours has another.
        let scale = galley.pixels_per_point;
        for row in &mut galley.rows {
            let Some(glyph) = row.glyphs.first() else { continue };
            let wanted = row.height() / 2.0 + BASELINE * self.size;
            row.pos.y += ((wanted - glyph.pos.y) * scale).round() / scale;
        }
        let mut job = Arc::unwrap_or_clone(galley.job);
        job.text = self.text.to_owned();
        if let Some(section) = job.sections.first_mut() {
            section.byte_range = ByteIndex(0)..ByteIndex(self.text.len());
        }
        galley.job = Arc::new(job);
        Arc::new(galley)
    }
}

/// A width that can be kept.
fn sane(width: f32) -> f32 {
    if width.is_nan() { f32::INFINITY } else { width.max(1.0) }
}

impl From<Label<'_>> for WidgetText {
    fn from(label: Label<'_>) -> Self {
        Self::Galley(label.galley())
    }
}
