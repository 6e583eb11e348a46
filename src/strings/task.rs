//! What can be asked for by name: the items of menus, bar, palette and list of shortcuts, of which
//! every one has its words in both languages. What keys, icons and deeds belong to them, `ui` knows.

/// Something that a person can ask for by name, without saying anything more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Task {
    /// A new article.
    New,
    /// Open a file.
    Open,
    /// Make an article of a text.
    Import,
    /// Save.
    Save,
    /// Save under another name.
    SaveAs,
    /// Write the finished article as markup.
    Export,
    /// Close the article in front.
    CloseTab,
    /// End the program.
    Quit,
    /// Take the last step back.
    Undo,
    /// Make it again.
    Redo,
    /// Copy and take away.
    Cut,
    /// Copy.
    Copy,
    /// Paste.
    Paste,
    /// Paste letters only.
    PastePlain,
    /// Select the whole text.
    SelectAll,
    /// Find.
    Find,
    /// Find and replace.
    Replace,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Make a link, or change it.
    Link,
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading,
    /// A heading under a heading.
    Subheading,
    /// An item with a bullet.
    Bullets,
    /// An item with a number.
    Numbers,
    /// A quotation.
    Quotation,
    /// Raw markup.
    Raw,
    /// Turn the paragraph's direction.
    TurnDirection,
    /// Cite a source.
    Cite,
    /// Add a source.
    NewReference,
    /// Put a picture in.
    Picture,
    /// Show what can't be seen.
    ShowUnseen,
    /// Arabic signs for the keys `" , ; ?`.
    Punctuation,
    /// Larger text.
    ZoomIn,
    /// Smaller text.
    ZoomOut,
    /// The text in its own size.
    ZoomReset,
    /// The panel of entities, shown or hidden.
    Entities,
    /// The panel of sources and problems, shown or hidden.
    Sources,
    /// The sources.
    ShowSources,
    /// The problems.
    ShowProblems,
    /// The next problem.
    NextProblem,
    /// The problem before.
    PreviousProblem,
    /// The text alone.
    Focus,
    /// The finished article.
    Preview,
    /// The next article.
    NextTab,
    /// The article before.
    PreviousTab,
    /// The title's field.
    Title,
    /// The next part of the window.
    NextPane,
    /// The part of the window before.
    PreviousPane,
    /// Everything that can be done, by name.
    Palette,
    /// All keys.
    Shortcuts,
    /// Settings.
    Settings,
    /// What this program is.
    About,
}

impl Task {
    /// Every one, in the order of the menus.
    pub const ALL: [Self; 53] = [
        Self::New,
        Self::Open,
        Self::Import,
        Self::Save,
        Self::SaveAs,
        Self::Export,
        Self::CloseTab,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Cut,
        Self::Copy,
        Self::Paste,
        Self::PastePlain,
        Self::SelectAll,
        Self::Find,
        Self::Replace,
        Self::Bold,
        Self::Italic,
        Self::Link,
        Self::Paragraph,
        Self::Heading,
        Self::Subheading,
        Self::Bullets,
        Self::Numbers,
        Self::Quotation,
        Self::Raw,
        Self::TurnDirection,
        Self::Cite,
        Self::NewReference,
        Self::Picture,
        Self::ShowUnseen,
        Self::Punctuation,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Entities,
        Self::Sources,
        Self::ShowSources,
        Self::ShowProblems,
        Self::NextProblem,
        Self::PreviousProblem,
        Self::Focus,
        Self::Preview,
        Self::NextTab,
        Self::PreviousTab,
        Self::Title,
        Self::NextPane,
        Self::PreviousPane,
        Self::Palette,
        Self::Shortcuts,
        Self::Settings,
        Self::About,
    ];
}
