//! # Tahrir «تحرير»: the newsroom's Arabic article editor, as a library
//!
//! This comment is the map of the code; there is no second one. The `pub mod` lines below stand in
//! dependency order, which is also the reading order: a room uses only rooms above it.
//!
//! | room | what it holds | what it must not know |
//! |---|---|---|
//! | [`text`] | offsets, clusters, letters and their relatives, words, normal forms | articles |
//! | [`dates`] | dates in every script and calendar that journalists use, as known as they are: reading, writing, EDTF | the clock |
//! | [`article`] | what a journalist writes, as values, and the invertible [`article::Change`]s | files, wikis, windows |
//! | [`entities`] | the house's register of names, and the names in an article: mentions, variants, words written in one | words for people |
//! | [`citations`] | references as text: lines, templates, BibTeX, RIS, CSL-JSON, saved pages, one box for all of them; readable names, doubles, the register of outlets | articles, files, networks |
//! | [`checks`] | what is wrong with an article, one rule a file | words for people |
//! | [`markup`] | article → tree → wikitext, HTML, Markdown, text; wikis are data in `assets/profiles/` | files |
//! | [`import`] | a published page's text, or any text, made an article | files |
//! | [`editor`] | an article with selection, history and revision; typing, deletion, clipboard, drag and drop, marks, styles, citations, links, find and replace | keys, pixels |
//! | [`survey`] | what a window shows about an article: problems, names, uses of sources, coverage, counts | windows, threads |
//! | [`storage`] | the draft file, what is copied as text, settings, copies that outlive a crash, and disk writes that survive a power cut | words for people |
//! | [`strings`] | every word that a person reads, in Arabic and English | decisions |
//! | [`cli`] | the command line, thin | what the window will know |
//! | `typeset` (feature `gui`) | lines, carets and boxes of one paragraph | egui, articles, the clock |
//! | `ui` (feature `gui`) | everything in the window, in egui: the canvas that text is written on, the page around it, panels, dialogs, bars, and the app that joins them | eframe, files, the clock |
//! | `desktop` (feature `gui`) | the window: events in, pictures out, by the GPU or by the processor; and the world around it: files, dialogs, threads, other starts, signals | what is shown |
//!
//! `main.rs` hands the process's arguments, streams and clock to [`cli`], the only place where they
//! are taken from.
//!
//! # A journey: from a published page to the wiki
//! `tahrir import` reads a text ([`storage::files`]), [`import::published`] makes an
//! [`article::Article`] of it and lists what it guessed, [`storage::draft`] writes the draft.
//! `tahrir check` runs [`checks::run`] over it; [`strings`] words what was found. `tahrir export`
//! calls [`markup::export`]: `convert` decides once for all formats (numbers of citations, first
//! mentions of names, nesting), an encoder writes it down, `escape` alone knows which letters a
//! format would take for its own.
//!
//! # A change
//! Whatever alters an article is an [`article::Change`], applied by [`article::Article::apply`],
//! which answers with the inverse and with the way positions move. [`editor::Editor::run`] applies
//! several as one, keeps the inverses for undo and moves the selection. A fix of a check is a list
//! of the same changes.
//!
//! # A keystroke
//! An egui event becomes an action (`ui::canvas::actions`, pure), the canvas resolves what needs
//! geometry, [`editor`] makes the transaction, only some words around the change are shaped again
//! (`typeset`), and the same frame shows it: `desktop` takes all that happened into one frame, and
//! without a GPU draws of it what is not as it was (`desktop::raster`). The widget alone runs
//! in `tests/examples/canvas.rs`.
//!
//! # What a person asks for
//! Views read an article (`ui::Seen`) and push `ui::action::Action`s; `ui::app::App::run` does them,
//! and only [`editor::Editor::run`] changes an article. Those that have a name are
//! [`strings::Task`]s: menus, bar, palette and the list of keys are all made of that one table.
//! What panels show is a [`survey::Survey`], made beside the typing: it speaks of the article as it
//! was, and [`survey::Survey::place_now`] says where a place of then is now.
//!
//! # Between the window and the world
//! What the window wants is a `ui::world::Request`, what happens a `ui::world::Event`: two closed
//! lists. `desktop::world` does what is asked on threads, so the window never waits: everything on
//! the disk on one, in the order in which it was asked for; dialogs, pictures and the look over an
//! article ([`survey`]) beside it. What is written has a copy ([`storage::recovery`]) two seconds after
//! the last key, in a folder with a lock that goes with its process; whoever starts next and can
//! have the lock brings the copies back. A save asks first whether the file is as it was
//! ([`storage::opening`]).
//!
//! # Where this differs from the plan, and why
//! - Reading foreign text has a room of its own, `import`, below `markup`: a writer of formats needs
//!   no reader of them, and each may grow without the other.
//! - A position is a block's number and an offset in its text, not an offset in the whole body: a
//!   key in one paragraph then moves nothing in the others.
//! - `desktop` draws egui's meshes itself where there is no GPU: OpenGL in software takes 40 ms of
//!   the processor for a key, this takes 3. The one crate for it (egui_software_backend) stands at
//!   egui 0.34.

pub mod text;

pub mod dates;

pub mod article;

pub mod entities;

pub mod citations;

pub mod checks;

pub mod markup;

pub mod import;

pub mod editor;

pub mod survey;

pub mod storage;

pub mod strings;

pub mod cli;

#[cfg(feature = "gui")]
pub mod typeset;

#[cfg(feature = "gui")]
pub mod ui;

#[cfg(feature = "gui")]
pub mod desktop;
