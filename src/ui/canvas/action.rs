//! What a writer can ask of the text, and what the text asks of the window around it: the two
//! closed lists at the widget's borders. It knows no keys and no pointer.

use crate::article::{Picture, Position, RefId, Reference, Target};
use crate::editor::Selection;
use crate::editor::clipboard::Clip;
use crate::editor::insert::Isolate;
use crate::editor::paste::Report;
use crate::editor::styles::{Nesting, Style};

/// Something the writer asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Move the caret, or with [`Extend::Yes`] the end of the selection.
    Move(Motion, Extend),
    /// Put text in the place of the selection.
    Insert(String),
    /// End the paragraph.
    Enter,
    /// Take something away.
    Delete(Deletion),
    /// Select the whole text.
    SelectAll,
    /// Select this.
    Select(Selection),
    /// Take the last step back.
    Undo,
    /// Make it again.
    Redo,
    /// Copy the selection.
    Copy,
    /// Copy it and take it away.
    Cut,
    /// Put text from elsewhere in the place of the selection: with its marks and sources where it
    /// was copied from one of our texts.
    Paste(String),
    /// Ask for what is on the clipboard, and take its letters only.
    PastePlain,
    /// Make the selection bold, or no longer bold.
    Bold,
    /// Make it italic, or no longer italic.
    Italic,
    /// Turn the paragraph's direction round.
    TurnDirection,
    /// Make the paragraphs something else; what they are already, running text again.
    Style(Style),
    /// Move list items one level in or out.
    Nest(Nesting),
    /// Make a link of the selection or of the word at the caret.
    Link(Target),
    /// Take links away and leave their words.
    Unlink,
    /// Put an isolate around the selection, so that it runs its own way.
    Isolate(Isolate),
    /// Cite a reference of the article behind the selection.
    Cite(RefId),
    /// Cite a reference that the article may not have yet.
    CiteNew(Box<Reference>),
    /// Put a picture in, with its caption.
    Picture(Picture, String),
    /// Show what an input method is composing, with its caret in bytes.
    Compose(String, usize),
    /// Make the text larger, smaller, or as large as it was.
    Zoom(Zoom),
    /// Show what can't be seen, or no longer: direction marks, joiners, hard spaces, the ends of
    /// paragraphs.
    ShowUnseen,
    /// Let the keys `" , ; ?` mean « » ، ؛ ؟ in Arabic text, or themselves again.
    SwitchPunctuation,
    /// Ask for a link's target.
    AskLink,
    /// Ask the window for something that needs more than the text.
    Ask(Request),
}

/// Where the caret goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One place to the left.
    Left,
    /// One place to the right.
    Right,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// To the start of the line: its right end in Arabic.
    LineStart,
    /// To its end.
    LineEnd,
    /// To the start of the paragraph, or of the one before.
    ParagraphUp,
    /// To the start of the next paragraph.
    ParagraphDown,
    /// One screenful up.
    PageUp,
    /// One screenful down.
    PageDown,
    /// To the start of the text.
    TextStart,
    /// To its end.
    TextEnd,
}

/// Whether a motion takes the selection along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extend {
    /// The caret alone moves.
    No,
    /// The selection grows or shrinks.
    Yes,
}

/// What is taken away where nothing is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// The mark or letter before the caret.
    Backward,
    /// The cluster after it.
    Forward,
    /// The word before it.
    WordBackward,
    /// The word after it.
    WordForward,
    /// From the start of the caret's line.
    LineBackward,
    /// To the end of the caret's line.
    LineForward,
    /// The caret's paragraph; with a selection, every paragraph that it touches.
    Paragraphs,
}

/// How the size of the text changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Larger.
    In,
    /// Smaller.
    Out,
    /// As at first.
    Reset,
}

/// What the text asks of the window around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Put this on the clipboard.
    Copy(Clip),
    /// Send what is on the clipboard, as an egui event.
    Paste,
    /// Tell what was done to a text that was pasted.
    Cleaned(Report),
    /// Show the references of the citation that stands after this position.
    Citation(Position),
    /// Open what a link leads to.
    Follow(Target),
    /// Ask the writer where a link is to lead, from this on: [`Action::Link`] or
    /// [`Action::Unlink`] is the answer.
    LinkTarget(Option<Target>),
    /// Ask the writer what to cite: [`Action::Cite`] or [`Action::CiteNew`] is the answer.
    Reference,
    /// Ask the writer for a picture: [`Action::Picture`] is the answer.
    Picture,
    /// Show what is known of this block besides its text: a picture's file, whose words a quotation
    /// is.
    Describe(usize),
}
