//! One paragraph of text laid out: lines, glyphs, carets, clicks and selections, in a text that
//! runs right to left, left to right or both at once.
//!
//! It knows text, styles and numbers. It must not know windows, articles, files or the clock. The
//! engine below (Parley's lower half: levels, line breaks, shaping) never shows through: every type
//! of this room is its own.
//!
//! # Units
//! Sizes are `f32` logical pixels from the paragraph's upper left corner, y downwards. Offsets are
//! bytes of the paragraph's text.
//!
//! # The way of a paragraph
//! `cuts` finds where the text falls into chunks that know nothing of each other, `fill` takes over
//! those of an earlier layout that have not changed. For the others [`projection`] puts isolates
//! around what must not mingle (addresses, dates with hyphens), and `shape` asks the engine for
//! levels and glyphs and makes clusters of them. `lines` breaks the lines and applies rules L1 and
//! L2 of Unicode Standard Annex 9 to each, `caret` and `glyphs` answer questions. An inline object is a real character (U+FFFC) to the bidi algorithm, a neutral one,
//! so it takes its side from its neighbours on both sides and never reorders them.
//!
//! ```
//! use tahrir::typeset::{FontBook, Layout, ParagraphText, Position};
//!
//! let mut book = FontBook::new();
//! let paragraph = ParagraphText { text: "قمة G20", ..ParagraphText::default() };
//! let layout = Layout::new(&mut book, &paragraph, 300.0);
//! // The text begins at the right edge.
//! assert_eq!(layout.caret(Position::before_text_at(0)).x, 300.0);
//! ```

mod caret;
mod cuts;
mod direction;
mod fill;
mod fonts;
mod glyphs;
mod isolates;
mod lines;
mod paragraph;
pub mod projection;
mod shape;
#[cfg(test)]
mod tests;

pub use caret::{Caret, SecondaryCaret};
pub use direction::{Direction, is_rtl_letter};
pub use fonts::{Face, Family, FontBook, Synthesis};
pub use paragraph::{
    Affinity, Cluster, ClusterKind, Glyph, Layout, Line, ParagraphText, Position, Rect, Run,
    StyledSpan, TextStyle,
};
pub use projection::{Preedit, Projection};
