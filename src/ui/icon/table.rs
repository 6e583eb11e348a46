//! Which icons there are, and the file in `assets/icons/` that each is drawn by. It knows no pixel.

use super::Turning;

macro_rules! icons {
    ($($(#[$says:meta])* $name:ident: $file:literal, $turning:ident;)*) => {
        /// What is drawn.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Icon {
            $($(#[$says])* $name,)*
        }

        impl Icon {
            /// Every icon.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its picture, as SVG.
            pub(super) fn source(self) -> &'static str {
                match self {
                    $(Self::$name => {
                        include_str!(concat!("../../../assets/icons/", $file, ".svg"))
                    })*
                }
            }

            /// Whether it has a direction of reading.
            pub(super) fn turning(self) -> Turning {
                match self {
                    $(Self::$name => Turning::$turning,)*
                }
            }
        }
    };
}

icons! {
    /// A chevron upwards.
    Up: "chevron-up", Fixed;
    /// A chevron downwards.
    Down: "chevron-down", Fixed;
    /// A chevron to the left, in either direction of reading.
    Left: "chevron-left", Fixed;
    /// A chevron to the right, in either direction of reading.
    Right: "chevron-right", Fixed;
    /// A chevron to where reading comes from.
    Back: "chevron-left", Mirrored;
    /// A chevron to where reading goes.
    Forward: "chevron-right", Mirrored;
    /// A cross.
    Close: "x", Fixed;
    /// Two arrows, one back and one forth.
    Exchange: "arrow-right-left", Fixed;
    /// Something more.
    Plus: "plus", Fixed;
    /// Something less.
    Minus: "minus", Fixed;
    /// A tick.
    Check: "check", Fixed;
    /// There is more.
    More: "ellipsis", Fixed;
    /// The menu.
    Menu: "menu", Fixed;
    /// Search.
    Search: "search", Fixed;
    /// Show only some.
    Filter: "list-filter", Fixed;
    /// In which order.
    Sort: "arrow-up-down", Fixed;
    /// Here it can be taken hold of.
    Grip: "grip-vertical", Fixed;
    /// The one before.
    Previous: "arrow-up", Fixed;
    /// The one after.
    Next: "arrow-down", Fixed;
    /// A new article.
    New: "file-plus", Fixed;
    /// Open a file.
    Open: "folder-open", Mirrored;
    /// Save.
    Save: "save", Fixed;
    /// Export.
    Export: "file-down", Fixed;
    /// Import.
    Import: "file-up", Fixed;
    /// Fetch.
    Download: "download", Fixed;
    /// A file of text; a report.
    Text: "file-text", Mirrored;
    /// An article template.
    Template: "layout-template", Mirrored;
    /// An archived copy.
    Archive: "archive", Fixed;
    /// Paste.
    Paste: "clipboard-paste", Fixed;
    /// Copy; duplicate.
    Copy: "copy", Fixed;
    /// Cut.
    Cut: "scissors", Mirrored;
    /// Delete.
    Delete: "trash-2", Fixed;
    /// Edit.
    Edit: "pencil", Fixed;
    /// Make one of two.
    Merge: "merge", Fixed;
    /// Make two of one.
    Split: "split", Fixed;
    /// Take the last step back.
    Undo: "undo-2", Mirrored;
    /// Make it again.
    Redo: "redo-2", Mirrored;
    /// Bold.
    Bold: "bold", Fixed;
    /// Italic.
    Italic: "italic", Fixed;
    /// A link.
    Link: "link", Fixed;
    /// No link.
    Unlink: "unlink", Fixed;
    /// A quotation.
    Quotation: "text-quote", Mirrored;
    /// A citation.
    Citation: "quote", Mirrored;
    /// A picture.
    Picture: "image", Fixed;
    /// A list.
    List: "list", Mirrored;
    /// A numbered list.
    Numbered: "list-ordered", Mirrored;
    /// A heading.
    Heading: "heading", Fixed;
    /// A paragraph.
    Paragraph: "pilcrow", Fixed;
    /// A paragraph from left to right.
    LeftToRight: "pilcrow-right", Fixed;
    /// A paragraph from right to left.
    RightToLeft: "pilcrow-left", Fixed;
    /// Markup as it is.
    Raw: "code", Fixed;
    /// See.
    Eye: "eye", Fixed;
    /// Don't see.
    EyeOff: "eye-off", Fixed;
    /// The text alone.
    Focus: "maximize", Fixed;
    /// The panel at the start side.
    StartPanel: "panel-left", Mirrored;
    /// The panel at the end side.
    EndPanel: "panel-right", Mirrored;
    /// Settings.
    Settings: "settings", Fixed;
    /// By day.
    Light: "sun", Fixed;
    /// By night.
    Dark: "moon", Fixed;
    /// High contrast.
    Contrast: "contrast", Fixed;
    /// Larger.
    ZoomIn: "zoom-in", Fixed;
    /// Smaller.
    ZoomOut: "zoom-out", Fixed;
    /// The size of the text.
    TextSize: "a-large-small", Fixed;
    /// A command.
    Command: "command", Fixed;
    /// Keys.
    Keyboard: "keyboard", Fixed;
    /// Help.
    Help: "circle-question-mark", Fixed;
    /// To be known.
    Info: "info", Fixed;
    /// A doubt.
    Warning: "triangle-alert", Fixed;
    /// An error.
    Error: "circle-alert", Fixed;
    /// It did not work.
    Failed: "circle-x", Fixed;
    /// It worked; nothing is wrong.
    Done: "circle-check", Fixed;
    /// The disk.
    Disk: "hard-drive", Fixed;
    /// A person.
    Person: "user", Fixed;
    /// Add a name.
    AddName: "user-plus", Fixed;
    /// An organisation.
    Organisation: "building-2", Fixed;
    /// A place.
    Place: "map-pin", Fixed;
    /// An event.
    Event: "calendar-days", Fixed;
    /// A work.
    Work: "book-open", Fixed;
    /// What it is, nobody has said.
    Unknown: "circle-dashed", Fixed;
    /// A newspaper or news site.
    News: "newspaper", Mirrored;
    /// A web page.
    Web: "globe", Fixed;
    /// A book.
    Book: "book", Fixed;
    /// A journal.
    Journal: "book-marked", Fixed;
    /// A report.
    Report: "scroll-text", Mirrored;
    /// A broadcast or video.
    Broadcast: "tv", Fixed;
    /// A post on a social platform.
    Social: "message-square", Mirrored;
    /// An interview.
    Interview: "mic", Fixed;
    /// Any source.
    Source: "bookmark", Fixed;
    /// A date.
    Calendar: "calendar", Fixed;
    /// Time.
    Clock: "clock", Fixed;
    /// Leads out of the window.
    External: "external-link", Mirrored;
    /// Languages.
    Language: "languages", Fixed;
    /// Faces.
    Fonts: "type", Fixed;
    /// Do it again.
    Again: "refresh-cw", Fixed;
    /// As it was.
    Restore: "rotate-ccw", Mirrored;
    /// Repair.
    Fix: "wrench", Fixed;
    /// Leave it be.
    Ignore: "bell-off", Fixed;
    /// Worth a look.
    Flag: "flag", Mirrored;
    /// Show where it is.
    Locate: "locate", Fixed;
}
