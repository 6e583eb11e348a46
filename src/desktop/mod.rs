//! The window: what the window system says goes into egui, what egui wants to be seen comes onto
//! the screen. The only room that knows winit, eframe, the clock and the world outside of the
//! window. It must not know what a view shows.
//!
//! Two presenters bring pictures to the screen. With a GPU it is eframe's ([`Presenter::Gpu`]).
//! Without one OpenGL would be emulated, which costs tens of milliseconds a key; then the
//! processor draws, and only what changed ([`raster`], [`Presenter::Cpu`]). `pace` decides when,
//! `host` listens, `screen` hands pixels over. A [`View`] sees no difference.
//!
//! [`app`] is the program's own window: what its inside asks for, `world` does, on threads.
//! [`instance`] hands a second start to the first, `signals` ends in order.

pub mod app;
mod choice;
mod gpu;
mod host;
pub mod instance;
mod left;
mod pace;
mod places;
pub mod raster;
mod screen;
mod signals;
mod world;

use std::fmt;

use eframe::UserEvent;
use egui::{Color32, ViewportBuilder};
use winit::event_loop::EventLoop;

pub use choice::{PRESENTER_VARIABLE, Presenter};
pub use places::Places;

/// What a window shows.
pub trait View {
    /// Shows it once: called for every frame, and in some frames twice.
    fn ui(&mut self, ui: &mut egui::Ui);

    /// Called once, before the first frame: the place for fonts and styles.
    fn begin(&mut self, context: &egui::Context) {
        let _ = context;
    }

    /// The colour where the view draws nothing.
    fn ground(&self) -> Color32 {
        Color32::WHITE
    }
}

/// Why there is no window, or none any more.
#[derive(Debug)]
pub enum Error {
    /// There is no window system, or it is gone.
    EventLoop(winit::error::EventLoopError),
    /// The window system gives no window.
    Window(winit::error::OsError),
    /// The window takes no pixels.
    Surface(softbuffer::SoftBufferError),
}

/// Opens a window, and comes back when it is closed. Where the GPU fails, the processor draws.
///
/// # Errors
/// Where there is no window system, or it takes no window or no pixels.
pub fn run(
    window: &ViewportBuilder,
    presenter: Presenter,
    view: &mut impl View,
) -> Result<(), Error> {
    let mut events = EventLoop::<UserEvent>::with_user_event().build().map_err(Error::EventLoop)?;
    if presenter == Presenter::Gpu && gpu::run(&mut events, window, view)? {
        return Ok(());
    }
    host::run(&mut events, window, view)
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EventLoop(error) => f.write_str(said(&error.to_string())),
            Self::Window(error) => f.write_str(said(&error.to_string())),
            Self::Surface(error) => f.write_str(said(&error.to_string())),
        }
    }
}

/// What the system said, without the place in winit's source that stands before it.
fn said(error: &str) -> &str {
    let rest = error.rsplit_once(".rs:").and_then(|(_, rest)| rest.split_once(": "));
    rest.map_or(error, |(_, said)| said).trim_end_matches('.')
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn a_person_is_told_what_the_system_said_and_not_where_in_a_source() {
        let check = |error, expected| assert_eq!(said(error), expected);
        check("os error at /a/b/winit/src/mod.rs:765: DISPLAY is not set.", "DISPLAY is not set");
        check("exit error: 1", "exit error: 1");
        check("", "");
    }
}
